//! The shapes in which people have articles in JSON: what services answer, what extractors write, what databases export.

use super::super::gathered::{Named, Value as Held, assemble};
use crate::corpus::draft::Draft;
use crate::corpus::facts::fields::{Field, Keys};
use serde_json::{Map, Value};

/// How deep facts are looked for inside objects.
pub(super) const DEPTH: usize = 3;

/// The article of one JSON value.
pub(super) fn draft(text: &str, keys: &Keys) -> Result<Draft, String> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| format!("is not valid JSON: {error}; correct it or leave the record out"))?;
    match value {
        Value::Object(map) => from_map(map, keys),
        Value::Array(_) => Err("is a list, not an object with a title and a text".to_owned()),
        _ => Err("is a single value, not an object with a title and a text".to_owned()),
    }
}

/// Objects about other things than the article, whose names and texts are not the article's.
const ELSEWHERE: &[&str] = &[
    "associations",
    "renditions",
    "related",
    "relatedarticles",
    "relatedcontent",
    "recommendations",
    "media",
    "multimedia",
    "image",
    "images",
    "leadimage",
    "topimage",
    "featuredmedia",
    "featuredimage",
    "thumbnail",
    "thumbnails",
    "video",
    "videos",
    "audio",
    "gallery",
    "enclosure",
    "enclosures",
    "attachments",
    "comments",
    "links",
    "entities",
    "location",
    "locations",
    "place",
    "places",
    "event",
    "events",
    "subject",
    "subjects",
    "organisation",
    "organisations",
    "person",
    "people",
    "promoitems",
    "ads",
    "advertisement",
    "taxonomy",
    "tags",
    "categories",
    "concepts",
    "mentions",
    "social",
    "tweets",
];

fn from_map(map: Map<String, Value>, keys: &Keys) -> Result<Draft, String> {
    if let Some(what) = no_article(&map) {
        return Err(what);
    }
    let mut gathered = Gathered {
        keys,
        named: Vec::new(),
        others: Vec::new(),
    };
    gathered.object(map, 0, "");
    let Gathered { named, others, .. } = gathered;
    assemble(named, others, "field")
}

/// What a record of an agency is that is not an article (ninjs), or is taken back.
fn no_article(map: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let agency = [
        "versioncreated",
        "versionCreated",
        "pubstatus",
        "pubStatus",
        "body_text",
        "headlines",
        "profile",
    ]
    .iter()
    .any(|key| map.contains_key(*key));
    if !agency {
        return None;
    }
    let status = text("pubstatus") + &text("pubStatus");
    if matches!(status.as_str(), "canceled" | "cancelled" | "withheld") {
        return Some(format!("is marked as {status} by its agency"));
    }
    let what = match text("type").as_str() {
        "picture" => "a picture",
        "graphic" => "a graphic",
        "video" => "a video",
        "audio" => "a sound recording",
        "composite" => "a package of several things",
        "planning" => "a planning item: it announces coverage",
        "event" => "an event",
        _ => return None,
    };
    Some(format!("is not an article but {what}"))
}

struct Gathered<'k> {
    keys: &'k Keys,
    named: Vec<Named>,
    others: Vec<(String, String)>,
}

impl Gathered<'_> {
    /// Takes the values of an object, and of the objects in it.
    fn object(&mut self, map: Map<String, Value>, depth: usize, above: &str) {
        for (key, value) in map {
            let path = if above.is_empty() {
                key.clone()
            } else {
                format!("{above}.{key}")
            };
            // Many things inside an article have a name that are not the article.
            // What the settings point at goes before all else, wherever it stands.
            let own = self.keys.own(&path);
            let level = if own.is_some() { 0 } else { depth };
            let exact = own.or_else(|| self.keys.rank(&key).filter(|_| depth == 0 || key != "name"));
            let known = exact.or_else(|| self.keys.column(&key).filter(|_| depth < 2 && value.is_string()));
            let held = known
                .filter(|_| !self.is_record(&value))
                .and_then(|(field, _)| held(field, &value));
            match (known, held, value) {
                (Some((field, rank)), Some(value), _) => self.named.push(Named {
                    field,
                    depth: level,
                    rank,
                    name: path,
                    value,
                }),
                (_, _, Value::Object(inner)) if depth < DEPTH && (!is_elsewhere(&key) || self.keys.leads(&path)) => {
                    self.object(inner, depth + 1, &path);
                }
                // Some wrap what is one in a list.
                (None, _, Value::Array(items)) if depth < DEPTH && items.len() <= 4 && !is_elsewhere(&key) => {
                    for item in items {
                        if let Value::Object(inner) = item {
                            self.object(inner, depth + 2, &path);
                        }
                    }
                }
                (None, _, Value::String(text)) => self.others.push((path, text)),
                _ => {}
            }
        }
    }
}

impl Gathered<'_> {
    /// Whether a value is a record itself, whatever it stands under: it has a text and a title or date.
    fn is_record(&self, value: &Value) -> bool {
        let Value::Object(map) = value else { return false };
        let has = |wanted: &[Field]| {
            map.keys()
                .filter_map(|key| self.keys.field(key))
                .any(|field| wanted.contains(&field))
        };
        has(&[Field::Body, Field::BodyHtml]) && has(&[Field::Title, Field::Published])
    }
}

