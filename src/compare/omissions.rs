//! What one article leaves out of the other, by kind: quotations, sources, figures, background, other passages.

use super::collation::{Collation, FigureStatus, Mention, Omission, OmissionKind, QuoteStatus};
use super::{Side, Sides};
use crate::corpus::Published;
use rustc_hash::{FxHashMap, FxHashSet};

/// Of each side what it alone has: by kind, then by place.
pub(super) fn omissions(collation: &Collation) -> Sides<Vec<Omission>> {
    Sides::from_fn(|side| {
        let mut omissions = quotations(collation, side);
        let quoted: FxHashSet<usize> = omissions.iter().map(|omission| omission.sentence).collect();
        omissions.extend(sources(collation, side));
        omissions.extend(figures(collation, side));
        omissions.extend(passages(collation, side, &quoted));
        omissions.sort_by_key(|omission| (omission.kind, omission.sentence));
        omissions
    })
}

fn quotations(collation: &Collation, side: Side) -> Vec<Omission> {
    let alone = only(side, QuoteStatus::OnlyLeft, QuoteStatus::OnlyRight);
    let quotes = collation.quotes.iter().filter(|quote| quote.status == alone);
    quotes
        .filter_map(|quote| {
            let mention = quote.mentions[side].as_ref()?;
            Some(Omission {
                kind: OmissionKind::Quotation,
                sentence: mention.sentence,
                text: mention.text.clone(),
                speaker: quote.speakers[side].clone().or_else(|| quote.speaker.clone()),
            })
        })
        .collect()
}

/// Whoever is quoted on one side and whose name the other never prints. Told once, where first quoted.
fn sources(collation: &Collation, side: Side) -> Vec<Omission> {
    let mut named: FxHashSet<String> = FxHashSet::default();
    for sentence in &collation.tellings[side.other()].sentences {
        named.extend(bare_words(&sentence.text));
    }
    let mut told: FxHashSet<String> = FxHashSet::default();
    let mut sources = Vec::new();
    for quote in &collation.quotes {
        let speaker = quote.speakers[side].as_ref().or(quote.speaker.as_ref());
        let (Some(mention), Some(speaker)) = (&quote.mentions[side], speaker) else {
            continue;
        };
        let Some(surname) = bare_words(speaker).last() else {
            continue;
        };
        if !named.contains(&surname) && told.insert(surname) {
            sources.push(Omission {
                kind: OmissionKind::Source,
                sentence: mention.sentence,
                text: speaker.clone(),
                speaker: None,
            });
        }
    }
    sources
}

/// Figures that one side alone states, but for those inside a quotation that is told already.
fn figures(collation: &Collation, side: Side) -> Vec<Omission> {
    let alone = only(side, QuoteStatus::OnlyLeft, QuoteStatus::OnlyRight);
    let quotes = collation.quotes.iter().filter(|quote| quote.status == alone);
    let mut within: FxHashMap<usize, Vec<&Mention>> = FxHashMap::default();
    for mention in quotes.filter_map(|quote| quote.mentions[side].as_ref()) {
        within.entry(mention.sentence).or_default().push(mention);
    }
    let told = |figure: &Mention| {
        within.get(&figure.sentence).is_some_and(|quotes| {
            quotes
                .iter()
                .any(|quote| quote.span.start <= figure.span.start && figure.span.end <= quote.span.end)
        })
    };
    let alone = only(side, FigureStatus::OnlyLeft, FigureStatus::OnlyRight);
    let figures = collation.figures.iter().filter(|figure| figure.status == alone);
    figures
        .filter_map(|figure| figure.mentions[side].as_ref())
        .filter(|mention| !told(mention))
        .map(|mention| Omission {
            kind: OmissionKind::Figure,
            sentence: mention.sentence,
            text: mention.text.clone(),
            speaker: None,
        })
        .collect()
}

/// Passages the other side has nothing like, but for those told already for their quotation.
fn passages(collation: &Collation, side: Side, quoted: &FxHashSet<usize>) -> Vec<Omission> {
    let telling = &collation.tellings[side];
    let year = telling
        .published
        .map(|published: Published| i32::from(published.day().year()));
    let alone = collation
        .only(side)
        .into_iter()
        .filter(|sentence| !quoted.contains(sentence));
    alone
        .filter_map(|number| {
            let text = &telling.sentences.get(number)?.text;
            Some(Omission {
                kind: if tells_of_earlier(text, year) {
                    OmissionKind::Background
                } else {
                    OmissionKind::Passage
                },
                sentence: number,
                text: text.clone(),
                speaker: None,
            })
        })
        .collect()
}

