//! Two articles side by side: moving by passages, swapping, other outlets, views.

use super::navigate::{self, open_comparison};
use super::{Effects, across, apart, copy, find, kept, ledger, lists};
use crate::app::command::Command;
use crate::app::geometry::compare_panes;
use crate::app::motion::Motion;
use crate::app::msg::Effect;
use crate::app::passages::{self, Kind};
use crate::app::state::{Carry, CompareAnchor, Comparison, Screen, Shading, State, View};
use crate::compare::{Counterpart, Side, Sides};
use crate::corpus::ArticleId;

pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>, effects: &mut Effects) -> bool {
    let height = height(state);
    if let Some(motion) = Motion::of(command, count) {
        if let Some(comparison) = comparison(state) {
            go(comparison, motion, height);
        }
        return true;
    }
    match command {
        Command::NextPassage => step(state, Kind::Any, true, count),
        Command::PreviousPassage => step(state, Kind::Any, false, count),
        Command::NextDifference => step(state, Kind::Difference, true, count),
        Command::PreviousDifference => step(state, Kind::Difference, false, count),
        Command::NextQuote => step(state, Kind::Quotation, true, count),
        Command::PreviousQuote => step(state, Kind::Quotation, false, count),
        Command::NextFigure => step(state, Kind::Figure, true, count),
        Command::PreviousFigure => step(state, Kind::Figure, false, count),
        Command::Quotes | Command::Figures | Command::Dropped => return ledger::open(state, command),
        Command::Swap => swap(state, effects),
        Command::NextOutlet => cycle(state, count.unwrap_or(1), true, effects),
        Command::PreviousOutlet => cycle(state, count.unwrap_or(1), false, effects),
        Command::ReadPassage => across::open(state, effects),
        Command::ScrollLock => apart::toggle(state),
        Command::Note => kept::note(state),
        Command::ToggleStar => lists::toggle_star(state, effects),
        Command::Copy => copy::passage(state, false, effects),
        Command::CopyCited => copy::passage(state, true, effects),
        Command::View => view(state, None),
        Command::OtherSide | Command::Words | Command::HouseStyle => {
            if let Some(comparison) = comparison(state) {
                match command {
                    Command::OtherSide => comparison.focus_on(comparison.focus.other()),
                    Command::Words => comparison.shading = comparison.shading.next(),
                    _ => comparison.unfolded = !comparison.unfolded,
                }
            }
            describe(state, command);
        }
        _ => return false,
    }
    true
}

pub(super) fn comparison(state: &mut State) -> Option<&mut Comparison> {
    match state.top_screen() {
        Screen::Compare(comparison) => Some(comparison),
        _ => None,
    }
}

/// Lines of text the screen shows.
pub(super) fn height(state: &State) -> usize {
    match state.screen() {
        Screen::Compare(comparison) => {
            let panes = compare_panes(state.columns, state.rows, state.view_of(comparison), state.zen);
            usize::from(panes.body.height).max(1)
        }
        _ => 1,
    }
}

impl Shading {
    fn next(self) -> Shading {
        match self {
            Shading::Off => Shading::Shared,
            Shading::Shared => Shading::Words,
            Shading::Words => Shading::Off,
        }
    }
}

pub(super) fn describe(state: &mut State, command: Command) {
    let Screen::Compare(comparison) = state.screen() else {
        return;
    };
    let words = match command {
        Command::Words => match comparison.shading {
            Shading::Off => "The texts as they are",
            Shading::Shared => "What both have is dim; what one alone has stands out",
            Shading::Words => "Changed words stand out",
        },
        Command::HouseStyle if comparison.unfolded => "House style counts as a difference",
        Command::HouseStyle => "House style is folded away",
        _ => return,
    };
    state.say(words);
}

/// The next view, or the one asked for.
pub(super) fn view(state: &mut State, asked: Option<View>) {
    // What comes next is another than what is seen: on a narrow screen two views look alike.
    let seen = match state.screen() {
        Screen::Compare(comparison) => state.view_of(comparison),
        _ => return,
    };
    let Some(comparison) = comparison(state) else {
        return;
    };
    comparison.view = asked.unwrap_or(match seen {
        View::Columns => View::Interleaved,
        View::Interleaved => View::OneSide,
        View::OneSide => View::Columns,
    });
    let asked = comparison.view;
    let Screen::Compare(comparison) = state.screen() else {
        return;
    };
    if state.view_of(comparison) == asked {
        let other = state.way(Command::OtherSide);
        state.say(match asked {
            View::Columns => "Side by side".to_owned(),
            View::Interleaved => "One below the other".to_owned(),
            View::OneSide => format!("One side alone; {other} shows the other"),
        });
    } else {
        state.say("Side by side needs a screen of 90 columns; one below the other until then");
    }
}

/// The first line that can stand on top without leaving lines empty below.
pub(super) fn last_top(comparison: &Comparison, height: usize) -> usize {
    comparison.layout.lines.len().saturating_sub(height)
}

