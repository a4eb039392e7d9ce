//! What is wrong in a file of settings, and where.

use std::fmt;

/// A mistake in a file of settings: where it stands, what is wrong and what is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Without a full stop.
    pub what: String,
}

impl Mistake {
    /// A mistake at the byte `offset` of `text`.
    pub fn at(text: &str, offset: usize, what: impl Into<String>) -> Mistake {
        let (line, column) = position(text, offset);
        Mistake {
            line,
            column,
            what: what.into(),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.what)
    }
}

/// Line and column, both from 1, of the byte `offset`; the column counts characters.
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = text.get(..offset).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before
        .get(start..)
        .unwrap_or_default()
        .chars()
        .filter(|c| *c != '\u{FEFF}')
        .count()
        + 1;
    (line, column)
}

/// Which of the words known is written much like `word`.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let far = known.iter().map(|known| (distance(word, known), *known));
    let near = far.filter(|(distance, known)| *distance <= known.chars().count().div_ceil(3));
    near.min().map(|(_, known)| known)
}

/// Steps of one letter from one word to another: put in, left out, put for another. Words longer than any key are far.
fn distance(a: &str, b: &str) -> usize {
    const LONGEST: usize = 32;
    let letters = |word: &str| -> Vec<char> { word.chars().take(LONGEST + 1).flat_map(char::to_lowercase).collect() };
    let (a, b) = (letters(a), letters(b));
    if a.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut last = i;
        let mut next = vec![i + 1];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or(0);
            next.push((last + usize::from(x != y)).min(above + 1).min(left + 1));
            last = *above;
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let text = "a = 1\nü = [x]\n";
        let at = text.find('x').unwrap();
        assert_eq!(Mistake::at(text, at, "bad").to_string(), "line 2, column 6: bad");
        assert_eq!(position(text, 0), (1, 1));
        assert_eq!(position(text, 9999), (3, 1));
    }

    #[test]
    fn a_word_written_much_alike_is_suggested_and_no_other() {
        let known = ["zone", "language", "exclude"];
        assert_eq!(nearest("zon", &known), Some("zone"));
        assert_eq!(nearest("Langauge", &known), Some("language"));
        assert_eq!(nearest("colour", &known), None);
        assert_eq!(nearest(&"z".repeat(100_000), &known), None);
    }

    #[test]
    fn distances_are_those_of_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
