//! Whose words a paper gives: "a statement from the ministry", "Moor's letter", "they sent the Echo a statement, which read".

use super::capitals::without_possessive;
use super::clause::{Clause, Noun};
use super::opening::main_subject;
use super::roles;
use super::speakers::{Past, Voice};
use super::subjects::is_somebody;

impl Past<'_> {
    /// "a statement from the ministry", "Moor's statement": whose words a paper gives.
    pub fn author(&self, clause: &Clause<'_>, noun: &Noun, last: usize) -> Option<Voice> {
        const MADE: &[&str] = &[
            "released",
            "issued",
            "published",
            "signed",
            "sent",
            "written",
            "posted",
            "read",
        ];
        let from = (last + 1..last + 3)
            .find(|at| clause.is(*at, &["from", "by", "of"]))
            .filter(|at| *at == last + 1 || clause.is(last + 1, MADE));
        if let Some(from) = from
            && let Some(owner) = clause.phrase_after(from + 1)
        {
            let end = owner.head.end.checked_sub(1)?;
            return if clause.named(end) {
                self.named(clause, &owner, end)
            } else if clause.word(end).is_some_and(roles::is_paper) {
                None
            } else {
                self.described(clause, &owner, end)
            };
        }
        let possessive = (noun.head.start..last).rev().find(|at| {
            clause
                .items
                .get(*at)
                .is_some_and(|item| without_possessive(item.text) != item.text)
        });
        // "a Defence Ministry statement"
        let named = (noun.head.start.max(1)..last).rev().find(|at| clause.named(*at));
        let owner = possessive.or(named)?;
        let head = Noun {
            head: noun.head.start..owner + 1,
            whole: noun.head.start..owner + 1,
        };
        if clause.named(owner) {
            self.named(clause, &head, owner)
        } else {
            self.described(clause, &head, owner)
        }
    }

    /// "Coast Line sent the Echo a statement, which read": who gives a paper, where the sentence is about that.
    pub fn giver(&self, clause: &Clause<'_>, paper: &Noun) -> Option<Voice> {
        const GIVES: &[&str] = &[
            "sent",
            "gave",
            "issued",
            "released",
            "provided",
            "published",
            "posted",
            "shared",
            "emailed",
            "read",
        ];
        let noun = main_subject(clause).filter(|noun| noun.whole.end < paper.whole.start)?;
        let gives = (noun.whole.end..paper.whole.start).any(|at| clause.is(at, GIVES));
        (gives && is_somebody(clause, &noun))
            .then(|| self.voice(clause, &noun, &[]))
            .flatten()
    }
}
