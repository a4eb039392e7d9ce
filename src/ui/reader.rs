//! One article: a column of comfortable width in the middle of the screen.

use super::hits::Hits;
use super::pen::{part, span};
use super::preview::facts;
use super::scene::Scene;
use crate::app::geometry::{Area, reader_panes};
use crate::app::layout::ReaderLine;
use crate::app::state::Reader;
use crate::compare::Side;
use crate::corpus::Article;

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

fn draw(scene: &mut Scene<'_>, row: Area, line: &ReaderLine, reader: &Reader, article: &Article) {
    let palette = scene.palette;
    match line {
        ReaderLine::Blank => {}
        ReaderLine::Facts => {
            let mut line = facts(scene, &article.head);
            if scene.state.marks.starred.contains(&article.head.id) {
                line.spans.insert(0, span("★ ", palette.text));
            }
            if scene.state.is_gone(&reader.id) {
                line.spans.insert(0, span("its file is gone · ", palette.trouble));
            }
            scene.pen.line(row, 0, 0, &line);
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
        ReaderLine::Text { paragraph, span } => {
            let text = article.paragraphs.get(*paragraph).map_or("", String::as_str);
            let hits = Hits::within(&reader.find, Side::Left, *paragraph);
            let shown = text.get(span.clone()).unwrap_or_default();
            scene.pen.styled(row, 0, 0, shown, |byte| {
                hits.style(&palette, byte + span.start, palette.text)
            });
        }
    }
}
