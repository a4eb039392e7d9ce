//! Which verb of speech of a sentence gives a quotation.

use super::attribution::Tag;
use super::clause::{Break, CLAUSE, Clause};
use super::reporting::Manner;

/// The verb that gives the quotation which is item `quote`: the nearest in its clause.
pub(super) fn tag_of<'t>(clause: &Clause<'_>, tags: &'t [Tag], quote: usize) -> Option<&'t Tag> {
    let cost = |tag: &Tag| {
        // "“the best of them,” as Moor has put it"
        let as_said = clause.is(quote + 1, &["as"])
            && tag
                .subject
                .as_ref()
                .is_some_and(|noun| noun.whole.start == quote + 2 && tag.at > quote);
        if as_said {
            return 0;
        }
        let subject = tag.subject.as_ref().map(|noun| noun.whole.clone());
        let (from, to, mut cost) = if tag.at > quote {
            let start = subject.map_or(tag.at, |noun| {
                if noun.start > quote {
                    noun.start.min(tag.at)
                } else {
                    tag.at
                }
            });
            (quote + 1, start, start - quote - 1)
        } else {
            let end = subject.map_or(tag.at, |noun| {
                if noun.end <= quote {
                    noun.end.max(tag.at + 1) - 1
                } else {
                    tag.at
                }
            });
            // "accused them of “sabotage” after …": what no comma parts from its verb belongs to it.
            let open = clause.unbroken(tag.at + 1, quote);
            let words = quote - end - 1;
            (end + 1, quote, if open { words / 2 } else { words })
        };
        for at in from..to {
            if clause.is_quote(at) {
                cost += 1;
            } else if clause
                .word(at)
                .is_some_and(|word| matches!(word, "while" | "but" | "whereas"))
            {
                cost += 3;
            }
        }
        // "said it was “safe,” and Moor said": another clause begins.
        if tag.at > quote && clause.is(quote + 1, &["and"]) && to == quote + 2 {
            cost += 6;
        }
        // What comes after a semicolon belongs to another.
        if tag.at > quote && (from..=to).any(|at| clause.broken(at) == Break::Hard && clause.gap(at).contains(';')) {
            cost += 4;
        }
        // "said that Apple had found “x”": what was found is part of what was said.
        let told = !tag.verb.strong
            && tag.verb.manner != Manner::Call
            && tags.iter().any(|other| {
                other.verb.strong && other.at < tag.at && (other.at..tag.at).all(|at| !clause.is_quote(at))
            })
            && tag.at < quote;
        if tag.hearsay || told {
            cost += 8;
        }
        // "Moor said … “x” …, Tarn added": before the quotation counts a little more when both are far.
        cost * 2 + usize::from(tag.at > quote)
    };
    tags.iter()
        .filter(|tag| !is_inside_subject(clause, tag, quote) && !qualifies(clause, tag, quote))
        .min_by_key(|tag| (cost(tag), tag.at))
}

/// "Moor, who runs “the Otters,” said": the quotation stands between a verb and its subject, which it tells about.
fn is_inside_subject(clause: &Clause<'_>, tag: &Tag, quote: usize) -> bool {
    let finite = clause.word(tag.at).is_some_and(|word| !word.ends_with("ing"))
        && !(tag.at > 0 && clause.is(tag.at - 1, &["to"]));
    finite
        && quote < tag.at
        && tag.subject.as_ref().is_some_and(|noun| {
            noun.head.end <= quote
                && quote - noun.head.end <= CLAUSE
                && (noun.head.end..quote).all(|at| !clause.is_quote(at))
        })
}

/// "The “Otters” crew said": a word or two in marks that qualify the subject.
fn qualifies(clause: &Clause<'_>, tag: &Tag, quote: usize) -> bool {
    let text = clause
        .items
        .get(quote)
        .and_then(|item| clause.text.get(item.span.clone()));
    let phrase = text.is_some_and(|text| {
        text.split_whitespace().count() <= 3 && !text.ends_with([',', '.', '?', '!', ';', '—', '–'])
    });
    let subject = tag.subject.as_ref().map_or(tag.at, |noun| noun.whole.start.min(tag.at));
    phrase && quote < tag.at && subject == quote + 1 && clause.broken(subject) == Break::None && tag.at > subject
}

#[cfg(test)]
mod tests {
    use super::super::testing::speakers_of;

    fn speakers(text: &str) -> Vec<String> {
        let speakers = speakers_of(&["Ada Moor met Lew Tarn.", text]);
        speakers.into_iter().map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn a_verb_that_nothing_parts_from_the_quotation_gives_it() {
        let text =
            "Moor accused the owners of planning “a quiet burial”, hours after a report found that they had waited.";
        assert_eq!(speakers(text), ["Ada Moor"]);
        let text =
            "Tarn told crews before the vote that the tides “have no party,” and Moor said the crews were “asleep.”";
        assert_eq!(speakers(text), ["Lew Tarn", "Ada Moor"]);
        let text = "Tarn dismissed the talk of neglect at the old harbour and on its two piers as “a boat of gossip.”";
        assert_eq!(speakers(text), ["Lew Tarn"]);
    }
}
