//! Lengths of time and ages in a sentence.

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};
use super::numerals::Numeral;
use super::units::unit_of_time;
use crate::text::words::is_stop;

impl Scanner<'_> {
    /// "34-year-old", "aged 34", "Ada Moor, 34,", "who is 34".
    pub(super) fn age(&self, at: usize, numeral: Numeral) -> Option<(Found, usize)> {
        let end = numeral.end;
        let whole = numeral.value.fract() == 0.0 && (1.0..=115.0).contains(&numeral.value) && !numeral.vague;
        if !whole || unit_of_time(self.folded(end)).is_some() && self.joined(end - 1) {
            return None;
        }
        let last = at.checked_sub(1)?;
        let rest = self.rest(end - 1);
        let closes = rest.starts_with([',', '.', ';', ')']) || rest.is_empty();
        let aged = matches!(self.folded(last), "aged" | "age" | "ages") && self.gap(last) == " ";
        let is = (closes || self.folded(end) == "and")
            && matches!(self.folded(last), "is" | "was")
            && matches!(self.before(last), "who" | "he" | "she");
        let named = self.gap(last) == ", "
            && self.capital(last)
            && closes
            && super::dates::month(self.folded(last)).is_none()
            && super::dates::weekday(self.folded(last)).is_none()
            && !self.folded(last).starts_with(|c: char| c.is_ascii_digit())
            && numeral.value >= 5.0;
        // "A clerk, 33, was hurt."
        let noun = self.gap(last) == ", "
            && rest.starts_with(", ")
            && self.folded(last).chars().all(char::is_alphabetic)
            && !is_stop(self.folded(last))
            && crate::text::style::number_word(self.folded(last)).is_none()
            && unit_of_time(self.folded(last)).is_none()
            && numeral.value >= 14.0;
        let bracketed = self.gap(last) == " (" && self.capital(last) && rest.starts_with(')') && numeral.value >= 14.0;
        if !(aged || is || named || noun || bracketed) {
            return None;
        }
        let (mut figure, end) =
            self.figure(FigureKind::Duration, Value::Days(numeral.value * 365.0, 365.0), at..end)?;
        "old".clone_into(&mut figure.follow);
        Some((figure, end))
    }

    /// "nine years", "three and a half weeks", "61 years old".
    pub(super) fn duration(&self, at: usize, numeral: Numeral) -> Option<(Found, usize)> {
        let end = numeral.end;
        let days = unit_of_time(self.folded(end)).filter(|_| self.joined(end - 1))?;
        let next = |ahead: usize| self.folded(end + ahead);
        let half = next(1) == "and" && next(2) == "a" && next(3) == "half";
        let value = if half { numeral.value + 0.5 } else { numeral.value };
        let more = if half { 3 } else { 0 };
        let old = usize::from(next(1 + more) == "old");
        let long = days >= 3650.0;
        // "two weeks' time", "the two-year deal".
        let (mut figure, end) = self.figure(
            FigureKind::Duration,
            Value::Days(value * days, days),
            at..end + 1 + more + old,
        )?;
        if old == 1 {
            "old".clone_into(&mut figure.follow);
            // "the 61-year-old guard", "a 34-year-old Ada Moor": who it is stands after it.
            let after = self.counted(at..end, false);
            if !after.nouns.is_empty() {
                figure.counted.span = after.span;
                figure.counted.lead = after.nouns;
            }
        }
        figure.reckoned = long || half;
        Some((figure, end))
    }

    /// "for a year", "in a decade", "a year and a half", "the past decade".
    pub(super) fn a_unit_of_time(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let before = self.before(at);
        if matches!(word, "past" | "last" | "previous" | "next" | "coming")
            && matches!(self.folded(at + 1), "decade" | "century" | "fortnight")
        {
            let days = unit_of_time(self.folded(at + 1))?;
            let (mut figure, end) = self.figure(FigureKind::Duration, Value::Days(days, days), at..at + 2)?;
            figure.reckoned = true;
            return Some((figure, end));
        }
        if word == "half" && matches!(self.folded(at + 1), "a" | "an") {
            let days = unit_of_time(self.folded(at + 2))?;
            let (mut figure, end) = self.figure(FigureKind::Duration, Value::Days(days / 2.0, days), at..at + 3)?;
            figure.reckoned = true;
            return Some((figure, end));
        }
        if !matches!(word, "a" | "an") {
            return None;
        }
        let days = unit_of_time(self.folded(at + 1)).filter(|_| self.folded(at + 1) != "second")?;
        let half = self.folded(at + 2) == "and" && self.folded(at + 4) == "half";
        let ago = matches!(
            self.folded(at + 2),
            "ago" | "earlier" | "later" | "before" | "after" | "long"
        );
        let lasts = matches!(
            before,
            "for"
                | "in"
                | "within"
                | "have"
                | "has"
                | "after"
                | "takes"
                | "took"
                | "about"
                | "nearly"
                | "almost"
                | "than"
                | "over"
        );
        let long = days >= 3650.0;
        if !(half || lasts || ago || long) {
            return None;
        }
        let value = if half { 1.5 } else { 1.0 };
        let end = if half { at + 5 } else { at + 2 };
        let (mut figure, end) = self.figure(FigureKind::Duration, Value::Days(value * days, days), at..end)?;
        figure.reckoned = half || long;
        Some((figure, end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::*;

    #[test]
    fn times_and_ages() {
        let told = |text: &str| -> Vec<(String, bool)> {
            let found = find(text, None).into_iter();
            found
                .filter(|found| found.kind == FigureKind::Duration)
                .map(|found| (text[found.span.clone()].to_owned(), found.is_age()))
                .collect()
        };
        let of = |pairs: &[(&str, bool)]| -> Vec<(String, bool)> {
            pairs.iter().map(|(text, age)| ((*text).to_owned(), *age)).collect()
        };
        assert_eq!(
            told("Ada Moor, 34, waited nine days"),
            of(&[("34", true), ("nine days", false)])
        );
        assert_eq!(told("a clerk, 33, was hurt"), of(&[("33", true)]));
        assert_eq!(told("the 61-year-old guard"), of(&[("61-year-old", true)]));
        assert_eq!(told("for a year and a half"), of(&[("for a year and a half", false)]));
        assert_eq!(told("in the past decade"), of(&[("past decade", false)]));
        assert_eq!(told("40 crowns a year"), of(&[]));
    }
}
