//! Reads a whole corpus in parallel, or one article of it again.
//!
//! One producer cuts the corpus into jobs in id order: a small file, or a piece of a large or packed one. Workers carry
//! jobs out; their results go straight to the caller, or are put back into order first. A budget of bytes and jobs keeps
//! the producer from running far ahead.

mod budget;
mod outbox;

use super::article::{Article, Head};
use super::open::Seat;
use super::reader::{self, Piece};
use super::unfold::{self, unfold};
use super::walk::{Entry, walk};
use super::{Problem, Sources, guard, pack};
use budget::Budget;
use crossbeam_channel::{Receiver, Sender, unbounded};
use outbox::{Outbox, Parcel};
use std::collections::BTreeMap;
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
/// Most bytes of files in flight.
const IN_FLIGHT: u64 = 24 << 20;
/// A packed file larger than this is gone through by the producer, so that its content is read in parallel.
const PACKED: u64 = 64 << 10;

/// A piece of work; carried out by any worker.
struct Job {
    /// Index of the file among the entries.
    file: usize,
    what: Work,
    /// Whether the file is done with it.
    last: bool,
    /// About how much memory it takes, in bytes.
    weight: u64,
}

enum Work {
    /// A small file, from its bytes on.
    File,
    Piece(Piece),
    Nothing,
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
        let budget = Budget::new(threads * 64, IN_FLIGHT);
        let (give, take) = unbounded::<Job>();
        let stop = || cancel.load(Ordering::Relaxed);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let (take, entries, done, budget) = (take.clone(), &entries, &done, &budget);
                let work = move || {
                    for job in take {
                        let (last, weight) = (job.last, job.weight);
                        if !stop() {
                            carry_out(self, job, entries, &stop, &mut |item| sink(item));
                        }
                        budget.give(weight);
                        if last && !stop() {
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
            produce(self, &entries, &stop, &mut |job| {
                budget.take(job.weight) && give.send(job).is_ok()
            });
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
        let budget = Budget::new(threads * 8, IN_FLIGHT);
        let (give, take) = unbounded::<(u64, Job)>();
        let (deliver, delivered) = unbounded::<Parcel>();
        // Whoever works finds out here that nobody listens any more.
        let stop = || cancel.load(Ordering::Relaxed) || budget.closed();
        let stop = &stop;
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let (take, deliver, entries) = (take.clone(), deliver.clone(), &entries);
                let work = move || work_off(self, &take, &deliver, entries, stop);
                if let Err(error) = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
                    going = going && sink(Loaded::Problem(no_thread(&error)));
                }
            }
            drop((take, deliver));
            let (entries, budget) = (&entries, &budget);
            scope.spawn(move || {
                let mut number = 0;
                produce(self, entries, stop, &mut |job| {
                    let sent = budget.take(job.weight) && give.send((number, job)).is_ok();
                    number += 1;
                    sent
                });
            });
            in_order(&delivered, budget, found, sink);
            budget.close();
            drop(delivered);
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
        let (path, seat) = self
            .locate_file(&head.path)
            .ok_or_else(|| problem("is not in this corpus".to_owned()))?;
        let entry = Entry {
            house: self.houses().outlet(&path),
            rules: self.rules(&path),
            common: self.common(&path, &seat),
            path,
            seat,
        };
        let mut last = None;
        // Its place first; where the file has changed meanwhile it may stand in another.
        let placeless = Head {
            place: super::Place::default(),
            ..head.clone()
        };
        let tries: &[&Head] = if head.place.len > 0 {
            &[head, &placeless]
        } else {
            &[&placeless]
        };
        for head in tries {
            match on_big_stack(|| self.look_for(&entry, head)).flatten() {
                Some(Ok(article)) => return Ok(article),
                Some(Err(problem)) => last = Some(problem),
                None => {}
            }
        }
        Err(last.unwrap_or_else(|| problem("does not hold this article any more; load the corpus again".to_owned())))
    }

    /// Reads what leads to an article, and it.
    fn look_for(&self, entry: &Entry, head: &Head) -> Option<Result<Article, Problem>> {
        let mut found = None;
        let broke = guard::catch(|| {
            unfold::again(self, entry, head, &mut |piece| {
                piece.read(&mut |item| match item {
                    Loaded::Article(article) if article.head.id == head.id => found = Some(Ok(*article)),
                    Loaded::Problem(problem)
                        if found.is_none() && problem.record == head.record && head.path.starts_with(&problem.path) =>
                    {
                        found = Some(Err(problem));
                    }
                    _ => {}
                });
                !matches!(found, Some(Ok(_)))
            });
        });
        if broke.is_none() && found.is_none() {
            found = Some(Err(Problem {
                path: head.path.clone(),
                record: head.record,
                line: None,
                cause: BROKE.to_owned(),
            }));
        }
        found
    }
}

