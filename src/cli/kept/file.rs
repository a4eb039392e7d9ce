//! The file that carries what is kept: JSON with a version, told by article.

use crate::corpus::Head;
use crate::store::Kept;
use crate::text::safe::safe;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// The version this program writes.
const VERSION: u32 = 1;
const KIND: &str = "kept";

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(deserialize_with = "kind")]
    parallax: String,
    #[serde(deserialize_with = "version")]
    version: u32,
    pub corpora: Vec<Corpus>,
}

/// What is kept of a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corpus {
    /// Its folders and files, a line each, or "demo".
    pub corpus: String,
    pub articles: Vec<Kepts>,
}

/// What is kept of an article, and what it is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kepts {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outlet: Option<String>,
    /// The day it was published.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub read: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub starred: bool,
    #[serde(skip_serializing_if = "Vec::is_empty", default, deserialize_with = "tags")]
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub notes: Vec<Note>,
}

/// A note on a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    #[serde(deserialize_with = "words")]
    pub passage: String,
    /// From 0.
    #[serde(default)]
    pub paragraph: u32,
    #[serde(rename = "note", deserialize_with = "words")]
    pub text: String,
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let kind = String::deserialize(from)?;
    match kind == KIND {
        true => Ok(kind),
        false => Err(D::Error::custom(
            "this file does not hold what `parallax kept export` writes",
        )),
    }
}

fn version<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    match u32::deserialize(from)? {
        VERSION => Ok(VERSION),
        other => Err(D::Error::custom(format!(
            "version {other} was written by another Parallax; this one reads version {VERSION}"
        ))),
    }
}

fn words<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    match text.trim().is_empty() {
        true => Err(D::Error::custom("a passage and its note have words")),
        false => Ok(safe(&text).into_owned()),
    }
}

fn tags<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let tags = Vec::<String>::deserialize(from)?;
    let one = |tag: &String| !tag.is_empty() && !tag.contains([' ', ',', ';', '#']) && *safe(tag) == **tag;
    match tags.iter().find(|tag| !one(tag)) {
        Some(tag) => Err(D::Error::custom(format!(
            "“{}” is no tag: a tag is one word",
            safe(tag)
        ))),
        None => Ok(tags),
    }
}

impl File {
    pub fn new(corpora: Vec<Corpus>) -> File {
        File {
            parallax: KIND.to_owned(),
            version: VERSION,
            corpora,
        }
    }

    /// As it is written.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }

    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with it, with the line.
    pub fn parse(text: &str) -> Result<File, String> {
        serde_json::from_str(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            format!("line {line}, column {column}: {}; nothing was imported", safe(said))
        })
    }
}

impl Corpus {
    /// What is kept, with what is known of the articles.
    pub fn of(corpus: String, kept: &Kept, heads: &[Head]) -> Corpus {
        let mut articles: BTreeMap<&str, Kepts> = BTreeMap::new();
        for id in &kept.read {
            articles.entry(id).or_default().read = true;
        }
        for id in &kept.starred {
            articles.entry(id).or_default().starred = true;
        }
        for one in &kept.tags {
            articles.entry(&one.article).or_default().tags.push(one.tag.clone());
        }
        for one in &kept.notes {
            articles.entry(&one.article).or_default().notes.push(Note {
                passage: one.passage.clone(),
                paragraph: one.paragraph,
                text: one.note.clone(),
            });
        }
        for (id, of) in &mut articles {
            (*id).clone_into(&mut of.id);
        }
        for head in heads {
            if let Some(of) = articles.get_mut(head.id.as_str()) {
                of.url.clone_from(&head.url);
                of.title.clone_from(&head.title);
                of.outlet.clone_from(&head.outlet);
                of.published = head.published.map(|published| published.day().to_string());
            }
        }
        Corpus {
            corpus,
            articles: articles.into_values().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_file_is_told_with_its_line() {
        let head =
            "{\"parallax\": \"kept\",\n \"version\": 1,\n \"corpora\": [{\"corpus\": \"demo\", \"articles\": [\n";
        for (text, said) in [
            ("", "line 1, column 0: EOF while parsing a value"),
            (
                "{\n\"parallax\": \"news\"}",
                "does not hold what `parallax kept export` writes",
            ),
            (
                "{\"parallax\": \"kept\",\n\"version\": 2,\n\"corpora\": []}",
                "version 2 was written by another Parallax",
            ),
            (
                &format!("{head}{{\"id\": \"a\", \"stared\": true}}]}}]}}"),
                "line 4, column 20: unknown field `stared`",
            ),
            (
                &format!("{head}{{\"id\": \"a\", \"tags\": [\"two words\"]}}]}}]}}"),
                "line 4",
            ),
            (
                &format!("{head}{{\"id\": \"a\", \"notes\": [{{\"passage\": \"\", \"note\": \"x\"}}]}}]}}]}}"),
                "line 4",
            ),
        ] {
            let mistake = File::parse(text).unwrap_err();
            assert!(mistake.contains(said), "{mistake}");
            assert!(mistake.ends_with("nothing was imported"), "{mistake}");
        }
        assert!(File::parse(&format!("{head}{{\"id\": \"a\", \"tags\": [\"odd\"]}}]}}]}}")).is_ok());
    }
}
