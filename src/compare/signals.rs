//! From what two sentences share to how likely they say the same.
//!
//! Likeness is what a pair shares, less what each sentence has in common with everything ("hubness"; the step is that of
//! cross-domain similarity local scaling, Conneau et al., 2018, in its additive form). A logistic regression weighs it with
//! the other signals of the pair and of its neighbours. Its weights were learnt on pairs of news articles linked by hand:
//! `examples/learn.rs` learns them again.

use super::grid::{Cell, Grid};
use super::link::LIKELY;
use super::voices::{Voice, compared};
use super::weights::{Term, Weights};
use super::{Side, Sides};

/// How many signals a pair has.
pub(super) const SIGNALS: usize = 29;

/// What a logistic regression has learnt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Learnt {
    /// What the weights add up from before any signal.
    pub bias: f64,
    /// The weight of each signal, in the order of [`Observer::signals`].
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
        let each = self.weights.iter().zip(signals);
        let odds = self.bias + each.map(|(weight, signal)| weight * signal).sum::<f64>();
        1.0 / (1.0 + (-odds).exp())
    }
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
    let above = less_means(grid, together);
    let of = |value: &dyn Fn(&Cell) -> f64| grid.cells.iter().map(value).collect::<Vec<f64>>();
    Likeness {
        words_above: less_means(grid, words),
        chars_above: less_means(grid, of(&|cell| cell.chars)),
        content_above: less_means(
            grid,
            of(&|cell| {
                let both = total(&weights.content.left, cell.left) * total(&weights.content.right, cell.right);
                cell.content / both.sqrt()
            }),
        ),
        best: best(grid, &above),
        above,
    }
}

/// Values of all pairs less the means of row and column; in place, for a grid may be large.
fn less_means(grid: &Grid, mut values: Vec<f64>) -> Vec<f64> {
    let (mut rows, mut columns) = (vec![0.0; grid.rows], vec![0.0; grid.columns]);
    for (cell, value) in grid.cells.iter().zip(&values) {
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
    for (cell, value) in grid.cells.iter().zip(&mut values) {
        *value -= f64::midpoint(mean(&rows, cell.left), mean(&columns, cell.right));
    }
    values
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
    let observer = Observer {
        grid,
        weights,
        likeness,
        voices,
    };
    (0..grid.cells.len())
        .zip(&grid.cells)
        .map(|(at, cell)| {
            let signals = observer.signals(at, cell, LIKELY);
            signals.map_or(0.0, |signals| LEARNT.likely(&signals))
        })
        .collect()
}

/// The signals of all pairs of the grid that are not all too unlike to be linked, however unlikely.
pub(super) fn signals(
    grid: &Grid,
    weights: &Weights,
    likeness: &Likeness,
    voices: Sides<&[Voice]>,
) -> Vec<Option<[f64; SIGNALS]>> {
    let observer = Observer {
        grid,
        weights,
        likeness,
        voices,
    };
    (0..grid.cells.len())
        .zip(&grid.cells)
        .map(|(at, cell)| observer.signals(at, cell, 0.0))
        .collect()
}

/// All that the signals of a pair are taken from.
struct Observer<'a> {
    grid: &'a Grid,
    weights: &'a Weights,
    likeness: &'a Likeness,
    voices: Sides<&'a [Voice]>,
}

