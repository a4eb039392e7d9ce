//! Figures of passages that are not aligned: the same figure of the same thing is not "only" here, but that asks more.

use super::Sides;
use super::agreement::{Verdict, equal};
use super::collation::{Alignment, FigureKind, FigureStatus};
use super::differing::{Standing, differing};
use super::families::kin;
use super::figures::{Found, Sharpness, Value};
use super::pairing::{ABOUT_THE_SAME, Candidate, Entry, WITHIN_PASSAGE, sameness, tenths};
use super::sameness::Sameness;
use crate::text::words::term_hash;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// The same figure of the same thing in passages that are not aligned: it is not "only" here. That asks more than in aligned ones.
pub(super) fn elsewhere(entries: &Sides<Vec<Entry>>, published: Sides<Option<Date>>) -> Vec<Candidate> {
    let mut index: FxHashMap<(u8, u64), Vec<usize>> = FxHashMap::default();
    for (number, entry) in entries.right.iter().enumerate() {
        for key in keys(&entry.found).into_iter().chain(about(&entry.found, 0)) {
            let list = index.entry(key).or_default();
            if list.len() < WITHIN_PASSAGE {
                list.push(number);
            }
        }
    }
    let mut found = Vec::new();
    for (left, entry) in entries.left.iter().enumerate() {
        let mut seen = Vec::new();
        let beside = (-1..=1).filter_map(|step| about(&entry.found, step));
        for key in keys(&entry.found).into_iter().chain(beside) {
            for &right in index.get(&key).map_or(&[][..], Vec::as_slice) {
                let Some(other) = entries.right.get(right) else {
                    continue;
                };
                if seen.contains(&right) {
                    continue;
                }
                seen.push(right);
                found.extend(
                    apart(entry, other, published).map(|(verdict, sameness, context)| Candidate {
                        verdict,
                        left,
                        right,
                        alignment: None,
                        sameness,
                        context: tenths(context),
                    }),
                );
            }
        }
    }
    found
}

/// Under which keys a figure is looked for elsewhere: its value, and for what is told in several ways the class of it.
fn keys(found: &Found) -> Vec<(u8, u64)> {
    let kind = match found.kind {
        FigureKind::Number => 0,
        FigureKind::Percent => 1,
        FigureKind::Money => 2,
        FigureKind::Date => 3,
        FigureKind::Duration => 4,
    };
    match found.value {
        // Shares told as fractions agree with rounded ones.
        Value::Amount(value) if kind == 1 => vec![(kind, value.to_bits()), (20, value.round().max(0.0) as u64)],
        Value::Amount(value) => vec![(kind, value.to_bits())],
        Value::Year(year) => vec![(5, year as u64), (9, 0)],
        Value::Day(_, month, day) => vec![(6, month as u64 * 100 + day as u64), (25, month as u64)],
        Value::Month(_, month) => vec![(25, month as u64)],
        Value::Weekday(weekday, date) => {
            let day = date.map(|date| (6, date.month() as u64 * 100 + date.day() as u64));
            std::iter::once((7, weekday.to_monday_zero_offset() as u64))
                .chain(day)
                .collect()
        }
        Value::Measure(dimension, ..) => vec![(10 + dimension as u8, 0)],
        Value::Days(days, _) if days >= LONG_AGO && (!found.is_age() || found.words.contains("year")) => {
            vec![(8, days.to_bits()), (9, 0)]
        }
        Value::Days(days, _) if found.is_age() => {
            let who = found.counted.lead.iter().take(3).map(|word| (21, term_hash(word)));
            std::iter::once((8, days.to_bits())).chain(who).collect()
        }
        Value::Days(days, _) => vec![(8, days.to_bits())],
        _ => Vec::new(),
    }
}

/// Under which key an amount is looked for that is told less exactly: steps of a third; `step` is how many further.
fn about(found: &Found, step: i64) -> Option<(u8, u64)> {
    let Value::Amount(value) = found.value else { return None };
    let kind = match found.kind {
        FigureKind::Number if value >= 100.0 && !found.ordinal => 30,
        FigureKind::Money if value >= 100.0 => 31,
        FigureKind::Percent if value >= 1.0 => 32,
        _ => return None,
    };
    let steps = (value.ln() / ABOUT.ln()).floor() as i64;
    Some((kind, u64::try_from(steps + step).ok()?))
}

/// Amounts further apart are not the same less exactly told.
const ABOUT: f64 = 1.35;

/// Nearly the same count: up to a tenth apart.
const BARELY: f64 = 1.1;

/// So many days back one year is no other by chance: seven years.
const LONG_AGO: f64 = 7.0 * 365.0;

/// "half a decade" is five years whatever lasted it: two times of so many days told so differently are rarely two.
const LONG: f64 = 5.0 * 365.0;

