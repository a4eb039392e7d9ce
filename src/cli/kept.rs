//! `parallax kept export` and `import`: what the reader keeps, from one machine to another.

mod file;
mod merge;

use super::args::{Keeping, KeptCommand};
use super::failure::Failure;
use super::loading::{Teller, named, nothing_in, open};
use super::{complain, page};
use crate::corpus::{Head, Loaded, Sources};
use crate::store::{DATABASE, Kept, Store, data_directory};
use file::{Corpus, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError};

/// Does what is asked for.
///
/// # Errors
/// The database, the corpus or the file can't be read or written, or there is nothing to export.
pub fn run(keeping: &Keeping) -> Result<(), Failure> {
    match &keeping.command {
        KeptCommand::Export {
            file,
            corpus,
            force,
            place,
        } => export(file, corpus, *force, place.state_dir.clone()),
        KeptCommand::Import { file, corpus, place } => import(file, corpus, place.state_dir.clone()),
    }
}

fn store(asked: Option<PathBuf>, make: bool) -> Result<Option<Store>, Failure> {
    let directory = data_directory(asked).ok_or_else(|| {
        Failure::Unusable("this system tells of no home folder; name a folder with --state-dir".to_owned())
    })?;
    if !make && !directory.join(DATABASE).is_file() {
        return Ok(None);
    }
    let opened = Store::open(&directory).map_err(|error| unusable(&error))?;
    if let Some(notice) = opened.notice {
        complain(&notice);
    }
    Ok(Some(opened.store))
}

fn unusable(error: &crate::store::StoreError) -> Failure {
    Failure::Unusable(format!("what is kept can't be read or written: {error}"))
}

/// What is known of every article of a corpus.
fn heads(sources: &Sources) -> Vec<Head> {
    let found = Mutex::new(Vec::new());
    let teller = Mutex::new(Teller::new());
    sources.load(&AtomicBool::new(false), &|loaded| {
        let told = teller
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .tell(loaded_quietly(loaded));
        if let Some(article) = told {
            found.lock().unwrap_or_else(PoisonError::into_inner).push(article.head);
        }
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// Files that can't be read are no matter here: they are told where articles are read.
fn loaded_quietly(loaded: Loaded) -> Loaded {
    match loaded {
        Loaded::Problem(_) => Loaded::Progress {
            done: 0,
            found: 0,
            walking: true,
        },
        other => other,
    }
}

/// The corpus that a key names, where it is on this machine.
fn named_by(key: &str) -> Option<Sources> {
    if key == "demo" {
        return Some(Sources::demo());
    }
    let paths: Vec<PathBuf> = key.lines().map(PathBuf::from).collect();
    paths
        .iter()
        .all(|path| path.exists())
        .then(|| open(&paths).ok())
        .flatten()
}

fn is_empty(kept: &Kept) -> bool {
    kept.read.is_empty() && kept.starred.is_empty() && kept.tags.is_empty() && kept.notes.is_empty()
}

fn export(to: &Path, corpus: &[PathBuf], force: bool, state_dir: Option<PathBuf>) -> Result<(), Failure> {
    let nothing = || Failure::NotFound("nothing is kept yet: nothing was exported".to_owned());
    let store = store(state_dir, false)?.ok_or_else(nothing)?;
    let asked: Vec<(String, Option<Sources>)> = if corpus.is_empty() {
        let known = store.corpora().map_err(|error| unusable(&error))?;
        known.into_iter().map(|(key, _)| (key, None)).collect()
    } else {
        let sources = open(corpus)?;
        vec![(sources.key(), Some(sources))]
    };
    let mut corpora = Vec::new();
    for (key, sources) in asked {
        let kept = store.kept(&key).map_err(|error| unusable(&error))?;
        if is_empty(&kept) {
            continue;
        }
        // With address and headline an article is found again in a folder of another name.
        let sources = sources.or_else(|| named_by(&key));
        let heads = sources.as_ref().map(heads).unwrap_or_default();
        corpora.push(Corpus::of(key, &kept, &heads));
    }
    if corpora.is_empty() {
        return Err(nothing());
    }
    corpora.sort_by(|a, b| a.corpus.cmp(&b.corpus));
    let articles: usize = corpora.iter().map(|corpus| corpus.articles.len()).sum();
    let text = File::new(corpora).text()?;
    if to == Path::new("-") {
        let mut out = page::out();
        out.write_all(text.as_bytes())?;
        return Ok(out.flush()?);
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    let _ = if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    let written = options.open(to).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        Failure::Unusable(match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                format!("{} is there already; --force replaces it", named(to))
            }
            _ => format!("{} can't be written: {error}", named(to)),
        })
    })?;
    complain(&format!(
        "what is kept of {articles} articles was written to {}",
        named(to)
    ));
    Ok(())
}

fn import(from: &Path, corpus: &[PathBuf], state_dir: Option<PathBuf>) -> Result<(), Failure> {
    let text = read(from)?;
    let file = File::parse(&text).map_err(|mistake| Failure::Unusable(format!("{}: {mistake}", named(from))))?;
    let mut targets: Vec<(String, Vec<Head>, Corpus)> = Vec::new();
    let several = file.corpora.len() > 1;
    if corpus.is_empty() {
        for of in file.corpora {
            if named_by(&of.corpus).is_none() {
                return Err(Failure::Unusable(format!(
                    "the corpus {} is not on this machine; name the folder its articles are in: parallax kept import {} FOLDER",
                    named(Path::new(&of.corpus.replace('\n', ", "))),
                    named(from)
                )));
            }
            targets.push((of.corpus.clone(), Vec::new(), of));
        }
    } else {
        let sources = open(corpus)?;
        let heads = heads(&sources);
        if heads.is_empty() {
            return Err(nothing_in(corpus));
        }
        let key = sources.key();
        targets.extend(file.corpora.into_iter().map(|of| (key.clone(), heads.clone(), of)));
    }
    let Some(mut store) = store(state_dir, true)? else {
        return Ok(());
    };
    let mut out = page::out();
    for (key, heads, of) in targets {
        let before = store.kept(&key).map_err(|error| unusable(&error))?;
        // What is of another corpus has no place in this one.
        let merged = merge::merge(&before, &of, &heads, several && !heads.is_empty());
        store.keep(&key, &merged.changes).map_err(|error| unusable(&error))?;
        writeln!(out, "{}: {}", named(Path::new(&key.replace('\n', ", "))), merged.told())?;
    }
    Ok(out.flush()?)
}

fn read(from: &Path) -> Result<String, Failure> {
    let read = if from == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(from)
    };
    read.map_err(|error| Failure::Unusable(format!("{} can't be read: {error}", named(from))))
}
