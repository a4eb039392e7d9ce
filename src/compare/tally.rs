//! Figures of both sides set against each other.
//!
//! Three labels, because most differences are no contradictions: equal (also by arithmetic), variant, conflict. A conflict
//! is only said where both count the same thing.

use super::collation::{Alignment, Figure, FigureKind, FigureStatus, Mention, Relation};
use super::figures::{Found, Sharpness, Value, find};
use super::thesaurus;
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
                let years = Sides::new(published.left, published.right).map(|date| date.map(|date| date.year()));
                let status = equal(&one.found, &other.found, years).or_else(|| {
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

/// Equal as printed or by arithmetic.
fn equal(one: &Found, other: &Found, published: Sides<Option<i16>>) -> Option<FigureStatus> {
    let is = |equal: bool, status: FigureStatus| equal.then_some(status);
    match (one.value, other.value) {
        (Value::Amount(a), Value::Amount(b)) if one.kind == other.kind => {
            let compatible = one.counted.is_empty() || other.counted.is_empty() || a >= 20.0 || same_thing(one, other);
            is(a == b && compatible && same_currency(one, other), FigureStatus::Equal)
        }
        (Value::Year(a), Value::Year(b)) => is(a == b, FigureStatus::Equal),
        (Value::Month(year, a), Value::Month(other, b)) => is(a == b && agree(year, other), FigureStatus::Equal),
        (Value::Day(year, month, day), Value::Day(other, same_month, same_day)) => is(
            (month, day) == (same_month, same_day) && agree(year, other),
            FigureStatus::Equal,
        ),
        (Value::Weekday(a, _), Value::Weekday(b, _)) if a == b => Some(FigureStatus::Equal),
        (Value::Weekday(_, Some(date)), Value::Day(year, month, day))
        | (Value::Day(year, month, day), Value::Weekday(_, Some(date))) => is(
            (date.month(), date.day()) == (month, day) && agree(year, Some(date.year())),
            FigureStatus::EqualByArithmetic,
        ),
        (Value::Days(a, unit), Value::Days(b, other)) if unit == other => is(a == b, FigureStatus::Equal),
        (Value::Days(a, _), Value::Days(b, _)) => is((a - b).abs() <= 0.01 * a.max(b), FigureStatus::EqualByArithmetic),
        (Value::Year(year), Value::Days(days, unit)) => since(year, days, unit, one, other, published),
        (Value::Days(days, unit), Value::Year(year)) => since(year, days, unit, other, one, published),
        (Value::Year(year), Value::Day(Some(same), ..) | Value::Month(Some(same), _))
        | (Value::Day(Some(same), ..) | Value::Month(Some(same), _), Value::Year(year)) => {
            is(year == same, FigureStatus::Variant)
        }
        (Value::Month(_, month), Value::Day(_, same, _)) | (Value::Day(_, same, _), Value::Month(_, month)) => {
            is(month == same, FigureStatus::Variant)
        }
        _ => None,
    }
}

/// "since 2003" told in 2012 is "in nine years".
fn since(
    year: i16,
    days: f64,
    unit: f64,
    date: &Found,
    span: &Found,
    published: Sides<Option<i16>>,
) -> Option<FigureStatus> {
    let years = days / 365.0;
    let told = unit >= 365.0 && (date.preposition == "since" || date.preposition == "in" || date.preposition == "from");
    let back = matches!(
        span.preposition.as_str(),
        "in" | "for" | "last" | "past" | "over" | "after" | "within" | "than" | "about" | "nearly"
    ) || date.preposition == "since";
    let fits = [published.left, published.right]
        .into_iter()
        .flatten()
        .any(|now| f64::from(now - year) == years);
    (told && back && fits).then_some(FigureStatus::EqualByArithmetic)
}

fn agree(one: Option<i16>, other: Option<i16>) -> bool {
    one.is_none() || other.is_none() || one == other
}

fn same_currency(one: &Found, other: &Found) -> bool {
    one.currency == other.currency
}

/// Variant or conflict of two figures of one aligned passage.
fn differing(one: &Found, other: &Found, alignment: &Alignment, alone: bool) -> Option<FigureStatus> {
    if one.kind != other.kind || !alone || !same_currency(one, other) {
        return None;
    }
    let literal = matches!(
        alignment.relation,
        Relation::Verbatim | Relation::Edited | Relation::Quote
    );
    match (one.value, other.value) {
        (Value::Amount(a), Value::Amount(b)) => {
            if !same_thing(one, other) {
                return None;
            }
            Some(amounts(a, b, one.sharpness, other.sharpness))
                .filter(|status| *status == FigureStatus::Variant || literal || alignment.score >= SURE)
        }
        (Value::Days(a, unit), Value::Days(b, other_unit)) if same_thing(one, other) => {
            let close = (a - b).abs() <= 0.1 * a.max(b) || unit != other_unit;
            if close {
                Some(FigureStatus::Variant)
            } else {
                literal.then_some(FigureStatus::Conflict)
            }
        }
        (Value::Year(a), Value::Year(b)) if a != b && same_thing(one, other) => {
            literal.then_some(FigureStatus::Conflict)
        }
        (Value::Day(..), Value::Day(..)) if same_thing(one, other) => literal.then_some(FigureStatus::Conflict),
        _ => None,
    }
}

/// Score from which a loose link is sure enough to speak of a conflict.
const SURE: f64 = 0.6;

/// Two amounts that are not equal.
fn amounts(a: f64, b: f64, one: Sharpness, other: Sharpness) -> FigureStatus {
    let (small, large) = (a.min(b), a.max(b));
    let ratio = if small > 0.0 { large / small } else { f64::INFINITY };
    let loose = |sharpness: Sharpness| -> f64 {
        match sharpness {
            Sharpness::Exact => 1.0,
            Sharpness::About => 1.12,
            Sharpness::Bound => 1.35,
        }
    };
    let rounded = rounds_to(large, small) || rounds_to(small, large);
    if ratio <= loose(one).max(loose(other)) || rounded {
        FigureStatus::Variant
    } else {
        FigureStatus::Conflict
    }
}

/// Whether `round` is `exact` to its own significant digits: 38,000 for 38,214.
fn rounds_to(exact: f64, round: f64) -> bool {
    if round < 100.0 && round.fract() == 0.0 && exact.fract() == 0.0 {
        return false;
    }
    let mut step = 1e12;
    while step > 1e-3 && (round < step || (round / step).fract() > 1e-9) {
        step /= 10.0;
    }
    (exact - round).abs() <= step / 2.0 && exact != round
}

/// Whether two figures count the same: the same noun, or, where neither names one, the same words lead to both.
fn same_thing(one: &Found, other: &Found) -> bool {
    let kin =
        |a: &str, b: &str| a == b || (thesaurus::group(a).is_some() && thesaurus::group(a) == thesaurus::group(b));
    match (one.counted.last(), other.counted.last()) {
        (Some(a), Some(b)) if !matches!(one.kind, FigureKind::Money | FigureKind::Percent) => {
            // The noun of the one among the words counted by the other.
            kin(a, b) || one.counted.contains(b) || other.counted.contains(a)
        }
        _ => match (one.lead.first(), other.lead.first()) {
            (Some(a), Some(b)) => kin(a, b) && one.preposition == other.preposition,
            _ => false,
        },
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
