//! A page as an outline: its blocks of text in order, and the regions they stand in. Made in one walk over the parsed
//! page; a region covers a run of blocks and a run of regions, so that what is asked of one is a difference of two sums.

use super::hints::{self, Hint, Trust, Why};
use crate::corpus::reader::page::{is_block, is_silent};
use ego_tree::iter::Edge;
use rustc_hash::FxHashMap;
use scraper::node::Element;
use scraper::{Html as Page, Node};

/// What kind of element a block's text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// Of this level, 1 to 6.
    Heading(u8),
    Item,
    /// A cell or, in a table of text, a whole row.
    Cell,
    Quote,
    Code,
    Caption,
    /// Text that stands bare in a region.
    Bare,
}

/// A run of text that stands by itself on the page.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// White space collapsed; never empty.
    pub text: String,
    /// The innermost region it stands in.
    pub region: usize,
    pub kind: Kind,
    /// How much text: letters of scripts that need no spaces count twice.
    pub letters: usize,
    /// How much of it is links.
    pub linked: usize,
    /// Where in the text its first link begins and its last one ends.
    pub links: (usize, usize),
    /// What an inline element says of its own text, where that is no part of the sentence around it.
    pub aside: Option<Why>,
}

impl Block {
    /// The share of links in it, from 0 to 1.
    pub(super) fn link_share(&self) -> f64 {
        self.linked as f64 / self.letters.max(1) as f64
    }
}

/// An element that sets its text apart from what is around it.
#[derive(Debug, Clone)]
pub(super) struct Region<'a> {
    /// Itself, for the outermost.
    pub parent: usize,
    pub tag: &'a str,
    pub hint: Hint,
    /// Its blocks.
    pub first: usize,
    pub end: usize,
    /// Just past the last region in it.
    pub last: usize,
}

/// The outline of a page.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    pub regions: Vec<Region<'a>>,
    pub blocks: Vec<Block>,
    /// What the page's metadata says it is about.
    pub descriptions: Vec<String>,
}

impl Outline<'_> {
    /// The region, and those around it from the inside out.
    pub(super) fn around(&self, region: usize) -> impl Iterator<Item = usize> {
        let mut at = Some(region);
        std::iter::from_fn(move || {
            let here = at?;
            let parent = self.regions.get(here)?.parent;
            at = (parent != here).then_some(parent);
            Some(here)
        })
    }
}

impl Outline<'_> {
    /// Whether an element of one of these names stands in the region.
    pub(super) fn holds(&self, region: usize, tags: &[&str]) -> bool {
        let last = self.regions.get(region).map_or(0, |region| region.last);
        // Regions in regions that ask this would make it quadratic.
        let last = last.min(region + 200);
        let inside = self.regions.get(region + 1..last).unwrap_or_default();
        inside.iter().any(|region| tags.contains(&region.tag))
    }
}

/// The outline of a parsed page.
pub(super) fn outline(page: &Page) -> Outline<'_> {
    let mut walk = Walk::default();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
    walk.finish()
}

/// What an element on the way means for the walk; kept to undo it at the element's end.
#[derive(Clone, Copy)]
enum Opened {
    Silent,
    Region,
    /// An inline element whose text is set aside.
    Aside,
    Link,
    Plain,
}

/// A block in the making.
#[derive(Default)]
struct Run {
    text: String,
    letters: usize,
    linked: usize,
    links: Option<(usize, usize)>,
    space: bool,
}

impl Run {
    fn push(&mut self, text: &str, link: bool) {
        let (before, count) = (self.text.len(), self.letters);
        self.append(text);
        if link && self.letters > count {
            self.linked += self.letters - count;
            let first = self.links.map_or(before, |(first, _)| first);
            self.links = Some((first, self.text.len()));
        }
    }

    fn append(&mut self, text: &str) {
        if text.is_ascii() {
            let mut words = text.split_ascii_whitespace();
            let Some(first) = words.next() else {
                self.space |= !text.is_empty();
                return;
            };
            if (self.space || text.as_bytes().first().is_some_and(u8::is_ascii_whitespace)) && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(first);
            let mut count = first.len();
            for word in words {
                self.text.push(' ');
                self.text.push_str(word);
                count += word.len();
            }
            self.space = text.as_bytes().last().is_some_and(u8::is_ascii_whitespace);
            self.letters += count;
            return;
        }
        let mut count = 0;
        for c in text.chars() {
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push(c);
            count += if matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1780..=0x17FF | 0x2E80..=0xD7A3 | 0xF900..=0xFAFF) {
                2
            } else {
                1
            };
        }
        self.letters += count;
    }
}

#[derive(Default)]
struct Walk<'a> {
    outline: Outline<'a>,
    /// Open elements.
    opened: Vec<Opened>,
    /// Open regions.
    open: Vec<usize>,
    run: Run,
    /// Text of inline elements that is set aside, with the reason.
    aside: Run,
    silent: usize,
    asides: usize,
    why_aside: Option<Why>,
    links: usize,
    /// Line breaks since the last text.
    breaks: usize,
    /// The region closed last.
    closed: usize,
    /// What names said, as they recur.
    known: FxHashMap<&'a str, Hint>,
}

