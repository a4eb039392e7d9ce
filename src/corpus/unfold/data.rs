//! Bytes that are come upon on the way: of a file that can be entered anywhere, or as they are unpacked.

use crate::corpus::open::Stream;
use std::io::{self, Cursor, Read};

/// Bytes that are come upon on the way.
pub(super) struct Data<'a> {
    pub flow: Flow<'a>,
    /// How many there are, where that is known.
    pub len: Option<u64>,
}

pub(super) enum Flow<'a> {
    Plain(Box<dyn Stream + 'a>),
    Unpacked(Box<dyn Read + 'a>),
}

impl<'a> Data<'a> {
    pub(super) fn plain(stream: Box<dyn Stream + 'a>, len: u64) -> Data<'a> {
        Data {
            flow: Flow::Plain(stream),
            len: Some(len),
        }
    }

    pub(super) fn unpacked(flow: impl Read + 'a, len: Option<u64>) -> Data<'a> {
        Data {
            flow: Flow::Unpacked(Box::new(flow)),
            len,
        }
    }
}

impl Read for Data<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match &mut self.flow {
            Flow::Plain(stream) => stream.read(buf),
            Flow::Unpacked(flow) => flow.read(buf),
        }
    }
}

/// What was read of a stream already, then the stream, and where it broke off the error again.
pub(super) struct Replay<'a> {
    pub head: Cursor<Vec<u8>>,
    pub failed: Option<io::Error>,
    pub rest: Data<'a>,
}

impl Read for Replay<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self.head.read(buf)? {
            0 => match self.failed.take() {
                Some(error) => Err(error),
                None => self.rest.read(buf),
            },
            read => Ok(read),
        }
    }
}

/// Reads until `bytes` has `len` bytes or there are no more; what broke it off.
pub(super) fn fill(flow: &mut dyn Read, bytes: &mut Vec<u8>, len: u64) -> Option<io::Error> {
    let left = len.saturating_sub(bytes.len() as u64);
    flow.take(left).read_to_end(bytes).err()
}
