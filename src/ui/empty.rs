//! Why a list is empty, and what to do.

use super::chrome::{key, reading};
use super::phrase::{count, number};
use super::scene::Scene;
use crate::app::command::{Command, Context};
use crate::app::geometry::Area;
use crate::app::list::{Kind, List};

/// What can be searched for.
const FORMS: &str = "All words must be there: levy \"no choice\" harb* -opinion outlet:courier date:2026-05.. title:grain \
                     story:bridge unread: starred: tag:odd";

/// Why a list is empty, and what to do.
pub fn nothing(scene: &mut Scene<'_>, area: Area, list: &List) {
    let what = match list.kind {
        Kind::Stories => "story",
        Kind::Articles => "article",
        Kind::Outlets => "outlet",
        Kind::Kept => "row",
    };
    let progress = scene.state.progress;
    if let Some(search) = list.search().map(str::trim).filter(|_| list.filter.is_empty()) {
        let (said, advice) = match (scene.state.indexing, search) {
            (_, "") => ("Type what to look for.".to_owned(), FORMS.to_owned()),
            (Some((done, all)), _) => (
                format!("Nothing answers “{search}” yet."),
                format!("{} of {} articles can be searched so far.", number(done), number(all)),
            ),
            (None, _) if list.awaited.is_some() => ("Searching…".to_owned(), String::new()),
            (None, _) => (format!("No article answers “{search}”."), FORMS.to_owned()),
        };
        return scene.placard(area, &said, &advice);
    }
    if list.kind == Kind::Kept && list.filter.is_empty() && list.awaited.is_none() {
        let key = |command| key(scene, command);
        let advice = format!(
            "{} stars an article, {} tags it, {} writes a note on the passage under the cursor.",
            key(Command::ToggleStar),
            key(Command::Tag),
            key(Command::Note)
        );
        return scene.placard(area, "Nothing is kept yet.", &advice);
    }
    let hidden: Vec<&str> = scene.state.library.hidden().collect();
    if !list.filter.is_empty() && list.awaited.is_none() {
        let said = format!("No {what} matches “{}”.", list.filter);
        let left_out = match hidden.as_slice() {
            [] => String::new(),
            [one] => format!(" {one} is hidden."),
            more => format!(" {} outlets are hidden.", number(more.len())),
        };
        let advice = format!(
            "Only headlines and names are searched.{left_out} {} takes its last part away, {} clears the filter.",
            key(scene, Command::DropChip),
            key(scene, Command::Escape)
        );
        scene.placard(area, &said, list.mistake.as_deref().unwrap_or(&advice));
    } else if !progress.finished {
        scene.placard(
            area,
            &reading(progress),
            "The first articles show as soon as they are read.",
        );
    } else if list.awaited.is_some() {
        scene.placard(area, "Sorting…", "");
    } else if !hidden.is_empty() && !scene.state.library.heads.is_empty() {
        let said = match hidden.as_slice() {
            [one] => format!("No {what} is left: {one} is hidden."),
            more => format!("No {what} is left: {} outlets are hidden.", number(more.len())),
        };
        let advice = format!(
            "{} shows them again; among the outlets ({}) {} shows one.",
            key(scene, Command::DropChip),
            key(scene, Command::GoOutlets),
            scene.state.keymap.way(Context::Outlets, Command::HideOutlet)
        );
        scene.placard(area, &said, &advice);
    } else if scene.state.library.problems.is_empty() {
        scene.placard(
            area,
            "No articles here.",
            "Start Parallax with a folder of texts, pages, Markdown or JSON.",
        );
    } else {
        let problems = count(scene.state.library.problems.len(), "file", "files");
        let advice = format!(
            "{problems} could not be read: {} lists them.",
            key(scene, Command::Problems)
        );
        scene.placard(area, "No articles here.", &advice);
    }
}
