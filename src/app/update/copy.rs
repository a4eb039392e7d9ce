//! Passages for the clipboard, alone or with their source.

use super::Effects;
use crate::app::msg::Effect;
use crate::app::state::{Screen, State};
use crate::compare::Side;
use crate::corpus::{ArticleId, Published};

/// The paragraph under the cursor.
pub(super) fn paragraph(state: &mut State, cited: bool, effects: &mut Effects) {
    let Screen::Reader(reader) = state.screen() else {
        return;
    };
    let at = reader.passage;
    let text = reader
        .article
        .as_ref()
        .and_then(|article| article.paragraphs.get(at))
        .cloned();
    let id = reader.id.clone();
    match text {
        Some(text) => copy(state, text, &id, cited, effects),
        None => state.say("There is no text to copy yet"),
    }
}

/// The passage under the cursor, of the focused side or, where that is silent, of the other.
pub(super) fn passage(state: &mut State, cited: bool, effects: &mut Effects) {
    let Screen::Compare(comparison) = state.screen() else {
        return;
    };
    let found = comparison.collation.as_ref().and_then(|collation| {
        let row = collation.rows.get(comparison.cursor)?;
        [comparison.focus, comparison.focus.other()]
            .into_iter()
            .find_map(|side: Side| {
                let telling = &collation.tellings[side];
                let sentences = row.sentences[side]
                    .iter()
                    .filter_map(|&number| telling.sentences.get(number));
                let texts: Vec<&str> = sentences.map(|sentence| sentence.text.as_str()).collect();
                (!texts.is_empty()).then(|| (texts.join(" "), telling.id.clone()))
            })
    });
    match found {
        Some((text, id)) => copy(state, text, &id, cited, effects),
        None => state.say("There is no passage to copy yet"),
    }
}

/// Copies what was selected.
pub(super) fn text(state: &mut State, text: String, effects: &mut Effects) {
    let words = text.split_whitespace().count();
    effects.push(Effect::Copy(text));
    say(state, words, "");
}

fn say(state: &mut State, words: usize, with: &str) {
    state.say(match words {
        1 => format!("Copied a word{with}"),
        _ => format!("Copied {words} words{with}"),
    });
}

fn copy(state: &mut State, text: String, id: &ArticleId, cited: bool, effects: &mut Effects) {
    let words = text.split_whitespace().count();
    let (text, with) = if cited {
        (format!("{text}\n— {}", source(state, id)), " with its source")
    } else {
        (text, "")
    };
    effects.push(Effect::Copy(text));
    say(state, words, with);
}

/// Who wrote it under which title where and when: what is known of it, then the address, else the file.
fn source(state: &State, id: &ArticleId) -> String {
    let Some(head) = state.library.head(id) else {
        return id.to_string();
    };
    let title = head.title.as_ref().map(|title| format!("“{title}”"));
    let day = head.published.as_ref().map(Published::day);
    let day = day.map(|day| day.strftime("%-d %B %Y").to_string());
    let place = head.url.clone().unwrap_or_else(|| id.to_string());
    let known = [head.byline.clone(), title, head.outlet.clone(), day, Some(place)];
    known.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
