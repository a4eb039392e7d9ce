//! The words of a sentence as names are looked for in it: which can be part of one, and where one ends.

use super::gazetteer::country;
use super::namewords::{
    JOINERS, heads, is_body_head, is_domain, is_heading, is_land, is_name_word, is_owned, is_owner, is_prefix,
    is_shouted,
};
use super::offices::is_role;
use crate::text::words::{Words, is_stop};
use std::borrow::Cow;
use std::ops::Range;

/// The words of a sentence as names are looked for in it.
pub(super) struct Line<'a> {
    pub sentence: &'a str,
    pub words: Vec<(Range<usize>, Cow<'a, str>)>,
    /// Words of lines set in capitals among ordinary text.
    pub headings: Vec<bool>,
}

impl<'a> Line<'a> {
    pub fn of(found: &'a Words<'a>) -> Line<'a> {
        let sentence = found.text;
        let mut words: Vec<(Range<usize>, Cow<'a, str>)> = Vec::with_capacity(found.tokens.len());
        for (token, own) in found.iter() {
            // "U. S." is one word.
            if let Some((last, folded)) = words.last_mut()
                && token.text.len() == 1
                && folded.len() == 1
                && sentence.get(last.end..token.start) == Some(". ")
                && sentence.get(token.end..).is_some_and(|rest| rest.starts_with('.'))
                && country(&format!("{folded}.{}", token.text.to_lowercase())).is_some()
            {
                last.end = token.end;
                *folded = Cow::Owned(format!("{folded}.{}", token.text.to_lowercase()));
                continue;
            }
            words.push((token.start..token.end, Cow::Borrowed(own)));
        }
        let mut words = Line {
            sentence,
            headings: vec![false; words.len()],
            words,
        };
        words.mark_headings();
        words
    }

