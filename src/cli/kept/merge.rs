//! What a file brings, put beside what is kept already: nothing that is there is lost or doubled.

use super::file::{Corpus, Kepts};
use crate::corpus::Head;
use crate::store::{Change, Kept, Noted};
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Write as _;

/// Unmatched articles that are named before the rest is only counted.
const NAMED: usize = 3;

/// What is to be kept, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Merged {
    pub changes: Vec<Change>,
    read: usize,
    starred: usize,
    tags: usize,
    notes: usize,
    there: usize,
    /// Articles not in the corpus.
    lost: Vec<String>,
    /// Nothing was kept of those.
    skipped: bool,
}

/// Merges. Without `heads` articles are what they are called; with them, each is sought by its name, its address, and then by
/// outlet, headline and day. What is not found is kept under its name, or left out where `skip` is said.
pub fn merge(before: &Kept, of: &Corpus, heads: &[Head], skip: bool) -> Merged {
    let known = Known::of(heads);
    let mut now = Now::of(before);
    let mut merged = Merged {
        skipped: skip,
        ..Merged::default()
    };
    for article in &of.articles {
        let found = known.find(article);
        if found.is_none() && !heads.is_empty() {
            merged.lost.push(article.id.clone());
            if skip {
                continue;
            }
        }
        merged.article(&mut now, found.unwrap_or(&article.id), article);
    }
    merged
}

/// The articles of a corpus, by what they can be known by.
struct Known<'a> {
    ids: FxHashSet<&'a str>,
    /// `None`: several have it.
    urls: FxHashMap<&'a str, Option<&'a str>>,
    titles: FxHashMap<(String, String, Option<String>), Option<&'a str>>,
}

fn once<'a, K: std::hash::Hash + Eq>(map: &mut FxHashMap<K, Option<&'a str>>, key: K, id: &'a str) {
    map.entry(key).and_modify(|known| *known = None).or_insert(Some(id));
}

impl<'a> Known<'a> {
    fn of(heads: &'a [Head]) -> Known<'a> {
        let mut known = Known {
            ids: heads.iter().map(|head| head.id.as_str()).collect(),
            urls: FxHashMap::default(),
            titles: FxHashMap::default(),
        };
        for head in heads {
            if let Some(url) = &head.url {
                once(&mut known.urls, url, head.id.as_str());
            }
            if let (Some(outlet), Some(title)) = (&head.outlet, &head.title) {
                let day = head.published.map(|published| published.day().to_string());
                once(&mut known.titles, (fold(outlet), fold(title), day), head.id.as_str());
            }
        }
        known
    }

    fn find(&self, article: &Kepts) -> Option<&'a str> {
        let same = self.ids.get(article.id.as_str()).copied();
        let by_url = || article.url.as_deref().and_then(|url| *self.urls.get(url)?);
        let by_title = || {
            let (outlet, title) = (article.outlet.as_deref()?, article.title.as_deref()?);
            *self
                .titles
                .get(&(fold(outlet), fold(title), article.published.clone()))?
        };
        by_url().or(same).or_else(by_title)
    }
}

/// What is kept while merging.
struct Now {
    read: FxHashSet<String>,
    starred: FxHashSet<String>,
    tags: FxHashSet<(String, String)>,
    notes: FxHashMap<(String, String), (u32, String)>,
}

impl Now {
    fn of(kept: &Kept) -> Now {
        Now {
            read: kept.read.iter().cloned().collect(),
            starred: kept.starred.iter().cloned().collect(),
            tags: kept
                .tags
                .iter()
                .map(|one| (one.article.clone(), one.tag.clone()))
                .collect(),
            notes: (kept.notes.iter())
                .map(|one| {
                    (
                        (one.article.clone(), one.passage.clone()),
                        (one.paragraph, one.note.clone()),
                    )
                })
                .collect(),
        }
    }
}

