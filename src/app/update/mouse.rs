//! The mouse: what it points at follows from where things are drawn.

use super::{Effects, compare, lists, panels, paragraph, perform, reader, selection};
use crate::app::chips;
use crate::app::command::Command;
use crate::app::geometry::{Area, compare_panes, panel, reader_panes};
use crate::app::layout::ReaderLine;
use crate::app::motion::Motion;
use crate::app::mouse::{Mouse, MouseKind, Selection, Spot};
use crate::app::state::{Overlay, Screen, State, View};
use crate::compare::Side;

/// Lines a turn of the wheel scrolls.
const WHEEL: isize = 3;

impl Area {
    fn holds(&self, mouse: Mouse) -> bool {
        (self.x..self.right()).contains(&mouse.column) && (self.y..self.bottom()).contains(&mouse.row)
    }
}

/// The mouse did something.
pub(super) fn act(state: &mut State, mouse: Mouse, effects: &mut Effects) {
    if matches!(mouse.kind, MouseKind::Press | MouseKind::Double) {
        state.notice = None;
        state.selection = None;
        state.pending.clear();
        state.count = None;
        // Whoever has begun to point is not taken elsewhere when the rest has been read.
        state.returning = None;
    }
    if state.overlay.is_some() {
        return over(state, mouse, effects);
    }
    match state.screen() {
        Screen::List(_) => list(state, mouse, effects),
        Screen::Reader(_) => in_reader(state, mouse, effects),
        Screen::Compare(_) => in_comparison(state, mouse, effects),
    }
}

/// Something lies over the screen: the wheel scrolls it, a press beside it closes it. What is being typed stays.
fn over(state: &mut State, mouse: Mouse, effects: &mut Effects) {
    if matches!(
        state.overlay,
        Some(Overlay::Prompt { .. } | Overlay::CommandLine(_) | Overlay::Line(_) | Overlay::Form(_))
    ) {
        return;
    }
    let panel = panel(state.columns, state.rows);
    match mouse.kind {
        MouseKind::WheelUp => _ = panels::perform(state, Command::Up, Some(1), effects),
        MouseKind::WheelDown => _ = panels::perform(state, Command::Down, Some(1), effects),
        // The list of themes stands elsewhere; the wheel goes through it.
        MouseKind::Press if matches!(state.overlay, Some(Overlay::Themes(_))) => {}
        MouseKind::Press if !panel.frame.holds(mouse) => _ = panels::close(state),
        MouseKind::Press | MouseKind::Double => {
            let (cursor, top, rows, above) = match &mut state.overlay {
                Some(Overlay::Chooser(list)) => (&mut list.cursor, list.top, list.candidates.len(), 0),
                // The names of its columns stand above.
                Some(Overlay::Pairs(list)) => (&mut list.cursor, list.top, list.rows.len(), 1),
                _ => return,
            };
            let Some(dy) = usize::from(mouse.row.saturating_sub(panel.content.y)).checked_sub(above) else {
                return;
            };
            if !panel.content.holds(mouse) || top + dy >= rows {
                return;
            }
            *cursor = top + dy;
            if mouse.kind == MouseKind::Double {
                panels::perform(state, Command::Open, None, effects);
            }
        }
        MouseKind::Drag | MouseKind::Release => {}
    }
}

fn list(state: &mut State, mouse: Mouse, effects: &mut Effects) {
    let panes = state.list_panes();
    if panes.preview.is_some_and(|pane| pane.holds(mouse)) {
        let focused = state.preview_focused;
        match mouse.kind {
            MouseKind::Press | MouseKind::Double => state.preview_focused = true,
            MouseKind::WheelUp | MouseKind::WheelDown => {
                // Under the pointer, wherever the keys go.
                state.preview_focused = true;
                lists::go(state, Motion::Lines(turned(mouse)));
                state.preview_focused = focused;
            }
            MouseKind::Drag | MouseKind::Release => {}
        }
        return;
    }
    if panes.chips.holds(mouse) {
        return on_chips(state, panes.chips, mouse, effects);
    }
    if !panes.list.holds(mouse) {
        return;
    }
    let Some(list) = lists::list(state) else {
        return;
    };
    let height = panes.list.height;
    match mouse.kind {
        MouseKind::WheelUp | MouseKind::WheelDown => {
            let last = list.last_top(height);
            let by = if mouse.kind == MouseKind::WheelUp { -1 } else { 1 };
            let top = list.top.saturating_add_signed(by).min(last);
            let page = list.rows_from(top, height);
            // Where there is no more to scroll the cursor moves.
            let cursor = if top == list.top {
                list.cursor.saturating_add_signed(by)
            } else {
                list.cursor.clamp(top, top + page.saturating_sub(1))
            };
            lists::put(list, cursor);
            list.top = top;
        }
        MouseKind::Press | MouseKind::Double => {
            // A heading is no row.
            let Some(row) = list.row_at(mouse.row - panes.list.y, height) else {
                return;
            };
            lists::put(list, row);
            state.preview_focused = false;
            if mouse.kind == MouseKind::Double {
                perform(state, Command::Open, None, effects);
            }
        }
        MouseKind::Drag | MouseKind::Release => {}
    }
}

/// A press on the sign behind what narrows a list takes it away.
fn on_chips(state: &mut State, line: Area, mouse: Mouse, effects: &mut Effects) {
    let Screen::List(list) = state.screen() else {
        return;
    };
    if mouse.kind != MouseKind::Press {
        return;
    }
    let (placed, _) = chips::placed(&chips::chips(state, list), line);
    // A cell to both sides counts as well: the sign is small.
    if let Some(chip) = placed.into_iter().find(|chip| chip.cross.abs_diff(mouse.column) <= 1) {
        lists::drop_chip(state, &chip.what, effects);
    }
}

