//! Finding words in what is on the screen.

use super::{Effects, compare, lists, reader};
use crate::app::command::Command;
use crate::app::fold::Needle;
use crate::app::list::{List, Seeking};
use crate::app::state::{Comparison, Find, Hit, Origin, Reader, Screen, State};
use crate::compare::{Collation, Side, Sides};
use crate::search::Sought;
use std::ops::Range;

pub(super) fn of(screen: &Screen) -> &Find {
    match screen {
        Screen::List(list) => &list.find,
        Screen::Reader(reader) => &reader.find,
        Screen::Compare(comparison) => &comparison.find,
    }
}

fn find_in(screen: &mut Screen) -> &mut Find {
    match screen {
        Screen::List(list) => &mut list.find,
        Screen::Reader(reader) => &mut reader.find,
        Screen::Compare(comparison) => &mut comparison.find,
    }
}

/// The words searched for on the screen.
pub(super) fn words(state: &State) -> &str {
    &of(state.screen()).words
}

/// Whether the words searched for stand nowhere, as far as is known.
pub(super) fn is_missing(state: &State) -> bool {
    let awaited = matches!(state.screen(), Screen::List(list) if list.awaited.is_some());
    of(state.screen()).hits.is_empty() && !awaited
}

/// Takes the search off the screen. `false`: there was none.
pub(super) fn give_up(state: &mut State) -> bool {
    let find = find_in(state.top_screen());
    let was = !find.words.is_empty();
    *find = Find::default();
    if let Some(list) = lists::list(state) {
        list.seeking = None;
    }
    was
}

/// Searches for words from where the screen stood when the prompt opened.
pub(super) fn search(state: &mut State, words: &str, effects: &mut Effects) {
    let origin = state.origin.clone();
    let hits = match state.top_screen() {
        Screen::List(list) => {
            // A list may be so long that it is searched along with being arranged, away from the screen.
            words.clone_into(&mut list.find.words);
            seek_from(list, origin, false);
            return lists::arrange(state, effects);
        }
        Screen::Reader(reader) => reader_hits(reader, words, None),
        Screen::Compare(comparison) => comparison_hits(comparison, words, None),
    };
    *find_in(state.top_screen()) = Find {
        words: words.to_owned(),
        hits,
        current: None,
        sought: None,
    };
    if let Some(origin) = origin {
        back_to(state, &origin);
    }
    if let Some(index) = first_from_here(state, true) {
        go_to(state, index);
    }
}

fn seek_from(list: &mut List, origin: Option<Origin>, below: bool) {
    let (from, at) = match origin {
        Some(origin) => (origin.row, origin.cursor),
        None => (list.id(list.cursor), list.cursor),
    };
    list.seeking = Some(Seeking { from, at, below });
}

/// Goes on with the search there was before the prompt opened, to its next hit.
pub(super) fn resume(state: &mut State, words: &str, effects: &mut Effects) {
    let origin = state.origin.clone();
    if take_up_again(state) {
    } else if of(state.screen()).words != words {
        search(state, words, effects);
        if let Some(list) = lists::list(state) {
            return seek_from(list, origin, true);
        }
    }
    if !words.is_empty() {
        step(state, true, None);
    }
}

/// Takes up what had been searched for in the whole corpus; `false`: it was something else.
fn take_up_again(state: &mut State) -> bool {
    let before = state.origin.as_ref().map(|origin| origin.find.clone());
    let Some(find) = before.filter(|find| find.sought.is_some()) else {
        return false;
    };
    *find_in(state.top_screen()) = find;
    true
}

/// Takes a search back that was being typed.
pub(super) fn take_back(state: &mut State, words: &str, effects: &mut Effects) {
    if !take_up_again(state) && of(state.screen()).words != words {
        search(state, words, effects);
    }
    if let Some(list) = lists::list(state) {
        list.seeking = None;
    }
    if let Some(origin) = state.origin.clone() {
        back_to(state, &origin);
    }
}

/// Puts the cursor of a list on the hit it was to go to.
pub(super) fn seek(list: &mut List, seeking: &Seeking) {
    let at = seeking
        .from
        .as_ref()
        .and_then(|row| list.position(row))
        .unwrap_or(seeking.at);
    let from = at + usize::from(seeking.below);
    let behind = list.find.hits.partition_point(|hit| hit.unit < from);
    let index = if behind < list.find.hits.len() { behind } else { 0 };
    list.find.current = (index < list.find.hits.len()).then_some(index);
    let row = list.find.hits.get(index).map_or(at, |hit| hit.unit);
    lists::put(list, row);
}

