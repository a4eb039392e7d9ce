//! Opens a file, however it is packed, and gives what is in it piece by piece: whole documents, and batches of records.
//!
//! ```text
//! file -> compression? -> archive? -> member -> compression? … -> document, or stream of records -> cutter -> batches
//! ```
//!
//! One thread goes through a file from beginning to end and parses nothing; whoever takes the pieces does, in any order
//! and in parallel. The same way leads to one article that is to be read again.

use super::Problem;
use super::article::{Head, Place};
use super::cut::{self, Batch, Cut, Cutter, Feed};
use super::houses::Houses;
use super::open::{Stream, in_words};
use super::pack::{self, Form, Marks, Meter, Opened, Unpack, broken};
use super::reader::warc;
use super::reader::{self, Piece, Reader, Stretches, What};
use super::recognise::{self, Kind};
use super::settings::Rules;
use super::sources::{Sources, free_name, safe_name};
use super::walk::Entry;
use std::collections::BTreeSet;
use std::io::{self, Cursor, Read, SeekFrom};
use std::sync::Arc;

/// How often things may be packed in one another.
const LAYERS: usize = 5;
/// Longest JSON that is parsed as one document, in bytes; of longer ones the records are cut off.
const DOCUMENT: u64 = 16 << 20;

/// Takes a piece; false when no more is wanted.
pub(super) type Give<'a> = &'a mut dyn FnMut(Piece) -> bool;

/// Everything in a file. False when `give` wanted no more.
pub(super) fn unfold(sources: &Sources, entry: &Entry, stop: &(dyn Fn() -> bool + Sync), give: Give<'_>) -> bool {
    start(sources, entry, None, stop, give)
}

/// The article of `head` and possibly others beside it, from the file its path begins with.
pub(super) fn again(sources: &Sources, entry: &Entry, head: &Head, give: Give<'_>) {
    start(sources, entry, Some(head), &|| false, give);
}

fn start(
    sources: &Sources,
    entry: &Entry,
    want: Option<&Head>,
    stop: &(dyn Fn() -> bool + Sync),
    give: Give<'_>,
) -> bool {
    let entry = Arc::new(entry.clone());
    let meter = Meter::new(stop);
    let mut unfolding = Unfolding {
        sources,
        meter: &meter,
        want,
        give,
    };
    match entry.seat.open() {
        Ok((stream, len)) => unfolding.open(&entry, &entry.path, Data::plain(stream, len), 0, None),
        Err(error) => unfolding.problem(&entry, in_words(&error)),
    }
}

/// Bytes that are come upon on the way.
struct Data<'a> {
    flow: Flow<'a>,
    /// How many there are, where that is known.
    len: Option<u64>,
}

enum Flow<'a> {
    Plain(Box<dyn Stream + 'a>),
    Unpacked(Box<dyn Read + 'a>),
}

impl<'a> Data<'a> {
    fn plain(stream: Box<dyn Stream + 'a>, len: u64) -> Data<'a> {
        Data {
            flow: Flow::Plain(stream),
            len: Some(len),
        }
    }

    fn unpacked(flow: impl Read + 'a, len: Option<u64>) -> Data<'a> {
        Data {
            flow: Flow::Unpacked(Box::new(flow)),
            len,
        }
    }
}

impl Read for Data<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match &mut self.flow {
            Flow::Plain(stream) => stream.read(buf),
            Flow::Unpacked(flow) => flow.read(buf),
        }
    }
}

/// What was read of a stream already, then the stream, and where it broke off the error again.
struct Replay<'a> {
    head: Cursor<Vec<u8>>,
    failed: Option<io::Error>,
    rest: Data<'a>,
}

impl Read for Replay<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self.head.read(buf)? {
            0 => match self.failed.take() {
                Some(error) => Err(error),
                None => self.rest.read(buf),
            },
            read => Ok(read),
        }
    }
}

/// Reads until `bytes` has `len` bytes or there are no more; what broke it off.
fn fill(flow: &mut dyn Read, bytes: &mut Vec<u8>, len: u64) -> Option<io::Error> {
    let left = len.saturating_sub(bytes.len() as u64);
    flow.take(left).read_to_end(bytes).err()
}

