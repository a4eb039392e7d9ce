//! What a corpus looks like on disk, so that a change of it can be told, and only what changed is read again.

use super::asked::Found;
use super::common::{Common, may_be_text, spread};
use super::houses::Houses;
use super::open::Seat;
use super::settings::FILE;
use super::sources::RootKind;
use super::walk::{Entry, walk};
use super::{OpenError, Problem, Sources};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

/// Whether a file is what it was when it was read: its length and its times, without its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Stamps {
    /// By path in ids.
    pub files: BTreeMap<String, Stamp>,
    /// What is no file or can't be entered.
    pub problems: Vec<Problem>,
    frame: Frame,
    /// What the text files of each folder have in common, by the folder's path in ids.
    beside: BTreeMap<String, Beside>,
}

/// What decides how every file is read: when it changes, all of them are read again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Frame {
    settings: Vec<Option<Stamp>>,
    houses: Houses,
}

/// The lines that recur in a folder, and of which files that was found out; as checksums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Beside {
    sample: u64,
    lines: u64,
}

/// The names of the texts in a folder, and how they stand.
type Texts = Vec<(std::ffi::OsString, Stamp)>;

/// Names the files that are looked at for what recurs, as they are now.
fn sample(texts: &[(std::ffi::OsString, Stamp)]) -> u64 {
    let mut hasher = FxHasher::default();
    spread(texts).for_each(|text| text.hash(&mut hasher));
    hasher.finish()
}

