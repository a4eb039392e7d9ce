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
pub(super) fn grams(lexicon: &Lexicon, words: Sides<&[Vec<Word>]>) -> Sides<Vec<Grams>> {
    let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
    let mut of_key: Vec<Option<Vec<u32>>> = vec![None; lexicon.keys()];
    let mut held: Vec<u32> = Vec::new();
    let mut count = |sentence: &Vec<Word>| {
        let mut all: Vec<u32> = Vec::with_capacity(sentence.len() * 12);
        for word in sentence {
            if let Some(grams) = of_key.get_mut(word.key as usize) {
                all.extend(
                    grams
                        .get_or_insert_with(|| of_word(lexicon.text(word.key), &mut ids))
                        .iter(),
                );
            }
        }
        all.sort_unstable();
        let mut counted: Grams = Vec::new();
        for gram in all {
            match counted.last_mut() {
                Some((last, n)) if *last == gram => *n += 1.0,
                _ => counted.push((gram, 1.0)),
            }
        }
        held.resize(held.len().max(ids.len()), 0);
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
        .map(|&held| (sentences / held.max(1) as f32).ln().max(0.0))
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
pub(super) fn cosine(one: &Grams, other: &Grams) -> f64 {
    let (mut a, mut b, mut sum) = (0, 0, 0.0f32);
    while let (Some((x, w)), Some((y, v))) = (one.get(a), other.get(b)) {
        if x == y {
            sum += w * v;
        }
        a += usize::from(x <= y);
        b += usize::from(y <= x);
    }
    f64::from(sum)
}
