//! Opens a file, however it is packed, and gives what is in it piece by piece: whole documents, and batches of records.
//!
//! ```text
//! file -> compression? -> archive? -> member -> compression? … -> document, or stream of records -> cutter -> batches
//! ```
//!
//! One thread goes through a file from beginning to end and parses nothing; whoever takes the pieces does, in any order
//! and in parallel. The same way leads to one article that is to be read again.

mod data;
mod inside;
mod leaf;
mod streams;

use super::Problem;
use super::article::Head;
use super::open::{Stream, in_words};
use super::pack::{self, Form, Marks, Meter, Opened, Unpack, broken};
use super::reader::{self, Piece, What};
use super::recognise;
use super::settings::Rules;
use super::sources::Sources;
use super::walk::Entry;
use data::{Data, Flow, Replay, fill};
use inside::Inside;
use std::io::{Cursor, SeekFrom};
use std::sync::Arc;

/// How often things may be packed in one another.
const LAYERS: usize = 5;

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
}
