//! What stands above the text: headline, masthead, byline, date line.

mod meta;
mod title;

pub(super) use meta::meta;
pub(super) use title::without_outlet;

use super::layout::Piece;
use super::shape;
use super::{Facts, settle};
use crate::corpus::draft::Told;
use crate::corpus::facts::outlet;
use meta::Meta;
use title::{TOP, is_slogan, name_title, title};

/// "on line 5", where the line is known.
pub(super) fn on_line(piece: &Piece) -> String {
    if piece.line == 0 {
        String::new()
    } else {
        format!(", line {}", piece.line)
    }
}

/// Reads the lines above the text, and those just below its first paragraph that tell who wrote it.
pub(super) fn read(pieces: &mut [Piece], facts: &mut Facts) {
    let body = body(pieces);
    let metas: Vec<Option<Meta>> = pieces
        .iter()
        .take((body + 3).min(TOP))
        .enumerate()
        .map(|(i, piece)| {
            if piece.why.is_none() {
                meta(&piece.text, i < body)
            } else {
                None
            }
        })
        .collect();
    let above = body.min(pieces.len());
    let title = title(pieces, above, &metas, facts);
    for (i, meta) in metas.into_iter().enumerate() {
        let (Some(meta), Some(piece)) = (meta, pieces.get_mut(i)) else {
            continue;
        };
        if Some(i) == title {
            continue;
        }
        piece.why = Some(take(meta, piece, facts));
    }
    if let Some(i) = title {
        name_title(pieces, i, facts);
        subtitle(pieces, i, body);
    }
    rest_above(pieces, above, title, facts);
}

/// Where the text begins: at its first prose, unless that is what a paper says of itself above the headline.
fn body(pieces: &[Piece]) -> usize {
    let prose = |from: usize| {
        let mut rest = pieces.iter().enumerate().skip(from);
        rest.find(|(_, piece)| piece.why.is_none() && piece.prose)
            .map_or(pieces.len(), |(i, _)| i)
    };
    let first = prose(0);
    let below = |i: usize| pieces.get(first + i).filter(|piece| piece.why.is_none());
    let strapline = (1..=3).contains(&first)
        && below(0).is_some_and(|line| line.count <= 20 && !line.apart)
        && pieces
            .get(first - 1)
            .is_some_and(|line| outlet::is_masthead(&line.text))
        && below(1).is_some_and(|line| !line.prose && shape::is_headline(&line.text));
    if strapline { prose(first + 1) } else { first }
}

/// Puts what a line tells among the facts; returns what the line was.
pub(super) fn take(meta: Meta, piece: &Piece, facts: &mut Facts) -> &'static str {
    let at = on_line(piece);
    let why = match &meta {
        Meta { nobody: true, .. } => "byline",
        Meta {
            people: None,
            agency: None,
            published: None,
            other_date: false,
            ..
        } => "masthead",
        Meta {
            people: None,
            agency: None,
            ..
        } => "date line",
        _ => "byline",
    };
    settle(
        &mut facts.outlet,
        meta.outlet.and_then(|name| Told::new(name, format!("{why}{at}"))),
    );
    settle(
        &mut facts.published,
        meta.published.map(|published| (published, format!("{why}{at}"))),
    );
    settle(
        &mut facts.byline,
        meta.people.and_then(|people| Told::new(people, format!("byline{at}"))),
    );
    settle(
        &mut facts.agency,
        meta.agency.and_then(|agency| Told::new(agency, format!("byline{at}"))),
    );
    why
}

/// A single sentence between headline and byline is neither of both, and not the text.
fn subtitle(pieces: &mut [Piece], title: usize, body: usize) {
    if body != title + 1
        || !matches!(
            pieces.get(body + 1),
            Some(Piece {
                why: Some("byline" | "date line"),
                ..
            })
        )
    {
        return;
    }
    if let Some(piece) = pieces.get_mut(body)
        && piece.count <= 40
    {
        piece.why = Some("subtitle");
    }
}

/// What is left above the text: mastheads, names, short labels.
fn rest_above(pieces: &mut [Piece], above: usize, title: Option<usize>, facts: &mut Facts) {
    let menu = pieces.iter().take(above).any(|piece| piece.why == Some("navigation"));
    for i in 0..above {
        let Some(piece) = pieces.get_mut(i).filter(|piece| piece.why.is_none()) else {
            continue;
        };
        let short = piece.count <= 8;
        let before = title.is_some_and(|title| i < title);
        if outlet::is_masthead(&piece.text) || (i == 0 && before && menu && short && shape::is_title_case(&piece.text))
        {
            let basis = format!("masthead{}", on_line(piece));
            settle(&mut facts.outlet, Told::new(outlet::from_capitals(&piece.text), basis));
            piece.why = Some("masthead");
        } else if is_slogan(&piece.text) || (before && piece.prose) {
            piece.why = Some("slogan");
        } else if before
            || (i == 0 && title.is_none() && above == 1 && !piece.prose)
            || (short && title.is_none() && i + 1 < above)
        {
            piece.why = Some("line above the text");
        }
    }
}

#[cfg(test)]
mod tests;
