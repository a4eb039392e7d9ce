//! Figures equal by a sum or a share: parts that add up to the whole the other side prints, a percentage of a total.

use super::agreement::{Verdict, same};
use super::collation::{Alignment, FigureKind, FigureStatus};
use super::families::{is_people, kin};
use super::figures::{Found, Sharpness, Value};
use super::likely::significant;
use super::pairing::{Entry, within};
use super::values::{normal, number};
use super::{Side, Sides};

/// A figure of one side that a figure of the other is reckoned from.
pub(super) struct Reckoned {
    pub side: Side,
    /// The figure on `side`, and the one across that it stands for or is a part of.
    pub at: usize,
    pub across: usize,
    pub verdict: Verdict,
}

/// Parts and wholes of aligned passages; `free` tells which figures are matched with nothing yet.
pub(super) fn reckon(entries: &Sides<Vec<Entry>>, alignments: &[Alignment], free: &Sides<Vec<bool>>) -> Vec<Reckoned> {
    let mut found = Vec::new();
    for alignment in alignments {
        let lists = Sides::from_fn(|side| {
            let mut list = within(&entries[side], &alignment.sentences[side]);
            list.truncate(MOST);
            list
        });
        for side in Side::BOTH {
            let open = |side: Side| -> Vec<usize> {
                let list = lists[side].iter().copied();
                list.filter(|&at| free[side].get(at).copied().unwrap_or(false))
                    .collect()
            };
            parts(
                entries,
                side,
                &lists[side],
                &open(side),
                &open(side.other()),
                &mut found,
            );
            shares(entries, side, &lists, &open(side), &open(side.other()), &mut found);
        }
    }
    for side in Side::BOTH {
        shares_apart(entries, side, free, &mut found);
    }
    found
}

/// "Two-thirds of the islands' 48,000 people" / "32,000 islanders", in passages that are not aligned: the whole stands beside the share,
/// or the product is told with so many digits that it is no chance.
fn shares_apart(entries: &Sides<Vec<Entry>>, side: Side, free: &Sides<Vec<bool>>, found: &mut Vec<Reckoned>) {
    let open = |side: Side, at: usize| free[side].get(at).copied().unwrap_or(false);
    let exact = |found: &Found| {
        found.low.is_none() && !found.ordinal && !matches!(found.sharpness, Sharpness::Above | Sharpness::Below)
    };
    for (at, entry) in entries[side].iter().enumerate() {
        let share = &entry.found;
        let Value::Amount(percent) = share.value else { continue };
        if share.kind != FigureKind::Percent
            || !open(side, at)
            || !exact(share)
            || found.iter().any(|known| known.at == at && known.side == side)
        {
            continue;
        }
        let from = at.saturating_sub(FAR);
        for whole in entries[side]
            .get(from..(at + FAR).min(entries[side].len()))
            .unwrap_or_default()
        {
            let Value::Amount(total) = whole.found.value else {
                continue;
            };
            let beside = whole.sentence == entry.sentence;
            if !exact(&whole.found) || !matches!(whole.found.kind, FigureKind::Number | FigureKind::Money) {
                continue;
            }
            let product = total * percent / 100.0;
            let part = entries[side.other()].iter().position(|part| {
                let value = match part.found.value {
                    Value::Amount(value) if part.found.kind == whole.found.kind && exact(&part.found) => value,
                    _ => return false,
                };
                let digits = significant(value);
                value >= 20.0
                    && (beside && digits >= 2 || digits >= 3)
                    && (product - value).abs() <= 0.002 * value
                    && !same(value, total)
            });
            if let Some(part) = part.filter(|&part| open(side.other(), part)) {
                let told = share_in_words(share);
                found.push(Reckoned {
                    side,
                    at,
                    across: part,
                    verdict: by(format!("{told} of {} = {}", number(total), number(product))),
                });
                break;
            }
        }
    }
}

/// Figures before and after a share among which its whole is looked for.
const FAR: usize = 40;

/// Figures of a passage looked at.
const MOST: usize = 12;

/// "seven men and two women" / "nine people".
fn parts(
    entries: &Sides<Vec<Entry>>,
    side: Side,
    parts_of: &[usize],
    open: &[usize],
    across: &[usize],
    found: &mut Vec<Reckoned>,
) {
    for &whole in across {
        let Some(total) = entries[side.other()].get(whole).and_then(|entry| count(&entry.found)) else {
            continue;
        };
        for first in 0..parts_of.len() {
            for taken in 2..=3 {
                let Some(run) = parts_of.get(first..first + taken) else {
                    break;
                };
                // One part may be told by the other side as well: "340 passengers and a crew of 28", "368 people, 28 of them crew".
                if !run.iter().any(|at| open.contains(at)) {
                    continue;
                }
                let parts: Vec<&Entry> = run.iter().filter_map(|&at| entries[side].get(at)).collect();
                let together = parts.windows(2).all(|pair| match pair {
                    [one, other] => {
                        one.sentence == other.sentence
                            && other.found.span.start - one.found.span.end.min(other.found.span.start) <= TOGETHER
                    }
                    _ => false,
                });
                let values: Option<Vec<f64>> = parts.iter().map(|part| count(&part.found)).collect();
                let Some(values) = values.filter(|values| together && same(values.iter().sum(), total)) else {
                    continue;
                };
                let Some(entry) = entries[side.other()].get(whole) else {
                    continue;
                };
                if !parts.iter().all(|part| part_of(&part.found, &entry.found)) {
                    continue;
                }
                let sum: Vec<String> = values.iter().map(|value| number(*value)).collect();
                let why = format!("{} = {}", sum.join(" + "), number(total));
                found.extend(run.iter().map(|&at| Reckoned {
                    side,
                    at,
                    across: whole,
                    verdict: by(why.clone()),
                }));
                return;
            }
        }
    }
}

