//! `parallax search`: the articles of a corpus that answer a query, best first, and where.

use super::args::{ListFormat, Searching};
use super::failure::Failure;
use super::loading::{Teller, named, nothing_in, open};
use super::page::{self, JsonList, Layout, paragraph};
use crate::app::{Library, seek, state::Marks};
use crate::corpus::{ArticleId, Head, Loaded, Published};
use crate::search::{Answer, Excerpt, Leaf, Query, Shelved, Sought, Tally, Test, in_characters};
use crate::story::{self, Entry, Sketch};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::convert::Infallible;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

/// One hit, in characters.
#[derive(Debug, Clone, Serialize)]
struct Hit {
    paragraph: usize,
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, Serialize)]
struct InTitle {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    id: &'a ArticleId,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<Published>,
    score: f64,
    hits: &'a [Hit],
    title_hits: &'a [InTitle],
}

/// What one article has of what is asked for, found while it was read.
struct Read {
    tallies: Vec<Tally>,
    hits: Vec<Hit>,
    title_hits: Vec<InTitle>,
    excerpt: Option<Excerpt>,
}

/// All that was read.
#[derive(Default)]
struct Gathered {
    entries: Vec<Entry>,
    read: FxHashMap<ArticleId, Read>,
}

/// Prints the answers. Every article is read once, and asked while it is at hand; no index is made.
///
/// # Errors
/// The query is mistyped, the corpus can't be read or holds no article, nothing answers, or the output can't be written.
pub fn print(searching: &Searching) -> Result<(), Failure> {
    let (corpus, typed) = parts(&searching.words)?;
    let query = Query::parse(&typed).map_err(|mistake| Failure::Unusable(mistake.to_string()))?;
    if query.is_empty() {
        return Err(Failure::Unusable(
            "the search is empty; write what to look for".to_owned(),
        ));
    }
    if asks_for_marks(&query) && !searching.editing.with_edits {
        let said = "unread:, starred: and tag: ask what you did in the program; with --with-edits that counts";
        return Err(Failure::Unusable(said.to_owned()));
    }
    let sources = open(&corpus)?;
    let edits = searching.editing.of(&sources)?;
    let marks = if asks_for_marks(&query) {
        searching.editing.marks(&sources)?
    } else {
        Marks::default()
    };
    let sought = Sought::of(&query);
    let as_text = match searching.format {
        Some(format) => format == ListFormat::Text,
        None => page::is_read_by_a_person(),
    };
    let gathered = Mutex::new(Gathered::default());
    let teller = Mutex::new(Teller::new());
    let mut problems = Vec::new();
    let found_problems = Mutex::new(&mut problems);
    sources.load(&AtomicBool::new(false), &|loaded| match loaded {
        Loaded::Article(article) => {
            let sketch = if query.asks_for_stories() {
                Sketch::of(&article)
            } else {
                Sketch::empty()
            };
            let article = edits.article(*article);
            let tallies = sought.tallies(&article);
            let answers = query
                .leaves()
                .zip(&tallies)
                .all(|((_, negated), tally)| tally.answers() != negated);
            let read = read(&article, &sought, tallies, answers, as_text);
            let head = Arc::new(article.head);
            let mut gathered = lock(&gathered);
            gathered.read.insert(head.id.clone(), read);
            gathered.entries.push(Entry { head, sketch });
        }
        Loaded::Problem(problem) => lock(&found_problems).push(problem),
        progress @ Loaded::Progress { .. } => {
            lock(&teller).tell(progress);
        }
    });
    problems.sort();
    let mut teller = teller.into_inner().unwrap_or_else(PoisonError::into_inner);
    for problem in &problems {
        teller.problem(problem);
    }
    drop(teller);
    let Gathered { mut entries, read } = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    if entries.is_empty() {
        return Err(nothing_in(&corpus));
    }
    // They arrived in the order the threads happened to read them.
    entries.sort_by(|a, b| a.head.id.cmp(&b.head.id));
    let stories = if query.asks_for_stories() {
        story::group(&entries)
    } else {
        Vec::new()
    };
    let heads = entries.into_iter().map(|entry| entry.head).collect();
    let library = Library::build(heads, stories, Vec::new());
    let answers = answers(&query, &library, &marks, &read);
    let limit = searching.limit.unwrap_or(usize::MAX);
    let rows = answers.iter().take(limit).filter_map(|answer| {
        let head = library.heads.get(answer.article as usize)?;
        Some((&**head, answer, read.get(&head.id)?))
    });
    match (as_text, searching.format) {
        (true, _) => text(rows, answers.len(), limit)?,
        (_, Some(ListFormat::Json)) => json(rows, Layout::Array)?,
        _ => json(rows, Layout::Lines)?,
    }
    match answers.is_empty() {
        true => Err(Failure::NotFound(format!(
            "no article answers “{}”",
            named(Path::new(&typed))
        ))),
        false => Ok(()),
    }
}

