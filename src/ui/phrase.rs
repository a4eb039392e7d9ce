//! Counts, days and times as they are put to the reader.

use jiff::civil::Date;

use crate::corpus::{Head, Published};

/// The agency of an article, where neither its outlet nor its byline says so already.
pub fn agency(head: &Head) -> Option<&str> {
    let agency = head.agency.as_deref()?;
    let signed = |byline: &str| byline.split(", ").any(|name| name == agency);
    let said = head.outlet.as_deref() == Some(agency) || head.byline.as_deref().is_some_and(signed);
    (!said).then_some(agency)
}

/// `1234567` as `1,234,567`.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 story`, `1,234 stories`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// `7 May 2026`.
pub fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// ` UTC`, ` +02`, ` -03:30`: clocks of two outlets can only be set side by side when their zones are told.
fn zone(offset: jiff::tz::Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => " UTC".to_owned(),
        (hours, 0) => format!(" {sign}{hours:02}"),
        (hours, rest) => format!(" {sign}{hours:02}:{rest:02}"),
    }
}

/// `7 May 2026, 21:40 +02`; the zone where it is told, the day alone where no time is told.
pub fn moment(published: Published) -> String {
    match published {
        Published::Day(date) => day(date),
        Published::Time(time, offset) => {
            let zone = offset.map_or_else(String::new, zone);
            format!("{}, {}{zone}", day(time.date()), time.strftime("%H:%M"))
        }
    }
}

/// The day alone.
pub fn on_day(published: Published) -> String {
    day(published.day())
}

/// `7 May 2026`, `7–8 May 2026`, `30 Apr – 2 May 2026`, `30 Dec 2025 – 2 Jan 2026`; `undated` where no day is known.
pub fn days(first: Option<Date>, last: Option<Date>) -> String {
    let (first, last) = match (first, last) {
        (Some(first), Some(last)) => (first, last),
        (Some(one), None) | (None, Some(one)) => (one, one),
        (None, None) => return "undated".to_owned(),
    };
    let until = day(last);
    if first == last {
        until
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{until}", first.day())
    } else if first.year() == last.year() {
        format!("{} – {until}", first.strftime("%-d %b"))
    } else {
        format!("{} – {until}", day(first))
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// How far, in whole percent: 100 only when all is done.
pub fn percent(done: usize, all: usize) -> usize {
    done.min(all).saturating_mul(100).checked_div(all).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (n, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (37_500, "37,500"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(n), text);
        }
        assert_eq!(count(1, "story", "stories"), "1 story");
        assert_eq!(count(0, "story", "stories"), "0 stories");
    }

    #[test]
    fn a_span_of_days_says_no_month_and_no_year_twice() {
        let may = |day| Some(date(2026, 5, day));
        assert_eq!(days(may(7), may(7)), "7 May 2026");
        assert_eq!(days(may(7), may(8)), "7–8 May 2026");
        assert_eq!(days(Some(date(2026, 4, 30)), may(2)), "30 Apr – 2 May 2026");
        assert_eq!(days(Some(date(2025, 12, 30)), may(2)), "30 Dec 2025 – 2 May 2026");
        assert_eq!(days(None, may(2)), "2 May 2026");
        assert_eq!(days(None, None), "undated");
    }

    #[test]
    fn all_is_said_only_when_all_is_done() {
        assert_eq!(percent(0, 0), 100);
        assert_eq!(percent(999, 1000), 99);
        assert_eq!(percent(5, 5), 100);
    }

    #[test]
    fn things_are_listed_as_one_says_them() {
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(listed(&["a"]), "a");
    }
}
