//! Single fields out of the scripts of a page, which are no data format of their own.

/// The value after `"key":` in a script: `"key":"value"`, `key: 'value'`, `"key":123`, with quotes escaped or not.
pub(super) fn field<'a>(script: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = script;
    for _ in 0..8 {
        let at = rest.find(key)?;
        let before = rest.get(..at)?.chars().next_back();
        rest = rest.get(at + key.len()..)?;
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            || rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        {
            continue;
        }
        let value = rest.trim_start_matches(['"', '\'', '\\']).trim_start();
        let Some(value) = value.strip_prefix([':', '=', ',']) else {
            continue;
        };
        // Of a list the first.
        let value = value
            .trim_start()
            .trim_start_matches(['[', ' '])
            .trim_start_matches(['"', '\'', '\\']);
        let end = value.find(['"', '\'', '\\', ',', '}', ';', '\n', '<'])?;
        let value = value.get(..end).map(str::trim)?;
        if (2..=80).contains(&value.len()) && value != "null" && !value.starts_with(['{', '[']) {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_hold_fields_in_many_spellings() {
        for script in [
            r#"{"publishedAt":"2012-05-08T09:30:00Z"}"#,
            "x = {publishedAt: '2012-05-08T09:30:00Z'}",
            r#""{\"publishedAt\":\"2012-05-08T09:30:00Z\"}""#,
            r#"{"lastPublishedAt":"2020-01-01","publishedAtAll":1,"publishedAt" : "2012-05-08T09:30:00Z"}"#,
        ] {
            assert_eq!(field(script, "publishedAt"), Some("2012-05-08T09:30:00Z"), "{script}");
        }
        assert_eq!(field(r#"{"publishedAt":null}"#, "publishedAt"), None);
    }
}
