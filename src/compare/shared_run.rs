//! The longest run of words that two sentences share.

/// Longest run of words that stands in both, each looked at up to [`LONGEST`] words.
pub(super) fn longest_run(one: &[u32], other: &[u32]) -> usize {
    let (one, other) = (cut(one), cut(other));
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    // Length of the run that ends at each word of the other, behind a first 0, for the last word of the one and for this: of
    // two rows neither depends on itself, so that several words are compared at once.
    let mut last = vec![0i32; other.len() + 1];
    let mut runs = last.clone();
    let mut longest = 0;
    for x in one {
        if let Some((_, runs)) = runs.split_first_mut() {
            for ((run, before), y) in runs.iter_mut().zip(&last).zip(other) {
                *run = if x == y { before + 1 } else { 0 };
                longest = longest.max(*run);
            }
        }
        std::mem::swap(&mut last, &mut runs);
    }
    longest.unsigned_abs() as usize
}

const LONGEST: usize = 400;

fn cut(words: &[u32]) -> &[u32] {
    words.get(..LONGEST).unwrap_or(words)
}

/// Where each word of one sentence stands in it, as bits: it is compared with many others.
#[derive(Debug, Default)]
pub(super) struct WordPlaces {
    /// By the words' keys.
    bits: Vec<u64>,
    /// Keys that stand in the sentence.
    held: Vec<u32>,
}

impl WordPlaces {
    /// Turns to another sentence.
    pub fn set(&mut self, words: &[u32]) {
        for key in self.held.drain(..) {
            if let Some(bits) = self.bits.get_mut(key as usize) {
                *bits = 0;
            }
        }
        let most = words.iter().max().map_or(0, |key| *key as usize + 1);
        if self.bits.len() < most {
            self.bits.resize(most, 0);
        }
        for (key, place) in words.iter().zip(0..u64::BITS) {
            if let Some(bits) = self.bits.get_mut(*key as usize) {
                *bits |= 1 << place;
                self.held.push(*key);
            }
        }
    }

    /// The longest run that `one`, which these are the places of, shares with `other`.
    pub fn longest_run(&self, one: &[u32], other: &[u32]) -> usize {
        if one.len() > u64::BITS as usize {
            return longest_run(one, other);
        }
        // Of each place of the one, behind a first for what stands before it, the last word of the other that was the same, counted
        // from 1, and the length of the run that ends there.
        let mut ends = [(0u32, 0u32); u64::BITS as usize + 1];
        let mut longest = 0;
        for (number, key) in (1u32..).zip(cut(other)) {
            let mut places = self.bits.get(*key as usize).copied().unwrap_or(0);
            // The last place first, as each goes by what the word before left at the place before.
            while let Some(place) = places.checked_ilog2().map(|place| place as usize) {
                places ^= 1 << place;
                if let Some([before, end]) = ends.get_mut(place..place + 2) {
                    let run = if before.0 + 1 == number { before.1 + 1 } else { 1 };
                    *end = (number, run);
                    longest = longest.max(run);
                }
            }
        }
        longest as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn runs_are_counted_in_words() {
        assert_eq!(longest_run(&[1, 2, 3, 4], &[9, 2, 3, 4, 5]), 3);
        assert_eq!(longest_run(&[], &[1]), 0);
    }

    proptest! {
        #[test]
        fn places_tell_the_same_run(
            sentences in prop::collection::vec(prop::collection::vec(0u32..6, 0..90), 1..4),
            other in prop::collection::vec(0u32..9, 0..90),
        ) {
            let mut places = WordPlaces::default();
            for one in sentences {
                places.set(&one);
                prop_assert_eq!(places.longest_run(&one, &other), longest_run(&one, &other));
            }
        }
    }
}
