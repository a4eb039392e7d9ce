//! What every pair of sentences shares: the raw counts that alignment weighs.
//!
//! Ordinary articles have every pair in the grid. Beyond [`DENSE`] pairs only the likeliest of each sentence are kept, and
//! the comparison says so.

use super::Sides;
use super::aside::both;
use super::grams::{Grams, cosine};
use super::kindred;
use super::lexicon::Class;
use super::weights::{Term, Weights};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What two sentences share.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
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
    /// Of each cell the cosine of character n-grams.
    pub chars: Vec<f32>,
    /// Of each cell the right sentence.
    pub rights: Vec<u32>,
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
        let mut grid = if whole {
            Grid {
                rows,
                columns,
                cells: vec![Cell::default(); rows * columns],
                chars: vec![0.0; rows * columns],
                rights: (0..rows).flat_map(|_| 0..columns as u32).collect(),
                starts: (0..=rows).map(|row| row * columns).collect(),
                whole,
            }
        } else {
            let pairs = likeliest(weights);
            Grid {
                rows,
                columns,
                cells: vec![Cell::default(); pairs.len()],
                chars: vec![0.0; pairs.len()],
                starts: (0..=rows)
                    .map(|row| pairs.partition_point(|(left, _)| (*left as usize) < row))
                    .collect(),
                rights: pairs.into_iter().map(|(_, right)| right).collect(),
                whole,
            }
        };
        if whole {
            grid.fill(weights, grams);
        } else {
            grid.fill_each(weights, grams);
        }
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
        let row = *self.starts.get(left)?..*self.starts.get(left + 1)?;
        if self.whole {
            return Some(row.start + right);
        }
        let rights = self.rights.get(row.clone())?;
        let at = rights.binary_search(&(right as u32)).ok()?;
        Some(row.start + at)
    }

    /// Every left sentence with the indices of its cells.
    pub fn each_row(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let ends = self.starts.iter().zip(self.starts.iter().skip(1));
        ends.map(|(start, end)| *start..*end).enumerate()
    }

    /// The cells of a row with their cosines and right sentences.
    pub fn row(&self, row: Range<usize>) -> impl Iterator<Item = ((&Cell, &f32), &u32)> {
        let cells = self.cells.get(row.clone()).unwrap_or_default();
        let chars = self.chars.get(row.clone()).unwrap_or_default();
        let rights = self.rights.get(row).unwrap_or_default();
        cells.iter().zip(chars).zip(rights)
    }

    /// Every pair, as left and right sentence, in the order of the cells.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.each_row().flat_map(|(left, row)| {
            let rights = self.rights.get(row).unwrap_or_default();
            rights.iter().map(move |right| (left, *right as usize))
        })
    }

    /// Weighs every pair of a grid that has only some.
    fn fill_each(&mut self, weights: &Weights, grams: &Sides<Vec<Grams>>) {
        let pairs: Vec<_> = self.pairs().collect();
        for (((left, right), cell), chars) in pairs.into_iter().zip(&mut self.cells).zip(&mut self.chars) {
            if let (Some(one), Some(other)) = (weights.terms.left.get(left), weights.terms.right.get(right)) {
                share(one, other, cell);
            }
            if let (Some(one), Some(other)) = (grams.left.get(left), grams.right.get(right)) {
                *chars = cosine(one, other);
            }
        }
    }

    /// Sums what every pair shares, row by row over the places of each stem and n-gram.
    fn fill(&mut self, weights: &Weights, grams: &Sides<Vec<Grams>>) {
        if self.columns == 0 {
            return;
        }
        let stems = places(
            weights
                .terms
                .right
                .iter()
                .map(|terms| terms.iter().map(|term| (term.stem, term.into()))),
        );
        let columns = self.columns;
        let (cells, chars) = (&mut self.cells, &mut self.chars);
        let share = || {
            for (row, terms) in cells.chunks_mut(columns).zip(&weights.terms.left) {
                for term in terms {
                    for (right, shared) in stems.get(term.stem as usize).into_iter().flatten() {
                        if let Some(cell) = row.get_mut(*right as usize) {
                            cell.add(term.into(), *shared);
                        }
                    }
                }
            }
        };
        let resemble = || {
            let places = places(grams.right.iter().map(|grams| grams.iter().copied()));
            let places: Vec<Column> = places.into_iter().map(|list| Column::of(list, columns)).collect();
            for (row, grams) in chars.chunks_mut(columns).zip(&grams.left) {
                for (gram, weight) in grams {
                    if let Some(column) = places.get(*gram as usize) {
                        column.add_to(row, *weight);
                    }
                }
            }
        };
        both(weights.terms.left.len() * columns >= MANY, resemble, share);
    }
}

/// The weight of an n-gram in each right sentence.
enum Column {
    /// Where it stands.
    Some(Vec<(u32, f32)>),
    /// Of every sentence: what stands in many is added faster to all.
    Every(Vec<f32>),
}

impl Column {
    fn of(places: Vec<(u32, f32)>, columns: usize) -> Column {
        if places.len().saturating_mul(DENSELY) < columns {
            return Column::Some(places);
        }
        let mut every = vec![0.0; columns];
        for (right, weight) in places {
            if let Some(slot) = every.get_mut(right as usize) {
                *slot = weight;
            }
        }
        Column::Every(every)
    }

    fn add_to(&self, row: &mut [f32], weight: f32) {
        match self {
            Column::Some(places) => {
                for (right, other) in places {
                    if let Some(sum) = row.get_mut(*right as usize) {
                        *sum += weight * other;
                    }
                }
            }
            Column::Every(weights) => {
                for (sum, other) in row.iter_mut().zip(weights) {
                    *sum += weight * other;
                }
            }
        }
    }
}

/// So many pairs are worth a thread.
const MANY: usize = 10_000;

/// One sentence in so many is many.
const DENSELY: usize = 8;

/// Of each number, of a stem or an n-gram, the sentences in which it stands, with what counts of it there.
fn places<T>(sentences: impl Iterator<Item = impl Iterator<Item = (u32, T)>>) -> Vec<Vec<(u32, T)>> {
    let mut places: Vec<Vec<(u32, T)>> = Vec::new();
    for (sentence, held) in (0u32..).zip(sentences) {
        for (number, counts) in held {
            let number = number as usize;
            if number >= places.len() {
                places.resize_with(number + 1, Vec::new);
            }
            if let Some(list) = places.get_mut(number) {
                list.push((sentence, counts));
            }
        }
    }
    places
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
