//! Which article to lay beside another: the best partners for a comparison.

use super::Entry;
use super::index::{day_number, fade};
use super::setting::SETTING;
use super::sketch::{Sketch, Term};
use crate::corpus::ArticleId;
use crate::text::background::Background;
use rayon::prelude::*;
use serde::Serialize;
use std::cmp::Ordering;

/// An article to compare another with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counterpart {
    pub id: ArticleId,
    /// How alike the two are, 0–1: 0 shares no word that tells anything, from about 0.1 on the same event is likely, near 1 the
    /// same text.
    pub similarity: f64,
    /// Whether both are known to be of one outlet.
    pub same_outlet: bool,
}

/// The other articles of a story as partners of `of`, best first: alike and near in time, of another outlet that is known,
/// long enough to have something to say. A second copy in the same outlet comes last. `of` itself is left out of `others`.
pub fn counterparts<'a>(of: &Entry, others: impl IntoIterator<Item = &'a Entry>) -> Vec<Counterpart> {
    let background = Background::built_in();
    let rank = |entry: &'a Entry| weigh(of, entry, |key| background.rarity_of_key(key));
    let mut ranked: Vec<_> = others
        .into_iter()
        .filter(|entry| entry.head.id != of.head.id)
        .map(rank)
        .collect();
    ranked.sort_by(better);
    ranked.into_iter().map(|(_, counterpart)| counterpart).collect()
}

/// The best partner for the article `id` among all `entries`; none if `id` is not among them, or no other article shares
/// a word that tells anything. Reads each sketch twice: some 60 ms for 40,000 articles on two cores.
pub fn nearest(entries: &[Entry], id: &ArticleId) -> Option<Counterpart> {
    let of = entries.iter().find(|entry| entry.head.id == *id)?;
    let background = Background::built_in();
    let terms = &of.sketch.terms;
    // How often the corpus has each term of the article.
    let seen = (entries.par_iter())
        .fold(
            || vec![0u32; terms.len()],
            |mut seen, entry| {
                shared(terms, &entry.sketch.terms, |at, _| seen[at] += 1);
                seen
            },
        )
        .reduce(
            || vec![0; terms.len()],
            |a, b| a.iter().zip(&b).map(|(a, b)| a + b).collect(),
        );
    let rarities: Vec<f64> = (terms.iter().zip(&seen))
        .map(|(term, &seen)| SETTING.rarity(seen as usize, background.count_of_key(term.key), entries.len()))
        .collect();
    let rarity = |key| match terms.binary_search_by_key(&key, |term| term.key) {
        Ok(at) => rarities[at],
        Err(_) => SETTING.rarity(1, background.count_of_key(key), entries.len()),
    };
    // A cheap measure over all articles finds those worth the exact one.
    let mut likely: Vec<(f64, &Entry)> = (entries.par_iter())
        .map(|entry| {
            let mut weight = 0.0;
            shared(terms, &entry.sketch.terms, |at, other| {
                weight += rarities[at].powi(2) * other.body() * terms[at].body();
            });
            (weight, entry)
        })
        .filter(|(weight, entry)| *weight > 0.0 && entry.head.id != *id)
        .collect();
    likely.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.head.id.cmp(&b.1.head.id)));
    (likely.into_iter().take(LIKELY))
        .map(|(_, entry)| weigh(of, entry, rarity))
        .min_by(better)
        .map(|(_, counterpart)| counterpart)
}

/// Articles that are measured exactly when one partner is looked for in a whole corpus.
const LIKELY: usize = 64;

fn better(a: &(f64, Counterpart), b: &(f64, Counterpart)) -> Ordering {
    b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id))
}

/// Similarity from which two articles of one outlet are taken for the same text twice.
const SAME_TEXT: f64 = 0.8;
/// Words at which an article is worth half of a long one.
const HALF_LENGTH: f64 = 60.0;

/// How good a partner `other` is, for ordering, and what is told of it.
fn weigh(of: &Entry, other: &Entry, rarity: impl Fn(u32) -> f64) -> (f64, Counterpart) {
    let similarity = cosine(&of.sketch, &other.sketch, rarity);
    let day = |entry: &Entry| entry.head.published.map(|published| day_number(published.day()));
    let same_outlet = of.head.outlet.is_some() && of.head.outlet == other.head.outlet;
    let outlet = match (same_outlet, similarity >= SAME_TEXT) {
        (true, true) => 0.01,
        (true, false) => 0.5,
        // Whose account it is, is half of what a comparison tells.
        (false, _) if other.head.outlet.is_none() => 0.5,
        (false, _) => 1.0,
    };
    let words = other.head.words as f64;
    let score = similarity * fade(day(of), day(other), &SETTING) * outlet * (words / (words + HALF_LENGTH));
    (
        score,
        Counterpart {
            id: other.head.id.clone(),
            similarity,
            same_outlet,
        },
    )
}

fn cosine(a: &Sketch, b: &Sketch, rarity: impl Fn(u32) -> f64) -> f64 {
    let norm = |sketch: &Sketch| {
        let add = |sum: (f64, f64), term: &Term| {
            let weight = rarity(term.key);
            (
                sum.0 + (term.body() * weight).powi(2),
                sum.1 + (term.lead() * weight).powi(2),
            )
        };
        sketch.terms.iter().fold((0.0, 0.0), add)
    };
    let (mut body, mut lead) = (0.0, 0.0);
    shared(&a.terms, &b.terms, |at, other| {
        let weight = rarity(other.key).powi(2);
        body += a.terms[at].body() * other.body() * weight;
        lead += a.terms[at].lead() * other.lead() * weight;
    });
    if body <= 0.0 {
        return 0.0;
    }
    let (left, right) = (norm(a), norm(b));
    let part = |sum: f64, norms: f64| if norms > 0.0 { sum / norms.sqrt() } else { 0.0 };
    let share = SETTING.body_share;
    (share * part(body, left.0 * right.0) + (1.0 - share) * part(lead, left.1 * right.1)).clamp(0.0, 1.0)
}

/// Calls `each` with the place in `a` and the term in `b` for every term both have; both are sorted by key.
fn shared(a: &[Term], b: &[Term], mut each: impl FnMut(usize, &Term)) {
    let mut rest = a.iter().enumerate().peekable();
    for term in b {
        while rest.next_if(|(_, mine)| mine.key < term.key).is_some() {}
        if let Some((at, _)) = rest.next_if(|(_, mine)| mine.key == term.key) {
            each(at, term);
        }
    }
}
