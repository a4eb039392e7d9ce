//! The roots of a run: which folders and files are read, and how what stands in them is named.

use super::asked::Asked;
use super::common::Common;
use super::facts::names::Names;
use super::houses::Houses;
use super::open::Seat;
use super::settings::{self, Rules, Settings};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

/// The articles shipped with the program.
static DEMO: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/demo");

/// The folders and files of a run, or the built-in demo; of them only those files whose paths are named, where some are.
/// Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sources(Arc<Inner>, pub(super) Option<Arc<Asked>>);

#[derive(Debug)]
struct Inner {
    roots: Vec<Root>,
    /// The reader's own file of names, where one was asked for.
    names: Option<PathBuf>,
    /// Files whose name on disk can't be had back from their id: not Unicode, or made safe to show.
    odd: Mutex<BTreeMap<String, PathBuf>>,
    houses: OnceLock<Houses>,
    /// What the files of a folder have in common, by the folder.
    commons: Mutex<BTreeMap<PathBuf, Arc<Common>>>,
}

/// One folder or file the user named.
#[derive(Debug)]
pub(super) struct Root {
    pub what: RootKind,
    /// What the ids of its files begin with, where several roots are open; for a file, its id.
    pub name: String,
    /// Whether `name` and `/` stand before the path in an id.
    pub prefixed: bool,
    /// What its settings say of all its files.
    pub rules: Arc<Rules>,
}

#[derive(Debug)]
pub(super) enum RootKind {
    Folder(PathBuf),
    File(PathBuf),
    Demo,
}

/// A path that can't be opened as a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenError {
    /// The path as it was given; empty when none was.
    pub path: PathBuf,
    cause: String,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cause)
    }
}

impl std::error::Error for OpenError {}

impl Sources {
    /// Opens folders and files, mixed as they come; of a folder only its settings are read.
    ///
    /// # Errors
    /// A sentence for the user: which path does not exist or can't be read, or what is wrong in which settings, and what to
    /// do.
    pub fn open(paths: &[PathBuf]) -> Result<Sources, OpenError> {
        Sources::open_with(paths, None)
    }

    /// The same, with a file in which the reader names outlets: lines as in `assets/outlets.tsv`, which go before those. A
    /// file that is not there names none.
    ///
    /// # Errors
    /// As [`open`](Sources::open).
    pub fn open_with(paths: &[PathBuf], names: Option<&Path>) -> Result<Sources, OpenError> {
        if paths.is_empty() {
            return Err(OpenError {
                path: PathBuf::new(),
                cause: "no folder or file was named; name at least one, or ask for the demo".to_owned(),
            });
        }
        let wrong = |path: &Path, cause: String| OpenError {
            path: path.to_owned(),
            cause,
        };
        let own = match names {
            Some(file) => settings::own_names(file).map_err(|cause| wrong(file, cause))?,
            None => Names::default(),
        };
        let prefixed = paths.len() > 1;
        let mut roots: Vec<Root> = Vec::with_capacity(paths.len());
        for path in paths {
            let what = root_kind(path)?;
            let name = free_name(&own_name(path), |name| roots.iter().any(|root| root.name == name));
            let rules = if let RootKind::Folder(folder) = &what {
                let shown = shown(&path.to_string_lossy());
                let settings = Settings::in_folder(folder, &shown).map_err(|cause| wrong(path, cause))?;
                let prefix = if prefixed { format!("{name}/") } else { String::new() };
                Rules::of_folder(settings, prefix, &own)
            } else {
                Rules::of_reader(&own)
            };
            roots.push(Root {
                what,
                name,
                prefixed,
                rules: Arc::new(rules),
            });
        }
        Ok(Sources::of(roots, names.map(Path::to_owned)))
    }

    /// The file in which the reader names outlets, where one was asked for.
    pub(super) fn names_file(&self) -> Option<&Path> {
        self.0.names.as_deref()
    }

    /// The demo built into the program.
    pub fn demo() -> Sources {
        let demo = Root {
            what: RootKind::Demo,
            name: "demo".to_owned(),
            prefixed: false,
            rules: Arc::default(),
        };
        Sources::of(vec![demo], None)
    }

