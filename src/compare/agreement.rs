//! Whether two figures agree: equal, equal by arithmetic, a variant, or in conflict.

#![expect(clippy::float_cmp, reason = "equal is what is printed as the same number")]

use super::Sides;
use super::collation::{Alignment, FigureKind, FigureStatus, Relation};
use super::figures::{Found, Sharpness, Value};
use super::thesaurus;
use jiff::civil::Date;

/// Equal as printed or by arithmetic.
pub(super) fn equal(one: &Found, other: &Found, now: Sides<Option<Date>>) -> Option<FigureStatus> {
    let is = |equal: bool, status: FigureStatus| equal.then_some(status);
    let published = now.map(|date| date.map(Date::year));
    match (one.value, other.value) {
        (Value::Amount(a), Value::Amount(b)) if one.kind == FigureKind::Percent && other.kind == one.kind => {
            // A third is 33 per cent, nearly a fifth 19.
            let hedged = one.sharpness != Sharpness::Exact || other.sharpness != Sharpness::Exact;
            if a == b {
                Some(bounds(one, other, FigureStatus::Equal))
            } else {
                let near = (a - b).abs() <= if hedged { 1.0 } else { 0.5 };
                is(near && one.fraction != other.fraction, FigureStatus::EqualByArithmetic)
            }
        }
        (Value::Amount(a), Value::Amount(b)) if alike(one, other, a) => {
            let compatible = one.counted.is_empty() || other.counted.is_empty() || a >= 20.0 || same_thing(one, other);
            is(a == b && compatible, bounds(one, other, FigureStatus::Equal))
        }
        (Value::Measure(what, a, unit), Value::Measure(same, b, other_unit)) if what == same => {
            if unit == other_unit {
                is(a == b, bounds(one, other, FigureStatus::Equal))
            } else {
                is(
                    (a - b).abs() <= CONVERTED * a.max(b),
                    bounds(one, other, FigureStatus::EqualByArithmetic),
                )
            }
        }
        (Value::Clock(a, half), Value::Clock(b, other_half)) => {
            let same = a == b && (half.is_none() || other_half.is_none() || half == other_half);
            is(same, FigureStatus::Equal)
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
        (Value::Days(a, unit), Value::Days(b, same)) if unit == same => {
            is(a == b, bounds(one, other, FigureStatus::Equal))
        }
        (Value::Days(a, _), Value::Days(b, _)) => is((a - b).abs() <= 0.01 * a.max(b), FigureStatus::EqualByArithmetic),
        (Value::Month(year, month), Value::Days(days, unit)) => months_ago(year, month, days, unit, other, now),
        (Value::Days(days, unit), Value::Month(year, month)) => months_ago(year, month, days, unit, one, now),
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

/// What two equal values are where one is told as a bound: "at least six weeks" and "up to six weeks" exclude each other.
fn bounds(one: &Found, other: &Found, equal: FigureStatus) -> FigureStatus {
    let bound = |found: &Found| matches!(found.sharpness, Sharpness::Above | Sharpness::Below);
    match (bound(one), bound(other)) {
        // A limit of weight or number parts two classes; a time can't be both.
        (true, true) if one.sharpness != other.sharpness && matches!(one.value, Value::Days(..)) => {
            FigureStatus::Conflict
        }
        (true, true) if one.sharpness != other.sharpness => FigureStatus::Variant,
        (true, false) | (false, true) => FigureStatus::Variant,
        _ => equal,
    }
}

/// Two units of measurement agree to so much: news rounds what it converts.
const CONVERTED: f64 = 0.05;

/// The same kind of amount; a sum of money may leave out its currency.
fn alike(one: &Found, other: &Found, amount: f64) -> bool {
    let money = |kind: FigureKind| kind == FigureKind::Money;
    (one.kind == other.kind && same_currency(one, other))
        || (amount >= 1000.0
            && (money(one.kind) && other.kind == FigureKind::Number
                || money(other.kind) && one.kind == FigureKind::Number))
}

/// "Last November" told in May is "six months ago".
fn months_ago(
    year: Option<i16>,
    month: i8,
    days: f64,
    unit: f64,
    span: &Found,
    published: Sides<Option<Date>>,
) -> Option<FigureStatus> {
    let monthly = (28.0..32.0).contains(&unit) && span.follow == "ago";
    let fits = [published.left, published.right].into_iter().flatten().any(|now| {
        let back = f64::from((now.month() - month).rem_euclid(12));
        let agrees = year.is_none_or(|year| {
            year == if now.month() > month {
                now.year()
            } else {
                now.year() - 1
            }
        });
        agrees && back > 0.0 && (back - days / unit).abs() < 1e-6
    });
    (monthly && fits).then_some(FigureStatus::EqualByArithmetic)
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
    let ago = matches!(span.follow.as_str(), "ago" | "after" | "old" | "since" | "later");
    let told = unit >= 365.0 && (ago || matches!(date.preposition.as_str(), "since" | "in" | "from"));
    let back = matches!(
        span.preposition.as_str(),
        "in" | "for" | "last" | "past" | "over" | "after" | "within" | "than" | "about" | "nearly"
    ) || ago
        || date.preposition == "since";
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
pub(super) fn differing(one: &Found, other: &Found, alignment: &Alignment, alone: bool) -> Option<FigureStatus> {
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
            let far = a.max(b) > FAR * a.min(b);
            Some(amounts(a, b, one.sharpness, other.sharpness))
                .filter(|status| *status == FigureStatus::Variant || literal || alignment.score >= SURE && !far)
        }
        (Value::Measure(what, a, _), Value::Measure(same, b, _)) if what == same => {
            let status = amounts(a, b, one.sharpness, other.sharpness);
            (literal || alignment.score >= SURE && same_thing(one, other)).then_some(status)
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

/// Amounts so many times apart count different things, where the words around them differ too.
const FAR: f64 = 3.0;

/// Two amounts that are not equal: variants where the one can be what the other says less exactly.
fn amounts(a: f64, b: f64, one: Sharpness, other: Sharpness) -> FigureStatus {
    use Sharpness::{About, Above, Below, Exact};
    let (small, large) = (a.min(b), a.max(b));
    let ratio = if small > 0.0 { large / small } else { f64::INFINITY };
    let within = |bound: f64, other: f64, above: bool| (other >= bound) == above && ratio <= NEAR_BOUND;
    let variant = match (one, other) {
        (Exact, Exact) => {
            let rounds = |exact: f64, round: f64| digits(exact) >= 3 && rounds_to(exact, round);
            rounds(a, b) || rounds(b, a)
        }
        // Neither is the count that the other rounds: two estimates.
        (About, About) => ratio <= NEAR,
        (About, Exact) => ratio <= NEAR || rounds_to(b, a),
        (Exact, About) => ratio <= NEAR || rounds_to(a, b),
        (Above | Below, _) => within(a, b, one == Above),
        (_, Above | Below) => within(b, a, other == Above),
    };
    if variant {
        FigureStatus::Variant
    } else {
        FigureStatus::Conflict
    }
}

/// Two inexact amounts are nearly the same up to this ratio.
const NEAR: f64 = 1.05;
/// An amount on the right side of a bound is still what the bound is about up to this ratio.
const NEAR_BOUND: f64 = 1.35;

/// The last place, as a power of ten, in which a number is not 0.
fn place(number: f64) -> f64 {
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
    (exact - round).abs() <= place(round) / 2.0 && exact != round
}

/// Whether two figures count the same: the same noun, or, where neither names one, the same words lead to both.
pub(super) fn same_thing(one: &Found, other: &Found) -> bool {
    let kin = |a: &str, b: &str| a == b || thesaurus::kin(a, b);
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
