//! The pairs of a story, each with what its comparison comes to.

use super::panel::{footnote, frame};
use super::pen::{bold, cut, part, span};
use super::phrase::{count, number};
use super::rows::title;
use super::scene::Scene;
use crate::app::pairs::{Pair, Pairs};
use crate::compare::{Outline, Side};
use ratatui::text::Line;
use std::collections::HashMap;

/// One of the counts of a pair.
type Count = fn(&Outline) -> usize;

/// What is counted, under its name, and under a shorter one where outlets need the room.
const COLUMNS: [(&str, &str, Count); 5] = [
    ("shared", "both", |outline| outline.shared),
    ("cut", "cut", |outline| outline.cut),
    ("altered", "alt.", |outline| outline.altered),
    ("speakers", "who", |outline| outline.speakers),
    ("figures", "fig.", |outline| outline.figures),
];

/// Panels from this width on have room for the longer names.
const WIDE: u16 = 90;

/// Cells between columns.
const GAP: usize = 2;

/// Cells of the headline that tells two articles of one outlet apart.
const TITLE: usize = 26;

/// Narrower panels show one number for all that differs.
const NARROW: u16 = 64;

/// Draws the pairs, those that differ most first.
pub fn pairs(scene: &mut Scene<'_>, list: &Pairs) {
    let palette = scene.palette;
    let heading = format!("Every pair of “{}”", list.headline);
    if list.rows.is_empty() {
        let content = frame(scene, &heading, 7);
        return match list.awaited {
            Some(_) => scene.placard(content, "Comparing every pair of the story…", ""),
            None => scene.placard(content, "None of its articles could be compared.", ""),
        };
    }
    let content = frame(scene, &heading, list.rows.len() + 1);
    let narrow = content.width < NARROW;
    let name =
        |(long, short, _): &(&'static str, &'static str, Count)| if content.width < WIDE { *short } else { *long };
    let counts = |outline: &Outline| -> Vec<(usize, String)> {
        if narrow {
            return vec![(9, told(outline.differences()))];
        }
        let columns = COLUMNS.iter();
        columns
            .map(|column| (name(column).len().max(3), told((column.2)(outline))))
            .collect()
    };
    let right = |cells: Vec<(usize, String)>| -> String {
        let cells = cells.into_iter().map(|(wide, text)| format!("{text:>wide$}"));
        cells.collect::<Vec<_>>().join(&" ".repeat(GAP))
    };
    let head = if narrow {
        right(vec![(9, "differ in".to_owned())])
    } else {
        right(
            COLUMNS
                .iter()
                .map(|column| (name(column).len().max(3), name(column).to_owned()))
                .collect(),
        )
    };
    let first = part(content, 0, 0, content.width, 1);
    scene.pen.line_right(first, 0, &Line::from(span(head, palette.dim)));
    let page = usize::from(content.height.saturating_sub(1)).max(1);
    let cursor = list.cursor.min(list.rows.len() - 1);
    let top = list.top.clamp(cursor.saturating_sub(page - 1), cursor);
    // An outlet that tells the story more than once is followed by which article of it is meant.
    let library = &scene.state.library;
    let mut tellings: HashMap<&str, usize> = HashMap::new();
    for outlet in list
        .articles
        .iter()
        .filter_map(|id| library.head(id)?.outlet.as_deref())
    {
        *tellings.entry(outlet).or_default() += 1;
    }
    let outlet = |pair: &Pair, side: Side| {
        let id = &pair.ids[side];
        let Some(head) = scene.state.library.head(id) else {
            return id.to_string();
        };
        match head.outlet.as_deref() {
            Some(outlet) if tellings.get(outlet).is_some_and(|count| *count > 1) => {
                format!("{outlet} “{}”", cut(title(head), TITLE))
            }
            Some(outlet) => outlet.to_owned(),
            None => title(head).to_owned(),
        }
    };
    let shown: Vec<(usize, String, String)> = (list.rows.iter().enumerate().skip(top).take(page))
        .map(|(at, pair)| {
            let names = format!("{} — {}", outlet(pair, Side::Left), outlet(pair, Side::Right));
            (at, names, right(counts(&pair.outline)))
        })
        .collect();
    for (dy, (at, names, counts)) in (1..content.height).zip(shown) {
        let row = part(content, 0, dy, content.width, 1);
        let chosen = at == cursor;
        if chosen {
            scene.pen.text(row, 0, 0, "▌", palette.accent);
        }
        let style = if chosen { bold(palette.text) } else { palette.text };
        let counts = Line::from(span(counts, palette.text));
        let ending = scene.pen.line_right(row, 0, &counts);
        let room = usize::from(ending.saturating_sub(4));
        scene.pen.text(row, 2, 0, &cut(&names, room), style);
    }
    let mut notes = Vec::new();
    if list.awaited.is_some() {
        notes.push(format!(
            "{} of {} compared",
            number(list.rows.len()),
            number(list.total)
        ));
    }
    if list.left_out > 0 {
        notes.push(format!(
            "{} not compared",
            count(list.left_out, "more article", "more articles")
        ));
    }
    if list.rows.len() > page {
        notes.push(format!("{} of {}", number(cursor + 1), number(list.rows.len())));
    }
    let legend = "quotations cut or altered; speakers and figures that differ".to_owned();
    if !narrow && notes.join(" · ").len() + legend.len() + GAP < usize::from(content.width) {
        notes.insert(0, legend);
    }
    if !notes.is_empty() {
        footnote(scene, content, &notes.join(" · "));
    }
}

/// Nothing is quieter than a number.
fn told(number: usize) -> String {
    match number {
        0 => "·".to_owned(),
        some => some.to_string(),
    }
}
