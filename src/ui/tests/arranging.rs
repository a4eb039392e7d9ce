//! Lists in other orders, under their days, narrowed, with outlets hidden.

use crate::app::library::Library;
use crate::app::list::{Arrangement, Kind, Sort, arrange};
use crate::app::msg::Job;
use crate::app::state::{Screen, State, Theme};
use crate::ui::fixture::{library, listed, stories};
use std::sync::Arc;

/// The list on top with the rows that it asks for.
pub fn arranged(mut state: State) -> State {
    let library = state.library.clone();
    let marks = state.marks.clone();
    if let Some(Screen::List(list)) = state.screens.last_mut() {
        let wanted = Arrangement {
            job: Job(1),
            kind: list.kind,
            scope: list.scope.clone(),
            sort: list.sort,
            filter: list.filter.clone(),
            find: String::new(),
            found: None,
            by_day: state.by_day,
            seen: 0,
            library: library.clone(),
            marks,
        };
        let arranged = arrange(&wanted);
        (list.rows, list.days) = (arranged.rows, arranged.days);
        list.library = library;
    }
    state
}

/// The stories in an order, with the cursor on the first.
pub fn sorted(columns: u16, rows: u16, theme: Theme, sort: Sort) -> State {
    let mut state = stories(columns, rows, theme);
    if let Some(Screen::List(list)) = state.screens.last_mut() {
        list.sort = sort;
        list.cursor = 0;
    }
    arranged(state)
}

/// A list with two outlets hidden, the cursor on the second row.
pub fn hiding(columns: u16, rows: u16, theme: Theme, kind: Kind) -> State {
    let mut state = listed(columns, rows, theme, kind);
    let hidden = ["Hill Gazette", "Tidewater Post"].map(Into::into).into();
    let plain = library();
    let (heads, stories) = (plain.heads.clone(), plain.stories.clone());
    state.library = Arc::new(Library::hiding(&hidden, heads, stories, plain.problems.clone()));
    arranged(state)
}

/// The articles under their days, the cursor on the fourth.
pub fn by_day(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = listed(columns, rows, theme, Kind::Articles);
    state.by_day = true;
    if let Some(Screen::List(list)) = state.screens.last_mut() {
        list.cursor = 3;
    }
    arranged(state)
}

/// The stories with two outlets hidden and a filter of which one part is not understood.
pub fn narrowed(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = hiding(columns, rows, theme, Kind::Stories);
    if let Some(Screen::List(list)) = state.screens.last_mut() {
        list.filter = "the outlet:courier silent:nobody".to_owned();
        list.cursor = 0;
    }
    arranged(state)
}

/// The stories with every outlet hidden.
pub fn emptied(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = listed(columns, rows, theme, Kind::Stories);
    let plain = library();
    let hidden = plain.names().map(Into::into).collect();
    let named: Vec<_> = plain
        .heads
        .iter()
        .filter(|head| head.outlet.is_some())
        .cloned()
        .collect();
    state.library = Arc::new(Library::hiding(&hidden, named, plain.stories.clone(), Vec::new()));
    if let Some(Screen::List(list)) = state.screens.last_mut() {
        list.cursor = 0;
    }
    arranged(state)
}
