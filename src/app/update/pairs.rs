//! The list of a story's pairs.

use super::{Effects, navigate};
use crate::app::msg::{Effect, Job};
use crate::app::pairs::{self, ARTICLES, Pair, Pairs};
use crate::app::state::{Overlay, Screen, State};

/// Opens the list for the story at hand and has its pairs compared.
pub(super) fn open(state: &mut State, effects: &mut Effects) {
    let Some(id) = state.article_at_hand().cloned() else {
        return state.say("No story stands here");
    };
    let library = std::sync::Arc::clone(&state.library);
    let Some(story) = library.story_of(&id).filter(|story| story.articles.len() > 1) else {
        return state.say("No other article tells this story");
    };
    let in_view = match state.screen() {
        Screen::Compare(comparison) => Some(comparison.ids.clone()),
        _ => None,
    };
    let articles: Vec<_> = story.articles.iter().take(ARTICLES).cloned().collect();
    // The same list, where the reader left it.
    if let Some(mut list) = state.pairs.clone().filter(|list| list.articles == articles) {
        if in_view.is_some() {
            list.in_view = in_view;
            list.go_to_pair_in_view();
        }
        state.overlay = Some(Overlay::Pairs(list));
        return;
    }
    let job = state.job();
    let total = articles.len() * (articles.len() - 1) / 2;
    state.overlay = Some(Overlay::Pairs(Box::new(Pairs {
        headline: story.headline.clone(),
        articles: articles.clone(),
        in_view,
        awaited: Some(job),
        total,
        left_out: story.articles.len() - articles.len(),
        ..Pairs::default()
    })));
    effects.push(Effect::ComparePairs {
        job,
        pairs: pairs::all(&articles),
    });
}

/// More pairs have been compared, or the last.
pub(super) fn take(state: &mut State, job: Job, more: Vec<Pair>, last: bool, effects: &mut Effects) {
    let Some(Overlay::Pairs(list)) = &mut state.overlay else {
        return;
    };
    if list.awaited == Some(job) {
        list.take(more);
        list.awaited = list.awaited.filter(|_| !last);
        if last && std::mem::take(&mut list.entered) {
            visit(state, effects);
        }
    }
}

/// Opens the comparison under the cursor.
pub(super) fn visit(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Pairs(list)) = &mut state.overlay else {
        return;
    };
    if list.rows.is_empty() && list.awaited.is_some() {
        list.entered = true;
        return state.say("The pair that differs most is opened once all are compared");
    }
    if let Some(pair) = list.rows.get(list.cursor) {
        let ids = pair.ids.clone();
        state.pairs = Some(list.clone()).filter(|list| list.awaited.is_none());
        state.overlay = None;
        navigate::open_comparison(state, ids, effects);
    }
}
