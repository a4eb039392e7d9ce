//! Times of wires, and the choice among what an item says several times.

use super::*;
use crate::corpus::draft::Body;
use proptest::prelude::*;

fn draft_of(reader: &dyn Reader, text: &str) -> Result<Draft, String> {
    let mut found = Vec::new();
    reader.records(&Entry::built("a.xml", b""), text.as_bytes(), &mut |record| {
        found.push(record.what);
    });
    found.swap_remove(0)
}

#[test]
fn times_are_written_out() {
    for (wire, told) in [
        ("20160116T131559+0000", "2016-01-16T13:15:59+00:00"),
        ("20160116T131559Z", "2016-01-16T13:15:59Z"),
        ("20160116T1315-0530", "2016-01-16T13:15:00-05:30"),
        ("20160116", "2016-01-16"),
        ("2016-01-16T13:15:59Z", "2016-01-16T13:15:59Z"),
        ("March 3", "March 3"),
        ("", ""),
    ] {
        assert_eq!(stamp(wire), told);
    }
}

#[test]
fn the_headline_to_read_is_chosen_and_the_slug_is_not_one() {
    let item = |lines: &str| {
        let text = format!(
            "<newsItem><itemMeta><itemClass qcode=\"ninat:text\"/><provider qcode=\"p:X\"/></itemMeta><contentMeta>{lines}</contentMeta>\
             <contentSet><inlineXML><p>The weir was closed on Monday, and it stays closed.</p><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p></inlineXML></contentSet></newsItem>"
        );
        draft_of(&NewsMlG2, &text).unwrap().title.map(|told| told.value)
    };
    let short = "<headline role=\"x:shortHeadline\">Weir</headline>";
    assert_eq!(
        item(&format!("{short}<headline>Weir closed</headline>")).as_deref(),
        Some("Weir closed")
    );
    assert_eq!(item(short).as_deref(), Some("Weir"));
    assert_eq!(item("<slugline>WEIR-CLOSED/</slugline>"), None);
}

#[test]
fn a_provider_is_named_by_site_name_or_code() {
    let provider = |provider: &str| {
        let text = format!(
            "<newsItem><itemMeta>{provider}</itemMeta><contentSet><inlineXML><p>Text.</p></inlineXML></contentSet></newsItem>"
        );
        draft_of(&NewsMlG2, &text).unwrap().outlet.map(|told| told.value)
    };
    assert_eq!(
        provider("<provider literal=\"tern.com\"/>").as_deref(),
        Some("tern.com")
    );
    assert_eq!(
        provider("<provider qcode=\"n:TERN\"><name>Tern Wire</name></provider>").as_deref(),
        Some("Tern Wire")
    );
    assert_eq!(
        provider("<provider qcode=\"web:tern.com\"><name>Tern Wire</name></provider>").as_deref(),
        Some("tern.com")
    );
    assert_eq!(provider("<provider qcode=\"n:TERN\"/>").as_deref(), Some("TERN"));
    assert_eq!(
        provider("<provider uri=\"http://tern.com/about\"/>").as_deref(),
        Some("http://tern.com/about")
    );
}

#[test]
fn renderings_of_one_text_are_read_once() {
    let text = "<NewsML><NewsItem><NewsManagement/><NewsComponent EquivalentsList=\"yes\">\
        <NewsComponent><ContentItem><MediaType FormalName=\"Text\"/><DataContent><p>One</p></DataContent></ContentItem></NewsComponent>\
        <NewsComponent><ContentItem><MediaType FormalName=\"Text\"/><DataContent>One</DataContent></ContentItem></NewsComponent>\
        </NewsComponent></NewsItem></NewsML>";
    assert_eq!(
        draft_of(&NewsMl, text).unwrap().body,
        Body::Paragraphs(vec!["One".into()])
    );
}

#[test]
fn people_are_told_from_their_titles() {
    let by = |byline: &str| {
        let text = format!(
            "<nitf><body><body.head>{byline}</body.head><body.content><p>Text.</p></body.content></body></nitf>"
        );
        draft_of(&Nitf, &text).unwrap().byline.map(|told| told.value)
    };
    assert_eq!(
        by("<byline>By Nell Harrow<byttl>Staff Writer</byttl></byline>").as_deref(),
        Some("By Nell Harrow")
    );
    assert_eq!(
        by("<byline>By <person>Nell Harrow</person> and <person>Tom Reed</person></byline>").as_deref(),
        Some("Nell Harrow, Tom Reed")
    );
}

#[test]
fn a_kill_is_no_article() {
    let text = "<nitf><head><docdata><ed-msg info=\"KILL: the ferry sails\"/></docdata></head><body><body.content><p>Text.</p></body.content></body></nitf>";
    assert!(draft_of(&Nitf, text).unwrap_err().contains("a kill"));
    let embargoed = "<nitf><head><docdata management-status=\"embargoed\"/></head><body><body.content><p>Text.</p></body.content></body></nitf>";
    assert!(draft_of(&Nitf, embargoed).is_ok());
}

proptest! {
    #[test]
    fn any_stamp_is_written_out_without_panic(text in "[0-9TZ:+. é-]{0,30}") {
        stamp(&text);
    }
}
