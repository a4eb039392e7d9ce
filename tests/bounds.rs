//! What is endless, hostile or no file at all: a problem each, in bounded memory, and the rest of the corpus is read.
//!
//! Every run may take no more than a gigabyte of address space, stacks and program included, where the system can hold it
//! to that; what would be read to an end it does not have would never end here.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(unix)]

use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Stdio};

const GOOD: &str =
    "Weir closed\n\nThe weir was closed on Friday after the river rose by more than a metre in one night.\n";

/// What is said on standard error of a corpus that holds a good article too.
fn told(corpus: &Path) -> String {
    std::fs::write(corpus.join("good.txt"), GOOD).unwrap();
    let program = assert_cmd::cargo::cargo_bin("parallax");
    let output = Command::new("sh")
        .args([
            "-c",
            "ulimit -v 1048576 2>/dev/null; exec \"$0\" articles \"$1\" --format jsonl",
        ])
        .args([program.as_os_str(), corpus.as_os_str()])
        .stdin(Stdio::null())
        .env("RAYON_NUM_THREADS", "2")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.lines().any(|line| line.starts_with("{\"id\":\"good.txt\"")),
        "the good article is missing: {told}"
    );
    told
}

fn with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// `begin` and then ten gigabytes of one byte, as gzip members of 16 MiB.
fn bomb(begin: &[u8], byte: u8) -> Vec<u8> {
    let member = gzip(&vec![byte; 16 << 20]);
    [gzip(begin), member.repeat(640)].concat()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn expansion_bombs_are_stopped() {
    let mut header = tar::Header::new_gnu();
    header.set_path("a.txt").unwrap();
    header.set_size(10 << 30);
    header.set_cksum();
    let dir = with(&[
        ("zeros.txt.gz", &bomb(b"", 0)),
        ("letters.txt.gz", &bomb(b"", b'a')),
        ("page.html.gz", &bomb(b"<html><body><p>", b'a')),
        ("archive.tar.gz", &bomb(header.as_bytes(), b'a')),
        ("line.jsonl.gz", &bomb(b"{\"title\": \"", b'a')),
        ("list.json.gz", &bomb(b"[{\"title\": \"", b'a')),
        ("white.jsonl.gz", &bomb(b"{\"title\": \"x\"}\n", b'\n')),
        (
            "crawl.warc.gz",
            &bomb(
                b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 99999999999\r\n\r\n",
                b'a',
            ),
        ),
    ]);
    let told = told(dir.path());
    for needle in [
        "zeros.txt.gz: seems to be binary data",
        "letters.txt.gz: is larger than 16 MiB",
        "page.html.gz: is larger than 32 MiB",
        "archive.tar.gz: expands to more than 200 times its size",
        "line.jsonl.gz, record 0, line 1: is a line longer than 16 MiB",
        "list.json.gz, record 0, line 1: is longer than 16 MiB",
        "white.jsonl.gz: goes on with 64 MiB of nothing",
        "crawl.warc.gz: expands to more than 200 times its size",
    ] {
        assert!(told.contains(needle), "{needle}: {told}");
    }
}

#[test]
fn archives_in_archives_end_somewhere() {
    let mut nested = zip(&[("a.txt", GOOD.as_bytes())]);
    for _ in 0..20 {
        nested = zip(&[("inner.zip", &nested)]);
    }
    let mut doll = GOOD.as_bytes().to_vec();
    for _ in 0..20 {
        doll = gzip(&doll);
    }
    let dir = with(&[("nested.zip", &nested), ("doll.txt.gz", &doll)]);
    let told = told(dir.path());
    assert!(told.contains("doll.txt.gz: is packed more than 5 times over"), "{told}");
    let line = told.lines().find(|line| line.contains("nested.zip")).unwrap();
    assert!(
        line.ends_with("is packed more than 5 times over; unpack it to read what is inside"),
        "{line}"
    );
}

#[test]
fn nesting_without_end_is_harmless() {
    let deep = 1_000_000;
    let json = format!(
        "{{\"title\": \"x\", \"body\": {}1{}}}",
        "[".repeat(deep),
        "]".repeat(deep)
    );
    let lines = format!("{}\n{}\n", "{\"a\":".repeat(deep), "[".repeat(deep));
    let laughs: Vec<String> = (1..40)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let laughs = laughs.concat();
    let laughs = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]><rss><channel><item><title>&l39;</title></item></channel></rss>"
    );
    let xml = format!("<?xml version=\"1.0\"?><nitf>{}</nitf>", "<body>".repeat(200_000));
    let html = format!(
        "<html><body>{}The weir was closed.{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    let dir = with(&[
        ("deep.json", json.as_bytes()),
        ("deep.jsonl", lines.as_bytes()),
        ("laughs.xml", laughs.as_bytes()),
        ("deep.xml", xml.as_bytes()),
        ("deep.html", html.as_bytes()),
    ]);
    let told = told(dir.path());
    for name in [
        "deep.json",
        "deep.jsonl, record 0",
        "deep.jsonl, record 1",
        "laughs.xml",
    ] {
        assert!(told.contains(name), "{name}: {told}");
    }
}

