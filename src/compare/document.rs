//! A comparison as the JSON that is printed without a screen (design: the headless contract).

use super::collation::{Alignment, Attribution, Collation, Edit, Figure, Mention, Name, Run, Telling};
use super::{Side, Sides};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

/// The printed form of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Document;

impl Document {
    /// Keys `left`, `right`, `alignments`, `only_left`, `only_right`, `near`, `quotes`, `figures`, `dropped`, `summary`; further fields may
    /// follow in later versions, none go.
    pub fn to_json(collation: &Collation) -> Value {
        let quotes: Vec<Value> = collation
            .quotes
            .iter()
            .map(|quote| {
                json!({
                    "speaker": quote.speaker, "status": quote.status, "left": place(quote.mentions.left.as_ref()),
                    "right": place(quote.mentions.right.as_ref()), "cut": quote.cut,
                    "speakers": {"left": quote.speakers.left, "right": quote.speakers.right},
                    "changed": quote.changed,
                    "altered": quote.altered.iter().map(|pair| [&pair.left, &pair.right]).collect::<Vec<_>>(),
                    "filled": quote.filled.iter().map(|filled| {
                        json!({"side": filled.side, "article": filled.article, "text": filled.text})
                    }).collect::<Vec<_>>(),
                })
            })
            .collect();
        let figures: Vec<Value> = collation
            .figures
            .iter()
            .map(|figure| {
                json!({
                    "kind": figure.kind, "status": figure.status, "left": counted(figure, Side::Left),
                    "right": counted(figure, Side::Right), "why": figure.why,
                })
            })
            .collect();
        let mut offsets = Offsets::default();
        json!({
            "left": telling(&collation.tellings.left),
            "right": telling(&collation.tellings.right),
            "alignments": collation.alignments.iter().map(|each| alignment(each, &collation.tellings, &mut offsets)).collect::<Vec<_>>(),
            "only_left": collation.only(Side::Left),
            "only_right": collation.only(Side::Right),
            "near": {"left": near(collation, Side::Left), "right": near(collation, Side::Right)},
            "quotes": quotes,
            "figures": figures,
            "names": collation.names.iter().map(name).collect::<Vec<_>>(),
            "dropped": Side::BOTH.into_iter().flat_map(|side| dropped(collation, side)).collect::<Vec<_>>(),
            "summary": {
                "left_in_right": rounded(collation.summary.contained.left),
                "right_in_left": rounded(collation.summary.contained.right),
                "lineage": null,
                "why": collation.summary.words,
                "bounded": collation.summary.bounded,
            },
        })
    }
}

fn telling(telling: &Telling) -> Value {
    json!({
        "id": telling.id,
        "title": telling.title,
        "outlet": telling.outlet,
        "published": telling.published,
        "sentences": telling.sentences.iter().map(|sentence| &sentence.text).collect::<Vec<_>>(),
    })
}

/// Of the sentences that one side alone seems to tell those of which that is not sure, each with its nearest across.
fn near(collation: &Collation, side: Side) -> Vec<Value> {
    let nearest = collation.nearest[side].iter();
    let told = nearest.map(
        |(sentence, near)| json!({"sentence": sentence, "nearest": near.sentence, "likely": rounded(near.likely)}),
    );
    told.collect()
}

/// What one side alone has.
fn dropped(collation: &Collation, side: Side) -> impl Iterator<Item = Value> {
    let only = match side {
        Side::Left => "left",
        Side::Right => "right",
    };
    collation.omissions[side].iter().map(move |omission| {
        json!({
            "only": only, "kind": omission.kind, "sentence": omission.sentence, "text": omission.text,
            "speaker": omission.speaker, "pronoun": omission.pronoun, "sure": omission.sure,
        })
    })
}

/// `start` and `end` of an edit count characters (Unicode scalar values) of its sentence.
fn alignment(alignment: &Alignment, tellings: &Sides<Telling>, offsets: &mut Offsets) -> Value {
    let edits = |side: Side| -> Vec<Value> {
        let mut end = 0;
        let mut last = None;
        let runs = alignment.edits[side].iter().map(|edit: &Edit| {
            let start = if last == Some(edit.sentence) { end } else { 0 };
            last = Some(edit.sentence);
            let text = tellings[side]
                .sentences
                .get(edit.sentence)
                .and_then(|sentence| sentence.text.get(edit.span.clone()));
            end = start + text.map_or(0, |text| text.chars().count());
            json!({"sentence": edit.sentence, "start": start, "end": end, "kind": edit.kind})
        });
        runs.collect()
    };
    json!({
        "left": alignment.sentences.left,
        "right": alignment.sentences.right,
        "relation": alignment.relation,
        "score": rounded(alignment.score),
        "moved": alignment.moved,
        "differs": alignment.differs,
        "attribution": {
            "left": attribution(&alignment.attribution.left),
            "right": attribution(&alignment.attribution.right),
            "changed": alignment.attribution_changed,
        },
        "strength": alignment.strength.iter().map(|pair| json!({
            "kind": pair.kind,
            "left": place(Some(&pair.mentions.left)),
            "right": place(Some(&pair.mentions.right)),
        })).collect::<Vec<_>>(),
        "why": alignment.why,
        "replaced": offsets.pairs(&alignment.changes.replaced, tellings),
        "relocated": offsets.pairs(&alignment.changes.moved, tellings),
        "edits": {"left": edits(Side::Left), "right": edits(Side::Right)},
    })
}

