//! What the keys of JSON records and front matter mean.

/// A fact or text an article's record may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::corpus) enum Field {
    Title,
    Outlet,
    Published,
    Byline,
    Url,
    Language,
    Body,
    BodyHtml,
    Summary,
}

/// Keys in order of trust, without case, `_`, `-`, `:` and `.`. Taken from NewsAPI, news-please, newspaper, trafilatura,
/// webz, GDELT, `MediaCloud`, the Guardian's and the New York Times' services, ninjs and schema.org.
const KEYS: &[(Field, &[&str])] = &[
    (
        Field::Title,
        &[
            "title",
            "headline",
            "webtitle",
            "titlefull",
            "ogtitle",
            "headlinemain",
            "articletitle",
            "name",
        ],
    ),
    (
        Field::Outlet,
        &[
            "outlet",
            "publisher",
            "publication",
            "sitename",
            "ogsitename",
            "source",
            "sourcename",
            "medianame",
            "newspaper",
            "sourcedomain",
            "domain",
            "hostname",
            "site",
            "website",
            "provider",
            "feed",
            "sitefull",
            "mediumname",
        ],
    ),
    (
        Field::Published,
        &[
            "published",
            "publishedat",
            "datepublished",
            "publishdate",
            "publisheddate",
            "publicationdate",
            "pubdate",
            "datepublish",
            "webpublicationdate",
            "articlepublishedtime",
            "firstpublished",
            "firstcreated",
            "versioncreated",
            "date",
            "datetime",
            "timestamp",
            "time",
            "seendate",
            "created",
            "createdat",
            "datecreated",
        ],
    ),
    (
        Field::Byline,
        &[
            "byline",
            "author",
            "authors",
            "writer",
            "writers",
            "creator",
            "dccreator",
            "reporter",
            "journalist",
        ],
    ),
    (
        Field::Url,
        &[
            "url",
            "link",
            "canonicalurl",
            "canonical",
            "weburl",
            "articleurl",
            "permalink",
            "sourceurl",
            "originalurl",
            "ogurl",
            "uri",
            "href",
        ],
    ),
    (Field::Language, &["language", "lang", "locale", "inlanguage"]),
    (
        Field::Body,
        &[
            "body",
            "bodytext",
            "maintext",
            "text",
            "articlebody",
            "fulltext",
            "content",
            "cleanedtext",
            "rawtext",
            "articletext",
            "story",
            "storytext",
            "article",
            "paragraphs",
            "plaintext",
            "contenttext",
        ],
    ),
    (
        Field::BodyHtml,
        &[
            "bodyhtml",
            "html",
            "contenthtml",
            "bodyxhtml",
            "rawhtml",
            "articlehtml",
            "contentencoded",
        ],
    ),
    (
        Field::Summary,
        &[
            "description",
            "summary",
            "excerpt",
            "abstract",
            "teaser",
            "lead",
            "leadparagraph",
            "snippet",
            "standfirst",
            "subtitle",
            "trailtext",
            "dek",
            "deck",
            "subheadline",
        ],
    ),
];

/// What a key means, if anything is known of it.
pub(in crate::corpus) fn field(key: &str) -> Option<Field> {
    rank(key).map(|(field, _)| field)
}

/// What a key means and how far down its list it stands: 0 is trusted most.
pub(in crate::corpus) fn rank(key: &str) -> Option<(Field, usize)> {
    let key: String = key
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(32)
        .collect();
    KEYS.iter()
        .find_map(|(field, keys)| keys.iter().position(|known| *known == key).map(|rank| (*field, rank)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_of_keys_does_not_matter() {
        assert_eq!(field("publishedAt"), Some(Field::Published));
        assert_eq!(field("og:site_name"), Some(Field::Outlet));
        assert_eq!(field("Body-Text"), Some(Field::Body));
        assert_eq!(field("mood"), None);
    }
}
