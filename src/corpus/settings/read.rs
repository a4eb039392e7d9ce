//! Reads `parallax.toml`: what every key may hold, and what is wrong where it holds something else.

use super::glob::Glob;
use super::{Facets, Group, Said, Settings, Zone};
use crate::corpus::facts::fields::Field;
use crate::corpus::facts::names::{Kind, Names, could_be_host};
use crate::text::mistake::{Mistake, position};
use crate::text::settings::{Key, Reader, Value, shown};
use jiff::tz::{Offset, TimeZone};

/// Most patterns of one file: more would cost time for every file of the corpus.
const MOST_PATTERNS: usize = 1000;

/// Keys at the top.
const TOP: &[&str] = &["zone", "language", "exclude", "outlets", "files", "fields", "aliases"];
/// Keys of `[[files]]`.
const OF_FILES: &[&str] = &["match", "outlet", "zone", "language", "fields"];
/// Names of `[fields]` and what they mean.
const FIELDS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("outlet", Field::Outlet),
    ("published", Field::Published),
    ("byline", Field::Byline),
    ("url", Field::Url),
    ("language", Field::Language),
    ("text", Field::Body),
    ("html", Field::BodyHtml),
    ("summary", Field::Summary),
];

/// Reads the settings of a corpus.
///
/// # Errors
/// The first mistake in it: where it stands, what is wrong and what is allowed.
pub(super) fn read(text: &str) -> Result<Settings, Mistake> {
    let reader = Reader { text };
    let table = reader.parse()?;
    let mut settings = Settings::default();
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "zone" => settings.base.zone = Some(reader.zone(key, value)?),
            "language" => settings.base.language = Some(reader.language(key, value)?),
            "exclude" => settings.exclude = reader.patterns(key, value)?,
            "fields" => settings.base.fields = reader.fields(key, value)?,
            "aliases" => settings.aliases = reader.aliases(key, value)?,
            "outlets" => groups.extend(reader.outlets(key, value)?),
            "files" => groups.extend(reader.files(key, value)?),
            _ => return Err(reader.unknown(key, TOP, "")),
        }
    }
    // In the order they stand in the file, as the last that matches wins.
    groups.sort_by_key(|(at, _)| *at);
    settings.groups = groups.into_iter().map(|(_, group)| group).collect();
    let patterns = settings.exclude.len() + settings.groups.iter().map(|group| group.globs.len()).sum::<usize>();
    if patterns > MOST_PATTERNS {
        let what = format!(
            "has {patterns} patterns; at most {MOST_PATTERNS} are read: use * and ** to say the same with fewer"
        );
        return Err(Mistake::at(text, 0, what));
    }
    Ok(settings)
}

