//! Ends of sentences that UAX #29 does not see.

use super::starters::STARTERS;

/// Offsets in `piece` where a sentence may end though the standard finds no boundary, ascending: where the next begins
/// without a space ("officials.The"), with a number ("It rained. 40 people left."), or after an ellipsis of one character
/// ("He waited… Then he left.").
pub(super) fn missing(piece: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, c) in piece.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '”' | '…') {
            continue;
        }
        let (Some(before), Some(after)) = (piece.get(..at), piece.get(at + c.len_utf8()..)) else {
            continue;
        };
        // A look of bounded length to both sides, so that no text costs more than its length.
        let from = before.char_indices().rev().nth(LOOK).map_or(0, |(from, _)| from);
        let to = after.char_indices().nth(LOOK).map_or(after.len(), |(to, _)| to);
        let (before, after) = (
            before.get(from..).unwrap_or_default(),
            after.get(..to).unwrap_or_default(),
        );
        if c != '…' && glued(c, before, after) {
            found.push(at + c.len_utf8());
        } else if let Some(space) = before_number(c, before, after).or_else(|| trailing_off(c, before, after)) {
            found.push(at + c.len_utf8() + space);
        }
    }
    found
}

/// Characters that are looked at before and after a mark.
const LOOK: usize = 80;

/// Whether one sentence runs into the next without a space.
fn glued(c: char, before: &str, after: &str) -> bool {
    if c == '”' && !before.ends_with(['.', '!', '?']) {
        return false;
    }
    let before = before.trim_end_matches(['.', '!', '?']);
    let tail = before.chars().rev().take(3).filter(|c| c.is_lowercase()).count();
    let mut letters = after.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let then = letters.next();
    let begins = capital && (then.is_some_and(char::is_lowercase) || then == Some(' '));
    if tail < 3 || !begins {
        return false;
    }
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = after.split(char::is_whitespace).next().unwrap_or_default();
    let bare = next.trim_end_matches(|c: char| !c.is_alphanumeric());
    let address = word.contains(['.', '/', '@', ':'])
        || next.contains(['/', '@', '('])
        || bare.contains('.')
        || ["Com", "Org", "Net", "Js", "Io", "Gov", "Co"].contains(&bare);
    !address
}

/// Bytes of the space between a stop and the number that may begin a sentence.
fn before_number(c: char, before: &str, after: &str) -> Option<usize> {
    if c == '…' {
        return None;
    }
    let closers = after.len() - after.trim_start_matches(['”', '"', '»', '’', ')']).len();
    let rest = after.get(closers..)?;
    let next = rest.trim_start();
    let space = closers + (rest.len() - next.len());
    if rest.len() == next.len() || !next.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // What begins a sentence is a number with a word after it, not half of a decimal, a score or a time.
    let after_number = next.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let counted = after_number
        .strip_prefix([' ', '-', '\u{a0}'])
        .is_some_and(|word| word.starts_with(char::is_alphabetic));
    let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).take(2).count();
    let year = {
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = before.get(before.len() - digits..).unwrap_or_default();
        digits == 4 && (number.starts_with("19") || number.starts_with("20"))
    };
    (counted && (letters == 2 || year || c != '.')).then_some(space)
}

/// Bytes of the space after an ellipsis that closes a sentence: a word that begins one stands behind it.
fn trailing_off(c: char, before: &str, after: &str) -> Option<usize> {
    if c != '…' || !before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let next = after.trim_start();
    let space = after.len() - next.len();
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    (space > 0 && STARTERS.contains(word)).then_some(space)
}
