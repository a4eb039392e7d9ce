//! Keys as the program knows them, whatever terminal library reads them.

use std::fmt;
use std::str::FromStr;

/// What was pressed, modifiers aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character as typed: shift is in the character itself.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    F(u8),
}

/// One key press. Written `a`, `G`, `Space`, `Enter`, `C-d`, `M-x`, `S-Up`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: KeyCode,
    pub control: bool,
    pub alt: bool,
    /// Only ever set for keys that are not characters.
    pub shift: bool,
}

impl Key {
    /// The key without modifiers.
    pub const fn plain(code: KeyCode) -> Key {
        Key {
            code,
            control: false,
            alt: false,
            shift: false,
        }
    }

    /// A character key without modifiers.
    pub const fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }
}

const NAMES: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (set, prefix) in [(self.control, "C-"), (self.alt, "M-"), (self.shift, "S-")] {
            if set {
                f.write_str(prefix)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            _ => Ok(()),
        }
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Key, String> {
        let mut key = Key::plain(KeyCode::Esc);
        let mut rest = text;
        loop {
            // A lone "C-" would be the key "-" held with Ctrl cut short; only a prefix with something behind it counts.
            let (flag, after) = match rest.get(..2) {
                Some("C-") if rest.len() > 2 => (&mut key.control, &rest[2..]),
                Some("M-") if rest.len() > 2 => (&mut key.alt, &rest[2..]),
                Some("S-") if rest.len() > 2 => (&mut key.shift, &rest[2..]),
                _ => break,
            };
            *flag = true;
            rest = after;
        }
        let mut chars = rest.chars();
        key.code = if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == rest) {
            *code
        } else if let (Some(c), None) = (chars.next(), chars.next()) {
            KeyCode::Char(c)
        } else if let Some(n) = rest.strip_prefix('F').and_then(|n| n.parse().ok()) {
            KeyCode::F(n)
        } else {
            return Err(format!(
                "“{text}” is no key; keys are written a, G, Space, Enter, C-d, M-x, F1"
            ));
        };
        Ok(key)
    }
}

/// Reads a sequence such as `gg`, `]u`, `C-x C-c`, `Space`: keys set apart by spaces, or characters run together.
///
/// # Errors
/// A sentence that names the part which is no key.
pub fn parse_sequence(text: &str) -> Result<Vec<Key>, String> {
    if let Ok(key) = text.parse() {
        return Ok(vec![key]);
    }
    if text.contains(' ') {
        return text.split_whitespace().map(str::parse).collect();
    }
    Ok(text.chars().map(Key::char).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        for text in [
            "a", "G", "Space", "Enter", "C-d", "M-x", "S-Up", "F1", "]", "-", "C--", "PgDn",
        ] {
            assert_eq!(text.parse::<Key>().map(|key| key.to_string()).as_deref(), Ok(text));
        }
        assert!("Enterr".parse::<Key>().is_err());
    }

    #[test]
    fn sequences_run_together_or_stand_apart() {
        assert_eq!(parse_sequence("gg"), Ok(vec![Key::char('g'), Key::char('g')]));
        assert_eq!(parse_sequence("C-x C-c").map(|keys| keys.len()), Ok(2));
        assert_eq!(parse_sequence("Space"), Ok(vec![Key::char(' ')]));
    }
}
