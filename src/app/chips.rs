//! What a list is narrowed by, one by one, as it stands above the list: each can be taken away by itself.

use super::filter;
use super::geometry::Area;
use super::list::{Kind, List, Scope};
use super::state::State;
use crate::text::width::{cut, width};
use std::ops::Range;

/// One thing that narrows a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    pub label: String,
    pub what: What,
    /// It is not understood, and narrows nothing.
    pub wrong: bool,
}

/// What is taken away with a chip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// These bytes of the filter.
    Term(Range<usize>),
    /// The hidden outlets are shown again.
    Hidden,
}

/// Where a chip stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its label as far as there is room, and where it begins.
    pub label: String,
    pub x: u16,
    /// Where the sign stands that takes it away.
    pub cross: u16,
    pub wrong: bool,
    pub what: What,
}

/// The widest label, and the widest where there are too many.
const WIDEST: usize = 36;
const NARROW: usize = 18;
/// Cells between two chips.
const APART: usize = 3;

/// What narrows a list, what was typed last at the end.
pub fn chips(state: &State, list: &List) -> Vec<Chip> {
    let names: Vec<&str> = list.library.names().collect();
    let mut chips = Vec::new();
    let own = matches!(
        (&list.scope, list.kind),
        (Scope::Outlet(_), _) | (_, Kind::Outlets | Kind::Kept)
    );
    let hidden: Vec<&str> = state.library.hidden().collect();
    let label = match hidden.as_slice() {
        [] => None,
        few @ ([_] | [_, _]) => Some(few.join(", ")),
        more => Some(format!("{} outlets", more.len())),
    };
    if let Some(label) = label.filter(|_| !own) {
        chips.push(Chip {
            label: format!("hidden: {label}"),
            what: What::Hidden,
            wrong: false,
        });
    }
    chips.extend(filter::pieces(&list.filter).map(|piece| Chip {
        label: list.filter.get(piece.span.clone()).unwrap_or_default().to_owned(),
        wrong: piece.is_wrong(&names),
        what: What::Term(piece.span),
    }));
    chips
}

/// Where chips stand in a line, and how many find no room in it: the first, so that what was typed last is seen. How many they are
/// is said before them.
pub fn placed(chips: &[Chip], line: Area) -> (Vec<Placed>, usize) {
    let room = usize::from(line.width.saturating_sub(2));
    let labels = |widest: usize| -> Vec<String> { chips.iter().map(|chip| cut(&chip.label, widest)).collect() };
    let wide = |labels: &[String]| {
        let cells: usize = labels.iter().map(|label| width(label) + 2 + APART).sum();
        cells.saturating_sub(APART)
    };
    let mut shown = labels(WIDEST);
    if wide(&shown) > room {
        shown = labels(NARROW.min(room.saturating_sub(2)));
    }
    let mut more = 0;
    let mut at = 0;
    while wide(&shown) + at > room && !shown.is_empty() {
        shown.remove(0);
        more += 1;
        at = width(&others(more)) + APART;
    }
    let cell = |at: usize| u16::try_from(usize::from(line.x) + 1 + at).unwrap_or(u16::MAX);
    let place = |(label, chip): (String, &Chip)| {
        let x = at;
        let cross = x + width(&label) + 1;
        at = cross + 1 + APART;
        Placed {
            label,
            x: cell(x),
            cross: cell(cross),
            wrong: chip.wrong,
            what: chip.what.clone(),
        }
    };
    let seen = chips.iter().skip(more);
    (shown.into_iter().zip(seen).map(place).collect(), more)
}

/// How many chips find no room, as it is said.
pub fn others(more: usize) -> String {
    format!("{more} more …")
}

/// A filter without some of its bytes.
pub(super) fn without(filter: &str, span: &Range<usize>) -> String {
    let (before, after) = (filter.get(..span.start), filter.get(span.end..));
    let parts = [before, after].map(|part| part.unwrap_or_default().trim());
    parts.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip(label: &str) -> Chip {
        Chip {
            label: label.into(),
            what: What::Hidden,
            wrong: false,
        }
    }

    fn line(width: u16) -> Area {
        Area {
            x: 0,
            y: 1,
            width,
            height: 1,
        }
    }

    #[test]
    fn every_term_is_taken_away_by_itself() {
        let text = "levy  outlet:\"tidewater post\" -opinion";
        let spans: Vec<Range<usize>> = filter::pieces(text).map(|piece| piece.span).collect();
        let labels: Vec<&str> = spans.iter().map(|span| &text[span.clone()]).collect();
        assert_eq!(labels, ["levy", "outlet:\"tidewater post\"", "-opinion"]);
        assert_eq!(without(text, &spans[0]), "outlet:\"tidewater post\" -opinion");
        assert_eq!(without(text, &spans[1]), "levy -opinion");
        assert_eq!(without(text, &spans[2]), "levy  outlet:\"tidewater post\"");
        assert_eq!(without("levy", &(0..4)), "");
    }

    #[test]
    fn chips_stand_in_their_line_and_what_finds_no_room_is_counted() {
        let (two, more) = placed(&[chip("levy"), chip("橋日報")], line(40));
        assert_eq!((two[0].x, two[0].cross, more), (1, 6, 0));
        assert_eq!((two[1].x, two[1].cross), (10, 17), "wide signs count twice");
        let many: Vec<Chip> = (0..9).map(|n| chip(&format!("term{n}"))).collect();
        for width in 0..90 {
            let (some, more) = placed(&many, line(width));
            assert_eq!(some.len() + more, 9, "{width}");
            assert!(some.iter().all(|chip| chip.cross + 1 < width.max(2)), "{width}");
            assert_eq!(some.len() == 9, width >= 89, "{width}");
            if width >= 20 {
                assert_eq!(some.last().map(|chip| chip.label.as_str()), Some("term8"), "{width}");
            }
        }
        let (long, _) = placed(&[chip(&"x".repeat(99))], line(80));
        assert!(long[0].label.ends_with('…') && long[0].cross < 40);
    }
}
