//! One entry of a list over a comparison: a quotation, a figure, something left out.

use super::body::styled;
use super::compare::ribbon;
use super::excerpt::{place_of, quoted, shortened, snippet};
use super::ledger::{Drawing, fate_of};
use super::panel::Page;
use super::pen::{bold, cut, line_width, span};
use crate::app::index::is_in_marks;
use crate::app::ledger::{Entry, What};
use crate::app::notes::{Note, Said, Tone, broken, cutter, of, quiet};
use crate::compare::{
    Figure, FigureKind, FigureStatus, Mention, Name, NameKind, NameStatus, Omission, OmissionKind, Quote, QuoteStatus,
    Side, Sides, StrengthKind,
};
use crate::text::width::width;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;

/// Cells an entry is set in: the cursor's bar, its sign, a space.
const INDENT: usize = 4;
/// Cells a figure or a name has where its sentence stands beside it.
const ALONE: usize = 20;

/// What a difference of strength is about.
pub fn strength_of(kind: StrengthKind) -> &'static str {
    match kind {
        StrengthKind::Modality => "how bindingly",
        StrengthKind::Quantity => "how many",
        StrengthKind::Frequency => "how often",
        StrengthKind::Degree => "how much",
        StrengthKind::Certainty => "how certain",
        StrengthKind::Commitment => "how far committed",
        StrengthKind::Intensity => "how strongly put",
        StrengthKind::Reporting => "how it was said",
    }
}

/// The sign of a quotation's fate.
fn quote_sign(quote: &Quote) -> &'static str {
    match quote.status {
        QuoteStatus::Verbatim => "=",
        QuoteStatus::Trimmed if quote.is_slightly_cut() => "=",
        QuoteStatus::Trimmed => "‹",
        QuoteStatus::Altered => "~",
        QuoteStatus::Reported => "»",
        QuoteStatus::Unmarked => "\"",
        QuoteStatus::OnlyLeft | QuoteStatus::OnlyRight => "·",
    }
}

fn figure_sign(status: FigureStatus) -> &'static str {
    match status {
        FigureStatus::Equal | FigureStatus::EqualByArithmetic => "=",
        FigureStatus::Variant => "≈",
        FigureStatus::Conflict => "≠",
        FigureStatus::OnlyLeft | FigureStatus::OnlyRight => "·",
    }
}

/// A figure that both print alike, as the left has it: there is nothing to be set beside it.
pub fn said_alike(figure: &Figure) -> Option<&Mention> {
    let (left, right) = (figure.mentions.left.as_ref()?, figure.mentions.right.as_ref()?);
    (figure.status == FigureStatus::Equal && left.text == right.text).then_some(left)
}

