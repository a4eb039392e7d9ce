//! Whether a corpus is laid out in a folder for each outlet, and which outlet a folder then stands for.
//!
//! A folder's name alone tells little: it may be a section, a story, a year, a format. But where most of the folders side
//! by side are named as newspapers and stations are, the others are outlets too, unless they are named as a collection.

use super::facts::{outlet, sections};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many folders at least must be named as outlets.
const FEWEST: usize = 3;

/// The outlets told by the folders at the top of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Houses(BTreeMap<String, Arc<str>>);

impl Houses {
    /// What the names of the folders side by side tell.
    pub(super) fn of(folders: &[String]) -> Houses {
        let named = folders.iter().filter(|folder| is_house(folder)).count();
        if named < FEWEST || named * 2 < folders.len() {
            return Houses::default();
        }
        let names = folders
            .iter()
            .filter_map(|folder| Some((folder.clone(), of_house(folder)?.into())));
        Houses(names.collect())
    }

    /// The outlet a path stands under.
    pub(super) fn outlet(&self, path: &str) -> Option<Arc<str>> {
        let (folder, _) = path.split_once('/')?;
        self.0.get(folder).cloned()
    }
}

/// Names that end in one of these are those of newspapers.
const TITLES: &[&str] = &[
    "telegraph",
    "times",
    "post",
    "herald",
    "guardian",
    "tribune",
    "gazette",
    "journal",
    "chronicle",
    "observer",
    "independent",
    "examiner",
    "courier",
    "globe",
    "mirror",
    "express",
    "mail",
    "standard",
    "dispatch",
    "sentinel",
    "ledger",
    "inquirer",
    "enquirer",
    "advertiser",
    "argus",
    "echo",
    "zeitung",
];

/// Names that begin with one of these are those of stations.
const STATIONS: &[&str] = &["radio", "bbc", "cnn", "nbc", "cbs", "npr", "fox", "itv"];

/// Words by which folders of articles are named that are no outlet's.
const COLLECTIONS: &[&str] = &[
    "a",
    "all",
    "archive",
    "archives",
    "article",
    "articles",
    "blog",
    "blogs",
    "breaking",
    "bundles",
    "clean",
    "clippings",
    "collection",
    "corpus",
    "crawl",
    "csv",
    "daily",
    "data",
    "dataset",
    "documents",
    "download",
    "downloads",
    "dump",
    "dumps",
    "export",
    "exports",
    "extra",
    "feed",
    "feeds",
    "files",
    "html",
    "import",
    "imports",
    "input",
    "json",
    "jsonl",
    "latest",
    "local",
    "magazine",
    "magazines",
    "markdown",
    "md",
    "media",
    "misc",
    "miscellaneous",
    "mixed",
    "national",
    "new",
    "news",
    "newspaper",
    "newspapers",
    "new-articles",
    "notes",
    "old",
    "other",
    "others",
    "output",
    "pages",
    "papers",
    "pdf",
    "press",
    "radio",
    "random",
    "raw",
    "releases",
    "rss",
    "samples",
    "saved",
    "scans",
    "scraped",
    "sources",
    "temp",
    "test",
    "text",
    "texts",
    "tmp",
    "today",
    "train",
    "transcripts",
    "txt",
    "unknown",
    "unsorted",
    "various",
    "web",
    "weekly",
    "wire",
    "wires",
    "world",
    "xml",
];

/// The words of a folder's name.
fn folder_words(folder: &str) -> Vec<&str> {
    folder
        .split(['-', '_', ' ', '.'])
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a folder is named as newspapers and stations are: "arden-herald", "radio-weir", "ardentimes".
fn is_house(folder: &str) -> bool {
    let folder = folder.to_lowercase();
    let words = folder_words(&folder);
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let titled = TITLES.iter().any(|title| {
        last == title && words.len() > 1 || title.len() > 3 && last.len() > title.len() && last.ends_with(title)
    });
    (titled || STATIONS.contains(first)) && of_house(&folder).is_some()
}

/// The outlet a folder stands for where folders stand for outlets; None where it is named as a collection.
fn of_house(folder: &str) -> Option<String> {
    let lower = folder.to_lowercase();
    let words = folder_words(&lower);
    let plain = words.iter().all(|word| word.chars().all(char::is_alphabetic));
    let collected = words
        .iter()
        .all(|word| COLLECTIONS.contains(word) || sections::is_section(word));
    if !plain || collected || words.len() > 5 || outlet::is_domain(&words.join(".")) {
        return None;
    }
    let shown = folder_words(folder).into_iter().enumerate().map(|(i, word)| {
        if word.chars().any(char::is_uppercase) || (i > 0 && outlet::is_small(word)) {
            return word.to_owned();
        }
        outlet::capitalised(word)
    });
    Some(shown.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlet(folders: &[&str], path: &str) -> Option<String> {
        let folders: Vec<String> = folders.iter().map(|folder| (*folder).to_owned()).collect();
        Houses::of(&folders).outlet(path).map(|name| name.to_string())
    }

    #[test]
    fn folders_among_those_of_outlets_are_outlets() {
        let folders = [
            "arden-herald",
            "radio-weir",
            "the-harbour-post",
            "tideline",
            "wire",
            "2026",
        ];
        assert_eq!(outlet(&folders, "tideline/a.txt").as_deref(), Some("Tideline"));
        assert_eq!(outlet(&folders, "radio-weir/a/b.txt").as_deref(), Some("Radio Weir"));
        assert_eq!(
            outlet(&folders, "the-harbour-post/a.txt").as_deref(),
            Some("The Harbour Post")
        );
        for path in ["wire/a.txt", "2026/a.txt", "tideline", "a.txt"] {
            assert_eq!(outlet(&folders, path), None, "{path}");
        }
    }

    #[test]
    fn sections_stories_and_formats_are_no_outlets() {
        for folders in [
            ["news", "sport", "business", "politics"],
            ["world-news", "local-news", "daily-news", "press"],
            ["bridge-closed", "levy-passes", "ferry-strike", "harbour-post"],
            ["txt", "json", "html", "wire"],
            ["weir-org", "arden-herald-com", "harbour-post-net", "misc"],
        ] {
            for folder in folders {
                assert_eq!(outlet(&folders, &format!("{folder}/a.txt")), None, "{folder}");
            }
        }
    }
}
