//! Gets at the bytes of a file: on disk, built into the program or in memory, never without bound.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;

/// Where a file's bytes are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seat {
    Disk(PathBuf),
    Built(&'static [u8]),
    Held(Arc<[u8]>),
}

/// Reads forward and jumps.
pub(super) trait Stream: Read + Seek {}
impl<T: Read + Seek + ?Sized> Stream for T {}

impl Seat {
    /// Length in bytes.
    pub(super) fn len(&self) -> io::Result<u64> {
        match self {
            Seat::Built(bytes) => Ok(bytes.len() as u64),
            Seat::Held(bytes) => Ok(bytes.len() as u64),
            Seat::Disk(path) => file_len(&std::fs::metadata(path)?),
        }
    }

    /// Opens it for reading from its beginning; its length as it is now.
    pub(super) fn open(&self) -> io::Result<(Box<dyn Stream>, u64)> {
        match self {
            Seat::Built(bytes) => Ok((Box::new(Cursor::new(*bytes)), bytes.len() as u64)),
            Seat::Held(bytes) => Ok((Box::new(Cursor::new(Arc::clone(bytes))), bytes.len() as u64)),
            Seat::Disk(path) => {
                // Opening a pipe would wait for a writer for ever, so that its kind is looked at first; and again once it
                // is open, as it may have been replaced meanwhile.
                file_len(&std::fs::metadata(path)?)?;
                let file = File::open(path)?;
                let len = file_len(&file.metadata()?)?;
                Ok((Box::new(file), len))
            }
        }
    }

    /// Its bytes and its length; no more than the first `limit` where it has more.
    pub(super) fn bytes(&self, limit: u64) -> io::Result<(Vec<u8>, u64)> {
        let (stream, len) = self.open()?;
        let mut bytes = Vec::with_capacity(usize::try_from(len.min(limit)).unwrap_or(0));
        stream.take(limit).read_to_end(&mut bytes)?;
        Ok((bytes, len))
    }
}

fn file_len(meta: &std::fs::Metadata) -> io::Result<u64> {
    if meta.is_file() {
        Ok(meta.len())
    } else {
        Err(io::Error::other("it is not a file any more"))
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
