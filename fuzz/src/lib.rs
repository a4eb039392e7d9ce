//! What must hold of any bytes, whatever kind of file they claim to be.

use parallax::corpus::{Loaded, probe};

/// Reads `bytes` as a file called `name`.
///
/// # Panics
/// A reader broke, something unsafe to show came through, or the same bytes gave two answers.
pub fn check(name: &str, bytes: &[u8]) {
    let loaded = probe(name, bytes);
    for item in &loaded {
        match item {
            Loaded::Article(article) => {
                let head = &article.head;
                let facts = [&head.title, &head.outlet, &head.byline, &head.agency, &head.url];
                let texts = article.paragraphs.iter().chain(facts.into_iter().flatten());
                for text in texts {
                    assert!(!text.chars().any(char::is_control), "a control character in {text:?}");
                }
                assert!(!article.paragraphs.is_empty(), "an article without a text");
            }
            Loaded::Problem(problem) => {
                // The guard that keeps the program alive must not hide what breaks a reader.
                assert!(!problem.cause.contains("broke the reader"), "{problem}");
                assert!(!problem.cause.chars().any(char::is_control), "a control character in {problem:?}");
            }
            Loaded::Progress { .. } => {}
        }
    }
    assert!(!loaded.is_empty(), "neither an article nor a problem");
    assert_eq!(loaded, probe(name, bytes), "the same bytes gave two answers");
}
