//! Sentences as bags of character n-grams: likeness below the word, where stems part ("cyberspying", "cyberspies").

use super::Sides;
use super::lexicon::{Lexicon, Word};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// A sentence as a unit vector over n-grams, by ascending n-gram.
pub(super) type Grams = Vec<(u32, f32)>;

/// Words longer than this give the n-grams of their beginning; no language prints such words, hostile files do.
const LONGEST_WORD: usize = 64;

/// The n-grams of three to five characters of each word with its bounds, weighed by (1 + ln count) · rarity in the pair.
///
/// Those that stand in the same words stand in the same sentences as often: one of them is listed, with the weight of all. A
/// word that shares no part with another has one n-gram, not two dozen.
pub(super) fn grams(lexicon: &Lexicon, words: Sides<&[Vec<Word>]>) -> Sides<Vec<Grams>> {
    let (of_key, alike) = of_keys(lexicon, words);
    let mut held = vec![0u32; alike.len()];
    let mut counter = Counter::of(alike.len());
    let mut count = |sentence: &Vec<Word>| {
        for word in sentence {
            for gram in of_key.get(word.key as usize).into_iter().flatten() {
                counter.count(*gram);
            }
        }
        let counted = counter.take();
        for (gram, _) in &counted {
            if let Some(held) = held.get_mut(*gram as usize) {
                *held += 1;
            }
        }
        counted
    };
    let mut counted = words.map(|side| side.iter().map(&mut count).collect::<Vec<_>>());
    let sentences = (words.left.len() + words.right.len()) as f32 + 1.0;
    let rarity: Vec<f32> = held
        .iter()
        .zip(&alike)
        .map(|(&held, &alike)| (sentences / held.max(1) as f32).ln().max(0.0) * (alike as f32).sqrt())
        .collect();
    for sentence in counted.left.iter_mut().chain(&mut counted.right) {
        for (gram, n) in sentence.iter_mut() {
            *n = (1.0 + n.ln()) * rarity.get(*gram as usize).copied().unwrap_or(0.0);
        }
        let length = sentence.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            for (_, weight) in sentence.iter_mut() {
                *weight /= length;
            }
        }
    }
    counted
}

/// Counts numbers and tells them in their order, which takes less than sorting them.
struct Counter {
    counts: Vec<f32>,
    /// A bit for each number that was counted.
    held: Vec<u64>,
    /// A bit for each of these words of bits that is not 0.
    filled: Vec<u64>,
}

impl Counter {
    /// Of numbers below `most`.
    fn of(most: usize) -> Counter {
        let words = most.div_ceil(64);
        Counter {
            counts: vec![0.0; most],
            held: vec![0; words],
            filled: vec![0; words.div_ceil(64)],
        }
    }

    fn count(&mut self, number: u32) {
        let number = number as usize;
        let word = number / 64;
        if let (Some(count), Some(held), Some(filled)) = (
            self.counts.get_mut(number),
            self.held.get_mut(word),
            self.filled.get_mut(word / 64),
        ) {
            *count += 1.0;
            *held |= 1 << (number % 64);
            *filled |= 1 << (word % 64);
        }
    }

    /// What was counted and how often, ascending. Then nothing is.
    fn take(&mut self) -> Grams {
        let mut counted = Grams::new();
        for (at, filled) in self.filled.iter_mut().enumerate() {
            for word in Bits(std::mem::take(filled)).map(|bit| at * 64 + bit) {
                let held = self.held.get_mut(word).map(std::mem::take).unwrap_or_default();
                for number in Bits(held).map(|bit| word * 64 + bit) {
                    let count = self.counts.get_mut(number).map(std::mem::take).unwrap_or_default();
                    counted.push((number as u32, count));
                }
            }
        }
        counted
    }
}

/// The places of the bits of a number, ascending.
struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let bit = (self.0 != 0).then(|| self.0.trailing_zeros() as usize);
        self.0 &= self.0.wrapping_sub(1);
        bit
    }
}

/// Of each key the n-grams that are listed of it, as often as they stand in it, and of each of these how many it stands for.
fn of_keys(lexicon: &Lexicon, words: Sides<&[Vec<Word>]>) -> (Vec<Vec<u32>>, Vec<u32>) {
    let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
    let mut of_key: Vec<Option<Vec<u32>>> = vec![None; lexicon.keys()];
    for word in words.left.iter().chain(words.right).flatten() {
        if let Some(grams) = of_key.get_mut(word.key as usize) {
            grams.get_or_insert_with(|| of_word(lexicon.text(word.key), &mut ids));
        }
    }
    // The hash of the words in which an n-gram stands, in order, as often as it does.
    let mut stands = vec![FxHasher::default(); ids.len()];
    for (key, grams) in (1u32..).zip(&of_key) {
        for gram in grams.iter().flatten() {
            if let Some(hasher) = stands.get_mut(*gram as usize) {
                key.hash(hasher);
            }
        }
    }
    let mut listed: FxHashMap<u64, u32> = FxHashMap::default();
    let mut alike: Vec<u32> = Vec::new();
    // The number of each n-gram among those listed; none where another stands for it.
    let numbers: Vec<Option<u32>> = stands
        .into_iter()
        .map(|stands| {
            let next = u32::try_from(alike.len()).unwrap_or(u32::MAX);
            let number = *listed.entry(stands.finish()).or_insert(next);
            if number == next {
                alike.push(0);
            }
            if let Some(count) = alike.get_mut(number as usize) {
                *count += 1;
            }
            (number == next).then_some(number)
        })
        .collect();
    let listed = |grams: Option<Vec<u32>>| -> Vec<u32> {
        let grams = grams.into_iter().flatten();
        grams
            .filter_map(|gram| numbers.get(gram as usize).copied().flatten())
            .collect()
    };
    (of_key.into_iter().map(listed).collect(), alike)
}

