//! Where in an article the passage of a note stands now: found by its words, though the file has changed.

use super::Noted;
use crate::compare::Telling;
use crate::text::fold::fold;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// Letters of the pieces that two texts are compared by: as well for scripts without spaces.
const PIECE: usize = 5;
/// The share of a passage's pieces that must have stayed.
const STAYED: f64 = 0.5;

/// The paragraph a note's passage stands in; `None`: its words are gone.
pub fn paragraph<T: AsRef<str>>(paragraphs: &[T], noted: &Noted) -> Option<usize> {
    let whole = paragraphs.iter().enumerate();
    let whole = whole.filter(|(_, text)| text.as_ref().contains(&*noted.passage));
    if let Some((at, _)) = whole.min_by_key(|(at, _)| at.abs_diff(noted.paragraph)) {
        return Some(at);
    }
    let wanted = pieces(&noted.passage);
    let share = |text: &T| shared(&wanted, &pieces(text.as_ref()));
    let best = paragraphs.iter().map(share).enumerate();
    // Of equal ones the nearest to where it was.
    let best = best.max_by(|(a, one), (b, other)| {
        let near = |at: &usize| at.abs_diff(noted.paragraph);
        one.total_cmp(other).then_with(|| near(b).cmp(&near(a)))
    });
    best.filter(|(_, share)| *share >= STAYED).map(|(at, _)| at)
}

/// The sentence a note's passage begins in, as a comparison numbers them.
pub fn sentence(telling: &Telling, noted: &Noted) -> Option<usize> {
    let mut paragraphs: Vec<String> = Vec::new();
    for sentence in &telling.sentences {
        if paragraphs.len() <= sentence.paragraph {
            paragraphs.resize(sentence.paragraph + 1, String::new());
        }
        if let Some(text) = paragraphs.get_mut(sentence.paragraph) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&sentence.text);
        }
    }
    let at = paragraph(&paragraphs, noted)?;
    let here = || {
        let sentences = telling.sentences.iter().enumerate();
        sentences.filter(move |(_, sentence)| sentence.paragraph == at)
    };
    let wanted = pieces(&noted.passage);
    let within = |text: &str| shared(&pieces(text), &wanted);
    let whole = here().find(|(_, sentence)| sentence.text.contains(&*noted.passage));
    let begins = || here().find(|(_, sentence)| within(&sentence.text) >= STAYED);
    let first = || here().next();
    whole.or_else(begins).or_else(first).map(|(number, _)| number)
}

/// The share of `wanted` that `there` has too.
fn shared(wanted: &FxHashSet<u64>, there: &FxHashSet<u64>) -> f64 {
    if wanted.is_empty() {
        return 0.0;
    }
    let both = wanted.iter().filter(|piece| there.contains(piece)).count();
    both as f64 / wanted.len() as f64
}

/// All runs of so many letters and digits, folded; a shorter text is one.
fn pieces(text: &str) -> FxHashSet<u64> {
    let letters: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let hash = |piece: &[char]| {
        let mut hasher = FxHasher::default();
        piece.hash(&mut hasher);
        hasher.finish()
    };
    if letters.is_empty() {
        return FxHashSet::default();
    }
    letters.windows(PIECE.min(letters.len())).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Sentence;
    use proptest::prelude::*;

    fn noted(passage: &str, paragraph: usize) -> Noted {
        Noted {
            passage: passage.into(),
            paragraph,
            text: "why?".into(),
        }
    }

    #[test]
    fn a_passage_is_found_wherever_its_words_have_gone() {
        let texts = [
            "The works committee met.",
            "Engineers closed the bridge on Monday night. They had found two cracks in the eastern bearing.",
            "It was cold.",
            "港の橋が閉鎖されました。",
            "It was cold.",
        ];
        let at = |passage: &str, from: usize| paragraph(&texts, &noted(passage, from));
        assert_eq!(at("They had found two cracks in the eastern bearing.", 7), Some(1));
        assert_eq!(
            at("They’d found three cracks in the eastern bearings.", 7),
            Some(1),
            "changed"
        );
        assert_eq!(at("港の橋が閉鎖", 0), Some(3));
        assert_eq!(at("It was cold.", 4), Some(4), "of equal ones the nearest");
        assert_eq!(at("It was cold.", 1), Some(2));
        assert_eq!(at("The mayor would not guess how long it may last.", 1), None);
        assert_eq!(at("", 9), Some(4), "no words: where it was");
        assert_eq!(paragraph::<&str>(&[], &noted("It was cold.", 0)), None);
    }

    #[test]
    fn a_comparison_finds_the_sentence_a_passage_begins_in() {
        let sentence = |text: &str, paragraph: usize| Sentence {
            text: text.into(),
            paragraph,
            span: 0..text.len(),
        };
        let telling = Telling {
            id: "x".into(),
            title: None,
            outlet: None,
            published: None,
            sentences: vec![
                sentence("It was cold.", 0),
                sentence("Engineers closed the bridge on Monday night.", 2),
                sentence("They had found two cracks.", 2),
            ],
        };
        let whole = "Engineers closed the bridge on Monday night. They had found two cracks.";
        assert_eq!(super::sentence(&telling, &noted(whole, 2)), Some(1));
        assert_eq!(
            super::sentence(&telling, &noted("They had found two cracks.", 2)),
            Some(2)
        );
        assert_eq!(
            super::sentence(&telling, &noted("They have found two cracks", 0)),
            Some(2)
        );
        assert_eq!(super::sentence(&telling, &noted("The mayor would not guess.", 0)), None);
    }

    proptest! {
        #[test]
        fn a_passage_that_stands_there_is_found(
            texts in prop::collection::vec("[a-z橋é ,.]{0,40}", 1..8), which in 0usize..8, from in 0usize..12
        ) {
            let passage = &texts[which % texts.len()];
            let found = paragraph(&texts, &noted(passage, from));
            prop_assert!(found.is_some_and(|at| texts[at].contains(passage)));
        }
    }
}
