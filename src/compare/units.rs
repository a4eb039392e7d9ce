//! The units in which news counts, and the words that make a number inexact.

use super::figures::Sharpness;

/// What is measured, each in one base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    /// In metres.
    Length,
    /// In kilograms.
    Mass,
    /// In litres.
    Volume,
    /// In square metres.
    Area,
}

/// A unit of measurement and its size in the base unit.
pub(super) fn measure(word: &str) -> Option<(Dimension, f64)> {
    use Dimension::{Area, Length, Mass, Volume};
    Some(match word {
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => (Length, 0.001),
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => (Length, 0.01),
        "inch" | "inches" => (Length, 0.0254),
        "ft" | "foot" | "feet" => (Length, 0.3048),
        "yard" | "yards" => (Length, 0.9144),
        "metre" | "metres" | "meter" | "meters" => (Length, 1.0),
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => (Length, 1000.0),
        "mile" | "miles" => (Length, 1609.344),
        "kg" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => (Mass, 1.0),
        "ounce" | "ounces" => (Mass, 0.028_35),
        "ton" | "tons" | "tonne" | "tonnes" => (Mass, 1000.0),
        "litre" | "litres" | "liter" | "liters" => (Volume, 1.0),
        "gallon" | "gallons" => (Volume, 3.785),
        "barrel" | "barrels" => (Volume, 158.99),
        "acre" | "acres" => (Area, 4046.86),
        "hectare" | "hectares" => (Area, 10_000.0),
        _ => return None,
    })
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

/// Whether a word counts several: where the noun of a count ends.
pub(super) fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "people" | "men" | "women" | "children" | "police" | "staff" | "mice" | "geese" | "oxen"
    ) || (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
}

/// How an approximating word is meant, given the word before it; `Some(None)` for one that belongs to a longer such phrase.
#[expect(
    clippy::option_option,
    reason = "means this, belongs to such a phrase, is no such word"
)]
pub(super) fn approximate(word: &str, before: &str) -> Option<Option<Sharpness>> {
    match word {
        "about" | "around" | "nearly" | "almost" | "some" | "roughly" | "approximately" | "estimated" | "circa"
        | "close" | "hardly" | "barely" => Some(Some(Sharpness::About)),
        "than" => Some(Some(if matches!(before, "less" | "fewer" | "lower") {
            Sharpness::Below
        } else {
            Sharpness::Above
        })),
        "over" | "least" | "exceeding" | "few" | "above" => Some(Some(Sharpness::Above)),
        "most" | "under" | "up" | "many" | "below" => Some(Some(Sharpness::Below)),
        "to" | "at" | "more" | "less" | "fewer" | "an" | "as" => Some(None),
        _ => None,
    }
}

/// What a word multiplies the number before it by.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// The sign of a currency named in a word; of the same name in several countries one for all.
pub(super) fn currency(word: &str) -> Option<char> {
    Some(match word {
        "dollar" | "dollars" | "usd" => '$',
        "pound" | "pounds" | "gbp" => '£',
        "euro" | "euros" | "eur" => '€',
        "yen" | "yuan" => '¥',
        "rupee" | "rupees" => '₹',
        "crown" | "crowns" | "krona" | "kronor" | "krone" | "kroner" | "koruna" => 'k',
        "franc" | "francs" | "chf" => '₣',
        "peso" | "pesos" => '₱',
        "ruble" | "rubles" | "rouble" | "roubles" => '₽',
        "lira" | "liras" => '₺',
        "shekel" | "shekels" => '₪',
        "dinar" | "dinars" => 'd',
        "rand" => 'r',
        "zloty" | "zlotys" => 'z',
        _ => return None,
    })
}

/// A unit of time in days.
pub(super) fn unit_of_time(word: &str) -> Option<f64> {
    Some(match word {
        "second" | "seconds" => 1.0 / 86_400.0,
        "minute" | "minutes" => 1.0 / 1440.0,
        "hour" | "hours" => 1.0 / 24.0,
        "day" | "days" => 1.0,
        "week" | "weeks" => 7.0,
        "month" | "months" => 365.0 / 12.0,
        "year" | "years" => 365.0,
        "decade" | "decades" => 3650.0,
        "century" | "centuries" => 36_500.0,
        _ => return None,
    })
}
