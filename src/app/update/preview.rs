//! The text beside a list: read one article at a time however quickly the cursor moves, and the rows beside the cursor
//! before they are reached, so that going down a list shows each text at once.

use super::{Effects, refresh};
use crate::app::layout::reader_layout;
use crate::app::list::Kind;
use crate::app::msg::Job;
use crate::app::state::{Preview, Screen, State};
use crate::corpus::{Article, Problem};
use std::sync::Arc;

/// Shows the article under the cursor, at the width there is.
pub(super) fn settle(state: &mut State, effects: &mut Effects) {
    let Some(pane) = state.list_panes().preview else {
        state.preview_focused = false;
        return;
    };
    let of = match state.screen() {
        Screen::List(list) if list.kind != Kind::Outlets => list.article(list.cursor).cloned(),
        _ => None,
    };
    if state.preview.of != of && state.preview.awaited.is_none() {
        let at_hand = of.as_ref().and_then(|id| state.ahead.of(id)).cloned();
        let awaited = of.clone().filter(|_| at_hand.is_none()).map(|id| {
            let under_way = state.ahead.asked_for(&id);
            under_way.unwrap_or_else(|| refresh::ask(state, &id, false, effects))
        });
        state.preview = Preview {
            of,
            article: at_hand,
            awaited,
            ..Preview::default()
        };
    }
    read_ahead(state, effects);
    let preview = &mut state.preview;
    if let Some(article) = &preview.article
        && (preview.layout.width != pane.width || preview.layout.lines.is_empty())
    {
        preview.layout = reader_layout(article, pane.width);
    }
}

/// Asks for what stands below the cursor, then for what stands above, once nothing else is awaited.
fn read_ahead(state: &mut State, effects: &mut Effects) {
    if state.preview.awaited.is_some() || state.ahead.awaited.is_some() {
        return;
    }
    let Screen::List(list) = state.screen() else {
        return;
    };
    let beside = [list.cursor.checked_add(1), list.cursor.checked_sub(1)];
    let next = (beside.into_iter().flatten())
        .filter_map(|row| list.article(row))
        .find(|id| state.preview.of.as_ref() != Some(id) && !state.ahead.holds(id))
        .cloned();
    if let Some(id) = next.filter(|_| state.preview.of.is_some()) {
        let job = refresh::ask(state, &id, false, effects);
        state.ahead.awaited = Some((job, id));
    }
}

/// Takes an article that was read for the preview, now or ahead; gives it back if it was not.
pub(super) fn take(
    state: &mut State,
    job: Job,
    result: Result<Arc<Article>, Problem>,
) -> Option<Result<Arc<Article>, Problem>> {
    if state.ahead.awaited.as_ref().is_some_and(|(of, _)| *of == job) {
        if let Some((_, id)) = state.ahead.awaited.take() {
            state.ahead.keep(id, result.ok());
        }
        return None;
    }
    if state.preview.awaited != Some(job) {
        return Some(result);
    }
    state.preview.awaited = None;
    match result {
        Ok(article) => {
            state.ahead.keep(article.head.id.clone(), Some(Arc::clone(&article)));
            refresh::put_in_preview(&mut state.preview, article);
        }
        Err(problem) => {
            state.preview.article = None;
            state.preview.problem = Some(problem);
        }
    }
    None
}
