//! The colours of the themes that come with the program, and those of the reader's own laid over.

use super::palette::Palette;
use crate::app::state::{State, Theme};
use crate::app::theme::{Colour, Depth, Ink, OwnTheme};
use crate::compare::Sides;
use ratatui::style::{Color, Modifier, Style};

/// The colours a palette is made of, as indices into the 256-colour table.
pub struct Inks {
    pub dim: u8,
    pub rule: u8,
    pub accent: u8,
    pub left: u8,
    pub right: u8,
    pub trouble: u8,
    /// Text and background of a hit.
    pub hit: (u8, u8),
    pub current: (u8, u8),
    /// Text and background where the terminal's own do not suit.
    pub ground: (u8, u8),
}

const DARK: Inks = Inks {
    dim: 247,
    rule: 240,
    accent: 79,
    left: 111,
    right: 215,
    trouble: 210,
    hit: (230, 58),
    current: (16, 222),
    ground: (253, 234),
};

const LIGHT: Inks = Inks {
    dim: 241,
    rule: 250,
    accent: 23,
    left: 25,
    right: 94,
    trouble: 124,
    hit: (16, 229),
    current: (16, 220),
    ground: (235, 231),
};

/// Everything at seven to one or more on black.
const HIGH_CONTRAST: Inks = Inks {
    dim: 254,
    rule: 249,
    accent: 51,
    left: 117,
    right: 220,
    trouble: 217,
    hit: (16, 231),
    current: (16, 226),
    ground: (231, 16),
};

const HIGH_CONTRAST_LIGHT: Inks = Inks {
    dim: 235,
    rule: 239,
    accent: 53,
    left: 18,
    right: 88,
    trouble: 89,
    hit: (231, 16),
    current: (16, 226),
    ground: (16, 231),
};

/// No red, no green: blue, orange, yellow and grey.
const COLOUR_BLIND: Inks = Inks {
    dim: 247,
    rule: 240,
    accent: 228,
    left: 75,
    right: 214,
    trouble: 222,
    hit: (231, 24),
    current: (16, 220),
    ground: (253, 234),
};

const COLOUR_BLIND_LIGHT: Inks = Inks {
    dim: 241,
    rule: 250,
    accent: 17,
    left: 25,
    right: 94,
    trouble: 94,
    hit: (16, 153),
    current: (16, 220),
    ground: (235, 231),
};

impl Inks {
    /// The inks of a theme; none where it has no colour. Of the reader's own it is not known here.
    pub fn of(theme: Theme) -> Option<&'static Inks> {
        Some(match theme {
            Theme::Dark | Theme::Own(_) => &DARK,
            Theme::Light => &LIGHT,
            Theme::HighContrast => &HIGH_CONTRAST,
            Theme::HighContrastLight => &HIGH_CONTRAST_LIGHT,
            Theme::ColourBlind => &COLOUR_BLIND,
            Theme::ColourBlindLight => &COLOUR_BLIND_LIGHT,
            Theme::Plain => return None,
        })
    }
}

/// The palette of the theme a state is drawn in, with a ground where the terminal's own does not suit it.
pub fn in_use(state: &State) -> Palette {
    let own = match state.theme {
        Theme::Own(at) => state.own_themes.get(usize::from(at)),
        _ => None,
    };
    let (mut palette, suits, said) = match own {
        Some(own) => {
            let mut palette = Palette::of(own.base);
            lay(&mut palette, own, state.depth);
            let said = own.ink("text").is_some() || own.ink("ground").is_some();
            (palette, own.base.suits(), said)
        }
        None => (Palette::of(state.theme), state.theme.suits(), false),
    };
    // Where the terminal's own ground suits the theme it stays.
    if !said && suits.is_some() && suits == state.own_theme {
        palette.ground = None;
    }
    palette
}

/// Lays the colours of a theme of the reader's own over those of its base.
fn lay(palette: &mut Palette, own: &OwnTheme, depth: Depth) {
    let over = |style: &mut Style, role: &str| {
        if let Some(ink) = own.ink(role) {
            *style = inked(*style, ink, depth);
        }
    };
    let ground = |role: &str, of: fn(Ink) -> Option<Colour>| own.ink(role).and_then(of);
    let text = ground("text", |ink| ink.text);
    let behind = ground("ground", |ink| ink.ground);
    if let Some((old_text, old_ground)) = palette.ground {
        let shown = |said: Option<Colour>, old: Color| said.map_or(old, |said| colour(said, depth));
        palette.ground = Some((shown(text, old_text), shown(behind, old_ground)));
    } else if let (Some(text), Some(behind)) = (text, behind) {
        palette.ground = Some((colour(text, depth), colour(behind, depth)));
    }
    for (role, style) in [
        ("strong", &mut palette.strong),
        ("dim", &mut palette.dim),
        ("rule", &mut palette.rule),
        ("accent", &mut palette.accent),
        ("moved", &mut palette.moved),
        ("shared", &mut palette.shared),
        ("house-style", &mut palette.house_style),
        ("differs", &mut palette.differs),
        ("trouble", &mut palette.trouble),
        ("hit", &mut palette.hit),
        ("current-hit", &mut palette.current_hit),
    ] {
        over(style, role);
    }
    let sides = |styles: &mut Sides<Style>, role: &str| {
        for (style, side) in [(&mut styles.left, "left"), (&mut styles.right, "right")] {
            over(style, side);
            over(style, &format!("{role}-{side}"));
        }
    };
    sides(&mut palette.side, "name");
    sides(&mut palette.only, "only");
    sides(&mut palette.replaced, "replaced");
    sides(&mut palette.figure, "figure");
}

