//! A command typed by its name: what it may be completed to, and what it says.

use super::command::{Command, Entry, TABLE};
use super::list::Sort;
use super::state::{Input, Screen, State};
use super::theme::{AUTO, Theme};
use crate::text::mistake::nearest;

/// A command being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandLine {
    pub input: Input,
    /// What was typed: what it may be completed to stays while that is gone through.
    pub typed: String,
    /// The candidate that stands in the line.
    pub at: Option<usize>,
    /// The command of the history that stands in the line, from the last.
    pub recalled: Option<usize>,
}

impl CommandLine {
    /// The line was edited.
    pub(super) fn edited(&mut self) {
        self.typed.clone_from(&self.input.text);
        self.at = None;
        self.recalled = None;
    }

    /// Text was pasted.
    pub(super) fn paste(&mut self, text: &str) {
        self.input.insert(text);
        self.edited();
    }
}

/// What a line may be completed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The line.
    pub text: String,
    /// As it is listed.
    pub name: String,
    pub keys: Vec<String>,
    pub doc: String,
}

/// What may stand behind the name of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    Nothing,
    /// A number: how often, or which.
    Count,
    /// Words, as they are typed into a prompt.
    Words,
    /// One of [`State::choices`].
    Choice,
}

impl Argument {
    /// What may stand behind the name of a command.
    pub fn of(command: Command) -> Argument {
        use Command as C;
        match command {
            C::Theme | C::Sort | C::View | C::Words => Argument::Choice,
            C::Filter | C::Find | C::Search => Argument::Words,
            C::Down | C::Up | C::HalfDown | C::HalfUp | C::PageDown | C::PageUp | C::Top | C::Bottom | C::ReadOn => {
                Argument::Count
            }
            C::ReadBack | C::NextUnread | C::PreviousUnread | C::NextShared | C::PreviousShared => Argument::Count,
            C::NextPassage | C::PreviousPassage | C::NextDifference | C::PreviousDifference => Argument::Count,
            C::NextQuote | C::PreviousQuote | C::NextFigure | C::PreviousFigure => Argument::Count,
            C::NextOutlet | C::PreviousOutlet | C::FindNext | C::FindPrevious => Argument::Count,
            C::Wider | C::Narrower | C::Measure => Argument::Count,
            _ => Argument::Nothing,
        }
    }
}

/// What a line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Command(Command, Option<usize>),
    Words(Command, String),
    Choice(Command, String),
}

/// The names of the orders of a list.
pub(super) fn order_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
        Sort::Largest => "largest",
        Sort::Name => "name",
        Sort::Outlet => "outlet",
        Sort::Best => "best",
        Sort::Divergent => "divergent",
        Sort::BlindSpots => "blind-spots",
    }
}

