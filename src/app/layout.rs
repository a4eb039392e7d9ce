//! Which text stands on which line at a given width: plain data, so that moving is decided without a terminal.

use crate::compare::Sides;
use std::ops::Range;

/// One line of a reader's text column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderLine {
    /// Bytes of the title.
    Title(Range<usize>),
    /// Outlet, date, byline, agency: drawn by the ui from the head.
    Facts,
    /// Bytes of a paragraph.
    Text {
        paragraph: usize,
        span: Range<usize>,
    },
    Blank,
}

/// A reader's text at one width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReaderLayout {
    /// Columns of text.
    pub width: u16,
    pub lines: Vec<ReaderLine>,
}

/// A piece of a line of a comparison: bytes of one sentence. Consecutive sentences of a row run on in one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub sentence: usize,
    /// Bytes of the sentence's text.
    pub span: Range<usize>,
    /// Column the piece starts at, from 0, within its side's column.
    pub column: u16,
}

/// One line of the comparison on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareLine {
    /// Index into [`crate::compare::Collation::rows`]; `None`: the blank line between rows.
    pub row: Option<usize>,
    /// The line is the first of its row (glyph and notes stand here).
    pub first: bool,
    /// What stands on each side. In the interleaved view one side of a line is always empty.
    pub pieces: Sides<Vec<Piece>>,
}

/// A comparison at one width and view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareLayout {
    /// Columns of each side's text.
    pub width: u16,
    pub lines: Vec<CompareLine>,
    /// For each row of the collation, its lines.
    pub rows: Vec<Range<usize>>,
}
