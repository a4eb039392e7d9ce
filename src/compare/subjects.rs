//! The noun phrase a verb of speech has for its subject: names, appositions, and what stands between them and the verb.

use super::capitals::{is_office, is_particle};
use super::clause::{Break, Clause, Noun, is_auxiliary, is_boundary, is_determiner, is_preposition, is_pronoun};
use super::given;
use super::reporting;
use super::roles;
use super::uncommaed::{is_given, is_post, unclosed, uncommaed};
use std::ops::Range;

/// "a spokesman, Lew Tarn": the name that explains a noun stands for it.
pub(super) fn renamed(clause: &Clause<'_>, noun: Noun) -> Noun {
    let last_named = noun.head.end.checked_sub(1).is_some_and(|last| clause.named(last));
    let next = noun.whole.end;
    if last_named || clause.broken(next) != Break::Comma || next >= clause.items.len() {
        return noun;
    }
    let mut end = next;
    while end < clause.items.len()
        && clause
            .word(end)
            .is_some_and(|word| !is_preposition(word) && !is_auxiliary(word) && !is_boundary(word))
        && (end == next || clause.broken(end) == Break::None || clause.gap(end) == ". ")
    {
        end += 1;
    }
    let closed = end == clause.items.len() || clause.broken(end) != Break::None || clause.is(end, &["of", "from"]);
    // "his mother, Ida": kin go by one name.
    let kin = end == next + 1
        && clause.named(next)
        && noun
            .head
            .end
            .checked_sub(1)
            .and_then(|last| clause.word(last))
            .is_some_and(roles::is_kin);
    match name_at_end(clause, next..end).or(kin.then_some(next..end)) {
        Some(name) if closed => Noun {
            head: name.clone(),
            whole: name,
        },
        _ => noun,
    }
}

/// "Lew Tarn", "the singer Lew Tarn": a name of several words that ends a short stretch.
pub(super) fn name_at_end(clause: &Clause<'_>, stretch: Range<usize>) -> Option<Range<usize>> {
    let start = stretch
        .clone()
        .rev()
        .take_while(|at| clause.named(*at) || (clause.word(*at).is_some_and(is_particle) && *at + 1 < stretch.end))
        .last()?;
    let plain = (stretch.start..start).all(|at| {
        clause
            .word(at)
            .is_some_and(|word| !is_preposition(word) && !is_auxiliary(word) && reporting::verb(word).is_none())
    });
    let name = start..stretch.end;
    ((2..=5).contains(&name.len()) && stretch.len() <= 8 && plain && clause.named(start)).then_some(name)
}

/// The subject before the verb at `at`: in its clause, or before the apposition that stands between.
pub(super) fn before(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let end = bare_end(clause, at);
    if end == 0 || clause.is_quote(end - 1) {
        return None;
    }
    let carries = |at: usize| {
        clause
            .word(at)
            .is_some_and(|word| roles::is_document(word) || roles::is_speaker(word))
    };
    let relative = clause.is(end - 1, &["who", "which"])
        || end >= 2 && clause.is(end - 1, &["that"]) && clause.broken(end - 1) == Break::None && carries(end - 2);
    if relative && end >= 2 {
        return antecedent(clause, segment_start(clause, end - 1), end - 1);
    }
    // "told them no, then called it a hunch": the subject stands before the first verb.
    let goes_on = clause.is(end, &["then"]) && clause.broken(end) == Break::Comma;
    if goes_on && (end.saturating_sub(20)..end).any(|at| clause.word(at).and_then(reporting::verb).is_some()) {
        return None;
    }
    match clause.broken(end) {
        Break::None => {
            let noun = of_both(clause, joint(clause, clause.phrase_before(0, end)?));
            let named = uncommaed(clause, &noun)
                .or_else(|| described(clause, &noun, end))
                .or_else(|| briefed(clause, &noun))
                .or_else(|| appended(clause, &noun, end))
                .or_else(|| unclosed(clause, &noun, end));
            Some(named.unwrap_or(noun))
        }
        Break::Comma => beyond_apposition(clause, end),
        Break::Hard => {
            let gap = clause.gap(end);
            if gap.contains([')', '—', '–', ']']) || gap.contains(" - ") {
                beyond_apposition(clause, end)
            } else {
                None
            }
        }
    }
}

