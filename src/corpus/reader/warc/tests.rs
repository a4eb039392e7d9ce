//! Which records of web archives are articles, and what is said of the others.

use super::*;
use crate::corpus::cut::{Cutter, Feed};
use proptest::prelude::*;
use std::io::Write;

const PAGE: &str = "<!DOCTYPE html><html><head><title>Weir closed</title></head><body><article><h1>Weir closed</h1>\
<p>The weir was closed on Friday after the river rose by more than a metre in one night, the harbour master said.</p>\
<p>Boats may not pass until the water falls, which may take until Monday, she told reporters on the quay.</p>\
</article></body></html>";

fn record(kind: &str, address: &str, media: &str, block: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    out.extend_from_slice(block);
    out.extend_from_slice(b"\r\n\r\n");
    out
}

fn answer(status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status}\r\n{fields}\r\n\r\n").as_bytes(), body].concat()
}

const HTTP: &str = "application/http; msgtype=response";
const ADDRESS: &str = "https://harbour.example/weir";

fn fetched(fields: &str, body: &[u8]) -> Vec<u8> {
    record(
        "response",
        ADDRESS,
        HTTP,
        &answer("200 OK", &format!("Content-Type: text/html\r\n{fields}"), body),
    )
}

/// Numbers of the records that may be articles, with their drafts; and what is said of the rest.
/// Numbers of records, and what became of them.
type Drafts = Vec<(u64, Result<Draft, String>)>;

fn read(bytes: &[u8]) -> (Drafts, Option<String>) {
    let mut feed = Feed::new(Vec::new(), Box::new(bytes));
    let mut cutter = Records::default();
    let mut found = Vec::new();
    while let Some(batch) = cutter.cut(&mut feed) {
        super::super::records(&Entry::built("a.warc", b""), &Warc, batch, None, &mut |record| {
            found.push((record.number.unwrap(), record.what));
        });
    }
    (found, cutter.summary())
}

fn text(draft: &Draft) -> String {
    draft.body.parts().join("\n")
}

#[test]
fn pages_are_articles_and_the_rest_is_counted() {
    let archive = [
        record("warcinfo", "", "application/warc-fields", b"software: x"),
        record(
            "request",
            ADDRESS,
            "application/http; msgtype=request",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        fetched("X: y", PAGE.as_bytes()),
        record("response", ADDRESS, HTTP, &answer("301 Moved", "Location: /x", b"")),
        record(
            "response",
            ADDRESS,
            HTTP,
            &answer("404 Not Found", "Content-Type: text/html", PAGE.as_bytes()),
        ),
        record(
            "response",
            ADDRESS,
            HTTP,
            &answer("200 OK", "Content-Type: image/png", b"\x89PNG"),
        ),
        record(
            "response",
            ADDRESS,
            HTTP,
            &answer("200 OK", "Content-Type: image/gif", b"GIF8"),
        ),
        record(
            "response",
            ADDRESS,
            HTTP,
            &answer("200 OK", "Content-Type: application/json", b"{\"count\": 3}"),
        ),
        record("resource", ADDRESS, "text/html; charset=utf-8", PAGE.as_bytes()),
        record(
            "conversion",
            ADDRESS,
            "text/plain",
            b"The weir was closed on Friday after the river rose.",
        ),
    ]
    .concat();
    let (found, summary) = read(&archive);
    let numbers: Vec<u64> = found.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [2, 8, 9]);
    for (_, draft) in &found {
        let draft = draft.as_ref().unwrap();
        assert!(text(draft).contains("The weir was closed on Friday"));
        assert_eq!(draft.url, Told::new(ADDRESS, "address in the web archive"));
    }
    assert_eq!(
        summary.as_deref(),
        Some("5 records are no pages (images 2, answers of an error 1, data 1, redirects 1)")
    );
}

