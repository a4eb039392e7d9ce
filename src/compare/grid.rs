//! What every pair of sentences shares: the raw counts that alignment weighs.
//!
//! Ordinary articles have every pair in the grid. Beyond [`DENSE`] pairs only the likeliest of each sentence are kept, and
//! the comparison says so.

use super::Sides;
use super::grams::{Grams, cosine};
use super::kindred;
use super::lexicon::Class;
use super::weights::{Term, Weights};
use rustc_hash::FxHashMap;

/// What two sentences share.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub left: u32,
    pub right: u32,
    /// Weight of the shared numbers, names and other words.
    pub numbers: f64,
    pub names: f64,
    pub plain: f64,
    /// Weight of what means the same by the thesaurus alone.
    pub kindred: f64,
    /// Weight of the shared stems that on neither side tell who speaks.
    pub content: f64,
    /// Weight of the shared stems that stand nowhere else, and how many they are.
    pub lone: f64,
    pub lones: u32,
    /// Cosine of character n-grams.
    pub chars: f64,
}

impl Cell {
    fn add(&mut self, one: Shared, other: Shared) {
        let weight = one.weight.min(other.weight);
        if one.lone && other.lone {
            self.lone += weight;
            self.lones += 1;
        }
        if !one.aside && !other.aside {
            self.content += weight;
        }
        match (one.class, other.class) {
            (Class::Number, _) | (_, Class::Number) => self.numbers += weight,
            (Class::Name, _) | (_, Class::Name) => self.names += weight,
            _ => self.plain += weight,
        }
    }

    /// Weight of all shared stems.
    pub fn shared(&self) -> f64 {
        self.numbers + self.names + self.plain
    }
}

/// What a shared stem needs to be counted, from one side.
#[derive(Clone, Copy)]
struct Shared {
    weight: f64,
    class: Class,
    lone: bool,
    aside: bool,
}

impl From<&Term> for Shared {
    fn from(term: &Term) -> Shared {
        Shared {
            weight: term.weight,
            class: term.class,
            lone: term.lone,
            aside: term.aside,
        }
    }
}

/// Pairs of sentences by left, then right sentence.
#[derive(Debug)]
pub(super) struct Grid {
    pub rows: usize,
    pub columns: usize,
    pub cells: Vec<Cell>,
    /// Where each row begins in `cells`; one more than there are rows.
    starts: Vec<usize>,
    /// Whether every pair stands in it.
    pub whole: bool,
}

/// Up to so many pairs all are weighed: two articles of 600 sentences.
pub(super) const DENSE: usize = 360_000;
/// Beyond that so many for each sentence.
const KEPT: usize = 24;
/// Beyond that a stem of more sentences than this proposes no pairs.
const COMMON: usize = 256;

impl Grid {
    pub fn new(weights: &Weights, grams: &Sides<Vec<Grams>>) -> Grid {
        let (rows, columns) = (weights.terms.left.len(), weights.terms.right.len());
        let whole = rows.saturating_mul(columns) <= DENSE;
        let pairs = if whole { Vec::new() } else { likeliest(weights) };
        let mut cells: Vec<Cell> = if whole {
            let pair = |left: usize, right: usize| Cell {
                left: left as u32,
                right: right as u32,
                ..Cell::default()
            };
            (0..rows)
                .flat_map(|left| (0..columns).map(move |right| pair(left, right)))
                .collect()
        } else {
            pairs
                .into_iter()
                .map(|(left, right)| Cell {
                    left,
                    right,
                    ..Cell::default()
                })
                .collect()
        };
        let mut starts = vec![0; rows + 1];
        for cell in &cells {
            if let Some(start) = starts.get_mut(cell.left as usize + 1) {
                *start += 1;
            }
        }
        for row in 0..rows {
            let before = starts.get(row).copied().unwrap_or(0);
            if let Some(start) = starts.get_mut(row + 1) {
                *start += before;
            }
        }
        if whole {
            fill(weights, grams, &mut cells);
        }
        if !whole {
            for cell in &mut cells {
                let (left, right) = (cell.left as usize, cell.right as usize);
                if let (Some(one), Some(other)) = (weights.terms.left.get(left), weights.terms.right.get(right)) {
                    share(one, other, cell);
                }
                if let (Some(one), Some(other)) = (grams.left.get(left), grams.right.get(right)) {
                    cell.chars = cosine(one, other);
                }
            }
        }
        let mut grid = Grid {
            rows,
            columns,
            cells,
            starts,
            whole,
        };
        kindred::pairs(&weights.senses, &weights.terms, |left, right, weight| {
            if let Some(cell) = grid.index(left, right).and_then(|at| grid.cells.get_mut(at)) {
                cell.kindred = weight;
            }
        });
        grid
    }