/// "a clerk who worked under Moor said", "voters who back Moor say": whom the clause between tells about.
fn described(clause: &Clause<'_>, noun: &Noun, end: usize) -> Option<Noun> {
    let start = noun.head.start;
    let who = (end.saturating_sub(10)..start)
        .rev()
        .take_while(|at| {
            // "who requested anonymity": the clause has a verb of its own.
            let own = at.checked_sub(1).is_some_and(|before| clause.is(before, &["who"]));
            let stops = |word: &str| is_boundary(word) && word != "who" || !own && reporting::verb(word).is_some();
            clause.broken(at + 1) == Break::None && !clause.word(*at).is_none_or(stops)
        })
        .find(|at| clause.is(*at, &["who"]))
        // "who requested anonymity": what the phrase begins with may be the verb.
        .filter(|who| who + 1 < start || noun.head.len() >= 2)?;
    antecedent(clause, segment_start(clause, who), who).filter(|noun| is_somebody(clause, noun))
}

/// "a diplomat briefed on the talks said": whom a participle tells about, where what stands next to the verb can't speak.
fn briefed(clause: &Clause<'_>, noun: &Noun) -> Option<Noun> {
    let preposition = noun.head.start.checked_sub(1)?;
    let participle = preposition.checked_sub(1)?;
    let told = clause.word(preposition).is_some_and(is_preposition)
        && clause
            .word(participle)
            .is_some_and(|word| word.len() > 4 && word.ends_with("ed"))
        && clause.unbroken(participle, noun.head.start);
    let who = clause.phrase_before(0, participle).filter(|_| told && participle > 0)?;
    let follows = who.whole.end == participle && clause.broken(participle) == Break::None;
    (follows && is_somebody(clause, &who) && !is_somebody(clause, noun)).then_some(who)
}

/// "the line's founder and chief said": two roles of one.
fn joint(clause: &Clause<'_>, noun: Noun) -> Noun {
    let start = noun.head.start;
    let role = |at: usize| is_post(clause, at);
    let alone = noun.head.len() == 1 && role(start) && !clause.word(start).is_some_and(roles::is_plural);
    if !alone || start < 2 || !clause.is(start - 1, &["and"]) || !role(start - 2) || !clause.unbroken(start - 1, start)
    {
        return noun;
    }
    match clause.phrase_before(0, start - 1) {
        Some(first) => Noun {
            head: first.head.start..noun.head.end,
            whole: first.head.start..noun.whole.end,
        },
        None => noun,
    }
}

/// "Ministers from Ferrin and the Farrow Isles said": several, of two places or bodies.
fn of_both(clause: &Clause<'_>, noun: Noun) -> Noun {
    let start = noun.whole.start.min(noun.head.start);
    let last = noun.head.end.saturating_sub(1);
    let person = (noun.head.clone()).any(|at| clause.word(at).is_some_and(|word| given::of_name(word).is_some()));
    if person
        || start < 4
        || !clause.named(last)
        || !clause.is(start - 1, &["and"])
        || !clause.unbroken(start - 1, start)
    {
        return noun;
    }
    match clause.phrase_before(0, start - 1) {
        Some(first)
            if first.whole.end == start - 1
                && first.head.end < first.whole.end
                && !clause.named(first.head.end - 1)
                && clause.word(first.head.end - 1).is_some_and(roles::is_plural)
                && clause.word(first.head.end).is_some_and(is_preposition) =>
        {
            Noun {
                head: first.head,
                whole: first.whole.start..noun.whole.end,
            }
        }
        _ => noun,
    }
}

/// "Keeper of the House James Tarn said": the name that ends a title with a qualifier.
pub(super) fn appended(clause: &Clause<'_>, noun: &Noun, end: usize) -> Option<Noun> {
    let after = (noun.head.end + 1..end)
        .rev()
        .find(|at| clause.word(at - 1).is_some_and(is_preposition))?;
    let given = (after + 1..end.checked_sub(1)?).find(|at| {
        // "in Europe Hessel Tarn said"
        let placed = clause.word(at - 1).is_some_and(roles::is_place);
        clause.named(*at) && (placed || clause.word(*at).is_some_and(|word| given::of_name(word).is_some()))
    })?;
    let ahead = |at: usize| {
        clause
            .word(at)
            .is_some_and(|word| is_determiner(word) || is_office(word) && word != "state")
    };
    let name = given..end;
    let titled = clause.word(noun.head.end - 1).is_some_and(roles::is_role);
    (titled
        && name.len() <= 4
        && name
            .clone()
            .all(|at| clause.named(at) || clause.word(at).is_some_and(is_particle))
        && !(after..given).all(ahead))
    .then(|| Noun {
        head: name.clone(),
        whole: name,
    })
}

