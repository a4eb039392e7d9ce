//! The scroll lock of a comparison: unlocked, the focused side scrolls by itself and the other one rests.

use super::compare;
use crate::app::command::Command;
use crate::app::state::{Comparison, Screen, State, View};
use crate::compare::Side;

impl Comparison {
    /// The first line drawn of a side.
    pub fn top_of(&self, side: Side) -> usize {
        match self.resting {
            Some(resting) if side != self.focus => resting,
            _ => self.top,
        }
    }

    /// Focuses a side; where only one scrolls, it is that one from now on.
    pub(in crate::app) fn focus_on(&mut self, side: Side) {
        if side != self.focus
            && let Some(resting) = &mut self.resting
        {
            std::mem::swap(&mut self.top, resting);
        }
        self.focus = side;
    }
}

/// Unlocks the sides, or locks them: then the other one comes back to the passage.
pub(super) fn toggle(state: &mut State) {
    let Screen::Compare(comparison) = state.screen() else {
        return;
    };
    let (view, lock) = (state.view_of(comparison), state.way(Command::ScrollLock));
    if view != View::Columns {
        return state.say("The scroll lock is for texts side by side; here one column scrolls");
    }
    let Some(comparison) = compare::comparison(state) else {
        return;
    };
    if comparison.collation.is_none() {
        return state.say("The comparison is not there yet");
    }
    comparison.resting = match comparison.resting {
        Some(_) => None,
        None => Some(comparison.top),
    };
    let apart = comparison.resting.is_some();
    compare::anchor(comparison);
    state.say(if apart {
        format!("The focused side scrolls by itself; {lock} locks both together again")
    } else {
        "Both sides scroll together".to_owned()
    });
}

/// The passage the resting side begins with, before it is laid out anew.
pub(super) fn row(comparison: &Comparison) -> Option<usize> {
    let below = comparison.layout.lines.get(comparison.resting?..)?;
    below.iter().find_map(|line| line.row)
}

/// Puts that passage on the first line of the resting side again.
pub(super) fn rest_on(comparison: &mut Comparison, row: Option<usize>) {
    let lines = row.and_then(|row| comparison.layout.rows.get(row));
    if let (Some(resting), Some(lines)) = (&mut comparison.resting, lines) {
        *resting = lines.start;
    }
}
