//! Searching the whole corpus: what is typed, the articles that answer, and what stays marked of it in the texts opened.

use super::{Effects, lists, navigate, prompt};
use crate::app::list::{Freshness, Kind, List, Scope};
use crate::app::msg::{Effect, Excerpts, Job};
use crate::app::state::{Find, Prompt, Screen, State};
use crate::search::{Excerpt, Query};
use std::sync::Arc;

/// Opens the line to type a search in: a new one, or the one on the screen to be changed.
pub(super) fn open(state: &mut State) {
    if !matches!(state.screen(), Screen::List(list) if list.search().is_some()) {
        let list = List::new(Kind::Articles, Scope::Search(String::new()), Arc::clone(&state.library));
        navigate::push(state, Screen::List(list));
    }
    prompt::open(state, Prompt::Search);
}

/// What is typed has changed: what answers it is looked for, unless there is something wrong with it.
pub(super) fn typed(state: &mut State, text: String, effects: &mut Effects) {
    let Some(list) = lists::list(state) else {
        return;
    };
    match Query::parse_open(&text) {
        Ok(_) => {
            list.misread = None;
            list.seek(text);
            list.anchor = None;
            list.from_top = true;
            lists::arrange(state, effects);
        }
        Err(mistake) => list.misread = Some(mistake.to_string()),
    }
}

/// The search is typed: its list stays; a mistake in it is told.
pub(super) fn accept(state: &mut State, effects: &mut Effects) {
    let Screen::List(list) = state.screen() else {
        return;
    };
    if let Some(mistake) = list.misread.clone() {
        state.warn(mistake);
    } else if list.search().is_some_and(|text| text.trim().is_empty()) {
        navigate::pop(state, effects);
    }
}

/// The search is given up that was being typed: back to the one before, or to where one was.
pub(super) fn cancel(state: &mut State, before: String, effects: &mut Effects) {
    let origin = state.origin.clone();
    let Some(list) = lists::list(state) else {
        return;
    };
    list.misread = None;
    if before.is_empty() {
        return navigate::pop(state, effects);
    }
    if list.search() != Some(before.as_str()) {
        list.seek(before);
        list.anchor = origin.and_then(|origin| origin.row);
        list.from_top = true;
        lists::arrange(state, effects);
    }
}

/// What is searched for in the whole corpus, to be marked in texts that are opened: that of the topmost list of answers.
pub(super) fn sought(state: &State) -> Option<Find> {
    let (text, sought) = state.screens.iter().rev().find_map(|screen| match screen {
        Screen::List(list) => Some((list.search()?, &list.sought)),
        _ => None,
    })?;
    (!sought.is_empty()).then(|| Find {
        words: text.trim().to_owned(),
        sought: Some(Arc::new(sought.clone())),
        ..Find::default()
    })
}

/// Asks for the excerpts of rows in sight that are not there yet, one request at a time.
pub(super) fn settle(state: &mut State, page: usize, effects: &mut Effects) {
    let Screen::List(list) = state.screen() else {
        return;
    };
    let Some(search) = list.search().map(str::to_owned) else {
        return;
    };
    if list.awaited.is_some() || list.excerpts_awaited.is_some() || list.freshness != Freshness::Fresh {
        return;
    }
    let seen = list.rows.iter().skip(list.top).take(page + 1);
    let rows: Vec<u32> = seen.copied().filter(|row| !list.excerpts.contains_key(row)).collect();
    if rows.is_empty() {
        return;
    }
    let library = Arc::clone(&list.library);
    let job = state.job();
    if let Some(list) = lists::list(state) {
        list.excerpts_awaited = Some(job);
    }
    effects.push(Effect::Excerpts(Excerpts {
        job,
        search,
        library,
        rows,
    }));
}

/// Excerpts have come.
pub(super) fn excerpts(state: &mut State, job: Job, excerpts: &[(u32, Excerpt)]) {
    let lists = state.screens.iter_mut().filter_map(|screen| match screen {
        Screen::List(list) => Some(list),
        _ => None,
    });
    for list in lists.filter(|list| list.excerpts_awaited == Some(job)) {
        list.excerpts_awaited = None;
        list.excerpts.extend(excerpts.iter().cloned());
    }
}

/// More of the corpus can be searched, or all of it: answers are looked for again.
pub(super) fn indexing(state: &mut State, done: usize, all: usize, grown: bool) {
    state.indexing = (done < all).then_some((done, all));
    for screen in &mut state.screens {
        if let Screen::List(list) = screen
            && grown
            && list.search().is_some()
        {
            list.outdate();
        }
    }
}
