//! Whether two figures that are not equal are variants of one another or in conflict.
//!
//! A conflict is only said where both count the same thing and cannot both be true of it: a false one costs trust.

use super::agreement::Verdict;
use super::collation::{FigureKind, FigureStatus};
use super::currencies;
use super::figures::{Found, Sharpness, Value};
use super::sameness::Sameness;

/// Where the two figures stand to each other.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the two places"
)]
pub(super) struct Standing {
    /// The passages share most of their words.
    pub literal: bool,
    /// How sure the link between the passages is, 0 to 1; 0 where there is none.
    pub score: f64,
    /// The passages share several words that are not common.
    pub alike: bool,
    /// Neither passage has another figure that counts the same and has no equal.
    pub alone: bool,
    /// Neither passage has any other figure that counts the same.
    pub sole: bool,
    /// The two stand in the same place of one wording.
    pub opposite: bool,
    /// What the one counts is told in the other's passage: "3,400 appointments", "5,000 patients had appointments".
    pub told: bool,
}

/// Variant or conflict of two figures that are not equal.
pub(super) fn differing(one: &Found, other: &Found, sameness: Sameness, standing: Standing) -> Option<Verdict> {
    if one.kind != other.kind
        || !standing.alone
        || one.ordinal != other.ordinal
        || one.is_age() != other.is_age()
        || !currencies::agree(one.currency, other.currency)
    {
        return None;
    }
    if is_within(one.value, other.value) || is_within(other.value, one.value) {
        return (standing.score >= LOOSE && standing.alike).then(|| Verdict::of(FigureStatus::Variant));
    }
    // "3,400 appointments", "5,000 patients": not the same counted, so no contradiction.
    if sameness != Sameness::Yes && is_one_count(one, other, standing) {
        return Some(Verdict::of(FigureStatus::Variant));
    }
    let status = match (one.value, other.value) {
        (Value::Amount(_), Value::Amount(_)) => amounts(one, other)?,
        (Value::Measure(what, ..), Value::Measure(same, ..)) if what == same => amounts(one, other)?,
        (Value::Days(a, unit), Value::Days(b, other_unit)) => {
            // Ages differ by a birthday, times by how they are rounded.
            let exact = one.sharpness == Sharpness::Exact && other.sharpness == Sharpness::Exact;
            let slack = if one.is_age() || exact { 0.0 } else { 0.1 * a.max(b) };
            let coarse = if (unit - other_unit).abs() > 1e-9 {
                unit.max(other_unit) / 2.0
            } else {
                0.0
            };
            if (a - b).abs() <= slack.max(coarse) {
                FigureStatus::Variant
            } else {
                amounts(one, other)?
            }
        }
        (Value::Year(_), Value::Year(_)) | (Value::Day(..), Value::Day(..)) => FigureStatus::Conflict,
        // "June 27, 1973", "in July 1973".
        _ if is_dated_apart(one, other) => FigureStatus::Conflict,
        _ => return None,
    };
    // A rate by the same time, or the same said of those counted, makes up for a link that is less sure.
    let alike = sameness == Sameness::Yes
        && !one.is_age()
        && (one.counted.per.is_some() && one.counted.per == other.counted.per
            || one.counted.state.is_some() && one.counted.state == other.counted.state
            || named_alike(one, other));
    let variant = status == FigureStatus::Variant && sameness == Sameness::Yes && standing.score >= LOOSE;
    let close = standing.literal || standing.score >= SURE || (alike || variant) && standing.score > 0.0;
    let told = match status {
        FigureStatus::Variant => {
            // "19 members of its crew", "about 20 sailors", in passages that surely tell the same.
            let hedged = hedged(one) || hedged(other);
            let rounded = hedged && standing.score >= SURE && ratio(one, other) <= ROUGH;
            sameness == Sameness::Yes || sameness == Sameness::Open && (standing.opposite || rounded)
        }
        _ => surely_the_same(one, other, sameness, standing),
    };
    (told && close).then(|| Verdict::of(status))
}

/// Whether a date lies in another that is told less exactly: "11 October" in "October", "July 1997" in "1997".
pub(super) fn is_within(date: Value, wide: Value) -> bool {
    let agree = |one: Option<i16>, other: Option<i16>| one.is_none() || other.is_none() || one == other;
    match (date, wide) {
        (Value::Day(year, month, _), Value::Month(other, same)) => month == same && agree(year, other),
        (Value::Day(Some(year), ..) | Value::Month(Some(year), _), Value::Year(same)) => year == same,
        _ => false,
    }
}

/// Whether both tell a day or a month of one year, and not the same.
fn is_dated_apart(one: &Found, other: &Found) -> bool {
    let month = |found: &Found| match found.value {
        Value::Day(Some(year), month, day) => Some((year, month, Some(day))),
        Value::Month(Some(year), month) => Some((year, month, None)),
        _ => None,
    };
    let apart = month(one)
        .zip(month(other))
        .is_some_and(|((year, month, day), (same, across, other))| {
            let days = day.zip(other).is_some_and(|(day, other)| day != other);
            year == same && (month != across || days)
        });
    apart && !one.reckoned && !other.reckoned
}

