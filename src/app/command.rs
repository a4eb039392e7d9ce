//! What a person can ask for. ONE table: the keymap, the help overlay, the hints in the status line, README's key
//! table and the man page all iterate it.

/// Where the keyboard is: decides which commands apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    Stories,
    Articles,
    Outlets,
    /// What is starred, tagged and noted.
    Kept,
    Reader,
    Compare,
    /// Help: something to scroll and leave.
    Panel,
    /// Why a passage is linked, drawn over its comparison.
    Why,
    /// Where an article's facts come from and what was dropped, drawn over a screen.
    Evidence,
    /// What could not be read, drawn over a screen.
    Problems,
    /// A list to choose an article from, drawn over a screen.
    Chooser,
    /// Quotations, figures or omissions of a comparison, drawn over it.
    Ledger,
}

use Context::{Articles, Chooser, Compare, Evidence, Kept, Ledger, Outlets, Panel, Problems, Reader, Stories, Why};

const EVERYWHERE: &[Context] = &[
    Stories, Articles, Outlets, Kept, Reader, Compare, Panel, Why, Evidence, Problems, Chooser, Ledger,
];
const SCREENS: &[Context] = &[Stories, Articles, Outlets, Kept, Reader, Compare];
const EXPLAINED: &[Context] = &[Stories, Articles, Outlets, Kept, Reader, Compare, Ledger];
const LISTS: &[Context] = &[Stories, Articles, Outlets, Kept];
const ROWS: &[Context] = &[Stories, Articles, Outlets, Kept, Problems, Chooser, Ledger];
const MOVING: &[Context] = EVERYWHERE;
const TEXTS: &[Context] = &[Reader, Compare];
const FINDABLE: &[Context] = &[Stories, Articles, Outlets, Kept, Reader, Compare, Panel];
const FINDING: &[Context] = &[Stories, Articles, Outlets, Kept, Reader, Compare];

impl Context {
    /// Every context, in the order they are listed.
    pub const ALL: &[Context] = EVERYWHERE;

    /// As it is called in the configuration and in lists of keys.
    pub fn name(self) -> &'static str {
        match self {
            Stories => "stories",
            Articles => "articles",
            Outlets => "outlets",
            Kept => "kept",
            Reader => "reader",
            Compare => "comparison",
            Panel => "panel",
            Why => "why",
            Evidence => "evidence",
            Problems => "problems",
            Chooser => "chooser",
            Ledger => "ledger",
        }
    }
}

/// Names for several contexts at once, from the widest to the narrowest.
pub const GROUPS: &[(&str, &[Context])] = &[
    ("everywhere", EVERYWHERE),
    ("screens", SCREENS),
    ("lists", LISTS),
    ("texts", TEXTS),
];

/// A command and all that is told of it.
#[derive(Debug)]
pub struct Entry {
    pub command: Command,
    /// As it is named in help and configuration: `next-passage`.
    pub name: &'static str,
    /// One line, in the imperative.
    pub doc: &'static str,
    /// Default keys, each in the notation of [`super::key::parse_sequence`].
    pub keys: &'static [&'static str],
    pub contexts: &'static [Context],
    /// Short word for the status line where the command belongs there, e.g. `read`.
    pub hint: Option<&'static str>,
}

macro_rules! commands {
    ($($variant:ident $name:literal $doc:literal [$($key:literal)*] $contexts:expr $(, $hint:literal)?;)*) => {
        /// What a person can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $(#[doc = $doc] $variant,)* }

        /// Every command, in the order help shows them.
        pub static TABLE: &[Entry] = &[$(Entry {
            command: Command::$variant,
            name: $name,
            doc: $doc,
            keys: &[$($key),*],
            contexts: $contexts,
            hint: commands!(@hint $($hint)?),
        },)*];
    };
    (@hint $hint:literal) => { Some($hint) };
    (@hint) => { None };
}