fn only<T>(side: Side, left: T, right: T) -> T {
    match side {
        Side::Left => left,
        Side::Right => right,
    }
}

/// Words in lower case without marks around them and without a possessive ending.
fn bare_words(text: &str) -> impl DoubleEndedIterator<Item = String> + '_ {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|word| word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Signs that a sentence goes back before the day's news, in its own words: a turn of phrase, or another year.
fn tells_of_earlier(text: &str, published: Option<i32>) -> bool {
    const ALONE: [&str; 14] = [
        "ago",
        "previously",
        "formerly",
        "historically",
        "decade",
        "decades",
        "century",
        "centuries",
        "founded",
        "longtime",
        "predecessor",
        "erstwhile",
        "originally",
        "anniversary",
    ];
    const TOGETHER: [(&str, &[&str]); 8] = [
        (
            "last",
            &[
                "year", "month", "summer", "winter", "spring", "autumn", "fall", "decade", "century",
            ],
        ),
        ("past", &["year", "years", "decade", "decades", "months", "century"]),
        ("previous", &["year", "years", "month", "months"]),
        ("recent", &["years", "months", "decades"]),
        ("years", &["earlier", "before"]),
        ("months", &["earlier", "before"]),
        ("for", &["years", "decades", "centuries"]),
        (
            "had",
            &[
                "been", "already", "never", "long", "once", "also", "warned", "promised", "said", "taken", "begun",
            ],
        ),
    ];
    let words: Vec<String> = bare_words(text).collect();
    let other_year = |word: &String| {
        word.len() == 4
            && word
                .parse::<i32>()
                .is_ok_and(|year| (1500..2100).contains(&year) && Some(year) != published)
    };
    words
        .iter()
        .any(|word| ALONE.contains(&word.as_str()) || other_year(word))
        || words.windows(2).any(|pair| match pair {
            [first, second] => TOGETHER
                .iter()
                .any(|(before, after)| first == before && after.contains(&second.as_str())),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    fn of(left: &[&str], right: &[&str]) -> Sides<Vec<Omission>> {
        compare(Sides::new(&article("a.txt", left), &article("b.txt", right))).omissions
    }

    fn kinds(omissions: &[Omission]) -> Vec<(OmissionKind, &str)> {
        omissions
            .iter()
            .map(|omission| (omission.kind, omission.text.as_str()))
            .collect()
    }

    const LONG: [&str; 4] = [
        "The weir at Oxmere failed on Sunday and flooded the lower mill.",
        "\"Nobody had looked at the sluice,\" said Brina Holt, who keeps the mill.",
        "The sluice had been repaired twice since 1994.",
        "About 340 sheep were driven to the churchyard.",
    ];

    #[test]
    fn what_one_leaves_out_is_told_by_kind() {
        let dropped = of(
            &LONG,
            &["The weir at Oxmere failed on Sunday and flooded the lower mill."],
        );
        let left = kinds(&dropped.left);
        assert_eq!(left[0], (OmissionKind::Quotation, "Nobody had looked at the sluice,"));
        assert_eq!(left[1], (OmissionKind::Source, "Brina Holt"));
        assert!(left.contains(&(OmissionKind::Background, LONG[2])));
        assert!(left.contains(&(OmissionKind::Passage, LONG[3])));
        assert!(
            left.iter()
                .any(|(kind, text)| *kind == OmissionKind::Figure && text.contains("340"))
        );
        assert!(dropped.right.is_empty());
    }

    #[test]
    fn a_source_the_other_names_is_not_left_out() {
        let dropped = of(
            &LONG,
            &[
                "The weir at Oxmere failed on Sunday and flooded the lower mill.",
                "Holt's mill stood under a metre of water.",
            ],
        );
        let source = |omission: &&Omission| omission.kind == OmissionKind::Source;
        assert!(dropped.left.iter().find(source).is_none());
    }

    #[test]
    fn the_same_from_either_side() {
        let short = ["The weir at Oxmere failed on Sunday and flooded the lower mill."];
        assert_eq!(of(&LONG, &short).left, of(&short, &LONG).right);
    }

    #[test]
    fn background_is_known_by_its_words_and_years() {
        for text in [
            "The bells were cast in 1781.",
            "She had warned of it for years.",
            "It closed three years ago.",
        ] {
            assert!(tells_of_earlier(text, Some(2026)), "{text}");
        }
        for text in [
            "The vote is due in 2026.",
            "He had a dog.",
            "The last train left at noon.",
        ] {
            assert!(!tells_of_earlier(text, Some(2026)), "{text}");
        }
    }
}
