//! The names a site goes by, and pieces of titles that are such names.

use crate::corpus::facts::{outlet, sections};

/// Letters and digits in lower case: what is left of a name when its setting is aside.
pub(super) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The names of the site a page is from.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Keys of names it goes by.
    names: Vec<String>,
    pub host: Option<String>,
    /// Keys of the lines that say who holds the rights in the page.
    pub rights: Vec<String>,
    /// The part of the host that is the site's own: "harbour" of "www.harbour.co.uk".
    label: Option<String>,
}

impl Site {
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>, address: Option<&str>) -> Site {
        let host = address
            .and_then(outlet::host)
            .filter(|host| !outlet::is_carrier(host) && host.contains('.'));
        let label = host.as_deref().and_then(label).map(str::to_owned);
        let names = names
            .map(key)
            .filter(|name| name.chars().count() >= 2)
            .take(40)
            .collect();
        Site {
            names,
            host,
            label,
            rights: Vec::new(),
        }
    }

    /// The keys of the names it goes by, and of its host's own label.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.names.iter().chain(&self.label)
    }

    /// Whether a name fits the host: its letters are in the host's, the host's in it, or the host has its initials.
    pub(super) fn fits_host(&self, name: &str) -> bool {
        let Some(label) = self.label.as_deref().map(key).filter(|label| label.len() >= 2) else {
            return false;
        };
        let own = key(name);
        let initials: String = name
            .split(|c: char| !c.is_alphanumeric())
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_lowercase)
            .collect();
        let word = |word: &str| {
            let word = key(word);
            word.chars().count() >= 4 && (label.contains(&word) || word.contains(&label))
        };
        own == label
            || (label.len() >= 3 && own.contains(&label))
            || (own.chars().count() >= 3 && label.contains(&own))
            || (initials.len() >= 2 && (initials == label || (initials.len() >= 3 && label.starts_with(&initials))))
            || name.split_whitespace().any(word)
    }

    /// Whether a piece of a title is a name of the site: one it goes by, with or without an addition, or its address.
    pub(super) fn is_named(&self, piece: &str) -> bool {
        let own = key(piece);
        let size = own.chars().count();
        if !(2..=80).contains(&size) {
            return false;
        }
        let words = piece.split_whitespace().count();
        let close = |name: &String| {
            let other = name.chars().count();
            *name == own
                || (other >= 3 && words <= 4 && size <= other + 12 && own.starts_with(name.as_str()))
                || (other >= 5 && words <= 5 && size <= other + 8 && own.ends_with(name.as_str()))
                || (size >= 4 && words <= 4 && name.starts_with(&own))
                || (size >= 6 && words <= 4 && name.ends_with(&own))
        };
        self.names.iter().any(close)
            || self.host.as_deref().is_some_and(|host| key(host) == own)
            || (words <= 5 && self.fits_host_closely(piece))
    }

    /// Whether a text is the site's name and nothing else.
    pub(super) fn is_itself(&self, text: &str) -> bool {
        let own = key(text);
        let bare = own.strip_prefix("the").unwrap_or(&own);
        let same = |name: &str| name == own || name == bare || name.strip_prefix("the") == Some(bare);
        self.names().any(|name| same(name)) || self.host.as_deref().is_some_and(|host| same(&key(host)))
    }

    /// As [`Site::fits_host`], and nothing much else is in the name.
    fn fits_host_closely(&self, name: &str) -> bool {
        let own = key(name);
        let Some(label) = self.label.as_deref().map(key) else {
            return false;
        };
        if label.len() < 3 {
            return own == label;
        }
        let the = own.strip_prefix("the").unwrap_or(&own);
        the == label
            || (own.starts_with(&label) && own.len() <= label.len() * 2 + 6)
            || (own.len() >= 5 && label.starts_with(the))
            || (own.ends_with(&label) && own.len() <= label.len() + 6)
    }
}

/// The label of a host that names its owner: the longest before the public ending.
fn label(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').collect();
    let own = labels.len().checked_sub(1)?;
    let own = labels.get(..own)?;
    // "co" of "co.uk", "com" of "com.au".
    let own = match own {
        [rest @ .., "co" | "com" | "org" | "net" | "gov" | "ac" | "or" | "ne"] if !rest.is_empty() => rest,
        own => own,
    };
    own.last().copied()
}

/// Marks that stand between a title and the name of the site or section.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        '|' | '｜'
            | '»'
            | '«'
            | '·'
            | '•'
            | '‣'
            | '›'
            | '‹'
            | '⋆'
            | '★'
            | '*'
            | '~'
            | '—'
            | '–'
            | '-'
            | '―'
            | ':'
            | '：'
            | '/'
            | '>'
            | '<'
            | '∣'
            | '‖'
            | '■'
            | '●'
            | '\\'
    )
}

/// A mark between two pieces of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joint {
    /// Bytes of the title before and up to the end of it.
    pub start: usize,
    pub end: usize,
    /// It parts titles from names of sites and has hardly another use.
    pub strong: bool,
    pub colon: bool,
}

