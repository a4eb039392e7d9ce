//! XML of no known kind: its articles are found by how their elements are named, as in collections people make
//! (`<REUTERS><TITLE><BODY>`, `<DOC><HEADLINE><TEXT>`, `<article title="…">`, `<doc><field name="title">`).

use super::gathered::{Named, Value, assemble};
use super::wire::{LIMIT, outermost, too_large};
use super::xml::{self, Content, Document, Element, Step, content};
use super::{Reader, Record};
use crate::corpus::article::{Format, Place};
use crate::corpus::draft::{Body, Draft};
use crate::corpus::encoding::decode;
use crate::corpus::facts::fields::{Field, Keys};
use crate::corpus::walk::Entry;
use rustc_hash::{FxHashMap, FxHashSet};

/// XML whose articles are found by their elements' names.
pub(super) struct Xml;

/// How deep inside an article facts are looked for.
const DEPTH: usize = 5;

impl Reader for Xml {
    fn format(&self) -> Format {
        Format::Xml
    }

    fn limit(&self) -> u64 {
        LIMIT
    }

    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, xml::declared(bytes).as_deref());
        let document = xml::parse(&decoded.text);
        let keys = &entry.rules.keys;
        let articles = articles(&document, keys);
        let many = articles.len() > 1;
        for (number, article) in (0..).zip(&articles) {
            out(Record {
                number: many.then_some(number),
                line: None,
                place: Place::default(),
                encoding: decoded.encoding.clone(),
                what: draft(*article, keys),
            });
        }
        if articles.is_empty() {
            let root = document.root().children().next().map(|root| root.name().to_owned());
            let root = root.unwrap_or_default();
            let cause = format!(
                "is XML of a kind not known (its first element is <{root}>), and nothing in it is named as the parts of an \
                 article are; [fields] in parallax.toml can say which element is which"
            );
            out(Record::whole(decoded.encoding.clone(), Err(cause)));
        }
        if document.cut {
            out(too_large(decoded.encoding));
        }
    }
}

/// What an element is called: by itself, or by an attribute where it is one of many of the same name.
fn called(element: Element<'_>) -> String {
    // Dublin Core written as data: `<dc element="dc.publisher" value="…"/>`.
    if let Some(name) = element.attribute("element") {
        let name = name.strip_prefix("dc.").unwrap_or(&name);
        return name.to_owned();
    }
    let general = [
        "field",
        "meta",
        "str",
        "arr",
        "property",
        "attribute",
        "column",
        "value",
        "data",
        "entry",
        "date",
        "text_general",
    ]
    .iter()
    .any(|name| element.is(name));
    let named = || {
        element
            .attribute("name")
            .or_else(|| element.attribute("property"))
            .or_else(|| element.attribute("key"))
    };
    match general.then(named).flatten() {
        Some(name) => name,
        None => element.name().to_owned(),
    }
}

fn is_paragraph(element: Element<'_>) -> bool {
    ["p", "para", "paragraph", "pp", "s", "sentence"]
        .iter()
        .any(|name| element.is(name))
}

/// Whether text stands anywhere in an element.
fn has_text(element: Element<'_>) -> bool {
    element
        .walk()
        .any(|step| matches!(step, Step::Text(text, _) if !text.trim().is_empty()))
}

/// Whether an element has a title of its own, as an attribute or beside a text.
fn is_titled(element: Element<'_>, keys: &Keys) -> bool {
    let is =
        |child: Element<'_>, fields: &[Field]| keys.field(&called(child)).is_some_and(|field| fields.contains(&field));
    element
        .attributes()
        .any(|(name, _)| keys.field(name) == Some(Field::Title) && !name.eq_ignore_ascii_case("name"))
        || element.children().any(|child| is(child, &[Field::Title]))
            && element
                .children()
                .any(|child| is(child, &[Field::Body, Field::BodyHtml]))
}

/// Whether an element holds the parts of one article.
fn is_article(element: Element<'_>, keys: &Keys) -> bool {
    let (mut bodies, mut titles, mut paragraphs, mut summaries): (Vec<String>, usize, usize, usize) =
        (Vec::new(), 0, 0, 0);
    for child in element.children() {
        let name = called(child);
        match keys.field(&name) {
            // One with a title of its own is an article, not the text of one.
            Some(Field::Body | Field::BodyHtml) if is_titled(child, keys) => return false,
            Some(Field::Body | Field::BodyHtml) if has_text(child) => bodies.push(name),
            Some(Field::Title) => titles += 1,
            Some(Field::Summary) if has_text(child) => summaries += 1,
            _ if is_paragraph(child) => paragraphs += 1,
            _ => {}
        }
        // Several of one name are articles themselves.
        if bodies.len() > 1 && bodies.first() == bodies.last() && titles == 0 {
            return false;
        }
    }
    let titled = || {
        element
            .attributes()
            .any(|(name, _)| keys.field(name) == Some(Field::Title))
    };
    let own = || element.text().split_whitespace().nth(40).is_some();
    !bodies.is_empty()
        || titles > 0 && (paragraphs > 0 || summaries > 0)
        || titled() && (paragraphs > 0 || element.children().next().is_none() && own())
}

