//! Cuts a web archive into records. Those that can be no article are passed over, never held, and counted by kind.

use super::head::{self, Header};
use super::http::Answer;
use crate::corpus::cut::{Batch, Cut, Cutter, Feed, GIVE_UP, LONGEST, STRETCH};
use crate::corpus::facts::fields::Keys;
use crate::corpus::reader::json::names_article;
use crate::corpus::recognise::{Kind, recognise};
use std::collections::BTreeMap;

/// How much of a record's block is looked at to tell what it is, in bytes.
const PEEK: usize = 16 << 10;

/// The records of a web archive.
#[derive(Debug, Default)]
pub(in crate::corpus) struct Records {
    /// What keys of JSON mean.
    keys: Keys,
    record: u64,
    /// How many records are no pages, by what they are.
    passed: BTreeMap<&'static str, u64>,
    /// Whether any may be a page.
    pages: bool,
    /// What is wrong at the end of the file.
    short: bool,
}

impl Records {
    /// For an archive in whose JSON keys mean what `keys` says.
    pub(in crate::corpus) fn new(keys: Keys) -> Records {
        Records {
            keys,
            ..Records::default()
        }
    }

    /// The batches of a whole file.
    pub(super) fn all(bytes: &[u8]) -> Vec<Batch> {
        let mut feed = Feed::new(bytes.to_vec(), Box::new(std::io::empty()));
        let mut records = Records::default();
        std::iter::from_fn(|| records.cut(&mut feed)).collect()
    }

    /// Passes over the empty lines between records; false at the end.
    fn next(feed: &mut Feed<'_>) -> bool {
        loop {
            let blank = feed
                .bytes()
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            feed.skip(blank as u64);
            if !feed.bytes().is_empty() {
                return true;
            }
            if !feed.more() && feed.bytes().is_empty() {
                return false;
            }
        }
    }

    /// One record that is broken, and on to where the next one seems to begin.
    fn broken(&mut self, feed: &mut Feed<'_>, cause: &str) -> Cut {
        let mut cut = Cut::new(0..0, feed.start, self.record, None);
        let start = feed.start;
        let mut fault = format!("{cause}; it was passed over");
        self.record += 1;
        feed.skip(1);
        loop {
            // Line by line, to the first that is a header.
            if let Some(end) = feed.bytes().iter().position(|byte| *byte == b'\n') {
                feed.skip(end as u64 + 1);
                feed.fill(head::LONGEST);
                if head::read(feed.bytes()).is_ok() {
                    break;
                }
            } else {
                let len = feed.bytes().len();
                feed.skip(len as u64);
                if !feed.more() && feed.bytes().is_empty() {
                    break;
                }
            }
            if feed.start - start > GIVE_UP {
                feed.give_up();
                fault = format!("{cause}; what follows was not read");
                break;
            }
        }
        cut.fault = Some(fault);
        cut
    }
}

impl Cutter for Records {
    fn cut(&mut self, feed: &mut Feed<'_>) -> Option<Batch> {
        let mut batch = Batch::default();
        // Whoever asks should also hear of archives in which there is nothing for long.
        let enough = feed.start + 16 * STRETCH as u64;
        while batch.bytes.len() < STRETCH && feed.start < enough {
            if !Records::next(feed) {
                break;
            }
            feed.fill(head::LONGEST + PEEK);
            let header = match head::read(feed.bytes()) {
                Ok(header) => header,
                // What the stream broke off is said of the stream.
                Err(_) if feed.failed.is_some() && feed.bytes().len() < head::LONGEST => {
                    feed.give_up();
                    break;
                }
                Err(cause) => {
                    let cut = self.broken(feed, cause);
                    batch.cuts.push(cut);
                    continue;
                }
            };
            let block = feed.bytes().get(header.len..).unwrap_or_default();
            let block = block
                .get(..block.len().min(usize::try_from(header.block).unwrap_or(usize::MAX)))
                .unwrap_or_default();
            let total = (header.len as u64).saturating_add(header.block);
            if let Some(what) = no_page(&header, block, &self.keys) {
                *self.passed.entry(what).or_default() += 1;
                self.record += 1;
                self.short |= !feed.skip(total);
                continue;
            }
            self.pages = true;
            let at = batch.bytes.len();
            let mut cut = Cut::new(at..at, feed.start, self.record, None);
            self.record += 1;
            if total > LONGEST as u64 {
                cut.fault = Some(format!("is longer than {} MiB, which no article is", LONGEST >> 20));
                self.short |= !feed.skip(total);
            } else {
                let total = usize::try_from(total).unwrap_or(LONGEST);
                feed.fill(total);
                self.short |= feed.bytes().len() < total;
                batch.bytes.extend_from_slice(&feed.take(total));
                cut.range = at..batch.bytes.len();
            }
            batch.cuts.push(cut);
        }
        (!batch.cuts.is_empty() || !feed.ended || !feed.bytes().is_empty()).then_some(batch)
    }

