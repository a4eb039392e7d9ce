//! From a draft to an article: furniture told from text, facts gathered, paragraphs made whole. Nothing of the text
//! disappears: every piece ends among the paragraphs or, with a reason, among the dropped.

mod copies;
mod foot;
mod furniture;
mod head;
mod keep;
mod layout;
mod mojibake;
mod naming;
mod recurring;
mod shape;
mod signature;
mod strays;
mod unmark;

pub(super) use recurring::Recurring;
pub(super) use unmark::tidy_value;

use super::article::{Article, ArticleId, Basis, Dropped, Head, Published, Written};
use super::draft::{Body, Draft, Origin, Told};
use super::facts::{byline, dates, language, outlet};
use crate::text::safe::safe;
use keep::{keep_placed, keep_something, restore};
use layout::Piece;

/// Facts as they are gathered; earlier evidence is stronger and stays.
#[derive(Debug, Default)]
struct Facts {
    title: Option<Told>,
    outlet: Option<Told>,
    /// Whom a credit line below the text names: trusted less than an address or a copyright.
    credited: Option<Told>,
    /// The portal that carries the story: its outlet only where nothing names another.
    portal: Option<Told>,
    published: Option<(Published, String)>,
    byline: Option<Told>,
    agency: Option<Told>,
    url: Option<Told>,
    language: Option<Told>,
}

/// Fills a slot that is still empty.
fn settle<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// Cleans a draft.
///
/// # Errors
/// It holds no text of an article; says what it holds instead.
pub(super) fn article(mut draft: Draft, origin: Origin<'_>) -> Result<Article, String> {
    make_good(&mut draft);
    let Draft {
        title,
        outlet,
        published,
        byline,
        agency,
        url,
        language,
        body,
        alone,
        dropped: mut set_aside,
    } = draft;
    let mut pieces = match &body {
        Body::Text(text) => layout::pieces(text),
        Body::Paragraphs(paragraphs) => paragraphs.iter().filter_map(|text| Piece::of(text)).collect(),
        Body::Page(paragraphs) => paragraphs
            .iter()
            .filter_map(|paragraph| Piece::of(&paragraph.text))
            .collect(),
    };
    let mut facts = Facts::default();
    let lost = told(&mut facts, [title, outlet, published, byline, url, language]);
    set_aside.extend(lost);
    settle(&mut facts.agency, agency);
    naming::begin(&mut facts, origin.rules);
    if pieces.is_empty() {
        return Err(match facts.title {
            Some(_) => "holds a title but no text".to_owned(),
            None => "holds no text".to_owned(),
        });
    }
    for piece in &mut pieces {
        piece.why = furniture::kind(&piece.text);
    }
    keep_something(&mut pieces);
    head::read(&mut pieces, &mut facts);
    if let Some(recurring) = origin.recurring {
        recurring.mark(&mut pieces);
    }
    if !matches!(body, Body::Page(_)) {
        copies::mark(&mut pieces);
    }
    signature::read(&mut pieces, &mut facts);
    strays::mark(&mut pieces);
    foot::read(&mut pieces, &mut facts);
    if let Body::Page(paragraphs) = &body {
        keep_placed(&mut pieces, paragraphs);
    }
    from_elsewhere(&mut facts, &pieces, &origin);
    if alone {
        restore(&mut pieces);
    }
    keep_something(&mut pieces);

    let mut paragraphs: Vec<String> = Vec::new();
    let mut words = 0;
    let mut dropped: Vec<Dropped> = Vec::new();
    for piece in pieces {
        match (piece.why, paragraphs.last_mut()) {
            (Some(why), _) => dropped.push(Dropped {
                text: piece.text,
                why: why.to_owned(),
            }),
            (None, Some(last)) if !alone && layout::goes_on(last, &piece.text) && shape::count(last) >= 6 => {
                words -= shape::count(last);
                layout::append(last, &piece.text);
                words += shape::count(last);
            }
            (None, _) => {
                words += piece.count;
                paragraphs.push(piece.text);
            }
        }
    }
    if let Some(last) = paragraphs.last_mut()
        && let Some(credit) = foot::closing_credit(last)
    {
        words -= shape::count(&credit);
        dropped.push(Dropped {
            text: credit,
            why: "credit line".to_owned(),
        });
    }
    if paragraphs.is_empty() {
        return Err(nothing_left(facts.title.is_some(), &dropped));
    }
    dropped.extend(set_aside.into_iter().filter_map(|Dropped { text, why }| {
        let text = tidy_value(&text);
        let why = safe(&why).into_owned();
        (!text.is_empty()).then_some(Dropped { text, why })
    }));
    if paragraphs.iter().all(|paragraph| shape::is_reference(paragraph)) {
        let held: String = paragraphs.concat().chars().take(24).collect();
        return Err(format!(
            "holds no text, only references that the file defines itself ({held}); those are never expanded"
        ));
    }
    datelines(&mut facts, &paragraphs);
    spoken(&mut facts, &paragraphs, words);
    let written = naming::end(&mut facts, origin.rules);
    Ok(finished(facts, written, origin, paragraphs, dropped, words))
}

