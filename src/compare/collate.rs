//! Two articles in, one comparison out: the order of work.

use super::aside::{both, each};
use super::collation::{
    Alignment, AttributionChange, Changes, Collation, Edit, Quote, Relation, Stance, Summary, Telling,
};
use super::edits::{self, Pair, Passage};
use super::evidence::{Counts, same_figures};
use super::lexicon::{Class, Lexicon, Word};
use super::link::{Link, link};
use super::mirror::sort_names;
use super::nearest::{Nearest, nearest};
use super::pairing::Entry;
use super::relate::{Utterance, alike, relation};
use super::scope::{Giver, giver};
use super::shared_run::longest_run;
use super::signals::probabilities;
use super::speech::Said;
use super::stance::{Sources, Voicing};
use super::voices::Voice;
use super::weighed::{Known, MANY, Weighed, tellings, weighed, worded};
use super::weights::Weights;
use super::{
    Figure, Side, Sides, additions, casting, filler, ledger, order, rows, same, sources, stance, strength, summary,
    tally,
};
use crate::corpus::Article;
use crate::text::style::is_courtesy;
use crate::text::words::Words;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Compares two articles. The result is the same whichever stands left, but for its side.
pub fn compare(articles: Sides<&Article>) -> Collation {
    compare_watched(articles, |_| {})
}

