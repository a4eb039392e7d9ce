//! What grouping remembers of an article: its weightiest terms and how it begins.

use super::keys::{Keys, Known};
use super::setting::{SETTING, Setting};
use super::tallies::{Tallies, Tally};
use crate::corpus::Article;
use crate::text::background::Background;
use crate::text::common::{CommonWords, Commonness};
use crate::text::words::{fold, term_pair, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One term (a stem, or two neighbouring ones) and how much it stands for in one article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Term {
    pub key: u32,
    body: u16,
    lead: u16,
}

/// Steps of a weight of 1: saturated frequencies stay below 4.
const STEPS: f32 = 16_384.0;

impl Term {
    fn new(key: u32, body: f32, lead: f32) -> Term {
        Term {
            key,
            body: (body * STEPS) as u16,
            lead: (lead * STEPS) as u16,
        }
    }

    /// Its key.
    pub fn key(&self) -> u32 {
        self.key
    }

    /// Length of [`Term::bytes`].
    pub const BYTES: usize = 8;

    /// As it is kept: the key and the weights, little-endian.
    pub fn bytes(&self) -> [u8; Term::BYTES] {
        let all = u64::from(self.key) | u64::from(self.body) << 32 | u64::from(self.lead) << 48;
        all.to_le_bytes()
    }

    /// The term that was kept as these bytes.
    pub fn of_bytes(bytes: &[u8; Term::BYTES]) -> Term {
        let all = u64::from_le_bytes(*bytes);
        Term {
            key: all as u32,
            body: (all >> 32) as u16,
            lead: (all >> 48) as u16,
        }
    }

    /// Its weights in the steps they are kept in.
    pub fn steps(&self) -> (u16, u16) {
        (self.body, self.lead)
    }

    /// The term with this key and weights in steps.
    pub fn of_steps(key: u32, body: u16, lead: u16) -> Term {
        Term { key, body, lead }
    }

    /// Saturated frequency in title and text, where the beginning weighs more; from 0 to less than 4.
    pub fn body(&self) -> f64 {
        f64::from(self.weights().0)
    }

    /// Saturated frequency in the lead; 0 for a term that is not in it.
    pub fn lead(&self) -> f64 {
        f64::from(self.weights().1)
    }

    /// Both, body first.
    pub fn weights(&self) -> (f32, f32) {
        (f32::from(self.body) / STEPS, f32::from(self.lead) / STEPS)
    }
}

/// A small summary of an article, enough to group it and to show how it begins. About 1 kB; cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    /// By key, each once.
    pub(super) terms: Arc<[Term]>,
    /// The beginning of the text on one line, at most [`OPENING`] characters, cut at a word.
    pub(super) opening: Arc<str>,
}

/// Most characters a sketch keeps of the beginning of the text.
pub(super) const OPENING: usize = 200;

impl Sketch {
    /// Reads the article once; the text is not kept.
    pub fn of(article: &Article) -> Sketch {
        Sketch::with(article, &SETTING)
    }

    /// Of an article of which nothing is known.
    pub fn empty() -> Sketch {
        Sketch {
            terms: Arc::default(),
            opening: Arc::from(""),
        }
    }

    pub(super) fn with(article: &Article, setting: &Setting) -> Sketch {
        let mut reader = Reader::of(article, setting);
        let terms = SCRATCH.with_borrow_mut(|scratch| {
            scratch.tallies.clear();
            if let Some(title) = &article.head.title {
                reader.read(title, true, scratch);
            }
            for paragraph in &article.paragraphs {
                reader.read(paragraph, false, scratch);
            }
            let terms = reader.terms(&scratch.tallies);
            scratch.shrink();
            terms
        });
        Sketch {
            terms,
            opening: shorten(article.paragraphs.iter().map(String::as_str), OPENING).into(),
        }
    }
}

/// What a word weighs of a word as rare as one never seen, 0–1.
#[derive(Debug, Clone, Copy)]
struct Share {
    /// By itself.
    alone: f32,
    /// As one of two neighbours.
    beside: f32,
}

/// That of a word of which the background knows how rare it is.
const WHOLE: Share = Share {
    alone: 1.0,
    beside: 1.0,
};

/// A character of a script that is written without spaces between words.
fn is_piece(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

struct Reader<'a> {
    setting: &'a Setting,
    /// Where the article's language is one the background does not know: its common words.
    common: Option<&'static CommonWords>,
    /// Content words so far.
    content: usize,
    /// What a word of the text weighs more than 1 at the place reached, and the share of that left one word on.
    extra: f64,
    fall: f64,
}

