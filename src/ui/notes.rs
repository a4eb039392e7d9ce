//! What is said beside a passage: who alone has it, which figures disagree, what was cut, how the order differs.

use super::palette::Palette;
use super::passages::{Passages, side_name};
use super::pen::span;
use super::phrase::{number, ordinal};
use crate::compare::{Alignment, FigureStatus, QuoteStatus, Side};
use ratatui::text::Span;
use rustc_hash::FxHashMap;

/// A note in pieces of text with their style.
pub type Note = Vec<Span<'static>>;

/// The notes of every row that has any.
pub fn notes(passages: &Passages<'_>, palette: &Palette) -> FxHashMap<usize, Vec<Note>> {
    let collation = passages.collation;
    let mut notes: FxHashMap<usize, Vec<Note>> = FxHashMap::default();
    let mut before = None;
    for row in 0..collation.rows.len() {
        let silence = passages.silence(row);
        // A run of passages the other side is silent on says so once.
        if let Some(side) = silence
            && silence != before
        {
            notes.entry(row).or_default().push(only(passages, palette, side));
        }
        before = silence;
    }
    for figure in &collation.figures {
        if let (FigureStatus::Conflict, Some(left), Some(right)) =
            (figure.status, &figure.mentions.left, &figure.mentions.right)
            && let Some(row) = passages.row_of(Side::Left, left.sentence)
        {
            notes.entry(row).or_default().push(vec![
                span(left.text.clone(), palette.only[Side::Left]),
                span(" / ", palette.dim),
                span(right.text.clone(), palette.only[Side::Right]),
            ]);
        }
    }
    for quote in &collation.quotes {
        let said = match quote.status {
            QuoteStatus::Trimmed if quote.cut.is_empty() => "quotation cut".to_owned(),
            QuoteStatus::Trimmed => format!("cut: {}", quote.cut.join(" … ")),
            QuoteStatus::Altered => "quotation altered".to_owned(),
            _ => continue,
        };
        let row = Side::BOTH.into_iter().find_map(|side| {
            let mention = quote.mentions[side].as_ref()?;
            passages.row_of(side, mention.sentence)
        });
        if let Some(row) = row {
            notes.entry(row).or_default().push(vec![span(said, palette.dim)]);
        }
    }
    for row in 0..collation.rows.len() {
        // Its partner stands level with a closer one: say where.
        if let Some((side, sentence)) = partner_elsewhere(passages, row)
            && let Some(there) = passages.row_of(side, sentence)
        {
            let name = side_name(collation, side);
            notes.entry(row).or_default().push(vec![
                span("like ", palette.dim),
                span(name.to_owned(), palette.only[side]),
                span(format!(" in passage {}", number(there + 1)), palette.dim),
            ]);
            continue;
        }
        if let Some((at, _)) = passages.alignments(row).find(|(_, alignment)| alignment.moved)
            && let Some(order) = passages.order.get(at)
        {
            notes.entry(row).or_default().push(vec![
                span("told ", palette.dim),
                span(format!("{} left", ordinal(order.left)), palette.only[Side::Left]),
                span(", ", palette.dim),
                span(format!("{} right", ordinal(order.right)), palette.only[Side::Right]),
            ]);
        }
    }
    notes
}

/// The side that is empty in a row though the row is linked, and the sentence it is linked to.
fn partner_elsewhere(passages: &Passages<'_>, row: usize) -> Option<(Side, usize)> {
    let sentences = &passages.collation.rows.get(row)?.sentences;
    let side = Side::BOTH.into_iter().find(|&side| sentences[side].is_empty())?;
    let (_, alignment) = passages.alignments(row).next()?;
    Some((side, *alignment.sentences[side].first()?))
}

fn only(passages: &Passages<'_>, palette: &Palette, side: Side) -> Note {
    let name = side_name(passages.collation, side);
    let said = match passages.collation.tellings[side].outlet {
        Some(_) => "only in ",
        None => "only on the ",
    };
    vec![span(said, palette.dim), span(name.to_owned(), palette.only[side])]
}

/// The figures that disagree within one alignment, as the reader would say it.
pub fn figures(passages: &Passages<'_>, alignment: &Alignment) -> Vec<(String, String)> {
    let within = |side: Side, sentence: usize| alignment.sentences[side].contains(&sentence);
    let conflicts = passages
        .collation
        .figures
        .iter()
        .filter(|figure| figure.status == FigureStatus::Conflict);
    conflicts
        .filter_map(|figure| Some((figure.mentions.left.as_ref()?, figure.mentions.right.as_ref()?)))
        .filter(|(left, right)| within(Side::Left, left.sentence) && within(Side::Right, right.sentence))
        .map(|(left, right)| (left.text.clone(), right.text.clone()))
        .collect()
}
