//! What the reader keeps: tags of an article, notes on a passage, and the list of it all.

use super::undo;
use super::{Effects, lists, navigate};
use crate::app::kept::{Noted, anchor, tags_in};
use crate::app::layout::{CompareLayout, ReaderLayout};
use crate::app::line::{Aim, Line};
use crate::app::list::{Freshness, Kind};
use crate::app::msg::Change;
use crate::app::state::{Comparison, Input, Overlay, Reader, Screen, State};
use crate::app::undo::Item;
use crate::compare::Side;
use crate::corpus::ArticleId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Opens the line for the tags of the article at hand.
pub(super) fn tags(state: &mut State) {
    let Some(id) = lists::article(state) else {
        return;
    };
    let here: Vec<&str> = state.marks.tags_of(&id).map(|tag| &**tag).collect();
    let mut text = here.join(" ");
    if !text.is_empty() {
        text.push(' ');
    }
    let line = Line {
        known: state.marks.tags_used(),
        input: Input::new(&text),
        aim: Aim::Tags(id),
    };
    state.overlay = Some(Overlay::Line(Box::new(line)));
}

/// A passage of an article, and the note it has.
pub(super) struct Passage {
    pub id: ArticleId,
    pub text: String,
    pub paragraph: usize,
    pub note: Option<Noted>,
}

/// The passage under the cursor of the reader or the comparison.
pub(super) fn passage(state: &State) -> Option<Passage> {
    match state.screen() {
        Screen::List(_) => None,
        Screen::Reader(reader) => in_reader(state, reader),
        Screen::Compare(comparison) => in_comparison(state, comparison),
    }
}

fn in_reader(state: &State, reader: &Reader) -> Option<Passage> {
    let article = reader.article.as_ref()?;
    let text = article.paragraphs.get(reader.passage)?.clone();
    let notes = state.marks.notes_of(&reader.id).iter();
    let here = |noted: &&Noted| anchor::paragraph(&article.paragraphs, noted) == Some(reader.passage);
    Some(Passage {
        id: reader.id.clone(),
        text,
        paragraph: reader.passage,
        note: notes.clone().find(here).cloned(),
    })
}

/// That of the focused side or, where that is silent, of the other.
fn in_comparison(state: &State, comparison: &Comparison) -> Option<Passage> {
    let collation = comparison.collation.as_ref()?;
    let row = collation.rows.get(comparison.cursor)?;
    let sides = [comparison.focus, comparison.focus.other()];
    sides.into_iter().find_map(|side: Side| {
        let telling = &collation.tellings[side];
        let sentences = &row.sentences[side];
        let found = sentences.iter().filter_map(|&number| telling.sentences.get(number));
        let texts: Vec<&str> = found.map(|sentence| sentence.text.as_str()).collect();
        let first = telling.sentences.get(*sentences.first()?)?;
        let here = |noted: &&Noted| anchor::sentence(telling, noted).is_some_and(|at| sentences.contains(&at));
        Some(Passage {
            id: telling.id.clone(),
            text: texts.join(" "),
            paragraph: first.paragraph,
            note: state.marks.notes_of(&telling.id).iter().find(here).cloned(),
        })
    })
}

/// Opens the line for the note on the passage under the cursor.
pub(super) fn note(state: &mut State) {
    let Some(here) = passage(state) else {
        return state.say("There is no passage to note anything on yet");
    };
    let was = here.note.as_ref().map(|noted| Arc::clone(&noted.text));
    let passage = here
        .note
        .map_or_else(|| here.text.as_str().into(), |noted| noted.passage);
    let line = Line {
        known: Vec::new(),
        input: Input::new(was.as_deref().unwrap_or_default()),
        aim: Aim::Note {
            id: here.id,
            passage,
            paragraph: here.paragraph,
            was,
        },
    };
    state.overlay = Some(Overlay::Line(Box::new(line)));
}

