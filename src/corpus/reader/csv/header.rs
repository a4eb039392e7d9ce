//! How a table is written, and what its columns mean.

use super::SAMPLE;
use crate::corpus::facts::fields::{Field, Keys};
use csv::{ByteRecord, Reader, ReaderBuilder};

/// A table's way of writing and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::corpus::reader) struct Table {
    pub(super) delimiter: u8,
    /// Whether a quotation mark within quotation marks has a backslash before it instead of being doubled.
    pub(super) backslash: bool,
    pub(super) columns: Vec<Column>,
    /// Bytes, and lines, of the header and what stands above it.
    pub length: usize,
    pub lines: u64,
}

/// A column: its name, and what it means with its rank in trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub meaning: Option<(Field, usize)>,
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows from the top the header may stand.
const PREAMBLE: usize = 5;

/// A reader of rows written one way.
pub(super) fn reader(text: &[u8], delimiter: u8, backslash: bool) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .double_quote(!backslash)
        .escape(backslash.then_some(b'\\'))
        .from_reader(text)
}

impl Table {
    /// The table that begins with this text.
    ///
    /// # Errors
    /// No row near the top names a column that holds texts; says which columns there are.
    pub(in crate::corpus::reader) fn of(text: &str, keys: &Keys) -> Result<Table, String> {
        let mut end = text.len().min(SAMPLE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let sample = text.get(..end).unwrap_or_default();
        let backslash = escapes_with_backslash(sample, &DELIMITERS);
        // Excel's own first line.
        let told = sample
            .get(..4)
            .filter(|start| start.eq_ignore_ascii_case("sep="))
            .and_then(|_| sample.as_bytes().get(4).copied());
        let found = DELIMITERS
            .iter()
            .copied()
            .filter(|delimiter| told.is_none_or(|told| told == *delimiter || !DELIMITERS.contains(&told)))
            .filter_map(|delimiter| best_header(sample, delimiter, backslash, keys))
            .max_by_key(|(weight, table)| (*weight, table.columns.len()));
        match found {
            Some((_, table)) if table.has_text() => Ok(table),
            _ => Err(complaint(sample, backslash)),
        }
    }

    fn has_text(&self) -> bool {
        self.columns.iter().any(|column| {
            matches!(
                column.meaning,
                Some((Field::Body | Field::BodyHtml | Field::Summary, _))
            )
        })
    }

    /// Which column has a meaning, if one has.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        let ranked = |(at, column): (usize, &Column)| match column.meaning {
            Some((found, rank)) if found == field => Some((rank, at)),
            _ => None,
        };
        self.columns
            .iter()
            .enumerate()
            .filter_map(ranked)
            .min()
            .map(|(_, at)| at)
    }

    /// How many of the first bytes are whole rows, so that a table can be cut between rows; 0 where not one is.
    /// `bytes` begins with a row.
    pub(in crate::corpus::reader) fn whole_rows(&self, bytes: &[u8]) -> usize {
        let (mut quoted, mut escaped, mut end) = (false, false, 0);
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if self.backslash => escaped = true,
                b'"' => quoted = !quoted,
                b'\n' if !quoted => end = at + 1,
                _ => {}
            }
        }
        end
    }
}

/// Whether quotation marks within quotation marks have backslashes before them more often than they are doubled.
fn escapes_with_backslash(sample: &str, delimiters: &[u8]) -> bool {
    let (mut before, mut last) = (b'\n', b'\n');
    let (mut backslashes, mut doubled) = (0_usize, 0_usize);
    for (byte, next) in sample.bytes().zip(sample.bytes().skip(1).chain([b'\n'])) {
        let edge = |byte: u8| matches!(byte, b'\n' | b'\r') || delimiters.contains(&byte);
        match (last, byte) {
            (b'\\', b'"') => backslashes += 1,
            // Two marks between delimiters are an empty value, after a backslash the second ends one.
            (b'"', b'"') if before != b'\\' && !(edge(before) && edge(next)) => doubled += 1,
            _ => {}
        }
        (before, last) = (last, byte);
    }
    backslashes > doubled
}

/// Whether quotation marks are open at the end of some rows.
pub(super) fn is_open(raw: &[u8], backslash: bool) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for byte in raw {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if backslash => escaped = true,
            b'"' => quoted = !quoted,
            _ => {}
        }
    }
    quoted
}

