//! Everything the screen shows.

use super::ahead::Ahead;
use super::command::Command;
use super::commandline::CommandLine;
use super::edits::Edits;
use super::form::Form;
use super::kept::Noted;
use super::key::Key;
use super::keymap::Keymap;
use super::layout::{CompareLayout, ReaderLayout, Room};
use super::ledger::Ledger;
use super::library::Library;
use super::line::Line;
use super::list::{List, RowId};
use super::mouse::Selection;
use super::msg::Job;
use super::pairs::Pairs;
use super::theme::{Depth, OwnTheme};
pub use super::theme::{Glyphs, Theme};
use super::typeset::Typesetting;
use crate::compare::{Collation, Counterpart, Side, Sides};
use crate::corpus::{Article, ArticleId, Problem};
use crate::search::Sought;
use crate::story::Bonds;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Columns of the reader's text unless asked otherwise.
pub const DEFAULT_MEASURE: u16 = 72;

/// The narrowest and the widest they can be.
pub const MEASURES: std::ops::RangeInclusive<u16> = 32..=120;

/// What the reader did and what is kept of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    pub read: FxHashSet<ArticleId>,
    pub starred: FxHashSet<ArticleId>,
    pub tags: FxHashMap<ArticleId, BTreeSet<Arc<str>>>,
    /// Notes on passages, as these stood in the article.
    pub notes: FxHashMap<ArticleId, Vec<Noted>>,
}

/// How far loading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Files read and found so far.
    pub done: usize,
    pub found: usize,
    /// Folders are still being walked: `found` will grow.
    pub walking: bool,
    pub finished: bool,
}

/// A line being typed. `cursor` is a byte offset on a character boundary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    pub text: String,
    pub cursor: usize,
    /// The line is from before: what is typed takes its place, unless another key goes into it first.
    pub old: bool,
}

/// What typing is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Prompt {
    Filter,
    Find,
    /// Of the whole corpus.
    Search,
}

/// Words searched for in what is on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    pub words: String,
    /// Hits in order: where they are depends on the screen ([`Hit`]).
    pub hits: Vec<Hit>,
    /// The hit the cursor is on.
    pub current: Option<usize>,
    /// What a search of the whole corpus asked for: `words` is how it was typed.
    pub sought: Option<Arc<Sought>>,
}

/// One place where the words searched for stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Always left in a reader.
    pub side: Side,
    /// Paragraph of an article, sentence of a comparison, row of a list.
    pub unit: usize,
    /// Bytes of that unit's text.
    pub span: std::ops::Range<usize>,
}

/// One article to read.
#[derive(Debug, Clone)]
pub struct Reader {
    pub id: ArticleId,
    /// `None` until it has been read from its file.
    pub article: Option<Arc<Article>>,
    /// Why it can't be shown.
    pub problem: Option<Problem>,
    pub awaited: Option<Job>,
    pub layout: ReaderLayout,
    /// First line drawn.
    pub top: usize,
    /// The paragraph under the cursor.
    pub passage: usize,
    pub find: Find,
    /// The note to go to when the text is laid out.
    pub(super) going: Option<Noted>,
    /// The same of a place: paragraph and byte.
    pub(super) bound: Option<(usize, usize)>,
    /// What stands on the first line, so that it stays there at another width: paragraph and byte; `None`: the title.
    pub(super) anchor: Option<(usize, usize)>,
    /// The first hit is to be brought on the screen when the text is laid out.
    pub(super) seeking: bool,
}

/// How the two texts stand to each other on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    Columns,
    Interleaved,
    /// The focused side alone.
    OneSide,
}

/// What is drawn over the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shading {
    Off,
    /// What both have is dim, what one only has stands out.
    Shared,
    /// Word edits.
    Words,
}

