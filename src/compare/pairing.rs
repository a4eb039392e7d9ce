//! Which figures of aligned passages may tell the same.

use super::agreement::{Verdict, equal};
use super::collation::{Alignment, Edit, EditKind, FigureKind, FigureStatus, Relation};
use super::differing::{Standing, differing};
use super::figures::{Found, Value};
use super::sameness::{Sameness, same_thing};
use super::{Side, Sides};
use crate::text::background::Background;
use crate::text::words::{fold, is_stop, stem, term_key, tokens};
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::rc::Rc;

/// A figure and where it stands.
pub(super) struct Entry {
    pub sentence: usize,
    pub found: Found,
    /// The words of its sentence.
    pub context: Rc<Context>,
}

/// The words of a sentence that carry meaning, as sorted numbers of their stems with their rarity.
#[derive(Debug, Default)]
pub(super) struct Context(Vec<(u32, f64)>);

impl Context {
    pub fn of(sentence: &str) -> Context {
        let background = Background::built_in();
        let mut words: Vec<(u32, f64)> = tokens(sentence)
            .map(|token| fold(token.text))
            .filter(|word| !is_stop(word) && word.starts_with(char::is_alphabetic))
            .map(|word| term_key(&stem(&word)))
            .map(|key| (key, background.rarity_of_key(key)))
            .collect();
        words.sort_by_key(|word| word.0);
        words.dedup_by_key(|word| word.0);
        Context(words)
    }

    fn holds(&self, stem: &str) -> bool {
        let key = term_key(stem);
        self.0.binary_search_by_key(&key, |word| word.0).is_ok()
    }

    /// Rarity of the words that both hold, summed.
    pub fn shared(&self, other: &Context) -> f64 {
        let mut sum = 0.0;
        let (mut at, mut across) = (0, 0);
        while let (Some(one), Some(two)) = (self.0.get(at), other.0.get(across)) {
            match one.0.cmp(&two.0) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => across += 1,
                std::cmp::Ordering::Equal => {
                    sum += one.1;
                    at += 1;
                    across += 1;
                }
            }
        }
        sum
    }
}

/// A pair that may tell the same.
pub(super) struct Candidate {
    pub verdict: Verdict,
    pub left: usize,
    pub right: usize,
    /// Index of the alignment, none where the pair stands in no aligned passage.
    pub alignment: Option<usize>,
    pub sameness: Sameness,
    /// Rarity of the words the two sentences share, in tenths.
    pub context: u32,
}

impl Candidate {
    /// What is settled first: equal before different, aligned before elsewhere, the same noun before an open one.
    pub fn rank(&self) -> (u8, std::cmp::Reverse<Sameness>, std::cmp::Reverse<u32>, usize, usize) {
        let closeness = match (self.verdict.status, self.alignment.is_some()) {
            (FigureStatus::Equal, true) => 0,
            (FigureStatus::EqualByArithmetic, true) => 1,
            (FigureStatus::Equal, false) => 2,
            (FigureStatus::EqualByArithmetic, false) => 3,
            (FigureStatus::Variant, true) => 4,
            (_, true) => 5,
            (FigureStatus::Variant, false) => 6,
            _ => 7,
        };
        (
            closeness,
            std::cmp::Reverse(self.sameness),
            std::cmp::Reverse(self.context),
            self.left,
            self.right,
        )
    }
}

/// Figures per passage, and of one value elsewhere, looked at; what is beyond stands as "only".
pub(super) const WITHIN_PASSAGE: usize = 40;

/// Rarity that two sentences share when they are about the same, from about two words that are not common.
pub(super) const ABOUT_THE_SAME: f64 = 6.0;

/// Whether two entries count the same; a noun that only one names counts where the other's sentence holds it.
pub(super) fn sameness(one: &Entry, other: &Entry) -> Sameness {
    let told = same_thing(&one.found, &other.found);
    if told != Sameness::Open {
        return told;
    }
    let measured = matches!(one.found.value, Value::Measure(..));
    if measured && (names(one, other) || names(other, one)) {
        Sameness::Yes
    } else {
        told
    }
}

