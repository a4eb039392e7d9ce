//! What a comparison comes to, in numbers: enough to choose which pair of a story to look at.

use super::collation::{AttributionChange, Collation, FigureStatus, QuoteStatus};
use super::summary::count_quotes;
use crate::corpus::ArticleId;
use std::collections::BTreeSet;

/// Counts of one pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outline {
    /// Passages surely told by both.
    pub shared: usize,
    /// Quotations of which one side leaves words out that carry meaning: "It is" before "a fair bargain" does not count.
    pub cut: usize,
    /// Quotations of which the sides print other words.
    pub altered: usize,
    /// Passages given to two speakers: a quotation, or what one reports as another's or tells in its own voice.
    pub speakers: usize,
    /// Figures in conflict.
    pub figures: usize,
}

/// How well another article would serve as the other side of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Counterpart {
    pub id: ArticleId,
    /// How alike the two are as a whole, 0 to 1.
    pub score: f64,
    /// Passages surely told by both, where the two have been compared.
    pub shared: Option<usize>,
}

impl Outline {
    /// Counts what a comparison found.
    pub fn of(collation: &Collation) -> Outline {
        let figures = collation.figures.iter();
        Outline {
            shared: collation.census.shared,
            cut: count_quotes(collation, QuoteStatus::Trimmed),
            altered: count_quotes(collation, QuoteStatus::Altered),
            speakers: speakers(collation),
            figures: figures.filter(|figure| figure.status == FigureStatus::Conflict).count(),
        }
    }

    /// How many things are told otherwise.
    pub fn differences(&self) -> usize {
        self.cut + self.altered + self.speakers + self.figures
    }
}

/// How many sentences of the left hold what the right gives to another.
fn speakers(collation: &Collation) -> usize {
    let quoted = collation.utterances.iter().filter(|quote| quote.changed);
    let quoted = quoted.filter_map(|quote| Some(quote.mentions.left.as_ref()?.sentence));
    let links = collation.alignments.iter().zip(collation.leading());
    let told = links
        .filter(|(link, leads)| *leads && !link.is_unsure())
        .filter(|(link, _)| {
            let changed = |what| link.attribution_changed.contains(&what);
            changed(AttributionChange::Speaker) || changed(AttributionChange::Stance)
        })
        .filter_map(|(link, _)| link.sentences.left.first().copied());
    quoted.chain(told).collect::<BTreeSet<usize>>().len()
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Sides, compare};
    use super::*;

    fn outline(left: &str, right: &str) -> Outline {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        Outline::of(&compare(Sides::new(&left, &right)))
    }

    #[test]
    fn a_cut_counts_where_it_says_something() {
        let whole = "“It is a fair bargain for the growers,” Ada Moor told the council on Monday.";
        let cut = "Ada Moor told the council on Monday that the levy was “a fair bargain”.";
        assert_eq!(outline(whole, cut).cut, 1);
        let trifle = "Ada Moor told the council on Monday that the levy was “a fair bargain for the growers”.";
        assert_eq!(outline(whole, trifle).cut, 0);
    }

    #[test]
    fn what_differs_is_counted_by_kind() {
        let left = "The storm killed 14 fishermen off Ferrin on Monday, the harbour office said.";
        let right = "The storm killed 19 fishermen off Ferrin on Monday, the harbour office said.";
        let found = outline(left, right);
        assert_eq!((found.figures, found.differences(), found.shared), (1, 1, 1));
        let other = "The storm killed 14 fishermen off Ferrin on Monday.";
        assert_eq!(outline(left, other).speakers, 1);
    }
}
