//! Days as headings in a list sorted by time, and which rows stand on the screen between them. A heading is no row: the cursor
//! does not stop on it and it is not counted.

use super::geometry::row_height;
use super::library::Library;
use super::list::{Kind, List, Sort};
use jiff::civil::Date;

/// Lines a heading takes.
pub const HEADING: u16 = 1;

/// A day, and the rows that stand under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The first of them.
    pub row: usize,
    /// How many there are.
    pub rows: usize,
    /// `None`: undated.
    pub day: Option<Date>,
}

impl Sort {
    /// Whether rows stand in the order of their days.
    pub fn is_by_time(self) -> bool {
        matches!(self, Sort::Newest | Sort::Oldest)
    }
}

impl Kind {
    /// Whether its rows have days.
    pub fn has_days(self) -> bool {
        matches!(self, Kind::Stories | Kind::Articles)
    }
}

/// The days of rows that are sorted by them: of a story the day it goes by, its last or its first.
pub(super) fn headings(rows: &[u32], library: &Library, kind: Kind, sort: Sort) -> Vec<Heading> {
    if !kind.has_days() || !sort.is_by_time() {
        return Vec::new();
    }
    let day = |&row: &u32| match kind {
        Kind::Stories => {
            let story = library.stories.get(row as usize)?;
            if sort == Sort::Newest { story.last } else { story.first }
        }
        _ => Some(library.heads.get(row as usize)?.published?.day()),
    };
    let mut headings: Vec<Heading> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let day = day(row);
        match headings.last_mut() {
            Some(last) if last.day == day => last.rows += 1,
            _ => headings.push(Heading { row: at, rows: 1, day }),
        }
    }
    headings
}

impl List {
    /// The heading over a row where a list drawn from `top` in so many lines shows it: where its day begins, and at the top.
    pub fn heading_over(&self, row: usize, top: usize, lines: u16) -> Option<&Heading> {
        // Where there is hardly room for a row, rows go first.
        if lines < row_height(self) + 2 * HEADING {
            return None;
        }
        let behind = self.days.partition_point(|heading| heading.row <= row);
        let heading = self.days.get(behind.checked_sub(1)?)?;
        (heading.row == row || row == top).then_some(heading)
    }

    /// How many rows stand whole in so many lines from the row `top` on; never 0, so that a cursor always has a place.
    pub fn rows_from(&self, top: usize, lines: u16) -> usize {
        let high = row_height(self);
        if self.days.is_empty() {
            return usize::from((lines / high).max(1));
        }
        let mut taken = 0_u32;
        let fits = |row: &usize| {
            taken += u32::from(high + self.heading_over(*row, top, lines).map_or(0, |_| HEADING));
            taken <= u32::from(lines)
        };
        // Below the last row there is room for others.
        (top..top + usize::from(lines)).take_while(fits).count().max(1)
    }

    /// The greatest first row with which the list still fills so many lines.
    pub fn last_top(&self, lines: u16) -> usize {
        let len = self.rows.len();
        let mut top = len.saturating_sub(usize::from((lines / row_height(self)).max(1)));
        while top + 1 < len && top + self.rows_from(top, lines) < len {
            top += 1;
        }
        top
    }

    /// The first row to draw in so many lines so that the cursor is among them, moved as little as can be.
    pub fn top_in_sight(&self, lines: u16) -> usize {
        let cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        let most = usize::from((lines / row_height(self)).max(1));
        let mut top = self.top.clamp((cursor + 1).saturating_sub(most), cursor);
        while top < cursor && top + self.rows_from(top, lines) <= cursor {
            top += 1;
        }
        top.min(self.last_top(lines))
    }

    /// The row that stands so many lines below the list's first, where it is drawn in so many; none on a heading.
    pub fn row_at(&self, line: u16, lines: u16) -> Option<usize> {
        let (line, mut begins) = (u32::from(line), 0);
        for row in self.top..self.rows.len() {
            if self.heading_over(row, self.top, lines).is_some() {
                begins += u32::from(HEADING);
            }
            if line < begins {
                return None;
            }
            begins += u32::from(row_height(self));
            if line < begins {
                return Some(row);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
