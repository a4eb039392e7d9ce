//! Why a story stands where it does: what its list is sorted by, in words.

use super::phrase::{count, listed, number};
use crate::app::blindspots::independent;
use crate::app::library::Library;
use crate::app::list::Sort;
use crate::story::{Story, Thousandths};

/// Outlets named before the rest is only counted.
const NAMED: usize = 6;

/// What an order went by, from the fullest words to the fewest; nothing where every row says it anyway.
pub fn reasons(library: &Library, sort: Sort, story: &Story) -> Vec<String> {
    match sort {
        Sort::Divergent => divergence(library, story),
        Sort::BlindSpots => blind_spot(library, story),
        _ => Vec::new(),
    }
}

/// The fullest words, as a sentence.
pub fn sentence(library: &Library, sort: Sort, story: &Story) -> Option<String> {
    let reasons = reasons(library, sort, story);
    let fullest = reasons.first()?;
    let mut letters = fullest.chars();
    let first = letters.next()?.to_uppercase();
    Some(format!("{first}{}.", letters.as_str()))
}

fn percent(shared: Thousandths) -> String {
    format!("{} %", (u32::from(shared) + 5) / 10)
}

fn divergence(library: &Library, story: &Story) -> Vec<String> {
    let divergence = &story.divergence;
    let (Some(shared), Some(furthest)) = (divergence.shared, &divergence.furthest) else {
        // Whoever is not known is not measured, and nothing is said of him.
        let mut articles = story.articles.iter().filter_map(|id| library.head(id));
        let all_known = articles.all(|head| head.outlet.is_some());
        let said = match (story.outlets.len(), divergence.independent) {
            (0, _) => "no outlet that tells it is known",
            (1, _) if all_known => "one outlet alone tells it",
            (1, _) => "one outlet alone is known to tell it",
            (_, 0) => "how differently it is told is being worked out",
            (_, 1) if all_known => "all print much the same text",
            (_, 1) => "the outlets that are known print much the same text",
            _ => "too short, or in too many languages, to say how differently it is told",
        };
        return vec![said.to_owned()];
    };
    let (one, other) = (&furthest.outlets.0, &furthest.outlets.1);
    let average = percent(shared);
    // What could not be measured is a telling as well, but nothing is said of it.
    if divergence.shared == Some(furthest.shared) {
        return vec![
            format!("{one} and {other} share {average} of their key terms"),
            format!("{average} of key terms shared: {one}, {other}"),
            format!("{average} of key terms shared"),
        ];
    }
    let least = percent(furthest.shared);
    vec![
        format!("two tellings share {average} of their key terms on average; {one} and {other} {least}"),
        format!("{average} of key terms shared; least: {one}, {other} {least}"),
        format!("{average} shared; least: {one}, {other} {least}"),
        format!("two tellings share {average} of key terms on average"),
        format!("{average} of key terms shared"),
    ]
}

fn blind_spot(library: &Library, story: &Story) -> Vec<String> {
    let telling = independent(story);
    let silent = library.blind_spots.silent(story);
    if telling < 2 {
        return vec![
            "one telling alone; the silence of others says nothing".to_owned(),
            "one telling alone".to_owned(),
        ];
    }
    if silent.is_empty() {
        return vec![if library.blind_spots.is_anyone_regular() {
            "silent: nobody who reports regularly".to_owned()
        } else {
            "no outlet here reports regularly".to_owned()
        }];
    }
    let rest = silent.len().saturating_sub(NAMED);
    let more = format!("{} more", number(rest));
    let mut names: Vec<&str> = silent.iter().copied().take(NAMED).collect();
    if rest > 0 {
        names.push(&more);
    }
    let told = match story.outlets.len() {
        all if all > telling => format!("{all} outlets tell it, {} in their own words", number(telling)),
        all => format!("{all} outlets tell it"),
    };
    vec![
        format!("report regularly, but not on this: {}; {told}", listed(&names)),
        format!("silent: {}", listed(&names)),
        format!("silent: {}", count(silent.len(), "outlet", "outlets")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Divergence, Furthest};
    use crate::ui::fixture::library;

    #[test]
    fn every_order_is_told_by_what_it_went_by() {
        let library = library();
        let mut story = library.stories[0].clone();
        let told = |story: &Story| sentence(&library, Sort::Divergent, story).unwrap();
        story.divergence = Divergence {
            independent: 2,
            shared: Some(384),
            furthest: Some(Furthest {
                outlets: ("Courier".into(), "Post".into()),
                shared: 384,
            }),
        };
        assert_eq!(told(&story), "Courier and Post share 38 % of their key terms.");
        story.divergence.independent = 3;
        story.divergence.shared = Some(455);
        assert_eq!(
            told(&story),
            "Two tellings share 46 % of their key terms on average; Courier and Post 38 %."
        );
        story.divergence = Divergence {
            independent: 1,
            ..Divergence::default()
        };
        assert_eq!(told(&story), "All print much the same text.");
        story.outlets.truncate(1);
        assert_eq!(told(&story), "One outlet alone tells it.");
        assert_eq!(sentence(&library, Sort::Newest, &story), None);
    }
}
