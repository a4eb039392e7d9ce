//! Lines that keep recurring in the texts of one folder: what an outlet puts around every article.
//!
//! A sentence may stand in several articles rightly: an agency's story printed three times, a quotation told again. Such
//! articles are on one subject. A line is furniture only where it recurs in three texts that are otherwise about different
//! things, and at the edge of the article or not as a sentence.

use super::layout::{self, Piece};
use super::shape;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// In so many texts on different subjects a line must stand.
const FEWEST: usize = 3;
/// Of so many texts with the line at most the subjects are compared.
const COMPARED: usize = 8;
/// Two texts are on one subject when they share this much of the shorter one's words of substance, in hundredths.
const ALIKE: usize = 30;
/// A text of fewer words of substance beside the recurring lines has no subject that could be told.
const SLIGHT: usize = 12;
/// Longest line that is looked at, in words.
const LONGEST: usize = 60;

pub(super) const RECURS: &str = "recurs in this outlet's files";

/// Lines that recur, by their keys.
#[derive(Debug, Default)]
pub(in crate::corpus) struct Recurring(FxHashSet<u64>);

impl Recurring {
    /// What recurs among these texts.
    pub(in crate::corpus) fn among(texts: &[String]) -> Recurring {
        if texts.len() < FEWEST {
            return Recurring::default();
        }
        let lines: Vec<Vec<(u64, Piece)>> = texts
            .iter()
            .map(|text| {
                let pieces = layout::pieces(text).into_iter();
                pieces.map(|piece| (key(&piece.text), piece)).collect()
            })
            .collect();
        let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (text, lines) in lines.iter().enumerate() {
            let own: FxHashSet<u64> = lines
                .iter()
                .filter(|(_, piece)| piece.count <= LONGEST)
                .map(|(key, _)| *key)
                .collect();
            for key in own {
                holders.entry(key).or_default().push(text);
            }
        }
        holders.retain(|_, texts| texts.len() >= FEWEST);
        if holders.is_empty() {
            return Recurring::default();
        }
        let subjects: Vec<FxHashSet<u64>> = lines
            .iter()
            .map(|lines| {
                let own = lines.iter().filter(|(key, _)| !holders.contains_key(key));
                own.flat_map(|(_, piece)| shape::subject_words(&piece.text))
                    .map(|word| key(&word))
                    .collect()
            })
            .collect();
        let mut known = FxHashMap::default();
        let mut alike = |a: usize, b: usize| {
            *known
                .entry((a, b))
                .or_insert_with(|| match (subjects.get(a), subjects.get(b)) {
                    (Some(a), Some(b)) => are_alike(a, b),
                    _ => true,
                })
        };
        let recurs = |texts: &Vec<usize>| {
            let mut apart: Vec<usize> = Vec::with_capacity(FEWEST);
            for text in texts.iter().take(COMPARED) {
                let slight = subjects.get(*text).is_none_or(|words| words.len() < SLIGHT);
                if !slight && !apart.iter().any(|other| alike(*other, *text)) {
                    apart.push(*text);
                }
            }
            apart.len() >= FEWEST
        };
        let mut keys: Vec<(u64, Vec<usize>)> = holders.into_iter().collect();
        keys.sort_unstable();
        let mut recurs = recurs;
        Recurring(
            keys.into_iter()
                .filter(|(_, texts)| recurs(texts))
                .map(|(key, _)| key)
                .collect(),
        )
    }

    /// A number that is the same for the same lines, and for others hardly ever.
    pub(in crate::corpus) fn digest(&self) -> u64 {
        let mut keys: Vec<u64> = self.0.iter().copied().collect();
        keys.sort_unstable();
        let mut hasher = FxHasher::default();
        keys.hash(&mut hasher);
        hasher.finish()
    }

    /// Marks what recurs: sentences above the first and below the last that do not, other lines wherever they stand.
    pub(super) fn mark(&self, pieces: &mut [Piece]) {
        if self.0.is_empty() {
            return;
        }
        let recurs: Vec<bool> = pieces.iter().map(|piece| self.0.contains(&key(&piece.text))).collect();
        let own = |(piece, recurs): (&Piece, &bool)| piece.why.is_none() && piece.prose && !recurs;
        let first = pieces.iter().zip(&recurs).position(own);
        let last = pieces.len() - pieces.iter().zip(&recurs).rev().position(own).unwrap_or(pieces.len());
        // A text of nothing else is what the file has to say.
        let Some(first) = first else { return };
        for (i, (piece, recurs)) in pieces.iter_mut().zip(recurs).enumerate() {
            let edge = i < first || i >= last;
            // What a transcript notes in brackets recurs as speech does, and so do its speakers and questions.
            let noted = piece.text.starts_with(['(', '[']) || piece.text.ends_with([':', '?']);
            if recurs && piece.why.is_none() && (edge || (!piece.prose && !noted && piece.count >= 2)) {
                piece.why = Some(RECURS);
            }
        }
    }
}

