//! Where a sentence names somebody or something: runs of capitalised words, with the titles and descriptions around them.

use super::capitals::{is_office, is_post};
use super::gazetteer::{country, is_country_name, is_region};
use super::lines::Line;
use super::namewords::{
    JOINERS, heads, is_body_head, is_domain, is_event, is_half, is_land, is_of_land, is_of_place, is_opener,
    is_politics, is_post_nominal, is_shouted, only_counts,
};
use super::offices::{OFFICES, is_role};
use super::reporting::is_speech;
use super::smallwords::is_small;
use super::titles::{role_after, role_before, untitle};
use crate::text::style::number_word;
use crate::text::wordlist::WordList;
use crate::text::words::{Words, fold, is_stop};
use rustc_hash::FxHashSet;

/// A run of capitalised words where it stands.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about where it stands"
)]
pub(super) struct Run {
    pub sentence: usize,
    pub words: Vec<String>,
    pub folded: Vec<String>,
    /// As printed.
    pub text: String,
    /// Words of office before the name.
    pub titled: bool,
    /// Next to a verb of saying, or with an age behind it.
    pub person: bool,
    /// After "in", "at", "near".
    pub placed: bool,
    /// Where nothing but a place stands: after "in", before the name of a country, at the head of a dispatch.
    pub located: bool,
    /// After "the".
    pub definite: bool,
    /// Right behind a noun for a body, or told to be one: "the retailer Tide Fun", "Tide Fun, a retailer".
    pub bodied: bool,
    pub roles: Vec<String>,
    /// The short form printed in brackets behind it: `Harbour Fund (HbF)`.
    pub short: Option<String>,
}

/// Ranks before a name.
#[rustfmt::skip]
static RANKS: WordList = WordList::of(&[
    "lt", "sgt", "capt", "col", "gen", "maj", "cpl", "cmdr", "det", "insp", "lieutenant", "sergeant", "captain", "colonel", "detective",
    "inspector", "superintendent", "constable", "trooper", "commissioner", "supt",
]);

/// What goes by its number.
#[rustfmt::skip]
static NUMBERED: WordList = WordList::of(&[
    "route", "interstate", "highway", "motorway", "flight", "room", "section", "article", "chapter", "title", "page", "gate", "exit",
    "level", "phase", "category", "unit", "block", "lot", "pier", "platform", "line", "terminal", "ward", "district", "building",
]);

/// Nouns for bodies that stand before or behind their name.
#[rustfmt::skip]
static KINDS: WordList = WordList::of(&[
    "company", "firm", "startup", "start-up", "retailer", "manufacturer", "carmaker", "automaker", "chipmaker", "airline", "bank", "lender",
    "insurer", "publisher", "broadcaster", "charity", "nonprofit", "non-profit", "organization", "organisation", "group", "agency",
    "watchdog", "think-tank", "conglomerate", "subsidiary", "supplier", "contractor", "brewer", "drugmaker", "utility", "union", "consultancy",
    "website", "publication", "newspaper", "magazine", "brand", "label", "band", "provider", "corporation", "consortium", "shipbuilder", "foundation",
]);

