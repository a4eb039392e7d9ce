//! Authors named by elements of the page that say what they hold.

use super::super::dated::is_near;
use super::super::names::{Site, key};
use super::super::walk::{Findings, Spot, text_of};
use super::credits::Credits;
use super::lines::in_lines;

/// People named by elements or lines near the headline, and what else the elements credit.
pub(super) fn on_page(found: &Findings<'_>, anchor: Option<(usize, usize)>, site: &Site) -> (Vec<String>, Vec<String>) {
    let near = |line: usize| anchor.is_none_or(|(_, headline)| is_near(found, line, headline));
    let spots: Vec<&Spot<'_>> = found
        .spots
        .iter()
        .filter(|spot| spot.hints.author && !found.is_beside(spot, anchor))
        .take(200)
        .collect();
    let mut bodies = Vec::new();
    // Near the headline, then after the text; what is told exactly, then by class, then by address alone.
    for close in [true, false] {
        for rank in 0..3_u8 {
            let wanted = |spot: &&&Spot<'_>| {
                let own = match (spot.hints.exact, spot.hints.linked) {
                    (true, _) => 0,
                    (false, false) => 1,
                    (false, true) => 2,
                };
                own == rank && near(spot.line) == close
            };
            let mut people: Vec<String> = Vec::new();
            let mut last: Option<usize> = None;
            for spot in spots.iter().filter(wanted) {
                // Several authors stand together.
                if last.is_some_and(|last| spot.line > last + 6) {
                    break;
                }
                let mut credits = Credits::default();
                let text = held(spot);
                if text.chars().count() > 200 {
                    continue;
                }
                credits.add(&text, false, site);
                if (close || rank == 0) && rank < 2 && bodies.is_empty() && text.chars().count() <= 60 {
                    bodies = credits.bodies;
                }
                if !credits.people.is_empty() {
                    last = Some(spot.line);
                }
                for person in credits.people {
                    // A single word is as often a button or a topic.
                    let full = person.contains(' ') || !person.is_ascii() || rank == 0;
                    if !full {
                        if bodies.is_empty() {
                            bodies.push(person);
                        }
                        continue;
                    }
                    if !people.iter().any(|known| key(known).contains(&key(&person))) {
                        people.push(person);
                    }
                }
            }
            if !people.is_empty() {
                return (people, bodies);
            }
        }
        if close && let Some(people) = in_lines(found, anchor, site) {
            return (people, bodies);
        }
        // Far from the headline a class proves little where there are many.
        if close && spots.len() > 12 {
            break;
        }
    }
    (Vec::new(), bodies)
}

/// The names an element holds: the text of what within it is marked as name, or all its text.
fn held(spot: &Spot<'_>) -> String {
    let element = spot.element.value();
    if let Some(content) = element.attr("content") {
        return content.to_owned();
    }
    let name = spot
        .element
        .descendants()
        .take(60)
        .filter_map(scraper::ElementRef::wrap)
        .filter(|inner| {
            let value = inner.value();
            inner.id() != spot.element.id()
                && (value.attr("itemprop") == Some("name") || value.attr("rel") == Some("author"))
        })
        .map(|inner| {
            inner
                .value()
                .attr("content")
                .map_or_else(|| text_of(inner), str::to_owned)
        })
        .filter(|text| !text.is_empty())
        .take(12)
        .collect::<Vec<_>>();
    if name.is_empty() {
        text_of(spot.element)
    } else {
        name.join("; ")
    }
}
