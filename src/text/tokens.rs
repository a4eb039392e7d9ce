//! Where the words of a text begin and end.

use super::bytes::{WORD, bits, sorts_at};
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// One word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// Byte offset of the first byte in the text.
    pub start: usize,
    /// Byte offset just past the last byte.
    pub end: usize,
    /// The word as written.
    pub text: &'a str,
}

/// The words of `text` in order, by the word boundaries of UAX #29; punctuation and spaces are left out.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        at: 0,
        plain: 0,
        others: None,
        spaced: Spaced::of(text),
    }
}

/// The words of a text, piece by piece: no word reaches across a space.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    /// Where the next word is looked for.
    at: usize,
    /// Where the plain piece that is gone through ends.
    plain: usize,
    /// What is left of a piece that takes all the rules, and where it begins.
    others: Option<(usize, UnicodeWordIndices<'a>)>,
    spaced: Spaced<'a>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.text.as_bytes();
        loop {
            if let Some((at, words)) = &mut self.others {
                if let Some((start, text)) = words.next() {
                    return Some(token(*at + start, text));
                }
                self.others = None;
            }
            if self.at < self.plain {
                if let Some((start, end)) = plain_word(bytes, self.at, self.plain) {
                    self.at = end;
                    return Some(token(start, self.text.get(start..end)?));
                }
                self.at = self.plain;
            }
            match self.spaced.from(self.at)? {
                Between::Word { start, end, past } => {
                    self.at = past;
                    return Some(token(start, self.text.get(start..end)?));
                }
                Between::Other { start } => {
                    let (end, plain) = piece(bytes, start);
                    if plain {
                        (self.at, self.plain) = (start, end);
                    } else {
                        self.others = Some((start, self.text.get(start..end)?.unicode_word_indices()));
                        self.at = end;
                    }
                }
            }
        }
    }
}

/// What stands between spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// A word of ASCII letters and figures with nothing but ASCII marks around it, and where the next space is.
    Word { start: usize, end: usize, past: usize },
    /// Anything else, up to the next space, that may hold words.
    Other { start: usize },
}

/// The pieces of a text between spaces. Most are single words, which are found by the bits of a block of bytes, without a look
/// at each byte.
#[derive(Debug)]
pub struct Spaced<'a> {
    bytes: &'a [u8],
    /// The block that the bits are of.
    block: Option<usize>,
    words: u64,
    spaces: u64,
    /// What is neither of them nor an ASCII mark.
    odd: u64,
}

impl<'a> Spaced<'a> {
    pub fn of(text: &'a str) -> Spaced<'a> {
        Spaced {
            bytes: text.as_bytes(),
            block: None,
            words: 0,
            spaces: 0,
            odd: 0,
        }
    }

    /// The first piece at or behind `at`; those of marks alone are passed over.
    pub fn from(&mut self, mut at: usize) -> Option<Between> {
        loop {
            let (block, from) = match self.block {
                Some(block) if (block..block + WORD).contains(&at) => (block, at - block),
                _ => {
                    if at >= self.bytes.len() {
                        return None;
                    }
                    self.load(at);
                    (at, 0)
                }
            };
            let begun = !self.spaces >> from;
            if begun == 0 {
                at = block + WORD;
                continue;
            }
            let first = from + begun.trailing_zeros() as usize;
            let start = block + first;
            let ended = self.spaces >> first;
            if ended == 0 {
                if first == 0 {
                    // Longer than a block.
                    return Some(Between::Other { start });
                }
                self.load(start);
                at = start;
                continue;
            }
            // Its bits alone: fewer than all, as a space stands behind it.
            let length = ended.trailing_zeros();
            let own = (1_u64 << length) - 1;
            let past = start + length as usize;
            if self.odd >> first & own != 0 {
                return Some(Between::Other { start });
            }
            let words = self.words >> first & own;
            if words == 0 {
                at = past;
                continue;
            }
            let marks = words.trailing_zeros();
            let letters = (!(words >> marks)).trailing_zeros();
            if words >> marks >> letters != 0 {
                return Some(Between::Other { start });
            }
            let start = start + marks as usize;
            let end = start + letters as usize;
            return Some(Between::Word { start, end, past });
        }
    }

    #[allow(
        clippy::needless_bitwise_bool,
        reason = "without branches the bytes are looked at sixteen at once"
    )]
    fn load(&mut self, at: usize) {
        let sort = |byte: u8| {
            let figure = byte.wrapping_sub(b'0') < 10;
            let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
            let space = (byte == b' ') | (byte == b'\n') | (byte == b'\t') | (byte == 0x0C) | (byte == b'\r');
            let odd = (byte.wrapping_sub(b'!') > b'~' - b'!') | (byte == b'_');
            u8::from(letter | figure) | u8::from(space) << 1 | u8::from(odd & !space) << 2
        };
        let sorts = sorts_at(self.bytes, at, sort);
        self.block = Some(at);
        (self.words, self.spaces, self.odd) = (bits(&sorts, 0), bits(&sorts, 1), bits(&sorts, 2));
    }
}

fn token(start: usize, text: &str) -> Token<'_> {
    Token {
        start,
        end: start + text.len(),
        text,
    }
}

