//! Takes what happened, changes the state, and says what must be done outside.

mod across;
mod answers;
mod apart;
mod commandline;
mod compare;
mod copy;
mod export;
mod find;
mod form;
mod help;
mod kept;
mod keys;
mod ledger;
mod line;
mod links;
mod lists;
mod mouse;
mod navigate;
mod outlets;
mod pairs;
mod panels;
mod paragraph;
mod preview;
mod prompt;
mod reader;
mod refresh;
mod search;
mod selection;
mod settle;
mod start;
mod stories;
mod themes;
mod undo;

use super::command::Command;
use super::msg::{Effect, Job, Msg};
use super::place;
use super::state::{Notice, Screen, State};

/// What must be done outside, in order.
type Effects = Vec<Effect>;

/// Takes one message. Never waits, reads or draws: whatever takes time is handed back as an effect.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let mut effects = Effects::new();
    match msg {
        Msg::Key(key) => keys::press(state, key, &mut effects),
        Msg::Mouse(mouse) => mouse::act(state, mouse, &mut effects),
        Msg::Paste(text) => prompt::paste(state, &text, &mut effects),
        Msg::Resize { columns, rows } => {
            state.columns = columns;
            state.rows = rows;
        }
        Msg::Tick => {}
        Msg::Terminate => quit(state, &mut effects),
        answer => answers::take(state, answer, &mut effects),
    }
    if !state.quitting {
        settle::settle(state, &mut effects);
        selection::settle(state);
        place::keep_if_moved(state, &mut effects);
    }
    effects
}

/// Does what a command says. `false`: it means nothing here.
pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>, effects: &mut Effects) -> bool {
    // What is done in what lies over a screen is none of the first steps.
    if state.overlay.is_none() {
        state.tried(command, effects);
    }
    panels::perform(state, command, count, effects)
        || navigate::perform(state, command, count, effects)
        || match state.screen() {
            Screen::List(_) => lists::perform(state, command, count, effects),
            Screen::Reader(_) => reader::perform(state, command, count, effects),
            Screen::Compare(_) => compare::perform(state, command, count, effects),
        }
}

fn quit(state: &mut State, effects: &mut Effects) {
    state.quitting = true;
    place::keep(state, effects);
    effects.push(Effect::Quit);
}

impl State {
    fn job(&mut self) -> Job {
        self.next_job += 1;
        Job(self.next_job)
    }

    fn top_screen(&mut self) -> &mut Screen {
        let last = self.screens.len() - 1;
        &mut self.screens[last]
    }

    fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            trouble: false,
        });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            trouble: true,
        });
    }
}
