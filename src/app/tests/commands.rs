//! Commands typed by name, the list of themes, searching in help, and keys of one's own.

use super::harness::Bench;
use crate::app::command::{Command, Context};
use crate::app::config::Config;
use crate::app::list::Sort;
use crate::app::state::{Overlay, Shading, Theme, View};
use crate::app::theme::OwnTheme;
use crate::app::{Change, Msg};
use std::sync::Arc;

fn line(bench: &Bench) -> &crate::app::commandline::CommandLine {
    match bench.overlay() {
        Overlay::CommandLine(line) => line,
        other => panic!("no command line: {other:?}"),
    }
}

fn candidates(bench: &Bench) -> Vec<String> {
    let all = bench.state.candidates(line(bench));
    all.into_iter().map(|candidate| candidate.name).collect()
}

#[test]
fn a_command_is_typed_by_its_name_or_the_beginning_of_it() {
    let mut bench = Bench::new();
    bench.keys(":").text("go-articles").keys("Enter");
    assert_eq!(bench.state.context(), Context::Articles);
    bench.keys(":").text("go-s").keys("Enter");
    assert_eq!(bench.state.context(), Context::Stories);
    bench.keys(":").text("3").keys("Enter");
    assert_eq!(bench.list().cursor, 2);
    bench.keys(":").text("up 2").keys("Enter");
    assert_eq!(bench.list().cursor, 0);
    bench.keys(":").text("quit").keys("Enter");
    assert!(bench.quit);
}

#[test]
fn what_stands_behind_a_command_counts() {
    let mut bench = Bench::new();
    bench.keys(":").text("sort oldest").keys("Enter");
    assert_eq!(bench.list().sort, Sort::Oldest);
    bench.keys(":").text("filter levy").keys("Enter");
    assert_eq!(bench.rows(), ["> Grain levy passes"]);
    bench.keys(":").text("filter museum").keys("Enter");
    assert_eq!(
        bench.rows(),
        ["> Museum returns two bronzes"],
        "in place of the filter before"
    );
    bench.keys("Esc :").text("find bridge").keys("Enter");
    assert!(bench.state.overlay.is_none() && !bench.list().find.hits.is_empty());
    bench.keys(":").text("search levy").keys("Enter");
    assert_eq!(bench.list().search(), Some("levy"));
    bench.keys("q j Enter Enter :").text("measure 40").keys("Enter");
    assert_eq!(bench.state.measure, 40);
    bench.keys(":").text("measure").keys("Enter");
    assert_eq!(bench.state.measure, 72);
    bench.keys("90=");
    assert_eq!(bench.state.measure, 90);
    bench
        .keys("c :")
        .text("view interleaved")
        .keys("Enter :")
        .text("words off")
        .keys("Enter");
    let comparison = bench.comparison();
    assert_eq!((comparison.view, comparison.shading), (View::Interleaved, Shading::Off));
    assert_eq!(bench.notice(), "The texts as they are");
}

#[test]
fn what_is_not_understood_closes_the_line_says_what_is_wrong_and_comes_back() {
    let mut bench = Bench::new();
    for (text, said) in [
        (":", "a colon alone is no command; type a name, or a number for a row"),
        ("srot", "“srot” is no command; did you mean sort?"),
        ("swap", "“swap” does nothing in stories; it works in comparison"),
        ("xyzzy", "“xyzzy” is no command; ? lists those there are"),
        ("sort newst", "sort knows no “newst”; did you mean newest?"),
        (
            "sort blue",
            "sort knows no “blue”; there are largest, newest, divergent, blind-spots, oldest, name",
        ),
        ("theme drak", "theme knows no “drak”; did you mean dark?"),
        ("leave now", "leave stands alone; nothing is said behind it"),
        ("down fast", "down takes a number, not “fast”"),
        ("go", "“go” may be go-stories or go-articles or others; type more of it"),
    ] {
        bench.keys(":").text(text).keys("Enter");
        assert_eq!(bench.notice(), said);
        assert!(bench.state.overlay.is_none());
        assert!(bench.state.notice.as_ref().is_some_and(|notice| notice.trouble));
        bench.keys(": Up");
        assert_eq!(line(&bench).input.text, text, "to be mended");
        assert!(bench.state.notice.is_none(), "gone with the next key");
        bench.keys("Esc");
    }
    // What is done next is what the keys mean on the screen again.
    bench.keys(":").text("srot").keys("Enter j");
    assert_eq!(bench.list().cursor, 1);
}

