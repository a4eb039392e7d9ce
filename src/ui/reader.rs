//! One article: a column of comfortable width in the middle of the screen.

use super::body::own;
use super::hits::Hits;
use super::pen::{bold, line_width, part, span};
use super::preview::facts;
use super::rows::tags;
use super::scene::Scene;
use crate::app::Screen;
use crate::app::beside::NOTE;
use crate::app::geometry::{Area, reader_panes};
use crate::app::layout::{NOTE_SIGN, PlacedNote, ReaderLine};
use crate::app::links::web;
use crate::app::state::{Hint, Reader};
use crate::compare::Side;
use crate::corpus::Article;
use crate::text::width::width;
use ratatui::style::Modifier;
use ratatui::text::Line;

/// Draws an article, or why it can't be shown.
pub fn reader(scene: &mut Scene<'_>, reader: &Reader) {
    let state = scene.state;
    let panes = reader_panes(state.columns, state.rows, state.measure, state.zen);
    super::chrome::header(scene, panes.header);
    match (&reader.problem, &reader.article) {
        (Some(problem), _) => scene.placard(panes.text, "This article can't be shown.", &problem.to_string()),
        (None, Some(article)) => text(scene, panes.text, reader, article),
        (None, None) => {
            let path = state
                .library
                .head(&reader.id)
                .map_or(reader.id.as_str(), |head| head.path.as_str());
            scene.placard(panes.text, "Reading…", path);
        }
    }
    super::chrome::status(scene, panes.status);
}

fn text(scene: &mut Scene<'_>, area: Area, reader: &Reader, article: &Article) {
    let lines = &reader.layout.lines;
    let top = reader.top.min(lines.len().saturating_sub(1));
    for (dy, line) in (0..area.height).zip(lines.iter().skip(top)) {
        before(scene, part(area, 0, dy, area.width, 1), line, reader);
        draw(scene, part(area, 0, dy, area.width, 1), line, reader, article);
    }
    let room = usize::from(area.height).saturating_sub(lines.len().saturating_sub(top));
    if article.paragraphs.is_empty() && room > 2 {
        let below = area.height - u16::try_from(room).unwrap_or(0) + 1;
        let said = "Nothing of this file was taken for the article's text.";
        let advice = format!(
            "{} shows what was dropped, and why.",
            super::chrome::key(scene, crate::app::Command::Evidence)
        );
        scene.placard(part(area, 0, below, area.width, area.height), said, &advice);
    }
}

/// The letters on addresses in sight.
pub fn hints(scene: &mut Scene<'_>, hints: &[Hint]) {
    let state = scene.state;
    let Screen::Reader(reader) = state.screen() else {
        return;
    };
    let area = reader_panes(state.columns, state.rows, state.measure, state.zen).text;
    let style = bold(scene.palette.accent).add_modifier(Modifier::REVERSED);
    for hint in hints {
        let dy = hint.line.checked_sub(reader.top).and_then(|dy| u16::try_from(dy).ok());
        if let Some(dy) = dy {
            scene
                .pen
                .text(area, hint.column, dy, hint.letter.encode_utf8(&mut [0; 4]), style);
        }
    }
}

/// The cursor's bar before a line, and the sign of a note.
fn before(scene: &mut Scene<'_>, row: Area, line: &ReaderLine, reader: &Reader) {
    let palette = scene.palette;
    let ReaderLine::Text { paragraph, span, .. } = line else {
        return;
    };
    let at = |by: u16| Area {
        x: row.x.saturating_sub(by),
        width: u16::from(row.x >= by),
        ..row
    };
    if *paragraph == reader.passage {
        scene.pen.text(at(2), 0, 0, "▌", palette.accent);
    }
    let noted = |placed: &PlacedNote| placed.paragraph == Some(*paragraph);
    if span.start == 0 && reader.layout.notes.iter().any(noted) {
        scene.pen.text(at(1), 0, 0, NOTE.trim_end(), palette.accent);
    }
}

fn draw(scene: &mut Scene<'_>, row: Area, line: &ReaderLine, reader: &Reader, article: &Article) {
    let palette = scene.palette;
    match line {
        ReaderLine::Blank => {}
        ReaderLine::Tags => {
            let said = tags(scene, &article.head.id).unwrap_or_default();
            scene.pen.line(row, 0, 0, &Line::from(span(said, palette.dim)));
        }
        ReaderLine::Note { note, span } => {
            let text = reader.layout.notes.get(*note).map_or("", |placed| placed.text.as_str());
            if span.start == 0 {
                scene.pen.text(row, 0, 0, NOTE, palette.accent);
            }
            let shown = text.get(span.clone()).unwrap_or_default();
            scene.pen.text(row, NOTE_SIGN, 0, shown, own(&palette));
        }
        ReaderLine::Facts => {
            let mut line = facts(scene, &article.head);
            if scene.state.marks.starred.contains(&article.head.id) {
                line.spans.insert(0, span("★ ", palette.text));
            }
            if scene.state.is_gone(&reader.id) {
                line.spans.insert(0, span("its file is gone · ", palette.trouble));
            }
            let before = line_width(&line) - line_width(&facts(scene, &article.head));
            scene.pen.line(row, 0, 0, &line);
            let url = article.head.url.as_deref().filter(|_| scene.state.hyperlinks);
            // What lies over the text is drawn into these cells later, and must not become a link.
            if let Some(address) = url.and_then(web).filter(|_| scene.state.overlay.is_none()) {
                let name = article.head.outlet.as_deref().unwrap_or("outlet unknown");
                let cells = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
                scene
                    .pen
                    .link(part(row, cells(before), 0, cells(width(name)), 1), &address);
            }
        }
        ReaderLine::Title(bytes) => {
            let title = article.head.title.as_deref().unwrap_or_default();
            let sought = reader.find.sought.as_ref();
            let in_title = sought.map(|sought| sought.in_title(title, article.head.language.as_deref()));
            let in_title = in_title.unwrap_or_default();
            let hits = Hits::of(&in_title);
            let shown = title.get(bytes.clone()).unwrap_or_default();
            scene.pen.styled(row, 0, 0, shown, |byte| {
                hits.style(&palette, byte + bytes.start, palette.strong)
            });
        }
        ReaderLine::Text { paragraph, span, set } => {
            let text = article.paragraphs.get(*paragraph).map_or("", String::as_str);
            let hits = Hits::within(&reader.find, Side::Left, *paragraph);
            let shown = text.get(span.clone()).unwrap_or_default();
            let style = |byte: usize| hits.style(&palette, byte + span.start, palette.text);
            for run in set.runs(shown) {
                let words = shown.get(run.span.clone()).unwrap_or_default();
                let end = scene
                    .pen
                    .styled(row, run.column, 0, words, |byte| style(byte + run.span.start));
                // What a space was widened by looks as the space does.
                for dx in end..run.column.saturating_add(run.cells) {
                    scene.pen.text(row, dx, 0, " ", style(run.span.start));
                }
            }
            if set.hyphen {
                let last = shown.chars().next_back().map_or(0, char::len_utf8);
                let before = style(shown.len() - last);
                scene.pen.text(row, set.width(shown), 0, "-", before);
            }
        }
    }
}
