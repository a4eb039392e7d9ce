//! The loop: wait, apply what happened, do what must be done outside, draw.

use super::clipboard;
use super::event::Event;
use super::finder::{Ask, Finder};
use super::jobs::{Binding, Jobs, Wanted};
use super::loader::Loading;
use super::log::Log;
use super::outside;
use super::panics;
use super::saver::Saver;
use super::signals;
use super::terminal::{self, Terminal};
use crate::app::list::Scope;
use crate::app::{self, Effect, KeyCode, Msg, Overlay, State};
use crate::compare::Sides;
use crate::corpus::{ArticleId, Problem};
use crate::ui;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Shortest time between two frames that answer the same kind of thing.
const FRAME: Duration = Duration::from_millis(10);

/// Between two ticks, while work is shown.
const TICK: Duration = Duration::from_millis(100);

/// Longest time spent on applying what happened before it is shown.
const BATCH: Duration = Duration::from_millis(5);

/// How the program came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The reader left.
    Left,
    /// A signal asked for it.
    Signal(i32),
    /// Everything was read and no article was in it.
    Empty(Vec<Problem>),
}

/// The program while its screen is up.
pub struct Session {
    pub state: State,
    pub terminal: Terminal,
    pub events: Receiver<Event>,
    pub jobs: Jobs,
    pub finder: Finder,
    /// For the answers of what is done outside.
    pub sender: Sender<Event>,
    pub saver: Saver,
    pub loading: Loading,
    /// Files to open when they are loaded ([`super::Options::files`]).
    pub files: Vec<String>,
    /// What is on the screen can't be relied on: it was woken, or its size changed. A terminal made small and large again
    /// between two frames has lost what stood at the edge, though its size seems never to have changed.
    pub stale: bool,
    pub log: Log,
}

/// When a frame was drawn last.
struct Drawn {
    any: Instant,
    /// In answer to a key.
    answer: Instant,
}

/// What the events of a batch ask of the screen.
#[derive(Default)]
struct Batch {
    /// Somebody waits for an answer.
    urgent: bool,
    /// The answer somebody waits for has come: it is shown at once.
    answered: bool,
    end: Option<End>,
}

/// Articles of a story that are looked through for what a quotation leaves out, at most.
const FELLOWS: usize = 40;

impl Session {
    /// Runs until the reader leaves or the system asks for it.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn run(mut self) -> io::Result<End> {
        self.draw()?;
        let now = Instant::now();
        let mut drawn = Drawn {
            any: now,
            answer: now.checked_sub(FRAME).unwrap_or(now),
        };
        // When the next frame is due (nothing to show: none), and whether somebody waits for it.
        let mut due: Option<Instant> = None;
        let mut urgent = false;
        let mut tick = now + TICK;
        loop {
            let wake = due.or_else(|| self.state.is_working().then_some(tick));
            let event = match wake {
                Some(at) => self.events.recv_deadline(at),
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match event {
                Ok(event) => {
                    let mut batch = Batch::default();
                    self.apply_all(event, &mut batch)?;
                    if let Some(end) = batch.end {
                        return Ok(end);
                    }
                    urgent |= batch.urgent;
                    let last = if urgent { drawn.answer } else { drawn.any };
                    due = Some(if batch.answered { Instant::now() } else { last + FRAME });
                }
                Err(RecvTimeoutError::Timeout) if due.is_none() => {
                    self.apply(Event::Msg(Msg::Tick), &mut Batch::default())?;
                    due = Some(Instant::now());
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Left),
            }
            if due.is_some_and(|due| due <= Instant::now()) {
                self.draw()?;
                due = None;
                drawn.any = Instant::now();
                if std::mem::take(&mut urgent) {
                    drawn.answer = drawn.any;
                }
                tick = drawn.any + TICK;
            }
        }
    }

    /// Applies an event and what else has arrived, as far as it takes no noticeable time.
    fn apply_all(&mut self, first: Event, batch: &mut Batch) -> io::Result<()> {
        let start = Instant::now();
        let mut next = Some(first);
        while let Some(event) = next {
            self.apply(event, batch)?;
            if batch.end.is_some() || start.elapsed() > BATCH {
                return Ok(());
            }
            next = self.events.try_recv().ok();
        }
        Ok(())
    }

