//! Credits that name no person: a desk, a paper, an agency, an account.

use super::parts::without_tail;
use super::starts::{MARKED_STARTS, after, after_by};
use super::{agency, is_name, without_addresses};
use crate::corpus::facts::{dates, outlet};

/// Names of accounts that stand for nobody.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "root",
    "user",
    "webmaster",
    "wordpressadmin",
    "wpadmin",
    "unknown",
    "anonymous",
    "null",
    "undefined",
    "none",
    "guest",
    "author",
    "authors",
    "by",
    "na",
    "default",
    "system",
    "nobody",
    "import",
    "importer",
    "test",
    "editor1",
    "superuser",
    "name",
    "staff",
    "false",
    "true",
];

/// Who an article is credited to where that is no person: a desk, a paper, an agency, an account, as it is written.
/// None for what names nobody at all.
pub(in crate::corpus) fn body(credit: &str) -> Option<String> {
    let plain = without_addresses(credit);
    let text = plain.trim();
    let text = after_by(text).or_else(|| after(text, MARKED_STARTS)).unwrap_or(text);
    let mut bodies: Vec<&str> = Vec::new();
    for piece in text.split([';', ',', '|', '\n']).map(str::trim) {
        // "nell on 8 May 2012": what follows is no part of the name.
        let dated = !dates::find(piece).is_empty();
        let piece = if dated { without_tail(piece) } else { piece };
        let letters: String = piece
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        let named = letters.chars().count() >= 2
            && letters.chars().any(char::is_alphabetic)
            && !NOBODY.contains(&letters.as_str())
            && piece.chars().count() <= 60
            && piece.split_whitespace().count() <= 6
            && !piece.contains([':', '{', '}', '<', '>', '=', '%', '$', '?', '!', '"', '“'])
            && dates::find(piece).is_empty();
        if named && !bodies.contains(&piece) && bodies.len() < 4 {
            bodies.push(piece);
        }
    }
    (!bodies.is_empty()).then(|| bodies.join(", "))
}

/// Whether a credit is to an outlet or agency rather than to a person.
pub(in crate::corpus) fn is_body(name: &str) -> bool {
    agency(name).is_some() || outlet::is_domain(&name.to_lowercase()) || (!is_name(name) && outlet::is_masthead(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_credited_without_a_person_is_told_as_written() {
        assert_eq!(
            body("By Harbour Gazette Staff").as_deref(),
            Some("Harbour Gazette Staff")
        );
        assert_eq!(
            body("Deutsche Presse-Agentur; MM-Redaktion").as_deref(),
            Some("Deutsche Presse-Agentur, MM-Redaktion")
        );
        for credit in [
            "admin",
            "null",
            "https://gazette.example/n",
            "nell@gazette.example",
            "8 May 2012",
            "Updated: today",
            "",
        ] {
            assert_eq!(body(credit), None, "{credit}");
        }
    }
}
