//! The quote ledger: every direct quotation of either article and how it fares on the other side.

use super::collation::{Mention, Quote, QuoteStatus};
use super::credited::{bare, fuller, is_inferred};
use super::lexicon::{Class, Word};
use super::matching::{Entry, Match, entries, joined, matches};
use super::reported::{self, Reports};
use super::speech::Speech;
use super::turned::{is_sentence, is_shifted, is_turned};
use super::unmarked::Plain;
use super::{Alignment, Side, Sides, Telling, same};
use rustc_hash::FxHashSet;
use std::cmp::Ordering;
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
    let reports = Sides::from_fn(|side| Reports::of(words[side], speech[side], tellings[side.other()]));
    let plain = Sides::from_fn(|side| Plain::of(words[side], speech[side]));
    let mut quotes = Vec::new();
    let mut told = Told::default();
    for side in Side::BOTH {
        for (at, entry) in entries[side].iter().enumerate() {
            let found = best[side]
                .get(at)
                .copied()
                .flatten()
                .and_then(|number| matches.get(number));
            let across = found
                .and_then(|found| entries[side.other()].get(if side == Side::Left { found.right } else { found.left }));
            if !entry.spoken() && !across.is_some_and(Entry::spoken) {
                continue;
            }
            let mut mentions: Sides<Option<Mention>> = Sides::default();
            mentions[side] = mention(side, entry);
            let other = side.other();
            let mut speakers: Sides<Option<String>> = Sides::default();
            speakers[side] = entry.speaker();
            let reports_it = |side: Side, sentence: usize| {
                let said = speech[side].said.get(sentence);
                said.is_some_and(|said| said.manner.is_some() && !said.silent)
            };
            let mut quote = Quote {
                speaker: entry.speaker(),
                status: if side == Side::Left {
                    QuoteStatus::OnlyLeft
                } else {
                    QuoteStatus::OnlyRight
                },
                mentions,
                cut: Vec::new(),
                speakers,
                changed: false,
                altered: Vec::new(),
                filled: Vec::new(),
            };
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
                if let Some(theirs) = entries[other].get(across) {
                    quote.mentions[other] = mention(other, theirs);
                    quote.speakers[other] = theirs.speaker();
                    let named = |side: Side, entry: &Entry<'_>| entry.personal() && !is_inferred(entry, speech[side]);
                    // Who is named beside the words goes before who is named elsewhere, and he before who is only spoken of.
                    let rank = |side: Side, entry: &Entry<'_>| (entry.personal(), named(side, entry));
                    quote.speaker = match rank(side, entry).cmp(&rank(other, theirs)) {
                        Ordering::Greater => entry.speaker().or(theirs.speaker()),
                        Ordering::Less => theirs.speaker().or(entry.speaker()),
                        Ordering::Equal => fuller(entry.speaker(), theirs.speaker()),
                    };
                    quote.changed = entry.personal() && theirs.personal() && parted(&quote.speakers);
                }
                (quote.status, quote.cut, quote.altered) =
                    status(found, &matches, &entries, tellings, &plain, &mut told);
            } else if let Some((sentence, span)) = plain[other]
                .prints(entry)
                .or_else(|| {
                    let edited = plain[other].edited(side, entry, alignments);
                    // "My rival has never …" becomes "his rival had never …" in somebody else's mouth.
                    let turned = is_turned(entry, tellings[side]);
                    let shifted = |sentence: usize, span: &Range<usize>| {
                        let there = tellings[other].sentences.get(sentence);
                        let there = there.and_then(|sentence| sentence.text.get(span.clone()));
                        is_sentence(entry, tellings[side])
                            && there.is_some_and(|there| is_shifted(entry.begins(tellings[side]), there))
                    };
                    edited.filter(|(sentence, span)| {
                        !((turned || shifted(*sentence, span)) && reports_it(other, *sentence))
                    })
                })
                .or_else(|| {
                    let term = plain[other].prints_term(entry);
                    // A whole sentence in other tenses is reported: "Who checks the checkers?", "asked who checked".
                    term.filter(|(sentence, _)| !(is_sentence(entry, tellings[side]) && reports_it(other, *sentence)))
                })
                .or_else(|| {
                    let phrase = plain[other].prints_phrase(entry);
                    phrase.filter(|(sentence, _)| {
                        let theirs = speech[other].speakers.get(*sentence).and_then(Option::as_deref);
                        entry
                            .speaker()
                            .zip(theirs)
                            .is_some_and(|(mine, theirs)| same::speaker(&mine, theirs))
                    })
                })
            {
                let text = tellings[other].sentences.get(sentence);
                let text = text.and_then(|sentence| sentence.text.get(span.clone()));
                quote.mentions[other] = Some(Mention {
                    sentence,
                    text: text.unwrap_or_default().to_owned(),
                    span,
                });
                quote.speakers[other] = speech[other].speakers.get(sentence).cloned().flatten();
                quote.speaker = quote.speaker.or(quote.speakers[other].clone());
                quote.status = QuoteStatus::Unmarked;
            } else if let Some(sentence) = reported::told_of(side, entry, alignments, &reports[other]) {
                let text = tellings[other]
                    .sentences
                    .get(sentence)
                    .map(|sentence| sentence.text.clone())
                    .unwrap_or_default();
                quote.mentions[other] = Some(Mention {
                    sentence,
                    span: 0..text.len(),
                    text,
                });
                quote.speakers[other] = speech[other].speakers.get(sentence).cloned().flatten();
                quote.speaker = quote.speaker.or(quote.speakers[other].clone());
                quote.status = QuoteStatus::Reported;
                let said = speech[other].said.get(sentence);
                let personal = said.is_some_and(|said| said.person);
                // "it said", and over there "St Brendan's said".
                let theirs = quote.speakers[other]
                    .clone()
                    .filter(|name| name.starts_with(char::is_uppercase));
                if !entry.personal()
                    && is_inferred(entry, speech[side])
                    && said.is_some_and(|said| !said.inferred)
                    && theirs.is_some()
                {
                    let same = quote.speaker.as_deref().zip(theirs.as_deref());
                    quote.speaker = match same.is_some_and(|(mine, theirs)| same::speaker(mine, theirs)) {
                        true => fuller(quote.speaker.take(), theirs),
                        false => theirs,
                    };
                }
                quote.changed = entry.personal() && personal && parted(&quote.speakers);
            }
            quotes.push(quote);
        }
    }
    bare(&mut quotes, speech);
    quotes
}

