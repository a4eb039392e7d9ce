//! JSON that holds many records: a list, an object with a list of articles in it, or values one after the other.

use super::{Batch, Cut, Cutter, Feed, GIVE_UP, LONGEST, STRETCH};
use crate::corpus::facts::fields::Keys;
use crate::corpus::reader::may_be_articles;

/// How deep inside objects a list of articles is looked for.
const DEPTH: usize = 3;
/// How much of a list is looked at to tell whether it holds articles.
const SAMPLE: usize = 1 << 20;

/// Cuts at the ends of values: brackets balanced, strings respected.
#[derive(Debug)]
pub(in crate::corpus) struct Values {
    keys: Keys,
    mode: Mode,
    record: u64,
    /// Line ends before the buffer.
    lines: u64,
    summary: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Start,
    /// Inside the list; its end ends everything.
    List,
    /// Values one after the other up to the end of the file.
    Sequence,
    Over,
}

/// How far a value has been followed.
#[derive(Debug, Default)]
struct Scan {
    depth: usize,
    string: bool,
    escaped: bool,
}

impl Scan {
    /// Just past the value's end, if it ends in these bytes.
    fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, byte) in bytes.iter().enumerate() {
            if self.string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => {
                        self.string = false;
                        if self.depth == 0 {
                            return Some(at + 1);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth <= 1 => return Some(at + self.depth),
                b'}' | b']' => self.depth -= 1,
                b',' | b' ' | b'\t' | b'\n' | b'\r' if self.depth == 0 => return Some(at),
                _ => {}
            }
        }
        None
    }
}

/// Where a value ends in the buffer.
enum End {
    At(usize),
    TooLong,
}

/// The end of the value that begins at `start`; the end of the stream where it has none.
fn value(feed: &mut Feed<'_>, start: usize) -> End {
    let mut scan = Scan::default();
    let mut at = start;
    loop {
        if let Some(end) = feed.bytes().get(at..).and_then(|bytes| scan.end(bytes)) {
            return End::At((at + end).max(start + 1));
        }
        at = feed.bytes().len();
        if at - start > LONGEST {
            return End::TooLong;
        }
        if !feed.more() && feed.bytes().len() == at {
            return End::At(at);
        }
    }
}

/// The first byte from `at` on that is not between values.
fn next(feed: &mut Feed<'_>, mut at: usize, between: &[u8]) -> Option<(usize, u8)> {
    loop {
        match feed.bytes().get(at) {
            Some(byte) if byte.is_ascii_whitespace() || between.contains(byte) => at += 1,
            Some(byte) => return Some((at, *byte)),
            None if at > LONGEST => return None,
            None => {
                if !feed.more() && at >= feed.bytes().len() {
                    return None;
                }
            }
        }
    }
}

/// How many line ends there are.
pub(in crate::corpus) fn line_ends(bytes: &[u8]) -> u64 {
    bytes.split(|byte| *byte == b'\n').skip(1).count() as u64
}

impl Values {
    /// For a file whose keys mean what `keys` says.
    pub(in crate::corpus) fn new(keys: Keys) -> Values {
        Values {
            keys,
            mode: Mode::Start,
            record: 0,
            lines: 0,
            summary: None,
        }
    }

    /// Lets go of the first bytes.
    fn pass(&mut self, feed: &mut Feed<'_>, len: usize) {
        self.lines += line_ends(feed.bytes().get(..len).unwrap_or_default());
        feed.skip(len as u64);
    }

    /// Finds out what the file holds and where it begins.
    fn begin(&mut self, feed: &mut Feed<'_>) {
        feed.fill(3);
        if feed.bytes().starts_with(b"\xEF\xBB\xBF") {
            self.pass(feed, 3);
        }
        self.mode = match next(feed, 0, &[]) {
            None => Mode::Over,
            Some((at, b'[')) => {
                self.pass(feed, at + 1);
                Mode::List
            }
            Some((at, b'{')) => match value(feed, at) {
                // Others follow it.
                End::At(end) if next(feed, end, b",").is_some() => Mode::Sequence,
                End::At(_) => {
                    self.pass(feed, at + 1);
                    self.search(feed)
                }
                End::TooLong => {
                    self.pass(feed, at + 1);
                    self.search(feed)
                }
            },
            Some(_) => Mode::Sequence,
        };
    }

