//! What stands elsewhere where a quotation has "…".

use super::collation::{Collation, Filled, Quote};
use super::quotations::{self, Quotation};
use super::{Side, Sides};
use crate::corpus::Article;
use crate::text::words::{fold, tokens};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// Words on either side of an ellipsis that another quotation must print in the same order.
const CONTEXT: usize = 3;
/// Words left out, at most.
const GAP: usize = 120;
/// Ellipses of one quotation that are looked up.
const ELLIPSES: usize = 8;
/// Places in an article that are tried for one ellipsis.
const PLACES: usize = 32;

/// Looks up the ellipses of both sides' quotations in other articles of the story: what these print in their place goes to
/// [`Quote::filled`]. What an article on either side of the comparison prints has been found already.
pub fn fill_ellipses<'a>(collation: &mut Collation, others: impl Iterator<Item = &'a Article>) {
    let held = Sides::new(collation.tellings.left.id.clone(), collation.tellings.right.id.clone());
    for article in others {
        if article.head.id != held.left && article.head.id != held.right {
            for side in Side::BOTH {
                let quotations = || Cow::Owned(quotations::find(&article.paragraphs));
                fill(&mut collation.quotes, side, article, quotations);
            }
        }
    }
    collation.settle();
}

/// Words between ellipses of a quotation that `side` prints, as `article` gives them in one of its `quotations`.
pub(super) fn fill<'a>(
    quotes: &mut [Quote],
    side: Side,
    article: &Article,
    quotations: impl FnOnce() -> Cow<'a, [Quotation]>,
) {
    let elliptic = |quote: &Quote| {
        quote.mentions[side]
            .as_ref()
            .is_some_and(|mention| has_ellipsis(&mention.text))
    };
    if !quotes.iter().any(elliptic) {
        return;
    }
    let spoken = Spoken::of(article, &quotations());
    for quote in quotes.iter_mut().filter(|quote| elliptic(quote)) {
        let texts: Vec<String> = quote.mentions[side].as_ref().map_or_else(Vec::new, |mention| {
            gaps(&mention.text)
                .into_iter()
                .filter_map(|(before, after)| spoken.between(&before, &after))
                .collect()
        });
        for text in texts {
            if !quote
                .filled
                .iter()
                .any(|filled| filled.side == side && filled.text == text)
            {
                quote.filled.push(Filled {
                    side,
                    article: article.head.id.clone(),
                    text,
                });
            }
        }
    }
}

impl Collation {
    /// Whether other articles could fill a quotation of either side: one of them has an ellipsis.
    pub fn has_ellipses(&self) -> bool {
        let mentions = self
            .quotes
            .iter()
            .flat_map(|quote| [&quote.mentions.left, &quote.mentions.right]);
        mentions.flatten().any(|mention| has_ellipsis(&mention.text))
    }
}

impl Filled {
    /// The same where left is right.
    pub(super) fn seen_from_across(self) -> Filled {
        Filled {
            side: self.side.other(),
            ..self
        }
    }
}

fn has_ellipsis(text: &str) -> bool {
    text.contains('…') || text.contains("...") || text.contains(". . .")
}

/// The words before and after each ellipsis within a text.
fn gaps(text: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let words: Vec<(Range<usize>, String)> = tokens(text)
        .map(|token| (token.start..token.end, fold(token.text)))
        .collect();
    let mut gaps = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let [(one, _), (next, _)] = pair else { continue };
        if gaps.len() < ELLIPSES && text.get(one.end..next.start).is_some_and(has_ellipsis) {
            let taken = |range: Range<usize>| -> Vec<String> {
                let words = words.get(range).unwrap_or_default();
                words.iter().map(|(_, word)| word.clone()).collect()
            };
            let last = words.len().min(at + 1 + CONTEXT);
            gaps.push((taken((at + 1).saturating_sub(CONTEXT)..at + 1), taken(at + 1..last)));
        }
    }
    gaps
}

/// Everything an article prints inside quotation marks, a split quotation as one.
struct Spoken<'a> {
    /// Folded words with the paragraph and the bytes they stand at.
    words: Vec<(String, usize, Range<usize>)>,
    /// Where each word stands.
    places: FxHashMap<String, Vec<usize>>,
    paragraphs: &'a [String],
}

