//! Opening addresses: the article's own, and those that stand in its text.

use super::reader;
use super::{Effects, lists};
use crate::app::layout::ReaderLine;
use crate::app::links::{addresses, web};
use crate::app::msg::Effect;
use crate::app::state::{Hint, Overlay, Screen, State};

/// Letters of hints, those under the fingers first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// Opens the address of the article at hand in the browser.
pub(super) fn open_article(state: &mut State, effects: &mut Effects) {
    let Some(id) = lists::article(state) else {
        return;
    };
    let url = state.library.head(&id).and_then(|head| head.url.clone());
    match url.as_deref().map(web) {
        Some(Some(address)) => open(state, address, effects),
        Some(None) => state.say("The address of this article is none of the web; it is not opened"),
        None => state.say("The file does not tell the address of this article"),
    }
}

fn open(state: &mut State, address: String, effects: &mut Effects) {
    let host = address.split('/').nth(2).unwrap_or_default().to_owned();
    effects.push(Effect::Open(address));
    state.say(format!("Opening {host}…"));
}

/// Puts a letter on every address in sight.
pub(super) fn hints(state: &mut State) {
    let height = reader::height(state);
    let Screen::Reader(shown) = state.screen() else {
        return;
    };
    let Some(article) = &shown.article else {
        return state.say("The text is not there yet");
    };
    let mut found: Vec<(usize, u16, String)> = Vec::new();
    let lines = shown.layout.lines.iter().enumerate().skip(shown.top).take(height);
    for (line, what) in lines {
        match what {
            ReaderLine::Facts => {
                let url = article.head.url.as_deref().and_then(web);
                found.extend(url.map(|address| (line, 0, address)));
            }
            ReaderLine::Text { paragraph, span, set } => {
                let text = article.paragraphs.get(*paragraph).map_or("", String::as_str);
                for (at, address) in addresses(text) {
                    if span.contains(&at) {
                        let shown = text.get(span.clone()).unwrap_or_default();
                        found.push((line, set.column(shown, at - span.start), address));
                    }
                }
            }
            _ => {}
        }
    }
    if found.is_empty() {
        return state.say("There is no address in sight; O opens the article's");
    }
    if found.len() > LETTERS.len() {
        let (some, all) = (LETTERS.len(), found.len());
        state.say(format!(
            "{some} of {all} addresses have a letter; scroll for the others"
        ));
    }
    let hints = LETTERS.chars().zip(found);
    let hints = hints.map(|(letter, (line, column, address))| Hint {
        letter,
        line,
        column,
        address,
    });
    state.overlay = Some(Overlay::Hints(hints.collect()));
}

/// A letter was pressed: its address is opened; any other key takes the letters away.
pub(super) fn press(state: &mut State, letter: Option<char>, effects: &mut Effects) {
    let Some(Overlay::Hints(hints)) = state.overlay.take() else {
        return;
    };
    if let Some(hint) = hints.into_iter().find(|hint| Some(hint.letter) == letter) {
        open(state, hint.address, effects);
    }
}