/// The same, telling `watch` the name of each stage when it is done, in the order of work: for whoever measures where the
/// time goes.
pub fn compare_watched(articles: Sides<&Article>, mut watch: impl FnMut(&'static str)) -> Collation {
    // Everything is worked out in one order of the two, so that not even rounding tells the sides apart.
    let key = |article: &Article| (article.head.id.clone(), article.head.title.clone());
    let (left, right) = (articles.left, articles.right);
    let ordered = key(left)
        .cmp(&key(right))
        .then_with(|| left.paragraphs.cmp(&right.paragraphs))
        .is_le();
    if ordered {
        collate(articles, &mut watch)
    } else {
        collate(articles.swap(), &mut watch).swap()
    }
}

fn collate(articles: Sides<&Article>, watch: &mut impl FnMut(&'static str)) -> Collation {
    let tellings = tellings(articles);
    let worded = worded(&tellings);
    let sentences = worded.as_ref().map(Vec::as_slice);
    watch("sentences");
    // Figures and names are found whatever is linked.
    let worth = tellings.left.sentences.len() + tellings.right.sentences.len() >= MANY;
    let ((counts, casts), (weighed, links, nearest)) = both(
        worth,
        || (tally::entries(tellings.as_ref(), sentences), casting::casts(sentences)),
        || linked(articles, &tellings, sentences, watch),
    );
    watch("figures and names");
    let Weighed {
        known,
        lexicon,
        weights,
        grid,
        voices,
        ..
    } = weighed;
    let words = known.as_ref().map(|known| known.words.as_slice());
    let pairing = Pairing {
        tellings: &tellings,
        counts: &counts,
        known: &known,
        lexicon: &lexicon,
        weights: &weights,
        voices: &voices,
        sources: tellings
            .as_ref()
            .map(|telling| vec![OnceLock::new(); telling.sentences.len()]),
    };
    let linked: rustc_hash::FxHashSet<(usize, usize)> = links.iter().map(|link| (link.left, link.right)).collect();
    let aligned = each(&links, MANY_LINKS, |link| {
        let (mut alignment, pair) = pairing.align(link);
        alignment.why = pairing.why(link, &linked);
        (alignment, pair)
    });
    let (mut alignments, mut pairs): (Vec<Alignment>, Vec<Pair>) = aligned.into_iter().unzip();
    edits::relocate(&mut pairs, words);
    let told = each(&pairs, MANY_LINKS, |pair| pairing.told(pair));
    for (alignment, (edits, changes)) in alignments.iter_mut().zip(told) {
        (alignment.edits, alignment.changes) = (edits, changes);
    }
    order::mark_moved(&mut alignments, tellings.right.sentences.len());
    let additions = additions::additions(&tellings, words, &alignments, pairing.lexicon);
    watch("relations and edits");
    let speech = known.as_ref().map(|known| &known.speech);
    // Figures and names are matched beside the quotations: neither needs the other.
    let (((mut figures, conflicts), mut names), mut quotes) = both(
        worth,
        || {
            let figures = tally::tally(tellings.as_ref(), &counts, &alignments);
            (
                figures,
                casting::names(&casts, tellings.as_ref(), sentences, &alignments),
            )
        },
        || ledger::ledger(tellings.as_ref(), words, speech, &alignments),
    );
    watch("quotations, figures and names matched");
    for conflict in conflicts {
        if let Some(alignment) = alignments.get_mut(conflict) {
            alignment.differs = true;
        }
    }
    sort(&mut quotes, &mut figures);
    sort_names(&mut names);
    for side in Side::BOTH {
        let other = side.other();
        let quotations = || Cow::Borrowed(known[other].quotations.as_slice());
        filler::fill(&mut quotes, side, articles[other], quotations);
    }
    let bounded = !grid.whole;
    let collation = finish(
        Collation {
            tellings,
            alignments,
            nearest,
            sources: known.as_ref().map(|known| sources::of(&known.speech)),
            pronouns: known.as_ref().map(|known| known.speech.pronouns.clone()),
            additions,
            quotes,
            figures,
            omissions: Sides::default(),
            names,
            summary: Summary::default(),
            utterances: Vec::new(),
            census: super::Census::default(),
            rows: Vec::new(),
        },
        bounded,
    );
    watch("rows and summary");
    collation
}

/// So many links are worth a thread.
const MANY_LINKS: usize = 24;

/// Both articles weighed, and which of their sentences are linked.
fn linked(
    articles: Sides<&Article>,
    tellings: &Sides<Telling>,
    sentences: Sides<&[Words<'_>]>,
    watch: &mut impl FnMut(&'static str),
) -> (Weighed, Vec<Link>, Nearest) {
    let weighed = weighed(articles, tellings, sentences, watch);
    let probabilities = probabilities(
        &weighed.grid,
        &weighed.weights,
        &weighed.likeness,
        weighed.voices.as_ref().map(Vec::as_slice),
    );
    watch("likelihoods");
    let same = |left: usize, right: usize| weighed.same(left, right);
    let links = link(&weighed.grid, &weighed.weights, &probabilities, same);
    let nearest = nearest(&weighed.grid, &probabilities, &links);
    watch("links");
    (weighed, links, nearest)
}

/// Lays out the rows and sums up: what depends on which side is left.
pub(super) fn finish(mut collation: Collation, bounded: bool) -> Collation {
    let lengths = collation.tellings.as_ref().map(|telling| telling.sentences.len());
    stance::settle(&mut collation.alignments);
    collation.near_by_figures();
    collation.rows = rows::lay(&collation.alignments, lengths);
    collation.settle();
    collation.omissions = super::omissions::omissions(&collation);
    collation.summary = summary::summarise(&collation, bounded);
    collation
}

/// By place on the left, then on the right.
pub(super) fn sort(quotes: &mut [Quote], figures: &mut [Figure]) {
    let place = |mention: &Option<super::Mention>| {
        mention.as_ref().map_or((usize::MAX, 0, 0), |mention| {
            (mention.sentence, mention.span.start, mention.span.end)
        })
    };
    quotes.sort_by_key(|quote| (place(&quote.mentions.left), place(&quote.mentions.right)));
    figures.sort_by_key(|figure| (place(&figure.mentions.left), place(&figure.mentions.right)));
}

/// Links from here on are right in 97 of 100 cases (`examples/learn.rs`).
const SURELY: f64 = 0.9;

/// All that tells how two linked sentences stand to each other.
struct Pairing<'a> {
    tellings: &'a Sides<Telling>,
    counts: &'a Sides<Vec<Entry>>,
    known: &'a Sides<Known>,
    lexicon: &'a Lexicon,
    weights: &'a Weights,
    voices: &'a Sides<Vec<Voice>>,
    /// Of each sentence what in it can give a source, once it is asked for.
    sources: Sides<Vec<OnceLock<Sources>>>,
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

    fn passage(&self, side: Side, at: usize) -> Passage<'_> {
        Passage {
            text: self.text(side, at),
            words: self.words(side, at),
        }
    }

    fn align(&self, link: &Link) -> (Alignment, Pair) {
        let at = Sides::new(link.left, link.right);
        let both = Sides::from_fn(|side| self.passage(side, at[side]));
        let courtesy = |key: u32| is_courtesy(self.lexicon.text(key));
        let shared = edits::diff(both, courtesy);
        let utterances = Sides::from_fn(|side| Utterance {
            words: self.words(side, at[side]),
            terms: self.weights.terms[side].get(at[side]).map_or(&[], Vec::as_slice),
            quoted: self.known[side].quoted.get(at[side]).map_or(&[], Vec::as_slice),
            reports: self.known[side].speech.reports.get(at[side]).copied().unwrap_or(false),
        });
        let relation = relation(&utterances, &shared);
        let keep = match relation {
            // One phrase quoted by both, the rest of the sentences another.
            Relation::Quote if !alike(&utterances, &shared) => edits::Keep::Content,
            Relation::Verbatim | Relation::Edited | Relation::Quote => edits::Keep::Phrases,
            Relation::Reported | Relation::Paraphrase => edits::Keep::Content,
        };
        let voiced = Sides::from_fn(|side| self.voiced(side, at));
        let said = Sides::from_fn(|side| {
            let (said, speaker) = voiced[side];
            stance::attribution(self.text(side, at[side]), said, speaker)
        });
        let none = Sources::default();
        let sources = Sides::from_fn(|side| {
            let sources = self.sources[side].get(at[side]);
            sources.map_or(&none, |sources| {
                sources.get_or_init(|| Sources::of(self.text(side, at[side])))
            })
        });
        let literal = relation.is_literal();
        let voicing = Sides::from_fn(|side| Voicing {
            manner: voiced[side].0.and_then(|said| said.manner),
            // A pronoun may have been taken for somebody else: that is no ground to say that the speaker was changed.
            person: voiced[side].0.is_some_and(|said| said.person && !said.inferred),
            sources: sources[side],
        });
        let mut attribution_changed = stance::changed(&said, &voicing, (link.score, literal));
        // What one denies the other may not assert, unless both surely speak of the same.
        let denied = |side: Side| said[side].stance == Stance::Denied;
        if denied(Side::Left) != denied(Side::Right) && !literal && link.score < SURELY {
            attribution_changed.retain(|change| *change == AttributionChange::Speaker);
        }
        // Two sentences that may speak of different things say nothing of how strongly one is put.
        let told = literal || link.score >= SURELY;
        let either = stance::either(&said, sources);
        // Each source has its own verb.
        let speakers = said.left.speaker.as_deref().zip(said.right.speaker.as_deref());
        let one = speakers.is_none_or(|(one, other)| same::speaker(one, other));
        let verbs = Sides::from_fn(|side| {
            let said = voiced[side].0.filter(|_| told && !either && one);
            said.and_then(|said| Some((said.manner?, said.verb.clone()?)))
        });
        let certain = (relation, link.score >= stance::LIKELY_SAME, told);
        let strength = strength::pairs((both, at), &shared.kinds(both), certain, &verbs, |key| {
            self.lexicon.text(key)
        });
        let attribution = said;
        let alignment = Alignment {
            sentences: at.map(|at| vec![at]),
            relation,
            score: link.score,
            edits: Sides::default(),
            changes: Changes::default(),
            differs: false,
            moved: false,
            attribution,
            attribution_changed,
            strength,
            why: Vec::new(),
        };
        let shown = edits::show(both, shared.hunks, courtesy, keep);
        let moved = Vec::new();
        (alignment, Pair { at, shown, moved })
    }

    /// How one side of a link gives what it shares with the other, and who says it.
    fn voiced(&self, side: Side, at: Sides<usize>) -> (Option<&Said>, Option<&str>) {
        let speech = &self.known[side].speech;
        let number = at[side];
        let main = (
            speech.said.get(number),
            speech.speakers.get(number).and_then(Option::as_deref),
        );
        let given = speech.givers.get(number).map_or(&[][..], Vec::as_slice);
        let across = self.weights.terms[side.other()].get(at[side.other()]);
        let across = across.map_or(&[][..], Vec::as_slice);
        match giver(given, self.words(side, number), across) {
            Giver::Main => main,
            Giver::Other(other) => given
                .get(other)
                .map_or(main, |given| (Some(&given.said), given.speaker.as_deref())),
            Giver::Nobody => (None, None),
        }
    }

    /// The bytes of the edits of an alignment, and what was changed.
    fn told(&self, pair: &Pair) -> (Sides<Vec<Edit>>, Changes) {
        let both = Sides::from_fn(|side| self.passage(side, pair.at[side]));
        let mut edits = Sides::from_fn(|side| edits::runs(pair.at[side], both[side], &pair.shown.kinds[side]));
        edits::typography(&mut edits, both.map(|passage| passage.text));
        let mut changes = edits::changes(pair.at, both, &pair.shown);
        changes.moved.clone_from(&pair.moved);
        (edits, changes)
    }

    /// The signals that made a link, strongest first, in words for the reader.
    fn why(&self, link: &Link, linked: &rustc_hash::FxHashSet<(usize, usize)>) -> Vec<String> {
        let mut why = Vec::new();
        let quoted = |side: Side, at: usize| self.voices[side].get(at).map_or(&[][..], |voice| &voice.quoted);
        let run = longest_run(quoted(Side::Left, link.left), quoted(Side::Right, link.right));
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
        let speaker = |side: Side, at: usize| self.known[side].speech.speakers.get(at)?.as_deref();
        if let (Some(one), Some(other)) = (speaker(Side::Left, link.left), speaker(Side::Right, link.right))
            && same::speaker(one, other)
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
        let place = |side: Side, at: usize, stem: u32| {
            let word = self
                .words(side, at)
                .iter()
                .find(|word| word.stem == stem && word.class != Class::Stop)?;
            Some(word.span.clone())
        };
        let text = self.text(Side::Left, link.left);
        let stems = |figure: bool| {
            shared
                .iter()
                .filter(move |(_, _, class)| (*class == Class::Number) == figure)
                .map(|(_, stem, _)| *stem)
        };
        let numbers: Vec<_> = stems(true)
            .filter_map(|stem| place(Side::Left, link.left, stem).zip(place(Side::Right, link.right, stem)))
            .collect();
        let counts = |side: Side, at: usize| Counts::of(self.text(side, at), at, &self.counts[side]);
        let (ours, theirs) = (counts(Side::Left, link.left), counts(Side::Right, link.right));
        let mut figures = same_figures(ours, theirs, &numbers);
        figures.retain(|word| !matches!(word.to_lowercase().as_str(), "one" | "two"));
        figures.truncate(3);
        let words = stems(false).filter_map(|stem| text.get(place(Side::Left, link.left, stem)?).map(str::to_owned));
        (figures, words.take(3).collect())
    }
}
