//! `parallax compare A B`: how two articles compare, sentence by sentence.

use super::args::{CompareFormat, Comparing};
use super::failure::Failure;
use super::fellows;
use super::loading::{Teller, named, open};
use super::page::{self, paragraph};
use crate::app::Edits;
use crate::app::index::is_unsure;
use crate::app::notes::{Said, notes};
use crate::compare::{Collation, Relation, Side, Sides, Telling, compare, fill_ellipses};
use crate::corpus::{Article, Format, Head, Loaded, Place, Problem, Sources};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Prints the comparison of two articles.
///
/// # Errors
/// One of them is not found or can't be read, the corpus can't be read, or the output can't be written.
pub fn print(comparing: &Comparing) -> Result<(), Failure> {
    let asked = Sides::new(&comparing.left, &comparing.right);
    let mut found = Sides::default();
    if !comparing.corpus.is_empty() {
        let sources = open(&comparing.corpus)?;
        let edits = comparing.editing.of(&sources)?;
        found = by_id(&sources, asked).map(|article| article.map(|article| edits.article(article)));
    }
    for side in Side::BOTH {
        if found[side].is_none() {
            let article = from_file(asked[side], !comparing.corpus.is_empty())?;
            found[side] = Some(file_edits(comparing, side)?.article(article));
        }
    }
    let Sides {
        left: Some(left),
        right: Some(right),
    } = found
    else {
        return Ok(());
    };
    let mut collation = compare(Sides::new(&left, &right));
    if !comparing.corpus.is_empty() && collation.has_ellipses() {
        let others = fellows::of(&comparing.corpus, &comparing.editing, Sides::new(&left, &right))?;
        fill_ellipses(&mut collation, others.iter());
    }
    match comparing.format {
        Some(CompareFormat::Json) => json(&collation),
        None if !page::is_read_by_a_person() => json(&collation),
        Some(CompareFormat::Text) | None => text(&collation),
    }
}

/// The corrections made to a file: when it was open alone, or together with the other one, which count before those.
fn file_edits(comparing: &Comparing, side: Side) -> Result<Edits, Failure> {
    let files = Sides::new(&comparing.left, &comparing.right).map(|path| file_and_record(path).0);
    let both = [files.left.clone(), files.right.clone()];
    let together = if both.iter().all(|file| file.is_file()) {
        comparing.editing.of(&open(&both)?)?
    } else {
        Edits::default()
    };
    if together.is_empty() {
        comparing.editing.of(&open(std::slice::from_ref(&files[side]))?)
    } else {
        Ok(together)
    }
}

/// The articles of a corpus with these ids.
fn by_id(sources: &Sources, asked: Sides<&PathBuf>) -> Sides<Option<Article>> {
    let found = asked.map(|id| id.to_str().and_then(|id| read_directly(sources, id)));
    if found.left.is_some() && found.right.is_some() {
        return found;
    }
    look_through(sources, asked, found)
}

/// Reads an article by what its id says of its place: enough for all but files with odd names.
fn read_directly(sources: &Sources, id: &str) -> Option<Article> {
    let record = id
        .rsplit_once('#')
        .and_then(|(path, number)| Some((path, Some(number.parse().ok()?))));
    let readings = record.into_iter().chain([(id, None)]);
    let mut articles = readings.filter_map(|(path, record)| {
        let head = Head {
            id: id.into(),
            path: path.to_owned(),
            record,
            format: Format::Text,
            encoding: String::new(),
            title: None,
            outlet: None,
            published: None,
            byline: None,
            agency: None,
            url: None,
            language: None,
            words: 0,
            place: Place::default(),
        };
        sources.read(&head).ok()
    });
    articles.find(|article| article.head.id.as_str() == id)
}

