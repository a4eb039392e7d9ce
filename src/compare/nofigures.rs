//! Numbers that count nothing: parts of names, numbers dialled, numbers of a list, "one of".

use super::clocks::two_digits;
use super::figures::Scanner;
use super::numerals::Numeral;
use super::units::{fraction, is_plural, measure_phrase, scale, unit_of_time};
use crate::text::style::number_word;
use crate::text::wordlist::WordList;
use crate::text::words::is_stop;

/// "twenties" to "nineties".
fn is_decade(word: &str) -> bool {
    word.strip_suffix("ies")
        .is_some_and(|tens| number_word(&format!("{tens}y")).is_some_and(|tens| (20..100).contains(&tens)))
}

/// What a number of points names rather than counts: "a three-point shot".
#[rustfmt::skip]
static SHOTS: WordList = WordList::of(&[
    "line", "arc", "range", "shot", "shots", "shooter", "shooters", "shooting", "play", "field", "plan", "turn",
]);

/// What somebody is a hundred per cent.
#[rustfmt::skip]
static CERTAIN: WordList = WordList::of(&[
    "correct", "sure", "certain", "right", "true", "accurate", "behind", "committed", "convinced", "confident", "honest", "clear",
]);

impl Scanner<'_> {
    /// Where a number that counts nothing begins at `at`: the word after it.
    pub(super) fn is_no_figure(&self, at: usize) -> Option<usize> {
        let word = self.folded(at);
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        if !digits {
            let (next, before) = (self.folded(at + 1), self.before(at));
            let counts = number_word(word).is_some();
            // "One, the boat is old, and two, nobody can steer it."
            let listed = counts && before == "and" && self.rest(at).starts_with(',') && self.folded(0) == "one";
            if listed && self.rest(0).starts_with(',') {
                return Some(at + 1);
            }
            return match word {
                // "a four-by-four car"
                _ if counts && next == "by" && self.gap(at) == "-" && number_word(self.folded(at + 2)).is_some() => {
                    Some(at + 3)
                }
                // "The Two-Way": a name.
                _ if counts
                    && at > 0
                    && self.gap(at) == "-"
                    && self.capital(at)
                    && self.capital(at + 1)
                    && !self.titled
                    && number_word(next).is_none() =>
                {
                    Some(at + 2)
                }
                "one" if !self.is_one_of_something(at) => Some(at + 1),
                // "at one point", "behind the three-point line".
                "one" if before == "at" && next == "point" => Some(at + 2),
                _ if counts && next == "point" && self.gap(at) == "-" && SHOTS.contains(self.folded(at + 2)) => {
                    Some(at + 2)
                }
                // "Formula One", "Channel Four", "Big Ten".
                _ if counts && self.part_of_a_name(at) => Some(at + 1),
                _ if counts && let Some(end) = self.numbered_in_words(at) => Some(end),
                // "the third baseman"
                "first" | "second" | "third" if matches!(next, "base" | "baseman" | "basemen") => Some(at + 2),
                // "A third said Moor was late."
                "second" | "third" | "fourth" if super::reporting::verb(next).is_some_and(|verb| verb.strong) => {
                    Some(at + 1)
                }
                // "an eleventh-hour deal", "a third-party app".
                "third" | "fourth" | "eleventh"
                    if matches!(
                        (word, next),
                        ("third", "party" | "parties") | ("fourth", "estate") | ("eleventh", "hour")
                    ) =>
                {
                    Some(at + 2)
                }
                // "the two nations": both were told of before.
                "two" if before == "the" => Some(at + 1),
                "zero"
                    if !(self.joined(at)
                        && (measure_phrase([next, self.folded(at + 2), "", ""]).is_some()
                            || matches!(next, "percent" | "per"))) =>
                {
                    Some(at + 1)
                }
                // "in the nineteen eighties".
                _ if counts && self.joined(at) && is_decade(next) => Some(at + 2),
                "second" | "seconds" if number_word(before).is_none() => Some(at + 1),
                _ => None,
            };
        }
        if let Some(end) = self.dialled(at) {
            return Some(end);
        }
        // "43 degrees North"
        if self.folded(at + 1) == "degrees" && matches!(self.folded(at + 2), "north" | "south" | "east" | "west") {
            return Some(at + 2);
        }
        // "firmware version 5.50"
        if word.contains('.') && matches!(self.before(at), "version" | "firmware" | "update" | "release") {
            return Some(at + 1);
        }
        // "a 4×4 car", "2023-30" is a time.
        let digits = |at: usize| self.folded(at).bytes().all(|b| b.is_ascii_digit()) && !self.folded(at).is_empty();
        // "Hide Caption 3 of 30", "slide 3 of 30".
        let counter = matches!(self.before(at), "caption" | "slide" | "image" | "photo" | "page");
        if counter && digits(at) && self.folded(at + 1) == "of" && digits(at + 2) {
            return Some(at + 3);
        }
        if digits(at) && digits(at + 1) && word.len() <= 2 && self.gap(at) == "×" {
            return Some(at + 2);
        }
        if digits(at)
            && word.len() == 2
            && at > 0
            && matches!(self.gap(at - 1), "-" | "–" | "/")
            && self.before(at).len() == 4
            && self.before(at).starts_with(['1', '2'])
            && digits(at - 1)
            && self.before(at).get(2..).is_some_and(|decade| decade < word)
        {
            return Some(at + 1);
        }
        let glued = self.ahead(at).chars().next_back();
        let money = super::currencies::before_amount(self.ahead(at)).is_some()
            || super::currencies::code(self.before(at)).is_some();
        if glued.is_some_and(|c| {
            matches!(c, '#' | '@' | '_' | '/' | '\\' | '=' | '&' | '+' | '.' | '°') || c.is_alphabetic() && !money
        }) {
            return Some(at + 1);
        }
        // "a 4K screen".
        if matches!(word, "2k" | "4k" | "8k") && self.capital_unit(at) && !money {
            return Some(at + 1);
        }
        let after = self.rest(at);
        // "a .38 caliber revolver", "a 357 Magnum", "a 911 call".
        if self.joined(at) && matches!(self.folded(at + 1), "caliber" | "calibre" | "magnum" | "gauge")
            || matches!(word, "911" | "999" | "112")
                && (matches!(
                    self.folded(at + 1),
                    "call"
                        | "calls"
                        | "caller"
                        | "callers"
                        | "operator"
                        | "operators"
                        | "dispatcher"
                        | "dispatchers"
                        | "supervisor"
                        | "tape"
                        | "tapes"
                ) || matches!(
                    self.before(at),
                    "called" | "call" | "calling" | "dialed" | "dialled" | "dial" | "rang" | "phoned"
                ))
        {
            return Some(at + 1);
        }
        // "a 16:9 screen": no time of day.
        if self.gap(at) == ":"
            && self.folded(at + 1).bytes().all(|b| b.is_ascii_digit())
            && !self.folded(at + 1).is_empty()
            && self.clock(at).is_none()
        {
            let third = self.gap(at + 1) == ":" && two_digits(self.folded(at + 2), 60).is_some();
            return Some(at + 2 + usize::from(third));
        }
        // "9/11", "24/7", "1/2", "www.3.example", "12:30" is left to the clock.
        let hourly = word.ends_with("km") && self.folded(at + 1) == "h";
        if after.starts_with(['/', '@', '_', '=', '\\']) && self.gap(at).len() == 1 && !hourly {
            return Some(at + 2);
        }
        // "a new phone X or 8"
        let letter = at >= 2
            && matches!(self.before(at), "or" | "and")
            && self.folded(at - 2).chars().count() == 1
            && self.capital(at - 2);
        if letter && self.folded(at - 2) != "i" && !is_plural(self.folded(at + 1)) {
            return Some(at + 1);
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
                        | "blvd"
                        | "ln"
                        | "hwy"
                        | "streets"
                        | "avenues"
                )
        };
        if self.joined(at)
            && (self.folded(at + 1) == "block" && word.len() > 2
                || (1..=3).any(|ahead| {
                    street(at + ahead + 1) && (at + 1..=at + ahead).all(|at| self.capital(at) && self.near(at))
                }))
        {
            return Some(at + 1);
        }
        if word.ends_with(['s']) && word.len() >= 3 && word.trim_end_matches('s').bytes().all(|b| b.is_ascii_digit()) {
            // "the 1990s", "in his 40s".
            return Some(at + 1);
        }
        // "Firefox 5.01, 6, and 7 are affected".
        let mut end = self.part_of_a_name(at).then_some(at + 1)?;
        if self.is_version(at) {
            let plain = |at: usize| {
                self.folded(at).starts_with(|c: char| c.is_ascii_digit()) && !is_plural(self.folded(at + 1))
            };
            loop {
                let and = usize::from(matches!(self.folded(end), "and" | "or"));
                if !(plain(end + and) && matches!(self.gap(end - 1), ", " | " ")) {
                    break;
                }
                end += and + 1;
            }
        }
        Some(end)
    }

    /// "not 100 % correct", "a hundred per cent sure": no share of anything.
    pub(super) fn is_emphatic(&self, end: usize) -> bool {
        CERTAIN.contains(self.folded(end)) && (self.near(end - 1) || self.gap(end - 1) == "% ")
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
        // "One woman told police": she only speaks.
        let verb = self.folded(at + 2);
        if noun(next) && super::reporting::is_speech(verb) && self.joined(at + 1) {
            return false;
        }
        let scaled = scale(next).is_some() || fraction(next).is_some() || next == "dozen";
        let of = at + 2 + usize::from(matches!(self.folded(at + 2), "every" | "each"));
        let share = next == "in" && (number_word(self.folded(of)).is_some() || self.folded(of).parse::<u32>().is_ok());
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
            "Ring 877-WEIR-24-7 or 1-800-WEIRS",
            "One may go, and no one else; one of them, one another, the one",
            "in the 1990s, in his 40s",
            "see example.com/2031 and #12",
            "wait a second, on second thoughts",
            "on day one it rained, on days two, three and four it did not",
            "the third baseman of the Herons slid into second base",
            "an eleventh-hour deal over a third-party app and a 4K screen",
            "He lifted the AK 47 rifles",
            "the system update 5.50",
            "firmware version 5.50 allows it",
            "Hide Caption 3 of 30",
            "the browser of the firm, Foxhound 5.01, 6, and 7, is affected",
            "in the nineteen eighties, on a 16:9 screen",
            "at 200 West Olmen Boulevard, at 14 W. Olmen Blvd",
            "a 38 caliber revolver, a 911 call, she called 911",
            "at home at 11th and Poplar Streets",
            "the 67th precinct on East 52nd street",
        ] {
            assert_eq!(told(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(told("1. The mayor left 2 dogs"), ["2"]);
    }

    #[test]
    fn weights_in_one_word_count() {
        let values = |text: &str| {
            let found = find(text, None);
            found.iter().map(super::super::values::normal).collect::<Vec<_>>()
        };
        assert_eq!(
            values("They saved 500,000t of coal, and 2.5Mt of sand"),
            ["500000000 kg", "2500000000 kg"]
        );
        assert_eq!(values("saved 500,000 tonnes of coal"), ["500000000 kg"]);
        assert_eq!(values("a gap of 3.5mm"), ["0.0035 m"]);
    }

    #[test]
    fn what_is_part_of_a_name_or_dialled_counts_nothing() {
        for text in [
            "He dialled 9-1-1 from the pier",
            "The cable Sea Me We 4 was cut",
            "A couple of days later it rained",
            "It came down by 43 degrees North in the cold",
            "The wreck of Cosmos 1686 came down",
            "At one point it rained",
            "He stood behind the three-point line",
            "The claim is not 100% correct",
            "One woman told police of it",
            "Who has the new phone X or 8 may wait",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
        assert_eq!(told("A couple of homes burnt"), ["A couple"]);
        assert_eq!(told("One woman was hurt, 100% of it burnt"), ["One", "100%"]);
        assert_eq!(told("Boat A or 8 boats"), ["8"]);
    }

    #[test]
    fn numbers_beside_names_still_count() {
        assert_eq!(told("In Brell 23 people slept"), ["23"]);
        assert_eq!(told("On that day two people slept"), ["two"]);
        assert_eq!(told("The goal put the Herons 13-10 ahead"), ["13", "10"]);
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
