//! How alike each pair of sentences is before anything learnt: what it shares, less what each sentence has in common with
//! everything ("hubness"; the step is that of cross-domain similarity local scaling, Conneau et al., 2018, in its additive
//! form).

use super::Sides;
use super::grid::{Cell, Grid};
use super::weights::Weights;

/// The likeness of all pairs of a grid, in its order.
#[derive(Debug)]
pub(super) struct Likeness {
    /// Words and characters together less the means of row and column.
    pub above: Vec<f64>,
    /// The words alone, likewise, where that is above 0.
    pub words_above: Vec<f64>,
    /// Greatest `above` of each sentence and the runner-up.
    pub best: Sides<Vec<(f64, f64)>>,
    means: Sides<Vec<Parts>>,
    totals: Sides<Vec<Totals>>,
}

/// The likeness of a pair, or half the mean of a sentence's pairs.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    /// Weight of shared words over the geometric mean of both sentences' weights.
    words: f64,
    /// Cosine of the characters.
    chars: f64,
    /// Words and characters.
    both: f64,
    /// The words alone that do not tell who speaks.
    content: f64,
}

impl Parts {
    fn add(&mut self, other: &Parts) {
        self.words += other.words;
        self.chars += other.chars;
        self.both += other.both;
        self.content += other.content;
    }

    /// Half the mean, of sums over so many pairs.
    fn halved(self, pairs: f64) -> Parts {
        let half = |sum: f64| sum / pairs * 0.5;
        Parts {
            words: half(self.words),
            chars: half(self.chars),
            both: half(self.both),
            content: half(self.content),
        }
    }
}

/// What a sentence weighs, with some added for what nobody could share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Totals {
    /// All of it.
    pub all: f64,
    /// What stands on the other side too.
    pub across: f64,
    /// What is said, without who says it.
    content: f64,
}

/// Share of a kindred word against a shared one.
const KINDRED: f64 = 0.8;
/// Share of the mean weight added to each sentence, so that short ones need more to be alike.
const SMOOTH: f64 = 0.15;
/// Weight of the characters against the words.
const CHARS: f64 = 0.6;
/// Rows and columns are taken to hold so many further pairs that share nothing, or a text of one sentence would be all
/// "hub".
const UNSEEN: f64 = 2.0;

impl Likeness {
    pub fn new(grid: &Grid, weights: &Weights) -> Likeness {
        let totals = Sides::from_fn(|side| {
            let smooth = SMOOTH * weights.mean;
            let sums = weights.totals[side].iter().zip(&weights.across[side]);
            sums.zip(&weights.content[side])
                .map(|((all, across), content)| Totals {
                    all: all + smooth,
                    across: across + smooth,
                    content: content + smooth,
                })
                .collect::<Vec<_>>()
        });
        let mut sums = Sides::new(vec![Parts::default(); grid.rows], vec![Parts::default(); grid.columns]);
        let mut words: Vec<f64> = Vec::with_capacity(grid.cells.len());
        for ((left, row), total) in grid.each_row().zip(&totals.left) {
            let mut sum = Parts::default();
            for ((cell, &chars), &right) in grid.row(row) {
                let Some((other, column)) = totals.right.get(right as usize).zip(sums.right.get_mut(right as usize))
                else {
                    continue;
                };
                let parts = parts(cell, f64::from(chars), total, other);
                words.push(parts.words);
                column.add(&parts);
                sum.add(&parts);
            }
            if let Some(row) = sums.left.get_mut(left) {
                *row = sum;
            }
        }
        let halved = |sums: Vec<Parts>, pairs: usize| -> Vec<Parts> {
            let pairs = pairs as f64 + UNSEEN;
            sums.into_iter().map(|sum| sum.halved(pairs)).collect()
        };
        let means = Sides::new(halved(sums.left, grid.columns), halved(sums.right, grid.rows));
        let mut above = Vec::with_capacity(grid.cells.len());
        let mut best = Sides::new(vec![(0.0, 0.0); grid.rows], vec![(0.0, 0.0); grid.columns]);
        for (((_, row), mean), first) in grid.each_row().zip(&means.left).zip(&mut best.left) {
            let words = words.get_mut(row.clone()).unwrap_or_default();
            for (((_, &chars), &right), words) in grid.row(row).zip(words) {
                let Some((other, second)) = means.right.get(right as usize).zip(best.right.get_mut(right as usize))
                else {
                    continue;
                };
                let both = *words + CHARS * f64::from(chars) - (mean.both + other.both);
                *words = (*words - (mean.words + other.words)).max(0.0);
                above.push(both);
                rank(first, both);
                rank(second, both);
            }
        }
        Likeness {
            above,
            words_above: words,
            best,
            means,
            totals,
        }
    }

    /// What the sentences of a pair weigh.
    pub fn totals(&self, left: usize, right: usize) -> Option<Sides<Totals>> {
        Some(Sides::new(*self.totals.left.get(left)?, *self.totals.right.get(right)?))
    }

    /// The likeness of a pair in characters, and in words that do not tell who speaks, less the means of row and column.
    pub fn chars_and_content(&self, (left, right): (usize, usize), cell: &Cell, chars: f32) -> Option<(f64, f64)> {
        let (one, other) = (self.means.left.get(left)?, self.means.right.get(right)?);
        let (total, across) = (self.totals.left.get(left)?, self.totals.right.get(right)?);
        let content = share(cell.content, total.content, across.content);
        Some((
            f64::from(chars) - (one.chars + other.chars),
            content - (one.content + other.content),
        ))
    }
}

fn parts(cell: &Cell, chars: f64, one: &Totals, other: &Totals) -> Parts {
    let words = share(cell.shared() + KINDRED * cell.kindred, one.all, other.all);
    Parts {
        words,
        chars,
        both: words + CHARS * chars,
        content: share(cell.content, one.content, other.content),
    }
}

/// A weight over the geometric mean of two.
fn share(weight: f64, one: f64, other: f64) -> f64 {
    // Most pairs share nothing.
    if weight == 0.0 {
        0.0
    } else {
        weight / (one * other).sqrt()
    }
}

/// Keeps the greatest two values.
fn rank((best, second): &mut (f64, f64), value: f64) {
    if value > *best {
        (*best, *second) = (value, *best);
    } else if value > *second {
        *second = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_and_the_runner_up_are_kept() {
        let mut held = (0.0, 0.0);
        for value in [0.2, 0.5, 0.1, 0.4, 0.5] {
            rank(&mut held, value);
        }
        assert_eq!(held, (0.5, 0.5));
    }
}
