//! Lists: what they hold, how they are filtered and sorted, and where the cursor is.

use super::library::Library;
use super::msg::Job;
use super::state::Find;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Stories,
    Articles,
    Outlets,
}

/// Orders a list can be in. `s` goes through those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// Words searched for in the rows.
    pub find: Find,
}

impl Kind {
    /// The orders a list of this kind can be in; it starts in the first.
    pub fn sorts(self) -> &'static [Sort] {
        match self {
            Kind::Stories => &[Sort::Newest, Sort::Largest, Sort::Oldest, Sort::Name],
            Kind::Articles => &[Sort::Newest, Sort::Oldest, Sort::Outlet, Sort::Largest, Sort::Name],
            Kind::Outlets => &[Sort::Largest, Sort::Name],
        }
    }
}

impl List {
    /// A list before its rows have arrived.
    pub fn new(kind: Kind, scope: Scope, library: Arc<Library>) -> List {
        List {
            kind,
            // The articles of one story read best as it unfolded.
            sort: match scope {
                Scope::Story(_) => Sort::Oldest,
                _ => kind.sorts()[0],
            },
            scope,
            filter: String::new(),
            rows: Arc::from([]),
            library,
            cursor: 0,
            top: 0,
            awaited: None,
            mistake: None,
            find: Find::default(),
        }
    }
}
