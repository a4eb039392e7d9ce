//! What facts are read from: metas, headings, lines of text, elements that may hold a date or a name.

use rustc_hash::FxHashMap;
use scraper::ElementRef;
use std::ops::Range;

/// What the attributes of an element say that it holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is told or not, whatever the others say"
)]
pub(in super::super) struct Hints {
    pub date: bool,
    /// The date says that it is the one of publication.
    pub published: bool,
    pub updated: bool,
    pub author: bool,
    /// Told in a way made for machines: `itemprop`, `rel`.
    pub exact: bool,
    /// Only the address the element links to says so.
    pub linked: bool,
    pub headline: bool,
}

/// An element that may hold a fact.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Spot<'a> {
    pub element: ElementRef<'a>,
    pub hints: Hints,
    /// Its place among all nodes.
    pub at: usize,
    /// Blocks of text that end before it.
    pub line: usize,
}

/// A heading, h1 to h4.
#[derive(Debug, Clone)]
pub(in super::super) struct Heading {
    pub level: u8,
    /// It leads elsewhere, as the headings of teasers do.
    pub leads: bool,
    /// It stands in what is set beside or below the article.
    pub beside: bool,
    pub text: String,
    pub at: usize,
    pub line: usize,
}

/// A block of text.
#[derive(Debug, Clone)]
pub(in super::super) struct Line {
    /// Empty where it is long.
    pub text: String,
    pub at: usize,
    /// Blocks of prose before it.
    pub prose: usize,
}

/// All that was found.
#[derive(Debug, Default)]
pub(in super::super) struct Findings<'a> {
    /// Name in lower case and content, in order.
    pub metas: Vec<(String, &'a str)>,
    pub title: Option<String>,
    pub headings: Vec<Heading>,
    pub linked: Vec<String>,
    /// Inline scripts.
    pub scripts: Vec<&'a str>,
    pub canonical: Option<&'a str>,
    /// The article's address as short link or on its pages for telephones.
    pub other_address: Option<&'a str>,
    pub base: Option<&'a str>,
    /// Titles of the site's feeds.
    pub feeds: Vec<&'a str>,
    pub language: Option<&'a str>,
    pub spots: Vec<Spot<'a>>,
    pub lines: Vec<Line>,
    /// Hosts the page links to, and how often.
    pub hosts: FxHashMap<String, usize>,
    /// Ranges of nodes that belong to something beside an article: menus, related lists, comments.
    pub asides: Vec<Range<usize>>,
}

impl Findings<'_> {
    /// The first content among metas of these names, names in order of trust.
    pub(in super::super) fn meta(&self, names: &[&str]) -> Option<(&str, &str)> {
        names.iter().find_map(|name| {
            self.metas
                .iter()
                .find(|(known, content)| known == name && !content.trim().is_empty())
                .map(|(known, content)| (known.as_str(), *content))
        })
    }

    /// All contents of metas of a name.
    pub(in super::super) fn metas<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b str> {
        self.metas
            .iter()
            .filter(move |(known, content)| known == name && !content.trim().is_empty())
            .map(|(_, content)| *content)
    }

    /// The address of the site most links of the page lead to, where most lead to one: with `https://`.
    pub(in super::super) fn home(&self) -> Option<String> {
        let (host, count) = self
            .hosts
            .iter()
            .max_by_key(|(host, count)| (**count, std::cmp::Reverse(host.as_str())))?;
        let all: usize = self.hosts.values().sum();
        (*count >= 5 && *count * 2 > all).then(|| format!("https://{host}/"))
    }

    /// Whether a node stands in something beside the article that does not hold the node `anchor`.
    pub(in super::super) fn is_aside(&self, at: usize, anchor: Option<usize>) -> bool {
        self.asides
            .iter()
            .any(|range| range.contains(&at) && !anchor.is_some_and(|anchor| range.contains(&anchor)))
    }

    /// Whether a spot belongs to something beside the article whose headline is at `anchor` (node and line): what is told
    /// to machines just below the headline belongs to the article, whatever it is called.
    pub(in super::super) fn is_beside(&self, spot: &Spot<'_>, anchor: Option<(usize, usize)>) -> bool {
        let below = anchor.is_some_and(|(at, line)| spot.at > at && spot.line <= line + 5);
        let told = spot.hints.exact && below;
        let at = anchor.map(|(at, _)| at);
        (self.is_aside(spot.at, at) && !told) || self.is_teased(spot, at)
    }

    /// Whether a spot belongs to a teaser: the last heading before it is not the headline and leads elsewhere.
    fn is_teased(&self, spot: &Spot<'_>, anchor: Option<usize>) -> bool {
        let before = self.headings.partition_point(|heading| heading.at < spot.at);
        let last = before.checked_sub(1).and_then(|last| self.headings.get(last));
        last.is_some_and(|last| {
            last.leads
                && !self.is_aside(last.at, Some(spot.at))
                && Some(last.at) != anchor
                && anchor.is_none_or(|anchor| last.at > anchor)
                && spot.line <= last.line + 6
        })
    }

    /// Blocks of prose before a line.
    pub(in super::super) fn prose_before(&self, line: usize) -> usize {
        self.lines.get(line).or(self.lines.last()).map_or(0, |line| line.prose)
    }
}
