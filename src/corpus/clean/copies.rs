//! Finds what stands twice in one file: the whole text scraped again, a repeated line, a teaser.

use super::layout::Piece;
use crate::text::bytes::eight_at;
use crate::text::words::{Between, Spaced};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::ops::Range;

/// Words in a row that make a shingle.
const SHINGLE: usize = 5;
/// Pieces with fewer words are compared whole only.
const LONG: usize = 12;

pub(super) const COPY: &str = "second copy of the text";

/// Marks later copies. Where one long piece holds what later stands in paragraphs, the paragraphs stay and the long
/// piece goes; a teaser cut off with "…" goes where the whole paragraph follows.
pub(super) fn mark(pieces: &mut [Piece]) {
    // For each piece: words of it, and words and number of its later copies.
    let mut sizes = vec![(0_usize, 0_usize, 0_usize); pieces.len()];
    let mut copies: Vec<(usize, usize)> = Vec::new();
    let mut teasers = Vec::new();
    let mut all = Vec::with_capacity(pieces.iter().map(|piece| piece.count).sum());
    let ranges: Vec<Range<usize>> = pieces
        .iter()
        .map(|piece| {
            let start = all.len();
            if piece.why.is_none() {
                hashes(&piece.text, &mut all);
            }
            start..all.len()
        })
        .collect();
    let words: Vec<&[u64]> = ranges
        .into_iter()
        .map(|range| all.get(range).unwrap_or_default())
        .collect();
    if !may_repeat(&words) {
        return;
    }
    let mut whole: FxHashMap<u64, usize> = FxHashMap::default();
    let runs = words.iter().map(|words| words.len()).sum();
    let mut shingles: FxHashMap<u64, usize> = FxHashMap::with_capacity_and_hasher(runs, FxBuildHasher);
    for ((i, piece), words) in pieces.iter().enumerate().zip(words) {
        if words.len() < 4 {
            continue;
        }
        let own = combine(words);
        let runs: Vec<u64> = words.windows(SHINGLE).map(combine).collect();
        let (mut seen, mut first) = (0, usize::MAX);
        if words.len() >= LONG {
            for run in &runs {
                if let Some(at) = shingles.get(run) {
                    seen += 1;
                    first = first.min(*at);
                }
            }
        }
        let original = match whole.get(&own) {
            Some(at) => Some(*at),
            None if words.len() >= LONG && seen * 10 >= runs.len() * 8 => Some(first),
            None => None,
        };
        if let Some(slot) = sizes.get_mut(i) {
            slot.0 = words.len();
        }
        if let Some(original) = original {
            copies.push((i, original));
            if let Some(slot) = sizes.get_mut(original) {
                slot.1 += words.len();
                slot.2 += 1;
            }
            continue;
        }
        if runs.len() > 4
            && let Some(teaser) = runs.first().and_then(|run| shingles.get(run)).copied()
            && pieces
                .get(teaser)
                .is_some_and(|teaser| is_teaser(&teaser.text, &piece.text))
        {
            teasers.push(teaser);
        }
        whole.insert(own, i);
        for run in runs {
            shingles.entry(run).or_insert(i);
        }
    }
    let blob = |original: usize| {
        sizes.get(original).is_some_and(|(words, copied, number)| {
            *number >= 3 && *words >= 40 && copied * 10 >= words * 9 && *copied <= words * 2
        })
    };
    for (copy, original) in copies {
        let goes = if blob(original) { original } else { copy };
        if let Some(piece) = pieces.get_mut(goes) {
            piece.why = Some(COPY);
        }
    }
    for teaser in teasers {
        if let Some(piece) = pieces.get_mut(teaser) {
            piece.why = Some(COPY);
        }
    }
}

/// Whether `short` is the cut-off beginning of `full`.
fn is_teaser(short: &str, full: &str) -> bool {
    let cut = short
        .trim_end_matches("[…]")
        .trim_end_matches("[...]")
        .trim_end_matches(['…', '.', ' ']);
    let marked = short.ends_with('…') || short.ends_with("...") || short.ends_with("[…]") || short.ends_with("[...]");
    marked && full.len() > short.len() && full.starts_with(cut)
}

/// Adds a hash of each word, its case and punctuation aside.
fn hashes(text: &str, all: &mut Vec<u64>) {
    let bytes = text.as_bytes();
    let mut spaced = Spaced::of(text);
    let mut at = 0;
    while let Some(piece) = spaced.from(at) {
        at = match piece {
            Between::Word { start, end, past } => {
                all.push(hash_of_run(bytes, start, end));
                past
            }
            Between::Other { start } => {
                let rest = bytes.get(start..).unwrap_or_default();
                let end = start + rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
                all.extend(hash_of_letters(text.get(start..end).unwrap_or_default()));
                end
            }
        };
    }
}