impl Merged {
    fn article(&mut self, now: &mut Now, id: &str, article: &Kepts) {
        let owned = || id.to_owned();
        if article.read {
            let new = now.read.insert(owned());
            self.count(
                new,
                |merged| &mut merged.read,
                || Change::Read {
                    article: owned(),
                    read: true,
                },
            );
        }
        if article.starred {
            let new = now.starred.insert(owned());
            let change = || Change::Starred {
                article: owned(),
                starred: true,
            };
            self.count(new, |merged| &mut merged.starred, change);
        }
        for tag in &article.tags {
            let new = now.tags.insert((owned(), tag.clone()));
            let change = || Change::Tagged {
                article: owned(),
                tag: tag.clone(),
                tagged: true,
            };
            self.count(new, |merged| &mut merged.tags, change);
        }
        for note in &article.notes {
            let key = (owned(), note.passage.clone());
            let there = now.notes.get(&key);
            let (paragraph, text) = match there {
                // Both are kept where they differ.
                Some((paragraph, text)) if !text.contains(&note.text) => {
                    (*paragraph, format!("{text} · {}", note.text))
                }
                Some((paragraph, text)) => (*paragraph, text.clone()),
                None => (note.paragraph, note.text.clone()),
            };
            let new = there.is_none_or(|(_, before)| *before != text);
            now.notes.insert(key, (paragraph, text.clone()));
            let change = || {
                Change::Noted(Noted {
                    article: owned(),
                    passage: note.passage.clone(),
                    paragraph,
                    note: text,
                })
            };
            self.count(new, |merged| &mut merged.notes, change);
        }
    }

    fn count(&mut self, new: bool, which: impl Fn(&mut Merged) -> &mut usize, change: impl FnOnce() -> Change) {
        if new {
            *which(self) += 1;
            self.changes.push(change());
        } else {
            self.there += 1;
        }
    }

