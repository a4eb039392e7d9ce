//! What a reader hands over: facts the file told outright, and its text as it found it.

use super::article::{Dropped, Format, Place};
use super::clean::Recurring;
use super::settings::Rules;

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
    /// The same where each was weighed against the rest of its page: what still repeats another is meant to.
    Page(Vec<Paragraph>),
}

impl Body {
    /// Its paragraphs; plain text is one.
    pub(super) fn parts(&self) -> Vec<&str> {
        match self {
            Body::Text(text) => vec![text],
            Body::Paragraphs(paragraphs) => paragraphs.iter().map(String::as_str).collect(),
            Body::Page(paragraphs) => paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect(),
        }
    }

    /// Whether there are no words in it.
    pub(super) fn is_empty(&self) -> bool {
        self.parts().iter().all(|part| part.trim().is_empty())
    }

    /// All of it on one line.
    pub(super) fn one_line(&self) -> String {
        let words: Vec<&str> = self.parts().into_iter().flat_map(str::split_whitespace).collect();
        words.join(" ")
    }
}

/// A paragraph as its page sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub text: String,
    /// Its place on the page says that it is article: it need not look like a sentence to be believed.
    pub sure: bool,
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
    /// What the corpus' own settings say of it.
    pub rules: &'a Rules,
    /// The lines that recur in its folder.
    pub recurring: Option<&'a Recurring>,
    pub record: Option<u64>,
    pub format: Format,
    pub encoding: String,
    pub place: Place,
}
