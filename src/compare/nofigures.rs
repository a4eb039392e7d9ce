//! Numbers that count nothing: parts of names, numbers dialled, numbers of a list, "one of".

use super::figures::Scanner;
use super::hedges::approximate;
use super::numerals::Numeral;
use super::units::{fraction, is_plural, measure_phrase, scale, unit_of_time};
use crate::text::style::number_word;
use crate::text::words::is_stop;

/// Words a number belongs to as a name: "flight 370", "article 50", "page 3".
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "flight", "article", "chapter", "section", "page", "pages", "route", "highway", "interstate", "motorway", "junction", "gate",
    "room", "area", "group", "figure", "table", "level", "phase", "type", "version", "windows", "iphone", "formula",
    "channel", "apollo", "boeing", "airbus", "route", "line", "bus", "tram", "platform", "pier", "berth", "lot", "unit", "units",
    "block", "district", "ward", "zone", "sector", "category", "class", "grade", "year", "round", "game", "match",
    "stage", "step", "part", "volume", "issue", "number", "no", "nos", "no.", "paragraph", "clause", "rule", "resolution",
    "amendment", "title", "proposition", "prop", "act", "scene", "episode", "season", "series", "tier", "bay", "box",
    "building", "house", "hangar", "terminal", "exit", "mile", "kilometer", "kilometre", "week", "day", "item", "lane",
    "studio", "court", "case", "exhibit", "count", "band", "model", "mark", "mk", "hall", "world", "war", "group",
    "hospital", "school", "precinct", "battalion", "regiment", "brigade", "division", "company", "platoon", "radio",
    "fifa", "euro", "expo", "vision", "agenda", "catch", "area", "studio", "big", "top", "fortune", "psalm", "verse",
    "floor", "ps", "playstation", "galaxy", "pixel", "covid", "omega", "vitamin", "uranium", "carbon", "plutonium", "pm", "under",
];

/// Words that announce a number to dial.
#[rustfmt::skip]
const DIALLED: &[&str] = &[
    "call", "calling", "phone", "telephone", "tel", "ring", "dial", "fax", "hotline", "text", "whatsapp", "mobile", "helpline", "contact",
];

