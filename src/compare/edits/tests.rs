//! What a reader sees of two sentences put side by side.

use super::super::testing::article;
use super::super::{Collation, EditKind, Side, Sides, compare};

type Shown = Vec<(String, EditKind)>;

/// The runs of each side of the first alignment.
fn shown(left: &str, right: &str) -> (Shown, Shown) {
    let collation = collated(&[left], &[right]);
    let side = |side: Side| {
        collation.alignments[0].edits[side]
            .iter()
            .map(|edit| {
                let text = &collation.tellings[side].sentences[edit.sentence].text;
                (text[edit.span.clone()].to_owned(), edit.kind)
            })
            .collect()
    };
    (side(Side::Left), side(Side::Right))
}

fn collated(left: &[&str], right: &[&str]) -> Collation {
    compare(Sides::new(&article("a.txt", left), &article("b.txt", right)))
}

/// The texts of paired runs.
fn texts(collation: &Collation, pairs: &[Sides<super::super::Run>]) -> Vec<(String, String)> {
    let text = |side: Side, run: &super::super::Run| {
        collation.tellings[side].sentences[run.sentence].text[run.span.clone()].to_owned()
    };
    pairs
        .iter()
        .map(|pair| (text(Side::Left, &pair.left), text(Side::Right, &pair.right)))
        .collect()
}

#[test]
fn house_style_is_no_edit() {
    let (left, right) = shown(
        "Mr Moor said the cyber-attack failed.",
        "Moor said the cyberattack failed.",
    );
    assert_eq!(
        left.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(),
        [EditKind::Style, EditKind::Shared, EditKind::Style, EditKind::Shared]
    );
    assert_eq!(left[2].0, "cyber-attack ");
    assert_eq!(right[1].0, "cyberattack ");
}

#[test]
fn marks_of_another_form_are_house_style() {
    let (left, right) = shown(
        "“We won’t wait,” said Ada Moor of the Port Ella dam.",
        "\"We won't wait,\" said Ada Moor of the Port Ella dam.",
    );
    for (side, marks) in [(left, ["“", "n’t ", "”"]), (right, ["\"", "n't ", "\""])] {
        let styled = side.iter().filter(|(_, kind)| *kind == EditKind::Style);
        let styled: Vec<&str> = styled.map(|(text, _)| text.as_str()).collect();
        assert_eq!(styled, marks);
        assert!(
            side.iter()
                .all(|(_, kind)| matches!(kind, EditKind::Style | EditKind::Shared))
        );
    }
    // The same form on both sides, and a side without any, differ in nothing.
    for other in [
        "“We won’t wait,” said Ada Moor of the dam.",
        "We will not wait, said Ada Moor of the dam.",
    ] {
        let (left, _) = shown("“We won’t wait,” said Ada Moor of the dam.", other);
        assert!(
            left.iter()
                .all(|(text, kind)| *kind != EditKind::Style || !text.contains(['“', '”'])),
            "{other}"
        );
    }
}

#[test]
fn replaced_phrases_are_whole_and_paired() {
    let (one, other) = (
        "The dam at Port Ella held after a night of rain.",
        "The dam at Port Ella held despite the days of storm.",
    );
    let (left, right) = shown(one, other);
    assert_eq!(left[1], ("after a night of rain.".to_owned(), EditKind::Replaced));
    assert_eq!(right[1], ("despite the days of storm.".to_owned(), EditKind::Replaced));
    let collation = collated(&[one], &[other]);
    assert_eq!(
        texts(&collation, &collation.alignments[0].changes.replaced),
        [(
            "after a night of rain".to_owned(),
            "despite the days of storm".to_owned()
        )]
    );
}

#[test]
fn cuts_stand_alone() {
    let (left, right) = shown(
        "\"We wait for the rain in this area,\" she said.",
        "\"We wait for the rain,\" she said.",
    );
    assert!(left.contains(&("in this area,\" ".to_owned(), EditKind::Only)));
    assert!(right.iter().all(|(_, kind)| *kind == EditKind::Shared));
}

#[test]
fn an_insertion_is_cut_where_a_phrase_begins() {
    let (left, _) = shown(
        "The mayor of the port, the governor of the coast and the general met near the dam.",
        "The mayor of the port and the general met near the dam.",
    );
    let only: Vec<&str> = left
        .iter()
        .filter(|(_, kind)| *kind == EditKind::Only)
        .map(|(text, _)| text.trim())
        .collect();
    assert_eq!(only, ["the governor of the coast"]);
}

#[test]
fn a_clause_told_elsewhere_in_the_sentence_has_moved() {
    let (one, other) = (
        "After 40 hours of heavy rain the dam at Port Ella held, said Mayor Ada Moor.",
        "Mayor Ada Moor said the dam at Port Ella held after 40 hours of heavy rain.",
    );
    let collation = collated(&[one], &[other]);
    let moved = texts(&collation, &collation.alignments[0].changes.moved);
    assert_eq!(
        moved,
        [(
            "After 40 hours of heavy rain".to_owned(),
            "after 40 hours of heavy rain".to_owned()
        )]
    );
    let (left, right) = shown(one, other);
    assert!(left[0].1 == EditKind::Moved && left[0].0.trim() == "After 40 hours of heavy rain");
    assert!(right.iter().any(|(_, kind)| *kind == EditKind::Moved));
}

#[test]
fn a_clause_told_in_another_sentence_has_moved_there() {
    let collation = collated(
        &[
            "The dam at Port Ella held on Monday, the mayor said, after engineers opened all four northern locks.",
            "Schools stayed shut.",
        ],
        &[
            "The dam at Port Ella held on Monday, the mayor said.",
            "Nobody was surprised to hear that engineers opened all four northern locks, an old habit.",
        ],
    );
    let first = collation
        .alignments
        .iter()
        .find(|alignment| alignment.sentences == Sides::new(vec![0], vec![0]))
        .unwrap();
    let moved = texts(&collation, &first.changes.moved);
    let clause = "engineers opened all four northern locks".to_owned();
    // Where the two sentences are linked as well, the clause is shared there and has not moved.
    let linked = collation
        .alignments
        .iter()
        .any(|alignment| alignment.sentences == Sides::new(vec![0], vec![1]));
    assert!(linked || moved == [(clause.clone(), clause)], "{moved:?}");
}

#[test]
fn function_words_alone_are_no_edited_sentence() {
    let collation = collated(
        &["It was one of the first of the ships that the port of Ella had in the year."],
        &["It was one of the worst of the storms that the coast of Ella had in the century."],
    );
    assert!(
        collation
            .alignments
            .iter()
            .all(|alignment| alignment.relation != super::super::Relation::Edited)
    );
}

#[test]
fn so_many_words_in_a_row_are_the_same_in_a_paraphrase_too() {
    let found = collated(
        &[
            "“We had no choice but to close it at once,” said Odile Marsh, chief engineer of the Ferrin Harbour Board, which owns the pier.",
        ],
        &["“We had no choice,” chief engineer Odile Marsh told reporters on the west bank."],
    );
    let edits = &found.alignments[0].edits.right;
    let text = &found.tellings.right.sentences[0].text;
    let quoted = edits
        .iter()
        .find(|edit| text[edit.span.clone()].contains("no choice"))
        .unwrap();
    assert_eq!(quoted.kind, EditKind::Shared, "{edits:?}");
}
