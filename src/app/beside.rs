//! On which lines of a comparison its notes stand.

use super::kept::anchor;
use super::layout::{CompareLine, line};
use super::notes::{Note, Said, Tone, broken, joined};
use super::state::{Marks, View};
use crate::compare::{Collation, Side, Sides};

/// Cells a comparison has for its texts and its notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Of each side's text.
    pub text: u16,
    /// Beside the texts; 0: notes stand below their passage, or where the other side is silent.
    pub margin: u16,
}

/// A note of the reader's where it stands in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub side: Side,
    pub sentence: usize,
    pub row: usize,
    pub note: Note,
}

/// Where the reader's notes on both articles stand; a passage that is gone has none.
pub fn placed(collation: &Collation, marks: &Marks) -> Vec<Placed> {
    let mut placed = Vec::new();
    for side in Side::BOTH {
        let telling = &collation.tellings[side];
        for noted in marks.notes_of(&telling.id) {
            let sentence = anchor::sentence(telling, noted);
            let row = sentence.and_then(|sentence| {
                let mut rows = collation.rows.iter();
                rows.position(|row| row.sentences[side].contains(&sentence))
            });
            if let (Some(sentence), Some(row)) = (sentence, row) {
                placed.push(Placed {
                    side,
                    sentence,
                    row,
                    note: vec![own(NOTE), own(noted.text.to_string())],
                });
            }
        }
    }
    placed
}

/// The sign before a note of the reader's.
pub const NOTE: &str = "✎ ";

fn own(text: impl Into<String>) -> Said {
    Said {
        text: text.into(),
        tone: Tone::Own,
    }
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
