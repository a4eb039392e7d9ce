//! Reading one article.

use super::{Effects, compare, copy, kept, links, lists, navigate, paragraph};
use crate::app::command::Command;
use crate::app::geometry::reader_panes;
use crate::app::layout::{ReaderLayout, ReaderLine};
use crate::app::list::{Kind, RowId};
use crate::app::motion::Motion;
use crate::app::state::{MEASURES, Reader, Screen, State};
use crate::compare::Sides;
use crate::corpus::ArticleId;
use crate::text::hyphen::Patterns;

/// Cells by which the text column is widened or narrowed.
const STEP: u16 = 4;

pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>, effects: &mut Effects) -> bool {
    let times = u16::try_from(count.unwrap_or(1)).unwrap_or(u16::MAX);
    match command {
        Command::ReadOn if at_end(state) => sibling(state, 1, effects),
        Command::NextPassage => sibling(state, signed(count), effects),
        Command::PreviousPassage => sibling(state, -signed(count), effects),
        Command::Wider => measure(state, state.measure.saturating_add(STEP.saturating_mul(times))),
        Command::Measure => measure(state, count.map_or(state.usual_measure, |_| times)),
        Command::Hyphenate => hyphenate(state),
        Command::Justify => justify(state),
        Command::Narrower => measure(state, state.measure.saturating_sub(STEP.saturating_mul(times))),
        Command::Compare => compare_this(state, effects),
        Command::ToggleRead => lists::toggle_read(state, effects),
        Command::ToggleStar => lists::toggle_star(state, effects),
        Command::NextParagraph => paragraph::step(state, signed(count)),
        Command::PreviousParagraph => paragraph::step(state, -signed(count)),
        Command::Note => kept::note(state),
        Command::Links => links::hints(state),
        Command::Copy => copy::paragraph(state, false, effects),
        Command::CopyCited => copy::paragraph(state, true, effects),
        // One pane alone.
        Command::OtherSide => {
            let compare = state.way(Command::Compare);
            state.say(format!("There is one text here; {compare} compares it with another"));
        }
        _ => match Motion::of(command, count) {
            Some(motion) => scroll(state, motion),
            None => return false,
        },
    }
    true
}

fn signed(count: Option<usize>) -> isize {
    isize::try_from(count.unwrap_or(1)).unwrap_or(isize::MAX)
}

/// Lines of text the screen shows.
pub(super) fn height(state: &State) -> usize {
    usize::from(
        reader_panes(state.columns, state.rows, state.measure, state.zen)
            .text
            .height,
    )
}

/// The first line that can stand on top without leaving lines empty below.
pub(super) fn last_top(reader: &Reader, height: usize) -> usize {
    reader.layout.lines.len().saturating_sub(height.max(1))
}

pub(super) fn reader(state: &mut State) -> Option<&mut Reader> {
    match state.top_screen() {
        Screen::Reader(reader) => Some(reader),
        _ => None,
    }
}

fn at_end(state: &State) -> bool {
    matches!(state.screen(), Screen::Reader(reader) if reader.top >= last_top(reader, height(state)))
}

fn scroll(state: &mut State, motion: Motion) {
    let height = height(state);
    if let Some(reader) = reader(state) {
        let top = motion.from(reader.top, last_top(reader, height), height);
        let scrolled = top != reader.top;
        put(reader, top);
        paragraph::follow(reader, motion, scrolled);
    }
}

/// Puts a line on top, and remembers what stands there.
pub(super) fn put(reader: &mut Reader, top: usize) {
    reader.top = top;
    reader.anchor = anchor(&reader.layout, top);
}

/// What stands on a line or, where that is blank, on the next.
pub(super) fn anchor(layout: &ReaderLayout, top: usize) -> Option<(usize, usize)> {
    match layout.lines.get(top)? {
        ReaderLine::Title(_) | ReaderLine::Facts | ReaderLine::Tags => None,
        _ => layout.lines.get(top..)?.iter().find_map(|line| match line {
            ReaderLine::Text { paragraph, span, .. } => Some((*paragraph, span.start)),
            _ => None,
        }),
    }
}

