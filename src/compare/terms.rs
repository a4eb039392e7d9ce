//! Words put for one another for the same people or events: what one calls actors the other calls hackers.
//!
//! Only at aligned places: two runs of words put for one another within a linked pair of sentences, each with one noun of the
//! lists below. Never a bag of words.

use super::collation::{Alignment, Edit, EditKind, Name, NameKind, NameStatus, Naming};
use super::{Side, Sides, Telling};
use crate::text::words::{folded, is_stop, stem, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Nouns for people and groups, one class to a line: words of one line may be put for one another.
#[rustfmt::skip]
const PEOPLE: &str = "\
actor hacker attacker intruder criminal thief spy terrorist militant insurgent rebel fighter gunman extremist radical \
jihadist separatist guerrilla partisan soldier troop paramilitary vigilante mob rioter looter protester demonstrator marcher activist \
campaigner agitator dissident opponent critic striker picket crowd youth hooligan vandal arsonist suspect assailant perpetrator \
killer murderer shooter sniper bomber robber raider burglar fraudster scammer cheat trafficker smuggler dealer gang syndicate
migrant refugee immigrant asylum-seeker alien foreigner arrival newcomer exile settler expatriate
worker employee staff labourer laborer crew hand member unionist
civilian resident villager local citizen bystander people victim casualty dead hostage captive detainee prisoner inmate
government regime administration authority ruler leadership junta cabinet
official bureaucrat minister spokesman aide source insider
police officer cop constable force
child teenager youngster kid minor pupil student boy girl youth
patient client customer user consumer shopper
politician lawmaker legislator parliamentarian
expert scientist researcher analyst academic
voter elector supporter backer fan follower loyalist
company firm giant corporation business group
farmer grower peasant producer
rich wealthy elite
homeless vagrant rough-sleeper
woman lady man";

/// Nouns for what happened.
#[rustfmt::skip]
const EVENTS: &str = "\
protest riot demonstration rally march unrest uprising revolt disturbance disorder clash violence melee
attack raid assault strike massacre killing murder slaughter ambush bombing operation incursion invasion intervention
war conflict fighting crisis hostility
incident accident crash collision disaster tragedy catastrophe mishap
strike walkout stoppage action
fire blaze inferno
explosion blast
dispute row quarrel feud disagreement
deal agreement accord pact settlement bargain compromise
cut saving reduction reform austerity
tax levy charge duty
death killing murder execution
coup takeover overthrow
leak breach hack intrusion
barrier wall fence
bribe payment gift kickback
abuse torture mistreatment
lie mistake error untruth
retreat withdrawal pullout
closure shutdown
layoff redundancy sacking dismissal";

/// The classes of a stem.
fn classes(stem_of: &str) -> &'static [u16] {
    static INDEX: LazyLock<FxHashMap<String, Vec<u16>>> = LazyLock::new(|| {
        let mut index: FxHashMap<String, Vec<u16>> = FxHashMap::default();
        for (number, line) in (0u16..).zip(PEOPLE.lines().chain(EVENTS.lines())) {
            for word in line.split_whitespace() {
                index.entry(stem(word)).or_default().push(number);
            }
        }
        index
    });
    INDEX.get(stem_of).map_or(&[], Vec::as_slice)
}

/// Longest run, in words that carry meaning, of which the noun may be told.
const LONGEST: usize = 3;

