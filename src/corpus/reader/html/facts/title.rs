//! The title of a page's article: what several places on the page agree on, without the names of site and section.

use super::names::{Joint, Site, joints, key, without_site};
use super::unescaped;
use super::walk::{Findings, text_of};
use crate::corpus::clean::tidy_value;
use crate::corpus::draft::Told;
use rustc_hash::FxHashSet;

/// Metas that hold a title, in order of trust.
const METAS: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "article:title",
    "hdl",
    "headline",
    "title",
];

/// A title and the place that tells it.
#[derive(Debug, Clone)]
struct Candidate {
    text: String,
    key: String,
    basis: String,
}

impl Candidate {
    fn of(text: &str, basis: &str) -> Option<Candidate> {
        let text = tidy_value(&unescaped(text));
        let key = key(&text);
        (!key.is_empty() && text.len() <= 1_000).then(|| Candidate {
            text,
            key,
            basis: basis.to_owned(),
        })
    }

    fn told(self) -> Option<Told> {
        Told::new(self.text, self.basis)
    }
}

/// The title.
pub(super) fn title(found: &Findings<'_>, headline: Option<&str>, site: &Site) -> Option<Told> {
    let whole = found
        .title
        .as_deref()
        .and_then(|text| Candidate::of(text, "page title"));
    let is_site = |candidate: &Candidate| site.is_itself(&candidate.text);
    let linked = headline
        .and_then(|text| Candidate::of(text, "JSON-LD headline"))
        .filter(|candidate| !is_site(candidate) || whole.as_ref().is_some_and(|whole| whole.key == candidate.key));
    let meta = METAS
        .iter()
        .filter_map(|name| {
            let (name, content) = found.meta(&[name])?;
            Candidate::of(content, &format!("meta {name}"))
        })
        .find(|candidate| !is_site(candidate));
    let headings = headings(found);
    let told: Vec<&Candidate> = [&linked, &meta, &whole].into_iter().flatten().collect();
    let heading = agreed(&headings, &told, site);
    let stands: Vec<&Candidate> = heading.iter().chain(&linked).chain(&meta).collect();

    // Written anew for search engines or for sharing: the reader sees the heading, where there is only one.
    let first = |level: u8| headings.iter().filter(move |heading| heading.0 == level);
    let rewritten = heading.is_none() && linked.is_none() && first(1).count() == 1;
    if let (true, Some(meta), Some((_, shown))) = (rewritten, &meta, first(1).next())
        && is_rewritten(shown, meta, site)
    {
        return shown.clone().told();
    }
    let chosen = chosen(linked.as_ref(), meta.as_ref(), whole.as_ref(), heading.as_ref());
    if let Some(chosen) = chosen {
        let others: Vec<&Candidate> = stands.iter().copied().chain(whole.as_ref()).collect();
        return settled(chosen, &others, site).told();
    }
    if let Some(whole) = &whole
        && !is_site(whole)
    {
        // Written anew for search engines: the reader sees the heading.
        let shown = headings
            .iter()
            .find(|(level, heading)| *level == 1 && is_rewritten(heading, whole, site));
        if let Some((_, shown)) = shown {
            return shown.clone().told();
        }
        return settled(whole.clone(), &stands, site).told();
    }
    // The page's own title says nothing: the first heading that is not the site's name.
    let first = headings
        .into_iter()
        .map(|heading| heading.1)
        .find(|heading| !is_site(heading));
    first.or(whole).and_then(Candidate::told)
}

/// Whether a heading tells in other words what the page's title tells: it is as long as a headline, and they share a word
/// that is not a small one.
fn is_rewritten(heading: &Candidate, whole: &Candidate, site: &Site) -> bool {
    let (title, _) = without_site(&whole.text, site);
    let stems = |text: &str| -> FxHashSet<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= 5)
            .map(|word| word.chars().take(5).collect())
            .collect()
    };
    heading.text.split_whitespace().count() >= 5
        && !site.is_named(&heading.text)
        && !stems(&heading.text).is_disjoint(&stems(&title))
}

/// Headings with their level, but for those of what is set beside the article ("Read more"), and elements whose class says that they hold the headline, in order.
fn headings(found: &Findings<'_>) -> Vec<(u8, Candidate)> {
    let mut headings: Vec<(usize, u8, Candidate)> = found
        .headings
        .iter()
        .filter(|heading| heading.level <= 3 && (heading.level == 1 || !heading.beside))
        .take(200)
        .filter_map(|heading| {
            Some((
                heading.at,
                heading.level,
                Candidate::of(heading.text.trim_end_matches(['¶', '#', ' ']), "page heading")?,
            ))
        })
        .collect();
    for spot in found.spots.iter().filter(|spot| spot.hints.headline).take(20) {
        let text = text_of(spot.element);
        if !text.contains(" | ")
            && let Some(candidate) = Candidate::of(&text, "headline on the page")
        {
            headings.push((spot.at, 4, candidate));
        }
    }
    headings.sort_by_key(|(at, level, _)| (*level > 1, *at));
    headings
        .into_iter()
        .map(|(_, level, candidate)| (level, candidate))
        .collect()
}

