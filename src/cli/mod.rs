//! Arguments, and what the program prints without a screen.
//!
//! Data goes to standard output and nothing else does; problems go to standard error, a line each.

mod args;
mod articles;
mod cache;
mod compare;
mod edits;
mod failure;
mod fellows;
mod kept;
mod keys;
mod loading;
mod manual;
mod page;
mod recent;
mod screen;
mod search;
mod settings;
mod stories;

use args::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// Does what the command line asks for; returns the status to end with.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Articles(listing)) => articles::print(&listing),
        Some(Command::Stories(listing)) => stories::print(&listing),
        Some(Command::Compare(comparing)) => compare::print(&comparing),
        Some(Command::Search(searching)) => search::print(&searching),
        Some(Command::Cache(caching)) => cache::show(&caching),
        Some(Command::Keys(asked)) => keys::print(&asked),
        Some(Command::Completions(asked)) => manual::completions(asked.shell),
        Some(Command::Man) => manual::page(),
        Some(Command::Kept(keeping)) => kept::run(&keeping),
        None => screen::show(arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let sentence = failure.to_string();
            if !sentence.is_empty() {
                complain(&sentence);
            }
            failure.status()
        }
    }
}

/// Tells of a problem, in one line.
fn complain(sentence: &str) {
    use std::io::Write;
    // Where nobody listens any more there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "parallax: {sentence}");
}
