//! What a configuration says, that the shipped one says what holds, and what is wrong in others.

use super::*;
use crate::app::key::Key as Pressed;
use crate::app::keymap::Meaning;

const SHIPPED: &str = include_str!("../../../assets/config.toml");

/// The shipped file with every setting that is commented out put in.
fn spoken() -> String {
    let is_setting = |line: &&str| line.starts_with("# [") || line.starts_with("# ") && line.contains(" = ");
    let lines = SHIPPED.lines().filter(is_setting);
    lines
        .map(|line| line.trim_start_matches("# ").to_owned() + "\n")
        .collect()
}

#[test]
fn as_shipped_it_says_nothing() {
    assert_eq!(Config::parse(SHIPPED).unwrap(), Config::default());
}

#[test]
fn what_the_shipped_file_says_is_what_holds_without_it() {
    let text = spoken();
    let mut config = Config::parse(&text).unwrap_or_else(|mistake| panic!("{mistake}:\n{text}"));
    assert!(!config.theme_place.is_empty());
    config.theme_place.clear();
    // Keys that are said are those of the preset, but for where they are said.
    for entry in TABLE {
        for context in entry.contexts {
            let written = |keymap: &Keymap| -> Vec<String> {
                keymap
                    .keys(*context, entry.command)
                    .iter()
                    .map(|keys| keys.written.clone())
                    .collect()
            };
            assert_eq!(written(&config.keymap), written(&Keymap::default()), "{}", entry.name);
        }
    }
    config.keymap = Keymap::default();
    assert_eq!(config, Config::default());
    for key in TOP {
        assert!(
            text.contains(&format!("{key} = ")) || text.contains(&format!("[{key}")),
            "{key} is not described"
        );
    }
}

#[test]
fn settings_are_read() {
    let config = Config::parse("theme = \"light\"\nglyphs = \"ascii\"\nmeasure = 80\npreset = \"emacs\"").unwrap();
    assert_eq!(
        (config.theme.as_str(), config.theme_place.as_str()),
        ("light", "line 1, column 9")
    );
    assert_eq!(
        (config.glyphs, config.measure, config.keymap.preset),
        (Glyphs::Ascii, 80, Preset::Emacs)
    );
}

#[test]
fn keys_said_of_fewer_contexts_count_more() {
    let text =
        "[keys.reader]\nleave = \"ZQ\"\n[keys]\nleave = [\"Z Z\", \"F10\"]\nzen = []\n[keys.texts]\nleave = \"F9\"";
    let keymap = Config::parse(text).unwrap().keymap;
    let way = |context| keymap.way(context, Command::Leave);
    assert_eq!(way(Context::Reader), "ZQ");
    assert_eq!(way(Context::Compare), "F9");
    assert_eq!(way(Context::Stories), "Z Z");
    assert_eq!(
        keymap.meaning(Context::Stories, &[Pressed::char('q')]),
        Meaning::Nothing
    );
    assert_eq!(keymap.way(Context::Reader, Command::Zen), ":zen");
}

#[test]
fn mistakes_say_where_they_stand_and_what_is_allowed() {
    for (text, said) in [
        (
            "themes = \"dark\"",
            "line 1, column 1: `themes` is no key; did you mean `theme`?",
        ),
        (
            "theme = 3",
            "line 1, column 9: `theme` must be the name of a theme or the path of a file, not a number",
        ),
        (
            "glyphs = \"asci\"",
            "`glyphs` must be \"unicode\" or \"ascii\", not “asci”",
        ),
        ("mouse = \"off\"", "`mouse` must be true or false, not a text"),
        (
            "measure = 5",
            "`measure` must be a number of columns from 32 to 120, not 5",
        ),
        (
            "measure = \"80\"",
            "`measure` must be a number of columns from 32 to 120, not a text",
        ),
        ("preset = \"vi\"", "`preset` must be \"vim\" or \"emacs\", not “vi”"),
        ("keys = 3", "`keys` must be a table of commands and keys"),
        (
            "[keys]\nleav = \"x\"",
            "line 2, column 1: `leav` is no command; did you mean `leave`?",
        ),
        (
            "[keys.readr]\nleave = \"x\"",
            "line 1, column 7: `readr` is no key of [keys] for a table; did you mean `reader`?",
        ),
        (
            "[keys.reader]\nswap = \"S\"",
            "line 2, column 1: `swap` does nothing in [keys.reader]; it works in comparison",
        ),
        (
            "[keys]\nleave = \"Enterr\"",
            "line 2, column 9: “Enterr” is no key; keys are written",
        ),
        ("[keys]\nleave = \"C-xx\"", "“C-xx” is no key"),
        ("[keys]\nleave = \"3x\"", "begins with a digit"),
        (
            "[keys]\nleave = \"S-q\"",
            "“S-q” is never sent; write Q, shift is in the character",
        ),
        (
            "[keys]\nleave = \"C-i\"",
            "“C-i” reaches no program: terminals send Tab for it",
        ),
        ("[keys]\nleave = 3", "`leave` must be keys such as"),
        ("[keys]\nleave = []\nquit = []", "no key would lead out of stories"),
        ("a = ", "is not TOML"),
    ] {
        let mistake = Config::parse(text).unwrap_err().to_string();
        assert!(mistake.contains(said), "{text}: {mistake}");
    }
}

