//! Who and what an article names: people, organisations and places with all the forms they are named by.

use super::gazetteer::{ORGANISATIONS, PLACES, country, is_country_name};
use super::kinds::{is_christened, is_generic, is_known_body, is_ship, sort};
use super::namewords::JOINERS;
use super::namings::{Run, runs};
use super::offices::is_role;
use super::roles;
use super::smallwords::is_small;
use crate::text::words::{Token, Words, fold, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Person,
    Organisation,
    Place,
    Other,
}

/// Somebody or something an article names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figurant {
    pub sort: Sort,
    /// The fullest form, folded word by word, without titles.
    pub words: Vec<String>,
    /// The fullest form as printed.
    pub text: String,
    /// Every other form as printed, in order of first print.
    pub variants: Vec<String>,
    /// How often it is named in any form.
    pub count: usize,
    /// Sentence of its first mention.
    pub first: usize,
    /// Offices and descriptions as printed, in order.
    pub roles: Vec<String>,
    /// Short form in capitals that the article or its initials give.
    pub acronym: Option<String>,
}

/// Names of one article looked at; what is beyond is left out.
const MOST: usize = 400;

/// The runs of capitalised words of an article; true for one that is a single word at the beginning of a sentence. `common` holds words
/// that either article prints in lower case.
pub(super) fn found(sentences: &[Words<'_>], common: &FxHashSet<String>) -> Vec<(Run, bool)> {
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        runs(number, sentence, common, &mut found);
        if found.len() > MOST * 8 {
            break;
        }
    }
    found
}

/// The words that stand in names elsewhere than at the beginning of a sentence.
pub(super) fn sure(found: &[(Run, bool)], words: &mut FxHashSet<String>) {
    let certain = found.iter().filter(|(_, initial)| !initial);
    words.extend(certain.flat_map(|(run, _)| run.folded.iter().cloned()));
}

