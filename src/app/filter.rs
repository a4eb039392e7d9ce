//! The filter over a list, in plain words: `levy outlet:courier -opinion date:2026-05 unread:`.

use super::fold::{Needle, fold};
use crate::search::days;
use jiff::civil::Date;
use std::ops::Range;

const OPERATORS: &str = "outlet: silent: title: date: unread: starred: tag:";

/// A filter that has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    terms: Vec<Term>,
    /// The first thing not understood, as a sentence; what is not understood narrows nothing.
    pub mistake: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    negated: bool,
    test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    Words(Needle),
    Outlet(Needle),
    /// The outlets meant, by their names: any of them is silent on the story.
    Silent(Vec<String>),
    Title(Needle),
    Dates(Date, Date),
    Unread,
    Starred,
    /// A tag that begins so; without a beginning any.
    Tag(String),
}

/// What a filter asks of a row.
pub trait Row {
    fn title(&self) -> &str;
    /// Whether any outlet of the row passes.
    fn outlets(&self, passes: &dyn Fn(&str) -> bool) -> bool;
    /// Whether any of these outlets has nothing in the row's story though several others do.
    fn silent(&self, names: &[String]) -> bool;
    /// Whether a person or agency of the row passes.
    fn people(&self, passes: &dyn Fn(&str) -> bool) -> bool;
    /// Whether anything of the row was published between two days, both counted in.
    fn within(&self, first: Date, last: Date) -> bool;
    fn unread(&self) -> bool;
    fn starred(&self) -> bool;
    /// Whether any tag of the row passes.
    fn tags(&self, passes: &dyn Fn(&str) -> bool) -> bool;
    /// Whether what is noted in the row passes.
    fn notes(&self, _: &dyn Fn(&str) -> bool) -> bool {
        false
    }
}

impl Filter {
    /// Reads a filter. Words must all be there, in any order; `-` before one turns it round; quotation marks keep
    /// words together. `outlets` are the names there are.
    pub fn parse(text: &str, outlets: &[&str]) -> Filter {
        let mut filter = Filter::default();
        for piece in pieces(text) {
            let negated = piece.negated;
            match piece.test(outlets) {
                Ok(Some(test)) => filter.terms.push(Term { negated, test }),
                Ok(None) => {}
                Err(mistake) => {
                    filter.mistake.get_or_insert(mistake);
                }
            }
        }
        filter
    }

    /// Whether a row passes everything.
    pub fn passes(&self, row: &impl Row) -> bool {
        self.terms.iter().all(|term| term.test.passes(row) != term.negated)
    }

    /// Whether it narrows nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl Test {
    fn passes(&self, row: &impl Row) -> bool {
        match self {
            Test::Words(words) => {
                let holds = |text: &str| words.is_in(text);
                holds(row.title()) || row.outlets(&holds) || row.people(&holds) || row.notes(&holds)
            }
            Test::Outlet(words) => row.outlets(&|outlet| words.is_in(outlet)),
            Test::Silent(names) => row.silent(names),
            Test::Title(words) => words.is_in(row.title()),
            Test::Dates(first, last) => row.within(*first, *last),
            Test::Unread => row.unread(),
            Test::Starred => row.starred(),
            Test::Tag(beginning) => row.tags(&|tag| fold(tag).starts_with(beginning.as_str())),
        }
    }
}

/// One term of a filter as it was typed.
pub(super) struct Piece<'a> {
    /// Its bytes in the filter.
    pub span: Range<usize>,
    negated: bool,
    operator: Option<&'a str>,
    value: &'a str,
}

impl Piece<'_> {
    fn test(&self, outlets: &[&str]) -> Result<Option<Test>, String> {
        test(self.operator, self.value, outlets)
    }

    /// Whether it is not understood.
    pub fn is_wrong(&self, outlets: &[&str]) -> bool {
        self.test(outlets).is_err()
    }
}

/// The terms of a filter, in their order.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text.trim_start();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let start = text.len() - rest.len();
        let (negated, body) = match rest.strip_prefix('-') {
            Some(body) if body.starts_with(|c: char| !c.is_whitespace()) => (true, body),
            _ => (false, rest),
        };
        let (operator, body) = operator(body);
        let (value, behind) = value(body);
        // The space behind it is not its own.
        let end = start
            + text
                .get(start..text.len() - behind.len())
                .unwrap_or_default()
                .trim_end()
                .len();
        rest = behind.trim_start();
        Some(Piece {
            span: start..end,
            negated,
            operator,
            value,
        })
    })
}

/// Letters up to a colon, and what follows; not for addresses (`https://…`).
fn operator(text: &str) -> (Option<&str>, &str) {
    match text.split_once(':') {
        Some((name, behind))
            if !name.is_empty() && name.chars().all(char::is_alphabetic) && !behind.starts_with("//") =>
        {
            (Some(name), behind)
        }
        _ => (None, text),
    }
}

/// A word, or words in quotation marks (to the end where they are not closed), and what follows.
fn value(text: &str) -> (&str, &str) {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”');
    match text.strip_prefix(is_mark) {
        Some(quoted) => quoted.split_once(is_mark).unwrap_or((quoted, "")),
        None => text.split_once(char::is_whitespace).unwrap_or((text, "")),
    }
}