impl Scanner<'_> {
    /// Where a number that counts nothing begins at `at`: the word after it.
    pub(super) fn is_no_figure(&self, at: usize) -> Option<usize> {
        let word = self.folded(at);
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        if !digits {
            let (next, before) = (self.folded(at + 1), self.before(at));
            return match word {
                "one" if !self.is_one_of_something(at) => Some(at + 1),
                // "Formula One", "Channel Four", "Big Ten".
                _ if number_word(word).is_some() && self.part_of_a_name(at) => Some(at + 1),
                "two" | "both" if before == "the" && matches!(next, "were" | "have" | "had" | "are") => Some(at + 1),
                "zero"
                    if !(self.joined(at)
                        && (measure_phrase([next, self.folded(at + 2), "", ""]).is_some()
                            || matches!(next, "percent" | "per"))) =>
                {
                    Some(at + 1)
                }
                "second" | "seconds" if number_word(before).is_none() => Some(at + 1),
                _ => None,
            };
        }
        if let Some(end) = self.dialled(at) {
            return Some(end);
        }
        let glued = self.ahead(at).chars().next_back();
        if glued.is_some_and(|c| {
            matches!(c, '#' | '@' | '_' | '/' | '\\' | '=' | '&' | '+' | '.' | '°') || c.is_alphabetic()
        }) {
            return Some(at + 1);
        }
        let after = self.rest(at);
        // "9/11", "24/7", "1/2", "www.3.example", "12:30" is left to the clock.
        if after.starts_with(['/', '@', '_', '=', '\\']) && self.gap(at).len() == 1 {
            return Some(at + 2);
        }
        // "1. The council …", "2) The mayor …".
        if at == 0
            && word.len() <= 2
            && (after.starts_with(". ") || after.starts_with(") "))
            && self.capital(1)
            && !self.ahead(at).contains(char::is_alphanumeric)
        {
            return Some(1);
        }
        // "the 12500 block of East Street", "14 Fore Street".
        let street = |at: usize| {
            self.capital(at)
                && matches!(
                    self.folded(at),
                    "street"
                        | "st"
                        | "avenue"
                        | "ave"
                        | "road"
                        | "rd"
                        | "lane"
                        | "drive"
                        | "boulevard"
                        | "square"
                        | "terrace"
                )
        };
        if self.joined(at)
            && (self.folded(at + 1) == "block" && word.len() > 2 || self.capital(at + 1) && street(at + 2))
        {
            return Some(at + 1);
        }
        if word.ends_with(['s']) && word.len() >= 3 && word.trim_end_matches('s').bytes().all(|b| b.is_ascii_digit()) {
            // "the 1990s", "in his 40s".
            return Some(at + 1);
        }
        self.part_of_a_name(at).then_some(at + 1)
    }

    /// "COVID-19", "Boeing 737", "Route 66", "flight 370".
    fn part_of_a_name(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else {
            return false;
        };
        let word = self.folded(at);
        let gap = self.gap(last);
        let before = self.folded(last);
        let figure = before.starts_with(|c: char| c.is_ascii_digit()) || number_word(before).is_some();
        if matches!(gap, "-" | "\u{2011}")
            && !figure
            && (self.capital(last) || before.len() <= 2)
            && before.chars().all(char::is_alphabetic)
        {
            return !self.titled || before.len() <= 5;
        }
        if !matches!(gap, " " | "\u{a0}" | ". ") || figure {
            return false;
        }
        let next = self.folded(at + 1);
        let whole = word.bytes().all(|b| b.is_ascii_digit()) || number_word(word).is_some() && self.capital(at);
        let measured = self.joined(at)
            && (scale(next).is_some()
                || unit_of_time(next).is_some() && self.gap(at) != "-"
                || fraction(next).is_some()
                || matches!(next, "percent" | "per" | "pc")
                || measure_phrase([next, self.folded(at + 2), self.folded(at + 3), self.folded(at + 4)]).is_some());
        if !whole
            || measured
            || self.rest(at).trim_start().starts_with('%')
            || super::currencies::code(before).is_some()
        {
            return false;
        }
        if NUMBERED.contains(&before) && (gap != ". " || matches!(before, "no" | "nos")) {
            // "Group 4 won", but "the class 30 pupils left": a plural noun that follows is counted.
            return !(is_plural(next) && self.joined(at) && self.gap(at) == " ") || self.capital(last);
        }
        let year = word.len() == 4 && (1500..2100).contains(&word.parse().unwrap_or(0));
        last > 0
            && gap == " "
            && self.capital(last)
            && !self.titled
            && !year
            && !(is_plural(next) && self.gap(at) == " ")
            && !is_stop(before)
            && approximate(before, "").is_none()
            && super::dates::month(before).is_none()
            && super::dates::weekday(before).is_none()
            && !self
                .ahead(last)
                .trim_end()
                .ends_with(['.', '!', '?', ':', '"', '“', '”'])
    }

    /// A number that is dialled, and where it ends.
    fn dialled(&self, at: usize) -> Option<usize> {
        let digits = |at: usize| {
            let word = self.folded(at);
            (!word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())).then_some(word.len())
        };
        let mut total = digits(at)?;
        let mut end = at + 1;
        let mut groups = 1;
        while matches!(self.gap(end - 1), "-" | " " | ") " | ")-" | "\u{a0}" | ".") && groups < 6 {
            let Some(more) = digits(end) else { break };
            total += more;
            groups += 1;
            end += 1;
        }
        let announced = (1..=6)
            .filter_map(|back| at.checked_sub(back))
            .any(|back| DIALLED.contains(&self.folded(back)));
        let signed = self.ahead(at).ends_with(['+', '(']);
        let american = groups >= 3 && total >= 10 && self.gap(at) != " ";
        let local = groups == 2 && digits(at) == Some(3) && digits(at + 1) == Some(4) && self.gap(at) == "-";
        let zeroed = self.folded(at).starts_with('0') && total >= 6;
        (american
            || local
            || zeroed
            || total >= 6 && groups >= 2 && (announced || signed)
            || announced && total >= 7 && groups == 1 && self.folded(at).len() >= 7)
            .then_some(end)
    }

    /// Whether "one" counts a person or thing rather than stands for somebody: "one man", "one firefighter was hurt".
    fn is_one_of_something(&self, at: usize) -> bool {
        let (before, next) = (self.before(at), self.folded(at + 1));
        if matches!(
            before,
            "no" | "any" | "every" | "this" | "that" | "which" | "another" | "the" | "only" | "each" | "day"
        ) && scale(next).is_none()
            && next != "in"
        {
            return false;
        }
        let noun = |word: &str| PERSON.contains(&word);
        let scaled = scale(next).is_some() || fraction(next).is_some() || next == "dozen";
        let share =
            next == "in" && (number_word(self.folded(at + 2)).is_some() || self.folded(at + 2).parse::<u32>().is_ok());
        let and = next == "and" && self.folded(at + 2) == "a" && self.folded(at + 3) == "half";
        let timed =
            unit_of_time(next).is_some() && next != "day" && self.gap(at) == " " || matches!(next, "percent" | "per");
        let measured = super::units::measure(next).is_some();
        let state = super::families::state(next).is_some()
            || next == "was" && super::families::state(self.folded(at + 2)).is_some();
        self.joined(at)
            && (scaled
                || share
                || and
                || timed
                || measured
                || state
                || noun(next)
                || noun(self.folded(at + 2)) && self.joined(at + 1) && !is_stop(next))
    }
}

