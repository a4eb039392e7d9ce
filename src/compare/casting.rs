//! The names of both articles set against each other: who is named in both, by which forms, with which office.

use super::collation::{Alignment, Name, NameKind, NameStatus, Naming};
use super::families::kin;
use super::figurants::{Figurant, Sort, cast, common};
use super::gazetteer::{ORGANISATIONS, country};
use super::{Side, Sides, Telling, terms};
use crate::text::style::spelling;
use crate::text::words::{fold, is_stop, stem, tokens};
use rustc_hash::FxHashSet;

/// The names of both sides: the left's by first mention, then those only the right has, then words put for one another for people
/// and events.
pub(super) fn names(tellings: Sides<&Telling>, alignments: &[Alignment]) -> Vec<Name> {
    let sentences = |side: Side| tellings[side].sentences.iter().map(|sentence| sentence.text.as_str());
    let mut lower = FxHashSet::default();
    for side in Side::BOTH {
        common(sentences(side), &mut lower);
    }
    let casts = Sides::from_fn(|side| cast(sentences(side), &lower));
    let matches: Vec<Vec<Option<Match>>> = casts
        .left
        .iter()
        .map(|one| casts.right.iter().map(|other| matched(one, other)).collect())
        .collect();
    let mut taken = vec![false; casts.right.len()];
    let mut names = Vec::new();
    // The surest matches first: a full name must not be taken by another of the same surname.
    let mut partner: Vec<Option<(usize, bool)>> = vec![None; casts.left.len()];
    for sure in [Match::Same, Match::Fuller, Match::Alike] {
        for (at, row) in matches.iter().enumerate() {
            if partner.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let mut free = row.iter().zip(&taken);
            let found = free.position(|(kind, taken)| !taken && *kind == Some(sure));
            if let (Some(across), Some(slot)) = (found, partner.get_mut(at)) {
                *slot = Some((across, sure == Match::Alike));
                if let Some(taken) = taken.get_mut(across) {
                    *taken = true;
                }
            }
        }
    }
    for (one, partner) in casts.left.iter().zip(&partner) {
        let other = partner.and_then(|(across, _)| casts.right.get(across));
        let alike = partner.is_some_and(|(_, alike)| alike);
        names.push(named(Sides::new(Some(one), other), alike));
    }
    for (other, taken) in casts.right.iter().zip(taken) {
        if !taken {
            names.push(named(Sides::new(None, Some(other)), false));
        }
    }
    names.extend(terms::terms(tellings, alignments));
    names
}

/// How surely two names are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    /// The same words.
    Same,
    /// One is the other's surname, initials, or first words.
    Fuller,
    /// Spelt otherwise by a letter, or a country and its adjective.
    Alike,
}

