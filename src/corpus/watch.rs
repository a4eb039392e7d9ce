//! What a corpus looks like on disk, so that a change of it can be told, and only what changed is read again.

use super::houses::Houses;
use super::load::Loaded;
use super::open::Seat;
use super::settings::FILE;
use super::sources::RootKind;
use super::walk::{Entry, walk};
use super::{OpenError, Problem, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

/// Whether a file is what it was when it was read: its length and its times, without its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    len: u64,
    /// When its contents were changed last, as far as the file system tells.
    modified: Option<SystemTime>,
    /// When anything about it was changed last, seconds and nanoseconds since 1970: a file put in the place of another
    /// may carry its times along, but not this one. Zero where the system has none.
    changed: (i64, i64),
}

impl Stamp {
    fn of(meta: &Metadata) -> Stamp {
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            (meta.ctime(), meta.ctime_nsec())
        };
        #[cfg(not(unix))]
        let changed = (0, 0);
        Stamp {
            len: meta.len(),
            modified: meta.modified().ok(),
            changed,
        }
    }

    /// Whether the file was certainly not changed since `then`.
    pub fn is_older_than(&self, then: SystemTime) -> bool {
        self.modified.is_some_and(|modified| modified < then)
    }

    /// Whether the contents were surely written anew in between, not only the rights or the name changed.
    pub fn is_rewritten_since(&self, earlier: &Stamp) -> bool {
        (self.len, self.modified) != (earlier.len, earlier.modified)
    }
}

/// The files of a corpus as they are at one moment.
#[derive(Debug, Default)]
pub struct Stamps {
    /// By path in ids.
    pub files: BTreeMap<String, Stamp>,
    /// What is no file or can't be entered.
    pub problems: Vec<Problem>,
    frame: Frame,
}

/// What decides how every file is read: when it changes, all of them are read again.
#[derive(Debug, Clone, Default, PartialEq)]
struct Frame {
    settings: Vec<Option<Stamp>>,
    houses: Houses,
}

impl Stamps {
    /// Whether files that are the same on disk may have to be read differently now.
    pub fn is_read_differently(&self, earlier: &Stamps) -> bool {
        self.frame != earlier.frame
    }

    /// Holds on to what decided before how files are read, so that the difference is seen again.
    pub fn still_read_as(&mut self, earlier: &Stamps) {
        self.frame.clone_from(&earlier.frame);
    }
}

/// A place on disk whose changes are changes of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    pub path: PathBuf,
    /// A folder, with all below it; else a file.
    pub folder: bool,
}

impl Ground {
    /// Whether a change at `path` may change the corpus: not of hidden files, nor of those editors keep for a moment.
    pub fn concerns(&self, path: &Path) -> bool {
        if !self.folder {
            return path.file_name() == self.path.file_name();
        }
        let Ok(inside) = path.strip_prefix(&self.path) else {
            // Told under another name of the folder: what changed is seen on looking.
            return true;
        };
        !inside.iter().any(|part| is_fleeting(part.as_encoded_bytes()))
    }
}

/// Whether a name is that of a hidden file, or of a copy an editor keeps beside the file: `.a.txt.swp`, `a.txt~`, `#a.txt#`.
pub(super) fn is_fleeting(name: &[u8]) -> bool {
    let framed = name.len() > 2 && name.starts_with(b"#") && name.ends_with(b"#");
    name.starts_with(b".") || name.ends_with(b"~") || name.ends_with(b".swp") || framed
}

impl Sources {
    /// The places to watch; none for the demo.
    pub fn grounds(&self) -> Vec<Ground> {
        let grounds = self.roots().iter().filter_map(|root| match &root.what {
            RootKind::Folder(path) => Some((path, true)),
            RootKind::File(path) => Some((path, false)),
            RootKind::Demo => None,
        });
        grounds
            .map(|(path, folder)| Ground {
                path: path.clone(),
                folder,
            })
            .collect()
    }

    /// How every file stands at this moment; none is opened.
    ///
    /// # Errors
    /// A folder of the corpus can't be reached at all: what was read of it is better kept than let go.
    pub fn stamps(&self, cancel: &AtomicBool) -> Result<Stamps, Problem> {
        let grounds = self.grounds();
        let folders = || grounds.iter().filter(|ground| ground.folder);
        for ground in folders() {
            std::fs::read_dir(&ground.path).map_err(|error| Problem {
                path: ground.path.to_string_lossy().into_owned(),
                record: None,
                line: None,
                cause: super::open::in_words(&error),
            })?;
        }
        let own = self.names_file().map(Path::to_owned);
        let settings = folders().map(|ground| ground.path.join(FILE)).chain(own);
        let settings = settings.map(|path| Some(Stamp::of(&std::fs::metadata(path).ok()?)));
        let frame = Frame {
            settings: settings.collect(),
            houses: self.houses_now(),
        };
        let (entries, problems) = walk(self, cancel, &mut |_| {});
        let stamp = |entry: Entry| match &entry.seat {
            Seat::Disk(file) => Some((entry.path, Stamp::of(&std::fs::metadata(file).ok()?))),
            Seat::Built(_) | Seat::Held(_) => None,
        };
        Ok(Stamps {
            files: entries.into_iter().filter_map(stamp).collect(),
            problems,
            frame,
        })
    }

    /// The same folders and files, their settings read anew.
    ///
    /// # Errors
    /// As [`Sources::open`]: above all a mistake in the settings.
    pub fn again(&self) -> Result<Sources, OpenError> {
        let paths: Vec<PathBuf> = self.grounds().into_iter().map(|ground| ground.path).collect();
        if paths.is_empty() {
            return Ok(self.clone());
        }
        Sources::open_with(&paths, self.names_file())
    }

