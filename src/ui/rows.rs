//! The rows of a list: the headline on a line of its own, below it the facts, a sign before.

use super::body::own;
use super::empty;
use super::hits::Hits;
use super::pen::{cut, part, span};
use super::phrase::{agency, count, day, days, number};
use super::reason::reasons;
use super::scene::Scene;
use crate::app::Overlay;
use crate::app::beside::NOTE;
use crate::app::command::Command;
use crate::app::days::{HEADING, Heading};
use crate::app::geometry::{Area, row_height};
use crate::app::kept::KeptItem;
use crate::app::library::{Library, Outlet};
use crate::app::list::{Kind, List, UNKNOWN_OUTLET};
use crate::compare::Side;
use crate::corpus::{ArticleId, Head};
use crate::search::Excerpt;
use crate::story::Story;
use crate::text::width::width;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

/// Cells before a row's text: the cursor's bar, the row's sign, air.
const BEFORE: u16 = 4;
/// As many outlets as each have their own place in a strip; more are only counted.
pub const PLACES: usize = 8;

/// A row as it is drawn, whatever it is a row of.
struct Row<'a> {
    sign: Span<'static>,
    starred: bool,
    title: &'a str,
    title_style: Style,
    right: Line<'a>,
    facts: String,
    /// Why it stands where it does, in more and in fewer words: said of the row under the cursor in the place of its facts.
    reasons: Vec<String>,
}

/// The rows that fit, the cursor among them.
pub fn rows(scene: &mut Scene<'_>, area: Area, list: &List) {
    if let (Some(mistake), Some(Overlay::Prompt { .. })) = (&list.misread, &scene.state.overlay) {
        return scene.placard(area, "This search is not understood yet.", mistake);
    }
    if list.rows.is_empty() {
        return empty::nothing(scene, area, list);
    }
    // The state keeps the cursor in sight; should a resize come between, the drawing does.
    let cursor = list.cursor.min(list.rows.len() - 1);
    let top = list.top_in_sight(area.height);
    let high = row_height(list);
    let palette = scene.palette;
    let mut dy = 0;
    for (at, &index) in list.rows.iter().enumerate().skip(top) {
        if let Some(heading) = list.heading_over(at, top, area.height) {
            // A day below which nothing stands says nothing.
            if dy + HEADING >= area.height {
                break;
            }
            headed(scene, part(area, 0, dy, area.width.saturating_sub(1), 1), heading);
            dy += HEADING;
        }
        if dy >= area.height {
            break;
        }
        let place = part(area, 0, dy, area.width.saturating_sub(1), high);
        if let Some(row) = row(scene, list, index) {
            draw(scene, place, &row, list, at, at == cursor);
            if let Some(note) = list.item(at).and_then(|item| item.note.as_ref()) {
                let line = part(place, BEFORE, 2, place.width, 1);
                let said = Line::from(vec![
                    span(NOTE, palette.accent),
                    span(note.text.to_string(), own(&palette)),
                    span(
                        format!("   “{}”", note.passage.trim_matches(['“', '”', '"'])),
                        palette.dim,
                    ),
                ]);
                scene.pen.line(line, 0, 0, &said);
            }
            if let Some(excerpt) = list.excerpts.get(&index) {
                excerpted(scene, part(place, BEFORE, 2, place.width, 1), excerpt);
            }
        }
        dy += high;
    }
}

/// A day over its rows, with how many they are.
fn headed(scene: &mut Scene<'_>, line: Area, heading: &Heading) {
    let palette = scene.palette;
    let day = heading
        .day
        .map_or_else(|| "Undated".to_owned(), |day| day.strftime("%A %-d %B %Y").to_string());
    let said = vec![
        span(day, palette.strong),
        span(format!("  {}", number(heading.rows)), palette.dim),
    ];
    scene.pen.line(line, 2, 0, &Line::from(said));
}

/// The line of an article that answers a search, with what answers it marked.
fn excerpted(scene: &mut Scene<'_>, line: Area, excerpt: &Excerpt) {
    let palette = scene.palette;
    let shown = cut(&excerpt.text, usize::from(line.width));
    let hits = Hits::of(&excerpt.hits);
    scene
        .pen
        .styled(line, 0, 0, &shown, |byte| hits.style(&palette, byte, palette.dim));
}

fn row<'a>(scene: &Scene<'_>, list: &'a List, index: u32) -> Option<Row<'a>> {
    let library = &list.library;
    match list.kind {
        Kind::Stories => {
            let story = library.stories.get(index as usize)?;
            Some(Row {
                reasons: reasons(library, list.sort, story),
                ..story_row(scene, library, story)
            })
        }
        Kind::Articles => Some(article_row(scene, library.heads.get(index as usize)?)),
        Kind::Outlets => Some(outlet_row(scene, library.outlets.get(index as usize)?)),
        Kind::Kept => Some(item_row(scene, list.items.get(index as usize)?)),
    }
}

