//! The verbs of speech of a sentence, each with its subject: who is said to speak, in whichever order it is put.

use super::clause::{Break, Clause, Noun, is_adverb, is_auxiliary, is_determiner, is_preposition, is_pronoun};
use super::reporting::{self, Manner, Verb};
use super::roles;
use std::ops::Range;

/// A verb of speech with whom it makes speak.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    /// Item of the verb.
    pub at: usize,
    pub verb: Verb,
    pub subject: Option<Noun>,
    /// "reportedly", "is said to": somebody's words, nobody says whose.
    pub hearsay: bool,
}

/// Words that lie between a verb of speech and what it introduces, at most.
const NEAR: usize = 7;
/// Verbs of a sentence that are looked at.
const MOST: usize = 40;

/// All verbs of speech of a sentence in order.
pub(super) fn tags(clause: &Clause<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for at in 0..clause.items.len() {
        if tags.len() >= MOST {
            break;
        }
        let Some(word) = clause.word(at) else { continue };
        if word == "according" && clause.is(at + 1, &["to"]) {
            let verb = Verb {
                manner: Manner::Neutral,
                strong: true,
            };
            tags.push(Tag {
                at,
                verb,
                subject: clause.phrase_whole(at + 2).map(|noun| renamed(clause, noun)),
                hearsay: false,
            });
            continue;
        }
        if matches!(word, "reportedly" | "allegedly" | "purportedly" | "supposedly") {
            tags.push(hearsay(at));
            continue;
        }
        let Some(verb) = reporting::verb(word) else { continue };
        if clause.noun_use(at) || (clause.named(at) && at > 0) {
            continue;
        }
        if !verb.strong && !introduces(clause, at) {
            continue;
        }
        let passive = (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|before| {
                clause.is(
                    before,
                    &["was", "were", "is", "are", "been", "being", "be", "gets", "got"],
                ) && (back == 1 || clause.word(at - 1).is_some_and(|word| is_adverb(word) || word == "not"))
            })
        }) && !word.ends_with("ing");
        if passive {
            let by = (at + 1..(at + 12).min(clause.items.len())).find(|by| clause.is(*by, &["by"]));
            let agent = by
                .and_then(|by| clause.phrase_after(by + 1))
                .map(|noun| renamed(clause, noun));
            if agent.is_some() {
                tags.push(Tag {
                    at,
                    verb,
                    subject: agent,
                    hearsay: false,
                });
            } else if clause.is(at + 1, &["to"]) || clause.is(at + 1, &["that"]) {
                tags.push(hearsay(at));
            }
            continue;
        }
        let infinitive = at > 0 && clause.is(at - 1, &["to"]);
        if infinitive && !clause.is_quote(at + 1) && !near_quote(clause, at) {
            continue;
        }
        let subject = inverted(clause, at, verb).or_else(|| {
            let dependent = infinitive || word.ends_with("ing");
            let own = (!infinitive).then(|| before(clause, at)).flatten();
            match own {
                Some(noun) if !dependent || finite(clause, at) => Some(noun),
                _ => tags
                    .iter()
                    .rev()
                    .find(|tag| tag.verb.strong && tag.subject.is_some())
                    .or_else(|| tags.iter().rev().find(|tag| tag.subject.is_some()))
                    .and_then(|tag| tag.subject.clone())
                    .or_else(|| main_subject(clause)),
            }
        });
        tags.push(Tag {
            at,
            verb,
            subject,
            hearsay: false,
        });
    }
    tags
}

fn hearsay(at: usize) -> Tag {
    Tag {
        at,
        verb: Verb {
            manner: Manner::Claim,
            strong: true,
        },
        subject: None,
        hearsay: true,
    }
}

/// "is saying": a participle that is the verb of its clause.
fn finite(clause: &Clause<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| clause.is(before, &["is", "was", "are", "were", "been", "be"]))
}

/// Whether words are given here: a quotation next to the verb, or "that".
fn introduces(clause: &Clause<'_>, at: usize) -> bool {
    near_quote(clause, at)
        || clause.is(at + 1, &["that"])
        || (1..=3).any(|back| {
            at.checked_sub(back).is_some_and(|before| {
                clause.is_quote(before) && (before + 1..at).all(|word| clause.broken(word + 1) == Break::None)
            })
        })
        || (clause.broken(at) == Break::Comma && at + 1 < clause.items.len() && clause.named(at + 1))
        || tail(clause, at)
}

