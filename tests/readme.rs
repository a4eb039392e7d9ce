//! README is true: its key table is the command table's, its examples are commands the program has, its pictures are there.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use parallax::app::command::{Context, Entry, TABLE};
use std::fmt::Write as _;
use std::path::Path;

const BEGIN: &str = "<!-- keys: made from the command table; a test compares them -->\n";
const END: &str = "<!-- end of keys -->";

fn place(entry: &Entry) -> &'static str {
    use Context::{Articles, Compare, Outlets, Reader, Stories};
    let has = |contexts: &[Context]| contexts.iter().all(|context| entry.contexts.contains(context));
    if has(&[Stories, Articles, Outlets, Reader, Compare]) {
        "Everywhere"
    } else if has(&[Reader, Compare]) {
        "Texts and comparisons"
    } else if entry.contexts.contains(&Stories) || entry.contexts.contains(&Outlets) {
        "Lists"
    } else if entry.contexts.contains(&Reader) {
        "Reader"
    } else {
        "Comparison"
    }
}

/// A key in a table cell: bars would end the cell.
fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

fn table() -> String {
    let mut text = String::new();
    for part in ["Everywhere", "Lists", "Reader", "Comparison", "Texts and comparisons"] {
        let rows: Vec<&Entry> = TABLE.iter().filter(|entry| place(entry) == part).collect();
        assert!(!rows.is_empty(), "nothing stands under {part}");
        let _ = write!(text, "\n| {part} | |\n|---|---|\n");
        for entry in rows {
            let keys: Vec<String> = entry.keys.iter().map(|keys| code(keys)).collect();
            let _ = writeln!(text, "| {} | {} |", keys.join(" "), entry.doc);
        }
    }
    text.push('\n');
    text
}

/// With `PARALLAX_BLESS=1` the table is written instead of compared.
#[test]
fn the_key_table_is_the_command_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme
        .split_once(BEGIN)
        .expect("README has lost the mark before its key table");
    let (written, after) = rest
        .split_once(END)
        .expect("README has lost the mark after its key table");
    let table = table();
    if std::env::var_os("PARALLAX_BLESS").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
        return;
    }
    assert!(
        written == table,
        "README's key table differs from the command table; PARALLAX_BLESS=1 cargo test --test readme writes it:\n{table}"
    );
}

#[test]
fn every_picture_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let pictures: Vec<&str> = readme
        .split("](assets/")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    assert!(!pictures.is_empty());
    for picture in pictures {
        assert!(
            root.join("assets").join(picture).is_file(),
            "README shows assets/{picture}, which is not there"
        );
    }
}
