//! How much a reader cares for a figure: sums, shares and tolls before times, and last what hardly says anything.

use super::collation::{Figure, FigureKind};
use super::{Side, Sides};
use crate::text::words::{fold, tokens};

/// How much a figure tells, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Salience {
    /// Money, shares, people dead, hurt or taken, however few.
    Heavy,
    /// Whatever is counted from ten on.
    Counted,
    /// Days and years with a number, spans of time, clock times.
    Timed,
    /// "three lines", "seven roads".
    Few,
    /// "two sides", "Monday", "last year".
    Slight,
}

/// What is counted in tolls, as folded words.
const TOLLS: &[&str] = &[
    "arrested",
    "arrests",
    "bodies",
    "body",
    "casualties",
    "charged",
    "convicted",
    "dead",
    "death",
    "deaths",
    "died",
    "drowned",
    "evacuated",
    "fatalities",
    "fatally",
    "homeless",
    "hospitalised",
    "hospitalized",
    "hostages",
    "hurt",
    "injured",
    "injuries",
    "jailed",
    "killed",
    "missing",
    "murders",
    "sentenced",
    "shot",
    "survivors",
    "victims",
    "wounded",
];

impl Figure {
    /// How much it tells.
    pub fn salience(&self) -> Salience {
        let counts = |side: Side| self.of[side].as_deref().is_some_and(is_toll);
        match self.kind {
            FigureKind::Money | FigureKind::Percent => Salience::Heavy,
            FigureKind::Number if Side::BOTH.into_iter().any(counts) => Salience::Heavy,
            FigureKind::Number if self.is_above(9.0) => Salience::Counted,
            FigureKind::Number if self.is_above(2.0) => Salience::Few,
            FigureKind::Number => Salience::Slight,
            FigureKind::Duration => Salience::Timed,
            FigureKind::Date => {
                let printed = Sides::from_fn(|side| self.mentions[side].as_ref().map(|mention| &mention.text));
                let numbered =
                    |side: Side| printed[side].is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()));
                if Side::BOTH.into_iter().any(numbered) {
                    Salience::Timed
                } else {
                    Salience::Slight
                }
            }
        }
    }

    /// Whether it comes to more than this on either side.
    fn is_above(&self, least: f64) -> bool {
        Side::BOTH
            .into_iter()
            .any(|side| self.amount(side).is_some_and(|it| it > least))
    }

    /// The number it comes to on a side.
    fn amount(&self, side: Side) -> Option<f64> {
        let value = self.value[side].as_deref()?;
        // "~47000", "> 12": how exactly it is told makes it no lighter.
        let number = value.trim_start_matches(|c: char| !c.is_ascii_digit());
        number.split(' ').next()?.parse().ok()
    }
}

fn is_toll(counted: &str) -> bool {
    tokens(counted).any(|token| TOLLS.contains(&fold(token.text).as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::dated;
    use super::*;

    fn saliences(text: &str) -> Vec<(String, Salience)> {
        let left = dated("2030-01-02", &[text]);
        let right = dated("2030-01-03", &["A brass band played at the school fair."]);
        let figures = compare(Sides::new(&left, &right)).figures.into_iter();
        figures
            .filter_map(|figure| Some((figure.mentions.left.as_ref()?.text.clone(), figure.salience())))
            .collect()
    }

    #[test]
    fn sums_and_tolls_come_before_times_and_what_says_little_last() {
        let told = saliences(
            "On Monday two sides at Port Ella counted 14 boats at three quays, and the storm of March 3 cost $40,000 and left two dead.",
        );
        let of = |text: &str| {
            told.iter()
                .find(|(held, _)| held.contains(text))
                .map(|(_, salience)| *salience)
        };
        assert_eq!(of("Monday"), Some(Salience::Slight), "{told:?}");
        assert_eq!(
            told.iter()
                .filter(|(text, _)| text == "two")
                .map(|(_, it)| *it)
                .collect::<Vec<_>>(),
            [Salience::Slight, Salience::Heavy]
        );
        assert_eq!(of("14"), Some(Salience::Counted));
        assert_eq!(of("three"), Some(Salience::Few));
        assert_eq!(of("March 3"), Some(Salience::Timed));
        assert_eq!(of("40,000"), Some(Salience::Heavy));
    }
}
