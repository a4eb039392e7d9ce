//! Words that hold a clause together, by what they do in it.

pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "i" | "we" | "you")
}

/// Auxiliaries between a subject and its verb.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "had"
            | "have"
            | "was"
            | "is"
            | "were"
            | "are"
            | "be"
            | "been"
            | "being"
            | "did"
            | "does"
            | "do"
            | "would"
            | "will"
            | "could"
            | "can"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "not"
            | "didn't"
            | "doesn't"
            | "wasn't"
            | "wouldn't"
            | "won't"
            | "hasn't"
            | "hadn't"
            | "also"
    )
}

/// Adverbs that stand by a verb.
pub(super) fn is_adverb(word: &str) -> bool {
    (word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "family" | "italy" | "assembly" | "reply" | "emily" | "beverly" | "molly" | "sally" | "billy" | "kelly"
        ))
        || matches!(
            word,
            "also"
                | "then"
                | "later"
                | "again"
                | "earlier"
                | "once"
                | "further"
                | "even"
                | "still"
                | "often"
                | "never"
                | "always"
                | "today"
                | "yesterday"
                | "tonight"
                | "tomorrow"
                | "afterwards"
                | "afterward"
                | "meanwhile"
                | "now"
                | "just"
                | "himself"
                | "herself"
                | "themselves"
                | "both"
                | "ago"
                | "soon"
                | "instead"
                | "too"
                | "only"
                | "simply"
                | "here"
                | "there"
        )
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "our"
            | "your"
            | "this"
            | "that"
            | "these"
            | "those"
            | "one"
            | "another"
            | "some"
            | "many"
            | "several"
            | "each"
            | "every"
            | "no"
            | "two"
            | "three"
            | "other"
            | "most"
            | "both"
            | "such"
            | "any"
    )
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "in"
            | "on"
            | "at"
            | "from"
            | "with"
            | "to"
            | "by"
            | "after"
            | "before"
            | "during"
            | "under"
            | "over"
            | "about"
            | "against"
            | "between"
            | "near"
            | "into"
            | "outside"
            | "inside"
            | "through"
            | "via"
            | "since"
            | "until"
            | "amid"
            | "among"
            | "within"
            | "without"
            | "upon"
            | "toward"
            | "towards"
            | "across"
            | "along"
            | "beside"
            | "beneath"
            | "behind"
            | "per"
            | "like"
            | "regarding"
            | "concerning"
            | "despite"
            | "following"
            | "around"
            | "above"
            | "below"
            | "off"
            | "out"
            | "up"
            | "down"
    )
}

/// Prepositions that qualify a noun before them.
pub(super) fn is_qualifier(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "in"
            | "at"
            | "from"
            | "with"
            | "on"
            | "to"
            | "behind"
            | "across"
            | "along"
            | "beside"
            | "near"
            | "inside"
            | "outside"
            | "around"
            | "throughout"
    )
}

/// Words at which one clause ends and another begins.
pub(super) fn is_boundary(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "because"
            | "while"
            | "but"
            | "and"
            | "when"
            | "as"
            | "if"
            | "or"
            | "who"
            | "whose"
            | "which"
            | "where"
            | "whom"
            | "although"
            | "though"
            | "whether"
            | "so"
            | "than"
            | "yet"
            | "whereas"
            | "unless"
            | "what"
            | "how"
            | "why"
            | "not"
            | "there"
    )
}
