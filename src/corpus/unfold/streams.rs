//! Streams of records: given in batches from beginning to end, or entered where one record stands.

use super::Unfolding;
use super::data::{Data, Flow, fill};
use crate::corpus::article::{Head, Place};
use crate::corpus::cut::{self, Batch, Cut, Cutter, Feed};
use crate::corpus::pack::{Marks, broken};
use crate::corpus::reader::{self, Reader, Stretches, What};
use crate::corpus::walk::Entry;
use std::io::{self, SeekFrom};
use std::sync::Arc;

impl Unfolding<'_> {
    /// Gives the records of a stream, in order.
    pub(super) fn records(
        &mut self,
        entry: &Arc<Entry>,
        stream: &Records<'_>,
        cutter: &mut dyn Cutter,
        feed: &mut Feed<'_>,
    ) -> bool {
        let mut idle = 0;
        self.meter.lenient(stream.lenient);
        while let Some(mut batch) = cutter.cut(feed) {
            if self.meter.stopped() {
                return false;
            }
            if batch.cuts.is_empty() {
                idle += batch.bytes.len();
                if idle > IDLE {
                    feed.give_up();
                    if !self.problem(entry, endless()) {
                        return false;
                    }
                }
                continue;
            }
            idle = 0;
            for cut in batch.cuts.iter_mut().filter(|_| stream.encoding.is_none()) {
                cut.place = place(cut, stream.marks);
            }
            if !self.piece(entry, What::Batch(stream.reader, batch, stream.encoding.clone())) {
                return false;
            }
        }
        self.meter.lenient(false);
        let failed = feed.failed.take();
        let summary = cutter.summary();
        if cutter.count() == 0 && failed.is_none() && summary.is_none() && !self.problem(entry, "holds no article") {
            return false;
        }
        summary.is_none_or(|summary| self.problem(entry, summary))
            && failed.is_none_or(|error| {
                let count = cutter.count();
                self.problem(entry, format!("{} ({count} records)", broken(&error)))
            })
    }

    /// Gives the rows of a large table.
    pub(super) fn rows(
        &mut self,
        entry: &Arc<Entry>,
        reader: &'static dyn Reader,
        encoding: Option<&str>,
        feed: &mut Feed<'_>,
    ) -> bool {
        self.meter.lenient(true);
        let mut table = match Stretches::begin(feed, &entry.rules.keys) {
            Ok(table) => table,
            Err(cause) => return self.problem(entry, cause),
        };
        let mut idle = 0;
        while let Some(mut records) = table.next(feed) {
            if self.meter.stopped() {
                return false;
            }
            idle = if records.is_empty() { idle + cut::STRETCH } else { 0 };
            if idle > IDLE {
                feed.give_up();
                return self.problem(entry, endless());
            }
            if encoding.is_some() {
                for record in &mut records {
                    record.place = Place::default();
                }
            }
            if !self.piece(entry, What::Drafts(reader, records, encoding.map(str::to_owned))) {
                return false;
            }
        }
        self.meter.lenient(false);
        match feed.failed.take() {
            Some(error) => self.problem(entry, format!("{} ({} records)", broken(&error), table.record)),
            None if table.record == 0 => self.problem(entry, "is a table without rows"),
            None => true,
        }
    }

    /// Gives the record of `want` from its place; of a row, what its columns mean is told by the table's beginning.
    pub(super) fn wanted(&mut self, entry: &Arc<Entry>, want: &Head, head: Vec<u8>, data: Data<'_>, row: bool) -> bool {
        let table = row.then(|| {
            let mut feed = Feed::new(head.clone(), Box::new(io::empty()));
            Stretches::begin(&mut feed, &entry.rules.keys)
        });
        let Place { start, len, .. } = want.place;
        let mut bytes = Vec::new();
        let len = len.min(2 * cut::LONGEST as u64);
        self.meter.lenient(true);
        match data.flow {
            Flow::Plain(mut stream) => {
                if stream.seek(SeekFrom::Start(start)).is_ok() {
                    fill(&mut *stream, &mut bytes, len);
                }
            }
            Flow::Unpacked(flow) => {
                let mut feed = Feed::new(head, flow);
                if feed.skip(start) {
                    feed.fill(usize::try_from(len).unwrap_or(0));
                    bytes = feed.take(usize::try_from(len).unwrap_or(0));
                }
            }
        }
        let Some(number) = want.record else {
            return true;
        };
        let Ok(reader) = reader::reader(reader::kind_of(want.format)) else {
            return true;
        };
        if let Some(table) = table {
            let records = table.map(|table| table.again(bytes, start, number)).unwrap_or_default();
            return self.piece(entry, What::Drafts(reader, records, None));
        }
        let mut cut = Cut::new(0..bytes.len(), start, number, None);
        cut.place = want.place;
        let batch = Batch { bytes, cuts: vec![cut] };
        self.piece(entry, What::Batch(reader, batch, None))
    }
}

/// How records are taken from a stream.
pub(super) struct Records<'a> {
    pub reader: &'static dyn Reader,
    pub marks: Option<&'a Marks>,
    /// What it was in, where it was decoded on the way.
    pub encoding: Option<String>,
    /// Whether the stream may expand as far as it likes.
    pub lenient: bool,
}

/// Most bytes without a record, in a stream of records.
const IDLE: usize = 64 << 20;

fn endless() -> String {
    format!("goes on with {} MiB of nothing; what follows was not read", IDLE >> 20)
}

/// Where a record will be found again.
fn place(cut: &Cut, marks: Option<&Marks>) -> Place {
    let (base, unpacked) = marks.map_or((0, 0), |marks| marks.before(cut.start));
    Place {
        // A member that begins the file is entered by its beginning.
        start: if base == 0 { cut.start } else { cut.start - unpacked },
        len: cut.range.len() as u64,
        base,
    }
}