pub(super) fn candidates(
    entries: &Sides<Vec<Entry>>,
    alignments: &[Alignment],
    published: Sides<Option<Date>>,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    // What has its equal in any aligned passage differs from nothing elsewhere: a sentence may be linked to several.
    let mut settled: Sides<FxHashSet<usize>> = Sides::default();
    let listed = |alignment: &Alignment| Sides::from_fn(|side| within(&entries[side], &alignment.sentences[side]));
    let pairs = |lists: &Sides<Vec<usize>>| -> Vec<(usize, usize)> {
        let rights = &lists.right;
        let left = lists.left.iter();
        left.flat_map(|&left| rights.iter().map(move |&right| (left, right)))
            .collect()
    };
    let both = |left: usize, right: usize| entries.left.get(left).zip(entries.right.get(right));
    let put = |verdict: Verdict, number: usize, left: usize, right: usize, one: &Entry, other: &Entry| Candidate {
        verdict,
        left,
        right,
        alignment: Some(number),
        sameness: sameness(one, other),
        context: tenths(one.context.shared(&other.context)),
    };
    for (number, alignment) in alignments.iter().enumerate() {
        for (left, right) in pairs(&listed(alignment)) {
            let Some((one, other)) = both(left, right) else {
                continue;
            };
            if let Some(verdict) =
                equal(&one.found, &other.found, published).filter(|_| !by_chance(one, other, alignment))
            {
                settled.left.insert(left);
                settled.right.insert(right);
                candidates.push(put(verdict, number, left, right, one, other));
            }
        }
    }
    for (number, alignment) in alignments.iter().enumerate() {
        let lists = listed(alignment);
        for (left, right) in pairs(&lists) {
            let Some((one, other)) = both(left, right) else {
                continue;
            };
            if settled.left.contains(&left) || settled.right.contains(&right) {
                continue;
            }
            let same = sameness(one, other);
            // Figures that count the same as either; those that have their equal are rivals of a conflict only.
            let rivals = |settled_too: bool| {
                Side::BOTH.into_iter().any(|side| {
                    let (against, itself) = if side == Side::Left {
                        (other, left)
                    } else {
                        (one, right)
                    };
                    lists[side].iter().any(|&at| {
                        at != itself
                            && (settled_too || !settled[side].contains(&at))
                            && entries[side].get(at).is_some_and(|entry| {
                                entry.found.kind == against.found.kind
                                    && entry.found.is_age() == against.found.is_age()
                                    && entry.found.is_measured() == against.found.is_measured()
                                    && sameness(entry, against) >= same
                            })
                    })
                })
            };
            let (alone, sole) = (!rivals(false), !rivals(true));
            let standing = Standing {
                literal: is_literal(alignment),
                score: alignment.score,
                alike: one.context.shared(&other.context) >= 2.0 * ABOUT_THE_SAME,
                alone,
                sole,
                opposite: opposite(alignment, one, other),
            };
            if let Some(verdict) = differing(&one.found, &other.found, same, standing) {
                candidates.push(put(verdict, number, left, right, one, other));
            }
        }
    }
    candidates
}

/// Whether two small numbers are equal by chance rather than told of the same: one names nothing that stands in the
/// other's sentence, and the wording is another.
fn by_chance(one: &Entry, other: &Entry, alignment: &Alignment) -> bool {
    let small = matches!(one.found.value, Value::Amount(value) if value < 20.0) && one.found.kind == FigureKind::Number;
    small
        && !is_literal(alignment)
        && same_thing(&one.found, &other.found) == Sameness::Open
        && !names(one, other)
        && !names(other, one)
}

/// Whether the noun that the one counts stands in the sentence of the other, which names none.
fn names(one: &Entry, other: &Entry) -> bool {
    other.found.counted.head().is_none() && one.found.counted.head().is_some_and(|head| other.context.holds(head))
}

pub(super) fn tenths(weight: f64) -> u32 {
    (weight * 10.0).round() as u32
}

fn is_literal(alignment: &Alignment) -> bool {
    matches!(
        alignment.relation,
        Relation::Verbatim | Relation::Edited | Relation::Quote
    )
}

/// Indices of the entries of these sentences.
pub(super) fn within(entries: &[Entry], sentences: &[usize]) -> Vec<usize> {
    let places = sentences.iter().flat_map(|&sentence| {
        let from = entries.partition_point(|entry| entry.sentence < sentence);
        let to = entries.partition_point(|entry| entry.sentence <= sentence);
        from..to
    });
    places.take(WITHIN_PASSAGE).collect()
}

/// Longest replaced run, in bytes, of which it can be said that what stands in it stands at one place.
const ONE_PLACE: usize = 48;

/// Whether two figures stand at the same place of one wording: in runs of words put for one another.
fn opposite(alignment: &Alignment, one: &Entry, other: &Entry) -> bool {
    let place = replaced_at(&alignment.edits.left, one.sentence, &one.found.span);
    place.is_some() && place == replaced_at(&alignment.edits.right, other.sentence, &other.found.span)
}

/// Which of the replaced runs, counted from 0, a place stands in.
fn replaced_at(edits: &[Edit], sentence: usize, span: &Range<usize>) -> Option<usize> {
    let replaced = edits.iter().filter(|edit| edit.kind == EditKind::Replaced);
    replaced
        .enumerate()
        .find(|(_, edit)| edit.sentence == sentence && edit.span.start < span.end && span.start < edit.span.end)
        .filter(|(_, edit)| edit.span.len() <= ONE_PLACE)
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_about_the_same_share_rare_words() {
        let one = Context::of("The freighter ran aground off the lighthouse on Friday.");
        let other = Context::of("Off the lighthouse the freighter struck rocks.");
        let third = Context::of("Nobody said so on Friday.");
        assert!(one.shared(&other) > ABOUT_THE_SAME && one.shared(&third) < ABOUT_THE_SAME);
        assert!(one.holds(&stem("freighters")));
    }
}