fn matched(one: &Figurant, other: &Figurant) -> Option<Match> {
    let word = |word: &String| spelling(word).into_owned();
    let (mine, theirs): (Vec<String>, Vec<String>) = (
        one.words.iter().map(word).collect(),
        other.words.iter().map(word).collect(),
    );
    let (whole, other_whole) = (mine.join(" "), theirs.join(" "));
    let bare = |text: &str| text.trim_start_matches("the ").to_owned();
    if bare(&whole) == bare(&other_whole) {
        return Some(Match::Same);
    }
    if let (Some(a), Some(b)) = (country(&whole), country(&other_whole)) {
        return (a == b).then_some(Match::Fuller);
    }
    let initials = |one: &Figurant, other: &Figurant| {
        one.words.len() == 1
            && one.text.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && one.text.chars().all(|c| c.is_uppercase() || c == '.')
            && other.acronym.as_deref() == Some(one.text.replace('.', "").as_str())
    };
    if initials(one, other) || initials(other, one) {
        return Some(Match::Fuller);
    }
    let (short, full, sorts) = if mine.len() < theirs.len() {
        (&mine, &theirs, (one.sort, other.sort))
    } else {
        (&theirs, &mine, (other.sort, one.sort))
    };
    let people = sorts.1 == Sort::Person || sorts.0 == Sort::Person;
    if people
        && !matches!(
            sorts,
            (Sort::Place | Sort::Organisation, _) | (_, Sort::Place | Sort::Organisation)
        )
    {
        if short.len() < full.len() && full.ends_with(short) {
            return Some(Match::Fuller);
        }
        // "Robert Moor" and "Robert J. Moor", "R. Moor" and "Robert Moor".
        if let (Some(last), Some(first), Some(other_last), Some(other_first)) =
            (short.last(), short.first(), full.last(), full.first())
        {
            let initial = |a: &str, b: &str| {
                a.trim_end_matches('.').chars().count() == 1 && b.starts_with(a.trim_end_matches('.'))
            };
            let firsts = first == other_first || initial(first, other_first) || initial(other_first, first);
            if short.len() >= 2 && full.len() >= 2 && last == other_last && firsts {
                return Some(Match::Fuller);
            }
            if short.len() >= 2
                && full.len() == short.len()
                && (last == other_last && close(first, other_first) || first == other_first && close(last, other_last))
            {
                return Some(Match::Alike);
            }
        }
    }
    // "Contango Oil" and "Contango Oil Company": what is left says only what kind of body it is.
    let rest = full.get(short.len()..).unwrap_or_default();
    let kinds = !rest.is_empty()
        && rest
            .iter()
            .all(|word| ORGANISATIONS.contains(&word.as_str()) || is_stop(word));
    if kinds && full.starts_with(short) && sorts.0 != Sort::Place && sorts.1 != Sort::Place {
        return Some(Match::Fuller);
    }
    // A form of several words that both print.
    let forms = |one: &Figurant| -> Vec<String> {
        let forms = std::iter::once(&one.text).chain(&one.variants);
        forms
            .filter(|form| form.contains(' ') && !form.starts_with("the "))
            .map(|form| spelt(form))
            .collect()
    };
    let theirs = forms(other);
    forms(one)
        .iter()
        .any(|form| theirs.contains(form))
        .then_some(Match::Fuller)
}

/// Whether two spellings of a name differ by one letter.
fn close(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if short.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = short.get(same..).unwrap_or_default();
    let skipped = long.get(same + 1..).unwrap_or_default();
    if short.len() == long.len() {
        rest.get(1..).unwrap_or_default() == skipped
    } else {
        rest == skipped
    }
}

fn named(sides: Sides<Option<&Figurant>>, alike: bool) -> Name {
    let sort = [sides.left, sides.right]
        .into_iter()
        .flatten()
        .map(|one| one.sort)
        .find(|sort| *sort != Sort::Other)
        .unwrap_or(Sort::Other);
    let status = match (sides.left, sides.right) {
        (Some(one), Some(other)) if alike || differently(one, other) => NameStatus::Variant,
        (Some(_), Some(_)) => NameStatus::Both,
        (Some(_), None) => NameStatus::OnlyLeft,
        _ => NameStatus::OnlyRight,
    };
    Name {
        kind: match sort {
            Sort::Person => NameKind::Person,
            Sort::Organisation => NameKind::Organisation,
            Sort::Place => NameKind::Place,
            Sort::Other => NameKind::Name,
        },
        status,
        sides: sides.map(|one| {
            one.map(|one| Naming {
                text: one.text.clone(),
                count: one.count,
                variants: one.variants.clone(),
                sentence: one.first,
            })
        }),
        roles: sides.map(|one| one.map_or_else(Vec::new, |one| one.roles.clone())),
    }
}

/// Whether the two articles name one by forms that have none in common, or give a person other offices.
fn differently(one: &Figurant, other: &Figurant) -> bool {
    let forms = |one: &Figurant| -> FxHashSet<String> {
        std::iter::once(&one.text)
            .chain(&one.variants)
            .map(|form| spelt(form))
            .collect()
    };
    if forms(one).is_disjoint(&forms(other)) {
        return true;
    }
    let roles = |one: &Figurant| -> Vec<String> {
        let words = one
            .roles
            .iter()
            .flat_map(|role| tokens(role).map(|token| fold(token.text)).collect::<Vec<_>>());
        words
            .filter(|word| !is_stop(word))
            .map(|word| stem(&spelling(&word)))
            .collect()
    };
    let (mine, theirs) = (roles(one), roles(other));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|role| theirs.iter().any(|other| kin(role, other)))
}

