//! Web archives: WARC (ISO 28500) and ARC before it. Every page that was fetched is a record; the requests, images and
//! scripts fetched with it are no articles and are only counted.

mod head;
mod http;
mod records;

pub(in crate::corpus) use head::is_web_archive;
pub(in crate::corpus) use records::Records;

use super::{Reader, Record, html};
use crate::corpus::article::Format;
use crate::corpus::cut::LONGEST;
use crate::corpus::draft::{Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::open::Seat;
use crate::corpus::pack::{Form, Meter, Unpack};
use crate::corpus::recognise::{self, Kind};
use crate::corpus::walk::Entry;
use http::Answer;
use std::io::Read;

pub(in crate::corpus) struct Warc;

impl Reader for Warc {
    fn format(&self) -> Format {
        Format::Warc
    }

    fn limit(&self) -> u64 {
        u64::MAX - 1
    }

    /// Archives are always cut; this reads what a whole one holds as one batch.
    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        for batch in Records::all(bytes) {
            super::records(entry, self, batch, None, out);
        }
    }

    fn one(&self, entry: &Entry, bytes: &[u8]) -> (String, Result<Draft, String>) {
        match page(entry, bytes) {
            Ok((encoding, draft)) => (encoding, Ok(draft)),
            Err(cause) => (String::new(), Err(cause)),
        }
    }
}

/// The draft of a record that may be an article.
fn page(entry: &Entry, bytes: &[u8]) -> Result<(String, Draft), String> {
    let header = head::read(bytes).map_err(str::to_owned)?;
    let block = bytes.get(header.len..).unwrap_or_default();
    let answer = Answer::of(block);
    let body = match &answer {
        Some(answer) => body(answer, block.get(answer.len..).unwrap_or_default())?,
        None => block.to_vec(),
    };
    let charset = answer.as_ref().and_then(Answer::charset);
    let name = address_name(&header.address);
    let window = body
        .get(..body.len().min(recognise::WINDOW as usize))
        .unwrap_or_default();
    let kind = match recognise::recognise(name, window) {
        // What a server calls a page is one, whatever its address ends in.
        Kind::Other(_) | Kind::Text if answer.as_ref().is_some_and(Answer::is_html) && !window.contains(&0) => {
            Kind::Html
        }
        kind => kind,
    };
    let (encoding, mut draft) = if kind == Kind::Html {
        let decoded = decode(&body, charset.or_else(|| html::declared(&body)).as_deref());
        (decoded.encoding, html::draft(&decoded.text))
    } else {
        alone(entry, name, kind, &body)?
    };
    draft.url = draft
        .url
        .or_else(|| Told::new(header.address, "address in the web archive"));
    Ok((encoding, draft))
}

/// The draft of a body in another format, which must hold one article.
fn alone(entry: &Entry, name: &str, kind: Kind, body: &[u8]) -> Result<(String, Draft), String> {
    let reader = super::reader(kind)?;
    if kind == Kind::Warc || body.len() as u64 > reader.limit() {
        return Err(
            "holds a whole archive or more than an article; save it to a file of its own to read it".to_owned(),
        );
    }
    let mut inner = Entry::new(name.to_owned(), Seat::Built(b""));
    inner.rules = entry.rules.clone();
    let mut found = Vec::new();
    reader.records(&inner, body, &mut |record| {
        if found.len() < 2 {
            found.push((record.encoding, record.what));
        }
    });
    match (found.pop(), found.is_empty()) {
        (Some((encoding, what)), true) => Ok((encoding, what?)),
        (None, _) => Err("holds no article".to_owned()),
        _ => Err("holds a list of articles; save it to a file of its own to read them".to_owned()),
    }
}

/// An answer's body as the server meant it.
fn body(answer: &Answer, raw: &[u8]) -> Result<Vec<u8>, String> {
    let raw = if answer.is_chunked() {
        http::dechunked(raw)
    } else {
        raw.to_vec()
    };
    let nobody = || false;
    let meter = Meter::new(&nobody);
    meter.lenient(true);
    let unpack = match answer.coding().as_deref() {
        // Many archives keep the header and store the body unpacked.
        Some("gzip" | "x-gzip") if raw.starts_with(b"\x1f\x8b") => Unpack::new(Form::Gzip, raw.as_slice(), 0, &meter),
        Some("zstd") if raw.starts_with(b"\x28\xb5\x2f\xfd") => Unpack::new(Form::Zstd, raw.as_slice(), 0, &meter),
        Some("deflate") if http::is_zlib(&raw) => Unpack::deflate(raw.as_slice(), true, &meter),
        Some("deflate") if !raw.starts_with(b"<") => Unpack::deflate(raw.as_slice(), false, &meter),
        Some("br") if std::str::from_utf8(&raw).is_err() => {
            return Err("is compressed with Brotli, which is not read".to_owned());
        }
        _ => return Ok(raw),
    };
    let mut out = Vec::new();
    let limit = LONGEST as u64;
    let broken = unpack.take(limit + 1).read_to_end(&mut out).is_err();
    if out.len() > LONGEST {
        return Err(format!(
            "unpacks to more than {} MiB, which no article is",
            LONGEST >> 20
        ));
    }
    if broken && out.is_empty() {
        return Err("is damaged: its body can't be unpacked".to_owned());
    }
    Ok(out)
}

/// The name of the file at an address.
fn address_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
