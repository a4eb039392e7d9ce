//! Pages that would cost a parser time or memory without end are read without their tags. What a parser does at a tag grows
//! with the elements open there, and with the formatting elements it must open again; both are counted beforehand.

use crate::corpus::reader::page::{is_block, is_silent};
use std::borrow::Cow;

/// The most steps a parser may need for the elements open at each tag, and for its attributes: for the deepest of real pages a few millions.
const MOST_STEPS: usize = 200_000_000;
/// The most formatting elements a parser may have to open again: for real pages that never close theirs some hundred
/// thousands.
const MOST_REOPENED: usize = 4_000_000;

/// The page as it is, or without its tags where they are nested so that reading them would not end well.
pub(in crate::corpus::reader) fn bounded(html: &str) -> Cow<'_, str> {
    let mut open = Open::default();
    for tag in (Tags { rest: html }) {
        if !open.meet(&tag) {
            return Cow::Owned(flattened(html));
        }
    }
    Cow::Borrowed(html)
}

/// A tag as it stands in the source.
struct Tag<'a> {
    /// The text before it.
    before: &'a str,
    closes: bool,
    /// As written, cut off where it is no name any more.
    name: &'a str,
    /// What stands between the name and the end of the tag.
    inside: &'a str,
    attributes: usize,
    /// From `<` to `>`.
    whole: &'a str,
}

/// The tags of a page in order; those within comments, scripts and styles are none.
struct Tags<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        let mut text = self.rest;
        let mut before = 0;
        loop {
            let at = before + text.get(before..)?.find('<')?;
            let rest = text.get(at + 1..)?;
            if let Some(comment) = rest.strip_prefix("!--") {
                let end = comment.find("-->")?;
                text = comment.get(end + 3..)?;
                before = 0;
                continue;
            }
            let closes = rest.starts_with('/');
            let named = if closes { rest.get(1..)? } else { rest };
            let len = named
                .bytes()
                .take(40)
                .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
                .count();
            if len == 0 {
                before = at + 1;
                continue;
            }
            let (name, after) = named.split_at_checked(len)?;
            let (end, attributes) = attributes(after);
            let inside = after.get(..end)?;
            let past = after.get(end + 1..).unwrap_or_default();
            let whole = text.get(at..text.len() - past.len())?;
            self.rest = past;
            if !closes && ["script", "style"].iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                self.rest = past_raw(past, name);
            }
            return Some(Tag {
                before: text.get(..at)?,
                closes,
                name,
                inside,
                attributes,
                whole,
            });
        }
    }
}

/// Where a tag ends that goes on with `text`, and how many attributes it has at most. A `>` in quotes ends nothing.
fn attributes(text: &str) -> (usize, usize) {
    let (mut count, mut quote, mut before) = (0, None, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => continue,
            (None, b'>') => return (at, count),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, _) if !is_gap(byte) && is_gap(before) => count += 1,
            _ => {}
        }
        // Spaces may stand between the sign and the value.
        if !(before == b'=' && byte.is_ascii_whitespace()) {
            before = byte;
        }
    }
    (text.len(), count)
}

/// Whether a new attribute may begin after a byte.
fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')
}

/// What follows the content of a script or style.
fn past_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
        let close = from + at;
        let begins = text.get(close + 2..close + 2 + name.len());
        if begins.is_some_and(|begins| begins.eq_ignore_ascii_case(name)) {
            return text.get(close..).unwrap_or_default();
        }
        from = close + 2;
    }
    ""
}

/// Elements without an end.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that a parser opens again where a block cut them off.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// Elements that the next of their kind ends.
fn ends_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "tfoot"
            | "option"
            | "optgroup"
            | "rt"
            | "rp"
    )
}

/// How many elements of each name are open.
#[derive(Default)]
struct Open {
    counts: rustc_hash::FxHashMap<String, usize>,
    depth: usize,
    formatting: usize,
    steps: usize,
    reopened: usize,
}

impl Open {
    /// Counts a tag; false once it is too much.
    fn meet(&mut self, tag: &Tag<'_>) -> bool {
        let mut buffer = [0_u8; 40];
        let lower = buffer.get_mut(..tag.name.len()).unwrap_or_default();
        lower.copy_from_slice(tag.name.as_bytes().get(..lower.len()).unwrap_or_default());
        lower.make_ascii_lowercase();
        let name = std::str::from_utf8(lower).unwrap_or_default();
        // Each attribute is compared with those before it.
        self.steps += self.depth + tag.attributes * tag.attributes / 2;
        self.reopened += self.formatting;
        if is_void(name) || tag.inside.ends_with('/') && !is_block(name) && !is_formatting(name) {
            return true;
        }
        let formatting = usize::from(is_formatting(name));
        if tag.closes {
            if let Some(count) = self.counts.get_mut(name).filter(|count| **count > 0) {
                *count -= 1;
                self.depth -= 1;
                self.formatting -= formatting;
            }
        } else if let Some(count) = self.counts.get_mut(name) {
            if *count > 0 && (ends_itself(name) || name == "a") {
                return self.holds();
            }
            *count += 1;
            self.depth += 1;
            self.formatting += formatting;
        } else {
            self.counts.insert(name.to_owned(), 1);
            self.depth += 1;
            self.formatting += formatting;
        }
        self.holds()
    }

    fn holds(&self) -> bool {
        self.steps <= MOST_STEPS && self.reopened <= MOST_REOPENED
    }
}

/// The text of a page with nothing but paragraphs, and what its head tells.
fn flattened(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut silent: Option<&str> = None;
    let mut scan = Tags { rest: html };
    for tag in scan.by_ref() {
        if silent.is_none() {
            out.push_str(tag.before);
        }
        let name = tag.name.to_ascii_lowercase();
        match silent {
            Some(open) if tag.closes && open.eq_ignore_ascii_case(&name) => silent = None,
            Some(_) => {}
            None if !tag.closes && is_silent(&name) => silent = Some(tag.name),
            None if matches!(name.as_str(), "title" | "meta" | "link") => out.push_str(tag.whole),
            None if is_block(&name) => out.push_str("<p>"),
            None => {}
        }
    }
    if silent.is_none() && !scan.rest.starts_with('<') {
        out.push_str(scan.rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_as_they_are_stay_so() {
        let page = "<html><body><!-- <div> --><script>if (a<b) c('<div><div>')</script><p>One<p>Two<svg><path/></svg></body></html>";
        assert!(matches!(bounded(page), Cow::Borrowed(_)));
        let flat = "<p><font color=a>x</font> <b>y</b></p>".repeat(50_000);
        assert!(matches!(bounded(&flat), Cow::Borrowed(_)));
    }

    #[test]
    fn bombs_lose_their_tags_and_keep_their_text() {
        let deep = format!("{}Weir closed{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let fonts = (0..400).fold(String::new(), |tags, i| tags + "<font color=" + &i.to_string() + ">");
        let reopened = format!("{fonts}{}", "<p>Weir closed".repeat(20_000));
        // What ends nothing does not hide the depth.
        let hidden = format!("{}Weir closed", "<div></span>".repeat(100_000));
        let names = (0..100_000).fold(String::new(), |names, i| names + " a" + &i.to_string());
        let attributes = format!("<div x='>'{names}>Weir closed</div>");
        for page in [deep, reopened, hidden, attributes] {
            let flat = bounded(&page);
            assert!(flat.contains("Weir closed") && !flat.contains("<div>") && !flat.contains("<font"));
        }
    }
}