    /// Reads these files alone, by their path in ids, in parallel, as [`Sources::load`] reads all.
    pub fn load_some(&self, paths: BTreeSet<String>, cancel: &AtomicBool, sink: &(dyn Fn(Loaded) + Sync)) {
        let mut some = self.clone();
        some.1 = Some(Arc::new(paths));
        some.load(cancel, sink);
    }

    /// Lets go of what was not asked for.
    pub(super) fn keep_asked(&self, entries: &mut Vec<Entry>, problems: &mut Vec<Problem>) {
        if let Some(asked) = &self.1 {
            entries.retain(|entry| asked.contains(&entry.path));
            problems.retain(|problem| asked.contains(&problem.path));
        }
    }
}

/// Whether what has this path in ids stands in a file that is one of some: is that file itself, or a member of it.
pub fn is_within(path: &str, is_one: impl Fn(&str) -> bool) -> bool {
    let mut archives = path.match_indices("!/").filter_map(|(end, _)| path.get(..end));
    is_one(path) || archives.any(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::Mutex;

    const TEXT: &str = "Ferry strike ends\n\nThe ferries sail again from Monday, the harbour board said on Friday.\n";

    fn stamps(sources: &Sources) -> Stamps {
        sources.stamps(&AtomicBool::new(false)).unwrap()
    }

    #[test]
    fn a_stamp_differs_when_a_file_is_written_replaced_or_given_another_ones_times() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("a.txt"), folder.path().join(".b"));
        fs::write(&one, TEXT).unwrap();
        let sources = Sources::open(&[folder.path().to_owned()]).unwrap();
        let before = stamps(&sources);
        assert_eq!(stamps(&sources).files, before.files);
        // Another file of the same length and the same time of change, put in its place.
        fs::write(&other, TEXT.to_uppercase()).unwrap();
        let modified = fs::metadata(&one).unwrap().modified().unwrap();
        fs::File::options()
            .write(true)
            .open(&other)
            .unwrap()
            .set_modified(modified)
            .unwrap();
        fs::rename(&other, &one).unwrap();
        let after = stamps(&sources);
        assert_eq!(after.files.len(), 1);
        assert_ne!(after.files, before.files);
        assert!(!after.files["a.txt"].is_rewritten_since(&before.files["a.txt"]));
    }

    #[test]
    fn only_what_is_asked_for_is_read() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b/c.txt", "d.txt", ".hidden.txt", "d.txt~"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, TEXT).unwrap();
        }
        let sources = Sources::open(&[folder.path().to_owned()]).unwrap();
        let files: Vec<String> = stamps(&sources).files.into_keys().collect();
        assert_eq!(files, ["a.txt", "b/c.txt", "d.txt"]);
        let read = Mutex::new(Vec::new());
        let asked = BTreeSet::from(["b/c.txt".to_owned(), "gone.txt".to_owned()]);
        sources.load_some(asked, &AtomicBool::new(false), &|loaded| {
            if let Loaded::Article(article) = loaded {
                read.lock().unwrap().push(article.head.id.to_string());
            }
        });
        assert_eq!(read.into_inner().unwrap(), ["b/c.txt"]);
    }

    #[test]
    fn settings_and_folders_of_outlets_change_how_everything_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let sources = Sources::open(&[folder.path().to_owned()]).unwrap();
        let bare = stamps(&sources);
        fs::write(folder.path().join(FILE), "").unwrap();
        let set = stamps(&sources);
        assert!(set.is_read_differently(&bare));
        for outlet in ["arden-herald", "radio-weir", "the-harbour-post"] {
            fs::create_dir(folder.path().join(outlet)).unwrap();
        }
        assert!(stamps(&sources).is_read_differently(&set));
    }

    #[test]
    fn a_corpus_that_is_gone_is_an_error_and_not_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("news");
        fs::create_dir(&corpus).unwrap();
        let sources = Sources::open(std::slice::from_ref(&corpus)).unwrap();
        fs::remove_dir(&corpus).unwrap();
        let problem = sources.stamps(&AtomicBool::new(false)).unwrap_err();
        assert!(
            problem.to_string().ends_with("news: is not there any more"),
            "{problem}"
        );
    }

    #[test]
    fn changes_of_hidden_and_passing_files_are_of_no_concern() {
        let folder = Ground {
            path: "/news".into(),
            folder: true,
        };
        let file = Ground {
            path: "/news/a.txt".into(),
            folder: false,
        };
        for (path, concerns) in [
            ("/news/a.txt", true),
            ("/news/b/c.txt", true),
            ("/news/parallax.toml", true),
            ("/news/.git/index", false),
            ("/news/.a.txt.swp", false),
            ("/news/a.txt~", false),
            ("/news/#a.txt#", false),
        ] {
            assert_eq!(folder.concerns(Path::new(path)), concerns, "{path}");
        }
        assert!(file.concerns(Path::new("/news/a.txt")) && !file.concerns(Path::new("/news/b.txt")));
    }

    #[test]
    fn members_stand_within_their_archive() {
        let files = BTreeSet::from(["week.zip".to_owned(), "odd!/a.txt".to_owned()]);
        for (path, within) in [
            ("week.zip", true),
            ("week.zip!/a.html", true),
            ("week.zip!/b.tar!/c.txt", true),
            ("odd!/a.txt", true),
            ("odd!/b.txt", false),
            ("week.zips", false),
        ] {
            assert_eq!(is_within(path, |file| files.contains(file)), within, "{path}");
        }
    }
}
