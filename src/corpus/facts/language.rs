//! Which language a text is in, and what languages are called.

use super::tongues::{TONGUES, tell_tales};
use whichlang::Lang;

/// Fewer words than this tell nothing.
const WORDS: usize = 20;
/// This much of a text is enough, in characters.
const WINDOW: usize = 400;
/// So many of a text's words, in hundredths, are ones that its language is full of.
const FULL: usize = 12;

/// The languages of ISO 639-1 by their codes.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv \
     dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it \
     iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb \
     nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr \
     ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Other names of languages, in small letters, after the code: those of ISO 639-2 and 639-3, the language's own, its English
/// one, and codes given up.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("af", "afr afrikaans"), ("am", "amh amharic"), ("ar", "ara arb arabic"), ("az", "aze azerbaijani"), ("be", "bel belarusian"),
    ("bg", "bul bulgarian"), ("bn", "ben bengali bangla"), ("bs", "bos bosnian"), ("ca", "cat catalan català"),
    ("cs", "ces cze czech čeština cz"), ("cy", "cym wel welsh cymraeg"), ("da", "dan danish dansk dk"),
    ("de", "deu ger german deutsch"), ("el", "ell gre greek gr"), ("en", "eng english inglés anglais englisch"),
    ("eo", "epo esperanto"), ("es", "spa spanish español castellano castilian espanol"), ("et", "est estonian eesti"),
    ("eu", "eus baq basque euskara"), ("fa", "fas per pes persian farsi"), ("fi", "fin finnish suomi"), ("fo", "fao faroese"),
    ("fr", "fra fre french français francais"), ("ga", "gle irish gaeilge"), ("gl", "glg galician galego"),
    ("gu", "guj gujarati"), ("ha", "hau hausa"), ("he", "heb hebrew iw"), ("hi", "hin hindi"),
    ("hr", "hrv croatian hrvatski"), ("hu", "hun hungarian magyar"), ("hy", "hye arm armenian"),
    ("id", "ind indonesian in"), ("is", "isl ice icelandic íslenska"), ("it", "ita italian italiano"),
    ("ja", "jpn japanese jp"), ("ka", "kat geo georgian"), ("kk", "kaz kazakh"), ("km", "khm khmer"), ("ko", "kor korean kr"),
    ("ku", "kur kurdish"), ("lt", "lit lithuanian lietuvių"), ("lv", "lav latvian latviešu"), ("mk", "mkd mac macedonian"),
    ("ml", "mal malayalam"), ("mn", "mon mongolian"), ("mr", "mar marathi"), ("ms", "msa may zsm malay"), ("mt", "mlt maltese"),
    ("my", "mya bur burmese"), ("nb", "nob bokmål"), ("ne", "nep nepali"), ("nl", "nld dut dutch nederlands flemish"),
    ("nn", "nno nynorsk"), ("no", "nor norwegian norsk"), ("pa", "pan punjabi"), ("pl", "pol polish polski"),
    ("ps", "pus pashto"), ("pt", "por portuguese português portugues"), ("ro", "ron rum romanian română mo"),
    ("ru", "rus russian русский"), ("si", "sin sinhala"), ("sk", "slk slo slovak slovenčina"), ("sl", "slv slovene slovenian"),
    ("so", "som somali"), ("sq", "sqi alb albanian shqip"), ("sr", "srp serbian српски srpski"),
    ("sv", "swe swedish svenska"), ("sw", "swa swahili kiswahili"), ("ta", "tam tamil"), ("te", "tel telugu"),
    ("th", "tha thai"), ("tl", "tgl fil tagalog filipino"), ("tr", "tur turkish türkçe"), ("uk", "ukr ukrainian українська ua"),
    ("ur", "urd urdu"), ("uz", "uzb uzbek"), ("vi", "vie vietnamese"), ("xh", "xho xhosa"), ("yo", "yor yoruba"),
    ("zh", "zho chi cmn yue chinese mandarin cantonese cn"), ("zu", "zul zulu"),
];

/// The ISO 639-1 code of a language as files tell it: "en-GB", "eng", "English", "EN". None where it is none.
pub(in crate::corpus) fn code(told: &str) -> Option<&'static str> {
    let name: String = told
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(24)
        .flat_map(char::to_lowercase)
        .collect();
    if name.len() == 2
        && let Some(code) = CODES.split_whitespace().find(|code| *code == name)
    {
        return Some(code);
    }
    let known = |(_, names): &&(&'static str, &str)| names.split(' ').any(|known| known == name);
    NAMES.iter().find(known).map(|(code, _)| *code)
}

