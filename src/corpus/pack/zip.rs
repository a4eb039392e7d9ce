//! Zip archives: which files they hold and where, from the directory at their end, or from the headers before each member
//! where the directory is gone.

use super::coder::Unpack;
use super::meter::{Meter, sentence};
use super::{Form, Listing, MOST, Member, Opened, Spot, Window};
use crate::corpus::open::Stream;
use std::io::{self, BufReader, Read, SeekFrom};

/// Furthest from its end that the record of the directory can begin: 22 bytes and the longest comment.
const TAIL: u64 = 22 + 65_535;

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes
        .get(at..at + 2)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes
        .get(at..at + 8)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u64::from_le_bytes)
}

/// Where the directory stands.
struct Directory {
    start: u64,
    entries: u64,
    /// Bytes before the archive begins, as self-extracting ones have.
    shift: u64,
}

fn piece(stream: &mut dyn Stream, start: u64, len: u64) -> io::Result<Vec<u8>> {
    stream.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    stream.take(len).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn directory(stream: &mut dyn Stream, len: u64) -> io::Result<Option<Directory>> {
    let tail_start = len.saturating_sub(TAIL);
    let tail = piece(stream, tail_start, TAIL)?;
    let found = (0..tail.len().saturating_sub(21)).rev().find(|at| {
        tail.get(*at..*at + 4) == Some(b"PK\x05\x06") && at + 22 + usize::from(u16_at(&tail, at + 20)) <= tail.len()
    });
    let Some(at) = found else {
        return Ok(None);
    };
    let end = tail_start + at as u64;
    let mut size = u64::from(u32_at(&tail, at + 12));
    let mut offset = u64::from(u32_at(&tail, at + 16));
    let mut entries = u64::from(u16_at(&tail, at + 10));
    let mut stands = end;
    if let Some(locator) = at.checked_sub(20)
        && tail.get(locator..locator + 4) == Some(b"PK\x06\x07")
        && (offset == u64::from(u32::MAX) || entries == u64::from(u16::MAX) || size == u64::from(u32::MAX))
    {
        stands = u64_at(&tail, locator + 8);
        let record = piece(stream, stands, 56)?;
        if record.get(..4) != Some(b"PK\x06\x06") {
            return Ok(None);
        }
        entries = u64_at(&record, 32);
        size = u64_at(&record, 40);
        offset = u64_at(&record, 48);
    }
    let Some(start) = stands.checked_sub(size) else {
        return Ok(None);
    };
    Ok(Some(Directory {
        start,
        entries,
        shift: start.saturating_sub(offset),
    }))
}

pub(super) fn list(stream: &mut dyn Stream, len: u64, meter: &Meter<'_>) -> io::Result<Listing> {
    let Some(directory) = directory(stream, len)? else {
        return recover(stream, len, meter);
    };
    stream.seek(SeekFrom::Start(directory.start))?;
    let mut reader = BufReader::with_capacity(64 << 10, &mut *stream);
    let mut listing = Listing::default();
    let mut spans = Vec::new();
    let mut header = [0; 46];
    for _ in 0..directory.entries {
        if meter.stopped() {
            return Ok(listing);
        }
        if reader.read_exact(&mut header).is_err() || header.get(..4) != Some(b"PK\x01\x02") {
            if listing.members.is_empty() {
                return recover(stream, len, meter);
            }
            listing.fault = Some("has a damaged directory; only what it still names was read".to_owned());
            break;
        }
        let mut rest =
            vec![
                0;
                usize::from(u16_at(&header, 28)) + usize::from(u16_at(&header, 30)) + usize::from(u16_at(&header, 32))
            ];
        if reader.read_exact(&mut rest).is_err() {
            listing.fault = Some("has a damaged directory; only what it still names was read".to_owned());
            break;
        }
        if listing.members.len() >= MOST {
            listing.fault = Some(format!("holds more than {MOST} files; the rest was left out"));
            break;
        }
        let (name, extra) = rest.split_at(usize::from(u16_at(&header, 28)).min(rest.len()));
        let mut spot = Spot {
            start: u64::from(u32_at(&header, 42)),
            len: u64::from(u32_at(&header, 20)),
            size: u64::from(u32_at(&header, 24)),
            method: u16_at(&header, 10),
            sum: Some(u32_at(&header, 16)),
        };
        let mut name = named(name);
        extras(extra, &mut spot, &mut name);
        spot.start = spot.start.saturating_add(directory.shift);
        note_document(&mut listing, &name);
        spans.push((spot.start, spot.start.saturating_add(30).saturating_add(spot.len)));
        let mode = u32_at(&header, 38) >> 16;
        if name.ends_with(['/', '\\']) {
            continue;
        }
        let what = if u16_at(&header, 8) & 1 != 0 {
            Err("is encrypted; unpack the archive with its password".to_owned())
        } else if header.get(5) == Some(&3) && mode & 0o170_000 == 0o120_000 {
            Err("is a link inside an archive; it was not followed".to_owned())
        } else {
            Ok(spot)
        };
        listing.members.push(Member { name, what });
    }
    spans.sort_unstable();
    if spans
        .windows(2)
        .any(|pair| matches!(pair, [(_, end), (start, _)] if start < end))
    {
        return Ok(Listing {
            fault: Some("holds files that lie over one another, as only a bomb does; it was not read".to_owned()),
            ..Listing::default()
        });
    }
    Ok(listing)
}

/// Office documents, books and programs are zips too.
fn note_document(listing: &mut Listing, name: &str) {
    let what = match name {
        "[Content_Types].xml" => "an office document",
        "mimetype" if listing.members.is_empty() => "an office document or a book",
        "META-INF/MANIFEST.MF" | "AndroidManifest.xml" => "a program",
        _ => return,
    };
    listing.document = Some(what);
}

/// A member's name. Archives should write UTF-8; of others what is not ASCII is replaced.
fn named(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Facts that did not fit the header: sizes above 4 GiB and names in Unicode.
fn extras(mut extra: &[u8], spot: &mut Spot, name: &mut String) {
    while extra.len() >= 4 {
        let (id, len) = (u16_at(extra, 0), usize::from(u16_at(extra, 2)));
        let Some(field) = extra.get(4..4 + len) else {
            return;
        };
        match id {
            1 => {
                let mut at = 0;
                let full = u64::from(u32::MAX);
                for value in [&mut spot.size, &mut spot.len, &mut spot.start] {
                    if *value == full && field.len() >= at + 8 {
                        *value = u64_at(field, at);
                        at += 8;
                    }
                }
            }
            0x7075 => {
                if let Some(Ok(unicode)) = field.get(5..).map(std::str::from_utf8) {
                    unicode.clone_into(name);
                }
            }
            _ => {}
        }
        extra = extra.get(4 + len..).unwrap_or_default();
    }
}

/// The members of an archive without its directory: as it is when a download broke off.
fn recover(stream: &mut dyn Stream, len: u64, meter: &Meter<'_>) -> io::Result<Listing> {
    let mut listing = Listing {
        fault: Some("is cut short: its directory is missing; what could be found without it was read".to_owned()),
        ..Listing::default()
    };
    let mut at = 0;
    while at + 30 <= len && listing.members.len() < MOST && !meter.stopped() {
        let header = piece(stream, at, 30)?;
        if header.get(..4) != Some(b"PK\x03\x04") {
            break;
        }
        let flags = u16_at(&header, 6);
        let (name_len, extra_len) = (u64::from(u16_at(&header, 26)), u64::from(u16_at(&header, 28)));
        let rest = piece(stream, at + 30, name_len + extra_len)?;
        let (name, extra) = rest.split_at(usize::try_from(name_len).unwrap_or(0).min(rest.len()));
        let mut spot = Spot {
            start: at,
            len: u64::from(u32_at(&header, 18)),
            size: u64::from(u32_at(&header, 22)),
            method: u16_at(&header, 8),
            sum: Some(u32_at(&header, 14)),
        };
        let mut name = named(name);
        extras(extra, &mut spot, &mut name);
        note_document(&mut listing, &name);
        let data = at + 30 + name_len + extra_len;
        // Written without going back: the sizes come after the member, so that its end must be found.
        if flags & 8 != 0 && spot.len == 0 {
            spot.sum = None;
            if spot.method != 8 {
                break;
            }
            let mut unpack = Unpack::deflate(Window::new(stream, data, len - data.min(len))?, false, meter);
            let copied = io::copy(&mut unpack, &mut io::sink());
            spot.len = unpack.taken();
            if copied.is_err() {
                spot.len = len - data.min(len);
            }
        }
        let mut next = data.saturating_add(spot.len);
        if flags & 8 != 0 && next < len {
            // The sizes that follow, with or without their mark, of 4 or 8 bytes each.
            let after = piece(stream, next, 28)?;
            let mark = |at: usize| matches!(after.get(at..at + 4), Some(b"PK\x03\x04" | b"PK\x01\x02"));
            next += [12, 16, 20, 24].into_iter().find(|at| mark(*at)).unwrap_or(24) as u64;
        }
        if next > len {
            spot.len = len.saturating_sub(data);
            spot.sum = None;
        }
        if !name.ends_with(['/', '\\']) {
            let what = if flags & 1 == 0 {
                Ok(spot)
            } else {
                Err("is encrypted; unpack the archive with its password".to_owned())
            };
            listing.members.push(Member { name, what });
        }
        at = next;
    }
    Ok(listing)
}

pub(super) fn open<'a>(stream: &'a mut dyn Stream, spot: Spot, meter: &'a Meter<'a>) -> io::Result<Opened<'a>> {
    let header = piece(stream, spot.start, 30)?;
    if header.get(..4) != Some(b"PK\x03\x04") {
        return Err(sentence("is not where the archive's directory says it is".to_owned()));
    }
    let data = spot.start + 30 + u64::from(u16_at(&header, 26)) + u64::from(u16_at(&header, 28));
    let window = Window::new(stream, data, spot.len)?;
    let flow: Box<dyn Read + 'a> = match spot.method {
        0 => return Ok(Opened::Plain(Box::new(window))),
        8 => Box::new(Unpack::deflate(window, false, meter)),
        12 => Box::new(Unpack::new(Form::Bzip2, window, 0, meter)),
        93 => Box::new(Unpack::new(Form::Zstd, window, 0, meter)),
        95 => Box::new(Unpack::new(Form::Xz, window, 0, meter)),
        method => {
            return Err(sentence(format!(
                "is compressed by method {method}, which is not read; unpack the archive"
            )));
        }
    };
    Ok(Opened::Unpacked(Box::new(Summed {
        inner: flow,
        sum: flate2::Crc::new(),
        told: spot.sum,
    })))
}

/// Checks at its end that all came out as it went in.
struct Summed<'a> {
    inner: Box<dyn Read + 'a>,
    sum: flate2::Crc,
    told: Option<u32>,
}

impl Read for Summed<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.sum.update(buf.get(..read).unwrap_or_default());
        if read == 0 && !buf.is_empty() && self.told.take().is_some_and(|told| told != self.sum.sum()) {
            return Err(sentence("is damaged: its checksum is wrong".to_owned()));
        }
        Ok(read)
    }
}
