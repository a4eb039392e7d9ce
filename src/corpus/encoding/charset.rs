//! The encodings that are read: those of the WHATWG Encoding Standard and the code pages of DOS, by any name they go by.

use super::johab;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// An encoding that extends ASCII, or one of the Standard's others.
#[derive(Debug, Clone, Copy)]
pub(super) enum Charset {
    Standard(&'static Encoding),
    Dos(&'static Page),
    Johab,
}

/// A code page of DOS: not in the Standard, as no page of the web may be in one.
#[derive(Debug)]
pub(super) struct Page {
    name: &'static str,
    /// What the bytes from 0x80 to 0xFF stand for.
    high: &'static str,
}

impl PartialEq for Charset {
    fn eq(&self, other: &Charset) -> bool {
        self.name() == other.name()
    }
}

impl Charset {
    /// WHATWG name, or for what the Standard lacks that of the IANA, in lower case.
    pub(super) fn name(self) -> String {
        match self {
            Charset::Standard(encoding) => encoding.name().to_ascii_lowercase(),
            Charset::Dos(page) => page.name.to_owned(),
            Charset::Johab => "johab".to_owned(),
        }
    }

    /// The text of `bytes`; what means nothing becomes U+FFFD.
    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Charset::Standard(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Charset::Dos(page) => {
                let high: Vec<char> = page.high.chars().collect();
                let sign = |byte: &u8| match byte.checked_sub(0x80) {
                    Some(at) => high
                        .get(usize::from(at))
                        .copied()
                        .unwrap_or(char::REPLACEMENT_CHARACTER),
                    None => char::from(*byte),
                };
                Cow::Owned(bytes.iter().map(sign).collect())
            }
            Charset::Johab => Cow::Owned(johab::decode(bytes)),
        }
    }

    pub(super) fn is_single_byte(self) -> bool {
        match self {
            Charset::Standard(encoding) => encoding.is_single_byte(),
            Charset::Dos(_) => true,
            Charset::Johab => false,
        }
    }
}

/// The box drawings all these pages share in the middle of their tables.
#[rustfmt::skip]
pub(super) const DOS: &[Page] = &[
    Page { name: "ibm855", high: "ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u{AD}ыЫзЗшШэЭщЩчЧ§■\u{A0}" },
    Page { name: "ibm852", high: "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}" },
    Page { name: "ibm850", high: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}" },
    Page { name: "ibm437", high: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}" },
    Page { name: "ibm857", high: "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{FFFD}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ\u{FFFD}×ÚÛÙìÿ¯´\u{AD}±\u{FFFD}¾¶§÷¸°¨·¹³²■\u{A0}" },
    Page { name: "ibm775", high: "ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ¢ŚśÖÜø£Ø×¤ĀĪóŻżź”¦©®¬½¼Ł«»░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐└┴┬├─┼ŲŪ╚╔╩╦╠═╬Žąčęėįšųūž┘┌█▄▌▐▀ÓßŌŃõÕµńĶķĻļņĒŅ’\u{AD}±“¾¶§÷„°∙·¹³²■\u{A0}" },
    Page { name: "ibm737", high: "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ωάέήϊίόύϋώΆΈΉΊΌΎΏ±≥≤ΪΫ÷≈°∙·√ⁿ²■\u{A0}" },
    Page { name: "ibm862", high: "אבגדהוזחטיךכלםמןנסעףפץצקרשת¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}" },
];

/// Names in use that the Standard does not list, letters and figures alone, and the Standard's for the same.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("maccyrillic", "x-mac-cyrillic"),
    ("maccyrillicukrainian", "x-mac-cyrillic"),
    ("macroman", "macintosh"),
    ("applemacintosh", "macintosh"),
    ("uhc", "euc-kr"),
    ("ms949", "euc-kr"),
    ("ansi", "windows-1252"),
    ("latin9", "iso-8859-15"),
    ("latin10", "iso-8859-16"),
    ("latin7", "iso-8859-13"),
    ("latin8", "iso-8859-14"),
    ("sjis", "shift_jis"),
    ("eucjp", "euc-jp"),
    ("euckr", "euc-kr"),
    ("xwindows950", "big5"),
    ("ms950", "big5"),
    ("ms936", "gbk"),
    ("euccn", "gbk"),
    ("ucs2", "utf-16le"),
    ("utf", "utf-8"),
];

