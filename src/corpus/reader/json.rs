//! JSON: one object, an array of objects, an object that holds such an array, or one object a line. What the keys mean
//! is told by [`fields`](crate::corpus::facts::fields).

mod place;

use super::page;
use super::{Lines, Reader, Record};
use crate::corpus::article::{Dropped, Format, Head, Place};
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::facts::fields::{Field, Keys};
use crate::corpus::walk::Entry;
use place::articles;
use serde_json::{Map, Value};

pub(super) struct Json;
pub(super) struct JsonLines;

impl Reader for Json {
    fn format(&self) -> Format {
        Format::Json
    }

    fn limit(&self) -> u64 {
        512 << 20
    }

    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, None);
        let text = decoded.text.as_str();
        // Offsets into the text lead back into the file only where both are the same bytes.
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let same = bytes.get(mark..) == Some(text.as_bytes());
        let keys = &entry.rules.keys;
        let (ranges, many) = articles(text, keys);
        let mut line = 1;
        let mut counted = 0;
        for (number, range) in ranges.into_iter().enumerate() {
            line += text
                .get(counted..range.start)
                .map_or(0, |between| between.matches('\n').count() as u64);
            counted = range.start;
            let place = if same && many {
                Place {
                    start: (range.start + mark) as u64,
                    len: range.len() as u64,
                }
            } else {
                Place::default()
            };
            out(Record {
                number: many.then_some(number as u64),
                line: Some(line),
                place,
                encoding: decoded.encoding.clone(),
                what: text
                    .get(range)
                    .map_or(Err("is broken".to_owned()), |text| draft(text, keys)),
            });
        }
    }

    fn at(&self, entry: &Entry, head: &Head) -> Option<Record> {
        at(entry, head)
    }
}

impl Reader for JsonLines {
    fn format(&self) -> Format {
        Format::Jsonl
    }

    fn limit(&self) -> u64 {
        u64::MAX - 1
    }

    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        // In UTF-16 a line end is not a byte.
        if bytes.contains(&0) {
            let decoded = decode(bytes, None);
            let text = Lines {
                bytes: decoded.text.into_bytes(),
                ..Lines::default()
            };
            return lines(entry, &text, &mut |record| {
                out(Record {
                    place: Place::default(),
                    encoding: decoded.encoding.clone(),
                    ..record
                });
            });
        }
        lines(
            entry,
            &Lines {
                bytes: bytes.to_vec(),
                ..Lines::default()
            },
            out,
        );
    }

    fn at(&self, entry: &Entry, head: &Head) -> Option<Record> {
        at(entry, head)
    }
}

/// The record of `head` from its place alone.
fn at(entry: &Entry, head: &Head) -> Option<Record> {
    let bytes = entry.seat.piece(head.place.start, head.place.len).ok()?;
    let decoded = decode(&bytes, None);
    let what = draft(decoded.text.trim(), &entry.rules.keys);
    Some(Record {
        number: head.record,
        line: None,
        place: head.place,
        encoding: decoded.encoding,
        what,
    })
}

/// Whether a line holds nothing.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter()
        .all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF))
}

/// The records of a stretch of lines.
pub(super) fn lines(entry: &Entry, lines: &Lines, out: &mut dyn FnMut(Record)) {
    let mut start = lines.start;
    let mut number = lines.record;
    for (line, bytes) in (lines.line + 1..).zip(lines.bytes.split_inclusive(|byte| *byte == b'\n')) {
        let place = Place {
            start,
            len: bytes.len() as u64,
        };
        start += bytes.len() as u64;
        if is_blank(bytes) {
            continue;
        }
        let decoded = decode(bytes, None);
        let what = draft(decoded.text.trim(), &entry.rules.keys);
        out(Record {
            number: Some(number),
            line: Some(line),
            place,
            encoding: decoded.encoding,
            what,
        });
        number += 1;
    }
}

/// The article of one JSON value.
fn draft(text: &str, keys: &Keys) -> Result<Draft, String> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| format!("is not valid JSON: {error}; correct it or leave the record out"))?;
    match value {
        Value::Object(map) => from_map(map, keys),
        Value::Array(_) => Err("is a list, not an object with a title and a text".to_owned()),
        _ => Err("is a single value, not an object with a title and a text".to_owned()),
    }
}

/// A value found under a known key: the smaller depth, then the smaller rank is trusted more.
struct Candidate {
    field: Field,
    depth: usize,
    rank: usize,
    key: String,
    value: Value,
}

