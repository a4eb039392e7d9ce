//! The index: which words stand where in which article, and the texts themselves for excerpts; in a folder of the cache or in
//! memory. Made, kept and merged by tantivy; what is asked of it and how answers are weighed is ours.

use super::manifest::Manifest;
use super::sought::looked_up;
use super::words::Words;
use crate::corpus::Article;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tantivy::indexer::{LogMergePolicy, NoMergePolicy};
use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, WhitespaceTokenizer};
use tantivy::{IndexSettings, IndexWriter, TantivyDocument, Term};

/// Where an index lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Space {
    /// It goes with the program.
    Memory,
    /// It stays for the next start.
    Folder(PathBuf),
}

/// Why an index can't be used or made.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It is to be made anew.
    #[error("is damaged")]
    Damaged,
    #[error("belongs to another corpus or was made by another version of this program")]
    Foreign,
    #[error("{0}")]
    Failed(String),
}

impl From<tantivy::TantivyError> for Unusable {
    fn from(error: tantivy::TantivyError) -> Unusable {
        Unusable::Failed(error.to_string())
    }
}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Unusable {
        Unusable::Failed(error.to_string())
    }
}

/// What is looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub id: Field,
    /// The file that must change for the article to change.
    file: Field,
    /// Words in their order.
    pub title: Field,
    pub text: Field,
    /// Stems and beginnings of words, without order or number.
    pub forms: Field,
    pub beginnings: Field,
    pub title_forms: Field,
    pub title_beginnings: Field,
}

/// An index that can be written and read.
#[derive(Debug)]
pub struct Index {
    pub(super) inner: tantivy::Index,
    pub(super) fields: Fields,
    folder: Option<PathBuf>,
}

/// Name of the tokenizer of our own.
const WORDS: &str = "parallax-words";
/// Of the one that takes apart what was put together here.
const TERMS: &str = "parallax-terms";
/// Bytes a writer may hold before it writes them out.
const HELD: usize = 96 << 20;
/// The file that is locked while an index is changed.
const LOCK: &str = "being-written";

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexed = |tokenizer: &str, record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer);
        let options = TextOptions::default();
        options.set_indexing_options(indexing.set_index_option(record).set_fieldnorms(false))
    };
    let words = indexed(WORDS, IndexRecordOption::WithFreqsAndPositions);
    let terms = indexed(TERMS, IndexRecordOption::Basic);
    let fields = Fields {
        id: schema.add_text_field("id", STRING | FAST),
        file: schema.add_text_field("file", STRING),
        title: schema.add_text_field("title", words.clone()),
        text: schema.add_text_field("text", words | STORED),
        forms: schema.add_text_field("forms", terms.clone()),
        beginnings: schema.add_text_field("beginnings", terms.clone()),
        title_forms: schema.add_text_field("title_forms", terms.clone()),
        title_beginnings: schema.add_text_field("title_beginnings", terms),
    };
    (schema.build(), fields)
}

impl Index {
    fn with(index: tantivy::Index, folder: Option<PathBuf>) -> Index {
        index.tokenizers().register(WORDS, Splitter::default());
        index.tokenizers().register(TERMS, WhitespaceTokenizer::default());
        Index {
            inner: index,
            fields: schema().1,
            folder,
        }
    }

