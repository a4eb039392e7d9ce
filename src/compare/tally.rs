//! Figures of both sides set against each other.
//!
//! Three labels, because most differences are no contradictions: equal (also by arithmetic), variant, conflict. A conflict
//! is only said where both count the same thing.

use super::agreement::{differing, equal, same_thing};
use super::collation::{Alignment, Figure, FigureKind, FigureStatus, Mention};
use super::figures::{Found, Value, find};
use super::{Side, Sides, Telling};
use jiff::civil::Date;

/// A figure and where it stands.
struct Entry {
    sentence: usize,
    found: Found,
}

/// A pair that may tell the same.
struct Candidate {
    status: FigureStatus,
    left: usize,
    right: usize,
    /// Index of the alignment, none where the pair stands in no aligned passage.
    alignment: Option<usize>,
}

/// Figures per sentence and alignment looked at; what is beyond stands as "only".
const WITHIN_PASSAGE: usize = 40;

/// All figures of both sides: the left's in order, then those of the right that no left one matches. Also the alignments in
/// which a figure is in conflict.
pub(super) fn tally(tellings: Sides<&Telling>, alignments: &[Alignment]) -> (Vec<Figure>, Vec<usize>) {
    let published = tellings.map(|telling| telling.published.map(|published| published.day()));
    let entries = Sides::from_fn(|side| {
        let sentences = tellings[side].sentences.iter().enumerate();
        sentences
            .flat_map(|(sentence, text)| {
                find(&text.text, published[side])
                    .into_iter()
                    .map(move |found| Entry { sentence, found })
            })
            .collect::<Vec<_>>()
    });
    let mut candidates = candidates(&entries, alignments, published);
    candidates.extend(elsewhere(&entries));
    candidates.extend(counted_back(&entries, published));
    candidates.sort_by_key(|candidate| (rank(candidate), candidate.left, candidate.right));
    let mut partner: Sides<Vec<Option<(usize, FigureStatus)>>> = entries.as_ref().map(|side| vec![None; side.len()]);
    let mut conflicts = Vec::new();
    // First one to one, best first; then a figure told twice may share its partner.
    for again in [false, true] {
        for candidate in &candidates {
            let (left, right) = (candidate.left, candidate.right);
            let free = Sides::new(
                partner.left.get(left).is_some_and(Option::is_none),
                partner.right.get(right).is_some_and(Option::is_none),
            );
            let repeated = again
                && (free.left || free.right)
                && !matches!(candidate.status, FigureStatus::Conflict | FigureStatus::Variant);
            if !(free.left && free.right || repeated) {
                continue;
            }
            if free.left
                && let Some(slot) = partner.left.get_mut(left)
            {
                *slot = Some((right, candidate.status));
            }
            if free.right
                && let Some(slot) = partner.right.get_mut(right)
            {
                *slot = Some((left, candidate.status));
            }
            if candidate.status == FigureStatus::Conflict {
                conflicts.extend(candidate.alignment);
            }
        }
    }
    (listed(tellings, &entries, &partner), conflicts)
}

fn rank(candidate: &Candidate) -> (u8, bool) {
    let closeness = match candidate.status {
        FigureStatus::Equal => 0,
        FigureStatus::EqualByArithmetic => 1,
        FigureStatus::Variant => 2,
        _ => 3,
    };
    (closeness, candidate.alignment.is_none())
}

fn listed(
    tellings: Sides<&Telling>,
    entries: &Sides<Vec<Entry>>,
    partner: &Sides<Vec<Option<(usize, FigureStatus)>>>,
) -> Vec<Figure> {
    let mention = |side: Side, entry: &Entry| {
        let text = tellings[side]
            .sentences
            .get(entry.sentence)
            .and_then(|sentence| sentence.text.get(entry.found.span.clone()));
        Mention {
            sentence: entry.sentence,
            span: entry.found.span.clone(),
            text: text.unwrap_or_default().to_owned(),
        }
    };
    let mut figures = Vec::new();
    for side in Side::BOTH {
        let other = side.other();
        for (at, entry) in entries[side].iter().enumerate() {
            let mut mentions: Sides<Option<Mention>> = Sides::default();
            mentions[side] = Some(mention(side, entry));
            let status = match partner[side].get(at).copied().flatten() {
                Some((across, status)) => {
                    let back = partner[other].get(across).copied().flatten();
                    if side == Side::Right && back.is_some_and(|(back, _)| back == at) {
                        continue;
                    }
                    mentions[other] = entries[other].get(across).map(|entry| mention(other, entry));
                    status
                }
                None if side == Side::Left => FigureStatus::OnlyLeft,
                None => FigureStatus::OnlyRight,
            };
            figures.push(Figure {
                kind: entry.found.kind,
                status,
                mentions,
            });
        }
    }
    figures
}

