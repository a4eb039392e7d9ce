//! Figures in one normal form: what stands as `value` in the output and in the words for why two are equal.

use super::collation::FigureKind;
use super::figures::{Found, Sharpness, Value};

/// A figure's value with its unit, the same however it is printed: "38000", "12 %", "2500000 EUR", "9 years", "2012-05-08".
pub(super) fn normal(found: &Found) -> String {
    let bound = match found.sharpness {
        Sharpness::Exact => "",
        Sharpness::About => "~",
        Sharpness::Above => "> ",
        Sharpness::Below => "< ",
    };
    let value = match found.value {
        Value::Amount(value) => {
            let low = found.low.map_or_else(String::new, |low| format!("{}–", number(low)));
            let unit = match (found.kind, found.currency) {
                (FigureKind::Percent, _) => " %".to_owned(),
                (_, Some(code)) => format!(" {code}"),
                _ if found.ordinal => ".".to_owned(),
                _ => String::new(),
            };
            format!("{low}{}{unit}", number(value))
        }
        Value::Measure(dimension, value, _) => {
            let low = found.low.map_or_else(String::new, |low| format!("{}–", number(low)));
            format!("{low}{} {}", number(value), dimension.unit())
        }
        Value::Days(days, unit) => {
            let low = found
                .low
                .map_or_else(String::new, |low| format!("{}–", number(low / unit)));
            format!("{low}{}", time(days, unit))
        }
        Value::Year(year) => format!("{year}"),
        Value::Month(year, month) => format!(
            "{}-{month:02}",
            year.map_or_else(|| "-".to_owned(), |year| year.to_string())
        ),
        Value::Day(year, month, day) => format!(
            "{}-{month:02}-{day:02}",
            year.map_or_else(|| "-".to_owned(), |year| year.to_string())
        ),
        Value::Week(monday) => format!("week of {monday}"),
        Value::Weekday(weekday, None) => format!("{weekday:?}"),
        Value::Weekday(_, Some(date)) => format!("{date}"),
        Value::Clock(minutes, half) => {
            let hours = match (minutes / 60, half) {
                (hours, Some(true)) => hours + 12,
                (0, None) => 12,
                (hours, _) => hours,
            };
            let unsure = if half.is_none() { " or 12 hours later" } else { "" };
            format!("{hours:02}:{:02}{unsure}", minutes % 60)
        }
    };
    format!("{bound}{value}")
}

/// A number with no more places than it needs, three after the point at most; of what is below a tenth, six.
pub(super) fn number(value: f64) -> String {
    let places = if value.abs() < 0.1 { 1e6 } else { 1e3 };
    let rounded = (value * places).round() / places;
    format!("{rounded}")
}

/// A length of time in the unit it was told in.
pub(super) fn time(days: f64, unit: f64) -> String {
    let name = match unit {
        unit if unit < 1.0 / 2000.0 => "second",
        unit if unit < 1.0 / 30.0 => "minute",
        unit if unit < 0.5 => "hour",
        unit if unit < 2.0 => "day",
        unit if unit < 20.0 => "week",
        unit if unit < 100.0 => "month",
        _ => "year",
    };
    let size = match name {
        "week" => 7.0,
        "year" => 365.0,
        _ => unit,
    };
    let count = number(days / size);
    let plural = if count == "1" { "" } else { "s" };
    format!("{count} {name}{plural}")
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::*;

    #[test]
    fn a_value_is_the_same_however_it_is_printed() {
        for (text, value) in [
            ("38,000 homes", "38000"),
            ("about 38,000 homes", "~38000"),
            ("at least 12 percent", "> 12 %"),
            ("€2.5m", "2500000 EUR"),
            ("a decade long", "10 years"),
            ("a fortnight", "2 weeks"),
            ("26km away", "26000 m"),
            ("on 5 May 2012", "2012-05-05"),
            ("5 May", "--05-05"),
            ("between 10 and 15 homes", "10–15"),
            ("at 3.20 am", "03:20"),
        ] {
            let found = find(&format!("for {text}"), None);
            assert_eq!(found.first().map(normal).as_deref(), Some(value), "{text}");
        }
    }
}
