//! The orders of lists.

use super::fold::fold;
use super::kept::KeptItem;
use super::library::Library;
use super::list::Sort;
use crate::corpus::Head;
use crate::story::Story;
use std::cmp::Reverse;

pub(super) fn stories(rows: &mut [u32], library: &Library, sort: Sort) {
    let size = |story: &Story| (Reverse(story.outlets.len()), Reverse(story.articles.len()));
    let story = |row: &u32| library.stories.get(*row as usize);
    match sort {
        // `None` is less than any day, so that reversed it stands last.
        Sort::Newest => rows.sort_by_key(|row| story(row).map(|story| (Reverse(story.last), size(story)))),
        Sort::Oldest => {
            rows.sort_by_key(|row| story(row).map(|story| (story.first.is_none(), story.first, size(story))));
        }
        Sort::Largest | Sort::Outlet | Sort::Best => {
            rows.sort_by_key(|row| story(row).map(|story| (size(story), Reverse(story.last))));
        }
        // What has no two independent tellings stands last.
        Sort::Divergent => rows.sort_by_key(|row| {
            story(row).map(|story| {
                let shared = story.divergence.shared;
                (shared.is_none(), shared, size(story), Reverse(story.last))
            })
        }),
        Sort::BlindSpots => rows.sort_by_key(|row| {
            story(row).map(|story| {
                let weight = library.blind_spots.weight(*row as usize, story);
                (Reverse(weight), size(story), Reverse(story.last))
            })
        }),
        Sort::Name => rows.sort_by_cached_key(|row| story(row).map(|story| fold(&story.headline))),
    }
}

/// With `by_day` the day counts before the moment: what is the same moment is not the same day everywhere.
pub(super) fn articles(rows: &mut [u32], library: &Library, sort: Sort, by_day: bool) {
    let head = |row: &u32| library.heads.get(*row as usize);
    let when = |head: &Head| {
        let published = head.published?;
        Some((by_day.then(|| published.day()), published.seconds()))
    };
    match sort {
        Sort::Newest => rows.sort_by_cached_key(|row| Reverse(head(row).and_then(|head| when(head)))),
        Sort::Oldest => rows.sort_by_cached_key(|row| {
            let when = head(row).and_then(|head| when(head));
            (when.is_none(), when)
        }),
        Sort::Largest => rows.sort_by_key(|row| Reverse(head(row).map(|head| head.words))),
        // As they were found.
        Sort::Best | Sort::Divergent | Sort::BlindSpots => {}
        Sort::Name => rows.sort_by_cached_key(|row| {
            let title = head(row).and_then(|head| head.title.as_deref());
            (title.is_none(), title.map(fold))
        }),
        Sort::Outlet => {
            // Names are few: rank each once rather than fold one per article.
            let mut names: Vec<(String, u32)> = (library.outlets.iter().zip(0..))
                .filter_map(|(outlet, index)| Some((fold(outlet.name.as_deref()?), index)))
                .collect();
            names.sort();
            let mut rank = vec![usize::MAX; library.heads.len()];
            for (place, (_, outlet)) in names.iter().enumerate() {
                let articles = library.outlets.get(*outlet as usize).map(|outlet| &outlet.articles);
                for &article in articles.into_iter().flatten() {
                    if let Some(rank) = rank.get_mut(article as usize) {
                        *rank = place;
                    }
                }
            }
            rows.sort_by_cached_key(|row| {
                (
                    rank.get(*row as usize).copied(),
                    Reverse(head(row).and_then(|head| when(head))),
                )
            });
        }
    }
}

/// The notes of one article stay in the order of its passages.
pub(super) fn items(rows: &mut [u32], items: &[KeptItem], sort: Sort) {
    let head = |row: &u32| items.get(*row as usize).and_then(|item| item.head.as_ref());
    let when = |row: &u32| {
        head(row)
            .and_then(|head| head.published)
            .map(|published| published.seconds())
    };
    match sort {
        Sort::Oldest => rows.sort_by_cached_key(|row| (when(row).is_none(), when(row))),
        Sort::Name => rows.sort_by_cached_key(|row| items.get(*row as usize).map(|item| fold(item.title()))),
        Sort::Outlet => rows.sort_by_cached_key(|row| {
            let outlet = head(row).and_then(|head| head.outlet.as_deref());
            (outlet.is_none(), outlet.map(fold), Reverse(when(row)))
        }),
        Sort::Newest | Sort::Largest | Sort::Best | Sort::Divergent | Sort::BlindSpots => {
            rows.sort_by_cached_key(|row| Reverse(when(row)));
        }
    }
}
