//! Makes what is on the screen fit together after every message: lines laid out at the width there is, cursors in
//! sight, rows of the newest library asked for, the preview read.

use super::{Effects, apart, compare, find, lists, paragraph, preview, reader, search};
use crate::app::beside;
use crate::app::geometry::{Area, ComparePanes, compare_panes, panel, reader_panes};
use crate::app::layout::{CompareLayout, ReaderLayout, Room, noted_comparison, set_layout};
use crate::app::list::Freshness;
use crate::app::motion::keep_in_sight;
use crate::app::passages;
use crate::app::state::{Comparison, Marks, Overlay, Reader, Screen, State, View};
use crate::app::typeset::Typesetting;
use crate::compare::{Side, Sides};
use crate::corpus::ArticleId;
use std::sync::Arc;

pub(super) fn settle(state: &mut State, effects: &mut Effects) {
    let (columns, rows, measure, zen) = (state.columns, state.rows, state.measure, state.zen);
    match state.screen() {
        Screen::List(_) => {
            settle_list(state, effects);
            preview::settle(state, effects);
        }
        Screen::Reader(_) => {
            let marks = Arc::clone(&state.marks);
            let typesetting = state.typesetting;
            if let Some(reader) = reader::reader(state) {
                let text = reader_panes(columns, rows, measure, zen).text;
                settle_reader(reader, text, typesetting, &marks);
            }
        }
        Screen::Compare(comparison) => {
            let view = state.view_of(comparison);
            let marks = Arc::clone(&state.marks);
            if let Some(comparison) = compare::comparison(state) {
                let panes = compare_panes(columns, rows, view, zen);
                settle_comparison(comparison, view, &panes, &marks);
                if let Some(Sides { left, right }) = read_now(comparison, usize::from(panes.left.height)) {
                    lists::mark_read(state, &left, effects);
                    lists::mark_read(state, &right, effects);
                }
            }
        }
    }
    let content = panel(columns, rows).content;
    if let Some(Overlay::Problems(list)) = &mut state.overlay {
        list.settle(&state.library, usize::from(content.width), usize::from(content.height));
    }
    if let Some(Overlay::Pairs(list)) = &mut state.overlay {
        let page = usize::from(content.height).saturating_sub(1);
        list.cursor = list.cursor.min(list.rows.len().saturating_sub(1));
        list.top = keep_in_sight(list.top, list.cursor, list.rows.len(), page);
    }
    if let Some(Overlay::Chooser(chooser)) = &mut state.overlay {
        let page = usize::from(content.height);
        chooser.cursor = chooser.cursor.min(chooser.candidates.len().saturating_sub(1));
        chooser.top = keep_in_sight(chooser.top, chooser.cursor, chooser.candidates.len(), page);
    }
}

fn settle_list(state: &mut State, effects: &mut Effects) {
    let library = Arc::clone(&state.library);
    let Screen::List(list) = state.screen() else {
        return;
    };
    let height = state.list_panes().list.height;
    // One arrangement at a time while a corpus is being read: the next is asked for when this one has come.
    if list.awaited.is_none() && !(list.freshness == Freshness::Fresh && Arc::ptr_eq(&list.library, &library)) {
        lists::arrange(state, effects);
    }
    if let Some(list) = lists::list(state) {
        list.cursor = list.cursor.min(list.rows.len().saturating_sub(1));
        list.top = list.top_in_sight(height);
    }
    let page = lists::page(state);
    search::settle(state, page, effects);
}

fn settle_reader(reader: &mut Reader, text: Area, typesetting: Typesetting, marks: &Marks) {
    let Some(article) = &reader.article else {
        reader.layout = ReaderLayout::default();
        reader.top = 0;
        return;
    };
    let laid = (reader.layout.width, reader.layout.typesetting);
    if reader.layout.lines.is_empty() || laid != (text.width, typesetting) {
        reader.layout = set_layout(article, text.width, marks, typesetting);
        let place = reader
            .anchor
            .and_then(|(paragraph, byte)| reader::line_of(&reader.layout, paragraph, byte));
        reader.top = place.unwrap_or(0);
        if std::mem::take(&mut reader.seeking) {
            find::first(reader, usize::from(text.height));
        }
        paragraph::arrive(reader, usize::from(text.height));
    }
    reader.top = reader.top.min(reader::last_top(reader, usize::from(text.height)));
    paragraph::keep_in_sight(reader, usize::from(text.height));
}

