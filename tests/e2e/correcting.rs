//! Correcting an article, and what becomes of it: in lists, evidence, after a restart, undone, and without a screen.

use crate::common;
use crate::screen::{ENTER, Screen, Start, binary};
use parallax::corpus::Sources;
use parallax::store::{Kept, Store};
use rustix::process::Signal;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const TAB: &str = "\t";
/// Control-u: empties a field.
const EMPTY: &str = "\x15";

fn open(corpus: &Path, state: &Path) -> Screen {
    let mut screen = Start::parallax(state).arg(corpus).open();
    screen.wait("4 articles");
    screen
}

/// Waits until another program sees in the database what is looked for.
fn kept(corpus: &Path, state: &Path, is_there: impl Fn(&Kept) -> bool) {
    let key = Sources::open(&[corpus.to_owned()]).unwrap().key();
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        let kept = Store::open(state).unwrap().store.kept(&key).unwrap();
        if is_there(&kept) {
            return;
        }
        assert!(Instant::now() < end, "it was never written: {kept:?}");
        std::thread::yield_now();
    }
}

/// What a command prints, with or without the corrections.
fn printed(state: &Path, arguments: &[&str], edits: bool) -> String {
    let mut command = Command::new(binary());
    command
        .args(arguments)
        .env_remove("PARALLAX_STATE_DIR")
        .arg("--state-dir")
        .arg(state);
    if edits {
        command.arg("--with-edits");
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Corrects the article about bread: title, outlet and date.
fn correct(screen: &mut Screen) {
    screen
        .type_("ga/bakers\r")
        .wait("“bakers” 1 of 1")
        .type_("E")
        .wait("Correct")
        .wait("as the file says");
    screen.type_(EMPTY).type_("Rye is dearer in Dunmoor").type_(TAB);
    screen
        .type_(EMPTY)
        .type_("Dunmoor Crier")
        .wait("the file says: Calder Observer")
        .type_(TAB);
    screen.wait("Space chooses").type_(TAB);
    screen
        .type_(EMPTY)
        .type_("next week")
        .type_(ENTER)
        .wait("“next week” is no date");
    screen
        .type_(EMPTY)
        .type_("17 March 2031")
        .type_(ENTER)
        .wait("Corrected: title, outlet and date");
}

#[test]
fn a_correction_shows_everywhere_outlasts_the_run_and_is_taken_back() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let files = |corpus: &Path| -> Vec<Vec<u8>> {
        let names = [
            "bread.json",
            "lamp-wire.json",
            "lamp-gazette.json",
            "lamp-observer.json",
        ];
        names
            .iter()
            .map(|name| std::fs::read(corpus.join(name)).unwrap())
            .collect()
    };
    let before = files(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    correct(&mut screen);
    // In the list, whose order by date it leads now; among the outlets; in the evidence.
    screen.wait("Dunmoor Crier").wait("1 of 4").type_("i");
    screen
        .wait("corrected by you (was: Calder Observer, from")
        .wait("was: 2031-03-02")
        .type_("\x1b");
    screen
        .gone("corrected by you")
        .type_("go")
        .wait("4 outlets")
        .wait("Dunmoor Crier");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);

    let mut screen = open(corpus.path(), state.path());
    screen
        .type_("ga")
        .wait("Rye is dearer in Dunmoor")
        .wait("17 Mar 2031")
        .type_("U");
    screen
        .wait("Taken back: title, outlet and date")
        .wait("Bakers of Dunmoor")
        .gone("Dunmoor Crier");
    screen.type_("U").wait("There is nothing to take back").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    let mut screen = open(corpus.path(), state.path());
    screen.type_("ga").wait("Bakers of Dunmoor").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    // All the while nothing was written into the corpus.
    assert_eq!(std::fs::read_dir(corpus.path()).unwrap().count(), 4);
    assert_eq!(files(corpus.path()), before);
}

#[test]
fn corrections_the_way_back_and_a_form_half_filled_in_survive_a_kill() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    correct(&mut screen);
    kept(corpus.path(), state.path(), |kept| {
        kept.corrected.len() == 3 && kept.steps.len() == 1
    });
    screen.type_("E").wait("the file says: Bakers").type_(" at last");
    kept(corpus.path(), state.path(), |kept| {
        kept.left.as_ref().is_some_and(|left| left.contains("at last"))
    });
    screen.signal(Signal::KILL);
    screen.ended();

    let mut screen = open(corpus.path(), state.path());
    screen
        .wait("Rye is dearer in Dunmoor at last")
        .type_("\x1b")
        .wait("Given up")
        .type_("U");
    screen.wait("Taken back: title, outlet and date").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn commands_that_print_let_corrections_count_when_asked() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let path = corpus.path().to_str().unwrap();
    let articles = ["articles", path, "--format", "jsonl"];
    let stories = ["stories", path, "--format", "json"];
    let compare = [
        "compare",
        "bread.json",
        "lamp-wire.json",
        "--corpus",
        path,
        "--format",
        "json",
    ];
    let commands: [&[&str]; 3] = [&articles, &stories, &compare];
    let plain: Vec<String> = commands
        .iter()
        .map(|command| printed(state.path(), command, false))
        .collect();
    // Where nothing was ever kept, asking for it changes nothing, and makes nothing.
    assert_eq!(printed(state.path(), &articles, true), plain[0]);
    assert_eq!(std::fs::read_dir(state.path()).unwrap().count(), 0);

    let mut screen = open(corpus.path(), state.path());
    correct(&mut screen);
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    for (command, plain) in commands.iter().zip(&plain) {
        assert_eq!(printed(state.path(), command, false), *plain);
        let edited = printed(state.path(), command, true);
        for corrected in ["Rye is dearer in Dunmoor", "Dunmoor Crier", "2031-03-17"] {
            assert!(edited.contains(corrected), "{corrected} in {edited}");
            assert!(!plain.contains(corrected));
        }
    }
    let edited = printed(state.path(), &articles, true);
    assert!(
        edited.contains(r#""outlet":"corrected by you (was: Calder Observer, from"#),
        "{edited}"
    );
}

#[test]
fn an_outlet_is_corrected_for_all_its_articles_at_once() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen
        .type_("ga/bakers\r")
        .wait("“bakers” 1 of 1")
        .type_("E")
        .wait("as the file says")
        .type_(TAB);
    screen
        .type_(EMPTY)
        .type_("The Calder")
        .type_(TAB)
        .type_(" ")
        .wait("● for all 2 of Calder Observer");
    screen
        .type_(ENTER)
        .wait("Corrected: outlet of 2 articles")
        .gone("Calder Observer");
    screen
        .type_("U")
        .wait("Taken back: outlet of 2 articles")
        .wait("Calder Observer")
        .type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}
