//! Which line is the headline, and what of it is not.

use super::meta::Meta;
use crate::corpus::clean::layout::Piece;
use crate::corpus::clean::shape::SubjectKey;
use crate::corpus::clean::{Facts, shape};
use crate::corpus::draft::Told;
use crate::corpus::facts::outlet;
use rustc_hash::FxHashSet;

/// So many pieces from the top may be lines about the article.
pub(super) const TOP: usize = 14;

/// Which piece above the text is the headline.
pub(super) fn title(pieces: &[Piece], above: usize, metas: &[Option<Meta>], facts: &Facts) -> Option<usize> {
    let open = |i: usize| pieces.get(i).is_some_and(|piece| piece.why.is_none());
    let is_meta = |i: usize| metas.get(i).is_some_and(Option::is_some);
    if let Some(told) = &facts.title {
        let key = shape::key(&told.value);
        return (0..pieces.len().min(TOP)).find(|i| {
            pieces.get(*i).is_some_and(|piece| {
                let own = shape::key(&piece.text);
                own == key || (own.len() > 12 && key.starts_with(&own) && shape::is_headline(&piece.text))
            })
        });
    }
    // A line about the article right below the first line makes that its title, however it is written.
    let first = (0..above.max(1)).find(|i| open(*i) && !is_meta(*i))?;
    let next = (first + 1..metas.len()).find(|i| open(*i));
    let tight = next.is_some_and(|next| is_meta(next) && pieces.get(next).is_some_and(|piece| !piece.apart));
    let line = &pieces.get(first)?.text;
    if tight && first == 0 && shape::count(line) <= 45 && !outlet::is_masthead(line) {
        return Some(first);
    }
    let set_like_one = |i: &usize| {
        let headline = |piece: &Piece| shape::is_headline(&piece.text) && !is_slogan(&piece.text);
        open(*i) && !is_meta(*i) && pieces.get(*i).is_some_and(headline)
    };
    // The name of the paper stands first, and the headline below it.
    let named = pieces
        .get(first)
        .is_some_and(|piece| outlet::is_masthead(&piece.text) && outlet::is_name_of_paper(&piece.text))
        && (first + 1..above).any(|i| set_like_one(&i));
    // Hardly ever more than one or two: only for their words the text is gone through.
    let lines: Vec<(usize, Vec<SubjectKey>)> = (first + usize::from(named)..above)
        .filter(set_like_one)
        .filter_map(|i| Some((i, shape::subject_keys(&pieces.get(i)?.text))))
        .collect();
    let wanted: FxHashSet<SubjectKey> = lines.iter().flat_map(|(_, keys)| keys.iter().cloned()).collect();
    let mut subject = FxHashSet::default();
    if !wanted.is_empty() {
        let text = pieces.iter().skip(above);
        for piece in text.filter(|piece| piece.why.is_none() && piece.prose).take(6) {
            shape::find_subject_keys(&piece.text, &wanted, &mut subject);
        }
    }
    let shares = || {
        lines.iter().map(|(i, keys)| {
            let shared = keys.iter().filter(|key| subject.contains(*key)).count();
            (*i, shared, keys.len().max(1))
        })
    };
    let on_subject = shares().find(|(_, shared, all)| shared * 10 >= all * 3);
    let title = on_subject.or_else(|| {
        // A headline that plays on words shares few with its text; then the lines around it must speak for it.
        shares().find(|(i, shared, all)| {
            let credited = (i + 1..metas.len()).find(|next| open(*next)).is_some_and(is_meta);
            credited || (*shared > 0 && *all <= 6) || shared * 10 >= all * 2
        })
    });
    title.map(|(i, ..)| i)
}

/// A line in which a site speaks of itself.
pub(super) fn is_slogan(line: &str) -> bool {
    let line = line.to_lowercase();
    let of_media = [
        "source",
        "resource",
        "guide",
        "destination",
        "information",
        "news",
        "website",
        "portal",
        "home of",
        "newspaper",
        "coverage",
    ];
    line.contains("one-stop")
        || line.starts_with("all the news")
        || line.starts_with("welcome to")
        || ((line.starts_with("your ")
            || line.starts_with("the home of")
            || line.contains("since 1")
            || line.contains("for the latest"))
            && of_media.iter().any(|word| line.contains(word)))
}

/// Takes a piece for the headline.
pub(super) fn name_title(pieces: &mut [Piece], i: usize, facts: &mut Facts) {
    let Some(piece) = pieces.get_mut(i) else { return };
    piece.why = Some("title");
    if facts.title.is_none() {
        let basis = if piece.line == 0 {
            "first line".to_owned()
        } else {
            format!("headline, line {}", piece.line)
        };
        let value = facts.outlet.as_ref().map_or_else(
            || piece.text.clone(),
            |outlet| without_outlet(&piece.text, &outlet.value),
        );
        facts.title = Told::new(value, basis);
    }
}

/// A title without "| Outlet" or "- Outlet" at its end.
pub(in crate::corpus::clean) fn without_outlet(title: &str, outlet: &str) -> String {
    let bare = |text: &str| {
        let key = shape::key(text);
        let key = key.strip_prefix("www").unwrap_or(&key).to_owned();
        key.strip_prefix("the").map(str::to_owned).unwrap_or(key)
    };
    let host = outlet.to_lowercase();
    let names = [
        bare(outlet),
        bare(host.rsplit('.').nth(1).unwrap_or(&host)),
        bare(host.split('.').next().unwrap_or(&host)),
    ];
    for separator in [" | ", " - ", " – ", " — ", " :: ", " « ", " » "] {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            let tail = bare(tail);
            if !head.trim().is_empty() && !tail.is_empty() && names.iter().any(|name| name.len() > 1 && *name == tail) {
                return without_outlet(head.trim(), outlet);
            }
        }
    }
    title.to_owned()
}