/// The joints of a title, in order.
pub(super) fn joints(title: &str) -> Vec<Joint> {
    let mut joints: Vec<Joint> = Vec::new();
    let mut before = ' ';
    for (start, c) in title.char_indices() {
        let previous = std::mem::replace(&mut before, c);
        if !is_separator(c) || joints.len() >= 40 {
            continue;
        }
        let end = start + c.len_utf8();
        let after = title.get(end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let (left, right) = (previous.is_whitespace(), after.is_whitespace());
        if joints.last().is_some_and(|last| start < last.end) {
            continue;
        }
        // "::" and "||" are one joint.
        if after == c && left {
            joints.push(Joint {
                start,
                end: end + c.len_utf8(),
                strong: true,
                colon: false,
            });
            continue;
        }
        let colon = matches!(c, ':' | '：');
        let stands = match c {
            '|' | '｜' | '»' | '«' | '：' | '∣' | '‖' => true,
            ':' => right,
            '—' | '–' | '―' => left && right,
            _ => left && (right || title.get(end..).is_some_and(|rest| rest.starts_with(is_separator))),
        };
        if stands {
            joints.push(Joint {
                start,
                end,
                strong: matches!(c, '|' | '｜' | '»' | '«' | '∣' | '‖' | '⋆' | '★' | '‹' | '›' | '■'),
                colon,
            });
        }
    }
    joints
}

/// Whether a piece is the name of a section: "News", "Sport & Culture".
fn is_section(piece: &str) -> bool {
    let words: Vec<String> = piece.split_whitespace().map(str::to_lowercase).collect();
    (1..=3).contains(&words.len()) && words.iter().all(|word| sections::is_section(word))
}

/// A title without the names of its site and section at either end, and whether anything was taken off.
pub(super) fn without_site(title: &str, site: &Site) -> (String, bool) {
    let mut text = title.trim();
    let mut cut = false;
    'again: for _ in 0..4 {
        let joints = joints(text);
        // From the front, so that all that follows the site's name goes with it.
        for joint in &joints {
            let (Some(head), Some(tail)) = (text.get(..joint.start), text.get(joint.end..)) else {
                continue;
            };
            let (head, tail) = (head.trim(), tail.trim());
            let next = joints.iter().find(|next| next.start > joint.end);
            let piece = next.map_or(tail, |next| text.get(joint.end..next.start).unwrap_or(tail).trim());
            let last = next.is_none();
            let named = site.is_named(piece) || (last && cut && is_section(piece)) || (last && is_address(piece));
            if key(head).chars().count() >= 4 && !joint.colon && named {
                text = head;
                cut = true;
                continue 'again;
            }
        }
        if let Some(joint) = joints.first()
            && let (Some(head), Some(tail)) = (text.get(..joint.start), text.get(joint.end..))
            && (site.is_itself(head) || (!joint.colon && site.is_named(head.trim())))
            && head.split_whitespace().count() <= 4
            && tail.split_whitespace().count() >= 2
        {
            text = tail.trim();
            cut = true;
            continue;
        }
        // The fullwidth colon of Japanese titles.
        if let Some(joint) = joints.last().filter(|joint| joint.colon)
            && let (Some(head), Some(tail)) = (text.get(..joint.start), text.get(joint.end..))
            && text.get(joint.start..joint.end) == Some("：")
            && site.is_named(tail.trim())
        {
            text = head.trim();
            cut = true;
            continue;
        }
        break;
    }
    let text = if cut {
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '•' | '·'))
    } else {
        text
    };
    (text.to_owned(), cut)
}

fn is_address(piece: &str) -> bool {
    outlet::host(piece).is_some() || (piece.contains('.') && outlet::is_domain(&piece.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site::of(
            ["Harbour Gazette"].into_iter(),
            Some("https://www.harbourgazette.co.uk/a"),
        )
    }

    #[test]
    fn names_of_the_site_are_cut_at_either_end() {
        for title in [
            "Weir opens again | Harbour Gazette",
            "Weir opens again - The Harbour Gazette",
            "Weir opens again – News – Harbour Gazette",
            "Harbour Gazette: Weir opens again",
            "Harbour Gazette » Weir opens again",
            "Weir opens again｜Harbour Gazette",
            "Weir opens again * Harbour Gazette * by Nell Harrow",
            "Weir opens again - harbourgazette.co.uk",
            "Weir opens again — Harbour Gazette Online",
            "Weir opens again :: Harbour Gazette",
        ] {
            assert_eq!(without_site(title, &site()).0, "Weir opens again", "{title}");
        }
    }

    #[test]
    fn what_belongs_to_the_title_stays() {
        for title in [
            "Weir opens again - and nobody comes",
            "Live: Weir opens again",
            "Weir-side walk re-opens",
            "Weir: a history",
            "What the Harbour Gazette said of the weir",
            "Weir | fish",
        ] {
            assert_eq!(without_site(title, &site()), (title.to_owned(), false), "{title}");
        }
    }

    #[test]
    fn names_fit_hosts_by_letters_words_and_initials() {
        let site = |address: &str| Site::of(std::iter::empty(), Some(address));
        assert!(site("https://hg.example.de").fits_host("Example"));
        assert!(site("https://www.hgz.ch/").fits_host("Harbour Gazette Zurich"));
        assert!(site("https://www.gazette.com/").fits_host("The Harbour Gazette"));
        assert!(!site("https://www.gazette.com/").fits_host("Security"));
    }
}
