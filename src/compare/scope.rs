//! Which part of its sentence a verb of speech gives: what two sentences share may stand beside it, or in what another verb gives.

use super::attribution::Tag;
use super::clause::{Break, Clause, is_auxiliary, is_preposition};
use super::lexicon::{Class, Word};
use super::roles;
use super::speech::Said;
use super::weights::Term;
use crate::text::words::is_stop;
use std::iter::once;
use std::ops::Range;

/// A verb of speech of a sentence with what it gives.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub said: Said,
    pub speaker: Option<String>,
    /// Bytes of the sentence that it gives.
    pub scope: Vec<Range<usize>>,
    /// Bytes of the verb with whoever speaks: nothing of what is told.
    pub frame: Range<usize>,
}

/// Which of the verbs of speech of a sentence gives what it shares with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Giver {
    /// The one that gives the sentence as a whole.
    Main,
    /// Another one, by its number.
    Other(usize),
    /// None: it stands beside them all.
    Nobody,
}

/// Share of the weight of the shared words that must stand in what a verb gives.
const WITHIN: f64 = 0.5;

/// How much a name weighs among the shared words.
const NAME: f64 = 0.4;

/// Words after a verb of speech and its speaker at the end of a clause, at most: "…, Moor told the harbour council on Monday".
const TAIL: usize = 3;

impl Given {
    /// What a verb of speech gives, which `said` tells the manner of; none where it has no words of its own.
    pub fn of(clause: &Clause<'_>, (tag, tags): (&Tag, &[Tag]), said: Said, speaker: Option<String>) -> Option<Given> {
        let (scope, frame) = reach(clause, tag, tags);
        let bytes = |items: Range<usize>| {
            let first = clause.items.get(items.start)?.span.start;
            let last = clause.items.get(items.end.checked_sub(1)?)?.span.end;
            (first < last).then_some(first..last)
        };
        Some(Given {
            said,
            speaker,
            scope: scope.into_iter().filter_map(bytes).collect(),
            frame: bytes(frame)?,
        })
    }
}

/// Items of what a verb of speech gives, with the items of the verb and its subject.
fn reach(clause: &Clause<'_>, tag: &Tag, tags: &[Tag]) -> (Vec<Range<usize>>, Range<usize>) {
    let own = tag.subject.as_ref().map(|noun| noun.whole.clone());
    // A subject taken over from another verb, "said …, adding that", or far from it, "Moor has opened the pier, saying", is no part of it.
    let near = own.filter(|noun| noun.end <= tag.at || noun.start > tag.at);
    let near = near.filter(|noun| {
        let between = if noun.end <= tag.at {
            noun.end..tag.at
        } else {
            tag.at + 1..noun.start
        };
        let acts = |at: usize| clause.is_auxiliary(at) && at + 2 < tag.at;
        let parts = |at: usize| clause.is_quote(at) || acts(at) || tags.iter().any(|other| other.at == at);
        !between.into_iter().any(parts)
    });
    let participle = clause.word(tag.at).is_some_and(|word| word.ends_with("ing"));
    let near = near.filter(|noun| !participle || noun.end + 1 >= tag.at);
    let begin = near.as_ref().map_or(tag.at, |noun| noun.start.min(tag.at));
    let end = near.as_ref().map_or(tag.at + 1, |noun| noun.end.max(tag.at + 1));
    let frame = begin..end;
    if tag.hearsay {
        return (
            once(clause_from(clause, begin, Break::Comma)..clause_to(clause, end, Break::Comma)).collect(),
            tag.at..tag.at + 1,
        );
    }
    // "Tarn Marine, which has nine boats, said it will wait": whoever leads the sentence says what follows.
    let leads = near.is_none() && tag.subject.as_ref().is_some_and(|noun| noun.whole.start == 0);
    if !leads && is_behind(clause, &frame) {
        let quoted = begin.checked_sub(1).is_some_and(|before| clause.is_quote(before));
        // "…, the “leading spokesman”, Moor said": of a sentence with marks the last clause alone is surely hers.
        let least = if quoted { Break::Comma } else { Break::Hard };
        let from = clause_from(clause, begin - 1, least);
        let mut scope: Vec<Range<usize>> = once(from..begin).collect();
        // "The wall, Moor said, was cracked": what goes on is hers as well.
        if resumes(clause, end) || quoted && clause.is_quote(end) {
            scope.push(end..clause_to(clause, end, Break::Hard));
            return (scope, frame);
        }
        return (scope, begin..described(clause, end));
    }
    let quote = begin.checked_sub(1).filter(|before| clause.is_quote(*before));
    let ahead = end..ahead(clause, end, tags);
    (quote.map(|at| at..begin).into_iter().chain([ahead]).collect(), frame)
}