fn turned(mouse: Mouse) -> isize {
    if mouse.kind == MouseKind::WheelUp {
        -WHEEL
    } else {
        WHEEL
    }
}

/// The line and cell of a text under the mouse, where its lines are drawn from `top` on; outside of the text the nearest.
fn spot(area: Area, top: usize, lines: usize, mouse: Mouse) -> Spot {
    let dy = mouse.row.clamp(area.y, area.bottom().saturating_sub(1).max(area.y)) - area.y;
    let column = mouse.column.clamp(area.x, area.right().saturating_sub(1).max(area.x)) - area.x;
    Spot {
        line: (top + usize::from(dy)).min(lines.saturating_sub(1)),
        column,
    }
}

/// Lines to scroll because the mouse is held above or below the text.
fn beyond(area: Area, mouse: Mouse) -> isize {
    match mouse.row {
        row if row < area.y => -1,
        row if row >= area.bottom() => 1,
        _ => 0,
    }
}

fn in_reader(state: &mut State, mouse: Mouse, effects: &mut Effects) {
    let area = reader_panes(state.columns, state.rows, state.measure, state.zen).text;
    let screen = state.screens.len();
    let held = state.selection.is_some_and(|selection| selection.held);
    let height = usize::from(area.height);
    let Some(reader) = reader::reader(state) else {
        return;
    };
    let lines = reader.layout.lines.len();
    match mouse.kind {
        MouseKind::WheelUp | MouseKind::WheelDown => {
            let last = reader::last_top(reader, height);
            let top = Motion::Lines(turned(mouse)).from(reader.top, last, height);
            reader::put(reader, top);
        }
        MouseKind::Press | MouseKind::Double if area.holds(mouse) && lines > 0 => {
            let at = spot(area, reader.top, lines, mouse);
            if let Some(ReaderLine::Text { paragraph, .. }) = reader.layout.lines.get(at.line) {
                reader.passage = *paragraph;
            }
            let of = (screen, lines, reader.layout.width);
            state.selection = Some(begun(Side::Left, at, of));
        }
        MouseKind::Drag if held => {
            let by = beyond(area, mouse);
            let last = reader::last_top(reader, height);
            let top = reader.top.saturating_add_signed(by).min(last);
            if top != reader.top {
                reader::put(reader, top);
                paragraph::keep_in_sight(reader, height);
            }
            let at = spot(area, reader.top, lines, mouse);
            drag(state, at);
        }
        MouseKind::Release if held => selection::release(state, effects),
        _ => {}
    }
}

fn begun(side: Side, at: Spot, of: (usize, usize, u16)) -> Selection {
    Selection {
        side,
        from: at,
        to: at,
        of,
        held: true,
    }
}

fn drag(state: &mut State, to: Spot) {
    if let Some(selection) = &mut state.selection {
        selection.to = to;
    }
}

fn in_comparison(state: &mut State, mouse: Mouse, effects: &mut Effects) {
    let Screen::Compare(comparison) = state.screen() else {
        return;
    };
    let view = state.view_of(comparison);
    let panes = compare_panes(state.columns, state.rows, view, state.zen);
    let screen = state.screens.len();
    let held = state.selection.filter(|selection| selection.held);
    let height = usize::from(panes.body.height).max(1);
    let column = |side: Side| match (view, side) {
        (View::Columns, Side::Right) => panes.right,
        _ => panes.left,
    };
    let Some(comparison) = compare::comparison(state) else {
        return;
    };
    let lines = comparison.layout.lines.len();
    match mouse.kind {
        MouseKind::WheelUp | MouseKind::WheelDown => {
            let last = compare::last_top(comparison, height);
            let turned = Motion::Lines(turned(mouse));
            let under = if mouse.column >= panes.right.x {
                Side::Right
            } else {
                Side::Left
            };
            // Under the pointer, wherever the keys go.
            match &mut comparison.resting {
                Some(resting) if under != comparison.focus => *resting = turned.from(*resting, last, height),
                _ => {
                    comparison.top = turned.from(comparison.top, last, height);
                    compare::anchor(comparison);
                }
            }
        }
        MouseKind::Press | MouseKind::Double if panes.body.holds(mouse) && lines > 0 => {
            let pointed = match view {
                View::Columns if mouse.column >= panes.right.x => Side::Right,
                View::Columns => Side::Left,
                View::Interleaved | View::OneSide => comparison.focus,
            };
            let line = comparison.top_of(pointed) + usize::from(mouse.row - panes.body.y);
            let Some(line) = comparison.layout.lines.get(line) else {
                return;
            };
            let side = match view {
                View::Columns => pointed,
                View::Interleaved if line.pieces.left.is_empty() && !line.pieces.right.is_empty() => Side::Right,
                View::Interleaved => Side::Left,
                View::OneSide => comparison.focus,
            };
            if let Some(row) = line.row {
                comparison.cursor = row;
            }
            comparison.focus_on(side);
            let at = spot(column(side), comparison.top, lines, mouse);
            let of = (screen, lines, comparison.layout.width);
            state.selection = column(side).holds(mouse).then(|| begun(side, at, of));
        }
        MouseKind::Drag => {
            let Some(held) = held else {
                return;
            };
            let last = compare::last_top(comparison, height);
            let by = beyond(panes.body, mouse);
            comparison.top = comparison.top.saturating_add_signed(by).min(last);
            let at = spot(column(held.side), comparison.top, lines, mouse);
            drag(state, at);
        }
        MouseKind::Release if held.is_some() => selection::release(state, effects),
        _ => {}
    }
}