/// What a line says, its case, punctuation and figures aside: "12 shares" recurs as "7 shares" does.
fn key(line: &str) -> u64 {
    let mut hash = 0_u64;
    let mut figure = false;
    if line.is_ascii() {
        for byte in line.bytes().filter(u8::is_ascii_alphanumeric) {
            let is_figure = byte.is_ascii_digit();
            if is_figure && figure {
                continue;
            }
            figure = is_figure;
            let byte = if is_figure { b'0' } else { byte.to_ascii_lowercase() };
            hash = (hash.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517C_C1B7_2722_0A95);
        }
        return hash;
    }
    for c in line.chars().filter(|c| c.is_alphanumeric()) {
        let is_figure = c.is_ascii_digit();
        if is_figure && figure {
            continue;
        }
        figure = is_figure;
        for c in c.to_lowercase() {
            let c = if is_figure { '0' } else { c };
            hash = (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517C_C1B7_2722_0A95);
        }
    }
    hash
}

fn are_alike(a: &FxHashSet<u64>, b: &FxHashSet<u64>) -> bool {
    let shared = a.iter().filter(|word| b.contains(word)).count();
    shared * 100 >= ALIKE * a.len().min(b.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODIES: [&str; 4] = [
        "The weir below the castle was closed on Friday after the river rose by more than a metre, the harbour office said.\nDivers must inspect both gates before any barge may pass, which could take until the spring tide in April.",
        "A bakery on Mill Lane won its long case against the brewery next door, whose barrels had blocked its oven.\nThe judge awarded four hundred crowns to Mrs Oakes and ordered the brewery to build a wall between the yards.",
        "Schools in the northern parishes will open an hour later this winter because the buses run late over icy passes.\nTeachers welcomed the change, while parents complained about shifts at the cannery that begin before dawn there.",
        "Farmers harvested the smallest crop of barley in thirty summers, blaming beetles and an unusually dry month of May.\nMillers expect flour prices to climb and have asked ministers for cheaper imports of grain from abroad until Christmas.",
    ];

    fn around(body: &str) -> String {
        format!(
            "Headline of {}\n\nAll the news of the coast since 1890, every morning at six.\n\n{body}\n\n7 readers like this\n\nPlease write to the editor if you know more about it.",
            body.len()
        )
    }

    fn dropped(recurring: &Recurring, text: &str) -> Vec<String> {
        let mut pieces = layout::pieces(text);
        recurring.mark(&mut pieces);
        let gone = pieces.into_iter().filter(|piece| piece.why == Some(RECURS));
        gone.map(|piece| piece.text).collect()
    }

    #[test]
    fn what_stands_around_every_article_is_furniture() {
        let texts: Vec<String> = BODIES.iter().map(|body| around(body)).collect();
        let recurring = Recurring::among(&texts);
        let gone = dropped(&recurring, &texts[0]);
        assert!(gone.iter().any(|line| line.starts_with("All the news")), "{gone:?}");
        assert!(gone.iter().any(|line| line.starts_with("Please write")), "{gone:?}");
        assert!(gone.iter().any(|line| line.starts_with("7 readers")), "{gone:?}");
        assert!(gone.iter().all(|line| !BODIES[0].contains(line.as_str())), "{gone:?}");
    }

    #[test]
    fn a_story_printed_again_and_again_stays() {
        let versions: Vec<String> = [
            "Weir shut",
            "River closes weir",
            "Barges wait at weir",
            "No way through",
        ]
        .iter()
        .enumerate()
        .map(|(i, title)| {
            let own = ["gates", "barges", "divers", "harbour"][i];
            format!(
                "{title}\n\n{}\n\nThe mayor spoke of the weir, the castle and the river, and of the {own} in April.",
                BODIES[0]
            )
        })
        .collect();
        let recurring = Recurring::among(&versions);
        assert_eq!(dropped(&recurring, &versions[0]), [""; 0]);
        let mut copies = vec![around(BODIES[0]); 4];
        copies.push(around(BODIES[1]));
        assert_eq!(dropped(&Recurring::among(&copies), &copies[0]), [""; 0]);
    }

    #[test]
    fn a_sentence_told_again_amid_articles_stays() {
        let quote = "“We never promised that the ferry would sail in winter,” the company said in a statement.";
        let texts: Vec<String> = BODIES
            .iter()
            .map(|body| body.replace('\n', &format!("\n{quote}\n")))
            .collect();
        assert_eq!(dropped(&Recurring::among(&texts), &texts[0]), [""; 0]);
    }

    #[test]
    fn two_files_are_too_few() {
        let texts: Vec<String> = BODIES.iter().take(2).map(|body| around(body)).collect();
        assert_eq!(dropped(&Recurring::among(&texts), &texts[0]), [""; 0]);
    }
}
