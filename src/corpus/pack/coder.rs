//! Takes compression away: gzip, zstd, xz and bzip2, each with as many members one after the other as there are.

use super::meter::{Meter, sentence};
use super::{Form, form, is_skippable};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// Most memory an xz or zstd file may ask for. `xz -9` needs 65 MiB, `zstd --long` 128.
const MEMORY: u64 = 132 << 20;
/// Binary logarithm of the largest window of zstd.
const WINDOW_LOG: u32 = 27;

/// Where members begin: offset in the compressed file, offset in what it unpacks to. Decompression can begin at each.
#[derive(Debug, Clone, Default)]
pub(in crate::corpus) struct Marks(Rc<RefCell<VecDeque<(u64, u64)>>>);

impl Marks {
    fn add(&self, packed: u64, unpacked: u64) {
        self.0.borrow_mut().push_back((packed, unpacked));
    }

    /// The last member that begins at or before an unpacked offset. Offsets must be asked for in order.
    pub(in crate::corpus) fn before(&self, unpacked: u64) -> (u64, u64) {
        let mut marks = self.0.borrow_mut();
        while marks.get(1).is_some_and(|(_, start)| *start <= unpacked) {
            marks.pop_front();
        }
        marks.front().copied().unwrap_or_default()
    }
}

/// A buffer that can look several bytes ahead and counts what was taken out of it.
struct Tank<'a> {
    inner: Box<dyn Read + 'a>,
    buf: Vec<u8>,
    at: usize,
    end: usize,
    taken: u64,
}

impl Tank<'_> {
    /// The next `n` bytes or more, fewer only at the end.
    fn ahead(&mut self, n: usize) -> io::Result<&[u8]> {
        while self.end - self.at < n {
            if self.at > 0 {
                self.buf.copy_within(self.at..self.end, 0);
                self.end -= self.at;
                self.at = 0;
            }
            let room = self.buf.get_mut(self.end..).unwrap_or_default();
            match self.inner.read(room) {
                Ok(0) => break,
                Ok(read) => self.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.buf.get(self.at..self.end).unwrap_or_default())
    }
}

impl Read for Tank<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let ahead = self.ahead(1)?;
        let read = ahead.len().min(buf.len());
        for (to, from) in buf.iter_mut().zip(ahead) {
            *to = *from;
        }
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Tank<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.ahead(1)
    }

    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.end);
        self.taken += n as u64;
    }
}