/// The tags typed are those of the article from now on.
pub(super) fn set_tags(state: &mut State, id: &ArticleId, typed: &str, effects: &mut Effects) {
    let old: BTreeSet<Arc<str>> = state.marks.tags_of(id).cloned().collect();
    let new = tags_in(typed, &state.marks.tags_used());
    let added = new.difference(&old).map(|tag| (tag, true));
    let taken = old.difference(&new).map(|tag| (tag, false));
    let changed: Vec<(&Arc<str>, bool)> = added.chain(taken).collect();
    if changed.is_empty() {
        return;
    }
    let changes = changed.iter().map(|(tag, tagged)| Change::Tagged {
        id: id.clone(),
        tag: Arc::clone(tag),
        tagged: *tagged,
    });
    let items = changed.iter().map(|(tag, tagged)| Item::Tag {
        id: id.to_string(),
        tag: tag.to_string(),
        was: !tagged,
    });
    let said: Vec<String> = (changed.iter())
        .map(|(tag, tagged)| format!("{}{tag}", if *tagged { "+" } else { "−" }))
        .collect();
    let said = said.join(" ");
    let step = undo::step(format!("tags {said}"), items.collect());
    let changes: Vec<Change> = changes.collect();
    undo::apply(state, &changes, effects);
    undo::did(state, step, changes, effects);
    state.say(format!("Tags: {said}"));
}

/// The note typed stands on the passage from now on; an empty one takes it away.
pub(super) fn set_note(
    state: &mut State,
    (id, passage, paragraph): (ArticleId, Arc<str>, usize),
    was: Option<&Arc<str>>,
    typed: &str,
    effects: &mut Effects,
) {
    let typed = typed.trim();
    let text: Option<Arc<str>> = (!typed.is_empty()).then(|| typed.into());
    if text.as_ref() == was {
        return;
    }
    let (done, said) = match (&text, was) {
        (None, _) => ("note removed", "Note removed; U brings it back"),
        (Some(_), None) => ("note", "Noted; a changes it, empty it goes"),
        (Some(_), Some(_)) => ("note changed", "Note changed"),
    };
    let item = Item::Note {
        id: id.to_string(),
        passage: passage.to_string(),
        paragraph,
        was: was.map(ToString::to_string),
    };
    let changes = vec![Change::Noted {
        id,
        passage,
        paragraph,
        text,
    }];
    let step = undo::step(done.to_owned(), vec![item]);
    undo::apply(state, &changes, effects);
    undo::did(state, step, changes, effects);
    state.say(said);
}

/// What is kept has changed: its list is made anew.
pub(super) fn list_again(state: &mut State) {
    for screen in &mut state.screens {
        if let Screen::List(list) = screen
            && list.kind == Kind::Kept
        {
            list.awaited = None;
            list.freshness = Freshness::Stale;
        }
    }
}

/// The tags or notes of an article have changed: where it is on a screen, its lines are laid out anew.
pub(super) fn lay_again(state: &mut State, id: &ArticleId) {
    for screen in &mut state.screens {
        match screen {
            Screen::Reader(reader) if reader.id == *id => reader.layout = ReaderLayout::default(),
            Screen::Compare(comparison) if comparison.ids.left == *id || comparison.ids.right == *id => {
                comparison.laid = None;
                comparison.layout = CompareLayout::default();
            }
            _ => {}
        }
    }
}

/// Opens the article of a row of what is kept, at the passage of its note.
pub(super) fn open(state: &mut State, effects: &mut Effects) {
    let Screen::List(list) = state.screen() else {
        return;
    };
    let Some(item) = list.item(list.cursor).cloned() else {
        return lists::nothing(state);
    };
    if state.library.index(&item.article).is_none() {
        return state.say("This article is not in the corpus now; what you kept of it stays");
    }
    let mut reader = navigate::read(state, item.article, effects);
    reader.going = item.note;
    navigate::push(state, Screen::Reader(Box::new(reader)));
}