impl State {
    /// The commands that can be typed where the screen is.
    fn typeable(&self) -> impl Iterator<Item = &'static Entry> {
        let context = self.context_below();
        let apply = TABLE.iter().filter(move |entry| entry.contexts.contains(&context));
        apply.filter(|entry| !matches!(entry.command, Command::CommandLine))
    }

    /// What can stand behind a command, each with what it means.
    pub fn choices(&self, command: Command) -> Vec<(String, String)> {
        let told = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            let told = pairs.iter().map(|(name, doc)| ((*name).to_owned(), (*doc).to_owned()));
            told.collect()
        };
        match (command, self.screen()) {
            (Command::Theme, _) => {
                let all = self.theme_list().into_iter();
                all.map(|(name, _, doc)| (name, doc)).collect()
            }
            (Command::Sort, Screen::List(list)) => {
                let sorts = list.sorts().iter();
                sorts
                    .map(|sort| (order_name(*sort).to_owned(), sort.words(list.kind).to_owned()))
                    .collect()
            }
            (Command::View, _) => told(&[
                ("columns", "side by side"),
                ("interleaved", "one below the other"),
                ("one-side", "the focused side alone"),
            ]),
            (Command::Words, _) => told(&[
                ("off", "the texts as they are"),
                ("shared", "what both have is dim"),
                ("words", "changed words stand out"),
            ]),
            _ => Vec::new(),
        }
    }

    /// The themes there are, first what suits the terminal: name, theme and what it is.
    pub fn theme_list(&self) -> Vec<(String, Theme, String)> {
        let auto = (
            AUTO.to_owned(),
            self.auto_theme,
            format!("what suits the terminal: {}", self.auto_theme.name()),
        );
        let built_in = Theme::BUILT_IN.map(|theme| (theme.name().to_owned(), theme, theme.doc().to_owned()));
        let own = (0..=u8::MAX)
            .zip(self.own_themes.iter())
            .map(|(at, own)| (own.name.clone(), Theme::Own(at), Theme::Own(at).doc().to_owned()));
        std::iter::once(auto).chain(built_in).chain(own).collect()
    }

    /// What a line may be completed to, the likeliest first.
    pub fn candidates(&self, line: &CommandLine) -> Vec<Candidate> {
        let typed = line.typed.trim_start();
        let Some((name, rest)) = typed.split_once(char::is_whitespace) else {
            return self.named_like(&typed.to_lowercase());
        };
        let Ok(entry) = self.entry_named(name) else {
            return Vec::new();
        };
        let rest = rest.trim_start().to_lowercase();
        let choices = self.choices(entry.command).into_iter();
        choices
            .filter(|(choice, _)| choice.starts_with(&rest))
            .map(|(choice, doc)| Candidate {
                text: format!("{} {choice}", entry.name),
                name: choice,
                keys: Vec::new(),
                doc,
            })
            .collect()
    }

    fn named_like(&self, typed: &str) -> Vec<Candidate> {
        let rank = |entry: &Entry| {
            if entry.name.starts_with(typed) {
                Some(0)
            } else if entry.name.split('-').any(|part| part.starts_with(typed)) {
                Some(1)
            } else if entry.name.contains(typed) {
                Some(2)
            } else {
                entry.doc.to_lowercase().contains(typed).then_some(3)
            }
        };
        let mut found: Vec<(usize, &Entry)> = self
            .typeable()
            .filter_map(|entry| Some((rank(entry)?, entry)))
            .collect();
        // Stable: in the order of the table otherwise.
        found.sort_by_key(|(rank, _)| *rank);
        let context = self.context_below();
        let candidate = |(_, entry): (usize, &Entry)| Candidate {
            text: match Argument::of(entry.command) {
                Argument::Nothing | Argument::Count => entry.name.to_owned(),
                // What stands behind it is typed next.
                Argument::Words | Argument::Choice => format!("{} ", entry.name),
            },
            name: entry.name.to_owned(),
            keys: (self.keymap.keys(context, entry.command).iter())
                .map(|keys| keys.written.clone())
                .collect(),
            doc: entry.doc.to_owned(),
        };
        found.into_iter().map(candidate).collect()
    }

    /// The command of a name, or of the beginning of one alone.
    fn entry_named(&self, name: &str) -> Result<&'static Entry, String> {
        if let Some(entry) = self.typeable().find(|entry| entry.name == name) {
            return Ok(entry);
        }
        let begun: Vec<&Entry> = self.typeable().filter(|entry| entry.name.starts_with(name)).collect();
        if let [only] = begun.as_slice() {
            return TABLE
                .iter()
                .find(|entry| entry.command == only.command)
                .ok_or_else(String::new);
        }
        let context = self.context_below().name();
        if let Some(entry) = TABLE.iter().find(|entry| entry.name == name) {
            let places: Vec<&str> = entry.contexts.iter().map(|context| context.name()).collect();
            return Err(format!(
                "“{name}” does nothing in {context}; it works in {}",
                places.join(", ")
            ));
        }
        if let [first, second, ..] = begun.as_slice() {
            return Err(format!(
                "“{name}” may be {} or {}{}",
                first.name,
                second.name,
                if begun.len() > 2 {
                    " or others; type more of it"
                } else {
                    ""
                }
            ));
        }
        let names: Vec<&str> = self.typeable().map(|entry| entry.name).collect();
        let near = nearest(name, &names).map(str::to_owned);
        let near = near.or_else(|| {
            self.named_like(&name.to_lowercase())
                .first()
                .map(|near| near.name.clone())
        });
        Err(match near {
            Some(near) => format!("“{name}” is no command; did you mean {near}?"),
            None => format!(
                "“{name}” is no command; {} lists those there are",
                self.way(Command::Help)
            ),
        })
    }

    /// What a line says; an error is a sentence about what is wrong in it.
    pub(super) fn read_command(&self, line: &str) -> Result<Asked, String> {
        let line = line.trim().trim_start_matches(':').trim();
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().unwrap_or(usize::MAX))
        };
        if line.is_empty() {
            return Err("a colon alone is no command; type a name, or a number for a row".to_owned());
        }
        if let Some(row) = number(line) {
            return Ok(Asked::Command(Command::Top, Some(row)));
        }
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (entry, rest) = (self.entry_named(name)?, rest.trim());
        let command = entry.command;
        if rest.is_empty() {
            return Ok(Asked::Command(command, None));
        }
        match (Argument::of(command), number(rest)) {
            (Argument::Words, _) => Ok(Asked::Words(command, rest.to_owned())),
            (Argument::Count, Some(count)) => Ok(Asked::Command(command, Some(count))),
            (Argument::Count, None) => Err(format!("{} takes a number, not “{rest}”", entry.name)),
            (Argument::Choice, _) => {
                let choices = self.choices(command);
                let names: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
                let begun: Vec<&&str> = names.iter().filter(|name| name.starts_with(rest)).collect();
                let meant = names.iter().find(|name| **name == rest).or(match begun.as_slice() {
                    [only] => Some(*only),
                    _ => None,
                });
                match (meant, nearest(rest, &names)) {
                    (Some(name), _) => Ok(Asked::Choice(command, (*name).to_owned())),
                    (None, Some(near)) => Err(format!("{} knows no “{rest}”; did you mean {near}?", entry.name)),
                    (None, None) => Err(format!(
                        "{} knows no “{rest}”; there are {}",
                        entry.name,
                        names.join(", ")
                    )),
                }
            }
            (Argument::Nothing, _) => Err(format!("{} stands alone; nothing is said behind it", entry.name)),
        }
    }
}
