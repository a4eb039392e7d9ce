//! What the reader corrected: facts of articles that the program got wrong, laid over what their files say.

use crate::corpus::{Article, ArticleId, Basis, Head, typed_date};
use crate::story::{Tie, Ties};
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A fact the reader can correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Title,
    Outlet,
    Published,
    Byline,
}

/// What the reader says of a field; `None`: that it is not known.
pub type Said = Option<Arc<str>>;

impl Field {
    /// All, in the order they are shown.
    pub const ALL: [Field; 4] = [Field::Title, Field::Outlet, Field::Published, Field::Byline];

    /// As it is kept: `published`.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Outlet => "outlet",
            Field::Published => "published",
            Field::Byline => "byline",
        }
    }

    /// As it is called on the screen: `date`.
    pub fn word(self) -> &'static str {
        match self {
            Field::Published => "date",
            other => other.name(),
        }
    }

    /// The field kept under a name.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What is known of it, as text; a date as [`typed_date`] reads it.
    pub fn of(self, head: &Head) -> Option<String> {
        match self {
            Field::Title => head.title.clone(),
            Field::Outlet => head.outlet.clone(),
            Field::Published => head.published.map(|published| published.to_string().replace('T', " ")),
            Field::Byline => head.byline.clone(),
        }
    }

    /// What was said of it, as [`Field::of`] gives it.
    pub fn shown(self, said: &Said) -> String {
        let said = said.as_deref().unwrap_or_default();
        match self {
            Field::Published => said.replace('T', " "),
            _ => said.to_owned(),
        }
    }

    /// Puts a value in; one that is no date leaves the date as it is.
    fn put(self, head: &mut Head, said: &Said) {
        let text = said.as_deref().map(str::to_owned);
        match self {
            Field::Title => head.title = text,
            Field::Outlet => head.outlet = text,
            Field::Byline => head.byline = text,
            Field::Published => match text.as_deref().map(typed_date) {
                None => head.published = None,
                Some(Ok(published)) => head.published = Some(published),
                Some(Err(_)) => {}
            },
        }
    }

    /// Where its value comes from.
    pub fn basis(self, basis: &Basis) -> Option<&str> {
        match self {
            Field::Title => basis.title.as_deref(),
            Field::Outlet => basis.outlet.as_deref(),
            Field::Published => basis.published.as_deref(),
            Field::Byline => basis.byline.as_deref(),
        }
    }

    fn basis_mut(self, basis: &mut Basis) -> &mut Option<String> {
        match self {
            Field::Title => &mut basis.title,
            Field::Outlet => &mut basis.outlet,
            Field::Published => &mut basis.published,
            Field::Byline => &mut basis.byline,
        }
    }
}

/// The corrections of one article, by field; `None`: none.
type Corrected = [Option<Said>; Field::ALL.len()];

/// All corrections of a corpus: of its articles' facts, of its stories, and of whose articles are to be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    facts: FxHashMap<ArticleId, Corrected>,
    /// Which articles belong together, and which do not.
    pub ties: Ties,
    /// Outlets that are not to be seen, by their names.
    hidden: BTreeSet<Arc<str>>,
}

impl Edits {
    /// A number that is the same for the same corrections, and for others hardly ever.
    pub fn digest(&self) -> u64 {
        let mut all: Vec<_> = self.facts.iter().map(|(id, said)| (id.as_str(), said)).collect();
        all.sort_unstable_by_key(|(id, _)| *id);
        let mut hasher = FxHasher::default();
        all.hash(&mut hasher);
        self.ties.hash(&mut hasher);
        self.hidden.hash(&mut hasher);
        hasher.finish()
    }

    /// What the reader said of a field; `None`: nothing, the file counts.
    pub fn said(&self, id: &ArticleId, field: Field) -> Option<&Said> {
        self.facts.get(id)?.get(field as usize)?.as_ref()
    }

    /// Sets or takes back what the reader says of a field.
    pub fn set(&mut self, id: &ArticleId, field: Field, said: Option<Said>) {
        let corrected = self.facts.entry(id.clone()).or_default();
        if let Some(place) = corrected.get_mut(field as usize) {
            *place = said;
        }
        if corrected.iter().all(Option::is_none) {
            self.facts.remove(id);
        }
    }

