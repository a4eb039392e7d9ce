//! Files with a record a line.

use super::{Batch, Cut, Cutter, Feed, GIVE_UP, LONGEST, STRETCH};

/// Cuts at line ends. Empty lines are no records.
#[derive(Debug, Default)]
pub(in crate::corpus) struct Lines {
    /// Lines and records before the buffer.
    line: u64,
    record: u64,
}

/// Whether a line holds nothing.
fn is_blank(line: &[u8]) -> bool {
    line.iter()
        .all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF))
}

/// Just past the last line end.
fn last_end(bytes: &[u8]) -> Option<usize> {
    bytes.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1)
}

impl Cutter for Lines {
    fn cut(&mut self, feed: &mut Feed<'_>) -> Option<Batch> {
        let mut searched = 0;
        loop {
            feed.fill(searched + STRETCH);
            let whole = feed.ended && feed.failed.is_none();
            let end = if whole {
                (!feed.bytes().is_empty()).then_some(feed.bytes().len())
            } else {
                feed.bytes()
                    .get(searched..)
                    .and_then(last_end)
                    .map(|end| end + searched)
            };
            // So much has been looked at without a line end.
            if searched > LONGEST {
                return Some(self.too_long(feed));
            }
            if let Some(end) = end {
                return Some(self.batch(feed, end));
            }
            if feed.ended {
                return None;
            }
            searched = feed.bytes().len();
        }
    }

    fn count(&self) -> u64 {
        self.record
    }
}

impl Lines {
    /// The batches of a whole file.
    pub(in crate::corpus) fn all(bytes: &[u8]) -> Vec<Batch> {
        let mut feed = Feed::new(bytes.to_vec(), Box::new(std::io::empty()));
        let mut lines = Lines::default();
        std::iter::from_fn(|| lines.cut(&mut feed)).collect()
    }

    fn batch(&mut self, feed: &mut Feed<'_>, end: usize) -> Batch {
        let start = feed.start;
        let bytes = feed.take(end);
        let mut cuts = Vec::new();
        let mut at = 0;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line += 1;
            if !is_blank(line) {
                cuts.push(Cut::new(
                    at..at + line.len(),
                    start + at as u64,
                    self.record,
                    Some(self.line),
                ));
                self.record += 1;
            }
            at += line.len();
        }
        Batch { bytes, cuts }
    }

    /// Passes over a line that is longer than any article.
    fn too_long(&mut self, feed: &mut Feed<'_>) -> Batch {
        let start = feed.start;
        let mut cut = Cut::new(0..0, feed.start, self.record, Some(self.line + 1));
        let mut fault = format!("is a line longer than {} MiB, which no article is", LONGEST >> 20);
        loop {
            if let Some(end) = feed.bytes().iter().position(|byte| *byte == b'\n') {
                feed.skip(end as u64 + 1);
                break;
            }
            let len = feed.bytes().len();
            feed.skip(len as u64);
            if feed.start - start > GIVE_UP {
                feed.give_up();
                fault.push_str("; what follows it was not read");
                break;
            }
            if !feed.more() && feed.bytes().is_empty() {
                break;
            }
        }
        fault.push_str(": put every article on a line of its own");
        cut.fault = Some(fault);
        self.line += 1;
        self.record += 1;
        Batch {
            bytes: Vec::new(),
            cuts: vec![cut],
        }
    }
}
