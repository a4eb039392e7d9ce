//! The quote ledger: every direct quotation of either article and how it fares on the other side.

use super::collation::{Mention, Quote, QuoteStatus, Relation};
use super::lexicon::{Class, Word};
use super::matching::{Entry, Match, entries, joined, matches};
use super::speech::Speech;
use super::{Alignment, Side, Sides, Telling};
use std::ops::Range;

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
