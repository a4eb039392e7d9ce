//! What stands over a screen: help, problems, evidence, why a passage is linked, and the chooser.

use super::{Effects, compare, help, ledger, lists, navigate, pairs, stories, themes};
use crate::app::command::{Command, Context, TABLE};
use crate::app::geometry::panel;
use crate::app::motion::Motion;
use crate::app::msg::Effect;
use crate::app::state::{Bound, Chooser, Overlay, Purpose, Screen, State};
use crate::compare::{Counterpart, Side, Sides};
use crate::corpus::{Article, ArticleId};
use crate::story::NEAR;
use crate::text::width::width;

/// Takes away what stands over the screen; a theme that was only looked at goes with it. `false`: nothing stood there.
pub(super) fn close(state: &mut State) -> bool {
    let closed = state.overlay.take();
    match &closed {
        Some(Overlay::Themes(list)) => state.theme = list.before,
        // Back to the list it was asked from.
        Some(Overlay::Why { from: Some(ledger), .. }) => state.overlay = Some(Overlay::Ledger(*ledger)),
        _ => {}
    }
    closed.is_some()
}

/// Moves in what stands over the screen, and opens what is chosen. `false`: it is not about that.
pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>, effects: &mut Effects) -> bool {
    let content = panel(state.columns, state.rows).content;
    let height = usize::from(content.height);
    let (last, page) = match &state.overlay {
        None | Some(Overlay::Prompt { .. } | Overlay::CommandLine(_)) => return false,
        Some(Overlay::Themes(_)) => (themes::all(state).len().saturating_sub(1), height),
        Some(Overlay::Chooser(chooser)) => (chooser.candidates.len().saturating_sub(1), height),
        Some(Overlay::Pairs(list)) => (list.rows.len().saturating_sub(1), height),
        Some(Overlay::Form(_) | Overlay::Line(_) | Overlay::Hints(_)) => return false,
        // A quotation takes a few lines, a figure one or two.
        Some(Overlay::Ledger(list)) => {
            let lines = if list.kind == crate::app::ledger::Kind::Quotes {
                4
            } else {
                2
            };
            (ledger::length(state, list.kind).saturating_sub(1), height / lines)
        }
        // Problems are gone through one by one, each of some lines.
        Some(Overlay::Problems(list)) => (list.len(&state.library).saturating_sub(1), height / 3),
        Some(overlay) => (longest(state, overlay, usize::from(content.width)), height),
    };
    if let Some(motion) = Motion::of(command, count) {
        match &mut state.overlay {
            Some(Overlay::Chooser(chooser)) => chooser.cursor = motion.from(chooser.cursor, last, page),
            Some(Overlay::Problems(list)) => list.cursor = motion.from(list.cursor, last, page),
            Some(Overlay::Pairs(list)) => list.cursor = motion.from(list.cursor, last, page),
            Some(Overlay::Ledger(list)) => list.cursor = motion.from(list.cursor, last, page),
            Some(Overlay::Themes(list)) => {
                list.cursor = motion.from(list.cursor, last, page);
                themes::show(state);
            }
            Some(
                Overlay::Help { top, .. }
                | Overlay::Evidence { top, .. }
                | Overlay::Story { top, .. }
                | Overlay::Why { top, .. },
            ) => {
                *top = motion.from(*top, last, page);
            }
            _ => {}
        }
        return true;
    }
    match (command, &mut state.overlay) {
        (Command::Open, Some(Overlay::Chooser(_))) => take(state, effects),
        (Command::Open, Some(Overlay::Pairs(_))) => pairs::visit(state, effects),
        (Command::Open, Some(Overlay::Themes(_))) => themes::take(state, effects),
        (Command::Find, Some(Overlay::Help { .. })) => help::open(state),
        (Command::Open, Some(Overlay::Problems(list))) => list.toggle(&state.library),
        (Command::Open, Some(Overlay::Ledger(_))) => ledger::visit(state),
        // Why the entry's passage is linked, not the one that was under the cursor before.
        (Command::Evidence, Some(Overlay::Ledger(_))) => {
            let from = state.overlay.clone();
            ledger::visit(state);
            state.overlay = from;
            evidence(state, effects);
        }
        (command, Some(Overlay::Ledger(_) | Overlay::Why { .. })) => return ledger::open(state, command),
        _ => return false,
    }
    true
}

/// At least as many lines as a panel can have; how many it has is known once it is drawn ([`State::limit`]).
fn longest(state: &State, overlay: &Overlay, columns: usize) -> usize {
    const HEADINGS: usize = 30;
    let lines = |text: &str| 2 + width(text) * 3 / 2 / columns.max(1);
    let shown = match (overlay, state.screen()) {
        (Overlay::Help { .. }, _) => 3 * TABLE.len(),
        (
            Overlay::Evidence {
                article: Some(article), ..
            },
            _,
        ) => {
            let dropped = article.dropped.iter();
            let dropped = dropped.map(|dropped| lines(&dropped.text) + lines(&dropped.why) + 1);
            dropped.sum::<usize>() + 4 * NEAR
        }
        (Overlay::Story { bonds, .. }, _) => {
            let members = bonds.found.as_ref().map_or(0, |bonds| bonds.members.len());
            3 * (members + NEAR)
        }
        (Overlay::Why { .. }, Screen::Compare(comparison)) => comparison.collation.as_ref().map_or(0, |collation| {
            let row = collation.rows.get(comparison.cursor);
            let why = row
                .into_iter()
                .flat_map(|row| &row.alignments)
                .filter_map(|&at| collation.alignments.get(at));
            why.flat_map(|alignment| &alignment.why).map(|why| lines(why)).sum()
        }),
        _ => 0,
    };
    shown + HEADINGS
}