/// Whether the verb and its speaker stand behind what they give: "…, Moor said on Monday".
fn is_behind(clause: &Clause<'_>, frame: &Range<usize>) -> bool {
    let Some(before) = frame.start.checked_sub(1) else {
        return false;
    };
    let quoted = clause.is_quote(before);
    let joined = clause.is(before, &["and", "but", "while", "as"]) && clause.broken(before) != Break::None;
    let ends = clause_to(clause, frame.end, Break::Comma);
    let tail = (frame.end..ends)
        .filter(|at| {
            clause.is_quote(*at)
                || clause.word(*at).is_some_and(|word| {
                    !is_stop(word) && !is_preposition(word) && !roles::is_calendar(word) && !clause.is_adverb(*at)
                })
        })
        .count();
    let verb = |at: usize| clause.is_auxiliary(at) || clause.word(at).is_some_and(|word| word.ends_with("ed"));
    let parted = clause.broken(frame.start) != Break::None || quoted;
    let told = clause.is(frame.start, &["according"]) || parted && !joined;
    // "On Tuesday, Moor said it was late": before it stands no clause that could be told.
    let told = told && (quoted || (0..frame.start).any(verb) || tail == 0);
    told && !joined && tail <= TAIL && !(frame.end..ends).any(|at| clause.is(at, &["that"]) || clause.is_quote(at))
}

/// Whether what follows a verb of speech in the middle of a sentence goes on with what stands before it.
fn resumes(clause: &Clause<'_>, end: usize) -> bool {
    let next = clause_to(clause, end, Break::Comma);
    clause.broken(next) == Break::Comma && clause.word(next).is_some_and(is_auxiliary)
}

/// How far what is said of the speaker reaches behind a verb of speech: "said Moor, engineer of the weir, on Monday".
fn described(clause: &Clause<'_>, end: usize) -> usize {
    let goes_on = |at: usize| {
        clause.is_quote(at)
            || clause.is(at, &["and", "but", "while", "as", "after", "though"])
            || clause
                .word(at)
                .is_some_and(|word| is_auxiliary(word) || word.ends_with("ing"))
    };
    let items = clause.items.len();
    (end..items)
        .find(|&at| clause.broken(at) == Break::Hard || clause.broken(at) == Break::Comma && goes_on(at))
        .unwrap_or(items)
}

/// The start of the clause that `at` stands in: the last break before it that is at least so strong.
fn clause_from(clause: &Clause<'_>, at: usize, least: Break) -> usize {
    (1..=at).rev().find(|at| clause.broken(*at) >= least).unwrap_or(0)
}

/// The end of the clause that goes on at `from`.
fn clause_to(clause: &Clause<'_>, from: usize, least: Break) -> usize {
    let items = clause.items.len();
    (from..items).find(|at| clause.broken(*at) >= least).unwrap_or(items)
}

/// How far what is said reaches that follows its verb: to a stronger break, to what the paper adds in a clause of its own, or to the
/// next verb of speech.
fn ahead(clause: &Clause<'_>, from: usize, tags: &[Tag]) -> usize {
    const ADDED: &[&str] = &[
        "which", "who", "whose", "where", "while", "whereas", "although", "though", "but",
    ];
    let items = clause.items.len();
    (from + 1..items)
        .find(|&at| {
            let comma = clause.broken(at) != Break::None;
            let parted = clause.broken(at) == Break::Hard && clause.gap(at).contains([';', '—', '–']);
            let joined = clause.is(at, &["and", "but", "while"]);
            // "said … and added …"
            let next = tags
                .iter()
                .any(|tag| tag.at == at + 1 && joined || comma && tag.at == at && at > from + 1);
            parted || comma && clause.is(at, ADDED) || next
        })
        .unwrap_or(items)
}

