//! Web pages: the article's text by trafilatura, everything else as dropped; what the page tells of it is in [`facts`].

mod facts;

use super::page::{self, is_block, is_silent};
use super::{Reader, Record};
use crate::corpus::article::{Dropped, Format};
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::guard;
use crate::corpus::walk::Entry;
use rustc_hash::FxHashMap;
use scraper::Html as Page;
use std::borrow::Cow;
use trafilatura::{ExtractionFocus, Options};

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
    let all = facts::select(&page, "body")
        .next()
        .map_or_else(|| page::blocks(page.root_element()), page::blocks);
    let options = || {
        let mut options = Options::default();
        options.enable_fallback = true;
        options.focus = ExtractionFocus::FavorPrecision;
        options.exclude_comments = true;
        options
    };
    let extracted = if html.len() > LARGEST {
        None
    } else {
        guard::catch(|| trafilatura::extract(&html, &options()).ok()).flatten()
    };
    let mut text = extracted
        .as_ref()
        .map(|extracted| page::blocks(Page::parse_fragment(&extracted.content_html).root_element()))
        .unwrap_or_default();
    if text.is_empty() {
        text.clone_from(&all);
    }
    let mut draft = Draft::of(Body::Paragraphs(Vec::new()));
    draft.dropped = left_over(&all, &text);
    facts::read(&page, &mut draft);
    if let Some(extracted) = extracted {
        let basis = "page, as the extractor reads it";
        draft.title = draft.title.or(Told::new(extracted.metadata.title, basis));
        draft.byline = draft.byline.or(Told::new(extracted.metadata.author, basis));
        draft.published = draft.published.or(extracted
            .metadata
            .date
            .and_then(|date| Told::new(date.to_string(), basis)));
    }
    draft.body = Body::Paragraphs(text);
    draft
}

/// The blocks of a page that did not get into the text.
fn left_over(all: &[String], text: &[String]) -> Vec<Dropped> {
    let mut taken: FxHashMap<&str, usize> = FxHashMap::default();
    for block in text {
        *taken.entry(block.as_str()).or_default() += 1;
    }
    let letters = |block: &str| block.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    // A block may stand in the text joined to others.
    let joined: String = text.iter().map(|block| letters(block)).collect();
    let mut budget = 1_usize << 26;
    all.iter()
        .filter(|block| {
            if let Some(count) = taken.get_mut(block.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                return false;
            }
            let key = letters(block);
            // Bounds the cost of looking for many blocks in a long text.
            let Some(left) = budget.checked_sub(joined.len()) else {
                return true;
            };
            budget = left;
            key.len() < 24 || !joined.contains(&key)
        })
        .map(|block| Dropped {
            text: block.clone(),
            why: "page furniture".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
