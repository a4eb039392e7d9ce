//! From what two sentences share to how likely they say the same.
//!
//! Likeness is what a pair shares, less what each sentence has in common with everything ("hubness"; the step is that of
//! cross-domain similarity local scaling, Conneau et al., 2018, in its additive form). A logistic regression weighs it with
//! the other signals of the pair and of its neighbours. Its weights were learnt offline on 161 pairs of news articles of 78
//! stories, linked by hand (C = 0.1, doubtful links at half the weight).

use super::Sides;
use super::grid::{Cell, Grid};
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

/// What the likeness of a pair is before learning: words and half as much characters, less what each sentence has in common
/// with everything ("hubness").
#[derive(Debug)]
pub(super) struct Likeness {
    /// Weight of shared words over the geometric mean of both sentences' weights, less
    /// the means of row and column.
    pub words_above: Vec<f64>,
    /// Words and characters together less the means of row and column.
    pub above: Vec<f64>,
    /// The characters alone, likewise.
    pub chars_above: Vec<f64>,
    /// The words alone that do not tell who speaks, likewise.
    pub content_above: Vec<f64>,
    /// Greatest `above` of each sentence and the runner-up.
    pub best: Sides<Vec<(f64, f64)>>,
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

/// Likeness of all pairs of the grid, in its order.
pub(super) fn likeness(grid: &Grid, weights: &Weights) -> Likeness {
    let totals = |sums: &Sides<Vec<f64>>| {
        let total = |sum: &f64| sum + SMOOTH * weights.mean;
        sums.as_ref().map(|side| side.iter().map(total).collect::<Vec<f64>>())
    };
    let (all, said) = (totals(&weights.totals), totals(&weights.content));
    let share = |weight: f64, of: &Sides<Vec<f64>>, left: usize, right: usize| {
        if weight == 0.0 {
            return 0.0;
        }
        let total = |side: &[f64], at: usize| side.get(at).copied().unwrap_or(1.0);
        weight / (total(&of.left, left) * total(&of.right, right)).sqrt()
    };
    let mut words_above = Above::new(grid);
    let mut chars_above = Above::new(grid);
    let mut above = Above::new(grid);
    let mut content_above = Above::new(grid);
    for ((_, left, right), (cell, &chars)) in grid.places().zip(grid.cells.iter().zip(&grid.chars)) {
        let (chars, words) = (f64::from(chars), cell.shared() + KINDRED * cell.kindred);
        let words = share(words, &all, left, right);
        words_above.push(left, right, words);
        chars_above.push(left, right, chars);
        above.push(left, right, words + CHARS * chars);
        content_above.push(left, right, share(cell.content, &said, left, right));
    }
    let above = above.less_means(grid);
    Likeness {
        words_above: words_above.less_means(grid),
        chars_above: chars_above.less_means(grid),
        content_above: content_above.less_means(grid),
        best: best(grid, &above),
        above,
    }
}

/// Values of all pairs with the sums of each row and column.
struct Above {
    values: Vec<f64>,
    sums: Sides<Vec<f64>>,
}

impl Above {
    fn new(grid: &Grid) -> Above {
        Above {
            values: Vec::with_capacity(grid.cells.len()),
            sums: Sides::new(vec![0.0; grid.rows], vec![0.0; grid.columns]),
        }
    }

    fn push(&mut self, left: usize, right: usize, value: f64) {
        self.values.push(value);
        if let (Some(row), Some(column)) = (self.sums.left.get_mut(left), self.sums.right.get_mut(right)) {
            *row += value;
            *column += value;
        }
    }

