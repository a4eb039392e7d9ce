//! Some files of a corpus, read again without the others.

use super::load::Loaded;
use super::walk::Entry;
use super::{Problem, Sources};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The files of a corpus as they were found at some moment.
#[derive(Debug)]
pub struct Found(pub(super) Vec<Entry>);

/// Some files of a corpus that are to be read.
#[derive(Debug)]
pub(super) struct Asked {
    paths: BTreeSet<String>,
    found: Option<Vec<Entry>>,
}

impl Sources {
    /// Reads these files alone, by their path in ids, in parallel, as [`Sources::load`] reads all.
    pub fn load_some(&self, paths: BTreeSet<String>, cancel: &AtomicBool, sink: &(dyn Fn(Loaded) + Sync)) {
        let mut some = self.clone();
        some.1 = Some(Arc::new(Asked { paths, found: None }));
        some.load(cancel, sink);
    }

    /// The same of files that were found just now, by these very sources.
    pub fn load_found(
        &self,
        found: &Found,
        paths: BTreeSet<String>,
        cancel: &AtomicBool,
        sink: &(dyn Fn(Loaded) + Sync),
    ) {
        let asked = found.0.iter().filter(|entry| paths.contains(&entry.path));
        let found = Some(asked.cloned().collect());
        let mut some = self.clone();
        some.1 = Some(Arc::new(Asked { paths, found }));
        some.load(cancel, sink);
    }

    /// The files that were asked for, where they have been found already.
    pub(super) fn found(&self) -> Option<Vec<Entry>> {
        self.1.as_ref()?.found.clone()
    }

    /// Lets go of what was not asked for.
    pub(super) fn keep_asked(&self, entries: &mut Vec<Entry>, problems: &mut Vec<Problem>) {
        if let Some(asked) = &self.1 {
            entries.retain(|entry| asked.paths.contains(&entry.path));
            problems.retain(|problem| asked.paths.contains(&problem.path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stamps;
    use super::*;
    use std::fs;
    use std::sync::Mutex;

    const TEXT: &str = "Ferry strike ends\n\nThe ferries sail again from Monday, the harbour board said on Friday.\n";

    #[test]
    fn only_what_is_asked_for_is_read() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b/c.txt", "d.txt", ".hidden.txt", "d.txt~"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, TEXT).unwrap();
        }
        let sources = Sources::open(&[folder.path().to_owned()]).unwrap();
        let cancel = AtomicBool::new(false);
        let (stamps, found) = sources.look(&Stamps::default(), &cancel).unwrap();
        let files: Vec<String> = stamps.files.into_keys().collect();
        assert_eq!(files, ["a.txt", "b/c.txt", "d.txt"]);
        let asked = BTreeSet::from(["b/c.txt".to_owned(), "gone.txt".to_owned()]);
        for found in [None, Some(found)] {
            let read = Mutex::new(Vec::new());
            let take = |loaded| {
                if let Loaded::Article(article) = loaded {
                    read.lock().unwrap().push(article.head.id.to_string());
                }
            };
            match found {
                None => sources.load_some(asked.clone(), &cancel, &take),
                Some(found) => sources.load_found(&found, asked.clone(), &cancel, &take),
            }
            assert_eq!(read.into_inner().unwrap(), ["b/c.txt"]);
        }
    }
}
