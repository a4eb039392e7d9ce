//! XML as it is found: a tree of whatever could be read.
//!
//! Nothing here fails. A stray `<` or `&` is text, what is never closed ends with what it stands in, what closes nothing is
//! passed over, and a file cut short gives all that came before. Entities that a file defines itself are not expanded, so
//! none can grow; nesting beyond [`DEPTH`] is flattened. The time is linear in the length of the text.

mod characters;
mod content;
mod scan;

pub(super) use characters::decoded;
pub(super) use content::{Content, as_html, content};

use std::borrow::Cow;

/// Deepest nesting kept; the text of what is nested deeper stands with its ancestor.
pub(super) const DEPTH: usize = 200;

/// Most elements and pieces of text kept of one file.
pub(super) const MOST: usize = 1_500_000;

/// The vocabularies that are told apart, whatever prefix a file gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// No namespace, or that of the document's own format.
    Plain,
    Atom,
    Rss,
    Rdf,
    /// Dublin Core.
    Dc,
    /// `content:encoded`.
    Content,
    Xhtml,
    /// Pictures and films of feeds.
    Media,
    /// Anything else.
    Other,
}

impl Space {
    /// The vocabulary an address names.
    fn of(address: &str) -> Space {
        let lower = address.trim().to_ascii_lowercase();
        let has = |part: &str| lower.contains(part);
        if lower.is_empty() || has("iptc.org") {
            Space::Plain
        } else if has("purl.org/dc/") {
            Space::Dc
        } else if has("rss/1.0/modules/content") {
            Space::Content
        } else if has("w3.org/2005/atom") || has("purl.org/atom") {
            Space::Atom
        } else if has("1999/xhtml") {
            Space::Xhtml
        } else if has("rdf-syntax") {
            Space::Rdf
        } else if has("/mrss") {
            Space::Media
        } else if has("rss/1.0/modules") {
            Space::Other
        } else if has("purl.org/rss") || has("purl.org/net/rss") || has("netscape.com/rdf") || has("userland.com/rss") {
            Space::Rss
        } else {
            Space::Other
        }
    }

    /// The vocabulary a prefix usually stands for, where a file does not say.
    fn usual(prefix: &str) -> Space {
        match prefix.to_ascii_lowercase().as_str() {
            "" | "nitf" | "nar" => Space::Plain,
            "dc" | "dcterms" => Space::Dc,
            "content" => Space::Content,
            "atom" | "a10" => Space::Atom,
            "rdf" => Space::Rdf,
            "rss" => Space::Rss,
            "xhtml" | "html" => Space::Xhtml,
            "media" => Space::Media,
            _ => Space::Other,
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind<'t> {
    Element {
        /// As written, with its prefix.
        name: &'t str,
        attributes: &'t str,
        space: Space,
    },
    /// With its references.
    Text(&'t str),
    /// From a CDATA section: as it stands.
    Data(&'t str),
}

/// No node.
const NONE: u32 = u32::MAX;

#[derive(Debug)]
struct Node<'t> {
    kind: Kind<'t>,
    parent: u32,
    first: u32,
    last: u32,
    next: u32,
}

/// A file's tree. What stands at its top is below a root without a name.
#[derive(Debug)]
pub(super) struct Document<'t> {
    nodes: Vec<Node<'t>>,
    /// Whether the file holds more than [`MOST`] nodes and the rest was left out.
    pub cut: bool,
}

/// Parses a text.
pub(super) fn parse(text: &str) -> Document<'_> {
    scan::parse(text)
}

/// The encoding an XML declaration names.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let text: String = head
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(*byte))
        .collect();
    let declaration = text.get(text.find("<?xml")?..)?;
    let declaration = declaration.get(..declaration.find('>')?)?;
    let rest = declaration.get(declaration.find("encoding")? + "encoding".len()..)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = rest.get(1..)?.split(quote).next()?.trim();
    (!label.is_empty()).then(|| label.to_owned())
}

impl<'t> Document<'t> {
    fn new() -> Document<'t> {
        let root = Node {
            kind: Kind::Element {
                name: "",
                attributes: "",
                space: Space::Plain,
            },
            parent: NONE,
            first: NONE,
            last: NONE,
            next: NONE,
        };
        Document {
            nodes: vec![root],
            cut: false,
        }
    }

    /// Adds a node below another; the root where there are too many already.
    fn add(&mut self, parent: u32, kind: Kind<'t>) -> u32 {
        if self.nodes.len() >= MOST {
            self.cut = true;
            return 0;
        }
        let at = self.nodes.len() as u32;
        self.nodes.push(Node {
            kind,
            parent,
            first: NONE,
            last: NONE,
            next: NONE,
        });
        let last = self.nodes.get(parent as usize).map_or(NONE, |node| node.last);
        if let Some(last) = self.nodes.get_mut(last as usize) {
            last.next = at;
        }
        if let Some(parent) = self.nodes.get_mut(parent as usize) {
            parent.last = at;
            if parent.first == NONE {
                parent.first = at;
            }
        }
        at
    }

    /// What holds everything.
    pub(super) fn root(&self) -> Element<'_> {
        Element { document: self, at: 0 }
    }
}

/// An element of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'d> {
    document: &'d Document<'d>,
    at: u32,
}