/// Scrolls; the cursor goes along where its passage would leave the screen, and moves where there is no more to
/// scroll. To the top, the bottom or a row, the cursor leads.
fn go(comparison: &mut Comparison, motion: Motion, height: usize) {
    let rows = comparison.layout.rows.len();
    match motion {
        Motion::To(_) | Motion::End => {
            let row = motion.from(comparison.cursor, rows.saturating_sub(1), height);
            let row = match motion {
                Motion::End => passages::last(&comparison.layout).unwrap_or(row),
                Motion::To(0) => passages::first(&comparison.layout).unwrap_or(row),
                _ => row,
            };
            reveal(comparison, row, height);
        }
        _ => {
            let last = last_top(comparison, height);
            let top = motion.from(comparison.top, last, height);
            if top == comparison.top {
                let forward = matches!(motion, Motion::Lines(n) | Motion::HalfPages(n) | Motion::Pages(n) if n > 0);
                let by = match motion {
                    Motion::Lines(lines) => lines.unsigned_abs(),
                    // A page that cannot be turned leads to the end.
                    _ => rows,
                };
                let line = passages::step(comparison, Kind::Any, forward, by);
                comparison.cursor = line.unwrap_or(comparison.cursor);
            }
            comparison.top = top;
            anchor(comparison);
        }
    }
}

/// Puts the cursor on a row and brings all of it on the screen, or its beginning where it is taller.
pub(super) fn reveal(comparison: &mut Comparison, row: usize, height: usize) {
    let Some(row) = passages::nearest(&comparison.layout, row) else {
        return;
    };
    comparison.cursor = row;
    let Some(span) = comparison.layout.rows.get(row).filter(|span| !span.is_empty()) else {
        return;
    };
    if span.start < comparison.top || span.len() > height {
        comparison.top = span.start;
    } else if span.end > comparison.top + height {
        comparison.top = span.end - height;
    }
    comparison.top = comparison.top.min(last_top(comparison, height));
    anchor(comparison);
}

/// Remembers what stands on the first line.
pub(super) fn anchor(comparison: &mut Comparison) {
    let below = comparison.layout.lines.get(comparison.top..).unwrap_or_default();
    comparison.anchor = below.iter().find_map(|line| {
        let place = Side::BOTH.into_iter().find_map(|side| {
            let piece = line.pieces[side].first()?;
            Some((side, piece.sentence, piece.span.start))
        });
        Some(CompareAnchor { row: line.row?, place })
    });
}

fn step(state: &mut State, kind: Kind, forward: bool, count: Option<usize>) {
    let height = height(state);
    let Some(comparison) = comparison(state) else {
        return;
    };
    match passages::step(comparison, kind, forward, count.unwrap_or(1)) {
        Some(row) => {
            reveal(comparison, row, height);
            if let Some(said) = passages::told(comparison, kind) {
                state.say(said);
            }
        }
        None if comparison.collation.is_some() => {
            let what = kind.words();
            state.say(format!(
                "No {what} {}",
                if forward { "further down" } else { "further up" }
            ));
        }
        None => {}
    }
}

/// The article in focus, also while the comparison that has it on that side is still awaited.
fn focused(comparison: &Comparison) -> ArticleId {
    let carried = comparison.carry.as_ref().map(|carry| carry.focus.clone());
    carried.unwrap_or_else(|| comparison.ids[comparison.focus].clone())
}

/// What to come back to: the passage under the cursor, as a sentence of the first of `articles` that has one there.
fn carry(comparison: &Comparison, articles: &[&ArticleId], focus: &ArticleId) -> Option<Carry> {
    let collation = comparison.collation.as_ref()?;
    let row = collation.rows.get(comparison.cursor)?;
    let top = comparison
        .layout
        .rows
        .get(comparison.cursor)
        .map_or(0, |span| span.start);
    articles.iter().find_map(|&id| {
        let side = Side::BOTH
            .into_iter()
            .find(|&side| collation.tellings[side].id == *id)?;
        Some(Carry {
            id: id.clone(),
            sentence: Some(*row.sentences[side].first()?),
            focus: focus.clone(),
            offset: top.saturating_sub(comparison.top),
        })
    })
}

/// Carries the focus alone, where no passage can be.
fn carry_focus(id: ArticleId, focus: &ArticleId) -> Carry {
    Carry {
        id,
        sentence: None,
        focus: focus.clone(),
        offset: 0,
    }
}

/// Left becomes right. The passage under the cursor and the article in focus stay what they were.
fn swap(state: &mut State, effects: &mut Effects) {
    with_comparison(state, |state, comparison| {
        let focus = focused(comparison);
        let other = if comparison.ids.left == focus {
            &comparison.ids.right
        } else {
            &comparison.ids.left
        };
        let carried = carry(comparison, &[&focus, other], &focus);
        comparison.carry = Some(carried.unwrap_or_else(|| carry_focus(focus.clone(), &focus)));
        comparison.ids = comparison.ids.clone().swap();
        navigate::compare(state, comparison, effects);
    });
}

