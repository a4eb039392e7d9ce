//! The first reading of a sentence: whom a verb of speech names for its quotations, and in whose voice it speaks.

use super::attribution::Tag;
use super::clause::{Break, Clause, Item, Noun, is_auxiliary, is_preposition, is_pronoun};
use super::given::Gender;
use super::giving::tag_of;
use super::headed::introduced;
use super::opening::main_subject;
use super::pieces::{is_silent, is_title, is_titled_work};
use super::reporting::{self, Manner};
use super::sayings;
use super::scope::Given;
use super::speakers::{Kind, Past, Voice};
use super::speech::{PHRASE, Said};
use super::subjects::is_somebody;
use crate::text::words::folded;

/// What the first reading leaves of a sentence.
#[derive(Default)]
pub(super) struct Heard {
    /// Of each of its quotations whom a verb of speech names.
    pub named: Vec<Option<Voice>>,
    /// Of each of its quotations whether it is a title or a name rather than speech.
    pub title: Vec<bool>,
    /// Of each of its quotations whether a verb of speech gives it, known or not whose.
    pub given: Vec<bool>,
    /// Words beside its quotations.
    pub own: usize,
    /// It begins with a quotation that no verb of speech gives and that is most of it: "“We wait and see” for the rain.", or ends
    /// with one after a few words that tell when or where: "Later that day, “I heard a bang.”"
    pub leads: bool,
    /// The person or pronoun its main clause is about.
    pub subject: Option<Voice>,
    /// Whom or what its main clause is about, where that can speak.
    pub about: Option<Voice>,
    /// The same where it has a name.
    pub topic: Option<Voice>,
    /// Whose words a colon at its end announces.
    pub announced: Option<Voice>,
    /// What each of its verbs of speech gives, the main one first.
    pub givers: Vec<Given>,
}

