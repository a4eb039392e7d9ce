//! What can happen, and what must be done outside.

use super::edits::{Edits, Field, Said};
use super::key::Key;
use super::library::Library;
use super::list::{Arranged, Arrangement};
use super::mouse::Mouse;
use super::pairs::Pair;
use crate::compare::{Collation, Counterpart, Sides};
use crate::corpus::{Article, ArticleId, Problem};
use crate::search::Excerpt;
use crate::story::{Bonds, Tie};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Names one piece of work, so that an answer out of date can be told from the one awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Job(pub u64);

/// What happened outside.
#[derive(Debug, Clone)]
pub enum Msg {
    Key(Key),
    Mouse(Mouse),
    /// Pasted text: never commands.
    Paste(String),
    Resize {
        columns: u16,
        rows: u16,
    },
    /// Only sent while [`super::State::is_working`].
    Tick,
    /// More of the corpus has been read and grouped; replaces the library whole.
    Library(Arc<Library>),
    Progress {
        done: usize,
        found: usize,
        walking: bool,
    },
    /// The last library of this load has been sent.
    LoadFinished,
    /// Files changed, and the library that tells of it has been sent.
    Reloaded(Reloaded),
    Arranged(Arranged),
    Article {
        job: Job,
        result: Result<Arc<Article>, Problem>,
    },
    /// Best first.
    Counterparts {
        job: Job,
        of: ArticleId,
        found: Vec<Counterpart>,
    },
    /// `None`: the articles are not among those read.
    Bonds {
        job: Job,
        found: Option<Arc<Bonds>>,
    },
    /// Some pairs of a story have been compared, with the last of them or without.
    Pairs {
        job: Job,
        pairs: Vec<Pair>,
        last: bool,
    },
    Collated {
        job: Job,
        result: Result<Arc<Collation>, Problem>,
    },
    /// How much of the corpus can be searched: articles indexed, and all.
    Indexing {
        done: usize,
        all: usize,
        /// A search finds more, or other things, than before.
        grown: bool,
    },
    /// What of articles answers a search, by index into the library's heads.
    Excerpts {
        job: Job,
        excerpts: Vec<(u32, Excerpt)>,
    },
    /// The answer to [`Effect::Export`].
    Exported {
        path: String,
        done: Result<(), Unwritten>,
    },
    /// A sentence for the status line: a job that failed, a database that can't be read.
    Failed(String),
    /// The terminal or the system asks the program to end.
    Terminate,
}

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten {
    /// There is one of this name, and nobody said that it may go.
    Exists,
    /// The system's reason.
    Failed(String),
}

/// How the corpus changed under the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reloaded {
    /// How many articles are new and how many changed.
    pub new: usize,
    pub changed: usize,
    /// The articles whose files were read again, changed or not.
    pub reread: FxHashSet<ArticleId>,
    /// The articles that are there no more.
    pub lost: FxHashSet<ArticleId>,
    /// The reader asked for it, and is told even when nothing changed.
    pub asked: bool,
}

/// What must be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Filter and sort a list ([`super::list::arrange`]) away from the screen; answered by [`Msg::Arranged`].
    Arrange(Arrangement),
    /// Answered by [`Msg::Article`].
    Read {
        job: Job,
        id: ArticleId,
        /// As the file says, without the reader's corrections.
        told: bool,
    },
    /// Answered by [`Msg::Counterparts`].
    FindCounterparts {
        job: Job,
        of: ArticleId,
    },
    /// Find out what holds a story together, or an article to its story; answered by [`Msg::Bonds`].
    Bind {
        job: Job,
        /// Any article of the story.
        story: ArticleId,
        of: Option<ArticleId>,
    },
    /// Answered by [`Msg::Collated`]. A newer one makes an older one needless.
    Compare {
        job: Job,
        ids: Sides<ArticleId>,
    },
    /// Compare these pairs; answered by [`Msg::Pairs`], in several goes. A newer one makes an older one needless.
    ComparePairs {
        job: Job,
        pairs: Vec<Sides<ArticleId>>,
    },
    /// What of these articles (indices into the heads of `library`) answers a search; answered by [`Msg::Excerpts`].
    Excerpts(Excerpts),
    Save(Change),
    /// Lay these corrections over what was read; answered by [`Msg::Library`].
    Correct(Arc<Edits>),
    /// Look for changes of the corpus; answered by [`Msg::Reloaded`].
    Reload,
    /// Write a file, `replace` one that is there only where that is said; answered by [`Msg::Exported`].
    Export {
        path: String,
        text: String,
        replace: bool,
    },
    /// An address of the web ([`super::links::web`]), for the browser.
    Open(String),
    /// Text for the clipboard.
    Copy(String),
    Suspend,
    Quit,
}

/// Asks what of articles answers a search.
#[derive(Debug, Clone)]
pub struct Excerpts {
    pub job: Job,
    pub search: String,
    pub library: Arc<Library>,
    pub rows: Vec<u32>,
}

impl PartialEq for Excerpts {
    fn eq(&self, other: &Self) -> bool {
        self.job == other.job && self.rows == other.rows
    }
}

/// What the reader did and wants kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Read {
        id: ArticleId,
        read: bool,
    },
    Starred {
        id: ArticleId,
        starred: bool,
    },
    Tagged {
        id: ArticleId,
        tag: Arc<str>,
        tagged: bool,
    },
    /// The note on a passage; `None`: none.
    Noted {
        id: ArticleId,
        passage: Arc<str>,
        paragraph: usize,
        text: Option<Arc<str>>,
    },
    /// What the reader says of a field; `None`: nothing, the file counts.
    Corrected {
        id: ArticleId,
        field: Field,
        said: Option<Said>,
    },
    /// What the reader says of the stories of two articles; `None`: nothing, the grouping counts.
    Tied {
        one: ArticleId,
        other: ArticleId,
        tie: Option<Tie>,
    },
    /// Whether an outlet is to be seen, by its name.
    Hidden {
        outlet: Arc<str>,
        hidden: bool,
    },
    /// A step that can be taken back: opaque to the store.
    Did(String),
    /// The step was taken back.
    Undid(String),
    /// Where the corpus was left: opaque to the store.
    Left(String),
    /// The theme that was chosen, by its name, in all corpora; as long as the configuration says what it says now.
    Theme {
        name: String,
        over: String,
    },
    /// What whoever is new here has still to try ([`super::State::untried`]), in all corpora.
    Untried(String),
    /// All of these or none.
    Together(Vec<Change>),
}
