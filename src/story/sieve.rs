//! A vector made ready to be multiplied by many others.

use super::index::{Index, Weight};
use super::lexicon::Shared;
use super::sketch::Term;

/// A term of a vector that is multiplied by others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sifted {
    pub key: u32,
    /// Its number among all terms that more than one article holds.
    pub number: u32,
    /// What it weighs in the whole text and in the lead.
    pub body: f32,
    pub lead: f32,
    rarity: f32,
    /// What a term of the same article's language weighs, as a multiple of what it would in one the background knows.
    ratio: f32,
}

impl Sifted {
    pub fn of(weight: Weight, shared: Shared, ratio: f32) -> Sifted {
        Sifted {
            key: weight.key,
            number: shared.number,
            body: weight.body * shared.rarity,
            lead: weight.lead * shared.rarity,
            rarity: shared.rarity,
            ratio,
        }
    }

    /// How much of the vector's length is this term's.
    pub fn size(&self) -> f32 {
        self.body * self.body + self.lead * self.lead
    }
}

/// A vector made ready to be multiplied by many others. Of two vectors hardly any terms are the same: a bit tells of most that
/// they are not, without a branch that depends on which of two terms is the smaller.
pub(super) struct Sieve<'a> {
    index: &'a Index<'a>,
    /// By key.
    pub terms: Vec<Sifted>,
    /// The language all of it is in, where the background does not know that.
    tongue: Option<u8>,
    bits: [u64; SIEVE / 64],
}

/// Bits of a [`Sieve`]; a power of two. Keys are mixed, so that their lowest bits tell them apart.
const SIEVE: usize = 4096;

impl<'a> Sieve<'a> {
    /// Of these terms, by key, all of an article in this language or of articles in any.
    pub fn of(index: &'a Index<'a>, terms: Vec<Sifted>, tongue: Option<u8>) -> Sieve<'a> {
        let mut bits = [0; SIEVE / 64];
        for term in &terms {
            let at = term.key as usize % SIEVE;
            if let Some(bits) = bits.get_mut(at / 64) {
                *bits |= 1 << (at % 64);
            }
        }
        Sieve {
            index,
            terms,
            tongue,
            bits,
        }
    }

    /// The terms that `other` has as well, each with its own there; both are in the order of the keys.
    fn common<'s, T>(
        &'s self,
        other: &'s [T],
        key: impl Fn(&T) -> u32 + 's,
    ) -> impl Iterator<Item = (&'s Sifted, &'s T)> {
        // The part of the vector in which further terms can be.
        let mut rest = self.terms.as_slice();
        other.iter().filter_map(move |theirs| {
            let key = key(theirs);
            let at = key as usize % SIEVE;
            if self.bits.get(at / 64).is_none_or(|bits| bits >> (at % 64) & 1 == 0) {
                return None;
            }
            rest = rest
                .get(rest.partition_point(|own| own.key < key)..)
                .unwrap_or_default();
            rest.first().filter(|own| own.key == key).map(|own| (own, theirs))
        })
    }

    /// Sum of products over the terms both have.
    pub fn dot(&self, other: &[Weight]) -> f64 {
        let common = self.common(other, |weight| weight.key);
        common
            .map(|(own, theirs)| f64::from(own.rarity * (own.body * theirs.body + own.lead * theirs.lead)))
            .sum()
    }

    /// The same with an article.
    pub fn dot_article(&self, other: u32) -> f64 {
        let scale = self.index.scale(other);
        let common = self.common(self.index.terms(other), |term| term.key);
        let (body, lead) = common.fold((0.0, 0.0), |(body, lead), (own, term)| {
            let rarity = own.rarity * self.ratio(own, scale.tongue);
            let theirs = term.weights();
            (
                body + f64::from(rarity * own.body * theirs.0),
                lead + f64::from(rarity * own.lead * theirs.1),
            )
        });
        body * f64::from(scale.body) + lead * f64::from(scale.lead)
    }

    /// What one term both have adds to that.
    pub fn product(&self, own: &Sifted, other: u32, term: &Term) -> f32 {
        let scale = self.index.scale(other);
        let rarity = own.rarity * self.ratio(own, scale.tongue);
        let (body, lead) = term.weights();
        rarity * (own.body * body * scale.body + own.lead * lead * scale.lead)
    }

    fn ratio(&self, own: &Sifted, tongue: Option<u8>) -> f32 {
        match tongue {
            None => 1.0,
            same if same == self.tongue => own.ratio,
            Some(other) => self.index.ratio_in(other, own.key, own.rarity),
        }
    }
}

/// The sum of two vectors.
pub(super) fn add(a: &[Weight], b: &[Weight]) -> Vec<Weight> {
    let mut sum = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.key == y.key => {
                sum.push(Weight {
                    key: x.key,
                    body: x.body + y.body,
                    lead: x.lead + y.lead,
                });
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if x.key > y.key => {
                sum.push(**y);
                b.next();
            }
            (Some(x), _) => {
                sum.push(**x);
                a.next();
            }
            (None, Some(y)) => {
                sum.push(**y);
                b.next();
            }
            (None, None) => return sum,
        }
    }
}
