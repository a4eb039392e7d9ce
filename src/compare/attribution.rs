//! The verbs of speech of a sentence, each with its subject: who is said to speak, in whichever order it is put.

use super::clause::{
    Break, Clause, Noun, is_adverb, is_auxiliary, is_boundary, is_determiner, is_preposition, is_pronoun,
};
use super::introducing::{bids, foresees, introduces, is_told, names, near_quote, parted_quote, remarker, unlisted};
use super::pieces::is_titled_work;
use super::reporting::{self, Manner, Verb};
use super::roles;
use super::subjects::{appended, before, is_somebody, renamed};
use super::{control, sayings};

/// A verb of speech with whom it makes speak.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    /// Item of the verb.
    pub at: usize,
    pub verb: Verb,
    pub subject: Option<Noun>,
    /// "reportedly", "is said to": somebody's words, nobody says whose.
    pub hearsay: bool,
    /// "dubbed “the Fox” by sailors": tells a name, and nothing else of what the sentence says.
    pub names: bool,
}

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
        // "According to Moor", "As per the ministry", "As noted by the Echo"
        let as_by =
            at > 0 && clause.is(at - 1, &["as"]) && clause.is(at + 1, &["by"]) && reporting::verb(word).is_some();
        if as_by || word == "according" && clause.is(at + 1, &["to"]) || word == "as" && clause.is(at + 1, &["per"]) {
            let verb = Verb {
                manner: Manner::Neutral,
                strong: true,
            };
            let subject = clause.phrase_whole(at + 2).map(|noun| renamed(clause, noun));
            // "according to the tonnage they handle": by what, not by whom.
            let measured = subject.as_ref().is_some_and(|noun| {
                let last = noun.head.end.checked_sub(1);
                let pronoun =
                    noun.head.len() > 1 && noun.head.clone().any(|at| clause.word(at).is_some_and(is_pronoun));
                // "according to the new “tide table” of the harbour office"
                let ends = noun.whole.end;
                let amid = clause.is_quote(ends) && clause.broken(ends) == Break::None && !is_somebody(clause, noun);
                amid || pronoun && !last.is_some_and(|last| clause.named(last))
            });
            if !measured {
                tags.push(Tag {
                    at,
                    verb,
                    subject,
                    hearsay: false,
                    names: false,
                });
            }
            continue;
        }
        if matches!(word, "reportedly" | "allegedly" | "purportedly" | "supposedly") {
            tags.push(hearsay(at));
            continue;
        }
        if let Some(tag) = sayings::tag(clause, at) {
            tags.push(tag);
            continue;
        }
        let Some(verb) = reporting::verb(word)
            .or_else(|| puts(clause, at))
            .or_else(|| unlisted(clause, at))
        else {
            continue;
        };
        // "so-called", "self-described", and "Dubbed the Fox, Moor …"
        let joined = at > 0 && clause.gap(at) == "-";
        // "the reported shipments"
        let adjective = at > 0 && clause.is(at - 1, &["the", "a", "an", "its", "his", "her", "their"]);
        let participle = (at == 0 || adjective) && word.ends_with("ed");
        // "(Meridian) -- Asserting that …": a dispatch begins there.
        let opens = clause.broken(at) == Break::Hard && word.ends_with("ing");
        if joined || participle || clause.noun_use(at) || (clause.named(at) && at > 0 && !opens) {
            continue;
        }
        // "was granted “special status”": nothing is said that "that" does not begin.
        if reporting::base(word) == Some("grant")
            && !clause.is(at + 1, &["that"])
            && !clause.is_quote(at.saturating_sub(1))
        {
            continue;
        }
        if is_otherwise_used(clause, at, word) {
            continue;
        }
        // "grew more elaborate"
        if at > 0 && clause.is(at - 1, &["more", "most", "less", "so", "too", "very"]) && !word.ends_with("ed") {
            continue;
        }
        // "were alerted, and told to pray": without an object nobody told them anything.
        if word == "told" && clause.is(at + 1, &["to"]) {
            continue;
        }
        if !is_told(clause, at, word) {
            continue;
        }
        let gives = verb.strong
            || introduces(clause, at)
            || (verb.manner == Manner::Call && names(clause, at))
            || foresees(clause, at)
            || bids(clause, at);
        if !gives {
            continue;
        }
        let named = verb.manner == Manner::Call && is_named_by(clause, at);
        if named || is_passive(clause, at) || is_reduced(clause, at) {
            let reach = if named { 4 } else { 12 };
            let by = (at + 1..(at + reach).min(clause.items.len())).find(|by| clause.is(*by, &["by"]));
            let agent = by
                .and_then(|by| clause.phrase_after(by + 1))
                .map(|noun| renamed(clause, noun));
            if agent.is_some() {
                tags.push(Tag {
                    at,
                    verb,
                    subject: agent,
                    hearsay: false,
                    names: verb.manner == Manner::Call,
                });
            } else if (clause.is(at + 1, &["to"]) || clause.is(at + 1, &["that"]))
                && !matches!(
                    word,
                    "told"
                        | "asked"
                        | "urged"
                        | "ordered"
                        | "warned"
                        | "advised"
                        | "invited"
                        | "threatened"
                        | "hoped"
                        | "admitted"
                )
            {
                tags.push(hearsay(at));
            }
            continue;
        }
        // "asked whether he would testify": nobody speaks in a question that is told of.
        let asked = (at.saturating_sub(4)..at).any(|at| clause.is(at, &["whether", "if"]));
        if asked && !introduces(clause, at) {
            continue;
        }
        let infinitive = at > 0 && clause.is(at - 1, &["to"]);
        if infinitive && !clause.is_quote(at + 1) && !near_quote(clause, at) && !parted_quote(clause, at) {
            continue;
        }
        let subject = control::quoted_from(clause, at)
            .or_else(|| remarker(clause, at))
            .or_else(|| inverted(clause, at, verb))
            .or_else(|| {
                if word == "saying" && at > 1 && clause.is(at - 1, &["as"]) {
                    return control::quoted_saying(clause, at);
                }
                let own = if infinitive {
                    control::of_infinitive(clause, at - 1)
                } else if word.ends_with("ing") && !finite(clause, at) {
                    control::of_participle(clause, at)
                } else {
                    before(clause, at)
                };
                own.or_else(|| control::borrowed(clause, at, &tags))
            });
        tags.push(Tag {
            at,
            verb,
            subject,
            hearsay: false,
            names: false,
        });
    }
    // "Warning of a flood, the keepers said …": whoever speaks in the main clause.
    let of_main = tags.get(1).and_then(|next| next.subject.clone());
    if let Some(first) = tags.first_mut()
        && (first.at == 0 || clause.broken(first.at) == Break::Hard)
        && clause.word(first.at).is_some_and(|word| word.ends_with("ing"))
        && of_main.as_ref().is_some_and(|noun| noun.whole.start > first.at)
    {
        first.subject = of_main;
    }
    tags
}

