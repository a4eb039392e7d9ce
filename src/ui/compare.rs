//! Two articles side by side: what both say on the same line, a sign between, notes where there is room.

use super::hits::Hits;
use super::notes::{Note, notes};
use super::passages::{Passages, side_name};
use super::pen::{cut, line_width, part, span};
use super::phrase::{count, moment, number};
use super::scene::Scene;
use crate::app::geometry::{Area, ComparePanes, compare_panes};
use crate::app::layout::CompareLine;
use crate::app::state::{Comparison, View};
use crate::compare::{Collation, QuoteStatus, Side, Sides};
use crate::text::width::width;
use ratatui::text::{Line, Span};

/// Draws a comparison, or what it waits for.
pub fn compare(scene: &mut Scene<'_>, comparison: &Comparison) {
    let state = scene.state;
    let view = state.view_of(comparison);
    let panes = compare_panes(state.columns, state.rows, view, state.zen);
    match (&comparison.problem, &comparison.collation) {
        (Some(problem), _) => {
            scene.placard(panes.body, "These two can't be compared.", &problem.to_string());
        }
        (None, None) => {
            let names = Side::BOTH.map(|side| {
                let id = &comparison.ids[side];
                let head = state.library.head(id);
                head.and_then(|head| head.outlet.as_deref()).unwrap_or(id.as_str())
            });
            scene.placard(panes.body, "Comparing…", &names.join(" and "));
        }
        (None, Some(collation)) => {
            let passages = Passages::new(collation);
            summary(scene, &panes, view, collation);
            headings(scene, &panes, view, comparison, collation);
            if collation.rows.is_empty() {
                scene.placard(panes.body, "Neither article has any text.", "");
            } else {
                body(scene, &panes, view, comparison, &passages);
            }
            counts(scene, &panes, comparison, &passages);
        }
    }
    super::chrome::status(scene, panes.status);
}

/// One line says it in words; where there are two, the headlines stand below it.
fn summary(scene: &mut Scene<'_>, panes: &ComparePanes, view: View, collation: &Collation) {
    let palette = scene.palette;
    let from = panes.left.x.min(panes.summary.width);
    let room = panes.summary.width.saturating_sub(from + 1);
    let area = part(panes.summary, from, 0, room, panes.summary.height);
    scene.pen.line(
        area,
        0,
        0,
        &Line::from(span(collation.summary.words.as_str(), palette.text)),
    );
    let title = |side: Side| {
        let telling = &collation.tellings[side];
        telling.title.as_deref().unwrap_or("untitled")
    };
    if view == View::Columns {
        for side in Side::BOTH {
            let column = Area {
                y: area.y,
                height: area.height,
                ..column(panes, side)
            };
            scene
                .pen
                .line(column, 0, 1, &Line::from(span(title(side), palette.strong)));
        }
    } else {
        scene
            .pen
            .line(area, 0, 1, &Line::from(span(title(Side::Left), palette.strong)));
    }
}

fn column(panes: &ComparePanes, side: Side) -> Area {
    match side {
        Side::Left => panes.left,
        Side::Right => panes.right,
    }
}

/// Whose texts these are.
fn headings(scene: &mut Scene<'_>, panes: &ComparePanes, view: View, comparison: &Comparison, collation: &Collation) {
    let palette = scene.palette;
    let area = panes.headings;
    match view {
        View::Columns => {
            for side in Side::BOTH {
                let column = Area {
                    y: area.y,
                    height: area.height,
                    ..column(panes, side)
                };
                if side == comparison.focus && column.x >= 2 {
                    scene.pen.text(
                        Area {
                            x: column.x - 2,
                            width: 2,
                            ..column
                        },
                        0,
                        0,
                        "▸",
                        palette.accent,
                    );
                }
                let heading = heading(scene, comparison, collation, side, usize::from(column.width));
                scene.pen.line(column, 0, 0, &heading);
            }
        }
        View::Interleaved => {
            let column = Area {
                x: panes.gutter.x,
                width: area.right().saturating_sub(panes.gutter.x + 1),
                ..area
            };
            let room = usize::from(column.width / 2);
            let mut spans = Vec::new();
            for side in Side::BOTH {
                let style = palette.side[side];
                let heading = heading(scene, comparison, collation, side, room.saturating_sub(3));
                spans.push(span(format!("{} ", ribbon(side)), style));
                spans.extend(heading.spans);
                spans.push(Span::raw("   "));
            }
            spans.pop();
            scene.pen.line(column, 0, 0, &Line::from(spans));
        }
        View::OneSide => {
            let side = comparison.focus;
            let column = Area {
                x: panes.left.x,
                width: area.right().saturating_sub(panes.left.x + 1),
                ..area
            };
            let other = format!("  beside {}", side_name(collation, side.other()));
            let mut line = heading(
                scene,
                comparison,
                collation,
                side,
                usize::from(column.width).saturating_sub(width(&other)),
            );
            line.push_span(span(other, palette.dim));
            scene.pen.line(column, 0, 0, &line);
        }
    }
}

