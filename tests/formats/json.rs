//! The shapes people have articles in as JSON.

use super::{TEXT, one, paragraphs};
use serde_json::{Value, json};

fn text() -> String {
    TEXT.join("\n\n")
}

/// Checks that a record gives title, outlet, day, author and the whole text.
#[track_caller]
fn reads(shape: &str, record: &Value) {
    let told = one("a.json", &record.to_string());
    let ids = told.ids();
    let [id] = ids.as_slice() else {
        panic!("{shape}: {ids:?} {}", told.problems)
    };
    let facts = ["title", "byline", "language"].map(|field| told.field(id, field));
    assert_eq!(
        facts,
        ["Ferry stops", "Nell Harrow", "en"],
        "{shape}: {:#}",
        told.article(id)
    );
    let outlet = told.field(id, "outlet").to_lowercase().replace(' ', "");
    assert!(outlet.contains("morrowgazette"), "{shape}: {outlet}");
    assert!(
        told.field(id, "published").starts_with("2031-03-03"),
        "{shape}: {:#}",
        told.article(id)
    );
    told.is_whole(id);
}

#[test]
fn services_answer_in_many_shapes() {
    reads(
        "NewsAPI",
        &json!({"status": "ok", "totalResults": 1, "articles": [{"source": {"id": null, "name": "Morrow Gazette"}, "author": "Nell Harrow",
            "title": "Ferry stops", "description": "A rope.", "url": "https://m.example/a", "urlToImage": null,
            "publishedAt": "2031-03-03T18:05:00Z", "content": text()}]}),
    );
    reads(
        "webz.io",
        &json!({"posts": [{"thread": {"site_full": "www.morrowgazette.com", "site": "morrowgazette.com", "title": "Ferry stops",
            "published": "2031-03-03T18:05:00.000+00:00"}, "author": "Nell Harrow", "published": "2031-03-03T18:05:00.000+00:00", "title": "Ferry stops",
            "text": text(), "language": "english", "crawled": "2031-04-01T00:00:00.000+00:00", "entities": {"persons": [{"name": "Odalys Brandreth"}]}}]}),
    );
    reads(
        "Event Registry",
        &json!({"articles": {"results": [{"uri": "1", "lang": "eng", "date": "2031-03-03", "time": "18:05:00", "dateTimePub": "2031-03-03T18:05:00Z",
            "url": "https://m.example/a", "title": "Ferry stops", "body": text(), "source": {"uri": "morrowgazette.com", "title": "Morrow Gazette"},
            "authors": [{"uri": "x@m.example", "name": "Nell Harrow", "type": "author"}]}], "totalResults": 1}}),
    );
    reads(
        "Guardian",
        &json!({"response": {"status": "ok", "results": [{"id": "a", "webTitle": "Ferry stops", "webUrl": "https://www.morrowgazette.com/a",
            "webPublicationDate": "2031-03-03T18:05:00Z", "fields": {"byline": "Nell Harrow", "body": paragraphs(), "bodyText": TEXT.join(" "),
            "publication": "Morrow Gazette", "trailText": "A rope.", "lastModified": "2031-05-01T00:00:00Z", "lang": "en"}}]}}),
    );
    reads(
        "WordPress",
        &json!([{"id": 7, "date": "2031-03-03T18:05:00", "modified": "2031-05-01T00:00:00", "link": "https://www.morrowgazette.com/ferry",
            "title": {"rendered": "Ferry stops"}, "content": {"rendered": paragraphs(), "protected": false}, "excerpt": {"rendered": "<p>A rope.</p>"},
            "author": 3, "_embedded": {"author": [{"id": 3, "name": "Nell Harrow"}]}, "guid": {"rendered": "https://www.morrowgazette.com/?p=7"}}]),
    );
    reads(
        "content elements",
        &json!({"type": "story", "headlines": {"basic": "Ferry stops"}, "display_date": "2031-03-03T18:05:00Z", "language": "en",
            "credits": {"by": [{"type": "author", "name": "Nell Harrow"}]}, "canonical_url": "https://www.morrowgazette.com/a",
            "content_elements": [{"type": "text", "content": TEXT[0]}, {"type": "image", "caption": "The ferry"}, {"type": "text", "content": TEXT[1]},
            {"type": "text", "content": TEXT[2]}]}),
    );
}

