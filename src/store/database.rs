//! The reader's database: what was read, starred, tagged, noted and corrected, which stories were split and joined, which outlets are hidden, how to take it back, and where each corpus was left.
//!
//! One SQLite file with a write-ahead log, so that two programs may be open at once and a kill loses nothing that was
//! answered. A file that can't be read is set aside under another name, never replaced.

use super::kept::{Change, Correction, Kept, Noted, Tagged, Tied};
use super::schema::{self, Unfit};
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Name of the database within the data directory.
pub const DATABASE: &str = "parallax.db";

/// Steps kept of each corpus; the oldest are let go.
const STEPS: i64 = 1000;

/// How long one program waits while another writes. A write of ours takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why nothing can be kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{path}: {cause}")]
    Place { path: PathBuf, cause: std::io::Error },
    #[error("{path}: {cause}")]
    Database { path: PathBuf, cause: rusqlite::Error },
}

/// A database that is open, and what had to be done for it.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    /// A sentence for the reader where an unreadable database had to be set aside.
    pub notice: Option<String>,
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the database in `directory`, making both where they are missing. One that is damaged, foreign or of a
    /// newer version is set aside and a new one made.
    ///
    /// # Errors
    /// The place can't be written, or another program holds the database for longer than can be waited.
    pub fn open(directory: &Path) -> Result<Opened, StoreError> {
        let place = |cause| StoreError::Place {
            path: directory.to_owned(),
            cause,
        };
        fs::create_dir_all(directory).map_err(place)?;
        // Two programs that start on the same broken database must not set aside each other's new one. The lock is
        // let go when the file is closed; a file system that knows no locks is no reason to keep nothing.
        let door = File::create(directory.join("parallax.lock")).map_err(place)?;
        let _ = door.lock();

        let path = directory.join(DATABASE);
        let why = match connect(&path) {
            Ok(Ok(connection)) => {
                return Ok(Opened {
                    store: Store { connection, path },
                    notice: None,
                });
            }
            Ok(Err(unfit)) => unfit,
            Err(cause) if is_unreadable(&cause) => Unfit::Damaged(cause.to_string()),
            Err(cause) => return Err(StoreError::Database { path, cause }),
        };
        let aside = set_aside(&path).map_err(place)?;
        let notice = Some(sentence(&why, &aside));
        match connect(&path) {
            Ok(Ok(connection)) => Ok(Opened {
                store: Store { connection, path },
                notice,
            }),
            Ok(Err(_)) => Err(place(std::io::Error::other("a new database can't be read back"))),
            Err(cause) => Err(StoreError::Database { path, cause }),
        }
    }

    /// What was chosen in the program, in whatever corpus, by name.
    ///
    /// # Errors
    /// The database can't be read.
    pub fn choices(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let read = || {
            let mut choices = self.connection.prepare("SELECT name, value FROM choice")?;
            let chosen = choices.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            chosen.collect::<rusqlite::Result<_>>()
        };
        read().map_err(|cause| self.error(cause))
    }

    /// What is kept of a corpus.
    ///
    /// # Errors
    /// The database can't be read.
    pub fn kept(&self, corpus: &str) -> Result<Kept, StoreError> {
        self.read_kept(corpus).map_err(|cause| self.error(cause))
    }

    fn read_kept(&self, corpus: &str) -> rusqlite::Result<Kept> {
        let mut kept = Kept::default();
        let row = self
            .connection
            .query_row("SELECT id, place FROM corpus WHERE key = ?1", [corpus], |row| {
                Ok((row.get::<_, i64>(0)?, row.get(1)?))
            })
            .optional()?;
        let Some((id, left)) = row else {
            return Ok(kept);
        };
        kept.left = left;
        let mut marks = self
            .connection
            .prepare("SELECT article, read, starred FROM mark WHERE corpus = ?1 ORDER BY article")?;
        let mut rows = marks.query([id])?;
        while let Some(row) = rows.next()? {
            let article: String = row.get(0)?;
            if row.get(2)? {
                kept.starred.push(article.clone());
            }
            if row.get(1)? {
                kept.read.push(article);
            }
        }
        let mut tags = self
            .connection
            .prepare("SELECT article, tag FROM tag WHERE corpus = ?1 ORDER BY article, tag")?;
        let tags = tags.query_map([id], |row| {
            Ok(Tagged {
                article: row.get(0)?,
                tag: row.get(1)?,
            })
        })?;
        kept.tags = tags.collect::<rusqlite::Result<_>>()?;
        let mut notes = self.connection.prepare(
            "SELECT article, passage, paragraph, note FROM note WHERE corpus = ?1
             ORDER BY article, paragraph, passage",
        )?;
        let notes = notes.query_map([id], |row| {
            Ok(Noted {
                article: row.get(0)?,
                passage: row.get(1)?,
                paragraph: row.get(2)?,
                note: row.get(3)?,
            })
        })?;
        kept.notes = notes.collect::<rusqlite::Result<_>>()?;
        let mut corrections = self
            .connection
            .prepare("SELECT article, field, value FROM correction WHERE corpus = ?1 ORDER BY article, field")?;
        let corrected = corrections.query_map([id], |row| {
            Ok(Correction {
                article: row.get(0)?,
                field: row.get(1)?,
                value: row.get(2)?,
            })
        })?;
        kept.corrected = corrected.collect::<rusqlite::Result<_>>()?;
        let mut ties = self
            .connection
            .prepare("SELECT one, other, tie FROM tie WHERE corpus = ?1 ORDER BY one, other")?;
        let tied = ties.query_map([id], |row| {
            Ok(Tied {
                one: row.get(0)?,
                other: row.get(1)?,
                tie: row.get(2)?,
            })
        })?;
        kept.tied = tied.collect::<rusqlite::Result<_>>()?;
        let mut hidden = self
            .connection
            .prepare("SELECT outlet FROM hidden_outlet WHERE corpus = ?1 ORDER BY outlet")?;
        kept.hidden = hidden
            .query_map([id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut steps = self
            .connection
            .prepare("SELECT what FROM step WHERE corpus = ?1 ORDER BY id")?;
        kept.steps = steps
            .query_map([id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(kept)
    }

    /// The corpora of which anything is kept, with when each was opened last; the last one first, those of which that is not
    /// known behind.
    ///
    /// # Errors
    /// The database can't be read.
    pub fn corpora(&self) -> Result<Vec<(String, Option<i64>)>, StoreError> {
        let read = || -> rusqlite::Result<Vec<_>> {
            let mut corpora = self
                .connection
                .prepare("SELECT key, opened FROM corpus ORDER BY opened IS NULL, opened DESC, key")?;
            corpora.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        read().map_err(|cause| self.error(cause))
    }

    /// Keeps changes of one corpus, all of them or none. When this returns they outlive the program.
    ///
    /// # Errors
    /// The database can't be written; nothing was kept.
    pub fn keep(&mut self, corpus: &str, changes: &[Change]) -> Result<(), StoreError> {
        self.write(corpus, changes).map_err(|cause| self.error(cause))
    }

    fn write(&mut self, corpus: &str, changes: &[Change]) -> rusqlite::Result<()> {
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute("INSERT INTO corpus (key) VALUES (?1) ON CONFLICT DO NOTHING", [corpus])?;
        let id: i64 = transaction.query_row("SELECT id FROM corpus WHERE key = ?1", [corpus], |row| row.get(0))?;
        for change in changes {
            match change {
                Change::Read { article, read } => transaction
                    .prepare_cached(
                        "INSERT INTO mark (corpus, article, read) VALUES (?1, ?2, ?3)
                         ON CONFLICT DO UPDATE SET read = excluded.read",
                    )?
                    .execute(params![id, article, read])?,
                Change::Starred { article, starred } => transaction
                    .prepare_cached(
                        "INSERT INTO mark (corpus, article, starred) VALUES (?1, ?2, ?3)
                         ON CONFLICT DO UPDATE SET starred = excluded.starred",
                    )?
                    .execute(params![id, article, starred])?,
                Change::Tagged {
                    article,
                    tag,
                    tagged: true,
                } => transaction
                    .prepare_cached(
                        "INSERT INTO tag (corpus, article, tag) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                    )?
                    .execute(params![id, article, tag])?,
                Change::Tagged {
                    article,
                    tag,
                    tagged: false,
                } => transaction
                    .prepare_cached("DELETE FROM tag WHERE corpus = ?1 AND article = ?2 AND tag = ?3")?
                    .execute(params![id, article, tag])?,
                Change::Noted(Noted {
                    article,
                    passage,
                    paragraph,
                    note,
                }) => transaction
                    .prepare_cached(
                        "INSERT INTO note (corpus, article, passage, paragraph, note) VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT DO UPDATE SET paragraph = excluded.paragraph, note = excluded.note",
                    )?
                    .execute(params![id, article, passage, paragraph, note])?,
                Change::Unnoted { article, passage } => transaction
                    .prepare_cached("DELETE FROM note WHERE corpus = ?1 AND article = ?2 AND passage = ?3")?
                    .execute(params![id, article, passage])?,
                Change::Corrected(Correction { article, field, value }) => transaction
                    .prepare_cached(
                        "INSERT INTO correction (corpus, article, field, value) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT DO UPDATE SET value = excluded.value",
                    )?
                    .execute(params![id, article, field, value])?,
                Change::Uncorrected { article, field } => transaction
                    .prepare_cached("DELETE FROM correction WHERE corpus = ?1 AND article = ?2 AND field = ?3")?
                    .execute(params![id, article, field])?,
                Change::Tied(Tied { one, other, tie }) => transaction
                    .prepare_cached(
                        "INSERT INTO tie (corpus, one, other, tie) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT DO UPDATE SET tie = excluded.tie",
                    )?
                    .execute(params![id, one, other, tie])?,
                Change::Untied { one, other } => transaction
                    .prepare_cached("DELETE FROM tie WHERE corpus = ?1 AND one = ?2 AND other = ?3")?
                    .execute(params![id, one, other])?,
                Change::Hidden { outlet, hidden: true } => transaction
                    .prepare_cached(
                        "INSERT INTO hidden_outlet (corpus, outlet) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                    )?
                    .execute(params![id, outlet])?,
                Change::Hidden { outlet, hidden: false } => transaction
                    .prepare_cached("DELETE FROM hidden_outlet WHERE corpus = ?1 AND outlet = ?2")?
                    .execute(params![id, outlet])?,
                Change::Did(what) => {
                    transaction
                        .prepare_cached("INSERT INTO step (corpus, what) VALUES (?1, ?2)")?
                        .execute(params![id, what])?;
                    transaction
                        .prepare_cached(
                            "DELETE FROM step WHERE corpus = ?1 AND id <=
                             (SELECT id FROM step WHERE corpus = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
                        )?
                        .execute(params![id, STEPS])?
                }
                Change::Undid(what) => transaction
                    .prepare_cached(
                        "DELETE FROM step WHERE id =
                         (SELECT max(id) FROM step WHERE corpus = ?1 AND what = ?2)",
                    )?
                    .execute(params![id, what])?,
                Change::Chose { name, value } => transaction
                    .prepare_cached(
                        "INSERT INTO choice (name, value) VALUES (?1, ?2)
                         ON CONFLICT DO UPDATE SET value = excluded.value",
                    )?
                    .execute([name, value])?,
                Change::Left(place) => transaction
                    .prepare_cached("UPDATE corpus SET place = ?2 WHERE id = ?1")?
                    .execute(params![id, place])?,
                Change::Opened(at) => transaction
                    .prepare_cached("UPDATE corpus SET opened = ?2 WHERE id = ?1")?
                    .execute(params![id, at])?,
            };
        }
        transaction.commit()
    }

    fn error(&self, cause: rusqlite::Error) -> StoreError {
        StoreError::Database {
            path: self.path.clone(),
            cause,
        }
    }
}

fn connect(path: &Path) -> rusqlite::Result<Result<Connection, Unfit>> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if let Err(unfit) = schema::prepare(&mut connection)? {
        return Ok(Err(unfit));
    }
    // Only now, when the file is known to be ours: the log is a mark that stays in it.
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    Ok(Ok(connection))
}

/// The file itself is broken, as against a place that can't be written or a lock held by another program.
fn is_unreadable(cause: &rusqlite::Error) -> bool {
    matches!(
        cause.sqlite_error_code(),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
    )
}

/// Gives the database and its log another name that is free, and returns it.
fn set_aside(path: &Path) -> std::io::Result<PathBuf> {
    let with = |base: &Path, suffix: &str| {
        let mut name = base.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let mut aside = with(path, ".aside");
    let mut number = 2;
    while aside.try_exists()? {
        aside = with(path, &format!(".aside-{number}"));
        number += 1;
    }
    fs::rename(path, &aside)?;
    for suffix in ["-wal", "-shm"] {
        match fs::rename(with(path, suffix), with(&aside, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(aside)
}

fn sentence(why: &Unfit, aside: &Path) -> String {
    let what = match why {
        Unfit::Foreign => "belongs to another program".to_owned(),
        Unfit::Newer => "was made by a newer Parallax".to_owned(),
        Unfit::Damaged(cause) => format!("is damaged ({cause})"),
    };
    format!(
        "The database of your marks {what}; it was set aside as {} and a new one begun.",
        aside.display()
    )
}

#[cfg(test)]
mod tests;
