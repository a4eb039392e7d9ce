//! `parallax articles`: every article, cleaned, with what was dropped and why.

use super::args::{ListFormat, Listing};
use super::failure::Failure;
use super::loading::{Teller, nothing_in, open};
use super::page::{self, JsonList, Layout, paragraph};
use crate::corpus::{Article, Head, Loaded};
use std::io::Write;
use std::sync::atomic::AtomicBool;

/// Prints the articles of a corpus by id. Articles are printed as they are read and not held.
///
/// # Errors
/// The corpus can't be read or holds no article, or the output can't be written.
pub fn print(listing: &Listing) -> Result<(), Failure> {
    let sources = open(&listing.corpus)?;
    let edits = listing.editing.of(&sources)?;
    let format = listing.format.unwrap_or(if page::is_read_by_a_person() {
        ListFormat::Text
    } else {
        ListFormat::Jsonl
    });
    let mut printer = match format {
        ListFormat::Text => Printer::Text(page::out(), page::width()),
        ListFormat::Json => Printer::Json(JsonList::new(page::out(), Layout::Array)),
        ListFormat::Jsonl => Printer::Json(JsonList::new(page::out(), Layout::Lines)),
    };
    let mut teller = Teller::new();
    let mut printed = 0usize;
    let mut outcome = Ok(());
    sources.load_in_order(&AtomicBool::new(false), &mut |loaded: Loaded| {
        if let Some(article) = teller.tell(loaded) {
            printed += 1;
            outcome = printer.article(&edits.article(*article));
        }
        outcome.is_ok()
    });
    outcome?;
    printer.end()?;
    if printed == 0 {
        return Err(nothing_in(&listing.corpus));
    }
    Ok(())
}

enum Printer<W: Write> {
    Text(W, usize),
    Json(JsonList<W>),
}

impl<W: Write> Printer<W> {
    fn article(&mut self, article: &Article) -> Result<(), Failure> {
        match self {
            Printer::Json(list) => list.item(article),
            Printer::Text(out, width) => {
                let head = &article.head;
                let title = head.title.as_deref().unwrap_or("(without title)");
                paragraph(out, title, *width, "", "  ")?;
                paragraph(out, &facts(head), *width, "    ", "      ")
            }
        }
    }

    fn end(self) -> Result<(), Failure> {
        match self {
            Printer::Json(list) => list.end(),
            Printer::Text(mut out, _) => Ok(out.flush()?),
        }
    }
}

/// What is known of an article, in a line; its id first, as that is what other commands ask for.
fn facts(head: &Head) -> String {
    let mut facts = vec![head.id.to_string()];
    facts.extend(head.outlet.clone());
    facts.extend(head.published.map(|published| published.to_string()));
    facts.extend(head.byline.clone());
    facts.extend(head.agency.clone());
    facts.push(format!("{} words", head.words));
    facts.join(" · ")
}
