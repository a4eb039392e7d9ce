//! One walk over a page that collects everything facts are read from, in the order of the document.

use crate::corpus::facts::outlet;
use crate::corpus::reader::page::{is_block, is_silent};
use rustc_hash::FxHashMap;
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

/// What the attributes of an element say that it holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is told or not, whatever the others say"
)]
pub(super) struct Hints {
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
pub(super) struct Spot<'a> {
    pub element: ElementRef<'a>,
    pub hints: Hints,
    /// Its place among all nodes.
    pub at: usize,
    /// Blocks of text that end before it.
    pub line: usize,
}

/// A heading, h1 to h4.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub level: u8,
    /// It leads elsewhere, as the headings of teasers do.
    pub leads: bool,
    pub text: String,
    pub at: usize,
    pub line: usize,
}

/// A block of text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Empty where it is long.
    pub text: String,
    pub at: usize,
    /// Blocks of prose before it.
    pub prose: usize,
}

/// All that was found.
#[derive(Debug, Default)]
pub(super) struct Findings<'a> {
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
    pub(super) fn meta(&self, names: &[&str]) -> Option<(&str, &str)> {
        names.iter().find_map(|name| {
            self.metas
                .iter()
                .find(|(known, content)| known == name && !content.trim().is_empty())
                .map(|(known, content)| (known.as_str(), *content))
        })
    }

    /// All contents of metas of a name.
    pub(super) fn metas<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b str> {
        self.metas
            .iter()
            .filter(move |(known, content)| known == name && !content.trim().is_empty())
            .map(|(_, content)| *content)
    }

    /// The address of the site most links of the page lead to, where most lead to one: with `https://`.
    pub(super) fn home(&self) -> Option<String> {
        let (host, count) = self
            .hosts
            .iter()
            .max_by_key(|(host, count)| (**count, std::cmp::Reverse(host.as_str())))?;
        let all: usize = self.hosts.values().sum();
        (*count >= 5 && *count * 2 > all).then(|| format!("https://{host}/"))
    }

    /// Whether a node stands in something beside the article that does not hold the node `anchor`.
    pub(super) fn is_aside(&self, at: usize, anchor: Option<usize>) -> bool {
        self.asides
            .iter()
            .any(|range| range.contains(&at) && !anchor.is_some_and(|anchor| range.contains(&anchor)))
    }

    /// Whether a spot belongs to something beside the article whose headline is at `anchor` (node and line): what is told
    /// to machines just below the headline belongs to the article, whatever it is called.
    pub(super) fn is_beside(&self, spot: &Spot<'_>, anchor: Option<(usize, usize)>) -> bool {
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
    pub(super) fn prose_before(&self, line: usize) -> usize {
        self.lines.get(line).or(self.lines.last()).map_or(0, |line| line.prose)
    }
}

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

/// Parts of class names and ids of what stands beside an article.
const ASIDE: &[&str] = &[
    "related",
    "recommend",
    "sidebar",
    "comment-list",
    "commentlist",
    "comments",
    "respond",
    "footer",
    "popular",
    "trending",
    "most-read",
    "mostread",
    "most_read",
    "newsletter",
    "carousel",
    "widget",
    "promo",
    "teaser",
    "also-read",
    "read-more",
    "readmore",
    "more-from",
    "morefrom",
    "more-stories",
    "more-articles",
    "latest",
    "outbrain",
    "taboola",
    "cookie",
    "menu",
    "navigation",
    "navbar",
    "ticker",
    "advert",
    "sponsor",
    "reply",
    "replies",
    "suggest",
    "discover",
];

fn is_aside(name: &str, names: &str, within_article: bool) -> bool {
    match name {
        "aside" | "nav" => return true,
        // An entry's own footer may name who posted it and when.
        "footer" => return !within_article,
        "html" | "body" | "main" | "a" | "h1" | "time" | "span" => return false,
        _ => {}
    }
    let own = ["entry-footer", "post-footer", "article-footer"]
        .iter()
        .any(|own| names.contains(own));
    !own && ASIDE.iter().any(|part| names.contains(part))
}

/// Elements whose text is no line of the page.
fn is_unread(name: &str) -> bool {
    is_silent(name) || matches!(name, "head" | "title")
}

/// What the names an element goes by say; `names` are its class, id and the like in lower case.
fn hints(name: &str, names: &str, element: &scraper::node::Element) -> Hints {
    let mut hints = Hints::default();
    let has = |parts: &[&str]| parts.iter().any(|part| names.contains(part));
    let property = |attribute: &str| element.attr(attribute).map(str::to_ascii_lowercase).unwrap_or_default();
    let itemprop = property("itemprop");
    let rdfa = property("property");
    // "dc:date dc:created" names two at once.
    let says = |names: &[&str]| {
        rdfa.split_whitespace()
            .filter_map(|name| name.rsplit(':').next())
            .any(|name| names.contains(&name))
    };
    hints.date = name == "time"
        || has(&[
            "date",
            "time",
            "publi",
            "posted",
            "datum",
            "fecha",
            "created",
            "dato",
            "veroeff",
            "submitted",
            "erstellt",
        ]);
    hints.published =
        has(&["publi", "posted", "created", "pubdate", "entry-date", "post-date"]) || element.attr("pubdate").is_some();
    hints.updated = has(&["updat", "modif", "geaendert", "edited"]);
    if itemprop.contains("datepublished")
        || says(&["datepublished", "issued", "published", "created"])
        || itemprop == "datecreated"
    {
        hints.date = true;
        hints.published = true;
        hints.exact = true;
    }
    if itemprop == "datemodified" || says(&["datemodified"]) {
        hints.updated = true;
    }
    hints.author = has(&[
        "byline",
        "author",
        "autor",
        "auteur",
        "writer",
        "reporter",
        "journalist",
        "redakteur",
        "redacteur",
        "signature",
        "firma",
        "forfatter",
        "penulis",
        "yazar",
        "contributor",
        "creator",
        "by-line",
        "posted-by",
        "submitted",
        "postedby",
        "schrijver",
    ]);
    let rel = property("rel");
    if rel.split_whitespace().any(|rel| rel == "author")
        || matches!(itemprop.as_str(), "author" | "creator")
        || says(&["author"])
    {
        hints.author = true;
        hints.exact = true;
    }
    if name == "a"
        && !hints.author
        && let Some(href) = element.attr("href")
        && [
            "/author",
            "/autor",
            "/auteur",
            "/people/",
            "/profile",
            "/by/",
            "/staff/",
            "/journalist",
            "/contributor",
            "/writer",
            "/reporter",
        ]
        .iter()
        .any(|part| href.contains(part))
    {
        hints.author = true;
        hints.linked = true;
    }
    hints.headline = itemprop == "headline"
        || has(&[
            "headline",
            "entry-title",
            "post-title",
            "article-title",
            "articletitle",
            "post__title",
            "article__title",
        ]);
    hints
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
