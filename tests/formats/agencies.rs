//! NITF, NewsML 1, NewsML-G2 and the plain wire.

use super::{TEXT, one, paragraphs, read};

#[test]
fn nitf() {
    let file = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
        <nitf xml:lang="en"><head><title>FERRY-STOPS</title><docdata><doc-id regsrc="TERN" id-string="x"/><date.issue norm="20310303T180500+0100"/>
        <ed-msg info="Adds fares"/><doc.copyright holder="Tern Wire" year="2031"/></docdata></head>
        <body><body.head><hedline><hl1>Ferry stops</hl1><hl2>A rope was to blame</hl2></hedline>
        <byline>By <person>Nell Harrow</person>, <byttl>Tern Wire Writer</byttl></byline><distributor>Tern Wire</distributor>
        <dateline><location>CALDER</location><story.date norm="20310303">March 3</story.date></dateline><abstract><p>A rope fouled it.</p></abstract></body.head>
        <body.content><block>{}<media media-type="image"><media-reference source="a.jpg"/><media-caption>The ferry.</media-caption></media></block></body.content>
        <body.end><tagline>nh</tagline></body.end></body></nitf>"#,
        paragraphs()
    );
    let told = one("ferry.xml", &file);
    told.says(
        "ferry.xml",
        [
            "Ferry stops",
            "Tern Wire",
            "2031-03-03T18:05:00+01:00",
            "Nell Harrow",
            "en",
        ],
    );
    told.is_whole("ferry.xml");
    assert_eq!(told.field("ferry.xml", "format"), "nitf");
    for (why, text) in [
        ("caption", "The ferry."),
        ("subtitle", "A rope was to blame"),
        ("summary", "A rope fouled it."),
        ("note to editors", "Adds fares"),
    ] {
        assert_eq!(told.dropped("ferry.xml", why).as_deref(), Some(text));
    }
}

#[test]
fn nitf_of_an_archive_repeats_no_paragraph() {
    let file = format!(
        r#"<nitf><head><title>Ferry stops</title><meta content="3" name="publication_day_of_month"/><docdata><doc-id id-string="1"/>
        <doc.copyright holder="The Morrow Gazette" year="2031"/></docdata><pubdata date.publication="20310303T000000" name="The Morrow Gazette"/></head>
        <body><body.head><hedline><hl1>Ferry stops</hl1></hedline><byline class="print_byline">By NELL HARROW</byline></body.head>
        <body.content><block class="lead_paragraph"><p>LEAD: {}</p></block><block class="full_text">{}</block></body.content></body></nitf>"#,
        TEXT[0],
        paragraphs()
    );
    let told = one("a.xml", &file);
    told.says(
        "a.xml",
        [
            "Ferry stops",
            "The Morrow Gazette",
            "2031-03-03T00:00:00",
            "Nell Harrow",
            "en",
        ],
    );
    told.is_whole("a.xml");
}

fn newsml(status: &str, component: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20310303T190000Z</DateAndTime></NewsEnvelope>
        <NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>tern.example</ProviderId><DateId>20310303</DateId></NewsIdentifier></Identification>
        <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20310303T180500+0100</FirstCreated>
        <ThisRevisionCreated>20310305T090000+0100</ThisRevisionCreated><Status FormalName="{status}"/></NewsManagement>
        <NewsComponent>{component}</NewsComponent></NewsItem></NewsML>"#
    )
}

const LINES: &str = r#"<NewsLines><HeadLine>Le bac s'arrête</HeadLine><ByLine>Nell Harrow</ByLine><DateLine>CALDER, 3 mars (Tern) -</DateLine>
    <CopyrightLine>© 2031 Tern</CopyrightLine><SlugLine>bac-transport</SlugLine></NewsLines>
    <AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
    <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>"#;

