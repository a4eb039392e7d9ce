//! Takes out of plain text what scraping left in it: Markdown links, stray tags, character references.

use crate::text::bytes::{any_double, has_byte};
use crate::text::safe::safe;
use std::borrow::Cow;

/// One line of clean text: references decoded by the caller, nothing unsafe, single spaces.
pub(in crate::corpus) fn tidy(text: &str) -> String {
    let safe = safe(text);
    let trimmed = safe.trim();
    if !any_double(trimmed.as_bytes(), b' ') {
        return trimmed.to_owned();
    }
    trimmed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value of metadata: as [`tidy`], and without marks and references.
pub(in crate::corpus) fn tidy_value(text: &str) -> String {
    tidy(&unmark(text))
}

/// The text with `[words](address)` as `words`, stray tags gone (those of blocks as line breaks) and character references
/// resolved. Linear in the length of the text.
pub(super) fn unmark(text: &str) -> Cow<'_, str> {
    let signs = signs(text.as_bytes());
    let has = |sign: u8| signs & (sign | REFERENCE) != 0;
    let mut text = Cow::Borrowed(text);
    if signs == 0 {
        return text;
    }
    if has(BRACKET) && text.contains("](") {
        text = Cow::Owned(without_links(&text));
    }
    if has(TAG) && text.contains('<') {
        text = Cow::Owned(without_tags(&text));
    }
    if has(REFERENCE) && text.contains('&') {
        text = Cow::Owned(without_references(&text));
    }
    if has(RETURN) && text.contains('\r') {
        text = Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    // Rarer line ends: form feed, next line, line and paragraph separator.
    if has(RARE)
        && ["\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]
            .iter()
            .any(|end| text.contains(end))
    {
        text = Cow::Owned(text.replace(['\u{0C}', '\u{85}', '\u{2028}', '\u{2029}'], "\n"));
    }
    text
}

const BRACKET: u8 = 1;
const TAG: u8 = 2;
/// What it stands for may be anything.
const REFERENCE: u8 = 4;
const RETURN: u8 = 8;
const RARE: u8 = 16;

/// Which of the signs that [`unmark`] looks for may stand in a text.
fn signs(bytes: &[u8]) -> u8 {
    const SIGNS: [(u8, u8); 8] = [
        (b']', BRACKET),
        (b'<', TAG),
        (b'&', REFERENCE),
        (b'\r', RETURN),
        // What rarer line ends begin with, or end with where what they begin with is common.
        (0x0C, RARE),
        (0xC2, RARE),
        (0xA8, RARE),
        (0xA9, RARE),
    ];
    let is_there = |(byte, _): &&(u8, u8)| has_byte(bytes, *byte);
    SIGNS.iter().filter(is_there).fold(0, |signs, (_, sign)| signs | sign)
}

/// Longest address of a link and longest tag that is taken for one, in bytes.
const LONGEST: usize = 2048;

fn without_links(text: &str) -> String {
    let bytes = text.as_bytes();
    // Brackets still open, as places in `out`.
    let mut open: Vec<usize> = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut copied = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => open.clear(),
            b'[' => {
                out.push_str(text.get(copied..at).unwrap_or_default());
                copied = at;
                open.push(out.len());
            }
            b']' => {
                let begin = open.pop();
                if let (Some(begin), Some(end)) = (begin, link_end(text, at + 1)) {
                    out.push_str(text.get(copied..at).unwrap_or_default());
                    // An image is announced by `!`.
                    let mark = begin
                        .checked_sub(1)
                        .filter(|mark| out.as_bytes().get(*mark) == Some(&b'!'));
                    if out.is_char_boundary(begin) && begin < out.len() {
                        out.remove(begin);
                    }
                    if let Some(mark) = mark {
                        out.remove(mark);
                    }
                    at = end;
                    copied = end;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

/// Just past `(address)` where that stands at `at`: no spaces but before a title.
fn link_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    if rest.first() != Some(&b'(') {
        return None;
    }
    let mut depth = 0_usize;
    for (i, byte) in rest.iter().enumerate().take(LONGEST) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => {
                let address = text.get(at + 1..at + i)?.trim();
                let target = address.split(' ').next().unwrap_or_default();
                let linkish = target.is_empty()
                    || target.starts_with(['#', '/', '.', '<', '?'])
                    || target.contains("://")
                    || target.starts_with("mailto:")
                    || target.starts_with("www.")
                    || target.contains(".htm")
                    || target.contains('/');
                return linkish.then_some(at + i + 1);
            }
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        if let Some((kept, len)) = tag(rest) {
            out.push_str(kept);
            rest = rest.get(len..).unwrap_or_default();
        } else {
            out.push('<');
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// What is left of the tag that `text` begins with, and its length; None where it is no tag.
fn tag(text: &str) -> Option<(&str, usize)> {
    let head = text.as_bytes().get(..text.len().min(LONGEST))?;
    let end = head.iter().position(|byte| *byte == b'>')?;
    let inner = text.get(1..end)?;
    if inner.starts_with("http://") || inner.starts_with("https://") || inner.starts_with("mailto:") {
        return Some((inner, end + 1));
    }
    if inner.starts_with("!--") {
        return inner.ends_with("--").then_some(("", end + 1));
    }
    let bare = inner.trim_start_matches('/');
    let name_len = bare.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = bare.get(..name_len)?.to_ascii_lowercase();
    let after = bare.get(name_len..)?;
    if !(after.is_empty() || after.starts_with([' ', '/', '\n', '\t'])) {
        return None;
    }
    match name.as_str() {
        "p" | "br" | "div" | "li" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "tr" | "table"
        | "blockquote" | "figure" | "figcaption" | "section" | "article" | "hr" | "pre" => Some(("\n\n", end + 1)),
        "a" | "b" | "i" | "u" | "s" | "em" | "strong" | "span" | "font" | "small" | "big" | "sup" | "sub" | "img"
        | "td" | "th" | "cite" | "q" | "code" | "abbr" | "time" | "center" | "strike" | "del" | "ins" | "mark"
        | "tbody" | "thead" | "iframe" | "script" | "style" | "noscript" | "source" | "picture" | "video" | "audio"
        | "wbr" | "label" | "input" | "button" => Some(("", end + 1)),
        _ => None,
    }
}

/// Named references met in scraped news; the rest of the two thousand are left as they are.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("para", '¶'),
    ("deg", '°'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("auml", 'ä'),
    ("Auml", 'Ä'),
    ("ouml", 'ö'),
    ("Ouml", 'Ö'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("euml", 'ë'),
    ("iuml", 'ï'),
    ("agrave", 'à'),
    ("Agrave", 'À'),
    ("egrave", 'è'),
    ("Egrave", 'È'),
    ("igrave", 'ì'),
    ("ograve", 'ò'),
    ("ugrave", 'ù'),
    ("aacute", 'á'),
    ("Aacute", 'Á'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("iacute", 'í'),
    ("Iacute", 'Í'),
    ("oacute", 'ó'),
    ("Oacute", 'Ó'),
    ("uacute", 'ú'),
    ("Uacute", 'Ú'),
    ("acirc", 'â'),
    ("ecirc", 'ê'),
    ("icirc", 'î'),
    ("ocirc", 'ô'),
    ("ucirc", 'û'),
    ("atilde", 'ã'),
    ("otilde", 'õ'),
    ("ntilde", 'ñ'),
    ("Ntilde", 'Ñ'),
    ("ccedil", 'ç'),
    ("Ccedil", 'Ç'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("shy", '\u{AD}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("minus", '−'),
    ("dagger", '†'),
    ("rarr", '→'),
    ("larr", '←'),
];

fn without_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let end = rest.as_bytes().iter().take(12).position(|byte| *byte == b';');
        let decoded = end.and_then(|end| reference(rest.get(..end)?).map(|c| (c, end + 1)));
        match decoded {
            Some((c, len)) => {
                out.push(c);
                rest = rest.get(len..).unwrap_or_default();
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Pages made on Windows number the C1 range by its code page.
    if (0x80..0xA0).contains(&code) {
        let byte = [u8::try_from(code).ok()?];
        return encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&byte)
            .0
            .chars()
            .next();
    }
    char::from_u32(code).filter(|c| !matches!(c, '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn links_leave_their_words() {
        assert_eq!(
            unmark("the [United Ports](#) and [b](http://a.b/c_(d)) [sic] (x)"),
            "the United Ports and b [sic] (x)"
        );
        assert_eq!(unmark("![A boat](img/boat.jpg)x"), "A boatx");
        assert_eq!(
            unmark("cyber attacks [against the](harbour) stay"),
            "cyber attacks [against the](harbour) stay"
        );
    }

    #[test]
    fn tags_and_references_go() {
        assert_eq!(
            unmark("<p>Tom &amp; Nell&#8217;s <b>boat</b></p>"),
            "\n\nTom & Nell’s boat\n\n"
        );
        assert_eq!(
            unmark("from <https://a.b/c> if 3 < 4 & 5 > 4"),
            "from https://a.b/c if 3 < 4 & 5 > 4"
        );
        assert_eq!(unmark("&#146;&unknown;&"), "’&unknown;&");
    }

    proptest! {
        #[test]
        fn any_text_comes_through(text in any::<String>(), near in "[\\[\\]()<>!&;#/a1é \n]{0,60}") {
            unmark(&text);
            unmark(&near);
        }
    }
}
