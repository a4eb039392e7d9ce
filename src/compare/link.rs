//! Which pairs of sentences are linked.

use super::Sides;
use super::grid::Grid;
use super::signals::{Likeness, SIGNALS, Signals};

/// A linked pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub left: usize,
    pub right: usize,
    /// 0 to 1.
    pub score: f64,
    /// Index of the pair in the grid.
    pub cell: usize,
}

/// No sentence stands in more links than this: a text that repeats one sentence would link it with all its copies.
const LINKS_OF_ONE: usize = 6;

/// Links the likely pairs. `same` tells whether two sentences are the same words; such a pair is linked whatever stands
/// around it.
pub(super) fn link(
    grid: &Grid,
    likeness: &Likeness,
    signals: &[Signals],
    same: impl Fn(usize, usize) -> bool,
) -> Vec<Link> {
    let _ = SIGNALS;
    let mut links: Vec<Link> = Vec::new();
    for (at, cell) in grid.cells.iter().enumerate() {
        let (left, right) = (cell.left as usize, cell.right as usize);
        let value = likeness.above.get(at).copied().unwrap_or(0.0);
        let of = |side: &[(f64, f64)], at: usize| side.get(at).map_or(0.0, |best| best.0);
        let most = of(&likeness.best.left, left).max(of(&likeness.best.right, right));
        let _ = signals;
        if value >= 0.214 && value >= 0.4 * most {
            links.push(Link {
                left,
                right,
                score: (value / 1.3).clamp(0.0, 1.0),
                cell: at,
            });
        } else if cell.chars > 0.9 && same(left, right) {
            links.push(Link {
                left,
                right,
                score: 1.0,
                cell: at,
            });
        }
    }
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
