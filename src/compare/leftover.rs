//! Amounts that nothing across was found for, though one there is the same less exactly told: "482,300" and "480,000",
//! "81 witnesses" and "more than 80".
//!
//! That so little is left on either side speaks for it: where an article tells two amounts that could be meant, neither is.

use super::Sides;
use super::agreement::{Verdict, equal};
use super::collation::{Alignment, FigureKind, FigureStatus};
use super::currencies;
use super::differing::{amounts, is_nearly};
use super::figures::{Found, Sharpness, Value};
use super::likely::{amount, told_digits};
use super::pairing::{ABOUT_THE_SAME, Candidate, Entry, sameness, tenths};
use super::sameness::Sameness;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// The same amount told less exactly is at most so much off: "340" and "over 300".
const OFF: f64 = 1.2;

/// The same where neither is told as a bound: "24 billion" is not "about 20".
const ABOUT_OFF: f64 = 1.15;

/// From this score on, what is left of two linked sentences may be one.
const LINKED: f64 = 0.3;

/// From this score on, two linked sentences tell one fact.
const SURELY: f64 = 0.9;

/// Shares told so differently are no further apart.
const NEARLY: f64 = 1.05;

/// Figures of one side looked at; an article with more is a table.
const MOST: usize = 200;

/// The pairs of what is free on both sides.
pub(super) fn left_over(
    entries: &Sides<Vec<Entry>>,
    alignments: &[Alignment],
    free: &Sides<Vec<bool>>,
    published: Sides<Option<Date>>,
) -> Vec<Candidate> {
    let mut linked: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    for alignment in alignments {
        for &left in &alignment.sentences.left {
            for &right in &alignment.sentences.right {
                let score = linked.entry((left, right)).or_default();
                *score = score.max(alignment.score);
            }
        }
    }
    let scores = scores(entries, free);
    let lists = Sides::from_fn(|side| {
        let all = entries[side].iter().enumerate().zip(&free[side]);
        let open = all.filter(|((_, entry), free)| **free && !entry.found.ordinal && !entry.found.versus);
        open.map(|((at, _), _)| at).take(MOST).collect::<Vec<usize>>()
    });
    let mut pairs: Vec<(usize, usize, Verdict)> = Vec::new();
    for &left in &lists.left {
        for &right in &lists.right {
            if let (Some(one), Some(other)) = (entries.left.get(left), entries.right.get(right))
                && let Some(verdict) = may_be(&one.found, &other.found, published)
            {
                pairs.push((left, right, verdict));
            }
        }
    }
    let mut count: Sides<FxHashMap<usize, usize>> = Sides::default();
    for (left, right, _) in &pairs {
        *count.left.entry(*left).or_default() += 1;
        *count.right.entry(*right).or_default() += 1;
    }
    let alone = |left: &usize, right: &usize| count.left.get(left) == Some(&1) && count.right.get(right) == Some(&1);
    let told = pairs.iter().filter_map(|(left, right, verdict)| {
        let (left, right) = Some((*left, *right)).filter(|(left, right)| alone(left, right))?;
        let (one, other) = (entries.left.get(left)?, entries.right.get(right)?);
        let same = sameness(one, other);
        let context = one.context.shared(&other.context);
        let score = linked.get(&(one.sentence, other.sentence)).copied().unwrap_or_default();
        let equal = verdict.status != FigureStatus::Variant;
        let stands = !equal && (stands_for(&one.found, &other.found) || stands_for(&other.found, &one.found));
        let holds = match same {
            Sameness::Yes if equal => true,
            // "pay half", "half the bill" where the sentences surely tell one fact; "by 2037", "in two years".
            Sameness::Open if equal && one.found.kind == FigureKind::Percent => score >= SURELY,
            // "half past two", "2.30am": few things happen at one minute.
            Sameness::Open if equal && minute(&one.found).is_some() => {
                minute(&one.found) != Some(0) || score >= LINKED || context >= ABOUT_THE_SAME / 3.0
            }
            // One day, one length of time in two units, one measure converted: each is the same wherever it stands.
            Sameness::Open if equal && (is_day(&one.found, &other.found) || is_converted(&one.found, &other.found)) => {
                true
            }
            Sameness::Open if equal && is_telling_number(&one.found) => true,
            Sameness::Open if equal => is_span(one, other) && (score >= LINKED || context >= ABOUT_THE_SAME),
            Sameness::No if equal => false,
            Sameness::Yes | Sameness::Open if stands => {
                let vague = one.found.low.is_some() || other.found.low.is_some();
                score >= LINKED || context > 0.0 || !vague && size(&one.found) >= 1000.0
            }
            Sameness::No if stands => score >= LINKED || context >= ABOUT_THE_SAME / 3.0,
            Sameness::Yes => score >= LINKED || context >= ABOUT_THE_SAME / 3.0 || is_hedged(one) || is_hedged(other),
            Sameness::Open => score >= LINKED || context >= 2.0 * ABOUT_THE_SAME || is_telling(one, other),
            // "412 pensioners" and "more than 400 elderly people", where the sentences surely tell one fact.
            Sameness::No => score >= SURELY && (is_hedged(one) || is_hedged(other)),
        };
        holds.then(|| Candidate {
            verdict: verdict.clone(),
            left,
            right,
            alignment: None,
            sameness: same,
            context: tenths(context),
        })
    });
    told.chain(scores).collect()
}

