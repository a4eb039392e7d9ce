//! Breaks a text into lines no wider than a column, evenly where it can.
//!
//! The breaking itself is textwrap's optimal fit (the least sum of squared gaps, after Knuth and Plass, found with
//! SMAWK in linear time); what may be broken where, and how wide it is, is decided here, because textwrap's widths are
//! not those drawn.

use super::hyphen::Patterns;
use super::width;
use std::ops::Range;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

/// Something that stays together on a line, and the spaces behind it.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    end: usize,
    cells: usize,
    /// Cells of the spaces behind.
    spaces: usize,
    /// A word goes on behind it: a line that ends here ends with a hyphen.
    hyphen: bool,
}

/// A line of a text that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// It ends within a word: a hyphen is drawn behind it, which takes a cell and is no character of the text.
    pub hyphen: bool,
}

/// Cells a line has at least before words are parted at its end.
const HYPHENS_FROM: usize = 16;

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.cells as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.spaces as f64
    }

    fn penalty_width(&self) -> f64 {
        if self.hyphen { 1.0 } else { 0.0 }
    }
}

/// The lines of `text` at `columns` cells, as byte ranges in order; spaces where it is broken, and around it, are in
/// none. Only a single cluster that is wider than the column itself makes a line too wide. A text without anything but
/// spaces has no lines; a width of 0 counts as 1.
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let lines = break_up(text, columns, columns, None);
    lines.into_iter().map(|line| line.span).collect()
}

/// The same where the first line has cells of its own, and words are parted at the ends of lines by the patterns of a
/// language.
pub fn break_up(text: &str, first: usize, columns: usize, patterns: Option<Patterns>) -> Vec<Broken> {
    let columns = columns.max(1);
    let first = first.clamp(1, columns);
    let mut pieces = pieces(text, first);
    if let Some(patterns) = patterns.filter(|_| first >= HYPHENS_FROM) {
        pieces = pieces
            .iter()
            .flat_map(|piece| parted(text, *piece, first, patterns))
            .collect();
    }
    let widths = [first as f64, columns as f64];
    // So dear that an overfull line is never cheaper than one line more, whatever the gaps. A hyphen is as dear as a gap of
    // seven cells.
    let penalties = Penalties {
        overflow_penalty: 10_000_000,
        hyphen_penalty: 50,
        ..Penalties::new()
    };
    let room = |line: usize| if line == 0 { first } else { columns };
    let lines = wrap_optimal_fit(&pieces, &widths, &penalties)
        .ok()
        .filter(|lines| lines.iter().enumerate().all(|(at, line)| fits(line, room(at))))
        .unwrap_or_else(|| wrap_first_fit(&pieces, &widths));
    let broken = |line: &[Piece]| {
        let last = line.last()?;
        Some(Broken {
            span: line.first()?.start..last.end,
            hyphen: last.hyphen,
        })
    };
    lines.into_iter().filter_map(broken).collect()
}

/// A piece in the parts a line may end with, each with room for its hyphen.
fn parted(text: &str, piece: Piece, columns: usize, patterns: Patterns) -> Vec<Piece> {
    let word = text.get(piece.start..piece.end).unwrap_or_default();
    let mut parts = Vec::new();
    let mut from = 0;
    for at in patterns.within(word) {
        let cells = width::width(word.get(from..at).unwrap_or_default());
        if cells < columns {
            parts.push(Piece {
                start: piece.start + from,
                end: piece.start + at,
                cells,
                spaces: 0,
                hyphen: true,
            });
            from = at;
        }
    }
    parts.push(Piece {
        start: piece.start + from,
        cells: width::width(word.get(from..).unwrap_or_default()),
        ..piece
    });
    parts
}

fn fits(line: &[Piece], columns: usize) -> bool {
    let Some((last, before)) = line.split_last() else {
        return true;
    };
    let before_it = before.iter().map(|piece| piece.cells + piece.spaces).sum::<usize>();
    before.is_empty() || before_it + last.cells + usize::from(last.hyphen) <= columns
}

/// A space that a line may be broken at.
fn is_space(cluster: &str) -> bool {
    cluster
        .chars()
        .all(|c| c == '\u{200B}' || (c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')))
}

fn pieces(text: &str, columns: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(text.len() / 6 + 1);
    let mut open = false;
    let mut previous = "";
    let mut at = 0;
    for cluster in width::clusters(text) {
        let start = at;
        at += cluster.len();
        let cells = width::grapheme(cluster);
        if is_space(cluster) {
            if let Some(piece) = pieces.last_mut() {
                piece.spaces += cells;
            }
            open = false;
        } else {
            match pieces.last_mut() {
                Some(piece)
                    if open
                        && (cells == 0 || piece.cells + cells <= columns)
                        && !breaks(previous, cluster, text.get(at..).unwrap_or_default()) =>
                {
                    piece.end = at;
                    piece.cells += cells;
                }
                _ => pieces.push(Piece {
                    start,
                    end: at,
                    cells,
                    spaces: 0,
                    hyphen: false,
                }),
            }
            open = true;
        }
        previous = cluster;
    }
    pieces
}

/// Whether a line may be broken between two clusters that no space parts: behind a hyphen within a word, behind a
/// dash, and around characters of scripts written without spaces, save before closing and behind opening marks.
fn breaks(before: &str, after: &str, rest: &str) -> bool {
    let (Some(b), Some(a)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    match b {
        // A hyphen needs letters on both sides: not "-5", not "well-" before a quotation mark; and not one lone letter.
        '-' | '\u{2010}' => {
            return a.is_alphabetic() && rest.chars().next().is_some_and(char::is_alphanumeric);
        }
        '\u{2013}' | '\u{2014}' => return a.is_alphanumeric(),
        _ => {}
    }
    (is_ideographic(b) || is_ideographic(a)) && !closes(a) && !opens(b)
}

/// Characters that may be parted anywhere: ideographs, kana, their punctuation, full-width forms.
fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303E}' | '\u{3040}'..='\u{33FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFD}')
}

/// Marks no line begins with (JIS X 4051, the common ones).
fn closes(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '・'
            | '：'
            | '；'
            | '？'
            | '！'
            | '）'
            | '］'
            | '｝'
            | '」'
            | '』'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | 'ー'
            | '々'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | '”'
            | '’'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | ','
            | '.'
            | ':'
            | ';'
            | '!'
            | '?'
            | '%'
            | '…'
    )
}

