//! What is read from JSON of many shapes, and what is said where it is broken.

use super::place::sequence;
use super::*;
use crate::corpus::draft::{Body, Told};
use crate::corpus::facts::fields::Keys;
use proptest::prelude::*;

fn titles(text: &str) -> Vec<Option<String>> {
    let mut found = Vec::new();
    Json.records(&Entry::built("a.json", b""), text.as_bytes(), &mut |record| {
        found.push(record.what.ok().and_then(|draft| draft.title).map(|title| title.value));
    });
    found
}

#[test]
fn articles_are_found_in_every_wrapping() {
    let article = r#"{"title": "Weir \"closed\"", "body": "The weir closed."}"#;
    let title = Some("Weir \"closed\"".to_owned());
    assert_eq!(titles(article), std::slice::from_ref(&title));
    assert_eq!(
        titles(&format!("[{article}, {article}]")),
        [title.clone(), title.clone()]
    );
    assert_eq!(
        titles(&format!(r#"{{"status": "ok", "articles": [{article}]}}"#)),
        std::slice::from_ref(&title)
    );
    assert_eq!(
        titles(&format!(r#"{{"response": {{"docs": [{article}]}}}}"#)),
        std::slice::from_ref(&title)
    );
    assert_eq!(titles(&format!("{article}\n{article}")), [title.clone(), title]);
}

#[test]
fn a_broken_element_leaves_the_others_whole() {
    let text = r#"[{"title": "A", "body": "x y"}, {"title": B}, {"title": "C", "body": "x y"}]"#;
    assert_eq!(titles(text), [Some("A".into()), None, Some("C".into())]);
}

#[test]
fn nested_facts_are_found() {
    let text = r#"{"source": {"id": null, "name": "Harbour Gazette"}, "authors": [{"name": "Nell Harrow"}, {"name": "Tom Reed"}],
        "headline": {"main": "Weir closed"}, "fields": {"bodyText": "The weir closed."}, "publishedAt": "2024-03-08T09:00:00Z"}"#;
    let draft = draft(text, &Keys::default()).unwrap();
    assert_eq!(draft.outlet, Told::new("Harbour Gazette", "field source"));
    assert_eq!(draft.byline, Told::new("Nell Harrow, Tom Reed", "field authors"));
    assert_eq!(draft.title, Told::new("Weir closed", "field headline"));
    assert_eq!(draft.body, Body::Text("The weir closed.".into()));
}

proptest! {
    #[test]
    fn any_text_is_cut_without_panic(text in "[\\[\\]{}\",:a\\\\ \n1é]{0,60}") {
        titles(&text);
        prop_assert!(sequence(&text).windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
