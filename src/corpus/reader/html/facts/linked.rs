//! JSON-LD: what a page says of its article to machines (schema.org), read even where it is not quite JSON.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// So many nodes of a page's JSON-LD are looked at.
const MOST_NODES: usize = 20_000;
/// Longer scripts are not read.
const LONGEST: usize = 4 << 20;
/// Deeper values are not looked into; references to `@id` count as depth.
const DEEPEST: usize = 24;

/// Somebody named as author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub name: String,
    /// Whether it is said to be an organisation.
    pub organisation: bool,
}

/// What JSON-LD tells of the article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub authors: Vec<Named>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// Names of the site itself, as its own nodes tell them.
    pub sites: Vec<String>,
}

/// Reads all of a page's JSON-LD together, so that nodes may refer to each other across scripts.
pub(super) fn read(scripts: &[String]) -> Linked {
    let values: Vec<Value> = scripts
        .iter()
        .filter(|text| text.len() <= LONGEST)
        .flat_map(|text| values(text))
        .collect();
    let graph = Graph::of(&values);
    let mut linked = graph.article().map_or_else(Linked::default, |node| graph.facts(node));
    linked.sites = graph.sites();
    linked
}

/// The values in a script; none where it can't be mended.
fn values(text: &str) -> Vec<Value> {
    let text = text.trim().trim_start_matches('\u{feff}');
    if let Ok(value) = serde_json::from_str(text) {
        return vec![value];
    }
    let mended = mended(text);
    let mut read = all(&mended);
    if read.is_empty() && mended.contains("&quot;") {
        read = all(&self::mended(&mended.replace("&quot;", "\"").replace("&amp;", "&")));
    }
    // The JSON of a string within a script.
    if read.is_empty() && mended.contains("{\\\"") {
        read = all(&self::mended(&text.replace("\\\"", "\"").replace("\\\\", "\\")));
    }
    read
}

/// The values that stand one after the other, up to the first that is broken.
fn all(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text)
        .into_iter()
        .map_while(Result::ok)
        .take(200)
        .collect()
}

