//! Whole screens: how they look, and that no size breaks them.

mod arranging;
mod choosing;
mod comparing;
mod fits;
mod kept;
mod looks;
mod shows;
mod signs;
mod storm;
mod typeset;

use super::fixture::{article, comparing, list, listed, reading, stories};
use super::view;
use crate::app::library::Library;
use crate::app::list::{Kind, Scope};
use crate::app::state::{Limits, Marks, Notice, Overlay, Problems, Progress, Screen, Shading, State, Theme, View};
use crate::compare::{Collation, Telling};
use crate::corpus::{Article, Head, Problem};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use shows::{SHOWS, filtering, over, show};
use std::sync::Arc;

fn drawn_at(state: &State, columns: u16, rows: u16) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| _ = view(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn drawn(state: &State) -> Buffer {
    drawn_at(state, state.columns, state.rows)
}

/// What stands on the screen, a line each.
fn lines(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width.max(1));
    buffer
        .content
        .chunks(width)
        .map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect())
        .collect()
}

fn shows(buffer: &Buffer, text: &str) -> bool {
    lines(buffer).iter().any(|line| line.contains(text))
}

/// Panics, and wide characters that reach over an edge.
fn check(name: &str, state: &State, columns: u16, rows: u16) {
    let buffer = drawn_at(state, columns, rows);
    for (at, cell) in buffer.content.iter().enumerate() {
        let column = at as u16 % columns;
        assert!(
            column + cell.symbol().cell_width() <= columns,
            "{name} at {columns}×{rows}"
        );
        let raw = |c: char| c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c);
        assert!(!cell.symbol().contains(raw), "{name} at {columns}×{rows}");
    }
}

#[test]
fn every_size_can_be_drawn() {
    for columns in [1, 2, 3, 5, 8, 11, 12, 13, 20, 30, 40, 59, 89, 90, 100, 142, 400] {
        for rows in [1, 2, 3, 4, 7, 12, 24] {
            for (at, (name, make)) in SHOWS.iter().enumerate() {
                let theme = [Theme::Dark, Theme::Light, Theme::Plain][at % 3];
                check(name, &make(columns, rows, theme), columns, rows);
            }
        }
    }
    for (name, make) in SHOWS {
        check(name, &make(400, 120, Theme::Dark), 400, 120);
    }
}

#[test]
fn a_frame_of_another_size_than_the_state_was_told_is_drawn_as_far_as_it_reaches() {
    for (name, make) in SHOWS {
        let state = make(120, 40, Theme::Dark);
        for (columns, rows) in [(1, 1), (50, 10), (119, 40), (120, 39), (200, 60)] {
            check(name, &state, columns, rows);
        }
    }
}

#[test]
fn places_that_have_gone_out_of_reach_are_drawn_all_the_same() {
    for (name, make) in SHOWS {
        let mut state = make(100, 30, Theme::Dark);
        state.preview.top = usize::MAX / 2;
        match state.screens.last_mut() {
            Some(Screen::List(list)) => (list.cursor, list.top) = (usize::MAX / 2, usize::MAX / 2),
            Some(Screen::Reader(reader)) => reader.top = usize::MAX / 2,
            Some(Screen::Compare(comparison)) => {
                (comparison.cursor, comparison.top) = (usize::MAX / 2, usize::MAX / 2);
            }
            None => unreachable!(),
        }
        match &mut state.overlay {
            Some(Overlay::Chooser(chooser)) => (chooser.cursor, chooser.top) = (usize::MAX / 2, usize::MAX / 2),
            Some(Overlay::Problems(list)) => (list.cursor, list.top) = (usize::MAX / 2, usize::MAX / 2),
            Some(Overlay::Ledger(list)) => list.cursor = usize::MAX / 2,
            Some(
                Overlay::Help { top, .. }
                | Overlay::Why { top, .. }
                | Overlay::Evidence { top, .. }
                | Overlay::Story { top, .. },
            ) => {
                *top = usize::MAX / 2;
            }
            _ => {}
        }
        check(name, &state, 100, 30);
    }
}

/// Texts that are hard on a terminal: wide, combined, from right to left, and such that should never have come here.
const HARD: [&str; 6] = [
    "橋は閉鎖されています橋は閉鎖されています橋は閉鎖されています橋は閉鎖されています",
    "👩‍👩‍👧‍👦👍🏽☺️🏴 e\u{301}\u{301}\u{301}\u{301} ｶﾞｷﾞｸﾞ",
    "הגשר נסגר לאחר שנמצאו סדקים أُغلق الجسر بعد العثور على شقوق",
    "\u{1b}[2J\u{1b}]52;c;bmV3cw==\u{7}\u{9b}31m\u{202e}\t\r\nend",
    "",
    "averyveryveryveryverylongwordthatnothingcanbreakandthatgoesonandonuntilthescreenendsandthensomemoreofit",
];

