//! News agencies, and the marks by which they sign: names, datelines.

use crate::corpus::facts::{dates, outlet};

/// News agencies: short name, and the names it goes by, folded.
const AGENCIES: &[(&str, &[&str])] = &[
    (
        "AP",
        &[
            "ap",
            "associated press",
            "the associated press",
            "a.p.",
            "ap news",
            "美联社",
            "美聯社",
            "ا ب",
        ],
    ),
    (
        "Reuters",
        &[
            "reuters",
            "thomson reuters",
            "reuters news",
            "reuters staff",
            "reuters limited",
            "reuters.com",
            "رويترز",
            "路透社",
            "路透",
            "рейтер",
            "ロイター",
            "로이터",
        ],
    ),
    (
        "AFP",
        &[
            "afp",
            "agence france-presse",
            "agence france presse",
            "afp news",
            "afp.com",
            "أ ف ب",
            "ا ف ب",
            "اف ب",
            "أف ب",
            "وكالة فرانس برس",
            "فرانس برس",
            "法新社",
            "afp時事",
        ],
    ),
    (
        "PA",
        &[
            "pa",
            "press association",
            "the press association",
            "pa media",
            "pa news agency",
        ],
    ),
    (
        "dpa",
        &[
            "dpa",
            "deutsche presse-agentur",
            "deutsche presse agentur",
            "dpa deutsche presse-agentur",
            "dpa deutsche presse-agentur gmbh",
            "deutsche presse-agentur gmbh",
        ],
    ),
    ("UPI", &["upi", "united press international"]),
    (
        "Xinhua",
        &[
            "xinhua",
            "xinhua news agency",
            "新华社",
            "新華社",
            "شينخوا",
            "агентство синьхуа",
        ],
    ),
    ("EFE", &["efe", "agencia efe", "efe news"]),
    ("ANSA", &["ansa", "agenzia ansa", "ansa.it"]),
    ("Kyodo", &["kyodo", "kyodo news", "共同通信", "共同通信社", "共同"]),
    ("Yonhap", &["yonhap", "yonhap news agency", "연합뉴스"]),
    (
        "TASS",
        &["tass", "itar-tass", "тасс", "итар-тасс", "russian news agency tass"],
    ),
    ("Interfax", &["interfax", "интерфакс"]),
    ("RIA Novosti", &["ria novosti", "риа новости"]),
    ("PTI", &["pti", "press trust of india"]),
    ("ANI", &["ani", "asian news international"]),
    ("IANS", &["ians", "indo-asian news service"]),
    ("AAP", &["aap", "australian associated press"]),
    ("CP", &["the canadian press", "canadian press"]),
    (
        "APA",
        &["apa", "austria presse agentur", "apa - austria presse agentur"],
    ),
    (
        "SDA",
        &["sda", "keystone-sda", "schweizerische depeschenagentur", "keystone-ats"],
    ),
    ("ANP", &["anp", "algemeen nederlands persbureau"]),
    ("TT", &["tt nyhetsbyrån", "tidningarnas telegrambyrå"]),
    ("NTB", &["ntb", "norsk telegrambyrå"]),
    ("Ritzau", &["ritzau", "ritzaus bureau"]),
    ("Belga", &["belga"]),
    ("Lusa", &["lusa", "agência lusa"]),
    ("PAP", &["pap", "polska agencja prasowa"]),
    ("Anadolu", &["anadolu", "anadolu agency", "anadolu ajansı"]),
    ("STT", &["stt", "stt-lehtikuva", "suomen tietotoimisto"]),
    ("ČTK", &["čtk", "ctk", "česká tisková kancelář"]),
    ("MTI", &["mti", "magyar távirati iroda"]),
    ("Agerpres", &["agerpres"]),
    ("HINA", &["hina"]),
    ("Tanjug", &["tanjug", "tanjug news agency"]),
    ("Ukrinform", &["ukrinform", "укрінформ"]),
    ("BelTA", &["belta"]),
    ("Jiji Press", &["jiji", "jiji press", "時事通信", "時事"]),
    ("Bernama", &["bernama"]),
    ("Antara", &["antara news agency", "antaranews"]),
    ("IRNA", &["irna"]),
    ("WAM", &["emirates news agency", "وام"]),
    ("Saudi Press Agency", &["saudi press agency", "واس"]),
    ("Europa Press", &["europa press"]),
    ("Adnkronos", &["adnkronos"]),
    ("AGI", &["agenzia giornalistica italia"]),
    ("KNA", &["kna", "katholische nachrichten-agentur"]),
    ("epd", &["epd", "evangelischer pressedienst"]),
    ("Télam", &["télam", "telam"]),
    ("Agência Brasil", &["agência brasil"]),
    ("CNS", &["catholic news service"]),
    ("Bloomberg", &["bloomberg", "bloomberg news"]),
];

