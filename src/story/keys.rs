//! The keys of words as they are written. Words come again and again: folding and stemming each but once a thread takes most of
//! the time out of it.

use crate::text::background::Background;
use crate::text::common::CommonWords;
use crate::text::words::{fold, is_stop, stem, term_key};
use rustc_hash::FxHashMap;

/// What is known of a word.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// The key of its stem; 0 for a stop word.
    pub key: u32,
    /// How many of the background's articles hold it.
    pub count: u32,
}

/// Words one thread has met.
#[derive(Debug)]
pub(super) struct Keys {
    /// The last word met at each place, by its hash: nearly all are found here at the first look.
    near: Vec<(u64, Known)>,
    all: FxHashMap<u64, Known>,
}

/// Words that are remembered; then it starts anew, so that a hostile corpus can't fill the memory.
const REMEMBERED: usize = 150_000;
/// Places of the words met last; a power of two.
const NEAR: usize = 1 << 15;

impl Default for Keys {
    fn default() -> Keys {
        Keys {
            near: vec![(0, Known::default()); NEAR],
            all: FxHashMap::default(),
        }
    }
}

impl Keys {
    /// What is known of a word as written. `common` is of its language, where that is not English.
    pub fn of(&mut self, word: &str, common: Option<&CommonWords>) -> Known {
        self.of_hashed(Keys::hash(word, common), word, common)
    }

    /// The number by which a word is found again.
    pub fn hash(word: &str, common: Option<&CommonWords>) -> u64 {
        // Never 0, which stands in the empty places.
        hash(common.map_or(0, CommonWords::seed), word.as_bytes()) | 1 << 63
    }

    /// The same as [`Keys::of`] where the hash is known.
    pub fn of_hashed(&mut self, hash: u64, word: &str, common: Option<&CommonWords>) -> Known {
        if let Some(known) = self.near(hash) {
            return known;
        }
        let known = self.all.get(&hash).copied().unwrap_or_else(|| {
            let known = anew(word, common);
            if self.all.len() >= REMEMBERED {
                self.all.clear();
            }
            self.all.insert(hash, known);
            known
        });
        if let Some(near) = self.near.get_mut(hash as usize & (NEAR - 1)) {
            *near = (hash, known);
        }
        known
    }

    /// What is found at the first look. Who asks for many words in a row waits once for the memory and not for each.
    pub fn near(&self, hash: u64) -> Option<Known> {
        let near = self.near.get(hash as usize & (NEAR - 1))?;
        (near.0 == hash).then_some(near.1)
    }
}

fn anew(word: &str, common: Option<&CommonWords>) -> Known {
    let folded = fold(word);
    if is_stop(&folded) {
        return Known::default();
    }
    let key = term_key(&common.map_or_else(|| stem(&folded), |common| common.stem(&folded))).max(1);
    let count = Background::built_in().count_of_key(key);
    Known { key, count }
}

/// A hash of a word, eight bytes a step: each folds the product of two numbers of 64 bits (as in wyhash). The last step may take
/// bytes of the one before once more, so that hardly anything depends on the length.
fn hash(seed: u64, word: &[u8]) -> u64 {
    let step = |hash: u64, bytes: u64| {
        let product = u128::from(hash ^ bytes ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f;
        (product >> 64) as u64 ^ product as u64
    };
    let seed = seed ^ (word.len() as u64).wrapping_mul(0xe703_7ed1_a0b4_28db);
    if let (Some(first), Some(last)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        let (eights, _) = word.as_chunks::<8>();
        let whole = match eights {
            [_] => step(seed, u64::from_le_bytes(*first)),
            more => more
                .iter()
                .fold(seed, |hash, eight| step(hash, u64::from_le_bytes(*eight))),
        };
        return step(whole, u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        return step(
            seed,
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        );
    }
    let byte = |at: usize| word.get(at).copied().map_or(0, u64::from);
    step(seed, byte(0) << 16 | byte(1) << 8 | byte(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn what_is_remembered_is_what_was_found() {
        let mut keys = Keys::default();
        let german = CommonWords::of("de");
        for round in 0..2 {
            for number in 0..3 * NEAR {
                let word = format!("harbours{number}");
                assert_eq!(keys.of(&word, None), anew(&word, None), "{round}");
            }
            assert_eq!(keys.of("the", None).key, 0);
            assert_eq!(keys.of("Schleusen", german), anew("Schleusen", german));
        }
        assert!(keys.of("Ministers", None).count > 0);
    }

    #[test]
    fn words_that_differ_anywhere_have_different_hashes() {
        let long = "abcdefghijklmnopqrstuvwxyz";
        let mut hashes = HashSet::new();
        for end in 0..=long.len() {
            for at in 0..end {
                let mut word = long.as_bytes()[..end].to_vec();
                word[at] = b'_';
                assert!(hashes.insert(hash(0, &word)) && hashes.insert(hash(1, &word)));
            }
        }
    }
}
