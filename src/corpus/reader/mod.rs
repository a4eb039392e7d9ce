//! The ways files hold articles. A reader turns the bytes of a file into records, each a draft or the reason why not;
//! what is the same for all (bounds, ids, cleaning) is here.

mod csv;
mod feed;
mod gathered;
mod html;
mod json;
mod markdown;
mod page;
mod records;
mod telegraph;
mod text;
pub(super) mod warc;
mod wire;
mod xml;

pub(super) use csv::{Stretches, looks_like_table};
pub(super) use telegraph::is_wire;

pub(super) use json::may_be_articles;
pub(super) use warc::is_web_archive;

use super::article::{Format, Place};
use super::clean;
use super::cut::Batch;
use super::draft::{Draft, Origin};
use super::load::Loaded;
use super::open::in_words;
use super::recognise::{self, Kind};
use super::unfold::unfold;
use super::walk::Entry;
use super::{Problem, Sources, guard, pack};
use std::sync::Arc;

/// One record of a file.
pub(super) struct Record {
    /// None for a file that is one article.
    pub number: Option<u64>,
    pub line: Option<u64>,
    pub place: Place,
    pub encoding: String,
    /// The draft, or what is wrong and what to do.
    pub what: Result<Draft, String>,
}

impl Record {
    /// The record of a file that is one article.
    fn whole(encoding: String, what: Result<Draft, String>) -> Record {
        Record {
            number: None,
            line: None,
            place: Place::default(),
            encoding,
            what,
        }
    }
}

/// One way a file holds articles.
pub(super) trait Reader: Sync {
    /// What its articles say they were read from.
    fn format(&self) -> Format;
    /// The largest file it takes, in bytes.
    fn limit(&self) -> u64;
    /// The records of a whole file, in order.
    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record));
    /// The encoding and the draft of one record that was cut off a file.
    fn one(&self, _entry: &Entry, _bytes: &[u8]) -> (String, Result<Draft, String>) {
        (String::new(), Err("is no record of its own".to_owned()))
    }
}

/// The reader of a kind of file, or why there is none.
pub(super) fn reader(kind: Kind) -> Result<&'static dyn Reader, String> {
    match kind {
        Kind::Text => Ok(&text::Text),
        Kind::Markdown => Ok(&markdown::Markdown),
        Kind::Html => Ok(&html::Html),
        Kind::Json => Ok(&json::Json),
        Kind::JsonLines => Ok(&json::JsonLines),
        Kind::Warc => Ok(&warc::Warc),
        Kind::Table => Ok(&csv::Csv),
        Kind::Rss => Ok(&feed::Rss),
        Kind::Atom => Ok(&feed::Atom),
        Kind::JsonFeed => Ok(&feed::JsonFeed),
        Kind::Nitf => Ok(&wire::Nitf),
        Kind::NewsMl => Ok(&wire::NewsMl),
        Kind::NewsMlG2 => Ok(&wire::NewsMlG2),
        Kind::Xml => Ok(&records::Xml),
        Kind::Wire => Ok(&telegraph::Wire),
        Kind::Other(what) => Err(not_read(what)),
        Kind::Empty => Err("is empty".to_owned()),
    }
}

/// Why a kind of file is not read.
pub(super) fn not_read(what: &str) -> String {
    format!("seems to be {what}; README lists the formats that are read")
}

/// The kind of file that gives articles of a format.
pub(super) fn kind_of(format: Format) -> Kind {
    match format {
        Format::Text => Kind::Text,
        Format::Markdown => Kind::Markdown,
        Format::Html => Kind::Html,
        Format::Json => Kind::Json,
        Format::Jsonl => Kind::JsonLines,
        Format::Warc => Kind::Warc,
        Format::Csv => Kind::Table,
        Format::Rss => Kind::Rss,
        Format::Atom => Kind::Atom,
        Format::JsonFeed => Kind::JsonFeed,
        Format::Nitf => Kind::Nitf,
        Format::NewsMl => Kind::NewsMl,
        Format::NewsMlG2 => Kind::NewsMlG2,
        Format::Xml => Kind::Xml,
        Format::Wire => Kind::Wire,
    }
}

/// A piece of a file, to be read by itself.
pub(super) struct Piece {
    pub entry: Arc<Entry>,
    pub what: What,
}