/// The runs of capitalised words of a sentence; true for one that is a single word at the beginning, where all are capitalised.
pub(super) fn runs(number: usize, sentence: &Words<'_>, common: &FxHashSet<String>, found: &mut Vec<(Run, bool)>) {
    let words = Line::of(sentence);
    let count = words.words.len();
    let capitals = (0..count).filter(|&at| words.capital(at)).count();
    if capitals > 3 && capitals * 4 > count * 3 {
        return;
    }
    let mut at = 0;
    let mut charged = None;
    while at < count {
        let initial = words.opens(at);
        if !words.names(at) || initial && is_stop(words.folded(at)) {
            at += 1;
            continue;
        }
        let end = words.end_of_name(at);
        let Some(from) = words.begins(at, end, common) else {
            at += 1;
            continue;
        };
        let from = words.after_credit(from, end);
        // "Cabinet Secretary for Energy and Transport, Ada Moor": what an office is for.
        if words.is_charge(from, end, charged) {
            charged = Some(end);
            at = end;
            continue;
        }
        // "Spanish climber", but "New Zealander Kate Ross" is a people and somebody of it.
        if let Some(split) = words.of_a_people(from, end) {
            found.extend(words.run(number, from, split).map(|run| (run, false)));
            found.extend(words.run(number, split, end).map(|run| (run, false)));
            at = end;
            continue;
        }
        // "Sorrel State Police Lt. Ada Moor": a body and somebody of it.
        if let Some(split) = words.of_a_force(from, end) {
            found.extend(words.run(number, from, split).map(|run| (run, false)));
            found.extend(words.run(number, split, end).map(|run| (run, false)));
            at = end;
            continue;
        }
        // "U.S.-China talks" names two.
        let hyphenated = from + 1 < end && (from..end - 1).all(|at| words.gap(at) == "-");
        let lands = |at: usize| country(words.folded(at)).is_some();
        if hyphenated && (from..end).all(|at| lands(at) || is_half(words.folded(at))) {
            for at in (from..end).filter(|&at| lands(at) && !is_half(words.folded(from))) {
                found.extend(words.run(number, at, at + 1).map(|run| (run, false)));
            }
        } else if !(from + 1 == end && is_no_name(&words, from, common)) {
            let alone = initial && from == at && end == at + 1;
            found.extend(words.run(number, from, end).map(|run| (run, alone)));
        }
        at = end;
    }
}

/// Whether a single capitalised word is none: set in capitals though the article prints it small, one of things counted, a language.
fn is_no_name(words: &Line<'_>, at: usize, common: &FxHashSet<String>) -> bool {
    let (folded, before) = (
        words.folded(at),
        at.checked_sub(1).map_or("", |before| words.folded(before)),
    );
    // "Strategic and Economic Dialogue": half of how something is called.
    let half = ["ic", "ive", "ional", "ical"]
        .iter()
        .any(|ending| folded.ends_with(ending))
        && folded.len() > 6
        && country(folded).is_none()
        && words.gap(at) == " "
        && words.folded(at + 1) == "and"
        && words.capital(at + 2);
    // "Asserting that the wall held …", wherever that begins.
    let begins = words.opens(at)
        || at
            .checked_sub(1)
            .is_some_and(|before| words.gap(before).contains(['.', ':', ';', '—', '–']));
    let saying = begins && folded.ends_with("ing") && is_speech(folded);
    // "Trade publication Tide Weekly", "Defence minister Ada Moor": the first half of what somebody is.
    let next = words.folded(at + 1);
    let describes = begins
        && is_small(folded)
        && words.gap(at) == " "
        && words.text(at + 1).starts_with(char::is_lowercase)
        && (KINDS.contains(next) || is_role(next));
    if half || saying || describes {
        return true;
    }
    let small = common.contains(folded)
        || folded
            .strip_suffix('s')
            .is_some_and(|one| is_shouted(words.text(at)) && common.contains(one));
    // "Key Biscayne, Fla."
    let dateline =
        is_region(folded) && folded.len() <= 5 && words.gap(at).starts_with('.') && at > 0 && words.gap(at - 1) == ", ";
    let shouted = is_shouted(words.text(at));
    let things = folded.len() > 3 && folded.ends_with('s') && !folded.ends_with("ss") && at > 0 && before != "the";
    let language = country(folded).is_some()
        && !is_country_name(folded)
        && !folded.ends_with('s')
        && matches!(before, "in" | "speak" | "speaks" | "spoke" | "spoken" | "speaking")
        && words.text(at).chars().skip(1).all(char::is_lowercase);
    // "GW", "MWh", "AUD50bn": units and sums.
    let capitals = words.text(at).chars().filter(|c| c.is_uppercase()).count() > 1;
    let unit = (shouted || capitals) && super::units::measure(folded).is_some()
        || folded.contains(|c: char| c.is_ascii_digit())
            && ["bn", "million", "billion"].iter().any(|scale| folded.ends_with(scale));
    // "R26 million"
    let sum = folded.len() <= 6
        && folded.contains(|c: char| c.is_ascii_digit())
        && matches!(words.folded(at + 1), "million" | "billion" | "m" | "bn" | "thousand");
    let after_number = shouted
        && at > 0
        && folded.len() <= 3
        && before
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
        && !before.is_empty();
    sum || after_number || unit || small && (shouted || things) || dateline || language || number_word(folded).is_some()
}