/// Which of `given`, the main one first, gives the words of one sentence that the other has too. `terms` are the other's.
pub(super) fn giver(given: &[Given], words: &[Word], terms: &[Term]) -> Giver {
    if given.is_empty() {
        return Giver::Main;
    }
    let mut within = vec![0.0; given.len()];
    let mut all = 0.0;
    for word in words.iter().filter(|word| word.class != Class::Stop) {
        if given.iter().any(|one| one.frame.contains(&word.span.start)) {
            continue;
        }
        let Ok(at) = terms.binary_search_by_key(&word.stem, |term| term.stem) else {
            continue;
        };
        // Whom both sentences name tells less of what both say.
        let share = if word.class == Class::Name { NAME } else { 1.0 };
        let weight = terms.get(at).map_or(0.0, |term| term.weight * share);
        all += weight;
        for (sum, one) in within.iter_mut().zip(given) {
            if one.scope.iter().any(|scope| scope.contains(&word.span.start)) {
                *sum += weight;
            }
        }
    }
    if all <= 0.0 {
        return Giver::Main;
    }
    let most = within.iter().copied().fold(0.0, f64::max);
    let first = within.iter().position(|sum| *sum >= most).unwrap_or_default();
    // "acknowledged that … and said that …": one speaker gives both.
    let one = given
        .iter()
        .all(|other| given.first().is_some_and(|main| other.speaker == main.speaker));
    match first {
        _ if most < WITHIN * all && one && within.iter().sum::<f64>() >= WITHIN * all => Giver::Main,
        _ if most < WITHIN * all => Giver::Nobody,
        0 => Giver::Main,
        other => Giver::Other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{AttributionChange, Sides, Stance, compare};

    /// What is told of the voice of the likeliest link of two sentences.
    fn voices(left: &str, right: &str) -> (Sides<Stance>, Vec<AttributionChange>) {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        let one = compare(Sides::new(&left, &right)).alignments.remove(0);
        (one.attribution.map(|side| side.stance), one.attribution_changed)
    }

    #[test]
    fn what_stands_beside_a_verb_of_speech_is_not_given_by_it() {
        let own = "A relay buoy will be moored nine miles behind the Skerry reef at Port Ella.";
        for beside in [
            "A relay buoy will be moored nine miles behind the Skerry reef at Port Ella, and according to the harbour office its lamp can be seen from Sorrel.",
            "Tarn Marine has moored a relay buoy nine miles behind the Skerry reef at Port Ella, declaring it is able to warn ships of any fog.",
            "Harbour officials said they would look into the complaints; a relay buoy will be moored nine miles behind the Skerry reef at Port Ella.",
            "Ada Moor said she would vote for the plan, which will moor a relay buoy nine miles behind the Skerry reef at Port Ella.",
            "Tarn Marine, which has nine boats, said it will back the plan, which will moor a relay buoy nine miles behind the Skerry reef at Port Ella.",
        ] {
            let (stances, changed) = voices(own, beside);
            assert_eq!(stances.right, Stance::Own, "{beside}");
            assert!(changed.is_empty(), "{beside}");
        }
        for given in [
            "A relay buoy will be moored nine miles behind the Skerry reef at Port Ella, the harbour office said on Monday.",
            "The harbour office said a relay buoy will be moored nine miles behind the Skerry reef at Port Ella.",
            "A relay buoy, the harbour office said, will be moored nine miles behind the Skerry reef at Port Ella.",
            "According to the harbour office, a relay buoy will be moored nine miles behind the Skerry reef at Port Ella.",
            "On Monday, the harbour office said that a relay buoy will be moored nine miles behind the Skerry reef at Port Ella.",
        ] {
            let (stances, changed) = voices(own, given);
            assert_eq!(stances.right, Stance::Said, "{given}");
            assert_eq!(changed, [AttributionChange::Stance], "{given}");
        }
    }

    #[test]
    fn of_two_verbs_the_one_speaks_that_gives_what_is_shared() {
        let (stances, changed) = voices(
            "Lew Tarn told the Echo the harbour company appreciates the reader's letter about the broken crane.",
            "The harbour company acknowledged the mistake and said it really appreciated the reader's letter about the broken crane.",
        );
        assert_eq!(stances.right, Stance::Said);
        assert!(changed.is_empty(), "{changed:?}");
    }

    #[test]
    fn two_sources_and_two_neutral_verbs_are_no_change_of_the_verb() {
        let moor = "The harbour wall at Port Ella will hold for a month, Ada Moor said.";
        let company = "The harbour company claimed the wall at Port Ella will hold for a month.";
        for (left, right, changed) in [
            (
                moor,
                "The harbour wall at Port Ella will hold for a month, according to Ada Moor.",
                &[][..],
            ),
            (
                moor,
                "The harbour wall at Port Ella will hold for a month, Ada Moor claimed.",
                &[AttributionChange::Verb],
            ),
            (
                company,
                "The town council said the wall at Port Ella will hold for a month.",
                &[],
            ),
        ] {
            assert_eq!(voices(left, right).1, changed, "{right}");
        }
    }

    #[test]
    fn a_verb_of_speech_in_another_use_gives_nothing() {
        for silent in [
            "The storm at Port Ella claimed the lives of nine keepers in March.",
            "Crews from Sorrel were called in to fight the fire at Port Ella harbour.",
            "She was admitted to hospital in Port Ella with a broken arm in March.",
            "The plan harms internationally recognised wetlands of Port Ella and Sorrel.",
        ] {
            assert_eq!(voices(silent, silent).0.left, Stance::Own, "{silent}");
        }
    }
}
