//! Who and what an article names: people, organisations and places with all the forms they are named by.

use super::gazetteer::{ORGANISATIONS, PLACES, country, is_country_name};
use super::namings::{JOINERS, Run, runs};
use super::offices::{BODIES, is_role};
use crate::text::words::{fold, tokens};
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

/// The names of the sentences of one article. `common` holds words that either article prints in lower case.
pub(super) fn cast<'a>(sentences: impl Iterator<Item = &'a str> + Clone, common: &FxHashSet<String>) -> Vec<Figurant> {
    let mut found = Vec::new();
    for (number, sentence) in sentences.clone().enumerate() {
        runs(number, sentence, common, &mut found);
        if found.len() > MOST * 8 {
            break;
        }
    }
    // A capitalised word that begins a sentence is a name where it is one elsewhere.
    let sure: FxHashSet<String> = found
        .iter()
        .filter(|(_, initial)| !initial)
        .flat_map(|(run, _)| run.folded.iter().cloned())
        .collect();
    let runs: Vec<Run> = found
        .into_iter()
        .filter(|(run, initial)| !initial || run.folded.iter().all(|word| sure.contains(word)))
        .map(|(run, _)| run)
        .collect();
    let mut cast = join(&runs);
    by_office(&mut cast, sentences);
    cast
}

/// Counts "the mayor" for the one whom the article introduces as mayor, where it is but one.
fn by_office<'a>(cast: &mut [Figurant], sentences: impl Iterator<Item = &'a str>) {
    let mut holders: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (at, one) in cast.iter().enumerate().filter(|(_, one)| one.sort == Sort::Person) {
        let offices: FxHashSet<String> = one
            .roles
            .iter()
            .filter_map(|role| {
                tokens(role)
                    .map(|token| fold(token.text))
                    .filter(|word| is_role(word))
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
        let words: Vec<&str> = tokens(sentence).map(|token| token.text).collect();
        for (at, pair) in words.windows(2).enumerate() {
            let [article, office] = pair else { continue };
            // "the mayor said", not "the mayor of Ferrin", "the Mayor Ada Moor".
            let more = words
                .get(at + 2)
                .is_some_and(|next| *next == "of" || next.starts_with(char::is_uppercase));
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
pub(super) fn common<'a>(sentences: impl Iterator<Item = &'a str>, words: &mut FxHashSet<String>) {
    for sentence in sentences {
        for token in tokens(sentence).filter(|token| token.text.starts_with(char::is_lowercase)) {
            words.insert(fold(token.text));
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
    // Each form with the run of its first print, to list variants in order.
    let mut forms: Vec<Vec<(usize, String)>> = Vec::new();
    for at in order {
        let Some(run) = runs.get(at) else { continue };
        let key = key(&run.folded);
        let known = places
            .get(&key)
            .copied()
            .or_else(|| cast.iter().position(|one| stands_for(run, one)));
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
                acronym: acronym(&run.words),
                text: text.clone(),
                variants: Vec::new(),
                count: 0,
                first: run.sentence,
                roles: Vec::new(),
            });
            forms.push(Vec::new());
            cast.len() - 1
        };
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
            && one.variants.iter().any(|form| fold(form) == last)
        {
            one.sort = Sort::Person;
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
    let joined = folded.join(" ");
    match country(&joined) {
        Some(number) => format!("country {number}"),
        None => joined.trim_start_matches("the ").to_owned(),
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
        && only.chars().all(|c| c.is_uppercase() || c == '.')
    {
        return one.acronym.as_deref() == Some(only.replace('.', "").as_str());
    }
    let body = full.iter().any(|word| ORGANISATIONS.contains(&word.as_str()));
    let placed = full.iter().any(|word| PLACES.contains(&word.as_str()));
    if body || placed {
        // "Varley Holt" for "Varley Holt Group", "Greyfell" for "Greyfell Dam".
        let common = |word: &String| {
            let word = word.as_str();
            ORGANISATIONS.contains(&word) || PLACES.contains(&word) || JOINERS.contains(&word)
        };
        let rest = full.get(short.len()..).unwrap_or_default();
        return full.starts_with(short) && rest.iter().all(common) && !short.iter().all(common) && !run.placed;
    }
    let surname = full.len() <= 4 && full.ends_with(short);
    // "Goldman" for "Goldman Sachs", a first name for the whole.
    let first = full.len() == 2 && full.starts_with(short) && one.sort == Sort::Person && !run.placed;
    surname || first
}

fn sort(known: Sort, run: &Run, full: &[String]) -> Sort {
    if known != Sort::Other {
        return known;
    }
    let has = |list: &[&str]| full.iter().any(|word| list.contains(&word.as_str()));
    let shouted = run.words.len() == 1
        && run
            .words
            .iter()
            .all(|word| (2..=5).contains(&word.len()) && word.chars().all(|c| c.is_uppercase() || c == '.'));
    let whole = full.join(" ");
    if let Some(number) = country(&whole) {
        // The United Nations and the European Union are bodies.
        let body = [country("united nations"), country("european union")].contains(&Some(number));
        return if body { Sort::Organisation } else { Sort::Place };
    }
    if has(ORGANISATIONS) {
        return Sort::Organisation;
    }
    if full.len() > 1
        && (full.last().is_some_and(|last| PLACES.contains(&last.as_str()))
            || full.first().is_some_and(|first| PLACES.contains(&first.as_str())))
    {
        return Sort::Place;
    }
    let person =
        (run.titled || run.person) && full.len() <= 4 && !full.iter().any(|word| BODIES.contains(&word.as_str()));
    if person && (full.len() >= 2 || run.titled) && !shouted {
        return Sort::Person;
    }
    if shouted && full.len() == 1 {
        return Sort::Organisation;
    }
    if run.placed && full.len() <= 2 && !run.person {
        return Sort::Place;
    }
    Sort::Other
}
