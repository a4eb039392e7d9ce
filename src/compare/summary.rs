//! The comparison in one sentence, made of measured facts alone.

use super::collation::{Alignment, AttributionChange, Collation, OmissionKind, QuoteStatus, Summary};
use super::contained::{contained, lead};
use super::{Side, Sides};
use rustc_hash::FxHashSet;

/// A link is shaky below this score: it is shown, but not counted on. Of the links of stories left out when learning more than
/// three in four are right from here on, fewer than two in three below (`examples/learn.rs`).
pub const SURE: f64 = 0.7;

/// So many of a kind are counted one by one; of more, one in ten is a slip, and a number would claim that none is.
const COUNTED: usize = 4;
/// From here on a count is rounded to fives.
const ROUNDED: usize = 12;

/// Measures shares and puts them in words.
pub(super) fn summarise(collation: &Collation, bounded: bool) -> Summary {
    let mut summary = Summary {
        contained: Sides::from_fn(|side| contained(collation, side, false)),
        bounded,
        ..Summary::default()
    };
    summary.clauses = clauses(collation, &summary);
    summary.words = format!("{}.", summary.clauses.join("; "));
    if bounded {
        summary
            .words
            .push_str(" Both are so long that only the likeliest pairs of sentences were weighed.");
    }
    summary
}

/// "64 % of Northern Courier is also in Tidewater Post, …", "2 quotes cut", …: each
/// can stand alone, the most important come first.
fn clauses(collation: &Collation, summary: &Summary) -> Vec<String> {
    let mut clauses = vec![lead(collation, summary)];
    if collation.alignments.is_empty() {
        return clauses;
    }
    let quotes = |status: QuoteStatus| count_quotes(collation, status);
    let differ = collation.figures_differing();
    let moved = moved(collation);
    clauses.extend(
        [
            (differ, "figure differs", "figures differ"),
            (speakers_changed(collation), "speaker changed", "speakers changed"),
            (quotes(QuoteStatus::Trimmed), "quote cut", "quotes cut"),
            (quotes(QuoteStatus::Altered), "quote altered", "quotes altered"),
            (
                quotes(QuoteStatus::Reported),
                "quote turned into reported speech",
                "quotes turned into reported speech",
            ),
        ]
        .into_iter()
        .filter_map(|(count, one, many)| counted(count, one, many)),
    );
    // Whoever leaves out more comes first.
    let mut sides = Side::BOTH;
    if collation.omissions.right.len() > collation.omissions.left.len() {
        sides.reverse();
    }
    clauses.extend(sides.into_iter().filter_map(|side| left_out(collation, side)));
    clauses.extend(counted(moved, "passage told elsewhere", "passages told elsewhere"));
    clauses
}

/// How many passages are surely told elsewhere in the order, each counted once however many it is linked to.
fn moved(collation: &Collation) -> usize {
    let sure = |alignment: &&Alignment| !alignment.is_unsure();
    let mut in_order: Sides<FxHashSet<usize>> = Sides::default();
    for alignment in collation
        .alignments
        .iter()
        .filter(sure)
        .filter(|alignment| !alignment.moved)
    {
        for side in Side::BOTH {
            in_order[side].extend(&alignment.sentences[side]);
        }
    }
    let mut told: Sides<FxHashSet<usize>> = Sides::default();
    let elsewhere = collation
        .alignments
        .iter()
        .filter(sure)
        .filter(|alignment| alignment.moved);
    elsewhere
        .filter(|alignment| {
            // What has its counterpart in its place as well was not moved.
            let new = Side::BOTH.into_iter().all(|side| {
                let fresh = |at: &usize| !in_order[side].contains(at) && !told[side].contains(at);
                alignment.sentences[side].iter().any(fresh)
            });
            for side in Side::BOTH {
                told[side].extend(&alignment.sentences[side]);
            }
            new
        })
        .count()
}

/// How many statements one gives to one person and the other to another.
fn speakers_changed(collation: &Collation) -> usize {
    let quotes = collation.quotes.iter().filter(|quote| quote.changed).count();
    let leading = collation.leading();
    let reported = collation
        .alignments
        .iter()
        .zip(leading)
        .filter(|(alignment, leads)| {
            *leads && alignment.score >= SURE && alignment.attribution_changed.contains(&AttributionChange::Speaker)
        })
        .count();
    // A passage may be told of in both; what is not known to be two is counted as one.
    quotes.max(reported)
}

/// How many utterances fare so; one that is cut and altered fares both ways. What one side prints in one piece and the other in two is one; a cut counts where it says something:
/// "But" is none, nor is what is only perhaps reported.
pub fn count_quotes(collation: &Collation, status: QuoteStatus) -> usize {
    collation
        .utterances
        .iter()
        .filter(|quote| match status {
            QuoteStatus::Trimmed => quote.is_cut(),
            _ => quote.status == status,
        })
        .filter(|quote| !collation.is_perhaps_reported(quote))
        .count()
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
}

/// A count as far as it can be known: to fives where it is large.
fn roughly(count: usize) -> usize {
    if count < ROUNDED { count } else { (count + 2) / 5 * 5 }
}

