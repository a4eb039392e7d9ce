//! Lists: what they hold, how they are filtered and sorted, and where the cursor is.

use super::days::Heading;
use super::kept::KeptItem;
use super::library::{Library, Outlet};
use super::motion::Motion;
use super::msg::Job;
use super::state::{Find, Hit, Marks};
use crate::corpus::{ArticleId, Head};
use crate::search::{Excerpt, Query, Sought};
use crate::story::Story;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub use super::arrange::arrange;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Stories,
    Articles,
    Outlets,
    /// What is starred, tagged and noted.
    Kept,
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
    /// What answers a search best first.
    Best,
    /// Stories: those first whose outlets share least of their words.
    Divergent,
    /// Stories: those first that many tell and outlets that report regularly do not ([`super::blindspots`]).
    BlindSpots,
}

/// What narrows a list beside the words typed: one story's or one outlet's articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope {
    #[default]
    All,
    /// The story with this id.
    Story(ArticleId),
    /// The outlet with this name; `None`: unknown.
    Outlet(Option<String>),
    /// The articles that answer a search, as it is typed.
    Search(String),
}

/// Asks for the rows of a list.
#[derive(Debug, Clone)]
pub struct Arrangement {
    pub job: Job,
    pub kind: Kind,
    pub scope: Scope,
    pub sort: Sort,
    pub filter: String,
    /// Words to look for in the rows that pass.
    pub find: String,
    /// The articles that answer a search, best first, where the list is of those and they have been looked for.
    pub found: Option<Arc<[u32]>>,
    /// Whether the days are to stand as headings, where rows are sorted by time.
    pub by_day: bool,
    /// How many rows are seen at a time: of so many of the first an excerpt is wanted.
    pub seen: usize,
    pub library: Arc<Library>,
    /// What the reader read and starred, for `unread:` and `starred:`.
    pub marks: Arc<Marks>,
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
    /// The days they stand under, where they do.
    pub days: Arc<[Heading]>,
    /// What rows of [`Kind::Kept`] point into.
    pub items: Arc<[KeptItem]>,
    /// What of the filter was not understood, as a sentence.
    pub mistake: Option<String>,
    /// Where the words looked for stand, by row.
    pub hits: Vec<Hit>,
    /// What of articles answers a search, by row's index.
    pub excerpts: FxHashMap<u32, Excerpt>,
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
    /// The days its rows stand under; none where it is not grouped by them.
    pub days: Arc<[Heading]>,
    /// What rows of [`Kind::Kept`] point into.
    pub items: Arc<[KeptItem]>,
    /// Row under the cursor; 0 where the list is empty.
    pub cursor: usize,
    /// First row drawn.
    pub top: usize,
    /// The arrangement awaited.
    pub awaited: Option<Job>,
    pub mistake: Option<String>,
    /// Words searched for in the rows; the hits come with the rows.
    pub find: Find,
    /// What a search asks of texts.
    pub sought: Sought,
    /// What is wrong with the search as it is typed now; the rows are of what was typed before.
    pub misread: Option<String>,
    /// What of the articles answers a search, by row's index, of those rows that have been seen.
    pub excerpts: FxHashMap<u32, Excerpt>,
    pub(super) excerpts_awaited: Option<Job>,
    /// The cursor is to go to a hit when they come.
    pub(super) seeking: Option<Seeking>,
    /// The row to put the cursor on when it arrives; else it stays on the row it is on.
    pub(super) anchor: Option<RowId>,
    /// Where that row is not among the new ones, the cursor goes to the top (a new filter) and not near where it was.
    pub(super) from_top: bool,
    /// Where the reader went by number, or to the end, while rows were awaited: he means the rows that come.
    pub(super) place: Option<Motion>,
    /// The reader moved in it; until then a list that grows while loading stays at its top.
    pub(super) touched: bool,
    pub(super) freshness: Freshness,
}

/// Whether rows are those that what they go by makes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Freshness {
    /// They have come, and nothing has changed since.
    Fresh,
    /// They are to be asked for, or have been.
    Stale,
    /// Something has changed since the ones awaited were asked for: they are asked for once more.
    Overtaken,
}

/// Where the cursor is to look for the first hit, round the end; without one it goes there itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seeking {
    /// The row, and where it stood.
    pub from: Option<RowId>,
    pub at: usize,
    /// Below that row only.
    pub below: bool,
}

/// What an outlet that is not known is called.
pub const UNKNOWN_OUTLET: &str = "Unknown outlet";

