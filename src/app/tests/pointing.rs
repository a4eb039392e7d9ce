//! The mouse: rows, panes and passages are pointed at, texts selected.

use super::harness::Bench;
use crate::app::Msg;
use crate::app::geometry::{compare_panes, list_panes, reader_panes};
use crate::app::mouse::{Mouse, MouseKind};
use crate::app::state::{Overlay, Screen, View};
use crate::compare::Side;

impl Bench {
    fn mouse(&mut self, kind: MouseKind, column: u16, row: u16) -> &mut Bench {
        self.send(Msg::Mouse(Mouse { kind, column, row }));
        self
    }
}

#[test]
fn a_click_selects_a_row_and_a_double_one_opens_it() {
    let mut bench = Bench::new();
    bench.keys("ga");
    let list = list_panes(120, 40, false).list;
    bench
        .mouse(MouseKind::Press, 10, list.y + 5)
        .mouse(MouseKind::Release, 10, list.y + 5);
    assert_eq!(bench.list().cursor, 2);
    bench.mouse(MouseKind::Press, 10, list.bottom() - 1);
    assert_eq!(bench.list().cursor, 2, "below the last row there is none");
    let row = bench.row().to_owned();
    bench.mouse(MouseKind::Double, 10, list.y + 4);
    let title = bench.reader().article.as_ref().unwrap().head.title.clone();
    assert_eq!(title, Some(row));
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer() {
    let mut bench = Bench::new();
    bench.keys("ga gg G gg").resize(120, 12);
    let panes = list_panes(120, 12, false);
    let at = bench
        .rows()
        .iter()
        .position(|row| row.contains("Bridge closed after cracks"))
        .unwrap();
    bench.keys(&format!("{}G", at + 1));
    let preview = panes.preview.unwrap();
    bench.mouse(MouseKind::WheelDown, preview.x + 1, preview.y + 1);
    assert_eq!((bench.state.preview.top, bench.list().cursor), (3, at));
    assert!(!bench.state.preview_focused, "the keys stay where they were");
    bench.mouse(MouseKind::WheelUp, preview.x + 1, preview.y + 1);
    assert_eq!(bench.state.preview.top, 0);
    bench.keys("gg");
    for _ in 0..20 {
        bench.mouse(MouseKind::WheelDown, 3, panes.list.y + 1);
    }
    assert_eq!(bench.list().cursor, bench.list().rows.len() - 1);
    bench.mouse(MouseKind::Press, preview.x + 1, preview.y + 1);
    assert!(bench.state.preview_focused);
}

/// Reads the long account of the bridge at 100 by 20.
fn reading() -> Bench {
    let mut bench = Bench::reading();
    bench.resize(100, 20);
    bench
}

#[test]
fn dragging_copies_what_the_article_says_without_its_line_breaks() {
    let mut bench = reading();
    let text = reader_panes(100, 20, 72, false).text;
    // Title, facts, blank, then the first paragraph on two lines.
    let (first, second) = (text.y + 3, text.y + 4);
    bench.mouse(MouseKind::Press, text.x + 10, first);
    bench
        .mouse(MouseKind::Drag, text.x + 12, first)
        .mouse(MouseKind::Drag, text.x + 5, second);
    let selection = bench.state.selection.unwrap();
    assert!(selection.is_any());
    bench.mouse(MouseKind::Release, text.x + 5, second);
    let paragraph = &bench.articles["courier/bridge"].paragraphs[0];
    let copied = bench.copied.pop().unwrap();
    assert!(
        paragraph.contains(&copied) && copied.starts_with("closed the Harbour"),
        "{copied}"
    );
    assert!(!copied.contains('\n'));
    assert!(bench.notice().starts_with("Copied "));
    bench.keys("Esc");
    assert!(bench.state.selection.is_none() && matches!(bench.state.screen(), Screen::Reader(_)));
    // Backwards, over paragraphs, and beyond the edge of the text.
    bench
        .mouse(MouseKind::Press, text.x + 3, text.y + 9)
        .mouse(MouseKind::Drag, 0, first);
    bench.mouse(MouseKind::Release, 0, first);
    let copied = bench.copied.pop().unwrap();
    assert!(
        copied.starts_with("Engineers closed") && copied.contains("\n\n"),
        "{copied}"
    );
    // A mere press selects the passage and copies nothing.
    bench
        .mouse(MouseKind::Press, text.x, text.y + 6)
        .mouse(MouseKind::Release, text.x, text.y + 6);
    assert_eq!((bench.reader().passage, bench.copied.len()), (1, 0));
    assert!(bench.state.selection.is_none());
    bench.mouse(MouseKind::WheelDown, 1, 10);
    assert_eq!(bench.reader().top, 3);
    bench.resize(80, 20);
    assert!(bench.state.selection.is_none());
}

#[test]
fn in_a_comparison_one_side_is_selected_alone() {
    let mut bench = Bench::new();
    bench.keys("j c");
    let panes = compare_panes(120, 40, View::Columns, false);
    let (x, y) = (panes.right.x, panes.body.y);
    bench.mouse(MouseKind::Press, x, y);
    assert_eq!((bench.comparison().focus, bench.comparison().cursor), (Side::Right, 0));
    // Dragged over to the left side it stays on its own.
    bench
        .mouse(MouseKind::Drag, x + 4, y)
        .mouse(MouseKind::Drag, panes.left.x, y + 3);
    bench.mouse(MouseKind::Release, panes.left.x, y + 3);
    let copied = bench.copied.pop().unwrap();
    let collation = bench.comparison().collation.clone().unwrap();
    let whole: Vec<&str> = collation
        .tellings
        .right
        .sentences
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert!(copied.starts_with(&whole[0][..12]), "{copied}");
    assert!(whole.join(" ").contains(&copied), "{copied}");
    bench.mouse(MouseKind::Press, panes.left.x, y + 3);
    assert_eq!(bench.comparison().focus, Side::Left);
    let row = bench.comparison().layout.lines[bench.comparison().top + 3].row;
    assert_eq!(row.unwrap_or(bench.comparison().cursor), bench.comparison().cursor);
}

#[test]
fn what_lies_over_the_screen_is_scrolled_and_closed_beside_it() {
    let mut bench = Bench::new();
    bench.keys("?").mouse(MouseKind::WheelDown, 60, 20);
    assert!(matches!(bench.overlay(), Overlay::Help { top: 1, .. }));
    bench.mouse(MouseKind::Press, 60, 20);
    assert!(bench.state.overlay.is_some());
    bench.mouse(MouseKind::Press, 1, 20);
    assert!(bench.state.overlay.is_none());
    bench.keys("j C");
    let content = crate::app::geometry::panel(120, 40).content;
    bench.mouse(MouseKind::Press, content.x + 3, content.y + 1);
    assert!(matches!(bench.overlay(), Overlay::Chooser(chooser) if chooser.cursor == 1));
    bench.mouse(MouseKind::Double, content.x + 3, content.y + 1);
    assert!(matches!(bench.state.screen(), Screen::Compare(_)));
    // What is being typed is not lost to a press.
    bench.keys("/").text("brid").mouse(MouseKind::Press, 1, 1);
    assert!(matches!(bench.overlay(), Overlay::Prompt { .. }));
}
