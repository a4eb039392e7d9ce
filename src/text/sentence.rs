//! Where sentences end.
//!
//! The sentence boundaries of UAX #29 are the candidates (they know the stops of every script); the rules here take
//! back those after abbreviations, initials, ordinals, list numbers and ellipses inside a quotation, and add those it has
//! not: where scraping lost a space ("officials.The"), and before a number ("It rained. 40 people left.").

mod asked;
mod lists;
mod missing;
mod starters;

use asked::tells_who_spoke;
use lists::{BEFORE_NAME, BEFORE_NUMBER, CENTURIES, CLOCK, EITHER, EXCLAIMED, MONTHS, ORDINAL_AFTER};
use missing::missing;
use starters::STARTERS;
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
        let mut end = start + piece.len();
        if end <= from {
            continue;
        }
        for missing in missing(piece) {
            if start + missing <= from {
                continue;
            }
            quoted.read(text.get(from..start + missing).unwrap_or_default());
            from = start + missing;
            let sentence = text.get(ends.last().copied().unwrap_or(0)..from).unwrap_or_default();
            if !goes_on(sentence, text.get(from..).unwrap_or_default(), &quoted) {
                ends.push(from);
            }
        }
        quoted.read(text.get(from..end).unwrap_or_default());
        // A closing mark that stands alone, as French houses and tokenisers set it, ends the sentence before it.
        let closers = stray_closers(text.get(end..).unwrap_or_default(), &quoted);
        quoted.read(text.get(end..end + closers).unwrap_or_default());
        end += closers;
        from = end;
        let sentence = text.get(ends.last().copied().unwrap_or(0)..end).unwrap_or_default();
        if end == text.len() || !goes_on(sentence, text.get(end..).unwrap_or_default(), &quoted) {
            ends.push(end);
        }
    }
    ends
}

/// Bytes of the closing quotation marks that `rest` begins with though white space stands on both sides of them.
fn stray_closers(rest: &str, quoted: &Quoted) -> usize {
    let marks = rest.trim_start_matches(['”', '»', '"']);
    let length = rest.len() - marks.len();
    let lone = length > 0 && marks.chars().next().is_none_or(char::is_whitespace);
    if !lone || !quoted.open {
        return 0;
    }
    rest.len() - marks.trim_start().len()
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
    let bare = bare.trim_end();
    let Some(first) = next.chars().find(|c| !is_opening(*c)) else {
        return true;
    };
    // Punctuation alone never stands as a sentence.
    if !next.chars().any(char::is_alphanumeric) && next.chars().count() < 8 {
        return true;
    }
    if bare.ends_with(['!', '?', '…']) || bare.ends_with("..") || bare.ends_with(". .") {
        let elliptic = !bare.ends_with(['!', '?']);
        let named = bare.len() == told.len() && EXCLAIMED.iter().any(|name| bare.ends_with(name));
        return first.is_lowercase()
            || (elliptic && (quoted.open || first == ',' || first.is_ascii_digit()))
            || (bare.len() < told.len() && !elliptic && tells_who_spoke(next))
            || (named && !STARTERS.contains(opening_word(next)));
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
    abbreviated(word, before, opening_word(next), first)
}

/// The first word of a text, opening marks aside.
fn opening_word(next: &str) -> &str {
    let next = next.trim_start_matches(is_opening);
    let word = next
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .next()
        .unwrap_or_default();
    // "F. B. I. agents": the letter of a short form is no word.
    let letter = word.len() == 1 && next.get(1..).is_some_and(|rest| rest.starts_with('.'));
    if letter { "" } else { word }
}

/// The word before the last one of a text.
fn word_before<'a>(before: &'a str, word: &str) -> &'a str {
    let earlier = before.strip_suffix(word).unwrap_or_default().trim_end();
    earlier
        .rsplit(|c: char| c.is_whitespace() || "(\"“‘'[".contains(c))
        .next()
        .unwrap_or_default()
}

/// Whether `word` and its stop are an abbreviation inside a sentence, given the word that follows.
fn abbreviated(word: &str, before: &str, opener: &str, first: char) -> bool {
    let lower = word.to_lowercase();
    if word.is_empty() {
        return false;
    }
    let starter = STARTERS.contains(opener);
    if lower.chars().all(|c| c.is_ascii_digit()) {
        return numbered(&lower, before, opener, first);
    }
    // Nothing ends with an article; a decimal without its zero was torn off: "a level of .08".
    if first.is_ascii_digit() && matches!(lower.as_str(), "a" | "the" | "of") {
        return true;
    }
    let earlier = word_before(before, word);
    let mut chars = word.chars();
    if let (Some(letter), None) = (chars.next(), chars.next()) {
        // An initial: "J. Edgar"; "Plan B. The next" is one no longer, "taller than I. Nobody" never was.
        let initial = letter != 'I' || earlier.starts_with(char::is_uppercase);
        // "h. c. Moor", "15 h. 30": of a row of letters, or before a number, small ones shorten as well.
        let small = first.is_ascii_digit() || earlier.len() == 2 && earlier.ends_with('.');
        return if letter.is_uppercase() {
            initial && !starter
        } else {
            small
        };
    }
    // "Aoraki-Mt. Cook": a compound is what its last part is.
    let last = lower.rsplit('-').next().unwrap_or_default();
    if BEFORE_NAME.contains(&lower) || BEFORE_NAME.contains(last) {
        // "at Quay St. The ferry": a street, no saint.
        let street = matches!(last, "st" | "dr") && starter && earlier.starts_with(char::is_uppercase);
        return !street;
    }
    if BEFORE_NUMBER.contains(&lower.as_str()) {
        return opener.contains(|c: char| c.is_ascii_digit());
    }
    // "U.S.", "D.C.", "Ph.D.", "a.m.": an inner stop.
    if lower.contains('.') && lower.split('.').all(|part| (1..=2).contains(&part.chars().count())) {
        let clock = lower == "a.m" || lower == "p.m";
        // "At 4 p.m. Tarn speaks": a time alone is no sentence.
        let opening = || {
            before.split_whitespace().take(5).count() < 5
                && TIMED.iter().any(|word| before.trim_start().starts_with(word))
        };
        let ended = clock && first.is_uppercase() && !CLOCK.contains(&opener) && !opening();
        return !(starter || ended);
    }
    EITHER.contains(&lower.as_str()) && word.starts_with(char::is_uppercase) && !starter
}

/// What a time of day that opens a sentence begins with.
const TIMED: [&str; 8] = ["At ", "By ", "On ", "From ", "Until ", "Around ", "About ", "Just "];

/// Whether a number and its stop stand inside a sentence: the number of a list, an ordinal, half of a torn decimal.
fn numbered(digits: &str, before: &str, opener: &str, first: char) -> bool {
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    if first.is_ascii_digit() {
        // "$2. 6 million", "at 11. 30 p.m."
        return !year;
    }
    if digits.len() > 3 {
        return false;
    }
    // "1. Wash your hands": the number alone is no sentence.
    let alone = digits.len() <= 2 && before.trim_start().len() == digits.len();
    // "am 3. Mai", "im 21. Jahrhundert", "zum 20. Mal": an ordinal.
    let month = digits.len() <= 2 && MONTHS.contains(&opener.to_lowercase().as_str());
    let ordinal = ORDINAL_AFTER.contains(&word_before(before, digits).to_lowercase().as_str())
        && first.is_uppercase()
        && !STARTERS.contains(opener);
    alone || month || ordinal || CENTURIES.iter().any(|noun| opener.starts_with(noun))
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
mod tests;
