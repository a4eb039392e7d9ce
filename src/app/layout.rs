//! Which text stands on which line at a given width: plain data, so that moving is decided without a terminal.

pub use super::beside::Room;
use super::beside::{Placed, note};
use super::kept::{Noted, anchor};
use super::notes::{Note, notes};
use super::state::{Marks, View};
use super::typeset::{Set, Typesetting};
use crate::compare::{Collation, Relation, Row, Side, Sides, Telling};
use crate::corpus::Article;
use crate::text::hyphen::Patterns;
use crate::text::width::width as cells;
use crate::text::wrap::wrap;
use std::ops::Range;

/// One line of a reader's text column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderLine {
    /// Bytes of the title.
    Title(Range<usize>),
    /// Outlet, date, byline, agency: drawn by the ui from the head.
    Facts,
    /// The reader's tags, drawn by the ui.
    Tags,
    /// Bytes of a paragraph, and how they are set.
    Text {
        paragraph: usize,
        span: Range<usize>,
        set: Set,
    },
    /// A line of a note below its paragraph: which of [`ReaderLayout::notes`], and bytes of its text.
    Note {
        note: usize,
        span: Range<usize>,
    },
    Blank,
}

/// A note where it stands in a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedNote {
    /// `None`: its passage is not in the text any more.
    pub paragraph: Option<usize>,
    pub text: String,
}

/// Cells the sign before a note takes.
pub const NOTE_SIGN: u16 = 2;

/// A reader's text at one width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReaderLayout {
    /// Columns of text.
    pub width: u16,
    pub lines: Vec<ReaderLine>,
    pub notes: Vec<PlacedNote>,
    /// How it is set.
    pub typesetting: Typesetting,
}

/// A piece of a line of a comparison: bytes of one sentence. Consecutive sentences of a row run on in one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub sentence: usize,
    /// Bytes of the sentence's text.
    pub span: Range<usize>,
    /// Column the piece starts at, from 0, within its side's column.
    pub column: u16,
}

/// One line of the comparison on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareLine {
    /// Index into [`crate::compare::Collation::rows`]; `None`: the blank line between rows.
    pub row: Option<usize>,
    /// The line is the first of its row (the glyph stands here).
    pub first: bool,
    /// What is said on this line beside the texts or below them.
    pub note: Note,
    /// What stands on each side. In the interleaved view one side of a line is always empty.
    pub pieces: Sides<Vec<Piece>>,
}

/// A comparison at one width and view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareLayout {
    /// Columns of each side's text.
    pub width: u16,
    pub lines: Vec<CompareLine>,
    /// For each row of the collation, its lines.
    pub rows: Vec<Range<usize>>,
    /// The sentences with a note of the reader's.
    pub noted: Sides<Vec<usize>>,
}

/// The lines of an article at a width of so many cells: title, facts, paragraphs, blank lines between.
pub fn reader_layout(article: &Article, width: u16) -> ReaderLayout {
    noted_layout(article, width, &Marks::default())
}

/// The same with a line for the reader's tags, and the reader's notes below their paragraphs; those whose passage is gone
/// stand above the text.
pub fn noted_layout(article: &Article, width: u16, marks: &Marks) -> ReaderLayout {
    set_layout(article, width, marks, Typesetting::default())
}

/// The same set as the reader wants it.
pub fn set_layout(article: &Article, width: u16, marks: &Marks, typesetting: Typesetting) -> ReaderLayout {
    let noted = marks.notes_of(&article.head.id);
    let place = |noted: &Noted| match anchor::paragraph(&article.paragraphs, noted) {
        Some(paragraph) => PlacedNote {
            paragraph: Some(paragraph),
            text: noted.text.to_string(),
        },
        None => PlacedNote {
            paragraph: None,
            text: format!("{} – on a passage that is gone: “{}”", noted.text, noted.passage),
        },
    };
    let notes: Vec<PlacedNote> = noted.iter().map(place).collect();
    let below = |paragraph: Option<usize>, lines: &mut Vec<ReaderLine>| {
        let here = notes
            .iter()
            .enumerate()
            .filter(|(_, placed)| placed.paragraph == paragraph);
        for (note, placed) in here {
            let room = usize::from(width.saturating_sub(NOTE_SIGN));
            let spans = wrap(&placed.text, room).into_iter();
            lines.extend(spans.map(|span| ReaderLine::Note { note, span }));
        }
    };
    let columns = usize::from(width);
    let mut lines = Vec::new();
    let title = article.head.title.as_deref().unwrap_or_default();
    lines.extend(wrap(title, columns).into_iter().map(ReaderLine::Title));
    lines.push(ReaderLine::Facts);
    if marks.tags_of(&article.head.id).next().is_some() {
        lines.push(ReaderLine::Tags);
    }
    below(None, &mut lines);
    let language = article.head.language.as_deref().filter(|_| typesetting.hyphenate);
    let patterns = language.and_then(Patterns::of);
    for (paragraph, text) in article.paragraphs.iter().enumerate() {
        // What stands above the text is always parted from it.
        let blank = typesetting.spacing.max(u16::from(paragraph == 0));
        lines.extend((0..blank).map(|_| ReaderLine::Blank));
        let set = typesetting.lines(text, paragraph, width, patterns);
        lines.extend(set.map(|(span, set)| ReaderLine::Text { paragraph, span, set }));
        below(Some(paragraph), &mut lines);
    }
    ReaderLayout {
        width,
        lines,
        notes,
        typesetting,
    }
}

/// The lines of a comparison.
///
/// In columns a row's two sides stand level. Interleaved, the left passage comes first and the right one beneath it;
/// what both say in the same words stands once. One side alone stands in its own order.
pub fn compare_layout(collation: &Collation, view: View, focus: Side, room: Room) -> CompareLayout {
    noted_comparison(collation, view, focus, room, &[])
}