/// Outlet, date, byline and words of a side; as much as fits whole.
fn heading(
    scene: &Scene<'_>,
    comparison: &Comparison,
    collation: &Collation,
    side: Side,
    room: usize,
) -> Line<'static> {
    let palette = scene.palette;
    let telling = &collation.tellings[side];
    let head = scene.state.library.head(&comparison.ids[side]);
    let mut facts = Vec::new();
    if telling.outlet.is_none() {
        let path = head.map_or(telling.id.as_str(), |head| head.path.as_str());
        facts.push(path.rsplit('/').next().unwrap_or(path).to_owned());
    }
    facts.push(telling.published.map_or_else(|| "undated".to_owned(), moment));
    if let Some(head) = head {
        facts.extend(head.byline.clone().or_else(|| head.agency.clone()));
        facts.push(count(head.words, "word", "words"));
    }
    let name = cut(side_name(collation, side), room);
    let mut taken = width(&name);
    let mut spans = vec![span(name, palette.side[side])];
    for (at, fact) in facts.into_iter().enumerate() {
        let fact = format!("{}{fact}", if at == 0 { "  " } else { " · " });
        taken += width(&fact);
        if taken > room {
            break;
        }
        spans.push(span(fact, palette.dim));
    }
    Line::from(spans)
}

/// What stands along the lines of a side where both share one column.
fn ribbon(side: Side) -> &'static str {
    match side {
        Side::Left => "│",
        Side::Right => "┃",
    }
}

fn body(scene: &mut Scene<'_>, panes: &ComparePanes, view: View, comparison: &Comparison, passages: &Passages<'_>) {
    let palette = scene.palette;
    let layout = &comparison.layout;
    let notes = notes(passages, &palette);
    let top = comparison.top.min(layout.lines.len().saturating_sub(1));
    let mut row = None;
    for (dy, (at, line)) in (0..panes.body.height).zip(layout.lines.iter().enumerate().skip(top)) {
        if let Some(row) = line.row {
            passage(scene, panes, view, comparison, passages, dy, line, row);
        }
        row = line.row.or(row);
        let beside = row.and_then(|row| Some((row, notes.get(&row)?)));
        if let Some((row, notes)) = beside {
            let first = layout.rows.get(row).map_or(at, |lines| lines.start);
            if panes.margin.width > 0 {
                margin(scene, panes.margin, dy, notes, at.saturating_sub(first));
            } else {
                inline(scene, panes, view, passages, dy, line, row, notes);
            }
        }
        // A note never runs on into the next row's lines.
        if line.row.is_none() {
            row = None;
        }
    }
}

/// One line of a passage: the cursor's bar, the sign, the words of both sides.
#[expect(clippy::too_many_arguments, reason = "a line is drawn from all of these")]
fn passage(
    scene: &mut Scene<'_>,
    panes: &ComparePanes,
    view: View,
    comparison: &Comparison,
    passages: &Passages<'_>,
    dy: u16,
    line: &CompareLine,
    row: usize,
) {
    let palette = scene.palette;
    let begins = if view == View::Columns {
        panes.left.x
    } else {
        panes.gutter.x
    };
    if row == comparison.cursor && begins > 0 {
        let lead = begins.min(2);
        scene.pen.text(
            Area {
                x: begins - lead,
                width: 1,
                ..panes.body
            },
            0,
            dy,
            "▌",
            palette.accent,
        );
    }
    let gutter = panes.gutter;
    let air = if view == View::Columns { gutter.width / 2 } else { 0 };
    if line.first {
        let style = match passages.glyph(row) {
            "≠" => palette.differs,
            "=" => palette.dim,
            _ => palette.text,
        };
        scene.pen.text(gutter, air, dy, passages.glyph(row), style);
        if passages.moved(row) && view == View::Columns && gutter.width > 3 {
            scene.pen.text(gutter, air - 1, dy, "↕", palette.dim);
        }
    } else if passages.moved(row) && (view != View::Columns || gutter.width <= 3) {
        let second = comparison.layout.rows.get(row).is_some_and(|lines| {
            comparison
                .layout
                .lines
                .get(lines.start + 1)
                .is_some_and(|second| std::ptr::eq(second, line))
        });
        if second {
            scene.pen.text(gutter, air, dy, "↕", palette.dim);
        }
    }
    if view == View::Interleaved && gutter.width > 1 {
        let once = line.pieces.right.is_empty() && passages.relation(row).is_some() && alone(comparison, row);
        for side in Side::BOTH {
            if !line.pieces[side].is_empty() && !once {
                scene.pen.text(gutter, 1, dy, ribbon(side), palette.only[side]);
            }
        }
    }
    for side in Side::BOTH {
        let column = match view {
            View::Columns => column(panes, side),
            View::Interleaved | View::OneSide => panes.left,
        };
        for piece in &line.pieces[side] {
            let text = passages.collation.tellings[side]
                .sentences
                .get(piece.sentence)
                .map_or("", |one| one.text.as_str());
            let shown = text.get(piece.span.clone()).unwrap_or_default();
            let hits = Hits::within(&comparison.find, side, piece.sentence);
            scene.pen.styled(column, piece.column, dy, shown, |byte| {
                let byte = piece.span.start + byte;
                let under = passages.style(&palette, comparison, side, piece.sentence, byte);
                hits.style(&palette, byte, under)
            });
        }
    }
}

