//! A date and a length of time that come to the same, reckoned from the day of publication: "since 2003", "in nine years".

use super::Sides;
use super::agreement::Verdict;
use super::calendar::moved;
use super::figures::Found;
use super::values::{normal, number, time};
use jiff::civil::Date;

/// "Last November" or "in June" told in May is "six months ago" or "next month".
pub(super) fn months_ago(
    year: Option<i16>,
    month: i8,
    days: f64,
    unit: f64,
    date: &Found,
    span: &Found,
    published: Sides<Option<Date>>,
) -> Option<Verdict> {
    let monthly = (28.0..32.0).contains(&unit) && span.follow == "ago";
    let fits = [published.left, published.right].into_iter().flatten().find(|now| {
        let back = f64::from((now.month() - month).rem_euclid(12));
        let agrees = year.is_none_or(|year| {
            year == if now.month() > month {
                now.year()
            } else {
                now.year() - 1
            }
        });
        agrees && back > 0.0 && (back - days / unit).abs() < 1e-6
    })?;
    monthly.then(|| Verdict::reckoned(format!("{} ago from {fits} = {}", span.words, normal(date))))
}

/// "Two weeks ago" told on 15 May is 1 May.
pub(super) fn days_ago(
    (year, month, day): (i16, i8, i8),
    days: f64,
    unit: f64,
    span: &Found,
    published: Sides<Option<Date>>,
) -> Option<Verdict> {
    if span.follow != "ago" || !(0.9..20.0).contains(&unit) || days > 400.0 {
        return None;
    }
    let date = Date::new(year, month, day).ok()?;
    let now = [published.left, published.right]
        .into_iter()
        .flatten()
        .find(|now| moved(*now, -(days.round() as i32)) == date)?;
    Some(Verdict::reckoned(format!("{now} − {} = {date}", time(days, unit))))
}

/// "since 2003" told in 2012 is "in nine years"; born in 1950, 62 years old.
pub(super) fn since(
    year: i16,
    days: f64,
    unit: f64,
    date: &Found,
    span: &Found,
    published: Sides<Option<Date>>,
) -> Option<Verdict> {
    let years = days / 365.0;
    if unit < 365.0 || years.fract() > 1e-9 {
        return None;
    }
    let now = published.map(|date| date.map(Date::year));
    // "by 2038", "over the next four years".
    let until = matches!(date.preposition.as_str(), "until" | "till" | "through")
        && matches!(span.preposition.as_str(), "for" | "over" | "within" | "another");
    // What lies ahead of both can only be reckoned on.
    let later = now
        .left
        .or(now.right)
        .is_some_and(|_| [now.left, now.right].into_iter().flatten().all(|now| year > now));
    let until = until || later && span.follow != "ago" && !span.is_age();
    if until || matches!(span.preposition.as_str(), "next" | "coming" | "following") {
        let ahead = [now.left, now.right]
            .into_iter()
            .flatten()
            .find(|now| (f64::from(year - now) - years).abs() < 1e-9)?;
        return Some(Verdict::reckoned(format!("{ahead} + {} years = {year}", number(years))));
    }
    let told = |now: i16| format!("{now} − {year} = {} years", number(years));
    // "again in 2028, for the first time in 59 years": counted back from the year named beside it.
    let from = [now.left, now.right, span.anchor.filter(|anchor| *anchor > year)];
    if span.is_age() {
        let born = date
            .counted
            .lead
            .iter()
            .any(|word| matches!(word.as_str(), "born" | "birth"));
        let fits = from.into_iter().flatten().find(|now| {
            let age = f64::from(now - year);
            (age - years).abs() < 1e-9 || born && (age - 1.0 - years).abs() < 1e-9
        })?;
        return (born || span.words.contains("year")).then(|| Verdict::reckoned(told(fits)));
    }
    let ago = matches!(
        span.follow.as_str(),
        "ago" | "after" | "old" | "since" | "later" | "earlier" | "on"
    );
    let dated = ago
        || matches!(
            date.preposition.as_str(),
            "since" | "in" | "from" | "until" | "of" | "between"
        );
    let back = matches!(
        span.preposition.as_str(),
        "in" | "for"
            | "last"
            | "past"
            | "over"
            | "after"
            | "within"
            | "than"
            | "about"
            | "nearly"
            | "almost"
            | "first"
            | "least"
    ) || ago
        || date.preposition == "since"
        || years >= 7.0;
    let fits = from
        .into_iter()
        .flatten()
        .find(|now| (f64::from(now - year) - years).abs() < 1e-9);
    (dated && back).then_some(())?;
    fits.map(|now| Verdict::reckoned(told(now)))
}
