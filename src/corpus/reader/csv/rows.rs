//! The rows of a table as drafts; a broken row costs only itself.

use super::super::Record;
use super::super::gathered::{Named, Value, assemble};
use super::Lines;
use super::header::{Table, is_open, reader};
use crate::corpus::article::Place;
use crate::corpus::draft::Draft;
use crate::corpus::encoding::decode;
use crate::corpus::facts::dates;
use crate::corpus::facts::fields::Field;
use csv::ByteRecord;

/// How many lines of a broken row are tried as the beginning of the next good one.
const TRIES: usize = 50;
/// Longest row looked into for good ones, in bytes.
const LONGEST_BROKEN: usize = 1 << 20;
/// Most bytes read again in one stretch in search of good rows.
const SEARCHED: usize = 64 << 20;

impl Table {
    /// The records of a stretch of rows. `lines.bytes` begins with a row and ends with one.
    pub(in crate::corpus::reader) fn rows(&self, lines: &Lines, out: &mut dyn FnMut(Record)) {
        let decoded = decode(&lines.bytes, None);
        let text = decoded.text.as_str();
        let same = lines.bytes == text.as_bytes();
        let mut searched = 0;
        let mut at = 0;
        let mut line = lines.line + 1;
        let mut number = lines.record;
        let mut row = ByteRecord::new();
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let mut reader = reader(rest.as_bytes(), self.delimiter, self.backslash);
            let mut jump = None;
            loop {
                let begin = reader.position().clone();
                if !reader.read_byte_record(&mut row).unwrap_or(false) {
                    break;
                }
                let (from, to) = (begin.byte() as usize, reader.position().byte() as usize);
                let raw = rest.get(from..to).unwrap_or_default();
                let skipped = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
                let blank = raw.get(..skipped).unwrap_or_default().matches('\n').count() as u64;
                let raw = raw.get(skipped..).unwrap_or_default();
                let row_line = line + begin.line().saturating_sub(1) + blank;
                if row.iter().all(|cell| cell.iter().all(u8::is_ascii_whitespace)) {
                    continue;
                }
                let what = self.draft(&row, raw, to == rest.len());
                let broken = what.as_ref().is_err_and(|broken| broken.shape);
                out(Record {
                    number: Some(number),
                    line: Some(row_line),
                    place: if same {
                        Place {
                            start: lines.start + (at + from + skipped) as u64,
                            len: raw.len() as u64,
                            ..Place::default()
                        }
                    } else {
                        Place::default()
                    },
                    encoding: decoded.encoding.clone(),
                    what: what.map_err(|broken| broken.cause),
                });
                number += 1;
                if broken && raw.trim_end().contains('\n') && raw.len() <= LONGEST_BROKEN && searched < SEARCHED {
                    // A stray quotation mark may have swallowed good rows.
                    if let Some(good) = self.resume(raw, rest.get(from + skipped..).unwrap_or_default(), &mut searched)
                    {
                        jump = Some((
                            from + skipped + good,
                            row_line + raw.get(..good).unwrap_or_default().matches('\n').count() as u64,
                        ));
                        break;
                    }
                }
            }
            match jump {
                Some((to, next_line)) => {
                    at += to;
                    line = next_line;
                }
                None => return,
            }
        }
    }

    /// Where in a broken row the first line stands with which a good row begins.
    fn resume(&self, raw: &str, rest: &str, searched: &mut usize) -> Option<usize> {
        let starts = raw.match_indices('\n').map(|(at, _)| at + 1).take(TRIES);
        let mut row = ByteRecord::new();
        for start in starts {
            let from = rest.get(start..)?;
            // A row is looked for in no more than a broken one may have.
            let window = from
                .as_bytes()
                .get(..from.len().min(LONGEST_BROKEN))
                .unwrap_or_default();
            let mut reader = reader(window, self.delimiter, self.backslash);
            let good = reader.read_byte_record(&mut row).unwrap_or(false) && row.len() == self.columns.len();
            let used = reader.position().byte() as usize;
            // Setting up a reader costs as much as reading some kilobytes.
            *searched += used.max(8 << 10);
            if good
                && self.columns.len() > 1
                && self.is_plausible(&row)
                && !is_open(window.get(..used).unwrap_or_default(), self.backslash)
            {
                return Some(start);
            }
            if *searched > SEARCHED {
                return None;
            }
        }
        None
    }

    /// Whether what should be an address is one, and what should be a date.
    fn is_plausible(&self, row: &ByteRecord) -> bool {
        let cell = |field: Field| {
            let cell = self.column(field).and_then(|at| row.get(at));
            cell.map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
        };
        let url = cell(Field::Url)
            .is_none_or(|url| url.is_empty() || url.contains("://") || url.starts_with('/') || url.starts_with("www."));
        let date = cell(Field::Published).is_none_or(|date| {
            date.chars().count() < 60
                && (date.is_empty() || date.bytes().any(|byte| byte.is_ascii_digit()) || dates::parse(&date).is_some())
        });
        url && date
    }

    fn draft(&self, row: &ByteRecord, raw: &str, last: bool) -> Result<Draft, Broken> {
        let shape = |cause: String| Broken { cause, shape: true };
        if last && is_open(raw.as_bytes(), self.backslash) {
            return Err(shape("has a quotation mark that is never closed".to_owned()));
        }
        let (wanted, found) = (self.columns.len(), row.len());
        let cells: Vec<String> = row
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect();
        let body = self
            .column(Field::Body)
            .or_else(|| self.column(Field::BodyHtml))
            .or_else(|| self.column(Field::Summary));
        let surplus = found.saturating_sub(wanted);
        let spare = cells.iter().skip(wanted).all(|cell| cell.trim().is_empty());
        let cells = if surplus > 0 && !spare {
            let joined = body.and_then(|at| self.joined(&cells, at, surplus));
            joined.ok_or_else(|| {
                shape(format!(
                    "has {found} values where the header names {wanted} columns: a separator or quotation mark in it is not escaped"
                ))
            })?
        } else if found < wanted && body.is_none_or(|at| at >= found) {
            return Err(shape(format!(
                "has only {found} values where the header names {wanted} columns"
            )));
        } else {
            cells
        };
        let mut named = Vec::new();
        let mut others = Vec::new();
        for (column, value) in self.columns.iter().zip(cells) {
            match column.meaning {
                Some((field, rank)) => named.push(Named {
                    field,
                    depth: 0,
                    rank,
                    name: column.name.clone(),
                    value: Value::Text(value),
                }),
                None => others.push((column.name.clone(), value)),
            }
        }
        assemble(named, others, "column").map_err(|cause| Broken { cause, shape: false })
    }

    /// The cells with the surplus taken into the text, which most often has unquoted separators; None where the others
    /// then make no sense.
    fn joined(&self, cells: &[String], body: usize, surplus: usize) -> Option<Vec<String>> {
        let text = cells
            .get(body..=body + surplus)?
            .join(&char::from(self.delimiter).to_string());
        let mut joined = cells.get(..body)?.to_vec();
        joined.push(text);
        joined.extend(cells.get(body + surplus + 1..)?.iter().cloned());
        let row = ByteRecord::from(joined.clone());
        let telling = self
            .column(Field::Url)
            .or_else(|| self.column(Field::Published))
            .is_some();
        (telling && self.is_plausible(&row)).then_some(joined)
    }
}

/// Why a row gives no article.
struct Broken {
    cause: String,
    /// Whether its shape is wrong, not what it holds.
    shape: bool,
}
