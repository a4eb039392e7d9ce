//! A sentence as a row of words and quotations, and the noun phrases about a verb.

use super::capitals::{is_name, is_office, is_particle};
use super::given;
use super::reporting;
use super::roles;
use super::wordclass::is_qualifier;
pub(super) use super::wordclass::{is_adverb, is_auxiliary, is_boundary, is_determiner, is_preposition, is_pronoun};
use crate::text::words::Words;
use std::ops::Range;

/// A word of the sentence's own voice, or a direct quotation in its place.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    /// As printed; empty for a quotation.
    pub text: &'a str,
    pub folded: &'a str,
    pub span: Range<usize>,
    /// Number of the quotation within the sentence.
    pub quote: Option<usize>,
    pub before: Break,
}

/// What stands between an item and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    None,
    Comma,
    Hard,
}

/// The words of a sentence outside its quotations, with these in their places.
pub(super) struct Clause<'a> {
    pub text: &'a str,
    pub items: Vec<Item<'a>>,
}

/// A noun phrase: its head with what stands before it, and all of it with what qualifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    pub head: Range<usize>,
    pub whole: Range<usize>,
}

/// Words of a clause that are looked at as one.
pub(super) const CLAUSE: usize = 60;

impl<'a> Clause<'a> {
    pub fn of(words: &'a Words<'a>, quoted: &[Range<usize>]) -> Clause<'a> {
        let text = words.text;
        let mut items: Vec<Item<'a>> = Vec::with_capacity(words.tokens.len());
        let mut next = 0;
        for (token, folded) in words.iter() {
            while let Some(span) = quoted.get(next).filter(|span| span.end <= token.start) {
                push(&mut items, text, ("", ""), span.clone(), Some(next));
                next += 1;
            }
            if quoted.get(next).is_none_or(|span| token.end <= span.start) {
                push(&mut items, text, (token.text, folded), token.start..token.end, None);
            }
        }
        for (number, span) in quoted.iter().enumerate().skip(next) {
            push(&mut items, text, ("", ""), span.clone(), Some(number));
        }
        Clause { text, items }
    }

    pub fn word(&self, at: usize) -> Option<&str> {
        self.items
            .get(at)
            .filter(|item| item.quote.is_none())
            .map(|item| item.folded)
    }

    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word))
    }

    /// The text between an item and the one before it.
    pub fn gap(&self, at: usize) -> &str {
        let from = at
            .checked_sub(1)
            .and_then(|before| self.items.get(before))
            .map_or(0, |item| item.span.end);
        let to = self.items.get(at).map_or(self.text.len(), |item| item.span.start);
        self.text.get(from..to).unwrap_or_default()
    }

    pub fn broken(&self, at: usize) -> Break {
        self.items.get(at).map_or(Break::Hard, |item| item.before)
    }

    /// Whether nothing parts the items from `from` up to `to`: no comma, no bracket, and not more words than a clause has.
    pub fn unbroken(&self, from: usize, to: usize) -> bool {
        to.saturating_sub(from) <= CLAUSE && (from..=to).all(|at| self.broken(at) == Break::None)
    }

    pub fn is_quote(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.quote.is_some())
    }

    /// Whether a capitalised word that can be part of a name stands here. The first word of a sentence is one where it is
    /// followed by another or is no common noun of those who speak.
    pub fn named(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at).filter(|item| item.quote.is_none()) else {
            return false;
        };
        if self.is_surname(at) {
            return true;
        }
        is_name(item.text)
            && !(at == 0
                && item.text.chars().skip(1).all(|c| !c.is_uppercase())
                && (roles::is_plural(item.folded)
                    || roles::is_collective(item.folded)
                    || is_preposition(item.folded)
                    || item.folded.ends_with("ing")
                    || item.folded.ends_with("ly"))
                && !self
                    .items
                    .get(1)
                    .is_some_and(|next| next.quote.is_none() && is_name(next.text))
                && !(item.folded.ends_with("ly") && self.broken(1) == Break::None && self.speaks(1)))
    }

    /// Whether a determiner stands here, and no initial: "A. J. Moor".
    pub fn determines(&self, at: usize) -> bool {
        let initial = self.items.get(at).is_some_and(|item| item.text == "A") && self.gap(at + 1).starts_with('.');
        !initial && self.word(at).is_some_and(is_determiner)
    }

    /// Whether a verb that always gives speech stands here.
    pub fn speaks(&self, at: usize) -> bool {
        self.word(at).and_then(reporting::verb).is_some_and(|verb| verb.strong)
    }

    /// An auxiliary, and no surname that is spelt like one: "Theresa May".
    pub fn is_auxiliary(&self, at: usize) -> bool {
        self.word(at).is_some_and(is_auxiliary) && !self.is_surname(at)
    }

    /// Whether a name stands here that is spelt like a month or an auxiliary, right behind a given name or an office: "Theresa May",
    /// "Mrs May".
    pub fn is_surname(&self, at: usize) -> bool {
        let spelt = self.is(at, &["may", "march", "april", "june", "august", "will"])
            && self
                .items
                .get(at)
                .is_some_and(|item| item.text.starts_with(char::is_uppercase))
            && !self
                .word(at + 1)
                .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        if !spelt {
            return false;
        }
        let before = at.checked_sub(1).and_then(|before| self.items.get(before));
        let follows = before.is_some_and(|before| {
            before.quote.is_none()
                && (given::of_name(before.folded).is_some() || is_office(before.folded))
                && before.text.starts_with(char::is_uppercase)
        });
        follows && (self.broken(at) == Break::None || self.joins(at))
    }

    /// An adverb, and no name that ends like one: "Reilly".
    pub fn is_adverb(&self, at: usize) -> bool {
        self.word(at).is_some_and(is_adverb)
            && !(self.named(at) && self.word(at).is_some_and(|word| word.ends_with("ly")))
    }

    /// The noun phrase that ends before `end`, not before `from`: "the mother of the boy", whose head is "the mother".
    pub fn phrase_before(&self, from: usize, end: usize) -> Option<Noun> {
        // "Moor, Tarn and Vane all said": a word for how many of them is no part of a name.
        let floats = |at: usize| {
            self.is(at, &["all", "both", "each"]) && at > from && self.named(at - 1) && self.broken(at) == Break::None
        };
        let end = end.checked_sub(1).filter(|last| floats(*last)).unwrap_or(end);
        let end = self.before_vehicle(from, end);
        let mut stop = end;
        let mut head = None;
        while stop > from {
            let mut start = stop;
            while start > from {
                let Some(word) = self.word(start - 1) else { break };
                // "the harbour they | called": a pronoun is a phrase of its own.
                if is_pronoun(word) {
                    start -= usize::from(start == stop);
                    break;
                }
                // A break within ends the phrase, but the one before its first word belongs to what comes earlier.
                if start < stop && self.broken(start) != Break::None && !self.joins(start) {
                    break;
                }
                let particle = is_particle(word) && self.named(start) && start >= 2 && self.named(start - 2);
                let verb = reporting::verb(word).is_some() && !self.named(start - 1) && !self.noun_use(start - 1);
                if !particle && (is_preposition(word) || is_boundary(word) || verb || self.is_auxiliary(start - 1)) {
                    break;
                }
                start -= 1;
                if self.determines(start) {
                    break;
                }
            }
            if start == stop {
                break;
            }
            // "Meanwhile Moor": an adverb that begins the sentence is no part of who does what.
            let adverb =
                start == 0 && start + 1 < stop && self.is_adverb(0) && self.named(1) && self.broken(1) == Break::None;
            start += usize::from(adverb);
            head = Some(start..stop);
            // "the mother | of | the boy": go on to what the preposition qualifies.
            let qualified = start
                .checked_sub(1)
                .filter(|at| *at > from && self.broken(start) == Break::None)
                .filter(|at| self.word(*at).is_some_and(is_qualifier) && self.broken(*at) == Break::None)
                .filter(|at| {
                    self.word(at - 1).is_some_and(|word| {
                        !is_boundary(word)
                            && !is_auxiliary(word)
                            && (reporting::verb(word).is_none() || self.noun_use(at - 1) || self.named(at - 1))
                    })
                });
            // "a poll | published by | the paper"
            let dated = start >= 2 && self.word(start - 2).is_some_and(roles::is_calendar);
            let made = start
                .checked_sub(2 + usize::from(dated))
                .filter(|at| {
                    *at > from
                        && self.is(start - 1, &["by", "in"])
                        && (start - 1..=start).all(|at| self.broken(at) == Break::None)
                })
                .filter(|at| {
                    self.word(*at).is_some_and(|word| {
                        word.ends_with("ed") || matches!(word, "seen" | "written" | "sent" | "made" | "held")
                    }) && self.broken(*at) == Break::None
                });
            match qualified.or(made) {
                Some(at) => stop = at,
                None => break,
            }
        }
        head.map(|head| Noun {
            whole: head.start..end,
            head,
        })
    }

    /// "the company in a statement": in what somebody says it is no part of who does.
    fn before_vehicle(&self, from: usize, end: usize) -> usize {
        let Some(last) = end
            .checked_sub(1)
            .filter(|last| self.word(*last).is_some_and(roles::is_document))
        else {
            return end;
        };
        (last.saturating_sub(4)..last)
            .rev()
            .find(|&at| at > from && self.is(at, &["in", "through", "via"]))
            .filter(|&at| self.unbroken(at, last) && self.determines(at + 1))
            .unwrap_or(end)
    }

    /// An initial, a title or "Jr." before this item: no end of a name.
    fn joins(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let Some(before) = at.checked_sub(1).and_then(|before| self.items.get(before)) else {
            return false;
        };
        gap == ". " && (before.text.chars().count() <= 2 || is_office(before.folded))
    }

    /// The noun phrase that begins at `start`, up to the next break, verb, preposition or quotation.
    pub fn phrase_after(&self, start: usize) -> Option<Noun> {
        let noun = self.phrase_whole(start)?;
        Some(self.trimmed(noun))
    }

    /// A name that lower-case words follow ends with its last capital, unless these are a noun of a speaker.
    fn trimmed(&self, noun: Noun) -> Noun {
        let Range { start, end } = noun.head;
        let speaker = end
            .checked_sub(1)
            .and_then(|last| self.word(last))
            .is_some_and(|word| roles::is_speaker(word) || roles::is_paper(word));
        match (start..end).rev().find(|at| self.named(*at)) {
            Some(last) if last + 1 < end && !speaker => Noun {
                head: start..last + 1,
                whole: start..last + 1,
            },
            _ => noun,
        }
    }

    /// The same with the lower-case words that follow a name, where no verb can be among them.
    pub fn phrase_whole(&self, start: usize) -> Option<Noun> {
        let mut end = start;
        while let Some(word) = self.word(end) {
            if end > start && self.broken(end) != Break::None && !self.joins(end) {
                break;
            }
            let particle = is_particle(word) && end > start && self.named(end - 1) && self.named(end + 1);
            let verb = reporting::verb(word).is_some() && !self.named(end) && !self.noun_use(end);
            if !particle
                && (is_preposition(word)
                    || is_boundary(word)
                    || self.is_auxiliary(end)
                    || self.is_adverb(end)
                    || verb
                    || roles::is_calendar(word) && !self.is_surname(end))
            {
                break;
            }
            // A determiner begins another phrase, as does what follows a pronoun.
            if end > start && (self.determines(end) || self.word(start).is_some_and(is_pronoun)) {
                break;
            }
            end += 1;
            if end - start >= 10 {
                break;
            }
        }
        if end == start {
            return None;
        }
        let head = start..end;
        let mut whole = head.clone();
        if self.word(end).is_some_and(is_qualifier)
            && self.broken(end) == Break::None
            && let Some(rest) = self.phrase_before_limit(end + 1)
        {
            whole.end = rest;
        }
        Some(Noun { head, whole })
    }

    /// The end of the plain phrase that begins at `start`.
    fn phrase_before_limit(&self, start: usize) -> Option<usize> {
        let mut end = start;
        while let Some(word) = self.word(end) {
            let verb = reporting::verb(word).is_some() && !self.named(end) && !self.noun_use(end);
            if self.broken(end) != Break::None
                || (end > start && is_determiner(word))
                || is_preposition(word)
                || is_boundary(word)
                || self.is_auxiliary(end)
                || verb
                || roles::is_calendar(word)
                || end - start >= 6
            {
                break;
            }
            end += 1;
        }
        (end > start).then_some(end)
    }
}

fn push<'a>(
    items: &mut Vec<Item<'a>>,
    text: &'a str,
    (word, mut folded): (&'a str, &'a str),
    span: Range<usize>,
    quote: Option<usize>,
) {
    let from = items.last().map_or(0, |item| item.span.end);
    let gap = text.get(from..span.start).unwrap_or_default();
    let stops = gap.contains([';', ':', '(', ')', '—', '–', '[', ']', '?', '!', '…'])
        || gap.contains(" - ")
        || gap.contains("--");
    // A full stop ends a clause unless a short form stands before it.
    let short = items.last().is_some_and(|item| item.text.chars().count() <= 4);
    let before = match () {
        () if stops || (gap.contains(". ") && !short) => Break::Hard,
        () if gap.contains(',') => Break::Comma,
        () => Break::None,
    };
    // "he'd called": the subject without its auxiliary.
    if let Some((subject, "d" | "ll" | "ve" | "re" | "m")) = folded.split_once('\'')
        && is_pronoun(subject)
    {
        folded = subject;
    }
    items.push(Item {
        text: word,
        folded,
        span,
        quote,
        before,
    });
}
