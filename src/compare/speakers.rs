//! From the subject of a verb of speech to who that is: full names, offices, pronouns back to names.

use super::antecedents::{Strangers, is_several, is_surely};
use super::attribution::Tag;
use super::capitals::{is_particle, is_post, without_possessive};
use super::cast::Cast;
use super::clause::{Break, Clause, Noun, is_auxiliary, is_determiner, is_preposition};
use super::described::WHOLE;
use super::gazetteer::country;
use super::given::Gender;
use super::opening::dateline;
use super::reporting;
use super::roles;
use super::subjects::{appended, renamed};
use super::uncommaed::christened;
use super::units::is_plural;
use crate::text::words::fold;
use std::ops::Range;

/// What kind of speaker it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// "a letter", "the report"
    Paper,
    /// A name, most likely a person's.
    Person,
    /// "a police spokesman"
    Role,
    /// "officials"
    Plural,
    /// "the ministry"
    Body,
}

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Voice {
    /// The fullest name, or the noun as printed.
    pub name: String,
    pub kind: Kind,
    pub gender: Gender,
    /// Surely a person's name.
    pub person: bool,
    /// Nobody could say who this is: "officials", "a source".
    pub unnamed: bool,
}

/// What is known so far when a sentence is read.
pub(super) struct Past<'a> {
    pub cast: &'a Cast,
    /// Who speaks in each sentence before.
    pub voices: &'a [Option<Voice>],
    /// Whom or what each sentence before is about, where that can speak.
    pub topics: &'a [Option<Voice>],
    /// Quotations of each sentence, as bytes of its text.
    pub quoted: &'a [Vec<Range<usize>>],
    /// People an article describes and does not name, each with the first sentence that does.
    pub strangers: &'a Strangers<'a>,
}

