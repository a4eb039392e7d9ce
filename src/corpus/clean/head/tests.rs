//! What the lines above and below a text tell.

use super::*;

#[test]
fn lines_about_the_article_are_read() {
    let line = meta("harbour.org | May 8, 2012", true).unwrap();
    assert_eq!(
        (line.outlet.as_deref(), line.published.map(|p| p.to_string())),
        (Some("harbour.org"), Some("2012-05-08".into()))
    );
    let line = meta("May 8 2012, By NELL C. HARROW , Associated Press", true).unwrap();
    assert_eq!(
        (line.people.as_deref(), line.agency),
        (Some("Nell C. Harrow"), Some("AP"))
    );
    let line = meta("Arden Herald | 8 May 2012", true).unwrap();
    assert_eq!(line.outlet.as_deref(), Some("Arden Herald"));
    assert!(meta("Updated 8 May 2012", true).unwrap().published.is_none());
    let line = meta("Arden Courier, Friday 8 May 2012, page 11", true).unwrap();
    assert_eq!(
        (line.outlet.as_deref(), line.published.map(|p| p.to_string())),
        (Some("Arden Courier"), Some("2012-05-08".into()))
    );
    assert!(meta("From our Arden Correspondent", true).unwrap().people.is_none());
    assert!(meta("Day of the flood: Friday, May 8, 2012", true).is_none());
    assert!(meta("By the river", true).is_none());
    assert!(meta("On 8 May 2012 the weir was closed by the harbour office.", true).is_none());
    assert!(meta("Weir closed after flood of 8 May 2012 hits town", true).is_none());
}

#[test]
fn titles_lose_the_name_of_their_outlet() {
    assert_eq!(
        without_outlet("Weir closed | Harbour Gazette", "Harbour Gazette"),
        "Weir closed"
    );
    assert_eq!(
        without_outlet("Weir closed - The Harbour Gazette", "Harbour Gazette"),
        "Weir closed"
    );
    assert_eq!(without_outlet("Weir closed | weir.org", "weir.org"), "Weir closed");
    assert_eq!(
        without_outlet("Weir closed - again", "Harbour Gazette"),
        "Weir closed - again"
    );
}
