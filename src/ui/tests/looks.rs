//! How every screen looks, kept for review: its text, and which style each of its cells has, in every theme.
//!
//! A file holds one screen at one size. Cells that look alike in all themes share a letter; `a3.2` is three cells of `a`
//! and two that look like plain text.

use super::shows::SHOWS;
use super::{drawn, lines, show};
use crate::app::state::{Glyphs, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// Sizes that are drawn for review.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];
const THEMES: [Theme; 3] = [Theme::Dark, Theme::Light, Theme::Plain];

/// The name of a theme, and a screen drawn in it.
type Drawn<'a> = (&'a str, Buffer);

/// How a cell looks, in a few words.
fn look(buffer: &Buffer, at: usize) -> String {
    let cell = &buffer.content[at];
    let colour = |colour: Color| match colour {
        Color::Indexed(index) => index.to_string(),
        other => format!("{other:?}").to_lowercase(),
    };
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(colour(cell.fg));
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", colour(cell.bg)));
    }
    if cell.modifier != Modifier::empty() {
        words.push(format!("{:?}", cell.modifier).to_lowercase());
    }
    words.join(" ")
}

/// The screen as text, drawn in several themes; those in which another text stands are kept apart.
fn picture(screens: &[Drawn<'_>]) -> String {
    let mut groups: Vec<(Vec<String>, Vec<&Drawn<'_>>)> = Vec::new();
    for screen in screens {
        let text: Vec<String> = lines(&screen.1);
        match groups.iter_mut().find(|(other, _)| *other == text) {
            Some((_, members)) => members.push(screen),
            None => groups.push((text, vec![screen])),
        }
    }
    let mut out = String::new();
    for (text, members) in groups {
        for line in &text {
            let _ = writeln!(out, "|{}", line.trim_end());
        }
        styles(&mut out, &members);
    }
    out
}

/// Which style every cell has, and what the styles are.
fn styles(out: &mut String, screens: &[&Drawn<'_>]) {
    let area = screens[0].1.area;
    let mut looks: Vec<Vec<String>> = Vec::new();
    let mut letter = |at: usize| -> String {
        let here: Vec<String> = screens.iter().map(|(_, buffer)| look(buffer, at)).collect();
        if here.iter().all(String::is_empty) {
            return ".".to_owned();
        }
        let number = looks.iter().position(|other| *other == here).unwrap_or_else(|| {
            looks.push(here);
            looks.len() - 1
        });
        let name = |number: usize| char::from(b'a' + number as u8).to_string();
        if number < 26 {
            name(number)
        } else {
            name(number - 26).to_uppercase()
        }
    };
    let mut rows: Vec<String> = Vec::new();
    for y in 0..area.height {
        let mut runs: Vec<(String, usize)> = Vec::new();
        for x in 0..area.width {
            let letter = letter(usize::from(y) * usize::from(area.width) + usize::from(x));
            match runs.last_mut() {
                Some((last, cells)) if *last == letter => *cells += 1,
                _ => runs.push((letter, 1)),
            }
        }
        // What follows the last run looks like plain text.
        runs.pop_if(|(letter, _)| letter == ".");
        rows.push(runs.iter().fold(String::new(), |row, (letter, cells)| match cells {
            1 => row + letter,
            _ => format!("{row}{letter}{cells}"),
        }));
    }
    let mut y = 0;
    while y < rows.len() {
        let same = rows[y..].iter().take_while(|row| **row == rows[y]).count();
        if !rows[y].is_empty() {
            let to = if same > 1 {
                format!("-{}", y + same - 1)
            } else {
                String::new()
            };
            let _ = writeln!(out, "{y}{to} {}", rows[y]);
        }
        y += same;
    }
    assert!(looks.len() <= 52, "a screen has more styles than there are letters");
    for (number, looks) in looks.iter().enumerate() {
        let name = char::from(if number < 26 {
            b'a' + number as u8
        } else {
            b'A' + number as u8 - 26
        });
        let told: Vec<String> = screens
            .iter()
            .zip(looks)
            .map(|((theme, _), look)| format!("{theme} {look}"))
            .collect();
        let _ = writeln!(out, "{name}: {}", told.join(", "));
    }
}

/// A screen in several themes at one size.
fn in_themes(name: &str, size: (u16, u16), themes: &[Theme], glyphs: Glyphs) -> String {
    let screens: Vec<Drawn<'_>> = themes
        .iter()
        .map(|&theme| {
            let mut state = show(name, size, theme);
            state.glyphs = glyphs;
            (theme.name(), drawn(&state))
        })
        .collect();
    picture(&screens)
}

#[test]
fn screens_look_as_reviewed() {
    insta::with_settings!({ snapshot_path => "../../../tests/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, _) in SHOWS {
            for size in SIZES {
                let label = format!("{name}-{}x{}", size.0, size.1);
                insta::assert_snapshot!(label, in_themes(name, size, &THEMES, Glyphs::Unicode));
            }
        }
        let others = [Theme::HighContrast, Theme::HighContrastLight, Theme::ColourBlind, Theme::ColourBlindLight];
        insta::assert_snapshot!("columns-in-other-themes", in_themes("columns", (120, 40), &others, Glyphs::Unicode));
        for (name, size) in [("columns", (120, 40)), ("stories", (80, 24)), ("figures", (80, 24))] {
            let label = format!("{name}-{}x{}-ascii", size.0, size.1);
            insta::assert_snapshot!(label, in_themes(name, size, &[Theme::Dark], Glyphs::Ascii));
        }
    });
}

#[test]
fn every_picture_is_of_a_screen_there_is() {
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let scene = SHOWS.iter().any(|(scene, _)| name.starts_with(&format!("{scene}-")));
        assert!(
            scene || name.starts_with("recent-"),
            "{name} is of no screen; remove it"
        );
    }
}