impl<'a> Walk<'a> {
    fn open(&mut self, element: &'a Element) {
        let tag = element.name();
        if tag == "meta" {
            self.describe(element);
        }
        if self.silent > 0 || is_silent(tag) || tag == "head" {
            self.silent += 1;
            self.opened.push(Opened::Silent);
            return;
        }
        let opened = match tag {
            "br" => {
                self.breaks += 1;
                if self.breaks >= 2 {
                    self.flush();
                } else {
                    self.run.space = true;
                }
                Opened::Plain
            }
            "a" => {
                // A name in the page is no link; a footnote's mark hardly one.
                let link = element
                    .attrs()
                    .any(|(name, value)| name == "href" && !value.starts_with('#'));
                if link { Opened::Link } else { Opened::Plain }
            }
            "wbr" | "img" | "input" | "source" | "picture" => Opened::Plain,
            _ if is_block(tag) || tag.contains('-') => {
                let hint = self.hint(element, tag);
                self.flush();
                let at = self.outline.regions.len();
                self.outline.regions.push(Region {
                    parent: self.open.last().copied().unwrap_or(at),
                    tag,
                    hint,
                    first: self.outline.blocks.len(),
                    end: 0,
                    last: 0,
                });
                self.open.push(at);
                Opened::Region
            }
            _ => {
                let hint = self.hint(element, tag);
                match hint.furniture {
                    Some((why, Trust::Strong)) if self.asides == 0 => {
                        self.why_aside = Some(why);
                        Opened::Aside
                    }
                    _ => Opened::Plain,
                }
            }
        };
        match opened {
            Opened::Aside => self.asides += 1,
            Opened::Link => self.links += 1,
            _ => {}
        }
        self.opened.push(opened);
    }

