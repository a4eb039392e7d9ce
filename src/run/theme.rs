//! Which colours suit the terminal.

use super::background;
use crate::app::state::Theme;

/// What the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Whatever suits the terminal.
    Auto,
    These(Theme),
}

/// The colours to draw in. Asks the terminal for its background, so nobody else may read from it meanwhile.
pub fn choose(wish: Wish) -> Theme {
    if let Wish::These(theme) = wish {
        return theme;
    }
    let variable = |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    if colourless(variable("NO_COLOR").as_deref(), variable("TERM").as_deref()) {
        return Theme::Plain;
    }
    match background::is_light() {
        Some(true) => Theme::Light,
        Some(false) | None => Theme::Dark,
    }
}

/// Whether the environment asks for no colour (<https://no-color.org>: set to anything but the empty text) or names a
/// terminal that has none.
fn colourless(no_color: Option<&str>, term: Option<&str>) -> bool {
    no_color.is_some_and(|value| !value.is_empty()) || term.is_some_and(|term| term == "dumb" || term.starts_with("vt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_counts_when_it_says_anything() {
        assert!(colourless(Some("1"), Some("xterm")));
        assert!(colourless(Some("0"), Some("xterm")));
        assert!(!colourless(Some(""), Some("xterm")));
        assert!(!colourless(None, None));
        assert!(colourless(None, Some("dumb")));
        assert!(colourless(None, Some("vt220")));
    }

    #[test]
    fn a_theme_asked_for_is_taken_whatever_the_terminal() {
        assert_eq!(choose(Wish::These(Theme::Light)), Theme::Light);
    }
}
