//! Correcting an article's facts: the form is filled in, given up or saved.

use super::{Effects, lists, perform, quit, refresh, undo};
use crate::app::command::Command;
use crate::app::edits::{Edits, Field};
use crate::app::form::{Asked, Form, Reach, Spot};
use crate::app::key::{Key, KeyCode};
use crate::app::keymap::Meaning;
use crate::app::list::{Kind, Scope};
use crate::app::msg::Effect;
use crate::app::state::{Overlay, Screen, State};
use crate::app::undo::{Item, Was};
use crate::corpus::{Article, ArticleId, Problem};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Opens the form for the article at hand, or for the one whose evidence is shown.
pub(super) fn open(state: &mut State, effects: &mut Effects) {
    let id = match (&state.overlay, state.screen()) {
        (Some(Overlay::Evidence { id, .. }), _) => Some(id.clone()),
        (_, Screen::List(list)) if list.kind == Kind::Stories => match list.articles(list.cursor).as_slice() {
            [only] => Some(only.clone()),
            [] => None,
            _ => {
                let (open, correct) = (state.way(Command::Open), state.way(Command::Correct));
                return state.say(format!(
                    "A story has no facts of its own; {open} shows its articles, {correct} corrects one"
                ));
            }
        },
        _ => lists::article(state),
    };
    if let Some(id) = id {
        open_for(state, &id, effects);
    }
}

/// Opens the form for an article.
pub(super) fn open_for(state: &mut State, id: &ArticleId, effects: &mut Effects) {
    let Some(head) = state.library.head(id) else {
        return state.say("This article is not in the corpus any more; there is nothing to correct");
    };
    let mut form = Form::new(head, &state.library, &state.edits);
    let job = state.job();
    form.awaited = Some(job);
    effects.push(Effect::Read {
        job,
        id: id.clone(),
        told: true,
    });
    state.overlay = Some(Overlay::Form(Box::new(form)));
}

/// What the file says has been read.
pub(super) fn told(form: &mut Form, result: Result<Arc<Article>, Problem>, edits: &Edits) {
    form.awaited = None;
    match result {
        Ok(article) => form.hear(article, edits),
        Err(problem) => form.problem = Some(problem),
    }
}

/// A key was pressed while the form is open.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Effects) {
    match state.keymap.meaning(state.context(), &[key]) {
        Meaning::Command(Command::Quit) => return quit(state, effects),
        Meaning::Command(command @ Command::Suspend) => {
            perform(state, command, None, effects);
            return;
        }
        _ => {}
    }
    let Some(Overlay::Form(form)) = &mut state.overlay else {
        return;
    };
    let control = |c: char| key.control && !key.alt && key.code == KeyCode::Char(c);
    match key.code {
        KeyCode::Esc => {
            let changed = form.is_changed();
            state.overlay = None;
            if changed {
                state.say("Given up; nothing was corrected");
            }
        }
        KeyCode::Enter => save(state, effects),
        KeyCode::Tab | KeyCode::Down => step(form, 1),
        KeyCode::BackTab | KeyCode::Up => step(form, Spot::ALL.len() - 1),
        _ if control('n') => step(form, 1),
        _ if control('p') => step(form, Spot::ALL.len() - 1),
        _ if control('r') => {
            if let Some(sentence) = put_back(form) {
                state.say(sentence);
            }
        }
        _ if form.at == Spot::Reach => match key.code {
            KeyCode::Left | KeyCode::Char('h') => reach(form, form.reaches.len() - 1),
            KeyCode::Right | KeyCode::Char(' ' | 'l') => reach(form, 1),
            _ => {}
        },
        _ => {
            if let Some(entry) = form.current() {
                let before = entry.input.text.clone();
                if entry.input.edit(key) && entry.input.text != before {
                    entry.back = false;
                    form.mistake = None;
                }
            }
        }
    }
}

/// Text was pasted into the form.
pub(super) fn paste(form: &mut Form, text: &str) {
    if let Some(entry) = form.current() {
        entry.input.insert(text.trim_matches(['\r', '\n']));
        entry.back = false;
        form.mistake = None;
    }
}

fn step(form: &mut Form, by: usize) {
    // Where there is nothing to choose from, that line is not there.
    for _ in 0..2 {
        let at = Spot::ALL.iter().position(|spot| *spot == form.at).unwrap_or(0);
        form.at = Spot::ALL[(at + by) % Spot::ALL.len()];
        if form.at != Spot::Reach || form.reaches.len() > 1 {
            return;
        }
    }
}

