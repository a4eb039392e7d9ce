//! What the text files of one folder have in common: lines that keep recurring in them. A folder is mostly one outlet's, and
//! what its pages repeat is their furniture.

use super::clean::Recurring;
use super::encoding::decode;
use super::open::Seat;
use super::recognise::{Kind, recognise};
use super::sources::{RootKind, Sources};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// So many files of a folder are looked at, evenly spread over it by name: enough to find what is on every page.
const SAMPLE: usize = 24;
/// Larger files are left out of the sample, in bytes.
const LARGEST: u64 = 256 << 10;

/// The lines that recur in a folder; read when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Common {
    folder: Option<PathBuf>,
    found: OnceLock<Recurring>,
}

impl Common {
    /// Whether it is of the files of a folder, not of a file that was named by itself.
    pub(super) fn is_of_folder(&self) -> bool {
        self.folder.is_some()
    }

    /// The lines, the same whoever asks first: the files and their order depend on the folder alone.
    pub(super) fn lines(&self) -> &Recurring {
        self.found.get_or_init(|| match &self.folder {
            Some(folder) => Recurring::among(&texts(folder)),
            None => Recurring::default(),
        })
    }
}

impl Sources {
    /// Looks at the folders anew, as their files may have changed.
    pub(super) fn forget_common(&self) {
        if let Ok(mut commons) = self.commons().lock() {
            commons.clear();
        }
    }

    /// What the files in the folder of this one have in common; nothing where the file itself was named, not its folder.
    pub(super) fn common(&self, path: &str, seat: &Seat) -> Arc<Common> {
        let named = |root: &super::sources::Root| matches!(root.what, RootKind::File(_)) && root.name == path;
        let folder = match seat {
            Seat::Disk(file) if !self.roots().iter().any(named) => file.parent(),
            _ => None,
        };
        let (Some(folder), Ok(mut commons)) = (folder, self.commons().lock()) else {
            return Arc::default();
        };
        if let Some(common) = commons.get(folder) {
            return common.clone();
        }
        let common = Arc::new(Common {
            folder: Some(folder.to_owned()),
            found: OnceLock::new(),
        });
        commons.insert(folder.to_owned(), common.clone());
        common
    }
}

/// The texts of a sample of the text files in a folder.
fn texts(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .map(|entry| entry.path())
        .filter(|path| may_be_text(path))
        .collect();
    files.sort();
    let mut texts = Vec::with_capacity(SAMPLE);
    for file in spread(&files) {
        let seat = Seat::Disk(file.clone());
        let Ok((bytes, len)) = seat.bytes(LARGEST) else {
            continue;
        };
        if len > LARGEST || bytes.len() as u64 > LARGEST {
            continue;
        }
        if matches!(recognise(&file.to_string_lossy(), &bytes), Kind::Text | Kind::Markdown) {
            texts.push(decode(&bytes, None).text);
        }
    }
    texts
}

/// The files that are looked at, of all in a folder.
pub(super) fn spread<T>(files: &[T]) -> impl Iterator<Item = &T> {
    files.iter().step_by(files.len().div_ceil(SAMPLE).max(1))
}

/// Whether a file's name leaves it open that it is a text.
pub(super) fn may_be_text(path: &Path) -> bool {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_none_or(|extension| {
        matches!(
            extension.as_str(),
            "txt" | "text" | "md" | "markdown" | "story" | "article"
        )
    })
}
