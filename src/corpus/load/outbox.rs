//! Results on their way to be put in order. A job's results are held until they get many; then they go one part after
//! the other, and whoever produces them waits until the parts are taken, which is when the job's turn has come.

use super::Loaded;
use crossbeam_channel::{Receiver, Sender, bounded};

/// About how many bytes of results a job may hold.
const HELD: usize = 4 << 20;

/// The results of one job.
pub(super) struct Parcel {
    pub number: u64,
    pub last: bool,
    pub weight: u64,
    pub items: Vec<Loaded>,
    /// What comes after them.
    pub more: Option<Receiver<Vec<Loaded>>>,
}

/// Gathers the results of one job.
pub(super) struct Outbox<'a> {
    deliver: &'a Sender<Parcel>,
    number: u64,
    last: bool,
    weight: u64,
    items: Vec<Loaded>,
    held: usize,
    parts: Option<Sender<Vec<Loaded>>>,
}

impl<'a> Outbox<'a> {
    pub(super) fn new(deliver: &'a Sender<Parcel>, number: u64, last: bool, weight: u64) -> Outbox<'a> {
        Outbox {
            deliver,
            number,
            last,
            weight,
            items: Vec::new(),
            held: 0,
            parts: None,
        }
    }

    /// Adds a result; waits where too many are held.
    pub(super) fn add(&mut self, item: Loaded) {
        self.held += size(&item);
        self.items.push(item);
        if self.held < HELD {
            return;
        }
        self.held = 0;
        let items = std::mem::take(&mut self.items);
        // Nobody listens where sending fails; then the work soon ends.
        if let Some(parts) = &self.parts {
            let _ = parts.send(items);
            return;
        }
        let (parts, more) = bounded(1);
        self.parts = Some(parts);
        self.deliver(items, Some(more));
    }

    /// All results are there.
    pub(super) fn close(mut self) {
        let items = std::mem::take(&mut self.items);
        match &self.parts {
            Some(parts) => {
                let _ = parts.send(items);
            }
            None => self.deliver(items, None),
        }
    }

    fn deliver(&self, items: Vec<Loaded>, more: Option<Receiver<Vec<Loaded>>>) {
        let _ = self.deliver.send(Parcel {
            number: self.number,
            last: self.last,
            weight: self.weight,
            items,
            more,
        });
    }
}

/// About how many bytes a result takes.
fn size(item: &Loaded) -> usize {
    match item {
        Loaded::Article(article) => {
            let paragraphs: usize = article.paragraphs.iter().map(|text| text.len() + 24).sum();
            let dropped: usize = article.dropped.iter().map(|dropped| dropped.text.len() + 64).sum();
            1024 + paragraphs + dropped
        }
        Loaded::Problem(problem) => 256 + problem.path.len() + problem.cause.len(),
        Loaded::Progress { .. } => 32,
    }
}
