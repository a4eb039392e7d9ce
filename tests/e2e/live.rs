//! Files change while the program shows them.

use crate::common;
use crate::screen::{ENTER, Screen, Start};
use std::fs;
use std::path::Path;

const KEEPERS: [&str; 7] = [
    "cooper",
    "sailmaker",
    "pilot",
    "baker's boy",
    "widow",
    "schoolmaster",
    "diver",
];
const DEEDS: [&str; 5] = ["carried", "mended", "counted", "sold", "hid"];
const THINGS: [&str; 11] = [
    "a paraffin lantern",
    "two oars",
    "the parish ledger",
    "a crate of eels",
    "ropes of tarred hemp",
    "the bell's clapper",
    "nine blankets",
    "a brass sextant",
    "salt for the winter",
    "the mayor's umbrella",
    "an empty cradle",
];
const PLACES: [&str; 13] = [
    "behind the chapel",
    "on the ebb",
    "at Skerry Point",
    "under the crane",
    "by the fish market",
    "along the mole",
    "in the net loft",
    "near the toll gate",
    "over the bar",
    "up the keeper's stair",
    "beside the weir",
    "past the ropewalk",
    "among the dinghies",
];

/// Writes an article of sixty paragraphs, after some others; and puts it in its place in one go, as editors do.
fn put_long(folder: &Path, before: &[&str]) {
    let mut paragraphs: Vec<String> = before.iter().map(|paragraph| (*paragraph).to_owned()).collect();
    paragraphs.extend((1..=60).map(|n| {
        format!(
            "Witness number {n} was the {}, who {} {} {}, long before the harbour board had heard of it.",
            KEEPERS[n % 7],
            DEEDS[n % 5],
            THINGS[n % 11],
            PLACES[n % 13]
        )
    }));
    let record = serde_json::json!({
        "title": "The long count of Skerry Point",
        "publisher": "Morrow Gazette",
        "datePublished": "2031-03-09",
        "text": paragraphs.join("\n\n"),
    });
    let hidden = folder.join(".long.json.new");
    fs::write(&hidden, record.to_string()).unwrap();
    fs::rename(hidden, folder.join("long.json")).unwrap();
}

fn open(corpus: &Path, state: &Path) -> Screen {
    let mut screen = Start::parallax(state).arg(corpus).open();
    screen.wait("5 articles");
    screen
}

/// The row of the screen on which a text stands.
fn row(screen: &Screen, text: &str) -> usize {
    let screen = screen.text();
    let row = screen.lines().position(|line| line.contains(text));
    row.unwrap_or_else(|| panic!("“{text}” is not on\n{screen}"))
}

/// How far down the text the screen is: another share when another text has come.
fn share(screen: &Screen) -> String {
    let screen = screen.text();
    let words: Vec<&str> = screen.split_whitespace().collect();
    assert_eq!(words.last(), Some(&"%"), "{screen}");
    format!("{} %", words[words.len() - 2])
}

