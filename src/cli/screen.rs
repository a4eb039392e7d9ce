//! `parallax PATH…`: the screen.

use super::args::Arguments;
use super::failure::Failure;
use super::loading::{cache_at, named, nothing_in, open};
use super::page;
use super::recent;
use super::settings;
use crate::corpus::Sources;
use crate::run::{self, End, Options, Start};
use clap::CommandFactory;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Most that is read from standard input: as much as of a page.
const LARGEST: u64 = 32 << 20;

/// Shows the corpus; where none is named one of those opened before, or the demo.
///
/// # Errors
/// The corpus can't be opened, or there is no terminal to show it on.
pub fn show(arguments: Arguments) -> Result<(), Failure> {
    let look = settings::look(
        arguments.settings.config.as_deref(),
        arguments.theme.as_deref(),
        arguments.ascii,
    )?;
    let log = settings::log(arguments.log.as_deref())?;
    let mut paths = arguments.paths.clone();
    // Removed when the program ends.
    let typed = held(&mut paths)?;
    let opened = if paths.is_empty() {
        None
    } else {
        Some(open(&paths).map_err(|failure| misplaced(&paths).unwrap_or(failure))?)
    };
    if !page::is_read_by_a_person() {
        let corpus = arguments
            .paths
            .first()
            .map_or_else(|| "CORPUS".to_owned(), |path| named(path));
        return Err(Failure::Unusable(format!(
            "standard output is no terminal; to print instead of showing, use `parallax articles {corpus}`, \
             `parallax stories {corpus}`, `parallax search {corpus} QUERY` or `parallax compare A B`"
        )));
    }
    let start = match opened {
        Some(sources) => Start::Corpus(sources),
        None if arguments.demo => Start::Corpus(Sources::demo()),
        None => match recent::recent(arguments.state_dir.as_deref()) {
            Some(recent) => Start::Recent(recent),
            None => Start::Corpus(Sources::demo()),
        },
    };
    let cache = cache_at(arguments.place.cache_dir, arguments.state_dir.as_deref());
    let options = Options {
        start,
        files: files(&paths),
        mouse: look.config.mouse && !arguments.no_mouse,
        look,
        log,
        keep: typed.is_none(),
        state_dir: arguments.state_dir,
        cache,
    };
    match run::run(options) {
        Ok(End::Left) => Ok(()),
        Ok(End::Signal(signal)) => run::end_by(signal),
        Ok(End::Empty(problems)) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            Err(match arguments.paths.as_slice() {
                [] => Failure::Unusable("the corpus chosen holds no article any more".to_owned()),
                paths => nothing_in(paths),
            })
        }
        Err(error) => Err(Failure::Unusable(format!("the terminal can't be used: {error}"))),
    }
}

/// What to say where the first path is missing and is named like a command: `parallax --state-dir marks articles news`.
fn misplaced(paths: &[PathBuf]) -> Option<Failure> {
    let first = paths.first().filter(|path| !path.exists())?.to_str()?;
    let commands = Arguments::command();
    let mut commands = commands.get_subcommands();
    commands.any(|command| command.get_name() == first).then(|| {
        Failure::Unusable(format!(
            "{first} is no file or folder here; where the command is meant, it stands before all options: \
             `parallax {first} …`"
        ))
    })
}

/// Standard input where `-` is named: held in a file, which takes its place among the paths.
fn held(paths: &mut [PathBuf]) -> Result<Option<tempfile::TempDir>, Failure> {
    let mut dashes = paths.iter_mut().filter(|path| path.as_path() == Path::new("-"));
    let Some(dash) = dashes.next() else {
        return Ok(None);
    };
    if dashes.next().is_some() {
        return Err(Failure::Unusable("there is one standard input; name - once".to_owned()));
    }
    let mut input = io::stdin();
    if input.is_terminal() {
        let said = "- reads an article from standard input: pipe one in, as in `curl … | parallax -`";
        return Err(Failure::Unusable(said.to_owned()));
    }
    let failed = |error: io::Error| Failure::Unusable(format!("standard input can't be read: {error}"));
    let mut bytes = Vec::new();
    input
        .by_ref()
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        let said = format!(
            "standard input holds more than {} MiB; name a file instead",
            LARGEST >> 20
        );
        return Err(Failure::Unusable(said));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::Unusable("standard input is empty".to_owned()));
    }
    let folder = tempfile::tempdir().map_err(failed)?;
    let file = folder.path().join("standard input");
    std::fs::write(&file, bytes).map_err(failed)?;
    *dash = file;
    Ok(Some(folder))
}

/// The names of one or two files, where nothing else is named.
fn files(paths: &[PathBuf]) -> Vec<String> {
    let name = |path: &PathBuf| {
        path.is_file()
            .then(|| path.file_name().map(|name| named(name.as_ref())))
            .flatten()
    };
    let names: Option<Vec<String>> = paths.iter().map(name).collect();
    names.filter(|names| names.len() <= 2).unwrap_or_default()
}