/// Whom "who" after item `end` means: "an answer from Moor, who said", "the wife of Moor, who said".
pub(super) fn antecedent(clause: &Clause<'_>, from: usize, end: usize) -> Option<Noun> {
    // "a statement by email, which read": by what means is not what was read.
    let means = ["email", "e-mail", "mail", "phone", "telephone", "fax", "letter", "text"];
    if end > from + 2 && clause.is(end - 1, &means) && clause.is(end - 2, &["by", "via"]) {
        return antecedent(clause, from, end - 2);
    }
    let noun = clause.phrase_before(from, end)?;
    // "Crews held signs that read": without an article the noun stands alone.
    let bare = clause.word(end - 1).is_some_and(roles::is_document)
        && !clause.word(noun.head.start).is_some_and(is_determiner)
        && noun.head.end == end;
    if bare {
        return Some(Noun {
            head: end - 1..end,
            whole: end - 1..end,
        });
    }
    // "some of the talk from Moor, who": a part of what cannot speak.
    let part = noun.head.len() == 1 && clause.is(noun.head.start, &["some", "much", "most", "all", "one", "many"]);
    let thing = part
        && clause.is(noun.head.end, &["of"])
        && clause
            .phrase_after(noun.head.end + 1)
            .is_some_and(|of| !is_somebody(clause, &of));
    if is_somebody(clause, &noun) && !thing {
        return Some(noun);
    }
    let last = (noun.head.end..end)
        .rev()
        .find(|at| clause.word(*at).is_some_and(is_preposition))?;
    let owner = clause.phrase_before(last + 1, end)?;
    Some(if is_somebody(clause, &owner) { owner } else { noun })
}

/// Whether a noun phrase can be a person, or several.
pub(super) fn is_somebody(clause: &Clause<'_>, noun: &Noun) -> bool {
    let Some(last) = noun.head.end.checked_sub(1) else {
        return false;
    };
    clause.named(last)
        || clause
            .word(last)
            .is_some_and(|word| roles::is_speaker(word) || is_pronoun(word))
}

/// Where the words end that can be a subject: adverbs, auxiliaries, days and "in a statement" before the verb left out.
fn bare_end(clause: &Clause<'_>, at: usize) -> usize {
    let mut end = at;
    for _ in 0..12 {
        let Some(word) = end.checked_sub(1).and_then(|last| clause.word(last)) else {
            break;
        };
        if clause.broken(end) != Break::None {
            break;
        }
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let timed = roles::is_calendar(word)
            || matches!(
                word,
                "morning" | "afternoon" | "evening" | "night" | "week" | "month" | "year"
            );
        if clause.is_surname(end - 1) {
            break;
        }
        if is_auxiliary(word) || clause.is_adverb(end - 1) || timed || number {
            end -= 1;
            if timed || number {
                while end > 0
                    && clause.is(
                        end - 1,
                        &[
                            "on", "in", "late", "early", "last", "this", "that", "may", "march", "april", "june",
                            "august",
                        ],
                    )
                {
                    end -= 1;
                }
            }
            continue;
        }
        if roles::is_paper(word) {
            let opens = (end.saturating_sub(7)..end - 1)
                .rev()
                .find(|at| clause.is(*at, &["in", "at", "during", "after", "on", "through", "via"]));
            if let Some(opens) = opens.filter(|opens| *opens > 0) {
                end = opens;
                continue;
            }
        }
        break;
    }
    end
}

pub(super) fn segment_start(clause: &Clause<'_>, end: usize) -> usize {
    let mut start = end;
    while start > 0 {
        if start < end && clause.broken(start) != Break::None && clause.gap(start) != ". " {
            break;
        }
        if clause.is_quote(start - 1) {
            break;
        }
        start -= 1;
    }
    start
}

/// Stretches between commas that are looked at before a verb.
const STRETCHES: usize = 6;

