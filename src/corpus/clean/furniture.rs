//! What a line is that is not article: recognised by its words alone, wherever it stands.

mod patterns;
mod teasers;

use crate::corpus::facts::sections;
use crate::text::bytes::any_byte;
use patterns::{Needs, PATTERNS};
use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

/// Longest line that is looked at, in bytes: longer ones are prose.
const LONGEST: usize = 900;
/// The same of strips of headlines.
const LONGEST_STRIP: usize = 4000;

/// Some of the [`PATTERNS`] together. Over bytes, as the bounded repetitions are far smaller there.
#[derive(Debug)]
struct Share {
    set: RegexSet,
    /// Where each stands in the table.
    places: Vec<usize>,
}

impl Share {
    /// Those that fit anywhere in a line, or the others.
    fn of(anywhere: bool) -> Option<Share> {
        let own = || (PATTERNS.iter().zip(0..)).filter(|((_, _, needs), _)| anywhere == (*needs != Needs::Beginning));
        let set = RegexSetBuilder::new(own().map(|((_, pattern, _), _)| *pattern))
            .unicode(false)
            .size_limit(64 << 20)
            .dfa_size_limit(32 << 20)
            .build();
        Some(Share {
            set: set.ok()?,
            places: own().map(|(_, place)| place).collect(),
        })
    }

    /// The place of the first that fits.
    fn first(&self, folded: &str) -> Option<usize> {
        let first = self.set.matches(folded.as_bytes()).into_iter().next()?;
        self.places.get(first).copied()
    }
}

/// Of most lines the first few letters tell that none of these fits.
static BY_BEGINNING: LazyLock<Option<Share>> = LazyLock::new(|| Share::of(false));
static ANYWHERE: LazyLock<Option<Share>> = LazyLock::new(|| Share::of(true));

/// Shorter needs are signs that prose hardly ever has; long ones are found the faster the longer the shortest of them is.
const SHORT: usize = 4;

/// Of these, or of the short ones, one stands in every line that fits one of [`ANYWHERE`] and does not end in a bracket.
static NEEDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = |needs: Needs| match needs {
        Needs::Words(words) => words,
        Needs::Beginning | Needs::Bracket => &[],
    };
    let needs = PATTERNS.iter().flat_map(|(_, _, needs)| words(*needs));
    let long = needs.filter(|need| need.len() >= SHORT);
    let either: Vec<String> = long.map(|need| regex::escape(need)).collect();
    RegexBuilder::new(&either.join("|")).unicode(false).build().ok()
});

/// Whether one of the short needs stands in a line.
fn has_sign(line: &str) -> bool {
    any_byte(line.as_bytes(), |byte| matches!(byte, b'/' | b'(' | 0xC2))
        && ["/", "(c)", "©"].iter().any(|sign| line.contains(sign))
}

/// Whether a bracket closes behind the last word.
fn ends_in_bracket(line: &str) -> bool {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    line.bytes()
        .rev()
        .take_while(|byte| !is_word(byte))
        .any(|byte| byte == b')')
}

/// The place of the first pattern that a folded line fits.
fn first_fit(folded: &str) -> Option<usize> {
    let anywhere = || {
        let may_fit = ends_in_bracket(folded) || has_sign(folded) || NEEDS.as_ref()?.is_match(folded.as_bytes());
        may_fit.then(|| ANYWHERE.as_ref()?.first(folded))?
    };
    let found = [BY_BEGINNING.as_ref()?.first(folded), anywhere()];
    found.into_iter().flatten().min()
}

/// Lines of at least this many bytes are looked at only where one of the [`TRIGGERS`] stands in them.
const LONG: usize = 90;
/// The same for lines that end as sentences do.
const LONG_SENTENCE: usize = 48;

/// A strip of other articles' headlines.
pub(super) const STRIP: &str = "headlines of other articles";
/// A form, with what it would say when filled in.
pub(super) const FORM: &str = "sign-up form";

/// What a form would say when it is filled in; two of them make a line one.
const MESSAGES: &[&str] = &[
    "invalid e-mail",
    "invalid email",
    "please re-enter",
    "not a robot",
    "must select a newsletter",
    "enter a valid e",
    "for subscribing",
    "for signing up",
    "an error has occurred",
    "something went wrong",
    "please try again",
    "agree to receive",
    "check your inbox",
];

