//! What one article leaves out of the other, by kind: quotations, sources, figures, background, other passages.

use super::collation::{Collation, Figure, FigureKind, FigureStatus, Omission, OmissionKind, QuoteStatus};
use super::unheard::{bare_words, sources};
use super::{Absence, Salience, Side, Sides};
use crate::corpus::Published;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Of each side what it alone has: by kind, then by place.
pub(super) fn omissions(collation: &Collation) -> Sides<Vec<Omission>> {
    Sides::from_fn(|side| {
        let mut omissions = quotations(collation, side);
        let quoted: FxHashSet<usize> = omissions
            .iter()
            .flat_map(|omission| held(collation, side, omission))
            .collect();
        omissions.extend(sources(collation, side));
        omissions.extend(figures(collation, side));
        omissions.extend(details(collation, side));
        omissions.extend(passages(collation, side, &quoted));
        // What is not sure stands last.
        omissions.sort_by_key(|omission| {
            let (told, slight) = (is_told(omission.kind), omission.kind == OmissionKind::Figure);
            (
                told && !omission.sure,
                omission.kind,
                slight && !omission.sure,
                omission.sentence,
            )
        });
        omissions
    })
}

/// The sentences a quotation stands in, from the first on.
fn held(collation: &Collation, side: Side, quotation: &Omission) -> Vec<usize> {
    let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”');
    let from = quotation.sentence + 1;
    let rest = collation.tellings[side].sentences.iter().enumerate().skip(from);
    let whole = rest.take_while(|(_, sentence)| {
        // The last may go on with who says it.
        let words = sentence.text.split(['"', '”']).map(|part| part.trim_matches(marks));
        let mut words = words.filter(|part| !part.is_empty());
        words.next().is_some_and(|first| quotation.text.contains(first))
    });
    std::iter::once(quotation.sentence)
        .chain(whole.map(|(at, _)| at))
        .collect()
}

/// Whether a kind is of what passages tell: another one may tell that in other words.
pub(super) fn is_told(kind: OmissionKind) -> bool {
    matches!(kind, OmissionKind::Background | OmissionKind::Passage)
}

fn quotations(collation: &Collation, side: Side) -> Vec<Omission> {
    let alone = only(side, QuoteStatus::OnlyLeft, QuoteStatus::OnlyRight);
    let quotes = collation.utterances.iter().filter(|quote| quote.status == alone);
    let silent: FxHashSet<usize> = collation.only(side).into_iter().collect();
    quotes
        .filter_map(|quote| {
            let mention = quote.mentions[side].as_ref()?;
            Some(Omission {
                kind: OmissionKind::Quotation,
                sentence: mention.sentence,
                span: mention.span.clone(),
                text: mention.text.clone(),
                speaker: quote.speakers[side].clone().or_else(|| quote.speaker.clone()),
                // A passage told across may report what it quotes.
                pronoun: None,
                sure: silent.contains(&mention.sentence) && collation.absence(side, mention.sentence) == Absence::Sure,
            })
        })
        .collect()
}

/// What one side alone adds to passages that both tell.
fn details(collation: &Collation, side: Side) -> Vec<Omission> {
    let detail = |run: &super::Run| {
        let sentence = collation.tellings[side].sentences.get(run.sentence)?;
        Some(Omission {
            kind: OmissionKind::Detail,
            sentence: run.sentence,
            span: run.span.clone(),
            text: sentence.text.get(run.span.clone())?.to_owned(),
            speaker: None,
            pronoun: None,
            sure: true,
        })
    };
    collation.additions[side].iter().filter_map(detail).collect()
}

