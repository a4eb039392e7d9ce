//! Offices and descriptions around a name: "Prime Minister Ada Moor", "chief engineer Odile Marsh", "Odile Marsh, the mayor".

use super::gazetteer::{ORGANISATIONS, PLACES, country};
use super::given;
use super::namewords::{JOINERS, is_domain};
use super::namings::Run;
use super::offices::{OFFICES, is_role};
use super::reporting::is_speech;
use super::roles;
use crate::text::style::{is_courtesy, number_word};
use crate::text::words::is_stop;

/// Takes words of office and address off the front of a run, with what stands before them ("Greek Prime Minister", "Bellmont County
/// Prosecutor"): they are a role, not the name. How many words were taken.
pub(super) fn untitle(run: &mut Run) -> usize {
    let title = |word: &str| {
        is_courtesy(word) || is_role(word) || roles::is_listed(word) || roles::is_title(word) && !is_domain(word)
    };
    let office = |word: &String| title(word) || OFFICES.contains(word) && country(word).is_none();
    let mut titles = run.folded.iter().rposition(office).map_or(0, |last| last + 1);
    let given = |at: usize| run.folded.get(at).is_some_and(|word| given::of_name(word).is_some());
    // "Detectives Ada Moor", of which "Chief" stands before
    let rank = run.folded.first().is_some_and(|word| roles::is_plural(word)) && given(1) && run.folded.len() > 2;
    titles = titles.max(usize::from(rank));
    let titled = rank || run.folded.iter().take(titles).any(|word| title(word));
    // "Minister of Agriculture Ada Moor": the name begins with the first name.
    if titled && let Some(first) = (titles..run.folded.len().saturating_sub(1)).find(|&at| given(at)) {
        let purpose = run.folded.get(titles..first).unwrap_or_default();
        if purpose.iter().all(|word| is_domain(word) || JOINERS.contains(word)) {
            titles = first;
        }
    }
    // "Foreign Ministry", "House", "General Motors" are bodies; "the Prime Minister" is an office without a name.
    let rest = run.folded.get(titles..).unwrap_or_default();
    let of = |word: &String| word == "of" || word == "for";
    let body = |word: &String| ORGANISATIONS.contains(word) || PLACES.contains(word);
    let leading = run.folded.iter().take_while(|word| office(word)).count();
    let between = run.folded.get(leading..titles).unwrap_or_default();
    // "Slidell Police Chief Ada Moor": a real title right before two words or a first name makes all before it the office.
    let last = titles.checked_sub(1).and_then(|last| run.folded.get(last));
    let named = last.is_some_and(|word| title(word)) && ((2..=4).contains(&rest.len()) || given(titles))
        || titled && given(titles);
    // "Dean Martin", "Earl Moor": a first name that is a title as well.
    let christened = titles == 1 && given(0) && rest.len() == 1;
    if titles == 0 || christened || rest.iter().any(body) {
        return 0;
    }
    // "Minister of Agriculture" without a name names nobody.
    if rest.first().is_some_and(of) {
        if titled && rest.iter().skip(1).all(|word| is_domain(word)) {
            let all = run.words.len();
            run.words.clear();
            run.folded.clear();
            return all;
        }
        return 0;
    }
    if between.iter().any(|word| of(word) || body(word)) && !named {
        return 0;
    }
    // "Home Depot", "State Street": an adjective of office alone makes no title, but for "British Ada Moor".
    if !titled && !given(titles) && !rest.is_empty() {
        return 0;
    }
    let taken: Vec<String> = run.words.drain(..titles).collect();
    let folded: Vec<String> = run.folded.drain(..titles).collect();
    run.titled = true;
    if !folded.iter().all(|word| is_courtesy(word)) {
        run.roles.push(taken.join(" "));
    }
    titles
}

