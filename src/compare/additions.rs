//! What one side of a passage told in other words adds: clauses that nothing across tells, in none of its words.
//!
//! Where the words are the same, the edits show what one side alone has. Where they are not, every word differs and none of
//! them tells anything; a whole clause whose words, and words of their meaning, stand nowhere in what it is linked with does.

use super::collation::{Alignment, Run};
use super::lexicon::{Class, Lexicon, Word};
use super::summary::SURE;
use super::thesaurus::Group;
use super::{Sides, Telling, reporting};
use crate::text::wordlist::WordList;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::ops::Range;

/// A clause tells something by so many words that carry meaning.
const CONTENT: usize = 3;
/// Of its words, weighed by how rare they are, at most so much stands in what it is linked with.
const LINKED: f64 = 0.15;
/// And at most so much anywhere across: a reader would look for it there.
const ANYWHERE: f64 = 0.4;

/// Words that begin a clause without a comma.
#[rustfmt::skip]
static BEGINNINGS: WordList = WordList::of(&[
    "if", "when", "because", "although", "though", "unless", "until", "which", "who", "whose", "where", "while", "despite", "after",
    "before", "since", "whether", "including",
]);

/// The stems and meanings of some words.
#[derive(Default)]
struct Said {
    stems: FxHashSet<u32>,
    groups: FxHashSet<Group>,
}

impl Said {
    fn hear(&mut self, words: &[Word], lexicon: &Lexicon) {
        for word in words.iter().filter(|word| word.class != Class::Stop) {
            if self.stems.insert(word.stem) {
                self.groups
                    .extend(lexicon.stem(word.stem).into_iter().flat_map(|stem| stem.groups));
            }
        }
    }

    /// Whether a word is among them, or with `meaning` one that means the same.
    fn says(&self, word: &Word, lexicon: &Lexicon, meaning: bool) -> bool {
        let means = || {
            let stem = lexicon.stem(word.stem);
            stem.is_some_and(|stem| stem.groups.iter().any(|group| self.groups.contains(group)))
        };
        self.stems.contains(&word.stem) || meaning && means()
    }
}

/// What a sentence is linked with.
#[derive(Default)]
struct Linked {
    across: Vec<usize>,
    /// In the same words, some of it.
    literal: bool,
    sure: bool,
}

/// The clauses each side adds to passages that both surely tell in other words, in order.
pub(super) fn additions(
    tellings: &Sides<Telling>,
    words: Sides<&[Vec<Word>]>,
    alignments: &[Alignment],
    lexicon: &Lexicon,
) -> Sides<Vec<Run>> {
    Sides::from_fn(|side| {
        let other = side.other();
        // Of each sentence what it is linked with, where all of that is in other words and some of it is sure.
        let mut links: BTreeMap<usize, Linked> = BTreeMap::new();
        for alignment in alignments {
            for &sentence in &alignment.sentences[side] {
                let linked = links.entry(sentence).or_default();
                linked.across.extend(&alignment.sentences[other]);
                linked.literal |= alignment.relation.is_literal();
                linked.sure |= alignment.score >= SURE;
            }
        }
        links.retain(|_, linked| linked.sure && !linked.literal);
        if links.is_empty() {
            return Vec::new();
        }
        let mut anywhere = Said::default();
        for words in words[other] {
            anywhere.hear(words, lexicon);
        }
        let mut found = Vec::new();
        for (sentence, linked) in links {
            let (Some(own), Some(told)) = (words[side].get(sentence), tellings[side].sentences.get(sentence)) else {
                continue;
            };
            let mut across = Said::default();
            for words in linked.across.iter().filter_map(|at| words[other].get(*at)) {
                across.hear(words, lexicon);
            }
            let added = added(&told.text, own, lexicon, (&across, &anywhere));
            found.extend(added.into_iter().map(|span| Run { sentence, span }));
        }
        found
    })
}

