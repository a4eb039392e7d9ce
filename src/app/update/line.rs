//! The line for tags, a note or a name of a file while it is typed.

use super::{Effects, export, kept};
use crate::app::key::{Key, KeyCode};
use crate::app::line::{Aim, Line};
use crate::app::state::{Overlay, State};

/// A key was pressed while the line is open.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Effects) {
    let Some(Overlay::Line(line)) = &mut state.overlay else {
        return;
    };
    match key.code {
        KeyCode::Esc => state.overlay = None,
        KeyCode::Enter => accept(state, effects),
        KeyCode::Tab if matches!(line.aim, Aim::Export { .. }) => export::next_part(line),
        KeyCode::Tab => line.complete(),
        _ => {
            line.input.edit(key);
        }
    }
}

/// Text was pasted into the line.
pub(super) fn paste(line: &mut Line, text: &str) {
    line.input.insert(text.trim_matches(['\r', '\n']));
}

fn accept(state: &mut State, effects: &mut Effects) {
    if matches!(&state.overlay, Some(Overlay::Line(line)) if matches!(line.aim, Aim::Export { .. })) {
        return export::accept(state, effects);
    }
    let Some(Overlay::Line(line)) = state.overlay.take() else {
        return;
    };
    let Line { aim, input, .. } = *line;
    match aim {
        Aim::Tags(id) => kept::set_tags(state, &id, &input.text, effects),
        Aim::Note {
            id,
            passage,
            paragraph,
            was,
        } => kept::set_note(state, (id, passage, paragraph), was.as_ref(), &input.text, effects),
        Aim::Export { .. } => {}
    }
}
