//! One item of an RSS or Atom feed.

use super::address::{base, is_web, joined};
use super::channel::Channel;
use super::is_item;
use crate::corpus::article::Dropped;
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::reader::wire::{date_of_feed, inline};
use crate::corpus::reader::xml::{Content, Element, Space, as_html, content};

/// Where an item's title stands.
const TITLES: &[(Space, &str)] = &[(Space::Plain, "title"), (Space::Dc, "title"), (Space::Media, "title")];

/// The article of an item. In a feed of nothing but headlines, a headline is all there is to read.
pub(super) fn draft(item: Element<'_>, channel: &Channel, headlines: bool) -> Result<Draft, String> {
    let title = || first(item, TITLES).map(|(title, _)| as_html(&title).line());
    let mut draft = match (body(item), title().filter(|title| headlines && !title.is_empty())) {
        (Err(_), Some(title)) => {
            let mut draft = Draft::of(Body::Paragraphs(vec![title]));
            draft.alone = true;
            draft
        }
        (draft, _) => draft?,
    };
    let told =
        |text: Option<String>, basis: &str| text.and_then(|text| Told::new(text, format!("{basis} of the item")));
    let first = |names: &[(Space, &'static str)]| first(item, names);
    use Space::{Dc, Plain};
    let title = first(TITLES);
    draft.title = told(title.map(|(title, _)| as_html(&title).line()), "title");
    let dates = [
        (Plain, "pubDate"),
        (Plain, "published"),
        (Plain, "issued"),
        (Dc, "issued"),
        (Dc, "date"),
        (Dc, "created"),
        (Plain, "created"),
        (Plain, "date"),
        (Plain, "pubdate"),
        (Plain, "publicationDate"),
    ];
    draft.published =
        first(&dates).and_then(|(date, name)| Told::new(date_of_feed(&date), format!("{name} of the item")));
    if draft.published.is_none() {
        let updated = first(&[(Plain, "updated"), (Plain, "modified"), (Dc, "modified")]);
        draft.published = updated.and_then(|(date, _)| {
            Told::new(
                date_of_feed(&date),
                "update of the item, which gives no other date".to_owned(),
            )
        });
    }
    draft.byline = told(authors(item), "author");
    let near = base(item).or_else(|| channel.link.clone());
    let link = page_link(item).map(|link| joined(near.as_deref(), &link));
    draft.url = told(link.filter(|link| is_web(link)), "link");
    let source = own(item).find(|child| child.is("source") && child.space() != Space::Other);
    let source = source.and_then(|source| match source.children().next() {
        Some(_) => source.child_text("title"),
        None => Some(source.text()),
    });
    let publisher = first(&[(Dc, "publisher"), (Dc, "source")]).map(|(name, _)| name);
    draft.outlet = told(source.filter(|name| !name.is_empty()), "source")
        .or_else(|| channel.outlet.clone().filter(|_| channel.sure))
        .or_else(|| told(publisher.filter(|name| !name.contains('@')), "publisher"))
        .or_else(|| channel.outlet.clone());
    let language = item
        .attribute("lang")
        .or_else(|| first(&[(Dc, "language"), (Plain, "language")]).map(|(text, _)| text));
    draft.language = language
        .and_then(|language| Told::new(language, "language of the item"))
        .or_else(|| {
            channel
                .language
                .clone()
                .and_then(|language| Told::new(language, "language of the feed"))
        });
    Ok(draft)
}

/// The text of the first of these elements that has any, and the element's name.
fn first(item: Element<'_>, names: &[(Space, &'static str)]) -> Option<(String, &'static str)> {
    names.iter().find_map(|(space, name)| {
        own(item)
            .filter(|child| child.is(name) && same(child.space(), *space))
            .map(Element::text)
            .find(|text| !text.is_empty())
            .map(|text| (text, *name))
    })
}

/// Feeds name their own elements with or without a namespace.
fn same(found: Space, wanted: Space) -> bool {
    found == wanted || wanted == Space::Plain && matches!(found, Space::Rss | Space::Atom)
}

/// The children that are the item's own, not those of a next item left open in it.
fn own(item: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    item.children().filter(|child| !is_item(*child))
}

