//! Figures of both sides set against each other.
//!
//! Three labels, because most differences are no contradictions: equal (also by arithmetic), variant, conflict. A conflict
//! is only said where both count the same thing.

use super::agreement::Verdict;
use super::collation::{Alignment, Figure, FigureKind, FigureStatus};
use super::elsewhere::{elsewhere, told_apart};
use super::figures::{find_in, weigh};
use super::leftover::left_over;
use super::listing::listed;
use super::pairing::{Candidate, Context, Entry, candidates, without_chance};
use super::{Side, Sides, Telling, sums};
use crate::text::words::Words;
use jiff::civil::Date;
use std::sync::Arc;

/// What a figure is matched with on the other side.
pub(super) type Partner = Option<(usize, Verdict)>;

/// The figures of each side in order, each with the words of its sentence.
pub(super) fn entries(tellings: Sides<&Telling>, sentences: Sides<&[Words<'_>]>) -> Sides<Vec<Entry>> {
    let published = published(tellings);
    Sides::from_fn(|side| {
        // "between 2,000 and 8,000 pounds": of weight, where nothing is paid in them.
        let sterling =
            |words: &Words<'_>| words.text.contains('£') || words.folded.iter().any(|word| word == "sterling");
        let weighs = sentences[side].iter().any(weigh) && !sentences[side].iter().any(sterling);
        (sentences[side].iter().enumerate())
            .flat_map(|(sentence, words)| {
                let mut found = find_in(words, published[side], weighs);
                let dateline = dateline(words.text);
                found.retain(|found| found.kind != FigureKind::Date || found.span.end > dateline);
                let context = if found.is_empty() {
                    Arc::default()
                } else {
                    Arc::new(Context::of(words))
                };
                found.into_iter().map(move |found| Entry {
                    sentence,
                    found,
                    context: Arc::clone(&context),
                })
            })
            .collect::<Vec<_>>()
    })
}

/// Bytes of the dateline a sentence begins with, "PORT ELLA, Dec 29 (Meridian) - ": its day is the article's, no figure of the story.
fn dateline(text: &str) -> usize {
    let shouted =
        |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(char::is_lowercase);
    if !text.split([' ', ',']).next().is_some_and(shouted) {
        return 0;
    }
    let ends = [" - ", " – ", " — ", " -- "].iter().filter_map(|mark| text.find(mark));
    ends.min().filter(|end| *end <= DATELINE).unwrap_or(0)
}

/// A dateline is no longer than so many bytes.
const DATELINE: usize = 80;

fn published(tellings: Sides<&Telling>) -> Sides<Option<Date>> {
    tellings.map(|telling| telling.published.map(|published| published.day()))
}

/// All figures of both sides, given as `entries`: the left's in order, then those of the right that no left one matches. Also
/// the alignments in which a figure is in conflict.
pub(super) fn tally(
    tellings: Sides<&Telling>,
    entries: &Sides<Vec<Entry>>,
    alignments: &[Alignment],
) -> (Vec<Figure>, Vec<usize>) {
    let published = published(tellings);
    let mut candidates = candidates(entries, alignments, published);
    candidates.extend(elsewhere(entries, published));
    candidates.extend(told_apart(entries, alignments));
    without_chance(&mut candidates, entries, alignments);
    candidates.sort_by_cached_key(Candidate::rank);
    let mut partner: Sides<Vec<Partner>> = entries.as_ref().map(|side| vec![None; side.len()]);
    let mut conflicts = Vec::new();
    // What is equal first, also by a sum; only what is left can differ.
    let (equal, differing): (Vec<Candidate>, Vec<Candidate>) = candidates.into_iter().partition(|candidate| {
        matches!(
            candidate.verdict.status,
            FigureStatus::Equal | FigureStatus::EqualByArithmetic
        )
    });
    settle(&equal, &mut partner, &mut conflicts);
    let free = partner
        .as_ref()
        .map(|side| side.iter().map(Option::is_none).collect::<Vec<_>>());
    for reckoned in sums::reckon(entries, alignments, &free) {
        let (side, at, across) = (reckoned.side, reckoned.at, reckoned.across);
        for (side, at, across) in [(side, at, across), (side.other(), across, at)] {
            if let Some(slot @ None) = partner[side].get_mut(at) {
                *slot = Some((across, reckoned.verdict.clone()));
            }
        }
    }
    settle(&differing, &mut partner, &mut conflicts);
    let free = partner
        .as_ref()
        .map(|side| side.iter().map(Option::is_none).collect::<Vec<_>>());
    settle(
        &left_over(entries, alignments, &free, published),
        &mut partner,
        &mut conflicts,
    );
    let pairs = alignments.iter().map(|alignment| &alignment.sentences);
    let linked = pairs.flat_map(|at| {
        at.left
            .iter()
            .flat_map(|left| at.right.iter().map(|right| (*left, *right)))
    });
    (listed(tellings, entries, &partner, &linked.collect()), conflicts)
}

/// Gives each figure its partner: first one to one, best first; then a figure told twice may share its partner.
fn settle(candidates: &[Candidate], partner: &mut Sides<Vec<Partner>>, conflicts: &mut Vec<usize>) {
    for again in [false, true] {
        for candidate in candidates {
            let places = Sides::new(candidate.left, candidate.right);
            let free = Sides::from_fn(|side| partner[side].get(places[side]).is_some_and(Option::is_none));
            let repeated = again && (free.left || free.right) && may_share(candidate);
            if !(free.left && free.right || repeated) {
                continue;
            }
            for side in Side::BOTH {
                if free[side]
                    && let Some(slot) = partner[side].get_mut(places[side])
                {
                    *slot = Some((places[side.other()], candidate.verdict.clone()));
                }
            }
            if candidate.verdict.status == FigureStatus::Conflict {
                conflicts.extend(candidate.alignment);
            }
        }
    }
}

/// Whether a figure may stand for two on the other side: one told twice does, one that differs does not, nor one reckoned
/// in a passage that is not aligned.
fn may_share(candidate: &Candidate) -> bool {
    match candidate.verdict.status {
        FigureStatus::Equal => true,
        FigureStatus::EqualByArithmetic => candidate.alignment.is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{dated, figures_of};
    use super::*;

    #[test]
    fn the_same_told_otherwise_is_equal_by_arithmetic() {
        let left = dated(
            "2012-05-08",
            &["Moor made the first visit to the old harbour at Port Ella since 2003."],
        );
        let right = dated(
            "2012-05-08",
            &["Moor is the first visitor in nine years to see the old harbour of Port Ella."],
        );
        assert!(figures_of(&left, &right).contains(&(
            FigureStatus::EqualByArithmetic,
            "since 2003".into(),
            "in nine years".into()
        )));
    }

    #[test]
    fn the_end_of_a_range_is_told_by_it() {
        let left = dated(
            "2030-01-02",
            &["The new levy of Port Ella is 15.5 percent on cranes and 8 percent on boats."],
        );
        let right = dated(
            "2030-01-02",
            &["The new levy of Port Ella is between 8% and 15.5% on cranes and boats."],
        );
        let told = figures_of(&left, &right);
        assert!(
            told.iter()
                .all(|(status, ..)| *status == FigureStatus::EqualByArithmetic)
                && told.len() == 2,
            "{told:?}"
        );
        let left = dated(
            "2030-01-02",
            &["The levy of Port Ella on cranes will rise to 50 percent."],
        );
        let right = dated(
            "2030-01-02",
            &["The levy of Port Ella on cranes will rise by 50 percent."],
        );
        let told = figures_of(&left, &right);
        assert!(
            told.iter().all(|(status, ..)| *status != FigureStatus::Equal),
            "{told:?}"
        );
    }

    #[test]
    fn the_day_of_a_dateline_is_no_figure() {
        let left = dated(
            "2030-12-29",
            &["PORT ELLA, Dec 29 (Meridian) - The levy brought $31 million."],
        );
        let right = dated("2030-12-29", &["The levy of Port Ella brought US$31million."]);
        let told = figures_of(&left, &right);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, FigureStatus::Equal);
    }

    #[test]
    fn a_figure_printed_again_is_not_only_there() {
        let left = dated(
            "2030-01-02",
            &["The levy brings $31 million a year to the harbour of Port Ella."],
        );
        let right = dated(
            "2030-01-02",
            &[
                "The levy brings $31 million a year to the harbour of Port Ella.",
                "Farmers call the $31 million a theft.",
            ],
        );
        let told = figures_of(&left, &right);
        assert!(
            told.iter().all(|(status, ..)| *status == FigureStatus::Equal),
            "{told:?}"
        );
        assert_eq!(told.len(), 2);
    }

    #[test]
    fn a_small_number_elsewhere_does_not_hide_a_conflict() {
        let left = dated(
            "2030-01-02",
            &[
                "Ada Moor saved three penalties as Weir Rovers won the harbour cup at Port Ella on Saturday.",
                "Quern hit the post through Tull before half-time and had two more cleared off the line.",
            ],
        );
        let right = dated(
            "2030-01-02",
            &[
                "Ada Moor saved two penalties and Tull missed the last, so that Weir Rovers won the harbour cup at Port Ella.",
            ],
        );
        let told = figures_of(&left, &right);
        assert!(
            told.contains(&(FigureStatus::Conflict, "three".into(), "two".into())),
            "{told:?}"
        );
    }

    #[test]
    fn one_large_number_of_two_sure_passages_is_told_beside_the_other() {
        let left = dated(
            "2030-01-02",
            &[
                "The attack on the booking system of the Port Ella hospitals on Sunday had 3,400 appointments cancelled by the evening.",
            ],
        );
        let right = dated(
            "2030-01-02",
            &[
                "As many as 5,000 patients had appointments at the hospitals of Port Ella cancelled in the attack on the booking system on Sunday.",
            ],
        );
        let told = figures_of(&left, &right);
        assert!(
            told.contains(&(FigureStatus::Variant, "3,400".into(), "As many as 5,000".into())),
            "{told:?}"
        );
    }

    #[test]
    fn dates_and_terms_of_one_fact_exclude_each_other() {
        let left = dated(
            "2030-01-02",
            &[
                "On June 27, 2021, Corwin Tull pleaded guilty to smuggling eels at the court of Port Ella.",
                "Tull served five months in the Rampart prison of Port Ella.",
            ],
        );
        let right = dated(
            "2030-01-02",
            &[
                "Corwin Tull pleaded guilty to smuggling eels at the court of Port Ella in July 2021.",
                "Tull served a sentence of four and a half months in the Rampart prison of Port Ella.",
            ],
        );
        let told = figures_of(&left, &right);
        for (one, other) in [
            ("June 27, 2021", "in July 2021"),
            ("five months", "four and a half months"),
        ] {
            assert!(
                told.contains(&(FigureStatus::Conflict, one.into(), other.into())),
                "{told:?}"
            );
        }
    }

    #[test]
    fn variants_are_no_conflicts() {
        let left = dated(
            "2030-01-02",
            &["The storm at Port Ella left about 40,000 homes without power, the grid said."],
        );
        let right = dated(
            "2030-01-02",
            &["The storm at Port Ella left 38,000 homes without power, the grid said."],
        );
        assert_eq!(
            figures_of(&left, &right),
            [(FigureStatus::Variant, "40,000".into(), "38,000".into())]
        );
    }

    #[test]
    fn a_conflict_needs_the_same_thing_counted() {
        let left = dated(
            "2030-01-02",
            &["The ferry at Port Ella carried 212 passengers when it sank, the harbour said."],
        );
        let right = dated(
            "2030-01-02",
            &["The ferry at Port Ella carried 180 passengers when it sank, the harbour said."],
        );
        assert_eq!(
            figures_of(&left, &right),
            [(FigureStatus::Conflict, "212".into(), "180".into())]
        );
        let right = dated(
            "2030-01-02",
            &["The ferry at Port Ella carried 180 cars when it sank, the harbour said."],
        );
        let statuses: Vec<FigureStatus> = figures_of(&left, &right).into_iter().map(|figure| figure.0).collect();
        assert_eq!(statuses, [FigureStatus::OnlyLeft, FigureStatus::OnlyRight]);
    }

    #[test]
    fn what_is_measured_is_told_by_its_noun() {
        let left = dated(
            "2030-01-02",
            &["Divers found a 14-metre crack in the western pier of the harbour bridge at Port Ella."],
        );
        let right = dated(
            "2030-01-02",
            &["The crack that divers found in the western pier of the harbour bridge at Port Ella is 12 metres long."],
        );
        assert_eq!(
            figures_of(&left, &right),
            [(FigureStatus::Conflict, "14-metre".into(), "12 metres".into())]
        );
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        let left = dated(
            "2030-01-02",
            &["The court at Port Ella jailed seven men and two women for smuggling on Monday."],
        );
        let right = dated(
            "2030-01-02",
            &["The court at Port Ella jailed nine people for smuggling on Monday."],
        );
        let figures = figures_of(&left, &right);
        assert!(
            figures.contains(&(FigureStatus::EqualByArithmetic, "seven".into(), "nine".into())),
            "{figures:?}"
        );
    }
}