/// Figures that one side alone states.
fn figures(collation: &Collation, side: Side) -> Vec<Omission> {
    let alone = only(side, FigureStatus::OnlyLeft, FigureStatus::OnlyRight);
    let figures = collation.figures.iter().filter(|figure| figure.status == alone);
    // "The three firms" told twice are one figure left out.
    let mut told: FxHashSet<(String, &String)> = FxHashSet::default();
    let mut figures: Vec<_> = figures
        .filter_map(|figure| {
            Some((
                figure.salience(),
                figure.mentions[side].as_ref()?,
                figure.of[side].as_ref(),
                telling_value(figure, side),
                figure,
            ))
        })
        .collect();
    figures
        .sort_by_key(|(salience, mention, ..)| (*salience >= Salience::Slight, mention.sentence, mention.span.start));
    // A day or a place in an order that the other side prints too, of whatever, is none it leaves out.
    let other = side.other();
    let across: FxHashSet<(&str, Option<&str>)> = (collation.figures.iter())
        .filter_map(|figure| ordered(figure, other))
        .collect();
    figures.retain(|(.., figure)| ordered(figure, side).is_none_or(|key| !across.contains(&key)));
    figures.retain(|(_, mention, of, ..)| of.is_none_or(|of| told.insert((mention.text.to_lowercase(), of))));
    // "276 schoolgirls" and "the 276 girls", "29.5 days" and "29 and a half days".
    let mut values: FxHashSet<&str> = FxHashSet::default();
    figures.retain(|(.., value, _)| value.is_none_or(|value| values.insert(value)));
    figures
        .into_iter()
        .map(|(salience, mention, ..)| Omission {
            kind: OmissionKind::Figure,
            sentence: mention.sentence,
            span: mention.span.clone(),
            text: mention.text.clone(),
            speaker: None,
            // "Monday" and "two sides" are no figures left out.
            pronoun: None,
            sure: salience < Salience::Slight,
        })
        .collect()
}

/// What tells a date from others, and a place in an order by what is ordered: "the fourth quarter".
fn ordered(figure: &Figure, side: Side) -> Option<(&str, Option<&str>)> {
    let value = figure.value[side].as_deref()?;
    match figure.kind {
        FigureKind::Date => Some((value, None)),
        FigureKind::Number if value.ends_with('.') => {
            let of = figure.of[side].as_deref()?;
            Some((value, of.split(' ').next()))
        }
        _ => None,
    }
}

/// A value that is hardly told of two things in one article: "276", "29.5 days", a day; "14" and "in 2012" may be.
fn telling_value(figure: &Figure, side: Side) -> Option<&str> {
    const DIGITS: usize = 3;
    let value = figure.value[side].as_deref()?;
    let whole_day = "2012-05-08".len();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (digits >= DIGITS && (figure.kind != FigureKind::Date || value.len() >= whole_day)).then_some(value)
}

/// Passages that nothing on the other side was found to tell, but for those told already for their quotation.
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
                span: 0..text.len(),
                text: text.clone(),
                speaker: None,
                pronoun: collation.pronouns[side].get(&number).cloned(),
                sure: collation.absence(side, number) == Absence::Sure,
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

