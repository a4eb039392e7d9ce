//! Whether a corpus is laid out in a folder for each outlet, and which outlet a folder then stands for.
//!
//! A folder's name alone tells little: it may be a section, a story, a year, a format. But where most of the folders side
//! by side are named as newspapers and stations are, the others are outlets too, unless they are named as a collection.

use super::facts::{dates, outlet, sections};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many folders at least must be named as outlets.
const FEWEST: usize = 3;

/// So many folders are looked into, and so deep, for those that stand for outlets.
const MOST: usize = 256;
const DEEPEST: usize = 6;

/// The outlets told by the folders of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub(super) struct Houses(BTreeMap<String, Arc<str>>);

impl From<BTreeMap<String, String>> for Houses {
    fn from(names: BTreeMap<String, String>) -> Houses {
        Houses(names.into_iter().map(|(folder, name)| (folder, name.into())).collect())
    }
}

impl From<Houses> for BTreeMap<String, String> {
    fn from(houses: Houses) -> BTreeMap<String, String> {
        houses
            .0
            .into_iter()
            .map(|(folder, name)| (folder, name.to_string()))
            .collect()
    }
}

impl Houses {
    /// What the names of the folders side by side tell.
    pub(super) fn of(folders: &[String]) -> Houses {
        let mut names = BTreeMap::new();
        // Among folders that can only be domains others are too, though they end in what may be a word.
        let domain = |folder: &&String| outlet::by_domain(folder, false).is_some();
        if folders.iter().filter(domain).count() >= FEWEST {
            let others = folders.iter().filter(|folder| !domain(folder));
            let domains = others.filter_map(|folder| Some((folder.clone(), outlet::by_domain(folder, true)?.into())));
            names.extend(domains);
        }
        let named = folders.iter().filter(|folder| is_house(folder)).count();
        if named >= FEWEST && named * 2 >= folders.len() {
            let houses = folders
                .iter()
                .filter_map(|folder| Some((folder.clone(), of_house(folder)?.into())));
            names.extend(houses);
        }
        Houses(names)
    }

    /// The same for the folders of a corpus, which `list` names for a folder within it, those passed through included.
    pub(super) fn below(list: impl Fn(&str) -> Vec<String>) -> Houses {
        let mut folders: BTreeSet<String> = BTreeSet::new();
        let mut open: Vec<String> = vec![String::new()];
        let mut left = MOST;
        for _ in 0..DEEPEST {
            let mut next = Vec::new();
            for folder in open {
                let Some(rest) = left.checked_sub(1) else { break };
                left = rest;
                let mut names = list(&folder);
                names.sort();
                for name in names {
                    if is_passage(&name) {
                        next.push(if folder.is_empty() {
                            name
                        } else {
                            format!("{folder}/{name}")
                        });
                    } else {
                        folders.insert(name);
                    }
                }
            }
            open = next;
        }
        Houses::of(&folders.into_iter().collect::<Vec<_>>())
    }

    /// The outlet a path stands under.
    pub(super) fn outlet(&self, path: &str) -> Option<Arc<str>> {
        if self.0.is_empty() {
            return None;
        }
        let (folders, _) = path.rsplit_once('/')?;
        let house = folders.split('/').find(|folder| !is_passage(folder))?;
        self.0.get(house).cloned()
    }
}

/// Whether a folder's name says nothing of an outlet, so that those in it may: a year, a month, a section, a format.
fn is_passage(folder: &str) -> bool {
    let lower = folder.to_lowercase();
    let words = folder_words(&lower);
    words
        .iter()
        .all(|word| word.chars().all(|c| c.is_ascii_digit()) || dates::is_month(word) || is_collection(word))
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
    // The same in other languages.
    "actualites",
    "actualités",
    "aktuell",
    "archiv",
    "archivo",
    "archivos",
    "artikel",
    "artículos",
    "articoli",
    "artigos",
    "ausland",
    "cultura",
    "culture",
    "daten",
    "datos",
    "deporte",
    "deportes",
    "dokumente",
    "données",
    "economia",
    "economía",
    "economie",
    "économie",
    "gesellschaft",
    "inland",
    "internacional",
    "kultur",
    "mondo",
    "monde",
    "mundo",
    "nachrichten",
    "nieuws",
    "noticias",
    "notícias",
    "notizie",
    "nyheter",
    "nyheder",
    "política",
    "politica",
    "politik",
    "politique",
    "prensa",
    "presse",
    "regional",
    "societe",
    "société",
    "sociedad",
    "stampa",
    "textes",
    "texte",
    "textos",
    "testi",
    "uutiset",
    "welt",
    "wereld",
    "wirtschaft",
    "zeitungen",
    "новости",
    "新闻",
    "ニュース",
];

/// Whether folders of articles are named by this word, in lower case, without its being an outlet's name.
pub(super) fn is_collection(word: &str) -> bool {
    COLLECTIONS.contains(&word) || sections::is_section(word)
}

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
    let collected = words.iter().all(|word| is_collection(word));
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
    fn years_sections_and_formats_are_passed_through() {
        let tree = |folder: &str| -> Vec<String> {
            let names: &[&str] = match folder {
                "" => &["2025", "2026", "html"],
                "2026" => &["may", "06"],
                "2026/may" => &["arden-herald", "radio-weir"],
                "2026/06" => &["harbour-post", "tideline"],
                _ => &[],
            };
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        let houses = Houses::below(tree);
        let outlet = |path: &str| houses.outlet(path).map(|name| name.to_string());
        assert_eq!(outlet("2026/06/tideline/a.txt").as_deref(), Some("Tideline"));
        assert_eq!(outlet("2026/may/arden-herald/x/a.txt").as_deref(), Some("Arden Herald"));
        assert_eq!(outlet("html/a.html"), None);
    }

    #[test]
    fn a_tree_without_end_is_looked_into_only_so_far() {
        let looked = std::cell::Cell::new(0);
        let houses = Houses::below(|_| {
            looked.set(looked.get() + 1);
            (0..50).map(|n: u32| n.to_string()).collect()
        });
        assert!(looked.get() <= MOST && houses.outlet("1/2/3.txt").is_none());
    }

    #[test]
    fn among_domains_a_folder_that_ends_in_a_word_is_one() {
        let folders = ["weir-com", "arden-org", "harbour-co-uk", "levy-at", "misc"];
        assert_eq!(outlet(&folders, "levy-at/a.txt").as_deref(), Some("levy.at"));
        assert_eq!(outlet(&["levy-at", "what-it-is", "misc"], "levy-at/a.txt"), None);
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
