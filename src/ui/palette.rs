//! What the drawing code calls its styles by: roles, never colours.

use super::inks::Inks;
use crate::app::state::Theme;
use crate::compare::Sides;
use ratatui::style::{Color, Modifier, Style};

/// A style for every meaning a piece of the screen can have. The terminal's own background is left as it is, except under
/// the words searched for and where a theme is chosen that it does not suit.
///
/// Colours are indices into the 256-colour table, which terminals share and themes of terminals leave alone (the first
/// sixteen, which they do not, are avoided). Blue and orange keep their distance under every common kind of colour
/// blindness, and nothing is told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Running text, in the terminal's own colour.
    pub text: Style,
    /// Headlines, names, keys.
    pub strong: Style,
    /// What accompanies: facts, hints, what both sides share.
    pub dim: Style,
    /// Lines between panes and other signs nobody has to read.
    pub rule: Style,
    /// The cursor, and what just moves: the one accent.
    pub accent: Style,
    /// The name of a side.
    pub side: Sides<Style>,
    /// What one side alone says.
    pub only: Sides<Style>,
    /// Other words at the same place.
    pub replaced: Sides<Style>,
    /// What stands elsewhere on the other side.
    pub moved: Style,
    /// What both say, where the shading dims it.
    pub shared: Style,
    /// A figure that the other side states otherwise.
    pub figure: Sides<Style>,
    /// A difference of house style, unfolded.
    pub house_style: Style,
    /// A sign for a figure that disagrees.
    pub differs: Style,
    /// Something went wrong.
    pub trouble: Style,
    /// Words searched for, and those of them the cursor is on.
    pub hit: Style,
    pub current_hit: Style,
    /// Colours of text and background where the terminal's own do not suit the theme: as drawn ([`super::inks::in_use`]), `None`
    /// where they do.
    pub ground: Option<(Color, Color)>,
}

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> Palette {
        Inks::of(theme).map_or_else(Palette::plain, Palette::inked)
    }

    fn inked(inks: &Inks) -> Palette {
        let ink = |index: u8| Style::new().fg(Color::Indexed(index));
        let sides = Sides::new(ink(inks.left), ink(inks.right));
        let marker = |(text, ground): (u8, u8)| ink(text).bg(Color::Indexed(ground));
        Palette {
            text: Style::new(),
            strong: Style::new().add_modifier(Modifier::BOLD),
            dim: ink(inks.dim),
            rule: ink(inks.rule),
            accent: ink(inks.accent),
            side: sides.map(|side| side.add_modifier(Modifier::BOLD)),
            only: sides,
            replaced: sides.map(|side| side.add_modifier(Modifier::UNDERLINED)),
            moved: Style::new().add_modifier(Modifier::ITALIC),
            shared: ink(inks.dim),
            figure: sides.map(|side| side.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)),
            house_style: ink(inks.dim).add_modifier(Modifier::UNDERLINED),
            differs: Style::new().add_modifier(Modifier::BOLD),
            trouble: ink(inks.trouble),
            hit: marker(inks.hit),
            current_hit: marker(inks.current).add_modifier(Modifier::BOLD),
            ground: Some((Color::Indexed(inks.ground.0), Color::Indexed(inks.ground.1))),
        }
    }

    /// No colour at all: bold, underline and reverse alone.
    fn plain() -> Palette {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        Palette {
            text: plain,
            strong: bold,
            dim: plain,
            rule: plain,
            accent: bold,
            side: Sides::new(bold, bold),
            only: Sides::new(bold, bold),
            replaced: Sides::new(underlined, underlined),
            moved: plain.add_modifier(Modifier::ITALIC),
            shared: plain,
            figure: Sides::new(bold, bold).map(|side| side.add_modifier(Modifier::UNDERLINED)),
            house_style: underlined,
            differs: bold,
            trouble: bold,
            hit: underlined,
            current_hit: plain.add_modifier(Modifier::REVERSED),
            ground: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Side;

    type Rgb = [f64; 3];

    /// The themes with colours.
    fn coloured() -> impl Iterator<Item = Theme> {
        let all = Theme::BUILT_IN.into_iter();
        all.filter(|theme| *theme != Theme::Plain)
    }

    /// Linear red, green and blue, 0 to 1, of an index of the 256-colour table above the first sixteen.
    fn linear(index: u8) -> Rgb {
        assert!(index >= 16, "{index} looks different in every terminal");
        super::super::inks::levels(index).map(|level| decode(u32::from(level)))
    }

    /// sRGB's transfer function (IEC 61966-2-1).
    fn decode(level: u32) -> f64 {
        let level = f64::from(level) / 255.0;
        if level <= 0.04045 {
            level / 12.92
        } else {
            ((level + 0.055) / 1.055).powf(2.4)
        }
    }

    /// WCAG 2's relative luminance and contrast.
    fn luminance([red, green, blue]: Rgb) -> f64 {
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn grounds(theme: Theme) -> Vec<Rgb> {
        // Black, VS Code, One Dark, Gruvbox, Solarized; white, One Light, Gruvbox, Solarized.
        let grounds: &[u32] = match theme {
            Theme::HighContrast | Theme::HighContrastLight => &[],
            Theme::Dark | Theme::ColourBlind => &[0x00_0000, 0x1e_1e1e, 0x28_2c34, 0x28_2828, 0x00_2b36],
            _ => &[0xff_ffff, 0xfa_fafa, 0xfb_f1c7, 0xfd_f6e3],
        };
        grounds
            .iter()
            .map(|rgb| [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255].map(decode))
            .collect()
    }

    fn read(palette: &Palette) -> Vec<(&'static str, Style)> {
        vec![
            ("dim", palette.dim),
            ("accent", palette.accent),
            ("left", palette.only[Side::Left]),
            ("right", palette.only[Side::Right]),
            ("left name", palette.side[Side::Left]),
            ("right name", palette.side[Side::Right]),
            ("replaced left", palette.replaced[Side::Left]),
            ("replaced right", palette.replaced[Side::Right]),
            ("shared", palette.shared),
            ("figure left", palette.figure[Side::Left]),
            ("figure right", palette.figure[Side::Right]),
            ("house style", palette.house_style),
            ("trouble", palette.trouble),
            ("hit", palette.hit),
            ("current hit", palette.current_hit),
        ]
    }

    fn indexed(color: Option<Color>) -> Option<Rgb> {
        match color {
            Some(Color::Indexed(index)) => Some(linear(index)),
            None => None,
            other => panic!("{other:?} is not from the table"),
        }
    }

    #[test]
    fn everything_to_be_read_has_the_contrast_reading_asks_for() {
        for theme in coloured() {
            let palette = Palette::of(theme);
            let (text, own) = palette.ground.expect("a theme with colours has a ground");
            let text = Style::new().fg(text).bg(own);
            for (role, style) in read(&palette).into_iter().chain([("text", text)]) {
                let ink = indexed(style.fg).expect(role);
                let under = indexed(style.bg).map_or_else(
                    || grounds(theme).into_iter().chain(indexed(Some(own))).collect(),
                    |ground| vec![ground],
                );
                for ground in under {
                    let contrast = contrast(ink, ground);
                    let least = if theme.suits().is_none() { 7.0 } else { 4.5 };
                    assert!(contrast >= least, "{theme:?} {role}: {contrast:.2} on {ground:?}");
                }
            }
        }
    }

    /// What somebody without one kind of cone sees (Machado, Oliveira and Fernandes 2009, severity 1).
    const BLINDNESS: [(&str, [Rgb; 3]); 3] = [
        (
            "protan",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deutan",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritan",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// CIE L*a*b* under D65.
    fn lab([red, green, blue]: Rgb) -> Rgb {
        let x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
        let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        let z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
        let bend = |t: f64| {
            if t > 0.008_856 {
                t.max(0.0).cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        let (x, y, z) = (bend(x / 0.9505), bend(y), bend(z / 1.089));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn the_sides_differ_for_every_kind_of_eye() {
        for theme in coloured() {
            let palette = Palette::of(theme);
            let sides = Side::BOTH.map(|side| indexed(palette.only[side].fg).expect("a side has a colour"));
            for (eye, matrix) in BLINDNESS {
                let [left, right] = sides.map(|colour| {
                    lab(matrix.map(|row| {
                        row.iter()
                            .zip(colour)
                            .map(|(weight, part)| weight * part)
                            .sum::<f64>()
                            .clamp(0.0, 1.0)
                    }))
                });
                let distance = left.iter().zip(right).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                assert!(distance > 25.0, "{theme:?} {eye}: {distance:.0}");
            }
        }
    }

    #[test]
    fn the_plain_theme_names_no_colour() {
        for (role, style) in read(&Palette::of(Theme::Plain)) {
            assert_eq!((style.fg, style.bg), (None, None), "{role}");
        }
    }
}
