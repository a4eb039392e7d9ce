//! What is sent to the terminal for a frame: as few bytes as its changes need.
//!
//! Text that scrolls changes nearly every cell of its pane, but by chance every fifth or so stays as it was. Jumping over
//! each such gap costs more than drawing it again: over half of what a frame sent was jumps. Terminals work through a run
//! of text faster than through jumps, too, and over a slow line each byte counts.

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// Cells that did not change are drawn again where as many at most stand between two that did: a jump is `ESC [ 12 ; 134 H`,
/// seven to nine bytes.
const GAP: u16 = 8;

/// In place of what is no cell of its own, or not known.
const COVERED: &str = "";

/// The library's own way of drawing, told to draw small gaps again.
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

    fn put(&mut self, column: u16, row: u16, cell: Cell) {
        let (column, row) = (usize::from(column), usize::from(row));
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let never = if self.cleared { " " } else { COVERED };
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize_with(column + 1, || Cell::new(never));
            }
            if let Some(old) = cells.get_mut(column) {
                *old = cell;
            }
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
}

/// Where the cell after this one stands, if that is a cell of its own: not where the cell is wide or holds more than a letter.
fn is_narrow(cell: &Cell) -> bool {
    let mut letters = cell.symbol().chars();
    let one = letters.next().and_then(UnicodeWidthChar::width) == Some(1);
    one && letters.next().is_none()
}

/// Whether going from one cell to the other changes no colour and no weight.
fn is_styled_alike(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
}

/// The weights that are seen of a blank.
const SEEN: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// The cell that stands between `first` and `last`, such that drawing it changes no colour and no weight but from the one
/// to the other. Of a blank, only the ground is seen.
fn between(cell: Cell, first: &Cell, last: &Cell) -> Option<Cell> {
    if !is_narrow(&cell) {
        return None;
    }
    if is_styled_alike(&cell, first) || is_styled_alike(&cell, last) {
        return Some(cell);
    }
    let unseen = cell.symbol() == " " && cell.bg == first.bg && !(cell.modifier | first.modifier).intersects(SEEN);
    unseen.then(|| {
        let mut blank = first.clone();
        blank.set_symbol(" ");
        blank
    })
}

/// The unchanged cells between two changed ones, if drawing them is cheaper than a jump.
fn gap(shown: &Shown, before: (u16, u16, &Cell), next: (u16, u16, &Cell)) -> Option<Vec<(u16, u16, Cell)>> {
    let ((left, row, first), (right, next_row, last)) = (before, next);
    if next_row != row || right <= left || right - left - 1 > GAP || !is_narrow(first) {
        return None;
    }
    (left + 1..right)
        .map(|column| {
            let cell = between(shown.cell(column, row)?, first, last)?;
            Some((column, row, cell))
        })
        .collect()
}

impl<W: Write> Backend for Painter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells: Vec<(u16, u16, Cell)> = Vec::new();
        for (column, row, cell) in content {
            if let Some((left, above, last)) = cells.last()
                && let Some(between) = gap(&self.shown, (*left, *above, last), (column, row, cell))
            {
                cells.extend(between);
            }
            cells.push((column, row, cell.clone()));
        }
        for (column, row, cell) in &cells {
            self.shown.put(*column, *row, cell.clone());
            if !is_narrow(cell) {
                self.shown.put(column.saturating_add(1), *row, Cell::new(COVERED));
            }
        }
        self.cursor = None;
        self.inner
            .draw(cells.iter().map(|(column, row, cell)| (*column, *row, cell)))
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
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// What is sent to go from one row of text to the other on a cleared screen, but for the colours put back at the end.
    fn sent(before: &Buffer, after: &Buffer) -> String {
        let send = |frames: &[(&Buffer, &Buffer)]| {
            let mut bytes = Vec::new();
            let mut painter = Painter::new(&mut bytes);
            painter.shown.cleared = true;
            for (before, after) in frames {
                painter.draw(before.diff(after).into_iter()).unwrap();
            }
            String::from_utf8(bytes).unwrap()
        };
        let first = (&Buffer::empty(before.area), before);
        let both = send(&[first, (before, after)]);
        let mut sent = both.strip_prefix(&send(&[first])).unwrap();
        while let (true, Some((rest, _))) = (sent.ends_with('m'), sent.rsplit_once('\x1b')) {
            sent = rest;
        }
        sent.to_owned()
    }

    fn row(text: &str) -> Buffer {
        Buffer::with_lines([text])
    }

    #[test]
    fn small_gaps_are_drawn_again_and_wide_ones_jumped() {
        assert_eq!(sent(&row("the harbour"), &row("the arbiter")), "\x1b[1;5Harbite");
        let (before, after) = (row("a--------------b"), row("c--------------d"));
        assert_eq!(sent(&before, &after), "\x1b[1;1Hc\x1b[1;16Hd");
    }

    #[test]
    fn a_gap_in_another_colour_or_with_a_wide_letter_is_jumped() {
        let (mut before, mut after) = (row("a-b"), row("c-d"));
        for row in [&mut before, &mut after] {
            row.set_style(Rect::new(1, 0, 1, 1), Style::new().bold());
        }
        assert_eq!(sent(&before, &after), "\x1b[1;1Hc\x1b[1;3Hd");
        assert_eq!(sent(&row("a橋b"), &row("c橋d")), "\x1b[1;1Hc\x1b[1;4Hd");
        assert_eq!(sent(&row("ae\u{301}b"), &row("ce\u{301}d")), "\x1b[1;1Hc\x1b[1;3Hd");
    }

    #[test]
    fn a_blank_takes_the_colour_before_it_but_not_another_ground() {
        let (before, mut after) = (row("a b"), row("c d"));
        for column in [0, 2] {
            after.set_style(Rect::new(column, 0, 1, 1), Style::new().bold());
        }
        assert_eq!(sent(&before, &after), "\x1b[1;1H\x1b[1mc d");
        after.set_style(Rect::new(0, 0, 1, 1), Style::new().underlined());
        assert_eq!(sent(&before, &after), "\x1b[1;1H\x1b[1m\x1b[4mc\x1b[1;3H\x1b[24md");
    }

    #[test]
    fn what_is_not_known_is_jumped() {
        let mut bytes = Vec::new();
        let after = row("c d");
        let ends = [(0, 0, &after.content[0]), (2, 0, &after.content[2])];
        Painter::new(&mut bytes).draw(ends.into_iter()).unwrap();
        assert!(String::from_utf8(bytes).unwrap().contains("c\x1b[1;3Hd"));
    }
}