impl Drawing<'_> {
    /// Draws one entry.
    pub fn entry(&self, page: &mut Page, entry: &Entry<'_>) {
        match &entry.what {
            What::Quote(quote) => self.quote(page, quote),
            What::Figure(figure) => self.figure(page, figure),
            What::Strength(strength) => {
                let both = strength
                    .mentions
                    .as_ref()
                    .map(|mention| (mention.sentence, mention.span.clone()));
                self.words(page, "›", &both, strength_of(strength.kind));
            }
            What::Replaced(runs) => {
                let both = runs.as_ref().map(|run| (run.sentence, run.span.clone()));
                self.words(page, "~", &both, "");
            }
            What::Name(name) => self.name(page, name),
            What::Omission(side, omission) => self.omission(page, *side, omission),
        }
    }

    /// Sign and name, and at the right end how it fares; in two lines where there is not the room.
    fn caption(&self, page: &mut Page, sign: &'static str, name: Vec<Span<'static>>, fate: &str) {
        let mut line = vec![Span::raw("  "), span(sign, self.palette.text), Span::raw(" ")];
        line.extend(name);
        let line = Line::from(line);
        let taken = line_width(&line) + width(fate) + 2;
        if taken <= page.width() {
            let mut line = line;
            line.push_span(Span::raw(" ".repeat(page.width() - taken + 2)));
            line.push_span(span(fate.to_owned(), self.palette.dim));
            page.line(line);
        } else {
            page.line(line);
            page.hanging(Vec::new(), INDENT, fate, self.palette.dim);
        }
    }

    fn quote(&self, page: &mut Page, quote: &Quote) {
        let speakers = (quote.changed).then(|| quote.speakers.left.as_ref().zip(quote.speakers.right.as_ref()));
        let speaker = match (speakers.flatten(), &quote.speaker) {
            (Some((left, right)), _) => vec![
                span(left.clone(), self.palette.side[Side::Left]),
                span(" / ", self.palette.dim),
                span(right.clone(), self.palette.side[Side::Right]),
            ],
            (None, Some(speaker)) => vec![span(speaker.clone(), self.palette.strong)],
            (None, None) => vec![span("speaker not known", self.palette.dim)],
        };
        self.caption(page, quote_sign(quote), speaker, &fate_of(self.collation, quote));
        let both = Side::BOTH.map(|side| quote.mentions[side].as_ref());
        if let (QuoteStatus::Verbatim, [Some(mention), _]) = (quote.status, both) {
            return self.rich(page, Vec::new(), &[plain(quoted(&mention.text))]);
        }
        for side in Side::BOTH {
            if let Some(mention) = &quote.mentions[side] {
                let note = self.utterance(quote, side, mention);
                self.rich(page, vec![span(ribbon(side), self.palette.only[side])], &note);
            }
        }
        for words in quote.left_out() {
            if let Some(side) = cutter(quote, words) {
                let name = self.collation.name(side);
                let said = [
                    quiet("cut by "),
                    of(side, name),
                    quiet(": "),
                    of(side.other(), words.as_str()),
                ];
                self.rich(page, Vec::new(), &said);
            }
        }
        for words in &quote.altered {
            let (left, right) = (words.left.as_str(), words.right.as_str());
            let said = [
                quiet("altered: "),
                of(Side::Left, left),
                quiet(" / "),
                of(Side::Right, right),
            ];
            self.rich(page, Vec::new(), &said);
        }
        for filled in &quote.filled {
            let of_outlet = [Side::Left, Side::Right]
                .into_iter()
                .find(|&side| self.collation.tellings[side].id == filled.article);
            let from = match of_outlet {
                Some(side) => of(side, self.collation.name(side)),
                None => plain((self.outlet)(&filled.article)),
            };
            let said = [
                quiet("in place of “…” "),
                from,
                quiet(" prints: "),
                plain(format!("“{}”", filled.text)),
            ];
            self.rich(page, Vec::new(), &said);
        }
    }

    /// What a side prints of a quotation, in marks where it prints it as one; what the other cuts stands out.
    fn utterance(&self, quote: &Quote, side: Side, mention: &Mention) -> Note {
        if !is_in_marks(self.collation, quote, side, mention) {
            return vec![plain(shortened(&mention.text))];
        }
        let text = quoted(&mention.text);
        let cuts = quote
            .cut
            .iter()
            .filter(|words| cutter(quote, words) == Some(side.other()));
        let changed = cuts.chain(quote.altered.iter().map(|words| &words[side]));
        let mut places: Vec<_> = changed.filter_map(|words| place_of(&text, words)).collect();
        places.sort_by_key(|place| place.start);
        let mut note = Note::new();
        let mut from = 0;
        for place in places {
            if place.start >= from {
                note.push(plain(text.get(from..place.start).unwrap_or_default()));
                from = place.end;
                note.push(of(side, text.get(place).unwrap_or_default()));
            }
        }
        let rest = text.get(from..).unwrap_or_default();
        note.push(plain(rest));
        note
    }

    fn figure(&self, page: &mut Page, figure: &Figure) {
        if let [Some((side, mention)), None] | [None, Some((side, mention))] =
            Side::BOTH.map(|side| Some((side, figure.mentions[side].as_ref()?)))
        {
            return self.alone(page, side, &mention.text, mention.sentence, mention.span.clone());
        }
        if let Some(mention) = said_alike(figure) {
            let lead = (span("=", self.palette.text), self.palette.strong);
            let place = mention.span.clone();
            return self.beside(page, lead, Side::Left, &mention.text, mention.sentence, place);
        }
        let name = self.both(
            page,
            figure
                .mentions
                .as_ref()
                .map(|it| it.as_ref().map(|it| it.text.as_str())),
        );
        let kind = match figure.kind {
            FigureKind::Number => "number",
            FigureKind::Percent => "share",
            FigureKind::Money => "money",
            FigureKind::Date => "date",
            FigureKind::Duration => "span of time",
        };
        // Of days and spans of time what they count is the day and the span.
        let counts = matches!(
            figure.kind,
            FigureKind::Number | FigureKind::Percent | FigureKind::Money
        );
        let counted = Side::BOTH.into_iter().find_map(|side| figure.of[side].as_deref());
        let kind = counted.filter(|_| counts).unwrap_or(kind);
        self.caption(page, figure_sign(figure.status), name, kind);
        if let Some(why) = &figure.why {
            page.hanging(Vec::new(), INDENT, why, self.palette.text);
        }
        for side in Side::BOTH {
            if let Some(mention) = &figure.mentions[side] {
                self.context(page, side, mention.sentence, mention.span.clone());
            }
        }
    }

    /// How either side prints it; once where both print the same.
    fn both(&self, page: &Page, texts: Sides<Option<&str>>) -> Vec<Span<'static>> {
        let shown = |text: &str, style| span(cut(text, page.width() / 3), style);
        match (texts.left, texts.right) {
            (Some(left), Some(right)) if left == right => vec![shown(left, self.palette.strong)],
            (Some(left), Some(right)) => vec![
                shown(left, bold(self.palette.only[Side::Left])),
                span(" / ", self.palette.dim),
                shown(right, bold(self.palette.only[Side::Right])),
            ],
            (Some(left), None) => vec![shown(left, bold(self.palette.only[Side::Left]))],
            (None, Some(right)) => vec![shown(right, bold(self.palette.only[Side::Right]))],
            (None, None) => Vec::new(),
        }
    }

    /// Words of one side put for those of the other, and where they stand.
    fn words(&self, page: &mut Page, sign: &'static str, both: &Sides<(usize, Range<usize>)>, what: &str) {
        let printed = Sides::from_fn(|side| {
            let (sentence, place) = &both[side];
            let sentence = self.collation.tellings[side].sentences.get(*sentence);
            sentence.and_then(|sentence| sentence.text.get(place.clone()))
        });
        self.caption(page, sign, self.both(page, printed), what);
        for side in Side::BOTH {
            let (sentence, place) = both[side].clone();
            self.context(page, side, sentence, place);
        }
    }

    /// Who or what is named, in the forms of either side, and as what.
    fn name(&self, page: &mut Page, name: &Name) {
        let kind = match name.kind {
            NameKind::Person => "person",
            NameKind::Organisation => "organisation",
            NameKind::Place => "place",
            NameKind::Name => "name",
            NameKind::Word => "",
        };
        let sign = match name.status {
            NameStatus::Both => "=",
            NameStatus::Variant => "≈",
            NameStatus::OnlyLeft | NameStatus::OnlyRight => "·",
        };
        let line = self.both(
            page,
            name.sides.as_ref().map(|it| it.as_ref().map(|it| it.text.as_str())),
        );
        self.caption(page, sign, line, kind);
        for side in Side::BOTH {
            let roles = &name.roles[side];
            if !roles.is_empty() {
                let said = [quiet(cut(&roles.join(", "), page.width().saturating_sub(INDENT)))];
                self.rich(page, vec![span(ribbon(side), self.palette.only[side])], &said);
            }
        }
    }

    fn omission(&self, page: &mut Page, side: Side, omission: &Omission) {
        let ribbon = vec![Span::raw("  "), span(ribbon(side), self.palette.only[side])];
        match omission.kind {
            OmissionKind::Quotation => {
                let mut note = vec![plain(quoted(&omission.text))];
                if let Some(speaker) = &omission.speaker {
                    note.push(quiet(format!(" – {speaker}")));
                }
                self.rich(page, ribbon, &note);
            }
            OmissionKind::Source | OmissionKind::Figure => {
                self.alone(page, side, &omission.text, omission.sentence, omission.span.clone());
            }
            OmissionKind::Detail | OmissionKind::Background | OmissionKind::Passage => {
                let mut note = Vec::new();
                let mut text = omission.text.as_str();
                if omission.kind == OmissionKind::Detail && omission.span.start > 0 {
                    note.push(quiet("… ".to_owned()));
                }
                // As editors do it: "[Ada Moor] ruled out …".
                if let (Some(name), Some((_, rest))) = (&omission.pronoun, text.split_once(' ')) {
                    note.push(quiet(format!("[{name}] ")));
                    text = rest;
                }
                note.push(plain(shortened(text)));
                self.rich(page, ribbon, &note);
            }
        }
    }

    /// Something one side alone has, and beside it where it stands, on one line where there is room.
    fn alone(&self, page: &mut Page, side: Side, what: &str, sentence: usize, place: Range<usize>) {
        let style = self.palette.only[side];
        let lead = (span(ribbon(side), style), bold(style));
        self.beside(page, lead, side, what, sentence, place);
    }

    /// The same behind any sign and in any style.
    fn beside(
        &self,
        page: &mut Page,
        (sign, style): (Span<'static>, Style),
        side: Side,
        what: &str,
        sentence: usize,
        place: Range<usize>,
    ) {
        let name = vec![
            Span::raw("  "),
            sign,
            Span::raw(" "),
            span(cut(what, page.width().saturating_sub(INDENT)), style),
        ];
        let taken: usize = name.iter().map(Span::width).sum();
        let text = self.collation.tellings[side]
            .sentences
            .get(sentence)
            .map_or("", |sentence| sentence.text.as_str());
        let mut line = name;
        if taken < INDENT + ALONE && page.width() > 2 * (INDENT + ALONE) {
            line.push(Span::raw(" ".repeat(INDENT + ALONE - taken)));
            let shown = snippet(text, place, page.width() - INDENT - ALONE);
            line.push(span(shown, self.palette.dim));
            page.line(line);
        } else {
            page.line(line);
            self.context(page, side, sentence, place);
        }
    }

    /// One line of the sentence around a place in it.
    fn context(&self, page: &mut Page, side: Side, sentence: usize, place: Range<usize>) {
        let Some(sentence) = self.collation.tellings[side].sentences.get(sentence) else {
            return;
        };
        let room = page.width().saturating_sub(INDENT + 2);
        let shown = snippet(&sentence.text, place, room);
        let ribbon = vec![Span::raw("    "), span(ribbon(side), self.palette.only[side])];
        let mut line = ribbon;
        line.push(span(format!(" {shown}"), self.palette.dim));
        page.line(line);
    }

    /// A wrapped note behind a label.
    fn rich(&self, page: &mut Page, label: Vec<Span<'static>>, note: &[Said]) {
        let taken: usize = label.iter().map(Span::width).sum();
        let mut label = if taken == 1 {
            let mut set_in = vec![Span::raw("  ")];
            set_in.extend(label);
            set_in
        } else {
            label
        };
        let wide = page.width().saturating_sub(INDENT).max(1);
        for line in broken(&note.to_vec(), wide) {
            let taken: usize = label.iter().map(Span::width).sum();
            let mut spans = std::mem::take(&mut label);
            spans.push(Span::raw(" ".repeat(INDENT.saturating_sub(taken))));
            spans.extend(styled(&self.palette, &line).spans);
            page.line(spans);
        }
    }
}

fn plain(text: impl Into<String>) -> Said {
    Said {
        text: text.into(),
        tone: Tone::Plain,
    }
}
