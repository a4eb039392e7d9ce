//! The names of both articles set against each other: who is named in both, by which forms, with which office.

use super::collation::{Alignment, Name, NameKind, NameStatus, Naming};
use super::families::kin;
use super::figurants::{Figurant, Sort, cast, common, found, sure};
use super::namesakes::{Match, keys, matched, spelt, surname_of};
use super::printed::Printed;
use super::{Side, Sides, Telling, smallwords, terms};
use crate::text::style::{full_title, spelling};
use crate::text::words::{Words, fold, is_stop, stem, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

/// Whom and what each side names, by first mention.
pub(super) fn casts(sentences: Sides<&[Words<'_>]>) -> Sides<Vec<Figurant>> {
    let mut lower = FxHashSet::default();
    for side in Side::BOTH {
        common(sentences[side], &mut lower);
    }
    let found = Sides::from_fn(|side| found(sentences[side], &lower));
    let mut known = FxHashSet::default();
    for side in Side::BOTH {
        sure(&found[side], &mut known);
    }
    let Sides { left, right } = found;
    let mut casts = Sides::new(cast(left, sentences.left, &known), cast(right, sentences.right, &known));
    smallwords::leave_out(&mut casts, sentences);
    casts
}

/// The names of both sides: the left's by first mention, then those only the right has, then words put for one another for people
/// and events.
pub(super) fn names(
    casts: &Sides<Vec<Figurant>>,
    tellings: Sides<&Telling>,
    sentences: Sides<&[Words<'_>]>,
    alignments: &[Alignment],
) -> Vec<Name> {
    let matches = matches(casts);
    let mut taken = vec![false; casts.right.len()];
    let mut names = Vec::new();
    // The surest matches first: a full name must not be taken by another of the same surname.
    let mut partner: Vec<Option<(usize, bool)>> = vec![None; casts.left.len()];
    for sure in [Match::Same, Match::Fuller, Match::Alike] {
        for (at, row) in matches.iter().enumerate() {
            if partner.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let free = |across: usize| taken.get(across) == Some(&false);
            let found = row.iter().find(|(across, kind)| free(*across) && *kind == sure);
            if let (Some(&(across, _)), Some(slot)) = (found, partner.get_mut(at)) {
                *slot = Some((across, sure == Match::Alike));
                if let Some(taken) = taken.get_mut(across) {
                    *taken = true;
                }
            }
        }
    }
    // Only read where a name of one side has no partner.
    let printed = Sides::from_fn(|side| LazyCell::new(move || Printed::of(sentences[side])));
    // Names the other side prints otherwise than as a name: "the Weir Hotel", "a room in the Weir hotel".
    let across = Sides::new(
        (casts.left.iter().zip(&partner))
            .map(|(one, partner)| partner.is_none().then(|| printed.right.find(one)).flatten())
            .collect::<Vec<_>>(),
        (casts.right.iter().zip(&taken))
            .map(|(one, taken)| (!taken).then(|| printed.left.find(one)).flatten())
            .collect::<Vec<_>>(),
    );
    // What is a part of such a name has no row of its own.
    let spaced = |text: &str| format!(" {} ", fold(text));
    let wholes = across.as_ref().map(|found| {
        let texts = found.iter().flatten().map(|there| spaced(&there.text));
        texts.collect::<Vec<String>>()
    });
    let part = |side: Side, one: &Figurant| {
        let text = spaced(&one.text);
        wholes[side.other()]
            .iter()
            .any(|whole| whole.len() > text.len() && whole.contains(&text))
    };
    let outlets = tellings.map(outlet_words);
    for ((one, partner), there) in casts.left.iter().zip(&partner).zip(&across.left) {
        let other = partner.and_then(|(across, _)| casts.right.get(across));
        if other.is_none() && (part(Side::Left, one) || is_own(one, &outlets.left)) {
            continue;
        }
        let alike = partner.is_some_and(|(_, alike)| alike);
        let mut name = named(Sides::new(Some(one), other), alike);
        if let Some(there) = there {
            name.status = NameStatus::Both;
            name.sides.right = Some(there.clone());
        }
        names.push(name);
    }
    for ((other, taken), there) in casts.right.iter().zip(taken).zip(&across.right) {
        if taken || part(Side::Right, other) || is_own(other, &outlets.right) {
            continue;
        }
        let mut name = named(Sides::new(None, Some(other)), false);
        if let Some(there) = there {
            name.status = NameStatus::Both;
            name.sides.left = Some(there.clone());
        }
        names.push(name);
    }
    names.extend(terms::terms(tellings, alignments));
    names
}

/// The words of an article's own outlet, folded.
pub(super) fn outlet_words(telling: &Telling) -> FxHashSet<String> {
    let words = tokens(telling.outlet.as_deref().unwrap_or_default());
    words.map(|token| fold(token.text)).collect()
}

/// Whether all words of a name are those of the article's own outlet: "told the Post".
fn is_own(one: &Figurant, outlet: &FxHashSet<String>) -> bool {
    !one.words.is_empty() && one.words.iter().all(|word| outlet.contains(word))
}

/// Of each name of the left those of the right that are the same, in order, and how surely. Only names that have something in
/// common are set against each other.
fn matches(casts: &Sides<Vec<Figurant>>) -> Vec<Vec<(usize, Match)>> {
    let mut index: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, one) in casts.right.iter().enumerate() {
        for key in keys(one) {
            index.entry(key).or_default().push(at);
        }
    }
    let of = |one: &Figurant| {
        let mut near: Vec<usize> = keys(one)
            .iter()
            .filter_map(|key| index.get(key))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        let fits = near
            .into_iter()
            .filter_map(|at| Some((at, matched(one, casts.right.get(at)?)?)));
        fits.collect()
    };
    casts.left.iter().map(of).collect()
}

fn named(sides: Sides<Option<&Figurant>>, alike: bool) -> Name {
    let sort = [sides.left, sides.right]
        .into_iter()
        .flatten()
        .map(|one| one.sort)
        .find(|sort| *sort != Sort::Other)
        .unwrap_or(Sort::Other);
    // Somebody of two names whom the other article calls by the second alone.
    let sort = match (sides.left, sides.right) {
        (Some(one), Some(other)) if sort == Sort::Other && (surname_of(one, other) || surname_of(other, one)) => {
            Sort::Person
        }
        _ => sort,
    };
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
    // A surname alone is no other name.
    let part = |short: &Figurant, full: &Figurant| {
        let person = full.sort == Sort::Person || surname_of(short, full);
        let within = full.words.ends_with(&short.words) || full.words.starts_with(&short.words);
        short.words.len() < full.words.len() && within && person
    };
    if forms(one).is_disjoint(&forms(other)) && !part(one, other) && !part(other, one) {
        return true;
    }
    let roles = |one: &Figurant| -> Vec<String> {
        let words = one
            .roles
            .iter()
            .flat_map(|role| tokens(role).map(|token| fold(token.text)).collect::<Vec<_>>());
        words
            .filter(|word| !is_stop(word))
            .map(|word| stem(&spelling(full_title(&word))))
            .collect()
    };
    let (mine, theirs) = (roles(one), roles(other));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|role| theirs.iter().any(|other| kin(role, other)))
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
    fn letters_may_be_written_out() {
        let told = told(
            &["The ship lay off Soerby all night, and Soerby slept."],
            &["The ship lay off Sørby until dawn; Sørby slept."],
        );
        assert!(
            told.iter()
                .any(|(_, status, one, other)| *status != NameStatus::OnlyLeft && one == "Soerby" && other == "Sørby"),
            "{told:?}"
        );
    }

    #[test]
    fn what_an_office_is_for_is_no_part_of_the_name() {
        let names = told(
            &[
                "On the way home from the talks Secretary of State Rex Moor met some of the farmers.",
                "The harvest will be better next year, said Agriculture Minister Ada Vale when she was asked about it.",
                "Nobody was hurt in the fire at the mill, according to Port Ella Police Chief Karel Brandt.",
            ],
            &["Nobody came to the talks about the harvest."],
        );
        for name in ["Rex Moor", "Ada Vale", "Karel Brandt"] {
            let person = (NameKind::Person, NameStatus::OnlyLeft, name.into(), String::new());
            assert!(names.contains(&person), "{names:?}");
        }
    }

    #[test]
    fn a_short_form_in_brackets_is_the_name() {
        let names = told(
            &["The Harbour Outlook Fund (HBXF) said the dam held. Nobody asked HBXF why it had held."],
            &["The dam held, HBXF said."],
        );
        let both = (NameStatus::Both, "Harbour Outlook Fund", "HBXF");
        assert!(
            names
                .iter()
                .any(|(_, status, one, other)| (*status, one.as_str(), other.as_str()) == both),
            "{names:?}"
        );
        assert_eq!(
            names
                .iter()
                .filter(|name| name.2.contains("HBXF") || name.2.contains("Harb") || name.3.contains("Harb"))
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

    #[test]
    fn an_outlet_names_itself_and_growers_own_their_union() {
        let (mut left, right) = (
            article(
                "a.txt",
                &["The Growers’ Union told the Post that nobody had heard of it."],
            ),
            article("b.txt", &["It rained."]),
        );
        left.head.outlet = Some("Tidewater Post".to_owned());
        let names = compare(Sides::new(&left, &right)).names;
        let told: Vec<(NameKind, &str)> = (names.iter())
            .filter_map(|name| Some((name.kind, name.sides.left.as_ref()?.text.as_str())))
            .collect();
        assert_eq!(told, [(NameKind::Organisation, "Growers’ Union")]);
    }
}
