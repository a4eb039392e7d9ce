//! Which articles tell the same story.

mod bonds;
mod counterpart;
mod divergence;
mod index;
mod keys;
mod lexicon;
mod merge;
mod setting;
mod sieve;
mod sketch;
mod snapshot;
mod source;
mod tallies;
#[cfg(test)]
mod tests;
mod ties;
mod tongues;

pub use bonds::{Bonds, Member, NEAR, bonds};
pub use counterpart::{Counterpart, counterparts, nearest};
pub use divergence::{Divergence, Furthest, Thousandths};
pub use sketch::Sketch;
pub use snapshot::{Frame, Snapshot, Unread};
pub use source::Brief;
pub use ties::{Tie, Ties, retie};

use crate::corpus::{ArticleId, Head};
use index::Index;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;
use setting::{SETTING, Setting};
use source::Source;
use std::sync::Arc;

/// Articles of one event. A story of one article is a story.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Story {
    /// The id of its anchor: the first article by date, then by id. It stays when articles join.
    pub id: ArticleId,
    /// The title of the central article; where no article has one, the beginning of
    /// its text, and without any text its id. One line, at most 120 characters, never empty.
    pub headline: String,
    /// Earliest and latest day known.
    pub first: Option<jiff::civil::Date>,
    pub last: Option<jiff::civil::Date>,
    /// Outlets in order of first appearance, each once; unknown ones are not named.
    pub outlets: Vec<String>,
    /// By date, undated last, then by id.
    pub articles: Vec<ArticleId>,
    /// The article most like all the others, of those with a title where any has one; the anchor where it is alone.
    pub central: ArticleId,
    /// How the central article begins, on one line.
    pub opening: String,
    /// How differently it is told; for the screen alone.
    #[serde(skip)]
    pub divergence: Divergence,
}

/// One article for grouping.
#[derive(Debug, Clone)]
pub struct Entry {
    pub head: Arc<Head>,
    pub sketch: Sketch,
}

/// Gathers the articles that tell the same event: largest story first, then by id; every article in exactly one. The
/// order of `entries` makes no difference. Time and memory grow in step with the number of articles.
pub fn group(entries: &[Entry]) -> Vec<Story> {
    group_tied(entries, &Ties::default())
}

/// The same, with what the reader says of stories laid over it.
pub fn group_tied(entries: &[Entry], ties: &Ties) -> Vec<Story> {
    group_with(&entries, ties, &SETTING, Divergence::of)
}

/// The same of packed entries; how differently the stories are told is not worked out.
pub fn group_briefs(briefs: &[Brief], ties: &Ties) -> Vec<Story> {
    group_with(&briefs, ties, &SETTING, |_| Divergence::default())
}

fn group_with(source: &dyn Source, ties: &Ties, setting: &Setting, measure: fn(&[&Entry]) -> Divergence) -> Vec<Story> {
    let (index, mut groups) = merge::merge(Index::new(source, setting), setting);
    if !ties.is_empty() {
        let articles = 0..index.len() as u32;
        let ids: Vec<(ArticleId, u32)> = articles
            .filter_map(|article| Some((index.entry(article)?.head.id.clone(), article)))
            .collect();
        ties.lay(&mut groups, ids.iter().map(|(id, article)| (id, *article)));
    }
    let tell = |members: Vec<u32>| tell(&index, members, measure);
    let mut stories: Vec<Story> = groups.into_par_iter().filter_map(tell).collect();
    stories.sort_by(|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.id.cmp(&b.id)));
    stories
}