impl<'s> Reader<'s> {
    fn of(article: &Article, setting: &'s Setting) -> Reader<'s> {
        Reader {
            setting,
            common: article.head.language.as_deref().and_then(CommonWords::of),
            content: 0,
            extra: 1.0,
            fall: (-1.0 / setting.lead_decay).exp(),
        }
    }

    fn read(&mut self, text: &str, title: bool, scratch: &mut Scratch) {
        let Scratch { keys, tallies, words } = scratch;
        words.clear();
        words.extend(tokens(text).map(|token| {
            let word = self.without_elision(token.text);
            let hash = Keys::hash(word, self.common);
            (hash, None, token.end - word.len(), token.end)
        }));
        for (hash, known, ..) in words.iter_mut() {
            *known = keys.near(*hash);
        }
        // The last content word, and how many stop words stood since.
        let mut before: Option<(u32, usize, f32)> = None;
        for (hash, known, start, end) in words {
            let weight = if title {
                0.0
            } else {
                self.extra *= self.fall;
                1.0 + self.extra
            } as f32;
            let word = || text.get(*start..*end).unwrap_or_default();
            let share = match self.common {
                Some(_) => self.share_of(word()),
                None => WHOLE,
            };
            let known = known.unwrap_or_else(|| keys.of_hashed(*hash, word(), self.common));
            if known.key == 0 || share.beside <= 0.0 {
                before = before.map(|(key, stops, share)| (key, stops + 1, share));
                continue;
            }
            let key = known.key;
            self.content += 1;
            let lead = u16::from(self.content <= self.setting.lead_words);
            let word = Tally {
                weight,
                title: u16::from(title),
                lead,
                known: known.count,
                share: share.alone,
            };
            tallies.add(key, word);
            if let Some((first, _, other)) = before.filter(|(_, stops, _)| *stops <= 1) {
                let share = share.beside * other;
                let pair = Tally {
                    known: 0,
                    share,
                    ..word
                };
                tallies.add(term_pair(first, key), pair);
            }
            before = Some((key, 0, share.beside));
        }
    }

    /// A word without the function word that is run together with it: "l'accord", "dell'Aquila".
    fn without_elision<'w>(&self, word: &'w str) -> &'w str {
        let Some(common) = self.common else { return word };
        match word.split_once(['\'', '\u{2019}']) {
            Some((before, rest)) if !rest.is_empty() && common.commonness(&fold(before)) == Commonness::Function => {
                rest
            }
            _ => word,
        }
    }

    /// What a word of a language the background does not know weighs of a word as rare as one never seen.
    fn share_of(&self, word: &str) -> Share {
        let Some(common) = self.common else { return WHOLE };
        let setting = self.setting;
        let both = |share| Share {
            alone: share,
            beside: share,
        };
        let commonness = common.commonness(&fold(word));
        // Scripts whose words are not spaced apart come in pieces of a character or two, which say something only together.
        let piece = word.chars().all(is_piece) && word.chars().take(2).count() < 2;
        match commonness {
            Commonness::Function => both(0.0),
            Commonness::Common if piece => Share {
                alone: 0.0,
                beside: setting.foreign_common.sqrt(),
            },
            Commonness::Other if piece => Share {
                alone: setting.foreign_piece,
                beside: 1.0,
            },
            Commonness::Common => both(setting.foreign_common),
            // Names and figures are as rare in any language.
            Commonness::Other if word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) => both(1.0),
            Commonness::Other => both(setting.foreign_word),
        }
    }

    fn terms(&self, tallies: &Tallies) -> Arc<[Term]> {
        let setting = self.setting;
        let background = Background::built_in();
        let length = 1.0 - setting.length_share + setting.length_share * self.content as f64 / setting.ordinary_length;
        let saturate = |tf: f64| (setting.saturation + 1.0) * tf / (tf + setting.saturation * length);
        let mut terms: Vec<(f64, Term)> = (tallies.iter())
            .map(|&(key, tally)| {
                // A title's word that the text doesn't confirm may be a column's name as well as the event's.
                let (title, lead) = match tally.weight > 0.0 {
                    true => (setting.title_weight, f64::from(tally.lead)),
                    false => (setting.title_alone, 0.0),
                };
                let share = f64::from(tally.share);
                let body = share * saturate(f64::from(tally.weight) + f64::from(tally.title) * title);
                let lead = share * (setting.saturation + 1.0) * lead / (lead + setting.saturation);
                let rarity = background.rarity_of_count(tally.known);
                (body * rarity, Term::new(key, body as f32, lead as f32))
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

/// How the terms with these keys are written in an article, each as it is written most often.
pub(super) fn spell(article: &Article, wanted: &FxHashSet<u32>) -> FxHashMap<u32, String> {
    let reader = Reader::of(article, &SETTING);
    // Texts before the title, which may have capitals everywhere.
    let texts = article
        .paragraphs
        .iter()
        .map(String::as_str)
        .chain(article.head.title.as_deref());
    let mut written: FxHashMap<u32, BTreeMap<String, usize>> = FxHashMap::default();
    let mut note = |key: u32, as_written: String| {
        if wanted.contains(&key) {
            *written.entry(key).or_default().entry(as_written).or_default() += 1;
        }
    };
    SCRATCH.with_borrow_mut(|Scratch { keys, .. }| {
        for text in texts {
            let mut before: Option<(u32, usize, &str)> = None;
            for token in tokens(text) {
                let word = reader.without_elision(token.text);
                let key = keys.of(word, reader.common).key;
                if key == 0 || reader.share_of(word).beside <= 0.0 {
                    before = before.map(|(key, stops, first)| (key, stops + 1, first));
                    continue;
                }
                note(key, word.to_owned());
                if let Some((first, _, written)) = before.filter(|(_, stops, _)| *stops <= 1) {
                    note(term_pair(first, key), format!("{written} {word}"));
                }
                before = Some((key, 0, word));
            }
        }
    });
    let commonest = |(key, forms): (u32, BTreeMap<String, usize>)| {
        let form = forms.into_iter().min_by_key(|(_, times)| Reverse(*times));
        form.map(|(form, _)| (key, form))
    };
    written.into_iter().filter_map(commonest).collect()
}

/// What one thread uses again for every article.
#[derive(Default)]
struct Scratch {
    keys: Keys,
    tallies: Tallies,
    /// The words of a paragraph: hash, what is known at the first look, where it begins and ends.
    words: Vec<(u64, Option<Known>, usize, usize)>,
}

/// Words of which room is kept for the next paragraph.
const KEPT: usize = 1 << 12;

impl Scratch {
    /// Lets go of the room that only a very long article needs.
    fn shrink(&mut self) {
        self.tallies.shrink();
        if self.words.capacity() > KEPT {
            self.words = Vec::new();
        }
    }
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
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
