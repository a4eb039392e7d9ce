//! Work off the screen: one thread for each kind of work, a queue before each, answers as events.
//!
//! Where only the newest request counts, it takes the place of those still waiting.

use super::event::Event;
use super::pairing::{Pairing, pair};
use super::panics;
use super::shelf::Shelf;
use crate::app::list::{self, Arrangement};
use crate::app::{Edits, Job, Msg};
use crate::compare::{Counterpart, Outline, Sides, compare, fill_ellipses};
use crate::corpus::{Article, ArticleId, Head, Problem};
use crate::story::{self, Entry, Story};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Sentences are compared recursively nowhere, but pages are re-read here, and their parsers recurse.
const STACK: usize = 16 << 20;

/// An article to read.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What is known of it, or its id where nothing is.
    pub head: Result<Arc<Head>, ArticleId>,
    /// The corrections to lay over it.
    pub edits: Arc<Edits>,
}

/// The workers' queues.
#[derive(Debug)]
pub struct Jobs {
    arrange: Sender<Arrangement>,
    read: Sender<(Job, Wanted)>,
    counterparts: Sender<Partners>,
    compare: Sender<(Job, Sides<Wanted>, Vec<Wanted>)>,
    pairs: Sender<Pairing>,
    bind: Sender<Binding>,
}

/// Asks for articles to compare one with.
#[derive(Debug, Clone)]
struct Partners {
    job: Job,
    of: ArticleId,
    /// The articles of its story.
    story: Vec<ArticleId>,
    /// What is not to be seen is no partner.
    edits: Arc<Edits>,
}

/// Asks what holds a story together.
#[derive(Debug, Clone)]
pub struct Binding {
    pub job: Job,
    /// The articles of the story, in its order.
    pub story: Vec<Arc<Head>>,
    pub of: Option<ArticleId>,
}

impl Jobs {
    /// Starts the workers.
    ///
    /// # Errors
    /// No threads can be had.
    pub fn start(shelf: &Arc<Shelf>, events: &Sender<Event>) -> io::Result<Jobs> {
        Ok(Jobs {
            arrange: worker("arranger", events, {
                let shelf = Arc::clone(shelf);
                move |requests, answer| arrange(requests, answer, &shelf)
            })?,
            read: worker("reader", events, {
                let shelf = Arc::clone(shelf);
                move |requests, answer| read(requests, answer, &shelf)
            })?,
            counterparts: worker("matcher", events, {
                let shelf = Arc::clone(shelf);
                move |requests, answer| counterparts(requests, answer, &shelf)
            })?,
            compare: worker("collator", events, {
                let shelf = Arc::clone(shelf);
                move |requests, answer| collate(requests, answer, &shelf)
            })?,
            pairs: worker("pairer", events, {
                let shelf = Arc::clone(shelf);
                move |requests, answer| pair(requests, answer, &shelf)
            })?,
            bind: worker("binder", events, {
                let shelf = Arc::clone(shelf);
                move |requests, answer| bind(requests, answer, &shelf)
            })?,
        })
    }

    // A queue is closed only when its worker is gone, and then that has been said.

    pub fn arrange(&self, arrangement: Arrangement) {
        let _ = self.arrange.send(arrangement);
    }

    pub fn read(&self, job: Job, wanted: Wanted) {
        let _ = self.read.send((job, wanted));
    }

    /// `story` is the story `of` stands in, as far as it is known; `edits` say which outlets are hidden.
    pub fn find_counterparts(&self, job: Job, of: ArticleId, story: Option<&Story>, edits: &Arc<Edits>) {
        let _ = self.counterparts.send(Partners {
            job,
            of,
            story: story.map(|story| story.articles.clone()).unwrap_or_default(),
            edits: Arc::clone(edits),
        });
    }

    pub fn bind(&self, binding: Binding) {
        let _ = self.bind.send(binding);
    }

    /// Each pair for itself; a newer request ends this one.
    pub fn compare_all(&self, job: Job, wanted: Vec<Sides<Wanted>>) {
        let _ = self.pairs.send((job, wanted));
    }

    /// `others` are the other articles of the story, which may print what a quotation of the two leaves out.
    pub fn compare(&self, job: Job, wanted: Sides<Wanted>, others: Vec<Wanted>) {
        let _ = self.compare.send((job, wanted, others));
    }
}