/// The result of a match or a vote that both tell: its two numbers belong together, "3-2" and "3-2".
fn scores(entries: &Sides<Vec<Entry>>, free: &Sides<Vec<bool>>) -> Vec<Candidate> {
    let all = Sides::from_fn(|side| {
        let open = |at: usize| free[side].get(at).copied().unwrap_or(false);
        let pairs = entries[side]
            .windows(2)
            .enumerate()
            .filter(|(at, _)| open(*at) || open(at + 1));
        let scores = pairs.filter_map(|(at, pair)| match pair {
            [one, other] if one.sentence == other.sentence && one.found.versus && other.found.versus => {
                Some((at, [one.found.value, other.found.value]))
            }
            _ => None,
        });
        scores.take(MOST).collect::<Vec<_>>()
    });
    let mut told = Vec::new();
    for (left, score) in &all.left {
        if let Some((right, _)) = all.right.iter().find(|(_, other)| other == score) {
            told.extend([0, 1].map(|place| Candidate {
                verdict: Verdict::of(FigureStatus::Equal),
                left: left + place,
                right: right + place,
                alignment: None,
                sameness: Sameness::Yes,
                context: tenths(0.0),
            }));
        }
    }
    told
}

/// Whether a figure does not claim to be exact.
fn is_hedged(entry: &Entry) -> bool {
    entry.found.sharpness != Sharpness::Exact || entry.found.fraction
}

/// Whether two amounts agree so well that it is no chance, whatever is told of them: shares of which one is told roughly,
/// large sums.
fn is_telling(one: &Entry, other: &Entry) -> bool {
    let (a, b) = (amount(&one.found), amount(&other.found));
    let hedged = is_hedged(one) || is_hedged(other);
    match one.found.kind {
        FigureKind::Percent => hedged && a.max(b) <= NEARLY * a.min(b),
        FigureKind::Money => a.min(b) >= 10_000.0,
        _ => false,
    }
}

fn is_amount(found: &Found) -> bool {
    // "hundreds" is an amount told roughly, "10 to 15" a range.
    let single = found.low.is_none() || found.sharpness == Sharpness::About;
    matches!(found.value, Value::Amount(_) | Value::Measure(..) | Value::Days(..)) && !found.is_age() && single
}

/// Whether the one is told roughly as what the other comes to: "almost 2,000" of 1,900, "more than eight lakh" of 8.4 lakh,
/// "hundreds" of 600.
fn stands_for(round: &Found, exact: &Found) -> bool {
    let (a, b) = (size(round), size(exact));
    let finer = told_digits(exact) > told_digits(round);
    let above = round.sharpness == Sharpness::Above && b > a && b <= ABOVE * a && finer;
    let about = round.sharpness == Sharpness::About && round.low.is_none() && (a - b).abs() <= ROUND * a && finer;
    let vague = round.low.is_some_and(|low| low <= b && b < a);
    is_nearly(exact, round) || (above || about) && a >= 200.0 || vague && exact.low.is_none()
}

