//! What a name that stands in no table may mean, by the words in it.

use super::Field;

/// What a name that is not in the table may mean, by the words in it: `article_body_clean`, "Date of publication". A name
/// that speaks of a change, of fetching or of something counted means nothing.
pub(super) fn guess(name: &str) -> Option<Field> {
    let name = spaced(name);
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let any = |known: &[&str]| words.iter().any(|word| known.contains(word));
    const OTHER: &[&str] = &[
        "updated",
        "update",
        "modified",
        "edited",
        "changed",
        "revised",
        "crawled",
        "crawl",
        "retrieved",
        "fetched",
        "scraped",
        "scrape",
        "downloaded",
        "download",
        "accessed",
        "indexed",
        "ingested",
        "collected",
        "inserted",
        "added",
        "imported",
        "deleted",
        "expires",
        "image",
        "img",
        "photo",
        "picture",
        "video",
        "thumbnail",
        "logo",
        "icon",
        "count",
        "length",
        "len",
        "size",
        "num",
        "number",
        "words",
        "score",
        "id",
        "ids",
        "hash",
        "type",
        "category",
        "comment",
        "comments",
        "tags",
        "keywords",
        "sentiment",
        "label",
        "email",
        "twitter",
        "facebook",
        "related",
        "embedding",
        "vector",
        "tokens",
        "bio",
        "alt",
        "caption",
        "event",
        "birth",
        "section",
        "status",
        "version",
        "seen",
        "gender",
        "country",
        "location",
        "entities",
        "file",
        "path",
        "filename",
        "license",
        "rights",
        "class",
        "cluster",
        "topic",
    ];
    if words.is_empty() || words.len() > 5 || any(OTHER) {
        None
    } else if any(&["date", "published", "publish", "pubdate", "datetime", "publication"]) && !any(&["name", "title"]) {
        if any(&["publication", "publish"]) && !any(&["date", "time", "day"]) {
            return any(&["publication"]).then_some(Field::Outlet);
        }
        Some(Field::Published)
    } else if any(&["author", "authors", "byline", "writer", "reporter", "journalist"]) {
        Some(Field::Byline)
    } else if any(&["url", "link", "permalink", "href"]) {
        Some(Field::Url)
    } else if any(&["language", "lang"]) {
        Some(Field::Language)
    } else if any(&[
        "summary",
        "abstract",
        "description",
        "excerpt",
        "snippet",
        "subtitle",
        "subheadline",
    ]) {
        Some(Field::Summary)
    } else if any(&["title", "headline", "headlines"]) {
        Some(Field::Title)
    } else if any(&["html"]) {
        Some(Field::BodyHtml)
    } else if any(&[
        "text",
        "body",
        "content",
        "article",
        "story",
        "maintext",
        "fulltext",
        "plaintext",
    ]) {
        Some(Field::Body)
    } else if any(&[
        "source",
        "outlet",
        "publisher",
        "newspaper",
        "media",
        "site",
        "website",
        "domain",
    ]) {
        Some(Field::Outlet)
    } else {
        None
    }
}

/// A name in small words: `articleBody_clean` is "article body clean".
fn spaced(name: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in name.chars().take(64) {
        if c.is_uppercase() && before.is_lowercase() || !c.is_alphanumeric() {
            out.push(' ');
        }
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        }
        before = c;
    }
    out
}
