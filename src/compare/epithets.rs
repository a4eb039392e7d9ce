//! Bodies called by what they are: "the bank" for Harbour Bank, "the conservation department" for the Department of Conservation, "the
//! company" for whom the sentence before was about.

use super::cast::Person;
use super::clause::{Clause, Noun};
use super::gazetteer::{country, is_region};
use super::given::Gender;
use super::roles;
use super::speakers::{Kind, Past, Voice};
use crate::text::words::{fold, tokens};
use std::collections::BTreeSet;

/// So many sentences back an epithet finds the name of its body.
const NEAR: usize = 3;

/// Firms, by what they do.
#[rustfmt::skip]
const FIRMS: &[&str] = &[
    "company", "firm", "bank", "airline", "carrier", "operator", "maker", "manufacturer", "retailer", "supermarket", "shop", "store",
    "label", "publisher", "studio", "giant", "utility", "hotel", "casino", "broadcaster", "startup", "insurer", "developer", "lender",
    "carmaker", "automaker", "chipmaker", "brewer", "conglomerate", "corporation", "brand", "chain", "brokerage", "consultancy",
];

/// What is read, seen or heard.
const PRESS: &[&str] = &[
    "newspaper",
    "paper",
    "magazine",
    "network",
    "channel",
    "station",
    "website",
    "site",
    "outlet",
    "daily",
    "tabloid",
    "weekly",
    "broadcaster",
];

/// Those who have come together.
#[rustfmt::skip]
const GROUPS: &[&str] = &[
    "group", "organisation", "organization", "association", "charity", "foundation", "league", "federation", "union", "alliance",
    "coalition", "club", "watchdog", "regulator", "institute", "agency", "bloc", "movement", "nonprofit", "campaign", "think-tank",
];

/// Words in the names of bodies that no firm, paper or club is.
#[rustfmt::skip]
const PUBLIC: &[&str] = &[
    "ministry", "department", "government", "council", "court", "police", "party", "senate", "congress", "parliament", "house", "army",
    "navy", "office", "authority", "commission", "committee", "university", "school", "county", "state", "states", "republic", "city",
    "kremlin", "pentagon", "cabinet", "force", "forces", "guard", "hospital", "service", "act", "bill", "law", "treaty", "river",
    "street", "bay", "island", "stadium",
];

/// Words in the names of bodies that watch over others or are made of states, which "the agency" and "the group" may be.
const OFFICIAL: &[&str] = &[
    "service",
    "authority",
    "office",
    "commission",
    "committee",
    "guard",
    "department",
];

impl Past<'_> {
    /// The body a noun behind "the" stands in for: one named before by the same words, or the last before that speaks or that a sentence
    /// is about, where it can be such a one. A person's name, a place and a ministry are no "company".
    pub fn epithet(&self, clause: &Clause<'_>, noun: &Noun, last: usize) -> Option<Voice> {
        let word = clause.word(last)?;
        if noun.whole.end != last + 1 || noun.head.len() < 2 || noun.head.len() > 4 {
            return None;
        }
        let own = noun.head.start + 1..last + 1;
        // "the Swedish company" is described anew by its land, "the Harbour bank" has a name of its own.
        if own
            .clone()
            .any(|at| clause.named(at) && clause.word(at).is_none_or(|word| country(word).is_none()))
        {
            return None;
        }
        let words: Vec<&str> = own.filter_map(|at| clause.word(at)).collect();
        if let Some(voice) = self.named_by(&words) {
            return Some(voice);
        }
        let (firm, press, group) = (FIRMS.contains(&word), PRESS.contains(&word), GROUPS.contains(&word));
        if !(firm || press || group) {
            return None;
        }
        let here = self.voices.len();
        let fits = |voice: &&Voice| {
            let words: Vec<String> = tokens(&voice.name).map(|token| fold(token.text)).collect();
            let public = words
                .iter()
                .any(|word| PUBLIC.contains(&word.as_str()) && !(group && OFFICIAL.contains(&word.as_str())));
            let whole = words.join(" ");
            let placed = roles::is_place(&whole) || country(&whole).is_some() || is_region(&whole);
            let body = voice.kind == Kind::Body || voice.kind == Kind::Person && !voice.person && words.len() <= 3;
            body && voice.name.starts_with(char::is_uppercase) && !public && !placed
        };
        let of = |all: &[Option<Voice>], back: usize| all.get(back).and_then(Option::as_ref).filter(&fits).cloned();
        // "Harbour Bank expects it to fall. “We wait,” the bank said."
        let bare = noun.head.len() == 2;
        if let Some(voice) = here
            .checked_sub(1)
            .filter(|_| bare)
            .and_then(|back| of(self.voices, back))
        {
            return Some(voice);
        }
        let chief = self
            .cast
            .chief_body(|number| self.body(number).is_some_and(|voice| fits(&&voice)))?;
        let chief = self.body(chief)?.name;
        let near = (here.saturating_sub(NEAR)..here).rev().find_map(|back| {
            of(self.voices, back)
                .or_else(|| of(self.topics, back))
                .or_else(|| self.only_body(back).filter(|voice| fits(&voice)))
        });
        near.filter(|voice| voice.name == chief)
    }

    /// The body a sentence names, where it is the only one.
    fn only_body(&self, sentence: usize) -> Option<Voice> {
        let namings = self.cast.namings.get(sentence)?;
        let bodies: BTreeSet<usize> = (namings.iter().map(|naming| naming.person))
            .filter(|person| self.cast.person(*person).is_some_and(Person::is_body))
            .collect();
        let only = bodies.first().filter(|_| bodies.len() == 1)?;
        self.body(*only)
    }

    /// What the cast calls a body, as one that speaks.
    fn body(&self, number: usize) -> Option<Voice> {
        self.person(number).map(|voice| Voice {
            kind: Kind::Body,
            gender: Gender::Unknown,
            person: false,
            ..voice
        })
    }

    /// The body that these words are of the name of: "the commission" for the only one that is called so, "the conservation department".
    fn named_by(&self, words: &[&str]) -> Option<Voice> {
        if !words.last().is_some_and(|word| roles::is_collective(word)) {
            return None;
        }
        if let Some(only) = self.cast.body_with(words, self.voices.len()) {
            return self.body(only);
        }
        // A name that goes on behind "of" is whole where it speaks.
        let same = |voice: &&Voice| {
            let name: Vec<String> = tokens(&voice.name).map(|token| fold(token.text)).collect();
            let has = |word: &&str| name.iter().any(|other| other == word);
            voice.kind == Kind::Body && words.len() > 1 && name.len() > words.len() && words.iter().all(has)
        };
        self.nearest(same).cloned()
    }
}
