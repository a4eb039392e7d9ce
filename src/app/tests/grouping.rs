//! Lists grouped by day, and what narrows them standing above them.

use super::harness::Bench;
use crate::app::geometry::list_panes;
use crate::app::mouse::{Mouse, MouseKind};
use crate::app::state::{Marks, Theme};
use crate::app::{Change, Msg, State};

/// Day of the month and number of rows of each heading.
fn days(bench: &Bench) -> Vec<(Option<i8>, usize)> {
    let days = bench.list().days.iter();
    days.map(|heading| (heading.day.map(jiff::civil::Date::day), heading.rows))
        .collect()
}

fn press(bench: &mut Bench, column: u16, row: u16) {
    bench.send(Msg::Mouse(Mouse {
        kind: MouseKind::Press,
        column,
        row,
    }));
}

#[test]
fn stories_and_articles_are_grouped_by_day_where_they_are_sorted_by_time() {
    let mut bench = Bench::new();
    bench.keys("D");
    assert_eq!(bench.notice(), "Grouped by day");
    assert_eq!(days(&bench), [(Some(9), 1), (Some(8), 1), (Some(3), 1), (None, 1)]);
    bench.keys("G");
    assert_eq!(bench.row(), "Reservoir runs low", "headings are not counted");
    bench.keys("2gg");
    assert_eq!(bench.row(), "Bridge closed after cracks");
    bench.keys("ga");
    assert_eq!(
        days(&bench),
        [(Some(9), 2), (Some(8), 2), (Some(7), 1), (Some(3), 1), (None, 1)]
    );
    bench.keys("f").text("bridge").keys("Enter");
    assert_eq!(days(&bench), [(Some(8), 2), (Some(7), 1)]);
    bench.keys("Esc D");
    assert_eq!((bench.notice(), days(&bench).len()), ("No longer grouped by day", 0));
    bench.keys("h");
    assert!(days(&bench).is_empty(), "the list below has come back without them");
}

#[test]
fn another_order_has_no_days_and_says_so() {
    let mut bench = Bench::new();
    bench.keys("D s");
    assert_eq!(
        bench.notice(),
        "Sorted: told most differently first; days show when it is sorted by time"
    );
    assert!(days(&bench).is_empty());
    bench.keys("D");
    assert_eq!(
        bench.notice(),
        "Days need a list sorted by time, and this one is sorted told most differently first; s changes the order"
    );
    bench.keys("s s");
    assert_eq!((bench.notice(), days(&bench).len()), ("Sorted: oldest first", 4));
}

#[test]
fn a_press_finds_rows_between_headings_and_the_wheel_scrolls_over_them() {
    let mut bench = Bench::new();
    bench.keys("ga D");
    let list = list_panes(120, 40, false).list;
    let rows = bench.rows();
    // 9 May, two rows; 8 May, two rows.
    for (line, row) in [(1, 0), (2, 0), (3, 1), (6, 2), (9, 3)] {
        press(&mut bench, 10, list.y + line);
        assert_eq!(bench.list().cursor, row, "line {line}");
    }
    press(&mut bench, 10, list.y + 5);
    assert_eq!(bench.list().cursor, 3, "a heading is no row");
    bench.resize(120, 12);
    bench.keys("gg");
    let lines = list_panes(120, 12, false).list.height;
    for _ in 0..9 {
        bench.send(Msg::Mouse(Mouse {
            kind: MouseKind::WheelDown,
            column: 10,
            row: list.y,
        }));
    }
    let scrolled = bench.list();
    assert_eq!(scrolled.top + scrolled.rows_from(scrolled.top, lines), rows.len());
    assert_eq!(scrolled.cursor, rows.len() - 1, "at the end the wheel moves the cursor");
}

#[test]
fn what_was_grouped_is_grouped_at_the_next_start() {
    let mut bench = Bench::new();
    bench.keys("s s s D j q");
    let left = bench.saved.iter().rev().find_map(|change| match change {
        Change::Left(place) => Some(place.clone()),
        _ => None,
    });
    let mut again = Bench::unread();
    again.state = State::new("demo", 120, 40, Theme::Dark, Marks::default());
    again.state.restore(&left.unwrap());
    let library = bench.state.library.clone();
    again.send(Msg::Library(library));
    again.send(Msg::LoadFinished);
    assert_eq!(days(&again).len(), 4);
    assert_eq!(again.row(), bench.row());
    assert_eq!(again.list().sort, bench.list().sort);
}

#[test]
fn what_narrows_a_list_is_taken_away_one_by_one() {
    let mut bench = Bench::new();
    bench.keys("f").text("bridge outlet:courier").keys("Enter");
    assert_eq!(bench.rows(), ["> Bridge closed after cracks"]);
    bench.keys("Backspace");
    assert_eq!(bench.list().filter, "bridge");
    bench.keys("Backspace");
    assert_eq!(bench.list().filter, "");
    assert_eq!(bench.row(), "Bridge closed after cracks", "the cursor stays on its row");
    bench.keys("Backspace");
    assert_eq!(bench.notice(), "Nothing narrows this list");
    // What was hidden stands first, and so goes last.
    bench.keys("go 2G H gs f").text("levy").keys("Enter Backspace");
    assert_eq!((bench.list().filter.as_str(), bench.rows().len()), ("", 3));
    bench.keys("Backspace");
    assert_eq!(bench.notice(), "Gazette shown again; U takes it back");
    assert_eq!(bench.rows().len(), 4);
}

#[test]
fn a_press_on_the_sign_of_a_chip_takes_it_away() {
    let mut bench = Bench::new();
    bench.keys("f").text("bridge -post").keys("Enter");
    assert!(bench.list().rows.is_empty());
    let line = list_panes(120, 40, false).chips.y;
    // ` bridge ×   -post ×`
    press(&mut bench, 2, line);
    assert_eq!(
        bench.list().filter,
        "bridge -post",
        "the words themselves take nothing away"
    );
    press(&mut bench, 18, line);
    assert_eq!(bench.list().filter, "bridge");
    assert_eq!(bench.rows(), ["> Bridge closed after cracks"]);
    press(&mut bench, 8, line);
    assert_eq!(bench.list().filter, "");
}

#[test]
fn days_asked_for_while_another_order_is_awaited_are_there_once_it_has_come() {
    let mut bench = Bench::new();
    bench.holding = true;
    bench.keys("s D");
    while !bench.notice().contains("Grouped by day") {
        bench.keys("s D");
    }
    bench.release();
    assert!(days(&bench).len() > 1, "{:?}", days(&bench));
}
