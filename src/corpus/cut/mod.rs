//! Cuts files that hold many records into batches, so that a file is never held whole and its records are parsed in
//! parallel. A cutter only looks for where records begin and end; what they say is for the readers.

mod json;
mod lines;
mod utf16;

pub(super) use json::{Values, line_ends};
pub(super) use lines::Lines;
pub(super) use utf16::{Transcode, utf16};

use super::article::Place;
use std::io::{self, Read};
use std::ops::Range;

/// About how many bytes a batch has.
pub(super) const STRETCH: usize = 1 << 20;
/// Longest record, in bytes.
pub(super) const LONGEST: usize = 16 << 20;
/// How far the end of a longer one is looked for before the rest of the file is given up, in bytes.
pub(super) const GIVE_UP: u64 = 64 << 20;
/// How much is read at a time.
const CHUNK: u64 = 256 << 10;

/// Records cut off a file, one after the other.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub bytes: Vec<u8>,
    pub cuts: Vec<Cut>,
}

/// One record of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// Where it stands in the batch.
    pub range: Range<usize>,
    /// Where it stands in the stream.
    pub start: u64,
    pub number: u64,
    /// The line it begins on, where lines mean something.
    pub line: Option<u64>,
    /// Where to find it again; set by who knows how the stream is packed.
    pub place: Place,
    /// Why it is not even looked at.
    pub fault: Option<String>,
}

impl Cut {
    /// A record that begins at `start` in the stream.
    pub(super) fn new(range: Range<usize>, start: u64, number: u64, line: Option<u64>) -> Cut {
        Cut {
            range,
            start,
            number,
            line,
            place: Place::default(),
            fault: None,
        }
    }
}

/// Finds where records begin and end.
pub(super) trait Cutter {
    /// The next records, about [`STRETCH`] bytes of them; None at the end.
    fn cut(&mut self, feed: &mut Feed<'_>) -> Option<Batch>;
    /// What is to be said of the file as a whole, at its end.
    fn summary(&mut self) -> Option<String> {
        None
    }
    /// Records met, articles or not.
    fn count(&self) -> u64;
}

/// A stream and what was read of it but not yet cut off.
pub(super) struct Feed<'a> {
    flow: Box<dyn Read + 'a>,
    buf: Vec<u8>,
    /// How many bytes of the buffer have been let go.
    gone: usize,
    /// Offset in the stream of the first byte not let go.
    pub start: u64,
    /// Whether what was read is all there is.
    pub ended: bool,
    /// What broke the stream off.
    pub failed: Option<io::Error>,
}

impl<'a> Feed<'a> {
    /// Goes on after `head`, which has been read already.
    pub(super) fn new(head: Vec<u8>, flow: Box<dyn Read + 'a>) -> Feed<'a> {
        Feed {
            flow,
            buf: head,
            gone: 0,
            start: 0,
            ended: false,
            failed: None,
        }
    }

    /// What was read and not let go.
    pub(super) fn bytes(&self) -> &[u8] {
        self.buf.get(self.gone..).unwrap_or_default()
    }

    /// Reads some more; false at the end.
    pub(super) fn more(&mut self) -> bool {
        if self.ended {
            return false;
        }
        self.buf.drain(..self.gone);
        self.gone = 0;
        match self.flow.by_ref().take(CHUNK).read_to_end(&mut self.buf) {
            Ok(0) => self.ended = true,
            Ok(_) => {}
            Err(error) => {
                self.failed = Some(error);
                self.ended = true;
            }
        }
        !self.ended
    }

    /// Reads until `len` bytes are there or everything.
    pub(super) fn fill(&mut self, len: usize) {
        while self.bytes().len() < len && self.more() {}
    }

    /// Cuts off the first `len` bytes.
    pub(super) fn take(&mut self, len: usize) -> Vec<u8> {
        let taken = self.bytes().get(..len).unwrap_or(self.bytes()).to_vec();
        self.gone += taken.len();
        self.start += taken.len() as u64;
        taken
    }

    /// Lets go of the first `len` bytes, which need not have been read yet; false where the stream ends before.
    pub(super) fn skip(&mut self, len: u64) -> bool {
        let mut left = len;
        loop {
            let here = usize::try_from(left).unwrap_or(usize::MAX).min(self.bytes().len());
            self.gone += here;
            self.start += here as u64;
            left -= here as u64;
            if left == 0 {
                return true;
            }
            if !self.more() && self.bytes().is_empty() {
                return false;
            }
        }
    }

    /// Gives up what is left.
    pub(super) fn give_up(&mut self) {
        self.start += self.bytes().len() as u64;
        self.buf.clear();
        self.gone = 0;
        self.ended = true;
    }
}

#[cfg(test)]
mod tests;
