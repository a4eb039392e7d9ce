//! The text that an element holds, as paragraphs: XHTML, NITF, the HTML hidden in feeds, or plain text.

use super::{Element, Step, decoded, one_line};
use crate::corpus::article::Dropped;
use crate::corpus::draft::Body;
use crate::corpus::reader::page;

/// A text and what was taken for something else beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::corpus::reader) struct Content {
    pub body: Body,
    pub dropped: Vec<Dropped>,
}

impl Content {
    /// Whether there is no text.
    pub(in crate::corpus::reader) fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// Length of the text in bytes.
    pub(in crate::corpus::reader) fn len(&self) -> usize {
        self.body.parts().into_iter().map(str::len).sum()
    }

    /// The text on one line.
    pub(in crate::corpus::reader) fn line(&self) -> String {
        self.body.one_line()
    }
}

/// Elements that begin a line of their own in NITF and in the XML people make, beside those of HTML.
const BLOCKS: &[&str] = &[
    "block",
    "body.content",
    "body.head",
    "body.end",
    "hl1",
    "hl2",
    "hedline",
    "headline",
    "para",
    "paragraph",
    "pp",
    "bq",
    "byline",
    "dateline",
    "distributor",
    "abstract",
    "tagline",
    "nitf-table",
    "subhead",
    "subheadline",
    "subheading",
    "heading",
    "intro",
    "lead",
    "media",
    "media-caption",
    "media-producer",
    "caption",
    "note",
    "fn",
    "text",
    "content",
    "crosshead",
    "line",
    "item",
    "credit",
    "row",
];

/// Elements whose text runs on in the line.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "alt-code",
    "b",
    "bdo",
    "big",
    "chron",
    "cite",
    "city",
    "classifier",
    "code",
    "copyrite",
    "country",
    "del",
    "dfn",
    "em",
    "event",
    "font",
    "frac",
    "frac-den",
    "frac-num",
    "frac-sep",
    "function",
    "i",
    "inline",
    "ins",
    "kbd",
    "lang",
    "location",
    "mark",
    "money",
    "nobr",
    "num",
    "object.title",
    "org",
    "person",
    "postaddr",
    "pronounce",
    "q",
    "region",
    "s",
    "samp",
    "small",
    "span",
    "state",
    "strike",
    "strong",
    "sub",
    "sublocation",
    "sup",
    "tt",
    "u",
    "ul-link",
    "var",
    "virtloc",
    "ent",
    "enamex",
    "numex",
    "timex",
    "entity",
    "w",
];

/// Elements that hold one paragraph: what stands in them is part of it.
const PARAGRAPHS: &[&str] = &[
    "p",
    "pp",
    "para",
    "paragraph",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hl1",
    "hl2",
    "li",
    "tr",
];

/// Elements about pictures and films; their text is a caption.
const CAPTIONS: &[&str] = &[
    "media",
    "media-caption",
    "media-producer",
    "figure",
    "figcaption",
    "picture",
    "image",
    "photo",
    "caption",
    "video",
    "audio",
    "graphic",
];

fn among(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Elements that are always on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    among(name, BLOCKS) || page::is_block(&name.to_ascii_lowercase())
}

/// The text below an element. Blocks become paragraphs; a text without blocks keeps its lines; HTML within text is read as
/// such.
pub(in crate::corpus::reader) fn content(element: Element<'_>) -> Content {
    let marked = element.children().any(|child| !among(child.name(), INLINE));
    if !marked {
        return as_html(&element.raw_text());
    }
    let mut walk = Walk {
        mixed: vec![element.is_mixed()],
        ..Walk::default()
    };
    for step in element.walk() {
        walk.step(step);
    }
    walk.close();
    // One paragraph that is HTML itself.
    if let [only] = walk.paragraphs.as_slice()
        && page::is_markup(only)
    {
        walk.paragraphs = page::fragment(only);
    }
    Content {
        body: Body::Paragraphs(walk.paragraphs),
        dropped: walk.dropped,
    }
}

