//! Cuts XML into tags and text, and hangs them into a tree.

use super::{DEPTH, Document, Kind, MOST, Space, local};

/// Elements that hold nothing, and are often not closed.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// Elements of feeds that hold nothing but text, and those that can only come after them: one left open ends there.
const LINES: [&str; 4] = ["title", "link", "guid", "pubdate"];
const FOLLOWING: [&str; 12] = [
    "title",
    "link",
    "guid",
    "pubdate",
    "description",
    "item",
    "category",
    "author",
    "creator",
    "encoded",
    "comments",
    "enclosure",
];

/// Namespaces remembered at one time; a file that declares more is playing.
const SCOPES: usize = 256;

/// An element that is open: its name as written, its node, and how many namespaces were known before it.
struct Open<'t> {
    name: &'t str,
    node: u32,
    scopes: usize,
}

struct Builder<'t> {
    document: Document<'t>,
    open: Vec<Open<'t>>,
    scopes: Vec<(&'t str, Space)>,
}

pub(super) fn parse(text: &str) -> Document<'_> {
    let mut builder = Builder {
        document: Document::new(),
        open: Vec::new(),
        scopes: Vec::new(),
    };
    let mut at = 0;
    let mut text_from = 0;
    // What has been looked for to the end of the file in vain is not looked for again.
    let (mut comments_end, mut instructions_end) = (true, true);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')).map(|open| at + open) {
        if builder.document.nodes.len() >= MOST {
            builder.document.cut = true;
            return builder.document;
        }
        let rest = text.get(open + 1..).unwrap_or_default();
        let Some(end) = tag(rest, &mut comments_end, &mut instructions_end) else {
            at = open + 1;
            continue;
        };
        builder.text(text.get(text_from..open).unwrap_or_default());
        builder.tag(rest.get(..end).unwrap_or_default());
        at = open + 1 + end;
        text_from = at;
    }
    builder.text(text.get(text_from..).unwrap_or_default());
    builder.document
}

/// Length of the tag, comment, section or declaration that begins after a `<`, its end included; None where the `<` is text.
fn tag(rest: &str, comments_end: &mut bool, instructions_end: &mut bool) -> Option<usize> {
    let to = |mark: &str, from: usize| rest.get(from..)?.find(mark).map(|at| from + at + mark.len());
    if rest.starts_with("!--") {
        if *comments_end && let Some(end) = to("-->", 3) {
            return Some(end);
        }
        *comments_end = false;
        return Some(3);
    }
    if rest.starts_with("![CDATA[") {
        return Some(to("]]>", 8).unwrap_or(rest.len()));
    }
    if rest.starts_with('?') {
        if *instructions_end && let Some(end) = to("?>", 1) {
            return Some(end);
        }
        *instructions_end = false;
        return Some(1);
    }
    if rest.starts_with('!') {
        return Some(declaration(rest));
    }
    let name = rest.strip_prefix('/').unwrap_or(rest);
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    Some(end_of_tag(rest))
}

/// Length of a tag: to its `>` outside quotation marks, or to where another tag begins.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        match (c, quote) {
            ('<', _) => return at,
            ('>', None) => return at + 1,
            (c, Some(mark)) if c == mark => quote = None,
            // A mark begins a value only after the sign of equality.
            ('"' | '\'', None) if before == '=' => quote = Some(c),
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    rest.len()
}

/// Length of a document type declaration, with what it declares in brackets.
fn declaration(rest: &str) -> usize {
    let mut brackets = false;
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (c, quote) {
            (c, Some(mark)) if c == mark => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('[', None) => brackets = true,
            (']', None) => brackets = false,
            ('>', None) if !brackets => return at + 1,
            _ => {}
        }
    }
    // Broken: only its first line is passed over.
    rest.find('>').map_or(rest.len(), |at| at + 1)
}

impl<'t> Builder<'t> {
    fn parent(&self) -> u32 {
        self.open.last().map_or(0, |open| open.node)
    }

    fn text(&mut self, text: &'t str) {
        if !text.is_empty() {
            self.document.add(self.parent(), Kind::Text(text));
        }
    }

