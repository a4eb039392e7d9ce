//! Tags, notes on passages, and the list of what is kept.

use super::harness::Bench;
use crate::app::layout::ReaderLine;
use crate::app::list::Kind;
use crate::app::state::{Overlay, Screen};
use crate::app::{Change, Msg, Reloaded};
use crate::compare::Side;
use crate::corpus::ArticleId;
use std::sync::Arc;

fn tags(bench: &Bench, id: &str) -> Vec<String> {
    let id = ArticleId::from(id);
    bench.state.marks.tags_of(&id).map(ToString::to_string).collect()
}

fn notes(bench: &Bench, id: &str) -> Vec<(String, String)> {
    let notes = bench.state.marks.notes_of(&id.into()).iter();
    notes
        .map(|noted| (noted.passage.to_string(), noted.text.to_string()))
        .collect()
}

#[test]
fn an_article_is_tagged_and_the_tags_used_are_offered() {
    let mut bench = Bench::new();
    bench.keys("ga t").text("odd, #bridge").keys("Enter");
    let first = bench.list().article(0).unwrap().to_string();
    assert_eq!(tags(&bench, &first), ["bridge", "odd"]);
    assert_eq!(bench.notice(), "Tags: +bridge +odd");
    bench.keys("j t").text("br").keys("Tab Enter");
    let second = bench.list().article(1).unwrap().to_string();
    assert_eq!(tags(&bench, &second), ["bridge"]);
    // The line shows what there is; what is struck out goes.
    bench.keys("k t");
    assert!(matches!(bench.overlay(), Overlay::Line(line) if line.input.text == "bridge odd "));
    bench.keys("C-u").text("odd").keys("Enter");
    assert_eq!(tags(&bench, &first), ["odd"]);
    assert!(bench.saved.contains(&Change::Tagged {
        id: first.as_str().into(),
        tag: "bridge".into(),
        tagged: false
    }));
    bench.keys("U");
    assert_eq!(tags(&bench, &first), ["bridge", "odd"]);
    bench.keys("U U");
    assert_eq!((tags(&bench, &first), tags(&bench, &second)), (vec![], vec![]));
    bench.keys("t").text("lost").keys("Esc");
    assert!(tags(&bench, &first).is_empty() && bench.state.overlay.is_none());
}

#[test]
fn a_filter_by_tag_narrows_every_list() {
    let mut bench = Bench::new();
    bench.keys("ga j t").text("odd").keys("Enter");
    let tagged = bench.row().to_owned();
    bench.keys("f").text("tag:od").keys("Enter");
    assert_eq!(bench.rows(), [format!("> {tagged}")]);
    bench.keys("gs f").text("tag:odd").keys("Enter");
    assert_eq!(bench.rows().len(), 1);
    bench.keys("C-u go f").text("tag:").keys("Enter");
    assert_eq!(bench.rows().len(), 1);
    bench.keys("g/").text("tag:odd").keys("Enter");
    assert_eq!(bench.rows(), [format!("> {tagged}")]);
}

#[test]
fn the_cursor_of_the_reader_stays_in_sight_and_moves_by_paragraphs() {
    let mut bench = Bench::reading();
    bench.resize(100, 20);
    assert_eq!(bench.reader().passage, 0);
    bench.keys("}");
    assert_eq!(bench.reader().passage, 1);
    bench.keys("2{");
    assert_eq!(bench.reader().passage, 0);
    bench.keys("{");
    assert_eq!(bench.notice(), "This is the first paragraph");
    bench.keys("9}");
    assert_eq!(bench.reader().passage, 9);
    let shown = |bench: &Bench| {
        let reader = bench.reader();
        let seen = reader.layout.lines.iter().skip(reader.top).take(17);
        seen.filter_map(|line| match line {
            ReaderLine::Text { paragraph, .. } => Some(*paragraph),
            _ => None,
        })
        .collect::<Vec<_>>()
    };
    assert!(shown(&bench).contains(&9));
    for keys in ["C-d", "C-d", "k", "C-u", "C-u", "C-u", "G", "gg", "PgDn", "PgUp"] {
        bench.keys(keys);
        let passage = bench.reader().passage;
        assert!(shown(&bench).contains(&passage), "{passage} after {keys}");
    }
    bench.keys("G");
    assert_eq!(
        bench.reader().passage,
        bench.articles["courier/bridge"].paragraphs.len() - 1
    );
    bench.keys("k y");
    assert!(bench.copied[0].starts_with("Paragraph "));
}

#[test]
fn a_note_is_written_changed_removed_and_taken_back() {
    let mut bench = Bench::reading();
    bench.keys("} a").text("Who else?").keys("Enter");
    let passage = bench.articles["courier/bridge"].paragraphs[1].clone();
    assert_eq!(
        notes(&bench, "courier/bridge"),
        [(passage.clone(), "Who else?".to_owned())]
    );
    let below = |bench: &Bench| {
        let lines = &bench.reader().layout.lines;
        let at = lines.iter().position(|line| matches!(line, ReaderLine::Note { .. }));
        at.map(|at| lines[at - 1].clone())
    };
    assert!(matches!(below(&bench), Some(ReaderLine::Text { paragraph: 1, .. })));
    bench.keys("a");
    assert!(matches!(bench.overlay(), Overlay::Line(line) if line.input.text == "Who else?"));
    bench.text(" Ask.").keys("Enter");
    assert_eq!(notes(&bench, "courier/bridge")[0].1, "Who else? Ask.");
    bench.keys("a C-u Enter");
    assert!(notes(&bench, "courier/bridge").is_empty());
    assert_eq!(below(&bench), None);
    bench.keys("U");
    assert_eq!(notes(&bench, "courier/bridge")[0].1, "Who else? Ask.");
    bench.keys("U");
    assert_eq!(notes(&bench, "courier/bridge")[0].1, "Who else?");
    bench.keys("U");
    assert!(notes(&bench, "courier/bridge").is_empty());
    // Nothing typed, nothing kept.
    let saved = bench.saved.len();
    bench.keys("a Enter a Esc");
    assert_eq!(bench.saved.len(), saved);
}

