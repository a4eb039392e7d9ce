//! Words that are not the same but mean the same: what two sentences have in common by the thesaurus.

use super::Sides;
use super::lexicon::{Lexicon, Word};
use super::thesaurus::Group;
use super::weights::Term;
use rustc_hash::FxHashMap;

/// A word or phrase of a sentence that the thesaurus knows.
#[derive(Debug, Clone)]
pub(super) struct Sense {
    weight: f64,
    groups: &'static [Group],
    /// Its stems; more than one for a phrase.
    stems: Vec<u32>,
}

impl Sense {
    /// Its stem where it is one word; none for a phrase.
    fn word(&self) -> Option<u32> {
        match self.stems.as_slice() {
            [stem] => Some(*stem),
            _ => None,
        }
    }
}

/// Where a group stands on the right: sentence, number of the sense in it, and its stem where it is one word.
struct Place {
    right: usize,
    at: usize,
    word: Option<u32>,
}

/// A phrase of common words weighs at least this.
const PHRASE: f64 = 0.5;
/// A group that stands in more places of an article than this joins no pairs: long texts alone have that.
const COMMON: usize = 400;

/// The senses of a sentence with those of its words that weigh.
pub(super) fn senses(lexicon: &Lexicon, words: &[Word], terms: &[Term]) -> Vec<Sense> {
    let weight = |stem: u32| {
        let at = terms.binary_search_by_key(&stem, |term| term.stem).ok()?;
        terms.get(at).map(|term| term.weight)
    };
    let mut senses: Vec<Sense> = terms
        .iter()
        .filter_map(|term| {
            let groups = lexicon.stem(term.stem)?.groups;
            (!groups.is_empty()).then(|| Sense {
                weight: term.weight,
                groups,
                stems: vec![term.stem],
            })
        })
        .collect();
    for (at, word) in words.iter().enumerate() {
        let Some(first) = lexicon.stem(word.stem) else { continue };
        for phrase in first.opens {
            let Some(run) = words.get(at..=at + phrase.rest.len()) else {
                continue;
            };
            let same = |(word, stem): (&Word, &&str)| lexicon.stem(word.stem).is_some_and(|is| is.text == *stem);
            if !run.iter().skip(1).zip(&phrase.rest).all(same) {
                continue;
            }
            let stems: Vec<u32> = run.iter().map(|word| word.stem).collect();
            if senses.iter().any(|sense| sense.stems == stems) {
                continue;
            }
            senses.push(Sense {
                weight: stems.iter().filter_map(|&stem| weight(stem)).fold(PHRASE, f64::max),
                groups: &phrase.groups,
                stems,
            });
        }
    }
    senses
}

/// Calls `found` with every pair of sentences, as left and right number, that has senses in common, and the weight of
/// these: each sense is paired with one other of its groups, the heaviest first, each at the lesser of its two weights. What
/// both print in the same words has been counted already and does not count again.
pub(super) fn pairs(
    senses: &Sides<Vec<Vec<Sense>>>,
    terms: &Sides<Vec<Vec<Term>>>,
    mut found: impl FnMut(usize, usize, f64),
) {
    let mut places: FxHashMap<Group, Vec<Place>> = FxHashMap::default();
    for (right, held) in senses.right.iter().enumerate() {
        for (at, sense) in held.iter().enumerate() {
            for &group in sense.groups {
                let word = sense.word();
                places.entry(group).or_default().push(Place { right, at, word });
            }
        }
    }
    // Of each sentence of the right the senses that meet one of the sentence at hand, and which sentences have any.
    let mut met: Vec<Vec<(usize, usize)>> = vec![Vec::new(); senses.right.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut weighed = Vec::new();
    for (left, held) in senses.left.iter().enumerate() {
        for (at, sense) in held.iter().enumerate() {
            let word = sense.word();
            for list in sense.groups.iter().filter_map(|group| places.get(group)) {
                // The same word in both has been counted, and most that meet are that.
                let others = list.iter().filter(|place| word.is_none() || place.word != word);
                for place in others.take_while(|_| list.len() <= COMMON) {
                    let Some(met) = met.get_mut(place.right) else { continue };
                    if met.is_empty() {
                        touched.push(place.right);
                    }
                    met.push((at, place.at));
                }
            }
        }
        for right in touched.drain(..) {
            let Some(met) = met.get_mut(right) else { continue };
            met.sort_unstable();
            met.dedup();
            let theirs = senses.right.get(right).map_or(&[][..], Vec::as_slice);
            if let (Some(mine), Some(other)) = (terms.left.get(left), terms.right.get(right)) {
                let weight = joined(held, theirs, (mine, other), met, &mut weighed);
                if weight > 0.0 {
                    found(left, right, weight);
                }
            }
            met.clear();
        }
    }
}

/// Weight of the senses of one pair of sentences, one to one. What `weighed` holds before plays no part.
fn joined<'a>(
    mine: &'a [Sense],
    theirs: &'a [Sense],
    terms: (&[Term], &[Term]),
    met: &[(usize, usize)],
    weighed: &mut Vec<(f64, &'a Sense, &'a Sense)>,
) -> f64 {
    let stands = |sense: &Sense, in_terms: &[Term]| {
        sense
            .stems
            .iter()
            .any(|stem| in_terms.binary_search_by_key(stem, |term| term.stem).is_ok())
    };
    weighed.clear();
    weighed.extend(
        met.iter()
            .filter_map(|&(one, other)| Some((mine.get(one)?, theirs.get(other)?)))
            .filter(|(one, other)| !stands(one, terms.1) && !stands(other, terms.0))
            .map(|(one, other)| (one.weight.min(other.weight), one, other)),
    );
    if let [(weight, ..)] = weighed.as_slice() {
        return *weight;
    }
    weighed.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| a.1.stems.cmp(&b.1.stems))
            .then_with(|| a.2.stems.cmp(&b.2.stems))
    });
    let mut used: (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut sum = 0.0;
    for &mut (weight, one, other) in weighed {
        let free = |sense: &Sense, used: &[u32]| !sense.stems.iter().any(|stem| used.contains(stem));
        if free(one, &used.0) && free(other, &used.1) {
            used.0.extend(&one.stems);
            used.1.extend(&other.stems);
            sum += weight;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::super::weights::weigh;
    use super::*;

    fn weight(one: &str, other: &str) -> f64 {
        let far = ["The bridge at the quay is old.", "Nobody drank the milk."];
        let mut lexicon = Lexicon::of_texts(&[one, other]);
        let mut read = |texts: &[&str]| texts.iter().map(|text| lexicon.read_text(text)).collect::<Vec<_>>();
        let words = Sides::new(read(&[one, far[0]]), read(&[other, far[1]]));
        let weights = weigh(&lexicon, words.as_ref().map(Vec::as_slice), Sides::default());
        let mut sum = 0.0;
        pairs(&weights.senses, &weights.terms, |left, right, weight| {
            if (left, right) == (0, 0) {
                sum += weight;
            }
        });
        sum
    }

    #[test]
    fn words_and_phrases_of_one_group_count_once() {
        let words = weight("The mayor resigned on Monday", "The mayor quit on Monday");
        assert!(words > 0.0);
        assert!(weight("The mayor resigned on Monday", "The mayor stepped down on Monday") > 0.0);
        assert!((weight("The mayor resigned, resigned", "The mayor quit, quit") - words).abs() < 1.0);
    }

    #[test]
    fn what_is_printed_alike_does_not_count_again() {
        assert!(weight("The mayor resigned", "The mayor resigned") == 0.0);
        assert!(weight("The mayor sang", "The quay burned") == 0.0);
    }
}
