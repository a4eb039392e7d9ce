//! The units in which news counts.

/// What is measured, each in one base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Dimension {
    /// In metres.
    Length,
    /// In kilograms.
    Mass,
    /// In litres.
    Volume,
    /// In square metres.
    Area,
    /// In kilometres an hour.
    Speed,
    /// In degrees Celsius from the zero of the unit it is told in.
    Temperature,
    /// In watts.
    Power,
    /// In watt-hours.
    Energy,
}

impl Dimension {
    /// The base unit as it is printed after a number.
    pub fn unit(self) -> &'static str {
        match self {
            Dimension::Length => "m",
            Dimension::Mass => "kg",
            Dimension::Volume => "l",
            Dimension::Area => "m²",
            Dimension::Speed => "km/h",
            Dimension::Temperature => "°C",
            Dimension::Power => "W",
            Dimension::Energy => "Wh",
        }
    }
}

/// Kilometres in a mile.
const MILE: f64 = 1.609_344;

/// A degree Fahrenheit in degrees Celsius.
pub(super) const FAHRENHEIT: f64 = 5.0 / 9.0;

/// A unit of measurement and its size in the base unit.
pub(super) fn measure(word: &str) -> Option<(Dimension, f64)> {
    use Dimension::{Area, Energy, Length, Mass, Power, Speed, Volume};
    Some(match word {
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => (Length, 0.001),
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => (Length, 0.01),
        "inch" | "inches" => (Length, 0.0254),
        "ft" | "foot" | "feet" => (Length, 0.3048),
        "yard" | "yards" => (Length, 0.9144),
        "metre" | "metres" | "meter" | "meters" => (Length, 1.0),
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => (Length, 1000.0),
        "mile" | "miles" => (Length, 1000.0 * MILE),
        "mg" | "milligram" | "milligrams" => (Mass, 1e-6),
        "gram" | "grams" | "gramme" | "grammes" => (Mass, 1e-3),
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => (Mass, 1.0),
        "ounce" | "ounces" | "oz" => (Mass, 0.028_35),
        "lb" | "lbs" => (Mass, 0.453_59),
        "ton" | "tons" | "tonne" | "tonnes" => (Mass, 1000.0),
        "kiloton" | "kilotons" | "kilotonne" | "kilotonnes" => (Mass, 1e6),
        "megaton" | "megatons" | "megatonne" | "megatonnes" => (Mass, 1e9),
        "litre" | "litres" | "liter" | "liters" => (Volume, 1.0),
        "gallon" | "gallons" => (Volume, 3.785),
        "barrel" | "barrels" => (Volume, 158.99),
        "pint" | "pints" => (Volume, 0.568),
        "acre" | "acres" => (Area, 4046.86),
        "hectare" | "hectares" | "ha" => (Area, 10_000.0),
        "kph" | "kmh" => (Speed, 1.0),
        "mph" => (Speed, MILE),
        "knot" | "knots" => (Speed, 1.852),
        "kilowatt" | "kilowatts" | "kw" => (Power, 1e3),
        "megawatt" | "megawatts" | "mw" => (Power, 1e6),
        "gigawatt" | "gigawatts" | "gw" => (Power, 1e9),
        "terawatt" | "terawatts" | "tw" => (Power, 1e12),
        "kilowatt-hour" | "kilowatt-hours" | "kwh" => (Energy, 1e3),
        "megawatt-hour" | "megawatt-hours" | "mwh" => (Energy, 1e6),
        "gigawatt-hour" | "gigawatt-hours" | "gwh" => (Energy, 1e9),
        "terawatt-hour" | "terawatt-hours" | "twh" => (Energy, 1e12),
        _ => return None,
    })
}