fn draw(scene: &mut Scene<'_>, place: Area, row: &Row<'_>, list: &List, at: usize, under_cursor: bool) {
    let palette = scene.palette;
    if under_cursor {
        let bar = if scene.state.preview_focused {
            palette.rule
        } else {
            palette.accent
        };
        for dy in 0..place.height {
            scene.pen.text(place, 0, dy, "▌", bar);
        }
    }
    scene.pen.line(place, 2, 0, &Line::from(row.sign.clone()));
    if row.starred {
        scene.pen.text(place, 2, 1, "★", palette.text);
    }
    let text = part(place, BEFORE, 0, place.width, place.height);
    let room = usize::from(text.width);
    // The headline has its line to itself: it is what a reader goes by. Beside the facts stands what compares rows; only
    // the names of outlets are short enough to have it beside them.
    let right = super::pen::line_width(&row.right);
    let beside = right > 0 && right + 2 + 12 <= room;
    let beside_title = beside && list.kind == Kind::Outlets;
    if beside {
        scene.pen.line_right(text, u16::from(!beside_title), &row.right);
    }
    let left = |taken: bool| if taken { room - right - 2 } else { room };
    let (title_room, facts_room) = (left(beside_title), left(beside && !beside_title));
    let title = cut(row.title, title_room);
    let style = if under_cursor {
        super::pen::bold(row.title_style)
    } else {
        row.title_style
    };
    let found = Some(&list.sought).filter(|_| list.search().is_some() && list.find.words.is_empty());
    let language = list.head(at).and_then(|head| head.language.as_deref());
    let in_title = found
        .map(|sought| sought.in_title(row.title, language))
        .unwrap_or_default();
    let hits = match found {
        Some(_) => Hits::of(&in_title),
        None => Hits::within(&list.find, Side::Left, at),
    };
    scene
        .pen
        .styled(text, 0, 0, &title, |byte| hits.style(&palette, byte, style));
    let reason = row.reasons.iter().find(|reason| width(reason) <= facts_room);
    let said = match reason.or(row.reasons.last()).filter(|_| under_cursor) {
        Some(reason) => span(cut(reason, facts_room), palette.text),
        None => span(cut(&row.facts, facts_room), palette.dim),
    };
    scene.pen.line(text, 0, 1, &Line::from(said));
}

/// Which of a pair an article is marked as.
pub fn pair_sign(scene: &Scene<'_>, id: &ArticleId) -> Option<Span<'static>> {
    let at = scene.state.marked.iter().position(|marked| marked == id)?;
    let (sign, side) = if at == 0 { ("1", Side::Left) } else { ("2", Side::Right) };
    Some(span(sign, scene.palette.side[side].add_modifier(Modifier::REVERSED)))
}

fn unread_sign(scene: &Scene<'_>, read: usize, all: usize) -> (Span<'static>, Style) {
    let palette = scene.palette;
    if read == 0 {
        (span("•", palette.text), palette.text)
    } else if read < all {
        (span("◦", palette.text), palette.text)
    } else {
        (span(" ", palette.text), palette.dim)
    }
}

fn story_row<'a>(scene: &Scene<'_>, library: &'a Library, story: &'a Story) -> Row<'a> {
    let marks = &scene.state.marks;
    let read = story.articles.iter().filter(|id| marks.read.contains(*id)).count();
    let (unread, title_style) = unread_sign(scene, read, story.articles.len());
    let mut facts = vec![days(story.first, story.last)];
    if story.articles.len() > story.outlets.len().max(1) {
        facts.push(count(story.articles.len(), "article", "articles"));
    }
    facts.push(tellers(library, story));
    if read > 0 && read < story.articles.len() {
        facts.push(format!("{} read", number(read)));
    }
    Row {
        sign: story
            .articles
            .iter()
            .find_map(|id| pair_sign(scene, id))
            .unwrap_or(unread),
        starred: story.articles.iter().any(|id| marks.starred.contains(id)),
        title: &story.headline,
        title_style,
        right: strip(scene, library, story),
        facts: facts.join(" · "),
        reasons: Vec::new(),
    }
}

