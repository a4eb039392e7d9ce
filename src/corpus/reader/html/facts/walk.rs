//! One walk over a page that collects everything facts are read from, in the order of the document.

mod findings;
mod names;

pub(super) use findings::{Findings, Heading, Hints, Line, Spot};

use crate::corpus::facts::outlet;
use crate::corpus::reader::page::{is_block, is_silent};
use names::{hints, is_aside, is_unread};
use scraper::{ElementRef, Html as Page, Node};
use std::ops::Range;

/// Longer blocks are prose; their text is not kept.
const LINE: usize = 240;
/// So many of each kind of finding are kept.
const MOST: usize = 3_000;
/// Bytes of inline scripts that are looked at.
const SCRIPTS: usize = 6 << 20;
/// Nodes and bytes of an element's own text that are read.
const TEXT_NODES: usize = 400;
const TEXT_BYTES: usize = 400;

/// The text of an element: a space where an inline element ends, ` | ` where a block does. Bounded, however much
/// there is in it.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    let mut silent = 0_usize;
    for edge in element.traverse().take(TEXT_NODES) {
        if out.len() > TEXT_BYTES {
            break;
        }
        let (node, opens) = match edge {
            ego_tree::iter::Edge::Open(node) => (node, true),
            ego_tree::iter::Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(inner) if is_silent(inner.name()) => {
                silent = if opens { silent + 1 } else { silent.saturating_sub(1) };
            }
            Node::Element(inner)
                if is_block(inner.name())
                    && node.id() != element.id()
                    && !out.is_empty()
                    && !out.trim_end().ends_with('|') =>
            {
                out.push_str(" | ");
            }
            Node::Text(text) if opens && silent == 0 => out.push_str(text),
            _ => {}
        }
    }
    let text = out.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_matches(['|', ' ']).to_owned()
}

/// Whether a heading is a link or within one.
fn leads(heading: ElementRef<'_>) -> bool {
    let link = |element: ElementRef<'_>| element.value().name() == "a" && element.attr("href").is_some();
    heading.ancestors().take(3).filter_map(ElementRef::wrap).any(link)
        || heading.descendants().take(12).filter_map(ElementRef::wrap).any(link)
}

/// Whether a heading stands in what is set beside or below an article: "Read more", "Comments".
fn stands_beside(heading: ElementRef<'_>) -> bool {
    let mut around = heading.ancestors().take(8).filter_map(ElementRef::wrap);
    around.any(|element| {
        let class = element.attr("class").unwrap_or_default();
        let of = |name: &str| class.split_whitespace().any(|word| word.eq_ignore_ascii_case(name));
        matches!(element.value().name(), "aside" | "nav" | "footer") || of("related") || of("comments")
    })
}

/// Walks a page once.
pub(super) fn walk(page: &Page) -> Findings<'_> {
    let mut walk = Walk::default();
    for (at, edge) in page.tree.root().traverse().enumerate() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    if let Some(wrapped) = ElementRef::wrap(node) {
                        walk.open(wrapped, element, at);
                    }
                }
                Node::Text(text) if walk.silent == 0 => walk.text(text, at),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element.name(), at);
                }
            }
        }
    }
    walk.end_line();
    // "content two-sidebars" is no sidebar: what holds most of the prose is the article.
    let all = walk.prose;
    let beside = walk
        .named
        .into_iter()
        .filter(|(_, prose)| *prose < 2 || prose * 2 <= all);
    walk.found.asides.extend(beside.map(|(range, _)| range));
    walk.found
}

#[derive(Default)]
struct Walk<'a> {
    found: Findings<'a>,
    silent: usize,
    articles: usize,
    /// For every open element that is an aside its depth, where it began, the prose before it, and whether it is one
    /// however much prose it holds.
    open_asides: Vec<(usize, usize, usize, bool)>,
    /// Asides by their names that may yet turn out to hold the article: with the prose in them.
    named: Vec<(Range<usize>, usize)>,
    depth: usize,
    block: String,
    /// Where the block's first text stands.
    block_at: usize,
    /// Characters of the block, also those not kept.
    size: usize,
    prose: usize,
    names: String,
    script_bytes: usize,
}

