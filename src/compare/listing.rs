//! The figures of a pair as they are told of, once it is settled which belong together.

use super::collation::{Figure, FigureKind, FigureStatus, Mention};
use super::figures::{Found, Value};
use super::pairing::Entry;
use super::tally::Partner;
use super::values::normal;
use super::{Salience, Side, Sides, Telling};
use rustc_hash::{FxHashMap, FxHashSet};

/// Of two kinds the one that says more: "since 2003" and "in nine years" are a date.
fn kind(one: FigureKind, other: FigureKind) -> FigureKind {
    let order = |kind: FigureKind| match kind {
        FigureKind::Date => 0,
        FigureKind::Duration => 1,
        FigureKind::Percent => 2,
        FigureKind::Money => 3,
        FigureKind::Number => 4,
    };
    if order(one) <= order(other) { one } else { other }
}

/// The kind a figure is told as: "six years ago" is when, not how long.
fn told_as(found: &Found) -> FigureKind {
    match found.value {
        Value::Days(..) if found.follow == "ago" => FigureKind::Date,
        _ => found.kind,
    }
}

/// The figures as they are told of; `linked` are the sentences aligned. What says little is left out where nothing follows from
/// it: "last year" in both of sentences on different matters, "Monday" of one where the other has a Monday too.
pub(super) fn listed(
    tellings: Sides<&Telling>,
    entries: &Sides<Vec<Entry>>,
    partner: &Sides<Vec<Partner>>,
    linked: &FxHashSet<(usize, usize)>,
) -> Vec<Figure> {
    let printed = entries.as_ref().map(|side| {
        side.iter()
            .map(|entry| entry.found.words.as_str())
            .collect::<FxHashSet<&str>>()
    });
    let print = |side: Side, entry: &Entry, span: std::ops::Range<usize>| {
        let sentence = tellings[side].sentences.get(entry.sentence)?;
        sentence.text.get(span).map(str::to_owned)
    };
    let mention = |side: Side, entry: &Entry| Mention {
        sentence: entry.sentence,
        span: entry.found.span.clone(),
        text: print(side, entry, entry.found.span.clone()).unwrap_or_default(),
    };
    let of = |side: Side, entry: &Entry| {
        print(side, entry, entry.found.counted.span.clone()).filter(|text| !text.is_empty())
    };
    let mut figures = Vec::new();
    for side in Side::BOTH {
        let other = side.other();
        for (at, entry) in entries[side].iter().enumerate() {
            let mut figure = Figure {
                kind: told_as(&entry.found),
                status: if side == Side::Left {
                    FigureStatus::OnlyLeft
                } else {
                    FigureStatus::OnlyRight
                },
                mentions: Sides::default(),
                of: Sides::default(),
                value: Sides::default(),
                why: None,
            };
            figure.mentions[side] = Some(mention(side, entry));
            figure.of[side] = of(side, entry);
            figure.value[side] = Some(normal(&entry.found));
            let matched = partner[side].get(at).and_then(Option::as_ref);
            if let Some((across, verdict)) = matched {
                let back = partner[other].get(*across).and_then(Option::as_ref);
                if side == Side::Right && back.is_some_and(|(back, _)| *back == at) {
                    continue;
                }
                if let Some(opposite) = entries[other].get(*across) {
                    figure.kind = kind(entry.found.kind, opposite.found.kind);
                    figure.mentions[other] = Some(mention(other, opposite));
                    figure.of[other] = of(other, opposite);
                    figure.value[other] = Some(normal(&opposite.found));
                }
                figure.status = verdict.status;
                figure.why.clone_from(&verdict.why);
                let at = figure
                    .mentions
                    .as_ref()
                    .map(|mention| mention.as_ref().map(|it| it.sentence));
                let together = at.left.zip(at.right).is_some_and(|at| linked.contains(&at));
                if entry.found.reckoned
                    && figure.kind == FigureKind::Date
                    && figure.salience() == Salience::Slight
                    && !together
                {
                    continue;
                }
            } else if figure.kind == FigureKind::Date
                && figure.salience() == Salience::Slight
                && printed[other].contains(entry.found.words.as_str())
            {
                continue;
            } else if entry.found.faint {
                // "today" that nobody tells otherwise says nothing.
                continue;
            }
            figures.push(figure);
        }
    }
    told_again(&mut figures);
    figures
}

/// A figure that one side prints again is not its alone where the other tells it: it stands beside the same partner.
fn told_again(figures: &mut Vec<Figure>) {
    // "two" may count anything; "26 GW", "$5 billion" and "12,050" are the same wherever they stand.
    let telling = |figure: &Figure, side: Side| {
        let value = figure.value[side].as_deref().unwrap_or_default();
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        figure.kind != FigureKind::Number || value.contains(' ') || digits > 1
    };
    // What is told otherwise across stands there once, however often one side prints it.
    let mut differing: FxHashSet<(Side, FigureKind, String)> = FxHashSet::default();
    for figure in figures.iter().filter(|figure| figure.status == FigureStatus::Conflict) {
        for side in Side::BOTH.into_iter().filter(|side| telling(figure, *side)) {
            differing.extend(figure.value[side].clone().map(|value| (side, figure.kind, value)));
        }
    }
    figures.retain(|figure| {
        let alone = match figure.status {
            FigureStatus::OnlyLeft => Side::Left,
            FigureStatus::OnlyRight => Side::Right,
            _ => return true,
        };
        let value = figure.value[alone].clone();
        !value.is_some_and(|value| differing.contains(&(alone, figure.kind, value)))
    });
    for side in Side::BOTH {
        let alone = match side {
            Side::Left => FigureStatus::OnlyLeft,
            Side::Right => FigureStatus::OnlyRight,
        };
        let known: FxHashMap<(FigureKind, String), Figure> = figures
            .iter()
            .filter(|figure| {
                matches!(
                    figure.status,
                    FigureStatus::Equal | FigureStatus::Variant | FigureStatus::EqualByArithmetic
                ) && telling(figure, side)
            })
            .filter_map(|figure| Some(((figure.kind, figure.value[side].clone()?), figure.clone())))
            .collect();
        for figure in figures.iter_mut().filter(|figure| figure.status == alone) {
            let Some(value) = figure.value[side].clone() else {
                continue;
            };
            if let Some(same) = known.get(&(figure.kind, value)) {
                let other = side.other();
                figure.status = same.status;
                figure.why.clone_from(&same.why);
                figure.mentions[other].clone_from(&same.mentions[other]);
                figure.of[other].clone_from(&same.of[other]);
                figure.value[other].clone_from(&same.value[other]);
            }
        }
    }
}
