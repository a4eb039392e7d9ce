//! Quotations labelled by hand: extent, speaker, status and cut words, over invented stories in the styles of many houses.
//! The answers of `held.json` and `later.json` were written down before the program read their texts.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use parallax::compare::{Collation, Quote, Side, Sides, compare};
use parallax::corpus::{Article, ArticleId, Basis, Format, Head, Place};
use serde::Deserialize;

#[derive(Deserialize)]
struct Pair {
    left: Vec<String>,
    right: Vec<String>,
    quotes: Vec<Answer>,
}

/// One row the ledger must hold.
#[derive(Deserialize)]
struct Answer {
    left: Option<String>,
    right: Option<String>,
    speaker: Option<String>,
    status: String,
    cut: Vec<String>,
}

fn article(id: &str, paragraphs: &[String]) -> Article {
    let head = Head {
        id: ArticleId::from(id),
        path: id.to_owned(),
        record: None,
        format: Format::Text,
        encoding: "utf-8".to_owned(),
        title: None,
        outlet: None,
        published: None,
        byline: None,
        agency: None,
        url: None,
        language: Some("en".to_owned()),
        words: 0,
        place: Place::default(),
    };
    Article {
        head,
        paragraphs: paragraphs.to_vec(),
        dropped: Vec::new(),
        basis: Basis::default(),
    }
}

fn text(quote: &Quote, side: Side) -> Option<&str> {
    quote.mentions[side].as_ref().map(|mention| mention.text.as_str())
}

/// The same speaker, whether an article or more of the noun phrase is printed.
fn is_speaker(found: Option<&str>, asked: Option<&str>) -> bool {
    let bare = |name: &str| {
        let name = name.to_lowercase();
        ["the ", "a ", "an "]
            .iter()
            .find_map(|article| name.strip_prefix(article).map(str::to_owned))
            .unwrap_or(name)
    };
    match (found, asked) {
        (Some(found), Some(asked)) => {
            bare(found) == bare(asked) || bare(found).starts_with(&format!("{} ", bare(asked)))
        }
        (found, asked) => found.is_none() && asked.is_none(),
    }
}

fn is_right(quote: &Quote, answer: &Answer) -> bool {
    let status = serde_json::to_value(quote.status).unwrap();
    status == answer.status.as_str()
        && is_speaker(quote.speaker.as_deref(), answer.speaker.as_deref())
        && quote.cut == answer.cut
}

fn shown(quote: &Quote) -> String {
    format!(
        "{:?} | {:?} {:?} {:?} {:?}",
        text(quote, Side::Left),
        text(quote, Side::Right),
        quote.speaker,
        quote.status,
        quote.cut
    )
}

/// Right rows and all rows, those the program made up among them; what is wrong goes to standard error.
fn judge(collation: &Collation, answers: &[Answer]) -> (usize, usize) {
    let find = |answer: &Answer| {
        collation.quotes.iter().position(|quote| {
            text(quote, Side::Left) == answer.left.as_deref() && text(quote, Side::Right) == answer.right.as_deref()
        })
    };
    let found: Vec<Option<usize>> = answers.iter().map(find).collect();
    let mut right = 0;
    for (answer, number) in answers.iter().zip(&found) {
        let quote = number.and_then(|number| collation.quotes.get(number));
        if quote.is_some_and(|quote| is_right(quote, answer)) {
            right += 1;
        } else {
            eprintln!(
                "asked: {:?} | {:?} {:?} {} {:?}",
                answer.left, answer.right, answer.speaker, answer.status, answer.cut
            );
            eprintln!("found: {}", quote.map_or_else(|| "none".to_owned(), shown));
        }
    }
    let extra: Vec<&Quote> = (0..collation.quotes.len())
        .filter(|number| !found.contains(&Some(*number)))
        .filter_map(|number| collation.quotes.get(number))
        .collect();
    for quote in &extra {
        eprintln!("not asked for: {}", shown(quote));
    }
    // A row that stands in for one asked for is counted with that.
    let missed = found.iter().filter(|number| number.is_none()).count();
    (right, answers.len() + extra.len().saturating_sub(missed))
}

fn accuracy(pairs: &str) -> (usize, usize) {
    let pairs: Vec<Pair> = serde_json::from_str(pairs).unwrap();
    let (mut right, mut all) = (0, 0);
    for pair in &pairs {
        let (left, right_one) = (article("left.txt", &pair.left), article("right.txt", &pair.right));
        let (good, of) = judge(&compare(Sides::new(&left, &right_one)), &pair.quotes);
        right += good;
        all += of;
    }
    eprintln!("{right} of {all}");
    (right, all)
}

fn holds(pairs: &str, least: usize) {
    let (right, all) = accuracy(pairs);
    assert!(all >= least, "only {all} quotations are labelled");
    assert!(right * 100 >= all * 95, "{right} of {all} rows of the ledger are right");
}

#[test]
fn labelled_quotations_are_found_with_speaker_status_and_cut() {
    holds(include_str!("quotations/seen.json"), 26);
}

#[test]
fn so_are_those_nobody_looked_at_while_building() {
    holds(include_str!("quotations/held.json"), 31);
}

#[test]
fn and_those_written_later() {
    holds(include_str!("quotations/later.json"), 15);
}

#[test]
fn and_those_of_politics() {
    holds(include_str!("quotations/politics.json"), 270);
}

/// Labelled in a batch before the program was first run over it: then 61 of 72 rows were right. Two kinds were mended since.
#[test]
fn and_those_of_an_unseen_batch() {
    let (right, all) = accuracy(include_str!("quotations/unseen.json"));
    assert!(all >= 71, "only {all} quotations are labelled");
    assert!(right * 100 >= all * 90, "{right} of {all} rows of the ledger are right");
}

/// Labelled by somebody who had not seen the program, before it was first run over it: then 65 of 84 rows were right. Most of what
/// was wrong was mended since.
#[test]
fn and_those_of_a_blind_batch() {
    let (right, all) = accuracy(include_str!("quotations/blind.json"));
    assert!(all >= 84, "only {all} quotations are labelled");
    assert!(right * 100 >= all * 95, "{right} of {all} rows of the ledger are right");
}

/// Labelled by another who had not seen the program, before it was first run over it: then 111 of 135 rows were right. Some kinds were
/// mended since.
#[test]
fn and_those_of_a_strange_batch() {
    let (right, all) = accuracy(include_str!("quotations/strange.json"));
    assert!(all >= 135, "only {all} quotations are labelled");
    assert!(right * 100 >= all * 92, "{right} of {all} rows of the ledger are right");
}

/// Labelled by a third who had not seen the program, before it was first run over it: then 64 of 77 rows were right, 66 once the words
/// of two alterations stood in the labels as in the other files. Some kinds were mended since.
#[test]
fn and_those_of_a_foreign_batch() {
    let (right, all) = accuracy(include_str!("quotations/foreign.json"));
    assert!(all >= 76, "only {all} quotations are labelled");
    assert!(right * 100 >= all * 88, "{right} of {all} rows of the ledger are right");
}
