//! How two aligned passages relate (design: the headless contract).

use super::Sides;
use super::collation::Relation;
use super::edits::WordDiff;
use super::lexicon::{Class, Word};
use super::weights::Term;
use rustc_hash::FxHashSet;

/// One sentence as its relation to another needs it.
pub(super) struct Utterance<'a> {
    pub words: &'a [Word],
    pub terms: &'a [Term],
    /// For each word whether it stands inside quotation marks.
    pub quoted: &'a [bool],
    /// Holds a verb of speech, "according to" or the like outside quotation marks.
    pub reports: bool,
}

/// From so large a share of the words of both, in order, passages are edited rather than paraphrased.
const MOSTLY: f64 = 0.6;
/// The same share of the shorter one, where it is long enough that this can't be chance.
const TRIMMED: f64 = 0.72;
/// Words of a sentence that can be a trimmed one.
const TRIMMED_WORDS: usize = 7;

/// Least share of the words that carry meaning for either: the same frame around other facts is no edited sentence.
const MEANING: f64 = 0.45;

/// The relation of two sentences, given what they share in order.
pub(super) fn relation(pair: &Sides<Utterance<'_>>, shared: &WordDiff) -> Relation {
    if shared.same {
        return Relation::Verbatim;
    }
    if shares_quotation(pair) {
        return Relation::Quote;
    }
    let (one, other) = (pair.left.words.len(), pair.right.words.len());
    let common = shared.common as f64;
    let share = 2.0 * common / (one + other).max(1) as f64;
    let short = one.min(other);
    let meant = alike(pair, shared);
    let edited = meant && (share >= MOSTLY || (short >= TRIMMED_WORDS && common / short as f64 >= TRIMMED));
    if edited {
        return Relation::Edited;
    }
    if reported(&pair.left, &pair.right) || reported(&pair.right, &pair.left) {
        return Relation::Reported;
    }
    Relation::Paraphrase
}

/// Whether the two share enough of the words that carry meaning, in order.
pub(super) fn alike(pair: &Sides<Utterance<'_>>, shared: &WordDiff) -> bool {
    let meaning = |side: &Utterance<'_>| side.words.iter().filter(|word| word.class != Class::Stop).count();
    let least = meaning(&pair.left).min(meaning(&pair.right)).max(1);
    shared.content as f64 / least as f64 >= MEANING
}

/// Both print a run of the same words inside quotation marks: three words of which one carries meaning, or two that both do,
/// or all of a shorter quotation that is more than stop words.
fn shares_quotation(pair: &Sides<Utterance<'_>>) -> bool {
    let runs = |side: &Utterance<'_>| -> Vec<Vec<(u32, bool)>> {
        let mut runs = vec![Vec::new()];
        for (word, quoted) in side.words.iter().zip(side.quoted) {
            if *quoted {
                if let Some(run) = runs.last_mut() {
                    run.push((word.key, word.class != Class::Stop));
                }
            } else if runs.last().is_some_and(|run| !run.is_empty()) {
                runs.push(Vec::new());
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    };
    let (mine, theirs) = (runs(&pair.left), runs(&pair.right));
    if mine.is_empty() || theirs.is_empty() {
        return false;
    }
    // Runs of two and three words, each telling enough by itself.
    let key = |run: &[(u32, bool)]| [0, 1, 2].map(|at| run.get(at).map_or(u32::MAX, |word| word.0));
    let telling = |runs: &[Vec<(u32, bool)>]| -> FxHashSet<[u32; 3]> {
        let threes = runs.iter().flat_map(|run| run.windows(3));
        let twos = runs.iter().flat_map(|run| run.windows(2));
        let some = threes.filter(|run| run.iter().any(|word| word.1));
        some.chain(twos.filter(|run| run.iter().all(|word| word.1)))
            .map(key)
            .collect()
    };
    let pairs = |runs: &[Vec<(u32, bool)>]| -> FxHashSet<[u32; 3]> {
        runs.iter().flat_map(|run| run.windows(2)).map(key).collect()
    };
    // A quotation of two words counts as a whole.
    let all = |one: &[Vec<(u32, bool)>], other: &FxHashSet<[u32; 3]>| {
        one.iter()
            .filter(|run| run.len() == 2 && run.iter().any(|word| word.1))
            .any(|run| other.contains(&key(run)))
    };
    let shared =
        !telling(&mine).is_disjoint(&telling(&theirs)) || all(&mine, &pairs(&theirs)) || all(&theirs, &pairs(&mine));
    let whole = |one: &Vec<Vec<(u32, bool)>>, other: &Vec<Vec<(u32, bool)>>| {
        one.iter()
            .any(|run| matches!(run.as_slice(), [(word, true)] if other.iter().flatten().any(|(key, _)| key == word)))
    };
    shared || whole(&mine, &theirs) || whole(&theirs, &mine)
}

/// Whether what both say stands in quotation marks in the one and in reported speech in the other.
fn reported(quoting: &Utterance<'_>, reporting: &Utterance<'_>) -> bool {
    let quoted_words = quoting.quoted.iter().filter(|quoted| **quoted).count();
    if quoted_words < 4 || !reporting.reports {
        return false;
    }
    let inside: Vec<u32> = quoting
        .words
        .iter()
        .zip(quoting.quoted)
        .filter(|(word, quoted)| **quoted && word.class != Class::Stop)
        .map(|(word, _)| word.stem)
        .collect();
    let (mut within, mut all) = (0.0, 0.0);
    for term in quoting.terms {
        let Ok(at) = reporting.terms.binary_search_by_key(&term.stem, |term| term.stem) else {
            continue;
        };
        let weight = reporting.terms.get(at).map_or(0.0, |same| same.weight.min(term.weight));
        all += weight;
        if inside.contains(&term.stem) {
            within += weight;
        }
    }
    // Where hardly anything is shared literally the quotation is most of the sentence or it is not.
    let share = if all > 0.0 { within / all } else { 0.0 };
    share >= WITHIN || (quoted_words * 10 >= quoting.words.len() * 6 && share >= WITHIN / 2.0)
}

/// Share of the weight of shared words that must stand inside the quotation.
const WITHIN: f64 = 0.4;
