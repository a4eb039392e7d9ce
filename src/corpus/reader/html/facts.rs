//! What a page tells of its article: metadata, JSON-LD, and the elements in which pages name title, date and authors.

use crate::corpus::draft::{Draft, Told};
use rustc_hash::FxHashMap;
use scraper::{ElementRef, Html as Page, Selector};
use serde_json::Value;

pub(super) fn select<'a>(page: &'a Page, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let found: Vec<ElementRef<'a>> = Selector::parse(selector)
        .map(|selector| page.select(&selector).collect())
        .unwrap_or_default();
    found.into_iter()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ")
}

/// Facts from metadata, JSON-LD first, then the elements in which pages tell them.
pub(super) fn read(page: &Page, draft: &mut Draft) {
    let mut metas: FxHashMap<String, String> = FxHashMap::default();
    for meta in select(page, "meta[content]") {
        let name = meta.attr("property").or(meta.attr("name")).or(meta.attr("itemprop"));
        if let (Some(name), Some(content)) = (name, meta.attr("content"))
            && !content.trim().is_empty()
        {
            metas
                .entry(name.to_ascii_lowercase())
                .or_insert_with(|| content.to_owned());
        }
    }
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            metas
                .get(*name)
                .and_then(|value| Told::new(value.clone(), format!("meta {name}")))
        })
    };
    let linked = linked_data(page);
    let ld = |told: Option<String>, what: &str| told.and_then(|value| Told::new(value, format!("JSON-LD {what}")));
    let page_title = select(page, "head title, title")
        .map(text_of)
        .find(|text| !text.trim().is_empty());
    let heading = heading(page, page_title.as_deref());
    let time = select(page, "time[datetime]").find_map(|time| time.attr("datetime").map(str::to_owned));

    draft.outlet = meta(&[
        "og:site_name",
        "application-name",
        "dc.publisher",
        "publisher",
        "article:publisher",
        "al:android:app_name",
    ])
    .filter(|told| !told.value.starts_with("http"))
    .or(ld(linked.as_ref().and_then(|ld| ld.publisher.clone()), "publisher"));
    // A page may be titled by its site.
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    let site = draft.outlet.as_ref().map(|outlet| letters(&outlet.value));
    draft.title = [
        ld(linked.as_ref().and_then(|ld| ld.headline.clone()), "headline"),
        meta(&["og:title", "twitter:title", "dc.title", "headline", "title"]),
        heading.and_then(|text| Told::new(text, "page heading")),
        page_title.clone().and_then(|text| Told::new(text, "page title")),
    ]
    .into_iter()
    .flatten()
    .find(|title| site.as_ref() != Some(&letters(&title.value)));
    draft.published = ld(linked.as_ref().and_then(|ld| ld.published.clone()), "datePublished")
        .or(meta(&[
            "article:published_time",
            "article:published",
            "og:article:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "dc.date.issued",
            "dc.date",
            "dcterms.date",
            "dcterms.created",
            "cxenseparse:recs:publishtime",
            "og:published_time",
            "originalpublicationdate",
            "article.published",
            "published_time",
            "displaydate",
            "ptime",
            "lp.article:published_time",
            "citation_publication_date",
        ]))
        .or(time.and_then(|time| Told::new(time, "time element")))
        .or(dated_element(page));
    draft.byline = ld(linked.and_then(|ld| ld.author), "author")
        .or(meta(&[
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "byl",
            "dc.creator",
            "dcterms.creator",
            "cxenseparse:author",
            "article:author_name",
            "og:article:author",
            "citation_author",
        ])
        .filter(|told| !told.value.starts_with("http")))
        .or(byline_element(page));
    let canonical = select(page, "link[rel=canonical]").find_map(|link| link.attr("href").map(str::to_owned));
    draft.url = canonical
        .filter(|url| url.starts_with("http"))
        .and_then(|url| Told::new(url, "canonical address"))
        .or(meta(&["og:url"]));
    draft.language = page
        .root_element()
        .attr("lang")
        .and_then(|lang| Told::new(lang, "lang of the page"));
    if draft.outlet.is_none() {
        // "Title | Outlet": what the page's title has and its heading has not.
        draft.outlet = page_title
            .zip(draft.title.as_ref())
            .and_then(|(whole, title)| suffix(&whole, &title.value));
    }
}