/// The bytes of what a sentence adds to what it is linked with, neighbouring clauses as one; nothing where that is all of it: then it is a
/// passage of its own, wrongly linked.
fn added(text: &str, words: &[Word], lexicon: &Lexicon, (linked, anywhere): (&Said, &Said)) -> Vec<Range<usize>> {
    let mut added: Vec<Range<usize>> = Vec::new();
    for clause in clauses(text, words, lexicon) {
        if !adds(words.get(clause.clone()).unwrap_or_default(), lexicon, linked, anywhere) {
            continue;
        }
        match added.last_mut() {
            Some(last) if last.end == clause.start => last.end = clause.end,
            _ => added.push(clause),
        }
    }
    if added.iter().map(Range::len).sum::<usize>() == words.len() {
        return Vec::new();
    }
    let bytes = |clause: Range<usize>| {
        let words = words.get(clause)?;
        Some(words.first()?.span.start..words.last()?.span.end)
    };
    added.into_iter().filter_map(bytes).collect()
}

/// The clauses of a sentence, as ranges of its words.
fn clauses(text: &str, words: &[Word], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut clauses: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 1..words.len() {
        let (Some(before), Some(word)) = (words.get(at - 1), words.get(at)) else {
            break;
        };
        let gap = text.get(before.span.end..word.span.start).unwrap_or_default();
        let parted = gap.contains([',', ';', ':', '(', ')', '—', '–']) || gap.contains(" - ");
        // "July 1, 2017", "10,000"
        let number = before.class == Class::Number && word.class == Class::Number;
        if parted && !number || BEGINNINGS.contains(lexicon.text(word.key)) {
            clauses.push(start..at);
            start = at;
        }
    }
    clauses.push(start..words.len());
    clauses
}

/// Whether a clause tells what nothing across does.
fn adds(clause: &[Word], lexicon: &Lexicon, linked: &Said, anywhere: &Said) -> bool {
    let speech = |word: &&Word| reporting::is_speech(lexicon.text(word.key));
    let content: Vec<&Word> = (clause.iter())
        .filter(|word| word.class != Class::Stop && !speech(word))
        .collect();
    // "according to a website", "said in a note": who says it is told of elsewhere, and a name or a date alone is no clause.
    let attributes = clause.first().is_some_and(|first| {
        let first = lexicon.text(first.key);
        first == "according" || reporting::is_speech(first)
    });
    let plain = content.iter().filter(|word| word.class == Class::Plain).count();
    if attributes || plain < CONTENT {
        return false;
    }
    let weight = |word: &Word| lexicon.stem(word.stem).map_or(0.0, |stem| stem.rarity.max(0.0));
    let all: f64 = content.iter().map(|word| weight(word)).sum();
    let share = |said: &Said, meaning: bool| {
        let held = content.iter().filter(|word| said.says(word, lexicon, meaning));
        held.map(|word| weight(word)).sum::<f64>() / all.max(f64::EPSILON)
    };
    all > 0.0 && share(linked, true) <= LINKED && share(anywhere, false) <= ANYWHERE
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    fn additions(left: &[&str], right: &[&str]) -> Sides<Vec<String>> {
        let (left, right) = (article("a.txt", left), article("b.txt", right));
        let collation = compare(Sides::new(&left, &right));
        Sides::from_fn(|side| {
            let runs = collation.additions[side].iter();
            runs.map(|run| collation.tellings[side].sentences[run.sentence].text[run.span.clone()].to_owned())
                .collect()
        })
    }

    #[test]
    fn a_clause_that_nothing_across_tells_is_added() {
        let left = [
            "The ferry firm at Port Ella said on Monday that it will cut 40 jobs, and blamed the rising price of diesel.",
        ];
        let right = ["Forty posts are to go at Port Ella's ferry firm, it was announced on Monday."];
        let found = additions(&left, &right);
        assert_eq!(found.left, ["and blamed the rising price of diesel"], "{found:?}");
        assert!(found.right.is_empty(), "{found:?}");
    }

    #[test]
    fn who_says_it_is_no_addition() {
        let left = [
            "The ferry firm at Port Ella will cut 40 jobs on Monday, according to a leaflet printed overnight in secret.",
        ];
        let right = ["Forty posts are to go at Port Ella's ferry firm, it was announced on Monday."];
        assert!(additions(&left, &right).left.is_empty());
    }

    #[test]
    fn what_stands_elsewhere_across_is_not() {
        let left = [
            "The ferry firm at Port Ella said on Monday that it will cut 40 jobs, and blamed the rising price of diesel.",
        ];
        let right = [
            "Forty posts are to go at Port Ella's ferry firm, it was announced on Monday.",
            "Diesel has risen to twice its price since the spring, for which the firm is blamed.",
        ];
        assert!(additions(&left, &right).left.is_empty());
    }
}
