//! One utterance, one row: the pieces of a quotation that a verb of speech, or the other article, cuts in two.

use super::collation::{Collation, Mention, Quote, QuoteStatus};
use super::joined::Joined;
use super::{Side, Sides};
use crate::text::words::{folded, is_stop, tokens};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

impl Collation {
    /// The quotations with the pieces of one utterance as one. Pieces are one where either article prints them as one, or
    /// where the same speaker says them in one sentence, or in one paragraph and nobody prints more or less of them.
    pub(super) fn uttered(&self) -> Vec<Quote> {
        // The pieces of one stand in one paragraph of either article: only those need be set against each other.
        let mut near: FxHashMap<(Side, usize), Vec<usize>> = FxHashMap::default();
        for (at, quote) in self.quotes.iter().enumerate() {
            for side in Side::BOTH {
                let place = quote.mentions[side].as_ref();
                if let Some(paragraph) = place.and_then(|mention| self.paragraph(side, mention)) {
                    near.entry((side, paragraph)).or_default().push(at);
                }
            }
        }
        let mut joined = Joined::apart(self.quotes.len());
        let mut lists: Vec<((Side, usize), Vec<usize>)> = near.into_iter().collect();
        lists.sort_unstable();
        for (_, list) in lists {
            for (nth, &one) in list.iter().enumerate() {
                for &other in list.iter().skip(nth + 1) {
                    let both = self.quotes.get(one).zip(self.quotes.get(other));
                    if joined.root(one) != joined.root(other)
                        && both.is_some_and(|(one, other)| self.is_one(one, other))
                    {
                        joined.join(one, other);
                    }
                }
            }
        }
        let mut utterances: BTreeMap<usize, Vec<&Quote>> = BTreeMap::new();
        for (at, quote) in self.quotes.iter().enumerate() {
            utterances.entry(joined.root(at)).or_default().push(quote);
        }
        let mut whole: Vec<Quote> = utterances.into_values().filter_map(Self::whole).collect();
        let place = |mention: &Option<Mention>| {
            mention
                .as_ref()
                .map_or((usize::MAX, 0), |mention| (mention.sentence, mention.span.start))
        };
        whole.sort_by_key(|quote| (place(&quote.mentions.left), place(&quote.mentions.right)));
        whole
    }

    fn paragraph(&self, side: Side, mention: &Mention) -> Option<usize> {
        let sentence = self.tellings[side].sentences.get(mention.sentence);
        sentence.map(|sentence| sentence.paragraph)
    }

    fn is_one(&self, one: &Quote, other: &Quote) -> bool {
        let held = |side: Side| one.mentions[side].as_ref().zip(other.mentions[side].as_ref());
        if one.status == QuoteStatus::Reported || other.status == QuoteStatus::Reported {
            return one.status == other.status
                && same_speaker(one, other)
                && Side::BOTH
                    .into_iter()
                    .all(|side| held(side).is_some_and(|(a, b)| a.sentence == b.sentence));
        }
        let printed_as_one =
            |side: Side| held(side).is_some_and(|(a, b)| (a.sentence, &a.span) == (b.sentence, &b.span));
        if Side::BOTH.into_iter().any(printed_as_one) {
            return true;
        }
        if !same_speaker(one, other) {
            return false;
        }
        let marked = |quote: &Quote| is_marked(quote.status);
        let alike = one.status == other.status || marked(one) && marked(other);
        let sides = Side::BOTH.into_iter().filter(|&side| held(side).is_some());
        let mut in_one = sides.map(|side| {
            held(side).is_some_and(|(a, b)| {
                a.sentence == b.sentence && !self.begins_anew(side, a, b)
                    || one.status == other.status
                        && a.sentence.abs_diff(b.sentence) == 1
                        && self.paragraph(side, a) == self.paragraph(side, b)
            })
        });
        alike && in_one.next().is_some_and(|first| first && in_one.all(|other| other))
    }

    /// “It is no danger,” said Moor, who added that “more can be done”: what a conjunction begins is another utterance.
    fn begins_anew(&self, side: Side, one: &Mention, other: &Mention) -> bool {
        let (first, second) = if one.span.start <= other.span.start {
            (one, other)
        } else {
            (other, one)
        };
        let sentence = self.tellings[side].sentences.get(first.sentence);
        let between = sentence.and_then(|sentence| sentence.text.get(first.span.end..second.span.start));
        let bare = |c: char| !c.is_alphanumeric();
        between.is_some_and(|between| {
            let between = between.trim_matches(bare);
            between.ends_with(" that") && between.split_whitespace().nth(2).is_some()
        })
    }

