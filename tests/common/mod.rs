//! A small corpus of our own: one story told by three outlets, another told by one.

use std::fs;
use std::path::Path;

const LAMP: [&str; 6] = [
    "The lighthouse at Skerry Point went dark on Tuesday night for the first time in 140 years after a gull flew into its \
     transformer.",
    "Keepers at Skerry Point lit 40 paraffin lanterns along the gallery until the harbour board could bring a generator by boat.",
    "\"We counted every lantern twice and then we counted the boats,\" said the head keeper, Odalys Brandreth.",
    "Three trawlers waited outside the Skerry Point bar until dawn, and none was damaged, the harbour board said.",
    "The transformer will be replaced on Friday at a cost of 18,000 crowns, which the board will take from its storm fund.",
    "The gull, which was unhurt, has been named Sparks by pupils of the Skerry Point school.",
];

fn article(title: &str, outlet: &str, published: &str, paragraphs: &[&str]) -> String {
    let record = serde_json::json!({
        "title": title,
        "publisher": outlet,
        "datePublished": published,
        "url": format!("https://{}.example/{}", outlet.to_lowercase().replace(' ', "-"), title.len()),
        "text": paragraphs.join("\n\n"),
    });
    record.to_string()
}

/// Writes the corpus into a folder.
pub fn write(folder: &Path) {
    let put = |name: &str, text: String| fs::write(folder.join(name), text).unwrap();
    put(
        "lamp-wire.json",
        article(
            "Gull darkens Skerry Point lighthouse",
            "Tern Wire",
            "2031-03-04T22:10:00+00:00",
            &LAMP[..5],
        ),
    );
    put(
        "lamp-gazette.json",
        article(
            "Lanterns save the night at Skerry Point",
            "Morrow Gazette",
            "2031-03-05",
            &[
                LAMP[0],
                "At Skerry Point the keepers lit forty paraffin lanterns on the gallery while the harbour board fetched a generator.",
                "Head keeper Odalys Brandreth said that they had counted every lantern twice, and then the boats.",
                LAMP[3],
            ],
        ),
    );
    put(
        "lamp-observer.json",
        article(
            "Skerry Point gull gets a name",
            "Calder Observer",
            "2031-03-06",
            &[LAMP[0], LAMP[2], LAMP[4], LAMP[5]],
        ),
    );
    put(
        "bread.json",
        article(
            "Bakers of Dunmoor raise the price of rye",
            "Calder Observer",
            "2031-03-02",
            &[
                "A loaf of rye costs 9 crowns in Dunmoor from Monday, the bakers' guild announced after a vote.",
                "The guild blamed a wet harvest and the price of wood for the ovens in the lower town.",
                "Shoppers queued at the market hall to buy loaves at the old price, and some went home with six.",
            ],
        ),
    );
}
