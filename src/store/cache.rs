//! Files the program can make again at any time: what it found out about a corpus, kept in the user's cache directory so
//! that the next start need not find it out again.
//!
//! A file holds sections, each with a checksum of its own, so that a reader pays for what it reads alone. It is written
//! beside its place and then moved there: two programs at once, or a kill at any moment, leave the old file or the new
//! one. Whatever does not fit is nothing but a reason to make it again.

mod file;
mod listing;

pub use file::{Opened, Unfit, Writer};
pub use listing::Cached;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Most bytes all files together may take; beyond it those used longest ago go.
const LIMIT: u64 = 4 << 30;

/// A folder of cached files.
#[derive(Debug, Clone)]
pub struct Cache {
    directory: PathBuf,
    limit: u64,
}

impl Cache {
    /// The cache in `directory`, which is made when something is first kept.
    pub fn at(directory: PathBuf) -> Cache {
        Cache {
            directory,
            limit: LIMIT,
        }
    }

    /// The folder.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where what belongs to a corpus stands, by its key: a name for its file, and for a folder beside it.
    fn stem(key: &str) -> String {
        // FNV-1a (Fowler, Noll, Vo): the same on every machine and in every version.
        let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    }

    /// The file of a corpus.
    pub(super) fn file(&self, key: &str) -> PathBuf {
        self.directory.join(Self::stem(key)).with_extension(listing::EXTENSION)
    }

    /// A folder for what a library keeps of a corpus in files of its own; it may not be there yet.
    pub fn folder(&self, key: &str) -> PathBuf {
        self.directory.join(Self::stem(key)).with_extension(listing::FOLDER)
    }

    /// Opens what is kept of a corpus; none where nothing is. `maker` is the program that will read it: what another one
    /// wrote does not fit.
    ///
    /// # Errors
    /// The file is damaged, cut short, foreign, of another version or of another corpus; it may be written anew.
    pub fn open(&self, key: &str, maker: &str) -> Result<Option<Opened>, Unfit> {
        let path = self.file(key);
        let opened = match fs::File::open(&path) {
            Ok(file) => Opened::new(file, key, maker)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Unfit::Unreadable(error.to_string())),
        };
        // When it was used last, for the day on which something has to go.
        let used = fs::File::options().append(true).open(&path);
        let _ = used.and_then(|file| file.set_modified(std::time::SystemTime::now()));
        Ok(Some(opened))
    }

    /// Keeps what `fill` writes of a corpus in the place of what was kept of it.
    ///
    /// # Errors
    /// The folder can't be written. What was kept before is still there.
    pub fn keep(&self, key: &str, maker: &str, fill: impl FnOnce(&mut Writer<'_>) -> io::Result<()>) -> io::Result<()> {
        fs::create_dir_all(&self.directory)?;
        let mut file = tempfile::Builder::new()
            .prefix(listing::UNFINISHED)
            .tempfile_in(&self.directory)?;
        {
            let mut out = io::BufWriter::new(file.as_file_mut());
            let mut writer = Writer::new(&mut out);
            fill(&mut writer)?;
            writer.end(key, maker)?;
            out.flush()?;
        }
        // A file that is moved to its place before its bytes are on the disk may be found empty after a power cut: the
        // checksums see that, so that waiting for the disk is not needed.
        file.persist(self.file(key)).map_err(|error| error.error)?;
        listing::make_room(&self.directory, self.limit, &Self::stem(key));
        Ok(())
    }

    /// Lets go what was used longest ago where all together is too much, but nothing of this corpus.
    pub fn make_room(&self, key: &str) {
        listing::make_room(&self.directory, self.limit, &Self::stem(key));
    }

    /// What is kept, the latest used first.
    ///
    /// # Errors
    /// The folder can't be read. One that is not there holds nothing.
    pub fn list(&self) -> io::Result<Vec<Cached>> {
        listing::list(&self.directory)
    }

    /// Removes everything; returns how many bytes that were.
    ///
    /// # Errors
    /// A file can't be removed.
    pub fn clear(&self) -> io::Result<u64> {
        listing::clear(&self.directory)
    }
}

/// Names the program that is running: its version and its build, as what one build finds out another may find out otherwise.
pub fn maker() -> String {
    let build = std::env::current_exe().and_then(fs::metadata).map(|meta| {
        let since = |time: std::time::SystemTime| time.duration_since(std::time::UNIX_EPOCH).ok();
        let made = meta.modified().ok().and_then(since).unwrap_or_default();
        format!("{}-{}", meta.len(), made.as_nanos())
    });
    format!("{} {}", env!("CARGO_PKG_VERSION"), build.unwrap_or_default())
}

#[cfg(test)]
mod tests;
