//! Standard output: JSON for programs, text for people, never a mixture.

use super::failure::Failure;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Columns of text where the terminal does not tell.
const WIDTH: usize = 80;

/// Widest text: longer lines are hard to read.
const WIDEST: usize = 100;

/// Whether standard output is read by a person.
pub fn is_read_by_a_person() -> bool {
    io::stdout().is_terminal()
}

/// Columns for text.
pub fn width() -> usize {
    let told = rustix::termios::tcgetwinsize(io::stdout()).map(|size| usize::from(size.ws_col));
    told.ok().filter(|columns| *columns > 0).unwrap_or(WIDTH).min(WIDEST)
}

/// Standard output, written in large pieces.
pub fn out() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// How a list of things is set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One JSON array, an item a line.
    Array,
    /// One JSON object a line.
    Lines,
}

/// Writes a list as JSON, item by item: a list of any length takes no more room than its longest item.
#[derive(Debug)]
pub struct JsonList<W: Write> {
    out: W,
    layout: Layout,
    empty: bool,
}

impl<W: Write> JsonList<W> {
    pub fn new(out: W, layout: Layout) -> JsonList<W> {
        JsonList {
            out,
            layout,
            empty: true,
        }
    }

    /// # Errors
    /// The output is closed or can't be written.
    pub fn item(&mut self, item: &impl Serialize) -> Result<(), Failure> {
        let before: &[u8] = match (self.layout, self.empty) {
            (Layout::Array, true) => b"[\n",
            (Layout::Array, false) => b",\n",
            (Layout::Lines, _) => b"",
        };
        self.empty = false;
        self.out.write_all(before)?;
        serde_json::to_writer(&mut self.out, item)?;
        if self.layout == Layout::Lines {
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// # Errors
    /// The output is closed or can't be written.
    pub fn end(mut self) -> Result<(), Failure> {
        let after: &[u8] = match (self.layout, self.empty) {
            (Layout::Array, true) => b"[]\n",
            (Layout::Array, false) => b"\n]\n",
            (Layout::Lines, _) => b"",
        };
        self.out.write_all(after)?;
        Ok(self.out.flush()?)
    }
}

/// Writes a paragraph wrapped to `width` columns: the first line after `first`, the others after `rest`.
///
/// # Errors
/// The output is closed or can't be written.
pub fn paragraph(out: &mut impl Write, text: &str, width: usize, first: &str, rest: &str) -> Result<(), Failure> {
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest);
    for line in textwrap::wrap(text, options) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(layout: Layout, items: &[&str]) -> String {
        let mut out = Vec::new();
        let mut list = JsonList::new(&mut out, layout);
        for item in items {
            list.item(item).unwrap();
        }
        list.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lists_of_any_length_are_json() {
        for items in [&[][..], &["a"], &["a", "b"]] {
            let array: Vec<String> = serde_json::from_str(&list(Layout::Array, items)).unwrap();
            assert_eq!(array, items);
            assert_eq!(list(Layout::Lines, items).lines().count(), items.len());
        }
    }
}
