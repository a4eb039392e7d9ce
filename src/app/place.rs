//! Where a corpus was left: what is kept of the screen between two runs, by ids, so that it survives a changed corpus.

use super::list::{Kind, Sort};
use super::state::View;
use serde::{Deserialize, Serialize};

/// A place to come back to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// The list at the bottom.
    pub kind: Kind,
    pub sort: Sort,
    /// The story, article or outlet under its cursor.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<String>,
    /// Columns of the reader's text.
    pub measure: u16,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub screen: Option<On>,
}

/// The text that stood over the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum On {
    Reader {
        id: String,
        /// The first line drawn, by paragraph and byte.
        paragraph: usize,
        byte: usize,
    },
    Compare {
        left: String,
        right: String,
        row: usize,
        view: View,
    },
}
