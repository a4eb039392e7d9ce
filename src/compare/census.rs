//! How many passages both tell, one alone tells, and of how many that is not sure: the same from whichever side.

use super::collation::{Alignment, Collation, FigureStatus, Relation};
use super::joined::Joined;
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
    /// Sentences that were not found across, though it is not sure that nothing there tells them.
    pub unfound: usize,
    /// Sentences one side alone tells.
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
        self.score < SURE && matches!(self.relation, Relation::Paraphrase | Relation::Reported)
    }
}

impl Collation {
    /// Counts its passages.
    pub(super) fn counted(&self) -> Census {
        let lengths = self.tellings.as_ref().map(|telling| telling.sentences.len());
        let number = |side: Side, sentence: usize| match side {
            Side::Left => sentence,
            Side::Right => lengths.left + sentence,
        };
        let edges = |alignment: &Alignment| {
            let of = |side: Side| alignment.sentences[side].iter().map(move |&at| number(side, at));
            of(Side::Left).chain(of(Side::Right)).collect::<Vec<_>>()
        };
        let mut sure = Groups::new(lengths);
        let links = |unsure: bool| self.alignments.iter().filter(move |link| link.is_unsure() == unsure);
        for link in links(false) {
            sure.join(&edges(link));
        }
        let mut unsure = Groups::new(lengths);
        for link in links(true) {
            unsure.join(&edges(link));
        }
        let mut only = Sides::new(0, 0);
        let mut unfound = 0;
        for side in Side::BOTH {
            for sentence in self.only(side) {
                match self.absence(side, sentence) {
                    Absence::Sure => only[side] += 1,
                    Absence::NotFound => unfound += 1,
                    Absence::Perhaps(_) => {
                        let across = self.nearest[side].get(&sentence).map(|near| near.sentence);
                        let across = across.map(|across| number(side.other(), across));
                        let here = number(side, sentence);
                        unsure.join(&[Some(here), across].into_iter().flatten().collect::<Vec<_>>());
                    }
                }
            }
        }
        Census {
            shared: sure.count(|_| true),
            perhaps: unsure.count(|place| !sure.places.contains(&place)),
            unfound,
            only,
        }
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

/// Sentences of both sides, the left ones first, in groups that are linked among themselves.
struct Groups {
    left: usize,
    joined: Joined,
    /// Sentences that are linked at all.
    places: FxHashSet<usize>,
}

impl Groups {
    fn new(lengths: Sides<usize>) -> Groups {
        Groups {
            left: lengths.left,
            joined: Joined::apart(lengths.left + lengths.right),
            places: FxHashSet::default(),
        }
    }

    fn join(&mut self, places: &[usize]) {
        self.places.extend(places);
        for pair in places.windows(2) {
            if let [one, other] = *pair {
                self.joined.join(one, other);
            }
        }
    }

    /// How many passages the groups are, of those sentences that count: as many as the side with fewer has in each.
    fn count(&mut self, counts: impl Fn(usize) -> bool) -> usize {
        let mut sizes: std::collections::BTreeMap<usize, Sides<usize>> = std::collections::BTreeMap::new();
        for &place in self.places.iter().filter(|place| counts(**place)) {
            let size = sizes.entry(self.joined.root(place)).or_insert(Sides::new(0, 0));
            if place < self.left {
                size.left += 1;
            } else {
                size.right += 1;
            }
        }
        sizes.values().map(|size| size.left.min(size.right).max(1)).sum()
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
    fn what_is_told_in_two_goes_is_one_passage_from_either_side() {
        let left = article("a.txt", &[BOTH, "A brass band played at the school fair.", BOTH]);
        let right = article("b.txt", &[BOTH, "Nobody slept much."]);
        let census = compare(Sides::new(&left, &right)).census;
        let one = Sides::new(1, 1);
        assert_eq!((census.shared, census.perhaps, census.only), (1, 0, one));
        assert_eq!(compare(Sides::new(&right, &left)).census, census);
    }

    #[test]
    fn what_is_not_sure_is_counted_for_itself() {
        let left = article("a.txt", &[BOTH, "A brass band played at the school fair."]);
        let right = article("b.txt", &[BOTH, "Nobody slept much."]);
        let mut collation = compare(Sides::new(&left, &right));
        let near = |sentence| Near { sentence, likely: 0.4 };
        // Each is the other's nearest: one passage.
        collation.nearest = Sides::new([(1, near(1))].into(), [(1, near(1))].into());
        let census = collation.counted();
        assert_eq!((census.shared, census.perhaps, census.only), (1, 1, Sides::new(0, 0)));
        // Not near enough to say where.
        let far = |sentence| Near { sentence, likely: 0.1 };
        collation.nearest = Sides::new([(1, far(1))].into(), [(1, far(1))].into());
        let census = collation.counted();
        assert_eq!((census.shared, census.perhaps, census.unfound), (1, 0, 2));
        // Near to what has its partner already.
        collation.nearest = Sides::new([(1, near(0))].into(), std::collections::BTreeMap::new());
        let census = collation.counted();
        assert_eq!((census.shared, census.perhaps, census.only), (1, 1, Sides::new(0, 1)));
    }
}