fn asks_for_marks(query: &Query) -> bool {
    let mut tests = query.clauses.iter().map(|clause| &clause.test);
    tests.any(|test| matches!(test, Test::Unread(_) | Test::Starred(_) | Test::Tag(_)))
}

/// The corpus and the query: the query comes last; it may come first where only what comes last can be the corpus.
fn parts(words: &[String]) -> Result<(Vec<PathBuf>, String), Failure> {
    let is_there = |word: &String| Path::new(word).exists();
    let [first, .., last] = words else {
        let said = "name a corpus and what to look for: parallax search news/ 'levy -opinion'";
        return Err(Failure::Unusable(said.to_owned()));
    };
    let paths = |words: &[String]| words.iter().map(PathBuf::from).collect();
    if is_there(last) && !is_there(first) {
        return Ok((paths(&words[1..]), first.clone()));
    }
    Ok((paths(&words[..words.len() - 1]), last.clone()))
}

fn read(article: &crate::corpus::Article, sought: &Sought, tallies: Vec<Tally>, answers: bool, as_text: bool) -> Read {
    let language = article.head.language.as_deref();
    let mut read = Read {
        tallies,
        hits: Vec::new(),
        title_hits: Vec::new(),
        excerpt: None,
    };
    if !answers {
        return read;
    }
    if as_text {
        let texts: Vec<&str> = article.paragraphs.iter().map(String::as_str).collect();
        read.excerpt = Some(Excerpt::of(sought, &texts, language));
        return read;
    }
    for (paragraph, text) in article.paragraphs.iter().enumerate() {
        let spans = in_characters(text, &sought.in_text(text, language));
        read.hits.extend(spans.into_iter().map(|span| Hit {
            paragraph,
            start: span.start,
            end: span.end,
        }));
    }
    let title = article.head.title.as_deref().unwrap_or_default();
    let spans = in_characters(title, &sought.in_title(title, language));
    read.title_hits = spans
        .into_iter()
        .map(|span| InTitle {
            start: span.start,
            end: span.end,
        })
        .collect();
    read
}

fn answers(query: &Query, library: &Library, marks: &Marks, read: &FxHashMap<ArticleId, Read>) -> Vec<Answer> {
    let admits = seek::admits(query, library, marks);
    let column = |number: usize, _: &Leaf| {
        let tally = |head: &Arc<Head>| {
            let tallies = read.get(&head.id).map(|read| read.tallies.as_slice());
            tallies
                .and_then(|tallies| tallies.get(number))
                .copied()
                .unwrap_or_default()
        };
        Ok::<_, Infallible>(library.heads.iter().map(tally).collect())
    };
    Shelved::of(&library.heads)
        .answers(query, admits.as_deref(), column)
        .unwrap_or_default()
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn json<'a>(rows: impl Iterator<Item = (&'a Head, &'a Answer, &'a Read)>, layout: Layout) -> Result<(), Failure> {
    let mut list = JsonList::new(page::out(), layout);
    for (head, answer, read) in rows {
        list.item(&Row {
            id: &head.id,
            title: head.title.as_deref(),
            outlet: head.outlet.as_deref(),
            published: head.published,
            score: answer.score(),
            hits: &read.hits,
            title_hits: &read.title_hits,
        })?;
    }
    list.end()
}

fn text<'a>(
    rows: impl Iterator<Item = (&'a Head, &'a Answer, &'a Read)>,
    all: usize,
    limit: usize,
) -> Result<(), Failure> {
    let mut out = page::out();
    let width = page::width();
    for (head, _, read) in rows {
        let title = head.title.as_deref().unwrap_or("(without title)");
        paragraph(&mut out, title, width, "", "  ")?;
        let mut facts = vec![head.id.to_string()];
        facts.extend(head.outlet.clone());
        facts.extend(head.published.map(|published| published.to_string()));
        paragraph(&mut out, &facts.join(" · "), width, "    ", "      ")?;
        if let Some(excerpt) = read.excerpt.as_ref().filter(|excerpt| !excerpt.text.is_empty()) {
            paragraph(&mut out, &excerpt.text, width, "    ", "    ")?;
        }
    }
    if all > limit {
        writeln!(out, "{limit} of {all}; --limit shows more")?;
    }
    Ok(out.flush()?)
}
