//! What is packed no further: a document, given whole, or a stream of records, given as it was cut or as its rows.

use super::Unfolding;
use super::data::{Data, Replay, fill};
use super::streams::Records;
use crate::corpus::cut::{self, Cutter, Feed};
use crate::corpus::pack::{Marks, broken};
use crate::corpus::reader::{self, What, warc};
use crate::corpus::recognise::{self, Kind};
use crate::corpus::walk::Entry;
use std::io::{self, Cursor};
use std::sync::Arc;

/// Longest JSON that is parsed as one document, in bytes; of longer ones the records are cut off.
const DOCUMENT: u64 = 16 << 20;

impl Unfolding<'_> {
    /// Gives a document whole, or the records of a stream in batches.
    pub(super) fn leaf(
        &mut self,
        entry: &Arc<Entry>,
        name: &str,
        head: Vec<u8>,
        mut failed: Option<io::Error>,
        mut data: Data<'_>,
        marks: Option<&Marks>,
    ) -> bool {
        let kind = recognise::recognise(name, &head);
        if head.is_empty()
            && let Some(error) = failed
        {
            return self.problem(entry, broken(&error));
        }
        let reader = match reader::reader(kind) {
            Ok(reader) => reader,
            Err(cause) => return self.problem(entry, cause),
        };
        let coded = matches!(kind, Kind::JsonLines | Kind::Table)
            .then(|| cut::utf16(&head))
            .flatten();
        let mut bytes = head;
        if let Some(encoding) = coded {
            let replay = Replay {
                head: Cursor::new(std::mem::take(&mut bytes)),
                failed,
                rest: data,
            };
            failed = None;
            data = Data::unpacked(cut::Transcode::new(encoding, replay), None);
        }
        if let Some(want) = self.want
            && want.path == entry.path
            && want.place.len > 0
        {
            return self.wanted(entry, want, bytes, data, kind == Kind::Table);
        }
        // How much is held before it is decided that it is too much for one document.
        let whole = match kind {
            Kind::JsonLines => cut::STRETCH as u64,
            Kind::Table => reader::SMALL,
            Kind::Json => DOCUMENT,
            Kind::Warc => 0,
            _ => reader.limit(),
        };
        let too_large = |len: u64| {
            format!(
                "is larger than {} MiB, which no single file of its kind may be{}; split it, or make it JSON lines",
                whole >> 20,
                if len == 0 {
                    String::new()
                } else {
                    format!(" (it has {} MiB)", len >> 20)
                }
            )
        };
        let records: Option<Box<dyn Cutter>> = match kind {
            Kind::JsonLines => Some(Box::new(cut::Lines::default())),
            Kind::Json => Some(Box::new(cut::Values::new(entry.rules.keys.clone()))),
            Kind::Warc => Some(Box::new(warc::Records::new(entry.rules.keys.clone()))),
            _ => None,
        };
        if let Some(len) = data
            .len
            .filter(|len| *len > whole && records.is_none() && kind != Kind::Table)
        {
            return self.problem(entry, too_large(len));
        }
        if failed.is_none() {
            failed = fill(&mut data, &mut bytes, whole + 1);
        }
        if bytes.len() as u64 <= whole || failed.is_some() && records.is_none() && kind != Kind::Table {
            return (bytes.is_empty() || self.piece(entry, What::Document(reader, bytes)))
                && failed.is_none_or(|error| self.problem(entry, broken(&error)));
        }
        let large = too_large(0);
        let rest = Replay {
            head: Cursor::default(),
            failed,
            rest: data,
        };
        let mut feed = Feed::new(bytes, Box::new(rest));
        if kind == Kind::Table {
            let encoding = coded.map(|encoding| encoding.name().to_ascii_lowercase());
            return self.rows(entry, reader, encoding.as_deref(), &mut feed);
        }
        let Some(mut cutter) = records else {
            return self.problem(entry, large);
        };
        let stream = Records {
            reader,
            marks,
            encoding: coded.map(|encoding| encoding.name().to_ascii_lowercase()),
            lenient: kind != Kind::Warc,
        };
        self.records(entry, &stream, &mut *cutter, &mut feed)
    }
}
