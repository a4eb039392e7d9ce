//! The lists over a comparison: every quotation, every figure, all that one side leaves out.

use super::compare::ribbon;
use super::entries::said_alike;
use super::palette::Palette;
use super::panel::{Page, footnote, frame};
use super::pen::{cut, part, span};
use super::phrase::number;
use super::scene::Scene;
use crate::app::geometry;
use crate::app::index::Index;
use crate::app::ledger::{Entries, Entry, Kind, Ledger, What, entries};
use crate::app::state::Comparison;
use crate::compare::{Collation, OmissionKind, Quote, QuoteStatus, Side};
use crate::corpus::ArticleId;
use ratatui::text::Line;

/// Draws a list with the entry under the cursor in its middle, as far as there are entries around it.
pub fn ledger(scene: &mut Scene<'_>, comparison: &Comparison, list: Ledger) {
    let Some(collation) = comparison.collation.as_deref() else {
        let content = frame(scene, title(list.kind), 5);
        return scene.placard(content, "Comparing…", "");
    };
    let entries = entries(collation, list.kind);
    if entries.all.is_empty() {
        let content = frame(scene, title(list.kind), 7);
        let (said, why) = empty(list.kind);
        return scene.placard(content, said, why);
    }
    let room = geometry::panel(scene.state.columns, scene.state.rows).content;
    let head = heading(scene, collation, list.kind, room.width);
    let high = usize::from(room.height).saturating_sub(head.len()).max(1);
    let cursor = list.cursor.min(entries.all.len() - 1);
    let library = &scene.state.library;
    let drawing = Drawing {
        collation,
        entries: &entries,
        palette: scene.palette,
        outlet: &|id| {
            let head = library.head(id);
            let outlet = head.and_then(|head| head.outlet.clone());
            outlet.unwrap_or_else(|| id.as_str().to_owned())
        },
        width: room.width,
    };
    let (lines, bar) = drawing.around(cursor, high);
    let content = frame(scene, title(list.kind), head.len() + lines.len());
    for (dy, line) in (0..content.height).zip(head.iter().chain(&lines)) {
        scene.pen.line(content, 0, dy, line);
        if usize::from(dy)
            .checked_sub(head.len())
            .is_some_and(|dy| bar.contains(&dy))
        {
            scene
                .pen
                .text(part(content, 0, dy, 1, 1), 0, 0, "▌", scene.palette.accent);
        }
    }
    scene.limits.panel = None;
    let mut of = format!("{} of {}", number(cursor + 1), number(entries.all.len()));
    let entry = entries.all.get(cursor);
    // Where it leads, as the comparison numbers its passages.
    if let Some((_, row)) = entry.and_then(|entry| entry.leads_to(&Index::new(collation), comparison.focus)) {
        of = format!("passage {} · {of}", number(row + 1));
    }
    footnote(scene, content, &of);
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Quotes => "Quotations",
        Kind::Figures => "Figures, names and words",
        Kind::Dropped => "Left out",
    }
}

/// Why a list is empty.
fn empty(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Quotes => (
            "Neither article quotes anybody directly.",
            "Reported speech stands among the passages.",
        ),
        Kind::Figures => (
            "Neither article states a figure.",
            "Numbers, money, shares, days and spans of time were looked for.",
        ),
        Kind::Dropped => (
            "Neither leaves anything out.",
            "Every passage, quotation and figure of each has its like in the other.",
        ),
    }
}

/// Which ribbon is whose, and how many there are of each kind.
fn heading(scene: &Scene<'_>, collation: &Collation, kind: Kind, width: u16) -> Vec<Line<'static>> {
    let palette = &scene.palette;
    let room = usize::from(width);
    let mut names = Vec::new();
    for side in Side::BOTH {
        let name = cut(&collation.name(side), (room / 2).saturating_sub(5));
        names.push(span(format!("{} ", ribbon(side)), palette.side[side]));
        names.push(span(format!("{name}   "), palette.side[side]));
    }
    let tally = tally(collation, kind);
    let mut lines = vec![Line::from(names)];
    if !tally.is_empty() {
        let mut page = Page::new(width);
        page.text(&tally, palette.dim);
        lines.append(&mut page.lines);
    }
    lines.push(Line::default());
    lines
}

fn tally(collation: &Collation, kind: Kind) -> String {
    if kind != Kind::Quotes {
        return String::new();
    }
    let utterances = &collation.utterances;
    // What is only perhaps so, and what was hardly cut, is told apart as it is in the list and in the summary.
    let mut told: Vec<(String, usize)> = Vec::new();
    for status in [
        QuoteStatus::Verbatim,
        QuoteStatus::Trimmed,
        QuoteStatus::Altered,
        QuoteStatus::Reported,
        QuoteStatus::Unmarked,
        QuoteStatus::OnlyLeft,
        QuoteStatus::OnlyRight,
    ] {
        for quote in utterances.iter().filter(|quote| quote.status == status) {
            let fate = own_fate(collation, quote);
            match told.iter_mut().find(|(known, _)| *known == fate) {
                Some((_, count)) => *count += 1,
                None => told.push((fate, 1)),
            }
        }
    }
    let parts = told
        .into_iter()
        .map(|(fate, count)| format!("{} {fate}", number(count)));
    parts.collect::<Vec<_>>().join(" · ")
}

/// How a quotation fares, in words, and whether another is said to speak.
pub fn fate_of(collation: &Collation, quote: &Quote) -> String {
    let another = quote.changed && !collation.is_perhaps_reported(quote);
    let another = if another { " · another speaker" } else { "" };
    format!("{}{another}", own_fate(collation, quote))
}

/// How a quotation fares, in words.
fn own_fate(collation: &Collation, quote: &Quote) -> String {
    if collation.is_perhaps_reported(quote) {
        return "quoted in one, perhaps reported in the other".to_owned();
    }
    if quote.is_slightly_cut() {
        return "word for word but for small words".to_owned();
    }
    if quote.status == QuoteStatus::Altered && quote.is_cut() {
        return "cut and altered".to_owned();
    }
    fate(collation, quote.status)
}

/// How a quotation of this status fares, in words.
fn fate(collation: &Collation, status: QuoteStatus) -> String {
    match status {
        QuoteStatus::Verbatim => "word for word".to_owned(),
        QuoteStatus::Trimmed => "cut".to_owned(),
        QuoteStatus::Altered => "altered".to_owned(),
        QuoteStatus::Reported => "quoted in one, reported in the other".to_owned(),
        QuoteStatus::Unmarked => "quoted in one, the same words without marks in the other".to_owned(),
        QuoteStatus::OnlyLeft => format!("quoted only in {}", collation.name(Side::Left)),
        QuoteStatus::OnlyRight => format!("quoted only in {}", collation.name(Side::Right)),
    }
}

/// What a list is drawn from.
pub struct Drawing<'a> {
    pub collation: &'a Collation,
    entries: &'a Entries<'a>,
    pub palette: Palette,
    /// What the outlet of a third article is called.
    pub outlet: &'a dyn Fn(&ArticleId) -> String,
    width: u16,
}

