//! Where a sentence names somebody or something: runs of capitalised words, with the titles and descriptions around them.

use super::gazetteer::{ORGANISATIONS, PLACES, country};
use super::offices::{BODIES, OFFICES, is_role};
use super::reporting::is_speech;
use crate::text::style::is_courtesy;
use crate::text::words::{fold, is_stop, tokens};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A run of capitalised words where it stands.
pub(super) struct Run {
    pub sentence: usize,
    pub words: Vec<String>,
    pub folded: Vec<String>,
    /// As printed.
    pub text: String,
    /// Words of office before the name.
    pub titled: bool,
    /// Next to a verb of saying, or with an age behind it.
    pub person: bool,
    /// After "in", "at", "near".
    pub placed: bool,
    pub roles: Vec<String>,
}

/// Words that join the parts of a name.
pub(super) const JOINERS: &[&str] = &[
    "of", "the", "for", "de", "van", "von", "bin", "al", "da", "del", "la", "du", "di", "den", "der", "el", "ibn",
    "dos", "le", "ter",
];

/// The runs of capitalised words of a sentence; true for one that is a single word at the beginning, where all are capitalised.
pub(super) fn runs(number: usize, sentence: &str, common: &FxHashSet<String>, found: &mut Vec<(Run, bool)>) {
    let words: Vec<(Range<usize>, String)> = tokens(sentence)
        .map(|token| (token.start..token.end, fold(token.text)))
        .collect();
    let text = |at: usize| {
        words
            .get(at)
            .and_then(|(span, _)| sentence.get(span.clone()))
            .unwrap_or_default()
    };
    let folded = |at: usize| words.get(at).map_or("", |(_, folded)| folded.as_str());
    let gap = |at: usize| match (words.get(at), words.get(at + 1)) {
        (Some((one, _)), Some((other, _))) => sentence.get(one.end..other.start).unwrap_or("#"),
        _ => "#",
    };
    let capital = |at: usize| text(at).starts_with(char::is_uppercase);
    let capitals = (0..words.len()).filter(|&at| capital(at)).count();
    if capitals > 3 && capitals * 4 > words.len() * 3 {
        return;
    }
    let opens = |at: usize| {
        at == 0 || {
            let gap = gap(at - 1);
            gap.contains(['.', '!', '?', ':', '“', '"', '‘', '«']) && !(gap == ". " && folded(at - 1).len() <= 3)
        }
    };
    let names = |at: usize| capital(at) && is_name_word(folded(at), text(at));
    let near = |at: usize| {
        let gap = gap(at);
        gap.chars().all(|c| matches!(c, ' ' | '-' | '\u{a0}')) || gap == ". " && folded(at).len() <= 3 || gap == " & "
    };
    let mut at = 0;
    while at < words.len() {
        let initial = opens(at);
        if !names(at) || initial && is_stop(folded(at)) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        loop {
            if !near(end - 1) || opens(end) && !gap(end - 1).starts_with(". ") {
                break;
            }
            // The possessive ends a name: "Port Ella's Ada Moor".
            if text(end - 1).ends_with("'s") || text(end - 1).ends_with("’s") {
                break;
            }
            if names(end) {
                end += 1;
                continue;
            }
            let joiners = (end..end + 2).take_while(|&at| JOINERS.contains(&folded(at))).count();
            let formal = (end..end + joiners).all(|at| !matches!(folded(at), "of" | "the" | "for"));
            let headed = |word: &str| {
                ORGANISATIONS.contains(&word) || PLACES.contains(&word) || BODIES.contains(&word) || word == "republic"
            };
            if joiners > 0
                && (formal || headed(folded(end - 1)))
                && names(end + joiners)
                && (end..end + joiners).all(near)
            {
                end += joiners + 1;
            } else {
                break;
            }
        }
        let mut from = at;
        // A common word that only begins the sentence is no part of the name: "Engineer Ada Moor", "Police".
        if initial && common.contains(folded(at)) && !OFFICES.contains(&folded(at)) {
            if end == at + 1 {
                at += 1;
                continue;
            }
            from = at + 1;
        }
        while from < end && !names(from) {
            from += 1;
        }
        let alone = initial && from == at && end == at + 1;
        let before = from.checked_sub(1).map_or("", folded);
        let run: Vec<String> = (from..end).map(|at| bare(text(at)).to_owned()).collect();
        let speaks = is_speech(folded(end)) || from > 0 && is_speech(before) && before != "about";
        let aged = gap(end - 1) == ", " && folded(end).len() <= 3 && folded(end).parse::<u8>().is_ok_and(|age| age > 4);
        let mut roles = Vec::new();
        roles.extend(role_before(from, &folded, &text, &near));
        roles.extend(role_after(end, &folded, &text, &gap));
        let mut names = Run {
            sentence: number,
            folded: run.iter().map(|word| fold(word)).collect(),
            text: String::new(),
            words: run,
            titled: false,
            person: speaks || aged || !roles.is_empty(),
            placed: matches!(before, "in" | "at" | "near" | "from" | "outside" | "across" | "around"),
            roles,
        };
        let taken = untitle(&mut names);
        // As printed, with "&" and hyphens, without the possessive.
        if let (Some((first, _)), Some((last, _))) = (words.get(from + taken), words.get(end - 1)) {
            bare(sentence.get(first.start..last.end).unwrap_or_default()).clone_into(&mut names.text);
        }
        if names.text.chars().count() > 1 && !names.words.is_empty() {
            found.push((names, alone));
        }
        at = end;
    }
}