impl<'a> Walk<'a> {
    fn open(&mut self, wrapped: ElementRef<'a>, element: &'a scraper::node::Element, at: usize) {
        let name = element.name();
        self.depth += 1;
        if is_block(name) {
            self.end_line();
        }
        if is_unread(name) {
            self.silent += 1;
        }
        match name {
            "html" => self.found.language = element.attr("lang").or(element.attr("xml:lang")),
            "base" => self.found.base = self.found.base.or(element.attr("href")),
            "meta" => self.meta(element),
            "link" => self.link(element),
            "script" => self.script(wrapped, element),
            "title" if self.found.title.is_none() => {
                let text = wrapped.text().take(20).collect::<String>();
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                self.found.title = (!text.is_empty()).then_some(text);
            }
            "a" => self.host_of(element),
            "article" => self.articles += 1,
            "h1" | "h2" | "h3" | "h4" if self.silent == 0 && self.found.headings.len() < MOST => {
                let text = text_of(wrapped).replace(" | ", " ");
                if !text.is_empty() {
                    self.found.headings.push(Heading {
                        leads: leads(wrapped),
                        beside: stands_beside(wrapped),
                        level: name.as_bytes().get(1).map_or(4, |digit| digit - b'0'),
                        text,
                        at,
                        line: self.found.lines.len(),
                    });
                }
            }
            _ => {}
        }
        if self.silent > 0
            || matches!(
                name,
                "meta" | "link" | "html" | "head" | "body" | "title" | "script" | "style"
            )
        {
            return;
        }
        self.names.clear();
        for attribute in [
            "class",
            "id",
            "itemprop",
            "rel",
            "property",
            "data-testid",
            "data-test",
            "data-qa",
            "data-component",
        ] {
            if let Some(value) = element.attr(attribute) {
                let short: String = value.chars().take(300).flat_map(char::to_lowercase).collect();
                self.names.push_str(&short);
                self.names.push(' ');
            }
        }
        if is_aside(name, &self.names, self.articles > 0)
            && self.found.asides.len() + self.named.len() + self.open_asides.len() < MOST
        {
            let firm = matches!(name, "aside" | "nav" | "footer")
                || ["comment", "respond", "repl"]
                    .iter()
                    .any(|part| self.names.contains(part));
            self.open_asides.push((self.depth, at, self.prose, firm));
        }
        if name == "a" || name == "time" || !self.names.is_empty() {
            let hints = hints(name, &self.names, element);
            if (hints.date || hints.author || hints.headline) && self.found.spots.len() < MOST {
                self.found.spots.push(Spot {
                    element: wrapped,
                    hints,
                    at,
                    line: self.found.lines.len(),
                });
            }
        }
    }

    fn close(&mut self, name: &str, at: usize) {
        if is_block(name) {
            self.end_line();
        }
        if is_unread(name) {
            self.silent = self.silent.saturating_sub(1);
        }
        if name == "article" {
            self.articles = self.articles.saturating_sub(1);
        }
        if let Some((_, start, prose, firm)) = self.open_asides.pop_if(|(depth, ..)| *depth == self.depth) {
            if firm {
                self.found.asides.push(start..at);
            } else {
                self.named.push((start..at, self.prose - prose));
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.block.is_empty() || self.block.trim_end().is_empty() {
            self.block_at = at;
        }
        self.size += text.len();
        if self.block.len() <= LINE * 4 {
            self.block.extend(text.chars().take(LINE * 4));
        }
    }

    fn end_line(&mut self) {
        if self.size == 0 {
            return;
        }
        let text = self.block.split_whitespace().collect::<Vec<_>>().join(" ");
        let long = self.size > LINE && text.chars().count() > LINE / 2;
        self.block.clear();
        self.size = 0;
        if text.is_empty() {
            return;
        }
        if self.found.lines.len() < MOST {
            self.found.lines.push(Line {
                text: if long { String::new() } else { text },
                at: self.block_at,
                prose: self.prose,
            });
        }
        self.prose += usize::from(long);
    }

    fn meta(&mut self, element: &'a scraper::node::Element) {
        if self.found.metas.len() >= MOST {
            return;
        }
        // Some archives keep the content as value.
        if let Some(content) = element.attr("content").or(element.attr("value")) {
            // "og:title twitter:title" names two at once.
            for attribute in ["property", "name", "itemprop"] {
                for name in element.attr(attribute).unwrap_or_default().split_whitespace().take(4) {
                    self.found.metas.push((name.to_ascii_lowercase(), content));
                }
            }
        }
    }

    fn link(&mut self, element: &'a scraper::node::Element) {
        let (Some(rel), Some(href)) = (element.attr("rel"), element.attr("href")) else {
            return;
        };
        match rel.to_ascii_lowercase().as_str() {
            "canonical" => self.found.canonical = self.found.canonical.or(Some(href)),
            "amphtml" => self.found.other_address = self.found.other_address.or(Some(href)),
            "alternate"
                if element
                    .attr("type")
                    .is_some_and(|kind| kind.contains("rss") || kind.contains("atom")) =>
            {
                if self.found.feeds.len() < 8
                    && let Some(title) = element.attr("title")
                {
                    self.found.feeds.push(title);
                }
            }
            _ => {}
        }
    }

    fn host_of(&mut self, element: &scraper::node::Element) {
        let address = element.attr("href").filter(|href| href.starts_with("http"));
        if let Some(host) = address.and_then(outlet::host).filter(|host| !outlet::is_carrier(host))
            && (self.found.hosts.len() < MOST || self.found.hosts.contains_key(&host))
        {
            *self.found.hosts.entry(host).or_default() += 1;
        }
    }

    fn script(&mut self, wrapped: ElementRef<'a>, element: &'a scraper::node::Element) {
        let kind = element.attr("type").unwrap_or_default();
        if kind.contains("ld+json") {
            if self.found.linked.len() < 100 {
                self.found.linked.push(wrapped.text().collect());
            }
            return;
        }
        for text in wrapped.text() {
            if self.script_bytes + text.len() <= SCRIPTS && self.found.scripts.len() < MOST {
                self.script_bytes += text.len();
                self.found.scripts.push(text);
            }
        }
    }
}
