//! The form in which an article's facts are corrected: a line for each, and one for how far a new outlet reaches.

use super::edits::{Edits, Field, Said};
use super::library::Library;
use super::msg::Job;
use super::state::Input;
use crate::corpus::{Article, ArticleId, Head, Problem, typed_date};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Which articles get the outlet that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// This one alone.
    This,
    /// All whose outlet is what this one's is now.
    Outlet,
    /// All in its folder and below.
    Folder,
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Spot {
    Field(Field),
    Reach,
}

impl Spot {
    /// All, in the order they stand.
    pub const ALL: [Spot; 5] = [
        Spot::Field(Field::Title),
        Spot::Field(Field::Outlet),
        Spot::Reach,
        Spot::Field(Field::Published),
        Spot::Field(Field::Byline),
    ];
}

/// One field while it is corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub input: Input,
    /// What counted when the form was opened; empty: not known.
    pub before: String,
    /// What the file says is asked for again.
    pub back: bool,
}

/// A form over a screen.
#[derive(Debug, Clone)]
pub struct Form {
    pub id: ArticleId,
    /// By [`Field`].
    pub entries: [Entry; Field::ALL.len()],
    /// The line the cursor is on.
    pub at: Spot,
    pub reach: Reach,
    /// What can be reached, and how many articles each is; always this one alone, first.
    pub reaches: Vec<(Reach, usize)>,
    /// The article's folder, without a slash at its end.
    pub folder: String,
    /// The article as its file says, once it has been read.
    pub article: Option<Arc<Article>>,
    /// Why its file can't be read.
    pub problem: Option<Problem>,
    pub awaited: Option<Job>,
    /// What was not understood, and in which field.
    pub mistake: Option<(Field, String)>,
}

/// A correction that is asked for: of which article, of which field, what; `None`: what the file says.
pub type Asked = (ArticleId, Field, Option<Said>);

impl Form {
    /// A form that shows what counts now.
    pub fn new(head: &Head, library: &Library, edits: &Edits) -> Form {
        let entries = Field::ALL.map(|field| {
            // A correction just made counts before the library tells of it.
            let said = edits.said(&head.id, field).map(|said| field.shown(said));
            let before = said.unwrap_or_else(|| field.of(head).unwrap_or_default());
            Entry {
                input: Input::new(&before),
                before,
                back: false,
            }
        });
        let folder = head.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut reaches = vec![(Reach::This, 1)];
        let same = library.outlets.iter().find(|outlet| outlet.name == head.outlet);
        for (reach, count) in [
            (Reach::Outlet, same.map_or(0, |outlet| outlet.articles.len())),
            (Reach::Folder, library.in_folder(folder).len()),
        ] {
            if count > 1 {
                reaches.push((reach, count));
            }
        }
        Form {
            id: head.id.clone(),
            entries,
            at: Spot::Field(Field::Title),
            reach: Reach::This,
            reaches,
            folder: folder.to_owned(),
            article: None,
            problem: None,
            awaited: None,
            mistake: None,
        }
    }

    /// A field's entry.
    pub fn entry(&self, field: Field) -> &Entry {
        &self.entries[field as usize]
    }

    /// The entry under the cursor, where that is on a field.
    pub(super) fn current(&mut self) -> Option<&mut Entry> {
        match self.at {
            Spot::Field(field) => self.entries.get_mut(field as usize),
            Spot::Reach => None,
        }
    }

    /// What the file says of a field; empty: nothing. `None` until it has been read.
    pub fn told(&self, field: Field) -> Option<String> {
        Some(field.of(&self.article.as_ref()?.head).unwrap_or_default())
    }

    /// What the file says has been read: a field whose correction was just taken back shows it.
    pub(super) fn hear(&mut self, article: Arc<Article>, edits: &Edits) {
        for field in Field::ALL {
            if let Some(entry) = self.entries.get_mut(field as usize)
                && edits.said(&self.id, field).is_none()
                && !entry.is_changed()
            {
                entry.before = field.of(&article.head).unwrap_or_default();
                if entry.input.text != entry.before {
                    entry.input = Input::new(&entry.before);
                }
            }
        }
        self.article = Some(article);
        self.problem = None;
    }

    /// How many articles get the outlet.
    pub fn count(&self) -> usize {
        let reached = self.reaches.iter().find(|(reach, _)| *reach == self.reach);
        reached.map_or(1, |(_, count)| *count)
    }

    /// Whether anything was typed or asked back.
    pub fn is_changed(&self) -> bool {
        Field::ALL.into_iter().any(|field| self.entry(field).is_changed())
    }

    /// The corrections that are asked for.
    ///
    /// # Errors
    /// The field that was not understood, and a sentence.
    pub(super) fn asked(&self, library: &Library, edits: &Edits) -> Result<Vec<Asked>, (Field, String)> {
        let mut asked = Vec::new();
        for field in Field::ALL {
            let entry = self.entry(field);
            if !entry.is_changed() {
                continue;
            }
            let text = one_line(&entry.input.text);
            let said: Said = match field {
                _ if text.is_empty() => None,
                Field::Published => {
                    let published = typed_date(&text).map_err(|sentence| (field, sentence))?;
                    Some(published.to_string().as_str().into())
                }
                _ => Some(text.as_str().into()),
            };
            // Whoever types what the file says wants no correction.
            let back = entry.back || self.told(field) == Some(field.shown(&said));
            asked.push((self.id.clone(), field, (!back).then(|| said.clone())));
            if field == Field::Outlet {
                let others = self.reached(library).into_iter().filter(|id| *id != self.id);
                asked.extend(others.map(|id| (id, field, (!entry.back).then(|| said.clone()))));
            }
        }
        // What already is so is no change.
        asked.retain(|(id, field, said)| edits.said(id, *field) != said.as_ref());
        Ok(asked)
    }

    fn reached(&self, library: &Library) -> Vec<ArticleId> {
        let before = Some(self.entry(Field::Outlet).before.clone()).filter(|name| !name.is_empty());
        match self.reach {
            Reach::This => Vec::new(),
            Reach::Folder => library
                .in_folder(&self.folder)
                .iter()
                .map(|head| head.id.clone())
                .collect(),
            Reach::Outlet => {
                let outlet = library.outlets.iter().find(|outlet| outlet.name == before);
                let articles = outlet.map_or(&[][..], |outlet| outlet.articles.as_slice());
                let heads = articles.iter().filter_map(|&index| library.heads.get(index as usize));
                heads.map(|head| head.id.clone()).collect()
            }
        }
    }
}

impl Entry {
    /// Whether it is other than when the form was opened.
    pub fn is_changed(&self) -> bool {
        self.back || self.input.text != self.before
    }
}

/// Spaces only single and between words.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Library {
    /// The articles whose files stand in a folder and below; all for the corpus itself (`""`).
    pub fn in_folder(&self, folder: &str) -> &[Arc<Head>] {
        // Heads stand in the order of their paths: those of a folder side by side.
        let inside = |head: &Arc<Head>| {
            let rest = head.path.strip_prefix(folder);
            folder.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let from = self.heads.partition_point(|head| head.path.as_str() < prefix.as_str());
        let rest = self.heads.get(from..).unwrap_or_default();
        let many = rest.iter().take_while(|head| inside(head)).count();
        rest.get(..many).unwrap_or_default()
    }
}