    fn of(roots: Vec<Root>, names: Option<PathBuf>) -> Sources {
        let inner = Inner {
            roots,
            names,
            odd: Mutex::new(BTreeMap::new()),
            houses: OnceLock::new(),
            commons: Mutex::default(),
        };
        Sources(Arc::new(inner), None)
    }

    /// What to call this corpus on the screen: the folder's or file's name, "demo", "3 folders", "2 folders and 1 file".
    pub fn name(&self) -> String {
        if let [root] = self.0.roots.as_slice() {
            return root.name.clone();
        }
        let folders = self
            .0
            .roots
            .iter()
            .filter(|root| !matches!(root.what, RootKind::File(_)))
            .count();
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        match (folders, self.0.roots.len() - folders) {
            (folders, 0) => count(folders, "folder"),
            (0, files) => count(files, "file"),
            (folders, files) => format!("{} and {}", count(folders, "folder"), count(files, "file")),
        }
    }

    /// Names this corpus for good, wherever the program is started from: the absolute paths, a line each, or "demo".
    pub fn key(&self) -> String {
        let keys: Vec<String> = self
            .0
            .roots
            .iter()
            .map(|root| match &root.what {
                RootKind::Folder(path) | RootKind::File(path) => std::fs::canonicalize(path)
                    .unwrap_or_else(|_| path.clone())
                    .to_string_lossy()
                    .into_owned(),
                RootKind::Demo => "demo".to_owned(),
            })
            .collect();
        keys.join("\n")
    }

    /// What the corpus' own settings say of a file.
    pub(super) fn rules(&self, path: &str) -> Arc<Rules> {
        let root = self.0.roots.iter().find(|root| {
            !root.prefixed
                || path
                    .strip_prefix(root.name.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        root.map(|root| root.rules.at(path)).unwrap_or_default()
    }

    pub(super) fn commons(&self) -> &Mutex<BTreeMap<PathBuf, Arc<Common>>> {
        &self.0.commons
    }

    pub(super) fn roots(&self) -> &[Root] {
        &self.0.roots
    }

    /// Which outlets the folders stand for; read once.
    pub(super) fn houses(&self) -> &Houses {
        self.0.houses.get_or_init(|| self.houses_now())
    }

    /// The same, read at this moment.
    pub(super) fn houses_now(&self) -> Houses {
        match self.0.roots.as_slice() {
            [root] if !root.prefixed => match &root.what {
                RootKind::Folder(folder) => Houses::below(|path| folders_in(&folder.join(path))),
                RootKind::File(_) => Houses::default(),
                RootKind::Demo => Houses::of(&DEMO.dirs().map(|dir| slashed(dir.path())).collect::<Vec<_>>()),
            },
            roots => {
                let folders = roots.iter().filter(|root| matches!(root.what, RootKind::Folder(_)));
                Houses::of(&folders.map(|root| root.name.clone()).collect::<Vec<_>>())
            }
        }
    }

    /// The demo's files by their path, in order.
    pub(super) fn demo_files() -> Vec<(String, &'static [u8])> {
        fn gather(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
            files.extend(dir.files().map(|file| (slashed(file.path()), file.contents())));
            dir.dirs().for_each(|dir| gather(dir, files));
        }
        let mut files = Vec::new();
        gather(&DEMO, &mut files);
        files
    }

    /// Remembers files whose id does not lead back to them.
    pub(super) fn remember_odd(&self, odd: BTreeMap<String, PathBuf>) {
        if !odd.is_empty()
            && let Ok(mut known) = self.0.odd.lock()
        {
            known.extend(odd);
        }
    }

    /// The file that holds what a path in ids names, and its own path: the same, or the archive it begins with.
    pub(super) fn locate_file(&self, path: &str) -> Option<(String, Seat)> {
        let archives = path.match_indices("!/").filter_map(|(at, _)| path.get(..at));
        // A folder may be called so too, so that only what is a file counts.
        let mut files = archives.filter_map(|path| Some((path.to_owned(), self.locate(path)?)));
        files
            .find(|(_, seat)| seat.len().is_ok())
            .or_else(|| Some((path.to_owned(), self.locate(path)?)))
    }

    /// Where the file with this path in ids is.
    pub(super) fn locate(&self, path: &str) -> Option<Seat> {
        if let Some(odd) = self.0.odd.lock().ok().and_then(|odd| odd.get(path).cloned()) {
            return Some(Seat::Disk(odd));
        }
        self.0.roots.iter().find_map(|root| match &root.what {
            RootKind::File(file) => (root.name == path).then(|| Seat::Disk(file.clone())),
            RootKind::Folder(folder) => {
                let inside = if root.prefixed {
                    path.strip_prefix(&root.name)?.strip_prefix('/')?
                } else {
                    path
                };
                Some(Seat::Disk(folder.join(inside)))
            }
            RootKind::Demo => DEMO.get_file(path).map(|file| Seat::Built(file.contents())),
        })
    }
}

/// The names of the folders in a folder, hidden ones aside; none where it can't be read, which the walk reports.
fn folders_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| match entry.file_type() {
        Ok(kind) if kind.is_symlink() => entry.path().is_dir(),
        Ok(kind) => kind.is_dir(),
        Err(_) => false,
    });
    let names = folders.map(|entry| shown(&entry.file_name().to_string_lossy()));
    names.filter(|name| !name.starts_with('.')).collect()
}

/// A path with `/` between its parts, safe to show.
pub(super) fn slashed(path: &Path) -> String {
    let parts: Vec<String> = path.iter().map(|part| shown(&part.to_string_lossy())).collect();
    parts.join("/")
}

/// A name with what can't be shown replaced, so that two names that differ there stay names.
pub(super) fn safe_name(name: &str) -> String {
    shown(name)
}

fn shown(name: &str) -> String {
    if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return name.to_owned();
    }
    name.chars()
        .map(|c| {
            let mut one = [0; 4];
            if c == ' ' || *crate::text::safe::safe(c.encode_utf8(&mut one)) == *c.encode_utf8(&mut [0; 4]) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        })
        .collect()
}

