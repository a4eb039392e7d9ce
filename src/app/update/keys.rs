//! Keys: counts, sequences, and what they come to.

use super::{Effects, commandline, form, help, line, links, perform, prompt, quit};
use crate::app::command::Command;
use crate::app::key::{Key, KeyCode};
use crate::app::keymap::Meaning;
use crate::app::state::{Overlay, State};

/// Counts beyond this are taken for it: no list is longer.
const LARGEST_COUNT: usize = 9_999_999;

/// A key was pressed.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Effects) {
    state.notice = None;
    if state.selection.take().is_some() && key == Key::plain(KeyCode::Esc) {
        return;
    }
    if let Some(
        Overlay::Prompt { .. } | Overlay::CommandLine(_) | Overlay::Line(_) | Overlay::Help { typing: true, .. },
    ) = state.overlay
    {
        // What is no character may mean what it means elsewhere.
        let means = if key.control || key.alt {
            state.keymap.meaning(state.context(), &[key])
        } else {
            Meaning::Nothing
        };
        let key = match means {
            Meaning::Command(Command::Quit) => return quit(state, effects),
            Meaning::Command(command @ Command::Suspend) => {
                perform(state, command, None, effects);
                return;
            }
            Meaning::Command(Command::Escape) => Key::plain(KeyCode::Esc),
            _ => key,
        };
        return match state.overlay {
            Some(Overlay::CommandLine(_)) => commandline::press(state, key, effects),
            Some(Overlay::Help { .. }) => help::press(state, key),
            Some(Overlay::Line(_)) => line::press(state, key, effects),
            _ => prompt::press(state, key, effects),
        };
    }
    if matches!(state.overlay, Some(Overlay::Hints(_))) && !key.control {
        let letter = match key.code {
            KeyCode::Char(c) if key == Key::char(c) => Some(c),
            _ => None,
        };
        return links::press(state, letter, effects);
    }
    if matches!(state.overlay, Some(Overlay::Form(_))) {
        return form::press(state, key, effects);
    }
    if state.pending.is_empty() && counts(state, key) {
        return;
    }
    if key == Key::plain(KeyCode::Esc) && !(state.pending.is_empty() && state.count.is_none()) {
        forget(state);
        return;
    }
    state.pending.push(key);
    match state.keymap.meaning(state.context(), &state.pending) {
        Meaning::Beginning => {}
        Meaning::Nothing => {
            let keys: Vec<String> = state.pending.iter().map(Key::to_string).collect();
            let keys = keys.join(" ");
            let help = state.way(Command::Help);
            // Over the screen there is no help: its keys stand in the last line.
            state.say(if keys == help || state.overlay.is_some() {
                format!("“{keys}” does nothing here; Esc closes this")
            } else {
                format!("“{keys}” does nothing here; {help} shows the keys")
            });
            forget(state);
        }
        Meaning::Command(command) => {
            let count = state.count;
            forget(state);
            // Whoever has begun to move is not taken elsewhere when the rest has been read.
            state.returning = None;
            perform(state, command, count, effects);
        }
    }
}

fn forget(state: &mut State) {
    state.pending.clear();
    state.count = None;
}

/// Whether the key is a digit of a count; a count does not begin with 0.
fn counts(state: &mut State, key: Key) -> bool {
    let KeyCode::Char(c) = key.code else {
        return false;
    };
    let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    match digit.filter(|digit| key == Key::char(c) && (*digit > 0 || state.count.is_some())) {
        Some(digit) => {
            state.count = Some((state.count.unwrap_or(0) * 10 + digit).min(LARGEST_COUNT));
            true
        }
        None => false,
    }
}
