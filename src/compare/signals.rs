//! From what two sentences share to how likely they say the same.
//!
//! A logistic regression over sixteen signals. Its weights were learnt offline on 23 pairs of news articles of ten stories,
//! linked by hand (C = 0.1, doubtful links at half the weight). With each story left out in turn, threshold included, it
//! reaches F1 .73 there, against .68 for one threshold on the likeness alone; average precision .76 against .69.

use super::Sides;
use super::grid::Grid;
use super::weights::Weights;

/// How many signals a pair has.
const SIGNALS: usize = 16;

/// What the learnt weights add up from before any signal.
const BIAS: f64 = -1.2295;

/// The learnt weight of each signal, in the order of [`probabilities`].
const LEARNT: [f64; SIGNALS] = [
    1.4884, 1.4538, 0.5229, -0.2884, 1.6872, 0.0162, 0.4812, -1.1502, 2.3243, 2.8857, 2.8876, 3.7036, 0.8904, 1.2706,
    0.3911, -1.5353,
];

/// What is known of each sentence beside its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// Keys of the words inside quotation marks.
    pub quoted: Vec<u32>,
    /// A headline, caption or list entry: it does not end as a sentence does.
    pub fragment: bool,
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
    let total = |side: &[f64], at: u32| side.get(at as usize).copied().unwrap_or(0.0) + SMOOTH * weights.mean;
    let words: Vec<f64> = grid
        .cells
        .iter()
        .map(|cell| {
            let both = total(&weights.totals.left, cell.left) * total(&weights.totals.right, cell.right);
            (cell.shared() + KINDRED * cell.kindred) / both.sqrt()
        })
        .collect();
    let together: Vec<f64> = words
        .iter()
        .zip(&grid.cells)
        .map(|(words, cell)| words + CHARS * cell.chars)
        .collect();
    let words_above = less_means(grid, &words);
    let above = less_means(grid, &together);
    let best = best(grid, &above);
    Likeness {
        words_above,
        above,
        best,
    }
}

fn less_means(grid: &Grid, values: &[f64]) -> Vec<f64> {
    let (mut rows, mut columns) = (vec![0.0; grid.rows], vec![0.0; grid.columns]);
    for (cell, value) in grid.cells.iter().zip(values) {
        if let (Some(row), Some(column)) = (rows.get_mut(cell.left as usize), columns.get_mut(cell.right as usize)) {
            *row += value;
            *column += value;
        }
    }
    for sum in &mut rows {
        *sum /= grid.columns as f64 + UNSEEN;
    }
    for sum in &mut columns {
        *sum /= grid.rows as f64 + UNSEEN;
    }
    let mean = |side: &[f64], at: u32| side.get(at as usize).copied().unwrap_or(0.0);
    grid.cells
        .iter()
        .zip(values)
        .map(|(cell, value)| value - f64::midpoint(mean(&rows, cell.left), mean(&columns, cell.right)))
        .collect()
}

fn best(grid: &Grid, values: &[f64]) -> Sides<Vec<(f64, f64)>> {
    let mut best = Sides::new(vec![(0.0, 0.0); grid.rows], vec![(0.0, 0.0); grid.columns]);
    for (cell, &value) in grid.cells.iter().zip(values) {
        for slot in [
            best.left.get_mut(cell.left as usize),
            best.right.get_mut(cell.right as usize),
        ]
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
    let part = |at: u32, of: usize| (f64::from(at) + 0.5) / of.max(1) as f64;
    (0..grid.cells.len())
        .zip(&grid.cells)
        .map(|(at, cell)| {
            let above = likeness.above.get(at).copied().unwrap_or(0.0);
            // No other signal makes up for hardly any likeness; most pairs end here.
            if above < FAINT {
                return 0.0;
            }
            let (left, right) = (cell.left as usize, cell.right as usize);
            let best = Sides::new(
                likeness.best.left.get(left).copied().unwrap_or_default(),
                likeness.best.right.get(right).copied().unwrap_or_default(),
            );
            let margins = best.map(|best| margin(above, best).clamp(-WIDE, WIDE));
            let ratios = best.map(|best| (above / best.0.max(FAINT)).clamp(0.0, 1.0));
            let total = |side: &[f64], at: usize| side.get(at).copied().unwrap_or(0.0) / weights.mean;
            let (one, other) = (total(&weights.totals.left, left), total(&weights.totals.right, right));
            let around = |places: &[(isize, isize)]| {
                let near = |(down, across): &(isize, isize)| {
                    let left = left.checked_add_signed(*down)?;
                    let at = grid.index(left, right.checked_add_signed(*across)?)?;
                    likeness.words_above.get(at).map(|near| near.max(0.0))
                };
                places.iter().filter_map(near).sum::<f64>().min(2.0 * WIDE)
            };
            let part_of = |sum: f64| (sum / weights.mean).sqrt();
            let (quotation, fragment) = match (voices.left.get(left), voices.right.get(right)) {
                (Some(one), Some(other)) => (
                    same_quotation(&one.quoted, &other.quoted),
                    one.fragment || other.fragment,
                ),
                _ => (0.0, false),
            };
            let signals: [f64; SIGNALS] = [
                above.max(FAINT).ln(),
                ratios.left.min(ratios.right),
                ratios.left.max(ratios.right),
                margins.left.min(margins.right),
                margins.left.max(margins.right),
                one.min(other).max(FAINT).ln(),
                one.max(other).max(FAINT).ln(),
                (part(cell.left, grid.rows) - part(cell.right, grid.columns)).abs(),
                quotation,
                around(&[(-1, -1), (1, 1)]),
                around(&[(-1, 0), (1, 0), (0, -1), (0, 1)]),
                part_of(cell.numbers),
                part_of(cell.names),
                part_of(cell.plain),
                part_of(cell.kindred),
                f64::from(fragment),
            ];
            let sum: f64 = BIAS
                + LEARNT
                    .iter()
                    .zip(signals)
                    .map(|(weight, signal)| weight * signal)
                    .sum::<f64>();
            1.0 / (1.0 + (-sum).exp())
        })
        .collect()
}

/// Margins beyond this tell no more: near copies differ from their rivals by far more than anything learnt on.
const WIDE: f64 = 0.3;
/// Likeness and weight below this are all alike.
const FAINT: f64 = 0.05;

/// Share of the shorter quotation that both print in one run of two words or more.
fn same_quotation(one: &[u32], other: &[u32]) -> f64 {
    let run = longest_run(one, other);
    if run < 2 {
        0.0
    } else {
        run as f64 / one.len().min(other.len()) as f64
    }
}

/// Longest run of words that stands in both, each looked at up to [`LONGEST`] words.
pub(super) fn longest_run(one: &[u32], other: &[u32]) -> usize {
    const LONGEST: usize = 400;
    let other = other.get(..other.len().min(LONGEST)).unwrap_or_default();
    let mut runs = vec![0usize; other.len() + 1];
    let mut longest = 0;
    for x in one.iter().take(LONGEST) {
        let mut diagonal = 0;
        for (at, y) in other.iter().enumerate() {
            let Some(slot) = runs.get_mut(at + 1) else { break };
            let above = *slot;
            *slot = if x == y { diagonal + 1 } else { 0 };
            longest = longest.max(*slot);
            diagonal = above;
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_margins() {
        assert_eq!(longest_run(&[1, 2, 3, 4], &[9, 2, 3, 4, 5]), 3);
        assert_eq!(longest_run(&[], &[1]), 0);
        assert!(margin(0.9, (0.9, 0.4)) > 0.0 && margin(0.4, (0.9, 0.4)) < 0.0);
    }
}
