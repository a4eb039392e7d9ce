//! JSON Feed, versions 1 and 1.1.

use super::channel::whose;
use super::items::without_mail;
use crate::corpus::article::{Dropped, Format, Place};
use crate::corpus::draft::{Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::facts::outlet;
use crate::corpus::reader::xml::{Content, as_html};
use crate::corpus::reader::{Reader, Record};
use crate::corpus::walk::Entry;
use serde_json::{Map, Value};

/// JSON Feed.
pub(in crate::corpus::reader) struct JsonFeed;

impl Reader for JsonFeed {
    fn format(&self) -> Format {
        Format::JsonFeed
    }

    fn limit(&self) -> u64 {
        crate::corpus::reader::wire::LIMIT
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, None);
        let feed: Map<String, Value> = match serde_json::from_str(&decoded.text) {
            Ok(feed) => feed,
            Err(error) => {
                let cause = format!("is not valid JSON: {error}; correct it or load the feed again");
                return out(Record::whole(decoded.encoding, Err(cause)));
            }
        };
        let items = feed
            .get("items")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let text = |key: &str| feed.get(key).and_then(Value::as_str);
        let hosts: Vec<String> = items
            .iter()
            .take(100)
            .filter_map(|item| outlet::host(item.get("url")?.as_str()?))
            .collect();
        let outlet = whose(text("title"), text("home_page_url"), None, &hosts).map(|(outlet, _)| outlet);
        let language = text("language").and_then(|language| Told::new(language, "language of the feed"));
        let authors = people(&feed);
        for (number, item) in (0..).zip(items) {
            let what = item
                .as_object()
                .ok_or_else(|| "is not an object, as an item of a feed must be".to_owned())
                .and_then(draft)
                .map(|mut draft| {
                    draft.outlet.clone_from(&outlet);
                    draft.language = draft.language.or_else(|| language.clone());
                    let feed = || authors.clone().and_then(|names| Told::new(names, "author of the feed"));
                    draft.byline = draft.byline.take().or_else(feed);
                    draft
                });
            out(Record {
                number: Some(number),
                line: None,
                place: Place::default(),
                encoding: decoded.encoding.clone(),
                what,
            });
        }
        if items.is_empty() {
            out(Record::whole(
                decoded.encoding,
                Err("is a feed without items".to_owned()),
            ));
        }
    }
}

fn draft(item: &Map<String, Value>) -> Result<Draft, String> {
    let text = |key: &str| {
        item.get(key)
            .and_then(Value::as_str)
            .filter(|text| !text.trim().is_empty())
    };
    let told = |key: &str| text(key).and_then(|value| Told::new(value, format!("{key} of the item")));
    let filled = |content: &Content| !content.is_empty();
    let content = text("content_html")
        .map(as_html)
        .filter(filled)
        .or_else(|| text("content_text").map(as_html).filter(filled));
    let summary = text("summary").map(as_html).filter(filled);
    let (content, summary) = match (content, summary) {
        (Some(content), summary) => (content, summary),
        (None, Some(summary)) => (summary, None),
        (None, None) => return Err("has no text, only a title or a link".to_owned()),
    };
    let mut draft = Draft::of(content.body);
    draft.dropped.extend(summary.map(|summary| Dropped {
        text: summary.line(),
        why: "summary".to_owned(),
    }));
    draft.title = told("title");
    draft.published = told("date_published");
    draft.url = told("url").or_else(|| told("external_url"));
    draft.language = told("language");
    draft.byline = people(item).and_then(|names| Told::new(names, "author of the item"));
    Ok(draft)
}

/// The names of the authors of an item or feed.
fn people(of: &Map<String, Value>) -> Option<String> {
    let name = |author: &Value| author.get("name").and_then(Value::as_str).map(without_mail);
    let names: Vec<String> = match of.get("authors").and_then(Value::as_array) {
        Some(authors) => authors.iter().filter_map(name).collect(),
        None => of.get("author").and_then(name).into_iter().collect(),
    };
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
