//! Who a noun without a name is: "the harbour master" who has one, "a police spokesman" who has none.

use super::clause::{Clause, Noun, is_determiner};
use super::given;
use super::opening::dateline;
use super::roles;
use super::speakers::{Kind, Past, Voice, acts, printed};

/// Words of a noun phrase that is printed whole.
pub(super) const WHOLE: usize = 8;

impl Past<'_> {
    /// Who a noun without a name is.
    pub fn described(&self, clause: &Clause<'_>, noun: &Noun, last: usize) -> Option<Voice> {
        // "a source familiar with the matter", "a person close to her"
        const BEHIND: &[&str] = &[
            "familiar",
            "close",
            "briefed",
            "aware",
            "present",
            "involved",
            "knowledgeable",
        ];
        let last = if last > noun.head.start && clause.is(last, BEHIND) {
            last - 1
        } else {
            last
        };
        let word = clause.word(last)?;
        if roles::is_calendar(word) || word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if roles::is_paper(word) {
            let author = self.author(clause, noun, last).or_else(|| self.giver(clause, noun));
            // A paper nobody is named for speaks itself where it is one: "the statement said".
            let one = roles::is_document(word) || matches!(word, "statement" | "statements");
            if author.is_some() || !one {
                return author;
            }
        }
        // "According to coast.example": an address speaks for its outlet.
        if word.contains('.') {
            return Some(printed(clause, last..last + 1, Kind::Body));
        }
        let article = clause.word(noun.head.start)?;
        let spoken = roles::is_speaker(word) || roles::is_document(word);
        let phrase = is_determiner(article) && noun.head.len() > 1;
        // "Cheeky horror": a capital at the beginning tells nothing.
        let named = clause.named(noun.head.start) && (noun.head.start > dateline(clause) || acts(clause, last + 1));
        if !(spoken || phrase || named) {
            return None;
        }
        if article == "the" && noun.head.len() > 1 && roles::is_role(word) && !roles::is_kin(word) {
            let office: Vec<String> = clause
                .items
                .get(noun.head.start + 1..=last)?
                .iter()
                .map(|item| item.folded.to_owned())
                .collect();
            if let Some(person) = self.cast.holder(&office, self.voices.len()) {
                return self.person(person);
            }
        }
        if article == "the"
            && let Some(person) = self.described_again(clause, noun, last)
        {
            return Some(person);
        }
        if article == "the"
            && spoken
            && let Some(voice) = self.introduced(word)
        {
            return Some(voice);
        }
        if article == "the"
            && let Some(body) = self.epithet(clause, noun, last)
        {
            return Some(body);
        }
        let mut whole = if noun.whole.len() <= WHOLE && noun.whole.start == noun.head.start {
            // "said the company in a statement": in what it says it is no part of who does.
            let vehicle = (noun.head.end..noun.whole.end).find(|at| {
                let paper = |at: usize| {
                    clause
                        .word(at)
                        .is_some_and(|word| roles::is_paper(word) || roles::is_document(word))
                };
                clause.is(*at, &["in", "through", "via"]) && clause.determines(at + 1) && paper(noun.whole.end - 1)
            });
            noun.whole.start..vehicle.unwrap_or(noun.whole.end)
        } else {
            noun.head.clone()
        };
        // "U.S. and Chinese defense ministers": of both.
        let start = whole.start;
        if roles::is_plural(word)
            && clause.named(start)
            && start >= 2
            && clause.is(start - 1, &["and"])
            && clause.named(start - 2)
        {
            whole.start = start - 2;
        }
        let plural =
            roles::is_plural(word) || (word.ends_with('s') && !word.ends_with("ss") && !roles::is_collective(word));
        let kind = match () {
            () if roles::is_collective(word) => Kind::Body,
            () if roles::is_document(word) => Kind::Paper,
            () if plural => Kind::Plural,
            () => Kind::Role,
        };
        let mut voice = printed(clause, whole, kind);
        voice.gender = given::of_word(word);
        voice.unnamed = roles::is_unnamed(word)
            && !clause
                .items
                .get(noun.whole.clone())?
                .iter()
                .any(|item| item.text.starts_with(char::is_uppercase) && item.span.start > 0);
        Some(voice)
    }
}