/// Says that the words stand nowhere here.
pub(super) fn missing(state: &mut State) {
    let words = words(state).to_owned();
    state.say(format!("“{words}” is not found here"));
}

/// Puts the screen where it stood.
pub(super) fn back_to(state: &mut State, origin: &Origin) {
    match state.top_screen() {
        Screen::List(list) => {
            list.top = origin.top;
            list.cursor = origin.cursor.min(list.rows.len().saturating_sub(1));
        }
        Screen::Reader(reader) => reader::put(reader, origin.top),
        Screen::Compare(comparison) => {
            comparison.cursor = origin.cursor;
            comparison.top = origin.top;
            compare::anchor(comparison);
        }
    }
}

fn hit_in(side: Side, unit: usize, text: &str, needle: &Needle, hits: &mut Vec<Hit>) {
    hits.extend(needle.find(text).into_iter().map(|span| Hit { side, unit, span }));
}

fn reader_hits(reader: &Reader, words: &str, sought: Option<&Sought>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let Some(article) = &reader.article else {
        return hits;
    };
    let language = article.head.language.as_deref();
    let needle = Needle::new(words).filter(|_| sought.is_none());
    for (paragraph, text) in article.paragraphs.iter().enumerate() {
        if let Some(sought) = sought {
            hits.extend(put_in(Side::Left, paragraph, sought.in_text(text, language)));
        } else if let Some(needle) = &needle {
            hit_in(Side::Left, paragraph, text, needle, &mut hits);
        }
    }
    hits
}

fn put_in(side: Side, unit: usize, spans: Vec<Range<usize>>) -> impl Iterator<Item = Hit> {
    spans.into_iter().map(move |span| Hit { side, unit, span })
}

fn comparison_hits(comparison: &Comparison, words: &str, sought: Option<&Sought>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let Some(collation) = &comparison.collation else {
        return hits;
    };
    let needle = Needle::new(words).filter(|_| sought.is_none());
    for row in &collation.rows {
        for side in Side::BOTH {
            let telling = &collation.tellings[side];
            for &number in &row.sentences[side] {
                let Some(sentence) = telling.sentences.get(number) else {
                    continue;
                };
                if let Some(sought) = sought {
                    let spans = sought.in_text(&sentence.text, comparison.languages[side].as_deref());
                    hits.extend(put_in(side, number, spans));
                } else if let Some(needle) = &needle {
                    hit_in(side, number, &sentence.text, needle, &mut hits);
                }
            }
        }
    }
    hits
}

/// Searches again in an article that has arrived.
pub(super) fn refresh_reader(reader: &mut Reader) {
    reader.find.hits = reader_hits(reader, &reader.find.words, reader.find.sought.as_deref());
    reader.find.current = None;
}

/// Brings the first hit of an article that has just been laid out on the screen.
pub(super) fn first(reader: &mut Reader, height: usize) {
    let Some(hit) = reader.find.hits.first() else {
        return;
    };
    let line = reader::line_of(&reader.layout, hit.unit, hit.span.start).unwrap_or(0);
    reader.passage = hit.unit;
    reader.find.current = Some(0);
    if line >= height.max(1) {
        // With some lines before it, to see where one is.
        let top = line.saturating_sub(height / 3).min(reader::last_top(reader, height));
        reader::put(reader, top);
    }
}

/// Puts the cursor of a comparison on the first passage that was searched for.
pub(super) fn first_passage(comparison: &mut Comparison) {
    let Some(collation) = &comparison.collation else {
        return;
    };
    let rows = rows_of(collation);
    let hits = comparison.find.hits.iter().enumerate();
    if let Some((index, hit)) = hits.min_by_key(|(_, hit)| row_of(&rows, hit)) {
        comparison.cursor = row_of(&rows, hit);
        comparison.find.current = Some(index);
    }
}

/// Searches again in a comparison that has arrived.
pub(super) fn refresh_comparison(comparison: &mut Comparison) {
    let find = &comparison.find;
    comparison.find.hits = comparison_hits(comparison, &find.words, find.sought.as_deref());
    comparison.find.current = None;
}

/// The row of each sentence.
fn rows_of(collation: &Collation) -> Sides<Vec<usize>> {
    Sides::from_fn(|side| {
        let mut rows = vec![0; collation.tellings[side].sentences.len()];
        for (index, row) in collation.rows.iter().enumerate() {
            for &sentence in &row.sentences[side] {
                if let Some(row) = rows.get_mut(sentence) {
                    *row = index;
                }
            }
        }
        rows
    })
}

