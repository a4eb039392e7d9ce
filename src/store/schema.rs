//! The shape of the database and how an older one is brought up to it.

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Stands in the header of every database of ours ("Plax"), so that one of another program's is told apart.
/// <https://www.sqlite.org/pragma.html#pragma_application_id>
const APPLICATION: i32 = 0x506c_6178;

/// One script a version; a database of version `n` has had the first `n` of them. Never change one that was shipped:
/// add another.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE corpus (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        place TEXT
    ) STRICT;
    CREATE TABLE mark (
        corpus INTEGER NOT NULL REFERENCES corpus (id),
        article TEXT NOT NULL,
        read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
        starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
        PRIMARY KEY (corpus, article)
    ) STRICT, WITHOUT ROWID;
",
    // A value of NULL: the reader says that it is not known. Steps are numbered as they were made.
    "
    CREATE TABLE correction (
        corpus INTEGER NOT NULL REFERENCES corpus (id),
        article TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT,
        PRIMARY KEY (corpus, article, field)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        corpus INTEGER NOT NULL REFERENCES corpus (id),
        what TEXT NOT NULL
    ) STRICT;
    CREATE INDEX step_of_corpus ON step (corpus, id);
",
    // What is said of the stories of two articles.
    "
    CREATE TABLE tie (
        corpus INTEGER NOT NULL REFERENCES corpus (id),
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        tie TEXT NOT NULL,
        PRIMARY KEY (corpus, one, other)
    ) STRICT, WITHOUT ROWID;
