//! People and other speakers of one article: which short form stands for which full name.

use super::offices::{BODIES, OFFICES};
use crate::text::style::is_courtesy;
use crate::text::words::{fold, is_stop, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The words of a noun phrase as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase(Vec<String>);

impl Phrase {
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Phrase {
        Phrase(words.map(str::to_owned).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a capitalised word that is no function word stands in it.
    pub fn has_name(&self) -> bool {
        self.0.iter().any(|word| is_name(word))
    }

    pub fn is_pronoun(&self) -> bool {
        matches!(self.0.as_slice(), [word] if PRONOUNS.contains(&fold(word).as_str()))
    }

    /// The last run of capitalised words.
    pub fn last_name_run(&self) -> Phrase {
        let end = self.0.iter().rposition(|word| is_name(word)).map_or(0, |at| at + 1);
        let start = self
            .0
            .get(..end)
            .unwrap_or_default()
            .iter()
            .rposition(|word| !is_name(word))
            .map_or(0, |at| at + 1);
        Phrase(self.0.get(start..end).unwrap_or_default().to_vec())
    }
}

/// Words that stand for somebody named before.
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "i", "we", "you", "who"];

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !is_stop(&fold(word))
}

/// The names of one article.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Folded last name to the fullest form in print.
    full: FxHashMap<String, String>,
    /// Folded words of office to the last name they stood before.
    offices: FxHashMap<String, String>,
    /// Of each sentence its runs of capitalised words.
    runs: Vec<Vec<Vec<String>>>,
}

fn is_office(folded: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| OFFICES.iter().copied().collect());
    KNOWN.contains(folded) || is_courtesy(folded)
}

impl Names {
    /// Gathers names from the sentences of one article.
    pub fn of<'a>(sentences: impl Iterator<Item = &'a str>) -> Names {
        let mut names = Names::default();
        let runs: Vec<Vec<Vec<String>>> = sentences.map(runs).collect();
        for run in runs.iter().flatten() {
            names.note(run);
        }
        names.runs = runs;
        names
    }

    fn note(&mut self, run: &[String]) {
        let folded: Vec<String> = run.iter().map(|word| fold(word)).collect();
        let start = folded.iter().rposition(|word| is_office(word)).map_or(0, |at| at + 1);
        let (Some(name), Some(last)) = (run.get(start..), folded.last()) else {
            return;
        };
        if name.is_empty() || name.len() > 5 {
            return;
        }
        let printed = printed(name);
        let slot = self.full.entry(last.clone()).or_insert_with(|| printed.clone());
        // The first fuller form wins: "Moor" becomes "Ada Moor" and stays it.
        if !slot.contains(' ') && printed.contains(' ') {
            *slot = printed;
        }
        for office in folded
            .get(..start)
            .unwrap_or_default()
            .iter()
            .filter(|word| word.len() > 3)
        {
            self.offices.entry(office.clone()).or_insert_with(|| last.clone());
        }
    }

    /// The fullest name a phrase stands for; a pronoun is who was named last; a phrase without a name is given as printed.
    pub fn resolve(&self, phrase: &Phrase, named: Option<&str>) -> Option<String> {
        let words = &phrase.0;
        if phrase.is_pronoun() {
            let pronoun = words.first().map(|word| fold(word))?;
            return matches!(pronoun.as_str(), "he" | "she" | "they" | "who")
                .then(|| named.map(str::to_owned))
                .flatten();
        }
        if phrase.has_name() {
            // "Union boss Ada Moor": the name the phrase ends with.
            let last = phrase.last_name_run();
            let titled = words.len().checked_sub(last.0.len() + 1).and_then(|at| words.get(at));
            if titled.is_some_and(|word| !is_stop(&fold(word)))
                && words.ends_with(&last.0)
                && let Some(full) = last.0.last().and_then(|last| self.full.get(&fold(last)))
                && full.contains(' ')
                && is_person(&last.0, full)
            {
                return Some(full.clone());
            }
            let run = phrase.first_name_run();
            let folded: Vec<String> = run.iter().map(|word| fold(word)).collect();
            let start = folded.iter().rposition(|word| is_office(word)).map_or(0, |at| at + 1);
            let name = run.get(start..).unwrap_or_default();
            // "U.S. intelligence agencies", "Moor Shipping engineers": the noun that follows is what speaks.
            let rest = words.iter().skip_while(|word| !is_name(word)).skip(run.len());
            let noun: Vec<String> = rest.take_while(|word| !is_stop(&fold(word))).cloned().collect();
            if !noun.is_empty() {
                return Some(printed(&[run, noun].concat()));
            }
            if name.is_empty() {
                let held = folded.iter().rev().find_map(|office| self.offices.get(office));
                return Some(
                    held.and_then(|last| self.full.get(last))
                        .cloned()
                        .unwrap_or_else(|| printed(&run)),
                );
            }
            let last = fold(name.last()?);
            let full = self
                .full
                .get(&last)
                .filter(|full| full.split(' ').count() >= name.len());
            return Some(full.cloned().unwrap_or_else(|| printed(name)));
        }
        let kept: Vec<String> = words.iter().filter(|word| !is_courtesy(&fold(word))).cloned().collect();
        let content = kept.iter().filter(|word| !is_stop(&fold(word))).count();
        // A phrase with a pronoun in it is a clause.
        let clause = words.iter().any(|word| {
            let word = fold(word);
            PRONOUNS.contains(&word.as_str()) || matches!(word.as_str(), "nobody" | "anybody" | "nothing" | "anything")
        });
        if content == 0 || clause || kept.len() > 8 {
            return None;
        }
        // "the general", "the secretary": the one who was introduced so.
        if let [article, office] = kept.as_slice()
            && fold(article) == "the"
            && let Some(full) = self.offices.get(&fold(office)).and_then(|last| self.full.get(last))
        {
            return Some(full.clone());
        }
        Some(printed(&kept))
    }

    /// The first person named in a sentence: somebody of two names, or of one known to be such.
    pub fn person_in(&self, sentence: usize) -> Option<String> {
        self.runs.get(sentence)?.iter().find_map(|run| {
            let last = fold(run.last()?);
            let full = self.full.get(&last)?;
            (full.contains(' ') && is_person(run, full)).then(|| full.clone())
        })
    }
}

