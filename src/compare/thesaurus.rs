//! A thesaurus of news: words and phrases that outlets put for one another whatever the story.
//!
//! `assets/thesaurus.txt`, written for this program by hand: one group a line, the words of a phrase joined by `_`. A word
//! may stand in several groups, one for each of its senses. What is built in is `assets/thesaurus-stems.txt`, the same with
//! every word in its one spelling and stemmed, made by `cargo run --example thesaurus`: to stem the words at every start
//! would take longer than the comparison.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::LazyLock;

/// Number of a group.
pub(super) type Group = u16;

/// Words that mean one thing only together.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The stems after the first.
    pub rest: Vec<&'static str>,
    /// Ascending, not empty.
    pub groups: Vec<Group>,
}

#[derive(Debug, Default)]
struct Thesaurus {
    words: FxHashMap<&'static str, Vec<Group>>,
    /// By their first stem.
    phrases: FxHashMap<&'static str, Vec<Phrase>>,
}

static BUILT_IN: LazyLock<Thesaurus> =
    LazyLock::new(|| Thesaurus::parse(include_str!("../../assets/thesaurus-stems.txt")));

/// Room for about all single words from the start.
const WORDS: usize = 8192;

impl Thesaurus {
    fn parse(table: &'static str) -> Thesaurus {
        let mut thesaurus = Thesaurus {
            words: FxHashMap::with_capacity_and_hasher(WORDS, FxBuildHasher),
            ..Thesaurus::default()
        };
        let add = |groups: &mut Vec<Group>, number: Group| {
            if groups.last() != Some(&number) {
                groups.push(number);
            }
        };
        for (number, line) in (0..).zip(table.lines()) {
            for entry in line.split_whitespace() {
                let mut words = entry.split('_');
                let Some(first) = words.next() else { continue };
                let rest: Vec<&str> = words.collect();
                if rest.is_empty() {
                    add(thesaurus.words.entry(first).or_default(), number);
                    continue;
                }
                let opened = thesaurus.phrases.entry(first).or_default();
                if let Some(known) = opened.iter_mut().find(|phrase| phrase.rest == rest) {
                    add(&mut known.groups, number);
                } else {
                    opened.push(Phrase {
                        rest,
                        groups: vec![number],
                    });
                }
            }
        }
        thesaurus
    }
}

/// The groups of a stem, ascending; none where the thesaurus does not have it.
pub(super) fn groups(stem: &str) -> &'static [Group] {
    BUILT_IN.words.get(stem).map_or(&[], Vec::as_slice)
}

/// Whether two stems stand in one group.
pub(super) fn kin(one: &str, other: &str) -> bool {
    let theirs = groups(other);
    groups(one).iter().any(|group| theirs.contains(group))
}

/// The phrases that begin with a stem.
pub(super) fn phrases(stem: &str) -> &'static [Phrase] {
    BUILT_IN.phrases.get(stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::style::spelling;
    use crate::text::words::stem;

    #[test]
    fn what_is_built_in_is_the_stems_of_the_thesaurus() {
        let words = include_str!("../../assets/thesaurus.txt").lines();
        let mut stems = include_str!("../../assets/thesaurus-stems.txt").lines();
        for line in words {
            let stemmed = |entry: &str| {
                entry
                    .split('_')
                    .map(|word| stem(&spelling(word)))
                    .collect::<Vec<_>>()
                    .join("_")
            };
            let expected: Vec<String> = line.split_whitespace().map(stemmed).collect();
            assert_eq!(
                stems.next(),
                Some(expected.join(" ").as_str()),
                "run the example `thesaurus`"
            );
        }
        assert_eq!(stems.next(), None);
    }

    #[test]
    fn words_of_one_meaning_share_a_group() {
        let share = |one: &str, other: &str| {
            let of = |word: &str| groups(&stem(&spelling(word)));
            of(one).iter().any(|group| of(other).contains(group))
        };
        assert!(share("injured", "wounds") && share("lorry", "truck") && share("deny", "rejected"));
        assert!(!share("win", "lose") && groups("zyzzyva").is_empty());
    }

    #[test]
    fn phrases_are_known_by_their_first_word() {
        assert!(phrases("step").iter().any(|phrase| phrase.rest == ["down"]));
        assert!(phrases("zyzzyva").is_empty());
    }

    #[test]
    fn every_group_joins_at_least_two() {
        let table = include_str!("../../assets/thesaurus.txt");
        assert!(table.lines().all(|line| line.split(' ').count() >= 2));
    }
}
