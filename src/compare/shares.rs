//! Parts of a whole, and measures that are one word with their unit.

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};
use super::units::{fraction, measure, unit_of_time};
use crate::text::style::number_word;
use crate::text::words::is_stop;

impl Scanner<'_> {
    /// "26km", "9kg": a number and its unit in one word.
    pub(super) fn glued(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let (dimension, size) = measure(word.get(digits.len()..)?)?;
        let value: f64 = digits.replace(',', "").parse().ok()?;
        self.figure(
            FigureKind::Number,
            Value::Measure(dimension, value * size, size),
            at..at + 1,
        )
    }

    /// A part of a whole, as a percentage: "a third of", "two thirds", "one in three", "half the".
    pub(super) fn share(&self, at: usize) -> Option<(Found, usize)> {
        let (word, next, third) = (self.folded(at), self.folded(at + 1), self.folded(at + 2));
        let closes = |last: usize| {
            let after = self.folded(last + 1);
            let timed = matches!(self.folded(last + 2), "a" | "an") && unit_of_time(self.folded(last + 3)).is_some();
            (self.gap(last) != " " || is_stop(after)) && !(after == "of" && timed)
        };
        let (value, end) = if word == "half"
            && (matches!(next, "of" | "the" | "its" | "their") || self.before(at) == "by")
            && !matches!(self.before(at), "first" | "second" | "other" | "each")
        {
            (0.5, at + 1)
        } else {
            let count = if matches!(word, "a" | "an") {
                1.0
            } else {
                f64::from(u32::try_from(number_word(word)?).ok()?)
            };
            if let Some(parts) = fraction(next).filter(|_| closes(at + 1)) {
                (count / parts, at + 2)
            } else {
                let of = number_word(third)
                    .map(|of| of as f64)
                    .or_else(|| third.parse().ok())
                    .filter(|_| next == "in" && !matches!(word, "a" | "an"))?;
                if of <= count || of > 20.0 || unit_of_time(self.folded(at + 3)).is_some() {
                    return None;
                }
                (count / of, at + 3)
            }
        };
        let (mut figure, end) = self.figure(FigureKind::Percent, Value::Amount(value * 100.0), at..end)?;
        figure.fraction = true;
        Some((figure, end))
    }
}
