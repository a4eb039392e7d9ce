//! Filters and sorts the rows of a list. Runs away from the screen, on the whole corpus: linear but for the sort.

use super::filter::{Filter, Row};
use super::fold::{Needle, fold};
use super::kept::KeptItem;
use super::library::{Library, Outlet};
use super::list::{Arranged, Arrangement, Kind, Scope, Sort, title};
use super::state::{Hit, Marks};
use crate::compare::Side;
use crate::corpus::{ArticleId, Head};
use crate::story::Story;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// The rows that pass the filter, in the order asked for.
pub fn arrange(arrangement: &Arrangement) -> Arranged {
    let Arrangement { library, marks, .. } = arrangement;
    let filter = Filter::parse(&arrangement.filter);
    let items: Arc<[KeptItem]> = match arrangement.kind {
        Kind::Kept => marks.kept(library).into(),
        _ => Arc::from([]),
    };
    let mut rows = match arrangement.kind {
        Kind::Stories => passing(0.., &library.stories, &filter, |story| StoryRow { story, marks }),
        Kind::Articles => articles(arrangement, &filter),
        Kind::Outlets => passing(0.., &library.outlets, &filter, |outlet| OutletRow {
            outlet,
            library,
            marks,
        }),
        Kind::Kept => passing(0.., items.iter(), &filter, |item| ItemRow { item, marks }),
    };
    match arrangement.kind {
        Kind::Stories => sort_stories(&mut rows, &library.stories, arrangement.sort),
        Kind::Articles => sort_articles(&mut rows, library, arrangement.sort),
        // Outlets stand by size in the library.
        Kind::Outlets if arrangement.sort == Sort::Name => {
            rows.sort_by_cached_key(|&row| {
                let name = library
                    .outlets
                    .get(row as usize)
                    .and_then(|outlet| outlet.name.as_deref());
                (name.is_none(), name.map(fold))
            });
        }
        Kind::Outlets => {}
        Kind::Kept => sort_items(&mut rows, &items, arrangement.sort),
    }
    Arranged {
        job: arrangement.job,
        kind: arrangement.kind,
        hits: hits(arrangement, &rows, &items),
        items,
        rows: rows.into(),
        library: library.clone(),
        mistake: filter.mistake,
        excerpts: FxHashMap::default(),
    }
}

/// Where the words looked for stand in what the rows are called.
fn hits(arrangement: &Arrangement, rows: &[u32], items: &[KeptItem]) -> Vec<Hit> {
    let Some(needle) = Needle::new(&arrangement.find) else {
        return Vec::new();
    };
    let mut hits = Vec::new();
    for (unit, &row) in rows.iter().enumerate() {
        let found = needle.find(title(&arrangement.library, items, arrangement.kind, row));
        hits.extend(found.into_iter().map(|span| Hit {
            side: Side::Left,
            unit,
            span,
        }));
    }
    hits
}

