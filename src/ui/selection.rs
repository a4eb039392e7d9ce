//! What the mouse has selected, drawn inverted.

use super::compare::column;
use super::pen::part;
use super::scene::Scene;
use crate::app::Screen;
use crate::app::geometry::{compare_panes, reader_panes};
use crate::app::layout::ReaderLine;
use crate::app::state::{Comparison, Reader, View};
use crate::compare::Side;
use crate::text::width::width;

/// Inverts the cells that are selected.
pub fn selection(scene: &mut Scene<'_>) {
    let state = scene.state;
    let Some(selection) = state.selection else {
        return;
    };
    let (area, top, cells): (_, usize, Vec<u16>) = match state.screen() {
        Screen::List(_) => return,
        Screen::Reader(reader) => {
            let area = reader_panes(state.columns, state.rows, state.measure, state.zen).text;
            (area, reader.top, lines_of_reader(reader, area.height))
        }
        Screen::Compare(comparison) => {
            let view = state.view_of(comparison);
            let panes = compare_panes(state.columns, state.rows, view, state.zen);
            let area = match view {
                View::Columns => column(&panes, selection.side),
                View::Interleaved | View::OneSide => panes.left,
            };
            let cells = lines_of_comparison(comparison, selection.side, area.height);
            (area, comparison.top_of(selection.side), cells)
        }
    };
    for (dy, cells) in (0..area.height).zip(cells) {
        let selected = selection.cells(top + usize::from(dy), cells.min(area.width));
        scene
            .pen
            .invert(part(area, selected.start, dy, selected.end - selected.start, 1));
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// How wide the text of each line in sight is.
fn lines_of_reader(reader: &Reader, height: u16) -> Vec<u16> {
    let Some(article) = &reader.article else {
        return Vec::new();
    };
    let lines = reader.layout.lines.iter().skip(reader.top).take(usize::from(height));
    let text = lines.map(|line| match line {
        ReaderLine::Title(span) => {
            let title = article.head.title.as_deref();
            title.and_then(|title| title.get(span.clone())).map(cells)
        }
        ReaderLine::Text { paragraph, span, set } => {
            let text = article.paragraphs.get(*paragraph);
            let text = text.and_then(|text| text.get(span.clone()));
            text.map(|text| set.width(text))
        }
        _ => None,
    });
    text.map(Option::unwrap_or_default).collect()
}

fn lines_of_comparison(comparison: &Comparison, side: Side, height: u16) -> Vec<u16> {
    let Some(collation) = &comparison.collation else {
        return Vec::new();
    };
    let lines = comparison
        .layout
        .lines
        .iter()
        .skip(comparison.top_of(side))
        .take(usize::from(height));
    let width = lines.map(|line| {
        let last = line.pieces[side].last()?;
        let sentence = collation.tellings[side].sentences.get(last.sentence)?;
        let text = sentence.text.get(last.span.clone())?;
        Some(last.column.saturating_add(cells(text)))
    });
    width.map(Option::unwrap_or_default).collect()
}
