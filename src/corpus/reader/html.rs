//! Web pages: the article's text by trafilatura, everything else as dropped; what the page tells of it is in [`facts`].

mod extract;
mod facts;
mod hints;
mod outline;

use super::page::{is_block, is_silent};
use super::{Reader, Record};
use crate::corpus::article::{Dropped, Format};
use crate::corpus::draft::{Body, Draft};
use crate::corpus::encoding::decode;
use crate::corpus::walk::Entry;
use scraper::Html as Page;
use std::borrow::Cow;

pub(super) struct Html;

/// Deeper nesting overflows the extractor's stack.
const DEEPEST: usize = 400;
/// Tables within tables cost the extractor time without limit.
const DEEPEST_TABLE: usize = 12;
/// Larger pages are read block by block, without an extractor.
const LARGEST: usize = 8 << 20;

impl Reader for Html {
    fn format(&self) -> Format {
        Format::Html
    }

    fn limit(&self) -> u64 {
        64 << 20
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, declared(bytes).as_deref());
        out(Record::whole(decoded.encoding, Ok(draft(&decoded.text))));
    }
}

/// The encoding a page declares in its first bytes: `charset=` of a meta element or `encoding=` of an XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    let at = head.find("charset=").map(|at| at + 8).or_else(|| {
        let end = head.find("?>").filter(|_| head.trim_start().starts_with("<?xml"))?;
        head.get(..end)?.find("encoding=").map(|at| at + 9)
    })?;
    let label: String = head
        .get(at..)?
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// The page as it is, or without its tags where they are nested so deep that reading them would not end well.
pub(super) fn bounded(html: &str) -> Cow<'_, str> {
    let (mut depth, mut tables, mut deepest, mut most_tables) = (0_usize, 0_usize, 0, 0);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let closes = rest.starts_with('/');
        let name: String = rest
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .collect::<String>()
            .to_ascii_lowercase();
        if name.is_empty()
            || matches!(
                name.as_str(),
                "br" | "img" | "meta" | "link" | "input" | "hr" | "source" | "p" | "li"
            )
        {
            continue;
        }
        let step = |count: usize| if closes { count.saturating_sub(1) } else { count + 1 };
        depth = step(depth);
        deepest = deepest.max(depth);
        if name == "table" {
            tables = step(tables);
            most_tables = most_tables.max(tables);
        }
    }
    if deepest <= DEEPEST && most_tables <= DEEPEST_TABLE {
        Cow::Borrowed(html)
    } else {
        Cow::Owned(flattened(html))
    }
}

/// The text of a page with nothing but paragraphs.
fn flattened(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    let mut silent: Option<String> = None;
    while let Some(at) = rest.find('<') {
        if silent.is_none() {
            out.push_str(rest.get(..at).unwrap_or_default());
        }
        let tag = rest.get(at + 1..).unwrap_or_default();
        let closes = tag.starts_with('/');
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .collect::<String>()
            .to_ascii_lowercase();
        match &silent {
            Some(open) if closes && *open == name => silent = None,
            Some(_) => {}
            None if !closes && is_silent(&name) => silent = Some(name.clone()),
            None if matches!(name.as_str(), "title" | "meta" | "link") => {
                let end = tag.find('>').map_or(tag.len(), |end| end + 1);
                out.push('<');
                out.push_str(tag.get(..end).unwrap_or_default());
            }
            None if is_block(&name) => out.push_str("<p>"),
            None => {}
        }
        rest = match tag.find('>') {
            Some(end) => tag.get(end + 1..).unwrap_or_default(),
            None => "",
        };
    }
    if silent.is_none() {
        out.push_str(rest);
    }
    out
}

/// The draft of a page.
pub(super) fn draft(html: &str) -> Draft {
    let html = bounded(html);
    let page = Page::parse_document(&html);
    let outline = outline::outline(&page);
    let verdict = extract::judge(&outline);
    let mut draft = Draft::of(Body::Paragraphs(Vec::new()));
    facts::read(&page, &mut draft);
    let mut text = Vec::new();
    for (block, why) in outline.blocks.into_iter().zip(verdict) {
        match why {
            None => text.push(block.text),
            Some(why) => draft.dropped.push(Dropped {
                text: block.text,
                why: why.words().to_owned(),
            }),
        }
    }
    draft.body = Body::Paragraphs(text);
    draft
}

#[cfg(test)]
mod tests;
