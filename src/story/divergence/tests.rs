//! How differently stories are told, on invented tellings.

use super::*;
use crate::corpus::{Article, Basis, Format, Head, Place};
use crate::story::Sketch;
use std::sync::Arc;

/// An article of an outlet made of numbered words: each is one that no other number has.
fn told(outlet: &str, words: impl IntoIterator<Item = u32>) -> Entry {
    // Set apart by full stops, so that neighbours do not become terms of their own.
    let text: Vec<String> = words
        .into_iter()
        .map(|word| format!("Qu{}zav", letters(word)))
        .collect();
    let article = Article {
        head: Head {
            id: outlet.into(),
            path: outlet.into(),
            record: None,
            format: Format::Text,
            encoding: "utf-8".into(),
            title: None,
            outlet: (!outlet.is_empty()).then(|| outlet.into()),
            published: None,
            byline: None,
            agency: None,
            url: None,
            language: Some("en".into()),
            place: Place::default(),
            words: text.len(),
        },
        paragraphs: text,
        dropped: Vec::new(),
        basis: Basis::default(),
    };
    Entry {
        sketch: Sketch::of(&article),
        head: Arc::new(article.head),
    }
}

/// A number in letters alone: figures may be read as one word.
fn letters(number: u32) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'a'))
        .collect()
}

fn divergence(entries: &[Entry]) -> Divergence {
    Divergence::of(&entries.iter().collect::<Vec<_>>())
}

fn furthest(divergence: &Divergence) -> Option<(&str, &str, Thousandths)> {
    let furthest = divergence.furthest.as_ref()?;
    Some((&furthest.outlets.0, &furthest.outlets.1, furthest.shared))
}

#[test]
fn two_outlets_share_what_the_shorter_has_of_the_longer() {
    let entries = [told("Courier", 0..60), told("Post", 45..85)];
    let found = divergence(&entries);
    assert_eq!(found.independent, 2);
    assert_eq!(found.shared, Some(375), "15 of the 40 words of the Post");
    assert_eq!(furthest(&found), Some(("Courier", "Post", 375)));
    assert_eq!(
        divergence(&[told("Post", 45..85), told("Courier", 0..60)]).shared,
        Some(375)
    );
}

#[test]
fn copies_of_a_wire_are_one_telling_however_they_are_cut() {
    let wire = told("Meridian", 0..100);
    let copies = [
        wire.clone(),
        told("Post", 0..95),
        // Cut after the first half, with a little of its own.
        told("Gazette", (0..50).chain(200..206)),
    ];
    let one = divergence(&copies);
    assert_eq!((one.independent, one.shared, one.furthest), (1, None, None));
    // Beside an account of its own nothing changes by how many print the wire.
    let own = told("Courier", (80..100).chain(300..360));
    let two = divergence(&[wire, own.clone()]);
    let many = divergence(&[&copies[..], &[own]].concat());
    assert_eq!(two, many);
    assert_eq!(furthest(&two), Some(("Meridian", "Courier", 250)));
}

#[test]
fn the_average_is_that_of_all_pairs_and_the_furthest_are_named_in_their_order() {
    // Shared: Courier and Post 16, Post and Herald 10, Courier and Herald none, each of 40.
    let entries = [
        told("Herald", (60..70).chain(400..430)),
        told("Courier", 0..40),
        told("Post", (24..40).chain(60..84)),
    ];
    let found = divergence(&entries);
    assert_eq!(found.independent, 3);
    assert_eq!(found.shared, Some(217), "the mean of 400, 250 and 0");
    assert_eq!(furthest(&found), Some(("Herald", "Courier", 0)));
}

#[test]
fn an_outlet_tells_a_story_once_by_its_longest_article() {
    let short = told("Courier", 500..530);
    let entries = [short.clone(), told("Post", 0..60), told("Courier", 40..100)];
    let found = divergence(&entries);
    assert_eq!(furthest(&found), Some(("Courier", "Post", 333)));
    let alone = divergence(&[short, told("Courier", 0..60)]);
    assert_eq!((alone.independent, alone.shared), (1, None));
}

#[test]
fn words_of_two_languages_are_not_held_against_each_other() {
    let in_german = |mut entry: Entry| {
        Arc::make_mut(&mut entry.head).language = Some("de".into());
        entry
    };
    let entries = [
        in_german(told("Bote", 500..560)),
        told("Courier", 0..60),
        told("Post", 40..100),
    ];
    let found = divergence(&entries);
    assert_eq!(
        (found.independent, furthest(&found)),
        (3, Some(("Courier", "Post", 333)))
    );
    let apart = divergence(&entries[..2]);
    assert_eq!((apart.independent, apart.shared), (2, None));
}

#[test]
fn what_is_too_short_or_of_nobody_is_not_measured() {
    let brief = [told("Courier", 0..60), told("Ticker", 100..110)];
    let found = divergence(&brief);
    assert_eq!((found.independent, found.shared), (2, None));
    let nobody = divergence(&[told("", 0..60), told("", 100..160)]);
    assert_eq!(nobody, Divergence::default());
}
