//! What a query asks of texts, looked for in one text: where it stands, and how often.

use super::query::{Form, Leaf, Query};
use super::score::Tally;
use super::words::Words;
use crate::corpus::Article;
use crate::text::common::CommonWords;
use std::borrow::Cow;
use std::ops::Range;

/// What a query asks of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    leaves: Vec<(Leaf, bool)>,
}

/// A word of a text, folded, and its bytes.
struct Word {
    folded: String,
    span: Range<usize>,
}

fn words_of(text: &str) -> Vec<Word> {
    let mut words = Words::of(text);
    let mut all = Vec::new();
    while let Some(span) = words.step() {
        all.push(Word {
            folded: words.folded().to_owned(),
            span,
        });
    }
    all
}

/// The stem of a folded word of a text in some language; where that is not known, it is taken for English.
pub(super) fn stem(folded: &str, language: &str) -> String {
    match CommonWords::of(language) {
        Some(language) => language.stem(folded),
        None if language == ENGLISH => crate::text::words::stem(folded),
        None => folded.to_owned(),
    }
}

const ENGLISH: &str = "en";

/// The language by which the words of an article are brought to their stems.
pub(super) fn language(told: Option<&str>) -> &str {
    told.unwrap_or(ENGLISH)
}

impl Sought {
    /// What `query` asks of texts.
    pub fn of(query: &Query) -> Sought {
        Sought {
            leaves: query.leaves().map(|(leaf, negated)| (leaf.clone(), negated)).collect(),
        }
    }

    /// The words it wants in a text, each phrase as one.
    pub fn wanted(&self) -> impl Iterator<Item = String> {
        let wanted = self.leaves.iter().filter(|(leaf, negated)| !negated && !leaf.title);
        wanted.map(|(leaf, _)| leaf.words.join(" "))
    }

    /// Whether it asks nothing of texts.
    pub fn is_empty(&self) -> bool {
        !self.leaves.iter().any(|(_, negated)| !negated)
    }

    /// Where what it asks for stands in a paragraph, in bytes, in order, not overlapping.
    pub fn in_text(&self, text: &str, language: Option<&str>) -> Vec<Range<usize>> {
        self.hits(text, language, false)
    }

    /// The same in a title.
    pub fn in_title(&self, title: &str, language: Option<&str>) -> Vec<Range<usize>> {
        self.hits(title, language, true)
    }

    fn hits(&self, text: &str, told: Option<&str>, title: bool) -> Vec<Range<usize>> {
        let words = words_of(text);
        let mut hits: Vec<Range<usize>> = Vec::new();
        for (leaf, negated) in &self.leaves {
            if *negated || (leaf.title && !title) {
                continue;
            }
            let form = stem_of(leaf, language(told));
            for (at, window) in words.windows(leaf.words.len()).enumerate() {
                if stands(leaf, window) || form.as_deref().is_some_and(|form| is_form(form, window, told)) {
                    let last = &words[at + leaf.words.len() - 1];
                    hits.push(window[0].span.start..last.span.end);
                }
            }
        }
        joined(hits)
    }

    /// What an article has of each thing asked for, in the order of the query.
    pub fn tallies(&self, article: &Article) -> Vec<Tally> {
        let told = article.head.language.as_deref();
        let language = language(told);
        let title = words_of(article.head.title.as_deref().unwrap_or_default());
        let texts: Vec<Vec<Word>> = article.paragraphs.iter().map(|text| words_of(text)).collect();
        let tally = |leaf: &Leaf| {
            let mut tally = Tally::default();
            let form = stem_of(leaf, language);
            let texts = texts.iter().filter(|_| !leaf.title).map(|words| (words, false));
            for (words, is_title) in std::iter::once((&title, true)).chain(texts) {
                for window in words.windows(leaf.words.len()) {
                    let exact = match leaf.form {
                        Form::Prefix if leaf.words.len() == 1 => false,
                        Form::Prefix => stands(leaf, window),
                        _ => leaf
                            .words
                            .iter()
                            .zip(window)
                            .all(|(wanted, word)| *wanted == word.folded),
                    };
                    *(if is_title { &mut tally.title } else { &mut tally.text }) += u32::from(exact);
                    tally.form = tally.form || form.as_deref().is_some_and(|form| is_form(form, window, told));
                    let begins = matches!(leaf.form, Form::Open | Form::Prefix) && leaf.words.len() == 1;
                    tally.beginning |= begins && stands(leaf, window);
                }
            }
            tally
        };
        self.leaves.iter().map(|(leaf, _)| tally(leaf)).collect()
    }
}

