//! The paragraph under the reader's cursor: what is copied, noted and exported.

use super::reader;
use crate::app::kept::anchor;
use crate::app::layout::{ReaderLayout, ReaderLine};
use crate::app::motion::Motion;
use crate::app::state::{Reader, State};
use std::ops::Range;

/// The lines a paragraph stands on, without its notes.
pub(super) fn lines(layout: &ReaderLayout, paragraph: usize) -> Range<usize> {
    let is = |line: &ReaderLine| matches!(line, ReaderLine::Text { paragraph: other, .. } if *other == paragraph);
    let Some(start) = layout.lines.iter().position(is) else {
        return 0..0;
    };
    let rest = layout.lines.get(start..).unwrap_or_default();
    start..start + rest.iter().take_while(|line| is(line)).count()
}

/// A cursor out of sight goes to the nearest paragraph in sight.
pub(super) fn keep_in_sight(reader: &mut Reader, height: usize) {
    let seen = reader.top..reader.top + height.max(1);
    let here = lines(&reader.layout, reader.passage);
    if here.start < seen.end && here.end > seen.start {
        return;
    }
    let last = reader.layout.lines.len();
    let shown = reader.layout.lines.get(seen.start.min(last)..seen.end.min(last));
    let mut shown = shown.unwrap_or_default().iter().filter_map(|line| match line {
        ReaderLine::Text { paragraph, span, .. } => Some((*paragraph, span.start == 0)),
        _ => None,
    });
    let found = if here.end <= seen.start {
        // One that begins here, rather than the rest of one.
        let whole = shown.clone().find(|(_, begins)| *begins);
        whole.or_else(|| shown.next())
    } else {
        shown.next_back()
    };
    reader.passage = found.map_or(reader.passage, |(paragraph, _)| paragraph);
}

/// Puts the cursor on a paragraph and brings all of it on the screen, or its beginning where it is taller.
pub(super) fn reveal(reader: &mut Reader, paragraph: usize, height: usize) {
    let span = lines(&reader.layout, paragraph);
    if span.is_empty() {
        return;
    }
    reader.passage = paragraph;
    let height = height.max(1);
    let top = if span.start < reader.top || span.len() > height {
        span.start
    } else if span.end > reader.top + height {
        span.end - height
    } else {
        return;
    };
    let top = top.min(reader::last_top(reader, height));
    reader::put(reader, top);
}

/// Goes to another paragraph.
pub(super) fn step(state: &mut State, by: isize) {
    let height = reader::height(state);
    let Some(reader) = reader::reader(state) else {
        return;
    };
    let all = reader.article.as_ref().map_or(0, |article| article.paragraphs.len());
    let to = reader.passage.saturating_add_signed(by).min(all.saturating_sub(1));
    if to == reader.passage {
        let what = if by > 0 { "last" } else { "first" };
        return state.say(format!("This is the {what} paragraph"));
    }
    reveal(reader, to, height);
}

/// Where there is no more to scroll the cursor moves, and to the ends it leads.
pub(super) fn follow(reader: &mut Reader, motion: Motion, scrolled: bool) {
    let last = reader
        .article
        .as_ref()
        .map_or(0, |article| article.paragraphs.len().saturating_sub(1));
    reader.passage = match motion {
        Motion::To(0) => 0,
        Motion::End => last,
        Motion::Lines(by) if !scrolled => reader.passage.saturating_add_signed(by),
        Motion::HalfPages(by) | Motion::Pages(by) if !scrolled => {
            if by < 0 {
                0
            } else {
                last
            }
        }
        _ => reader.passage,
    }
    .min(last);
}

/// Goes to the passage of the note, or to the place, the article was opened at, now that it is laid out.
pub(super) fn arrive(reader: &mut Reader, height: usize) {
    let bound = reader.bound.take();
    let noted = reader.going.take();
    let article = reader.article.as_ref();
    let found = noted
        .zip(article)
        .and_then(|(noted, article)| anchor::paragraph(&article.paragraphs, &noted))
        .map(|paragraph| (paragraph, 0));
    let Some((paragraph, byte)) = bound.or(found) else {
        return;
    };
    let with_some_before = |reader: &mut Reader, line: usize| {
        let top = line.saturating_sub(height / 3).min(reader::last_top(reader, height));
        reader::put(reader, top);
    };
    let start = lines(&reader.layout, paragraph).start;
    with_some_before(reader, start);
    reveal(reader, paragraph, height);
    // Of a paragraph that is taller than the screen, the line of the place.
    let line = reader::line_of(&reader.layout, paragraph, byte).unwrap_or(start);
    if !(reader.top..reader.top + height.max(1)).contains(&line) {
        with_some_before(reader, line);
    }
}