/// "Tidewater Post leaves out 4 quotes, 1 source and 2 figures": what `side` alone has, as far as that is sure.
fn left_out(collation: &Collation, side: Side) -> Option<String> {
    let kinds: Vec<String> = [
        (OmissionKind::Quotation, "quote", "quotes"),
        (OmissionKind::Source, "source", "sources"),
        (OmissionKind::Figure, "figure", "figures"),
        (
            OmissionKind::Background,
            "passage of background",
            "passages of background",
        ),
    ]
    .into_iter()
    .filter_map(|(kind, one, many)| {
        let of_kind = || {
            collation.omissions[side]
                .iter()
                .filter(|omission| omission.kind == kind)
        };
        let sure = of_kind().filter(|omission| omission.sure).count();
        // What a passage told across may hold is not counted, but known of: figures that are not sure are none that matter.
        let more = kind != OmissionKind::Figure && of_kind().any(|omission| !omission.sure);
        let counted = counted(roughly(sure), one, many)?;
        Some(match (more, sure > COUNTED) {
            (true, _) => format!("at least {counted}"),
            (false, true) => format!("about {counted}"),
            (false, false) => counted,
        })
    })
    .collect();
    let (last, before) = kinds.split_last()?;
    let kinds = if before.is_empty() {
        last.clone()
    } else {
        format!("{} and {last}", before.join(", "))
    };
    Some(format!("{} leaves out {kinds}", collation.name(side.other())))
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    fn words_of(left: &[&str], right: &[&str], outlets: Sides<Option<&str>>) -> String {
        let (mut left, mut right) = (article("a.txt", left), article("b.txt", right));
        left.head.outlet = outlets.left.map(str::to_owned);
        right.head.outlet = outlets.right.map(str::to_owned);
        compare(Sides::new(&left, &right)).summary.words
    }

    #[test]
    fn one_sentence_of_measured_facts() {
        let left = [
            "The ferry at Port Ella carried 212 passengers when it sank.",
            "The grid failed.",
        ];
        let right = [
            "The ferry at Port Ella carried 180 passengers when it sank.",
            "Nobody knows why the captain slept.",
        ];
        let (mut one, mut other) = (article("a.txt", &left), article("b.txt", &right));
        one.head.outlet = Some("Courier".to_owned());
        other.head.outlet = Some("Tidewater Post".to_owned());
        let mut collation = compare(Sides::new(&one, &other));
        // Eleven of the Courier's fourteen words stand in the linked sentence, eleven of the Post's seventeen.
        assert_eq!(collation.alignments.len(), 1);
        assert!((collation.summary.contained.left - 11.0 / 14.0).abs() < 1e-9);
        assert!(collation.summary.contained.left > collation.summary.contained.right);
        assert_eq!(
            collation.summary.words,
            "79 % of Courier is also in Tidewater Post, 65 % of Tidewater Post in Courier; 1 figure differs."
        );
        // Other measurements make another sentence.
        collation.figures.clear();
        collation.summary.contained = Sides::new(0.125, 0.501);
        assert_eq!(
            clauses(&collation, &collation.summary),
            ["50 % of Tidewater Post is also in Courier, 13 % of Courier in Tidewater Post"]
        );
        assert_eq!(
            words_of(&left, &left, Sides::default()),
            "a.txt and b.txt print the same text."
        );
        assert_eq!(
            words_of(&left, &[], Sides::default()),
            "b.txt holds no text to compare."
        );
        let other = words_of(
            &["Rain fell."],
            &["Stocks rose sharply."],
            Sides::new(Some("Courier"), None),
        );
        assert_eq!(other, "No passage was found in both Courier and b.txt.");
    }

    #[test]
    fn many_are_counted_as_far_as_they_can_be() {
        let counts = [(4, 4), (11, 11), (12, 10), (13, 15), (19, 20)];
        for (count, told) in counts {
            assert_eq!(roughly(count), told, "{count}");
        }
        let one = article("a.txt", &["Rain fell."]);
        let mut collation = compare(Sides::new(&one, &one));
        let figure = |sure| super::super::Omission {
            kind: OmissionKind::Figure,
            sentence: 0,
            text: "5".to_owned(),
            sure,
            span: 0..0,
            speaker: None,
            pronoun: None,
        };
        collation.omissions.left = vec![figure(true); 4];
        assert_eq!(
            left_out(&collation, Side::Left).as_deref(),
            Some("a.txt (right) leaves out 4 figures")
        );
        collation.omissions.left = vec![figure(true); 19];
        assert_eq!(
            left_out(&collation, Side::Left).as_deref(),
            Some("a.txt (right) leaves out about 20 figures")
        );
    }

    #[test]
    fn what_is_left_out_is_counted_by_kind() {
        let left = [
            "The ferry at Port Ella sank on Sunday.",
            "\"Nobody had looked at the pump,\" said Ada Moor, who sold the tickets.",
            "The pump had been repaired in 1994.",
        ];
        let right = ["The ferry at Port Ella sank on Sunday."];
        let words = words_of(&left, &right, Sides::default());
        assert!(
            words.contains("; b.txt leaves out 1 quote, 1 source, 1 figure and 1 passage of background"),
            "{words}"
        );
    }

    #[test]
    fn a_quotation_cut_in_two_counts_once() {
        let one = article("a.txt", &["Rain fell."]);
        let mut collation = compare(Sides::new(&one, &one));
        let mention = |sentence| {
            Some(super::super::Mention {
                sentence,
                span: 0..1,
                text: "R".to_owned(),
            })
        };
        let piece = |right| super::super::Quote {
            speaker: None,
            status: QuoteStatus::Trimmed,
            mentions: Sides::new(mention(0), mention(right)),
            cut: Vec::new(),
            speakers: Sides::default(),
            changed: false,
            altered: Vec::new(),
            filled: Vec::new(),
        };
        collation.quotes = vec![piece(5), piece(6)];
        collation.settle();
        assert_eq!(count_quotes(&collation, QuoteStatus::Trimmed), 1);
    }
}
