//! Whom a verb of speech without a subject of its own makes speak: "causing Moor to ask", "with Tarn saying".

use super::attribution::{Tag, is_passive};
use super::clause::{Break, CLAUSE, Clause, Noun, is_pronoun};
use super::opening::main_subject;
use super::reporting::inflected;
use super::roles;
use super::subjects::{antecedent, before, is_somebody, renamed, segment_start};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Verbs that make their object do what the infinitive after it says.
const CAUSES: &str = "cause lead prompt force drive compel inspire provoke push allow enable spur move";

static CAUSING: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let irregular = ["led", "drove", "driven"].map(str::to_owned);
    CAUSES.split(' ').flat_map(inflected).chain(irregular).collect()
});

/// Words after which a name and a participle tell of one who is heard: "a tape of Moor saying".
const HEARD: &[&str] = &[
    "of", "with", "hear", "heard", "hears", "hearing", "show", "shows", "showed", "showing", "quote", "quoted",
    "quotes", "quoting", "caught", "recorded", "filmed", "captured",
];

/// Words of such a subject, at most.
const REACH: usize = 8;

/// The subject of the infinitive whose "to" is item `to`: who is made to speak.
pub(super) fn of_infinitive(clause: &Clause<'_>, to: usize) -> Option<Noun> {
    let mut noun = clause.phrase_before(0, to)?;
    let verb = noun
        .whole
        .clone()
        .rev()
        .find(|at| clause.word(*at).is_some_and(|word| CAUSING.contains(word)))?;
    noun.whole.start = verb + 1;
    noun.head = noun.whole.clone();
    (!noun.head.is_empty()).then_some(noun)
}

/// The subject of the participle at `at` that stands right before it: "with a spokesman saying", "one guest saying".
pub(super) fn of_participle(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    // "posed with Tarn, writing that": behind a comma it is somebody else's.
    if clause.broken(at) != Break::None {
        return None;
    }
    let with = |start: usize| start > 0 && clause.is(start - 1, &["with"]);
    let some = |start: usize| clause.is(start, &["one", "another", "some", "others", "many", "several"]);
    let opens = (at.saturating_sub(REACH)..at)
        .rev()
        .find(|start| with(*start) || clause.broken(*start) != Break::None)
        .filter(|start| with(*start) || clause.broken(*start) == Break::Comma && some(*start));
    if let Some(own) = opens.and_then(|start| clause.phrase_before(start, at).filter(|own| own.whole.start == start)) {
        return Some(own);
    }
    // A name of which something is told.
    let from = (0..at).rev().take_while(|at| clause.named(*at)).last()?;
    let heard = from > 0 && clause.is(from - 1, HEARD) && clause.broken(from) == Break::None;
    heard.then_some(Noun {
        head: from..at,
        whole: from..at,
    })
}

/// "“…,” the Echo cited the harbour board.": whoever stands after a verb that passes words on.
pub(super) fn quoted_from(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let passes = clause.is(at, &["cited", "cites", "quoted", "quotes"]);
    let own = passes && at > 0 && !clause.is_quote(at - 1) && before(clause, at).is_some();
    let noun = clause
        .phrase_after(at + 1)
        .filter(|noun| own && is_somebody(clause, noun))?;
    let ends = |quote: usize| {
        let text = clause
            .items
            .get(quote)
            .and_then(|item| clause.text.get(item.span.clone()));
        clause.is_quote(quote) && text.is_some_and(|text| text.ends_with([',', '?', '!']))
    };
    let behind = (at.saturating_sub(6)..at).any(ends);
    // "cited his family as the reason"
    let reason = (noun.whole.end..noun.whole.end + 3).any(|at| clause.is(at, &["as", "for"]));
    (behind && !reason).then(|| renamed(clause, noun))
}

/// "quoted a spokesman as saying", "a spokesman was quoted by the Echo as saying": who is quoted.
pub(super) fn quoted_saying(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let quoted = (at.saturating_sub(9)..at)
        .rev()
        .find(|at| clause.is(*at, &["quoted", "cited"]));
    match quoted.filter(|quoted| is_passive(clause, *quoted)) {
        Some(quoted) => before(clause, quoted),
        None => clause.phrase_before(quoted.map_or(0, |quoted| quoted + 1), at - 1),
    }
}

