//! The same thing put more or less strongly: pairs of graded words at aligned places (grades: [`super::grades`]).

use super::collation::{EditKind, Mention, Relation, Strength, StrengthKind};
use super::edits::Passage;
use super::grades::{self, Grade};
use super::lexicon::{Class, Word};
use super::reporting::Manner;
use super::{Sides, tentative};
use crate::text::words::fold;
use std::ops::Range;

/// Words between which a pair may lie apart, counted from what both share.
const APART: usize = 4;
/// Unshared words at one place that are short enough to be one replacement.
const PLACE: usize = 8;

/// A graded word that the other side does not share.
struct Found {
    /// Shared words before it, which is also the number of its place between shared words.
    shared: usize,
    grade: Grade,
    span: Range<usize>,
    /// Stem of the word that carries meaning after it, or that it qualifies.
    next: Option<u32>,
}

/// Pairs of words of both sides of one link, of which it is `likely` or `sure` that both tell the same. `kinds` tells which words both share, `verbs`
/// its verbs of speech.
pub(super) fn pairs<'a>(
    (passages, numbers): (Sides<Passage<'_>>, Sides<usize>),
    kinds: &Sides<Vec<EditKind>>,
    (relation, likely, sure): (Relation, bool, bool),
    verbs: &Sides<Option<(Manner, Range<usize>)>>,
    text_of: impl Fn(u32) -> &'a str,
) -> Vec<Strength> {
    let passages = Sides::new(&passages.left, &passages.right);
    let (left, right) = (passages.left, passages.right);
    let mut pairs = Vec::new();
    if let (Some((one, left)), Some((other, right))) = (&verbs.left, &verbs.right)
        && one != other
        && firm(*one)
        && firm(*other)
    {
        let spans = Sides::new(left.clone(), right.clone());
        pairs.extend(strength(StrengthKind::Reporting, &passages, &spans));
    }
    let grades = Sides::new(
        graded(left, &kinds.left, &text_of),
        graded(right, &kinds.right, &text_of),
    );
    let found = Sides::new(
        found(left, &kinds.left, &grades.left),
        found(right, &kinds.right, &grades.right),
    );
    let runs = if found.left.is_empty() || found.right.is_empty() {
        Sides::default()
    } else {
        Sides::new(places(&kinds.left), places(&kinds.right))
    };
    let literal = relation.is_literal();
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    for (one, mine) in found.left.iter().enumerate() {
        for (other, theirs) in found.right.iter().enumerate() {
            let same = (mine.grade.kind, mine.grade.family) == (theirs.grade.kind, theirs.grade.family);
            if !same || mine.grade.rank == theirs.grade.rank {
                continue;
            }
            let apart = mine.shared.abs_diff(theirs.shared);
            let width = |side: &[usize], place: usize| side.get(place).copied().unwrap_or(0);
            let one_place = mine.shared == theirs.shared
                && width(&runs.left, mine.shared) <= PLACE
                && width(&runs.right, theirs.shared) <= PLACE;
            let governs = mine.next.is_some() && mine.next == theirs.next;
            if mine.grade.kind == StrengthKind::Degree && mine.grade.family == 0 && !governs {
                continue;
            }
            if (literal || likely) && (governs || one_place || (literal && apart <= APART)) {
                candidates.push((apart + usize::from(!governs) * 2 + usize::from(!one_place), one, other));
            }
        }
    }
    // Nearest first; a word stands in one pair.
    candidates.sort_unstable_by_key(|(cost, one, other)| (*cost, one + other, one.abs_diff(*other), *one));
    let mut taken = Sides::new(vec![false; found.left.len()], vec![false; found.right.len()]);
    for (_, one, other) in candidates {
        if let (Some(a), Some(b), Some(mine), Some(theirs)) = (
            taken.left.get_mut(one),
            taken.right.get_mut(other),
            found.left.get(one),
            found.right.get(other),
        ) && !*a
            && !*b
        {
            (*a, *b) = (true, true);
            let spans = Sides::new(mine.span.clone(), theirs.span.clone());
            let words = Sides::new(
                passages.left.text.get(spans.left.clone()).unwrap_or_default(),
                passages.right.text.get(spans.right.clone()).unwrap_or_default(),
            );
            let told = Sides::new(verbs.left.is_some(), verbs.right.is_some());
            if !is_tense(words, told) {
                pairs.extend(strength(mine.grade.kind, &passages, &spans));
            }
        }
    }
    if literal || likely {
        pairs.extend(plain(&passages, &grades, &text_of));
    }
    if literal || sure {
        let flat = tentative::pairs(&passages, kinds, &text_of);
        pairs.extend(
            flat.iter()
                .filter_map(|spans| strength(StrengthKind::Modality, &passages, spans)),
        );
    }
    for pair in &mut pairs {
        pair.mentions.left.sentence = numbers.left;
        pair.mentions.right.sentence = numbers.right;
    }
    sorted(pairs)
}