#[test]
fn a_note_follows_its_passage_when_the_file_changes() {
    let mut bench = Bench::reading();
    bench.keys("2} a").text("Count them").keys("Enter");
    let article = bench.articles.get_mut("courier/bridge").unwrap();
    let paragraphs = &mut Arc::make_mut(article).paragraphs;
    paragraphs.insert(0, "A paragraph that was put before all others.".into());
    paragraphs[3] = "About 38,500 cars use it daily, it is said.".into();
    let reread = Reloaded {
        reread: [ArticleId::from("courier/bridge")].into_iter().collect(),
        changed: 1,
        ..Reloaded::default()
    };
    bench.send(Msg::Reloaded(reread.clone()));
    assert_eq!(bench.reader().layout.notes[0].paragraph, Some(3));
    assert_eq!(bench.reader().passage, 3, "so does the cursor");
    // Its words gone, the note stays with the article.
    Arc::make_mut(bench.articles.get_mut("courier/bridge").unwrap())
        .paragraphs
        .remove(3);
    bench.send(Msg::Reloaded(reread));
    let placed = &bench.reader().layout.notes[0];
    assert_eq!(placed.paragraph, None);
    assert_eq!(
        placed.text,
        "Count them – on a passage that is gone: “About 38,000 cars use it daily.”"
    );
}

#[test]
fn a_note_of_the_reader_stands_in_the_comparison_and_the_other_way_round() {
    let mut bench = Bench::reading();
    bench.keys("a").text("From the reader").keys("Enter c");
    let note = |bench: &Bench| -> Vec<String> {
        let comparison = bench.comparison();
        let lines = comparison.layout.lines.iter().filter(|line| !line.note.is_empty());
        lines
            .map(|line| line.note.iter().map(|said| said.text.as_str()).collect())
            .collect()
    };
    assert!(
        note(&bench).iter().any(|line| line.contains("✎ From the reader")),
        "{:?}",
        note(&bench)
    );
    assert_eq!(bench.comparison().layout.noted.left, [0]);
    bench.keys("G");
    let (id, passage) = {
        let side = bench.comparison().focus;
        let side = if bench.passage(side).is_some() {
            side
        } else {
            side.other()
        };
        (
            bench.comparison().ids[side].to_string(),
            bench.passage(side).unwrap().to_owned(),
        )
    };
    bench.keys("a").text("From the comparison").keys("Enter");
    assert!(note(&bench).iter().any(|line| line.contains("✎ From the comparison")));
    assert!(notes(&bench, &id).iter().any(|(of, _)| *of == passage));
    bench.keys("a");
    assert!(matches!(bench.overlay(), Overlay::Line(line) if line.input.text == "From the comparison"));
    bench.keys("C-u Enter");
    assert!(!note(&bench).iter().any(|line| line.contains("From the comparison")));
    assert!(
        Side::BOTH
            .iter()
            .any(|side| bench.comparison().ids[*side].as_str() == id)
    );
}

#[test]
fn what_is_kept_is_listed_filtered_and_opened_at_its_passage() {
    let mut bench = Bench::reading();
    bench.keys("30} a").text("Cold again").keys("Enter");
    bench.keys("2{ a").text("Who waited").keys("Enter");
    bench.keys("ga gg m j t").text("farming").keys("Enter gk");
    let list = bench.list();
    assert_eq!((list.kind, list.rows.len()), (Kind::Kept, 4));
    let texts = |bench: &Bench| -> Vec<Option<String>> {
        let list = bench.list();
        (0..list.rows.len())
            .map(|row| {
                list.item(row)
                    .unwrap()
                    .note
                    .as_ref()
                    .map(|noted| noted.text.to_string())
            })
            .collect()
    };
    assert_eq!(
        texts(&bench),
        [None, None, Some("Who waited".into()), Some("Cold again".into())],
        "newest first, notes as their passages stand"
    );
    bench.keys("f").text("again").keys("Enter");
    assert_eq!(texts(&bench), [Some("Cold again".into())]);
    bench.keys("Enter");
    let reader = bench.reader();
    assert_eq!((reader.id.as_str(), reader.passage), ("courier/bridge", 30));
    let is = |line: &ReaderLine| matches!(line, ReaderLine::Text { paragraph: 30, .. });
    let line = reader.layout.lines.iter().position(is).unwrap();
    assert!((reader.top..reader.top + 37).contains(&line));
    bench.keys("h f C-u").text("farming").keys("Enter");
    assert_eq!(texts(&bench), [None]);
    // The list changes with what is taken back.
    bench.keys("Esc U");
    assert_eq!(bench.list().rows.len(), 3);
}

#[test]
fn what_is_not_in_the_corpus_any_more_is_kept_all_the_same() {
    let mut bench = Bench::reading();
    bench.keys("a").text("Keep me").keys("Enter");
    bench.send(Msg::Library(super::corpus::library(&super::corpus::articles()[3..])));
    bench.keys("gk");
    assert_eq!(bench.rows(), ["> courier/bridge"]);
    bench.keys("Enter");
    assert!(matches!(bench.state.screen(), Screen::List(_)));
    assert!(bench.notice().contains("not in the corpus now"));
}