/// Marks no line ends with.
fn opens(c: char) -> bool {
    matches!(
        c,
        '（' | '［' | '｛' | '「' | '『' | '【' | '〈' | '《' | '〔' | '“' | '‘' | '«' | '‹' | '(' | '[' | '{'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_fill_lines_evenly() {
        assert_eq!(
            lines("The harbour bridge was closed late on Monday", 16),
            ["The harbour", "bridge was", "closed late on", "Monday"]
        );
        assert_eq!(lines("  two   words ", 40), ["two   words"]);
        assert!(lines("   ", 10).is_empty());
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        assert_eq!(lines("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(lines("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(lines("橋は", 1), ["橋", "は"]);
        assert_eq!(lines("ab", 0), ["a", "b"]);
    }

    #[test]
    fn text_without_spaces_breaks_between_characters_but_not_before_a_full_stop() {
        assert_eq!(lines("橋は閉鎖された。", 8), ["橋は閉鎖", "された。"]);
        assert_eq!(lines("橋は閉鎖。", 8), ["橋は閉", "鎖。"]);
    }

    #[test]
    fn compounds_break_behind_the_hyphen_and_figures_do_not() {
        assert_eq!(lines("an all-night sitting", 7), ["an all-", "night", "sitting"]);
        assert_eq!(lines("was down -5 now", 10), ["was down", "-5 now"]);
    }

    #[test]
    fn words_are_parted_where_the_line_ends_and_the_hyphen_has_a_cell() {
        let text = "The administration of the harbour declined.";
        let broken = break_up(text, 16, 16, Patterns::of("en"));
        let drawn: Vec<String> = broken
            .iter()
            .map(|line| format!("{}{}", &text[line.span.clone()], if line.hyphen { "-" } else { "" }))
            .collect();
        assert_eq!(drawn, ["The administra-", "tion of the har-", "bour declined."]);
        // Too narrow for it to be worth anything.
        assert!(
            break_up(text, 15, 15, Patterns::of("en"))
                .iter()
                .all(|line| !line.hyphen)
        );
    }

    #[test]
    fn the_first_line_may_be_narrower() {
        let text = "one two three four five six";
        let broken = break_up(text, 8, 13, None);
        let drawn: Vec<&str> = broken.iter().map(|line| &text[line.span.clone()]).collect();
        assert_eq!(drawn, ["one two", "three four", "five six"]);
    }

    proptest! {
        #[test]
        fn parted_words_lose_nothing_and_fit(
            text in "([a-z]{1,16}[ ,-]|\\PC{0,3} |[一-龠]{1,9}。| {1,3}|[äöüß]{1,4}|e\u{301}){0,40}",
            columns in 0usize..60,
            indent in 0usize..4,
        ) {
            let first = columns.saturating_sub(indent);
            let lines = break_up(&text, first, columns, Patterns::of("de"));
            let mut from = 0;
            for (at, line) in lines.iter().enumerate() {
                let between = &text[from..line.span.start];
                prop_assert!(width::graphemes(between).all(is_space), "lost between lines");
                prop_assert!(!line.hyphen || text[line.span.end..].starts_with(char::is_alphabetic));
                let room = if at == 0 { first.max(1) } else { columns.max(1) };
                let drawn = &text[line.span.clone()];
                let clusters = width::graphemes(drawn).filter(|cluster| width::grapheme(cluster) > 0).count();
                prop_assert!(width::width(drawn) + usize::from(line.hyphen) <= room || clusters == 1);
                from = line.span.end;
            }
            prop_assert!(width::graphemes(&text[from..]).all(is_space), "lost at the end");
        }

        #[test]
        fn nothing_is_lost_and_nothing_too_wide(
            text in "([a-z]{1,12}[ -]|\\PC{0,4} |[一-龠]{1,9}。| {1,4}|👍🏽|é){0,40}",
            columns in 0usize..60,
        ) {
            let lines = wrap(&text, columns);
            let mut from = 0;
            for line in &lines {
                prop_assert!(line.start >= from && line.end > line.start);
                prop_assert!(width::graphemes(&text[from..line.start]).all(is_space), "lost between lines");
                let drawn = &text[line.clone()];
                prop_assert!(
                    width::width(drawn) <= columns.max(1)
                        || width::graphemes(drawn).filter(|cluster| width::grapheme(cluster) > 0).count() == 1
                );
                from = line.end;
            }
            prop_assert!(width::graphemes(&text[from..]).all(is_space), "lost at the end");
        }
    }
}
