//! Whether an article prints a name at all, though not as one: in lower case, within another name, in its short form.

use super::capitals::without_possessive;
use super::collation::Naming;
use super::figurants::Figurant;
use crate::text::style::spelling;
use crate::text::words::{Token, Words, fold, folded, is_stop, term_hash, tokens};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// A word where it stands.
struct Word {
    sentence: usize,
    span: Range<usize>,
    /// Hash of the word with case, house style and the possessive folded away.
    key: u64,
    /// A capitalised word that may be part of a name.
    capital: bool,
}

/// The words of one article, and where each stands.
pub(super) struct Printed<'a> {
    sentences: &'a [Words<'a>],
    words: Vec<Word>,
    places: FxHashMap<u64, Vec<u32>>,
}

impl<'a> Printed<'a> {
    pub fn of(sentences: &'a [Words<'a>]) -> Printed<'a> {
        let mut words = Vec::new();
        let mut places: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        // Most words come again.
        let mut keys: FxHashMap<&str, (u64, bool)> = FxHashMap::default();
        for (sentence, held) in sentences.iter().enumerate() {
            for (token, folded) in held.iter() {
                let (key, capital) = *keys.entry(token.text).or_insert_with(|| {
                    let capital = token.text.starts_with(char::is_uppercase) && !is_stop(folded);
                    (key(token.text), capital)
                });
                places.entry(key).or_default().push(words.len() as u32);
                words.push(Word {
                    sentence,
                    span: token.start..token.start + token.text.len(),
                    key,
                    capital,
                });
            }
        }
        Printed {
            sentences,
            words,
            places,
        }
    }

    /// Where the article first prints one of the forms of a name, and how often it prints that: several words whatever their
    /// case, a single one where it has a capital.
    pub fn find(&self, one: &Figurant) -> Option<Naming> {
        let forms = std::iter::once(&one.text).chain(&one.variants);
        forms
            .filter(|form| !form.starts_with("the "))
            .find_map(|form| self.find_form(form))
    }

    fn find_form(&self, form: &str) -> Option<Naming> {
        let is_weak = |token: &&Token<'_>| is_stop(&folded(token.text));
        let words: Vec<Token<'_>> = tokens(form).collect();
        let lead = words.iter().take_while(is_weak).count();
        let wanted: Vec<u64> = words.iter().skip(lead).map(|token| key(token.text)).collect();
        let is_here = |at: &u32| {
            let run = self.words.get(*at as usize..*at as usize + wanted.len());
            run.is_some_and(|run| {
                let whole = run.first().map(|word| word.sentence) == run.last().map(|word| word.sentence);
                let same = run.iter().zip(&wanted).all(|(word, wanted)| word.key == *wanted);
                // "Weir" is not named by "the Weir Museum".
                let apart = !self.goes_on(*at as usize, *at as usize + wanted.len());
                whole && same && apart && (wanted.len() > 1 || run.iter().all(|word| word.capital))
            })
        };
        let here: Vec<u32> = self
            .places
            .get(wanted.first()?)?
            .iter()
            .copied()
            .filter(|at| is_here(at))
            .collect();
        let first = *here.first()? as usize;
        let (one, last) = (self.words.get(first)?, self.words.get(first + wanted.len() - 1)?);
        let text = self.sentences.get(one.sentence)?.text;
        Some(Naming {
            text: text.get(one.span.start..last.span.end)?.to_owned(),
            count: here.len(),
            variants: Vec::new(),
            sentence: one.sentence,
        })
    }
}

impl Printed<'_> {
    /// Whether a name that stands at `from..end` goes on before or behind it.
    fn goes_on(&self, from: usize, end: usize) -> bool {
        let joined = |one: usize| {
            let (Some(one), Some(next)) = (self.words.get(one), self.words.get(one + 1)) else {
                return false;
            };
            let text = self.sentences.get(one.sentence).map(|sentence| sentence.text);
            one.sentence == next.sentence && text.and_then(|text| text.get(one.span.end..next.span.start)) == Some(" ")
        };
        let named = |at: usize| self.words.get(at).is_some_and(|word| word.capital);
        let opens = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| self.words.get(before));
            self.words
                .get(at)
                .zip(before)
                .is_none_or(|(word, before)| before.sentence != word.sentence)
        };
        let before = from
            .checked_sub(1)
            .filter(|before| joined(*before) && named(*before) && !opens(*before));
        // "the Institute of Quito"
        let of = from
            .checked_sub(2)
            .filter(|before| joined(*before) && joined(before + 1) && named(*before))
            .is_some_and(|before| self.words.get(before + 1).is_some_and(|word| word.key == key("of")));
        of || before.is_some() || end > 0 && joined(end - 1) && named(end)
    }
}

/// The key of a word: see [`Word::key`].
fn key(word: &str) -> u64 {
    let bare = without_possessive(word);
    let folded = match bare.contains('.') {
        true => Cow::Owned(fold(&bare.replace('.', ""))),
        false => folded(bare),
    };
    term_hash(&spelling(&folded))
}

#[cfg(test)]
mod tests {
    use super::super::collation::NameStatus;
    use super::super::testing::article;
    use super::super::{Sides, compare};

    fn statuses(left: &str, right: &str) -> Vec<(String, NameStatus)> {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        let names = compare(Sides::new(&left, &right)).names;
        let text = |name: &super::super::collation::Name| {
            let naming = name.sides.left.as_ref().or(name.sides.right.as_ref());
            naming.map(|naming| naming.text.clone()).unwrap_or_default()
        };
        names.iter().map(|name| (text(name), name.status)).collect()
    }

    #[test]
    fn what_the_other_prints_in_any_case_is_not_only_here() {
        let told = statuses(
            "Thieves broke into the Grand Weir Hotel of Port Ella on Monday night.",
            "On Monday night thieves broke into a room of the Grand Weir hotel in Port Ella.",
        );
        assert!(
            told.contains(&("Grand Weir Hotel".into(), NameStatus::Both)),
            "{told:?}"
        );
        assert!(told.iter().all(|(_, status)| *status == NameStatus::Both), "{told:?}");
    }

    #[test]
    fn a_word_in_small_letters_is_no_name() {
        let told = statuses(
            "The thieves were caught by Karel Rose, a keeper of the harbour.",
            "The water rose and the thieves were caught by a keeper of the harbour.",
        );
        assert!(told.contains(&("Karel Rose".into(), NameStatus::OnlyLeft)), "{told:?}");
    }
}
