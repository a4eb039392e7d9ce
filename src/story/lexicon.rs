//! How many articles of a corpus hold each term, and how rare that makes it.
//!
//! Only terms that more than one article holds are remembered: there are a hundred times as many in all. They are counted a part of
//! the keys at a time, so that counting takes the memory of a few million terms and not of all.

use super::setting::Setting;
use super::sketch::Term;
use super::tongues::Tongues;
use crate::text::background::Background;
use rayon::prelude::*;
use std::ops::{Range, RangeInclusive};

/// Terms that are sorted at once, about.
const AT_ONCE: usize = 1 << 22;
/// Keys that are looked through for one, on average.
const BUCKET: usize = 4;

/// Terms whose places are looked up before the first is looked at.
const AHEAD: usize = 64;

/// The ranges of keys that are looked at one after another where articles hold so many terms in all. Keys are mixed: each range has
/// about as many.
pub(super) fn parts(terms: usize) -> impl Iterator<Item = RangeInclusive<u32>> {
    let count = (terms / AT_ONCE + 1).next_power_of_two().min(1 << 16) as u64;
    let size = (1_u64 << 32) / count;
    (0..count).map(move |part| (part * size) as u32..=((part + 1) * size - 1) as u32)
}

/// The terms of a sketch whose keys are within a range.
pub(super) fn within<'t>(terms: &'t [Term], keys: &RangeInclusive<u32>) -> &'t [Term] {
    let from = terms.partition_point(|term| term.key < *keys.start());
    let to = terms.partition_point(|term| term.key <= *keys.end());
    terms.get(from..to).unwrap_or_default()
}

/// A term that more than one article holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared {
    /// Its number in the order of the keys.
    pub number: u32,
    /// How rare it is, in nats.
    pub rarity: f32,
}

/// The terms that more than one article holds, numbered in the order of their keys.
struct Lexicon {
    /// Each with its rarity, in nats.
    terms: Vec<(u32, f32)>,
    /// Where the keys with each value of their first bits begin.
    starts: Vec<u32>,
    /// How far a key is shifted to be left with those bits.
    shift: u32,
}

