//! The article and what is known of it.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// Names an article within a corpus: its path, `#` and a record number where a file holds many (design: the headless
/// contract). Cheap to clone; orders by path in byte order, then by record number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn key(&self) -> (&str, Option<u64>) {
        match self.0.rsplit_once('#') {
            Some((path, record)) => match record.parse() {
                Ok(record) => (path, Some(record)),
                Err(_) => (&self.0, None),
            },
            None => (&self.0, None),
        }
    }
}

impl From<&str> for ArticleId {
    fn from(id: &str) -> Self {
        ArticleId(id.into())
    }
}

impl From<String> for ArticleId {
    fn from(id: String) -> Self {
        ArticleId(id.into())
    }
}

impl PartialOrd for ArticleId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ArticleId {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ArticleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// When an article was published, no more exactly than its file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// The day alone.
    Day(Date),
    /// Day and time, with the distance from UTC where it is told.
    Time(DateTime, Option<Offset>),
}

impl Published {
    /// The calendar day, as the outlet wrote it.
    pub fn day(&self) -> Date {
        match self {
            Published::Day(day) => *day,
            Published::Time(time, _) => time.date(),
        }
    }

    /// Seconds since 1970 in UTC; a bare day counts from its midnight, an untold offset as zero. For ordering.
    pub fn seconds(&self) -> i64 {
        let (time, offset) = match self {
            Published::Day(day) => (day.to_datetime(jiff::civil::Time::midnight()), Offset::UTC),
            Published::Time(time, offset) => (*time, offset.unwrap_or(Offset::UTC)),
        };
        offset.to_timestamp(time).map_or(0, jiff::Timestamp::as_second)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Published::Day(day) => write!(f, "{day}"),
            Published::Time(time, offset) => {
                write!(f, "{}", time.strftime("%Y-%m-%dT%H:%M:%S"))?;
                if let Some(offset) = offset {
                    let minutes = offset.seconds() / 60;
                    let sign = if minutes < 0 { '-' } else { '+' };
                    write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)?;
                }
                Ok(())
            }
        }
    }
}

impl Serialize for Published {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What kind of file an article was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Text,
    Markdown,
    Html,
    Json,
    Jsonl,
    /// A web archive: WARC or ARC.
    Warc,
    /// A table: CSV, TSV and their like.
    Csv,
    Rss,
    Atom,
    JsonFeed,
    Nitf,
    /// NewsML 1.
    NewsMl,
    NewsMlG2,
    /// XML of a kind not known by name.
    Xml,
    /// A message of an agency's plain wire.
    Wire,
}

/// Where each inferred field comes from, in words shown to the reader. A field that is not known has no entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Basis {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How the file writes the outlet, where it is shown under another name.
    #[serde(skip)]
    pub written: Option<Written>,
}

/// An outlet as a file writes it, and how it is called for that: "nytimes.com", The New York Times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub outlet: String,
    pub called: String,
}

/// A piece of a file taken for something else than the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dropped {
    pub text: String,
    /// What it was taken for: "share widget", "caption", "second copy of the text".
    pub why: String,
}

/// Where in its file an article's record stands, so that it can be read again without reading what comes before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Offset of the record's first byte in the file, unpacked where it is packed.
    pub start: u64,
    /// Length in the same bytes; 0 where the record is the whole file or its place is not known.
    pub len: u64,
    /// In a compressed file the offset at which unpacking can begin; `start` then counts what comes out from there. 0 is
    /// the file's beginning.
    pub base: u64,
}

/// All that is known of an article but its text; small enough to hold for a million.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    pub id: ArticleId,
    /// The file, relative to the corpus folder, with `/` on every system.
    pub path: String,
    /// Number of the record from 0, where the file holds many.
    pub record: Option<u64>,
    pub format: Format,
    /// WHATWG name in lower case.
    pub encoding: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Published>,
    /// The people who wrote it, cleaned.
    pub byline: Option<String>,
    /// The news agency whose copy it is: "AP", "Reuters".
    pub agency: Option<String>,
    pub url: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Words in the paragraphs.
    pub words: usize,
    /// Where to find it again. A default place is found too, only slower.
    #[serde(skip)]
    pub place: Place,
}

/// One article, cleaned.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub head: Head,
    /// The article alone: no line breaks, tabs or control characters inside a paragraph.
    pub paragraphs: Vec<String>,
    pub dropped: Vec<Dropped>,
    pub basis: Basis,
}

/// `outlet` is printed as the file writes it, for whoever joins it with other data, and `outlet_name` as it is shown. Where
/// somebody put another outlet in its place, both are that.
impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Printed<'a> {
            #[serde(flatten)]
            head: &'a Head,
            outlet_name: Option<&'a str>,
            paragraphs: &'a [String],
            dropped: &'a [Dropped],
            basis: &'a Basis,
        }
        let mut head = self.head.clone();
        if let Some(written) = &self.basis.written
            && head.outlet.as_ref() == Some(&written.called)
        {
            head.outlet = Some(written.outlet.clone());
        }
        Printed {
            head: &head,
            outlet_name: self.head.outlet.as_deref(),
            paragraphs: &self.paragraphs,
            dropped: &self.dropped,
            basis: &self.basis,
        }
        .serialize(serializer)
    }
}
