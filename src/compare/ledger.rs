//! The quote ledger: every direct quotation of either article and how it fares on the other side.

use super::collation::{Mention, Quote, QuoteStatus, Relation};
use super::lexicon::{Class, Word};
use super::speech::{Speech, Utterance};
use super::{Alignment, Side, Sides, Telling};
use imara_diff::{Algorithm, Diff, Token};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A quotation, which may go over several sentences.
struct Entry<'a> {
    /// Its piece of each sentence, in order; never empty.
    pieces: Vec<&'a Utterance>,
    /// Its words with the sentence each stands in.
    words: Vec<(usize, &'a Word)>,
    /// It prints an ellipsis.
    elided: bool,
}

impl Entry<'_> {
    fn tokens(&self) -> Vec<Token> {
        self.words.iter().map(|(_, word)| Token(word.key)).collect()
    }

    fn speaker(&self) -> Option<String> {
        self.pieces.iter().find_map(|piece| piece.speaker.clone())
    }

    fn holds(&self, sentence: usize) -> bool {
        self.pieces.iter().any(|piece| piece.sentence == sentence)
    }

    /// The text of some of its words, over the ends of sentences.
    fn print(&self, words: &Range<usize>, telling: &Telling) -> Option<String> {
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for (sentence, word) in self.words.get(words.clone())? {
            match parts.last_mut() {
                Some((same, span)) if same == sentence => span.end = word.span.end,
                _ => parts.push((*sentence, word.span.clone())),
            }
        }
        Some(joined(telling, parts.into_iter()))
    }
}

/// Pieces of several sentences as one text.
fn joined(telling: &Telling, parts: impl Iterator<Item = (usize, Range<usize>)>) -> String {
    let texts: Vec<&str> = parts
        .filter_map(|(sentence, span)| telling.sentences.get(sentence)?.text.get(span))
        .collect();
    texts.join(" ")
}

/// What two quotations have in common.
struct Match {
    left: usize,
    right: usize,
    /// Words of each that the other leaves out, as ranges of word numbers.
    missing: Sides<Vec<Range<usize>>>,
    /// Share of the shorter one that both print in the same order.
    share: f64,
}

/// A quotation shares so much of the shorter one, in order, with its counterpart.
const ALIKE: f64 = 0.6;
/// A common sequence of three words proposes a pair unless more quotations than this hold it.
const COMMON: usize = 64;

/// All quotations of both sides: those of the left in order, then those of the right that no left one matches.
pub(super) fn ledger(
    tellings: Sides<&Telling>,
    words: Sides<&[Vec<Word>]>,
    speech: Sides<&Speech>,
    alignments: &[Alignment],
) -> Vec<Quote> {
    let entries = Sides::from_fn(|side| entries(tellings[side], words[side], speech[side]));
    let matches = matches(&entries);
    let mut best: Sides<Vec<Option<usize>>> = entries.as_ref().map(|side| vec![None; side.len()]);
    for (number, found) in matches.iter().enumerate() {
        for (side, at) in [(Side::Left, found.left), (Side::Right, found.right)] {
            if let Some(slot) = best[side].get_mut(at) {
                slot.get_or_insert(number);
            }
        }
    }
    let mention = |side: Side, entry: &Entry<'_>| {
        let first = entry.pieces.first()?;
        let parts = entry.pieces.iter().map(|piece| (piece.sentence, piece.span.clone()));
        Some(Mention {
            sentence: first.sentence,
            span: first.span.clone(),
            text: joined(tellings[side], parts),
        })
    };
    let mut quotes = Vec::new();
    for side in Side::BOTH {
        for (at, entry) in entries[side].iter().enumerate() {
            let found = best[side]
                .get(at)
                .copied()
                .flatten()
                .and_then(|number| matches.get(number));
            let mut mentions: Sides<Option<Mention>> = Sides::default();
            mentions[side] = mention(side, entry);
            let other = side.other();
            if let Some(found) = found {
                let across = if side == Side::Left { found.right } else { found.left };
                let mutual = best[other]
                    .get(across)
                    .copied()
                    .flatten()
                    .and_then(|number| matches.get(number));
                let returned = mutual.map(|back| if side == Side::Left { back.left } else { back.right });
                // The left one has told of the pair already.
                if side == Side::Right && returned == Some(at) {
                    continue;
                }
                mentions[other] = entries[other].get(across).and_then(|entry| mention(other, entry));
                let (status, cut) = status(found, &matches, &entries, tellings);
                let speaker = longer(entry.speaker(), entries[other].get(across).and_then(Entry::speaker));
                quotes.push(Quote {
                    speaker,
                    status,
                    mentions,
                    cut,
                });
                continue;
            }
            let speaker = entry.speaker();
            if let Some(sentence) = told_of(side, entry, alignments, words[other], speech[other]) {
                let text = tellings[other]
                    .sentences
                    .get(sentence)
                    .map(|sentence| sentence.text.clone())
                    .unwrap_or_default();
                mentions[other] = Some(Mention {
                    sentence,
                    span: 0..text.len(),
                    text,
                });
                quotes.push(Quote {
                    speaker,
                    status: QuoteStatus::Reported,
                    mentions,
                    cut: Vec::new(),
                });
            } else {
                let status = if side == Side::Left {
                    QuoteStatus::OnlyLeft
                } else {
                    QuoteStatus::OnlyRight
                };
                quotes.push(Quote {
                    speaker,
                    status,
                    mentions,
                    cut: Vec::new(),
                });
            }
        }
    }
    quotes
}

