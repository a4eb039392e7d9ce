//! The parts of a byline: where one name ends and the next begins, and what hangs on a name.

use super::super::dates::is_month;
use super::names::{is_generation, is_name};

/// What joins names. Short words of some languages are also parts of names: they join only where a full name stands on
/// both sides.
const JOINTS: &[&str] = &[
    " and ", " AND ", " und ", " et ", " - ", " – ", " — ", "、", "・", "，", "؛", "،", " with ", " mit ", " avec ",
    " sowie ",
];
const WEAK_JOINTS: &[&str] = &[
    " & ", " y ", " e ", " i ", " og ", " och ", " en ", " ja ", " ve ", " и ", " та ", " και ", " és ", " a ",
    " con ", " dan ", " và ", " și ",
];

/// "A and B, C; D" in its parts, and whether each stands alone after a comma.
pub(super) fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    for (i, piece) in text.split([',', ';', '|', '/', '•', '·', '\n', '｜', '／']).enumerate() {
        let joined = ["and ", "und ", "et "]
            .iter()
            .any(|joint| piece.trim_start().starts_with(joint));
        let mut names: Vec<&str> = JOINTS.iter().fold(vec![piece], |names, joint| {
            names.into_iter().flat_map(|name| name.split(joint)).collect()
        });
        for joint in WEAK_JOINTS {
            names = names.into_iter().flat_map(|name| split_weakly(name, joint)).collect();
        }
        let names: Vec<&str> = names
            .into_iter()
            .map(|name| {
                let name = name.trim();
                let name = ["and ", "und ", "et "]
                    .iter()
                    .find_map(|joint| name.strip_prefix(joint))
                    .unwrap_or(name);
                if is_generation(name) {
                    return name;
                }
                let ended = ["Jr.", "Sr."].iter().any(|end| name.ends_with(end));
                let name = name.trim_start_matches(['.', ':', '-', '*', ' ', '–', '—']);
                if ended {
                    return name;
                }
                let name = name.trim_end_matches(['.', ':', '-', '*', ' ', '–', '—']);
                // What a comma parted from its beginning.
                let bare = name.trim_end_matches([')', ' ']);
                if name.contains('(') || !bare.contains(' ') {
                    name
                } else {
                    bare
                }
            })
            .filter(|name| !name.is_empty())
            .collect();
        let apart = i > 0 && !joined && names.len() == 1;
        parts.extend(names.into_iter().map(|name| (name, apart)));
    }
    parts
}

/// The two sides of the first joint between two full names, or the whole.
fn split_weakly<'a>(name: &'a str, joint: &str) -> Vec<&'a str> {
    match name.split_once(joint) {
        Some((one, other)) if one.trim().contains(' ') && other.trim().contains(' ') && is_name(other.trim()) => {
            vec![one, other]
        }
        _ => vec![name],
    }
}

/// A name without what follows it: "in Beijing", "for the Gazette", "of the AP".
pub(super) fn without_tail(part: &str) -> &str {
    [
        " in ", " for ", " at ", " of ", " from ", " on ", " with ", " aus ", " für ", " pour ", " à ", " para ",
        " em ",
    ]
    .iter()
    .filter_map(|tail| part.find(tail))
    .min()
    .and_then(|at| part.get(..at))
    .unwrap_or(part)
    .trim()
}

/// A name without the day of the month that follows it: "Nell Harrow March 11", "Nell Harrow 12".
pub(super) fn without_day(part: &str) -> &str {
    let mut words = part.split(' ').scan(0, |from, word| {
        let at = *from;
        *from += word.len() + 1;
        Some((at, word))
    });
    let is_number = |word: &str| word.trim_end_matches('.').parse::<u16>().is_ok();
    let Some((number, _)) = words.find(|(_, word)| is_number(word)) else {
        return part;
    };
    let before = part.get(..number).unwrap_or_default().trim_end();
    let name = match before.rsplit_once(' ') {
        Some((name, last)) if is_month(last) => name,
        _ => before,
    };
    if name.contains(' ') { name.trim_end() } else { part }
}

/// A name without the word for the trade beside it, in languages that set it there: "홍길동 기자", "山田太郎記者".
pub(super) fn without_title(part: &str) -> &str {
    let ends = [
        "기자",
        "특파원",
        "논설위원",
        "記者",
        "记者",
        "特派員",
        "編集委員",
        "論説委員",
    ];
    let part = ends
        .iter()
        .find_map(|end| part.strip_suffix(end))
        .unwrap_or(part)
        .trim();
    let starts = ["记者", "記者", "本报记者", "編輯", "编辑", "文 ", "撰文"];
    starts
        .iter()
        .find_map(|start| part.strip_prefix(start))
        .unwrap_or(part)
        .trim()
}
