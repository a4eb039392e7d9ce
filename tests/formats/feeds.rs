//! RSS of all versions, Atom, JSON Feed; whole, odd and broken.

use super::{TEXT, one, paragraphs, read};

fn escaped(html: &str) -> String {
    html.replace('&', "&amp;").replace('<', "&lt;")
}

#[test]
fn rss_2_with_full_content() {
    let feed = format!(
        r#"<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"
        xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>Calder Observer - Top stories</title>
        <link>https://www.calderobserver.example/</link><language>en-gb</language>
        <item><title>Ferry to Skerry Point &amp;amp; back stops</title><link>/2031/ferry</link>
        <description>A rope fouled the rudder.</description><c:encoded><![CDATA[{0}]]></c:encoded>
        <d:creator>Nell Harrow</d:creator><pubDate>Mon, 03 Mar 2031 18:05:00 +0100</pubDate><guid>x1</guid></item>
        <item><title>Second</title><link>https://calderobserver.example/2</link><description>{1}</description>
        <author>desk@calderobserver.example (Tom Reed)</author><pubDate>Tue, 4 Mar 2031 08:00 GMT</pubDate></item>
        </channel></rss>"#,
        paragraphs(),
        escaped(&paragraphs())
    );
    let told = one("feed.rss", &feed);
    assert_eq!(told.ids(), ["feed.rss#0", "feed.rss#1"]);
    let facts = [
        "Ferry to Skerry Point & back stops",
        "Calder Observer",
        "2031-03-03T18:05:00+01:00",
        "Nell Harrow",
        "en",
    ];
    told.says("feed.rss#0", facts);
    told.is_whole("feed.rss#0");
    assert_eq!(
        told.field("feed.rss#0", "url"),
        "https://www.calderobserver.example/2031/ferry"
    );
    assert_eq!(told.field("feed.rss#0", "format"), "rss");
    assert_eq!(
        told.dropped("feed.rss#0", "summary").unwrap(),
        "A rope fouled the rudder."
    );
    told.says(
        "feed.rss#1",
        [
            "Second",
            "Calder Observer",
            "2031-03-04T08:00:00+00:00",
            "Tom Reed",
            "en",
        ],
    );
    told.is_whole("feed.rss#1");
    assert!(
        told.article("feed.rss#0")["basis"]["outlet"]
            .as_str()
            .unwrap()
            .contains("title of the feed")
    );
}

#[test]
fn a_feed_of_one_item_is_numbered_too() {
    let feed = format!(
        "<rss><channel><item><title>Ferry stops</title><description>{}</description></item></channel></rss>",
        escaped(&paragraphs())
    );
    assert_eq!(one("a.xml", &feed).ids(), ["a.xml#0"]);
}

#[test]
fn rss_0_91_and_1_0() {
    let old = format!(
        "<rss version=\"0.91\"><channel><title>Morrow Gazette</title><link>http://morrow-gazette.example</link><language>en</language>\
         <item><title>Ferry stops</title><link>http://morrow-gazette.example/a</link><description>{}</description></item></channel></rss>",
        TEXT.join("\n\n")
    );
    let rdf = format!(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="http://morrow-gazette.example/rss"><title>Headlines from Morrow Gazette</title><link>http://morrow-gazette.example</link>
        <dc:language>en</dc:language></channel>
        <item rdf:about="http://morrow-gazette.example/b"><title>Ferry stops</title><link>http://morrow-gazette.example/b</link>
        <dc:date>2031-03-03T18:05Z</dc:date><dc:creator>Nell Harrow</dc:creator><description>{}</description></item></rdf:RDF>"#,
        escaped(&paragraphs())
    );
    let told = read(&[("old.xml", old.as_bytes()), ("rdf.xml", rdf.as_bytes())]);
    told.says("old.xml#0", ["Ferry stops", "Morrow Gazette", "", "", "en"]);
    told.is_whole("old.xml#0");
    told.says(
        "rdf.xml#0",
        [
            "Ferry stops",
            "Morrow Gazette",
            "2031-03-03T18:05:00+00:00",
            "Nell Harrow",
            "en",
        ],
    );
    told.is_whole("rdf.xml#0");
}

#[test]
fn atom_with_xhtml_base_and_prefixes() {
    let feed = format!(
        r#"<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://tern.example/wire/">
        <a:title type="html">Tern Wire &amp;raquo; World</a:title><a:link href="/"/><a:updated>2031-03-09T00:00:00Z</a:updated>
        <a:entry><a:title type="text">Ferry stops</a:title><a:link rel="enclosure" href="x.mp3"/><a:link href="ferry.html"/>
        <a:author><a:name>Nell Harrow</a:name></a:author><a:author><a:name>Tom Reed</a:name></a:author>
        <a:published>2031-03-03T18:05:00+01:00</a:published><a:updated>2031-03-05T10:00:00Z</a:updated>
        <a:summary>A rope.</a:summary>
        <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{}</div></a:content></a:entry>
        <a:entry><a:title>Later</a:title><a:updated>2031-03-06T10:00:00Z</a:updated><a:content type="html">{}</a:content></a:entry></a:feed>"#,
        paragraphs(),
        escaped(&paragraphs())
    );
    let told = one("tern.atom", &feed);
    told.says(
        "tern.atom#0",
        [
            "Ferry stops",
            "Tern Wire",
            "2031-03-03T18:05:00+01:00",
            "Nell Harrow, Tom Reed",
            "en",
        ],
    );
    told.is_whole("tern.atom#0");
    assert_eq!(told.field("tern.atom#0", "url"), "https://tern.example/wire/ferry.html");
    assert_eq!(told.field("tern.atom#0", "format"), "atom");
    // Only the date of its last change is told; the basis says so.
    assert_eq!(told.field("tern.atom#1", "published"), "2031-03-06T10:00:00+00:00");
    assert!(
        told.article("tern.atom#1")["basis"]["published"]
            .as_str()
            .unwrap()
            .contains("update")
    );
}

