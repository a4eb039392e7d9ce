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
        // "A nurse of 29 has".
        let of = self.folded(last) == "of"
            && (super::roles::is_role(self.before(last))
                || matches!(
                    self.before(last),
                    "man" | "woman" | "boy" | "girl" | "child" | "toddler"
                ))
            && self.before(last) != "crew"
            && (numeral.value >= 14.0 || matches!(self.before(last), "boy" | "girl" | "child" | "toddler"))
            && at
                .checked_sub(3)
                .is_some_and(|article| matches!(self.folded(article), "a" | "an"))
            && (closes
                || is_stop(self.folded(end))
                || self.folded(end) == "said"
                || numeral.value >= 14.0 && self.folded(end).ends_with("ed"));
        // "her daughter of six"
        let child = self.folded(last) == "of"
            && closes
            && super::roles::is_kin(self.before(last))
            && at
                .checked_sub(3)
                .is_some_and(|whose| matches!(self.folded(whose), "her" | "his" | "their" | "my" | "our"));
        // "were under 25", "younger than 25".
        let limited = match self.folded(last) {
            "than" => matches!(self.before(last), "younger" | "older"),
            "under" | "over" => closes && self.limits_age(last),
            _ => false,
        };
        let aged = of
            || child
            || limited && numeral.value >= 3.0
            || matches!(self.gap(last), " " | ", ") && self.is_aged(last)
            || matches!(self.folded(last), "turned" | "turns" | "turning")
                && (closes || matches!(self.folded(end), "and" | "last" | "this" | "in" | "on" | "earlier" | "next"))
            // "died at 82", "left school at 15", "a choirmaster heard her at 17", "her death at 36".
            || self.folded(last) == "at"
                && matches!(
                    self.before(last),
                    "died" | "dies" | "dead" | "death" | "school" | "her" | "him" | "widowed" | "orphaned" | "married" | "retired"
                )
                && closes
            || self.is_aged_in_time(at, numeral)
            || self.folded(last) == "at" && self.before(last) == "school" && matches!(self.folded(end), "to" | "and" | "with")
            // "Jade and Marcus Thiele, both 29,"
            || matches!(self.folded(last), "both" | "each")
                && last > 0
                && self.gap(last - 1) == ", "
                && closes
                && numeral.value >= 5.0
            || self.is_extreme(last) && closes
            // "She said that, at 34, her days were over."
            || self.folded(last) == "at"
                && rest.starts_with(',')
                && numeral.value >= 10.0
                && (last == 0 || self.gap(last - 1).starts_with(','));
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
        let kin = super::roles::is_kin(self.folded(last));
        let noun = self.gap(last) == ", "
            && (rest.starts_with(", ") || kin && closes)
            && self.folded(last).chars().all(char::is_alphabetic)
            && !is_stop(self.folded(last))
            && crate::text::style::number_word(self.folded(last)).is_none()
            && unit_of_time(self.folded(last)).is_none()
            && (numeral.value >= 14.0
                || matches!(
                    self.folded(last),
                    "daughter"
                        | "son"
                        | "boy"
                        | "girl"
                        | "child"
                        | "baby"
                        | "toddler"
                        | "brother"
                        | "sister"
                        | "pupil"
                        | "children"
                ));
        // "who were 61 and 48 years old".
        let both = self.folded(end) == "and"
            && self
                .numeral(end + 1)
                .is_some_and(|next| self.folded(next.end) == "years" && self.folded(next.end + 1) == "old");
        let bracketed = self.gap(last) == " (" && self.capital(last) && rest.starts_with(')') && numeral.value >= 14.0;
        if !(aged || is || named || noun || both || bracketed) {
            return None;
        }
        let (mut figure, end) =
            self.figure(FigureKind::Duration, Value::Days(numeral.value * 365.0, 365.0), at..end)?;
        "old".clone_into(&mut figure.follow);
        Some((figure, end))
    }

    /// "third in 2:21:07": what a race took.
    pub(super) fn race(&self, at: usize) -> Option<(Found, usize)> {
        let digits = |at: usize, most: usize| {
            let word = self.folded(at);
            let plain = (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| word.parse::<u32>().ok()).flatten()
        };
        let [hours, minutes, seconds] = [digits(at, 2)?, digits(at + 1, 2)?, digits(at + 2, 2)?];
        let parted = self.gap(at) == ":" && self.gap(at + 1) == ":" && self.gap(at + 2) != ":";
        if !parted || minutes >= 60 || seconds >= 60 || self.folded(at + 1).len() != 2 || self.folded(at + 2).len() != 2
        {
            return None;
        }
        // A time of day is told to the second only where a clock is read.
        let clock =
            matches!(self.before(at), "at" | "gmt" | "utc") || super::units::clock_half(self.folded(at + 3)).is_some();
        if clock || hours >= 24 {
            return None;
        }
        let second = 1.0 / 86_400.0;
        let days = f64::from(hours * 3600 + minutes * 60 + seconds) * second;
        let (mut figure, end) = self.figure(FigureKind::Duration, Value::Days(days, second), at..at + 3)?;
        figure.reckoned = true;
        Some((figure, end))
    }

    /// Whether "under" or "over" at `last` limits how old somebody is: "were under 25", "children under 12".
    pub(super) fn limits_age(&self, last: usize) -> bool {
        matches!(
            self.before(last),
            "were"
                | "are"
                | "is"
                | "was"
                | "be"
                | "those"
                | "anyone"
                | "people"
                | "children"
                | "adults"
                | "women"
                | "men"
                | "girls"
                | "boys"
                | "voters"
                | "everyone"
        ) && self.gap(last) == " "
    }

    /// "Varley will be 80 before he can ask for parole."
    fn is_aged_in_time(&self, at: usize, numeral: Numeral) -> bool {
        let be = at.checked_sub(1).filter(|&be| self.folded(be) == "be");
        let will = be.and_then(|be| be.checked_sub(1));
        let who = will
            .filter(|&will| matches!(self.folded(will), "will" | "would"))
            .and_then(|will| will.checked_sub(1));
        numeral.value >= 10.0
            && matches!(self.folded(numeral.end), "before" | "when")
            && who.is_some_and(|who| {
                matches!(self.folded(who), "he" | "she" | "who") || who > 0 && self.capital(who) && !self.titled
            })
    }

    /// "the youngest of them 18": whether the words up to `last` ask for the age of one of several.
    fn is_extreme(&self, last: usize) -> bool {
        let mut at = last;
        for _ in 0..4 {
            let word = self.folded(at);
            if matches!(word, "youngest" | "oldest" | "eldest") {
                return true;
            }
            let listed = matches!(word, "of" | "them" | "whom" | "being" | "just" | "only" | "all");
            let Some(before) = at.checked_sub(1).filter(|&before| listed && self.gap(before) == " ") else {
                return false;
            };
            at = before;
        }
        false
    }

    /// Whether the words up to `last` tell that ages follow: "aged", "the age of", "aged 31, 35 and".
    fn is_aged(&self, last: usize) -> bool {
        let mut at = last;
        for _ in 0..6 {
            let word = self.folded(at);
            if matches!(word, "aged" | "age" | "ages") {
                return true;
            }
            let listed = matches!(
                word,
                "of" | "and" | "or" | "to" | "between" | "from" | "just" | "only" | "is" | "was"
            ) || word.parse::<u8>().is_ok()
                || crate::text::style::number_word(word).is_some();
            let Some(before) = at
                .checked_sub(1)
                .filter(|&before| listed && matches!(self.gap(before), " " | ", "))
            else {
                return false;
            };
            at = before;
        }
        false
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
        // "11 hours and 24 minutes", "two years, three months" last as long as both together.
        if !half
            && old == 0
            && let Some((rest, unit, last)) = self.smaller_time(end, days)
        {
            let (mut figure, last) =
                self.figure(FigureKind::Duration, Value::Days(value * days + rest, unit), at..last)?;
            figure.reckoned = true;
            return Some((figure, last));
        }
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

    /// A shorter time that goes on behind the unit at `end`, in days, its unit, and where it ends.
    fn smaller_time(&self, end: usize, days: f64) -> Option<(f64, f64, usize)> {
        let and = usize::from(self.folded(end + 1) == "and");
        if !(and == 1 && self.joined(end) || and == 0 && matches!(self.gap(end), " " | ", ")) {
            return None;
        }
        let more = self
            .numeral(end + 1 + and)
            .filter(|more| !more.vague && more.end > end + 1 + and)?;
        let unit = unit_of_time(self.folded(more.end)).filter(|unit| *unit < days && self.joined(more.end - 1))?;
        let ago = matches!(self.folded(more.end + 1), "ago" | "later" | "earlier" | "old");
        if more.value * unit >= days || ago {
            return None;
        }
        // "four hours, 41 minutes and 12 seconds".
        Some(match self.smaller_time(more.end, unit) {
            Some((rest, smallest, end)) => (more.value * unit + rest, smallest, end),
            None => (more.value * unit, unit, more.end + 1),
        })
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
        // "half an hour", "a quarter-century"; "his half-century" counts a batter's.
        let parts = match (word, self.folded(at + 1)) {
            ("quarter", "century") => 4.0,
            ("half", unit) if unit_of_time(unit).is_some_and(|days| days < 2.0) => 2.0,
            _ => 1.0,
        };
        if parts > 1.0
            && self.joined(at)
            && let Some(days) = unit_of_time(self.folded(at + 1))
        {
            let value = Value::Days(days / parts, days);
            let (mut figure, end) = self.figure(FigureKind::Duration, value, at..at + 2)?;
            figure.reckoned = true;
            return Some((figure, end));
        }
        // "three-quarters of an hour"
        if matches!(word, "a" | "three")
            && matches!(self.folded(at + 1), "quarter" | "quarters")
            && self.folded(at + 2) == "of"
            && matches!(self.folded(at + 3), "a" | "an")
            && let Some(days) = unit_of_time(self.folded(at + 4))
        {
            let part = if word == "three" { 0.75 } else { 0.25 };
            let (mut figure, end) = self.figure(FigureKind::Duration, Value::Days(part * days, days), at..at + 5)?;
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
        assert_eq!(told("They are over the age of 18"), of(&[("18", true)]));
        assert_eq!(
            told("Three men, aged 31, 35 and 44, were held"),
            of(&[("31", true), ("35", true), ("44", true)])
        );
        assert_eq!(told("She died at 82."), of(&[("82", true)]));
        assert_eq!(
            told("women who were 61 and 48 years old"),
            of(&[("61", true), ("48 years old", true)])
        );
        assert_eq!(told("her daughter, 3, was safe"), of(&[("3", true)]));
        assert_eq!(told("Most were under 25."), of(&[("under 25", true)]));
        assert_eq!(told("viewers younger than 25"), of(&[("younger than 25", true)]));
        assert_eq!(told("She said that, at 34, it was over"), of(&[("34", true)]));
        assert_eq!(told("a half-hour wait"), of(&[("half-hour", false)]));
        assert_eq!(
            told("It takes three-quarters of an hour"),
            of(&[("three-quarters of an hour", false)])
        );
        assert_eq!(told("A nurse of 29 has done it"), of(&[("29", true)]));
        assert_eq!(
            told("It took 11 hours and 24 minutes"),
            of(&[("11 hours and 24 minutes", false)])
        );
        assert_eq!(
            told("Her time was four hours, 41 minutes and 12 seconds."),
            of(&[("four hours, 41 minutes and 12 seconds", false)])
        );
        assert_eq!(
            told("He woke his wife, 64. A girl of nine was with a man of 47. Their average age was 78."),
            of(&[("64", true), ("nine", true), ("47", true), ("78", true)])
        );
        assert_eq!(
            told("after two years three months ago"),
            of(&[("two years", false), ("three months", false)])
        );
        assert_eq!(
            told(
                "Colin Varley will be 80 before he is out. She left school at 15. They heard her at 17. He, who turned 63 last month"
            ),
            of(&[("80", true), ("15", true), ("17", true), ("63", true)])
        );
        assert_eq!(
            told(
                "Jade and Marcus, both 29, left school at 15 to work. She hid with her daughter of six. A firefighter of 27 suffered burns. 640 captives, the youngest of them 18."
            ),
            of(&[("29", true), ("15", true), ("six", true), ("27", true), ("18", true)])
        );
        assert_eq!(
            told("The truce was prolonged by half a year."),
            of(&[("half a year", false)])
        );
        assert_eq!(told("the 61-year-old guard"), of(&[("61-year-old", true)]));
        assert_eq!(told("for a year and a half"), of(&[("for a year and a half", false)]));
        assert_eq!(told("in the past decade"), of(&[("past decade", false)]));
        assert_eq!(told("40 crowns a year"), of(&[]));
    }
}