/// The beginning of a text.
fn sample(paragraphs: &[String]) -> String {
    let mut sample = String::with_capacity(WINDOW + 256);
    for paragraph in paragraphs {
        match paragraph
            .get(..WINDOW.min(paragraph.len()))
            .filter(|start| start.is_ascii())
        {
            Some(start) => sample.push_str(start),
            None => sample.extend(paragraph.chars().take(WINDOW)),
        }
        sample.push('\n');
        if sample.len() >= WINDOW {
            break;
        }
    }
    sample
}

/// The language that the words of `paragraphs` are of where they are certainly not of `told`.
pub(in crate::corpus) fn contradicted(told: &str, paragraphs: &[String]) -> Option<&'static str> {
    let sample = sample(paragraphs);
    let (tales, words) = tell_tales(&sample);
    let own = TONGUES.iter().position(|tongue| tongue.code == told)?;
    // Most of the few words every text of a language has are missing, and those of another are there.
    let few = |count: usize| count * 100 < words * FULL / 4;
    if words < 2 * WORDS || !tales.get(own).is_some_and(|own| few(*own)) {
        return None;
    }
    fullest(&tales, words)
}

/// The language whose words fill a text, where one stands out.
fn fullest(tales: &[usize], words: usize) -> Option<&'static str> {
    let best = (0..tales.len()).max_by_key(|i| (tales.get(*i), std::cmp::Reverse(*i)))?;
    let count = *tales.get(best)?;
    let next = tales
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != best)
        .map(|(_, count)| *count)
        .max()?;
    let stands_out = count * 100 >= words * FULL && count * 4 >= next * 5;
    stands_out.then(|| TONGUES.get(best).map(|tongue| tongue.code))?
}

/// ISO 639-1 code of the language of `paragraphs`: of the sixteen the detector knows where its script fits, or of those
/// whose commonest words are known.
pub(in crate::corpus) fn language(paragraphs: &[String], words: usize) -> Option<&'static str> {
    let sample = sample(paragraphs);
    let letters = sample.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut latin, mut east) = (0_usize, 0_usize, 0_usize);
    let (mut cyrillic, mut arabic, mut devanagari) = (0_usize, 0_usize, 0_usize);
    if sample.is_ascii() {
        all = sample.bytes().filter(u8::is_ascii_alphabetic).count();
        latin = all;
    }
    for c in letters.take(if sample.is_ascii() { 0 } else { usize::MAX }) {
        all += 1;
        match u32::from(c) {
            0..=0x24F | 0x1E00..=0x1EFF => latin += 1,
            0x400..=0x52F => cyrillic += 1,
            0x600..=0x6FF => arabic += 1,
            0x900..=0x97F => devanagari += 1,
            0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF => east += 1,
            _ => {}
        }
    }
    if words < WORDS && east < 2 * WORDS {
        return None;
    }
    let most = |script: usize| script * 10 >= all * 6;
    let fits = |script: Script| match script {
        Script::Latin => most(latin),
        Script::Cyrillic => most(cyrillic),
        Script::Arabic => most(arabic),
        Script::Devanagari => most(devanagari),
        Script::East => most(east),
    };
    let (tales, all) = tell_tales(&sample);
    let best = (0..tales.len()).max_by_key(|i| (tales.get(*i), std::cmp::Reverse(*i)))?;
    let (count, best) = (tales.get(best).copied()?, TONGUES.get(best)?.code);
    // The detector answers one of its sixteen whatever it is given: another's words must clearly outnumber its.
    let gives_way = |(code, script): (&str, Script)| {
        let own = TONGUES.iter().position(|tongue| tongue.code == code);
        let own = own.and_then(|own| tales.get(own)).copied().unwrap_or_default();
        east == 0 && count * 100 >= all * FULL && (!fits(script) || count * 4 >= own * 5)
    };
    // Mostly all but the best itself would give way to it, so that the detector, which is slow, need not be asked.
    let whatever = |known: &(&str, Script)| known.0 == best && fits(known.1) || gives_way(*known);
    if DETECTED.iter().all(|(_, known)| whatever(known)) {
        return Some(best);
    }
    let lang = whichlang::detect_language(&sample);
    let (_, known) = DETECTED.iter().find(|(detected, _)| *detected == lang)?;
    if gives_way(*known) {
        return Some(best);
    }
    fits(known.1).then_some(known.0)
}

