//! Runs of capitalised words: where a name begins after the titles before it, and what can be part of one.

use super::given;
use super::namewords::is_opener;
use super::offices::{BODIES, OFFICES};
use super::roles;
use crate::text::style::is_courtesy;
use crate::text::words::{Words, fold, folded, is_stop};
use std::ops::Range;

/// A run of capitalised words, titles and all.
pub(super) struct Run {
    pub words: Vec<(Range<usize>, String)>,
    pub possessive: bool,
}

pub(super) fn is_office(folded: &str) -> bool {
    OFFICES.contains(folded) || is_courtesy(folded) || roles::is_title(folded)
}

pub(super) fn is_body(folded: &str) -> bool {
    BODIES.contains(folded) || roles::is_body(folded)
}

/// Whether a word says what somebody is: an office or a role.
pub(super) fn is_post(folded: &str) -> bool {
    is_office(folded) || roles::is_role(folded)
}

/// Whether a word as printed can be part of a name.
pub(super) fn is_name(word: &str) -> bool {
    names(word, &folded(word))
}

/// The same of a word that has been folded.
fn names(word: &str, folded: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && (!is_stop(folded) || matches!(folded, "us" | "mr" | "mrs" | "ms"))
        && !roles::is_calendar(folded)
}

/// Particles that stand in lower case within a name.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "van"
            | "von"
            | "bin"
            | "al"
            | "da"
            | "del"
            | "la"
            | "el"
            | "ben"
            | "ibn"
            | "di"
            | "der"
            | "den"
            | "du"
            | "le"
            | "dos"
            | "das"
            | "ter"
            | "ten"
            | "y"
            | "abu"
    )
}

/// Where the name begins after the titles; the last word is never a title: "Stephen King".
pub(super) fn start(folded: &[String]) -> usize {
    let most = folded.len().saturating_sub(1);
    // "Engineer Ada Moor" begins a sentence.
    let role = folded.len() > 2
        && folded
            .first()
            .is_some_and(|word| roles::is_role(word) && given::of_name(word).is_none());
    let from = folded
        .get(..most)
        .unwrap_or_default()
        .iter()
        .rposition(|word| is_office(word))
        .map_or(usize::from(role), |at| at + 1);
    // "Public Advocate Ada Moor", "Speaker of the House Ada Moor": what leads to a first name and holds an office or a body.
    let given = (1..most).find(|at| folded.get(*at).is_some_and(|word| given::of_name(word).is_some()));
    let from = match given {
        Some(at)
            if at > from
                && folded.get(..at).is_some_and(|ahead| {
                    ahead
                        .iter()
                        .any(|word| roles::is_role(word) || roles::is_plural(word) || is_office(word) || is_body(word))
                }) =>
        {
            at
        }
        _ => from,
    };
    // "Patrol Chief James Hall": a surname that is a word for a place too, behind an office and a first name.
    let surname = folded.len().checked_sub(2).is_some_and(|at| {
        at >= from.max(1)
            && from == at
            && folded.get(at).is_some_and(|word| given::of_name(word).is_some())
            && folded.get(at - 1).is_some_and(|word| is_office(word))
    });
    // "Commerce Department": the name of a body is whole.
    if folded.last().is_some_and(|word| is_body(word)) && !surname {
        return 0;
    }
    // Nothing but titles: "Prime Minister".
    if folded.iter().all(|word| is_office(word)) {
        folded.len()
    } else {
        from
    }
}

/// The words of a run without the titles before them.
pub(super) fn bare(words: &[(Range<usize>, String)]) -> &[(Range<usize>, String)] {
    let folded: Vec<String> = words.iter().map(|(_, word)| fold(word)).collect();
    words.get(start(&folded)..).unwrap_or_default()
}

/// A name as the text prints it.
pub(super) fn printed(text: &str, name: &[(Range<usize>, String)]) -> String {
    let span = name
        .first()
        .zip(name.last())
        .map_or(0..0, |((first, _), (last, _))| first.start..last.end);
    without_possessive(text.get(span).unwrap_or_default()).to_owned()
}

pub(super) fn without_possessive(text: &str) -> &str {
    text.strip_suffix("'s")
        .or_else(|| text.strip_suffix("’s"))
        .unwrap_or(text)
}

/// Runs of capitalised words of a sentence, with the particles and hyphens that join them.
pub(super) fn runs(words: &Words<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    let mut pending: Vec<(Range<usize>, String)> = Vec::new();
    let mut end = 0;
    for (token, folded) in words.iter() {
        let gap = words.text.get(end..token.start).unwrap_or("#");
        let near = matches!(gap, " " | "-" | ". " | "\u{a0}" | "." | ".-");
        // A stop ends a name unless it stands after an initial or a title.
        let stopped = gap == ". "
            && runs.last().and_then(|run| run.words.last()).is_some_and(|(_, word)| {
                word.chars().count() > 1 && !is_office(&fold(word)) && word.chars().any(char::is_lowercase)
            });
        let span = token.start..token.end;
        // "Meanwhile Ada Moor"
        let opens = end == 0 && is_opener(folded);
        end = token.end;
        if names(token.text, folded) && !opens {
            let possessive = token.text.len() > folded.len();
            match runs.last_mut() {
                Some(run) if open && near && !stopped && !run.possessive => {
                    run.words.append(&mut pending);
                    run.words.push((span, token.text.to_owned()));
                    run.possessive = possessive;
                }
                _ => runs.push(Run {
                    words: vec![(span, token.text.to_owned())],
                    possessive,
                }),
            }
            pending.clear();
            open = true;
        } else if open && near && pending.len() < 3 && is_particle(token.text) {
            pending.push((span, token.text.to_owned()));
        } else {
            open = false;
            pending.clear();
        }
    }
    runs
}
