//! Lists: moving, opening, marking, sorting, filtering.

use super::navigate::{open_comparison, open_list, open_reader};
use super::{Effects, compare, kept, outlets, undo};
use crate::app::chips::{What, chips, without};
use crate::app::command::Command;
use crate::app::list::{Arrangement, Freshness, Kind, List, Scope, Sort};
use crate::app::motion::Motion;
use crate::app::msg::{Change, Effect};
use crate::app::state::{Screen, State};
use crate::app::undo::Item;
use crate::compare::Sides;
use crate::corpus::ArticleId;
use std::sync::Arc;

pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>, effects: &mut Effects) -> bool {
    if let Some(motion) = Motion::of(command, count) {
        go(state, motion);
        return true;
    }
    match command {
        Command::Open => open(state, effects),
        Command::Compare => compare_marked(state, effects),
        Command::Mark => mark(state),
        Command::Sort => sort(state, effects),
        Command::ByDay => by_day(state),
        Command::DropChip => drop_last(state, effects),
        Command::ToggleRead => toggle_read(state, effects),
        Command::ToggleStar => toggle_star(state, effects),
        Command::NextUnread => unread(state, true, count),
        Command::PreviousUnread => unread(state, false, count),
        Command::NextShared => shared(state, true, count),
        Command::PreviousShared => shared(state, false, count),
        Command::OtherSide => {
            if state.list_panes().preview.is_some() {
                state.preview_focused = !state.preview_focused;
            } else {
                let open = state.way(Command::Open);
                state.say(format!(
                    "The preview needs a screen of 100 columns; {open} opens what is under the cursor"
                ));
            }
        }
        _ => return false,
    }
    true
}

/// The list on the screen, for those who have made sure that there is one.
pub(super) fn list(state: &mut State) -> Option<&mut List> {
    match state.top_screen() {
        Screen::List(list) => Some(list),
        _ => None,
    }
}

/// Rows the list's pane shows.
pub(super) fn page(state: &State) -> usize {
    let height = state.list_panes().list.height;
    match state.screen() {
        Screen::List(list) => list.rows_from(list.top, height),
        _ => 1,
    }
}

/// Moves the cursor, or the preview where that is focused.
pub(super) fn go(state: &mut State, motion: Motion) {
    let panes = state.list_panes();
    if let (true, Some(pane)) = (state.preview_focused, panes.preview) {
        let listed = match state.screen() {
            Screen::List(list) => list.articles(list.cursor).len(),
            _ => 0,
        };
        let last = (listed + state.preview.layout.lines.len()).saturating_sub(1);
        state.preview.top = motion.from(state.preview.top, last, usize::from(pane.height));
        return;
    }
    if let Some(list) = list(state) {
        let last = list.rows.len().saturating_sub(1);
        let page = list.rows_from(list.top, panes.list.height);
        put(list, motion.from(list.cursor, last, page));
        list.place =
            Some(motion).filter(|motion| list.awaited.is_some() && matches!(motion, Motion::To(_) | Motion::End));
    }
}

/// Puts the cursor on a row because the reader said so.
pub(super) fn put(list: &mut List, row: usize) {
    list.cursor = row.min(list.rows.len().saturating_sub(1));
    list.touched = true;
    list.anchor = None;
    list.place = None;
}

/// Asks for the rows of the list on the screen.
pub(super) fn arrange(state: &mut State, effects: &mut Effects) {
    let job = state.job();
    let library = Arc::clone(&state.library);
    let marks = Arc::clone(&state.marks);
    let by_day = state.by_day;
    let seen = page(state);
    if let Some(list) = list(state) {
        list.awaited = Some(job);
        list.freshness = Freshness::Stale;
        effects.push(Effect::Arrange(Arrangement {
            job,
            kind: list.kind,
            scope: list.scope.clone(),
            sort: list.sort,
            filter: list.filter.clone(),
            find: list.find.words.clone(),
            found: None,
            by_day,
            seen,
            library,
            marks,
        }));
    }
}

fn open(state: &mut State, effects: &mut Effects) {
    let Screen::List(list) = state.screen() else {
        return;
    };
    match list.kind {
        Kind::Stories => match list
            .story(list.cursor)
            .map(|story| (&story.id, story.articles.as_slice()))
        {
            Some((_, [only])) => open_reader(state, only.clone(), effects),
            Some((id, _)) => open_list(state, Kind::Articles, Scope::Story(id.clone())),
            None => nothing(state),
        },
        Kind::Articles => match list.article(list.cursor).cloned() {
            Some(id) => open_reader(state, id, effects),
            None => nothing(state),
        },
        Kind::Outlets => match list.outlet(list.cursor).map(|outlet| outlet.name.clone()) {
            Some(name) => open_list(state, Kind::Articles, Scope::Outlet(name)),
            None => nothing(state),
        },
        Kind::Kept => kept::open(state, effects),
    }
}