fn reach(form: &mut Form, by: usize) {
    let at = form
        .reaches
        .iter()
        .position(|(reach, _)| *reach == form.reach)
        .unwrap_or(0);
    if let Some((reach, _)) = form.reaches.get((at + by) % form.reaches.len().max(1)) {
        form.reach = *reach;
    }
}

/// Puts one field back to what the file says; why not, where that can't be.
fn put_back(form: &mut Form) -> Option<&'static str> {
    let Spot::Field(field) = form.at else {
        return Some("This line says how far the outlet reaches; there is nothing to put back");
    };
    let Some(told) = form.told(field) else {
        return Some(match form.problem {
            Some(_) => "The file can't be read, so it is not known what it says",
            None => "The file is still being read",
        });
    };
    let entry = form.current()?;
    entry.input = crate::app::state::Input::new(&told);
    entry.back = true;
    form.mistake = None;
    None
}

fn save(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Form(form)) = &mut state.overlay else {
        return;
    };
    let asked = match form.asked(&state.library, &state.edits) {
        Ok(asked) => asked,
        Err((field, sentence)) => {
            form.at = Spot::Field(field);
            form.mistake = Some((field, sentence));
            return;
        }
    };
    let form = form.clone();
    state.overlay = None;
    if asked.is_empty() {
        return state.say("Nothing was changed");
    }
    if let (Reach::Outlet, Some((.., Some(Some(name))))) =
        (form.reach, asked.iter().find(|(_, field, _)| *field == Field::Outlet))
    {
        follow_outlet(state, &form, name);
    }
    let done = in_words(state, &form, &asked);
    let undo = state.way(Command::Undo);
    state.say(format!("Corrected: {done}; {undo} takes it back"));
    correct(state, done, &asked, effects);
}

/// Lists of the outlet's articles are lists of its new name's, where all of them go there.
fn follow_outlet(state: &mut State, form: &Form, name: &Arc<str>) {
    let before = Some(form.entry(Field::Outlet).before.clone()).filter(|name| !name.is_empty());
    for screen in &mut state.screens {
        if let Screen::List(list) = screen
            && list.scope == Scope::Outlet(before.clone())
        {
            list.scope = Scope::Outlet(Some(name.to_string()));
        }
    }
}

/// What is corrected: "title and date of “Bridge shut”", "outlet of 12 articles".
fn in_words(state: &State, form: &Form, asked: &[Asked]) -> String {
    let own: Vec<&str> = Field::ALL
        .into_iter()
        .filter(|field| asked.iter().any(|(id, of, _)| *id == form.id && of == field))
        .map(Field::word)
        .collect();
    let head = state.library.head(&form.id);
    let title = head.map_or(form.id.as_str(), |head| head.title.as_deref().unwrap_or(&head.path));
    let fields = match own.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        own => own.concat(),
    };
    let articles: FxHashSet<&ArticleId> = asked.iter().map(|(id, ..)| id).collect();
    match articles.len() {
        0 | 1 if !own.is_empty() => format!("{fields} of “{title}”"),
        many if own.len() < 2 => format!("outlet of {many} articles"),
        many => format!("{fields} of “{title}”, outlet of {many} articles"),
    }
}

/// Lays corrections over what was read, keeps them, and remembers how to take them back.
fn correct(state: &mut State, done: String, asked: &[Asked], effects: &mut Effects) {
    let items = asked.iter().map(|(id, field, _)| Item::Field {
        id: id.to_string(),
        field: *field,
        was: state.edits.said(id, *field).map(|said| Was {
            said: said.as_deref().map(str::to_owned),
        }),
    });
    let step = undo::step(done, items.collect());
    let changes = asked.iter().map(|(id, field, said)| crate::app::Change::Corrected {
        id: id.clone(),
        field: *field,
        said: said.clone(),
    });
    let changes: Vec<_> = changes.collect();
    undo::apply(state, &changes, effects);
    undo::did(state, step, changes, effects);
}

/// Everything that shows these articles is read again with their corrections.
pub(super) fn corrected(state: &mut State, ids: &FxHashSet<ArticleId>, effects: &mut Effects) {
    effects.push(Effect::Correct(Arc::clone(&state.edits)));
    refresh::texts(state, &|id| ids.contains(id), effects);
}
