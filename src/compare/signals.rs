//! From what two sentences share to how likely they say the same.
//!
//! A logistic regression weighs the likeness of a pair with its other signals and those of its neighbours. Its weights were
//! learnt offline on 161 pairs of news articles of 78 stories, linked by hand (C = 0.1, doubtful links at half the weight).

use super::Sides;
use super::grid::{Cell, Grid};
use super::likeness::Likeness;
use super::link::LIKELY;
use super::shared_run::WordPlaces;
use super::weights::Weights;

/// How many signals a pair has.
const SIGNALS: usize = 22;

/// What the learnt weights add up from before any signal.
const BIAS: f64 = -5.5947;

/// The learnt weight of each signal, in the order of [`Observer::signals`].
const LEARNT: [f64; SIGNALS] = [
    1.6204, 4.6093, 3.7567, 3.1592, -0.2215, 4.2151, 1.5398, 1.8834, -1.4272, 0.6716, 1.1289, 1.0877, -0.1668, 1.6841,
    0.1391, 0.4421, -0.5901, 1.5792, 1.5121, 1.6875, 0.6130, 0.9263,
];

/// What is known of each sentence beside its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// Keys of the words inside quotation marks.
    pub quoted: Vec<u32>,
    /// Keys of all words.
    pub words: Vec<u32>,
}

/// How far a value stands above its rivals: over the runner-up where it is the best, else below the best.
fn margin(value: f64, (best, second): (f64, f64)) -> f64 {
    if value >= best { value - second } else { value - best }
}

/// How likely each pair of the grid says the same, 0 to 1, in its order.
pub(super) fn probabilities(grid: &Grid, weights: &Weights, likeness: &Likeness, voices: Sides<&[Voice]>) -> Vec<f64> {
    let observer = Observer {
        grid,
        mean: weights.mean,
        lengths: Sides::from_fn(|side| {
            let weighed = weights.totals[side].iter().zip(voices[side]);
            weighed
                .map(|(total, voice)| Length {
                    weight: (total / weights.mean).max(FAINT).ln(),
                    words: (voice.words.len() as f64).ln_1p(),
                })
                .collect()
        }),
        likeness,
        voices,
    };
    let mut runs = Runs::default();
    let mut probabilities = vec![0.0; grid.cells.len()];
    for (left, row) in grid.each_row() {
        let cells = grid.row(row.clone()).zip(row);
        for (((cell, &chars), &right), at) in cells {
            let place = Place {
                at,
                left,
                right: right as usize,
            };
            let signals = observer.signals(place, cell, chars, &mut runs);
            if let Some((slot, signals)) = probabilities.get_mut(at).zip(signals) {
                *slot = likely(&signals);
            }
        }
    }
    probabilities
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
    weight: f64,
    words: f64,
}

/// Where the words of one left sentence stand, for the runs it shares with all right ones.
#[derive(Default)]
struct Runs {
    of: Option<usize>,
    words: WordPlaces,
    quoted: WordPlaces,
}

impl Runs {
    fn turn_to(&mut self, left: usize, voice: &Voice) {
        if self.of != Some(left) {
            self.of = Some(left);
            self.words.set(&voice.words);
            self.quoted.set(&voice.quoted);
        }
    }
}

fn likely(signals: &[f64; SIGNALS]) -> f64 {
    let odds = BIAS
        + LEARNT
            .iter()
            .zip(signals)
            .map(|(weight, signal)| weight * signal)
            .sum::<f64>();
    1.0 / (1.0 + (-odds).exp())
}

/// All that the signals of a pair are taken from.
struct Observer<'a> {
    grid: &'a Grid,
    mean: f64,
    lengths: Sides<Vec<Length>>,
    likeness: &'a Likeness,
    voices: Sides<&'a [Voice]>,
}

impl Observer<'_> {
    /// The signals of a pair; none where it is hardly alike, which no other signal makes up for, or can't be likely enough to
    /// be linked. Most pairs end here.
    fn signals(&self, place: Place, cell: &Cell, chars: f32, runs: &mut Runs) -> Option<[f64; SIGNALS]> {
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
        let part_of = |sum: f64| (sum / self.mean).sqrt();
        let part = |at: usize, of: usize| (at as f64 + 0.5) / of.max(1) as f64;
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
            0.0,
            0.0,
        ];
        // Runs of words cost most, and only ever count for a pair: they are looked for where the longest possible would make a link.
        let longest = one.words.min(other.words);
        if let (Some(one), Some(other)) = (self.voices.left.get(left), self.voices.right.get(right)) {
            let [.., run, quotation] = &mut signals;
            let quoting = !one.quoted.is_empty() && !other.quoted.is_empty();
            *run = longest;
            *quotation = f64::from(quoting);
            if likely(&signals) < LIKELY {
                return None;
            }
            runs.turn_to(left, one);
            let [.., run, quotation] = &mut signals;
            *run = (runs.words.longest_run(&one.words, &other.words) as f64).ln_1p();
            if quoting {
                let run = runs.quoted.longest_run(&one.quoted, &other.quoted);
                *quotation = same_quotation(run, one.quoted.len().min(other.quoted.len()));
            }
        }
        Some(signals)
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
    fn margins_stand_above_the_runner_up() {
        assert!(margin(0.9, (0.9, 0.4)) > 0.0 && margin(0.4, (0.9, 0.4)) < 0.0);
    }
}
