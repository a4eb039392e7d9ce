//! Which articles tell the same story.

use crate::corpus::ArticleId;
use serde::Serialize;

/// Articles of one event. A story of one article is a story.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Story {
    /// The id of its anchor: the first article by date, then by id. It stays when articles join.
    pub id: ArticleId,
    pub headline: String,
    /// Earliest and latest day known.
    pub first: Option<jiff::civil::Date>,
    pub last: Option<jiff::civil::Date>,
    /// Outlets in order of first appearance, each once; unknown ones are not named.
    pub outlets: Vec<String>,
    /// By date, undated last, then by id.
    pub articles: Vec<ArticleId>,
}
