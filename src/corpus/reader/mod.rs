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
mod wire;
mod xml;

pub(super) use csv::looks_like_table;
pub(super) use telegraph::is_wire;

use super::article::{Format, Head, Place};
use super::clean;
use super::draft::{Draft, Origin};
use super::load::{LINE_LIMIT, Loaded};
use super::open::in_words;
use super::recognise::{self, Kind};
use super::walk::Entry;
use super::{Problem, guard};

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
trait Reader: Sync {
    /// What its articles say they were read from.
    fn format(&self) -> Format;
    /// The largest file it takes, in bytes.
    fn limit(&self) -> u64;
    /// The records of a whole file, in order.
    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record));
    /// The record at `place`, where that can be had without the rest of the file.
    fn at(&self, _entry: &Entry, _head: &Head) -> Option<Record> {
        None
    }
}

/// The reader of a kind of file, or why there is none.
fn reader(kind: Kind) -> Result<&'static dyn Reader, String> {
    match kind {
        Kind::Text => Ok(&text::Text),
        Kind::Markdown => Ok(&markdown::Markdown),
        Kind::Html => Ok(&html::Html),
        Kind::Json => Ok(&json::Json),
        Kind::JsonLines => Ok(&json::JsonLines),
        Kind::Table => Ok(&csv::Csv),
        Kind::Rss => Ok(&feed::Rss),
        Kind::Atom => Ok(&feed::Atom),
        Kind::JsonFeed => Ok(&feed::JsonFeed),
        Kind::Nitf => Ok(&wire::Nitf),
        Kind::NewsMl => Ok(&wire::NewsMl),
        Kind::NewsMlG2 => Ok(&wire::NewsMlG2),
        Kind::Xml => Ok(&records::Xml),
        Kind::Wire => Ok(&telegraph::Wire),
        Kind::Other(what) => Err(format!("seems to be {what}, which is not read")),
        Kind::Empty => Err("is empty".to_owned()),
    }
}

/// A stretch of a file that holds a record a line.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub bytes: Vec<u8>,
    /// Offset of its first byte in the file.
    pub start: u64,
    /// Lines and records before it.
    pub line: u64,
    pub record: u64,
}

impl Lines {
    /// The stretch after this one, which begins with `bytes`.
    pub(super) fn following(&self, bytes: Vec<u8>) -> Lines {
        let mut next = Lines {
            bytes,
            start: self.start + self.bytes.len() as u64,
            line: self.line,
            record: self.record,
        };
        for line in self.bytes.split_inclusive(|byte| *byte == b'\n') {
            next.line += 1;
            next.record += u64::from(!json::is_blank(line));
        }
        next
    }
}

/// Reads a whole file.
pub(super) fn file(entry: &Entry, sink: &mut dyn FnMut(Loaded)) {
    let (reader, bytes) = match take_in(entry) {
        Ok(taken) => taken,
        Err(cause) => return sink(Loaded::Problem(problem(entry, cause))),
    };
    let mut count = 0_u64;
    reader.records(entry, &bytes, &mut |record| {
        count += 1;
        sink(finish(entry, reader.format(), record));
    });
    if count == 0 {
        sink(Loaded::Problem(problem(entry, "holds no article".to_owned())));
    }
}

/// Reads a stretch of a file that holds a record a line.
pub(super) fn stretch(entry: &Entry, lines: &Lines, sink: &mut dyn FnMut(Loaded)) {
    json::lines(entry, lines, &mut |record| sink(finish(entry, Format::Jsonl, record)));
}

/// Reads the article of `head` again, and possibly others of its file.
pub(super) fn again(entry: &Entry, head: &Head, sink: &mut dyn FnMut(Loaded)) {
    if head.place.len > 0
        && head.place.len <= LINE_LIMIT as u64
        && let Ok(reader) = reader(kind_of(head.format))
        && let Some(record) = reader.at(entry, head)
        && record.what.is_ok()
    {
        return sink(finish(entry, reader.format(), record));
    }
    file(entry, sink);
}

fn kind_of(format: Format) -> Kind {
    match format {
        Format::Text => Kind::Text,
        Format::Markdown => Kind::Markdown,
        Format::Html => Kind::Html,
        Format::Json => Kind::Json,
        Format::Jsonl => Kind::JsonLines,
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

/// A file's reader and all its bytes, or why it can't be read.
fn take_in(entry: &Entry) -> Result<(&'static dyn Reader, Vec<u8>), String> {
    let len = entry.seat.len().map_err(|error| in_words(&error))?;
    // A small file is read once; of a large one the beginning must first say that it is worth it.
    if len <= 4 * recognise::WINDOW {
        let bytes = entry
            .seat
            .bytes(len, 4 * recognise::WINDOW)
            .map_err(|error| in_words(&error))?;
        return Ok((reader(recognise::recognise(&entry.path, &bytes))?, bytes));
    }
    let head = entry
        .seat
        .piece(0, recognise::WINDOW)
        .map_err(|error| in_words(&error))?;
    let reader = reader(recognise::recognise(&entry.path, &head))?;
    let bytes = if len > reader.limit() {
        Vec::new()
    } else {
        entry
            .seat
            .bytes(len, reader.limit())
            .map_err(|error| in_words(&error))?
    };
    if len > reader.limit() || bytes.len() as u64 > reader.limit() {
        return Err(format!(
            "is larger than {} MiB, which no single file of its kind may be; split it, or make it JSON lines",
            reader.limit() >> 20
        ));
    }
    Ok((reader, bytes))
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
    let problem = |cause: String| {
        Loaded::Problem(Problem {
            path: entry.path.clone(),
            record: number,
            line,
            cause,
        })
    };
    let draft = match what {
        Ok(draft) => draft,
        Err(cause) => return problem(cause),
    };
    let origin = Origin {
        path: &entry.path,
        house: entry.house.as_deref(),
        record: number,
        format,
        encoding,
        place,
    };
    match guard::catch(|| clean::article(draft, origin)) {
        Some(Ok(article)) => Loaded::Article(Box::new(article)),
        Some(Err(cause)) => problem(cause),
        None => problem("can't be read: its contents broke the reader".to_owned()),
    }
}

fn problem(entry: &Entry, cause: String) -> Problem {
    Problem {
        path: entry.path.clone(),
        record: None,
        line: None,
        cause,
    }
}