/// The heading that the page's title, metadata or JSON-LD hold too, and that is not the site's name; of several the longest,
/// of equals the first.
fn agreed(headings: &[(u8, Candidate)], told: &[&Candidate], site: &Site) -> Option<Candidate> {
    // What follows a mark in all of them, below something longer, is the site.
    let pieces: FxHashSet<String> = told
        .iter()
        .flat_map(|candidate| runs(&candidate.text).into_iter().map(key))
        .collect();
    let last = told.last().map(|whole| {
        let joints = joints(&whole.text);
        let joint = joints.iter().rev().find(|joint| !joint.colon);
        joint.map_or((String::new(), 0), |joint| {
            let tail = key(whole.text.get(joint.end..).unwrap_or_default());
            (
                tail,
                key(whole.text.get(..joint.start).unwrap_or_default()).chars().count(),
            )
        })
    });
    let is_tail = |candidate: &Candidate| {
        last.as_ref()
            .is_some_and(|(tail, before)| *tail == candidate.key && *before >= tail.chars().count() / 2)
    };
    let fits = |candidate: &Candidate| {
        let size = candidate.key.chars().count();
        let exact = pieces.contains(&candidate.key);
        let begun = size >= 8
            && told
                .iter()
                .any(|told| truncated(&told.text).is_some_and(|begun| candidate.key.starts_with(&key(begun))));
        // Either may say a little more than the other.
        let alike = size >= 12 && told.iter().any(|told| likeness(&told.text, &candidate.text) >= 0.6);
        (exact || begun || alike) && !site.is_itself(&candidate.text)
    };
    let mut best: Option<&Candidate> = None;
    for tails in [false, true] {
        for (level, candidate) in headings {
            if is_tail(candidate) != tails || !fits(candidate) {
                continue;
            }
            let longer = |best: &Candidate| {
                *level == 1
                    && candidate.key.len() > best.key.len()
                    && pieces.contains(&candidate.key)
                    && !pieces.contains(&best.key)
            };
            if best.is_none_or(longer) {
                best = Some(candidate);
            }
        }
        // The tail of a title is its site unless the metadata call it the title.
        if best.is_some() {
            return best.cloned();
        }
        if told.len() < 2 {
            return None;
        }
    }
    None
}

/// A piece of a title from one joint to another, or from an end.
fn runs(title: &str) -> Vec<&str> {
    let joints = joints(title);
    let mut runs = vec![title];
    let joints: Vec<Joint> = joints.into_iter().take(8).collect();
    for (i, joint) in joints.iter().enumerate() {
        runs.extend(title.get(..joint.start));
        runs.extend(title.get(joint.end..));
        for later in joints.get(i + 1..).unwrap_or_default() {
            runs.extend(title.get(joint.end..later.start));
        }
    }
    runs
}

/// Which candidate is the title: JSON-LD and metadata are made for it; the heading decides where they are doubtful.
fn chosen(
    linked: Option<&Candidate>,
    meta: Option<&Candidate>,
    whole: Option<&Candidate>,
    heading: Option<&Candidate>,
) -> Option<Candidate> {
    let near = |one: &Candidate, other: &Candidate| one.key == other.key || likeness(&one.text, &other.text) >= 0.5;
    if let Some(linked) = linked {
        // Some sites write the same few words for every page.
        let doubted = linked.text.split_whitespace().count() <= 3
            && heading.is_some_and(|heading| !near(heading, linked))
            && meta.or(whole).is_some_and(|other| !near(linked, other));
        if !doubted {
            return Some(linked.clone());
        }
    }
    if let Some(meta) = meta {
        // A section's or series' name, where heading and page title agree on something else.
        let doubted = heading.is_some_and(|heading| !near(heading, meta))
            && whole.is_some_and(|whole| !near(whole, meta) && heading.is_some_and(|heading| near(whole, heading)));
        // What the reader sees is the heading, unless it only has a kicker more.
        let shown = heading.filter(|heading| {
            heading.text.split_whitespace().count() >= 4
                && likeness(&heading.text, &meta.text) >= 0.5
                && !heading.key.contains(&meta.key)
                && !meta.key.contains(&heading.key)
                && truncated(&heading.text).is_none()
        });
        if let Some(shown) = shown {
            return Some(shown.clone());
        }
        if !doubted {
            return Some(meta.clone());
        }
    }
    heading.cloned()
}