impl<'a> Spoken<'a> {
    fn of(article: &'a Article, quotations: &[Quotation]) -> Spoken<'a> {
        let mut words: Vec<(String, usize, Range<usize>)> = Vec::new();
        for Quotation { paragraph, span, .. } in quotations {
            let Some(text) = article
                .paragraphs
                .get(*paragraph)
                .and_then(|text| text.get(span.clone()))
            else {
                continue;
            };
            words.extend(tokens(text).map(|token| {
                (
                    fold(token.text),
                    *paragraph,
                    span.start + token.start..span.start + token.end,
                )
            }));
        }
        let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, (word, ..)) in words.iter().enumerate() {
            places.entry(word.clone()).or_default().push(at);
        }
        Spoken {
            words,
            places,
            paragraphs: &article.paragraphs,
        }
    }

    /// The words between `before` and `after`, where both stand in this order.
    fn between(&self, before: &[String], after: &[String]) -> Option<String> {
        if before.len() + after.len() < CONTEXT + 1 {
            return None;
        }
        let first = self.places.get(before.first()?)?;
        let is = |at: usize, words: &[String]| {
            self.words
                .get(at..at + words.len())
                .is_some_and(|held| held.iter().map(|(word, ..)| word).eq(words))
        };
        for start in first.iter().copied().filter(|start| is(*start, before)).take(PLACES) {
            let from = start + before.len();
            if let Some(to) = (from..from + GAP).find(|at| is(*at, after)).filter(|to| *to > from) {
                return Some(self.print(from..to));
            }
        }
        None
    }

    fn print(&self, range: Range<usize>) -> String {
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for (_, paragraph, span) in self.words.get(range).unwrap_or_default() {
            match parts.last_mut() {
                Some((same, part)) if same == paragraph && !self.parted(*same, part.end..span.start) => {
                    part.end = span.end;
                }
                _ => parts.push((*paragraph, span.clone())),
            }
        }
        let texts: Vec<&str> = parts
            .into_iter()
            .filter_map(|(paragraph, span)| self.paragraphs.get(paragraph)?.get(span))
            .collect();
        texts.join(" ")
    }

    /// Whether words of the outlet's own stand in between.
    fn parted(&self, paragraph: usize, gap: Range<usize>) -> bool {
        self.paragraphs
            .get(paragraph)
            .and_then(|text| text.get(gap))
            .is_none_or(|gap| gap.chars().any(char::is_alphanumeric))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, quotes_of};
    use super::super::{Sides, compare};
    use super::*;

    #[test]
    fn the_other_side_fills_an_ellipsis() {
        let left = article(
            "a.txt",
            &["“We must wait for the tide … and then we sail,” Ada Moor said."],
        );
        let right = article(
            "b.txt",
            &["“We must wait for the tide, as our fathers did,” Moor said, “and then we sail.”"],
        );
        let quotes = quotes_of(&left, &right);
        let filled: Vec<&Filled> = quotes.iter().flat_map(|quote| &quote.filled).collect();
        assert!(!filled.is_empty());
        assert!(filled.iter().all(|filled| {
            filled.side == Side::Left && filled.article.as_str() == "b.txt" && filled.text == "as our fathers did"
        }));
        assert!(
            quotes_of(&right, &left)
                .iter()
                .flat_map(|quote| &quote.filled)
                .all(|filled| filled.side == Side::Right)
        );
    }

    #[test]
    fn a_third_article_fills_what_neither_side_prints() {
        let left = article(
            "a.txt",
            &["“We must wait for the tide … and then we sail,” Ada Moor said."],
        );
        let right = article("b.txt", &["Nobody sailed from the harbour on Monday."]);
        let third = article(
            "c.txt",
            &["“We must wait for the tide, whatever it costs us, and then we sail,” she said."],
        );
        let mut collation = compare(Sides::new(&left, &right));
        assert!(collation.quotes.iter().all(|quote| quote.filled.is_empty()));
        fill_ellipses(&mut collation, [&left, &third].into_iter());
        assert_eq!(
            collation.quotes[0].filled,
            [Filled {
                side: Side::Left,
                article: "c.txt".into(),
                text: "whatever it costs us".to_owned()
            }]
        );
    }
}