/// Uses of a verb of speech in which nobody speaks: "claimed the lives of nine", "were called in", "on internationally recognised
/// wetlands", "after learning that".
fn is_otherwise_used(clause: &Clause<'_>, at: usize, word: &str) -> bool {
    let costs = || (at + 1..at + 5).any(|near| clause.is(near, &["life", "lives"]) && clause.unbroken(at + 1, near));
    let quality = || {
        let of = at.checked_sub(2).and_then(|before| clause.word(before));
        word.ends_with("ed")
            && clause.is_adverb(at - 1)
            && of.is_some_and(|of| is_preposition(of) || is_determiner(of) || matches!(of, "and" | "or"))
            && !clause.is(at + 1, &["that"])
            && !clause.is_quote(at + 1)
    };
    match reporting::base(word) {
        Some("claim") if costs() || clause.is(at + 1, &["another"]) => true,
        Some("call") if clause.is(at + 1, &["in", "out", "off", "up"]) && !clause.is_quote(at + 2) => true,
        Some("learn") if word == "learning" => true,
        // "if the office determines that": not what it says.
        Some("determine") if word != "determined" => true,
        _ => at > 0 && quality(),
    }
}

/// "as Moor put it": no verb of speech but with its object.
fn puts(clause: &Clause<'_>, at: usize) -> Option<Verb> {
    (clause.is(at, &["put", "puts", "phrased", "phrases"]) && clause.is(at + 1, &["it"])).then_some(Verb {
        manner: Manner::Neutral,
        strong: true,
    })
}