fn passing<'a, T: 'a, R: Row>(
    rows: impl Iterator<Item = u32>,
    items: impl IntoIterator<Item = &'a T>,
    filter: &Filter,
    row: impl Fn(&'a T) -> R,
) -> Vec<u32> {
    rows.zip(items)
        .filter(|(_, item)| filter.is_empty() || filter.passes(&row(item)))
        .map(|(index, _)| index)
        .collect()
}

fn articles(arrangement: &Arrangement, filter: &Filter) -> Vec<u32> {
    let Arrangement { library, marks, .. } = arrangement;
    let scoped = match &arrangement.scope {
        Scope::All => return passing(0.., &library.heads, filter, |head| HeadRow { head, marks }),
        Scope::Story(id) => library
            .story(id)
            .map(|story| story.articles.iter().filter_map(|id| library.index(id)).collect())
            .unwrap_or_default(),
        Scope::Outlet(name) => library
            .outlets
            .iter()
            .find(|outlet| outlet.name == *name)
            .map(|outlet| outlet.articles.clone())
            .unwrap_or_default(),
        Scope::Search(_) => arrangement.found.as_deref().unwrap_or_default().to_vec(),
    };
    let heads = scoped.iter().filter_map(|&index| library.heads.get(index as usize));
    passing(scoped.iter().copied(), heads, filter, |head| HeadRow { head, marks })
}

fn sort_stories(rows: &mut [u32], stories: &[Story], sort: Sort) {
    let size = |story: &Story| (Reverse(story.outlets.len()), Reverse(story.articles.len()));
    let story = |row: &u32| stories.get(*row as usize);
    match sort {
        // `None` is less than any day, so that reversed it stands last.
        Sort::Newest => rows.sort_by_key(|row| story(row).map(|story| (Reverse(story.last), size(story)))),
        Sort::Oldest => {
            rows.sort_by_key(|row| story(row).map(|story| (story.first.is_none(), story.first, size(story))));
        }
        Sort::Largest | Sort::Outlet | Sort::Best => {
            rows.sort_by_key(|row| story(row).map(|story| (size(story), Reverse(story.last))));
        }
        Sort::Name => rows.sort_by_cached_key(|row| story(row).map(|story| fold(&story.headline))),
    }
}

fn sort_articles(rows: &mut [u32], library: &Library, sort: Sort) {
    let head = |row: &u32| library.heads.get(*row as usize);
    let when = |head: &Head| head.published.map(|published| published.seconds());
    match sort {
        Sort::Newest => rows.sort_by_cached_key(|row| Reverse(head(row).and_then(|head| when(head)))),
        Sort::Oldest => rows.sort_by_cached_key(|row| {
            let when = head(row).and_then(|head| when(head));
            (when.is_none(), when)
        }),
        Sort::Largest => rows.sort_by_key(|row| Reverse(head(row).map(|head| head.words))),
        // As they were found.
        Sort::Best => {}
        Sort::Name => rows.sort_by_cached_key(|row| {
            let title = head(row).and_then(|head| head.title.as_deref());
            (title.is_none(), title.map(fold))
        }),
        Sort::Outlet => {
            // Names are few: rank each once rather than fold one per article.
            let mut names: Vec<(String, u32)> = (library.outlets.iter().zip(0..))
                .filter_map(|(outlet, index)| Some((fold(outlet.name.as_deref()?), index)))
                .collect();
            names.sort();
            let mut rank = vec![usize::MAX; library.heads.len()];
            for (place, (_, outlet)) in names.iter().enumerate() {
                let articles = library.outlets.get(*outlet as usize).map(|outlet| &outlet.articles);
                for &article in articles.into_iter().flatten() {
                    if let Some(rank) = rank.get_mut(article as usize) {
                        *rank = place;
                    }
                }
            }
            rows.sort_by_cached_key(|row| {
                (
                    rank.get(*row as usize).copied(),
                    Reverse(head(row).and_then(|head| when(head))),
                )
            });
        }
    }
}

/// The notes of one article stay in the order of its passages.
fn sort_items(rows: &mut [u32], items: &[KeptItem], sort: Sort) {
    let head = |row: &u32| items.get(*row as usize).and_then(|item| item.head.as_ref());
    let when = |row: &u32| {
        head(row)
            .and_then(|head| head.published)
            .map(|published| published.seconds())
    };
    match sort {
        Sort::Oldest => rows.sort_by_cached_key(|row| (when(row).is_none(), when(row))),
        Sort::Name => rows.sort_by_cached_key(|row| items.get(*row as usize).map(|item| fold(item.title()))),
        Sort::Outlet => rows.sort_by_cached_key(|row| {
            let outlet = head(row).and_then(|head| head.outlet.as_deref());
            (outlet.is_none(), outlet.map(fold), Reverse(when(row)))
        }),
        Sort::Newest | Sort::Largest | Sort::Best => rows.sort_by_cached_key(|row| Reverse(when(row))),
    }
}

struct StoryRow<'a> {
    story: &'a Story,
    marks: &'a Marks,
}

