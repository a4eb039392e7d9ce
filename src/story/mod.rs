//! Which articles tell the same story.

mod counterpart;
mod index;
mod merge;
mod setting;
mod sketch;
#[cfg(test)]
mod tests;

pub use counterpart::{Counterpart, counterparts, nearest};
pub use sketch::Sketch;

use crate::corpus::{ArticleId, Head};
use index::{Index, dot};
use rayon::prelude::*;
use serde::Serialize;
use setting::{SETTING, Setting};
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
    group_with(entries, &SETTING)
}

fn group_with(entries: &[Entry], setting: &Setting) -> Vec<Story> {
    let (index, groups) = merge::merge(Index::new(entries, setting), setting);
    let mut stories: Vec<Story> = groups.into_par_iter().map(|members| tell(&index, members)).collect();
    stories.sort_by(|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.id.cmp(&b.id)));
    stories
}

/// Most characters of a headline.
const HEADLINE: usize = 120;

fn tell(index: &Index, mut members: Vec<u32>) -> Story {
    // Articles are numbered by date, undated last; within a date here by id.
    members.sort_by_key(|&m| {
        let head = &index.entries[m as usize].head;
        (head.published.is_none(), head.published.map(|p| p.seconds()), &head.id)
    });
    let entry = |m: u32| index.entries[m as usize];
    let mut sum = Vec::new();
    for &m in &members {
        sum = merge::add(&sum, index.vector(m));
    }
    // Members from the most like all others to the least; of equals the earlier.
    let mut central: Vec<(f64, u32)> = members.iter().map(|&m| (dot(&sum, index.vector(m)), m)).collect();
    central.sort_by(|a, b| b.0.total_cmp(&a.0));
    let anchor = entry(members[0]);
    let headed = |text: &str| Some(sketch::shorten(std::iter::once(text), HEADLINE)).filter(|line| !line.is_empty());
    // What the headline says is what the article below it tells.
    let titled = central
        .iter()
        .find_map(|&(_, m)| Some((entry(m), headed(entry(m).head.title.as_deref()?)?)));
    let (middle, headline) = titled.unwrap_or_else(|| {
        let middle = central.first().map_or(anchor, |&(_, m)| entry(m));
        let untitled = [&*middle.sketch.opening, middle.head.id.as_str()];
        (middle, untitled.into_iter().find_map(headed).unwrap_or_default())
    });
    let mut outlets: Vec<String> = Vec::new();
    for outlet in members.iter().filter_map(|&m| entry(m).head.outlet.as_ref()) {
        if !outlets.contains(outlet) {
            outlets.push(outlet.clone());
        }
    }
    let days = || members.iter().filter_map(|&m| entry(m).head.published).map(|p| p.day());
    Story {
        id: anchor.head.id.clone(),
        headline,
        first: days().min(),
        last: days().max(),
        outlets,
        articles: members.iter().map(|&m| entry(m).head.id.clone()).collect(),
        central: middle.head.id.clone(),
        opening: middle.sketch.opening.to_string(),
    }
}
