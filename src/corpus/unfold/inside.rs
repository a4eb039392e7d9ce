//! The members of an archive, under the paths they are shown by.

use crate::corpus::houses::Houses;
use crate::corpus::pack;
use crate::corpus::sources::{free_name, safe_name};
use std::collections::BTreeSet;

/// The members of an archive as they are shown.
pub(super) struct Inside {
    /// By their path inside.
    pub members: Vec<(String, pack::Member)>,
    pub houses: Houses,
    /// Length of the folder and its stroke that all stand in.
    pub wrap: usize,
}

impl Inside {
    pub(super) fn of(members: Vec<pack::Member>) -> Inside {
        let mut named: Vec<(String, pack::Member)> = members
            .into_iter()
            .filter_map(|member| Some((shown_path(&member.name)?, member)))
            .collect();
        named.sort_by(|(a, _), (b, _)| pack::sort_key(a).as_bytes().cmp(pack::sort_key(b).as_bytes()));
        let mut last = String::new();
        let mut taken = BTreeSet::new();
        for (path, _) in &mut named {
            if *path == last || taken.contains(path) {
                last.clone_from(path);
                *path = free_name(path, |name| name == last || taken.contains(name));
                taken.insert(path.clone());
            } else {
                last.clone_from(path);
            }
        }
        let top = |path: &str| path.split_once('/').map(|(top, _)| top.to_owned());
        let wrapped = named
            .first()
            .and_then(|(path, _)| top(path))
            .filter(|first| named.iter().all(|(path, _)| top(path).as_ref() == Some(first)));
        let wrap = wrapped.map_or(0, |folder| folder.len() + 1);
        let folders: BTreeSet<String> = named.iter().filter_map(|(path, _)| top(path.get(wrap..)?)).collect();
        Inside {
            houses: Houses::of(&folders.into_iter().collect::<Vec<_>>()),
            members: named,
            wrap,
        }
    }
}

/// A member's path, safe to show; None where it is passed over, as hidden files are everywhere.
fn shown_path(name: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in name.split(['/', '\\']) {
        match part {
            "" | "." | ".." => {}
            "__MACOSX" => return None,
            hidden if hidden.starts_with('.') => return None,
            part => parts.push(safe_name(part)),
        }
    }
    Some(if parts.is_empty() {
        "unnamed".to_owned()
    } else {
        parts.join("/")
    })
}
