//! A comparison as Markdown: what both say in both wordings, what one side alone has, quotations, figures, each with its
//! source and paragraph.

use super::markdown::escaped;
use super::{citation, note};
use crate::app::index::{Index, is_in_marks, is_unsure};
use crate::app::kept::{Noted, anchor};
use crate::app::library::Library;
use crate::app::notes::{attribution, cutter, strength};
use crate::app::state::Marks;
use crate::compare::{Absence, Alignment, Collation, Mention, Quote, QuoteStatus, Relation, Side, Sides};
use std::fmt::Write as _;

/// What is written down, and from what.
pub(super) struct Writing<'a> {
    pub(super) collation: &'a Collation,
    pub(super) names: Sides<String>,
    marks: &'a Marks,
    pub(super) out: String,
}

/// All of a comparison.
pub fn comparison(collation: &Collation, library: &Library, marks: &Marks) -> String {
    let mut writing = Writing::new(collation, marks);
    let Sides { left, right } = writing.names.as_ref().map(|name| escaped(name));
    let _ = write!(writing.out, "# {left} and {right}\n\n");
    writing.sources(library);
    let _ = write!(writing.out, "\n{}\n", escaped(&collation.summary.words));
    writing.shared();
    for side in Side::BOTH {
        writing.only(side);
    }
    writing.quotations(library);
    writing.figures();
    writing.notes();
    writing.out
}

/// One row: the passages of both sides, their notes and sources.
pub fn row(collation: &Collation, at: usize, library: &Library, marks: &Marks) -> String {
    let mut writing = Writing::new(collation, marks);
    let index = Index::new(collation);
    if let Some(row) = collation.rows.get(at) {
        if let Some((_, alignment)) = index.alignments(at).next() {
            let _ = write!(writing.out, "{}:\n\n", how(alignment));
        }
        for side in Side::BOTH {
            if !row.sentences[side].is_empty() {
                let said = writing.passage(side, &row.sentences[side]);
                let _ = writeln!(writing.out, "- {said}");
            }
        }
        let here = |side: Side, noted: &Noted| {
            let sentence = anchor::sentence(&collation.tellings[side], noted);
            sentence.is_some_and(|sentence| row.sentences[side].contains(&sentence))
        };
        for side in Side::BOTH {
            for noted in marks.notes_of(&collation.tellings[side].id) {
                if here(side, noted) {
                    let _ = write!(writing.out, "\n{}", note(&noted.text));
                }
            }
        }
        writing.out.push('\n');
        writing.sources(library);
    }
    writing.out
}

/// How two passages relate, at the beginning of a sentence.
fn how(alignment: &Alignment) -> &'static str {
    if is_unsure(alignment) {
        return "Perhaps the same fact";
    }
    match alignment.relation {
        Relation::Verbatim => "The same words",
        Relation::Edited => "Mostly the same words",
        Relation::Quote => "The same quotation, or a part of it",
        Relation::Reported => "Quoted in one, reported in the other",
        Relation::Paraphrase => "The same fact in other words",
    }
}

impl<'a> Writing<'a> {
    fn new(collation: &'a Collation, marks: &'a Marks) -> Self {
        let mut names = Sides::from_fn(|side| collation.name(side));
        if names.left == names.right {
            names.left.push_str(" (A)");
            names.right.push_str(" (B)");
        }
        Writing {
            collation,
            names,
            marks,
            out: String::new(),
        }
    }

    /// Which name stands for which article.
    fn sources(&mut self, library: &Library) {
        for side in Side::BOTH {
            let id = &self.collation.tellings[side].id;
            let head = library.head(id).map(|head| &**head);
            let cited = citation(head, id);
            // An outlet's name begins what is cited.
            let _ = match head.and_then(|head| head.outlet.as_ref()) == Some(&self.names[side]) {
                true => writeln!(self.out, "- {cited}"),
                false => writeln!(self.out, "- {}: {cited}", escaped(&self.names[side])),
            };
        }
    }

    /// Whose passage it is and where it stands: “Post, paragraph 3”.
    pub(super) fn place(&self, side: Side, sentence: usize) -> String {
        let found = self.collation.tellings[side].sentences.get(sentence);
        let paragraph = found.map_or(0, |sentence| sentence.paragraph) + 1;
        format!("{}, paragraph {paragraph}", escaped(&self.names[side]))
    }

    fn passage(&self, side: Side, sentences: &[usize]) -> String {
        let telling = &self.collation.tellings[side];
        let texts = sentences.iter().filter_map(|&number| telling.sentences.get(number));
        let texts: Vec<&str> = texts.map(|sentence| sentence.text.as_str()).collect();
        let place = self.place(side, sentences.first().copied().unwrap_or(0));
        format!("{place}: {}", escaped(&texts.join(" ")))
    }

    pub(super) fn heading(&mut self, words: &str) {
        let _ = write!(self.out, "\n## {words}\n\n");
    }

