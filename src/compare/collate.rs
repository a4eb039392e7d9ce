//! Two articles in, one comparison out: the order of work.

use super::collation::{Alignment, Collation, Edit, Quote, QuoteStatus, Relation, Summary, Telling};
use super::edits::{self, Passage};
use super::grams::grams;
use super::grid::Grid;
use super::lexicon::{Class, Lexicon, Word};
use super::link::{Link, link};
use super::quotations;
use super::relate::{Utterance, relation};
use super::signals::{Voice, likeness, longest_run, probabilities};
use super::speech::{Speech, listen};
use super::weights::{Weights, weigh};
use super::{
    Figure, FigureStatus, Sentence, Side, Sides, filler, ledger, order, rows, same, stance, strength, summary, tally,
};
use crate::corpus::Article;
use crate::text::sentence::split;

/// Compares two articles. The result is the same whichever stands left, but for its side.
pub fn compare(articles: Sides<&Article>) -> Collation {
    // Everything is worked out in one order of the two, so that not even rounding tells the sides apart.
    let key = |article: &Article| (article.head.id.clone(), article.head.title.clone());
    let (left, right) = (articles.left, articles.right);
    let ordered = key(left)
        .cmp(&key(right))
        .then_with(|| left.paragraphs.cmp(&right.paragraphs))
        .is_le();
    if ordered {
        collate(articles)
    } else {
        collate(articles.swap()).swap()
    }
}

/// What is known of the sentences of one side.
struct Known {
    words: Vec<Vec<Word>>,
    speech: Speech,
    /// Of each sentence, of each word whether it stands inside quotation marks.
    quoted: Vec<Vec<bool>>,
}

fn collate(articles: Sides<&Article>) -> Collation {
    let tellings = articles.map(telling);
    let texts = tellings
        .left
        .sentences
        .iter()
        .chain(&tellings.right.sentences)
        .map(|sentence| sentence.text.as_str());
    let mut lexicon = Lexicon::new(texts);
    let known = Sides::from_fn(|side| know(&tellings[side], &articles[side].paragraphs, &mut lexicon));
    let words = known.as_ref().map(|known| known.words.as_slice());
    let weights = weigh(&lexicon, words);
    let grid = Grid::new(&weights, &grams(&lexicon, words));
    let likeness = likeness(&grid, &weights);
    let voices = Sides::from_fn(|side| voices(&tellings[side], &known[side]));
    let probabilities = probabilities(&grid, &weights, &likeness, voices.as_ref().map(Vec::as_slice));
    let same = |left: usize, right: usize| {
        let keys = |side: &[Vec<Word>], at: usize| {
            side.get(at)
                .map(|words| words.iter().map(|word| word.key).collect::<Vec<_>>())
        };
        keys(words.left, left) == keys(words.right, right)
    };
    let links = link(&grid, &weights, &probabilities, same);
    let pairing = Pairing {
        tellings: &tellings,
        known: &known,
        lexicon: &lexicon,
        weights: &weights,
    };
    let mut alignments: Vec<Alignment> = links.iter().map(|link| pairing.align(link)).collect();
    order::mark_moved(&mut alignments, tellings.right.sentences.len());
    let linked: rustc_hash::FxHashSet<(usize, usize)> = links.iter().map(|link| (link.left, link.right)).collect();
    for (alignment, link) in alignments.iter_mut().zip(&links) {
        alignment.why = pairing.why(link, &linked);
    }
    let speech = known.as_ref().map(|known| &known.speech);
    let mut quotes = ledger::ledger(tellings.as_ref(), words, speech, &alignments);
    let (mut figures, conflicts) = tally::tally(tellings.as_ref(), &alignments);
    for conflict in conflicts {
        if let Some(alignment) = alignments.get_mut(conflict) {
            alignment.differs = true;
        }
    }
    sort(&mut quotes, &mut figures);
    for side in Side::BOTH {
        filler::fill(&mut quotes, side, articles[side.other()]);
    }
    let bounded = !grid.whole;
    finish(
        Collation {
            tellings,
            alignments,
            quotes,
            figures,
            omissions: Sides::default(),
            summary: Summary::default(),
            rows: Vec::new(),
        },
        bounded,
    )
}

