//! What files are packed in: compression and archives, told by their first bytes.

mod coder;
mod meter;
mod spool;
mod tar;
mod zip;

pub(super) use coder::{Marks, Unpack};
pub(super) use meter::{Meter, broken, sentence};
pub(super) use spool::spool;

use super::open::Stream;
use std::io::{self, Read, Seek, SeekFrom};

/// A way of packing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Gzip,
    Zstd,
    Xz,
    Bzip2,
    Zip,
    Tar,
}

impl Form {
    /// Whether it holds files with names, rather than one stream.
    pub(super) fn is_archive(self) -> bool {
        matches!(self, Form::Zip | Form::Tar)
    }

    /// Its name in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Form::Gzip => "gzip",
            Form::Zstd => "zstd",
            Form::Xz => "xz",
            Form::Bzip2 => "bzip2",
            Form::Zip => "zip",
            Form::Tar => "tar",
        }
    }
}

/// How a file that begins with `head` is packed, if it is.
pub(super) fn form(head: &[u8]) -> Option<Form> {
    let begins = |magic: &[u8]| head.starts_with(magic);
    if begins(b"\x1f\x8b\x08") {
        Some(Form::Gzip)
    } else if begins(b"\x28\xb5\x2f\xfd") || is_skippable(head) {
        Some(Form::Zstd)
    } else if begins(b"\xfd7zXZ\0") {
        Some(Form::Xz)
    } else if begins(b"BZh") && matches!(head.get(4..10), Some(b"1AY&SY" | b"\x17rE8P\x90")) {
        Some(Form::Bzip2)
    } else if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        Some(Form::Zip)
    } else if tar::is_header(head) {
        Some(Form::Tar)
    } else {
        None
    }
}

/// A frame of zstd that holds no data of the file.
fn is_skippable(head: &[u8]) -> bool {
    matches!(head.get(..4), Some([0x50..=0x5f, 0x2a, 0x4d, 0x18]))
}

/// The name of what a compressed file holds: without the ending that says how it is compressed.
pub(super) fn inner_name(name: &str) -> String {
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return name.to_owned();
    };
    match ending.to_ascii_lowercase().as_str() {
        "gz" | "gzip" | "z" | "zst" | "zstd" | "xz" | "bz2" | "bz" => stem.to_owned(),
        "tgz" | "txz" | "tbz" | "tbz2" | "tzst" => format!("{stem}.tar"),
        _ => name.to_owned(),
    }
}

/// Whether a name promises something packed, which may be larger inside than it is.
pub(super) fn sounds_packed(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(
        ending.as_deref(),
        Some("gz" | "gzip" | "zst" | "zstd" | "xz" | "bz2" | "tgz" | "txz" | "tbz" | "tbz2" | "tzst" | "zip" | "tar")
    )
}

/// What a name is sorted by: members of an archive stand in its place, `!/` and their path after its name.
pub(super) fn sort_key(name: &str) -> std::borrow::Cow<'_, str> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let archive = match ending.as_deref() {
        Some("zip" | "tar" | "tgz" | "txz" | "tbz" | "tbz2" | "tzst") => true,
        Some("gz" | "xz" | "bz2" | "zst") => inner_name(name)
            .rsplit_once('.')
            .is_some_and(|(_, inner)| inner.eq_ignore_ascii_case("tar")),
        _ => false,
    };
    if archive {
        format!("{name}!/").into()
    } else {
        name.into()
    }
}

/// A file inside an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    /// Its path inside, `/` between the parts, as the archive writes it.
    pub name: String,
    /// Where it is, or why it is not read.
    pub what: Result<Spot, String>,
}

/// Where the bytes of a member stand in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Offset of its first byte, or in a zip of the header before it.
    pub start: u64,
    /// How many bytes it takes in the archive.
    pub len: u64,
    /// Its length as it is told; 0 where it is not told.
    pub size: u64,
    /// How it is compressed there, as zip numbers it; 0 not at all.
    pub method: u16,
    /// CRC-32 of its content, where it is told.
    pub sum: Option<u32>,
}

/// What an archive holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// In the order of the archive; folders are left out.
    pub members: Vec<Member>,
    /// What is wrong with the archive as a whole.
    pub fault: Option<String>,
    /// What it is, where it is not an archive of files but a document.
    pub document: Option<&'static str>,
}

/// Most files one archive may hold; more would take too much memory to sort.
const MOST: usize = 1_000_000;

/// What an archive holds.
///
/// # Errors
/// It can't be read at all.
pub(super) fn list(form: Form, stream: &mut dyn Stream, meter: &Meter<'_>) -> io::Result<Listing> {
    let len = stream.seek(SeekFrom::End(0))?;
    match form {
        Form::Zip => zip::list(stream, len, meter),
        _ => tar::list(stream, len, meter),
    }
}

/// A member's content.
pub(super) enum Opened<'a> {
    /// As it stands in the archive.
    Plain(Box<dyn Stream + 'a>),
    Unpacked(Box<dyn Read + 'a>),
}

/// Opens a member.
///
/// # Errors
/// It is damaged, or compressed in a way that is not read.
pub(super) fn open<'a>(
    form: Form,
    stream: &'a mut dyn Stream,
    spot: Spot,
    meter: &'a Meter<'a>,
) -> io::Result<Opened<'a>> {
    match form {
        Form::Zip => zip::open(stream, spot, meter),
        _ => Ok(Opened::Plain(Box::new(Window::new(stream, spot.start, spot.len)?))),
    }
}

/// A stretch of a stream as a stream of its own.
struct Window<'a> {
    inner: &'a mut dyn Stream,
    start: u64,
    len: u64,
    at: u64,
}

impl<'a> Window<'a> {
    fn new(inner: &'a mut dyn Stream, start: u64, len: u64) -> io::Result<Window<'a>> {
        inner.seek(SeekFrom::Start(start))?;
        Ok(Window {
            inner,
            start,
            len,
            at: 0,
        })
    }
}

impl Read for Window<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.len.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let most = buf.len().min(left);
        let Some(buf) = buf.get_mut(..most).filter(|buf| !buf.is_empty()) else {
            return Ok(0);
        };
        let read = self.inner.read(buf)?;
        if read == 0 {
            return Err(sentence(format!(
                "is cut short: {} of its {} bytes are missing",
                self.len - self.at,
                self.len
            )));
        }
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Window<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.len.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        self.inner.seek(SeekFrom::Start(self.start.saturating_add(at)))?;
        self.at = at;
        Ok(at)
    }
}

#[cfg(test)]
mod tests;
