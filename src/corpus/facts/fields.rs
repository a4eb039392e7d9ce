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

/// What keys mean: the built-in table, and before it what the corpus' own settings say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::corpus) struct Keys(Vec<Own>);

/// A key the settings name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Own {
    /// With the keys it stands under, folded.
    path: String,
    /// The last of them, where there are several.
    leaf: Option<String>,
    field: Field,
}

impl Keys {
    /// Keys that mean something else than the table says, or are not in it; `meta.kop` is the key `kop` under `meta`.
    /// Those of one field stand in order of trust.
    pub(in crate::corpus) fn of<'a>(own: impl Iterator<Item = (&'a str, Field)>) -> Keys {
        let own = own.map(|(key, field)| Own {
            path: folded(key),
            leaf: key.rsplit_once('.').map(|(_, leaf)| folded(leaf)),
            field,
        });
        Keys(own.collect())
    }

    /// What the settings say of the key at `path`, and how far down their list it stands.
    pub(in crate::corpus) fn own(&self, path: &str) -> Option<(Field, usize)> {
        if self.0.is_empty() {
            return None;
        }
        let path = folded(path);
        let at = self.0.iter().position(|own| own.path == path)?;
        let field = self.0.get(at)?.field;
        Some((field, self.0.iter().take(at).filter(|own| own.field == field).count()))
    }

    /// What a key means and how far down its list it stands: 0 is trusted most.
    pub(in crate::corpus) fn rank(&self, key: &str) -> Option<(Field, usize)> {
        if let Some(known) = self.own(key) {
            return Some(known);
        }
        let key = folded(key);
        let owned = |field: Field| self.0.iter().filter(|own| own.field == field).count();
        let known = |(field, keys): &(Field, &[&str])| {
            let rank = keys.iter().position(|known| *known == key)?;
            Some((*field, rank + owned(*field)))
        };
        let leaf = || {
            let own = self.0.iter().find(|own| own.leaf.as_ref() == Some(&key))?;
            Some((own.field, owned(own.field)))
        };
        KEYS.iter().find_map(known).or_else(leaf)
    }

    /// What a key means, if anything is known of it.
    pub(in crate::corpus) fn field(&self, key: &str) -> Option<Field> {
        self.rank(key).map(|(field, _)| field)
    }
}

/// A key without case and punctuation.
fn folded(key: &str) -> String {
    key.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(32)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_of_keys_does_not_matter() {
        let field = |key| Keys::default().field(key);
        assert_eq!(field("publishedAt"), Some(Field::Published));
        assert_eq!(field("og:site_name"), Some(Field::Outlet));
        assert_eq!(field("Body-Text"), Some(Field::Body));
        assert_eq!(field("mood"), None);
    }

    #[test]
    fn own_keys_go_before_the_table() {
        let keys = Keys::of([("kop", Field::Title), ("title", Field::Outlet)].into_iter());
        assert_eq!(keys.rank("Kop"), Some((Field::Title, 0)));
        assert_eq!(keys.rank("title"), Some((Field::Outlet, 0)));
        assert_eq!(keys.rank("headline"), Some((Field::Title, 2)));
    }
}
