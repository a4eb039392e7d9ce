//! As much of a text as a list has room for.

use super::pen::cut;
use super::phrase::count;
use crate::text::excerpt::begin_before;
use crate::text::width::width;
use std::ops::Range;

/// Characters of a passage or quotation that are shown in a list.
const SHOWN: usize = 420;

/// In quotation marks, and not longer than is read in a list.
pub fn quoted(text: &str) -> String {
    let bare = text.trim().trim_end_matches(',');
    match beginning(bare) {
        Some((shown, more)) => format!("“{shown} …” {more}"),
        None => format!("“{bare}”"),
    }
}

/// Where words stand in a text, as words.
pub fn place_of(text: &str, words: &str) -> Option<Range<usize>> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .map(|(at, _)| at..at + words.len())
        .find(|place| {
            let before = text.get(..place.start).and_then(|before| before.chars().next_back());
            let after = text.get(place.end..).and_then(|after| after.chars().next());
            !words.is_empty() && is_edge(before) && is_edge(after)
        })
}

/// The beginning of a text, to the end of a word, and how much more there is.
pub fn shortened(text: &str) -> String {
    match beginning(text) {
        Some((shown, more)) => format!("{shown} … {more}"),
        None => text.to_owned(),
    }
}

/// The same in two parts, where there is more.
fn beginning(text: &str) -> Option<(&str, String)> {
    let (end, _) = text.char_indices().nth(SHOWN)?;
    let (shown, _) = text.split_at(end);
    let end = shown.rfind(' ').filter(|&space| space > end / 2).unwrap_or(end);
    let (shown, rest) = text.split_at(end);
    let more = rest.split_whitespace().count();
    Some((shown, count(more, "word more", "words more")))
}

/// One line of a text around a place in it, `…` where it is cut.
pub fn snippet(text: &str, place: Range<usize>, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    // A third of the line before the place, so that what follows can be read; the sign of the cut takes a cell.
    let from = begin_before(text, place.start, (room / 3).saturating_sub(1));
    let rest = text.get(from..).unwrap_or(text);
    let lead = if from > 0 { "…" } else { "" };
    format!("{lead}{}", cut(rest, room.saturating_sub(width(lead))))
}
