//! How well articles answer: by how often they say what is asked for, how rare that is in the corpus, and whether the title
//! says it (BM25 with fields; Robertson and Zaragoza 2009). Counted in whole numbers from facts of the corpus alone, so that the
//! order does not depend on how an index happens to be cut, nor on the number of threads.

use super::query::Form;

/// How quickly more of the same counts less.
const SATURATION: f64 = 1.2;
/// How far long articles are held to their length.
const LENGTH: f64 = 0.75;
/// So often a word in the title counts as one in the text.
const TITLE: f64 = 4.0;
/// What another form of a word counts beside the word itself: less than the word said once in a long article.
const OTHER_FORM: f64 = 0.2;
/// What a word counts that begins like the one being typed.
const BEGINNING: f64 = 0.1;
/// Parts of a point that are told apart.
const PARTS: f64 = 10_000.0;

/// What an article has of the words asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often they stand in its title and in its text.
    pub title: u32,
    pub text: u32,
    /// Whether the word stands in it in any form.
    pub form: bool,
    /// Whether a word in it begins so.
    pub beginning: bool,
}

impl Tally {
    fn exact(&self) -> bool {
        self.title > 0 || self.text > 0
    }

    /// Whether it answers.
    pub fn answers(&self) -> bool {
        self.exact() || self.form || self.beginning
    }
}

/// Against what articles are measured: the corpus, and how many articles of it have the words.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Scale {
    /// Articles of the corpus, and their mean number of words.
    pub articles: usize,
    pub mean: f64,
    /// How much it says that an article has them: as they stand, in another form, as a beginning.
    exact: f64,
    form: f64,
    beginning: f64,
}

impl Scale {
    /// A corpus whose articles have so many words each.
    pub fn of(words: impl ExactSizeIterator<Item = usize>) -> Scale {
        let articles = words.len();
        let all: usize = words.sum();
        Scale {
            articles,
            mean: (all as f64 / articles.max(1) as f64).max(1.0),
            ..Scale::default()
        }
    }

    /// The same with how many of these articles have what is asked for.
    pub fn counting<'a>(self, tallies: impl Iterator<Item = &'a Tally>) -> Scale {
        let (mut exact, mut form, mut beginning) = (0, 0, 0);
        for tally in tallies {
            exact += usize::from(tally.exact());
            form += usize::from(tally.form);
            beginning += usize::from(tally.beginning);
        }
        Scale {
            articles: self.articles,
            mean: self.mean,
            exact: self.rarity(exact),
            form: self.rarity(form),
            beginning: self.rarity(beginning),
        }
    }

    /// How well an article of so many words answers, in parts of a point.
    pub fn parts(&self, form: Form, tally: &Tally, words: usize) -> u32 {
        let room = 1.0 - LENGTH + LENGTH * words as f64 / self.mean.max(1.0);
        let weighed = |times: f64, rarity: f64| rarity * times * (SATURATION + 1.0) / (times + SATURATION * room);
        let times = f64::from(tally.text) + TITLE * f64::from(tally.title);
        let mut points = if tally.exact() { weighed(times, self.exact) } else { 0.0 };
        if tally.form {
            points += OTHER_FORM * weighed(1.0, self.form);
        }
        if tally.beginning {
            let share = if form == Form::Open { BEGINNING } else { 1.0 };
            points += share * weighed(1.0, self.beginning);
        }
        (points * PARTS).round().min(f64::from(u32::MAX)) as u32
    }

    fn rarity(&self, among: usize) -> f64 {
        let (articles, among) = (self.articles as f64, among.min(self.articles) as f64);
        (1.0 + (articles - among + 0.5) / (among + 0.5)).ln()
    }
}

/// One article that answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Where it stands in the list of all articles.
    pub article: u32,
    /// In parts of a point.
    pub parts: u32,
}

impl Answer {
    /// As it is told.
    pub fn score(&self) -> f64 {
        f64::from(self.parts) / PARTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(title: u32, text: u32, form: bool) -> Tally {
        Tally {
            title,
            text,
            form,
            beginning: false,
        }
    }

    #[test]
    fn the_word_itself_goes_before_its_other_forms_and_the_title_before_the_text() {
        let tallies = [tally(0, 1, true), tally(0, 0, true), tally(1, 0, true)];
        let scale = Scale::of([100, 100, 100, 100].into_iter()).counting(tallies.iter());
        let of = |tally: &Tally, words| scale.parts(Form::Word, tally, words);
        let [text, other, title] = [0, 1, 2].map(|at| of(&tallies[at], 100));
        assert!(title > text && text > other && other > 0);
        // Once in an article four times as long is still more than another form in a short one.
        assert!(of(&tallies[0], 400) > of(&tallies[1], 20));
    }

    #[test]
    fn what_is_rare_counts_for_more() {
        let one = [tally(0, 1, false)];
        let all = [tally(0, 1, false); 9];
        let corpus = Scale::of([50; 10].into_iter());
        let rare = corpus.counting(one.iter()).parts(Form::Exact, &one[0], 50);
        let common = corpus.counting(all.iter()).parts(Form::Exact, &all[0], 50);
        assert!(rare > 10 * common && common > 0);
    }
}