/// Reads one sentence: who is said to say each of its quotations, how it gives its claim, and who speaks in it.
pub(super) fn hear(past: &Past<'_>, clause: &Clause<'_>, tags: &[Tag]) -> (Heard, Said, Option<Voice>) {
    let known = past.voices_of(clause, tags);
    let mut heard = Heard::default();
    let mut quoted = 0;
    let mut told: Option<(usize, Option<Voice>)> = None;
    // The last quotation that a verb gives which calls something so, and that verb.
    let mut calling: Option<(usize, usize)> = None;
    // Who gives the first quotation that is more than a name.
    let mut giver: Option<Voice> = None;
    for (at, item) in clause.items.iter().enumerate() {
        if item.quote.is_none() {
            heard.own += 1;
            continue;
        }
        let words = clause.text.get(item.span.clone()).unwrap_or_default();
        quoted += words.split_whitespace().count();
        let before = clause.text.get(..item.span.start).unwrap_or_default();
        // What a word means is nobody's words, whatever verb stands near, nor is a name within a name.
        if is_gloss(before) || is_nickname(clause, at) {
            heard.title.push(true);
            heard.given.push(false);
            heard.named.push(None);
            continue;
        }
        let title = is_title(words) || is_titled_work(clause, at);
        let tag = tag_of(clause, tags, at).and_then(|tag| tags.iter().position(|other| other.at == tag.at));
        // A title is spoken next to a verb of speech, or within what one introduces.
        let near = tag
            .and_then(|tag| tags.get(tag))
            .is_some_and(|tag| is_beside(clause, tag, at));
        // "Moor, whom some call “the Fox,” shot back: “We wait.”": a colon begins anew.
        let tag = tag.filter(|tag| !clause.gap(at).contains(':') || is_open(clause, tags, *tag, at));
        // "vowed to go on after the plan was labelled “mad”"
        let named_so = is_named_so(before);
        let tag = tag.filter(|tag| !named_so || tags.get(*tag).is_some_and(|tag| tag.at + 2 >= at));
        let tag = tag.filter(|tag| !tags.get(*tag).is_some_and(|tag| is_own_term(clause, tag, at)));
        // "called the plan “mad” and the crew looking after it “lost”"
        let tag = match calling.filter(|(quote, _)| clause.is(quote + 1, &["and"]) && at > quote + 1) {
            Some((quote, calls))
                if tag.is_none_or(|tag| {
                    tags.get(tag).is_some_and(|tag| {
                        tag.at < quote
                            || clause.word(tag.at).is_some_and(|word| word.ends_with("ing"))
                            || sayings::is_saying(clause, tag.at)
                    })
                }) && (quote + 1..at).all(|at| clause.broken(at) == Break::None) =>
            {
                Some(calls)
            }
            _ => tag,
        };
        calling = tag
            .filter(|tag| {
                tags.get(*tag)
                    .is_some_and(|tag| tag.verb.manner == Manner::Call && tag.at < at)
            })
            .map(|tag| (at, tag));
        let owner = sayings::owner_of_quoted(clause, at).or_else(|| bracketed(clause, at));
        let tag = tag.filter(|_| owner.is_none());
        let mut voice = tag.and_then(|tag| known.get(tag).cloned().flatten());
        if let Some(noun) = owner {
            voice = past.voice(clause, &noun, &[]);
        }
        if voice.is_none() {
            voice = introduced(clause, at).and_then(|noun| past.voice(clause, &noun, &[]));
        }
        if title && !near {
            voice = None;
        }
        // Who gave a name, "dubbed “the Fox” by sailors", does not say what is told of whoever bears it.
        if let Some(tag) = tag.filter(|tag| (!title || near) && !tags.get(*tag).is_some_and(|tag| tag.names))
            && told.as_ref().is_none_or(|(_, voice)| voice.is_none())
        {
            told = Some((tag, voice.clone()));
        }
        if giver.is_none() && !tag.is_some_and(|tag| tags.get(tag).is_some_and(|tag| tag.names)) {
            giver.clone_from(&voice);
        }
        heard.title.push(title);
        let announced = clause.gap(at).contains(':');
        heard
            .given
            .push(voice.is_some() || announced || tag.is_some() && (!title || near));
        heard.named.push(voice);
    }
    // With a comma within the marks it goes on to who says it, whatever the verb.
    let ends = |item: &Item<'_>| {
        let text = clause.text.get(item.span.clone()).unwrap_or_default();
        !text.ends_with([',', '?', '!'])
    };
    heard.leads = tags.is_empty()
        && clause.is_quote(0)
        && quoted > heard.own.max(PHRASE)
        && clause.items.first().is_some_and(ends);
    heard.leads |= tags.is_empty() && is_fronted(clause);
    let main = main_subject(clause);
    // "The successes came days before …": what can't speak is nobody.
    let speaks = main.as_ref().is_some_and(|noun| is_somebody(clause, noun));
    let subject = main.and_then(|noun| past.voice(clause, &noun, &[]));
    if heard.named.is_empty() {
        heard.announced = sayings::announced(clause)
            .and_then(|noun| past.voice(clause, &noun, &[]))
            .or_else(|| {
                clause
                    .text
                    .ends_with(':')
                    .then(|| known.iter().flatten().next().cloned().or_else(|| subject.clone()))?
            });
    }
    // "The Echo asked Ada Moor if the pier was safe?" "It is.": whoever is asked answers.
    if clause.text.ends_with('?') {
        let asks = (0..clause.items.len()).find(|at| clause.is(*at, &["asked"]));
        let asked = asks.and_then(|at| clause.phrase_after(at + 1));
        let answers = asked.and_then(|noun| past.voice(clause, &noun, &[]));
        heard.announced = answers.filter(|voice| voice.kind == Kind::Person).or(heard.announced);
    }
    heard.about = subject.clone().filter(|voice| voice.kind != Kind::Role || speaks);
    heard.topic = subject
        .clone()
        .filter(|voice| matches!(voice.kind, Kind::Person | Kind::Body) && voice.name.starts_with(char::is_uppercase));
    heard.subject =
        subject.filter(|voice| matches!(voice.kind, Kind::Person | Kind::Paper) || voice.gender != Gender::Unknown);
    let spoken = |number: &usize| tags.get(*number).is_some_and(|tag| tag.verb.strong && !tag.hearsay);
    // "shot the man after he allegedly drew a knife": what is hearsay there is not what the sentence claims.
    let beside = |number: &usize| {
        const SUBORDINATE: &[&str] = &[
            "after", "before", "when", "while", "because", "since", "until", "who", "whom", "which", "where", "whose",
        ];
        tags.get(*number)
            .is_some_and(|tag| tag.hearsay && (1..tag.at).any(|at| clause.is(at, SUBORDINATE)))
    };
    // "It exempts small farms, which the union says will spare a third": what somebody says of the claim is not the claim.
    let remark = |number: &usize| {
        let subject = tags.get(*number).and_then(|tag| tag.subject.as_ref());
        subject.is_some_and(|noun| noun.whole.start > 4 && clause.is(noun.whole.start - 1, &["which"]))
    };
    let names = |number: &usize| tags.get(*number).is_some_and(|tag| tag.names);
    let main = told.or_else(|| {
        let mut order: Vec<usize> = (0..tags.len())
            .filter(|number| !beside(number) && !remark(number) && !names(number))
            .collect();
        let participle = |number: &usize| {
            let tag = tags.get(*number);
            tag.and_then(|tag| clause.word(tag.at))
                .is_some_and(|word| word.ends_with("ing"))
        };
        order.sort_by_key(|number| {
            let unknown = known.get(*number).is_none_or(Option::is_none);
            (!spoken(number), unknown, participle(number), *number)
        });
        order
            .first()
            .map(|number| (*number, known.get(*number).cloned().flatten()))
    });
    let mut said = Said {
        silent: is_silent(clause),
        ..Said::default()
    };
    let mut voice = None;
    if let Some((number, speaker)) = main
        && let Some(tag) = tags.get(number)
    {
        let given = |tag: &Tag, speaker: Option<&Voice>| {
            let said = Said {
                silent: said.silent,
                ..said_of(clause, tag, speaker)
            };
            let name = speaker.map(|voice| voice.name.clone());
            (said.clone(), Given::of(clause, (tag, tags), said, name))
        };
        let (of_main, whole) = given(tag, speaker.as_ref());
        let others = (tags.iter().zip(&known).enumerate()).filter(|(other, _)| *other != number && !names(other));
        let others = others.filter_map(|(_, (tag, voice))| given(tag, voice.as_ref()).1);
        let others = others.filter(|given| given.said.manner.is_some());
        heard.givers = whole.into_iter().chain(others).collect();
        said = of_main;
        voice = speaker;
    } else if let Some(speaker) = giver {
        said.manner = Some(Manner::Neutral);
        said.person = speaker.person;
        voice = Some(speaker);
    }
    (heard, said, voice)
}

