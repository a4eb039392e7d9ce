//! Reads a query: `bridge "no choice" harb* -opinion outlet:courier date:2024-03.. title:levy story:"bridge closed" unread:`.

use super::dates::days;
use super::query::{Clause, Form, Leaf, Mistake, Query, Story, Test};
use super::words::{stands_alone, words};
use crate::text::fold::fold;

/// The fields there are.
pub const FIELDS: [&str; 7] = ["outlet", "date", "title", "story", "unread", "starred", "tag"];

/// Characters of a word that is still being typed from which words that begin like it are looked for behind others.
const BEGINNING: usize = 3;

impl Query {
    /// Reads a query that is whole.
    ///
    /// # Errors
    /// What is wrong, where, and what to write.
    pub fn parse(text: &str) -> Result<Query, Mistake> {
        Parser::new(text, false).parse()
    }

    /// Reads a query that is still being typed: a quotation may be still open, and the last word may be the beginning of one.
    ///
    /// # Errors
    /// As [`Query::parse`].
    pub fn parse_open(text: &str) -> Result<Query, Mistake> {
        Parser::new(text, true).parse()
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    open: bool,
}

/// What stands behind a field or for itself.
struct Value<'a> {
    text: &'a str,
    at: usize,
    quoted: bool,
    /// Nothing stands behind it, and it may go on.
    unfinished: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, open: bool) -> Parser<'a> {
        Parser { text, at: 0, open }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn mistake(&self, at: usize, text: impl Into<String>) -> Mistake {
        let before = self.text.get(..at).unwrap_or_default();
        Mistake {
            column: before.chars().count() + 1,
            text: text.into(),
        }
    }

    fn parse(mut self) -> Result<Query, Mistake> {
        let mut clauses = Vec::new();
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            if self.rest().is_empty() {
                return Ok(Query { clauses });
            }
            clauses.push(self.clause()?);
        }
    }

    fn clause(&mut self) -> Result<Clause, Mistake> {
        let start = self.at;
        let negated = self.rest().starts_with('-');
        self.at += usize::from(negated);
        if negated && self.rest().chars().next().is_none_or(|c| c.is_whitespace() || c == '-') {
            return Err(self.mistake(
                start,
                "“-” stands alone; put it right before what must not be there: -opinion",
            ));
        }
        let field_at = self.at;
        let field = self.field();
        let value = self.value()?;
        let test = match field {
            None => Test::Text(self.leaf(&value, false, negated)?),
            Some(field) => self.test(field, field_at, &value, negated)?,
        };
        Ok(Clause { negated, test })
    }

    /// Letters up to a colon; not those of an address (`https://…`).
    fn field(&mut self) -> Option<&'a str> {
        let (name, behind) = self.rest().split_once(':')?;
        if name.is_empty() || !name.chars().all(char::is_alphabetic) || behind.starts_with("//") {
            return None;
        }
        self.at += name.len() + 1;
        Some(name)
    }

    fn value(&mut self) -> Result<Value<'a>, Mistake> {
        let at = self.at;
        let rest = self.rest();
        let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
        let Some(mark) = rest.chars().next().filter(|c| is_mark(*c)) else {
            let text = rest.split(char::is_whitespace).next().unwrap_or_default();
            self.at += text.len();
            return Ok(Value {
                text,
                at,
                quoted: false,
                unfinished: self.open && self.rest().is_empty(),
            });
        };
        let inner = rest.get(mark.len_utf8()..).unwrap_or_default();
        match inner.char_indices().find(|(_, c)| is_mark(*c)) {
            Some((end, closing)) => {
                self.at += mark.len_utf8() + end + closing.len_utf8();
                Ok(Value {
                    text: inner.get(..end).unwrap_or_default(),
                    at,
                    quoted: true,
                    unfinished: false,
                })
            }
            None if self.open => {
                self.at = self.text.len();
                Ok(Value {
                    text: inner,
                    at,
                    quoted: true,
                    unfinished: true,
                })
            }
            None => Err(self.mistake(at, "the quotation that begins here is not closed; put \" at its end")),
        }
    }

    /// Words to look for.
    fn leaf(&self, value: &Value<'_>, title: bool, negated: bool) -> Result<Leaf, Mistake> {
        let star = value.text.find('*').filter(|_| !value.quoted);
        if let Some(at) = star
            && at + 1 < value.text.len()
        {
            let text = "“*” stands at the end of a word and nowhere else: harb* finds harbour and harbours";
            return Err(self.mistake(value.at + at, text));
        }
        let mut found = words(value.text);
        if found.is_empty() {
            return Err(self.nothing_in(value, star.is_some()));
        }
        let form = if star.is_some() {
            Form::Prefix
        } else if value.unfinished && !negated {
            unfinished(&mut found, value)
        } else if value.quoted || found.len() > 1 {
            Form::Exact
        } else {
            Form::Word
        };
        Ok(Leaf {
            words: found,
            form,
            title,
        })
    }

    fn nothing_in(&self, value: &Value<'_>, star: bool) -> Mistake {
        let text = if star {
            "“*” needs the beginning of a word right before it: harb*".to_owned()
        } else if value.quoted {
            "there is no word between the quotation marks; write \"words as they stand\"".to_owned()
        } else {
            format!(
                "“{}” holds no letter and no digit to look for; leave it out",
                value.text
            )
        };
        self.mistake(value.at, text)
    }

    fn test(&self, field: &str, field_at: usize, value: &Value<'_>, negated: bool) -> Result<Test, Mistake> {
        let name = fold(field);
        let empty = value.text.trim().is_empty();
        let needs = |what: &str| Err(self.mistake(field_at, format!("“{field}:” needs {what} right behind the colon")));
        match name.as_str() {
            "unread" => self.flag(field, value).map(Test::Unread),
            "starred" => self.flag(field, value).map(Test::Starred),
            "tag" => Ok(Test::Tag(fold(value.text.trim().trim_start_matches('#')))),
            "outlet" if empty => needs("the name of an outlet, or its beginning,"),
            "title" if empty => needs("a word or \"words in quotation marks\""),
            "story" if empty => needs("the id of a story, or a word or \"words\" of its headline,"),
            "date" if empty => needs("a date such as 2024-03 or 2024-03-01..2024-03-08"),
            "title" => self.leaf(value, true, negated).map(Test::Text),
            "outlet" => match words(value.text) {
                words if words.is_empty() => Err(self.nothing_in(value, false)),
                words => Ok(Test::Outlet(words)),
            },
            "story" => match words(value.text) {
                words if words.is_empty() => Err(self.nothing_in(value, false)),
                words => Ok(Test::Story(Story {
                    id: value.text.to_owned(),
                    words,
                })),
            },
            "date" => days(value.text).map(|(first, last)| Test::Dates(first, last)).ok_or_else(|| {
                let text = format!(
                    "“{}” is no date; write 2024, 2024-03, 2024-03-01, >2024-03-01 or a range such as 2024-03-01..2024-03-08",
                    value.text
                );
                self.mistake(value.at, text)
            }),
            _ => Err(self.unknown(field, &name, field_at)),
        }
    }

    fn flag(&self, field: &str, value: &Value<'_>) -> Result<bool, Mistake> {
        match fold(value.text.trim()).as_str() {
            "" | "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(self.mistake(
                value.at,
                format!("“{field}:” is yes or no: write {field}:yes, or {field}:no for the others"),
            )),
        }
    }

    fn unknown(&self, field: &str, name: &str, at: usize) -> Mistake {
        let near = FIELDS.iter().map(|known| (distance(name, known), *known)).min();
        let near = near.filter(|(distance, known)| *distance <= 2 && *distance < known.len() / 2);
        let advice = if let Some((_, known)) = near {
            format!("did you mean {known}:?")
        } else {
            let all: Vec<String> = FIELDS.iter().map(|known| format!("{known}:")).collect();
            let all = all.join(" ");
            format!("there are {all}; put it in quotation marks to look for it as it stands")
        };
        self.mistake(at, format!("there is no field “{field}:”; {advice}"))
    }
}

/// The form of words the last of which may go on.
fn unfinished(words: &mut Vec<String>, value: &Value<'_>) -> Form {
    let ended = !value.text.ends_with(|c: char| c.is_alphanumeric() && !stands_alone(c));
    match words.as_slice() {
        [_] if value.quoted && ended => Form::Exact,
        [_] if value.quoted => Form::Prefix,
        [_] if ended => Form::Word,
        [_] => Form::Open,
        _ if ended => Form::Exact,
        [.., last] if last.chars().count() >= BEGINNING => Form::Prefix,
        // Too much begins so.
        _ => {
            words.pop();
            Form::Exact
        }
    }
}

/// How many letters must be put in, left out or changed, or changed places with the next, to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(24).collect(), other.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = rows[i][j] + usize::from(a != b);
            let mut least = changed.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests;