/// Two articles side by side.
#[derive(Debug, Clone)]
pub struct Comparison {
    pub ids: Sides<ArticleId>,
    /// What languages they are in, as far as is known.
    pub(super) languages: Sides<Option<String>>,
    pub collation: Option<Arc<Collation>>,
    pub problem: Option<Problem>,
    pub awaited: Option<Job>,
    pub layout: CompareLayout,
    /// Asked for; on a screen too narrow for columns the interleaved view stands in ([`super::State::view_of`]).
    pub view: View,
    pub shading: Shading,
    /// House style is shown as a difference.
    pub unfolded: bool,
    pub focus: Side,
    /// Row of the collation under the cursor.
    pub cursor: usize,
    /// First line drawn; of the focused side, where the other one rests.
    pub top: usize,
    /// First line drawn of the other side while the focused one scrolls by itself; `None`: both scroll together.
    pub resting: Option<usize>,
    pub find: Find,
    /// The line of a list from which the cursor came to its passage last.
    pub(super) visited: Option<Ledger>,
    /// That line and its passage, as long as Esc leads back to the list.
    pub(super) way_back: Option<(Ledger, usize)>,
    /// What the layout was made for.
    pub(super) laid: Option<(View, Side, Room)>,
    pub(super) anchor: Option<CompareAnchor>,
    pub(super) carry: Option<Carry>,
    /// The first hit is to be under the cursor when the comparison comes.
    pub(super) seeking: bool,
    /// The articles that count as read because the end of their comparison was in sight.
    pub(super) read: Option<Sides<ArticleId>>,
}

/// What stands on the first line of a comparison, so that it stays there at another width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CompareAnchor {
    pub row: usize,
    /// Side, sentence and byte of the line's first piece.
    pub place: Option<(Side, usize, usize)>,
}

/// The passage to come back to when another comparison arrives in the place of this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carry {
    /// The article the passage stands in, and its sentence, where there is one.
    pub id: ArticleId,
    pub sentence: Option<usize>,
    /// The article to focus.
    pub focus: ArticleId,
    /// Lines from the top of the screen to the passage.
    pub offset: usize,
}

/// What fills the screen.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a handful of screens exist at a time")]
pub enum Screen {
    /// Stories, articles or outlets, with a preview beside.
    List(List),
    Reader(Box<Reader>),
    Compare(Box<Comparison>),
}

/// What an article is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To be compared with.
    Compare,
    /// Its story is to be joined to this one's.
    Join,
}

/// What holds a story together, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Bound {
    /// `None` while it is awaited, and where the articles are not among those read.
    pub found: Option<Arc<Bonds>>,
    pub awaited: Option<Job>,
}

/// A list to choose an article from: the other one of a comparison, or one of the story to join.
#[derive(Debug, Clone)]
pub struct Chooser {
    pub purpose: Purpose,
    /// The article that stays.
    pub with: ArticleId,
    /// The side it stays on.
    pub side: Side,
    /// Best first; empty while `awaited`.
    pub candidates: Vec<Counterpart>,
    pub awaited: Option<Job>,
    pub cursor: usize,
    pub top: usize,
}

/// The article shown beside a list: that of the row under the cursor, or the first of its story.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// `None`: nothing to read, as for an outlet.
    pub of: Option<ArticleId>,
    /// `None` until it has been read.
    pub article: Option<Arc<Article>>,
    pub problem: Option<Problem>,
    pub awaited: Option<Job>,
    /// The article at the width of the preview.
    pub layout: ReaderLayout,
    /// Lines scrolled past, counted over whatever is drawn.
    pub top: usize,
}

/// The list of what could not be read, what has one cause folded into one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// Line of the list under the cursor, and first one drawn ([`super::problems::Unfolded`]).
    pub cursor: usize,
    pub top: usize,
    /// The causes unfolded.
    pub unfolded: FxHashSet<String>,
}

/// A letter on an address in sight of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub letter: char,
    /// Line of the layout, and cell of it.
    pub line: usize,
    pub column: u16,
    pub address: String,
}

