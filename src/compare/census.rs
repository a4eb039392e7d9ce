//! How many passages both tell, one alone tells, and of how many that is not sure. Each row of the comparison is one passage and of one
//! kind, so that the numbers come to the number of its rows.

use super::collation::{Alignment, Collation, FigureStatus, Quote, QuoteStatus};
use super::nearest::Absence;
use super::summary::SURE;
use super::{Side, Sides};
use rustc_hash::FxHashSet;

/// So many passages of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// Surely told by both. What one tells in one sentence and the other in three is one passage.
    pub shared: usize,
    /// Perhaps told by both: in links that may be none, or where something across is near.
    pub perhaps: usize,
    /// Not found across, though it is not sure that nothing there tells them.
    pub unfound: usize,
    /// Those one side alone tells.
    pub only: Sides<usize>,
}

impl Collation {
    /// Works out anew what is told of quotations and links that were changed: the utterances and the census.
    pub fn settle(&mut self) {
        self.utterances = self.uttered();
        self.census = self.counted();
    }

    /// Of each alignment whether it is the surest of one of its sentences; what is not is told beside surer ones.
    pub fn leading(&self) -> Vec<bool> {
        super::order::leading(&self.alignments)
    }

    /// Sentences of `side` that stand in no alignment, ascending.
    pub fn only(&self, side: Side) -> Vec<usize> {
        let mut aligned = vec![false; self.tellings[side].sentences.len()];
        for &sentence in self.alignments.iter().flat_map(|alignment| &alignment.sentences[side]) {
            aligned[sentence] = true;
        }
        (0..aligned.len()).filter(|&sentence| !aligned[sentence]).collect()
    }
}

impl Alignment {
    /// Whether the link may be none: told in other words, and not likely enough.
    pub fn is_unsure(&self) -> bool {
        self.score < SURE && !self.relation.is_literal()
    }
}

impl Collation {
    /// Whether a quotation is only perhaps reported by the other side: the passages it stands in may not be linked at all.
    pub fn is_perhaps_reported(&self, quote: &Quote) -> bool {
        let Some((left, right)) = quote.mentions.left.as_ref().zip(quote.mentions.right.as_ref()) else {
            return false;
        };
        let here = |link: &&Alignment| {
            link.sentences.left.contains(&left.sentence) && link.sentences.right.contains(&right.sentence)
        };
        let mut links = self.alignments.iter().filter(here).peekable();
        quote.status == QuoteStatus::Reported && links.peek().is_some() && links.all(Alignment::is_unsure)
    }

    /// Counts its passages.
    pub(super) fn counted(&self) -> Census {
        let mut census = Census::default();
        for row in &self.rows {
            let mut links = row
                .alignments
                .iter()
                .filter_map(|&at| self.alignments.get(at))
                .peekable();
            if links.peek().is_some() {
                if links.all(Alignment::is_unsure) {
                    census.perhaps += 1;
                } else {
                    census.shared += 1;
                }
                continue;
            }
            // A row without a link stands on one side, with one sentence.
            for side in Side::BOTH {
                let Some(&sentence) = row.sentences[side].first() else {
                    continue;
                };
                match self.absence(side, sentence) {
                    Absence::Sure => census.only[side] += 1,
                    Absence::NotFound => census.unfound += 1,
                    Absence::Perhaps(_) => census.perhaps += 1,
                }
            }
        }
        census
    }

    /// How many figures differ; the same two told again are counted once.
    pub fn figures_differing(&self) -> usize {
        let conflicts = self.figures.iter();
        let conflicts = conflicts.filter(|figure| figure.status == FigureStatus::Conflict);
        conflicts
            .filter_map(|figure| figure.mentions.left.as_ref().zip(figure.mentions.right.as_ref()))
            .map(|(left, right)| (left.text.to_lowercase(), right.text.to_lowercase()))
            .collect::<FxHashSet<_>>()
            .len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::nearest::Near;
    use super::super::testing::article;
    use super::*;

    const BOTH: &str = "The weir at Oxmere failed on Sunday and flooded the lower mill.";

    #[test]
    fn every_row_is_counted_once() {
        let left = article("a.txt", &[BOTH, "A brass band played at the school fair.", BOTH]);
        let right = article("b.txt", &[BOTH, "Nobody slept much."]);
        for pair in [Sides::new(&left, &right), Sides::new(&right, &left)] {
            let collation = compare(pair);
            let census = collation.census;
            let all = census.shared + census.perhaps + census.unfound + census.only.left + census.only.right;
            assert_eq!(all, collation.rows.len());
            assert_eq!((census.only.left, census.only.right), (1, 1));
        }
    }

    #[test]
    fn what_is_not_sure_is_counted_for_itself() {
        let left = article("a.txt", &[BOTH, "A brass band played at the school fair."]);
        let right = article("b.txt", &[BOTH, "Nobody slept much."]);
        let mut collation = compare(Sides::new(&left, &right));
        let near = |likely| Near { sentence: 1, likely };
        collation.nearest = Sides::new([(1, near(0.4))].into(), std::collections::BTreeMap::new());
        let census = collation.counted();
        assert_eq!((census.shared, census.perhaps, census.only), (1, 1, Sides::new(0, 1)));
        // Not near enough to say where.
        collation.nearest = Sides::new([(1, near(0.1))].into(), [(1, near(0.1))].into());
        let census = collation.counted();
        assert_eq!((census.shared, census.perhaps, census.unfound), (1, 0, 2));
    }
}