/// Without the possessive.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// Whether a capitalised word can be part of a name: no day, no month, no pronoun, no letter by itself.
fn is_name_word(folded: &str, text: &str) -> bool {
    let dated = super::dates::weekday(folded).is_some()
        || super::dates::month(folded).is_some() && folded != "may" && folded.len() > 3;
    let number = !text.chars().any(char::is_alphabetic);
    !dated
        && !number
        && (!is_stop(folded) || text.len() > 1 && text.chars().all(char::is_uppercase) && matches!(folded, "us" | "it"))
        && !matches!(
            folded,
            "i" | "i'm" | "i've" | "i'll" | "i'd" | "may" | "mar" | "a.m" | "p.m" | "am" | "pm"
        )
}

/// Takes words of office and address off the front of a run, with what stands before them ("Greek Prime Minister"): they are a
/// role, not the name. How many words were taken.
fn untitle(run: &mut Run) -> usize {
    let office = |word: &String| {
        is_courtesy(word) || is_role(word) || OFFICES.contains(&word.as_str()) && country(word).is_none()
    };
    let titles = run.folded.iter().rposition(office).map_or(0, |last| last + 1);
    // "Foreign Ministry", "House", "General Motors" are bodies; "the Prime Minister" is an office without a name.
    let rest = run.folded.get(titles..).unwrap_or_default();
    let body =
        |word: &String| ORGANISATIONS.contains(&word.as_str()) || PLACES.contains(&word.as_str()) || word == "of";
    let leading = run.folded.iter().take_while(|word| office(word)).count();
    let between = run.folded.get(leading..titles).unwrap_or_default();
    if titles == 0 || rest.iter().any(body) || between.iter().any(body) {
        return 0;
    }
    let title: Vec<String> = run.words.drain(..titles).collect();
    let folded: Vec<String> = run.folded.drain(..titles).collect();
    run.titled = true;
    if !folded.iter().all(|word| is_courtesy(word)) {
        run.roles.push(title.join(" "));
    }
    titles
}

/// "chief engineer Odile Marsh": the description before a name.
fn role_before<'a>(
    from: usize,
    folded: &impl Fn(usize) -> &'a str,
    text: &impl Fn(usize) -> &'a str,
    near: &impl Fn(usize) -> bool,
) -> Option<String> {
    let last = from.checked_sub(1)?;
    if !is_role(folded(last)) || !near(last) || !text(last).starts_with(char::is_lowercase) {
        return None;
    }
    let mut start = last;
    while start > 0
        && last - start < 4
        && near(start - 1)
        && !is_stop(folded(start - 1))
        && !is_speech(folded(start - 1))
    {
        start -= 1;
    }
    Some((start..=last).map(text).collect::<Vec<_>>().join(" "))
}

/// "Odile Marsh, the board's chief engineer,": the description after a name.
fn role_after<'a>(
    end: usize,
    folded: &impl Fn(usize) -> &'a str,
    text: &impl Fn(usize) -> &'a str,
    gap: &impl Fn(usize) -> &'a str,
) -> Option<String> {
    if gap(end.checked_sub(1)?) != ", " {
        return None;
    }
    let article = usize::from(matches!(
        folded(end),
        "the" | "a" | "an" | "its" | "his" | "her" | "their"
    ));
    let mut stop = end;
    while stop < end + 9 {
        let gap = gap(stop);
        stop += 1;
        if gap.starts_with([',', '.', ';', ')']) || gap == "#" {
            break;
        }
        if !matches!(gap, " " | "-" | "’" | "'")
            || is_speech(folded(stop))
            || matches!(folded(stop), "who" | "which" | "and" | "said")
        {
            break;
        }
    }
    let words: Vec<&str> = (end + article..stop).map(text).collect();
    let role = (end + article..stop).any(|at| is_role(folded(at)));
    let verbless = !(end..stop).any(|at| {
        matches!(
            folded(at),
            "is" | "was" | "are" | "were" | "has" | "had" | "have" | "he" | "she" | "they"
        )
    });
    (role
        && verbless
        && stop < end + 9
        && !words.is_empty()
        && (article == 1 || words.first().is_some_and(|word| word.starts_with(char::is_lowercase))))
    .then(|| words.join(" "))
}
