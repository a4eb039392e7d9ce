//! The signs the screen draws, once each, and what stands for them where there is ASCII alone.
//!
//! Every sign is drawn as it is here, and the finished screen is gone through once for terminals that have no more: so no part of
//! the screen can forget it. Letters of other scripts stay as they are; they are no signs of ours.

use crate::app::theme::Glyphs;
use ratatui::buffer::Buffer;

/// A sign and the ASCII that stands for it: one cell for one cell.
pub const TABLE: &[(&str, &str)] = &[
    // Frames, panes and bars.
    ("─", "-"),
    ("│", "|"),
    ("┃", ":"),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("━", "="),
    ("▌", ">"),
    // Lists.
    ("●", "#"),
    ("○", "-"),
    ("•", "*"),
    ("◦", "o"),
    ("★", "*"),
    ("▸", ">"),
    ("▾", "v"),
    ("✎", "&"),
    // Passages.
    ("≈", "%"),
    ("»", "'"),
    ("≠", "!"),
    ("↕", "^"),
    ("‹", "<"),
    ("›", ">"),
    // What stands between words, ours and those of articles.
    ("·", "."),
    ("…", "~"),
    ("–", "-"),
    ("—", "-"),
    ("−", "-"),
    ("×", "x"),
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("«", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("→", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("\u{a0}", " "),
];

/// Puts the signs of a set in the place of those drawn.
pub fn lay(buffer: &mut Buffer, glyphs: Glyphs) {
    if glyphs == Glyphs::Unicode {
        return;
    }
    for cell in &mut buffer.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        let of = TABLE.iter().find(|(sign, _)| *sign == cell.symbol());
        if let Some((_, ascii)) = of {
            cell.set_symbol(ascii);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    #[test]
    fn every_sign_takes_one_cell_and_stands_in_the_table_once() {
        for (at, (sign, ascii)) in TABLE.iter().enumerate() {
            assert_eq!((width(sign), width(ascii)), (1, 1), "{sign}");
            assert!(ascii.is_ascii() && !sign.is_ascii());
            assert!(
                TABLE[at + 1..].iter().all(|(other, _)| other != sign),
                "{sign} stands there twice"
            );
        }
    }

    #[test]
    fn the_relations_of_passages_are_told_apart_in_ascii_too() {
        use crate::compare::Relation::{Edited, Paraphrase, Quote, Reported, Verbatim};
        let signs = [Verbatim, Edited, Paraphrase, Quote, Reported].map(super::super::passages::sign);
        let mut signs: Vec<&str> = signs
            .into_iter()
            .chain([super::super::passages::UNSURE, "≠", "·", "↕"])
            .collect();
        for sign in &mut signs {
            *sign = TABLE
                .iter()
                .find(|(of, _)| of == sign)
                .map_or(*sign, |(_, ascii)| ascii);
        }
        let mut once = signs.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), signs.len(), "{signs:?}");
    }
}
