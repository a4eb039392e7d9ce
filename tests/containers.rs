//! Compressed files, archives and web archives, through the program: what is in them are articles under the right ids,
//! in order, and each can be read again by its id.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use std::io::{BufRead, BufReader, Cursor, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn parallax(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("parallax").unwrap();
    command
        .args(arguments)
        .stdin(Stdio::null())
        .env_remove("PARALLAX_STATE_DIR");
    command
}

fn articles(corpus: &Path) -> (Vec<Value>, String) {
    let output: Output = parallax(&["articles", corpus.to_str().unwrap(), "--format", "jsonl"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    let text = String::from_utf8(output.stdout).unwrap();
    (
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        told,
    )
}

fn ids(articles: &[Value]) -> Vec<&str> {
    articles.iter().map(|article| article["id"].as_str().unwrap()).collect()
}

/// Prose that is the same in every format, about the `n`th event.
fn paragraphs(n: usize) -> [String; 3] {
    [
        format!("The weir at mile {n} was closed on Friday after the river rose by more than a metre in one night."),
        format!(
            "Boats may not pass mile {n} until the water falls, the harbour master said in a note to all skippers."
        ),
        format!(
            "The town of Arden, which lies below mile {n}, has put up boards along the quay and closed the market."
        ),
    ]
}

fn html(n: usize) -> Vec<u8> {
    let [a, b, c] = paragraphs(n);
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Weir {n} closed</title></head>\
         <body><article><h1>Weir {n} closed</h1><p>{a}</p><p>{b}</p><p>{c}</p></article></body></html>"
    )
    .into_bytes()
}

fn text(n: usize) -> Vec<u8> {
    format!("Weir {n} closed\n\n{}\n", paragraphs(n).join("\n\n")).into_bytes()
}

fn json(n: usize) -> String {
    serde_json::json!({"title": format!("Weir {n} closed"), "body": paragraphs(n).join("\n\n")}).to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 1);
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

fn tar(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn warc_record(kind: &str, n: usize, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://harbour.example/{n}\r\n\
         WARC-Date: 2031-01-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(media: &str, body: &[u8]) -> Vec<u8> {
    [
        format!("HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n").as_bytes(),
        body,
    ]
    .concat()
}

fn crawl() -> Vec<Vec<u8>> {
    vec![
        warc_record("warcinfo", 0, b"software: none"),
        warc_record("request", 1, b"GET /1 HTTP/1.1\r\n\r\n"),
        warc_record("response", 1, &answer("text/html", &html(1))),
        warc_record("response", 2, &answer("image/png", b"\x89PNG")),
        warc_record("response", 3, &answer("text/html", &html(3))),
    ]
}

fn arc() -> Vec<u8> {
    let note = "1 0 Harbour\nURL IP-address Archive-date Content-type Archive-length\n";
    let block = answer("text/html", &html(1));
    let head = format!(
        "filedesc://a.arc 127.0.0.1 20310101000000 text/plain {}\n{note}\n\
         http://harbour.example/1 192.0.2.1 20310101000000 text/html {}\n",
        note.len(),
        block.len()
    );
    [head.as_bytes(), &block, b"\n"].concat()
}

fn folder(files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

/// Every article is read again by its id: compared with the first, it has its own title and sentences.
fn read_again(corpus: &Path, articles: &[Value]) {
    let first = articles[0]["id"].as_str().unwrap();
    for article in &articles[1..] {
        let id = article["id"].as_str().unwrap();
        let output = parallax(&[
            "compare",
            first,
            id,
            "--corpus",
            corpus.to_str().unwrap(),
            "--format",
            "json",
        ])
        .output()
        .unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{id}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let compared: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(compared["right"]["id"], article["id"]);
        assert_eq!(compared["right"]["title"], article["title"]);
        let sentences = compared["right"]["sentences"].to_string();
        let paragraph = article["paragraphs"][0].as_str().unwrap();
        assert!(sentences.contains(&paragraph[..40]), "{id}: {sentences}");
    }
}

fn title(n: usize) -> Value {
    Value::String(format!("Weir {n} closed"))
}

#[test]
fn each_way_of_compressing_one_file_is_read() {
    for (ending, pack) in [
        ("gz", gzip as fn(&[u8]) -> Vec<u8>),
        ("zst", zst),
        ("xz", xz),
        ("bz2", bzip2),
    ] {
        let lines: Vec<String> = (10..13).map(|n| json(n) + "\n").collect();
        let list = format!("[{}, {}]", json(20), json(21));
        // Packed in two goes, one after the other.
        let both = [pack(lines[0].as_bytes()), pack(lines[1..].concat().as_bytes())].concat();
        let names = ["a.html", "b.txt", "c.jsonl", "d.json"].map(|name| format!("{name}.{ending}"));
        let dir = folder(&[
            (&names[0], pack(&html(1))),
            (&names[1], pack(&text(2))),
            (&names[2], both),
            (&names[3], pack(list.as_bytes())),
        ]);
        let (articles, told) = articles(dir.path());
        assert_eq!(told, "");
        let expected = [
            names[0].clone(),
            names[1].clone(),
            format!("{}#0", names[2]),
            format!("{}#1", names[2]),
            format!("{}#2", names[2]),
            format!("{}#0", names[3]),
            format!("{}#1", names[3]),
        ];
        assert_eq!(ids(&articles), expected);
        let titles: Vec<&Value> = articles.iter().map(|article| &article["title"]).collect();
        assert_eq!(titles, [1, 2, 10, 11, 12, 20, 21].map(title).iter().collect::<Vec<_>>());
        assert_eq!(articles[0]["format"], "html");
        assert_eq!(articles[2]["format"], "jsonl");
        read_again(dir.path(), &articles);
    }
}

#[test]
fn members_of_archives_are_articles_in_order_and_what_is_hidden_is_not() {
    let inner = tar(&[("z.txt", text(5)), ("y.html.gz", gzip(&html(6)))]);
    let files = [
        ("week/b.html", html(1)),
        ("week/a.txt", text(2)),
        ("week/dump.jsonl", format!("{}\n{}\n", json(3), json(4)).into_bytes()),
        ("week/inner.tar", inner),
        ("__MACOSX/week/._b.html", b"junk".to_vec()),
        ("week/._b.html", b"junk".to_vec()),
        ("week/.git/x.txt", text(9)),
    ];
    let expected = [
        "!/week/a.txt",
        "!/week/b.html",
        "!/week/dump.jsonl#0",
        "!/week/dump.jsonl#1",
        "!/week/inner.tar!/y.html.gz",
        "!/week/inner.tar!/z.txt",
    ];
    for (name, bytes) in [
        ("w.zip", zip(&files)),
        ("w.tar", tar(&files)),
        ("w.tar.gz", gzip(&tar(&files))),
        ("w.tgz", gzip(&tar(&files))),
        ("w.tar.xz", xz(&tar(&files))),
        ("w.tar.bz2", bzip2(&tar(&files))),
        ("w.tar.zst", zst(&tar(&files))),
        // Content decides before the name.
        ("w.dat", zip(&files)),
    ] {
        let dir = folder(&[("v.txt", text(7)), (name, bytes), ("w~.txt", text(8))]);
        let (articles, told) = articles(dir.path());
        assert_eq!(told, "", "{name}");
        let mut all = vec!["v.txt".to_owned()];
        all.extend(expected.iter().map(|member| format!("{name}{member}")));
        all.push("w~.txt".to_owned());
        assert_eq!(ids(&articles), all, "{name}");
        let titles: Vec<&Value> = articles.iter().map(|article| &article["title"]).collect();
        assert_eq!(
            titles,
            [7, 2, 1, 3, 4, 6, 5, 8].map(title).iter().collect::<Vec<_>>(),
            "{name}"
        );
        read_again(dir.path(), &articles);
    }
}

#[test]
fn folders_of_outlets_inside_an_archive_name_the_outlet() {
    let files = [
        ("corpus/arden-herald/a.txt", text(1)),
        ("corpus/radio-weir/b.txt", text(2)),
        ("corpus/the-harbour-post/c.txt", text(3)),
    ];
    let dir = folder(&[("week.zip", zip(&files))]);
    let (articles, _) = articles(dir.path());
    let outlets: Vec<&Value> = articles.iter().map(|article| &article["outlet"]).collect();
    assert_eq!(outlets, ["Arden Herald", "Radio Weir", "The Harbour Post"]);
}

#[test]
fn an_archive_named_by_itself_is_a_corpus() {
    let dir = folder(&[("week.zip", zip(&[("a.txt", text(1)), ("b.txt", text(2))]))]);
    let file = dir.path().join("week.zip");
    let (articles, _) = articles(&file);
    assert_eq!(ids(&articles), ["week.zip!/a.txt", "week.zip!/b.txt"]);
    read_again(&file, &articles);
}

#[test]
fn pages_of_web_archives_are_articles() {
    let whole = crawl().concat();
    let members: Vec<u8> = crawl().iter().flat_map(|record| gzip(record)).collect();
    for (name, bytes) in [
        ("crawl.warc", whole.clone()),
        ("crawl.warc.gz", members),
        ("crawl.warc.zst", zst(&whole)),
    ] {
        let dir = folder(&[(name, bytes)]);
        let (articles, told) = articles(dir.path());
        assert_eq!(ids(&articles), [format!("{name}#2"), format!("{name}#4")]);
        assert_eq!(articles[1]["title"], title(3));
        assert_eq!(articles[1]["url"], "https://harbour.example/3");
        assert_eq!(articles[1]["format"], "warc");
        // When it was fetched is not when it was published.
        assert_eq!(articles[1]["published"], Value::Null);
        assert_eq!(told, format!("parallax: {name}: 1 record is no page (images 1)\n"));
        read_again(dir.path(), &articles);
    }
    for (name, bytes) in [("old.arc", arc()), ("old.arc.gz", gzip(&arc()))] {
        let dir = folder(&[(name, bytes), ("z.txt", text(9))]);
        let (articles, _) = articles(dir.path());
        assert_eq!(ids(&articles), [format!("{name}#1").as_str(), "z.txt"]);
        assert_eq!(articles[0]["url"], "http://harbour.example/1");
        read_again(dir.path(), &articles);
    }
}

#[test]
fn damaged_and_foreign_containers_are_named_and_the_rest_is_read() {
    let lines: String = (0..4000).map(|n| json(n) + "\n").collect();
    let packed = gzip(lines.as_bytes());
    let tarred = tar(&[("a.txt", text(1)), ("b.txt", text(2)), ("c.txt", text(3))]);
    let dir = folder(&[
        ("a.txt", text(9)),
        ("cut.jsonl.gz", packed[..packed.len() / 2].to_vec()),
        ("cut.tar", tarred[..2500].to_vec()),
        ("cut.html.gz", {
            let packed = gzip(&html(5));
            packed[..packed.len() - 12].to_vec()
        }),
        ("nothing.zip", zip(&[])),
        (
            "report.docx",
            zip(&[
                ("[Content_Types].xml", b"<x/>".to_vec()),
                ("word/document.xml", b"<x/>".to_vec()),
            ]),
        ),
        (
            "twice.txt.gz",
            [gzip(&text(6)), b"junk after the end".to_vec()].concat(),
        ),
    ]);
    let (articles, told) = articles(dir.path());
    let ids = ids(&articles);
    assert!(
        ids.contains(&"a.txt") && ids.contains(&"cut.tar!/a.txt") && ids.contains(&"twice.txt.gz"),
        "{told}"
    );
    assert!(ids.contains(&"cut.jsonl.gz#0") && ids.contains(&"cut.jsonl.gz#900"));
    for needle in [
        "cut.jsonl.gz: is damaged or cut short",
        "cut.html.gz: is damaged or cut short",
        "cut.tar: is cut short",
        "nothing.zip: is a zip archive that holds no file",
        "report.docx: seems to be an office document",
        "twice.txt.gz: goes on after its end with bytes that are not gzip",
    ] {
        assert!(told.contains(needle), "{needle}: {told}");
    }
}

/// Records enough to be cut into many batches, in each way a file holds records.
#[test]
fn large_files_of_records_are_cut_and_give_the_same_as_small_ones() {
    let count = 1500;
    let pad = "x".repeat(4000);
    let line = |n: usize| json(n).replacen('{', &format!("{{\"pad\": \"{pad}\", "), 1) + "\n";
    let lines: String = (0..count).map(line).collect();
    let list = format!("[\n{}\n]\n", lines.trim_end().replace('\n', ",\n"));
    // More than is read as one document.
    let long: Vec<String> = (0..3).map(|_| lines.trim_end().replace('\n', ",\n")).collect();
    let held = format!(
        "{{\"status\": \"ok\", \"tags\": [1, 2], \"articles\": [{}], \"after\": {{\"a\": 1}}}}",
        long.join(",\n")
    );
    let table: String = std::iter::once("title,body,pad\n".to_owned())
        .chain((0..count).map(|n| format!("Weir {n} closed,\"{}\",{pad}\n", paragraphs(n).join("\n\n"))))
        .collect();
    let wide: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("a.jsonl", lines.clone().into_bytes()),
        ("a.jsonl.gz", gzip(lines.as_bytes())),
        ("a.json", list.into_bytes()),
        ("long.json.zst", zst(held.as_bytes())),
        ("a.csv", table.into_bytes()),
        ("utf16.jsonl", wide),
    ] {
        assert!(
            bytes.len() > 5 << 20 || name.contains('z'),
            "{name} has {}",
            bytes.len()
        );
        let dir = folder(&[(name, bytes)]);
        let (articles, told) = articles(dir.path());
        assert_eq!(told, "", "{name}");
        assert_eq!(articles.len() % count, 0, "{name}");
        assert_eq!(
            articles.len() / count,
            if name.contains("long") { 3 } else { 1 },
            "{name}"
        );
        for (n, article) in articles.iter().enumerate() {
            assert_eq!(article["id"], format!("{name}#{n}"));
            assert_eq!(article["title"], title(n % count));
        }
        let some: Vec<Value> = [0, 1, count / 2, count - 1].map(|n| articles[n].clone()).to_vec();
        read_again(dir.path(), &some);
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let lines: String = (0..6000).map(|n| json(n) + "\n").collect();
    let list = format!("[\n{}\n]\n", lines.trim_end().replace('\n', ",\n"));
    for (name, bytes) in [
        ("a.jsonl", lines.clone().into_bytes()),
        ("a.jsonl.gz", gzip(lines.as_bytes())),
        ("a.json", list.into_bytes()),
    ] {
        let dir = folder(&[(name, bytes)]);
        let mut child = parallax(&["articles", dir.path().to_str().unwrap(), "--format", "jsonl"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert!(line.contains(&format!("{name}#0")));
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), output.stderr.as_slice()),
            (Some(0), &b""[..]),
            "{name}"
        );
    }
}
