//! The line at the bottom for tags, a note or the name of a file.

use super::chooser::field;
use super::pen::{cut, part, span};
use super::scene::Scene;
use crate::app::geometry::Area;
use crate::app::line::{Aim, Line};
use crate::text::width::width;
use ratatui::text::{self, Span};

/// Cells between the line and what is said beside it.
const APART: usize = 3;

/// Draws the line, what it is for, and what can be done with it, as much as there is room for.
pub fn line(scene: &mut Scene<'_>, area: Area, line: &Line) {
    let palette = scene.palette;
    let row = part(area, 1, 0, area.width.saturating_sub(2), 1);
    scene.pen.clear(area);
    let (label, keys): (String, &[&str]) = match &line.aim {
        Aim::Tags(_) | Aim::Note { was: None, .. } => {
            let what = if matches!(line.aim, Aim::Tags(_)) {
                "Tags"
            } else {
                "Note"
            };
            (format!("{what}: "), &["Enter done   Esc cancel"])
        }
        Aim::Note { .. } => ("Note: ".to_owned(), &["Enter save, empty removes   Esc cancel"]),
        Aim::Export { parts, at, exists } => {
            let part = parts.get(*at).map_or("", |(part, _)| part.word());
            let label = format!("Export {part} to: ");
            let there = exists.as_deref() == Some(line.input.text.trim());
            let keys: &[&str] = match (there, parts.len() > 1) {
                (true, _) => &[
                    "this file is there: Enter replaces it   Esc cancels",
                    "Enter replaces it",
                ],
                (false, true) => &["Enter save   Tab something else   Esc cancel", "Enter save   Tab part"],
                (false, false) => &["Enter save   Esc cancel"],
            };
            (label, keys)
        }
    };
    let warned = matches!(&line.aim, Aim::Export { exists: Some(name), .. } if name == line.input.text.trim());
    let style = if warned { palette.trouble } else { palette.dim };
    // On a very narrow screen what is typed needs the room.
    let label = if usize::from(row.width) >= label.len() + 8 {
        label.as_str()
    } else {
        ""
    };
    let begins = scene.pen.text(row, 0, 0, label, palette.dim);
    let room = usize::from(row.width.saturating_sub(begins));
    let mut left = room.saturating_sub(width(&line.input.text) + 1 + APART);
    let mut beside: Vec<Span<'_>> = Vec::new();
    // What went wrong, and which keys there are, is said above where there is no room beside.
    let fits = keys.iter().any(|keys| width(keys) <= left);
    let above = match &scene.state.notice {
        Some(notice) => Some((format!("! {}", notice.text), palette.trouble)),
        None if !fits => keys.first().map(|keys| ((*keys).to_owned(), style)),
        None => None,
    };
    if let Some((above, style)) = above.filter(|_| area.y > 0) {
        let place = Area {
            y: area.y - 1,
            height: 1,
            ..area
        };
        scene.pen.clear(place);
        let place = part(place, 1, 0, area.width.saturating_sub(2), 1);
        scene
            .pen
            .text(place, 0, 0, &cut(&above, usize::from(place.width)), style);
    }
    if let Some(keys) = keys.iter().find(|keys| width(keys) <= left) {
        left -= width(keys);
        beside.push(span(*keys, style));
    }
    // What it can be completed to, the one that Tab takes first.
    let offered = line.offered();
    let mut said: Vec<Span<'_>> = Vec::new();
    for (at, tag) in offered.iter().enumerate() {
        let cells = width(tag) + 2;
        let tab = if at == 0 { "Tab ".len() } else { 0 };
        if cells + tab + 1 > left {
            break;
        }
        left -= cells + tab;
        if at == 0 {
            said.push(span("Tab ", palette.dim));
        }
        let style = if at == 0 { palette.text } else { palette.dim };
        said.push(span(tag.to_string(), style));
        said.push(Span::raw("  "));
    }
    if !said.is_empty() {
        said.push(Span::raw(" "));
        beside.splice(0..0, said);
    }
    scene.pen.line_right(row, 0, &text::Line::from(beside));
    field(scene, part(row, begins, 0, row.width, 1), &line.input, true);
}
