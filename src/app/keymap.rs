//! From keys to commands: the table's default keys, looked up by context.

use super::command::{Command, Context, TABLE};
use super::key::{Key, parse_sequence};
use std::sync::LazyLock;

/// What a sequence of keys means in a context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Command(Command),
    /// The beginning of at least one sequence: wait for more.
    Beginning,
    Nothing,
}

struct Binding {
    keys: Vec<Key>,
    command: Command,
    contexts: &'static [Context],
}

static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    let keys = |entry: &'static super::command::Entry| {
        entry.keys.iter().filter_map(move |keys| {
            Some(Binding {
                keys: parse_sequence(keys).ok()?,
                command: entry.command,
                contexts: entry.contexts,
            })
        })
    };
    TABLE.iter().flat_map(keys).collect()
});

/// What `keys` mean in `context`.
pub fn meaning(context: Context, keys: &[Key]) -> Meaning {
    let mut meaning = Meaning::Nothing;
    for binding in BINDINGS.iter().filter(|binding| binding.contexts.contains(&context)) {
        if binding.keys == keys {
            return Meaning::Command(binding.command);
        }
        if binding.keys.starts_with(keys) {
            meaning = Meaning::Beginning;
        }
    }
    meaning
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::entry;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_commands_share_a_key_nor_begins_one_another() {
        for (number, one) in BINDINGS.iter().enumerate() {
            for other in &BINDINGS[number + 1..] {
                let shared = one.contexts.iter().find(|context| other.contexts.contains(context));
                if let Some(context) = shared {
                    assert!(
                        !one.keys.starts_with(&other.keys) && !other.keys.starts_with(&one.keys),
                        "{:?} and {:?} share keys in {context:?}",
                        one.command,
                        other.command
                    );
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_a_line_and_keys_that_can_be_read() {
        let mut names = BTreeSet::new();
        for entry in TABLE {
            assert!(names.insert(entry.name), "{} names two commands", entry.name);
            assert!(entry.doc.len() > 5 && !entry.doc.ends_with('.'), "{}", entry.name);
            assert!(!entry.keys.is_empty() && !entry.contexts.is_empty(), "{}", entry.name);
            for keys in entry.keys {
                assert!(parse_sequence(keys).is_ok(), "{keys}");
                // A digit would be taken for a count.
                assert!(!keys.starts_with(|c: char| c.is_ascii_digit()), "{keys}");
            }
        }
    }

    #[test]
    fn every_command_is_reached_by_each_of_its_keys_in_each_of_its_contexts() {
        for entry in TABLE {
            for context in entry.contexts {
                for keys in entry.keys {
                    let keys = parse_sequence(keys).unwrap();
                    assert_eq!(
                        meaning(*context, &keys),
                        Meaning::Command(entry.command),
                        "{}",
                        entry.name
                    );
                    for length in 1..keys.len() {
                        assert_eq!(meaning(*context, &keys[..length]), Meaning::Beginning);
                    }
                }
            }
        }
        assert_eq!(entry(Command::Quit).name, "quit");
    }
}
