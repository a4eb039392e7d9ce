//! What is kept on the screen: its list, notes below their passages, the line that is typed.

use super::{drawn, shows};
use crate::app::beside;
use crate::app::geometry::{compare_panes, reader_panes};
use crate::app::layout::{Room, noted_comparison, noted_layout};
use crate::app::line::{Aim, Line};
use crate::app::list::{Kind, Scope};
use crate::app::state::{Input, Overlay, Screen, Shading, State, Theme, View};
use crate::ui::fixture::{article, comparing, list, reading, stories};
use std::sync::Arc;

/// Stars, tags and notes on articles of the invented town.
fn keep(state: &mut State) {
    let bridge = article();
    let marks = Arc::make_mut(&mut state.marks);
    let mut note = |paragraph: usize, text: &str| {
        let passage = bridge.paragraphs[paragraph].as_str().into();
        marks.note(&bridge.head.id, &passage, paragraph, Some(text.into()));
    };
    note(
        1,
        "Who else was in the room when she said so? The Gazette has the board’s secretary there too.",
    );
    note(4, "Ask the painter.");
    marks.tag(&bridge.head.id, "bridge", true);
    marks.tag(&bridge.head.id, "to-ask", true);
    for head in state.library.heads.iter().skip(7).take(2) {
        marks.tag(&head.id, "to-ask", true);
    }
    let gone = "old/gone.txt".into();
    marks.note(&gone, &"The lamp went out.".into(), 0, Some("橋 when?".into()));
}

pub fn kept(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = stories(columns, rows, theme);
    keep(&mut state);
    state.screens.push(Screen::List(list(&state, Kind::Kept, Scope::All)));
    state
}

pub fn noted(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = reading(columns, rows, theme);
    keep(&mut state);
    let width = reader_panes(columns, rows, state.measure, state.zen).text.width;
    let marks = Arc::clone(&state.marks);
    if let Some(Screen::Reader(reader)) = state.screens.last_mut() {
        reader.layout = noted_layout(&article(), width, &marks);
        reader.passage = 1;
    }
    state
}

pub fn tagging(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = kept(columns, rows, theme);
    let line = Line {
        known: state.marks.tags_used(),
        input: Input::new("bridge t"),
        aim: Aim::Tags(article().head.id.clone()),
    };
    state.overlay = Some(Overlay::Line(Box::new(line)));
    state
}

pub fn noting(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = noted(columns, rows, theme);
    let line = Line {
        known: Vec::new(),
        input: Input::new("Ask the painter."),
        aim: Aim::Note {
            id: article().head.id.clone(),
            passage: "x".into(),
            paragraph: 4,
            was: Some("Ask the painter.".into()),
        },
    };
    state.overlay = Some(Overlay::Line(Box::new(line)));
    state
}

pub fn noted_sides(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = comparing(columns, rows, theme, View::Columns, Shading::Words);
    let Some(Screen::Compare(comparison)) = state.screens.last() else {
        unreachable!()
    };
    let collation = Arc::clone(comparison.collation.as_ref().unwrap());
    let marks = Arc::make_mut(&mut state.marks);
    for (side, number, text) in [
        (crate::compare::Side::Left, 1, "Who measured it?"),
        (
            crate::compare::Side::Right,
            2,
            "Nobody else has this: ask the board before Thursday.",
        ),
    ] {
        let telling = &collation.tellings[side];
        let sentence = &telling.sentences[number];
        let passage = sentence.text.as_str().into();
        marks.note(&telling.id, &passage, sentence.paragraph, Some(text.into()));
    }
    let placed = beside::placed(&collation, &state.marks);
    assert_eq!(placed.len(), 2);
    let view = crate::app::geometry::view_at(columns, View::Columns);
    let panes = compare_panes(columns, rows, view, state.zen);
    let room = Room {
        text: panes.left.width,
        margin: panes.margin.width,
    };
    if let Some(Screen::Compare(comparison)) = state.screens.last_mut() {
        comparison.layout = noted_comparison(&collation, view, comparison.focus, room, &placed);
    }
    state
}

#[test]
fn where_nothing_is_kept_it_says_how_to() {
    let mut state = stories(80, 24, Theme::Dark);
    let mut none = list(&state, Kind::Kept, Scope::All);
    none.rows = Arc::from([]);
    state.screens = vec![Screen::List(none)];
    let screen = drawn(&state);
    assert!(shows(&screen, "Nothing is kept yet."));
    assert!(shows(&screen, "m stars an article, t tags it"));
}