/// Whether both sides name somebody, and not the same.
fn parted(speakers: &Sides<Option<String>>) -> bool {
    match (&speakers.left, &speakers.right) {
        (Some(one), Some(other)) => !same::speaker(one, other),
        _ => false,
    }
}

/// Cuts that stand in the ledger already: of each side the quotations with the words left out of them, by number and as
/// printed. A cut is told of once, though pieces of the utterance stand in several rows.
#[derive(Default)]
struct Told {
    cuts: FxHashSet<(Side, usize, Range<usize>)>,
    texts: FxHashSet<(usize, usize, String)>,
}

/// How a matched quotation fares, with the words one side leaves out and those both print otherwise. Words that another
/// piece of the same split quotation prints are not left out.
fn status(
    found: &Match,
    matches: &[Match],
    entries: &Sides<Vec<Entry<'_>>>,
    tellings: Sides<&Telling>,
    plain: &Sides<Plain<'_>>,
    told: &mut Told,
) -> (QuoteStatus, Vec<String>, Vec<Sides<String>>) {
    let number = Sides::new(found.left, found.right);
    let print = |side: Side, range: &Range<usize>| entries[side].get(number[side])?.print(range, tellings[side]);
    let missing = Sides::from_fn(|side| {
        let same = |other: &&Match| match side {
            Side::Left => other.left == found.left,
            Side::Right => other.right == found.right,
        };
        let mut kept: Vec<Range<usize>> = found.missing[side].clone();
        let length = entries[side].get(number[side]).map_or(0, |entry| entry.words.len());
        let split = matches.iter().filter(same).count() > 1;
        for other in matches.iter().filter(same) {
            kept = kept
                .iter()
                .flat_map(|range| overlap(range, &other.missing[side]))
                .collect();
        }
        // What is left out within another piece is told of there.
        kept.retain(|range| {
            found.is_within(side, range, length)
                || !matches
                    .iter()
                    .filter(same)
                    .any(|other| other.is_within(side, range, length))
        });
        // Nor is what the other prints there without marks.
        if let Some(entry) = entries[side].get(number[side]) {
            kept.retain(|range| !plain[side.other()].prints_in_place(entry, range));
        }
        // A stop word that two pieces of a split quotation could both print is not missing.
        kept.retain(|range| {
            let words = entries[side]
                .get(number[side])
                .and_then(|entry| entry.words.get(range.clone()));
            // Nor is the "that" with which one side begins, nor an article alone.
            let slight = |text: String| match text.to_lowercase().as_str() {
                "that" => range.start == 0,
                "the" | "a" | "an" => true,
                _ => false,
            };
            let lead = range.len() == 1 && print(side, range).is_some_and(slight);
            !lead && (!split || words.is_none_or(|words| words.iter().any(|(_, word)| word.class != Class::Stop)))
        });
        kept
    });
    // "She'd" and "She would" are the same words.
    let spelt: Vec<&(Range<usize>, Range<usize>)> = found
        .replaced
        .iter()
        .filter(|(left, right)| {
            let texts = print(Side::Left, left).zip(print(Side::Right, right));
            // "its" and "it's" for one another are a slip of either house.
            let bare = |text: &str| text.replace(['\'', '’'], "").to_lowercase();
            texts.is_some_and(|(left, right)| same::contracted(&left, &right) || bare(&left) == bare(&right))
        })
        .collect();
    let mut missing = missing;
    missing
        .left
        .retain(|range| !spelt.iter().any(|(left, _)| left == range));
    missing
        .right
        .retain(|range| !spelt.iter().any(|(_, right)| right == range));
    let within = |range: &Range<usize>, kept: &[Range<usize>]| {
        kept.iter().any(|kept| kept.start < range.end && range.start < kept.end)
    };
    let altered: Vec<Sides<String>> = found
        .replaced
        .iter()
        .filter(|(left, right)| within(left, &missing.left) && within(right, &missing.right))
        .filter_map(|(left, right)| Some(Sides::new(print(Side::Left, left)?, print(Side::Right, right)?)))
        .collect();
    let mut cut = Vec::new();
    for side in Side::BOTH {
        for range in &missing[side] {
            let whole = entries[side].get(number[side]).and_then(|entry| entry.slid(range));
            let Some(text) = print(side, &whole.unwrap_or_else(|| range.clone())) else {
                continue;
            };
            let first = told.cuts.insert((side, number[side], range.clone()));
            // Another quotation of the same utterance on this side tells of the same cut.
            let across = number[side.other()];
            let key = (usize::from(side == Side::Left), across, text.to_lowercase());
            let new = told.texts.insert(key);
            if (first && new) || !altered.is_empty() {
                cut.push(text);
            }
        }
    }
    let status = match () {
        () if !altered.is_empty() => QuoteStatus::Altered,
        // Words left out are so also where another quotation has told of them.
        () if missing.left.is_empty() && missing.right.is_empty() => QuoteStatus::Verbatim,
        () => QuoteStatus::Trimmed,
    };
    (status, cut, altered)
}

