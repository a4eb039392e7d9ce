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
    let mut all: Vec<u32> = Vec::new();
    let mut count = |sentence: &Vec<Word>| {
        all.clear();
        for word in sentence {
            all.extend(of_key.get(word.key as usize).into_iter().flatten());
        }
        all.sort_unstable();
        let mut counted: Grams = Vec::new();
        for &gram in &all {
            match counted.last_mut() {
                Some((last, n)) if *last == gram => *n += 1.0,
                _ => counted.push((gram, 1.0)),
            }
        }
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
            let mut hasher = FxHasher::default();
            gram.hash(&mut hasher);
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            grams.push(*ids.entry(hasher.finish()).or_insert(next));
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
    fn a_word_unlike_all_others_is_one_gram() {
        let texts = ["harbour harbours dike", "harbour xyzzy"];
        let mut lexicon = Lexicon::new(texts.into_iter());
        let words = texts.map(|text| vec![lexicon.read(text)]);
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
        let mut lexicon = Lexicon::new(left.into_iter().chain(right));
        let words = Sides::new(left, right).map(|side| side.map(|text| lexicon.read(text)).to_vec());
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
