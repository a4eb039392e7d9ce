//! NewsML 1: items of components within components, one of which holds the text.

use super::{agency, drop_text, newsmlg2, nitf, no_article, stamp, with_content};
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::reader::xml::{Content, Element, as_html};
use rustc_hash::FxHashSet;

/// The article of a `NewsItem`.
pub(super) fn draft(item: Element<'_>) -> Result<Draft, String> {
    let management = item.child("NewsManagement");
    let formal = |element: Option<Element<'_>>, name: &str| {
        element
            .and_then(|element| element.child(name))
            .and_then(|found| found.attribute("FormalName"))
    };
    let status = formal(management, "Status").unwrap_or_default().to_lowercase();
    if matches!(status.as_str(), "canceled" | "cancelled" | "withheld") {
        return Err(format!("is marked as {status} by its agency"));
    }
    let parts = parts(item);
    // Where there is nothing but a caption, the caption is the text.
    let main: Vec<&Part<'_>> = match parts.iter().any(|part| !part.caption) {
        true => parts.iter().filter(|part| !part.caption).collect(),
        false => parts.iter().take(1).collect(),
    };
    let Some(first) = main.first() else {
        return Err(nothing(item));
    };
    let mut draft = with_content(Content {
        body: Body::Paragraphs(Vec::new()),
        dropped: Vec::new(),
    });
    // Lines and facts of the component the text is in, and of those around it.
    let above: Vec<Element<'_>> = first
        .item
        .ancestors()
        .filter(|element| element.is("NewsComponent"))
        .collect();
    let line = |name: &str| {
        above
            .iter()
            .filter_map(|component| component.child("NewsLines"))
            .find_map(|lines| lines.child_text(name))
    };
    let party = |name: &str| {
        above
            .iter()
            .filter_map(|component| component.child("AdministrativeMetadata"))
            .filter_map(|data| data.child(name))
            .find_map(|found| {
                let party = found.child("Party")?;
                party
                    .attribute("FormalName")
                    .or_else(|| Some(party.text()).filter(|name| !name.is_empty()))
            })
    };
    let told = |value: Option<String>, basis: &str| value.and_then(|value| Told::new(value, format!("NewsML {basis}")));
    draft.title = told(line("HeadLine"), "HeadLine");
    draft.byline = told(line("ByLine"), "ByLine").or_else(|| told(party("Creator"), "Creator"));
    let identity = item.at(&["Identification", "NewsIdentifier"]);
    let identified = |name: &str| identity.and_then(|identity| identity.child_text(name));
    let copyright = line("CopyrightLine").map(|line| holder(&line));
    let named = [
        told(party("Provider"), "Provider"),
        told(line("CreditLine"), "CreditLine"),
        told(identified("ProviderId"), "ProviderId"),
        told(party("Source"), "Source"),
        told(copyright, "CopyrightLine"),
    ];
    draft.agency = agency(&named);
    let [provider, credit, id, source, copyright] = named;
    draft.outlet = provider.or(source).or(id).or(credit).or(copyright);
    let managed = |name: &str| management.and_then(|management| management.child_text(name));
    draft.published = told(managed("FirstCreated"), "FirstCreated")
        .or_else(|| told(managed("ThisRevisionCreated"), "ThisRevisionCreated"))
        .or_else(|| told(identified("DateId"), "DateId"))
        .or_else(|| {
            let envelope = item
                .parent()
                .and_then(|parent| parent.at(&["NewsEnvelope", "DateAndTime"]));
            told(envelope.map(Element::text), "DateAndTime")
        });
    if let Some(published) = &mut draft.published {
        published.value = stamp(&published.value);
    }
    let language = above
        .iter()
        .filter_map(|component| component.child("DescriptiveMetadata"))
        .find_map(|data| formal(Some(data), "Language"))
        .or_else(|| first.item.language());
    draft.language = told(language, "Language");
    let (dateline, subtitle, slug) = (line("DateLine"), line("SubHeadLine"), line("SlugLine"));
    fill(&mut draft, &main);
    drop_text(&mut draft, dateline, "date line");
    drop_text(&mut draft, subtitle, "subtitle");
    drop_text(&mut draft, slug, "slug line");
    let taken = usize::from(first.caption);
    for caption in parts.iter().filter(|part| part.caption).skip(taken) {
        drop_text(&mut draft, Some(caption.draft.body.one_line()), "caption");
    }
    Ok(draft)
}

