//! Tar archives: which files they hold and where. The formats of POSIX (ustar, pax) and GNU, read from their headers alone.

use super::meter::Meter;
use super::{Listing, MOST, Member, Spot};
use crate::corpus::open::Stream;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

const BLOCK: u64 = 512;
/// Longest name, and longest block of pax facts.
const LONGEST: u64 = 64 << 10;

/// Whether a file begins with the header of a member: 512 bytes that hold their own sum.
pub(super) fn is_header(head: &[u8]) -> bool {
    let Some(header) = head.get(..BLOCK as usize) else {
        return false;
    };
    let Some(told) = header.get(148..156).and_then(number) else {
        return false;
    };
    let sum: u64 = header
        .iter()
        .enumerate()
        .map(|(at, byte)| u64::from(if (148..156).contains(&at) { b' ' } else { *byte }))
        .sum();
    sum == told && header.first().is_some_and(|byte| *byte != 0)
}

/// A number as tar writes it: octal digits, or binary with the first bit set.
fn number(field: &[u8]) -> Option<u64> {
    if field.first().is_some_and(|byte| byte & 0x80 != 0) {
        let (first, rest) = field.split_first()?;
        return rest.iter().try_fold(u64::from(first & 0x7f), |sum, byte| {
            sum.checked_mul(256)?.checked_add(u64::from(*byte))
        });
    }
    let digits: Vec<u8> = field
        .iter()
        .copied()
        .skip_while(|byte| *byte == b' ')
        .take_while(u8::is_ascii_digit)
        .collect();
    u64::from_str_radix(std::str::from_utf8(&digits).ok()?, 8).ok()
}

/// A field that ends at its first NUL.
fn text(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(field.get(..end).unwrap_or_default()).into_owned()
}

/// What the headers before a member say of it.
#[derive(Default)]
struct Told {
    name: Option<String>,
    size: Option<u64>,
    sparse: bool,
}

pub(super) fn list(stream: &mut dyn Stream, len: u64, meter: &Meter<'_>) -> io::Result<Listing> {
    stream.seek(SeekFrom::Start(0))?;
    let mut reader = BufReader::with_capacity(16 << 10, stream);
    let mut listing = Listing::default();
    let mut told = Told::default();
    let mut at = 0_u64;
    let mut header = [0; BLOCK as usize];
    loop {
        if meter.stopped() {
            return Ok(listing);
        }
        if len.saturating_sub(at) < BLOCK {
            // The end is two blocks of zeros; many writers leave them out.
            if len > at || told.name.is_some() {
                listing.fault = Some("is cut short; only what stands before that was read".to_owned());
            }
            return Ok(listing);
        }
        if let Err(error) = reader.read_exact(&mut header) {
            listing.fault = Some(super::broken(&error));
            return Ok(listing);
        }
        at += BLOCK;
        if header.iter().all(|byte| *byte == 0) {
            return Ok(listing);
        }
        if !is_header(&header) {
            listing.fault = Some(format!(
                "is damaged at byte {}; only what stands before that was read",
                at - BLOCK
            ));
            return Ok(listing);
        }
        let kind = header.get(156).copied().unwrap_or_default();
        let size = told.size.or(header.get(124..136).and_then(number)).unwrap_or(0);
        let next = at.saturating_add(size.div_ceil(BLOCK).saturating_mul(BLOCK));
        match kind {
            b'L' | b'x' | b'g' | b'K' => {
                let mut bytes = Vec::new();
                reader.by_ref().take(size.min(LONGEST)).read_to_end(&mut bytes)?;
                match kind {
                    b'L' => told.name = Some(text(&bytes)),
                    b'x' => facts(&bytes, &mut told),
                    _ => {}
                }
                reader.seek(SeekFrom::Start(next.min(len)))?;
                at = next;
                continue;
            }
            _ => {}
        }
        if kind == b'S' && header.get(482) == Some(&1) {
            // Where its holes are does not fit the header and goes on in blocks of its own.
            let mut more = [0; BLOCK as usize];
            while more.get(504) != Some(&0) || at == next {
                reader.read_exact(&mut more)?;
                at += BLOCK;
            }
        }
        let said = std::mem::take(&mut told);
        let name = said.name.unwrap_or_else(|| name(&header));
        let what = match kind {
            b'0' | 0 | b'7' if said.sparse => {
                Err("is stored with holes, which is not read; unpack the archive".to_owned())
            }
            b'0' | 0 | b'7' => Ok(Spot {
                start: at,
                len: size,
                size,
                method: 0,
                sum: None,
            }),
            b'S' => Err("is stored with holes, which is not read; unpack the archive".to_owned()),
            b'1' | b'2' => Err("is a link inside an archive; it was not followed".to_owned()),
            b'3' | b'4' | b'6' => Err("is a pipe or device, not a file; it was left alone".to_owned()),
            _ => {
                // Folders, labels and what only one system knows.
                reader.seek(SeekFrom::Start(next.min(len)))?;
                at = next;
                continue;
            }
        };
        let data = if what.is_ok() || matches!(kind, b'S') { next } else { at };
        // Old archives tell folders by the stroke at their end alone.
        if !name.ends_with('/') {
            if listing.members.len() >= MOST {
                listing.fault = Some(format!("holds more than {MOST} files; the rest was left out"));
                return Ok(listing);
            }
            listing.members.push(Member { name, what });
        }
        if data > len {
            listing.fault = Some("is cut short in the middle of its last file".to_owned());
            return Ok(listing);
        }
        reader.seek_relative(i64::try_from(data - at).unwrap_or(0))?;
        at = data;
    }
}

/// The name in a header: of the newer format in two parts.
fn name(header: &[u8]) -> String {
    let name = header.get(..100).map(text).unwrap_or_default();
    // GNU puts other things where POSIX has the first part of the name.
    let prefix = match header.get(257..265) {
        Some(b"ustar\x0000") => header.get(345..500).map(text).unwrap_or_default(),
        _ => String::new(),
    };
    if prefix.is_empty() {
        name
    } else {
        format!("{prefix}/{name}")
    }
}

/// Pax facts: `LENGTH KEY=VALUE`, a line each, the length counting itself.
fn facts(bytes: &[u8], told: &mut Told) {
    let mut rest = bytes;
    while let Some(space) = rest.iter().position(|byte| *byte == b' ') {
        let len = rest
            .get(..space)
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| digits.parse::<usize>().ok());
        let Some(fact) = len.and_then(|len| rest.get(space + 1..len.saturating_sub(1))) else {
            return;
        };
        if let Some(equals) = fact.iter().position(|byte| *byte == b'=') {
            let (key, value) = fact.split_at(equals);
            let value = String::from_utf8_lossy(value.get(1..).unwrap_or_default()).into_owned();
            match key {
                b"path" => told.name = Some(value),
                b"size" => told.size = value.parse().ok(),
                key if key.starts_with(b"GNU.sparse.") => told.sparse = true,
                _ => {}
            }
        }
        rest = len.and_then(|len| rest.get(len..)).unwrap_or_default();
    }
}
