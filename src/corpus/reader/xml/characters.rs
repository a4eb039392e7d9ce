//! Character references: `&amp;`, `&#8217;`, and the names of HTML that XML does not know but feeds use.

use scraper::Html;
use std::borrow::Cow;

/// Text with its references resolved. What is no reference stays as it is: a bare `&` is a character.
pub(in crate::corpus::reader) fn decoded(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        let name_end = after.bytes().take(32).position(|byte| byte == b';');
        let name = name_end.and_then(|end| after.get(..end));
        match name.and_then(known) {
            Some(Known::Char(c)) => {
                out.push(c);
                rest = after.get(name_end.map_or(0, |end| end + 1)..).unwrap_or_default();
            }
            Some(Known::Nothing) => rest = after.get(name_end.map_or(0, |end| end + 1)..).unwrap_or_default(),
            Some(Known::Html) => {
                // The rest may hold more of these: it is resolved at one go, by the rules of pages.
                out.push_str(&by_html(rest.get(at..).unwrap_or_default()));
                return Cow::Owned(out);
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

enum Known {
    Char(char),
    /// A control character that no text has.
    Nothing,
    /// Perhaps a name of HTML.
    Html,
}

fn known(name: &str) -> Option<Known> {
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        _ => {
            if let Some(number) = name.strip_prefix('#') {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                return Some(numbered(code));
            }
            let named = name.len() >= 2 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
            return named.then_some(Known::Html);
        }
    };
    Some(Known::Char(c))
}

/// The character of a number. Numbers of the C1 controls mean windows-1252, as in pages.
fn numbered(code: u32) -> Known {
    match code {
        9 | 10 | 13 => char::from_u32(code).map_or(Known::Nothing, Known::Char),
        0..=31 | 127 => Known::Nothing,
        128..=159 => {
            let byte = [code as u8];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next().map_or(Known::Nothing, Known::Char)
        }
        _ => char::from_u32(code).map_or(Known::Nothing, Known::Char),
    }
}

/// All references of a text, by the rules of HTML.
fn by_html(raw: &str) -> String {
    let escaped = raw.replace('<', "&lt;");
    Html::parse_fragment(&escaped).root_element().text().collect()
}
