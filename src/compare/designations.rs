//! Numbers that are part of a name: "Boeing 737", "Route 66", "on day two", "Firefox 3.05".

use super::capitals::without_possessive;
use super::figures::Scanner;
use super::hedges::approximate;
use super::units::{fraction, is_plural, measure_phrase, scale, unit_of_time};
use crate::text::style::number_word;
use crate::text::wordlist::WordList;
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
    "floor", "update", "release", "firmware", "ios", "android", "ps", "playstation", "galaxy", "pixel", "covid", "omega", "vitamin", "uranium", "carbon", "plutonium", "pm", "under",
];

/// Stages of something that are numbered in words: "on day two", "round three".
#[rustfmt::skip]
static STAGES: WordList = WordList::of(&[
    "day", "week", "phase", "stage", "step", "round", "game", "chapter", "part", "volume", "season", "episode", "act", "scene",
    "level", "type", "category", "tier", "grade", "page", "number", "lap", "leg", "option", "plan",
]);

impl Scanner<'_> {
    /// "Firefox 3.05", "Web 2.0": a decimal right behind a capitalised word, without a unit.
    pub(super) fn is_version(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        let decimal = self.folded(at).split_once('.').is_some_and(|(whole, part)| {
            (1..=2).contains(&whole.len())
                && (1..=2).contains(&part.len())
                && format!("{whole}{part}").bytes().all(|b| b.is_ascii_digit())
        });
        decimal
            && self.gap(last) == " "
            && self.capital(last)
            && last > 0
            && !self.titled
            && !is_stop(self.folded(last))
            && approximate(self.folded(last), "").is_none()
            && super::currencies::code(self.folded(last)).is_none()
            && super::dates::month(self.folded(last)).is_none()
            && !is_plural(self.folded(at + 1))
    }

    /// Whether the letter behind a number is a capital.
    pub(super) fn capital_unit(&self, at: usize) -> bool {
        self.pieces
            .get(at)
            .and_then(|piece| self.text.get(piece.span.clone()))
            .is_some_and(|word| word.ends_with(char::is_uppercase))
    }

    /// "on day one", "in phase two": where the numbers of a list of such end, "on days two, three and four".
    pub(super) fn numbered_in_words(&self, at: usize) -> Option<usize> {
        let last = at.checked_sub(1)?;
        let determined = matches!(
            self.before(last),
            "this"
                | "that"
                | "the"
                | "last"
                | "next"
                | "a"
                | "each"
                | "every"
                | "same"
                | "one"
                | "per"
                | "first"
                | "second"
        );
        let word = self.folded(last);
        let noun = STAGES.contains(word) || word.strip_suffix('s').is_some_and(|one| STAGES.contains(one));
        let counts = |at: usize| {
            self.joined(at) && (is_plural(self.folded(at + 1)) || self.numeral(at).is_some_and(|n| n.scaled))
        };
        if !noun || determined || self.gap(last) != " " || number_word(self.folded(at)).is_none() || counts(at) {
            return None;
        }
        let mut end = at + 1;
        loop {
            let and = usize::from(matches!(self.folded(end), "and" | "or" | "to"));
            let next = end + and;
            let listed = if and == 1 {
                self.joined(end - 1)
            } else {
                self.gap(end - 1) == ", "
            };
            if !listed || number_word(self.folded(next)).is_none() || counts(next) {
                return Some(end);
            }
            end = next + 1;
        }
    }

    /// "COVID-19", "Boeing 737", "Route 66", "flight 370".
    pub(super) fn part_of_a_name(&self, at: usize) -> bool {
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
        // "Hallam's 77": what somebody has is no part of his name.
        if self
            .pieces
            .get(last)
            .and_then(|piece| self.text.get(piece.span.clone()))
            .is_some_and(|word| without_possessive(word) != word)
        {
            return false;
        }
        let next = self.folded(at + 1);
        let version = matches!(
            before,
            "version" | "update" | "android" | "ios" | "release" | "firmware"
        ) && word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            || self.is_version(at);
        let whole =
            version || word.bytes().all(|b| b.is_ascii_digit()) || number_word(word).is_some() && self.capital(at);
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
        // "the dead number 15".
        if before == "number" && (is_plural(self.before(last)) || super::families::state(self.before(last)).is_some()) {
            return false;
        }
        let age = before == "under" && self.limits_age(last);
        if NUMBERED.contains(&before) && !age && (gap != ". " || matches!(before, "no" | "nos")) {
            // "Group 4 won", but "the class 30 pupils left": a plural noun that follows is counted.
            return !(is_plural(next) && self.joined(at) && self.gap(at) == " ") || self.capital(last);
        }
        // "six AK 47 rifles": what the number belongs to is no word but letters.
        let designation = self.gap(last) == " "
            && (1..=2).contains(&before.len())
            && self.capital(last)
            && self
                .pieces
                .get(last)
                .and_then(|piece| self.text.get(piece.span.clone()))
                .is_some_and(|letters| letters.chars().all(char::is_uppercase))
            && !is_stop(before)
            && last > 0
            && !matches!(before, "us" | "uk" | "eu" | "un" | "tv" | "pm" | "am" | "mr" | "dr");
        // "put the Herons 13-10 ahead".
        let score =
            matches!(self.gap(at), "-" | "–") && next.starts_with(|c: char| c.is_ascii_digit()) && self.counts_votes();
        if designation && !self.titled {
            return true;
        }
        // "Cosmos 1686" is no year.
        let year = word.len() == 4 && (1700..2100).contains(&word.parse().unwrap_or(0));
        // "Sea Me We 4"
        let amid = last > 1 && self.capital(last - 1) && self.capital(last - 2);
        last > 0
            && gap == " "
            && self.capital(last)
            && !self.titled
            && !year
            && !score
            && !(is_plural(next) && self.gap(at) == " ")
            && (!is_stop(before) || amid)
            && approximate(before, "").is_none()
            && super::dates::month(before).is_none()
            && super::dates::weekday(before).is_none()
            && !self
                .ahead(last)
                .trim_end()
                .ends_with(['.', '!', '?', ':', '"', '“', '”'])
    }
}
