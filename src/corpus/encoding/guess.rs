//! Which encoding bytes are in that do not say it, or say it wrongly: the one in which they read as a language.

use super::charset::{Charset, DOS};
use super::johab;
use crate::corpus::facts::tongues::{TONGUES, tell_tales};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_5,
    ISO_8859_6, ISO_8859_7, ISO_8859_8, ISO_8859_10, ISO_8859_13, ISO_8859_14, ISO_8859_15, ISO_8859_16, KOI8_R,
    KOI8_U, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
    WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};
use rustc_hash::FxHashMap;

/// Encodings of a byte a letter, with what speaks for or against each before anything is read: where two read bytes the
/// same, or nearly, it is the commoner one.
const SINGLE: &[(&Encoding, f64)] = &[
    (WINDOWS_1252, 0.06),
    (WINDOWS_1251, 0.05),
    (WINDOWS_1250, 0.04),
    (WINDOWS_1254, 0.03),
    (WINDOWS_1253, 0.04),
    (WINDOWS_1255, 0.04),
    (WINDOWS_1256, 0.04),
    (WINDOWS_1257, 0.03),
    (WINDOWS_1258, 0.0),
    (WINDOWS_874, 0.04),
    (KOI8_R, 0.04),
    (KOI8_U, 0.03),
    (ISO_8859_2, 0.03),
    (ISO_8859_5, 0.03),
    (ISO_8859_7, 0.03),
    (IBM866, 0.03),
    (X_MAC_CYRILLIC, 0.0),
    (MACINTOSH, -0.05),
    (ISO_8859_3, -0.05),
    (ISO_8859_4, -0.05),
    (ISO_8859_6, 0.0),
    (ISO_8859_8, 0.0),
    (ISO_8859_10, -0.05),
    (ISO_8859_13, 0.0),
    (ISO_8859_14, -0.05),
    (ISO_8859_15, 0.0),
    (ISO_8859_16, -0.05),
];
/// The same for the code pages of DOS.
const OF_DOS: f64 = -0.08;
/// So many of the pairs are syllables in use where a text is in Johab; of other texts far fewer are.
const JOHAB: f64 = 0.8;
/// What the opinion of the detector browsers use is worth.
const OF_DETECTOR: f64 = 0.05;
/// What it is worth that a page says which language it is in.
const OF_LANGUAGE: f64 = 0.2;
/// A declared encoding gives way only to one that reads so much better.
const CLEARLY: f64 = 0.5;
/// The encoding of the West, which stands in many a page made elsewhere, to one that reads so much better.
const BARELY: f64 = 0.1;

/// The encoding of `bytes`, which are neither Unicode nor ASCII alone. What the file `declared` is believed where the
/// bytes bear it out.
pub(super) fn guess(bytes: &[u8], declared: Option<Charset>) -> Charset {
    let hint = language_hint(bytes);
    let detected = detect(bytes, hint);
    if declared == Some(Charset::Standard(ISO_2022_JP)) || detected == ISO_2022_JP {
        return Charset::Standard(ISO_2022_JP);
    }
    let all = Sample::of(bytes);
    let sample = all.bytes.as_slice();
    let declared = declared.filter(|charset| broken(*charset, sample) * 50 <= high(sample));
    if declared == Some(Charset::Johab) && johab::usual_share(sample) > 0.5 {
        return Charset::Johab;
    }
    if let Some(Charset::Standard(encoding)) = declared
        && !encoding.is_single_byte()
    {
        let doubtful = encoding != detected && usual_share(encoding, sample) < 0.6;
        if !(doubtful && !detected.is_single_byte() && usual_share(detected, sample) > 0.8) {
            return Charset::Standard(encoding);
        }
    }
    // The detector gives an encoding up at its first impossible pair, which a real file may well have.
    // Nobody's detector knows Johab. Drawn boxes and tables are no syllables.
    if declared.is_none() && high(sample) >= 100 && johab::usual_share(sample) > JOHAB {
        return Charset::Johab;
    }
    let doubtful = detected.is_single_byte() || usual_share(detected, sample) < 0.6;
    let pairs = PAIRS.iter().find(|encoding| doubtful && all_usual(encoding, sample));
    let detected = pairs.copied().unwrap_or(detected);
    if !detected.is_single_byte() && usual_share(detected, sample) > 0.5 {
        let charset = Charset::Standard(detected);
        // Hundreds of letters in pairs that fit are not by chance.
        let certain = high(sample) >= 60 && broken(charset, sample) * 50 <= high(sample);
        let told = declared.map(|declared| fit(declared, &all, hint));
        if told.is_none_or(|told| told < CLEARLY) {
            let best = best_single(&all, None, hint);
            if certain || best.is_none_or(|(_, fit)| fit < 1.2) {
                return charset;
            }
        }
    }
    let Some((best, best_fit)) = best_single(&all, Some(detected), hint) else {
        return Charset::Standard(detected);
    };
    match declared.filter(|declared| declared.is_single_byte()) {
        // What is declared for want of knowing better is worth little; a few letters are too little to contradict.
        Some(declared) => {
            let by_default = declared == Charset::Standard(WINDOWS_1252);
            let margin = if by_default { BARELY } else { CLEARLY };
            let keeps = (!by_default && high(sample) < FEW) || fit(declared, &all, hint) + margin > best_fit;
            if keeps { declared } else { best }
        }
        None => best,
    }
}

