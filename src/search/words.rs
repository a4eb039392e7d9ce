//! The words a text is searched by: folded, in order. In scripts that write no spaces between words every character is a word
//! of its own, so that any run of them is found.

use crate::text::fold::fold_char;
use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Bytes of a word that count: what is longer is no word.
const LONGEST: usize = 255;

/// Goes through the words of a text.
#[derive(Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    folded: String,
}

impl<'a> Words<'a> {
    /// Before the first word.
    pub fn of(text: &'a str) -> Words<'a> {
        Words {
            text,
            at: 0,
            folded: String::new(),
        }
    }

    /// Goes to the next word; its bytes in the text.
    pub fn step(&mut self) -> Option<Range<usize>> {
        self.folded.clear();
        let bytes = self.text.as_bytes();
        while bytes
            .get(self.at)
            .is_some_and(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
        {
            self.at += 1;
        }
        let start = self.at;
        // Nearly all words are ASCII.
        while let Some(byte) = bytes.get(self.at).filter(|byte| byte.is_ascii_alphanumeric()) {
            self.folded.push(char::from(byte.to_ascii_lowercase()));
            self.at += 1;
        }
        if bytes.get(self.at).is_none_or(u8::is_ascii) && !self.folded.is_empty() {
            self.shorten();
            return Some(start..self.at);
        }
        self.any(start)
    }

    /// The same for any characters, behind what of the word has been gone through.
    fn any(&mut self, mut start: usize) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..)?;
        let mut begun = !self.folded.is_empty();
        for (offset, c) in rest.char_indices() {
            let at = self.at + offset;
            let plain = narrow(c);
            if stands_alone(plain) && (plain.is_alphanumeric() || is_combining_mark(plain)) {
                if begun {
                    return Some(self.end(start, at));
                }
                self.folded.push(plain);
                return Some(self.end(at, at + c.len_utf8()));
            }
            if plain.is_alphanumeric() {
                match plain {
                    // Signs of vowels are letters here.
                    '\u{900}'..='\u{DFF}' => self.folded.push(plain),
                    _ => fold_char(plain, |c| self.folded.push(c)),
                }
                if !begun && !self.folded.is_empty() {
                    (start, begun) = (at, true);
                }
            } else if begun && joins(plain) {
                if matches!(plain, '\u{900}'..='\u{DFF}') {
                    self.folded.push(plain);
                }
            } else if begun {
                return Some(self.end(start, at));
            }
        }
        begun.then(|| self.end(start, self.text.len()))
    }

    fn end(&mut self, start: usize, end: usize) -> Range<usize> {
        self.at = end;
        self.shorten();
        start..end
    }

    fn shorten(&mut self) {
        let mut end = self.folded.len().min(LONGEST);
        while !self.folded.is_char_boundary(end) {
            end -= 1;
        }
        self.folded.truncate(end);
    }

    /// The word gone to, folded.
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Words::of(text);
    let mut all = Vec::new();
    while words.step().is_some() {
        all.push(words.folded().to_owned());
    }
    all
}

/// What goes on a word without being a letter of it.
fn joins(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// A character of another width as the one of the usual width.
fn narrow(c: char) -> char {
    if !matches!(c, '\u{FF00}'..='\u{FFEF}') {
        return c;
    }
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(c)
}

/// Characters of scripts that put no spaces between words, or tie to a word what other languages keep apart from it.
pub fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{109F}' // Thai, Lao, Tibetan, Burmese
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' // Kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' // Han
        | '\u{AC00}'..='\u{D7AF}' // Hangul
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_folded_and_marks_part_them() {
        assert_eq!(
            words("Don’t: O'Brien’s all-night"),
            ["don", "t", "o", "brien", "s", "all", "night"]
        );
        assert_eq!(
            words("Łódź, nai\u{308}ve Straße ＡＢ１"),
            ["lodz", "naive", "strasse", "ab1"]
        );
        assert_eq!(words("38,000 x2é"), ["38", "000", "x2e"]);
        assert!(words(" – & … ").is_empty());
    }

    #[test]
    fn every_character_counts_where_no_spaces_are_written() {
        assert_eq!(words("東京都の2024年"), ["東", "京", "都", "の", "2024", "年"]);
        assert_eq!(words("서울시 abc"), ["서", "울", "시", "abc"]);
        // Vowels are no mere marks.
        assert_eq!(words("काम कम"), ["काम", "कम"]);
    }

    proptest! {
        #[test]
        fn words_lie_between_characters_in_order(text in "\\PC{0,60}") {
            let mut words = Words::of(&text);
            let mut end = 0;
            while let Some(span) = words.step() {
                prop_assert!(span.start >= end && span.start < span.end);
                prop_assert!(text.get(span.clone()).is_some());
                prop_assert!(!words.folded().is_empty() && words.folded().len() <= LONGEST);
                end = span.end;
            }
        }
    }
}
