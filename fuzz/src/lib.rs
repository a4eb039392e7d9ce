//! What must hold of any bytes, whatever kind of file they claim to be.

pub mod compare;

use parallax::corpus::{Loaded, probe};
use parallax::text::safe::safe;
use std::sync::Once;

/// Reads `bytes` as a file called `name`.
///
/// # Panics
/// A reader broke, something unsafe to show came through, or the same bytes gave two answers.
pub fn check(name: &str, bytes: &[u8]) {
    break_loudly();
    let loaded = probe(name, bytes);
    for item in &loaded {
        match item {
            Loaded::Article(article) => {
                let head = &article.head;
                let facts = [
                    &head.title,
                    &head.outlet,
                    &head.byline,
                    &head.agency,
                    &head.url,
                    &head.language,
                ];
                let basis = &article.basis;
                let reasons = [
                    &basis.title,
                    &basis.outlet,
                    &basis.published,
                    &basis.byline,
                    &basis.agency,
                    &basis.url,
                    &basis.language,
                ];
                let dropped = article.dropped.iter().flat_map(|dropped| [&dropped.text, &dropped.why]);
                let texts = article.paragraphs.iter().chain(facts.into_iter().flatten());
                for text in texts.chain(reasons.into_iter().flatten()).chain(dropped) {
                    showable(text);
                }
                showable(&head.path);
                assert!(!article.paragraphs.is_empty(), "an article without a text");
                assert!(
                    article.paragraphs.iter().all(|text| !text.trim().is_empty()),
                    "an empty paragraph in {article:?}"
                );
            }
            Loaded::Problem(problem) => {
                // The guard that keeps the program alive must not hide what breaks a reader.
                assert!(!problem.cause.contains("broke the reader"), "{problem}");
                showable(&problem.cause);
                showable(&problem.path);
            }
            Loaded::Progress { .. } => {}
        }
    }
    assert!(!loaded.is_empty(), "neither an article nor a problem");
    // Reading twice takes twice as long, so that one in eight must do.
    if bytes
        .iter()
        .fold(0_u8, |sum, byte| sum.wrapping_add(*byte))
        .is_multiple_of(8)
    {
        assert_eq!(loaded, probe(name, bytes), "the same bytes gave two answers");
    }
}

/// Nothing in a text that is shown may move the cursor, turn the direction of the line or hide.
fn showable(text: &str) {
    assert!(!text.chars().any(char::is_control), "a control character in {text:?}");
    assert_eq!(safe(text), text, "unsafe to show");
}

/// Readers are guarded, and a panic in one is kept quiet; here it ends the run and says where it was.
fn break_loudly() {
    static LOUD: Once = Once::new();
    LOUD.call_once(|| {
        // The guard sets its own hook when it is first used, so that it must have been.
        probe("first.txt", b"The first file.");
        std::panic::set_hook(Box::new(|info| {
            eprintln!("{info}\n{}", std::backtrace::Backtrace::force_capture());
            std::process::abort();
        }));
    });
}
