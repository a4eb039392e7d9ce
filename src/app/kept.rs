//! What the reader keeps of articles beside what was read and starred: tags, notes on passages; and the list of it all.

pub mod anchor;

use super::library::Library;
use super::state::Marks;
use crate::corpus::{ArticleId, Head};
use crate::text::fold::fold;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A note on a passage of an article. The words of the passage are its place: the file may change around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    pub passage: Arc<str>,
    /// The paragraph the passage stood in when the note was made: tells which of equal ones.
    pub paragraph: usize,
    pub text: Arc<str>,
}

/// A row of the list of what is kept: a note, or an article that is starred or tagged and has none.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptItem {
    pub article: ArticleId,
    /// `None`: it is not in the corpus now.
    pub head: Option<Arc<Head>>,
    pub note: Option<Noted>,
}

impl KeptItem {
    /// What the row is called: the headline, else the id.
    pub fn title(&self) -> &str {
        let head = self.head.as_ref();
        head.map_or(self.article.as_str(), |head| {
            head.title.as_deref().unwrap_or(&head.path)
        })
    }
}

impl Marks {
    /// Gives an article a tag, or takes it away.
    pub fn tag(&mut self, id: &ArticleId, tag: &str, tagged: bool) {
        if tagged {
            self.tags.entry(id.clone()).or_default().insert(tag.into());
        } else if let Some(tags) = self.tags.get_mut(id) {
            tags.remove(tag);
            if tags.is_empty() {
                self.tags.remove(id);
            }
        }
    }

    /// Puts a note on a passage in place of the one it has; without a text, takes it away.
    pub fn note(&mut self, id: &ArticleId, passage: &Arc<str>, paragraph: usize, text: Option<Arc<str>>) {
        let notes = self.notes.entry(id.clone()).or_default();
        notes.retain(|noted| noted.passage != *passage);
        if let Some(text) = text {
            notes.push(Noted {
                passage: Arc::clone(passage),
                paragraph,
                text,
            });
            notes.sort_by(|a, b| (a.paragraph, &a.passage).cmp(&(b.paragraph, &b.passage)));
        }
        if notes.is_empty() {
            self.notes.remove(id);
        }
    }

    /// The tags of an article, in order.
    pub fn tags_of(&self, id: &ArticleId) -> impl Iterator<Item = &Arc<str>> {
        self.tags.get(id).into_iter().flatten()
    }

    /// The notes on an article, as their passages stood in it.
    pub fn notes_of(&self, id: &ArticleId) -> &[Noted] {
        self.notes.get(id).map_or(&[], Vec::as_slice)
    }

    /// All tags there are, the most used first.
    pub fn tags_used(&self) -> Vec<Arc<str>> {
        let mut used: FxHashMap<&Arc<str>, usize> = FxHashMap::default();
        for tag in self.tags.values().flatten() {
            *used.entry(tag).or_default() += 1;
        }
        let mut used: Vec<_> = used.into_iter().collect();
        used.sort_by(|(a, times), (b, others)| others.cmp(times).then(a.cmp(b)));
        used.into_iter().map(|(tag, _)| Arc::clone(tag)).collect()
    }

    /// Everything starred, tagged or noted, by article.
    pub fn kept(&self, library: &Library) -> Vec<KeptItem> {
        let articles: BTreeSet<&ArticleId> = (self.starred.iter())
            .chain(self.tags.keys())
            .chain(self.notes.keys())
            .collect();
        let mut items = Vec::new();
        for article in articles {
            let head = library.head(article).cloned();
            let item = |note: Option<Noted>| KeptItem {
                article: article.clone(),
                head: head.clone(),
                note,
            };
            match self.notes_of(article) {
                [] => items.push(item(None)),
                notes => items.extend(notes.iter().cloned().map(Some).map(item)),
            }
        }
        items
    }
}

/// The tags of a line that was typed: words, each once, a `#` before them left out; one that is spelt like a known one but
/// for case and accents is that one.
pub fn tags_in(line: &str, known: &[Arc<str>]) -> BTreeSet<Arc<str>> {
    let words = line.split([' ', ',', ';']).map(|word| word.trim_start_matches('#'));
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| {
            let same = known.iter().find(|tag| fold(tag) == fold(word));
            same.map_or_else(|| word.into(), Arc::clone)
        })
        .collect()
}

/// The known tags that begin with the word being typed at the end of a line and do not stand in it yet.
pub fn tags_offered(line: &str, known: &[Arc<str>]) -> Vec<Arc<str>> {
    let (before, word) = last_word(line);
    let there = tags_in(before, known);
    let word = fold(word.trim_start_matches('#'));
    let offered = known
        .iter()
        .filter(|tag| fold(tag).starts_with(&word) && !there.contains(*tag));
    offered.cloned().collect()
}

/// A line with the word at its end completed.
pub fn completed(line: &str, tag: &str) -> String {
    let (before, _) = last_word(line);
    format!("{before}{tag} ")
}

fn last_word(line: &str) -> (&str, &str) {
    let at = line.rfind([' ', ',', ';']).map_or(0, |at| at + 1);
    line.split_at(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Arc<str>> {
        ["bridge", "Brücke", "odd"].map(Arc::from).to_vec()
    }

    fn listed<'a>(tags: impl IntoIterator<Item = &'a Arc<str>>) -> Vec<&'a str> {
        tags.into_iter().map(|tag| &**tag).collect()
    }

    #[test]
    fn a_line_of_tags_is_read_as_words() {
        let tags = tags_in("#odd, new  BRUCKE odd #", &known());
        assert_eq!(listed(&tags), ["Brücke", "new", "odd"]);
        assert!(tags_in(" , ", &known()).is_empty());
    }

    #[test]
    fn what_is_typed_is_completed_from_the_tags_used() {
        assert_eq!(listed(&tags_offered("", &known())), ["bridge", "Brücke", "odd"]);
        assert_eq!(listed(&tags_offered("odd br", &known())), ["bridge", "Brücke"]);
        assert_eq!(listed(&tags_offered("bridge #bru", &known())), ["Brücke"]);
        assert_eq!(listed(&tags_offered("odd ", &known())), ["bridge", "Brücke"]);
        assert_eq!(completed("odd br", "bridge"), "odd bridge ");
        assert_eq!(completed("", "odd"), "odd ");
    }

    #[test]
    fn tags_are_offered_by_how_often_they_are_used() {
        let mut marks = Marks::default();
        for (id, tag) in [("a", "odd"), ("b", "odd"), ("a", "bridge"), ("c", "arch")] {
            marks.tag(&id.into(), tag, true);
        }
        assert_eq!(listed(&marks.tags_used()), ["odd", "arch", "bridge"]);
        marks.tag(&"b".into(), "odd", false);
        marks.tag(&"b".into(), "odd", false);
        assert_eq!(listed(&marks.tags_used()), ["arch", "bridge", "odd"]);
        assert!(!marks.tags.contains_key(&ArticleId::from("b")));
    }
}
