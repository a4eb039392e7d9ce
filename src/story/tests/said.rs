//! Why articles stand together, and what the reader says of it, on invented news.

use super::*;

#[test]
fn what_holds_a_story_together_is_named_and_what_nearly_joined_it() {
    let articles = small();
    let entries: Vec<Entry> = articles.iter().map(entry).collect();
    let stories = group(&entries);
    let ferry = &stories[0];
    let mut all = bonds(&entries, &ferry.articles, None).unwrap();
    assert_eq!(
        all.members.iter().map(|member| &member.id).collect::<Vec<_>>(),
        ferry.articles.iter().collect::<Vec<_>>()
    );
    assert!(all.members.iter().all(|member| member.likeness > all.asked), "{all:?}");
    assert!(all.nearest.is_none());
    // Nothing of the other stories is as like this one as any of its own.
    let least = all.members.iter().map(|member| member.likeness).fold(1.0, f64::min);
    assert!(
        all.near
            .iter()
            .all(|near| near.likeness < least && !ferry.articles.contains(&near.id)),
        "{all:?}"
    );
    assert!(all.words().is_empty());
    assert!(articles[..3].iter().any(|article| all.spell(article)), "{all:?}");
    let words = all.words();
    assert!(
        words.iter().any(|word| word.contains("Aldora")) && words.iter().any(|word| word.contains("Kessel")),
        "{words:?}"
    );
    assert!(!words.iter().any(|word| word.contains("orchid")), "{words:?}");

    let one = bonds(&entries, &ferry.articles, Some(&"b/ferry.txt".into())).unwrap();
    assert_eq!(one.nearest.as_ref().unwrap().id.as_str(), "a/ferry.txt");
    assert_eq!(one.members, all.members);
    let orchid = &stories[2];
    let alone = bonds(&entries, &orchid.articles, Some(&orchid.id)).unwrap();
    assert!(alone.nearest.is_none() && alone.words().is_empty());
    assert_eq!(alone.members[0].likeness.to_bits(), 0f64.to_bits());
    assert!(bonds(&entries, &["nowhere.txt".into()], None).is_none());
    assert!(bonds(&entries, &ferry.articles, Some(&"nowhere.txt".into())).is_none());
}

#[test]
fn what_the_reader_says_of_stories_is_laid_over_the_grouping() {
    let entries: Vec<Entry> = small().iter().map(entry).collect();
    let mut ties = Ties::default();
    ties.set(&"c/ferry.txt".into(), &"a/ferry.txt".into(), Some(Tie::Apart));
    ties.set(&"a/orchid.txt".into(), &"a/budget.txt".into(), Some(Tie::Together));
    let exact = group_tied(&entries, &ties);
    let ids = |stories: &[Story]| -> Vec<Vec<String>> {
        let ids = |story: &Story| story.articles.iter().map(ToString::to_string).collect();
        let mut all: Vec<Vec<String>> = stories.iter().map(ids).collect();
        all.sort();
        all
    };
    let expected: [&[&str]; 3] = [
        &["a/budget.txt", "a/orchid.txt", "b/budget.txt"],
        &["a/ferry.txt", "b/ferry.txt"],
        &["c/ferry.txt"],
    ];
    assert_eq!(ids(&exact), expected);
    // Until all are grouped again, the stories as they were say the same.
    let heads: Vec<Arc<Head>> = entries.iter().map(|entry| Arc::clone(&entry.head)).collect();
    let quick = retie(group(&entries), &heads, &ties);
    assert_eq!(ids(&quick), expected);
    for story in &quick {
        let same = exact.iter().find(|exact| exact.id == story.id).unwrap();
        assert_eq!(
            (&story.first, &story.last, &story.outlets),
            (&same.first, &same.last, &same.outlets)
        );
        assert!(story.articles.contains(&story.central) && !story.headline.is_empty());
    }
}