/// Why the passage is linked; else where the article's fields come from, reading it where it is not at hand.
pub(super) fn evidence(state: &mut State, effects: &mut Effects) {
    if let Screen::Compare(comparison) = state.screen() {
        if comparison.collation.is_some() {
            let from = match state.overlay {
                Some(Overlay::Ledger(ledger)) => Some(ledger),
                _ => None,
            };
            state.overlay = Some(Overlay::Why { top: 0, from });
        } else {
            state.say("The comparison is not there yet");
        }
        return;
    }
    if let Screen::List(list) = state.screen()
        && let Some(story) = list.story(list.cursor).filter(|story| story.articles.len() > 1)
    {
        let id = story.central.clone();
        let awaited = stories::bind(state, id.clone(), None, effects);
        let bonds = Bound {
            found: None,
            awaited: Some(awaited),
        };
        state.overlay = Some(Overlay::Story { id, bonds, top: 0 });
        return;
    }
    let Some(id) = lists::article(state) else {
        return;
    };
    let at_hand = match state.screen() {
        Screen::Reader(reader) => reader.article.clone(),
        _ => state
            .preview
            .article
            .clone()
            .filter(|_| state.preview.awaited.is_none()),
    };
    let article = at_hand.filter(|article: &std::sync::Arc<Article>| article.head.id == id);
    let awaited = article.is_none().then(|| state.job());
    if let Some(job) = awaited {
        effects.push(Effect::Read {
            job,
            id: id.clone(),
            told: false,
        });
    }
    let bonds = Bound {
        found: None,
        awaited: Some(stories::bind(state, id.clone(), Some(id.clone()), effects)),
    };
    state.overlay = Some(Overlay::Evidence {
        bonds,
        id,
        article,
        problem: None,
        awaited,
        top: 0,
    });
}

/// Opens the chooser: for the article at hand, or for the focused side of a comparison.
pub(super) fn choose(state: &mut State, effects: &mut Effects) {
    let (with, side) = match state.screen() {
        Screen::Compare(comparison) => {
            let stays = comparison.focus.other();
            (Some(comparison.ids[stays].clone()), stays)
        }
        _ => (lists::article(state), Side::Left),
    };
    let Some(with) = with else {
        return;
    };
    let job = state.job();
    effects.push(Effect::FindCounterparts { job, of: with.clone() });
    state.overlay = Some(Overlay::Chooser(Chooser {
        purpose: Purpose::Compare,
        with,
        side,
        candidates: Vec::new(),
        awaited: Some(job),
        cursor: 0,
        top: 0,
    }));
}

/// The counterparts have been found: they, then what else tells the story.
pub(super) fn candidates(state: &mut State, found: &[Counterpart]) {
    let Some(Overlay::Chooser(chooser)) = &mut state.overlay else {
        return;
    };
    chooser.awaited = None;
    let story = state
        .library
        .story_of(&chooser.with)
        .map_or(&[][..], |story| story.articles.as_slice());
    let known: rustc_hash::FxHashSet<ArticleId> = found.iter().map(|counterpart| counterpart.id.clone()).collect();
    let rest = story.iter().filter(|id| !known.contains(*id)).map(|id| Counterpart {
        id: id.clone(),
        score: 0.0,
        shared: None,
    });
    let all = found.iter().cloned().chain(rest);
    chooser.candidates = all.filter(|counterpart| counterpart.id != chooser.with).collect();
    if chooser.candidates.is_empty() {
        state.overlay = None;
        let (mark, compare) = (
            state.keymap.way(Context::Articles, Command::Mark),
            state.keymap.way(Context::Articles, Command::Compare),
        );
        state.say(format!(
            "No article resembles this one; {mark} marks any two in a list, {compare} compares them"
        ));
    }
}

/// Compares with the article chosen.
fn take(state: &mut State, effects: &mut Effects) {
    let Some(Overlay::Chooser(chooser)) = &state.overlay else {
        return;
    };
    let Some(chosen) = chooser
        .candidates
        .get(chooser.cursor)
        .map(|counterpart| counterpart.id.clone())
    else {
        return;
    };
    let (with, side, purpose) = (chooser.with.clone(), chooser.side, chooser.purpose);
    state.overlay = None;
    if purpose == Purpose::Join {
        return stories::unite(state, &with, &chosen, effects);
    }
    if matches!(state.screen(), Screen::Compare(_)) {
        compare::put_beside(state, chosen, effects);
    } else {
        let ids = match side {
            Side::Left => Sides::new(with, chosen),
            Side::Right => Sides::new(chosen, with),
        };
        navigate::open_comparison(state, ids, effects);
    }
}
