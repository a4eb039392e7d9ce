//! The currencies of the world as news prints them: signs, codes, names.

use super::agreement::Verdict;
use super::collation::FigureStatus;
use super::figures::{Found, Value};

/// The code of the currency a sign or code before an amount stands for. A dollar of no country is `$`.
pub(super) fn before_amount(ahead: &str) -> Option<(&'static str, usize)> {
    const SIGNS: &[(&str, &str)] = &[
        ("US$", "USD"),
        ("A$", "AUD"),
        ("AU$", "AUD"),
        ("C$", "CAD"),
        ("CA$", "CAD"),
        ("NZ$", "NZD"),
        ("HK$", "HKD"),
        ("S$", "SGD"),
        ("NT$", "TWD"),
        ("R$", "BRL"),
        ("$US", "USD"),
        ("$A", "AUD"),
        ("$C", "CAD"),
        ("$NZ", "NZD"),
        ("$HK", "HKD"),
        ("$", "$"),
        ("£", "GBP"),
        ("€", "EUR"),
        ("¥", "¥"),
        ("₹", "INR"),
        ("₽", "RUB"),
        ("₺", "TRY"),
        ("₪", "ILS"),
        ("₩", "KRW"),
        ("₦", "NGN"),
        ("₴", "UAH"),
        ("₫", "VND"),
        ("฿", "THB"),
        ("₱", "PHP"),
    ];
    let bare = ahead.trim_end_matches(['\u{a0}', '\u{202f}']);
    // A rand's is a letter, which stands at the number and behind no other.
    if let Some(before) = bare.strip_suffix('R')
        && !before.ends_with(char::is_alphanumeric)
    {
        return Some(("ZAR", ahead.len() - before.len()));
    }
    // A sign stands at the number or one space before it; the longest that fits counts.
    let text = bare.strip_suffix(' ').unwrap_or(bare);
    SIGNS
        .iter()
        .filter(|(sign, _)| text.ends_with(sign))
        .max_by_key(|(sign, _)| sign.len())
        .map(|(sign, code)| (*code, ahead.len() - text.len() + sign.len()))
}

/// How many bytes of a word are a currency with the number glued to it: "US6,500" behind a dollar sign, "EUR 5m" without the space.
pub(super) fn glued(ahead: &str, word: &str) -> usize {
    let letters = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let Some((prefix, number)) = word.split_at_checked(letters).filter(|(prefix, _)| !prefix.is_empty()) else {
        return 0;
    };
    let signed = ahead.ends_with('$') && matches!(prefix, "US" | "A" | "C" | "NZ" | "HK");
    // "R412bn", "R7.5 million"; "R101" is a road.
    let rand = prefix == "R" && number.contains(|c: char| !c.is_ascii_digit());
    let coded = number.len() > 1
        && (prefix == "Rs" || letters == 3 && prefix.chars().all(|c| c.is_ascii_uppercase()))
        && code(&prefix.to_ascii_lowercase()).is_some();
    if signed || coded || rand { letters } else { 0 }
}

/// A currency code or short form printed before or after an amount, as folded: "EUR 5m", "Rs 500".
pub(super) fn code(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "usd" => "USD",
        "eur" => "EUR",
        "gbp" => "GBP",
        "jpy" => "JPY",
        "cny" | "rmb" => "CNY",
        "chf" | "sfr" => "CHF",
        "aud" => "AUD",
        "cad" => "CAD",
        "nzd" => "NZD",
        "sek" => "SEK",
        "nok" => "NOK",
        "dkk" => "DKK",
        "inr" | "rs" | "rs." => "INR",
        "pkr" => "PKR",
        "zar" => "ZAR",
        "brl" => "BRL",
        "mxn" => "MXN",
        "krw" => "KRW",
        "sgd" => "SGD",
        "hkd" => "HKD",
        "try" => "TRY",
        "rub" => "RUB",
        "pln" => "PLN",
        "czk" => "CZK",
        "huf" => "HUF",
        "ils" | "nis" => "ILS",
        "aed" => "AED",
        "sar" => "SAR",
        "egp" => "EGP",
        "ngn" => "NGN",
        "kes" | "ksh" => "KES",
        "thb" => "THB",
        "php" => "PHP",
        "idr" | "rp" => "IDR",
        "myr" | "rm" => "MYR",
        _ => return None,
    })
}

/// The currency a word after an amount names, and what one of it is worth in the whole unit: 0.01 for cents. Where
/// several countries use the name it is one for all.
pub(super) fn named(word: &str) -> Option<(&'static str, f64)> {
    let whole = |code: &'static str| Some((code, 1.0));
    match word {
        "dollar" | "dollars" | "buck" | "bucks" => whole("$"),
        "cent" | "cents" => Some(("$", 0.01)),
        "pound" | "pounds" | "quid" | "sterling" => whole("GBP"),
        "pence" | "penny" => Some(("GBP", 0.01)),
        "euro" | "euros" => whole("EUR"),
        "yen" => whole("JPY"),
        "yuan" | "renminbi" => whole("CNY"),
        "rupee" | "rupees" => whole("INR"),
        "crown" | "crowns" | "krona" | "kronor" | "krone" | "kroner" | "koruna" | "korunas" => whole("crowns"),
        "franc" | "francs" | "franken" => whole("CHF"),
        "peso" | "pesos" => whole("PHP"),
        "ruble" | "rubles" | "rouble" | "roubles" => whole("RUB"),
        "lira" | "liras" | "lire" => whole("TRY"),
        "shekel" | "shekels" => whole("ILS"),
        "dinar" | "dinars" => whole("dinars"),
        "dirham" | "dirhams" => whole("AED"),
        "riyal" | "riyals" | "rial" | "rials" => whole("riyals"),
        "rand" => whole("ZAR"),
        "guinea" | "guineas" => Some(("GBP", 1.05)),
        "bitcoin" | "bitcoins" => whole("BTC"),
        "real" | "reais" => whole("BRL"),
        "zloty" | "zlotys" => whole("PLN"),
        "forint" | "forints" => whole("HUF"),
        "hryvnia" | "hryvnias" => whole("UAH"),
        "baht" => whole("THB"),
        "won" => whole("KRW"),
        "ringgit" => whole("MYR"),
        "rupiah" => whole("IDR"),
        "naira" => whole("NGN"),
        "cedi" | "cedis" => whole("GHS"),
        "shilling" | "shillings" => whole("shillings"),
        "taka" => whole("BDT"),
        "dong" => whole("VND"),
        "kwacha" => whole("ZMW"),
        "leu" | "lei" => whole("lei"),
        "lev" | "leva" => whole("BGN"),
        _ => code(word).map(|code| (code, 1.0)),
    }
}

