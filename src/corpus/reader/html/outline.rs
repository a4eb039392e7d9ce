//! A page as an outline: its blocks of text in order, and the regions they stand in. Made in one walk over the parsed
//! page; a region covers a run of blocks and a run of regions, so that what is asked of one is a difference of two sums.

mod attributes;
mod run;
mod walk;

use super::hints::{Hint, Why};
use ego_tree::iter::Edge;
use scraper::{Html as Page, Node};
use walk::Walk;

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

#[cfg(test)]
mod tests;
