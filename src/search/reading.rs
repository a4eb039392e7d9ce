//! Asks an index: which articles have what a query asks of texts, and how well they answer.

use super::index::{Index, Unusable};
use super::query::{Form, Leaf, Query};
use super::score::{Answer, Scale, Tally};
use super::sought::{BEGINNINGS, form_term, language, stem};
use crate::corpus::Head;
use std::cmp::Reverse;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::columnar::Column;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, ReloadPolicy, Searcher, TERMINATED, TantivyDocument, Term};

/// What must be known of all articles to weigh and order those that are found, by their place in one list.
#[derive(Debug, Clone, Default)]
pub struct Shelved {
    words: Vec<u32>,
    /// The place of each article where two answer as well, newest first, then by id; and the article of each place.
    rank: Vec<u32>,
    ranked: Vec<u32>,
    languages: BTreeSet<String>,
    scale: Scale,
}

impl Shelved {
    /// Of articles that stand by id.
    pub fn of(heads: &[Arc<Head>]) -> Shelved {
        let mut ranked: Vec<u32> = (0..heads.len() as u32).collect();
        ranked.sort_by_cached_key(|&at| {
            let when = heads[at as usize].published.map(|published| published.seconds());
            (when.is_none(), Reverse(when))
        });
        let mut rank = vec![0; heads.len()];
        for (place, &at) in ranked.iter().enumerate() {
            rank[at as usize] = place as u32;
        }
        Shelved {
            words: heads
                .iter()
                .map(|head| u32::try_from(head.words).unwrap_or(u32::MAX))
                .collect(),
            rank,
            ranked,
            languages: heads
                .iter()
                .map(|head| language(head.language.as_deref()).to_owned())
                .collect(),
            scale: Scale::of(heads.iter().map(|head| head.words)),
        }
    }

    /// What articles answer, best first: `tally` counts what each has of the words of a leaf; `admits` says which are asked at all.
    ///
    /// # Errors
    /// Those of `tally`.
    pub fn answers<E>(
        &self,
        query: &Query,
        admits: Option<&[bool]>,
        mut tally: impl FnMut(usize, &Leaf) -> Result<Vec<Tally>, E>,
    ) -> Result<Vec<Answer>, E> {
        self.ordered(query, admits, |number, leaf| {
            Ok(Arc::new(self.weighed(leaf, &tally(number, leaf)?)))
        })
    }

    /// How well each article answers a leaf, in parts of a point; [`SILENT`] where it does not.
    fn weighed(&self, leaf: &Leaf, tallies: &[Tally]) -> Vec<u32> {
        let scale = self.scale.counting(tallies.iter());
        let each = tallies.iter().zip(&self.words);
        each.map(|(tally, words)| match tally.answers() {
            true => scale.parts(leaf.form, tally, *words as usize).min(SILENT - 1),
            false => SILENT,
        })
        .collect()
    }

    /// What articles answer, best first, given how well each answers each leaf.
    fn ordered<E>(
        &self,
        query: &Query,
        admits: Option<&[bool]>,
        mut weighed: impl FnMut(usize, &Leaf) -> Result<Arc<Vec<u32>>, E>,
    ) -> Result<Vec<Answer>, E> {
        let mut asked: Vec<bool> = match admits {
            Some(admits) => admits.to_vec(),
            None => vec![true; self.words.len()],
        };
        let mut parts = vec![0_u32; self.words.len()];
        for (number, (leaf, negated)) in query.leaves().enumerate() {
            let weighed = weighed(number, leaf)?;
            for ((asked, parts), &weight) in asked.iter_mut().zip(&mut parts).zip(weighed.iter()) {
                *asked &= (weight != SILENT) != negated;
                if *asked && !negated {
                    *parts = parts.saturating_add(weight);
                }
            }
        }
        let found = (0..self.words.len()).filter(|&at| asked[at]);
        // Best first in one number: what is more comes before.
        let mut keys: Vec<u64> = found
            .map(|at| u64::from(u32::MAX - parts[at]) << 32 | u64::from(self.rank[at]))
            .collect();
        keys.sort_unstable();
        let answer = |key: u64| {
            let article = self.ranked[(key & u64::from(u32::MAX)) as usize];
            Answer {
                article,
                parts: parts[article as usize],
            }
        };
        Ok(keys.into_iter().map(answer).collect())
    }
}

/// An article that does not answer.
const SILENT: u32 = u32::MAX;

/// Leaves whose answers are kept, four bytes an article each.
const LEAVES: usize = 6;

/// The answers of the leaves looked up last, newest first.
type Leaves = VecDeque<(Leaf, Arc<Vec<u32>>)>;

/// Stands for a document whose article is none of those shelved.
const NONE: u32 = u32::MAX;

/// An index as it is at one moment, fitted to a list of articles.
pub struct Reading {
    searcher: Searcher,
    fields: super::index::Fields,
    /// The article of each document, by segment.
    articles: Vec<Vec<u32>>,
    /// The document of each article, where it is indexed.
    documents: Vec<Option<DocAddress>>,
    shelved: Arc<Shelved>,
    leaves: Mutex<Leaves>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading")
            .field("documents", &self.documents.len())
            .finish_non_exhaustive()
    }
}

