//! What must hold of the comparison of any two articles.

use super::break_loudly;
use parallax::compare::{Collation, Document, Mention, Run, Side, Sides, compare};
use parallax::corpus::{Article, Loaded, probe};

/// Line between the two articles; without it they are the halves of the bytes.
const BETWEEN: &[u8] = b"\n====\n";

/// Compares two articles that `bytes` hold: as files, or, where the first byte is odd, as plain paragraphs, which the
/// cleaning of files would partly take away.
///
/// # Panics
/// Something of the comparison does not hold.
pub fn check(bytes: &[u8]) {
    break_loudly();
    let Some((first, rest)) = bytes.split_first() else { return };
    let at = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN);
    let (left, right) = match at {
        Some(at) => (&rest[..at], &rest[at + BETWEEN.len()..]),
        None => rest.split_at(rest.len() / 2),
    };
    let (Some(left), Some(right)) = (article("left.txt", left, *first), article("right.txt", right, *first)) else {
        return;
    };
    let collation = compare(Sides::new(&left, &right));
    whole(&collation);
    Document::to_json(&collation);
    assert_eq!(
        compare(Sides::new(&right, &left)),
        collation.clone().swap(),
        "the other way round it is another comparison"
    );
    assert_eq!(collation.clone().swap().swap(), collation, "turned twice it is another comparison");
}

fn article(name: &str, bytes: &[u8], first: u8) -> Option<Article> {
    let article = |bytes: &[u8]| {
        probe(name, bytes).into_iter().find_map(|loaded| match loaded {
            Loaded::Article(article) => Some(*article),
            _ => None,
        })
    };
    if first % 2 == 0 {
        return article(bytes);
    }
    let mut made = article(b"A headline of some words\n\nBy Ada Moor\n\nThe ferry left the quay on Monday, the council said in a statement to the press.\n")?;
    made.paragraphs = String::from_utf8_lossy(bytes)
        .lines()
        .map(str::to_owned)
        .filter(|line| !line.trim().is_empty())
        .collect();
    Some(made)
}

/// Rows part the sentences, edits cover those they tell of, everything stands where it says.
fn whole(collation: &Collation) {
    for side in Side::BOTH {
        let sentences = &collation.tellings[side].sentences;
        let mut rows: Vec<usize> = collation.rows.iter().flat_map(|row| row.sentences[side].clone()).collect();
        rows.sort_unstable();
        assert!(rows.into_iter().eq(0..sentences.len()), "rows part the sentences");
        let only = collation.only(side);
        for alignment in &collation.alignments {
            assert!(!alignment.sentences[side].is_empty() && !alignment.why.is_empty());
            for number in &alignment.sentences[side] {
                assert!(!only.contains(number));
                let mut end = 0;
                for edit in alignment.edits[side].iter().filter(|edit| edit.sentence == *number) {
                    assert_eq!(edit.span.start, end, "edits leave no gap");
                    assert!(sentences[*number].text.get(edit.span.clone()).is_some());
                    end = edit.span.end;
                }
                assert_eq!(end, sentences[*number].text.len(), "edits reach the end");
            }
            let runs = alignment.changes.replaced.iter().chain(&alignment.changes.moved);
            for Run { sentence, span } in runs.map(|run| &run[side]) {
                assert!(sentences[*sentence].text.get(span.clone()).is_some_and(|text| !text.is_empty()));
            }
        }
        let quotes = collation.quotes.iter().filter_map(|quote| quote.mentions[side].as_ref());
        let figures = collation.figures.iter().filter_map(|figure| figure.mentions[side].as_ref());
        for Mention { sentence, span, text } in quotes.chain(figures) {
            let here = sentences[*sentence].text.get(span.clone());
            assert!(here.is_some_and(|here| text.starts_with(here)), "a mention stands where it says");
        }
        assert!((0.0..=1.0).contains(&collation.summary.contained[side]));
    }
}
