//! The one setting of the grouping. It is the same for every corpus: nothing here is the reader's to turn.

use crate::text::background::Background;

/// Constants of weighing, finding and merging. Units and ranges stand with each.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// Weight of a word in the title that also stands in the text, where a word far down the text counts 1.
    pub title_weight: f64,
    /// Weight of a word that stands in the title alone.
    pub title_alone: f64,
    /// Words after which the extra weight of the text's beginning has fallen to 1/e.
    pub lead_decay: f64,
    /// Saturation of repeated words, k1 of BM25 (Robertson and Zaragoza 2009).
    pub saturation: f64,
    /// How much of the saturation depends on the article's length, b of BM25.
    pub length_share: f64,
    /// Content words of an ordinary article.
    pub ordinary_length: f64,
    /// Content words of title and text that make the lead.
    pub lead_words: usize,
    /// What a common word, and any other that begins with a small letter, weighs in a language the background does not know, of
    /// a word never seen in English: there is no telling how common it is.
    pub foreign_common: f32,
    pub foreign_word: f32,
    /// The same of a single character that is a part of a word.
    pub foreign_piece: f32,
    /// Articles' worth of trust in a word of such a language being rare, against the counts in the corpus.
    pub foreign_trust: f64,
    /// In how large a share of articles such a word is thought to stand.
    pub foreign_share: f64,
    /// Length of the vector of an article in such a language, 0–1: strangers are more alike in it, so that more is asked for.
    pub foreign_length: f64,
    /// Terms a sketch keeps.
    pub terms: usize,
    /// Share of the similarity that is the whole text's; the rest is the lead's.
    pub body_share: f64,
    /// Articles' worth of trust in the background's counts against the corpus's own.
    pub background_trust: f64,
    /// Articles below which a term counts as no rarer: a name in two articles says no more than one in five.
    pub rare: f64,
    /// Terms an article looks for others by: its heaviest.
    pub probes: usize,
    /// Articles looked at for each of these; for a commoner term, those nearest by date.
    pub reach: usize,
    /// Other articles kept as candidates of one.
    pub candidates: usize,
    /// Least average similarity at which two groups merge in a corpus of 1,000 articles.
    pub least: f64,
    /// What is added to it each time the corpus grows by a factor of e.
    pub least_growth: f64,
    /// It never falls below this, however small the corpus.
    pub least_floor: f64,
    /// Least average similarity as a share of the two groups' own average similarity.
    pub relative: f64,
    /// Pairs' worth of trust in a group's own average similarity being what a bare merge asks for.
    pub prior_pairs: f64,
    /// Days between two groups that count for nothing, and after which similarity falls by 1/e.
    pub grace_days: f64,
    pub fade_days: f64,
    /// The most that a distance in time takes: similarity is never multiplied by less.
    pub fade_floor: f64,
}

pub(super) const SETTING: Setting = Setting {
    title_weight: 3.0,
    title_alone: 0.5,
    lead_decay: 60.0,
    saturation: 1.2,
    length_share: 0.5,
    ordinary_length: 300.0,
    lead_words: 90,
    foreign_common: 0.25,
    foreign_word: 0.7,
    foreign_piece: 0.1,
    foreign_trust: 50.0,
    foreign_share: 0.01,
    foreign_length: 0.8,
    terms: 128,
    body_share: 0.7,
    background_trust: 500.0,
    rare: 5.0,
    probes: 24,
    reach: 32,
    candidates: 10,
    least: 0.042,
    least_growth: 0.01,
    least_floor: 0.037,
    relative: 0.5,
    prior_pairs: 6.0,
    grace_days: 3.0,
    fade_days: 30.0,
    fade_floor: 0.7,
};

impl Setting {
    /// The rarity of a term in nats: that `seen` of `articles` hold it counts together with what the background says.
    pub fn rarity(&self, seen: usize, background: u32, articles: usize) -> f64 {
        let documents = f64::from(Background::built_in().documents());
        let expected = self.background_trust * (f64::from(background) + 0.5) / (documents + 1.0);
        let held = (seen as f64 + expected).max(self.rare);
        ((articles as f64 + self.background_trust) / held).ln().max(0.0)
    }

    /// The same in a language the background does not know: `seen` of the `articles` in it hold the term.
    pub fn foreign_rarity(&self, seen: usize, articles: usize) -> f64 {
        let held = (seen as f64 + self.foreign_trust * self.foreign_share).max(self.rare);
        ((articles as f64 + self.foreign_trust) / held).ln().max(0.0)
    }

    /// Least average similarity at which two groups of a corpus of `articles` merge. It grows with the logarithm of
    /// the corpus: among more articles, more pairs that have nothing to do with each other are alike by chance, and
    /// the prior odds that two articles tell one event fall as 1/n, while the odds of a likeness by chance fall about
    /// exponentially with its size.
    pub fn least_in(&self, articles: usize) -> f64 {
        let growth = self.least_growth * (articles.max(1) as f64 / 1000.0).ln();
        (self.least + growth).max(self.least_floor)
    }
}
