//! The line in which a command is typed, and above it what it may be completed to.

use super::chooser::field;
use super::pen::{bold, fit, line_width, part, span};
use super::rows::widest;
use super::scene::Scene;
use crate::app::commandline::CommandLine;
use crate::app::geometry::Area;
use crate::app::motion_in_sight;
use crate::text::width::width;
use ratatui::text::{Line, Span};

/// Most candidates shown at a time.
const SHOWN: usize = 12;
/// The widest the columns of names and of keys get.
const NAME: usize = 24;
const KEYS: usize = 16;

/// Draws both, at the bottom of the screen.
pub fn command_line(scene: &mut Scene<'_>, area: Area, line: &CommandLine) {
    let palette = scene.palette;
    let row = part(area, 1, 0, area.width.saturating_sub(2), 1);
    scene.pen.clear(area);
    scene.pen.text(row, 0, 0, ":", palette.accent);
    let typed = width(&line.input.text) + 2;
    for advice in [
        "Tab completes   ↑ earlier   Enter run   Esc cancel",
        "Tab completes   Esc cancel",
    ] {
        if typed + 3 + width(advice) <= usize::from(row.width) {
            scene.pen.line_right(row, 0, &Line::from(span(advice, palette.dim)));
            break;
        }
    }
    field(scene, part(row, 1, 0, row.width, 1), &line.input, true);
    candidates(scene, area, line);
}

fn candidates(scene: &mut Scene<'_>, below: Area, line: &CommandLine) {
    let palette = scene.palette;
    let all = scene.state.candidates(line);
    let room = usize::from(below.y.saturating_sub(2));
    let page = SHOWN.min(all.len()).min(room);
    let high = u16::try_from(page).unwrap_or(0);
    if high == 0 {
        return;
    }
    let block = super::panel::above(scene, below, high);
    let top = motion_in_sight(0, line.at.unwrap_or(0), all.len(), page);
    let row = part(block, 1, 0, block.width.saturating_sub(2), block.height);
    let shown = || all.iter().skip(top).take(page);
    let names = widest(shown().map(|candidate| candidate.name.as_str()), NAME);
    let keys: Vec<String> = shown().map(|candidate| candidate.keys.join(" ")).collect();
    let wide = widest(keys.iter().map(String::as_str), KEYS.min(usize::from(row.width) / 4));
    for (dy, (at, candidate)) in (0..).zip(all.iter().enumerate().skip(top).take(page)) {
        let here = line.at == Some(at);
        if here {
            scene.pen.text(row, 0, dy, "▌", palette.accent);
        }
        let style = if here { bold(palette.text) } else { palette.text };
        let mut pieces = vec![span(fit(&candidate.name, names), style), Span::raw("  ")];
        if wide > 0 {
            let keys = keys.get(at - top).map_or("", String::as_str);
            pieces.push(span(fit(keys, wide), palette.accent));
            pieces.push(Span::raw("  "));
        }
        pieces.push(span(candidate.doc.as_str(), palette.dim));
        scene
            .pen
            .line(part(row, 2, 0, row.width, row.height), 0, dy, &Line::from(pieces));
    }
    if all.len() > page {
        let said = format!(" {} of {} ", line.at.map_or(page, |at| at + 1), all.len());
        let said = Line::from(span(said, palette.dim));
        let edge = Area {
            y: block.y.saturating_sub(1),
            height: 1,
            ..block
        };
        if line_width(&said) + 4 < usize::from(edge.width) {
            scene.pen.line_right(part(edge, 0, 0, edge.width - 2, 1), 0, &said);
        }
    }
}
