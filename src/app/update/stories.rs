//! What the reader says of stories: an article taken out of one, two made one; and what holds one together.

use super::{Effects, lists, undo};
use crate::app::command::{Command, Context};
use crate::app::list::{Kind, Scope};
use crate::app::msg::{Change, Effect, Job};
use crate::app::state::{Chooser, Overlay, Purpose, Screen, State};
use crate::app::undo::Item;
use crate::compare::{Counterpart, Side};
use crate::corpus::ArticleId;
use crate::story::{Bonds, Story, Tie};
use std::sync::Arc;

/// Takes the article at hand out of its story; it stands alone then.
pub(super) fn split(state: &mut State, effects: &mut Effects) {
    if let Screen::List(list) = state.screen()
        && list.kind == Kind::Stories
        && list.articles(list.cursor).len() > 1
    {
        let (open, split) = (state.way(Command::Open), state.way(Command::Split));
        return state.say(format!(
            "{open} shows the articles of the story; {split} takes one out of it"
        ));
    }
    let Some(leaves) = lists::article(state) else {
        return;
    };
    let library = Arc::clone(&state.library);
    let Some(story) = library.story_of(&leaves) else {
        return state.say("This article is not in the corpus any more");
    };
    let central = Some(&story.central).filter(|central| **central != leaves);
    let Some(stays) = central.or_else(|| story.articles.iter().find(|id| **id != leaves)) else {
        return state.say("This article stands alone already; + joins it to a story");
    };
    let mut said = vec![(leaves.clone(), stays.clone(), Some(Tie::Apart))];
    for (one, other, tie) in state.edits.ties.iter() {
        let beside = if *one == leaves { other } else { one };
        if tie == Tie::Together && (*one == leaves || *other == leaves) && story.articles.contains(beside) {
            said.push((one.clone(), other.clone(), None));
            // What came in by way of this article stays in the story.
            if beside != stays {
                said.push((stays.clone(), beside.clone(), Some(Tie::Together)));
            }
        }
    }
    // A list of the story's articles goes on showing them, not the one that left.
    for screen in &mut state.screens {
        if let Screen::List(list) = screen
            && matches!(&list.scope, Scope::Story(id) if *id == leaves)
        {
            list.scope = Scope::Story(stays.clone());
        }
    }
    let title = title(state, &leaves);
    say(
        state,
        &format!("“{title}” taken out of “{}”", story.headline),
        said,
        effects,
    );
}

/// Joins the story at hand to that of the marked article; where none is marked, has one chosen.
pub(super) fn join(state: &mut State, effects: &mut Effects) {
    let Some(here) = lists::article(state) else {
        return;
    };
    let own = state.library.story_of(&here).map(|story| story.id.clone());
    let marked = state.marked.iter().find(|marked| {
        let story = state.library.story_of(marked);
        story.is_some_and(|story| Some(&story.id) != own.as_ref())
    });
    if let Some(marked) = marked.cloned() {
        state.marked.clear();
        return unite(state, &marked, &here, effects);
    }
    let job = state.job();
    effects.push(Effect::Bind {
        job,
        story: here.clone(),
        of: None,
    });
    state.overlay = Some(Overlay::Chooser(Chooser {
        purpose: Purpose::Join,
        with: here,
        side: Side::Left,
        candidates: Vec::new(),
        awaited: Some(job),
        cursor: 0,
        top: 0,
    }));
}

/// Makes the stories of two articles one.
pub(super) fn unite(state: &mut State, one: &ArticleId, other: &ArticleId, effects: &mut Effects) {
    let library = Arc::clone(&state.library);
    let (Some(first), Some(second)) = (library.story_of(one), library.story_of(other)) else {
        return state.say("One of the two is not in the corpus any more");
    };
    if first.id == second.id {
        return state.say("Both are in one story already");
    }
    let mut said = vec![(first.central.clone(), second.central.clone(), Some(Tie::Together))];
    // What was said before to the contrary counts no more.
    let between = |a: &ArticleId, b: &ArticleId| first.articles.contains(a) && second.articles.contains(b);
    for (a, b, tie) in state.edits.ties.iter() {
        if tie == Tie::Apart && (between(a, b) || between(b, a)) {
            said.push((a.clone(), b.clone(), None));
        }
    }
    let done = format!("“{}” joined to “{}”", first.headline, second.headline);
    say(state, &done, said, effects);
}

/// Lets what was said of stories count, keeps it, and remembers how to take it back.
fn say(state: &mut State, done: &str, said: Vec<(ArticleId, ArticleId, Option<Tie>)>, effects: &mut Effects) {
    let items = said.iter().map(|(one, other, _)| Item::Tie {
        one: one.to_string(),
        other: other.to_string(),
        was: state.edits.ties.get(one, other),
    });
    let step = undo::step(done.to_owned(), items.collect());
    let changes: Vec<Change> = (said.into_iter())
        .map(|(one, other, tie)| Change::Tied { one, other, tie })
        .collect();
    undo::apply(state, &changes, effects);
    undo::did(state, step, changes, effects);
    // The key first: two headlines may leave no room for it.
    let undo = state.way(Command::Undo);
    state.say(format!("{undo} takes it back: {done}"));
}

/// Asks what holds a story together, or an article to its story.
pub(super) fn bind(state: &mut State, story: ArticleId, of: Option<ArticleId>, effects: &mut Effects) -> Job {
    let job = state.job();
    effects.push(Effect::Bind { job, story, of });
    job
}

/// What holds a story together has been found out.
pub(super) fn bound(state: &mut State, job: Job, found: Option<Arc<Bonds>>) {
    match &mut state.overlay {
        Some(Overlay::Evidence { bonds, .. } | Overlay::Story { bonds, .. }) if bonds.awaited == Some(job) => {
            bonds.awaited = None;
            bonds.found = found;
        }
        Some(Overlay::Chooser(chooser)) if chooser.awaited == Some(job) => {
            chooser.awaited = None;
            let library = &state.library;
            let near = found.iter().flat_map(|bonds| &bonds.near);
            let mut stories: Vec<&Story> = Vec::new();
            for near in near {
                let Some(story) = library.story_of(&near.id) else {
                    continue;
                };
                // Of each story the article most like this one.
                if !stories.iter().any(|known| known.id == story.id) {
                    stories.push(story);
                    chooser.candidates.push(Counterpart {
                        id: near.id.clone(),
                        score: near.likeness,
                        shared: None,
                    });
                }
            }
            if chooser.candidates.is_empty() {
                state.overlay = None;
                let mark = state.keymap.way(Context::Articles, Command::Mark);
                let join = state.keymap.way(Context::Articles, Command::Join);
                state.say(format!(
                    "No story resembles this one; {mark} marks an article of any, {join} joins the two"
                ));
            }
        }
        _ => {}
    }
}

fn title(state: &State, id: &ArticleId) -> String {
    let head = state.library.head(id);
    head.map_or(id.as_str(), |head| head.title.as_deref().unwrap_or(&head.path))
        .to_owned()
}