fn candidates(entries: &Sides<Vec<Entry>>, alignments: &[Alignment], published: Sides<Option<Date>>) -> Vec<Candidate> {
    let within = |side: Side, alignment: &Alignment| -> Vec<usize> {
        alignment.sentences[side]
            .iter()
            .flat_map(|&sentence| {
                let from = entries[side].partition_point(|entry| entry.sentence < sentence);
                let to = entries[side].partition_point(|entry| entry.sentence <= sentence);
                from..to
            })
            .take(WITHIN_PASSAGE)
            .collect()
    };
    let mut candidates = Vec::new();
    for (number, alignment) in alignments.iter().enumerate() {
        let (lefts, rights) = (within(Side::Left, alignment), within(Side::Right, alignment));
        for &left in &lefts {
            for &right in &rights {
                let (Some(one), Some(other)) = (entries.left.get(left), entries.right.get(right)) else {
                    continue;
                };
                let status = equal(&one.found, &other.found, published).or_else(|| {
                    // A conflict needs that each side has but one figure of its kind that counts this.
                    let rivals = |side: Side, list: &[usize], against: &Found| {
                        list.iter()
                            .filter_map(|&at| entries[side].get(at))
                            .filter(|entry| entry.found.kind == against.kind && same_thing(&entry.found, against))
                            .count()
                    };
                    let alone =
                        rivals(Side::Left, &lefts, &other.found) == 1 && rivals(Side::Right, &rights, &one.found) == 1;
                    differing(&one.found, &other.found, alignment, alone)
                });
                candidates.extend(status.map(|status| Candidate {
                    status,
                    left,
                    right,
                    alignment: Some(number),
                }));
            }
        }
    }
    candidates
}

/// The same figure of the same thing in passages that are not aligned: it is not "only" here.
fn elsewhere(entries: &Sides<Vec<Entry>>) -> Vec<Candidate> {
    let mut by_bits: rustc_hash::FxHashMap<(FigureKind, u64), Vec<usize>> = rustc_hash::FxHashMap::default();
    let key = |found: &Found| match found.value {
        Value::Amount(value) => Some((found.kind, value.to_bits())),
        Value::Year(year) => Some((found.kind, year as u64)),
        Value::Day(_, month, day) => Some((found.kind, 10_000 + month as u64 * 100 + day as u64)),
        _ => None,
    };
    for (number, entry) in entries.right.iter().enumerate() {
        if let Some(key) = key(&entry.found) {
            let list = by_bits.entry(key).or_default();
            if list.len() < WITHIN_PASSAGE {
                list.push(number);
            }
        }
    }
    let mut found = Vec::new();
    for (left, entry) in entries.left.iter().enumerate() {
        let Some(list) = key(&entry.found).and_then(|key| by_bits.get(&key)) else {
            continue;
        };
        for &right in list {
            let Some(other) = entries.right.get(right) else {
                continue;
            };
            let dated = !matches!(entry.found.value, Value::Amount(_));
            if dated && entry.found.value == other.found.value || same_thing(&entry.found, &other.found) {
                found.push(Candidate {
                    status: FigureStatus::Equal,
                    left,
                    right,
                    alignment: None,
                });
            }
        }
    }
    found
}

/// A year and as many years back in passages that are not aligned: "in 2003" and "27 years ago".
fn counted_back(entries: &Sides<Vec<Entry>>, published: Sides<Option<Date>>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let years = |side: Side| {
        entries[side]
            .iter()
            .enumerate()
            .filter(|(_, entry)| matches!(entry.found.value, Value::Year(_)))
            .take(WITHIN_PASSAGE)
            .collect::<Vec<_>>()
    };
    let spans = |side: Side| {
        entries[side]
            .iter()
            .enumerate()
            .filter(|(_, entry)| matches!(entry.found.value, Value::Days(days, _) if days >= LONG_AGO))
            .take(WITHIN_PASSAGE)
            .collect::<Vec<_>>()
    };
    for side in Side::BOTH {
        for (at, year) in years(side) {
            for (across, span) in spans(side.other()) {
                if let Some(status) = equal(&year.found, &span.found, published) {
                    let place = match side {
                        Side::Left => (at, across),
                        Side::Right => (across, at),
                    };
                    found.push(Candidate {
                        status,
                        left: place.0,
                        right: place.1,
                        alignment: None,
                    });
                }
            }
        }
    }
    found
}

/// So many days back one year is no other by chance: seven years.
const LONG_AGO: f64 = 7.0 * 365.0;

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
}