/// "Some 4,000" is said of what is no further off than this share.
const ROUND: f64 = 0.06;

/// "More than eight" is said of this many times as much at most.
const ABOVE: f64 = 1.1;

/// Whether both are days told by a name or a date: "Wednesday", "today".
fn is_day(one: &Found, other: &Found) -> bool {
    let dated = |found: &Found| matches!(found.value, Value::Weekday(_, Some(_)) | Value::Day(..));
    dated(one) && dated(other)
}

/// Whether both are told in different units, and neither as just one of a unit: "180 seconds" and "three minutes", "11 kilometres" and
/// "seven miles", not "24 hours" and "a day".
fn is_converted(one: &Found, other: &Found) -> bool {
    let units = match (one.value, other.value) {
        (Value::Days(a, unit), Value::Days(b, other)) | (Value::Measure(_, a, unit), Value::Measure(_, b, other)) => {
            Some([(a, unit), (b, other)])
        }
        _ => None,
    };
    units.is_some_and(|[(a, unit), (b, other)]| {
        let single = |size: f64, unit: f64| (size / unit - 1.0).abs() < 1e-6;
        (unit - other).abs() > 1e-9 * unit.max(other) && !single(a, unit) && !single(b, other)
    })
}

/// Whether a number is told to a decimal: a magnitude of 6.4.
fn is_telling_number(found: &Found) -> bool {
    let decimal = matches!(found.value, Value::Amount(amount) if amount.fract() != 0.0);
    decimal && found.kind == FigureKind::Number && !found.reckoned
}

/// The minute of a time of day.
fn minute(found: &Found) -> Option<u16> {
    match found.value {
        Value::Clock(minutes, _) => Some(minutes % 60),
        _ => None,
    }
}

/// How much it is: a number, a measure in its base unit, a length of time in days.
fn size(found: &Found) -> f64 {
    match found.value {
        Value::Amount(size) | Value::Measure(_, size, _) | Value::Days(size, _) => size,
        _ => 0.0,
    }
}

/// How the one could be the other, whatever they count.
fn may_be(one: &Found, other: &Found, published: Sides<Option<Date>>) -> Option<Verdict> {
    if let Some(verdict) = equal(one, other, published).filter(|verdict| verdict.status != FigureStatus::Variant) {
        return Some(verdict);
    }
    let sizes = match (one.value, other.value) {
        (Value::Amount(a), Value::Amount(b)) | (Value::Days(a, _), Value::Days(b, _)) => Some((a, b)),
        (Value::Measure(what, a, _), Value::Measure(same, b, _)) if what == same => Some((a, b)),
        _ => None,
    };
    let near = is_amount(one)
        && is_amount(other)
        && one.kind == other.kind
        && currencies::agree(one.currency, other.currency)
        && sizes.is_some_and(|(a, b)| {
            let vague = one.low.is_some() != other.low.is_some() && (stands_for(one, other) || stands_for(other, one));
            let bound = |found: &Found| matches!(found.sharpness, Sharpness::Above | Sharpness::Below);
            let off = if bound(one) || bound(other) { OFF } else { ABOUT_OFF };
            a.min(b) > 0.0 && (a.max(b) / a.min(b) <= off || vague) && (a - b).abs() > f64::EPSILON
        });
    (near && amounts(one, other) == Some(FigureStatus::Variant)).then(|| Verdict::of(FigureStatus::Variant))
}

/// Whether one is a year and the other the time to it, two years at least: one year is too often told.
fn is_span(one: &Entry, other: &Entry) -> bool {
    let year = |entry: &Entry| matches!(entry.found.value, Value::Year(_));
    let long = |entry: &Entry| matches!(entry.found.value, Value::Days(days, _) if days >= 2.0 * 365.0);
    year(one) && long(other) || long(one) && year(other)
}