/// Names of currencies that are other words more often: counted only right after a number, not after a word between.
pub(super) fn is_doubtful(word: &str) -> bool {
    matches!(
        word,
        "won" | "real" | "rand" | "lei" | "try" | "rm" | "cent" | "penny" | "dong" | "crown" | "franken"
    )
}

/// A word between amount and currency that says whose it is: "5 million Australian dollars".
pub(super) fn of_country(adjective: &str) -> Option<&'static str> {
    Some(match adjective {
        "us" | "u.s" | "american" => "USD",
        "australian" => "AUD",
        "canadian" => "CAD",
        "zealand" => "NZD",
        "kong" => "HKD",
        "singapore" | "singaporean" => "SGD",
        "swiss" => "CHF",
        "swedish" => "SEK",
        "norwegian" => "NOK",
        "danish" => "DKK",
        "czech" => "CZK",
        "mexican" => "MXN",
        "egyptian" => "EGP",
        "pakistani" | "pakistan" => "PKR",
        _ => return None,
    })
}

/// Whether two currencies can be the same: a dollar of no country is any dollar, a yen sign yen or yuan, a crown any crown.
pub(super) fn agree(one: Option<&str>, other: Option<&str>) -> bool {
    let family = |code: &str| -> &'static [&'static str] {
        match code {
            "$" => &["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"],
            "¥" => &["JPY", "CNY"],
            "crowns" => &["SEK", "NOK", "DKK", "CZK"],
            "INR" => &["PKR"],
            "PHP" => &["MXN"],
            "GBP" => &["EGP"],
            "shillings" => &["KES"],
            _ => &[],
        }
    };
    match (one, other) {
        (Some(one), Some(other)) => one == other || family(one).contains(&other) || family(other).contains(&one),
        (None, None) => true,
        _ => false,
    }
}

/// Two sums that may be one in two currencies: of no more than so many units of the one to a unit of the other.
const DEAREST: f64 = 30_000.0;

/// The verdict on two sums told in two currencies.
pub(super) fn exchanged(one: &Found, other: &Found) -> Option<Verdict> {
    let (Value::Amount(a), Value::Amount(b)) = (one.value, other.value) else {
        return None;
    };
    let currencies = one.currency.zip(other.currency)?;
    let plausible = a > 0.0 && b > 0.0 && a.max(b) / a.min(b) <= DEAREST;
    (currencies.0 != currencies.1 && !agree(one.currency, other.currency) && plausible).then(|| Verdict {
        status: FigureStatus::Variant,
        why: Some(format!("{} and {}: in two currencies", one.words, other.words)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::{Value, find};
    use super::*;

    #[test]
    fn sums_of_money_in_every_style() {
        for (text, value, code) in [
            ("a loss of $2.5bn", 2.5e9, "$"),
            ("2.5 billion dollars", 2.5e9, "$"),
            ("EUR 5m", 5e6, "EUR"),
            ("€ 5,000", 5000.0, "EUR"),
            ("US$40", 40.0, "USD"),
            ("A$40 million", 4e7, "AUD"),
            ("3 million Canadian dollars", 3e6, "CAD"),
            ("Rs 500", 500.0, "INR"),
            ("Rs500", 500.0, "INR"),
            ("for R\u{a0}500 each", 500.0, "ZAR"),
            ("EUR5m", 5e6, "EUR"),
            ("at $US6,500 each", 6500.0, "USD"),
            ("at $US1850 each", 1850.0, "USD"),
            ("thousands of dollars", 1e4, "$"),
            ("hundreds of millions of euros", 1e9, "EUR"),
            ("an apple for 45p", 0.45, "GBP"),
            ("12 kroner", 12.0, "crowns"),
            ("half a million pounds", 5e5, "GBP"),
            ("75 cents", 0.75, "$"),
            ("200 million won", 2e8, "KRW"),
            ("a million-dollar prize", 1e6, "$"),
        ] {
            let found = find(text, None);
            assert_eq!(
                (found[0].value, found[0].currency),
                (Value::Amount(value), Some(code)),
                "{text}"
            );
        }
        assert_eq!(find("Three won again", None)[0].currency, None);
    }

    #[test]
    fn a_dollar_of_no_country_is_any_dollar() {
        assert!(agree(Some("$"), Some("AUD")) && agree(Some("AUD"), Some("$")));
        assert!(!agree(Some("USD"), Some("AUD")) && !agree(Some("GBP"), None));
    }
}
