//! What the mouse does, and what it has selected.

use crate::compare::Side;

/// What happened to the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MouseKind {
    Press,
    /// A second press soon after the first one, at the same place.
    Double,
    /// Moved with the button held.
    Drag,
    Release,
    WheelUp,
    WheelDown,
}

/// The mouse at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mouse {
    pub kind: MouseKind,
    pub column: u16,
    pub row: u16,
}

/// A place in a text that is laid out: a line of it, and a cell of that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Spot {
    pub line: usize,
    pub column: u16,
}

/// What is selected of one side of the screen; always left in a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    pub side: Side,
    /// Where it began.
    pub from: Spot,
    pub to: Spot,
    /// What it was made on: the screen, and the lines and columns of its text. On another it means nothing.
    pub(super) of: (usize, usize, u16),
    /// The button is still held.
    pub(super) held: bool,
}

impl Selection {
    /// The first and the last cell.
    pub fn ends(&self) -> (Spot, Spot) {
        (self.from.min(self.to), self.from.max(self.to))
    }

    /// Whether it holds more than the cell it began on.
    pub fn is_any(&self) -> bool {
        self.from != self.to
    }

    /// The cells of a line that are selected, where the line has so many cells of text.
    pub fn cells(&self, line: usize, text: u16) -> std::ops::Range<u16> {
        let (first, last) = self.ends();
        if !self.is_any() || line < first.line || line > last.line {
            return 0..0;
        }
        let from = if line == first.line { first.column } else { 0 };
        let to = if line == last.line {
            last.column.saturating_add(1).min(text)
        } else {
            text
        };
        from.min(to)..to
    }
}
