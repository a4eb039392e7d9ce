//! Words that say how exact a figure is.

use super::figures::{Scanner, Sharpness};
use super::units::unit_of_time;

impl Scanner<'_> {
    /// How exact the words before `at` make it, and where they begin.
    pub(super) fn sharpness(&self, at: usize) -> (Sharpness, usize) {
        let mut sharpness = Sharpness::Exact;
        let mut from = at;
        while from > at.saturating_sub(4) && sharpness == Sharpness::Exact {
            let before = from.checked_sub(2).map_or("", |before| self.folded(before));
            let word = self.before(from);
            let Some(found) = approximate(word, before) else {
                break;
            };
            if matches!(word, "up" | "close" | "near") && self.folded(from) != "to" {
                break;
            }
            // "bid $160m over eight years" tells during which time, "for over eight years" how long at least.
            let during = word == "over"
                && unit_of_time(self.folded(at + 1)).is_some()
                && !before.is_empty()
                && !matches!(
                    before,
                    "for"
                        | "of"
                        | "in"
                        | "with"
                        | "after"
                        | "spanning"
                        | "lasting"
                        | "lasted"
                        | "took"
                        | "taken"
                        | "spent"
                        | "is"
                        | "was"
                        | "are"
                        | "were"
                        | "be"
                        | "been"
                        | "has"
                        | "have"
                        | "had"
                        | "a"
                        | "the"
                        | "and"
                        | "by"
                        | "just"
                        | "well"
                        | "now"
                        | "at"
                )
                && !matches!(
                    self.folded(at + 2),
                    "ago" | "old" | "later" | "earlier" | "of" | "experience"
                );
            // "who took over 18 months ago".
            let taken_over = word == "over"
                && matches!(before, "took" | "taken" | "takes" | "taking" | "handed")
                && self.folded(at + 2) == "ago"
                // "handed over 21 schoolgirls": given up, not more than so many.
                || word == "over" && matches!(before, "hand" | "hands" | "handed" | "handing");
            // "paying 8% more than 12 months ago" compares with that time.
            let compares = word == "than"
                && self.folded(at + 2) == "ago"
                && from.checked_sub(3).is_some_and(|amount| {
                    self.gap(amount).trim_start().starts_with('%')
                        || matches!(self.folded(amount), "percent" | "cent" | "points" | "times")
                });
            if during || taken_over || compares {
                break;
            }
            // "up to", "close to" and "more than" end in a word that says nothing alone.
            if found.is_none() && !opens(self, from) {
                break;
            }
            from -= 1;
            let Some(told) = found else { continue };
            // "twice as many as five years ago" compares.
            let compared = from.checked_sub(2).map_or("", |at| self.folded(at));
            if matches!(word, "many" | "much" | "high" | "long") && matches!(compared, "twice" | "times" | "half") {
                from += 1;
                break;
            }
            sharpness = told;
            // The words before it that belong to the phrase.
            match word {
                "than" => {
                    from -= 1;
                    if self.before(from) == "no" {
                        from -= 1;
                        // "no fewer than" is a bound below, "no more than" one above.
                        sharpness = match told {
                            Sharpness::Below => Sharpness::Above,
                            _ => Sharpness::Below,
                        };
                    }
                }
                "least" | "most" | "many" | "much" | "few" | "long" | "high" if matches!(before, "at" | "as") => {
                    from -= 1;
                }
                _ => {}
            }
        }
        (sharpness, from)
    }
}

/// Whether the word before `from` belongs to a phrase that says how exact, further left.
fn opens(scanner: &Scanner<'_>, from: usize) -> bool {
    let (one, two) = (
        scanner.before(from.saturating_sub(1)),
        scanner.before(from.saturating_sub(2)),
    );
    match scanner.before(from) {
        "to" => matches!(one, "up" | "close" | "near" | "nearer") && from >= 2,
        "as" => matches!(one, "many" | "much" | "few" | "little" | "long" | "high" | "low") && two == "as",
        "an" => matches!(one, "least" | "most" | "than" | "about" | "nearly" | "almost"),
        "of" => matches!(
            one,
            "excess" | "minimum" | "maximum" | "upwards" | "upward" | "estimate"
        ),
        _ => false,
    }
}

/// How an approximating word is meant, given the word before it; `Some(None)` for one that belongs to a longer such phrase.
#[expect(
    clippy::option_option,
    reason = "means this, belongs to such a phrase, is no such word"
)]
pub(super) fn approximate(word: &str, before: &str) -> Option<Option<Sharpness>> {
    match word {
        "about" | "around" | "nearly" | "almost" | "some" | "roughly" | "approximately" | "estimated" | "circa"
        | "ca" | "approx" | "near" | "close" | "hardly" | "barely" | "reported" | "reportedly" | "perhaps"
        | "maybe" | "virtually" | "practically" | "estimate" => Some(Some(Sharpness::About)),
        "than" => Some(Some(
            if matches!(before, "less" | "fewer" | "lower" | "smaller" | "younger" | "under") {
                Sharpness::Below
            } else if matches!(
                before,
                "more"
                    | "greater"
                    | "higher"
                    | "longer"
                    | "larger"
                    | "older"
                    | "rather"
                    | "better"
                    | "further"
                    | "farther"
            ) {
                Sharpness::Above
            } else {
                return None;
            },
        )),
        "over" | "exceeding" | "above" | "excess" | "minimum" | "upwards" | "upward" => Some(Some(Sharpness::Above)),
        "least" if before == "at" => Some(Some(Sharpness::Above)),
        "most" if before == "at" => Some(Some(Sharpness::Below)),
        "few" if before == "as" => Some(Some(Sharpness::Above)),
        "many" | "much" | "long" | "high" if before == "as" => Some(Some(Sharpness::Below)),
        "under" | "below" | "maximum" => Some(Some(Sharpness::Below)),
        "up" => Some(Some(Sharpness::Below)),
        "to" | "at" | "more" | "less" | "fewer" | "an" | "as" | "of" | "greater" | "higher" | "lower" | "just"
        | "only" | "well" => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::{Sharpness, find};

    #[test]
    fn bounds_and_approximations() {
        use Sharpness::{About, Above, Below, Exact};
        for (text, sharpness) in [
            ("about 40,000 homes", About),
            ("close to 40,000 homes", About),
            ("more than 40,000 homes", Above),
            ("at least 40,000 homes", Above),
            ("in excess of 40,000 homes", Above),
            ("no fewer than 40,000 homes", Above),
            ("no more than 40,000 homes", Below),
            ("up to 40,000 homes", Below),
            ("as many as 40,000 homes", Below),
            ("fewer than 40,000 homes", Below),
            ("the road to 40,000 homes", Exact),
            ("a bid of a million over eight years", Exact),
            ("It took over eight years", Above),
            ("for over eight years", Above),
            ("the bank handed over 40,000 homes", Exact),
            ("it stands over 40,000 homes", Above),
            ("only 40,000 homes", Exact),
            ("twice as many as 40,000 homes", Exact),
        ] {
            let found = find(text, None);
            assert_eq!(found[0].sharpness, sharpness, "{text}");
        }
    }
}
