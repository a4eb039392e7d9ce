//! Short forms: titles, months, days, states, units, parts of names of firms and streets.

use super::Row;

/// What tells a short form from another word that is printed alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// There is no such other word.
    Nothing,
    /// A full stop behind it: "Sun.", "Mar.", "Wash.".
    Stop,
    /// A full stop, or a name behind it: "Gen Moor", "Mt Tarn".
    Name,
    /// A capitalised word before it: "Mill Rd".
    Place,
}

/// The long form of a capitalised short one, or of a unit.
pub(super) fn long_form(row: &Row<'_>, at: usize) -> Option<String> {
    let word = row.word(at);
    if word.len() > LONGEST {
        return None;
    }
    if !row.capital(at) {
        let found = UNITS.binary_search_by_key(&word, |(short, _)| short).ok()?;
        let (_, long) = UNITS.get(found)?;
        // A unit follows its number: "5 km", "40-min".
        let unit = !matches!(word, "min" | "sq" | "hr" | "lb" | "oz" | "yr") || row.digits(at.checked_sub(1)?);
        return unit.then(|| (*long).to_owned());
    }
    let stopped = row.gap(at).starts_with('.');
    let gap = row.gap(at).trim_start_matches('.');
    let named = matches!(gap, " " | "\u{a0}") && row.capital(at + 1);
    let placed = at > 0 && row.capital(at - 1) && row.lead(at) == " ";
    if word == "st" {
        // A saint stands before a name, a street behind one.
        return Some(
            if named && !(placed && stopped && super::is_stop(row.word(at + 1))) {
                "saint"
            } else {
                "street"
            }
            .to_owned(),
        );
    }
    if word == "no" || word == "nos" {
        return (stopped && row.digits(at + 1) && gap.len() <= 2).then(|| "number".to_owned());
    }
    let found = SHORT.binary_search_by_key(&word, |(short, ..)| short).ok()?;
    let (_, long, needs) = SHORT.get(found)?;
    let holds = match needs {
        Needs::Nothing => true,
        Needs::Stop => stopped,
        Needs::Name => stopped || named,
        Needs::Place => placed && (stopped || !named),
    };
    holds.then(|| (*long).to_owned())
}

/// The long form of a short title before a name: "general" for "gen".
pub(super) fn title(folded: &str) -> Option<&'static str> {
    let found = SHORT.binary_search_by_key(&folded, |(short, ..)| short).ok()?;
    let (_, long, needs) = SHORT.get(found)?;
    (*needs == Needs::Name).then_some(*long)
}

/// Whether a folded word is a month, short or long.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ];
    MONTHS.contains(&word)
}

/// Letters of the longest short form.
const LONGEST: usize = 6;