/// Where a worker's answers go.
pub(super) struct Answer(Sender<Event>);

impl Answer {
    pub(super) fn send(&self, msg: Msg) {
        // Nobody listens once the program ends.
        let _ = self.0.send(Event::Msg(msg));
    }

    /// Does the work; where it panics, says so and returns the sentence.
    pub(super) fn guard<T>(&self, what: &str, work: impl FnOnce() -> T) -> Result<T, String> {
        panics::catch(what, work).inspect_err(|sentence| self.send(Msg::Failed(sentence.clone())))
    }
}

fn worker<T: Send + 'static>(
    name: &str,
    events: &Sender<Event>,
    work: impl FnOnce(&Receiver<T>, &Answer) + Send + 'static,
) -> io::Result<Sender<T>> {
    let (send, requests) = unbounded();
    let answer = Answer(events.clone());
    thread::Builder::new()
        .name(name.into())
        .stack_size(STACK)
        .spawn(move || work(&requests, &answer))?;
    Ok(send)
}

/// How long after an answer the screen has surely let go of what it replaced.
const AFTERWARDS: Duration = Duration::from_millis(500);

fn arrange(requests: &Receiver<Arrangement>, answer: &Answer, shelf: &Shelf) {
    let mut sweeping = false;
    loop {
        let request = if sweeping {
            requests.recv_timeout(AFTERWARDS)
        } else {
            requests.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match request {
            Ok(first) => {
                for request in newest(first, requests) {
                    if let Ok(arranged) = answer.guard("Sorting the list", || {
                        panics::on_request("worker");
                        list::arrange(&request)
                    }) {
                        answer.send(Msg::Arranged(arranged));
                    }
                }
                sweeping = true;
            }
            Err(RecvTimeoutError::Timeout) => {
                shelf.sweep();
                sweeping = false;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The newest request for each list, newest first.
fn newest(first: Arrangement, requests: &Receiver<Arrangement>) -> Vec<Arrangement> {
    let mut waiting: Vec<Arrangement> = std::iter::once(first).chain(requests.try_iter()).collect();
    waiting.reverse();
    let mut newest: Vec<Arrangement> = Vec::new();
    for request in waiting {
        if !newest
            .iter()
            .any(|newer| newer.kind == request.kind && newer.scope == request.scope)
        {
            newest.push(request);
        }
    }
    newest
}

/// Reads the newest first: it is what the reader looks at. The others are answered too, as two places of the screen
/// may wait for an article each.
fn read(requests: &Receiver<(Job, Wanted)>, answer: &Answer, shelf: &Shelf) {
    let mut waiting = Vec::new();
    while let Some((job, wanted)) = waiting.pop().or_else(|| requests.recv().ok()) {
        let result = answer
            .guard("Reading", || fetch(shelf, &wanted))
            .unwrap_or_else(|sentence| Err(problem(&wanted, sentence)));
        answer.send(Msg::Article {
            job,
            result: result.map(Arc::new),
        });
        waiting.extend(requests.try_iter());
    }
}

/// The newest first; the others are answered too, as a chooser and a comparison may wait at the same time.
fn counterparts(requests: &Receiver<Partners>, answer: &Answer, shelf: &Shelf) {
    let mut waiting = Vec::new();
    while let Some(Partners { job, of, story, edits }) = waiting.pop().or_else(|| requests.recv().ok()) {
        let mut found = answer
            .guard("Looking for counterparts", || {
                best_counterparts(&shelf.entries(), &of, &story, &edits)
            })
            .unwrap_or_default();
        // Whatever a comparison stumbles over, those found stay.
        let shared = answer.guard("Comparing", || shared(&found, &of, &edits, shelf));
        rank(&mut found, &shared.unwrap_or_default());
        answer.send(Msg::Counterparts { job, of, found });
        waiting.extend(requests.try_iter());
    }
}

/// The other articles of the story; where there are none, the article nearest to this one. None is of a hidden outlet.
fn best_counterparts(entries: &[Entry], of: &ArticleId, story: &[ArticleId], edits: &Edits) -> Vec<Counterpart> {
    let story: FxHashSet<&ArticleId> = story.iter().collect();
    let found = match entries.iter().find(|entry| entry.head.id == *of) {
        Some(entry) if story.len() > 1 => {
            story::counterparts(entry, entries.iter().filter(|other| story.contains(&other.head.id)))
        }
        _ if edits.hidden().is_empty() => story::nearest(entries, of).into_iter().collect(),
        _ => {
            let seen = entries
                .iter()
                .filter(|entry| entry.head.id == *of || !edits.hides(&entry.head));
            story::nearest(&seen.cloned().collect::<Vec<_>>(), of)
                .into_iter()
                .collect()
        }
    };
    let plain = |counterpart: story::Counterpart| Counterpart {
        id: counterpart.id,
        score: counterpart.similarity,
        shared: None,
    };
    found.into_iter().map(plain).collect()
}

/// How many passages the likeliest share with the article: likeness counts words, wherever they stand. None of those of its own
/// outlet, nothing where there is but one to choose, and no books: these are compared once they are asked for.
fn shared(found: &[Counterpart], of: &ArticleId, edits: &Arc<Edits>, shelf: &Shelf) -> Vec<Option<usize>> {
    let entries = shelf.entries();
    let likely = found.get(..found.len().min(LIKELIEST)).unwrap_or_default();
    let wanted: FxHashSet<&ArticleId> = likely.iter().map(|counterpart| &counterpart.id).chain([of]).collect();
    let heads = entries
        .iter()
        .map(|entry| &entry.head)
        .filter(|head| wanted.contains(&head.id));
    let heads: FxHashMap<&ArticleId, &Arc<Head>> = heads.map(|head| (&head.id, head)).collect();
    let outlet = |id: &ArticleId| heads.get(id).and_then(|head| head.outlet.as_deref());
    let own = |counterpart: &&Counterpart| outlet(of).is_some_and(|own| outlet(&counterpart.id) == Some(own));
    let elsewhere: Vec<&Counterpart> = likely.iter().take_while(|counterpart| !own(counterpart)).collect();
    let read = |id: &ArticleId| {
        let head = heads.get(id).filter(|head| head.words <= BOOK)?;
        let (head, edits) = (Ok(Arc::clone(head)), Arc::clone(edits));
        fetch(shelf, &Wanted { head, edits }).ok()
    };
    let Some(of) = Some(of).filter(|_| elsewhere.len() > 1).and_then(read) else {
        return Vec::new();
    };
    let passages = |other: &Article| Outline::of(&compare(Sides::new(&of, other))).shared;
    let elsewhere = elsewhere.into_iter();
    elsewhere
        .map(|counterpart| read(&counterpart.id).as_ref().map(passages))
        .collect()
}

/// Puts those first that share most passages, of as many as are told; the others stay as they are.
fn rank(found: &mut [Counterpart], shared: &[Option<usize>]) {
    for (counterpart, shared) in found.iter_mut().zip(shared) {
        counterpart.shared = *shared;
    }
    if let Some(measured) = found.get_mut(..shared.len()) {
        measured.sort_by_key(|counterpart| std::cmp::Reverse(counterpart.shared));
    }
}

/// Words from which on an article is not compared before somebody asks for it.
const BOOK: usize = 10_000;

/// Articles that are compared to find the one that shares most.
const LIKELIEST: usize = 5;

/// Texts that are looked through for how the words are written that hold a story together.
const SPELLING: usize = 12;

fn bind(requests: &Receiver<Binding>, answer: &Answer, shelf: &Shelf) {
    for request in requests {
        // Only the newest is still on the screen.
        let Binding { job, story, of } = requests.try_iter().last().unwrap_or(request);
        let work = || {
            let ids: Vec<ArticleId> = story.iter().map(|head| head.id.clone()).collect();
            let mut bonds = story::bonds(&shelf.entries(), &ids, of.as_ref())?;
            // The article asked about has all the words that tie it; else they are in the first few.
            let (asked, others): (Vec<_>, Vec<_>) = story.iter().partition(|head| Some(&head.id) == of.as_ref());
            for head in asked.into_iter().chain(others).take(SPELLING) {
                // What can't be read spells nothing.
                if shelf.sources().read(head).is_ok_and(|article| bonds.spell(&article)) {
                    break;
                }
            }
            Some(Arc::new(bonds))
        };
        let found = answer
            .guard("Looking for what holds the story together", work)
            .ok()
            .flatten();
        answer.send(Msg::Bonds { job, found });
    }
}

fn collate(requests: &Receiver<(Job, Sides<Wanted>, Vec<Wanted>)>, answer: &Answer, shelf: &Shelf) {
    for request in requests {
        let (job, wanted, others) = requests.try_iter().last().unwrap_or(request);
        let result = answer
            .guard("Comparing", || -> Result<_, Problem> {
                let articles = Sides::new(fetch(shelf, &wanted.left)?, fetch(shelf, &wanted.right)?);
                let mut collation = compare(articles.as_ref());
                if collation.has_ellipses() {
                    // What can't be read fills nothing.
                    let others: Vec<Article> = others.iter().filter_map(|other| fetch(shelf, other).ok()).collect();
                    fill_ellipses(&mut collation, others.iter());
                }
                Ok(Arc::new(collation))
            })
            .unwrap_or_else(|sentence| Err(problem(&wanted.left, sentence)));
        answer.send(Msg::Collated { job, result });
    }
}

pub(super) fn fetch(shelf: &Shelf, wanted: &Wanted) -> Result<Article, Problem> {
    match &wanted.head {
        Ok(head) => shelf.sources().read(head).map(|article| wanted.edits.article(article)),
        Err(_) => Err(problem(wanted, "is not in this corpus".into())),
    }
}

fn problem(wanted: &Wanted, cause: String) -> Problem {
    let (path, record) = match &wanted.head {
        Ok(head) => (head.path.clone(), head.record),
        Err(id) => (id.to_string(), None),
    };
    Problem {
        path,
        record,
        line: None,
        cause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Loaded, probe};
    use crate::story::Sketch;

    /// An article of an outlet, named by it.
    fn entry(outlet: &str, text: &str) -> Entry {
        let Loaded::Article(mut article) = probe("news.txt", text.as_bytes()).remove(0) else {
            panic!("no article");
        };
        article.head.id = outlet.into();
        article.head.outlet = Some(outlet.into());
        Entry {
            sketch: Sketch::of(&article),
            head: Arc::new(article.head),
        }
    }

    #[test]
    fn those_that_share_most_passages_come_first_and_what_was_not_compared_stays() {
        let counterpart = |id: &str| Counterpart {
            id: id.into(),
            score: 0.5,
            shared: None,
        };
        let ranked = |shared: &[Option<usize>]| {
            let mut found = ["Courier", "Gazette", "Post", "Echo"].map(counterpart);
            rank(&mut found, shared);
            found.map(|found| found.id.to_string())
        };
        assert_eq!(
            ranked(&[Some(2), Some(7), Some(2)]),
            ["Gazette", "Courier", "Post", "Echo"]
        );
        assert_eq!(ranked(&[None, Some(0)]), ["Gazette", "Courier", "Post", "Echo"]);
        assert_eq!(ranked(&[]), ["Courier", "Gazette", "Post", "Echo"]);
    }

    #[test]
    fn the_nearest_article_of_an_outlet_that_is_seen_is_the_partner() {
        let entries = [
            entry(
                "Courier",
                "Ferries sail again\n\nThe harbour board said that ferries sail again after nine days of strike.\n",
            ),
            entry(
                "Gazette",
                "Ferries sail again\n\nThe harbour board said that ferries sail again after nine days of a strike.\n",
            ),
            entry(
                "Post",
                "Strike is over\n\nFerries leave the harbour again; the strike of the crews took nine days.\n",
            ),
        ];
        let partner = |edits: &Edits| {
            let found = best_counterparts(&entries, &"Courier".into(), &[], edits);
            found.first().map(|found| found.id.to_string())
        };
        assert_eq!(partner(&Edits::default()).as_deref(), Some("Gazette"));
        let mut edits = Edits::default();
        edits.hide(&"Gazette".into(), true);
        assert_eq!(partner(&edits).as_deref(), Some("Post"));
        // Of an article that is hidden itself partners are still found.
        edits.hide(&"Courier".into(), true);
        assert_eq!(partner(&edits).as_deref(), Some("Post"));
    }
}