fn is_elsewhere(key: &str) -> bool {
    let key: String = key
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    ELSEWHERE.contains(&key.as_str())
}

/// What a value holds of a field; None where an object has to be looked into instead.
fn held(field: Field, value: &Value) -> Option<Held> {
    match field {
        Field::Body | Field::BodyHtml | Field::Summary => text_of(value).map(Held::Text),
        Field::Published => match value {
            Value::Number(number) => whole(&number.to_string()),
            other => string(other, 0),
        }
        .map(Held::Text),
        // A number is no name; where it stands for one it is the key of another table.
        Field::Title | Field::Byline | Field::Outlet | Field::Language if value.is_number() => None,
        Field::Byline => people(value).map(Held::Text),
        _ => string(value, 0).map(Held::Text),
    }
}

/// Seconds without their decimals.
fn whole(number: &str) -> Option<String> {
    let whole = number.split('.').next().unwrap_or_default();
    (!whole.is_empty()).then(|| whole.to_owned())
}

/// A value as one line of text: a string, a number, the name in an object, the names in a list.
fn string(value: &Value, depth: usize) -> Option<String> {
    const NAMES: [&str; 22] = [
        "name",
        "title",
        "main",
        "basic",
        "rendered",
        "text",
        "#text",
        "$t",
        "_text",
        "__text",
        "value",
        "original",
        "headline",
        "content",
        "default",
        "$date",
        "$numberLong",
        "iso",
        "@value",
        "_cdata",
        "url",
        "@id",
    ];
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(map) if depth < DEPTH => NAMES
            .iter()
            .find_map(|key| map.get(*key).and_then(|value| string(value, depth + 1))),
        Value::Array(items) if depth < DEPTH => {
            // In lists of several renderings each says which it is; the first meant for all is the one.
            let names: Vec<String> = items.iter().filter_map(|item| string(item, depth + 1)).collect();
            let roles = items.iter().any(|item| item.get("role").is_some());
            match names.first() {
                Some(first) if roles => Some(main_of(items).unwrap_or_else(|| first.clone())),
                Some(_) => Some(names.join(", ")),
                None => None,
            }
        }
        _ => None,
    }
}

/// Of values with roles, the one whose role is the main one.
fn main_of(items: &[Value]) -> Option<String> {
    let role = |item: &Value| {
        item.get("role")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_lowercase()
    };
    let main = items
        .iter()
        .find(|item| matches!(role(item).as_str(), "" | "main" | "default" | "headline" | "body"));
    main.and_then(|item| string(item, 1))
}

/// The names of the people a value tells: strings, objects with a name or its parts, lists of these.
fn people(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => {
            let names: Vec<String> = items
                .iter()
                .filter(|item| !item.is_number())
                .filter_map(people)
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(map) => {
            let part = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key)).and_then(Value::as_str);
            if let Some(name) = part(&[
                "name",
                "original",
                "full_name",
                "fullName",
                "display_name",
                "displayName",
                "byline",
                "text",
                "#text",
                "title",
            ]) {
                return Some(name.to_owned());
            }
            let first = part(&[
                "first_name",
                "firstName",
                "firstname",
                "first",
                "given_name",
                "givenName",
            ]);
            let last = part(&["last_name", "lastName", "lastname", "last", "family_name", "familyName"]);
            let parts: Vec<&str> = [first, last].into_iter().flatten().collect();
            if !parts.is_empty() {
                return Some(parts.join(" "));
            }
            // A list below: {"by": [..]}.
            map.values().find(|inner| inner.is_array()).and_then(people)
        }
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// A value as the text of an article: a string, an object that holds one, a list of paragraphs or of sentences.
fn text_of(value: &Value) -> Option<String> {
    const TEXTS: [&str; 12] = [
        "rendered",
        "text",
        "html",
        "content",
        "value",
        "#text",
        "$t",
        "plain",
        "body",
        "paragraph",
        "data",
        "raw",
    ];
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(map) => {
            let kind = map.get("type").and_then(Value::as_str).unwrap_or_default();
            if matches!(
                kind,
                "image"
                    | "video"
                    | "gallery"
                    | "ad"
                    | "embed"
                    | "interstitial_link"
                    | "custom_embed"
                    | "oembed_response"
            ) {
                return None;
            }
            TEXTS
                .iter()
                .find_map(|key| map.get(*key).filter(|value| value.is_string()))
                .and_then(text_of)
        }
        Value::Array(items) => {
            let roles = items
                .iter()
                .all(|item| item.get("role").is_some() || item.get("contenttype").is_some());
            if roles && items.len() > 1 {
                return longest(items);
            }
            let paragraphs: Vec<String> = items
                .iter()
                .filter_map(|item| match item {
                    // Sentences of a paragraph.
                    Value::Array(sentences) => {
                        let sentences: Vec<String> =
                            sentences.iter().filter_map(|sentence| string(sentence, 1)).collect();
                        (!sentences.is_empty()).then(|| sentences.join(" "))
                    }
                    item => text_of(item),
                })
                .filter(|text| !text.trim().is_empty())
                .collect();
            (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
        }
        _ => None,
    }
}

/// Of several renderings of one text the longest.
fn longest(items: &[Value]) -> Option<String> {
    items.iter().filter_map(text_of).max_by_key(String::len)
}
