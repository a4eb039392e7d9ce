//! Texts set in other ways, as they are drawn: what is on the screen is the paragraph, but for hyphens and wider spaces.

use super::{check, drawn, lines};
use crate::app::geometry::{Area, reader_panes};
use crate::app::layout::{ReaderLine, set_layout};
use crate::app::mouse::{Mouse, MouseKind};
use crate::app::state::{Marks, Screen, State, Theme};
use crate::app::typeset::Typesetting;
use crate::app::{Msg, update};
use crate::corpus::Article;
use crate::ui::fixture::{article, reading};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::Modifier;
use std::sync::Arc;

/// An article of these paragraphs in a reader.
fn set(paragraphs: &[String], columns: u16, rows: u16, typesetting: Typesetting) -> State {
    let mut state = reading(columns, rows, Theme::Dark);
    state.typesetting = typesetting;
    let article = Article {
        paragraphs: paragraphs.to_vec(),
        ..Article::clone(&article())
    };
    let width = reader_panes(columns, rows, state.measure, state.zen).text.width;
    let Some(Screen::Reader(reader)) = state.screens.last_mut() else {
        unreachable!()
    };
    reader.layout = set_layout(&article, width, &Marks::default(), typesetting);
    reader.article = Some(Arc::new(article));
    state
}

fn reader(state: &State) -> &crate::app::state::Reader {
    match state.screen() {
        Screen::Reader(reader) => reader,
        _ => unreachable!(),
    }
}

fn pane(state: &State) -> Area {
    reader_panes(state.columns, state.rows, state.measure, state.zen).text
}

/// What stands on a line of the text's pane.
fn drawn_line(buffer: &Buffer, pane: Area, dy: u16) -> String {
    let mut text = String::new();
    let mut x = pane.x;
    while x < pane.right() {
        let cell = &buffer[(x, pane.y + dy)];
        text += cell.symbol();
        x += cell.symbol().cell_width().max(1);
    }
    text.trim_end().to_owned()
}

fn single_spaced(text: &str) -> String {
    text.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn what_is_drawn_is_the_paragraph_but_for_hyphens_and_wider_spaces(
        paragraphs in prop::collection::vec("(([a-z]{1,14}|[A-Z][a-z]{3,12}|“[a-zäöü]{2,16}”,|[一-龠]{1,9}。|-|1,0[0-9]{2}|[a-z]{3,9}-[a-z]{3,9}|שלום)[ ]{1,2}){1,24}[a-z]{1,9}", 1..4),
        columns in 4u16..110,
        hyphenate in prop::bool::ANY,
        justify in prop::bool::ANY,
        spacing in 0u16..=2,
    ) {
        let typesetting = Typesetting { hyphenate, justify, spacing };
        let state = set(&paragraphs, columns, 300, typesetting);
        let buffer = drawn(&state);
        let pane = pane(&state);
        let mut whole: Vec<String> = vec![String::new(); paragraphs.len()];
        let mut ends = vec![0; paragraphs.len()];
        for (dy, line) in (0..pane.height).zip(&reader(&state).layout.lines) {
            let ReaderLine::Text { paragraph, span, set } = line else {
                continue;
            };
            let mut shown = drawn_line(&buffer, pane, dy);
            if set.hyphen {
                prop_assert_eq!(shown.pop(), Some('-'));
            }
            // What stands between this line and the one before is spaces or nothing.
            let text = &paragraphs[*paragraph];
            whole[*paragraph] += &text[ends[*paragraph]..span.start];
            whole[*paragraph] += &shown;
            ends[*paragraph] = span.end;
        }
        for (paragraph, drawn) in paragraphs.iter().zip(&whole) {
            prop_assert_eq!(single_spaced(drawn), single_spaced(paragraph));
        }
        check("reader", &state, columns, 300);
    }
}

/// The bridge, words parted and lines filled, 48 columns wide.
fn bridge() -> State {
    let typesetting = Typesetting {
        hyphenate: true,
        justify: true,
        spacing: 1,
    };
    let paragraphs = article().paragraphs.clone();
    set(&paragraphs, 50, 60, typesetting)
}

#[test]
fn filled_lines_end_at_the_edge() {
    let state = bridge();
    let (buffer, pane) = (drawn(&state), pane(&state));
    let mut filled = 0;
    for (dy, line) in (0..pane.height).zip(&reader(&state).layout.lines) {
        if let ReaderLine::Text { set, .. } = line
            && set.extra > 0
        {
            // Of a wide character the second cell is empty.
            let ends = (1..=2).any(|wide| {
                let cell = &buffer[(pane.right() - wide, pane.y + dy)];
                cell.symbol() != " " && cell.symbol().cell_width() == wide
            });
            assert!(ends, "{}", lines(&buffer)[usize::from(pane.y + dy)]);
            filled += 1;
        }
    }
    assert!(filled > 10);
}

#[test]
fn a_hit_is_marked_on_its_own_words_wherever_they_stand() {
    let mut state = bridge();
    // Over a widened space, and over a hyphen.
    let words: Vec<(usize, std::ops::Range<usize>)> = reader(&state)
        .layout
        .lines
        .iter()
        .filter_map(|line| match line {
            ReaderLine::Text { paragraph, span, set } if set.extra > 1 || set.hyphen => {
                Some((*paragraph, span.start..span.end))
            }
            _ => None,
        })
        .collect();
    assert!(words.len() > 3);
    let text = article().paragraphs.clone();
    let Some(Screen::Reader(open)) = state.screens.last_mut() else {
        unreachable!()
    };
    open.find.words = "words".to_owned();
    open.find.hits = words
        .iter()
        .map(|(unit, span)| crate::app::state::Hit {
            side: crate::compare::Side::Left,
            unit: *unit,
            span: span.clone(),
        })
        .collect();
    let (buffer, pane) = (drawn(&state), pane(&state));
    let marked = |dy: u16| -> String {
        let cells = (pane.x..pane.right()).map(|x| &buffer[(x, pane.y + dy)]);
        let cells = cells.filter(|cell| cell.style() == buffer[(pane.x, pane.y + dy)].style());
        cells.map(ratatui::buffer::Cell::symbol).collect()
    };
    for (dy, line) in (0..pane.height).zip(&reader(&state).layout.lines) {
        if let ReaderLine::Text { paragraph, span, set } = line
            && words.contains(&(*paragraph, span.clone()))
        {
            let shown = marked(dy);
            let shown = shown.trim_end_matches(|c| c == '-' && set.hyphen);
            assert_eq!(single_spaced(shown), single_spaced(&text[*paragraph][span.clone()]));
        }
    }
}

#[test]
fn what_is_selected_is_inverted_to_the_last_cell_of_its_words() {
    let mut state = bridge();
    let pane = pane(&state);
    let lines = reader(&state).layout.lines.iter().zip(0..pane.height);
    let filled = lines.filter_map(|(line, dy)| match line {
        ReaderLine::Text { set, .. } if set.extra > 0 && !set.hyphen => Some(dy),
        _ => None,
    });
    let dy = filled.into_iter().next().unwrap();
    let mut mouse = |kind, column, row| {
        let _ = update(&mut state, Msg::Mouse(Mouse { kind, column, row }));
    };
    mouse(MouseKind::Press, pane.x, pane.y + dy);
    mouse(MouseKind::Drag, pane.right() - 1, pane.y + dy);
    let buffer = drawn(&state);
    let inverted = (pane.x..pane.right()).filter(|x| buffer[(*x, pane.y + dy)].modifier.contains(Modifier::REVERSED));
    assert_eq!(inverted.count(), usize::from(pane.width));
}
