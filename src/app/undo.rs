//! What can be taken back, step by step. A step is kept as text, so that it outlasts the run.

use super::edits::Field;
use super::msg::Change;
use crate::corpus::ArticleId;
use crate::story::Tie;
use serde::{Deserialize, Serialize};

/// Steps that are kept; the oldest are let go.
pub const STEPS: usize = 1000;

/// One change the reader made, with what was there before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Step {
    /// What was done, in words: "title and date of “Bridge shut”".
    pub done: String,
    pub items: Vec<Item>,
}

/// How one thing was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Item {
    Read {
        id: String,
        was: bool,
    },
    Starred {
        id: String,
        was: bool,
    },
    Tag {
        id: String,
        tag: String,
        was: bool,
    },
    Note {
        id: String,
        passage: String,
        paragraph: usize,
        /// The note that was there before.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        was: Option<String>,
    },
    Field {
        id: String,
        field: Field,
        /// What the reader had said before; absent: nothing, the file counted.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        was: Option<Was>,
    },
    Hidden {
        outlet: String,
        was: bool,
    },
    Tie {
        one: String,
        other: String,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        was: Option<Tie>,
    },
}

/// What a field was said to be; `null`: that it is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Was {
    pub said: Option<String>,
}

impl Item {
    /// The change that puts it back.
    pub fn back(&self) -> Change {
        match self {
            Item::Read { id, was } => Change::Read {
                id: ArticleId::from(id.as_str()),
                read: *was,
            },
            Item::Starred { id, was } => Change::Starred {
                id: ArticleId::from(id.as_str()),
                starred: *was,
            },
            Item::Tag { id, tag, was } => Change::Tagged {
                id: ArticleId::from(id.as_str()),
                tag: tag.as_str().into(),
                tagged: *was,
            },
            Item::Note {
                id,
                passage,
                paragraph,
                was,
            } => Change::Noted {
                id: ArticleId::from(id.as_str()),
                passage: passage.as_str().into(),
                paragraph: *paragraph,
                text: was.as_deref().map(Into::into),
            },
            Item::Field { id, field, was } => Change::Corrected {
                id: ArticleId::from(id.as_str()),
                field: *field,
                said: was.as_ref().map(|was| was.said.as_deref().map(Into::into)),
            },
            Item::Hidden { outlet, was } => Change::Hidden {
                outlet: outlet.as_str().into(),
                hidden: *was,
            },
            Item::Tie { one, other, was } => Change::Tied {
                one: ArticleId::from(one.as_str()),
                other: ArticleId::from(other.as_str()),
                tie: *was,
            },
        }
    }
}