/// Why a text of which nothing is an article's is none: what its lines were taken for, each once.
fn nothing_left(titled: bool, dropped: &[Dropped]) -> String {
    let mut taken: Vec<&str> = Vec::new();
    for Dropped { why, .. } in dropped {
        if !taken.contains(&why.as_str()) {
            taken.push(why);
        }
    }
    let held = if titled {
        "holds a title but no text"
    } else {
        "holds no text"
    };
    format!("{held}; its lines were taken for: {}", taken.join(", "))
}

/// Makes good what was misread before it got here.
fn make_good(draft: &mut Draft) {
    let Draft {
        title,
        outlet,
        byline,
        body,
        dropped,
        ..
    } = draft;
    let told = [title, outlet, byline]
        .into_iter()
        .flatten()
        .map(|told| &mut told.value);
    let mut texts: Vec<&mut String> = told
        .chain(dropped.iter_mut().map(|dropped| &mut dropped.text))
        .collect();
    match body {
        Body::Text(text) => texts.push(text),
        Body::Paragraphs(paragraphs) => texts.extend(paragraphs),
        Body::Page(paragraphs) => texts.extend(paragraphs.iter_mut().map(|paragraph| &mut paragraph.text)),
    }
    mojibake::repair(&mut texts);
}

/// The language of the text: what is told of it, unless its own words say otherwise.
fn spoken(facts: &mut Facts, paragraphs: &[String], words: usize) {
    if let Some(told) = &facts.language
        && let Some(code) = language::contradicted(&told.value, paragraphs)
    {
        facts.language = Told::new(code, format!("words of the text, against {}", told.basis));
    }
    let detected = || language::language(paragraphs, words).and_then(|code| Told::new(code, "words of the text"));
    if facts.language.is_none() {
        facts.language = detected();
    }
}

/// The agency marked at the beginning of the text.
fn datelines(facts: &mut Facts, paragraphs: &[String]) {
    for paragraph in paragraphs.iter().take(2) {
        let agency = byline::dateline_agency(paragraph).and_then(|agency| Told::new(agency, "dateline"));
        settle(&mut facts.agency, agency);
    }
    let Some(mark) = paragraphs
        .first()
        .and_then(|paragraph| byline::dateline_mark(paragraph))
    else {
        return;
    };
    // A site that marks its own stories is no agency; a paper that prints marked stories has them from one.
    let (own, marked) = (
        facts
            .outlet
            .as_ref()
            .map(|told| shape::key(&told.value))
            .unwrap_or_default(),
        shape::key(mark),
    );
    let related = !own.is_empty() && (own.contains(&marked) || marked.contains(&own));
    if !related || own == marked {
        settle(&mut facts.agency, Told::new(mark, "dateline"));
    }
    // In a byline it stands beside the people.
    if let Some(byline) = &mut facts.byline {
        let people: Vec<&str> = byline.value.split(", ").filter(|person| *person != mark).collect();
        if !people.is_empty() {
            byline.value = people.join(", ");
        }
    }
}

fn finished(
    facts: Facts,
    written: Option<Written>,
    origin: Origin<'_>,
    paragraphs: Vec<String>,
    dropped: Vec<Dropped>,
    words: usize,
) -> Article {
    let Facts {
        title,
        outlet,
        published,
        byline,
        agency,
        url,
        language,
        ..
    } = facts;
    let id = match origin.record {
        Some(record) => ArticleId::from(format!("{}#{record}", origin.path)),
        None => ArticleId::from(origin.path),
    };
    // A basis quotes the file: its keys, its columns.
    let shown = |basis: String| safe(&basis).into_owned();
    let split = |told: Option<Told>| told.map_or((None, None), |told| (Some(told.value), Some(shown(told.basis))));
    let (title, title_basis) = split(title);
    let (outlet, outlet_basis) = split(outlet);
    let (byline, byline_basis) = split(byline);
    let (agency, agency_basis) = split(agency);
    let (url, url_basis) = split(url);
    let (language, language_basis) = split(language);
    Article {
        head: Head {
            id,
            path: origin.path.to_owned(),
            record: origin.record,
            format: origin.format,
            encoding: origin.encoding,
            title,
            outlet,
            published: published.as_ref().map(|(published, _)| *published),
            byline,
            agency,
            url,
            language,
            words,
            place: origin.place,
        },
        paragraphs,
        dropped,
        basis: Basis {
            title: title_basis,
            outlet: outlet_basis,
            published: published.map(|(_, basis)| shown(basis)),
            byline: byline_basis,
            agency: agency_basis,
            url: url_basis,
            language: language_basis,
            written,
        },
    }
}