/// How a verb of speech gives what it gives.
fn said_of(clause: &Clause<'_>, tag: &Tag, speaker: Option<&Voice>) -> Said {
    let pronoun = tag
        .subject
        .as_ref()
        .is_some_and(|noun| noun.head.len() == 1 && clause.word(noun.head.start).is_some_and(is_pronoun));
    // "the 27-year-old wrote": neither a name nor what somebody is.
    let last = tag.subject.as_ref().and_then(|noun| noun.head.end.checked_sub(1));
    let epithet = last.is_some_and(|last| last > 0 && clause.is(last, &["old"]) && clause.is(last - 1, &["year"]));
    let person = speaker.is_some_and(|voice| voice.person);
    Said {
        // What stands by a verb of speech and can't speak makes it none: "according to size".
        manner: (speaker.is_some() || tag.hearsay || pronoun).then_some(tag.verb.manner),
        verb: clause.items.get(tag.at).map(|item| item.span.clone()),
        unnamed: tag.hearsay || speaker.is_some_and(|voice| voice.unnamed),
        person,
        inferred: pronoun || epithet && person,
        silent: false,
    }
}

/// Words that tell when or where before a quotation that is all of the rest.
const FRONTED: usize = 6;

/// "Later that day, “I heard a bang.”": nothing of a sentence but when or where, and then a quotation.
fn is_fronted(clause: &Clause<'_>) -> bool {
    let quote = clause.items.len().saturating_sub(1);
    let words = clause
        .items
        .get(quote)
        .and_then(|item| clause.text.get(item.span.clone()));
    let whole = words.is_some_and(|words| {
        words.starts_with(char::is_uppercase)
            && words.split_whitespace().count() > PHRASE
            && words.ends_with(['.', '!', '?'])
    });
    let fronted = clause.word(0).is_some_and(|word| {
        is_preposition(word)
            || matches!(
                word,
                "later" | "earlier" | "then" | "afterwards" | "afterward" | "once" | "when"
            )
    });
    clause.is_quote(quote)
        && (1..=FRONTED).contains(&quote)
        && whole
        && fronted
        && clause.gap(quote).contains(',')
        && !(1..quote).any(|at| clause.is_quote(at) || clause.named(at) || clause.word(at).is_some_and(is_pronoun))
}