/// "…, Moor suggested.": the verb ends the sentence.
fn tail(clause: &Clause<'_>, at: usize) -> bool {
    at + 1 == clause.items.len()
        && at >= 3
        && (1..=4).any(|back| at.checked_sub(back).is_some_and(|at| clause.broken(at) == Break::Comma))
}

fn near_quote(clause: &Clause<'_>, at: usize) -> bool {
    (at + 1..=at + NEAR)
        .take_while(|next| *next == at + 1 || clause.broken(*next) == Break::None || clause.is_quote(*next))
        .any(|next| clause.is_quote(next))
}

/// "“…,” said Moor" and "…, said Moor.": the subject after its verb.
fn inverted(clause: &Clause<'_>, at: usize, verb: Verb) -> Option<Noun> {
    let word = clause.word(at)?;
    if word.ends_with("ing") || clause.broken(at + 1) != Break::None {
        return None;
    }
    let after_quote = at.checked_sub(1).is_some_and(|before| clause.is_quote(before));
    let noun = clause.phrase_after(at + 1)?;
    if after_quote {
        return Some(renamed(clause, noun));
    }
    if at == 0 || clause.broken(at) == Break::None || !verb.strong || matches!(word, "told" | "tell" | "tells") {
        return None;
    }
    let next = noun.whole.end;
    let ends = clause.items.get(next).is_none()
        || clause.broken(next) != Break::None
        || clause
            .word(next)
            .is_some_and(|word| is_preposition(word) || roles::is_calendar(word) || word == "who");
    let speaker = noun.head.end.checked_sub(1).is_some_and(|last| {
        clause.named(last)
            || clause
                .word(last)
                .is_some_and(|word| roles::is_role(word) || roles::is_plural(word) || roles::is_collective(word))
    });
    (ends && speaker).then(|| renamed(clause, noun))
}

/// "a spokesman, Lew Tarn": the name that explains a noun stands for it.
fn renamed(clause: &Clause<'_>, noun: Noun) -> Noun {
    let last_named = noun.head.end.checked_sub(1).is_some_and(|last| clause.named(last));
    let next = noun.whole.end;
    if last_named || clause.broken(next) != Break::Comma || next >= clause.items.len() {
        return noun;
    }
    let mut end = next;
    while end < clause.items.len()
        && clause.named(end)
        && (end == next || clause.broken(end) == Break::None || clause.gap(end) == ". ")
    {
        end += 1;
    }
    let name = next..end;
    if (2..=5).contains(&name.len()) && (end == clause.items.len() || clause.broken(end) != Break::None) {
        return Noun {
            head: name.clone(),
            whole: name,
        };
    }
    noun
}