/// Names a row whatever library it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowId {
    Story(ArticleId),
    Article(ArticleId),
    Outlet(Option<String>),
    /// An article kept, and the passage noted; of an article without one, any row.
    Kept(ArticleId, Option<Arc<str>>),
}

/// What a row is called, by its index in the library, or among what is kept.
pub(super) fn title<'a>(library: &'a Library, items: &'a [KeptItem], kind: Kind, index: u32) -> &'a str {
    let index = index as usize;
    match kind {
        Kind::Stories => library.stories.get(index).map(|story| story.headline.as_str()),
        Kind::Articles => {
            let head = library.heads.get(index);
            head.map(|head| head.title.as_deref().unwrap_or(&head.path))
        }
        Kind::Outlets => {
            let outlet = library.outlets.get(index);
            outlet.map(|outlet| outlet.name.as_deref().unwrap_or(UNKNOWN_OUTLET))
        }
        Kind::Kept => items.get(index).map(KeptItem::title),
    }
    .unwrap_or_default()
}

impl Kind {
    /// The orders a list of this kind can be in; it starts in the first.
    pub fn sorts(self) -> &'static [Sort] {
        match self {
            Kind::Stories => &[
                Sort::Largest,
                Sort::Newest,
                Sort::Divergent,
                Sort::BlindSpots,
                Sort::Oldest,
                Sort::Name,
            ],
            Kind::Articles => &[Sort::Newest, Sort::Oldest, Sort::Outlet, Sort::Largest, Sort::Name],
            Kind::Outlets => &[Sort::Largest, Sort::Name],
            Kind::Kept => &[Sort::Newest, Sort::Oldest, Sort::Outlet, Sort::Name],
        }
    }
}

impl List {
    /// What its rows go by has changed: they are asked for anew, those awaited notwithstanding.
    pub(super) fn outdate(&mut self) {
        self.freshness = match self.awaited {
            Some(_) => Freshness::Overtaken,
            None => Freshness::Stale,
        };
    }

    /// A list before its rows have arrived.
    pub fn new(kind: Kind, scope: Scope, library: Arc<Library>) -> List {
        let text = match &scope {
            Scope::Search(text) => Some(text.clone()),
            _ => None,
        };
        let mut list = List {
            kind,
            // The articles of one story read best as it unfolded.
            sort: match scope {
                Scope::Story(_) => Sort::Oldest,
                Scope::Search(_) => Sort::Best,
                _ => kind.sorts()[0],
            },
            scope,
            filter: String::new(),
            rows: Arc::from([]),
            // Of nothing there is nothing to arrange.
            freshness: match library.heads.is_empty() && text.is_none() && kind != Kind::Kept {
                true => Freshness::Fresh,
                false => Freshness::Stale,
            },
            library,
            days: Arc::from([]),
            items: Arc::from([]),
            cursor: 0,
            top: 0,
            awaited: None,
            mistake: None,
            find: Find::default(),
            sought: Sought::default(),
            misread: None,
            excerpts: FxHashMap::default(),
            excerpts_awaited: None,
            seeking: None,
            anchor: None,
            from_top: false,
            place: None,
            touched: false,
        };
        if let Some(text) = text {
            list.seek(text);
        }
        list
    }

    /// Makes it the answer to a search.
    pub(super) fn seek(&mut self, text: String) {
        self.sought = Query::parse_open(&text)
            .map(|query| Sought::of(&query))
            .unwrap_or_default();
        self.scope = Scope::Search(text);
    }

