//! From what two sentences share to how likely they say the same.

use super::Sides;
use super::grid::Grid;
use super::weights::Weights;

/// How many signals a pair has.
pub(super) const SIGNALS: usize = 20;

/// The signals of one pair.
pub(super) type Signals = [f64; SIGNALS];

/// What is known of each sentence beside its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// Keys of the words inside quotation marks.
    pub quoted: Vec<u32>,
    /// Folded last name of who speaks.
    pub speaker: Option<String>,
}

/// What the likeness of a pair is before learning: words and half as much characters, less what each sentence has in common
/// with everything ("hubness").
#[derive(Debug)]
pub(super) struct Likeness {
    /// Weight of shared words over the geometric mean of both sentences' weights.
    pub words: Vec<f64>,
    /// The same less the means of row and column.
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
        words,
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
    rows.iter_mut().for_each(|sum| *sum /= grid.columns as f64 + UNSEEN);
    columns.iter_mut().for_each(|sum| *sum /= grid.rows as f64 + UNSEEN);
    let mean = |side: &[f64], at: u32| side.get(at as usize).copied().unwrap_or(0.0);
    grid.cells
        .iter()
        .zip(values)
        .map(|(cell, value)| value - (mean(&rows, cell.left) + mean(&columns, cell.right)) / 2.0)
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

/// All signals of all pairs of the grid, in its order.
pub(super) fn signals(grid: &Grid, weights: &Weights, likeness: &Likeness, voices: Sides<&[Voice]>) -> Vec<Signals> {
    let level = {
        let bests = likeness.best.left.iter().chain(&likeness.best.right);
        bests.map(|(best, _)| best).sum::<f64>() / (grid.rows + grid.columns).max(1) as f64
    };
    let part = |at: u32, of: usize| (f64::from(at) + 0.5) / of.max(1) as f64;
    (0..grid.cells.len())
        .zip(&grid.cells)
        .map(|(at, cell)| {
            let value = |list: &[f64]| list.get(at).copied().unwrap_or(0.0);
            let above = value(&likeness.above);
            let (left, right) = (cell.left as usize, cell.right as usize);
            let total = |side: &[f64], at: usize| side.get(at).copied().unwrap_or(0.0) / weights.mean;
            let (one, other) = (total(&weights.totals.left, left), total(&weights.totals.right, right));
            let (short, long) = (one.min(other), one.max(other));
            let neighbour = |down: isize, across: isize| {
                let left = left.checked_add_signed(down)?;
                grid.index(left, right.checked_add_signed(across)?)
                    .and_then(|at| likeness.words_above.get(at))
                    .copied()
            };
            let around = |places: &[(isize, isize)]| {
                places
                    .iter()
                    .filter_map(|(down, across)| neighbour(*down, *across))
                    .map(|near| near.max(0.0))
                    .sum::<f64>()
            };
            let part_of = |sum: f64| (sum / weights.mean).sqrt();
            let voice = (voices.left.get(left), voices.right.get(right));
            let (quotation, speaker) = match voice {
                (Some(one), Some(other)) => (same_quotation(&one.quoted, &other.quoted), same_speaker(one, other)),
                _ => (0.0, 0.0),
            };
            let numbered = |cell: f64| f64::from(cell > 0.0);
            [
                above,
                value(&likeness.words_above),
                cell.chars,
                margin(above, likeness.best.left.get(left).copied().unwrap_or_default()),
                margin(above, likeness.best.right.get(right).copied().unwrap_or_default()),
                short.max(0.05).ln(),
                long.max(0.05).ln(),
                (part(cell.left, grid.rows) - part(cell.right, grid.columns)).abs(),
                f64::from(left < 2 && right < 2),
                part_of(cell.numbers),
                part_of(cell.names),
                part_of(cell.plain),
                part_of(cell.kindred),
                quotation,
                speaker,
                around(&[(-1, -1), (1, 1)]),
                around(&[(-1, 0), (1, 0), (0, -1), (0, 1)]),
                level,
                (cell.shared() / weights.mean) / short.max(0.2),
                numbered(cell.numbers),
            ]
        })
        .collect()
}

/// Share of the shorter quotation that both print in one run of two words or more.
fn same_quotation(one: &[u32], other: &[u32]) -> f64 {
    let run = longest_run(one, other);
    if run < 2 {
        0.0
    } else {
        run as f64 / one.len().min(other.len()) as f64
    }
}

/// 1 for the same last name, −1 for two different ones, 0 where either is unknown.
fn same_speaker(one: &Voice, other: &Voice) -> f64 {
    match (&one.speaker, &other.speaker) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(_), Some(_)) => -1.0,
        _ => 0.0,
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
