//! The ends of a range told by themselves.

use super::agreement::{Verdict, same};
use super::collation::FigureKind;
use super::currencies;
use super::figures::{Found, Value};
use super::sameness::{Sameness, same_thing};

/// "8 percent" is one end of "between 8% and 15.5%". What only names a range, as "dozens" does, has no ends.
pub(super) fn end_of_range(one: &Found, other: &Found) -> Option<Verdict> {
    end_of(one, other).or_else(|| end_of(other, one))
}

/// What rises to a half has not risen by a half.
pub(super) fn is_rise_and_level(one: &Found, other: &Found) -> bool {
    matches!(
        (one.preposition.as_str(), other.preposition.as_str()),
        ("to", "by") | ("by", "to")
    )
}

fn end_of(range: &Found, one: &Found) -> Option<Verdict> {
    // Most figures are no range: what it is written with is looked for last.
    let low = range.low.filter(|_| one.low.is_none() && range.kind == one.kind)?;
    let written = [" and ", " to ", " or ", "-", "–", "\u{2011}"];
    if !written.iter().any(|between| range.words.contains(between)) {
        return None;
    }
    let (high, value) = match (range.value, one.value) {
        (Value::Amount(high), Value::Amount(value)) if currencies::agree(range.currency, one.currency) => (high, value),
        (Value::Measure(what, high, _), Value::Measure(same_what, value, _)) if what == same_what => (high, value),
        _ => return None,
    };
    let telling = range.kind != FigureKind::Number || same_thing(range, one) == Sameness::Yes;
    (telling && (same(low, value) || same(high, value)))
        .then(|| Verdict::reckoned(format!("{} is one end of {}", one.words, range.words)))
}

impl Found {
    /// Whether it is a year, a month or a day.
    pub(super) fn is_dated(&self) -> bool {
        matches!(self.value, Value::Year(_) | Value::Day(..) | Value::Month(..))
    }
}
