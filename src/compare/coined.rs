//! Words in marks that are a term or a title: what an article prints so again and again, or prints without marks as well, is nobody's
//! words unless a verb of speech says so.

use super::Telling;
use super::pieces::is_title;
use super::speech::{PHRASE, Utterance};
use crate::text::words::{Words, fold, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// So often an article prints a term of its own in marks.
const OFTEN: usize = 3;

/// What stands in marks, word by word.
type Key = Vec<String>;

/// Takes the speaker from terms and titles.
pub(super) fn hush(telling: &Telling, sentences: &[Words<'_>], utterances: &mut [Utterance]) {
    let quoted = |utterance: &Utterance| -> &str {
        let sentence = telling.sentences.get(utterance.sentence);
        let text = sentence.and_then(|sentence| sentence.text.get(utterance.span.clone()));
        text.unwrap_or_default()
    };
    let keys: Vec<Key> = (utterances.iter())
        .map(|utterance| tokens(quoted(utterance)).map(|token| fold(token.text)).collect())
        .collect();
    // How often it stands in marks, and how often a verb of speech gives it.
    let mut seen: FxHashMap<&Key, (usize, usize)> = FxHashMap::default();
    for (utterance, key) in utterances.iter().zip(&keys) {
        let counts = seen.entry(key).or_default();
        counts.0 += 1;
        counts.1 += usize::from(utterance.told);
    }
    let titles: Vec<bool> = (utterances.iter().zip(&keys))
        .map(|(utterance, key)| !utterance.told && key.len() > 1 && is_title(quoted(utterance).trim_end_matches(',')))
        .collect();
    let sought = titles
        .iter()
        .zip(&keys)
        .filter(|(title, _)| **title)
        .map(|(_, key)| key);
    let printed = printed(sought, sentences, utterances);
    let hushed: Vec<bool> = (titles.into_iter().zip(&keys))
        .map(|(title, key)| {
            let (times, told) = seen.get(key).copied().unwrap_or_default();
            let term = key.len() <= PHRASE && times >= OFTEN && told * 2 < times;
            term || title && (times > 1 || printed.contains(key))
        })
        .collect();
    for (utterance, _) in utterances.iter_mut().zip(hushed).filter(|(_, hushed)| *hushed) {
        utterance.spoken = false;
        utterance.personal = false;
        utterance.speaker = None;
    }
}

/// Which of these the article has without marks as well, with a capital.
fn printed<'k>(
    sought: impl Iterator<Item = &'k Key>,
    sentences: &[Words<'_>],
    utterances: &[Utterance],
) -> FxHashSet<&'k Key> {
    let mut by_first: FxHashMap<&str, Vec<&Key>> = FxHashMap::default();
    for key in sought {
        let keys = key.first().map(|first| by_first.entry(first).or_default());
        if let Some(keys) = keys.filter(|keys| !keys.contains(&key)) {
            keys.push(key);
        }
    }
    let mut found = FxHashSet::default();
    if by_first.is_empty() {
        return found;
    }
    let mut marked = utterances.iter().peekable();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut spans = Vec::new();
        while let Some(utterance) = marked.next_if(|utterance| utterance.sentence <= number) {
            spans.push(utterance.span.clone());
        }
        let words: Vec<_> = sentence.iter().collect();
        for (at, (token, first)) in words.iter().enumerate() {
            let within = spans.iter().any(|span| span.contains(&token.start));
            if within || !token.text.starts_with(char::is_uppercase) {
                continue;
            }
            let rest = words.get(at..).unwrap_or_default();
            let keys = by_first.get(*first).into_iter().flatten();
            found.extend(keys.filter(|key| {
                rest.len() >= key.len()
                    && rest
                        .iter()
                        .zip(key.iter())
                        .all(|((_, word), own)| *word == own.as_str())
            }));
        }
    }
    found
}