impl Line<'_> {
    /// Where the name within `at..end` begins, after common words that only begin the sentence; none where there is no name.
    fn begins(&self, at: usize, end: usize, common: &FxHashSet<String>) -> Option<usize> {
        let mut from = at;
        let first = self.folded(at);
        // "Engineer Ada Moor", "Police", but "Human Rights Now".
        let small = common.contains(first) && !OFFICES.contains(first);
        let counted = end > at + 1 && number_word(first).is_some() && is_shouted(self.text(at + 1));
        let participle = counted || first.len() > 5 && first.ends_with("ing") && is_speech(first);
        // "Throughout Egypt", "Meanwhile Ada Moor"; "Bringing Ada Moor back", but "Housing Minister", "Boxing Day".
        let second = self.folded(at + 1);
        let bringing = end > at + 1
            && first.len() > 5
            && first.ends_with("ing")
            && is_small(first)
            && self.gap(at) == " "
            && !is_small(second)
            && !is_post(second)
            && !is_body_head(second)
            && !is_event(second);
        let participle = participle || is_opener(first) || bringing;
        if self.opens(at) && (small || participle) {
            if end == at + 1 {
                return None;
            }
            let headed = JOINERS.contains(self.folded(at + 1)) && heads(first);
            let whole = !participle && (headed || common.contains(self.folded(at + 1)) && self.names(at + 1));
            from = at + usize::from(!whole);
        }
        // "the 1,400 MW Weir Power Station": a unit belongs to its number.
        let number = |at: usize| self.folded(at).starts_with(|c: char| c.is_ascii_digit());
        if from > 0
            && number(from - 1)
            && is_shouted(self.text(from))
            && super::units::measure(self.folded(from)).is_some()
        {
            from += 1;
        }
        while from < end && !self.names(from) {
            from += 1;
        }
        (from < end).then_some(from)
    }

    /// Where in `from..end` the name begins after whoever took the picture it stands below: "Getty Images Ada Moor".
    fn after_credit(&self, from: usize, end: usize) -> usize {
        const SURELY: &[&[&str]] = &[&["getty", "images"], &["contributor"], &["shutterstock"]];
        const AT_FIRST: &[&[&str]] = &[
            &["associated", "press"],
            &["reuters"],
            &["afp"],
            &["ap"],
            &["epa"],
            &["getty"],
        ];
        let mut begins = from;
        loop {
            let at = |credit: &&&[&str]| {
                (begins..end)
                    .map(|at| self.folded(at))
                    .take(credit.len())
                    .eq(credit.iter().copied())
            };
            let first = self.opens(begins) || begins > 0 && self.gap(begins - 1).contains([':', '/', '(', '-']);
            let credit = SURELY
                .iter()
                .find(at)
                .or_else(|| AT_FIRST.iter().find(at).filter(|_| first || begins > from));
            let Some(next) = credit.map(|credit| begins + credit.len()) else {
                return begins;
            };
            // "Reuters Institute", "AP News"
            if next >= end
                || (next..end).any(|at| is_body_head(self.folded(at)))
                    && !AT_FIRST.iter().any(|credit| credit[0] == self.folded(next))
            {
                return begins;
            }
            begins = next;
        }
    }

    /// Where in `from..end` somebody's name begins after the word for a people.
    fn of_a_people(&self, from: usize, end: usize) -> Option<usize> {
        (from + 1..=from + 2).find(|&split| {
            let land: Vec<&str> = (from..split).map(|at| self.folded(at)).collect();
            let land = land.join(" ");
            split + 2 <= end
                && (split..end).all(|at| !is_body_head(self.folded(at)))
                && country(&land).is_some()
                && !is_country_name(&land)
                && super::given::of_name(self.folded(split)).is_some()
        })
    }

    /// Where in `from..end` the rank of somebody begins after the name of a body.
    fn of_a_force(&self, from: usize, end: usize) -> Option<usize> {
        let split = (from + 2..end.saturating_sub(1)).find(|&at| RANKS.contains(self.folded(at)))?;
        (from..split).any(|at| is_body_head(self.folded(at))).then_some(split)
    }

    /// Whether the words in `from..end` only tell what an office is for, or go on with that behind `charged`, where it ended last.
    fn is_charge(&self, from: usize, end: usize, charged: Option<usize>) -> bool {
        let field = (from..end).any(|at| is_domain(self.folded(at)) || at + 1 < end && self.gap(at) == "-");
        let begins = || {
            let office = from.checked_sub(2).filter(|&office| self.capital(office))?;
            // "Secretary of State for Business"
            let state = office >= 2 && self.folded(office) == "state" && is_office(self.folded(office - 2));
            Some(self.folded(office + 1) == "for" && (state || is_office(self.folded(office))))
        };
        let goes_on = charged.is_some_and(|last| {
            let and = from == last + 1 && self.folded(last) == "and" && matches!(self.gap(last - 1), " " | ", ");
            and || from == last && matches!(self.gap(last - 1), ", " | " & ")
        });
        let somebody = super::given::of_name(self.folded(from)).is_some() || country(self.folded(from)).is_some();
        let field_of = field || is_small(self.folded(from));
        !somebody && (field && goes_on || field_of && begins().unwrap_or(false))
    }

    /// Whether a noun for a body stands right before the name in `from..end`, or begins what is said of it behind a comma.
    fn is_body_of_a_kind(&self, from: usize, end: usize) -> bool {
        let small = |at: usize| self.text(at).starts_with(char::is_lowercase);
        let ahead = from
            .checked_sub(1)
            .is_some_and(|at| small(at) && self.near(at) && KINDS.contains(self.folded(at)));
        let article = self.gap(end - 1) == ", " && matches!(self.folded(end), "a" | "an" | "the");
        let behind = || {
            let said = (end + 1..end + 6).take_while(|&at| small(at) && self.near(at - 1));
            let mut said = said.skip_while(|&at| !KINDS.contains(self.folded(at)) && !is_stop(self.folded(at)));
            said.next().is_some_and(|at| KINDS.contains(self.folded(at)))
        };
        ahead || article && behind()
    }

    /// The name in `from..end` with what stands around it.
    fn run(&self, number: usize, from: usize, end: usize) -> Option<Run> {
        // "Tom Rennie QC".
        let end = (from + 2..end)
            .find(|&at| is_post_nominal(self.text(at)))
            .unwrap_or(end);
        // "HIGH TIDE Which boats sail": words in capitals are a headline's, unless the text is.
        if from > 0
            && (from..end)
                .filter(|&at| is_shouted(self.text(at)) && self.text(at).len() > 3)
                .count()
                >= 2
        {
            return None;
        }
        // "Trending Right Now:" above a list.
        if self.opens(from) && end == self.words.len() && end > from + 1 && self.sentence.trim_end().ends_with(':') {
            return None;
        }
        // "AK-47", "F 16": a designation; "Route 94", "Flight 370": the number is the name.
        let digits = self.folded(end).starts_with(|c: char| c.is_ascii_digit());
        if end == from + 1 && digits && self.gap(from) == " " && NUMBERED.contains(self.folded(from)) {
            return None;
        }
        if end == from + 1
            && digits
            && matches!(self.gap(from), "-" | " ")
            && self.text(from).len() <= 3
            && is_shouted(self.text(from))
        {
            return None;
        }
        let before = from.checked_sub(1).map_or("", |before| self.folded(before));
        let run: Vec<String> = (from..end).map(|at| bare(self.text(at)).to_owned()).collect();
        // "“We wait for Weir Core,” said Moor": what a quotation ends with does not speak, nor where somebody works: "Moor of the Tide
        // Fund, said".
        let marks = ['"', '“', '”', '‘', '’'];
        let works = matches!(before, "of" | "at" | "for" | "from" | "with" | "the");
        let told = is_speech(self.folded(end)) && (self.near(end - 1) || !works && !self.gap(end - 1).contains(marks));
        let tells = from > 0 && is_speech(before) && before != "about" && !self.gap(from - 1).contains(marks);
        let speaks = told || tells;
        let aged = self.gap(end - 1) == ", "
            && self.folded(end).len() <= 3
            && self.folded(end).parse::<u8>().is_ok_and(|age| age > 4);
        let folded = |at: usize| self.folded(at);
        let text = |at: usize| self.text(at);
        let near = |at: usize| self.near(at);
        let gap = |at: usize| self.gap(at);
        let mut roles = Vec::new();
        roles.extend(role_before(from, &folded, &text, &near));
        roles.extend(role_after(end, &folded, &text, &gap));
        // "(AP) -" only says whose copy it is.
        let credit = from > 0 && from < 6 && self.gap(from - 1).ends_with('(') && {
            let gap = self.gap(end - 1);
            gap.starts_with(')') && gap.contains(['-', '–', '—'])
        };
        // "ERIE FALLS, Ohio", "Brell, Norway".
        let next = self.capitals_end(end);
        let land: Vec<&str> = (end..next).map(|at| self.folded(at)).collect();
        let in_land = self.gap(end - 1) == ", " && is_land(&land.join(" "));
        let dateline = from == 0 && number == 0 && self.gap(end - 1).trim_start().starts_with(['(', '—', '–']);
        let bracketed = self.gap(end - 1).ends_with('(') && self.gap(end).starts_with(')');
        let letters = self.text(end).chars().filter(|c| c.is_uppercase()).count();
        let short = bracketed
            && letters >= 2
            && letters * 2 > self.text(end).chars().count()
            && end - from > usize::from(letters > 3);
        let initials: String = (from..end)
            .filter_map(|at| self.text(at).chars().next().filter(|c| c.is_uppercase()))
            .collect();
        // "Tide and Sea Academy (Tasa)"
        let short = short || bracketed && initials.len() > 2 && initials.eq_ignore_ascii_case(self.text(end));
        let mut names = Run {
            sentence: number,
            short: short.then(|| self.text(end).replace('.', "")),
            folded: (from..end).map(|at| fold(self.folded(at))).collect(),
            text: String::new(),
            words: run,
            titled: false,
            person: speaks || aged || !roles.is_empty() || matches!(self.folded(end), "who" | "whose"),
            placed: matches!(before, "in" | "at" | "near" | "from" | "outside" | "across" | "around"),
            located: before == "of" && from > 1 && is_of_place(self.folded(from - 2))
                || is_of_land(self.folded(end)) && end == from + 1 && !is_politics(self.folded(from))
                // "in Tarn Marine's harbour office"
                || matches!(before, "in" | "near" | "outside" | "across" | "around" | "throughout")
                    && bare(self.text(end - 1)) == self.text(end - 1)
                || in_land
                || dateline,
            definite: before == "the",
            bodied: self.is_body_of_a_kind(from, end),
            roles,
        };
        let taken = untitle(&mut names);
        let leading = names.folded.iter().take_while(|word| JOINERS.contains(word)).count();
        if credit || names.words.len() == leading || only_counts(&names.folded) {
            return None;
        }
        // As printed, with "&" and hyphens, without the possessive, with the stop of an abbreviation.
        if let (Some((first, _)), Some((last, _))) = (self.words.get(from + taken), self.words.get(end - 1)) {
            let abbreviated =
                |text: &str| text.contains('.') && text.rsplit('.').next().is_some_and(|last| last.len() == 1);
            let stop = usize::from(
                abbreviated(self.text(end - 1))
                    && self.sentence.get(last.end..).is_some_and(|rest| rest.starts_with('.')),
            );
            bare(self.sentence.get(first.start..last.end + stop).unwrap_or_default()).clone_into(&mut names.text);
        }
        // Letters alone are degrees and middle names: "M. D."
        let letters = names.folded.iter().all(|word| word.chars().count() == 1);
        (names.text.chars().count() > 1 && !names.words.is_empty() && !letters).then_some(names)
    }
}

/// Without the possessive.
fn bare(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}