impl Reading {
    /// Fits what is in an index to articles; `find` tells where the article with an id stands among them.
    ///
    /// # Errors
    /// The index can't be read.
    pub fn of(index: &Index, shelved: Arc<Shelved>, find: &dyn Fn(&str) -> Option<u32>) -> Result<Reading, Unusable> {
        let reader = index
            .inner
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let searcher = reader.searcher();
        let mut documents = vec![None; shelved.words.len()];
        let mut articles = Vec::new();
        for (segment, reader) in searcher.segment_readers().iter().enumerate() {
            let mut of = vec![NONE; reader.max_doc() as usize];
            if let Some(ids) = reader.fast_fields().str("id")? {
                let mut by_ord = Vec::with_capacity(ids.num_terms());
                let mut stream = ids.dictionary().stream()?;
                while stream.advance() {
                    let id = std::str::from_utf8(stream.key()).unwrap_or_default();
                    by_ord.push(find(id).unwrap_or(NONE));
                }
                let ords: &Column<u64> = ids.ords();
                for doc in reader.doc_ids_alive() {
                    let ord = ords.first(doc).and_then(|ord| by_ord.get(usize::try_from(ord).ok()?));
                    let Some(&article) = ord.filter(|article| **article != NONE) else {
                        continue;
                    };
                    // Of an article that stands in it twice the first counts.
                    let document = &mut documents[article as usize];
                    if document.is_none() {
                        *document = Some(DocAddress::new(segment as u32, doc));
                        of[doc as usize] = article;
                    }
                }
            }
            articles.push(of);
        }
        Ok(Reading {
            searcher,
            fields: index.fields,
            articles,
            documents,
            shelved,
            leaves: Mutex::default(),
        })
    }

    /// How many of the articles are indexed.
    pub fn indexed(&self) -> usize {
        self.documents.iter().flatten().count()
    }

    /// The articles that answer, best first. Only those are asked that `admits` lets through.
    ///
    /// # Errors
    /// The index can't be read.
    pub fn search(&self, query: &Query, admits: Option<&[bool]>) -> Result<Vec<Answer>, Unusable> {
        self.shelved.ordered(query, admits, |_, leaf| self.weighed(leaf))
    }

    /// How well each article answers a leaf. Words that were typed before the one at hand are looked up once.
    fn weighed(&self, leaf: &Leaf) -> Result<Arc<Vec<u32>>, Unusable> {
        let known = |leaves: &Leaves| {
            leaves
                .iter()
                .find(|(known, _)| known == leaf)
                .map(|(_, weighed)| Arc::clone(weighed))
        };
        let held = || self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(weighed) = known(&held()) {
            return Ok(weighed);
        }
        let weighed = Arc::new(self.shelved.weighed(leaf, &self.tallies(leaf)?));
        let mut leaves = held();
        leaves.truncate(LEAVES - 1);
        leaves.push_front((leaf.clone(), Arc::clone(&weighed)));
        Ok(weighed)
    }

    /// The paragraphs of an article; none where it is not indexed.
    ///
    /// # Errors
    /// The index can't be read.
    pub fn paragraphs(&self, article: u32) -> Result<Vec<String>, Unusable> {
        let Some(address) = self.documents.get(article as usize).copied().flatten() else {
            return Ok(Vec::new());
        };
        let document: TantivyDocument = self.searcher.doc(address)?;
        let texts = document.get_all(self.fields.text);
        Ok(texts.filter_map(|text| text.as_str().map(str::to_owned)).collect())
    }

    fn tallies(&self, leaf: &Leaf) -> Result<Vec<Tally>, Unusable> {
        let mut tallies = vec![Tally::default(); self.shelved.words.len()];
        let fields = &self.fields;
        let (forms, beginnings) = match leaf.title {
            true => (fields.title_forms, fields.title_beginnings),
            false => (fields.forms, fields.beginnings),
        };
        if let (Form::Word | Form::Open, [word]) = (leaf.form, leaf.words.as_slice()) {
            for language in &self.shelved.languages {
                let term = form_term(&stem(word, language), language);
                self.each(forms, &term, &mut tallies, |tally, _| tally.form = true)?;
            }
        }
        if let (Form::Open | Form::Prefix, [word]) = (leaf.form, leaf.words.as_slice()) {
            self.beginning(word, beginnings, leaf.title, &mut tallies)?;
        }
        match (leaf.form, leaf.words.as_slice()) {
            (Form::Prefix, [_]) => {}
            (_, [word]) => {
                self.each(fields.title, word, &mut tallies, |tally, times| tally.title = times)?;
                if !leaf.title {
                    self.each(fields.text, word, &mut tallies, |tally, times| tally.text = times)?;
                }
            }
            _ => {
                self.phrase(fields.title, leaf, &mut tallies, |tally, times| tally.title += times)?;
                if !leaf.title {
                    self.phrase(fields.text, leaf, &mut tallies, |tally, times| tally.text += times)?;
                }
            }
        }
        Ok(tallies)
    }

