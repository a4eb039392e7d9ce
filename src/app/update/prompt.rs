//! The line at the bottom: filtering and finding while it is typed.

use super::{Effects, find, form, line, lists, search};
use crate::app::command::Command;
use crate::app::key::{Key, KeyCode};
use crate::app::keymap::Meaning;
use crate::app::motion::Motion;
use crate::app::state::{Input, Origin, Overlay, Prompt, Screen, State};

/// Opens a prompt and remembers where the screen stands.
pub(super) fn open(state: &mut State, prompt: Prompt) {
    let before = match (prompt, state.screen()) {
        (Prompt::Filter, Screen::List(list)) => list.filter.clone(),
        (Prompt::Filter, _) => return,
        (Prompt::Find, _) => find::words(state).to_owned(),
        (Prompt::Search, Screen::List(list)) => list.search().unwrap_or_default().to_owned(),
        (Prompt::Search, _) => return,
    };
    let find = find::of(state.screen()).clone();
    state.origin = Some(match state.screen() {
        Screen::List(list) => Origin {
            cursor: list.cursor,
            top: list.top,
            row: list.id(list.cursor),
            find,
        },
        Screen::Reader(reader) => Origin {
            cursor: 0,
            top: reader.top,
            row: None,
            find,
        },
        Screen::Compare(comparison) => Origin {
            cursor: comparison.cursor,
            top: comparison.top,
            row: None,
            find,
        },
    });
    let input = match prompt {
        // What is typed next is another word.
        Prompt::Filter if !before.is_empty() => Input::new(&format!("{} ", before.trim_end())),
        Prompt::Filter => Input::default(),
        Prompt::Search => Input::again(&before),
        Prompt::Find => Input::default(),
    };
    state.overlay = Some(Overlay::Prompt { prompt, input, before });
}

/// Text was pasted. It is never taken for commands.
pub(super) fn paste(state: &mut State, text: &str, effects: &mut Effects) {
    if let Some(Overlay::Prompt { input, .. }) = &mut state.overlay {
        input.insert(text.trim_matches(['\r', '\n']));
        changed(state, effects);
    } else if let Some(Overlay::Form(open)) = &mut state.overlay {
        form::paste(open, text);
    } else if let Some(Overlay::CommandLine(line)) = &mut state.overlay {
        line.paste(text.trim_matches(['\r', '\n']));
    } else if let Some(Overlay::Help {
        top,
        sought,
        typing: true,
    }) = &mut state.overlay
    {
        sought.insert(text.trim_matches(['\r', '\n']));
        *top = 0;
    } else if let Some(Overlay::Line(open)) = &mut state.overlay {
        line::paste(open, text);
    } else {
        let find = state.way(Command::Find);
        state.say(format!("Pasted text has no place here; {find} finds words"));
    }
}

/// A key was pressed while a prompt is open.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Effects) {
    let context = state.context();
    let Some(Overlay::Prompt { prompt, input, .. }) = &mut state.overlay else {
        return;
    };
    let prompt = *prompt;
    match key.code {
        KeyCode::Esc => cancel(state, effects),
        KeyCode::Backspace if input.text.is_empty() => cancel(state, effects),
        KeyCode::Enter => accept(state, effects),
        _ => {
            let before = input.text.clone();
            if input.edit(key) {
                if input.text != before {
                    changed(state, effects);
                }
            } else if prompt != Prompt::Find {
                // Through the rows while the filter is typed.
                if let Meaning::Command(command @ (Command::Down | Command::Up | Command::PageDown | Command::PageUp)) =
                    state.keymap.meaning(context, &[key])
                    && let Some(motion) = Motion::of(command, None)
                {
                    lists::go(state, motion);
                }
            }
        }
    }
}

fn changed(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Prompt { prompt, input, .. }) = &state.overlay else {
        return;
    };
    let text = input.text.clone();
    match prompt {
        Prompt::Filter => filter(state, &text, effects),
        Prompt::Find => find::search(state, &text, effects),
        Prompt::Search => search::typed(state, text, effects),
    }
}

/// Narrows the list; the cursor stays on the row it was on when the prompt opened, where that passes.
fn filter(state: &mut State, text: &str, effects: &mut Effects) {
    let row = state.origin.as_ref().and_then(|origin| origin.row.clone());
    if let Some(list) = lists::list(state) {
        text.trim_end().clone_into(&mut list.filter);
        list.anchor = row;
        list.from_top = true;
    }
    lists::arrange(state, effects);
}

fn accept(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Prompt { prompt, input, before }) = state.overlay.take() else {
        return;
    };
    if prompt == Prompt::Search {
        search::accept(state, effects);
    } else if prompt == Prompt::Find {
        if input.text.trim().is_empty() {
            // Nothing new: on with the old search.
            find::resume(state, &before, effects);
        } else if find::is_missing(state) {
            find::missing(state);
        }
    } else if let Screen::List(list) = state.screen()
        && let Some(mistake) = list.mistake.clone()
    {
        state.warn(mistake);
    }
    state.origin = None;
}

fn cancel(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Prompt { prompt, before, .. }) = state.overlay.take() else {
        return;
    };
    match prompt {
        Prompt::Filter => {
            if matches!(state.screen(), Screen::List(list) if list.filter != before) {
                filter(state, &before, effects);
            }
        }
        Prompt::Find => find::take_back(state, &before, effects),
        Prompt::Search => search::cancel(state, before, effects),
    }
    state.origin = None;
}