fn of_word(word: &str, ids: &mut FxHashMap<u64, u32>) -> Vec<u32> {
    let bounded: Vec<char> = std::iter::once(' ')
        .chain(word.chars().take(LONGEST_WORD))
        .chain(std::iter::once(' '))
        .collect();
    let mut grams = Vec::with_capacity(bounded.len() * 3);
    for size in 3..=5 {
        for gram in bounded.windows(size) {
            let hash = gram.iter().fold(size as u64, |hash, c| {
                (hash.rotate_left(5) ^ u64::from(*c)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            });
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            grams.push(*ids.entry(hash).or_insert(next));
        }
    }
    grams
}

/// Cosine of two sentences.
pub(super) fn cosine(one: &Grams, other: &Grams) -> f32 {
    let (mut a, mut b, mut sum) = (0, 0, 0.0f32);
    while let (Some((x, w)), Some((y, v))) = (one.get(a), other.get(b)) {
        if x == y {
            sum += w * v;
        }
        a += usize::from(x <= y);
        b += usize::from(y <= x);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn numbers_are_counted_in_order() {
        let mut counter = Counter::of(9_000);
        for numbers in [vec![8_999, 0, 64, 63, 64, 4_096, 8_999, 64], vec![], vec![64]] {
            let mut expected: BTreeMap<u32, f32> = BTreeMap::new();
            for number in numbers {
                counter.count(number);
                *expected.entry(number).or_default() += 1.0;
            }
            assert_eq!(counter.take(), expected.into_iter().collect::<Grams>());
        }
    }

    #[test]
    fn a_word_unlike_all_others_is_one_gram() {
        let texts = ["harbour harbours dike", "harbour xyzzy"];
        let mut lexicon = Lexicon::of_texts(&texts);
        let words = texts.map(|text| vec![lexicon.read_text(text)]);
        let (of_key, alike) = of_keys(&lexicon, Sides::new(&words[0], &words[1]));
        let count = |side: usize, at: usize| of_key[words[side][0][at].key as usize].len();
        // What both forms print alike, and what either has of its own.
        assert_eq!([count(0, 0), count(0, 1), count(0, 2), count(1, 1)], [2, 2, 1, 1]);
        // Of n letters, with both bounds, there are n, n - 1 and n - 2 n-grams.
        let unlike: u32 = of_key[words[1][0][1].key as usize]
            .iter()
            .map(|gram| alike[*gram as usize])
            .sum();
        assert_eq!(unlike, 5 + 4 + 3);
    }

    #[test]
    fn listing_one_of_many_changes_no_cosine() {
        let left = [
            "The banana boats of Port Ella sank in a harbour storm",
            "Storms sank 300 boats, boats of Ella",
        ];
        let right = [
            "A banana boat sank near the harbours of Ella, the port said",
            "Bananas in port; nana",
        ];
        let mut lexicon = Lexicon::of_texts(&[left, right].concat());
        let words = Sides::new(left, right).map(|side| side.map(|text| lexicon.read_text(text)).to_vec());
        let listed = grams(&lexicon, words.as_ref().map(Vec::as_slice));
        // The same by the book: every n-gram for itself.
        let mut ids = FxHashMap::default();
        let mut bag = |words: &Vec<Word>| {
            let mut bag: BTreeMap<u32, f64> = BTreeMap::new();
            for word in words {
                for gram in of_word(lexicon.text(word.key), &mut ids) {
                    *bag.entry(gram).or_default() += 1.0;
                }
            }
            bag
        };
        let bags = words.as_ref().map(|side| side.iter().map(&mut bag).collect::<Vec<_>>());
        let held = |gram: &u32| {
            let bags = bags.left.iter().chain(&bags.right);
            bags.filter(|bag| bag.contains_key(gram)).count() as f64
        };
        let weigh = |bag: &BTreeMap<u32, f64>| {
            let weight = |(gram, n): (&u32, &f64)| (*gram, (1.0 + n.ln()) * (5.0 / held(gram)).ln());
            let bag: BTreeMap<u32, f64> = bag.iter().map(weight).collect();
            let length = bag.values().map(|weight| weight * weight).sum::<f64>().sqrt();
            bag.into_iter()
                .map(|(gram, weight)| (gram, weight / length))
                .collect::<BTreeMap<_, _>>()
        };
        for (one, bag) in listed.left.iter().zip(&bags.left) {
            for (other, across) in listed.right.iter().zip(&bags.right) {
                let (bag, across) = (weigh(bag), weigh(across));
                let expected: f64 = bag
                    .iter()
                    .map(|(gram, weight)| weight * across.get(gram).unwrap_or(&0.0))
                    .sum();
                assert!((f64::from(cosine(one, other)) - expected).abs() < 1e-6);
            }
        }
    }
}
