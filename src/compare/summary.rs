//! The comparison in one sentence, made of measured facts alone.

use super::collation::{
    Alignment, AttributionChange, Collation, EditKind, OmissionKind, QuoteStatus, Relation, Summary,
};
use super::{Side, Sides};
use rustc_hash::FxHashSet;

/// An edit of so many words that stand on one side alone is no part of the shared passage.
const LEFT_OUT: usize = 4;

/// A link is shaky below this score: it is shown, but not counted on. Of the links of stories left out when learning more than
/// three in four are right from here on, fewer than two in three below (`examples/learn.rs`).
pub const SURE: f64 = 0.7;

/// Measures shares and puts them in words.
pub(super) fn summarise(collation: &Collation, bounded: bool) -> Summary {
    let mut summary = Summary {
        contained: Sides::from_fn(|side| contained(collation, side)),
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

/// Share of one side's words that stand in aligned passages, without what the other side leaves out of them. Where the
/// words themselves are the same the link needs no further proof; told in other words, a passage counts in full where its link is
/// one to count on, below that for less the less it is likely. Such links are wrong about as often as others are missed.
fn contained(collation: &Collation, side: Side) -> f64 {
    let count = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    };
    let sentences = &collation.tellings[side].sentences;
    let counts: Vec<usize> = sentences.iter().map(|sentence| count(&sentence.text)).collect();
    let mut shared = vec![0.0_f64; sentences.len()];
    for alignment in &collation.alignments {
        let literal = matches!(
            alignment.relation,
            Relation::Verbatim | Relation::Edited | Relation::Quote
        );
        for &number in &alignment.sentences[side] {
            let (Some(sentence), Some(slot)) = (sentences.get(number), shared.get_mut(number)) else {
                continue;
            };
            let all = counts.get(number).copied().unwrap_or(0);
            let missing: usize = alignment.edits[side]
                .iter()
                .filter(|edit| literal && edit.sentence == number && edit.kind == EditKind::Only)
                .map(|edit| sentence.text.get(edit.span.clone()).map_or(0, count))
                .filter(|words| *words >= LEFT_OUT)
                .sum();
            let likely = if literal {
                1.0
            } else {
                (alignment.score / SURE).clamp(0.0, 1.0)
            };
            *slot = slot.max(all.saturating_sub(missing) as f64 * likely);
        }
    }
    let total: usize = counts.iter().sum();
    if total == 0 {
        0.0
    } else {
        shared.iter().sum::<f64>() / total as f64
    }
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

/// How many utterances fare so. What one side prints in one piece and the other in two is one; a cut counts where it says something:
/// "But" is none, nor is what is only perhaps reported.
pub fn count_quotes(collation: &Collation, status: QuoteStatus) -> usize {
    collation
        .utterances
        .iter()
        .filter(|quote| quote.status == status && !quote.is_slightly_cut())
        .filter(|quote| !collation.is_perhaps_reported(quote))
        .count()
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
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
        let counted = counted(sure, one, many)?;
        Some(if more { format!("at least {counted}") } else { counted })
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

fn lead(collation: &Collation, summary: &Summary) -> String {
    let names = collation.called();
    let empty = Sides::from_fn(|side| collation.tellings[side].sentences.is_empty());
    if empty.left || empty.right {
        let side = if empty.left { Side::Left } else { Side::Right };
        return upper_first(&format!("{} holds no text to compare", names[side]));
    }
    if collation.alignments.is_empty() {
        return upper_first(&format!("{} and {} share no passage", names.left, names.right));
    }
    let verbatim = Sides::from_fn(|side| is_verbatim(collation, side));
    if verbatim.left && verbatim.right {
        return upper_first(&format!("{} and {} print the same text", names.left, names.right));
    }
    // The article that is told more completely by the other comes first.
    let part = if summary.contained.left > summary.contained.right {
        Side::Left
    } else {
        Side::Right
    };
    let whole = part.other();
    let share = |side: Side| match (summary.contained[side] * 100.0).round() as u32 {
        0 => "less than 1 %".to_owned(),
        // All of it is said of the very words alone.
        100.. if !verbatim[side] => "nearly all".to_owned(),
        percent => format!("{percent} %"),
    };
    upper_first(&format!(
        "{} of {} is also in {}, {} of {} in {}",
        share(part),
        names[part],
        names[whole],
        share(whole),
        names[whole],
        names[part]
    ))
}

/// Whether every sentence of a side stands on the other word for word.
fn is_verbatim(collation: &Collation, side: Side) -> bool {
    let mut held = vec![false; collation.tellings[side].sentences.len()];
    let verbatim = collation
        .alignments
        .iter()
        .filter(|alignment| alignment.relation == Relation::Verbatim);
    for &sentence in verbatim.flat_map(|alignment| &alignment.sentences[side]) {
        if let Some(slot) = held.get_mut(sentence) {
            *slot = true;
        }
    }
    held.iter().all(|held| *held)
}

/// A sentence begins with a capital, but an address is no word: "phys.example carries …".
fn upper_first(text: &str) -> String {
    if text
        .split(' ')
        .next()
        .is_some_and(|word| word.trim_end_matches('.').contains('.'))
    {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
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
        assert_eq!(other, "Courier and b.txt share no passage.");
    }

    #[test]
    fn a_shaky_link_does_not_make_one_carry_the_other() {
        let left = ["The ferry at Port Ella sank.", "The grid failed."];
        let right = ["A boat went down off the Ella coast.", "Nobody was hurt."];
        let (one, other) = (article("a.txt", &left), article("b.txt", &right));
        let mut collation = compare(Sides::new(&one, &other));
        let pair = compare(Sides::new(&one, &one)).alignments.swap_remove(0);
        for (score, relation, share) in [
            (0.42, Relation::Paraphrase, 0.6 * 6.0 / 9.0),
            (0.9, Relation::Paraphrase, 6.0 / 9.0),
            (0.4, Relation::Edited, 6.0 / 9.0),
        ] {
            collation.alignments = vec![super::super::Alignment {
                relation,
                score,
                ..pair.clone()
            }];
            assert!((contained(&collation, Side::Left) - share).abs() < 1e-9, "{score}");
        }
    }

    #[test]
    fn all_is_said_of_the_very_words_alone() {
        let left = ["The ferry at Port Ella sank on Sunday.", "The grid failed at noon."];
        let right = ["The ferry at Port Ella sank on Sunday."];
        let words = words_of(&left, &right, Sides::default());
        assert!(words.starts_with("100 % of b.txt is also in a.txt, "), "{words}");
        let right = ["On Sunday the ferry at Port Ella sank."];
        let words = words_of(&left, &right, Sides::default());
        assert!(words.starts_with("Nearly all of b.txt is also in a.txt, "), "{words}");
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
