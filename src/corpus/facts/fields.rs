//! What the keys of JSON records, the columns of tables and the keys of front matter mean.

mod abroad;
mod guess;
mod languages;
mod services;

pub(in crate::corpus) use languages::language_code;

use guess::guess;
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

/// All keys, with their field and rank; the first mention of a key counts.
static TABLE: LazyLock<FxHashMap<&'static str, (Field, usize)>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (field, keys) in services::KEYS.iter().chain(abroad::NAMES) {
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
}