/// How two figures of passages that are not aligned agree.
fn apart(one: &Entry, other: &Entry, published: Sides<Option<Date>>) -> Option<(Verdict, Sameness, f64)> {
    let context = one.context.shared(&other.context);
    let sameness = sameness(one, other);
    let verdict = equal(&one.found, &other.found, published);
    let near = context >= ABOUT_THE_SAME;
    let Some(verdict) = verdict else {
        // Of the same measure of the same thing, the sentences about the same.
        let aged = one.found.is_age() && other.found.is_age();
        let measured = sameness == Sameness::Yes
            && (aged || matches!(one.found.value, Value::Measure(..)) && context >= 2.0 * ABOUT_THE_SAME);
        // A sum or a share rounded, the sentences about the same: nothing else there is nearly so much.
        let shared = matches!(one.found.kind, FigureKind::Money | FigureKind::Percent) && near
            || one.found.kind == FigureKind::Money && amount(&one.found) >= 10_000.0 && context >= ABOUT_THE_SAME / 2.0;
        let standing = Standing {
            literal: false,
            score: 1.0,
            alike: context >= 2.0 * ABOUT_THE_SAME,
            alone: true,
            sole: true,
            opposite: shared,
        };
        let verdict = differing(&one.found, &other.found, sameness, standing)?;
        // A count of the same by the same time, or nearly the same count, is told of the same in one story.
        let rate = one.found.counted.per.is_some() && one.found.counted.per == other.found.counted.per;
        let barely =
            amount(&one.found).max(amount(&other.found)) <= BARELY * amount(&one.found).min(amount(&other.found));
        let likely = sameness == Sameness::Yes && barely && (rate || context >= ABOUT_THE_SAME / 2.0);
        let rounded = verdict.status == FigureStatus::Variant
            && (near || likely || shared)
            && matches!(one.found.value, Value::Amount(value) if value >= 100.0 || one.found.kind == FigureKind::Percent);
        return (measured || rounded).then_some((verdict, sameness, context));
    };
    let arithmetic = verdict.status != FigureStatus::Equal;
    let (one_digits, other_digits) = (told_digits(&one.found), told_digits(&other.found));
    let digits = one_digits.min(other_digits);
    let holds = match sameness {
        Sameness::No => false,
        _ if matches!(one.found.value, Value::Year(_)) && matches!(other.found.value, Value::Days(..))
            || matches!(other.found.value, Value::Year(_)) && matches!(one.found.value, Value::Days(..)) =>
        {
            let days = days(&one.found).max(days(&other.found));
            let aged = one.found.is_age() || other.found.is_age();
            let since = one.found.preposition == "since" || other.found.preposition == "since";
            // "for at least a decade", "in about 15 years" may lie ahead.
            let exact = one.found.sharpness == Sharpness::Exact && other.found.sharpness == Sharpness::Exact;
            let likely = if aged {
                since || led_alike(&one.found, &other.found) || begun(&one.found) || begun(&other.found)
            } else {
                exact
            };
            days >= LONG_AGO && likely || near && (aged || exact)
        }
        // A date is the same date whatever is told of it.
        _ if one.found.kind == FigureKind::Date && other.found.kind == FigureKind::Date => {
            let known =
                |found: &Found| !matches!(found.value, Value::Clock(..) | Value::Weekday(_, None)) && !found.reckoned;
            // "in May" and "on May 3": one holds the other, where the sentences are not about quite other things.
            let held = |found: &Found| matches!(found.value, Value::Month(..) | Value::Day(..));
            let months = held(&one.found) && held(&other.found) && context >= ABOUT_THE_SAME / 2.0;
            near || (verdict.status != FigureStatus::Variant || months) && known(&one.found) && known(&other.found)
        }
        _ if verdict.status == FigureStatus::Variant => near && sameness == Sameness::Yes,
        // What is converted or a share told otherwise rarely agrees by chance.
        _ if arithmetic && matches!(one.found.value, Value::Measure(..)) => {
            near || (digits >= 2 || led_alike(&one.found, &other.found)) && close(&one.found, &other.found)
        }
        Sameness::Open if arithmetic => near || days(&one.found) >= LONG,
        _ if digits >= 3 => true,
        // A large sum is not told twice by chance.
        _ if one.found.kind == FigureKind::Money && amount(&one.found) >= 10_000.0 => true,
        Sameness::Yes => digits >= 2 || context >= ABOUT_THE_SAME / 2.0,
        Sameness::Open if digits >= 2 && one.found.kind != FigureKind::Duration => {
            one.found.kind != FigureKind::Number || context >= ABOUT_THE_SAME / 2.0
        }
        Sameness::Open => near,
    };
    holds.then_some((verdict, sameness, context))
}

fn amount(found: &Found) -> f64 {
    match found.value {
        Value::Amount(amount) => amount,
        _ => 0.0,
    }
}