/// A row whose two sides say the same words and stand there once.
fn alone(comparison: &Comparison, row: usize) -> bool {
    let lines = comparison.layout.rows.get(row).cloned().unwrap_or_default();
    let lines = comparison.layout.lines.get(lines).unwrap_or_default();
    lines.iter().all(|line| line.pieces.right.is_empty())
}

/// The notes of a row beside it, wrapped; `line` counts from the row's first.
fn margin(scene: &mut Scene<'_>, area: Area, dy: u16, notes: &[Note], line: usize) {
    let lines = notes.iter().flat_map(|note| broken(note, usize::from(area.width)));
    if let Some(line) = lines.into_iter().nth(line) {
        scene.pen.line(area, 0, dy, &line);
    }
}

/// A note in lines of so many cells, each piece keeping its style.
fn broken(note: &Note, cells: usize) -> Vec<Line<'static>> {
    let whole: String = note.iter().map(|piece| piece.content.as_ref()).collect();
    let mut lines = Vec::new();
    for span in crate::text::wrap::wrap(&whole, cells) {
        let mut pieces = Vec::new();
        let mut at = 0;
        for piece in note {
            let from = span.start.clamp(at, at + piece.content.len()) - at;
            let to = span.end.clamp(at, at + piece.content.len()) - at;
            if let Some(part) = piece.content.get(from..to).filter(|part| !part.is_empty()) {
                pieces.push(Span::styled(part.to_owned(), piece.style));
            }
            at += piece.content.len();
        }
        lines.push(Line::from(pieces));
    }
    lines
}

/// Notes where there is no margin: in the empty column of a silence, else on the blank line below the row.
#[expect(clippy::too_many_arguments, reason = "a line is drawn from all of these")]
fn inline(
    scene: &mut Scene<'_>,
    panes: &ComparePanes,
    view: View,
    passages: &Passages<'_>,
    dy: u16,
    line: &CompareLine,
    row: usize,
    notes: &[Note],
) {
    let silence = passages.silence(row).filter(|_| view == View::Columns);
    let here = match silence {
        Some(_) => line.first,
        None => line.row.is_none(),
    };
    if !here {
        return;
    }
    let area = match (silence, view) {
        (Some(side), _) => column(panes, side.other()),
        (None, View::Columns) => panes.right,
        (None, _) => panes.left,
    };
    let mut spans: Vec<Span<'static>> = Vec::new();
    for note in notes {
        if !spans.is_empty() {
            spans.push(span(" · ", scene.palette.dim));
        }
        spans.extend(note.iter().cloned());
    }
    let row = part(area, 0, dy, area.width, 1);
    if silence.is_some() {
        scene.pen.line(row, 0, 0, &Line::from(spans));
    } else {
        scene.pen.line_right(row, 0, &Line::from(spans));
    }
}

/// A sign for every row, the one under the cursor marked, and how many of each kind there are.
fn counts(scene: &mut Scene<'_>, panes: &ComparePanes, comparison: &Comparison, passages: &Passages<'_>) {
    let from = panes.left.x.min(panes.counts.width);
    let area = part(
        panes.counts,
        from,
        0,
        panes.counts.width.saturating_sub(from + 1),
        panes.counts.height,
    );
    let room = usize::from(area.width);
    let mut said = tally(scene, passages, true);
    // The strip wants its half; what is said can be said shorter.
    let strip = passages.collation.rows.len().min(room / 2);
    if line_width(&said) + 3 + strip > room {
        said = tally(scene, passages, false);
    }
    let begins = scene.pen.line_right(area, 0, &said);
    let left = part(area, 0, 0, begins.saturating_sub(3), 1);
    if left.width >= 8 {
        glyphs(scene, left, comparison, passages);
    }
}

/// How many rows of each kind there are.
fn tally(scene: &Scene<'_>, passages: &Passages<'_>, long: bool) -> Line<'static> {
    let palette = scene.palette;
    let collation = passages.collation;
    let rows = 0..collation.rows.len();
    let shared = rows.clone().filter(|&row| passages.relation(row).is_some()).count();
    let only = |side| rows.clone().filter(|&row| passages.silence(row) == Some(side)).count();
    let trimmed = collation
        .quotes
        .iter()
        .filter(|quote| quote.status == QuoteStatus::Trimmed)
        .count();
    let differ = collation
        .alignments
        .iter()
        .filter(|alignment| alignment.differs)
        .count();
    let names = Sides::new("left", "right");
    let mut spans = vec![span(format!("{} shared", number(shared)), palette.dim)];
    let mut add = |n: usize, words: String, style| {
        if n > 0 {
            spans.push(Span::raw(if long { "   " } else { "  " }));
            spans.push(span(format!("{} {words}", number(n)), style));
        }
    };
    for side in Side::BOTH {
        let words = if long {
            format!("only {}", names[side])
        } else {
            names[side].to_owned()
        };
        add(only(side), words, palette.only[side]);
    }
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
            palette.accent.add_modifier(ratatui::style::Modifier::REVERSED)
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
