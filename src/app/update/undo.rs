//! Taking back what was done, step by step.

use super::{Effects, form, kept};
use crate::app::msg::{Change, Effect};
use crate::app::state::State;
use crate::app::undo::{Item, STEPS, Step};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A step as it is kept.
pub(super) fn step(done: String, items: Vec<Item>) -> Option<String> {
    serde_json::to_string(&Step { done, items }).ok()
}

/// Keeps changes together with the step that takes them back.
pub(super) fn did(state: &mut State, step: Option<String>, mut changes: Vec<Change>, effects: &mut Effects) {
    if let Some(step) = step {
        changes.push(Change::Did(step.clone()));
        state.undo.push(step);
        if state.undo.len() > STEPS {
            state.undo.remove(0);
        }
    }
    effects.push(Effect::Save(Change::Together(changes)));
}

/// Takes the last step back.
pub(super) fn take_back(state: &mut State, effects: &mut Effects) {
    let Some(kept) = state.undo.pop() else {
        return state.say("There is nothing to take back");
    };
    let mut changes = Vec::new();
    match serde_json::from_str::<Step>(&kept) {
        Ok(step) => {
            changes.extend(step.items.iter().map(Item::back));
            apply(state, &changes, effects);
            state.say(format!("Taken back: {}", step.done));
        }
        Err(_) => state.say("The last change was kept in a way this version does not read; it stays"),
    }
    changes.push(Change::Undid(kept));
    effects.push(Effect::Save(Change::Together(changes)));
}

/// Makes changes of marks and corrections count; saving them is another matter.
pub(super) fn apply(state: &mut State, changes: &[Change], effects: &mut Effects) {
    let mut corrected = FxHashSet::default();
    let mut regrouped = false;
    let marked = changes.iter().any(|change| {
        matches!(
            change,
            Change::Starred { .. } | Change::Tagged { .. } | Change::Noted { .. }
        )
    });
    for change in changes {
        match change {
            Change::Read { id, read } => {
                let marks = Arc::make_mut(&mut state.marks);
                let _ = if *read {
                    marks.read.insert(id.clone())
                } else {
                    marks.read.remove(id)
                };
            }
            Change::Starred { id, starred } => {
                let marks = Arc::make_mut(&mut state.marks);
                let _ = if *starred {
                    marks.starred.insert(id.clone())
                } else {
                    marks.starred.remove(id)
                };
            }
            Change::Tagged { id, tag, tagged } => {
                Arc::make_mut(&mut state.marks).tag(id, tag, *tagged);
                kept::lay_again(state, id);
            }
            Change::Noted {
                id,
                passage,
                paragraph,
                text,
            } => {
                Arc::make_mut(&mut state.marks).note(id, passage, *paragraph, text.clone());
                kept::lay_again(state, id);
            }
            Change::Corrected { id, field, said } => {
                Arc::make_mut(&mut state.edits).set(id, *field, said.clone());
                corrected.insert(id.clone());
            }
            Change::Tied { one, other, tie } => {
                Arc::make_mut(&mut state.edits).ties.set(one, other, *tie);
                regrouped = true;
            }
            Change::Hidden { outlet, hidden } => {
                Arc::make_mut(&mut state.edits).hide(outlet, *hidden);
                regrouped = true;
            }
            Change::Did(_)
            | Change::Undid(_)
            | Change::Left(_)
            | Change::Theme { .. }
            | Change::Untried(_)
            | Change::Together(_) => {}
        }
    }
    if marked {
        kept::list_again(state);
    }
    if !corrected.is_empty() {
        form::corrected(state, &corrected, effects);
    } else if regrouped {
        effects.push(Effect::Correct(Arc::clone(&state.edits)));
    }
}