fn days(found: &Found) -> f64 {
    match found.value {
        Value::Days(days, _) => days,
        _ => 0.0,
    }
}

/// Whether two measures agree to half of the last place in which either is told, and to three parts in a hundred.
fn close(one: &Found, other: &Found) -> bool {
    match (one.value, other.value) {
        (Value::Measure(_, a, unit), Value::Measure(_, b, other_unit)) => {
            let place =
                |value: f64, unit: f64| super::differing::place((value / unit * 1000.0).round() / 1000.0) * unit;
            let rounding = place(a, unit).max(place(b, other_unit)) / 2.0;
            (a - b).abs() <= rounding.min(0.03 * a.abs().max(b.abs()))
        }
        _ => false,
    }
}

/// Whether a year is told as the one in which something began: "built in 1998", "the line, founded in 1949".
fn begun(found: &Found) -> bool {
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
fn led_alike(one: &Found, other: &Found) -> bool {
    let (mine, theirs) = (&one.counted.lead, &other.counted.lead);
    mine.iter()
        .take(3)
        .any(|word| theirs.iter().take(3).any(|other| kin(word, other)))
}

/// Digits that the number in a figure is told with.
fn told_digits(found: &Found) -> usize {
    match found.value {
        Value::Amount(value) => significant(value),
        Value::Measure(_, value, unit) | Value::Days(value, unit) => {
            significant((value / unit * 1000.0).round() / 1000.0)
        }
        _ => 4,
    }
}

/// Counts of the same thing that differ, each the only count of it in its article, in passages that are not aligned but about
/// the same.
pub(super) fn told_apart(entries: &Sides<Vec<Entry>>, alignments: &[Alignment]) -> Vec<Candidate> {
    let linked: FxHashSet<(usize, usize)> = alignments
        .iter()
        .flat_map(|alignment| {
            let rights = &alignment.sentences.right;
            alignment
                .sentences
                .left
                .iter()
                .flat_map(move |&left| rights.iter().map(move |&right| (left, right)))
        })
        .collect();
    let index = entries.as_ref().map(|side| sole(side));
    let mut found = Vec::new();
    let mut sole: Vec<(&(u8, u64), &usize)> = index
        .left
        .iter()
        .filter_map(|(key, at)| Some((key, at.as_ref()?)))
        .collect();
    sole.sort();
    for (key, &left) in sole {
        let Some(&Some(right)) = index.right.get(key) else {
            continue;
        };
        let (Some(one), Some(other)) = (entries.left.get(left), entries.right.get(right)) else {
            continue;
        };
        // Of aligned passages it was decided there.
        if linked.contains(&(one.sentence, other.sentence)) {
            continue;
        }
        let context = one.context.shared(&other.context);
        let sameness = sameness(one, other);
        let standing = Standing {
            literal: false,
            score: 1.0,
            alike: true,
            alone: true,
            sole: true,
            opposite: false,
        };
        // The dead of one story are the dead of the other.
        let least = if one.found.counted.state.is_some() { 1.0 } else { 2.0 };
        if context < least * ABOUT_THE_SAME || sameness != Sameness::Yes {
            continue;
        }
        found.extend(
            differing(&one.found, &other.found, sameness, standing).map(|verdict| Candidate {
                verdict,
                left,
                right,
                alignment: None,
                sameness,
                context: tenths(context),
            }),
        );
    }
    found
}

/// What is counted once in an article, or always by the same number: the first figure that counts it; none where numbers differ.
fn sole(entries: &[Entry]) -> FxHashMap<(u8, u64), Option<usize>> {
    let mut sole: FxHashMap<(u8, u64), Option<usize>> = FxHashMap::default();
    for (number, entry) in entries.iter().enumerate() {
        let found = &entry.found;
        if !matches!(found.value, Value::Amount(_) | Value::Measure(..))
            || found.ordinal
            || found.kind == FigureKind::Percent
        {
            continue;
        }
        let kind = u8::from(matches!(found.value, Value::Measure(..)));
        let key = match (found.counted.state, found.counted.head()) {
            (Some(state), _) => (2, state as u64),
            (None, Some(head)) => (kind, term_hash(head)),
            // "would have cost $3 million".
            (None, None) if found.kind == FigureKind::Money => match found.counted.lead.first() {
                Some(lead) => (4, term_hash(lead)),
                None => continue,
            },
            _ => continue,
        };
        sole.entry(key)
            .and_modify(|at| {
                let same = at
                    .and_then(|at| entries.get(at))
                    .is_some_and(|first| first.found.value == found.value);
                if !same {
                    *at = None;
                }
            })
            .or_insert(Some(number));
    }
    sole
}

/// Digits of a number without the zeros at its end.
fn significant(value: f64) -> usize {
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
                significant(0.05)
            ],
            [2, 3, 2, 1]
        );
    }
}