#[test]
fn newsml_1() {
    let text = |role: &str, body: &str| {
        format!(
            r#"<NewsComponent><Role FormalName="{role}"/><ContentItem><MediaType FormalName="Text"/><DataContent>{body}</DataContent></ContentItem></NewsComponent>"#
        )
    };
    let nitf = format!(
        "<nitf><body><body.content>{}</body.content></body></nitf>",
        paragraphs()
    );
    let photo =
        r#"<NewsComponent><ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>"#;
    let whole = newsml(
        "Usable",
        &format!(
            "{LINES}{}{photo}{}",
            text("Main", &nitf),
            text("Caption", "<p>Le bac.</p>")
        ),
    );
    // Plain HTML, hidden in the text.
    let escaped = newsml(
        "Usable",
        &format!("{LINES}{}", text("Main", &paragraphs().replace('<', "&lt;"))),
    );
    let told = read(&[("whole.xml", whole.as_bytes()), ("escaped.xml", escaped.as_bytes())]);
    for id in ["whole.xml", "escaped.xml"] {
        told.says(
            id,
            [
                "Le bac s'arrête",
                "AFP",
                "2031-03-03T18:05:00+01:00",
                "Nell Harrow",
                "en",
            ],
        );
        told.is_whole(id);
        assert_eq!(told.field(id, "agency"), "AFP");
        assert_eq!(told.field(id, "format"), "newsml");
    }
    assert_eq!(told.dropped("whole.xml", "caption").as_deref(), Some("Le bac."));
    one(
        "off.xml",
        &newsml("Canceled", &format!("{LINES}{}", text("Main", &nitf))),
    )
    .is_problem(&["is marked as canceled by its agency"]);
    one("photo.xml", &newsml("Usable", &format!("{LINES}{photo}"))).is_problem(&["is not an article but a picture"]);
}

fn item(name: &str, class: &str, content: &str) -> String {
    format!(
        r#"<{name} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x" version="2" standard="NewsML-G2" xml:lang="en">
        <itemMeta><itemClass qcode="ninat:{class}"/><provider qcode="nprov:TERN"><name>Tern Wire</name></provider>
        <versionCreated>2031-03-05T09:00:00Z</versionCreated><firstCreated>2031-03-03T18:05:00+01:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
        <contentMeta><creditline>Reuters</creditline><slugline>FERRY-STOPS/</slugline><headline role="hlrole:short">Ferry</headline>
        <headline>Ferry stops</headline><by>By Nell Harrow</by><dateline>CALDER (Tern)</dateline><language tag="en-GB"/></contentMeta>{content}</{name}>"#
    )
}

fn set(content: &str) -> String {
    format!("<contentSet>{content}</contentSet>")
}

#[test]
fn newsml_g2() {
    let xhtml = set(&format!(
        r#"<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html></inlineXML>"#,
        paragraphs()
    ));
    let nitf = set(&format!(
        "<inlineXML><n:nitf xmlns:n=\"http://iptc.org/std/NITF/2006-10-18/\"><n:body><n:body.content>{}</n:body.content></n:body></n:nitf></inlineXML>",
        paragraphs().replace("<p", "<n:p").replace("</p", "</n:p")
    ));
    let plain = set(&format!(
        "<inlineData contenttype=\"text/plain\">{}</inlineData>",
        TEXT.join("\n\n")
    ));
    let (xhtml, nitf, plain) = (
        item("newsItem", "text", &xhtml),
        item("newsItem", "text", &nitf),
        item("newsItem", "text", &plain),
    );
    let told = read(&[
        ("xhtml.xml", xhtml.as_bytes()),
        ("nitf.xml", nitf.as_bytes()),
        ("plain.xml", plain.as_bytes()),
    ]);
    for id in ["xhtml.xml", "nitf.xml", "plain.xml"] {
        told.says(
            id,
            [
                "Ferry stops",
                "Tern Wire",
                "2031-03-03T18:05:00+01:00",
                "Nell Harrow",
                "en",
            ],
        );
        told.is_whole(id);
        assert_eq!(told.field(id, "agency"), "Reuters");
        assert_eq!(told.field(id, "format"), "newsmlg2");
    }
}

