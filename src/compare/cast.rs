//! The people of one article: every name with its fullest form, its gender and its offices, and where each is named.

use super::given::{self, Gender};
use super::offices::{BODIES, OFFICES};
use super::reporting;
use super::roles;
use crate::text::style::is_courtesy;
use crate::text::words::{fold, is_stop, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::LazyLock;

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
    /// Nothing speaks against it: several words, none of a body or a place.
    pub maybe: bool,
}

/// A place where somebody is named.
#[derive(Debug, Clone)]
pub(super) struct Naming {
    pub span: Range<usize>,
    pub person: usize,
    /// "Moor's": not who acts.
    pub possessive: bool,
}

/// A run of capitalised words, titles and all.
struct Run {
    words: Vec<(Range<usize>, String)>,
    possessive: bool,
}

/// Everybody an article names.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub people: Vec<Person>,
    /// Of each sentence who is named in it, in order.
    pub namings: Vec<Vec<Naming>>,
    by_last: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
}

/// More people of one surname than this are not told apart.
const NAMESAKES: usize = 16;

pub(super) fn is_office(folded: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| OFFICES.iter().copied().collect());
    KNOWN.contains(folded) || is_courtesy(folded) || roles::is_title(folded)
}

pub(super) fn is_body(folded: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| BODIES.iter().copied().collect());
    KNOWN.contains(folded) || roles::is_body(folded)
}

/// Whether a word as printed can be part of a name.
pub(super) fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && {
        let folded = fold(word);
        (!is_stop(&folded) || folded == "us") && !roles::is_calendar(&folded)
    }
}

/// Particles that stand in lower case within a name.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "van"
            | "von"
            | "bin"
            | "al"
            | "da"
            | "del"
            | "la"
            | "el"
            | "ben"
            | "ibn"
            | "di"
            | "der"
            | "den"
            | "du"
            | "le"
            | "dos"
            | "das"
            | "ter"
            | "ten"
            | "y"
            | "abu"
    )
}

