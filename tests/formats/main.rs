//! Every format through the program itself: what is in a file comes out as articles, or as problems that say why not.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agencies;
mod collections;
mod feeds;
mod json;
mod tables;

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

/// Three paragraphs of an article of our own.
pub const TEXT: [&str; 3] = [
    "The ferry between Calder and Skerry Point stopped running on Monday after a rope fouled its rudder.",
    "\"We will be back by Thursday,\" said the ferry's master, Odalys Brandreth, who has sailed it for 19 years.",
    "Some 340 passengers crossed by fishing boat instead, and the harbour board paid their fares.",
];

/// The paragraphs as elements.
pub fn paragraphs() -> String {
    TEXT.map(|text| format!("<p>{text}</p>")).concat()
}

/// What the program made of some files.
pub struct Told {
    articles: BTreeMap<String, Value>,
    pub problems: String,
}

/// Reads files with the program.
pub fn read(files: &[(&str, &[u8])]) -> Told {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let output = Command::cargo_bin("parallax")
        .unwrap()
        .args(["articles", "--format", "jsonl"])
        .arg(folder.path())
        .stdin(Stdio::null())
        .env_remove("PARALLAX_STATE_DIR")
        .output()
        .unwrap();
    let articles = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|article| (article["id"].as_str().unwrap().to_owned(), article))
        .collect();
    Told {
        articles,
        problems: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Reads one file of text.
pub fn one(name: &str, text: &str) -> Told {
    read(&[(name, text.as_bytes())])
}

impl Told {
    /// The ids of the articles, in order.
    pub fn ids(&self) -> Vec<&str> {
        self.articles.keys().map(String::as_str).collect()
    }

    pub fn article(&self, id: &str) -> &Value {
        self.articles
            .get(id)
            .unwrap_or_else(|| panic!("no {id} among {:?}; {}", self.ids(), self.problems))
    }

    /// A field of an article as text; "" where it is not known.
    pub fn field(&self, id: &str, field: &str) -> &str {
        self.article(id)[field].as_str().unwrap_or_default()
    }

    /// Checks title, outlet, date, author and language of an article at one go.
    #[track_caller]
    pub fn says(&self, id: &str, facts: [&str; 5]) {
        let found = ["title", "outlet", "published", "byline", "language"].map(|field| self.field(id, field));
        assert_eq!(found, facts, "{id}: {:#}", self.article(id));
    }

    /// Checks that an article's text is [`TEXT`], no more and no less.
    #[track_caller]
    pub fn is_whole(&self, id: &str) {
        assert_eq!(self.article(id)["paragraphs"], serde_json::json!(TEXT), "{id}");
    }

    /// Whether something was set aside from an article for a reason.
    pub fn dropped(&self, id: &str, why: &str) -> Option<String> {
        let dropped = self.article(id)["dropped"].as_array()?;
        let found = dropped.iter().find(|piece| piece["why"] == why)?;
        found["text"].as_str().map(str::to_owned)
    }

    /// Checks that there is a problem that says all of this, and no article.
    #[track_caller]
    pub fn is_problem(&self, words: &[&str]) {
        assert!(self.articles.is_empty(), "{:?}", self.ids());
        for word in words {
            assert!(self.problems.contains(word), "no “{word}” in: {}", self.problems);
        }
    }
}
