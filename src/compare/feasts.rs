//! Days of the year that go by a name: "Christmas Day", "New Year's Eve".

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};

/// Each by its words without what makes them plural or possessive, its month and its day. Only those that fall on the same day every
/// year wherever news is told in English.
const FEASTS: &[(&[&str], i8, i8)] = &[
    (&["new", "year", "day"], 1, 1),
    (&["new", "year", "eve"], 12, 31),
    (&["christmas", "day"], 12, 25),
    (&["christmas", "eve"], 12, 24),
    (&["boxing", "day"], 12, 26),
    (&["valentine", "day"], 2, 14),
    (&["patrick", "day"], 3, 17),
    (&["april", "fool", "day"], 4, 1),
    (&["may", "day"], 5, 1),
    (&["bastille", "day"], 7, 14),
    (&["halloween"], 10, 31),
    (&["bonfire", "night"], 11, 5),
    (&["armistice", "day"], 11, 11),
];

/// A word without what makes it plural or possessive.
fn bare(word: &str) -> &str {
    ["'s", "’s", "s'", "s’", "s"]
        .into_iter()
        .find_map(|end| word.strip_suffix(end))
        .filter(|bare| bare.len() > 3)
        .unwrap_or(word)
}

impl Scanner<'_> {
    /// The day of the year whose name begins at `at`, and where its words end.
    pub(super) fn feast(&self, at: usize) -> Option<(Found, usize)> {
        let first = bare(self.folded(at));
        let mut named = FEASTS
            .iter()
            .filter(|(words, ..)| words.first().is_some_and(|word| bare(word) == first) && self.capital(at));
        let (words, month, day) = named.find(|(words, ..)| {
            let mut words = words.iter().enumerate();
            words.all(|(place, word)| {
                let at = at + place;
                let spaced = place == 0 || matches!(self.gap(at - 1), " " | "\u{a0}" | "' " | "’ ");
                spaced && self.capital(at) && bare(self.folded(at)) == bare(word)
            })
        })?;
        self.figure(FigureKind::Date, Value::Day(None, *month, *day), at..at + words.len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{FigureStatus, Sides, compare};

    fn status(left: &str, right: &str) -> Vec<FigureStatus> {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        compare(Sides::new(&left, &right))
            .figures
            .into_iter()
            .map(|figure| figure.status)
            .collect()
    }

    #[test]
    fn a_feast_is_the_day_it_falls_on() {
        for (name, day) in [
            ("Christmas Day", "25 December"),
            ("New Year’s Eve", "December 31"),
            ("New Year's Day", "1 January"),
            ("April Fools' Day", "April 1"),
            ("May Day", "May 1"),
        ] {
            let told = status(
                &format!("The old ferry sank off Port Ella on {name}."),
                &format!("The old ferry sank off Port Ella on {day}."),
            );
            assert_eq!(told, [FigureStatus::Equal], "{name}");
        }
        let told = status(
            "The old ferry sank off Port Ella on Christmas Eve.",
            "The old ferry sank off Port Ella on Boxing Day.",
        );
        assert_eq!(told, [FigureStatus::Conflict]);
    }

    #[test]
    fn half_and_quarter_stand_in_one_character_or_word() {
        for (one, other) in [
            ("He was at sea for 2½ years.", "He was at sea for two and a half years."),
            (
                "He ran the ferry for a quarter-century.",
                "He ran the ferry for 25 years.",
            ),
        ] {
            let told = status(one, other);
            assert!(
                matches!(told[..], [FigureStatus::Equal | FigureStatus::EqualByArithmetic]),
                "{one} {told:?}"
            );
        }
    }

    #[test]
    fn other_words_are_no_feast() {
        assert_eq!(
            status(
                "In a new year the day may come.",
                "The boxing day was long, and may day calls came."
            ),
            []
        );
    }
}
