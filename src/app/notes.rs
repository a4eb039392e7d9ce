//! What is said beside or below a passage: who alone has it, which figures disagree, what was cut, how the order differs.

use super::index::{Index, article_name, side_name};
use crate::compare::{Collation, FigureStatus, Quote, QuoteStatus, Side};
use crate::text::wrap::wrap;
use std::ops::Range;

/// How a piece of a note is meant; how that looks is the drawing's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Of the note's own words.
    Quiet,
    /// As the texts themselves.
    Plain,
    /// Words, figures or the name of one side.
    Of(Side),
}

/// A piece of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub tone: Tone,
}

/// One note, in pieces.
pub type Note = Vec<Said>;

fn quiet(text: impl Into<String>) -> Said {
    Said {
        text: text.into(),
        tone: Tone::Quiet,
    }
}

fn of(side: Side, text: impl Into<String>) -> Said {
    Said {
        text: text.into(),
        tone: Tone::Of(side),
    }
}

/// The notes of every row, the weightiest first.
pub fn notes(collation: &Collation) -> Vec<Vec<Note>> {
    let index = Index::new(collation);
    let mut notes: Vec<Vec<Note>> = vec![Vec::new(); collation.rows.len()];
    let mut add = |row: Option<usize>, note: Note| {
        if let Some(notes) = row.and_then(|row| notes.get_mut(row))
            && !notes.contains(&note)
        {
            notes.push(note);
        }
    };
    let mut before = None;
    for row in 0..collation.rows.len() {
        let silence = index.silence(row);
        // A run of passages the other side is silent on says so once.
        if let Some(side) = silence
            && silence != before
        {
            add(Some(row), only(collation, side));
        }
        before = silence;
    }
    for figure in &collation.figures {
        if let (FigureStatus::Conflict, Some(left), Some(right)) =
            (figure.status, &figure.mentions.left, &figure.mentions.right)
        {
            add(
                index.row_of(Side::Left, left.sentence),
                vec![
                    quiet("≠ "),
                    of(Side::Left, left.text.clone()),
                    quiet(" / "),
                    of(Side::Right, right.text.clone()),
                ],
            );
        }
    }
    for quote in &collation.quotes {
        if let Some(note) = quotation(collation, quote) {
            let mentions = &quote.mentions;
            let row = Side::BOTH.into_iter().find_map(|side| {
                let mention = mentions[side].as_ref()?;
                index.row_of(side, mention.sentence)
            });
            add(row, note);
        }
    }
    for row in 0..collation.rows.len() {
        // Its partner stands level with a closer one: say where.
        if let Some((side, sentence)) = partner_elsewhere(&index, row)
            && let Some(there) = index.row_of(side, sentence)
        {
            add(
                Some(row),
                vec![
                    quiet("like "),
                    of(side, side_name(collation, side)),
                    quiet(format!(" in passage {}", there + 1)),
                ],
            );
            continue;
        }
        if let Some((at, _)) = index.alignments(row).find(|(_, alignment)| alignment.moved)
            && let Some(order) = index.order.get(at)
        {
            add(
                Some(row),
                vec![
                    quiet("told "),
                    of(Side::Left, format!("{} left", ordinal(order.left))),
                    quiet(", "),
                    of(Side::Right, format!("{} right", ordinal(order.right))),
                ],
            );
        }
    }
    notes
}

/// What became of a quotation that both print, where it is not the same.
fn quotation(collation: &Collation, quote: &Quote) -> Option<Note> {
    match quote.status {
        QuoteStatus::Trimmed if quote.cut.is_empty() => Some(vec![quiet("quotation cut")]),
        QuoteStatus::Trimmed => {
            let words = quote.cut.join(" … ");
            Some(match cutter(quote) {
                Some(side) => vec![
                    quiet("cut by "),
                    of(side, article_name(collation, side)),
                    quiet(": "),
                    of(side.other(), words),
                ],
                None => vec![quiet(format!("cut: {words}"))],
            })
        }
        QuoteStatus::Altered => Some(vec![quiet("quotation altered")]),
        _ => None,
    }
}

/// The side that leaves out what is cut from a quotation: the other one prints it.
pub fn cutter(quote: &Quote) -> Option<Side> {
    let first = quote.cut.first()?;
    let prints = |side: Side| {
        quote.mentions[side]
            .as_ref()
            .is_some_and(|mention| mention.text.contains(first.as_str()))
    };
    match (prints(Side::Left), prints(Side::Right)) {
        (true, false) => Some(Side::Right),
        (false, true) => Some(Side::Left),
        _ => None,
    }
}

/// The side that is empty in a row though the row is linked, and the sentence it is linked to.
fn partner_elsewhere(index: &Index<'_>, row: usize) -> Option<(Side, usize)> {
    let sentences = &index.collation.rows.get(row)?.sentences;
    let side = Side::BOTH.into_iter().find(|&side| sentences[side].is_empty())?;
    let (_, alignment) = index.alignments(row).next()?;
    Some((side, *alignment.sentences[side].first()?))
}

fn only(collation: &Collation, side: Side) -> Note {
    let said = match collation.tellings[side].outlet {
        Some(_) => "only in ",
        None => "only on the ",
    };
    vec![quiet(said), of(side, side_name(collation, side))]
}

/// Notes one after the other as one, set off from the text they follow.
pub fn joined(notes: &[Note]) -> Note {
    let mut pieces = vec![quiet("‹")];
    for (at, note) in notes.iter().enumerate() {
        if at > 0 {
            pieces.push(quiet(" · "));
        }
        pieces.extend(note.iter().cloned());
    }
    pieces.push(quiet("›"));
    pieces
}

/// A note in lines of so many cells, each piece keeping its tone.
pub fn broken(note: &Note, cells: usize) -> Vec<Note> {
    let whole: String = note.iter().map(|piece| piece.text.as_str()).collect();
    let pieces = |line: Range<usize>| {
        let mut at = 0;
        let mut pieces = Note::new();
        for piece in note {
            let from = line.start.clamp(at, at + piece.text.len()) - at;
            let to = line.end.clamp(at, at + piece.text.len()) - at;
            if let Some(part) = piece.text.get(from..to).filter(|part| !part.is_empty()) {
                pieces.push(Said {
                    text: part.to_owned(),
                    tone: piece.tone,
                });
            }
            at += piece.text.len();
        }
        pieces
    };
    wrap(&whole, cells).into_iter().map(pieces).collect()
}

/// `1st`, `2nd`, `11th`.
pub fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_know_the_teens() {
        for (n, text) in [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (22, "22nd"),
            (113, "113th"),
        ] {
            assert_eq!(ordinal(n), text);
        }
    }
}
