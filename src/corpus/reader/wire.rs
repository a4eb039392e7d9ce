//! The XML that news agencies send: NITF, NewsML 1 and NewsML-G2.

mod newsml;
mod newsmlg2;
mod nitf;

use super::xml::{self, Content, Document, Element};
use super::{Reader, Record};
use crate::corpus::article::{Dropped, Format, Place};
use crate::corpus::draft::{Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::facts::byline;
use crate::corpus::walk::Entry;

/// NITF: one article, or several in an element of any name.
pub(super) struct Nitf;
/// NewsML 1.0 to 1.2.
pub(super) struct NewsMl;
/// NewsML-G2.
pub(super) struct NewsMlG2;

/// The largest file of XML taken, in bytes.
pub(super) const LIMIT: u64 = 64 << 20;

impl Reader for Nitf {
    fn format(&self) -> Format {
        Format::Nitf
    }

    fn limit(&self) -> u64 {
        LIMIT
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        each(
            bytes,
            |document| outermost(document, |element| element.is("nitf")),
            nitf::draft,
            out,
        );
    }
}

impl Reader for NewsMl {
    fn format(&self) -> Format {
        Format::NewsMl
    }

    fn limit(&self) -> u64 {
        LIMIT
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        each(
            bytes,
            |document| outermost(document, |element| element.is("NewsItem")),
            newsml::draft,
            out,
        );
    }
}

impl Reader for NewsMlG2 {
    fn format(&self) -> Format {
        Format::NewsMlG2
    }

    fn limit(&self) -> u64 {
        LIMIT
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        each(
            bytes,
            |document| outermost(document, newsmlg2::is_item),
            newsmlg2::draft,
            out,
        );
    }
}

/// The elements for which `wanted` holds that stand in no other such element.
pub(super) fn outermost<'d>(document: &'d Document<'d>, wanted: impl Fn(Element<'d>) -> bool) -> Vec<Element<'d>> {
    let mut found = Vec::new();
    let mut inside = None;
    for step in document.root().walk() {
        match step {
            xml::Step::Open(element) if inside.is_none() && wanted(element) => {
                found.push(element);
                inside = Some(element);
            }
            xml::Step::Close(element) if inside == Some(element) => inside = None,
            _ => {}
        }
    }
    found
}

/// Reads each item of a file: numbered where there are several.
fn each(
    bytes: &[u8],
    items: impl for<'d> Fn(&'d Document<'d>) -> Vec<Element<'d>>,
    draft: impl Fn(Element<'_>) -> Result<Draft, String>,
    out: &mut dyn FnMut(Record),
) {
    let decoded = decode(bytes, xml::declared(bytes).as_deref());
    let document = xml::parse(&decoded.text);
    let items = items(&document);
    let many = items.len() > 1;
    for (number, item) in (0..).zip(&items) {
        out(Record {
            number: many.then_some(number),
            line: None,
            place: Place::default(),
            encoding: decoded.encoding.clone(),
            what: draft(*item).map(|mut draft| {
                name_alert(&mut draft);
                draft
            }),
        });
    }
    if items.is_empty() {
        out(Record::whole(
            decoded.encoding.clone(),
            Err("holds no news item".to_owned()),
        ));
    }
    if document.cut {
        out(too_large(decoded.encoding));
    }
}

/// The problem of a file whose tree does not fit.
pub(super) fn too_large(encoding: String) -> Record {
    let cause = format!(
        "holds more than {} elements; what comes after them was not read: split it",
        xml::MOST
    );
    Record::whole(encoding, Err(cause))
}

/// What an item holds that is not an article, in the words of a problem.
fn no_article(what: &str) -> String {
    format!("is not an article but {what}")
}

/// A draft with a text found inside an item.
fn with_content(content: Content) -> Draft {
    let mut draft = Draft::of(content.body);
    draft.dropped = content.dropped;
    draft.alone = true;
    draft
}

/// Words that the title of a text without a headline may have, and paragraphs that text.
const ALERT: (usize, usize) = (40, 5);

/// Gives an alert its title: it is sent without a headline, its first line says all.
fn name_alert(draft: &mut Draft) {
    let lines = draft.body.parts().into_iter().flat_map(str::lines).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if let Some(first) = lines.first()
        && draft.title.is_none()
        && lines.len() <= ALERT.1
        && first.split_whitespace().count() <= ALERT.0
    {
        draft.title = Told::new(*first, "first line of a text without a headline");
    }
}

/// Sets something aside.
fn drop_text(draft: &mut Draft, text: Option<String>, why: &str) {
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        draft.dropped.push(Dropped {
            text,
            why: why.to_owned(),
        });
    }
}

/// The agency that the provider, source or credit line of an item names.
fn agency(names: &[Option<Told>]) -> Option<Told> {
    names.iter().flatten().find_map(|told| {
        let known = told.value.split(['/', ',', ';']).find_map(byline::agency);
        known.and_then(|short| Told::new(short, told.basis.clone()))
    })
}

/// The text of an element that holds NITF or XHTML.
pub(super) fn inline(element: Element<'_>) -> Draft {
    newsmlg2::inline(element)
}

/// The date of an item of a feed; some write it as wires do.
pub(super) fn date_of_feed(date: &str) -> String {
    stamp(date)
}

/// The date and time of a wire, written out: "20160116T131559+0000" is "2016-01-16T13:15:59+00:00".
fn stamp(value: &str) -> String {
    let value = value.trim();
    let digits = |range: std::ops::Range<usize>| {
        value
            .get(range)
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            .unwrap_or_default()
    };
    let (year, month, day) = (digits(0..4), digits(4..6), digits(6..8));
    if year.is_empty() || month.is_empty() || day.is_empty() {
        return value.to_owned();
    }
    let day = format!("{year}-{month}-{day}");
    let (hour, minute) = (digits(9..11), digits(11..13));
    if !matches!(value.get(8..9), Some("T" | " ")) || hour.is_empty() || minute.is_empty() {
        return day;
    }
    let (second, zone) = match digits(13..15) {
        "" => ("00", value.get(13..)),
        second => (second, value.get(15..)),
    };
    // Fractions of a second.
    let zone = zone
        .unwrap_or_default()
        .trim_start_matches(|c: char| c == '.' || c == ',' || c.is_ascii_digit());
    let zone = match (
        zone.chars().next(),
        zone.get(1..3),
        zone.get(zone.len().saturating_sub(2)..),
    ) {
        (Some('Z'), _, _) => "Z".to_owned(),
        (Some(sign @ ('+' | '-')), Some(hours), Some(minutes)) if zone.len() >= 5 => format!("{sign}{hours}:{minutes}"),
        _ => String::new(),
    };
    format!("{day}T{hour}:{minute}:{second}{zone}")
}

#[cfg(test)]
mod tests;