fn from_map(map: Map<String, Value>, keys: &Keys) -> Result<Draft, String> {
    let mut candidates = Vec::new();
    let mut others = Vec::new();
    gather(map, 0, "", keys, &mut candidates, &mut others);
    candidates.sort_by_key(|candidate| (candidate.depth, candidate.rank));
    let mut draft = Draft::of(Body::Text(String::new()));
    let mut body: Option<Body> = None;
    let mut page = None;
    let mut summaries = Vec::new();
    for Candidate { field, key, value, .. } in candidates {
        let basis = format!("field {key}");
        match field {
            Field::Body if body.is_none() => body = text_of(value),
            Field::BodyHtml if page.is_none() => {
                page = string(&value).map(|html| Body::Paragraphs(page::fragment(&html)));
            }
            Field::Body | Field::BodyHtml => {}
            Field::Summary => summaries.extend(string(&value)),
            _ => {
                let Some(text) = string(&value) else { continue };
                let is_address = text.starts_with("http://") || text.starts_with("https://");
                let slot = match field {
                    Field::Title => &mut draft.title,
                    Field::Outlet if is_address => &mut draft.url,
                    Field::Outlet => &mut draft.outlet,
                    Field::Published => &mut draft.published,
                    Field::Byline => &mut draft.byline,
                    Field::Url => &mut draft.url,
                    _ => &mut draft.language,
                };
                if slot.is_none() {
                    *slot = Told::new(text, basis);
                } else {
                    others.push((key, text));
                }
            }
        }
    }
    let filled = |body: &Body| match body {
        Body::Text(text) => !text.trim().is_empty(),
        Body::Paragraphs(paragraphs) | Body::Page(paragraphs) => !paragraphs.is_empty(),
    };
    draft.body = match body.filter(filled).or(page.filter(filled)) {
        Some(body) => {
            draft.dropped.extend(summaries.into_iter().map(|text| Dropped {
                text,
                why: "summary".to_owned(),
            }));
            body
        }
        // Some services give no more than the first sentences.
        None if summaries.iter().any(|text| !text.trim().is_empty()) => Body::Text(summaries.join("\n\n")),
        None => return Err("has no text: none of its keys is known to hold an article's body".to_owned()),
    };
    let prose = |text: &String| text.split_whitespace().nth(4).is_some();
    draft.dropped.extend(
        others
            .into_iter()
            .filter(|(_, text)| prose(text))
            .map(|(key, text)| Dropped {
                text,
                why: format!("field {key}"),
            }),
    );
    Ok(draft)
}

/// How deep facts are looked for inside objects.
const DEPTH: usize = 3;

fn gather(
    map: Map<String, Value>,
    depth: usize,
    above: &str,
    keys: &Keys,
    candidates: &mut Vec<Candidate>,
    others: &mut Vec<(String, String)>,
) {
    for (key, value) in map {
        let path = if above.is_empty() {
            key.clone()
        } else {
            format!("{above}.{key}")
        };
        // Many things inside an article have a name that are not the article.
        let known = keys.rank(&key).filter(|_| depth == 0 || key != "name");
        match (known, value) {
            (Some((field, rank)), value) if string(&value).is_some() || matches!(value, Value::Array(_)) => {
                candidates.push(Candidate {
                    field,
                    depth,
                    rank,
                    key: path,
                    value,
                });
            }
            (_, Value::Object(inner)) if depth < DEPTH => gather(inner, depth + 1, &path, keys, candidates, others),
            (None, Value::String(text)) => others.push((path, text)),
            _ => {}
        }
    }
}

/// A value as one line of text: a string, a number, the name in an object, the names in a list.
fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(map) => ["name", "title", "main", "text", "#text", "value", "original"]
            .iter()
            .find_map(|key| map.get(*key).filter(|value| value.is_string()))
            .and_then(string),
        Value::Array(items) => {
            let names: Vec<String> = items
                .iter()
                .filter(|item| !item.is_array())
                .filter_map(string)
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

/// A value as the text of an article.
fn text_of(value: Value) -> Option<Body> {
    match value {
        Value::String(text) if page::is_markup(&text) => Some(Body::Paragraphs(page::fragment(&text))),
        Value::String(text) => Some(Body::Text(text)),
        Value::Array(items) => {
            let paragraphs: Vec<String> = items.iter().filter_map(string).collect();
            (!paragraphs.is_empty()).then(|| Body::Text(paragraphs.join("\n\n")))
        }
        other => string(&other).map(Body::Text),
    }
}

#[cfg(test)]
mod tests;