    /// The orders it can be in.
    pub fn sorts(&self) -> &'static [Sort] {
        match self.scope {
            Scope::Search(_) => &[
                Sort::Best,
                Sort::Newest,
                Sort::Oldest,
                Sort::Outlet,
                Sort::Largest,
                Sort::Name,
            ],
            _ => self.kind.sorts(),
        }
    }

    /// What it is the answer to, where it is one to a search.
    pub fn search(&self) -> Option<&str> {
        match &self.scope {
            Scope::Search(text) => Some(text),
            _ => None,
        }
    }

    /// The story of a row of stories.
    pub fn story(&self, row: usize) -> Option<&Story> {
        let &index = self.rows.get(row).filter(|_| self.kind == Kind::Stories)?;
        self.library.stories.get(index as usize)
    }

    /// A row of what is kept.
    pub fn item(&self, row: usize) -> Option<&KeptItem> {
        let &index = self.rows.get(row).filter(|_| self.kind == Kind::Kept)?;
        self.items.get(index as usize)
    }

    /// The article of a row of articles or of what is kept.
    pub fn head(&self, row: usize) -> Option<&Arc<Head>> {
        if self.kind == Kind::Kept {
            return self.item(row)?.head.as_ref();
        }
        let &index = self.rows.get(row).filter(|_| self.kind == Kind::Articles)?;
        self.library.heads.get(index as usize)
    }

    /// The outlet of a row of outlets.
    pub fn outlet(&self, row: usize) -> Option<&Outlet> {
        let &index = self.rows.get(row).filter(|_| self.kind == Kind::Outlets)?;
        self.library.outlets.get(index as usize)
    }

    /// What a row is called: headline, title (else the path) or outlet. [`super::state::Hit`]s of a list lie in it.
    pub fn title(&self, row: usize) -> &str {
        let index = self.rows.get(row);
        index.map_or("", |&index| title(&self.library, &self.items, self.kind, index))
    }

    /// The articles of a row, in the order of its story or outlet.
    pub fn articles(&self, row: usize) -> Vec<ArticleId> {
        match self.kind {
            Kind::Stories => self.story(row).map(|story| story.articles.clone()).unwrap_or_default(),
            Kind::Articles => self.head(row).map(|head| head.id.clone()).into_iter().collect(),
            Kind::Outlets => {
                let indices = self
                    .outlet(row)
                    .map(|outlet| outlet.articles.as_slice())
                    .unwrap_or_default();
                let heads = indices
                    .iter()
                    .filter_map(|&index| self.library.heads.get(index as usize));
                heads.map(|head| head.id.clone()).collect()
            }
            Kind::Kept => self.item(row).map(|item| item.article.clone()).into_iter().collect(),
        }
    }

    /// Whether any article of a row has not been read.
    pub fn is_unread(&self, row: usize, marks: &Marks) -> bool {
        let unread = |id: &ArticleId| !marks.read.contains(id);
        match self.kind {
            Kind::Stories => self.story(row).is_some_and(|story| story.articles.iter().any(unread)),
            Kind::Articles => self.head(row).is_some_and(|head| unread(&head.id)),
            Kind::Outlets => self.outlet(row).is_some_and(|outlet| {
                let heads = outlet
                    .articles
                    .iter()
                    .filter_map(|&index| self.library.heads.get(index as usize));
                heads.map(|head| &head.id).any(unread)
            }),
            Kind::Kept => self.item(row).is_some_and(|item| unread(&item.article)),
        }
    }

    /// The article a row stands for: itself, or the first of a story; outlets stand for none.
    pub fn article(&self, row: usize) -> Option<&ArticleId> {
        match self.kind {
            // The most typical telling stands for its story: the first may be about one side of it.
            Kind::Stories => self.story(row).map(|story| &story.central),
            Kind::Articles => self.head(row).map(|head| &head.id),
            Kind::Kept => self.item(row).map(|item| &item.article),
            Kind::Outlets => None,
        }
    }

    /// The row's name.
    pub fn id(&self, row: usize) -> Option<RowId> {
        match self.kind {
            Kind::Stories => self.story(row).map(|story| RowId::Story(story.id.clone())),
            Kind::Articles => self.head(row).map(|head| RowId::Article(head.id.clone())),
            Kind::Outlets => self.outlet(row).map(|outlet| RowId::Outlet(outlet.name.clone())),
            Kind::Kept => self.item(row).map(|item| {
                let passage = item.note.as_ref().map(|note| Arc::clone(&note.passage));
                RowId::Kept(item.article.clone(), passage)
            }),
        }
    }

    /// Where a row stands; a story also where its anchor has moved into another one.
    pub fn position(&self, id: &RowId) -> Option<usize> {
        if let RowId::Kept(article, passage) = id {
            let item = |row: &u32| self.items.get(*row as usize);
            let of = |row: &u32| item(row).is_some_and(|item| item.article == *article);
            let passage_of = |row: &u32| item(row).and_then(|item| item.note.as_ref()).map(|note| &note.passage);
            let same = |row: &u32| of(row) && passage_of(row) == passage.as_ref();
            return self
                .rows
                .iter()
                .position(same)
                .or_else(|| self.rows.iter().position(of));
        }
        let index = match id {
            RowId::Kept(..) => None,
            RowId::Story(id) => self.library.story_index(id),
            RowId::Article(id) => self.library.index(id),
            RowId::Outlet(name) => {
                let at = self.library.outlets.iter().position(|outlet| outlet.name == *name);
                at.and_then(|at| u32::try_from(at).ok())
            }
        }?;
        self.rows.iter().position(|&row| row == index)
    }
}