/// A step of a walk through a tree.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'d> {
    Open(Element<'d>),
    Close(Element<'d>),
    /// Text, with whether its references are still to be resolved.
    Text(&'d str, bool),
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl<'d> Element<'d> {
    fn kind(&self) -> Kind<'d> {
        self.document
            .nodes
            .get(self.at as usize)
            .map_or(Kind::Text(""), |node| node.kind)
    }

    /// Tells it from all others of its document.
    pub(super) fn key(self) -> usize {
        self.at as usize
    }

    /// Its name without prefix.
    pub(super) fn name(&self) -> &'d str {
        match self.kind() {
            Kind::Element { name, .. } => local(name),
            _ => "",
        }
    }

    pub(super) fn space(&self) -> Space {
        match self.kind() {
            Kind::Element { space, .. } => space,
            _ => Space::Plain,
        }
    }

    /// Whether it has this name; capitals don't matter, as older formats differ in them.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// Its attributes: name without prefix, and value.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'d str, Cow<'d, str>)> + use<'d> {
        let raw = match self.kind() {
            Kind::Element { attributes, .. } => attributes,
            _ => "",
        };
        scan::attributes(raw).map(|(name, value)| (local(name), decoded(value)))
    }

    /// The value of an attribute that says something.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes()
            .find(|(found, value)| found.eq_ignore_ascii_case(name) && !value.trim().is_empty())
            .map(|(_, value)| value.trim().to_owned())
    }

    pub(super) fn parent(self) -> Option<Element<'d>> {
        let parent = self.document.nodes.get(self.at as usize)?.parent;
        (parent != NONE).then_some(Element {
            document: self.document,
            at: parent,
        })
    }

    /// Itself and what it stands in, inwards out.
    pub(super) fn ancestors(self) -> impl Iterator<Item = Element<'d>> {
        std::iter::successors(Some(self), |element| element.parent())
    }

    /// The elements directly below it.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'d>> {
        self.nodes_below()
            .filter(|at| matches!(at.kind(), Kind::Element { .. }))
    }

    fn nodes_below(self) -> impl Iterator<Item = Element<'d>> {
        let document = self.document;
        let index = |at: u32| (at != NONE).then_some(Element { document, at });
        let first = document.nodes.get(self.at as usize).map_or(NONE, |node| node.first);
        std::iter::successors(index(first), move |node| {
            index(document.nodes.get(node.at as usize).map_or(NONE, |node| node.next))
        })
    }

    /// The first child of a name.
    pub(super) fn child(self, name: &str) -> Option<Element<'d>> {
        self.children().find(|child| child.is(name))
    }

    /// The first child that one of the names leads to, step by step.
    pub(super) fn at(self, path: &[&str]) -> Option<Element<'d>> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Everything below it, in order, element by element opening and closing. Walks without recursion.
    pub(super) fn walk(self) -> impl Iterator<Item = Step<'d>> {
        let document = self.document;
        let node = move |at: u32| document.nodes.get(at as usize);
        // What to do next: enter a node, or leave it.
        let mut next = node(self.at)
            .map(|node| node.first)
            .filter(|at| *at != NONE)
            .map(|at| (at, true));
        let root = self.at;
        std::iter::from_fn(move || {
            let (at, opens) = next?;
            let here = node(at)?;
            let after = || {
                if here.next != NONE {
                    Some((here.next, true))
                } else if here.parent == root || here.parent == NONE {
                    None
                } else {
                    Some((here.parent, false))
                }
            };
            let element = Element { document, at };
            Some(match here.kind {
                Kind::Text(text) => {
                    next = after();
                    Step::Text(text, true)
                }
                Kind::Data(text) => {
                    next = after();
                    Step::Text(text, false)
                }
                Kind::Element { .. } if opens => {
                    next = Some(if here.first == NONE {
                        (at, false)
                    } else {
                        (here.first, true)
                    });
                    Step::Open(element)
                }
                Kind::Element { .. } => {
                    next = after();
                    Step::Close(element)
                }
            })
        })
    }

    /// The elements below it at any depth, in order.
    pub(super) fn descendants(self) -> impl Iterator<Item = Element<'d>> {
        self.walk().filter_map(|step| match step {
            Step::Open(element) => Some(element),
            _ => None,
        })
    }

    /// The first element of a name below it.
    pub(super) fn find(self, name: &str) -> Option<Element<'d>> {
        self.descendants().find(|element| element.is(name))
    }

    /// All text below it as it stands, references resolved.
    pub(super) fn raw_text(self) -> String {
        let mut out = String::new();
        for step in self.walk() {
            match step {
                Step::Text(text, true) => out.push_str(&decoded(text)),
                Step::Text(text, false) => out.push_str(text),
                Step::Open(element) | Step::Close(element) => {
                    if content::is_block(element.name()) {
                        out.push('\n');
                    }
                }
            }
        }
        out
    }

    /// All text below it on one line.
    pub(super) fn text(self) -> String {
        one_line(&self.raw_text())
    }

    /// The text of the first child of a name that has any.
    pub(super) fn child_text(self, name: &str) -> Option<String> {
        self.children()
            .filter(|child| child.is(name))
            .map(Element::text)
            .find(|text| !text.is_empty())
    }

    /// Whether it holds text of its own, between its elements.
    fn is_mixed(self) -> bool {
        self.nodes_below().any(|node| match node.kind() {
            Kind::Text(text) | Kind::Data(text) => !text.trim().is_empty(),
            Kind::Element { .. } => false,
        })
    }

    /// The language it is said to be in, by itself or by what it stands in.
    pub(super) fn language(self) -> Option<String> {
        self.ancestors().find_map(|element| element.attribute("lang"))
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// White space collapsed.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
