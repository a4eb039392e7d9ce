//! `parallax cache`: what is kept so that the next start is quick.

use super::args::Caching;
use super::failure::Failure;
use super::loading::cache_at;
use super::page;
use crate::store::{Cache, Cached};
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use std::time::SystemTime;

/// Shows what the cache holds, or clears it.
///
/// # Errors
/// The cache can't be read or cleared, or the output can't be written.
pub fn show(caching: &Caching) -> Result<(), Failure> {
    let unusable = |cause: String| Failure::Unusable(cause);
    let cache = cache_at(caching.place.cache_dir.clone(), None)
        .ok_or_else(|| unusable("this system tells of no home folder; name a folder with --cache-dir".to_owned()))?;
    let failed = |error: std::io::Error| {
        let folder = cache.directory().display();
        unusable(format!("the cache in {folder} can't be read or cleared: {error}"))
    };
    let held = cache.list().map_err(failed)?;
    if caching.clear {
        let freed = cache.clear().map_err(failed)?;
        let mut out = page::out();
        writeln!(
            out,
            "{} in {} cleared; each corpus is read anew when it is next opened.",
            size(freed),
            corpora(held.len())
        )?;
        return Ok(out.flush()?);
    }
    if caching.json {
        return json(&cache, &held);
    }
    text(&cache, &held)
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    /// The folders and files of the corpus; empty where its file can't be read.
    paths: Vec<&'a str>,
    bytes: u64,
    /// When it was used last, seconds since 1970.
    used: u64,
}

#[derive(Debug, Serialize)]
struct Table<'a> {
    directory: &'a Path,
    bytes: u64,
    corpora: Vec<Row<'a>>,
}

fn json(cache: &Cache, held: &[Cached]) -> Result<(), Failure> {
    let row = |cached| {
        let Cached { key, bytes, used, .. }: &Cached = cached;
        Row {
            paths: key.iter().flat_map(|key| key.lines()).collect(),
            bytes: *bytes,
            used: used
                .duration_since(SystemTime::UNIX_EPOCH)
                .map_or(0, |since| since.as_secs()),
        }
    };
    let table = Table {
        directory: cache.directory(),
        bytes: held.iter().map(|cached| cached.bytes).sum(),
        corpora: held.iter().map(row).collect(),
    };
    let mut out = page::out();
    serde_json::to_writer(&mut out, &table)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn text(cache: &Cache, held: &[Cached]) -> Result<(), Failure> {
    let mut out = page::out();
    let total = held.iter().map(|cached| cached.bytes).sum();
    let folder = super::loading::named(cache.directory());
    writeln!(out, "{} in {}, in {folder}", size(total), corpora(held.len()))?;
    for cached in held {
        let days = cached.used.elapsed().map_or(0, |age| age.as_secs() / 86_400);
        let when = match days {
            0 => "used today".to_owned(),
            1 => "used yesterday".to_owned(),
            days => format!("used {days} days ago"),
        };
        let key = cached
            .key
            .as_deref()
            .unwrap_or("(can't be read; it is made anew when its corpus is opened)");
        let paths: Vec<String> = key.lines().map(|path| super::loading::named(Path::new(path))).collect();
        writeln!(out, "  {:>9}  {when}  {}", size(cached.bytes), paths.join(", "))?;
    }
    if !held.is_empty() {
        writeln!(
            out,
            "`parallax cache --clear` removes it all; nothing you did is in it."
        )?;
    }
    Ok(out.flush()?)
}

fn corpora(count: usize) -> String {
    match count {
        1 => "1 corpus".to_owned(),
        count => format!("{count} corpora"),
    }
}

/// A number of bytes in words: "12.3 MB".
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}
