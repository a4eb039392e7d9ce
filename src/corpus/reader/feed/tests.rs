//! Whose a feed is, where its links lead, who wrote.

use super::address::joined;
use super::channel::name_in;
use super::items::without_mail;
use super::*;

fn name(title: &str, home: &str) -> String {
    name_in(title, Some(home).filter(|home| !home.is_empty()))
        .map(|(name, _)| name)
        .unwrap_or_default()
}

#[test]
fn the_title_of_a_feed_names_the_outlet() {
    for (title, home, outlet) in [
        ("Morrow Gazette - Top stories", "morrowgazette.com", "Morrow Gazette"),
        ("Top Stories | Morrow Gazette", "", "Morrow Gazette"),
        (
            "World news - Calder Observer",
            "calderobserver.co.uk",
            "Calder Observer",
        ),
        ("MG > Sport > Football", "mg.com", "MG"),
        ("Morrow Gazette RSS Feed", "", "Morrow Gazette"),
        ("Latest news from Morrow Gazette", "", "Morrow Gazette"),
        ("Tern Wire: Most Read Articles", "tern.com", "Tern Wire"),
        ("Wirtschaft - Weser-Bote", "weser-bote.de", "Weser-Bote"),
        ("Le Courrier de Brède - À la une", "", "Le Courrier de Brède"),
        ("Top stories", "morrowgazette.com", ""),
        ("Ships, Tides and Weather", "", "Ships, Tides and Weather"),
    ] {
        assert_eq!(name(title, home), outlet, "{title}");
    }
}

#[test]
fn links_are_relative_to_their_base() {
    let base = Some("https://tern.example/wire/index.xml");
    for (link, whole) in [
        ("a.html", "https://tern.example/wire/a.html"),
        ("/a.html", "https://tern.example/a.html"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("http://other.example/", "http://other.example/"),
        ("mailto:x@y.example", "mailto:x@y.example"),
    ] {
        assert_eq!(joined(base, link), whole);
    }
    assert_eq!(joined(Some("https://tern.example"), "a"), "https://tern.example/a");
    assert_eq!(joined(None, "a.html"), "a.html");
}

#[test]
fn addresses_of_mail_are_no_names() {
    assert_eq!(without_mail("desk@tern.example (Nell Harrow)"), "Nell Harrow");
    assert_eq!(without_mail("Nell Harrow <nell@tern.example>"), "Nell Harrow");
    assert_eq!(without_mail("desk@tern.example"), "");
    assert_eq!(without_mail("Nell Harrow"), "Nell Harrow");
}

#[test]
fn the_link_of_an_item_is_its_page() {
    let link = |inside: &str| {
        let xml = format!("<item>{inside}</item>");
        let document = xml::parse(&xml);
        document.root().children().next().and_then(items::page_link)
    };
    assert_eq!(
        link("<link>http://a.example/1</link><guid>http://a.example/2</guid>").as_deref(),
        Some("http://a.example/1")
    );
    assert_eq!(
        link("<guid>http://a.example/2</guid>").as_deref(),
        Some("http://a.example/2")
    );
    assert_eq!(link("<guid isPermaLink='false'>http://a.example/2</guid>"), None);
    assert_eq!(
        link("<link rel='self' href='http://a.example/feed'/><link rel='alternate' href='http://a.example/3'/>")
            .as_deref(),
        Some("http://a.example/3")
    );
}
