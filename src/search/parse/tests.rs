//! Every operator is understood, every mistake named and placed.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn one(text: &str) -> Clause {
    let mut query = Query::parse(text).unwrap_or_else(|mistake| panic!("{text}: {mistake}"));
    assert_eq!(query.clauses.len(), 1, "{text}");
    query.clauses.remove(0)
}

fn leaf(words: &[&str], form: Form, title: bool) -> Test {
    Test::Text(Leaf {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        form,
        title,
    })
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn every_operator_is_read() {
    for (text, negated, test) in [
        ("Lévy", false, leaf(&["levy"], Form::Word, false)),
        ("\"No  Choice\"", false, leaf(&["no", "choice"], Form::Exact, false)),
        ("“no choice”", false, leaf(&["no", "choice"], Form::Exact, false)),
        ("\"levy\"", false, leaf(&["levy"], Form::Exact, false)),
        ("all-night", false, leaf(&["all", "night"], Form::Exact, false)),
        ("東京", false, leaf(&["東", "京"], Form::Exact, false)),
        ("harb*", false, leaf(&["harb"], Form::Prefix, false)),
        ("-opinion", true, leaf(&["opinion"], Form::Word, false)),
        ("-\"the bridge\"", true, leaf(&["the", "bridge"], Form::Exact, false)),
        ("title:levy", false, leaf(&["levy"], Form::Word, true)),
        (
            "TITLE:\"grain levy\"",
            false,
            leaf(&["grain", "levy"], Form::Exact, true),
        ),
        ("title:lev*", false, leaf(&["lev"], Form::Prefix, true)),
        ("outlet:Cour", false, Test::Outlet(strings(&["cour"]))),
        (
            "-outlet:\"Tidewater Post\"",
            true,
            Test::Outlet(strings(&["tidewater", "post"])),
        ),
        ("date:2024-03", false, Test::Dates(date(2024, 3, 1), date(2024, 3, 31))),
        (
            "date:2024-03-01..2024-03-08",
            false,
            Test::Dates(date(2024, 3, 1), date(2024, 3, 8)),
        ),
        ("unread:", false, Test::Unread(true)),
        ("unread:no", false, Test::Unread(false)),
        ("starred:yes", false, Test::Starred(true)),
        (
            "https://example.org",
            false,
            leaf(&["https", "example", "org"], Form::Exact, false),
        ),
        ("12:30", false, leaf(&["12", "30"], Form::Exact, false)),
    ] {
        assert_eq!(one(text), Clause { negated, test }, "{text}");
    }
    let story = Story {
        id: "a/b.txt#3".to_owned(),
        words: strings(&["a", "b", "txt", "3"]),
    };
    assert_eq!(one("story:a/b.txt#3").test, Test::Story(story));
    assert_eq!(Query::parse("  levy  -grain outlet:post ").unwrap().clauses.len(), 3);
    assert!(Query::parse("  ").unwrap().is_empty());
}

#[test]
fn every_mistake_is_named_with_its_column() {
    for (text, column, said) in [
        ("levy \"no choice", 6, "not closed"),
        ("levy outlt:post", 6, "did you mean outlet:?"),
        ("stary:yes", 1, "did you mean story:?"),
        ("person:marsh", 1, "there are outlet: date:"),
        ("é date:yesterday", 8, "“yesterday” is no date"),
        ("date:2024-13", 6, "is no date"),
        ("date:2024..2023", 6, "is no date"),
        ("a outlet:", 3, "needs the name of an outlet"),
        ("title: levy", 1, "needs a word"),
        ("story:", 1, "needs the id of a story"),
        ("date:", 1, "needs a date"),
        ("levy - grain", 6, "“-” stands alone"),
        ("levy -", 6, "“-” stands alone"),
        ("--levy", 1, "“-” stands alone"),
        ("har*our", 4, "at the end of a word"),
        ("*", 1, "needs the beginning of a word"),
        ("\"\"", 1, "no word between"),
        ("levy & grain", 6, "no letter and no digit"),
        ("unread:maybe", 8, "yes or no"),
        ("-title:\"levy", 8, "not closed"),
    ] {
        let mistake = Query::parse(text).unwrap_err();
        assert_eq!(mistake.column, column, "{text}: {mistake}");
        assert!(mistake.text.contains(said), "{text}: {mistake}");
    }
}

#[test]
fn what_is_still_typed_is_understood_as_far_as_it_goes() {
    let open = |text: &str| {
        let clauses = Query::parse_open(text).unwrap().clauses;
        clauses.last().unwrap().test.clone()
    };
    assert_eq!(open("grain lev"), leaf(&["lev"], Form::Open, false));
    assert_eq!(open("grain lev "), leaf(&["lev"], Form::Word, false));
    assert_eq!(open("\"no cho"), leaf(&["no", "cho"], Form::Prefix, false));
    assert_eq!(open("\"no c"), leaf(&["no"], Form::Exact, false));
    assert_eq!(open("\"no "), leaf(&["no"], Form::Exact, false));
    assert_eq!(open("\"no choice\""), leaf(&["no", "choice"], Form::Exact, false));
    assert_eq!(open("title:le"), leaf(&["le"], Form::Open, true));
    assert_eq!(open("東京"), leaf(&["東", "京"], Form::Exact, false));
    // Of what must not be there the beginning says nothing yet.
    assert_eq!(open("-le"), leaf(&["le"], Form::Word, false));
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_a_mistake_within_it(text in "(\\PC|[\"“”*:.-]|outlet:|date:|story:|unread:){0,24}") {
        for read in [Query::parse(&text), Query::parse_open(&text)] {
            match read {
                Ok(query) => {
                    for (leaf, _) in query.leaves() {
                        prop_assert!(!leaf.words.is_empty());
                    }
                }
                Err(mistake) => {
                    prop_assert!(mistake.column >= 1 && mistake.column <= text.chars().count(), "{}", mistake);
                    prop_assert!(!mistake.text.is_empty());
                }
            }
        }
    }
}