fn inked(style: Style, ink: Ink, depth: Depth) -> Style {
    let mut style = style;
    if let Some(text) = ink.text {
        style = style.fg(colour(text, depth));
    }
    if let Some(ground) = ink.ground {
        style = style.bg(colour(ground, depth));
    }
    for (said, modifier) in [
        (ink.bold, Modifier::BOLD),
        (ink.italic, Modifier::ITALIC),
        (ink.underline, Modifier::UNDERLINED),
        (ink.reverse, Modifier::REVERSED),
    ] {
        style = match said {
            Some(true) => style.add_modifier(modifier),
            // Not `remove_modifier`: that would also take it from what lies below.
            Some(false) => Style {
                add_modifier: style.add_modifier.difference(modifier),
                ..style
            },
            None => style,
        };
    }
    style
}

/// A colour as the terminal can show it: where it has no more than the table of 256, the nearest of that.
fn colour(of: Colour, depth: Depth) -> Color {
    match of {
        Colour::Indexed(index) => Color::Indexed(index),
        Colour::Rgb(red, green, blue) if depth == Depth::True => Color::Rgb(red, green, blue),
        Colour::Rgb(red, green, blue) => Color::Indexed(nearest([red, green, blue])),
    }
}

/// Red, green and blue of an index of the table above the first sixteen, which look different in every terminal.
pub fn levels(index: u8) -> [u8; 3] {
    match index {
        0..232 => {
            let index = index.saturating_sub(16);
            [index / 36, index / 6 % 6, index % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
        }
        232.. => [8 + 10 * (index - 232); 3],
    }
}

fn nearest(rgb: [u8; 3]) -> u8 {
    let far = |index: &u8| -> u32 {
        let apart = levels(*index)
            .into_iter()
            .zip(rgb)
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2));
        apart.sum()
    };
    (16..=u8::MAX).min_by_key(far).unwrap_or(16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::Marks;
    use crate::compare::Side;

    fn wearing(text: &str, depth: Depth) -> Palette {
        let mut state = State::new("x", 80, 24, Theme::Dark, Marks::default());
        state.own_themes = std::sync::Arc::from([OwnTheme::parse("mine", text).unwrap()]);
        state.theme = Theme::Own(0);
        state.depth = depth;
        in_use(&state)
    }

    #[test]
    fn the_readers_own_colours_lie_over_those_of_the_base() {
        let palette = wearing(
            "[colours]\naccent = \"#ff8700\"\nleft = 75\nonly-left = { text = 81, italic = true }\nstrong = { bold = false }",
            Depth::True,
        );
        let dark = Palette::of(Theme::Dark);
        assert_eq!(palette.accent.fg, Some(Color::Rgb(0xff, 0x87, 0)));
        assert_eq!(palette.side[Side::Left].fg, Some(Color::Indexed(75)));
        assert_eq!(palette.replaced[Side::Left].fg, Some(Color::Indexed(75)));
        assert!(palette.replaced[Side::Left].add_modifier.contains(Modifier::UNDERLINED));
        let only = palette.only[Side::Left];
        assert_eq!(
            (only.fg, only.add_modifier),
            (Some(Color::Indexed(81)), Modifier::ITALIC)
        );
        assert_eq!(palette.strong.add_modifier, Modifier::empty());
        assert_eq!(
            (palette.dim, palette.only[Side::Right]),
            (dark.dim, dark.only[Side::Right])
        );
        assert_eq!(palette.ground, None, "the terminal's own ground suits its base");
    }

    #[test]
    fn a_ground_that_is_named_is_painted() {
        let palette = wearing(
            "base = \"light\"\n[colours]\nground = \"#fdf6e3\"\ntext = 235",
            Depth::True,
        );
        assert_eq!(
            palette.ground,
            Some((Color::Indexed(235), Color::Rgb(0xfd, 0xf6, 0xe3)))
        );
        let palette = wearing("base = \"light\"", Depth::True);
        assert_eq!(palette.ground, Palette::of(Theme::Light).ground, "on a dark terminal");
    }

    #[test]
    fn where_there_are_256_colours_the_nearest_is_taken() {
        assert_eq!(
            wearing("[colours]\naccent = \"#ff8702\"", Depth::Table).accent.fg,
            Some(Color::Indexed(208))
        );
        for index in 16..=u8::MAX {
            assert_eq!(levels(nearest(levels(index))), levels(index));
        }
    }

    #[test]
    fn a_theme_that_the_terminal_does_not_suit_brings_its_ground() {
        let mut state = State::new("x", 80, 24, Theme::Dark, Marks::default());
        assert_eq!(in_use(&state).ground, None);
        for (theme, painted) in [
            (Theme::Light, true),
            (Theme::ColourBlind, false),
            (Theme::HighContrast, true),
            (Theme::Plain, false),
        ] {
            state.theme = theme;
            assert_eq!(in_use(&state).ground.is_some(), painted, "{theme:?}");
        }
    }
}