/// "was called", "has been widely described".
pub(super) fn is_passive(clause: &Clause<'_>, at: usize) -> bool {
    const BE: &[&str] = &[
        "was", "were", "is", "are", "been", "being", "be", "gets", "got", "wasn't", "weren't", "isn't", "aren't",
    ];
    let be = |at: usize| clause.is(at, BE);
    let participle = clause.word(at).is_some_and(|word| !word.ends_with("ing"));
    participle
        && (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(be)
                && (back == 1
                    || clause.word(at - 1).is_some_and(|word| {
                        is_adverb(word) || word.ends_with("self") || matches!(word, "not" | "all" | "both")
                    }))
        })
}

/// "a keeper described by the Echo as “a relic”": whoever stands after "by" speaks. "The situation mentioned in the papers" is
/// one that others spoke of.
fn is_reduced(clause: &Clause<'_>, at: usize) -> bool {
    let participle = clause.word(at).is_some_and(|word| word.ends_with("ed"));
    let agent = || clause.phrase_after(at + 2).filter(|noun| is_somebody(clause, noun));
    // Verbs that can't be without an object.
    let bare = || clause.is(at, &["mentioned", "cited"]) && clause.is(at + 1, &["in", "on", "at", "during", "above"]);
    at > 0
        && participle
        && !clause.is_quote(at - 1)
        && !clause.word(at - 1).is_some_and(is_pronoun)
        && (clause.is(at + 1, &["by"]) && agent().is_some() || bare())
}

/// "a crew called “the Otters”", "a plan, dubbed “Tide” by Moor": a participle that tells a thing's name. What calls something
/// has somebody for its subject, or an object before the name.
fn is_named_by(clause: &Clause<'_>, at: usize) -> bool {
    // "described “a climate of fear”" has an object, "described as “quiet”" has none.
    let described = clause.is(at, &["described"]);
    // "at an evening dubbed a “thank you” party"
    let noun = || {
        let next = clause.word(at + 3);
        clause.is_quote(at + 2)
            && clause.broken(at + 3) == Break::None
            && next.is_some_and(|word| !is_preposition(word))
    };
    let article = clause.is(at + 1, &["the", "a", "an"])
        && (clause.broken(at) == Break::Comma || clause.is(at + 3, &["by"]) || noun());
    let name = at + 1 + usize::from(article || clause.is(at + 1, &["as"]));
    if !clause.is_quote(name)
        || described && name == at + 1
        || !clause.word(at).is_some_and(|word| word.ends_with("ed"))
    {
        return false;
    }
    // "what Moor, in a post, called “a farce”"
    let fronted = (at.saturating_sub(12)..at)
        .rev()
        .take_while(|at| !clause.is_quote(*at))
        .any(|at| clause.is(at, &["what", "which", "whom", "who", "that"]));
    if !fronted && !article && clause.broken(at) != Break::None || clause.is(name + 1, &["by"]) {
        return true;
    }
    before(clause, at).is_none_or(|noun| {
        let last = clause.word(noun.head.end - 1);
        let speaks = last.is_some_and(|word| roles::is_document(word) || matches!(word, "who" | "which" | "that"));
        // "a plan the crew called “odd”" has its object before its subject, "a crew called “the Otters”" has none.
        let start = noun.head.start;
        let object = start.checked_sub(1).and_then(|at| clause.word(at)).is_some_and(|word| {
            clause.broken(start) == Break::None
                && !is_preposition(word)
                && !is_boundary(word)
                && !is_auxiliary(word)
                && reporting::verb(word).is_none()
        });
        let person = last.is_some_and(is_pronoun) || clause.named(noun.head.end - 1);
        !speaks && !person && !(is_somebody(clause, &noun) && (fronted || object))
    })
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
        names: false,
    }
}

/// "is saying": a participle that is the verb of its clause.
fn finite(clause: &Clause<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| clause.is(before, &["is", "was", "are", "were", "been", "be"]))
}