/// Whether what stands before a quotation says what something is called or was given: "was widely called", "has been granted".
pub(super) fn is_named_so(before: &str) -> bool {
    let mut words = before
        .split_whitespace()
        .rev()
        .map(|word| folded(word.trim_matches(['"', '“', '‘', '\''])).into_owned());
    let last = words
        .by_ref()
        .find(|word| !word.is_empty() && word != "as")
        .unwrap_or_default();
    last.ends_with("ed")
        && words
            .take(2)
            .any(|word| matches!(word.as_str(), "was" | "were" | "is" | "are" | "been" | "being"))
}

/// Whether what stands before a quotation says that it is what a word means: "Tarn Holt, which translates as".
fn is_gloss(before: &str) -> bool {
    let mut words = before
        .split_whitespace()
        .rev()
        .map(|word| folded(word.trim_matches(['"', '“', '‘', '\''])).into_owned())
        .filter(|word| !word.is_empty());
    match words.next().as_deref() {
        Some("means" | "meaning") => words.next().is_none_or(|word| word != "no" && word != "this"),
        Some("as" | "to") => words
            .next()
            .is_some_and(|word| matches!(word.as_str(), "translates" | "translated")),
        Some("for") => words.next().is_some_and(|word| word == "stands"),
        Some("translates" | "nicknamed") => true,
        _ => false,
    }
}

/// "Vincent “the Gull” Moor": marks around what somebody is called, amid the name.
fn is_nickname(clause: &Clause<'_>, quote: usize) -> bool {
    let short = || {
        let words = clause
            .items
            .get(quote)
            .and_then(|item| clause.text.get(item.span.clone()));
        words.is_some_and(|words| words.split_whitespace().count() <= NICKNAME && !words.ends_with(['.', '?', '!']))
    };
    let named = |at: usize| {
        let capital = |item: &Item<'_>| item.text.starts_with(char::is_uppercase);
        clause.items.get(at).is_some_and(capital) && clause.named(at)
    };
    let amid = quote.checked_sub(1).is_some_and(named) && named(quote + 1);
    // "Moor “laughed,” Tarn said" has a break, "at “Dune” Moor said" no name on both sides.
    amid && short()
        && clause.broken(quote) == Break::None
        && clause.broken(quote + 1) == Break::None
        && clause
            .word(quote - 1)
            .is_some_and(|word| reporting::verb(word).is_none())
}