impl Lexicon {
    /// Of these articles; `rarity` says how rare a term is that so many of them hold.
    fn of(sketches: &[&[Term]], rarity: impl Fn(u32, usize) -> f64) -> Lexicon {
        let mut terms = Vec::new();
        for part in parts(sketches.iter().map(|terms| terms.len()).sum()) {
            let mut held: Vec<u32> = sketches
                .par_iter()
                .with_min_len(1024)
                .flat_map_iter(|terms| within(terms, &part).iter().map(|term| term.key))
                .collect();
            held.par_sort_unstable();
            for run in held.chunk_by(|a, b| a == b) {
                if let [key, _, ..] = run {
                    terms.push((*key, rarity(*key, run.len()) as f32));
                }
            }
        }
        let bits = (terms.len() / BUCKET).max(1).ilog2().min(24);
        let shift = 32 - bits;
        let mut starts = vec![0; (1 << bits) + 1];
        for (key, _) in &terms {
            if let Some(count) = starts.get_mut(1 + (u64::from(*key) >> shift) as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Lexicon { terms, starts, shift }
    }

    /// Where a term stands if it is there.
    fn bucket(&self, key: u32) -> Range<usize> {
        let bucket = (u64::from(key) >> self.shift) as usize;
        let start = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        start(bucket)..start(bucket + 1)
    }

    fn find_in(&self, bucket: Range<usize>, key: u32) -> Option<Shared> {
        let terms = self.terms.get(bucket.clone())?;
        let at = terms.iter().position(|(other, _)| *other == key)?;
        Some(Shared {
            number: (bucket.start + at) as u32,
            rarity: terms.get(at)?.1,
        })
    }

    fn find(&self, key: u32) -> Option<Shared> {
        self.find_in(self.bucket(key), key)
    }
}

/// How rare the terms of a corpus are.
pub(super) struct Rarities {
    setting: Setting,
    articles: usize,
    lexicon: Lexicon,
    /// Of each language the background does not know how many articles are in it, and what they hold.
    tongues: Vec<(usize, Lexicon)>,
}

impl Rarities {
    pub fn of(sketches: &[&[Term]], tongues: &Tongues, setting: &Setting) -> Rarities {
        let background = Background::built_in();
        let lexicon = Lexicon::of(sketches, |key, seen| {
            setting.rarity(seen, background.count_of_key(key), sketches.len())
        });
        let tongue = |number: u8| {
            let own: Vec<&[Term]> = (sketches.iter().zip(0..))
                .filter(|(_, article)| tongues.foreign(*article) == Some(number))
                .map(|(terms, _)| *terms)
                .collect();
            let lexicon = Lexicon::of(&own, |_, seen| setting.foreign_rarity(seen, own.len()));
            (own.len(), lexicon)
        };
        Rarities {
            setting: setting.clone(),
            articles: sketches.len(),
            tongues: tongues.numbers().map(tongue).collect(),
            lexicon,
        }
    }

    /// How many terms more than one article holds.
    pub fn terms(&self) -> usize {
        self.lexicon.terms.len()
    }

    /// A term that more than one article holds.
    pub fn shared(&self, key: u32) -> Option<Shared> {
        self.lexicon.find(key)
    }

    /// Takes each of several things with its term, where more than one article holds that. Whoever asks for many in a row waits once
    /// for the memory and not for each.
    pub fn each<T>(&self, all: &[T], key: impl Fn(&T) -> u32, mut take: impl FnMut(&T, Option<Shared>)) {
        let mut buckets = [const { 0..0 }; AHEAD];
        for some in all.chunks(AHEAD) {
            let mut first = 0;
            for (one, bucket) in some.iter().zip(&mut buckets) {
                *bucket = self.lexicon.bucket(key(one));
            }
            // None of these has to wait for another.
            for (bucket, _) in buckets.iter().zip(some) {
                first ^= self.lexicon.terms.get(bucket.start).map_or(0, |(key, _)| *key);
            }
            std::hint::black_box(first);
            for (one, bucket) in some.iter().zip(&buckets) {
                take(one, self.lexicon.find_in(bucket.clone(), key(one)));
            }
        }
    }

    /// The rarity of a term that one article alone holds, in nats.
    pub fn of_one(&self, key: u32) -> f32 {
        let known = Background::built_in().count_of_key(key);
        self.setting.rarity(1, known, self.articles) as f32
    }

    /// The rarity of a term among the articles in a language the background does not know, as a multiple of its rarity in the corpus.
    pub fn foreign(&self, key: u32, tongue: u8, rarity: f32) -> f32 {
        let Some((articles, lexicon)) = self.tongues.get(usize::from(tongue)) else {
            return 1.0;
        };
        let own = lexicon.find(key).map(|held| held.rarity);
        let own = own.unwrap_or_else(|| self.setting.foreign_rarity(1, *articles) as f32);
        if rarity > 0.0 { own / rarity } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_parts_hold_every_key_once() {
        for terms in [0, 1, AT_ONCE - 1, AT_ONCE, 5 * AT_ONCE, 1 << 34] {
            let mut next = Some(0);
            for part in parts(terms) {
                assert_eq!(Some(*part.start()), next);
                next = part.end().checked_add(1);
            }
            assert_eq!(next, None, "{terms}");
        }
    }

    proptest! {
        #[test]
        fn a_term_is_found_where_more_than_one_hold_it_and_is_the_rarer_the_fewer_do(
            mut articles in proptest::collection::vec(proptest::collection::vec(0u32..400, 0..60), 1..30),
        ) {
            let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
            let mut sketches = Vec::new();
            for keys in &mut articles {
                // Keys are mixed.
                for key in keys.iter_mut() {
                    *key = key.wrapping_mul(0x9e37_79b9);
                }
                keys.sort_unstable();
                keys.dedup();
                for key in keys.iter() {
                    *seen.entry(*key).or_default() += 1;
                }
                sketches.push(keys.iter().map(|key| Term::of_steps(*key, 1, 0)).collect::<Vec<_>>());
            }
            let sketches: Vec<&[Term]> = sketches.iter().map(Vec::as_slice).collect();
            let rarities = Rarities::of(&sketches, &Tongues::of(sketches.iter().map(|_| None)), &SETTING);
            let held: Vec<(u32, usize)> = seen.iter().map(|(key, seen)| (*key, *seen)).filter(|(_, seen)| *seen > 1).collect();
            prop_assert_eq!(rarities.terms(), held.len());
            for (number, (key, seen)) in held.into_iter().enumerate() {
                let shared = rarities.shared(key).unwrap();
                prop_assert_eq!(shared.number as usize, number);
                let known = Background::built_in().count_of_key(key);
                prop_assert_eq!(shared.rarity, SETTING.rarity(seen, known, sketches.len()) as f32);
                prop_assert!(shared.rarity <= rarities.of_one(key));
            }
            for terms in sketches {
                let mut found = 0;
                rarities.each(terms, Term::key, |term, shared| {
                    assert_eq!(shared.map(|shared| shared.number), rarities.shared(term.key).map(|shared| shared.number));
                    assert_eq!(shared.is_some(), seen[&term.key] > 1);
                    found += 1;
                });
                prop_assert_eq!(found, terms.len());
            }
        }
    }
}