/// Words without which no long line is furniture.
static TRIGGERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i-u)\((ap|reuters|afp|epa|getty|pa|dpa|photo|image|picture|courtesy|credit|source|file)\b|photo|getty|/ap\b|/afp\b|/reuters|shutterstock|istock|alamy|©|copyright|rights reserved|vorbehalten|réservés|reservados|riservati|may not be|be reproduced|reproduction|information purposes|newsletter|subscri|sign(ing)? ?up|inbox|e-?mail|our app|the app\b|app store|google play|notifications|unlimited|free trial|briefing|channel|a member|cookie|by (continuing|using|browsing)|retrieved|citation|cite|file [-\x80-\xff]|caption|pictured|image|picture|video|watch|gallery|slideshow|(reporting|editing|written|writing|compiled|edited|files|agencies) (by|from)|contributed to|read (more|also)|see also|also read|related|more on|more:|recommended|don't miss|must read|tags|topics|in pics|lire aussi|lesen sie|mehr zum|tambi|leggi anche|lees ook|mer:|^\W*\[|https?://|comments|log in|what do you think|have your say|conversation|discussion|javascript|browser|follow|click here|share (this|on|via)|like us|tell us|find us|get in touch|let us know|tip|standards|filed under| > | » | › |story continues|continues below|tagged|^\[|click here|tap here|\? (call|ring|phone|e-?mail|text|contact|message|whatsapp|write|get|tell|let)\b|buy (us|me) a|support (our|independent)|donat|chip in|become a",
    )
    .ok()
});

/// What a line is, where its words alone tell that it is no article.
pub(super) fn kind(line: &str) -> Option<&'static str> {
    if line.len() <= LONGEST_STRIP && teasers::is_strip(line) {
        return Some(STRIP);
    }
    if line.len() > LONGEST {
        return None;
    }
    if !any_byte(line.as_bytes(), |byte| byte.is_ascii_alphanumeric()) && !line.contains(char::is_alphanumeric) {
        return Some("separator");
    }
    // Hardly any prose comes further.
    let sentence = line.len() >= LONG_SENTENCE && line.ends_with(['.', '"', '”', '’', '\'']);
    let long = sentence || line.len() >= LONG;
    if long && !TRIGGERS.as_ref()?.is_match(line.as_bytes()) {
        return None;
    }
    let folded = folded(line);
    if is_sections(&folded) {
        return Some("navigation");
    }
    if MESSAGES.iter().filter(|message| folded.contains(*message)).count() >= 2 {
        return Some(FORM);
    }
    Some(PATTERNS.get(first_fit(&folded)?)?.0)
}

