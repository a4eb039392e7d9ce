//! Where an article's fields come from, what was dropped of its file; and what could not be read at all.

use super::panel::{Page, footnote, frame, panel};
use super::pen::span;
use super::phrase::{count, number};
use super::scene::Scene;
use crate::app::geometry;
use crate::corpus::{Article, Format, Problem};

/// Cells of the column the names of the fields stand in.
const NAMES: usize = 11;
/// Characters shown of a piece that was dropped; how many more there are is said.
const SHOWN: usize = 320;

/// Draws what is known of where an article's fields come from.
pub fn evidence(scene: &mut Scene<'_>, article: Option<&Article>, problem: Option<&Problem>, top: usize) {
    match (problem, article) {
        (Some(problem), _) => {
            let content = frame(scene, "Evidence", 7);
            scene.placard(content, "The file can't be read.", &problem.to_string());
        }
        (None, None) => {
            let content = frame(scene, "Evidence", 7);
            scene.placard(content, "Reading the file again…", "");
        }
        (None, Some(article)) => {
            let width = geometry::panel(scene.state.columns, scene.state.rows).content.width;
            let mut page = Page::new(width);
            fields(scene, &mut page, article);
            dropped(scene, &mut page, article);
            panel(scene, "Evidence", top, &page.lines);
        }
    }
}

fn fields(scene: &Scene<'_>, page: &mut Page, article: &Article) {
    let palette = scene.palette;
    let (head, basis) = (&article.head, &article.basis);
    let published = head.published.map(|published| published.to_string().replace('T', " "));
    let fields = [
        ("Title", head.title.as_deref(), &basis.title),
        ("Outlet", head.outlet.as_deref(), &basis.outlet),
        ("Published", published.as_deref(), &basis.published),
        ("Byline", head.byline.as_deref(), &basis.byline),
        ("Agency", head.agency.as_deref(), &basis.agency),
        ("Address", head.url.as_deref(), &basis.url),
        ("Language", head.language.as_deref(), &basis.language),
    ];
    for (name, value, basis) in fields {
        let label = vec![span(name, palette.dim)];
        match value {
            Some(value) => page.hanging(label, NAMES, value, palette.text),
            None => page.hanging(label, NAMES, "unknown: the file does not say", palette.dim),
        }
        if let Some(basis) = basis {
            page.hanging(Vec::new(), NAMES, basis, palette.dim);
        }
    }
    let format = match head.format {
        Format::Text => "plain text",
        Format::Markdown => "Markdown",
        Format::Html => "HTML",
        Format::Json => "JSON",
        Format::Jsonl => "JSON lines",
        Format::Warc => "web archive",
        Format::Csv => "a table (CSV)",
        Format::Rss => "RSS",
        Format::Atom => "Atom",
        Format::JsonFeed => "JSON Feed",
        Format::Nitf => "NITF",
        Format::NewsMl => "NewsML 1",
        Format::NewsMlG2 => "NewsML-G2",
        Format::Xml => "XML",
        Format::Wire => "plain agency wire",
    };
    let record = head
        .record
        .map_or_else(String::new, |record| format!(", record {record}"));
    page.hanging(
        vec![span("File", palette.dim)],
        NAMES,
        &format!("{}{record}", head.path),
        palette.text,
    );
    let kind = format!("{format}, {}, {}", head.encoding, count(head.words, "word", "words"));
    page.hanging(Vec::new(), NAMES, &kind, palette.dim);
}

fn dropped(scene: &Scene<'_>, page: &mut Page, article: &Article) {
    let palette = scene.palette;
    page.gap();
    if article.dropped.is_empty() {
        return page.text("Nothing of the file was dropped.", palette.dim);
    }
    let heading = format!(
        "Not taken for the text: {}",
        count(article.dropped.len(), "piece", "pieces")
    );
    page.line(span(heading, palette.strong));
    for piece in &article.dropped {
        page.gap();
        page.text(&piece.why, palette.text);
        let (shown, rest) = beginning(&piece.text);
        page.hanging(Vec::new(), 2, shown.trim(), palette.dim);
        if !rest.is_empty() {
            let more = format!("… {}", count(rest.chars().count(), "character more", "characters more"));
            page.hanging(Vec::new(), 2, &more, palette.dim);
        }
    }
}

/// The beginning of a text that is shown, to the end of a word where there is one, and what is left out.
fn beginning(text: &str) -> (&str, &str) {
    let Some((end, _)) = text.char_indices().nth(SHOWN) else {
        return (text, "");
    };
    let (shown, _) = text.split_at(end);
    text.split_at(shown.rfind(' ').filter(|&space| space > end / 2).unwrap_or(end))
}

/// Draws the list of what could not be read. `top` counts problems, so that a hundred thousand cost no more than a
/// page of them.
pub fn problems(scene: &mut Scene<'_>, top: usize) {
    let all = &scene.state.library.problems;
    if all.is_empty() {
        let content = frame(scene, "Problems", 5);
        return scene.placard(content, "Everything could be read.", "");
    }
    let room = geometry::panel(scene.state.columns, scene.state.rows).content;
    let high = usize::from(room.height.max(1));
    let last = last_top(scene, all, room.width, high);
    let top = top.min(last);
    let mut page = Page::new(room.width);
    let mut whole = 0;
    for problem in all.iter().skip(top) {
        tell(scene, &mut page, problem);
        if page.lines.len() > high {
            break;
        }
        whole += 1;
    }
    // Scrolled, the frame stays as large as it was.
    let content = frame(scene, "Problems", if top > 0 { high } else { page.lines.len() });
    scene.limits.panel = Some(last);
    for (dy, line) in (0..content.height).zip(&page.lines) {
        scene.pen.line(content, 0, dy, line);
    }
    if top > 0 || top + whole < all.len() {
        let last = (top + whole).max(top + 1);
        footnote(
            scene,
            content,
            &format!("{}–{} of {}", number(top + 1), number(last), number(all.len())),
        );
    }
}

/// One problem, with an empty line before it unless it is the first.
fn tell(scene: &Scene<'_>, page: &mut Page, problem: &Problem) {
    if !page.lines.is_empty() {
        page.gap();
    }
    let record = problem
        .record
        .map_or_else(String::new, |record| format!(", record {record}"));
    let line = problem.line.map_or_else(String::new, |line| format!(", line {line}"));
    page.text(&format!("{}{record}{line}", problem.path), scene.palette.strong);
    page.text(&problem.cause, scene.palette.text);
}

/// The first problem drawn when the last one stands at the end of a page.
fn last_top(scene: &Scene<'_>, all: &[Problem], width: u16, high: usize) -> usize {
    let mut page = Page::new(width);
    let fitting = all.iter().rev().take_while(|problem| {
        tell(scene, &mut page, problem);
        page.lines.len() <= high
    });
    all.len() - fitting.count().max(1)
}
