//! Whom a pronoun that speaks means.

use super::Telling;
use super::capitals::without_possessive;
use super::cast::Person;
use super::clause::{Clause, Noun, is_pronoun};
use super::gazetteer::{country, is_region};
use super::given::Gender;
use super::opening::main_subject;
use super::speakers::{Kind, Past, Voice};
use crate::text::words::{Words, fold, is_stop, tokens};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// So many sentences back a description finds its name.
const NEAR: usize = 4;

/// Descriptions that stand in for a name again and again. Offices are not among them: those are looked up with their holders.
#[rustfmt::skip]
const EPITHETS: &[&str] = &[
    "teenager", "teen", "youngster", "veteran", "champion", "star", "superstar", "playmaker", "striker", "midfielder", "defender",
    "winger", "goalkeeper", "batsman", "bowler", "sprinter", "swimmer", "golfer", "cyclist", "boxer", "singer", "rapper", "actor",
    "actress", "comedian", "novelist", "pensioner", "mother", "father", "grandmother", "grandfather", "billionaire", "millionaire",
    "tycoon", "man", "woman", "briton", "scot", "englishman", "welshman", "irishman", "frenchman", "dutchman", "american", "australian", "canadian",
    "german", "italian", "spaniard", "swede", "dane", "serb", "russian",
];

/// So many sentences back a pronoun finds its name.
const BACK: usize = 12;

/// Descriptions behind "a" or "an", with the first sentence each stands in.
pub(super) type Strangers<'a> = FxHashMap<&'a str, usize>;

/// Words from an article to the noun it stands before, at most: "a 42-year-old local woman".
const ADJECTIVES: usize = 5;

