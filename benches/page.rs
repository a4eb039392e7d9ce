//! How long the main text of a page takes to find: `cargo bench --bench page`.

use parallax::corpus::{Loaded, Sources};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;

fn main() {
    divan::main();
}

const SENTENCE: &str =
    "The weir was closed on Friday after the river rose by more than a metre in one night, the harbour office said. ";

/// A page as news sites write them: menus, scripts, an article of `paragraphs`, teasers, comments, a footer.
fn page(paragraphs: usize) -> String {
    let mut html = String::from(
        "<!doctype html><html lang=en><head><title>Weir closed | Harbour Gazette</title><meta property='og:site_name' content='Harbour Gazette'>",
    );
    let mut add = |count: usize, what: &dyn Fn(usize) -> String| {
        for i in 0..count {
            let _ = writeln!(html, "{}", what(i));
        }
    };
    add(20, &|i| {
        format!("<script>var state{i} = {{\"a\": [{}]}};</script>", "1,".repeat(2_000))
    });
    add(1, &|_| {
        "</head><body class='page has-sidebar'><header><nav><ul class='menu main-menu'>".to_owned()
    });
    add(120, &|i| {
        format!("<li class='menu-item menu-item-{i}'><a href='/section/{i}'><span>Section {i}</span></a></li>")
    });
    add(1, &|_| {
        "</ul></nav></header><main><article class='post article--full'><h1>Weir closed</h1><div class='article__body'>"
            .to_owned()
    });
    add(paragraphs, &|i| match i % 5 {
        4 => format!(
            "<div class='related-links'><ul><li><a href='/s/{i}'>Another story of the harbour, number {i}</a></ul></div>"
        ),
        _ => format!(
            "<p class='article__text'>{}<a href='/k/{i}'>The keeper</a> agreed.</p>",
            SENTENCE.repeat(3)
        ),
    });
    add(1, &|_| "</div></article><section class='comments'>".to_owned());
    add(60, &|i| format!("<div class='comment'><p>{SENTENCE} ({i})</p></div>"));
    add(1, &|_| "</section><aside class='sidebar'>".to_owned());
    add(80, &|i| {
        format!(
            "<div class='card'><h3><a href='/t/{i}'>A headline of another story, {i}</a></h3><p>{SENTENCE}</p></div>"
        )
    });
    add(1, &|_| {
        "</aside></main><footer>Harbour Gazette</footer></body></html>".to_owned()
    });
    html
}

fn read(folder: &Path) -> usize {
    let mut paragraphs = 0;
    if let Ok(sources) = Sources::open(&[folder.to_path_buf()]) {
        sources.load_in_order(&AtomicBool::new(false), &mut |loaded| {
            if let Loaded::Article(article) = loaded {
                paragraphs += article.paragraphs.len();
            }
            true
        });
    }
    paragraphs
}

/// One page from disk to article, as every caller gets it.
#[divan::bench(args = [10, 40, 400])]
fn whole_page(bencher: divan::Bencher, paragraphs: usize) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let html = page(paragraphs);
    if std::fs::write(folder.path().join("page.html"), &html).is_err() {
        return;
    }
    bencher
        .counter(divan::counter::BytesCount::new(html.len()))
        .bench(|| read(folder.path()));
}