fn hard_library() -> Arc<Library> {
    let heads = HARD.iter().enumerate().map(|(at, text)| {
        let head = Head {
            id: format!("{text}{at}").into(),
            path: format!("{text}/{text}"),
            title: (at % 2 == 0).then(|| (*text).to_owned()),
            outlet: (at != 1).then(|| (*text).to_owned()),
            byline: Some((*text).to_owned()),
            agency: Some((*text).to_owned()),
            words: usize::MAX / 2,
            ..article().head.clone()
        };
        Arc::new(head)
    });
    let problems = HARD.map(|text| Problem {
        path: text.to_owned(),
        record: Some(u64::MAX),
        line: None,
        cause: text.to_owned(),
    });
    Arc::new(Library::build(heads.collect(), Vec::new(), problems.to_vec()))
}

#[test]
fn no_text_breaks_a_screen_or_reaches_the_terminal_raw() {
    let library = hard_library();
    for (columns, rows) in [(1, 1), (7, 5), (20, 12), (33, 12), (80, 24), (120, 40)] {
        for kind in [Kind::Stories, Kind::Articles, Kind::Outlets] {
            let mut state = stories(columns, rows, Theme::Dark);
            state.library = Arc::clone(&library);
            state.name = HARD[3].to_owned();
            let mut rows_of = list(&state, kind, Scope::Outlet(Some(HARD[3].to_owned())));
            rows_of.filter = HARD[0].to_owned();
            for cursor in 0..rows_of.rows.len() {
                rows_of.cursor = cursor;
                state.screens = vec![Screen::List(rows_of.clone())];
                check("list", &state, columns, rows);
            }
            state.overlay = Some(Overlay::Problems(Problems {
                top: 1,
                cursor: 1,
                ..Problems::default()
            }));
            check("problems", &state, columns, rows);
            for text in HARD {
                check("filter", &filtering(columns, rows, Theme::Dark, text), columns, rows);
            }
        }
        let hard = Article {
            paragraphs: HARD.map(str::to_owned).to_vec(),
            ..(*article()).clone()
        };
        let mut state = reading(columns, rows, Theme::Dark);
        if let Some(Screen::Reader(reader)) = state.screens.last_mut() {
            reader.layout = crate::app::layout::reader_layout(&hard, columns);
            reader.article = Some(Arc::new(hard));
        }
        check("reader", &state, columns, rows);
    }
}

#[test]
fn an_empty_list_says_why_and_what_to_do() {
    let mut state = stories(80, 24, Theme::Dark);
    let mut none = list(&state, Kind::Articles, Scope::All);
    none.rows = Arc::from([]);
    none.filter = "xyz".to_owned();
    state.screens = vec![Screen::List(none)];
    let screen = drawn(&state);
    assert!(shows(&screen, "No article matches “xyz”."));
    assert!(shows(&screen, "Esc clears the filter."));

    let mut state = State::new("harbour", 80, 24, Theme::Dark, Marks::default());
    state.progress = Progress {
        done: 1_203,
        found: 37_500,
        walking: false,
        finished: false,
    };
    assert!(shows(&drawn(&state), "Reading… 1,203 of 37,500 files"));
    state.progress.finished = true;
    assert!(shows(&drawn(&state), "No articles here."));
}

#[test]
fn a_strip_gives_every_outlet_its_place() {
    let screen = drawn(&stories(80, 24, Theme::Dark));
    let below = |headline: &str| {
        let mut lines = lines(&screen).into_iter();
        lines
            .find(|line| line.contains(headline))
            .and_then(|_| lines.next())
            .unwrap()
    };
    // Courier, Post, Coastwatch, Gazette, Herald, Meridian, 橋日報: by articles, then by name.
    assert!(below("Reservoir at a quarter").contains("●○●●○○○"));
    assert!(below("Grain levy").contains("●●○●●●●"));
}

#[test]
fn colours_are_never_needed_to_tell_the_sides_apart() {
    let screen = drawn(&comparing(80, 24, Theme::Plain, View::Interleaved, Shading::Words));
    assert!(shows(&screen, "│ Northern Courier") && shows(&screen, "┃ Tidewater Post"));
    assert!(shows(&screen, "~│ Engineers") && shows(&screen, " ┃ The Harbour bridge"));
}

