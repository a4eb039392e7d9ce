//! What holds a story together, or ties an article to its story, and what nearly joined it.

use super::evidence::NAMES;
use super::panel::{Page, frame, panel};
use super::pen::span;
use super::phrase::{count, day, listed, percent};
use super::rows::title;
use super::scene::Scene;
use crate::app::Library;
use crate::app::geometry;
use crate::app::state::Bound;
use crate::corpus::ArticleId;
use crate::story::{Bonds, Member, Story, Tie};
use rustc_hash::FxHashSet;

/// Cells of the column a likeness stands in.
const LIKENESS: usize = 6;

/// Draws what holds the story of an article together.
pub fn story(scene: &mut Scene<'_>, of: &ArticleId, bonds: &Bound, top: usize) {
    let library = std::sync::Arc::clone(&scene.state.library);
    let Some(story) = library.story_of(of) else {
        let content = frame(scene, TITLE, 7);
        return scene.placard(content, "This story is not in the corpus any more.", "");
    };
    let Some(found) = &bonds.found else {
        let content = frame(scene, TITLE, 7);
        let said = match bonds.awaited {
            Some(_) => "Looking for what holds the story together…",
            None => "Its articles are not among those read so far.",
        };
        return scene.placard(content, said, "");
    };
    let palette = scene.palette;
    let mut page = Page::new(geometry::panel(scene.state.columns, scene.state.rows).content.width);
    page.text(&story.headline, palette.strong);
    page.text(&count(story.articles.len(), "article", "articles"), palette.dim);
    page.gap();
    let words = found.words();
    if !words.is_empty() {
        page.text(
            "What its articles have in common, the most telling first",
            palette.strong,
        );
        page.text(&words.join(" · "), palette.text);
        page.gap();
    }
    page.text("How like each is to the others, on average", palette.strong);
    for member in &found.members {
        listing(scene, &mut page, &library, member);
    }
    said(scene, &mut page, &library, story);
    near(scene, &mut page, &library, found, story);
    page.gap();
    page.text(&asked(found), palette.dim);
    panel(scene, TITLE, top, &page.lines);
}

const TITLE: &str = "Why together";

/// What ties an article to its story, among where its facts come from.
pub fn of_article(scene: &Scene<'_>, page: &mut Page, id: &ArticleId, bonds: &Bound) {
    let palette = scene.palette;
    let library = &scene.state.library;
    let Some(story) = library.story_of(id) else {
        return;
    };
    page.gap();
    let alone = story.articles.len() == 1;
    let headline = if alone {
        "told by this article alone".to_owned()
    } else {
        format!(
            "{} · {}",
            story.headline,
            count(story.articles.len(), "article", "articles")
        )
    };
    page.hanging(vec![span("Story", palette.dim)], NAMES, &headline, palette.text);
    let Some(found) = &bonds.found else {
        if bonds.awaited.is_some() {
            page.hanging(Vec::new(), NAMES, "Looking for what ties them…", palette.dim);
        }
        return;
    };
    if let Some(member) = found.members.iter().find(|member| member.id == *id).filter(|_| !alone) {
        let likeness = percent((member.likeness * 1000.0) as usize, 1000);
        let mut ties = format!("{likeness} % alike with the others on average");
        if let Some(nearest) = &found.nearest {
            let nearness = percent((nearest.likeness * 1000.0) as usize, 1000);
            ties = format!("{ties}, {nearness} % with {}", named(library, &nearest.id));
        }
        page.hanging(Vec::new(), NAMES, &ties, palette.dim);
        let words = found.words();
        if !words.is_empty() {
            page.hanging(
                vec![span("In common", palette.dim)],
                NAMES,
                &words.join(" · "),
                palette.text,
            );
        }
    }
    said(scene, page, library, story);
    near(scene, page, library, found, story);
}

/// What the reader said of the story.
fn said(scene: &Scene<'_>, page: &mut Page, library: &Library, story: &Story) {
    let members: FxHashSet<&ArticleId> = story.articles.iter().collect();
    let undo = scene.state.way(crate::app::Command::Undo);
    for (one, other, tie) in scene.state.edits.ties.iter() {
        let (has_one, has_other) = (members.contains(one), members.contains(other));
        let words = match tie {
            Tie::Together if has_one && has_other => format!("You joined stories here; {undo} takes it back"),
            Tie::Apart if has_one && !has_other => format!("You took {} out of its story", named(library, one)),
            Tie::Apart if has_other && !has_one => format!("You took {} out of this story", named(library, one)),
            Tie::Together | Tie::Apart => continue,
        };
        page.gap();
        page.text(&words, scene.palette.text);
    }
}

/// Stories that nearly joined: of each the article most like this story.
fn near(scene: &Scene<'_>, page: &mut Page, library: &Library, found: &Bonds, story: &Story) {
    let mut told: FxHashSet<&ArticleId> = std::iter::once(&story.id).collect();
    let others = found
        .near
        .iter()
        .filter(|member| library.story_of(&member.id).is_some_and(|of| told.insert(&of.id)));
    let others: Vec<&Member> = others.take(3).collect();
    if others.is_empty() {
        return;
    }
    page.gap();
    page.text("Nearest of other stories", scene.palette.strong);
    for member in others {
        listing(scene, page, library, member);
    }
}

fn listing(scene: &Scene<'_>, page: &mut Page, library: &Library, member: &Member) {
    let likeness = format!("{:>3} %", percent((member.likeness * 1000.0) as usize, 1000));
    let style = scene.palette.text;
    let when = library.head(&member.id).and_then(|head| head.published);
    let when = when.map_or_else(String::new, |published| format!(" · {}", day(published.day())));
    let what = format!("{}{when}", named(library, &member.id));
    page.hanging(vec![span(likeness, scene.palette.dim)], LIKENESS, &what, style);
}

/// Outlet and title of an article.
fn named(library: &Library, id: &ArticleId) -> String {
    let Some(head) = library.head(id) else {
        return id.to_string();
    };
    let title = format!("“{}”", title(head));
    let parts: Vec<&str> = head.outlet.as_deref().into_iter().chain([title.as_str()]).collect();
    parts.join(", ")
}

fn asked(found: &Bonds) -> String {
    let asked = percent((found.asked * 1000.0) as usize, 1000);
    let rules = [
        format!("two articles join from {asked} % in a corpus of this size"),
        "an article joins several where it is at least half as like them as they are like each other".to_owned(),
    ];
    let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
    let sentence = listed(&rules);
    format!(
        "How alike: shared words, rare ones and those at the beginning counting most. {}.",
        capitalised(&sentence)
    )
}

fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    first + chars.as_str()
}