impl Numeral {
    /// Whether it is the bare word "one".
    pub(super) fn is_one(self, scanner: &Scanner<'_>, at: usize) -> bool {
        self.end == at + 1 && scanner.folded(at) == "one"
    }
}

/// Singular nouns for people and things that news counts by ones.
#[rustfmt::skip]
const PERSON: &[&str] = &[
    "person", "man", "woman", "child", "boy", "girl", "baby", "teenager", "student", "pupil", "teacher", "soldier",
    "officer", "policeman", "policewoman", "firefighter", "worker", "employee", "passenger", "driver", "pilot",
    "victim", "survivor", "civilian", "resident", "villager", "patient", "nurse", "doctor", "suspect", "gunman",
    "attacker", "militant", "protester", "demonstrator", "prisoner", "hostage", "tourist", "migrant", "refugee",
    "journalist", "sailor", "crewman", "crew", "fisherman", "miner", "farmer", "guard", "guest", "customer", "voter", "lawmaker",
    "marine", "body", "death", "fatality", "injury", "arrest", "case", "house", "home", "building", "car", "vehicle", "truck", "bus",
    "train", "plane", "aircraft", "helicopter", "ship", "boat", "vessel", "bomb", "shot", "vote", "seat", "goal", "point",
];

#[cfg(test)]
mod tests {
    use super::super::figures::find;

    fn told(text: &str) -> Vec<&str> {
        find(text, None).into_iter().map(|found| &text[found.span]).collect()
    }

    #[test]
    fn numbers_that_count_nothing() {
        for text in [
            "A Boeing 737 landed",
            "the G20 and COVID-19 and an F-16",
            "since 9/11 they work 24/7",
            "Formula One and Channel Four",
            "He drove down Route 66 to gate 4",
            "on flight 370 under article 50",
            "Call 555-0142 or +44 20 7946 0018",
            "phone 0800 123 456",
            "One may go, and no one else; one of them, one another, the one",
            "in the 1990s, in his 40s",
            "see example.com/2031 and #12",
            "wait a second, on second thoughts",
        ] {
            assert_eq!(told(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(told("1. The mayor left 2 dogs"), ["2"]);
    }

    #[test]
    fn numbers_beside_names_still_count() {
        assert_eq!(told("In Brell 23 people slept"), ["23"]);
        assert_eq!(told("Some 120 crews and Ada Moor, with 3 boats"), ["120", "3"]);
        assert_eq!(
            told("One firefighter was hurt and one in three left"),
            ["One", "one in three"]
        );
        assert_eq!(
            told("one hundred men, one and a half tonnes, one per cent"),
            ["one hundred", "one and a half tonnes", "one per cent"]
        );
    }
}