/// The row near the top that is most like a header, and how much.
fn best_header(sample: &str, delimiter: u8, backslash: bool, keys: &Keys) -> Option<(usize, Table)> {
    let mut reader = reader(sample.as_bytes(), delimiter, backslash);
    let mut row = ByteRecord::new();
    let mut best: Option<(usize, Table)> = None;
    for _ in 0..PREAMBLE {
        if !reader.read_byte_record(&mut row).ok()? {
            break;
        }
        let names: Vec<String> = row
            .iter()
            .map(|cell| {
                String::from_utf8_lossy(cell)
                    .trim()
                    .trim_start_matches('\u{FEFF}')
                    .to_owned()
            })
            .collect();
        let columns: Vec<Column> = names
            .into_iter()
            .map(|name| {
                // The name of a column is short.
                let meaning = if name.chars().count() <= 48 {
                    keys.column(&name)
                } else {
                    None
                };
                Column { name, meaning }
            })
            .collect();
        let weight = columns
            .iter()
            .filter_map(|column| column.meaning)
            .map(|(field, rank)| match field {
                Field::Body | Field::BodyHtml => 3,
                _ if rank >= Keys::GUESSED => 1,
                _ => 2,
            })
            .sum::<usize>();
        // What is mostly long or made of figures is a row, not a header.
        let odd = columns
            .iter()
            .filter(|column| column.name.chars().count() > 48 || column.name.parse::<f64>().is_ok())
            .count();
        let position = reader.position();
        if weight > 0 && odd * 3 <= columns.len() && best.as_ref().is_none_or(|(most, _)| weight > *most) {
            let table = Table {
                delimiter,
                backslash,
                columns,
                length: position.byte() as usize,
                lines: position.line().saturating_sub(1),
            };
            best = Some((weight, table));
        }
    }
    best
}

/// What is wrong with a table that has no column of texts.
fn complaint(sample: &str, backslash: bool) -> String {
    let width = |delimiter: u8| {
        let mut row = ByteRecord::new();
        let read = reader(sample.as_bytes(), delimiter, backslash).read_byte_record(&mut row);
        if read.is_ok() { row.len() } else { 0 }
    };
    // Of equals the first.
    let delimiter = DELIMITERS
        .iter()
        .copied()
        .rev()
        .max_by_key(|delimiter| width(*delimiter))
        .unwrap_or(b',');
    let mut rows = reader(sample.as_bytes(), delimiter, backslash).into_byte_records();
    let cells = |row: ByteRecord| -> Vec<String> {
        row.iter()
            .map(|cell| {
                String::from_utf8_lossy(cell)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    };
    let header = rows.next().and_then(Result::ok).map(cells).unwrap_or_default();
    let below: Vec<String> = rows
        .take(50)
        .filter_map(Result::ok)
        .flat_map(cells)
        .filter(|cell| !cell.is_empty())
        .collect();
    let figure = |cell: &&String| {
        cell.chars().any(|c| c.is_ascii_digit())
            && cell.chars().filter(|c| c.is_alphabetic()).count() * 2 < cell.chars().count()
    };
    let figures = below.iter().filter(figure).count();
    let long = below.iter().any(|cell| cell.split_whitespace().nth(40).is_some());
    let names: Vec<String> = header
        .iter()
        .take(12)
        .map(|name| format!("\u{201C}{}\u{201D}", name.chars().take(24).collect::<String>()))
        .collect();
    let more = if header.len() > names.len() { " and more" } else { "" };
    let names = format!("{}{more}", names.join(", "));
    if !long && figures * 2 > below.len() {
        format!("is a table of figures, not of articles; its columns are {names}")
    } else {
        format!(
            "is a table without a column known to hold articles: its first row is {names}; [fields] in parallax.toml can say \
             which column is which"
        )
    }
}

/// Whether a text that is not named a table is one all the same: its first line names columns, one of them for texts and
/// two for other facts.
pub(in crate::corpus) fn looks_like_table(text: &str, keys: &Keys) -> bool {
    let first = text.lines().next().unwrap_or_default();
    DELIMITERS.iter().any(|delimiter| {
        let names: Vec<&str> = first
            .split(char::from(*delimiter))
            .map(|name| name.trim().trim_matches('"'))
            .collect();
        let known = || names.iter().filter_map(|name| keys.rank(name)).map(|(field, _)| field);
        let texts = |field: &Field| matches!(field, Field::Body | Field::BodyHtml | Field::Summary);
        names.len() >= 3 && known().any(|field| texts(&field)) && known().filter(|field| !texts(field)).count() >= 2
    })
}