/// Says why there is no row under the cursor.
pub(super) fn nothing(state: &mut State) {
    let filtered = matches!(state.screen(), Screen::List(list) if !list.filter.is_empty());
    let searched = matches!(state.screen(), Screen::List(list) if list.search().is_some());
    state.say(if filtered {
        format!("No row passes the filter; {} takes it away", state.way(Command::Escape))
    } else if searched {
        format!(
            "No article answers this search; {} changes it",
            state.way(Command::Search)
        )
    } else if state.progress.finished {
        "There is nothing here".to_owned()
    } else {
        "Nothing has been read yet".to_owned()
    });
}

/// The article under the cursor; says why where there is none.
pub(super) fn article(state: &mut State) -> Option<ArticleId> {
    let id = state.article_at_hand().cloned();
    if id.is_none() {
        match state.screen() {
            Screen::List(list) if list.outlet(list.cursor).is_some() => {
                let open = state.way(Command::Open);
                state.say(format!("This works on articles; {open} shows those of the outlet"));
            }
            _ => nothing(state),
        }
    }
    id
}

fn mark(state: &mut State) {
    let Some(id) = article(state) else {
        return;
    };
    if let Some(at) = state.marked.iter().position(|marked| *marked == id) {
        state.marked.remove(at);
        return;
    }
    if state.marked.len() == 2 {
        state.marked.remove(0);
    }
    state.marked.push(id);
    state.say(match state.marked.len() {
        1 => "Marked; mark another with Space, then c compares the two",
        _ => "Two are marked; c compares them",
    });
}

/// Compares the two marked; with one marked, that and this; else this and its best counterpart.
fn compare_marked(state: &mut State, effects: &mut Effects) {
    if let [left, right] = state.marked.as_slice() {
        let ids = Sides::new(left.clone(), right.clone());
        state.marked.clear();
        return open_comparison(state, ids, effects);
    }
    let Some(id) = article(state) else {
        return;
    };
    match state.marked.first().filter(|marked| **marked != id).cloned() {
        Some(marked) => {
            state.marked.clear();
            open_comparison(state, Sides::new(marked, id), effects);
        }
        None => compare::with_counterpart(state, id, effects),
    }
}

fn sort(state: &mut State, effects: &mut Effects) {
    let Screen::List(list) = state.screen() else {
        return;
    };
    let sorts = list.sorts();
    let at = sorts.iter().position(|sort| *sort == list.sort).unwrap_or(0);
    sort_by(state, sorts[(at + 1) % sorts.len()], effects);
}

/// Puts the list into an order.
pub(super) fn sort_by(state: &mut State, sort: Sort, effects: &mut Effects) {
    let Some(list) = list(state) else {
        return;
    };
    list.sort = sort;
    let order = list.sort.words(list.kind);
    let dayless = list.kind.has_days() && !sort.is_by_time();
    let headings = if dayless && state.by_day {
        "; days show when it is sorted by time"
    } else {
        ""
    };
    state.say(format!("Sorted: {order}{headings}"));
    arrange(state, effects);
}

/// Puts the days as headings into lists, or takes them out.
fn by_day(state: &mut State) {
    let Screen::List(list) = state.screen() else {
        return;
    };
    if !list.sort.is_by_time() {
        let (order, next) = (list.sort.words(list.kind), state.way(Command::Sort));
        return state.say(format!(
            "Days need a list sorted by time, and this one is sorted {order}; {next} changes the order"
        ));
    }
    state.by_day = !state.by_day;
    state.say(if state.by_day {
        "Grouped by day"
    } else {
        "No longer grouped by day"
    });
    // The lists below, too, when they come back.
    for screen in &mut state.screens {
        if let Screen::List(list) = screen {
            list.outdate();
        }
    }
}

/// Takes away the last of what narrows the list.
fn drop_last(state: &mut State, effects: &mut Effects) {
    let chips = match state.screen() {
        Screen::List(list) => chips(state, list),
        _ => Vec::new(),
    };
    match chips.into_iter().next_back() {
        Some(chip) => drop_chip(state, &chip.what, effects),
        None => state.say("Nothing narrows this list"),
    }
}

/// Takes one thing away that narrows the list; the cursor stays on its row.
pub(super) fn drop_chip(state: &mut State, what: &What, effects: &mut Effects) {
    match what {
        What::Hidden => outlets::show_all(state, effects),
        What::Term(span) => {
            if let Some(list) = list(state) {
                list.filter = without(&list.filter, span);
                list.anchor = list.id(list.cursor);
            }
            arrange(state, effects);
        }
    }
}

impl Sort {
    /// The order in words, for the header and for notices: "newest first".
    pub fn words(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Sort::Best, _) => "best first",
            (Sort::Newest, _) => "newest first",
            (Sort::Oldest, _) => "oldest first",
            (Sort::Largest, Kind::Stories) => "most outlets first",
            (Sort::Largest, Kind::Articles | Kind::Kept) => "longest first",
            (Sort::Largest, Kind::Outlets) => "most articles first",
            (Sort::Name, Kind::Outlets) => "by name",
            (Sort::Name, _) => "by headline",
            (Sort::Outlet, _) => "by outlet",
            (Sort::Divergent, _) => "told most differently first",
            (Sort::BlindSpots, _) => "blind spots first",
        }
    }
}

