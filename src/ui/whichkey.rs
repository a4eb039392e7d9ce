//! After the first key of a sequence, or a count: how it can go on.

use super::panel::above;
use super::pen::{fit, part, span};
use super::rows::widest;
use super::scene::Scene;
use crate::app::State;
use crate::app::command::entry;
use crate::app::commandline::Argument;
use crate::app::geometry::Area;
use crate::text::width::width;
use ratatui::text::{Line, Span};

/// The widest a name gets.
const NAME: usize = 26;
/// The widest the keys get.
const KEYS: usize = 9;

/// Draws the keys that may follow, above the status line, in as many columns as fit.
pub fn which_key(scene: &mut Scene<'_>, below: Area) {
    let state = scene.state;
    let palette = scene.palette;
    let mut ways: Vec<(String, &str)> = Vec::new();
    for (keys, command) in state.keymap.continuations(state.context(), &state.pending) {
        // Before the first key of a sequence all keys are open: those are shown that a count changes.
        if !state.pending.is_empty() || Argument::of(command) == Argument::Count {
            let name = entry(command).name;
            match ways.iter_mut().find(|(_, other)| *other == name) {
                // Behind a count one way to each is enough.
                Some(_) if state.pending.is_empty() => {}
                Some((all, _)) => *all = format!("{all} {keys}"),
                None => ways.push((keys, name)),
            }
        }
    }
    if ways.is_empty() {
        return;
    }
    let keys = widest(ways.iter().map(|(keys, _)| keys.as_str()), KEYS);
    let names = widest(ways.iter().map(|(_, name)| *name), NAME);
    let cell = keys + 2 + names + 3;
    let room = usize::from(below.width.saturating_sub(2));
    let columns = (room / cell.max(1)).max(1);
    let rows = ways.len().div_ceil(columns).min(usize::from(below.y.saturating_sub(2)));
    let Ok(high @ 1..) = u16::try_from(rows) else {
        return;
    };
    let block = above(scene, below, high);
    for (at, (key, name)) in ways.iter().enumerate() {
        let (column, dy) = (at / rows, at % rows);
        let Ok(dx) = u16::try_from(1 + column * cell) else {
            break;
        };
        let place = part(
            block,
            dx,
            u16::try_from(dy).unwrap_or(0),
            block.width.saturating_sub(1),
            1,
        );
        let line = Line::from(vec![
            span(fit(key, keys.max(width(key).min(KEYS))), palette.accent),
            Span::raw("  "),
            span(*name, palette.text),
        ]);
        scene.pen.line(place, 0, 0, &line);
    }
}

/// A count and the keys of an unfinished sequence.
pub fn pending(state: &State) -> String {
    let mut out = state.count.map_or_else(String::new, |count| count.to_string());
    for key in &state.pending {
        out.push_str(&key.to_string());
    }
    if !state.pending.is_empty() {
        out.push('…');
    }
    out
}