#[test]
fn json_feed() {
    let feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Calder Observer", "home_page_url": "https://calderobserver.example",
        "language": "en", "items": [
            {"id": "1", "title": "Ferry stops", "url": "https://calderobserver.example/1", "content_html": paragraphs(),
             "date_published": "2031-03-03T18:05:00+01:00", "date_modified": "2031-03-04T00:00:00Z", "authors": [{"name": "Nell Harrow"}]},
            {"id": "2", "title": "Pictures"},
        ]
    });
    let told = one("feed.json", &feed.to_string());
    assert_eq!(told.ids(), ["feed.json#0"]);
    told.says(
        "feed.json#0",
        [
            "Ferry stops",
            "Calder Observer",
            "2031-03-03T18:05:00+01:00",
            "Nell Harrow",
            "en",
        ],
    );
    told.is_whole("feed.json#0");
    assert_eq!(told.field("feed.json#0", "format"), "jsonfeed");
    assert!(
        told.problems.contains("feed.json, record 1: has no text"),
        "{}",
        told.problems
    );
}

#[test]
fn items_of_many_sites_are_of_their_own() {
    let item = |host: &str| {
        format!(
            "<item><title>T</title><link>https://{host}/a</link><description>{}</description></item>",
            escaped(&paragraphs())
        )
    };
    let feed = format!(
        "<rss><channel><title>Morning round-up</title><link>https://roundup.org</link>{}{}<item><title>T</title>\
         <source url=\"https://x.example\">Harbour Gazette</source><description>{}</description></item></channel></rss>",
        item("arden-herald.com"),
        item("weir.co.uk"),
        escaped(&paragraphs())
    );
    let told = one("a.rss", &feed);
    let outlets = ["a.rss#0", "a.rss#1", "a.rss#2"].map(|id| told.field(id, "outlet"));
    assert_eq!(outlets, ["arden-herald.com", "weir.co.uk", "Harbour Gazette"]);
}

#[test]
fn a_broken_feed_gives_what_could_be_read() {
    let whole = format!(
        "<item><title>Fish & chips < 5 crowns</title><description><![CDATA[{}]]></description></item>",
        paragraphs()
    );
    // Raw marks, names XML does not know, an item that is not closed, and the end cut off.
    let feed = format!(
        "<?xml version=\"1.0\" encoding=\"us-ascii\"?><rss><channel><title>Caf&eacute; News</title>{whole}\
         <item><title>Open<description>{0}</description>{whole}<item><title>Cut</title><description>{0} and then",
        escaped(&paragraphs())
    );
    let told = one("broken.xml", &feed);
    assert_eq!(
        told.ids(),
        ["broken.xml#0", "broken.xml#1", "broken.xml#2", "broken.xml#3"]
    );
    assert_eq!(told.field("broken.xml#0", "title"), "Fish & chips < 5 crowns");
    told.is_whole("broken.xml#0");
    assert_eq!(told.field("broken.xml#0", "outlet"), "Café News");
    told.is_whole("broken.xml#2");
    assert_eq!(told.field("broken.xml#3", "title"), "Cut");
}

#[test]
fn what_is_no_article_is_said() {
    one("empty.rss", "<rss><channel><title>Nothing yet</title></channel></rss>")
        .is_problem(&["empty.rss: is a feed without items"]);
    one("subs.opml", "<?xml version='1.0'?><opml><body><outline/></body></opml>").is_problem(&["a list of feeds"]);
}

#[test]
fn a_feed_of_headlines_has_headlines_for_texts() {
    let feed = "<rss version='0.91'><channel><title>Weir News</title><item><title>Ferry to Skerry Point stops</title><link>http://weir.example/1</link></item></channel></rss>";
    let told = one("h.rss", feed);
    assert_eq!(told.field("h.rss#0", "title"), "Ferry to Skerry Point stops");
    assert_eq!(told.article("h.rss#0")["paragraphs"][0], "Ferry to Skerry Point stops");
}

#[test]
fn entities_a_feed_defines_are_not_expanded() {
    let feed = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>\
         <rss><channel><item><title>Laughs</title><description>{} &c;&c;&c;</description></item></channel></rss>",
        escaped(&paragraphs())
    );
    let told = one("laughs.xml", &feed);
    assert!(told.article("laughs.xml#0")["paragraphs"].to_string().len() < 1000);
}