/// "chief engineer Odile Marsh": the description before a name.
pub(super) fn role_before<'a>(
    from: usize,
    folded: &impl Fn(usize) -> &'a str,
    text: &impl Fn(usize) -> &'a str,
    near: &impl Fn(usize) -> bool,
) -> Option<String> {
    let last = from.checked_sub(1)?;
    // A "retailer" and a "broadcaster" are bodies.
    if !roles::is_role(folded(last))
        || number_word(folded(last)).is_some()
        || roles::is_collective(folded(last))
        || !near(last)
        || !text(last).starts_with(char::is_lowercase)
        // "to defer U.S. taxes"
        || last > 0 && near(last - 1) && folded(last - 1) == "to"
    {
        return None;
    }
    let mut start = last;
    while start > 0
        && last - start < 4
        && near(start - 1)
        && !is_stop(folded(start - 1))
        && !is_speech(folded(start - 1))
        && number_word(folded(start - 1)).is_none()
        // "plans follows resources minister": a verb, where it is not next to the office.
        && !(last - start > 0 && folded(start - 1).ends_with('s') && !folded(start - 1).ends_with("ss"))
        && (!["ed", "ing"].iter().any(|ending| folded(start - 1).ends_with(ending)) || is_rank(folded(start - 1)))
    {
        start -= 1;
    }
    Some((start..=last).map(text).collect::<Vec<_>>().join(" "))
}

/// "managing director", "chief operating officer"
fn is_rank(folded: &str) -> bool {
    matches!(
        folded,
        "managing" | "operating" | "acting" | "commanding" | "presiding" | "retired" | "ranking" | "founding"
    )
}

/// "Odile Marsh, the board's chief engineer,": the description after a name.
pub(super) fn role_after<'a>(
    end: usize,
    folded: &impl Fn(usize) -> &'a str,
    text: &impl Fn(usize) -> &'a str,
    gap: &impl Fn(usize) -> &'a str,
) -> Option<String> {
    if gap(end.checked_sub(1)?) != ", " || is_speech(folded(end)) {
        return None;
    }
    let article = usize::from(matches!(
        folded(end),
        "the" | "a" | "an" | "its" | "his" | "her" | "their"
    ));
    let mut stop = end;
    let mut closed = false;
    while stop < end + 9 {
        let gap = gap(stop);
        stop += 1;
        if gap.starts_with([',', '.', ';', ')']) || gap == "#" {
            closed = true;
            break;
        }
        if !matches!(gap, " " | "-" | "’" | "'")
            || is_speech(folded(stop))
            || matches!(folded(stop), "who" | "which" | "and" | "said")
        {
            closed = matches!(folded(stop), "who" | "which");
            break;
        }
    }
    let words: Vec<&str> = (end + article..stop).map(text).collect();
    // The head stands before "of": "professor of law", "manager at the Meteor Society".
    let head = (end + article..stop)
        .find(|&at| matches!(folded(at), "of" | "for" | "at" | "with" | "in" | "to" | "from"))
        .unwrap_or(stop);
    let role = closed
        && (end + article..head).any(|at| {
            let word = folded(at);
            is_role(word)
                || roles::is_listed(word)
                // "eager to help" ends as a role does: an article tells them apart.
                || article == 1 && at + 1 == head && roles::is_role(word) && !roles::is_collective(word)
        });
    let verbless = !(end..stop).any(|at| {
        matches!(
            folded(at),
            "is" | "was" | "are" | "were" | "has" | "had" | "have" | "he" | "she" | "they" | "i" | "you" | "my" | "not"
        ) || folded(at).ends_with("n't")
    });
    (role
        && verbless
        // "between Heerema, client Aibel, and Equinor" lists names.
        && !(article == 0
            && text(head - 1).starts_with(char::is_uppercase)
            && (head == stop || !(is_role(folded(head - 1)) || roles::is_role(folded(head - 1)))))
        && stop < end + 9
        && !words.is_empty()
        && (article == 1 || words.first().is_some_and(|word| word.starts_with(char::is_lowercase))))
    .then(|| words.join(" "))
}
