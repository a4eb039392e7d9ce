//! The side-by-side layout: which sentences stand level.

use super::collation::{Alignment, Row};
use super::{Side, Sides};

/// Left sentences that one right sentence joins share a row up to so many.
const ROW: usize = 4;

/// Lays both articles out. Every sentence stands in exactly one row; left order leads; a right sentence stands beside its
/// best partner, one that has none after the row of the right sentence before it. Each alignment is shown in the row of
/// its first left sentence.
pub(super) fn lay(alignments: &[Alignment], lengths: Sides<usize>) -> Vec<Row> {
    let partner = partners(alignments, lengths.right);
    let group = groups(alignments, lengths);
    let mut rows: Vec<Row> = Vec::new();
    let mut row_of: Vec<usize> = Vec::with_capacity(lengths.left);
    for left in 0..lengths.left {
        let joins = left > 0 && group.get(left) == group.get(left - 1);
        match rows.last_mut() {
            Some(row) if joins => row.sentences.left.push(left),
            _ => rows.push(Row {
                sentences: Sides::new(vec![left], Vec::new()),
                alignments: Vec::new(),
            }),
        }
        row_of.push(rows.len() - 1);
    }
    // Right-only sentences, to stand after a row; first those before any other.
    let mut head: Vec<usize> = Vec::new();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    let mut last: Option<usize> = None;
    for right in 0..lengths.right {
        let row = partner
            .get(right)
            .copied()
            .flatten()
            .and_then(|left| row_of.get(left).copied());
        if let Some(row) = row {
            if let Some(row) = rows.get_mut(row) {
                row.sentences.right.push(right);
            }
            last = Some(row);
        } else {
            match last.and_then(|row| after.get_mut(row)) {
                Some(list) => list.push(right),
                None => head.push(right),
            }
        }
    }
    for (number, alignment) in alignments.iter().enumerate() {
        let first = alignment.sentences[Side::Left]
            .first()
            .and_then(|left| row_of.get(*left));
        if let Some(row) = first.and_then(|row| rows.get_mut(*row)) {
            row.alignments.push(number);
        }
    }
    let alone = |right: usize| Row {
        sentences: Sides::new(Vec::new(), vec![right]),
        alignments: Vec::new(),
    };
    let mut laid: Vec<Row> = head.into_iter().map(alone).collect();
    for (row, after) in rows.into_iter().zip(after) {
        laid.push(row);
        laid.extend(after.into_iter().map(alone));
    }
    laid
}

/// Of each right sentence the left one it stands beside: told in order before moved, then the surest.
fn partners(alignments: &[Alignment], rights: usize) -> Vec<Option<usize>> {
    let mut best: Vec<Option<(bool, f64, usize)>> = vec![None; rights];
    for alignment in alignments {
        let Some(&left) = alignment.sentences.left.first() else {
            continue;
        };
        for &right in &alignment.sentences.right {
            let Some(slot) = best.get_mut(right) else { continue };
            let better = slot.is_none_or(|(moved, score, _)| (moved, -score) > (alignment.moved, -alignment.score));
            if better {
                *slot = Some((alignment.moved, alignment.score, left));
            }
        }
    }
    best.into_iter().map(|slot| slot.map(|(.., left)| left)).collect()
}

/// A number for each left sentence, the same for neighbours that share a row: those one right sentence tells together.
fn groups(alignments: &[Alignment], lengths: Sides<usize>) -> Vec<usize> {
    let mut lefts: Vec<Vec<usize>> = vec![Vec::new(); lengths.right];
    let mut joined = vec![false; lengths.left];
    // A left sentence with a surer partner elsewhere stands beside that one.
    let mut surest = vec![0.0_f64; lengths.left];
    for alignment in alignments {
        for &left in &alignment.sentences.left {
            if let Some(slot) = surest.get_mut(left) {
                *slot = slot.max(alignment.score);
            }
        }
    }
    for alignment in alignments.iter().filter(|alignment| !alignment.moved) {
        for &right in &alignment.sentences.right {
            if let Some(list) = lefts.get_mut(right) {
                let here = |left: &&usize| surest.get(**left).is_some_and(|surest| alignment.score >= *surest);
                list.extend(alignment.sentences.left.iter().filter(here));
            }
        }
    }
    for list in &mut lefts {
        list.sort_unstable();
        list.dedup();
        for pair in list.windows(2) {
            if let [one, next] = pair
                && one + 1 == *next
                && let Some(slot) = joined.get_mut(*next)
            {
                *slot = true;
            }
        }
    }
    let mut group = 0;
    let mut size = 0;
    joined
        .into_iter()
        .map(|joins| {
            if joins && size < ROW {
                size += 1;
            } else {
                group += 1;
                size = 1;
            }
            group
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Changes, Relation, Row};

    fn link(left: usize, right: usize, moved: bool) -> Alignment {
        Alignment {
            sentences: Sides::new(vec![left], vec![right]),
            relation: Relation::Edited,
            score: 0.8,
            edits: Sides::default(),
            changes: Changes::default(),
            differs: false,
            moved,
            attribution: Sides::default(),
            attribution_changed: Vec::new(),
            strength: Vec::new(),
            why: Vec::new(),
        }
    }

    fn laid(links: &[Alignment], left: usize, right: usize) -> Vec<(Vec<usize>, Vec<usize>)> {
        let rows = lay(links, Sides::new(left, right));
        rows.into_iter()
            .map(|Row { sentences, .. }| (sentences.left, sentences.right))
            .collect()
    }

    #[test]
    fn left_order_leads_and_what_is_only_right_follows_its_predecessor() {
        let links = [link(0, 1, false), link(2, 2, false)];
        assert_eq!(
            laid(&links, 3, 5),
            [
                (vec![], vec![0]),
                (vec![0], vec![1]),
                (vec![1], vec![]),
                (vec![2], vec![2]),
                (vec![], vec![3]),
                (vec![], vec![4]),
            ]
        );
    }

    #[test]
    fn a_moved_sentence_stands_beside_its_partner() {
        let links = [link(0, 2, true), link(1, 0, false), link(2, 1, false)];
        assert_eq!(
            laid(&links, 3, 3),
            [(vec![0], vec![2]), (vec![1], vec![0]), (vec![2], vec![1])]
        );
    }

    #[test]
    fn what_one_sentence_joins_shares_a_row() {
        let links = [link(0, 0, false), link(1, 0, false), link(1, 1, false)];
        assert_eq!(laid(&links, 3, 2), [(vec![0, 1], vec![0, 1]), (vec![2], vec![])]);
    }
}
