//! What a line looks like, whatever it says: a sentence, a headline, a label.

use crate::text::bytes::any_byte;
use std::ops::Range;

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
        return words(text).count() + if dense { characters() / 2 } else { 0 };
    }
    count_ascii(text.as_bytes())
}

/// The same for ASCII, in which nearly every word begins with a letter or figure: those are counted in blocks, without a look at
/// what follows.
fn count_ascii(bytes: &[u8]) -> usize {
    let Some((first, rest)) = bytes.split_first() else {
        return 0;
    };
    let mut count = usize::from(first.is_ascii_alphanumeric()) + begun_with_marks(bytes, 0..1);
    let mut start = 1;
    for (block, before) in rest.chunks(BLOCK).zip(bytes.chunks(BLOCK)) {
        let (mut words, mut marks) = (0_u8, 0_u8);
        for (byte, before) in block.iter().zip(before) {
            let begins = u8::from(before.is_ascii_whitespace());
            let word = u8::from(byte.is_ascii_alphanumeric());
            let space = u8::from(byte.is_ascii_whitespace());
            words += begins & word;
            marks += begins & (word ^ 1) & (space ^ 1);
        }
        count += usize::from(words);
        if marks > 0 {
            count += begun_with_marks(bytes, start..start + block.len());
        }
        start += block.len();
    }
    count
}

/// Bytes that are counted together: fewer than a byte can count.
const BLOCK: usize = 128;

/// How many words that begin in a range begin with something else than a letter or figure.
fn begun_with_marks(bytes: &[u8], range: Range<usize>) -> usize {
    let begins = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        before.is_none_or(u8::is_ascii_whitespace)
    };
    let is_word = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        let mut word = rest.iter().take_while(|byte| !byte.is_ascii_whitespace()).peekable();
        word.peek().is_some_and(|first| !first.is_ascii_alphanumeric()) && word.any(u8::is_ascii_alphanumeric)
    };
    range.filter(begins).filter(|at| is_word(*at)).count()
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
        .filter(|word| !crate::text::words::is_stop(word))
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

/// The same as [`subject_words`], quicker to gather and to find again.
pub(super) fn subject_keys(text: &str) -> Vec<SubjectKey> {
    if !text.is_ascii() {
        return subject_words(text).map(SubjectKey::of).collect();
    }
    let mut keys = Vec::with_capacity(text.len() / 8);
    let mut lower = [0_u8; STOP_LETTERS];
    let words = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric());
    for word in words.filter(|word| word.len() >= 2) {
        for (lower, byte) in lower.iter_mut().zip(word) {
            *lower = byte.to_ascii_lowercase();
        }
        let known = lower
            .get(..word.len())
            .and_then(|lower| std::str::from_utf8(lower).ok());
        if known.is_some_and(crate::text::words::is_stop) {
            continue;
        }
        let letters = lower.iter().take(word.len().min(6));
        keys.push(SubjectKey::Short(
            letters.fold(0, |all, byte| all << 8 | u64::from(*byte)),
        ));
    }
    keys
}

/// Longer words hold more than a stop word's letters.
const STOP_LETTERS: usize = 16;

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
        }
    }

    #[test]
    fn keys_of_a_subject_are_those_of_its_words() {
        for text in [
            "The harbour office said THE Harbours yourselves would; a I 24 boats extraordinarilylongword",
            "L’été à Łódź: 3 boats",
            "",
        ] {
            let words: Vec<SubjectKey> = subject_words(text).map(SubjectKey::of).collect();
            assert_eq!(subject_keys(text), words, "{text}");
        }
    }

    #[test]
    fn references_alone_are_no_text() {
        assert!(is_reference("&l39;") && is_reference("&a; &b.c;"));
        assert!(!is_reference("Marks & Co; sold") && !is_reference("AT&T;") && !is_reference(""));
    }
}
