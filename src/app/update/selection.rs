//! What was selected with the mouse, as the articles have it.

use super::{Effects, copy};
use crate::app::layout::ReaderLine;
use crate::app::mouse::{Selection, Spot};
use crate::app::state::{Comparison, Reader, Screen, State};
use crate::app::typeset::Set;
use std::ops::Range;

/// The button was let go: what is selected is copied; of a mere press nothing stays.
pub(super) fn release(state: &mut State, effects: &mut Effects) {
    let Some(mut selection) = state.selection.take() else {
        return;
    };
    if !selection.is_any() {
        return;
    }
    selection.held = false;
    state.selection = Some(selection);
    let text = match state.screen() {
        Screen::List(_) => None,
        Screen::Reader(reader) => in_reader(reader, &selection),
        Screen::Compare(comparison) => in_comparison(comparison, &selection),
    };
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => copy::text(state, text, effects),
        None => state.selection = None,
    }
}

/// A selection is dropped where what it was made on is not on the screen any more.
pub(super) fn settle(state: &mut State) {
    let here = match state.screen() {
        Screen::List(_) => None,
        Screen::Reader(reader) => Some((reader.layout.lines.len(), reader.layout.width)),
        Screen::Compare(comparison) => Some((comparison.layout.lines.len(), comparison.layout.width)),
    };
    let here = here.map(|(lines, width)| (state.screens.len(), lines, width));
    if state.selection.is_some_and(|selection| Some(selection.of) != here) {
        state.selection = None;
    }
}

/// The bytes of the text of a line that are selected.
fn selected(selection: &Selection, line: usize, text: &str, set: Set) -> Range<usize> {
    let (first, last) = selection.ends();
    let on = |spot: Spot| spot.line == line;
    let from = if on(first) {
        set.byte(text, first.column, false)
    } else {
        0
    };
    let to = if on(last) {
        set.byte(text, last.column, true)
    } else {
        text.len()
    };
    from.min(to)..to
}

/// The lines a selection reaches over.
fn lines(selection: &Selection) -> std::ops::RangeInclusive<usize> {
    let (first, last) = selection.ends();
    first.line..=last.line
}

/// Joins runs of bytes of numbered texts: what goes on in one text is one run of it, with all that stands between.
fn joined<'a>(
    runs: impl Iterator<Item = (usize, Range<usize>)>,
    text: impl Fn(usize) -> &'a str,
    apart: &str,
) -> String {
    let mut whole: Vec<(usize, Range<usize>)> = Vec::new();
    for (unit, run) in runs.filter(|(_, run)| !run.is_empty()) {
        match whole.last_mut() {
            Some((before, span)) if *before == unit => span.end = span.end.max(run.end),
            _ => whole.push((unit, run)),
        }
    }
    let texts = whole.into_iter().filter_map(|(unit, run)| text(unit).get(run));
    texts.map(str::trim).collect::<Vec<_>>().join(apart)
}

fn in_reader(reader: &Reader, selection: &Selection) -> Option<String> {
    let article = reader.article.as_ref()?;
    let text = |paragraph: usize| article.paragraphs.get(paragraph).map_or("", String::as_str);
    let title = article.head.title.as_deref().unwrap_or_default();
    // The title is the text before the first paragraph.
    let runs = lines(selection).filter_map(|line| match reader.layout.lines.get(line)? {
        ReaderLine::Title(span) => {
            let run = selected(selection, line, title.get(span.clone())?, Set::default());
            Some((0, span.start + run.start..span.start + run.end))
        }
        ReaderLine::Text { paragraph, span, set } => {
            let run = selected(selection, line, text(*paragraph).get(span.clone())?, *set);
            Some((paragraph + 1, span.start + run.start..span.start + run.end))
        }
        _ => None,
    });
    let unit = |unit: usize| unit.checked_sub(1).map_or(title, text);
    Some(joined(runs, unit, "\n\n"))
}

fn in_comparison(comparison: &Comparison, selection: &Selection) -> Option<String> {
    let collation = comparison.collation.as_ref()?;
    let telling = &collation.tellings[selection.side];
    let text = |sentence: usize| telling.sentences.get(sentence).map_or("", |it| it.text.as_str());
    let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
    for line in lines(selection) {
        let pieces = &comparison.layout.lines.get(line)?.pieces[selection.side];
        for piece in pieces {
            let (first, last) = selection.ends();
            let shown = text(piece.sentence).get(piece.span.clone()).unwrap_or_default();
            let within = |spot: Spot| spot.column.checked_sub(piece.column);
            // Of a piece before the first cell nothing is selected, of one behind the last neither.
            let from = match within(first).filter(|_| first.line == line) {
                Some(column) => Set::default().byte(shown, column, false),
                None => 0,
            };
            let to = match (last.line == line, within(last)) {
                (true, Some(column)) => Set::default().byte(shown, column, true),
                (true, None) => 0,
                (false, _) => shown.len(),
            };
            if from < to {
                runs.push((piece.sentence, piece.span.start + from..piece.span.start + to));
            }
        }
    }
    Some(joined(runs.into_iter(), text, " "))
}
