//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed. An item is an article; what the feed says of itself
//! names the outlet.

mod address;
mod channel;
mod items;
mod json;

pub(super) use json::JsonFeed;

use super::wire::{LIMIT, too_large};
use super::xml::{self, Element, Space, Step};
use super::{Reader, Record};
use crate::corpus::article::{Format, Place};
use crate::corpus::encoding::decode;
use crate::corpus::walk::Entry;
use channel::Channel;

/// RSS of any version.
pub(super) struct Rss;
/// Atom.
pub(super) struct Atom;

impl Reader for Rss {
    fn format(&self) -> Format {
        Format::Rss
    }

    fn limit(&self) -> u64 {
        LIMIT
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        read(bytes, out);
    }
}

impl Reader for Atom {
    fn format(&self) -> Format {
        Format::Atom
    }

    fn limit(&self) -> u64 {
        LIMIT
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        read(bytes, out);
    }
}

/// Whether an element is an item of a feed.
fn is_item(element: Element<'_>) -> bool {
    let feeds = matches!(element.space(), Space::Plain | Space::Rss | Space::Atom);
    feeds && (element.is("item") || element.is("entry"))
}

fn read(bytes: &[u8], out: &mut dyn FnMut(Record)) {
    let decoded = decode(bytes, xml::declared(bytes).as_deref());
    let document = xml::parse(&decoded.text);
    let root = document.root();
    // An item that was not closed holds the next one: each counts.
    let items: Vec<Element<'_>> = root
        .walk()
        .filter_map(|step| match step {
            Step::Open(element) if is_item(element) => Some(element),
            _ => None,
        })
        .collect();
    let channel = Channel::of(root, &items);
    let headlines = !items.iter().any(|item| items::has_text(*item));
    for (number, item) in (0..).zip(&items) {
        out(Record {
            number: Some(number),
            line: None,
            place: Place::default(),
            encoding: decoded.encoding.clone(),
            what: items::draft(*item, &channel, headlines),
        });
    }
    if items.is_empty() {
        out(Record::whole(
            decoded.encoding.clone(),
            Err("is a feed without items".to_owned()),
        ));
    }
    if document.cut {
        out(too_large(decoded.encoding));
    }
}

#[cfg(test)]
mod tests;
