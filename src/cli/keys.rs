//! `parallax keys`: every command with its keys, the user's own laid over.

use super::args::{CompareFormat, Keys};
use super::failure::Failure;
use super::{page, settings};
use crate::app::command::{Context, GROUPS, entry};
use crate::app::keymap::Keymap;
use crate::text::width::width;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write};

/// A command where it has these keys.
#[derive(Serialize)]
struct Printed<'a> {
    command: &'a str,
    doc: &'a str,
    keys: Vec<&'a str>,
    contexts: Vec<&'a str>,
    /// The configuration says so.
    own: bool,
}

/// Prints the table.
///
/// # Errors
/// There is a mistake in the configuration, or the output can't be written.
pub fn print(asked: &Keys) -> Result<(), Failure> {
    let (config, _) = settings::read(asked.settings.config.as_deref())?;
    let format = asked.format.unwrap_or(if page::is_read_by_a_person() {
        CompareFormat::Text
    } else {
        CompareFormat::Json
    });
    let mut out = io::stdout().lock();
    match format {
        CompareFormat::Text => out.write_all(text(&config.keymap).as_bytes())?,
        CompareFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &printed(&config.keymap))?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(())
}

fn printed(keymap: &Keymap) -> Vec<Printed<'_>> {
    let rows = keymap.rows().into_iter();
    let printed = rows.map(|row| Printed {
        command: entry(row.command).name,
        doc: entry(row.command).doc,
        keys: row.keys.iter().map(|keys| keys.written.as_str()).collect(),
        contexts: row.contexts.iter().map(|context| context.name()).collect(),
        own: row.keys.iter().any(|keys| keys.said.is_some()),
    });
    printed.collect()
}

/// Several contexts by the names of their groups, what is left one by one.
pub fn places(contexts: &[Context]) -> String {
    let mut left = contexts.to_vec();
    let mut names = Vec::new();
    for (group, of) in GROUPS {
        if of.iter().all(|context| left.contains(context)) {
            left.retain(|context| !of.contains(context));
            names.push(*group);
        }
    }
    names.extend(left.iter().map(|context| context.name()));
    names.join(", ")
}

/// The table by where commands apply, the widest first as they come.
fn text(keymap: &Keymap) -> String {
    let rows = keymap.rows();
    let mut places_in_order: Vec<String> = Vec::new();
    for row in &rows {
        let place = places(&row.contexts);
        if !places_in_order.contains(&place) {
            places_in_order.push(place);
        }
    }
    let keys = |keys: &[crate::app::keymap::Sequence]| {
        let all: Vec<&str> = keys.iter().map(|keys| keys.written.as_str()).collect();
        if all.is_empty() { "-".to_owned() } else { all.join("  ") }
    };
    let wide = rows.iter().map(|row| width(&keys(row.keys))).max().unwrap_or(0);
    let names = rows.iter().map(|row| entry(row.command).name.len()).max().unwrap_or(0);
    let mut out = format!("Keys of the preset {}, yours marked with *\n", keymap.preset.name());
    for place in places_in_order {
        let _ = write!(out, "\n{place}\n");
        for row in rows.iter().filter(|row| places(&row.contexts) == place) {
            let (shown, of) = (keys(row.keys), entry(row.command));
            let mark = if row.keys.iter().any(|keys| keys.said.is_some()) {
                "*"
            } else {
                " "
            };
            let pad = " ".repeat(wide - width(&shown));
            let _ = writeln!(out, " {mark}{shown}{pad}  {:names$}  {}", of.name, of.doc);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::TABLE;
    use crate::app::config::Config;

    #[test]
    fn every_command_stands_in_it_with_its_keys_and_the_readers_own_are_marked() {
        let keymap = Config::parse("[keys.reader]\nleave = \"Z Z\"\nzen = []")
            .unwrap()
            .keymap;
        let text = text(&keymap);
        for entry in TABLE {
            assert!(
                text.contains(&format!(" {} ", entry.name)) && text.contains(entry.doc),
                "{}",
                entry.name
            );
        }
        let line = |start: &str| text.lines().find(|line| line.trim_start().starts_with(start)).unwrap();
        assert!(line("*Z Z").contains(" leave "));
        assert!(line("-  ").contains(" zen "));
        assert!(text.contains("\neverywhere\n") && text.contains("\nlists\n"), "{text}");
    }

    #[test]
    fn contexts_are_told_by_their_groups() {
        use Context::{Articles, Compare, Kept, Outlets, Reader, Stories};
        assert_eq!(places(&[Stories, Articles, Outlets, Kept, Reader]), "lists, reader");
        assert_eq!(places(&[Reader, Compare]), "texts");
        assert_eq!(places(&[Stories, Articles, Outlets, Kept, Reader, Compare]), "screens");
    }
}