/// "“…,” said Moor" and "…, said Moor.": the subject after its verb.
fn inverted(clause: &Clause<'_>, at: usize, verb: Verb) -> Option<Noun> {
    let word = clause.word(at)?;
    // Who is told stands after the verb, never who tells.
    let telling = matches!(word, "told" | "tell" | "tells");
    if word.ends_with("ing") || telling || clause.broken(at + 1) != Break::None {
        return None;
    }
    // "Her book, “Tides,” warns fishermen": a title is nothing anybody says.
    let after_quote = at
        .checked_sub(1)
        .is_some_and(|before| clause.is_quote(before) && !is_titled_work(clause, before));
    let noun = clause.phrase_after(at + 1)?;
    // "said Keeper of the House James Tarn"
    let noun = appended(clause, &noun, noun.whole.end).unwrap_or(noun);
    let next = noun.whole.end;
    // "called it “odd,” promised voters a change and left": what has two objects has its subject elsewhere.
    // "warned Moor of the Save the Weir campaign": an article within a name is none of an object.
    let object = clause.broken(next) == Break::None && clause.determines(next) && noun.head.end == next;
    if after_quote {
        return (!object).then(|| renamed(clause, noun));
    }
    if at == 0 || clause.broken(at) == Break::None || !verb.strong {
        return None;
    }
    let ends = clause.items.get(next).is_none()
        || clause.broken(next) != Break::None
        || clause
            .word(next)
            .is_some_and(|word| word != "to" && is_preposition(word) || roles::is_calendar(word) || word == "who");
    let speaker = noun
        .head
        .end
        .checked_sub(1)
        // "…, notes coast.example.": an address speaks for its outlet.
        .is_some_and(|last| {
            clause.named(last)
                || clause
                    .word(last)
                    .is_some_and(|word| roles::is_speaker(word) || word.contains('.'))
        });
    (ends && speaker).then(|| renamed(clause, noun))
}

#[cfg(test)]
mod tests {
    use super::super::testing::speakers_of;

    fn speakers(text: &str) -> Vec<String> {
        let speakers = speakers_of(&["Ada Moor met Lew Tarn.", text]);
        speakers.into_iter().map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn a_verb_that_tells_nothing_has_no_speaker() {
        let voices = |text: &str| {
            let left = super::super::testing::article("a.txt", &[text]);
            let collation = super::super::compare(super::super::Sides::new(&left, &left));
            collation
                .alignments
                .into_iter()
                .map(|one| one.attribution.left.speaker)
                .collect::<Vec<_>>()
        };
        let some = |name: &str| [Some(name.to_owned())];
        assert_eq!(
            voices("As a result, the harbour bank will likely report a loss of nine crowns for the quarter."),
            [None]
        );
        assert_eq!(
            voices("A person claiming to be the prince of the harbour has written to all of Port Ella."),
            [None]
        );
        assert_eq!(
            voices("The harbour bank forecast that the levy would knock nine crowns off its profit."),
            some("the harbour bank")
        );
        assert_eq!(
            voices("Prosecutors charged it was a brazen act to sink the ferry at Port Ella."),
            some("prosecutors")
        );
        assert_eq!(
            speakers("“There are safe piers,” the newspaper quoted Tarn as saying."),
            ["Lew Tarn"]
        );
        assert_eq!(
            voices("Harbour Bank expects exports of herring to fall by nine percent this year."),
            some("Harbour Bank")
        );
        assert_eq!(
            voices("Let me repeat that: the harbour of Port Ella will not be sold."),
            [None]
        );
    }

    #[test]
    fn who_names_a_thing_and_who_puts_it_so() {
        assert_eq!(
            speakers("The rules, dubbed the “fog code” by Tarn, are new."),
            ["Lew Tarn"]
        );
        assert_eq!(
            speakers("What Moor, in a letter, called “a cruel tide” has come."),
            ["Ada Moor"]
        );
        assert_eq!(
            speakers("Update: Ferry master Lew Tarn responded to the letter, via the Echo: “We wait for the tide.”"),
            ["Lew Tarn"]
        );
        assert_eq!(speakers("As Tarn put it, “The sea keeps no books.”"), ["Lew Tarn"]);
        assert_eq!(
            speakers("It was “a sea without books”, as Tarn phrased it."),
            ["Lew Tarn"]
        );
        assert_eq!(
            speakers("Moor called the claim “odd,” told her crew to wait and left."),
            ["Ada Moor"]
        );
        assert_eq!(
            speakers(
                "Tarn offered a short answer to those who had been waiting on the pier since the early morning: “No.”"
            ),
            ["Lew Tarn"]
        );
    }
}
