//! How much each word of a sentence weighs in an alignment.
//!
//! The weight of a stem is √(rarity in news at large · rarity within the two articles): a word that both articles use
//! in every sentence joins nothing, however rare it is elsewhere. Within a name the heaviest word keeps its weight and the
//! others lose most of theirs, so that "Defence Secretary Ada Moor" counts once.

use super::Sides;
use super::lexicon::{Class, Lexicon, Word};

/// A stem of a sentence with its weight there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub stem: u32,
    pub weight: f64,
    pub class: Class,
    pub group: Option<u16>,
}

/// The weighed sentences of both articles.
#[derive(Debug)]
pub(super) struct Weights {
    /// Of each sentence its distinct stems, ascending.
    pub terms: Sides<Vec<Vec<Term>>>,
    /// Of each sentence the sum of its weights.
    pub totals: Sides<Vec<f64>>,
    /// Mean of those sums over both articles, above 0.
    pub mean: f64,
}

/// What the lesser words of a name keep of their weight.
const WITHIN_NAME: f64 = 0.3;

/// Weighs the words of both articles.
pub(super) fn weigh(lexicon: &Lexicon, words: Sides<&[Vec<Word>]>) -> Weights {
    let sentences = words.left.len() + words.right.len();
    let mut held = vec![0u32; lexicon.stems()];
    let mut last = vec![usize::MAX; lexicon.stems()];
    for (number, sentence) in words.left.iter().chain(words.right).enumerate() {
        for word in sentence.iter().filter(|word| word.class != Class::Stop) {
            let stem = word.stem as usize;
            if let (Some(last), Some(held)) = (last.get_mut(stem), held.get_mut(stem))
                && *last != number
            {
                *last = number;
                *held += 1;
            }
        }
    }
    let weight: Vec<f64> = (0u32..)
        .zip(&held)
        .map(|(stem, &held)| {
            let local = ((sentences as f64 + 1.0) / f64::from(held.max(1))).ln().max(0.0);
            (lexicon.stem(stem).map_or(0.0, |stem| stem.rarity.max(0.0)) * local).sqrt()
        })
        .collect();
    let terms = words.map(|side| {
        side.iter()
            .map(|sentence| terms(lexicon, sentence, &weight))
            .collect::<Vec<_>>()
    });
    let totals = terms.as_ref().map(|side| {
        side.iter()
            .map(|terms| terms.iter().map(|term| term.weight).sum::<f64>())
            .collect::<Vec<_>>()
    });
    let sum: f64 = totals.left.iter().chain(&totals.right).sum();
    Weights {
        terms,
        totals,
        mean: (sum / sentences.max(1) as f64).max(f64::EPSILON),
    }
}

fn terms(lexicon: &Lexicon, words: &[Word], weight: &[f64]) -> Vec<Term> {
    let of = |word: &Word| weight.get(word.stem as usize).copied().unwrap_or(0.0);
    let mut terms: Vec<Term> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let end = if word.class == Class::Name {
            name_end(lexicon, words, at)
        } else {
            at + 1
        };
        let run = words.get(at..end).unwrap_or_default();
        let heaviest = run.iter().map(of).fold(0.0, f64::max);
        for word in run.iter().filter(|word| word.class != Class::Stop) {
            let full = of(word);
            let weight = if run.len() > 1 && full < heaviest {
                full * WITHIN_NAME
            } else {
                full
            };
            let group = lexicon.stem(word.stem).and_then(|stem| stem.group);
            terms.push(Term {
                stem: word.stem,
                weight,
                class: word.class,
                group,
            });
        }
        at = end;
    }
    terms.sort_by(|a, b| a.stem.cmp(&b.stem).then(b.weight.total_cmp(&a.weight)));
    terms.dedup_by_key(|term| term.stem);
    terms
}

/// Where the name that begins at `at` ends: capitalised words, joined by "of", "the", "for".
fn name_end(lexicon: &Lexicon, words: &[Word], at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let mut next = end;
        while words.get(next).is_some_and(|word| {
            word.follows && word.class == Class::Stop && matches!(lexicon.text(word.key), "of" | "the" | "for")
        }) {
            next += 1;
        }
        if words
            .get(next)
            .is_some_and(|word| word.follows && word.class == Class::Name)
        {
            end = next + 1;
        } else {
            return end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_counts_once_and_stop_words_not_at_all() {
        let texts = ["The dam at Port Ella held", "Nothing else happened there"];
        let mut lexicon = Lexicon::new(texts.into_iter());
        let words = Sides::new(vec![lexicon.read(texts[0])], vec![lexicon.read(texts[1])]);
        let weights = weigh(&lexicon, words.as_ref().map(Vec::as_slice));
        let terms = &weights.terms.left[0];
        assert_eq!(terms.len(), 4);
        let mut weight = |text: &str| {
            let stem = lexicon.read(text)[0].stem;
            terms.iter().find(|term| term.stem == stem).unwrap().weight
        };
        assert!(weight("port") < weight("ella") * 0.5);
        assert!(weights.mean > 0.0);
    }
}