    /// What was added, in words.
    pub fn told(&self) -> String {
        let some = |count: usize, one: &str, several: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {several}")),
        };
        let added = [
            some(self.read, "read mark", "read marks"),
            some(self.starred, "star", "stars"),
            some(self.tags, "tag", "tags"),
            some(self.notes, "note", "notes"),
        ];
        let added: Vec<String> = added.into_iter().flatten().collect();
        let mut said = match added.as_slice() {
            [] => "nothing new".to_owned(),
            added => format!("added {}", added.join(", ")),
        };
        if self.there > 0 {
            let _ = write!(said, "; {} there already", self.there);
        }
        if !self.lost.is_empty() {
            let mut names: Vec<&str> = self.lost.iter().take(NAMED).map(String::as_str).collect();
            let more = format!("{} more", self.lost.len() - names.len());
            if self.lost.len() > NAMED {
                names.push(&more);
            }
            let what = if self.skipped {
                "left out"
            } else {
                "kept under its name until it comes"
            };
            let names = names.join(", ");
            let names = crate::text::safe::safe(&names);
            let _ = write!(said, "; not in this corpus, {what}: {names}");
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::File;
    use super::*;
    use crate::store::{Store, Tagged};
    use proptest::prelude::*;

    /// What a store would hold after the changes.
    fn after(before: &Kept, changes: &[Change]) -> Kept {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap().store;
        store.keep("c", &Corpus::of("c".into(), before, &[]).changes()).unwrap();
        store.keep("c", changes).unwrap();
        store.kept("c").unwrap()
    }

    impl Corpus {
        fn changes(&self) -> Vec<Change> {
            merge(&Kept::default(), self, &[], false).changes
        }
    }

    fn kept() -> impl Strategy<Value = Kept> {
        let id = || prop::sample::select(vec!["a.txt", "b/ü.html", "dump.jsonl#3"]).prop_map(str::to_owned);
        let ids = || prop::collection::btree_set(id(), 0..3);
        let tags = prop::collection::btree_set((id(), "[a-zé橋-]{1,6}"), 0..5);
        let notes = prop::collection::btree_map((id(), "[A-Za-z“”é橋]{1,9}"), (0u32..9, "[a-z\"\\\\ ]{0,9}x"), 0..4);
        (ids(), ids(), tags, notes).prop_map(|(read, starred, tags, notes)| {
            let mut kept = Kept {
                read: read.into_iter().collect(),
                starred: starred.into_iter().collect(),
                tags: tags.into_iter().map(|(article, tag)| Tagged { article, tag }).collect(),
                notes: (notes.into_iter())
                    .map(|((article, passage), (paragraph, note))| Noted {
                        article,
                        passage,
                        paragraph,
                        note,
                    })
                    .collect(),
                ..Kept::default()
            };
            kept.notes
                .sort_by(|a, b| (&a.article, a.paragraph, &a.passage).cmp(&(&b.article, b.paragraph, &b.passage)));
            kept
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_exported_and_imported_is_what_was_there(kept in kept()) {
            let file = File::new(vec![Corpus::of("c".into(), &kept, &[])]);
            let read = File::parse(&file.text().unwrap()).unwrap();
            prop_assert_eq!(&read, &file);
            let merged = merge(&Kept::default(), &read.corpora[0], &[], false);
            prop_assert_eq!(&after(&Kept::default(), &merged.changes), &kept);
            // A second time nothing is new.
            let again = merge(&kept, &read.corpora[0], &[], false);
            prop_assert!(again.changes.is_empty());
        }

        #[test]
        fn merging_loses_nothing_of_either(mine in kept(), theirs in kept()) {
            let both = after(&mine, &merge(&mine, &Corpus::of("c".into(), &theirs, &[]), &[], false).changes);
            for of in [&mine, &theirs] {
                prop_assert!(of.read.iter().all(|id| both.read.contains(id)));
                prop_assert!(of.starred.iter().all(|id| both.starred.contains(id)));
                prop_assert!(of.tags.iter().all(|tag| both.tags.contains(tag)));
                for note in &of.notes {
                    let same = |one: &&Noted| one.article == note.article && one.passage == note.passage;
                    let found = both.notes.iter().find(same);
                    prop_assert!(found.is_some_and(|found| found.note.contains(&note.note)));
                }
            }
        }
    }

    #[test]
    fn an_article_is_found_in_another_folder_by_what_it_is() {
        let head = |id: &str, outlet: &str, day: &str, title: &str, url: Option<&str>| {
            let record = serde_json::json!({
                "title": title, "publisher": outlet, "datePublished": day, "url": url, "text": "It shut on Monday night. It was cold.",
            });
            let found = crate::corpus::probe("x.json", record.to_string().as_bytes());
            let found = found.into_iter().find_map(|loaded| match loaded {
                crate::corpus::Loaded::Article(article) => Some(article.head),
                _ => None,
            });
            Head {
                id: id.into(),
                ..found.unwrap()
            }
        };
        let heads = [
            head("courier/levy", "Courier", "2026-05-09", "Grain levy passes", None),
            head(
                "post/bridge",
                "Post",
                "2026-05-08",
                "Harbour bridge shut",
                Some("https://post.example/1"),
            ),
            head("wire/bridge", "Meridian", "2026-05-08", "Bridge shut over cracks", None),
        ];
        let article = |id: &str, url: Option<&str>, title: &str| Kepts {
            id: id.into(),
            url: url.map(Into::into),
            title: Some(title.into()),
            outlet: Some("Meridian".into()),
            published: Some("2026-05-08".into()),
            starred: true,
            ..Kepts::default()
        };
        let of = Corpus {
            corpus: "/elsewhere".into(),
            articles: vec![
                article("x/1.txt", Some("https://post.example/1"), "Another headline"),
                article("x/2.txt", None, "BRIDGE shut over cracks"),
                article("courier/levy", None, "Whatever"),
                article("x/gone.txt", None, "Nobody has this"),
            ],
        };
        let starred = |merged: &Merged| -> Vec<String> {
            let ids = merged.changes.iter().map(|change| match change {
                Change::Starred { article, .. } => article.clone(),
                other => panic!("{other:?}"),
            });
            ids.collect()
        };
        let merged = merge(&Kept::default(), &of, &heads, false);
        assert_eq!(
            starred(&merged),
            ["post/bridge", "wire/bridge", "courier/levy", "x/gone.txt"]
        );
        assert_eq!(
            merged.told(),
            "added 4 stars; not in this corpus, kept under its name until it comes: x/gone.txt"
        );
        let merged = merge(&Kept::default(), &of, &heads, true);
        assert_eq!(starred(&merged).len(), 3);
    }
}
