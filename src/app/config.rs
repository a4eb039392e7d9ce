//! The reader's configuration, `config.toml`: `assets/config.toml` describes every key.

use super::command::{Command, Context, GROUPS, TABLE, entry};
use super::key::{KeyCode, parse_sequence};
use super::keymap::{Conflict, Keymap, Preset, Sequence};
use super::state::{DEFAULT_MEASURE, MEASURES};
use super::theme::{AUTO, Glyphs};
use super::typeset::{SPACINGS, Typesetting};
use crate::text::mistake::{Mistake, nearest, position};
use crate::text::settings::{Key, Reader, Value, shown};
use std::ops::RangeInclusive;
use toml::de::DeValue;

/// Keys of the file.
const TOP: &[&str] = &["theme", "glyphs", "measure", "mouse", "preset", "reader", "keys"];

/// Keys of its table of the reader.
const OF_READER: &[&str] = &["hyphenate", "justify", "paragraph-spacing"];

/// What the reader configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The name of a theme, or the path of a file.
    pub theme: String,
    /// Where that stands, as it is put behind the name of the file.
    pub theme_place: String,
    pub glyphs: Glyphs,
    /// Columns of the reader's text.
    pub measure: u16,
    /// Whether the mouse is heard.
    pub mouse: bool,
    /// How the reader's text is set.
    pub typesetting: Typesetting,
    pub keymap: Keymap,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            theme: AUTO.to_owned(),
            theme_place: String::new(),
            glyphs: Glyphs::default(),
            measure: DEFAULT_MEASURE,
            mouse: true,
            typesetting: Typesetting::default(),
            keymap: Keymap::default(),
        }
    }
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// The first mistake in it: where it stands, what is wrong and what is allowed.
    pub fn parse(text: &str) -> Result<Config, Mistake> {
        let reader = Reader { text };
        let table = reader.parse()?;
        let mut config = Config::default();
        let mut keys = None;
        for (key, value) in table.get_ref() {
            match key.get_ref().as_ref() {
                "theme" => {
                    reader
                        .string(key, value, "the name of a theme or the path of a file")?
                        .clone_into(&mut config.theme);
                    let (line, column) = position(text, value.span().start);
                    config.theme_place = format!("line {line}, column {column}");
                }
                "glyphs" => {
                    let ways = [("unicode", Glyphs::Unicode), ("ascii", Glyphs::Ascii)];
                    config.glyphs = one_of(reader, key, value, &ways)?;
                }
                "measure" => config.measure = measure(reader, key, value)?,
                "mouse" => config.mouse = boolean(reader, key, value)?,
                "reader" => config.typesetting = typesetting(reader, key, value)?,
                "preset" => {
                    let preset = one_of(reader, key, value, &Preset::ALL.map(|preset| (preset.name(), preset)))?;
                    config.keymap = Keymap::of(preset);
                }
                "keys" => keys = Some((key, value)),
                _ => return Err(reader.unknown(key, TOP, "")),
            }
        }
        // Over the preset, wherever that stands.
        if let Some((key, value)) = keys {
            lay_keys(reader, key, value, &mut config.keymap)?;
        }
        Ok(config)
    }
}

fn one_of<T: Copy>(reader: Reader<'_>, key: &Key<'_>, value: &Value<'_>, known: &[(&str, T)]) -> Result<T, Mistake> {
    let names: Vec<String> = known.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let wanted = names.join(" or ");
    let said = reader.string(key, value, &wanted)?;
    let found = known.iter().find(|(name, _)| *name == said);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let what = format!("`{}` must be {wanted}, not “{}”", shown(key.get_ref()), shown(said));
        reader.mistake(value.span().start, what)
    })
}

