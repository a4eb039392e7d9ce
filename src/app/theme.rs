//! Colours to draw in: the themes there are, and how a theme of the reader's own is written.

use crate::text::mistake::{Mistake, nearest};
use crate::text::settings::{Key, Reader, Value, shown};
use toml::de::DeValue;

/// Colours to draw in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    Dark,
    Light,
    /// White on black, and the other way round.
    HighContrast,
    HighContrastLight,
    /// Blue, orange and yellow alone.
    ColourBlind,
    ColourBlindLight,
    /// No colour at all: bold, reverse and underline alone carry meaning.
    Plain,
    /// One of the reader's own, by its place among them.
    Own(u8),
}

/// What stands for the theme that suits the terminal.
pub const AUTO: &str = "auto";

impl Theme {
    /// The themes that come with the program.
    pub const BUILT_IN: [Theme; 7] = [
        Theme::Dark,
        Theme::Light,
        Theme::HighContrast,
        Theme::HighContrastLight,
        Theme::ColourBlind,
        Theme::ColourBlindLight,
        Theme::Plain,
    ];

    /// As it is named; of the reader's own the [`OwnTheme`] knows the name.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::HighContrast => "high-contrast",
            Theme::HighContrastLight => "high-contrast-light",
            Theme::ColourBlind => "colour-blind",
            Theme::ColourBlindLight => "colour-blind-light",
            Theme::Plain => "plain",
            Theme::Own(_) => "own",
        }
    }

    /// What it is, in a line.
    pub fn doc(self) -> &'static str {
        match self {
            Theme::Dark => "for dark terminals",
            Theme::Light => "for light terminals",
            Theme::HighContrast => "white on black, strong colours",
            Theme::HighContrastLight => "black on white, strong colours",
            Theme::ColourBlind => "blue, orange and yellow alone, dark",
            Theme::ColourBlindLight => "blue and orange alone, light",
            Theme::Plain => "no colour",
            Theme::Own(_) => "your own",
        }
    }

    /// The theme that comes with the program under this name.
    pub fn named(name: &str) -> Option<Theme> {
        Theme::BUILT_IN.into_iter().find(|theme| theme.name() == name)
    }

    /// The terminals it suits as they are: those that [`Theme::Dark`], [`Theme::Light`] or [`Theme::Plain`] would be taken for.
    /// `None`: it always brings its own ground.
    pub fn suits(self) -> Option<Theme> {
        match self {
            Theme::Dark | Theme::ColourBlind => Some(Theme::Dark),
            Theme::Light | Theme::ColourBlindLight => Some(Theme::Light),
            Theme::HighContrast | Theme::HighContrastLight | Theme::Own(_) => None,
            Theme::Plain => Some(Theme::Plain),
        }
    }
}

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Depth {
    /// A table of 256.
    #[default]
    Table,
    /// Any red, green and blue.
    True,
}

/// Which signs the screen draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Glyphs {
    #[default]
    Unicode,
    /// Nothing but ASCII, for terminals and fonts that have no more.
    Ascii,
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Of the table of 256.
    Indexed(u8),
    Rgb(u8, u8, u8),
}

/// What a role looks like; what is not said stays as it was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ink {
    pub text: Option<Colour>,
    pub ground: Option<Colour>,
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub underline: Option<bool>,
    pub reverse: Option<bool>,
}

/// The roles a theme can say something of. What stands behind another name follows it: `only-left` is as `left` unless said.
pub const ROLES: &[&str] = &[
    "text",
    "ground",
    "strong",
    "dim",
    "rule",
    "accent",
    "left",
    "right",
    "name-left",
    "name-right",
    "only-left",
    "only-right",
    "replaced-left",
    "replaced-right",
    "figure-left",
    "figure-right",
    "moved",
    "shared",
    "house-style",
    "differs",
    "trouble",
    "hit",
    "current-hit",
];

/// A theme of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTheme {
    pub name: String,
    /// What is not said is as in this one.
    pub base: Theme,
    /// By the names of [`ROLES`], in their order.
    pub inks: Vec<(&'static str, Ink)>,
}

/// Keys of a file.
const TOP: &[&str] = &["base", "colours"];
/// Keys of a role that is written as a table.
const OF_INK: &[&str] = &["text", "ground", "bold", "italic", "underline", "reverse"];

impl OwnTheme {
    /// Reads a theme.
    ///
    /// # Errors
    /// The first mistake in it: where it stands, what is wrong and what is allowed.
    pub fn parse(name: &str, text: &str) -> Result<OwnTheme, Mistake> {
        let reader = Reader { text };
        let table = reader.parse()?;
        let mut own = OwnTheme {
            name: name.to_owned(),
            base: Theme::Dark,
            inks: Vec::new(),
        };
        for (key, value) in table.get_ref() {
            match key.get_ref().as_ref() {
                "base" => own.base = base(reader, key, value)?,
                "colours" => {
                    let wanted = "a table of roles and colours: [colours], then accent = \"#5fd7af\"";
                    for (role, value) in reader.table(key, value, wanted)? {
                        let known = ROLES.iter().find(|known| **known == role.get_ref().as_ref());
                        let known = known.ok_or_else(|| reader.unknown(role, ROLES, " of [colours]"))?;
                        own.inks.push((known, ink(reader, role, value)?));
                    }
                }
                _ => return Err(reader.unknown(key, TOP, " of a theme")),
            }
        }
        let place = |role: &&str| ROLES.iter().position(|known| known == role);
        own.inks.sort_by_key(|(role, _)| place(role));
        Ok(own)
    }

