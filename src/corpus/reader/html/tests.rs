//! What is told of a page and what is set aside.

use super::*;

const PAGE: &str = r#"<html lang="en"><head><title>Weir closed | Harbour Gazette</title>
    <meta property="article:published_time" content="2024-03-08T09:00:00+00:00"><meta name="author" content="Nell Harrow"></head>
    <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Weir closed</h1>
    <p>The weir was closed on Friday after the river rose by more than a metre in one night, the harbour office said.</p>
    <p>It will not open before the end of the month, as divers must first look at the gates, it told boat owners.</p>
    </article><footer>Terms of use</footer></body></html>"#;

#[test]
fn a_page_gives_text_facts_and_what_is_left() {
    let draft = draft(PAGE);
    assert_eq!(draft.title.unwrap().value, "Weir closed");
    assert_eq!(draft.outlet.unwrap().value, "Harbour Gazette");
    assert_eq!(draft.published.unwrap().value, "2024-03-08T09:00:00+00:00");
    assert_eq!(draft.byline.unwrap().value, "Nell Harrow");
    let Body::Page(text) = draft.body else {
        panic!("a page has paragraphs")
    };
    assert!(text.iter().any(|block| block.text.starts_with("The weir was closed")));
    assert!(draft.dropped.iter().any(|dropped| dropped.text == "Terms of use"));
}

/// The paragraphs of a page.
fn paragraphs(html: &str) -> Vec<String> {
    let Body::Page(text) = draft(html).body else {
        panic!("a page has paragraphs")
    };
    text.into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn bombs_of_nesting_are_read_as_plain_paragraphs() {
    let line = "The weir was closed on Friday.";
    for (open, close, count) in [
        ("<div>", "</div>", 100_000),
        ("<table><tr><td>", "</table>", 2_000),
        ("<b><i>", "", 50_000),
        ("<ul><li>", "", 50_000),
        ("<a href=x><div>", "", 30_000),
        ("<select><option>", "", 50_000),
        ("<svg><g>", "", 50_000),
        ("<math><mrow>", "", 50_000),
        ("<my-part class=related>", "", 50_000),
    ] {
        let page = format!("<p>{line}</p>{}{line}{}", open.repeat(count), close.repeat(count));
        assert!(paragraphs(&page).iter().any(|text| text.contains(line)), "{open}");
    }
    let flat = format!("<p class=related id=b>{line} <a href=/>x</a></p>").repeat(20_000);
    assert_eq!(paragraphs(&flat).len(), 20_000);
}

#[test]
fn a_page_without_text_is_read_from_its_scripts() {
    let line = "The weir was closed on Friday after the river rose by more than a metre, the harbour office said. ";
    let page = format!(
        r#"<body><div id=app>Loading</div><script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{}\n{}"}}</script>"#,
        line.repeat(4),
        line.repeat(4)
    );
    let draft = draft(&page);
    let Body::Page(text) = &draft.body else {
        panic!("a page has paragraphs")
    };
    assert_eq!(text.len(), 2);
    assert!(draft.dropped.iter().any(|dropped| dropped.text == "Loading"));
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