    fn apply(&mut self, event: Event, batch: &mut Batch) -> io::Result<()> {
        let msg = match event {
            Event::Msg(msg) => msg,
            Event::Sleep => {
                if signals::can_be_woken() {
                    terminal::put_back();
                    signals::sleep()?;
                }
                return Ok(());
            }
            Event::Woken => {
                terminal::reenter()?;
                self.stale = true;
                batch.urgent = true;
                return Ok(());
            }
            Event::End(signal) => {
                let effects = app::update(&mut self.state, Msg::Terminate);
                self.perform(effects, batch)?;
                batch.end = Some(End::Signal(signal));
                return Ok(());
            }
        };
        if matches!(msg, Msg::Key(key) if key.code == KeyCode::F(12)) {
            panics::on_request("screen");
        }
        batch.urgent |= matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_) | Msg::Resize { .. });
        self.stale |= matches!(msg, Msg::Resize { .. });
        let typing = matches!(self.state.overlay, Some(Overlay::Prompt { .. }));
        // Lists come by themselves while a corpus is read; the rest only where it was asked for.
        batch.answered |= match msg {
            Msg::Arranged(_) => typing,
            Msg::Article { .. }
            | Msg::Collated { .. }
            | Msg::Counterparts { .. }
            | Msg::Bonds { .. }
            | Msg::Excerpts { .. } => true,
            _ => false,
        };
        let loaded = matches!(msg, Msg::LoadFinished);
        self.log.heard(&msg);
        let effects = app::update(&mut self.state, msg);
        self.perform(effects, batch)?;
        if loaded {
            self.tell_loaded();
        }
        if loaded && self.state.library.heads.is_empty() {
            batch.end = Some(End::Empty(self.state.library.problems.clone()));
        } else if loaded {
            let effects = self.open_files();
            self.perform(effects, batch)?;
        }
        Ok(())
    }

    fn tell_loaded(&self) {
        let library = &self.state.library;
        let (heads, stories) = (library.heads.len(), library.stories.len());
        self.log.tell(&format!(
            "read: {heads} articles, {stories} stories, {} problems",
            library.problems.len()
        ));
        for problem in &library.problems {
            self.log.tell(&format!("could not be read: {problem}"));
        }
    }

    /// Opens the files the program was started with, where they hold an article each.
    fn open_files(&mut self) -> Vec<Effect> {
        let files = std::mem::take(&mut self.files);
        match (files.as_slice(), self.state.library.heads.as_slice()) {
            ([_], [only]) => {
                let id = only.id.clone();
                self.state.open_reader(id)
            }
            ([first, _], [one, other]) if one.path != other.path => {
                let (left, right) = if one.path == *first { (one, other) } else { (other, one) };
                let ids = Sides::new(left.id.clone(), right.id.clone());
                self.state.open_comparison(ids)
            }
            _ => Vec::new(),
        }
    }

    fn perform(&mut self, effects: Vec<Effect>, batch: &mut Batch) -> io::Result<()> {
        for effect in effects {
            self.log.does(&effect);
            match effect {
                Effect::Arrange(arrangement) if matches!(arrangement.scope, Scope::Search(_)) => {
                    self.finder.ask(Ask::Rows(Box::new(arrangement)));
                }
                Effect::Arrange(arrangement) => self.jobs.arrange(arrangement),
                Effect::Excerpts(wanted) => self.finder.ask(Ask::Excerpts(wanted)),
                Effect::Read { job, id, told } => {
                    let mut wanted = self.wanted(id);
                    if told {
                        wanted.edits = Arc::default();
                    }
                    self.jobs.read(job, wanted);
                }
                Effect::FindCounterparts { job, of } => {
                    let story = self.state.library.story_of(&of);
                    self.jobs.find_counterparts(job, of, story, &self.state.edits);
                }
                Effect::Compare { job, ids } => {
                    let others = self.fellows(&ids);
                    self.jobs.compare(job, ids.map(|id| self.wanted(id)), others);
                }
                Effect::ComparePairs { job, pairs } => {
                    let wanted = pairs.into_iter().map(|ids| ids.map(|id| self.wanted(id))).collect();
                    self.jobs.compare_all(job, wanted);
                }
                Effect::Bind { job, story, of } => {
                    let library = &self.state.library;
                    let articles = library.story_of(&story).map_or(&[][..], |story| &story.articles);
                    let story = articles.iter().filter_map(|id| library.head(id).cloned()).collect();
                    self.jobs.bind(Binding { job, story, of });
                }
                Effect::Save(change) => self.saver.save(change),
                Effect::Correct(edits) => self.loading.correct(edits),
                Effect::Reload => self.loading.look(),
                Effect::Export { path, text, replace } => outside::export(path, text, replace, &self.sender),
                Effect::Open(address) => outside::open(address, &self.sender),
                Effect::Copy(text) => self.terminal.send(&clipboard::put(text))?,
                Effect::Suspend => self.suspend(batch)?,
                Effect::Quit => batch.end = Some(End::Left),
            }
        }
        Ok(())
    }

    /// The other articles of the stories these two stand in, the first of a long one.
    fn fellows(&self, ids: &Sides<ArticleId>) -> Vec<Wanted> {
        let of = |id: &ArticleId| self.state.library.story_of(id).map(|story| story.articles.clone());
        let (left, right) = (of(&ids.left).unwrap_or_default(), of(&ids.right).unwrap_or_default());
        let mut others: Vec<ArticleId> = left
            .into_iter()
            .take(FELLOWS)
            .chain(right.into_iter().take(FELLOWS))
            .filter(|id| *id != ids.left && *id != ids.right)
            .collect();
        others.sort();
        others.dedup();
        others.into_iter().map(|id| self.wanted(id)).collect()
    }

    fn wanted(&self, id: ArticleId) -> Wanted {
        Wanted {
            head: self.state.library.head(&id).cloned().ok_or(id),
            edits: Arc::clone(&self.state.edits),
        }
    }

    fn suspend(&mut self, batch: &mut Batch) -> io::Result<()> {
        if signals::can_be_woken() {
            return signals::ask_to_sleep();
        }
        let sentence = "There is no shell here that could wake Parallax again, so it stays awake.";
        let effects = app::update(&mut self.state, Msg::Failed(sentence.into()));
        self.perform(effects, batch)
    }

    fn draw(&mut self) -> io::Result<()> {
        // Between a change of size and the event that tells of it, the state would be drawn at the wrong one.
        let (columns, rows) = self.terminal.size()?;
        if (columns, rows) != (self.state.columns, self.state.rows) {
            let effects = app::update(&mut self.state, Msg::Resize { columns, rows });
            self.perform(effects, &mut Batch::default())?;
        }
        let state = &mut self.state;
        let anew = std::mem::take(&mut self.stale);
        self.terminal.draw(anew, |frame| {
            let limits = ui::view(state, frame);
            state.limit(limits);
        })
    }
}
