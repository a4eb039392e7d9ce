//! Which cells of the screen belong to what, from its size alone; the ui draws there, and moving by pages counts from it.

use super::list::{Kind, List};
use super::state::View;

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
    /// What the list is narrowed by; empty where there is no line to spare.
    pub chips: Area,
    pub list: Area,
    pub preview: Option<Area>,
    /// A line for whoever is new here, above the status line; mostly empty.
    pub hint: Area,
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

/// Columns a screen needs before a preview stands beside a list.
pub const PREVIEW_FROM: u16 = 100;
/// Columns a screen needs before two texts stand side by side.
pub const COLUMNS_FROM: u16 = 90;
/// Columns from which the summary in words mostly stands on one line.
const ONE_LINE_FROM: u16 = 160;
/// Lines from which a screen has one to spare for a long summary.
const HIGH_FROM: u16 = 36;
/// Lines and columns from which a screen has a line to spare for whoever is new here.
const HINT_FROM: (u16, u16) = (24, 60);
/// Columns from which the numbers of passages have a place before two texts side by side.
const NUMBERS_FROM: u16 = 120;
/// The widest column of running text in a comparison or a preview.
pub const WIDEST_TEXT: u16 = 78;
const WIDEST_LIST: u16 = 120;
const WIDEST_PREVIEW: u16 = 84;
/// Cells kept for notes beside a comparison.
const MARGIN: u16 = 24;
/// The narrowest text beside which a note is worth its room.
const TEXT_BESIDE_MARGIN: u16 = 54;

impl Area {
    const fn new(x: u16, y: u16, width: u16, height: u16) -> Area {
        Area { x, y, width, height }
    }

    /// The cell right of the last one.
    pub fn right(&self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// The line below the last one.
    pub fn bottom(&self) -> u16 {
        self.y.saturating_add(self.height)
    }
}

/// Takes lines off a screen from its top and its bottom.
struct Rest {
    columns: u16,
    top: u16,
    bottom: u16,
}

impl Rest {
    fn new(columns: u16, rows: u16) -> Rest {
        Rest {
            columns,
            top: 0,
            bottom: rows,
        }
    }

    fn above(&mut self, lines: u16) -> Area {
        let lines = lines.min(self.bottom - self.top);
        let area = Area::new(0, self.top, self.columns, lines);
        self.top += lines;
        area
    }

    fn below(&mut self, lines: u16) -> Area {
        let lines = lines.min(self.bottom - self.top);
        self.bottom -= lines;
        Area::new(0, self.bottom, self.columns, lines)
    }

