//! Whether a report must turn the words of a quotation, or has turned them: persons and tenses.

use super::Telling;
use super::matching::Entry;
use crate::text::words::{folded, tokens};
use rustc_hash::FxHashSet;

/// Whether a quotation speaks of whoever speaks, so that a report of it must turn its words.
pub(super) fn is_turned(entry: &Entry<'_>, telling: &Telling) -> bool {
    const OWN: &[&str] = &[
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
    ];
    tokens(entry.begins(telling)).any(|token| {
        let word = folded(token.text);
        OWN.contains(&word.split(['\'', '’']).next().unwrap_or_default())
    })
}

/// Whether a report puts the verbs of a quotation into the past: "He is ashamed", "he was ashamed".
pub(super) fn is_shifted(quoted: &str, report: &str) -> bool {
    const SHIFTED: &[(&[&str], &[&str])] = &[
        (&["is", "are", "am"], &["was", "were"]),
        (&["has", "have"], &["had"]),
        (&["will"], &["would"]),
        (&["can"], &["could"]),
        (&["may"], &["might"]),
    ];
    let words = |text: &str| -> FxHashSet<String> {
        let short = |word: &str| match word.split_once(['\'', '’']) {
            Some((_, "s" | "re" | "m")) => "is".to_owned(),
            Some((_, "ve")) => "have".to_owned(),
            Some((_, "ll")) => "will".to_owned(),
            _ => word.to_owned(),
        };
        tokens(text).map(|token| short(&token.text.to_lowercase())).collect()
    };
    let (quoted, report) = (words(quoted), words(report));
    let any = |held: &FxHashSet<String>, words: &[&str]| words.iter().any(|word| held.contains(*word));
    SHIFTED
        .iter()
        .any(|(now, then)| any(&quoted, now) && !any(&quoted, then) && any(&report, then) && !any(&report, now))
}

/// Whether a quotation is a sentence rather than a turn of phrase.
pub(super) fn is_sentence(entry: &Entry<'_>, telling: &Telling) -> bool {
    let text = entry.begins(telling);
    text.starts_with(char::is_uppercase) && text.ends_with(['.', '?', '!', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_in_the_past_are_those_of_a_report() {
        assert!(is_shifted(
            "He is ashamed, and he has told them so.",
            "he was ashamed and had told them so"
        ));
        assert!(is_shifted("The beer's warm", "the beer was warm"));
        assert!(!is_shifted(
            "The sluice was rotten and nobody looked",
            "the sluice was rotten, yet nobody looked"
        ));
        assert!(!is_shifted("It is late", "it is late, and was so before"));
    }
}
