//! The linking of sentences laid open to whoever learns its weights (`examples/learn.rs`): the signals of all pairs, and the
//! links that other weights would give.

use super::link::link;
use super::signals::{LEARNT, SIGNALS, signals};
use super::weighed::{Weighed, tellings, weighed, worded};
use super::{Side, Sides, Telling};
use crate::corpus::Article;
use std::ops::Range;

pub use super::signals::Learnt;

/// Two articles with the signals of every pair of their sentences.
pub struct Study {
    tellings: Sides<Telling>,
    weighed: Weighed,
    /// By place in the grid; none of a pair that no weights would link.
    signals: Vec<Option<[f64; SIGNALS]>>,
}

/// A pair of sentences and its signals.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub left: usize,
    pub right: usize,
    pub signals: [f64; SIGNALS],
}

impl Study {
    /// Reads two articles as a comparison does.
    pub fn of(articles: Sides<&Article>) -> Study {
        let tellings = tellings(articles);
        let worded = worded(&tellings);
        let weighed = weighed(articles, &tellings, worded.as_ref().map(Vec::as_slice), &mut |_| {});
        drop(worded);
        let voices = weighed.voices.as_ref().map(Vec::as_slice);
        let signals = signals(&weighed.grid, &weighed.weights, &weighed.likeness, voices);
        Study {
            tellings,
            weighed,
            signals,
        }
    }

    /// The sentences of one side: paragraph and bytes of it.
    pub fn sentences(&self, side: Side) -> impl Iterator<Item = (usize, Range<usize>)> {
        let sentences = self.tellings[side].sentences.iter();
        sentences.map(|sentence| (sentence.paragraph, sentence.span.clone()))
    }

    /// The pairs that may be linked at all.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> {
        let places = self.weighed.grid.pairs();
        places.zip(&self.signals).filter_map(|((left, right), signals)| {
            Some(Candidate {
                left,
                right,
                signals: (*signals)?,
            })
        })
    }

    /// How likely each pair that may be linked at all says the same by these weights: left, right and how likely.
    pub fn likelihoods(&self, learnt: &Learnt) -> impl Iterator<Item = (usize, usize, f64)> {
        let candidates = self.candidates();
        candidates.map(|pair| (pair.left, pair.right, learnt.likely(&pair.signals)))
    }

    /// What a comparison by these weights would link: left, right and how likely.
    pub fn links(&self, learnt: &Learnt) -> Vec<(usize, usize, f64)> {
        let likely = |signals: &Option<[f64; SIGNALS]>| signals.map_or(0.0, |signals| learnt.likely(&signals));
        let likely: Vec<f64> = self.signals.iter().map(likely).collect();
        let weighed = &self.weighed;
        let links = link(&weighed.grid, &weighed.weights, &likely, |left, right| {
            weighed.same(left, right)
        });
        links
            .into_iter()
            .map(|link| (link.left, link.right, link.score))
            .collect()
    }
}

/// The weights that comparisons go by.
pub const fn shipped() -> Learnt {
    LEARNT
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    #[test]
    fn the_shipped_weights_link_what_a_comparison_links() {
        let left = article(
            "a.txt",
            &[
                "The dam at Port Ella held on Monday, and the ferry sailed at noon. Ada Moor, the harbour master, said nobody was hurt.",
                "\"We wait for the water to fall,\" she told the council. The market opens again on Friday.",
            ],
        );
        let right = article(
            "b.txt",
            &[
                "On Monday the dam at Port Ella held. The ferry sailed at noon. \"We wait for the water to fall,\" Moor said.",
                "The council meets again next week. Nobody was hurt, the harbour master said.",
            ],
        );
        let study = Study::of(Sides::new(&left, &right));
        let linked = |(left, right, _): &(usize, usize, f64)| (vec![*left], vec![*right]);
        let mut links: Vec<_> = study.links(&shipped()).iter().map(linked).collect();
        let collation = compare(Sides::new(&left, &right));
        let alignments = collation.alignments.iter().map(|alignment| &alignment.sentences);
        let mut aligned: Vec<_> = alignments.map(|at| (at.left.clone(), at.right.clone())).collect();
        links.sort_unstable();
        aligned.sort_unstable();
        assert!(links.len() >= 3);
        assert_eq!(links, aligned);
        assert_eq!(study.sentences(Side::Left).count(), 4);
        assert!(study.candidates().count() >= links.len());
    }
}
