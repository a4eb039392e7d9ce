//! Web pages, each parsed once: [`outline`] makes blocks of its text, [`extract`] tells which of them are the article and why
//! the others are not, [`facts`] reads what the page tells of it.

mod bounded;
mod extract;
mod facts;
mod hints;
mod outline;
mod scripts;

use super::{Reader, Record};
use crate::corpus::article::{Dropped, Format};
use crate::corpus::draft::{Body, Draft, Paragraph};
use crate::corpus::encoding::decode;
use crate::corpus::walk::Entry;
use scraper::Html as Page;

pub(super) use bounded::bounded;

pub(super) struct Html;

impl Reader for Html {
    fn format(&self) -> Format {
        Format::Html
    }

    fn limit(&self) -> u64 {
        32 << 20
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, declared(bytes).as_deref());
        out(Record::whole(decoded.encoding, Ok(draft(&decoded.text))));
    }
}

/// The encoding a page declares in its first bytes: `charset=` of a meta element or `encoding=` of an XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    let at = head.find("charset=").map(|at| at + 8).or_else(|| {
        let end = head.find("?>").filter(|_| head.trim_start().starts_with("<?xml"))?;
        head.get(..end)?.find("encoding=").map(|at| at + 9)
    })?;
    let label: String = head
        .get(at..)?
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// The draft of a page.
pub(super) fn draft(html: &str) -> Draft {
    let html = bounded(html);
    let page = Page::parse_document(&html);
    let outline = outline::outline(&page);
    let verdict = extract::judge(&outline);
    let shown = extract::kept(&outline, &verdict);
    // A page that shows little may hold all of it for its scripts, or for machines.
    let hidden = scripts::article(&page, shown);
    let mut draft = Draft::of(Body::Page(Vec::new()));
    facts::read(&page, &mut draft);
    let placed = extract::placed(&outline, &verdict);
    let mut text = Vec::new();
    for ((block, why), sure) in outline.blocks.into_iter().zip(verdict).zip(placed) {
        match why {
            None => text.push(Paragraph { text: block.text, sure }),
            Some(why) => draft.dropped.push(Dropped {
                text: block.text,
                why: why.words().to_owned(),
            }),
        }
    }
    if let Some(hidden) = hidden {
        draft.dropped.extend(text.drain(..).map(|paragraph| Dropped {
            text: paragraph.text,
            why: "less than the page's own data hold".to_owned(),
        }));
        text = hidden.into_iter().map(|text| Paragraph { text, sure: false }).collect();
    }
    draft.body = Body::Page(text);
    draft
}

#[cfg(test)]
mod tests;