/// The stories as they are known, laid over the articles there are now: what is gone is left out, what of a story's facts its
/// articles say is said anew, and a new article stands in none. For the time until all are grouped again.
pub fn follow(stories: Vec<Story>, heads: &[Arc<Head>]) -> Vec<Story> {
    let by_id: FxHashMap<&ArticleId, &Arc<Head>> = heads.iter().map(|head| (&head.id, head)).collect();
    let follow = |mut story: Story| {
        let before = story.articles.len();
        story.articles.retain(|id| by_id.contains_key(id));
        if story.articles.len() < before {
            // It may have been measured on what is gone.
            story.divergence = Divergence::default();
        }
        let anchor = story.articles.first()?.clone();
        if !by_id.contains_key(&story.central) {
            story.central = anchor.clone();
        }
        story.id = anchor;
        let members: Vec<&Arc<Head>> = story.articles.iter().filter_map(|id| by_id.get(id).copied()).collect();
        let days = || {
            members
                .iter()
                .filter_map(|head| head.published)
                .map(|published| published.day())
        };
        (story.first, story.last) = (days().min(), days().max());
        if let Some(title) = by_id.get(&story.central).and_then(|head| head.title.as_deref()) {
            story.headline = sketch::shorten(std::iter::once(title), HEADLINE);
        }
        story.outlets.clear();
        for outlet in members.iter().filter_map(|head| head.outlet.as_ref()) {
            if !story.outlets.contains(outlet) {
                story.outlets.push(outlet.clone());
            }
        }
        Some(story)
    };
    stories.into_iter().filter_map(follow).collect()
}

/// Most characters of a headline.
const HEADLINE: usize = 120;

/// The story of these articles; `None` where there is not one of them.
fn tell(index: &Index, members: Vec<u32>, measure: fn(&[&Entry]) -> Divergence) -> Option<Story> {
    let mut told: Vec<(u32, Entry)> = members
        .into_iter()
        .filter_map(|member| Some((member, index.entry(member)?)))
        .collect();
    // Articles are numbered by date, undated last; within a date here by id.
    told.sort_by(|(_, a), (_, b)| order(&a.head).cmp(&order(&b.head)));
    // Members from the most like all others to the least; of equals the earlier.
    let mut central: Vec<(f64, &Entry)> = told.iter().map(|(_, entry)| (0.0, entry)).collect();
    if told.len() > 1 {
        let all = index.sieve_of(&index.sum(told.iter().map(|(member, _)| *member)));
        for ((likeness, _), (member, _)) in central.iter_mut().zip(&told) {
            *likeness = all.dot_article(*member);
        }
        central.sort_by(|a, b| b.0.total_cmp(&a.0));
    }
    let told: Vec<&Entry> = told.iter().map(|(_, entry)| entry).collect();
    let anchor = *told.first()?;
    let headed = |text: &str| Some(sketch::shorten(std::iter::once(text), HEADLINE)).filter(|line| !line.is_empty());
    // What the headline says is what the article below it tells.
    let titled = central
        .iter()
        .find_map(|&(_, entry)| Some((entry, headed(entry.head.title.as_deref()?)?)));
    let (middle, headline) = titled.unwrap_or_else(|| {
        let middle = central.first().map_or(anchor, |&(_, entry)| entry);
        let untitled = [&*middle.sketch.opening, middle.head.id.as_str()];
        (middle, untitled.into_iter().find_map(headed).unwrap_or_default())
    });
    let mut outlets: Vec<String> = Vec::new();
    for outlet in told.iter().filter_map(|entry| entry.head.outlet.as_ref()) {
        if !outlets.contains(outlet) {
            outlets.push(outlet.clone());
        }
    }
    let days = || told.iter().filter_map(|entry| entry.head.published).map(|p| p.day());
    Some(Story {
        id: anchor.head.id.clone(),
        headline,
        first: days().min(),
        last: days().max(),
        outlets,
        articles: told.iter().map(|entry| entry.head.id.clone()).collect(),
        central: middle.head.id.clone(),
        opening: middle.sketch.opening.to_string(),
        divergence: measure(&told),
    })
}

/// By date, undated last, then by id.
fn order(head: &Head) -> (bool, Option<i64>, &ArticleId) {
    (head.published.is_none(), head.published.map(|p| p.seconds()), &head.id)
}
