//! Nouns that give somebody's words: "his claim that it was “safe”", "in Moor's words, “a good night”".

use super::attribution::Tag;
use super::capitals::without_possessive;
use super::clause::{Break, Clause, Noun, is_boundary, is_preposition};
use super::reporting::{Manner, Verb};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What somebody says, as a noun.
const SAYINGS: &str = "claim claims assertion assertions statement statements remark remarks comment comments promise promises \
    pledge pledges vow suggestion contention argument insistence declaration warning warnings belief view admission \
    accusation accusations allegation allegations response reply demand description question answer criticism denial \
    prediction boast joke quip tweet tweets post letter message email motto slogan mantra refrain call cry phrase words";

static SAYING: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| SAYINGS.split_whitespace().collect());

/// Words between such a noun and the quotation it gives, at most.
const REACH: usize = 9;

/// The saying that item `at` names, where its owner stands before it and a quotation follows.
pub(super) fn tag(clause: &Clause<'_>, at: usize) -> Option<Tag> {
    let word = clause.word(at).filter(|word| SAYING.contains(word))?;
    let quote = (at + 1..=at + REACH).find(|next| clause.is_quote(*next))?;
    let joined = |from: usize| (from..=quote).all(|at| clause.broken(at) == Break::None || clause.gap(at).contains(':'));
    let subject = if word == "words" && clause.is(at + 1, &["of"]) {
        // "in the words of Moor, “…”"
        clause.phrase_after(at + 2).filter(|noun| noun.whole.end == quote)?
    } else {
        let alone = word == "words" && quote == at + 1 && clause.broken(quote) == Break::Comma;
        if !alone && !joined(at + 1) {
            return None;
        }
        owner(clause, at)?
    };
    Some(Tag {
        at,
        verb: Verb {
            manner: Manner::Neutral,
            strong: true,
        },
        subject: Some(subject),
        hearsay: false,
    })
}

/// "Moor's second claim", "her claim": who owns the noun at `at`.
fn owner(clause: &Clause<'_>, at: usize) -> Option<Noun> {
    let mut end = at;
    while at - end < 3 {
        let before = end.checked_sub(1)?;
        let word = clause.word(before)?;
        if clause.broken(end) != Break::None || is_preposition(word) || is_boundary(word) {
            return None;
        }
        if matches!(word, "his" | "her" | "their") {
            return Some(Noun {
                head: before..end,
                whole: before..end,
            });
        }
        let printed = clause.items.get(before)?.text;
        if without_possessive(printed) != printed || printed.ends_with(['\'', '’']) {
            return clause.phrase_before(0, end);
        }
        end = before;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::testing::speakers_of;

    #[test]
    fn a_saying_is_its_owners() {
        assert_eq!(
            speakers_of(&["Ada Moor met Lew Tarn. Tarn's claim that the pier was “safe for all” is false."]),
            [Some("Lew Tarn")].map(|name| name.map(str::to_owned))
        );
    }
}