/// A file of `len` bytes that begins with `begin` and takes no room on disk.
fn sparse(path: &Path, begin: &[u8], len: u64) {
    let mut file = std::fs::File::create(path).unwrap();
    file.write_all(begin).unwrap();
    file.set_len(len).unwrap();
}

#[test]
fn gigantic_files_and_lines_are_told() {
    let dir = with(&[]);
    let text = "The weir was closed on Friday. ".repeat(8000);
    sparse(&dir.path().join("line.txt"), text.as_bytes(), 2 << 30);
    sparse(
        &dir.path().join("line.jsonl"),
        format!("{{\"title\": \"{text}").as_bytes(),
        2 << 30,
    );
    sparse(
        &dir.path().join("list.json"),
        format!("[{{\"title\": \"{text}").as_bytes(),
        2 << 30,
    );
    sparse(
        &dir.path().join("object.json"),
        format!("{{\"title\": \"{text}").as_bytes(),
        2 << 30,
    );
    sparse(
        &dir.path().join("table.csv"),
        format!("title,body\nx,\"{text}").as_bytes(),
        2 << 30,
    );
    sparse(&dir.path().join("zeros.txt"), b"", 1 << 40);
    let told = told(dir.path());
    for needle in [
        "line.txt: is larger than 16 MiB",
        "line.jsonl, record 0, line 1: is a line longer than 16 MiB",
        "list.json, record 0, line 1: is longer than 16 MiB",
        "object.json: is one object of more than 16 MiB without a list of articles",
        "table.csv, record 0, line 2: has a quotation mark that is never closed; what follows was not read",
        "zeros.txt: seems to be binary data",
    ] {
        assert!(told.contains(needle), "{needle}: {told}");
    }
}

#[test]
fn what_is_no_file_is_left_alone() {
    use std::os::unix::ffi::OsStrExt;
    let dir = with(&[]);
    let at = |name: &str| dir.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", at("zero.txt")).unwrap();
    std::os::unix::fs::symlink(dir.path(), at("loop")).unwrap();
    std::os::unix::fs::symlink(at("nothing"), at("lost.txt")).unwrap();
    std::os::unix::fs::symlink(at("self.txt"), at("self.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
    let odd = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    // Some systems refuse names that are not UTF-8, which is as good.
    let named = std::fs::write(dir.path().join(odd), "").is_ok();
    let told = told(dir.path());
    for needle in [
        "pipe: is a pipe, socket or device",
        "zero.txt: is a pipe, socket or device",
        "socket: is a pipe, socket or device",
        "loop: is a link back into a folder it stands in",
        "lost.txt: is a link to something that is not there",
        "self.txt: ",
    ] {
        assert!(told.contains(needle), "{needle}: {told}");
    }
    assert!(!named || told.contains("caf\u{FFFD}.txt: is empty"), "{told}");
}

#[test]
fn files_of_another_length_than_they_say_are_told() {
    // A tar that says a member has a terabyte, and a zip whose directory leads past its end.
    let mut header = tar::Header::new_gnu();
    header.set_path("a.txt").unwrap();
    header.set_size(1 << 40);
    header.set_cksum();
    let tar = [header.as_bytes().as_slice(), GOOD.as_bytes()].concat();
    let mut led_astray = zip(&[("a.txt", GOOD.as_bytes())]);
    let directory = led_astray.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    led_astray[directory + 42..directory + 46].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    let many = {
        // An end record that promises four thousand million files.
        let mut zip = zip(&[("a.txt", GOOD.as_bytes())]);
        let end = zip.len() - 22;
        zip[end + 8..end + 12].copy_from_slice(&[0xff; 4]);
        zip
    };
    let dir = with(&[("long.tar", &tar), ("astray.zip", &led_astray), ("many.zip", &many)]);
    let told = told(dir.path());
    for needle in [
        "long.tar",
        "astray.zip!/a.txt: is not where",
        "many.zip: has a damaged directory",
    ] {
        assert!(told.contains(needle), "{needle}: {told}");
    }
}
