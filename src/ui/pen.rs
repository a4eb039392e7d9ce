//! Writes into the cells of a frame: clipped to an area, measured in cells, never outside the buffer.

use crate::app::geometry::Area;
use crate::app::theme::Glyphs;
pub use crate::text::width::cut;
use crate::text::width::{grapheme, graphemes, truncate, width};
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use std::num::NonZeroU16;

/// Stands for what was cut off.
pub const ELLIPSIS: &str = "…";

/// Draws into a frame's buffer.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
}

impl<'a> Pen<'a> {
    pub fn new(buffer: &'a mut Buffer) -> Self {
        Pen { buffer }
    }

    /// Writes `text` from column `dx` of line `dy` of `area`, as much as fits there; answers the column behind it.
    pub fn text(&mut self, area: Area, dx: u16, dy: u16, text: &str, style: Style) -> u16 {
        self.styled(area, dx, dy, text, |_| style)
    }

    /// The same with a style for every cluster, asked for by its first byte in `text`.
    pub fn styled(&mut self, area: Area, dx: u16, dy: u16, text: &str, style: impl Fn(usize) -> Style) -> u16 {
        let mut dx = dx;
        if dy >= area.height {
            return dx;
        }
        let mut at = 0;
        for cluster in graphemes(text) {
            let cells = u16::try_from(grapheme(cluster)).unwrap_or(u16::MAX);
            let start = at;
            at += cluster.len();
            if cells == 0 {
                continue;
            }
            let Some(end) = dx.checked_add(cells).filter(|&end| end <= area.width) else {
                break;
            };
            self.cluster(
                area.x.saturating_add(dx),
                area.y.saturating_add(dy),
                cluster,
                cells,
                style(start),
            );
            dx = end;
        }
        dx
    }

    /// One cluster at a cell of the buffer, unless it would reach outside.
    fn cluster(&mut self, x: u16, y: u16, cluster: &str, cells: u16, style: Style) {
        let last = x.saturating_add(cells - 1);
        if self.buffer.cell((last, y)).is_none() {
            return;
        }
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            // Nothing of what stood here before shines through.
            cell.reset();
            cell.set_symbol(cluster).set_style(style);
        }
        // What a wide cluster covers must hold nothing of its own.
        for covered in x + 1..=last {
            if let Some(cell) = self.buffer.cell_mut((covered, y)) {
                cell.reset();
            }
        }
    }

    /// Writes spans one after the other; what does not fit is cut with `…`. Answers the column behind.
    pub fn line(&mut self, area: Area, dx: u16, dy: u16, line: &Line<'_>) -> u16 {
        let room = usize::from(area.width.saturating_sub(dx));
        let mut dx = dx;
        let mut left = room;
        let mut wanted: usize = line.spans.iter().map(|span| width(&span.content)).sum();
        for span in &line.spans {
            let style = line.style.patch(span.style);
            let cells = width(&span.content);
            if wanted > left && cells + 1 > left {
                let shown = truncate(&span.content, left.saturating_sub(1));
                dx = self.text(area, dx, dy, shown, style);
                return self.text(area, dx, dy, ELLIPSIS, style);
            }
            dx = self.text(area, dx, dy, &span.content, style);
            left = left.saturating_sub(cells);
            wanted -= cells;
        }
        dx
    }

    /// Writes spans so that they end at the right edge of `area`; answers the column they begin at. What does not fit
    /// is cut with `…`.
    pub fn line_right(&mut self, area: Area, dy: u16, line: &Line<'_>) -> u16 {
        let cells = u16::try_from(line_width(line)).unwrap_or(u16::MAX);
        let dx = area.width.saturating_sub(cells);
        self.line(area, dx, dy, line);
        dx
    }

    /// Lets everything in an area step back behind what is drawn over it.
    pub fn fade(&mut self, area: Area, style: Style) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    let symbol = cell.symbol().to_owned();
                    cell.reset();
                    cell.set_symbol(&symbol).set_style(style);
                }
            }
        }
    }

    /// Shows an area as selected.
    pub fn invert(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.set_style(Style::new().add_modifier(Modifier::REVERSED));
                }
            }
        }
    }

    /// Makes an area a link, in one line of cells: OSC 8, each cell for itself, as they may be drawn apart. The address must be
    /// clean ([`crate::app::links::web`]).
    pub fn link(&mut self, area: Area, address: &str) {
        for x in area.x..area.right() {
            if let Some(cell) = self.buffer.cell_mut((x, area.y))
                && let Some(cells) = NonZeroU16::new(cell.symbol().cell_width())
            {
                let symbol = format!("\x1b]8;id=p;{address}\x1b\\{}\x1b]8;;\x1b\\", cell.symbol());
                cell.set_symbol(&symbol)
                    .set_diff_option(CellDiffOption::ForcedWidth(cells));
            }
        }
    }

    /// Gives every cell that has the terminal's own colours those of a theme.
    pub fn paint(&mut self, (text, ground): (Color, Color)) {
        for cell in &mut self.buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = text;
            }
            if cell.bg == Color::Reset {
                cell.bg = ground;
            }
        }
    }

    /// Puts the signs of a set in the place of those drawn.
    pub fn lay_glyphs(&mut self, glyphs: Glyphs) {
        super::glyphs::lay(self.buffer, glyphs);
    }

    /// Empties an area, and half a wide cluster that would reach into it.
    pub fn clear(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            if let Some(before) = area.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)))
                && before.symbol().cell_width() > 1
            {
                before.set_symbol(" ");
            }
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }
}

