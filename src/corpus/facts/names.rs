//! Which outlet a host or a spelling means: the table shipped with the program, and before it the reader's own.
//!
//! The same lookup serves every spelling a file may have: a host and all below it (`edition.cnn.com`), a name with or
//! without its article, "Online" or slogan ("CNN - Breaking News"), in any case. What no table knows is only tidied, by
//! rules that look at nothing but the name, so that an article is named alike whatever stands beside it.

mod spelling;

pub(in crate::corpus) use spelling::could_be_host;

use super::outlet::{is_domain, is_trade_word};
use crate::corpus::houses::is_collection;
use crate::corpus::settings::Mistake;
use crate::text::background::Background;
use crate::text::words::{fold, stem};
use rustc_hash::FxHashMap;
use spelling::{bare_host, key, parts, tidied, words};
use std::collections::hash_map::Entry;
use std::sync::{Arc, LazyLock};

/// The table shipped with the program; a test reads every line of it.
static BUILT_IN: LazyLock<Names> =
    LazyLock::new(|| Names::parse(include_str!("../../../assets/outlets.tsv")).unwrap_or_default());

/// Most bytes of a table of names.
pub(in crate::corpus) const LARGEST_TABLE: u64 = 4 << 20;
/// A single word that stands in more of a thousand articles than this is too common to name an outlet as a folder's name.
const COMMON: u32 = 10;
/// Longest name that is looked up; a longer one is no name.
const LONGEST: usize = 200;

/// What a table says of a host or spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::corpus) struct Known {
    /// The name shown; empty for a carrier.
    pub name: String,
    pub kind: Kind,
    /// All its spellings in lower case, words set apart by single spaces.
    spellings: Vec<String>,
}

/// What stands behind a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) enum Kind {
    /// An outlet of its own.
    Outlet,
    /// A portal that also carries others' stories.
    Portal,
    /// A host whose pages are always others'.
    Carrier,
}

/// A table of outlets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::corpus) struct Names {
    hosts: FxHashMap<String, Arc<Known>>,
    /// None for a spelling that several outlets share.
    spellings: FxHashMap<String, Option<Arc<Known>>>,
}

