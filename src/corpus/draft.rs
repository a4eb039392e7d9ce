//! What a reader hands over: facts the file told outright, and its text as it found it.

use super::article::{Dropped, Format, Place};

/// A fact and where the file tells it, in words shown to the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub value: String,
    pub basis: String,
}

impl Told {
    /// A fact, unless there is nothing in it.
    pub(super) fn new(value: impl Into<String>, basis: impl Into<String>) -> Option<Told> {
        let value = value.into();
        (!value.trim().is_empty()).then(|| Told {
            value,
            basis: basis.into(),
        })
    }
}

/// The text of an article before it is cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// Plain text with its line breaks; may begin with title, byline and date, and end in furniture.
    Text(String),
    /// Paragraphs told apart already, by a page's own markup.
    Paragraphs(Vec<String>),
}

/// An article in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub title: Option<Told>,
    pub outlet: Option<Told>,
    /// As the file writes it.
    pub published: Option<Told>,
    pub byline: Option<Told>,
    /// The agency whose copy it is, by its short name.
    pub agency: Option<Told>,
    pub url: Option<Told>,
    pub language: Option<Told>,
    pub body: Body,
    /// Whether the format keeps the text apart from all else, so that only what repeats title and author is cut from it.
    pub alone: bool,
    /// What the reader itself took for something else than the article.
    pub dropped: Vec<Dropped>,
}

impl Draft {
    /// A draft of which nothing is known but its text.
    pub(super) fn of(body: Body) -> Draft {
        Draft {
            title: None,
            outlet: None,
            published: None,
            byline: None,
            agency: None,
            url: None,
            language: None,
            body,
            alone: false,
            dropped: Vec::new(),
        }
    }
}

/// Where a draft comes from.
#[derive(Debug, Clone)]
pub(super) struct Origin<'a> {
    /// The file's path in ids.
    pub path: &'a str,
    /// The outlet its folder stands for, where the corpus has a folder for each.
    pub house: Option<&'a str>,
    pub record: Option<u64>,
    pub format: Format,
    pub encoding: String,
    pub place: Place,
}