    fn close(&mut self, element: &'a Element) {
        match self.opened.pop() {
            Some(Opened::Silent) => self.silent = self.silent.saturating_sub(1),
            Some(Opened::Link) => self.links = self.links.saturating_sub(1),
            Some(Opened::Aside) => {
                self.asides = self.asides.saturating_sub(1);
                if self.asides == 0 {
                    self.flush_aside();
                }
            }
            Some(Opened::Region) => {
                self.flush();
                let (blocks, regions) = (self.outline.blocks.len(), self.outline.regions.len());
                self.closed = self.open.pop().unwrap_or_default();
                if let Some(region) = self.outline.regions.get_mut(self.closed) {
                    region.end = blocks;
                    region.last = regions;
                }
                if element.name() == "tr" {
                    self.row();
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        if self.asides > 0 {
            self.aside.push(text, self.links > 0);
            // The words around it are still apart.
            self.run.space |= text.starts_with(char::is_whitespace);
            return;
        }
        if self.breaks > 0 && text.contains(|c: char| !c.is_whitespace()) {
            self.breaks = 0;
        }
        self.run.push(text, self.links > 0);
    }

    fn describe(&mut self, meta: &'a Element) {
        let (mut named, mut content) = (false, "");
        for (name, value) in meta.attrs() {
            match name {
                "name" | "property" | "itemprop" => named |= value.to_ascii_lowercase().ends_with("description"),
                "content" => content = value,
                _ => {}
            }
        }
        if named && content.len() >= 30 && self.outline.descriptions.len() < 8 {
            self.outline.descriptions.push(super::extract::key(content));
        }
    }

    /// What an element's own attributes say.
    fn hint(&mut self, element: &'a Element, tag: &'a str) -> Hint {
        let mut hint = by_tag(tag);
        for (name, value) in element.attrs() {
            let says = match name {
                // Sections are often called by the words of their headings.
                "id" if value.split(['-', '_']).count() > 3 => continue,
                "class"
                | "id"
                | "data-testid"
                | "data-component"
                | "data-component-name"
                | "data-module"
                | "data-qa" => *self.known.entry(value).or_insert_with(|| hints::names(value)),
                "role" => by_role(value),
                "itemprop" => by_property(value),
                "hidden" => hidden(),
                "aria-hidden" if value == "true" => hidden(),
                "style" if is_hiding(value) => hidden(),
                _ => continue,
            };
            hint = hint.and(says);
        }
        if tag.contains('-') {
            hint = hint.and(*self.known.entry(tag).or_insert_with(|| hints::names(tag)));
        }
        if matches!(tag, "html" | "body") {
            return Hint::default();
        }
        hint
    }

    /// Makes one block of the row that was just closed, where each of its cells is a few words: a row of a table of text, not
    /// of one that lays out the page.
    fn row(&mut self) {
        let Some(row) = self.outline.regions.get(self.closed) else {
            return;
        };
        let first = row.first;
        let cells = self.outline.blocks.get(first..).unwrap_or_default();
        let inside = self.outline.regions.get(self.closed + 1..).unwrap_or_default();
        let plain = inside.len() <= 200
            && inside
                .iter()
                .all(|region| matches!(region.tag, "td" | "th") && region.end - region.first <= 1)
            && cells
                .iter()
                .all(|block| block.kind == Kind::Cell && block.aside.is_none() && block.letters <= 400);
        if cells.len() < 2 || !plain {
            return;
        }
        let mut whole = Block {
            text: String::new(),
            region: self.closed,
            kind: Kind::Cell,
            letters: 0,
            linked: 0,
            links: (0, 0),
            aside: None,
        };
        for cell in self.outline.blocks.drain(first..) {
            if !whole.text.is_empty() {
                whole.text.push_str(" | ");
            }
            whole.text.push_str(&cell.text);
            whole.letters += cell.letters;
            whole.linked += cell.linked;
        }
        self.outline.blocks.push(whole);
        for (at, region) in self.outline.regions.iter_mut().enumerate().skip(self.closed) {
            region.first = first;
            region.end = if at == self.closed { first + 1 } else { first };
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let run = std::mem::take(&mut self.run);
        self.push(run, None);
        if self.asides > 0 {
            self.flush_aside();
        }
    }

    fn flush_aside(&mut self) {
        let aside = std::mem::take(&mut self.aside);
        self.push(aside, Some(self.why_aside.unwrap_or(Why::Hidden)));
    }

    fn push(&mut self, run: Run, aside: Option<Why>) {
        if run.text.is_empty() {
            return;
        }
        let region = self.open.last().copied().unwrap_or(0);
        let kind = self
            .open
            .iter()
            .rev()
            .take(6)
            .filter_map(|at| self.outline.regions.get(*at))
            .find_map(|region| kind(region.tag))
            .unwrap_or(Kind::Bare);
        self.outline.blocks.push(Block {
            text: run.text,
            region,
            kind,
            letters: run.letters,
            linked: run.linked,
            links: run.links.unwrap_or_default(),
            aside,
        });
    }

    fn finish(mut self) -> Outline<'a> {
        self.flush();
        let (blocks, regions) = (self.outline.blocks.len(), self.outline.regions.len());
        for at in self.open {
            if let Some(region) = self.outline.regions.get_mut(at) {
                region.end = blocks;
                region.last = regions;
            }
        }
        self.outline
    }
}

fn kind(tag: &str) -> Option<Kind> {
    Some(match tag {
        "p" => Kind::Paragraph,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" | "dt" | "dd" => Kind::Item,
        "td" | "th" => Kind::Cell,
        "blockquote" => Kind::Quote,
        "pre" => Kind::Code,
        "figcaption" | "caption" => Kind::Caption,
        "article" | "section" | "main" | "body" | "table" => Kind::Bare,
        _ => return None,
    })
}

fn strong(why: Why) -> Hint {
    Hint {
        furniture: Some((why, Trust::Strong)),
        ..Hint::default()
    }
}

fn body(likely: u8) -> Hint {
    Hint {
        body: likely,
        ..Hint::default()
    }
}

fn hidden() -> Hint {
    strong(Why::Hidden)
}

fn by_tag(tag: &str) -> Hint {
    match tag {
        "nav" => strong(Why::Navigation),
        "footer" => strong(Why::Footer),
        "aside" => strong(Why::Sidebar),
        "figcaption" => strong(Why::Caption),
        "figure" => strong(Why::Caption),
        "form" | "button" | "select" | "option" | "textarea" | "label" | "fieldset" | "legend" => strong(Why::Form),
        "dialog" => strong(Why::Hidden),
        "header" => Hint {
            furniture: Some((Why::Navigation, Trust::Weak)),
            ..Hint::default()
        },
        "article" => body(2),
        "main" => body(1),
        _ => Hint::default(),
    }
}

fn by_role(role: &str) -> Hint {
    match role {
        "navigation" | "menu" | "menubar" | "toolbar" | "tablist" => strong(Why::Navigation),
        "contentinfo" => strong(Why::Footer),
        "complementary" => strong(Why::Sidebar),
        "search" | "button" => strong(Why::Form),
        "dialog" | "alertdialog" | "tooltip" => strong(Why::Hidden),
        "alert" | "status" => strong(Why::Notice),
        "article" => body(2),
        "main" => body(1),
        _ => Hint::default(),
    }
}

fn by_property(property: &str) -> Hint {
    if property.to_ascii_lowercase().contains("articlebody") {
        return body(3);
    }
    match property {
        "description" | "alternativeHeadline" => Hint {
            standfirst: true,
            ..Hint::default()
        },
        "datePublished" | "dateModified" => strong(Why::Byline),
        "caption" => strong(Why::Caption),
        "comment" => strong(Why::Comments),
        "keywords" => strong(Why::Tags),
        _ => Hint::default(),
    }
}

/// Whether a style takes the element off the page.
fn is_hiding(style: &str) -> bool {
    let tight: String = style.chars().filter(|c| !c.is_whitespace()).take(400).collect();
    let tight = tight.to_ascii_lowercase();
    tight.contains("display:none") || tight.contains("visibility:hidden")
}

#[cfg(test)]
mod tests;
