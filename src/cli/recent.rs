//! The corpora opened before, for whoever names none.

use super::loading::{named, open};
use crate::app::recent::{Recent as Row, Recents};
use crate::corpus::Sources;
use crate::run::Recent;
use crate::store::{DATABASE, Store, data_directory};
use std::path::{Path, PathBuf};

/// Corpora that are listed: older ones are found by their path.
const LISTED: usize = 20;

/// Those of them that are still there, the last one first, and the demo; `None`: there are none.
pub fn recent(state_dir: Option<&Path>) -> Option<Recent> {
    let directory = data_directory(state_dir.map(Path::to_owned)).filter(|folder| folder.join(DATABASE).is_file())?;
    // What is wrong with the database is told when a corpus is opened.
    let known = Store::open(&directory).ok()?.store.corpora().ok()?;
    let mut corpora: Vec<Vec<PathBuf>> = Vec::new();
    let mut rows = Vec::new();
    for (key, opened) in known {
        let paths: Vec<PathBuf> = key.lines().map(PathBuf::from).collect();
        let Some(opened) = opened.filter(|_| key != "demo" && paths.iter().all(|path| path.exists())) else {
            continue;
        };
        let shown: Vec<String> = paths.iter().map(|path| named(path)).collect();
        let name = match paths.as_slice() {
            [only] => only
                .file_name()
                .map_or_else(|| shown.join(", "), |name| named(name.as_ref())),
            several => format!("{} folders and files", several.len()),
        };
        let day = jiff::Timestamp::from_second(opened).map(|at| at.strftime("%-d %B %Y").to_string());
        rows.push(Row {
            name,
            facts: match day {
                Ok(day) => format!("{} · opened {day}", shown.join(", ")),
                Err(_) => shown.join(", "),
            },
        });
        corpora.push(paths);
        if rows.len() == LISTED {
            break;
        }
    }
    if rows.is_empty() {
        return None;
    }
    rows.push(Row {
        name: "demo".to_owned(),
        facts: "a fortnight of news from an invented coast, in the program".to_owned(),
    });
    Some(Recent {
        list: Recents::new(rows),
        open: Box::new(move |row| match corpora.get(row) {
            Some(paths) => open(paths).map_err(|failure| failure.to_string()),
            None => Ok(Sources::demo()),
        }),
    })
}
