//! The other articles of the story two articles tell.

use super::edits::Editing;
use super::failure::Failure;
use super::loading::open;
use crate::compare::{Side, Sides};
use crate::corpus::{Article, ArticleId, Head, Loaded};
use crate::story::{self, Entry, Sketch};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

/// Articles of one story that are read, at most: those told first.
const MOST: usize = 200;

/// The articles of `corpus` in the stories of these two, without them, in the order of their ids. What can't be read is left
/// out: it was not asked for.
///
/// # Errors
/// The corpus can't be read.
pub fn of(corpus: &[PathBuf], editing: &Editing, pair: Sides<&Article>) -> Result<Vec<Article>, Failure> {
    let sources = open(corpus)?;
    let edits = editing.of(&sources)?;
    let read: Mutex<Vec<Entry>> = Mutex::default();
    sources.load(&AtomicBool::new(false), &|loaded| {
        if let Loaded::Article(article) = loaded {
            let sketch = Sketch::of(&article);
            let head = Arc::new(article.head);
            read.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(Entry { head, sketch });
        }
    });
    let mut entries = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    let heads: BTreeMap<ArticleId, Arc<Head>> = entries
        .iter()
        .map(|entry| (entry.head.id.clone(), Arc::clone(&entry.head)))
        .collect();
    // A file beside the corpus tells a story too.
    for side in Side::BOTH {
        if !heads.contains_key(&pair[side].head.id) {
            entries.push(Entry {
                head: Arc::new(pair[side].head.clone()),
                sketch: Sketch::of(pair[side]),
            });
        }
    }
    entries.sort_by(|a, b| a.head.id.cmp(&b.head.id));
    let told = |id: &ArticleId| *id == pair.left.head.id || *id == pair.right.head.id;
    let stories = story::group_tied(&entries, &edits.ties);
    let ours = stories.iter().filter(|story| story.articles.iter().any(told));
    let mut ids: Vec<&ArticleId> = ours.flat_map(|story| story.articles.iter().take(MOST)).collect();
    ids.retain(|id| !told(id));
    ids.sort();
    ids.dedup();
    let articles = ids.into_iter().filter_map(|id| sources.read(heads.get(id)?).ok());
    Ok(articles.map(|article| edits.article(article)).collect())
}
