//! Nouns that give somebody's words: "his claim that it was “safe”", "in Moor's words, “a good night”".

use super::attribution::Tag;
use super::capitals::without_possessive;
use super::clause::{Break, Clause, Noun, is_auxiliary, is_boundary, is_preposition};
use super::opening::main_subject;
use super::reporting::{self, Manner, Verb};
use super::wordclass::is_adverb;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What somebody says, as a noun.
const SAYINGS: &str = "claim claims assertion assertions statement statements remark remarks comment comments promise promises \
    pledge pledges vow suggestion contention argument insistence declaration warning warnings belief view admission \
    accusation accusations allegation allegations response reply demand description question answer note criticism denial \
    prediction boast joke quip tweet tweets post letter message email motto slogan mantra refrain call cry phrase words \
    calls cries offer offers chant chants shout shouts cheer cheers talk";

static SAYING: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| SAYINGS.split_whitespace().collect());

/// Words between such a noun and the quotation it gives, at most.
const REACH: usize = 9;

/// The saying that item `at` names, where its owner stands before it and a quotation follows.
pub(super) fn tag(clause: &Clause<'_>, at: usize) -> Option<Tag> {
    let word = clause.word(at).filter(|word| SAYING.contains(word))?;
    let phrase = matches!(word, "words" | "phrase") && clause.is(at + 1, &["of"]);
    let behind = || phrase && (at.saturating_sub(3)..at).any(|before| clause.is_quote(before));
    let quote = (at + 1..=at + REACH).find(|next| clause.is_quote(*next));
    let subject = if phrase && (quote.is_some() || behind()) {
        // "in the words of Moor, “…”" and "“…,” in the words of Moor"
        clause
            .phrase_after(at + 2)
            .filter(|noun| behind() || quote == Some(noun.whole.end))?
    } else {
        let quote = quote?;
        let alone = word == "words" && quote == at + 1;
        if !alone && !tells(clause, at, quote) {
            return None;
        }
        // "Fans broke into chants of “Go!”": what a crowd cries is the subject's.
        let cried = || {
            let cries =
                matches!(word, "chant" | "chants" | "shouts" | "cries" | "cheers") && clause.is(at + 1, &["of"]);
            cries
                .then(|| main_subject(clause))
                .flatten()
                .filter(|noun| noun.whole.end < at)
        };
        owner(clause, at).or_else(cried)?
    };
    Some(Tag {
        at,
        verb: Verb {
            manner: Manner::Neutral,
            strong: true,
        },
        subject: Some(subject),
        hearsay: false,
        names: false,
    })
}

/// "Moor's “step up” remarks": whose a quotation is that stands before the noun for what was said.
pub(super) fn owner_of_quoted(clause: &Clause<'_>, quote: usize) -> Option<Noun> {
    (is_saying(clause, quote + 1) && clause.broken(quote + 1) == Break::None)
        .then(|| owner(clause, quote))
        .flatten()
}

/// Whether item `at` is such a noun.
pub(super) fn is_saying(clause: &Clause<'_>, at: usize) -> bool {
    clause.word(at).is_some_and(|word| SAYING.contains(word))
}

/// Whether what stands between the noun and the quotation makes this its content: "that", "about", "calling", a colon. What
/// the noun is said to be is another's word: "Moor's remark was “absurd”".
fn tells(clause: &Clause<'_>, at: usize, quote: usize) -> bool {
    if !clause.unbroken(at + 1, quote - 1) {
        return false;
    }
    let colon = clause.gap(quote).contains(':');
    let next = clause.word(at + 1).unwrap_or_default();
    let about = matches!(next, "about" | "of" | "on" | "to" | "regarding" | "against") || next.ends_with("ing");
    colon
        || clause.broken(quote) == Break::None
            && (next == "that" || about && !(at + 1..quote).any(|at| clause.word(at).is_some_and(is_auxiliary)))
}

/// Whose words a sentence asks for or announces: "Moor's answer?"
pub(super) fn announced(clause: &Clause<'_>) -> Option<Noun> {
    let last = clause.items.len().checked_sub(1)?;
    // "Later the Echo got an email reply from a spokesman."
    let from = (last.saturating_sub(REACH)..last)
        .rev()
        .find(|at| clause.is(*at, &["from", "by"]));
    if let Some(from) = from
        && from > 0
        && is_saying(clause, from - 1)
        && clause.unbroken(from, last)
    {
        return clause
            .phrase_after(from + 1)
            .filter(|noun| noun.whole.end > last.saturating_sub(2));
    }
    let asks = clause.text.ends_with(['?', ':']) && is_saying(clause, last);
    asks.then(|| owner(clause, last)).flatten()
}

/// "Moor's second claim", "her claim": who owns the noun at `at`.
fn owner(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let mut end = at;
    while at - end < 3 {
        let before = end.checked_sub(1)?;
        let word = clause.word(before)?;
        if clause.broken(end) != Break::None || is_preposition(word) || is_boundary(word) {
            return None;
        }
        if matches!(word, "his" | "her" | "their") {
            return Some(Noun {
                head: before..end,
                whole: before..end,
            });
        }
        let printed = clause.items.get(before)?.text;
        if without_possessive(printed) != printed || clause.gap(end).starts_with(['\'', '’']) {
            let from = (before.saturating_sub(REACH)..before)
                .rev()
                .find(|at| clause.word(*at).is_some_and(is_preposition))
                .map_or(0, |at| at + 1);
            // "Controversially, Moor's offer"
            let adverb = clause.word(0).is_some_and(is_adverb) && clause.broken(1) == Break::Comma;
            return clause.phrase_before(from.max(usize::from(adverb)), end);
        }
        // "Moor's aides claim that": a verb with a subject of its own.
        if clause.word(at).and_then(reporting::verb).is_some() && !clause.noun_use(at) {
            return None;
        }
        end = before;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::testing::speakers_of;

    #[test]
    fn a_saying_is_its_owners() {
        assert_eq!(
            speakers_of(&["Ada Moor met Lew Tarn. Tarn's claim that the pier was “safe for all” is false."]),
            [Some("Lew Tarn")].map(|name| name.map(str::to_owned))
        );
        assert_eq!(
            speakers_of(&["Ada Moor met Lew Tarn. It was, in Tarn's words, “a good night.”"]),
            [Some("Lew Tarn".to_owned())]
        );
        // What is said of a saying is not its owner's, nor what the owner's people claim.
        assert_eq!(
            speakers_of(&["Ada Moor said Lew Tarn's remarks were “absurd.” Tarn's aides claim that she is “lost.”"]),
            [Some("Ada Moor".to_owned()), Some("Tarn's aides".to_owned())]
        );
        assert_eq!(
            speakers_of(&["Lew Tarn waited. The farmers broke into chants of “Rain Now.”"]),
            [Some("the farmers".to_owned())]
        );
    }
}
