//! What is told of a page and what is set aside.

use super::*;

const PAGE: &str = r#"<html lang="en"><head><title>Weir closed | Harbour Gazette</title>
    <meta property="article:published_time" content="2024-03-08T09:00:00Z"><meta name="author" content="Nell Harrow"></head>
    <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Weir closed</h1>
    <p>The weir was closed on Friday after the river rose by more than a metre in one night, the harbour office said.</p>
    <p>It will not open before the end of the month, as divers must first look at the gates, it told boat owners.</p>
    </article><footer>Terms of use</footer></body></html>"#;

#[test]
fn a_page_gives_text_facts_and_what_is_left() {
    let draft = draft(PAGE);
    assert_eq!(draft.title.unwrap().value, "Weir closed");
    assert_eq!(draft.outlet.unwrap().value, "Harbour Gazette");
    assert_eq!(draft.published.unwrap().value, "2024-03-08T09:00:00Z");
    assert_eq!(draft.byline.unwrap().value, "Nell Harrow");
    let Body::Page(text) = draft.body else {
        panic!("a page has paragraphs")
    };
    assert!(text.iter().any(|block| block.starts_with("The weir was closed")));
    assert!(draft.dropped.iter().any(|dropped| dropped.text == "Terms of use"));
}

#[test]
fn deep_nesting_is_flattened_and_keeps_its_text() {
    let deep = format!(
        "{}The weir was closed on Friday.{}",
        "<div>".repeat(20_000),
        "</div>".repeat(20_000)
    );
    assert_eq!(
        draft(&deep).body,
        Body::Page(vec!["The weir was closed on Friday.".into()])
    );
}

#[test]
fn encodings_are_declared_in_the_head() {
    assert_eq!(
        declared(b"<meta charset=\"ISO-8859-2\">").as_deref(),
        Some("iso-8859-2")
    );
    assert_eq!(
        declared(b"<?xml version='1.0' encoding='koi8-r'?><html>").as_deref(),
        Some("koi8-r")
    );
    assert_eq!(declared(b"<p>x"), None);
}
