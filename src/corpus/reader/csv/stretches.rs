//! Tables too large to be held whole, a stretch of rows at a time.

use super::super::Record;
use super::{Lines, SAMPLE, Table};
use crate::corpus::cut::{Feed, LONGEST, STRETCH, line_ends};
use crate::corpus::encoding::decode;
use crate::corpus::facts::fields::Keys;

/// Reads a table off a stream.
pub(in crate::corpus) struct Stretches {
    table: Table,
    line: u64,
    /// Rows met.
    pub record: u64,
}

impl Stretches {
    /// The table a stream begins with; its header is taken off.
    ///
    /// # Errors
    /// It is no table of articles; says why.
    pub(in crate::corpus) fn begin(feed: &mut Feed<'_>, keys: &Keys) -> Result<Stretches, String> {
        feed.fill(SAMPLE);
        if feed.bytes().starts_with(b"\xEF\xBB\xBF") {
            feed.skip(3);
        }
        let sample = feed.bytes();
        let sample = sample.get(..SAMPLE).unwrap_or(sample);
        let table = Table::of(&decode(sample, None).text, keys)?;
        // Where the header ends is told in the decoded text; its lines are the same in the file.
        let lines = usize::try_from(table.lines).unwrap_or(0);
        let ends = sample.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let end = match lines.checked_sub(1) {
            Some(last) => ends.map(|(at, _)| at + 1).nth(last).unwrap_or(sample.len()),
            None => 0,
        };
        feed.skip(end as u64);
        Ok(Stretches {
            line: table.lines,
            table,
            record: 0,
        })
    }

    /// The next rows; None at the end.
    pub(in crate::corpus) fn next(&mut self, feed: &mut Feed<'_>) -> Option<Vec<Record>> {
        let (mut wanted, mut lost) = (STRETCH, false);
        let end = loop {
            feed.fill(wanted);
            let bytes = feed.bytes();
            if feed.ended && feed.failed.is_none() {
                break bytes.len();
            }
            let end = self.table.whole_rows(bytes);
            if end > 0 || feed.ended {
                break end;
            }
            if bytes.len() > LONGEST {
                // A stray quotation mark; rows may still be found at the lines within.
                lost = true;
                break bytes
                    .iter()
                    .rposition(|byte| *byte == b'\n')
                    .map_or(bytes.len(), |at| at + 1);
            }
            wanted = 2 * bytes.len();
        };
        if end == 0 {
            feed.give_up();
            return None;
        }
        let stretch = Lines {
            start: feed.start,
            bytes: feed.take(end),
            line: self.line,
            record: self.record,
        };
        let mut records: Vec<Record> = Vec::new();
        self.table.rows(&stretch, &mut |record| records.push(record));
        if lost && records.iter().all(|record| record.what.is_err()) {
            feed.give_up();
            if let Some(Record { what: Err(cause), .. }) = records.last_mut() {
                cause.push_str("; what follows was not read");
            }
        }
        self.line += line_ends(&stretch.bytes);
        self.record += records.len() as u64;
        Some(records)
    }

    /// One row again, whose bytes and number are known.
    pub(in crate::corpus) fn again(&self, bytes: Vec<u8>, start: u64, number: u64) -> Vec<Record> {
        let stretch = Lines {
            bytes,
            start,
            line: self.line,
            record: number,
        };
        let mut records = Vec::new();
        self.table
            .rows(&stretch, &mut |record| records.push(Record { line: None, ..record }));
        records
    }
}
