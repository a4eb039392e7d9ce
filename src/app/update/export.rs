//! Writing what is on the screen into a file: what of it, under which name, and never over another file unasked.

use super::Effects;
use crate::app::export::{self, Part};
use crate::app::line::{Aim, Line};
use crate::app::list::Kind;
use crate::app::msg::{Effect, Unwritten};
use crate::app::state::{Input, Overlay, Screen, State};
use crate::compare::Side;
use crate::corpus::Article;
use std::sync::Arc;

/// Opens the line for the name of the file.
pub(super) fn open(state: &mut State) {
    let parts = parts(state);
    let Some((_, name)) = parts.first() else {
        return state.say(match state.screen() {
            Screen::List(list) if list.kind == Kind::Kept => "There is nothing to export; f may hide it",
            Screen::List(_) => "Enter opens an article, e exports it there; gk lists what is kept, e exports that",
            _ => "The text is not there yet",
        });
    };
    let line = Line {
        input: Input::new(name),
        known: Vec::new(),
        aim: Aim::Export {
            parts,
            at: 0,
            exists: None,
        },
    };
    state.overlay = Some(Overlay::Line(Box::new(line)));
}

/// The article a list shows beside it, or the one being read.
fn article(state: &State) -> Option<&Arc<Article>> {
    match state.screen() {
        Screen::List(list) if list.kind != Kind::Kept => state.previewed(),
        Screen::Reader(reader) => reader.article.as_ref(),
        _ => None,
    }
}

/// What can be exported here, each with a name for its file, the likeliest first.
fn parts(state: &State) -> Vec<(Part, String)> {
    match state.screen() {
        Screen::List(list) if list.kind == Kind::Kept => {
            let any = !list.rows.is_empty();
            any.then(|| (Part::Kept, "kept.md".to_owned())).into_iter().collect()
        }
        Screen::Compare(comparison) => {
            let Some(collation) = &comparison.collation else {
                return Vec::new();
            };
            let names = Side::BOTH.map(|side| collation.name(side)).join(" ");
            let title = collation.tellings.left.title.as_deref().unwrap_or_default();
            let whole = export::file_name(&format!("{names} {title}"));
            let passage = export::file_name(&format!("passage {names} {title}"));
            vec![(Part::Comparison, whole), (Part::Passage, passage)]
        }
        screen => {
            let Some(article) = article(state) else {
                return Vec::new();
            };
            let title = article.head.title.as_deref().unwrap_or(&article.head.path);
            let mut parts = vec![(Part::Article, export::file_name(title))];
            if matches!(screen, Screen::Reader(_)) && !article.paragraphs.is_empty() {
                parts.push((Part::Passage, export::file_name(&format!("passage {title}"))));
            }
            parts
        }
    }
}

/// What is to be written.
fn text(state: &State, part: Part) -> Option<String> {
    let (library, marks) = (&state.library, &state.marks);
    Some(match (part, state.screen()) {
        (Part::Kept, Screen::List(list)) => {
            let items = (0..list.rows.len()).filter_map(|row| list.item(row));
            export::kept(items, library, marks)
        }
        (Part::Article, _) => export::article(article(state)?, marks),
        (Part::Passage, Screen::Reader(reader)) => export::paragraph(reader.article.as_ref()?, reader.passage, marks),
        (Part::Comparison, Screen::Compare(comparison)) => {
            export::comparison(comparison.collation.as_ref()?, library, marks)
        }
        (Part::Passage, Screen::Compare(comparison)) => {
            export::row(comparison.collation.as_ref()?, comparison.cursor, library, marks)
        }
        _ => return None,
    })
}

/// The name is typed: has the file written. The line stays until it is.
pub(super) fn accept(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Line(line)) = &state.overlay else {
        return;
    };
    let Aim::Export { parts, at, exists } = &line.aim else {
        return;
    };
    let path = line.input.text.trim().to_owned();
    if path.is_empty() {
        return state.say("A file needs a name; Esc cancels");
    }
    let replace = exists.as_ref() == Some(&path);
    let part = parts.get(*at).map(|(part, _)| *part);
    if let Some(text) = part.and_then(|part| text(state, part)) {
        effects.push(Effect::Export { path, text, replace });
    } else {
        state.overlay = None;
        state.say("What was to be exported is not there any more");
    }
}

/// The file has been written, or not.
pub(super) fn written(state: &mut State, path: String, done: Result<(), Unwritten>) {
    let asked = matches!(
        &state.overlay,
        Some(Overlay::Line(line)) if matches!(line.aim, Aim::Export { .. })
    );
    match done {
        Ok(()) => {
            if asked {
                state.overlay = None;
            }
            state.say(format!("Written: {path}"));
        }
        Err(Unwritten::Exists) => {
            if let Some(Overlay::Line(line)) = &mut state.overlay
                && let Aim::Export { exists, .. } = &mut line.aim
            {
                *exists = Some(path);
            } else {
                state.warn(format!("{path} is there already; it was left as it is"));
            }
        }
        Err(Unwritten::Failed(why)) => state.warn(format!("{path} can't be written: {why}")),
    }
}

/// Another part of what is on the screen; the name goes along where it is the one proposed.
pub(super) fn next_part(line: &mut Line) {
    if let Aim::Export { parts, at, .. } = &mut line.aim {
        let before = parts.get(*at).map(|(_, name)| name.clone());
        *at = (*at + 1) % parts.len().max(1);
        if before.as_deref() == Some(line.input.text.as_str())
            && let Some((_, name)) = parts.get(*at)
        {
            line.input = Input::new(name);
        }
    }
}
