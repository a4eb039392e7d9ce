//! Draws a [`State`] into a frame: what is seen follows from the state alone, and nothing here changes it.

mod body;
mod bonds;
mod chips;
mod chooser;
mod chrome;
mod commandline;
mod compare;
mod empty;
mod entries;
mod evidence;
mod excerpt;
#[cfg(test)]
mod fixture;
mod form;
mod glyphs;
mod help;
mod hits;
mod inks;
mod ledger;
mod line;
mod painter;
mod pairs;
mod palette;
mod panel;
mod passages;
mod pen;
mod phrase;
mod preview;
mod problems;
mod reader;
mod reason;
mod recent;
mod rows;
mod scene;
mod scroll;
mod selection;
mod sgr;
mod strip;
#[cfg(test)]
mod tests;
mod themelist;
mod whichkey;
mod why;

pub use painter::Painter;
pub use recent::recents;

use crate::app::geometry::{Area, compare_panes, reader_panes};
use crate::app::list::List;
use crate::app::state::Limits;
use crate::app::{Overlay, Screen, State};
use ratatui::Frame;
use scene::Scene;

/// Draws the screen and what stands over it. The state's size decides where things stand; a frame of another size
/// (a resize not yet told) is drawn as far as it reaches. Answers how far what was drawn can be scrolled, for
/// [`State::limit`].
pub fn view(state: &State, frame: &mut Frame<'_>) -> Limits {
    let mut scene = Scene::new(state, frame.buffer_mut());
    match state.screen() {
        Screen::List(list) => draw_list(&mut scene, list),
        Screen::Reader(reader) => reader::reader(&mut scene, reader),
        Screen::Compare(comparison) => compare::compare(&mut scene, comparison),
    }
    selection::selection(&mut scene);
    if let Some(overlay) = &state.overlay {
        draw_overlay(&mut scene, overlay);
    }
    // Even where there is nothing but text, what is said now and what is being typed must be seen.
    let telling = state.notice.is_some() || state.count.is_some() || !state.pending.is_empty();
    let typing = matches!(
        state.overlay,
        Some(Overlay::Prompt { .. } | Overlay::CommandLine(_) | Overlay::Line(_))
    );
    if state.zen && telling && !typing {
        let area = status_area(state);
        scene.pen.clear(area);
        chrome::status(&mut scene, area);
    }
    if state.count.is_some() || !state.pending.is_empty() {
        let area = status_area(state);
        whichkey::which_key(&mut scene, area);
    }
    if let Some(ground) = scene.palette.ground {
        scene.pen.paint(ground);
    }
    scene.pen.lay_glyphs(state.glyphs);
    let (limits, caret) = (scene.limits, scene.caret);
    if let Some(at) = caret {
        frame.set_cursor_position(at);
    }
    limits
}

fn draw_list(scene: &mut Scene<'_>, list: &List) {
    let state = scene.state;
    let panes = state.list_panes();
    chrome::header(scene, panes.header);
    chips::row(scene, panes.chips, list);
    rows::rows(scene, panes.list, list);
    if let Some(area) = panes.preview {
        if !list.rows.is_empty() {
            let rule = Area {
                x: area.x.saturating_sub(2),
                width: 1,
                ..area
            };
            let style = if state.preview_focused {
                scene.palette.accent
            } else {
                scene.palette.rule
            };
            for dy in 0..rule.height {
                scene.pen.text(rule, 0, dy, "│", style);
            }
        }
        preview::preview(scene, area, list);
    }
    chrome::hint(scene, panes.hint);
    chrome::status(scene, panes.status);
}

fn draw_overlay(scene: &mut Scene<'_>, overlay: &Overlay) {
    match overlay {
        Overlay::Help { top, sought, typing } => help::help(scene, *top, sought, *typing),
        Overlay::Problems(list) => problems::problems(scene, list),
        Overlay::Form(form) => form::form(scene, form),
        Overlay::Evidence {
            article,
            problem,
            bonds,
            top,
            ..
        } => evidence::evidence(scene, article.as_deref(), problem.as_ref(), bonds, *top),
        Overlay::Story { id, bonds, top } => bonds::story(scene, id, bonds, *top),
        Overlay::Why { top, .. } => {
            if let Screen::Compare(comparison) = scene.state.screen() {
                why::why(scene, comparison, *top);
            }
        }
        Overlay::Ledger(list) => {
            if let Screen::Compare(comparison) = scene.state.screen() {
                ledger::ledger(scene, comparison, *list);
            }
        }
        Overlay::Hints(hints) => reader::hints(scene, hints),
        Overlay::Line(line) => {
            let area = status_area(scene.state);
            line::line(scene, area, line);
        }
        Overlay::Chooser(of) => chooser::chooser(scene, of),
        Overlay::Pairs(list) => pairs::pairs(scene, list),
        Overlay::Themes(list) => themelist::themes(scene, list),
        Overlay::CommandLine(line) => {
            let area = status_area(scene.state);
            commandline::command_line(scene, area, line);
        }
        Overlay::Prompt { prompt, input, .. } => {
            let area = status_area(scene.state);
            chooser::prompt(scene, area, *prompt, input);
        }
    }
}

/// The line at the bottom; on a screen that has none, its last line.
fn status_area(state: &State) -> Area {
    let (columns, rows) = (state.columns, state.rows);
    let status = match state.screen() {
        Screen::List(_) => state.list_panes().status,
        Screen::Reader(_) => reader_panes(columns, rows, state.measure, state.zen).status,
        Screen::Compare(comparison) => compare_panes(columns, rows, state.view_of(comparison), state.zen).status,
    };
    if status.height > 0 {
        return status;
    }
    Area {
        x: 0,
        y: rows.saturating_sub(1),
        width: columns,
        height: 1.min(rows),
    }
}
