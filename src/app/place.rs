//! Where a corpus was left: what is kept of the screen between two runs, by ids, so that it survives a changed corpus.

use super::edits::Field;
use super::form::{Form, Reach, Spot};
use super::library::Library;
use super::list::{Kind, List, RowId, Scope, Sort};
use super::msg::{Change, Effect};
use super::state::{Input, Overlay, Screen, State, View};
use serde::{Deserialize, Serialize};

/// A place to come back to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// Lists from the bottom up; those above a text are left out.
    pub lists: Vec<ListPlace>,
    /// Columns of the reader's text.
    /// 0: as configured.
    pub measure: u16,
    /// Days stood as headings in lists.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub by_day: bool,
    /// The text that stood on top.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<TextPlace>,
    /// The form that stood over it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub form: Option<FormPlace>,
}

/// A field other than when the form was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub field: Field,
    pub text: String,
    pub back: bool,
}

/// A form half filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FormPlace {
    pub id: String,
    /// What was typed, where it is other than what counted.
    pub typed: Vec<Typed>,
    pub at: Spot,
    pub reach: Reach,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ListPlace {
    pub kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scope: Option<ScopePlace>,
    pub sort: Sort,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub filter: String,
    /// The id of the story or article, or the name of the outlet, under the cursor.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ScopePlace {
    Story(String),
    Outlet(Option<String>),
    Search(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum TextPlace {
    Reader {
        id: String,
        /// The first line drawn, by paragraph and byte; `None`: the title.
        at: Option<(usize, usize)>,
        /// The paragraph under the cursor.
        #[serde(default)]
        passage: usize,
    },
    Compare {
        left: String,
        right: String,
        row: usize,
        view: View,
    },
}

impl Place {
    pub fn parse(text: &str) -> Result<Place, serde_json::Error> {
        serde_json::from_str(text)
    }

    fn of(state: &State) -> Place {
        let lists = state.screens.iter().filter_map(|screen| match screen {
            Screen::List(list) => Some(ListPlace::of(list)),
            _ => None,
        });
        let text = match state.screen() {
            Screen::List(_) => None,
            Screen::Reader(reader) => Some(TextPlace::Reader {
                id: reader.id.to_string(),
                at: reader.anchor,
                passage: reader.passage,
            }),
            Screen::Compare(comparison) => Some(TextPlace::Compare {
                left: comparison.ids.left.to_string(),
                right: comparison.ids.right.to_string(),
                row: comparison.cursor,
                view: comparison.view,
            }),
        };
        let form = match &state.overlay {
            // One that nothing was typed into is no loss, and would take the first keys of the next start for a title.
            Some(Overlay::Form(form)) => Some(FormPlace::of(form)).filter(|form| !form.typed.is_empty()),
            _ => None,
        };
        Place {
            lists: lists.collect(),
            by_day: state.by_day,
            measure: if state.measure == state.usual_measure {
                0
            } else {
                state.measure
            },
            text,
            form,
        }
    }

    /// The place without what changes with every line moved.
    fn substance(mut self) -> Place {
        for list in &mut self.lists {
            list.row = None;
        }
        match &mut self.text {
            Some(TextPlace::Reader { at, passage, .. }) => {
                *at = None;
                *passage = 0;
            }
            Some(TextPlace::Compare { row, .. }) => *row = 0,
            None => {}
        }
        self
    }

    /// Whether all that it names is in the library.
    pub fn is_in(&self, library: &Library) -> bool {
        let has = |id: &str| library.index(&id.into()).is_some();
        let text = match &self.text {
            None => true,
            Some(TextPlace::Reader { id, .. }) => has(id),
            Some(TextPlace::Compare { left, right, .. }) => has(left) && has(right),
        };
        let form = self.form.as_ref().is_none_or(|form| has(&form.id));
        form && text
            && self.lists.iter().all(|list| {
                (match &list.scope {
                    Some(ScopePlace::Story(id)) => library.story_index(&id.as_str().into()).is_some(),
                    Some(ScopePlace::Outlet(name)) => library.outlets.iter().any(|outlet| outlet.name == *name),
                    Some(ScopePlace::Search(_)) | None => true,
                }) && match (list.kind, &list.row) {
                    (_, None) | (Kind::Outlets | Kind::Kept, _) => true,
                    (Kind::Stories | Kind::Articles, Some(id)) => has(id),
                }
            })
    }
}

impl FormPlace {
    fn of(form: &Form) -> FormPlace {
        let changed = Field::ALL.into_iter().filter(|field| form.entry(*field).is_changed());
        FormPlace {
            id: form.id.to_string(),
            typed: changed
                .map(|field| Typed {
                    field,
                    text: form.entry(field).input.text.clone(),
                    back: form.entry(field).back,
                })
                .collect(),
            at: form.at,
            reach: form.reach,
        }
    }

    /// Fills in what had been typed.
    pub fn fill(&self, form: &mut Form) {
        for typed in &self.typed {
            if let Some(entry) = form.entries.get_mut(typed.field as usize) {
                entry.input = Input::new(&typed.text);
                entry.back = typed.back;
            }
        }
        form.at = self.at;
        if form.reaches.iter().any(|(reach, _)| *reach == self.reach) {
            form.reach = self.reach;
        }
    }
}

impl ListPlace {
    fn of(list: &List) -> ListPlace {
        ListPlace {
            kind: list.kind,
            scope: match &list.scope {
                Scope::All => None,
                Scope::Story(id) => Some(ScopePlace::Story(id.to_string())),
                Scope::Outlet(name) => Some(ScopePlace::Outlet(name.clone())),
                Scope::Search(text) => Some(ScopePlace::Search(text.clone())),
            },
            sort: list.sort,
            filter: list.filter.clone(),
            row: match list.anchor.clone().or_else(|| list.id(list.cursor)) {
                Some(RowId::Story(id) | RowId::Article(id) | RowId::Kept(id, _)) => Some(id.to_string()),
                Some(RowId::Outlet(name)) => name,
                None => None,
            },
        }
    }

    /// The list as it was, before its rows have arrived.
    pub fn list(&self, library: &std::sync::Arc<Library>) -> List {
        let scope = match &self.scope {
            None => Scope::All,
            Some(ScopePlace::Story(id)) => Scope::Story(id.as_str().into()),
            Some(ScopePlace::Outlet(name)) => Scope::Outlet(name.clone()),
            Some(ScopePlace::Search(text)) => Scope::Search(text.clone()),
        };
        let mut list = List::new(self.kind, scope, library.clone());
        if list.sorts().contains(&self.sort) {
            list.sort = self.sort;
        }
        list.filter.clone_from(&self.filter);
        list.anchor = self.row.as_deref().map(|row| match self.kind {
            Kind::Stories => RowId::Story(row.into()),
            Kind::Articles => RowId::Article(row.into()),
            Kind::Outlets => RowId::Outlet(Some(row.to_owned())),
            Kind::Kept => RowId::Kept(row.into(), None),
        });
        list
    }
}

/// Has the place saved as it is, unless nothing has been done since it was.
pub(super) fn keep(state: &mut State, effects: &mut Vec<Effect>) {
    // Whoever ends before the old place was reached wants it kept.
    if state.returning.is_some() {
        return;
    }
    if let Ok(place) = serde_json::to_string(&Place::of(state))
        && place != state.left
    {
        state.left.clone_from(&place);
        effects.push(Effect::Save(Change::Left(place)));
    }
}

/// Has the place saved where it is another one than was saved last: not for every line moved.
pub(super) fn keep_if_moved(state: &mut State, effects: &mut Vec<Effect>) {
    // A filter still being typed is no place yet.
    if state.returning.is_some() || matches!(state.overlay, Some(Overlay::Prompt { .. })) {
        return;
    }
    let substance = Place::of(state).substance();
    if state.substance.as_ref() != Some(&substance) {
        let first = state.substance.replace(substance).is_none();
        // The start is no place worth keeping.
        if !first {
            keep(state, effects);
        }
    }
}
