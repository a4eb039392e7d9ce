//! Reads a whole corpus in parallel, or one article of it again.
//!
//! One producer cuts the corpus into jobs in id order: a file, or a stretch of lines of a big file that holds an article
//! a line. Workers carry jobs out; their results go straight to the caller, or are put back into order first.

use super::article::{Article, Head};
use super::open::in_words;
use super::reader::{self, Lines};
use super::recognise::{self, Kind};
use super::walk::{Entry, walk};
use super::{Problem, Sources, guard};
use crossbeam_channel::{Receiver, Sender, bounded};
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What loading delivers.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded {
    Article(Box<Article>),
    Problem(Problem),
    /// How far it is: files done of files found; `walking` while more may be found.
    Progress {
        done: usize,
        found: usize,
        walking: bool,
    },
}

/// Parsers of pages recurse; the usual 2 MiB are not enough for deep ones.
const STACK: usize = 32 << 20;
/// A file larger than this that holds an article a line is cut into jobs of about [`STRETCH`] bytes.
const CUT_ABOVE: u64 = 4 << 20;
const STRETCH: usize = 1 << 20;
/// Longest line taken for one article.
pub(super) const LINE_LIMIT: usize = 64 << 20;

/// A piece of work; carried out by any worker.
struct Job {
    /// Index of the file among the entries.
    file: usize,
    what: Work,
    /// Whether the file is done with it.
    last: bool,
}

enum Work {
    Whole,
    Stretch(Lines),
    Failed(Problem),
}

impl Sources {
    /// Reads everything, in parallel; `sink` is called from worker threads as things arrive, in any order. Ends early
    /// when `cancel` is set. The same corpus gives the same articles and problems whatever the number of threads.
    pub fn load(&self, cancel: &AtomicBool, sink: &(dyn Fn(Loaded) + Sync)) {
        let (entries, problems) = walk(self, cancel, &mut |found| {
            sink(Loaded::Progress {
                done: 0,
                found,
                walking: true,
            });
        });
        let found = entries.len();
        for problem in problems {
            sink(Loaded::Problem(problem));
        }
        sink(Loaded::Progress {
            done: 0,
            found,
            walking: false,
        });
        let done = AtomicUsize::new(0);
        let threads = threads();
        let (give, take) = bounded::<Job>(threads * 4);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let (take, entries, done) = (take.clone(), &entries, &done);
                let work = move || {
                    for job in take {
                        if cancel.load(Ordering::Relaxed) {
                            return;
                        }
                        let last = job.last;
                        carry_out(job, entries).into_iter().for_each(sink);
                        if last {
                            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                            sink(Loaded::Progress {
                                done,
                                found,
                                walking: false,
                            });
                        }
                    }
                };
                if let Err(error) = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
                    sink(Loaded::Problem(no_thread(&error)));
                }
            }
            drop(take);
            produce(&entries, cancel, |job| give.send(job).is_ok());
            drop(give);
        });
    }

    /// The same in id order, on the calling thread, reading only a little ahead. `sink` returning false ends it.
    pub fn load_in_order(&self, cancel: &AtomicBool, sink: &mut dyn FnMut(Loaded) -> bool) {
        let mut going = true;
        let (entries, problems) = walk(self, cancel, &mut |found| {
            going = going
                && sink(Loaded::Progress {
                    done: 0,
                    found,
                    walking: true,
                });
        });
        let found = entries.len();
        if !going || !problems.into_iter().all(|problem| sink(Loaded::Problem(problem))) {
            return;
        }
        let threads = threads();
        let ahead = threads * 8;
        let (give, take) = bounded::<(u64, Job)>(ahead);
        let (deliver, delivered) = bounded::<(u64, bool, Vec<Loaded>)>(ahead);
        let (permit, permits) = bounded::<()>(ahead);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let (take, deliver, entries) = (take.clone(), deliver.clone(), &entries);
                let work = move || work_off(&take, &deliver, entries, cancel);
                if let Err(error) = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
                    going = going && sink(Loaded::Problem(no_thread(&error)));
                }
            }
            drop((take, deliver));
            let entries = &entries;
            scope.spawn(move || {
                let mut number = 0;
                produce(entries, cancel, |job| {
                    let sent = permit.send(()).is_ok() && give.send((number, job)).is_ok();
                    number += 1;
                    sent
                });
            });
            in_order(&delivered, &permits, found, sink);
            // Whoever still works must find nobody listening.
            drop((delivered, permits));
        });
    }

    /// Reads one article again. Quick where `head` came from loading this corpus, as it then knows its place.
    ///
    /// # Errors
    /// The file is gone, can't be read, or does not hold this article any more.
    pub fn read(&self, head: &Head) -> Result<Article, Problem> {
        let problem = |cause: String| Problem {
            path: head.path.clone(),
            record: head.record,
            line: None,
            cause,
        };
        let seat = self
            .locate(&head.path)
            .ok_or_else(|| problem("is not in this corpus".to_owned()))?;
        let mut found = None;
        let entry = Entry {
            house: self.houses().outlet(&head.path),
            rules: self.rules(&head.path),
            path: head.path.clone(),
            seat,
        };
        let mut keep = |item: Loaded| match item {
            Loaded::Article(article) if article.head.record == head.record => found = Some(Ok(*article)),
            Loaded::Problem(problem) if found.is_none() && problem.record == head.record => found = Some(Err(problem)),
            _ => {}
        };
        let worked =
            on_big_stack(|| guard::catch(|| reader::again(&entry, head, &mut keep)).is_some()).unwrap_or(false);
        match (worked, found) {
            (_, Some(found)) => found,
            (true, None) => Err(problem(
                "does not hold this article any more; load the corpus again".to_owned(),
            )),
            (false, None) => Err(problem("can't be read: its contents broke the reader".to_owned())),
        }
    }
}

