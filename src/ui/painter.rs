//! What is sent to the terminal for a frame: as few bytes as its changes need.
//!
//! The library sends every cell that changed, with a jump before each that does not follow the one before. Text that
//! scrolls changes nearly every cell of its pane, but by chance every fifth or so stays as it was: over half of what a frame
//! sent was jumps. Here small gaps are drawn again, runs of blanks erased, colours told together, and rows that moved are
//! moved by the terminal. Over a slow line each byte counts, and terminals work through fewer of them sooner.

use super::scroll;
use super::sgr::{Ink, PLAIN, SEEN};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::fmt::Write as _;
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// Cells that did not change are drawn again where as many at most stand between two that did: a jump is `ESC [ 12 C`
/// at best, and takes a terminal longer than as many letters.
const GAP: u16 = 6;

/// Blanks in one go that are erased in place of being drawn: `ESC [ 12 X`, and a jump behind it.
const ERASED: usize = 12;

/// Changed cells from which on it is looked whether rows have only moved.
const MANY: usize = 400;

/// In place of what is no cell of its own, or not known.
const COVERED: &str = "";

/// A cell and where it stands.
type Placed = (u16, u16, Cell);

/// Draws into a writer as the library does, in fewer bytes.
pub struct Painter<W: Write> {
    inner: CrosstermBackend<W>,
    shown: Shown,
    /// Where the cursor was last put, and nothing drawn since.
    cursor: Option<Position>,
}

/// What stands on the screen, row by row as far to the right as something was drawn.
#[derive(Default)]
struct Shown {
    rows: Vec<Vec<Cell>>,
    /// What was never drawn on is blank: the screen was cleared.
    cleared: bool,
}

impl Shown {
    fn cell(&self, column: u16, row: u16) -> Option<Cell> {
        let cells = self.rows.get(usize::from(row));
        match cells.and_then(|cells| cells.get(usize::from(column))) {
            Some(cell) => Some(cell.clone()),
            None => self.cleared.then(Cell::default),
        }
    }

    fn put(&mut self, (column, row, cell): &Placed) {
        let (column, row) = (usize::from(*column), usize::from(*row));
        let never = if self.cleared { " " } else { COVERED };
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            // What a wide cell covers is no cell to draw again.
            let covered = usize::from(cell_width(cell) == 2);
            if cells.len() <= column + covered {
                cells.resize_with(column + covered + 1, || Cell::new(never));
            }
            if let Some(covered) = cells.get_mut(column + 1).filter(|_| covered == 1) {
                *covered = Cell::new(COVERED);
            }
            if let Some(old) = cells.get_mut(column) {
                old.clone_from(cell);
            }
        }
    }

    /// Rows and the length of the longest.
    fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.rows.iter().map(Vec::len).max().unwrap_or(0))
    }

    /// Makes so many rows, each so long.
    fn square(&mut self, (rows, columns): (usize, usize)) {
        self.rows.resize_with(rows, Vec::new);
        for row in &mut self.rows {
            row.resize_with(columns, Cell::default);
        }
    }
}

impl<W: Write> Painter<W> {
    /// Draws into `writer`.
    pub fn new(writer: W) -> Painter<W> {
        Painter {
            inner: CrosstermBackend::new(writer),
            shown: Shown::default(),
            cursor: None,
        }
    }

    /// Moves rows that are only elsewhere, where that is worth it; answers what is left to draw.
    fn scrolled(&mut self, changes: Vec<Placed>, out: &mut String) -> Vec<Placed> {
        if changes.len() < MANY || !self.shown.cleared {
            return changes;
        }
        let mut next = Shown {
            rows: self.shown.rows.clone(),
            cleared: true,
        };
        for placed in &changes {
            next.put(placed);
        }
        let size = next.size();
        next.square(size);
        self.shown.square(size);
        let Some(scroll) = scroll::find(&self.shown.rows, &next.rows) else {
            return changes;
        };
        scroll.apply(&mut self.shown.rows);
        // In the region's last row a line feed moves what stands in it up, in its first one a reverse index moves it down:
        // what terminals have done since the VT100.
        let (top, bottom) = (scroll.top + 1, scroll.bottom + 1);
        let (from, step) = if scroll.by > 0 { (bottom, "\n") } else { (top, "\x1bM") };
        let steps = step.repeat(scroll.by.unsigned_abs());
        let _ = write!(out, "\x1b[{top};{bottom}r\x1b[{from};1H{steps}\x1b[r");
        let mut left = Vec::new();
        for (row, (old, new)) in self.shown.rows.iter().zip(&next.rows).enumerate() {
            for (column, (old, new)) in old.iter().zip(new).enumerate() {
                if let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(row))
                    && old != new
                    && new.symbol() != COVERED
                {
                    left.push((column, row, new.clone()));
                }
            }
        }
        left
    }
}

/// Cells a symbol takes: of one that holds an address too, that of what is seen.
fn cell_width(cell: &Cell) -> u16 {
    ratatui::buffer::CellWidth::cell_width(cell)
}