/// A text that may be HTML.
pub(in crate::corpus::reader) fn as_html(text: &str) -> Content {
    let body = if has_markup(text) {
        let mut paragraphs = page::fragment(text);
        // Escaped twice: the text of the page is again a page.
        if paragraphs.iter().any(|paragraph| page::is_markup(paragraph)) {
            paragraphs = page::fragment(&paragraphs.join("\n"));
        }
        Body::Paragraphs(paragraphs)
    } else {
        Body::Text(text.to_owned())
    };
    Content {
        body,
        dropped: Vec::new(),
    }
}

/// Whether a text holds tags or references.
fn has_markup(text: &str) -> bool {
    let tag = || {
        text.match_indices('<').any(|(at, _)| {
            let rest = text.get(at + 1..).unwrap_or_default();
            let name = rest.trim_start_matches('/');
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name
                    .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
                    .starts_with(['>', ' ', '/', '\n', '\r', '\t'])
        })
    };
    let reference = || {
        text.match_indices('&').any(|(at, _)| {
            let name: &[u8] = text.as_bytes().get(at + 1..).unwrap_or_default();
            let end = name.iter().take(12).position(|byte| *byte == b';').unwrap_or(0);
            end > 1
                && name
                    .iter()
                    .take(end)
                    .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        })
    };
    tag() || reference()
}

/// Paragraphs in the making.
#[derive(Default)]
struct Walk {
    paragraphs: Vec<String>,
    dropped: Vec<Dropped>,
    block: String,
    /// How many elements of captions, silence, single paragraphs and table rows are open.
    captions: usize,
    silent: usize,
    whole: usize,
    rows: usize,
    /// Of each open element, whether it holds text of its own; so that it is looked for once.
    mixed: Vec<bool>,
}

impl Walk {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Text(_, _) if self.silent > 0 => {}
            Step::Text(text, true) => self.block.push_str(&decoded(text)),
            Step::Text(text, false) => self.block.push_str(text),
            Step::Open(element) => {
                self.edge(element, true);
                self.mixed.push(element.is_mixed());
            }
            Step::Close(element) => {
                self.mixed.pop();
                self.edge(element, false);
            }
        }
    }

    fn edge(&mut self, element: Element<'_>, opens: bool) {
        let name = element.name();
        let count = |count: usize| if opens { count + 1 } else { count.saturating_sub(1) };
        let cell = self.rows > 0 && among(name, &["td", "th", "nitf-col", "col"]);
        if cell {
            self.block.push(' ');
        } else if self.is_apart(element) {
            self.close();
        }
        // The caption of a table stays in place.
        let of_table = || {
            element
                .parent()
                .is_some_and(|parent| among(parent.name(), &["table", "nitf-table"]))
        };
        if among(name, CAPTIONS) && !of_table() {
            self.captions = count(self.captions);
        }
        if page::is_silent(&name.to_ascii_lowercase()) && !among(name, CAPTIONS)
            || among(
                name,
                &["media-object", "media-metadata", "nitf-table-metadata", "metadata"],
            )
        {
            self.silent = count(self.silent);
        }
        if among(name, PARAGRAPHS) {
            self.whole = count(self.whole);
        }
        if among(name, &["tr"]) {
            self.rows = count(self.rows);
        }
    }

    /// Whether an element stands on lines of its own: by its name, or because nothing but elements stands beside it.
    fn is_apart(&self, element: Element<'_>) -> bool {
        let name = element.name();
        if is_block(name) {
            return true;
        }
        !among(name, INLINE) && self.whole == 0 && !self.mixed.last().is_some_and(|mixed| *mixed)
    }

    fn close(&mut self) {
        let block = std::mem::take(&mut self.block);
        if self.whole > 0 {
            return self.put(&block);
        }
        // Text that is in no paragraph may hold several, an empty line between them.
        let mut part = String::new();
        for line in block.lines() {
            if line.trim().is_empty() {
                self.put(&part);
                part.clear();
            } else {
                part.push_str(line);
                part.push('\n');
            }
        }
        self.put(&part);
    }

    fn put(&mut self, text: &str) {
        let text = one_line(text);
        if text.is_empty() {
        } else if self.captions > 0 {
            self.dropped.push(Dropped {
                text,
                why: "caption".to_owned(),
            });
        } else {
            self.paragraphs.push(text);
        }
    }
}