/// The subject before the verb at `at`: in its clause, or before the apposition that stands between.
pub(super) fn before(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let end = bare_end(clause, at);
    if end == 0 || clause.is_quote(end - 1) {
        return None;
    }
    if clause.is(end - 1, &["who"]) && end >= 2 {
        return clause.phrase_before(segment_start(clause, end - 1), end - 1);
    }
    match clause.broken(end) {
        Break::None => clause.phrase_before(0, end),
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
        if is_auxiliary(word) || is_adverb(word) || timed || number {
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

fn segment_start(clause: &Clause<'_>, end: usize) -> usize {
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
        segments.push(start..stop);
        let hard = clause.broken(start) == Break::Hard && !clause.gap(start).contains(['(', '—', '–', '[']);
        if start == 0 || clause.is_quote(start - 1) || hard {
            break;
        }
        stop = start;
    }
    let named_end = |segment: &Range<usize>| {
        clause
            .phrase_before(segment.start, segment.end)
            .filter(|noun| clause.named(noun.head.end - 1))
    };
    let name_alone = |segment: &Range<usize>| {
        (1..=6).contains(&segment.len())
            && segment
                .clone()
                .all(|at| clause.named(at) || clause.word(at).is_some_and(super::cast::is_particle))
    };
    let nearest = segments.first()?;
    let plain = |segment: &Range<usize>| clause.phrase_before(segment.start, segment.end);
    let Some(next) = segments.get(1) else {
        return plain(nearest);
    };
    if name_alone(nearest) && named_end(next).is_none() {
        return plain(nearest);
    }
    for (number, segment) in segments.iter().enumerate().skip(1) {
        let first = clause.word(segment.start).unwrap_or_default();
        let further = segments.get(number + 1).and_then(|further| named_end(further));
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

/// The subject of the sentence: the first noun phrase after what stands before its main clause.
pub(super) fn main_subject(clause: &Clause<'_>) -> Option<Noun> {
    let mut start = 0;
    for _ in 0..3 {
        let Some(word) = clause.word(start) else {
            start += 1;
            continue;
        };
        let leads = is_preposition(word)
            || word.ends_with("ing") && !clause.named(start)
            || matches!(
                word,
                "while" | "when" | "as" | "if" | "although" | "though" | "because" | "once" | "asked" | "speaking"
            );
        if leads {
            let comma = (start + 1..clause.items.len()).find(|at| clause.broken(*at) == Break::Comma)?;
            start = comma;
        } else if matches!(
            word,
            "but" | "and" | "yet" | "so" | "then" | "still" | "meanwhile" | "however" | "later"
        ) || is_adverb(word)
        {
            start += 1;
        } else {
            break;
        }
    }
    let mut noun = clause.phrase_after(start)?;
    // "The harbour master left": the noun of the speaker ends the phrase.
    let speaker = noun.head.clone().rev().find(|at| {
        clause.named(*at)
            || clause.word(*at).is_some_and(|word| {
                roles::is_role(word) || roles::is_plural(word) || roles::is_collective(word) || is_pronoun(word)
            })
    });
    if let Some(last) = speaker {
        noun.head.end = last + 1;
        noun.whole.end = noun.whole.end.max(noun.head.end).min(noun.head.end);
    }
    Some(noun)
}

/// The verb that gives the quotation which is item `quote`: the nearest in its clause.
pub(super) fn tag_of<'t>(clause: &Clause<'_>, tags: &'t [Tag], quote: usize) -> Option<&'t Tag> {
    let cost = |tag: &Tag| {
        let subject = tag.subject.as_ref().map(|noun| noun.whole.clone());
        let (from, to, mut cost) = if tag.at > quote {
            let start = subject.map_or(tag.at, |noun| {
                if noun.start > quote {
                    noun.start.min(tag.at)
                } else {
                    tag.at
                }
            });
            (quote + 1, start, start - quote - 1)
        } else {
            let end = subject.map_or(tag.at, |noun| {
                if noun.end <= quote {
                    noun.end.max(tag.at + 1) - 1
                } else {
                    tag.at
                }
            });
            (end + 1, quote, quote - end - 1)
        };
        for at in from..to {
            if clause.is_quote(at) {
                cost += 1;
            } else if clause
                .word(at)
                .is_some_and(|word| matches!(word, "while" | "but" | "whereas"))
            {
                cost += 3;
            }
        }
        // What comes after a semicolon belongs to another.
        if tag.at > quote && (from..=to).any(|at| clause.broken(at) == Break::Hard && clause.gap(at).contains(';')) {
            cost += 4;
        }
        // "said that Apple had found “x”": what was found is part of what was said.
        let told = !tag.verb.strong
            && tag.verb.manner != Manner::Call
            && tags.iter().any(|other| {
                other.verb.strong && other.at < tag.at && (other.at..tag.at).all(|at| !clause.is_quote(at))
            })
            && tag.at < quote;
        if tag.hearsay || told {
            cost += 8;
        }
        // "Moor said … “x” …, Tarn added": before the quotation counts a little more when both are far.
        cost * 2 + usize::from(tag.at > quote)
    };
    tags.iter().min_by_key(|tag| (cost(tag), tag.at))
}

/// "Moor: “We wait.”" with no verb of speech: the noun the line begins with.
pub(super) fn introduced(clause: &Clause<'_>, quote: usize) -> Option<Noun> {
    let gap = clause.gap(quote);
    if !gap.contains(':') || quote == 0 || quote > 14 {
        return None;
    }
    main_subject(clause)
}
