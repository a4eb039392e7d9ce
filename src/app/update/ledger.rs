//! The lists over a comparison: opening them, and going from a line to its passage.

use super::compare;
use crate::app::command::Command;
use crate::app::index::Index;
use crate::app::ledger::{Kind, Ledger, entries};
use crate::app::state::{Overlay, Screen, State, View};

/// Opens a list, also from another one. `false`: the command is not about that.
pub(super) fn open(state: &mut State, command: Command) -> bool {
    let kind = match command {
        Command::Quotes => Kind::Quotes,
        Command::Figures => Kind::Figures,
        Command::Dropped => Kind::Dropped,
        _ => return false,
    };
    let Screen::Compare(comparison) = state.screen() else {
        return false;
    };
    match Ledger::open(kind, comparison) {
        Some(ledger) => state.overlay = Some(Overlay::Ledger(ledger)),
        None => state.say("The comparison is not there yet"),
    }
    true
}

/// Goes back to the list one has just come from, while its passage is under the cursor.
pub(super) fn back(state: &mut State) -> bool {
    let Some(comparison) = compare::comparison(state) else {
        return false;
    };
    let cursor = comparison.cursor;
    let Some((ledger, _)) = comparison.way_back.take().filter(|(_, row)| *row == cursor) else {
        return false;
    };
    state.overlay = Some(Overlay::Ledger(ledger));
    true
}

/// How many entries a list has.
pub(super) fn length(state: &State, kind: Kind) -> usize {
    match state.screen() {
        Screen::Compare(comparison) => {
            let collation = comparison.collation.as_deref();
            collation.map_or(0, |collation| entries(collation, kind).all.len())
        }
        _ => 0,
    }
}

/// Leaves the list for the passage of the entry under its cursor.
pub(super) fn visit(state: &mut State) {
    let Some(Overlay::Ledger(ledger)) = state.overlay else {
        return;
    };
    let height = compare::height(state);
    let Some(comparison) = compare::comparison(state) else {
        return;
    };
    let Some(collation) = comparison.collation.clone() else {
        return;
    };
    let entries = entries(&collation, ledger.kind);
    let Some(entry) = entries.all.get(ledger.cursor) else {
        return;
    };
    if let Some((side, row)) = entry.leads_to(&Index::new(&collation), comparison.focus) {
        if comparison.view == View::OneSide {
            comparison.focus = side;
        }
        comparison.visited = Some(ledger);
        comparison.way_back = Some((ledger, row));
        compare::reveal(comparison, row, height);
        comparison.cursor = row;
        state.overlay = None;
        let escape = state.way(Command::Escape);
        state.say(format!("{escape} goes back to the list"));
    }
}