/// Whether two auxiliaries are one, in another tense: "will" and "would" wherever a day has passed, the others where the sentence tells
/// what somebody said.
fn is_tense(words: Sides<&str>, told: Sides<bool>) -> bool {
    let (left, right) = (fold(words.left), fold(words.right));
    let one = |present: &str, past: &str| {
        let pairs = [("can", "could"), ("may", "might"), ("shall", "should")];
        pairs.contains(&(present, past))
    };
    let future = |one: &str, other: &str| (one, other) == ("will", "would");
    future(&left, &right)
        || future(&right, &left)
        || (told.right && one(&left, &right))
        || (told.left && one(&right, &left))
}

/// Verbs of speech whose choice tells something: neutral ones and mere opinion do not.
fn firm(manner: Manner) -> bool {
    !matches!(manner, Manner::Call | Manner::Think)
}

fn strength(kind: StrengthKind, passages: &Sides<&Passage<'_>>, spans: &Sides<Range<usize>>) -> Option<Strength> {
    let mention = |passage: &Passage<'_>, span: &Range<usize>| {
        Some(Mention {
            // Of which sentence is told below.
            sentence: 0,
            span: span.clone(),
            text: passage.text.get(span.clone())?.to_owned(),
        })
    };
    Some(Strength {
        kind,
        mentions: Sides::new(
            mention(passages.left, &spans.left)?,
            mention(passages.right, &spans.right)?,
        ),
    })
}

fn sorted(mut pairs: Vec<Strength>) -> Vec<Strength> {
    let key = |pair: &Strength| {
        let place = |mention: &Mention| (mention.sentence, mention.span.start, mention.span.end);
        (place(&pair.mentions.left), place(&pair.mentions.right), pair.kind)
    };
    pairs.sort_by_key(key);
    pairs.dedup();
    pairs
}

/// The same seen from the other side.
pub(super) fn swap(pairs: Vec<Strength>) -> Vec<Strength> {
    let swapped = pairs.into_iter().map(|pair| Strength {
        mentions: pair.mentions.swap(),
        ..pair
    });
    sorted(swapped.collect())
}

fn is_shared(kind: EditKind) -> bool {
    matches!(kind, EditKind::Shared | EditKind::Style)
}

/// Of each place between shared words how many unshared ones stand there.
fn places(kinds: &[EditKind]) -> Vec<usize> {
    let mut places = vec![0];
    for kind in kinds {
        if is_shared(*kind) {
            places.push(0);
        } else if let Some(width) = places.last_mut() {
            *width += 1;
        }
    }
    places
}

/// The graded words of one side that the other does not share, by their numbers.
fn graded<'a>(passage: &Passage<'_>, kinds: &[EditKind], text_of: &impl Fn(u32) -> &'a str) -> Vec<(usize, Grade)> {
    let words = passage.words.iter().zip(kinds).enumerate();
    words
        .filter(|(_, (_, kind))| !is_shared(**kind))
        .filter_map(|(at, (word, _))| Some((at, grade(passage, at, word, text_of)?)))
        .collect()
}

/// The same with where they stand.
fn found(passage: &Passage<'_>, kinds: &[EditKind], grades: &[(usize, Grade)]) -> Vec<Found> {
    let of = |&(at, grade): &(usize, Grade)| {
        let mut after = passage.words.iter().skip(at + 1).take(3);
        Some(Found {
            shared: kinds.iter().take(at).filter(|kind| is_shared(**kind)).count(),
            grade,
            span: passage.words.get(at)?.span.clone(),
            next: match grade.kind {
                // "heavy lift vessel": a word of degree goes with the last of the words it stands before.
                StrengthKind::Degree => {
                    let rest = passage.words.iter().skip(at + 1).take(4);
                    let noun = rest.take_while(|next| next.class != Class::Stop && next.follows);
                    noun.last().map(|next| next.stem)
                }
                _ => after.find(|next| next.class != Class::Stop).map(|next| next.stem),
            },
        })
    };
    grades.iter().filter_map(of).collect()
}

