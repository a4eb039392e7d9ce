//! Folds text for looking words up: case, accents and typographic marks make no difference.

use std::ops::Range;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Hands over what a character is folded to: nothing for a combining mark, two letters for a ligature.
fn fold_char(c: char, mut emit: impl FnMut(char)) {
    match c {
        _ if c.is_ascii() => emit(c.to_ascii_lowercase()),
        '‘' | '’' | 'ʼ' | '‛' => emit('\''),
        '“' | '”' | '„' | '«' | '»' => emit('"'),
        '‐' | '‑' | '–' | '—' => emit('-'),
        // Letters with a stroke have no decomposition, though readers type them without it.
        'ß' | 'ẞ' => "ss".chars().for_each(emit),
        'æ' | 'Æ' => "ae".chars().for_each(emit),
        'œ' | 'Œ' => "oe".chars().for_each(emit),
        'ø' | 'Ø' => emit('o'),
        'ł' | 'Ł' => emit('l'),
        'đ' | 'Đ' => emit('d'),
        _ if c.is_whitespace() => emit(' '),
        _ => decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase()
                    .filter(|c| !is_combining_mark(*c))
                    .for_each(&mut emit);
            }
        }),
    }
}

/// The folded text.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| folded.push(c));
    }
    folded
}

/// Words to look for, folded, each run of spaces made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle(String);

impl Needle {
    /// `None` where there is nothing to look for.
    pub fn new(words: &str) -> Option<Needle> {
        let words = fold(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        (!words.is_empty()).then_some(Needle(words))
    }

    /// Where the words stand in `text`, in bytes of it, in order, not overlapping. Linear in the text's length.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        if text.is_ascii() {
            let folded = text.to_ascii_lowercase();
            return folded
                .match_indices(&self.0)
                .map(|(at, hit)| at..at + hit.len())
                .collect();
        }
        let mut folded = String::with_capacity(text.len());
        // For every folded character: where it begins in `folded`, and where its source does in `text`.
        let mut sources: Vec<(usize, usize)> = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            fold_char(c, |c| {
                sources.push((folded.len(), at));
                folded.push(c);
            });
        }
        folded
            .match_indices(&self.0)
            .filter_map(|(at, hit)| {
                let first = sources.partition_point(|source| source.0 < at);
                let behind = sources.partition_point(|source| source.0 < at + hit.len());
                let (_, start) = *sources.get(first)?;
                let (_, last) = *sources.get(behind.checked_sub(1)?)?;
                // Up to the next source character, so that marks that fold to nothing go with their letter.
                let end = sources
                    .get(behind..)
                    .unwrap_or_default()
                    .iter()
                    .map(|source| source.1)
                    .find(|&source| source > last)
                    .unwrap_or(text.len());
                Some(start..end)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hits<'a>(words: &str, text: &'a str) -> Vec<&'a str> {
        Needle::new(words).map_or(Vec::new(), |needle| {
            needle.find(text).into_iter().map(|span| &text[span]).collect()
        })
    }

    #[test]
    fn case_accents_and_quotation_marks_make_no_difference() {
        assert_eq!(hits("naive", "A Naïve plan, nai\u{308}ve"), ["Naïve", "nai\u{308}ve"]);
        assert_eq!(hits("\"no", "“No choice”"), ["“No"]);
        assert_eq!(hits("aeon", "Æon"), ["Æon"]);
        assert_eq!(hits("oslo", "OSLO, Øslo"), ["OSLO", "Øslo"]);
        assert_eq!(hits("two  words", "two words"), ["two words"]);
        assert!(hits("  ", "anything").is_empty());
    }

    proptest! {
        #[test]
        fn hits_lie_between_characters(text in "\\PC{0,40}", words in "\\PC{1,3}") {
            if let Some(needle) = Needle::new(&words) {
                for hit in needle.find(&text) {
                    prop_assert!(text.get(hit.clone()).is_some_and(|hit| !hit.is_empty()));
                }
            }
        }

        #[test]
        fn a_piece_of_a_text_is_found_in_it(before in "[a-zé ]{0,9}", piece in "[a-zéß]{1,6}", after in "[a-z ]{0,9}") {
            let text = format!("{before}{piece}{after}");
            prop_assert!(!Needle::new(&piece).unwrap().find(&text).is_empty());
        }
    }
}