/// A line in lower case, with straight quotes.
fn folded(line: &str) -> String {
    if line.is_ascii() {
        return line.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\0'..='\x7F' => folded.push(c.to_ascii_lowercase()),
            '’' | '‘' => folded.push('\''),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// Names of places that are also words of headlines: a line of these alone may be a headline's remnant.
const WEAK: &[&str] = &[
    "in", "and", "&", "us", "uk", "china", "india", "middle", "east", "top", "stories", "more", "life", "live",
];

/// Whether a line is a menu or a breadcrumb: two or more names of sections and nothing else, or parts parted by `>`.
fn is_sections(folded: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || matches!(c, '|' | '/' | '>' | '»' | '›' | '•' | '·' | ',' | '-' | '–');
    let words = || folded.split(marks).filter(|word| !word.is_empty());
    if words().all(sections::is_section) && words().filter(|word| !WEAK.contains(word)).count() >= 2 {
        return true;
    }
    // A menu names a section or two of its own among those every paper has.
    if !any_byte(folded.as_bytes(), |byte| matches!(byte, b'|' | b'>' | 0x80..)) {
        return false;
    }
    let parts: Vec<&str> = folded.split(['|', '•', '·']).map(str::trim).collect();
    let known = parts.iter().filter(|part| sections::is_section(part)).count();
    if parts.len() >= 4 && known * 2 >= parts.len() && parts.iter().all(|part| part.len() <= 24) {
        return true;
    }
    if !folded.contains(['>', '»', '›']) {
        return false;
    }
    let crumbs: Vec<&str> = folded.split(['>', '»', '›']).map(str::trim).collect();
    crumbs.len() >= 2
        && crumbs.first().is_some_and(|first| sections::is_section(first))
        && crumbs.iter().all(|crumb| crumb.len() <= 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_valid() {
        assert!(BY_BEGINNING.is_some() && ANYWHERE.is_some() && NEEDS.is_some() && TRIGGERS.is_some());
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        for (line, why) in [
            ("Home News World", "navigation"),
            ("Home > News > Weir closed after flood", "navigation"),
            ("Home | News | Harbour | Sport | Notices", "navigation"),
            ("Skip to main content", "navigation"),
            ("Share This", "share widget"),
            ("Pin It on Pinterest", "share widget"),
            ("12 Shares", "share widget"),
            ("Share on Facebook Tweet", "share widget"),
            ("Advertisement", "advertisement"),
            ("Story continues below advertisement", "advertisement"),
            ("Read more", "related links"),
            ("Read more: Weir closed after flood", "related links"),
            ("[Video shows the weir at high water]", "related links"),
            ("Sign up for our daily newsletter", "newsletter prompt"),
            ("Sign up for TIDE WARNING Emails", "newsletter prompt"),
            (
                "Newsletter Sign Up Please verify that you are not a robot. Invalid email address. Please re-enter. View all.",
                FORM,
            ),
            (
                "We pay for your stories! Do you have a story for the desk? Email us at desk@weir.example",
                "call to readers",
            ),
            ("We use cookies to improve your experience.", "cookie notice"),
            ("©2012 The Harbour Press. All rights reserved.", "copyright"),
            (
                "This document is subject to copyright. No part may be used.",
                "copyright",
            ),
            (
                "Citation: Weir closed (2012, May 8) retrieved 3 May 2024 from https://weir.org/a",
                "citation",
            ),
            (
                "Mayor Nell Harrow at the weir on Monday. (AP Photo/Tom Reed)",
                "caption",
            ),
            ("Image copyright Getty Images", "caption"),
            ("FILE - In this May 8, 2012 photo the weir is closed.", "caption"),
            ("Editorial standards", "site notice"),
            ("12 Comments", "comments"),
            ("Leave a comment", "comments"),
            ("(Reporting by Nell Harrow; Editing by Tom Reed)", "credit line"),
            ("--", "separator"),
            ("3 min read", "reading time"),
            ("Tagged: weirs, floods", "related links"),
            ("Tide tables: click here", "related links"),
            ("Got a story? Ring the newsdesk on 555 0144.", "call to readers"),
            (
                "Weir News is free because readers pay. Buy us a coffee.",
                "appeal for money",
            ),
            ("[Photograph, not shown here: the weir.]", "caption"),
        ] {
            assert_eq!(kind(line), Some(why), "{line}");
        }
    }

    /// The same without looking first at what a pattern needs.
    fn plainly(line: &str) -> Option<usize> {
        let set = RegexSetBuilder::new(PATTERNS.iter().map(|(_, pattern, _)| *pattern))
            .unicode(false)
            .size_limit(64 << 20)
            .build()
            .unwrap();
        set.matches(line.as_bytes()).into_iter().next()
    }

    #[test]
    fn nothing_is_missed_for_want_of_what_a_pattern_needs() {
        for line in [
            "the weir. © 2012 by the press",
            "(c) 2012 the press",
            "all of it copyright 2012",
            "text, all rights reserved",
            "alle rechte vorbehalten.",
            "tous droits réservés",
            "todos los derechos reservados",
            "tutti i diritti riservati",
            "it may not be copied",
            "no part may be reproduced",
            "it is subject to copyright",
            "reproduction in whole or in part is forbidden",
            "provided for information purposes only",
            "weir (2012) retrieved on 3 may 2024 from the net",
            "the weir (ap photo/tom reed)",
            "the weir (reuters)",
            "the weir (tom reed for the washington post) .",
            "the weir (tom reed via ap)",
            "the weir ap photo/tom reed",
            "the weir, tom reed/getty images",
            "the weir, epa/tom reed",
            "the weir, shutterstock",
            "the weir tom reed/ap",
            "the weir tom reed/afp",
            "the weir tom reed/reuters",
            "tide tables, click here",
            "tide tables, tap here",
            "it is free. buy us a coffee",
            "it is free. buy me a beer",
            "it is free. support our newsroom",
            "it is free. support independent reporting",
            "it is free. please donate now",
            "it is free. chip in today",
            "it is free. make a donation here",
            "it is free. become a member",
            "nell harrow contributed to this report.",
            "share on facebook",
            "the weir was closed on friday.",
        ] {
            assert_eq!(first_fit(line), plainly(line), "{line}");
            assert_eq!(first_fit(line).is_some(), !line.ends_with("friday."), "{line}");
        }
    }

    #[test]
    fn prose_is_not_furniture() {
        for line in [
            "Share prices fell on Monday after the weir was closed.",
            "The mayor said she would read more about the weir.",
            "Subscribe, he told the crowd, to no party.",
            "[This account is based on recordings made at the weir.]",
            "Home secretary to visit weir",
            "Copyrighted works were found at the weir, police said.",
            "World leaders met in Oslo.",
            "“We use nets,” he said.",
            "Police released a photo of the boat (which was blue).",
            "Comments by the mayor angered the owners.",
            "China, India agree on ferry",
            "Get the boats in, the harbour office told owners on Friday.",
            "Video of the flood was shown in court.",
            "Reuters reported Monday that the weir had closed.",
            "Print is not dead, the editor said.",
            "He asked guests to make a donation to the lifeboat.",
            "Are you happy? She asked him twice, and he said no.",
            "The men chip in to buy the boat a new net every year.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