impl Reader<'_> {
    fn said<T>(&self, value: T, at: usize) -> Said<T> {
        Said {
            value,
            line: position(self.text, at).0,
        }
    }

    fn glob(&self, pattern: &str, at: usize) -> Result<Glob, Mistake> {
        Glob::new(pattern).map_err(|why| self.mistake(at, format!("the pattern `{}` {why}", shown(pattern))))
    }

    fn patterns(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Vec<Glob>, Mistake> {
        let patterns = self.strings(key, value, "a pattern such as \"drafts/**\", or a list of patterns")?;
        patterns
            .into_iter()
            .map(|(pattern, at)| self.glob(pattern, at))
            .collect()
    }

    /// A zone by its name, or a distance from UTC.
    fn zone(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Said<Zone>, Mistake> {
        const WANTED: &str = "a time zone such as \"Europe/Oslo\", \"UTC\" or \"+01:00\"";
        let name = self.string(key, value, WANTED)?.trim();
        let zone = match offset(name) {
            Some(offset) => TimeZone::fixed(offset),
            None => TimeZone::get(name).map_err(|_| {
                let what = format!(
                    "`{}` is no time zone known; write {}",
                    shown(name),
                    WANTED.replacen("a time zone", "one", 1)
                );
                self.mistake(value.span().start, what)
            })?,
        };
        Ok(self.said(Zone(zone), value.span().start))
    }

    fn language(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Said<String>, Mistake> {
        let wanted = "a language by its two letters, such as \"en\" or \"de\"";
        let code = self.string(key, value, wanted)?.trim();
        let main = code.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        if main.len() != 2 || !main.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let what = format!(
                "`{}` is no language; write {}",
                shown(code),
                wanted.replacen("a language", "one", 1)
            );
            return Err(self.mistake(value.span().start, what));
        }
        Ok(self.said(main, value.span().start))
    }

    /// `[outlets]`: a pattern and the outlet of the files it matches.
    fn outlets(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Vec<(usize, Group)>, Mistake> {
        let table = self.table(
            key,
            value,
            "a table of patterns and outlets: [outlets], then \"courier/**\" = \"Harbour Courier\"",
        )?;
        let rows = table.iter().map(|(pattern, name)| {
            let at = pattern.span().start;
            let outlet = self.string(pattern, name, "the name of an outlet")?.trim().to_owned();
            let facets = Facets {
                outlet: Some(self.said(outlet, at)),
                ..Facets::default()
            };
            let globs = vec![self.glob(pattern.get_ref(), at)?];
            Ok((at, Group { globs, facets }))
        });
        rows.collect()
    }

    /// `[[files]]`: what holds of the files that `match`.
    fn files(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Vec<(usize, Group)>, Mistake> {
        let wanted = "a list of tables, each begun by [[files]]";
        let list = value
            .get_ref()
            .as_array()
            .ok_or_else(|| self.wrong(key, value, wanted))?;
        list.iter().map(|item| self.group(key, item, wanted)).collect()
    }

    fn group(&self, key: &Key<'_>, item: &Value<'_>, wanted: &str) -> Result<(usize, Group), Mistake> {
        let table = self.table(key, item, wanted)?;
        let mut globs = None;
        let mut facets = Facets::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "match" => globs = Some(self.patterns(key, value)?),
                "outlet" => {
                    let outlet = self.string(key, value, "the name of an outlet")?.trim().to_owned();
                    facets.outlet = Some(self.said(outlet, value.span().start));
                }
                "zone" => facets.zone = Some(self.zone(key, value)?),
                "language" => facets.language = Some(self.language(key, value)?),
                "fields" => facets.fields = self.fields(key, value)?,
                _ => return Err(self.unknown(key, OF_FILES, " of [[files]]")),
            }
        }
        let at = item.span().start;
        let globs = globs.filter(|globs| !globs.is_empty()).ok_or_else(|| {
            self.mistake(
                at,
                "[[files]] does not say which files; add match = \"courier/**\", or a list of patterns",
            )
        })?;
        Ok((at, Group { globs, facets }))
    }

    /// `[fields]`: which keys of a record or columns of a table hold a fact, in order of trust.
    fn fields(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Vec<(String, Field)>, Mistake> {
        let table = self.table(
            key,
            value,
            "a table of facts and the keys that hold them: [fields], then title = \"kop\"",
        )?;
        let names: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
        let mut fields = Vec::new();
        for (name, value) in table {
            let field = FIELDS.iter().find(|(known, _)| *known == name.get_ref().as_ref());
            let Some((_, field)) = field else {
                return Err(self.unknown(name, &names, " of [fields]"));
            };
            let keys = self.strings(
                name,
                value,
                "a key of your records such as \"kop\" or \"meta.kop\", or a list of keys",
            )?;
            for (key, at) in keys {
                if !key.chars().any(char::is_alphanumeric) {
                    return Err(self.mistake(
                        at,
                        format!("`{}` has no letter or digit, by which keys are told apart", shown(key)),
                    ));
                }
                fields.push((key.to_owned(), *field));
            }
        }
        Ok(fields)
    }

    /// `[aliases]`: a host or spelling, and the outlet it means.
    fn aliases(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Names, Mistake> {
        let table = self.table(
            key,
            value,
            "a table of spellings and outlets: [aliases], then \"nytimes.com\" = \"The New York Times\"",
        )?;
        let mut names = Names::default();
        for (spelling, name) in table {
            let at = spelling.span().start;
            let name = self.string(spelling, name, "the name of an outlet")?.trim();
            let spelling = spelling.get_ref().trim();
            if !spelling.chars().any(char::is_alphanumeric) {
                return Err(self.mistake(
                    at,
                    "an alias needs a host or a spelling, such as \"nytimes.com\" or \"NYT\"",
                ));
            }
            if spelling.contains("://") || spelling.contains('/') {
                let what = format!(
                    "`{}` is an address; write its host alone, such as \"nytimes.com\"",
                    shown(spelling)
                );
                return Err(self.mistake(at, what));
            }
            if !spelling.contains(' ') && could_be_host(spelling) {
                names.add(&[spelling], name, Kind::Outlet, std::iter::empty());
            } else {
                names.add(&[], name, Kind::Outlet, std::iter::once(spelling));
            }
        }
        Ok(names)
    }
}

/// "+01:00", "-0330", "+5"; None where it is not written so.
fn offset(text: &str) -> Option<Offset> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<i32>().ok())
            .flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())?
}

#[cfg(test)]
mod tests;
