//! The people of one article: every name with its fullest form, its gender and its offices, and where each is named.

use super::capitals::{Run, bare, is_body, printed, runs, start};
use super::clause::is_preposition;
use super::gazetteer::country;
use super::given::{self, Gender};
use super::reporting;
use super::roles;
use crate::text::style::is_courtesy;
use crate::text::words::{Words, fold, folded, is_stop, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

mod bodies;

/// Somebody the article names.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The fullest form in print, without titles.
    pub full: String,
    folded: Vec<String>,
    pub gender: Gender,
    /// Folded words of the offices the article gives them.
    offices: FxHashSet<String>,
    /// There is reason to take the name for a person's.
    pub human: bool,
    /// More than that it speaks, which bodies do as well.
    pub sure: bool,
    /// Nothing speaks against it: several words, none of a body or a place.
    pub maybe: bool,
    /// How often it is named, and in which sentence first.
    times: usize,
    first: usize,
}

impl Person {
    /// Nothing tells that it is a person.
    pub fn is_body(&self) -> bool {
        !self.human && !self.sure
    }
}

/// A place where somebody is named.
#[derive(Debug, Clone)]
pub(super) struct Naming {
    pub span: Range<usize>,
    pub person: usize,
    /// "Moor's": not who acts.
    pub possessive: bool,
    /// A preposition stands before it: "in Port Ella".
    pub placed: bool,
}

/// Everybody an article names.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub people: Vec<Person>,
    /// Of each sentence who is named in it, in order.
    pub namings: Vec<Vec<Naming>>,
    by_last: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
    /// Names of several words, by each of them.
    by_word: FxHashMap<String, Vec<usize>>,
    /// What is no person, what is named most first.
    bodies: Vec<usize>,
    /// Short forms that stand in brackets behind a name: "Harbour Echo (HE)".
    short: FxHashMap<String, usize>,
}

/// More people of one surname than this are not told apart.
const NAMESAKES: usize = 16;

