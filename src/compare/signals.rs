//! From what two sentences share to how likely they say the same.
//!
//! A logistic regression weighs the likeness of a pair with its other signals and those of its neighbours. Its weights were
//! learnt on pairs of news articles linked by hand: `examples/learn.rs` learns them again.

use super::Sides;
use super::aside::both;
use super::beside::Beside;
use super::grid::{Cell, Grid};
use super::likeness::Likeness;
use super::nearest::NEAR;
use super::shared_run::WordPlaces;
use super::voices::{Voice, compared};
use super::weights::Weights;
use std::ops::Range;

/// How many signals a pair has.
pub(super) const SIGNALS: usize = 29;

/// What a logistic regression has learnt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Learnt {
    /// What the weights add up from before any signal.
    pub bias: f64,
    /// The weight of each signal, in the order `Observer::signals` gives them.
    pub weights: [f64; SIGNALS],
}

/// The weights that comparisons go by (`examples/learn.rs`).
pub(super) const LEARNT: Learnt = Learnt {
    bias: -6.1304,
    weights: [
        1.6125, 4.6458, 3.7276, 3.0879, -0.2490, 3.7700, 1.3482, 1.9900, -1.5249, 0.4016, 1.0993, 1.2003, -0.0260,
        1.8304, -0.0211, 0.3535, -0.6343, 0.9093, 1.9639, 0.9173, -1.2410, -0.7535, -0.9431, 0.5821, -0.5668, 1.2268,
        1.6570, 0.4946, 1.5375,
    ],
};

impl Learnt {
    /// How likely a pair of these signals says the same.
    pub(super) fn likely(&self, signals: &[f64; SIGNALS]) -> f64 {
        1.0 / (1.0 + (-self.odds(signals)).exp())
    }

    /// The logarithm of the odds that a pair of these signals says the same.
    fn odds(&self, signals: &[f64; SIGNALS]) -> f64 {
        let each = self.weights.iter().zip(signals);
        self.bias + each.map(|(weight, signal)| weight * signal).sum::<f64>()
    }

    /// What the last signals add to it.
    fn of_last(&self, signals: &[f64; 3]) -> f64 {
        let each = self.weights.iter().skip(SIGNALS - signals.len()).zip(signals);
        each.map(|(weight, signal)| weight * signal).sum()
    }
}

/// How far a value stands above its rivals: over the runner-up where it is the best, else below the best.
fn margin(value: f64, (best, second): (f64, f64)) -> f64 {
    if value >= best { value - second } else { value - best }
}

/// How likely each pair of the grid says the same, 0 to 1, in its order; of what is all too unlikely to tell a sentence's words
/// no more than that.
pub(super) fn probabilities(grid: &Grid, weights: &Weights, likeness: &Likeness, voices: Sides<&[Voice]>) -> Vec<f64> {
    let likely = |signals: &[f64; SIGNALS]| LEARNT.likely(signals);
    observe(grid, weights, likeness, voices, NEAR, likely)
}

/// The signals of all pairs of the grid that are not all too unlike to be linked, however unlikely.
pub(super) fn signals(
    grid: &Grid,
    weights: &Weights,
    likeness: &Likeness,
    voices: Sides<&[Voice]>,
) -> Vec<Option<[f64; SIGNALS]>> {
    observe(grid, weights, likeness, voices, 0.0, |signals| Some(*signals))
}

/// So many pairs are worth a thread.
const MANY: usize = 10_000;

