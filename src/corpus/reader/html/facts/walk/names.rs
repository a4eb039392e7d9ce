//! What elements say of themselves: by their names, their classes and the like, and where their links lead.

use super::Hints;
use crate::corpus::reader::page::is_silent;

/// Parts of class names and ids of what stands beside an article.
const ASIDE: &[&str] = &[
    "related",
    "recommend",
    "sidebar",
    "comment-list",
    "commentlist",
    "comments",
    "respond",
    "footer",
    "popular",
    "trending",
    "most-read",
    "mostread",
    "most_read",
    "newsletter",
    "carousel",
    "widget",
    "promo",
    "teaser",
    "also-read",
    "read-more",
    "readmore",
    "more-from",
    "morefrom",
    "more-stories",
    "more-articles",
    "latest",
    "outbrain",
    "taboola",
    "cookie",
    "menu",
    "navigation",
    "navbar",
    "ticker",
    "advert",
    "sponsor",
    "reply",
    "replies",
    "suggest",
    "discover",
];

pub(super) fn is_aside(name: &str, names: &str, within_article: bool) -> bool {
    match name {
        "aside" | "nav" => return true,
        // An entry's own footer may name who posted it and when.
        "footer" => return !within_article,
        "html" | "body" | "main" | "a" | "h1" | "time" | "span" => return false,
        _ => {}
    }
    let own = ["entry-footer", "post-footer", "article-footer"]
        .iter()
        .any(|own| names.contains(own));
    !own && ASIDE.iter().any(|part| names.contains(part))
}

/// Elements whose text is no line of the page.
pub(super) fn is_unread(name: &str) -> bool {
    is_silent(name) || matches!(name, "head" | "title")
}

/// What the names an element goes by say; `names` are its class, id and the like in lower case.
pub(super) fn hints(name: &str, names: &str, element: &scraper::node::Element) -> Hints {
    let mut hints = Hints::default();
    let has = |parts: &[&str]| parts.iter().any(|part| names.contains(part));
    let property = |attribute: &str| element.attr(attribute).map(str::to_ascii_lowercase).unwrap_or_default();
    let itemprop = property("itemprop");
    let rdfa = property("property");
    // "dc:date dc:created" names two at once.
    let says = |names: &[&str]| {
        rdfa.split_whitespace()
            .filter_map(|name| name.rsplit(':').next())
            .any(|name| names.contains(&name))
    };
    hints.date = name == "time"
        || has(&[
            "date",
            "time",
            "publi",
            "posted",
            "datum",
            "fecha",
            "created",
            "dato",
            "veroeff",
            "submitted",
            "erstellt",
        ]);
    hints.published =
        has(&["publi", "posted", "created", "pubdate", "entry-date", "post-date"]) || element.attr("pubdate").is_some();
    hints.updated = has(&["updat", "modif", "geaendert", "edited"]);
    if itemprop.contains("datepublished")
        || says(&["datepublished", "issued", "published", "created"])
        || itemprop == "datecreated"
    {
        hints.date = true;
        hints.published = true;
        hints.exact = true;
    }
    if itemprop == "datemodified" || says(&["datemodified"]) {
        hints.updated = true;
    }
    hints.author = has(&[
        "byline",
        "author",
        "autor",
        "auteur",
        "writer",
        "reporter",
        "journalist",
        "redakteur",
        "redacteur",
        "signature",
        "firma",
        "forfatter",
        "penulis",
        "yazar",
        "contributor",
        "creator",
        "by-line",
        "posted-by",
        "submitted",
        "postedby",
        "schrijver",
    ]);
    let rel = property("rel");
    if rel.split_whitespace().any(|rel| rel == "author")
        || matches!(itemprop.as_str(), "author" | "creator")
        || says(&["author"])
    {
        hints.author = true;
        hints.exact = true;
    }
    if name == "a"
        && !hints.author
        && let Some(href) = element.attr("href")
        && [
            "/author",
            "/autor",
            "/auteur",
            "/people/",
            "/profile",
            "/by/",
            "/staff/",
            "/journalist",
            "/contributor",
            "/writer",
            "/reporter",
        ]
        .iter()
        .any(|part| href.contains(part))
    {
        hints.author = true;
        hints.linked = true;
    }
    hints.headline = itemprop == "headline"
        || has(&[
            "headline",
            "entry-title",
            "post-title",
            "article-title",
            "articletitle",
            "post__title",
            "article__title",
        ]);
    hints
}
