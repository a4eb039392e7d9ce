//! What a line looks like, whatever it says: a sentence, a headline, a label.

use crate::text::bytes::{WORD, any_byte, bits, eight_at, sorts_at};
use crate::text::words::{Between, Spaced, is_stop};
use rustc_hash::FxHashSet;

/// Words of a tidied line: what spaces part and that has a letter or figure.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word =
        |word: &&str| word.bytes().any(|byte| byte.is_ascii_alphanumeric()) || word.contains(char::is_alphanumeric);
    text.split(' ').filter(is_word)
}

/// How many words a text has; in scripts without spaces two characters count as one.
pub(super) fn count(text: &str) -> usize {
    if !text.is_ascii() {
        // Of dense scripts nothing begins with other bytes.
        let dense = any_byte(text.as_bytes(), |byte| matches!(byte, 0xE0 | 0xE1 | 0xE3..=0xE9 | 0xEF));
        let characters = || text.chars().filter(|c| is_dense(*c)).count();
        return count_mixed(text) + if dense { characters() / 2 } else { 0 };
    }
    count_ascii(text.as_bytes())
}

/// The same for ASCII, in which nearly every word begins with a letter or figure: those are counted in blocks, without a look at
/// what follows.
fn count_ascii(bytes: &[u8]) -> usize {
    let (mut count, mut space_before) = (0, 1);
    for at in (0..bytes.len()).step_by(WORD) {
        let sorts = sorts_at(bytes, at, |byte| {
            let figure = byte.wrapping_sub(b'0') < 10;
            let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
            u8::from(letter | figure) | u8::from(byte == b' ') << 1
        });
        let (letters, spaces) = (bits(&sorts, 0), bits(&sorts, 1));
        let begins = !spaces & (spaces << 1 | space_before);
        space_before = spaces >> (WORD - 1);
        count += (begins & letters).count_ones() as usize;
        let mut marks = begins & !letters;
        while marks != 0 {
            count += usize::from(holds_letters(bytes, at + marks.trailing_zeros() as usize));
            marks &= marks - 1;
        }
    }
    count
}

/// The same for a text of more than ASCII.
fn count_mixed(text: &str) -> usize {
    let mut spaced = Spaced::of(text);
    let (mut at, mut count) = (0, 0);
    while let Some(piece) = spaced.from(at) {
        at = match piece {
            Between::Word { past, .. } => {
                count += 1;
                past
            }
            Between::Other { start } => {
                let rest = text.get(start..).unwrap_or_default();
                let end = rest.find(' ').unwrap_or(rest.len());
                count += words(rest.get(..end).unwrap_or_default()).count();
                start + end
            }
        };
    }
    count
}

/// Whether what stands between `start` and the next space has a letter or figure.
fn holds_letters(bytes: &[u8], start: usize) -> bool {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut word = rest.iter().take_while(|byte| **byte != b' ');
    word.any(u8::is_ascii_alphanumeric)
}

/// A character of a script that puts no spaces between words.
fn is_dense(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF)
}

/// Whether a line ends as a sentence does, quotation marks and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '“', '»', '«', ')', ']', ' ', '」', '』', '）'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Whether a line of `count` words is prose: a sentence of some length, or very long.
pub(super) fn is_prose(text: &str, count: usize) -> bool {
    (count >= 8 && ends_sentence(text)) || count >= 30
}

/// Whether a line is set like a headline: a few words, no full stop, not in small letters.
pub(super) fn is_headline(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    let stop = text.ends_with(['.', ',', ';', ':']) && !text.ends_with("...") && !is_abbreviated(text);
    (1..=40).contains(&count(text)) && !stop && first.is_some_and(|c| !c.is_lowercase() || text.starts_with(['i', 'e']))
}

/// Whether a line ends in an abbreviation, as headlines do: "to the U.S.", "Weir Co.".
fn is_abbreviated(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    matches!(last, "Co." | "Inc." | "Ltd." | "Corp." | "Jr." | "Sr.")
        || (last.matches('.').count() >= 2 && last.len() <= 8)
}

/// Whether a line is set in title case: of its longer words at least six in ten begin with a capital.
pub(super) fn is_title_case(text: &str) -> bool {
    let longer = || words(text).filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    let capitals = longer()
        .filter(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase))
        .count();
    let all = longer().count();
    all > 0 && capitals * 10 >= all * 6
}

/// Letters and figures alone, in lower case: for comparing lines that differ in punctuation.
pub(super) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words that carry a text's subject, without their endings: not the shortest ones, not the ones every text has.
pub(super) fn subject_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 2)
        .map(str::to_lowercase)
        .filter(|word| !is_stop(word))
        .map(|mut word| {
            // Endings seldom reach into the first six letters.
            if let Some((end, _)) = word.char_indices().nth(6) {
                word.truncate(end);
            }
            word
        })
}

