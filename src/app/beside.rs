//! On which lines of a comparison its notes stand.

use super::layout::{CompareLine, line};
use super::notes::{Note, broken, joined};
use super::state::View;
use crate::compare::Sides;

/// Cells a comparison has for its texts and its notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Of each side's text.
    pub text: u16,
    /// Beside the texts; 0: notes stand below their passage, or where the other side is silent.
    pub margin: u16,
}

/// Sets the notes of a row beside its lines from `start` on, or below them. However many, all of them have a line.
pub(super) fn note(
    lines: &mut Vec<CompareLine>,
    (start, row): (usize, usize),
    notes: &[Note],
    (room, view): (Room, View),
    silent: bool,
) {
    if notes.is_empty() {
        return;
    }
    let beside: Vec<Note> = if room.margin > 0 {
        let cells = usize::from(room.margin);
        notes.iter().flat_map(|note| broken(note, cells)).collect()
    } else {
        broken(&joined(notes), usize::from(room.text))
    };
    // Below the texts, in columns as soon as the right one has ended.
    let ended = lines.get(start..).unwrap_or_default();
    let ended = start
        + match view {
            View::Columns => ended
                .iter()
                .rposition(|line| !line.pieces.right.is_empty())
                .map_or(0, |last| last + 1),
            View::Interleaved | View::OneSide => ended.len(),
        };
    let from = if room.margin > 0 || silent { start } else { ended };
    for (at, said) in (from..).zip(beside) {
        if at >= lines.len() {
            lines.push(line(row, Sides::default()));
        }
        if let Some(line) = lines.get_mut(at) {
            line.note = said;
        }
    }
}