/// What `tell` makes of the signals of each pair that may be as likely as `least`.
fn observe<T: Clone + Default + Send>(
    grid: &Grid,
    weights: &Weights,
    likeness: &Likeness,
    voices: Sides<&[Voice]>,
    least: f64,
    tell: impl Fn(&[f64; SIGNALS]) -> T + Sync,
) -> Vec<T> {
    let observer = Observer {
        grid,
        weights,
        lengths: Sides::from_fn(|side| {
            let weighed = weights.totals[side].iter().zip(voices[side]);
            weighed
                .map(|(total, voice)| Length {
                    total: *total,
                    weight: (total / weights.mean).max(FAINT).ln(),
                    words: (voice.words.len() as f64).ln_1p(),
                })
                .collect()
        }),
        likeness,
        voices,
        // With room for what sums in another order are rounded by.
        least: (least / (1.0 - least)).ln() - 1e-6,
    };
    let mut told = vec![T::default(); grid.cells.len()];
    let rows: Vec<(usize, Range<usize>)> = grid.each_row().collect();
    let (upper, lower) = rows.split_at(rows.len() / 2);
    let half = lower.first().map_or(0, |(_, row)| row.start);
    let (above, below) = told.split_at_mut(half);
    let observe = |rows: &[(usize, Range<usize>)], told: &mut [T]| {
        let mut runs = Runs {
            of: None,
            beside: Beside::new(&weights.terms),
            words: WordPlaces::default(),
            quoted: WordPlaces::default(),
        };
        let cells = rows
            .iter()
            .flat_map(|(left, row)| grid.row(row.clone()).zip(row.clone()).map(move |cell| (*left, cell)));
        for ((left, (((cell, &chars), &right), at)), slot) in cells.zip(told) {
            let right = right as usize;
            if let Some(signals) = observer.signals(Place { at, left, right }, cell, chars, &mut runs) {
                *slot = tell(&signals);
            }
        }
    };
    both(
        grid.cells.len() >= MANY,
        || observe(lower, below),
        || observe(upper, above),
    );
    told
}

/// A pair of sentences with its index in the grid.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    left: usize,
    right: usize,
}

/// How much a sentence weighs and how many words it has, as signals count it.
#[derive(Clone, Copy)]
struct Length {
    total: f64,
    weight: f64,
    words: f64,
}

/// Where the words of one left sentence stand, for the runs it shares with all right ones, and what stands beside it.
struct Runs<'a> {
    of: Option<usize>,
    beside: Beside<'a>,
    words: WordPlaces,
    quoted: WordPlaces,
}

impl Runs<'_> {
    fn turn_to(&mut self, left: usize, voice: &Voice) {
        if self.of != Some(left) {
            self.of = Some(left);
            self.words.set(&voice.words);
            self.quoted.set(&voice.quoted);
        }
    }
}

/// All that the signals of a pair are taken from.
struct Observer<'a> {
    grid: &'a Grid,
    weights: &'a Weights,
    lengths: Sides<Vec<Length>>,
    likeness: &'a Likeness,
    voices: Sides<&'a [Voice]>,
    /// How likely a pair must be able to be, as the logarithm of the odds.
    least: f64,
}