    /// Takes what stands between `<` and its end.
    fn tag(&mut self, tag: &'t str) {
        if let Some(data) = tag.strip_prefix("![CDATA[") {
            let data = data.strip_suffix("]]>").unwrap_or(data);
            if !data.is_empty() {
                self.document.add(self.parent(), Kind::Data(data));
            }
        } else if let Some(name) = tag.strip_prefix('/') {
            self.close(name.trim_end_matches('>').trim());
        } else if !tag.starts_with(['!', '?']) {
            let inside = tag.strip_suffix('>').unwrap_or(tag);
            let (inside, closed) = match inside.strip_suffix('/') {
                Some(inside) => (inside, true),
                None => (inside, false),
            };
            let end = inside
                .find(|c: char| c.is_whitespace() || c == '/')
                .unwrap_or(inside.len());
            let (name, attributes) = inside.split_at_checked(end).unwrap_or((inside, ""));
            self.open(name, attributes, closed);
        }
    }

    fn open(&mut self, name: &'t str, attributes: &'t str, closed: bool) {
        let is = |open: &Open<'_>, names: &[&str]| names.iter().any(|name| local(open.name).eq_ignore_ascii_case(name));
        // A paragraph in a paragraph: the first was not closed.
        if local(name).eq_ignore_ascii_case("p") && self.open.last().is_some_and(|open| is(open, &["p"])) {
            self.pop();
        }
        if FOLLOWING.iter().any(|next| local(name).eq_ignore_ascii_case(next))
            && self.open.last().is_some_and(|open| is(open, &LINES))
        {
            self.pop();
        }
        self.end_item(name);
        let scopes = self.scopes.len();
        if attributes.contains("xmlns") {
            for (name, value) in self::attributes(attributes) {
                let prefix = name.strip_prefix("xmlns:").or((name == "xmlns").then_some(""));
                if let Some(prefix) = prefix
                    && self.scopes.len() < SCOPES
                {
                    self.scopes.push((prefix, Space::of(value)));
                }
            }
        }
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let space = self
            .scopes
            .iter()
            .rev()
            .find(|(known, _)| *known == prefix)
            .map_or_else(|| Space::usual(prefix), |(_, space)| *space);
        let parent = self.parent();
        let node = if self.open.len() < DEPTH {
            self.document.add(
                parent,
                Kind::Element {
                    name,
                    attributes,
                    space,
                },
            )
        } else {
            parent
        };
        if closed || VOID.iter().any(|void| local(name).eq_ignore_ascii_case(void)) {
            self.scopes.truncate(scopes);
        } else {
            self.open.push(Open { name, node, scopes });
        }
    }

    /// In a feed an item stands in no item: one still open was not closed.
    fn end_item(&mut self, name: &str) {
        let is_item = |name: &str| matches!(name, "item" | "entry");
        let feed = self.open.first().is_some_and(|root| {
            ["rss", "rdf", "feed", "channel"]
                .iter()
                .any(|feed| local(root.name).eq_ignore_ascii_case(feed))
        });
        if feed && is_item(name) {
            let above = self
                .open
                .iter()
                .rev()
                .take(2 * DEPTH)
                .position(|open| open.name == name);
            for _ in 0..above.map_or(0, |above| above + 1) {
                self.pop();
            }
        }
    }

    fn pop(&mut self) {
        if let Some(open) = self.open.pop() {
            self.scopes.truncate(open.scopes);
        }
    }

    /// Closes the innermost open element of a name, and all that stands in it.
    fn close(&mut self, name: &str) {
        let near = || self.open.iter().rev().take(2 * DEPTH).enumerate();
        let same = near().find(|(_, open)| open.name == name);
        let alike = || near().find(|(_, open)| open.name.eq_ignore_ascii_case(name));
        if let Some((above, _)) = same.or_else(alike) {
            for _ in 0..=above {
                self.pop();
            }
        }
    }
}

/// The attributes in a tag: name as written, and value with its references.
pub(super) fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '='));
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end)?;
        if name.is_empty() {
            return None;
        }
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = if let Some(quote) = quote {
            let inside = value.get(1..).unwrap_or_default();
            inside.split_once(quote).unwrap_or((inside, ""))
        } else {
            value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?
        };
        rest = after;
        Some((name, value))
    })
}