/// What a piece is.
pub(super) enum What {
    /// All bytes of a document.
    Document(&'static dyn Reader, Vec<u8>),
    /// Records of a stream, and the encoding it was in where it has been decoded on the way.
    Batch(&'static dyn Reader, Batch, Option<String>),
    /// Records of a stream, drafts already.
    Drafts(&'static dyn Reader, Vec<Record>, Option<String>),
    Problem(Problem),
}

impl Piece {
    /// A file that can't be read.
    pub(super) fn problem(entry: &Entry, cause: &str) -> Piece {
        Piece {
            what: What::Problem(problem(entry, cause)),
            entry: Arc::new(entry.clone()),
        }
    }

    /// About how much memory it takes, in bytes.
    pub(super) fn weight(&self) -> u64 {
        match &self.what {
            What::Document(_, bytes) => bytes.len() as u64,
            What::Batch(_, batch, _) => batch.bytes.len() as u64,
            What::Drafts(_, records, _) => records.iter().map(|record| record.place.len + 256).sum(),
            What::Problem(_) => 0,
        }
    }

    /// Reads the articles in it.
    pub(super) fn read(self, sink: &mut dyn FnMut(Loaded)) {
        let entry = &*self.entry;
        match self.what {
            What::Document(reader, bytes) => document(entry, reader, &bytes, sink),
            What::Batch(reader, batch, encoding) => {
                records(entry, reader, batch, encoding.as_deref(), &mut |record| {
                    sink(finish(entry, reader.format(), record));
                });
            }
            What::Drafts(reader, records, encoding) => {
                for record in records {
                    let record = Record {
                        encoding: encoding.clone().unwrap_or(record.encoding),
                        ..record
                    };
                    sink(finish(entry, reader.format(), record));
                }
            }
            What::Problem(problem) => sink(Loaded::Problem(problem)),
        }
    }
}

fn document(entry: &Entry, reader: &dyn Reader, bytes: &[u8], sink: &mut dyn FnMut(Loaded)) {
    let mut count = 0_u64;
    reader.records(entry, bytes, &mut |record| {
        count += 1;
        sink(finish(entry, reader.format(), record));
    });
    if count == 0 {
        sink(Loaded::Problem(problem(entry, "holds no article")));
    }
}

/// The records of a batch.
fn records(entry: &Entry, reader: &dyn Reader, batch: Batch, encoding: Option<&str>, out: &mut dyn FnMut(Record)) {
    for cut in batch.cuts {
        let (found, what) = match (cut.fault, batch.bytes.get(cut.range)) {
            (Some(fault), _) => (String::new(), Err(fault)),
            (None, Some(bytes)) => reader.one(entry, bytes),
            (None, None) => (String::new(), Err("is not there".to_owned())),
        };
        out(Record {
            number: Some(cut.number),
            line: cut.line,
            place: cut.place,
            encoding: encoding.map_or(found, str::to_owned),
            what,
        });
    }
}

/// Largest file that is one article, in bytes.
const LARGEST: u64 = 16 << 20;

/// Files up to this many bytes are read by whoever reads their articles; larger ones are gone through piece by piece.
pub(super) const SMALL: u64 = 4 << 20;

/// Reads a whole file. False when `stop` ended it.
pub(super) fn file(sources: &Sources, entry: &Entry, stop: &(dyn Fn() -> bool + Sync), sink: &mut dyn FnMut(Loaded)) {
    match take_in(entry) {
        Ok(Some((reader, bytes))) => document(entry, reader, &bytes, sink),
        Ok(None) => {
            unfold(sources, entry, stop, &mut |piece| {
                piece.read(sink);
                !stop()
            });
        }
        Err(cause) => sink(Loaded::Problem(problem(entry, &cause))),
    }
}

/// A document's reader and all its bytes.
type Document = (&'static dyn Reader, Vec<u8>);

/// A small file's reader and all its bytes, or why it can't be read; None where there is more to it.
fn take_in(entry: &Entry) -> Result<Option<Document>, String> {
    let (bytes, _) = entry.seat.bytes(SMALL + 1).map_err(|error| in_words(&error))?;
    if bytes.len() as u64 > SMALL || pack::form(&bytes).is_some() {
        return Ok(None);
    }
    let kind = recognise::recognise(&entry.path, &bytes);
    if kind == Kind::Warc {
        return Ok(None);
    }
    Ok(Some((reader(kind)?, bytes)))
}

/// Cleans a record's draft into an article.
fn finish(entry: &Entry, format: Format, record: Record) -> Loaded {
    let Record {
        number,
        line,
        place,
        encoding,
        what,
    } = record;
    let problem = |cause: &str| Loaded::Problem(Problem::new(entry.path.clone(), number, line, cause));
    let draft = match what {
        Ok(draft) => draft,
        Err(cause) => return problem(&cause),
    };
    let origin = Origin {
        path: &entry.path,
        house: entry.house.as_deref(),
        rules: &entry.rules,
        recurring: matches!(format, Format::Text | Format::Markdown).then(|| entry.common.lines()),
        record: number,
        format,
        encoding,
        place,
    };
    match guard::catch(|| clean::article(draft, origin)) {
        Some(Ok(article)) => Loaded::Article(Box::new(article)),
        Some(Err(cause)) => problem(&cause),
        None => problem("can't be read: its contents broke the reader"),
    }
}

fn problem(entry: &Entry, cause: &str) -> Problem {
    Problem::new(entry.path.clone(), None, None, cause)
}

#[cfg(test)]
mod cut_short;