    fn summary(&mut self) -> Option<String> {
        let mut parts = Vec::new();
        if self.pages {
            // Beside pages these are no news to anybody.
            self.passed.retain(|what, _| !BOOKS.contains(what));
        }
        let passed: u64 = self.passed.values().sum();
        if passed > 0 {
            let mut kinds: Vec<(&&str, &u64)> = self.passed.iter().collect();
            kinds.sort_by_key(|(what, count)| (std::cmp::Reverse(**count), **what));
            let kinds: Vec<String> = kinds.iter().map(|(what, count)| format!("{what} {count}")).collect();
            let are = if passed == 1 {
                "record is no page"
            } else {
                "records are no pages"
            };
            parts.push(format!("{passed} {are} ({})", kinds.join(", ")));
        }
        if self.short {
            parts.push("is cut short in the middle of its last record".to_owned());
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    fn count(&self) -> u64 {
        self.record
    }
}

/// Records in which fetching programs keep their books.
const BOOKS: &[&str] = &["requests", "notes on the archive", "notes on records"];

/// What a record is where it can be no article.
fn no_page(header: &Header, block: &[u8], keys: &Keys) -> Option<&'static str> {
    match header.kind.as_str() {
        // Fetching programs keep their own logs and settings beside the pages.
        "resource" if header.address.starts_with("metadata:") => return Some("notes on the archive"),
        "response" | "resource" | "conversion" => {}
        "request" => return Some("requests"),
        "warcinfo" | "filedesc" => return Some("notes on the archive"),
        "metadata" => return Some("notes on records"),
        "revisit" => return Some("pages fetched before"),
        "continuation" => return Some("parts of records"),
        _ => return Some("records of other types"),
    }
    let Some(answer) = Answer::of(block) else {
        return no_article(&header.media, &header.address, block, keys);
    };
    match answer.status {
        200 | 203 => {
            let body = block.get(answer.len..).unwrap_or_default();
            // Of a packed body the beginning tells enough.
            let body = super::body(&answer, body).unwrap_or_default();
            no_article(&answer.media(), &header.address, &body, keys)
        }
        300..=399 => Some("redirects"),
        400..=599 => Some("answers of an error"),
        _ => Some("answers without a page"),
    }
}

/// What a body is, by its media type and its beginning, where it can be no article.
fn no_article(media: &str, address: &str, body: &[u8], keys: &Keys) -> Option<&'static str> {
    let media = media.split(';').next().unwrap_or_default().trim();
    let (family, kind) = media.split_once('/').unwrap_or((media, ""));
    match (family, kind) {
        ("text", "html" | "markdown") | ("application", "xhtml+xml") => None,
        ("text" | "application", "xml") => no_news(body),
        ("text", "plain") if is_for_robots(address) => Some("files for robots"),
        ("text", "plain") => None,
        ("text" | "application", "json") => (!body.is_empty() && !names_article(body, keys)).then_some("data"),
        ("text", "css") | (_, "javascript" | "x-javascript" | "ecmascript") => Some("scripts and styles"),
        ("text", "dns") => Some("look-ups of names"),
        ("image", _) => Some("images"),
        ("audio" | "video", _) => Some("sounds and videos"),
        ("font", _) => Some("fonts"),
        ("application", "pdf") => Some("PDF documents"),
        ("application", kind) if kind.ends_with("+xml") => no_news(body),
        ("application", kind) if kind.ends_with("+json") => (!names_article(body, keys)).then_some("data"),
        ("application", kind) if kind.contains("font") => Some("fonts"),
        // Not told, or as good as not told.
        ("" | "unk" | "no-type" | "unknown", _) | ("application", "octet-stream" | "http") => {
            if body.is_empty() {
                return None;
            }
            let start = body.trim_ascii_start();
            let page = start.get(..64).unwrap_or(start).to_ascii_lowercase();
            let page = page.starts_with(b"<!doctype html") || page.starts_with(b"<html");
            (!page).then_some("other files")
        }
        _ => Some("other files"),
    }
}

/// What XML is where it is no article of its own.
fn no_news(body: &[u8]) -> Option<&'static str> {
    match recognise("", body) {
        Kind::Html | Kind::Nitf | Kind::NewsMl | Kind::NewsMlG2 => None,
        Kind::Rss | Kind::Atom => Some("feeds"),
        _ => Some("data"),
    }
}

/// Files that sites keep for programs under agreed names.
fn is_for_robots(address: &str) -> bool {
    let name = super::address_name(address);
    matches!(
        name,
        "robots.txt" | "ads.txt" | "app-ads.txt" | "security.txt" | "humans.txt" | "llms.txt" | "sellers.json"
    )
}
