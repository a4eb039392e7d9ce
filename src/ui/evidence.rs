//! Where an article's fields come from, and what was dropped of its file.

use super::panel::{Page, frame, panel};
use super::pen::span;
use super::phrase::count;
use super::scene::Scene;
use crate::app::geometry;
use crate::app::state::Bound;
use crate::corpus::{Article, Dropped, Format, Problem};
use crate::text::width::width;

/// Cells of the column the names of the fields stand in.
pub(super) const NAMES: usize = 11;
/// Characters of a piece that stands on a line with others.
const SHORT: usize = 40;
/// Characters shown of a piece that was dropped; how many more there are is said.
const SHOWN: usize = 320;

/// Draws what is known of where an article's fields come from.
pub fn evidence(
    scene: &mut Scene<'_>,
    article: Option<&Article>,
    problem: Option<&Problem>,
    bonds: &Bound,
    top: usize,
) {
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
            super::bonds::of_article(scene, &mut page, &article.head.id, bonds);
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
            None if basis.is_some() => page.hanging(label, NAMES, "not known", palette.dim),
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
    for (why, pieces) in by_reason(&article.dropped) {
        page.gap();
        let many = if pieces.len() > 1 {
            span(format!(" · {}", count(pieces.len(), "piece", "pieces")), palette.dim)
        } else {
            span("", palette.dim)
        };
        let reason = capitalised(why);
        if width(&reason) + 12 <= page.width() {
            page.line(vec![span(reason, palette.text), many]);
        } else {
            page.text(&reason, palette.text);
        }
        // A menu of fifty words is read as a line, not as fifty.
        let (short, long): (Vec<&Dropped>, Vec<&Dropped>) = pieces.iter().partition(|piece| is_short(&piece.text));
        if !short.is_empty() {
            let texts: Vec<&str> = short.iter().map(|piece| piece.text.trim()).collect();
            page.hanging(vec![span("–", palette.rule)], 2, &texts.join(" · "), palette.dim);
        }
        for piece in long {
            let (shown, rest) = beginning(&piece.text);
            page.hanging(vec![span("–", palette.rule)], 2, shown.trim(), palette.dim);
            if !rest.is_empty() {
                let more = format!("… {}", count(rest.chars().count(), "character more", "characters more"));
                page.hanging(Vec::new(), 2, &more, palette.dim);
            }
        }
    }
}

/// Whether a piece is a word or two, which can stand on a line with others.
fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT && !text.trim().contains('\n')
}

/// The pieces dropped for each reason, in the order the reasons first come up.
fn by_reason(dropped: &[Dropped]) -> Vec<(&str, Vec<&Dropped>)> {
    let mut places = rustc_hash::FxHashMap::default();
    let mut reasons: Vec<(&str, Vec<&Dropped>)> = Vec::new();
    for piece in dropped {
        let place = *places.entry(piece.why.as_str()).or_insert_with(|| {
            reasons.push((&piece.why, Vec::new()));
            reasons.len() - 1
        });
        if let Some((_, pieces)) = reasons.get_mut(place) {
            pieces.push(piece);
        }
    }
    reasons
}

fn capitalised(why: &str) -> String {
    let mut chars = why.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    first + chars.as_str()
}

/// The beginning of a text that is shown, to the end of a word where there is one, and what is left out.
fn beginning(text: &str) -> (&str, &str) {
    let Some((end, _)) = text.char_indices().nth(SHOWN) else {
        return (text, "");
    };
    let (shown, _) = text.split_at(end);
    text.split_at(shown.rfind(' ').filter(|&space| space > end / 2).unwrap_or(end))
}
