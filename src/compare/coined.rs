//! Words in marks that are a term or a title: what an article prints so again and again, or prints without marks as well, is nobody's
//! words unless a verb of speech says so.

use super::Telling;
use super::hearing::Heard;
use super::pieces::is_title;
use super::speech::{PHRASE, Utterance};
use crate::text::words::{fold, tokens};
use rustc_hash::FxHashMap;

/// So often an article prints a term of its own in marks.
const OFTEN: usize = 3;

/// The words of what stands in marks, without punctuation.
fn key(text: &str) -> String {
    let words: Vec<String> = tokens(text).map(|token| fold(token.text)).collect();
    words.join(" ")
}

fn quoted<'a>(telling: &'a Telling, utterance: &Utterance) -> &'a str {
    let sentence = telling.sentences.get(utterance.sentence);
    let text = sentence.and_then(|sentence| sentence.text.get(utterance.span.clone()));
    text.unwrap_or_default()
}

/// Takes the speaker from terms and titles.
pub(super) fn hush(telling: &Telling, heard: &[Heard], utterances: &mut [Utterance]) {
    let mut before = usize::MAX;
    let mut slot = 0;
    let slots = utterances.iter().map(|utterance| {
        slot = if utterance.sentence == before { slot + 1 } else { 0 };
        before = utterance.sentence;
        let heard = heard.get(utterance.sentence);
        heard
            .and_then(|heard| heard.named.get(slot))
            .is_some_and(Option::is_some)
    });
    let given: Vec<bool> = slots.collect();
    // How often it stands in marks, and how often a verb of speech gives it.
    let mut seen: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for (utterance, named) in utterances.iter().zip(&given) {
        let counts = seen.entry(key(quoted(telling, utterance))).or_default();
        counts.0 += 1;
        counts.1 += usize::from(*named);
    }
    for (utterance, named) in utterances.iter_mut().zip(given) {
        let text = quoted(telling, utterance);
        let words = text.split_whitespace().count();
        let (times, told) = seen.get(&key(text)).copied().unwrap_or_default();
        let term = words <= PHRASE && times >= OFTEN && told * 2 < times;
        let title =
            !named && words > 1 && is_title(text.trim_end_matches(',')) && (times > 1 || is_printed(telling, text));
        if term || title {
            utterance.spoken = false;
            utterance.personal = false;
            utterance.speaker = None;
        }
    }
}

/// Whether the article has these words without marks as well.
fn is_printed(telling: &Telling, text: &str) -> bool {
    let text = text.trim_end_matches(',');
    let bare = |sentence: &str| {
        sentence.match_indices(text).any(|(at, _)| {
            let ahead = sentence.get(..at).unwrap_or_default();
            let behind = sentence.get(at + text.len()..).unwrap_or_default();
            let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !ahead.ends_with(['"', '“', '‘', '\''])
                && !behind.trim_start_matches(',').starts_with(['"', '”', '\''])
                && !joined(ahead.chars().next_back())
                && !joined(behind.chars().next())
        })
    };
    telling.sentences.iter().any(|sentence| bare(&sentence.text))
}