/// Whether what stands at byte `at` explains the name before it: "Moor, a mother of two".
fn is_apposed(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let name = before.strip_suffix(',').and_then(|before| before.rsplit(' ').next());
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whom an article describes as one nobody knows: "a 19-year-old", "another singer".
pub(super) fn strangers<'a>(sentences: &'a [Words<'_>]) -> Strangers<'a> {
    let mut strangers = Strangers::default();
    for (number, sentence) in sentences.iter().enumerate() {
        // Words since the last article.
        let mut since = usize::MAX;
        let mut before = "";
        let mut named = false;
        for (token, word) in sentence.iter() {
            if matches!(word, "a" | "an" | "another") {
                // "Moor is a mother of two", "Moor, a mother of two": of whom that is said has a name.
                let told = named
                    && (matches!(before, "is" | "was" | "became" | "as") || is_apposed(sentence.text, token.start));
                since = if told { usize::MAX } else { 0 };
            } else {
                // "still a party girl, the Skerry star said": another phrase begins.
                since = match word {
                    "the" | "his" | "her" | "their" | "its" | "and" | "who" => usize::MAX,
                    _ => since.saturating_add(1),
                };
                let described = word.starts_with(|c: char| c.is_ascii_digit()) || EPITHETS.contains(&word);
                if since <= ADJECTIVES && described {
                    strangers.entry(word).or_insert(number);
                }
            }
            named |= token.text.starts_with(char::is_uppercase) && !is_stop(word);
            before = word;
        }
    }
    strangers
}

impl Past<'_> {
    /// Whom a pronoun at byte `at` of the sentence being read means.
    pub fn antecedent(&self, pronoun: &str, at: usize, earlier: &[Voice]) -> Option<Voice> {
        let here = self.voices.len();
        let gender = match pronoun {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => {
                let fits = |voice: &&Voice| is_several(pronoun, voice);
                return earlier.iter().rev().find(fits).or_else(|| self.nearest(fits)).cloned();
            }
        };
        let fits = |voice: &&Voice| matches!(voice.kind, Kind::Person | Kind::Role) && voice.gender.fits(gender);
        if let Some(voice) = earlier.iter().find(fits) {
            return Some(voice.clone());
        }
        if let Some(person) = self.acting(here, gender, at, false) {
            return self.person(person);
        }
        for back in (here.saturating_sub(BACK)..here).rev() {
            if let Some(voice) = self
                .voices
                .get(back)
                .and_then(Option::as_ref)
                .filter(|voice| fits(voice))
            {
                return Some(voice.clone());
            }
            // "While Moor waited, Vane left. She said": whom the sentence is about goes before whom it opens with.
            let about = self.topics.get(back).and_then(Option::as_ref);
            if let Some(voice) = about.filter(|voice| voice.kind == Kind::Person && voice.person && fits(voice)) {
                return Some(voice.clone());
            }
            let unknown = |person: &Person| person.maybe && person.gender.fits(gender);
            let near = back + 2 >= here;
            if let Some(person) = self
                .acting(back, gender, usize::MAX, false)
                .or_else(|| near.then(|| self.first(back, usize::MAX, false, unknown)).flatten())
            {
                return self.person(person);
            }
        }
        let limit = |back: usize| if back == here { at } else { usize::MAX };
        (here.saturating_sub(3)..=here)
            .rev()
            .find_map(|back| self.acting(back, gender, limit(back), true))
            .or_else(|| {
                // A name nothing is known of.
                (here.saturating_sub(BACK / 2)..=here).rev().find_map(|back| {
                    self.first(back, limit(back), false, |person| {
                        person.maybe && person.gender.fits(gender)
                    })
                })
            })
            .and_then(|person| self.person(person))
    }

    /// Whom the pronoun that begins a sentence means, where that is a person by name who is named, or meant by the same pronoun,
    /// in the sentence before.
    pub fn meant(
        &self,
        clause: &Clause<'_>,
        telling: &Telling,
        number: usize,
        meant: &BTreeMap<usize, String>,
    ) -> Option<String> {
        let pronoun = clause.word(0).filter(|word| matches!(*word, "he" | "she"))?;
        let voice = self.antecedent(pronoun, clause.items.first()?.span.start, &[])?;
        let before = number.checked_sub(1)?;
        let text = &telling.sentences.get(before)?.text;
        let last = fold(voice.name.split_whitespace().last()?);
        let named = tokens(text).any(|token| fold(without_possessive(token.text)) == last);
        let same = meant.get(&before) == Some(&voice.name);
        // "Alabama" is nobody, whatever it did.
        let placed = country(&last).is_some() || is_region(&last);
        (voice.kind == Kind::Person && voice.person && !placed && (named || same)).then_some(voice.name)
    }

    /// Whom "the 26-year-old", "the teenager", "the world number four" means: whoever was named last before, whom the house
    /// describes in place of naming him again. Nobody where the article speaks of one so described and gives no name.
    pub fn described_again(&self, clause: &Clause<'_>, noun: &Noun, last: usize) -> Option<Voice> {
        let head = clause.word(last)?;
        let within = |words: &[&str]| noun.head.clone().any(|at| clause.is(at, words));
        let ranked = within(&["world"]) && within(&["number", "no"]);
        // "the 26-year-old": by the number.
        let aged = (head == "old" && last >= 2 && clause.is(last - 1, &["year"])).then(|| last - 2);
        // "the comedian and talk show host"
        let both = noun
            .head
            .clone()
            .any(|at| clause.is(at, EPITHETS) && clause.is(at + 1, &["and"]));
        if aged.is_none() && !EPITHETS.contains(&head) && !ranked && !both {
            return None;
        }
        let here = self.voices.len();
        let head = aged.and_then(|at| clause.word(at)).unwrap_or(head);
        if self.strangers.get(head).is_some_and(|first| *first <= here) {
            return None;
        }
        let gender = super::given::of_word(head);
        let at = clause.items.get(noun.head.start)?.span.start;
        let said = |back: usize| {
            let voice = self.voices.get(back).and_then(Option::as_ref);
            voice
                .filter(|voice| voice.kind == Kind::Person && voice.gender.fits(gender))
                .cloned()
        };
        let named = |back: usize, end: usize| {
            self.acting(back, gender, end, false)
                .or_else(|| self.first(back, end, false, |person| person.maybe && person.gender.fits(gender)))
                .and_then(|person| self.person(person))
        };
        (here.saturating_sub(NEAR)..here)
            .rev()
            .find_map(|back| said(back).or_else(|| named(back, usize::MAX)))
            .or_else(|| named(here, at))
    }

    /// "the engineer": "a government engineer" who was spoken of before.
    pub fn introduced(&self, role: &str) -> Option<Voice> {
        let same = |voice: &&Voice| {
            let article = ["a ", "an "].iter().any(|article| voice.name.starts_with(article));
            let last = voice.name.split_whitespace().last().map(fold);
            voice.kind == Kind::Role && article && last.as_deref() == Some(role)
        };
        self.nearest(same).cloned()
    }

    /// Whom or what the sentence is about, where that stands before item `at`: "The council “regrets” it, it said".
    pub fn subject(&self, clause: &Clause<'_>, at: usize) -> Option<Voice> {
        let noun = main_subject(clause).filter(|noun| noun.whole.end <= at)?;
        let last = noun.head.end.checked_sub(1)?;
        let pronoun = clause.word(last).is_some_and(is_pronoun);
        (!pronoun).then(|| self.voice(clause, &noun, &[])).flatten()
    }

    /// The last before this sentence who speaks or whom a sentence is about, near enough for a pronoun.
    pub fn nearest(&self, fits: impl Fn(&&Voice) -> bool) -> Option<&Voice> {
        let here = self.voices.len();
        (here.saturating_sub(BACK / 2)..here).rev().find_map(|back| {
            let topic = || self.topics.get(back).and_then(Option::as_ref).filter(&fits);
            self.voices
                .get(back)
                .and_then(Option::as_ref)
                .filter(&fits)
                .or_else(topic)
        })
    }

    /// The first person of this gender whom a sentence names outside quotations before byte `end`.
    pub fn acting(&self, sentence: usize, gender: Gender, end: usize, possessive: bool) -> Option<usize> {
        self.first(sentence, end, possessive, |person| {
            person.human && person.gender.fits(gender)
        })
    }

    fn first(&self, sentence: usize, end: usize, possessive: bool, fits: impl Fn(&Person) -> bool) -> Option<usize> {
        let quoted = self.quoted.get(sentence).map_or(&[][..], Vec::as_slice);
        self.cast
            .namings
            .get(sentence)?
            .iter()
            .filter(|naming| naming.span.end <= end && naming.possessive == possessive)
            .filter(|naming| {
                !quoted
                    .iter()
                    .any(|span| span.start <= naming.span.start && naming.span.end <= span.end)
            })
            .find(|naming| {
                let person = self.cast.person(naming.person);
                person.is_some_and(|person| fits(person) && (person.human || !naming.placed))
            })
            .map(|naming| naming.person)
    }
}

/// Whether "they" or "it" can mean this.
pub(super) fn is_several(pronoun: &str, voice: &Voice) -> bool {
    match pronoun {
        // "a spokesperson" is one of whom no more is to be known.
        "they" => {
            let unknown = voice.kind == Kind::Role && voice.gender == Gender::Unknown && !voice.person;
            unknown || matches!(voice.kind, Kind::Plural | Kind::Body)
        }
        "it" => matches!(voice.kind, Kind::Body | Kind::Paper),
        _ => false,
    }
}

/// Whether "he" or "she" means this where it may: a person known to be of that gender.
pub(super) fn is_surely(pronoun: &str, voice: &Voice) -> bool {
    let gender = match pronoun {
        "he" => Gender::Male,
        "she" => Gender::Female,
        _ => return false,
    };
    voice.kind == Kind::Person && voice.person && voice.gender == gender
}