/// The encoding of a byte a letter that fits best, and how well.
fn best_single(sample: &Sample, detected: Option<&'static Encoding>, hint: Option<&str>) -> Option<(Charset, f64)> {
    let standard = SINGLE
        .iter()
        .map(|(encoding, prior)| (Charset::Standard(encoding), *prior));
    let dos = DOS.iter().map(|page| (Charset::Dos(page), OF_DOS));
    // The more there is to judge by, the less it counts what is commoner.
    let weight = (60.0 / high(&sample.bytes).max(1) as f64).min(1.0);
    let mut best: Option<(Charset, f64)> = None;
    for (charset, prior) in standard.chain(dos) {
        let liked = detected.is_some_and(|detected| charset == Charset::Standard(detected));
        let prior = prior + if liked { OF_DETECTOR } else { 0.0 };
        let fit = fit(charset, sample, hint) + prior * weight;
        if best.is_none_or(|(_, best)| fit > best) {
            best = Some((charset, fit));
        }
    }
    best
}

/// What the detector of browsers takes the bytes for.
fn detect(bytes: &[u8], hint: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let country = hint.and_then(|hint| {
        COUNTRIES
            .iter()
            .find(|(code, _)| *code == hint)
            .map(|(_, country)| country.as_bytes())
    });
    detector.guess(country, Utf8Detection::Deny)
}

/// For languages that had encodings of their own, the country whose pages are written in it.
const COUNTRIES: &[(&str, &str)] = &[
    ("ja", "jp"),
    ("zh", "cn"),
    ("ko", "kr"),
    ("ru", "ru"),
    ("uk", "ua"),
    ("be", "by"),
    ("bg", "bg"),
    ("el", "gr"),
    ("he", "il"),
    ("ar", "eg"),
    ("fa", "ir"),
    ("th", "th"),
    ("vi", "vn"),
    ("tr", "tr"),
    ("hu", "hu"),
    ("pl", "pl"),
    ("cs", "cz"),
    ("sk", "sk"),
    ("sl", "si"),
    ("hr", "hr"),
    ("ro", "ro"),
    ("lt", "lt"),
    ("lv", "lv"),
    ("et", "ee"),
];

/// The language the beginning of a page or feed says it is in: `lang="hu"`, `<language>hu</language>`.
fn language_hint(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..bytes.len().min(4096))?.to_ascii_lowercase();
    ["lang=", "<language>"].iter().find_map(|mark| {
        let at = head.windows(mark.len()).position(|window| window == mark.as_bytes())?;
        let rest = head.get(at + mark.len()..)?;
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let code = std::str::from_utf8(rest.get(..2)?).ok()?;
        let ends = rest.get(2).is_none_or(|byte| !byte.is_ascii_alphabetic());
        let tongue = TONGUES.iter().map(|tongue| tongue.code);
        let others = COUNTRIES.iter().map(|(code, _)| *code);
        tongue.chain(others).find(|known| ends && *known == code)
    })
}

/// So much text is enough to judge by, in bytes.
const SAMPLE: usize = 12 << 10;

