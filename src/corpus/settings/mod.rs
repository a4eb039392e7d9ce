//! What a corpus' own settings say of its files: `parallax.toml` in a folder that is opened, and the reader's own names of
//! outlets.
//!
//! `assets/parallax.toml` describes every key. What the settings say of a file beats what the file tells of itself; of
//! several patterns that match, the last in the file wins.

mod glob;
mod read;

pub(in crate::corpus) use crate::text::mistake::Mistake;

use super::article::Published;
use super::draft::Told;
use super::facts::fields::{Field, Keys};
use super::facts::names::Names;
use glob::Glob;
use jiff::tz::TimeZone;
use std::path::Path;
use std::sync::Arc;

/// The file of settings in a corpus' folder.
pub(super) const FILE: &str = "parallax.toml";
/// Most bytes of it.
const LARGEST: u64 = 1 << 20;

/// A value and the line of the settings it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said<T> {
    value: T,
    line: usize,
}

/// A time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zone(TimeZone);

/// What may be said of files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Facets {
    outlet: Option<Said<String>>,
    zone: Option<Said<Zone>>,
    language: Option<Said<String>>,
    fields: Vec<(String, Field)>,
}

/// Files by their paths, and what is said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    globs: Vec<Glob>,
    facets: Facets,
}

/// The settings of one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Settings {
    /// What holds of every file.
    base: Facets,
    /// What holds of some, in the order of the file.
    groups: Vec<Group>,
    exclude: Vec<Glob>,
    aliases: Names,
}

impl Settings {
    /// The settings in a folder; those without any where it has no such file.
    ///
    /// # Errors
    /// What is wrong, with the file's name, line and column, in a sentence without its full stop.
    pub(super) fn in_folder(folder: &Path, shown: &str) -> Result<Settings, String> {
        let path = folder.join(FILE);
        let named = |what: String| format!("{}/{FILE}{what}", shown.trim_end_matches('/'));
        match small_text(&path, LARGEST) {
            Ok(None) => Ok(Settings::default()),
            Ok(Some(text)) => Settings::parse(&text).map_err(|mistake| named(format!(", {mistake}"))),
            Err(why) => Err(named(format!(" {why}"))),
        }
    }

    fn parse(text: &str) -> Result<Settings, Mistake> {
        read::read(text)
    }

    /// Whether a path within the folder is left out.
    pub(super) fn excludes(&self, inside: &str) -> bool {
        self.exclude.iter().any(|glob| glob.matches(inside))
    }
}

/// The reader's own names of outlets, in a file like `assets/outlets.tsv`; none where there is no such file.
///
/// # Errors
/// What is wrong, with the file's name, line and column.
pub(super) fn own_names(path: &Path) -> Result<Names, String> {
    let shown = super::sources::safe_name(&path.to_string_lossy());
    match small_text(path, super::facts::names::LARGEST_TABLE) {
        Ok(None) => Ok(Names::default()),
        Ok(Some(text)) => {
            let mut names = Names::parse(&text).map_err(|mistake| format!("{shown}, {mistake}"))?;
            names.adopt();
            Ok(names)
        }
        Err(why) => Err(format!("{shown} {why}")),
    }
}

/// A small file's text; `None` where there is no such file.
///
/// # Errors
/// Why it can't be read, to be put behind its name.
pub fn small_text(path: &Path, largest: u64) -> Result<Option<String>, String> {
    use std::io::{ErrorKind, Read};
    let cant = |error: &std::io::Error| match error.kind() {
        ErrorKind::PermissionDenied => "can't be read: you have no permission to open it".to_owned(),
        _ => format!("can't be read: {error}"),
    };
    let meta = match std::fs::metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(cant(&error)),
        Ok(meta) => meta,
    };
    // Opening a pipe would wait for ever.
    if !meta.is_file() {
        return Err("is not a file; settings are a file of text".to_owned());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| cant(&error))?;
    file.take(largest + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| cant(&error))?;
    if bytes.len() as u64 > largest {
        return Err(format!("is larger than {} KiB; shorten it", largest >> 10));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes().get(..at).unwrap_or_default()).into_owned();
        let (line, column) = crate::text::mistake::position(&text, text.len());
        format!("is not UTF-8 text at line {line}, column {column}; save it as UTF-8")
    })
}