impl Row for StoryRow<'_> {
    fn title(&self) -> &str {
        &self.story.headline
    }

    fn outlets(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.story.outlets.iter().any(|outlet| passes(outlet))
    }

    fn people(&self, _: &dyn Fn(&str) -> bool) -> bool {
        false
    }

    fn within(&self, first: Date, last: Date) -> bool {
        let days = self.story.first.zip(self.story.last);
        days.is_some_and(|(from, to)| from <= last && to >= first)
    }

    fn unread(&self) -> bool {
        self.story.articles.iter().any(|id| !self.marks.read.contains(id))
    }

    fn starred(&self) -> bool {
        self.story.articles.iter().any(|id| self.marks.starred.contains(id))
    }

    fn tags(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        let mut tags = self.story.articles.iter().flat_map(|id| self.marks.tags_of(id));
        tags.any(|tag| passes(tag))
    }
}

struct HeadRow<'a> {
    head: &'a Head,
    marks: &'a Marks,
}

impl Row for HeadRow<'_> {
    fn title(&self) -> &str {
        self.head.title.as_deref().unwrap_or(&self.head.path)
    }

    fn outlets(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.head.outlet.as_deref().is_some_and(passes)
    }

    fn people(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        [&self.head.byline, &self.head.agency]
            .into_iter()
            .flatten()
            .any(|name| passes(name))
    }

    fn within(&self, first: Date, last: Date) -> bool {
        self.head
            .published
            .is_some_and(|published| (first..=last).contains(&published.day()))
    }

    fn unread(&self) -> bool {
        !self.marks.read.contains(&self.head.id)
    }

    fn starred(&self) -> bool {
        self.marks.starred.contains(&self.head.id)
    }

    fn tags(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.marks.tags_of(&self.head.id).any(|tag| passes(tag))
    }
}

struct ItemRow<'a> {
    item: &'a KeptItem,
    marks: &'a Marks,
}

impl ItemRow<'_> {
    fn head(&self) -> Option<HeadRow<'_>> {
        let head = self.item.head.as_ref()?;
        Some(HeadRow {
            head,
            marks: self.marks,
        })
    }
}

impl Row for ItemRow<'_> {
    fn title(&self) -> &str {
        self.item.title()
    }

    fn outlets(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.head().is_some_and(|head| head.outlets(passes))
    }

    fn people(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.head().is_some_and(|head| head.people(passes))
    }

    fn within(&self, first: Date, last: Date) -> bool {
        self.head().is_some_and(|head| head.within(first, last))
    }

    fn unread(&self) -> bool {
        !self.marks.read.contains(&self.item.article)
    }

    fn starred(&self) -> bool {
        self.marks.starred.contains(&self.item.article)
    }

    fn tags(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.marks.tags_of(&self.item.article).any(|tag| passes(tag))
    }

    fn notes(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        let note = self.item.note.as_ref();
        self.tags(passes) || note.is_some_and(|note| passes(&note.text) || passes(&note.passage))
    }
}

struct OutletRow<'a> {
    outlet: &'a Outlet,
    library: &'a Library,
    marks: &'a Marks,
}

impl OutletRow<'_> {
    fn any(&self, passes: impl Fn(&Head) -> bool) -> bool {
        let mut heads = self
            .outlet
            .articles
            .iter()
            .filter_map(|&index| self.library.heads.get(index as usize));
        heads.any(|head| passes(head))
    }

    fn any_id(&self, passes: impl Fn(&ArticleId) -> bool) -> bool {
        self.any(|head| passes(&head.id))
    }
}

impl Row for OutletRow<'_> {
    fn title(&self) -> &str {
        self.outlet.name.as_deref().unwrap_or(super::list::UNKNOWN_OUTLET)
    }

    fn outlets(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.outlet.name.as_deref().is_some_and(passes)
    }

    fn people(&self, _: &dyn Fn(&str) -> bool) -> bool {
        false
    }

    fn within(&self, first: Date, last: Date) -> bool {
        self.any(|head| {
            head.published
                .is_some_and(|published| (first..=last).contains(&published.day()))
        })
    }

    fn unread(&self) -> bool {
        self.any_id(|id| !self.marks.read.contains(id))
    }

    fn starred(&self) -> bool {
        self.any_id(|id| self.marks.starred.contains(id))
    }

    fn tags(&self, passes: &dyn Fn(&str) -> bool) -> bool {
        self.any_id(|id| self.marks.tags_of(id).any(|tag| passes(tag)))
    }
}