    /// Goes through the documents of a term, with how often each has it.
    fn each(
        &self,
        field: Field,
        term: &str,
        tallies: &mut [Tally],
        mut count: impl FnMut(&mut Tally, u32),
    ) -> Result<(), Unusable> {
        let term = Term::from_field_text(field, term);
        for (reader, of) in self.searcher.segment_readers().iter().zip(&self.articles) {
            let inverted = reader.inverted_index(field)?;
            if let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::WithFreqs)? {
                go_through(&mut postings, of, tallies, &mut count);
            }
        }
        Ok(())
    }

    /// Marks the articles in which a word begins so.
    fn beginning(&self, word: &str, short: Field, title: bool, tallies: &mut [Tally]) -> Result<(), Unusable> {
        let mut mark = |tally: &mut Tally, _| tally.beginning = true;
        if word.chars().count() <= BEGINNINGS {
            return self.each(short, word, tallies, mark);
        }
        let fields = [Some(self.fields.title), (!title).then_some(self.fields.text)];
        for (reader, of) in self.searcher.segment_readers().iter().zip(&self.articles) {
            for field in fields.into_iter().flatten() {
                let inverted = reader.inverted_index(field)?;
                each_beginning(&inverted, word, |info| {
                    let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                    go_through(&mut postings, of, tallies, &mut mark);
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    fn phrase(
        &self,
        field: Field,
        leaf: &Leaf,
        tallies: &mut [Tally],
        mut count: impl FnMut(&mut Tally, u32),
    ) -> Result<(), Unusable> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        for (reader, of) in self.searcher.segment_readers().iter().zip(&self.articles) {
            let inverted = reader.inverted_index(field)?;
            let postings = |word: &String| inverted.read_postings(&Term::from_field_text(field, word), option);
            let mut run = |words: Vec<SegmentPostings>| {
                side_by_side(words, |doc, times| {
                    if let Some(tally) = of.get(doc as usize).and_then(|&at| tallies.get_mut(at as usize)) {
                        count(tally, times);
                    }
                });
            };
            let (Some(last), whole) = (
                leaf.words.last(),
                leaf.words.len() - usize::from(leaf.form == Form::Prefix),
            ) else {
                continue;
            };
            let fixed = || -> std::io::Result<Option<Vec<SegmentPostings>>> {
                leaf.words.iter().take(whole).map(postings).collect()
            };
            if leaf.form != Form::Prefix {
                if let Some(words) = fixed()? {
                    run(words);
                }
            } else if fixed()?.is_some() {
                each_beginning(&inverted, last, |info| {
                    if let Some(mut words) = fixed()? {
                        words.push(inverted.read_postings_from_terminfo(info, option)?);
                        run(words);
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    }
}

fn go_through(
    postings: &mut SegmentPostings,
    of: &[u32],
    tallies: &mut [Tally],
    count: &mut impl FnMut(&mut Tally, u32),
) {
    let mut doc = postings.doc();
    while doc != TERMINATED {
        // What is none of ours lies behind the end.
        if let Some(tally) = of.get(doc as usize).and_then(|&at| tallies.get_mut(at as usize)) {
            count(tally, postings.term_freq());
        }
        doc = postings.advance();
    }
}

/// Goes through the words that begin so.
fn each_beginning(
    inverted: &InvertedIndexReader,
    beginning: &str,
    mut take: impl FnMut(&tantivy::postings::TermInfo) -> std::io::Result<()>,
) -> Result<(), Unusable> {
    let mut behind = beginning.as_bytes().to_vec();
    // No byte of UTF-8 is the last there is.
    if let Some(last) = behind.last_mut() {
        *last += 1;
    }
    let mut stream = inverted.terms().range().ge(beginning).lt(&behind).into_stream()?;
    while stream.advance() {
        take(stream.value())?;
    }
    Ok(())
}

/// The documents in which words stand side by side, with how often.
fn side_by_side(mut words: Vec<SegmentPostings>, mut take: impl FnMut(u32, u32)) {
    // The rarest leads.
    let Some(lead) = (0..words.len()).min_by_key(|&at| words[at].doc_freq()) else {
        return;
    };
    let (mut starts, mut places) = (Vec::new(), Vec::new());
    let mut doc = words[lead].doc();
    'documents: while doc != TERMINATED {
        for at in (0..words.len()).filter(|&at| at != lead) {
            let there = match words[at].doc() < doc {
                true => words[at].seek(doc),
                false => words[at].doc(),
            };
            if there != doc {
                doc = match there {
                    TERMINATED => TERMINATED,
                    there => words[lead].seek(there),
                };
                continue 'documents;
            }
        }
        for (at, word) in words.iter_mut().enumerate() {
            places.clear();
            word.append_positions_with_offset(0, &mut places);
            if at == 0 {
                std::mem::swap(&mut starts, &mut places);
            } else {
                starts.retain(|start| places.binary_search(&(start + at as u32)).is_ok());
            }
        }
        if !starts.is_empty() {
            take(doc, starts.len() as u32);
        }
        doc = words[lead].advance();
    }
}
