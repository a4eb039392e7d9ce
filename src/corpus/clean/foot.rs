//! What stands below the text: who is credited, who holds the copyright, what the citation tells.

use super::furniture;
use super::head::{meta, on_line, take};
use super::layout::Piece;
use super::shape;
use super::{Facts, settle};
use crate::corpus::draft::Told;
use crate::corpus::facts::{byline, dates, outlet};

/// Reads the lines below the text: credits, and what is left of the page there.
pub(super) fn read(pieces: &mut [Piece], facts: &mut Facts) {
    let prose = |pieces: &[Piece]| pieces.iter().rposition(|piece| piece.why.is_none() && piece.prose);
    if let Some(piece) = prose(pieces).and_then(|last| pieces.get_mut(last))
        && let Some(outlet) = &facts.outlet
        && claims(&piece.text, &outlet.value)
    {
        piece.why = Some("copyright");
    }
    further(pieces);
    let Some(last) = prose(pieces) else {
        return;
    };
    for piece in pieces.iter_mut().skip(last + 1).filter(|piece| piece.why.is_none()) {
        let at = on_line(piece);
        let count = piece.count;
        if let Some(name) = from_outlet(&piece.text) {
            settle(&mut facts.credited, Told::new(name, format!("credit{at}")));
            piece.why = Some("credit line");
        } else if let Some(meta) = meta(&piece.text, false) {
            piece.why = Some(take(meta, piece, facts));
        } else if count <= 6
            && !shape::ends_sentence(&piece.text)
            && !piece
                .text
                .chars()
                .any(|c| c.is_ascii_digit() || matches!(c, ':' | '"' | '“' | '('))
        {
            piece.why = Some("line below the text");
        }
    }
    let citations: Vec<(String, String)> = pieces
        .iter()
        .filter(|piece| matches!(piece.why, Some("citation" | "address")))
        .map(|piece| (piece.text.clone(), on_line(piece)))
        .collect();
    for (citation, at) in citations {
        let address = citation
            .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))
            .find(|word| outlet::host(word).is_some());
        if let Some(address) =
            address.filter(|address| outlet::host(address).is_some_and(|host| !outlet::is_carrier(&host)))
        {
            let address = address.trim_end_matches(['.', ',', ')']);
            settle(&mut facts.url, Told::new(address, format!("citation{at}")));
        }
        let published = dates::find(&citation)
            .into_iter()
            .find(|date| matches!(date.label, dates::Label::Bare | dates::Label::Published));
        settle(
            &mut facts.published,
            published.map(|date| (date.published, format!("citation{at}"))),
        );
    }
}

/// Lines below the text under "Read more:", at most, and words of one.
const FURTHER: usize = 8;
const HEADLINE: usize = 18;

/// What stands under "Read more:" to the end are headlines, though some end as sentences do.
fn further(pieces: &mut [Piece]) {
    let heads = |piece: &Piece| {
        piece.why == Some("related links") && piece.text.trim_end().ends_with(':') && shape::count(&piece.text) <= 4
    };
    let Some(at) = pieces.iter().rposition(heads) else {
        return;
    };
    let (above, below) = pieces.split_at_mut(at + 1);
    let open = |piece: &&mut Piece| piece.why.is_none();
    let short = |piece: &Piece| piece.why.is_some() || piece.count <= HEADLINE && !piece.text.contains(['"', '“']);
    let text = above.iter().filter(|piece| piece.why.is_none() && piece.prose).count();
    if below.len() > FURTHER || !below.iter().all(short) || text <= below.len() {
        return;
    }
    for piece in below.iter_mut().filter(open) {
        piece.why = Some("related links");
    }
}

/// "… in both areas. (Reporting by Nell Harrow; Editing by Tom Reed)": takes a credit in brackets off the end of a paragraph that
/// tells more.
pub(super) fn closing_credit(paragraph: &mut String) -> Option<String> {
    const CREDITS: &[&str] = &[
        "(reporting by ",
        "(additional reporting by ",
        "(writing by ",
        "(editing by ",
        "(compiled by ",
        "(with inputs from ",
        "(with input from ",
    ];
    let bare = paragraph.trim_end_matches(['.', ' ']);
    let at = bare.strip_suffix(')').and_then(|inner| inner.rfind('('))?;
    let (text, credit) = paragraph.split_at_checked(at)?;
    let begins = |label: &&str| {
        let head = credit.get(..label.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(label))
    };
    let text = text.trim_end();
    if !CREDITS.iter().any(begins) || !shape::ends_sentence(text) {
        return None;
    }
    let (credit, end) = (credit.to_owned(), text.len());
    paragraph.truncate(end);
    Some(credit)
}