/// Lays out the rows and sums up: what depends on which side is left.
fn finish(mut collation: Collation, bounded: bool) -> Collation {
    let lengths = collation.tellings.as_ref().map(|telling| telling.sentences.len());
    collation.rows = rows::lay(&collation.alignments, lengths);
    collation.omissions = super::omissions::omissions(&collation);
    collation.summary = summary::summarise(&collation, bounded);
    collation
}

fn sort(quotes: &mut [Quote], figures: &mut [Figure]) {
    let place = |mention: &Option<super::Mention>| {
        mention.as_ref().map_or((usize::MAX, 0, 0), |mention| {
            (mention.sentence, mention.span.start, mention.span.end)
        })
    };
    quotes.sort_by_key(|quote| (place(&quote.mentions.left), place(&quote.mentions.right)));
    figures.sort_by_key(|figure| (place(&figure.mentions.left), place(&figure.mentions.right)));
}

impl Collation {
    /// The same comparison seen from the other side: everything mirrored, the rows laid out anew.
    pub fn swap(self) -> Collation {
        let mut alignments: Vec<Alignment> = self
            .alignments
            .into_iter()
            .map(|alignment| Alignment {
                sentences: alignment.sentences.swap(),
                edits: alignment.edits.swap(),
                attribution: alignment.attribution.swap(),
                strength: strength::swap(alignment.strength),
                ..alignment
            })
            .collect();
        alignments
            .sort_by(|a, b| (&a.sentences.left, &a.sentences.right).cmp(&(&b.sentences.left, &b.sentences.right)));
        let mut quotes: Vec<Quote> = self
            .quotes
            .into_iter()
            .map(|quote| {
                let status = match quote.status {
                    QuoteStatus::OnlyLeft => QuoteStatus::OnlyRight,
                    QuoteStatus::OnlyRight => QuoteStatus::OnlyLeft,
                    other => other,
                };
                Quote {
                    mentions: quote.mentions.swap(),
                    speakers: quote.speakers.swap(),
                    altered: quote.altered.into_iter().map(Sides::swap).collect(),
                    filled: quote
                        .filled
                        .into_iter()
                        .map(super::collation::Filled::seen_from_across)
                        .collect(),
                    cut: quote.cut,
                    speaker: quote.speaker,
                    changed: quote.changed,
                    status,
                }
            })
            .collect();
        let mut figures: Vec<Figure> = self
            .figures
            .into_iter()
            .map(|figure| {
                let status = match figure.status {
                    FigureStatus::OnlyLeft => FigureStatus::OnlyRight,
                    FigureStatus::OnlyRight => FigureStatus::OnlyLeft,
                    other => other,
                };
                Figure {
                    mentions: figure.mentions.swap(),
                    status,
                    ..figure
                }
            })
            .collect();
        sort(&mut quotes, &mut figures);
        let bounded = self.summary.bounded;
        let swapped = Collation {
            tellings: self.tellings.swap(),
            alignments,
            quotes,
            figures,
            omissions: Sides::default(),
            summary: Summary::default(),
            rows: Vec::new(),
        };
        finish(swapped, bounded)
    }
}

/// The article cut into sentences.
fn telling(article: &Article) -> Telling {
    let sentences = split(&article.paragraphs)
        .into_iter()
        .filter_map(|(paragraph, span)| {
            let text = article.paragraphs.get(paragraph)?.get(span.clone())?.to_owned();
            Some(Sentence { text, paragraph, span })
        })
        .collect();
    Telling {
        id: article.head.id.clone(),
        title: article.head.title.clone(),
        outlet: article.head.outlet.clone(),
        published: article.head.published,
        sentences,
    }
}