impl Cast {
    /// Reads the sentences of one article.
    pub fn of(sentences: &[Words<'_>]) -> Cast {
        let mut cast = Cast::default();
        let all: Vec<(&str, Vec<Run>)> = sentences.iter().map(|words| (words.text, runs(words))).collect();
        // Words that begin a sentence are names where they stand as such elsewhere.
        let mut inside: FxHashSet<String> = FxHashSet::default();
        for (_, runs) in &all {
            for run in runs {
                inside.extend(
                    run.words
                        .iter()
                        .filter(|(span, _)| span.start > 1)
                        .map(|(_, word)| fold(word)),
                );
            }
        }
        // Full names first, so that a surname finds its bearer wherever it stands.
        for long in [true, false] {
            if !long {
                cast.note_short(&all);
            }
            for (text, runs) in &all {
                for run in runs {
                    let name = bare(&run.words);
                    if (name.len() > 1) == long {
                        cast.note(text, run, name, &inside);
                    }
                }
            }
        }
        for (text, runs) in &all {
            let mut namings = Vec::new();
            for run in runs {
                let Some((first, last)) = run.words.first().zip(run.words.last()) else {
                    continue;
                };
                let words: Vec<&str> = run.words.iter().map(|(_, word)| word.as_str()).collect();
                if let Some(person) = cast.find(&words) {
                    let span = first.0.start..last.0.end;
                    cast.learn(text, run, &span, person);
                    let before = text
                        .get(..span.start)
                        .and_then(|before| before.trim_end().rsplit(' ').next());
                    let placed = before
                        .map(folded)
                        .is_some_and(|word| word == "the" || is_preposition(&word));
                    if let Some(person) = cast.people.get_mut(person) {
                        person.times += 1;
                        person.first = person.first.min(cast.namings.len());
                    }
                    namings.push(Naming {
                        span,
                        person,
                        placed,
                        possessive: run.possessive,
                    });
                }
            }
            cast.namings.push(namings);
        }
        cast.rank_bodies();
        cast
    }

    /// Notes the short forms of the names there are.
    fn note_short(&mut self, all: &[(&str, Vec<Run>)]) {
        let runs = all
            .iter()
            .flat_map(|(text, runs)| runs.iter().map(move |run| (*text, run)));
        for (text, run) in runs {
            if let Some((short, person)) = self.shortened(text, run) {
                self.short.entry(short).or_insert(person);
            }
        }
    }

    /// The initials in brackets behind a name, and whose they are.
    fn shortened(&self, text: &str, run: &Run) -> Option<(String, usize)> {
        let (last, _) = run.words.last()?;
        let (short, _) = text.get(last.end..)?.strip_prefix(" (")?.split_once(')')?;
        let words: Vec<&str> = run.words.iter().map(|(_, word)| word.as_str()).collect();
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        let so = (2..=6).contains(&short.len()) && short == initials.to_uppercase();
        so.then(|| self.find(&words))
            .flatten()
            .map(|person| (fold(short), person))
    }

    fn note(&mut self, text: &str, run: &Run, name: &[(Range<usize>, String)], inside: &FxHashSet<String>) {
        let Some(((_, first), (span, last))) = name.first().zip(name.last()) else {
            return;
        };
        if name.len() > 5
            || (name.len() == 1 && run.words.len() == 1 && span.start <= 1 && !inside.contains(&fold(last)))
        {
            return;
        }
        let folded: Vec<String> = name.iter().map(|(_, word)| fold(word)).collect();
        let key = fold(last);
        let words: Vec<&str> = name.iter().map(|(_, word)| word.as_str()).collect();
        if let Some(known) = self.find(&words).and_then(|known| self.people.get_mut(known)) {
            // A name in capitals gives way to one that is not.
            let plain = printed(text, name);
            if !known.full.chars().any(char::is_lowercase) && plain.split(' ').count() == known.full.split(' ').count()
            {
                known.full = plain;
            }
            return;
        }
        let bodied = folded.iter().any(|word| is_body(word))
            || text
                .get(..run.words.first().map_or(0, |(span, _)| span.start))
                .is_some_and(|before| before.ends_with("the ") || before.ends_with("The "))
                && run.words.len() == name.len();
        let shouted = name.len() == 1
            && last.chars().filter(|c| c.is_uppercase()).count() > 1
            && !last.chars().any(char::is_lowercase);
        let given = given::of_names(&folded).filter(|_| name.len() > 1);
        let titled = run.words.len() > name.len();
        let person = self.people.len();
        self.people.push(Person {
            full: printed(text, name),
            gender: given.unwrap_or_default(),
            offices: FxHashSet::default(),
            human: !bodied && !shouted && !roles::is_place(&folded.join(" ")) && (given.is_some() || titled),
            sure: given.is_some() && !bodied,
            maybe: !bodied && (2..=4).contains(&folded.len()) && !folded.iter().any(|word| roles::is_place(word)),
            times: 0,
            first: usize::MAX,
            folded,
        });
        for word in name.iter().filter(|_| name.len() > 1).map(|(_, word)| fold(word)) {
            let list = self.by_word.entry(word).or_default();
            if list.len() < NAMESAKES && !list.contains(&person) {
                list.push(person);
            }
        }
        let list = self.by_last.entry(key).or_default();
        if list.len() < NAMESAKES {
            list.push(person);
        }
        if name.len() > 1 {
            let list = self.by_first.entry(fold(first)).or_default();
            if list.len() < NAMESAKES {
                list.push(person);
            }
        }
    }

    /// What the words about a name tell of its bearer.
    fn learn(&mut self, text: &str, run: &Run, span: &Range<usize>, number: usize) {
        let before = text.get(..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let mut offices: Vec<String> = Vec::new();
        let kept = bare(&run.words).len();
        for (_, word) in run.words.iter().take(run.words.len() - kept) {
            offices.push(fold(word));
        }
        // "information minister Moor", "union boss Ada Moor"
        let lower: Vec<&str> = before
            .rsplit([' ', '\u{a0}'])
            .filter(|word| !word.is_empty())
            .take(4)
            .take_while(|word| word.chars().all(|c| c.is_alphabetic() || c == '-') && !is_stop(&folded(word)))
            .collect();
        // "the skipper, Lew Tarn," and "head of the harbour office, Lew Tarn,"
        if let Some(ahead) = before.strip_suffix(", ")
            && after.starts_with([',', '.', ';'])
        {
            let words: Vec<String> = tokens(ahead.rsplit([',', '.', ';', '"', '”']).next().unwrap_or_default())
                .map(|token| fold(token.text))
                .collect();
            let head = words
                .iter()
                .position(|word| matches!(word.as_str(), "of" | "at" | "for" | "in" | "with" | "from"))
                .unwrap_or(words.len());
            let phrase = words.get(..head).unwrap_or_default();
            let from = phrase.iter().rposition(|word| is_stop(word)).map_or(0, |at| at + 1);
            if phrase.last().is_some_and(|word| roles::is_role(word)) {
                offices.extend(phrase.iter().skip(from).cloned());
            }
        }
        if before.ends_with(' ') && lower.first().is_some_and(|word| roles::is_role(&folded(word))) {
            offices.extend(lower.iter().map(|word| fold(word)));
        }
        // "Moor, the harbour master," and "Moor, 54, a fisherman,"
        let mut aged = false;
        if let Some(rest) = after.strip_prefix(", ") {
            let mut rest = rest;
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if (1..=3).contains(&digits) {
                aged = rest.get(digits..).is_some_and(|next| next.starts_with([',', '.']));
                rest = rest
                    .get(digits..)
                    .and_then(|next| next.strip_prefix(", "))
                    .unwrap_or_default();
            }
            let end = rest.find([',', '.', ';', '"', '“']).unwrap_or(rest.len());
            let words: Vec<String> = rest
                .get(..end)
                .map(|part| tokens(part).map(|token| fold(token.text)).take(9).collect())
                .unwrap_or_default();
            let head = words
                .iter()
                .position(|word| {
                    matches!(
                        word.as_str(),
                        "of" | "at" | "for" | "in" | "who" | "with" | "from" | "and" | "on"
                    )
                })
                .unwrap_or(words.len());
            let phrase = words.get(..head).unwrap_or_default();
            let spoken = words
                .iter()
                .any(|word| reporting::verb(word).is_some_and(|verb| verb.strong));
            if phrase.len() <= 6 && !spoken && phrase.last().is_some_and(|word| roles::is_role(word)) {
                offices.extend(phrase.iter().filter(|word| !is_stop(word)).cloned());
            }
            aged |= words.first().is_some_and(|word| word == "who");
        }
        let mut next = tokens(after).map(|token| fold(token.text));
        let spoke = next
            .next()
            .and_then(|word| reporting::verb(&word))
            .is_some_and(|verb| verb.strong);
        let pronoun = spoke.then(|| {
            next.take(3).find_map(|word| match word.as_str() {
                "he" | "his" => Some(Gender::Male),
                "she" | "her" => Some(Gender::Female),
                _ => None,
            })
        });
        // "PORT ELLA - Vane is mourning"
        let opens = span.start <= 1 || before.len() < DATELINE && before.trim_end().ends_with(['-', '–', '—']);
        let own = (opens && !run.possessive).then(|| given::possessor(after)).flatten();
        let Some(person) = self.people.get_mut(number) else {
            return;
        };
        for office in &offices {
            let gender = given::of_word(office);
            if gender != Gender::Unknown && (person.gender == Gender::Unknown || is_courtesy(office)) {
                person.gender = gender;
            }
        }
        if person.gender == Gender::Unknown
            && let Some(gender) = pronoun.flatten().or(own)
        {
            person.gender = gender;
        }
        // "Dale Hall" is somebody where he speaks, has an age or an office.
        let christened = person.folded.len() == 2 && given::of_names(&person.folded).is_some();
        let body = person.folded.iter().any(|word| is_body(word)) && !christened;
        let place = roles::is_place(&person.folded.join(" "));
        let shouted = !person.full.chars().any(char::is_lowercase);
        person.sure |= !body && !place && (aged || !offices.is_empty() || person.gender != Gender::Unknown);
        person.human |= !body && !place && !shouted && (aged || spoke || own.is_some() || !offices.is_empty());
        person.offices.extend(offices);
    }

    /// The person these capitalised words name, titles before them or not.
    pub fn find(&self, words: &[&str]) -> Option<usize> {
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let from = start(&folded);
        let name = folded.get(from..).filter(|name| !name.is_empty())?;
        if let [only] = name
            && let Some(person) = self.short.get(only)
        {
            return Some(*person);
        }
        let titles = folded.get(..from).unwrap_or_default();
        let gender = titles
            .iter()
            .map(|word| given::of_word(word))
            .find(|gender| *gender != Gender::Unknown)
            .unwrap_or_default();
        let last = self.by_last.get(name.last()?).map_or(&[][..], Vec::as_slice);
        let fits = |number: &&usize| {
            self.people.get(**number).is_some_and(|person| {
                let parted = name.len() > 1 && person.folded.len() > 1;
                let same = !parted
                    || person.folded.ends_with(name)
                    || name.ends_with(&person.folded)
                    || same_first(person.folded.first(), name.first());
                same && (name.len() > 1 || person.gender.fits(gender))
            })
        };
        let exact = last
            .iter()
            .find(|number| self.people.get(**number).is_some_and(|person| person.folded == name));
        let found = exact
            .filter(|_| name.len() > 1)
            .or_else(|| last.iter().find(fits))
            .copied();
        // "Pakistan" is no "Harbour Taliban Pakistan".
        let is_land_within = |number: usize| {
            let whole = self.people.get(number).is_some_and(|person| person.folded == name);
            !whole && name.len() == 1 && country(name.first().map_or("", String::as_str)).is_some()
        };
        let found = found.filter(|number| !is_land_within(*number));
        if found.is_some() || name.len() > 1 {
            return found;
        }
        // A first name alone.
        self.by_first
            .get(name.first()?)?
            .iter()
            .copied()
            .find(|number| self.people.get(*number).is_some_and(|person| person.human))
    }

    /// The one who holds an office: all words of the phrase stand among theirs, the one named last before `sentence` wins.
    pub fn holder(&self, office: &[String], sentence: usize) -> Option<usize> {
        let head = office.last()?;
        let holds = |number: usize, whole: bool| {
            self.people.get(number).is_some_and(|person| {
                person.human
                    && person.offices.contains(head)
                    && (!whole || office.iter().all(|word| person.offices.contains(word)))
            })
        };
        let bearers = (0..self.people.len())
            .filter(|number| holds(*number, true))
            .take(9)
            .count();
        if bearers == 0 {
            return None;
        }
        let before = self
            .namings
            .get(..=sentence.min(self.namings.len().saturating_sub(1)))?;
        before
            .iter()
            .rev()
            .take(60)
            .flat_map(|namings| namings.iter().rev())
            .map(|naming| naming.person)
            .find(|person| holds(*person, true))
            .or_else(|| {
                (bearers == 1)
                    .then(|| (0..self.people.len()).find(|number| holds(*number, true)))
                    .flatten()
            })
    }

    pub fn person(&self, number: usize) -> Option<&Person> {
        self.people.get(number)
    }
}

/// Bytes of a dateline.
const DATELINE: usize = 60;

fn same_first(one: Option<&String>, other: Option<&String>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one == other
                || (one.len() == 1 && other.starts_with(one.as_str()))
                || (other.len() == 1 && one.starts_with(other.as_str()))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
