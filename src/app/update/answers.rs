//! What comes back from outside. An answer nobody waits for any more is dropped.

use super::{Effects, compare, export, find, form, lists, navigate, pairs, panels, preview, refresh, search, stories};
use crate::app::command::Command;
use crate::app::library::Library;
use crate::app::list::{Arranged, Freshness, Kind, List, RowId, Scope};
use crate::app::msg::{Job, Msg};
use crate::app::place::{Place, TextPlace};
use crate::app::state::MEASURES;
use crate::app::state::{Comparison, Overlay, Screen, State};
use crate::compare::{Collation, Side, Sides};
use crate::corpus::{Article, ArticleId, Problem};
use std::sync::Arc;

pub(super) fn take(state: &mut State, answer: Msg, effects: &mut Effects) {
    match answer {
        Msg::Library(library) => {
            keep_places(state, &library);
            state.library = library;
            if state
                .returning
                .as_ref()
                .is_some_and(|place| place.is_in(&state.library))
            {
                go_back(state, effects);
            }
        }
        Msg::Progress { done, found, walking } => {
            state.progress.done = done;
            state.progress.found = found;
            state.progress.walking = walking;
        }
        Msg::LoadFinished => {
            state.progress.finished = true;
            // Something of it is gone: as far back as one can.
            go_back(state, effects);
        }
        Msg::Reloaded(change) => refresh::reloaded(state, &change, effects),
        Msg::Arranged(rows) => arranged(state, rows),
        Msg::Article { job, result } => article(state, job, result, effects),
        Msg::Counterparts { job, of, found } => {
            if state.awaiting_counterpart == Some((job, of.clone())) {
                state.awaiting_counterpart = None;
                compare::found(state, &of, &found, effects);
            } else if matches!(&state.overlay, Some(Overlay::Chooser(chooser)) if chooser.awaited == Some(job)) {
                panels::candidates(state, &found);
            }
        }
        Msg::Pairs { job, pairs, last } => pairs::take(state, job, pairs, last, effects),
        Msg::Bonds { job, found } => stories::bound(state, job, found),
        Msg::Collated { job, result } => collated(state, job, result),
        Msg::Indexing { done, all, grown } => search::indexing(state, done, all, grown),
        Msg::Excerpts { job, excerpts } => search::excerpts(state, job, &excerpts),
        Msg::Exported { path, done } => export::written(state, path, done),
        Msg::Failed(sentence) => {
            state.awaiting_counterpart = None;
            if let Some(Overlay::Chooser(chooser)) = &mut state.overlay {
                chooser.awaited = None;
            }
            state.warn(sentence);
        }
        Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_) | Msg::Resize { .. } | Msg::Tick | Msg::Terminate => {}
    }
}

/// Before another library comes: once the corpus has been read, a cursor stays on its row though nobody moved it; and the
/// list of a story whose first article goes holds on to another one of it.
fn keep_places(state: &mut State, new: &Library) {
    let finished = state.progress.finished;
    let old = Arc::clone(&state.library);
    for list in lists_of(state) {
        list.touched |= finished && !list.rows.is_empty();
        if let Scope::Story(id) = &list.scope
            && new.story_index(id).is_none()
            && let Some(other) = old.story(id).and_then(|story| still_there(&story.articles, new))
        {
            list.scope = Scope::Story(other);
        }
    }
}

fn still_there(articles: &[ArticleId], library: &Library) -> Option<ArticleId> {
    articles.iter().find(|id| library.index(id).is_some()).cloned()
}

fn lists_of(state: &mut State) -> impl Iterator<Item = &mut List> {
    state.screens.iter_mut().filter_map(|screen| match screen {
        Screen::List(list) => Some(list),
        _ => None,
    })
}

/// New rows: the cursor stays on its row, as far from the top of the screen as it was.
fn arranged(state: &mut State, rows: Arranged) {
    let finished = state.progress.finished;
    let typing = matches!(state.overlay, Some(Overlay::Prompt { .. }));
    let mistake = rows.mistake.clone().filter(|_| !typing);
    let Some(list) = lists_of(state).find(|list| list.awaited == Some(rows.job)) else {
        return;
    };
    let current = || list.touched.then(|| list.id(list.cursor)).flatten();
    let mut wanted = list.anchor.clone().or_else(current);
    if let Some(RowId::Story(id)) = &wanted
        && rows.library.story_index(id).is_none()
        && let Some(other) = still_there(&list.articles(list.cursor), &rows.library)
    {
        wanted = Some(RowId::Story(other));
    }
    let offset = list.cursor.saturating_sub(list.top);
    list.awaited = None;
    list.freshness = match list.freshness {
        Freshness::Overtaken => Freshness::Stale,
        _ => Freshness::Fresh,
    };
    list.rows = rows.rows;
    list.library = rows.library;
    list.days = rows.days;
    list.items = rows.items;
    list.mistake = rows.mistake;
    list.excerpts = rows.excerpts;
    list.excerpts_awaited = None;
    let found = wanted.and_then(|id| list.position(&id));
    list.cursor = match found {
        Some(row) => row,
        None if list.from_top || !list.touched => 0,
        None => list.cursor.min(list.rows.len().saturating_sub(1)),
    };
    if let Some(place) = list.place.take() {
        list.cursor = place.from(0, list.rows.len().saturating_sub(1), 1);
    }
    // Where the screen was left is not known: what is drawn next brings the row into sight and no further.
    let back = found.is_some() && list.anchor.is_some() && !list.touched;
    if !back {
        list.top = list.cursor.saturating_sub(offset);
    }
    if found.is_some() && list.anchor.is_some() {
        list.touched = true;
    }
    // A row awaited may still come while the corpus is being read, and one that came may yet move from one story to another.
    if finished || list.from_top {
        list.anchor = None;
    }
    list.from_top = false;
    list.find.hits = rows.hits;
    list.find.current = list.find.hits.iter().position(|hit| hit.unit == list.cursor);
    if let Some(seeking) = list.seeking.take() {
        find::seek(list, &seeking);
        let missing = list.find.hits.is_empty() && !list.find.words.is_empty();
        if missing && state.overlay.is_none() {
            find::missing(state);
        }
    }
    if let Some(mistake) = mistake {
        state.warn(mistake);
    }
}

