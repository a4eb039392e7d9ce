//! The passages of a comparison line by line: the cursor's bar, the sign, the words of both sides, notes.

use super::compare::{column, ribbon};
use super::hits::Hits;
use super::palette::Palette;
use super::passages::{Passages, UNSURE};
use super::pen::span;
use super::scene::Scene;
use crate::app::beside::NOTE;
use crate::app::geometry::{Area, ComparePanes};
use crate::app::layout::{CompareLine, Piece};
use crate::app::notes::{Said, Tone};
use crate::app::state::{Comparison, View};
use crate::compare::Side;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

/// What the lines are drawn from.
pub struct Body<'a> {
    pub panes: &'a ComparePanes,
    pub view: View,
    pub comparison: &'a Comparison,
    pub passages: &'a Passages<'a>,
}

impl Body<'_> {
    /// Draws the lines that are in sight. Unlocked, each side is drawn from a line of its own, and what stands between the
    /// two or beside them belongs to the side that scrolls.
    pub fn draw(&self, scene: &mut Scene<'_>) {
        let focus = self.comparison.focus;
        for dy in 0..self.panes.body.height {
            if let Some((at, line)) = self.line(focus, dy) {
                self.signs(scene, dy, at, line);
            }
            for side in Side::BOTH {
                let Some((_, line)) = self.line(side, dy) else {
                    continue;
                };
                self.bar(scene, dy, side, line);
                self.words(scene, dy, side, line);
                if self.note_side(line).unwrap_or(focus) == side {
                    self.note(scene, dy, line);
                }
            }
        }
    }

    /// The line of a side that is drawn so far below the first one, and its place.
    fn line(&self, side: Side, dy: u16) -> Option<(usize, &CompareLine)> {
        let lines = &self.comparison.layout.lines;
        let top = self.comparison.top_of(side).min(lines.len().saturating_sub(1));
        let at = top + usize::from(dy);
        Some((at, lines.get(at)?))
    }

    /// The cursor's bar: once before both texts, or before each where they scroll apart.
    fn bar(&self, scene: &mut Scene<'_>, dy: u16, side: Side, line: &CompareLine) {
        let (begins, back) = match (self.view, side) {
            (View::Columns, Side::Left) => (self.panes.left.x, 2),
            // Behind the sign.
            (View::Columns, Side::Right) if self.comparison.resting.is_some() => {
                (self.panes.right.x, if self.panes.gutter.width > 3 { 2 } else { 1 })
            }
            (_, Side::Left) => (self.panes.gutter.x, 2),
            (_, Side::Right) => (0, 0),
        };
        if begins > 0 && line.row == Some(self.comparison.cursor) {
            let bar = Area {
                x: begins.saturating_sub(back),
                width: 1,
                ..self.panes.body
            };
            scene.pen.text(bar, 0, dy, "▌", scene.palette.accent);
        }
    }

    /// What stands in the gutter, and the number before.
    fn signs(&self, scene: &mut Scene<'_>, dy: u16, at: usize, line: &CompareLine) {
        let palette = scene.palette;
        let gutter = self.panes.gutter;
        let columns = self.view == View::Columns;
        let begins = if columns { self.panes.left.x } else { gutter.x };
        let Some(row) = line.row else {
            self.number_above(scene, dy, at, begins);
            return;
        };
        // Apart, what stands before the left text is the left one's.
        if line.first && (self.comparison.resting.is_none() || self.comparison.focus == Side::Left) {
            self.number(scene, dy, row, begins.saturating_sub(2));
        }
        let sign = if columns { gutter.width / 2 } else { 0 };
        let side = self.ribboned(line, row);
        if line.first {
            let style = match self.passages.glyph(row) {
                "≠" => palette.differs,
                "=" | UNSURE => palette.dim,
                _ => palette.text,
            };
            scene.pen.text(gutter, sign, dy, self.passages.glyph(row), style);
        }
        if self.passages.moved(row) {
            // Beside the sign where there is room, else below it.
            let beside = match self.view {
                View::Columns => (gutter.width > 3).then(|| sign.saturating_sub(1)),
                _ => (gutter.width > 2 && side.is_none()).then_some(1),
            };
            let first = self.comparison.layout.rows.get(row).map_or(0, |lines| lines.start);
            match beside {
                Some(dx) if line.first => scene.pen.text(gutter, dx, dy, "↕", palette.dim),
                None if at == first + 1 => scene.pen.text(gutter, sign, dy, "↕", palette.dim),
                _ => 0,
            };
        }
        if let Some(side) = side.filter(|_| gutter.width > 1) {
            scene.pen.text(gutter, 1, dy, ribbon(side), palette.only[side]);
        }
    }

    /// The number of a passage before the cursor's bar, where it has the room.
    fn number(&self, scene: &mut Scene<'_>, dy: u16, row: usize, bar: u16) {
        let number = (row + 1).to_string();
        let wide = u16::try_from(number.len()).unwrap_or(u16::MAX);
        if wide <= bar {
            let before = Area {
                x: bar - wide,
                width: wide,
                ..self.panes.body
            };
            scene.pen.text(before, 0, dy, &number, scene.palette.dim);
        }
    }

    /// The same on the blank line above the passage, where before the bar there is no room for the number of all.
    fn number_above(&self, scene: &mut Scene<'_>, dy: u16, at: usize, begins: u16) {
        let next = self.comparison.layout.lines.get(at + 1);
        let Some(row) = next.filter(|next| next.first).and_then(|next| next.row) else {
            return;
        };
        let number = (row + 1).to_string();
        if number.len() > usize::from(begins.saturating_sub(2)) {
            let above = Area {
                x: begins,
                ..self.panes.body
            };
            scene.pen.text(above, 0, dy, &number, scene.palette.dim);
        }
    }

    /// The side a line of the interleaved view belongs to; none where both say its words and they stand there once.
    fn ribboned(&self, line: &CompareLine, row: usize) -> Option<Side> {
        if self.view != View::Interleaved {
            return None;
        }
        let lines = self.comparison.layout.rows.get(row).cloned().unwrap_or_default();
        let lines = self.comparison.layout.lines.get(lines).unwrap_or_default();
        let once = self.passages.relation(row).is_some() && lines.iter().all(|line| line.pieces.right.is_empty());
        Side::BOTH
            .into_iter()
            .find(|&side| !line.pieces[side].is_empty() && !once)
    }

    /// The words of a side.
    fn words(&self, scene: &mut Scene<'_>, dy: u16, side: Side, line: &CompareLine) {
        let area = match self.view {
            View::Columns => column(self.panes, side),
            View::Interleaved | View::OneSide => self.panes.left,
        };
        for piece in &line.pieces[side] {
            let noted = &self.comparison.layout.noted[side];
            if piece.span.start == 0 && noted.contains(&piece.sentence) && area.x > 0 {
                let before = Area {
                    x: area.x - 1,
                    width: 1,
                    ..area
                };
                scene.pen.text(before, 0, dy, NOTE.trim_end(), scene.palette.accent);
            }
            self.piece(scene, area, dy, side, piece);
        }
    }

    fn piece(&self, scene: &mut Scene<'_>, area: Area, dy: u16, side: Side, piece: &Piece) {
        let palette = scene.palette;
        let sentence = self.passages.collation.tellings[side].sentences.get(piece.sentence);
        let text = sentence.and_then(|sentence| sentence.text.get(piece.span.clone()));
        let hits = Hits::within(&self.comparison.find, side, piece.sentence);
        scene
            .pen
            .styled(area, piece.column, dy, text.unwrap_or_default(), |byte| {
                let byte = piece.span.start + byte;
                let under = self
                    .passages
                    .style(&palette, self.comparison, side, piece.sentence, byte);
                hits.style(&palette, byte, under)
            });
    }

    /// The side in whose column the note of a line stands; `None`: in the margin.
    fn note_side(&self, line: &CompareLine) -> Option<Side> {
        if self.panes.margin.width > 0 || self.view != View::Columns {
            return None;
        }
        let row = line.row.and_then(|row| self.passages.collation.rows.get(row));
        let silent = row.and_then(|row| Side::BOTH.into_iter().find(|&side| row.sentences[side].is_empty()));
        Some(silent.unwrap_or(Side::Right))
    }

    /// What is said on a line: in the margin, else where the other side is silent, else below the texts.
    fn note(&self, scene: &mut Scene<'_>, dy: u16, line: &CompareLine) {
        let said = styled(&scene.palette, &line.note);
        let area = match self.note_side(line) {
            Some(side) => column(self.panes, side),
            None if self.panes.margin.width > 0 => self.panes.margin,
            None => self.panes.left,
        };
        scene.pen.line(area, 0, dy, &said);
    }
}

/// How what the reader wrote looks.
pub fn own(palette: &Palette) -> Style {
    palette.accent.add_modifier(Modifier::ITALIC)
}

/// A note in the styles of its tones.
pub fn styled(palette: &Palette, note: &[Said]) -> Line<'static> {
    let spans: Vec<Span<'static>> = note
        .iter()
        .map(|piece| {
            let style = match piece.tone {
                Tone::Quiet => palette.dim,
                Tone::Plain => palette.text,
                Tone::Of(side) => palette.only[side],
                Tone::Own => own(palette),
            };
            span(piece.text.clone(), style)
        })
        .collect();
    Line::from(spans)
}