/// What is said where a reader panicked.
const BROKE: &str = "can't be read: its contents broke the reader";

/// Everything that any bytes give as a file of that name, on this thread: for tests that make files up.
#[doc(hidden)]
pub fn probe(name: &str, bytes: &[u8]) -> Vec<Loaded> {
    let sources = Sources::demo();
    let entry = Entry::new(name.to_owned(), Seat::Held(bytes.into()));
    let mut found = Vec::new();
    reader::file(&sources, &entry, &|| false, &mut |item| found.push(item));
    found
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

/// Takes jobs until there are none or nobody listens.
fn work_off(
    sources: &Sources,
    take: &Receiver<(u64, Job)>,
    deliver: &Sender<Parcel>,
    entries: &[Entry],
    stop: &(dyn Fn() -> bool + Sync),
) {
    for (number, job) in take {
        if stop() {
            return;
        }
        let mut outbox = Outbox::new(deliver, number, job.last, job.weight);
        carry_out(sources, job, entries, stop, &mut |item| outbox.add(item));
        outbox.close();
    }
}

/// Hands results on in the order of their jobs.
fn in_order(delivered: &Receiver<Parcel>, budget: &Budget, found: usize, sink: &mut dyn FnMut(Loaded) -> bool) {
    let mut done = 0;
    let progress = |done: usize| Loaded::Progress {
        done,
        found,
        walking: false,
    };
    if !sink(progress(done)) {
        return;
    }
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for parcel in delivered {
        waiting.insert(parcel.number, parcel);
        while let Some(parcel) = waiting.remove(&next) {
            next += 1;
            if !parcel.items.into_iter().all(&mut *sink) {
                return;
            }
            for items in parcel.more.into_iter().flatten() {
                if !items.into_iter().all(&mut *sink) {
                    return;
                }
            }
            // The producer may run one job further ahead.
            budget.give(parcel.weight);
            if parcel.last {
                done += 1;
                if !sink(progress(done)) {
                    return;
                }
            }
        }
    }
}

/// Cuts the corpus into jobs, in order, until `give` returns false.
fn produce(sources: &Sources, entries: &[Entry], stop: &(dyn Fn() -> bool + Sync), give: &mut dyn FnMut(Job) -> bool) {
    for (file, entry) in entries.iter().enumerate() {
        if stop() {
            return;
        }
        let len = entry.seat.len().unwrap_or(0);
        let through = len > reader::SMALL || len > PACKED && pack::sounds_packed(&entry.path);
        let going = if through {
            let done = guard::catch(|| {
                unfold(sources, entry, stop, &mut |piece| {
                    give(Job {
                        file,
                        weight: piece.weight(),
                        what: Work::Piece(piece),
                        last: false,
                    })
                })
            });
            let what = match done {
                Some(true) => Work::Nothing,
                Some(false) => return,
                None => Work::Piece(Piece::problem(entry, BROKE)),
            };
            give(Job {
                file,
                what,
                last: true,
                weight: 0,
            })
        } else {
            give(Job {
                file,
                what: Work::File,
                last: true,
                weight: len,
            })
        };
        if !going {
            return;
        }
    }
}

/// Does one job; a reader that breaks becomes a problem.
fn carry_out(
    sources: &Sources,
    job: Job,
    entries: &[Entry],
    stop: &(dyn Fn() -> bool + Sync),
    sink: &mut dyn FnMut(Loaded),
) {
    let Some(entry) = entries.get(job.file) else {
        return;
    };
    let path = match &job.what {
        Work::Piece(piece) => piece.entry.path.clone(),
        _ => entry.path.clone(),
    };
    let done = guard::catch(|| match job.what {
        Work::File => reader::file(sources, entry, stop, sink),
        Work::Piece(piece) => piece.read(sink),
        Work::Nothing => {}
    });
    if done.is_none() {
        sink(Loaded::Problem(Problem {
            path,
            record: None,
            line: None,
            cause: BROKE.to_owned(),
        }));
    }
}

#[cfg(test)]
mod tests;
