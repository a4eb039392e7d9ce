//! NITF, the News Industry Text Format: from 2.5 with its points in names to 3.6, whole or inside NewsML.

use super::{agency, drop_text, no_article, stamp, with_content};
use crate::corpus::draft::{Draft, Told};
use crate::corpus::reader::xml::{Content, Element, content};

/// The article of a `nitf` element.
pub(super) fn draft(nitf: Element<'_>) -> Result<Draft, String> {
    let docdata = nitf.at(&["head", "docdata"]);
    let attribute = |element: Option<Element<'_>>, name: &str| element.and_then(|element| element.attribute(name));
    let status = attribute(docdata, "management-status").map(|status| status.to_lowercase());
    if let Some(status) = status.filter(|status| matches!(status.as_str(), "canceled" | "cancelled" | "withheld")) {
        return Err(format!("is marked as {status} by its agency"));
    }
    let mut draft = text(nitf)?;
    let data = |element: &str, name: &str, shown: &str| {
        let value = docdata
            .and_then(|docdata| docdata.child(element))
            .and_then(|found| found.attribute(name));
        value.and_then(|value| Told::new(value, format!("NITF {shown}")))
    };
    let head = nitf.at(&["body", "body.head"]);
    let in_head = |path: &[&str], shown: &str| {
        let text = head.and_then(|head| head.at(path)).map(Element::text);
        text.and_then(|text| Told::new(text, format!("NITF {shown}")))
    };
    let publication = nitf
        .at(&["head", "pubdata"])
        .into_iter()
        .chain(docdata.and_then(|docdata| docdata.child("pubdata")))
        .next();
    let published_as = attribute(publication, "name").and_then(|name| Told::new(name, "NITF pubdata"));
    let sources = [
        in_head(&["distributor"], "distributor"),
        data("doc.copyright", "holder", "copyright"),
        data("doc-id", "regsrc", "doc-id"),
        in_head(&["rights", "rights.owner"], "rights"),
    ];
    draft.agency = agency(&sources);
    let [distributor, copyright, registered, owner] = sources;
    draft.outlet = published_as.or(distributor).or(copyright).or(registered).or(owner);
    draft.published = data("date.issue", "norm", "date.issue")
        .or_else(|| attribute(publication, "date.publication").and_then(|date| Told::new(date, "NITF pubdata")))
        .or_else(|| {
            let story = head.and_then(|head| head.find("story.date"));
            attribute(story, "norm").and_then(|date| Told::new(date, "NITF story.date"))
        })
        .or_else(|| data("date.release", "norm", "date.release"))
        .or_else(|| {
            let shown = head.and_then(|head| head.find("story.date")).map(Element::text);
            shown.and_then(|date| Told::new(date, "NITF story.date"))
        });
    if let Some(published) = &mut draft.published {
        published.value = stamp(&published.value);
    }
    let message = docdata.and_then(|docdata| docdata.child("ed-msg"));
    drop_text(&mut draft, attribute(message, "info"), "note to editors");
    let cancels = draft.dropped.iter().any(|dropped| {
        let words = dropped.text.to_lowercase();
        dropped.why == "note to editors" && (words.contains("mandatory kill") || words.starts_with("kill"))
    });
    if cancels {
        return Err(no_article("a kill: its agency takes an article back"));
    }
    draft.language = nitf
        .language()
        .and_then(|language| Told::new(language, "NITF language"));
    Ok(draft)
}

/// The text of a `nitf` element with what stands above it, for NITF inside other formats too.
pub(super) fn text(nitf: Element<'_>) -> Result<Draft, String> {
    let body = nitf.child("body").unwrap_or(nitf);
    let head = body.child("body.head");
    let held = body.child("body.content").map(inside);
    let abstracts = head
        .into_iter()
        .flat_map(Element::children)
        .filter(|child| child.is("abstract"))
        .map(content);
    let abstracts: Vec<Content> = abstracts.filter(|content| !content.is_empty()).collect();
    let mut draft = match held.filter(|content| !content.is_empty()) {
        Some(content) => {
            let mut draft = with_content(content);
            for summary in &abstracts {
                drop_text(&mut draft, Some(summary.line()), "summary");
            }
            draft
        }
        // Some carry only the summary, some their paragraphs straight in the body.
        None => match abstracts.into_iter().next() {
            Some(content) => with_content(content),
            None if body.child("body.content").is_none() && head.is_none() => with_content(content(body)),
            None => return Err("holds no text".to_owned()),
        },
    };
    let headline = head.and_then(|head| head.child("hedline"));
    let title = headline
        .and_then(|headline| headline.child_text("hl1").or_else(|| Some(headline.text())))
        .filter(|title| !title.is_empty());
    draft.title = title.and_then(|title| Told::new(title, "NITF headline")).or_else(|| {
        let title = nitf.at(&["head", "title"]).map(Element::text);
        title.and_then(|title| Told::new(title, "NITF title"))
    });
    let below = |name: &str| head.and_then(|head| head.child(name));
    if let Some(headline) = headline {
        for second in headline.children().filter(|child| child.is("hl2")) {
            drop_text(&mut draft, Some(second.text()), "subtitle");
        }
    }
    draft.byline = below("byline")
        .map(people)
        .and_then(|people| Told::new(people, "NITF byline"));
    drop_text(&mut draft, below("dateline").map(Element::text), "date line");
    drop_text(&mut draft, below("note").map(Element::text), "note to editors");
    drop_text(&mut draft, body.child("body.end").map(Element::text), "end line");
    Ok(draft)
}

/// The text of a `body.content`. Archives repeat the first paragraphs in a block of their own.
fn inside(body: Element<'_>) -> Content {
    let of_class = |class: &str| {
        body.children().find(|child| {
            child
                .attribute("class")
                .is_some_and(|found| found.eq_ignore_ascii_case(class))
        })
    };
    match of_class("full_text") {
        Some(full) => content(full),
        None => content(body),
    }
}

/// Who wrote it: without titles and places where there are people.
fn people(byline: Element<'_>) -> String {
    let persons: Vec<String> = byline
        .descendants()
        .filter(|element| element.is("person"))
        .map(Element::text)
        .filter(|name| !name.is_empty())
        .collect();
    if !persons.is_empty() {
        return persons.join(", ");
    }
    let title = byline.child_text("byttl").unwrap_or_default();
    let text = byline.text();
    let without = text
        .strip_suffix(title.as_str())
        .unwrap_or(&text)
        .trim_end_matches([',', ' ']);
    if without.is_empty() { text } else { without.to_owned() }
}

/// A part of a larger item that is NITF or some of its body.
pub(super) fn is_empty(draft: &Draft) -> bool {
    draft.body.is_empty()
}