/// Whether the next cell stands right behind this one, which is a single letter.
fn is_narrow(cell: &Cell) -> bool {
    let mut letters = cell.symbol().chars();
    let one = letters.next().and_then(UnicodeWidthChar::width) == Some(1);
    one && letters.next().is_none()
}

/// Whether erasing leaves the same: only the ground is seen of a blank, and what is erased has the one written on.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SEEN)
}

/// The cell that stands between `first` and `last`, such that drawing it changes no colour and no weight but from the one
/// to the other. Of a blank, only the ground is seen.
fn between(cell: Cell, first: &Cell, last: &Cell) -> Option<Cell> {
    if !is_narrow(&cell) {
        return None;
    }
    if [first, last].iter().any(|end| Ink::of(&cell) == Ink::of(end)) {
        return Some(cell);
    }
    let unseen = is_blank(&cell) && cell.bg == first.bg && !first.modifier.intersects(SEEN);
    unseen.then(|| {
        let mut blank = first.clone();
        blank.set_symbol(" ");
        blank
    })
}

/// The unchanged cells between two changed ones, if drawing them is cheaper than a jump.
fn gap(shown: &Shown, before: &Placed, next: &Placed) -> Option<Vec<Placed>> {
    let ((left, row, first), (right, next_row, last)) = (before, next);
    let (left, right, row) = (*left, *right, *row);
    if *next_row != row || right <= left || right - left - 1 > GAP || !is_narrow(first) {
        return None;
    }
    (left + 1..right)
        .map(|column| Some((column, row, between(shown.cell(column, row)?, first, last)?)))
        .collect()
}

/// Puts what stands in small gaps between the cells to draw.
fn bridged(shown: &Shown, changes: Vec<Placed>) -> Vec<Placed> {
    let mut cells: Vec<Placed> = Vec::with_capacity(changes.len() * 5 / 4);
    for placed in changes {
        if let Some(between) = cells.last().and_then(|last| gap(shown, last, &placed)) {
            cells.extend(between);
        }
        cells.push(placed);
    }
    cells
}

/// Blanks at the head of `cells` that stand in one row on one ground.
fn blanks(cells: &[Placed]) -> usize {
    let Some((column, row, first)) = cells.first() else {
        return 0;
    };
    let follow = cells.iter().zip(*column..);
    follow
        .take_while(|((at, below, cell), column)| at == column && below == row && is_blank(cell) && cell.bg == first.bg)
        .count()
}

/// The bytes that draw `cells`, beginning and ending in plain ink, the cursor anywhere.
fn drawn(cells: &[Placed], out: &mut String) {
    let mut ink = PLAIN;
    // Where the next letter would go, and whether all of the row before it is of letters every terminal knows the width of.
    let mut pen: Option<(u16, u16, bool)> = None;
    let mut rest = cells;
    while let [(column, row, cell), behind @ ..] = rest {
        match pen {
            Some((at, of, _)) if (at, of) == (*column, *row) => {}
            Some((at, of, true)) if of == *row && at < *column => {
                let _ = write!(out, "\x1b[{}C", column - at);
            }
            _ => {
                let _ = write!(out, "\x1b[{};{}H", u32::from(*row) + 1, u32::from(*column) + 1);
                pen = Some((*column, *row, true));
            }
        }
        let sure = pen.is_some_and(|(.., sure)| sure);
        let blank = blanks(rest);
        // Terminals differ in which ground what is erased has: on the plain one they agree.
        if blank >= ERASED && cell.bg == PLAIN.ground() {
            let bare = ink.bare();
            ink.turn(bare, out);
            ink = bare;
            let _ = write!(out, "\x1b[{blank}X");
            pen = Some((*column, *row, sure));
            rest = rest.get(blank..).unwrap_or_default();
            continue;
        }
        let next = Ink::of(cell);
        ink.turn(next, out);
        ink = next;
        out.push_str(cell.symbol());
        pen = Some((
            column.saturating_add(cell_width(cell)),
            *row,
            sure && cell.symbol().is_ascii(),
        ));
        rest = behind;
    }
    ink.turn(PLAIN, out);
}

impl<W: Write> Backend for Painter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changes: Vec<Placed> = content.map(|(column, row, cell)| (column, row, cell.clone())).collect();
        let mut out = String::new();
        let changes = self.scrolled(changes, &mut out);
        let cells = bridged(&self.shown, changes);
        for placed in &cells {
            self.shown.put(placed);
        }
        self.cursor = None;
        drawn(&cells, &mut out);
        self.inner.write_all(out.as_bytes())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        self.cursor = Some(position);
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)?;
        self.shown.rows.clear();
        let from_the_top = clear_type == ClearType::AfterCursor && self.cursor == Some(Position::ORIGIN);
        self.shown.cleared = clear_type == ClearType::All || from_the_top;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

impl<W: Write> Write for Painter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests;