/// Words for people and events put for one another at aligned places, in the order of the left side.
pub(super) fn terms(tellings: Sides<&Telling>, alignments: &[Alignment]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let mut seen = FxHashSet::default();
    for alignment in alignments {
        let runs = Sides::from_fn(|side| replaced(&alignment.edits[side]));
        for (left, right) in runs.left.iter().zip(&runs.right) {
            let Some(one) = noun(tellings.left, left) else { continue };
            let Some(other) = noun(tellings.right, right) else {
                continue;
            };
            let shared = classes(&one.stem)
                .iter()
                .any(|class| classes(&other.stem).contains(class));
            if one.stem == other.stem || !shared || one.plural != other.plural {
                continue;
            }
            if let Some(known) = found.iter_mut().find(|name| {
                let is = |side: Side, noun: &Noun| {
                    name.sides[side]
                        .as_ref()
                        .is_some_and(|naming| naming.text.eq_ignore_ascii_case(&noun.text))
                };
                is(Side::Left, &one) && is(Side::Right, &other)
            }) {
                for side in Side::BOTH {
                    if let Some(naming) = &mut known.sides[side] {
                        naming.count += 1;
                    }
                }
                continue;
            }
            if !seen.insert((one.stem.clone(), other.stem.clone())) {
                continue;
            }
            let naming = |noun: Noun, sentence: usize| {
                Some(Naming {
                    text: noun.text,
                    count: 1,
                    variants: Vec::new(),
                    sentence,
                })
            };
            found.push(Name {
                kind: NameKind::Word,
                status: NameStatus::Variant,
                sides: Sides::new(naming(one, left.0), naming(other, right.0)),
                roles: Sides::default(),
            });
        }
    }
    found
}

/// The replaced runs of one side in order: sentence and place.
fn replaced(edits: &[Edit]) -> Vec<(usize, Range<usize>)> {
    let runs = edits.iter().filter(|edit| edit.kind == EditKind::Replaced);
    runs.map(|edit| (edit.sentence, edit.span.clone())).collect()
}

/// The last noun of a run that names people or an event.
struct Noun {
    text: String,
    stem: String,
    plural: bool,
}

fn noun(telling: &Telling, run: &(usize, Range<usize>)) -> Option<Noun> {
    let text = telling.sentences.get(run.0)?.text.get(run.1.clone())?;
    let words: Vec<(&str, Cow<'_, str>)> = tokens(text)
        .map(|token| (token.text, folded(token.text)))
        .filter(|(_, folded)| !is_stop(folded))
        .take(LONGEST + 1)
        .collect();
    if words.len() > LONGEST {
        return None;
    }
    let (printed, folded) = words.last()?;
    // A capitalised word is part of a name: "the Workers Party".
    if !printed.starts_with(char::is_lowercase) {
        return None;
    }
    let stem = stem(folded);
    (!classes(&stem).is_empty()).then(|| Noun {
        text: (*printed).to_owned(),
        plural: super::units::is_plural(folded),
        stem,
    })
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    fn words(left: &str, right: &str) -> Vec<(String, String)> {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        let text = |naming: Option<Naming>| naming.map(|naming| naming.text).unwrap_or_default();
        compare(Sides::new(&left, &right))
            .names
            .into_iter()
            .filter(|name| name.kind == NameKind::Word)
            .map(|name| (text(name.sides.left), text(name.sides.right)))
            .collect()
    }

    #[test]
    fn another_word_for_the_same_people_is_a_variant() {
        let told = words(
            "\"These actors never came only from the outer harbour,\" the minister told reporters in Port Ella.",
            "\"These hackers never came only from the outer harbour,\" the minister told reporters in Port Ella.",
        );
        assert_eq!(told, [("actors".to_owned(), "hackers".to_owned())]);
        let told = words(
            "The protest outside the old customs house at Port Ella ended when rain fell at noon.",
            "The riot outside the old customs house at Port Ella ended when rain fell at noon.",
        );
        assert_eq!(told, [("protest".to_owned(), "riot".to_owned())]);
    }

    #[test]
    fn other_words_and_other_places_are_none() {
        assert_eq!(
            words(
                "The gardeners left the old customs house at Port Ella when rain fell at noon.",
                "The painters left the old customs house at Port Ella when rain fell at noon.",
            ),
            []
        );
        assert_eq!(
            words("The protesters left Port Ella.", "Nobody in the town saw any rioters."),
            []
        );
    }
}