struct Unfolding<'a> {
    sources: &'a Sources,
    meter: &'a Meter<'a>,
    /// The only article wanted.
    want: Option<&'a Head>,
    give: Give<'a>,
}

impl Unfolding<'_> {
    fn piece(&mut self, entry: &Arc<Entry>, what: What) -> bool {
        (self.give)(Piece {
            entry: Arc::clone(entry),
            what,
        })
    }

    fn problem(&mut self, entry: &Arc<Entry>, cause: impl AsRef<str>) -> bool {
        let problem = Problem::new(entry.path.clone(), None, None, cause.as_ref());
        self.piece(entry, What::Problem(problem))
    }

    /// Opens what `data` is; `name` says what it would be called unpacked, `marks` where its compression can be entered.
    fn open(
        &mut self,
        entry: &Arc<Entry>,
        name: &str,
        mut data: Data<'_>,
        layers: usize,
        marks: Option<&Marks>,
    ) -> bool {
        let mut head = Vec::new();
        let failed = fill(&mut data, &mut head, recognise::WINDOW);
        let Some(form) = pack::form(&head) else {
            return self.leaf(entry, name, head, failed, data, marks);
        };
        if layers >= LAYERS {
            return self.problem(
                entry,
                format!("is packed more than {LAYERS} times over; unpack it to read what is inside"),
            );
        }
        let mut data = Data {
            len: data.len,
            flow: match data.flow {
                Flow::Plain(mut stream) if failed.is_none() => {
                    if let Err(error) = stream.seek(SeekFrom::Start(0)) {
                        return self.problem(entry, in_words(&error));
                    }
                    Flow::Plain(stream)
                }
                _ => Flow::Unpacked(Box::new(Replay {
                    head: Cursor::new(head),
                    failed,
                    rest: data,
                })),
            },
        };
        if form.is_archive() {
            return self.archive(entry, form, data, layers);
        }
        let inner = pack::inner_name(name);
        let mut origin = 0;
        if let (Some(want), Flow::Plain(stream)) = (self.want, &mut data.flow)
            && want.path == entry.path
            && want.place.base > 0
        {
            origin = want.place.base;
            if stream.seek(SeekFrom::Start(origin)).is_err() {
                origin = 0;
            }
        }
        let meter = self.meter;
        let unpack = Unpack::new(form, data, origin, meter);
        let marks = (layers == 0).then(|| unpack.marks());
        let data = Data::unpacked(unpack, None);
        if let (Some(want), true) = (self.want, origin > 0) {
            return self.wanted(entry, want, Vec::new(), data, false);
        }
        self.open(entry, &inner, data, layers + 1, marks.as_ref())
    }

    /// Opens the members of an archive, in the order of their names.
    fn archive(&mut self, entry: &Arc<Entry>, form: Form, data: Data<'_>, layers: usize) -> bool {
        let (mut stream, broken_off) = match data.flow {
            Flow::Plain(stream) => (stream, None),
            Flow::Unpacked(mut flow) => match pack::spool(&mut flow, self.meter) {
                Ok((stream, fault)) => (stream as Box<dyn Stream>, fault),
                Err(error) => return self.problem(entry, broken(&error)),
            },
        };
        let listing = match pack::list(form, &mut *stream, self.meter) {
            Ok(listing) => listing,
            Err(error) => return self.problem(entry, broken(&error)),
        };
        if let Some(what) = listing.document {
            return self.problem(entry, reader::not_read(what));
        }
        let fault = broken_off.or(listing.fault);
        let inside = Inside::of(listing.members);
        if inside.members.is_empty() && fault.is_none() {
            return self.problem(entry, format!("is a {} archive that holds no file", form.name()));
        }
        for (path, member) in inside.members {
            let path = format!("{}!/{path}", entry.path);
            let leads_on = |want: &Head| {
                want.path
                    .strip_prefix(path.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("!/"))
            };
            if self.want.is_some_and(|want| !leads_on(want)) {
                continue;
            }
            let rules: Arc<Rules> = self.sources.rules(&path);
            if rules.excluded {
                continue;
            }
            let member_entry = Arc::new(Entry {
                house: inside
                    .houses
                    .outlet(path.get(entry.path.len() + 2 + inside.wrap..).unwrap_or_default())
                    .or_else(|| entry.house.clone()),
                rules,
                common: Arc::default(),
                seat: entry.seat.clone(),
                path,
            });
            let spot = match member.what {
                Ok(spot) => spot,
                Err(cause) => {
                    if !self.problem(&member_entry, cause) {
                        return false;
                    }
                    continue;
                }
            };
            let meter = self.meter;
            let going = match pack::open(form, &mut *stream, spot, meter) {
                Ok(Opened::Plain(stream)) => self.open(
                    &member_entry,
                    &member_entry.path,
                    Data::plain(stream, spot.len),
                    layers + 1,
                    None,
                ),
                Ok(Opened::Unpacked(flow)) => {
                    let size = (spot.size > 0).then_some(spot.size);
                    self.open(
                        &member_entry,
                        &member_entry.path,
                        Data::unpacked(flow, size),
                        layers + 1,
                        None,
                    )
                }
                Err(error) => self.problem(&member_entry, broken(&error)),
            };
            if !going || self.meter.stopped() {
                return false;
            }
        }
        match fault {
            Some(fault) => self.problem(entry, fault),
            None => true,
        }
    }

    /// Gives a document whole, or the records of a stream in batches.
    fn leaf(
        &mut self,
        entry: &Arc<Entry>,
        name: &str,
        head: Vec<u8>,
        mut failed: Option<io::Error>,
        mut data: Data<'_>,
        marks: Option<&Marks>,
    ) -> bool {
        let kind = recognise::recognise(name, &head);
        if head.is_empty()
            && let Some(error) = failed
        {
            return self.problem(entry, broken(&error));
        }
        let reader = match reader::reader(kind) {
            Ok(reader) => reader,
            Err(cause) => return self.problem(entry, cause),
        };
        let coded = matches!(kind, Kind::JsonLines | Kind::Table)
            .then(|| cut::utf16(&head))
            .flatten();
        let mut bytes = head;
        if let Some(encoding) = coded {
            let replay = Replay {
                head: Cursor::new(std::mem::take(&mut bytes)),
                failed,
                rest: data,
            };
            failed = None;
            data = Data::unpacked(cut::Transcode::new(encoding, replay), None);
        }
        if let Some(want) = self.want
            && want.path == entry.path
            && want.place.len > 0
        {
            return self.wanted(entry, want, bytes, data, kind == Kind::Table);
        }
        // How much is held before it is decided that it is too much for one document.
        let whole = match kind {
            Kind::JsonLines => cut::STRETCH as u64,
            Kind::Table => reader::SMALL,
            Kind::Json => DOCUMENT,
            Kind::Warc => 0,
            _ => reader.limit(),
        };
        let too_large = |len: u64| {
            format!(
                "is larger than {} MiB, which no single file of its kind may be{}; split it, or make it JSON lines",
                whole >> 20,
                if len == 0 {
                    String::new()
                } else {
                    format!(" (it has {} MiB)", len >> 20)
                }
            )
        };
        let records: Option<Box<dyn Cutter>> = match kind {
            Kind::JsonLines => Some(Box::new(cut::Lines::default())),
            Kind::Json => Some(Box::new(cut::Values::new(entry.rules.keys.clone()))),
            Kind::Warc => Some(Box::new(warc::Records::new(entry.rules.keys.clone()))),
            _ => None,
        };
        if let Some(len) = data
            .len
            .filter(|len| *len > whole && records.is_none() && kind != Kind::Table)
        {
            return self.problem(entry, too_large(len));
        }
        if failed.is_none() {
            failed = fill(&mut data, &mut bytes, whole + 1);
        }
        if bytes.len() as u64 <= whole || failed.is_some() && records.is_none() && kind != Kind::Table {
            return (bytes.is_empty() || self.piece(entry, What::Document(reader, bytes)))
                && failed.is_none_or(|error| self.problem(entry, broken(&error)));
        }
        let large = too_large(0);
        let rest = Replay {
            head: Cursor::default(),
            failed,
            rest: data,
        };
        let mut feed = Feed::new(bytes, Box::new(rest));
        if kind == Kind::Table {
            let encoding = coded.map(|encoding| encoding.name().to_ascii_lowercase());
            return self.rows(entry, reader, encoding.as_deref(), &mut feed);
        }
        let Some(mut cutter) = records else {
            return self.problem(entry, large);
        };
        let stream = Records {
            reader,
            marks,
            encoding: coded.map(|encoding| encoding.name().to_ascii_lowercase()),
            lenient: kind != Kind::Warc,
        };
        self.records(entry, &stream, &mut *cutter, &mut feed)
    }

    /// Gives the records of a stream, in order.
    fn records(
        &mut self,
        entry: &Arc<Entry>,
        stream: &Records<'_>,
        cutter: &mut dyn Cutter,
        feed: &mut Feed<'_>,
    ) -> bool {
        let mut idle = 0;
        self.meter.lenient(stream.lenient);
        while let Some(mut batch) = cutter.cut(feed) {
            if self.meter.stopped() {
                return false;
            }
            if batch.cuts.is_empty() {
                idle += batch.bytes.len();
                if idle > IDLE {
                    feed.give_up();
                    if !self.problem(entry, endless()) {
                        return false;
                    }
                }
                continue;
            }
            idle = 0;
            for cut in batch.cuts.iter_mut().filter(|_| stream.encoding.is_none()) {
                cut.place = place(cut, stream.marks);
            }
            if !self.piece(entry, What::Batch(stream.reader, batch, stream.encoding.clone())) {
                return false;
            }
        }
        self.meter.lenient(false);
        let failed = feed.failed.take();
        let summary = cutter.summary();
        if cutter.count() == 0 && failed.is_none() && summary.is_none() && !self.problem(entry, "holds no article") {
            return false;
        }
        summary.is_none_or(|summary| self.problem(entry, summary))
            && failed.is_none_or(|error| {
                let count = cutter.count();
                self.problem(entry, format!("{} ({count} records)", broken(&error)))
            })
    }

    /// Gives the rows of a large table.
    fn rows(
        &mut self,
        entry: &Arc<Entry>,
        reader: &'static dyn Reader,
        encoding: Option<&str>,
        feed: &mut Feed<'_>,
    ) -> bool {
        self.meter.lenient(true);
        let mut table = match Stretches::begin(feed, &entry.rules.keys) {
            Ok(table) => table,
            Err(cause) => return self.problem(entry, cause),
        };
        let mut idle = 0;
        while let Some(mut records) = table.next(feed) {
            if self.meter.stopped() {
                return false;
            }
            idle = if records.is_empty() { idle + cut::STRETCH } else { 0 };
            if idle > IDLE {
                feed.give_up();
                return self.problem(entry, endless());
            }
            if encoding.is_some() {
                for record in &mut records {
                    record.place = Place::default();
                }
            }
            if !self.piece(entry, What::Drafts(reader, records, encoding.map(str::to_owned))) {
                return false;
            }
        }
        self.meter.lenient(false);
        match feed.failed.take() {
            Some(error) => self.problem(entry, format!("{} ({} records)", broken(&error), table.record)),
            None if table.record == 0 => self.problem(entry, "is a table without rows"),
            None => true,
        }
    }

    /// Gives the record of `want` from its place; of a row, what its columns mean is told by the table's beginning.
    fn wanted(&mut self, entry: &Arc<Entry>, want: &Head, head: Vec<u8>, data: Data<'_>, row: bool) -> bool {
        let table = row.then(|| {
            let mut feed = Feed::new(head.clone(), Box::new(io::empty()));
            Stretches::begin(&mut feed, &entry.rules.keys)
        });
        let Place { start, len, .. } = want.place;
        let mut bytes = Vec::new();
        let len = len.min(2 * cut::LONGEST as u64);
        self.meter.lenient(true);
        match data.flow {
            Flow::Plain(mut stream) => {
                if stream.seek(SeekFrom::Start(start)).is_ok() {
                    fill(&mut *stream, &mut bytes, len);
                }
            }
            Flow::Unpacked(flow) => {
                let mut feed = Feed::new(head, flow);
                if feed.skip(start) {
                    feed.fill(usize::try_from(len).unwrap_or(0));
                    bytes = feed.take(usize::try_from(len).unwrap_or(0));
                }
            }
        }
        let Some(number) = want.record else {
            return true;
        };
        let Ok(reader) = reader::reader(reader::kind_of(want.format)) else {
            return true;
        };
        if let Some(table) = table {
            let records = table.map(|table| table.again(bytes, start, number)).unwrap_or_default();
            return self.piece(entry, What::Drafts(reader, records, None));
        }
        let mut cut = Cut::new(0..bytes.len(), start, number, None);
        cut.place = want.place;
        let batch = Batch { bytes, cuts: vec![cut] };
        self.piece(entry, What::Batch(reader, batch, None))
    }
}

