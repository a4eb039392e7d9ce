//! The list of what could not be read, what has one cause folded into one.

use super::panel::{Page, footnote, frame};
use super::pen::{part, span};
use super::phrase::{count, number};
use super::scene::Scene;
use crate::app::geometry;
use crate::app::problems::{INDENT, Unfolded};
use crate::app::state::Problems;

/// Draws the list from where it is scrolled to: a hundred thousand problems cost no more than a page of them.
pub fn problems(scene: &mut Scene<'_>, list: &Problems) {
    let library = &scene.state.library;
    let all = library.problems.len();
    if all == 0 {
        let content = frame(scene, "Problems", 5);
        return scene.placard(content, "Everything could be read.", "");
    }
    let room = geometry::panel(scene.state.columns, scene.state.rows).content;
    let high = usize::from(room.height.max(1));
    let lines = list.len(library);
    let cursor = list.cursor.min(lines.saturating_sub(1));
    let top = list.top.min(cursor);
    let mut page = Page::new(room.width);
    // Which lines of the page the cursor's bar stands beside.
    let mut bar = 0..0;
    for (at, line) in list.from(library, top).enumerate() {
        if page.lines.len() >= high {
            break;
        }
        if at > 0 && !matches!(line, Unfolded::Member(_)) {
            page.gap();
        }
        let from = page.lines.len();
        tell(scene, &mut page, &line);
        if top + at == cursor {
            bar = from..page.lines.len();
        }
    }
    let title = match (all, library.causes.len()) {
        (all, causes) if causes < all => format!("Problems: {}, {}", number(all), count(causes, "cause", "causes")),
        _ => "Problems".to_owned(),
    };
    // Scrolled, the frame stays as large as it was.
    let content = frame(scene, &title, if top > 0 { high } else { page.lines.len() });
    scene.limits.panel = None;
    for (dy, line) in (0..content.height).zip(&page.lines) {
        scene.pen.line(content, 0, dy, line);
        if bar.contains(&usize::from(dy)) {
            scene
                .pen
                .text(part(content, 0, dy, 1, 1), 0, 0, "▌", scene.palette.accent);
        }
    }
    if lines > 1 {
        footnote(scene, content, &format!("{} of {}", number(cursor + 1), number(lines)));
    }
}

/// One line of the list, with its cause below it where it has one of its own.
fn tell(scene: &Scene<'_>, page: &mut Page, line: &Unfolded<'_>) {
    let palette = scene.palette;
    let (place, cause) = line.words();
    let (sign, place) = match line {
        Unfolded::Cause {
            first,
            count: many,
            open,
        } => (
            if *open { "  ▾" } else { "  ▸" },
            match first.record {
                Some(_) => count(*many, "record", "records"),
                None => count(*many, "file", "files"),
            },
        ),
        _ => ("", place),
    };
    let style = match line {
        Unfolded::Member(_) => palette.text,
        _ => palette.strong,
    };
    page.hanging(vec![span(sign, palette.accent)], INDENT, &place, style);
    if let Some(cause) = cause {
        page.hanging(Vec::new(), INDENT, cause, palette.text);
    }
}
