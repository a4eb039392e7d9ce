//! Whether two figures say the same: equal as printed, or by arithmetic, and by which.

use super::Sides;
use super::calendar::monday;
use super::collation::{FigureKind, FigureStatus};
use super::currencies;
use super::ends::{end_of_range, is_rise_and_level};
use super::families::are_opposed;
use super::figures::{Found, Sharpness, Value};
use super::likely::significant;
use super::sameness::{Sameness, are_people, same_thing};
use super::spans::{days_ago, months_ago, since};
use super::units::{Dimension, FAHRENHEIT};
use super::values::{normal, number, time};
use jiff::civil::Date;

/// How two figures agree, and the arithmetic by which they do.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub status: FigureStatus,
    pub why: Option<String>,
}

impl Verdict {
    pub fn of(status: FigureStatus) -> Verdict {
        Verdict { status, why: None }
    }

    pub fn reckoned(why: String) -> Verdict {
        Verdict {
            status: FigureStatus::EqualByArithmetic,
            why: Some(why),
        }
    }
}

/// Equal as printed or by arithmetic; `now` is the day of publication of each side, the first figure's first.
pub(super) fn equal(one: &Found, other: &Found, now: Sides<Option<Date>>) -> Option<Verdict> {
    if one.ordinal != other.ordinal || one.is_age() != other.is_age() && !one.is_dated() && !other.is_dated() {
        return None;
    }
    if let Some(verdict) = end_of_range(one, other) {
        return Some(verdict);
    }
    let verdict = match (one.value, other.value) {
        (Value::Amount(a), Value::Amount(b)) if one.kind == FigureKind::Percent && other.kind == one.kind => {
            percentages(one, other, a, b)?
        }
        (Value::Amount(a), Value::Amount(b)) if alike(one, other, a) => {
            // The 2 of "13-2" is not "two goals"; both scores need name nothing.
            if one.versus != other.versus && a < 20.0 && same_thing(one, other) != Sameness::Yes {
                return None;
            }
            let compatible = one.versus && other.versus
                || !one.ordinal && (one.counted.nouns.is_empty() || other.counted.nouns.is_empty() || a >= 20.0)
                || one.kind == FigureKind::Money
                || one.ordinal && one.counted.nouns.iter().any(|noun| other.counted.nouns.contains(noun))
                || same_thing(one, other) != Sameness::No
                || both_people(one, other);
            (same(a, b) && same_low(one, other) && compatible && !other_state(one, other, a))
                .then(|| as_told(one, other))?
        }
        (Value::Measure(what, a, unit), Value::Measure(same_what, b, other_unit)) if what == same_what => {
            measures(one, other, what, (a, unit), (b, other_unit))?
        }
        (Value::Days(a, unit), Value::Days(b, other_unit)) => {
            let exact = same(unit, other_unit) && one.reckoned == other.reckoned;
            let near = same(a, b) || !same(unit, other_unit) && (a - b).abs() <= 0.01 * a.max(b);
            match (near && same_low(one, other), exact) {
                (false, _) => return None,
                (true, true) => Verdict::of(bounds(one, other, FigureStatus::Equal)),
                (true, false) if one.words == other.words => Verdict::of(bounds(one, other, FigureStatus::Equal)),
                (true, false) => Verdict {
                    status: bounds(one, other, FigureStatus::EqualByArithmetic),
                    why: Some(format!("{} = {}", one.words, time(a, other_unit))),
                },
            }
        }
        // "today" is a day in February, but nobody means it so.
        _ => dates(one, other, now)
            .filter(|verdict| verdict.status != FigureStatus::Variant || !one.faint && !other.faint)?,
    };
    Some(verdict)
}

/// Whether both count people by words for what they do: "three traders", "three of its dealers".
fn both_people(one: &Found, other: &Found) -> bool {
    let states = one.counted.state.zip(other.counted.state);
    let people = |found: &Found| found.counted.head().is_some_and(are_people);
    let opposed = one
        .counted
        .head()
        .zip(other.counted.head())
        .is_some_and(|(one, other)| are_opposed(one, other));
    states.is_none_or(|(one, other)| one == other) && people(one) && people(other) && !opposed
}

