//! Languages as records name them, and their codes of two letters.

/// Languages by the code of three letters or the English or own name that services give them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["english", "eng"]),
    ("de", &["german", "deu", "ger", "deutsch"]),
    ("fr", &["french", "fra", "fre", "français", "francais"]),
    ("es", &["spanish", "spa", "español", "castilian"]),
    ("it", &["italian", "ita", "italiano"]),
    ("pt", &["portuguese", "por", "português"]),
    ("nl", &["dutch", "nld", "dut", "nederlands"]),
    ("sv", &["swedish", "swe", "svenska"]),
    ("da", &["danish", "dan", "dansk"]),
    ("no", &["norwegian", "nor", "norsk"]),
    ("nb", &["nob", "bokmål"]),
    ("nn", &["nno", "nynorsk"]),
    ("fi", &["finnish", "fin", "suomi"]),
    ("is", &["icelandic", "isl", "ice"]),
    ("pl", &["polish", "pol", "polski"]),
    ("cs", &["czech", "ces", "cze", "čeština"]),
    ("sk", &["slovak", "slk", "slo"]),
    ("sl", &["slovenian", "slovene", "slv"]),
    ("hr", &["croatian", "hrv"]),
    ("sr", &["serbian", "srp"]),
    ("bs", &["bosnian", "bos"]),
    ("hu", &["hungarian", "hun", "magyar"]),
    ("ro", &["romanian", "ron", "rum"]),
    ("bg", &["bulgarian", "bul"]),
    ("el", &["greek", "ell", "gre"]),
    ("tr", &["turkish", "tur", "türkçe"]),
    ("ru", &["russian", "rus", "русский"]),
    ("uk", &["ukrainian", "ukr", "українська"]),
    ("be", &["belarusian", "bel"]),
    ("lt", &["lithuanian", "lit"]),
    ("lv", &["latvian", "lav"]),
    ("et", &["estonian", "est"]),
    ("ar", &["arabic", "ara"]),
    ("he", &["hebrew", "heb"]),
    ("fa", &["persian", "farsi", "fas", "per"]),
    ("ur", &["urdu", "urd"]),
    ("hi", &["hindi", "hin"]),
    ("bn", &["bengali", "bangla", "ben"]),
    ("ta", &["tamil", "tam"]),
    ("te", &["telugu", "tel"]),
    ("zh", &["chinese", "zho", "chi", "mandarin"]),
    ("ja", &["japanese", "jpn"]),
    ("ko", &["korean", "kor"]),
    ("vi", &["vietnamese", "vie"]),
    ("th", &["thai", "tha"]),
    ("id", &["indonesian", "ind"]),
    ("ms", &["malay", "msa", "may"]),
    ("sw", &["swahili", "swa"]),
    ("ca", &["catalan", "cat"]),
    ("eu", &["basque", "eus", "baq"]),
    ("gl", &["galician", "glg"]),
    ("sq", &["albanian", "sqi", "alb"]),
    ("mk", &["macedonian", "mkd", "mac"]),
    ("ka", &["georgian", "kat", "geo"]),
    ("hy", &["armenian", "hye", "arm"]),
    ("az", &["azerbaijani", "aze"]),
    ("kk", &["kazakh", "kaz"]),
];

/// A language as ISO 639-1, where it is given by another code or by name; otherwise as it stands.
pub(in crate::corpus) fn language_code(told: &str) -> String {
    let name = told.trim().to_lowercase();
    let first = name.split(['-', '_', ' ', ',']).next().unwrap_or_default();
    let known = LANGUAGES.iter().find(|(_, names)| names.contains(&first));
    known.map_or_else(|| told.trim().to_owned(), |(code, _)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_codes_of_two_letters() {
        let codes = ["English", "deu", "zh-CN", "en_US", "Klingon"].map(language_code);
        assert_eq!(codes, ["en", "de", "zh-CN", "en_US", "Klingon"]);
    }
}