/// Whether both tell a time of months or years that is nearly as long: "five months", "four and a half months".
fn is_term(one: &Found, other: &Found) -> bool {
    let long = |found: &Found| matches!(found.value, Value::Days(_, unit) if unit >= MONTH) && !found.is_age();
    let plain = |found: &Found| !found.reckoned && found.sharpness == Sharpness::Exact && found.follow != "ago";
    [one, other].into_iter().all(|found| long(found) && plain(found)) && ratio(one, other) <= CLOSE
}

/// Whether each passage has but one large number, the two are of one size, and what the one counts is told beside the other.
fn is_one_count(one: &Found, other: &Found, standing: Standing) -> bool {
    let large = |found: &Found| {
        matches!(found.value, Value::Amount(value) if value >= LARGE)
            && found.kind == FigureKind::Number
            && !found.ordinal
            && !found.versus
    };
    standing.score >= SURE && standing.sole && standing.told && large(one) && large(other) && ratio(one, other) <= CLOSE
}

/// Days of the shortest month.
const MONTH: f64 = 28.0;

/// Numbers from this one on are counts that few passages have two of.
const LARGE: f64 = 100.0;

/// Whether a figure does not claim to be exact.
fn hedged(found: &Found) -> bool {
    found.sharpness != Sharpness::Exact || found.fraction
}

/// Whether two figures count the same thing so surely that a difference is a contradiction.
fn surely_the_same(one: &Found, other: &Found, sameness: Sameness, standing: Standing) -> bool {
    let timed = matches!(one.value, Value::Year(_) | Value::Day(..) | Value::Days(..)) && !one.is_age();
    let ratio = ratio(one, other);
    let state = one.counted.state.is_some() && one.counted.state == other.counted.state;
    if !standing.sole {
        return false;
    }
    match sameness {
        Sameness::No => false,
        Sameness::Open if standing.score >= CERTAIN && is_dated_apart(one, other) => standing.alike,
        Sameness::Open if standing.score >= CERTAIN && is_term(one, other) => standing.alike || standing.literal,
        Sameness::Open => standing.literal && standing.opposite && ratio <= FAR,
        // Two of one name years apart are father and son.
        Sameness::Yes if one.is_age() => {
            matches!((one.value, other.value), (Value::Days(a, _), Value::Days(b, _)) if (a - b).abs() <= AGES)
        }
        // The years somebody was sentenced to, the sentences about the same names.
        Sameness::Yes if timed && state => standing.alike && ratio <= FAR,
        Sameness::Yes if timed => {
            (standing.literal || standing.score >= CERTAIN && standing.alike)
                && (standing.opposite || one.counted.lead.first() == other.counted.lead.first())
        }
        Sameness::Yes if standing.literal => true,
        // What is measured has many sizes: the same noun is not enough where the wording is another.
        Sameness::Yes if matches!(one.value, Value::Measure(..)) => {
            (standing.alike || named_alike(one, other)) && ratio <= CLOSE_MEASURES
        }
        Sameness::Yes if state => ratio <= FAR,
        Sameness::Yes => ratio <= CLOSE,
    }
}

/// Whether both name what they count by the same two words or more: "tonnes of fuel oil".
fn named_alike(one: &Found, other: &Found) -> bool {
    let (mine, theirs) = (&one.counted.nouns, &other.counted.nouns);
    mine.len() >= 2 && mine == theirs
}

fn ratio(one: &Found, other: &Found) -> f64 {
    let (a, b) = (extent(one), extent(other));
    match a.zip(b) {
        Some(((_, a), (_, b))) if a.min(b) > 0.0 => a.max(b) / a.min(b),
        _ => 1.0,
    }
}

/// Score from which passages in other words surely tell of one event, so that its dates exclude each other.
const CERTAIN: f64 = 0.9;

/// Score from which a loose link is sure enough to speak of a conflict.
const SURE: f64 = 0.6;

/// Score from which a link is sure enough for the same thing told less exactly.
const LOOSE: f64 = 0.35;

/// Amounts so many times apart count different things.
const FAR: f64 = 3.0;

/// The same where the wording is another.
const CLOSE: f64 = 1.5;

/// The same of measures.
const CLOSE_MEASURES: f64 = 1.25;

/// Ages of one person differ by so many days at most: three years.
const AGES: f64 = 3.0 * 365.0;

/// The lower and upper end of what a figure names, in its base unit.
fn extent(found: &Found) -> Option<(f64, f64)> {
    let (Value::Amount(value) | Value::Measure(_, value, _) | Value::Days(value, _)) = found.value else {
        return None;
    };
    Some((found.low.unwrap_or(value), value))
}

