//! The corpora opened before, while one is chosen.

use super::inks::in_use;
use super::pen::{Pen, bold, cut, part};
use crate::app::State;
use crate::app::geometry::{Area, list_panes};
use crate::app::recent::{ROW, Recents};
use ratatui::Frame;
use ratatui::text::Line;

/// Draws the list in the theme and the signs of a state.
pub fn recents(list: &Recents, look: &State, frame: &mut Frame<'_>) {
    let size = frame.area();
    let palette = in_use(look);
    let mut pen = Pen::new(frame.buffer_mut());
    let panes = list_panes(size.width, size.height, false);
    let inner = |area| part(area, 1, 0, area.width.saturating_sub(2), 1);
    let header = vec![
        super::pen::span("Parallax", palette.strong),
        super::pen::span("   Which corpus?", palette.dim),
    ];
    pen.line(inner(panes.header), 0, 0, &Line::from(header));
    // Nothing stands beside it.
    let whole = Area {
        width: size.width,
        ..panes.list
    };
    let mut dy = 0;
    for (at, row) in list.rows.iter().enumerate().skip(list.top) {
        if dy >= panes.list.height {
            break;
        }
        let place = part(whole, 0, dy, size.width, ROW - 1);
        let here = at == list.cursor;
        if here {
            for dy in 0..place.height {
                pen.text(place, 0, dy, "▌", palette.accent);
            }
        }
        let room = usize::from(place.width.saturating_sub(5));
        let style = if here { bold(palette.text) } else { palette.text };
        pen.text(place, 4, 0, &cut(&row.name, room), style);
        pen.text(place, 4, 1, &cut(&row.facts, room), palette.dim);
        dy += ROW;
    }
    let (said, style) = match &list.notice {
        Some(notice) => (format!("! {notice}"), palette.trouble),
        None => ("Enter open   q quit".to_owned(), palette.dim),
    };
    let status = inner(panes.status);
    pen.text(status, 0, 0, &cut(&said, usize::from(status.width)), style);
    if let Some(ground) = palette.ground {
        pen.paint(ground);
    }
    super::glyphs::lay(frame.buffer_mut(), look.glyphs);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::recent::Recent;
    use crate::app::state::Theme;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    #[test]
    fn the_list_looks_as_reviewed_and_fits_every_screen() {
        let row = |(name, facts): (&str, &str)| Recent {
            name: name.into(),
            facts: facts.into(),
        };
        let rows = [
            ("news", "/home/ada/news · opened 8 May 2026"),
            ("2 folders", "/home/ada/june, /home/ada/july · opened 2 May 2026"),
            ("demo", "a fortnight of news from an invented coast, in the program"),
        ];
        let look = State::new(String::new(), 80, 24, Theme::Dark, crate::app::state::Marks::default());
        let mut list = Recents::new(rows.map(row).to_vec());
        list.cursor = 1;
        for (columns, rows) in [(80, 24), (1, 1), (3, 2), (12, 5), (100, 30), (300, 100)] {
            list.settle((columns, rows));
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
            terminal.draw(|frame| recents(&list, &look, frame)).unwrap();
            // Beside it stands nothing for which it would be cut.
            if columns > 80 {
                let shown = format!("{:?}", terminal.backend().buffer());
                assert!(shown.contains("/home/ada/june, /home/ada/july · opened 2 May 2026"));
            }
            if columns == 80 {
                insta::with_settings!({ snapshot_path => "../../tests/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                    insta::assert_debug_snapshot!("recent-80x24", terminal.backend().buffer());
                });
            }
        }
    }
}