    /// Looks for the list of articles in the members of an object whose brace has been passed.
    fn search(&mut self, feed: &mut Feed<'_>) -> Mode {
        let mut depth = 0;
        while feed.start < 16 * GIVE_UP {
            let Some((at, byte)) = next(feed, 0, b",:") else {
                break;
            };
            self.pass(feed, at);
            if byte == b'}' {
                self.pass(feed, 1);
                let Some(above) = usize::checked_sub(depth, 1) else {
                    break;
                };
                depth = above;
                continue;
            }
            let End::At(end) = value(feed, 0) else {
                break;
            };
            let key = feed.bytes().get(1..end.saturating_sub(1)).unwrap_or_default();
            let key = String::from_utf8_lossy(key).into_owned();
            self.pass(feed, end);
            let Some((at, byte)) = next(feed, 0, b",:") else {
                break;
            };
            self.pass(feed, at);
            if byte == b'[' {
                feed.fill(SAMPLE);
                let sample = feed.bytes().get(..feed.bytes().len().min(SAMPLE)).unwrap_or_default();
                if may_be_articles(&key, &String::from_utf8_lossy(sample), &self.keys) {
                    self.pass(feed, 1);
                    return Mode::List;
                }
            }
            if byte == b'{' && depth < DEPTH {
                self.pass(feed, 1);
                depth += 1;
            } else if !self.pass_value(feed, if byte == b'"' { GIVE_UP } else { 16 * GIVE_UP }) {
                break;
            }
        }
        feed.give_up();
        self.summary = Some(format!(
            "is one object of more than {} MiB without a list of articles in it; make it JSON lines, an article a line",
            LONGEST >> 20
        ));
        Mode::Over
    }

    /// Lets go of a value of any length; false where the stream ends or `most` bytes go by before it does.
    fn pass_value(&mut self, feed: &mut Feed<'_>, most: u64) -> bool {
        let start = feed.start;
        let mut scan = Scan::default();
        loop {
            if let Some(end) = scan.end(feed.bytes()) {
                self.pass(feed, end);
                return true;
            }
            let len = feed.bytes().len();
            self.pass(feed, len);
            if feed.start - start > most || !feed.more() && feed.bytes().is_empty() {
                return false;
            }
        }
    }

    /// Passes over a record that is longer than any article.
    fn too_long(&mut self, feed: &mut Feed<'_>) -> Batch {
        let mut cut = Cut::new(0..0, feed.start, self.record, Some(self.lines + 1));
        let mut fault = format!("is longer than {} MiB, which no article is", LONGEST >> 20);
        if !self.pass_value(feed, GIVE_UP) {
            feed.give_up();
            self.mode = Mode::Over;
            fault.push_str(", and does not end; what follows was not read");
        }
        cut.fault = Some(fault);
        self.record += 1;
        Batch {
            bytes: Vec::new(),
            cuts: vec![cut],
        }
    }
}

impl Cutter for Values {
    fn cut(&mut self, feed: &mut Feed<'_>) -> Option<Batch> {
        if self.mode == Mode::Start {
            self.begin(feed);
        }
        let mut cuts = Vec::new();
        let (mut at, mut counted, mut line) = (0, 0, self.lines + 1);
        while self.mode != Mode::Over && at < STRETCH {
            let Some((start, byte)) = next(feed, at, b",") else {
                at = feed.bytes().len();
                self.mode = if feed.ended { Mode::Over } else { self.mode };
                break;
            };
            if byte == b']' && self.mode == Mode::List {
                self.mode = Mode::Over;
                break;
            }
            let end = match value(feed, start) {
                End::At(end) => end,
                End::TooLong if cuts.is_empty() => {
                    self.pass(feed, start);
                    return Some(self.too_long(feed));
                }
                End::TooLong => break,
            };
            // A value that the stream broke off is not the file's fault.
            if feed.failed.is_some() && end == feed.bytes().len() {
                at = end;
                self.mode = Mode::Over;
                break;
            }
            line += line_ends(feed.bytes().get(counted..start).unwrap_or_default());
            counted = start;
            cuts.push(Cut::new(start..end, feed.start + start as u64, self.record, Some(line)));
            self.record += 1;
            at = end;
        }
        self.lines += line_ends(feed.bytes().get(..at).unwrap_or_default());
        let bytes = feed.take(at);
        if cuts.is_empty() && self.mode == Mode::Over {
            return None;
        }
        Some(Batch { bytes, cuts })
    }

    fn summary(&mut self) -> Option<String> {
        self.summary.take()
    }

    fn count(&self) -> u64 {
        self.record
    }
}
