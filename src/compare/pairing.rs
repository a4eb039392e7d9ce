//! Which figures of aligned passages may tell the same.

use super::agreement::{Verdict, equal};
use super::collation::{Alignment, Edit, EditKind, FigureKind, FigureStatus};
use super::currencies;
use super::differing::{Standing, differing};
use super::figures::{Found, Value};
use super::sameness::{Sameness, same_thing};
use super::{Side, Sides};
use crate::text::background::Background;
use crate::text::words::{Words, is_stop, stem, term_key};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// A figure and where it stands.
pub(super) struct Entry {
    pub sentence: usize,
    pub found: Found,
    /// The words of its sentence.
    pub context: Arc<Context>,
}

/// The words of a sentence that carry meaning, as sorted numbers of their stems with their rarity.
#[derive(Debug, Default)]
pub(super) struct Context(Vec<(u32, f64)>);

impl Context {
    pub fn of(sentence: &Words<'_>) -> Context {
        let background = Background::built_in();
        let mut words: Vec<(u32, f64)> = sentence
            .iter()
            .map(|(_, word)| word)
            .filter(|word| !is_stop(word) && word.starts_with(char::is_alphabetic))
            .map(|word| term_key(&stem(word)))
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

impl Candidate {
    /// Whether it is equal only in that both are the same small number, and one of the two does not say what it counts.
    fn is_weak(&self, entries: &Sides<Vec<Entry>>) -> bool {
        let small = |entry: Option<&Entry>| {
            entry.is_some_and(|entry| {
                entry.found.kind == FigureKind::Number
                    && !entry.found.versus
                    && matches!(entry.found.value, Value::Amount(value) if value < SMALL)
            })
        };
        self.verdict.status == FigureStatus::Equal
            && self.sameness == Sameness::Open
            && small(entries.left.get(self.left))
            && small(entries.right.get(self.right))
    }
}

/// Numbers below this one stand in every article for one thing or another.
const SMALL: f64 = 20.0;

/// Leaves out what is equal by chance: "two penalties" are not "two more" of another passage where a surer link has "three
/// penalties" for them.
pub(super) fn without_chance(candidates: &mut Vec<Candidate>, entries: &Sides<Vec<Entry>>, alignments: &[Alignment]) {
    let score = |candidate: &Candidate| {
        let alignment = candidate.alignment.and_then(|at| alignments.get(at));
        alignment.map_or(0.0, |alignment| alignment.score)
    };
    // How sure the surest passage is in which each differs from one that counts the same.
    let mut differs: Sides<FxHashMap<usize, f64>> = Sides::default();
    let contradicted = candidates
        .iter()
        .filter(|candidate| candidate.verdict.status == FigureStatus::Conflict && candidate.sameness == Sameness::Yes);
    for candidate in contradicted {
        for (side, at) in [(Side::Left, candidate.left), (Side::Right, candidate.right)] {
            let surest = differs[side].entry(at).or_default();
            *surest = surest.max(score(candidate));
        }
    }
    let surer = |side: Side, at: usize, than: f64| differs[side].get(&at).is_some_and(|surest| *surest > than);
    candidates.retain(|candidate| {
        let than = score(candidate);
        !candidate.is_weak(entries)
            || !(surer(Side::Left, candidate.left, than) || surer(Side::Right, candidate.right, than))
    });
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
        let lists = listed(alignment);
        for (left, right) in pairs(&lists) {
            let Some((one, other)) = both(left, right) else {
                continue;
            };
            let loose = alignment.score >= SURELY_LINKED && alone_with_value(entries, &lists, left, right);
            let verdict = equal(&one.found, &other.found, published)
                .filter(|_| !by_chance(one, other, alignment))
                .or_else(|| told_otherwise(&one.found, &other.found).filter(|_| loose));
            if let Some(verdict) = verdict {
                let candidate = put(verdict, number, left, right, one, other);
                if !candidate.is_weak(entries) {
                    settled.left.insert(left);
                    settled.right.insert(right);
                }
                candidates.push(candidate);
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
                                    && of_like_size(&entry.found, &against.found)
                                    && sameness(entry, against) >= same
                            })
                    })
                })
            };
            let (alone, sole) = (!rivals(false), !rivals(true));
            let standing = Standing {
                literal: alignment.relation.is_literal(),
                score: alignment.score,
                alike: one.context.shared(&other.context) >= 2.0 * ABOUT_THE_SAME,
                alone,
                sole,
                opposite: opposite(alignment, one, other),
                told: tells(one, other) || tells(other, one),
            };
            // "fewer than 60 could hold water", "55 of the planets": the noun that only one names stands beside the other.
            let named = || {
                (same == Sameness::Open && (names(one, other) || names(other, one)))
                    .then(|| differing(&one.found, &other.found, Sameness::Yes, standing))
                    .flatten()
                    .filter(|verdict| verdict.status == FigureStatus::Variant)
            };
            // "£1.7m", "€2 million": one sum, where neither passage has another of that currency.
            let exchanged = || {
                let sums = currencies::exchanged(&one.found, &other.found)?;
                let lone = Side::BOTH.into_iter().all(|side| {
                    let own = if side == Side::Left { &one.found } else { &other.found };
                    let alike = |at: &&usize| {
                        let found = entries[side].get(**at).map(|entry| &entry.found);
                        found.is_some_and(|found| found.kind == own.kind && found.currency == own.currency)
                    };
                    lists[side].iter().filter(alike).count() == 1
                });
                (lone && same != Sameness::No && alignment.score >= EXCHANGED).then_some(sums)
            };
            let verdict = differing(&one.found, &other.found, same, standing).or_else(named);
            if let Some(verdict) = verdict.or_else(exchanged) {
                candidates.push(put(verdict, number, left, right, one, other));
            }
        }
    }
    candidates
}

