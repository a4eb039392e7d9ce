//! Dates a page shows its readers: in elements, marked or not, and in lines of text.

use super::super::walk::{Findings, Hints, Spot, text_of};
use super::{LINES_BELOW, is_near, is_plausible};
use crate::corpus::article::Published;
use crate::corpus::draft::Told;
use crate::corpus::facts::dates::{self, Label, Order};

/// The date an element holds: in its attributes, or in its text.
fn held(spot: &Spot<'_>, order: Order) -> Option<Published> {
    let element = spot.element.value();
    [
        "datetime",
        "content",
        "data-datetime",
        "data-published",
        "data-date",
        "data-timestamp",
        "title",
    ]
    .iter()
    .filter_map(|name| element.attr(name))
    .find_map(|value| {
        (value.len() <= 80)
            .then(|| dates::parse_in(value, order))
            .flatten()
            .filter(is_plausible)
    })
    .or_else(|| in_text(&text_of(spot.element), order).map(|(published, _)| published))
}

/// The first date in a short text that is not one of an update, and whether the text says that it is of publication.
fn in_text(text: &str, order: Order) -> Option<(Published, bool)> {
    if text.len() > 300 {
        return None;
    }
    let found = dates::find_in(text, order);
    found
        .iter()
        .find(|found| found.label == Label::Published)
        .or_else(|| found.iter().find(|found| found.label == Label::Bare))
        .map(|found| {
            (
                found.published,
                found.label == Label::Published || dates::says_published(text),
            )
        })
        .filter(|(published, _)| is_plausible(published))
}

/// An element near the headline, or anywhere beside no other article, whose hints are wanted.
pub(super) fn spot(
    found: &Findings<'_>,
    anchor: Option<(usize, usize)>,
    order: Order,
    wanted: impl Fn(&Hints) -> bool,
) -> Option<Told> {
    let mut spots: Vec<&Spot<'_>> = found
        .spots
        .iter()
        .filter(|spot| wanted(&spot.hints) && !spot.hints.updated && !found.is_beside(spot, anchor))
        .take(60)
        .collect();
    if let Some((_, line)) = anchor {
        spots.sort_by_key(|spot| (!is_near(found, spot.line, line), spot.line.abs_diff(line)));
    }
    spots.into_iter().find_map(|spot| {
        Told::new(
            held(spot, order)?.to_string(),
            "date on the page, marked as that of publication",
        )
    })
}

/// The best date near the headline, in elements that say they hold one or in lines of text.
pub(super) fn near(found: &Findings<'_>, anchor: Option<(usize, usize)>, order: Order) -> Option<Told> {
    let (at, line) = anchor?;
    let mut best: Option<(u8, usize, Published, &str)> = None;
    let mut offer = |rank: u8, distance: usize, published: Published, basis: &'static str| {
        if best.is_none_or(|(known, near, ..)| (rank, distance) < (known, near)) {
            best = Some((rank, distance, published, basis));
        }
    };
    let spots = found.spots.iter().filter(|spot| {
        spot.hints.date && !spot.hints.updated && is_near(found, spot.line, line) && !found.is_beside(spot, anchor)
    });
    for spot in spots.take(80) {
        let text = text_of(spot.element);
        if text.len() > 300 {
            continue;
        }
        let labels = dates::find_in(&text, order);
        let before = before(spot);
        let updated = !labels.is_empty()
            && labels
                .iter()
                .all(|found| matches!(found.label, Label::Updated | Label::Retrieved));
        let said_before = dates::find(&format!("{before} 1 May 2012"))
            .first()
            .map(|found| found.label);
        if updated || matches!(said_before, Some(Label::Updated | Label::Retrieved)) {
            continue;
        }
        if let Some(published) = held(spot, order) {
            let said =
                labels.iter().any(|found| found.label == Label::Published) || said_before == Some(Label::Published);
            let time = spot.element.value().name() == "time";
            let rank = match (said || spot.hints.published, time) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            };
            // What stands above the headline is as often the day the page was read.
            let distance = spot.line.abs_diff(line) * if spot.line < line { 3 } else { 1 };
            let basis = if time {
                "time element near the headline"
            } else {
                "date near the headline"
            };
            offer(rank, distance, published, basis);
        }
    }
    let lines = found
        .lines
        .iter()
        .enumerate()
        .skip(line.saturating_sub(4))
        .take(LINES_BELOW)
        .filter(|(i, text)| is_near(found, *i, line) && !found.is_aside(text.at, Some(at)));
    for (i, text) in lines {
        if text.text.is_empty() || text.text.chars().count() > 160 {
            continue;
        }
        if let Some((published, said)) = in_text(&text.text, order) {
            // A line that goes on is prose which speaks of some day.
            let alone = text.text.chars().count() <= 60 || said;
            let distance = i.abs_diff(line) * if i < line { 3 } else { 1 };
            if alone {
                offer(if said { 1 } else { 3 }, distance, published, "line near the headline");
            }
        }
    }
    best.and_then(|(_, _, published, basis)| Told::new(published.to_string(), basis))
}

/// The words just before an element within its parent: "Updated:", "Published on".
fn before(spot: &Spot<'_>) -> String {
    let mut words = String::new();
    for node in spot.element.prev_siblings().take(3) {
        let text = match node.value() {
            scraper::Node::Text(text) => text.trim().to_owned(),
            scraper::Node::Element(_) => scraper::ElementRef::wrap(node).map(text_of).unwrap_or_default(),
            _ => String::new(),
        };
        if !text.is_empty() {
            if text.chars().count() <= 60 && !text.chars().any(|c| c.is_ascii_digit()) {
                words = text;
            }
            break;
        }
    }
    words
}

/// A date further from the headline: in an element that says so, or in a line that says it is of publication.
pub(super) fn apart(found: &Findings<'_>, anchor: Option<(usize, usize)>, order: Order) -> Option<Told> {
    let at = anchor.map(|(at, _)| at);
    let line = anchor.map_or(0, |(_, line)| line);
    let marked = |published: bool| {
        let mut spots: Vec<&Spot<'_>> = found
            .spots
            .iter()
            .filter(|spot| {
                spot.hints.date
                    && !spot.hints.updated
                    && (spot.hints.published || !published)
                    && !found.is_beside(spot, anchor)
            })
            .take(100)
            .collect();
        spots.sort_by_key(|spot| spot.line.abs_diff(line));
        spots
            .into_iter()
            .find_map(|spot| Told::new(held(spot, order)?.to_string(), "date on the page"))
    };
    let said = || {
        found
            .lines
            .iter()
            .filter(|line| !line.text.is_empty() && line.text.chars().count() <= 160 && !found.is_aside(line.at, at))
            .filter_map(|line| in_text(&line.text, order))
            .find(|(_, said)| *said)
            .and_then(|(published, _)| Told::new(published.to_string(), "line on the page"))
    };
    marked(true).or_else(said).or_else(|| marked(false))
}