/// The decoder of one member.
enum Coder<'a> {
    Gzip(Box<flate2::bufread::GzDecoder<Tank<'a>>>),
    Deflate(Box<flate2::bufread::DeflateDecoder<Tank<'a>>>),
    Zlib(Box<flate2::bufread::ZlibDecoder<Tank<'a>>>),
    Zstd(Box<zstd::stream::read::Decoder<'static, Tank<'a>>>),
    Xz(Box<liblzma::bufread::XzDecoder<Tank<'a>>>),
    Bzip2(Box<bzip2::bufread::BzDecoder<Tank<'a>>>),
}

impl<'a> Coder<'a> {
    fn new(form: Form, tank: Tank<'a>) -> io::Result<Coder<'a>> {
        Ok(match form {
            Form::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(tank)?.single_frame();
                decoder.window_log_max(WINDOW_LOG)?;
                Coder::Zstd(Box::new(decoder))
            }
            Form::Xz => {
                let stream = liblzma::stream::Stream::new_stream_decoder(MEMORY, 0)?;
                Coder::Xz(Box::new(liblzma::bufread::XzDecoder::new_stream(tank, stream)))
            }
            Form::Bzip2 => Coder::Bzip2(Box::new(bzip2::bufread::BzDecoder::new(tank))),
            _ => Coder::Gzip(Box::new(flate2::bufread::GzDecoder::new(tank))),
        })
    }

    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Coder::Gzip(coder) => coder.read(buf),
            Coder::Deflate(coder) => coder.read(buf),
            Coder::Zlib(coder) => coder.read(buf),
            Coder::Zstd(coder) => coder.read(buf),
            Coder::Xz(coder) => coder.read(buf),
            Coder::Bzip2(coder) => coder.read(buf),
        }
    }

    fn taken(&self) -> u64 {
        match self {
            Coder::Gzip(coder) => coder.get_ref().taken,
            Coder::Deflate(coder) => coder.get_ref().taken,
            Coder::Zlib(coder) => coder.get_ref().taken,
            Coder::Zstd(coder) => coder.get_ref().taken,
            Coder::Xz(coder) => coder.get_ref().taken,
            Coder::Bzip2(coder) => coder.get_ref().taken,
        }
    }

    fn into_tank(self) -> Tank<'a> {
        match self {
            Coder::Gzip(coder) => coder.into_inner(),
            Coder::Deflate(coder) => coder.into_inner(),
            Coder::Zlib(coder) => coder.into_inner(),
            Coder::Zstd(coder) => coder.into_inner(),
            Coder::Xz(coder) => coder.into_inner(),
            Coder::Bzip2(coder) => coder.into_inner(),
        }
    }
}

enum State<'a> {
    Between(Tank<'a>),
    Within(Coder<'a>),
    Over,
}

/// What a compressed stream unpacks to. An error comes after all that could be read.
pub(in crate::corpus) struct Unpack<'a> {
    form: Form,
    state: State<'a>,
    /// Whether only one member is wanted, which nothing may follow.
    single: bool,
    /// Bytes before the first that is read here.
    origin: u64,
    given: u64,
    taken: u64,
    marks: Marks,
    meter: &'a Meter<'a>,
}

impl<'a> Unpack<'a> {
    /// Unpacks what `inner` gives, which begins `origin` bytes into its file.
    pub(in crate::corpus) fn new(form: Form, inner: impl Read + 'a, origin: u64, meter: &'a Meter<'a>) -> Unpack<'a> {
        Unpack {
            form,
            state: State::Between(tank(inner)),
            single: false,
            origin,
            given: 0,
            taken: 0,
            marks: Marks::default(),
            meter,
        }
    }

    /// Unpacks a bare deflate stream, as zip members are, or with the two bytes before it that zlib puts there.
    pub(in crate::corpus) fn deflate(inner: impl Read + 'a, zlib: bool, meter: &'a Meter<'a>) -> Unpack<'a> {
        let tank = tank(inner);
        let coder = if zlib {
            Coder::Zlib(Box::new(flate2::bufread::ZlibDecoder::new(tank)))
        } else {
            Coder::Deflate(Box::new(flate2::bufread::DeflateDecoder::new(tank)))
        };
        Unpack {
            form: Form::Gzip,
            state: State::Within(coder),
            single: true,
            origin: 0,
            given: 0,
            taken: 0,
            marks: Marks::default(),
            meter,
        }
    }

    /// Where its members begin, as they are reached.
    pub(in crate::corpus) fn marks(&self) -> Marks {
        self.marks.clone()
    }

    /// How many bytes of its input belong to what was unpacked so far.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    /// Goes on to the next member, if there is one.
    fn begin(&mut self, mut tank: Tank<'a>) -> io::Result<()> {
        loop {
            let head = tank.ahead(10)?;
            if head.is_empty() {
                return Ok(());
            }
            // Tapes and disks pad with zeros.
            if self.given > 0 && head.first() == Some(&0) {
                let zeros = head.iter().take_while(|byte| **byte == 0).count();
                tank.consume(zeros);
                continue;
            }
            if self.form == Form::Zstd && is_skippable(head) {
                let len = head
                    .get(4..8)
                    .and_then(|len| len.try_into().ok())
                    .map(u32::from_le_bytes);
                let len = 8 + u64::from(len.unwrap_or(0));
                let skipped = io::copy(&mut (&mut tank).take(len), &mut io::sink())?;
                if skipped < len {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                continue;
            }
            let fits = form(head) == Some(self.form) || self.form == Form::Gzip && head.starts_with(b"\x1f\x8b");
            if !fits {
                return Err(sentence(format!(
                    "goes on after its end with bytes that are not {}; they were left out",
                    self.form.name()
                )));
            }
            self.marks.add(self.origin + tank.taken, self.given);
            self.state = State::Within(Coder::new(self.form, tank)?);
            return Ok(());
        }
    }
}

fn tank<'a>(inner: impl Read + 'a) -> Tank<'a> {
    Tank {
        inner: Box::new(inner),
        buf: vec![0; 64 << 10],
        at: 0,
        end: 0,
        taken: 0,
    }
}

impl Read for Unpack<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Ok(0),
                State::Between(tank) => self.begin(tank)?,
                State::Within(mut coder) => {
                    let read = match coder.read(buf) {
                        Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
                        Err(error) => return Err(told(self.form, error)),
                        Ok(0) if buf.is_empty() => 0,
                        Ok(0) => {
                            self.taken = coder.taken();
                            if !self.single {
                                self.state = State::Between(coder.into_tank());
                            }
                            continue;
                        }
                        Ok(read) => read,
                    };
                    let taken = coder.taken();
                    let step = taken - self.taken;
                    self.taken = taken;
                    self.given += read as u64;
                    self.meter.note(step, read as u64)?;
                    self.state = State::Within(coder);
                    if read > 0 || buf.is_empty() {
                        return Ok(read);
                    }
                }
            }
        }
    }
}

/// Errors of memory in words of their own.
fn told(form: Form, error: io::Error) -> io::Error {
    let words = error.to_string();
    let greedy = words.contains("memory limit") || words.contains("requires too much memory");
    if greedy {
        sentence(format!(
            "asks for more than {} MiB of memory to be unpacked; pack it again with {} of a lower level",
            MEMORY >> 20,
            form.name()
        ))
    } else {
        error
    }
}
