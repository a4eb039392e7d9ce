//! Which pairs of sentences are linked.

use super::Sides;
use super::grid::Grid;

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

/// A pair this likely is linked: the best threshold where the weights were learnt, with each story left out in turn.
const LIKELY: f64 = 0.4;
/// From so much likeness of characters two sentences are looked at for being the same.
const SAME_CHARS: f64 = 0.9;

/// Links the likely pairs. `same` tells whether two sentences are the same words; such a pair is linked whatever stands
/// around it.
pub(super) fn link(grid: &Grid, probabilities: &[f64], same: impl Fn(usize, usize) -> bool) -> Vec<Link> {
    let links = grid
        .cells
        .iter()
        .zip(probabilities)
        .filter_map(|(cell, &likely)| {
            let (left, right) = (cell.left as usize, cell.right as usize);
            let score = if cell.chars > SAME_CHARS && same(left, right) {
                1.0
            } else {
                likely
            };
            (score >= LIKELY).then_some(Link { left, right, score })
        })
        .collect();
    bounded(links, Sides::new(grid.rows, grid.columns))
}

/// Keeps the surest [`LINKS_OF_ONE`] of each sentence; of equals those nearest to the diagonal.
fn bounded(mut links: Vec<Link>, lengths: Sides<usize>) -> Vec<Link> {
    let aside = |link: &Link| {
        let part = |at: usize, of: usize| (at as f64 + 0.5) / of.max(1) as f64;
        (part(link.left, lengths.left) - part(link.right, lengths.right)).abs()
    };
    links.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(aside(a).total_cmp(&aside(b)))
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut held = lengths.map(|length| vec![0usize; length]);
    links.retain(|link| {
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
    links.sort_by_key(|link| (link.left, link.right));
    links
}