    /// What is said of a role.
    pub fn ink(&self, role: &str) -> Option<Ink> {
        self.inks.iter().find(|(of, _)| *of == role).map(|(_, ink)| *ink)
    }
}

fn base(reader: Reader<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<Theme, Mistake> {
    let name = reader.string(key, value, "the name of a theme such as \"dark\" or \"light\"")?;
    Theme::named(name).ok_or_else(|| {
        let names = Theme::BUILT_IN.map(Theme::name);
        reader.mistake(value.span().start, unknown_theme(name, &names))
    })
}

/// A name that no theme has.
pub fn unknown_theme(name: &str, names: &[&str]) -> String {
    let list = names.join(", ");
    match nearest(name, names) {
        Some(near) => format!(
            "there is no theme “{}”; did you mean {near}? There are {list}",
            shown(name)
        ),
        None => format!("there is no theme “{}”; there are {list}", shown(name)),
    }
}

const COLOUR: &str = "a colour such as \"#5fd7af\" or 79 of the table of 256, or a table such as \
                      { text = \"#5fd7af\", bold = true }";

fn ink(reader: Reader<'_>, role: &Key<'_>, value: &Value<'_>) -> Result<Ink, Mistake> {
    let DeValue::Table(table) = value.get_ref() else {
        let colour = Some(colour(reader, role, value)?);
        return Ok(if role.get_ref().as_ref() == "ground" {
            Ink {
                ground: colour,
                ..Ink::default()
            }
        } else {
            Ink {
                text: colour,
                ..Ink::default()
            }
        });
    };
    let mut ink = Ink::default();
    for (key, value) in table {
        let set = match key.get_ref().as_ref() {
            "text" => {
                ink.text = Some(colour(reader, key, value)?);
                continue;
            }
            "ground" => {
                ink.ground = Some(colour(reader, key, value)?);
                continue;
            }
            "bold" => &mut ink.bold,
            "italic" => &mut ink.italic,
            "underline" => &mut ink.underline,
            "reverse" => &mut ink.reverse,
            _ => return Err(reader.unknown(key, OF_INK, &format!(" of the role {}", role.get_ref()))),
        };
        let DeValue::Boolean(value) = value.get_ref() else {
            return Err(reader.wrong(key, value, "true or false"));
        };
        *set = Some(*value);
    }
    Ok(ink)
}

fn colour(reader: Reader<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<Colour, Mistake> {
    let none = |said: &str| {
        reader.mistake(
            value.span().start,
            format!("`{}` is no colour; write {COLOUR}", shown(said)),
        )
    };
    match value.get_ref() {
        DeValue::Integer(number) => {
            let index = (number.radix() == 10).then(|| number.as_str().parse().ok()).flatten();
            index.map(Colour::Indexed).ok_or_else(|| none(number.as_str()))
        }
        DeValue::String(text) => {
            let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
            let number = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
            let [_, red, green, blue] = number.ok_or_else(|| none(text))?.to_be_bytes();
            Ok(Colour::Rgb(red, green, blue))
        }
        _ => Err(reader.wrong(key, value, COLOUR)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_says_what_differs_from_its_base() {
        let text = "base = \"light\"\n[colours]\nhit = { text = 16, ground = \"#ffee00\", bold = true }\naccent = \"#005f5f\"\nground = 231\n";
        let own = OwnTheme::parse("mine", text).unwrap();
        assert_eq!((own.name.as_str(), own.base), ("mine", Theme::Light));
        assert_eq!(own.ink("accent").unwrap().text, Some(Colour::Rgb(0, 0x5f, 0x5f)));
        assert_eq!(own.ink("ground").unwrap().ground, Some(Colour::Indexed(231)));
        let hit = own.ink("hit").unwrap();
        assert_eq!(
            (hit.text, hit.bold, hit.italic),
            (Some(Colour::Indexed(16)), Some(true), None)
        );
        assert_eq!(own.ink("dim"), None);
    }

    #[test]
    fn mistakes_in_a_theme_say_where_they_stand_and_what_is_allowed() {
        for (text, said) in [
            (
                "bass = \"dark\"",
                "line 1, column 1: `bass` is no key of a theme; did you mean `base`?",
            ),
            (
                "base = \"drak\"",
                "line 1, column 8: there is no theme “drak”; did you mean dark?",
            ),
            (
                "[colours]\naccnet = 3",
                "line 2, column 1: `accnet` is no key of [colours]; did you mean `accent`?",
            ),
            (
                "[colours]\naccent = 300",
                "line 2, column 10: `300` is no colour; write a colour such as",
            ),
            ("[colours]\naccent = \"teal\"", "line 2, column 10: `teal` is no colour"),
            ("[colours]\naccent = true", "`accent` must be a colour"),
            (
                "[colours]\nhit = { bald = true }",
                "`bald` is no key of the role hit; did you mean `bold`?",
            ),
            (
                "[colours]\nhit = { bold = 1 }",
                "`bold` must be true or false, not a number",
            ),
            ("colours = 3", "`colours` must be a table"),
        ] {
            let mistake = OwnTheme::parse("x", text).unwrap_err().to_string();
            assert!(mistake.contains(said), "{mistake}");
        }
    }

    #[test]
    fn every_theme_is_found_by_its_name() {
        for theme in Theme::BUILT_IN {
            assert_eq!(Theme::named(theme.name()), Some(theme));
        }
        assert_eq!(Theme::named("own"), None);
    }
}
