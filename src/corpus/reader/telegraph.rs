//! The plain wire: messages between control characters, as IPTC 7901 and ANPA 1312 lay them down and many archives keep
//! them. `SOH header STX text ETX date EOT`.

use super::{Reader, Record};
use crate::corpus::article::{Format, Place};
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::facts::byline;
use crate::corpus::facts::dates;
use crate::corpus::walk::Entry;

/// Messages of a plain wire.
pub(super) struct Wire;

/// Start of header, start of text, end of text, end of transmission.
const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';
const EOT: char = '\u{4}';

/// Whether a file begins as a message does: a header between control characters, then text.
pub(in crate::corpus) fn is_wire(head: &[u8]) -> bool {
    let start = head
        .iter()
        .position(|byte| !(byte.is_ascii_whitespace() || matches!(byte, 0 | 0x16)))
        .unwrap_or(head.len());
    let rest = head.get(start..).unwrap_or_default();
    let Some(stx) = rest
        .iter()
        .take(600)
        .position(|byte| *byte == 2)
        .filter(|_| rest.first() == Some(&1))
    else {
        return false;
    };
    let printed = |byte: &u8| *byte >= 0x20 || byte.is_ascii_whitespace();
    let (header, text) = (
        rest.get(1..stx).unwrap_or_default(),
        rest.get(stx + 1..).unwrap_or_default(),
    );
    let letters = header.iter().filter(|byte| byte.is_ascii_alphanumeric()).count();
    letters >= 3 && header.iter().all(printed) && text.iter().take(20).take_while(|byte| **byte != 3).all(printed)
}

impl Reader for Wire {
    fn format(&self) -> Format {
        Format::Wire
    }

    fn limit(&self) -> u64 {
        super::LARGEST
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, None);
        let messages: Vec<&str> = decoded
            .text
            .split(SOH)
            .filter(|message| message.contains(STX))
            .collect();
        let many = messages.len() > 1;
        for (number, message) in (0..).zip(&messages) {
            out(Record {
                number: many.then_some(number),
                line: None,
                place: Place::default(),
                encoding: decoded.encoding.clone(),
                what: Ok(draft(message)),
            });
        }
    }
}

/// The article of a message.
fn draft(message: &str) -> Draft {
    let (header, rest) = message.split_once(STX).unwrap_or(("", message));
    let (text, trailer) = rest.split_once([ETX, EOT]).unwrap_or((rest, ""));
    let mut draft = Draft::of(Body::Text(String::new()));
    let mut body = String::with_capacity(text.len());
    for line in text.lines() {
        let line: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        let words = line.trim();
        // Lines set apart from the text: the headline, the author, notes.
        let marked = words
            .strip_prefix('^')
            .map(|words| words.trim_end_matches(['<', '=', '^', ' ']));
        match marked {
            Some("") => {}
            Some(words)
                if draft.byline.is_none() && words.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")) =>
            {
                draft.byline = Told::new(words, "byline of the message");
            }
            Some(words) if is_slug(words) || words.starts_with("Eds") || byline::agency(words).is_some() => {
                draft.dropped.push(crate::corpus::article::Dropped {
                    text: words.to_owned(),
                    why: "note to editors".to_owned(),
                });
            }
            Some(words) if draft.title.is_none() && body.trim().is_empty() => {
                draft.title = Told::new(words, "headline of the message");
            }
            Some(words) => {
                body.push_str("\n\n");
                body.push_str(words);
                body.push_str("\n\n");
            }
            None => {
                // An indented line begins a paragraph.
                if line.starts_with(char::is_whitespace) && !words.is_empty() {
                    body.push('\n');
                }
                body.push_str(words.trim_end_matches('<'));
                body.push('\n');
            }
        }
    }
    draft.body = Body::Text(body);
    draft.published = [trailer, text.lines().next_back().unwrap_or_default(), header]
        .iter()
        .find_map(|line| date(line))
        .and_then(|date| Told::new(date, "date of the message"));
    let agency = header.split(|c: char| !c.is_alphabetic()).find_map(byline::agency);
    draft.agency = agency.and_then(|agency| Told::new(agency, "header of the message"));
    draft
}

/// The line by which desks file a story: "BC-Weir Closed, 1st Ld-Writethru,0234".
fn is_slug(words: &str) -> bool {
    let begins = words.get(..3).is_some_and(|begin| {
        matches!(
            begin.to_ascii_uppercase().as_str(),
            "BC-" | "AM-" | "PM-" | "BC " | "AP-"
        )
    });
    begins
        || words
            .rsplit(',')
            .next()
            .is_some_and(|end| end.len() >= 3 && end.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The date of a message: "081530 MAY 12", "05-08-12 1530EDT", or any date in words.
fn date(line: &str) -> Option<String> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = line.split(' ').collect();
    for window in words.windows(3) {
        let [clock, month, year] = window else { continue };
        let digits = |text: &str, len: usize| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits(clock, 6) && dates::is_month(&month.to_lowercase()) && (digits(year, 2) || digits(year, 4)) {
            let (day, hour, minute) = (clock.get(..2)?, clock.get(2..4)?, clock.get(4..)?);
            let century = if year.len() == 2 && *year < "70" {
                "20"
            } else if year.len() == 2 {
                "19"
            } else {
                ""
            };
            return Some(format!("{day} {month} {century}{year} {hour}:{minute}"));
        }
    }
    // American order, at the end of a message.
    let american = words.iter().find_map(|word| {
        let word = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let parts: Vec<&str> = word.split('-').collect();
        match parts.as_slice() {
            [month, day, year]
                if [month, day, year]
                    .iter()
                    .all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())) =>
            {
                let century = if *year < "70" { "20" } else { "19" };
                Some(format!("{century}{year}-{month}-{day}"))
            }
            _ => None,
        }
    });
    american.or_else(|| dates::parse(&line).map(|_| line.clone()))
}

#[cfg(test)]
mod tests;