/// JSON without what scripts add to it: CDATA and comments around and between, commas before closing brackets, bare
/// line breaks and unknown escapes in strings.
fn mended(text: &str) -> String {
    let start = text.find(['{', '[']).unwrap_or(0);
    // "<![CDATA[" has brackets of its own.
    let start = match text.find("<![CDATA[") {
        Some(at) if at <= start => text
            .get(at + 9..)
            .and_then(|rest| rest.find(['{', '[']))
            .map_or(start, |open| at + 9 + open),
        _ => start,
    };
    let mut out = String::with_capacity(text.len());
    let mut chars = text.get(start..).unwrap_or_default().chars().peekable();
    let mut string = false;
    while let Some(c) = chars.next() {
        if string {
            match c {
                '"' => {
                    string = false;
                    out.push('"');
                }
                '\\' => match chars.next() {
                    Some(escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                        out.push('\\');
                        out.push(escaped);
                    }
                    Some(other) if !other.is_control() => out.push(other),
                    _ => {}
                },
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                string = true;
                out.push('"');
            }
            '/' if chars.peek() == Some(&'/') => {
                for skipped in chars.by_ref() {
                    if skipped == '\n' {
                        break;
                    }
                }
            }
            '/' if chars.peek() == Some(&'*') => {
                let mut last = ' ';
                for skipped in chars.by_ref() {
                    if last == '*' && skipped == '/' {
                        break;
                    }
                    last = skipped;
                }
            }
            '}' | ']' => {
                let kept = out.trim_end();
                if kept.ends_with(',') {
                    let len = kept.len() - 1;
                    out.truncate(len);
                }
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

type Node = Map<String, Value>;

/// The nodes of all scripts.
struct Graph<'a> {
    /// With their depth, in order.
    nodes: Vec<(&'a Node, usize)>,
    by_id: FxHashMap<&'a str, &'a Node>,
}

impl<'a> Graph<'a> {
    fn of(values: &'a [Value]) -> Graph<'a> {
        let mut graph = Graph {
            nodes: Vec::new(),
            by_id: FxHashMap::default(),
        };
        let mut open: Vec<(&Value, usize)> = values.iter().rev().map(|value| (value, 0)).collect();
        while let Some((value, depth)) = open.pop() {
            if graph.nodes.len() >= MOST_NODES || depth > DEEPEST {
                continue;
            }
            match value {
                Value::Array(items) => open.extend(items.iter().rev().map(|item| (item, depth))),
                Value::Object(node) => {
                    graph.nodes.push((node, depth));
                    // Where a node is only referred to it has its `@id` alone.
                    if let Some(Value::String(id)) = node.get("@id")
                        && node.len() > 1
                    {
                        graph.by_id.entry(id).or_insert(node);
                    }
                    open.extend(
                        node.iter()
                            .filter(|(key, value)| !matches!(value, Value::String(_)) && *key != "comment")
                            .map(|(key, value)| (value, if key == "@graph" { depth } else { depth + 1 })),
                    );
                }
                _ => {}
            }
        }
        graph
    }

    /// The node of the article: of an article's kind and not merely listed in another, or else one of any kind that is
    /// dated or has a headline.
    fn article(&self) -> Option<&'a Node> {
        let articles = || {
            self.nodes.iter().filter(|(node, depth)| {
                *depth <= 4
                    && kinds(node).any(is_article)
                    && (node.contains_key("headline") || node.contains_key("datePublished"))
            })
        };
        // A page about one article names it once; where several stand side by side the first with text or date is it.
        let shallowest = articles().map(|(_, depth)| *depth).min();
        articles()
            .find(|(_, depth)| Some(*depth) == shallowest)
            .or_else(|| {
                self.nodes.iter().find(|(node, depth)| {
                    *depth <= 2
                        && (node.contains_key("headline") || node.contains_key("datePublished"))
                        && !kinds(node).any(is_other)
                })
            })
            .map(|(node, _)| *node)
    }

    fn facts(&self, node: &'a Node) -> Linked {
        let text = |key: &str| node.get(key).and_then(text);
        let mut authors = Vec::new();
        for key in ["author", "creator"] {
            if authors.is_empty()
                && let Some(value) = node.get(key)
            {
                self.people(value, 0, &mut authors);
            }
        }
        let named = |key: &str| {
            let mut found = Vec::new();
            if let Some(value) = node.get(key) {
                self.people(value, 0, &mut found);
            }
            found.into_iter().next().map(|named| named.name)
        };
        Linked {
            headline: text("headline").or_else(|| {
                let own = kinds(node).any(is_article);
                text("name").filter(|_| own)
            }),
            published: text("datePublished").or_else(|| text("dateCreated")),
            authors,
            publisher: named("publisher").or_else(|| named("sourceOrganization")),
            language: text("inLanguage"),
            url: text("url").or_else(|| match node.get("mainEntityOfPage") {
                Some(Value::String(url)) => Some(url.clone()),
                Some(Value::Object(page)) => page.get("@id").and_then(self::text),
                _ => None,
            }),
            sites: Vec::new(),
        }
    }

    /// The names in a value: text, a node, a reference to one, or a list of these.
    fn people(&self, value: &'a Value, depth: usize, out: &mut Vec<Named>) {
        if depth > 6 || out.len() >= 60 {
            return;
        }
        match value {
            Value::String(name) => out.extend(named(name, false)),
            Value::Array(items) => {
                for item in items.iter().take(60) {
                    self.people(item, depth + 1, out);
                }
            }
            Value::Object(node) => {
                let organisation = kinds(node).any(|kind| kind.contains("Organi") || kind.contains("Corporation"));
                match node.get("name") {
                    Some(Value::String(name)) => out.extend(named(name, organisation)),
                    Some(inner @ (Value::Array(_) | Value::Object(_))) => self.people(inner, depth + 1, out),
                    _ => {
                        let known = node.get("@id").and_then(Value::as_str);
                        if let Some(known) = known.and_then(|id| self.by_id.get(id)) {
                            if let Some(Value::String(name)) = known.get("name") {
                                let organisation = kinds(known).any(|kind| kind.contains("Organi"));
                                out.extend(named(name, organisation));
                            }
                        } else if let (Some(given), Some(family)) = (
                            node.get("givenName").and_then(text),
                            node.get("familyName").and_then(text),
                        ) {
                            out.extend(named(&format!("{given} {family}"), false));
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn sites(&self) -> Vec<String> {
        let site = |kind: &str| matches!(kind, "WebSite" | "NewsMediaOrganization");
        self.nodes
            .iter()
            .filter(|(node, depth)| *depth <= 2 && kinds(node).any(site))
            .flat_map(|(node, _)| {
                ["name", "alternateName"]
                    .into_iter()
                    .filter_map(|key| node.get(key).and_then(text))
            })
            .take(8)
            .collect()
    }
}

fn kinds(node: &Node) -> impl Iterator<Item = &str> {
    let kinds: Vec<&str> = match node.get("@type") {
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().take(20).filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    kinds
        .into_iter()
        .map(|kind| kind.rsplit(['/', ':']).next().unwrap_or(kind))
}

fn is_article(kind: &str) -> bool {
    ["Article", "Posting", "Report"].iter().any(|end| kind.contains(end)) && kind != "DiscussionForumPosting"
}

/// Kinds of node that are dated and titled without being what the page is about.
fn is_other(kind: &str) -> bool {
    [
        "Comment",
        "ImageObject",
        "VideoObject",
        "AudioObject",
        "Organization",
        "Person",
        "WebSite",
        "BreadcrumbList",
        "ItemList",
        "CollectionPage",
        "Offer",
        "Event",
        "Review",
    ]
    .contains(&kind)
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (!text.trim().is_empty()).then(|| text.clone()),
        Value::Array(items) => items.first().and_then(Value::as_str).map(str::to_owned),
        Value::Object(node) => node
            .get("@value")
            .or_else(|| node.get("name"))
            .and_then(Value::as_str)
            .map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn named(name: &str, organisation: bool) -> Option<Named> {
    let name = name.trim();
    (!name.is_empty() && !name.starts_with("http") && name.len() <= 400).then(|| Named {
        name: name.to_owned(),
        organisation,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Linked {
        read(&[text.to_owned()])
    }

    #[test]
    fn an_article_is_found_in_graphs_arrays_and_plain() {
        let node = r#"{"@type":"NewsArticle","headline":"Weir opens","datePublished":"2012-05-08","author":{"@type":"Person","name":"Nell Harrow"}}"#;
        for text in [
            node.to_owned(),
            format!("[{node}]"),
            format!(r#"{{"@graph":[{{"@type":"WebPage","datePublished":"2001-01-01"}},{node}]}}"#),
            format!(r#"{{"@type":"WebPage","mainEntity":{node}}}"#),
        ] {
            let linked = of(&text);
            assert_eq!(linked.headline.as_deref(), Some("Weir opens"), "{text}");
            assert_eq!(linked.published.as_deref(), Some("2012-05-08"), "{text}");
            assert_eq!(linked.authors.len(), 1, "{text}");
        }
    }

    #[test]
    fn authors_may_be_referred_to() {
        let linked = read(&[
            r##"{"@type":"Article","headline":"Weir","author":[{"@id":"#nell"},"Tom Reed"],"publisher":{"@id":"#g"}}"##
                .to_owned(),
            r##"[{"@id":"#nell","@type":"Person","name":"Nell Harrow"},{"@id":"#g","@type":"Organization","name":"Gazette"}]"##
                .to_owned(),
        ]);
        let names: Vec<&str> = linked.authors.iter().map(|named| named.name.as_str()).collect();
        assert_eq!(names, ["Nell Harrow", "Tom Reed"]);
        assert_eq!(linked.publisher.as_deref(), Some("Gazette"));
    }

    #[test]
    fn what_is_not_quite_json_is_mended() {
        for text in [
            "/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"Weir opens\",} /*]]>*/",
            "<![CDATA[{\"@type\":\"Article\",\"headline\":\"Weir\nopens\"}]]>",
            "<!-- {\"@type\":\"Article\", // the kind\n \"headline\":\"Weir opens\"} -->",
            "{\"@type\":\"Article\",\"headline\":\"Weir \\opens\"};",
            "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Weir opens&quot;}",
            "{\"@type\":\"WebSite\"}\n{\"@type\":\"Article\",\"headline\":\"Weir opens\"}",
        ] {
            assert_eq!(of(text).headline.as_deref(), Some("Weir opens"), "{text}");
        }
    }

    #[test]
    fn nodes_of_other_things_are_no_articles() {
        assert_eq!(
            of(r#"{"@type":"VideoObject","headline":"A film","datePublished":"2012-05-08"}"#),
            Linked::default()
        );
        assert_eq!(of("not JSON at all"), Linked::default());
        assert_eq!(of(&"[".repeat(100_000)), Linked::default());
    }
}
