//! Where the articles stand in JSON text, found without parsing it, so that broken ones cost only themselves.

use super::shapes::DEPTH;
use crate::corpus::facts::fields::{Field, Keys};
use std::ops::Range;

/// Where the articles stand in a file's text, and whether the file is made to hold many.
pub(super) fn articles(text: &str, keys: &Keys) -> (Vec<Range<usize>>, bool) {
    let values = sequence(text);
    let [value] = values.as_slice() else {
        return (values, true);
    };
    let Some(inside) = text.get(value.clone()) else {
        return (values, false);
    };
    match list_in(inside, 0, keys) {
        Some(elements) => {
            let shift = |range: Range<usize>| range.start + value.start..range.end + value.start;
            (elements.into_iter().map(shift).collect(), true)
        }
        None => (values, false),
    }
}

/// The elements of the list of articles that `value` is or holds; None where it is an article itself.
fn list_in(value: &str, depth: usize, keys: &Keys) -> Option<Vec<Range<usize>>> {
    if value.starts_with('[') {
        return Some(elements(value));
    }
    if !value.starts_with('{') || depth > DEPTH {
        return None;
    }
    let members = members(value);
    let is_body = |key: &str| matches!(keys.rank(key), Some((Field::Body | Field::BodyHtml, _)));
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
            && !matches!(keys.rank(key), Some((Field::Byline | Field::Body | Field::Summary, _)))
    });
    // The longest list of objects; of equals the first.
    let list = lists.max_by_key(|(_, range)| (range.len(), std::cmp::Reverse(range.start)));
    if let Some((_, range)) = list {
        let found = elements(text(range));
        if hold_text(text(range), &found, keys) {
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
            let found = list_in(text(range), depth + 1, keys)?;
            Some(
                found
                    .into_iter()
                    .map(|element| element.start + range.start..element.end + range.start)
                    .collect(),
            )
        })
}

/// Whether the first elements of a list are articles, by their keys.
fn hold_text(list: &str, elements: &[Range<usize>], keys: &Keys) -> bool {
    let telling = |key: &str| {
        let field = keys.field(key);
        matches!(
            field,
            Some(Field::Body | Field::BodyHtml | Field::Title | Field::Summary)
        )
    };
    elements.iter().take(20).any(|element| {
        let object = list.get(element.clone());
        object.is_some_and(|object| members_of_tree(object, 2).any(|key| telling(&key)))
    })
}

/// Whether JSON of which this is the beginning names the text of an article among its keys.
pub(in crate::corpus) fn names_article(start: &[u8], keys: &Keys) -> bool {
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start();
    let object = if text.starts_with('[') {
        text.get(1..).unwrap_or_default().trim_start()
    } else {
        text
    };
    object.starts_with('{')
        && members_of_tree(object, DEPTH).any(|key| matches!(keys.field(&key), Some(Field::Body | Field::BodyHtml)))
}

/// Whether a list of which this is the beginning holds articles, and its key in an object does not say otherwise.
pub(in crate::corpus) fn may_be_articles(key: &str, list: &str, keys: &Keys) -> bool {
    let of_objects = list.get(1..).is_some_and(|inside| inside.trim_start().starts_with('{'));
    let part = matches!(keys.field(key), Some(Field::Byline | Field::Body | Field::Summary));
    of_objects && !part && hold_text(list, &elements(list), keys)
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
pub(super) fn sequence(text: &str) -> Vec<Range<usize>> {
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
