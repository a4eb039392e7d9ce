//! What a figure counts: the noun after it, the words that lead to it, what happened to those counted, and how often.

use super::families::{State, state};
use super::figures::Scanner;
use super::hedges::approximate;
use super::namewords::is_opener;
use super::units::{is_plural, measure, scale, unit_of_time};
use crate::text::style::{number_word, spelling};
use crate::text::words::{is_stop, stem};
use std::ops::Range;

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Counted {
    /// Stems, the noun last; empty where the text does not say.
    pub nouns: Vec<String>,
    /// Bytes of the sentence in which it is printed.
    pub span: Range<usize>,
    /// Stems of the content words before the figure, nearest first.
    pub lead: Vec<String>,
    /// What is said of people counted.
    pub state: Option<State>,
    /// A rate: the time it is counted by, in days ("a year", "daily").
    pub per: Option<f64>,
}

impl Counted {
    pub fn head(&self) -> Option<&str> {
        self.nouns.last().map(String::as_str)
    }
}

/// Words that stand between a number and what it counts.
const BETWEEN: &[&str] = &[
    "of",
    "the",
    "more",
    "other",
    "our",
    "their",
    "its",
    "his",
    "her",
    "these",
    "those",
    "additional",
    "further",
    "a",
    "an",
    "new",
    "such",
];

/// Words that stand after what is counted and are no part of it.
const BEYOND: &[&str] = &[
    "long",
    "wide",
    "deep",
    "high",
    "tall",
    "thick",
    "heavy",
    "broad",
    "next",
    "last",
    "ago",
    "since",
    "near",
    "across",
    "around",
    "along",
    "within",
    "toward",
    "towards",
    "amid",
    "beyond",
    "upon",
    "onto",
    "via",
    "despite",
    "without",
    "until",
    "early",
    "late",
    "later",
    "earlier",
    "yesterday",
    "today",
    "tomorrow",
    "away",
    "apiece",
    "overall",
];

/// Past forms that end in no "ed" and stand behind what is counted: "a 5.6 magnitude quake hit the coast".
#[rustfmt::skip]
const PAST: &[&str] = &[
    "hit", "struck", "took", "got", "went", "came", "left", "fell", "rose", "made", "saw", "seen", "shot", "won", "lost", "ran", "held",
    "set", "met", "led", "drew", "grew", "gave", "given", "taken", "known", "became", "began", "paid", "sold", "bought", "built", "sent",
    "spent", "kept", "stood", "put", "use", "pass", "passes", "allows",
];

/// "southwest", "north"
fn is_bearing(word: &str) -> bool {
    let word = word.replace('-', "");
    matches!(
        word.as_str(),
        "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast" | "southwest"
    )
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || number_word(word).is_some()
}