/// Cells the spans of a line take.
pub fn line_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}
/// `text` in exactly `cells` cells: cut, or filled up with spaces.
pub fn fit(text: &str, cells: usize) -> String {
    let mut shown = cut(text, cells);
    let missing = cells.saturating_sub(width(&shown));
    shown.extend(std::iter::repeat_n(' ', missing));
    shown
}

/// A part of an area: from `dx` and `dy`, as wide and high as asked for but never reaching outside.
pub fn part(area: Area, dx: u16, dy: u16, width: u16, height: u16) -> Area {
    let dx = dx.min(area.width);
    let dy = dy.min(area.height);
    Area {
        x: area.x.saturating_add(dx),
        y: area.y.saturating_add(dy),
        width: width.min(area.width - dx),
        height: height.min(area.height - dy),
    }
}

/// A span that owns or borrows its text.
pub fn span<'a>(text: impl Into<std::borrow::Cow<'a, str>>, style: Style) -> Span<'a> {
    Span::styled(text, style)
}

/// The same style in bold.
pub fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    fn area(x: u16, y: u16, width: u16, height: u16) -> Area {
        Area { x, y, width, height }
    }

    fn row(buffer: &Buffer, y: u16) -> String {
        (0..buffer.area.width)
            .filter_map(|x| buffer.cell((x, y)))
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    }

    #[test]
    fn a_line_is_cut_where_its_area_ends_and_says_so() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let mut pen = Pen::new(&mut buffer);
        let line = Line::from(vec![span("two ", Style::new()), span("columns and more", Style::new())]);
        assert_eq!(pen.line(area(1, 0, 9, 1), 0, 0, &line), 9);
        assert_eq!(row(&buffer, 0), " two colu…  ");
    }

    #[test]
    fn a_line_that_just_fits_is_whole() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        let line = Line::from(vec![span("two ", Style::new()), span("bits", Style::new())]);
        Pen::new(&mut buffer).line(area(0, 0, 8, 1), 0, 0, &line);
        assert_eq!(row(&buffer, 0), "two bits");
    }

    #[test]
    fn half_a_wide_cluster_is_never_left_beside_what_was_cleared() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let mut pen = Pen::new(&mut buffer);
        pen.text(area(0, 0, 6, 1), 0, 0, "橋は閉", Style::new());
        pen.clear(area(3, 0, 3, 1));
        assert_eq!(buffer.cell((2, 0)).map(ratatui::buffer::Cell::symbol), Some(" "));
    }

    #[test]
    fn a_text_is_fitted_by_the_cells_it_takes() {
        assert_eq!(fit("橋は閉鎖", 5), "橋は…");
        assert_eq!(fit("ab", 4), "ab  ");
        assert_eq!(cut("ab cd", 4), "ab…");
        assert_eq!(cut("abc", 0), "");
    }

    proptest! {
        #[test]
        fn nothing_leaves_its_area(text in "[ -~橋é👩\u{200d}\u{301}\u{5d0}\u{1b}\t]{0,40}", x in 0u16..12, y in 0u16..4,
                                   wide in 0u16..12, high in 0u16..3, dx in 0u16..14, dy in 0u16..4) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
            let place = area(x, y, wide, high);
            Pen::new(&mut buffer).line(place, dx, dy, &Line::from(vec![span(text.as_str(), Style::new().add_modifier(Modifier::BOLD))]));
            for (at, cell) in buffer.content.iter().enumerate() {
                let (column, line) = (at as u16 % 10, at as u16 / 10);
                let inside = column >= place.x && column < place.right() && line >= place.y && line < place.bottom();
                prop_assert!(inside || cell.symbol() == " ");
                prop_assert!(!cell.symbol().contains(char::is_control));
                prop_assert!(column as usize + cell.symbol().cell_width() as usize <= 10);
            }
        }
    }
}
