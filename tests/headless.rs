//! What the program prints without a screen: a contract.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The files of the small corpus.
const FILES: [&str; 4] = [
    "bread.json",
    "lamp-gazette.json",
    "lamp-observer.json",
    "lamp-wire.json",
];

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo")
}

fn parallax(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("parallax").unwrap();
    command
        .args(arguments)
        .stdin(Stdio::null())
        .env_remove("PARALLAX_STATE_DIR");
    command
}

fn run(arguments: &[&str]) -> Output {
    parallax(arguments).output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(output: &Output) -> Value {
    assert_eq!(status(output), 0, "{}", stderr(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    assert_eq!(status(output), 0, "{}", stderr(output));
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn assert_has(value: &Value, fields: &[&str]) {
    for field in fields {
        assert!(keys(value).contains(field), "no {field} among {:?}", keys(value));
    }
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

/// The small corpus in a folder.
fn corpus() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    common::write(folder.path());
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn articles_have_the_shape_agreed_on_and_stand_by_id() {
    let output = run(&["articles", demo().to_str().unwrap(), "--format", "jsonl"]);
    let articles = lines(&output);
    assert!(articles.len() > 40, "{}", articles.len());
    for article in &articles {
        assert_has(
            article,
            &[
                "id",
                "path",
                "record",
                "format",
                "encoding",
                "title",
                "outlet",
                "published",
                "byline",
                "agency",
                "url",
                "language",
                "words",
                "paragraphs",
                "dropped",
                "basis",
            ],
        );
        let (id, path) = (article["id"].as_str().unwrap(), article["path"].as_str().unwrap());
        match article["record"].as_u64() {
            Some(record) => assert_eq!(id, format!("{path}#{record}")),
            None => assert_eq!(id, path),
        }
        assert!(!article["paragraphs"].as_array().unwrap().is_empty(), "{id}");
        for dropped in article["dropped"].as_array().unwrap() {
            assert_has(dropped, &["text", "why"]);
        }
        for field in ["title", "outlet", "published", "byline", "agency", "url", "language"] {
            assert_eq!(
                article[field].is_null(),
                article["basis"].get(field).is_none(),
                "{field} of {id}"
            );
        }
    }
    let order: Vec<(String, Option<u64>)> = (articles.iter())
        .map(|article| (article["path"].as_str().unwrap().to_owned(), article["record"].as_u64()))
        .collect();
    assert!(order.is_sorted());
    assert!(order.iter().any(|(_, record)| record.is_some_and(|record| record > 0)));

    let array = json(&run(&["articles", demo().to_str().unwrap(), "--format", "json"]));
    assert_eq!(array.as_array().unwrap(), &articles);
}

#[test]
fn every_article_stands_in_one_story_and_the_largest_comes_first() {
    let (_folder, path) = corpus();
    let stories = json(&run(&["stories", &path, "--format", "json"]));
    let stories = stories.as_array().unwrap();
    for story in stories {
        assert_has(story, &["id", "headline", "first", "last", "outlets", "articles"]);
    }
    let sizes: Vec<usize> = stories
        .iter()
        .map(|story| story["articles"].as_array().unwrap().len())
        .collect();
    assert_eq!(sizes, [3, 1]);
    assert_eq!(stories[0]["id"], "lamp-wire.json");
    assert_eq!(stories[0]["first"], "2031-03-04");
    assert_eq!(stories[0]["last"], "2031-03-06");
    assert_eq!(
        texts(&stories[0]["outlets"]),
        ["Tern Wire", "Morrow Gazette", "Calder Observer"]
    );
    let mut ids: Vec<String> = stories.iter().flat_map(|story| texts(&story["articles"])).collect();
    ids.sort();
    assert_eq!(ids, FILES);
    assert_eq!(lines(&run(&["stories", &path, "--format", "jsonl"])), *stories);
}

#[test]
fn a_comparison_accounts_for_every_sentence() {
    let (_folder, path) = corpus();
    let found = json(&run(&[
        "compare",
        "lamp-wire.json",
        "lamp-gazette.json",
        "--corpus",
        &path,
        "--format",
        "json",
    ]));
    assert_has(
        &found,
        &[
            "left",
            "right",
            "alignments",
            "only_left",
            "only_right",
            "quotes",
            "figures",
            "summary",
        ],
    );
    assert_has(&found["summary"], &["left_in_right", "right_in_left", "lineage", "why"]);
    for side in ["left", "right"] {
        assert_has(&found[side], &["id", "title", "outlet", "published", "sentences"]);
        let all = found[side]["sentences"].as_array().unwrap().len() as u64;
        let aligned = found["alignments"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|link| link[side].as_array().unwrap());
        let only = found[format!("only_{side}")].as_array().unwrap().iter();
        let mut seen: Vec<u64> = aligned.chain(only).map(|number| number.as_u64().unwrap()).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (0..all).collect::<Vec<_>>());
    }
    for link in found["alignments"].as_array().unwrap() {
        assert_has(link, &["left", "right", "relation", "score"]);
        let relation = link["relation"].as_str().unwrap();
        assert!(["verbatim", "edited", "paraphrase", "quote", "reported"].contains(&relation));
    }
    for quote in found["quotes"].as_array().unwrap() {
        assert_has(quote, &["speaker", "status", "left", "right", "cut"]);
    }
    for figure in found["figures"].as_array().unwrap() {
        assert_has(figure, &["kind", "status", "left", "right"]);
    }

    // The same two as files, and looked up in two folders: only the ids differ.
    let file = |name: &str| format!("{path}/{name}");
    let files = json(&run(&["compare", &file("lamp-wire.json"), &file("lamp-gazette.json")]));
    assert_eq!(files, found);
}

#[test]
fn ids_of_several_folders_begin_with_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let folders = ["a/week", "b/week"].map(|name| folder.path().join(name));
    for folder in &folders {
        std::fs::create_dir_all(folder).unwrap();
        common::write(folder);
    }
    let [one, other] = folders.each_ref().map(|folder| folder.to_str().unwrap());
    let articles = lines(&run(&["articles", one, other]));
    let ids: Vec<&str> = articles.iter().map(|article| article["id"].as_str().unwrap()).collect();
    assert!(
        ids.contains(&"week/bread.json") && ids.contains(&"week~2/bread.json"),
        "{ids:?}"
    );
    assert!(ids.is_sorted());

    let found = run(&[
        "compare",
        "week/lamp-wire.json",
        "week~2/lamp-wire.json",
        "--corpus",
        one,
        "--corpus",
        other,
    ]);
    assert_eq!(json(&found)["summary"]["left_in_right"], 1.0);
}

#[test]
fn a_record_of_a_file_is_named_by_its_number() {
    let (folder, path) = corpus();
    let records: Vec<String> = (FILES.iter())
        .map(|name| std::fs::read_to_string(folder.path().join(name)).unwrap())
        .collect();
    let dump = folder.path().join("dump.jsonl");
    std::fs::write(&dump, records.join("\n")).unwrap();
    let dump = dump.to_str().unwrap();

    let ids: Vec<Value> = lines(&run(&["articles", dump]))
        .iter()
        .map(|article| article["id"].clone())
        .collect();
    assert_eq!(ids, ["dump.jsonl#0", "dump.jsonl#1", "dump.jsonl#2", "dump.jsonl#3"]);
    let by_file = json(&run(&["compare", &format!("{dump}#1"), &format!("{dump}#3")]));
    assert_eq!(by_file["left"]["id"], "dump.jsonl#1");
    assert_eq!(by_file["left"]["outlet"], "Morrow Gazette");
    let by_id = json(&run(&["compare", "dump.jsonl#1", "dump.jsonl#3", "--corpus", &path]));
    assert_eq!(by_id, by_file);

    let several = run(&["compare", dump, &format!("{dump}#3")]);
    assert_eq!(status(&several), 2);
    assert!(stderr(&several).contains("holds 4 articles"), "{}", stderr(&several));
    let none = run(&["compare", &format!("{dump}#9"), &format!("{dump}#3")]);
    assert_eq!(status(&none), 1);
}

#[test]
fn what_is_missing_is_named_in_one_line() {
    let (folder, path) = corpus();
    let nowhere = folder.path().join("nowhere");
    let empty = tempfile::tempdir().unwrap();
    for (arguments, code, said) in [
        (vec!["articles", nowhere.to_str().unwrap()], 2, "does not exist"),
        (vec!["stories", nowhere.to_str().unwrap()], 2, "does not exist"),
        (vec!["articles", empty.path().to_str().unwrap()], 2, "holds no article"),
        (vec!["stories", empty.path().to_str().unwrap()], 2, "holds no article"),
        (
            vec!["compare", "lamp-wire.json", "nothing.json", "--corpus", &path],
            1,
            "nothing.json",
        ),
        (
            vec!["compare", "nothing.json", "lamp-wire.json"],
            1,
            "nothing.json does not exist",
        ),
        (vec!["compare", &path, &path], 1, "is a folder"),
        (vec![nowhere.to_str().unwrap()], 2, "does not exist"),
        (vec!["--ascii", "stories", "news"], 2, "stands before all options"),
        (vec![&path], 2, "parallax articles"),
    ] {
        let output = run(&arguments);
        assert_eq!(status(&output), code, "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(said), "{arguments:?}: {}", stderr(&output));
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
    for wrong in [
        &["articles"][..],
        &["compare", "one"],
        &["stories", &path, "--format", "xml"],
        &["--no-such-thing"],
    ] {
        assert_eq!(status(&run(wrong)), 2, "{wrong:?}");
    }
}

#[test]
fn a_file_that_can_not_be_read_is_a_line_and_no_failure() {
    let (folder, path) = corpus();
    std::fs::write(folder.path().join("broken.json"), "{\"title\": ").unwrap();
    for command in ["articles", "stories"] {
        let output = run(&[command, &path]);
        assert_eq!(status(&output), 0);
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
        assert!(stderr(&output).contains("broken.json"), "{}", stderr(&output));
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = tempfile::tempdir().unwrap();
    // More than a pipe holds, so that the program must notice.
    let long = "The tide came in at Skerry Point and went out again, as it had done the day before. ".repeat(400);
    for number in 0..40 {
        let name = format!("{number}.txt");
        std::fs::write(
            folder.path().join(name),
            format!("Tide {number} at Skerry Point\n\n{long}\n"),
        )
        .unwrap();
    }
    for format in ["jsonl", "json", "text"] {
        let mut child = parallax(&["articles", folder.path().to_str().unwrap(), "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(status(&output), 0);
        assert_eq!(stderr(&output), "");
    }
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let demo = demo();
    let demo = demo.to_str().unwrap();
    for arguments in [
        &["articles", demo][..],
        &["stories", demo],
        &["stories", demo, "--format", "text"],
    ] {
        let outputs: Vec<Vec<u8>> = ["1", "2", "7"]
            .iter()
            .map(|threads| {
                parallax(arguments)
                    .env("RAYON_NUM_THREADS", threads)
                    .output()
                    .unwrap()
                    .stdout
            })
            .collect();
        assert!(!outputs[0].is_empty());
        assert!(outputs.iter().all(|output| *output == outputs[0]), "{arguments:?}");
    }
}

#[test]
fn text_for_people_carries_no_json_and_no_control_characters() {
    let (_folder, path) = corpus();
    let file = |name: &str| format!("{path}/{name}");
    let (wire, gazette) = (file("lamp-wire.json"), file("lamp-gazette.json"));
    for (arguments, said) in [
        (
            vec!["articles", &path, "--format", "text"],
            "lamp-wire.json · Tern Wire",
        ),
        (
            vec!["stories", &path, "--format", "text"],
            "3 articles · 2031-03-04 to 2031-03-06",
        ),
        (
            vec!["compare", &wire, &gazette, "--format", "text"],
            "= 1 The lighthouse at Skerry Point went dark",
        ),
    ] {
        let output = run(&arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(said), "{text}");
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
        assert!(text.lines().all(|line| line.chars().count() <= 100));
    }
}

#[test]
fn a_comparison_as_text_marks_what_differs_and_what_was_cut() {
    let demo = demo();
    let output = run(&[
        "compare",
        "northern-courier/harbour-bridge-closed-cracks.html",
        "tidewater-post/bridge-shut-cracks.html",
        "--corpus",
        demo.to_str().unwrap(),
        "--format",
        "text",
    ]);
    let text = String::from_utf8(output.stdout).unwrap();
    for said in [
        "[≠ 38,000 / 40,000]",
        "[cut by Tidewater Post: but to close it at once]",
        "[only in Northern Courier]",
        "[wording: agreed / willing]",
    ] {
        assert!(text.contains(said), "{said} in:\n{text}");
    }
}

#[test]
fn help_and_version_are_data() {
    let help = run(&["--help"]);
    assert_eq!(status(&help), 0);
    assert!(String::from_utf8_lossy(&help.stdout).contains("parallax compare ap.txt courier.html"));
    let version = run(&["--version"]);
    assert_eq!(
        String::from_utf8_lossy(&version.stdout),
        format!("parallax {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_search_prints_what_answers_best_first_with_its_places() {
    let (_folder, corpus) = corpus();
    let found = lines(&run(&["search", &corpus, "lanterns", "--format", "jsonl"]));
    assert_eq!(
        texts(&found.iter().map(|row| row["id"].clone()).collect::<Value>())[0],
        "lamp-gazette.json"
    );
    assert_eq!(found.len(), 3);
    let articles = lines(&run(&["articles", &corpus]));
    for row in &found {
        assert_has(
            row,
            &["id", "title", "outlet", "published", "score", "hits", "title_hits"],
        );
        let article = articles.iter().find(|article| article["id"] == row["id"]).unwrap();
        for hit in row["hits"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(hit[key].as_u64().unwrap()).unwrap();
            let paragraph = article["paragraphs"][at("paragraph")].as_str().unwrap();
            let text: String = paragraph.chars().take(at("end")).skip(at("start")).collect();
            assert!(text.to_lowercase().starts_with("lantern"), "{text}");
        }
    }
    let scores: Vec<f64> = found.iter().map(|row| row["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|one, other| one >= other), "{scores:?}");
    // The query may also come first, and only so many be wanted.
    let two = lines(&run(&["search", "lanterns", &corpus, "--limit", "2"]));
    assert_eq!(two, found[..2]);
    assert_eq!(
        json(&run(&["search", &corpus, "lanterns", "--format", "json"])).as_array(),
        Some(&found)
    );
}

#[test]
fn every_operator_works_without_the_screen() {
    let (_folder, corpus) = corpus();
    for (query, many) in [
        ("lantern", 3),
        ("\"40 paraffin lanterns\"", 1),
        ("trans*", 3),
        ("-lanterns", 1),
        ("skerry -gull", 0),
        ("outlet:cal", 2),
        ("date:2031-03-05..", 2),
        ("date:<2031-03-04", 1),
        ("title:gull", 2),
        ("story:lamp-wire.json", 3),
        ("story:lighthouse lanterns twice", 3),
        ("gull date:2031-03-05 outlet:morrow", 1),
    ] {
        let output = run(&["search", &corpus, "--", query]);
        let rows = String::from_utf8(output.stdout.clone()).unwrap().lines().count();
        assert_eq!(
            (rows, status(&output)),
            (many, i32::from(many == 0)),
            "{query}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_search_that_finds_nothing_or_is_mistyped_says_so() {
    let (_folder, corpus) = corpus();
    let none = run(&["search", &corpus, "zeppelin", "--format", "json"]);
    assert_eq!(status(&none), 1);
    assert_eq!(none.stdout, b"[]\n");
    assert!(stderr(&none).contains("no article answers “zeppelin”"));
    for (query, said) in [
        ("gull outlt:x", "did you mean outlet:? (column 6 of the search)"),
        ("\"gull", "not closed; put \" at its end (column 1"),
        ("", "the search is empty"),
        ("unread:", "--with-edits"),
    ] {
        let output = run(&["search", &corpus, query]);
        assert_eq!(status(&output), 2, "{query}");
        assert!(stderr(&output).contains(said), "{query}: {}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
    assert_eq!(status(&run(&["search", "gull"])), 2);
    assert_eq!(status(&run(&["search", "/no/such/place", "gull"])), 2);
}

#[test]
fn what_is_kept_is_carried_by_a_file_and_a_bad_one_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let kept = |arguments: &[&str]| {
        let mut command = parallax(&["kept"]);
        command
            .args(arguments)
            .env("PARALLAX_STATE_DIR", at("state"))
            .output()
            .unwrap()
    };
    let none = kept(&["export", "-"]);
    assert_eq!((status(&none), none.stdout.len()), (1, 0));
    let text = r#"{"parallax": "kept", "version": 1, "corpora": [{"corpus": "demo", "articles": [
        {"id": "courier/01.txt", "starred": true, "tags": ["odd"], "notes": [{"passage": "It shut.", "note": "when?"}]}]}]}"#;
    std::fs::write(at("in.json"), text).unwrap();
    let done = kept(&["import", &at("in.json")]);
    assert_eq!(
        String::from_utf8_lossy(&done.stdout),
        "demo: added 1 star, 1 tag, 1 note\n",
        "{}",
        stderr(&done)
    );
    let out = json(&kept(&["export", "-"]));
    assert_eq!(out["version"], 1);
    assert_eq!(out["corpora"][0]["articles"][0]["notes"][0]["note"], "when?");
    assert_eq!(status(&kept(&["export", &at("out.json")])), 0);
    let again = kept(&["export", &at("out.json")]);
    assert_eq!(status(&again), 2);
    assert!(stderr(&again).contains("--force"));
    assert_eq!(status(&kept(&["export", "--force", &at("out.json")])), 0);

    std::fs::write(at("bad.json"), text.replace("\"starred\"", "\"stared\"")).unwrap();
    let bad = kept(&["import", &at("bad.json")]);
    assert_eq!(status(&bad), 2);
    assert!(
        stderr(&bad).contains("line 2") && stderr(&bad).contains("stared"),
        "{}",
        stderr(&bad)
    );
    std::fs::write(at("far.json"), text.replace("\"demo\"", "\"/not/on/this/machine\"")).unwrap();
    let far = kept(&["import", &at("far.json")]);
    assert!(stderr(&far).contains("name the folder"), "{}", stderr(&far));
}
