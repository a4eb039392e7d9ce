//! JSON: one object, an array of objects, an object that holds such an array, or one object a line. What the keys mean
//! is told by [`fields`](crate::corpus::facts::fields).

mod place;
mod shapes;

use super::{Lines, Reader, Record};
use crate::corpus::article::{Format, Head, Place};
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

#[cfg(test)]
mod tests;
