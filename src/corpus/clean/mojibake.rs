//! Text that was read in the wrong encoding before it got here: "â€™" for "’", "cafÃ©" for "café", "Ð¿Ñ€" for "пр".
//!
//! It is made good only where it is certain. A run of signs beyond ASCII must be the bytes of UTF-8, letter for letter, in
//! the encoding it was read in; and one run of the text at least must be such that nobody writes it: a capital after a
//! small letter, a sign of currency or trade within a word. A text that holds such letters rightly has neither.

use crate::text::bytes::{any_byte, first_byte};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};
use std::borrow::Cow;

/// What UTF-8 is read as where nobody looks; the commonest first.
const READ_AS: &[&Encoding] = &[WINDOWS_1252, WINDOWS_1251, MACINTOSH, WINDOWS_1250, WINDOWS_1254];

/// So often may a text have been misread.
const TIMES: usize = 3;

/// Bytes of the shortest run that may have been misread: two signs. Nothing has hundreds in a row but the scripts of the East,
/// which are no such thing.
const SHORTEST: usize = 4;

/// How to make a text good.
#[derive(Debug, Clone, Copy)]
struct Cure {
    read_as: &'static Encoding,
    /// Whether only the runs that are certain by themselves are touched, as others contradict.
    certain_only: bool,
}

/// Makes the texts of one article good, where they need it; what is certain in one of them holds for all.
pub(super) fn repair(texts: &mut [&mut String]) {
    for _ in 0..TIMES {
        let Some(cure) = diagnose(texts) else { break };
        for text in texts.iter_mut() {
            if let Some(better) = cured(text, cure) {
                **text = better;
            }
        }
    }
    for text in texts.iter_mut() {
        if let Cow::Owned(better) = controls(text) {
            **text = better;
        }
    }
}

/// The encoding in which the most is certain to have been misread, if there is any.
fn diagnose(texts: &[&mut String]) -> Option<Cure> {
    if texts.iter().all(|text| text.is_ascii()) {
        return None;
    }
    let all = || texts.iter().flat_map(|text| runs(text));
    let long: Vec<Run> = all().filter(|run| run.text.len() >= SHORTEST).collect();
    let found = READ_AS.iter().filter_map(|read_as| {
        let certain = |run: &Run| run.original(read_as).is_some_and(|original| run.is_odd(&original));
        let certain = long.iter().filter(|run| certain(run)).count();
        (certain > 0).then_some((certain, *read_as))
    });
    // The first of equals, which is the commonest.
    let (_, read_as) = found.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let against = |run: Run| run.could_begin(read_as) && run.original(read_as).is_none();
    Some(Cure {
        read_as,
        certain_only: all().any(against),
    })
}

fn cured(text: &str, cure: Cure) -> Option<String> {
    let mut out = String::new();
    let mut copied = 0;
    for run in runs(text) {
        let Some(original) = run.original(cure.read_as) else {
            continue;
        };
        if cure.certain_only && !run.is_odd(&original) {
            continue;
        }
        out.push_str(text.get(copied..run.start).unwrap_or_default());
        out.push_str(&original);
        copied = run.start + run.text.len();
    }
    if copied == 0 {
        return None;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Some(out)
}

/// Signs beyond ASCII in a row.
#[derive(Debug)]
struct Run<'a> {
    start: usize,
    text: &'a str,
    before: char,
    after: char,
}

fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + first_byte(rest.as_bytes(), |byte| !byte.is_ascii())?;
        let run = text.get(start..)?;
        let len = run.bytes().position(|byte| byte.is_ascii()).unwrap_or(run.len());
        at = start + len;
        Some(Run {
            start,
            text: run.get(..len)?,
            before: text.get(..start)?.chars().next_back().unwrap_or(' '),
            after: text.get(at..)?.chars().next().unwrap_or(' '),
        })
    })
}

impl Run<'_> {
    /// What it was, if it is UTF-8 read in that encoding from end to end.
    fn original(&self, read_as: &'static Encoding) -> Option<String> {
        if self.text.len() < SHORTEST {
            return None;
        }
        let mut start = self.text.chars().map(|c| byte(c, read_as));
        if !matches!(
            (start.next(), start.next()),
            (Some(Some(0xC2..=0xF4)), Some(Some(0x80..=0xBF)))
        ) {
            return None;
        }
        // The last byte of ” is none of windows-1252, and was lost on the way.
        let quote = |text: &str| text.strip_suffix("â€").map(str::len);
        let lost = quote(self.text.strip_suffix('\u{FFFD}').unwrap_or(self.text)).filter(|_| read_as == WINDOWS_1252);
        let whole = self.text.get(..lost.unwrap_or(self.text.len()))?;
        let bytes: Option<Vec<u8>> = whole.chars().map(|c| byte(c, read_as)).collect();
        let mut text = String::from_utf8(bytes?).ok()?;
        if lost.is_some() {
            text.push('”');
        }
        let fits = |c: char| !c.is_control() && c != char::REPLACEMENT_CHARACTER && !is_private(c);
        text.chars().all(fits).then_some(text)
    }

    /// Whether nobody would write this, while what it was makes sense there.
    fn is_odd(&self, original: &str) -> bool {
        let mut before = self.before;
        let mut chars = self.text.chars().peekable();
        while let Some(c) = chars.next() {
            let after = chars.peek().copied().unwrap_or(self.after);
            let mark = !c.is_alphabetic()
                && !matches!(c, '’' | '‘' | '“' | '”' | '«' | '»' | '–' | '—' | '…' | '·' | '\u{AD}');
            let odd = c.is_control()
                // A capital after a small letter, but for names like "McÉwan", of which the next is small.
                || (c.is_uppercase() && before.is_lowercase() && !after.is_lowercase())
                || (mark && before.is_alphabetic() && (before.is_lowercase() || after.is_alphabetic() || is_stray(before)))
                || (mark && before.is_alphabetic() && !after.is_alphanumeric() && is_stray(before));
            if odd {
                return !original.is_empty();
            }
            before = c;
        }
        false
    }

    /// Whether it begins as UTF-8 misread would, though it is not: such letters stand here rightly.
    fn could_begin(&self, read_as: &'static Encoding) -> bool {
        let mut bytes = self.text.chars().map(|c| byte(c, read_as));
        matches!(bytes.next(), Some(Some(0xC2..=0xF4)))
    }
}

