//! What can be asked of a [`State`]: which screen, which commands, which article, whether work is under way.

use super::command::{Command, Context};
use super::geometry;
use super::layout::{CompareLayout, ReaderLayout};
use super::library::Library;
use super::list::{Kind, List, Scope};
use super::state::{
    Comparison, DEFAULT_MEASURE, Find, Glyphs, Limits, Marks, Overlay, Preview, Progress, Reader, Screen, Shading,
    State, Theme, View,
};
use crate::compare::{Side, Sides};
use crate::corpus::{Article, ArticleId};
use std::sync::Arc;

impl State {
    /// The program as it starts: the stories, still empty. `marks` is what the reader did in earlier runs.
    pub fn new(name: impl Into<String>, columns: u16, rows: u16, theme: Theme, marks: impl Into<Arc<Marks>>) -> State {
        let library = Arc::new(Library::default());
        State {
            name: name.into(),
            columns,
            rows,
            theme,
            own_theme: Some(theme),
            auto_theme: theme,
            chosen_theme: super::theme::AUTO.to_owned(),
            configured_theme: super::theme::AUTO.to_owned(),
            own_themes: Arc::from([]),
            depth: super::theme::Depth::default(),
            glyphs: Glyphs::default(),
            keymap: Arc::default(),
            history: Vec::new(),
            hyperlinks: false,
            screens: vec![Screen::List(List::new(Kind::Stories, Scope::All, Arc::clone(&library)))],
            library,
            progress: Progress::default(),
            marks: marks.into(),
            edits: Arc::default(),
            undo: Vec::new(),
            untried: Vec::new(),
            indexing: None,
            marked: Vec::new(),
            overlay: None,
            pending: Vec::new(),
            count: None,
            notice: None,
            measure: DEFAULT_MEASURE,
            usual_measure: DEFAULT_MEASURE,
            by_day: false,
            typesetting: super::typeset::Typesetting::default(),
            zen: false,
            preview_focused: false,
            preview: Preview::default(),
            ahead: super::ahead::Ahead::default(),
            pairs: None,
            selection: None,
            origin: None,
            quitting: false,
            next_job: 0,
            awaiting_counterpart: None,
            returning: None,
            left: String::new(),
            substance: None,
        }
    }

    /// The screen that is drawn.
    pub fn screen(&self) -> &Screen {
        // `screens` is never empty; a list stands at its bottom.
        &self.screens[self.screens.len() - 1]
    }

