//! Spans of days as they are typed: `2024`, `2024-03`, `2024-03-01..2024-03-08`, `>2024-03-01`.

use jiff::civil::Date;

/// The first and last day of a date or of a range, which may be open at one end; `None`: it is no date, or the range ends before
/// it begins.
pub fn days(text: &str) -> Option<(Date, Date)> {
    let (first, last) = range(text)?;
    (first <= last).then_some((first, last))
}

fn range(text: &str) -> Option<(Date, Date)> {
    if let Some(day) = text.strip_prefix(">=") {
        return Some((span(day)?.0, Date::MAX));
    }
    if let Some(day) = text.strip_prefix("<=") {
        return Some((Date::MIN, span(day)?.1));
    }
    if let Some(day) = text.strip_prefix('>') {
        return Some((span(day)?.1.tomorrow().ok()?, Date::MAX));
    }
    if let Some(day) = text.strip_prefix('<') {
        return Some((Date::MIN, span(day)?.0.yesterday().ok()?));
    }
    let Some((from, to)) = text.split_once("..") else {
        return span(text);
    };
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let first = if from.is_empty() { Date::MIN } else { span(from)?.0 };
    let last = if to.is_empty() { Date::MAX } else { span(to)?.1 };
    Some((first, last))
}

fn span(text: &str) -> Option<(Date, Date)> {
    let number = |text: &str, digits: usize| {
        let plain = (1..=digits).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i16>().ok().filter(|_| plain)
    };
    let small = |text: &str| number(text, 2).and_then(|number| i8::try_from(number).ok());
    let mut parts = text.split('-');
    let year = parts
        .next()
        .filter(|year| year.len() == 4)
        .and_then(|year| number(year, 4))?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (Some(month), None) => {
            let first = Date::new(year, small(month)?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (Some(month), Some(day)) => {
            let day = Date::new(year, small(month)?, small(day)?).ok()?;
            Some((day, day))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_months_years_and_ranges_of_them() {
        for (text, first, last) in [
            ("2024", date(2024, 1, 1), date(2024, 12, 31)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2024-3-1..2024-03-08", date(2024, 3, 1), date(2024, 3, 8)),
            ("2024-03..", date(2024, 3, 1), Date::MAX),
            ("..2024", Date::MIN, date(2024, 12, 31)),
            (">2024-03", date(2024, 4, 1), Date::MAX),
            (">=2024-03", date(2024, 3, 1), Date::MAX),
            ("<2024-03-01", Date::MIN, date(2024, 2, 29)),
            ("<=2024-03-01", Date::MIN, date(2024, 3, 1)),
        ] {
            assert_eq!(days(text), Some((first, last)), "{text}");
        }
        for text in [
            "",
            "..",
            "24",
            "2024-13",
            "2024-02-30",
            "2024-01-01-01",
            "2025..2024",
            "today",
            "+024",
            ">",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