fn percentages(one: &Found, other: &Found, a: f64, b: f64) -> Option<Verdict> {
    // "cooled to 4.31 percent", "rose by 4.31 percent": told so exactly, it is one.
    let telling = same(a, b) && significant(a) >= 3;
    if is_rise_and_level(one, other) && !telling || !same_low(one, other) {
        return None;
    }
    if same(a, b) && one.fraction == other.fraction {
        return Some(as_told(one, other));
    }
    // A third is 33 per cent, nearly a fifth 19.
    let hedged = one.sharpness != Sharpness::Exact || other.sharpness != Sharpness::Exact;
    let near = (a - b).abs() <= if hedged { 1.0 } else { 0.5 };
    let bound = |found: &Found| matches!(found.sharpness, Sharpness::Above | Sharpness::Below);
    (near && one.fraction != other.fraction && !bound(one) && !bound(other)).then(|| {
        let (fraction, share) = if one.fraction { (one, other) } else { (other, one) };
        let (part, told) = if one.fraction { (a, b) } else { (b, a) };
        // A third is 33 per cent, or 33.3; a quarter is about 24.6.
        let rounded = [part.round(), (part * 10.0).round() / 10.0]
            .into_iter()
            .any(|part| same(part, told));
        match rounded {
            true => Verdict::reckoned(format!("{} = {}", fraction.words, normal(share))),
            false => Verdict::of(FigureStatus::Variant),
        }
    })
}

/// Equal values: by arithmetic where one is told in other words.
fn as_told(one: &Found, other: &Found) -> Verdict {
    if one.reckoned != other.reckoned {
        let (told, plain) = if one.reckoned { (one, other) } else { (other, one) };
        return Verdict {
            status: bounds(one, other, FigureStatus::EqualByArithmetic),
            why: Some(format!("{} = {}", told.words, normal(plain))),
        };
    }
    Verdict::of(bounds(one, other, FigureStatus::Equal))
}

fn measures(
    one: &Found,
    other: &Found,
    what: Dimension,
    (a, unit): (f64, f64),
    (b, other_unit): (f64, f64),
) -> Option<Verdict> {
    if same(unit, other_unit) {
        return (same(a, b) && same_low(one, other)).then(|| as_told(one, other));
    }
    let near = |a: f64, b: f64| (a - b).abs() <= CONVERTED * a.abs().max(b.abs());
    // Degrees are a difference or stand from another zero.
    let zero = from_zero;
    let absolute = what == Dimension::Temperature && (zero(a, unit) - zero(b, other_unit)).abs() <= 0.75;
    (near(a, b) || absolute).then(|| {
        let (a, b) = if absolute {
            (zero(a, unit), zero(b, other_unit))
        } else {
            (a, b)
        };
        Verdict {
            status: bounds(one, other, FigureStatus::EqualByArithmetic),
            why: Some(format!(
                "{} = {} {unit}; {} = {} {unit}",
                one.words,
                number(three_digits(a)),
                other.words,
                number(three_digits(b)),
                unit = what.unit()
            )),
        }
    })
}

/// A temperature in degrees Celsius from their own zero.
pub(super) fn from_zero(value: f64, unit: f64) -> f64 {
    if same(unit, FAHRENHEIT) {
        value - 32.0 * FAHRENHEIT
    } else {
        value
    }
}

/// A value to three significant digits.
fn three_digits(value: f64) -> f64 {
    if value.abs() < 1e-9 {
        return 0.0;
    }
    let step = 10f64.powf(value.abs().log10().floor() - 2.0);
    (value / step).round() * step
}

