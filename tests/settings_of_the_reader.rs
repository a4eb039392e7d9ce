//! The reader's own configuration through the binary: what is told of mistakes, the keys, completions and the manual page.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use assert_cmd::cargo::CommandCargoExt;
use parallax::app::command::TABLE;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn parallax(arguments: &[&str], config: &Path) -> Output {
    let mut command = Command::cargo_bin("parallax").unwrap();
    command
        .args(arguments)
        .stdin(Stdio::null())
        .env("PARALLAX_CONFIG_DIR", config);
    command.output().unwrap()
}

fn said(output: &Output) -> (i32, String) {
    (
        output.status.code().unwrap(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn printed(output: &Output) -> String {
    assert_eq!(said(output), (0, String::new()));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_mistake_is_told_with_file_and_line_and_nothing_is_started() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    for (text, wrong) in [
        (
            "\nthem = \"dark\"\n",
            "config.toml, line 2, column 1: `them` is no key; did you mean `theme`?",
        ),
        (
            "theme = \"drak\"\n",
            "config.toml, line 1, column 9: there is no theme “drak”; did you mean dark?",
        ),
        (
            "measure = 9\n",
            "config.toml, line 1, column 11: `measure` must be a number of columns from 32 to 120, not 9",
        ),
        (
            "[keys]\nquit = \"x\"\n",
            "config.toml, line 2, column 8: “x” cannot be quit (“Quit at once”) in comparison: there “x” is swap (“Swap the sides”)",
        ),
        ("theme = \"mine/dusk.toml\"\n", "there is no file"),
    ] {
        fs::write(&file, text).unwrap();
        let (status, stderr) = said(&parallax(&[], folder.path()));
        assert!(status == 2 && stderr.contains(wrong), "{stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
}

#[test]
fn a_file_and_a_theme_that_are_asked_for_must_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let (status, stderr) = said(&parallax(&["keys", "--config", "nowhere.toml"], folder.path()));
    assert!(
        status == 2 && stderr.contains("nowhere.toml does not exist; name a file of settings"),
        "{stderr}"
    );
    let (status, stderr) = said(&parallax(&["--theme", "lihgt"], folder.path()));
    assert!(
        status == 2 && stderr.contains("--theme: there is no theme “lihgt”; did you mean light?"),
        "{stderr}"
    );
    let (status, stderr) = said(&parallax(&["--log", "no/such/folder/log"], folder.path()));
    assert!(
        status == 2 && stderr.contains("the log no/such/folder/log can't be written"),
        "{stderr}"
    );
    fs::create_dir(folder.path().join("themes")).unwrap();
    fs::write(folder.path().join("themes/dusk.toml"), "[colours]\naccent = 999\n").unwrap();
    let (status, stderr) = said(&parallax(&["--theme", "dusk"], folder.path()));
    assert!(
        status == 2 && stderr.contains("dusk.toml, line 2, column 10: `999` is no colour"),
        "{stderr}"
    );
    let named = folder.path().join("light.toml");
    fs::write(&named, "").unwrap();
    let (status, stderr) = said(&parallax(&["--theme", named.to_str().unwrap()], folder.path()));
    assert!(
        status == 2 && stderr.contains("light.toml is named like a theme of the program"),
        "{stderr}"
    );
}

#[test]
fn the_keys_are_printed_with_those_of_the_reader_laid_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.toml");
    fs::write(&file, "[keys.reader]\nleave = [\"Z Z\", \"F10\"]\n").unwrap();
    let asked = ["keys", "--config", file.to_str().unwrap()];
    let json: Vec<Value> = serde_json::from_str(&printed(&parallax(&asked, folder.path()))).unwrap();
    let leaves: Vec<&Value> = json.iter().filter(|row| row["command"] == "leave").collect();
    assert_eq!(leaves.len(), 2);
    let own = leaves.iter().find(|row| row["own"] == true).unwrap();
    assert_eq!(own["keys"], serde_json::json!(["Z Z", "F10"]));
    assert_eq!(own["contexts"], serde_json::json!(["reader"]));
    let text = printed(&parallax(&[&asked[..], &["--format", "text"]].concat(), folder.path()));
    for entry in TABLE {
        assert!(
            json.iter()
                .any(|row| row["command"] == entry.name && row["doc"] == entry.doc)
        );
        assert!(text.contains(entry.name) && text.contains(entry.doc), "{}", entry.name);
    }
    assert!(text.contains("*Z Z  F10"), "{text}");
}

const SHIPPED: [(&[&str], &str); 6] = [
    (&["man"], "assets/man/parallax.1"),
    (&["completions", "bash"], "assets/completions/parallax.bash"),
    (&["completions", "zsh"], "assets/completions/_parallax"),
    (&["completions", "fish"], "assets/completions/parallax.fish"),
    (&["completions", "powershell"], "assets/completions/_parallax.ps1"),
    (&["completions", "elvish"], "assets/completions/parallax.elv"),
];

/// What packages install is what the program prints. With `PARALLAX_BLESS=1` the files are written instead of compared.
#[test]
fn the_shipped_manual_page_and_completions_are_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    for (asked, file) in SHIPPED {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let made = printed(&parallax(asked, folder.path()));
        if std::env::var_os("PARALLAX_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, made).unwrap();
        } else {
            let shipped = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                shipped == made,
                "{file} is not what the program prints; PARALLAX_BLESS=1 cargo test --test settings_of_the_reader writes it"
            );
        }
    }
}

#[test]
fn the_manual_page_has_every_command_with_its_keys_and_every_option() {
    let folder = tempfile::tempdir().unwrap();
    let page = printed(&parallax(&["man"], folder.path()));
    // As it is read: without what only roff needs.
    let page = page
        .replace("\\-", "-")
        .replace("\\&", "")
        .replace("\\*(Aq", "'")
        .replace("\\(aq", "'");
    for entry in TABLE {
        assert!(page.contains(&format!("({}:", entry.name)), "no {}", entry.name);
        let keys = entry.keys.join(", ").replace('\\', "\\\\");
        assert!(page.contains(&keys), "no {keys} of {}", entry.name);
    }
    for option in ["--theme", "--config", "--log", "--ascii", "--state-dir", "--cache-dir"] {
        assert!(page.contains(option), "no {option}");
    }
    for command in [
        "articles",
        "stories",
        "compare",
        "search",
        "cache",
        "keys",
        "completions",
    ] {
        assert!(page.contains(&format!("parallax {command}")), "no {command}");
    }
}

#[test]
fn completions_of_every_shell_know_every_command_and_option() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let made = printed(&parallax(&["completions", shell], folder.path()));
        for word in [
            "articles",
            "stories",
            "compare",
            "search",
            "keys",
            "completions",
            "theme",
            "config",
            "state-dir",
            "corpus",
        ] {
            assert!(made.contains(word), "{shell} does not know {word}");
        }
    }
}
