//! Parts of a whole: "a third of", "two thirds", "one in three", "half the".

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};
use super::units::{fraction, unit_of_time};
use crate::text::style::number_word;
use crate::text::words::is_stop;

impl Scanner<'_> {
    /// A part of a whole, as a percentage: "a third of", "two thirds", "one in three", "half the".
    pub(super) fn share(&self, at: usize) -> Option<(Found, usize)> {
        let (word, next, third) = (self.folded(at), self.folded(at + 1), self.folded(at + 2));
        let closes = |last: usize| {
            let after = self.folded(last + 1);
            let timed = matches!(self.folded(last + 2), "a" | "an") && unit_of_time(self.folded(last + 3)).is_some();
            (self.gap(last) != " " || is_stop(after)) && !(after == "of" && timed)
        };
        let (value, end) = if word == "half"
            && (matches!(next, "of" | "the" | "its" | "their" | "our" | "his" | "her" | "all")
                || self.before(at) == "by")
            && !matches!(self.before(at), "first" | "second" | "other" | "each")
        {
            (0.5, at + 1)
        } else {
            let count = if matches!(word, "a" | "an") {
                1.0
            } else {
                f64::from(u32::try_from(number_word(word).or_else(|| word.parse().ok())?).ok()?)
            };
            // "a quarter of a million" is a number.
            if third == "of"
                && self.folded(at + 3) == "a"
                && (super::units::scale(self.folded(at + 4)).is_some()
                    || super::units::measure(self.folded(at + 4)).is_some())
            {
                return None;
            }
            if let Some(parts) = fraction(next).filter(|parts| closes(at + 1) && (*parts > 2.0 || third == "of")) {
                (count / parts, at + 2)
            } else {
                let of = number_word(third)
                    .map(|of| of as f64)
                    .or_else(|| third.parse().ok())
                    .filter(|_| matches!(next, "in" | "of" | "out") && !matches!(word, "a" | "an"));
                let out = usize::from(next == "out" && third == "of");
                let of = if out == 1 {
                    self.numeral(at + 3).map(|of| of.value)
                } else {
                    of.filter(|_| next == "in")
                }?;
                if of <= count
                    || of > if out == 1 { 10.0 } else { 20.0 }
                    || unit_of_time(self.folded(at + 3 + out)).is_some()
                {
                    return None;
                }
                (count / of, at + 3 + out)
            }
        };
        let (mut figure, end) = self.figure(FigureKind::Percent, Value::Amount(value * 100.0), at..end)?;
        figure.fraction = true;
        figure.reckoned = true;
        Some((figure, end))
    }
}
