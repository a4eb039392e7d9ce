//! What grouping remembers of an article: its weightiest terms and how it begins.

use super::setting::{SETTING, Setting};
use crate::corpus::Article;
use crate::text::background::Background;
use crate::text::words::{fold, is_stop, stem, term_key, term_pair, tokens};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// One term (a stem, or two neighbouring ones) and how much it stands for in one article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Term {
    pub key: u32,
    /// Saturated frequency in title and text, where the beginning weighs more.
    pub body: f32,
    /// Saturated frequency in the lead; 0 for a term that is not in it.
    pub lead: f32,
}

/// A small summary of an article, enough to group it and to show how it begins. About 1.5 kB; cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    /// By key, each once.
    pub(super) terms: Arc<[Term]>,
    /// The beginning of the text on one line, at most [`OPENING`] characters, cut at a word.
    pub(super) opening: Arc<str>,
}

/// Most characters a sketch keeps of the beginning of the text.
pub(super) const OPENING: usize = 200;

#[derive(Default, Clone, Copy)]
struct Tally {
    weight: f64,
    lead: u32,
}

impl Sketch {
    /// Reads the article once; the text is not kept.
    pub fn of(article: &Article) -> Sketch {
        Sketch::with(article, &SETTING)
    }

    pub(super) fn with(article: &Article, setting: &Setting) -> Sketch {
        let mut reader = Reader {
            setting,
            tallies: FxHashMap::default(),
            content: 0,
            words: 0,
        };
        if let Some(title) = &article.head.title {
            reader.read(title, true);
        }
        for paragraph in &article.paragraphs {
            reader.read(paragraph, false);
        }
        Sketch {
            terms: reader.terms(),
            opening: shorten(article.paragraphs.iter().map(String::as_str), OPENING).into(),
        }
    }
}

struct Reader<'a> {
    setting: &'a Setting,
    tallies: FxHashMap<u32, Tally>,
    /// Content words so far.
    content: usize,
    /// Words of the text so far.
    words: usize,
}

impl Reader<'_> {
    fn read(&mut self, text: &str, title: bool) {
        // The last content word, and how many stop words stood since.
        let mut before: Option<(u32, usize)> = None;
        for token in tokens(text) {
            let weight = if title {
                self.setting.title_weight
            } else {
                self.words += 1;
                1.0 + (-(self.words as f64) / self.setting.lead_decay).exp()
            };
            let Some(key) = key_of(token.text) else {
                before = before.map(|(key, stops)| (key, stops + 1));
                continue;
            };
            self.content += 1;
            let lead = u32::from(self.content <= self.setting.lead_words);
            let pair = before
                .filter(|(_, stops)| *stops <= 1)
                .map(|(first, _)| term_pair(first, key));
            for key in std::iter::once(key).chain(pair) {
                let tally = self.tallies.entry(key).or_default();
                tally.weight += weight;
                tally.lead += lead;
            }
            before = Some((key, 0));
        }
    }

    fn terms(self) -> Arc<[Term]> {
        let setting = self.setting;
        let background = Background::built_in();
        let length = 1.0 - setting.length_share + setting.length_share * self.content as f64 / setting.ordinary_length;
        let saturate = |tf: f64| (setting.saturation + 1.0) * tf / (tf + setting.saturation * length);
        let mut terms: Vec<(f64, Term)> = (self.tallies.into_iter())
            .map(|(key, tally)| {
                let body = saturate(tally.weight);
                let lead = f64::from(tally.lead);
                let lead = (setting.saturation + 1.0) * lead / (lead + setting.saturation);
                let rarity = background.rarity_of_key(key);
                (
                    body * rarity,
                    Term {
                        key,
                        body: body as f32,
                        lead: lead as f32,
                    },
                )
            })
            .collect();
        if terms.len() > setting.terms {
            terms.select_nth_unstable_by(setting.terms, |a, b| b.0.total_cmp(&a.0).then(a.1.key.cmp(&b.1.key)));
            terms.truncate(setting.terms);
        }
        let mut terms: Vec<Term> = terms.into_iter().map(|(_, term)| term).collect();
        terms.sort_unstable_by_key(|term| term.key);
        terms.into()
    }
}

thread_local! {
    /// Words come again and again: folding and stemming each but once a thread takes most of the time out of it.
    static KEYS: RefCell<FxHashMap<Box<str>, Option<u32>>> = RefCell::default();
}

/// Words remembered by one thread; then it starts anew, so that a hostile corpus can't fill the memory.
const REMEMBERED: usize = 100_000;

/// The key of a word as written; none for a stop word.
fn key_of(word: &str) -> Option<u32> {
    KEYS.with_borrow_mut(|keys| {
        if let Some(key) = keys.get(word) {
            return *key;
        }
        let folded = fold(word);
        let key = (!is_stop(&folded)).then(|| term_key(&stem(&folded)));
        if keys.len() >= REMEMBERED {
            keys.clear();
        }
        keys.insert(word.into(), key);
        key
    })
}

/// The pieces on one line, cut at a word with "…" where they are longer than `most` characters.
pub(super) fn shorten<'a>(pieces: impl Iterator<Item = &'a str>, most: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in pieces.flat_map(str::split_whitespace) {
        let room = most.saturating_sub(length + usize::from(length > 0));
        let characters = word.chars().take(room + 1).count();
        if characters > room {
            if line.is_empty() {
                line.extend(word.chars().take(most.saturating_sub(1)));
            }
            while line.chars().count() + 1 > most {
                line.pop();
            }
            line.push('…');
            return line;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += characters;
    }
    line
}
