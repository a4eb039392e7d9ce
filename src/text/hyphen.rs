//! Where a word may be parted at the end of a line, by the patterns of its language.

use super::width;
use hypher::{Lang, hyphenate_bounded};

/// Letters a word has at least before it is parted.
const SHORTEST: usize = 6;
/// Bytes beyond which it is no word.
const LONGEST: usize = 120;
/// Letters that stay before the hyphen, and go behind it, at least: less is not worth the line.
const STAY: usize = 2;
const GO: usize = 3;

/// The patterns of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patterns(Lang);

impl Patterns {
    /// Those of a language by its code (`en`, `pt-BR`); `None`: there are none for it.
    pub fn of(language: &str) -> Option<Patterns> {
        let code = language.split(['-', '_']).next().unwrap_or_default();
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        Lang::from_iso(code.map(|byte| byte.to_ascii_lowercase())).map(Patterns)
    }

    /// The bytes of a piece of text without spaces at which a word in it may be parted, in order. Addresses, figures and
    /// abbreviations stay whole.
    pub fn within(self, piece: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let kept = |c: char| c.is_numeric() || matches!(c, '/' | '@' | '_' | '#' | '&' | '=' | '+' | '\\');
        let inner = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if piece.contains(kept) || inner.contains(['.', ':']) {
            return found;
        }
        let mut from = None;
        let mut at = 0;
        for cluster in width::clusters(piece) {
            let letters = cluster.chars().next().is_some_and(char::is_alphabetic);
            match (letters, from) {
                (true, None) => from = Some(at),
                (false, Some(start)) => {
                    self.word(piece, start..at, &mut found);
                    from = None;
                }
                _ => {}
            }
            at += cluster.len();
        }
        if let Some(start) = from {
            self.word(piece, start..piece.len(), &mut found);
        }
        found
    }

    fn word(self, piece: &str, span: std::ops::Range<usize>, found: &mut Vec<usize>) {
        let word = piece.get(span.clone()).unwrap_or_default();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if word.len() > LONGEST || word.chars().count() < SHORTEST || capitals > 1 {
            return;
        }
        let (stay, go) = self.0.bounds();
        let mut at = span.start;
        let mut clusters = span.start;
        let mut rest = width::clusters(word);
        for syllable in hyphenate_bounded(word, self.0, stay.max(STAY), go.max(GO)) {
            at += syllable.len();
            while clusters < at {
                clusters += rest.next().map_or(usize::MAX / 2, str::len);
            }
            // Never between a letter and its accent.
            if at < span.end && clusters == at {
                found.push(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parted(language: &str, piece: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for at in Patterns::of(language).unwrap().within(piece) {
            out += &piece[from..at];
            out.push('-');
            from = at;
        }
        out + &piece[from..]
    }

    #[test]
    fn words_are_parted_as_their_language_does() {
        assert_eq!(parted("en", "“wonderful”,"), "“won-der-ful”,");
        assert_eq!(parted("en-GB", "engineers"), "en-gi-neers");
        assert_eq!(parted("de", "Donaudampfschiff"), "Do-nau-dampf-schiff");
        assert_eq!(parted("fr", "l’administration"), "l’ad-mi-nis-tra-tion");
        assert_eq!(parted("es", "gobierno"), "go-bierno");
    }

    #[test]
    fn what_is_no_word_stays_whole() {
        for piece in [
            "bridge",
            "https://example.org/administration",
            "someone@example.org",
            "administration.example",
            "NATOFICATION",
            "1.234.567",
            "MacDonaldson",
            "administrations_2",
            "",
            "—",
        ] {
            assert_eq!(parted("en", piece), piece);
        }
    }

    #[test]
    fn a_language_without_patterns_has_none() {
        for language in ["ja", "ar", "he", "zh", "ru", "it", "", "x", "english"] {
            assert_eq!(Patterns::of(language), None, "{language}");
        }
    }

    proptest! {
        #[test]
        fn words_are_parted_between_clusters_alone(piece in "([a-z]{1,20}|[äöüßéà]|e\u{301}|n\u{303}|[а-я]{1,9}|’|-|👍🏽|\\PC){0,12}") {
            for language in ["en", "de", "fr", "es", "pt"] {
                let ends: Vec<usize> = width::clusters(&piece)
                    .scan(0, |at, cluster| { *at += cluster.len(); Some(*at) })
                    .collect();
                let found = Patterns::of(language).unwrap().within(&piece);
                prop_assert!(found.iter().all(|at| ends.contains(at) && *at < piece.len()));
                prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
    }
}
