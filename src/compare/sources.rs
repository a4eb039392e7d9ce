//! Who is given as a source in an article: in quotations or without, with a name or without one.

use super::speech::Speech;

/// Somebody a sentence gives as its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub sentence: usize,
    /// The fullest name, or the noun as printed: "officials", "a police spokesman", "Reuters".
    pub name: String,
}

/// A noun of so many words is no name of a source but a phrase.
const WORDS: usize = 5;

/// The sources of an article, in order; a sentence without a verb of speech has none.
pub(super) fn of(speech: &Speech) -> Vec<Source> {
    let each = speech.said.iter().zip(&speech.speakers).enumerate();
    let given = each.filter(|(_, (said, _))| said.manner.is_some() && !said.silent && said.verb.is_some());
    let named = given.filter_map(|(sentence, (_, speaker))| Some((sentence, speaker.as_ref()?)));
    named
        .filter(|(_, name)| name.split_whitespace().count() <= WORDS && !is_nobody(name))
        .map(|(sentence, name)| Source {
            sentence,
            name: name.clone(),
        })
        .collect()
}

/// "whoever posted it", "some rumours", "the speculation": what nobody in particular says is no source.
fn is_nobody(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.rsplit(' ').next().unwrap_or_default();
    matches!(
        first,
        "whoever" | "anyone" | "anybody" | "nobody" | "somebody" | "everybody" | "everyone"
    ) || matches!(
        last,
        "rumor" | "rumors" | "rumour" | "rumours" | "speculation" | "gossip" | "whispers"
    )
}
