//! Whether a verb of speech gives somebody's words where it stands: what comes before and after it.

use super::clause::{Break, Clause, Noun, is_auxiliary, is_pronoun};
use super::pieces::is_titled_work;
use super::reporting::{self, Manner, Verb};
use super::subjects::is_somebody;

/// Words that lie between a verb of speech and what it introduces, at most.
const NEAR: usize = 7;

/// Whether a verb of speech tells what was said: not where it says what will be or what somebody pretends, where it only leads to the
/// verb that does, or where it is spoken itself.
pub(super) fn is_told(clause: &Clause<'_>, at: usize, word: &str) -> bool {
    const TO_COME: &[&str] = &["will", "would", "may", "might", "could", "should", "must", "shall"];
    let before = |back: usize| at.checked_sub(back);
    // "the bank will likely report a loss"
    let adverb =
        usize::from(before(1).is_some_and(|at| clause.is_adverb(at) || clause.is(at, &["likely", "soon", "also"])));
    let to_come = before(1 + adverb).is_some_and(|at| clause.is(at, TO_COME));
    let says = matches!(reporting::base(word), Some("say" | "tell" | "be"));
    if to_come && !says && !introduces(clause, at) {
        return false;
    }
    // "a person claiming to be a prince", "left, promising to return"
    if word.ends_with("ing") && clause.is(at + 1, &["to"]) && !near_quote(clause, at) {
        return false;
    }
    // "The problem is related to “zero day” flaws"
    if reporting::base(word) == Some("relate") && clause.is(at + 1, &["to"]) {
        return false;
    }
    // "the paper quoted him as saying"
    if matches!(word, "quoted" | "quotes" | "quoting" | "cited" | "citing")
        && (at + 2..at + 8).any(|at| clause.is(at, &["as"]) && clause.is(at + 1, &["saying", "telling"]))
    {
        return false;
    }
    // "Let me repeat that"
    !before(2).is_some_and(|at| clause.is(at, &["let"]))
}

/// Whether words are given here: a quotation next to the verb, or "that".
pub(super) fn introduces(clause: &Clause<'_>, at: usize) -> bool {
    near_quote(clause, at)
        || clause.is(at + 1, &["that"])
        || (1..=NEAR).any(|back| {
            at.checked_sub(back).is_some_and(|before| {
                clause.is_quote(before) && (before + 1..at).all(|word| clause.broken(word + 1) == Break::None)
            })
        })
        || (clause.broken(at) == Break::Comma && at + 1 < clause.items.len() && clause.named(at + 1))
        || tail(clause, at)
        || announces(clause, at)
        || likens(clause, at)
        || states(clause, at)
        || parted_quote(clause, at)
        || remarker(clause, at).is_some()
        || brands(clause, at)
}

/// "Harbour Bank expects exports to fall", "the report predicts a quiet year": what somebody foresees is said by him, without "that".
pub(super) fn foresees(clause: &Clause<'_>, at: usize) -> bool {
    const FORESEEN: &[&str] = &[
        "expects",
        "expected",
        "predicts",
        "predicted",
        "forecasts",
        "forecast",
        "estimates",
        "estimated",
        "projects",
        "anticipates",
    ];
    clause.is(at, FORESEEN)
        && clause.broken(at) == Break::None
        && clause.broken(at + 1) == Break::None
        && !clause.is(at + 1, &["to", "by", "at", "in", "for", "as"])
        && clause
            .phrase_before(0, at)
            .is_some_and(|noun| is_somebody(clause, &noun))
}

/// "is urging users to mend it": what somebody bids others do is said by him.
pub(super) fn bids(clause: &Clause<'_>, at: usize) -> bool {
    let verb = clause.word(at).and_then(reporting::base);
    let finite = clause.word(at).is_some_and(|word| !word.ends_with("ing"))
        || at
            .checked_sub(1)
            .is_some_and(|before| clause.is(before, &["is", "are", "was", "were"]));
    matches!(verb, Some("urge" | "advise" | "warn" | "remind"))
        && finite
        && clause.broken(at) == Break::None
        && !clause.is(at + 1, &["to", "by"])
        && (at + 2..at + 7).any(|to| clause.is(to, &["to"]) && clause.unbroken(at + 1, to))
        && clause
            .phrase_before(0, at)
            .is_some_and(|noun| is_somebody(clause, &noun))
}

/// "charged it was a trick", "expect they will pay": a clause with no "that" before it.
fn states(clause: &Clause<'_>, at: usize) -> bool {
    let whole = (at + 1..=at + 2).all(|at| clause.broken(at) == Break::None);
    whole
        && clause.is(at + 1, &["he", "she", "it", "they", "we", "there"])
        && clause.word(at + 2).is_some_and(is_auxiliary)
}

/// "to suggest, in a quiet moment on Monday, “We wait”": what stands between commas parts the verb from the quotation, and nothing else.
pub(super) fn parted_quote(clause: &Clause<'_>, at: usize) -> bool {
    let quote = (at + 3..=at + 2 * NEAR).find(|next| clause.is_quote(*next));
    quote.is_some_and(|quote| {
        clause.broken(at + 1) == Break::Comma
            && clause.broken(quote) == Break::Comma
            && clause.unbroken(at + 2, quote - 1)
    })
}

