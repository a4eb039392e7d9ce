//! Every mistake is told where it stands, with what is allowed.

use super::*;
use proptest::prelude::*;

fn mistake(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

#[test]
fn mistakes_say_where_they_stand_and_what_is_allowed() {
    for (text, told) in [
        (
            "zon = \"UTC\"\n",
            "line 1, column 1: `zon` is no key; did you mean `zone`? There are zone, language, exclude, outlets, files, fields, aliases",
        ),
        (
            "\n[colours]\n",
            "line 2, column 2: `colours` is no key; there are zone, language, exclude, outlets, files, fields, aliases",
        ),
        (
            "language = \"en\"\nzone = 3\n",
            "line 2, column 8: `zone` must be a time zone such as \"Europe/Oslo\", \"UTC\" or \"+01:00\", not a number",
        ),
        (
            "zone = \"Europe/Olso\"",
            "line 1, column 8: `Europe/Olso` is no time zone known; write one such as \"Europe/Oslo\", \"UTC\" or \"+01:00\"",
        ),
        (
            "language = \"norsk\"",
            "line 1, column 12: `norsk` is no language; write one by its two letters, such as \"en\" or \"de\"",
        ),
        (
            "exclude = [\"a\", \"b**c\"]",
            "line 1, column 17: the pattern `b**c` has ** inside a name; ** stands for whole folders, as in \"**/drafts\", * for a part of a name",
        ),
        (
            "exclude = [\"a\", true]",
            "line 1, column 17: `exclude` must be a pattern such as \"drafts/**\", or a list of patterns, not true or false",
        ),
        (
            "[outlets]\n\"../x\" = \"Weir\"",
            "line 2, column 1: the pattern `../x` leads out of the folder with ..; only files within it are read",
        ),
        (
            "[outlets]\nx = \" \"",
            "line 2, column 5: `x` is empty; it must be the name of an outlet",
        ),
        (
            "outlets = \"Weir\"",
            "line 1, column 11: `outlets` must be a table of patterns and outlets: [outlets], then \"courier/**\" = \"Harbour Courier\", not a text",
        ),
        (
            "[[files]]\nmach = \"x\"",
            "line 2, column 1: `mach` is no key of [[files]]; did you mean `match`? There are match, outlet, zone, language, fields",
        ),
        (
            "zone = \"UTC\"\n[[files]]\nlanguage = \"en\"",
            "line 2, column 1: [[files]] does not say which files; add match = \"courier/**\", or a list of patterns",
        ),
        (
            "[files]\nmatch = \"x\"",
            "line 1, column 1: `files` must be a list of tables, each begun by [[files]], not a table",
        ),
        (
            "[fields]\ntitel = \"kop\"",
            "line 2, column 1: `titel` is no key of [fields]; did you mean `title`? There are title, outlet, published, byline, url, language, text, html, summary",
        ),
        (
            "[fields]\ntitle = \"--\"",
            "line 2, column 9: `--` has no letter or digit, by which keys are told apart",
        ),
        (
            "[aliases]\n\"https://weir.com/a\" = \"Weir\"",
            "line 2, column 1: `https://weir.com/a` is an address; write its host alone, such as \"nytimes.com\"",
        ),
        (
            "[aliases]\n\"—\" = \"Weir\"",
            "line 2, column 1: an alias needs a host or a spelling, such as \"nytimes.com\" or \"NYT\"",
        ),
    ] {
        assert_eq!(mistake(text), told, "{text}");
    }
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    for (text, place) in [
        ("zone = \n", "line 1, column 8: "),
        ("a = 1\nå b", "line 2, column"),
        ("zone = \"UTC\"\nzone = \"UTC\"", "line 2, column 1: "),
    ] {
        let told = mistake(text);
        assert!(
            told.starts_with(place) && told.contains("is not TOML: ") && !told.contains('\n'),
            "{told}"
        );
    }
}

#[test]
fn too_many_patterns_are_refused() {
    let patterns = vec!["\"a\""; MOST_PATTERNS + 1].join(", ");
    assert!(mistake(&format!("exclude = [{patterns}]")).contains("has 1001 patterns; at most 1000"));
}

#[test]
fn distances_from_utc_are_read_in_every_common_form() {
    let seconds = |text| offset(text).map(Offset::seconds);
    assert_eq!(seconds("+01:00"), Some(3600));
    assert_eq!(seconds("-0330"), Some(-12600));
    assert_eq!(seconds("+5"), Some(18000));
    for text in ["", "+", "01:00", "+1:5", "+15:00", "+01:60", "+-1", "Z", "+é"] {
        assert_eq!(seconds(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn any_text_is_settings_or_a_mistake_in_it(
        text in "(zone|language|exclude|\\[outlets\\]|\\[\\[files\\]\\]|match|\\[fields\\]|title|\\[aliases\\]|[ =\"\\[\\]{}a-c.*/\n#é\u{0}-\u{1f}]){0,30}",
    ) {
        if let Err(mistake) = read(&text) {
            prop_assert!(mistake.line >= 1 && mistake.line <= text.matches('\n').count() + 1);
            prop_assert!(mistake.column >= 1 && !mistake.to_string().chars().any(char::is_control));
        }
    }
}
