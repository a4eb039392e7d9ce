//! `parallax stories`: which articles tell the same story.

use super::args::{ListFormat, Listing};
use super::failure::Failure;
use super::loading::{Teller, nothing_in, open};
use super::page::{self, JsonList, Layout, paragraph};
use crate::corpus::{Loaded, Problem};
use crate::story::{self, Brief, Sketch, Story};
use std::io::Write;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

/// Prints the stories of a corpus, largest first, then by id.
///
/// # Errors
/// The corpus can't be read or holds no article, or the output can't be written.
pub fn print(listing: &Listing) -> Result<(), Failure> {
    let sources = open(&listing.corpus)?;
    let edits = listing.editing.of(&sources)?;
    let read = Mutex::new(Read::default());
    let teller = Mutex::new(Teller::new());
    sources.load(&AtomicBool::new(false), &|loaded| match loaded {
        Loaded::Article(article) => {
            let sketch = Sketch::of(&article);
            // Words are weighed as in the file; who told it and when is as corrected.
            let head = edits.head(&Arc::new(article.head));
            let brief = Brief::of(&head, &sketch);
            lock(&read).briefs.push(brief);
        }
        Loaded::Problem(problem) => lock(&read).problems.push(problem),
        progress @ Loaded::Progress { .. } => {
            lock(&teller).tell(progress);
        }
    });
    let Read { briefs, mut problems } = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut teller = teller.into_inner().unwrap_or_else(PoisonError::into_inner);
    problems.sort();
    for problem in &problems {
        teller.problem(problem);
    }
    drop(teller);
    if briefs.is_empty() {
        return Err(nothing_in(&listing.corpus));
    }
    let stories = story::group_briefs(&briefs, &edits.ties);
    drop(briefs);
    match listing.format {
        Some(ListFormat::Json) => json(&stories, Layout::Array),
        Some(ListFormat::Jsonl) => json(&stories, Layout::Lines),
        None if !page::is_read_by_a_person() => json(&stories, Layout::Array),
        Some(ListFormat::Text) | None => text(&stories),
    }
}

#[derive(Default)]
struct Read {
    // A million must be held at once.
    briefs: Vec<Brief>,
    problems: Vec<Problem>,
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn json(stories: &[Story], layout: Layout) -> Result<(), Failure> {
    let mut list = JsonList::new(page::out(), layout);
    for story in stories {
        list.item(story)?;
    }
    list.end()
}

fn text(stories: &[Story]) -> Result<(), Failure> {
    let mut out = page::out();
    let width = page::width();
    for story in stories {
        paragraph(&mut out, &story.headline, width, "", "  ")?;
        paragraph(&mut out, &facts(story), width, "    ", "      ")?;
        for id in &story.articles {
            writeln!(out, "      {id}")?;
        }
    }
    Ok(out.flush()?)
}

fn facts(story: &Story) -> String {
    let articles = match story.articles.len() {
        1 => "1 article".to_owned(),
        more => format!("{more} articles"),
    };
    let mut facts = vec![articles];
    match (story.first, story.last) {
        (Some(first), Some(last)) if first != last => facts.push(format!("{first} to {last}")),
        (Some(day), _) | (None, Some(day)) => facts.push(day.to_string()),
        (None, None) => {}
    }
    if !story.outlets.is_empty() {
        facts.push(story.outlets.join(", "));
    }
    facts.join(" · ")
}