/// `name`, or the first of `name~2`, `name~3` … not yet taken.
pub(super) fn free_name(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut free = name.to_owned();
    let mut n = 2_u64;
    while taken(&free) {
        free = format!("{name}~{n}");
        n += 1;
    }
    free
}

fn root_kind(path: &Path) -> Result<RootKind, OpenError> {
    let fail = |cause: String| OpenError {
        path: path.to_owned(),
        cause,
    };
    let shown = shown(&path.to_string_lossy());
    let meta = std::fs::metadata(path).map_err(|error| {
        fail(match error.kind() {
            std::io::ErrorKind::NotFound => format!("{shown} does not exist; check the spelling of the path"),
            std::io::ErrorKind::PermissionDenied => format!("{shown} can't be read: you have no permission to open it"),
            _ => format!("{shown} can't be read: {error}"),
        })
    })?;
    if meta.is_dir() {
        std::fs::read_dir(path).map_err(|error| {
            fail(format!(
                "{shown} can't be read: {error}; ask for permission to list the folder"
            ))
        })?;
        Ok(RootKind::Folder(path.to_owned()))
    } else if meta.is_file() {
        std::fs::File::open(path).map_err(|error| {
            fail(format!(
                "{shown} can't be read: {error}; ask for permission to open the file"
            ))
        })?;
        Ok(RootKind::File(path.to_owned()))
    } else {
        Err(fail(format!(
            "{shown} is neither a folder nor a file; name a folder of articles or a file"
        )))
    }
}

/// The last part of a path as a person would call it; for `.` and `..` that of the folder it means.
fn own_name(path: &Path) -> String {
    let name = |path: &Path| path.file_name().map(|name| shown(&name.to_string_lossy()));
    name(path)
        .or_else(|| std::fs::canonicalize(path).ok().and_then(|path| name(&path)))
        .unwrap_or_else(|| "corpus".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_collide_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["a/week", "b/week"] {
            std::fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        let sources = Sources::open(&[dir.path().join("a/week"), dir.path().join("b/week")]).unwrap();
        let names: Vec<_> = sources.roots().iter().map(|root| root.name.as_str()).collect();
        assert_eq!(names, ["week", "week~2"]);
        assert_eq!(sources.name(), "2 folders");
    }

    #[test]
    fn a_missing_path_is_named() {
        let error = Sources::open(&[PathBuf::from("/no/such/place")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("/no/such/place does not exist"), "{error}");
    }

    #[test]
    fn names_cannot_carry_escape_sequences() {
        assert_eq!(slashed(Path::new("a\u{1b}[2J/b c.txt")), "a\u{FFFD}[2J/b c.txt");
    }
}
