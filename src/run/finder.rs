//! Answers searches of the whole corpus: one thread looks up what was asked for last, another keeps the index true.

use super::event::Event;
use super::indexer::{self, Desk, Offer, Shown};
use super::keeper::Keeper;
use super::panics;
use super::shelf::Shelf;
use crate::app::list::{self, Arrangement, Scope};
use crate::app::{Excerpts, Library, Msg, seek};
use crate::search::{Answer, Excerpt, Index, Query, Reading, Shelved, Sought, Unusable};
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What is asked of the index.
#[derive(Debug)]
pub enum Ask {
    /// The rows of a list of answers.
    Rows(Box<Arrangement>),
    Excerpts(Excerpts),
}

/// The queue of what is asked.
#[derive(Debug)]
pub struct Finder {
    asks: Sender<Ask>,
}

impl Finder {
    /// Starts both threads. `keeper`: the place of the corpus in the cache, where it has one.
    ///
    /// # Errors
    /// No threads can be had.
    pub fn start(
        shelf: &Arc<Shelf>,
        keeper: Option<&Keeper>,
        cancel: &Arc<AtomicBool>,
        events: &Sender<Event>,
    ) -> io::Result<Finder> {
        let (offer, offers) = unbounded::<Offer>();
        shelf.offer_to(offer);
        let shown = Arc::new(Shown::default());
        let mut desk = Desk {
            shelf: Arc::clone(shelf),
            keeper: keeper.cloned(),
            cancel: Arc::clone(cancel),
            events: events.clone(),
            shown: Arc::clone(&shown),
            made: None,
            worth_keeping: indexer::WORTH_KEEPING,
        };
        thread::Builder::new().name("indexer".into()).spawn(move || {
            if let Err(sentence) = panics::catch("Indexing", || indexer::run(&mut desk, &offers)) {
                let _ = desk.events.send(Event::Msg(Msg::Failed(sentence)));
            }
        })?;
        let (asks, asked) = unbounded();
        let events = events.clone();
        thread::Builder::new()
            .name("finder".into())
            .spawn(move || answer(&asked, &shown, &events))?;
        Ok(Finder { asks })
    }

    /// Asks; what was asked before and is not answered yet need not be.
    pub fn ask(&self, ask: Ask) {
        // The queue is closed only when its worker is gone, and then that has been said.
        let _ = self.asks.send(ask);
    }
}

/// What the index holds, fitted to one library.
struct Fitted {
    library: Arc<Library>,
    state: u64,
    reading: Reading,
}

/// What the finder knows from the request before.
#[derive(Default)]
struct Memory {
    fitted: Option<Fitted>,
    shelved: Mutex<Option<(Arc<Library>, Arc<Shelved>)>>,
}

fn answer(asked: &Receiver<Ask>, shown: &Shown, events: &Sender<Event>) {
    let mut memory = Memory::default();
    while let Ok(first) = asked.recv() {
        let (mut rows, mut excerpts) = (None, None);
        for ask in std::iter::once(first).chain(asked.try_iter()) {
            match ask {
                Ask::Rows(arrangement) => rows = Some(arrangement),
                Ask::Excerpts(wanted) => excerpts = Some(wanted),
            }
        }
        let say = |msg: Msg| {
            let _ = events.send(Event::Msg(msg));
        };
        let done = panics::catch("Searching", || -> Result<(), Unusable> {
            panics::on_request("finder");
            if let Some(arrangement) = rows.take() {
                let arranged = arrange(*arrangement, shown, &mut memory)?;
                say(Msg::Arranged(arranged));
            }
            if let Some(wanted) = excerpts.take() {
                let fitted = fit(&wanted.library, shown, &mut memory)?;
                let found = fitted.map_or(Ok(Vec::new()), |fitted| {
                    excerpted(&fitted.reading, &wanted.search, &wanted.library, &wanted.rows)
                })?;
                say(Msg::Excerpts {
                    job: wanted.job,
                    excerpts: found,
                });
            }
            Ok(())
        });
        match done {
            Ok(Ok(())) => {}
            Ok(Err(error)) => say(Msg::Failed(format!("The index can't be read: {error}."))),
            Err(sentence) => {
                // What it was about is not known to be sound.
                memory = Memory::default();
                say(Msg::Failed(sentence));
            }
        }
    }
}

/// The index fitted to a library; `None`: there is none yet.
fn fit<'a>(library: &Arc<Library>, shown: &Shown, memory: &'a mut Memory) -> Result<Option<&'a Fitted>, Unusable> {
    let Some((index, state)) = shown.get() else {
        return Ok(None);
    };
    let is_same = |fitted: &Fitted| fitted.state == state && Arc::ptr_eq(&fitted.library, library);
    if !memory.fitted.as_ref().is_some_and(is_same) {
        memory.fitted = Some(Fitted {
            library: Arc::clone(library),
            state,
            reading: read(&index, library, memory.shelved(library))?,
        });
    }
    Ok(memory.fitted.as_ref())
}

impl Memory {
    fn shelved(&self, library: &Arc<Library>) -> Arc<Shelved> {
        let mut known = self.shelved.lock().unwrap_or_else(PoisonError::into_inner);
        match &*known {
            Some((of, shelved)) if Arc::ptr_eq(of, library) => Arc::clone(shelved),
            _ => {
                let shelved = Arc::new(Shelved::of(&library.heads));
                *known = Some((Arc::clone(library), Arc::clone(&shelved)));
                shelved
            }
        }
    }
}

fn read(index: &Index, library: &Library, shelved: Arc<Shelved>) -> Result<Reading, Unusable> {
    Reading::of(index, shelved, &|id| library.index(&id.into()))
}

fn arrange(mut arrangement: Arrangement, shown: &Shown, memory: &mut Memory) -> Result<list::Arranged, Unusable> {
    let Scope::Search(text) = arrangement.scope.clone() else {
        return Ok(list::arrange(&arrangement));
    };
    let library = Arc::clone(&arrangement.library);
    // What is mistyped has been told where it was typed; it finds nothing.
    let query = Query::parse_open(&text).unwrap_or_default();
    let fitted = fit(&library, shown, memory)?.filter(|_| !query.is_empty());
    if let Some(fitted) = fitted {
        let admits = seek::admits(&query, &library, &arrangement.marks);
        let answers = fitted.reading.search(&query, admits.as_deref())?;
        arrangement.found = Some(answers.iter().map(|answer: &Answer| answer.article).collect());
    }
    let mut arranged = list::arrange(&arrangement);
    if let Some(fitted) = fitted {
        let seen = arranged
            .rows
            .get(..arrangement.seen.min(arranged.rows.len()))
            .unwrap_or_default();
        let found = excerpted(&fitted.reading, &text, &library, seen)?;
        arranged.excerpts = found.into_iter().collect();
    }
    Ok(arranged)
}

fn excerpted(reading: &Reading, text: &str, library: &Library, rows: &[u32]) -> Result<Vec<(u32, Excerpt)>, Unusable> {
    let sought = Query::parse_open(text)
        .map(|query| Sought::of(&query))
        .unwrap_or_default();
    let excerpt = |row: &u32| {
        let paragraphs = reading.paragraphs(*row)?;
        let texts: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let head = library.heads.get(*row as usize);
        let language = head.and_then(|head| head.language.as_deref());
        Ok((*row, Excerpt::of(&sought, &texts, language)))
    };
    rows.iter().map(excerpt).collect()
}
