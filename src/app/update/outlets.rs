//! Outlets that the reader does not want to see.

use super::{Effects, lists, undo};
use crate::app::command::Command;
use crate::app::library::Library;
use crate::app::msg::Change;
use crate::app::state::{Screen, State};
use crate::app::undo::Item;
use std::sync::Arc;

/// Hides the outlet at hand, or shows it again: that under the cursor, else that of the article at hand.
pub(super) fn hide(state: &mut State, effects: &mut Effects) {
    let named = match state.screen() {
        Screen::List(list) if list.outlet(list.cursor).is_some() => {
            list.outlet(list.cursor).and_then(|outlet| outlet.name.clone())
        }
        _ => {
            let Some(id) = lists::article(state) else {
                return;
            };
            state.library.head(&id).and_then(|head| head.outlet.clone())
        }
    };
    let Some(name) = named else {
        let correct = state.way(Command::Correct);
        return state.say(format!(
            "Whose articles these are is not known, and only outlets with a name can be hidden; {correct} on an article corrects it"
        ));
    };
    let hidden = !state.edits.hidden().contains(name.as_str());
    let said = if hidden {
        format!("{name} is hidden, with {}", articles(&state.library, &name))
    } else {
        format!("{name} is shown again")
    };
    let done = format!("{name} {}", if hidden { "hidden" } else { "shown" });
    set(state, &[name.as_str().into()], hidden, done, effects);
    let undo = state.way(Command::Undo);
    state.say(format!("{said}; {undo} takes it back"));
}

/// Shows again what was hidden.
pub(super) fn show_all(state: &mut State, effects: &mut Effects) {
    let names: Vec<Arc<str>> = state.edits.hidden().iter().cloned().collect();
    let said = match names.as_slice() {
        [] => return,
        [one] => format!("{one} shown"),
        more => format!("{} outlets shown", more.len()),
    };
    set(state, &names, false, said.clone(), effects);
    let undo = state.way(Command::Undo);
    state.say(format!("{said} again; {undo} takes it back"));
}

fn articles(library: &Library, name: &str) -> String {
    let outlet = library
        .outlets
        .iter()
        .find(|outlet| outlet.name.as_deref() == Some(name));
    match outlet.map_or(0, |outlet| outlet.articles.len()) {
        1 => "1 article".to_owned(),
        more => format!("{more} articles"),
    }
}

/// Hides outlets or shows them, keeps it, and remembers how to take it back.
fn set(state: &mut State, names: &[Arc<str>], hidden: bool, done: String, effects: &mut Effects) {
    let items = names.iter().map(|outlet| Item::Hidden {
        outlet: outlet.to_string(),
        was: !hidden,
    });
    let step = undo::step(done, items.collect());
    let changes: Vec<Change> = (names.iter().cloned())
        .map(|outlet| Change::Hidden { outlet, hidden })
        .collect();
    undo::apply(state, &changes, effects);
    undo::did(state, step, changes, effects);
}
