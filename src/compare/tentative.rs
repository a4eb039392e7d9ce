//! What one side holds for likely and the other for a fact: "may fall" and "fell", "is expected to stay flat" and "stays flat".

use super::Sides;
use super::collation::EditKind;
use super::edits::Passage;
use super::lexicon::{Class, Word};
use std::ops::Range;

/// Words between a word that makes a claim tentative and the verb it does so to, at most.
const REACH: usize = 4;

/// The tentative words of one side with their verb, and the bare verb of the other; bytes of each passage. `kinds` tells which words
/// both share.
pub(super) fn pairs<'a>(
    passages: &Sides<&Passage<'_>>,
    kinds: &Sides<Vec<EditKind>>,
    text_of: &impl Fn(u32) -> &'a str,
) -> Vec<Sides<Range<usize>>> {
    let left = found(passages.left, &kinds.left, text_of);
    let right = found(passages.right, &kinds.right, text_of);
    let bare = |stem: u32, across: &Passage<'_>| firm(across, stem, text_of);
    let from_left = left
        .into_iter()
        .filter_map(|(stem, span)| Some(Sides::new(span, bare(stem, passages.right)?)));
    let from_right = right
        .into_iter()
        .filter_map(|(stem, span)| Some(Sides::new(bare(stem, passages.left)?, span)));
    from_left.chain(from_right).collect()
}

/// Words that make what follows tentative; those that need "to" before the verb.
fn is_modal(word: &str) -> bool {
    matches!(word, "may" | "might" | "could")
}

fn leads(word: &str) -> bool {
    matches!(
        word,
        "expected" | "likely" | "set" | "due" | "poised" | "slated" | "hoped" | "believed" | "thought"
    )
}

/// Words that may stand between: "may also have been".
fn is_between(word: &Word, text: &str) -> bool {
    word.class == Class::Stop && !matches!(text, "not" | "never" | "no" | "cannot")
}

/// Where the claim of a passage is tentative and the other side has nothing of that: the verb's stem, and bytes up to it.
fn found<'a>(passage: &Passage<'_>, kinds: &[EditKind], text_of: &impl Fn(u32) -> &'a str) -> Vec<(u32, Range<usize>)> {
    let words = passage.words;
    let told = |at: usize| words.get(at).map(|word| text_of(word.key)).unwrap_or_default();
    let alone = |at: usize| {
        kinds
            .get(at)
            .is_some_and(|kind| !matches!(kind, EditKind::Shared | EditKind::Style))
    };
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(at, _)| alone(*at)) {
        let from = match told(at) {
            modal if is_modal(modal) && word.class != Class::Name => at + 1,
            lead if leads(lead) && told(at + 1) == "to" => at + 2,
            _ => continue,
        };
        let verb = (from..from + REACH).take_while(|&next| {
            next == from
                || words
                    .get(next - 1)
                    .is_some_and(|between| is_between(between, told(next - 1)))
        });
        let verb = verb
            .filter_map(|next| words.get(next))
            .find(|word| word.class != Class::Stop);
        if let Some(verb) = verb.filter(|verb| verb.class == Class::Plain) {
            found.push((verb.stem, word.span.start..verb.span.end));
        }
    }
    found
}

/// The verb of this stem where the other side states it flatly.
fn firm<'a>(passage: &Passage<'_>, stem: u32, text_of: &impl Fn(u32) -> &'a str) -> Option<Range<usize>> {
    let words = passage.words;
    let mut held = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.stem == stem && word.class == Class::Plain);
    let (at, word) = held.next()?;
    // Another use of the word may be the one that is meant.
    if held.next().is_some() {
        return None;
    }
    let softens = |word: &Word| {
        let text = text_of(word.key);
        is_modal(text)
            || leads(text)
            || matches!(
                text,
                "to" | "would"
                    | "will"
                    | "can"
                    | "should"
                    | "must"
                    | "not"
                    | "never"
                    | "a"
                    | "an"
                    | "the"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "if"
                    | "whether"
                    | "fears"
                    | "feared"
                    | "possible"
                    | "possibly"
                    | "perhaps"
                    | "probably"
                    | "potential"
            )
    };
    let before = words.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    (!before.iter().any(softens)).then(|| word.span.clone())
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Sides, StrengthKind, compare};

    fn pairs(left: &str, right: &str) -> Vec<(String, String)> {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        let alignments = compare(Sides::new(&left, &right)).alignments;
        let pairs = alignments.into_iter().flat_map(|alignment| alignment.strength);
        pairs
            .filter(|pair| pair.kind == StrengthKind::Modality)
            .map(|pair| (pair.mentions.left.text, pair.mentions.right.text))
            .collect()
    }

    fn pair(left: &str, right: &str) -> Vec<(String, String)> {
        vec![(left.to_owned(), right.to_owned())]
    }

    #[test]
    fn what_is_likely_is_told_from_what_is_so() {
        let flat = "Herring prices at the quay of Port Ella stay flat through the spring of the year.";
        assert_eq!(
            pairs(
                "Herring prices at the quay of Port Ella are expected to stay flat through the spring of the year.",
                flat
            ),
            pair("expected to stay", "stay")
        );
        assert_eq!(
            pairs(
                flat,
                "Herring prices at the quay of Port Ella may also stay flat through the spring of the year."
            ),
            pair("stay", "may also stay")
        );
        assert_eq!(
            pairs(
                "The crane at the quay of Port Ella may have killed two of the swans on Sunday.",
                "The crane at the quay of Port Ella killed two of the swans on Sunday."
            ),
            pair("may have killed", "killed")
        );
    }

    #[test]
    fn two_ways_to_be_unsure_are_none() {
        for (left, right) in [
            (
                "The crane at the quay of Port Ella is likely to fall on the swans in spring.",
                "The crane at the quay of Port Ella is due to fall on the swans in spring.",
            ),
            (
                "The crane at the quay of Port Ella may not fall on the swans in spring.",
                "The crane at the quay of Port Ella will not fall on the swans in spring.",
            ),
            (
                "The crane at the quay of Port Ella may fall on the swans in spring.",
                "Port Ella fears that the crane at the quay could fall on the swans in spring.",
            ),
        ] {
            assert!(
                pairs(left, right)
                    .iter()
                    .all(|(one, other)| !one.contains("fall") && !other.contains("fall"))
            );
        }
    }
}
