//! From a comparison into one of its articles, at the passage under the cursor.

use super::{Effects, navigate};
use crate::app::state::{Comparison, Screen, State};
use crate::compare::Side;
use crate::corpus::ArticleId;

/// Where the cursor of a comparison stands in an article.
struct There {
    id: ArticleId,
    paragraph: usize,
    byte: usize,
    /// The article has nothing of the passage: it would stand here.
    silent: bool,
}

/// Opens the article of the focused side at the passage under the cursor; leaving it leads back to the same passage.
pub(super) fn open(state: &mut State, effects: &mut Effects) {
    let Screen::Compare(comparison) = state.screen() else {
        return;
    };
    let Some(there) = there(comparison) else {
        return state.say("The comparison is not there yet");
    };
    let name = comparison
        .collation
        .as_ref()
        .map(|collation| collation.name(comparison.focus));
    let told = there.silent.then(|| {
        let name = name.unwrap_or_default();
        format!("{name} does not tell this passage; what it tells around there")
    });
    let mut reader = navigate::read(state, there.id, effects);
    // Not at the first hit of a search, but where one was.
    reader.seeking = false;
    reader.bound = Some((there.paragraph, there.byte));
    navigate::push(state, Screen::Reader(Box::new(reader)));
    if let Some(told) = told {
        state.say(told);
    }
}

fn there(comparison: &Comparison) -> Option<There> {
    let collation = comparison.collation.as_ref()?;
    let side: Side = comparison.focus;
    let telling = &collation.tellings[side];
    let row = collation.rows.get(comparison.cursor)?;
    // Where the side is silent: behind what it tells last before, else before what it tells next.
    let mut before = collation.rows.get(..comparison.cursor)?.iter().rev();
    let mut behind = collation.rows.get(comparison.cursor..)?.iter();
    let own = row.sentences[side].first();
    let number = own
        .or_else(|| before.find_map(|row| row.sentences[side].last()))
        .or_else(|| behind.find_map(|row| row.sentences[side].first()));
    let sentence = number.and_then(|&number| telling.sentences.get(number));
    Some(There {
        id: telling.id.clone(),
        paragraph: sentence.map_or(0, |sentence| sentence.paragraph),
        byte: sentence.map_or(0, |sentence| sentence.span.start),
        silent: own.is_none(),
    })
}