/// A unit of several words from the first of `words` on, its size, and how many words it takes.
pub(super) fn measure_phrase(words: [&str; 4]) -> Option<(Dimension, f64, usize)> {
    let [first, second, third, _] = words;
    let power = match first {
        "square" | "sq" => Some(2),
        "cubic" | "cu" => Some(3),
        _ => None,
    };
    if let Some(power) = power {
        let (dimension, size) = measure(second)?;
        return match (dimension, power) {
            (Dimension::Length, 2) => Some((Dimension::Area, size * size, 2)),
            (Dimension::Length, _) => Some((Dimension::Volume, size * size * size * 1000.0, 2)),
            _ => None,
        };
    }
    let degrees = matches!(first, "degree" | "degrees");
    match if degrees { second } else { first } {
        "celsius" | "centigrade" => return Some((Dimension::Temperature, 1.0, 1 + usize::from(degrees))),
        "fahrenheit" => return Some((Dimension::Temperature, FAHRENHEIT, 1 + usize::from(degrees))),
        "c" if degrees => return Some((Dimension::Temperature, 1.0, 2)),
        "f" if degrees => return Some((Dimension::Temperature, FAHRENHEIT, 2)),
        _ if degrees => return None,
        _ => {}
    }
    // "30 miles per second".
    if let Some((Dimension::Length, size)) = measure(first)
        && (second, third) == ("per", "second")
    {
        return Some((Dimension::Speed, size * 3.6, 3));
    }
    if first == "light" && matches!(second, "year" | "years") {
        return Some((Dimension::Length, 9.460_7e15, 2));
    }
    let (dimension, size) = measure(first)?;
    let hour = |word: &str| matches!(word, "hour" | "h" | "hr");
    if dimension == Dimension::Length
        && (matches!(second, "an" | "per") && hour(third) || second == "h" && size >= 1000.0)
    {
        let taken = if second == "h" { 2 } else { 3 };
        return Some((Dimension::Speed, size / 1000.0, taken));
    }
    Some((dimension, size, 1))
}

/// The half of the day a word after a time names: `Some(None)` where it names none ("o'clock").
#[expect(clippy::option_option, reason = "named, named without a half, not named")]
pub(super) fn clock_half(word: &str) -> Option<Option<bool>> {
    match word {
        "am" | "a.m" | "a.m." => Some(Some(false)),
        "pm" | "p.m" | "p.m." => Some(Some(true)),
        "o'clock" => Some(None),
        _ => None,
    }
}

/// The share that a fraction word names one of, in parts: a third is one of 3.
pub(super) fn fraction(word: &str) -> Option<f64> {
    Some(match word {
        "half" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "seventh" | "sevenths" => 7.0,
        "eighth" | "eighths" => 8.0,
        "ninth" | "ninths" => 9.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    })
}

/// The place in an order that a word names, from the third on: "first" and "second" say more often something else.
pub(super) fn ordinal(word: &str) -> Option<f64> {
    const ORDINALS: &[&str] = &[
        "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    ];
    if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == word) {
        return Some(at as f64 + 3.0);
    }
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))?;
    let place: u32 = match digits.split_once(',') {
        // "the 1,000th"
        Some((thousands, rest)) if rest.len() == 3 => (thousands.to_owned() + rest).parse().ok()?,
        _ => (digits.len() <= 4).then(|| digits.parse().ok()).flatten()?,
    };
    (place > 0).then_some(f64::from(place))
}

/// Whether a word counts several: where the noun of a count ends.
pub(super) fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "staff"
            | "mice"
            | "geese"
            | "oxen"
            | "personnel"
            | "troops"
    ) || (word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is"))
}

/// What a word multiplies the number before it by.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        _ => return None,
    })
}

/// A unit of time in days.
pub(super) fn unit_of_time(word: &str) -> Option<f64> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => 1.0 / 86_400.0,
        "minute" | "minutes" | "min" | "mins" => 1.0 / 1440.0,
        "hour" | "hours" | "hr" | "hrs" => 1.0 / 24.0,
        "day" | "days" => 1.0,
        "week" | "weeks" => 7.0,
        "fortnight" | "fortnights" => 14.0,
        "month" | "months" => 365.0 / 12.0,
        "year" | "years" | "yr" | "yrs" => 365.0,
        "decade" | "decades" => 3650.0,
        "century" | "centuries" => 36_500.0,
        _ => return None,
    })
}