fn row_of(rows: &Sides<Vec<usize>>, hit: &Hit) -> usize {
    rows[hit.side].get(hit.unit).copied().unwrap_or(0)
}

/// The first hit at or behind (`forward`), or before, where the reader is; `None`: none there.
fn first_from_here(state: &State, forward: bool) -> Option<usize> {
    let hits = &of(state.screen()).hits;
    let before = match state.screen() {
        Screen::List(list) => hits.partition_point(|hit| hit.unit < list.cursor),
        Screen::Reader(reader) => {
            let at = reader.anchor.unwrap_or((0, 0));
            hits.partition_point(|hit| (hit.unit, hit.span.end) <= at)
        }
        Screen::Compare(comparison) => {
            let rows = rows_of(comparison.collation.as_ref()?);
            hits.partition_point(|hit| row_of(&rows, hit) < comparison.cursor)
        }
    };
    let index = if forward { before } else { before.checked_sub(1)? };
    if index < hits.len() {
        return Some(index);
    }
    // From the end on to the top again.
    (!hits.is_empty()).then_some(0)
}

/// Whether the hit gone to last is still where the reader is, so that the next one counts from it.
fn is_here(state: &State, index: usize) -> bool {
    let Some(hit) = of(state.screen()).hits.get(index) else {
        return false;
    };
    match state.screen() {
        Screen::List(list) => hit.unit == list.cursor,
        Screen::Reader(reader) => {
            let line = reader::line_of(&reader.layout, hit.unit, hit.span.start);
            line.is_some_and(|line| (reader.top..reader.top + reader::height(state).max(1)).contains(&line))
        }
        Screen::Compare(comparison) => {
            let rows = comparison.collation.as_ref().map(|collation| rows_of(collation));
            rows.is_some_and(|rows| row_of(&rows, hit) == comparison.cursor)
        }
    }
}

/// To the next or previous hit, round the ends.
pub(super) fn step(state: &mut State, forward: bool, count: Option<usize>) {
    let find = of(state.screen());
    let hits = find.hits.len();
    if find.words.is_empty() {
        let find = state.way(Command::Find);
        return state.say(format!("Nothing has been searched for; {find} does"));
    }
    if hits == 0 {
        return missing(state);
    }
    let times = count.unwrap_or(1).max(1);
    let (from, rest) = match find.current.filter(|&current| is_here(state, current)) {
        Some(current) => (current, times),
        None => (first_from_here(state, forward).unwrap_or(hits - 1), times - 1),
    };
    let by = rest % hits;
    let to = (if forward { from + by } else { from + hits - by }) % hits;
    if (forward && to < from) || (!forward && to > from) || rest >= hits {
        state.say(match (hits, forward) {
            (1, _) => "This is the only hit",
            (_, true) => "Searched on from the top",
            (_, false) => "Searched on from the end",
        });
    }
    go_to(state, to);
}

/// Brings a hit on the screen.
fn go_to(state: &mut State, index: usize) {
    let reader_height = reader::height(state);
    let compare_height = compare::height(state);
    let screen = state.top_screen();
    find_in(screen).current = Some(index);
    let Some(hit) = of(screen).hits.get(index).cloned() else {
        return;
    };
    match screen {
        Screen::List(list) => lists::put(list, hit.unit),
        Screen::Reader(reader) => {
            reader.passage = hit.unit;
            let line = reader::line_of(&reader.layout, hit.unit, hit.span.start).unwrap_or(0);
            if !(reader.top..reader.top + reader_height.max(1)).contains(&line) {
                // With some lines before it, to see where one is.
                let top = line
                    .saturating_sub(reader_height / 3)
                    .min(reader::last_top(reader, reader_height));
                reader::put(reader, top);
            }
        }
        Screen::Compare(comparison) => {
            let Some(rows) = comparison.collation.as_ref().map(|collation| rows_of(collation)) else {
                return;
            };
            if comparison.view == crate::app::state::View::OneSide {
                comparison.focus_on(hit.side);
            }
            compare::reveal(comparison, row_of(&rows, &hit), compare_height);
            let on = |line: &crate::app::layout::CompareLine| {
                line.pieces[hit.side]
                    .iter()
                    .any(|piece| piece.sentence == hit.unit && piece.span.end > hit.span.start)
            };
            // A passage taller than the screen: down to the line itself.
            if let Some(line) = comparison.layout.lines.iter().position(on)
                && line >= comparison.top + compare_height
            {
                comparison.top = line.min(compare::last_top(comparison, compare_height));
                compare::anchor(comparison);
            }
        }
    }
}
