//! Completions for shells and the manual page, made from the arguments and the command table.

use super::args::Arguments;
use super::failure::Failure;
use crate::app::command::entry;
use crate::app::keymap::{Keymap, Preset};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io::{self, Write};

const NAME: &str = "parallax";

/// Prints completions.
///
/// # Errors
/// The output can't be written.
pub fn completions(shell: Shell) -> Result<(), Failure> {
    let mut made = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut made);
    put(&made)
}

/// Prints the manual page.
///
/// # Errors
/// The output can't be written.
pub fn page() -> Result<(), Failure> {
    let mut made = Vec::new();
    let man = Man::new(Arguments::command());
    man.render_title(&mut made)?;
    man.render_name_section(&mut made)?;
    man.render_synopsis_section(&mut made)?;
    man.render_description_section(&mut made)?;
    man.render_options_section(&mut made)?;
    subcommands().to_writer(&mut made)?;
    keys().to_writer(&mut made)?;
    files().to_writer(&mut made)?;
    man.render_extra_section(&mut made)?;
    man.render_version_section(&mut made)?;
    put(&made)
}

fn put(made: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(made)?;
    out.flush()?;
    Ok(())
}

/// What can be had without the screen, each with what it takes: this one page has it all.
fn subcommands() -> Roff {
    let mut roff = Roff::default();
    roff.control("SH", ["WITHOUT THE SCREEN"]);
    let mut command = Arguments::command();
    command.build();
    for of in command.get_subcommands() {
        roff.control("TP", []);
        roff.text([bold(format!("{NAME} {}", of.get_name()))]);
        roff.text([roman(of.get_about().map(ToString::to_string).unwrap_or_default())]);
        let taken: Vec<_> = of.get_arguments().filter(|arg| arg.get_id() != "help").collect();
        if taken.is_empty() {
            continue;
        }
        roff.control("RS", []);
        for arg in taken {
            roff.control("TP", []);
            roff.text([bold(arg.to_string())]);
            roff.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
        }
        roff.control("RE", []);
    }
    roff
}

/// Every command with its keys, by where it applies.
fn keys() -> Roff {
    let mut roff = Roff::default();
    roff.control("SH", ["KEYS"]);
    roff.text([roman(
        "A digit begins a count, as in 3J. A command is also typed by its name behind : (\"theme light\", \"sort newest\", a number for a row).",
    )]);
    let (vim, emacs) = (Keymap::default(), Keymap::of(Preset::Emacs));
    for row in vim.rows() {
        let of = entry(row.command);
        let written = |keymap: &Keymap| {
            let keys = row
                .contexts
                .first()
                .map_or(&[][..], |context| keymap.keys(*context, row.command));
            keys.iter()
                .map(|keys| keys.written.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (here, there) = (written(&vim), written(&emacs));
        let preset = if here == there {
            String::new()
        } else {
            format!("; with the preset emacs {there}")
        };
        roff.control("TP", []);
        roff.text([bold(here)]);
        roff.text([roman(format!(
            "{} ({}: {}{preset})",
            of.doc,
            of.name,
            super::keys::places(&row.contexts)
        ))]);
    }
    roff
}

fn files() -> Roff {
    let mut roff = Roff::default();
    roff.control("SH", ["FILES"]);
    for (path, what) in [
        (
            "~/.config/parallax/config.toml",
            "Colours, signs, width of the text and keys; all of it optional. --config names another.",
        ),
        ("~/.config/parallax/themes/NAME.toml", "A theme of your own."),
        (
            "~/.config/parallax/outlets.tsv",
            "Your names for outlets, in all corpora.",
        ),
        (
            "parallax.toml",
            "In the folder of a corpus: outlets by path, time zone, language, what to leave out.",
        ),
        (
            "~/.local/share/parallax",
            "What you read, starred and corrected. --state-dir names another.",
        ),
        (
            "~/.cache/parallax",
            "What makes the next start quick. --cache-dir names another.",
        ),
    ] {
        roff.control("TP", []);
        roff.text([bold(path)]);
        roff.text([roman(what)]);
    }
    roff
}
