//! The agency that signs a story at its end: "(Reuters)", "-- ANI", "Source: Yonhap", "(With inputs from PTI)".

use super::head::on_line;
use super::layout::Piece;
use super::{Facts, settle};
use crate::corpus::draft::Told;
use crate::corpus::facts::byline;

/// So many pieces from the end a signature may stand; correction notes and calls to readers come below it.
const REACH: usize = 4;
/// Longest line that is a signature and nothing else, in bytes.
const LONGEST: usize = 60;

/// Words before the name of an agency on a line of its own, in lower case.
const LABELS: &[&str] = &[
    "(with inputs from",
    "with inputs from",
    "with input from",
    "with agency inputs from",
    "inputs from",
    "with reporting by",
    "source:",
    "sources:",
    "agency:",
    "quelle:",
    "quellen:",
    "fonte:",
    "fuente:",
    "bron:",
    "kilde:",
    "källa:",
    "źródło:",
    "источник:",
    "(source:",
    "(sources:",
];

/// Reads the signature, where there is one; a line that is nothing else leaves the text.
pub(super) fn read(pieces: &mut [Piece], facts: &mut Facts) {
    let last = pieces.iter_mut().rev().filter(|piece| piece.why.is_none()).take(REACH);
    for piece in last {
        let at = on_line(piece);
        if let Some(agency) = line(&piece.text) {
            piece.why = Some("agency");
            return settle(&mut facts.agency, Told::new(agency, format!("end of the text{at}")));
        }
        if let Some(agency) = mark(&piece.text) {
            return settle(&mut facts.agency, Told::new(agency, format!("end of the text{at}")));
        }
    }
}

/// The agency a line names, when it does nothing else. A bare name is no signature: it may be a heading or a caption.
fn line(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label));
    // Lower case may be of another length than the text: what follows the label is taken from the lower case.
    let named = label.and_then(|label| lower.get(label.len()..));
    let signed = text.starts_with(['(', '[', '-', '–', '—', '/']);
    let name = match named {
        Some(named) => named,
        None if signed => lower.as_str(),
        None => return None,
    };
    name.split(['/', ',', '&']).find_map(byline::agency)
}

/// The agency marked behind the last sentence of a paragraph.
fn mark(paragraph: &str) -> Option<&'static str> {
    let text = paragraph.trim_end();
    let (before, name) = match text.strip_suffix([')', ']']) {
        Some(inside) => inside.rsplit_once(['(', '['])?,
        None => text.rsplit_once(['-', '–', '—'])?,
    };
    let before = before.trim_end_matches([' ', '-', '–', '—', '\u{A0}']);
    let ended = before.ends_with(['.', '!', '?', '"', '”', '’', '»', '。', '।']);
    (ended && name.len() <= LONGEST).then(|| name.split(['/', ',']).find_map(byline::agency))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_sign_a_story_name_its_agency() {
        for (text, agency) in [
            ("(Reuters)", "Reuters"),
            ("-- ANI", "ANI"),
            ("— AFP", "AFP"),
            ("Source: Xinhua", "Xinhua"),
            ("(With inputs from PTI)", "PTI"),
            ("Quelle: dpa/AFP", "dpa"),
        ] {
            assert_eq!(line(text), Some(agency), "{text}");
        }
        for text in ["Reuters", "(see Reuters)", "Source: the harbour office", "- Bread", ""] {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn marks_stand_behind_a_sentence_that_has_ended() {
        assert_eq!(mark("It will open in May, he said. (PTI)"), Some("PTI"));
        assert_eq!(mark("“It will open in May.” -- ANI"), Some("ANI"));
        assert_eq!(mark("The text is that of a big agency (AFP)"), None);
        assert_eq!(mark("It was told to a well-known agency - Reuters"), None);
        assert_eq!(mark("It opened in May (with the gates up)."), None);
    }
}
