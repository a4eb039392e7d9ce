//! The words before names: "By", "Text:", "Ein Kommentar von".

const STARTS: &[&str] = &[
    "by",
    "written by",
    "story by",
    "reported by",
    "words by",
    "posted by",
    "published by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "text by",
    "report by",
    "from our correspondent",
    "author",
    "authors",
];

/// What else stands before names in bylines that are marked as such; in running text it would be too common.
pub(super) const MARKED_STARTS: &[&str] = &[
    "analysis by",
    "opinion by",
    "review by",
    "interview by",
    "created by",
    "submitted by",
    "contributed by",
    "autor",
    "autorin",
    "autoren",
    "auteur",
    "auteurs",
    "autore",
    "autores",
    "autora",
    "text",
    "texte",
    "texto",
    "testo",
    "tekst",
    "geschrieben von",
    "veröffentlicht von",
    "erstellt von",
    "ein gastbeitrag von",
    "eine analyse von",
    "ein kommentar von",
    "eine kolumne von",
    "ein interview von",
    "ein essay von",
    "kommentar von",
    "analyse von",
    "interview von",
    "publié par",
    "écrit par",
    "posté par",
    "propos recueillis par",
    "publicado por",
    "escrito por",
    "pubblicato da",
    "scritto da",
    "a cura di",
    "da",
    "geschreven door",
    "skrevet av",
    "skrevet af",
    "skriven av",
    "napisał",
    "napisała",
    "opublikował",
    "írta",
    "kirjoittaja",
    "teksti",
    "scris de",
    "penulis",
    "oleh",
    "yazan",
    "yazar",
    "автор",
    "текст",
    "του",
    "της",
    "文",
    "文／",
    "取材・文",
    "tác giả",
    "gespeichert von",
    "eingetragen von",
    "envoyé par",
    "soumis par",
    "enviado por",
    "inserito da",
    "ingediend door",
    "geplaatst door",
    "lagt inn av",
];

/// The rest of a line after its "By", if it begins with one.
pub(in crate::corpus) fn after_by(line: &str) -> Option<&str> {
    after(line, STARTS)
}

/// Whether a word or two before a colon say that an author's name follows.
pub(in crate::corpus) fn is_label(label: &str) -> bool {
    let label = label.to_lowercase();
    STARTS.contains(&label.as_str()) || MARKED_STARTS.contains(&label.as_str())
}

pub(super) fn after<'a>(line: &'a str, starts: &[&str]) -> Option<&'a str> {
    starts.iter().find_map(|start| {
        let head = line.get(..start.len())?;
        let rest = line.get(start.len()..)?;
        let same = head.eq_ignore_ascii_case(start) || (!head.is_ascii() && head.to_lowercase() == *start);
        (same && rest.starts_with([' ', ':', '：', '\u{a0}']))
            .then(|| rest.trim_start_matches([' ', ':', '：', '\u{a0}']))
    })
}

/// What follows a "By" that lost its space, `ByNell Harrow`: no name has a capital there.
pub(super) fn after_glued(byline: &str) -> Option<&str> {
    let rest = byline.strip_prefix("By")?;
    let glued = rest.starts_with(char::is_uppercase) && rest.contains(' ');
    glued.then_some(rest)
}