fn boolean(reader: Reader<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<bool, Mistake> {
    match value.get_ref() {
        DeValue::Boolean(said) => Ok(*said),
        _ => Err(reader.wrong(key, value, "true or false")),
    }
}

/// `[reader]`: how texts are set.
fn typesetting(reader: Reader<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<Typesetting, Mistake> {
    const WANTED: &str = "a table of settings: [reader], then justify = true";
    let mut typesetting = Typesetting::default();
    for (key, value) in reader.table(key, value, WANTED)? {
        match key.get_ref().as_ref() {
            "hyphenate" => typesetting.hyphenate = boolean(reader, key, value)?,
            "justify" => typesetting.justify = boolean(reader, key, value)?,
            "paragraph-spacing" => {
                let wanted = format!("a number of lines from {} to {}", SPACINGS.start(), SPACINGS.end());
                typesetting.spacing = whole(reader, key, value, &SPACINGS, &wanted)?;
            }
            _ => return Err(reader.unknown(key, OF_READER, " of [reader]")),
        }
    }
    Ok(typesetting)
}

fn measure(reader: Reader<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<u16, Mistake> {
    let wanted = format!("a number of columns from {} to {}", MEASURES.start(), MEASURES.end());
    whole(reader, key, value, &MEASURES, &wanted)
}

/// A whole number within bounds.
fn whole(
    reader: Reader<'_>,
    key: &Key<'_>,
    value: &Value<'_>,
    allowed: &RangeInclusive<u16>,
    wanted: &str,
) -> Result<u16, Mistake> {
    let DeValue::Integer(number) = value.get_ref() else {
        return Err(reader.wrong(key, value, wanted));
    };
    let said = number.as_str().parse().ok();
    let said = said.filter(|said| number.radix() == 10 && allowed.contains(said));
    said.ok_or_else(|| {
        let (name, number) = (shown(key.get_ref()), shown(number.as_str()));
        reader.mistake(value.span().start, format!("`{name}` must be {wanted}, not {number}"))
    })
}

/// `[keys]`: commands and their keys, and the same within `[keys.CONTEXT]`; what is said of fewer contexts counts more.
fn lay_keys(reader: Reader<'_>, key: &Key<'_>, value: &Value<'_>, keymap: &mut Keymap) -> Result<(), Mistake> {
    const WANTED: &str = "a table of commands and keys: [keys], then leave = [\"q\", \"Z Z\"]";
    let table = reader.table(key, value, WANTED)?;
    // A table is of a context, anything else of a command everywhere.
    let mut laid: Vec<(&[Context], Command, Vec<Sequence>)> = Vec::new();
    for (name, value) in table {
        let Some(commands) = value.get_ref().as_table() else {
            laid.push(of_command(reader, name, value, Context::ALL, "", true)?);
            continue;
        };
        let contexts = contexts(reader, name)?;
        let within = format!(" in [keys.{}]", name.get_ref());
        for (name, value) in commands {
            laid.push(of_command(reader, name, value, contexts, &within, false)?);
        }
    }
    laid.sort_by_key(|(contexts, ..)| std::cmp::Reverse(contexts.len()));
    for (contexts, command, keys) in laid {
        for context in contexts {
            keymap.lay(*context, command, &keys);
        }
    }
    if let Some(conflict) = keymap.conflict() {
        return Err(clash(reader, &conflict));
    }
    let ways_out = [Command::Leave, Command::Quit];
    if let Some(context) = Context::ALL.iter().find(|context| {
        ways_out
            .iter()
            .all(|command| keymap.keys(**context, *command).is_empty())
    }) {
        let what = format!("no key would lead out of {}; give leave or quit one", context.name());
        return Err(reader.mistake(key.span().start, what));
    }
    Ok(())
}

fn contexts(reader: Reader<'_>, name: &Key<'_>) -> Result<&'static [Context], Mistake> {
    let word = name.get_ref().as_ref();
    if let Some((_, contexts)) = GROUPS.iter().find(|(group, _)| *group == word) {
        return Ok(contexts);
    }
    let one = Context::ALL.iter().position(|context| context.name() == word);
    one.and_then(|at| Context::ALL.get(at..=at)).ok_or_else(|| {
        let names: Vec<&str> = GROUPS
            .iter()
            .map(|(group, _)| *group)
            .chain(Context::ALL.iter().map(|context| context.name()))
            .collect();
        reader.unknown(name, &names, " of [keys] for a table")
    })
}

type Laid = (&'static [Context], Command, Vec<Sequence>);

fn of_command(
    reader: Reader<'_>,
    name: &Key<'_>,
    value: &Value<'_>,
    contexts: &'static [Context],
    within: &str,
    top: bool,
) -> Result<Laid, Mistake> {
    let word = name.get_ref().as_ref();
    let Some(entry) = TABLE.iter().find(|entry| entry.name == word) else {
        let names: Vec<&str> = TABLE.iter().map(|entry| entry.name).collect();
        let near = nearest(word, &names).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        let context = if top { "" } else { within };
        let what = format!(
            "`{}` is no command{context}{near} (`parallax keys` lists them all)",
            shown(word)
        );
        return Err(reader.mistake(name.span().start, what));
    };
    let there = |context: &&Context| entry.contexts.contains(context);
    if !contexts.iter().any(|context| there(&context)) {
        let places: Vec<&str> = entry.contexts.iter().map(|context| context.name()).collect();
        let what = format!("`{word}` does nothing{within}; it works in {}", places.join(", "));
        return Err(reader.mistake(name.span().start, what));
    }
    let wanted = "keys such as \"x\", \"C-x C-c\" or [\"gg\", \"Home\"]; [] takes them away";
    let mut keys = Vec::new();
    for (written, at) in reader.strings(name, value, wanted)? {
        keys.push(sequence(reader, written, at)?);
    }
    Ok((contexts, entry.command, keys))
}

fn sequence(reader: Reader<'_>, written: &str, at: usize) -> Result<Sequence, Mistake> {
    const FORMS: &str =
        "keys are written a, G, Space, Enter, C-d, M-x, S-Up, F1, and one after the other as gg or C-x C-c";
    let run_together = !written.contains(' ') && written.chars().count() > 1;
    let mut keys = parse_sequence(written).map_err(|why| reader.mistake(at, why))?;
    // A name that is mistyped would be read as its letters.
    if run_together && keys.len() > 3 || keys.len() > 1 && run_together && written.contains("C-") {
        return Err(reader.mistake(at, format!("“{}” is no key; {FORMS}", shown(written))));
    }
    if written.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(reader.mistake(
            at,
            format!("“{}” begins with a digit, which begins a count", shown(written)),
        ));
    }
    for key in &mut keys {
        possible(key).map_err(|why| reader.mistake(at, why))?;
    }
    Ok(Sequence {
        keys,
        written: written.split_whitespace().collect::<Vec<_>>().join(" "),
        said: Some(at),
    })
}

/// Makes a key one that a terminal can send; says why where none can.
fn possible(key: &mut super::key::Key) -> Result<(), String> {
    let KeyCode::Char(c) = key.code else {
        return Ok(());
    };
    if key.shift {
        let upper: String = c.to_uppercase().collect();
        return Err(format!(
            "“{key}” is never sent; write {upper}, shift is in the character"
        ));
    }
    if key.control {
        let other = [('i', "Tab"), ('m', "Enter"), ('[', "Esc")];
        let lower = c.to_ascii_lowercase();
        if let Some((_, name)) = other.iter().find(|(of, _)| *of == lower) {
            return Err(format!(
                "“{key}” reaches no program: terminals send {name} for it; write {name}, or take another key"
            ));
        }
        key.code = KeyCode::Char(lower);
    }
    Ok(())
}

fn clash(reader: Reader<'_>, conflict: &Conflict) -> Mistake {
    let told = |command: Command| format!("{} (“{}”)", entry(command).name, entry(command).doc);
    let (later, keys) = &conflict.later;
    let (earlier, others) = &conflict.earlier;
    let place = match others.said {
        Some(at) => format!(", as line {} says", position(reader.text, at).0),
        None => String::new(),
    };
    let how = if keys.keys == others.keys {
        format!("“{}” cannot be {}", keys.written, told(*later))
    } else if keys.keys.starts_with(&others.keys) {
        format!(
            "“{}” begins with “{}” and cannot be {}",
            keys.written,
            others.written,
            told(*later)
        )
    } else {
        format!(
            "“{}” begins “{}” and cannot be {}",
            keys.written,
            others.written,
            told(*later)
        )
    };
    let context = conflict.context.name();
    let other = told(*earlier);
    reader.mistake(
        keys.said.unwrap_or(0),
        format!(
            "{how} in {context}: there “{}” is {other}{place}; choose another key, or give {} another",
            others.written,
            entry(*earlier).name
        ),
    )
}

#[cfg(test)]
mod tests;