/// Signs that a sentence goes back before the day's news, in its own words: a turn of phrase, or another year.
fn tells_of_earlier(text: &str, published: Option<i32>) -> bool {
    const ALONE: [&str; 13] = [
        "ago",
        "previously",
        "formerly",
        "historically",
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
        ("had", &["never", "long", "once", "warned", "promised"]),
    ];
    let words: Vec<Cow<'_, str>> = bare_words(text).collect();
    let other_year = |word: &str| {
        word.len() == 4
            && word
                .parse::<i32>()
                .is_ok_and(|year| (1500..published.unwrap_or(2100)).contains(&year))
    };
    // "greater than previously thought" is today's.
    let compared = |at: usize| {
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        before.iter().any(|word| word.as_ref() == "than")
    };
    words
        .iter()
        .enumerate()
        .any(|(at, word)| ALONE.contains(&word.as_ref()) && !compared(at) || other_year(word))
        || words.windows(2).any(|pair| match pair {
            [first, second] => TOGETHER
                .iter()
                .any(|(before, after)| first == before && after.contains(&second.as_ref())),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::super::unheard::named_at;
    use super::*;
    use std::ops::Range;

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
    fn each_figure_has_its_own_place_one_in_a_quotation_too() {
        let text = "In 2011 the town paid 11 divers, \"and 11 of them came back,\" said Brina Holt.";
        let dropped = of(&[LONG[0], text], &LONG[..1]).left;
        let figure = |omission: &&Omission| omission.kind == OmissionKind::Figure;
        let places: Vec<Range<usize>> = dropped.iter().filter(figure).map(|it| it.span.clone()).collect();
        let elevens = text.match_indices("11").map(|(at, word)| at..at + word.len()).skip(1);
        assert!(
            elevens.clone().count() == 2 && elevens.clone().all(|place| places.contains(&place)),
            "{places:?}"
        );
        let source = dropped
            .iter()
            .find(|omission| omission.kind == OmissionKind::Source)
            .unwrap();
        assert_eq!(text.get(source.span.clone()), Some("Brina Holt"));
        assert_eq!(named_at("Holtz said Holt had left.", "Brina Holt"), 11..15);
        assert_eq!(named_at("She said so.", "Brina Holt"), 0..0);
    }

    #[test]
    fn a_date_the_other_prints_too_is_not_left_out() {
        let figures = |left: &str| -> Vec<String> {
            let right = "The weir at Oxmere was built in 2011 and paid for in the fourth quarter of that year.";
            let dropped = of(&[LONG[0], left], &[LONG[0], right]).left;
            let figures = dropped.into_iter().filter(|it| it.kind == OmissionKind::Figure);
            figures.map(|it| it.text).collect()
        };
        assert_eq!(figures("A storm sank nine boats at Brell in 2011."), ["nine"]);
        assert_eq!(
            figures("A storm sank nine boats at Brell in 2009."),
            ["nine", "in 2009"]
        );
        assert!(figures("Sales at Brell fell in the fourth quarter.").is_empty());
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
    fn who_is_given_without_a_quotation_is_a_source_too() {
        let names = |right: &str| {
            let left = [
                LONG[0],
                "Reuters reported that 340 sheep drowned.",
                "A spokesman said the mill would be rebuilt by autumn.",
            ];
            let dropped = of(&left, &[LONG[0], right]).left;
            let sources = dropped
                .into_iter()
                .filter(|omission| omission.kind == OmissionKind::Source);
            sources.map(|omission| omission.text).collect::<Vec<_>>()
        };
        assert_eq!(
            names("A brass band played at the school fair."),
            ["Reuters", "a spokesman"]
        );
        assert_eq!(names("The town's spokeswoman told Reuters so."), Vec::<String>::new());
    }

    #[test]
    fn a_pronoun_out_of_its_context_is_told_with_its_name() {
        let left = [
            LONG[0],
            "Brina Holt, who keeps the mill, came to the churchyard at dusk.",
            "She ruled out a new sluice before the summer fair.",
        ];
        let dropped = of(&left, &LONG[..1]).left;
        let held = dropped.iter().find(|omission| omission.text.starts_with("She"));
        assert_eq!(held.unwrap().pronoun.as_deref(), Some("Brina Holt"));
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

    #[test]
    fn a_number_that_stands_twice_is_one_figure_left_out() {
        let left = [
            "The weir at Oxmere failed on Sunday and flooded the lower mill.",
            "In all 276 sheep were taken to the hill, and 14 cows.",
            "The 276 animals will stay there for nine days, and their keepers for nine days as well.",
        ];
        let told: Vec<String> = (of(&left, &left[..1]).left.into_iter())
            .filter(|one| one.kind == OmissionKind::Figure)
            .map(|one| one.text)
            .collect();
        assert_eq!(told.iter().filter(|text| text.contains("276")).count(), 1, "{told:?}");
        // "nine days" may be of two things.
        assert_eq!(
            told.iter().filter(|text| text.contains("nine days")).count(),
            2,
            "{told:?}"
        );
    }
}