/// What of the bytes is judged by.
struct Sample {
    /// The pieces between line ends and tags that hold bytes beyond ASCII.
    bytes: Vec<u8>,
    /// Of these the words that do, a space between.
    words: Vec<u8>,
    /// The others, which every encoding reads the same: words of each language, how many, and their letters.
    tales: Vec<usize>,
    plain_words: usize,
    plain_letters: usize,
}

impl Sample {
    fn of(bytes: &[u8]) -> Sample {
        let mut sample: Vec<u8> = Vec::with_capacity(SAMPLE.min(bytes.len()));
        for piece in bytes.split(|byte| matches!(byte, b'\n' | b'\r' | b'<' | b'>')) {
            if piece.is_ascii() {
                continue;
            }
            let room = SAMPLE - sample.len();
            let start = piece.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
            let from = if piece.len() > room {
                start.saturating_sub(400)
            } else {
                0
            };
            sample.extend(piece.iter().skip(from).take(room));
            if sample.len() >= SAMPLE {
                break;
            }
            sample.push(b'\n');
        }
        let mut words = Vec::with_capacity(sample.len());
        let mut plain = String::with_capacity(sample.len());
        let within = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
        for word in sample.split(|byte| !within(byte)).filter(|word| !word.is_empty()) {
            if let Ok(word) = std::str::from_utf8(word) {
                plain.push_str(word);
                plain.push(' ');
            } else {
                words.extend(word);
                words.push(b' ');
            }
        }
        let (tales, plain_words) = tell_tales(&plain);
        Sample {
            plain_letters: sample.iter().filter(|byte| byte.is_ascii_alphabetic()).count(),
            bytes: sample,
            words,
            tales,
            plain_words,
        }
    }
}

fn high(sample: &[u8]) -> usize {
    sample.iter().filter(|byte| !byte.is_ascii()).count()
}

/// How much of the sample means nothing in an encoding.
fn broken(charset: Charset, sample: &[u8]) -> usize {
    let means_nothing = |c: &char| *c == char::REPLACEMENT_CHARACTER || ('\u{80}'..='\u{9F}').contains(c);
    // The sample may end within a letter.
    charset
        .decode(sample)
        .chars()
        .filter(means_nothing)
        .count()
        .saturating_sub(1)
}

/// The share of the letters in the part of a table of East Asia that news is written with. The rarer letters stand
/// in parts of their own, so that bytes of something else show.
fn usual_share(encoding: &'static Encoding, sample: &[u8]) -> f64 {
    let (mut usual, mut all) = (0_u32, 0_u32);
    let mut at = 0;
    while let (Some(lead), Some(trail)) = (sample.get(at), sample.get(at + 1)) {
        let (lead, trail) = (*lead, *trail);
        if lead < 0x80 {
            at += 1;
            continue;
        }
        // Half-width kana stand alone.
        let alone = encoding == SHIFT_JIS && (0xA1..=0xDF).contains(&lead);
        at += if alone { 1 } else { 2 };
        all += 1;
        let common = match encoding {
            e if e == GBK || e == GB18030 => matches!(lead, 0xA1..=0xA3 | 0xB0..=0xD7) && trail >= 0xA1,
            e if e == BIG5 => matches!(lead, 0xA1..=0xC6),
            e if e == EUC_KR => matches!(lead, 0xA1..=0xA3 | 0xB0..=0xC8) && trail >= 0xA1,
            e if e == EUC_JP => matches!(lead, 0x8E | 0xA1..=0xA5 | 0xB0..=0xCF) && trail >= 0xA1,
            e if e == SHIFT_JIS => matches!(lead, 0x81..=0x83 | 0x88..=0x98),
            _ => true,
        };
        usual += u32::from(common);
    }
    f64::from(usual) / f64::from(all.max(1))
}

/// Encodings of East Asia, those that take the fewest bytes for letters first.
const PAIRS: &[&Encoding] = &[EUC_JP, SHIFT_JIS, EUC_KR, BIG5, GBK];

/// Whether hundreds of bytes beyond ASCII are nearly all usual letters in pairs.
fn all_usual(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let high = high(sample);
    high >= 200 && usual_share(encoding, sample) > 0.95 && broken(Charset::Standard(encoding), sample) * 100 <= high
}