/// Takes the comparison off the screens while it is changed along with the rest of the state.
fn with_comparison(state: &mut State, change: impl FnOnce(&mut State, &mut Comparison)) {
    let Some(mut comparison) = comparison(state).map(|comparison| comparison.clone()) else {
        return;
    };
    change(state, &mut comparison);
    *state.top_screen() = Screen::Compare(Box::new(comparison));
}

/// Puts another article of the story on the focused side.
fn cycle(state: &mut State, by: usize, forward: bool, effects: &mut Effects) {
    let Screen::Compare(comparison) = state.screen() else {
        return;
    };
    let here = focused(comparison);
    let ids = &comparison.ids;
    let there = if ids.left == here { &ids.right } else { &ids.left };
    let story = state.library.story_of(&here).or_else(|| state.library.story_of(there));
    let articles = story.map_or(&[][..], |story| story.articles.as_slice());
    let others: Vec<&ArticleId> = articles.iter().filter(|id| *id != there).collect();
    let next = match others.iter().position(|id| **id == here) {
        Some(at) => {
            let by = by % others.len();
            (at + if forward { by } else { others.len() - by }) % others.len()
        }
        None => 0,
    };
    if let Some(&id) = others.get(next).filter(|id| ***id != here) {
        let id = id.clone();
        state.say(format!("Article {} of {} that can stand here", next + 1, others.len()));
        put_beside(state, id, effects);
    } else {
        nothing_else(state);
    }
}

fn nothing_else(state: &mut State) {
    let choose = state.way(Command::CompareWith);
    state.say(format!(
        "No other article tells this story; {choose} takes the one most like it"
    ));
}

/// Puts an article on the focused side; the passage of the other side stays under the cursor.
pub(super) fn put_beside(state: &mut State, id: ArticleId, effects: &mut Effects) {
    with_comparison(state, |state, comparison| {
        let focus = focused(comparison);
        let here = if comparison.ids.left == focus {
            Side::Left
        } else {
            Side::Right
        };
        let there = comparison.ids[here.other()].clone();
        let carried = carry(comparison, &[&there], &id);
        comparison.carry = Some(carried.unwrap_or_else(|| carry_focus(there, &id)));
        comparison.ids[here] = id;
        navigate::compare(state, comparison, effects);
    });
}

/// Compares an article with its best counterpart, once that is known.
pub(super) fn with_counterpart(state: &mut State, id: ArticleId, effects: &mut Effects) {
    let job = state.job();
    state.awaiting_counterpart = Some((job, id.clone()));
    effects.push(Effect::FindCounterparts { job, of: id });
}

/// The counterparts have been found: the best one that tells the same story is compared, one of another outlet
/// before one of the same where a story was asked about.
pub(super) fn found(state: &mut State, of: &ArticleId, found: &[Counterpart], effects: &mut Effects) {
    let library = &state.library;
    let outlet = |id: &ArticleId| library.head(id).and_then(|head| head.outlet.clone());
    let story = library.story_of(of);
    let own = outlet(of);
    let mut told: Vec<&ArticleId> = (found.iter().map(|counterpart| &counterpart.id))
        .filter(|id| *id != of && story.is_some_and(|story| story.articles.contains(id)))
        .collect();
    // While a corpus is read the story may be known before what its articles have in common.
    let all = story.map_or(&[][..], |story| story.articles.as_slice());
    let rest: Vec<&ArticleId> = all.iter().filter(|id| *id != of && !told.contains(id)).collect();
    told.extend(rest);
    let elsewhere = || told.iter().find(|id| outlet(id) != own);
    let best = match state.screen() {
        Screen::List(list) if list.kind == crate::app::list::Kind::Stories => elsewhere().or(told.first()),
        _ => told.first(),
    };
    match best.map(|id| (*id).clone()) {
        Some(best) => open_comparison(state, Sides::new(of.clone(), best), effects),
        None => nothing_else(state),
    }
}

/// A new collation has arrived: the cursor goes to the passage carried over, the search is made again.
pub(super) fn arrived(comparison: &mut Comparison) {
    comparison.laid = None;
    comparison.anchor = None;
    comparison.visited = None;
    comparison.way_back = None;
    comparison.resting = None;
    let Some(collation) = &comparison.collation else {
        return;
    };
    if let Some(carry) = &comparison.carry {
        let on = |id: &ArticleId| Side::BOTH.into_iter().find(|&side| collation.tellings[side].id == *id);
        comparison.focus = on(&carry.focus).unwrap_or(comparison.focus);
        let row = on(&carry.id).zip(carry.sentence).and_then(|(side, sentence)| {
            collation
                .rows
                .iter()
                .position(|row| row.sentences[side].contains(&sentence))
        });
        comparison.cursor = row.unwrap_or(comparison.cursor);
    }
    comparison.cursor = comparison.cursor.min(collation.rows.len().saturating_sub(1));
    find::refresh_comparison(comparison);
    if std::mem::take(&mut comparison.seeking) {
        find::first_passage(comparison);
    }
}