#[test]
fn a_reader_in_mid_article_keeps_the_passage_while_files_come_change_and_go() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    put_long(corpus.path(), &[]);
    let mut screen = open(corpus.path(), state.path());
    screen
        .type_("ga/the long count\r")
        .wait("“the long count” 1 of 1")
        .type_(ENTER)
        // The preview shows the same words; how far down they are is said of a text that can be moved.
        .wait("article 4 of 4")
        .gone("indexing")
        .wait(" %")
        .type_("40j")
        .wait("Witness number 20 ")
        .gone("Witness number 9 ");
    let before = row(&screen, "Witness number 20 ");

    // A file is added: a quiet notice, and nothing moves.
    fs::copy(corpus.path().join("bread.json"), corpus.path().join("more-bread.json")).unwrap();
    screen.wait("1 new").wait("6 articles");
    assert_eq!(row(&screen, "Witness number 20 "), before);

    let share = share(&screen);
    // The open file grows above the passage: the same words stay on the same line.
    put_long(
        corpus.path(),
        &["The gull came back for a visit, and nobody in the whole of the lower town minded it at all."],
    );
    screen.wait("1 changed").gone(&share);
    assert_eq!(row(&screen, "Witness number 20 "), before);
    screen
        .type_("gg")
        .wait("The gull came back")
        .type_("/number 20 \r")
        .wait("“number 20 ” 1 of 1");
    let before = row(&screen, "Witness number 20 ");

    // The open file goes: it can still be read, until it is left.
    fs::remove_file(corpus.path().join("long.json")).unwrap();
    screen.wait("The file of this article is gone").wait("5 articles");
    assert_eq!(row(&screen, "Witness number 20 "), before);
    screen
        .type_("gg")
        .wait("its file is gone")
        .type_("q")
        .gone("Witness number");
    assert!(!screen.text().contains("The long count"), "{}", screen.text());
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn the_words_on_the_first_line_stay_there_when_the_file_grows_above_them() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    put_long(corpus.path(), &[]);
    let mut screen = open(corpus.path(), state.path());
    screen
        .type_("ga/the long count\r")
        .wait("“the long count” 1 of 1")
        .type_(ENTER)
        // The preview shows the same words; how far down they are is said of a text that can be moved.
        .wait("article 4 of 4")
        .gone("indexing")
        .wait(" %")
        .type_("40j")
        .wait("Witness number 20 ")
        .gone("Witness number 9 ");
    let text = screen.text();
    let first = text
        .lines()
        .find(|line| line.contains("Witness number"))
        .unwrap()
        .trim()
        .to_owned();
    let (before, share) = (row(&screen, &first), share(&screen));
    let grown: Vec<String> = (0..7)
        .map(|n| {
            let (place, thing) = (PLACES[n], THINGS[n + 2]);
            format!(
                "The {} of the lower town says that {thing} was seen {place} on the eve of it.",
                KEEPERS[n]
            )
        })
        .collect();
    put_long(corpus.path(), &grown.iter().map(String::as_str).collect::<Vec<_>>());
    screen.wait("1 changed").gone(&share);
    assert_eq!(row(&screen, &first), before);
    assert!(!screen.text().contains("lower town"));
    screen.type_("gg").wait("of the lower town says");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn a_comparison_and_a_list_keep_up() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    put_long(corpus.path(), &[]);
    let mut screen = open(corpus.path(), state.path());
    screen.type_("c").wait("shared").wait("lanterns");
    let gazette = corpus.path().join("lamp-gazette.json");
    let text = fs::read_to_string(&gazette).unwrap();
    fs::write(&gazette, text.replace("forty paraffin lanterns", "forty storm candles")).unwrap();
    screen.wait("storm candles").gone("forty paraffin");
    // A whole folder of news comes and goes.
    let folder = corpus.path().join("later/still later");
    fs::create_dir_all(&folder).unwrap();
    for n in 0..40 {
        fs::copy(corpus.path().join("bread.json"), folder.join(format!("{n}.json"))).unwrap();
    }
    screen.type_("ga").wait("45 articles");
    fs::remove_dir_all(corpus.path().join("later")).unwrap();
    screen.wait("40 gone").wait("5 articles");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn what_editors_keep_beside_a_file_is_no_news() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    put_long(corpus.path(), &[]);
    let mut screen = open(corpus.path(), state.path());
    for name in [".long.json.swp", "long.json~", "#long.json#"] {
        fs::copy(corpus.path().join("long.json"), corpus.path().join(name)).unwrap();
    }
    // Looked for by hand, so that it is sure that they were seen.
    screen.type_("R").wait("Nothing has changed").wait("5 articles");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn a_single_file_that_is_saved_anew_is_read_again() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put_long(corpus.path(), &[]);
    let mut screen = Start::parallax(state.path())
        .arg(corpus.path().join("long.json"))
        .open();
    screen.wait("Witness number 1 ");
    put_long(
        corpus.path(),
        &["The book was closed at noon by the oldest of the keepers, who would not say what stood in it."],
    );
    screen.wait("The book was closed at noon");
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn the_demo_never_changes_and_says_so() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen.wait("most outlets first   1 of");
    screen.type_("R").wait("never changes").type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}
