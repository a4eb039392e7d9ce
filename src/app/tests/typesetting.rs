//! Texts set in other ways: what is copied, found and noted is the article's, never what is drawn to set it.

use super::harness::Bench;
use crate::app::geometry::reader_panes;
use crate::app::layout::ReaderLine;
use crate::app::mouse::{Mouse, MouseKind};
use crate::app::{Msg, typeset::Set};
use std::ops::Range;

/// A long account in long words, 36 columns wide.
fn plain() -> Bench {
    let mut bench = Bench::new();
    let article = bench.articles.get_mut("courier/bridge").unwrap();
    let paragraphs = &mut std::sync::Arc::make_mut(article).paragraphs;
    for (number, paragraph) in paragraphs.iter_mut().enumerate() {
        *paragraph = format!(
            "Administration {number} acknowledged extraordinary circumstances surrounding infrastructure maintenance, \
             notwithstanding considerable international disagreement."
        );
    }
    bench
        .read_nothing_ahead()
        .keys("j Enter Enter")
        .resize(60, 20)
        .keys("36=");
    assert_eq!(bench.reader().id.as_str(), "courier/bridge");
    bench
}

/// The same, words parted and lines filled.
fn set() -> Bench {
    let mut bench = plain();
    bench.keys("gh gj");
    bench
}

/// The text lines: where each stands among all, and what it shows.
fn lines(bench: &Bench) -> Vec<(usize, usize, Range<usize>, Set)> {
    let lines = bench.reader().layout.lines.iter().enumerate();
    let text = lines.filter_map(|(at, line)| match line {
        ReaderLine::Text { paragraph, span, set } => Some((at, *paragraph, span.clone(), *set)),
        _ => None,
    });
    text.collect()
}

#[test]
fn words_are_parted_and_lines_filled_when_asked_and_only_then() {
    let mut bench = plain();
    assert!(lines(&bench).iter().all(|(_, _, _, set)| *set == Set::default()));
    bench.keys("gh");
    assert_eq!(bench.notice(), "Long words are parted at the ends of lines");
    assert!(lines(&bench).iter().any(|(_, _, _, set)| set.hyphen));
    bench.keys("gj");
    assert_eq!(bench.notice(), "Lines are filled");
    assert!(lines(&bench).iter().any(|(_, _, _, set)| set.extra > 0));
    bench.keys("gh");
    assert_eq!(bench.notice(), "Words stay whole");
    assert!(lines(&bench).iter().all(|(_, _, _, set)| !set.hyphen));
    bench.keys("gj");
    assert!(lines(&bench).iter().all(|(_, _, _, set)| *set == Set::default()));
}

#[test]
fn a_language_without_patterns_is_not_parted_and_that_is_said() {
    let mut bench = Bench::new();
    for article in bench.articles.values_mut() {
        std::sync::Arc::make_mut(article).head.language = Some("ja".into());
    }
    bench.read_nothing_ahead().keys("j Enter Enter gh");
    assert!(
        bench.notice().ends_with("no patterns for the language (ja)"),
        "{}",
        bench.notice()
    );
    assert!(lines(&bench).iter().all(|(_, _, _, set)| !set.hyphen));
}

#[test]
fn the_passage_on_top_stays_when_texts_are_set_anew() {
    let mut bench = set();
    bench.keys("12}");
    let first = |bench: &Bench| {
        let top = bench.reader().top;
        lines(bench)
            .into_iter()
            .find(|(at, ..)| *at >= top)
            .map(|(_, paragraph, ..)| paragraph)
    };
    let (paragraph, passage) = (first(&bench), bench.reader().passage);
    for keys in ["gj", "gh", "gj", "gh"] {
        bench.keys(keys);
        assert_eq!((first(&bench), bench.reader().passage), (paragraph, passage), "{keys}");
    }
}

#[test]
fn what_is_selected_over_a_hyphen_is_copied_as_the_article_has_it() {
    let mut bench = set();
    let parted = lines(&bench)
        .into_iter()
        .find(|(_, _, span, set)| set.hyphen && span.start > 0);
    let (at, paragraph, span, set) = parted.unwrap();
    let text = bench.reader().article.as_ref().unwrap().paragraphs[paragraph].clone();
    let area = reader_panes(60, 20, 36, false).text;
    bench.keys(&format!("{}}}", paragraph.max(1)));
    let row = area.y + u16::try_from(at - bench.reader().top).unwrap();
    let mut drag = |kind, column, row| bench.send(Msg::Mouse(Mouse { kind, column, row }));
    // From the first cell of the line to the third of the next one.
    drag(MouseKind::Press, area.x, row);
    drag(MouseKind::Drag, area.x + 2, row + 1);
    drag(MouseKind::Release, area.x + 2, row + 1);
    let wanted = &text[span.start..span.end + 3];
    assert!(!wanted.contains('-') && set.hyphen);
    assert_eq!(bench.copied.last().map(String::as_str), Some(wanted));
    // The hyphen's own cell adds nothing.
    let hyphen = area.x + set.width(&text[span.clone()]);
    let mut drag = |kind, column, row| bench.send(Msg::Mouse(Mouse { kind, column, row }));
    drag(MouseKind::Press, area.x, row);
    drag(MouseKind::Drag, hyphen, row);
    drag(MouseKind::Release, hyphen, row);
    assert_eq!(bench.copied.last().map(String::as_str), Some(&text[span]));
    bench.keys("y");
    assert!(
        bench
            .copied
            .last()
            .is_some_and(|copied| text.starts_with(copied) || !copied.contains("- "))
    );
}

#[test]
fn a_widened_space_is_copied_as_one() {
    let mut bench = set();
    let filled = lines(&bench).into_iter().find(|(_, _, _, set)| set.extra > 0);
    let (at, paragraph, span, set) = filled.unwrap();
    let text = bench.reader().article.as_ref().unwrap().paragraphs[paragraph][span].to_owned();
    let area = reader_panes(60, 20, 36, false).text;
    let row = area.y + u16::try_from(at - bench.reader().top).unwrap();
    let mut drag = |kind, column| bench.send(Msg::Mouse(Mouse { kind, column, row }));
    drag(MouseKind::Press, area.x);
    drag(MouseKind::Drag, area.x + set.width(&text));
    drag(MouseKind::Release, area.x + set.width(&text));
    assert_eq!(bench.copied.last(), Some(&text));
}

#[test]
fn paragraphs_stand_as_far_apart_as_is_wanted() {
    for spacing in 0..=2 {
        let mut bench = Bench::reading();
        bench.state.typesetting.spacing = spacing;
        bench.resize(60, 20);
        let all = &bench.reader().layout.lines;
        let second = lines(&bench)
            .into_iter()
            .find(|(_, paragraph, ..)| *paragraph == 1)
            .unwrap();
        let blank = all[..second.0]
            .iter()
            .rev()
            .take_while(|line| **line == ReaderLine::Blank);
        assert_eq!(blank.count(), usize::from(spacing));
        assert_eq!(second.3.indent > 0, spacing == 0);
    }
}
