//! Lines hold every sentence once, at any width.

use super::*;
use crate::compare::{Sentence, Summary};
use proptest::prelude::*;

fn telling(id: &str, paragraphs: &[Vec<String>]) -> Telling {
    let mut sentences = Vec::new();
    for (paragraph, texts) in paragraphs.iter().enumerate() {
        let mut at = 0;
        for text in texts {
            sentences.push(Sentence {
                text: text.clone(),
                paragraph,
                span: at..at + text.len(),
            });
            at += text.len() + 1;
        }
    }
    Telling {
        id: id.into(),
        title: None,
        outlet: None,
        published: None,
        sentences,
    }
}

/// Rows of `left` sentences a side, as far as they reach, then one of what is left of each.
fn collation(left: &[Vec<String>], right: &[Vec<String>], by: usize) -> Collation {
    let tellings = Sides::new(telling("a", left), telling("b", right));
    let counts = tellings.as_ref().map(|telling| telling.sentences.len());
    let rows = (0..counts.left.max(counts.right)).step_by(by).map(|from| Row {
        sentences: counts.map(|count| (from.min(count)..(from + by).min(count)).collect()),
        alignments: Vec::new(),
    });
    Collation {
        rows: rows.collect(),
        tellings,
        alignments: Vec::new(),
        quotes: Vec::new(),
        figures: Vec::new(),
        nearest: Sides::default(),
        sources: Sides::default(),
        pronouns: Sides::default(),
        omissions: Sides::default(),
        names: Vec::new(),
        additions: Sides::default(),
        summary: Summary::default(),
        utterances: Vec::new(),
        census: crate::compare::Census::default(),
    }
}

fn room(text: u16) -> Room {
    Room { text, margin: 24 }
}

fn text_of(collation: &Collation, side: Side, line: &CompareLine) -> String {
    let mut text = String::new();
    for piece in &line.pieces[side] {
        while cells(&text) < usize::from(piece.column) {
            text.push(' ');
        }
        text.push_str(&collation.tellings[side].sentences[piece.sentence].text[piece.span.clone()]);
    }
    text
}

fn drawn(collation: &Collation, layout: &CompareLayout) -> Vec<(String, String)> {
    let line = |line: &CompareLine| {
        (
            text_of(collation, Side::Left, line),
            text_of(collation, Side::Right, line),
        )
    };
    layout.lines.iter().map(line).collect()
}

fn texts(paragraphs: &[&[&str]]) -> Vec<Vec<String>> {
    paragraphs
        .iter()
        .map(|texts| texts.iter().map(|&text| text.into()).collect())
        .collect()
}

fn pairs(lines: &[(&str, &str)]) -> Vec<(String, String)> {
    lines
        .iter()
        .map(|(left, right)| ((*left).into(), (*right).into()))
        .collect()
}

#[test]
fn sentences_of_a_row_run_on_and_a_new_paragraph_begins_a_new_line() {
    let collation = collation(&texts(&[&["One two.", "Three."], &["Four."]]), &texts(&[&["Uno."]]), 3);
    let layout = compare_layout(&collation, View::Columns, Side::Left, room(10));
    let lines = pairs(&[("One two.", "Uno."), ("Three.", ""), ("Four.", "")]);
    assert_eq!(drawn(&collation, &layout), lines);
    let layout = compare_layout(&collation, View::Columns, Side::Left, room(20));
    let lines = pairs(&[("One two. Three.", "Uno."), ("Four.", "")]);
    assert_eq!(drawn(&collation, &layout), lines);
    assert_eq!(layout.lines[0].pieces.left[1].column, 9);
}