/// A form of a name with house style folded: "U.S." and "US" are one.
fn spelt(form: &str) -> String {
    let folded: Vec<String> = form
        .split(' ')
        .map(|word| spelling(&fold(&word.replace('.', ""))).into_owned())
        .collect();
    folded.join(" ").trim_start_matches("the ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    fn told(left: &[&str], right: &[&str]) -> Vec<(NameKind, NameStatus, String, String)> {
        let (left, right) = (article("a.txt", left), article("b.txt", right));
        let text = |naming: Option<Naming>| naming.map(|naming| naming.text).unwrap_or_default();
        compare(Sides::new(&left, &right))
            .names
            .into_iter()
            .map(|name| (name.kind, name.status, text(name.sides.left), text(name.sides.right)))
            .collect()
    }

    #[test]
    fn a_surname_stands_for_the_full_name() {
        let names = told(
            &["The dam held, said Mayor Odile Brandt. \"We waited,\" Brandt said. The mayor left for Port Ella."],
            &["Odile Brandt, the mayor, said the dam held. Ms Brandt went to Port Ella."],
        );
        assert!(
            names.contains(&(
                NameKind::Person,
                NameStatus::Both,
                "Odile Brandt".into(),
                "Odile Brandt".into()
            )),
            "{names:?}"
        );
        assert!(
            names.contains(&(
                NameKind::Place,
                NameStatus::Both,
                "Port Ella".into(),
                "Port Ella".into()
            )),
            "{names:?}"
        );
        assert_eq!(
            names
                .iter()
                .filter(|name| name.2.contains("Brandt") || name.3.contains("Brandt"))
                .count(),
            1
        );
    }

    #[test]
    fn another_office_or_spelling_is_a_variant() {
        let names = told(
            &["The dam held, said chief engineer Odile Brandt."],
            &["The dam held, said Odile Brandt, a shipping lawyer."],
        );
        assert!(
            names.contains(&(
                NameKind::Person,
                NameStatus::Variant,
                "Odile Brandt".into(),
                "Odile Brandt".into()
            )),
            "{names:?}"
        );
        let names = told(
            &["The dam held, said engineer Odile Brandt."],
            &["The dam held, said engineer Odile Brant."],
        );
        assert!(
            names.contains(&(
                NameKind::Person,
                NameStatus::Variant,
                "Odile Brandt".into(),
                "Odile Brant".into()
            )),
            "{names:?}"
        );
    }

    #[test]
    fn initials_and_adjectives_name_the_same() {
        let names = told(
            &["A report by the Coastal Weather Office blamed Norway. The Coastal Weather Office said so."],
            &["A report by the CWO blamed the Norwegian fleet."],
        );
        assert!(
            names.contains(&(
                NameKind::Organisation,
                NameStatus::Variant,
                "Coastal Weather Office".into(),
                "CWO".into()
            )),
            "{names:?}"
        );
        assert!(
            names.contains(&(
                NameKind::Place,
                NameStatus::Variant,
                "Norway".into(),
                "Norwegian".into()
            )),
            "{names:?}"
        );
    }

    #[test]
    fn two_of_one_surname_stay_two() {
        let names = told(
            &["Ada Moor said no. Karel Moor said yes."],
            &["Karel Moor said yes to the dam."],
        );
        assert!(
            names.contains(&(
                NameKind::Person,
                NameStatus::Both,
                "Karel Moor".into(),
                "Karel Moor".into()
            )),
            "{names:?}"
        );
        assert!(
            names.contains(&(NameKind::Person, NameStatus::OnlyLeft, "Ada Moor".into(), String::new())),
            "{names:?}"
        );
    }

    #[test]
    fn words_that_begin_a_sentence_are_no_names() {
        let names = told(
            &["Engineers came. The engineers left. Nobody saw them."],
            &["Rain fell. The rain was warm."],
        );
        assert_eq!(names, []);
    }
}