#[test]
fn candidates_are_gone_through_and_complete_the_line() {
    let mut bench = Bench::new();
    bench.keys(":").text("sort");
    assert_eq!(candidates(&bench)[0], "sort");
    bench.keys("Esc :").text("unread");
    assert_eq!(&candidates(&bench)[..2], ["next-unread", "previous-unread"]);
    bench.keys("Tab Tab");
    assert_eq!(line(&bench).input.text, "previous-unread");
    bench.keys("Tab Up Down Down");
    assert_eq!(
        &candidates(&bench)[..2],
        ["next-unread", "previous-unread"],
        "they stay"
    );
    bench.keys("Esc :").text("go-");
    bench.keys("Tab BackTab");
    assert_eq!(line(&bench).input.text, "go-", "behind the last what was typed");
    bench.keys("BackTab Enter");
    assert_eq!(bench.state.context(), Context::Kept);
    // The only candidate leads on to what may stand behind it.
    bench.keys("gs :").text("them").keys("Tab");
    assert_eq!(line(&bench).input.text, "theme ");
    assert_eq!(&candidates(&bench)[..3], ["auto", "dark", "light"]);
    bench.text("colour-blind-").keys("Tab Enter");
    assert_eq!(bench.state.theme, Theme::ColourBlindLight);
}

#[test]
fn every_command_that_applies_is_a_candidate_and_is_found_by_what_it_does() {
    let mut bench = Bench::new();
    bench.keys("j c :");
    let all = candidates(&bench);
    assert!(all.contains(&"swap".to_owned()) && !all.contains(&"mark".to_owned()));
    bench.text("quotation");
    assert!(candidates(&bench).contains(&"quotes".to_owned()), "by its description");
    let swap = bench.state.candidates(&crate::app::commandline::CommandLine {
        typed: "swap".into(),
        ..Default::default()
    });
    assert_eq!(
        (swap[0].keys.as_slice(), swap[0].doc.as_str()),
        (&["x".to_owned()][..], "Swap the sides")
    );
}

#[test]
fn what_was_typed_before_comes_back() {
    let mut bench = Bench::new();
    bench
        .keys(":")
        .text("sort name")
        .keys("Enter :")
        .text("down 1")
        .keys("Enter :")
        .keys("Up");
    assert_eq!(line(&bench).input.text, "down 1");
    bench.keys("Up Up");
    assert_eq!(line(&bench).input.text, "sort name", "the first stays");
    bench.keys("Down Down");
    assert_eq!(line(&bench).input.text, "");
    bench.keys("Up Up Enter");
    assert_eq!(
        bench.state.history,
        ["down 1", "sort name"],
        "said again, it is the last"
    );
}

#[test]
fn an_empty_line_does_nothing_and_pasted_text_is_one_line() {
    let mut bench = Bench::new();
    bench.keys(": Enter");
    assert!(bench.state.overlay.is_none());
    bench.keys(": Backspace");
    assert!(bench.state.overlay.is_none());
    bench.keys(":");
    bench.send(Msg::Paste("go-\narticles\n".into()));
    assert_eq!(line(&bench).input.text, "go- articles");
    bench.keys("C-c");
    assert!(bench.quit);
}