/// The line on which a byte of a paragraph stands.
pub(super) fn line_of(layout: &ReaderLayout, paragraph: usize, byte: usize) -> Option<usize> {
    let behind = layout.lines.iter().position(|line| match line {
        ReaderLine::Text {
            paragraph: other, span, ..
        } => (*other, span.start) > (paragraph, byte),
        _ => false,
    });
    let before = layout.lines.get(..behind.unwrap_or(layout.lines.len()))?;
    before.iter().rposition(|line| matches!(line, ReaderLine::Text { .. }))
}

fn measure(state: &mut State, measure: u16) {
    state.measure = measure.clamp(*MEASURES.start(), *MEASURES.end());
    state.say(format!("Text {} columns wide", state.measure));
}

fn hyphenate(state: &mut State) {
    let on = !state.typesetting.hyphenate;
    state.typesetting.hyphenate = on;
    let article = match state.screen() {
        Screen::Reader(reader) => reader.article.as_ref(),
        _ => None,
    };
    let language = article.and_then(|article| article.head.language.clone());
    state.say(match language {
        _ if !on => "Words stay whole".to_owned(),
        None if article.is_some() => "Long words are parted, but not here: the language is not known".to_owned(),
        Some(language) if Patterns::of(&language).is_none() => {
            format!("Long words are parted, but not here: there are no patterns for the language ({language})")
        }
        _ => "Long words are parted at the ends of lines".to_owned(),
    });
}

fn justify(state: &mut State) {
    state.typesetting.justify = !state.typesetting.justify;
    state.say(if state.typesetting.justify {
        "Lines are filled"
    } else {
        "Lines are ragged"
    });
}

/// Goes to another article of the story, in place of this one.
fn sibling(state: &mut State, by: isize, effects: &mut Effects) {
    let Some(id) = state.article_at_hand().cloned() else {
        return;
    };
    let articles = state
        .library
        .story_of(&id)
        .map_or(&[][..], |story| story.articles.as_slice());
    let at = articles.iter().position(|other| *other == id).unwrap_or(0);
    let to = at.saturating_add_signed(by).min(articles.len().saturating_sub(1));
    if articles.len() < 2 {
        state.say("No other article tells this story");
    } else if to == at {
        state.say(if by > 0 {
            "This is the last article of the story"
        } else {
            "This is the first article of the story"
        });
    } else if let Some(next) = articles.get(to).cloned() {
        state.say(format!("Article {} of {} of the story", to + 1, articles.len()));
        replace(state, next, effects);
    }
}

fn replace(state: &mut State, id: ArticleId, effects: &mut Effects) {
    let reader = navigate::read(state, id.clone(), effects);
    state.awaiting_counterpart = None;
    *state.top_screen() = Screen::Reader(Box::new(reader));
    // The list below follows, so that going back leads to where one is.
    if let Some(Screen::List(list)) = state.screens.iter_mut().rev().nth(1)
        && let (Kind::Articles, Some(row)) = (list.kind, list.position(&RowId::Article(id)))
    {
        lists::put(list, row);
    }
}

/// Compares this article with the one marked, where one is; else with its best counterpart.
fn compare_this(state: &mut State, effects: &mut Effects) {
    let Some(id) = state.article_at_hand().cloned() else {
        return;
    };
    let partner = match state.marked.as_slice() {
        [one] | [one, _] if *one != id => Some((one.clone(), true)),
        [_, other] => Some((other.clone(), false)),
        _ => None,
    };
    match partner.filter(|_| state.marked.len() < 2 || state.marked.contains(&id)) {
        Some((other, first)) => {
            state.marked.clear();
            let ids = if first {
                Sides::new(other, id)
            } else {
                Sides::new(id, other)
            };
            navigate::open_comparison(state, ids, effects);
        }
        None => compare::with_counterpart(state, id, effects),
    }
}