impl Observer<'_> {
    /// The signals of a pair; none where it is hardly alike, which no other signal makes up for, or can't be likely enough to
    /// be linked. Most pairs end here.
    fn signals(&self, place: Place, cell: &Cell, chars: f32, runs: &mut Runs<'_>) -> Option<[f64; SIGNALS]> {
        let (grid, likeness) = (self.grid, self.likeness);
        let Place { at, left, right } = place;
        let above = *likeness.above.get(at)?;
        if above < FAINT {
            return None;
        }
        let best = Sides::new(*likeness.best.left.get(left)?, *likeness.best.right.get(right)?);
        let margins = best.map(|best| margin(above, best).clamp(-WIDE, WIDE));
        let ratios = best.map(|best| (above / best.0.max(FAINT)).clamp(0.0, 1.0));
        let (one, other) = (self.lengths.left.get(left)?, self.lengths.right.get(right)?);
        let totals = likeness.totals(left, right)?;
        let shared = cell.shared();
        // Shares of what the one and the other say, the lesser first.
        let shares = |left: f64, right: f64| {
            let (one, other) = (shared / left, shared / right);
            (one.min(other), one.max(other))
        };
        let (covered, _) = shares(totals.left.across, totals.right.across);
        let (contained_least, contained_most) = shares(totals.left.all, totals.right.all);
        let (chars_above, content_above) = likeness.chars_and_content((left, right), cell, chars)?;
        let around = |places: &[(isize, isize)]| {
            let near = |(down, across): &(isize, isize)| {
                let left = left.checked_add_signed(*down)?;
                let at = grid.index(left, right.checked_add_signed(*across)?)?;
                likeness.words_above.get(at)
            };
            places.iter().filter_map(near).sum::<f64>().min(2.0 * WIDE)
        };
        let part_of = |sum: f64| (sum / self.weights.mean).sqrt();
        let part = |at: usize, of: usize| (at as f64 + 0.5) / of.max(1) as f64;
        let voices = self.voices.left.get(left).zip(self.voices.right.get(right));
        let [quoted, quoted_once, quotations, speaker, speakers] =
            voices.map_or([0.0; 5], |(one, other)| compared(one, other));
        let mut signals = [
            above,
            chars_above,
            content_above,
            part_of(cell.lone),
            f64::from(cell.lones),
            part_of(cell.numbers),
            part_of(cell.plain),
            part_of(cell.kindred),
            covered,
            contained_least.min(2.0).sqrt(),
            contained_most.min(2.0).sqrt(),
            ratios.left.min(ratios.right),
            ratios.left.max(ratios.right),
            margins.left.max(margins.right),
            one.weight.min(other.weight),
            one.weight.max(other.weight),
            (part(left, grid.rows) - part(right, grid.columns)).abs(),
            f64::from(left < LEAD && right < LEAD),
            around(&[(-1, -1), (1, 1)]),
            around(&[(-1, 0), (1, 0), (0, -1), (0, 1)]),
            quoted,
            quoted_once,
            quotations,
            speaker,
            speakers,
            f64::from(left == 0 && right == 0),
            0.0,
            0.0,
            0.0,
        ];
        // These cost most, and only ever count for a pair: each is looked for where the most that it and the next can be would
        // make a link.
        if let Some((first, second)) = voices {
            let quoting = !first.quoted.is_empty() && !second.quoted.is_empty();
            let mut most = [
                part_of(self.most_beside(left, right, (one.total.max(other.total) - shared).max(0.0))),
                one.words.min(other.words),
                f64::from(quoting),
            ];
            let odds = LEARNT.odds(&signals);
            let unlikely = |most: &[f64; 3]| odds + LEARNT.of_last(most) < self.least;
            if unlikely(&most) {
                return None;
            }
            most[0] = part_of(runs.beside.told(left, right));
            if unlikely(&most) {
                return None;
            }
            runs.turn_to(left, first);
            most[1] = (runs.words.longest_run(&first.words, &second.words) as f64).ln_1p();
            if quoting {
                let run = runs.quoted.longest_run(&first.quoted, &second.quoted);
                most[2] = same_quotation(run, first.quoted.len().min(second.quoted.len()));
            }
            let [.., beside, run, quotation] = &mut signals;
            [*beside, *run, *quotation] = most;
        }
        Some(signals)
    }

    /// No more than this can the sentences beside a pair tell of what its partner leaves out: no more than `left_out`, and no
    /// more than the sentences beside share with either.
    fn most_beside(&self, left: usize, right: usize, left_out: f64) -> f64 {
        let shared = |left: Option<usize>, right: Option<usize>| {
            let at = self.grid.index(left?, right?);
            // What stands in no grid is not known.
            at.map_or(Some(f64::INFINITY), |at| Some(self.grid.cells.get(at)?.shared()))
        };
        let beside = [
            shared(left.checked_sub(1), Some(right)),
            shared(left.checked_add(1).filter(|left| *left < self.grid.rows), Some(right)),
            shared(Some(left), right.checked_sub(1)),
            shared(
                Some(left),
                right.checked_add(1).filter(|right| *right < self.grid.columns),
            ),
        ];
        beside.into_iter().flatten().fold(0.0, f64::max).min(left_out)
    }
}

/// So many sentences lead an article.
const LEAD: usize = 2;
/// Margins beyond this tell no more: near copies differ from their rivals by far more than anything learnt on.
const WIDE: f64 = 0.3;
/// Likeness and weight below this are all alike.
const FAINT: f64 = 0.05;

/// Share of the shorter quotation, of so many words, that both print in one run of two words or more.
fn same_quotation(run: usize, words: usize) -> f64 {
    if run < 2 { 0.0 } else { run as f64 / words as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_bounded_only_counts_for_a_pair() {
        let [.., beside, run, quotation] = LEARNT.weights;
        assert!(beside >= 0.0 && run >= 0.0 && quotation >= 0.0);
    }

    #[test]
    fn margins_stand_above_the_runner_up() {
        assert!(margin(0.9, (0.9, 0.4)) > 0.0 && margin(0.4, (0.9, 0.4)) < 0.0);
    }
}
