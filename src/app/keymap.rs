//! From keys to commands: the keys of a preset with the reader's own laid over, looked up by context.

use super::command::{Command, Context, TABLE, entry};
use super::key::{Key, parse_sequence};
use std::collections::BTreeMap;

/// What a sequence of keys means in a context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Command(Command),
    /// The beginning of at least one sequence: wait for more.
    Beginning,
    Nothing,
}

/// A set of keys to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// The keys of the command table.
    #[default]
    Vim,
    Emacs,
}

impl Preset {
    /// All of them.
    pub const ALL: [Preset; 2] = [Preset::Vim, Preset::Emacs];

    /// As it is called in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Preset::Vim => "vim",
            Preset::Emacs => "emacs",
        }
    }
}

/// Where the `emacs` preset differs from the table. A command keeps the contexts it has.
const EMACS: &[(Command, &[&str])] = &[
    (Command::Open, &["Enter", "Right", "C-f"]),
    (Command::Back, &["Left", "C-b", "^"]),
    (Command::Down, &["C-n", "Down", "n"]),
    (Command::Up, &["C-p", "Up", "p"]),
    (Command::HalfDown, &["M-Down"]),
    (Command::HalfUp, &["M-Up"]),
    (Command::PageDown, &["C-v", "PgDn"]),
    (Command::PageUp, &["M-v", "PgUp"]),
    (Command::Top, &["M-<", "Home"]),
    (Command::Bottom, &["M->", "End"]),
    (Command::ReadBack, &["Backspace", "b"]),
    (Command::OtherSide, &["Tab", "BackTab", "C-x o"]),
    (Command::Copy, &["M-w", "y"]),
    (Command::Find, &["C-s", "/"]),
    (Command::FindNext, &["M-n"]),
    (Command::FindPrevious, &["M-p"]),
    (Command::Undo, &["C-x u", "U"]),
    (Command::CommandLine, &["M-x", ":"]),
    (Command::Suspend, &["C-z", "C-x C-z"]),
    (Command::Leave, &["q", "C-x k"]),
    (Command::Escape, &["C-g", "Esc"]),
    (Command::Quit, &["C-x C-c"]),
];

/// A sequence of keys and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    pub keys: Vec<Key>,
    pub written: String,
    /// Where the reader's configuration says so, in bytes.
    pub said: Option<usize>,
}

impl Sequence {
    fn of(written: &str) -> Option<Sequence> {
        Some(Sequence {
            keys: parse_sequence(written).ok()?,
            written: written.to_owned(),
            said: None,
        })
    }
}

/// Two commands that would have one key, or keys that begin one another, in a context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub context: Context,
    /// The one that was said later, where either was said by the reader.
    pub later: (Command, Sequence),
    pub earlier: (Command, Sequence),
}

/// The keys of every command in every context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    pub preset: Preset,
    keys: BTreeMap<(Context, Command), Vec<Sequence>>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::of(Preset::default())
    }
}

impl Keymap {
    /// The keys of a preset.
    pub fn of(preset: Preset) -> Keymap {
        let mut map = BTreeMap::new();
        for entry in TABLE {
            let own = EMACS.iter().find(|(command, _)| *command == entry.command);
            let keys = match (preset, own) {
                (Preset::Emacs, Some((_, keys))) => keys,
                _ => entry.keys,
            };
            let keys: Vec<Sequence> = keys.iter().filter_map(|keys| Sequence::of(keys)).collect();
            map.extend(
                entry
                    .contexts
                    .iter()
                    .map(|context| ((*context, entry.command), keys.clone())),
            );
        }
        Keymap { preset, keys: map }
    }

    /// Gives a command other keys in a context; none take them away. A command that does nothing there gets none.
    pub fn lay(&mut self, context: Context, command: Command, keys: &[Sequence]) {
        if let Some(of) = self.keys.get_mut(&(context, command)) {
            *of = keys.to_vec();
        }
    }

