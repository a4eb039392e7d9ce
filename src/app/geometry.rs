//! Which cells of the screen belong to what, from its size alone; the ui draws there, and moving by pages counts from it.

/// A rectangle of cells. May be empty; never reaches outside the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// A screen with a list: one header line, the list, a preview beside it where there is room, one status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListPanes {
    pub header: Area,
    pub list: Area,
    pub preview: Option<Area>,
    pub status: Area,
}

/// A screen with one column of text in its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReaderPanes {
    pub header: Area,
    pub text: Area,
    pub status: Area,
}

/// A comparison: header, the summary in words, the names of the two sides, the texts, the strip of glyphs with the
/// counts, the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ComparePanes {
    pub summary: Area,
    pub headings: Area,
    pub body: Area,
    /// The two columns of text (in the interleaved and one-side views `left` is the one column and `right` is empty).
    pub left: Area,
    pub right: Area,
    /// Where a row's glyph stands, between the columns (interleaved: before the text).
    pub gutter: Area,
    /// Where what only one side has, or figures that differ, is noted; empty where there is no room.
    pub margin: Area,
    pub counts: Area,
    pub status: Area,
}
