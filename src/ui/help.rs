//! The keys that apply on the screen below, from the command table.

use super::panel::{Page, panel};
use super::pen::{line_width, span};
use super::rows;
use super::scene::Scene;
use crate::app::command::{Command, Context, Entry, TABLE};
use crate::app::state::Input;
use crate::text::width::width;
use ratatui::text::{Line, Span};

/// Cells of the column the keys stand in.
const KEYS: usize = 16;

/// What a command is for, as help gathers them. The table is in this order.
fn group(command: Command, below: Context) -> &'static str {
    let text = matches!(below, Context::Reader | Context::Compare);
    match command {
        command if command < Command::Down && text => "Article",
        command if command < Command::Down => "List",
        command if command < Command::NextPassage => "Moving",
        command if command < Command::Wider && below == Context::Compare => "Passages",
        command if command < Command::Wider => "Story",
        command if command < Command::GoStories => "Text",
        _ => "Everywhere",
    }
}

/// Draws help for what is on the screen below: all of it, or what has the words looked for.
pub fn help(scene: &mut Scene<'_>, top: usize, sought: &Input, typing: bool) {
    let below = scene.state.context_below();
    let width = crate::app::geometry::panel(scene.state.columns, scene.state.rows)
        .content
        .width;
    let mut page = Page::new(width);
    let mut before = "";
    let words = sought.text.trim().to_lowercase();
    let keymap = &scene.state.keymap;
    let has = |entry: &&Entry| {
        let keys = keymap.keys(below, entry.command).iter();
        entry.name.contains(&words)
            || entry.doc.to_lowercase().contains(&words)
            // A key by itself, or as it is typed.
            || keys.map(|keys| &keys.written).any(|keys| *keys == sought.text.trim() || words.len() > 1 && keys.to_lowercase().contains(&words))
    };
    let applying = TABLE.iter().filter(|entry| entry.contexts.contains(&below));
    let applying: Vec<&Entry> = applying.filter(has).collect();
    // What the screen shows is asked before what can be done with it.
    let signs = words.is_empty() || words.starts_with("sign");
    match below {
        Context::Compare if signs => legend(scene, &mut page),
        Context::Stories | Context::Articles | Context::Kept if signs => list_legend(scene, &mut page, below),
        _ => {}
    }
    if !page.lines.is_empty() && !applying.is_empty() {
        page.gap();
    }
    for entry in &applying {
        let heading = group(entry.command, below);
        if heading != before {
            if !before.is_empty() {
                page.gap();
            }
            page.line(span(heading, scene.palette.strong));
            before = heading;
        }
        row(scene, &mut page, entry, below);
    }
    if applying.is_empty() && page.lines.is_empty() {
        let said = format!("No command that applies here has “{}”.", sought.text.trim());
        page.text(&said, scene.palette.text);
    }
    let title = if words.is_empty() {
        "Help".to_owned()
    } else {
        format!("Help: “{}”", sought.text.trim())
    };
    panel(scene, &title, top, &page.lines);
    if typing {
        let area = super::status_area(scene.state);
        super::chooser::typing(scene, area, "Only with: ", "words, a name or a key", sought);
    }
}

fn row(scene: &Scene<'_>, page: &mut Page, entry: &Entry, below: Context) {
    let palette = scene.palette;
    let mut keys: Vec<Span<'static>> = Vec::new();
    for key in scene.state.keymap.keys(below, entry.command) {
        if !keys.is_empty() {
            keys.push(Span::raw("  "));
        }
        keys.push(span(key.written.clone(), palette.accent));
    }
    // Where the keys need more room than their column, the explanation begins behind them all the same.
    let taken = line_width(&Line::from(keys.clone()));
    page.hanging(
        keys,
        KEYS.max(if taken >= KEYS { taken + 2 } else { 0 }),
        entry.doc,
        palette.text,
    );
    // Its name, by which it is typed and configured, at the right where there is room.
    let wide = page.width();
    if let Some(line) = page.lines.last_mut() {
        let (name, taken) = (format!(":{}", entry.name), line_width(line));
        if taken + 3 + width(&name) <= wide {
            line.push_span(Span::raw(" ".repeat(wide - taken - width(&name))));
            line.push_span(span(name, palette.dim));
        }
    }
}

/// What the signs of the lists mean.
fn list_legend(scene: &Scene<'_>, page: &mut Page, below: Context) {
    let text = scene.palette.text;
    page.line(span("Signs", scene.palette.strong));
    let outlets: Vec<&str> = scene.state.library.names().take(rows::PLACES + 1).collect();
    if below == Context::Stories && (2..=rows::PLACES).contains(&outlets.len()) {
        let said = format!("told by an outlet, or not; in this order: {}", outlets.join(", "));
        page.hanging(vec![span("●○", text)], KEYS, &said, text);
    }
    let read = match below {
        Context::Stories => "nothing of the story was read yet",
        _ => "not read yet",
    };
    page.hanging(vec![span("•", text)], KEYS, read, text);
    if below == Context::Stories {
        page.hanging(vec![span("◦", text)], KEYS, "read in part", text);
    }
    for (sign, said) in [("★", "starred"), ("1 2", "marked, to be compared")] {
        page.hanging(vec![span(sign, text)], KEYS, said, text);
    }
}

/// What the signs between the texts mean.
fn legend(scene: &Scene<'_>, page: &mut Page) {
    use crate::compare::Relation::{Edited, Paraphrase, Quote, Reported, Verbatim};
    use crate::compare::Side;
    page.line(span("Signs", scene.palette.strong));
    for relation in [Verbatim, Edited, Paraphrase, Quote, Reported] {
        let sign = span(super::passages::sign(relation), scene.palette.text);
        page.hanging(vec![sign], KEYS, super::passages::meaning(relation), scene.palette.text);
    }
    for (style, said) in [
        (scene.palette.only[Side::Left], "on this side alone"),
        (scene.palette.replaced[Side::Left], "other words at the same place"),
        (scene.palette.moved, "elsewhere on the other side"),
        (
            scene.palette.figure[Side::Left],
            "a figure that the other side states otherwise",
        ),
    ] {
        page.hanging(vec![span("words", style)], KEYS, said, scene.palette.text);
    }
    for (sign, said) in [
        (
            super::passages::UNSURE,
            "perhaps the same fact in other words: the link is not sure",
        ),
        ("‹", "in the list of quotations: one side leaves words out"),
        ("≠", "a figure differs"),
        ("↕", "told elsewhere in the order on the other side"),
        (
            "·",
            "in the strip below: one side alone; beside the text its sign is left blank",
        ),
    ] {
        page.hanging(vec![span(sign, scene.palette.text)], KEYS, said, scene.palette.text);
    }
    for (words, said) in [
        ("only in", "nothing over there is at all likely to tell it"),
        (
            "not found in",
            "something over there is near to it, but most likely does not tell it",
        ),
        (
            "perhaps told",
            "something over there may tell it; how likely that is stands behind it",
        ),
    ] {
        page.hanging(vec![span(words, scene.palette.dim)], KEYS, said, scene.palette.text);
    }
}
