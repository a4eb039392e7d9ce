//! What frames every screen: the header above, the status line below.

use super::pen::{line_width, part, span};
use super::phrase::{count, number, percent};
use super::scene::Scene;
use super::whichkey::pending;
use crate::app::command::{Command, Context, TABLE};
use crate::app::first::STEPS;
use crate::app::geometry::Area;
use crate::app::list::{Kind, List, Scope};
use crate::app::state::{Comparison, Find, Progress, Reader};
use crate::app::{Overlay, Screen, State};
use crate::text::width::width;
use ratatui::text::{Line, Span};

/// Cells between two pieces of the header or of the status line.
const APART: usize = 3;
/// Cells of the bar that shows how far loading is.
const BAR: usize = 10;
/// Columns from which the status line of a comparison has room for the differences beside the keys of its lists.
const DIFFERENCES_FROM: u16 = 100;
/// Columns from which it has room for "of" between the number of a passage and how many there are.
const PASSAGES_FROM: u16 = 90;

/// How a command is asked for on the screen.
pub fn key(scene: &Scene<'_>, command: Command) -> String {
    scene.state.way(command)
}

/// The corpus, where in it this is, how much there is, what is still being read and what could not be.
pub fn header(scene: &mut Scene<'_>, area: Area) {
    let state = scene.state;
    let palette = scene.palette;
    let row = part(area, 1, 0, area.width.saturating_sub(2), 1);
    let room = usize::from(row.width);
    let mut left = vec![span(state.name.as_str(), palette.strong)];
    let place = place(state);
    if !place.is_empty() {
        left.push(span("   ", palette.dim));
        left.push(span(place, palette.dim));
    }
    let left = Line::from(left);
    // Most needed first, each as long as it can be said and as short; they stand in the reverse order.
    let mut pieces: Vec<Vec<Line<'_>>> = vec![vec![Line::from(vec![
        span(key(scene, Command::Help), palette.text),
        span(" help", palette.dim),
    ])]];
    // Wherever one is, one can leave, and is here again next time.
    pieces.push(vec![Line::from(vec![
        span(key(scene, Command::Quit), palette.text),
        span(" quit", palette.dim),
    ])]);
    if !state.progress.finished {
        pieces.push(loading(scene, state.progress));
    } else if let Some((done, all)) = state.indexing {
        let said = format!("indexing {} %", percent(done, all));
        pieces.push(vec![Line::from(span(said, palette.dim))]);
    }
    let problems = state.library.problems.len();
    if problems > 0 {
        let sign = key(scene, Command::Problems);
        let said = count(problems, "problem", "problems");
        pieces.push(vec![
            Line::from(span(format!("{said} {sign}"), palette.trouble)),
            Line::from(span(format!("{} {sign}", number(problems)), palette.trouble)),
        ]);
    }
    pieces.push(vec![Line::from(span(counts(state), palette.dim))]);
    let wanted = line_width(&left).min(room / 3) + APART;
    let mut right = Line::default();
    for piece in pieces {
        let taken = line_width(&right) + if right.spans.is_empty() { 0 } else { APART };
        let fits = |said: &&Line<'_>| line_width(said) + taken + wanted <= room;
        if let Some(said) = piece.iter().find(fits) {
            let mut grown = said.clone();
            if taken > 0 {
                grown.push_span(span(" ".repeat(APART), palette.dim));
                grown.spans.append(&mut right.spans);
            }
            right = grown;
        }
    }
    let taken = if right.spans.is_empty() {
        0
    } else {
        line_width(&right) + APART
    };
    if taken > 0 {
        scene.pen.line_right(row, 0, &right);
    }
    let left_room = u16::try_from(room.saturating_sub(taken)).unwrap_or(u16::MAX);
    scene.pen.line(part(row, 0, 0, left_room, 1), 0, 0, &left);
}

fn counts(state: &State) -> String {
    let library = &state.library;
    let unknown = library.outlets.iter().any(|outlet| outlet.name.is_none());
    format!(
        "{} · {} · {}{}",
        count(library.stories.len(), "story", "stories"),
        count(library.seen, "article", "articles"),
        count(library.names().count(), "outlet", "outlets"),
        if unknown { " known" } else { "" },
    )
}

