//! Names next to an office where a comma between the two is missing.

use super::capitals::{self, without_possessive};
use super::clause::{Break, Clause, Noun};
use super::subjects::{name_at_end, segment_start};
use super::{given, roles};

/// Whether a first name that is known stands here.
pub(super) fn is_given(clause: &Clause<'_>, at: usize) -> bool {
    clause.word(at).is_some_and(|word| given::of_name(word).is_some())
}

/// Whether a word for what somebody is stands here.
pub(super) fn is_post(clause: &Clause<'_>, at: usize) -> bool {
    clause.word(at).is_some_and(capitals::is_post)
}

/// "said Ada Moor Coast Line's chief": the name before whom somebody is chief of, where the comma behind it is missing.
pub(super) fn christened(clause: &Clause<'_>, noun: &Noun) -> Option<Noun> {
    let start = noun.head.start;
    let owner = (start + 2..noun.head.end).find(|at| {
        let printed = clause.items.get(*at).map_or("", |item| item.text);
        printed != without_possessive(printed)
    })?;
    let names = (start..=owner).all(|at| clause.named(at) && clause.broken(at + 1) == Break::None);
    (names
        && is_given(clause, start)
        && !is_given(clause, start + 1)
        && is_post(clause, owner + 1)
        && owner + 2 == noun.head.end)
        .then_some(Noun {
            head: start..start + 2,
            whole: start..start + 2,
        })
}

/// "Ada Moor the chief of Coast Line said": the name before an office, where the comma between is missing.
pub(super) fn uncommaed(clause: &Clause<'_>, noun: &Noun) -> Option<Noun> {
    let the = noun.head.start;
    let office = (the..noun.head.end).any(|at| is_post(clause, at));
    let from = (0..the)
        .rev()
        .take_while(|at| clause.named(*at) && clause.broken(at + 1) == Break::None)
        .last()?;
    // "Ilka Vane the CEO of Coast Line said": an office of something next to a name tells that it is one, known or not.
    let holds = is_post(clause, the + 1) && clause.is(the + 2, &["of"]) && from == 0;
    let named = (2..=4).contains(&(the - from))
        && (is_given(clause, from) || holds)
        && (from == 0 || clause.broken(from) != Break::None);
    (clause.is(the, &["the", "a", "an"]) && office && named).then_some(Noun {
        head: from..the,
        whole: from..the,
    })
}

/// "Lew Tarn, counsel and vice president of the line said": an apposition without its second comma.
pub(super) fn unclosed(clause: &Clause<'_>, noun: &Noun, end: usize) -> Option<Noun> {
    let start = segment_start(clause, end);
    let plain =
        !clause.named(noun.head.end - 1) && !clause.named(start) && clause.broken(start) == Break::Comma && start > 0;
    // "Lew Tarn, CEO, Coast Line said"
    let earlier = segment_start(clause, start);
    // "Lew Tarn, Head of Lines & Piers, Coast Line said"
    let posts = (earlier..start).all(|at| is_post(clause, at))
        || is_post(clause, earlier) && clause.is(earlier + 1, &["of", "for", "at"]);
    if posts && earlier > 0 && clause.broken(earlier) == Break::Comma && !clause.is_quote(earlier - 1) {
        let name = name_at_end(clause, segment_start(clause, earlier)..earlier)?;
        return Some(Noun {
            head: name.clone(),
            whole: name,
        });
    }
    let named = name_at_end(clause, earlier..start)?;
    let titled = clause.word(noun.head.end - 1).is_some_and(roles::is_role);
    // "Lew Tarn, Head of Lines at Ella said"
    let post = clause.broken(start) == Break::Comma
        && is_given(clause, named.start)
        && (start..end.min(start + 4)).any(|at| is_post(clause, at))
        && !(start + 1..end.saturating_sub(1)).any(|at| is_given(clause, at));
    ((plain && titled || post) && segment_start(clause, start) == named.start).then(|| Noun {
        head: named.clone(),
        whole: named,
    })
}
