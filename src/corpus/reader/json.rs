//! JSON: one object, an array of objects, an object that holds such an array, or one object a line. What the keys mean
//! is told by [`fields`](crate::corpus::facts::fields).

mod place;
mod shapes;

pub(in crate::corpus) use place::{may_be_articles, names_article};

use super::{Reader, Record};
use crate::corpus::article::{Format, Place};
use crate::corpus::cut;
use crate::corpus::draft::Draft;
use crate::corpus::encoding::decode;
use crate::corpus::walk::Entry;
use place::articles;
use shapes::draft;

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
                    base: 0,
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

    fn one(&self, entry: &Entry, bytes: &[u8]) -> (String, Result<Draft, String>) {
        one(entry, bytes)
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
        let decoded = cut::utf16(bytes).map(|_| decode(bytes, None));
        let (bytes, encoding) = match &decoded {
            Some(decoded) => (decoded.text.as_bytes(), Some(decoded.encoding.as_str())),
            None => (bytes, None),
        };
        for mut batch in cut::Lines::all(bytes) {
            for cut in batch.cuts.iter_mut().filter(|_| encoding.is_none()) {
                cut.place = Place {
                    start: cut.start,
                    len: cut.range.len() as u64,
                    base: 0,
                };
            }
            super::records(entry, self, batch, encoding, out);
        }
    }

    fn one(&self, entry: &Entry, bytes: &[u8]) -> (String, Result<Draft, String>) {
        one(entry, bytes)
    }
}

/// A record by itself.
fn one(entry: &Entry, bytes: &[u8]) -> (String, Result<Draft, String>) {
    let decoded = decode(bytes, None);
    let what = draft(decoded.text.trim(), &entry.rules.keys);
    (decoded.encoding, what)
}

#[cfg(test)]
mod tests;