    /// The pieces as one quotation.
    fn whole(mut pieces: Vec<&Quote>) -> Option<Quote> {
        let first: &Quote = pieces.first().copied()?;
        let mut quote = first.clone();
        if pieces.len() == 1 {
            return Some(quote);
        }
        for side in Side::BOTH {
            pieces.sort_by_key(|piece| {
                let mention = piece.mentions[side].as_ref();
                mention.map_or((usize::MAX, 0), |mention| (mention.sentence, mention.span.start))
            });
            let mut mentions: Vec<&Mention> = pieces
                .iter()
                .filter_map(|piece| piece.mentions[side].as_ref())
                .collect();
            mentions.dedup();
            quote.mentions[side] = mentions.first().map(|first| Mention {
                sentence: first.sentence,
                span: first.span.clone(),
                text: mentions.windows(2).fold(first.text.clone(), |mut text, pair| {
                    if let [one, other] = pair {
                        let between = between(one, other);
                        // The comma before who says it is none of the speaker's.
                        if between != " " {
                            text.truncate(text.trim_end().trim_end_matches(',').len());
                        }
                        text.push_str(between);
                        text.push_str(&other.text);
                    }
                    text
                }),
            });
            quote.speakers[side] = pieces.iter().find_map(|piece| piece.speakers[side].clone());
        }
        quote.speaker = pieces.iter().find_map(|piece| piece.speaker.clone());
        quote.changed = pieces.iter().any(|piece| piece.changed);
        let prints = |side: Side, words: &str| {
            let text = quote.mentions[side].as_ref().map(|mention| mention.text.to_lowercase());
            text.is_some_and(|text| text.contains(&words.to_lowercase()))
        };
        // What another piece prints is neither cut nor altered.
        let cut = pieces.iter().flat_map(|piece| &piece.cut);
        let mut cut: Vec<String> = cut
            .filter(|words| !(prints(Side::Left, words) && prints(Side::Right, words)))
            .cloned()
            .collect();
        let altered = pieces.iter().flat_map(|piece| &piece.altered);
        let mut altered: Vec<Sides<String>> = altered
            .filter(|words| !(prints(Side::Right, &words.left) && prints(Side::Left, &words.right)))
            .cloned()
            .collect();
        dedup(&mut cut);
        dedup(&mut altered);
        let mut filled: Vec<_> = pieces.iter().flat_map(|piece| &piece.filled).cloned().collect();
        dedup(&mut filled);
        let trimmed = |status| status == QuoteStatus::Trimmed;
        let statuses = || pieces.iter().map(|piece| piece.status);
        quote.status = if !statuses().any(is_marked) {
            first.status
        } else if !altered.is_empty() {
            QuoteStatus::Altered
        } else if !cut.is_empty() || statuses().any(trimmed) && pieces.iter().all(|piece| piece.cut.is_empty()) {
            QuoteStatus::Trimmed
        } else {
            QuoteStatus::Verbatim
        };
        (quote.cut, quote.altered, quote.filled) = (cut, altered, filled);
        Some(quote)
    }
}

/// Whether some words say something: "But" and "it is" do not.
fn means(words: &str) -> bool {
    tokens(words).any(|token| !is_stop(&folded(token.text)))
}

impl Quote {
    /// Whether all that one side cut are words like "but" and "it is".
    pub fn is_slightly_cut(&self) -> bool {
        self.status == QuoteStatus::Trimmed && !self.cut.is_empty() && !self.cut.iter().any(|words| means(words))
    }

    /// Whether one side cut words that say something, whatever else it altered.
    pub fn is_cut(&self) -> bool {
        match self.status {
            QuoteStatus::Trimmed => !self.is_slightly_cut(),
            QuoteStatus::Altered => self.left_out().any(|words| means(words)),
            _ => false,
        }
    }

    /// The words one side leaves out that are worth telling: neither what both print otherwise nor the "It is" for which the other
    /// side has an "it was" of its own before the marks.
    pub fn left_out(&self) -> impl Iterator<Item = &String> {
        const LEADS: &[&str] = &[
            "it is",
            "it was",
            "this is",
            "this was",
            "that is",
            "that was",
            "he is",
            "he was",
            "she is",
            "she was",
            "they are",
            "they were",
            "we are",
            "we were",
            "i am",
            "i was",
            "there is",
            "there was",
            "it's",
            "is",
            "was",
            "are",
            "were",
            "a",
            "an",
            "the",
        ];
        let altered = |words: &String| {
            self.altered
                .iter()
                .any(|both| both.left == *words || both.right == *words)
        };
        self.cut
            .iter()
            .filter(move |words| !altered(words) && !LEADS.contains(&words.to_lowercase().as_str()))
    }
}

/// What stands between two pieces of an utterance as it is shown: nothing where the first ends as a clause does and only who says
/// it is left out, or the next sentence goes on. A comma that a new sentence follows ended one. Marks part pieces that lie further apart:
/// a sign of omission within them would be the speaker's or the paper's.
fn between(one: &Mention, other: &Mention) -> &'static str {
    let text = one.text.trim_end();
    let broken = text.ends_with(',') && other.text.trim_start().starts_with(char::is_uppercase);
    let ends = text.ends_with([',', '.', '!', '?', ';', ':', '…']) && !broken;
    if ends && other.sentence <= one.sentence + 1 {
        " "
    } else {
        "” … “"
    }
}