    fn left(&self) -> Area {
        Area::new(0, self.top, self.columns, self.bottom - self.top)
    }
}

/// Lines one row of a list takes.
pub fn row_height(list: &List) -> u16 {
    match (list.kind, list.search()) {
        // With a line of the text.
        (_, Some(_)) => 3,
        (Kind::Kept, None) if list.items.iter().any(|item| item.note.is_some()) => 3,
        (Kind::Kept | Kind::Stories | Kind::Articles | Kind::Outlets, None) => 2,
    }
}

/// Where a list, its preview, its header and its status line stand. With `zen` the list has the screen to itself.
pub fn list_panes(columns: u16, rows: u16, zen: bool) -> ListPanes {
    list_panes_with(columns, rows, zen, false)
}

/// The same with a line for whoever is new here, on a screen that has one to spare.
pub fn list_panes_with(columns: u16, rows: u16, zen: bool, hint: bool) -> ListPanes {
    let mut rest = Rest::new(columns, rows);
    let (header, status, chips) = frame(&mut rest, rows, zen);
    let spare = !zen && rows >= HINT_FROM.0 && columns >= HINT_FROM.1;
    let hint = rest.below(u16::from(hint && spare));
    let body = rest.left();
    if zen || columns < PREVIEW_FROM {
        return ListPanes {
            header,
            chips,
            list: body,
            preview: None,
            hint,
            status,
        };
    }
    let list = (columns / 20 * 9)
        .max(columns.saturating_sub(WIDEST_PREVIEW + 4))
        .min(WIDEST_LIST);
    // Three cells between: a rule with air on both sides; one at the edge of the screen.
    let preview = (columns - list - 4).min(WIDEST_PREVIEW);
    ListPanes {
        header,
        chips,
        list: Area { width: list, ..body },
        preview: Some(Area {
            x: list + 3,
            width: preview,
            ..body
        }),
        hint,
        status,
    }
}

/// Header and status line, and a line below the header where there are lines to spare: blank, but for what narrows a list.
fn frame(rest: &mut Rest, rows: u16, zen: bool) -> (Area, Area, Area) {
    if zen {
        return (rest.above(0), rest.below(0), rest.above(0));
    }
    let status = rest.below(u16::from(rows >= 2));
    let header = rest.above(u16::from(rows >= 4));
    let spare = rest.above(u16::from(rows >= 12));
    (header, status, spare)
}

/// Where a reader's text stands: a column of at most `measure` cells in the middle.
pub fn reader_panes(columns: u16, rows: u16, measure: u16, zen: bool) -> ReaderPanes {
    let mut rest = Rest::new(columns, rows);
    let (header, status, _) = frame(&mut rest, rows, zen);
    let body = rest.left();
    let room = if columns > 20 { columns - 2 } else { columns };
    let width = room.min(measure.max(1));
    ReaderPanes {
        header,
        text: Area {
            x: (columns - width) / 2,
            width,
            ..body
        },
        status,
    }
}

/// The view that is drawn when `view` is asked for on a screen so wide.
pub fn view_at(columns: u16, view: View) -> View {
    match view {
        View::Columns if columns < COLUMNS_FROM => View::Interleaved,
        view => view,
    }
}

/// Where the parts of a comparison stand. A `view` the screen is too narrow for is replaced as by [`view_at`].
pub fn compare_panes(columns: u16, rows: u16, view: View, zen: bool) -> ComparePanes {
    let mut rest = Rest::new(columns, rows);
    let [summary, headings, air, counts, status] = match rows {
        _ if zen => [0; 5],
        24.. => [summary_lines(columns, rows, view), 1, 1, 1, 1],
        12..24 => [1, 1, 0, 1, 1],
        7..12 => [0, 1, 0, 0, 1],
        3..7 => [0, 0, 0, 0, 1],
        0..3 => [0; 5],
    };
    let status = rest.below(status);
    let counts = rest.below(counts);
    let summary = rest.above(summary);
    let headings = rest.above(headings);
    rest.above(air);
    let body = rest.left();
    let across = match view_at(columns, view) {
        View::Columns => side_by_side(columns),
        View::Interleaved | View::OneSide => one_column(columns),
    };
    let at = |(x, width): (u16, u16)| Area { x, width, ..body };
    ComparePanes {
        summary,
        headings,
        body,
        left: at(across.left),
        right: at(across.right),
        gutter: at(across.gutter),
        margin: at(across.margin),
        counts,
        status,
    }
}

/// Lines of a high screen for the words of a summary, and for the headlines below: side by side they share one.
fn summary_lines(columns: u16, rows: u16, view: View) -> u16 {
    let titles = match view_at(columns, view) {
        View::Columns | View::OneSide => 1,
        View::Interleaved => 2,
    };
    let words = if columns < ONE_LINE_FROM { 2 } else { 1 };
    titles + words + u16::from(rows >= HIGH_FROM)
}

/// Column and width of what stands across a comparison.
#[derive(Default)]
struct Across {
    left: (u16, u16),
    gutter: (u16, u16),
    right: (u16, u16),
    margin: (u16, u16),
}

/// Two cells for the cursor's bar (and two for numbers), a text, the gutter, a text, and notes where both texts stay
/// comfortable.
fn side_by_side(columns: u16) -> Across {
    let lead = if columns < NUMBERS_FROM { 2 } else { 4 };
    let gutter = if columns < 110 { 3 } else { 5 };
    let room = columns.saturating_sub(lead + gutter + 1);
    let beside = room.saturating_sub(MARGIN + 2) / 2;
    let (text, margin) = if beside >= TEXT_BESIDE_MARGIN {
        (beside, MARGIN)
    } else {
        (room / 2, 0)
    };
    let text = text.min(WIDEST_TEXT);
    let used = lead + text * 2 + gutter + if margin > 0 { margin + 2 } else { 0 };
    let left = lead + columns.saturating_sub(used) / 2;
    let right = left + text + gutter;
    Across {
        left: (left, text),
        gutter: (left + text, gutter),
        right: (right, text),
        margin: if margin > 0 { (right + text + 2, margin) } else { (0, 0) },
    }
}

/// Two cells for the cursor's bar, the gutter, one text, and notes where there is room. Very narrow: the text alone.
fn one_column(columns: u16) -> Across {
    let (lead, gutter) = match columns {
        0..12 => (0, 0),
        12..30 => (1, 2),
        30.. => (2, 3),
    };
    let room = columns - lead - gutter - u16::from(columns >= 30);
    let text = room.min(WIDEST_TEXT);
    let margin = if room >= TEXT_BESIDE_MARGIN + MARGIN + 2 {
        MARGIN
    } else {
        0
    };
    let text = if margin > 0 { text.min(room - margin - 2) } else { text };
    let used = lead + gutter + text + if margin > 0 { margin + 2 } else { 0 };
    let from = (columns - used) / 2;
    let left = from + lead + gutter;
    Across {
        left: (left, text),
        gutter: (from + lead, gutter),
        right: (left + text, 0),
        margin: if margin > 0 { (left + text + 2, margin) } else { (0, 0) },
    }
}

/// Where something drawn over a screen stands: a frame with its border, and what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panel {
    pub frame: Area,
    pub content: Area,
}

