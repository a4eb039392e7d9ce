//! Browsing, reading, comparing.

use crate::common;
use crate::screen::{ENTER, ESCAPE, Screen, Start};
use tempfile::TempDir;

/// A screen on the small corpus once all of it is read, and the folders it needs.
fn opened() -> (Screen, TempDir, TempDir) {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).open();
    screen
        .wait("2 stories · 4 articles · 3 outlets")
        .wait("most outlets first   1 of 2");
    (screen, corpus, state)
}

#[test]
fn the_demo_opens_without_an_argument() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen.until("the demo, read", |screen| {
        let text = screen.text();
        text.contains("demo") && text.contains("articles") && !text.contains("Reading…")
    });
    // The story most outlets told comes first; its most typical telling stands beside it, not its earliest.
    screen.wait("The Provincial Assembly passed the grain levy");
    let shown = screen.text();
    screen.type_("j").until("another row", |screen| screen.text() != shown);
    screen.type_(ENTER).type_("q").type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn a_story_is_opened_an_article_read_and_left_again() {
    let (mut screen, _corpus, _state) = opened();
    screen.type_(ENTER).wait("Articles on “");
    screen.wait("oldest first   1 of 3").type_(ENTER).wait("article 1 of 3");
    screen.wait("18,000 crowns");
    screen.type_("J").wait("article 2 of 3").wait("Morrow Gazette");
    screen.type_("K").wait("article 1 of 3");
    screen.type_("h").wait("Articles on “").type_("h").wait("2 stories");
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn two_articles_are_marked_and_compared() {
    let (mut screen, _corpus, _state) = opened();
    screen.type_(ENTER).wait("1 of 3");
    screen
        .type_(" ")
        .wait("1 marked")
        .type_("jj")
        .wait("3 of 3")
        .type_(" ")
        .wait("2 marked");
    screen
        .type_("c")
        .wait("Tern Wire")
        .wait("Calder Observer")
        .wait("left out");
    screen.type_("J").type_("x").until("the sides swapped", |screen| {
        let text = screen.text();
        text.find("Calder Observer  ")
            .zip(text.find("Tern Wire  "))
            .is_some_and(|(left, right)| left < right)
    });
    screen.type_(")").wait("Morrow Gazette");
    screen.type_("v").wait("interleaved").type_("q").wait("Articles on “");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn the_other_article_is_chosen_from_a_list() {
    let (mut screen, _corpus, _state) = opened();
    screen.type_(ENTER).wait("1 of 3").type_(ENTER).wait("article 1 of 3");
    screen
        .type_("C")
        .wait("Lanterns save the night")
        .wait("Skerry Point gull gets a name");
    screen.type_(ENTER).wait("left out").type_("q").wait("article 1 of 3");
}

#[test]
fn lists_are_filtered_and_searched() {
    let (mut screen, _corpus, _state) = opened();
    screen
        .type_("ga")
        .wait("newest first")
        .type_("gg")
        .wait("newest first   1 of 4");
    screen.type_("f").type_("rye").type_(ENTER).wait("rye ×").wait("1 of 1");
    screen.type_(ESCAPE).gone("rye ×").wait("newest first");
    screen
        .type_("/")
        .type_("lanterns")
        .type_(ENTER)
        .wait("“lanterns” 1 of 1");
    // A paste is text, never commands.
    screen
        .type_("f")
        .type_("\x1b[200~q\x1b[201~")
        .wait("Filter: q")
        .type_(ESCAPE)
        // A key right behind Esc would be that key with Alt.
        .gone("Filter: ")
        .wait("newest first");
    screen.type_("go").wait("Outlets").wait("1 of 3");
}

#[test]
fn help_lists_the_keys_and_goes_away() {
    let (mut screen, _corpus, _state) = opened();
    screen.type_("?").wait("Help").wait("Mark as read or unread");
    screen.type_(ESCAPE).gone("Mark as read or unread");
}

#[test]
fn what_can_not_be_read_is_counted_and_named() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    std::fs::write(corpus.path().join("broken.json"), "{\"title\": ").unwrap();
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).open();
    screen.wait("1 problem").type_("!").wait("broken.json");
}