fn article(state: &mut State, job: Job, result: Result<Arc<Article>, Problem>, effects: &mut Effects) {
    let Some(result) = preview::take(state, job, result) else {
        return;
    };
    if let Some(Overlay::Form(open)) = &mut state.overlay
        && open.awaited == Some(job)
    {
        return form::told(open, result, &state.edits);
    }
    if let Some(Overlay::Evidence {
        article,
        problem,
        awaited,
        ..
    }) = &mut state.overlay
        && *awaited == Some(job)
    {
        *awaited = None;
        match result {
            Ok(read) => *article = Some(read),
            Err(why) => *problem = Some(why),
        }
        return;
    }
    let reader = state.screens.iter_mut().find_map(|screen| match screen {
        Screen::Reader(reader) if reader.awaited == Some(job) => Some(reader),
        _ => None,
    });
    let Some(reader) = reader else {
        return;
    };
    reader.awaited = None;
    match result {
        Ok(article) => {
            let first = reader.article.is_none();
            refresh::put_in_reader(reader, article);
            find::refresh_reader(reader);
            let id = reader.id.clone();
            // What was marked as unread and then changed stays so.
            if first {
                lists::mark_read(state, &id, effects);
            }
        }
        // What is on the screen stays there.
        Err(problem) if reader.article.is_some() => state.warn(problem.to_string()),
        Err(problem) => reader.problem = Some(problem),
    }
}

fn collated(state: &mut State, job: Job, result: Result<Arc<Collation>, Problem>) {
    let comparison = state.screens.iter_mut().find_map(|screen| match screen {
        Screen::Compare(comparison) if comparison.awaited == Some(job) => Some(comparison),
        _ => None,
    });
    let Some(comparison) = comparison else {
        return;
    };
    comparison.awaited = None;
    match result {
        Ok(collation) => {
            if comparison.carry.is_none() {
                comparison.carry = refresh::carried(comparison, &collation);
            }
            comparison.collation = Some(collation);
            compare::arrived(comparison);
        }
        Err(problem) if comparison.shows_its_articles() => state.warn(problem.to_string()),
        Err(problem) => {
            comparison.collation = None;
            comparison.problem = Some(problem);
        }
    }
}

impl Comparison {
    /// Whether what is on the screen is of the articles that are to be compared, and not of those before them.
    fn shows_its_articles(&self) -> bool {
        let shown = |collation: &Arc<Collation>| {
            Side::BOTH
                .into_iter()
                .all(|side| collation.tellings[side].id == self.ids[side])
        };
        self.collation.as_ref().is_some_and(shown)
    }
}

/// Goes back to where the corpus was left, as far as that is still there.
fn go_back(state: &mut State, effects: &mut Effects) {
    let Some(place) = state.returning.take() else {
        return;
    };
    let whole = place.is_in(&state.library);
    let Place {
        lists,
        measure,
        by_day,
        text,
        form: left_form,
    } = place;
    state.by_day = by_day;
    let library = Arc::clone(&state.library);
    let lists = lists
        .iter()
        .map(|list| list.list(&library))
        .filter(|list| exists(&library, &list.scope));
    let mut screens: Vec<Screen> = lists.map(Screen::List).collect();
    if screens.is_empty() {
        screens.push(Screen::List(List::new(Kind::Stories, Scope::All, Arc::clone(&library))));
    }
    state.screens = screens;
    let measure = if measure == 0 { state.usual_measure } else { measure };
    state.measure = measure.clamp(*MEASURES.start(), *MEASURES.end());
    let known = |id: &str| Some(ArticleId::from(id)).filter(|id| library.index(id).is_some());
    match text {
        Some(TextPlace::Reader { id, at, passage }) => {
            if let Some(id) = known(&id) {
                let mut reader = navigate::read(state, id, effects);
                reader.anchor = at;
                reader.passage = passage;
                reader.seeking = false;
                navigate::push(state, Screen::Reader(Box::new(reader)));
            }
        }
        Some(TextPlace::Compare { left, right, row, view }) => {
            if let (Some(left), Some(right)) = (known(&left), known(&right)) {
                let mut comparison = Comparison::new(Sides::new(left, right));
                comparison.cursor = row;
                comparison.view = view;
                comparison.find = search::sought(state).unwrap_or_default();
                navigate::compare(state, &mut comparison, effects);
                navigate::push(state, Screen::Compare(Box::new(comparison)));
            }
        }
        None => {}
    }
    if !whole {
        state.say("Not all of where you left off is still there");
    } else if matches!(state.screen(), Screen::Reader(_) | Screen::Compare(_)) {
        let stories = state.way(Command::GoStories);
        state.say(format!("Opened where you left off; {stories} shows the stories"));
    }
    if let Some(left) = left_form
        && let Some(id) = known(&left.id)
    {
        form::open_for(state, &id, effects);
        if let Some(Overlay::Form(open)) = &mut state.overlay {
            left.fill(open);
        }
    }
}

fn exists(library: &Library, scope: &Scope) -> bool {
    match scope {
        Scope::All | Scope::Search(_) => true,
        Scope::Story(id) => library.story(id).is_some(),
        Scope::Outlet(name) => library.outlets.iter().any(|outlet| outlet.name == *name),
    }
}