/// Capitals that end no word.
fn is_stray(c: char) -> bool {
    matches!(c, 'Â' | 'Ã' | 'Ð' | 'Ä' | 'Å' | 'Ă')
}

fn is_private(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF)
}

/// The byte that a sign was in an encoding; what has no sign there stands for itself.
fn byte(c: char, encoding: &'static Encoding) -> Option<u8> {
    if let '\u{80}'..='\u{9F}' = c {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut one = [0; 4];
    let (bytes, _, unknown) = encoding.encode(c.encode_utf8(&mut one));
    match (bytes.as_ref(), unknown) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

/// Control characters of the upper range are letters of windows-1252 that were read as ISO 8859-1.
fn controls(text: &str) -> Cow<'_, str> {
    let is_control = |c: char| matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}');
    // Alone, U+0085 is the line end it is named for.
    // All of them begin with this byte.
    if !any_byte(text.as_bytes(), |byte| byte == 0xC2) || !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| {
        let byte = u8::try_from(u32::from(c))
            .ok()
            .filter(|byte| (0x80..0xA0).contains(byte));
        let sign = byte.and_then(|byte| WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next());
        sign.unwrap_or(c)
    };
    Cow::Owned(text.chars().map(sign).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn repaired(text: &str) -> String {
        let mut text = text.to_owned();
        repair(&mut [&mut text]);
        text
    }

    #[test]
    fn what_was_misread_is_made_good() {
        for (broken, good) in [
            ("The cafÃ©â€™s owner said â€œnoâ€\u{9D}", "The café’s owner said “no”"),
            ("Itâ€™s shut", "It’s shut"),
            ("A weir â€“ shut â€” for now", "A weir – shut — for now"),
            ("It costs Â£40 and Â£50", "It costs £40 and £50"),
            ("GrÃ¶ÃŸe und MaÃŸe", "Größe und Maße"),
            ("KrakÃ³w i Å\u{81}Ã³dÅº", "Kraków i Łódź"),
            ("Ð¨Ð»ÑŽÐ· Ð·Ð°ÐºÑ€Ñ‹Ñ‚", "Шлюз закрыт"),
            ("РЁР»СЋР· Р·Р°РєСЂС‹С‚", "Шлюз закрыт"),
            ("ItвЂ™s вЂњshutвЂќ", "It’s “shut”"),
            ("â€œShutâ€ and â€œopenâ€\u{FFFD}", "“Shut” and “open”"),
            ("It‚Äôs shut", "It’s shut"),
            ("FerrariÃ¢â‚¬â„¢s", "Ferrari’s"),
            ("maÃ±ana", "mañana"),
            ("it\u{92}s \u{93}shut\u{94}", "it’s “shut”"),
        ] {
            assert_eq!(repaired(broken), good, "{broken}");
        }
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "SÃO PAULO – AMANHÃ",
            "“AMANHÃ”, disse a prefeita; à noite, “não”",
            "CAFÉ… und Ä“",
            "L’ÎLE, dit-il : « Voilà »",
            "MÂCON – Â côté, «Âge»",
            "Ðinh La Thăng",
            "Рік тому; її; Сіль",
            "Він сказав: «Ні» – і пішов",
            "Größe, Maße, Ölförderung in Łódź",
            "naïve façade Ångström Århus",
            "€40 or £50 – 3 ½ °C",
            "水門は閉鎖",
            "Hồ Chí Minh, Đà Nẵng",
            "İstanbul’da Şişli",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn one_certain_run_decides_for_all_the_texts_of_an_article() {
        let (mut title, mut text) = ("Ã‰cole".to_owned(), "Lâ€™Ã©cole".to_owned());
        repair(&mut [&mut title, &mut text]);
        assert_eq!((title.as_str(), text.as_str()), ("École", "L’école"));
    }

    proptest! {
        #[test]
        fn letters_of_the_west_are_never_touched(text in "([A-Za-zàâäáãåæçéèêëíìîïñóòôöõøœúùûüÿß]{1,9}[ ,.’“”–»«]{1,2}){0,20}") {
            // Small letters and marks as they are written: nothing here can be a capital amid them.
            prop_assert_eq!(repaired(&text), text);
        }

        #[test]
        fn any_text_misread_twice_comes_back(text in "([a-z]{1,8}(é|ü|ñ|ß|’|“|ö)[a-z ]{1,8}){1,6}") {
            let misread = |text: &str| WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
            prop_assert_eq!(repaired(&misread(&text)), text.clone());
            prop_assert_eq!(repaired(&misread(&misread(&text))), text);
        }

        #[test]
        fn any_text_comes_through(text in any::<String>()) {
            repaired(&text);
        }
    }
}