impl Observer<'_> {
    /// The signals of a pair; none where it is hardly alike, which no other signal makes up for, or can't be as likely as
    /// `least`. Most pairs end here.
    fn signals(&self, at: usize, cell: &Cell, least: f64) -> Option<[f64; SIGNALS]> {
        let (grid, weights, likeness) = (self.grid, self.weights, self.likeness);
        let above = likeness.above.get(at).copied().unwrap_or(0.0);
        if above < FAINT {
            return None;
        }
        let (left, right) = (cell.left as usize, cell.right as usize);
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
        let part = |at: u32, of: usize| (f64::from(at) + 0.5) / of.max(1) as f64;
        let voices = self.voices.left.get(left).zip(self.voices.right.get(right));
        let [quoted, quoted_once, quotations, speaker, speakers] =
            voices.map_or([0.0; 5], |(one, other)| compared(one, other));
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
            (part(cell.left, grid.rows) - part(cell.right, grid.columns)).abs(),
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
        // These cost most, and only ever count for a pair: they are looked for where the most they can be would make a link.
        if let Some((one, other)) = voices {
            let [.., beside, run, quotation] = &mut signals;
            let shorter = one.words.len().min(other.words.len());
            *beside = part_of((totals.left.max(totals.right) - smooth - shared).max(0.0));
            (*run, *quotation) = ((shorter as f64).ln_1p(), 1.0);
            if LEARNT.likely(&signals) < least {
                return None;
            }
            let [.., beside, run, quotation] = &mut signals;
            *beside = part_of(told_beside(&weights.terms, Sides::new(left, right)));
            *run = (longest_run(&one.words, &other.words) as f64).ln_1p();
            *quotation = same_quotation(&one.quoted, &other.quoted);
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

/// Weight of what one of two sentences says and the other does not, but a neighbour of the other: what one article tells in one
/// sentence and the other in two. Of both sides the greater.
fn told_beside(terms: &Sides<Vec<Vec<Term>>>, at: Sides<usize>) -> f64 {
    let beside = |side: Side| {
        let across = &terms[side.other()];
        let own = terms[side].get(at[side]).map_or(&[][..], Vec::as_slice);
        let place = at[side.other()];
        let of = |number: Option<usize>| {
            number
                .and_then(|number| across.get(number))
                .map_or(&[][..], Vec::as_slice)
        };
        let weight = |terms: &[Term], stem: u32| {
            let at = terms.binary_search_by_key(&stem, |term| term.stem).ok()?;
            terms.get(at).map(|term| term.weight)
        };
        let other = of(Some(place));
        let rest: Vec<&Term> = own.iter().filter(|term| weight(other, term.stem).is_none()).collect();
        let told = |near: Option<usize>| {
            let near = of(near);
            let shared = |term: &&Term| weight(near, term.stem).map_or(0.0, |weight| weight.min(term.weight));
            rest.iter().map(shared).sum::<f64>()
        };
        told(place.checked_sub(1)).max(told(place.checked_add(1)))
    };
    beside(Side::Left).max(beside(Side::Right))
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

/// Longest run of words that stands in both, each looked at up to [`LONGEST`] words.
pub(super) fn longest_run(one: &[u32], other: &[u32]) -> usize {
    const LONGEST: usize = 400;
    let cut = |words: &[u32]| words.len().min(LONGEST);
    let (one, other) = (
        one.get(..cut(one)).unwrap_or(one),
        other.get(..cut(other)).unwrap_or(other),
    );
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    // Length of the run that ends at each word of the other, behind a first 0, for the last word of the one and for this: of
    // two rows neither depends on itself, so that several words are compared at once.
    let mut last = vec![0i32; other.len() + 1];
    let mut runs = last.clone();
    let mut longest = 0;
    for x in one {
        if let Some((_, runs)) = runs.split_first_mut() {
            for ((run, before), y) in runs.iter_mut().zip(&last).zip(other) {
                *run = if x == y { before + 1 } else { 0 };
                longest = longest.max(*run);
            }
        }
        std::mem::swap(&mut last, &mut runs);
    }
    longest.unsigned_abs() as usize
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
    fn what_a_neighbour_tells_is_told_beside() {
        let term = |stem: u32, weight: f64| Term {
            stem,
            weight,
            class: super::super::lexicon::Class::Plain,
            across: true,
            lone: false,
            aside: false,
        };
        let long = vec![term(1, 2.0), term(2, 3.0), term(3, 1.5)];
        let (half, rest) = (vec![term(1, 2.0)], vec![term(2, 2.5), term(3, 4.0)]);
        let terms = Sides::new(vec![long], vec![half, rest]);
        // Of what the first half leaves out the second tells both words, each at its lesser weight.
        assert_eq!(told_beside(&terms, Sides::new(0, 0)), 4.0);
        assert_eq!(told_beside(&terms, Sides::new(0, 1)), 2.0);
    }

    #[test]
    fn runs_and_margins() {
        assert_eq!(longest_run(&[1, 2, 3, 4], &[9, 2, 3, 4, 5]), 3);
        assert_eq!(longest_run(&[], &[1]), 0);
        assert!(margin(0.9, (0.9, 0.4)) > 0.0 && margin(0.4, (0.9, 0.4)) < 0.0);
    }
}