/// The elements that hold an article each, and those beside them of the same name, which should.
fn articles<'d>(document: &'d Document<'d>, keys: &Keys) -> Vec<Element<'d>> {
    let mut found = outermost(document, |element| is_article(element, keys));
    // Where the title stands further out, the article does.
    for _ in 0..3 {
        let mut below: FxHashMap<usize, usize> = FxHashMap::default();
        for element in &found {
            *below.entry(element.parent().map_or(0, Element::key)).or_default() += 1;
        }
        let outer = |element: &Element<'d>| {
            let parent = element.parent().filter(|parent| parent.parent().is_some())?;
            let alone = below.get(&parent.key()) == Some(&1);
            let titled = alone
                && parent.children().any(|child| {
                    child != *element && matches!(keys.field(&called(child)), Some(Field::Title | Field::Published))
                });
            titled.then_some(parent)
        };
        found = found.iter().map(|element| outer(element).unwrap_or(*element)).collect();
    }
    let beside: FxHashSet<(usize, String)> = found
        .iter()
        .map(|element| (element.parent().map_or(0, Element::key), element.name().to_lowercase()))
        .collect();
    let taken: FxHashSet<usize> = found.iter().map(|element| element.key()).collect();
    let parents: FxHashSet<usize> = beside.iter().map(|(parent, _)| *parent).collect();
    outermost(document, |element| {
        taken.contains(&element.key())
            || element.parent().is_some_and(|parent| parents.contains(&parent.key()))
                && beside.contains(&(element.parent().map_or(0, Element::key), element.name().to_lowercase()))
    })
}

/// The article in an element.
fn draft(article: Element<'_>, keys: &Keys) -> Result<Draft, String> {
    let mut gathered = Gathered {
        keys,
        named: Vec::new(),
        others: Vec::new(),
    };
    gathered.attributes(article, 0);
    gathered.below(article, 0);
    let has_body = |named: &Named| matches!(named.field, Field::Body | Field::BodyHtml);
    if !gathered.named.iter().any(has_body) {
        // Its paragraphs, or its own text.
        let paragraphs: Vec<String> = article
            .children()
            .filter(|child| is_paragraph(*child))
            .map(Element::text)
            .collect();
        let value = if paragraphs.is_empty() && article.children().next().is_none() {
            Some(content(article))
        } else {
            (!paragraphs.is_empty()).then_some(Content {
                body: Body::Paragraphs(paragraphs),
                dropped: Vec::new(),
            })
        };
        gathered.named.extend(value.map(|content| Named {
            field: Field::Body,
            depth: 0,
            rank: 0,
            name: article.name().to_owned(),
            value: Value::Content(content),
        }));
    }
    let language = article.language().map(|language| Named {
        field: Field::Language,
        depth: DEPTH,
        rank: 0,
        name: "lang".to_owned(),
        value: Value::Text(language),
    });
    gathered.named.extend(language);
    assemble(gathered.named, gathered.others, "element")
}

/// What is found in an article's element.
struct Gathered<'k> {
    keys: &'k Keys,
    named: Vec<Named>,
    others: Vec<(String, String)>,
}

impl Gathered<'_> {
    fn attributes(&mut self, element: Element<'_>, depth: usize) {
        for (name, value) in element.attributes() {
            if let Some((field, rank)) = self.keys.rank(name)
                && !matches!(field, Field::Body | Field::BodyHtml | Field::Summary)
                && !(field == Field::Title && name.eq_ignore_ascii_case("name"))
            {
                self.named.push(Named {
                    field,
                    depth,
                    rank,
                    name: format!("{}@{name}", element.name()),
                    value: Value::Text(value.into_owned()),
                });
            }
        }
    }

    /// Reads the elements below one. Bounded by [`DEPTH`].
    fn below(&mut self, element: Element<'_>, depth: usize) {
        for child in element.children() {
            let name = called(child);
            let known = self.keys.rank(&name);
            match known {
                Some((field @ (Field::Body | Field::BodyHtml), rank)) => {
                    let holds_parts = depth < DEPTH
                        && child.children().any(|inner| {
                            matches!(self.keys.field(&called(inner)), Some(Field::Body | Field::BodyHtml))
                        });
                    if holds_parts {
                        self.below(child, depth + 1);
                        continue;
                    }
                    let facts = child.children().filter(|inner| {
                        matches!(
                            self.keys.field(&called(*inner)),
                            Some(Field::Title | Field::Published | Field::Byline)
                        )
                    });
                    for fact in facts {
                        self.fact(fact, depth + 1);
                    }
                    self.named.push(Named {
                        field,
                        depth,
                        rank,
                        name,
                        value: Value::Content(content(child)),
                    });
                }
                Some(_) => self.fact(child, depth),
                None if is_paragraph(child) => {}
                None if child.children().next().is_some() && depth < DEPTH => self.below(child, depth + 1),
                None => {
                    let text = child.text();
                    if !text.is_empty() {
                        self.others.push((name, text));
                    }
                }
            }
        }
    }

    fn fact(&mut self, element: Element<'_>, depth: usize) {
        let name = called(element);
        let Some((field, rank)) = self.keys.rank(&name) else {
            return;
        };
        let attribute = || {
            ["content", "norm", "value", "when", "datetime", "iso", "href", "name"]
                .iter()
                .find_map(|name| element.attribute(name))
        };
        let value = match field {
            Field::Byline => element.child_text("name").unwrap_or_else(|| element.text()),
            _ => element.text(),
        };
        let value = if value.is_empty() {
            attribute().unwrap_or_default()
        } else {
            value
        };
        let value = if field == Field::Summary {
            Value::Content(content(element))
        } else {
            Value::Text(value)
        };
        self.named.push(Named {
            field,
            depth,
            rank,
            name,
            value,
        });
    }
}

#[cfg(test)]
mod tests;
