//! Addresses as feeds write them: whole, or relative to a base.

use crate::corpus::reader::xml::Element;

/// The address that `link` names from `base`.
pub(super) fn joined(base: Option<&str>, link: &str) -> String {
    let link = link.trim();
    let whole = link.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    let Some(base) = base.filter(|_| !whole && !link.is_empty()) else {
        return link.to_owned();
    };
    let Some((scheme, rest)) = base.split_once("://") else {
        return link.to_owned();
    };
    if let Some(rest) = link.strip_prefix("//") {
        return format!("{scheme}://{rest}");
    }
    let (host, path) = rest
        .split_at_checked(rest.find('/').unwrap_or(rest.len()))
        .unwrap_or((rest, ""));
    if link.starts_with('/') {
        return format!("{scheme}://{host}{link}");
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{scheme}://{host}{folder}/{link}")
}

/// The base that addresses inside an element are relative to: its own `xml:base` and those around it.
pub(super) fn base(element: Element<'_>) -> Option<String> {
    let written: Vec<String> = element
        .ancestors()
        .filter_map(|element| element.attribute("base"))
        .collect();
    written
        .iter()
        .rev()
        .fold(None, |base: Option<String>, next| Some(joined(base.as_deref(), next)))
}

/// Whether it is an address on the web.
pub(super) fn is_web(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}