/// The stem by which other forms of a word are known, where they count.
fn stem_of(leaf: &Leaf, language: &str) -> Option<String> {
    let [word] = leaf.words.as_slice() else { return None };
    matches!(leaf.form, Form::Word | Form::Open).then(|| stem(word, language))
}

fn is_form(form: &str, window: &[Word], told: Option<&str>) -> bool {
    let language = language(told);
    // English stems begin as their words do.
    let may_be = |word: &&Word| language != ENGLISH || word.folded.as_bytes().first() == form.as_bytes().first();
    let word = window.first().filter(may_be);
    word.is_some_and(|word| stem(&word.folded, language) == form)
}

/// Whether words stand side by side as asked; their other forms are looked at apart.
fn stands(leaf: &Leaf, window: &[Word]) -> bool {
    let begins = matches!(leaf.form, Form::Open | Form::Prefix);
    let last = leaf.words.len() - 1;
    leaf.words
        .iter()
        .zip(window)
        .enumerate()
        .all(|(at, (wanted, word))| match begins && at == last {
            true => word.folded.starts_with(wanted.as_str()),
            false => word.folded == *wanted,
        })
}

/// Spans in order, those that touch one another's words made one.
fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// Spans of bytes as spans of characters.
pub fn in_characters(text: &str, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    let count = |to: usize| text.get(..to).map_or(0, |before| before.chars().count());
    spans.iter().map(|span| count(span.start)..count(span.end)).collect()
}

/// All that is looked up of an article beside its words: each stem with its language, each beginning of a word, once.
pub(super) fn looked_up<'a>(texts: impl Iterator<Item = &'a str>, told: Option<&str>) -> (String, String) {
    let language = language(told);
    let mut seen: rustc_hash::FxHashSet<String> = rustc_hash::FxHashSet::default();
    let mut forms: rustc_hash::FxHashSet<Cow<'_, str>> = rustc_hash::FxHashSet::default();
    let mut beginnings: rustc_hash::FxHashSet<String> = rustc_hash::FxHashSet::default();
    let (mut stems, mut starts) = (String::new(), String::new());
    for text in texts {
        let mut words = Words::of(text);
        while words.step().is_some() {
            let folded = words.folded();
            if seen.contains(folded) {
                continue;
            }
            let form = stem(folded, language);
            if !forms.contains(form.as_str()) {
                stems.push_str(&form_term(&form, language));
                stems.push(' ');
                forms.insert(Cow::Owned(form));
            }
            for (at, c) in folded.char_indices().take(BEGINNINGS) {
                let start = &folded[..at + c.len_utf8()];
                if !beginnings.contains(start) {
                    starts.push_str(start);
                    starts.push(' ');
                    beginnings.insert(start.to_owned());
                }
            }
            seen.insert(folded.to_owned());
        }
    }
    (stems, starts)
}

/// The term under which a stem is looked up: those of two languages are two.
pub(super) fn form_term(stem: &str, language: &str) -> String {
    format!("{stem}@{language}")
}

/// Beginnings of words of up to so many characters are looked up by themselves: too many words have them.
pub(super) const BEGINNINGS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn hits<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        let sought = Sought::of(&Query::parse_open(query).unwrap());
        let spans = sought.in_text(text, None);
        spans.into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn words_are_found_in_all_their_forms_and_phrases_as_they_stand() {
        let text = "The Lévy passed; levies pass. “No choice,” she said: no better choice.";
        assert_eq!(hits("levy ", text), ["Lévy", "levies"]);
        assert_eq!(hits("\"levy\"", text), ["Lévy"]);
        assert_eq!(hits("\"no choice\"", text), ["No choice"]);
        assert_eq!(hits("pass* ", text), ["passed", "pass"]);
        assert_eq!(hits("cho", text), ["choice", "choice"]);
        assert_eq!(hits("levy passed", text), ["Lévy", "passed", "levies", "pass"]);
        assert!(hits("-levy title:passed outlet:post", text).is_empty());
    }

    #[test]
    fn hits_that_lie_in_one_another_are_one() {
        assert_eq!(hits("choice \"no choice\"", "no choice"), ["no choice"]);
    }

    #[test]
    fn any_run_of_characters_is_found_where_no_spaces_are_written() {
        assert_eq!(hits("京都", "東京都は"), ["京都"]);
    }

    #[test]
    fn places_are_told_in_characters() {
        let text = "Über die Brücke";
        let sought = Sought::of(&Query::parse("brucke").unwrap());
        let places = in_characters(text, &sought.in_text(text, Some("de")));
        assert_eq!(places, vec![9..15; 1]);
    }
}
