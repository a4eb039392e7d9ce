//! How likely two figures of passages that are not aligned tell the same: by what stands beside them, by how they are rounded and converted,
//! by how many such figures there are.

use super::Sides;
use super::agreement::from_zero;
use super::collation::FigureKind;
use super::families::{State, kin};
use super::figures::{Found, Sharpness, Value};
use super::pairing::Entry;
use super::sameness::Sameness;
use super::units::Dimension;

/// Whether two measures are no further apart than a share of the larger.
pub(super) fn within(one: &Found, other: &Found, share: f64) -> bool {
    match (one.value, other.value) {
        (Value::Measure(_, a, _), Value::Measure(_, b, _)) => (a - b).abs() <= share * a.abs().max(b.abs()),
        _ => false,
    }
}

/// Two measures in different units that agree so well are one converted.
pub(super) const TIGHT: f64 = 0.01;

/// Whether two times are told in the same unit.
pub(super) fn same_unit(one: &Found, other: &Found) -> bool {
    match (one.value, other.value) {
        (Value::Days(_, unit), Value::Days(_, other_unit)) => (unit - other_unit).abs() < 1e-9,
        _ => true,
    }
}

/// Whether two measures agree to half of the last place in which either is told, and to three parts in a hundred.
pub(super) fn close(one: &Found, other: &Found) -> bool {
    match (one.value, other.value) {
        (Value::Measure(dimension, a, unit), Value::Measure(_, b, other_unit)) => {
            let place =
                |value: f64, unit: f64| super::differing::place((value / unit * 1000.0).round() / 1000.0) * unit;
            let rounding = place(a, unit).max(place(b, other_unit)) / 2.0;
            let (zero, other_zero) = match dimension {
                Dimension::Temperature => (from_zero(a, unit), from_zero(b, other_unit)),
                _ => (a, b),
            };
            let apart = (zero - other_zero).abs().min((a - b).abs());
            // "six miles" is ten kilometres.
            apart <= rounding.min(0.035 * a.abs().max(b.abs()))
        }
        _ => false,
    }
}

/// Whether either article tells but one such figure: one date in its month, one person of its age, one count of the dead, one share.
/// Then "May 3" and "in May", "Ada Moor, 34," and "the 34-year-old", "three climbers have died" and "it killed three" are one.
pub(super) fn lone(entries: &Sides<Vec<Entry>>, one: &Entry, other: &Entry) -> bool {
    #[derive(PartialEq)]
    enum Sort {
        Month(i8),
        Age(u64),
        State(State),
        Percent,
    }
    let sort = |entry: &Entry| match (entry.found.value, entry.found.counted.state) {
        (Value::Month(_, month) | Value::Day(_, month, _), _) if !entry.found.reckoned => Some(Sort::Month(month)),
        (Value::Days(days, _), _) if entry.found.is_age() => Some(Sort::Age(days.to_bits())),
        (Value::Amount(_), _) if entry.found.kind == FigureKind::Percent => Some(Sort::Percent),
        (Value::Amount(_), Some(state)) if !entry.found.ordinal => Some(Sort::State(state)),
        _ => None,
    };
    let alone = |entries: &[Entry], named: &Entry| {
        let told = sort(named);
        told.is_some()
            && entries
                .iter()
                .filter(|entry| sort(entry) == told)
                .all(|entry| entry.found.value == named.found.value)
    };
    alone(&entries.left, one) && alone(&entries.right, other)
}

/// Whether the sentences of two figures hold another figure of one value, one that is rarely told by chance.
pub(super) fn accompanied(entries: &Sides<Vec<Entry>>, one: &Entry, other: &Entry) -> bool {
    let beside = |entries: &[Entry], entry: &Entry| {
        let from = entries.partition_point(|other| other.sentence < entry.sentence);
        let to = entries.partition_point(|other| other.sentence <= entry.sentence);
        from..to
    };
    let telling = |found: &Found| match found.value {
        Value::Amount(value) => value >= 20.0,
        Value::Days(..) => found.is_age(),
        Value::Measure(..) => true,
        _ => false,
    };
    let (mine, theirs) = (beside(&entries.left, one), beside(&entries.right, other));
    let rights = entries.right.get(theirs).unwrap_or_default();
    entries.left.get(mine).unwrap_or_default().iter().any(|mate| {
        mate.found.span != one.found.span
            && telling(&mate.found)
            && rights.iter().any(|twin| {
                twin.found.span != other.found.span
                    && twin.found.value == mate.found.value
                    && twin.found.kind == mate.found.kind
            })
    })
}

