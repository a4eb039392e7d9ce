//! Parts of a whole: "a third of", "two thirds", "one in three", "half the".

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Sharpness, Value};
use super::units::{fraction, unit_of_time};
use crate::text::style::number_word;
use crate::text::words::is_stop;

impl Scanner<'_> {
    /// A part of a whole, as a percentage: "a third of", "two thirds", "one in three", "half the".
    pub(super) fn share(&self, at: usize) -> Option<(Found, usize)> {
        let (word, next, third) = (self.folded(at), self.folded(at + 1), self.folded(at + 2));
        // The last number of a record, "50-32-1 in five games", is no count.
        let digits = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        if at > 0 && matches!(self.gap(at - 1), "-" | "–" | "/" | ":") && digits(self.before(at)) && digits(word) {
            return None;
        }
        let closes = |last: usize| {
            let after = self.folded(last + 1);
            let timed = matches!(self.folded(last + 2), "a" | "an") && unit_of_time(self.folded(last + 3)).is_some();
            let ends = is_stop(after) || matches!(after, "since" | "during" | "within" | "despite" | "compared");
            (self.gap(last) != " " || ends) && !(after == "of" && timed)
        };
        // "more than half said", "nearly half were".
        let verb = matches!(
            next,
            "were"
                | "are"
                | "have"
                | "had"
                | "said"
                | "say"
                | "will"
                | "would"
                | "did"
                | "do"
                | "could"
                | "voted"
                | "want"
                | "wanted"
        );
        let (value, end) = if word == "half"
            && (matches!(
                next,
                "of" | "the" | "its" | "their" | "our" | "his" | "her" | "all" | "those"
            ) || self.before(at) == "by"
                || verb)
            && !matches!(self.before(at), "first" | "second" | "other" | "each")
        {
            // "prolonged by half a year" is a time, "half a million" a number.
            if matches!(next, "a" | "an") {
                return None;
            }
            (0.5, at + 1)
        } else if let Some(of) = self.one_of(at) {
            (1.0 / of, at + 4)
        } else {
            let count = if matches!(word, "a" | "an") {
                1.0
            } else {
                f64::from(u32::try_from(number_word(word).or_else(|| word.parse().ok())?).ok()?)
            };
            // "on a third down": a try, in American football.
            if third == "down" && word == "a" {
                return None;
            }
            // "a quarter of a million" is a number, and "a quarter of a point" no share.
            if third == "of"
                && self.folded(at + 3) == "a"
                && (super::units::scale(self.folded(at + 4)).is_some()
                    || super::units::measure(self.folded(at + 4)).is_some()
                    || matches!(self.folded(at + 4), "point" | "percentage" | "percent"))
                || third == "of"
                    && matches!(self.folded(at + 3), "a" | "an")
                    && matches!(next, "quarter" | "quarters")
                    && unit_of_time(self.folded(at + 4)).is_some()
            {
                return None;
            }
            // "two-thirds majority", "a one-fifth stake", "nearly a quarter said": none of them is a place in an order.
            let compared = matches!(
                third,
                "less" | "more" | "higher" | "lower" | "fewer" | "cheaper" | "dearer" | "larger" | "smaller" | "off"
            );
            let sure = compared
                || next.ends_with('s') && self.joined(at) && word != "a"
                || self.gap(at) == "-" && word == "one"
                || self.is_hedged(at);
            let closed = self.gap(at + 1) != "-"
                && (closes(at + 1) || sure && unit_of_time(third).is_none() && super::units::measure(third).is_none());
            if let Some(parts) = fraction(next).filter(|parts| closed && (*parts > 2.0 || third == "of")) {
                // "Two men were hurt and a third was arrested" counts one more.
                if self.is_another(at) || count >= parts {
                    return None;
                }
                (count / parts, at + 2)
            } else {
                // "one in every 500"
                let each = usize::from(matches!(third, "every" | "each") && matches!(next, "in" | "of" | "out"));
                let third = self.folded(at + 2 + each);
                let of = number_word(third)
                    .map(|of| of as f64)
                    .or_else(|| third.replace(',', "").parse().ok())
                    .filter(|_| matches!(next, "in" | "of" | "out") && !matches!(word, "a" | "an"));
                let out = usize::from(next == "out" && third == "of");
                let of = if out == 1 {
                    self.numeral(at + 3).map(|of| of.value)
                } else {
                    of.filter(|_| next == "in")
                }?;
                if of <= count
                    || of
                        > if out == 1 {
                            10.0
                        } else if count <= 1.0 && third.contains(',') {
                            1e9
                        } else if count <= 1.0 {
                            1000.0
                        } else {
                            20.0
                        }
                    || unit_of_time(self.folded(at + 3 + out + each)).is_some()
                {
                    return None;
                }
                (count / of, at + 3 + out + each)
            }
        };
        let (mut figure, end) = self.figure(FigureKind::Percent, Value::Amount(value * 100.0), at..end)?;
        figure.fraction = true;
        figure.reckoned = true;
        Some((figure, end))
    }

    /// "one train in 10": of how many one is meant.
    fn one_of(&self, at: usize) -> Option<f64> {
        let noun = self.folded(at + 1);
        let named = self.joined(at) && self.joined(at + 1) && !is_stop(noun) && number_word(noun).is_none();
        if !matches!(self.folded(at), "one" | "1")
            || self.folded(at + 2) != "in"
            || !named
            || unit_of_time(noun).is_some()
        {
            return None;
        }
        let word = self.folded(at + 3);
        let of = number_word(word).map(|of| of as f64).or_else(|| word.parse().ok())?;
        // "one goal in 10 games" counts goals.
        let closed = self.gap(at + 3) != " " || is_stop(self.folded(at + 4));
        ((3.0..=1000.0).contains(&of) && closed).then_some(of)
    }

    /// Whether the words before `at` say how exact it is, so that what follows is an amount.
    fn is_hedged(&self, at: usize) -> bool {
        self.sharpness(at).0 != Sharpness::Exact
    }

    /// Whether "a third" at `at` is the next of several: after "two", "one", "another", with no "of".
    fn is_another(&self, at: usize) -> bool {
        let next = self.folded(at + 2);
        let counted = |word: &str| matches!(word, "one" | "two" | "both" | "another" | "other" | "second" | "first");
        self.folded(at) == "a"
            && self.folded(at + 1) == "third"
            && !self.is_hedged(at)
            && (!self.joined(at + 1)
                || (0..at).any(|at| self.folded(at) == "second")
                || matches!(
                    next,
                    "was"
                        | "is"
                        | "has"
                        | "had"
                        | "who"
                        | "whose"
                        | "remains"
                        | "remained"
                        | "in"
                        | "to"
                        | "for"
                        | "with"
                ))
            && next != "of"
            && (at == 0 && matches!(next, "was" | "is" | "has" | "who") || (0..at).any(|at| counted(self.folded(at))))
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::super::values::normal;

    #[test]
    fn parts_of_a_whole_are_told_from_places_in_an_order() {
        let told = |text: &str| {
            let found = find(text, None);
            found.iter().map(normal).collect::<Vec<_>>()
        };
        assert_eq!(told("a third of the cranes stood still"), ["33.333 %"]);
        assert_eq!(told("Two men were hurt and a third was arrested"), ["2"]);
        assert!(told("Her second visit failed, as did a third, and she left").is_empty());
        assert!(told("A third was also shot.").is_empty());
        assert_eq!(told("power cost a tenth less"), ["10 %"]);
        assert!(told("a rise by a quarter of a point").is_empty());
        assert_eq!(told("as many as 1 in 500 users"), ["< 0.2 %"]);
        assert_eq!(told("a 1 in 10,000 chance"), ["0.01 %"]);
        assert!(told("on a third down").is_empty());
        assert_eq!(told("one in every 500 users"), ["0.2 %"]);
        assert_eq!(told("They need a two-thirds majority"), ["66.667 %"]);
        assert_eq!(told("nearly a quarter said no"), ["~25 %"]);
        assert_eq!(told("more than half were shut"), ["> 50 %"]);
        assert_eq!(told("a one-fifth stake"), ["20 %"]);
        assert_eq!(told("Only about one train in 10 is to run"), ["~10 %"]);
        assert_eq!(told("It has fallen by a tenth since then"), ["10 %"]);
        assert_eq!(told("It grew for eight quarters in a row"), ["8"]);
    }
}