fn know(telling: &Telling, paragraphs: &[String], lexicon: &mut Lexicon) -> Known {
    let words: Vec<Vec<Word>> = telling
        .sentences
        .iter()
        .map(|sentence| lexicon.read(&sentence.text))
        .collect();
    let speech = listen(telling, paragraphs, &quotations::find(paragraphs));
    let mut quoted: Vec<Vec<bool>> = words.iter().map(|words| vec![false; words.len()]).collect();
    for utterance in &speech.utterances {
        let (Some(words), Some(flags)) = (words.get(utterance.sentence), quoted.get_mut(utterance.sentence)) else {
            continue;
        };
        for (word, flag) in words.iter().zip(flags) {
            *flag |= utterance.span.start <= word.span.start && word.span.end <= utterance.span.end;
        }
    }
    Known { words, speech, quoted }
}

fn voices(telling: &Telling, known: &Known) -> Vec<Voice> {
    known
        .words
        .iter()
        .zip(&known.quoted)
        .zip(&telling.sentences)
        .map(|((words, quoted), sentence)| Voice {
            fragment: !ends_as_sentence(&sentence.text),

            quoted: words
                .iter()
                .zip(quoted)
                .filter(|(_, quoted)| **quoted)
                .map(|(word, _)| word.key)
                .collect(),
        })
        .collect()
}

/// Whether a text ends with a stop, quotation marks and brackets aside.
fn ends_as_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '“', '\'', '’', ')', ']', '»', '」']);
    bare.len() < text.len() && bare.ends_with(',') || bare.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？'])
}

/// All that tells how two linked sentences stand to each other.
struct Pairing<'a> {
    tellings: &'a Sides<Telling>,
    known: &'a Sides<Known>,
    lexicon: &'a Lexicon,
    weights: &'a Weights,
}

