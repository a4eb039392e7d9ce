//! What could not be read, gathered by cause, so that a folder of ten thousand pictures is one line and not ten thousand.

use super::library::Library;
use super::state::Problems;
use crate::corpus::Problem;
use crate::text::wrap::wrap;
use rustc_hash::FxHashMap;

/// Problems of one cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The cause without what differs from file to file.
    pub key: String,
    /// Indices into [`Library::problems`], ascending.
    pub problems: Vec<u32>,
}

/// One line of the list: a problem that is alone with its cause, a cause with the number of its problems, or one of those.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfolded<'a> {
    Alone(&'a Problem),
    Cause {
        /// The first of its problems, whose words stand for all.
        first: &'a Problem,
        count: usize,
        open: bool,
    },
    Member(&'a Problem),
}

/// Gathers problems by cause: what most files have first, of equals the one met first.
pub(super) fn gather(problems: &[Problem]) -> Vec<Cause> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut causes: Vec<Cause> = Vec::new();
    for (problem, index) in problems.iter().zip(0..) {
        let key = key(&problem.cause);
        let place = *places.entry(key).or_insert_with_key(|key| {
            causes.push(Cause {
                key: key.clone(),
                problems: Vec::new(),
            });
            causes.len() - 1
        });
        if let Some(cause) = causes.get_mut(place) {
            cause.problems.push(index);
        }
    }
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.problems.len()));
    causes
}

/// A cause without what differs from file to file: numbers, and what is quoted from the file.
fn key(cause: &str) -> String {
    let mut key = String::with_capacity(cause.len());
    let mut quoted = false;
    for c in cause.chars() {
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            _ if quoted => {}
            _ if c.is_ascii_digit() => {
                if !key.ends_with('#') {
                    key.push('#');
                }
            }
            _ => key.push(c),
        }
    }
    key
}

impl Problems {
    fn is_open(&self, cause: &Cause) -> bool {
        self.unfolded.contains(&cause.key)
    }

    /// Lines a cause takes in the list.
    fn lines_of(&self, cause: &Cause) -> usize {
        match cause.problems.len() {
            many @ 2.. if self.is_open(cause) => 1 + many,
            _ => 1,
        }
    }

    /// How many lines the list has.
    pub fn len(&self, library: &Library) -> usize {
        library.causes.iter().map(|cause| self.lines_of(cause)).sum()
    }

    /// The cause a line belongs to, and which of its lines it is.
    fn place<'a>(&self, library: &'a Library, line: usize) -> Option<(&'a Cause, usize)> {
        let mut before = 0;
        library.causes.iter().find_map(|cause| {
            let lines = self.lines_of(cause);
            before += lines;
            (line < before).then(|| (cause, lines - (before - line)))
        })
    }

    /// The lines from one on.
    pub fn from<'a>(&'a self, library: &'a Library, line: usize) -> impl Iterator<Item = Unfolded<'a>> {
        let problem = |index: u32| library.problems.get(index as usize);
        let mut before = 0;
        let reached = library.causes.iter().filter_map(move |cause| {
            let skipped = line.saturating_sub(before);
            let lines = self.lines_of(cause);
            before += lines;
            (skipped < lines).then_some((cause, skipped))
        });
        reached.flat_map(move |(cause, skipped)| {
            let first = cause.problems.first().and_then(|&index| problem(index));
            let heading = first.map(|first| match cause.problems.len() {
                1 => Unfolded::Alone(first),
                count => Unfolded::Cause {
                    first,
                    count,
                    open: self.is_open(cause),
                },
            });
            let members = if self.lines_of(cause) > 1 {
                cause.problems.as_slice()
            } else {
                &[]
            };
            let members = members.get(skipped.saturating_sub(1)..).unwrap_or_default();
            let members = members
                .iter()
                .filter_map(move |&index| problem(index))
                .map(Unfolded::Member);
            heading.filter(|_| skipped == 0).into_iter().chain(members)
        })
    }

    /// Unfolds the cause under the cursor, or folds it; from one of its problems, the cursor goes to the cause.
    pub(super) fn toggle(&mut self, library: &Library) {
        let Some((cause, within)) = self.place(library, self.cursor) else {
            return;
        };
        if cause.problems.len() < 2 {
            return;
        }
        if !self.unfolded.remove(&cause.key) {
            self.unfolded.insert(cause.key.clone());
        }
        self.cursor -= within;
    }

    /// Keeps the cursor on a line there is, and that line on a page of `columns` by `rows` cells.
    pub(super) fn settle(&mut self, library: &Library, columns: usize, rows: usize) {
        self.cursor = self.cursor.min(self.len(library).saturating_sub(1));
        // Upwards from the cursor, as much as fits.
        let mut left = rows;
        let mut least = self.cursor;
        for line in (0..=self.cursor).rev().take(rows.max(1)) {
            let Some(item) = self.from(library, line).next() else {
                break;
            };
            let high = item.height(columns);
            if high > left && line < self.cursor {
                break;
            }
            left = left.saturating_sub(high);
            least = line;
        }
        self.top = self.top.clamp(least, self.cursor);
    }
}

