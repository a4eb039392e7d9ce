//! What stands beside a list: the row under the cursor, told further.

use super::pen::{fit, line_width, span};
use super::phrase::{agency, count, day, days, listed, moment, number};
use super::reason::sentence;
use super::rows::{pair_sign, silent, title, widest};
use super::scene::{Flow, Scene};
use crate::app::command::Command;
use crate::app::geometry::Area;
use crate::app::layout::ReaderLine;
use crate::app::library::{Library, Outlet};
use crate::app::list::{Kind, List, UNKNOWN_OUTLET};
use crate::corpus::{ArticleId, Head};
use crate::story::Story;
use crate::text::width::width;
use ratatui::text::{Line, Span};

/// Names said before the rest is only counted.
const NAMED: usize = 12;
/// The widest a column of outlets gets.
const NAME: usize = 26;
/// Cells of `14 May 2026, 16:45 UTC`.
const WHEN: usize = 22;
/// Lines a story's articles may take in any case.
const FEWEST: usize = 8;

/// Draws the preview of the row under the cursor; nothing where there is none.
pub fn preview(scene: &mut Scene<'_>, area: Area, list: &List) {
    let Some(&index) = list.rows.get(list.cursor) else {
        return;
    };
    // Counted first, drawn then: scrolled too far, the last page stands.
    let limit = told(scene, Flow::scrolled(area, usize::MAX), area.width, list, index);
    told(
        scene,
        Flow::scrolled(area, scene.state.preview.top.min(limit)),
        area.width,
        list,
        index,
    );
    scene.limits.preview = Some(limit);
}

/// Draws what there is to tell of a row; answers how far it can be scrolled.
fn told(scene: &mut Scene<'_>, mut flow: Flow, room: u16, list: &List, index: u32) -> usize {
    let library = &list.library;
    let index = index as usize;
    match list.kind {
        Kind::Stories => {
            if let Some(of) = library.stories.get(index) {
                let reason = sentence(library, list.sort, of);
                story(scene, &mut flow, room, (library, of), reason.as_deref());
            }
        }
        Kind::Articles => {
            if let Some(of) = library.heads.get(index) {
                article(scene, &mut flow, room, library, of);
            }
        }
        Kind::Kept => {
            if let Some(of) = list.items.get(index).and_then(|item| item.head.as_ref()) {
                article(scene, &mut flow, room, library, of);
            }
        }
        Kind::Outlets => {
            if let Some(of) = library.outlets.get(index) {
                outlet(scene, &mut flow, library, of);
            }
        }
    }
    flow.limit()
}

/// The text of the article, as far as it has been read and there is room.
fn text(scene: &mut Scene<'_>, flow: &mut Flow, of: &ArticleId) {
    let preview = &scene.state.preview;
    let style = scene.palette.text;
    match (&preview.article, &preview.problem) {
        (Some(article), _) if article.head.id == *of => {
            for line in &preview.layout.lines {
                match line {
                    ReaderLine::Text {
                        paragraph, span: bytes, ..
                    } => {
                        let text = article
                            .paragraphs
                            .get(*paragraph)
                            .and_then(|text| text.get(bytes.clone()));
                        flow.line(scene, &Line::from(span(text.unwrap_or_default(), style)));
                    }
                    ReaderLine::Blank => flow.gap(),
                    ReaderLine::Title(_) | ReaderLine::Facts | ReaderLine::Tags | ReaderLine::Note { .. } => {}
                }
            }
        }
        (_, Some(problem)) if preview.of.as_ref() == Some(of) => {
            flow.gap();
            flow.paragraph(scene, &problem.to_string(), scene.palette.trouble);
        }
        _ => {}
    }
}

fn story(
    scene: &mut Scene<'_>,
    flow: &mut Flow,
    room: u16,
    (library, story): (&Library, &Story),
    reason: Option<&str>,
) {
    let palette = scene.palette;
    flow.paragraph(scene, &story.headline, palette.strong);
    flow.gap();
    flow.paragraph(scene, &coverage(library, story), palette.text);
    flow.paragraph(scene, &silence(library, story), palette.dim);
    flow.paragraph(scene, reason.unwrap_or_default(), palette.text);
    flow.gap();
    tellings(scene, flow, library, story, room);
    // Whose text stands below.
    if story.articles.len() > 1
        && let Some(head) = library.head(&story.central)
    {
        let name = head.outlet.as_deref().unwrap_or("outlet unknown");
        flow.gap();
        flow.line(scene, &Line::from(span(format!("{name} writes:"), palette.dim)));
    }
    text(scene, flow, &story.central);
}

