//! A list to choose the other article of a comparison from; and the line that is typed at the bottom.

use super::panel::{footnote, frame};
use super::pen::{bold, cut, fit, part, span};
use super::phrase::{count, day, number, percent};
use super::rows::{title, widest};
use super::scene::Scene;
use crate::app::geometry::Area;
use crate::app::state::{Chooser, Input, Overlay, Prompt, Purpose};
use crate::text::width::{graphemes, width};
use ratatui::text::{Line, Span};

/// The widest the column of outlets gets.
const NAME: usize = 24;

/// Draws the candidates, best first.
pub fn chooser(scene: &mut Scene<'_>, chooser: &Chooser) {
    let palette = scene.palette;
    let library = &scene.state.library;
    let stays = library.head(&chooser.with);
    let stays = stays.map_or(chooser.with.as_str(), |head| {
        head.outlet.as_deref().unwrap_or_else(|| title(head))
    });
    let heading = match chooser.purpose {
        Purpose::Compare => format!("Compare {stays} with"),
        Purpose::Join => match library.story_of(&chooser.with) {
            Some(story) => format!("Join “{}” to the story of", story.headline),
            None => "Join the story to that of".to_owned(),
        },
    };
    if chooser.candidates.is_empty() {
        let content = frame(scene, &heading, 7);
        return match chooser.awaited {
            Some(_) => scene.placard(
                content,
                match chooser.purpose {
                    Purpose::Compare => "Looking for counterparts…",
                    Purpose::Join => "Looking for stories like this one…",
                },
                "",
            ),
            None => scene.placard(
                content,
                "No other article is like this one.",
                "Mark any two in a list to compare them.",
            ),
        };
    }
    let content = frame(scene, &heading, chooser.candidates.len());
    let page = usize::from(content.height.max(1));
    let cursor = chooser.cursor.min(chooser.candidates.len() - 1);
    let top = chooser.top.clamp(cursor.saturating_sub(page - 1), cursor);
    let shown = || chooser.candidates.iter().skip(top).take(page);
    let outlet = |candidate: &crate::compare::Counterpart| {
        let head = library.head(&candidate.id);
        head.and_then(|head| head.outlet.clone())
            .unwrap_or_else(|| "outlet unknown".to_owned())
    };
    let names: Vec<String> = shown().map(outlet).collect();
    let wide = widest(
        names.iter().map(String::as_str),
        NAME.min(usize::from(content.width) / 3),
    );
    for (dy, (at, candidate)) in (0..content.height).zip(chooser.candidates.iter().enumerate().skip(top)) {
        let row = part(content, 0, dy, content.width, 1);
        let head = library.head(&candidate.id);
        let when = head
            .and_then(|head| head.published)
            .map_or_else(|| "undated".to_owned(), |at| day(at.day()));
        // A score is between 0 and 1; a reader thinks in hundreds. What only belongs to the same story has none.
        let score = percent((candidate.score.clamp(0.0, 1.0) * 1000.0) as usize, 1000);
        let told = match candidate.shared {
            Some(shared) => format!("{} in both", count(shared, "passage", "passages")),
            None if score > 0 => format!("{score} % alike"),
            None => String::new(),
        };
        let right = Line::from(span(format!("{when:>11}  {told:>19}"), palette.dim));
        let ending = if row.width >= 44 {
            scene.pen.line_right(row, 0, &right)
        } else {
            row.width + 2
        };
        let style = if at == cursor { bold(palette.text) } else { palette.text };
        if at == cursor {
            scene.pen.text(row, 0, 0, "▌", palette.accent);
        }
        let name = names.get(usize::from(dy)).map_or("", String::as_str);
        let headline = head.map_or(candidate.id.as_str(), |head| title(head));
        let left = Line::from(vec![
            span(fit(name, wide), style),
            Span::raw("  "),
            span(headline, style),
        ]);
        scene
            .pen
            .line(part(row, 2, 0, ending.saturating_sub(4), 1), 0, 0, &left);
    }
    if chooser.candidates.len() > page {
        footnote(
            scene,
            content,
            &format!("{} of {}", number(cursor + 1), number(chooser.candidates.len())),
        );
    }
}

