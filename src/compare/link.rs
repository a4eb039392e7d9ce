//! Which pairs of sentences are linked.

use super::grid::Grid;
use super::weights::{Term, Weights};
use super::{Side, Sides};

/// A linked pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub left: usize,
    pub right: usize,
    /// 0 to 1.
    pub score: f64,
}

/// No sentence stands in more links than this: a text that repeats one sentence would link it with all its copies.
const LINKS_OF_ONE: usize = 6;

/// A pair this likely is linked: the best threshold where the weights were learnt, with whole stories left out in turn.
pub(super) const LIKELY: f64 = 0.35;
/// A pair whose sentences both have surer partners needs this much where these tell all of it, less the more is news to
/// both, and no more than others where half of it is.
const BETWEEN: (f64, f64) = (0.6, 0.5);
/// The same for a pair one of whose sentences has a surer partner.
const AGAIN: (f64, f64) = (0.6, 0.3);
/// From so much likeness of characters two sentences are looked at for being the same.
const SAME_CHARS: f64 = 0.9;

/// Links the likely pairs. `same` tells whether two sentences are the same words; such a pair is linked whatever stands
/// around it.
pub(super) fn link(
    grid: &Grid,
    weights: &Weights,
    probabilities: &[f64],
    same: impl Fn(usize, usize) -> bool,
) -> Vec<Link> {
    let links = grid
        .pairs()
        .zip(probabilities.iter().zip(&grid.chars))
        .filter_map(|((left, right), (&likely, &chars))| {
            let score = if f64::from(chars) > SAME_CHARS && same(left, right) {
                1.0
            } else {
                likely
            };
            (score >= LIKELY).then_some(Link { left, right, score })
        })
        .collect();
    told(bounded(links, Sides::new(grid.rows, grid.columns)), weights)
}

/// Drops the links that stronger links of the same sentences already account for: a sentence that has its partner is linked
/// once more only for words that partner does not say, or where the second link is itself beyond doubt.
fn told(mut links: Vec<Link>, weights: &Weights) -> Vec<Link> {
    links.sort_unstable_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut partners: Sides<Vec<Vec<usize>>> = weights.terms.as_ref().map(|side| vec![Vec::new(); side.len()]);
    links.retain(|link| {
        let at = Sides::new(link.left, link.right);
        let news = Sides::from_fn(|side| {
            let held = partners[side].get(at[side]).map_or(&[][..], Vec::as_slice);
            (!held.is_empty()).then(|| news(weights, side, at, held))
        });
        let least = match (news.left, news.right) {
            (None, None) => 0.0,
            (Some(one), Some(other)) => asked(BETWEEN, one.min(other)),
            (Some(news), None) | (None, Some(news)) => asked(AGAIN, news),
        };
        let kept = link.score >= least;
        if kept {
            for side in Side::BOTH {
                if let Some(list) = partners[side].get_mut(at[side]) {
                    list.push(at[side.other()]);
                }
            }
        }
        kept
    });
    links.sort_unstable_by_key(|link| (link.left, link.right));
    links
}

/// How likely a pair has to be of which this share is news, between all that is asked where nothing is and [`LIKELY`].
fn asked((most, enough): (f64, f64), news: f64) -> f64 {
    most - (most - LIKELY) * (news / enough).min(1.0)
}

/// Share, 0 to 1, of the weight two sentences share that none of the other partners of the one on `side` says too.
fn news(weights: &Weights, side: Side, at: Sides<usize>, held: &[usize]) -> f64 {
    let terms = |side: Side, at: usize| weights.terms[side].get(at).map_or(&[][..], Vec::as_slice);
    let says = |terms: &[Term], stem: u32| terms.binary_search_by_key(&stem, |term| term.stem).is_ok();
    let other = terms(side.other(), at[side.other()]);
    let (mut all, mut new) = (0.0, 0.0);
    for term in terms(side, at[side]).iter().filter(|term| says(other, term.stem)) {
        all += term.weight;
        if !held.iter().any(|&rival| says(terms(side.other(), rival), term.stem)) {
            new += term.weight;
        }
    }
    if all > 0.0 { new / all } else { 0.0 }
}

/// Keeps the surest [`LINKS_OF_ONE`] of each sentence; of equals those nearest to the diagonal.
fn bounded(links: Vec<Link>, lengths: Sides<usize>) -> Vec<Link> {
    let aside = |link: &Link| {
        let part = |at: usize, of: usize| (at as f64 + 0.5) / of.max(1) as f64;
        (part(link.left, lengths.left) - part(link.right, lengths.right)).abs()
    };
    // How far off the diagonal a pair lies is reckoned once, not whenever it is compared.
    let mut links: Vec<(f64, Link)> = links.into_iter().map(|link| (aside(&link), link)).collect();
    links.sort_unstable_by(|(far, a), (other_far, b)| {
        b.score
            .total_cmp(&a.score)
            .then(far.total_cmp(other_far))
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut held = lengths.map(|length| vec![0usize; length]);
    links.retain(|(_, link)| {
        let (Some(left), Some(right)) = (held.left.get_mut(link.left), held.right.get_mut(link.right)) else {
            return false;
        };
        let room = *left < LINKS_OF_ONE && *right < LINKS_OF_ONE;
        if room {
            *left += 1;
            *right += 1;
        }
        room
    });
    let mut links: Vec<Link> = links.into_iter().map(|(_, link)| link).collect();
    links.sort_unstable_by_key(|link| (link.left, link.right));
    links
}
