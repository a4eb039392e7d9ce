//! Which articles a search asks at all: what it says of outlets, days, stories and the reader's marks is looked up in the
//! library, where it is as the reader corrected it; words are looked up in the index.

use super::library::Library;
use super::state::Marks;
use crate::search::{Query, Story, Test, words};
use crate::text::fold::fold;

/// Which of the library's heads pass what a search asks beside words; `None`: all.
pub fn admits(query: &Query, library: &Library, marks: &Marks) -> Option<Vec<bool>> {
    let mut admitted: Option<Vec<bool>> = None;
    for clause in &query.clauses {
        let Some(passing) = passing(&clause.test, library, marks) else {
            continue;
        };
        let passes = passing.into_iter().map(|passes| passes != clause.negated);
        admitted = Some(match admitted {
            None => passes.collect(),
            Some(before) => before
                .into_iter()
                .zip(passes)
                .map(|(one, other)| one && other)
                .collect(),
        });
    }
    admitted
}

/// By the index of a head; `None`: it is asked of texts.
fn passing(test: &Test, library: &Library, marks: &Marks) -> Option<Vec<bool>> {
    let heads = library.heads.iter();
    Some(match test {
        Test::Text(_) => return None,
        Test::Outlet(wanted) => {
            let outlets = library.outlets.iter().filter(|outlet| {
                let name = outlet.name.as_deref();
                name.is_some_and(|name| begins_in(&words(name), wanted))
            });
            flags(library, outlets.flat_map(|outlet| outlet.articles.iter().copied()))
        }
        Test::Dates(first, last) => heads
            .map(|head| {
                head.published
                    .is_some_and(|published| (*first..=*last).contains(&published.day()))
            })
            .collect(),
        Test::Story(wanted) => {
            let stories: Vec<bool> = stories(wanted, library);
            let of = |story: &u32| stories.get(*story as usize).copied().unwrap_or(false);
            library.story_of.iter().map(of).collect()
        }
        Test::Unread(unread) => heads.map(|head| marks.read.contains(&head.id) != *unread).collect(),
        Test::Tag(beginning) => heads
            .map(|head| {
                marks
                    .tags_of(&head.id)
                    .any(|tag| fold(tag).starts_with(beginning.as_str()))
            })
            .collect(),
        Test::Starred(starred) => heads.map(|head| marks.starred.contains(&head.id) == *starred).collect(),
    })
}

fn flags(library: &Library, articles: impl Iterator<Item = u32>) -> Vec<bool> {
    let mut flags = vec![false; library.heads.len()];
    for article in articles {
        if let Some(flag) = flags.get_mut(article as usize) {
            *flag = true;
        }
    }
    flags
}

/// By the index of a story: that with this id, or else those whose headlines have all the words.
fn stories(wanted: &Story, library: &Library) -> Vec<bool> {
    if let Some(index) = library.story_index(&wanted.id.as_str().into()) {
        return (0..library.stories.len()).map(|at| at == index as usize).collect();
    }
    let has = |headline: &str| {
        let headline = words(headline);
        wanted.words.iter().all(|word| headline.contains(word))
    };
    library.stories.iter().map(|story| has(&story.headline)).collect()
}

/// Whether words stand in a name side by side, the last one as the beginning of a word.
fn begins_in(name: &[String], wanted: &[String]) -> bool {
    let Some((last, whole)) = wanted.split_last() else {
        return false;
    };
    name.windows(wanted.len()).any(|window| {
        let (end, before) = window
            .split_last()
            .map_or(("", window), |(end, before)| (end.as_str(), before));
        before == whole && end.starts_with(last.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::corpus::{articles, library};
    use std::sync::Arc;

    fn ids(query: &str) -> Vec<String> {
        let library = library(&articles());
        let mut marks = Marks {
            read: ["post/bridge".into()].into_iter().collect(),
            starred: ["courier/bridge".into()].into_iter().collect(),
            ..Marks::default()
        };
        marks.tag(&"wire/bridge".into(), "Odd", true);
        marks.tag(&"courier/levy".into(), "farming", true);
        let query = Query::parse(query).unwrap();
        let admitted = admits(&query, &library, &marks).unwrap_or_else(|| vec![true; library.heads.len()]);
        let heads = library.heads.iter().zip(admitted).filter(|(_, admitted)| *admitted);
        heads.map(|(head, _)| head.id.to_string()).collect()
    }

    #[test]
    fn each_field_lets_through_what_it_should() {
        let all = ids("");
        assert_eq!(ids("bridge"), all, "words are asked of texts");
        let of = |outlet: &str| {
            all.iter()
                .filter(|id| id.starts_with(outlet))
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(ids("outlet:cour"), of("courier"));
        assert_eq!(ids("outlet:ourier"), Vec::<String>::new());
        assert_eq!(ids("-unread:"), ["post/bridge"]);
        assert_eq!(ids("unread:no"), ["post/bridge"]);
        assert_eq!(ids("unread:").len(), all.len() - 1);
        assert_eq!(ids("starred:"), ["courier/bridge"]);
        assert_eq!(ids("starred:no").len(), all.len() - 1);
        assert_eq!(ids("tag:odd"), ["wire/bridge"]);
        assert_eq!(ids("tag:#far"), ["courier/levy"]);
        assert_eq!(ids("tag:").len() + ids("-tag:").len(), all.len());
        assert_eq!(ids("tag:").len(), 2);
        assert_eq!(ids("story:courier/bridge").len(), 3);
        assert_eq!(ids("story:post/bridge").len(), 3, "an article's id names its story too");
        let headline = Arc::new(library(&articles()));
        let headline = &headline.story(&"courier/bridge".into()).unwrap().headline;
        assert_eq!(ids(&format!("story:\"{headline}\"")).len(), 3);
        assert!(ids("date:1999").is_empty());
        assert_eq!(ids("date:>1999").len() + ids("-date:>1999").len(), all.len());
        assert!(!ids("date:>1999").is_empty());
        assert_eq!(ids("outlet:post starred:").len(), 0);
    }
}
