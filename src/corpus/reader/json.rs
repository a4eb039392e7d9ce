//! JSON: one object, an array of objects, an object that holds such an array, or one object a line. What the keys mean
//! is told by [`fields`](crate::corpus::facts::fields).

use super::page;
use super::{Lines, Reader, Record};
use crate::corpus::article::{Dropped, Format, Head, Place};
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::facts::fields::{Field, rank};
use crate::corpus::walk::Entry;
use serde_json::{Map, Value};
use std::ops::Range;

pub(super) struct Json;
pub(super) struct JsonLines;

impl Reader for Json {
    fn format(&self) -> Format {
        Format::Json
    }

    fn limit(&self) -> u64 {
        512 << 20
    }

    fn records(&self, _path: &str, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, None);
        let text = decoded.text.as_str();
        // Offsets into the text lead back into the file only where both are the same bytes.
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let same = bytes.get(mark..) == Some(text.as_bytes());
        let (ranges, many) = articles(text);
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
                what: text.get(range).map_or(Err("is broken".to_owned()), draft),
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

    fn records(&self, _path: &str, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        // In UTF-16 a line end is not a byte.
        if bytes.contains(&0) {
            let decoded = decode(bytes, None);
            let text = Lines {
                bytes: decoded.text.into_bytes(),
                ..Lines::default()
            };
            return lines(&text, &mut |record| {
                out(Record {
                    place: Place::default(),
                    encoding: decoded.encoding.clone(),
                    ..record
                });
            });
        }
        lines(
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
    let what = draft(decoded.text.trim());
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
pub(super) fn lines(lines: &Lines, out: &mut dyn FnMut(Record)) {
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
        let what = draft(decoded.text.trim());
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
fn draft(text: &str) -> Result<Draft, String> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| format!("is not valid JSON: {error}; correct it or leave the record out"))?;
    match value {
        Value::Object(map) => from_map(map),
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

fn from_map(map: Map<String, Value>) -> Result<Draft, String> {
    let mut candidates = Vec::new();
    let mut others = Vec::new();
    gather(map, 0, "", &mut candidates, &mut others);
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
                page = string(&value).map(|html| Body::Paragraphs(page::fragment(&html)))
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
        Body::Paragraphs(paragraphs) => !paragraphs.is_empty(),
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
        let known = rank(&key).filter(|_| depth == 0 || key != "name");
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
            (_, Value::Object(inner)) if depth < DEPTH => gather(inner, depth + 1, &path, candidates, others),
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

/// Where the articles stand in a file's text, and whether the file is made to hold many.
fn articles(text: &str) -> (Vec<Range<usize>>, bool) {
    let values = sequence(text);
    let [value] = values.as_slice() else {
        return (values, true);
    };
    let Some(inside) = text.get(value.clone()) else {
        return (values, false);
    };
    match list_in(inside, 0) {
        Some(elements) => {
            let shift = |range: Range<usize>| range.start + value.start..range.end + value.start;
            (elements.into_iter().map(shift).collect(), true)
        }
        None => (values, false),
    }
}

/// The elements of the list of articles that `value` is or holds; None where it is an article itself.
fn list_in(value: &str, depth: usize) -> Option<Vec<Range<usize>>> {
    if value.starts_with('[') {
        return Some(elements(value));
    }
    if !value.starts_with('{') || depth > DEPTH {
        return None;
    }
    let members = members(value);
    let is_body = |key: &str| matches!(rank(key), Some((Field::Body | Field::BodyHtml, _)));
    let text = |range: &Range<usize>| value.get(range.clone()).unwrap_or_default();
    if members
        .iter()
        .any(|(key, range)| is_body(key) && text(range).starts_with('"') && range.len() > 2)
    {
        return None;
    }
    let lists = members.iter().filter(|(key, range)| {
        let list = text(range);
        list.starts_with('[')
            && list.get(1..).is_some_and(|inside| inside.trim_start().starts_with('{'))
            && !matches!(rank(key), Some((Field::Byline | Field::Body | Field::Summary, _)))
    });
    // The longest list of objects; of equals the first.
    let list = lists.max_by_key(|(_, range)| (range.len(), std::cmp::Reverse(range.start)));
    if let Some((_, range)) = list {
        let holds_text = |element: &Range<usize>| {
            text(range).get(element.clone()).is_some_and(|object| {
                let mut keys = members_of_tree(object, 2);
                keys.any(|key| is_body(&key) || matches!(rank(&key), Some((Field::Title | Field::Summary, _))))
            })
        };
        let found = elements(text(range));
        if found.iter().take(20).any(holds_text) {
            return Some(
                found
                    .into_iter()
                    .map(|element| element.start + range.start..element.end + range.start)
                    .collect(),
            );
        }
    }
    members
        .iter()
        .filter(|(_, range)| text(range).starts_with('{'))
        .find_map(|(_, range)| {
            let found = list_in(text(range), depth + 1)?;
            Some(
                found
                    .into_iter()
                    .map(|element| element.start + range.start..element.end + range.start)
                    .collect(),
            )
        })
}

/// The keys of an object and of the objects in it, `depth` levels down.
fn members_of_tree(object: &str, depth: usize) -> Box<dyn Iterator<Item = String> + '_> {
    let below = move |range: Range<usize>| -> Box<dyn Iterator<Item = String> + '_> {
        match object.get(range) {
            Some(inner) if depth > 0 && inner.starts_with('{') => members_of_tree(inner, depth - 1),
            _ => Box::new(std::iter::empty()),
        }
    };
    Box::new(
        members(object)
            .into_iter()
            .flat_map(move |(key, range)| std::iter::once(key).chain(below(range))),
    )
}

/// The JSON values that stand one after the other in a text; broken ones too, each up to where the next one begins.
fn sequence(text: &str) -> Vec<Range<usize>> {
    let mut values = Vec::new();
    let mut at = 0;
    while let Some(start) = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| !c.is_whitespace() && c != ','))
    {
        let start = at + start;
        let end = value_end(text.as_bytes(), start).max(start + 1);
        values.push(start..end.min(text.len()));
        at = end;
    }
    values
}

/// The elements of an array; `array` begins with its bracket.
fn elements(array: &str) -> Vec<Range<usize>> {
    let bytes = array.as_bytes();
    let mut elements = Vec::new();
    let mut at = 1;
    loop {
        while bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',')
        {
            at += 1;
        }
        match bytes.get(at) {
            None | Some(b']') => return elements,
            Some(_) => {
                let end = value_end(bytes, at).max(at + 1);
                elements.push(at..end.min(bytes.len()));
                at = end;
            }
        }
    }
}

