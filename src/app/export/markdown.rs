//! Text as Markdown says it: nothing in it is taken for markup.

use crate::text::safe::safe;

/// The text with whatever Markdown would take for markup made plain; what a terminal would obey goes.
pub fn escaped(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.trim().chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    // Only at its beginning would a line be a heading, a list or a rule.
    let first = out.chars().next();
    // A number begins one only with a blank or nothing behind its mark: "7.40" does not.
    let ends = |at: usize| out.as_bytes().get(at + 1).is_none_or(u8::is_ascii_whitespace);
    let number = out
        .find(['.', ')'])
        .filter(|&at| at > 0 && ends(at) && out.bytes().take(at).all(|byte| byte.is_ascii_digit()));
    match (first, number) {
        (Some('#' | '-' | '+' | '='), _) => out.insert(0, '\\'),
        (_, Some(at)) => out.insert(at, '\\'),
        _ => {}
    }
    out
}

/// The text as a block of quotation.
pub fn quoted(text: &str) -> String {
    format!("> {}\n", escaped(text))
}

/// An address as a link, where it is one of the web and holds nothing that could end the link.
pub fn link(url: &str) -> Option<String> {
    let web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '`' | '"' | '\\');
    (web && url.chars().all(plain)).then(|| format!("<{url}>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, written) in [
            ("It *was* a [link](x) <b>", "It \\*was\\* a \\[link\\](x) \\<b\\>"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("12)", "12\\)"),
            ("7.40 a ticket", "7.40 a ticket"),
            ("2026 was no list.", "2026 was no list."),
            ("a\u{1b}]52;c;x\u{7}b\nc", "a\\]52;c;xb c"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(
            link("https://a.example/b?c=d").as_deref(),
            Some("<https://a.example/b?c=d>")
        );
        for other in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://a.example/> x",
            "https://a.example/\u{1b}",
        ] {
            assert_eq!(link(other), None, "{other:?}");
        }
    }
}