    /// The first two commands that get in each other's way.
    pub fn conflict(&self) -> Option<Conflict> {
        let all: Vec<(Context, Command, &Sequence)> = (self.keys.iter())
            .flat_map(|((context, command), keys)| keys.iter().map(|keys| (*context, *command, keys)))
            .collect();
        let clashes = all.iter().enumerate().filter_map(|(number, (context, command, keys))| {
            let other = all.iter().skip(number + 1).find(|(elsewhere, other, others)| {
                let begins = keys.keys.starts_with(&others.keys) || others.keys.starts_with(&keys.keys);
                elsewhere == context && begins && (other != command || keys.keys != others.keys)
            })?;
            let (one, other) = ((*command, (*keys).clone()), (other.1, other.2.clone()));
            let (earlier, later) = if one.1.said > other.1.said {
                (other, one)
            } else {
                (one, other)
            };
            Some(Conflict {
                context: *context,
                later,
                earlier,
            })
        });
        // The first in the order of the file.
        clashes.min_by_key(|conflict| conflict.later.1.said)
    }

    /// What `keys` mean in `context`.
    pub fn meaning(&self, context: Context, keys: &[Key]) -> Meaning {
        let mut meaning = Meaning::Nothing;
        for (command, bound) in self.of_context(context) {
            if bound.keys == keys {
                return Meaning::Command(command);
            }
            if bound.keys.starts_with(keys) {
                meaning = Meaning::Beginning;
            }
        }
        meaning
    }

    fn of_context(&self, context: Context) -> impl Iterator<Item = (Command, &Sequence)> {
        let of = self.keys.iter().filter(move |((of, _), _)| *of == context);
        of.flat_map(|((_, command), keys)| keys.iter().map(|keys| (*command, keys)))
    }

    /// The keys of a command in a context.
    pub fn keys(&self, context: Context, command: Command) -> &[Sequence] {
        self.keys.get(&(context, command)).map_or(&[], Vec::as_slice)
    }

    /// How a command is asked for in a context: its first key, or its name where it has none.
    pub fn way(&self, context: Context, command: Command) -> String {
        let first = self.keys(context, command).first();
        first.map_or_else(|| format!(":{}", entry(command).name), |keys| keys.written.clone())
    }

    /// How what was typed can go on in a context: the keys still to come, and what they do, in the order of the table.
    pub fn continuations(&self, context: Context, typed: &[Key]) -> Vec<(String, Command)> {
        let begun = self
            .of_context(context)
            .filter(|(_, bound)| bound.keys.len() > typed.len() && bound.keys.starts_with(typed));
        let mut all: Vec<(String, Command)> = begun
            .map(|(command, bound)| (rest(&bound.keys, typed.len()), command))
            .collect();
        all.sort_by_key(|(_, command)| *command);
        all
    }

    /// Where a command has the same keys in several contexts, these together; in the order of the table.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let mut rows: Vec<Row<'_>> = Vec::new();
        for entry in TABLE {
            let first = rows.len();
            for context in entry.contexts {
                let keys = self.keys(*context, entry.command);
                let of = rows.iter_mut().skip(first).find(|row| row.keys == keys);
                match of {
                    Some(row) => row.contexts.push(*context),
                    None => rows.push(Row {
                        command: entry.command,
                        contexts: vec![*context],
                        keys,
                    }),
                }
            }
        }
        rows
    }
}

fn rest(keys: &[Key], typed: usize) -> String {
    let keys: Vec<String> = keys.iter().skip(typed).map(Key::to_string).collect();
    let apart = if keys.iter().any(|key| key.chars().count() > 1) {
        " "
    } else {
        ""
    };
    keys.join(apart)
}

