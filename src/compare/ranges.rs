//! Ranges, and the two numbers of a vote or a match, which are none.

use super::collation::FigureKind;
use super::currencies;
use super::figures::{Found, Scanner, Value};
use super::numerals::Numeral;
use crate::text::words::is_stop;

impl Scanner<'_> {
    /// "10–15 boats", "between five and six metres", "two or three times", "$5 to $6 million".
    pub(super) fn range(&self, at: usize, low: Numeral) -> Option<(Found, usize)> {
        let end = low.end;
        let gap = self.gap(end - 1);
        let before = self.before(at);
        let shares = matches!(gap, "%-" | "%–" | "% – " | "%\u{2011}");
        let dash = shares
            || matches!(
                gap,
                "-" | "–" | "\u{2011}" | "—" | " – " | "–$" | "-$" | "–£" | "-£" | "–€" | "-€"
            );
        let word = self.folded(end);
        let joined = self.joined(end - 1);
        let joiner = match word {
            "and" => before == "between",
            "to" => {
                // "up by 1 to 2 per cent" has its unit at the end, "up by 3 per cent to 10" is a move.
                let share = self.numeral(end + 1).is_some_and(|high| {
                    self.rest(high.end - 1).trim_start().starts_with('%')
                        || matches!(self.folded(high.end), "percent" | "per")
                });
                let moved =
                    matches!(before, "from" | "down") || before == "by" && !share || low.scaled && self.moves(at);
                !moved && !self.counts_votes()
            }
            "or" => true,
            _ => false,
        };
        // "between 8% and 15.5%".
        let percent = gap == "% " && joiner && (word != "to" || before != "down");
        let next = if dash {
            end
        } else if joiner && (joined || percent) {
            end + 1
        } else {
            return None;
        };
        let high = self.numeral(next)?;
        let sure = self.rest(high.end - 1).trim_start().starts_with('%') || before == "between";
        if high.vague || dash && (high.end != next + 1 && !high.scaled || !sure && self.is_score(at, low, high)) {
            return None;
        }
        // "5 to 10 million": the scale is of both.
        let mut lower = low.value;
        if high.scaled && !low.scaled && lower < 1000.0 {
            let scale = 10f64.powf((high.value.log10() / 3.0).floor() * 3.0);
            lower *= scale;
        }
        if lower >= high.value || word == "or" && high.value > 2.0 * lower + 2.0 {
            return None;
        }
        let (mut figure, after) = self.with_unit(next, high)?;
        if (percent || shares) && figure.kind != FigureKind::Percent {
            return None;
        }
        // "aged between 18 and 25".
        let whole = lower >= 1.0 && lower.fract() == 0.0 && high.value <= 115.0;
        let named = at.saturating_sub(1 + usize::from(before == "between"));
        if whole && figure.value == Value::Amount(high.value) && matches!(self.folded(named), "aged" | "ages" | "age") {
            figure.kind = FigureKind::Duration;
            figure.value = Value::Days(high.value * 365.0, 365.0);
            "old".clone_into(&mut figure.follow);
        }
        let unit = match figure.value {
            Value::Days(value, _) | Value::Measure(_, value, _) if high.value > 0.0 => value / high.value,
            _ => 1.0,
        };
        let first = self.pieces.get(at)?.span.start;
        let from = if before == "between" {
            self.pieces.get(at - 1)?.span.start
        } else {
            currencies::before_amount(self.ahead(at)).map_or(first, |(code, taken)| {
                figure.kind = FigureKind::Money;
                figure.currency = Some(code);
                first.saturating_sub(taken)
            })
        };
        figure.span.start = from;
        figure.low = Some(lower * unit);
        let words: Vec<&str> = (at..after).map(|at| self.folded(at)).collect();
        figure.words = words.join(if dash { "–" } else { " " });
        let (sharpness, _) = self.sharpness(at);
        figure.sharpness = sharpness;
        self.before(at).clone_into(&mut figure.preposition);
        figure.counted.lead = self.counted(at..after, false).lead;
        Some((figure, after))
    }

    /// Whether a word before `at` says that something moved from one amount to another: "dropped $2 billion to $9 billion".
    fn moves(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const MOVED: &[&str] = &[
            "fell", "fall", "falls", "fallen", "falling", "rose", "rise", "rises", "risen", "rising", "dropped", "drop", "drops", "dropping",
            "climbed", "jumped", "cut", "increased", "increase", "reduced", "declined", "decline", "grew", "grow", "grown", "slid", "slipped",
            "surged", "down", "up", "raised", "lowered", "shrank", "shrunk", "plunged", "tumbled", "soared", "gained", "lost",
        ];
        (at.saturating_sub(6)..at).any(|at| MOVED.contains(&self.folded(at)))
    }

    /// Whether two numbers with a dash between them are those of a match, a vote or a record: "(4-11)", "a 0-16 season".
    fn is_score(&self, at: usize, low: Numeral, high: Numeral) -> bool {
        let bracketed = self.ahead(at).ends_with('(') && self.rest(high.end - 1).starts_with(')');
        let told = matches!(
            self.folded(high.end),
            "record" | "season" | "halftime" | "start" | "finish" | "upset" | "deficit" | "margin"
        );
        // "underachieving at 9-14 when the coach left"
        let stands = self.before(at) == "at" && (self.gap(high.end - 1) != " " || is_stop(self.folded(high.end)));
        self.counts_votes() || bracketed || told || stands || low.value == 0.0
    }

    /// Whether the sentence tells of votes or a match, where two numbers stand against each other.
    pub(super) fn counts_votes(&self) -> bool {
        const CONTESTS: &[&str] = &[
            "vote",
            "votes",
            "voted",
            "voting",
            "win",
            "won",
            "wins",
            "victory",
            "beat",
            "defeat",
            "defeated",
            "lost",
            "score",
            "scored",
            "lead",
            "led",
            "draw",
            "drew",
            "match",
            "game",
            "goal",
            "goals",
            "ballot",
            "final",
            "penalties",
            "passed",
            "approved",
            "rejected",
            "majority",
            "against",
            "carried",
        ];
        self.pieces
            .iter()
            .any(|piece| CONTESTS.contains(&piece.folded.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::*;
    use FigureKind::Number;

    fn told(text: &str) -> Vec<(FigureKind, String)> {
        find(text, None)
            .into_iter()
            .map(|found| (found.kind, text[found.span].to_owned()))
            .collect()
    }

    fn of(pairs: &[(FigureKind, &str)]) -> Vec<(FigureKind, String)> {
        pairs.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect()
    }

    #[test]
    fn ranges_are_one_figure_and_scores_two() {
        assert_eq!(told("10–15 boats"), of(&[(Number, "10–15")]));
        assert_eq!(told("between 10 and 15 boats"), of(&[(Number, "between 10 and 15")]));
        assert_eq!(told("two or three times"), of(&[(Number, "two or three")]));
        assert_eq!(told("five to six metres deep"), of(&[(Number, "five to six metres")]));
        let found = find("a cost of 5 to 10 million dollars", None);
        assert_eq!((found[0].low, found[0].value), (Some(5e6), Value::Amount(1e7)));
        assert_eq!(told("a 31-12 vote"), of(&[(Number, "31"), (Number, "12")]));
        assert_eq!(told("voted by 31 to 12"), of(&[(Number, "31"), (Number, "12")]));
        assert_eq!(
            told("a tax of between 8% and 15.5%"),
            of(&[(FigureKind::Percent, "between 8% and 15.5%")])
        );
        assert_eq!(
            told("down to 21% from 35%, from 5% to 6%"),
            of(&[
                (FigureKind::Percent, "21%"),
                (FigureKind::Percent, "35%"),
                (FigureKind::Percent, "5%"),
                (FigureKind::Percent, "6%")
            ])
        );
        assert_eq!(told("the Herons (4-11) slept"), of(&[(Number, "4"), (Number, "11")]));
        assert_eq!(told("after a 0-16 season"), of(&[(Number, "0"), (Number, "16")]));
        assert_eq!(
            told("They lost between 40-70% of it"),
            of(&[(FigureKind::Percent, "between 40-70%")])
        );
        assert_eq!(
            told("It dropped more than $11 billion to $106 billion"),
            of(&[
                (FigureKind::Money, "more than $11 billion"),
                (FigureKind::Money, "$106 billion")
            ])
        );
        assert_eq!(
            told("pupils aged between 11 and 16"),
            of(&[(FigureKind::Duration, "between 11 and 16")])
        );
    }
}