/// Takes over what the file told outright, read and tidied; returns what could not be used.
fn told(facts: &mut Facts, [title, outlet, published, byline, url, language]: [Option<Told>; 6]) -> Vec<Dropped> {
    let mut lost = Vec::new();
    let mut lose = |told: &Told, what: &str| {
        lost.push(Dropped {
            text: told.value.clone(),
            why: format!("{what} that tells nothing"),
        });
    };
    let tidied = |told: Option<Told>| told.and_then(|told| Told::new(tidy_value(&told.value), told.basis));
    facts.url = tidied(url);
    facts.title = tidied(title);
    if let Some(told) = tidied(outlet) {
        // A whole address names the outlet by its host.
        let name = outlet::host(&told.value).unwrap_or_else(|| told.value.clone());
        facts.outlet = Told::new(name, told.basis);
    }
    if let (Some(title), Some(outlet)) = (&mut facts.title, &facts.outlet) {
        title.value = head::without_outlet(&title.value, &outlet.value);
    }
    if let Some(told) = tidied(published) {
        match dates::parse(&told.value) {
            Some(published) => facts.published = Some((published, told.basis)),
            None => lose(&told, "date"),
        }
    }
    if let Some(told) = tidied(byline) {
        let credit = byline::parse(&told.value);
        facts.agency = credit.agency.and_then(|agency| Told::new(agency, told.basis.clone()));
        // Pages name themselves as their author.
        let itself = |people: &&String| {
            outlet::is_masthead(people)
                && facts
                    .outlet
                    .as_ref()
                    .is_some_and(|outlet| shape::key(&outlet.value) == shape::key(people))
        };
        let people = credit
            .people
            .filter(|people| !itself(&people))
            .or_else(|| byline::body(&told.value));
        let people = people.as_ref();
        facts.byline = people.and_then(|people| Told::new(people.clone(), told.basis.clone()));
        if people.is_none() && credit.agency.is_none() {
            lose(&told, "byline");
        }
    }
    if let Some(told) = tidied(language) {
        facts.language = language::code(&told.value).and_then(|code| Told::new(code, told.basis));
    }
    lost
}

/// Evidence outside the text's own lines: the address of the page, the folder it stands in.
fn from_elsewhere(facts: &mut Facts, pieces: &[Piece], origin: &Origin<'_>) {
    let address = facts.url.as_ref().map(|told| (told.value.clone(), told.basis.clone()));
    if let Some((address, basis)) = address {
        let host = outlet::host(&address).filter(|host| !outlet::is_carrier(host));
        let slot = match &host {
            Some(host) if outlet::is_portal(host) => &mut facts.portal,
            _ => &mut facts.outlet,
        };
        settle(
            slot,
            host.and_then(|host| Told::new(host, format!("address ({basis})"))),
        );
        settle(
            &mut facts.published,
            dates::in_address(&address).map(|day| (day, format!("address ({basis})"))),
        );
    }
    for piece in pieces.iter().filter(|piece| piece.why == Some("copyright")) {
        let holder = foot::copyright_holder(&piece.text);
        if let Some(agency) = holder.as_deref().and_then(byline::agency) {
            settle(
                &mut facts.agency,
                Told::new(agency, format!("copyright{}", head::on_line(piece))),
            );
        } else if let Some(holder) = holder {
            settle(
                &mut facts.outlet,
                Told::new(holder, format!("copyright{}", head::on_line(piece))),
            );
        }
    }
    settle(&mut facts.outlet, facts.credited.take());
    settle(
        &mut facts.outlet,
        outlet::by_folder(origin.path)
            .or_else(|| origin.house.map(str::to_owned))
            .and_then(|outlet| Told::new(outlet, "folder name")),
    );
    settle(&mut facts.outlet, facts.portal.take());
}

#[cfg(test)]
mod tests {
    use crate::corpus::{Loaded, probe};

    /// What is wrong with the only thing in a file.
    fn cause(name: &str, text: &str) -> String {
        match probe(name, text.as_bytes()).as_slice() {
            [Loaded::Problem(problem)] => problem.cause.clone(),
            other => panic!("{text:?} gave {other:?}"),
        }
    }

    #[test]
    fn evidence_that_quotes_the_file_is_safe_to_show() {
        let text = "{\"ar\u{202E}ticle\": {\"title\": \"Weir closed\", \"date\": \"2024-03-08\", \"text\": \"The weir was closed on \
                    Friday after the river rose by more than a metre in one night.\"}}";
        match probe("a.json", text.as_bytes()).as_slice() {
            [Loaded::Article(article)] => {
                assert_eq!(article.basis.title.as_deref(), Some("field article.title"));
                assert_eq!(article.basis.published.as_deref(), Some("field article.date"));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_text_of_which_nothing_is_left_is_a_problem() {
        assert_eq!(
            cause("a.html", "<html><head></head><body> -&gt; </body></html>"),
            "holds no text; its lines were taken for: separator"
        );
        assert_eq!(
            cause("a.json", r#"{"title": "Weir closed", "text": "***"}"#),
            "holds a title but no text; its lines were taken for: separator"
        );
    }
}