/// One place for every outlet of the corpus, the same in every row: `●` tells the story, `○` is silent. Where
/// there are too many outlets for a glance their number, and nothing where there is only one.
fn strip(scene: &Scene<'_>, library: &Library, story: &Story) -> Line<'static> {
    let palette = scene.palette;
    let named = || library.names();
    if !(2..=PLACES).contains(&named().take(PLACES + 1).count()) {
        let several = story.outlets.len() > 1;
        return Line::from(span(
            if several {
                number(story.outlets.len())
            } else {
                String::new()
            },
            palette.dim,
        ));
    }
    let tells = |name| story.outlets.iter().any(|outlet| outlet == name);
    let places = named().map(|name| {
        if tells(name) {
            span("●", palette.dim)
        } else {
            // That an outlet is silent is told as clearly as that another is not.
            span("○", palette.dim)
        }
    });
    places.collect()
}

/// Who tells a story, in the fewest words.
fn tellers(library: &Library, story: &Story) -> String {
    match story.outlets.as_slice() {
        [] => "outlet unknown".to_owned(),
        [one] => one.clone(),
        several => {
            let silent = silent(library, story);
            let known = library.names().count();
            let all_known = library.outlets.iter().all(|outlet| outlet.name.is_some());
            match (known.saturating_sub(several.len()), silent.as_slice()) {
                (0, _) if all_known => "all outlets".to_owned(),
                (1, [one]) if known > 2 => format!("{}, all but {one}", count(several.len(), "outlet", "outlets")),
                _ => count(several.len(), "outlet", "outlets"),
            }
        }
    }
}

/// Outlets that do not tell a story, where there are few enough to name.
pub fn silent<'a>(library: &'a Library, story: &Story) -> Vec<&'a str> {
    if library.names().take(PLACES + 2).count() > PLACES + 1 {
        return Vec::new();
    }
    library
        .names()
        .filter(|name| story.outlets.iter().all(|outlet| outlet != name))
        .collect()
}

/// What an article is called: its title, else its file.
pub fn title(head: &Head) -> &str {
    head.title.as_deref().unwrap_or(&head.path)
}

fn article_row<'a>(scene: &Scene<'_>, head: &'a Head) -> Row<'a> {
    let palette = scene.palette;
    let marks = &scene.state.marks;
    let (unread, title_style) = unread_sign(scene, usize::from(marks.read.contains(&head.id)), 1);
    let when = head
        .published
        .map_or_else(|| "undated".to_owned(), |published| day(published.day()));
    let mut facts = vec![head.outlet.clone().unwrap_or_else(|| "outlet unknown".to_owned())];
    facts.extend(tags(scene, &head.id));
    facts.extend(head.byline.clone());
    facts.extend(agency(head).map(str::to_owned));
    facts.push(count(head.words, "word", "words"));
    Row {
        sign: pair_sign(scene, &head.id).unwrap_or(unread),
        starred: marks.starred.contains(&head.id),
        title: title(head),
        title_style,
        right: Line::from(span(when, palette.dim)),
        facts: facts.join(" · "),
        reasons: Vec::new(),
    }
}

/// The tags of an article, as they stand among its facts.
pub fn tags(scene: &Scene<'_>, id: &ArticleId) -> Option<String> {
    let tags: Vec<String> = scene.state.marks.tags_of(id).map(|tag| format!("#{tag}")).collect();
    (!tags.is_empty()).then(|| tags.join(" "))
}

/// An article that is kept; one that is in the corpus no more by its name alone.
fn item_row<'a>(scene: &Scene<'_>, item: &'a KeptItem) -> Row<'a> {
    if let Some(head) = &item.head {
        return article_row(scene, head);
    }
    let mut facts = vec!["not in the corpus now".to_owned()];
    facts.extend(tags(scene, &item.article));
    Row {
        sign: Span::raw(" "),
        starred: scene.state.marks.starred.contains(&item.article),
        title: item.title(),
        title_style: scene.palette.dim,
        right: Line::default(),
        facts: facts.join(" · "),
        reasons: Vec::new(),
    }
}

fn outlet_row<'a>(scene: &Scene<'_>, outlet: &'a Outlet) -> Row<'a> {
    let palette = scene.palette;
    let mut facts = if outlet.hidden {
        vec![format!(
            "hidden; {} shows it again",
            scene.state.way(Command::HideOutlet)
        )]
    } else {
        vec![count(outlet.stories.len(), "story", "stories")]
    };
    if outlet.alone > 0 {
        facts.push(format!("{} alone", number(outlet.alone)));
    }
    if outlet.silent > 0 {
        facts.push(format!("silent on {} told elsewhere", number(outlet.silent)));
    }
    Row {
        sign: Span::raw(" "),
        starred: false,
        title: outlet.name.as_deref().unwrap_or(UNKNOWN_OUTLET),
        title_style: if outlet.name.is_some() && !outlet.hidden {
            palette.text
        } else {
            palette.dim
        },
        right: Line::from(span(count(outlet.articles.len(), "article", "articles"), palette.dim)),
        facts: facts.join(" · "),
        reasons: Vec::new(),
    }
}

/// The widest of some names, at most `most` cells.
pub fn widest<'a>(names: impl Iterator<Item = &'a str>, most: usize) -> usize {
    names.map(width).max().unwrap_or(0).min(most)
}