/// Of two forms of a speaker's name the fuller one.
fn longer(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.len() > one.len() { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn entries<'a>(telling: &Telling, words: &'a [Vec<Word>], speech: &'a Speech) -> Vec<Entry<'a>> {
    speech
        .utterances
        .chunk_by(|one, next| one.quotation == next.quotation)
        .map(|pieces| {
            let words = pieces.iter().flat_map(|piece| {
                let sentence = words.get(piece.sentence).map_or(&[][..], Vec::as_slice);
                let from = sentence.partition_point(|word| word.span.end <= piece.span.start);
                let to = sentence.partition_point(|word| word.span.start < piece.span.end);
                let words = sentence.get(from..to.max(from)).unwrap_or_default();
                words.iter().map(|word| (piece.sentence, word))
            });
            let elided = |piece: &Utterance| {
                let text = telling
                    .sentences
                    .get(piece.sentence)
                    .and_then(|sentence| sentence.text.get(piece.span.clone()));
                text.is_some_and(|text| text.contains("...") || text.contains('…') || text.contains(". . ."))
            };
            Entry {
                elided: pieces.iter().any(elided),
                words: words.collect(),
                pieces: pieces.iter().collect(),
            }
        })
        .collect()
}

/// Pairs that print mostly the same words, best first.
fn matches(entries: &Sides<Vec<Entry<'_>>>) -> Vec<Match> {
    let size = |entry: &Entry<'_>| entry.words.len().clamp(1, 3);
    let mut postings: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    for (number, entry) in entries.right.iter().enumerate() {
        for size in 1..=size(entry) {
            for gram in entry.words.windows(size) {
                let list = postings
                    .entry(gram.iter().map(|(_, word)| word.key).collect())
                    .or_default();
                if list.last() != Some(&number) && list.len() <= COMMON {
                    list.push(number);
                }
            }
        }
    }
    let mut found = Vec::new();
    for (left, entry) in entries.left.iter().enumerate() {
        let mut proposed: Vec<usize> = Vec::new();
        for least in 1..=size(entry) {
            // Short quotations are met by their single words, longer ones by runs of three.
            for gram in entry.words.windows(least) {
                let key: Vec<u32> = gram.iter().map(|(_, word)| word.key).collect();
                let content = gram.iter().any(|(_, word)| word.class != Class::Stop);
                for &right in postings.get(&key).into_iter().flatten() {
                    let other = entries.right.get(right).map_or(0, |entry| entry.words.len());
                    if least == entry.words.len().min(other).min(3) && (content || least == 3) {
                        proposed.push(right);
                    }
                }
            }
        }
        proposed.sort_unstable();
        proposed.dedup();
        for right in proposed.into_iter().take(COMMON) {
            let Some(other) = entries.right.get(right) else {
                continue;
            };
            let (before, after) = (entry.tokens(), other.tokens());
            let most = before.iter().chain(&after).map(|token| token.0).max().unwrap_or(0);
            let mut diff = Diff::default();
            diff.compute_with(Algorithm::Myers, &before, &after, most + 1);
            let mut missing: Sides<Vec<Range<usize>>> = Sides::default();
            for hunk in diff.hunks() {
                missing.left.push(hunk.before.start as usize..hunk.before.end as usize);
                missing.right.push(hunk.after.start as usize..hunk.after.end as usize);
            }
            let common = before.len() - missing.left.iter().map(ExactSizeIterator::len).sum::<usize>();
            missing.left.retain(|range| !range.is_empty());
            missing.right.retain(|range| !range.is_empty());
            let short = before.len().min(after.len()).max(1);
            let share = common as f64 / short as f64;
            // One word quoted by both is the same quotation only where it is all of both.
            let enough = common >= 2 || before.len() == after.len();
            // What an ellipsis joins may be two quotations on the other side.
            let joins = (entry.elided || other.elided) && common >= 4 && share >= ALIKE / 2.0;
            if (share >= ALIKE && enough) || joins {
                found.push(Match {
                    left,
                    right,
                    missing,
                    share,
                });
            }
        }
    }
    let common = |found: &Match| {
        entries.left.get(found.left).map_or(0, |entry| entry.words.len())
            - found.missing.left.iter().map(ExactSizeIterator::len).sum::<usize>()
    };
    found.sort_by(|a, b| {
        common(b)
            .cmp(&common(a))
            .then(b.share.total_cmp(&a.share))
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    found
}

/// How a matched quotation fares, with the words one side leaves out. Words that another piece of the same split quotation
/// prints are not left out.
fn status(
    found: &Match,
    matches: &[Match],
    entries: &Sides<Vec<Entry<'_>>>,
    tellings: Sides<&Telling>,
) -> (QuoteStatus, Vec<String>) {
    let missing = Sides::from_fn(|side| {
        let same = |other: &&Match| match side {
            Side::Left => other.left == found.left,
            Side::Right => other.right == found.right,
        };
        let mut kept: Vec<Range<usize>> = found.missing[side].clone();
        let at = if side == Side::Left { found.left } else { found.right };
        let split = matches.iter().filter(same).count() > 1;
        for other in matches.iter().filter(same) {
            kept = kept
                .iter()
                .flat_map(|range| overlap(range, &other.missing[side]))
                .collect();
        }
        // A stop word that two pieces of a split quotation could both print is not missing.
        kept.retain(|range| {
            let words = entries[side].get(at).and_then(|entry| entry.words.get(range.clone()));
            !split || words.is_none_or(|words| words.iter().any(|(_, word)| word.class != Class::Stop))
        });
        kept
    });
    let words = |side: Side| {
        let at = if side == Side::Left { found.left } else { found.right };
        let entry = entries[side].get(at);
        missing[side]
            .iter()
            .filter_map(|range| entry?.print(range, tellings[side]))
            .collect::<Vec<_>>()
    };
    match (missing.left.is_empty(), missing.right.is_empty()) {
        (true, true) => (QuoteStatus::Verbatim, Vec::new()),
        (true, false) => (QuoteStatus::Trimmed, words(Side::Right)),
        (false, true) => (QuoteStatus::Trimmed, words(Side::Left)),
        (false, false) => {
            let mut cut = words(Side::Left);
            cut.extend(words(Side::Right));
            (QuoteStatus::Altered, cut)
        }
    }
}

/// The parts of `range` that lie in one of `others`.
fn overlap(range: &Range<usize>, others: &[Range<usize>]) -> Vec<Range<usize>> {
    others
        .iter()
        .map(|other| range.start.max(other.start)..range.end.min(other.end))
        .filter(|range| range.start < range.end)
        .collect()
}

/// The sentence of the other side that gives the quotation as reported speech: one aligned with a sentence of it that shares
/// words with the quotation itself and names no other person as the speaker.
fn told_of(
    side: Side,
    entry: &Entry<'_>,
    alignments: &[Alignment],
    words: &[Vec<Word>],
    speech: &Speech,
) -> Option<usize> {
    if entry.words.len() < 4 {
        return None;
    }
    let mine = entry.speaker();
    alignments
        .iter()
        .filter(|alignment| {
            alignment.sentences[side].iter().any(|sentence| entry.holds(*sentence))
                && matches!(
                    alignment.relation,
                    Relation::Reported | Relation::Paraphrase | Relation::Edited
                )
        })
        .filter_map(|alignment| {
            let across = *alignment.sentences[side.other()].first()?;
            let told = words.get(across)?;
            let theirs = speech.speakers.get(across).and_then(Option::as_deref);
            if mine
                .as_deref()
                .is_some_and(|mine| theirs.is_some_and(|theirs| different(mine, theirs)))
            {
                return None;
            }
            let content: Vec<u32> = entry
                .words
                .iter()
                .filter(|(sentence, word)| alignment.sentences[side].contains(sentence) && word.class != Class::Stop)
                .map(|(_, word)| word.stem)
                .collect();
            let shared = content
                .iter()
                .filter(|stem| told.iter().any(|word| word.class != Class::Stop && word.stem == **stem))
                .count();
            let enough = alignment.relation == Relation::Reported || shared * 5 >= content.len() * 2;
            (shared >= 1 && enough).then_some((alignment.score, across))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, across)| across)
}

/// Whether both are the full names of people, and not of the same.
fn different(one: &str, other: &str) -> bool {
    let full = |name: &str| name.contains(' ') && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    full(one) && full(other) && one.split(' ').next_back() != other.split(' ').next_back()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, quotes_of};
    use super::*;

    fn ledger_of(left: &[&str], right: &[&str]) -> Vec<(QuoteStatus, Vec<String>)> {
        let (left, right) = (article("a.txt", left), article("b.txt", right));
        quotes_of(&left, &right)
            .into_iter()
            .map(|quote| (quote.status, quote.cut))
            .collect()
    }

    #[test]
    fn the_same_words_are_verbatim_whatever_the_marks() {
        let left = ["\"The cyber-attack did not reach the dam,\" Ada Moor said."];
        let right = ["“The cyberattack didn’t reach the dam,” said Moor."];
        assert_eq!(ledger_of(&left, &right), [(QuoteStatus::Verbatim, vec![])]);
    }

    #[test]
    fn cut_words_are_shown() {
        let left = ["\"We must find ways to avoid any mistake that leads to floods in this area,\" Ada Moor said."];
        let right = ["\"We must find ways to avoid any mistake that leads to floods,\" Ada Moor said."];
        assert_eq!(
            ledger_of(&left, &right),
            [(QuoteStatus::Trimmed, vec!["in this area".to_owned()])]
        );
    }

    #[test]
    fn a_split_quotation_is_whole() {
        let left = ["\"We must find ways to avoid any mistake, and we must find them now,\" Ada Moor said."];
        let right = ["\"We must find ways to avoid any mistake,\" Moor said, \"and we must find them now.\""];
        let statuses: Vec<QuoteStatus> = ledger_of(&left, &right).into_iter().map(|(status, _)| status).collect();
        assert_eq!(statuses, [QuoteStatus::Verbatim, QuoteStatus::Verbatim]);
    }

    #[test]
    fn a_quotation_of_several_sentences_is_one() {
        let left = ["\"Some boats do. The tide keeps no office hours. But every box is weighed here,\" Lew Tarn said."];
        let right = ["\"Some boats do. ... But every box is weighed here,\" Lew Tarn said."];
        assert_eq!(
            ledger_of(&left, &right),
            [(QuoteStatus::Trimmed, vec!["The tide keeps no office hours".to_owned()])]
        );
        let quotes = quotes_of(&article("a.txt", &left), &article("b.txt", &right));
        assert!(quotes.iter().all(|quote| quote.speaker.as_deref() == Some("Lew Tarn")));
        let text = quotes[0].mentions.left.as_ref().map(|mention| mention.text.as_str());
        assert_eq!(
            text,
            Some("Some boats do. The tide keeps no office hours. But every box is weighed here,")
        );
    }

    #[test]
    fn altered_reported_and_only() {
        let left = [
            "\"We have never seen such rain over the valley,\" Ada Moor said.",
            "\"Go home,\" she said.",
        ];
        let right = ["\"We have rarely seen such rain over the valley,\" Ada Moor said."];
        assert_eq!(
            ledger_of(&left, &right),
            [
                (QuoteStatus::Altered, vec!["never".to_owned(), "rarely".to_owned()]),
                (QuoteStatus::OnlyLeft, vec![]),
            ]
        );
        let right = ["Ada Moor said that such rain over the valley had never been seen before."];
        assert_eq!(ledger_of(&left, &right)[0].0, QuoteStatus::Reported);
    }
}