    /// The values less the means of row and column.
    fn less_means(mut self, grid: &Grid) -> Vec<f64> {
        for sum in &mut self.sums.left {
            *sum /= grid.columns as f64 + UNSEEN;
        }
        for sum in &mut self.sums.right {
            *sum /= grid.rows as f64 + UNSEEN;
        }
        let mean = |side: &[f64], at: usize| side.get(at).copied().unwrap_or(0.0);
        for ((_, left, right), value) in grid.places().zip(&mut self.values) {
            *value -= f64::midpoint(mean(&self.sums.left, left), mean(&self.sums.right, right));
        }
        self.values
    }
}

fn best(grid: &Grid, values: &[f64]) -> Sides<Vec<(f64, f64)>> {
    let mut best = Sides::new(vec![(0.0, 0.0); grid.rows], vec![(0.0, 0.0); grid.columns]);
    for ((_, left, right), &value) in grid.places().zip(values) {
        for slot in [best.left.get_mut(left), best.right.get_mut(right)]
            .into_iter()
            .flatten()
        {
            if value > slot.0 {
                *slot = (value, slot.0);
            } else if value > slot.1 {
                slot.1 = value;
            }
        }
    }
    best
}

/// How far a value stands above its rivals: over the runner-up where it is the best, else below the best.
fn margin(value: f64, (best, second): (f64, f64)) -> f64 {
    if value >= best { value - second } else { value - best }
}

/// How likely each pair of the grid says the same, 0 to 1, in its order.
pub(super) fn probabilities(grid: &Grid, weights: &Weights, likeness: &Likeness, voices: Sides<&[Voice]>) -> Vec<f64> {
    let observer = Observer {
        grid,
        weights,
        likeness,
        voices,
    };
    let mut runs = Runs::default();
    grid.places()
        .zip(&grid.cells)
        .map(|(place, cell)| {
            observer
                .signals(place, cell, &mut runs)
                .map_or(0.0, |signals| likely(&signals))
        })
        .collect()
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
    weights: &'a Weights,
    likeness: &'a Likeness,
    voices: Sides<&'a [Voice]>,
}

impl Observer<'_> {
    /// The signals of a pair; none where it is hardly alike, which no other signal makes up for, or can't be likely enough to
    /// be linked. Most pairs end here.
    fn signals(&self, place: (usize, usize, usize), cell: &Cell, runs: &mut Runs) -> Option<[f64; SIGNALS]> {
        let (at, left, right) = place;
        let (grid, weights, likeness) = (self.grid, self.weights, self.likeness);
        let above = likeness.above.get(at).copied().unwrap_or(0.0);
        if above < FAINT {
            return None;
        }
        let best = Sides::new(
            likeness.best.left.get(left).copied().unwrap_or_default(),
            likeness.best.right.get(right).copied().unwrap_or_default(),
        );
        let margins = best.map(|best| margin(above, best).clamp(-WIDE, WIDE));
        let ratios = best.map(|best| (above / best.0.max(FAINT)).clamp(0.0, 1.0));
        let value = |side: &[f64], at: usize| side.get(at).copied().unwrap_or(0.0);
        let smooth = SMOOTH * weights.mean;
        let totals = Sides::new(
            value(&weights.totals.left, left) + smooth,
            value(&weights.totals.right, right) + smooth,
        );
        let across = Sides::new(
            value(&weights.across.left, left) + smooth,
            value(&weights.across.right, right) + smooth,
        );
        let shared = cell.shared();
        // Shares of what the one and the other say, the lesser first.
        let shares = |of: &Sides<f64>| {
            let (one, other) = (shared / of.left, shared / of.right);
            (one.min(other), one.max(other))
        };
        let (covered, _) = shares(&across);
        let (contained_least, contained_most) = shares(&totals);
        let size = |total: f64| ((total - smooth) / weights.mean).max(FAINT).ln();
        let around = |places: &[(isize, isize)]| {
            let near = |(down, across): &(isize, isize)| {
                let left = left.checked_add_signed(*down)?;
                let at = grid.index(left, right.checked_add_signed(*across)?)?;
                likeness.words_above.get(at).map(|near| near.max(0.0))
            };
            places.iter().filter_map(near).sum::<f64>().min(2.0 * WIDE)
        };
        let part_of = |sum: f64| (sum / weights.mean).sqrt();
        let part = |at: usize, of: usize| (at as f64 + 0.5) / of.max(1) as f64;
        let mut signals = [
            above,
            value(&likeness.chars_above, at),
            value(&likeness.content_above, at),
            (cell.lone / weights.mean).sqrt(),
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
            size(totals.left.min(totals.right)),
            size(totals.left.max(totals.right)),
            (part(left, grid.rows) - part(right, grid.columns)).abs(),
            f64::from(left < LEAD && right < LEAD),
            around(&[(-1, -1), (1, 1)]),
            around(&[(-1, 0), (1, 0), (0, -1), (0, 1)]),
            0.0,
            0.0,
        ];
        // Runs of words cost most, and only ever count for a pair: they are looked for where the longest possible would make a link.
        if let (Some(one), Some(other)) = (self.voices.left.get(left), self.voices.right.get(right)) {
            let [.., run, quotation] = &mut signals;
            let quoting = !one.quoted.is_empty() && !other.quoted.is_empty();
            *run = (one.words.len().min(other.words.len()) as f64).ln_1p();
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
