//! How the screen looks: what was asked for, chosen before, configured, and what suits the terminal.

use super::background;
use crate::app::State;
use crate::app::config::Config;
use crate::app::state::Theme;
use crate::app::theme::{AUTO, Depth, OwnTheme};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Under which the theme that was chosen in the program is kept, and what the configuration said then.
pub const THEME: &str = "theme";
pub const THEME_OVER: &str = "theme over";

/// How the screen is to look. Names of themes are names that there are.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The name of the theme asked for, for this run.
    pub asked: Option<String>,
    pub config: Config,
    pub own: Vec<OwnTheme>,
    /// Sentences about what could not be read.
    pub troubles: Vec<String>,
}

/// What is drawn in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub name: String,
    /// Taken where no theme is asked for.
    pub auto: Theme,
    /// The theme that the terminal's own colours suit, where it was asked for them.
    pub own: Option<Theme>,
}

/// The colours to draw in. May ask the terminal for its background, so nobody else may read from it meanwhile.
pub fn choose(look: &Look, kept: &BTreeMap<String, String>) -> Chosen {
    let variable = |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    let colourless = colourless(variable("NO_COLOR").as_deref(), variable("TERM").as_deref());
    let name = named(look, kept, colourless);
    if colourless {
        return Chosen {
            name,
            auto: Theme::Plain,
            own: Some(Theme::Plain),
        };
    }
    if look.asked.is_some() && name != AUTO {
        return Chosen {
            name,
            auto: Theme::Dark,
            own: None,
        };
    }
    let auto = match background::is_light() {
        Some(true) => Theme::Light,
        Some(false) | None => Theme::Dark,
    };
    Chosen {
        name,
        auto,
        own: Some(auto),
    }
}

/// The name of the theme: as asked for, else as chosen in the program since the configuration says what it says, else as
/// configured. A choice from before yields to an environment without colour; what is written down does not.
fn named(look: &Look, kept: &BTreeMap<String, String>, colourless: bool) -> String {
    let chosen = kept.get(THEME).filter(|_| {
        let over = kept.get(THEME_OVER).map_or(AUTO, String::as_str);
        !colourless && over == look.config.theme
    });
    let is_there =
        |name: &&String| *name == AUTO || Theme::named(name).is_some() || look.own.iter().any(|own| own.name == **name);
    let chosen = chosen.filter(is_there);
    look.asked.as_ref().or(chosen).unwrap_or(&look.config.theme).clone()
}

/// Dresses a state.
pub fn dress(state: &mut State, look: Look, chosen: Chosen) {
    state.keymap = Arc::new(look.config.keymap);
    state.glyphs = look.config.glyphs;
    (state.measure, state.usual_measure) = (look.config.measure, look.config.measure);
    state.typesetting = look.config.typesetting;
    state.configured_theme = look.config.theme;
    state.own_themes = look.own.into();
    let colours = std::env::var("COLORTERM").unwrap_or_default();
    state.depth = match colours.as_str() {
        "truecolor" | "24bit" => Depth::True,
        _ => Depth::Table,
    };
    (state.auto_theme, state.own_theme) = (chosen.auto, chosen.own);
    let all = state.theme_list();
    let theme = all.into_iter().find(|(name, ..)| *name == chosen.name);
    state.theme = theme.map_or(chosen.auto, |(_, theme, _)| theme);
    state.chosen_theme = chosen.name;
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

    fn kept(name: &str, over: &str) -> BTreeMap<String, String> {
        [(THEME, name), (THEME_OVER, over)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
    }

    #[test]
    fn what_is_asked_for_comes_first_then_what_was_chosen_then_what_is_configured() {
        let mut look = Look::default();
        assert_eq!(named(&look, &BTreeMap::new(), false), AUTO);
        assert_eq!(named(&look, &kept("light", AUTO), false), "light");
        look.config.theme = "dark".to_owned();
        assert_eq!(named(&look, &kept("light", "dark"), false), "light");
        // The configuration was changed since.
        assert_eq!(named(&look, &kept("light", AUTO), false), "dark");
        assert_eq!(named(&look, &kept("gone", "dark"), false), "dark");
        // NO_COLOR counts more than a choice from before, not more than what is written down.
        assert_eq!(named(&look, &kept("light", "dark"), true), "dark");
        look.asked = Some("plain".to_owned());
        assert_eq!(named(&look, &kept("light", "dark"), false), "plain");
    }
}