    /// An empty one, in the place of what lies there.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn create(space: &Space) -> Result<Index, Unusable> {
        let (schema, _) = schema();
        let Space::Folder(folder) = space else {
            return Ok(Index::with(tantivy::Index::create_in_ram(schema), None));
        };
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            // The lock is held.
            if path.file_name().is_none_or(|name| name != LOCK) {
                fs::remove_file(path)?;
            }
        }
        let directory = tantivy::directory::MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let index = tantivy::Index::create(directory, schema, IndexSettings::default())?;
        Ok(Index::with(index, Some(folder.clone())))
    }

    /// The one that lies in a folder and of what it was made; none where nothing was finished there.
    ///
    /// # Errors
    /// It is damaged, or not of this program and corpus.
    pub fn open(folder: &Path, maker: &str, key: &str) -> Result<Option<(Index, Manifest)>, Unusable> {
        if !folder.join("meta.json").is_file() {
            return Ok(None);
        }
        let damaged = |_| Unusable::Damaged;
        let index = tantivy::Index::open_in_dir(folder).map_err(damaged)?;
        if index.schema() != schema().0 {
            return Err(Unusable::Foreign);
        }
        let Some(name) = index.load_metas().map_err(damaged)?.payload else {
            // Whoever made it was ended before it was whole.
            return Ok(None);
        };
        let manifest = Manifest::read(folder, &name).ok_or(Unusable::Damaged)?;
        if manifest.maker != maker || manifest.key != key {
            return Err(Unusable::Foreign);
        }
        Ok(Some((Index::with(index, Some(folder.to_owned())), manifest)))
    }

    /// Looks whether every byte of it is as it was written.
    ///
    /// # Errors
    /// It is not.
    pub fn verify(&self) -> Result<(), Unusable> {
        match self.inner.validate_checksum() {
            Ok(broken) if broken.is_empty() => Ok(()),
            Ok(_) | Err(_) => Err(Unusable::Damaged),
        }
    }

    /// Begins to change it. `many`: nearly everything is new.
    ///
    /// # Errors
    /// It can't be written.
    pub fn writer(&self, many: bool) -> Result<Writer, Unusable> {
        let writer = self.inner.writer_with_num_threads(1, HELD)?;
        if many {
            // What is written once is merged once, if at all.
            writer.set_merge_policy(Box::new(NoMergePolicy));
        } else {
            writer.set_merge_policy(Box::new(LogMergePolicy::default()));
        }
        Ok(Writer {
            inner: writer,
            fields: self.fields,
            folder: self.folder.clone(),
        })
    }

    /// The lock under which one program alone changes the index in a folder; `None`: another has it. It is given up when the file is
    /// dropped, or the program ends in any way.
    ///
    /// # Errors
    /// The folder can't be made or written.
    pub fn lock(folder: &Path) -> io::Result<Option<File>> {
        fs::create_dir_all(folder)?;
        let file = File::options().create(true).append(true).open(folder.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Changes an index; what it does is seen when it is committed.
pub struct Writer {
    inner: IndexWriter,
    fields: Fields,
    folder: Option<PathBuf>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Writer {
    /// Adds an article of a file.
    ///
    /// # Errors
    /// The index can't be written any more.
    pub fn add(&self, article: &Article, file: &str) -> Result<(), Unusable> {
        let fields = &self.fields;
        let language = article.head.language.as_deref();
        let title = article.head.title.as_deref().unwrap_or_default();
        let texts = || article.paragraphs.iter().map(String::as_str);
        let (forms, beginnings) = looked_up(std::iter::once(title).chain(texts()), language);
        let (title_forms, title_beginnings) = looked_up(std::iter::once(title), language);
        let mut document = TantivyDocument::default();
        document.add_text(fields.id, article.head.id.as_str());
        document.add_text(fields.file, file);
        document.add_text(fields.title, title);
        for text in texts() {
            document.add_text(fields.text, text);
        }
        document.add_text(fields.forms, forms);
        document.add_text(fields.beginnings, beginnings);
        document.add_text(fields.title_forms, title_forms);
        document.add_text(fields.title_beginnings, title_beginnings);
        self.inner.add_document(document)?;
        Ok(())
    }

    /// Takes out all articles of a file.
    pub fn forget_file(&self, file: &str) {
        self.inner.delete_term(Term::from_field_text(self.fields.file, file));
    }

    /// Takes out one article.
    pub fn forget_article(&self, id: &str) {
        self.inner.delete_term(Term::from_field_text(self.fields.id, id));
    }

    /// Lets what was added so far be seen. Should the program end before [`Writer::finish`], it is made anew.
    ///
    /// # Errors
    /// The index can't be written.
    pub fn show(&mut self) -> Result<(), Unusable> {
        self.inner.commit()?;
        Ok(())
    }

    /// The index is now what is to be made of `manifest`.
    ///
    /// # Errors
    /// The index can't be written.
    pub fn finish(mut self, manifest: &Manifest) -> Result<(), Unusable> {
        let name = manifest.name()?;
        if let Some(folder) = &self.folder {
            manifest.write(folder, &name)?;
        }
        let mut prepared = self.inner.prepare_commit()?;
        prepared.set_payload(&name);
        prepared.commit()?;
        if let Some(folder) = &self.folder {
            Manifest::remove_others(folder, &name);
        }
        self.inner.wait_merging_threads()?;
        Ok(())
    }
}

/// Takes texts apart as [`Words`] does.
#[derive(Clone, Default)]
struct Splitter {
    token: Token,
}

struct Split<'a> {
    words: Words<'a>,
    token: &'a mut Token,
}

impl Tokenizer for Splitter {
    type TokenStream<'a> = Split<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Split<'a> {
        self.token.reset();
        Split {
            words: Words::of(text),
            token: &mut self.token,
        }
    }
}

impl TokenStream for Split<'_> {
    fn advance(&mut self) -> bool {
        let Some(span) = self.words.step() else {
            return false;
        };
        self.token.text.clear();
        self.token.text.push_str(self.words.folded());
        self.token.position = self.token.position.wrapping_add(1);
        (self.token.offset_from, self.token.offset_to) = (span.start, span.end);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