/// How far loading is, in words.
pub fn reading(progress: Progress) -> String {
    match (progress.found, progress.walking) {
        (0, true) => "Looking for files…".to_owned(),
        (found, true) => format!("Reading… {} of {} files so far", number(progress.done), number(found)),
        (found, false) => format!("Reading… {} of {} files", number(progress.done), number(found)),
    }
}

/// The same for the header: with a bar, and without.
fn loading(scene: &Scene<'_>, progress: Progress) -> Vec<Line<'static>> {
    let palette = scene.palette;
    let said = span(reading(progress), palette.dim);
    let short = match percent(progress.done, progress.found) {
        _ if progress.walking || progress.found == 0 => format!("{} read", number(progress.done)),
        done => format!("{done} % read"),
    };
    let short = Line::from(span(short, palette.dim));
    if progress.walking || progress.found == 0 {
        return vec![Line::from(said), short];
    }
    let full = BAR * percent(progress.done, progress.found) / 100;
    let bar = vec![
        said.clone(),
        span("  ", palette.dim),
        span("━".repeat(full), palette.accent),
        span("─".repeat(BAR - full), palette.rule),
    ];
    vec![Line::from(bar), Line::from(said), short]
}

/// Where in the corpus the screen is.
fn place(state: &State) -> String {
    match state.screen() {
        // What narrows it stands below, where there is a line for it.
        Screen::List(list) => list_place(list, state.list_panes().chips.height == 0),
        Screen::Reader(reader) => match state.library.story_of(&reader.id) {
            Some(story) if story.articles.len() > 1 => {
                let at = story
                    .articles
                    .iter()
                    .position(|id| *id == reader.id)
                    .map_or(0, |at| at + 1);
                let told = format!("article {} of {}", number(at), number(story.articles.len()));
                let title = reader
                    .article
                    .as_ref()
                    .and_then(|article| article.head.title.as_deref());
                match title == Some(&story.headline) {
                    true => told,
                    false => format!("{told} on “{}”", story.headline),
                }
            }
            _ => String::new(),
        },
        Screen::Compare(_) => String::new(),
    }
}

fn list_place(list: &List, filtered: bool) -> String {
    let what = match list.kind {
        Kind::Stories => "Stories",
        Kind::Articles => "Articles",
        Kind::Outlets => "Outlets",
        Kind::Kept => "Kept",
    };
    let of = match &list.scope {
        Scope::All => String::new(),
        Scope::Story(id) => list
            .library
            .story(id)
            .map_or_else(String::new, |story| format!(" on “{}”", story.headline)),
        Scope::Outlet(Some(name)) => format!(" of {name}"),
        Scope::Outlet(None) => " of unknown outlets".to_owned(),
        Scope::Search(_) => String::new(),
    };
    let filter = if list.filter.is_empty() || !filtered {
        String::new()
    } else if list.mistake.is_some() {
        format!(" · “{}” not understood", list.filter)
    } else {
        format!(" · only “{}”", list.filter)
    };
    match list.search().map(str::trim) {
        Some("") => "Search".to_owned(),
        Some(search) => format!(
            "{} for “{search}”{filter}",
            count(list.rows.len(), "article", "articles")
        ),
        None => format!("{what}{of}{filter}"),
    }
}

/// What whoever is new here has still to try.
pub fn hint(scene: &mut Scene<'_>, area: Area) {
    let palette = scene.palette;
    let untried = &scene.state.untried;
    let said = if untried.len() == STEPS.len() {
        "Three keys to begin with:"
    } else {
        "Still to try:"
    };
    let mut line = vec![span(said, palette.dim)];
    for (command, word) in STEPS.iter().filter(|(command, _)| untried.contains(command)) {
        line.push(span("   ", palette.dim));
        line.push(span(key(scene, *command), palette.text));
        line.push(span(format!(" {word}"), palette.dim));
    }
    let row = part(area, 1, 0, area.width.saturating_sub(2), 1);
    scene.pen.line(row, 0, 0, &Line::from(line));
}

/// What was said last or which keys apply now; on the right what is pending and where the cursor is.
pub fn status(scene: &mut Scene<'_>, area: Area) {
    let state = scene.state;
    let palette = scene.palette;
    let row = part(area, 1, 0, area.width.saturating_sub(2), 1);
    let room = usize::from(row.width);
    let notice = state.notice.as_ref().map(|notice| {
        let style = if notice.trouble { palette.trouble } else { palette.text };
        let sign = if notice.trouble { "! " } else { "" };
        Line::from(vec![span(sign, style), span(notice.text.as_str(), style)])
    });
    // The hints leave room for where the cursor is; a notice only for what is being typed.
    let right = match &notice {
        Some(notice) => {
            let spare = room.saturating_sub(line_width(notice) + APART);
            aside(scene, spare.max(width(&pending(state))))
        }
        None => aside(scene, room * 2 / 5),
    };
    let taken = if right.spans.is_empty() {
        0
    } else {
        line_width(&right) + APART
    };
    let left_room = room.saturating_sub(taken);
    let left = notice.unwrap_or_else(|| hints(scene, left_room));
    if taken > 0 {
        scene.pen.line_right(row, 0, &right);
    }
    let left_room = u16::try_from(left_room).unwrap_or(u16::MAX);
    scene.pen.line(part(row, 0, 0, left_room, 1), 0, 0, &left);
}

/// What stands at the right of the status line, in at most `room` cells: keys half typed, where the cursor is, and as
/// much else as there is room for.
fn aside(scene: &Scene<'_>, room: usize) -> Line<'static> {
    let state = scene.state;
    let palette = scene.palette;
    let mut pieces: Vec<Span<'static>> = Vec::new();
    if state.overlay.is_none() {
        if state.progress.finished && state.is_working() {
            pieces.push(span("working…", palette.accent));
        }
        if !state.marked.is_empty() {
            pieces.push(span(format!("{} marked", number(state.marked.len())), palette.text));
        }
        pieces.extend(standing(state).into_iter().map(|piece| span(piece, palette.dim)));
    }
    let pending = pending(state);
    if !pending.is_empty() {
        pieces.push(span(pending, palette.accent));
    }
    // The last ones are the ones needed.
    let mut shown: Vec<Span<'static>> = Vec::new();
    let mut taken = 0;
    for piece in pieces.into_iter().rev() {
        let apart = if shown.is_empty() { 0 } else { APART };
        taken += width(&piece.content) + apart;
        if taken > room {
            break;
        }
        if apart > 0 {
            shown.insert(0, Span::raw(" ".repeat(apart)));
        }
        shown.insert(0, piece);
    }
    Line::from(shown)
}

/// What is told of a comparison behind its lists.
const WAYS: [(Command, &str); 3] = [
    (Command::Help, "help"),
    (Command::Back, "back"),
    (Command::Export, "export"),
];

/// As many of the commands that apply here as fit, the most useful first.
fn hints(scene: &Scene<'_>, room: usize) -> Line<'static> {
    let palette = scene.palette;
    let context = scene.state.context();
    let form = matches!(scene.state.overlay, Some(Overlay::Form(_)));
    let close = matches!(
        context,
        Context::Panel | Context::Why | Context::Evidence | Context::Problems | Context::Chooser | Context::Ledger
    )
    .then_some((Command::Escape, "close"));
    let scrolled = matches!(
        context,
        Context::Panel | Context::Why | Context::Evidence | Context::Problems
    );
    let scroll = scrolled.then_some((Command::Down, "down"));
    let back = scrolled.then_some((Command::Up, "up"));
    let applying = TABLE.iter().filter(|entry| entry.contexts.contains(&context) && !form);
    let choosing = super::chooser::choosing(scene.state.overlay.as_ref());
    let listed = applying.filter_map(|entry| match entry.command {
        Command::Open if choosing.is_some() => Some((entry.command, choosing?)),
        // The comparison has others that are nearer.
        Command::Pairs | Command::ToggleStar | Command::Export if context == Context::Compare => None,
        // These are of articles; of outlets only where two are marked already.
        Command::Compare | Command::Mark | Command::CompareWith if context == Context::Outlets => None,
        command => Some((command, entry.hint?)),
    });
    // A command without a key has no place here.
    let keymap = &scene.state.keymap;
    let keyed = |(command, hint): (Command, &'static str)| {
        let keys = keymap.keys(context, command).first()?;
        Some((keys.written.clone(), hint))
    };
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut taken = 0;
    // The comparison has no bar with the way to help, nor does anything else say how to leave it.
    let listed = listed.flat_map(|(command, hint)| {
        let alone = context == Context::Compare && command == Command::Dropped;
        let ways = alone.then_some(WAYS);
        std::iter::once((command, hint)).chain(ways.into_iter().flatten())
    });
    let own = if form { super::form::KEYS } else { &[] };
    let own = own.iter().map(|(key, hint)| ((*key).to_owned(), *hint));
    for (key, hint) in own.chain(listed.chain(scroll).chain(back).chain(close).filter_map(keyed)) {
        let apart = if spans.is_empty() { 0 } else { APART };
        let cells = apart + key.chars().count() + 1 + hint.chars().count();
        if taken + cells > room {
            break;
        }
        taken += cells;
        spans.push(Span::raw(" ".repeat(apart)));
        spans.push(span(key, palette.text));
        spans.push(span(format!(" {hint}"), palette.dim));
    }
    Line::from(spans)
}

/// What is searched for, the order, and where the cursor is.
fn standing(state: &State) -> Vec<String> {
    match state.screen() {
        Screen::List(list) => list_standing(list),
        Screen::Reader(reader) => reader_standing(state, reader),
        Screen::Compare(comparison) => compare_standing(state, comparison),
    }
}

fn found(find: &Find) -> Option<String> {
    if find.words.is_empty() {
        return None;
    }
    let at = match (find.current, find.hits.len()) {
        (_, 0) => "no hits".to_owned(),
        (Some(at), all) => format!("{} of {}", number(at + 1), number(all)),
        (None, all) => count(all, "hit", "hits"),
    };
    Some(format!("“{}” {at}", super::pen::cut(&find.words, 24)))
}

fn of(at: usize, all: usize) -> String {
    format!("{} of {}", number(at.saturating_add(1).min(all)), number(all))
}

fn list_standing(list: &List) -> Vec<String> {
    let sort = list.sort.words(list.kind);
    let mut out: Vec<String> = found(&list.find).into_iter().collect();
    if !list.rows.is_empty() {
        out.push(sort.to_owned());
        out.push(of(list.cursor, list.rows.len()));
    }
    out
}

fn reader_standing(state: &State, reader: &Reader) -> Vec<String> {
    let mut out: Vec<String> = found(&reader.find).into_iter().collect();
    let panes = crate::app::geometry::reader_panes(state.columns, state.rows, state.measure, state.zen);
    let all = reader.layout.lines.len();
    if all > 0 {
        let seen = reader.top.saturating_add(usize::from(panes.text.height)).min(all);
        out.push(if seen == all && reader.top == 0 {
            "all".to_owned()
        } else if seen == all {
            "end".to_owned()
        } else {
            format!("{} %", percent(seen, all))
        });
    }
    out
}

fn compare_standing(state: &State, comparison: &Comparison) -> Vec<String> {
    use crate::app::state::{Shading, View};
    let Some(collation) = &comparison.collation else {
        return Vec::new();
    };
    let mut out: Vec<String> = Vec::new();
    // What the screen is too narrow for is seen without being told.
    match comparison.view {
        View::Columns => {}
        View::Interleaved => out.push("interleaved".to_owned()),
        View::OneSide => out.push("one side".to_owned()),
    }
    match comparison.shading {
        Shading::Off => out.push("overlay off".to_owned()),
        Shading::Shared => out.push("shared dimmed".to_owned()),
        // As it is unless asked for otherwise.
        Shading::Words => {}
    }
    if comparison.unfolded {
        out.push("house style".to_owned());
    }
    if state.columns >= DIFFERENCES_FROM && !state.tells_a_difference() {
        out.extend(match crate::app::passages::count_differences(comparison) {
            (_, 0) => None,
            (Some(at), all) => Some(format!("difference {} of {}", number(at), number(all))),
            (None, all) => Some(count(all, "difference", "differences")),
        });
    }
    if comparison.resting.is_some() {
        out.push("unlocked".to_owned());
    }
    let found = found(&comparison.find);
    let (at, all) = (comparison.cursor.saturating_add(1), collation.rows.len());
    let (at, all) = (number(at.min(all)), number(all));
    let passage = match state.columns {
        PASSAGES_FROM.. => format!("passage {at} of {all}"),
        _ if found.is_none() => format!("passage {at}/{all}"),
        // What is looked for needs the room.
        _ => format!("{at}/{all}"),
    };
    out.extend(found);
    out.push(passage);
    out
}
