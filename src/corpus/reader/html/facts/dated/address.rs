//! The day in the address of a page.

use super::is_plausible;
use crate::corpus::article::Published;

/// The day in an address: `/2012/05/08/`, `/20120508/`, `-2012-05-08`, `/2012-05-08-`.
pub(super) fn in_address(address: &str) -> Option<Published> {
    let path = address.splitn(4, '/').nth(3)?;
    let path = path.split(['?', '#']).next()?;
    let numbers: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        (digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())
            .flatten()
    };
    let civil = |year: i16, month: i16, day: i16| {
        let year = (1994..=2100).contains(&year).then_some(year)?;
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    numbers
        .windows(3)
        .find_map(|window| {
            let [year, month, day] = window else { return None };
            civil(number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?)
        })
        .or_else(|| {
            numbers.iter().find_map(|part| {
                number(part.get(..8).filter(|_| part.len() == 8)?.get(..4)?, 4..=4)
                    .and_then(|year| civil(year, number(part.get(4..6)?, 2..=2)?, number(part.get(6..8)?, 2..=2)?))
            })
        })
        .map(Published::Day)
        .filter(is_plausible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_the_day() {
        for address in [
            "https://gazette.example/2012/05/08/weir",
            "https://gazette.example/news/20120508/weir.html",
            "https://gazette.example/weir-2012-05-08",
            "https://gazette.example/2012-05-08-weir.html?x=1",
            "https://gazette.example/a/2012/5/8",
        ] {
            let day = in_address(address).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2012-05-08"), "{address}");
        }
        for address in [
            "https://gazette.example/2012/weir",
            "https://gazette.example/99999999/weir",
            "https://gazette.example/weir?d=2012-05-08",
            "https://gazette.example/12345678901",
        ] {
            assert_eq!(in_address(address), None, "{address}");
        }
    }
}
