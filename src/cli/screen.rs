//! `parallax PATH…`: the screen.

use super::args::Arguments;
use super::failure::Failure;
use super::loading::{cache_at, named, nothing_in, open};
use super::page;
use super::settings;
use crate::corpus::Sources;
use crate::run::{self, End, Options};
use std::path::PathBuf;

/// Shows the corpus, or the demo where none is named.
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
    let sources = if arguments.paths.is_empty() {
        Sources::demo()
    } else {
        open(&arguments.paths)?
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
    let cache = cache_at(arguments.place.cache_dir, arguments.state_dir.as_deref());
    let options = Options {
        sources,
        files: files(&arguments.paths),
        look,
        log,
        mouse: !arguments.no_mouse,
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
            Err(nothing_in(&arguments.paths))
        }
        Err(error) => Err(Failure::Unusable(format!("the terminal can't be used: {error}"))),
    }
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
