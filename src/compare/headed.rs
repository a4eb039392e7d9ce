//! Names that a colon parts from a quotation, with no verb of speech: "Moor: “We wait.”", "“We wait”: Harbour Bank".

use super::clause::{Clause, Noun};
use super::opening::main_subject;

/// "Moor: “We wait.”" with no verb of speech: the noun the line begins with.
pub(super) fn introduced(clause: &Clause<'_>, quote: usize) -> Option<Noun> {
    let gap = clause.gap(quote);
    if quote == 0 {
        return headed(clause);
    }
    if !gap.contains(':') || quote > 30 {
        return None;
    }
    main_subject(clause)
}

/// "“We wait for the rain”: Harbour Bank": the name a headline ends with behind a colon.
fn headed(clause: &Clause<'_>) -> Option<Noun> {
    let end = clause.items.len();
    let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'');
    let colon = clause.gap(1).trim_start_matches(marks).starts_with(':');
    let name = (1..end).all(|at| clause.named(at) || at > 1 && clause.is(at, &["of", "the", "and"]));
    (colon && name && (2..=HEADED).contains(&end)).then_some(Noun {
        head: 1..end,
        whole: 1..end,
    })
}

/// A quotation and the words of such a name, at most.
const HEADED: usize = 7;
