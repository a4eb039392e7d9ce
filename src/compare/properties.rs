//! What holds of every comparison, whatever the texts.

use super::testing::article;
use super::{Collation, Document, Side, Sides, compare};
use crate::corpus::Article;
use proptest::prelude::*;

/// Sentences of invented news, some alike, in any order, so that links, moves and quotations come about.
fn paragraph() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "The dam at Port Ella held on Monday after 40 hours of rain.",
        "On Monday the dam of Port Ella held, after 38 hours of rain.",
        "“We wait for the water to fall in this area,” said Mayor Ada Moor.",
        "\"We wait for the water to fall,\" Moor told reporters.",
        "Moor said they would wait until the water falls.",
        "About 40,000 homes lost power, the grid operator said.",
        "Some 38,000 houses were without electricity.",
        "“Nobody here is afraid. We have seen worse,” she added.",
        "The Gen. Lew Tarn bridge stayed shut.",
        "The General Lew Tarn bridge was closed to cars.",
        "READ MORE: Storm in pictures",
        "He left \"no doubt",
    ]);
    prop_oneof![
        8 => prop::collection::vec(sentence, 1..5).prop_map(|sentences| sentences.join(" ")),
        1 => "\\PC{0,60}",
        1 => "[a-z .\"“”'0-9%$]{0,60}",
    ]
}

/// A text made of another: words left out, said twice, changed with their neighbours, put in capitals.
fn edited(text: &str, how: &[(usize, u8)]) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    for &(place, change) in how {
        let at = place % words.len();
        match change % 5 {
            0 if words.len() > 1 => drop(words.remove(at)),
            1 => words.insert(at, words[at].clone()),
            2 => words.swap(at, place / 7 % at.max(1)),
            3 => words[at] = words[at].to_uppercase(),
            _ => words.rotate_left(at),
        }
    }
    words.join(" ")
}

/// Two tellings, the second made of the first: paragraphs in another order, each edited.
fn retold() -> impl Strategy<Value = (Article, Article)> {
    let how = prop::collection::vec((any::<usize>(), any::<u8>()), 0..12);
    (
        prop::collection::vec(paragraph(), 1..5),
        prop::collection::vec(how, 5),
        any::<usize>(),
    )
        .prop_map(|(paragraphs, how, turn)| {
            let mut other: Vec<String> = paragraphs
                .iter()
                .zip(&how)
                .map(|(text, how)| edited(text, how))
                .collect();
            let turn = turn % other.len();
            other.rotate_left(turn);
            let made = |id: &str, text: &[String]| article(id, &text.iter().map(String::as_str).collect::<Vec<_>>());
            (made("b.txt", &paragraphs), made("a.txt", &other))
        })
}

fn pair() -> impl Strategy<Value = (Article, Article)> {
    let text = || prop::collection::vec(paragraph(), 0..5);
    (text(), text()).prop_map(|(left, right)| {
        let made = |id: &str, text: &[String]| article(id, &text.iter().map(String::as_str).collect::<Vec<_>>());
        (made("a.txt", &left), made("b.txt", &right))
    })
}