/// The same with the reader's notes before what the program has to say of their passages.
pub fn noted_comparison(
    collation: &Collation,
    view: View,
    focus: Side,
    room: Room,
    placed: &[Placed],
) -> CompareLayout {
    let width = room.text;
    let mut notes = notes(collation, (view == View::OneSide).then_some(focus));
    for placed in placed.iter().rev() {
        if let Some(notes) = notes.get_mut(placed.row) {
            notes.insert(0, placed.note.clone());
        }
    }
    let mut lines = Vec::new();
    let mut rows = vec![0..0; collation.rows.len()];
    for row in order(collation, view, focus) {
        let Some(passage) = collation.rows.get(row) else {
            continue;
        };
        let start = lines.len();
        let mut sides = Sides::from_fn(|side| match view {
            View::OneSide if side != focus => Vec::new(),
            _ => flow(&collation.tellings[side], &passage.sentences[side], width),
        });
        match view {
            View::Columns => {
                let height = sides.left.len().max(sides.right.len());
                sides.left.resize(height, Vec::new());
                sides.right.resize(height, Vec::new());
                for (left, right) in sides.left.into_iter().zip(sides.right) {
                    lines.push(line(row, Sides::new(left, right)));
                }
            }
            View::Interleaved | View::OneSide => {
                let once = view == View::Interleaved && same_words(collation, passage) && !sides.left.is_empty();
                for left in sides.left {
                    lines.push(line(row, Sides::new(left, Vec::new())));
                }
                if !once {
                    for right in sides.right {
                        lines.push(line(row, Sides::new(Vec::new(), right)));
                    }
                }
            }
        }
        if start < lines.len() {
            let silent = view == View::Columns && Side::BOTH.into_iter().any(|side| passage.sentences[side].is_empty());
            let said = notes.get(row).map_or(&[][..], Vec::as_slice);
            note(&mut lines, (start, row), said, (room, view), silent);
        }
        if let Some(first) = lines.get_mut(start) {
            first.first = true;
        }
        if let Some(span) = rows.get_mut(row) {
            *span = start..lines.len();
        }
        if start < lines.len() {
            lines.push(CompareLine::default());
        }
    }
    // The last row has nothing to be parted from.
    lines.pop();
    let noted = Sides::from_fn(|side| {
        let here = placed.iter().filter(|placed| placed.side == side);
        here.map(|placed| placed.sentence).collect()
    });
    CompareLayout {
        width,
        lines,
        rows,
        noted,
    }
}

pub(super) fn line(row: usize, pieces: Sides<Vec<Piece>>) -> CompareLine {
    CompareLine {
        row: Some(row),
        first: false,
        note: Note::new(),
        pieces,
    }
}

/// Rows in the order they stand on the screen.
fn order(collation: &Collation, view: View, focus: Side) -> Vec<usize> {
    let mut order: Vec<usize> = (0..collation.rows.len()).collect();
    if view == View::OneSide {
        order.sort_by_key(|&row| {
            collation
                .rows
                .get(row)
                .and_then(|row| row.sentences[focus].first().copied())
        });
    }
    order
}

/// Whether a row says the same in the same words on both sides.
fn same_words(collation: &Collation, row: &Row) -> bool {
    !row.alignments.is_empty()
        && row.alignments.iter().all(|&alignment| {
            collation
                .alignments
                .get(alignment)
                .is_some_and(|alignment| alignment.relation == Relation::Verbatim && !alignment.differs)
        })
}

/// Lines of pieces: the sentences run on, and a new paragraph of the article begins a new line.
fn flow(telling: &Telling, sentences: &[usize], width: u16) -> Vec<Vec<Piece>> {
    let mut lines = Vec::new();
    let mut text = String::new();
    // Where each sentence of the run begins and ends in `text`.
    let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
    let mut before: Option<usize> = None;
    for &number in sentences {
        let Some(sentence) = telling.sentences.get(number) else {
            continue;
        };
        if let Some(previous) = before.and_then(|number| telling.sentences.get(number)) {
            // What stands elsewhere in the article does not go on here.
            let broken = before.is_some_and(|before| before + 1 != number);
            if broken || previous.paragraph != sentence.paragraph {
                lay(&text, &spans, width, &mut lines);
                text.clear();
                spans.clear();
                if broken {
                    lines.push(Vec::new());
                }
            } else if previous.span.end != sentence.span.start {
                // Scripts without spaces have none between sentences either.
                text.push(' ');
            }
        }
        let start = text.len();
        text.push_str(&sentence.text);
        spans.push((number, start..text.len()));
        before = Some(number);
    }
    lay(&text, &spans, width, &mut lines);
    lines
}

/// Wraps one run and cuts its lines at the sentences' ends.
fn lay(text: &str, spans: &[(usize, Range<usize>)], width: u16, lines: &mut Vec<Vec<Piece>>) {
    let mut from = 0;
    for line in wrap(text, usize::from(width)) {
        while spans.get(from).is_some_and(|(_, span)| span.end <= line.start) {
            from += 1;
        }
        let mut pieces = Vec::new();
        let mut column = 0;
        let mut at = line.start;
        for (sentence, span) in spans.get(from..).unwrap_or_default() {
            if span.start >= line.end {
                break;
            }
            let start = span.start.max(line.start);
            let end = span.end.min(line.end);
            column += cells(text.get(at..start).unwrap_or_default());
            pieces.push(Piece {
                sentence: *sentence,
                span: start - span.start..end - span.start,
                column: u16::try_from(column).unwrap_or(u16::MAX),
            });
            column += cells(text.get(start..end).unwrap_or_default());
            at = end;
        }
        lines.push(pieces);
    }
}

#[cfg(test)]
mod tests;