    fn mark_headings(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            let end = (at..self.words.len())
                .take_while(|&next| is_shouted(self.text(next)) && (next == at || self.gap(next - 1) == " "))
                .last()
                .map_or(at, |last| last + 1);
            let run: Vec<&str> = (at..end).map(|at| self.text(at)).collect();
            // "LOS ANGELES (AP) -" is where it was written.
            let dateline = at == 0 && end > 0 && self.gap(end - 1).contains([',', '(', '—', '–', '-']);
            if is_heading(&run) && !dateline {
                for heading in self.headings.iter_mut().take(end).skip(at) {
                    *heading = true;
                }
            }
            at = end.max(at + 1);
        }
    }

    pub fn text(&self, at: usize) -> &'a str {
        self.words
            .get(at)
            .and_then(|(span, _)| self.sentence.get(span.clone()))
            .unwrap_or_default()
    }

    pub fn folded(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |(_, folded)| folded.as_ref())
    }

    pub fn gap(&self, at: usize) -> &'a str {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some((one, _)), Some((other, _))) => self.sentence.get(one.end..other.start).unwrap_or("#"),
            _ => "#",
        }
    }

    pub fn capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// Whether a sentence, a quotation or a line begins with the word at `at`.
    pub fn opens(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else { return true };
        let gap = self.gap(last);
        self.headings.get(last).copied().unwrap_or(false)
            || gap.contains(['.', '!', '?', ':', '“', '"', '‘', '«']) && !(gap == ". " && self.folded(last).len() <= 3)
            || self.heads_dispatch(last)
    }

    /// "ERIE FALLS, Ohio (AP) - Snow fell": whether a dispatch is headed by the words up to `last`, and its text begins behind.
    fn heads_dispatch(&self, last: usize) -> bool {
        const LONGEST: usize = 8;
        let dash = matches!(
            self.gap(last).trim(),
            "-" | "–" | "—" | ") -" | ") –" | ") —" | "--" | ") --"
        );
        dash && last < LONGEST && is_shouted(self.text(0)) && (0..=last).all(|at| self.capital(at))
    }

    /// Whether the word at `at` can be part of a name.
    pub fn names(&self, at: usize) -> bool {
        let number = |at: usize| self.folded(at).starts_with(|c: char| c.is_ascii_digit());
        let short_month = super::dates::month(self.folded(at)).is_some()
            && self.folded(at).len() <= 4
            && (self.gap(at).starts_with('.') || number(at + 1) || at > 0 && number(at - 1));
        // "@NWSGray", "#Herons", what stands in an address.
        let handle = self
            .words
            .get(at)
            .and_then(|(span, _)| self.sentence.get(..span.start))
            .is_some_and(|ahead| ahead.ends_with(['@', '#', '/', '_', '\\']));
        // "Theresa May", though a bare "May" is a month.
        let may = self.folded(at) == "may"
            && at > 0
            && self.gap(at - 1) == " "
            && self.capital(at - 1)
            && super::given::of_name(self.folded(at - 1)).is_some();
        if may {
            return self.capital(at);
        }
        self.capital(at)
            && !handle
            && !self.text(at).contains('_')
            && !self.headings.get(at).copied().unwrap_or(false)
            && !short_month
            && is_name_word(self.folded(at), self.text(at))
    }

    pub fn near(&self, at: usize) -> bool {
        let gap = self.gap(at);
        matches!(gap, " " | "-" | "\u{a0}" | "") || gap == ". " && self.folded(at).len() <= 3 || gap == " & "
    }

    pub fn possessive(&self, at: usize) -> bool {
        let text = self.text(at);
        ["'s", "’s", "'S", "’S"].iter().any(|ending| text.ends_with(ending))
    }

    /// Where the capitalised words from `at` on end.
    pub fn capitals_end(&self, at: usize) -> usize {
        let mut end = at;
        while self.names(end) && (end == at || self.near(end - 1)) && end < at + 6 {
            end += 1;
            if self.possessive(end - 1) {
                break;
            }
        }
        end
    }

    /// "Growers' Union": those of a trade own the body they have come together in.
    fn of_a_trade(&self, owner: usize, owned: usize) -> bool {
        let folded = self.folded(owner);
        ["ers", "ors", "ists", "ians"]
            .iter()
            .any(|ending| folded.ends_with(ending))
            && is_body_head(self.folded(owned))
    }

    /// Where the name that begins at `at` ends.
    pub fn end_of_name(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            if self.possessive(end - 1) {
                // The possessive ends a name, "Port Ella's Ada Moor", but for "the People's Council".
                let next = self.capitals_end(end);
                let whole = self.gap(end - 1) == " "
                    && next > end
                    && (is_owner(self.folded(end - 1))
                        || super::given::of_name(self.folded(end - 1)).is_some()
                            && matches!(self.folded(end), "club" | "bar" | "kitchen" | "law" | "place" | "diner")
                        || end > at + 1 && matches!(self.folded(end - 2), "st" | "saint"))
                    && (end..next).any(|at| is_owned(self.folded(at)));
                if !whole {
                    return end;
                }
                end += 1;
                continue;
            }
            if matches!(self.gap(end - 1), "' " | "’ ") && self.capital(end) && self.of_a_trade(end - 1, end) {
                end += 1;
                continue;
            }
            if !self.near(end - 1) || self.opens(end) && !self.gap(end - 1).starts_with(". ") {
                return end;
            }
            // "Human Rights Now", "Tom And Jerry".
            let whole =
                self.capital(end) && self.text(end).len() > 1 && is_stop(self.folded(end)) && self.gap(end - 1) == " ";
            let pronoun = matches!(
                self.folded(end),
                "the" | "a" | "an" | "he" | "she" | "it" | "they" | "we" | "you" | "but" | "and"
            );
            if whole && end > at + 1 && !pronoun
                || whole && pronoun && self.names(end + 1) && self.gap(end) == " " && self.folded(end) == "and"
            {
                end += 1;
                continue;
            }
            let hyphen = self.gap(end - 1) == "-";
            // "Kim Jong-un".
            let korean = hyphen
                && end > at + 1
                && (2..=4).contains(&self.text(end).len())
                && (3..=5).contains(&self.text(end - 1).len())
                && !is_land(self.folded(end - 1))
                && self.text(end).chars().all(char::is_lowercase)
                && matches!(self.gap(end), " " | ", " | "#" | ". " | "");
            if self.names(end) || korean || hyphen && is_prefix(self.folded(end - 1)) && end < self.words.len() {
                end += 1;
                continue;
            }
            let joiners = (end..end + 2)
                .take_while(|&at| JOINERS.contains(self.folded(at)))
                .count();
            let close = (end..end + joiners).all(|at| self.near(at));
            let formal = (end..end + joiners).all(|at| !matches!(self.folded(at), "of" | "the" | "for"));
            // "Minister of Agriculture", "Secretary of State": what the office is for.
            let office = self.folded(end) == "of"
                && is_role(self.folded(end - 1))
                && (is_domain(self.folded(end + joiners)) || self.folded(end + joiners) == "state");
            if joiners > 0 && close && (formal || heads(self.folded(end - 1)) || office) && self.names(end + joiners) {
                end += joiners + 1;
                continue;
            }
            let Some(next) = self.goes_on(at, end) else {
                return end;
            };
            end = next;
        }
    }

    /// Where "and" at `end` goes on with the name that began at `at`, the word after it: "Strategic and International Studies",
    /// "Fish and Wildlife Service", "Dalvik and Partners".
    fn goes_on(&self, at: usize, end: usize) -> Option<usize> {
        if self.folded(end) != "and" || self.gap(end) != " " {
            return None;
        }
        let next = end + 1;
        let stop = self.capitals_end(next);
        if stop == next {
            return None;
        }
        let domain = is_domain(self.folded(end - 1));
        // "Organisation for Security and Co-operation".
        let purpose = (at + 1..end).rev().find(|&at| matches!(self.folded(at), "of" | "for"));
        let pending = purpose.is_some_and(|purpose| heads(self.folded(purpose - 1)) && domain);
        let last = self.folded(stop - 1);
        let headed = domain && is_body_head(last) && !last.ends_with("departments") && stop > next;
        let firm = stop == next + 1
            && matches!(
                last,
                "partners" | "sons" | "associates" | "brothers" | "daughters" | "co"
            );
        (pending || headed || firm).then_some(next + 1)
    }
}
