//! Days told from the day of publication: "yesterday", "last week", "next year".

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};
use jiff::civil::Date;

impl Scanner<'_> {
    /// A day, week, month or year told from the day of publication, where that is known.
    pub(super) fn reckoned_date(&self, at: usize) -> Option<(Found, usize)> {
        let now = self.published?;
        let (word, next) = (self.folded(at), self.folded(at + 1));
        let joined = self.joined(at);
        let (value, words, faint) = match word {
            "yesterday" => (day(moved(now, -1)), 1, false),
            "tomorrow" => (day(moved(now, 1)), 1, false),
            "today" | "tonight" => (day(now), 1, true),
            "last" if joined && next == "night" => (day(moved(now, -1)), 2, true),
            // "the last week of the season", "over the last year" are other weeks and years.
            "last" | "next" | "this" if joined && self.before(at) != "the" => {
                let step = match word {
                    "last" => -1,
                    "next" => 1,
                    _ => 0,
                };
                let value = match next {
                    "week" => Value::Week(monday(moved(now, step * 7))),
                    "month" => month_from(now, step),
                    "year" => Value::Year(now.year().saturating_add(i16::from(step as i8))),
                    "morning" | "afternoon" | "evening" if step == 0 => day(now),
                    _ => return None,
                };
                (value, 2, step == 0)
            }
            _ => return None,
        };
        // "next year's budget", "the last week of the season" count no less, "at last week's end" neither.
        let (mut figure, end) = self.figure(FigureKind::Date, value, at..at + words)?;
        figure.reckoned = true;
        figure.faint = faint;
        Some((figure, end))
    }
}

fn day(date: Date) -> Value {
    Value::Day(Some(date.year()), date.month(), date.day())
}

/// So many days later, or earlier where `days` is negative.
pub(super) fn moved(date: Date, days: i32) -> Date {
    date.saturating_add(jiff::Span::new().days(i64::from(days)))
}

/// The first day of the week of a date.
pub(super) fn monday(date: Date) -> Date {
    moved(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

fn month_from(now: Date, step: i32) -> Value {
    let month = i32::from(now.month()) - 1 + step;
    let year = now.year().saturating_add(month.div_euclid(12) as i16);
    Value::Month(Some(year), (month.rem_euclid(12) + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_reckoned_from_the_day_of_publication() {
        let told = |text: &str| find(text, Some(date(2031, 1, 9))).first().map(|found| found.value);
        assert_eq!(told("It rained yesterday."), Some(Value::Day(Some(2031), 1, 8)));
        assert_eq!(told("It rained last month."), Some(Value::Month(Some(2030), 12)));
        assert_eq!(told("It rained last year."), Some(Value::Year(2030)));
        assert_eq!(told("It rained last week."), Some(Value::Week(date(2030, 12, 30))));
        assert_eq!(told("It rained last November."), Some(Value::Month(Some(2030), 11)));
        assert_eq!(find("It rained yesterday.", None), []);
    }
}