/// The parts of `range` that lie in one of `others`.
fn overlap(range: &Range<usize>, others: &[Range<usize>]) -> Vec<Range<usize>> {
    others
        .iter()
        .map(|other| range.start.max(other.start)..range.end.min(other.end))
        .filter(|range| range.start < range.end)
        .collect()
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
    fn one_cut_is_told_of_once() {
        let left = [
            "\"We must find ways to avoid any mistake that leads to floods in this area, and we must find them now,\" Ada Moor said.",
        ];
        let right = [
            "\"We must find ways to avoid any mistake that leads to floods,\" Moor said, \"and we must find them now.\"",
            "\"We must find ways to avoid any mistake that leads to floods,\" she said again.",
        ];
        let cuts: Vec<String> = ledger_of(&left, &right).into_iter().flat_map(|(_, cut)| cut).collect();
        assert_eq!(cuts, ["in this area"]);
    }

    #[test]
    fn words_given_to_another_are_flagged() {
        let left = ["\"We must find ways to avoid any mistake,\" Harbour Minister Ada Moor said."];
        let right = ["\"We must find ways to avoid any mistake,\" Finance Minister Karin Tarn said."];
        let quotes = quotes_of(&article("a.txt", &left), &article("b.txt", &right));
        assert!(quotes[0].changed);
        assert_eq!(quotes[0].speakers.left.as_deref(), Some("Ada Moor"));
        assert_eq!(quotes[0].speakers.right.as_deref(), Some("Karin Tarn"));
        let same = ["\"We must find ways to avoid any mistake,\" said Moor."];
        assert!(!quotes_of(&article("a.txt", &left), &article("b.txt", &same))[0].changed);
    }

    #[test]
    fn who_says_nothing_reports_nothing() {
        let left = ["A note calls the ferry hull \"thinner than the rules allow in nine places\", Ada Moor said."];
        let right =
            ["Ada Moor declined to comment on whether the ferry hull was thinner than the rules allow in nine places."];
        assert_eq!(ledger_of(&left, &right), [(QuoteStatus::OnlyLeft, vec![])]);
    }

    #[test]
    fn replaced_words_stand_beside_each_other() {
        let left = ["\"The door is open, and it was never shut,\" Ada Moor said."];
        let right = ["\"The door is open, and it always was,\" Ada Moor said."];
        let quotes = quotes_of(&article("a.txt", &left), &article("b.txt", &right));
        assert_eq!(
            quotes[0].altered,
            [Sides::new("never shut".to_owned(), "always".to_owned())]
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