/// How records are taken from a stream.
struct Records<'a> {
    reader: &'static dyn Reader,
    marks: Option<&'a Marks>,
    /// What it was in, where it was decoded on the way.
    encoding: Option<String>,
    /// Whether the stream may expand as far as it likes.
    lenient: bool,
}

/// Most bytes without a record, in a stream of records.
const IDLE: usize = 64 << 20;

fn endless() -> String {
    format!("goes on with {} MiB of nothing; what follows was not read", IDLE >> 20)
}

/// Where a record will be found again.
fn place(cut: &Cut, marks: Option<&Marks>) -> Place {
    let (base, unpacked) = marks.map_or((0, 0), |marks| marks.before(cut.start));
    Place {
        // A member that begins the file is entered by its beginning.
        start: if base == 0 { cut.start } else { cut.start - unpacked },
        len: cut.range.len() as u64,
        base,
    }
}

/// The members of an archive as they are shown.
struct Inside {
    /// By their path inside.
    members: Vec<(String, pack::Member)>,
    houses: Houses,
    /// Length of the folder and its stroke that all stand in.
    wrap: usize,
}

impl Inside {
    fn of(members: Vec<pack::Member>) -> Inside {
        let mut named: Vec<(String, pack::Member)> = members
            .into_iter()
            .filter_map(|member| Some((shown_path(&member.name)?, member)))
            .collect();
        named.sort_by(|(a, _), (b, _)| pack::sort_key(a).as_bytes().cmp(pack::sort_key(b).as_bytes()));
        let mut last = String::new();
        let mut taken = BTreeSet::new();
        for (path, _) in &mut named {
            if *path == last || taken.contains(path) {
                last.clone_from(path);
                *path = free_name(path, |name| name == last || taken.contains(name));
                taken.insert(path.clone());
            } else {
                last.clone_from(path);
            }
        }
        let top = |path: &str| path.split_once('/').map(|(top, _)| top.to_owned());
        let wrapped = named
            .first()
            .and_then(|(path, _)| top(path))
            .filter(|first| named.iter().all(|(path, _)| top(path).as_ref() == Some(first)));
        let wrap = wrapped.map_or(0, |folder| folder.len() + 1);
        let folders: BTreeSet<String> = named.iter().filter_map(|(path, _)| top(path.get(wrap..)?)).collect();
        Inside {
            houses: Houses::of(&folders.into_iter().collect::<Vec<_>>()),
            members: named,
            wrap,
        }
    }
}

/// A member's path, safe to show; None where it is passed over, as hidden files are everywhere.
fn shown_path(name: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in name.split(['/', '\\']) {
        match part {
            "" | "." | ".." => {}
            "__MACOSX" => return None,
            hidden if hidden.starts_with('.') => return None,
            part => parts.push(safe_name(part)),
        }
    }
    Some(if parts.is_empty() {
        "unnamed".to_owned()
    } else {
        parts.join("/")
    })
}