#[test]
fn one_file_is_read_and_two_are_compared() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let wire = corpus.path().join("lamp-wire.json");
    let mut screen = Start::parallax(state.path()).arg(&wire).open();
    screen.wait("18,000 crowns").type_("q");
    assert_eq!(screen.ended().exit_code(), 0);

    let gazette = corpus.path().join("lamp-gazette.json");
    let mut screen = Start::parallax(state.path()).arg(&wire).arg(&gazette).open();
    screen.until("the first file on the left", |screen| {
        let text = screen.text();
        text.find("Tern Wire  ")
            .zip(text.find("Morrow Gazette  "))
            .is_some_and(|(left, right)| left < right)
    });
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn the_text_stays_through_every_size() {
    let (mut screen, _corpus, _state) = opened();
    screen.type_(ENTER).wait("1 of 3").type_("c").wait("left out");
    for (columns, rows) in [(200, 60), (80, 24), (40, 12), (1, 1), (120, 40)] {
        screen.resize(columns, rows);
    }
    screen.wait("left out").wait("Tern Wire");
    screen.type_("qqq");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn a_light_terminal_and_no_colour_are_respected() {
    let corpus = tempfile::tempdir().unwrap();
    common::write(corpus.path());
    let colours = |start: fn(Start) -> Start| {
        let state = tempfile::tempdir().unwrap();
        let mut screen = start(Start::parallax(state.path()).arg(corpus.path())).open();
        screen
            .wait("2 stories · 4 articles")
            .type_("ga")
            .wait("newest first")
            .type_("gg")
            .wait("has been named Sparks");
        screen.colours()
    };
    let dark = colours(|start| start);
    let light = colours(Start::on_light);
    let none = colours(|start| start.env("NO_COLOR", "1"));
    assert_eq!(none.len(), 1, "{none:?}");
    assert!(dark.len() > 1 && light.len() > 1);
    assert_ne!(dark, light);
    assert_eq!(colours(|start| start.on_light().arg("--theme").arg("plain")), none);
    // Asked for, a theme is readable on any terminal: nothing is left to the terminal's own colours.
    let asked = colours(|start| start.on_light().arg("--theme").arg("dark"));
    assert!(
        asked.len() > 1 && !asked.iter().any(|pair| pair.contains("Default")),
        "{asked:?}"
    );
    assert!(dark.iter().any(|pair| pair.contains("Default")));
}

#[test]
fn a_folder_without_an_article_ends_with_a_sentence() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(corpus.path().join("empty.txt"), "").unwrap();
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).size(200, 24).open();
    screen.wait("empty.txt: ").wait("holds no article");
    assert_eq!(screen.ended().exit_code(), 2);
    screen.assert_put_back();
}

#[test]
fn the_lists_over_a_comparison_lead_to_their_passages() {
    let state = tempfile::tempdir().unwrap();
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let mut screen = Start::parallax(state.path())
        .arg(demo.join("northern-courier/archive-2026-05-09-p11.htm"))
        .arg(demo.join("tidewater-post/bronzes-go-home.html"))
        .size(80, 24)
        .open();
    screen.wait("left out").wait("passage 1/");
    screen
        .type_("gq")
        .wait("─ Quotations ─")
        .wait("Clémence Adair")
        // It opens at the passage on the screen; the first line is another.
        .type_("gg")
        .wait("1 of 6")
        .wait("in place of “…”");
    screen.type_("j").wait("2 of 6").wait("another speaker");
    screen
        .type_(ENTER)
        .gone("─ Quotations ─")
        .wait("A heron does not forget");
    // Back at the line it was left from.
    screen
        .type_("gq")
        .wait("2 of ")
        .type_("gf")
        .wait("─ Figures, names and words ─")
        .wait("Only in Tidewater Post:")
        // What is the same stands last.
        .type_("G")
        .wait("Named in both:");
    screen
        .type_("gd")
        .wait("─ Left out ─")
        .wait("Only in Northern Courier:");
    screen
        .type_(ESCAPE)
        .gone("─ Left out ─")
        .wait("A heron does not forget");
    screen
        .type_("i")
        .wait("─ Why linked ─")
        .wait("% sure")
        .type_(ESCAPE)
        .gone("─ Why linked ─");
    screen.type_("gg]q").wait("Quotation ");
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}
