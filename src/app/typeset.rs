//! How a line of the reader's text is set: indented, its spaces widened to fill it, a hyphen behind it. None of this is
//! in the text: where a character stands, and which one stands on a cell, is told here.

use crate::text::hyphen::Patterns;
use crate::text::width::{clusters, truncate, width};
use crate::text::wrap::break_up;
use std::ops::Range;

/// How the reader wants texts set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typesetting {
    /// Long words are parted at the ends of lines.
    pub hyphenate: bool,
    /// Lines are filled by widening their spaces.
    pub justify: bool,
    /// Blank lines between paragraphs.
    pub spacing: u16,
}

impl Default for Typesetting {
    fn default() -> Typesetting {
        Typesetting {
            hyphenate: false,
            justify: false,
            spacing: 1,
        }
    }
}

/// The blank lines there can be between paragraphs.
pub const SPACINGS: std::ops::RangeInclusive<u16> = 0..=2;

/// Cells a paragraph is set in where no blank line tells that it begins.
pub const INDENT: u16 = 2;

/// The widest a space may become; a line that would need more stays ragged.
const WIDEST: usize = 3;

/// How one line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Set {
    /// Cells before its first character.
    pub indent: u16,
    /// A hyphen is drawn behind it.
    pub hyphen: bool,
    /// Cells its spaces are widened by, all together.
    pub extra: u16,
}

impl Typesetting {
    /// The lines of a paragraph at so many cells, each with how it is set.
    pub fn lines(
        self,
        text: &str,
        paragraph: usize,
        width: u16,
        patterns: Option<Patterns>,
    ) -> impl Iterator<Item = (Range<usize>, Set)> {
        let indent = if self.spacing == 0 && paragraph > 0 && width > 4 * INDENT {
            INDENT
        } else {
            0
        };
        let columns = usize::from(width);
        let broken = break_up(text, columns - usize::from(indent), columns, patterns);
        let last = broken.len().saturating_sub(1);
        // What is read from the right is left to the terminal.
        let justify = self.justify && !is_from_right(text);
        broken.into_iter().enumerate().map(move |(at, line)| {
            let set = Set {
                indent: if at == 0 { indent } else { 0 },
                hyphen: line.hyphen,
                extra: 0,
            };
            let shown = text.get(line.span.clone()).unwrap_or_default();
            let set = if justify && at < last {
                set.justified(shown, width)
            } else {
                set
            };
            (line.span, set)
        })
    }
}

/// What is drawn of a line without a break: a run of words, or the spaces between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the line.
    pub span: Range<usize>,
    /// The cell it begins on.
    pub column: u16,
    /// Cells it takes, widened.
    pub cells: u16,
}

impl Set {
    /// A line of so many cells, filled where that can be done decently.
    pub fn justified(self, text: &str, columns: u16) -> Set {
        let gaps: Vec<usize> = gaps(text).map(|gap| gap.len()).collect();
        let used = width(text) + usize::from(self.indent) + usize::from(self.hyphen);
        let missing = usize::from(columns).saturating_sub(used);
        let widest = gaps.iter().max().copied().unwrap_or_default();
        if missing == 0 || gaps.is_empty() || missing.div_ceil(gaps.len()) + widest > WIDEST {
            return self;
        }
        Set {
            extra: u16::try_from(missing).unwrap_or_default(),
            ..self
        }
    }

    /// The runs of a line in order.
    pub fn runs(self, text: &str) -> Vec<Run> {
        let mut column = usize::from(self.indent);
        let mut runs = Vec::new();
        let mut add = |span: Range<usize>, extra: usize| {
            let cells = width(text.get(span.clone()).unwrap_or_default()) + extra;
            runs.push(Run {
                span,
                column: cast(column),
                cells: cast(cells),
            });
            column += cells;
        };
        if self.extra == 0 {
            add(0..text.len(), 0);
            return runs;
        }
        let all = gaps(text).count().max(1);
        let extra = usize::from(self.extra);
        let mut from = 0;
        for (at, gap) in gaps(text).enumerate() {
            add(from..gap.start, 0);
            from = gap.end;
            // Spread evenly along the line.
            add(gap, (at + 1) * extra / all - at * extra / all);
        }
        add(from..text.len(), 0);
        runs
    }

    /// Cells up to the last character of the line.
    pub fn width(self, text: &str) -> u16 {
        cast(usize::from(self.indent) + width(text) + usize::from(self.extra))
    }

    /// The cell on which a byte of the line stands.
    pub fn column(self, text: &str, byte: usize) -> u16 {
        let runs = self.runs(text);
        let Some(run) = runs.iter().rfind(|run| run.span.start <= byte) else {
            return self.indent;
        };
        let before = text.get(run.span.start..byte.min(run.span.end)).unwrap_or_default();
        run.column.saturating_add(cast(width(before)))
    }

