//! What is measured of a page's blocks and regions before they are judged: prose, links, the longest paragraph.

use super::super::hints::Why;
use super::super::outline::{Block, Kind, Outline};

/// Sums over the blocks before each: what lies in a run is a difference.
pub(super) struct Sums(Vec<f64>);

impl Sums {
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Sums {
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for value in values {
            sum += value;
            sums.push(sum);
        }
        Sums(sums)
    }

    pub(super) fn between(&self, first: usize, end: usize) -> f64 {
        let at = |i: usize| self.0.get(i).copied().unwrap_or_default();
        at(end) - at(first)
    }
}

/// What stands in a region, in letters.
pub(super) struct Inside {
    pub prose: f64,
    /// All the prose of the page.
    pub all: f64,
    pub letters: f64,
    pub linked: f64,
    /// All the text of the page that is no link.
    pub free: f64,
    /// The longest single block of prose.
    pub longest: usize,
    /// The prose in a part that is called the article's text.
    pub body: f64,
}

impl Inside {
    /// Whether a region is what a firm name says.
    pub(super) fn is_strongly(&self, why: Why) -> bool {
        match why {
            Why::Comments => self.letters - self.linked < self.free * 0.9,
            Why::Related => self.longest < 400 && self.prose < self.all * 0.5,
            _ if self.body >= 500.0 => false,
            // Real paragraphs do not stand in these.
            Why::Navigation | Why::Share | Why::Tags | Why::Byline | Why::Paywall | Why::Advertisement | Why::Media
                if self.longest >= 400 =>
            {
                false
            }
            _ => self.prose < self.all * 0.5,
        }
    }

    /// Whether a region is what a name says that is used for much.
    pub(super) fn is_weakly(&self, why: Why, tag: &str) -> bool {
        let links = self.linked >= self.letters * 0.25;
        if self.prose >= 1.0 {
            let teaser = self.linked >= self.letters * 0.15 && self.letters < 600.0;
            return teaser
                && matches!(why, Why::Related | Why::Sidebar | Why::Advertisement)
                && self.prose < self.all * 0.3;
        }
        match why {
            Why::Caption => true,
            Why::Byline => links || self.letters < 150.0,
            _ => links || (self.letters < 60.0 && !matches!(tag, "p" | "li" | "dd" | "blockquote")),
        }
    }
}

pub(super) fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The prose in a part of each region that is called the article's text.
pub(super) fn bodies(outline: &Outline<'_>, prose: &Sums) -> Vec<f64> {
    let named = outline.regions.iter().map(|region| match region.hint.body {
        3 => prose.between(region.first, region.end),
        _ => 0.0,
    });
    let mut bodies: Vec<f64> = named.collect();
    for at in (0..bodies.len()).rev() {
        let own = bodies.get(at).copied().unwrap_or_default();
        if let Some(parent) = outline.regions.get(at).and_then(|region| bodies.get_mut(region.parent)) {
            *parent = own.max(*parent);
        }
    }
    bodies
}

/// The longest block of prose with hardly a link in each region.
pub(super) fn longest(outline: &Outline<'_>) -> Vec<usize> {
    let mut longest = vec![0_usize; outline.regions.len()];
    for block in outline.blocks.iter().filter(|block| block.link_share() < 0.2) {
        if let Some(slot) = longest.get_mut(block.region) {
            *slot = block.letters.max(*slot);
        }
    }
    // Regions come before those they hold.
    for at in (0..longest.len()).rev() {
        let own = longest.get(at).copied().unwrap_or_default();
        if let Some(parent) = outline
            .regions
            .get(at)
            .and_then(|region| longest.get_mut(region.parent))
        {
            *parent = own.max(*parent);
        }
    }
    longest
}

/// Letters of prose in a block: those of sentences, links aside.
pub(super) fn prose(block: &Block) -> f64 {
    if block.aside.is_some() || matches!(block.kind, Kind::Heading(_) | Kind::Caption) {
        return 0.0;
    }
    let share = block.link_share();
    if share > 0.4 || block.letters < 50 || (block.letters < 120 && !ends_sentence(&block.text)) {
        return 0.0;
    }
    block.letters.saturating_sub(block.linked) as f64
}

/// Whether a text ends as a sentence does, quotation marks and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '“', '»', '«', ')', ']', ' ', '」', '』', '）'])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔'])
}
