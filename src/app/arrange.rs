//! Filters the rows of a list and puts them into an order. Runs away from the screen, on the whole corpus: linear but for the sort.

use super::days::headings;
use super::filter::{Filter, Row};
use super::fold::{Needle, fold};
use super::kept::KeptItem;
use super::library::{Library, Outlet};
use super::list::{Arranged, Arrangement, Kind, Scope, Sort, title};
use super::order;
use super::state::{Hit, Marks};
use crate::compare::Side;
use crate::corpus::{ArticleId, Head};
use crate::story::Story;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The rows that pass the filter, in the order asked for.
pub fn arrange(arrangement: &Arrangement) -> Arranged {
    let Arrangement { library, marks, .. } = arrangement;
    let names: Vec<&str> = library.names().collect();
    let filter = Filter::parse(&arrangement.filter, &names);
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
        Kind::Kept => passing(0.., items.iter(), &filter, |item| ItemRow { item, library, marks }),
    };
    match arrangement.kind {
        Kind::Stories => order::stories(&mut rows, library, arrangement.sort),
        Kind::Articles => order::articles(&mut rows, library, arrangement.sort, arrangement.by_day),
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
        Kind::Kept => order::items(&mut rows, &items, arrangement.sort),
    }
    Arranged {
        job: arrangement.job,
        kind: arrangement.kind,
        hits: hits(arrangement, &rows, &items),
        days: if arrangement.by_day {
            headings(&rows, library, arrangement.kind, arrangement.sort).into()
        } else {
            Arc::from([])
        },
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

/// Without the articles of outlets that are hidden. Whoever opens a hidden outlet itself sees them.
fn seen(library: &Library, mut rows: Vec<u32>) -> Vec<u32> {
    if library.seen < library.heads.len() {
        rows.retain(|&row| library.heads.get(row as usize).is_none_or(|head| !library.hides(head)));
    }
    rows
}

fn articles(arrangement: &Arrangement, filter: &Filter) -> Vec<u32> {
    let Arrangement { library, marks, .. } = arrangement;
    let scoped = match &arrangement.scope {
        Scope::All => {
            let rows = passing(0.., &library.heads, filter, |head| HeadRow { head, library, marks });
            return seen(library, rows);
        }
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
        Scope::Search(_) => seen(library, arrangement.found.as_deref().unwrap_or_default().to_vec()),
    };
    let heads = scoped.iter().filter_map(|&index| library.heads.get(index as usize));
    passing(scoped.iter().copied(), heads, filter, |head| HeadRow {
        head,
        library,
        marks,
    })
}

/// Whether any of some outlets is silent on a story: what one outlet alone tells says nothing of the others.
fn silent(story: &Story, names: &[String]) -> bool {
    story.outlets.len() >= 2 && names.iter().any(|name| !story.outlets.contains(name))
}

struct StoryRow<'a> {
    story: &'a Story,
    marks: &'a Marks,
}

impl Row for StoryRow<'_> {
    fn title(&self) -> &str {
        &self.story.headline
    }

    fn silent(&self, names: &[String]) -> bool {
        silent(self.story, names)
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
    library: &'a Library,
    marks: &'a Marks,
}

impl Row for HeadRow<'_> {
    fn title(&self) -> &str {
        self.head.title.as_deref().unwrap_or(&self.head.path)
    }

    fn silent(&self, names: &[String]) -> bool {
        let story = self.library.story_of(&self.head.id);
        story.is_some_and(|story| silent(story, names))
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
    library: &'a Library,
    marks: &'a Marks,
}

impl ItemRow<'_> {
    fn head(&self) -> Option<HeadRow<'_>> {
        let head = self.item.head.as_ref()?;
        Some(HeadRow {
            head,
            library: self.library,
            marks: self.marks,
        })
    }
}

impl Row for ItemRow<'_> {
    fn title(&self) -> &str {
        self.item.title()
    }

    fn silent(&self, names: &[String]) -> bool {
        self.head().is_some_and(|head| head.silent(names))
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

    /// An outlet that is silent somewhere: itself, where it is one of those meant and a story of others lacks it.
    fn silent(&self, names: &[String]) -> bool {
        let named = self.outlet.name.as_ref().is_some_and(|name| names.contains(name));
        named && self.outlet.silent > 0
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
