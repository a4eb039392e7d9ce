//! `parallax.toml` and the reader's own names of outlets, through the program.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PROSE: &str = "The ferry to Skerry Point stayed in port on Monday because its only bell had been taken to be polished, \
    and no captain would sail without one. Passengers waited on the quay with their goats until the smith came back at noon.";

/// A folder with these files in it, and a folder of settings beside it.
struct Corpus(tempfile::TempDir);

impl Corpus {
    fn of(files: &[(&str, &str)]) -> Corpus {
        let corpus = Corpus(tempfile::tempdir().unwrap());
        fs::create_dir_all(corpus.0.path().join("config")).unwrap();
        for (path, text) in files {
            corpus.put(path, text);
        }
        corpus
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.path().join("news").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn settings(&self, text: &str) {
        self.put("parallax.toml", text);
    }

    fn run(&self, arguments: &[&str]) -> Output {
        run(self.0.path(), arguments)
    }

    /// The articles by their ids.
    fn articles(&self) -> BTreeMap<String, Value> {
        articles(&self.run(&["articles", "news", "--format", "jsonl"]))
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::cargo_bin("parallax")
        .unwrap()
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .env("PARALLAX_CONFIG_DIR", folder.join("config"))
        .output()
        .unwrap()
}

fn articles(output: &Output) -> BTreeMap<String, Value> {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    let articles = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    articles
        .map(|article| (article["id"].as_str().unwrap().to_owned(), article))
        .collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(pairs: &[(&str, &str)]) -> String {
    let map: serde_json::Map<String, Value> = pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).into()))
        .collect();
    Value::Object(map).to_string()
}

#[test]
fn outlets_are_named_by_pattern_with_the_line_as_evidence() {
    let corpus = Corpus::of(&[
        ("courier/2026/bell.txt", PROSE),
        (
            "courier/goats.json",
            &json(&[("title", "Goats wait"), ("source", "Somebody Else"), ("text", PROSE)]),
        ),
        ("other/bell.txt", PROSE),
    ]);
    corpus.settings("# Ours.\n[outlets]\n\"courier/**\" = \"Harbour Courier\"\n\"*/goats.json\" = \"Goat Post\"\n");
    let articles = corpus.articles();
    let of = |id: &str| {
        (
            articles[id]["outlet"].as_str(),
            articles[id]["basis"]["outlet"].as_str(),
        )
    };
    assert_eq!(
        of("courier/2026/bell.txt"),
        (Some("Harbour Courier"), Some("parallax.toml, line 3"))
    );
    assert_eq!(
        of("courier/goats.json"),
        (Some("Goat Post"), Some("parallax.toml, line 4"))
    );
    assert_eq!(of("other/bell.txt"), (None, None));
    // Neither an article nor a problem.
    let output = corpus.run(&["articles", "news"]);
    assert!(
        !stderr(&output).contains("parallax.toml") && articles.len() == 3,
        "{}",
        stderr(&output)
    );
}

#[test]
fn zone_and_language_are_set_for_the_corpus_and_by_pattern() {
    let dated = |time: &str| json(&[("title", "Bell polished"), ("published", time), ("text", PROSE)]);
    let corpus = Corpus::of(&[
        ("a.json", &dated("2026-07-01T12:00:00")),
        ("far/b.json", &dated("2026-07-01T12:00:00")),
        ("c.json", &dated("2026-07-01T12:00:00-05:00")),
        ("d.json", &dated("2026-07-01")),
    ]);
    corpus.settings("zone = \"Europe/Oslo\"\nlanguage = \"nb\"\n\n[[files]]\nmatch = \"far\"\nzone = \"+09:00\"\nlanguage = \"ja\"\n");
    let articles = corpus.articles();
    let published = |id: &str| articles[id]["published"].as_str().unwrap().to_owned();
    assert_eq!(published("a.json"), "2026-07-01T12:00:00+02:00");
    assert_eq!(published("far/b.json"), "2026-07-01T12:00:00+09:00");
    assert_eq!(published("c.json"), "2026-07-01T12:00:00-05:00");
    assert_eq!(published("d.json"), "2026-07-01");
    assert_eq!(
        articles["a.json"]["basis"]["published"],
        "field published; time zone: parallax.toml, line 1"
    );
    assert_eq!(articles["a.json"]["language"], "nb");
    assert_eq!(articles["far/b.json"]["language"], "ja");
    assert_eq!(articles["far/b.json"]["basis"]["language"], "parallax.toml, line 7");
}