impl Drawing<'_> {
    /// Lines around an entry, at most `high`, and which of them are its own. What is out of sight costs nothing.
    fn around(&self, cursor: usize, high: usize) -> (Vec<Line<'static>>, std::ops::Range<usize>) {
        let mut lines = Vec::new();
        // Lines from where an entry begins to the one at the cursor.
        let mut ahead = Vec::new();
        let mut first = cursor;
        while first > 0 && lines.len() < high {
            first -= 1;
            let mut block = self.block(first);
            block.append(&mut lines);
            lines = block;
            ahead.push(lines.len());
        }
        let begins: Vec<usize> = ahead
            .iter()
            .map(|ahead| lines.len() - ahead)
            .chain([lines.len()])
            .collect();
        // The group's heading belongs to its first entry, the blank line below to none.
        let own = self.block(cursor);
        let from = lines.len() + usize::from(self.begins_group(cursor)) * self.heading_lines(cursor).len();
        let blank = own.last().is_some_and(|line| line.spans.is_empty());
        let bar = from..(lines.len() + own.len()) - usize::from(blank);
        lines.extend(own);
        let enough = lines.len() + high;
        for after in cursor + 1..self.entries.all.len() {
            if lines.len() >= enough {
                break;
            }
            lines.extend(self.block(after));
        }
        // The last one is followed by nothing.
        if lines.last().is_some_and(|line| line.spans.is_empty()) {
            lines.pop();
        }
        let middle = usize::midpoint(bar.start, bar.end);
        let top = middle
            .saturating_sub(high / 2)
            .min(lines.len().saturating_sub(high))
            .min(bar.start);
        // It begins with the whole of an entry, and with the heading of the first.
        let whole = begins.into_iter().filter(|begin| *begin >= top).min();
        let top = whole.unwrap_or(top).min(bar.start);
        let shown = lines.into_iter().skip(top).take(high).collect();
        (shown, bar.start - top..bar.end - top)
    }

    fn begins_group(&self, at: usize) -> bool {
        let group = |at: usize| self.entries.all.get(at).map(|entry| entry.group);
        at == 0 || group(at - 1) != group(at)
    }

    fn heading_lines(&self, at: usize) -> Vec<Line<'static>> {
        let heading = self
            .entries
            .all
            .get(at)
            .and_then(|entry| self.entries.groups.get(entry.group));
        match heading {
            Some(heading) if !heading.is_empty() => {
                let mut page = Page::new(self.width);
                page.text(heading, self.palette.strong);
                page.lines
            }
            _ => Vec::new(),
        }
    }

    /// An entry's lines, below its group's heading where it is the first, and a blank one.
    fn block(&self, at: usize) -> Vec<Line<'static>> {
        let mut page = Page::new(self.width);
        if self.begins_group(at) {
            page.lines = self.heading_lines(at);
        }
        if let Some(entry) = self.entries.all.get(at) {
            self.entry(&mut page, entry);
        }
        let compact = |at: usize| self.entries.all.get(at).is_some_and(|entry| is_compact(entry));
        if !compact(at) || !compact(at + 1) || self.begins_group(at + 1) {
            page.gap();
        }
        page.lines
    }
}

/// Whether an entry takes a line or two, so that many of them read better without air between.
fn is_compact(entry: &Entry<'_>) -> bool {
    match &entry.what {
        What::Quote(_) | What::Strength(_) | What::Replaced(_) => false,
        What::Name(_) => true,
        What::Figure(figure) => {
            figure.mentions.left.is_none() || figure.mentions.right.is_none() || said_alike(figure).is_some()
        }
        What::Omission(_, omission) => matches!(omission.kind, OmissionKind::Source | OmissionKind::Figure),
    }
}