/// From this score on, sums in two currencies are of one thing where they are the only ones.
const EXCHANGED: f64 = 0.6;

/// From this score on, two linked sentences tell the same fact.
const SURELY_LINKED: f64 = 0.9;

/// The same small number of things with other names: "three cables", "three data lines". Two is too common to say so.
fn told_otherwise(one: &Found, other: &Found) -> Option<Verdict> {
    let count = |found: &Found| match found.value {
        Value::Amount(value)
            if found.kind == FigureKind::Number && !found.ordinal && !found.versus && found.low.is_none() =>
        {
            Some(value)
        }
        _ => None,
    };
    let (a, b) = (count(one)?, count(other)?);
    let states = one.counted.state.zip(other.counted.state);
    let same = (a - b).abs() < 1e-9 && (3.0..20.0).contains(&a) && one.sharpness == other.sharpness;
    (same && one.counted.per == other.counted.per && states.is_none_or(|(one, other)| one == other))
        .then(|| Verdict::of(FigureStatus::Equal))
}

/// Whether neither passage has another figure of this value.
fn alone_with_value(entries: &Sides<Vec<Entry>>, lists: &Sides<Vec<usize>>, left: usize, right: usize) -> bool {
    let places = Sides::new(left, right);
    Side::BOTH.into_iter().all(|side| {
        let value = entries[side].get(places[side]).map(|entry| entry.found.value);
        let same = lists[side]
            .iter()
            .filter(|&&at| entries[side].get(at).map(|entry| entry.found.value) == value);
        same.count() == 1
    })
}

/// Whether one of two amounts could stand for the other: "fewer than 60" is no rival of 5,900.
fn of_like_size(one: &Found, other: &Found) -> bool {
    match (one.value, other.value) {
        (Value::Amount(a), Value::Amount(b)) if a > 0.0 && b > 0.0 => a.max(b) / a.min(b) <= RIVAL,
        _ => true,
    }
}

/// Amounts further apart are not taken for one another.
const RIVAL: f64 = 5.0;

/// Whether two small numbers are equal by chance rather than told of the same: one names nothing that stands in the
/// other's sentence, and the wording is another.
fn by_chance(one: &Entry, other: &Entry, alignment: &Alignment) -> bool {
    let small = matches!(one.found.value, Value::Amount(value) if value < 20.0) && one.found.kind == FigureKind::Number;
    // "two of the skiffs", "two of them".
    let of_them = |entry: &Entry| entry.found.follow == "of" && entry.found.counted.head().is_none();
    small
        && !of_them(one)
        && !of_them(other)
        && !alignment.relation.is_literal()
        && same_thing(&one.found, &other.found) == Sameness::Open
        && !names(one, other)
        && !names(other, one)
}

/// Whether the noun that the one counts stands in the sentence of the other, which names none.
fn names(one: &Entry, other: &Entry) -> bool {
    other.found.counted.head().is_none() && tells(one, other)
}

/// Whether what the one counts stands in the sentence of the other.
fn tells(one: &Entry, other: &Entry) -> bool {
    one.found.counted.head().is_some_and(|head| other.context.holds(head))
}

pub(super) fn tenths(weight: f64) -> u32 {
    (weight * 10.0).round() as u32
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
        let one = Context::of(&Words::of("The freighter ran aground off the lighthouse on Friday."));
        let other = Context::of(&Words::of("Off the lighthouse the freighter struck rocks."));
        let third = Context::of(&Words::of("Nobody said so on Friday."));
        assert!(one.shared(&other) > ABOUT_THE_SAME && one.shared(&third) < ABOUT_THE_SAME);
        assert!(one.holds(&stem("freighters")));
    }
}