/// What a language is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    East,
}

/// The languages the detector knows.
const DETECTED: &[(Lang, (&str, Script))] = &[
    (Lang::Ara, ("ar", Script::Arabic)),
    (Lang::Cmn, ("zh", Script::East)),
    (Lang::Deu, ("de", Script::Latin)),
    (Lang::Eng, ("en", Script::Latin)),
    (Lang::Fra, ("fr", Script::Latin)),
    (Lang::Hin, ("hi", Script::Devanagari)),
    (Lang::Ita, ("it", Script::Latin)),
    (Lang::Jpn, ("ja", Script::East)),
    (Lang::Kor, ("ko", Script::East)),
    (Lang::Nld, ("nl", Script::Latin)),
    (Lang::Por, ("pt", Script::Latin)),
    (Lang::Rus, ("ru", Script::Cyrillic)),
    (Lang::Spa, ("es", Script::Latin)),
    (Lang::Swe, ("sv", Script::Latin)),
    (Lang::Tur, ("tr", Script::Latin)),
    (Lang::Vie, ("vi", Script::Latin)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_text_tells_its_language_and_little_does_not() {
        let english = "The harbour office said on Friday that the ferry would sail again after eleven weeks in dry dock for repairs.";
        assert_eq!(language(&[english.to_owned()], 20), Some("en"));
        assert_eq!(language(&["The ferry sailed.".to_owned()], 3), None);
        for (code, text) in [
            (
                "el",
                "Ο δήμαρχος είπε ότι το λιμάνι θα ανοίξει ξανά την Παρασκευή, όταν η πόρτα του ποταμού και οι δύτες θα είναι στη θέση τους.",
            ),
            (
                "pl",
                "Urząd portowy poinformował w piątek, że śluza pozostanie zamknięta do odwołania i nikt nie wie, jak długo to potrwa, a miasto nie chce płacić.",
            ),
            (
                "hu",
                "A kikötői hivatal pénteken közölte, hogy a zsilip zárva marad, és senki sem tudja, meddig, de a város nem akarja ezt egyedül kifizetni.",
            ),
            (
                "da",
                "Havnekontoret oplyste fredag, at slusen forbliver lukket indtil videre, og det er endnu ikke afgjort, hvem der skal betale for den.",
            ),
            (
                "uk",
                "Управління порту повідомило в п’ятницю, що шлюз залишиться закритим, і ніхто не знає, як довго це триватиме, але місто не хоче за це платити.",
            ),
            (
                "ru",
                "Управление порта сообщило в пятницу, что шлюз останется закрытым, и никто не знает, как долго это продлится, но город не хочет за это платить.",
            ),
        ] {
            assert_eq!(language(&[text.to_owned()], 22), Some(code), "{text}");
        }
    }

    #[test]
    fn languages_go_by_codes_and_names() {
        for (told, known) in [
            ("en-GB", Some("en")),
            ("en_US.UTF-8", Some("en")),
            ("ENG", Some("en")),
            ("English", Some("en")),
            ("ger", Some("de")),
            ("français (Canada)", Some("fr")),
            ("iw", Some("he")),
            ("zh-Hant-TW", Some("zh")),
            ("nb-NO", Some("nb")),
            ("fil", Some("tl")),
            ("xx", None),
            ("und", None),
            ("", None),
            ("12", None),
        ] {
            assert_eq!(code(told), known, "{told}");
        }
    }

    #[test]
    fn a_text_in_another_language_than_told_is_known() {
        let german = "Das Hafenamt teilte am Freitag mit, dass die Schleuse geschlossen bleibt. Niemand weiß, wie lange das ist, und die Stadt will nicht für alle zahlen. Mit den Tauchern kommt der neue Plan, sagte die Bürgermeisterin zu den Schiffern auf der Brücke.".to_owned();
        assert_eq!(contradicted("en", std::slice::from_ref(&german)), Some("de"));
        assert_eq!(contradicted("de", std::slice::from_ref(&german)), None);
        assert_eq!(contradicted("en", &["Hafenamt, Schleuse.".to_owned()]), None);
    }
}
