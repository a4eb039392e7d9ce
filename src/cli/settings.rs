//! Reads what the user wrote for the program: `config.toml`, and the themes beside it.

use super::failure::Failure;
use super::loading::{config_folder, named};
use crate::app::config::Config;
use crate::app::state::Theme;
use crate::app::theme::{AUTO, Glyphs, OwnTheme, unknown_theme};
use crate::corpus::small_text;
use crate::run::{Log, Look};
use std::fs::File;
use std::path::{Path, PathBuf};

/// In the user's configuration folder.
const FILE: &str = "config.toml";
const THEMES: &str = "themes";
/// Most bytes of a file.
const LARGEST: u64 = 1 << 20;
/// Most themes of the user's own.
const MOST_THEMES: usize = 200;

/// The configuration, and the folder from which what it names is looked for.
///
/// # Errors
/// There is a mistake in it, or the file that was asked for can't be read.
pub fn read(asked: Option<&Path>) -> Result<(Config, Option<PathBuf>), Failure> {
    let usual = config_folder();
    let path = asked
        .map(Path::to_owned)
        .or_else(|| usual.map(|folder| folder.join(FILE)));
    let Some(path) = path else {
        return Ok((Config::default(), None));
    };
    let shown = named(&path);
    let text = match small_text(&path, LARGEST) {
        Ok(Some(text)) => text,
        Ok(None) if asked.is_some() => {
            return Err(Failure::Unusable(format!(
                "{shown} does not exist; name a file of settings"
            )));
        }
        Ok(None) => String::new(),
        Err(why) => return Err(Failure::Unusable(format!("{shown} {why}"))),
    };
    let config = Config::parse(&text).map_err(|mistake| Failure::Unusable(format!("{shown}, {mistake}")))?;
    Ok((config, path.parent().map(Path::to_owned)))
}

/// How the screen is to look: the configuration, with what the command line says over it.
///
/// # Errors
/// There is a mistake in the configuration, or a theme that is asked for does not exist or can't be read.
pub fn look(config: Option<&Path>, theme: Option<&str>, ascii: bool) -> Result<Look, Failure> {
    let asked_for = config;
    let (mut config, folder) = read(asked_for)?;
    if ascii {
        config.glyphs = Glyphs::Ascii;
    }
    let mut own = Own::default();
    if let Some(folder) = &folder {
        own.read(&folder.join(THEMES));
    }
    let from = folder.unwrap_or_default();
    let file = asked_for.map_or_else(|| from.join(FILE), Path::to_owned);
    let configured = own
        .named(&config.theme, &from)
        .map_err(|why| Failure::Unusable(format!("{}, {}: {why}", named(&file), config.theme_place)))?;
    config.theme = configured;
    let asked = theme.map(|theme| own.named(theme, Path::new(""))).transpose();
    let asked = asked.map_err(|why| Failure::Unusable(format!("--theme: {why}")))?;
    Ok(Look {
        asked,
        config,
        own: own.themes,
        troubles: own.troubles,
    })
}

/// The user's own themes, and what could not be read of them.
#[derive(Default)]
struct Own {
    themes: Vec<OwnTheme>,
    troubles: Vec<String>,
}

impl Own {
    /// Reads all themes in a folder; where there is none, there are none.
    fn read(&mut self, folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut paths: Vec<PathBuf> = paths
            .filter(|path| path.extension().is_some_and(|end| end == "toml"))
            .collect();
        paths.sort();
        for path in &paths {
            if self.themes.len() == MOST_THEMES {
                self.troubles.push(format!(
                    "Of the themes in {} only the first {MOST_THEMES} are there to choose from.",
                    named(folder)
                ));
                return;
            }
            if let Err(why) = self.add(path) {
                self.troubles.push(format!("{why}; this theme is left out."));
            }
        }
    }

    /// Reads a theme, and answers its name.
    fn add(&mut self, path: &Path) -> Result<String, String> {
        let shown = named(path);
        let name = path.file_stem().map_or_else(String::new, |name| named(name.as_ref()));
        if name == AUTO || Theme::named(&name).is_some() {
            return Err(format!(
                "{shown} is named like a theme of the program; give it another name"
            ));
        }
        let text = small_text(path, LARGEST).map_err(|why| format!("{shown} {why}"))?;
        let text = text.ok_or_else(|| format!("there is no file {shown}"))?;
        let theme = OwnTheme::parse(&name, &text).map_err(|mistake| format!("{shown}, {mistake}"))?;
        // One of the same name, from another place, gives way.
        self.themes.retain(|other| other.name != name);
        self.themes.push(theme);
        Ok(name)
    }

    /// The name of the theme that is asked for by a name or a path.
    fn named(&mut self, asked: &str, from: &Path) -> Result<String, String> {
        let is_file = asked.contains(std::path::is_separator) || asked.to_lowercase().ends_with(".toml");
        if is_file {
            return self.add(&from.join(asked));
        }
        let known = Theme::BUILT_IN.iter().map(|theme| theme.name());
        let own = self.themes.iter().map(|theme| theme.name.as_str());
        let names: Vec<&str> = std::iter::once(AUTO).chain(known).chain(own).collect();
        if names.contains(&asked) {
            return Ok(asked.to_owned());
        }
        // It may be there and have been left out.
        let left_out = format!("{asked}.toml");
        match self.troubles.iter().find(|why| why.contains(&left_out)) {
            Some(why) => Err(why.trim_end_matches("; this theme is left out.").to_owned()),
            None => Err(unknown_theme(asked, &names)),
        }
    }
}

/// The file to tell in what happens, where one is asked for: added to, if it is there.
///
/// # Errors
/// It can't be written.
pub fn log(asked: Option<&Path>) -> Result<Log, Failure> {
    let Some(path) = asked else {
        return Ok(Log::default());
    };
    let file = File::options().create(true).append(true).open(path);
    file.map(Log::into_file)
        .map_err(|error| Failure::Unusable(format!("the log {} can't be written: {error}", named(path))))
}
