//! One cached file: sections with a checksum each, and behind them the head that says what they are, so that they can be
//! written as they are made.
//!
//! ```text
//! sections… | head | length of the head u32 | checksum of the head u32 | layout u32 | "PLXC"
//! head: maker, key (each length u32 + bytes) | number of sections u32 | of each: length u64, checksum u32
//! ```
//! All numbers little-endian. Checksums are CRC-32 (ISO-HDLC), which find every burst of damage up to 32 bits and others but for
//! one in four thousand million.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

const MAGIC: &[u8; 4] = b"PLXC";
/// Changes with the layout described above.
const LAYOUT: u32 = 1;
/// Bytes behind the head.
const BACK: usize = 16;
/// A longer head is none of ours.
const LONGEST_HEAD: usize = 1 << 20;

/// Why a cached file can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("can't be read ({0})")]
    Unreadable(String),
    #[error("is no cache of this program")]
    Foreign,
    #[error("was written by another version of this program")]
    OtherVersion,
    #[error("is damaged")]
    Damaged,
    #[error("belongs to another corpus")]
    OtherCorpus,
}

impl From<io::Error> for Unfit {
    fn from(error: io::Error) -> Unfit {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Unfit::Damaged,
            _ => Unfit::Unreadable(error.to_string()),
        }
    }
}

/// Where a section stands.
#[derive(Debug, Clone, Copy)]
struct Section {
    start: u64,
    length: u64,
    checksum: u32,
}

/// A cached file whose head was read and fits. Its sections are read one by one; what is written in its place meanwhile
/// makes no difference.
#[derive(Debug)]
pub struct Opened {
    file: File,
    sections: Vec<Section>,
}

impl Opened {
    pub(super) fn new(mut file: File, key: &str, maker: &str) -> Result<Opened, Unfit> {
        let head = head(&mut file)?;
        if head.maker != maker {
            return Err(Unfit::OtherVersion);
        }
        if head.key != key {
            return Err(Unfit::OtherCorpus);
        }
        Ok(Opened {
            file,
            sections: head.sections,
        })
    }

    /// Looks whether a section is what was written, without holding it.
    ///
    /// # Errors
    /// There is no such section, or it is something else.
    pub fn verify(&self, number: usize) -> Result<(), Unfit> {
        let section = self.sections.get(number).ok_or(Unfit::Damaged)?;
        let mut file = &self.file;
        file.seek(SeekFrom::Start(section.start))?;
        let mut sum = Summing {
            out: &mut io::sink(),
            length: 0,
            sum: crc32fast::Hasher::new(),
        };
        io::copy(&mut file.take(section.length), &mut sum)?;
        match (sum.length, sum.sum.finalize()) == (section.length, section.checksum) {
            true => Ok(()),
            false => Err(Unfit::Damaged),
        }
    }

    /// A section's bytes.
    ///
    /// # Errors
    /// There is no such section, or it is not what was written.
    pub fn section(&self, number: usize) -> Result<Vec<u8>, Unfit> {
        let section = self.sections.get(number).ok_or(Unfit::Damaged)?;
        let mut bytes = vec![0; usize::try_from(section.length).map_err(|_| Unfit::Damaged)?];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(section.start))?;
        file.read_exact(&mut bytes)?;
        match crc32fast::hash(&bytes) == section.checksum {
            true => Ok(bytes),
            false => Err(Unfit::Damaged),
        }
    }
}

struct Head {
    maker: String,
    key: String,
    sections: Vec<Section>,
}

fn head(file: &mut File) -> Result<Head, Unfit> {
    let end = file.metadata()?.len().checked_sub(BACK as u64).ok_or(Unfit::Foreign)?;
    file.seek(SeekFrom::Start(end))?;
    let mut back = [0; BACK];
    file.read_exact(&mut back)?;
    let number = |at: usize| {
        let bytes = back.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    };
    if !back.ends_with(MAGIC) {
        return Err(Unfit::Foreign);
    }
    if number(8) != LAYOUT {
        return Err(Unfit::OtherVersion);
    }
    let length = number(0) as usize;
    let start = end.checked_sub(length as u64).filter(|_| length <= LONGEST_HEAD);
    file.seek(SeekFrom::Start(start.ok_or(Unfit::Damaged)?))?;
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes)?;
    if crc32fast::hash(&bytes) != number(4) {
        return Err(Unfit::Damaged);
    }
    let mut left = bytes.as_slice();
    let (maker, key) = (text(&mut left)?, text(&mut left)?);
    let count = u32::from_le_bytes(take(&mut left)?);
    let mut from = 0_u64;
    let mut sections = Vec::new();
    for _ in 0..count {
        let length = u64::from_le_bytes(take(&mut left)?);
        let checksum = u32::from_le_bytes(take(&mut left)?);
        sections.push(Section {
            start: from,
            length,
            checksum,
        });
        from = from.checked_add(length).ok_or(Unfit::Damaged)?;
    }
    if Some(from) != start {
        return Err(Unfit::Damaged);
    }
    Ok(Head { maker, key, sections })
}

/// The corpus a file says it belongs to, whoever wrote it.
pub(super) fn key_of(path: &Path) -> Result<String, Unfit> {
    Ok(head(&mut File::open(path)?)?.key)
}

fn take<const N: usize>(left: &mut &[u8]) -> Result<[u8; N], Unfit> {
    let (first, rest) = left.split_first_chunk().ok_or(Unfit::Damaged)?;
    *left = rest;
    Ok(*first)
}

fn text(left: &mut &[u8]) -> Result<String, Unfit> {
    let length = u32::from_le_bytes(take(left)?) as usize;
    let (first, rest) = left.split_at_checked(length).ok_or(Unfit::Damaged)?;
    *left = rest;
    String::from_utf8(first.to_vec()).map_err(|_| Unfit::Damaged)
}

/// Writes a file section by section.
pub struct Writer<'a> {
    out: &'a mut dyn Write,
    sections: Vec<(u64, u32)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Writer<'a> {
        Writer {
            out,
            sections: Vec::new(),
        }
    }

    /// The next section, as `fill` writes it.
    ///
    /// # Errors
    /// It can't be written.
    pub fn section(&mut self, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut summing = Summing {
            out: &mut *self.out,
            length: 0,
            sum: crc32fast::Hasher::new(),
        };
        fill(&mut summing)?;
        let (length, sum) = (summing.length, summing.sum.finalize());
        self.sections.push((length, sum));
        Ok(())
    }

    /// The head behind the sections.
    pub(super) fn end(self, key: &str, maker: &str) -> io::Result<()> {
        let mut head = Vec::new();
        for text in [maker, key] {
            head.extend((text.len() as u32).to_le_bytes());
            head.extend(text.as_bytes());
        }
        head.extend((self.sections.len() as u32).to_le_bytes());
        for (length, sum) in &self.sections {
            head.extend(length.to_le_bytes());
            head.extend(sum.to_le_bytes());
        }
        self.out.write_all(&head)?;
        self.out.write_all(&(head.len() as u32).to_le_bytes())?;
        self.out.write_all(&crc32fast::hash(&head).to_le_bytes())?;
        self.out.write_all(&LAYOUT.to_le_bytes())?;
        self.out.write_all(MAGIC)
    }
}

/// Counts and sums up what goes through.
struct Summing<'a> {
    out: &'a mut dyn Write,
    length: u64,
    sum: crc32fast::Hasher,
}

impl Write for Summing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.length += written as u64;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
