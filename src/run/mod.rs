//! The program on a screen: the terminal, the input, the jobs that carry out effects, the loop.

mod background;
mod builder;
mod clipboard;
mod event;
mod finder;
mod indexer;
mod input;
mod jobs;
mod keeper;
mod loader;
mod log;
mod marks;
mod outside;
mod pairing;
mod panics;
mod priority;
mod recent;
mod saver;
mod session;
mod shelf;
mod signals;
mod terminal;
mod theme;
mod watcher;
mod welcome;

pub use log::Log;
pub use marks::marks;
pub use recent::Recent;
pub use session::End;
pub use signals::end_by;
pub use theme::Look;

use crate::app::{Edits, Msg, State};
use crate::corpus::Sources;
use crate::store::{self, Cache, Store};
use crossbeam_channel::unbounded;
use event::Event;
use finder::Finder;
use jobs::Jobs;
use keeper::Keeper;
use saver::Saver;
use session::Session;
use shelf::Shelf;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use terminal::Terminal;

/// Which corpus to start with.
#[derive(Debug)]
pub enum Start {
    Corpus(Sources),
    /// One of these is chosen first.
    Recent(Recent),
}

/// What to start with.
#[derive(Debug)]
pub struct Options {
    pub start: Start,
    pub look: Look,
    /// Where what happens is told.
    pub log: Log,
    /// Whether the mouse is heard.
    pub mouse: bool,
    /// The names of one or two files that are the whole corpus: the article of one is opened to be read, those of two
    /// to be compared. Empty: the stories are shown.
    pub files: Vec<String>,
    /// Whether anything of the reader's is kept: not of what has no place to come back to.
    pub keep: bool,
    /// Where the reader's marks are kept; `None`: in the user's data directory.
    pub state_dir: Option<PathBuf>,
    /// Where what was found out about corpora is kept, where anywhere.
    pub cache: Option<Cache>,
}

/// Shows a corpus until the reader leaves.
///
/// # Errors
/// The terminal can't be used, or the system refuses threads.
pub fn run(options: Options) -> io::Result<End> {
    panics::watch();
    let (sender, events) = unbounded();
    // Before the screen is taken over, and before anybody else reads from the terminal.
    let mut look = options.look;
    // Where nothing of the reader's can be kept, nothing else is tried: one sentence about it is enough.
    let (mut store, mut troubles) = open_store(options.state_dir);
    // What was chosen in the program counts in every corpus.
    let choices = store
        .as_ref()
        .and_then(|store| store.choices().ok())
        .unwrap_or_default();
    let chosen = theme::choose(&look, &choices);
    signals::listen(sender.clone())?;
    let mut terminal = Terminal::enter(options.mouse)?;
    input::listen(sender.clone())?;
    let sources = match options.start {
        Start::Corpus(sources) => sources,
        Start::Recent(mut recent) => {
            let (columns, rows) = terminal.size()?;
            let mut plain = State::new(
                String::new(),
                columns,
                rows,
                chosen.auto,
                crate::app::state::Marks::default(),
            );
            theme::dress(&mut plain, look.clone(), chosen.clone());
            recent.list.keymap = Arc::clone(&plain.keymap);
            match recent::choose(recent, &mut terminal, &events, &plain)? {
                Ok(sources) => sources,
                Err(end) => return Ok(end),
            }
        }
    };
    let new = store.as_ref().is_some_and(welcome::is_new);
    let key = sources.key();
    if !options.keep {
        store = None;
        troubles.clear();
    }
    let kept = store
        .as_ref()
        .map(|store| store.kept(&key))
        .transpose()
        .unwrap_or_else(|error| {
            store = None;
            troubles = vec![not_kept(&error.to_string())];
            None
        });
    let kept = kept.unwrap_or_default();
    if let Some(store) = &mut store {
        // What can't be written now is told with the first mark that can't.
        let _ = store.keep(&key, &[store::Change::Opened(jiff::Timestamp::now().as_second())]);
    }
    let keeper = keeper(&sources, options.cache, &options.files, &key).filter(|_| store.is_some());
    let cancel = Arc::new(AtomicBool::new(false));
    let shelf = Arc::new(Shelf::new(sources.clone()));
    let untried = welcome::untried(store.as_mut(), &key, new, &choices);
    let jobs = Jobs::start(&shelf, &sender)?;
    let finder = Finder::start(&shelf, keeper.as_ref(), &cancel, &sender)?;
    let saver = match store {
        Some(store) => Saver::start(store, key, sender.clone())?,
        None => Saver::none(),
    };
    let marks = marks(&kept);
    let mut edits: Edits = (kept.corrected.iter())
        .map(|one| (one.article.as_str(), one.field.as_str(), one.value.as_deref()))
        .collect();
    edits.tie(
        kept.tied
            .iter()
            .map(|one| (one.one.as_str(), one.other.as_str(), one.tie.as_str())),
    );
    for outlet in &kept.hidden {
        edits.hide(&outlet.as_str().into(), true);
    }
    let edits = Arc::new(edits);
    let (columns, rows) = terminal.size()?;
    let mut state = State::new(sources.name(), columns, rows, chosen.auto, marks);
    let troubles = [troubles, std::mem::take(&mut look.troubles)].concat();
    theme::dress(&mut state, look, chosen);
    let log = options.log;
    log.tell(&format!(
        "begins: parallax {}, corpus {}, {columns}x{rows}, theme {}",
        env!("CARGO_PKG_VERSION"),
        state.name,
        state.chosen_theme
    ));
    state.hyperlinks = terminal::knows_links();
    state.edits = Arc::clone(&edits);
    state.undo = kept.steps;
    state.resume_welcome(&untried);
    if let Some(left) = kept.left.filter(|_| options.files.is_empty()) {
        state.restore(&left);
    }
    for sentence in troubles {
        let _ = sender.send(Event::Msg(Msg::Failed(sentence)));
    }
    let loading = loader::start(shelf, (edits, keeper), cancel.clone(), sender.clone())?;
    let session = Session {
        state,
        terminal,
        events,
        jobs,
        finder,
        sender: sender.clone(),
        saver,
        loading,
        files: options.files,
        stale: false,
        log: log.clone(),
    };
    let end = session.run();
    log.tell(&match &end {
        Ok(End::Left) => "over".to_owned(),
        Ok(End::Signal(signal)) => format!("over: signal {signal}"),
        Ok(End::Empty(_)) => "over: no article in the corpus".to_owned(),
        Err(error) => format!("over: the terminal can't be used: {error}"),
    });
    cancel.store(true, Ordering::Relaxed);
    end
}

/// The place of the corpus in the cache; none for the demo and for files that were named by themselves, which are read in no time.
fn keeper(sources: &Sources, cache: Option<Cache>, files: &[String], key: &str) -> Option<Keeper> {
    if sources.grounds().is_empty() || !files.is_empty() {
        return None;
    }
    Some(Keeper::new(cache?, key.to_owned()))
}

/// The reader's database, and what the reader should know of it.
fn open_store(asked: Option<PathBuf>) -> (Option<Store>, Vec<String>) {
    let Some(directory) = store::data_directory(asked) else {
        let why = "this system tells of no home folder; name a folder with --state-dir";
        return (None, vec![not_kept(why)]);
    };
    match Store::open(&directory) {
        Ok(opened) => (Some(opened.store), opened.notice.into_iter().collect()),
        Err(error) => (None, vec![not_kept(&error.to_string())]),
    }
}

fn not_kept(why: &str) -> String {
    format!("What you read, star and correct won't be kept: {why}.")
}
