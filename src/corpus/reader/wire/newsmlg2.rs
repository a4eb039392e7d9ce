//! NewsML-G2: news items alone, in messages and in what else the standard has, most of which is no article.

use super::{agency, drop_text, nitf, no_article, stamp, with_content};
use crate::corpus::draft::{Draft, Told};
use crate::corpus::reader::xml::{Content, Element, Space, as_html, content};

/// The elements that are items, or stand for one in a file that holds only a part.
pub(super) fn is_item(element: Element<'_>) -> bool {
    const ITEMS: [&str; 9] = [
        "newsItem",
        "packageItem",
        "planningItem",
        "conceptItem",
        "knowledgeItem",
        "catalogItem",
        "contentSet",
        "groupSet",
        "contentMeta",
    ];
    element.space() != Space::Xhtml && ITEMS.iter().any(|name| element.is(name))
}

/// The article of an item.
pub(super) fn draft(item: Element<'_>) -> Result<Draft, String> {
    let what = match item.name().to_lowercase().as_str() {
        "packageitem" | "groupset" => Some("a package that lists other items"),
        "planningitem" => Some("a planning item: it announces coverage"),
        "conceptitem" => Some("a concept item: it describes a person, place, event or term"),
        "knowledgeitem" => Some("a knowledge item: a list of terms or events"),
        "catalogitem" => Some("a catalogue of vocabularies"),
        "contentmeta" => Some("the description of one, without its text"),
        _ => None,
    };
    if let Some(what) = what {
        return Err(no_article(what));
    }
    let meta = item.child("itemMeta");
    let about = item.child("contentMeta");
    let code = |element: Option<Element<'_>>| {
        let value = element.and_then(|element| element.attribute("qcode").or_else(|| element.attribute("uri")));
        value.map(|value| value.rsplit([':', '/', '#']).next().unwrap_or_default().to_lowercase())
    };
    let kind = code(meta.and_then(|meta| meta.child("itemClass"))).unwrap_or_default();
    let what = match kind.as_str() {
        "picture" => Some("a picture"),
        "graphic" => Some("a graphic"),
        "video" => Some("a video"),
        "audio" => Some("a sound recording"),
        "animated" => Some("an animation"),
        "composite" => Some("a package of several things"),
        _ => None,
    };
    if let Some(what) = what {
        return Err(no_article(what));
    }
    let status = code(meta.and_then(|meta| meta.child("pubStatus"))).unwrap_or_default();
    if matches!(status.as_str(), "canceled" | "cancelled" | "withheld") {
        return Err(format!("is marked as {status} by its agency"));
    }
    let mut draft = match text(item)? {
        Some(draft) => draft,
        None => summary(item, about)?,
    };
    let headline = about.and_then(|about| headline(about.children().filter(|child| child.is("headline"))));
    let title = headline.and_then(|title| Told::new(title, "NewsML-G2 headline"));
    let item_title = || {
        meta.and_then(|meta| meta.child_text("title"))
            .and_then(|title| Told::new(title, "NewsML-G2 title"))
    };
    draft.title = title.or(draft.title).or_else(item_title);
    sources(item, meta, about, &mut draft);
    let date = |element: Option<Element<'_>>, name: &str| {
        let text = element.and_then(|element| element.child_text(name));
        text.and_then(|text| Told::new(stamp(&text), format!("NewsML-G2 {name}")))
    };
    draft.published = date(meta, "firstCreated")
        .or_else(|| date(about, "contentCreated"))
        .or_else(|| date(meta, "versionCreated"))
        .or(draft.published);
    let language = about
        .and_then(|about| about.child("language"))
        .and_then(|language| language.attribute("tag"))
        .or_else(|| item.find("inlineXML").and_then(Element::language))
        .or_else(|| item.language());
    draft.language = language
        .and_then(|language| Told::new(language, "NewsML-G2 language"))
        .or(draft.language);
    Ok(draft)
}

/// The headline meant for reading: not the short one, not the one for search engines, where there is another.
fn headline<'d>(headlines: impl Iterator<Item = Element<'d>>) -> Option<String> {
    let mut found: Vec<(bool, String)> = headlines
        .map(|headline| {
            let role = headline.attribute("role").unwrap_or_default().to_lowercase();
            let side = [
                "short", "seo", "sub", "deck", "kicker", "mobile", "social", "overline", "web",
            ]
            .iter()
            .any(|word| role.contains(word));
            (side, headline.text())
        })
        .filter(|(_, text)| !text.is_empty())
        .collect();
    found.sort_by_key(|(side, _)| *side);
    found.into_iter().next().map(|(_, text)| text)
}

