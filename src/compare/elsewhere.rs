//! Figures of passages that are not aligned: the same figure of the same thing is not "only" here, but that asks more.

use super::Sides;
use super::agreement::{Verdict, equal};
use super::collation::{Alignment, FigureKind, FigureStatus};
use super::differing::{Standing, differing};
use super::figures::{Found, Sharpness, Value};
use super::likely::{
    TIGHT, accompanied, amount, begun, close, days, led_alike, lone, rounds, same_unit, told_digits, within,
};
use super::pairing::{ABOUT_THE_SAME, Candidate, Entry, WITHIN_PASSAGE, sameness, tenths};
use super::sameness::Sameness;
use crate::text::words::term_hash;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// The same figure of the same thing in passages that are not aligned: it is not "only" here. That asks more than in aligned ones.
pub(super) fn elsewhere(entries: &Sides<Vec<Entry>>, published: Sides<Option<Date>>) -> Vec<Candidate> {
    let mut index: FxHashMap<(u8, u64), Vec<usize>> = FxHashMap::default();
    for (number, entry) in entries.right.iter().enumerate() {
        for key in keys(&entry.found)
            .into_iter()
            .chain(about(&entry.found, 0))
            .chain(spanned(&entry.found))
        {
            let list = index.entry(key).or_default();
            if list.len() < WITHIN_PASSAGE {
                list.push(number);
            }
        }
    }
    let mut found = Vec::new();
    // Of each right figure the left one it was last set against: it may be found under several keys.
    let mut met = vec![usize::MAX; entries.right.len()];
    for (left, entry) in entries.left.iter().enumerate() {
        let beside = (-1..=1).filter_map(|step| about(&entry.found, step));
        for key in keys(&entry.found)
            .into_iter()
            .chain(beside)
            .chain(spanned(&entry.found))
        {
            for &right in index.get(&key).map_or(&[][..], Vec::as_slice) {
                let (Some(other), Some(met)) = (entries.right.get(right), met.get_mut(right)) else {
                    continue;
                };
                if std::mem::replace(met, left) == left {
                    continue;
                }
                found.extend(
                    apart(entry, other, entries, published).map(|(verdict, sameness, context)| Candidate {
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
        Value::Amount(value) => {
            let state = found.counted.state.map(|state| (28, state as u64));
            std::iter::once((kind, value.to_bits())).chain(state).collect()
        }
        Value::Year(year) => vec![(5, year as u64), (9, 0)],
        Value::Day(year, month, day) => [(6, month as u64 * 100 + day as u64), (25, month as u64)]
            .into_iter()
            .chain(year.map(|year| (5, year as u64)))
            .collect(),
        // "Last month" is no rounder word for each day of it.
        Value::Month(year, month) if !found.reckoned => std::iter::once((25, month as u64))
            .chain(year.map(|year| (5, year as u64)))
            .collect(),
        Value::Month(..) => Vec::new(),
        Value::Clock(minutes, _) if minutes % 60 != 0 => vec![(27, u64::from(minutes))],
        Value::Week(monday) => vec![(26, monday.year() as u64 * 366 + monday.day_of_year() as u64)],
        Value::Weekday(weekday, date) => {
            let day = date.map(|date| (6, date.month() as u64 * 100 + date.day() as u64));
            std::iter::once((7, weekday.to_monday_zero_offset() as u64))
                .chain(day)
                .collect()
        }
        Value::Measure(dimension, ..) => vec![(10 + dimension as u8, 0)],
        Value::Days(days, _)
            if days >= LONG_AGO && (!found.is_age() || found.words.contains("year"))
                || days >= AGO && found.follow == "ago" =>
        {
            vec![(8, days.to_bits()), (9, 0)]
        }
        Value::Days(days, _) if found.is_age() => {
            let who = found.counted.lead.iter().take(3).map(|word| (21, term_hash(word)));
            std::iter::once((8, days.to_bits())).chain(who).collect()
        }
        Value::Days(days, _) => vec![(8, days.to_bits())],
        Value::Clock(..) => Vec::new(),
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

/// The steps of a range below its upper end: "hundreds of thousands of euros".
fn spanned(found: &Found) -> Vec<(u8, u64)> {
    let (Some(low), Value::Amount(high)) = (found.low, found.value) else {
        return Vec::new();
    };
    let steps = ((high / low.max(1.0)).ln() / ABOUT.ln()).ceil().clamp(0.0, 12.0) as i64;
    (1..=steps).filter_map(|step| about(found, -step)).collect()
}

/// Amounts further apart are not the same less exactly told.
const ABOUT: f64 = 1.35;

/// Nearly the same count: up to a tenth apart.
const BARELY: f64 = 1.1;

/// So many days back one year is no other by chance: seven years.
const LONG_AGO: f64 = 7.0 * 365.0;

/// From so many days on, what is told as "ago" is one year: two years.
const AGO: f64 = 2.0 * 365.0;

/// "half a decade" is five years whatever lasted it: two times of so many days told so differently are rarely two.
const LONG: f64 = 5.0 * 365.0;

/// Whether one is a year and the other a day told from the day of publication.
fn is_this_year(one: &Found, other: &Found) -> bool {
    let year = |found: &Found| matches!(found.value, Value::Year(_));
    year(one) && other.reckoned || year(other) && one.reckoned
}

/// How two figures of passages that are not aligned agree.
fn apart(
    one: &Entry,
    other: &Entry,
    entries: &Sides<Vec<Entry>>,
    published: Sides<Option<Date>>,
) -> Option<(Verdict, Sameness, f64)> {
    let mut context = one.context.shared(&other.context);
    // Two sentences that share another figure are about the same.
    if accompanied(entries, one, other) {
        context += ABOUT_THE_SAME;
    }
    let sameness = sameness(one, other);
    let verdict = equal(&one.found, &other.found, published);
    let near = context >= ABOUT_THE_SAME;
    let Some(verdict) = verdict else {
        // Of the same measure of the same thing, the sentences about the same.
        let aged = one.found.is_age() && other.found.is_age();
        let measured = sameness == Sameness::Yes
            && (aged || matches!(one.found.value, Value::Measure(..)) && context >= 2.0 * ABOUT_THE_SAME);
        // A sum or a share rounded, the sentences about the same: nothing else there is nearly so much.
        let rate = one.found.counted.per.is_some() && one.found.counted.per == other.found.counted.per;
        let shared = matches!(one.found.kind, FigureKind::Money | FigureKind::Percent) && near
            || one.found.kind == FigureKind::Money && rate && amount(&one.found).max(amount(&other.found)) >= 1000.0
            || one.found.kind == FigureKind::Money
                && amount(&one.found) >= 10_000.0
                && context >= ABOUT_THE_SAME / 2.0
                && one.found.low.is_none()
                && other.found.low.is_none();
        // "23,400", "over 23,000": so large and so near that the one is the other rounded.
        let round = rounds(&one.found, &other.found, sameness) && sameness != Sameness::No;
        let round = round || one.found.kind == FigureKind::Percent && lone(entries, one, other);
        let standing = Standing {
            literal: false,
            score: 1.0,
            alike: context >= 2.0 * ABOUT_THE_SAME,
            alone: true,
            sole: true,
            opposite: shared || round,
            told: false,
        };
        let verdict = differing(&one.found, &other.found, sameness, standing)?;
        // A count of the same by the same time, or nearly the same count, is told of the same in one story.
        let barely =
            amount(&one.found).max(amount(&other.found)) <= BARELY * amount(&one.found).min(amount(&other.found));
        let likely = sameness == Sameness::Yes && barely && (rate || context >= ABOUT_THE_SAME / 2.0);
        let rounded = verdict.status == FigureStatus::Variant
            && (near || likely || shared || round)
            && matches!(one.found.value, Value::Amount(value) if value >= 100.0 || one.found.kind == FigureKind::Percent)
            // "31 workers died", "at least 30 lost their lives": the only dead of either.
            || verdict.status == FigureStatus::Variant
                && one.found.counted.state.is_some()
                && one.found.counted.state == other.found.counted.state
                && lone(entries, one, other);
        // "thousands" and 9,000 of other things are no two tellings of one count.
        let vague = one.found.low.is_some() || other.found.low.is_some();
        if vague && sameness != Sameness::Yes && !rate {
            return None;
        }
        // "in 1997", "in July 1997", the sentences about the same.
        let dated = one.found.kind == FigureKind::Date && other.found.kind == FigureKind::Date;
        return (measured || rounded || dated).then_some((verdict, sameness, context));
    };
    let arithmetic = verdict.status != FigureStatus::Equal;
    let (one_digits, other_digits) = (told_digits(&one.found), told_digits(&other.found));
    let digits = one_digits.min(other_digits);
    let holds = match sameness {
        Sameness::No => false,
        // "yesterday" lies in this year, whatever is told of that.
        _ if verdict.status == FigureStatus::Variant && is_this_year(&one.found, &other.found) => false,
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
            // "five years ago" is one year whatever is told of it.
            let ago = (one.found.follow == "ago" || other.found.follow == "ago") && days >= AGO;
            (days >= LONG_AGO || ago) && likely || near && (aged || exact)
        }
        // A date is the same date whatever is told of it.
        _ if one.found.kind == FigureKind::Date && other.found.kind == FigureKind::Date => {
            // "last year" in both is one year; what is told otherwise is one where the sentences are about the same.
            let alike = one.found.words == other.found.words;
            let known = |found: &Found| {
                !matches!(found.value, Value::Clock(minutes, _) if minutes % 30 == 0)
                    && !matches!(found.value, Value::Weekday(_, None))
                    && (!found.reckoned || alike)
            };
            // "on Wednesday", "tomorrow".
            let day = |found: &Found| matches!(found.value, Value::Weekday(_, Some(_)));
            let same_day = day(&one.found) && other.found.reckoned || day(&other.found) && one.found.reckoned;
            let faint = one.found.faint || other.found.faint;
            let undated = matches!(one.found.value, Value::Weekday(_, None))
                && matches!(other.found.value, Value::Weekday(_, None));
            // "in May" and "on May 3": one holds the other, where the sentences are not about quite other things.
            let held = |found: &Found| matches!(found.value, Value::Month(..) | Value::Day(..));
            let months = held(&one.found)
                && held(&other.found)
                && (context >= ABOUT_THE_SAME / 2.0 || lone(entries, one, other));
            let sure = (known(&one.found) && known(&other.found) || undated || same_day) && !faint;
            near || (verdict.status != FigureStatus::Variant || months) && sure
        }
        // "up to ten years in jail", "to prison for a decade".
        _ if verdict.status == FigureStatus::Variant => {
            sameness == Sameness::Yes && (near || one.found.counted.state.is_some() && days(&one.found) > 0.0)
        }
        // What is converted or a share told otherwise rarely agrees by chance.
        _ if arithmetic && matches!(one.found.value, Value::Measure(..)) => {
            let told = digits >= 2 || one_digits.max(other_digits) >= 2 && within(&one.found, &other.found, TIGHT);
            near || (told || led_alike(&one.found, &other.found)) && close(&one.found, &other.found)
        }
        // "96 hours", "four days".
        Sameness::Open if arithmetic && days(&one.found) >= 3.0 && !same_unit(&one.found, &other.found) => true,
        // "half a million", "500,000".
        _ if arithmetic && amount(&one.found) >= 10_000.0 => true,
        Sameness::Open if arithmetic => near || days(&one.found) >= LONG,
        _ if digits >= 3 => true,
        // A large sum is not told twice by chance.
        _ if one.found.kind == FigureKind::Money && amount(&one.found) >= 10_000.0 => true,
        Sameness::Yes => digits >= 2 || context >= ABOUT_THE_SAME / 2.0 || lone(entries, one, other),
        Sameness::Open if one.found.kind == FigureKind::Percent && lone(entries, one, other) => true,
        // "Ada Moor, 34," and "the 34-year-old".
        Sameness::Open if one.found.is_age() && other.found.is_age() && lone(entries, one, other) => true,
        Sameness::Open if digits >= 2 && one.found.kind != FigureKind::Duration => {
            one.found.kind != FigureKind::Number || context >= ABOUT_THE_SAME / 2.0
        }
        // Of small counts that name nothing two are one by chance.
        Sameness::Open => {
            let small = one.found.kind == FigureKind::Number && amount(&one.found) < 10.0 && !one.found.ordinal;
            near && (!small || context >= 2.0 * ABOUT_THE_SAME)
        }
    };
    holds.then_some((verdict, sameness, context))
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
            told: false,
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
                // The dead of the first sentences are those of the story, whatever is said of others further down.
                let part = matches!(found.preposition.as_str(), "them" | "including");
                let leads = found.counted.state.is_some()
                    && at
                        .and_then(|at| entries.get(at))
                        .is_some_and(|first| first.sentence <= 1 && (entry.sentence > 1 || part));
                if !same && !leads {
                    *at = None;
                }
            })
            .or_insert(Some(number));
    }
    sole
}
