//! Where a frame is the one before it, moved up or down: its rows need not be sent again.

use ratatui::buffer::Cell;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Rows of a screen, all of one length.
pub type Rows = [Vec<Cell>];

/// Parts of a row looked for by themselves: beside what moves there may be what does not, such as a strip or a scroll bar.
const PARTS: usize = 4;

/// Cells that must be saved: a scroll costs some twenty bytes, and flickers on terminals that draw as they read.
const WORTH: isize = 200;

/// Candidates measured cell by cell.
const TRIED: usize = 2;

/// Rows from `top` to `bottom`, both included, moved up by `by`, or down where that is negative; rows left free are blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scroll {
    pub top: usize,
    pub bottom: usize,
    pub by: isize,
}

impl Scroll {
    /// Does to `rows` what the terminal does.
    pub fn apply(self, rows: &mut Rows) {
        let Some(region) = rows.get_mut(self.top..=self.bottom) else {
            return;
        };
        let by = self.by.unsigned_abs().min(region.len());
        let kept = region.len() - by;
        let free = if self.by > 0 {
            region.rotate_left(by);
            region.get_mut(kept..)
        } else {
            region.rotate_right(by);
            region.get_mut(..by)
        };
        for row in free.into_iter().flatten() {
            row.fill(Cell::EMPTY);
        }
    }
}

/// The scroll after which least is left to draw, if it is worth one.
pub fn find(old: &Rows, new: &Rows) -> Option<Scroll> {
    let best = candidates(old, new).into_iter().filter_map(|by| measured(old, new, by));
    let (saved, scroll) = best.max_by_key(|(saved, _)| *saved)?;
    (saved >= WORTH).then_some(scroll)
}

fn parts(row: &[Cell]) -> impl Iterator<Item = (usize, u64)> {
    let length = row.len().div_ceil(PARTS).max(1);
    row.chunks(length).enumerate().filter_map(|(number, part)| {
        let mut hasher = FxHasher::default();
        let mut letters = 0;
        for cell in part {
            cell.symbol().hash(&mut hasher);
            letters += usize::from(cell.symbol() != " ");
        }
        // Rules and blank lines are alike wherever they stand.
        (letters * 4 > part.len()).then(|| (number, hasher.finish()))
    })
}

/// How far most parts of rows have moved, the most likely first.
fn candidates(old: &Rows, new: &Rows) -> Vec<isize> {
    let mut places: FxHashMap<(usize, u64), Option<usize>> = FxHashMap::default();
    for (at, row) in old.iter().enumerate() {
        for part in parts(row) {
            // What stands there twice tells nothing.
            places.entry(part).and_modify(|place| *place = None).or_insert(Some(at));
        }
    }
    let mut votes: FxHashMap<isize, usize> = FxHashMap::default();
    for (at, row) in new.iter().enumerate() {
        for part in parts(row) {
            if let Some(Some(place)) = places.get(&part)
                && let (Ok(place), Ok(at)) = (isize::try_from(*place), isize::try_from(at))
                && place != at
            {
                *votes.entry(place - at).or_default() += 1;
            }
        }
    }
    let mut votes: Vec<(usize, isize)> = votes.into_iter().map(|(by, votes)| (votes, by)).collect();
    votes.sort_unstable_by(|one, other| other.cmp(one));
    votes.into_iter().take(TRIED).map(|(_, by)| by).collect()
}

/// Cells to draw to make the one row of the other.
fn unlike(one: &[Cell], other: &[Cell]) -> isize {
    let unlike = one.iter().zip(other).filter(|(one, other)| one != other).count();
    isize::try_from(unlike).unwrap_or(isize::MAX)
}

/// The rows that gain most by moving `by`, and how many cells are saved in all.
fn measured(old: &Rows, new: &Rows, by: isize) -> Option<(isize, Scroll)> {
    let unscrolled: Vec<isize> = old.iter().zip(new).map(|(old, new)| unlike(old, new)).collect();
    // The rows in one go that gain most together (Kadane).
    let (mut best, mut so_far, mut begun) = ((0, 0, 0), 0, 0);
    for (at, (row, plain)) in new.iter().zip(&unscrolled).enumerate() {
        let from = at.checked_add_signed(by).and_then(|from| old.get(from));
        let gain = from.map_or(isize::MIN / 4, |from| plain - unlike(from, row));
        if so_far <= 0 {
            (so_far, begun) = (0, at);
        }
        so_far += gain;
        if so_far > best.0 {
            best = (so_far, begun, at);
        }
    }
    let (gained, first, last) = best;
    if gained <= 0 {
        return None;
    }
    let (top, bottom) = if by > 0 {
        (first, last.checked_add_signed(by)?)
    } else {
        (first.checked_add_signed(by)?, last)
    };
    // Rows that come free are drawn on blank ones.
    let free = if by > 0 { last + 1..bottom + 1 } else { top..first };
    let blank = vec![Cell::EMPTY; new.first().map_or(0, Vec::len)];
    let lost: isize = free
        .filter_map(|at| Some(unlike(&blank, new.get(at)?) - unscrolled.get(at)?))
        .sum();
    Some((gained - lost, Scroll { top, bottom, by }))
}