/// Who tells a story and when.
fn coverage(library: &Library, story: &Story) -> String {
    let articles = story.articles.iter().filter_map(|id| library.head(id));
    let unnamed = articles.filter(|head| head.outlet.is_none()).count();
    let mut names: Vec<&str> = story.outlets.iter().take(NAMED).map(String::as_str).collect();
    let more = story.outlets.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!("{} more", number(more))
    } else {
        String::new()
    };
    let unknown = match unnamed {
        0 => String::new(),
        1 => "an outlet unknown".to_owned(),
        several => format!("{} articles of unknown outlet", number(several)),
    };
    names.extend(
        [more.as_str(), unknown.as_str()]
            .into_iter()
            .filter(|name| !name.is_empty()),
    );
    format!("{}. Told by {}.", days(story.first, story.last), listed(&names))
}

fn silence(library: &Library, story: &Story) -> String {
    let known = library.names().count();
    // A story one outlet alone has says nothing of the others' silence.
    if story.outlets.len() < 2 {
        return String::new();
    }
    let silent = silent(library, story);
    match (known.saturating_sub(story.outlets.len()), silent.as_slice()) {
        (0, _) => String::new(),
        (others, []) => format!("Silent: {}.", count(others, "other outlet", "other outlets")),
        (_, named) => format!("Silent: {}.", listed(named)),
    }
}

/// The articles of a story: who, when, how long, and the title where it is another than the headline.
fn tellings(scene: &mut Scene<'_>, flow: &mut Flow, library: &Library, story: &Story, room: u16) {
    let palette = scene.palette;
    let heads: Vec<&Head> = story
        .articles
        .iter()
        .filter_map(|id| library.head(id))
        .map(AsRef::as_ref)
        .collect();
    let name = |head: &Head| head.outlet.clone().unwrap_or_else(|| "outlet unknown".to_owned());
    // Half of the room at most, so that the text below begins in sight; but a handful in any case.
    let mut seen = (flow.left() / 2).max(FEWEST);
    // Only what can be drawn decides how wide the column gets.
    let names: Vec<String> = heads.iter().take(seen).map(|head| name(head)).collect();
    let wide = widest(names.iter().map(String::as_str), NAME.min(usize::from(room) / 3));
    for (at, head) in heads.iter().enumerate() {
        let titled = title(head) != story.headline;
        let high = 1 + usize::from(titled);
        let last = at + 1 == heads.len();
        if seen < high + usize::from(!last) {
            let more = count(heads.len() - at, "more article", "more articles");
            flow.line(scene, &Line::from(span(format!("  … {more}"), palette.dim)));
            return;
        }
        seen -= high;
        let read = scene.state.marks.read.contains(&head.id);
        let unread = if read { " " } else { "•" };
        let sign = pair_sign(scene, &head.id).unwrap_or_else(|| span(unread, palette.text));
        let outlet = if head.outlet.is_some() {
            palette.text
        } else {
            palette.dim
        };
        let mut line = vec![
            sign,
            Span::raw(" "),
            span(fit(&name(head), wide), outlet),
            Span::raw("  "),
            span(fit(&when(head), WHEN), palette.dim),
        ];
        let words = Line::from(span(count(head.words, "word", "words"), palette.dim));
        // An agency's own copy says so in its name already, and half a name says nothing.
        if let Some(agency) = agency(head)
            && 2 + wide + 2 + WHEN + 1 + width(agency) + 2 + line_width(&words) <= usize::from(room)
        {
            line.push(span(format!(" {agency}"), palette.dim));
        }
        flow.ends(scene, &Line::from(line), &words);
        if titled {
            flow.line(
                scene,
                &Line::from(vec![Span::raw("  "), span(title(head), palette.dim)]),
            );
        }
    }
}

fn when(head: &Head) -> String {
    head.published.map_or_else(|| "undated".to_owned(), moment)
}

/// What is known of an article, on one line; an unknown outlet is said to be unknown.
pub fn facts<'a>(scene: &Scene<'_>, head: &'a Head) -> Line<'a> {
    let palette = scene.palette;
    let mut spans = vec![match &head.outlet {
        Some(outlet) => span(outlet.as_str(), palette.text),
        None => span("outlet unknown", palette.dim),
    }];
    let mut add = |text: String| spans.push(span(format!(" · {text}"), palette.dim));
    add(when(head));
    if let Some(byline) = &head.byline {
        add(byline.clone());
    }
    if let Some(agency) = agency(head) {
        add(agency.to_owned());
    }
    add(count(head.words, "word", "words"));
    Line::from(spans)
}

