//! Searching in help: only the commands that have the words typed are shown.

use crate::app::key::{Key, KeyCode};
use crate::app::state::{Input, Overlay, State};

/// Begins to type what is looked for.
pub(super) fn open(state: &mut State) {
    if let Some(Overlay::Help { sought, typing, .. }) = &mut state.overlay {
        *sought = Input::default();
        *typing = true;
    }
}

/// A key was pressed while it is typed.
pub(super) fn press(state: &mut State, key: Key) {
    let Some(Overlay::Help { top, sought, typing }) = &mut state.overlay else {
        return;
    };
    match key.code {
        KeyCode::Enter => *typing = false,
        KeyCode::Esc => {
            *sought = Input::default();
            *typing = false;
        }
        KeyCode::Backspace if sought.text.is_empty() => *typing = false,
        _ => {
            sought.edit(key);
            *top = 0;
        }
    }
}
