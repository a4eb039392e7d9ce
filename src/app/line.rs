//! A line typed at the bottom for something that is kept or written: tags, a note, the name of a file.

use super::export::Part;
use super::kept::{completed, tags_offered};
use super::state::Input;
use crate::corpus::ArticleId;
use std::sync::Arc;

/// What the line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// The tags of an article.
    Tags(ArticleId),
    /// The note on a passage.
    Note {
        id: ArticleId,
        passage: Arc<str>,
        paragraph: usize,
        was: Option<Arc<str>>,
    },
    /// The name of the file to write.
    Export {
        /// What can be written, each with the name proposed for its file.
        parts: Vec<(Part, String)>,
        /// Which of them.
        at: usize,
        /// A file of this name is there already, and that has been said.
        exists: Option<String>,
    },
}

/// The line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub aim: Aim,
    pub input: Input,
    /// What there is to complete from, the likeliest first.
    pub known: Vec<Arc<str>>,
}

impl Line {
    /// What the word being typed can be completed to.
    pub fn offered(&self) -> Vec<Arc<str>> {
        match &self.aim {
            Aim::Tags(_) if self.input.cursor == self.input.text.len() => tags_offered(&self.input.text, &self.known),
            _ => Vec::new(),
        }
    }

    /// Completes the word being typed, where there is anything to complete it to.
    pub(super) fn complete(&mut self) {
        if let Some(tag) = self.offered().first() {
            self.input = Input::new(&completed(&self.input.text, tag));
        }
    }
}