fn grade<'a>(passage: &Passage<'_>, at: usize, word: &Word, text_of: &impl Fn(u32) -> &'a str) -> Option<Grade> {
    let (printed, key) = (passage.text.get(word.span.clone())?, text_of(word.key));
    let grade = if printed.eq_ignore_ascii_case(key) {
        grades::of(key)?
    } else {
        grades::of(&fold(printed)).or_else(|| grades::of(key))?
    };
    let beside = |at: Option<usize>| {
        at.and_then(|at| passage.words.get(at))
            .map_or("", |word| text_of(word.key))
    };
    // "at all", "a much-publicised plan": no quantity.
    let before = at.checked_sub(1);
    if grade.kind == StrengthKind::Quantity
        && (key == "all" && matches!(beside(before), "at" | "after")
            || passage
                .text
                .get(word.span.end..)
                .is_some_and(|rest| rest.starts_with('-')))
    {
        return None;
    }
    // "in May", "a will", "no. 5": not what they look like.
    let capital = at > 0 && (word.class == Class::Name || printed.starts_with(char::is_uppercase));
    let noun = grade.kind == StrengthKind::Modality
        && at
            .checked_sub(1)
            .and_then(|before| passage.words.get(before))
            .is_some_and(|before| {
                passage.text.get(before.span.clone()).is_some_and(|before| {
                    matches!(
                        fold(before).as_str(),
                        "the" | "a" | "his" | "her" | "their" | "in" | "of"
                    )
                })
            });
    (!capital && !noun).then_some(grade)
}

/// Where the noun ends whose first word stands at `at`: "cyber attack".
fn noun_end(passage: &Passage<'_>, at: usize) -> usize {
    let rest = passage.words.iter().enumerate().skip(at).take(3);
    let noun = rest.take_while(|(place, word)| word.class != Class::Stop && (*place == at || word.follows));
    noun.last().map_or(0, |(_, word)| word.span.end)
}