/// The folder a file stands in, as paths in ids.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Stamps {
    /// Whether files that are the same on disk may have to be read differently now.
    pub fn is_read_differently(&self, earlier: &Stamps) -> bool {
        self.frame != earlier.frame
    }

    /// Of these files, those that are the same on disk but may have to be read differently: texts in folders in which other
    /// lines recur now.
    pub fn read_differently_beside(&self, earlier: &Stamps) -> Vec<String> {
        let differs = |folder: &str| match (self.beside.get(folder), earlier.beside.get(folder)) {
            (Some(now), Some(before)) => now.lines != before.lines,
            _ => false,
        };
        let changed: BTreeSet<&str> = self
            .beside
            .keys()
            .map(String::as_str)
            .filter(|folder| differs(folder))
            .collect();
        if changed.is_empty() {
            return Vec::new();
        }
        let texts = self
            .files
            .keys()
            .filter(|path| may_be_text(Path::new(path)) && changed.contains(folder_of(path)));
        texts.cloned().collect()
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

    /// How every file stands at this moment. A few files are read in folders of texts that `earlier` doesn't know as they are now;
    /// no other is opened.
    ///
    /// # Errors
    /// A folder of the corpus can't be reached at all: what was read of it is better kept than let go.
    pub fn stamps(&self, earlier: &Stamps, cancel: &AtomicBool) -> Result<Stamps, Problem> {
        self.look(earlier, cancel).map(|(stamps, _)| stamps)
    }

    /// The same, and the files themselves, so that some can be read without being looked for again.
    ///
    /// # Errors
    /// As [`Sources::stamps`].
    pub fn look(&self, earlier: &Stamps, cancel: &AtomicBool) -> Result<(Stamps, Found), Problem> {
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
        let mut files = BTreeMap::new();
        // Of each folder the names and stamps of its texts, and what they have in common.
        let mut folders: BTreeMap<String, (Texts, Arc<Common>)> = BTreeMap::new();
        // The system answers several questions at once.
        let stamped: Vec<(&Entry, Stamp)> = (entries.par_iter())
            .filter_map(|entry| {
                let Seat::Disk(file) = &entry.seat else { return None };
                let stamp = Stamp::of(&std::fs::metadata(file).ok()?);
                Some((entry, stamp))
            })
            .collect();
        for (entry, stamp) in stamped {
            let Seat::Disk(file) = &entry.seat else { continue };
            if may_be_text(file) && entry.common.is_of_folder() {
                let name = file.file_name().unwrap_or_default().to_owned();
                let folder = folder_of(&entry.path).to_owned();
                let texts = folders
                    .entry(folder)
                    .or_insert_with(|| (Vec::new(), Arc::clone(&entry.common)));
                texts.0.push((name, stamp));
            }
            files.insert(entry.path.clone(), stamp);
        }
        let mut beside = BTreeMap::new();
        for (folder, (mut texts, common)) in folders {
            if cancel.load(std::sync::atomic::Ordering::Relaxed) {
                break;
            }
            texts.sort_by(|a, b| a.0.cmp(&b.0));
            let sample = sample(&texts);
            let known = earlier.beside.get(&folder).filter(|before| before.sample == sample);
            let lines = known.map_or_else(|| common.lines().digest(), |before| before.lines);
            beside.insert(folder, Beside { sample, lines });
        }
        let stamps = Stamps {
            files,
            problems,
            frame,
            beside,
        };
        Ok((stamps, Found(entries)))
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
    use std::os::unix::fs::MetadataExt;

    const TEXT: &str = "Ferry strike ends\n\nThe ferries sail again from Monday, the harbour board said on Friday.\n";

    fn stamps(sources: &Sources) -> Stamps {
        sources.stamps(&Stamps::default(), &AtomicBool::new(false)).unwrap()
    }

    #[test]
    fn a_stamp_differs_when_a_file_is_written_replaced_or_given_another_ones_times() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("a.txt"), folder.path().join(".b"));
        fs::write(&one, TEXT).unwrap();
        let sources = Sources::open(&[folder.path().to_owned()]).unwrap();
        let before = stamps(&sources);
        assert_eq!(stamps(&sources).files, before.files);
        // The system's clock of changes goes in ticks: what is done within one looks the same.
        let changed = |path: &std::path::Path| {
            let meta = fs::metadata(path).unwrap();
            (meta.ctime(), meta.ctime_nsec())
        };
        let probe = folder.path().join(".probe");
        loop {
            fs::write(&probe, TEXT).unwrap();
            if changed(&probe) != changed(&one) {
                break;
            }
        }
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
    fn a_folder_whose_recurring_lines_change_is_read_differently() {
        let folder = tempfile::tempdir().unwrap();
        let subjects = [
            "Ferries sail again after a strike of nine days on the northern line, where pilots had refused night shifts in fog and swell.",
            "Bakers in the old town raise the price of rye bread by a tenth, because flour, salt and firewood cost more than last winter.",
            "A court in Arden frees the owner of a burnt warehouse on bail, since no witness could place him near the quarry that evening.",
            "Snow closes three passes above Weir while skiers, lorry drivers and a travelling circus wait for ploughs in the valley below.",
        ];
        let write = |number: usize, foot: &str| {
            let text = format!("Headline {number}\n\n{}\n\n{foot}\n", subjects[number]);
            fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
        };
        (0..4).for_each(|number| write(number, "Written for people who like to read."));
        let sources = Sources::open(&[folder.path().to_owned()]).unwrap();
        let before = stamps(&sources);
        assert_eq!(sources.stamps(&before, &AtomicBool::new(false)).unwrap(), before);
        fs::write(folder.path().join("page.html"), TEXT).unwrap();
        let after = sources.stamps(&before, &AtomicBool::new(false)).unwrap();
        assert_eq!(after.read_differently_beside(&before), Vec::<String>::new());
        (0..3).for_each(|number| write(number, "And now to something else entirely, friends."));
        let after = sources.stamps(&before, &AtomicBool::new(false)).unwrap();
        assert_eq!(
            after.read_differently_beside(&before),
            ["0.txt", "1.txt", "2.txt", "3.txt"]
        );
    }

    #[test]
    fn a_corpus_that_is_gone_is_an_error_and_not_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("news");
        fs::create_dir(&corpus).unwrap();
        let sources = Sources::open(std::slice::from_ref(&corpus)).unwrap();
        fs::remove_dir(&corpus).unwrap();
        let problem = sources.stamps(&Stamps::default(), &AtomicBool::new(false)).unwrap_err();
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
