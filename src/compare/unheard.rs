//! Sources that one article gives and the other has nobody called so.

use super::capitals::without_possessive;
use super::casting::outlet_words;
use super::collation::{Collation, Omission, OmissionKind};
use super::{Side, given, roles};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// Whoever is given as a source on one side and whom the other never names. Told once, where first given. Who has no name is
/// left out where the other has nobody called so: "a spokesman", "officials".
pub(super) fn sources(collation: &Collation, side: Side) -> Vec<Omission> {
    let mut named: FxHashSet<String> = FxHashSet::default();
    for sentence in &collation.tellings[side.other()].sentences {
        for word in bare_words(&sentence.text) {
            let word = called(&word);
            if !named.contains(word) {
                named.insert(word.to_owned());
            }
        }
    }
    // Who only has words quoted about them gives none: "the situation was “dire”".
    let given: FxHashSet<&String> = collation.sources[side].iter().map(|source| &source.name).collect();
    let speaks = |speaker: &&String| speaker.starts_with(char::is_uppercase) || given.contains(speaker);
    let quotes = collation.quotes.iter().filter_map(|quote| {
        let speaker = quote.speakers[side]
            .as_ref()
            .or(quote.speaker.as_ref())
            .filter(speaks)?;
        Some((quote.mentions[side].as_ref()?.sentence, speaker))
    });
    let reports = collation.sources[side]
        .iter()
        .map(|source| (source.sentence, &source.name));
    let mut all: Vec<(usize, &String)> = quotes.chain(reports).collect();
    all.sort_by_key(|(sentence, _)| *sentence);
    // "Authorities" are whoever of them the other cites.
    let office = collation.sources[side.other()]
        .iter()
        .any(|source| speaks_for_the_state(&source.name));
    // "NPR asked for an answer": the paper is no source of its own.
    let outlet = outlet_words(&collation.tellings[side]);
    // Nor does a paper leave itself out.
    let other = outlet_words(&collation.tellings[side.other()]);
    let mut told: FxHashSet<String> = FxHashSet::default();
    let mut sources = Vec::new();
    for (number, speaker) in all {
        let head = head_of(speaker);
        let Some(last) = bare_words(head).last().map(|word| called(&word).to_owned()) else {
            continue;
        };
        if !is_source(head)
            || is_spokesman_of(collation, side, speaker)
            || is_outlet(speaker, &outlet)
            || is_outlet(speaker, &other)
            || office && matches!(last.as_str(), "authoritie" | "authorities" | "official" | "officials")
        {
            continue;
        }
        // "Weir Marine Contractors" speak where "Weir" does; a first name is many's.
        let first = bare_words(head)
            .next()
            .filter(|_| speaker.starts_with(char::is_uppercase));
        let short = first.filter(|first| given::of_name(first).is_none() && named.contains(called(first)));
        // "Geng" is told of with Geng Shuang.
        let again = told.contains(&last);
        if !named.contains(&last) && short.is_none() && !again {
            told.extend(bare_words(speaker).map(|word| called(&word).to_owned()));
            let sentence = collation.tellings[side].sentences.get(number);
            sources.push(Omission {
                kind: OmissionKind::Source,
                sentence: number,
                span: sentence.map_or(0..0, |sentence| named_at(&sentence.text, speaker)),
                text: speaker.clone(),
                speaker: None,
                pronoun: None,
                sure: true,
            });
        }
    }
    sources
}

/// Whether all words of a name are the outlet's own.
fn is_outlet(speaker: &str, outlet: &FxHashSet<String>) -> bool {
    !outlet.is_empty() && bare_words(speaker).all(|word| word == "the" || outlet.contains(word.as_ref()))
}

/// "a Weir Marine spokesman", where the article tells what that spokesman is called.
fn is_spokesman_of(collation: &Collation, side: Side, speaker: &str) -> bool {
    let speaks = |text: &str| bare_words(text).any(|word| word.starts_with("spokes"));
    let bodies = |text: &str| -> FxHashSet<String> {
        let words = text.split(' ').filter(|word| word.starts_with(char::is_uppercase));
        words.map(|word| without_possessive(word).to_owned()).collect()
    };
    if !speaker.starts_with(char::is_lowercase) || !speaks(speaker) {
        return false;
    }
    let of = bodies(speaker);
    let roles = collation.names.iter().filter(|name| name.sides[side].is_some());
    let mut roles = roles.flat_map(|name| &name.roles[side]);
    !of.is_empty() && roles.any(|role| speaks(role) && !bodies(role).is_disjoint(&of))
}

/// What a source is called without what is said of it: "a spokesman" of "a spokesman for the pier".
fn head_of(speaker: &str) -> &str {
    if speaker.starts_with(char::is_uppercase) {
        return speaker;
    }
    let edge = [
        " for ", " of ", " in ", " at ", " from ", " with ", " on ", " who ", " by ",
    ]
    .iter()
    .filter_map(|edge| speaker.find(edge))
    .min();
    edge.and_then(|edge| speaker.get(..edge)).unwrap_or(speaker)
}