#[test]
fn extractors_write_many_shapes() {
    reads(
        "news-please",
        &json!({"authors": ["Nell Harrow"], "date_download": "2031-04-01 00:00:00", "date_modify": null, "date_publish": "2031-03-03 18:05:00",
            "description": "A rope.", "language": "en", "maintext": text(), "source_domain": "morrowgazette.com", "title": "Ferry stops", "title_page": null,
            "url": "https://www.morrowgazette.com/a"}),
    );
    reads(
        "trafilatura",
        &json!({"title": "Ferry stops", "author": "Nell Harrow", "hostname": "morrowgazette.com", "date": "2031-03-03", "fingerprint": "ab", "id": null,
            "raw_text": TEXT.join(" "), "text": text(), "language": "en", "filedate": "2031-04-01", "source": "https://www.morrowgazette.com/a",
            "source-hostname": "Morrow Gazette", "excerpt": "A rope.", "comments": ""}),
    );
    reads(
        "newspaper",
        &json!({"url": "https://www.morrowgazette.com/a", "source_url": "https://www.morrowgazette.com", "title": "Ferry stops", "text": text(),
            "authors": ["Nell Harrow"], "publish_date": "2031-03-03 18:05:00", "meta_lang": "en", "top_image": "https://m.example/i.jpg",
            "meta_data": {"og": {"site_name": "Morrow Gazette", "title": "Other"}}}),
    );
    reads(
        "goose",
        &json!({"title": "Ferry stops", "cleaned_text": text(), "authors": ["Nell Harrow"], "publish_date": "2031-03-03T18:05:00Z", "domain": "morrowgazette.com",
            "meta": {"lang": "en", "canonical": "https://www.morrowgazette.com/a"}}),
    );
    reads(
        "Readability",
        &json!({"title": "Ferry stops", "byline": "Nell Harrow", "lang": "en", "content": paragraphs(), "textContent": TEXT.join(" "), "length": 300,
            "excerpt": "A rope.", "siteName": "Morrow Gazette", "publishedTime": "2031-03-03T18:05:00Z"}),
    );
    reads(
        "Mercury",
        &json!({"title": "Ferry stops", "author": "Nell Harrow", "date_published": "2031-03-03T18:05:00.000Z", "dek": null, "content": paragraphs(),
            "lead_image_url": "https://m.example/i.jpg", "url": "https://www.morrowgazette.com/a", "domain": "www.morrowgazette.com", "excerpt": "A rope."}),
    );
    reads(
        "schema.org",
        &json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry stops", "articleBody": text(),
            "datePublished": "2031-03-03T18:05:00Z", "dateModified": "2031-05-01", "author": [{"@type": "Person", "name": "Nell Harrow"}],
            "publisher": {"@type": "Organization", "name": "Morrow Gazette", "logo": {"url": "x"}}, "inLanguage": "en"}),
    );
}

#[test]
fn databases_export_many_shapes() {
    reads(
        "search index",
        &json!({"took": 3, "hits": {"total": 1, "hits": [{"_index": "news", "_id": "1", "_score": 1.0, "_source": {"title": "Ferry stops", "content": text(),
            "published": 1_930_327_500, "byline": "Nell Harrow", "outlet": "Morrow Gazette"}}]}}),
    );
    reads(
        "document store",
        &json!({"_id": {"$oid": "ab"}, "title": "Ferry stops", "body": text(), "date": {"$date": "2031-03-03T18:05:00Z"}, "author": {"first_name": "Nell", "last_name": "Harrow"},
            "publisher": "Morrow Gazette"}),
    );
    reads(
        "list of paragraphs, milliseconds",
        &json!({"title": "Ferry stops", "paragraphs": TEXT, "timestamp": 1_930_327_500_000_i64, "author": {"name": "Nell Harrow"}, "source": "Morrow Gazette"}),
    );
    reads(
        "unknown names",
        &json!({"rec": 5, "art_title": "Ferry stops", "zzz": text(), "art_author": "Nell Harrow", "art_source": "Morrow Gazette",
            "art_publish_date": "2031-03-03", "last_update_date": "2031-05-01", "crawl_date": "2031-06-01"}),
    );
}

