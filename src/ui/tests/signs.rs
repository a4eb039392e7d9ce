//! Where there is ASCII alone, nothing else is drawn but letters of articles.

use super::super::fixture::{comparing, stories};
use super::shows::SHOWS;
use super::{drawn, lines, shows};
use crate::app::state::{Glyphs, Overlay, Shading, Theme, View};

#[test]
fn every_sign_of_every_screen_has_its_ascii() {
    let mut seen = 0;
    for (name, make) in SHOWS {
        for (columns, rows) in [(80, 24), (120, 40), (160, 90)] {
            let mut state = make(columns, rows, Theme::Dark);
            let unicode = drawn(&state);
            state.glyphs = Glyphs::Ascii;
            let ascii = drawn(&state);
            for (before, after) in unicode.content.iter().zip(&ascii.content) {
                seen += usize::from(before.symbol() != after.symbol());
                let other = after
                    .symbol()
                    .chars()
                    .find(|c| !c.is_ascii() && !c.is_alphanumeric() && !"。、".contains(*c));
                assert_eq!(other, None, "{name} at {columns}×{rows}");
                assert_eq!(before.style(), after.style());
            }
        }
    }
    assert!(seen > 1000);
}

#[test]
fn what_may_follow_gives_way_to_the_next_key() {
    let mut state = comparing(120, 40, Theme::Dark, View::Columns, Shading::Words);
    state.pending = vec![crate::app::Key::char(']')];
    let buffer = drawn(&state);
    for way in ["d  next-difference", "q  next-quotation", "f  next-figure"] {
        assert!(shows(&buffer, way), "{:#?}", lines(&buffer));
    }
    state.pending.clear();
    assert!(!shows(&drawn(&state), "next-difference"));
    state.count = Some(3);
    let buffer = drawn(&state);
    assert!(
        shows(&buffer, "next-passage") && !shows(&buffer, "house-style"),
        "those that count"
    );
}

#[test]
fn help_shows_what_has_the_words_by_name_key_or_description() {
    for (sought, shown, hidden) in [
        ("unread", ":next-unread", ":suspend"),
        ("C-z", ":suspend", ":next-unread"),
        ("fg wakes", ":suspend", ":sort"),
        ("toggle-s", ":toggle-star", ":toggle-read"),
    ] {
        let mut state = stories(120, 40, Theme::Dark);
        state.overlay = Some(Overlay::Help {
            top: 0,
            sought: crate::app::state::Input::new(sought),
            typing: false,
        });
        let buffer = drawn(&state);
        assert!(
            shows(&buffer, shown) && !shows(&buffer, hidden),
            "{sought}: {:#?}",
            lines(&buffer)
        );
    }
    let mut state = stories(120, 40, Theme::Dark);
    state.overlay = Some(Overlay::Help {
        top: 0,
        sought: crate::app::state::Input::new("zebra"),
        typing: true,
    });
    let buffer = drawn(&state);
    assert!(shows(&buffer, "No command that applies here has “zebra”.") && shows(&buffer, "Only with: zebra"));
}

#[test]
fn keys_of_ones_own_are_what_is_shown() {
    let mut state = stories(120, 40, Theme::Dark);
    let text = "[keys]\nhelp = \"F2\"\nsort = \"S\"\nfilter = []";
    state.keymap = std::sync::Arc::new(crate::app::config::Config::parse(text).unwrap().keymap);
    let buffer = drawn(&state);
    assert!(shows(&buffer, "F2 help") && shows(&buffer, "S sort") && !shows(&buffer, " filter"));
}