/// "a mistake" and "the biggest mistake": a word of degree where the other side has an article before the same noun.
fn plain<'a>(
    passages: &Sides<&Passage<'_>>,
    grades: &Sides<Vec<(usize, Grade)>>,
    text_of: &impl Fn(u32) -> &'a str,
) -> Vec<Strength> {
    let degrees = |passage: &Passage<'_>, grades: &[(usize, Grade)]| -> Vec<(u32, Range<usize>)> {
        let degree = |(at, grade): &(usize, Grade)| {
            let next = passage.words.get(at + 1)?;
            let superlative = grade.kind == StrengthKind::Degree && grade.family == 0 && grade.rank >= 5;
            let start = passage.words.get(*at)?.span.start;
            (superlative && next.class != Class::Stop).then(|| (next.stem, start..noun_end(passage, at + 1)))
        };
        grades.iter().filter_map(degree).collect()
    };
    let articles = |passage: &Passage<'_>| -> Vec<(u32, Range<usize>)> {
        let pairs = passage.words.windows(2).enumerate();
        pairs
            .filter_map(|(at, pair)| match pair {
                [one, next] if grades::is_plain(text_of(one.key)) && next.class != Class::Stop => {
                    Some((next.stem, one.span.start..noun_end(passage, at + 1)))
                }
                _ => None,
            })
            .collect()
    };
    let meet = |strong: Vec<(u32, Range<usize>)>, across: &Passage<'_>| -> Vec<(Range<usize>, Range<usize>)> {
        if strong.is_empty() {
            return Vec::new();
        }
        let weak = articles(across);
        strong
            .into_iter()
            .filter_map(|(stem, span)| {
                let (_, other) = weak.iter().find(|(held, _)| *held == stem)?;
                Some((span, other.clone()))
            })
            .collect()
    };
    let left = meet(degrees(passages.left, &grades.left), passages.right);
    let right = meet(degrees(passages.right, &grades.right), passages.left);
    let spans = left
        .into_iter()
        .map(|(one, other)| Sides::new(one, other))
        .chain(right.into_iter().map(|(one, other)| Sides::new(other, one)));
    spans
        .filter_map(|spans| strength(StrengthKind::Degree, passages, &spans))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Sides, compare};
    use super::*;

    fn strengths(left: &str, right: &str) -> Vec<(StrengthKind, String, String)> {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        let collation = compare(Sides::new(&left, &right));
        let pairs = collation
            .alignments
            .into_iter()
            .flat_map(|alignment| alignment.strength);
        pairs
            .map(|pair| (pair.kind, pair.mentions.left.text, pair.mentions.right.text))
            .collect()
    }

    fn pair(kind: StrengthKind, left: &str, right: &str) -> (StrengthKind, String, String) {
        (kind, left.to_owned(), right.to_owned())
    }

    #[test]
    fn graded_words_pair_at_aligned_places() {
        assert_eq!(
            strengths(
                "The floods at Port Ella don't come only from the river, the harbour office warned.",
                "The floods at Port Ella don't always come from the river, the harbour office warned."
            ),
            [pair(StrengthKind::Frequency, "only", "always")]
        );
        assert_eq!(
            strengths(
                "The harbour council may close the old pier at Port Ella next week.",
                "The harbour council will close the old pier at Port Ella next week."
            ),
            [pair(StrengthKind::Modality, "may", "will")]
        );
        // A month is none.
        assert_eq!(
            strengths(
                "The harbour council at Port Ella shuts the old pier on 18 May for a week.",
                "The harbour council at Port Ella will shut the old pier on that day for a week."
            ),
            []
        );
        assert_eq!(
            strengths(
                "Ferry owners agreed to pay for the new pier at Port Ella.",
                "Ferry owners pledged to pay for the new pier at Port Ella."
            ),
            [pair(StrengthKind::Commitment, "agreed", "pledged")]
        );
        assert_eq!(
            strengths(
                "The collapse of the pier is a setback for the ferry owners of Port Ella.",
                "The collapse of the pier is the biggest setback for the ferry owners of Port Ella."
            ),
            [pair(StrengthKind::Degree, "a setback", "biggest setback")]
        );
    }

    #[test]
    fn the_tense_of_reported_speech_is_no_weaker_word() {
        let own = "The wall at Port Ella can hold for a month";
        assert_eq!(
            strengths(own, "The wall at Port Ella could hold for a month, Ada Moor said"),
            []
        );
        let weaker = pair(StrengthKind::Modality, "can", "could");
        assert_eq!(strengths(own, "The wall at Port Ella could hold for a month"), [weaker]);
    }

    #[test]
    fn a_verb_that_the_other_has_too_differs_in_nothing() {
        assert_eq!(
            strengths(
                "Ada Moor acknowledged that the wall at Port Ella was old and said that it would hold for a month.",
                "Ada Moor said that the wall at Port Ella would hold for a month.",
            ),
            []
        );
    }

    #[test]
    fn verbs_of_speech_differ_by_how_firm_they_are() {
        assert_eq!(
            strengths(
                "Ada Moor claimed the ferry had been safe when it left Port Ella.",
                "Ada Moor said the ferry had been safe when it left Port Ella."
            ),
            [pair(StrengthKind::Reporting, "claimed", "said")]
        );
    }

    #[test]
    fn words_of_degree_are_compared_for_one_thing() {
        assert_eq!(
            strengths(
                "The heaviest lift jacket installation at Port Ella was done by the ferry crew in May.",
                "The heavy lift vessel at Port Ella was used by the ferry crew in May."
            ),
            []
        );
        assert_eq!(
            strengths(
                "A serious crack in the wall at Port Ella was found by the ferry crew in May.",
                "A huge crack in the wall at Port Ella was found by the ferry crew in May."
            ),
            [pair(StrengthKind::Degree, "serious", "huge")]
        );
    }

    #[test]
    fn equal_words_and_other_places_make_no_pair() {
        assert_eq!(
            strengths(
                "The harbour council will close the old pier at Port Ella next week.",
                "The harbour council will shut the old pier at Port Ella next week."
            ),
            []
        );
    }
}