fn is_marked(status: QuoteStatus) -> bool {
    matches!(
        status,
        QuoteStatus::Verbatim | QuoteStatus::Trimmed | QuoteStatus::Altered
    )
}

fn same_speaker(one: &Quote, other: &Quote) -> bool {
    one.speaker.is_some() && one.speaker == other.speaker
}

fn dedup<T: PartialEq>(list: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for item in list.drain(..) {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    *list = kept;
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    fn told(left: &[&str], right: &[&str]) -> Vec<(QuoteStatus, Vec<String>)> {
        let collation = compare(Sides::new(&article("a.txt", left), &article("b.txt", right)));
        let utterances = collation.utterances.into_iter();
        utterances.map(|quote| (quote.status, quote.cut)).collect()
    }

    const WHOLE: &str =
        "\"We must find ways to avoid any mistake that floods this area, and we must find them now,\" Ada Moor said.";

    #[test]
    fn what_one_prints_whole_and_the_other_in_two_is_one_row() {
        let split = "\"We must find ways to avoid any mistake that floods this area,\" Ada Moor said, \"and we must find them now.\"";
        assert_eq!(told(&[WHOLE], &[split]), [(QuoteStatus::Verbatim, vec![])]);
        assert_eq!(told(&[split], &[split]), [(QuoteStatus::Verbatim, vec![])]);
        let less = "\"We must find ways to avoid any mistake,\" Ada Moor said, \"and we must find them now.\"";
        assert_eq!(
            told(&[WHOLE], &[less]),
            [(QuoteStatus::Trimmed, vec!["that floods this area".to_owned()])]
        );
    }

    #[test]
    fn what_a_fragment_stands_behind_is_not_told_as_left_out() {
        let whole = "\"It is a fair bargain for the whole valley,\" Ada Moor said.";
        let fragment = "Ada Moor said it was \"a fair bargain for the whole valley\".";
        let collation = compare(Sides::new(&article("a.txt", &[whole]), &article("b.txt", &[fragment])));
        let quote = &collation.utterances[0];
        assert_eq!((quote.status, quote.left_out().count()), (QuoteStatus::Trimmed, 0));
    }

    #[test]
    fn what_the_other_prints_in_its_place_without_marks_is_not_cut() {
        let left = ["\"We must find ways to avoid any mistake that leads to floods in this area,\" Ada Moor said."];
        let right = [
            "\"We must find ways to avoid any mistake,\" Ada Moor said.",
            "Her office wrote: avoid any mistake that leads to floods in this area.",
        ];
        assert_eq!(told(&left, &right), [(QuoteStatus::Verbatim, vec![])]);
        let elsewhere = told(
            &left,
            &[right[0], "Nobody near boats that lead to floods in this area said so."],
        );
        assert_eq!(elsewhere[0].0, QuoteStatus::Trimmed);
    }

    #[test]
    fn what_one_speaker_says_in_one_go_is_one_row() {
        let alone = "\"Nobody looked at the sluice,\" said Brina Holt. \"It had been rotten since the spring.\"";
        let other = "A brass band played at the school fair.";
        assert_eq!(told(&[alone], &[other]), [(QuoteStatus::OnlyLeft, vec![])]);
        let two = "\"Nobody looked at the sluice,\" said Brina Holt.";
        let later = "\"It had been rotten since the spring,\" said Brina Holt.";
        assert_eq!(told(&[two, other, later], &[other]).len(), 2);
        let anew =
            "\"Nobody looked at the sluice,\" said Brina Holt, who added that \"more can be done by the spring\".";
        assert_eq!(told(&[anew], &[other]).len(), 2);
        let others = "\"Nobody looked at the sluice,\" said Brina Holt. \"They did look,\" said Ada Moor.";
        assert_eq!(told(&[others], &[other]).len(), 2);
    }

    #[test]
    fn a_cut_of_small_words_is_none() {
        let quote = |status, cut: &[&str]| Quote {
            speaker: None,
            status,
            mentions: Sides::default(),
            cut: cut.iter().map(|words| (*words).to_owned()).collect(),
            speakers: Sides::default(),
            changed: false,
            altered: Vec::new(),
            filled: Vec::new(),
        };
        assert!(quote(QuoteStatus::Trimmed, &["It is"]).is_slightly_cut());
        assert!(!quote(QuoteStatus::Trimmed, &["It is", "in this harbour"]).is_slightly_cut());
        assert!(!quote(QuoteStatus::Trimmed, &[]).is_slightly_cut());
        assert!(!quote(QuoteStatus::Verbatim, &["It is"]).is_slightly_cut());
        // What is altered may be cut as well.
        let cut = |status, words: &[&str]| quote(status, words).is_cut();
        assert!(cut(QuoteStatus::Altered, &["in this harbour"]) && !cut(QuoteStatus::Altered, &["It is"]));
        assert!(cut(QuoteStatus::Trimmed, &["in this harbour"]) && !cut(QuoteStatus::Verbatim, &[]));
    }
}