#[test]
fn ninjs_of_all_versions() {
    reads(
        "1",
        &json!({"uri": "urn:x", "type": "text", "versioncreated": "2031-03-03T18:05:00Z", "pubstatus": "usable", "headline": "Ferry stops", "byline": "Nell Harrow",
            "language": "en", "copyrightholder": "Morrow Gazette", "body_text": TEXT.join(" "), "body_html": paragraphs(),
            "associations": {"featuremedia": {"type": "picture", "headline": "The ferry", "byline": "Other", "body_text": "The ferry."}}}),
    );
    reads(
        "2",
        &json!({"uri": "urn:x", "type": "text", "standard": {"name": "ninjs", "version": "2.0"}, "firstcreated": "2031-03-03T18:05:00Z",
            "versioncreated": "2031-03-04T00:00:00Z", "pubstatus": "usable", "by": "Nell Harrow", "language": "en", "copyrightholder": "Morrow Gazette",
            "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry stops"}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": paragraphs()}, {"role": "teaser", "contenttype": "text/plain", "value": "A rope."}]}),
    );
    let picture = json!({"uri": "urn:x", "type": "picture", "versioncreated": "2031-03-03T18:05:00Z", "headline": "The ferry", "description_text": "The ferry at Calder."});
    one("p.json", &picture.to_string()).is_problem(&["is not an article but a picture"]);
    let withdrawn = json!({"uri": "urn:x", "type": "text", "versioncreated": "2031-03-03T18:05:00Z", "pubstatus": "canceled", "body_text": text()});
    one("c.json", &withdrawn.to_string()).is_problem(&["is marked as canceled by its agency"]);
}

#[test]
fn a_catalogue_of_articles_holds_no_texts() {
    let line = |at: usize| {
        format!(
            r#"{{"path": "html/{at}.html", "story": "2_ferry_hits_pier", "title": "Ferry hits a pier", "outlet": "weir.example"}}"#
        )
    };
    let both = [line(1), line(2)].join("\n");
    one("truth.jsonl", &both).is_problem(&["record 1", "what stands under story is a single word"]);
}

#[test]
fn an_archive_without_texts_gives_what_it_has() {
    let record = json!({"response": {"docs": [{"web_url": "https://www.morrowgazette.com/a", "snippet": "A rope fouled the rudder.", "abstract": "A rope fouled the rudder.",
        "lead_paragraph": TEXT[0], "headline": {"main": "Ferry stops", "kicker": null}, "pub_date": "2031-03-03T18:05:00+0000",
        "byline": {"original": "By Nell Harrow", "person": [{"firstname": "Nell"}]}, "source": "Morrow Gazette", "multimedia": [{"caption": "x"}]}]}});
    let told = one("a.json", &record.to_string());
    told.says(
        "a.json#0",
        [
            "Ferry stops",
            "Morrow Gazette",
            "2031-03-03T18:05:00+00:00",
            "Nell Harrow",
            "en",
        ],
    );
    assert_eq!(
        told.article("a.json#0")["paragraphs"],
        json!(["A rope fouled the rudder.", TEXT[0]])
    );
}

#[test]
fn the_date_is_never_that_of_a_change_or_a_visit() {
    let record = json!({"title": "Ferry stops", "text": text(), "updated_at": "2031-05-01", "date_modified": "2031-05-02", "retrieved": "2031-05-03",
        "crawl_date": "2031-05-04", "date_download": "2031-05-05", "scraped_at": "2031-05-06", "fetched": "2031-05-07"});
    let told = one("a.json", &record.to_string());
    assert_eq!(told.field("a.json", "published"), "");
}

#[test]
fn a_page_inside_a_record_is_read_as_a_page() {
    let page = format!(
        "<!DOCTYPE html><html lang='en'><head><title>Ferry stops</title><meta property='og:site_name' content='Morrow Gazette'>\
         <meta name='author' content='Nell Harrow'><meta property='article:published_time' content='2024-03-08T18:05:00Z'></head>\
         <body><nav><a href='/'>Home</a></nav><article><h1>Ferry stops</h1>{}</article></body></html>",
        paragraphs()
    );
    let record = json!({"url": "https://www.morrowgazette.com/a", "html": page, "status": 200});
    let told = one("a.json", &record.to_string());
    let facts = [
        "Ferry stops",
        "Morrow Gazette",
        "2024-03-08T18:05:00+00:00",
        "Nell Harrow",
        "en",
    ];
    told.says("a.json", facts);
    told.is_whole("a.json");
}