/// A command, where it applies, and its keys there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    pub command: Command,
    pub contexts: Vec<Context>,
    pub keys: &'a [Sequence],
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn sequence(written: &str, said: usize) -> Sequence {
        Sequence {
            said: Some(said),
            ..Sequence::of(written).unwrap()
        }
    }

    #[test]
    fn no_two_commands_of_a_preset_share_a_key_nor_begins_one_another() {
        for preset in Preset::ALL {
            assert_eq!(Keymap::of(preset).conflict(), None, "{}", preset.name());
        }
    }

    #[test]
    fn every_command_has_a_name_a_line_and_keys_that_can_be_read() {
        let mut names = BTreeSet::new();
        for entry in TABLE {
            assert!(names.insert(entry.name), "{} names two commands", entry.name);
            assert!(entry.doc.len() > 5 && !entry.doc.ends_with('.'), "{}", entry.name);
            assert!(!entry.keys.is_empty() && !entry.contexts.is_empty(), "{}", entry.name);
            let emacs = EMACS.iter().filter(|(command, _)| *command == entry.command);
            for keys in entry.keys.iter().chain(emacs.flat_map(|(_, keys)| *keys)) {
                assert!(parse_sequence(keys).is_ok(), "{keys}");
                // A digit would be taken for a count.
                assert!(!keys.starts_with(|c: char| c.is_ascii_digit()), "{keys}");
            }
        }
    }

    #[test]
    fn every_command_is_reached_by_each_of_its_keys_in_each_of_its_contexts() {
        let keymap = Keymap::default();
        for entry in TABLE {
            for context in entry.contexts {
                for keys in entry.keys {
                    let keys = parse_sequence(keys).unwrap();
                    let means = keymap.meaning(*context, &keys);
                    assert_eq!(means, Meaning::Command(entry.command), "{}", entry.name);
                    for length in 1..keys.len() {
                        assert_eq!(keymap.meaning(*context, &keys[..length]), Meaning::Beginning);
                    }
                }
            }
        }
        assert_eq!(entry(Command::Quit).name, "quit");
    }

    #[test]
    fn other_keys_count_where_they_were_laid_and_nowhere_else() {
        let mut keymap = Keymap::default();
        keymap.lay(Context::Reader, Command::Leave, &[sequence("Z Z", 0)]);
        let keys = parse_sequence("Z Z").unwrap();
        assert_eq!(keymap.meaning(Context::Reader, &keys), Meaning::Command(Command::Leave));
        assert_eq!(keymap.meaning(Context::Reader, &keys[..1]), Meaning::Beginning);
        assert_eq!(keymap.meaning(Context::Reader, &[Key::char('q')]), Meaning::Nothing);
        assert_eq!(keymap.meaning(Context::Stories, &keys), Meaning::Nothing);
        assert_eq!(keymap.way(Context::Reader, Command::Leave), "Z Z");
        keymap.lay(Context::Reader, Command::Leave, &[]);
        assert_eq!(keymap.way(Context::Reader, Command::Leave), ":leave");
        let rows = keymap.rows();
        assert_eq!(rows.iter().filter(|row| row.command == Command::Leave).count(), 2);
    }

    #[test]
    fn two_meanings_of_a_key_are_found_also_where_one_begins_the_other() {
        let mut keymap = Keymap::default();
        keymap.lay(Context::Compare, Command::Leave, &[sequence("x", 9)]);
        let conflict = keymap.conflict().unwrap();
        assert_eq!((conflict.later.0, conflict.earlier.0), (Command::Leave, Command::Swap));
        assert_eq!(conflict.context, Context::Compare);
        let mut keymap = Keymap::default();
        keymap.lay(Context::Stories, Command::Zen, &[sequence("g", 3)]);
        assert_eq!(keymap.conflict().unwrap().later.0, Command::Zen);
    }

    #[test]
    fn what_may_follow_is_told_with_the_keys_still_to_come() {
        let keymap = Keymap::default();
        let after = keymap.continuations(Context::Stories, &parse_sequence("]").unwrap());
        assert_eq!(
            after,
            [("u".into(), Command::NextUnread), ("s".into(), Command::NextShared)]
        );
        let emacs = Keymap::of(Preset::Emacs);
        let after = emacs.continuations(Context::Reader, &parse_sequence("C-x").unwrap());
        assert!(after.contains(&("C-c".into(), Command::Quit)), "{after:?}");
    }
}