fn dates(one: &Found, other: &Found, now: Sides<Option<Date>>) -> Option<Verdict> {
    let plain = |equal: bool| equal.then(|| told_alike(one, other));
    match (one.value, other.value) {
        (Value::Clock(a, half), Value::Clock(b, other_half)) => {
            let same = a == b && (half.is_none() || other_half.is_none() || half == other_half);
            same.then(|| Verdict::of(FigureStatus::Equal))
        }
        (Value::Year(a), Value::Year(b)) => plain(a == b),
        (Value::Week(a), Value::Week(b)) => plain(a == b),
        (Value::Month(year, a), Value::Month(other_year, b)) => {
            let agree = agree(year, other_year) && near_year(year, other_year, a, now);
            (a == b && agree).then(|| told_alike(one, other))
        }
        (Value::Day(year, month, day), Value::Day(other_year, same_month, same_day)) => {
            plain((month, day) == (same_month, same_day) && agree(year, other_year))
        }
        (Value::Weekday(a, date), Value::Weekday(b, other_date)) if a == b => {
            // The same weekday of two articles a week apart is another day.
            let apart = date.zip(other_date).is_some_and(|(a, b)| a != b);
            let sides_apart = now
                .left
                .zip(now.right)
                .is_some_and(|(a, b)| (a - b).get_days().abs() >= 7);
            (!apart || !sides_apart).then(|| Verdict::of(FigureStatus::Equal))
        }
        (Value::Weekday(_, Some(date)), Value::Day(year, month, day))
        | (Value::Day(year, month, day), Value::Weekday(_, Some(date))) => ((date.month(), date.day()) == (month, day)
            && agree(year, Some(date.year())))
        .then(|| Verdict::reckoned(format!("{} = {} = {date}", one.words, other.words))),
        (Value::Month(year, month), Value::Days(days, unit)) => months_ago(year, month, days, unit, one, other, now),
        (Value::Days(days, unit), Value::Month(year, month)) => months_ago(year, month, days, unit, other, one, now),
        (Value::Day(Some(year), month, day), Value::Days(days, unit)) => {
            days_ago((year, month, day), days, unit, other, now)
        }
        (Value::Days(days, unit), Value::Day(Some(year), month, day)) => {
            days_ago((year, month, day), days, unit, one, now)
        }
        (Value::Year(year), Value::Days(days, unit)) => since(year, days, unit, one, other, now),
        (Value::Days(days, unit), Value::Year(year)) => since(year, days, unit, other, one, now),
        // A coarser date that holds the other.
        (Value::Year(year), Value::Day(Some(same), ..) | Value::Month(Some(same), _))
        | (Value::Day(Some(same), ..) | Value::Month(Some(same), _), Value::Year(year)) => {
            (year == same).then(|| Verdict::of(FigureStatus::Variant))
        }
        (Value::Year(year), Value::Day(None, month, _)) | (Value::Day(None, month, _), Value::Year(year)) => {
            // "next year" told in June holds January 1.
            let reckoned = one.reckoned || other.reckoned;
            let fits = [now.left, now.right]
                .into_iter()
                .flatten()
                .any(|now| year_of(now, month) == year || year == now.year() + 1 && month < now.month());
            (reckoned && fits).then(|| Verdict::of(FigureStatus::Variant))
        }
        (Value::Month(year, month), Value::Day(other_year, same, _))
        | (Value::Day(year, same, _), Value::Month(other_year, month)) => {
            (month == same && agree(year, other_year)).then(|| Verdict::of(FigureStatus::Variant))
        }
        (Value::Week(week), Value::Day(year, month, day)) | (Value::Day(year, month, day), Value::Week(week)) => {
            let date = Date::new(year.unwrap_or(week.year()), month, day).ok()?;
            (monday(date) == week).then(|| Verdict::of(FigureStatus::Variant))
        }
        _ => None,
    }
}

/// The same date: as printed, or by arithmetic where one is told from the day of publication.
fn told_alike(one: &Found, other: &Found) -> Verdict {
    if (one.reckoned || other.reckoned) && one.words != other.words {
        let (told, plain) = if one.reckoned { (one, other) } else { (other, one) };
        return Verdict::reckoned(format!("{} = {}", told.words, normal(plain)));
    }
    Verdict::of(FigureStatus::Equal)
}

/// The year a month without one is meant in: the one in which it is nearest to the day of publication.
fn year_of(now: Date, month: i8) -> i16 {
    match month - now.month() {
        ahead if ahead > 6 => now.year() - 1,
        ahead if ahead < -6 => now.year() + 1,
        _ => now.year(),
    }
}

/// Where only one names a year: whether it is the one meant by the other.
fn near_year(one: Option<i16>, other: Option<i16>, month: i8, now: Sides<Option<Date>>) -> bool {
    let ((Some(year), None) | (None, Some(year))) = (one, other) else {
        return true;
    };
    let mut known = [now.left, now.right].into_iter().flatten().peekable();
    known.peek().is_none() || known.any(|now| year_of(now, month) == year)
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

/// Equal but for rounding.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

fn same_low(one: &Found, other: &Found) -> bool {
    match (one.low, other.low) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// The same kind of amount; a sum of money may leave out its currency.
fn alike(one: &Found, other: &Found, amount: f64) -> bool {
    let money = |kind: FigureKind| kind == FigureKind::Money;
    one.kind == other.kind && currencies::agree(one.currency, other.currency)
        || (amount >= 1000.0
            && (money(one.kind) && other.kind == FigureKind::Number && other.counted.nouns.is_empty()
                || money(other.kind) && one.kind == FigureKind::Number && one.counted.nouns.is_empty()))
}

/// "Five dead" is not "five hurt", as long as the number is no proof by itself.
fn other_state(one: &Found, other: &Found, amount: f64) -> bool {
    amount < 1000.0
        && one
            .counted
            .state
            .zip(other.counted.state)
            .is_some_and(|(one, other)| one != other)
}

fn agree(one: Option<i16>, other: Option<i16>) -> bool {
    one.is_none() || other.is_none() || one == other
}
