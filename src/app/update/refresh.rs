//! What is on the screen when the corpus changes under it: texts are asked for again, and stay where they were.

use super::{Effects, navigate};
use crate::app::msg::{Effect, Reloaded};
use crate::app::state::Carry;
use crate::app::state::{Comparison, Overlay, Preview, Reader, Screen, State};
use crate::compare::{Collation, Side};
use crate::corpus::{Article, ArticleId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Files changed: their texts are read again, and it is said in a few words.
pub(super) fn reloaded(state: &mut State, change: &Reloaded, effects: &mut Effects) {
    texts(state, &|id| change.reread.contains(id), effects);
    state.marked.retain(|id| !change.lost.contains(id));
    let lost_here = match state.screen() {
        Screen::List(_) => None,
        Screen::Reader(reader) => change
            .lost
            .contains(&reader.id)
            .then_some("The file of this article is gone"),
        Screen::Compare(comparison) => Side::BOTH
            .into_iter()
            .any(|side| change.lost.contains(&comparison.ids[side]))
            .then_some("The file of an article compared here is gone"),
    };
    if let Some(what) = lost_here {
        return state.warn(format!("{what}; it stays here until you leave"));
    }
    let counts = [
        (change.new, "new"),
        (change.changed, "changed"),
        (change.lost.len(), "gone"),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", grouped(*count)))
        .collect();
    if !said.is_empty() {
        state.say(said.join(", "));
    } else if change.asked {
        state.say("Nothing has changed");
    }
}

/// A number with its digits in groups of three.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Asks anew for every text on the screens of an article that changed; what is there stays until the answer comes.
pub(super) fn texts(state: &mut State, is_changed: &dyn Fn(&ArticleId) -> bool, effects: &mut Effects) {
    let mut screens = std::mem::take(&mut state.screens);
    for screen in &mut screens {
        match screen {
            Screen::List(_) => {}
            Screen::Reader(reader) if is_changed(&reader.id) => {
                reader.awaited = Some(ask(state, &reader.id, false, effects));
            }
            Screen::Compare(comparison) if Side::BOTH.into_iter().any(|side| is_changed(&comparison.ids[side])) => {
                navigate::compare(state, comparison, effects);
            }
            Screen::Reader(_) | Screen::Compare(_) => {}
        }
    }
    state.screens = screens;
    state.ahead.forget(is_changed);
    state.pairs = state.pairs.take().filter(|list| !list.articles.iter().any(is_changed));
    if let Some(id) = state.preview.of.clone().filter(is_changed) {
        state.preview.awaited = Some(ask(state, &id, false, effects));
    }
    let overlaid = match &state.overlay {
        Some(Overlay::Evidence { id, .. }) => Some((id.clone(), false)),
        Some(Overlay::Form(form)) => Some((form.id.clone(), true)),
        _ => None,
    };
    if let Some((id, told)) = overlaid.filter(|(id, _)| is_changed(id)) {
        let job = ask(state, &id, told, effects);
        match &mut state.overlay {
            Some(Overlay::Evidence { awaited, .. }) => *awaited = Some(job),
            Some(Overlay::Form(form)) => form.awaited = Some(job),
            _ => {}
        }
    }
}

/// Asks for an article; as the file says, where that is to be `told`.
pub(super) fn ask(state: &mut State, id: &ArticleId, told: bool, effects: &mut Effects) -> crate::app::Job {
    let job = state.job();
    effects.push(Effect::Read {
        job,
        id: id.clone(),
        told,
    });
    job
}

/// Puts an article into its reader. Where another state of it was shown, the passage on the first line stays there.
pub(super) fn put_in_reader(reader: &mut Reader, article: Arc<Article>) {
    if let (Some(old), Some((paragraph, byte))) = (&reader.article, reader.anchor) {
        let moved = moved(&texts_of(&old.paragraphs), &texts_of(&article.paragraphs), paragraph);
        reader.anchor = moved.map(|paragraph| (paragraph, byte));
    }
    if let Some(old) = &reader.article {
        let moved = moved(
            &texts_of(&old.paragraphs),
            &texts_of(&article.paragraphs),
            reader.passage,
        );
        reader.passage = moved.unwrap_or(0);
    }
    reader.article = Some(article);
    reader.problem = None;
    reader.layout = crate::app::layout::ReaderLayout::default();
}

/// Puts an article into the preview, scrolled as it was.
pub(super) fn put_in_preview(preview: &mut Preview, article: Arc<Article>) {
    preview.article = Some(article);
    preview.problem = None;
    preview.layout = crate::app::layout::ReaderLayout::default();
}

fn texts_of(paragraphs: &[String]) -> Vec<&str> {
    paragraphs.iter().map(String::as_str).collect()
}

/// The passage under the cursor of a comparison, as the new collation of the same articles has it.
pub(super) fn carried(comparison: &Comparison, new: &Collation) -> Option<Carry> {
    let old = comparison.collation.as_ref()?;
    let same = Side::BOTH
        .into_iter()
        .all(|side| old.tellings[side].id == new.tellings[side].id);
    let row = old.rows.get(comparison.cursor).filter(|_| same)?;
    let top = comparison
        .layout
        .rows
        .get(comparison.cursor)
        .map_or(0, |span| span.start);
    let sides = [comparison.focus, comparison.focus.other()];
    let (side, at) = sides
        .into_iter()
        .find_map(|side| Some((side, *row.sentences[side].first()?)))?;
    let sentences = |collation: &Collation| -> Vec<String> {
        let sentences = collation.tellings[side].sentences.iter();
        sentences.map(|sentence| sentence.text.clone()).collect()
    };
    let (before, after) = (sentences(old), sentences(new));
    Some(Carry {
        id: old.tellings[side].id.clone(),
        sentence: moved(&texts_of(&before), &texts_of(&after), at),
        focus: old.tellings[comparison.focus].id.clone(),
        offset: top.saturating_sub(comparison.top),
    })
}

/// Where a passage stands after a change: the same words nearest to where they were; where they are gone, what stands in
/// their place, counted from the nearest passage that has stayed. `None`: nothing is left.
fn moved(old: &[&str], new: &[&str], at: usize) -> Option<usize> {
    let last = new.len().checked_sub(1)?;
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (place, text) in new.iter().enumerate() {
        places.entry(text).or_default().push(place);
    }
    let stayed = |passage: usize| {
        let places = places.get(old.get(passage)?)?;
        // Ascending: the nearest is one of the two around it.
        let behind = places.partition_point(|&place| place < passage);
        let around = places
            .get(behind.saturating_sub(1)..)
            .unwrap_or_default()
            .iter()
            .take(2);
        around.copied().min_by_key(|place| place.abs_diff(passage))
    };
    let nearest = (0..old.len().max(1)).find_map(|by| {
        let above = at.checked_sub(by).and_then(&stayed).map(|place| place + by);
        above.or_else(|| stayed(at + by).map(|place| place.saturating_sub(by)))
    });
    Some(nearest.unwrap_or(at).min(last))
}

#[cfg(test)]
mod tests {
    use super::moved;
    use proptest::prelude::*;

    #[test]
    fn a_passage_is_found_by_its_words_and_else_by_its_neighbours() {
        let old = ["a", "b", "c", "d"];
        for (new, at, there) in [
            (&["a", "b", "c", "d"][..], 2, Some(2)),
            (&["new", "newer", "a", "b", "c", "d"], 2, Some(4)),
            (&["c", "d"], 2, Some(0)),
            // Changed in one letter: its neighbours are still there.
            (&["new", "a", "b", "C", "d"], 2, Some(3)),
            // Cut out: what follows stands in its place.
            (&["a", "b", "d"], 2, Some(2)),
            (&["x", "y"], 3, Some(1)),
            (&[], 1, None),
        ] {
            assert_eq!(moved(&old, new, at), there, "{new:?}");
        }
        // Of equal passages the one nearest to where it was.
        assert_eq!(moved(&["x", "*", "y", "*"], &["x", "*", "y", "*"], 3), Some(3));
    }

    proptest! {
        #[test]
        fn the_place_is_always_one_there_is(
            old in prop::collection::vec("[a-d]", 0..12), new in prop::collection::vec("[a-d]", 0..12), at in 0usize..14
        ) {
            let texts = |texts: &[String]| texts.to_vec();
            let (old, new) = (texts(&old), texts(&new));
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let place = moved(&old, &new, at);
            prop_assert!(place.is_none_or(|place| place < new.len()));
            prop_assert_eq!(place.is_none(), new.is_empty());
            // What did not change does not move.
            if at < old.len() {
                prop_assert_eq!(moved(&old, &old, at), Some(at));
            }
        }
    }
}
