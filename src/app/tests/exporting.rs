//! What is on the screen, written into files.

use super::harness::Bench;
use crate::app::state::Overlay;

#[test]
fn a_comparison_or_its_passage_is_written_under_the_name_proposed() {
    let mut bench = Bench::new();
    bench.keys("j c e");
    assert!(matches!(bench.overlay(), Overlay::Line(line) if line.input.text.contains("courier")));
    bench.keys("Enter");
    let (name, text) = bench.files.first_key_value().unwrap();
    assert_eq!(bench.notice(), format!("Written: {name}"));
    assert!(text.contains("## Told by both"));
    assert!(bench.state.overlay.is_none());
    bench.keys("e Tab Enter");
    let passage = bench
        .files
        .iter()
        .find(|(name, _)| name.starts_with("passage-"))
        .unwrap();
    assert!(!passage.1.contains("## ") && passage.1.contains("paragraph 1: "));
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_a_second_enter() {
    let mut bench = Bench::new();
    bench.keys("ga Enter e C-u").text("mine.md").keys("Enter");
    let first = bench.files["mine.md"].clone();
    bench.keys("h j Enter e C-u").text("mine.md").keys("Enter");
    assert!(matches!(bench.overlay(), Overlay::Line(_)), "asked");
    assert_eq!(bench.files["mine.md"], first);
    // Another name is written beside it, and that name is asked for anew.
    bench.keys("Backspace Backspace Backspace").text(".txt").keys("Enter");
    assert!(bench.files.contains_key("mine.txt") && bench.state.overlay.is_none());
    bench.keys("e C-u").text("mine.md").keys("Enter Enter");
    assert_ne!(bench.files["mine.md"], first);
    assert_eq!(bench.notice(), "Written: mine.md");
}

#[test]
fn what_can_not_be_written_is_told_and_the_name_can_be_changed() {
    let mut bench = Bench::new();
    bench.keys("ga Enter e C-u").text("no/where.md").keys("Enter");
    assert_eq!(bench.notice(), "no/where.md can't be written: there is no such folder");
    bench.keys("C-u Enter");
    assert_eq!(bench.notice(), "A file needs a name; Esc cancels");
    bench.text("where.md").keys("Enter");
    assert!(bench.files.contains_key("where.md"));
}

#[test]
fn what_is_kept_is_exported_as_it_is_filtered() {
    let mut bench = Bench::new();
    bench.keys("gk e");
    assert!(bench.notice().contains("nothing to export"));
    bench
        .keys("ga m j t")
        .text("odd")
        .keys("Enter gk f")
        .text("tag:odd")
        .keys("Enter");
    let shown = bench.row().to_owned();
    bench.keys("e Enter");
    let text = &bench.files["kept.md"];
    assert!(text.contains(&shown) && text.contains("Tags: #odd"));
    assert_eq!(text.matches("\n## ").count(), 1);
}

#[test]
fn a_list_exports_the_article_beside_it_or_says_how() {
    let mut bench = Bench::new();
    bench.keys("ga e Enter");
    assert_eq!(bench.files.len(), 1);
    bench.resize(80, 24).keys("go e");
    assert!(bench.notice().contains("Enter opens an article"));
}