/// The first heading that the page's title holds too, or else the first.
fn heading(page: &Page, page_title: Option<&str>) -> Option<String> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let title = page_title.map(tidy).unwrap_or_default();
    let headings: Vec<String> = select(page, "h1")
        .map(text_of)
        .filter(|text| !text.trim().is_empty())
        .take(20)
        .collect();
    let named = headings.iter().find(|heading| title.contains(&tidy(heading)));
    named.or(headings.first()).cloned()
}

/// The outlet at the end of a page title whose beginning is the article's own title.
fn suffix(page_title: &str, title: &str) -> Option<Told> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (whole, title) = (tidy(page_title), tidy(title));
    [" | ", " - ", " – ", " — ", " :: ", " « "]
        .iter()
        .find_map(|separator| {
            let (head, tail) = whole.rsplit_once(separator)?;
            let same = head.trim().starts_with(&title) || title.starts_with(head.trim());
            (same && head.len() >= 8 && tail.len() <= 40 && !title.ends_with(tail))
                .then(|| Told::new(tail, "end of the page title"))?
        })
}

/// Elements whose class says that they hold the date.
fn dated_element(page: &Page) -> Option<Told> {
    let found = select(page, "[class~=date], [class*=dateline], [class*=timestamp], [class*=publish], [class*=posted], [itemprop=datePublished], [id*=date]")
        .map(text_of)
        .find(|text| text.len() < 160 && crate::corpus::facts::dates::parse(text).is_some());
    found.and_then(|text| Told::new(text, "date on the page"))
}

/// Elements whose class says that they name the author.
fn byline_element(page: &Page) -> Option<Told> {
    let found = select(
        page,
        "[rel=author], [itemprop=author], [class*=byline], [class~=author], [class*=author-name]",
    )
    .map(text_of)
    .find(|text| text.len() < 160 && crate::corpus::facts::byline::parse(text.trim()).people.is_some());
    found.and_then(|text| Told::new(text, "byline on the page"))
}

/// What JSON-LD tells of the article.
#[derive(Debug, Default)]
struct Linked {
    headline: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    author: Option<String>,
}

fn linked_data(page: &Page) -> Option<Linked> {
    select(page, "script[type='application/ld+json']").find_map(|script| {
        let text: String = script.text().collect();
        // Line breaks inside strings are common and not allowed.
        let value: Value = serde_json::from_str(&text)
            .or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")))
            .ok()?;
        article_node(&value, 0)
    })
}

fn article_node(value: &Value, depth: usize) -> Option<Linked> {
    match value {
        Value::Array(items) => items.iter().take(200).find_map(|item| article_node(item, depth + 1)),
        Value::Object(map) if depth < 6 => {
            let kinds = match map.get("@type") {
                Some(Value::String(kind)) => kind.clone(),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
                _ => String::new(),
            };
            let is_article = ["Article", "Posting", "Report"].iter().any(|kind| kinds.contains(kind));
            if !is_article {
                return map
                    .get("@graph")
                    .or_else(|| map.get("mainEntity"))
                    .and_then(|inner| article_node(inner, depth + 1));
            }
            Some(Linked {
                headline: map.get("headline").and_then(name),
                publisher: map.get("publisher").and_then(name),
                published: map.get("datePublished").and_then(name),
                author: map.get("author").or_else(|| map.get("creator")).and_then(name),
            })
        }
        _ => None,
    }
}

/// The name in a JSON-LD value: text, an object with a name, or a list of these.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (!text.trim().is_empty() && !text.starts_with("http")).then(|| text.clone()),
        Value::Object(map) => map.get("name").and_then(name),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}
