//! The line in which a command is typed by its name.

use super::{Effects, compare, lists, perform, prompt, themes};
use crate::app::command::Command;
use crate::app::commandline::{Asked, CommandLine, order_name};
use crate::app::key::{Key, KeyCode};
use crate::app::state::{Input, Overlay, Screen, Shading, State, View};

/// Opens the line.
pub(super) fn open(state: &mut State) {
    state.overlay = Some(Overlay::CommandLine(Box::default()));
}

fn line(state: &mut State) -> Option<&mut CommandLine> {
    match &mut state.overlay {
        Some(Overlay::CommandLine(line)) => Some(line),
        _ => None,
    }
}

/// A key was pressed while the line is open.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Effects) {
    let control = |c: char| {
        key == Key {
            control: true,
            ..Key::char(c)
        }
    };
    let Some(open) = line(state) else {
        return;
    };
    match key.code {
        KeyCode::Esc => state.overlay = None,
        KeyCode::Backspace if open.input.text.is_empty() => state.overlay = None,
        KeyCode::Enter => run(state, effects),
        KeyCode::Tab => choose(state, true),
        KeyCode::BackTab => choose(state, false),
        KeyCode::Down => older_or(state, false),
        KeyCode::Up => older_or(state, true),
        _ if control('n') => older_or(state, false),
        _ if control('p') => older_or(state, true),
        _ => {
            let before = open.input.text.clone();
            if open.input.edit(key) && open.input.text != before {
                open.edited();
            }
        }
    }
}

/// Up: the history, unless candidates are gone through. Down: candidates, unless the history is gone through.
fn older_or(state: &mut State, up: bool) {
    let Some(open) = line(state) else {
        return;
    };
    let recalling = open.recalled.is_some();
    if open.at.is_some() || !up && !recalling {
        return choose(state, !up);
    }
    let at = match (open.recalled, up) {
        (None, _) => Some(0),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    let Some(at) = at else {
        open.input = Input::default();
        return open.edited();
    };
    if let Some(earlier) = state.history.iter().rev().nth(at).cloned()
        && let Some(open) = line(state)
    {
        open.input = Input::new(&earlier);
        open.edited();
        open.recalled = Some(at);
    }
}

/// Puts the next candidate into the line, behind the last one what was typed.
fn choose(state: &mut State, forward: bool) {
    let Some(Overlay::CommandLine(open)) = &state.overlay else {
        return;
    };
    let candidates = state.candidates(open);
    let last = candidates.len().checked_sub(1);
    let at = match (open.at, forward) {
        (None, true) => last.map(|_| 0),
        (None, false) => last,
        (Some(at), true) => (Some(at) < last).then_some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    let text = at
        .and_then(|at| candidates.get(at))
        .map(|candidate| candidate.text.clone());
    if let Some(open) = line(state) {
        open.at = at;
        open.input = Input::new(text.as_deref().unwrap_or(&open.typed));
        // There is no other of that name: on with what stands behind it.
        let begun = candidates
            .iter()
            .filter(|candidate| candidate.name.starts_with(open.typed.trim()));
        if at == Some(0) && begun.count() == 1 && open.input.text.ends_with(' ') {
            open.edited();
        }
    }
}

/// Does what the line says; where that is not understood it is told what is wrong, and the line is the last of the history.
fn run(state: &mut State, effects: &mut Effects) {
    let Some(open) = line(state) else {
        return;
    };
    let text = open.input.text.trim().to_owned();
    if text.is_empty() {
        state.overlay = None;
        return;
    }
    let asked = state.read_command(&text);
    state.history.retain(|earlier| *earlier != text);
    state.history.push(text);
    state.overlay = None;
    let asked = match asked {
        Ok(asked) => asked,
        Err(mistake) => return state.warn(mistake),
    };
    state.returning = None;
    match asked {
        Asked::Command(command, count) => {
            perform(state, command, count, effects);
        }
        Asked::Words(command, words) => {
            perform(state, command, None, effects);
            if let Some(Overlay::Prompt { input, .. }) = &mut state.overlay {
                *input = Input::default();
                prompt::paste(state, &words, effects);
                prompt::press(state, Key::plain(KeyCode::Enter), effects);
            }
        }
        Asked::Choice(command, choice) => choice_made(state, command, &choice, effects),
    }
}

fn choice_made(state: &mut State, command: Command, choice: &str, effects: &mut Effects) {
    match command {
        Command::Theme => themes::choose(state, choice, effects),
        Command::Sort => {
            let sort = match state.screen() {
                Screen::List(list) => list.sorts().iter().find(|sort| order_name(**sort) == choice),
                _ => None,
            };
            if let Some(sort) = sort.copied() {
                lists::sort_by(state, sort, effects);
            }
        }
        Command::View => compare::view(
            state,
            Some(match choice {
                "interleaved" => View::Interleaved,
                "one-side" => View::OneSide,
                _ => View::Columns,
            }),
        ),
        Command::Words => {
            if let Some(comparison) = compare::comparison(state) {
                comparison.shading = match choice {
                    "off" => Shading::Off,
                    "shared" => Shading::Shared,
                    _ => Shading::Words,
                };
            }
            compare::describe(state, command);
        }
        _ => {}
    }
}