/// A person has two or three words to the name and no word of an organisation.
fn is_person(run: &[String], full: &str) -> bool {
    run.len() <= 6 && full.split(' ').count() <= 3 && !full.split(' ').any(|word| BODIES.contains(&fold(word).as_str()))
}

impl Phrase {
    /// The first run of capitalised words, with the words that join them.
    fn first_name_run(&self) -> Vec<String> {
        let start = self.0.iter().position(|word| is_name(word)).unwrap_or(0);
        let rest = self.0.get(start..).unwrap_or_default();
        let mut end = 0;
        for (at, word) in rest.iter().enumerate() {
            if is_name(word) {
                end = at + 1;
            } else if !matches!(
                fold(word).as_str(),
                "of" | "the" | "for" | "de" | "van" | "von" | "bin" | "al" | "da" | "del" | "la"
            ) {
                break;
            }
        }
        rest.get(..end).unwrap_or_default().to_vec()
    }
}

/// Runs of capitalised words of a sentence, apart from its first word where that is a function word.
fn runs(sentence: &str) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    let mut end = usize::MAX;
    for token in tokens(sentence) {
        let text = sentence.get(token.start..token.end).unwrap_or_default();
        let name = is_name(text);
        let gap = sentence.get(end..token.start).unwrap_or("#");
        let near = gap.chars().all(|c| matches!(c, ' ' | '.' | '-' | '\u{a0}'));
        if name {
            match runs.last_mut() {
                Some(run) if near && !run.is_empty() => run.push(text.to_owned()),
                _ => runs.push(vec![text.to_owned()]),
            }
            end = token.end;
        } else {
            end = usize::MAX;
        }
    }
    runs
}

fn printed(words: &[String]) -> String {
    let joined = words.join(" ");
    joined
        .strip_suffix("'s")
        .or_else(|| joined.strip_suffix("’s"))
        .unwrap_or(&joined)
        .to_owned()
}