    /// Which commands apply now.
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(Overlay::Problems(_)) => Context::Problems,
            Some(Overlay::Help { .. } | Overlay::Story { .. }) => Context::Panel,
            Some(Overlay::Why { .. }) => Context::Why,
            Some(Overlay::Evidence { .. }) => Context::Evidence,
            Some(Overlay::Chooser(_) | Overlay::Pairs(_) | Overlay::Themes(_)) => Context::Chooser,
            Some(Overlay::Ledger(_)) => Context::Ledger,
            Some(
                Overlay::Prompt { .. }
                | Overlay::CommandLine(_)
                | Overlay::Form(_)
                | Overlay::Line(_)
                | Overlay::Hints(_),
            )
            | None => self.context_below(),
        }
    }

    /// The context of the screen, whatever stands over it.
    pub fn context_below(&self) -> Context {
        match self.screen() {
            Screen::List(list) => match list.kind {
                Kind::Stories => Context::Stories,
                Kind::Articles => Context::Articles,
                Kind::Outlets => Context::Outlets,
                Kind::Kept => Context::Kept,
            },
            Screen::Reader(_) => Context::Reader,
            Screen::Compare(_) => Context::Compare,
        }
    }

    /// How a command is asked for on the screen: its first key there, or its name where it has none.
    pub fn way(&self, command: Command) -> String {
        self.keymap.way(self.context_below(), command)
    }

    /// The article a command is about: under the cursor, being read, or on the focused side.
    pub fn article_at_hand(&self) -> Option<&ArticleId> {
        match self.screen() {
            Screen::List(list) => list.article(list.cursor),
            Screen::Reader(reader) => Some(&reader.id),
            Screen::Compare(comparison) => Some(&comparison.ids[comparison.focus]),
        }
    }

    /// The text of the preview, where it is that of the row under the cursor.
    pub fn previewed(&self) -> Option<&Arc<Article>> {
        self.preview
            .article
            .as_ref()
            .filter(|article| Some(&article.head.id) == self.article_at_hand())
    }

    /// Whether an article that was read is in the corpus no more, though it may still be on the screen.
    pub fn is_gone(&self, id: &ArticleId) -> bool {
        self.progress.finished && self.library.index(id).is_none()
    }

    /// Whether the notice tells which difference one has just gone to.
    pub fn tells_a_difference(&self) -> bool {
        let title = super::passages::Kind::Difference.title();
        let notice = self.notice.as_ref();
        notice.is_some_and(|notice| notice.text.starts_with(title))
    }

    /// Whether work is under way that the screen should show to be: loading, a list, a text or a comparison awaited.
    pub fn is_working(&self) -> bool {
        let screen = match self.screen() {
            Screen::List(list) => list.awaited.is_some(),
            Screen::Reader(reader) => reader.awaited.is_some(),
            Screen::Compare(comparison) => comparison.awaited.is_some(),
        };
        let overlay = match &self.overlay {
            Some(Overlay::Evidence { awaited, bonds, .. }) => awaited.is_some() || bonds.awaited.is_some(),
            Some(Overlay::Story { bonds, .. }) => bonds.awaited.is_some(),
            Some(Overlay::Chooser(chooser)) => chooser.awaited.is_some(),
            Some(Overlay::Pairs(list)) => list.awaited.is_some(),
            Some(Overlay::Form(form)) => form.awaited.is_some(),
            _ => false,
        };
        !self.progress.finished || screen || overlay || self.awaiting_counterpart.is_some()
    }

    /// How far what was drawn can be scrolled, told after drawing: what only drawing can count. Without it, keys
    /// pressed at the end of a panel would have to be taken back one by one.
    pub fn limit(&mut self, limits: Limits) {
        if let (
            Some(last),
            Some(
                Overlay::Help { top, .. }
                | Overlay::Evidence { top, .. }
                | Overlay::Story { top, .. }
                | Overlay::Why { top, .. },
            ),
        ) = (limits.panel, &mut self.overlay)
        {
            *top = (*top).min(last);
        }
        if let Some(last) = limits.preview {
            self.preview.top = self.preview.top.min(last);
        }
    }

    /// The view a comparison is drawn in: on a screen too narrow for columns the interleaved one stands in.
    pub fn view_of(&self, comparison: &Comparison) -> View {
        geometry::view_at(self.columns, comparison.view)
    }
}

impl Reader {
    /// An article before it has been read.
    pub fn new(id: ArticleId) -> Reader {
        Reader {
            id,
            article: None,
            problem: None,
            awaited: None,
            layout: ReaderLayout::default(),
            top: 0,
            passage: 0,
            find: Find::default(),
            going: None,
            bound: None,
            anchor: None,
            seeking: false,
        }
    }
}

impl Comparison {
    /// A comparison before it has been made.
    pub fn new(ids: Sides<ArticleId>) -> Comparison {
        Comparison {
            ids,
            languages: Sides::new(None, None),
            collation: None,
            problem: None,
            awaited: None,
            layout: CompareLayout::default(),
            view: View::Columns,
            shading: Shading::Words,
            unfolded: false,
            focus: Side::Left,
            resting: None,
            cursor: 0,
            top: 0,
            find: Find::default(),
            visited: None,
            way_back: None,
            laid: None,
            anchor: None,
            carry: None,
            seeking: false,
            read: None,
        }
    }
}
