//! XML of no known kind: collections for research, exports of editorial systems.

use super::{TEXT, one, paragraphs, read};

#[test]
fn reuters_like_sgml() {
    let body = TEXT.map(|text| format!("    {text}\n")).concat();
    let record = |n: u32| {
        format!(
            "<REUTERS TOPICS=\"YES\" NEWID=\"{n}\">\n<DATE> 3-MAR-2031 18:05:01.79</DATE>\n<TOPICS><D>ship</D></TOPICS>\n<TEXT>&#2;\n\
             <TITLE>FERRY STOPS</TITLE>\n<DATELINE>    CALDER, March 3 - </DATELINE><BODY>{body}\n&#3;</BODY></TEXT>\n</REUTERS>\n"
        )
    };
    let told = one(
        "reut-000.sgm",
        &format!("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n{}{}", record(1), record(2)),
    );
    assert_eq!(told.ids(), ["reut-000.sgm#0", "reut-000.sgm#1"]);
    assert!(told.field("reut-000.sgm#1", "published").starts_with("2031-03-03"));
    assert_eq!(told.field("reut-000.sgm#1", "title"), "FERRY STOPS");
    told.is_whole("reut-000.sgm#1");
}

#[test]
fn trec_like_documents_without_a_root() {
    let doc = |title: &str| {
        format!(
            "<DOC>\n<DOCNO> MG310303-01 </DOCNO>\n<DATE>March 3, 2031</DATE>\n<HEADLINE>\n<P>\n{title}\n</P>\n</HEADLINE>\n<BYLINE>By NELL HARROW</BYLINE>\n<TEXT>\n{}\n</TEXT>\n</DOC>\n",
            TEXT.map(|text| format!("<P>\n{text}\n")).concat()
        )
    };
    let told = one("mg310303", &format!("{}{}", doc("Ferry stops"), doc("Ferry sails")));
    told.says("mg310303#0", ["Ferry stops", "", "2031-03-03", "Nell Harrow", "en"]);
    told.is_whole("mg310303#0");
    assert_eq!(told.field("mg310303#1", "title"), "Ferry sails");
}

#[test]
fn exports_with_elements_attributes_or_fields() {
    let elements = format!(
        "<?xml version=\"1.0\"?><corpus><article id=\"1\" xml:lang=\"en\"><title>Ferry stops</title><source>Morrow Gazette</source><date>2031-03-03</date><author>Nell Harrow</author><body>{0}</body></article><article><title>Empty</title></article></corpus>",
        paragraphs()
    );
    let attributes = format!(
        "<?xml version=\"1.0\"?><news><story title=\"Ferry stops\" date=\"2031-03-03\" source=\"Morrow Gazette\" author=\"Nell Harrow\" lang=\"en\">{}</story></news>",
        paragraphs()
    );
    let fields = format!(
        "<?xml version=\"1.0\"?><add><doc><field name=\"title\">Ferry stops</field><field name=\"source\">Morrow Gazette</field><field name=\"date\">2031-03-03</field><field name=\"author\">Nell Harrow</field><field name=\"text\">{}</field></doc></add>",
        TEXT.join("\n\n")
    );
    let root = format!(
        "<?xml version=\"1.0\"?><article><title>Ferry stops</title><source>Morrow Gazette</source><date>2031-03-03</date><author>Nell Harrow</author><content>{}</content></article>",
        paragraphs().replace('<', "&lt;")
    );
    let told = read(&[
        ("elements.xml", elements.as_bytes()),
        ("attributes.xml", attributes.as_bytes()),
        ("fields.xml", fields.as_bytes()),
        ("root.xml", root.as_bytes()),
    ]);
    for id in ["elements.xml#0", "attributes.xml", "fields.xml", "root.xml"] {
        told.says(id, ["Ferry stops", "Morrow Gazette", "2031-03-03", "Nell Harrow", "en"]);
        told.is_whole(id);
        assert_eq!(told.field(id, "format"), "xml");
    }
    assert!(
        told.problems.contains("elements.xml, record 1: has no text"),
        "{}",
        told.problems
    );
}

#[test]
fn a_title_further_out_belongs_to_the_article() {
    let page = |title: &str| {
        format!(
            "<page><title>{title}</title><id>4</id><revision><id>9</id><text>{}</text></revision></page>",
            TEXT.join("\n\n")
        )
    };
    let told = one(
        "dump.xml",
        &format!(
            "<?xml version=\"1.0\"?><wiki>{}{}</wiki>",
            page("Ferry stops"),
            page("Ferry sails")
        ),
    );
    assert_eq!(told.field("dump.xml#0", "title"), "Ferry stops");
    told.is_whole("dump.xml#1");
}

#[test]
fn other_xml_says_what_it_is() {
    one(
        "x.xml",
        "<?xml version=\"1.0\"?><catalog><cd><artist>N. Harrow</artist></cd></catalog>",
    )
    .is_problem(&[
        "XML of a kind not known (its first element is <catalog>)",
        "[fields] in parallax.toml",
    ]);
    one(
        "map.xml",
        "<?xml version=\"1.0\"?><urlset><url><loc>https://a.example</loc></url></urlset>",
    )
    .is_problem(&["a sitemap"]);
}

#[test]
fn a_text_in_angle_brackets_stays_a_text() {
    let told = one("a.txt", &format!("<Photo: the ferry>\n\n{}", TEXT.join("\n\n")));
    assert_eq!(told.field("a.txt", "format"), "text");
}

#[test]
fn older_collections_call_their_root_as_the_standard_does() {
    let item = format!(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\" ?><newsitem itemid=\"1\" id=\"root\" date=\"2031-03-03\" xml:lang=\"en\">\
         <title>CALDER: Ferry stops.</title><headline>Ferry stops.</headline><byline>Nell Harrow</byline><dateline>CALDER 2031-03-03</dateline>\
         <text>{}</text><copyright>(c) Tern Limited 2031</copyright><metadata><codes><code code=\"X\"/></codes>\
         <dc element=\"dc.publisher\" value=\"Tern Wire\"/><dc element=\"dc.date.published\" value=\"2031-03-03\"/></metadata></newsitem>",
        paragraphs()
    );
    let told = one("1.xml", &item);
    told.says(
        "1.xml",
        ["CALDER: Ferry stops.", "Tern Wire", "2031-03-03", "Nell Harrow", "en"],
    );
    told.is_whole("1.xml");
}
