//! Where a verb of speech is a noun: "a report", "the claims", "his post".

use super::capitals::without_possessive;
use super::clause::{Break, Clause, Item, is_determiner, is_preposition, is_pronoun};
use super::reporting;
use crate::text::wordlist::WordList;

/// What is done to claims and reports by whoever makes none of them, and prepositions before such.
#[rustfmt::skip]
static TREATED: WordList = WordList::of(&[
    "rejected", "rejects", "reject", "rejecting", "denied", "denies", "deny", "denying", "dismissed", "dismisses", "dismiss", "dismissing",
    "disputed", "disputes", "dispute", "disputing", "refuted", "refutes", "rebutted", "faced", "faces", "repeated", "repeats", "made",
    "making", "echoed", "confirmed", "despite", "amid",
]);

impl Clause<'_> {
    /// Whether a verb of speech is a noun here: "a report", "the claims", "his post".
    pub fn noun_use(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word.ends_with("ing")
            || word.ends_with("ed")
            || matches!(word, "said" | "says" | "told" | "wrote" | "read" | "reads")
        {
            return false;
        }
        // "The bank forecast that": a past that is spelt like the base form.
        let owned = |item: &Item<'_>| without_possessive(item.text) != item.text || is_determiner(item.folded);
        if word == "forecast"
            && self.is(at + 1, &["that"])
            && at
                .checked_sub(1)
                .and_then(|before| self.items.get(before))
                .is_some_and(|before| !owned(before))
        {
            return false;
        }
        // "thanks to his mastery of the tides"
        if word == "thanks" && self.is(at + 1, &["to"]) {
            return true;
        }
        // "in Sorrel state"
        if word == "state"
            && at > 0
            && self.named(at - 1)
            && self.broken(at) == Break::None
            && !self.is(at + 1, &["that"])
        {
            return true;
        }
        // "the state has", "the reports were"
        let does = self.broken(at + 1) == Break::None
            && self.is(
                at + 1,
                &["has", "had", "have", "is", "was", "are", "were", "will", "would"],
            );
        if does {
            return true;
        }
        // "the talk-show host"
        let joined = |at: usize| at > 0 && at < self.items.len() && self.gap(at) == "-";
        if joined(at) || joined(at + 1) {
            return true;
        }
        let before = at
            .checked_sub(1)
            .and_then(|before| self.word(before))
            .unwrap_or_default();
        // "a leaked note": the base form of a verb has no singular subject.
        let singular = reporting::base(word).is_some_and(|base| base == word)
            && (1..=3)
                .map_while(|back| {
                    at.checked_sub(back)
                        .filter(|_| (0..back).all(|near| self.broken(at - near) == Break::None))
                })
                .any(|at| self.is(at, &["a", "an"]));
        // "the relevant state agencies": nor has it one with an article.
        let articled = reporting::base(word).is_some_and(|base| base == word)
            && !before.ends_with('s')
            && (1..=3)
                .map_while(|back| {
                    at.checked_sub(back)
                        .filter(|_| (0..back).all(|near| self.broken(at - near) == Break::None))
                })
                .any(|at| self.is(at, &["the", "this", "its", "his", "her", "their", "every", "each"]));
        if singular || articled || self.counts(at, before) {
            return true;
        }
        // "led Moor to claim that": the base form after "to" is no noun.
        let infinitive = before == "to" && reporting::base(word).is_some_and(|base| base == word);
        self.broken(at) == Break::None
            && at > 0
            && !infinitive
            && (is_determiner(before)
                || before == "whose"
                || is_preposition(before)
                || before.ends_with("al")
                || before.ends_with("ing")
                || before.ends_with("ic")
                || before.ends_with("ous")
                || (self
                    .items
                    .get(at - 1)
                    .is_some_and(|item| item.text.ends_with("'s") || item.text.ends_with("’s"))))
    }

    /// "Southern states from", "reports of": a plural with a preposition after it and nothing that would be said.
    fn counts(&self, at: usize, before: &str) -> bool {
        const PLURALS: &[&str] = &[
            "states", "reports", "notes", "claims", "remarks", "comments", "replies", "promises", "vows", "pledges",
            "mentions",
        ];
        // "rejected claims that": whoever does so makes none.
        self.is(at, PLURALS) && TREATED.contains(before)
            || self.is(at, PLURALS)
                && !is_pronoun(before)
                && self
                    .word(at + 1)
                    .is_some_and(|next| is_preposition(next) || matches!(next, "and" | "or"))
                && (self.is(at + 1, &["of"])
                    || !(at + 1..at + 8).any(|next| self.is_quote(next) || self.is(next, &["that"])))
    }
}