fn check(collation: &Collation) -> Result<(), TestCaseError> {
    for side in Side::BOTH {
        let sentences = &collation.tellings[side].sentences;
        let mut rows: Vec<usize> = collation
            .rows
            .iter()
            .flat_map(|row| row.sentences[side].clone())
            .collect();
        rows.sort_unstable();
        prop_assert_eq!(
            rows,
            (0..sentences.len()).collect::<Vec<_>>(),
            "rows part the sentences"
        );
        let only = collation.only(side);
        for number in 0..sentences.len() {
            let linked = collation
                .alignments
                .iter()
                .any(|alignment| alignment.sentences[side].contains(&number));
            prop_assert_ne!(linked, only.contains(&number));
        }
        for alignment in &collation.alignments {
            for &number in &alignment.sentences[side] {
                let mut end = 0;
                for edit in alignment.edits[side].iter().filter(|edit| edit.sentence == number) {
                    prop_assert_eq!(edit.span.start, end, "edits leave no gap");
                    prop_assert!(sentences[number].text.get(edit.span.clone()).is_some());
                    end = edit.span.end;
                }
                prop_assert_eq!(end, sentences[number].text.len(), "edits reach the end");
            }
            prop_assert!((0.0..=1.0).contains(&alignment.score) && !alignment.why.is_empty());
            for run in alignment.changes.replaced.iter().chain(&alignment.changes.moved) {
                let run = &run[side];
                let text = sentences[run.sentence].text.get(run.span.clone());
                prop_assert!(
                    text.is_some_and(|text| !text.trim().is_empty()),
                    "a paired phrase has words"
                );
            }
            for run in &alignment.changes.replaced {
                prop_assert!(alignment.sentences[side].contains(&run[side].sentence));
            }
        }
        for mention in collation
            .quotes
            .iter()
            .filter_map(|quote| quote.mentions[side].as_ref())
        {
            let here = &sentences[mention.sentence].text[mention.span.clone()];
            prop_assert!(mention.text.starts_with(here), "a quotation begins where it says");
        }
        for mention in collation
            .figures
            .iter()
            .filter_map(|figure| figure.mentions[side].as_ref())
        {
            prop_assert_eq!(&sentences[mention.sentence].text[mention.span.clone()], &mention.text);
        }
        prop_assert!((0.0..=1.0).contains(&collation.summary.contained[side]));
    }
    let shown: Vec<usize> = {
        let mut shown: Vec<usize> = collation.rows.iter().flat_map(|row| row.alignments.clone()).collect();
        shown.sort_unstable();
        shown
    };
    prop_assert_eq!(
        shown,
        (0..collation.alignments.len()).collect::<Vec<_>>(),
        "each alignment is shown once"
    );
    Ok(())
}

/// Everything that holds of two articles and of the same two the other way round.
fn check_both(left: &Article, right: &Article) -> Result<(), TestCaseError> {
    let collation = compare(Sides::new(left, right));
    check(&collation)?;
    prop_assert_eq!(&compare(Sides::new(left, right)), &collation, "deterministic");
    let mirrored = compare(Sides::new(right, left));
    check(&mirrored)?;
    prop_assert_eq!(&collation.clone().swap(), &mirrored);
    prop_assert_eq!(&mirrored.swap(), &collation);
    Document::to_json(&collation);
    Ok(())
}

proptest! {
    #[test]
    fn every_comparison_is_whole_and_mirrors((left, right) in pair()) {
        check_both(&left, &right)?;
    }

    #[test]
    fn a_retold_article_is_whole_and_mirrors((left, right) in retold()) {
        check_both(&left, &right)?;
    }

    #[test]
    fn any_characters_are_whole_and_mirror(
        left in prop::collection::vec("\\PC{0,80}", 0..4),
        right in prop::collection::vec("[\u{0}-\u{2ff}’“”…。？a-z .]{0,80}", 0..4),
    ) {
        let made = |id: &str, text: &[String]| article(id, &text.iter().map(String::as_str).collect::<Vec<_>>());
        check_both(&made("a.txt", &left), &made("b.txt", &right))?;
    }

    #[test]
    fn every_direct_quotation_is_listed(words in prop::collection::vec("[a-z]{2,8}", 2..9), curly in any::<bool>()) {
        let quotation = words.join(" ");
        let (open, close) = if curly { ('“', '”') } else { ('"', '"') };
        let left = article("a.txt", &[&format!("Ada Moor said {open}{quotation}{close} on the pier. Nobody else spoke.")]);
        let right = article("b.txt", &["Nothing happened on that day."]);
        let quotes = compare(Sides::new(&left, &right)).quotes;
        prop_assert!(quotes.iter().any(|quote| quote.mentions.left.as_ref().is_some_and(|mention| mention.text == quotation)));
    }
}