#[test]
fn interleaved_the_left_stands_above_the_right_and_the_same_words_once() {
    let mut collation = collation(&texts(&[&["One.", "Two."]]), &texts(&[&["One.", "Due."]]), 1);
    collation.rows[0].alignments.push(0);
    collation.alignments.push(crate::compare::Alignment {
        sentences: Sides::new(vec![0], vec![0]),
        relation: Relation::Verbatim,
        score: 1.0,
        edits: Sides::default(),
        changes: crate::compare::Changes::default(),
        differs: false,
        moved: false,
        attribution: Sides::default(),
        attribution_changed: Vec::new(),
        strength: Vec::new(),
        why: Vec::new(),
    });
    let layout = compare_layout(&collation, View::Interleaved, Side::Left, room(20));
    let lines = pairs(&[("One.", ""), ("", ""), ("Two.", ""), ("", "Due.")]);
    assert_eq!(drawn(&collation, &layout), lines);
    assert_eq!(layout.rows, [0..1, 2..4]);
    assert!(layout.lines[2].first && !layout.lines[3].first);
}

#[test]
fn one_side_stands_in_its_own_order() {
    let mut collation = collation(&texts(&[&["One.", "Two."]]), &texts(&[&["Due.", "Uno."]]), 1);
    collation.rows[0].sentences.right = vec![1];
    collation.rows[1].sentences.right = vec![0];
    let layout = compare_layout(&collation, View::OneSide, Side::Right, room(20));
    assert_eq!(
        drawn(&collation, &layout),
        pairs(&[("", "Due."), ("", ""), ("", "Uno.")])
    );
    assert_eq!(layout.rows, [2..3, 0..1]);
}

#[test]
fn what_stands_elsewhere_in_the_article_is_set_apart() {
    let mut collation = collation(&texts(&[&["One."]]), &texts(&[&["Uno.", "Due."], &["Tre."]]), 1);
    collation.rows.truncate(1);
    let drawn = |right: Vec<usize>, collation: &mut Collation| {
        collation.rows[0].sentences.right = right;
        let layout = compare_layout(collation, View::OneSide, Side::Right, room(20));
        drawn(collation, &layout)
    };
    assert_eq!(drawn(vec![0, 1], &mut collation), pairs(&[("", "Uno. Due.")]));
    assert_eq!(drawn(vec![1, 2], &mut collation), pairs(&[("", "Due."), ("", "Tre.")]));
    assert_eq!(
        drawn(vec![0, 2], &mut collation),
        pairs(&[("", "Uno."), ("", ""), ("", "Tre.")])
    );
}

fn paragraphs() -> impl Strategy<Value = Vec<Vec<String>>> {
    let sentence = "[A-Z]([a-zé]{1,8} |橋は|👍🏽 |[a-z]{20}-[a-z]{9}, ){0,8}[a-z]\\.";
    prop::collection::vec(prop::collection::vec(sentence, 1..4), 0..4)
}

proptest! {
    #[test]
    fn every_sentence_stands_whole_and_once_where_it_is_shown(
        left in paragraphs(),
        right in paragraphs(),
        by in 1usize..3,
        width in 0u16..50,
        margin in prop::sample::select(vec![0u16, 1, 9, 24]),
        view in prop::sample::select(vec![View::Columns, View::Interleaved, View::OneSide]),
        focus in prop::sample::select(vec![Side::Left, Side::Right]),
    ) {
        let collation = collation(&left, &right, by);
        let layout = compare_layout(&collation, view, focus, Room { text: width, margin });
        for side in Side::BOTH {
            let shown = view != View::OneSide || side == focus;
            for (number, sentence) in collation.tellings[side].sentences.iter().enumerate() {
                let mut text = String::new();
                for piece in layout.lines.iter().flat_map(|line| &line.pieces[side]) {
                    if piece.sentence == number {
                        text.push_str(&sentence.text[piece.span.clone()]);
                    }
                }
                let solid = |text: &str| text.split_whitespace().collect::<String>();
                let whole = if shown { solid(&sentence.text) } else { String::new() };
                prop_assert_eq!(solid(&text), whole);
            }
            for line in &layout.lines {
                let text = text_of(&collation, side, line);
                prop_assert!(cells(&text) <= usize::from(width.max(2)), "{:?} at {}", text, width);
            }
        }
        for (row, span) in layout.rows.iter().enumerate() {
            for (number, line) in layout.lines[span.clone()].iter().enumerate() {
                prop_assert_eq!((line.row, line.first), (Some(row), number == 0));
            }
        }
    }
}