    fn shared(&mut self) {
        let leading = self.collation.leading();
        let links = self.collation.alignments.iter().zip(leading);
        let links: Vec<&Alignment> = links.filter(|(_, leads)| *leads).map(|(link, _)| link).collect();
        let (perhaps, sure): (Vec<&Alignment>, Vec<&Alignment>) = links.into_iter().partition(|link| is_unsure(link));
        self.listed("Told by both", &sure);
        self.listed("Perhaps told by both", &perhaps);
    }

    fn listed(&mut self, heading: &str, links: &[&Alignment]) {
        if links.is_empty() {
            return;
        }
        self.heading(heading);
        for (number, link) in (1..).zip(links) {
            let mut said = how(link).to_owned();
            if link.differs {
                said.push_str("; a figure differs");
            }
            if link.moved {
                said.push_str("; told elsewhere in the order");
            }
            let mark = format!("{number}. ");
            // What stands within a numbered line is indented by as much as its number takes.
            let indent = " ".repeat(mark.len());
            let _ = writeln!(self.out, "{mark}{said}");
            for side in Side::BOTH {
                let passage = self.passage(side, &link.sentences[side]);
                let _ = writeln!(self.out, "{indent}- {passage}");
            }
            if is_unsure(link) {
                continue;
            }
            for note in attribution(link).into_iter().chain(strength(link)) {
                let words: String = note.iter().map(|said| said.text.as_str()).collect();
                let _ = writeln!(self.out, "{indent}- {}", escaped(&words));
            }
        }
    }

    fn only(&mut self, side: Side) {
        let near = |sentence: &usize| matches!(self.collation.absence(side, *sentence), Absence::Perhaps(_));
        let sure = |sentence: &usize| matches!(self.collation.absence(side, *sentence), Absence::Sure);
        let (perhaps, missing): (Vec<usize>, Vec<usize>) = self.collation.only(side).into_iter().partition(near);
        let (only, unfound): (Vec<usize>, Vec<usize>) = missing.into_iter().partition(sure);
        let names = [&self.names[side], &self.names[side.other()]].map(|name| escaped(name));
        self.alone(side, &format!("Only in {}", names[0]), only);
        self.alone(side, &format!("In {}, not found in {}", names[0], names[1]), unfound);
        self.alone(
            side,
            &format!("In {}, perhaps told in other words in {}", names[0], names[1]),
            perhaps,
        );
    }

    fn alone(&mut self, side: Side, heading: &str, sentences: Vec<usize>) {
        if sentences.is_empty() {
            return;
        }
        self.heading(heading);
        for sentence in sentences {
            let said = self.passage(side, &[sentence]);
            let sure = match self.collation.absence(side, sentence) {
                Absence::Sure | Absence::NotFound => String::new(),
                Absence::Perhaps(there) => format!(" (perhaps told in {})", self.place(side.other(), there)),
            };
            let _ = writeln!(self.out, "- {said}{sure}");
        }
    }

    fn quotations(&mut self, library: &Library) {
        let quotes = &self.collation.utterances;
        if quotes.is_empty() {
            return;
        }
        self.heading("Quotations");
        for quote in quotes {
            self.quotation(quote, library);
        }
    }

    fn quotation(&mut self, quote: &Quote, library: &Library) {
        let speaker = match (&quote.speakers.left, &quote.speakers.right, &quote.speaker) {
            (Some(left), Some(right), _) if quote.changed => format!("{} / {}", escaped(left), escaped(right)),
            (.., Some(speaker)) => escaped(speaker),
            (.., None) => "Speaker not known".to_owned(),
        };
        let fate = match quote.status {
            QuoteStatus::Verbatim => "word for word in both, house style aside".to_owned(),
            QuoteStatus::Trimmed if quote.is_slightly_cut() => "word for word but for small words".to_owned(),
            QuoteStatus::Trimmed => match quote.left_out().next().and_then(|words| cutter(quote, words)) {
                Some(side) => format!("cut by {}", escaped(&self.names[side])),
                None => "cut".to_owned(),
            },
            QuoteStatus::Altered if quote.is_cut() => "cut and altered".to_owned(),
            QuoteStatus::Altered => "altered".to_owned(),
            QuoteStatus::Reported if self.collation.is_perhaps_reported(quote) => {
                "quoted in one, perhaps reported in the other".to_owned()
            }
            QuoteStatus::Reported => "quoted in one, reported in the other".to_owned(),
            QuoteStatus::Unmarked => "quoted in one, the same words without marks in the other".to_owned(),
            QuoteStatus::OnlyLeft => format!("quoted only in {}", escaped(&self.names.left)),
            QuoteStatus::OnlyRight => format!("quoted only in {}", escaped(&self.names.right)),
        };
        let collation = self.collation;
        let _ = writeln!(self.out, "- {speaker}: {fate}");
        self.mentions(&quote.mentions, |side, mention| {
            // The comma before who says it is none of the speaker's.
            let text = escaped(mention.text.trim_end().trim_end_matches(','));
            match is_in_marks(collation, quote, side, mention) {
                true => format!("“{text}”"),
                false => text,
            }
        });
        for words in quote.left_out() {
            let _ = writeln!(self.out, "  - cut: {}", escaped(words));
        }
        for words in &quote.altered {
            let _ = writeln!(
                self.out,
                "  - altered: {} / {}",
                escaped(&words.left),
                escaped(&words.right)
            );
        }
        for filled in &quote.filled {
            let head = library.head(&filled.article);
            let outlet = head.and_then(|head| head.outlet.clone());
            let outlet = outlet.unwrap_or_else(|| filled.article.to_string());
            let (outlet, text) = (escaped(&outlet), escaped(&filled.text));
            let _ = writeln!(self.out, "  - in place of “…” {outlet} prints: {text}");
        }
    }

