//! The list of themes: beside the screen it is looked at on, so that this stays in sight.

use super::panel::border;
use super::pen::{bold, fit, part, span};
use super::rows::widest;
use super::scene::Scene;
use crate::app::geometry::Area;
use crate::app::motion_in_sight;
use crate::app::state::ThemeList;
use crate::text::width::width;
use ratatui::text::{Line, Span};

/// The widest it gets, frame and all.
const WIDEST: u16 = 76;
/// Columns from which it says what each theme is.
const TOLD_FROM: u16 = 100;

/// Draws the list at the right, the theme under the cursor marked.
pub fn themes(scene: &mut Scene<'_>, list: &ThemeList) {
    let palette = scene.palette;
    let state = scene.state;
    let all = state.theme_list();
    let names = widest(all.iter().map(|(name, ..)| name.as_str()), 32);
    // On a narrow screen what is looked at needs the room.
    let told = if state.columns < TOLD_FROM {
        0
    } else {
        2 + all.iter().map(|(.., doc)| width(doc)).max().unwrap_or(0)
    };
    let wanted = u16::try_from(names + told + 6).unwrap_or(WIDEST).min(WIDEST);
    let high = u16::try_from(all.len() + 2).unwrap_or(u16::MAX);
    let (wide, height) = (
        wanted.min(state.columns),
        high.min(super::status_area(state).y.saturating_sub(1)).max(1),
    );
    let frame = Area {
        x: state.columns.saturating_sub(wide + u16::from(state.columns > wide + 1)),
        y: u16::from(state.rows > height + 1),
        width: wide,
        height,
    };
    let content = border(scene, frame, "Theme");
    let cursor = list.cursor.min(all.len().saturating_sub(1));
    let page = usize::from(content.height);
    let top = motion_in_sight(0, cursor, all.len(), page);
    for (dy, (at, (name, _, doc))) in (0..content.height).zip(all.iter().enumerate().skip(top)) {
        let row = part(content, 0, dy, content.width, 1);
        let here = at == cursor;
        if here {
            scene.pen.text(row, 0, 0, "▌", palette.accent);
        }
        let style = if here { bold(palette.text) } else { palette.text };
        let mut line = Line::from(span(fit(name, names), style));
        if told > 0 {
            line.push_span(Span::raw("  "));
            line.push_span(span(doc.as_str(), palette.dim));
        }
        scene.pen.line(part(row, 2, 0, row.width, 1), 0, 0, &line);
    }
}
