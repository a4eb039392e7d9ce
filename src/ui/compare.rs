//! Two articles side by side: what both say on the same line, a sign between, notes where there is room.

use super::body::Body;
use super::chrome::key;
use super::passages::Passages;
use super::pen::{cut, line_width, part, span};
use super::phrase::{count, moment, on_day};
use super::scene::Scene;
use crate::app::Command;
use crate::app::geometry::{Area, ComparePanes, compare_panes};
use crate::app::state::{Comparison, View};
use crate::compare::{Collation, Side, Summary, file};
use crate::corpus::Published;
use crate::text::width::width;
use crate::text::wrap::wrap;
use ratatui::text::{Line, Span};

/// Draws a comparison, or what it waits for.
pub fn compare(scene: &mut Scene<'_>, comparison: &Comparison) {
    let state = scene.state;
    let view = state.view_of(comparison);
    let panes = compare_panes(state.columns, state.rows, view, state.zen);
    match (&comparison.problem, &comparison.collation) {
        (Some(problem), _) => {
            scene.placard(panes.body, "These two can't be compared.", &problem.to_string());
        }
        (None, None) => {
            let names = Side::BOTH.map(|side| {
                let id = &comparison.ids[side];
                let head = state.library.head(id);
                head.and_then(|head| head.outlet.as_deref())
                    .unwrap_or(file(id.as_str()))
            });
            scene.placard(panes.body, "Comparing…", &names.join(" and "));
        }
        (None, Some(collation)) => {
            let passages = Passages::new(collation);
            let focus = if view == View::OneSide {
                comparison.focus
            } else {
                Side::Left
            };
            summary(scene, &panes, view, focus, collation);
            headings(scene, &panes, view, comparison, collation);
            if collation.rows.is_empty() {
                scene.placard(panes.body, "Neither article has any text.", "");
            } else {
                Body {
                    panes: &panes,
                    view,
                    comparison,
                    passages: &passages,
                }
                .draw(scene);
            }
            super::strip::counts(scene, &panes, comparison, &passages);
        }
    }
    super::chrome::status(scene, panes.status);
}

/// Says it in words, as much as there is room for; the headlines stand below.
fn summary(scene: &mut Scene<'_>, panes: &ComparePanes, view: View, focus: Side, collation: &Collation) {
    let palette = scene.palette;
    let from = panes.left.x.min(panes.summary.width);
    let room = panes.summary.width.saturating_sub(from + 1);
    let area = part(panes.summary, from, 0, room, panes.summary.height);
    let alone = [focus];
    let titles: &[Side] = match view {
        _ if area.height < 2 => &[],
        View::Columns | View::Interleaved => &Side::BOTH,
        View::OneSide => &alone,
    };
    // Side by side they share a line.
    let below = match view {
        View::Columns => titles.len().min(1),
        View::Interleaved | View::OneSide => titles.len(),
    };
    let words = area.height.saturating_sub(u16::try_from(below).unwrap_or(u16::MAX));
    let said = fitting(
        &collation.summary,
        usize::from(room),
        usize::from(words),
        &key(scene, Command::Evidence),
    );
    let lines = wrap(&said, usize::from(room));
    for (dy, line) in (0..words).zip(&lines) {
        let line = span(said.get(line.clone()).unwrap_or_default(), palette.text);
        scene.pen.line(area, 0, dy, &Line::from(line));
    }
    let mut below = words;
    for &side in titles {
        let telling = &collation.tellings[side];
        let title = span(telling.title.as_deref().unwrap_or("untitled"), palette.strong);
        if view == View::Columns {
            let column = Area {
                y: area.y,
                height: area.height,
                ..column(panes, side)
            };
            scene.pen.line(column, 0, below, &Line::from(title));
            continue;
        }
        let mut line = vec![title];
        if view == View::Interleaved {
            line.insert(0, span(format!("{} ", ribbon(side)), palette.side[side]));
        }
        scene.pen.line(area, 0, below, &Line::from(line));
        below += 1;
    }
}

