//! Colours and weights in as few bytes as they take: Select Graphic Rendition, ECMA-48 8.3.117, with the colours of
//! ISO 8613-6 as every terminal reads them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The colours and weights that what is written next will have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What a terminal is set to by `ESC [ m`.
pub const PLAIN: Ink = Ink {
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

/// The weights that are seen of a blank.
pub const SEEN: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// Each weight with its number.
const WEIGHTS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

impl Ink {
    pub fn of(cell: &Cell) -> Ink {
        Ink {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// The colour of the ground.
    pub fn ground(self) -> Color {
        self.bg
    }

    /// The same on the terminal's own ground, and with no weight that a blank shows.
    pub fn bare(self) -> Ink {
        Ink {
            bg: Color::Reset,
            modifier: self.modifier.difference(SEEN),
            ..self
        }
    }

    /// Writes what turns this ink into `next`; nothing where they are the same.
    pub fn turn(self, next: Ink, out: &mut String) {
        if self == next {
            return;
        }
        if next == PLAIN {
            out.push_str("\x1b[m");
            return;
        }
        // What is switched off is switched off together: bold and dim have one number for that, and some terminals none.
        let from = if self.modifier.difference(next.modifier).is_empty() {
            self
        } else {
            PLAIN
        };
        out.push_str("\x1b[");
        let begun = out.len();
        if from != self {
            out.push_str("0;");
        }
        for (weight, number) in WEIGHTS {
            if next.modifier.contains(weight) && !from.modifier.contains(weight) {
                let _ = write!(out, "{number};");
            }
        }
        if next.fg != from.fg {
            colour(next.fg, 30, out);
        }
        if next.bg != from.bg {
            colour(next.bg, 40, out);
        }
        debug_assert!(out.len() > begun, "inks that differ are told apart");
        out.pop();
        out.push('m');
    }
}

/// One colour with a `;` behind it: of letters from 30 on, of the ground from 40 on.
fn colour(colour: Color, from: u8, out: &mut String) {
    let basic = match colour {
        Color::Reset => 9,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Indexed(number) => {
            let _ = write!(out, "{};5;{number};", from + 8);
            return;
        }
        Color::Rgb(red, green, blue) => {
            let _ = write!(out, "{};2;{red};{green};{blue};", from + 8);
            return;
        }
    };
    let _ = write!(out, "{};", from + basic);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(fg: Color, bg: Color, modifier: Modifier) -> Ink {
        Ink { fg, bg, modifier }
    }

    fn turned(from: Ink, to: Ink) -> String {
        let mut out = String::new();
        from.turn(to, &mut out);
        out
    }

    #[test]
    fn only_what_changes_is_written() {
        let bold = ink(Color::Reset, Color::Reset, Modifier::BOLD);
        let red = ink(Color::Rgb(200, 10, 10), Color::Reset, Modifier::BOLD);
        assert_eq!(turned(bold, bold), "");
        assert_eq!(turned(PLAIN, bold), "\x1b[1m");
        assert_eq!(turned(bold, red), "\x1b[38;2;200;10;10m");
        assert_eq!(turned(red, PLAIN), "\x1b[m");
        assert_eq!(turned(red, red.bare()), "");
    }

    #[test]
    fn what_is_switched_off_is_set_anew() {
        let strong = ink(
            Color::Indexed(79),
            Color::LightBlue,
            Modifier::BOLD | Modifier::UNDERLINED,
        );
        let under = ink(Color::Indexed(79), Color::LightBlue, Modifier::UNDERLINED);
        assert_eq!(turned(strong, under), "\x1b[0;4;38;5;79;104m");
        assert_eq!(turned(under, strong), "\x1b[1m");
    }
}
