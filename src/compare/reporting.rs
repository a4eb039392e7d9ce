//! The verbs with which news says who said what.

use crate::text::words::stem;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Verbs that only say that somebody spoke; they tell little about what a sentence is about.
const LIGHT: &str = "say says said saying tell tells told telling add adds added adding state states stated announce \
    announced report reports reported claim claims claimed note notes noted explain explained accord according \
    comment commented remark remarked reply replied respond responded statement spokesman spokeswoman spokesperson \
    mention mentioned declare declared describe described continue continued ask asked speak spoke";

/// Verbs and phrases that give somebody's words as speech or thought.
const SPEECH: &str = "say says said saying tell tells told telling add adds added adding announce announces announced \
    announcing declare declared declares declaring claim claims claimed claiming report reported reports explain \
    explains explained explaining note notes noted noting argue argues argued arguing insist insists insisted \
    insisting warn warns warned warning admit admits admitted acknowledge acknowledges acknowledged deny denies denied \
    denying confirm confirms confirmed confirming reveal revealed reveals comment commented remark remarked observe \
    observed reply replied replies respond responded responds answer answered ask asks asked continue continued \
    continues conclude concluded urge urges urged suggest suggests suggested stress stressed stresses emphasize \
    emphasized emphasizes reiterate reiterated assert asserted asserting asserts maintain maintains maintained \
    describe described describes call called calls calling express expressed mention mentioned recall recalled \
    recalls testify testified write writes wrote tweet tweeted tweets post posted predict predicted predicts promise \
    promised vow vowed pledge pledged joke joked quip quipped shout shouted exclaim exclaimed think thinks believe \
    believes believed agree agreed concede conceded caution cautioned contend contended contends allege alleged \
    alleges alleging state stated states stating reject rejected rejects demand demanded offer offered estimate \
    estimated cite cited accuse accused criticize criticized praise praised quote quoted dismiss dismissed signal \
    signaled indicate indicated indicates hear heard lament lamented vent sigh sighed snap snapped read reads";

/// Words that go with speech in most reports of it, whatever their form.
static LIGHT_STEMS: LazyLock<FxHashSet<String>> = LazyLock::new(|| LIGHT.split_whitespace().map(stem).collect());

static SPEECH_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| SPEECH.split_whitespace().collect());

/// Whether a stem only says that somebody spoke.
pub(super) fn is_light(stem: &str) -> bool {
    LIGHT_STEMS.contains(stem)
}

/// Whether a folded word can introduce somebody's words.
pub(super) fn is_speech(word: &str) -> bool {
    SPEECH_WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_speech_are_known() {
        assert!(is_light("said") && is_light("say") && !is_light("deni"));
        assert!(is_speech("denied") && !is_speech("sailed"));
    }
}