/// The names of one article. A capitalised word that begins a sentence is a name where it is one elsewhere, in `sure`.
pub(super) fn cast(found: Vec<(Run, bool)>, sentences: &[Words<'_>], sure: &FxHashSet<String>) -> Vec<Figurant> {
    let known =
        |run: &Run| run.folded.iter().all(|word| sure.contains(word)) || country(&run.folded.join(" ")).is_some();
    let runs: Vec<Run> = found
        .into_iter()
        .filter(|(run, initial)| !initial || known(run))
        .map(|(run, _)| run)
        .collect();
    let mut cast = join(&runs);
    // "the Department" of which nobody says which it is.
    cast.retain(|one| !matches!(one.words.as_slice(), [only] if is_generic(only)));
    by_office(&mut cast, sentences);
    cast
}

/// Counts "the mayor" for the one whom the article introduces as mayor, where it is but one.
fn by_office(cast: &mut [Figurant], sentences: &[Words<'_>]) {
    let mut holders: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (at, one) in cast.iter().enumerate().filter(|(_, one)| one.sort == Sort::Person) {
        let offices: FxHashSet<String> = one
            .roles
            .iter()
            .filter_map(|role| {
                tokens(role)
                    .map(|token| fold(token.text))
                    .filter(|word| (is_role(word) || roles::is_listed(word)) && !roles::is_kin(word))
                    .last()
            })
            .collect();
        for office in offices {
            let holder = holders.entry(office).or_insert(Some(at));
            if *holder != Some(at) {
                *holder = None;
            }
        }
    }
    if holders.is_empty() {
        return;
    }
    for sentence in sentences {
        let words = &sentence.tokens;
        for (at, pair) in words.windows(2).enumerate() {
            let [Token { text: article, .. }, Token { text: office, .. }] = pair else {
                continue;
            };
            // "the mayor said", not "the mayor of Ferrin", "the Mayor Ada Moor".
            let more = words
                .get(at + 2)
                .is_some_and(|next| next.text == "of" || next.text.starts_with(char::is_uppercase));
            if !article.eq_ignore_ascii_case("the") || more || !office.starts_with(char::is_lowercase) {
                continue;
            }
            if let Some(Some(holder)) = holders.get(&fold(office))
                && let Some(one) = cast.get_mut(*holder)
            {
                one.count += 1;
                let form = format!("the {}", fold(office));
                if !one.variants.contains(&form) {
                    one.variants.push(form);
                }
            }
        }
    }
}

/// The words an article prints in lower case.
pub(super) fn common(sentences: &[Words<'_>], words: &mut FxHashSet<String>) {
    for sentence in sentences {
        let small = sentence
            .iter()
            .filter(|(token, _)| token.text.starts_with(char::is_lowercase));
        for (_, word) in small {
            if !words.contains(word) {
                words.insert(word.to_owned());
            }
        }
    }
}

/// Joins the runs that name one and the same.
fn join(runs: &[Run]) -> Vec<Figurant> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    // Fuller forms first, so that a short one finds the long one it stands for.
    order.sort_by_key(|&at| (std::cmp::Reverse(runs.get(at).map_or(0, |run| run.words.len())), at));
    let mut cast: Vec<Figurant> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut holding: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut initialled: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    // Each form with the run of its first print, to list variants in order.
    let mut forms: Vec<Vec<(usize, String)>> = Vec::new();
    for at in order {
        let Some(run) = runs.get(at) else { continue };
        let key = key(&run.folded);
        // What a shorter form stands for ends or begins with its words, or has its initials.
        let near = || {
            let last = run.folded.last().and_then(|word| holding.get(word.as_str()));
            let letters = run.words.first().map(|word| word.replace('.', ""));
            let initials = letters.and_then(|letters| initialled.get(&letters));
            let both = last.into_iter().chain(initials).flatten().copied();
            // Nobody else has that word in his name.
            let alone = last.is_some_and(|holders| holders.len() == 1);
            let stands = |one: &Figurant| stands_for(run, one) || alone && stands_amid(run, one);
            both.filter(|&at| cast.get(at).is_some_and(stands)).min()
        };
        let known = places.get(&key).copied().or_else(near);
        let text = run.text.clone();
        let slot = if let Some(slot) = known {
            slot
        } else {
            if cast.len() >= MOST {
                continue;
            }
            cast.push(Figurant {
                sort: Sort::Other,
                words: run.folded.clone(),
                acronym: run.short.clone().or_else(|| acronym(&run.words)),
                text: text.clone(),
                variants: Vec::new(),
                count: 0,
                first: run.sentence,
                roles: Vec::new(),
            });
            forms.push(Vec::new());
            let slot = cast.len() - 1;
            for word in &run.folded {
                holding.entry(word.as_str()).or_default().push(slot);
            }
            if let Some(letters) = acronym(&run.words) {
                initialled.entry(letters).or_default().push(slot);
            }
            slot
        };
        // What the article says its short form is counts before its initials.
        if let (Some(short), Some(one)) = (&run.short, cast.get_mut(slot)) {
            one.acronym = Some(short.clone());
            initialled.entry(short.clone()).or_default().push(slot);
        }
        places.entry(key).or_insert(slot);
        let (Some(one), Some(forms)) = (cast.get_mut(slot), forms.get_mut(slot)) else {
            continue;
        };
        one.count += 1;
        one.first = one.first.min(run.sentence);
        one.sort = sort(one.sort, run, &one.words);
        for role in &run.roles {
            if !one.roles.iter().any(|known| known.eq_ignore_ascii_case(role)) {
                one.roles.push(role.clone());
            }
        }
        if text != one.text && !forms.iter().any(|(_, form)| *form == text) {
            forms.push((at, text));
        }
    }
    for (one, mut forms) in cast.iter_mut().zip(forms) {
        forms.sort();
        one.variants = forms.into_iter().map(|(_, form)| form).collect();
        // Somebody of two names who is called by the second alone; teams and firms are called by a plural.
        let last = one.words.last().map_or("", String::as_str);
        if one.sort == Sort::Other
            && (2..=3).contains(&one.words.len())
            && !last.ends_with('s')
            && last.chars().all(char::is_alphabetic)
            && !one.words.first().is_some_and(|first| is_known_body(first))
            && (is_christened(&one.words) || !is_small(last))
            && !is_ship(&one.words)
            && one.variants.iter().any(|form| fold(form) == last)
        {
            one.sort = Sort::Person;
        }
        // "India and Denmark, going forward": a place has no office.
        if one.sort == Sort::Place {
            one.roles.clear();
        }
        // A country is shown by its name where the article prints it, not by its adjective.
        let whole = one.words.join(" ");
        if country(&whole).is_some()
            && !is_country_name(&whole)
            && let Some(form) = one.variants.iter_mut().find(|form| is_country_name(&fold(form)))
        {
            std::mem::swap(form, &mut one.text);
        }
    }
    cast.sort_by_key(|one| one.first);
    cast
}

fn key(folded: &[String]) -> String {
    match country(&folded.join(" ")) {
        Some(number) => format!("country {number}"),
        None => settled(folded),
    }
}

/// A folded name without the stops of initials, the article before it and "of": the "Ministry of Health" is the "Health Ministry".
pub(super) fn settled(folded: &[String]) -> String {
    let words: Vec<String> = folded
        .iter()
        .skip(usize::from(
            folded.len() > 1 && folded.first().is_some_and(|word| word == "the"),
        ))
        .map(|word| word.replace('.', ""))
        .collect();
    // "U.S. Department of Justice" has the country before it.
    let lead = usize::from(
        words
            .first()
            .is_some_and(|first| country(first).is_some() || matches!(first.as_str(), "us" | "uk")),
    );
    let (land, body) = words.split_at(lead.min(words.len()));
    match body {
        [head, of, purpose @ ..]
            if (of == "of" || of == "for")
                && matches!(
                    head.as_str(),
                    "ministry" | "department" | "university" | "board" | "office" | "bureau"
                )
                && !purpose.is_empty() =>
        {
            let purpose = purpose.strip_prefix(&["the".to_owned()]).unwrap_or(purpose);
            let all: Vec<&str> = land.iter().chain(purpose).chain([head]).map(String::as_str).collect();
            all.join(" ")
        }
        // "New Years Eve", without its apostrophe.
        [.., year, eve] if year == "years" && matches!(eve.as_str(), "eve" | "day") => {
            words.join(" ").replace("years ", "year ")
        }
        _ => words.join(" "),
    }
}

/// Initials of a name of several words: "World Health Organization" is WHO.
fn acronym(words: &[String]) -> Option<String> {
    let letters: String = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .filter_map(|word| word.chars().next())
        .collect();
    (words.len() >= 2 && (2..=7).contains(&letters.chars().count())).then_some(letters)
}

/// Whether a shorter form stands for a fuller one: the surname, the first words of a body's name, its initials.
fn stands_for(run: &Run, one: &Figurant) -> bool {
    let (short, full) = (&run.folded, &one.words);
    if short.len() >= full.len() {
        return false;
    }
    let whole = short.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    if country(&whole).is_some() || country(&full.join(" ")).is_some() {
        return false;
    }
    if let [only] = run.words.as_slice()
        && only.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && (only.chars().all(|c| c.is_uppercase() || c == '.') || one.acronym.as_ref() == Some(only))
    {
        // "ACME" for "ACME Group".
        let kinds = |word: &String| ORGANISATIONS.contains(word);
        let headed = only.len() > 2 && full.starts_with(short) && full.iter().skip(1).all(kinds);
        return headed || one.acronym.as_deref() == Some(only.replace('.', "").as_str());
    }
    // "Fish and Wildlife Service" for "U.S. Fish and Wildlife Service".
    if short.len() >= 2 && full.len() == short.len() + 1 && full.ends_with(short) {
        let land = full.first().is_some_and(|first| country(first).is_some());
        if land && full.last().is_some_and(|last| ORGANISATIONS.contains(last)) {
            return true;
        }
    }
    // "Apple" is no "Chicago Apple" and no "Apple Watch".
    if is_known_body(&whole) {
        return false;
    }
    // "the Foundation" is the one whose name says so.
    if let [only] = short.as_slice()
        && is_generic(only)
    {
        return run.definite && full.ends_with(short);
    }
    let body = full.iter().any(|word| ORGANISATIONS.contains(word));
    let placed = full.iter().any(|word| PLACES.contains(word));
    if body || placed {
        // "Varley Holt" for "Varley Holt Group", "Greyfell" for "Greyfell Dam".
        let common = |word: &String| {
            let word = word.as_str();
            ORGANISATIONS.contains(word) || PLACES.contains(word) || JOINERS.contains(word)
        };
        let rest = full.get(short.len()..).unwrap_or_default();
        // "Rovers" for "Hallam Rovers", "Herons" for "Quay City Herons".
        let team =
            matches!(short.as_slice(), [only] if only.ends_with('s')) && full.ends_with(short) && !placed_last(full);
        // A town is not its court or its police.
        let of_town = rest.iter().any(|word| {
            matches!(
                word.as_str(),
                "court"
                    | "police"
                    | "department"
                    | "university"
                    | "college"
                    | "school"
                    | "hospital"
                    | "council"
                    | "county"
                    | "city"
                    | "airport"
                    | "district"
                    | "station"
                    | "museum"
                    | "church"
                    | "press"
                    | "times"
                    | "post"
                    | "news"
            )
        });
        return team
            || !of_town
                && full.starts_with(short)
                && rest.iter().all(common)
                && !short.iter().all(common)
                && !run.placed;
    }
    // A film may have somebody's whole name in its own: "The Brave Ada Moor".
    let whole_name = short.len() >= 2 && is_christened(short);
    let surname = full.len() <= 4 && full.ends_with(short) && !whole_name && !run.located && !joined_tail(full, short);
    // "Goldman" for "Goldman Sachs", a first name for the whole.
    let first = (2..=3).contains(&full.len()) && full.starts_with(short) && one.sort == Sort::Person && !run.placed;
    // "Donald Trump" for "Donald J. Trump".
    let initialled = matches!(
        (short.as_slice(), full.as_slice()),
        ([first, last], [same_first, initial, same_last])
            if first == same_first && last == same_last && initial.chars().filter(|c| c.is_alphabetic()).count() == 1
    );
    surname || first || initialled
}

/// "Rodriguez" for "Zulay Rodriguez Lu".
fn stands_amid(run: &Run, one: &Figurant) -> bool {
    one.sort == Sort::Person
        && one.words.len() == 3
        && one.words.get(1..2) == Some(run.folded.as_slice())
        && !one.words.iter().any(|word| JOINERS.contains(word))
}

/// Whether the end of a name is what another part of it is of: "Eden" of "Garden of Eden".
fn joined_tail(full: &[String], short: &[String]) -> bool {
    full.len()
        .checked_sub(short.len() + 1)
        .and_then(|before| full.get(before))
        .is_some_and(|word| matches!(word.as_str(), "of" | "the" | "for" | "and"))
}

/// Whether the last word of a name is one for a place or a kind of body that many have.
fn placed_last(full: &[String]) -> bool {
    full.last().is_some_and(|last| {
        let known = |word: &str| PLACES.contains(word) || is_generic(word);
        known(last) || last.strip_suffix('s').is_some_and(known)
    })
}