/// Two amounts that are not equal: variants where the one can be what the other says less exactly.
pub(super) fn amounts(one: &Found, other: &Found) -> Option<FigureStatus> {
    use Sharpness::{About, Above, Below, Exact};
    let ((low, a), (other_low, b)) = (extent(one)?, extent(other)?);
    let (small, large) = (a.min(b), a.max(b));
    let ratio = if small > 0.0 { large / small } else { f64::INFINITY };
    if one.low.is_some() || other.low.is_some() {
        // A range and what lies in it, or two that overlap; "hundreds" and 12 do not.
        let overlap = low <= b * EDGE && other_low <= a * EDGE;
        return Some(if overlap {
            FigureStatus::Variant
        } else {
            FigureStatus::Conflict
        });
    }
    // The more of the dead there are, the longer "at least" stays true; far apart it says nothing of the same.
    let far = if one.counted.state.is_some() { FAR } else { NEAR_BOUND };
    let bounded = match (one.sharpness, other.sharpness) {
        (Above, Above) | (Below, Below) => true,
        (Above, _) => b >= a,
        (Below, _) => b <= a,
        (_, Above) => a >= b,
        (_, Below) => a <= b,
        _ => false,
    };
    if bounded && ratio > far {
        return None;
    }
    // "three-fifths", "almost a third" are rough by themselves.
    if one.fraction != other.fraction && one.kind == FigureKind::Percent && ratio <= ROUGH {
        return Some(FigureStatus::Variant);
    }
    let within = |bound: f64, other: f64, above: bool| (other >= bound) == above && ratio <= far;
    let variant = match (one.sharpness, other.sharpness) {
        (Exact, Exact) => {
            let rounds = |exact: f64, round: f64| digits(exact) >= 3 && rounds_to(exact, round);
            rounds(a, b) || rounds(b, a) || one.kind == FigureKind::Percent && rounds_to_whole(a, b)
        }
        // Neither is the count that the other rounds: two estimates.
        (About, About) => ratio <= NEAR || is_nearly(one, other) || is_nearly(other, one),
        // "more than 270" and "more than 200": both may be true.
        (Above, Above) | (Below, Below) => true,
        (About, Exact) => ratio <= NEAR || rounds_to(b, a) || is_about(b, a) || is_nearly(other, one),
        (Exact, About) => ratio <= NEAR || rounds_to(a, b) || is_about(a, b) || is_nearly(one, other),
        // "at least 14" and "about 17", "almost 2 million" and "up to 1.9".
        (Above | Below, _) => within(a, b, one.sharpness == Above) || other.sharpness == About && ratio <= NEAR,
        (_, Above | Below) => within(b, a, other.sharpness == Above) || one.sharpness == About && ratio <= NEAR,
    };
    Some(if variant {
        FigureStatus::Variant
    } else {
        FigureStatus::Conflict
    })
}

/// Whether an amount is what another that is told as "almost" or "nearly" is said for: "54 seconds", "nearly a minute".
pub(super) fn is_nearly(exact: &Found, round: &Found) -> bool {
    let nearly = matches!(round.preposition.as_str(), "almost" | "nearly");
    let sizes = extent(exact)
        .zip(extent(round))
        .map(|((_, exact), (_, round))| (exact, round));
    nearly && sizes.is_some_and(|(exact, round)| exact < round && exact >= NEARLY * round)
}

/// What is told as "almost" so much is no less than this share of it.
const NEARLY: f64 = 0.85;

/// Whether `round`, told as "about", can stand for `exact`: to half of its last place.
fn is_about(exact: f64, round: f64) -> bool {
    round >= 10.0 && (exact - round).abs() <= (place(round) / 2.0).min(0.15 * round)
}

/// How far apart two amounts may be of which one is told roughly.
const ROUGH: f64 = 1.15;

/// Two inexact amounts are nearly the same up to this ratio.
const NEAR: f64 = 1.05;
/// An amount on the right side of a bound is still what the bound is about up to this ratio.
const NEAR_BOUND: f64 = 1.35;
/// How far outside a range an amount may lie and still be told by it.
const EDGE: f64 = 1.05;

/// The last place, as a power of ten, in which a number is not 0.
pub(super) fn place(number: f64) -> f64 {
    let mut step = 1e12;
    while step > 1e-3 && (number < step || (number / step + 1e-9).fract() > 1e-6) {
        step /= 10.0;
    }
    step
}

/// Significant digits.
fn digits(number: f64) -> i32 {
    ((number.max(1e-3).log10().floor() - place(number).log10()).round() as i32) + 1
}

/// Whether `round` is `exact` to its own last place: 38,000 for 38,214. Small whole numbers are rounded from nothing.
fn rounds_to(exact: f64, round: f64) -> bool {
    if round < 100.0 && round.fract() == 0.0 && exact.fract() == 0.0 {
        return false;
    }
    (exact - round).abs() <= place(round) / 2.0 && (exact - round).abs() > f64::EPSILON
}

/// 24.6 per cent and 25 per cent.
fn rounds_to_whole(a: f64, b: f64) -> bool {
    (a.fract() == 0.0) != (b.fract() == 0.0) && (a - b).abs() <= 0.5
}