#[test]
fn sides_of_unknown_outlet_are_named_by_headline_and_file() {
    let mut state = comparing(120, 40, Theme::Dark, View::Columns, Shading::Words);
    let Some(Screen::Compare(comparison)) = state.screens.last_mut() else {
        unreachable!()
    };
    let collation = comparison.collation.as_deref().unwrap();
    let nameless = Collation {
        tellings: collation.tellings.clone().map(|telling| Telling {
            outlet: None,
            ..telling
        }),
        ..collation.clone()
    };
    let room = crate::app::layout::Room {
        text: comparison.layout.width,
        margin: 0,
    };
    comparison.layout = crate::app::layout::compare_layout(&nameless, View::Columns, crate::compare::Side::Left, room);
    comparison.collation = Some(Arc::new(nameless));
    let screen = drawn(&state);
    assert!(shows(&screen, "“Harbour bridge closed after…” (left)  01.txt"));
    assert!(shows(&screen, "only in “Harbour bridge closed after…” (left)"));
}

#[test]
fn notes_say_what_disagrees_was_cut_and_moved() {
    for columns in [120, 200] {
        let screen = drawn(&comparing(columns, 60, Theme::Dark, View::Columns, Shading::Words));
        for said in [
            "38,000 / 40,000",
            "but to close it",
            "told earlier in",
            "only in Tidewater Post",
        ] {
            assert!(shows(&screen, said), "{said} at {columns}");
        }
        // Every passage of one side says so.
        let said = lines(&screen)
            .iter()
            .filter(|line| line.contains("only in Northern Courier"))
            .count();
        assert!(said > 1, "{said} at {columns}");
    }
}

#[test]
fn a_notice_is_seen_even_where_all_but_the_text_is_hidden() {
    let mut state = reading(80, 24, Theme::Dark);
    state.zen = true;
    assert!(!shows(&drawn(&state), "article 1 of 5"));
    state.notice = Some(Notice {
        text: "Copied".to_owned(),
        trouble: false,
    });
    assert!(lines(&drawn(&state)).last().is_some_and(|line| line.contains("Copied")));
}

#[test]
fn the_end_of_a_panel_and_of_a_preview_is_told() {
    let limits = |state: &State| {
        let mut limits = Limits::default();
        let mut terminal = Terminal::new(TestBackend::new(state.columns, state.rows)).unwrap();
        terminal.draw(|frame| limits = view(state, frame)).unwrap();
        limits
    };
    for name in ["help", "evidence", "together", "why"] {
        let mut state = show(name, (60, 12), Theme::Dark);
        let last = limits(&state).panel.unwrap();
        let mut at = |place| {
            if let Some(
                Overlay::Help { top, .. }
                | Overlay::Why { top, .. }
                | Overlay::Evidence { top, .. }
                | Overlay::Story { top, .. },
            ) = &mut state.overlay
            {
                *top = place;
            }
            drawn(&state)
        };
        // Further than the end nothing changes, and the line before it is another page.
        assert_eq!(at(last), at(last + 1), "{name}");
        assert!(last == 0 || at(last - 1) != at(last), "{name}");
    }
    let mut state = stories(100, 14, Theme::Dark);
    let last = limits(&state).preview.unwrap();
    state.preview.top = last;
    let end = drawn(&state);
    state.preview.top = last + 1;
    assert_eq!(drawn(&state), end);
    assert!(last > 0);
}

#[test]
fn the_caret_stays_in_sight_however_long_the_line_typed() {
    for text in ["", "bridge", &"橋".repeat(200)] {
        for columns in [3, 10, 40, 80] {
            let state = filtering(columns, 10, Theme::Dark, text);
            let mut terminal = Terminal::new(TestBackend::new(columns, 10)).unwrap();
            terminal.draw(|frame| _ = view(&state, frame)).unwrap();
            let at = terminal.get_cursor_position().unwrap();
            assert!(at.x < columns && at.y == 9, "{columns}: {at:?}");
        }
    }
}

#[test]
fn help_lists_every_command_that_applies_and_no_other() {
    let state = over(listed(100, 200, Theme::Dark, Kind::Outlets), shows::all_help());
    let screen = drawn(&state);
    for entry in crate::app::command::TABLE {
        let applies = entry.contexts.contains(&crate::app::Context::Outlets);
        // Long ones are wrapped.
        let begins: String = entry.doc.chars().take(60).collect();
        assert_eq!(shows(&screen, &begins), applies, "{}", entry.name);
    }
}
