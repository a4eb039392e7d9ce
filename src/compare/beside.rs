//! What one article tells in one sentence and the other in two: what of a sentence its partner leaves out and the sentence beside
//! that partner tells.

use super::Sides;
use super::weights::Term;

/// Weights by stem. Most stems have none.
#[derive(Default)]
struct Weighed {
    weights: Vec<f64>,
    /// The stems that have one.
    held: Vec<u32>,
}

impl Weighed {
    /// Turns to the terms of another sentence.
    fn set<'a>(&mut self, terms: impl Iterator<Item = &'a Term>) {
        for stem in self.held.drain(..) {
            if let Some(weight) = self.weights.get_mut(stem as usize) {
                *weight = 0.0;
            }
        }
        for term in terms {
            let at = term.stem as usize;
            if at >= self.weights.len() {
                self.weights.resize(at + 1, 0.0);
            }
            if let Some(weight) = self.weights.get_mut(at) {
                *weight = term.weight;
                self.held.push(term.stem);
            }
        }
    }

    /// What these terms have in common with it, each at the lesser of both weights.
    fn shared(&self, terms: &[(u32, f64)]) -> f64 {
        let mut sum = 0.0;
        for (stem, weight) in terms {
            let own = self.weights.get(*stem as usize).copied().unwrap_or(0.0);
            sum += if own < *weight { own } else { *weight };
        }
        sum
    }
}

/// The words of sentences and of those beside them, ready to be compared: one left sentence with many right ones.
pub(super) struct Beside<'a> {
    terms: &'a Sides<Vec<Vec<Term>>>,
    rights: Vec<Right>,
    /// The left sentence at hand.
    of: Option<usize>,
    left: Weighed,
    /// What the sentences before and after that one tell and it does not.
    around: [Weighed; 2],
}

/// Stems with their weights, of those that stand on the left too: the others tell nothing.
type Across = Vec<(u32, f64)>;

/// A right sentence.
struct Right {
    own: Across,
    /// What the sentences before and after it tell and it does not.
    around: [Across; 2],
}

impl<'a> Beside<'a> {
    pub fn new(terms: &'a Sides<Vec<Vec<Term>>>) -> Beside<'a> {
        let across = |term: &Term| term.across.then_some((term.stem, term.weight));
        let rights = terms.right.iter().enumerate().map(|(at, own)| Right {
            own: own.iter().filter_map(across).collect(),
            around: neighbours(at).map(|near| news(&terms.right, at, near).filter_map(across).collect()),
        });
        Beside {
            terms,
            rights: rights.collect(),
            of: None,
            left: Weighed::default(),
            around: <[Weighed; 2]>::default(),
        }
    }

    /// The most of what the one sentence leaves out of the other that one beside it tells, by the lesser weight of each stem.
    pub fn told(&mut self, left: usize, right: usize) -> f64 {
        if self.of != Some(left) {
            self.of = Some(left);
            self.left.set(sentence(&self.terms.left, Some(left)).iter());
            for (around, near) in self.around.iter_mut().zip(neighbours(left)) {
                around.set(news(&self.terms.left, left, near));
            }
        }
        let Some(right) = self.rights.get(right) else {
            return 0.0;
        };
        let of_left = right.around.iter().map(|terms| self.left.shared(terms));
        let of_right = self.around.iter().map(|around| around.shared(&right.own));
        of_left.chain(of_right).fold(0.0, f64::max)
    }
}

fn neighbours(at: usize) -> [Option<usize>; 2] {
    [at.checked_sub(1), at.checked_add(1)]
}

fn sentence(terms: &[Vec<Term>], at: Option<usize>) -> &[Term] {
    at.and_then(|at| terms.get(at)).map_or(&[][..], Vec::as_slice)
}

/// The terms of the sentence at `near` that the one at `at` has not, by stem.
fn news(terms: &[Vec<Term>], at: usize, near: Option<usize>) -> impl Iterator<Item = &Term> {
    let own = sentence(terms, Some(at));
    let told = |term: &Term| own.binary_search_by_key(&term.stem, |term| term.stem).is_ok();
    sentence(terms, near).iter().filter(move |term| !told(term))
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Class;
    use super::*;

    fn term(stem: u32, weight: f64) -> Term {
        Term {
            stem,
            weight,
            class: Class::Plain,
            across: true,
            lone: false,
            aside: false,
        }
    }

    #[test]
    fn what_a_neighbour_tells_is_told_beside() {
        let long = vec![term(1, 2.0), term(2, 3.0), term(3, 1.5)];
        let (half, rest) = (vec![term(1, 2.0)], vec![term(2, 2.5), term(3, 4.0)]);
        let terms = Sides::new(vec![long.clone()], vec![half.clone(), rest.clone()]);
        let mut beside = Beside::new(&terms);
        // Of what the first half leaves out the second tells both words, each at its lesser weight.
        assert_eq!(beside.told(0, 0), 4.0);
        assert_eq!(beside.told(0, 1), 2.0);
        // The same from the other side, one left sentence after another.
        let terms = Sides::new(vec![half, rest], vec![long]);
        let mut beside = Beside::new(&terms);
        assert_eq!(
            [beside.told(0, 0), beside.told(1, 0), beside.told(0, 0)],
            [4.0, 2.0, 4.0]
        );
    }
}
