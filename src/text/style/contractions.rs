//! "don't" is "do not", "it's" is "it is", "we'll" is "we will": one word on the page, two words of the language.

use super::{Row, Unit};

/// The two words of a contracted one, each with its part of the text.
pub(super) fn contracted(row: &Row<'_>, at: usize) -> Option<[Unit; 2]> {
    let (token, word) = (row.found.get(at)?, row.word(at));
    let (cut, first, second) = if word == "cannot" {
        (3, "can", "not")
    } else {
        let (mark, _) = token.text.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
        let head = word.get(..mark)?;
        match word.get(mark + 1..) {
            Some("t") => {
                let verb = head.strip_suffix('n')?;
                let verb = match word {
                    "can't" => "can",
                    "won't" => "will",
                    "shan't" => "shall",
                    _ if NEGATED.contains(&verb) => verb,
                    _ => return None,
                };
                (mark - 1, verb, "not")
            }
            Some("ll") => (mark, head, "will"),
            Some("re") => (mark, head, "are"),
            Some("ve") => (mark, head, "have"),
            Some("m") if head == "i" => (mark, head, "am"),
            // The fold took "'s" off as it does with names; after these words it is a verb and no genitive.
            _ if IS.contains(&word) && token.text.len() > word.len() => {
                let has = matches!(row.word(at + 1), "been" | "got" | "had" | "become");
                (word.len(), word, if has { "has" } else { "is" })
            }
            _ => return None,
        }
    };
    let cut = token.start + cut;
    Some([
        Unit {
            span: token.start..cut,
            key: first.to_owned(),
        },
        Unit {
            span: cut..token.end,
            key: second.to_owned(),
        },
    ])
}

/// Verbs before "n't".
const NEGATED: &[&str] = &[
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "should", "could", "must", "need",
    "might", "ought", "dare",
];

/// Words after which "'s" is short for "is" or "has".
const IS: &[&str] = &[
    "it", "that", "there", "he", "she", "what", "who", "here", "where", "how", "when", "why",
];