#[test]
fn capitals_behind_control_are_what_terminals_send() {
    let keymap = Config::parse("[keys]\nleave = \"C-Q\"").unwrap().keymap;
    let key = "C-q".parse().unwrap();
    assert_eq!(
        keymap.meaning(Context::Reader, &[key]),
        Meaning::Command(Command::Leave)
    );
    assert_eq!(keymap.way(Context::Reader, Command::Leave), "C-Q");
}

proptest::proptest! {
    #[test]
    fn whatever_stands_in_the_file_is_read_or_told(text in "(theme|measure|keys|preset|\\[keys\\]|leave|colours|=|\"[^\"]{0,4}\"|[0-9]{1,6}|\\[|\\]|\n|\\PC){0,20}") {
        for mistake in [Config::parse(&text).err(), crate::app::theme::OwnTheme::parse("x", &text).err()].into_iter().flatten() {
            proptest::prop_assert!(mistake.line >= 1 && mistake.column >= 1 && !mistake.what.is_empty());
        }
    }
}

#[test]
fn two_meanings_of_a_key_are_refused_and_both_are_named() {
    let mistake = |text: &str| Config::parse(text).unwrap_err().to_string();
    let said = mistake("[keys]\nleave = \"x\"");
    assert!(
        said.starts_with("line 2, column 9: “x” cannot be leave (“Go up one level"),
        "{said}"
    );
    assert!(
        said.contains("in comparison: there “x” is swap (“Swap the sides”); choose another key"),
        "{said}"
    );
    let said = mistake("[keys.comparison]\nzen = \"Q\"\nswap = \"Q\"");
    assert!(
        said.starts_with("line 3") && said.contains("is zen") && said.contains("as line 2 says"),
        "{said}"
    );
    let said = mistake("[keys]\nzen = \"g\"");
    assert!(
        said.contains("“g” begins “g") && said.contains("and cannot be zen"),
        "{said}"
    );
    let said = mistake("[keys]\nzen = \"q x\"");
    assert!(said.contains("“q x” begins with “q” and cannot be zen"), "{said}");
    // Taking the key away from the other makes room.
    assert!(Config::parse("[keys]\nleave = \"x\"\nswap = []").is_ok());
}

#[test]
fn how_texts_are_set_is_read_and_mistakes_in_it_are_told() {
    let config = Config::parse("[reader]\nhyphenate = true\njustify = true\nparagraph-spacing = 0").unwrap();
    let wanted = Typesetting {
        hyphenate: true,
        justify: true,
        spacing: 0,
    };
    assert_eq!(config.typesetting, wanted);
    for (text, said) in [
        (
            "[reader]\nhyphenate = 1",
            "line 2, column 13: `hyphenate` must be true or false, not a number",
        ),
        (
            "[reader]\nparagraph-spacing = 3",
            "`paragraph-spacing` must be a number of lines from 0 to 2, not 3",
        ),
        (
            "[reader]\nparagraph-spacing = \"1\"",
            "must be a number of lines from 0 to 2, not a text",
        ),
        (
            "[reader]\njustified = true",
            "`justified` is no key of [reader]; did you mean `justify`?",
        ),
        ("reader = 1", "`reader` must be a table of settings"),
    ] {
        let mistake = Config::parse(text).unwrap_err().to_string();
        assert!(mistake.contains(said), "{text}: {mistake}");
    }
}
