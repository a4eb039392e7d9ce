//! From screen to screen, and what works on all of them.

use super::{
    Effects, commandline, export, find, form, kept, links, lists, outlets, pairs, panels, prompt, quit, refresh,
    search, stories, themes, undo,
};
use crate::app::command::Command;
use crate::app::list::{Kind, List, RowId, Scope};
use crate::app::msg::Effect;
use crate::app::state::{Comparison, Input, Overlay, Preview, Problems, Prompt, Reader, Screen, State};
use crate::compare::Sides;
use crate::corpus::ArticleId;
use std::sync::Arc;

pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>, effects: &mut Effects) -> bool {
    match command {
        Command::Quit => quit(state, effects),
        Command::Leave => leave(state, effects),
        Command::Escape => escape(state, effects),
        Command::Back if state.screens.len() > 1 => pop(state, effects),
        Command::Back => first_screen(state),
        Command::Suspend => effects.push(Effect::Suspend),
        Command::CommandLine => commandline::open(state),
        Command::Theme => themes::open(state),
        Command::Zen => state.zen = !state.zen,
        Command::GoStories => go(state, Kind::Stories, effects),
        Command::GoArticles => go(state, Kind::Articles, effects),
        Command::GoOutlets => go(state, Kind::Outlets, effects),
        Command::Help => {
            state.overlay = Some(Overlay::Help {
                top: 0,
                sought: Input::default(),
                typing: false,
            });
        }
        Command::GoKept => go(state, Kind::Kept, effects),
        Command::Tag => kept::tags(state),
        Command::Export => export::open(state),
        Command::Browse => links::open_article(state, effects),
        Command::Problems if state.library.problems.is_empty() => state.say(if state.progress.finished {
            "Every file could be read"
        } else {
            "Every file so far could be read"
        }),
        Command::Problems => state.overlay = Some(Overlay::Problems(Problems::default())),
        Command::Evidence => panels::evidence(state, effects),
        Command::Split => stories::split(state, effects),
        Command::Join => stories::join(state, effects),
        Command::HideOutlet => outlets::hide(state, effects),
        Command::Correct => form::open(state, effects),
        Command::Undo => undo::take_back(state, effects),
        Command::Reload => {
            state.say("Looking for changes…");
            effects.push(Effect::Reload);
        }
        Command::CompareWith => panels::choose(state, effects),
        Command::Pairs => pairs::open(state, effects),
        Command::Filter => prompt::open(state, Prompt::Filter),
        Command::Find => prompt::open(state, Prompt::Find),
        Command::Search => search::open(state),
        Command::FindNext => find::step(state, true, count),
        Command::FindPrevious => find::step(state, false, count),
        _ => return false,
    }
    true
}

/// Up one level: what lies over the screen, then the screen, then the program.
fn leave(state: &mut State, effects: &mut Effects) {
    if panels::close(state) {
        return;
    }
    if state.screens.len() > 1 {
        pop(state, effects);
    } else {
        quit(state, effects);
    }
}

/// Gives up the first of: what lies over the screen, work asked for, a search, a filter, marks, the screen.
fn escape(state: &mut State, effects: &mut Effects) {
    if panels::close(state) || state.awaiting_counterpart.take().is_some() || find::give_up(state) {
        return;
    }
    if super::ledger::back(state) {
        return;
    }
    if let Screen::List(list) = state.top_screen() {
        if !list.filter.is_empty() {
            list.filter.clear();
            lists::arrange(state, effects);
            return;
        }
        if !state.marked.is_empty() {
            state.marked.clear();
            return;
        }
    }
    if state.screens.len() > 1 {
        pop(state, effects);
    } else {
        first_screen(state);
    }
}

fn first_screen(state: &mut State) {
    let leave = state.way(Command::Leave);
    state.say(format!("This is the first screen; {leave} quits"));
}

