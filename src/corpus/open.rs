//! Gets at the bytes of a file: on disk or built into the program, never without bound.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;

/// Where a file's bytes are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seat {
    Disk(PathBuf),
    Built(&'static [u8]),
}

/// Reads forward and jumps.
pub(super) trait Stream: Read + Seek + Send {}
impl<T: Read + Seek + Send> Stream for T {}

impl Seat {
    /// Length in bytes.
    pub(super) fn len(&self) -> io::Result<u64> {
        match self {
            Seat::Built(bytes) => Ok(bytes.len() as u64),
            Seat::Disk(path) => {
                let meta = std::fs::metadata(path)?;
                // Opening a pipe would wait for a writer for ever.
                if meta.is_file() {
                    Ok(meta.len())
                } else {
                    Err(io::Error::other("it is not a file any more"))
                }
            }
        }
    }

    /// Opens it for reading from its beginning.
    pub(super) fn open(&self) -> io::Result<Box<dyn Stream>> {
        match self {
            Seat::Built(bytes) => Ok(Box::new(Cursor::new(*bytes))),
            Seat::Disk(path) => Ok(Box::new(File::open(path)?)),
        }
    }

    /// All its bytes, or the first `limit + 1` where it has more. `len` is about how many there are.
    pub(super) fn bytes(&self, len: u64, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(len.min(limit)).unwrap_or(0));
        self.open()?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// `len` bytes from `start`, fewer where the file ends before.
    pub(super) fn piece(&self, start: u64, len: u64) -> io::Result<Vec<u8>> {
        self.len()?;
        let mut stream = self.open()?;
        stream.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        stream.take(len).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// An error of the system in words for the reader of a problem line.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "is not there any more".to_owned(),
        io::ErrorKind::PermissionDenied => "can't be read: you have no permission to open it".to_owned(),
        _ => format!("can't be read: {error}"),
    }
}