/// Short forms of what is printed with a capital, sorted.
const SHORT: &[(&str, &str, Needs)] = &[
    ("adm", "admiral", Needs::Name),
    ("admin", "administration", Needs::Stop),
    ("ala", "alabama", Needs::Stop),
    ("ald", "alderman", Needs::Name),
    ("amb", "ambassador", Needs::Name),
    ("apr", "april", Needs::Nothing),
    ("ariz", "arizona", Needs::Stop),
    ("ark", "arkansas", Needs::Stop),
    ("assn", "association", Needs::Nothing),
    ("asst", "assistant", Needs::Name),
    ("atty", "attorney", Needs::Name),
    ("aug", "august", Needs::Nothing),
    ("ave", "avenue", Needs::Place),
    ("blvd", "boulevard", Needs::Place),
    ("brig", "brigadier", Needs::Name),
    ("bros", "brothers", Needs::Nothing),
    ("calif", "california", Needs::Nothing),
    ("capt", "captain", Needs::Nothing),
    ("cdr", "commander", Needs::Name),
    ("cllr", "councillor", Needs::Name),
    ("cmdr", "commander", Needs::Name),
    ("co", "company", Needs::Stop),
    ("col", "colonel", Needs::Name),
    ("colo", "colorado", Needs::Stop),
    ("comm", "commission", Needs::Stop),
    ("conn", "connecticut", Needs::Stop),
    ("const", "constable", Needs::Name),
    ("corp", "corporation", Needs::Nothing),
    ("cos", "companies", Needs::Stop),
    ("cpl", "corporal", Needs::Name),
    ("cttee", "committee", Needs::Stop),
    ("dec", "december", Needs::Nothing),
    ("del", "delaware", Needs::Stop),
    ("dep", "deputy", Needs::Name),
    ("dept", "department", Needs::Nothing),
    ("depts", "departments", Needs::Stop),
    ("det", "detective", Needs::Name),
    ("dist", "district", Needs::Stop),
    ("dr", "doctor", Needs::Name),
    ("drs", "doctors", Needs::Name),
    ("feb", "february", Needs::Nothing),
    ("fla", "florida", Needs::Stop),
    ("fr", "father", Needs::Name),
    ("fri", "friday", Needs::Nothing),
    ("ft", "fort", Needs::Name),
    ("ga", "georgia", Needs::Stop),
    ("gen", "general", Needs::Name),
    ("gens", "generals", Needs::Name),
    ("gov", "governor", Needs::Name),
    ("govs", "governors", Needs::Name),
    ("govt", "government", Needs::Nothing),
    ("hon", "honorable", Needs::Name),
    ("hosp", "hospital", Needs::Stop),
    ("hwy", "highway", Needs::Place),
    ("ill", "illinois", Needs::Stop),
    ("inc", "incorporated", Needs::Nothing),
    ("ind", "indiana", Needs::Stop),
    ("insp", "inspector", Needs::Name),
    ("inst", "institute", Needs::Stop),
    ("intl", "international", Needs::Nothing),
    ("jan", "january", Needs::Nothing),
    ("jr", "junior", Needs::Stop),
    ("jul", "july", Needs::Nothing),
    ("jun", "june", Needs::Nothing),
    ("kan", "kansas", Needs::Stop),
    ("ky", "kentucky", Needs::Stop),
    ("la", "louisiana", Needs::Stop),
    ("lieut", "lieutenant", Needs::Name),
    ("lt", "lieutenant", Needs::Nothing),
    ("ltd", "limited", Needs::Nothing),
    ("maj", "major", Needs::Name),
    ("mar", "march", Needs::Stop),
    ("mass", "massachusetts", Needs::Stop),
    ("md", "maryland", Needs::Stop),
    ("mfg", "manufacturing", Needs::Stop),
    ("mich", "michigan", Needs::Stop),
    ("minn", "minnesota", Needs::Stop),
    ("miss", "mississippi", Needs::Stop),
    ("mo", "missouri", Needs::Stop),
    ("mon", "monday", Needs::Stop),
    ("mont", "montana", Needs::Stop),
    ("msgr", "monsignor", Needs::Name),
    ("mt", "mount", Needs::Name),
    ("natl", "national", Needs::Stop),
    ("neb", "nebraska", Needs::Stop),
    ("nev", "nevada", Needs::Stop),
    ("nov", "november", Needs::Nothing),
    ("oct", "october", Needs::Nothing),
    ("okla", "oklahoma", Needs::Nothing),
    ("ont", "ontario", Needs::Stop),
    ("ore", "oregon", Needs::Stop),
    ("pa", "pennsylvania", Needs::Stop),
    ("pkwy", "parkway", Needs::Place),
    ("pres", "president", Needs::Name),
    ("prof", "professor", Needs::Name),
    ("pte", "private", Needs::Name),
    ("pvt", "private", Needs::Name),
    ("rd", "road", Needs::Place),
    ("rep", "representative", Needs::Name),
    ("reps", "representatives", Needs::Name),
    ("rev", "reverend", Needs::Name),
    ("sask", "saskatchewan", Needs::Stop),
    ("sat", "saturday", Needs::Stop),
    ("sec", "secretary", Needs::Name),
    ("secy", "secretary", Needs::Name),
    ("sen", "senator", Needs::Name),
    ("sens", "senators", Needs::Name),
    ("sep", "september", Needs::Nothing),
    ("sept", "september", Needs::Nothing),
    ("sgt", "sergeant", Needs::Nothing),
    ("sq", "square", Needs::Place),
    ("sr", "senior", Needs::Stop),
    ("sun", "sunday", Needs::Stop),
    ("supt", "superintendent", Needs::Name),
    ("tenn", "tennessee", Needs::Stop),
    ("tex", "texas", Needs::Stop),
    ("thu", "thursday", Needs::Stop),
    ("thur", "thursday", Needs::Stop),
    ("thurs", "thursday", Needs::Nothing),
    ("tue", "tuesday", Needs::Stop),
    ("tues", "tuesday", Needs::Nothing),
    ("univ", "university", Needs::Nothing),
    ("va", "virginia", Needs::Stop),
    ("vt", "vermont", Needs::Stop),
    ("wash", "washington", Needs::Stop),
    ("wed", "wednesday", Needs::Stop),
    ("wis", "wisconsin", Needs::Stop),
    ("wyo", "wyoming", Needs::Stop),
];

/// Short forms in small letters, sorted.
const UNITS: &[(&str, &str)] = &[
    ("approx", "approximately"),
    ("cm", "centimeters"),
    ("dept", "department"),
    ("govt", "government"),
    ("hr", "hour"),
    ("hrs", "hours"),
    ("kg", "kilograms"),
    ("kgs", "kilograms"),
    ("kilos", "kilograms"),
    ("km", "kilometers"),
    ("kmh", "kph"),
    ("kms", "kilometers"),
    ("kph", "kph"),
    ("lb", "pounds"),
    ("lbs", "pounds"),
    ("min", "minute"),
    ("mins", "minutes"),
    ("mm", "millimeters"),
    ("mph", "mph"),
    ("mths", "months"),
    ("oz", "ounces"),
    ("pct", "percent"),
    ("secs", "seconds"),
    ("sq", "square"),
    ("vs", "versus"),
    ("yr", "year"),
    ("yrs", "years"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_sorted_and_short() {
        assert!(SHORT.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(UNITS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(
            SHORT
                .iter()
                .map(|(short, ..)| short)
                .chain(UNITS.iter().map(|(short, _)| short))
                .all(|short| short.len() <= LONGEST)
        );
    }
}
