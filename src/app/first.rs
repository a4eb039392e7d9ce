//! The first minute: the three keys that matter, told until they have been used.

use super::command::{Command, entry};
use super::geometry::{ListPanes, list_panes_with};
use super::list::{Kind, Scope};
use super::msg::{Change, Effect};
use super::state::{Screen, State};

/// What whoever is new here is told of, in this order, each with its word.
pub const STEPS: [(Command, &str); 3] = [
    (Command::Open, "open"),
    (Command::Compare, "compare"),
    (Command::Help, "help"),
];

/// What whoever has never been here has still to try: all of it.
pub fn all() -> String {
    kept(&STEPS.map(|(command, _)| command))
}

impl State {
    /// What was still to be tried when the program ended last (what [`Change::Untried`] carried).
    pub fn resume_welcome(&mut self, kept: &str) {
        let names: Vec<&str> = kept.split(' ').collect();
        let untried = STEPS.map(|(command, _)| command).into_iter();
        self.untried = untried
            .filter(|command| names.contains(&entry(*command).name))
            .collect();
    }

    /// Whether the line that tells of it has a place on this screen: over the stories, and nowhere else.
    fn is_welcoming(&self) -> bool {
        let stories =
            matches!(self.screen(), Screen::List(list) if list.kind == Kind::Stories && list.scope == Scope::All);
        stories && !self.untried.is_empty()
    }

    /// Where the parts of a list stand on this screen.
    pub fn list_panes(&self) -> ListPanes {
        list_panes_with(self.columns, self.rows, self.zen, self.is_welcoming())
    }

    /// A command was used: it need not be told of any more.
    pub(super) fn tried(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let before = self.untried.len();
        self.untried.retain(|untried| *untried != command);
        if self.untried.len() < before {
            effects.push(Effect::Save(Change::Untried(kept(&self.untried))));
        }
    }
}

fn kept(untried: &[Command]) -> String {
    let names: Vec<&str> = untried.iter().map(|command| entry(*command).name).collect();
    names.join(" ")
}