impl Names {
    /// The table shipped with the program.
    pub(in crate::corpus) fn built_in() -> &'static Names {
        &BUILT_IN
    }

    /// Reads lines of hosts, name and other spellings, set apart by tabs (see `assets/outlets.tsv`).
    ///
    /// # Errors
    /// A line has no name, or a host that is none.
    pub(in crate::corpus) fn parse(table: &str) -> Result<Names, Mistake> {
        let mut names = Names::default();
        let mut start = 0;
        for line in table.split_inclusive('\n') {
            let at = start;
            start += line.len();
            let line = line.trim_end_matches(['\n', '\r']);
            let line = line.strip_prefix('\u{FEFF}').unwrap_or(line);
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t');
            let hosts = columns.next().unwrap_or_default();
            let name = columns.next().map(str::trim).unwrap_or_default();
            if name.is_empty() || name == "~" {
                let what = "this line has no name; write a host, a tab and the name shown, such as nytimes.com<TAB>The New York Times";
                return Err(Mistake::at(table, at, what));
            }
            let (name, kind) = match (name, name.strip_prefix('~')) {
                ("-", _) => ("", Kind::Carrier),
                (_, Some(name)) => (name.trim(), Kind::Portal),
                (name, None) => (name, Kind::Outlet),
            };
            let hosts: Vec<&str> = hosts.split_whitespace().collect();
            if let Some(host) = hosts.iter().find(|host| !could_be_host(host)) {
                let what = format!("`{host}` is not a host; write one such as nytimes.com, without https:// and path");
                return Err(Mistake::at(table, at, what));
            }
            let others = columns.next().unwrap_or_default().split(';');
            names.add(&hosts, name, kind, others);
        }
        Ok(names)
    }

    /// Adds an outlet; what was added before stays.
    pub(in crate::corpus) fn add<'a>(
        &mut self,
        hosts: &[&str],
        name: &'a str,
        kind: Kind,
        others: impl Iterator<Item = &'a str>,
    ) {
        let written: Vec<&str> = std::iter::once(name)
            .chain(others)
            .map(str::trim)
            .filter(|spelling| !spelling.is_empty())
            .collect();
        let spellings: Vec<String> = written.iter().map(|spelling| words(spelling).join(" ")).collect();
        let known = Arc::new(Known {
            name: name.to_owned(),
            kind,
            spellings: spellings.into_iter().filter(|words| !words.is_empty()).collect(),
        });
        for host in hosts {
            let host = bare_host(host);
            self.hosts.entry(host).or_insert_with(|| known.clone());
        }
        for spelling in written.iter().filter(|spelling| !is_domain(spelling)) {
            match self.spellings.entry(key(spelling)) {
                Entry::Vacant(free) => {
                    free.insert(Some(known.clone()));
                }
                Entry::Occupied(mut taken) => {
                    if taken.get().as_ref().is_some_and(|other| other.name != known.name) {
                        taken.insert(None);
                    }
                }
            }
        }
    }

    /// Adds what `other` has and this has not.
    pub(in crate::corpus) fn extend(&mut self, other: &Names) {
        for (host, known) in &other.hosts {
            self.hosts.entry(host.clone()).or_insert_with(|| known.clone());
        }
        for (spelling, known) in &other.spellings {
            self.spellings.entry(spelling.clone()).or_insert_with(|| known.clone());
        }
    }

    /// Takes over for its own names all hosts and spellings that the shipped table has for the same outlet: who calls
    /// nytimes.com something else means The New York Times under every spelling.
    pub(in crate::corpus) fn adopt(&mut self) {
        let built_in = Names::built_in();
        let renamed: Vec<(&Arc<Known>, Arc<Known>)> = self
            .hosts
            .iter()
            .filter_map(|(host, own)| Some((built_in.hosts.get(host)?, own.clone())))
            .filter(|(known, _)| known.kind == Kind::Outlet)
            .collect();
        for (known, own) in renamed {
            let same = built_in.hosts.iter().filter(|(_, other)| Arc::ptr_eq(other, known));
            for (host, _) in same {
                self.hosts.entry(host.clone()).or_insert_with(|| own.clone());
            }
            for spelling in &known.spellings {
                let key = spelling.replace(' ', "");
                self.spellings.entry(key).or_insert_with(|| Some(own.clone()));
            }
        }
    }

    pub(in crate::corpus) fn is_empty(&self) -> bool {
        self.hosts.is_empty() && self.spellings.is_empty()
    }

    /// What stands behind a host, or behind the nearest one above it.
    pub(in crate::corpus) fn by_host(&self, host: &str) -> Option<&Arc<Known>> {
        if self.hosts.is_empty() || host.len() > LONGEST {
            return None;
        }
        let host = bare_host(host);
        let mut rest = host.as_str();
        loop {
            if let Some(known) = self.hosts.get(rest) {
                return Some(known);
            }
            (_, rest) = rest.split_once('.')?;
        }
    }

    /// Which outlet a name means: the whole of it, or one of its parts between bars and dashes.
    pub(in crate::corpus) fn by_spelling(&self, name: &str) -> Option<&Arc<Known>> {
        if self.is_empty() || name.len() > LONGEST {
            return None;
        }
        let one = |part: &str| {
            let part = part.trim();
            let by_host = (!part.contains(' ') && could_be_host(part)).then(|| self.by_host(part));
            by_host.flatten().or_else(|| self.spellings.get(&key(part))?.as_ref())
        };
        one(name).or_else(|| parts(name).find_map(one))
    }

    /// Which outlet a folder's name means, where it can hardly mean anything else.
    pub(in crate::corpus) fn by_folder(&self, folder: &str) -> Option<&Arc<Known>> {
        let spaced: Vec<&str> = folder.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
        if spaced.is_empty() || folder.len() > LONGEST {
            return None;
        }
        let known = self.spellings.get(&key(&spaced.join(" ")))?.as_ref()?;
        let certain = match spaced.as_slice() {
            [word] => {
                let word = fold(word);
                let rare = || word.chars().count() > 2 && Background::built_in().count(&stem(&word)) <= COMMON;
                !is_collection(&word) && (is_trade_word(&word) || rare())
            }
            _ => true,
        };
        (certain && known.kind == Kind::Outlet).then_some(known)
    }
}

/// How an article's outlet is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::corpus) struct Called {
    /// The name shown, the same for every spelling of one outlet.
    pub name: String,
    /// Whether the reader's own table says so.
    pub by_reader: bool,
}

/// How the outlet written `told` is called; `host` is that of the article's address, which tells apart outlets of one name.
pub(in crate::corpus) fn called(told: &str, host: Option<&str>, own: &Names) -> Called {
    let called = |name: &str, by_reader| Called {
        name: name.to_owned(),
        by_reader,
    };
    if let Some(known) = own.by_spelling(told).filter(|known| !known.name.is_empty()) {
        return called(&known.name, true);
    }
    let built_in = Names::built_in();
    let spelled = built_in.by_spelling(told);
    if let Some(known) = host
        .and_then(|host| own.by_host(host))
        .filter(|known| known.kind == Kind::Outlet)
        && (spelled.is_none() || agree(told, known))
    {
        return called(&known.name, true);
    }
    if let Some(known) = host
        .and_then(|host| built_in.by_host(host))
        .filter(|known| known.kind == Kind::Outlet)
        && agree(told, known)
    {
        return called(&known.name, false);
    }
    match spelled.filter(|known| known.kind != Kind::Carrier) {
        Some(known) => called(&known.name, false),
        None => called(&tidied(told), false),
    }
}

/// Whether a name may well mean the outlet: one holds the other's words, in order.
fn agree(told: &str, known: &Known) -> bool {
    let told = format!(" {} ", words(told).join(" "));
    told.trim() != ""
        && known.spellings.iter().any(|spelling| {
            let spelling = format!(" {spelling} ");
            told.contains(&spelling) || spelling.contains(&told)
        })
}

#[cfg(test)]
mod tests;
