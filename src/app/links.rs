//! Addresses that may be opened: those of the web, and nothing in them that a terminal or another program could obey.

use std::fmt::Write as _;

/// Longest address that is opened: browsers take no longer ones for sure.
const LONGEST: usize = 4096;

/// The address as it may leave the program; `None`: it is not one of the web, or holds what has no place in one.
pub fn web(address: &str) -> Option<String> {
    let address = address.trim();
    let scheme = ["https://", "http://"].into_iter().find(|scheme| {
        address
            .get(..scheme.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    })?;
    let rest = address.get(scheme.len()..)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || address.len() > LONGEST {
        return None;
    }
    let mut out = scheme.to_owned();
    for c in rest.chars() {
        match c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => return None,
            c if c.is_ascii_graphic() => out.push(c),
            c if c.is_ascii() || c.is_whitespace() || c.is_control() => return None,
            c => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
        }
    }
    Some(out)
}

/// The addresses in a text, with the byte each begins at.
pub fn addresses(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("http")).map(|at| from + at) {
        let rest = text.get(at..).unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '»');
        let word = rest.split(ends).next().unwrap_or_default();
        // What ends a sentence or a bracket is not of the address.
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '’', '\'']);
        if let Some(address) = web(word) {
            found.push((at, address));
        }
        from = at + word.len().max(4);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clean_addresses_of_the_web_leave_the_program() {
        for (address, leaves) in [
            ("https://a.example/b?c=d&e#f", Some("https://a.example/b?c=d&e#f")),
            (" HTTP://A.example ", Some("http://A.example")),
            ("https://a.example/lévy", Some("https://a.example/l%C3%A9vy")),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("https://", None),
            ("https:///x", None),
            ("--version", None),
            ("https://a.example/\u{1b}]52;c;x\u{7}", None),
            ("https://a.example/a b", None),
            ("https://a.example/$(id)", Some("https://a.example/$(id)")),
            ("https://a.example/\"x", None),
            ("https://a.example/\u{9b}31m", None),
            ("https://a.example/\u{202e}x", Some("https://a.example/%E2%80%AEx")),
        ] {
            assert_eq!(web(address).as_deref(), leaves, "{address:?}");
        }
        assert_eq!(web(&format!("https://a.example/{}", "x".repeat(5000))), None);
    }

    #[test]
    fn addresses_are_found_in_a_text() {
        let text = "See (https://a.example/x). Also http://b.example, and “https://c.example/y”; httpd is none.";
        let found = addresses(text);
        let urls: Vec<&str> = found.iter().map(|(_, address)| address.as_str()).collect();
        assert_eq!(urls, ["https://a.example/x", "http://b.example", "https://c.example/y"]);
        assert!(
            found
                .iter()
                .all(|(at, address)| text[*at..].starts_with(address.as_str()))
        );
        assert!(addresses("http http: https:// x").is_empty());
    }
}