/// "Moor, 54, the harbour master, said": the noun the appositions explain.
fn beyond_apposition(clause: &Clause<'_>, end: usize) -> Option<Noun> {
    let mut segments: Vec<Range<usize>> = Vec::new();
    let mut stop = end;
    while segments.len() < STRETCHES && stop > 0 {
        let start = segment_start(clause, stop);
        if start == stop {
            break;
        }
        // "Moor (D-Ella), who left, said": what stands in brackets explains a name and is none.
        if !clause.gap(start).contains(['(', '[']) {
            segments.push(start..stop);
        }
        let hard = clause.broken(start) == Break::Hard && !clause.gap(start).contains(['(', ')', '—', '–', '[', ']']);
        if start == 0 || clause.is_quote(start - 1) || hard {
            break;
        }
        stop = start;
    }
    let named_end = |segment: &Range<usize>| {
        clause
            .phrase_before(segment.start, segment.end)
            .filter(|noun| clause.named(noun.head.end - 1))
            // "the Hydrogen Minister"
            .filter(|noun| !clause.word(noun.head.end - 1).is_some_and(is_office))
    };
    let name_alone = |segment: &Range<usize>| {
        (1..=6).contains(&segment.len())
            && segment
                .clone()
                .all(|at| clause.named(at) || clause.word(at).is_some_and(is_particle))
    };
    // "a professor at the University of Ella, Skerry, wrote": where a place lies names nobody.
    let located = |number: usize| {
        segments
            .get(number)
            .zip(segments.get(number + 1))
            .is_some_and(|(segment, left)| {
                let names = (left.clone().rev()).take_while(|at| clause.named(*at)).count();
                // "at investment bank Tarn"
                let before = left.end.checked_sub(names + 1).filter(|_| names > 0);
                let plain = |at: &usize| {
                    clause.word(*at).is_some_and(|word| {
                        is_preposition(word) || is_boundary(word) || reporting::verb(word).is_some()
                    })
                };
                let at = before
                    .and_then(|at| (at.saturating_sub(3)..=at).rev().find(plain))
                    // "from Port Ella, Skerry": a stretch of its own.
                    .filter(|at| *at > left.start || segments.get(number + 2).is_some());
                name_alone(segment)
                    && segment.len() <= 2
                    && clause
                        .word(segment.start)
                        .is_some_and(|word| given::of_name(word).is_none() && !is_office(word))
                    && at.is_some_and(|at| {
                        clause.is(at, &["of", "in", "at", "from", "near"])
                            || clause.is(at, &["the"]) && clause.is(at - 1, &["of", "in", "at", "from"])
                    })
            })
    };
    let kept: Vec<Range<usize>> = (0..segments.len())
        .filter(|number| !located(*number))
        .filter_map(|number| segments.get(number).cloned())
        .collect();
    let segments = kept;
    let nearest = segments.first()?;
    let plain = |segment: &Range<usize>| clause.phrase_before(segment.start, segment.end);
    let Some(next) = segments.get(1) else {
        return plain(nearest);
    };
    if (name_alone(nearest) || name_at_end(clause, nearest.clone()).is_some()) && named_end(next).is_none() {
        return plain(nearest);
    }
    // "Moor's neighbour in Port Ella, Lew Tarn, said": who is described by where he is.
    let role = (next.clone()).any(|at| {
        let role = clause.word(at).is_some_and(roles::is_role) && !clause.named(at);
        role && clause.word(at + 1).is_some_and(is_preposition)
    });
    if role && name_alone(nearest) && nearest.len() >= 2 && is_given(clause, nearest.start) {
        return plain(nearest);
    }
    for (number, segment) in segments.iter().enumerate().skip(1) {
        let first = clause.word(segment.start).unwrap_or_default();
        let further = segments.get(number + 1).and_then(&named_end);
        let explains = first.starts_with(|c: char| c.is_ascii_digit())
            || matches!(first, "who" | "whose" | "which" | "now" | "then" | "aged" | "of")
            || is_determiner(first)
            || !clause.named(segment.start);
        if explains && further.is_some() && !name_alone(segment) {
            continue;
        }
        if let Some(noun) = plain(segment) {
            return Some(noun);
        }
    }
    segments.iter().skip(1).find_map(named_end)
}

#[cfg(test)]
mod tests;