/// What a byte is to the rules for plain pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Figure,
    /// Ends a word whatever follows.
    Mark,
    /// Joins letters, figures, or both.
    Colon,
    Comma,
    Point,
    /// Begins a mark beyond ASCII.
    Beyond,
    /// Takes all the rules.
    Other,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\t' | b'\n' | 0x0C | b'\r' | b' ' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Figure,
            b':' => Class::Colon,
            b',' | b';' => Class::Comma,
            b'.' | b'\'' => Class::Point,
            b'_' => Class::Other,
            b'!'..=b'~' => Class::Mark,
            0xE2 => Class::Beyond,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

fn class(bytes: &[u8], at: usize) -> Class {
    bytes.get(at).map_or(Class::Space, |byte| CLASSES[usize::from(*byte)])
}

/// What stands at a place of a plain piece, and its length: of the marks beyond ASCII those that news is full of, quotation
/// marks, dashes and three points.
fn sign(bytes: &[u8], at: usize) -> (Class, usize) {
    match class(bytes, at) {
        Class::Beyond => match bytes.get(at + 1..at + 3) {
            Some([0x80, 0x98 | 0x99]) => (Class::Point, 3),
            Some([0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6]) => (Class::Mark, 3),
            _ => (Class::Other, 1),
        },
        class => (class, 1),
    }
}

/// Where the piece that begins at `at` ends, and whether it is plain: nearly all are.
fn piece(bytes: &[u8], mut at: usize) -> (usize, bool) {
    let mut plain = true;
    loop {
        match sign(bytes, at) {
            (Class::Space, _) => return (at.min(bytes.len()), plain),
            (class, length) => {
                plain &= class != Class::Other;
                at += length;
            }
        }
    }
}

/// The first word at or behind `at` in a plain piece that ends at `end`: just what the rules for all pieces would find.
fn plain_word(bytes: &[u8], mut at: usize, end: usize) -> Option<(usize, usize)> {
    loop {
        match sign(bytes, at) {
            (Class::Letter | Class::Figure, _) => break,
            _ if at >= end => return None,
            (_, length) => at += length,
        }
    }
    let start = at;
    let mut last = Class::Mark;
    loop {
        let (class, length) = sign(bytes, at);
        if matches!(class, Class::Letter | Class::Figure) {
            last = class;
            at += 1;
            continue;
        }
        let joins = match class {
            Class::Colon => last == Class::Letter,
            Class::Comma => last == Class::Figure,
            Class::Point => true,
            _ => false,
        };
        if !joins || self::class(bytes, at + length) != last {
            return Some((start, at));
        }
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::fold;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tokens_carry_their_place() {
        let text = "Gen. Orrel’s 24-member team";
        let words: Vec<_> = tokens(text).collect();
        assert!(words.iter().all(|t| &text[t.start..t.end] == t.text));
        assert_eq!(fold(words[1].text), "orrel");
    }

    #[test]
    fn splitting_at_spaces_first_changes_no_word() {
        let text = "In 2003, “Gen. Orrel’s” 24-member\tteam\n\ndidn't pay €3.5m — naïve,  cafés/bars; 東京 and 3,000.5";
        let whole: Vec<_> = text.unicode_word_indices().collect();
        let pieces: Vec<_> = tokens(text).map(|token| (token.start, token.text)).collect();
        assert_eq!(pieces, whole);
    }

    #[test]
    fn words_are_found_wherever_a_block_ends() {
        for spaces in 0..140 {
            for word in [
                "harbour",
                "(didn't",
                "naïve",
                "snake_case",
                "--",
                &"x".repeat(70),
                "two\u{1}words",
            ] {
                let text = format!("{}{word} the end. {word}", " ".repeat(spaces));
                let whole: Vec<_> = text.unicode_word_indices().collect();
                let pieces: Vec<_> = tokens(&text).map(|token| (token.start, token.text)).collect();
                assert_eq!(pieces, whole);
            }
        }
    }

    #[test]
    fn every_byte_is_of_the_sort_that_the_standard_library_says() {
        for byte in 0..=0x7F_u8 {
            let text = format!("{}  ", char::from(byte).to_string().repeat(3));
            let first = Spaced::of(&text).from(0);
            let odd = !(byte.is_ascii_graphic() || byte.is_ascii_whitespace()) || byte == b'_';
            let known = match byte {
                _ if odd => Some(Between::Other { start: 0 }),
                _ if byte.is_ascii_alphanumeric() => Some(Between::Word {
                    start: 0,
                    end: 3,
                    past: 3,
                }),
                _ => None,
            };
            assert_eq!(first, known, "{byte}");
        }
    }

    proptest! {
        #[test]
        fn plain_words_are_what_the_rules_find(text in "([aZé9._:,;'‘’“”–…/(%-]| ){0,24}", plain in "([aZ9.:,;'’“—%-]| ){0,24}") {
            let text = format!("{text} {plain}");
            let whole: Vec<_> = text.unicode_word_indices().collect();
            let pieces: Vec<_> = tokens(&text).map(|token| (token.start, token.text)).collect();
            prop_assert_eq!(pieces, whole);
        }
    }
}
