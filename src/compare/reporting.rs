//! The verbs with which news says who said what, and how firmly they stand behind it.

use crate::text::words::stem;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Verbs that only say that somebody spoke; they tell little about what a sentence is about.
const LIGHT: &str = "say says said saying tell tells told telling add adds added adding state states stated announce \
    announced report reports reported claim claims claimed note notes noted explain explained accord according \
    comment commented remark remarked reply replied respond responded statement spokesman spokeswoman spokesperson \
    mention mentioned declare declared describe described continue continued ask asked speak spoke";

/// How a verb of speech gives what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Manner {
    /// Says that it was said, no more.
    Neutral,
    /// Keeps a distance: claimed, alleged.
    Claim,
    /// Says it with force: insisted, warned, vowed.
    Firm,
    /// Takes it for a fact: revealed, confirmed.
    Fact,
    /// Owns to it: admitted.
    Acknowledge,
    /// Says that it is not so: denied.
    Deny,
    /// Holds it for true or likely: believes, expects.
    Think,
    /// Names a thing: called, described as.
    Call,
}

/// A verb of speech as a word of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    pub manner: Manner,
    /// Gives speech wherever it stands; other verbs do so next to a quotation or before "that" only.
    pub strong: bool,
}

/// Base forms, in the groups of [`Manner`]; first those that always give speech.
const VERBS: &[(Manner, &str, &str)] = &[
    (
        Manner::Neutral,
        "say tell announce state explain remark reply comment note declare tweet testify recount remember \
         report mention recall conclude reiterate narrate interject",
        "add respond continue write learn observe answer ask post blog cable joke quip shout exclaim speak read begin express relate chime repeat write echo \
         sigh snap cry grin chuckle giggle nod shrug beam wink scoff sneer sniff groan moan sob fume rage roar bellow bark \
         croak drawl gasp pant plead purr rasp stammer stutter thunder tut wail whine yelp blurt venture enthuse rave swear yell whisper laugh smile muse sing chant volunteer interrupt inquire enquire \
         wonder ponder utter intone recite sum summarize summarise quote cite record reflect reason elaborate counter retort brief \
         inform advise notify mutter murmur scream deadpan crack growl gush opine pronounce proclaim predict \
         estimate forecast calculate signal indicate suggest hint imply invite propose recommend urge appeal apologize \
         apologise thank greet wish congratulate celebrate lament mourn complain grumble vent praise hail applaud welcome",
    ),
    (
        Manner::Claim,
        "claim allege assert contend maintain argue posit",
        "purport profess boast brag accuse charge blame speculate",
    ),
    (
        Manner::Firm,
        "insist warn stress emphasize emphasise vow pledge promise caution",
        "threaten demand swear urge underline underscore affirm reaffirm criticize criticise condemn denounce slam blast \
         guarantee assure exhort plead beg implore lecture scold",
    ),
    (
        Manner::Fact,
        "confirm",
        "reveal disclose show find prove point demonstrate clarify remind establish detail verify attest certify",
    ),
    (
        Manner::Acknowledge,
        "admit acknowledge concede confess",
        "grant accept agree recognize recognise",
    ),
    (
        Manner::Deny,
        "deny rebut refute",
        "reject dismiss dispute contradict disavow disagree object protest rebuff discount",
    ),
    (
        Manner::Think,
        "believe",
        "think determine expect hope fear feel doubt guess suspect assume imagine worry reckon suppose hear",
    ),
    (
        Manner::Call,
        "",
        "call describe label dub brand term characterize characterise depict portray liken mock deride ridicule lampoon tout \
         refer",
    ),
];

/// Forms that no rule makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("say", "said"),
    ("tell", "told"),
    ("write", "wrote written"),
    ("speak", "spoke spoken"),
    ("think", "thought"),
    ("feel", "felt"),
    ("read", "read"),
    ("begin", "began begun"),
    ("swear", "swore sworn"),
    ("hear", "heard"),
    ("sing", "sang sung"),
    ("show", "shown"),
    ("find", "found"),
    ("forecast", "forecast"),
    ("plead", "pled"),
    ("prove", "proven"),
];

/// Verbs whose last consonant doubles.
const DOUBLING: &[&str] = &[
    "admit", "quip", "sum", "brag", "slam", "beg", "refer", "signal", "chat", "blog", "dub", "label",
];

static VERB_FORMS: LazyLock<FxHashMap<String, (Verb, &'static str)>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for (manner, strong, weak) in VERBS {
        for (verbs, strong) in [(strong, true), (weak, false)] {
            for base in verbs.split_whitespace() {
                for form in inflected(base) {
                    let verb = Verb {
                        manner: *manner,
                        strong,
                    };
                    forms.entry(form).or_insert((verb, base));
                }
            }
        }
    }
    forms
});

/// All forms of a verb.
pub(super) fn inflected(base: &str) -> Vec<String> {
    let mut forms = vec![base.to_owned()];
    let consonant_y = base
        .strip_suffix('y')
        .filter(|root| !root.ends_with(['a', 'e', 'o', 'u']));
    if let Some(root) = consonant_y {
        forms.extend([format!("{root}ies"), format!("{root}ied"), format!("{base}ing")]);
    } else if let Some(root) = base.strip_suffix('e') {
        forms.extend([format!("{base}s"), format!("{base}d"), format!("{root}ing")]);
    } else {
        let sibilant = base.ends_with(['s', 'x']) || base.ends_with("ch") || base.ends_with("sh");
        forms.push(format!("{base}{}", if sibilant { "es" } else { "s" }));
        forms.extend([format!("{base}ed"), format!("{base}ing")]);
        if DOUBLING.contains(&base)
            && let Some(last) = base.chars().last()
        {
            forms.extend([format!("{base}{last}ed"), format!("{base}{last}ing")]);
        }
    }
    if let Some((_, others)) = IRREGULAR.iter().find(|(verb, _)| *verb == base) {
        forms.extend(others.split_whitespace().map(str::to_owned));
    }
    forms
}

/// Words that go with speech in most reports of it, whatever their form.
static LIGHT_STEMS: LazyLock<FxHashSet<String>> = LazyLock::new(|| LIGHT.split_whitespace().map(stem).collect());

/// Whether a stem only says that somebody spoke.
pub(super) fn is_light(stem: &str) -> bool {
    LIGHT_STEMS.contains(stem)
}

/// A folded word as a verb of speech.
pub(super) fn verb(folded: &str) -> Option<Verb> {
    VERB_FORMS.get(folded).map(|(verb, _)| *verb)
}

/// The base form of a verb of speech.
pub(super) fn base(folded: &str) -> Option<&'static str> {
    VERB_FORMS.get(folded).map(|(_, base)| *base)
}

/// Whether a folded word can introduce somebody's words.
pub(super) fn is_speech(word: &str) -> bool {
    verb(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_speech_are_known() {
        assert!(is_light("said") && is_light("say") && !is_light("deni"));
        assert!(is_speech("denied") && !is_speech("sailed"));
    }

    #[test]
    fn every_form_tells_how_it_was_said() {
        let manner = |word: &str| verb(word).map(|verb| verb.manner);
        assert_eq!(manner("conceding"), Some(Manner::Acknowledge));
        assert_eq!(manner("admitted"), Some(Manner::Acknowledge));
        assert_eq!(manner("denies"), Some(Manner::Deny));
        assert_eq!(manner("told"), Some(Manner::Neutral));
        assert_eq!(manner("branded"), Some(Manner::Call));
        assert!(verb("said").is_some_and(|verb| verb.strong) && verb("hoped").is_some_and(|verb| !verb.strong));
    }
}