#[test]
fn themes_are_shown_while_they_are_gone_through_and_given_up_with_the_list() {
    let mut bench = Bench::new();
    bench.keys("T 2j");
    assert_eq!(bench.state.theme, Theme::Light);
    bench.keys("T");
    assert_eq!(bench.state.theme, Theme::HighContrast, "T again goes on");
    for leave in ["Esc", "q"] {
        bench.keys(leave);
        assert!(bench.state.overlay.is_none());
        assert_eq!(bench.state.theme, Theme::Dark);
        assert!(bench.saved.is_empty() && bench.state.chosen_theme == "auto");
        bench.keys("T G");
        assert_eq!(bench.state.theme, Theme::Plain);
    }
    bench.keys("Enter");
    assert_eq!((bench.state.theme, bench.notice()), (Theme::Plain, "Theme: plain"));
    let chosen = Change::Theme {
        name: "plain".into(),
        over: "auto".into(),
    };
    assert_eq!(bench.saved, [chosen]);
    bench.keys("T");
    assert!(
        matches!(bench.overlay(), Overlay::Themes(list) if list.cursor == 7),
        "on the one there is"
    );
    bench.keys("gg Enter");
    assert_eq!(
        (bench.state.theme, bench.state.chosen_theme.as_str()),
        (Theme::Dark, "auto")
    );
}

#[test]
fn a_screen_that_opens_by_itself_takes_a_previewed_theme_away() {
    let mut bench = Bench::new();
    bench.holding = true;
    bench.keys("j c T j j");
    assert_eq!(bench.state.theme, Theme::Light);
    bench.release();
    assert_eq!(bench.state.context(), Context::Compare);
    assert_eq!(bench.state.theme, Theme::Dark);
}

#[test]
fn themes_of_ones_own_stand_behind_the_others() {
    let mut bench = Bench::new();
    bench.state.own_themes = Arc::from([OwnTheme::parse("dusk", "base = \"light\"").unwrap()]);
    bench.keys("T G");
    assert_eq!(bench.state.theme, Theme::Own(0));
    bench.keys("Esc :").text("theme dusk").keys("Enter");
    assert_eq!(
        (bench.state.theme, bench.state.chosen_theme.as_str()),
        (Theme::Own(0), "dusk")
    );
}

#[test]
fn help_is_narrowed_to_what_has_the_words_typed() {
    let mut bench = Bench::new();
    bench.keys("? j j /").text("unread");
    let Overlay::Help { top, sought, typing } = bench.overlay() else {
        panic!("no help");
    };
    assert_eq!((*top, sought.text.as_str(), *typing), (0, "unread", true));
    bench.keys("Enter");
    assert!(matches!(bench.overlay(), Overlay::Help { sought, typing: false, .. } if sought.text == "unread"));
    bench.keys("/").text("q").keys("Esc");
    assert!(matches!(bench.overlay(), Overlay::Help { sought, typing: false, .. } if sought.text.is_empty()));
    bench.keys("Esc");
    assert!(bench.state.overlay.is_none());
}

#[test]
fn keys_of_ones_own_are_what_counts_and_what_is_told() {
    let mut bench = Bench::new();
    let text = "[keys]\nleave = \"Z Q\"\nhelp = \"F2\"\n[keys.lists]\ncompare = \"#\"";
    bench.state.keymap = Arc::new(Config::parse(text).unwrap().keymap);
    bench.keys("q");
    assert_eq!(bench.notice(), "“q” does nothing here; F2 shows the keys");
    bench.keys("Esc");
    assert_eq!(bench.notice(), "This is the first screen; Z Q quits");
    bench.keys("j #");
    assert_eq!(bench.state.context(), Context::Compare);
    bench.keys("Z Q");
    assert_eq!(bench.state.context(), Context::Stories);
    assert_eq!(bench.state.way(Command::Help), "F2");
}

#[test]
fn emacs_keys_move_find_and_give_up() {
    let mut bench = Bench::new();
    let config = Config::parse("preset = \"emacs\"").unwrap();
    bench.state.keymap = Arc::new(config.keymap);
    bench.keys("C-n n C-p");
    assert_eq!(bench.list().cursor, 1);
    bench.keys("C-s").text("levy").keys("C-g");
    assert!(bench.state.overlay.is_none() && bench.list().find.words.is_empty());
    bench.keys("M-x").text("go-ar").keys("Enter");
    assert_eq!(bench.state.context(), Context::Articles);
    bench.keys("C-c");
    assert!(!bench.quit);
    for key in ["C-x", "C-c"] {
        bench.send(Msg::Key(key.parse().unwrap()));
    }
    assert!(bench.quit);
}