/// Whether a line begins "(c) Harbour Gazette": that is an enumeration unless the outlet's own name follows.
fn claims(line: &str, outlet: &str) -> bool {
    let rest = line.strip_prefix("(c) ").or_else(|| line.strip_prefix("(C) "));
    rest.and_then(|rest| rest.get(..outlet.len()))
        .is_some_and(|name| name.to_lowercase() == outlet.to_lowercase())
}

/// "From the Harbour Gazette" names the paper; "From there" does not.
fn from_outlet(line: &str) -> Option<String> {
    let name = line
        .strip_prefix("From ")
        .or_else(|| line.strip_prefix("Source: "))
        .or_else(|| line.strip_prefix("SOURCE: "))?;
    let known =
        outlet::is_masthead(name) || (shape::count(name) <= 4 && shape::is_title_case(name) && shape::count(name) >= 2);
    (known && furniture::kind(name).is_none() && byline::agency(name).is_none())
        .then(|| name.trim_start_matches("the ").to_owned())
}

/// Who holds the copyright in "© 2012 Harbour Gazette. All rights reserved."
pub(super) fn copyright_holder(line: &str) -> Option<String> {
    let at = ["©", "(c)", "(C)", "Copyright", "COPYRIGHT"]
        .iter()
        .filter_map(|mark| line.find(mark))
        .min()?;
    let rest = line.get(at..)?;
    // Without a year it is the credit of a picture.
    let year = rest
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4);
    if !year && !line.to_lowercase().contains("rights reserved") {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = ["Copyright", "COPYRIGHT", "(c)", "c)", "©"]
        .iter()
        .fold(rest, |rest, mark| {
            rest.strip_prefix(mark)
                .unwrap_or(rest)
                .trim_start_matches([' ', '©', '(', ':', ','])
        });
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–' | '©' | ')'));
    let rest = rest
        .strip_prefix("by ")
        .or_else(|| rest.strip_prefix("c) "))
        .unwrap_or(rest);
    let end = rest
        .find(['.', ',', ';', '|', '(', '©', '/'])
        .filter(|end| rest.get(*end..).is_some_and(|tail| !tail.starts_with(".co")))
        .unwrap_or(rest.len());
    let name = rest
        .get(..end)?
        .split(" All rights")
        .next()?
        .split(" - ")
        .next()?
        .trim();
    let agency = byline::agency(name).is_some();
    (agency || outlet::is_masthead(name) || outlet::is_domain(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_at_the_end_of_a_paragraph_is_taken_off() {
        let mut paragraph = "The weir held. (Reporting by Nell Harrow; Editing by Tom Reed).".to_owned();
        let credit = closing_credit(&mut paragraph);
        assert_eq!(
            credit.as_deref(),
            Some("(Reporting by Nell Harrow; Editing by Tom Reed).")
        );
        assert_eq!(paragraph, "The weir held.");
        for kept in [
            "The weir held (reporting by tide gauge).",
            "The weir held. (It was old.)",
        ] {
            assert_eq!(closing_credit(&mut kept.to_owned()), None, "{kept}");
        }
    }

    #[test]
    fn holders_of_copyright_and_credits_are_named() {
        assert_eq!(
            copyright_holder("©2012 The Associated Press. All rights reserved.").as_deref(),
            Some("The Associated Press")
        );
        assert_eq!(
            copyright_holder("Copyright (c) 2012 Harbour Gazette").as_deref(),
            Some("Harbour Gazette")
        );
        assert_eq!(
            from_outlet("From Harbour Telegraph").as_deref(),
            Some("Harbour Telegraph")
        );
        assert_eq!(from_outlet("From there it went on"), None);
    }
}