/// Whether of two amounts one is told as a round number of the other: thousands at least, one of them hedged and a twentieth apart at
/// most, or a share to its whole percent.
pub(super) fn rounds(one: &Found, other: &Found, sameness: Sameness) -> bool {
    let (a, b) = (amount(one), amount(other));
    let (small, large) = (a.min(b), a.max(b));
    let hedged = one.sharpness != Sharpness::Exact || other.sharpness != Sharpness::Exact;
    let digits = told_digits(one).max(told_digits(other));
    // Hundreds where both count the same.
    let least = if sameness == Sameness::Yes { 100.0 } else { 1000.0 };
    match one.kind {
        FigureKind::Percent => {
            hedged && small >= 10.0 && large - small <= 0.5 && (a.fract() == 0.0) != (b.fract() == 0.0)
        }
        _ => {
            hedged
                && small >= least
                && digits >= 2
                && one.low.is_none()
                && other.low.is_none()
                && large <= ROUNDED * small
        }
    }
}

/// How far a rounded amount lies from the exact one.
const ROUNDED: f64 = 1.05;

pub(super) fn amount(found: &Found) -> f64 {
    match found.value {
        Value::Amount(amount) => amount,
        _ => 0.0,
    }
}

pub(super) fn days(found: &Found) -> f64 {
    match found.value {
        Value::Days(days, _) => days,
        _ => 0.0,
    }
}

/// Whether a year is told as the one in which something began: "built in 1998", "the line, founded in 1949".
pub(super) fn begun(found: &Found) -> bool {
    const BEGUN: &[&str] = &[
        "built",
        "found",
        "open",
        "launch",
        "born",
        "establish",
        "creat",
        "complet",
        "construct",
        "erect",
        "set",
        "made",
    ];
    matches!(found.value, Value::Year(_))
        && found
            .counted
            .lead
            .iter()
            .take(2)
            .any(|word| BEGUN.contains(&word.as_str()))
}

/// Whether a word that leads to the one leads to the other too: "the line, founded in 1949", "the 80-year-old line".
pub(super) fn led_alike(one: &Found, other: &Found) -> bool {
    let (mine, theirs) = (&one.counted.lead, &other.counted.lead);
    mine.iter()
        .take(3)
        .any(|word| theirs.iter().take(3).any(|other| kin(word, other)))
}

/// Digits that the number in a figure is told with.
pub(super) fn told_digits(found: &Found) -> usize {
    match found.value {
        Value::Amount(value) => significant(value),
        Value::Measure(_, value, unit) | Value::Days(value, unit) => {
            significant((value / unit * 1000.0).round() / 1000.0)
        }
        _ => 4,
    }
}

/// Digits of a number without the zeros at its end.
pub(super) fn significant(value: f64) -> usize {
    // Nearly every figure is a whole number that needs not be printed for that.
    if value.fract() == 0.0 && (1.0..1e15).contains(&value) {
        let mut whole = value as u64;
        while whole.is_multiple_of(10) {
            whole /= 10;
        }
        return whole.ilog10() as usize + 1;
    }
    let digits = format!("{value}");
    let bare = digits.trim_start_matches(['0', '.']);
    let bare = if bare.contains('.') {
        bare
    } else {
        bare.trim_end_matches('0')
    };
    bare.chars().filter(char::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_say_something() {
        assert_eq!(
            [
                significant(38_000.0),
                significant(212.0),
                significant(2.5),
                significant(0.05),
                significant(0.0),
                significant(1.0),
                significant(1_000_100.0),
                significant(1e18),
            ],
            [2, 3, 2, 1, 0, 1, 5, 1]
        );
    }
}
