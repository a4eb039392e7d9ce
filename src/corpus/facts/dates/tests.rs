//! The forms in which news writes dates, and those that tell nothing.

use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Option<String> {
    parse(text).map(|published| published.to_string())
}

#[test]
fn days_in_many_forms() {
    for text in [
        "May 8 2012",
        "May 8, 2012",
        "8 May 2012",
        "8th May 2012",
        "the 8th of May, 2012",
        "(2012, May 8)",
        "2012-05-08",
        "2012/05/08",
        "08.05.2012",
        "8. Mai 2012",
        "8 de mayo de 2012",
        "le 8 mai 2012",
        "20120508",
        "2012年5月8日",
        "05 / 08 / 2012x8 May 2012",
        "Tuesday, May 8th, 2012",
        "8-May-2012",
        "MAY 8, 2012",
        "2012 May 08",
    ] {
        assert_eq!(read(text).as_deref(), Some("2012-05-08"), "{text}");
    }
}

#[test]
fn times_and_their_offsets() {
    for (text, told) in [
        ("2012-05-08T09:30:00Z", "2012-05-08T09:30:00+00:00"),
        ("2012-05-08T09:30:00.123+02:00", "2012-05-08T09:30:00+02:00"),
        ("2012-05-08 09:30:00", "2012-05-08T09:30:00"),
        ("Tue, 08 May 2012 09:30:00 -0400", "2012-05-08T09:30:00-04:00"),
        ("May 8, 2012 at 2:30 p.m. ET", "2012-05-08T14:30:00-04:00"),
        ("12: 52 p. m. EDT May 2, 2013", "2013-05-02T12:52:00-04:00"),
        ("16: 05 GMT, 9 June 2013", "2013-06-09T16:05:00+00:00"),
        ("8 May 2012 14.30 BST", "2012-05-08T14:30:00+01:00"),
        ("1336462200", "2012-05-08T07:30:00+00:00"),
    ] {
        assert_eq!(read(text).as_deref(), Some(told), "{text}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    for text in [
        "03/04/2012",
        "1.5.3",
        "31/31/2012",
        "30 February 2012",
        "May 2012",
        "12/2012",
        "call 555-0182",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(read("10 / 25 / 11").as_deref(), Some("2011-10-25"));
}

#[test]
fn labels_tell_publication_from_updates() {
    let labels = |text: &str| find(text).into_iter().map(|found| found.label).collect::<Vec<_>>();
    assert_eq!(
        labels("First Posted: 10/25/11 Updated: 12/25/11"),
        [Label::Published, Label::Updated]
    );
    assert_eq!(labels("16 September 2013 Last updated at 12:42 GMT"), [Label::Bare]);
    assert_eq!(
        labels("(2012, May 8) retrieved 3 May 2024 from"),
        [Label::Bare, Label::Retrieved]
    );
}

proptest! {
    #[test]
    fn no_line_breaks_it(text in any::<String>(), near in "[0-9a-zA-Z:./, -]{0,30}(May|12)[0-9:.,/ -]{0,20}") {
        for found in find(&text).into_iter().chain(find(&near)) {
            prop_assert!(found.at.start <= found.at.end);
        }
    }
}
