//! Whether what follows a quotation that ends with a question or exclamation mark still belongs to its sentence.

use crate::text::words::is_stop;

/// Whether `next` is nothing but who spoke: `"Is it safe?" Mayor Moor asked.`, `"Never!" Lew Tarn, 40, told reporters.` What
/// goes on behind the verb as speech of its own does not: `"Is it?" Moor said he did not know.`
pub(super) fn tells_who_spoke(next: &str) -> bool {
    let next = next.trim_start_matches(['—', '–', '-', ' ']);
    // "Weir Rovers interim coach Ada Moor asked": what somebody is stands in small letters before the name.
    let mut lower = false;
    for (number, word) in next.split_whitespace().take(MOST_WORDS).enumerate() {
        let bare = word.trim_end_matches(['.', ',', ';', ':', '!']);
        if number > 0 && SAID.contains(&bare) {
            if lower {
                return false;
            }
            if bare.len() < word.len() {
                return true;
            }
            let after = next.split_whitespace().nth(number + 1).unwrap_or_default();
            // "asked parliament.": nothing but who was asked.
            let whom = matches!(bare, "asked" | "told" | "asks" | "tells") && after.ends_with('.');
            let after = after.trim_end_matches(|c: char| !c.is_alphanumeric());
            return whom || HEARERS.contains(&after) || after.ends_with("day") && after.starts_with(char::is_uppercase);
        }
        let names = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || ["the", "of", "de", "von", "al", "bin", "van", "a"].contains(&bare);
        let role = number > 0 && bare.len() == word.len() && bare.chars().all(|c| c.is_lowercase() || c == '-');
        if !names && (!role || is_stop(bare)) {
            return false;
        }
        lower = !names;
    }
    false
}

/// Words before the verb: a title and a name of four words.
const MOST_WORDS: usize = 7;

const SAID: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "told",
    "tells",
    "replied",
    "answered",
    "added",
    "adds",
    "shouted",
    "cried",
    "yelled",
    "screamed",
    "exclaimed",
    "wondered",
    "wrote",
    "writes",
    "tweeted",
    "posted",
    "continued",
    "recalled",
    "joked",
    "quipped",
    "demanded",
    "insisted",
    "whispered",
    "laughed",
    "remarked",
    "declared",
    "called",
    "chanted",
    "sang",
    "remembered",
];

/// What follows a verb of speech where nothing further is reported.
const HEARERS: &[&str] = &[
    "reporters",
    "journalists",
    "him",
    "her",
    "them",
    "me",
    "us",
    "the",
    "a",
    "in",
    "on",
    "at",
    "of",
    "during",
    "after",
    "before",
    "when",
    "as",
    "with",
    "to",
    "Reuters",
    "AFP",
    "AP",
    "BBC",
    "CNN",
    "Fox",
    "NBC",
    "ABC",
    "CBS",
    "NPR",
];
