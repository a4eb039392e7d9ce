//! Where sentences end.
//!
//! The sentence boundaries of UAX #29 are the candidates (they know the stops of every script); the rules here take
//! back those after abbreviations, initials, list numbers and ellipses inside a quotation, and add those that scraping
//! lost with a space ("officials.The").

mod lists;

use lists::{BEFORE_NAME, BEFORE_NUMBER, DAYS, EITHER, MONTHS, STARTERS};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of `paragraphs` in order: number of the paragraph and the bytes of it, trimmed of white space. All that
/// is not white space stands in exactly one sentence; none crosses a paragraph.
pub fn split(paragraphs: &[String]) -> Vec<(usize, Range<usize>)> {
    let mut sentences = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let mut start = 0;
        for end in ends(paragraph) {
            push_trimmed(paragraph, start..end, number, &mut sentences);
            start = end;
        }
    }
    sentences
}

fn push_trimmed(text: &str, span: Range<usize>, paragraph: usize, sentences: &mut Vec<(usize, Range<usize>)>) {
    let Some(piece) = text.get(span.clone()) else { return };
    let start = span.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        sentences.push((paragraph, start..end));
    }
}

/// Byte offsets just past each sentence, the last at the end of the text.
fn ends(text: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut quoted = Quoted::default();
    let mut from = 0;
    for (start, piece) in text.split_sentence_bound_indices() {
        let end = start + piece.len();
        for glued in glued(piece) {
            quoted.read(text.get(from..start + glued).unwrap_or_default());
            from = start + glued;
            ends.push(from);
        }
        quoted.read(text.get(from..end).unwrap_or_default());
        from = end;
        let sentence = text.get(ends.last().copied().unwrap_or(0)..end).unwrap_or_default();
        if end == text.len() || !goes_on(sentence, text.get(end..).unwrap_or_default(), &quoted) {
            ends.push(end);
        }
    }
    ends
}

/// Whether double quotation marks are open at some point of a paragraph.
#[derive(Default)]
struct Quoted {
    open: bool,
}

impl Quoted {
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '“' | '„' | '«' => self.open = true,
                '”' | '»' => self.open = false,
                '"' => self.open = !self.open,
                _ => {}
            }
        }
    }
}

/// Characters of what follows that decide whether a sentence goes on.
const LOOK_AHEAD: usize = 64;

/// Whether the sentence that seems to end with `sentence` goes on in `rest`.
fn goes_on(sentence: &str, rest: &str, quoted: &Quoted) -> bool {
    let told = sentence.trim_end();
    let bare = told.trim_end_matches(is_closing);
    // A look ahead of bounded length, so that no text costs more than its length.
    let ahead = rest
        .char_indices()
        .nth(LOOK_AHEAD)
        .map_or(rest, |(at, _)| rest.get(..at).unwrap_or(rest));
    let next = ahead.trim_start();
    let Some(first) = next.chars().find(|c| !is_opening(*c)) else {
        return true;
    };
    // Punctuation alone never stands as a sentence.
    if !next.chars().any(char::is_alphanumeric) && next.chars().count() < 8 {
        return true;
    }
    if bare.ends_with(['!', '?', '…']) || bare.ends_with("..") || bare.ends_with(". .") {
        let elliptic = !bare.ends_with(['!', '?']);
        return first.is_lowercase() || (elliptic && (quoted.open || first == ',' || first.is_ascii_digit()));
    }
    let Some(before) = bare.strip_suffix('.') else {
        return !told.ends_with(is_stop_mark) && !told.chars().next_back().is_some_and(is_closing);
    };
    // An ellipsis that follows the stop belongs to the gap in a quotation: "China. ... We cannot".
    if next.starts_with("...") || next.starts_with('…') || next.starts_with(". .") {
        return quoted.open;
    }
    if first.is_lowercase() {
        return true;
    }
    if bare.len() != told.len() {
        return false;
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || "(\"“‘'[—–/".contains(c))
        .next()
        .unwrap_or_default();
    let opener = next
        .trim_start_matches(is_opening)
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .next()
        .unwrap_or_default();
    abbreviated(word, before, opener, first)
}

/// Whether `word` and its stop are an abbreviation inside a sentence, given the word that follows.
fn abbreviated(word: &str, before: &str, opener: &str, first: char) -> bool {
    let lower = word.to_lowercase();
    if word.is_empty() {
        return false;
    }
    // "1. Wash your hands": the number alone is no sentence. "am 3. Mai": the day of a month.
    if lower.chars().all(|c| c.is_ascii_digit()) && lower.len() <= 2 {
        return before.trim_start().len() == word.len() || MONTHS.contains(&opener.to_lowercase().as_str());
    }
    let starter = STARTERS.contains(&opener);
    let mut chars = word.chars();
    if let (Some(letter), None) = (chars.next(), chars.next()) {
        // An initial: "J. Edgar"; "Plan B. The next" is one no longer.
        return letter.is_uppercase() && letter != 'I' && !starter && letter.is_alphabetic();
    }
    if BEFORE_NAME.contains(&lower.as_str()) {
        return true;
    }
    if BEFORE_NUMBER.contains(&lower.as_str()) {
        return first.is_ascii_digit();
    }
    // "U.S.", "D.C.", "Ph.D.", "a.m.": an inner stop.
    if lower.contains('.') && lower.split('.').all(|part| (1..=2).contains(&part.chars().count())) {
        let clock = lower == "a.m" || lower == "p.m";
        let ended = clock && first.is_uppercase() && !DAYS.contains(&opener);
        return !(starter || ended);
    }
    EITHER.contains(&lower.as_str()) && word.starts_with(char::is_uppercase) && !starter
}

