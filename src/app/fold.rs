//! Words to find in what is on the screen, whatever their case, accents and typographic marks.

pub use crate::text::fold::fold;

use crate::text::fold::fold_char;
use std::ops::Range;

/// The longest run of words looked for, in characters, so that no pasted page makes looking slow.
const LONGEST: usize = 200;

/// Words to look for, folded, each run of spaces made one; of very long ones the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle(String);

impl Needle {
    /// `None` where there is nothing to look for.
    pub fn new(words: &str) -> Option<Needle> {
        let words = fold(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let words: String = words.chars().take(LONGEST).collect();
        (!words.is_empty()).then_some(Needle(words))
    }

    /// Whether the words stand in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.hits(text).next().is_some()
    }

    /// Whether `text` is just these words.
    pub fn is(&self, text: &str) -> bool {
        Needle::new(text).as_ref() == Some(self)
    }

    /// Where the words stand in `text`, in bytes of it, in order, not overlapping.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        self.hits(text).collect()
    }

    /// Looked for without writing the folded text down: a list of a hundred thousand rows is searched at every key.
    fn hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let first = self.0.bytes().next().filter(u8::is_ascii);
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(&byte) = text.as_bytes().get(at) {
                let may_begin = !byte.is_ascii() || Some(byte.to_ascii_lowercase()) == first;
                let rest = text.get(at..).filter(|_| may_begin);
                if let Some(length) = rest.and_then(|rest| self.begins(rest)) {
                    let start = at;
                    at += length;
                    return Some(start..at);
                }
                at += 1;
            }
            None
        })
    }

    /// How many bytes of `text` the words take where it begins with them, marks that fold to nothing included.
    fn begins(&self, text: &str) -> Option<usize> {
        let mut words = self.0.chars();
        let mut wanted = words.next();
        for (at, c) in text.char_indices() {
            let done = wanted.is_none();
            let (mut same, mut folded) = (true, false);
            fold_char(c, |c| {
                folded = true;
                if wanted.is_some() {
                    same &= wanted == Some(c);
                    wanted = words.next();
                }
            });
            if done && folded {
                return Some(at);
            }
            if !done && !(same && (folded || at > 0)) {
                return None;
            }
        }
        wanted.is_none().then_some(text.len())
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