/// The encoding a label means, however it is spelt: "UTF8", "cp-1251", "Windows 1252", "ISO8859-2". None for what is not
/// known, and for what the Standard names only in order to refuse it.
pub(super) fn by_label(label: &str) -> Option<Charset> {
    let label = label.trim();
    if label.len() > 40 {
        return None;
    }
    let known = |label: &str| Encoding::for_label_no_replacement(label.as_bytes()).map(Charset::Standard);
    if let Some(charset) = known(label) {
        return Some(charset);
    }
    let plain: String = label
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if matches!(
        plain.as_str(),
        "johab" | "cp1361" | "ms1361" | "windows1361" | "ksc56011992"
    ) {
        return Some(Charset::Johab);
    }
    if let Some((_, name)) = OTHER_NAMES.iter().find(|(other, _)| *other == plain) {
        return known(name);
    }
    let number = plain.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let family = plain.get(..plain.len() - number.len())?;
    match (family, number) {
        ("cp" | "ms" | "win" | "windows" | "ibm" | "x" | "dos" | "oem" | "xcp" | "", number) if number.len() >= 3 => {
            let dos = DOS.iter().find(|page| page.name.strip_prefix("ibm") == Some(number));
            let standard = match number {
                "932" => "shift_jis",
                "936" => "gbk",
                "949" => "euc-kr",
                "950" => "big5",
                "65001" => "utf-8",
                "28591" => "windows-1252",
                _ => "",
            };
            known(standard)
                .or_else(|| dos.map(Charset::Dos))
                .or_else(|| known(&format!("windows-{number}")))
                .or_else(|| known(&format!("ibm{number}")))
        }
        ("iso", number) => known(&format!("iso-8859-{}", number.strip_prefix("8859")?)),
        ("koir" | "koi", "8" | "8r") | ("koir", _) => known("koi8-r"),
        ("koiu", _) => known("koi8-u"),
        ("tis", "620") => known("windows-874"),
        ("latin", number) => known(&format!("latin{number}")),
        ("utf", "8") => known("utf-8"),
        _ => known(&plain).or_else(|| known(&plain.replace("koi8", "koi8-"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_sign_for_every_byte() {
        for page in DOS {
            assert_eq!(page.high.chars().count(), 128, "{}", page.name);
        }
    }

    #[test]
    fn encodings_go_by_many_names() {
        for (label, name) in [
            ("UTF8", "utf-8"),
            ("utf_8", "utf-8"),
            ("ISO8859_2", "iso-8859-2"),
            ("iso-8859-1", "windows-1252"),
            ("Windows1251", "windows-1251"),
            ("windows 1251", "windows-1251"),
            ("cp-1251", "windows-1251"),
            ("win1250", "windows-1250"),
            ("MacCyrillic", "x-mac-cyrillic"),
            ("CP949", "euc-kr"),
            ("cp932", "shift_jis"),
            ("Shift-JIS", "shift_jis"),
            ("EUCJP", "euc-jp"),
            ("cp866", "ibm866"),
            ("IBM855", "ibm855"),
            ("cp852", "ibm852"),
            ("TIS620", "windows-874"),
            ("KOI8R", "koi8-r"),
            ("koi8_u", "koi8-u"),
            ("gb2312", "gbk"),
            ("BIG5", "big5"),
            ("Johab", "johab"),
        ] {
            let charset = by_label(label);
            assert_eq!(charset.map(Charset::name).as_deref(), Some(name), "{label}");
        }
        for label in ["", "iso-2022-kr", "klingon", "8", "cp", "windows-", "é"] {
            assert!(by_label(label).is_none(), "{label}");
        }
    }
}