/// The candidate as it stands on the page: whole where it was cut short, without what the others do not have at either
/// end, without the site's names.
fn settled(chosen: Candidate, others: &[&Candidate], site: &Site) -> Candidate {
    let mut chosen = chosen;
    let cut_short = truncated(&chosen.text).map(key).or_else(|| {
        // Metadata is cut at a number of characters without saying so.
        (chosen.text.chars().count() >= 100).then(|| chosen.key.clone())
    });
    if let Some(begun) = cut_short.filter(|begun| begun.chars().count() >= 8)
        && let Some(longer) = others.iter().find(|other| {
            other.key.len() > begun.len() && other.key.starts_with(&begun) && truncated(&other.text).is_none()
        })
    {
        let (text, _) = without_site(&longer.text, site);
        if key(&text).len() > begun.len() {
            chosen = Candidate {
                key: key(&text),
                text,
                basis: longer.basis.clone(),
            };
        }
    }
    if site.is_itself(&chosen.text) {
        return chosen;
    }
    let (text, _) = without_site(&chosen.text, site);
    let others: Vec<&Candidate> = others
        .iter()
        .copied()
        .filter(|other| other.basis != chosen.basis)
        .collect();
    let text = common(&text, &others).to_owned();
    let text = if chosen.basis == "page title" {
        without_tail(&text).to_owned()
    } else {
        text
    };
    // What differs in setting alone is shown as the heading sets it.
    let set = others
        .iter()
        .find(|other| other.basis.contains("page") && other.basis != "page title" && other.key == key(&text));
    let text = set.map_or(text, |other| other.text.clone());
    Candidate {
        key: key(&text),
        text,
        basis: chosen.basis,
    }
}

/// The run of a title that another place on the page has alone; the title where there is none.
fn common<'a>(title: &'a str, others: &[&Candidate]) -> &'a str {
    let joints: Vec<Joint> = joints(title).into_iter().take(8).collect();
    let alone = |run: &str| {
        let run = key(run);
        run.chars().count() >= 8
            && others
                .iter()
                .any(|other| other.key == run && other.basis != "page title")
    };
    // A kicker before a colon is part of the title as long as any other place has it so.
    if others
        .iter()
        .any(|other| other.key == key(title) && other.basis != "page title")
    {
        return title;
    }
    for joint in &joints {
        let (head, tail) = (title.get(..joint.start), title.get(joint.end..));
        if let Some(head) = head.map(str::trim).filter(|head| alone(head)) {
            return head;
        }
        if let Some(tail) = tail.map(str::trim).filter(|tail| alone(tail)) {
            return tail;
        }
    }
    // "Weir: Town rejoices" here and "Harbour - Town rejoices" there: each has a kicker of its own.
    for joint in &joints {
        let Some(tail) = title.get(joint.end..).map(str::trim) else {
            continue;
        };
        let wanted = key(tail);
        let ends = |other: &&Candidate| {
            self::joints(&other.text)
                .iter()
                .take(8)
                .any(|joint| other.text.get(joint.end..).is_some_and(|tail| key(tail) == wanted))
                && other.key != key(title)
        };
        if wanted.chars().count() >= 16 && others.iter().filter(|other| other.basis != "page title").any(ends) {
            return tail;
        }
    }
    title
}

/// A page title without what follows its last strong joint; names of sites stand there and little else.
fn without_tail(title: &str) -> &str {
    let joints = joints(title);
    let Some(joint) = joints.iter().rev().find(|joint| joint.strong) else {
        return title;
    };
    let (Some(head), Some(tail)) = (title.get(..joint.start), title.get(joint.end..)) else {
        return title;
    };
    let words = |text: &str| text.split_whitespace().count();
    let enough = words(head) >= 2 || key(head).chars().count() >= 8;
    if enough && words(tail) <= 6 && key(tail).chars().count() < key(head).chars().count() * 2 {
        head.trim()
    } else {
        title
    }
}

/// A title that ends in an ellipsis, without it.
fn truncated(title: &str) -> Option<&str> {
    let title = title.trim_end();
    title
        .strip_suffix('…')
        .or_else(|| title.strip_suffix("..."))
        .map(str::trim_end)
}

/// How alike two titles are in their words, 0 to 1 (Dice's coefficient); by pairs of characters where a script has no
/// spaces.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let parts = |text: &str| -> FxHashSet<String> {
        let words: Vec<String> = text
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(200)
            .map(str::to_owned)
            .collect();
        if words.len() >= 3 {
            return words.into_iter().collect();
        }
        let letters: Vec<char> = words.concat().chars().collect();
        letters.windows(2).map(|pair| pair.iter().collect()).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let all = one.len() + other.len();
    if all == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
    let likeness = (2 * one.intersection(&other).count()) as f64 / all as f64;
    likeness
}
