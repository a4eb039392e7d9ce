//! Makes any text safe to show: nothing in it can move the cursor, turn the direction of the line or hide.

use super::bytes::{any_byte, first_byte};
use std::borrow::Cow;

/// `text` without anything a terminal could obey or a reader could not see: C0 and C1 controls and ESC go, bidi
/// overrides and isolates go, zero-width characters go (a joiner stays where a script or an emoji needs it), and every
/// kind of space, tab and line break becomes one plain space. Applying it twice changes nothing more.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !any_byte(text.as_bytes(), |byte| !is_plain(byte)) {
        return Cow::Borrowed(text);
    }
    let Some(at) = first_unsafe(text) else {
        return Cow::Borrowed(text);
    };
    let (clean, suspect) = text.split_at(at);
    let mut out = String::with_capacity(text.len());
    out.push_str(clean);
    let mut rest = suspect
        .chars()
        .filter(|c| judge_alone(*c) != Verdict::Remove)
        .peekable();
    while let Some(c) = rest.next() {
        match judge(c, out.chars().next_back(), rest.peek().copied()) {
            Verdict::Keep => out.push(c),
            Verdict::Space => out.push(' '),
            Verdict::Remove => {}
        }
    }
    Cow::Owned(out)
}

/// ASCII that can be seen, which stays whatever stands around it.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Where the first character stands that does not stay.
fn first_unsafe(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += first_byte(text.as_bytes().get(at..)?, |byte| !is_plain(byte))?;
        let mut chars = text.get(at..)?.chars();
        let c = chars.next()?;
        if judge(c, text.get(..at)?.chars().next_back(), chars.next()) != Verdict::Keep {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Keep,
    Space,
    Remove,
}

/// What becomes of `c` between its neighbours.
fn judge(c: char, before: Option<char>, after: Option<char>) -> Verdict {
    if is_joiner(c) {
        let joins =
            |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_joiner(c) && judge_alone(c) == Verdict::Keep);
        return if joins(before) && joins(after) {
            Verdict::Keep
        } else {
            Verdict::Remove
        };
    }
    judge_alone(c)
}

/// Zero-width non-joiner (Persian, Indic) and joiner (Indic, emoji).
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// What becomes of `c` whatever stands around it; a joiner counts as kept.
fn judge_alone(c: char) -> Verdict {
    match c {
        ' '..='~' => Verdict::Keep,
        '\t' | '\n' | '\u{0B}' | '\u{0C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Verdict::Space,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Verdict::Space,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Verdict::Remove,
        // Soft hyphen, combining grapheme joiner, fillers, Mongolian vowel separator: nothing to see.
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{3164}'
        | '\u{FFA0}' => Verdict::Remove,
        // Marks, embeddings, overrides and isolates of direction.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => Verdict::Remove,
        // Zero-width space, word joiner and invisible operators, byte order mark, interlinear annotation, object
        // replacement, musical beams, tags.
        '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFC}' | '\u{1D173}'..='\u{1D17A}' => {
            Verdict::Remove
        }
        '\u{E0000}'..='\u{E0FFF}' | '\u{FDD0}'..='\u{FDEF}' => Verdict::Remove,
        c if u32::from(c) & 0xFFFE == 0xFFFE => Verdict::Remove,
        _ => Verdict::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_lose_their_teeth() {
        assert_eq!(safe("a\u{1b}[31mred\u{9b}0m\u{7}"), "a[31mred0m");
        assert_eq!(safe("one\ttwo\r\nthree"), "one two  three");
    }

    #[test]
    fn direction_cannot_be_turned_nor_text_hidden() {
        assert_eq!(safe("pay\u{202E}lap\u{2066}x\u{2069}"), "paylapx");
        assert_eq!(safe("mini\u{AD}ster\u{200B}s\u{FEFF}"), "ministers");
        assert_eq!(safe("ab\u{200D}cd\u{200C}"), "abcd");
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        for text in ["می\u{200C}خواهم", "👩\u{200D}🚀", "क्\u{200D}ष"] {
            assert_eq!(safe(text), text);
        }
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(safe("“Café” – 5 °C"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn is_idempotent_and_leaves_nothing_to_obey(text in any::<String>(), odd in "[\u{1}-\u{20}a\u{e9}\u{200b}-\u{200f}\u{2028}-\u{202f}]{0,40}") {
            for text in [text, odd] {
                let once = safe(&text).into_owned();
                prop_assert_eq!(safe(&once).into_owned(), once.clone());
                let obeyed = once.chars().find(|c| c.is_control() || ('\u{202A}'..='\u{202E}').contains(c));
                prop_assert_eq!(obeyed, None);
            }
        }
    }
}