/// Cells before a problem: the cursor's bar, the sign of a cause.
pub const INDENT: usize = 4;

impl Unfolded<'_> {
    /// The words that stand out, and those below them.
    pub fn words(&self) -> (String, Option<&str>) {
        let place = |problem: &Problem| {
            let record = problem
                .record
                .map_or_else(String::new, |record| format!(", record {record}"));
            let line = problem.line.map_or_else(String::new, |line| format!(", line {line}"));
            format!("{}{record}{line}", problem.path)
        };
        match self {
            Unfolded::Alone(problem) => (place(problem), Some(&problem.cause)),
            Unfolded::Cause { first, count, .. } => (format!("{count} times"), Some(&first.cause)),
            Unfolded::Member(problem) => (place(problem), None),
        }
    }

    /// Lines on the screen, the empty one above it counted.
    fn height(&self, columns: usize) -> usize {
        let room = columns.saturating_sub(INDENT).max(1);
        let (place, cause) = self.words();
        let lines = |text: &str| wrap(text, room).len().max(1);
        lines(&place) + cause.map_or(0, |cause| lines(cause) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn problem(path: &str, cause: &str) -> Problem {
        Problem {
            path: path.into(),
            record: None,
            line: None,
            cause: cause.into(),
        }
    }

    fn library() -> Arc<Library> {
        let mut problems = vec![
            problem("a.txt", "is empty"),
            problem("z.json", "is no JSON: “{{” on line 3"),
        ];
        problems.extend((0..300).map(|n| problem(&format!("pictures/{n:03}.png"), "seems to be an image")));
        problems.extend((0..3).map(|n| problem(&format!("y{n}.json"), &format!("is no JSON: “[{n}” on line {n}7"))));
        Arc::new(Library::build(Vec::new(), Vec::new(), problems))
    }

    fn shown(list: &Problems, library: &Library) -> Vec<String> {
        list.from(library, list.top).map(|line| line.words().0).collect()
    }

    #[test]
    fn what_has_one_cause_is_one_line_until_it_is_unfolded() {
        let library = library();
        let mut list = Problems::default();
        assert_eq!(shown(&list, &library), ["300 times", "4 times", "a.txt"]);
        list.cursor = 1;
        list.toggle(&library);
        assert_eq!(
            shown(&list, &library),
            [
                "300 times",
                "4 times",
                "y0.json",
                "y1.json",
                "y2.json",
                "z.json",
                "a.txt"
            ]
        );
        assert_eq!(list.len(&library), 7);
        list.cursor = 4;
        list.toggle(&library);
        assert_eq!((list.cursor, list.len(&library)), (1, 3));
        // A problem that is alone has nothing to unfold.
        list.cursor = 2;
        list.toggle(&library);
        assert_eq!(list.len(&library), 3);
    }

    #[test]
    fn any_line_can_be_begun_at() {
        let library = library();
        let mut list = Problems::default();
        list.toggle(&library);
        let all = shown(&list, &library);
        assert_eq!(all.len(), 303);
        for top in [0, 1, 2, 299, 300, 301, 302, 303] {
            list.top = top;
            assert_eq!(shown(&list, &library), all[top..], "{top}");
        }
    }

    #[test]
    fn the_cursor_stays_in_sight_and_on_a_line_there_is() {
        let library = library();
        let mut list = Problems::default();
        list.toggle(&library);
        for (cursor, top) in [(0, 0), (5, 0), (200, 192), (196, 192), (usize::MAX, 298), (7, 7)] {
            list.cursor = cursor;
            list.settle(&library, 60, 9);
            assert_eq!((list.cursor, list.top), (cursor.min(302), top));
        }
    }
}
