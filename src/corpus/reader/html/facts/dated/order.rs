//! Which number of a date in figures is the day, on this page.

use super::super::walk::{Findings, text_of};
use crate::corpus::facts::dates::{self, Order};
use crate::corpus::facts::outlet;

/// Which number of a date in figures is the day: by the language of the page, its country, or other dates on it.
pub(super) fn order(found: &Findings<'_>, address: Option<&str>) -> Order {
    let shown = found
        .spots
        .iter()
        .filter(|spot| spot.hints.date)
        .take(200)
        .find_map(|spot| dates::order_shown(&text_of(spot.element)));
    let from_lines = || {
        found
            .lines
            .iter()
            .filter(|line| line.text.contains('/'))
            .take(400)
            .find_map(|line| dates::order_shown(&line.text))
    };
    if let Some(order) = shown.or_else(from_lines) {
        return order;
    }
    let language = found
        .language
        .or(found
            .meta(&["og:locale", "content-language", "language"])
            .map(|(_, value)| value))
        .unwrap_or_default()
        .to_ascii_lowercase()
        .replace('_', "-");
    let (code, country) = language.split_once('-').unwrap_or((language.as_str(), ""));
    match (code, country) {
        ("en", "us" | "ph") => return Order::MonthFirst,
        ("en", "gb" | "uk" | "au" | "nz" | "ie" | "in" | "za" | "ng" | "ke" | "sg" | "my" | "pk") => {
            return Order::DayFirst;
        }
        // Years come first there, or both orders are in use.
        ("en" | "zh" | "ja" | "ko" | "hu" | "lt" | "fa" | "sv" | "", _) => {}
        _ => return Order::DayFirst,
    }
    let host = address.and_then(outlet::host).unwrap_or_default();
    match host.rsplit('.').next().unwrap_or_default() {
        "uk" | "au" | "nz" | "ie" | "in" | "za" | "ng" | "ke" | "gh" | "pk" | "sg" | "my" | "hk" | "lk" | "bd"
        | "ug" | "tz" | "zw" | "mt" | "de" | "at" | "ch" | "fr" | "be" | "nl" | "es" | "pt" | "it" | "gr" | "no"
        | "dk" | "fi" | "se" | "pl" | "cz" | "sk" | "ro" | "bg" | "rs" | "hr" | "si" | "ua" | "ru" | "by" | "br"
        | "ar" | "cl" | "mx" | "co" | "pe" | "tr" | "il" | "id" | "vn" | "th" => Order::DayFirst,
        "us" | "gov" | "mil" => Order::MonthFirst,
        _ => Order::Unknown,
    }
}