/// Joins the texts, and takes what only they tell.
fn fill(draft: &mut Draft, main: &[&Part<'_>]) {
    let paragraphs: Vec<String> = match main {
        [only] => {
            draft.body = only.draft.body.clone();
            Vec::new()
        }
        several => several
            .iter()
            .flat_map(|part| part.draft.body.parts().into_iter().map(str::to_owned))
            .collect(),
    };
    if !paragraphs.is_empty() {
        draft.body = Body::Paragraphs(paragraphs);
    }
    for part in main {
        draft.dropped.extend(part.draft.dropped.iter().cloned());
        if draft.title.is_none() {
            draft.title.clone_from(&part.draft.title);
        }
        // What the text itself says of its author is surer than who made the file.
        if part.draft.byline.is_some() && draft.byline.as_ref().is_none_or(|told| told.basis.ends_with("Creator")) {
            draft.byline.clone_from(&part.draft.byline);
        }
    }
}

/// A text in an item.
struct Part<'d> {
    item: Element<'d>,
    caption: bool,
    draft: Draft,
}

/// The texts of an item, in order; of components that say the same in several ways, the first.
fn parts(item: Element<'_>) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    // The lists of equivalents that have given their text.
    let mut told: FxHashSet<usize> = FxHashSet::default();
    for content in item.descendants().filter(|element| element.is("ContentItem")) {
        let formal = |name: &str| {
            content
                .child(name)
                .and_then(|found| found.attribute("FormalName"))
                .unwrap_or_default()
                .to_lowercase()
        };
        let media = formal("MediaType");
        if !matches!(media.as_str(), "" | "text" | "complexdata") {
            continue;
        }
        let Some(data) = content
            .child("DataContent")
            .or_else(|| content.at(&["Encoding", "DataContent"]))
        else {
            continue;
        };
        let component = content.ancestors().find(|element| element.is("NewsComponent"));
        let role = component
            .and_then(|component| component.child("Role"))
            .and_then(|role| role.attribute("FormalName"))
            .unwrap_or_default()
            .to_lowercase();
        let draft = if data.children().next().is_some() {
            newsmlg2::inline(data)
        } else {
            with_content(as_html(&data.raw_text()))
        };
        let encoded = content.child("Encoding").is_some() || data.attribute("Encoding").is_some();
        if nitf::is_empty(&draft) || encoded {
            continue;
        }
        let list = |element: &Element<'_>| element.attribute("EquivalentsList").is_some_and(|yes| yes == "yes");
        if let Some(shared) = content.ancestors().find(list)
            && !told.insert(shared.key())
        {
            continue;
        }
        parts.push(Part {
            item: content,
            caption: role.contains("caption"),
            draft,
        });
    }
    parts
}

/// What an item without a text is.
fn nothing(item: Element<'_>) -> String {
    let media: Vec<String> = item
        .descendants()
        .filter(|element| element.is("MediaType"))
        .filter_map(|media| media.attribute("FormalName"))
        .map(|media| media.to_lowercase())
        .collect();
    let what = match media.first().map(String::as_str) {
        Some("photo" | "image" | "picture") => "a picture without a text",
        Some("graphic") => "a graphic without a text",
        Some("video") => "a video without a text",
        Some("audio") => "a sound recording without a text",
        _ if item.find("NewsItemRef").is_some() => "a package that lists other items",
        _ if item.find("TopicSet").is_some() => "a set of terms",
        _ => return "holds no text, only what describes it".to_owned(),
    };
    no_article(what)
}

/// Who holds a copyright: "© 2023 AFP" is AFP.
fn holder(line: &str) -> String {
    let words = line.split_whitespace().filter(|word| {
        let bare: String = word
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase();
        !(bare.is_empty() || bare == "c" || bare == "copyright" || bare.bytes().all(|byte| byte.is_ascii_digit()))
    });
    words.collect::<Vec<_>>().join(" ")
}