/// The summary in so many lines: whole, or the clauses that find room, the most important first, and how many more there
/// are to be read where.
fn fitting(summary: &Summary, cells: usize, lines: usize, key: &str) -> String {
    let fits = |said: &str| wrap(said, cells.max(1)).len() <= lines.max(1);
    if fits(&summary.words) {
        return summary.words.clone();
    }
    let Some((first, rest)) = summary.clauses.split_first() else {
        return summary.words.clone();
    };
    let more = |cut: usize| format!(" … {key} shows {cut} more");
    let mut said = first.clone();
    // Clauses left out, or shortened.
    let mut cut = 0;
    for clause in rest {
        let longer = shorter_and_shorter(clause).map(|part| (format!("{said}; {part}"), part != clause));
        match longer
            .into_iter()
            .find(|(longer, _)| fits(&(longer.clone() + &more(rest.len()))))
        {
            Some((longer, short)) => {
                said = longer;
                cut += usize::from(short);
            }
            None => cut += 1,
        }
    }
    if cut == 0 {
        return summary.words.clone();
    }
    // Where not even the first has room, what is cut is told all the same.
    let told = more(cut);
    while !fits(&(said.clone() + &told)) {
        let Some((before, _)) = said.rsplit_once(' ') else {
            break;
        };
        said.truncate(before.len());
    }
    said + &told
}

/// A clause, and the same without the end of its list, until one thing is left: the last is the least of it.
fn shorter_and_shorter(clause: &str) -> impl Iterator<Item = &str> {
    fn without_last<'a>(list: &&'a str) -> Option<&'a str> {
        let cut = list.rsplit_once(" and ").or_else(|| list.rsplit_once(", "));
        cut.map(|(before, _)| before)
    }
    std::iter::successors(Some(clause), without_last)
}

/// Where a side's text stands.
pub fn column(panes: &ComparePanes, side: Side) -> Area {
    match side {
        Side::Left => panes.left,
        Side::Right => panes.right,
    }
}

/// Whose texts these are.
fn headings(scene: &mut Scene<'_>, panes: &ComparePanes, view: View, comparison: &Comparison, collation: &Collation) {
    let palette = scene.palette;
    let area = panes.headings;
    match view {
        View::Columns => {
            for side in Side::BOTH {
                let column = Area {
                    y: area.y,
                    height: area.height,
                    ..column(panes, side)
                };
                if side == comparison.focus && column.x >= 2 {
                    scene.pen.text(
                        Area {
                            x: column.x - 2,
                            width: 2,
                            ..column
                        },
                        0,
                        0,
                        "▸",
                        palette.accent,
                    );
                }
                let heading = heading(scene, comparison, collation, side, usize::from(column.width), WHOLE);
                scene.pen.line(column, 0, 0, &heading);
            }
        }
        View::Interleaved => {
            let column = Area {
                x: panes.gutter.x,
                width: area.right().saturating_sub(panes.gutter.x + 1),
                ..area
            };
            // A ribbon and a space before each, two spaces between. Both tell as much: a date on one side alone would seem that of both.
            let room = usize::from(column.width).saturating_sub(2 * 3 + 2);
            let told =
                |room: usize, way: Way| Side::BOTH.map(|side| heading(scene, comparison, collation, side, room, way));
            let ways: [Way; 4] = [(3, moment), (2, moment), (1, moment), (1, on_day)];
            let both = (ways.into_iter())
                .map(|way| told(room, way))
                .find(|both| both.iter().map(line_width).sum::<usize>() <= room)
                .unwrap_or_else(|| told(room / 2, (0, on_day)));
            let mut spans = Vec::new();
            for (side, heading) in Side::BOTH.into_iter().zip(both) {
                let focused = if side == comparison.focus { "▸" } else { " " };
                spans.push(span(focused, palette.accent));
                spans.push(span(format!("{} ", ribbon(side)), palette.side[side]));
                spans.extend(heading.spans);
                spans.push(Span::raw("  "));
            }
            spans.pop();
            scene.pen.line(column, 0, 0, &Line::from(spans));
        }
        View::OneSide => {
            let side = comparison.focus;
            let column = Area {
                x: panes.left.x,
                width: area.right().saturating_sub(panes.left.x + 1),
                ..area
            };
            let other = format!("  beside {}", collation.name(side.other()));
            let mut line = heading(
                scene,
                comparison,
                collation,
                side,
                usize::from(column.width).saturating_sub(width(&other)),
                WHOLE,
            );
            line.push_span(span(other, palette.dim));
            scene.pen.line(column, 0, 0, &line);
        }
    }
}