/// Help, evidence, problems, the chooser: in the middle, with some of the screen left in sight where there is room.
pub fn panel(columns: u16, rows: u16) -> Panel {
    const WIDE: u16 = 92;
    let inset = |size: u16, by: u16, from: u16| if size >= from { by } else { 0 };
    let (aside, above) = (inset(columns, 2, 40), inset(rows, 1, 12));
    // On the widest screens it grows, as far as lines can still be read.
    let width = (columns - 2 * aside).min(WIDE.max(columns / 5 * 3).min(132));
    let frame = Area::new((columns - width) / 2, above, width, rows - 2 * above);
    let (aside, above) = (inset(width, 2, 12), inset(frame.height, 1, 4));
    Panel {
        frame,
        content: Area::new(
            frame.x + aside,
            frame.y + above,
            frame.width - 2 * aside,
            frame.height - 2 * above,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(area: Area, columns: u16, rows: u16) -> bool {
        let empty = area.width == 0 || area.height == 0;
        empty || (area.right() <= columns && area.bottom() <= rows)
    }

    fn apart(one: Area, other: Area) -> bool {
        let empty = |area: Area| area.width == 0 || area.height == 0;
        empty(one)
            || empty(other)
            || one.right() <= other.x
            || other.right() <= one.x
            || one.bottom() <= other.y
            || other.bottom() <= one.y
    }

    fn fit(areas: &[Area], columns: u16, rows: u16) {
        for (number, area) in areas.iter().enumerate() {
            assert!(inside(*area, columns, rows), "{area:?} at {columns} by {rows}");
            for other in &areas[number + 1..] {
                assert!(apart(*area, *other), "{area:?} and {other:?} at {columns} by {rows}");
            }
        }
    }

    #[test]
    fn nothing_reaches_outside_or_over_another_at_any_size() {
        let columns = (0..=260).chain([1000, u16::MAX]);
        for columns in columns {
            for rows in (0..=64).chain([1000, u16::MAX]) {
                for zen in [false, true] {
                    let list = list_panes(columns, rows, zen);
                    let parts = |panes: ListPanes| {
                        let preview = panes.preview.unwrap_or_default();
                        [panes.header, panes.chips, panes.list, preview, panes.hint, panes.status]
                    };
                    fit(&parts(list), columns, rows);
                    let hinted = list_panes_with(columns, rows, zen, true);
                    fit(&parts(hinted), columns, rows);
                    let small = zen || rows < 24 || columns < 60;
                    assert_eq!(hinted.hint.height, u16::from(!small));
                    assert!(!small || hinted == list, "nothing is taken from a small screen");
                    let reader = reader_panes(columns, rows, 72, zen);
                    fit(&[reader.header, reader.text, reader.status], columns, rows);
                    assert!(reader.text.width > 0 || columns == 0);
                    for view in [View::Columns, View::Interleaved, View::OneSide] {
                        let panes = compare_panes(columns, rows, view, zen);
                        let whole = [panes.summary, panes.headings, panes.body, panes.counts, panes.status];
                        fit(&whole, columns, rows);
                        fit(&[panes.left, panes.gutter, panes.right, panes.margin], columns, rows);
                        assert!(panes.left.width > 0 && panes.left.height > 0 || columns == 0 || rows == 0);
                    }
                }
                let panel = panel(columns, rows);
                fit(&[panel.content], columns, rows);
                fit(&[panel.frame], columns, rows);
            }
        }
    }

    #[test]
    fn texts_are_comfortable_at_the_usual_sizes() {
        let narrow = list_panes(80, 24, false);
        assert_eq!((narrow.preview, narrow.list.width, narrow.list.height), (None, 80, 21));
        let usual = list_panes(120, 40, false);
        assert_eq!((usual.list.width, usual.preview.map(|pane| pane.width)), (54, Some(62)));
        for (columns, least) in [(90, 41), (120, 55), (160, 54), (200, 78)] {
            let panes = compare_panes(columns, 40, View::Columns, false);
            assert!(
                (least..=WIDEST_TEXT).contains(&panes.left.width),
                "{columns}: {}",
                panes.left.width
            );
            assert_eq!(panes.left.width, panes.right.width);
            assert!(panes.left.x >= 2, "the cursor's bar has room");
        }
        assert!(compare_panes(200, 60, View::Columns, false).margin.width >= 20);
        assert_eq!(compare_panes(120, 40, View::Columns, false).margin.width, 0);
        assert!(compare_panes(120, 40, View::Interleaved, false).margin.width >= 20);
        let wide = compare_panes(300, 60, View::Columns, false);
        let rest = 300 - wide.margin.right();
        assert!(wide.left.x.abs_diff(rest) <= 3, "in the middle");
        assert_eq!(compare_panes(89, 24, View::Columns, false).right.width, 0);
    }
}