/// Offsets in `piece` where one sentence runs into the next without a space: "officials.The".
fn glued(piece: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, c) in piece.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '”') {
            continue;
        }
        let (Some(before), Some(after)) = (piece.get(..at), piece.get(at + c.len_utf8()..)) else {
            continue;
        };
        if c == '”' && !before.ends_with(['.', '!', '?']) {
            continue;
        }
        let before = before.trim_end_matches(['.', '!', '?']);
        let tail = before.chars().rev().take_while(|c| c.is_lowercase()).count();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let next = after.split(char::is_whitespace).next().unwrap_or_default();
        let mut letters = after.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let then = letters.next();
        let begins = capital && (then.is_some_and(char::is_lowercase) || then == Some(' '));
        let address = word.contains(['.', '/', '@', ':']) || next.contains(['/', '@', '(']) || {
            let bare = next.trim_end_matches(|c: char| !c.is_alphanumeric());
            bare.contains('.') || ["Com", "Org", "Net", "Js", "Io", "Gov", "Co"].contains(&bare)
        };
        if tail >= 3 && begins && !address {
            found.push(at + c.len_utf8());
        }
    }
    found
}

fn is_stop_mark(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '｡'
            | '．'
            | '।'
            | '॥'
            | '۔'
            | '؟'
            | '։'
            | '።'
            | '၊'
            | '။'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
    )
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '」' | '』' | '“')
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '„' | '—' | '–' | '-' | '「' | '『'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<String> {
        let paragraphs = [text.to_owned()];
        split(&paragraphs)
            .into_iter()
            .map(|(_, span)| text[span].to_owned())
            .collect()
    }

    #[test]
    fn titles_initials_and_countries_do_not_end_a_sentence() {
        let one = [
            "Gen. Ada Moor met Sen. J. P. Quill of the U.S. Navy on Jan. 5 at 9 p.m. on the pier.",
            "Moor Shipping Inc. Chairman Lew Tarn spoke at No. 5 Dock St. Bride vs. the council, e.g. Tarn.",
            "The U.S. Coast Guard and the U.N. Security Council met.",
        ];
        for text in one {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn an_abbreviation_may_still_end_a_sentence() {
        assert_eq!(sentences("The ships sailed for the U.S. The crews stayed.").len(), 2);
        assert_eq!(sentences("She runs Tarn Inc. He does not.").len(), 2);
        assert_eq!(sentences("It began at 9 p.m. Nobody came.").len(), 2);
        assert_eq!(sentences("He was born in 1987. Then came the flood.").len(), 2);
    }

    #[test]
    fn quotations_end_where_their_sentences_end() {
        assert_eq!(sentences("“Is it safe?” she asked. “It is.” The crowd left.").len(), 3);
        assert_eq!(
            sentences("\"We wait!\" he said. \"We hope. We stay,\" he added.").len(),
            3
        );
        assert_eq!(
            sentences("She said \"it is not true. ... We cannot say so\" at noon. He left.").len(),
            2,
            "an ellipsis inside a quotation joins"
        );
        assert_eq!(sentences("He waited... Then he left.").len(), 2);
    }

    #[test]
    fn lists_datelines_and_lost_spaces() {
        assert_eq!(sentences("1. Close the valve. 2. Call the harbour.").len(), 2);
        assert_eq!(
            sentences("PORT ELLA (NW) -- The dam held on Jan. 3 in the north.").len(),
            1
        );
        assert_eq!(sentences("They thanked the officials.The dam held.").len(), 2);
        assert_eq!(sentences("See Harbour.Com or www.tarn.Example for more.").len(), 1);
    }

    #[test]
    fn other_languages_keep_their_stops() {
        assert_eq!(sentences("水坝守住了。居民回家了！真的吗？").len(), 3);
        assert_eq!(
            sentences("Der Damm hielt am 3. Mai stand. Alle gingen z.B. nach Hause.").len(),
            2
        );
        assert_eq!(sentences("¿Quién llamó? La Sra. Mora no contestó.").len(), 2);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[a-zA-Z .!?\"“”…'’0-9\\n。]{0,80}|\\PC{0,60}") {
            let joined: String = sentences(&text).concat();
            let without = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(without(&joined), without(&text));
        }
    }
}