/// Whether an item carries a text.
pub(super) fn has_text(item: Element<'_>) -> bool {
    body(item).is_ok()
}

/// The fullest text an item carries, and its summary where it has both.
fn body(item: Element<'_>) -> Result<Draft, String> {
    let mut full: Option<Content> = None;
    let mut short: Option<Content> = None;
    for child in own(item) {
        let is_full = match (child.space(), child.name().to_ascii_lowercase().as_str()) {
            (Space::Content, "encoded")
            | (Space::Plain | Space::Rss | Space::Atom, "content" | "encoded" | "body" | "fulltext" | "full-text") => {
                true
            }
            (Space::Xhtml, "body" | "div") => true,
            (Space::Plain | Space::Rss | Space::Atom, "description" | "summary") => false,
            (Space::Dc | Space::Media, "description") => false,
            _ => continue,
        };
        let found = held(child);
        let slot = if is_full { &mut full } else { &mut short };
        if slot.as_ref().is_none_or(|taken| found.len() > taken.len()) {
            *slot = Some(found);
        }
    }
    let full = full.filter(|content| !content.is_empty());
    let short = short.filter(|content| !content.is_empty());
    let (text, other) = match (full, short) {
        // Some put the article into the description and a phrase into the content.
        (Some(full), Some(short)) if short.len() > 2 * full.len() => (short, Some(full)),
        (Some(full), short) => (full, short),
        (None, Some(short)) => (short, None),
        (None, None) => return Err("has no text, only a title or a link".to_owned()),
    };
    let mut draft = Draft::of(text.body);
    draft.dropped = text.dropped;
    draft.dropped.extend(other.map(|other| Dropped {
        text: other.line(),
        why: "summary".to_owned(),
    }));
    Ok(draft)
}

/// The text in an element of an item: HTML as text, XHTML, or a document of an agency.
fn held(element: Element<'_>) -> Content {
    if element.find("nitf").is_some() {
        let draft = inline(element);
        return Content {
            body: draft.body,
            dropped: draft.dropped,
        };
    }
    content(element)
}

/// Who wrote an item: names, without addresses of mail.
fn authors(item: Element<'_>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for child in own(item) {
        let author = child.is("author") && matches!(child.space(), Space::Plain | Space::Rss | Space::Atom);
        let creator = child.is("creator") && child.space() == Space::Dc;
        if !(author || creator) {
            continue;
        }
        let text = child.child_text("name").unwrap_or_else(|| child.text());
        let name = without_mail(&text);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// "desk@gazette.example (Nell Harrow)" is Nell Harrow.
pub(super) fn without_mail(text: &str) -> String {
    let text = as_html(text).line();
    if !text.contains('@') {
        return text;
    }
    let inside = text
        .split_once('(')
        .and_then(|(_, rest)| rest.rsplit_once(')'))
        .map(|(inside, _)| inside);
    let name = match inside {
        Some(inside) => inside.to_owned(),
        None => text
            .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';'))
            .filter(|word| !word.contains('@'))
            .collect::<Vec<_>>()
            .join(" "),
    };
    name.trim().to_owned()
}

/// The address of the page an item, or a feed, is about.
pub(super) fn page_link(item: Element<'_>) -> Option<String> {
    let original = own(item).find(|child| child.is("origLink")).map(Element::text);
    let mut alternate = None;
    let mut plain = None;
    for link in own(item).filter(|child| child.is("link")) {
        match link.attribute("href") {
            Some(href) => {
                let rel = link.attribute("rel").unwrap_or_else(|| "alternate".to_owned());
                if alternate.is_none() && rel.eq_ignore_ascii_case("alternate") {
                    alternate = Some(href);
                }
            }
            None if plain.is_none() => plain = Some(link.text()).filter(|text| !text.is_empty()),
            None => {}
        }
    }
    let guid = || {
        own(item)
            .find(|child| child.is("guid") && child.attribute("isPermaLink").as_deref() != Some("false"))
            .map(Element::text)
            .filter(|text| is_web(text))
    };
    let about = || item.attribute("about").filter(|about| is_web(about));
    original
        .filter(|link| is_web(link))
        .or(plain)
        .or(alternate)
        .or_else(guid)
        .or_else(about)
}
