//! Reading a file of settings (TOML): values of the kind that is wanted, and what is wrong where they are not, by line
//! and column.

use super::mistake::{Mistake, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
pub type Value<'a> = Spanned<DeValue<'a>>;
/// A key and where it stands.
pub type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

/// Reads values, and knows the text they stand in.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'t> {
    pub text: &'t str,
}

impl<'t> Reader<'t> {
    /// The text as a table.
    ///
    /// # Errors
    /// It is not TOML: where, and what is wrong.
    pub fn parse(&self) -> Result<Spanned<DeTable<'t>>, Mistake> {
        DeTable::parse(self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let message = error.message().lines().collect::<Vec<_>>().join("; ");
            self.mistake(at, format!("is not TOML: {message}"))
        })
    }

    /// A mistake at a byte of the text.
    pub fn mistake(&self, at: usize, what: impl Into<String>) -> Mistake {
        Mistake::at(self.text, at, what)
    }

    /// A key that does not exist here.
    pub fn unknown(&self, key: &Key<'_>, known: &[&str], within: &str) -> Mistake {
        let (word, list) = (shown(key.get_ref()), known.join(", "));
        let what = match nearest(key.get_ref(), known) {
            Some(near) => format!("`{word}` is no key{within}; did you mean `{near}`? There are {list}"),
            None => format!("`{word}` is no key{within}; there are {list}"),
        };
        self.mistake(key.span().start, what)
    }

    /// A value of another kind than is wanted.
    pub fn wrong(&self, key: &Key<'_>, value: &Value<'_>, wanted: &str) -> Mistake {
        let what = format!(
            "`{}` must be {wanted}, not {}",
            shown(key.get_ref()),
            kind(value.get_ref())
        );
        self.mistake(value.span().start, what)
    }

    /// Text that says something.
    ///
    /// # Errors
    /// It is something else.
    pub fn string<'v>(&self, key: &Key<'_>, value: &'v Value<'_>, wanted: &str) -> Result<&'v str, Mistake> {
        let text = value.get_ref().as_str().ok_or_else(|| self.wrong(key, value, wanted))?;
        if text.trim().is_empty() {
            return Err(self.mistake(
                value.span().start,
                format!("`{}` is empty; it must be {wanted}", shown(key.get_ref())),
            ));
        }
        if text.chars().any(char::is_control) {
            let what = format!(
                "`{}` holds a control character; write it in one line",
                shown(key.get_ref())
            );
            return Err(self.mistake(value.span().start, what));
        }
        Ok(text)
    }

    /// Text, or a list of texts.
    ///
    /// # Errors
    /// It is something else.
    pub fn strings<'v>(
        &self,
        key: &Key<'_>,
        value: &'v Value<'_>,
        wanted: &str,
    ) -> Result<Vec<(&'v str, usize)>, Mistake> {
        match value.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .map(|item| Ok((self.string(key, item, wanted)?, item.span().start)))
                .collect(),
            _ => Ok(vec![(self.string(key, value, wanted)?, value.span().start)]),
        }
    }

    /// A table.
    ///
    /// # Errors
    /// It is something else.
    pub fn table<'v, 'i>(&self, key: &Key<'_>, value: &'v Value<'i>, wanted: &str) -> Result<&'v DeTable<'i>, Mistake> {
        value.get_ref().as_table().ok_or_else(|| self.wrong(key, value, wanted))
    }
}

/// What a value is, in words.
pub fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A word of the file as it can be shown, cut where it is long.
pub fn shown(word: &str) -> String {
    let safe = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut shown: String = word.chars().take(60).map(safe).collect();
    if word.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}