fn article(scene: &mut Scene<'_>, flow: &mut Flow, room: u16, library: &Library, head: &Head) {
    let palette = scene.palette;
    flow.paragraph(scene, title(head), palette.strong);
    flow.gap();
    let line = facts(scene, head);
    if line_width(&line) <= usize::from(room) {
        flow.line(scene, &line);
    } else {
        let said: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
        flow.paragraph(scene, &said, palette.dim);
    }
    let file = match head.record {
        Some(record) => format!("{}, record {record}", head.path),
        None => head.path.clone(),
    };
    flow.paragraph(scene, &file, palette.dim);
    let others = library
        .story_of(&head.id)
        .map_or(0, |story| story.articles.len().saturating_sub(1));
    let said = match others {
        _ if library.hides(head) => "Its outlet is hidden, so that it stands in no story.".to_owned(),
        0 => "No other article tells this story.".to_owned(),
        others => format!(
            "{} this story.",
            count(others, "other article tells", "other articles tell")
        ),
    };
    flow.paragraph(scene, &said, palette.dim);
    text(scene, flow, &head.id);
}

fn outlet(scene: &mut Scene<'_>, flow: &mut Flow, library: &Library, outlet: &Outlet) {
    let palette = scene.palette;
    flow.paragraph(scene, outlet.name.as_deref().unwrap_or(UNKNOWN_OUTLET), palette.strong);
    let articles = count(outlet.articles.len(), "article", "articles");
    let covered = match outlet.hidden {
        true => articles,
        false => format!("{articles} in {}", count(outlet.stories.len(), "story", "stories")),
    };
    flow.paragraph(scene, &covered, palette.dim);
    if outlet.hidden {
        let show = scene.state.way(Command::HideOutlet);
        let said = format!(
            "Hidden: its articles, and the stories that it alone tells, are left out of lists, strips and comparisons. {show} shows \
             it again."
        );
        flow.gap();
        return flow.paragraph(scene, &said, palette.text);
    }
    let Some(name) = &outlet.name else {
        flow.gap();
        return headlines(
            scene,
            flow,
            library,
            "Stories",
            outlet.stories.len(),
            outlet.stories.iter().copied(),
            3,
        );
    };
    let tellers = |index: &u32| {
        library
            .stories
            .get(*index as usize)
            .map_or(0, |story| story.outlets.len())
    };
    let told = || outlet.stories.iter().copied();
    let unnamed = |index: &u32| {
        let story = library.stories.get(*index as usize);
        story.is_some_and(|story| story.outlets.len() < 2 && story.articles.len() > 1)
    };
    let shared = outlet.stories.len().saturating_sub(outlet.alone);
    let with = told().filter(|index| tellers(index) > 1 || unnamed(index));
    let alone = told().filter(|index| tellers(index) < 2);
    let every = 0..u32::try_from(library.stories.len()).unwrap_or(u32::MAX);
    let silent = every.filter(|index| tellers(index) > 1 && outlet.stories.binary_search(index).is_err());
    flow.gap();
    headlines(scene, flow, library, "With others", shared, with, 3);
    headlines(scene, flow, library, &format!("{name} alone"), outlet.alone, alone, 2);
    headlines(
        scene,
        flow,
        library,
        "Told elsewhere, silent here",
        outlet.silent,
        silent,
        1,
    );
}

/// A heading with a count and as many headlines as an equal share of the room among `parts` allows.
fn headlines(
    scene: &mut Scene<'_>,
    flow: &mut Flow,
    library: &Library,
    heading: &str,
    all: usize,
    stories: impl Iterator<Item = u32>,
    parts: usize,
) {
    if all == 0 {
        return;
    }
    let palette = scene.palette;
    let share = (flow.left() / parts.max(1)).saturating_sub(2);
    let heading = Line::from(vec![
        span(heading.to_owned(), palette.strong),
        span(format!("  {}", number(all)), palette.dim),
    ]);
    flow.line(scene, &heading);
    let shown = if all <= share { all } else { share.saturating_sub(1) };
    for index in stories.take(shown) {
        let Some(story) = library.stories.get(index as usize) else {
            continue;
        };
        let when = Line::from(span(story.first.map_or_else(|| "undated".to_owned(), day), palette.dim));
        flow.ends(
            scene,
            &Line::from(vec![Span::raw("  "), span(story.headline.as_str(), palette.text)]),
            &when,
        );
    }
    if shown < all {
        flow.line(
            scene,
            &Line::from(span(format!("  … {} more", number(all - shown)), palette.dim)),
        );
    }
    flow.gap();
}