/// How many workers: the machine's cores, or what `RAYON_NUM_THREADS` says.
fn threads() -> usize {
    rayon::current_num_threads().max(1)
}

fn no_thread(error: &std::io::Error) -> Problem {
    Problem {
        path: String::new(),
        record: None,
        line: None,
        cause: format!("a reading thread can't be started: {error}"),
    }
}

/// Runs `work` on a thread with room for deep pages; on this one where no thread can be had.
fn on_big_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let handle = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .ok()?;
        handle.join().ok()
    })
}

/// Takes jobs until there are none, nobody listens or it is cancelled.
fn work_off(
    take: &Receiver<(u64, Job)>,
    deliver: &Sender<(u64, bool, Vec<Loaded>)>,
    entries: &[Entry],
    cancel: &AtomicBool,
) {
    for (number, job) in take {
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        let last = job.last;
        if deliver.send((number, last, carry_out(job, entries))).is_err() {
            return;
        }
    }
}

/// Hands results on in the order of their jobs.
fn in_order(
    delivered: &Receiver<(u64, bool, Vec<Loaded>)>,
    permits: &Receiver<()>,
    found: usize,
    sink: &mut dyn FnMut(Loaded) -> bool,
) {
    let mut done = 0;
    if !sink(Loaded::Progress {
        done,
        found,
        walking: false,
    }) {
        return;
    }
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, last, items) in delivered {
        waiting.insert(number, (last, items));
        while let Some((last, items)) = waiting.remove(&next) {
            next += 1;
            // The producer may run one job further ahead.
            let _ = permits.try_recv();
            if !items.into_iter().all(&mut *sink) {
                return;
            }
            if last {
                done += 1;
                if !sink(Loaded::Progress {
                    done,
                    found,
                    walking: false,
                }) {
                    return;
                }
            }
        }
    }
}

/// Cuts the corpus into jobs, in order, until `give` returns false.
fn produce(entries: &[Entry], cancel: &AtomicBool, mut give: impl FnMut(Job) -> bool) {
    for (file, entry) in entries.iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        let big = entry.seat.len().is_ok_and(|len| len > CUT_ABOVE);
        let going = if big && by_lines(entry) {
            stretches(file, entry, cancel, &mut give)
        } else {
            give(Job {
                file,
                what: Work::Whole,
                last: true,
            })
        };
        if !going {
            return;
        }
    }
}

/// Whether a file holds an article a line.
fn by_lines(entry: &Entry) -> bool {
    entry
        .seat
        .piece(0, recognise::WINDOW)
        .is_ok_and(|head| recognise::recognise(&entry.path, &head) == Kind::JsonLines)
}

/// Cuts a file of lines into jobs at line ends, counting lines and records as it goes.
fn stretches(file: usize, entry: &Entry, cancel: &AtomicBool, give: &mut impl FnMut(Job) -> bool) -> bool {
    let failed = |cause: String| {
        let problem = Problem {
            path: entry.path.clone(),
            record: None,
            line: None,
            cause,
        };
        Job {
            file,
            what: Work::Failed(problem),
            last: true,
        }
    };
    let mut stream = match entry.seat.open() {
        Ok(stream) => stream,
        Err(error) => return give(failed(in_words(&error))),
    };
    let mut lines = Lines::default();
    loop {
        if cancel.load(Ordering::Relaxed) {
            return false;
        }
        let old = lines.bytes.len();
        let read = stream.by_ref().take(STRETCH as u64).read_to_end(&mut lines.bytes);
        match read {
            Err(error) => return give(failed(in_words(&error))),
            Ok(0) => {
                return give(Job {
                    file,
                    what: Work::Stretch(lines),
                    last: true,
                });
            }
            Ok(_) => {}
        }
        let end = lines
            .bytes
            .get(old..)
            .and_then(|new| new.iter().rposition(|byte| *byte == b'\n'));
        if let Some(end) = end {
            let rest = lines.bytes.split_off(old + end + 1);
            let next = lines.following(rest);
            if !give(Job {
                file,
                what: Work::Stretch(std::mem::replace(&mut lines, next)),
                last: false,
            }) {
                return false;
            }
        } else if lines.bytes.len() > LINE_LIMIT {
            return give(failed(format!(
                "line {} is longer than {} MiB; no article is: put every article on a line of its own",
                lines.line + 1,
                LINE_LIMIT >> 20
            )));
        }
    }
}

/// Does one job; a reader that breaks becomes a problem.
fn carry_out(job: Job, entries: &[Entry]) -> Vec<Loaded> {
    let Some(entry) = entries.get(job.file) else {
        return Vec::new();
    };
    let done = guard::catch(|| {
        let mut items = Vec::new();
        match job.what {
            Work::Whole => reader::file(entry, &mut |item| items.push(item)),
            Work::Stretch(lines) => reader::stretch(entry, &lines, &mut |item| items.push(item)),
            Work::Failed(problem) => items.push(Loaded::Problem(problem)),
        }
        items
    });
    done.unwrap_or_else(|| {
        let cause = "can't be read: its contents broke the reader".to_owned();
        vec![Loaded::Problem(Problem {
            path: entry.path.clone(),
            record: None,
            line: None,
            cause,
        })]
    })
}

#[cfg(test)]
mod tests;
