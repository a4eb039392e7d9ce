//! What `text::width` counts are the cells that are drawn.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use parallax::text::width::{truncate, width};
use parallax::text::wrap::wrap;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

fn drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
    usize::from(buffer.set_stringn(0, 0, text, 2000, Style::default()).0)
}

#[test]
fn texts_known_for_trouble_take_the_cells_counted() {
    for text in [
        "naïve",
        "橋は閉鎖",
        "👨‍👩‍👧 👍🏽 ☺️",
        "ｶﾞ ﾟ",
        "a\tb\u{7}",
        "لا",
        "e\u{301}",
        "🇬🇧🇬",
        "\u{200B}x\u{AD}",
    ] {
        assert_eq!(width(text), drawn(text), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_takes_the_cells_counted(text in ".{0,60}") {
        prop_assert_eq!(width(&text), drawn(&text));
    }

    #[test]
    fn what_is_cut_or_wrapped_fits(text in "\\PC{0,60}", cells in 3usize..30) {
        prop_assert!(drawn(truncate(&text, cells)) <= cells);
        for line in wrap(&text, cells) {
            let line = &text[line];
            let clusters = parallax::text::width::graphemes(line).count();
            prop_assert!(drawn(line) <= cells || clusters == 1, "{:?}", line);
        }
    }
}