/// "As Moor has pointed out, it would “sink the pier”": whoever remarks it says what follows.
pub(super) fn remarker(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let end = at + 1 + usize::from(clause.is(at + 1, &["out"]));
    let opens = (at.saturating_sub(2 * NEAR)..at).rfind(|before| clause.is(*before, &["as"]))?;
    let noun = clause.phrase_whole(opens + 1)?;
    (clause.broken(end) == Break::Comma
        && clause.unbroken(opens + 1, end - 1)
        && noun.whole.end <= at
        && is_somebody(clause, &noun))
    .then_some(noun)
}

/// "called Tarn's talk of a new pier in the face of the storms “idle”": however long what is called so is, if no verb stands between.
fn brands(clause: &Clause<'_>, at: usize) -> bool {
    let calls = clause
        .word(at)
        .and_then(reporting::verb)
        .is_some_and(|verb| verb.manner == Manner::Call);
    let quote = (at + 1..=at + 2 * NEAR + 2).find(|next| clause.is_quote(*next));
    calls
        && quote.is_some_and(|quote| {
            clause.unbroken(at + 1, quote)
                && !(at + 1..quote).any(|at| {
                    let small = |word: &str| is_auxiliary(word) || is_pronoun(word);
                    clause.word(at).is_some_and(small) || clause.speaks(at)
                })
        })
}

/// "Moor responded to the letter, via the Echo: “We wait.”": however much stands between, a colon leads to what is said.
fn announces(clause: &Clause<'_>, at: usize) -> bool {
    (at + 1..=at + 2 * NEAR)
        .find(|next| clause.is_quote(*next))
        .is_some_and(|quote| clause.gap(quote).contains(':'))
}

/// "dismissed the charges of neglect at the harbour as “rumours”": however long the object is, "as" leads to what is said of it.
fn likens(clause: &Clause<'_>, at: usize) -> bool {
    (at + 2..=at + 2 * NEAR + 2)
        .take_while(|next| *next < clause.items.len() && clause.broken(*next) == Break::None)
        .any(|next| {
            // "as attempts at “delay”"
            clause.is_quote(next) && (1..=3).any(|back| clause.is(next - back, &["as"]) && next > at + back)
        })
}

/// "described the levy as a fair bargain", "called her the bravest person": the verb is followed by what it names a thing.
pub(super) fn names(clause: &Clause<'_>, at: usize) -> bool {
    (at + 2..=at + NEAR)
        .take_while(|next| *next < clause.items.len() && clause.broken(*next) == Break::None)
        .any(|next| clause.is(next, &["as", "a", "an", "the"]))
}

/// "…, Moor suggested.": the verb ends the sentence.
fn tail(clause: &Clause<'_>, at: usize) -> bool {
    // "Moor asked." after a quotation that ended a sentence of its own.
    if at + 1 == clause.items.len() && (1..=2).contains(&at) {
        return true;
    }
    at + 1 == clause.items.len()
        && at >= 3
        && (1..=4).any(|back| at.checked_sub(back).is_some_and(|at| clause.broken(at) == Break::Comma))
}

/// Whether a quotation follows a verb of speech so near that it gives it.
pub(super) fn near_quote(clause: &Clause<'_>, at: usize) -> bool {
    (at + 1..=at + NEAR)
        .take_while(|next| *next == at + 1 || clause.broken(*next) == Break::None || clause.is_quote(*next))
        .any(|next| clause.is_quote(next))
}
/// "“We wait,” she beamed", "“We wait,” deadpanned Moor": after a quotation that ends with a comma, whatever its subject does is
/// speech.
pub(super) fn unlisted(clause: &Clause<'_>, at: usize) -> Option<Verb> {
    let word = clause.word(at)?;
    let spoken = Verb {
        manner: Manner::Neutral,
        strong: true,
    };
    let paused = |quote: usize| {
        let text = clause
            .items
            .get(quote)
            .and_then(|item| clause.text.get(item.span.clone()));
        text.is_some_and(|text| text.ends_with([',', '?', '!']))
    };
    let inverted = word.ends_with("ed")
        && !clause.named(at)
        && at
            .checked_sub(1)
            .is_some_and(|quote| clause.is_quote(quote) && paused(quote) && !is_titled_work(clause, quote))
        && clause.broken(at + 1) == Break::None
        && clause
            .phrase_after(at + 1)
            .is_some_and(|noun| is_somebody(clause, &noun));
    if inverted {
        return Some(spoken);
    }
    let finite = word.ends_with("ed")
        || word.ends_with('s') && !word.ends_with("ss")
        || word.ends_with("de")
        || word.ends_with("nt");
    // "“…,” Harbour House sales chief Ada Moor told the Echo": the verb comes later.
    let later = (at + 1..at + LATER)
        .take_while(|next| clause.broken(*next) == Break::None)
        .any(|next| clause.speaks(next));
    if later {
        return None;
    }
    let start = at.checked_sub(1)?;
    let quote = (start.saturating_sub(3)..start).rev().find(|at| clause.is_quote(*at))?;
    let subject = quote + 1..at;
    let named = subject.clone().all(|at| clause.named(at))
        || (subject.len() == 1 && clause.word(start).is_some_and(is_pronoun));
    let whole = subject
        .clone()
        .skip(1)
        .chain(at..=at)
        .all(|at| clause.broken(at) == Break::None);
    (finite && named && whole && paused(quote) && !is_auxiliary(word)).then_some(spoken)
}

/// Words among which a verb of speech is looked for behind one that no list holds.
const LATER: usize = 8;
