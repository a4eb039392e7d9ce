//! Choosing the colours: what is under the cursor is shown at once, and given up with the list.

use super::{Effects, panels};
use crate::app::msg::{Change, Effect};
use crate::app::state::{Overlay, State, Theme, ThemeList};

/// Names and themes, as they are listed.
pub(super) fn all(state: &State) -> Vec<(String, Theme, String)> {
    state.theme_list()
}

/// Opens the list; where it is open, goes on to the next.
pub(super) fn open(state: &mut State) {
    let all = all(state);
    if let Some(Overlay::Themes(list)) = &mut state.overlay {
        list.cursor = (list.cursor + 1) % all.len();
        return show(state);
    }
    let chosen = all
        .iter()
        .position(|(name, theme, _)| *name == state.chosen_theme && *theme == state.theme);
    let shown = || all.iter().rposition(|(_, theme, _)| *theme == state.theme);
    let cursor = chosen.or_else(shown).unwrap_or(0);
    state.overlay = Some(Overlay::Themes(ThemeList {
        cursor,
        before: state.theme,
    }));
}

/// Draws in the theme under the cursor.
pub(super) fn show(state: &mut State) {
    if let Some(Overlay::Themes(list)) = &state.overlay
        && let Some((_, theme, _)) = all(state).get(list.cursor)
    {
        state.theme = *theme;
    }
}

/// Takes the theme under the cursor.
pub(super) fn take(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Themes(list)) = &state.overlay else {
        return;
    };
    let name = all(state).into_iter().nth(list.cursor).map(|(name, ..)| name);
    panels::close(state);
    if let Some(name) = name {
        choose(state, &name, effects);
    }
}

/// Takes a theme by its name, now and from now on.
pub(super) fn choose(state: &mut State, name: &str, effects: &mut Effects) {
    let Some((name, theme, _)) = all(state).into_iter().find(|(known, ..)| known == name) else {
        return;
    };
    state.theme = theme;
    state.say(format!("Theme: {name}"));
    state.chosen_theme.clone_from(&name);
    effects.push(Effect::Save(Change::Theme {
        name,
        over: state.configured_theme.clone(),
    }));
}
