//! Word edits between two aligned sentences, with house style folded.
//!
//! The words that stand on both sides in the same order are found by [`chain`]; what parts them are hunks.
//! [`phrases`] turns hunks into edits that read well, [`moves`] finds clauses that stand elsewhere, [`runs`] gives each run
//! of words its bytes.

mod chain;
mod moves;
mod phrases;
mod runs;
#[cfg(test)]
mod tests;
mod typography;

pub(super) use moves::{Pair, relocate};
pub(super) use phrases::{Keep, Shown, show};
pub(super) use runs::{changes, runs};
pub(super) use typography::typography;

use chain::hunks;

use super::lexicon::{Class, Word};
use super::{EditKind, Sides};
use std::ops::Range;

/// One sentence of an alignment: its text and words.
#[derive(Clone, Copy)]
pub(super) struct Passage<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
}

impl<'a> Passage<'a> {
    /// A word as it is printed.
    fn print(&self, at: usize) -> Option<&'a str> {
        self.text.get(self.words.get(at)?.span.clone())
    }
}

/// Words of both sides, by index, that stand between words which both share; one of the two may be empty.
pub(super) type Hunk = Sides<Range<usize>>;

/// How the words of two sentences stand to each other.
pub(super) struct WordDiff {
    /// In order. Between two hunks the words match one to one.
    pub hunks: Vec<Hunk>,
    /// Words that stand on both sides in the same order.
    pub common: usize,
    /// Those of them that carry meaning.
    pub content: usize,
    /// Nothing but house style differs.
    pub same: bool,
}

impl WordDiff {
    /// What became of each word of both sides, before any run is made longer or shorter for the eye.
    pub(super) fn kinds(&self, sides: Sides<Passage<'_>>) -> Sides<Vec<EditKind>> {
        Sides::from_fn(|side| {
            let mut kinds = vec![EditKind::Shared; sides[side].words.len()];
            for hunk in &self.hunks {
                let kind = if hunk[side.other()].is_empty() {
                    EditKind::Only
                } else {
                    EditKind::Replaced
                };
                if let Some(run) = kinds.get_mut(hunk[side].clone()) {
                    run.fill(kind);
                }
            }
            kinds
        })
    }
}

/// Compares the keys of both sides in order. `courtesy` tells the keys of forms of address, whose loss is house style.
pub(super) fn diff(sides: Sides<Passage<'_>>, courtesy: impl Fn(u32) -> bool) -> WordDiff {
    let hunks = hunks(sides);
    let polite = |words: &[Word], range: &Range<usize>| {
        words
            .get(range.clone())
            .is_some_and(|run| run.iter().all(|word| courtesy(word.key)))
    };
    let same = !sides.left.words.is_empty()
        && !sides.right.words.is_empty()
        && hunks.iter().all(|hunk| {
            (hunk.left.is_empty() || hunk.right.is_empty())
                && polite(sides.left.words, &hunk.left)
                && polite(sides.right.words, &hunk.right)
        });
    let (mut common, mut content, mut at) = (0, 0, 0);
    let end = sides.left.words.len();
    for (start, next) in hunks
        .iter()
        .map(|hunk| (hunk.left.start, hunk.left.end))
        .chain(std::iter::once((end, end)))
    {
        let kept = sides.left.words.get(at..start).unwrap_or_default();
        common += kept.len();
        content += kept.iter().filter(|word| word.class != Class::Stop).count();
        at = next;
    }
    WordDiff {
        hunks,
        common,
        content,
        same,
    }
}
