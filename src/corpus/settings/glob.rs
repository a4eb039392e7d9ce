//! Patterns of paths: `*` within a name, `**` for any folders between, `?` for one character.
//!
//! A pattern without wildcards names a file, or a folder and all in it; one that matches a folder covers what is in it too.
//! An archive is a folder: `week.zip/a/*` and `week.zip!/a/*` are the same.

/// A pattern, cut at its slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glob(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// `**`: any number of folders.
    Any,
    Name(Vec<char>),
}

/// Longest pattern, in bytes: as long as the longest path.
const LONGEST: usize = 4096;

impl Glob {
    /// Reads a pattern.
    ///
    /// # Errors
    /// It can't match any path; says why and what to write.
    pub(super) fn new(pattern: &str) -> Result<Glob, String> {
        if pattern.trim().is_empty() {
            return Err("is empty; name a folder or a pattern such as \"courier/**\"".to_owned());
        }
        if pattern.len() > LONGEST {
            return Err(format!("is longer than {LONGEST} bytes, which no path is"));
        }
        if pattern.contains('\\') {
            return Err("has a backslash; folders are set apart by / on every system".to_owned());
        }
        if pattern.starts_with('/') || pattern.get(1..3) == Some(":/") {
            return Err("begins at the root of the disk; write the path within this folder".to_owned());
        }
        let mut parts: Vec<Part> = Vec::new();
        for part in pattern.trim_end_matches('/').split('/') {
            let part = match part {
                "" => return Err("has two slashes in a row".to_owned()),
                "." => continue,
                ".." => return Err("leads out of the folder with ..; only files within it are read".to_owned()),
                "**" if parts.last() == Some(&Part::Any) => continue,
                "**" => Part::Any,
                part if part.contains("**") => {
                    return Err("has ** inside a name; ** stands for whole folders, as in \"**/drafts\", * for a part of a name".to_owned());
                }
                part => Part::Name(part.strip_suffix('!').unwrap_or(part).chars().collect()),
            };
            parts.push(part);
        }
        Ok(Glob(parts))
    }

    /// Whether a path, or a folder above it, matches.
    pub(super) fn matches(&self, path: &str) -> bool {
        // An archive's name stands before "!/".
        let names: Vec<Vec<char>> = path
            .split('/')
            .map(|name| name.strip_suffix('!').unwrap_or(name).chars().collect())
            .collect();
        // Which beginnings of the path the parts so far can match: a row of a table, so that no pattern takes longer
        // than its parts times the path's.
        let mut reached = vec![false; names.len() + 1];
        if let Some(first) = reached.first_mut() {
            *first = true;
        }
        for part in &self.0 {
            let mut next = vec![false; reached.len()];
            match part {
                Part::Any => {
                    let mut open = false;
                    for (to, from) in next.iter_mut().zip(&reached) {
                        open |= *from;
                        *to = open;
                    }
                }
                Part::Name(pattern) => {
                    for ((to, from), name) in next.iter_mut().skip(1).zip(&reached).zip(&names) {
                        *to = *from && is_like(pattern, name);
                    }
                }
            }
            reached = next;
        }
        // `drafts/**` covers what is in the folder, not a file of that name.
        let within = matches!(self.0.last(), Some(Part::Any));
        let named = self.0.iter().filter(|part| **part != Part::Any).count();
        let from = if within { named + 1 } else { 0 };
        reached.iter().skip(from).any(|reached| *reached)
    }
}

/// Whether a name is like a pattern of `*` and `?`. Going back to the last star is enough, so that it takes at most their
/// lengths multiplied.
fn is_like(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(c) = name.get(n) {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(wanted) if *wanted == '?' || wanted == c => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((at, from)) = star else { return false };
                star = Some((at, from + 1));
                p = at + 1;
                n = from + 1;
            }
        }
    }
    pattern.get(p..).is_some_and(|rest| rest.iter().all(|c| *c == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Glob::new(pattern).unwrap().matches(path)
    }

    #[test]
    fn a_folder_covers_all_in_it() {
        for pattern in ["courier", "courier/", "courier/**", "./courier", "cour*", "cou?ier"] {
            assert!(
                matches(pattern, "courier/a.txt") && matches(pattern, "courier/2026/05/a.txt"),
                "{pattern}"
            );
            assert!(
                !matches(pattern, "old/courier/a.txt") && !matches(pattern, "couriers.txt/a") || pattern == "cour*"
            );
        }
        assert!(matches("courier", "courier") && !matches("courier/**", "courier"));
    }

    #[test]
    fn stars_stay_within_a_name_and_double_stars_do_not() {
        assert!(matches("*.txt", "a.txt") && !matches("*.txt", "b/a.txt"));
        assert!(matches("**/*.txt", "a.txt") && matches("**/*.txt", "b/c/a.txt") && !matches("**/*.txt", "b/a.md"));
        assert!(matches("2026/*/post/**", "2026/05/post/a/b.txt") && !matches("2026/*/post/**", "2026/post/a.txt"));
        assert!(matches("**/drafts", "a/drafts/x.txt") && matches("**", "a") && matches("a/**/b", "a/b"));
    }

    #[test]
    fn archives_are_folders() {
        for pattern in ["week.zip", "week.zip/a/*", "week.zip!/a/*", "*.zip/**", "**/a"] {
            assert!(matches(pattern, "week.zip!/a/x.html"), "{pattern}");
        }
        assert!(!matches("week.zip!/b/*", "week.zip!/a/x.html"));
    }

    #[test]
    fn patterns_that_cannot_match_say_why() {
        for (pattern, why) in [
            ("", "is empty"),
            ("a\\b", "backslash"),
            ("/a", "root of the disk"),
            ("a//b", "two slashes"),
            ("../a", "leads out"),
            ("a**b", "** inside a name"),
        ] {
            let error = Glob::new(pattern).unwrap_err();
            assert!(error.contains(why), "{pattern}: {error}");
        }
    }

    /// The plain rule, written as it reads.
    fn slowly(pattern: &[char], name: &[char]) -> bool {
        match (pattern.split_first(), name.split_first()) {
            (None, None) => true,
            (Some(('*', rest)), _) => {
                slowly(rest, name) || name.split_first().is_some_and(|(_, name)| slowly(pattern, name))
            }
            (Some((p, rest)), Some((c, name))) => (*p == '?' || p == c) && slowly(rest, name),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn a_name_is_matched_as_the_rule_says(pattern in "[ab?*]{0,7}", name in "[ab]{0,8}") {
            let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
            prop_assert_eq!(is_like(&pattern, &name), slowly(&pattern, &name));
        }
    }
}