/// What the settings say of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rules {
    /// Keys of JSON records and columns of tables that mean something else than the built-in table says.
    pub keys: Keys,
    /// The outlet of the file, whatever it says itself.
    pub outlet: Option<Told>,
    /// Its language, likewise.
    pub language: Option<Told>,
    /// Where its clocks stand that tell no zone, and where that is said.
    zone: Option<(Zone, String)>,
    /// Whether it is left out.
    pub excluded: bool,
    /// How outlets are called, before the table of the program.
    pub names: Arc<Names>,
    /// Whence rules for a file within this one are had.
    from: Option<From>,
}

/// The settings rules come from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct From {
    settings: Arc<Settings>,
    /// What stands before the path within the folder in the ids of its files.
    prefix: String,
}

impl Rules {
    /// What holds of all files of a folder whose ids begin with `prefix`; `names` are the reader's own.
    pub(super) fn of_folder(settings: Settings, prefix: String, names: &Names) -> Rules {
        let mut all = settings.aliases.clone();
        all.adopt();
        all.extend(names);
        let mut rules = Rules {
            names: Arc::new(all),
            ..Rules::default()
        };
        rules.take([&settings.base].into_iter());
        rules.from = Some(From {
            settings: Arc::new(settings),
            prefix,
        });
        rules
    }

    /// What holds of files that stand in no folder of settings.
    pub(super) fn of_reader(names: &Names) -> Rules {
        Rules {
            names: Arc::new(names.clone()),
            ..Rules::default()
        }
    }

    /// What holds of the file with this path in ids: for any file of the folder, those inside archives too, asked of the
    /// rules of the folder or of any file of it.
    pub(super) fn at(self: &Arc<Rules>, path: &str) -> Arc<Rules> {
        let Some(From { settings, prefix }) = &self.from else {
            return self.clone();
        };
        let inside = path.strip_prefix(prefix.as_str()).unwrap_or(path);
        let excluded = inside == FILE || settings.excludes(inside);
        if settings.groups.is_empty() && excluded == self.excluded {
            return self.clone();
        }
        let groups: Vec<&Facets> = settings
            .groups
            .iter()
            .filter(|group| group.globs.iter().any(|glob| glob.matches(inside)))
            .map(|group| &group.facets)
            .collect();
        let mut rules = Rules {
            names: self.names.clone(),
            from: self.from.clone(),
            excluded,
            ..Rules::default()
        };
        rules.take(std::iter::once(&settings.base).chain(groups));
        if rules == **self { self.clone() } else { Arc::new(rules) }
    }

    /// Takes over what is said, the later over the earlier; of fields the later go first and the earlier stay behind them.
    fn take<'a>(&mut self, facets: impl DoubleEndedIterator<Item = &'a Facets>) {
        let mut fields: Vec<&(String, Field)> = Vec::new();
        for facet in facets.rev() {
            let told = |said: &Said<String>| Told::new(said.value.clone(), basis(said.line));
            self.outlet = self.outlet.take().or_else(|| facet.outlet.as_ref().and_then(told));
            self.language = self.language.take().or_else(|| facet.language.as_ref().and_then(told));
            self.zone = self
                .zone
                .take()
                .or_else(|| facet.zone.as_ref().map(|zone| (zone.value.clone(), basis(zone.line))));
            fields.extend(&facet.fields);
        }
        self.keys = Keys::of(fields.into_iter().map(|(key, field)| (key.as_str(), *field)));
    }

    /// A time with the distance from UTC that the settings' zone has at it; as it is where it tells one, or where they name
    /// no zone.
    pub(super) fn placed(&self, published: Published, told: String) -> (Published, String) {
        if let (Published::Time(time, None), Some((Zone(zone), said))) = (&published, &self.zone)
            && let Ok(zoned) = time.to_zoned(zone.clone())
        {
            return (
                Published::Time(zoned.datetime(), Some(zoned.offset())),
                format!("{told}; time zone: {said}"),
            );
        }
        (published, told)
    }
}

/// Where something is said, in words shown to the reader.
fn basis(line: usize) -> String {
    format!("{FILE}, line {line}")
}

#[cfg(test)]
mod tests;