#[test]
fn a_message_of_several_items_holds_records() {
    let content = set(&format!(
        "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{}</body></html></inlineXML>",
        paragraphs()
    ));
    let message = format!(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2031-03-03</sent></header><itemSet>{}{}{}</itemSet></newsMessage>",
        item("packageItem", "composite", ""),
        item("newsItem", "text", &content),
        item(
            "newsItem",
            "picture",
            "<contentSet><remoteContent href=\"a.jpg\"/></contentSet>"
        ),
    );
    let told = one("m.xml", &message);
    assert_eq!(told.ids(), ["m.xml#1"]);
    told.is_whole("m.xml#1");
    assert!(
        told.problems
            .contains("m.xml, record 0: is not an article but a package"),
        "{}",
        told.problems
    );
    assert!(
        told.problems
            .contains("m.xml, record 2: is not an article but a picture"),
        "{}",
        told.problems
    );
}

#[test]
fn what_is_no_article_is_said() {
    for (name, class, words) in [
        ("planningItem", "planning", "a planning item"),
        ("conceptItem", "concept", "a concept item"),
        ("knowledgeItem", "knowledge", "a knowledge item"),
        ("packageItem", "composite", "a package"),
        ("newsItem", "picture", "a picture"),
        ("newsItem", "video", "a video"),
        ("newsItem", "audio", "a sound recording"),
        ("newsItem", "graphic", "a graphic"),
    ] {
        one("i.xml", &item(name, class, "")).is_problem(&["is not an article but", words]);
    }
    let cancelled = item(
        "newsItem",
        "text",
        &set(&format!("<inlineXML>{}</inlineXML>", paragraphs())),
    )
    .replace("stat:usable", "stat:canceled");
    one("i.xml", &cancelled).is_problem(&["is marked as canceled by its agency"]);
    one(
        "i.xml",
        &item(
            "newsItem",
            "text",
            "<contentSet><remoteContent href=\"ferry.html\"/></contentSet>",
        ),
    )
    .is_problem(&["it stands in another file, ferry.html"]);
}

#[test]
fn an_alert_is_its_own_title() {
    let alert = newsml(
        "Usable",
        "<ContentItem><MediaType FormalName=\"Text\"/><DataContent><p>Le bac de Skerry Point arrêté (port)</p><p>nh/tr</p></DataContent></ContentItem>",
    );
    let told = one("alert.xml", &alert);
    assert_eq!(told.field("alert.xml", "title"), "Le bac de Skerry Point arrêté (port)");
    assert_eq!(
        told.article("alert.xml")["paragraphs"][0],
        "Le bac de Skerry Point arrêté (port)"
    );
}

#[test]
fn plain_wire() {
    let message = |number: u32| {
        format!(
            "\u{1}TRN{number:04} 4 G 123 TERN-0{number}\r\nferry-calder\r\n\u{2}^Ferry stops<\r\n^By NELL HARROW=\r\n^Associated Press Writer=\r\n\
             \u{20}  {}\r\n   {}\r\n   {}\r\n\u{3}031805 MAR 31\r\n\u{4}",
            TEXT[0], TEXT[1], TEXT[2]
        )
    };
    let told = one("wire.dat", &format!("{}{}", message(1), message(2)));
    assert_eq!(told.ids(), ["wire.dat#0", "wire.dat#1"]);
    told.is_whole("wire.dat#1");
    assert_eq!(told.field("wire.dat#1", "title"), "Ferry stops");
    assert_eq!(told.field("wire.dat#1", "byline"), "Nell Harrow");
    assert!(told.field("wire.dat#1", "published").starts_with("2031-03-03"));
    assert_eq!(told.field("wire.dat#1", "format"), "wire");
}