impl Cast {
    /// Reads the sentences of one article.
    pub fn of<'a>(sentences: impl Iterator<Item = &'a str> + Clone) -> Cast {
        let mut cast = Cast::default();
        let all: Vec<(&str, Vec<Run>)> = sentences.map(|text| (text, runs(text))).collect();
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
                    namings.push(Naming {
                        span,
                        person,
                        possessive: run.possessive,
                    });
                }
            }
            cast.namings.push(namings);
        }
        cast
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
        if self.find(&words).is_some() {
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
        let given = given::of_name(&fold(first)).filter(|_| name.len() > 1);
        let titled = run.words.len() > name.len();
        let person = self.people.len();
        self.people.push(Person {
            full: printed(text, name),
            gender: given.unwrap_or_default(),
            offices: FxHashSet::default(),
            human: !bodied && !shouted && !roles::is_place(&folded.join(" ")) && (given.is_some() || titled),
            maybe: !bodied && (2..=4).contains(&folded.len()) && !folded.iter().any(|word| roles::is_place(word)),
            folded,
        });
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
            .take_while(|word| word.chars().all(|c| c.is_alphabetic() || c == '-') && !is_stop(&fold(word)))
            .collect();
        if before.ends_with(' ') && lower.first().is_some_and(|word| roles::is_role(&fold(word))) {
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
            && let Some(gender) = pronoun.flatten()
        {
            person.gender = gender;
        }
        let body = person.folded.iter().any(|word| is_body(word));
        let place = roles::is_place(&person.folded.join(" "));
        let shouted = !person.full.chars().any(char::is_lowercase);
        person.human |= !body && !place && !shouted && (aged || spoke || !offices.is_empty());
        person.offices.extend(offices);
    }

    /// The person these capitalised words name, titles before them or not.
    pub fn find(&self, words: &[&str]) -> Option<usize> {
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let from = start(&folded);
        let name = folded.get(from..).filter(|name| !name.is_empty())?;
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

/// Where the name begins after the titles; the last word is never a title: "Stephen King".
fn start(folded: &[String]) -> usize {
    let most = folded.len().saturating_sub(1);
    let from = folded
        .get(..most)
        .unwrap_or_default()
        .iter()
        .rposition(|word| is_office(word))
        .map_or(0, |at| at + 1);
    // Nothing but titles: "Prime Minister".
    if folded.iter().all(|word| is_office(word)) {
        folded.len()
    } else {
        from
    }
}

/// The words of a run without the titles before them.
fn bare(words: &[(Range<usize>, String)]) -> &[(Range<usize>, String)] {
    let folded: Vec<String> = words.iter().map(|(_, word)| fold(word)).collect();
    words.get(start(&folded)..).unwrap_or_default()
}

/// A name as the text prints it.
fn printed(text: &str, name: &[(Range<usize>, String)]) -> String {
    let span = name
        .first()
        .zip(name.last())
        .map_or(0..0, |((first, _), (last, _))| first.start..last.end);
    without_possessive(text.get(span).unwrap_or_default()).to_owned()
}

pub(super) fn without_possessive(text: &str) -> &str {
    text.strip_suffix("'s")
        .or_else(|| text.strip_suffix("’s"))
        .unwrap_or(text)
}

/// Runs of capitalised words of a sentence, with the particles and hyphens that join them.
fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    let mut pending: Vec<(Range<usize>, String)> = Vec::new();
    let mut end = 0;
    for token in tokens(text) {
        let gap = text.get(end..token.start).unwrap_or("#");
        let near = matches!(gap, " " | "-" | ". " | "\u{a0}" | "." | ".-");
        // A stop ends a name unless it stands after an initial or a title.
        let stopped = gap == ". "
            && runs.last().and_then(|run| run.words.last()).is_some_and(|(_, word)| {
                word.chars().count() > 1 && !is_office(&fold(word)) && word.chars().any(char::is_lowercase)
            });
        let span = token.start..token.end;
        end = token.end;
        if is_name(token.text) {
            let possessive = token.text.len() > fold(token.text).len();
            match runs.last_mut() {
                Some(run) if open && near && !stopped && !run.possessive => {
                    run.words.append(&mut pending);
                    run.words.push((span, token.text.to_owned()));
                    run.possessive = possessive;
                }
                _ => runs.push(Run {
                    words: vec![(span, token.text.to_owned())],
                    possessive,
                }),
            }
            pending.clear();
            open = true;
        } else if open && near && pending.len() < 3 && is_particle(token.text) {
            pending.push((span, token.text.to_owned()));
        } else {
            open = false;
            pending.clear();
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cast(sentences: &[&str]) -> Cast {
        Cast::of(sentences.iter().copied())
    }

    fn full(cast: &Cast, words: &[&str]) -> Option<String> {
        cast.find(words)
            .and_then(|number| cast.person(number))
            .map(|person| person.full.clone())
    }

    #[test]
    fn a_surname_finds_its_full_name_and_namesakes_stay_apart() {
        let cast = cast(&[
            "Harbour Minister Ada Moor met her brother, Jonas Moor, in Ella.",
            "Mr. Moor laughed.",
            "Jean-Pierre de la Tour, 54, a fisherman, watched.",
        ]);
        assert_eq!(full(&cast, &["Ada", "Moor"]), Some("Ada Moor".to_owned()));
        assert_eq!(full(&cast, &["Mr", "Moor"]), Some("Jonas Moor".to_owned()));
        assert_eq!(full(&cast, &["Tour"]), Some("Jean-Pierre de la Tour".to_owned()));
    }

    #[test]
    fn offices_lead_to_their_holder() {
        let cast = cast(&["Lew Tarn, the harbour master, came.", "Mayor Ada Moor left."]);
        let holder = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            cast.holder(&words, 1)
                .and_then(|number| cast.person(number))
                .map(|person| person.full.clone())
        };
        assert_eq!(holder(&["harbour", "master"]), Some("Lew Tarn".to_owned()));
        assert_eq!(holder(&["mayor"]), Some("Ada Moor".to_owned()));
        assert_eq!(holder(&["police", "chief"]), None);
    }
}