/// How many facts are told of an article at most, and how when it was published.
type Way = (usize, fn(Published) -> String);

/// All there is room for.
const WHOLE: Way = (usize::MAX, moment);

/// Outlet, date, byline and words of a side; as much as fits whole.
fn heading(
    scene: &Scene<'_>,
    comparison: &Comparison,
    collation: &Collation,
    side: Side,
    room: usize,
    (most, moment): Way,
) -> Line<'static> {
    let palette = scene.palette;
    let telling = &collation.tellings[side];
    let head = scene.state.library.head(&comparison.ids[side]);
    let mut facts = Vec::new();
    let name = cut(&collation.name(side), room);
    // Called by a headline that may be another's too.
    let path = file(telling.id.as_str());
    if telling.outlet.is_none() && !name.contains(path) {
        facts.push(path.to_owned());
    }
    facts.push(telling.published.map_or_else(|| "undated".to_owned(), moment));
    if let Some(head) = head {
        facts.extend(head.byline.clone().or_else(|| head.agency.clone()));
        facts.push(count(head.words, "word", "words"));
    }
    let mut taken = width(&name);
    let mut spans = vec![span(name, palette.side[side])];
    for (at, fact) in facts.into_iter().take(most).enumerate() {
        let fact = format!("{}{fact}", if at == 0 { "  " } else { " · " });
        taken += width(&fact);
        if taken > room {
            break;
        }
        spans.push(span(fact, palette.dim));
    }
    Line::from(spans)
}

/// What stands along the lines of a side where both share one column.
pub fn ribbon(side: Side) -> &'static str {
    match side {
        Side::Left => "│",
        Side::Right => "┃",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_shortened_by_what_it_says() {
        let clauses = [
            "Post carries 64 % of Courier",
            "1 figure differs",
            "Post leaves out 4 quotes, 2 figures and 9 passages of background",
            "2 passages told elsewhere",
        ];
        let summary = Summary {
            words: format!("{}.", clauses.join("; ")),
            clauses: clauses.map(str::to_owned).to_vec(),
            ..Summary::default()
        };
        assert_eq!(fitting(&summary, 200, 1, "i"), summary.words);
        // A list loses its end; a clause that finds no room gives way to a shorter one after it.
        for (cells, said) in [
            (
                104,
                "; 1 figure differs; Post leaves out 4 quotes, 2 figures … i shows 2 more",
            ),
            (90, "; 1 figure differs; Post leaves out 4 quotes … i shows 2 more"),
            (66, "; 1 figure differs … i shows 2 more"),
        ] {
            assert_eq!(fitting(&summary, cells, 1, "i"), format!("{}{said}", clauses[0]));
        }
        let long = "Post turns 12 quotes of the minister into reported speech";
        let other = Summary {
            words: format!("{}; {long}; {}.", clauses[0], clauses[1]),
            clauses: vec![clauses[0].to_owned(), long.to_owned(), clauses[1].to_owned()],
            ..Summary::default()
        };
        assert_eq!(
            fitting(&other, 65, 1, "i"),
            "Post carries 64 % of Courier; 1 figure differs … i shows 1 more"
        );
        assert_eq!(
            fitting(&summary, 46, 1, "i"),
            "Post carries 64 % of Courier … i shows 3 more"
        );
        assert_eq!(fitting(&summary, 34, 1, "i"), "Post carries 64 % … i shows 3 more");
        assert_eq!(fitting(&summary, 90, 2, "i"), summary.words);
    }
}