/// Whether it is told apart as a source: by a name, as "officials", or as one not told of before. "The firm" and "our
/// correspondent" are somebody the article names elsewhere.
fn is_source(head: &str) -> bool {
    let mut words = bare_words(head);
    let named = head.chars().any(char::is_uppercase);
    let (first, last) = (head.split(' ').next().unwrap_or_default(), words.by_ref().last());
    let known = matches!(
        first,
        "the" | "our" | "his" | "her" | "its" | "their" | "this" | "that" | "these" | "those" | "both"
    );
    let speaks = last.is_some_and(|last| roles::is_speaker(&last) && (!known || roles::is_plural(&last)));
    named || speaks
}

/// Whether police, a ministry or the like speak.
fn speaks_for_the_state(name: &str) -> bool {
    const OFFICES: &[&str] = &[
        "police",
        "authorities",
        "officials",
        "official",
        "ministry",
        "department",
        "government",
        "prosecutor",
        "prosecutors",
        "sheriff",
        "council",
        "agency",
        "office",
        "minister",
        "chief",
        "mayor",
        "governor",
        "court",
        "commission",
    ];
    bare_words(name).any(|word| OFFICES.contains(&word.as_ref()))
}

/// A word by which sources are told apart: a spokeswoman is as good as a spokesman, officials as an official.
fn called(word: &str) -> &str {
    let one = word
        .strip_suffix('s')
        .filter(|one| one.len() > 3 && !one.ends_with('s'));
    let word = one.unwrap_or(word);
    ["man", "woman", "person", "men", "women", "people"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.ends_with("spokes")))
        .unwrap_or(word)
}

/// Where a sentence names somebody, whole or by the last word of the name; nowhere where it does not.
pub(super) fn named_at(text: &str, name: &str) -> Range<usize> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let last = name.rsplit(' ').next().unwrap_or(name);
    let places = [name, last].into_iter().filter(|name| !name.is_empty());
    let mut places = places.flat_map(|name| text.match_indices(name).map(|(at, name)| at..at + name.len()));
    let whole =
        |place: &Range<usize>| edge(text[..place.start].chars().next_back()) && edge(text[place.end..].chars().next());
    places.find(whole).unwrap_or(0..0)
}

/// Words in lower case without marks around them and without a possessive ending.
pub(super) fn bare_words(text: &str) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(without_possessive)
        .filter(|word| !word.is_empty())
        .map(|word| {
            let lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
            if lower {
                Cow::Borrowed(word)
            } else {
                Cow::Owned(word.to_lowercase())
            }
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Sides, compare};
    use super::*;
    use crate::corpus::Article;

    fn left_out(left: &[&str], right: &[&str]) -> Vec<String> {
        let collation = compare(Sides::new(&article("a.txt", left), &article("b.txt", right)));
        let omissions = &collation.omissions.left;
        let sources = omissions
            .iter()
            .filter(|omission| omission.kind == OmissionKind::Source);
        sources.map(|source| source.text.clone()).collect()
    }

    #[test]
    fn who_is_known_already_is_no_source_of_its_own() {
        let right = ["The weir at Oxmere failed on Sunday and flooded the lower mill."];
        let left = [
            right[0],
            "The sluice was rotten, Brina Holt said.",
            "The firm said it had looked at the sluice in spring.",
            "“Nobody slept,” our correspondent said.",
            "Officials said the mill would be dry by Friday.",
        ];
        assert_eq!(left_out(&left, &right), ["Brina Holt", "officials"]);
        let cites = [right[0], "Nobody was hurt, Oxmere police said."];
        assert_eq!(left_out(&left, &cites), ["Brina Holt"]);
    }

    #[test]
    fn a_body_is_named_by_the_first_word_of_its_name() {
        let right = [
            "The weir at Oxmere failed on Sunday and flooded the lower mill.",
            "Holtmere said so.",
        ];
        let left = [right[0], "The sluice was rotten, Holtmere Marine Contractors said."];
        assert_eq!(left_out(&left, &right), [""; 0]);
        assert_eq!(left_out(&left, &right[..1]), ["Holtmere Marine Contractors"]);
        assert_eq!(head_of("a spokesman for the pier"), "a spokesman");
        assert!(!is_source("the scam") && !is_source("his act") && is_source("two divers"));
    }

    #[test]
    fn a_spokesman_with_a_name_is_one_source_and_rumours_are_none() {
        let right = ["The weir at Oxmere failed on Sunday and flooded the lower mill."];
        let left = [
            right[0],
            "The sluice was rotten, a Holtmere spokesman said.",
            "It had been looked at in spring, said Holtmere spokesperson Brina Tarn.",
            "Some rumours said that the mill would be shut, and whoever spread them said so again.",
        ];
        assert_eq!(left_out(&left, &right), ["Brina Tarn"]);
        // Nor is the other paper left out by itself.
        let (one, mut other) = (
            article("a.txt", &[right[0], "The Tarn Herald reported that it was rotten."]),
            article("b.txt", &right),
        );
        let sources = |other: &Article| {
            let collation = compare(Sides::new(&one, other));
            let all = collation.omissions.left.into_iter();
            all.filter(|omission| omission.kind == OmissionKind::Source).count()
        };
        assert_eq!(sources(&other), 1);
        other.head.outlet = Some("The Tarn Herald".to_owned());
        assert_eq!(sources(&other), 0);
        let outlet: FxHashSet<String> = ["weir", "post"].map(str::to_owned).into_iter().collect();
        assert!(is_outlet("the Weir Post", &outlet) && is_outlet("Weir Post", &outlet));
        assert!(!is_outlet("Weir Marine", &outlet) && !is_outlet("Tarn", &FxHashSet::default()));
    }
}