/// Puts a screen on top.
pub(super) fn push(state: &mut State, screen: Screen) {
    while panels::close(state) {}
    state.awaiting_counterpart = None;
    state.preview_focused = false;
    state.screens.push(screen);
}

pub(super) fn pop(state: &mut State, effects: &mut Effects) {
    let kept = state.screens.len().saturating_sub(1).max(1);
    back_to(state, kept, effects);
}

/// Back to the screen that was the `kept`th.
fn back_to(state: &mut State, kept: usize, effects: &mut Effects) {
    if state.screens.len() == kept {
        return;
    }
    state.screens.truncate(kept);
    state.awaiting_counterpart = None;
    state.preview_focused = false;
    // Its answer may have been given up for that of a list above.
    if matches!(state.screen(), Screen::List(list) if list.awaited.is_some()) {
        lists::arrange(state, effects);
    }
}

/// To the list of everything of a kind: back to it where it lies below, else on top.
fn go(state: &mut State, kind: Kind, effects: &mut Effects) {
    let whole = |screen: &Screen| matches!(screen, Screen::List(list) if list.kind == kind && list.scope == Scope::All);
    match state.screens.iter().position(whole) {
        Some(at) => back_to(state, at + 1, effects),
        None => open_list(state, kind, Scope::All),
    }
}

/// Opens a list with its cursor on the article at hand, if that is in it; its rows are asked for when it settles.
pub(super) fn open_list(state: &mut State, kind: Kind, scope: Scope) {
    let mut list = List::new(kind, scope, Arc::clone(&state.library));
    list.anchor = match (kind, state.article_at_hand().cloned()) {
        (Kind::Articles, Some(id)) if list.scope == Scope::All => Some(RowId::Article(id)),
        (Kind::Stories, Some(id)) => Some(RowId::Story(id)),
        (Kind::Kept, Some(id)) => Some(RowId::Kept(id, None)),
        _ => None,
    };
    push(state, Screen::List(list));
}

/// Opens an article.
pub(super) fn open_reader(state: &mut State, id: ArticleId, effects: &mut Effects) {
    let reader = read(state, id, effects);
    push(state, Screen::Reader(Box::new(reader)));
}

/// A reader of an article, which is at hand already or asked for.
pub(super) fn read(state: &mut State, id: ArticleId, effects: &mut Effects) -> Reader {
    let mut reader = Reader::new(id);
    if let Some(find) = search::sought(state) {
        reader.find = find;
        reader.seeking = true;
    }
    let shown = match &state.preview {
        Preview {
            article: Some(article),
            awaited: None,
            ..
        } if article.head.id == reader.id => Some(article),
        _ => None,
    };
    // On a screen without a preview nothing was read ahead either.
    if let Some(article) = shown.or_else(|| state.ahead.of(&reader.id)).cloned() {
        reader.article = Some(article);
        find::refresh_reader(&mut reader);
        lists::mark_read(state, &reader.id, effects);
    } else {
        reader.awaited = Some(refresh::ask(state, &reader.id, false, effects));
    }
    reader
}

/// Opens a comparison.
pub(super) fn open_comparison(state: &mut State, ids: Sides<ArticleId>, effects: &mut Effects) {
    let mut comparison = Comparison::new(ids);
    comparison.find = search::sought(state).unwrap_or_default();
    comparison.seeking = comparison.find.sought.is_some();
    compare(state, &mut comparison, effects);
    push(state, Screen::Compare(Box::new(comparison)));
}

/// Asks for what a comparison is to show.
pub(super) fn compare(state: &mut State, comparison: &mut Comparison, effects: &mut Effects) {
    let job = state.job();
    comparison.awaited = Some(job);
    comparison.problem = None;
    comparison.languages = Sides::from_fn(|side| {
        let head = state.library.head(&comparison.ids[side]);
        head.and_then(|head| head.language.clone())
    });
    effects.push(Effect::Compare {
        job,
        ids: comparison.ids.clone(),
    });
}