    /// Whether nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.ties.is_empty() && self.hidden.is_empty()
    }

    /// Hides an outlet, or shows it again.
    pub fn hide(&mut self, outlet: &Arc<str>, hidden: bool) {
        if hidden {
            self.hidden.insert(Arc::clone(outlet));
        } else {
            self.hidden.remove(outlet);
        }
    }

    /// The outlets that are hidden, by name.
    pub fn hidden(&self) -> &BTreeSet<Arc<str>> {
        &self.hidden
    }

    /// Whether an article is of an outlet that is hidden.
    pub fn hides(&self, head: &Head) -> bool {
        head.outlet
            .as_deref()
            .is_some_and(|outlet| self.hidden.contains(outlet))
    }

    /// Takes up what was kept of stories: two articles, and the name of what is said of them; another name is passed over.
    pub fn tie<'a>(&mut self, kept: impl Iterator<Item = (&'a str, &'a str, &'a str)>) {
        for (one, other, tie) in kept {
            if let Some(tie) = Tie::named(tie) {
                self.ties.set(&one.into(), &other.into(), Some(tie));
            }
        }
    }

    /// The articles of which something was corrected.
    pub fn ids(&self) -> impl Iterator<Item = &ArticleId> {
        self.facts.keys()
    }

    /// Whether both say the same of an article.
    pub fn agree_on(&self, other: &Edits, id: &ArticleId) -> bool {
        self.facts.get(id) == other.facts.get(id)
    }

    fn of(&self, id: &ArticleId) -> impl Iterator<Item = (Field, &Said)> {
        let corrected = self.facts.get(id).into_iter().flatten();
        Field::ALL
            .into_iter()
            .zip(corrected)
            .filter_map(|(field, said)| Some((field, said.as_ref()?)))
    }

    /// What is known of an article with its corrections; what its file says where there are none.
    pub fn head(&self, told: &Arc<Head>) -> Arc<Head> {
        if !self.facts.contains_key(&told.id) {
            return Arc::clone(told);
        }
        let mut head = Head::clone(told);
        for (field, said) in self.of(&told.id) {
            field.put(&mut head, said);
        }
        Arc::new(head)
    }

    /// An article with its corrections, which say what was there before, and why.
    pub fn article(&self, mut article: Article) -> Article {
        let id = article.head.id.clone();
        for (field, said) in self.of(&id) {
            let was = field.of(&article.head).unwrap_or_else(|| "not known".to_owned());
            let from = field.basis(&article.basis).map(|from| format!(", from {from}"));
            let basis = format!("corrected by you (was: {was}{})", from.unwrap_or_default());
            *field.basis_mut(&mut article.basis) = Some(basis);
            field.put(&mut article.head, said);
        }
        article
    }
}

impl<'a> FromIterator<(&'a str, &'a str, Option<&'a str>)> for Edits {
    /// From article, name of the field, and what was said; what has another name is left out.
    fn from_iter<T: IntoIterator<Item = (&'a str, &'a str, Option<&'a str>)>>(kept: T) -> Edits {
        let mut edits = Edits::default();
        for (article, field, said) in kept {
            if let Some(field) = Field::named(field) {
                edits.set(&article.into(), field, Some(said.map(Into::into)));
            }
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::corpus::article;

    fn told() -> Article {
        let mut article = Article::clone(&article(
            "post/bridge",
            Some("Post"),
            Some("2026-05-08"),
            "Bridge shut",
            &["It is."],
        ));
        article.basis.outlet = Some("folder name".into());
        article
    }

    #[test]
    fn a_correction_says_what_was_there_and_why() {
        let edits: Edits = [
            ("post/bridge", "outlet", Some("Tidewater Post")),
            ("post/bridge", "byline", Some("Ada Lindqvist")),
            ("post/bridge", "published", None),
            ("post/bridge", "mood", Some("sour")),
            ("other", "title", Some("Else")),
        ]
        .into_iter()
        .collect();
        let article = edits.article(told());
        assert_eq!(article.head.outlet.as_deref(), Some("Tidewater Post"));
        assert_eq!(article.head.published, None);
        assert_eq!(article.head.title.as_deref(), Some("Bridge shut"));
        assert_eq!(
            [
                article.basis.outlet.as_deref(),
                article.basis.byline.as_deref(),
                article.basis.published.as_deref()
            ],
            [
                Some("corrected by you (was: Post, from folder name)"),
                Some("corrected by you (was: not known)"),
                Some("corrected by you (was: 2026-05-08)"),
            ]
        );
        assert_eq!(*edits.head(&Arc::new(told().head)), article.head);
    }

    #[test]
    fn what_is_taken_back_leaves_no_trace() {
        let mut edits = Edits::default();
        let id = "post/bridge".into();
        edits.set(&id, Field::Title, Some(Some("Bridge open".into())));
        assert!(!edits.is_empty() && !edits.agree_on(&Edits::default(), &id));
        edits.set(&id, Field::Title, None);
        assert_eq!(edits, Edits::default());
        assert_eq!(edits.article(told()), told());
    }

    #[test]
    fn every_field_is_found_by_its_name_and_read_back_from_its_text() {
        for field in Field::ALL {
            assert_eq!(Field::named(field.name()), Some(field));
            let mut head = told().head;
            let text = field.of(&head);
            field.put(&mut head, &text.as_deref().map(Into::into));
            assert_eq!(head, told().head);
        }
    }
}