/// The agency a name stands for, if it is one's.
pub(in crate::corpus) fn agency(name: &str) -> Option<&'static str> {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    AGENCIES
        .iter()
        .find_map(|(short, names)| names.contains(&name.as_str()).then_some(*short))
}

/// The agency marked at the beginning of a story: "(AP) -- ", "LONDON (Reuters) - ", "BEIJING, May 8 (Xinhua) --".
pub(in crate::corpus) fn dateline_agency(paragraph: &str) -> Option<&'static str> {
    let Dateline { place, mark, dashed } = dateline(paragraph)?;
    let city = place.is_empty() || is_city(place);
    let marked = if dashed {
        city || place.split(' ').count() <= 4
    } else {
        city && !place.is_empty()
    };
    if !marked {
        return None;
    }
    mark.split(['/', ',']).find_map(agency)
}

/// The name marked at the beginning of a story that is not a known agency's: "ARDEN (Harbour Wire) -- ". None where it
/// may be something else: a paper or station, which marks its own stories, a call sign, a date, a label.
pub(in crate::corpus) fn dateline_mark(paragraph: &str) -> Option<&str> {
    let Dateline { place, mark, dashed } = dateline(paragraph)?;
    let label = |word: &str| {
        let word = word.to_lowercase();
        MARKS_OF_NO_AGENCY.contains(&word.as_str()) || dates::weekday(&word) || dates::is_month(&word)
    };
    let words: Vec<&str> = mark.split(' ').collect();
    // American stations: KAAA, WAAA.
    let sign = |word: &str| {
        matches!(word.len(), 3 | 4) && word.starts_with(['K', 'W']) && word.bytes().all(|b| b.is_ascii_uppercase())
    };
    let named = (1..=4).contains(&words.len())
        && mark.chars().count() >= 3
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && !label(word) && !sign(word)
        });
    (dashed && named && (place.is_empty() || is_city(place)) && agency(mark).is_none() && !outlet::is_masthead(mark))
        .then_some(mark)
}

/// What stands in brackets before a dash or a city's dateline without being the name of who reports.
const MARKS_OF_NO_AGENCY: &[&str] = &[
    "abc",
    "analysis",
    "cbs",
    "commentary",
    "correction",
    "exclusive",
    "feature",
    "file",
    "fox",
    "live",
    "nbc",
    "new",
    "notebook",
    "opinion",
    "photo",
    "photos",
    "recasts",
    "review",
    "sponsored",
    "update",
    "updated",
    "updates",
    "upi",
    "usa",
    "video",
    "watch",
];

/// The beginning of a story in the manner of the wires.
struct Dateline<'a> {
    /// What stands before the brackets.
    place: &'a str,
    /// What stands in them.
    mark: &'a str,
    /// Whether a dash follows, or stands before.
    dashed: bool,
}

fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let open = paragraph.find('(').filter(|open| *open <= 60)?;
    let rest = paragraph.get(open + 1..)?;
    let close = rest.find(')').filter(|close| *close <= 40)?;
    let place = paragraph.get(..open)?.trim();
    let after = rest.get(close + 1..)?.trim_start();
    let dashed = after.starts_with(['-', '–', '—', '―']) || place.ends_with(['-', '–', '—']);
    let mark = rest.get(..close)?.trim();
    Some(Dateline { place, mark, dashed })
}

/// Whether a dateline's place has a word in capitals.
fn is_city(place: &str) -> bool {
    place
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() > 2 && word.chars().all(char::is_uppercase))
}