    pub(super) fn mentions(&mut self, mentions: &Sides<Option<Mention>>, said: impl Fn(Side, &Mention) -> String) {
        for side in Side::BOTH {
            if let Some(mention) = &mentions[side] {
                let place = self.place(side, mention.sentence);
                let _ = writeln!(self.out, "  - {place}: {}", said(side, mention));
            }
        }
    }

    /// The reader's notes on either article.
    fn notes(&mut self) {
        let all: Vec<(Side, &Noted)> = Side::BOTH
            .into_iter()
            .flat_map(|side| {
                let notes = self.marks.notes_of(&self.collation.tellings[side].id).iter();
                notes.map(move |noted| (side, noted))
            })
            .collect();
        if all.is_empty() {
            return;
        }
        self.heading("Notes");
        for (side, noted) in all {
            let place = match anchor::sentence(&self.collation.tellings[side], noted) {
                Some(sentence) => self.place(side, sentence),
                None => format!("{}, a passage that is gone", escaped(&self.names[side])),
            };
            let _ = writeln!(
                self.out,
                "- {place}: {}\n\n  {}",
                escaped(&noted.passage),
                note(&noted.text)
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::corpus::{articles, collation, library};
    use std::sync::Arc;

    fn pair() -> (Collation, Arc<Library>, Marks) {
        let all = articles();
        let collation = collation(Sides::new(&*all[0], &*all[1]));
        let mut marks = Marks::default();
        let sentence = &collation.tellings.right.sentences[0];
        let passage = sentence.text.as_str().into();
        marks.note(
            &"post/bridge".into(),
            &passage,
            sentence.paragraph,
            Some("By whom?".into()),
        );
        (collation, library(&all), marks)
    }

    #[test]
    fn a_comparison_is_told_whole_with_every_source() {
        let (collation, library, marks) = pair();
        let text = comparison(&collation, &library, &marks);
        for said in [
            "# Courier and Post\n",
            "- **Courier**, 7 May 2026, “Bridge closed after cracks”, Ada Lindqvist. file `courier/bridge`\n",
            "\n## Told by both\n\n1. ",
            "   - Courier, paragraph 1: Engineers closed the Harbour bridge on Monday night.\n   - Post, paragraph 1: The bridge was closed late on Monday.\n",
            "\n## Only in Courier\n\n- Courier, paragraph ",
            "\n## Quotations\n\n- ",
            "\n## Figures\n\n- ",
            "\n## Notes\n\n- Post, paragraph 1: The bridge was closed late on Monday.\n\n  Note: *By whom?*\n",
        ] {
            assert!(text.contains(said), "{said:?} is missing in\n{text}");
        }
        // Nothing of either text is left out.
        for side in Side::BOTH {
            for sentence in &collation.tellings[side].sentences {
                assert!(text.contains(&escaped(&sentence.text)), "{}", sentence.text);
            }
        }
    }

    #[test]
    fn quotations_stand_in_marks_and_what_is_not_found_is_not_called_only() {
        let all = articles();
        let collation = crate::compare::compare(Sides::new(&*all[0], &*all[1]));
        let text = comparison(&collation, &library(&all), &Marks::default());
        let (_, quotations) = text.split_once("\n## Quotations\n").unwrap();
        assert!(quotations.contains(": “We had no choice”\n"), "{quotations}");
        for side in Side::BOTH {
            for sentence in collation.only(side) {
                let said = escaped(&collation.tellings[side].sentences[sentence].text);
                let before = text.split_once(&said).unwrap().0;
                let heading = before.rsplit("\n## ").next().unwrap().lines().next().unwrap();
                let told = match collation.absence(side, sentence) {
                    Absence::Sure => heading.starts_with("Only in "),
                    Absence::NotFound => heading.contains(", not found in "),
                    Absence::Perhaps(_) => heading.contains(", perhaps told in "),
                };
                assert!(told, "{heading}: {said}");
            }
        }
    }

    #[test]
    fn a_row_is_told_with_both_wordings_and_its_note() {
        let (collation, library, marks) = pair();
        let text = row(&collation, 0, &library, &marks);
        assert!(text.contains("- Courier, paragraph 1: Engineers closed"), "{text}");
        assert!(text.contains("- Post, paragraph 1: The bridge was closed"), "{text}");
        assert!(text.contains("\nNote: *By whom?*\n"), "{text}");
        assert!(text.ends_with("“Harbour bridge shut”. file `post/bridge`\n"), "{text}");
    }
}