impl Past<'_> {
    /// Who the subject of a verb is, `earlier` being who else spoke in the same sentence before.
    pub fn voice(&self, clause: &Clause<'_>, noun: &Noun, earlier: &[Voice]) -> Option<Voice> {
        // "Secretary of State Ada Moor"
        let named = appended(clause, noun, noun.whole.end);
        let christened = christened(clause, noun);
        let noun = named.as_ref().or(christened.as_ref()).unwrap_or(noun);
        let last = noun.head.end.checked_sub(1)?;
        let word = clause.word(last)?;
        let pronoun = match word {
            "his" | "him" => "he",
            "her" => "she",
            "their" | "them" => "they",
            word => word,
        };
        if noun.head.len() == 1 && matches!(pronoun, "he" | "she" | "they" | "it") {
            let at = clause.items.get(last)?.span.start;
            let own = self.subject(clause, last);
            return match own {
                Some(voice) if is_several(pronoun, &voice) => Some(voice),
                // "Harbour Line said it had": the name of a person is sure to be one.
                Some(voice) if pronoun == "it" && voice.kind == Kind::Person && !voice.person => Some(voice),
                // "The singer posed with Lew Tarn, writing that she …"
                Some(voice) if earlier.is_empty() && is_surely(pronoun, &voice) => Some(voice),
                _ => self.antecedent(pronoun, at, earlier),
            };
        }
        // "one of her lawyers"
        let end = noun.whole.end.checked_sub(1)?;
        if is_part(word)
            && noun.head.len() <= 2
            && noun.whole.end - noun.whole.start <= WHOLE
            && clause.is(last + 1, &["of"])
            && end > last + 1
        {
            // "One of the jurors, Lew Tarn, said"
            let called = renamed(clause, noun.clone());
            if called.head != noun.head {
                return self.voice(clause, &called, earlier);
            }
            let mut voice = printed(
                clause,
                noun.whole.clone(),
                if word == "one" { Kind::Role } else { Kind::Plural },
            );
            voice.unnamed = true;
            return Some(voice);
        }
        // "one told police", but "no one believed it".
        let none = last.checked_sub(1).is_some_and(|before| clause.is(before, &["no"]));
        if matches!(word, "someone" | "somebody") || noun.head.len() == 1 && word == "one" && !none {
            let mut voice = printed(clause, last..last + 1, Kind::Role);
            voice.unnamed = true;
            return Some(voice);
        }
        // "One woman said so, while another said": a second of them.
        if noun.head.len() == 1 && word == "another" {
            let before = earlier
                .last()
                .or_else(|| self.nearest(|voice| voice.kind == Kind::Role));
            let whom = before.and_then(|voice| {
                ["another ", "one ", "a ", "an "]
                    .iter()
                    .find_map(|of| voice.name.strip_prefix(of))
            });
            let mut voice = printed(clause, last..last + 1, Kind::Role);
            voice.name = whom.map_or_else(|| word.to_owned(), |whom| format!("another {whom}"));
            voice.unnamed = true;
            return Some(voice);
        }
        if matches!(
            word,
            "i" | "we" | "you" | "who" | "this" | "that" | "there" | "nobody" | "nothing" | "one"
        ) {
            return None;
        }
        if clause.named(last) {
            return self.named(clause, noun, last);
        }
        self.described(clause, noun, last)
    }

    /// Who a noun is that ends with a name.
    pub fn named(&self, clause: &Clause<'_>, noun: &Noun, last: usize) -> Option<Voice> {
        let mut start = last;
        while start > noun.head.start {
            let particle = clause.word(start - 1).is_some_and(is_particle)
                && start >= noun.head.start + 2
                && clause.named(start - 2);
            if !clause.named(start - 1) && !particle {
                break;
            }
            start -= 1;
        }
        let possessive = (start..last).rev().find(|at| {
            clause
                .items
                .get(*at)
                .is_some_and(|item| item.text.len() > item.folded.len() && without_possessive(item.text) != item.text)
        });
        // "the Retail Workers' Union", "the Women's Institute", not "Ardany's Labour Party".
        let own = |at: usize| {
            let printed = clause.items.get(at).map_or("", |item| item.text);
            let many = printed.ends_with('s') && clause.gap(at + 1).starts_with(['\'', '’']);
            let folk = ["women", "men", "people", "children"];
            many || printed != without_possessive(printed) && folk.contains(&fold(without_possessive(printed)).as_str())
        };
        if clause.word(last).is_some_and(super::capitals::is_body) && (start..last).any(own) {
            let articled = start > noun.head.start && clause.is(start - 1, &["the"]);
            return Some(printed(clause, start - usize::from(articled)..last + 1, Kind::Body));
        }
        if let Some(owner) = possessive {
            start = owner + 1;
        }
        if let Some(several) = several(clause, start, last) {
            return Some(several);
        }
        let words: Vec<&str> = clause.items.get(start..=last)?.iter().map(|item| item.text).collect();
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        // "the US President": of which country, and what.
        let landed = |word: &str| matches!(word, "us" | "uk" | "eu") || country(word).is_some();
        let foreign = folded.split_last().filter(|(office, lands)| {
            is_post(office) && !lands.is_empty() && lands.iter().all(|word| landed(word) || is_post(word))
        });
        if let Some((office, _)) = foreign.filter(|_| self.cast.find(&words).is_none())
            && let Some(person) = self
                .cast
                .holder(&folded, self.voices.len())
                .or_else(|| self.cast.holder(std::slice::from_ref(office), self.voices.len()))
        {
            return self.person(person);
        }
        // "NFL coach" set as a title is an office, and nobody's name.
        let (office, before) = (folded.last()?, words.get(..words.len() - 1).unwrap_or_default());
        let short = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.');
        if roles::is_role(office) && !before.is_empty() && before.iter().all(short) {
            return Some(printed(clause, start..last + 1, Kind::Role));
        }
        if folded.iter().all(|word| is_post(word)) && self.cast.find(&words).is_none() {
            // "the Prime Minister", "President"
            if let Some(person) = self.cast.holder(&folded, self.voices.len()) {
                return self.person(person);
            }
            // "the line's founder and CEO"
            let joint = start > noun.head.start + 1 && clause.is(start - 1, &["and"]);
            let from = if joint { noun.head.start } else { start };
            return Some(printed(clause, from..last + 1, Kind::Role));
        }
        let articled = start > noun.head.start && clause.is(start - 1, &["the"]);
        let body = folded.iter().any(|word| super::capitals::is_body(word));
        // "the Chamber of Commerce": a body's name goes on.
        let end = noun.whole.end;
        if body
            && last + 1 == noun.head.end
            && clause.is(last + 1, &["of", "for"])
            && end > last + 2
            && clause.named(end - 1)
        {
            return Some(printed(clause, start..end, Kind::Body));
        }
        let bodied = articled || body;
        if let Some(number) = self.cast.find(&words)
            && let Some(person) = self.cast.person(number)
        {
            let kind = if person.human || !bodied {
                Kind::Person
            } else {
                Kind::Body
            };
            return Some(Voice {
                name: person.full.clone(),
                kind,
                gender: person.gender,
                person: person.sure,
                unnamed: false,
            });
        }
        // "Concrete news of it is rare": what begins a sentence, is printed nowhere else as a name and does nothing is none.
        let inner = words.iter().any(|word| word.chars().skip(1).any(|c| !c.is_lowercase()));
        if last == dateline(clause) && !inner && !acts(clause, last + 1) {
            return None;
        }
        Some(printed(
            clause,
            start..last + 1,
            if bodied { Kind::Body } else { Kind::Person },
        ))
    }

    pub fn person(&self, number: usize) -> Option<Voice> {
        self.cast.person(number).map(|person| Voice {
            name: person.full.clone(),
            kind: Kind::Person,
            gender: person.gender,
            person: person.sure,
            unnamed: false,
        })
    }

    /// The voices of the verbs of a sentence, in their order.
    pub fn voices_of(&self, clause: &Clause<'_>, tags: &[Tag]) -> Vec<Option<Voice>> {
        let mut known: Vec<Voice> = Vec::new();
        let mut voices = Vec::with_capacity(tags.len());
        for tag in tags {
            let voice = tag.subject.as_ref().and_then(|noun| self.voice(clause, noun, &known));
            known.extend(voice.clone());
            voices.push(voice);
        }
        voices
    }
}

