//! Dates as a person types them, in any form the program reads in a file.

use super::article::Published;
use super::facts::dates::{find, parse, weekday};

/// Ways to write a date, for the sentences that say one was not understood.
const EXAMPLES: &str = "write 2012-05-08, 8 May 2012 or 2012-05-08 09:30 +02:00";

/// Reads a date that was typed, whole: a day, with its time and its distance from UTC where they are told.
///
/// # Errors
/// A sentence without a full stop that says what was not understood, with examples.
pub fn typed_date(text: &str) -> Result<Published, String> {
    let text = text.trim();
    let dates = find(text);
    let date = match dates.as_slice() {
        [date] => date,
        // Seconds since 1970, and forms that only metadata has.
        [] => return parse(text).ok_or_else(|| none(text)),
        [_, second, ..] => {
            let second = text.get(second.at.clone()).unwrap_or_default();
            return Err(format!("one date is wanted, and “{second}” is a second one"));
        }
    };
    let around = [text.get(..date.at.start), text.get(date.at.end..)];
    let words = around
        .iter()
        .flatten()
        .flat_map(|rest| rest.split(|c: char| !c.is_alphanumeric()));
    match words.filter(|word| !word.is_empty()).find(|word| !weekday(word)) {
        Some(word) => Err(format!("“{word}” was not understood in the date; {EXAMPLES}")),
        None => Ok(date.published),
    }
}

fn none(text: &str) -> String {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [first @ 1..=12, second @ 1..=12, _] if parts.len() == 3 && first != second => {
            format!("“{text}” can be read in two ways; {EXAMPLES}")
        }
        _ => format!("“{text}” is no date; {EXAMPLES}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_files_have() {
        for (typed, read) in [
            ("2012-05-08", "2012-05-08"),
            (" 8 May 2012 ", "2012-05-08"),
            ("Tuesday, 8 May 2012", "2012-05-08"),
            ("8. Mai 2012", "2012-05-08"),
            ("May 8th, 2012", "2012-05-08"),
            ("2012-05-08 09:30 +02:00", "2012-05-08T09:30:00+02:00"),
            ("2012-05-08T09:30:00Z", "2012-05-08T09:30:00+00:00"),
            ("1336469400", "2012-05-08T09:30:00+00:00"),
        ] {
            assert_eq!(
                typed_date(typed).map(|date| date.to_string()).as_deref(),
                Ok(read),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_shown_is_read_back_as_it_was() {
        for shown in [
            "2012-05-08",
            "2012-05-08T09:30:00",
            "2012-05-08T09:30:07-03:30",
            "2012-05-08T23:59:59+00:00",
        ] {
            for typed in [shown.to_owned(), shown.replace('T', " ")] {
                assert_eq!(typed_date(&typed).unwrap().to_string(), shown, "{typed}");
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (typed, said) in [
            ("soon", "“soon” is no date; write 2012-05-08"),
            ("2012-13-45", "is no date"),
            ("03/04/2012", "can be read in two ways"),
            ("8 May 2012 or so", "“or” was not understood"),
            ("8 May 2012, 9 May 2012", "“9 May 2012” is a second one"),
        ] {
            let sentence = typed_date(typed).unwrap_err();
            assert!(sentence.contains(said), "{typed}: {sentence}");
        }
    }
}