    /// Index of a pair in `cells`, if it stands in the grid.
    pub fn index(&self, left: usize, right: usize) -> Option<usize> {
        if right >= self.columns {
            return None;
        }
        let start = *self.starts.get(left)?;
        let end = *self.starts.get(left + 1)?;
        if self.whole {
            return Some(start + right);
        }
        let row = self.cells.get(start..end)?;
        row.binary_search_by_key(&(right as u32), |cell| cell.right)
            .ok()
            .map(|at| start + at)
    }
}

/// Where a stem or an n-gram stands on the right: sentence and what counts of it.
type Postings<T> = FxHashMap<u32, Vec<T>>;

/// Sums what every pair shares, row by row over the places of each stem and n-gram.
fn fill(weights: &Weights, grams: &Sides<Vec<Grams>>, cells: &mut [Cell]) {
    let columns = weights.terms.right.len();
    if columns == 0 {
        return;
    }
    let mut stems: Postings<(usize, Shared)> = FxHashMap::default();
    for (right, terms) in weights.terms.right.iter().enumerate() {
        for term in terms {
            stems.entry(term.stem).or_default().push((right, term.into()));
        }
    }
    // N-grams are numbered from 0, so that a plain list does for their places.
    let most = grams
        .right
        .iter()
        .filter_map(|grams| grams.last())
        .map(|(gram, _)| *gram as usize + 1)
        .max()
        .unwrap_or(0);
    let mut places: Vec<Vec<(u32, f32)>> = vec![Vec::new(); most];
    for (right, grams) in (0u32..).zip(&grams.right) {
        for (gram, weight) in grams {
            if let Some(list) = places.get_mut(*gram as usize) {
                list.push((right, *weight));
            }
        }
    }
    let mut chars = vec![0.0f32; columns];
    for ((row, terms), grams) in cells.chunks_mut(columns).zip(&weights.terms.left).zip(&grams.left) {
        for term in terms {
            for (right, shared) in stems.get(&term.stem).into_iter().flatten() {
                if let Some(cell) = row.get_mut(*right) {
                    cell.add(term.into(), *shared);
                }
            }
        }
        chars.fill(0.0);
        for (gram, weight) in grams {
            for (right, other) in places.get(*gram as usize).map_or(&[][..], Vec::as_slice) {
                if let Some(sum) = chars.get_mut(*right as usize) {
                    *sum += weight * other;
                }
            }
        }
        row.iter_mut()
            .zip(&chars)
            .for_each(|(cell, chars)| cell.chars = f64::from(*chars));
    }
}

/// Sums the weights of the stems of both, each at the lesser of its two weights.
fn share(one: &[Term], other: &[Term], cell: &mut Cell) {
    let (mut a, mut b) = (0, 0);
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        if x.stem == y.stem {
            cell.add(x.into(), y.into());
        }
        a += usize::from(x.stem <= y.stem);
        b += usize::from(y.stem <= x.stem);
    }
}

/// Of each sentence of either side the [`KEPT`] that share most with it, by left, then right sentence.
fn likeliest(weights: &Weights) -> Vec<(u32, u32)> {
    let mut pairs = best_of_each(&weights.terms.left, &weights.terms.right);
    pairs.extend(
        best_of_each(&weights.terms.right, &weights.terms.left)
            .into_iter()
            .map(|(a, b)| (b, a)),
    );
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn best_of_each(from: &[Vec<Term>], to: &[Vec<Term>]) -> Vec<(u32, u32)> {
    let mut postings: FxHashMap<u32, Vec<(u32, f64)>> = FxHashMap::default();
    for (number, terms) in (0u32..).zip(to) {
        for term in terms {
            let list = postings.entry(term.stem).or_default();
            // One more than counts is enough to know that the stem is common.
            if list.len() <= COMMON {
                list.push((number, term.weight));
            }
        }
    }
    let mut pairs = Vec::new();
    let mut sums: FxHashMap<u32, f64> = FxHashMap::default();
    for (number, terms) in (0u32..).zip(from) {
        sums.clear();
        // A sentence of boilerplate meets its like at the same place.
        sums.insert(
            number.min(u32::try_from(to.len().saturating_sub(1)).unwrap_or(u32::MAX)),
            0.0,
        );
        for term in terms {
            let list = postings.get(&term.stem).map_or(&[][..], Vec::as_slice);
            for (other, weight) in list.iter().filter(|_| list.len() <= COMMON) {
                *sums.entry(*other).or_default() += weight.min(term.weight);
            }
        }
        let mut best: Vec<(u32, f64)> = sums.iter().map(|(other, sum)| (*other, *sum)).collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        pairs.extend(best.into_iter().take(KEPT).map(|(other, _)| (number, other)));
    }
    pairs
}