/// Both articles, where the end of their comparison has come in sight: a glance at the beginning is no reading.
fn read_now(comparison: &mut Comparison, height: usize) -> Option<Sides<ArticleId>> {
    comparison.collation.as_ref().filter(|_| comparison.awaited.is_none())?;
    let lines = comparison.layout.lines.len();
    let ended = lines > 0 && height > 0 && comparison.top + height >= lines;
    if !ended || comparison.read.as_ref() == Some(&comparison.ids) {
        return None;
    }
    comparison.read = Some(comparison.ids.clone());
    comparison.read.clone()
}

fn settle_comparison(comparison: &mut Comparison, view: View, panes: &ComparePanes, marks: &Marks) {
    let height = usize::from(panes.left.height).max(1);
    let Some(collation) = &comparison.collation else {
        comparison.layout = CompareLayout::default();
        comparison.laid = None;
        comparison.top = 0;
        return;
    };
    let focus = if view == View::OneSide {
        comparison.focus
    } else {
        Side::Left
    };
    let room = Room {
        text: panes.left.width,
        margin: panes.margin.width,
    };
    let laid = Some((view, focus, room));
    if view != View::Columns {
        comparison.resting = None;
    }
    if comparison.laid != laid {
        let resting = apart::row(comparison);
        let noted = beside::placed(collation, marks);
        comparison.layout = noted_comparison(collation, view, focus, room, &noted);
        comparison.laid = laid;
        if let Some(row) = passages::nearest(&comparison.layout, comparison.cursor) {
            comparison.cursor = row;
        }
        comparison.top = top(comparison).min(compare::last_top(comparison, height));
        if comparison.anchor.is_none() {
            compare::anchor(comparison);
        }
        apart::rest_on(comparison, resting);
    }
    if let Some(resting) = &mut comparison.resting {
        *resting = (*resting).min(comparison.layout.lines.len().saturating_sub(height));
    }
    comparison.top = comparison.top.min(compare::last_top(comparison, height));
    keep_cursor_in_sight(comparison, height);
}

/// The first line after a new layout: where the passage carried over puts it, else what stood there before.
fn top(comparison: &mut Comparison) -> usize {
    let rows = &comparison.layout.rows;
    if let Some(carry) = comparison.carry.take() {
        let at = rows.get(comparison.cursor).map_or(0, |span| span.start);
        return at.saturating_sub(carry.offset);
    }
    let Some(anchor) = comparison.anchor else {
        // Not yet scrolled: the cursor's row in sight, with what stands before it.
        return rows
            .get(comparison.cursor)
            .map_or(0, |span| span.start.saturating_sub(2));
    };
    let Some(span) = passages::nearest(&comparison.layout, anchor.row).and_then(|row| rows.get(row)) else {
        return 0;
    };
    let lines = comparison.layout.lines.get(span.clone()).unwrap_or_default();
    let within = anchor.place.and_then(|(side, sentence, byte)| {
        lines.iter().rposition(|line| {
            let first = line.pieces[side].first();
            first.is_some_and(|piece| (piece.sentence, piece.span.start) <= (sentence, byte))
        })
    });
    span.start + within.unwrap_or(0)
}

/// A cursor out of sight, or on a row this view does not show, goes to the nearest row on the screen.
fn keep_cursor_in_sight(comparison: &mut Comparison, height: usize) {
    let layout = &comparison.layout;
    let seen = comparison.top..comparison.top + height;
    let span = layout.rows.get(comparison.cursor).cloned().unwrap_or_default();
    if !span.is_empty() && span.start < seen.end && span.end > seen.start {
        return;
    }
    let lines = layout
        .lines
        .get(seen.start..seen.end.min(layout.lines.len()))
        .unwrap_or_default();
    let shown = || lines.iter().filter_map(|line| line.row);
    let whole = lines.iter().find(|line| line.first).and_then(|line| line.row);
    let near = if span.is_empty() || span.end <= seen.start {
        whole.or_else(|| shown().next())
    } else {
        shown().next_back()
    };
    comparison.cursor = near.unwrap_or(0);
}