/// The subject of what comes before, for a verb that has none: that of the last verb of speech, or of the sentence.
pub(super) fn borrowed(clause: &Clause<'_>, at: usize, tags: &[Tag]) -> Option<Noun> {
    // "the union, which tried to rally crews by saying": whoever the clause around it tells about.
    let opener = (at.saturating_sub(CLAUSE)..at)
        .rev()
        .take_while(|before| clause.broken(before + 1) == Break::None)
        .find(|before| clause.is(*before, &["who", "which"]))
        // "which Moor announced by saying" has a subject of its own.
        .filter(|who| {
            let next = clause.word(who + 1);
            !clause.named(who + 1) && !clause.determines(who + 1) && !next.is_some_and(is_pronoun)
        })
        .filter(|_| at > 0 && clause.is(at - 1, &["by"]));
    if let Some(noun) = opener.and_then(|who| antecedent(clause, segment_start(clause, who), who)) {
        return Some(noun);
    }
    tags.iter()
        .rev()
        .find(|tag| tag.verb.strong && tag.subject.is_some())
        .or_else(|| tags.iter().rev().find(|tag| tag.subject.is_some()))
        .and_then(|tag| tag.subject.clone())
        .or_else(|| of_last_clause(clause, at))
        .or_else(|| {
            let main = main_subject(clause);
            // "Word came after Moor spoke to them, warning that": what cannot speak leaves it to the clause after it.
            let thing = main.as_ref().is_none_or(|noun| {
                noun.head.len() == 1 && clause.is(noun.head.end, &["of", "that", "about"]) || !is_somebody(clause, noun)
            });
            // "Crews were shocked after a dozen women came forward saying …": without a comma it belongs to the clause it stands in.
            let within = clause.broken(at) == Break::None;
            let after = || {
                let opener = |at: &usize| clause.is(*at, &["after", "when", "as", "because", "since"]);
                let opens = match within {
                    true => (at.saturating_sub(CLAUSE)..at).rfind(opener)?,
                    false => (0..at.min(CLAUSE)).find(opener)?,
                };
                clause
                    .phrase_after(opens + 1)
                    .map(|noun| speaker_of(clause, noun))
                    .filter(|noun| noun.whole.end < at && is_somebody(clause, noun))
            };
            // Who neither speaks nor is a paper that does lends it nothing: "The trick consists of a letter saying …".
            let speaks = |noun: &Noun| {
                let last = noun.head.end.checked_sub(1).and_then(|last| clause.word(last));
                is_somebody(clause, noun)
                    || last.is_some_and(|word| roles::is_document(word) || roles::is_paper(word) || word.contains('-'))
            };
            (thing || within).then(after).flatten().or(main.filter(speaks))
        })
}

/// "The crews walked out, and the line cut its sailings and told passengers to stay": the subject of the last clause before the verb
/// that "and" or "but" begins behind a comma.
fn of_last_clause(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let joint = (1..at)
        .rev()
        .take_while(|joint| !clause.is_quote(*joint))
        .find(|joint| clause.is(*joint, &["and", "but"]) && clause.broken(*joint) == Break::Comma)?;
    let opens = clause.determines(joint + 1) || clause.named(joint + 1);
    let noun = clause
        .phrase_after(joint + 1)
        .filter(|noun| opens && noun.whole.end < at)?;
    // A verb that no list holds ends the noun phrase at the noun that can speak.
    let can = |at: &usize| {
        let word = clause.word(*at);
        clause.named(*at) || word.is_some_and(|word| roles::is_speaker(word) || roles::is_collective(word))
    };
    let first = noun.head.clone().find(can)?;
    let end = (first..noun.head.end)
        .take_while(can)
        .last()
        .map_or(first + 1, |last| last + 1);
    // "the pier, and Lew Tarn, and told" is a list.
    let whole = clause.broken(end) == Break::None && !clause.is(end, &["and", "or"]);
    whole.then_some(Noun {
        head: noun.head.start..end,
        whole: noun.head.start..end,
    })
}

/// "the skippers came forward": a verb that is not known ends the noun phrase at the noun that can speak.
fn speaker_of(clause: &Clause<'_>, noun: Noun) -> Noun {
    let speaks = |at: &usize| clause.word(*at).is_some_and(roles::is_speaker);
    let Some(first) = noun
        .head
        .clone()
        .find(speaks)
        .filter(|_| !noun.head.clone().any(|at| clause.named(at)))
    else {
        return noun;
    };
    let end = (first..noun.head.end)
        .take_while(speaks)
        .last()
        .map_or(first + 1, |last| last + 1);
    Noun {
        head: noun.head.start..end,
        whole: noun.head.start..end,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::speakers_of;

    fn last_speaker(text: &str) -> Option<String> {
        speakers_of(&["Ada Moor met Lew Tarn.", text]).pop().flatten()
    }

    #[test]
    fn the_last_clause_has_its_own_subject() {
        let text =
            "All the crews walked out at six, and the company cut 14 sailings and told passengers to “stay at home”.";
        assert_eq!(last_speaker(text).as_deref(), Some("the company"));
    }

    #[test]
    fn whoever_is_made_to_speak_speaks() {
        let text = "Moor closed the pier, causing fishermen to complain that it was “a gift to the gulls”.";
        assert_eq!(last_speaker(text).as_deref(), Some("fishermen"));
        let text = "The closing led Lew Tarn to ask: “Whose pier is it?”";
        assert_eq!(last_speaker(text).as_deref(), Some("Lew Tarn"));
    }

    #[test]
    fn what_opens_a_sentence_has_its_subject_behind_it() {
        let text = "Saying that raids on the Isles don't always come from Tarn, the Isles and Tarn harbour ministers agreed to talk.";
        let told = last_speaker(text);
        assert!(
            told.as_deref().is_none_or(|told| told.ends_with("ministers")),
            "{told:?}"
        );
    }

    #[test]
    fn a_participle_may_have_a_subject_of_its_own() {
        let text = "Moor fought the closing, with a spokesman stating: “We shall be heard in every harbour.”";
        assert_eq!(last_speaker(text).as_deref(), Some("a spokesman"));
        let text = "The station played a tape of Tarn saying “nobody reads the tide tables”.";
        assert_eq!(last_speaker(text).as_deref(), Some("Lew Tarn"));
        let text = "Word of the closing came after Moor spoke to the crews, warning of “a long dry season”.";
        assert_eq!(last_speaker(text).as_deref(), Some("Ada Moor"));
        let text = "Tarn was shocked after the skippers came forward claiming that the pier was “rotten to the core”.";
        assert_eq!(last_speaker(text).as_deref(), Some("the skippers"));
        // Without one it has that of its sentence.
        let text = "Tarn took a swipe at Moor, saying her plan was “a raft of cork”.";
        assert_eq!(last_speaker(text).as_deref(), Some("Lew Tarn"));
    }
}
