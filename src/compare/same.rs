//! Whether two names are the same person's, or two nouns the same speaker's.

use crate::text::words::{fold, tokens};

/// Words of a noun phrase compared, at most.
const WORDS: usize = 12;

fn words(name: &str) -> Vec<String> {
    tokens(name).take(WORDS).map(|token| fold(token.text)).collect()
}

/// Whether the last word of one is a word of the other, give or take a letter of another transcription: surname and full
/// name, and names whose order of words differs.
pub(super) fn person(one: &str, other: &str) -> bool {
    if one == other {
        return tokens(one).next().is_some();
    }
    // "a spokesman", "the spokesman": no first names that could differ.
    let full = one.starts_with(char::is_uppercase) && other.starts_with(char::is_uppercase);
    let (one, other) = (words(one), words(other));
    let within = |name: &[String], all: &[String]| {
        name.last()
            .is_some_and(|last| all.iter().any(|word| word == last || transcribed(word, last)))
    };
    let met = within(&one, &other) || within(&other, &one);
    // Two full names of one surname are two people.
    let parted = full
        && one.len() > 1
        && other.len() > 1
        && one.last() == other.last()
        && one
            .first()
            .zip(other.first())
            .is_some_and(|(a, b)| !one.contains(b) && !other.contains(a) && a.chars().next() != b.chars().next());
    met && !parted
}

/// Whether two speakers as printed are the same.
pub(super) fn speaker(one: &str, other: &str) -> bool {
    one == other || person(one, other)
}

/// Whether two stretches of text are the same words but for contractions: "she'd" is "she would" and "she had".
pub(super) fn contracted(one: &str, other: &str) -> bool {
    /// What an ending stands for.
    const ENDINGS: &[(&str, &[&str])] = &[
        ("'d", &["would", "had"]),
        ("'ll", &["will", "shall"]),
        ("'ve", &["have"]),
        ("'re", &["are"]),
        ("'m", &["am"]),
        ("'s", &["is", "has"]),
        ("n't", &["not"]),
    ];
    let lower = |text: &str| -> Vec<String> {
        tokens(text)
            .take(WORDS)
            .map(|token| token.text.replace('’', "'").to_lowercase())
            .collect()
    };
    let (one, other) = (lower(one), lower(other));
    let opened = |short: &[String], long: &[String]| {
        let mut long = long.iter();
        short.iter().all(|word| {
            let Some(next) = long.next() else { return false };
            next == word
                || ENDINGS.iter().any(|(end, words)| {
                    word.strip_suffix(end) == Some(next.as_str())
                        && long.clone().next().is_some_and(|after| words.contains(&after.as_str()))
                }) && long.next().is_some()
        }) && long.next().is_none()
    };
    !one.is_empty() && (opened(&one, &other) || opened(&other, &one))
}

/// Long words that differ in one letter, or in a letter more.
fn transcribed(one: &str, other: &str) -> bool {
    let (a, b) = (one.chars().count(), other.chars().count());
    if a < 6 || b < 6 || a.abs_diff(b) > 1 {
        return false;
    }
    let (one, other) = (one.chars(), other.chars());
    let start = one.clone().zip(other.clone()).take_while(|(x, y)| x == y).count();
    let end = one.rev().zip(other.rev()).take_while(|(x, y)| x == y).count();
    start + end + 1 >= a.max(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_the_same_words() {
        assert!(
            contracted("She'd", "she would") && contracted("they will", "They’ll") && contracted("isn't", "is not")
        );
        assert!(!contracted("She'd", "she will") && !contracted("we", "we would"));
    }

    #[test]
    fn surname_full_name_and_transcription_are_one() {
        assert!(person("Moor", "Ada Moor") && person("Ada Moor", "Moor"));
        assert!(person("Tarn Lewin", "Tarn"));
        assert!(person("Yuri Kasparin", "Kasparyn"));
        assert!(!person("Ada Moor", "Lew Tarn") && !person("Ada Moor", "Jonas Moor"));
        assert!(speaker("a police spokesman", "the spokesman"));
    }
}