/// Takes up another eight bytes.
fn step(hash: u64, bytes: u64) -> u64 {
    (hash.rotate_left(29) ^ bytes).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// What is left when all bytes are taken up, mixed so that any of its bits may be looked at alone.
fn mixed(hash: u64) -> u64 {
    (hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The hash of ASCII letters and figures without anything between them. Small letters differ from capitals in one bit, which all
/// figures have.
fn hash_of_run(bytes: &[u8], mut start: usize, end: usize) -> u64 {
    let mut hash = 0;
    while start < end {
        let length = (end - start).min(8);
        let own = u64::MAX >> (64 - 8 * length);
        hash = step(hash, (eight_at(bytes, start) | 0x2020_2020_2020_2020) & own);
        start += length;
    }
    mixed(hash)
}

/// The same of the letters and figures of any word, if it has one.
fn hash_of_letters(word: &str) -> Option<u64> {
    let (mut hash, mut eight, mut filled) = (0, 0, 0);
    let mut add = |byte: u8| {
        eight |= u64::from(byte) << (8 * (filled % 8));
        filled += 1;
        if filled % 8 == 0 {
            hash = step(hash, eight);
            eight = 0;
        }
    };
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        if c.is_ascii() {
            add(c.to_ascii_lowercase() as u8);
        } else {
            for c in c.to_lowercase() {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
            }
        }
    }
    if filled % 8 != 0 {
        hash = step(hash, eight);
    }
    (filled > 0).then(|| mixed(hash))
}

/// Whether any run of words may stand twice: looks at the first run of each piece and at one in four of the others, so that the
/// usual text, which repeats nothing, is done with quickly.
fn may_repeat(words: &[&[u64]]) -> bool {
    let all: usize = words.iter().map(|words| words.len()).sum();
    let mut seen = FxHashSet::with_capacity_and_hasher(all / 3 + 2 * words.len(), FxBuildHasher);
    words.iter().filter(|words| words.len() >= 4).any(|words| {
        let mut again = !seen.insert(combine(words));
        // A piece of just one run is that run.
        for (i, run) in words.windows(SHINGLE).enumerate().filter(|_| words.len() > SHINGLE) {
            // The last word alone decides which runs are looked at, so that the others need not be put together.
            if i == 0 || run.last().is_some_and(|word| word >> 62 == 0) {
                again |= !seen.insert(combine(run));
            }
        }
        again
    })
}

/// One hash of several, in their order.
fn combine(words: &[u64]) -> u64 {
    words.iter().fold(words.len() as u64, |hash, word| {
        (hash.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }) >> 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eight bytes and more, with and without marks and letters beyond ASCII.
    #[test]
    fn words_are_the_same_whatever_stands_around_and_amid_their_letters() {
        let hashes = |text: &str| {
            let mut all = Vec::new();
            hashes(text, &mut all);
            all
        };
        for word in ["a", "harbour", "harbours", "harbourside", "extraordinarily2"] {
            let plain = hashes(word);
            assert_eq!(plain.len(), 1);
            for other in [
                word.to_uppercase(),
                format!("“{word}”,"),
                format!("--({word})"),
                word.replacen('a', "a-", 1),
                word.replacen('a', "’a", 1),
                format!("- {word} …"),
            ] {
                assert_eq!(hashes(&other), plain, "{other}");
            }
            assert_ne!(hashes(&format!("{word}s")), plain);
        }
        assert_eq!(hashes("Été ÉTÉ").len(), 2);
        assert_eq!(hashes("Été")[0], hashes("ÉTÉ")[0]);
    }

    const A: &str = "The weir was closed on Friday after the river rose by more than a metre in one night.";
    const B: &str = "It will not open before the end of the month, the harbour office told boat owners in a letter.";
    const C: &str =
        "Divers must first look at the gates, which were built in the year of the great flood and never changed.";

    fn marked(texts: &[&str]) -> Vec<bool> {
        let mut pieces: Vec<Piece> = texts.iter().filter_map(|text| Piece::of(text)).collect();
        mark(&mut pieces);
        pieces.iter().map(|piece| piece.why == Some(COPY)).collect()
    }

    #[test]
    fn the_second_copy_goes() {
        assert_eq!(marked(&[A, B, A, B]), [false, false, true, true]);
        let restyled = A.replace("Friday", "friday,");
        assert_eq!(marked(&[A, B, &restyled]), [false, false, true]);
    }

    #[test]
    fn paragraphs_are_kept_before_a_blob_of_them() {
        let blob = [A, B, C].join(" ");
        assert_eq!(marked(&[&blob, A, B, C]), [true, false, false, false]);
        assert_eq!(marked(&[A, B, C, &blob]), [false, false, false, true]);
    }

    #[test]
    fn a_teaser_goes_and_a_shared_quotation_stays() {
        assert_eq!(
            marked(&["The weir was closed on Friday after the river…", A]),
            [true, false]
        );
        let quote = "“It will not open before the end of the month,” the mayor said again on Monday, to loud protest from the boat owners there.";
        assert_eq!(marked(&[B, quote]), [false, false]);
    }
}
