//! Who is new here: nothing has been kept yet. What they have still to try is kept until nothing is left of it.

use crate::app::first::all;
use crate::store::{Change, Store};
use std::collections::BTreeMap;

/// Under which it is kept what is still to be tried.
pub const UNTRIED: &str = "untried";

/// Whether nothing of anybody's has been kept yet.
pub fn is_new(store: &Store) -> bool {
    let corpora = store.corpora().is_ok_and(|corpora| corpora.is_empty());
    corpora && store.choices().is_ok_and(|choices| choices.is_empty())
}

/// What is still to be tried: everything for whoever is new, nothing for whoever was here before there was such a thing.
pub fn untried(store: Option<&mut Store>, corpus: &str, new: bool, choices: &BTreeMap<String, String>) -> String {
    let Some(store) = store else {
        return String::new();
    };
    if !new {
        return choices.get(UNTRIED).cloned().unwrap_or_default();
    }
    let value = all();
    let change = Change::Chose {
        name: UNTRIED.to_owned(),
        value: value.clone(),
    };
    // What can't be written now is told with the first mark that can't.
    let _ = store.keep(corpus, &[change]);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_has_nothing_kept_is_new_and_what_was_tried_stays_so() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Store::open(folder.path()).unwrap().store;
        let mut store = open();
        let new = is_new(&store);
        assert!(new);
        assert_eq!(untried(Some(&mut store), "c", new, &BTreeMap::new()), all());
        drop(store);

        // The next start goes on with what is left.
        let mut store = open();
        assert!(!is_new(&store));
        let choices = store.choices().unwrap();
        assert_eq!(untried(Some(&mut store), "c", false, &choices), all());
        let left = Change::Chose {
            name: UNTRIED.to_owned(),
            value: "help".to_owned(),
        };
        store.keep("c", &[left]).unwrap();
        let choices = store.choices().unwrap();
        assert_eq!(untried(Some(&mut store), "c", false, &choices), "help");
    }

    #[test]
    fn whoever_was_here_before_is_told_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap().store;
        store.keep("c", &[Change::Opened(1)]).unwrap();
        let new = is_new(&store);
        assert_eq!(untried(Some(&mut store), "c", new, &BTreeMap::new()), "");
        assert_eq!(untried(None, "c", true, &BTreeMap::new()), "");
    }
}