commands! {
    // Lists: first what the status line should show first.
    Open "open" "Open what is under the cursor" ["Enter" "l" "Right"] ROWS, "open";
    Back "back" "Go back one screen" ["h" "Left"] SCREENS;
    Compare "compare" "Compare the two marked articles, or this one with its best counterpart" ["c"] &[Stories, Articles, Outlets, Kept, Reader], "compare";
    Pairs "pairs" "Compare every pair of the story: where quotations are cut or altered, speakers and figures differ" ["gp"] &[Stories, Articles, Kept, Reader, Compare], "all pairs";
    Mark "mark" "Mark this article as one of a pair to compare" ["Space"] LISTS, "mark";
    Filter "filter" "Show only rows with these words (outlet: silent: date: unread: starred: tag: narrow it)" ["f"] LISTS, "filter";
    Sort "sort" "Sort by the next order" ["s"] LISTS, "sort";
    DropChip "drop-chip" "Take away the last of what narrows the list, as it stands above it" ["Backspace"] LISTS;
    ByDay "by-day" "Put the days as headings into a list sorted by time, or take them out" ["D"] &[Stories, Articles];
    ToggleRead "toggle-read" "Mark as read or unread" ["r"] &[Stories, Articles, Kept, Reader];
    ToggleStar "toggle-star" "Star, or take the star away" ["m"] &[Stories, Articles, Kept, Reader, Compare], "star";
    Tag "tag" "Tag the article: words of your own to find it by" ["t"] &[Stories, Articles, Kept, Reader, Compare];
    NextUnread "next-unread" "Go to the next unread row" ["]u"] LISTS;
    PreviousUnread "previous-unread" "Go to the previous unread row" ["[u"] LISTS;
    NextShared "next-shared" "Go to the next story told by several outlets" ["]s"] &[Stories];
    PreviousShared "previous-shared" "Go to the previous story told by several outlets" ["[s"] &[Stories];

    // Moving.
    Down "down" "Move down" ["j" "Down" "C-n"] MOVING;
    Up "up" "Move up" ["k" "Up" "C-p"] MOVING;
    HalfDown "half-page-down" "Move half a page down" ["C-d"] MOVING;
    HalfUp "half-page-up" "Move half a page up" ["C-u"] MOVING;
    PageDown "page-down" "Move a page down" ["PgDn" "C-f"] MOVING;
    PageUp "page-up" "Move a page up" ["PgUp" "C-b"] MOVING;
    Top "top" "Go to the top (with a count: to that row)" ["gg" "Home"] MOVING;
    Bottom "bottom" "Go to the bottom" ["G" "End"] MOVING;
    ReadOn "read-on" "Read on: a page down, at the end the next article of the story" ["Space"] &[Reader], "page";
    ReadBack "read-back" "A page back" ["b"] &[Reader];

    // Comparison.
    NextPassage "next-passage" "Go to the next passage (in the reader: the next article of the story)" ["J"] TEXTS, "next";
    PreviousPassage "previous-passage" "Go to the previous passage (in the reader: the previous article of the story)" ["K"] TEXTS;
    NextDifference "next-difference" "Go to the next difference: other words, figures, speakers or strength, or what one side alone tells" ["]d"] &[Compare], "difference";
    PreviousDifference "previous-difference" "Go to the previous difference" ["[d"] &[Compare];
    NextQuote "next-quotation" "Go to the next quotation" ["]q"] &[Compare];
    PreviousQuote "previous-quotation" "Go to the previous quotation" ["[q"] &[Compare];
    NextFigure "next-figure" "Go to the next figure" ["]f"] &[Compare];
    PreviousFigure "previous-figure" "Go to the previous figure" ["[f"] &[Compare];
    Quotes "quotes" "List the quotations, those cut, altered or given to another first, from that of the passage where it has one: whose they are, and how they fare" ["gq"] &[Compare, Why, Ledger], "quotes";
    Figures "figures" "List the figures, those that differ or stand only here first; words put for others, names; last what is the same" ["gf"] &[Compare, Why, Ledger], "figures";
    Dropped "dropped" "List what one article leaves out of the other, by kind" ["gd"] &[Compare, Why, Ledger], "left out";
    ReadPassage "read-passage" "Read the article of the focused side, at this passage" ["Enter"] &[Compare], "read";
    Swap "swap" "Swap the sides" ["x"] &[Compare], "swap";
    NextOutlet "next-outlet" "Put the story's next article on the focused side" [")"] &[Compare], "other outlet";
    PreviousOutlet "previous-outlet" "Put the story's previous article on the focused side" ["("] &[Compare];
    OtherSide "other-side" "Move the focus to the other side or pane" ["Tab" "BackTab"] SCREENS;
    View "view" "Next view: columns, interleaved, one side" ["v"] &[Compare], "view";
    Words "words" "Next overlay: off, shared and only here, words" ["w"] &[Compare], "words";
    ScrollLock "scroll-lock" "Let the focused side scroll by itself, or both together again (side by side)" ["S"] &[Compare];
    CompareWith "compare-with" "Choose the article to compare this one with" ["C"] &[Stories, Articles, Outlets, Kept, Reader, Compare], "choose";
    HouseStyle "house-style" "Show differences of house style, or fold them away" ["H"] &[Compare];

    // Texts.
    Wider "wider" "Widen the text column" [">"] &[Reader];
    Narrower "narrower" "Narrow the text column" ["<"] &[Reader];
    Measure "measure" "Make the text column as wide as the count says (without one: as configured)" ["="] &[Reader];
    Hyphenate "hyphenate" "Part long words at the ends of lines, or keep them whole" ["gh"] &[Reader];
    Justify "justify" "Fill lines by widening their spaces, or leave them ragged" ["gj"] &[Reader];
    NextParagraph "next-paragraph" "Move the cursor to the next paragraph" ["}"] &[Reader];
    PreviousParagraph "previous-paragraph" "Move the cursor to the paragraph before" ["{"] &[Reader];
    Note "note" "Write a note on the passage under the cursor, change it, or empty it to remove it" ["a"] TEXTS, "note";
    Links "links" "Put a letter on every address in sight; the letter opens it in the browser" [";"] &[Reader];
    Browse "browse" "Open the article's address in the browser (http and https alone)" ["O"] &[Stories, Articles, Kept, Reader, Compare];
    Copy "copy" "Copy the passage to the clipboard" ["y"] TEXTS;
    CopyCited "copy-cited" "Copy the passage with its source" ["Y"] TEXTS;
    Find "find" "Find words (in help: show only what has them)" ["/"] FINDABLE, "find";
    FindNext "find-next" "Go to the next hit" ["n"] FINDING;
    FindPrevious "find-previous" "Go to the previous hit" ["N"] FINDING;
    Evidence "evidence" "Show what ties an article to its story, where each field comes from and what was dropped; for a story, what holds it together; in a comparison, why the passage is linked" ["i"] EXPLAINED, "evidence";

    Correct "correct" "Correct the title, outlet, date or byline of the article" ["E"] &[Stories, Articles, Kept, Reader, Compare, Evidence], "correct";

    Split "split" "Take the article out of its story" ["X"] &[Articles, Reader, Stories], "split";
    Join "join" "Join the story to that of the marked article; without one, choose a story" ["+"] &[Stories, Articles, Reader], "join";

    HideOutlet "hide-outlet" "Hide the outlet, or show it again: its articles vanish from lists, strips and comparisons" ["H"] &[Outlets, Articles, Kept, Reader];

    // Everywhere.
    GoStories "go-stories" "Go to the stories" ["gs"] SCREENS;
    GoArticles "go-articles" "Go to all articles" ["ga"] SCREENS;
    GoOutlets "go-outlets" "Go to the outlets: who covered what" ["go"] SCREENS;
    GoKept "go-kept" "Go to what you kept: starred, tagged and noted" ["gk"] SCREENS;
    Search "search" "Search the whole corpus (words \"phrases\" prefix* -not outlet: date: title: story: unread: starred: tag:)" ["g/"] SCREENS, "search";
    Export "export" "Write what is kept, the article, the comparison or the passage into a Markdown file, with sources" ["e"] SCREENS, "export";
    Problems "problems" "List the files that could not be read" ["!"] SCREENS;
    Undo "undo" "Take back the last change: a correction, a split or joined story, a hidden outlet, a star, a tag, a note, a read mark" ["U"] SCREENS;
    Reload "reload" "Look for changed files where the system does not tell of them" ["R"] SCREENS;
    CommandLine "command" "Type a command by its name" [":"] SCREENS;
    Theme "theme" "Choose the colours; what is under the cursor is shown at once" ["T"] EVERYWHERE;
    Zen "zen" "Hide everything but the text or the list, and back" ["z"] SCREENS;
    Help "help" "Show all keys that apply here" ["?" "F1"] SCREENS, "help";
    Suspend "suspend" "Put the program to sleep (fg wakes it)" ["C-z"] EVERYWHERE;
    Leave "leave" "Go up one level; at the top, quit" ["q"] EVERYWHERE;
    Escape "escape" "Give up what is pending, open or searched; then go back" ["Esc"] EVERYWHERE;
    Quit "quit" "Quit at once" ["C-c"] EVERYWHERE;
}

/// The entry of a command.
pub fn entry(command: Command) -> &'static Entry {
    TABLE.iter().find(|entry| entry.command == command).unwrap_or(&TABLE[0])
}
