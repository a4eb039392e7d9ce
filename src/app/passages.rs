//! Which rows of a comparison are differences, quotations or figures, and which one comes next.

use super::differences::{Difference, differences};
use super::index::Index;
use super::layout::CompareLayout;
use super::ledger;
use super::state::Comparison;
use crate::compare::{Collation, Mention, Row, Side, Sides};
use rustc_hash::FxHashSet;

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Any,
    Difference,
    Quotation,
    Figure,
}

impl Kind {
    /// As it is called in a notice.
    pub(super) fn words(self) -> &'static str {
        match self {
            Kind::Any => "passage",
            Kind::Difference => "difference",
            Kind::Quotation => "quotation",
            Kind::Figure => "figure",
        }
    }
}

impl Kind {
    /// The same at the beginning of a sentence.
    pub(super) fn title(self) -> &'static str {
        match self {
            Kind::Any => "Passage",
            Kind::Difference => "Difference",
            Kind::Quotation => "Quotation",
            Kind::Figure => "Figure",
        }
    }
}

/// Sentences of each side that mentions stand in.
fn sentences<'a>(mentions: impl Iterator<Item = &'a Sides<Option<Mention>>>) -> Sides<FxHashSet<usize>> {
    let mut found = Sides::<FxHashSet<usize>>::default();
    for mention in mentions {
        for side in Side::BOTH {
            found[side].extend(mention[side].iter().map(|mention| mention.sentence));
        }
    }
    found
}

/// For each row, whether it is of a kind.
fn of_kind(collation: &Collation, kind: Kind, unfolded: bool) -> Vec<bool> {
    let within = |found: Sides<FxHashSet<usize>>| {
        let holds = |row: &Row| {
            Side::BOTH
                .into_iter()
                .any(|side| row.sentences[side].iter().any(|s| found[side].contains(s)))
        };
        collation.rows.iter().map(holds).collect()
    };
    match kind {
        Kind::Any => vec![true; collation.rows.len()],
        Kind::Difference => {
            let found = differences(collation, unfolded);
            found.iter().map(Option::is_some).collect()
        }
        Kind::Quotation => within(sentences(collation.quotes.iter().map(|quote| &quote.mentions))),
        Kind::Figure => within(sentences(collation.figures.iter().map(|figure| &figure.mentions))),
    }
}

/// The row so many of a kind further, in the order they stand on the screen; the furthest where there are not so
/// many; `None` where there is none.
pub(super) fn step(comparison: &Comparison, kind: Kind, forward: bool, times: usize) -> Option<usize> {
    let collation = comparison.collation.as_ref()?;
    let is = of_kind(collation, kind, comparison.unfolded);
    let layout = &comparison.layout;
    let here = layout.rows.get(comparison.cursor).map_or(0, |span| span.start);
    let starts = |line: &usize| {
        let line = layout.lines.get(*line).filter(|line| line.first)?;
        line.row
            .filter(|&row| is.get(row) == Some(&true) && row != comparison.cursor)
    };
    if forward {
        (here..layout.lines.len())
            .filter_map(|line| starts(&line))
            .take(times.max(1))
            .last()
    } else {
        (0..here)
            .rev()
            .filter_map(|line| starts(&line))
            .take(times.max(1))
            .last()
    }
}

/// Which of the passages of a kind is under the cursor, from 1 in the order they stand on the screen, and how many there
/// are.
fn standing(comparison: &Comparison, is: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let firsts = comparison.layout.lines.iter().filter(|line| line.first);
    let rows: Vec<usize> = firsts.filter_map(|line| line.row.filter(|&row| is(row))).collect();
    let at = rows.iter().position(|&row| row == comparison.cursor)?;
    Some((at + 1, rows.len()))
}

/// What the passage under the cursor is among those of a kind: which of them, and how it differs; quotations are counted
/// as their list counts them. Nothing where passages are not told apart by kind.
pub(super) fn told(comparison: &Comparison, kind: Kind) -> Option<String> {
    let collation = comparison.collation.as_ref()?;
    let title = kind.title();
    match kind {
        Kind::Any => None,
        Kind::Difference => {
            let (at, all, difference) = difference(comparison)?;
            Some(format!("{title} {at} of {all}: {}", difference.words(collation)))
        }
        Kind::Quotation => {
            // In the order one goes through them, which is not that of the list.
            let all = ledger::entries(collation, ledger::Kind::Quotes).all;
            let index = Index::new(collation);
            let mut rows: Vec<usize> = all.iter().filter_map(|entry| entry.first_row(&index)).collect();
            rows.sort_unstable();
            let several = rows.iter().filter(|row| **row == comparison.cursor).count();
            let before = rows.partition_point(|row| *row < comparison.cursor);
            Some(match several {
                // It goes on here.
                0 => format!("{title} {} of {}", before.max(1), all.len()),
                1 => format!("{title} {} of {}", before + 1, all.len()),
                _ => format!("{title}s {}–{} of {}", before + 1, before + several, all.len()),
            })
        }
        Kind::Figure => {
            let is = of_kind(collation, kind, comparison.unfolded);
            let (at, all) = standing(comparison, |row| is.get(row) == Some(&true))?;
            Some(format!("{title} {at} of {all}"))
        }
    }
}

/// The difference under the cursor: which it is, of how many, and what differs.
fn difference(comparison: &Comparison) -> Option<(usize, usize, Difference)> {
    let found = differences(comparison.collation.as_ref()?, comparison.unfolded);
    let of = |row: usize| found.get(row).copied().flatten();
    let (at, all) = standing(comparison, |row| of(row).is_some())?;
    Some((at, all, of(comparison.cursor)?))
}

/// How many differences the two articles have as the screen shows them, and which of them is under the cursor.
pub fn count_differences(comparison: &Comparison) -> (Option<usize>, usize) {
    let Some(collation) = &comparison.collation else {
        return (None, 0);
    };
    let is = of_kind(collation, Kind::Difference, comparison.unfolded);
    let is = |row: usize| is.get(row) == Some(&true);
    let lines = comparison.layout.lines.iter().filter(|line| line.first);
    let all = lines.filter(|line| line.row.is_some_and(is)).count();
    (standing(comparison, is).map(|(at, _)| at), all)
}

/// The row itself where this view shows it, else the nearest below that it shows, else above.
pub(super) fn nearest(layout: &CompareLayout, row: usize) -> Option<usize> {
    let shown = |row: &usize| layout.rows.get(*row).is_some_and(|span| !span.is_empty());
    (row..layout.rows.len())
        .find(shown)
        .or_else(|| (0..row.min(layout.rows.len())).rev().find(shown))
}

/// The row that stands first on the screen.
pub(super) fn first(layout: &CompareLayout) -> Option<usize> {
    layout.lines.iter().find_map(|line| line.row)
}

/// The row that stands last.
pub(super) fn last(layout: &CompareLayout) -> Option<usize> {
    layout.lines.iter().rev().find_map(|line| line.row)
}