",
    // What the reader chose in the program, wherever that was.
    "
    CREATE TABLE choice (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
",
    // A note is found again by the words of its passage; the paragraph tells which of equal ones. When a corpus was opened
    // last, in seconds since 1970.
    "
    CREATE TABLE tag (
        corpus INTEGER NOT NULL REFERENCES corpus (id),
        article TEXT NOT NULL,
        tag TEXT NOT NULL,
        PRIMARY KEY (corpus, article, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE note (
        corpus INTEGER NOT NULL REFERENCES corpus (id),
        article TEXT NOT NULL,
        passage TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (corpus, article, passage)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE corpus ADD COLUMN opened INTEGER;
",
    // Outlets the reader does not want to see, by their names.
    "
    CREATE TABLE hidden_outlet (
        corpus INTEGER NOT NULL REFERENCES corpus (id),
        outlet TEXT NOT NULL,
        PRIMARY KEY (corpus, outlet)
    ) STRICT, WITHOUT ROWID;
",
];

/// The version this program writes.
const VERSION: i64 = MIGRATIONS.len() as i64;

/// Why a database that opens is none for this program.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// Not made by this program.
    Foreign,
    /// Made by a later version of it.
    Newer,
    /// SQLite's own check found damage, in its words.
    Damaged(String),
}

/// Makes the tables of an empty database and brings an older one up to date; does nothing to one it can't read.
///
/// # Errors
/// What SQLite says when it can't read or write the file; the inner error is a file that reads but is not ours.
pub(super) fn prepare(connection: &mut Connection) -> rusqlite::Result<Result<(), Unfit>> {
    // The write lock is taken first, so that of two programs starting at once one makes the tables and the other
    // finds them.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let number = |pragma: &str| transaction.query_row(pragma, [], |row| row.get::<_, i64>(0));
    let application = number("PRAGMA application_id")?;
    let tables = number("SELECT count(*) FROM sqlite_schema")?;
    let version = usize::try_from(number("PRAGMA user_version")?).unwrap_or(usize::MAX);
    let empty = application == 0 && tables == 0 && version == 0;
    if !empty && application != i64::from(APPLICATION) {
        return Ok(Err(Unfit::Foreign));
    }
    let Some(missing) = MIGRATIONS.get(version..) else {
        return Ok(Err(Unfit::Newer));
    };
    let found: String = transaction.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Ok(Err(Unfit::Damaged(found)));
    }
    migrate(transaction, missing).map(Ok)
}

fn migrate(transaction: Transaction<'_>, missing: &[&str]) -> rusqlite::Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    for script in missing {
        transaction.execute_batch(script)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preparing_twice_changes_nothing_the_second_time() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert_eq!(prepare(&mut connection).unwrap(), Ok(()));
        let before: i64 = connection
            .query_row("PRAGMA schema_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(prepare(&mut connection).unwrap(), Ok(()));
        let after: i64 = connection
            .query_row("PRAGMA schema_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(before, after);
    }

    #[test]
    fn an_older_one_is_brought_up_to_date_with_what_it_holds() {
        let mut connection = Connection::open_in_memory().unwrap();
        let transaction = connection.transaction().unwrap();
        migrate(transaction, &MIGRATIONS[..1]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        connection
            .execute_batch(
                "INSERT INTO corpus (id, key, place) VALUES (7, '/news', 'reader x.txt');
                 INSERT INTO mark (corpus, article, read, starred) VALUES (7, 'x.txt', 1, 1);",
            )
            .unwrap();
        assert_eq!(prepare(&mut connection).unwrap(), Ok(()));
        let number = |query: &str| connection.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(number("PRAGMA user_version"), VERSION);
        assert_eq!(
            number("SELECT read + starred FROM mark WHERE corpus = 7 AND article = 'x.txt'"),
            2
        );
        assert_eq!(
            number("SELECT count(*) FROM correction") + number("SELECT count(*) FROM step"),
            0
        );
        assert_eq!(
            number("SELECT count(*) FROM tag") + number("SELECT count(*) FROM note"),
            0
        );
        assert_eq!(number("SELECT opened IS NULL FROM corpus"), 1);
        let place: String = connection
            .query_row("SELECT place FROM corpus", [], |row| row.get(0))
            .unwrap();
        assert_eq!(place, "reader x.txt");
    }

    #[test]
    fn what_the_version_before_kept_is_there_beside_tags_and_notes() {
        let mut connection = Connection::open_in_memory().unwrap();
        let transaction = connection.transaction().unwrap();
        migrate(transaction, &MIGRATIONS[..3]).unwrap();
        connection.pragma_update(None, "user_version", 3).unwrap();
        connection
            .execute_batch(
                "INSERT INTO corpus (id, key) VALUES (7, '/news');
                 INSERT INTO mark (corpus, article, starred) VALUES (7, 'x.txt', 1);
                 INSERT INTO tie (corpus, one, other, tie) VALUES (7, 'x.txt', 'y.txt', 'apart');",
            )
            .unwrap();
        assert_eq!(prepare(&mut connection).unwrap(), Ok(()));
        connection
            .execute_batch(
                "INSERT INTO tag (corpus, article, tag) VALUES (7, 'x.txt', 'bridge');
                 INSERT INTO note (corpus, article, passage, paragraph, note) VALUES (7, 'x.txt', 'It shut.', 0, 'why?');",
            )
            .unwrap();
        let number = |query: &str| connection.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(number("SELECT count(*) FROM hidden_outlet"), 0);
        let tables = ["mark", "tie", "tag", "note"];
        assert!((tables.iter()).all(|table| number(&format!("SELECT count(*) FROM {table}")) == 1));
    }

    #[test]
    fn a_newer_one_and_a_foreign_one_are_left_as_they_are() {
        let mut newer = Connection::open_in_memory().unwrap();
        prepare(&mut newer).unwrap().unwrap();
        newer.pragma_update(None, "user_version", VERSION + 1).unwrap();
        assert_eq!(prepare(&mut newer).unwrap(), Err(Unfit::Newer));

        let mut foreign = Connection::open_in_memory().unwrap();
        foreign.execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
        assert_eq!(prepare(&mut foreign).unwrap(), Err(Unfit::Foreign));
        let tables: i64 = foreign
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 1);
    }
}
