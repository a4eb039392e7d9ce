//! Tables: values with commas, semicolons, tabs or bars between them, the first row naming the columns.

mod header;
mod rows;
mod stretches;

pub(super) use header::Table;
pub(in crate::corpus) use header::looks_like_table;
pub(in crate::corpus) use stretches::Stretches;

use super::{Reader, Record};
use crate::corpus::article::{Format, Place};
use crate::corpus::encoding::decode;
use crate::corpus::walk::Entry;

/// A table of articles.
pub(super) struct Csv;

/// How much of a table's beginning is looked at for its header, in bytes.
const SAMPLE: usize = 64 << 10;

/// A stretch of rows.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub bytes: Vec<u8>,
    /// Offset of its first byte in the file.
    pub start: u64,
    /// Lines and records before it.
    pub line: u64,
    pub record: u64,
}

impl Reader for Csv {
    fn format(&self) -> Format {
        Format::Csv
    }

    fn limit(&self) -> u64 {
        512 << 20
    }

    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, None);
        let text = decoded.text.as_str();
        let table = match Table::of(text, &entry.rules.keys) {
            Ok(table) => table,
            Err(cause) => return out(Record::whole(decoded.encoding, Err(cause))),
        };
        // Offsets into the text lead back into the file only where both are the same bytes.
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let same = bytes.get(mark..) == Some(text.as_bytes());
        let stretch = Lines {
            bytes: text.as_bytes().get(table.length..).unwrap_or_default().to_vec(),
            start: (table.length + mark) as u64,
            line: table.lines,
            record: 0,
        };
        let mut any = false;
        table.rows(&stretch, &mut |record| {
            any = true;
            out(Record {
                place: if same { record.place } else { Place::default() },
                encoding: decoded.encoding.clone(),
                ..record
            });
        });
        if !any {
            out(Record::whole(
                decoded.encoding.clone(),
                Err("is a table without rows".to_owned()),
            ));
        }
    }
}

#[cfg(test)]
mod tests;
