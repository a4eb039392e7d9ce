//! The keys that apply on the screen below, from the command table.

use super::panel::{Page, panel};
use super::pen::{line_width, span};
use super::scene::Scene;
use crate::app::command::{Command, Context, Entry, TABLE};
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

/// Draws help for what is on the screen below.
pub fn help(scene: &mut Scene<'_>, top: usize) {
    let below = scene.state.context_below();
    let width = crate::app::geometry::panel(scene.state.columns, scene.state.rows)
        .content
        .width;
    let mut page = Page::new(width);
    let mut before = "";
    let applying: Vec<&Entry> = TABLE.iter().filter(|entry| entry.contexts.contains(&below)).collect();
    for entry in applying {
        let heading = group(entry.command, below);
        if heading != before {
            if !before.is_empty() {
                page.gap();
            }
            page.line(span(heading, scene.palette.strong));
            before = heading;
        }
        row(scene, &mut page, entry);
    }
    if below == Context::Compare {
        legend(scene, &mut page);
    }
    panel(scene, "Help", top, &page.lines);
}

fn row(scene: &Scene<'_>, page: &mut Page, entry: &Entry) {
    let mut keys: Vec<Span<'static>> = Vec::new();
    for key in entry.keys {
        if !keys.is_empty() {
            keys.push(Span::raw("  "));
        }
        keys.push(span(*key, scene.palette.accent));
    }
    // Where the keys need more room than their column, the explanation begins behind them all the same.
    let taken = line_width(&Line::from(keys.clone()));
    page.hanging(
        keys,
        KEYS.max(if taken >= KEYS { taken + 2 } else { 0 }),
        entry.doc,
        scene.palette.text,
    );
}

/// What the signs between the texts mean.
fn legend(scene: &Scene<'_>, page: &mut Page) {
    use crate::compare::Relation::{Edited, Paraphrase, Quote, Reported, Verbatim};
    use crate::compare::Side;
    page.gap();
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
        ("≠", "a figure differs"),
        ("↕", "told elsewhere in the order on the other side"),
        (
            "·",
            "in the strip below: one side alone; beside the text its sign is left blank",
        ),
    ] {
        page.hanging(vec![span(sign, scene.palette.text)], KEYS, said, scene.palette.text);
    }
}
