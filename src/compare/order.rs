//! Which links stand out of the order that both articles share.

use super::Side;
use super::collation::Alignment;
use rustc_hash::FxHashMap;

/// Of each alignment whether none of the others of one of its sentences is surer.
pub(super) fn leading(alignments: &[Alignment]) -> Vec<bool> {
    let mut best: FxHashMap<(Side, usize), f64> = FxHashMap::default();
    let places = |alignment: &Alignment| {
        let of = |side: Side| alignment.sentences[side].iter().map(move |&at| (side, at));
        of(Side::Left).chain(of(Side::Right)).collect::<Vec<_>>()
    };
    for alignment in alignments {
        for place in places(alignment) {
            let held = best.entry(place).or_default();
            *held = held.max(alignment.score);
        }
    }
    let leads = |alignment: &Alignment| {
        let held = |place| best.get(&place).copied().unwrap_or(0.0);
        places(alignment)
            .into_iter()
            .any(|place| alignment.score >= held(place))
    };
    alignments.iter().map(leads).collect()
}

/// Marks as moved the alignments outside the heaviest chain that ascends on both sides. Weighs each alignment by its score,
/// so that one loose link never makes ten sure ones "moved". Cost: n log n.
pub(super) fn mark_moved(alignments: &mut [Alignment], columns: usize) {
    let mut order: Vec<usize> = (0..alignments.len()).collect();
    order.sort_by_key(|&at| alignments.get(at).map(place_of));
    // Best chain that ends at a right sentence no later than the index: a Fenwick tree of maxima.
    let mut tree: Vec<(f64, Option<usize>)> = vec![(0.0, None); columns + 1];
    let mut before: Vec<Option<usize>> = vec![None; alignments.len()];
    let mut best: (f64, Option<usize>) = (0.0, None);
    for &at in &order {
        let Some(alignment) = alignments.get(at) else { continue };
        let right = place_of(alignment).1 + 1;
        let mut found = (0.0, None);
        let mut index = right;
        while index > 0 {
            if let Some(slot) = tree.get(index)
                && slot.0 > found.0
            {
                found = *slot;
            }
            index &= index - 1;
        }
        if let Some(slot) = before.get_mut(at) {
            *slot = found.1;
        }
        let sum = found.0 + 0.2 + alignment.score;
        let mut index = right;
        while index <= columns {
            if let Some(slot) = tree.get_mut(index)
                && sum > slot.0
            {
                *slot = (sum, Some(at));
            }
            index += index & index.wrapping_neg();
        }
        if sum > best.0 {
            best = (sum, Some(at));
        }
    }
    for alignment in alignments.iter_mut() {
        alignment.moved = true;
    }
    let mut next = best.1;
    while let Some(at) = next {
        if let Some(alignment) = alignments.get_mut(at) {
            alignment.moved = false;
        }
        next = before.get(at).copied().flatten();
    }
    unmark_neighbours(alignments);
    // What either sentence has a surer partner for is not told elsewhere by this one.
    let leading = leading(alignments);
    for (alignment, leads) in alignments.iter_mut().zip(leading) {
        alignment.moved &= leads;
    }
}

/// A sentence that says the same as two, one of them in the chain, is not moved by the other standing next to that.
fn unmark_neighbours(alignments: &mut [Alignment]) {
    let held: Vec<(usize, usize)> = alignments
        .iter()
        .filter(|alignment| !alignment.moved)
        .map(place_of)
        .collect();
    let mut by_left: Vec<(usize, usize)> = held.clone();
    by_left.sort_unstable();
    let mut by_right: Vec<(usize, usize)> = held.into_iter().map(|(left, right)| (right, left)).collect();
    by_right.sort_unstable();
    let near = |sorted: &[(usize, usize)], key: usize, other: usize| {
        let from = sorted.partition_point(|place| place.0 < key);
        sorted
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|place| place.0 == key)
            .any(|place| place.1.abs_diff(other) <= 1)
    };
    for alignment in alignments.iter_mut().filter(|alignment| alignment.moved) {
        let (left, right) = place_of(alignment);
        alignment.moved = !(near(&by_left, left, right) || near(&by_right, right, left));
    }
}

fn place_of(alignment: &Alignment) -> (usize, usize) {
    (
        alignment.sentences.left.first().copied().unwrap_or(0),
        alignment.sentences.right.first().copied().unwrap_or(0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Changes, Relation, Sides};

    fn moved(links: &[(usize, usize, f64)]) -> Vec<bool> {
        let mut alignments: Vec<Alignment> = links
            .iter()
            .map(|&(left, right, score)| Alignment {
                sentences: Sides::new(vec![left], vec![right]),
                relation: Relation::Edited,
                score,
                edits: Sides::default(),
                changes: Changes::default(),
                differs: false,
                moved: false,
                attribution: Sides::default(),
                attribution_changed: Vec::new(),
                strength: Vec::new(),
                why: Vec::new(),
            })
            .collect();
        mark_moved(&mut alignments, 100);
        alignments.into_iter().map(|alignment| alignment.moved).collect()
    }

    #[test]
    fn only_what_leaves_the_common_order_is_moved() {
        assert_eq!(
            moved(&[(0, 0, 0.5), (1, 9, 0.9), (2, 1, 0.5), (3, 2, 0.5)]),
            [false, true, false, false]
        );
        assert_eq!(moved(&[(0, 0, 0.5), (0, 1, 0.5), (1, 1, 0.5)]), [false, false, false]);
        assert_eq!(moved(&[]), [false; 0]);
    }
}
