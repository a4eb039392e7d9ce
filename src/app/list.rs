//! Lists: what they hold, how they are filtered and sorted, and where the cursor is.

use super::library::Library;
use super::msg::Job;
use std::sync::Arc;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Stories,
    Articles,
    Outlets,
}

/// Orders a list can be in. `s` goes through those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
    /// Most outlets (stories), most articles (outlets), longest (articles) first.
    Largest,
    /// By headline or name.
    Name,
    /// Articles by outlet, then newest first.
    Outlet,
}

/// What narrows a list beside the words typed: one story's or one outlet's articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope {
    #[default]
    All,
    /// The story with this id.
    Story(crate::corpus::ArticleId),
    /// The outlet with this name; `None`: unknown.
    Outlet(Option<String>),
}

/// Asks for the rows of a list.
#[derive(Debug, Clone)]
pub struct Arrangement {
    pub job: Job,
    pub kind: Kind,
    pub scope: Scope,
    pub sort: Sort,
    pub filter: String,
    pub library: Arc<Library>,
    /// What the reader read and starred, for `unread:` and `starred:`.
    pub marks: Arc<super::state::Marks>,
}

impl PartialEq for Arrangement {
    fn eq(&self, other: &Self) -> bool {
        self.job == other.job && self.kind == other.kind
    }
}

/// The rows of a list: indices into the library's heads, stories or outlets.
#[derive(Debug, Clone)]
pub struct Arranged {
    pub job: Job,
    pub kind: Kind,
    pub rows: Arc<[u32]>,
    /// The library the rows point into.
    pub library: Arc<Library>,
    /// What of the filter was not understood, as a sentence.
    pub mistake: Option<String>,
}

/// A list on the screen. Rows point into [`List::library`], which may be an older one than the state's until the
/// new rows have arrived, so that what is drawn always fits together.
#[derive(Debug, Clone)]
pub struct List {
    pub kind: Kind,
    pub scope: Scope,
    pub sort: Sort,
    /// Words typed into the filter; empty: everything.
    pub filter: String,
    pub rows: Arc<[u32]>,
    pub library: Arc<Library>,
    /// Row under the cursor; 0 where the list is empty.
    pub cursor: usize,
    /// First row drawn.
    pub top: usize,
    /// The arrangement awaited.
    pub awaited: Option<Job>,
    pub mistake: Option<String>,
}