/// Reads the corpus until the articles not yet found are.
fn look_through(sources: &Sources, asked: Sides<&PathBuf>, found: Sides<Option<Article>>) -> Sides<Option<Article>> {
    let enough = AtomicBool::new(false);
    let found = Mutex::new(found);
    let teller = Mutex::new(Teller::new());
    sources.load(&enough, &|loaded| match loaded {
        Loaded::Article(article) => {
            let is = |side: Side| asked[side].to_str() == Some(article.head.id.as_str());
            if Side::BOTH.into_iter().any(is) {
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                for side in Side::BOTH {
                    if is(side) {
                        found[side] = Some((*article).clone());
                    }
                }
                enough.store(found.left.is_some() && found.right.is_some(), Ordering::Relaxed);
            }
        }
        // What else could not be read of the corpus was not asked for.
        Loaded::Problem(_) => {}
        progress @ Loaded::Progress { .. } => {
            teller.lock().unwrap_or_else(PoisonError::into_inner).tell(progress);
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The article of a file, or of one of its records where `#` and a number follow its name.
fn from_file(path: &Path, corpus_named: bool) -> Result<Article, Failure> {
    let (file, record) = file_and_record(path);
    let shown = named(path);
    if !file.is_file() {
        return Err(Failure::NotFound(if corpus_named {
            format!("{shown} is neither the id of an article in the corpus nor a file; `parallax articles` lists ids")
        } else if file.is_dir() {
            format!("{shown} is a folder; name two files, or ids of articles together with --corpus")
        } else {
            format!("{shown} does not exist; name two files, or ids of articles together with --corpus")
        }));
    }
    let articles = Mutex::new(Vec::new());
    let problems = Mutex::new(Vec::<Problem>::new());
    open(std::slice::from_ref(&file))?.load(&AtomicBool::new(false), &|loaded| match loaded {
        Loaded::Article(article) if record.is_none() || article.head.record == record => {
            articles.lock().unwrap_or_else(PoisonError::into_inner).push(*article);
        }
        Loaded::Problem(problem) if record.is_none() || problem.record == record => {
            problems.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
        }
        _ => {}
    });
    let mut articles = articles.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut problems = problems.into_inner().unwrap_or_else(PoisonError::into_inner);
    problems.sort();
    match (articles.pop(), articles.len()) {
        (Some(article), 0) => Ok(article),
        (Some(_), others) => Err(Failure::Unusable(format!(
            "{shown} holds {} articles; name one of them: {shown}#0 for the first",
            others + 1
        ))),
        (None, _) => Err(Failure::NotFound(match problems.first() {
            Some(problem) => problem.to_string(),
            None if record.is_some() => format!("{shown}: the file holds no such record"),
            None => format!("{shown} holds no article"),
        })),
    }
}

/// Takes `dump.jsonl#3` apart, unless there is a file of that very name.
fn file_and_record(path: &Path) -> (PathBuf, Option<u64>) {
    if !path.exists()
        && let Some((file, record)) = path.to_str().and_then(|path| path.rsplit_once('#'))
        && let Ok(record) = record.parse()
    {
        return (file.into(), Some(record));
    }
    (path.to_owned(), None)
}

fn json(collation: &Collation) -> Result<(), Failure> {
    let mut out = page::out();
    serde_json::to_writer(&mut out, &crate::compare::Document::to_json(collation))?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Both texts interleaved, passage by passage: what both have once, what one has under its own mark.
fn text(collation: &Collation) -> Result<(), Failure> {
    let mut out = page::out();
    let width = page::width();
    let mark = Sides::new("< ", "> ");
    for side in Side::BOTH {
        paragraph(&mut out, &heading(&collation.tellings[side]), width, mark[side], "  ")?;
    }
    writeln!(out)?;
    paragraph(&mut out, &collation.summary.words, width, "", "")?;
    let notes = notes(collation, None);
    for (number, (row, notes)) in (1..).zip(collation.rows.iter().zip(&notes)) {
        writeln!(out)?;
        let relations = row
            .alignments
            .iter()
            .filter_map(|&index| collation.alignments.get(index));
        let (relations, unsure): (Vec<Relation>, Vec<bool>) = relations
            .map(|alignment| (alignment.relation, is_unsure(alignment)))
            .unzip();
        let words = Sides::from_fn(|side| sentences(&collation.tellings[side], &row.sentences[side]));
        let same = !relations.is_empty() && relations.iter().all(|relation| *relation == Relation::Verbatim);
        if same && words.left == words.right {
            paragraph(&mut out, &format!("{number} {}", words.left), width, "= ", "  ")?;
            for note in notes {
                paragraph(&mut out, &said(note), width, "  ", "    ")?;
            }
            continue;
        }
        if !relations.is_empty() {
            let mut names: Vec<&str> = relations.iter().map(|relation| name(*relation)).collect();
            names.dedup();
            let doubt = if unsure.iter().all(|unsure| *unsure) {
                "perhaps "
            } else {
                ""
            };
            writeln!(out, "  {number} [{doubt}{}]", names.join(", "))?;
        }
        for side in Side::BOTH {
            // Notes speak of passages by their numbers, as the program does on the screen.
            let begins = if relations.is_empty() {
                format!("{number} ")
            } else {
                String::new()
            };
            if !words[side].is_empty() {
                paragraph(&mut out, &format!("{begins}{}", words[side]), width, mark[side], "  ")?;
            }
        }
        for note in notes {
            paragraph(&mut out, &said(note), width, "  ", "    ")?;
        }
    }
    Ok(out.flush()?)
}

/// A note in brackets: which figures differ, what was cut, where else it stands.
fn said(note: &[Said]) -> String {
    let words: String = note.iter().map(|piece| piece.text.as_str()).collect();
    format!("[{words}]")
}

fn sentences(telling: &Telling, numbers: &[usize]) -> String {
    let texts = numbers.iter().filter_map(|&number| telling.sentences.get(number));
    texts
        .map(|sentence| sentence.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn heading(telling: &Telling) -> String {
    let mut parts = vec![telling.title.clone().unwrap_or_else(|| telling.id.to_string())];
    parts.extend(telling.outlet.clone());
    parts.extend(telling.published.map(|published| published.to_string()));
    parts.join(" · ")
}

fn name(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "verbatim but for house style",
        Relation::Edited => "edited",
        Relation::Quote => "quotation",
        Relation::Reported => "quoted in one, reported in the other",
        Relation::Paraphrase => "paraphrase",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_after_a_hash_is_a_record_unless_the_file_is_called_so() {
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join("notes#3");
        assert_eq!(file_and_record(&odd), (folder.path().join("notes"), Some(3)));
        std::fs::write(&odd, "x").unwrap();
        assert_eq!(file_and_record(&odd), (odd.clone(), None));
        assert_eq!(file_and_record(Path::new("c#")), (PathBuf::from("c#"), None));
    }
}