/// "Moor (“We wait”), Tarn and Vane were against it": a quotation in brackets is that of the name before.
fn bracketed(clause: &Clause<'_>, quote: usize) -> Option<Noun> {
    let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'');
    let opens = clause.gap(quote).trim_end_matches(marks).ends_with('(')
        // What goes on in the next sentence ends there.
        && (quote + 1 == clause.items.len() || clause.gap(quote + 1).trim_start_matches(marks).starts_with(')'));
    let name = opens && quote.checked_sub(1).is_some_and(|before| clause.named(before));
    name.then(|| clause.phrase_before(0, quote)).flatten()
}

/// Words of a nickname, and of a term that is printed in marks.
const NICKNAME: usize = 4;

/// Whether a few words in marks are a term of the sentence's own rather than words of whoever speaks in it: "criticised them for
/// planning a “quiet zone”", "Moor, whose films were called “wet shows”, has died, her agent said".
fn is_own_term(clause: &Clause<'_>, tag: &Tag, quote: usize) -> bool {
    let words = clause
        .items
        .get(quote)
        .and_then(|item| clause.text.get(item.span.clone()));
    let term =
        words.is_some_and(|words| words.split_whitespace().count() < PHRASE && !words.ends_with(['.', ',', '?', '!']));
    if !term || clause.gap(quote).contains(':') {
        return false;
    }
    if tag.at < quote {
        let done = |at: usize| {
            clause.word(at).is_some_and(|word| word.ends_with("ing")) && clause.is(at - 1, &["for", "of", "from", "by"])
        };
        return !tag.verb.strong && tag.verb.manner != Manner::Call && (tag.at + 2..quote).any(done);
    }
    // "… a “quiet zone”, saying it was no use": what is said comes after.
    let subject = tag.subject.as_ref().map_or(tag.at, |noun| noun.whole.start);
    if clause.word(tag.at).is_some_and(|word| word.ends_with("ing")) && subject < quote {
        return !clause.unbroken(quote + 1, tag.at);
    }
    // The relative clause it stands in ends with a comma before whoever speaks is named.
    let comma = |at: &usize| clause.broken(*at) != Break::None;
    let Some(begins) = (1..=quote).rev().find(comma) else {
        return false;
    };
    let relative = clause.is(begins, &["who", "whose", "which", "where", "whom"]);
    let breaks = (quote + 1..=subject).filter(comma).count();
    relative && breaks > 1
}

/// Whether no other quotation stands between a verb of speech and this one.
fn is_open(clause: &Clause<'_>, tags: &[Tag], tag: usize, quote: usize) -> bool {
    tags.get(tag)
        .is_some_and(|tag| tag.at > quote || (tag.at..quote).all(|at| !clause.is_quote(at)))
}

/// Words between a verb that names something and the name it gives, at most.
const CALLED: usize = 6;

/// Whether a verb of speech is near enough to a title to give it: next to it, or with what it says around it.
fn is_beside(clause: &Clause<'_>, tag: &Tag, quote: usize) -> bool {
    let open = tag.at < quote && clause.unbroken(tag.at + 1, quote);
    let told = || {
        let tells = |word: &str| word == "that" || is_pronoun(word) || is_auxiliary(word);
        (tag.at + 1..quote).any(|at| clause.word(at).is_some_and(tells))
    };
    if tag.verb.strong && open && told() {
        return true;
    }
    // "called her rival “the Fog”"
    if tag.verb.manner == Manner::Call && tag.at.abs_diff(quote) <= CALLED {
        return true;
    }
    !is_titled_work(clause, quote) && (tag.at.abs_diff(quote) <= 3 || tag.verb.strong && open)
}

/// Who speaks in a sentence that also says it of words of its own.
pub(super) fn heard_voice(heard: &[Heard], voices: &[Option<Voice>], sentence: usize) -> Option<Voice> {
    heard
        .get(sentence)
        .filter(|heard| heard.own > 2 || (heard.own == 2 && heard.named.is_empty()))?;
    voices.get(sentence).cloned().flatten()
}

#[cfg(test)]
mod tests;