/// One of the [`subject_words`], in letters or, as nearly all are ASCII, in a number that stands for no other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum SubjectKey {
    Short(u64),
    Long(String),
}

impl SubjectKey {
    fn of(word: String) -> SubjectKey {
        if word.is_ascii() {
            // Of six letters at most.
            let bytes = word.bytes().take(8);
            return SubjectKey::Short(bytes.fold(0, |all, byte| all << 8 | u64::from(byte)));
        }
        SubjectKey::Long(word)
    }
}

/// The keys of all [`subject_words`] of a text.
pub(super) fn subject_keys(text: &str) -> Vec<SubjectKey> {
    subject_words(text).map(SubjectKey::of).collect()
}

/// Adds to `found` those of the `wanted` keys that a text has, too: of a long text and a few keys, with hardly a look at most
/// words.
pub(super) fn find_subject_keys(text: &str, wanted: &FxHashSet<SubjectKey>, found: &mut FxHashSet<SubjectKey>) {
    let bytes = text.as_bytes();
    let mut spaced = Spaced::of(text);
    let mut at = 0;
    while let Some(piece) = spaced.from(at) {
        match piece {
            Between::Word { start, end, past } => {
                at = past;
                if end - start < 2 {
                    continue;
                }
                let length = (end - start).min(6);
                let own = u64::MAX >> (64 - 8 * length);
                let lower = (eight_at(bytes, start) | 0x2020_2020_2020_2020) & own;
                let key = SubjectKey::Short(lower.swap_bytes() >> (64 - 8 * length));
                if wanted.contains(&key) {
                    let word = text.get(start..end).unwrap_or_default();
                    if !is_stop(&word.to_ascii_lowercase()) {
                        found.insert(key);
                    }
                }
            }
            Between::Other { start } => {
                let rest = bytes.get(start..).unwrap_or_default();
                let end = start + rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
                let words = subject_words(text.get(start..end).unwrap_or_default());
                found.extend(words.map(SubjectKey::of).filter(|key| wanted.contains(key)));
                at = end;
            }
        }
    }
}

/// Whether a paragraph is nothing but references to entities nobody knows: `&laughs; &laughs;`.
pub(super) fn is_reference(paragraph: &str) -> bool {
    let name = |word: &str| {
        let inside = word.strip_prefix('&').and_then(|word| word.strip_suffix(';'));
        inside.is_some_and(|name| {
            name.chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
        })
    };
    !paragraph.is_empty() && paragraph.split_inclusive(';').all(|word| name(word.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prose_headlines_and_labels_are_told_apart() {
        assert!(is_prose(
            "The weir was closed on Friday after the river rose, “they said.”",
            12
        ));
        assert!(!is_prose("Weir closed after flood", 4));
        assert!(is_headline("Weir closed after flood") && is_headline("Weir goes to the U.S."));
        assert!(!is_headline("The weir was closed on Friday."));
        assert!(is_title_case("Weir Closed After Flood") && !is_title_case("Weir closed after the spring flood"));
        assert_eq!(count("水门星期五关闭了"), 5);
    }

    proptest! {
        #[test]
        fn words_are_counted_alike_in_blocks_and_one_by_one(text in "([a-c2.\"(-]| ){0,300}", start in "[a(]{0,200}") {
            let text = format!("{start}{text}");
            prop_assert_eq!(count(&text), words(&text).count());
            let text = format!("é{text} “{start}”");
            prop_assert_eq!(count(&text), words(&text).count());
        }
    }

    #[test]
    fn keys_of_a_subject_are_found_in_a_text_that_has_its_words() {
        let texts = [
            "The harbour office said THE Harbours yourselves would; a I 24 boats extraordinarilylongword through",
            "L’été à Łódź: 3 boats, well-known harbour’s “yourselv”",
            "throughout the harbourside, it's",
            "",
        ];
        let wanted: FxHashSet<SubjectKey> = texts.iter().flat_map(|text| subject_keys(text)).collect();
        for text in texts {
            let mut found = FxHashSet::default();
            find_subject_keys(text, &wanted, &mut found);
            assert_eq!(found, subject_keys(text).into_iter().collect(), "{text}");
        }
    }

    #[test]
    fn references_alone_are_no_text() {
        assert!(is_reference("&l39;") && is_reference("&a; &b.c;"));
        assert!(!is_reference("Marks & Co; sold") && !is_reference("AT&T;") && !is_reference(""));
    }
}