#[test]
fn excluded_paths_are_neither_articles_nor_problems() {
    let corpus = Corpus::of(&[
        ("a.txt", PROSE),
        ("drafts/b.txt", PROSE),
        ("x/c.bak", "\u{0}\u{1}"),
        ("x/empty.txt", ""),
    ]);
    let before = stderr(&corpus.run(&["articles", "news"]));
    assert!(before.contains("x/c.bak") && before.contains("x/empty.txt"), "{before}");
    corpus.settings("exclude = [\"drafts\", \"**/*.bak\", \"x/empty.*\"]\n");
    let output = corpus.run(&["articles", "news", "--format", "jsonl"]);
    assert_eq!(stderr(&output), "");
    assert_eq!(articles(&output).into_keys().collect::<Vec<_>>(), ["a.txt"]);
}

#[test]
fn fields_of_records_are_mapped_also_inside_others() {
    let record = serde_json::json!({
        "kop": "Bell polished", "title": "Record 7 of 12", "inhoud": {"tekst": PROSE}, "meta": {"dato": "2026-07-01", "av": "Ada Reed"},
    });
    let corpus = Corpus::of(&[("dump.jsonl", &format!("{record}\n{record}\n"))]);
    corpus.settings("[fields]\ntitle = \"kop\"\ntext = [\"nothing\", \"inhoud.tekst\"]\npublished = \"meta.dato\"\nbyline = \"meta.av\"\n");
    let articles = corpus.articles();
    assert_eq!(articles.len(), 2);
    let article = &articles["dump.jsonl#1"];
    assert_eq!(
        (&article["title"], &article["published"], &article["byline"]),
        (&"Bell polished".into(), &"2026-07-01".into(), &"Ada Reed".into())
    );
    assert_eq!(article["basis"]["title"], "field kop");
    assert_eq!(article["basis"]["published"], "field meta.dato");
    assert!(
        article["paragraphs"][0]
            .as_str()
            .unwrap()
            .starts_with("The ferry to Skerry Point")
    );
}

#[test]
fn fields_are_mapped_by_pattern() {
    let record = json(&[("slug", "Bell polished"), ("headline", "Goats wait"), ("text", PROSE)]);
    let corpus = Corpus::of(&[("wire/a.json", &record), ("b.json", &record)]);
    corpus.settings("[[files]]\nmatch = \"wire/**\"\nfields = { title = \"slug\" }\n");
    let articles = corpus.articles();
    assert_eq!(articles["wire/a.json"]["title"], "Bell polished");
    assert_eq!(articles["b.json"]["title"], "Goats wait");
}