fn attribution(attribution: &Attribution) -> Value {
    json!({"voice": attribution.stance, "speaker": attribution.speaker, "verb": attribution.verb})
}

/// Where characters begin, of each sentence that was asked for; of plain ASCII nothing need be known.
#[derive(Default)]
struct Offsets(FxHashMap<(Side, usize), Vec<usize>>);

impl Offsets {
    /// The number of characters before a byte of a sentence.
    fn chars(&mut self, side: Side, tellings: &Sides<Telling>, sentence: usize, byte: usize) -> usize {
        let text = tellings[side]
            .sentences
            .get(sentence)
            .map_or("", |sentence| &sentence.text);
        let begins = self.0.entry((side, sentence)).or_insert_with(|| match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(at, _)| at).collect(),
        });
        if begins.is_empty() {
            byte
        } else {
            begins.partition_point(|at| *at < byte)
        }
    }

    /// Phrases of both sides that belong together; `start` and `end` as in edits.
    fn pairs(&mut self, pairs: &[Sides<Run>], tellings: &Sides<Telling>) -> Vec<Value> {
        let mut run = |side: Side, run: &Run| {
            let start = self.chars(side, tellings, run.sentence, run.span.start);
            let end = self.chars(side, tellings, run.sentence, run.span.end);
            json!({"sentence": run.sentence, "start": start, "end": end})
        };
        pairs
            .iter()
            .map(|pair| json!({"left": run(Side::Left, &pair.left), "right": run(Side::Right, &pair.right)}))
            .collect()
    }
}

fn place(mention: Option<&Mention>) -> Value {
    mention.map_or(
        Value::Null,
        |mention| json!({"sentence": mention.sentence, "text": mention.text}),
    )
}

/// A figure as one side prints it: where, what it counts, its value in one normal form.
fn counted(figure: &Figure, side: Side) -> Value {
    figure.mentions[side].as_ref().map_or(Value::Null, |mention| {
        json!({
            "sentence": mention.sentence, "text": mention.text, "of": figure.of[side], "value": figure.value[side],
        })
    })
}

fn name(name: &Name) -> Value {
    let side = |side: Side| {
        name.sides[side].as_ref().map_or(Value::Null, |naming| {
            json!({
                "sentence": naming.sentence, "text": naming.text, "count": naming.count, "variants": naming.variants,
            })
        })
    };
    json!({
        "kind": name.kind, "status": name.status, "left": side(Side::Left), "right": side(Side::Right),
        "roles": {"left": name.roles.left, "right": name.roles.right},
    })
}

/// Three digits are more than any of these figures is good for.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    #[test]
    fn the_contract_holds() {
        let left = article(
            "a.txt",
            &["The dam at Port Ella held on Monday. \"We wait,\" Ada Moor said."],
        );
        let right = article("b.txt", &["On Monday the dam at Port Ella held. Nobody was hurt."]);
        let printed = Document::to_json(&compare(Sides::new(&left, &right)));
        let keys: Vec<&String> = printed.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "left",
                "right",
                "alignments",
                "only_left",
                "only_right",
                "near",
                "quotes",
                "figures",
                "names",
                "dropped",
                "summary"
            ]
        );
        assert_eq!(printed["left"]["id"], "a.txt");
        assert_eq!(printed["left"]["sentences"].as_array().unwrap().len(), 2);
        assert_eq!(printed["alignments"][0]["left"], json!([0]));
        assert_eq!(printed["only_left"], json!([1]));
        assert_eq!(printed["quotes"][0]["status"], "only left");
        assert_eq!(printed["quotes"][0]["left"]["text"], "We wait,");
        assert_eq!(printed["quotes"][0]["right"], Value::Null);
        assert!(printed["summary"]["lineage"].is_null() && printed["summary"]["why"].is_string());
    }
}