/// Who provides the item, whose copy it is, who wrote it.
fn sources(item: Element<'_>, meta: Option<Element<'_>>, about: Option<Element<'_>>, draft: &mut Draft) {
    let told = |element: Option<Element<'_>>, name: &str| {
        let party = element.and_then(|element| element.child(name));
        party
            .and_then(party_name)
            .and_then(|value| Told::new(value, format!("NewsML-G2 {name}")))
    };
    let rights = item.child("rightsInfo");
    let named = [
        told(meta, "provider"),
        about
            .and_then(|about| about.child_text("creditline"))
            .and_then(|credit| Told::new(credit, "NewsML-G2 creditline")),
        told(rights, "copyrightHolder"),
        told(about, "infoSource"),
    ];
    let code = meta
        .and_then(|meta| meta.child("provider"))
        .and_then(|provider| provider.attribute("qcode"))
        .map(|code| code.rsplit(':').next().unwrap_or_default().to_owned())
        .and_then(|code| Told::new(code, "NewsML-G2 provider"));
    draft.agency = agency(&named).or_else(|| agency(&[code])).or(draft.agency.take());
    let [provider, credit, holder, _] = named;
    draft.outlet = provider.or(draft.outlet.take()).or(credit).or(holder);
    let by = about
        .and_then(|about| about.child_text("by"))
        .and_then(|by| Told::new(by, "NewsML-G2 by"));
    let creators: Vec<String> = about
        .into_iter()
        .flat_map(Element::children)
        .filter(|child| child.is("creator"))
        .filter_map(|creator| creator.child_text("name").or_else(|| creator.attribute("literal")))
        .collect();
    let creators = Told::new(creators.join(", "), "NewsML-G2 creator");
    draft.byline = by.or(draft.byline.take()).or(creators);
    if let Some(about) = about {
        for line in about.children().filter(|child| child.is("dateline")) {
            drop_text(draft, Some(line.text()), "date line");
        }
        for note in about.children().filter(|child| child.is("description")) {
            drop_text(draft, Some(note.text()), "summary");
        }
    }
    if let Some(meta) = meta {
        for note in meta.children().filter(|child| child.is("edNote")) {
            drop_text(draft, Some(note.text()), "note to editors");
        }
    }
}

/// What a party is called: a site it is known by, its name, or the code it has.
fn party_name(party: Element<'_>) -> Option<String> {
    let code = party
        .attribute("qcode")
        .map(|code| code.rsplit(':').next().unwrap_or_default().to_owned());
    let site = code
        .clone()
        .filter(|code| crate::corpus::facts::outlet::is_domain(code));
    site.or_else(|| party.attribute("literal"))
        .or_else(|| party.child_text("name"))
        .or(code)
        .or_else(|| party.attribute("uri"))
        .or_else(|| Some(party.text()))
        .filter(|name| !name.is_empty())
}

/// The text an item carries; None where it carries none.
fn text(item: Element<'_>) -> Result<Option<Draft>, String> {
    let set = if item.is("contentSet") {
        Some(item)
    } else {
        item.child("contentSet")
    };
    let Some(set) = set else { return Ok(None) };
    let mut found: Vec<Draft> = Vec::new();
    for part in set.children() {
        if part.is("inlineXML") {
            if part.child("events").is_some() {
                return Err(no_article("a list of events"));
            }
            found.push(inline(part));
        } else if part.is("inlineData") {
            let kind = part.attribute("contenttype").unwrap_or_default();
            let encoded = part
                .attribute("encoding")
                .is_some_and(|encoding| encoding.to_lowercase().contains("base64"));
            if !encoded
                && (kind.is_empty() || kind.starts_with("text") || kind.contains("html") || kind.contains("xml"))
            {
                found.push(with_content(as_html(&part.raw_text())));
            }
        }
    }
    // Where the same text is there in several renditions, the longest has most of it.
    let length = |draft: &Draft| {
        let content = Content {
            body: draft.body.clone(),
            dropped: Vec::new(),
        };
        content.len()
    };
    let best = found
        .into_iter()
        .filter(|draft| !nitf::is_empty(draft))
        .rev()
        .max_by_key(length);
    Ok(best)
}

/// The text of an `inlineXML`: NITF, XHTML, or whatever XML it is.
pub(super) fn inline(part: Element<'_>) -> Draft {
    if let Some(found) = part.find("nitf")
        && let Ok(draft) = nitf::text(found)
        && !nitf::is_empty(&draft)
    {
        return draft;
    }
    if let Some(html) = part.find("html") {
        let body = html.child("body").unwrap_or(html);
        let mut draft = with_content(content(body));
        let title = html.at(&["head", "title"]).map(Element::text);
        draft.title = title.and_then(|title| Told::new(title, "title of its XHTML"));
        return draft;
    }
    with_content(content(part))
}

/// A text item without its text: what describes it has to do.
fn summary(item: Element<'_>, about: Option<Element<'_>>) -> Result<Draft, String> {
    let described = about
        .into_iter()
        .flat_map(Element::children)
        .filter(|child| child.is("description"));
    let longest = described
        .map(content)
        .max_by_key(Content::len)
        .filter(|content| !content.is_empty());
    if let Some(content) = longest {
        return Ok(with_content(content));
    }
    let elsewhere = item.find("remoteContent").and_then(|remote| remote.attribute("href"));
    Err(match elsewhere {
        Some(file) => format!("holds no text: it stands in another file, {file}"),
        None => "holds no text, only what describes it".to_owned(),
    })
}
