//! Below a comparison: a sign for every passage, and how many of each kind there are.

use super::compare::ribbon;
use super::passages::Passages;
use super::pen::{line_width, part, span};
use super::phrase::number;
use super::scene::Scene;
use crate::app::geometry::{Area, ComparePanes};
use crate::app::state::{Comparison, View};
use crate::compare::{QuoteStatus, Side, Sides, count_quotes};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

/// A sign for every row, the one under the cursor marked, and how many of each kind there are.
pub fn counts(scene: &mut Scene<'_>, panes: &ComparePanes, comparison: &Comparison, passages: &Passages<'_>) {
    let from = panes.left.x.min(panes.counts.width);
    let area = part(
        panes.counts,
        from,
        0,
        panes.counts.width.saturating_sub(from + 1),
        panes.counts.height,
    );
    let room = usize::from(area.width);
    // The strip wants its third; what is said can be said shorter.
    let strip = passages.collation.rows.len().min(room / 3);
    let sides = sides(scene, comparison);
    let named = passages.collation.called();
    let named = named.as_ref().map(|name| format!("only {name}"));
    let ways = [(&named, true), (&sides, true), (&named, false)];
    let said = (ways.into_iter())
        .map(|(names, long)| tally(scene, passages, names, long))
        .find(|said| line_width(said) + 3 + strip <= room)
        .unwrap_or_else(|| tally(scene, passages, &sides, false));
    let begins = scene.pen.line_right(area, 0, &said);
    let left = part(area, 0, 0, begins.saturating_sub(3), 1);
    if left.width >= 8 {
        glyphs(scene, left, comparison, passages);
    }
}

/// What one of two has alone, said by where it stands: beside the other, behind its line, on this side or not.
fn sides(scene: &Scene<'_>, comparison: &Comparison) -> Sides<String> {
    match scene.state.view_of(comparison) {
        View::Columns => Sides::new("only left".to_owned(), "only right".to_owned()),
        View::Interleaved => Sides::from_fn(|side| format!("only {}", ribbon(side))),
        View::OneSide => Sides::from_fn(|side| {
            if side == comparison.focus {
                "only here"
            } else {
                "only there"
            }
            .to_owned()
        }),
    }
}

/// How many rows of each kind there are.
fn tally(scene: &Scene<'_>, passages: &Passages<'_>, names: &Sides<String>, long: bool) -> Line<'static> {
    let palette = scene.palette;
    let collation = passages.collation;
    let census = collation.census;
    let trimmed = count_quotes(collation, QuoteStatus::Trimmed);
    let differ = collation.figures_differing();
    let mut spans = vec![span(format!("{} shared", number(census.shared)), palette.dim)];
    let mut add = |n: usize, words: String, style| {
        if n > 0 {
            spans.push(Span::raw(if long { "   " } else { "  " }));
            spans.push(span(format!("{} {words}", number(n)), style));
        }
    };
    for side in Side::BOTH {
        add(census.only[side], names[side].clone(), palette.only[side]);
    }
    let unfound = if long { "not found across" } else { "not found" };
    add(census.unfound, unfound.to_owned(), palette.dim);
    let perhaps = if long { "perhaps in both" } else { "perhaps" };
    add(census.perhaps, perhaps.to_owned(), palette.dim);
    let quotes = if trimmed == 1 { "quote cut" } else { "quotes cut" };
    add(trimmed, if long { quotes } else { "cut" }.to_owned(), palette.dim);
    let figures = if differ == 1 {
        "figure differs"
    } else {
        "figures differ"
    };
    add(differ, if long { figures } else { "≠" }.to_owned(), palette.differs);
    Line::from(spans)
}

/// The signs of the rows from first to last, so many as fit around the cursor.
fn glyphs(scene: &mut Scene<'_>, area: Area, comparison: &Comparison, passages: &Passages<'_>) {
    let palette = scene.palette;
    let rows = passages.collation.rows.len();
    let room = usize::from(area.width);
    let step = if rows * 2 <= room { 2 } else { 1 };
    let fitting = if rows * step <= room {
        rows
    } else {
        room.saturating_sub(2)
    };
    let cursor = comparison.cursor.min(rows.saturating_sub(1));
    let first = cursor.saturating_sub(fitting / 2).min(rows - fitting);
    let mut dx = 0;
    if first > 0 {
        dx = scene.pen.text(area, dx, 0, "…", palette.dim);
    }
    for row in first..first + fitting {
        let (glyph, style) = match passages.silence(row) {
            Some(side) => ("·", palette.only[side]),
            None if passages.differs(row) => ("≠", palette.differs),
            None => (passages.glyph(row), palette.dim),
        };
        let style = if row == cursor {
            palette.accent.add_modifier(Modifier::REVERSED)
        } else {
            style
        };
        scene.pen.text(area, dx, 0, glyph, style);
        dx += u16::try_from(step).unwrap_or(1);
    }
    if first + fitting < rows {
        scene.pen.text(area, dx, 0, "…", palette.dim);
    }
}
