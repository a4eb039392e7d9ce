//! How much each word of a sentence weighs in an alignment.
//!
//! The weight of a stem is √(rarity in news at large · rarity within the two articles): a word that both articles use
//! in every sentence joins nothing, however rare it is elsewhere. Within a name the heaviest word keeps its weight and the
//! others lose most of theirs, so that "Defence Secretary Ada Moor" counts once.

use super::kindred::{self, Sense};
use super::lexicon::{Class, Lexicon, Word};
use super::{Side, Sides};

/// A stem of a sentence with its weight there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub stem: u32,
    pub weight: f64,
    pub class: Class,
    /// Stands on the other side too.
    pub across: bool,
    /// Stands in one sentence of each side at most.
    pub lone: bool,
    /// Tells who speaks rather than what is said.
    pub aside: bool,
}

/// The weighed sentences of both articles.
#[derive(Debug)]
pub(super) struct Weights {
    /// Of each sentence its distinct stems, ascending.
    pub terms: Sides<Vec<Vec<Term>>>,
    /// Of each sentence what the thesaurus knows of it.
    pub senses: Sides<Vec<Vec<Sense>>>,
    /// Of each sentence the sum of its weights.
    pub totals: Sides<Vec<f64>>,
    /// Of each sentence the sum of the weights of what stands on the other side too.
    pub across: Sides<Vec<f64>>,
    /// Of each sentence the sum of the weights of what is said, without who says it.
    pub content: Sides<Vec<f64>>,
    /// Mean of those sums over both articles, above 0.
    pub mean: f64,
}

/// What the lesser words of a name keep of their weight.
const WITHIN_NAME: f64 = 0.3;

/// Weighs the words of both articles. `aside` holds, of each sentence, the stems that tell who speaks.
pub(super) fn weigh(lexicon: &Lexicon, words: Sides<&[Vec<Word>]>, aside: Sides<&[Vec<u32>]>) -> Weights {
    let sentences = words.left.len() + words.right.len();
    let held = words.map(|side| held(lexicon, side));
    let of = |side: &[u32], stem: usize| side.get(stem).copied().unwrap_or(0);
    let stems: Vec<(f64, u32, u32)> = (0..lexicon.stems())
        .map(|stem| {
            let (left, right) = (of(&held.left, stem), of(&held.right, stem));
            let local = ((sentences as f64 + 1.0) / f64::from((left + right).max(1)))
                .ln()
                .max(0.0);
            let rarity = u32::try_from(stem).ok().and_then(|stem| lexicon.stem(stem));
            (
                (rarity.map_or(0.0, |stem| stem.rarity.max(0.0)) * local).sqrt(),
                left,
                right,
            )
        })
        .collect();
    let terms = Sides::from_fn(|side| {
        let aside = aside[side].iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        words[side]
            .iter()
            .zip(aside)
            .map(|(sentence, aside)| terms(lexicon, sentence, &stems, side, aside))
            .collect::<Vec<_>>()
    });
    let senses = Sides::from_fn(|side| {
        words[side]
            .iter()
            .zip(&terms[side])
            .map(|(sentence, terms)| kindred::senses(lexicon, sentence, terms))
            .collect::<Vec<_>>()
    });
    let sums = |counts: fn(&Term) -> bool| {
        terms.as_ref().map(|side| {
            side.iter()
                .map(|terms| {
                    terms
                        .iter()
                        .filter(|term| counts(term))
                        .map(|term| term.weight)
                        .sum::<f64>()
                })
                .collect::<Vec<_>>()
        })
    };
    let totals = sums(|_| true);
    let sum: f64 = totals.left.iter().chain(&totals.right).sum();
    Weights {
        across: sums(|term| term.across),
        content: sums(|term| !term.aside),
        senses,
        terms,
        totals,
        mean: (sum / sentences.max(1) as f64).max(f64::EPSILON),
    }
}

/// In how many sentences of one side each stem stands.
fn held(lexicon: &Lexicon, side: &[Vec<Word>]) -> Vec<u32> {
    let mut held = vec![0u32; lexicon.stems()];
    let mut last = vec![usize::MAX; lexicon.stems()];
    for (number, sentence) in side.iter().enumerate() {
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
    held
}

/// The distinct stems of a sentence. `stems` holds of each its weight and in how many sentences of either side it stands.
fn terms(lexicon: &Lexicon, words: &[Word], stems: &[(f64, u32, u32)], side: Side, aside: &[u32]) -> Vec<Term> {
    let known = |word: &Word| stems.get(word.stem as usize).copied().unwrap_or_default();
    let mut terms: Vec<Term> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let end = if word.class == Class::Name {
            name_end(lexicon, words, at)
        } else {
            at + 1
        };
        let run = words.get(at..end).unwrap_or_default();
        let heaviest = run.iter().map(|word| known(word).0).fold(0.0, f64::max);
        for word in run.iter().filter(|word| word.class != Class::Stop) {
            let (full, left, right) = known(word);
            let weight = if run.len() > 1 && full < heaviest {
                full * WITHIN_NAME
            } else {
                full
            };
            let across = match side {
                Side::Left => right > 0,
                Side::Right => left > 0,
            };
            terms.push(Term {
                stem: word.stem,
                weight,
                class: word.class,
                across,
                lone: left <= 1 && right <= 1,
                aside: aside.binary_search(&word.stem).is_ok(),
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
        let mut lexicon = Lexicon::of_texts(&texts);
        let words = Sides::new(vec![lexicon.read_text(texts[0])], vec![lexicon.read_text(texts[1])]);
        let weights = weigh(&lexicon, words.as_ref().map(Vec::as_slice), Sides::default());
        let terms = &weights.terms.left[0];
        assert_eq!(terms.len(), 4);
        let mut weight = |text: &str| {
            let stem = lexicon.read_text(text)[0].stem;
            terms.iter().find(|term| term.stem == stem).unwrap().weight
        };
        assert!(weight("port") < weight("ella") * 0.5);
        assert!(weights.mean > 0.0);
    }
}