/// So many letters beyond ASCII, or fewer, tell little: the words around them tell more.
const FEW: usize = 10;

/// How much a sample reads like one of the languages known: about 1 for a text, below 0 for letters at random.
fn fit(charset: Charset, sample: &Sample, hint: Option<&str>) -> f64 {
    let text = charset.decode(&sample.words);
    let mut letters: FxHashMap<char, f64> = FxHashMap::default();
    let (mut all, mut odd) = (0_usize, 0.0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            all += 1;
            let after = chars.peek().copied().unwrap_or(' ');
            if c.is_alphabetic() {
                odd += strangeness(before, c, after);
                *letters.entry(lower(c)).or_default() += 1.0;
            } else {
                odd += sign(before, c, after);
            }
        }
        before = c;
    }
    if all == 0 {
        return 0.0;
    }
    let (tales, words) = tell_tales(&text);
    let words = (words + sample.plain_words).max(1) as f64;
    // A letter of another script here and there in a text of plain ones is none.
    let mostly_plain = sample.plain_letters > 3 * all;
    let mut best = f64::MIN;
    for ((tongue, tales), plain) in TONGUES.iter().zip(tales).zip(&sample.tales) {
        let (mut fit, mut known, mut count, mut latin) = (0.0, 0.0, 0_usize, true);
        for (rank, letter) in tongue.letters.chars().enumerate() {
            count += 1;
            latin &= is_latin(letter);
            if let Some(times) = letters.get(&letter) {
                // Rank for now; made a share below, when it is known of how many.
                fit += times * rank as f64;
                known += times;
            }
        }
        // The rarer letters of an alphabet are found in any jumble.
        let fit = known - 0.7 * fit / count.max(1) as f64;
        let strange = letters.values().sum::<f64>() - known;
        let of_words = 2.0 * (tales + plain) as f64 / words;
        let told = if hint == Some(tongue.code) { OF_LANGUAGE } else { 0.0 };
        let alien = if mostly_plain && !latin { 0.4 } else { 0.0 };
        best = best.max((fit - strange - odd) / (all + FEW) as f64 + of_words + told - alien);
    }
    best
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// What speaks against a letter between its neighbours: capitals within words, scripts mixed in one word.
fn strangeness(before: char, c: char, after: char) -> f64 {
    let mut odd = 0.0;
    if c.is_uppercase() && before.is_lowercase() {
        odd += 4.0;
    }
    if c.is_lowercase() && after.is_uppercase() {
        odd += 2.0;
    }
    for beside in [before, after] {
        if beside.is_alphabetic() && is_latin(beside) != is_latin(c) {
            odd += 1.0;
        }
    }
    odd
}

/// What speaks against a sign that is no letter; below zero where it speaks for it. Typographic marks that stand where they
/// belong are as good as letters.
fn sign(before: char, c: char, after: char) -> f64 {
    let (behind, ahead) = (before.is_alphabetic(), after.is_alphabetic());
    match c {
        '’' if behind => -1.0,
        '“' | '„' | '«' | '‘' | '‚' if !behind && ahead => -1.0,
        '”' | '“' | '»' | '…' if behind && !ahead => -1.0,
        '–' | '—' if behind == ahead && !(behind && before.is_uppercase() != after.is_uppercase()) => -0.8,
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' if behind => -0.3,
        '\u{5B0}'..='\u{5C7}' | '\u{64B}'..='\u{655}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}'
            if behind || before >= '\u{590}' =>
        {
            -0.6
        }
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '…' | '–' | '—' if !(behind && ahead) => {
            -0.3
        }
        '\u{A0}' | '·' | '\u{AD}' => 0.0,
        '€' | '£' | '©' | '®' | '™' | '§' | '°' | '№' | '•' | '¿' | '¡' | 'º' | 'ª' | '،' | '؟' | '½' | '¼'
            if !(behind && ahead) =>
        {
            -0.1
        }
        char::REPLACEMENT_CHARACTER | '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' => 3.0,
        '“' | '”' | '«' | '»' | '…' | '–' | '—' => 0.3,
        _ if behind && ahead => 1.5,
        _ => 0.8,
    }
}

fn is_latin(c: char) -> bool {
    matches!(u32::from(c), 0..=0x24F | 0x300..=0x36F | 0x1E00..=0x1EFF)
}