#[test]
fn bodies_are_put_together_and_unpacked() {
    let chunked = |body: &[u8]| {
        let (a, b) = body.split_at(body.len() / 2);
        let chunk = |part: &[u8]| [format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat();
        [chunk(a), chunk(b), b"0\r\n\r\n".to_vec()].concat()
    };
    let gzip = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(PAGE.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let zlib = {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(PAGE.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let deflate = &zlib[2..zlib.len() - 4];
    for (fields, body) in [
        ("Transfer-Encoding: chunked", chunked(PAGE.as_bytes())),
        ("Transfer-Encoding: chunked", PAGE.as_bytes().to_vec()),
        ("Content-Encoding: gzip", gzip.clone()),
        ("Content-Encoding: gzip", PAGE.as_bytes().to_vec()),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(&gzip)),
        ("Content-Encoding: deflate", zlib.clone()),
        ("Content-Encoding: deflate", deflate.to_vec()),
        ("Content-Encoding: zstd", zstd::encode_all(PAGE.as_bytes(), 1).unwrap()),
        ("Content-Encoding: br", PAGE.as_bytes().to_vec()),
    ] {
        let (found, _) = read(&fetched(fields, &body));
        let draft = found[0].1.as_ref().unwrap_or_else(|cause| panic!("{fields}: {cause}"));
        assert!(
            text(draft).contains("told reporters on the quay"),
            "{fields}: {draft:?}"
        );
    }
    let (found, _) = read(&fetched("Content-Encoding: br", b"\x1b\x90\xff\xfe\x00\x01"));
    assert!(found[0].1.as_ref().unwrap_err().contains("Brotli"));
}

#[test]
fn what_the_server_says_of_the_encoding_counts() {
    let (body, _, _) = encoding_rs::ISO_8859_2.encode("<p>Zażółć gęślą jaźń, powiedział burmistrz Łodzi.</p>");
    let block = answer("200 OK", "Content-Type: text/html; charset=\"iso-8859-2\"", &body);
    let (found, _) = read(&record("response", ADDRESS, HTTP, &block));
    assert!(text(found[0].1.as_ref().unwrap()).contains("Zażółć gęślą jaźń"));
}

#[test]
fn arc_files_of_both_versions_are_read() {
    let block = answer("200 OK", "Content-Type: text/html", PAGE.as_bytes());
    let first = |version: &str| {
        let names = "URL IP-address Archive-date Content-type Archive-length\n";
        let note = format!("{version} 0 Harbour\n{names}");
        format!(
            "filedesc://a.arc 127.0.0.1 20140216050221 text/plain {}\n{note}\n",
            note.len()
        )
    };
    let one = format!("{ADDRESS}?a=b c 192.0.2.1 20140216050221 text/html {}\n", block.len());
    let two = format!(
        "{ADDRESS} 192.0.2.1 20140216050221 text/html 200 - - 0 a.arc {}\n",
        block.len()
    );
    for (version, header) in [("1", one), ("2", two)] {
        let archive = [first(version).as_bytes(), header.as_bytes(), &block, b"\n"].concat();
        assert!(is_web_archive(&archive));
        let (found, summary) = read(&archive);
        assert_eq!(found.len(), 1, "version {version}");
        assert_eq!(found[0].0, 1);
        let draft = found[0].1.as_ref().unwrap();
        assert!(draft.url.as_ref().unwrap().value.starts_with(ADDRESS));
        // What the archive says of itself is no news beside a page.
        assert_eq!(summary, None);
    }
}

#[test]
fn after_a_broken_record_reading_goes_on() {
    let broken = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nwhat\r\n\r\n".to_vec();
    let (found, _) = read(
        &[
            fetched("X: y", PAGE.as_bytes()),
            broken,
            fetched("X: y", PAGE.as_bytes()),
        ]
        .concat(),
    );
    assert!(found[0].1.is_ok() && found[2].1.is_ok());
    assert_eq!(
        found[1].1.as_ref().unwrap_err(),
        "does not say how long it is; it was passed over"
    );
}

#[test]
fn an_archive_cut_short_gives_what_is_left() {
    let whole = [fetched("X: y", PAGE.as_bytes()), fetched("X: y", PAGE.as_bytes())].concat();
    let (found, summary) = read(&whole[..whole.len() - 60]);
    assert_eq!(found.len(), 2);
    assert!(found[1].1.is_ok());
    assert_eq!(
        summary.as_deref(),
        Some("is cut short in the middle of its last record")
    );
}

#[test]
fn long_records_are_passed_over_without_being_held() {
    let huge = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n",
        40 << 20
    );
    let block = std::io::repeat(b'a').take(40 << 20);
    let after = fetched("X: y", PAGE.as_bytes());
    let flow = huge
        .as_bytes()
        .chain(block)
        .chain(&b"\r\n\r\n"[..])
        .chain(after.as_slice());
    let mut feed = Feed::new(Vec::new(), Box::new(flow));
    let mut cutter = Records::default();
    let mut cuts = Vec::new();
    while let Some(batch) = cutter.cut(&mut feed) {
        assert!(batch.bytes.len() <= 2 << 20);
        cuts.extend(batch.cuts);
    }
    assert!(cuts[0].fault.as_ref().unwrap().starts_with("is longer than 16 MiB"));
    assert_eq!((cuts[1].number, &cuts[1].fault), (1, &None));
}

proptest! {
    #[test]
    fn anything_after_a_good_beginning_ends(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0_usize..900, flip in 1_u8..) {
        let mut archive = [fetched("X: y", PAGE.as_bytes()), fetched("Transfer-Encoding: chunked", b"4\r\n<p>x\r\n0\r\n")].concat();
        let at = at % archive.len();
        archive[at] ^= flip;
        read(&[archive, bytes].concat());
    }
}