/// "The defense ministers of both the United States and China have pledged": the name next to the verb speaks for none but itself.
fn several(clause: &Clause<'_>, start: usize, last: usize) -> Option<Voice> {
    const BACK: usize = 8;
    if !clause.is(last + 1, &["have", "are", "were"]) || !clause.is(start.checked_sub(1)?, &["and"]) {
        return None;
    }
    let and = start - 1;
    let of = (and.saturating_sub(BACK)..and)
        .rev()
        .find(|at| clause.is(*at, &["of"]))?;
    let noun = of
        .checked_sub(1)
        .filter(|at| clause.word(*at).is_some_and(roles::is_plural))?;
    let begins = (noun.saturating_sub(3)..noun).find(|at| clause.word(*at).is_some_and(is_determiner));
    Some(printed(clause, begins.unwrap_or(noun)..last + 1, Kind::Plural))
}

/// Whether what stands at `at` can go on from a name that begins a sentence: a verb, or an apposition.
pub(super) fn acts(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.word(at).unwrap_or_default();
    match clause.broken(at) {
        // "Banners in the square read"
        Break::None => {
            let many = at
                .checked_sub(1)
                .and_then(|last| clause.word(last))
                .is_some_and(is_plural);
            is_auxiliary(word) || reporting::verb(word).is_some() || many && is_preposition(word)
        }
        Break::Comma => {
            clause.determines(at)
                || clause.named(at)
                || matches!(word, "who" | "whose" | "which")
                || word.starts_with(|c: char| c.is_ascii_digit())
        }
        Break::Hard => true,
    }
}

/// Words that take some of many: "one of", "several of".
fn is_part(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "some"
            | "many"
            | "most"
            | "several"
            | "both"
            | "few"
            | "all"
            | "two"
            | "three"
            | "percent"
            | "half"
            | "dozens"
            | "majority"
    )
}

/// What the text prints of a noun phrase as a speaker.
pub(super) fn printed(clause: &Clause<'_>, range: Range<usize>, kind: Kind) -> Voice {
    // "the two-time coach of the | year": what leads on to nothing is left off.
    let dangles = |at: usize| clause.is(at, &["of", "the", "a", "an", "for", "in", "at", "and"]);
    let end = (range.start + 1..=range.end).rev().find(|end| !dangles(end - 1));
    let mut range = range.start..end.unwrap_or(range.end);
    // "the two-time coach of the year"
    let of_the_time = clause.is(range.end, &["of"])
        && clause.is(range.end + 1, &["the"])
        && clause.is(
            range.end + 2,
            &["year", "month", "week", "season", "decade", "century", "match", "day"],
        );
    range.end += if of_the_time { 3 } else { 0 };
    let items = clause.items.get(range.clone()).unwrap_or_default();
    let span = items
        .first()
        .zip(items.last())
        .map_or(0..0, |(first, last)| first.span.start..last.span.end);
    let text = without_possessive(clause.text.get(span).unwrap_or_default());
    let mut name = text.to_owned();
    // A sentence begins with a capital that is no part of the noun; "Bank of Ella" keeps its own.
    let proper = items
        .windows(2)
        .enumerate()
        .any(|(at, pair)| pair.first().is_some_and(|of| of.folded == "of") && clause.named(range.start + at + 1))
        && items.first().is_some_and(|item| super::capitals::is_body(item.folded));
    if range.start == 0
        && !proper
        && (!clause.named(0) || items.first().is_some_and(|item| is_determiner(item.folded)))
        && let Some(first) = text.chars().next()
    {
        let small: String = first.to_lowercase().collect();
        name.replace_range(..first.len_utf8(), &small);
    }
    Voice {
        name,
        kind,
        gender: Gender::Unknown,
        person: false,
        unnamed: false,
    }
}
