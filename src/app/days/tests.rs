//! Which rows stand on the screen between headings.

use super::*;
use crate::app::list::Scope;
use crate::app::tests::corpus::{article, library};
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::Arc;

/// A list of so many rows, whose days have so many each.
fn list(days: &[usize]) -> List {
    let mut list = List::new(Kind::Stories, Scope::All, Arc::default());
    let mut row = 0;
    let heading = |&rows: &usize| {
        row += rows;
        Heading {
            row: row - rows,
            rows,
            day: None,
        }
    };
    list.days = days.iter().map(heading).collect();
    list.rows = (0..row as u32).collect();
    list
}

/// The lines of the screen as the drawing fills them: rows by number, headings as none.
fn screen(list: &List, lines: u16) -> Vec<Option<usize>> {
    let mut screen = Vec::new();
    for row in list.top..list.rows.len() {
        if list.heading_over(row, list.top, lines).is_some() {
            screen.push(None);
        }
        screen.extend([Some(row); 2]);
    }
    screen.truncate(usize::from(lines));
    screen
}

#[test]
fn days_gather_the_rows_that_stand_under_them_and_the_undated_come_last() {
    let told = |id: &str, day: Option<&str>| article(id, Some("Post"), day, id, &["Text."]);
    let library = library(&[
        told("a/one", Some("2026-05-09")),
        told("a/two", Some("2026-05-09")),
        told("a/three", Some("2026-05-03")),
        told("a/four", None),
    ]);
    let rows: Vec<u32> = ["a/one", "a/two", "a/three", "a/four"]
        .iter()
        .map(|&id| library.index(&id.into()).unwrap())
        .collect();
    let days: Vec<_> = headings(&rows, &library, Kind::Articles, Sort::Newest)
        .into_iter()
        .map(|heading| (heading.row, heading.rows, heading.day))
        .collect();
    assert_eq!(
        days,
        [
            (0, 2, Some(date(2026, 5, 9))),
            (2, 1, Some(date(2026, 5, 3))),
            (3, 1, None)
        ]
    );
    assert!(headings(&rows, &library, Kind::Articles, Sort::Largest).is_empty());
    assert!(headings(&rows, &library, Kind::Kept, Sort::Newest).is_empty());
}

#[test]
fn the_first_row_on_the_screen_always_stands_under_its_day() {
    let mut list = list(&[3, 4]);
    list.top = 1;
    let over = |row| list.heading_over(row, list.top, 20).map(|heading| heading.row);
    assert_eq!((over(1), over(2), over(3), over(4)), (Some(0), None, Some(3), None));
    // A heading, two rows, a heading, one row and the beginning of another.
    assert_eq!(list.rows_from(1, 9), 3);
    assert_eq!(
        (list.row_at(0, 9), list.row_at(1, 9), list.row_at(2, 9)),
        (None, Some(1), Some(1))
    );
    assert_eq!((list.row_at(5, 9), list.row_at(6, 9)), (None, Some(3)));
}

proptest! {
    #[test]
    fn the_cursor_is_in_sight_and_presses_find_what_is_drawn(
        days in proptest::collection::vec(1usize..6, 0..12),
        top in 0usize..60,
        cursor in 0usize..60,
        lines in 0u16..30,
    ) {
        let mut list = list(&days);
        list.cursor = cursor.min(list.rows.len().saturating_sub(1));
        list.top = top;
        list.top = list.top_in_sight(lines);
        let len = list.rows.len();
        let drawn = screen(&list, lines);
        if lines >= 2 && len > 0 {
            let seen = drawn.iter().filter(|line| **line == Some(list.cursor)).count();
            prop_assert_eq!(seen, 2, "the cursor's row stands whole");
            // No room is left at the end that a row above could fill.
            let shown = list.rows_from(list.top, lines);
            if list.top > 0 && list.top + shown >= len {
                let mut above = list.clone();
                above.top -= 1;
                prop_assert!(above.top + above.rows_from(above.top, lines) < len);
            }
        }
        for (line, row) in (0u16..).zip(&drawn) {
            prop_assert_eq!(list.row_at(line, lines), *row);
        }
        // What stands in sight stays where it is.
        prop_assert_eq!(list.top_in_sight(lines), list.top);
    }
}
