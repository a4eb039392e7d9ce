//! What the keys of JSON records, the columns of tables and the keys of front matter mean.

mod abroad;

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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
            "headlines",
            "titletext",
            "newstitle",
            "articleheadline",
            "heading",
            "hed",
            "hl1",
            "title1",
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
            "sourcehostname",
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
            "pubtitle",
            "publicationtitle",
            "publicationname",
            "publishername",
            "newssource",
            "newsoutlet",
            "sourcetitle",
            "metasitename",
            "copyrightholder",
            "copyrightowner",
            "journalname",
        ],
    ),
    (
        Field::Published,
        &[
            "published",
            "publishedat",
            "datepublished",
            "publishdate",
            "datetimepub",
            "publisheddatetime",
            "publishdatetime",
            "publicationdatetime",
            "publishedtime",
            "publishedon",
            "publishtime",
            "datepublishedgmt",
            "displaydate",
            "firstpublishdate",
            "firstpublicationdate",
            "issued",
            "dateissued",
            "pubtime",
            "pubdatetime",
            "posted",
            "postedat",
            "posteddate",
            "dateposted",
            "postdate",
            "releasedate",
            "articledate",
            "newsdate",
            "storydate",
            "publicationtime",
            "publisheddate",
            "publicationdate",
            "pubdate",
            "datepublish",
            "webpublicationdate",
            "articlepublishedtime",
            "firstpublished",
            "firstcreated",
            "contentcreated",
            "versioncreated",
            "date",
            "datetime",
            "timestamp",
            "time",
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
            "authorname",
            "authornames",
            "bylines",
            "articleauthor",
            "dateauthor",
            "writtenby",
            "by",
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
            "articlelink",
            "newsurl",
            "newslink",
            "pageurl",
            "fullurl",
            "mainentityofpage",
        ],
    ),
    (
        Field::Language,
        &[
            "language",
            "lang",
            "locale",
            "inlanguage",
            "metalang",
            "languagecode",
            "articlelanguage",
        ],
    ),
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
            "textcontent",
            "articlecontent",
            "newstext",
            "newscontent",
            "newsbody",
            "document",
            "doctext",
            "contents",
            "fullarticle",
            "contentelements",
            "bodyparagraphs",
            "bodies",
            "bodycontent",
            "documenttext",
            "storybody",
            "transcript",
            "news",
            "maincontent",
            "openingtext",
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
            "bodyhtml5",
            "fullhtml",
            "pagehtml",
            "contentraw",
            "rawcontent",
            "textashtml",
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
            "highlights",
            "shortdescription",
            "metadescription",
            "hitsentence",
            "ogdescription",
            "shorttext",
            "intro",
            "introduction",
            "blurb",
            "subhead",
            "descriptions",
            "summarytext",
            "shortsummary",
        ],
    ),
];

/// All keys, with their field and rank; the first mention of a key counts.
static TABLE: LazyLock<FxHashMap<&'static str, (Field, usize)>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (field, keys) in KEYS.iter().chain(abroad::NAMES) {
        for (rank, key) in keys.iter().enumerate() {
            table.entry(*key).or_insert((*field, rank));
        }
    }
    table
});

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

    /// Whether the settings name something within what stands at `path`.
    pub(in crate::corpus) fn leads(&self, path: &str) -> bool {
        !self.0.is_empty() && {
            let path = folded(path);
            self.0
                .iter()
                .any(|own| own.leaf.is_some() && own.path.starts_with(&path))
        }
    }

    /// What a key means and how far down its list it stands: 0 is trusted most.
    pub(in crate::corpus) fn rank(&self, key: &str) -> Option<(Field, usize)> {
        if let Some(known) = self.own(key) {
            return Some(known);
        }
        let key = folded(key);
        let owned = |field: Field| self.0.iter().filter(|own| own.field == field).count();
        let leaf = || {
            let own = self.0.iter().find(|own| own.leaf.as_ref() == Some(&key))?;
            Some((own.field, owned(own.field)))
        };
        let known = TABLE.get(key.as_str());
        known.map(|(field, rank)| (*field, rank + owned(*field))).or_else(leaf)
    }

    /// What a column means: as [`rank`](Keys::rank), and where that knows nothing by the words in its name, trusted less.
    pub(in crate::corpus) fn column(&self, name: &str) -> Option<(Field, usize)> {
        self.rank(name)
            .or_else(|| guess(name).map(|field| (field, Keys::GUESSED)))
    }

    /// The rank of a meaning that was guessed from words in a name.
    pub(in crate::corpus) const GUESSED: usize = 1000;

    /// What a key means, if anything is known of it.
    pub(in crate::corpus) fn field(&self, key: &str) -> Option<Field> {
        self.rank(key).map(|(field, _)| field)
    }
}

