//! Broken, hostile and merely odd XML.

use super::*;
use crate::corpus::draft::Body;
use proptest::prelude::*;

fn text_of(xml: &str, name: &str) -> String {
    parse(xml).root().find(name).map(Element::text).unwrap_or_default()
}

fn paragraphs(xml: &str) -> Vec<String> {
    let document = parse(xml);
    let element = document.root().children().next().unwrap();
    match content(element).body {
        Body::Paragraphs(paragraphs) => paragraphs,
        Body::Page(paragraphs) => paragraphs.into_iter().map(|paragraph| paragraph.text).collect(),
        Body::Text(text) => vec![text],
    }
}

#[test]
fn stray_marks_are_text() {
    assert_eq!(
        text_of("<a><t>Fish & chips < 5 & <3</t></a>", "t"),
        "Fish & chips < 5 & <3"
    );
    assert_eq!(
        text_of("<t>AT&T &copy; &#169; &#x2019; &#146; &unknown; &;</t>", "t"),
        "AT&T © © ’ ’ &unknown; &;"
    );
    assert_eq!(text_of("<t><![CDATA[a < b && c]]> d</t>", "t"), "a < b && c d");
}

#[test]
fn what_is_not_closed_ends_with_what_it_stands_in() {
    let xml = "<list><item><name>one</item><item><name>two</name></b></item>";
    let document = parse(xml);
    let names: Vec<String> = document
        .root()
        .descendants()
        .filter(|element| element.is("name"))
        .map(Element::text)
        .collect();
    assert_eq!(names, ["one", "two"]);
    assert_eq!(document.root().child("list").unwrap().children().count(), 2);
}

#[test]
fn broken_tags_cost_only_themselves() {
    assert_eq!(text_of("<a><b c=\"unclosed><t>x</t></a>", "t"), "x");
    assert_eq!(text_of("<a><!-- never closed <t>x</t></a>", "t"), "x");
    assert_eq!(text_of("<a><?never closed <t>x</t></a>", "t"), "x");
    assert_eq!(text_of("<!DOCTYPE a [ <!ENTITY x 'y'> <t>x</t>", "t"), "x");
    assert_eq!(text_of("<a><t>cut off in a tag</t", "t"), "cut off in a tag");
}

#[test]
fn attributes_are_read_however_they_are_quoted() {
    let document = parse("<a one=\"1 &amp; 2\" two='x' three=bare  four xml:lang=\"en\"/>");
    let a = document.root().child("a").unwrap();
    let value = |name: &str| a.attribute(name);
    assert_eq!(value("one").as_deref(), Some("1 & 2"));
    assert_eq!(value("TWO").as_deref(), Some("x"));
    assert_eq!(value("three").as_deref(), Some("bare"));
    assert_eq!((value("four"), value("lang").as_deref()), (None, Some("en")));
}

#[test]
fn vocabularies_are_known_under_any_prefix() {
    let document = parse(
        "<rss xmlns:q='http://purl.org/dc/elements/1.1/'><q:creator>x</q:creator><dc:creator>y</dc:creator>\
         <m:title xmlns:m='http://search.yahoo.com/mrss/'>z</m:title><w xmlns='http://www.w3.org/1999/xhtml'><p/></w><e/></rss>",
    );
    let spaces: Vec<(&str, Space)> = document
        .root()
        .descendants()
        .map(|e| (e.name(), e.space()))
        .skip(1)
        .collect();
    assert_eq!(
        spaces,
        [
            ("creator", Space::Dc),
            ("creator", Space::Dc),
            ("title", Space::Media),
            ("w", Space::Xhtml),
            ("p", Space::Xhtml),
            ("e", Space::Plain)
        ]
    );
}

#[test]
fn the_declared_encoding_is_found() {
    assert_eq!(
        declared(b"<?xml version='1.0' encoding = 'KOI8-R'?>").as_deref(),
        Some("KOI8-R")
    );
    assert_eq!(
        declared(b"\xEF\xBB\xBF<?xml encoding=\"utf-8\" ?>").as_deref(),
        Some("utf-8")
    );
    assert_eq!(declared(b"<?xml version=\"1.0\"?><a encoding=\"x\"/>"), None);
}

#[test]
fn nesting_without_end_is_flattened() {
    let deep = format!("{}x{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let document = parse(&deep);
    assert_eq!(document.root().text(), "x");
    assert!(document.root().descendants().count() <= DEPTH);
}

#[test]
fn paragraphs_headings_lists_and_tables_are_kept_apart() {
    let xml = "<body.content><hl2>Fares</hl2><p>One <b>bold</b><person>Nell</person>.</p><p>Two<br/>three</p>\
               <ul><li>First</li><li>Second</li></ul><table><tr><td>Calder</td><td>340</td></tr></table>\
               <media><media-reference/><media-caption>A boat</media-caption></media>loose text</body.content>";
    assert_eq!(
        paragraphs(xml),
        [
            "Fares",
            "One boldNell.",
            "Two",
            "three",
            "First",
            "Second",
            "Calder 340",
            "loose text"
        ]
    );
    let document = parse(xml);
    let dropped = content(document.root().children().next().unwrap()).dropped;
    assert_eq!(
        (dropped[0].text.as_str(), dropped[0].why.as_str()),
        ("A boat", "caption")
    );
}

#[test]
fn markup_within_text_is_read_once_and_twice_escaped() {
    assert_eq!(
        paragraphs("<d>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; three&lt;/p&gt;</d>"),
        ["One", "Two & three"]
    );
    assert_eq!(
        paragraphs("<d>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two&amp;lt;/p&amp;gt;</d>"),
        ["One", "Two"]
    );
    assert_eq!(paragraphs("<d>a &lt; b, and so on</d>"), ["a < b, and so on"]);
}

proptest! {
    #[test]
    fn any_text_is_parsed_within_bounds(text in "[<>/&;!?\\[\\]\"'= a-cpCDATA\\n-]{0,200}") {
        let document = parse(&text);
        let depth = document.root().descendants().map(|element| element.ancestors().count()).max().unwrap_or(0);
        prop_assert!(depth <= DEPTH + 1);
        content(document.root());
    }

    #[test]
    fn text_without_marks_comes_out_as_it_went_in(text in "[a-z .,é漢]{1,60}") {
        prop_assert_eq!(text_of(&format!("<t>{text}</t>"), "t"), one_line(&text));
    }
}
