//! Both articles as rows of numbered words: what every later step of a comparison counts and weighs.

use super::reporting;
use super::thesaurus::{self, Group, Phrase};
use crate::text::background::Background;
use crate::text::style::{Compounds, Unit, units};
use crate::text::words::{Words, is_stop, stem};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What kind of word it is, which decides how it is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Holds the sentence together; carries no weight.
    Stop,
    Number,
    /// Capitalised within its sentence.
    Name,
    Plain,
}

/// One unit of house style in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Bytes of the sentence's text.
    pub span: Range<usize>,
    /// The same for all house styles of the same word.
    pub key: u32,
    /// The same for all inflections; meaningless for stop words.
    pub stem: u32,
    pub class: Class,
    /// Nothing but a space, a hyphen or the stop of a short form stands between it and the word before.
    pub follows: bool,
}

/// A stem with what is known of it apart from these articles.
#[derive(Debug)]
pub(super) struct Stem {
    /// ln((N + 1) / (df + 1)) over the background, less for verbs of reporting.
    pub rarity: f64,
    /// Groups of the thesaurus it stands in.
    pub groups: &'static [Group],
    /// Phrases of the thesaurus that begin with it.
    pub opens: &'static [Phrase],
    pub text: String,
}

/// The words of both articles, numbered once.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    compounds: Compounds,
    keys: FxHashMap<String, u32>,
    texts: Vec<String>,
    stem_of: Vec<u32>,
    stop: Vec<bool>,
    stem_ids: FxHashMap<String, u32>,
    stems: Vec<Stem>,
}

impl Lexicon {
    pub fn new<'a>(texts: impl Iterator<Item = &'a Words<'a>>) -> Lexicon {
        Lexicon {
            compounds: Compounds::of(texts),
            ..Lexicon::default()
        }
    }

    /// The words of one sentence in order.
    pub fn read(&mut self, sentence: &Words<'_>) -> Vec<Word> {
        let found = units(sentence, &self.compounds);
        let sentence = sentence.text;
        let capitals = capitals(sentence, &found);
        let mut words = Vec::with_capacity(found.len());
        let mut end = 0;
        for (unit, capital) in found.into_iter().zip(capitals) {
            let gap = sentence.get(end..unit.span.start).unwrap_or_default();
            let follows = !words.is_empty()
                && gap
                    .chars()
                    .all(|c| c.is_whitespace() || matches!(c, '-' | '.' | '\u{2010}' | '\u{2011}'));
            end = unit.span.end;
            let number = unit.key.starts_with(|c: char| c.is_ascii_digit());
            let key = self.key(unit.key);
            let stop = self.stop.get(key as usize).copied().unwrap_or(false);
            let class = match () {
                () if stop => Class::Stop,
                () if number => Class::Number,
                () if capital => Class::Name,
                () => Class::Plain,
            };
            let stem = self.stem_of.get(key as usize).copied().unwrap_or(0);
            words.push(Word {
                span: unit.span,
                key,
                stem,
                class,
                follows,
            });
        }
        words
    }

    fn key(&mut self, text: String) -> u32 {
        if let Some(&known) = self.keys.get(&text) {
            return known;
        }
        let key = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let stemmed = if text.is_ascii() && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'\'') {
            stem(&text)
        } else {
            text.clone()
        };
        let stem = if let Some(&known) = self.stem_ids.get(&stemmed) {
            known
        } else {
            let id = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
            let discount = if reporting::is_light(&stemmed) { REPORTING } else { 1.0 };
            self.stems.push(Stem {
                rarity: Background::built_in().rarity(&stemmed) * discount,
                groups: thesaurus::groups(&stemmed),
                opens: thesaurus::phrases(&stemmed),
                text: stemmed.clone(),
            });
            self.stem_ids.insert(stemmed, id);
            id
        };
        let bare = text
            .strip_suffix("'s")
            .or_else(|| text.strip_suffix("n't"))
            .or_else(|| text.split_once('\'').map(|(pronoun, _)| pronoun))
            .unwrap_or(&text);
        self.stop
            .push(is_stop(&text) || is_stop(bare) || bare.is_empty() || text == "won't");
        self.stem_of.push(stem);
        self.texts.push(text.clone());
        self.keys.insert(text, key);
        key
    }

    pub fn stem(&self, id: u32) -> Option<&Stem> {
        self.stems.get(id as usize)
    }

    pub fn stems(&self) -> usize {
        self.stems.len()
    }

    pub fn keys(&self) -> usize {
        self.texts.len()
    }

    pub fn text(&self, key: u32) -> &str {
        self.texts.get(key as usize).map_or("", String::as_str)
    }
}

#[cfg(test)]
impl Lexicon {
    pub fn of_texts(texts: &[&str]) -> Lexicon {
        let texts: Vec<Words<'_>> = texts.iter().map(|text| Words::of(text)).collect();
        Lexicon::new(texts.iter())
    }

    pub fn read_text(&mut self, text: &str) -> Vec<Word> {
        self.read(&Words::of(text))
    }
}

/// What is left of the weight of a verb of reporting.
const REPORTING: f64 = 0.35;

/// Which units are capitalised as names are. The first word of a sentence counts where the next is capitalised too, or
/// it holds no lower-case letter; in a sentence printed in title case nothing counts.
fn capitals(sentence: &str, found: &[Unit]) -> Vec<bool> {
    let raw: Vec<bool> = found
        .iter()
        .map(|unit| {
            sentence
                .get(unit.span.clone())
                .is_some_and(|text| text.starts_with(char::is_uppercase) || articled(text))
        })
        .collect();
    let lettered = found
        .iter()
        .filter(|unit| unit.key.starts_with(char::is_alphabetic))
        .count();
    let upper = raw.iter().filter(|capital| **capital).count();
    if upper > 3 && upper * 4 > lettered * 3 {
        return vec![false; found.len()];
    }
    let mut capitals = raw.clone();
    if let (Some(first), Some(unit)) = (capitals.first_mut(), found.first()) {
        let text = sentence.get(unit.span.clone()).unwrap_or_default();
        let whole = text.chars().count() > 1 && !text.chars().any(char::is_lowercase);
        *first &= whole || raw.get(1).copied().unwrap_or(false);
    }
    capitals
}

/// "al-Assad": a name that begins with its article.
fn articled(text: &str) -> bool {
    text.split_once(['-', ' '])
        .is_some_and(|(article, name)| article.len() <= 3 && name.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<(String, Class)> {
        let mut lexicon = Lexicon::of_texts(&[sentence]);
        let words = lexicon.read_text(sentence);
        words
            .into_iter()
            .map(|word| (lexicon.text(word.key).to_owned(), word.class))
            .collect()
    }

    #[test]
    fn words_are_told_apart_by_class() {
        let words = read("Tall Ada Moor saw 24 ships");
        let classes: Vec<Class> = words.iter().map(|(_, class)| *class).collect();
        assert_eq!(
            classes,
            [
                Class::Name,
                Class::Name,
                Class::Name,
                Class::Plain,
                Class::Number,
                Class::Plain
            ]
        );
        assert_eq!(read("Ships left")[0].1, Class::Plain);
    }

    #[test]
    fn inflections_share_a_stem() {
        let text = "ministers minister organised organizing";
        let mut lexicon = Lexicon::of_texts(&[text]);
        let words = lexicon.read_text(text);
        assert_eq!(words[0].stem, words[1].stem);
        assert_eq!(words[2].stem, words[3].stem);
        assert_ne!(words[0].key, words[1].key);
    }
}
