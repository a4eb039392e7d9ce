//! What has been read so far, as one immutable piece: made away from the screen, swapped in whole.

use super::blindspots::BlindSpots;
use super::problems::{self, Cause};
use crate::corpus::{ArticleId, Head, Problem};
use crate::story::{Divergence, Story, follow};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One outlet and what it covered. Articles whose outlet is not known are gathered under `name: None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlet {
    pub name: Option<String>,
    /// Indices into [`Library::heads`], by date, undated last.
    pub articles: Vec<u32>,
    /// Indices into [`Library::stories`], ascending, each once.
    pub stories: Vec<u32>,
    /// How many of these stories no other outlet has.
    pub alone: usize,
    /// How many stories of two outlets and more it is silent on.
    pub silent: usize,
    /// The reader does not want to see it: it has articles, but no stories.
    pub hidden: bool,
}

/// Everything lists are made from.
#[derive(Debug, Default)]
pub struct Library {
    /// By id; those of hidden outlets are among them and stand in no story.
    pub heads: Vec<Arc<Head>>,
    /// How many of them are of no hidden outlet.
    pub seen: usize,
    /// Largest first, then by id.
    pub stories: Vec<Story>,
    /// The story of each head, by index.
    pub story_of: Vec<u32>,
    /// By number of articles, largest first, then by name; the unknown last.
    pub outlets: Vec<Outlet>,
    /// By path, then record.
    pub problems: Vec<Problem>,
    /// The same by cause, the commonest first.
    pub causes: Vec<Cause>,
    /// Which stories outlets that report regularly are silent on.
    pub blind_spots: BlindSpots,
    hidden: BTreeSet<Arc<str>>,
    pub(super) by_id: FxHashMap<ArticleId, u32>,
    pub(super) story_by_id: FxHashMap<ArticleId, u32>,
}

impl Library {
    /// Orders what has been read, gives every head a story, and works out who covered what. Near-linear.
    ///
    /// A head that stands in no story of `stories` (not grouped yet) becomes a story of its own; ids in `stories`
    /// that name no head are left out of the look-ups.
    pub fn build(heads: Vec<Arc<Head>>, stories: Vec<Story>, problems: Vec<Problem>) -> Library {
        Library::hiding(&BTreeSet::new(), heads, stories, problems)
    }

    /// The same without some outlets, by their names: their articles are left out of the stories, and stories that they alone tell
    /// are not there.
    pub fn hiding(
        hidden: &BTreeSet<Arc<str>>,
        mut heads: Vec<Arc<Head>>,
        mut stories: Vec<Story>,
        mut problems: Vec<Problem>,
    ) -> Library {
        let is_seen = |head: &Head| head.outlet.as_deref().is_none_or(|outlet| !hidden.contains(outlet));
        heads.sort_by(|a, b| a.id.cmp(&b.id));
        heads.dedup_by(|a, b| a.id == b.id);
        problems.sort();
        let by_id: FxHashMap<ArticleId, u32> = heads.iter().map(|head| head.id.clone()).zip(0..).collect();
        let mut seen = heads.len();
        if !hidden.is_empty() {
            let visible: Vec<Arc<Head>> = heads.iter().filter(|head| is_seen(head)).cloned().collect();
            seen = visible.len();
            if stories.iter().map(|story| story.articles.len()).sum::<usize>() > seen {
                stories = follow(stories, &visible);
            }
        }
        let mut story_of = place(&mut stories, &by_id);
        let ungrouped: Vec<Story> = (heads.iter().zip(&story_of))
            .filter(|(head, story)| **story == NO_STORY && is_seen(head))
            .map(|(head, _)| alone(head))
            .collect();
        if !ungrouped.is_empty() {
            stories.extend(ungrouped);
            story_of = place(&mut stories, &by_id);
        }
        let story_by_id = stories.iter().map(|story| story.id.clone()).zip(0..).collect();
        let outlets = outlets(hidden, (&heads, &story_of), &stories);
        let blind_spots = BlindSpots::of(&stories, &outlets, |outlet| days(&heads, outlet));
        Library {
            blind_spots,
            seen,
            hidden: hidden.clone(),
            heads,
            stories,
            story_of,
            outlets,
            causes: problems::gather(&problems),
            problems,
            by_id,
            story_by_id,
        }
    }

    /// What is known of an article.
    pub fn head(&self, id: &ArticleId) -> Option<&Arc<Head>> {
        self.heads.get(self.index(id)? as usize)
    }

    /// Where an article stands in [`Library::heads`].
    pub fn index(&self, id: &ArticleId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The story with this id (see [`Library::story_index`]).
    pub fn story(&self, id: &ArticleId) -> Option<&Story> {
        self.stories.get(self.story_index(id)? as usize)
    }

    /// Where a story stands in [`Library::stories`]: by its id, or by that of any of its articles, so that a story
    /// is found again though an earlier article has joined it and become its anchor.
    pub fn story_index(&self, id: &ArticleId) -> Option<u32> {
        let by_article = || self.story_of.get(self.index(id)? as usize).copied();
        self.story_by_id.get(id).copied().or_else(by_article)
    }

    /// The outlets that are known and not hidden, in the order of [`Library::outlets`].
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let seen = self.outlets.iter().filter(|outlet| !outlet.hidden);
        seen.filter_map(|outlet| outlet.name.as_deref())
    }

    /// The outlets that are hidden, in the order of [`Library::outlets`].
    pub fn hidden(&self) -> impl Iterator<Item = &str> {
        let hidden = self.outlets.iter().filter(|outlet| outlet.hidden);
        hidden.filter_map(|outlet| outlet.name.as_deref())
    }

    /// Whether an article is of a hidden outlet.
    pub fn hides(&self, head: &Head) -> bool {
        head.outlet.as_deref().is_some_and(|name| self.hidden.contains(name))
    }

    /// The story an article stands in.
    pub fn story_of(&self, id: &ArticleId) -> Option<&Story> {
        self.stories.get(*self.story_of.get(self.index(id)? as usize)? as usize)
    }
}

/// Stands for a story until an article has one.
const NO_STORY: u32 = u32::MAX;

/// Orders the stories, largest first, then by id, and looks up in which of them each head stands.
fn place(stories: &mut [Story], by_id: &FxHashMap<ArticleId, u32>) -> Vec<u32> {
    stories.sort_by(|a, b| (b.articles.len().cmp(&a.articles.len())).then_with(|| a.id.cmp(&b.id)));
    let mut story_of = vec![NO_STORY; by_id.len()];
    for (story, index) in stories.iter().zip(0..) {
        for id in &story.articles {
            if let Some(of) = by_id.get(id).and_then(|&head| story_of.get_mut(head as usize)) {
                *of = index;
            }
        }
    }
    story_of
}

/// The story of one article that has not been grouped.
fn alone(head: &Head) -> Story {
    let day = head.published.map(|published| published.day());
    Story {
        id: head.id.clone(),
        headline: head.title.clone().unwrap_or_else(|| head.path.clone()),
        first: day,
        last: day,
        outlets: head.outlet.iter().cloned().collect(),
        articles: vec![head.id.clone()],
        central: head.id.clone(),
        opening: String::new(),
        divergence: Divergence::default(),
    }
}

/// When an article was published, for ordering: the undated last.
fn when(head: &Head) -> (bool, i64) {
    head.published
        .map_or((true, 0), |published| (false, published.seconds()))
}

/// The days from the first article of an outlet to the last, as far as they are dated.
fn days(heads: &[Arc<Head>], outlet: &Outlet) -> Option<(Date, Date)> {
    let heads = outlet.articles.iter().filter_map(|&index| heads.get(index as usize));
    let days = || {
        heads
            .clone()
            .filter_map(|head| head.published)
            .map(|published| published.day())
    };
    days().min().zip(days().max())
}

fn outlets(hidden: &BTreeSet<Arc<str>>, (heads, story_of): (&[Arc<Head>], &[u32]), stories: &[Story]) -> Vec<Outlet> {
    let mut gathered: FxHashMap<Option<&str>, Vec<u32>> = FxHashMap::default();
    // How many outlets each story has; all of unknown outlet count as one more.
    let mut tellers = vec![0usize; stories.len()];
    for (head, index) in heads.iter().zip(0..) {
        gathered.entry(head.outlet.as_deref()).or_default().push(index);
    }
    let mut outlets: Vec<Outlet> = gathered
        .into_iter()
        .map(|(name, mut articles)| {
            let mut of: Vec<u32> = articles
                .iter()
                .filter_map(|&head| story_of.get(head as usize).copied())
                .filter(|&story| story != NO_STORY)
                .collect();
            of.sort_unstable();
            of.dedup();
            for &story in &of {
                if let Some(count) = tellers.get_mut(story as usize) {
                    *count += 1;
                }
            }
            articles.sort_by_cached_key(|&head| heads.get(head as usize).map(|head| when(head)));
            Outlet {
                name: name.map(str::to_owned),
                articles,
                stories: of,
                alone: 0,
                silent: 0,
                hidden: name.is_some_and(|name| hidden.contains(name)),
            }
        })
        .collect();
    let shared = stories.iter().filter(|story| story.outlets.len() >= 2).count();
    for outlet in &mut outlets {
        let told = |story: &&u32| {
            stories
                .get(**story as usize)
                .is_some_and(|story| story.outlets.len() >= 2)
        };
        let alone = |story: &&u32| tellers.get(**story as usize) == Some(&1);
        outlet.alone = outlet.stories.iter().filter(alone).count();
        if outlet.name.is_some() && !outlet.hidden {
            outlet.silent = shared.saturating_sub(outlet.stories.iter().filter(told).count());
        }
    }
    outlets.sort_by(|a, b| {
        let rank = |outlet: &Outlet| (outlet.name.is_none(), std::cmp::Reverse(outlet.articles.len()));
        rank(a).cmp(&rank(b)).then_with(|| a.name.cmp(&b.name))
    });
    outlets
}

#[cfg(test)]
mod tests {
    use crate::app::Library;
    use crate::app::tests::corpus::{article, articles, library};
    use std::sync::Arc;

    #[test]
    fn outlets_tell_what_they_cover_alone_and_what_they_are_silent_on() {
        let library = library(&articles());
        let outlets: Vec<_> = (library.outlets.iter())
            .map(|outlet| {
                (
                    outlet.name.as_deref(),
                    outlet.articles.len(),
                    outlet.stories.len(),
                    outlet.alone,
                    outlet.silent,
                )
            })
            .collect();
        assert_eq!(
            outlets,
            [
                (Some("Courier"), 2, 2, 0, 0),
                (Some("Gazette"), 2, 2, 1, 1),
                (Some("Meridian"), 1, 1, 0, 1),
                (Some("Post"), 1, 1, 0, 1),
                (None, 1, 1, 1, 0),
            ]
        );
    }

    #[test]
    fn a_hidden_outlet_keeps_its_articles_and_tells_no_story() {
        let plain = library(&articles());
        let hidden = ["Gazette".into()].into();
        let hiding = Library::hiding(&hidden, plain.heads.clone(), plain.stories.clone(), Vec::new());
        let headlines: Vec<_> = hiding.stories.iter().map(|story| story.headline.as_str()).collect();
        assert!(!headlines.contains(&"Museum returns two bronzes"), "it alone told it");
        let levy = hiding.story(&"courier/levy".into()).unwrap();
        assert_eq!(
            (levy.articles.len(), levy.outlets.as_slice()),
            (1, &["Courier".to_owned()][..])
        );
        let bronzes = "gazette/bronzes".into();
        assert!(hiding.head(&bronzes).is_some() && hiding.story_of(&bronzes).is_none());
        assert_eq!((hiding.seen, hiding.heads.len()), (5, 7));
        assert_eq!(hiding.names().collect::<Vec<_>>(), ["Courier", "Meridian", "Post"]);
        let gazette = hiding.outlets.iter().find(|outlet| outlet.hidden).unwrap();
        assert_eq!(
            (gazette.articles.len(), gazette.stories.len(), gazette.silent),
            (2, 0, 0)
        );
        // The levy is told by one outlet now.
        let silent = hiding.outlets.iter().map(|outlet| outlet.silent).max();
        assert_eq!(silent, Some(0));
    }

    #[test]
    fn articles_and_stories_are_looked_up_by_id() {
        let library = library(&articles());
        let post = "post/bridge".into();
        assert_eq!(
            library.head(&post).unwrap().title.as_deref(),
            Some("Harbour bridge shut")
        );
        assert_eq!(library.story_of(&post).unwrap().id.as_str(), "courier/bridge");
        assert_eq!(library.story(&"courier/bridge".into()).unwrap().articles.len(), 3);
        assert!(library.head(&"none".into()).is_none() && library.story_of(&"none".into()).is_none());
        assert!(library.heads.is_sorted_by_key(|head| head.id.as_str()));
    }

    #[test]
    fn an_article_not_yet_grouped_is_a_story_of_its_own() {
        let one = article("post/one", Some("Post"), None, "One", &["Text."]);
        let library = Library::build(vec![Arc::new(one.head.clone())], Vec::new(), Vec::new());
        let story = library.story_of(&"post/one".into()).unwrap();
        assert_eq!((story.headline.as_str(), story.outlets.len()), ("One", 1));
    }
}
