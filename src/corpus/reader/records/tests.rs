//! Which elements are taken for articles.

use super::*;

fn titles(text: &str) -> Vec<Option<String>> {
    let mut found = Vec::new();
    Xml.records(&Entry::built("a.xml", b""), text.as_bytes(), &mut |record| {
        found.push(
            record
                .what
                .ok()
                .map(|draft| draft.title.map(|told| told.value).unwrap_or_default()),
        );
    });
    found
}

#[test]
fn containers_are_not_articles() {
    let one = Some("A".to_owned());
    let article = "<article><title>A</title><text>Words of it.</text></article>";
    assert_eq!(titles(&format!("<root>{article}</root>")), std::slice::from_ref(&one));
    assert_eq!(
        titles(&format!("<content>{article}{article}</content>")),
        [one.clone(), one.clone()]
    );
    assert_eq!(titles(article), std::slice::from_ref(&one));
    assert_eq!(
        titles(&format!("<a><b>{article}</b><b>{article}</b></a>")),
        [one.clone(), one]
    );
}

#[test]
fn one_that_lacks_its_text_is_a_problem_among_the_others() {
    let text = "<r><doc><title>A</title><text>Words.</text></doc><doc><title>B</title></doc></r>";
    assert_eq!(titles(text), [Some("A".to_owned()), None]);
}

#[test]
fn names_may_be_set_by_the_corpus() {
    let keys = Keys::of([("kop", Field::Title), ("lap", Field::Body)].into_iter());
    let document = xml::parse("<r><stuk><kop>A</kop><lap>Words.</lap></stuk></r>");
    let found = articles(&document, &keys);
    assert_eq!(found.len(), 1);
    assert_eq!(draft(found[0], &keys).unwrap().title.unwrap().value, "A");
}