    /// The byte of the line that stands on a cell or, `behind`, the one after the cluster there. What is drawn beside the
    /// text belongs to its ends.
    pub fn byte(self, text: &str, column: u16, behind: bool) -> usize {
        let runs = self.runs(text);
        let Some(run) = runs.iter().rfind(|run| run.column <= column && !run.span.is_empty()) else {
            return 0;
        };
        let shown = text.get(run.span.clone()).unwrap_or_default();
        // A widened space is one space, however far into it.
        let within = usize::from(column - run.column).min(match self.extra {
            0 => usize::MAX,
            _ => width(shown).saturating_sub(usize::from(column < run.column.saturating_add(run.cells))),
        });
        let before = truncate(shown, within).len();
        let cluster = shown.get(before..).and_then(|rest| clusters(rest).next());
        run.span.start + before + cluster.filter(|_| behind).map_or(0, str::len)
    }
}

fn cast(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// The runs of plain spaces within a line.
fn gaps(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(' ')?;
        let rest = text.get(start..)?;
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        from = start + spaces;
        Some(start..from)
    })
    .filter(|gap| gap.start > 0 && gap.end < text.len())
}

/// Whether a text has letters that are read from right to left: its spaces are left to the terminal.
pub fn is_from_right(text: &str) -> bool {
    !text.is_ascii()
        && text.chars().any(|c| {
            matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
                | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILLED: Typesetting = Typesetting {
        hyphenate: true,
        justify: true,
        spacing: 0,
    };

    #[test]
    fn spaces_are_widened_evenly_and_not_beyond_three_cells() {
        let text = "one two three four";
        let set = Set::default().justified(text, 20);
        assert_eq!(set.extra, 2);
        let gaps: Vec<u16> = set.runs(text).iter().skip(1).step_by(2).map(|run| run.cells).collect();
        assert_eq!(gaps, [1, 2, 2]);
        assert_eq!(set.width(text), 20);
        assert_eq!(Set::default().justified(text, 24).extra, 6);
        assert_eq!(
            Set::default().justified(text, 25).extra,
            0,
            "wide gaps are worse than a ragged line"
        );
        assert_eq!(Set::default().justified("oneword", 9).extra, 0);
    }

    #[test]
    fn the_last_line_and_what_is_read_from_the_right_stay_as_they_are() {
        let extras = |text: &str| -> Vec<u16> {
            let lines = FILLED.lines(text, 0, 24, None);
            lines.map(|(_, set)| set.extra).collect()
        };
        let english = extras("the harbour bridge was closed late on Monday night by order");
        assert!(english.len() > 2 && english[..english.len() - 1].iter().any(|extra| *extra > 0));
        assert_eq!(english.last(), Some(&0));
        let hebrew = extras("הגשר נסגר לאחר שנמצאו סדקים הגשר נסגר לאחר שנמצאו סדקים");
        assert!(hebrew.len() > 1 && hebrew.iter().all(|extra| *extra == 0));
    }

    #[test]
    fn where_no_blank_line_parts_paragraphs_they_are_set_in_but_the_first() {
        let indents = |paragraph| -> Vec<u16> {
            let lines = FILLED.lines("one two three four five six seven", paragraph, 16, None);
            lines.map(|(_, set)| set.indent).collect()
        };
        assert_eq!(indents(0), [0, 0, 0]);
        assert_eq!(indents(1), [2, 0, 0]);
    }

    proptest! {
        #[test]
        fn every_cell_is_of_the_character_drawn_there(
            text in "([a-z]{1,14}[ ,-]|[a-z]{1,5}  |[一-龠]{1,5}|[äöüß]{1,4} |e\u{301} |👍🏽){1,30}",
            width in 1u16..50,
            paragraph in 0usize..2,
            justify in prop::bool::ANY,
        ) {
            let typesetting = Typesetting { justify, ..FILLED };
            let patterns = Patterns::of("en");
            for (span, set) in typesetting.lines(&text, paragraph, width, patterns) {
                let line = &text[span];
                prop_assert!(set.width(line) + u16::from(set.hyphen) <= width || clusters(line).count() == 1);
                let mut at = 0;
                for cluster in clusters(line) {
                    let column = set.column(line, at);
                    prop_assert_eq!(set.byte(line, column, false), at);
                    prop_assert_eq!(set.byte(line, column, true), at + cluster.len());
                    at += cluster.len();
                }
                // Behind the last character, where a hyphen may stand.
                prop_assert_eq!(set.byte(line, set.width(line) + 3, true), line.len());
                let runs = set.runs(line);
                let whole: String = runs.iter().map(|run| &line[run.span.clone()]).collect();
                prop_assert_eq!(whole, line);
                prop_assert!(runs.windows(2).all(|pair| pair[0].column + pair[0].cells == pair[1].column));
            }
        }
    }
}
