//! The subject of a sentence's main clause, after whatever it opens with.

use super::capitals::is_particle;
use super::clause::{Break, Clause, Noun, is_boundary, is_preposition, is_pronoun};
use super::namewords::is_shouted;
use super::reporting;
use super::roles;
use super::subjects::{appended, renamed};

/// Words that can stand before a main clause.
const OPENING: usize = 60;

/// "Calling it “a disgrace,” Moor left": whether the comma before the word stands within the marks.
fn paused(clause: &Clause<'_>, at: usize) -> bool {
    let quote = at.checked_sub(1).filter(|quote| clause.is_quote(*quote));
    let text = quote.and_then(|quote| clause.text.get(clause.items.get(quote)?.span.clone()));
    text.is_some_and(|text| text.ends_with(','))
}

/// Words of a dateline, at most.
const DATELINE: usize = 10;

/// Where a sentence begins behind its dateline: "PORT ELLA, Aug. 20 (Echo) -- ", "PORT ELLA: ".
pub(super) fn dateline(clause: &Clause<'_>) -> usize {
    let shouted = |at: usize| clause.items.get(at).is_some_and(|item| is_shouted(item.text));
    if !shouted(0) || clause.is_quote(0) {
        return 0;
    }
    let most = DATELINE.min(clause.items.len().saturating_sub(1));
    let dash = |at: &usize| {
        let gap = clause.gap(*at);
        gap.contains(['—', '–']) || gap.contains("--") || gap.contains(" - ")
    };
    let colon = |at: &usize| clause.gap(*at).contains(": ") && (0..*at).all(shouted);
    (1..=most).find(|at| dash(at) || colon(at)).unwrap_or(0)
}

/// The subject of the sentence: the first noun phrase after what stands before its main clause.
pub(super) fn main_subject(clause: &Clause<'_>) -> Option<Noun> {
    let mut start = dateline(clause);
    let opens = start;
    for _ in 0..3 {
        let Some(word) = clause.word(start) else {
            start += 1;
            continue;
        };
        // "A couple of days after the storm, Moor said"
        let timed = (start..start + 4)
            .take_while(|at| *at == start || clause.broken(*at) == Break::None)
            .any(|at| {
                let unit = ["moment", "minute", "hour", "day", "week", "month", "year", "decade"];
                let word = clause.word(at).unwrap_or_default();
                unit.contains(&word.trim_end_matches('s'))
                    && clause.is(at + 1, &["after", "before", "later", "ago", "earlier", "on", "into"])
            });
        // "Last year he said"
        let unit = |at: usize| {
            clause.is(
                at,
                &[
                    "week", "month", "year", "night", "summer", "winter", "spring", "autumn", "fall",
                ],
            )
        };
        if matches!(word, "last" | "this" | "next") && unit(start + 1) && clause.broken(start + 1) == Break::None {
            start += 2;
            continue;
        }
        let leads = is_preposition(word)
            || timed && !clause.named(start)
            || word.ends_with("ing") && !clause.named(start)
            || start == opens && word.ends_with("ed") && reporting::verb(word).is_some()
            || word.ends_with("ed") && clause.word(start + 1).is_some_and(is_preposition)
            || matches!(
                word,
                "while" | "when" | "as" | "if" | "although" | "though" | "because" | "once" | "asked" | "speaking"
            );
        if leads {
            // "Within the hour it had posted": a pronoun begins the main clause without a comma.
            let begins = |at: usize| {
                // "While Moor, 36, is waiting": an age in commas, and what goes on behind it.
                let aged = |at: usize| {
                    clause
                        .word(at)
                        .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                };
                clause.broken(at) == Break::Comma && !aged(at) && !(aged(at - 1) && clause.is_auxiliary(at))
                    || paused(clause, at)
                    || is_preposition(word)
                        && clause.is(at, &["he", "she", "it", "they"])
                        && !clause.word(at - 1).is_some_and(is_boundary)
            };
            start = (start + 1..clause.items.len().min(start + OPENING)).find(|at| begins(*at))?;
        } else if matches!(
            word,
            "but"
                | "and"
                | "yet"
                | "so"
                | "then"
                | "still"
                | "meanwhile"
                | "however"
                | "later"
                | "furthermore"
                | "moreover"
                | "nevertheless"
                | "nonetheless"
                | "instead"
                | "therefore"
                | "thus"
                | "hence"
                | "besides"
                | "otherwise"
                | "indeed"
                | "overall"
        ) || clause.is_adverb(start)
        {
            start += 1;
        } else {
            break;
        }
    }
    // "It was Ada Moor who began": whom the sentence is about.
    if clause.is(start, &["it"]) && clause.is(start + 1, &["was", "is"]) && clause.named(start + 2) {
        let cleft = clause.phrase_after(start + 2);
        let who = |noun: &Noun| clause.is(noun.whole.end, &["who"]) && clause.broken(noun.whole.end) == Break::None;
        if let Some(noun) = cleft.filter(who) {
            return Some(noun);
        }
    }
    let mut noun = clause.phrase_whole(start)?;
    // "the U.S. and Chinese defence ministers": of both.
    let and = noun.whole.end;
    let of_both = clause.is(and, &["and"]) && clause.broken(and) == Break::None && clause.named(and - 1);
    if let Some(next) = clause
        .phrase_whole(and + 1)
        .filter(|next| of_both && clause.named(next.head.start))
    {
        let office = next
            .head
            .clone()
            .find(|at| *at > next.head.start && clause.word(*at).is_some_and(roles::is_plural));
        if let Some(last) = office {
            let both = noun.head.start..last + 1;
            return Some(Noun {
                head: both.clone(),
                whole: both,
            });
        }
    }
    // "Secretary of State Ada Moor"
    if let Some(named) = appended(clause, &noun, noun.whole.end) {
        return Some(named);
    }
    // "The harbour master left": the noun of the speaker ends the phrase, and a verb that no list holds ends it before the next.
    let speaks = |at: usize| {
        clause.named(at)
            || clause
                .word(at)
                .is_some_and(|word| roles::is_speaker(word) || roles::is_document(word) || is_pronoun(word))
                // "Several heavyweights of the trade": how many is not yet who.
                && !(clause.broken(at + 1) == Break::None
                    && at + 1 < noun.head.end
                    && clause.is(at, &["several", "many", "some", "most", "few", "both"]))
    };
    let ends = |at: usize| {
        clause
            .word(at)
            .is_some_and(|word| word.ends_with("ed") || word == "last")
            && !clause.named(at)
    };
    // "Moor met Tarn": nor can a small word between two names be anything else.
    let parts = |at: usize| {
        !speaks(at) && clause.named(at - 1) && clause.named(at + 1) && !clause.word(at).is_some_and(is_particle)
    };
    let first = noun.head.clone().find(|at| speaks(*at)).unwrap_or(noun.head.end);
    let stop = (first..noun.head.end)
        .find(|at| ends(*at) || *at > first && parts(*at))
        .unwrap_or(noun.head.end);
    if let Some(last) = (noun.head.start..stop).rev().find(|at| speaks(*at)) {
        noun.head.end = last + 1;
        noun.whole.end = last + 1;
    }
    Some(renamed(clause, noun))
}