/// Bytes between two figures that are told in one breath.
const TOGETHER: usize = 40;

fn by(why: String) -> Verdict {
    Verdict {
        status: FigureStatus::EqualByArithmetic,
        why: Some(why),
    }
}

/// An exact count.
fn count(found: &Found) -> Option<f64> {
    match found.value {
        Value::Amount(value)
            if found.kind == FigureKind::Number
                && found.low.is_none()
                && !found.ordinal
                && found.sharpness == Sharpness::Exact =>
        {
            Some(value)
        }
        _ => None,
    }
}

/// Whether what the one counts can be a part of what the other counts.
fn part_of(part: &Found, whole: &Found) -> bool {
    let states = part.counted.state.zip(whole.counted.state);
    if states.is_some_and(|(a, b)| a != b) {
        return false;
    }
    let head = |found: &Found| {
        found
            .counted
            .head()
            .or(found.counted.lead.first().map(String::as_str))
            .map(str::to_owned)
    };
    match (head(part).as_deref(), whole.counted.head()) {
        (Some(a), Some(b)) => kin(a, b) || is_people(b) && is_person(a),
        _ => states.is_some(),
    }
}

fn is_person(stem: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "men",
        "women",
        "man",
        "woman",
        "boy",
        "girl",
        "children",
        "child",
        "adult",
        "civilian",
        "soldier",
        "offic",
        "passeng",
        "worker",
        "student",
        "teacher",
        "tourist",
        "crew",
        "guard",
        "policemen",
        "polic",
        "sailor",
        "pilot",
        "driver",
        "teenag",
        "pupil",
    ];
    PEOPLE.contains(&stem) || is_people(stem)
}

/// "12% of its workforce", which is 15,000 / "1,800 jobs".
fn shares(
    entries: &Sides<Vec<Entry>>,
    side: Side,
    lists: &Sides<Vec<usize>>,
    open: &[usize],
    across: &[usize],
    found: &mut Vec<Reckoned>,
) {
    for &at in open {
        let Some(share) = entries[side].get(at).map(|entry| &entry.found) else {
            continue;
        };
        let Value::Amount(percent) = share.value else { continue };
        if share.kind != FigureKind::Percent {
            continue;
        }
        for &amount in across {
            let Some(part) = entries[side.other()].get(amount).map(|entry| &entry.found) else {
                continue;
            };
            let totals = Side::BOTH.into_iter().flat_map(|side| {
                // The total may stand in the sentence before or after.
                let list = &lists[side];
                let from = list.first().copied().unwrap_or(0).saturating_sub(4);
                let to = list.last().map_or(0, |last| last + 5);
                entries[side].get(from..to.min(entries[side].len())).unwrap_or_default()
            });
            for total in totals.map(|entry| &entry.found) {
                let (Value::Amount(whole), Value::Amount(value)) = (total.value, part.value) else {
                    continue;
                };
                let kinds = total.kind == part.kind && matches!(part.kind, FigureKind::Number | FigureKind::Money);
                let product = whole * percent / 100.0;
                let exact = (product - value).abs() <= 0.005 * value
                    || share.fraction && (product - value).abs() <= 0.02 * value;
                let same_kind = part.counted.head().is_none()
                    || total.counted.head().is_none()
                    || part_of(part, total)
                    || part.counted.nouns.iter().any(|noun| total.counted.nouns.contains(noun));
                // Of small numbers many a share is one by chance, and a bound is no sum.
                let sure =
                    value >= 20.0 || part.counted.head().is_some() && part.counted.head() == total.counted.head();
                let bounded = |found: &Found| matches!(found.sharpness, Sharpness::Above | Sharpness::Below);
                let plain = sure && !bounded(part) && !bounded(total);
                if kinds && exact && same_kind && plain && value >= 3.0 && !same(whole, value) {
                    let told = share_in_words(share);
                    found.push(Reckoned {
                        side,
                        at,
                        across: amount,
                        verdict: by(format!("{told} of {} = {}", number(whole), number(value))),
                    });
                    break;
                }
            }
        }
    }
}

/// A share as it is told in a sum: "half", "12 %".
fn share_in_words(share: &Found) -> String {
    if share.fraction {
        share.words.clone()
    } else {
        normal(share)
    }
}