/// What Enter does in a list to choose from.
pub fn choosing(overlay: Option<&Overlay>) -> Option<&'static str> {
    match overlay? {
        Overlay::Themes(_) => Some("use"),
        Overlay::Chooser(chooser) if chooser.purpose == Purpose::Join => Some("join"),
        Overlay::Chooser(_) => Some("compare"),
        _ => None,
    }
}

/// Draws the line that is being typed, its end in sight, and what it is for.
pub fn prompt(scene: &mut Scene<'_>, area: Area, prompt: Prompt, input: &Input) {
    let (label, advice) = match prompt {
        Prompt::Filter => ("Filter: ", "outlet:  silent:  date:  unread:  starred:  tag:"),
        Prompt::Find => ("Find: ", ""),
        Prompt::Search => (
            "Search: ",
            "\"phrase\"  prefix*  -not  outlet:  date:  title:  story:  unread:  starred:  tag:",
        ),
    };
    typing(scene, area, label, advice, input);
}

/// Draws a line that is being typed, behind what it is for.
pub fn typing(scene: &mut Scene<'_>, area: Area, label: &str, advice: &str, input: &Input) {
    let palette = scene.palette;
    let row = part(area, 1, 0, area.width.saturating_sub(2), 1);
    scene.pen.clear(area);
    // On a very narrow screen what is typed needs the room.
    let label = if usize::from(row.width) >= label.len() + 8 {
        label
    } else {
        ""
    };
    let begins = scene.pen.text(row, 0, 0, label, palette.dim);
    let keys = "Enter done   Esc cancel";
    let advices = [format!("{advice}   {keys}"), keys.to_owned()];
    let room = usize::from(row.width.saturating_sub(begins));
    let typed = width(&input.text) + 1;
    if let Some(advice) = advices.iter().find(|advice| typed + 3 + width(advice) <= room) {
        scene
            .pen
            .line_right(row, 0, &Line::from(span(advice.trim_start(), palette.dim)));
    }
    field(scene, part(row, begins, 0, row.width, 1), input, true);
}

/// Draws a line that is or can be edited; the part around the caret where it has one and the line is too long.
pub fn field(scene: &mut Scene<'_>, field: Area, input: &Input, edited: bool) {
    let palette = scene.palette;
    let room = usize::from(field.width);
    if !edited {
        let shown = cut(&input.text, room);
        scene.pen.text(field, 0, 0, &shown, palette.text);
        return;
    }
    let before = input.text.get(..input.cursor).unwrap_or(&input.text);
    // What stands before the caret gives way to it, cluster by cluster, and shows that it did.
    let mut from = 0;
    let mut ahead = width(before);
    let hidden = |from: usize| usize::from(from > 0);
    for cluster in graphemes(before) {
        if ahead + 1 + hidden(from) <= room {
            break;
        }
        ahead -= width(cluster);
        from += cluster.len();
    }
    let mut dx = 0;
    if from > 0 {
        dx = scene.pen.text(field, 0, 0, super::pen::ELLIPSIS, palette.dim);
    }
    let shown = cut(
        input.text.get(from..).unwrap_or_default(),
        room.saturating_sub(usize::from(dx)),
    );
    let ends = scene.pen.text(field, dx, 0, &shown, palette.text);
    if input.old {
        scene.pen.invert(part(field, dx, 0, ends.saturating_sub(dx), 1));
    }
    if field.width > 0 && field.height > 0 {
        let caret = u16::try_from(ahead)
            .unwrap_or(u16::MAX)
            .saturating_add(dx)
            .min(field.width - 1);
        scene.caret = Some((field.x + caret, field.y));
    }
}
