//! Tests of the people of an article.

use super::*;

fn cast(sentences: &[&str]) -> Cast {
    Cast::of(&sentences.iter().map(|text| Words::of(text)).collect::<Vec<_>>())
}

fn full(cast: &Cast, words: &[&str]) -> Option<String> {
    cast.find(words)
        .and_then(|number| cast.person(number))
        .map(|person| person.full.clone())
}

#[test]
fn a_surname_finds_its_full_name_and_namesakes_stay_apart() {
    let cast = cast(&[
        "Harbour Minister Ada Moor met her brother, Jonas Moor, in Ella.",
        "Mr. Moor laughed.",
        "Jean-Pierre de la Tour, 54, a fisherman, watched.",
    ]);
    assert_eq!(full(&cast, &["Ada", "Moor"]), Some("Ada Moor".to_owned()));
    assert_eq!(full(&cast, &["Mr", "Moor"]), Some("Jonas Moor".to_owned()));
    assert_eq!(full(&cast, &["Tour"]), Some("Jean-Pierre de la Tour".to_owned()));
}

#[test]
fn offices_lead_to_their_holder() {
    let cast = cast(&["Lew Tarn, the harbour master, came.", "Mayor Ada Moor left."]);
    let holder = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        cast.holder(&words, 1)
            .and_then(|number| cast.person(number))
            .map(|person| person.full.clone())
    };
    assert_eq!(holder(&["harbour", "master"]), Some("Lew Tarn".to_owned()));
    assert_eq!(holder(&["mayor"]), Some("Ada Moor".to_owned()));
    assert_eq!(holder(&["police", "chief"]), None);
}
