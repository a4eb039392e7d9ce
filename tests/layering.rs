//! The house rules, read off the sources: who may import whom, who may touch the terminal, how a file begins.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each floor and those it may import from.
const FLOORS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("store", &[]),
    ("corpus", &["text"]),
    ("story", &["text", "corpus", "store"]),
    ("search", &["text", "corpus"]),
    ("compare", &["text", "corpus"]),
    ("app", &["text", "corpus", "story", "search", "compare"]),
    ("ui", &["text", "corpus", "story", "search", "compare", "app"]),
    (
        "run",
        &["text", "corpus", "store", "story", "search", "compare", "app", "ui"],
    ),
    (
        "cli",
        &[
            "text", "corpus", "store", "story", "search", "compare", "app", "ui", "run",
        ],
    ),
];

/// Most lines of one file.
const LONGEST: usize = 450;

struct Source {
    path: PathBuf,
    floor: String,
    text: String,
    /// The text without comments and without the tests at its end.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let within = path.strip_prefix(&root).unwrap();
                let floor = within
                    .iter()
                    .next()
                    .unwrap()
                    .to_string_lossy()
                    .trim_end_matches(".rs")
                    .to_owned();
                let code = without_comments(text.split("#[cfg(test)]\nmod tests").next().unwrap());
                sources.push(Source {
                    path: within.to_owned(),
                    floor,
                    text,
                    code,
                });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn without_comments(text: &str) -> String {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The words that follow `prefix` in `code`.
fn named_after<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let rests = code.split(prefix).skip(1);
    let ends = |c: char| !c.is_alphanumeric() && c != '_';
    rests.map(|rest| rest.split(ends).next().unwrap_or_default()).collect()
}

/// The floors a file imports from: `crate::floor`, the braces of `use crate::{…}` included.
fn imports(code: &str) -> Vec<String> {
    let mut floors: Vec<String> = named_after(code, "crate::")
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    for group in code.split("crate::{").skip(1) {
        let group = group.split(';').next().unwrap_or_default();
        floors.extend(group.split([',', '{']).map(|part| {
            let part = part.trim().trim_start_matches('}').trim();
            part.split("::")
                .next()
                .unwrap_or_default()
                .trim_end_matches('}')
                .to_owned()
        }));
    }
    floors.retain(|floor| FLOORS.iter().any(|(name, _)| name == floor));
    floors
}

fn complain(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_floor_imports_only_from_those_below_it() {
    let allowed: BTreeMap<_, _> = FLOORS.iter().copied().collect();
    let mut complaints = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let Some(below) = allowed.get(source.floor.as_str()) else {
            continue;
        };
        for floor in imports(&source.code) {
            seen += 1;
            if floor != source.floor && !below.contains(&floor.as_str()) {
                complaints.push(format!("{} imports from {floor}", source.path.display()));
            }
        }
    }
    assert!(seen > 20, "the imports are not seen at all");
    complain(&complaints);
}

#[test]
fn only_ui_and_run_know_the_terminal() {
    let mut complaints = Vec::new();
    for source in sources() {
        for library in ["ratatui", "crossterm"] {
            let named = source.code.contains(&format!("{library}::"));
            if named && !["ui", "run"].contains(&source.floor.as_str()) {
                complaints.push(format!("{} names {library}", source.path.display()));
            }
        }
        if source.code.contains("use crossterm") {
            complaints.push(format!("{} imports crossterm past ratatui", source.path.display()));
        }
    }
    complain(&complaints);
}

#[test]
fn only_search_knows_the_index_and_its_library() {
    let sources = sources();
    let named = |source: &&Source| source.code.contains("tantivy");
    let complaints: Vec<String> = sources
        .iter()
        .filter(named)
        .filter(|source| source.floor != "search")
        .map(|source| format!("{} names tantivy", source.path.display()))
        .collect();
    complain(&complaints);
}

#[test]
fn the_app_is_pure() {
    let mut complaints = Vec::new();
    let outside = ["fs", "io", "thread", "time", "env", "net", "process", "path"];
    for source in sources().iter().filter(|source| source.floor == "app") {
        let mut named = named_after(&source.code, "std::");
        named.retain(|module| outside.contains(module));
        complaints.extend(
            named
                .iter()
                .map(|module| format!("{} names std::{module}", source.path.display())),
        );
        for library in ["crossbeam_channel", "rayon", "rusqlite", "signal_hook", "rustix"] {
            if source.code.contains(library) {
                complaints.push(format!("{} names {library}", source.path.display()));
            }
        }
    }
    complain(&complaints);
}

#[test]
fn every_file_says_what_it_is_and_is_not_too_long() {
    let mut complaints = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            complaints.push(format!("{} does not begin with //!", source.path.display()));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST {
            complaints.push(format!("{} has {lines} lines", source.path.display()));
        }
    }
    complain(&complaints);
}

#[test]
fn the_rules_are_seen_in_source_text() {
    assert_eq!(
        imports("use crate::ui;\nuse crate::{app::Key, run};"),
        ["ui", "app", "run"]
    );
    assert_eq!(without_comments("a\n  // crate::ui\nb"), "a\nb");
}
