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
        problems.into_iter().for_each(|problem| sink(Loaded::Problem(problem)));
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

/// How many workers: the machine's cores, or what RAYON_NUM_THREADS says.
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
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::sync::Mutex;

    const PROSE: &str = "The weir was closed on Friday after the river rose by more than a metre in one night.";

    fn corpus(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        dir
    }

    fn in_order(sources: &Sources) -> (Vec<Article>, Vec<Problem>) {
        let (mut articles, mut problems) = (Vec::new(), Vec::new());
        sources.load_in_order(&AtomicBool::new(false), &mut |loaded| {
            match loaded {
                Loaded::Article(article) => articles.push(*article),
                Loaded::Problem(problem) => problems.push(problem),
                Loaded::Progress { .. } => {}
            }
            true
        });
        (articles, problems)
    }

    fn open(path: &Path) -> Sources {
        Sources::open(&[path.to_owned()]).unwrap()
    }

    /// A JSON lines file large enough to be cut, and what else a folder may hold.
    fn mixed() -> tempfile::TempDir {
        let padding = "x".repeat(8000);
        let line = |n: usize| {
            format!("{{\"title\": \"Weir {n}\", \"body\": \"Weir {n}: {PROSE}\", \"pad\": \"{padding}\"}}\n")
        };
        let mut lines: String = (0..600).map(line).collect();
        lines.insert_str(line(0).len(), "\n{\"broken\": \n");
        corpus(&[
            ("b/dump.jsonl", lines.as_bytes()),
            ("a.txt", PROSE.as_bytes()),
            ("b/empty.txt", b""),
            (
                "b.json",
                format!("[{{\"body\": \"{PROSE}\"}}, {{\"body\": \"{PROSE}\"}}]").as_bytes(),
            ),
            ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
            (".hidden/a.txt", PROSE.as_bytes()),
        ])
    }

    #[test]
    fn both_ways_of_loading_give_the_same_and_order_is_by_id() {
        let dir = mixed();
        let sources = open(dir.path());
        let (articles, problems) = in_order(&sources);
        assert_eq!(articles.len(), 1 + 2 + 600);
        assert!(articles.windows(2).all(|pair| pair[0].head.id < pair[1].head.id));
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(shown.len(), 3, "{shown:?}");
        assert!(
            shown[0].starts_with("b/dump.jsonl, record 1, line 3: is not valid JSON"),
            "{shown:?}"
        );
        assert_eq!(shown[1], "b/empty.txt: is empty");
        assert!(shown[2].starts_with("photo.jpg: seems to be an image"), "{shown:?}");

        let ids = Mutex::new(BTreeSet::new());
        sources.load(&AtomicBool::new(false), &|loaded| {
            if let Loaded::Article(article) = loaded {
                ids.lock().unwrap().insert(article.head.id);
            }
        });
        assert_eq!(
            ids.into_inner().unwrap(),
            articles.iter().map(|article| article.head.id.clone()).collect()
        );
    }

    #[test]
    fn an_article_is_read_again_the_same() {
        let dir = mixed();
        let sources = open(dir.path());
        let (articles, _) = in_order(&sources);
        for article in articles.iter().take(5).chain(articles.last()) {
            assert_eq!(sources.read(&article.head).as_ref(), Ok(article));
            let mut placeless = article.head.clone();
            placeless.place = super::super::Place::default();
            assert_eq!(sources.read(&placeless).unwrap().paragraphs, article.paragraphs);
        }
        std::fs::remove_file(dir.path().join("a.txt")).unwrap();
        let gone = sources.read(&articles[0].head).unwrap_err();
        assert_eq!(gone.to_string(), "a.txt: is not there any more");
    }

    #[test]
    fn loading_stops_when_told() {
        let dir = mixed();
        let mut seen = 0;
        open(dir.path()).load_in_order(&AtomicBool::new(false), &mut |loaded| {
            seen += usize::from(matches!(loaded, Loaded::Article(_)));
            seen < 3
        });
        assert_eq!(seen, 3);
        open(dir.path()).load(&AtomicBool::new(true), &|loaded| {
            assert!(!matches!(loaded, Loaded::Article(_)));
        });
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_and_sockets_are_named() {
        let dir = corpus(&[("a/a.txt", PROSE.as_bytes())]);
        std::os::unix::fs::symlink(dir.path(), dir.path().join("a/loop")).unwrap();
        std::os::unix::fs::symlink(dir.path().join("nothing"), dir.path().join("lost")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("socket")).unwrap();
        let (articles, problems) = in_order(&open(dir.path()));
        assert_eq!(articles.len(), 1);
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, ["a/loop", "lost", "socket"]);
    }

    #[test]
    fn several_roots_are_told_apart_in_ids() {
        let one = corpus(&[("week/a.txt", PROSE.as_bytes())]);
        let two = corpus(&[("week/a.txt", PROSE.as_bytes()), ("b.txt", PROSE.as_bytes())]);
        let roots = [
            one.path().join("week"),
            two.path().join("week"),
            two.path().join("b.txt"),
        ];
        let sources = Sources::open(&roots).unwrap();
        let (articles, _) = in_order(&sources);
        let ids: Vec<&str> = articles.iter().map(|article| article.head.id.as_str()).collect();
        assert_eq!(ids, ["b.txt", "week/a.txt", "week~2/a.txt"]);
        assert!(
            articles
                .iter()
                .all(|article| sources.read(&article.head).as_ref() == Ok(article))
        );
    }

    #[test]
    fn the_demo_loads_without_a_problem() {
        let (articles, problems) = in_order(&Sources::demo());
        assert!(!articles.is_empty() && problems.is_empty(), "{problems:?}");
        assert!(
            articles
                .iter()
                .all(|article| Sources::demo().read(&article.head).as_ref() == Ok(article))
        );
    }

    fn words(text: &str) -> impl Iterator<Item = String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.map(str::to_lowercase)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_bytes_in_any_file_give_articles_or_problems(
            bytes in proptest::collection::vec(any::<u8>(), 0..400),
            near in "(<p>|<div>|</p>|\\{\"body\": |\\[|\"|\\}|---|title: |a |b\n|é|\u{1b}|\u{0}){0,40}",
        ) {
            let names = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xyz"];
            for content in [bytes.as_slice(), near.as_bytes()] {
                let dir = corpus(&names.map(|name| (name, content)));
                let (articles, problems) = in_order(&open(dir.path()));
                for name in names {
                    let named = articles.iter().any(|article| article.head.path == name)
                        || problems.iter().any(|problem| problem.path == name);
                    prop_assert!(named, "{name} is silent");
                }
                for article in &articles {
                    prop_assert!(article.paragraphs.iter().flat_map(|text| text.chars()).all(|c| !c.is_control()));
                }
            }
        }

        #[test]
        fn no_word_of_a_text_disappears(
            lines in proptest::collection::vec(
                "(Home News|By Ada Reed|May 8 2012|Share This|© 2012 Weir Gazette|Weir Closed Again|[A-Z][a-z]{2,8}( [a-z]{2,8}){0,14}[.,]?|)", 1..30,
            ),
        ) {
            let text = lines.join("\n");
            let dir = corpus(&[("a.txt", text.as_bytes())]);
            let (articles, _) = in_order(&open(dir.path()));
            for article in articles {
                let dropped = article.dropped.iter().map(|dropped| dropped.text.as_str());
                let kept: Vec<&str> = article.paragraphs.iter().map(String::as_str).chain(dropped).collect();
                let mut kept: Vec<String> = words(&kept.join("\n")).collect();
                let mut told: Vec<String> = words(&text).collect();
                kept.sort();
                told.sort();
                prop_assert_eq!(kept, told);
            }
        }
    }
}