/// `None`: nothing to test yet, as while typing `outlet:`.
fn test(operator: Option<&str>, value: &str, outlets: &[&str]) -> Result<Option<Test>, String> {
    let words = Needle::new(value);
    let Some(operator) = operator else {
        return Ok(words.map(Test::Words));
    };
    let flag = |test: Test| match fold(value).as_str() {
        "" | "yes" => Ok(Some(test)),
        _ => Err(format!("“{operator}:” stands alone; -{operator}: shows the others")),
    };
    match fold(operator).as_str() {
        "unread" => flag(Test::Unread),
        "starred" => flag(Test::Starred),
        "tag" => Ok(Some(Test::Tag(fold(value.trim_start_matches('#'))))),
        "outlet" => Ok(words.map(Test::Outlet)),
        "silent" => match words.map(|words| meant(&words, outlets)) {
            Some(names) if names.is_empty() => Err(format!("“silent:{value}”: no outlet of this corpus is called so")),
            names => Ok(names.map(Test::Silent)),
        },
        "title" => Ok(words.map(Test::Title)),
        "date" if words.is_none() => Ok(None),
        "date" => days(value)
            .map(|(first, last)| Some(Test::Dates(first, last)))
            .ok_or_else(|| {
                format!(
                    "“{value}” is no date; write 2026, 2026-05, 2026-05-08, or a range such as 2026-05-01..2026-05-08"
                )
            }),
        _ => Err(format!(
            "“{operator}:” narrows nothing; there are {OPERATORS} – put words in quotation marks to look for them as they stand"
        )),
    }
}

/// The outlets whose names hold some words; the one with just this name where there is one.
fn meant(words: &Needle, outlets: &[&str]) -> Vec<String> {
    let holding: Vec<&str> = outlets.iter().copied().filter(|name| words.is_in(name)).collect();
    let whole = holding.iter().copied().filter(|name| words.is(name));
    let whole: Vec<String> = whole.map(str::to_owned).collect();
    if whole.is_empty() {
        holding.into_iter().map(str::to_owned).collect()
    } else {
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    struct Sample;

    impl Row for Sample {
        fn title(&self) -> &str {
            "Grain lévy passes after all-night sitting"
        }
        fn outlets(&self, passes: &dyn Fn(&str) -> bool) -> bool {
            ["Northern Courier", "Tidewater Post"].into_iter().any(passes)
        }
        fn silent(&self, names: &[String]) -> bool {
            names.iter().any(|name| name == "Coastwatch" || name == "Post")
        }
        fn people(&self, passes: &dyn Fn(&str) -> bool) -> bool {
            passes("Ada Lindqvist")
        }
        fn within(&self, first: Date, last: Date) -> bool {
            (first..=last).contains(&date(2026, 5, 9))
        }
        fn unread(&self) -> bool {
            true
        }
        fn starred(&self) -> bool {
            false
        }
        fn tags(&self, passes: &dyn Fn(&str) -> bool) -> bool {
            ["Odd", "bridge"].into_iter().any(passes)
        }
        fn notes(&self, passes: &dyn Fn(&str) -> bool) -> bool {
            passes("ask the harbour board")
        }
    }

    const OUTLETS: [&str; 4] = ["Northern Courier", "Tidewater Post", "Post", "Coastwatch"];

    #[test]
    fn words_and_operators_narrow() {
        for passes in [
            "",
            "levy",
            "LEVY courier",
            "lindqvist levy",
            "\"all-night sitting\"",
            "outlet:post",
            "outlet:\"tidewater post\" levy",
            "title:grain",
            "-bridge",
            "-title:courier",
            "unread:",
            "-starred:",
            "tag:bri",
            "tag:odd tag:#bridge",
            "-tag:levy",
            "tag:",
            "\"harbour board\"",
            "date:2026",
            "date:2026-05",
            "date:2026-05-09",
            "date:2026-05-01..2026-05-09",
            "date:2026-05..",
            "date:..2026-06",
            "outlet:",
            "silent:coast",
            "silent:COASTWATCH levy",
            // Just this outlet, though others have the word in their names.
            "silent:post",
            "-silent:courier",
            "silent:",
            "12:30 -12:30",
        ] {
            let filter = Filter::parse(passes, &OUTLETS);
            assert_eq!(filter.mistake, None, "{passes}");
            assert_eq!(filter.passes(&Sample), !passes.starts_with("12"), "{passes}");
        }
        for fails in [
            "bridge",
            "levy bridge",
            "-levy",
            "\"sitting all-night\"",
            "outlet:gazette",
            "title:courier",
            "silent:courier",
            "silent:tidewater",
            "-silent:coastwatch",
            "starred:",
            "tag:ridge",
            "-tag:",
            "-unread:",
            "date:2026-04",
            "date:2026-05-10..",
        ] {
            assert!(!Filter::parse(fails, &OUTLETS).passes(&Sample), "{fails}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said_and_narrows_nothing() {
        for mistaken in [
            "outlt:post",
            "date:yesterday",
            "date:2026-13",
            "unread:maybe",
            "silent:gazette",
            "date:2026-05-08-01",
        ] {
            let filter = Filter::parse(mistaken, &OUTLETS);
            assert!(filter.mistake.is_some(), "{mistaken}");
            assert!(filter.passes(&Sample), "{mistaken}");
        }
    }
}
