//! The walk over a page that makes its outline.

use super::super::extract::key;
use super::super::hints::{self, Hint, Trust, Why};
use super::attributes::{by_property, by_role, by_tag, hidden, is_hiding, kind};
use super::run::Run;
use super::{Block, Kind, Outline, Region};
use crate::corpus::reader::page::{is_block, is_silent};
use rustc_hash::FxHashMap;
use scraper::node::Element;

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

#[derive(Default)]
pub(super) struct Walk<'a> {
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
    pub(super) fn open(&mut self, element: &'a Element) {
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
                    .any(|(name, value)| name == "href" && (!value.starts_with('#') || value.trim() == "#"));
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

    pub(super) fn close(&mut self, element: &'a Element) {
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

    pub(super) fn text(&mut self, text: &str) {
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
            self.outline.descriptions.push(key(content));
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

    pub(super) fn finish(mut self) -> Outline<'a> {
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
