//! The corpora opened before, to choose from when none is named; the demo stands last.

use super::command::Command;
use super::key::{Key, KeyCode};
use super::keymap::{Keymap, Meaning};
use super::motion::Motion;
use super::mouse::{Mouse, MouseKind};
use super::{Context, geometry};
use std::sync::Arc;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// What it is called.
    pub name: String,
    /// Where it lies, and when it was opened last.
    pub facts: String,
}

/// The list while one is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recents {
    /// The reader's keys.
    pub keymap: Arc<Keymap>,
    pub rows: Vec<Recent>,
    pub cursor: usize,
    pub top: usize,
    /// Why the one chosen can't be opened.
    pub notice: Option<String>,
    /// Keys of an unfinished sequence.
    pending: Vec<Key>,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Nothing,
    Open(usize),
    Quit,
    Suspend,
}

/// Lines a row takes.
pub const ROW: u16 = 3;

impl Recents {
    pub fn new(rows: Vec<Recent>) -> Recents {
        Recents {
            keymap: Arc::default(),
            rows,
            ..Recents::default()
        }
    }

    /// A key was pressed; the keys are those of lists.
    pub fn press(&mut self, key: Key, (columns, lines): (u16, u16)) -> Choice {
        self.notice = None;
        if key == Key::plain(KeyCode::Esc) && self.pending.is_empty() {
            return Choice::Quit;
        }
        self.pending.push(key);
        let command = match self.keymap.meaning(Context::Stories, &self.pending) {
            Meaning::Beginning => return Choice::Nothing,
            Meaning::Nothing => None,
            Meaning::Command(command) => Some(command),
        };
        self.pending.clear();
        match command {
            Some(Command::Open) if !self.rows.is_empty() => return Choice::Open(self.cursor),
            Some(Command::Leave | Command::Quit) => return Choice::Quit,
            Some(Command::Suspend) => return Choice::Suspend,
            Some(command) => {
                if let Some(motion) = Motion::of(command, None) {
                    let last = self.rows.len().saturating_sub(1);
                    self.cursor = motion.from(self.cursor, last, Self::page(columns, lines));
                }
            }
            None => {}
        }
        Choice::Nothing
    }

    /// The mouse chooses and opens as in lists.
    pub fn point(&mut self, mouse: Mouse, (columns, lines): (u16, u16)) -> Choice {
        let area = geometry::list_panes(columns, lines, false).list;
        let last = self.rows.len().saturating_sub(1);
        match mouse.kind {
            MouseKind::WheelUp => self.cursor = self.cursor.saturating_sub(1),
            MouseKind::WheelDown => self.cursor = (self.cursor + 1).min(last),
            MouseKind::Press | MouseKind::Double => {
                let row = mouse.row.checked_sub(area.y).map(|dy| self.top + usize::from(dy / ROW));
                if let Some(row) = row.filter(|&row| row <= last && mouse.row < area.bottom()) {
                    self.cursor = row;
                    if mouse.kind == MouseKind::Double {
                        return Choice::Open(row);
                    }
                }
            }
            MouseKind::Drag | MouseKind::Release => {}
        }
        Choice::Nothing
    }

    fn page(columns: u16, lines: u16) -> usize {
        usize::from((geometry::list_panes(columns, lines, false).list.height / ROW).max(1))
    }

    /// The cursor is in sight on a screen of this size.
    pub fn settle(&mut self, (columns, lines): (u16, u16)) {
        let page = Self::page(columns, lines);
        self.top = super::motion::keep_in_sight(self.top, self.cursor, self.rows.len(), page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::parse_sequence;

    fn recents() -> Recents {
        let row = |name: &str| Recent {
            name: name.into(),
            facts: format!("/home/{name}"),
        };
        Recents::new(["news", "june", "demo"].map(row).to_vec())
    }

    fn pressed(recents: &mut Recents, keys: &str) -> Choice {
        let keys = keys.split(' ').flat_map(|keys| parse_sequence(keys).unwrap());
        keys.map(|key| recents.press(key, (80, 24))).last().unwrap()
    }

    #[test]
    fn one_is_chosen_as_in_a_list() {
        let mut list = recents();
        assert_eq!(pressed(&mut list, "j Enter"), Choice::Open(1));
        assert_eq!(pressed(&mut list, "G Enter"), Choice::Open(2));
        assert_eq!(pressed(&mut list, "gg l"), Choice::Open(0));
        assert_eq!(pressed(&mut list, "X"), Choice::Nothing);
        for keys in ["q", "Esc", "C-c"] {
            assert_eq!(pressed(&mut list, keys), Choice::Quit);
        }
        let area = geometry::list_panes(80, 24, false).list;
        let mouse = |kind, dy: u16| Mouse {
            kind,
            column: 4,
            row: area.y + dy,
        };
        assert_eq!(list.point(mouse(MouseKind::Press, 4), (80, 24)), Choice::Nothing);
        assert_eq!(list.cursor, 1);
        assert_eq!(list.point(mouse(MouseKind::Double, 6), (80, 24)), Choice::Open(2));
        assert_eq!(list.point(mouse(MouseKind::Double, 12), (80, 24)), Choice::Nothing);
    }

    #[test]
    fn the_cursor_is_in_sight_on_any_screen() {
        let mut list = recents();
        list.rows = list.rows.iter().cycle().take(40).cloned().collect();
        pressed(&mut list, "G");
        for (columns, rows) in [(80, 24), (20, 5), (1, 1), (200, 60)] {
            list.settle((columns, rows));
            assert!(list.top <= list.cursor && list.cursor < list.top + Recents::page(columns, rows));
        }
    }
}