/// The members of an object: key and where its value stands; `object` begins with its brace.
fn members(object: &str) -> Vec<(String, Range<usize>)> {
    let bytes = object.as_bytes();
    let mut members = Vec::new();
    let mut at = 1;
    let skip = |mut at: usize| {
        while bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b':'))
        {
            at += 1;
        }
        at
    };
    loop {
        at = skip(at);
        if bytes.get(at) != Some(&b'"') {
            return members;
        }
        let key_end = value_end(bytes, at);
        let key = object
            .get(at + 1..key_end.saturating_sub(1))
            .unwrap_or_default()
            .to_owned();
        let start = skip(key_end);
        if start >= bytes.len() {
            return members;
        }
        let end = value_end(bytes, start).max(start + 1).min(bytes.len());
        members.push((key, start..end));
        at = end;
    }
}

/// Just past the value that begins at `start`: brackets balanced, strings respected. Looks at each byte once.
fn value_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at += 1;
                while let Some(byte) = bytes.get(at) {
                    match byte {
                        b'\\' => at += 1,
                        b'"' => break,
                        _ => {}
                    }
                    at += 1;
                }
                if depth == 0 {
                    return (at + 1).min(bytes.len());
                }
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return at + usize::from(depth == 1),
            b'}' | b']' => depth -= 1,
            b',' if depth == 0 => return at,
            byte if depth == 0 && byte.is_ascii_whitespace() => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests;