/// What stands over a screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Keys that apply on the screen below.
    Help {
        top: usize,
        /// Only the commands that have these words are shown.
        sought: Input,
        /// They are being typed.
        typing: bool,
    },
    Problems(Problems),
    /// Where an article's fields come from and what was dropped of its file.
    Evidence {
        id: ArticleId,
        article: Option<Arc<Article>>,
        problem: Option<Problem>,
        awaited: Option<Job>,
        /// What ties it to its story.
        bonds: Bound,
        top: usize,
    },
    /// What holds the story together that stands under the cursor.
    Story {
        /// Any of its articles.
        id: ArticleId,
        bonds: Bound,
        top: usize,
    },
    /// Why the passage under the cursor is linked, and the list it was asked from.
    Why {
        top: usize,
        from: Option<Ledger>,
    },
    /// Quotations, figures or omissions of a comparison.
    Ledger(Ledger),
    Chooser(Chooser),
    /// What each pair of a story comes to.
    Pairs(Box<Pairs>),
    /// The themes there are.
    Themes(ThemeList),
    /// A command being typed.
    CommandLine(Box<CommandLine>),
    Form(Box<Form>),
    /// A line being typed for something to be kept or written: tags, a note, the name of a file.
    Line(Box<Line>),
    /// Letters on the addresses in sight.
    Hints(Vec<Hint>),
    /// A line being typed at the bottom.
    Prompt {
        prompt: Prompt,
        input: Input,
        before: String,
    },
}

/// The list of themes; what is under the cursor is shown at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeList {
    pub cursor: usize,
    /// The theme to go back to when it is given up.
    pub before: Theme,
}

/// Where a screen stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    pub cursor: usize,
    pub top: usize,
    pub row: Option<RowId>,
    pub find: Find,
}

/// The greatest `top` at which what was drawn still fills its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    pub panel: Option<usize>,
    pub preview: Option<usize>,
}

/// A sentence in the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// Something went wrong.
    pub trouble: bool,
}

/// Everything the screen shows.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct State {
    /// The corpus' name, for the header.
    pub name: String,
    pub columns: u16,
    pub rows: u16,
    pub theme: Theme,
    /// The theme that suits the terminal's own colours, where those are known: any other brings its own ground.
    pub own_theme: Option<Theme>,
    /// The theme taken where none is asked for.
    pub auto_theme: Theme,
    /// The name of the theme that was chosen.
    pub chosen_theme: String,
    /// What the configuration says.
    pub configured_theme: String,
    /// The reader's own themes.
    pub own_themes: Arc<[OwnTheme]>,
    pub depth: Depth,
    pub glyphs: Glyphs,
    pub keymap: Arc<Keymap>,
    /// Commands typed so far, the last one last.
    pub history: Vec<String>,
    /// The terminal makes links of what is told to be one.
    pub hyperlinks: bool,
    pub library: Arc<Library>,
    pub progress: Progress,
    pub marks: Arc<Marks>,
    /// What the reader corrected.
    pub edits: Arc<Edits>,
    /// Steps that can be taken back, the last one last.
    pub undo: Vec<String>,
    /// What whoever is new here has still to try; empty for everybody else.
    pub untried: Vec<Command>,
    /// How much of the corpus can be searched, while that is not all of it: articles indexed, and all.
    pub indexing: Option<(usize, usize)>,
    /// Articles marked for comparison, at most two, in the order they were marked.
    pub marked: Vec<ArticleId>,
    /// Never empty: the last one is drawn.
    pub screens: Vec<Screen>,
    pub overlay: Option<Overlay>,
    /// Keys of an unfinished sequence.
    pub pending: Vec<Key>,
    pub count: Option<usize>,
    pub notice: Option<Notice>,
    /// Columns of the reader's text.
    pub measure: u16,
    /// The same as configured.
    pub usual_measure: u16,
    /// Lists sorted by time have the days as headings.
    pub by_day: bool,
    /// How the reader's text is set.
    pub typesetting: Typesetting,
    /// Nothing but the text.
    pub zen: bool,
    /// The focused pane of a list screen is the preview.
    pub preview_focused: bool,
    pub preview: Preview,
    pub(super) ahead: Ahead,
    /// The list of pairs a comparison was opened from, to come back to.
    pub(super) pairs: Option<Box<Pairs>>,
    /// What the mouse has selected.
    pub selection: Option<Selection>,
    pub quitting: bool,
    pub(super) next_job: u64,
    /// Where the screen was when a prompt opened, to go back to when it is given up.
    pub(super) origin: Option<Origin>,
    pub(super) awaiting_counterpart: Option<(Job, ArticleId)>,
    /// Where the corpus was left last time, until the library that holds it has arrived.
    pub(super) returning: Option<super::place::Place>,
    /// The place as it was saved last, and without what changes with every line: saved again when it is another.
    pub(super) left: String,
    pub(super) substance: Option<super::place::Place>,
}