/// Marks an article as read because it has been opened.
pub(super) fn mark_read(state: &mut State, id: &ArticleId, effects: &mut Effects) {
    set_read(state, std::slice::from_ref(id), true, effects);
}

fn set_read(state: &mut State, ids: &[ArticleId], read: bool, effects: &mut Effects) {
    for id in ids
        .iter()
        .filter(|id| state.marks.read.contains(id) != read)
        .cloned()
        .collect::<Vec<_>>()
    {
        let marks = Arc::make_mut(&mut state.marks);
        if read {
            marks.read.insert(id.clone());
        } else {
            marks.read.remove(&id);
        }
        effects.push(Effect::Save(Change::Read { id, read }));
    }
}

/// Marks what is at hand as read or unread: a story whole, unread as long as any of its articles is.
pub(super) fn toggle_read(state: &mut State, effects: &mut Effects) {
    let ids = at_hand(state);
    let unread = ids.iter().any(|id| !state.marks.read.contains(id));
    let changed = ids.into_iter().filter(|id| state.marks.read.contains(id) != unread);
    let changes: Vec<Change> = changed.map(|id| Change::Read { id, read: unread }).collect();
    if !changes.is_empty() {
        let said = match unread {
            true => ("marked as read", "Marked as read"),
            false => ("marked as unread", "Marked as unread"),
        };
        do_marks(state, said, changes, effects);
    }
}

/// Changes marks because the reader said so, which can be taken back.
fn do_marks(state: &mut State, (name, said): (&str, &str), changes: Vec<Change>, effects: &mut Effects) {
    let items = changes.iter().filter_map(|change| match change {
        Change::Read { id, read } => Some(Item::Read {
            id: id.to_string(),
            was: !read,
        }),
        Change::Starred { id, starred } => Some(Item::Starred {
            id: id.to_string(),
            was: !starred,
        }),
        _ => None,
    });
    let step = undo::step(name.to_owned(), items.collect());
    undo::apply(state, &changes, effects);
    undo::did(state, step, changes, effects);
    state.say(said);
}

/// Stars what is at hand, for a story the article its headline is of; takes all its stars away where it has any.
pub(super) fn toggle_star(state: &mut State, effects: &mut Effects) {
    let mut ids = at_hand(state);
    ids.retain({
        let any = ids.iter().any(|id| state.marks.starred.contains(id));
        let first = state.article_at_hand().cloned();
        let marks = Arc::clone(&state.marks);
        move |id| {
            if any {
                marks.starred.contains(id)
            } else {
                Some(id) == first.as_ref()
            }
        }
    });
    let changes = ids.into_iter().map(|id| Change::Starred {
        starred: !state.marks.starred.contains(&id),
        id,
    });
    let changes: Vec<Change> = changes.collect();
    match changes.first() {
        Some(Change::Starred { starred: true, id }) => {
            let said = starred(state, id);
            do_marks(state, ("starred", &said), changes, effects);
        }
        Some(_) => do_marks(state, ("star taken away", "Star taken away"), changes, effects),
        None => {}
    }
}

/// That an article was starred; of a story, which of its articles.
fn starred(state: &mut State, id: &ArticleId) -> String {
    let of = at_hand(state).len();
    let outlet = state.library.head(id).and_then(|head| head.outlet.as_deref());
    let said = match (of, outlet) {
        (0 | 1, _) => "Starred".to_owned(),
        (of, Some(outlet)) => format!("Starred {outlet}'s of the story's {of} articles"),
        (of, None) => format!("Starred one of the story's {of} articles"),
    };
    format!("{said}; {} shows what is kept", state.way(Command::GoKept))
}

fn at_hand(state: &mut State) -> Vec<ArticleId> {
    match state.screen() {
        Screen::List(list) if list.kind == Kind::Stories => list.articles(list.cursor),
        _ => article(state).into_iter().collect(),
    }
}

fn unread(state: &mut State, forward: bool, count: Option<usize>) {
    let marks = Arc::clone(&state.marks);
    seek(
        state,
        forward,
        count,
        |list, row| list.is_unread(row, &marks),
        "unread row",
    );
}

fn shared(state: &mut State, forward: bool, count: Option<usize>) {
    let shared = |list: &List, row: usize| list.story(row).is_some_and(|story| story.outlets.len() >= 2);
    seek(state, forward, count, shared, "story of several outlets");
}

/// Moves to the next row, or the one so many further, that is of a kind.
fn seek(state: &mut State, forward: bool, count: Option<usize>, is: impl Fn(&List, usize) -> bool, what: &str) {
    let Some(list) = list(state) else {
        return;
    };
    let times = count.unwrap_or(1);
    let rows: Box<dyn Iterator<Item = usize>> = if forward {
        Box::new(list.cursor + 1..list.rows.len())
    } else {
        Box::new((0..list.cursor).rev())
    };
    // The furthest there is, where there are not so many.
    let found = rows.filter(|&row| is(list, row)).take(times).last();
    match found {
        Some(row) => put(list, row),
        None => state.say(format!("No {what} {} here", if forward { "below" } else { "above" })),
    }
}
