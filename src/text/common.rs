//! Words that texts of a language are full of, whatever they tell: what [`super::background`] knows of English, for the
//! languages it does not know.
//!
//! The table (`assets/common-words.tsv`) was written for this program from knowledge of the languages: a line holds the
//! language's code (ISO 639-1), the words that hold sentences together, and words that news of any subject uses.

use super::words::{fold, term_hash};
use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How common a word is in its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Commonness {
    /// It holds sentences together and says nothing of what they tell.
    Function,
    /// News of any subject uses it.
    Common,
    /// Whatever else there is.
    Other,
}

/// The common words of one language.
#[derive(Debug)]
pub struct CommonWords {
    /// By the hash of the folded word.
    words: FxHashMap<u64, Commonness>,
    /// Begins the hash of everything that is of this language.
    seed: u64,
    stems: Stems,
}

/// How the forms of a word are brought to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stems {
    /// By the Snowball stemmer of this language, or of one much like it.
    Snowball(Algorithm),
    /// By its first letters: what works best where there is no stemmer (`McNamee` and Mayfield 2004).
    Prefix,
    /// It has but one form.
    Whole,
}

/// Letters of a stem where there is no stemmer.
const PREFIX: usize = 6;

fn stems(language: &str) -> Stems {
    Stems::Snowball(match language {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" | "sk" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "es" | "gl" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hr" | "sr" | "sl" => Algorithm::Serbian,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" | "ms" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nl" | "af" => Algorithm::Dutch,
        "no" => Algorithm::Norwegian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" | "az" => Algorithm::Turkish,
        "ja" | "zh" | "th" | "vi" => return Stems::Whole,
        _ => return Stems::Prefix,
    })
}

static TABLE: LazyLock<FxHashMap<&'static str, CommonWords>> =
    LazyLock::new(|| parse(include_str!("../../assets/common-words.tsv")));

impl CommonWords {
    /// Those of a language, by its code (ISO 639-1); none for English, whose words the background counts, and for a language that
    /// is not in the table.
    pub fn of(language: &str) -> Option<&'static CommonWords> {
        TABLE.get(language)
    }

    /// A number of its own for each language, with which hashes of its words begin.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The stem of a folded word.
    pub fn stem(&self, folded: &str) -> String {
        match self.stems {
            Stems::Snowball(algorithm) => Stemmer::new(algorithm).stem(folded).into_owned(),
            Stems::Prefix => folded.chars().take(PREFIX).collect(),
            Stems::Whole => folded.to_owned(),
        }
    }

    /// How common a folded word is.
    pub fn commonness(&self, folded: &str) -> Commonness {
        self.words.get(&term_hash(folded)).copied().unwrap_or(Commonness::Other)
    }
}

/// Reads lines of `code<TAB>function words<TAB>common words`.
fn parse(table: &'static str) -> FxHashMap<&'static str, CommonWords> {
    let language = |line: &'static str| {
        let mut fields = line.split('\t');
        let code = fields.next()?;
        let mut words = FxHashMap::default();
        for (field, commonness) in fields.zip([Commonness::Function, Commonness::Common]) {
            for word in field.split(' ').filter(|word| !word.is_empty()) {
                words.entry(term_hash(&fold(word))).or_insert(commonness);
            }
        }
        let common = CommonWords {
            words,
            seed: term_hash(code),
            stems: stems(code),
        };
        Some((code, common))
    };
    table.lines().filter_map(language).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_common_in_their_language_alone() {
        let german = CommonWords::of("de").unwrap();
        assert_eq!(german.commonness(&fold("War")), Commonness::Function);
        assert_eq!(german.commonness(&fold("Regierung")), Commonness::Common);
        assert_eq!(german.commonness(&fold("Schleuse")), Commonness::Other);
        assert_eq!(CommonWords::of("fr").unwrap().commonness("war"), Commonness::Other);
        assert!(CommonWords::of("en").is_none() && CommonWords::of("xx").is_none());
    }

    #[test]
    fn the_forms_of_a_name_have_one_stem() {
        for (language, one, other) in [
            ("ru", "Кравцова", "Кравцовой"),
            ("de", "Schleuse", "Schleusen"),
            ("uk", "Шевченко", "Шевченком"),
        ] {
            let language = CommonWords::of(language).unwrap();
            assert_eq!(language.stem(&fold(one)), language.stem(&fold(other)), "{one}");
        }
        assert_eq!(CommonWords::of("zh").unwrap().stem("省"), "省");
    }

    #[test]
    fn every_line_of_the_table_is_whole() {
        for line in include_str!("../../assets/common-words.tsv").lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "{line:.40}");
            assert_eq!(fields[0].len(), 2);
            assert!(
                fields[1..].iter().all(|field| field.split(' ').count() >= 20),
                "{}",
                fields[0]
            );
        }
    }
}
