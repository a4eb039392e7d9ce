//! Whether two figures count the same thing: by the noun, by what happened to those counted, by the words that lead to them.

use super::collation::FigureKind;
use super::families::{is_people, kin};
use super::figures::{Found, Value};

/// How surely two figures count the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sameness {
    No,
    /// Nothing speaks against it: one of them does not say what it counts.
    Open,
    /// The same noun or one that stands for it, or the same words lead to both.
    Yes,
}

/// Whether two figures count the same thing.
pub(super) fn same_thing(one: &Found, other: &Found) -> Sameness {
    let (counted, others) = (&one.counted, &other.counted);
    let per = counted.per.zip(others.per);
    if one.ordinal != other.ordinal || per.is_some_and(|(a, b)| (a - b).abs() > 1e-9) {
        return Sameness::No;
    }
    let states = (counted.state, others.state);
    if let (Some(a), Some(b)) = states
        && a != b
    {
        return Sameness::No;
    }
    let leads = lead(one, other);
    if matches!(one.kind, FigureKind::Money | FigureKind::Percent) {
        let nouns = match (counted.head(), others.head()) {
            (Some(a), Some(b)) => kin(a, b),
            _ => false,
        };
        // "a loss of $640m", "a loss that came to $600m"; "$640m in damage".
        let crossed = counted
            .head()
            .is_some_and(|head| others.lead.iter().any(|lead| kin(lead, head)))
            || others
                .head()
                .is_some_and(|head| counted.lead.iter().any(|lead| kin(lead, head)));
        // "raise the tax by 4.5 percent", "the tax will rise by 5.4 percent".
        let led = counted
            .lead
            .iter()
            .take(3)
            .any(|one| others.lead.iter().take(3).any(|other| kin(one, other)));
        return if nouns || crossed || leads || led {
            Sameness::Yes
        } else {
            Sameness::Open
        };
    }
    if one.is_age() && other.is_age() {
        let who = counted
            .lead
            .iter()
            .take(3)
            .any(|one| others.lead.iter().take(3).any(|other| kin(one, other)));
        return if who { Sameness::Yes } else { Sameness::Open };
    }
    if matches!(
        one.value,
        Value::Days(..) | Value::Year(_) | Value::Day(..) | Value::Month(..)
    ) {
        let preposition = one.preposition == other.preposition || one.is_age();
        let sentenced = states.0.is_some() && states.0 == states.1;
        // "the rescue took 35 minutes", "it took rescuers more than half an hour": two words of one lead to both.
        let ours = counted.lead.iter().take(3);
        let twice = ours
            .filter(|one| others.lead.iter().take(3).any(|other| kin(one, other)))
            .count()
            >= 2;
        return if leads && preposition || sentenced || twice && matches!(one.value, Value::Days(..)) {
            Sameness::Yes
        } else {
            Sameness::Open
        };
    }
    if matches!(one.value, Value::Measure(..)) {
        // "fourteen kilometres of track", "14 kilometres of line": what is measured has many names.
        let nouns = counted.head().zip(others.head()).is_some_and(|(a, b)| kin(a, b));
        return if nouns || leads { Sameness::Yes } else { Sameness::Open };
    }
    match (counted.head(), others.head()) {
        (Some(a), Some(b)) => {
            let people = is_people(a) && is_people(b)
                || (is_people(a) || is_people(b)) && states.0.is_some() && states.0 == states.1;
            // The noun of the one among the words counted by the other.
            let within = counted.nouns.iter().any(|noun| noun == b) || others.nouns.iter().any(|noun| noun == a);
            if people || kin(a, b) {
                // "fishing boats" and "patrol boats": other words before the noun are another kind of it.
                let others_kind = counted.nouns.len() > 1
                    && others.nouns.len() > 1
                    && !counted
                        .nouns
                        .iter()
                        .rev()
                        .skip(1)
                        .any(|noun| others.nouns.contains(noun));
                if others_kind { Sameness::Open } else { Sameness::Yes }
            } else if within {
                Sameness::Yes
            } else if states.0.is_some() && states.0 == states.1 || are_people(a) && are_people(b) {
                Sameness::Open
            } else {
                Sameness::No
            }
        }
        (None, None) if leads => Sameness::Yes,
        _ if states.0.is_some() && states.0 == states.1 => Sameness::Yes,
        (Some(head), None) if others.lead.iter().any(|lead| kin(lead, head)) => Sameness::Yes,
        (None, Some(head)) if counted.lead.iter().any(|lead| kin(lead, head)) => Sameness::Yes,
        _ => Sameness::Open,
    }
}

/// Whether a stem names people by what they are or do: "trader", "holidaymak", "tourist".
pub(super) fn are_people(stem: &str) -> bool {
    is_people(stem) || stem.len() > 4 && ["er", "or", "ist", "mak", "ee"].iter().any(|end| stem.ends_with(end))
}

/// Whether the same word leads to both.
fn lead(one: &Found, other: &Found) -> bool {
    match (one.counted.lead.first(), other.counted.lead.first()) {
        (Some(a), Some(b)) => kin(a, b),
        _ => false,
    }
}
