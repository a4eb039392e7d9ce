//! Whatever is pressed, pasted, resized or answered late, in whatever order: nothing panics, everything fits together.

use super::harness::Bench;
use crate::app::command::TABLE;
use crate::app::layout::ReaderLine;
use crate::app::mouse::{Mouse, MouseKind};
use crate::app::state::{Overlay, Screen};
use crate::app::{Effect, Msg, Reloaded, State};
use crate::compare::Side;
use proptest::prelude::*;
use std::sync::Arc;

#[derive(Debug, Clone)]
pub enum Step {
    Keys(&'static str),
    Text(String),
    Paste(String),
    Mouse(MouseKind, u16, u16),
    Resize(u16, u16),
    /// Answers held back from now on, or all given, the newest first.
    Hold,
    Release,
    /// So many articles have been read.
    Library(usize),
    Finished,
    /// Files changed: this one was read again, and that one is gone.
    Reloaded(usize, usize),
    Failed,
    /// The answer to the oldest effect held back, twice.
    Twice,
}

const MICE: [MouseKind; 6] = [
    MouseKind::Press,
    MouseKind::Double,
    MouseKind::Drag,
    MouseKind::Release,
    MouseKind::WheelUp,
    MouseKind::WheelDown,
];

pub fn step() -> impl Strategy<Value = Step> {
    let keys: Vec<&'static str> = TABLE
        .iter()
        .filter(|entry| !matches!(entry.name, "quit" | "leave"))
        .flat_map(|entry| entry.keys.iter().copied())
        .chain(["3", "9", "0", "Backspace", "Delete", "M-x"])
        .collect();
    prop_oneof![
        24 => prop::sample::select(keys).prop_map(Step::Keys),
        2 => prop::sample::select(vec!["Enter", "c", "j", "q j"]).prop_map(Step::Keys),
        1 => "[a-z:\\-\" éß橋]{1,6}".prop_map(Step::Text),
        1 => "\\PC{0,6}\n?".prop_map(Step::Paste),
        6 => (prop::sample::select(MICE.to_vec()), 0u16..130, 0u16..44).prop_map(|(kind, x, y)| Step::Mouse(kind, x, y)),
        3 => (1u16..300, 1u16..100).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => (0u16..4, 0u16..4).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => Just(Step::Resize(u16::MAX, u16::MAX)),
        1 => Just(Step::Hold),
        2 => Just(Step::Release),
        2 => (0usize..=7).prop_map(Step::Library),
        1 => Just(Step::Finished),
        2 => (0usize..7, 0usize..7).prop_map(|(read, lost)| Step::Reloaded(read, lost)),
        1 => Just(Step::Failed),
        1 => Just(Step::Twice),
    ]
}

pub fn take(bench: &mut Bench, step: Step) {
    match step {
        Step::Keys(keys) => {
            bench.keys(keys);
        }
        Step::Text(text) => {
            bench.text(&text);
        }
        Step::Mouse(kind, column, row) => bench.send(Msg::Mouse(Mouse { kind, column, row })),
        Step::Paste(text) => bench.send(Msg::Paste(text)),
        Step::Resize(columns, rows) => {
            bench.resize(columns, rows);
        }
        Step::Hold => bench.holding = true,
        Step::Release => {
            bench.release();
        }
        Step::Library(read) => bench.send(Msg::Library(bench.some(read))),
        Step::Finished => bench.send(Msg::LoadFinished),
        Step::Reloaded(read, lost) => {
            let ids = [read, lost].map(|at| bench.all[at].head.id.clone());
            let change = Reloaded {
                reread: [ids[0].clone()].into_iter().collect(),
                lost: [ids[1].clone()].into_iter().collect(),
                ..Reloaded::default()
            };
            // Of what was read again, half is no longer what it was.
            if let Some(article) = bench.articles.get_mut(ids[0].as_str()) {
                let paragraphs = &mut Arc::make_mut(article).paragraphs;
                paragraphs.truncate(paragraphs.len() / 2);
            }
            bench.send(Msg::Reloaded(change));
        }
        Step::Failed => bench.send(Msg::Failed("A worker stopped".into())),
        Step::Twice => {
            if let Some(effect) = bench.held.first().cloned() {
                bench.holding = false;
                bench.carry_out(vec![effect.clone(), effect]);
            }
        }
    }
}

pub fn check(state: &State) {
    assert!(!state.screens.is_empty() && state.marked.len() <= 2);
    match state.screen() {
        Screen::List(list) => {
            assert!(list.cursor < list.rows.len().max(1));
            assert!(list.top <= list.cursor);
            assert!((0..list.rows.len()).all(|row| list.id(row).is_some()));
        }
        Screen::Reader(reader) => {
            assert!(reader.top < reader.layout.lines.len().max(1));
            let paragraphs = reader.article.as_ref().map_or(0, |article| article.paragraphs.len());
            assert!(reader.passage < paragraphs.max(1));
            for line in &reader.layout.lines {
                if let (ReaderLine::Text { paragraph, span, .. }, Some(article)) = (line, &reader.article) {
                    assert!(article.paragraphs[*paragraph].get(span.clone()).is_some());
                }
            }
            for hit in &reader.find.hits {
                let article = reader.article.as_ref().unwrap();
                assert!(article.paragraphs[hit.unit].get(hit.span.clone()).is_some());
            }
        }
        Screen::Compare(comparison) => {
            let rows = comparison
                .collation
                .as_ref()
                .map_or(0, |collation| collation.rows.len());
            if rows > 0 {
                assert!(comparison.cursor < rows);
                assert_eq!(comparison.layout.rows.len(), rows);
                // One side alone of an article that has lost its text shows no row.
                let nothing = comparison.layout.rows.iter().all(std::ops::Range::is_empty);
                assert!(
                    nothing || !comparison.layout.rows[comparison.cursor].is_empty(),
                    "the cursor is on a row that is shown"
                );
            }
            assert!(comparison.top < comparison.layout.lines.len().max(1));
            let collation = comparison.collation.as_ref();
            for line in &comparison.layout.lines {
                for side in Side::BOTH {
                    for piece in &line.pieces[side] {
                        let text = &collation.unwrap().tellings[side].sentences[piece.sentence].text;
                        assert!(text.get(piece.span.clone()).is_some());
                    }
                }
            }
        }
    }
    // A theme that is only looked at is there as long as the list of them.
    let chosen = state
        .theme_list()
        .into_iter()
        .find(|(name, ..)| *name == state.chosen_theme);
    let looking = matches!(state.overlay, Some(Overlay::Themes(_)));
    assert!(looking || chosen.is_some_and(|(_, theme, _)| theme == state.theme));
    match &state.overlay {
        Some(Overlay::Themes(list)) => assert!(list.cursor < state.theme_list().len()),
        Some(Overlay::CommandLine(line)) => {
            assert!(line.input.text.is_char_boundary(line.input.cursor));
            assert!(line.at.is_none_or(|at| at < state.candidates(line).len()));
        }
        Some(Overlay::Help { sought, .. }) => assert!(sought.text.is_char_boundary(sought.cursor)),
        Some(Overlay::Chooser(chooser)) => assert!(chooser.cursor < chooser.candidates.len().max(1)),
        Some(Overlay::Pairs(list)) => assert!(list.cursor < list.rows.len().max(1)),
        Some(Overlay::Form(form)) => {
            assert!(
                form.entries
                    .iter()
                    .all(|entry| entry.input.text.is_char_boundary(entry.input.cursor))
            );
            assert!(form.reaches.iter().any(|(reach, _)| *reach == form.reach));
        }
        Some(Overlay::Problems(list)) => {
            assert!(list.top <= list.cursor && list.cursor < list.len(&state.library).max(1));
        }
        Some(Overlay::Line(line)) => assert!(line.input.text.is_char_boundary(line.input.cursor)),
        Some(Overlay::Prompt { input, .. }) => assert!(input.text.is_char_boundary(input.cursor)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn everything_fits_together(steps in prop::collection::vec(step(), 1..60), started in prop::bool::ANY) {
        let mut bench = if started { Bench::new() } else { Bench::unread() };
        check(&bench.state);
        for step in steps {
            take(&mut bench, step);
            if bench.quit {
                break;
            }
            check(&bench.state);
        }
        // Once everything has been answered, nothing is waited for.
        if !bench.quit {
            bench.release();
            bench.send(Msg::LoadFinished);
            check(&bench.state);
            prop_assert!(bench.held.is_empty());
            prop_assert!(!bench.state.is_working());
        }
    }

    #[test]
    fn quitting_saves_before_it_quits(steps in prop::collection::vec(step(), 0..20)) {
        let mut bench = Bench::new();
        for step in steps {
            take(&mut bench, step);
        }
        if !bench.quit {
            let effects = crate::app::update(&mut bench.state, Msg::Terminate);
            prop_assert_eq!(effects.last(), Some(&Effect::Quit));
            prop_assert!(bench.state.quitting);
        }
    }
}