/// What a name that is not in the table may mean, by the words in it: `article_body_clean`, "Date of publication". A name
/// that speaks of a change, of fetching or of something counted means nothing.
fn guess(name: &str) -> Option<Field> {
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

/// Languages by the code of three letters or the English or own name that services give them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["english", "eng"]),
    ("de", &["german", "deu", "ger", "deutsch"]),
    ("fr", &["french", "fra", "fre", "français", "francais"]),
    ("es", &["spanish", "spa", "español", "castilian"]),
    ("it", &["italian", "ita", "italiano"]),
    ("pt", &["portuguese", "por", "português"]),
    ("nl", &["dutch", "nld", "dut", "nederlands"]),
    ("sv", &["swedish", "swe", "svenska"]),
    ("da", &["danish", "dan", "dansk"]),
    ("no", &["norwegian", "nor", "norsk"]),
    ("nb", &["nob", "bokmål"]),
    ("nn", &["nno", "nynorsk"]),
    ("fi", &["finnish", "fin", "suomi"]),
    ("is", &["icelandic", "isl", "ice"]),
    ("pl", &["polish", "pol", "polski"]),
    ("cs", &["czech", "ces", "cze", "čeština"]),
    ("sk", &["slovak", "slk", "slo"]),
    ("sl", &["slovenian", "slovene", "slv"]),
    ("hr", &["croatian", "hrv"]),
    ("sr", &["serbian", "srp"]),
    ("bs", &["bosnian", "bos"]),
    ("hu", &["hungarian", "hun", "magyar"]),
    ("ro", &["romanian", "ron", "rum"]),
    ("bg", &["bulgarian", "bul"]),
    ("el", &["greek", "ell", "gre"]),
    ("tr", &["turkish", "tur", "türkçe"]),
    ("ru", &["russian", "rus", "русский"]),
    ("uk", &["ukrainian", "ukr", "українська"]),
    ("be", &["belarusian", "bel"]),
    ("lt", &["lithuanian", "lit"]),
    ("lv", &["latvian", "lav"]),
    ("et", &["estonian", "est"]),
    ("ar", &["arabic", "ara"]),
    ("he", &["hebrew", "heb"]),
    ("fa", &["persian", "farsi", "fas", "per"]),
    ("ur", &["urdu", "urd"]),
    ("hi", &["hindi", "hin"]),
    ("bn", &["bengali", "bangla", "ben"]),
    ("ta", &["tamil", "tam"]),
    ("te", &["telugu", "tel"]),
    ("zh", &["chinese", "zho", "chi", "mandarin"]),
    ("ja", &["japanese", "jpn"]),
    ("ko", &["korean", "kor"]),
    ("vi", &["vietnamese", "vie"]),
    ("th", &["thai", "tha"]),
    ("id", &["indonesian", "ind"]),
    ("ms", &["malay", "msa", "may"]),
    ("sw", &["swahili", "swa"]),
    ("ca", &["catalan", "cat"]),
    ("eu", &["basque", "eus", "baq"]),
    ("gl", &["galician", "glg"]),
    ("sq", &["albanian", "sqi", "alb"]),
    ("mk", &["macedonian", "mkd", "mac"]),
    ("ka", &["georgian", "kat", "geo"]),
    ("hy", &["armenian", "hye", "arm"]),
    ("az", &["azerbaijani", "aze"]),
    ("kk", &["kazakh", "kaz"]),
];

/// A language as ISO 639-1, where it is given by another code or by name; otherwise as it stands.
pub(in crate::corpus) fn language_code(told: &str) -> String {
    let name = told.trim().to_lowercase();
    let first = name.split(['-', '_', ' ', ',']).next().unwrap_or_default();
    let known = LANGUAGES.iter().find(|(_, names)| names.contains(&first));
    known.map_or_else(|| told.trim().to_owned(), |(code, _)| (*code).to_owned())
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

    #[test]
    fn columns_are_known_in_many_languages_and_by_their_words() {
        let column = |name| Keys::default().column(name).map(|(field, _)| field);
        for (name, field) in [
            ("Überschrift", Field::Title),
            ("Date de publication", Field::Published),
            ("Texto", Field::Body),
            ("Källa", Field::Outlet),
            ("記者", Field::Byline),
            ("заголовок", Field::Title),
            ("article_body_clean", Field::Body),
            ("Date of first publication", Field::Published),
            ("news_headline", Field::Title),
        ] {
            assert_eq!(column(name), Some(field), "{name}");
        }
        for name in [
            "last_update_date",
            "crawl date",
            "text_length",
            "author_id",
            "image_url",
            "title_embedding",
            "mood",
            "",
        ] {
            assert_eq!(column(name), None, "{name}");
        }
    }

    #[test]
    fn languages_are_codes_of_two_letters() {
        let codes = ["English", "deu", "zh-CN", "en_US", "Klingon"].map(language_code);
        assert_eq!(codes, ["en", "de", "zh-CN", "en_US", "Klingon"]);
    }
}