#[test]
fn aliases_come_from_the_corpus_and_from_the_readers_own_file() {
    let page = |host: &str| {
        json(&[
            ("title", "Bell polished"),
            ("url", &format!("https://www.{host}/bell")),
            ("text", PROSE),
        ])
    };
    let corpus = Corpus::of(&[
        ("a.json", &page("weir-gazette.com")),
        ("b.json", &page("tideline.org")),
        (
            "c.json",
            &json(&[("title", "Bell polished"), ("source", "THE TIDE LINE"), ("text", PROSE)]),
        ),
        ("d.json", &page("nytimes.com")),
    ]);
    let outlets = || -> Vec<String> {
        corpus
            .articles()
            .values()
            .map(|article| article["outlet_name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        outlets(),
        ["weir-gazette.com", "tideline.org", "Tide Line", "The New York Times"]
    );
    corpus.settings("[aliases]\n\"weir-gazette.com\" = \"Weir Gazette\"\n");
    fs::write(
        corpus.0.path().join("config/outlets.tsv"),
        "# host, name, other spellings\ntideline.org\tTideline\tTide Line; Tide\nweir-gazette.com\tSomething Else\n",
    )
    .unwrap();
    // The corpus' own settings go before the reader's file.
    assert_eq!(
        outlets(),
        ["Weir Gazette", "Tideline", "Tideline", "The New York Times"]
    );
    let articles = corpus.articles();
    // What readers say themselves stands for the outlet everywhere; what the program's table says is a name beside it.
    assert_eq!(articles["a.json"]["outlet"], "Weir Gazette");
    assert_eq!(articles["d.json"]["outlet"], "nytimes.com");
    let stories = corpus.run(&["stories", "news", "--format", "json"]);
    let stories: Value = serde_json::from_slice(&stories.stdout).unwrap();
    assert_eq!(stories[0]["outlets"].as_array().unwrap().len(), 3);
}

#[test]
fn a_mistake_is_one_sentence_with_line_and_column_and_ends_the_program() {
    let corpus = Corpus::of(&[("a.txt", PROSE)]);
    for (text, told) in [
        (
            "zone = \"UTC\"\nlangauge = \"en\"\n",
            "news/parallax.toml, line 2, column 1: `langauge` is no key; did you mean `language`?",
        ),
        (
            "zone = \"Mars/Olympus\"\n",
            "news/parallax.toml, line 1, column 8: `Mars/Olympus` is no time zone known",
        ),
        (
            "exclude = 3\n",
            "news/parallax.toml, line 1, column 11: `exclude` must be a pattern such as \"drafts/**\"",
        ),
        (
            "[outlets]\n\"a\\\\b\" = \"Weir\"\n",
            "news/parallax.toml, line 2, column 1: the pattern `a\\b` has a backslash",
        ),
        ("[fields\n", "news/parallax.toml, line 1, column 8: is not TOML"),
    ] {
        corpus.settings(text);
        for arguments in [
            &["articles", "news"][..],
            &["stories", "news"],
            &["compare", "a.txt", "a.txt", "--corpus", "news"],
            &["news"],
        ] {
            let output = corpus.run(arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            let lines = stderr(&output);
            assert!(
                lines.starts_with(&format!("parallax: {told}")) && lines.lines().count() == 1,
                "{lines}"
            );
            assert!(output.stdout.is_empty());
        }
    }
}

#[test]
fn a_mistake_in_the_readers_own_names_is_told_too() {
    let corpus = Corpus::of(&[("a.txt", PROSE)]);
    fs::write(corpus.0.path().join("config/outlets.tsv"), "weir.org\tWeir\nweir.net\n").unwrap();
    let output = corpus.run(&["articles", "news"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("outlets.tsv, line 2, column 1: this line has no name"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn several_folders_have_settings_of_their_own() {
    let corpus = Corpus::of(&[("monday/x/a.txt", PROSE), ("tuesday/x/a.txt", PROSE)]);
    corpus.put("monday/parallax.toml", "[outlets]\nx = \"Monday Post\"\n");
    corpus.put("tuesday/parallax.toml", "[outlets]\nx = \"Tuesday Post\"\n");
    let both = articles(&corpus.run(&["articles", "news/monday", "news/tuesday", "--format", "jsonl"]));
    assert_eq!(both["monday/x/a.txt"]["outlet"], "Monday Post");
    assert_eq!(both["tuesday/x/a.txt"]["outlet"], "Tuesday Post");
    // Opened from above they are not used, and that is said.
    let above = corpus.run(&["articles", "news"]);
    assert!(
        stderr(&above).contains("monday/parallax.toml: holds settings that are not used"),
        "{}",
        stderr(&above)
    );
}

#[test]
fn portals_give_way_to_whom_the_text_names() {
    let text = format!("{PROSE}\n\n© 2026 Weir Gazette. All rights reserved.\n");
    let page = |text: &str| {
        json(&[
            ("title", "Bell polished"),
            ("url", "https://news.yahoo.com/bell"),
            ("text", text),
        ])
    };
    let corpus = Corpus::of(&[("a.json", &page(&text)), ("b.json", &page(PROSE))]);
    let articles = corpus.articles();
    assert_eq!(articles["a.json"]["outlet"], "Weir Gazette");
    assert_eq!(
        (&articles["b.json"]["outlet"], &articles["b.json"]["outlet_name"]),
        (&"news.yahoo.com".into(), &"Yahoo".into())
    );
}

#[test]
fn the_demo_does_not_know_of_any_settings() {
    let corpus = Corpus::of(&[("a.txt", PROSE)]);
    fs::write(
        corpus.0.path().join("config/outlets.tsv"),
        "courier.org\tMy Courier\tNorthern Courier\n",
    )
    .unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    assert!(!demo.join("parallax.toml").exists());
    let outlets: std::collections::BTreeSet<String> = parallax_demo();
    assert!(
        outlets.contains("Northern Courier") && !outlets.contains("My Courier"),
        "{outlets:?}"
    );
}

/// The outlets of the demo as it is built in.
fn parallax_demo() -> std::collections::BTreeSet<String> {
    let outlets = std::sync::Mutex::new(std::collections::BTreeSet::new());
    let cancel = std::sync::atomic::AtomicBool::new(false);
    parallax::corpus::Sources::demo().load(&cancel, &|loaded| {
        if let parallax::corpus::Loaded::Article(article) = loaded {
            outlets.lock().unwrap().extend(article.head.outlet);
        }
    });
    outlets.into_inner().unwrap()
}

#[test]
fn columns_of_a_table_are_mapped() {
    let table = format!(
        "nr,kop,heading,inhoud,dag\n7,Bell polished,Harbour,\"{PROSE}\",2026-07-01\n8,Goats wait,Harbour,\"{PROSE}\",2026-07-02\n"
    );
    let corpus = Corpus::of(&[("export.csv", &table)]);
    corpus.settings("[fields]\ntitle = \"kop\"\ntext = \"inhoud\"\npublished = \"dag\"\n");
    let articles = corpus.articles();
    assert_eq!(articles.len(), 2);
    let article = articles.values().next_back().unwrap();
    assert_eq!(
        (&article["title"], &article["published"]),
        (&"Goats wait".into(), &"2026-07-02".into())
    );
    assert_eq!(article["basis"]["title"], "column kop");
}

#[test]
fn members_of_an_archive_are_named_and_excluded_by_pattern() {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["post/a.txt", "post/drafts/b.txt", "c.txt"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(PROSE.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let corpus = Corpus::of(&[("a.txt", PROSE)]);
    fs::write(corpus.0.path().join("news/week.zip"), bytes).unwrap();
    corpus.settings("exclude = \"week.zip/**/drafts\"\n[outlets]\n\"week.zip!/post/*\" = \"Harbour Post\"\n\"a.txt\" = \"Weir Watch\"\n");
    let articles = corpus.articles();
    let outlets: Vec<(&str, Option<&str>)> = articles
        .iter()
        .map(|(id, article)| (id.as_str(), article["outlet"].as_str()))
        .collect();
    assert_eq!(
        outlets,
        [
            ("a.txt", Some("Weir Watch")),
            ("week.zip!/c.txt", None),
            ("week.zip!/post/a.txt", Some("Harbour Post"))
        ]
    );
}

#[test]
fn a_corpus_opened_again_knows_its_settings_as_they_are_now() {
    let corpus = Corpus::of(&[("a.txt", PROSE)]);
    let outlet = |sources: &parallax::corpus::Sources| {
        let outlet = std::sync::Mutex::new(None);
        sources.load(&std::sync::atomic::AtomicBool::new(false), &|loaded| {
            if let parallax::corpus::Loaded::Article(article) = loaded {
                *outlet.lock().unwrap() = article.head.outlet;
            }
        });
        outlet.into_inner().unwrap()
    };
    let sources = parallax::corpus::Sources::open(&[corpus.0.path().join("news")]).unwrap();
    corpus.settings("[outlets]\n\"*.txt\" = \"Weir Watch\"\n");
    assert_eq!(outlet(&sources), None);
    let again = sources.again().unwrap();
    assert_eq!(outlet(&again).as_deref(), Some("Weir Watch"));
    corpus.settings("[outlets\n");
    assert!(
        again
            .again()
            .unwrap_err()
            .to_string()
            .contains("parallax.toml, line 1, column 9")
    );
}