impl Pairing<'_> {
    fn text(&self, side: Side, at: usize) -> &str {
        self.tellings[side]
            .sentences
            .get(at)
            .map_or("", |sentence| sentence.text.as_str())
    }

    fn words(&self, side: Side, at: usize) -> &[Word] {
        self.known[side].words.get(at).map_or(&[], Vec::as_slice)
    }

    fn align(&self, link: &Link) -> Alignment {
        let at = Sides::new(link.left, link.right);
        let passages = Sides::from_fn(|side| {
            [Passage {
                number: at[side],
                text: self.text(side, at[side]),
                words: self.words(side, at[side]),
            }]
        });
        let both = passages.as_ref().map(<[Passage<'_>; 1]>::as_slice);
        let courtesy = |key: u32| edits::courtesy(self.lexicon.text(key));
        let counted = edits::diff(both, courtesy, edits::Keep::All);
        let utterances = Sides::from_fn(|side| Utterance {
            words: self.words(side, at[side]),
            terms: self.weights.terms[side].get(at[side]).map_or(&[], Vec::as_slice),
            quoted: self.known[side].quoted.get(at[side]).map_or(&[], Vec::as_slice),
            reports: self.known[side].speech.reports.get(at[side]).copied().unwrap_or(false),
        });
        let relation = relation(&utterances, counted.common, counted.is_same());
        let keep = match relation {
            Relation::Verbatim | Relation::Edited | Relation::Quote => edits::Keep::Phrases,
            Relation::Reported | Relation::Paraphrase => edits::Keep::Content,
        };
        let shown = edits::diff(both, courtesy, keep);
        let said = Sides::from_fn(|side| {
            let speech = &self.known[side].speech;
            stance::attribution(
                self.text(side, at[side]),
                speech.said.get(at[side]),
                speech.speakers.get(at[side]),
            )
        });
        let person = Sides::from_fn(|side| {
            let said = self.known[side].speech.said.get(at[side]);
            said.is_some_and(|said| said.person)
        });
        let attribution_changed = stance::changed(&said, person);
        let verbs = Sides::from_fn(|side| {
            let said = self.known[side].speech.said.get(at[side]);
            said.and_then(|said| Some((said.manner?, said.verb.clone()?)))
        });
        let strength = strength::pairs(both, &counted.kinds, relation, &verbs, |key| self.lexicon.text(key));
        let attribution = said;
        let edits: Sides<Vec<Edit>> = Sides::from_fn(|side| edits::runs(both[side], &shown.kinds[side]));
        Alignment {
            sentences: at.map(|at| vec![at]),
            relation,
            score: link.score,
            edits,
            differs: false,
            moved: false,
            attribution,
            attribution_changed,
            strength,
            why: Vec::new(),
        }
    }

    /// The signals that made a link, strongest first, in words for the reader.
    fn why(&self, link: &Link, linked: &rustc_hash::FxHashSet<(usize, usize)>) -> Vec<String> {
        let mut why = Vec::new();
        let quoted = |side: Side, at: usize| -> Vec<u32> {
            let flags = self.known[side].quoted.get(at).map_or(&[][..], Vec::as_slice);
            self.words(side, at)
                .iter()
                .zip(flags)
                .filter(|(_, quoted)| **quoted)
                .map(|(word, _)| word.key)
                .collect()
        };
        let run = longest_run(&quoted(Side::Left, link.left), &quoted(Side::Right, link.right));
        if run >= 3 {
            why.push(format!("same quotation, {run} words"));
        }
        let (figures, words) = self.shared(link);
        if !words.is_empty() {
            why.push(format!("shared rare words: {}", words.join(", ")));
        }
        if !figures.is_empty() {
            why.push(format!("same figure: {}", figures.join(", ")));
        }
        let speaker = |side: Side, at: usize| self.known[side].speech.speakers.get(at).cloned().flatten();
        if let (Some(one), Some(other)) = (speaker(Side::Left, link.left), speaker(Side::Right, link.right))
            && same::speaker(&one, &other)
        {
            why.push(format!(
                "same speaker: {}",
                if other.len() > one.len() { other } else { one }
            ));
        }
        let beside = |down: isize| {
            let place = link
                .left
                .checked_add_signed(down)
                .zip(link.right.checked_add_signed(down));
            place.is_some_and(|place| linked.contains(&place))
        };
        if beside(-1) || beside(1) {
            why.push("neighbours aligned".to_owned());
        }
        if why.is_empty() {
            why.push("alike in spelling and meaning of words".to_owned());
        }
        why
    }

    /// Figures and the heaviest other words that both sentences print, as the left one prints them.
    fn shared(&self, link: &Link) -> (Vec<String>, Vec<String>) {
        let (Some(one), Some(other)) = (
            self.weights.terms.left.get(link.left),
            self.weights.terms.right.get(link.right),
        ) else {
            return (Vec::new(), Vec::new());
        };
        let mut shared: Vec<(f64, u32, Class)> = one
            .iter()
            .filter_map(|term| {
                let at = other.binary_search_by_key(&term.stem, |term| term.stem).ok()?;
                let weight = other.get(at)?.weight.min(term.weight);
                Some((weight, term.stem, term.class))
            })
            .collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let print = |stem: u32| {
            let word = self
                .words(Side::Left, link.left)
                .iter()
                .find(|word| word.stem == stem && word.class != Class::Stop)?;
            self.text(Side::Left, link.left)
                .get(word.span.clone())
                .map(str::to_owned)
        };
        let pick = |figure: bool| {
            shared
                .iter()
                .filter(|(_, _, class)| (*class == Class::Number) == figure)
                .filter_map(|(_, stem, _)| print(*stem))
                .filter(|word| !matches!(word.to_lowercase().as_str(), "one" | "two"))
                .take(3)
                .collect()
        };
        (pick(true), pick(false))
    }
}