impl Scanner<'_> {
    /// What the figure in `words` counts. Of times only the words that lead to them and what they are the time of are looked at.
    pub(super) fn counted(&self, words: Range<usize>, timed: bool) -> Counted {
        let lead = self.lead(words.start);
        let (nouns, from, end) = if timed {
            (Vec::new(), words.end, words.end)
        } else {
            self.nouns(words.end)
        };
        let place = |at: usize| self.pieces.get(at).map(|piece| piece.span.clone());
        let span = match (place(from), end.checked_sub(1).and_then(place)) {
            (Some(first), Some(last)) if !nouns.is_empty() => first.start..last.end,
            // "a crew of nineteen", "a loss of $2 million", "Ada Moor, 34": the noun that leads to it.
            _ => lead
                .first()
                .filter(|(at, _)| {
                    self.before(words.start) == "of" && !timed || at + 1 == words.start && self.gap(*at) == ", "
                })
                .and_then(|(at, _)| place(*at))
                .unwrap_or(0..0),
        };
        Counted {
            nouns,
            span,
            lead: lead.into_iter().map(|(_, stem)| stem).collect(),
            state: if timed {
                self.sentenced(&words)
            } else {
                self.state_of(&words)
            },
            per: self.rate(end.max(words.end)),
        }
    }

    /// The content words before a figure in its clause with their places, nearest first: no numbers, no units.
    fn lead(&self, start: usize) -> Vec<(usize, String)> {
        let mut lead = Vec::new();
        for at in (0..start).rev().take(6) {
            let gap = self.gap(at).trim();
            let parted = gap.contains([',', ';', ':', '.', '?', '!', '(', ')', '—', '–']);
            if parted && !(lead.is_empty() && gap == ",") && !(gap == "." && self.folded(at).len() <= 3) {
                break;
            }
            let word = self.folded(at);
            let number = is_number(word) || scale(word).is_some();
            let unit = matches!(word, "percent" | "cent" | "aged" | "age")
                || unit_of_time(word).is_some()
                || measure(word).is_some();
            // "Instead, two months later", "Monday, 2 October"
            let passing = is_opener(word) || super::dates::weekday(word).is_some();
            if !(number || unit || passing || is_stop(word) || approximate(word, "").is_some()) {
                lead.push((at, stem(&spelling(word))));
            }
            if parted || lead.len() == 4 {
                break;
            }
        }
        lead
    }

    /// Up to three content words from `at` on, the noun last, and where they begin and end.
    fn nouns(&self, at: usize) -> (Vec<String>, usize, usize) {
        let mut nouns = Vec::new();
        let mut from = at;
        let mut end = at;
        // "three major underwater data lines": as far as the plural, and no further than three words where there is none.
        let plural = (at..at + 5)
            .take_while(|&at| self.joined(at) || at + 1 == self.pieces.len())
            .position(|at| is_plural(self.folded(at)));
        let most = plural.map_or(3, |_| 5);
        while end < self.pieces.len() && nouns.len() < most && end < at + 6 {
            if end > 0 && !self.joined(end - 1) {
                break;
            }
            let word = self.folded(end);
            // "a 31-12 vote", "31 votes to 12", "$118 more a year".
            let versus = nouns.is_empty() && end == at && self.counts_votes();
            if versus && matches!(self.gap(end.saturating_sub(1)), "-" | "–") && is_number(word) {
                end += 1;
                from = end;
                continue;
            }
            if versus && word == "to" && is_number(self.folded(end + 1)) {
                end += 2;
                from = end;
                continue;
            }
            let between = BETWEEN.contains(&word) || approximate(word, "").flatten().is_some();
            if nouns.is_empty() && between && unit_of_time(self.folded(end + 1)).is_none() {
                end += 1;
                from = end;
                continue;
            }
            // "10 identical underexposed shots"
            let shaped = self.joined(end) && is_plural(self.folded(end + 1));
            let verb = |word: &str| {
                super::reporting::is_speech(word) && !is_plural(word)
                    || word.len() > 4 && word.ends_with("ed") && !shaped && !matches!(word, "hundred" | "unaccounted")
                    || state(word).is_some() && !is_plural(word)
                    || PAST.contains(&word)
            };
            let figure = is_number(word);
            // "15 of the gulf's 62 colonies": neither the owner nor the total is what is counted.
            let owner = self.pieces.get(end).is_some_and(|piece| {
                let told = self.text.get(piece.span.clone()).unwrap_or_default();
                told.ends_with("'s") || told.ends_with("’s")
            });
            if end > at && (owner || figure && nouns.is_empty()) {
                nouns.clear();
                end += 1;
                from = end;
                continue;
            }
            let timed = matches!(word, "times" | "am" | "pm") || unit_of_time(word).is_some();
            // "a 34-6 Christmas Day win"
            if let Some((_, after)) = self.feast(end).filter(|(_, after)| *after > end) {
                end = after;
                from = end;
                continue;
            }
            // "12 current and former leaders"
            if word == "and" && nouns.len() == 1 && plural.is_some_and(|plural| at + plural > end) && self.joined(end) {
                nouns.clear();
                end += 1;
                from = end;
                continue;
            }
            // "200 feet southwest of the pier"
            let aside = is_bearing(word) && self.folded(end + 1) == "of";
            let land = word == "us" && self.capital(end);
            if aside
                || is_stop(word) && !land
                || figure
                || timed
                || BEYOND.contains(&word)
                || !nouns.is_empty() && verb(word)
            {
                break;
            }
            // "the 900 shipped by May": said of them, but "wounded soldiers" are counted.
            let ends = !self.joined(end) || is_stop(self.folded(end + 1)) || end + 1 == self.pieces.len();
            let noun = matches!(
                word,
                "hundred" | "accused" | "unemployed" | "disabled" | "deceased" | "seed" | "speed" | "breed" | "weed"
            );
            let past = word.len() > 4 && word.ends_with("ed") && !noun;
            if nouns.is_empty() && ends && past && state(word).is_none() {
                break;
            }
            // The day of what happened: "212 passengers Tuesday".
            if super::dates::weekday(word).is_some() || super::dates::month(word).is_some() && self.capital(end) {
                break;
            }
            if word.chars().count() < 2 {
                break;
            }
            nouns.push(stem(&spelling(word)));
            end += 1;
            // "38,000 vehicles use the bridge": the noun is found.
            if is_plural(word) {
                break;
            }
        }
        if nouns.len() > 3 {
            nouns.drain(..nouns.len() - 3);
        }
        (nouns, from, end)
    }

    /// What happened to those counted: the nearest word that says it, after the figure, else before it, in the same clause.
    fn state_of(&self, words: &Range<usize>) -> Option<State> {
        let after = (words.end..words.end + 6)
            .take_while(|&at| {
                at == words.end
                    || (self.joined(at - 1)
                        && !matches!(
                            self.folded(at),
                            "and" | "but" | "while" | "as" | "after" | "when" | "who" | "that"
                        ))
            })
            .find_map(|at| state(self.folded(at)));
        after.or_else(|| {
            (0..words.start)
                .rev()
                .take(9)
                .take_while(|&at| self.joined(at) && !is_number(self.folded(at)))
                .find_map(|at| state(self.folded(at)))
        })
    }

    /// Whether a time is one that a court gave: "jailed for 18 years", "18 years in prison".
    fn sentenced(&self, words: &Range<usize>) -> Option<State> {
        let told = |word: &str| {
            matches!(
                word,
                "jailed"
                    | "imprisoned"
                    | "imprisonment"
                    | "sentenced"
                    | "sentence"
                    | "sentences"
                    | "prison"
                    | "jail"
                    | "bars"
            )
        };
        let after = (words.end..words.end + 4)
            .take_while(|&at| at == words.end || self.joined(at - 1))
            .any(|at| told(self.folded(at)));
        let before = (0..words.start)
            .rev()
            .take(5)
            .take_while(|&at| self.joined(at) && !is_number(self.folded(at)))
            .any(|at| told(self.folded(at)));
        let ago = matches!(self.folded(words.end), "ago" | "old" | "earlier" | "later" | "after");
        ((after || before) && !ago).then_some(State::Jailed)
    }

    /// The time a figure is counted by: "a year", "per day", "daily", "an hour".
    fn rate(&self, end: usize) -> Option<f64> {
        let adverb = |word: &str| -> Option<f64> {
            Some(match word {
                "daily" => 1.0,
                "weekly" => 7.0,
                "monthly" => 365.0 / 12.0,
                "yearly" | "annually" | "annual" => 365.0,
                "hourly" => 1.0 / 24.0,
                _ => return None,
            })
        };
        (end..end + 7)
            .take_while(|&at| at == 0 || self.joined(at - 1))
            .find_map(|at| {
                let word = self.folded(at);
                if matches!(word, "a" | "an" | "per" | "each" | "every") {
                    let next = self.folded(at + 1);
                    let ago = matches!(self.folded(at + 2), "ago" | "earlier" | "later" | "before" | "and");
                    return unit_of_time(next).filter(|_| !ago && measure(next).is_none());
                }
                adverb(word)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::*;

    #[test]
    fn the_noun_after_and_the_words_before() {
        let counted = |text: &str| find(text, None)[0].counted.clone();
        assert_eq!(counted("about 40,000 homes").nouns, ["home"]);
        assert_eq!(counted("more than 200 fishing boats sailed").nouns, ["fish", "boat"]);
        assert_eq!(counted("two of the boats").nouns, ["boat"]);
        assert_eq!(counted("a crew of nineteen").lead, ["crew"]);
        assert_eq!(counted("a 14-metre crack in the wall").nouns, ["crack"]);
        assert_eq!(
            counted("up to 10 identical underexposed shots").nouns,
            ["ident", "underexpos", "shot"]
        );
        assert_eq!(
            counted("the holdings of 12 current and former harbour masters").nouns,
            ["former", "harbor", "master"]
        );
        assert_eq!(
            counted("Two unnamed senior US officials told the Echo")
                .nouns
                .last()
                .unwrap(),
            "offici"
        );
        assert_eq!(counted("a 34-6 Christmas Day win").nouns, ["win"]);
        assert!(counted("several hundred feet southwest of the pier").nouns.is_empty());
        let leads = |text: &str| find(text, None)[0].counted.lead.clone();
        assert!(leads("Instead, two months later, it sank").is_empty());
    }

    #[test]
    fn what_happened_is_told_by_the_nearest_word() {
        let states = |text: &str| {
            find(text, None)
                .into_iter()
                .map(|found| found.counted.state)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            states("killing at least 14 people and injuring 30"),
            [Some(State::Dead), Some(State::Hurt)]
        );
        assert_eq!(states("five dead and 34 hurt"), [Some(State::Dead), Some(State::Hurt)]);
        assert_eq!(states("Six people have died"), [Some(State::Dead)]);
        assert_eq!(
            states("The death toll from the flood at Brell rose to 17"),
            [Some(State::Dead)]
        );
    }

    #[test]
    fn rates_tell_by_what_time() {
        let per = |text: &str| find(text, None)[0].counted.per;
        assert_eq!(per("38,000 vehicles use it every day"), Some(1.0));
        assert_eq!(per("75,000 vans a year"), Some(365.0));
        assert_eq!(per("75,000 vans"), None);
    }
}
