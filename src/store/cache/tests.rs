//! Cached files whole, broken, foreign, and too many.

use super::*;

fn cache() -> (tempfile::TempDir, Cache) {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::at(folder.path().join("cache"));
    (folder, cache)
}

fn keep(cache: &Cache, key: &str, sections: &[&[u8]]) {
    let fill = |writer: &mut Writer<'_>| {
        let mut sections = sections.iter();
        sections.try_for_each(|section| writer.section(|out| out.write_all(section)))
    };
    cache.keep(key, "1", fill).unwrap();
}

#[test]
fn what_was_kept_is_read_back_by_its_maker_alone() {
    let (_folder, cache) = cache();
    assert!(cache.open("news", "1").unwrap().is_none());
    keep(&cache, "news", &[b"heads", b"", b"stories"]);
    let opened = cache.open("news", "1").unwrap().unwrap();
    assert_eq!(opened.section(0).unwrap(), b"heads");
    assert_eq!(opened.section(1).unwrap(), b"");
    assert_eq!(opened.section(2).unwrap(), b"stories");
    assert_eq!(opened.section(3).unwrap_err(), Unfit::Damaged);
    assert_eq!(cache.open("news", "2").unwrap_err(), Unfit::OtherVersion);
    assert!(cache.open("other", "1").unwrap().is_none());
}

#[test]
fn a_file_in_anothers_place_is_seen() {
    let (_folder, cache) = cache();
    keep(&cache, "news", &[b"heads"]);
    fs::rename(cache.file("news"), cache.file("other")).unwrap();
    assert_eq!(cache.open("other", "1").unwrap_err(), Unfit::OtherCorpus);
}

#[test]
fn every_byte_that_is_changed_or_missing_is_found() {
    let (_folder, cache) = cache();
    let sections: [&[u8]; 2] = [b"the heads", b"the sketches"];
    keep(&cache, "news", &sections);
    let whole = fs::read(cache.file("news")).unwrap();
    let holds = |bytes: &[u8]| {
        fs::write(cache.file("news"), bytes).unwrap();
        let read = |number| {
            cache
                .open("news", "1")
                .ok()
                .flatten()
                .and_then(|opened| opened.section(number).ok())
        };
        [read(0), read(1)]
    };
    assert_eq!(holds(&whole), sections.map(|section| Some(section.to_vec())));
    for at in 0..whole.len() {
        let mut broken = whole.clone();
        broken[at] ^= 0x20;
        assert!(holds(&broken).contains(&None), "byte {at}");
        assert!(holds(&whole[..at]).contains(&None), "cut at {at}");
    }
}

#[test]
fn a_reader_goes_on_with_the_file_it_opened() {
    let (_folder, cache) = cache();
    keep(&cache, "news", &[b"old"]);
    let opened = cache.open("news", "1").unwrap().unwrap();
    keep(&cache, "news", &[b"something new"]);
    assert_eq!(opened.section(0).unwrap(), b"old");
}

#[test]
fn what_was_used_longest_ago_goes_first_and_foreign_files_stay() {
    let (_folder, mut cache) = cache();
    cache.limit = 2500;
    let big = vec![7; 1000];
    keep(&cache, "old", &[&big]);
    keep(&cache, "middle", &[&big]);
    fs::write(cache.directory().join("mine.txt"), &big).unwrap();
    let age = |key: &str, seconds| {
        let file = fs::File::options().append(true).open(cache.file(key)).unwrap();
        let then = std::time::SystemTime::now() - std::time::Duration::from_secs(seconds);
        file.set_modified(then).unwrap();
    };
    age("old", 300);
    age("middle", 200);
    // Opening it is using it.
    cache.open("old", "1").unwrap().unwrap();
    keep(&cache, "new", &[&big]);
    let keys: Vec<_> = cache
        .list()
        .unwrap()
        .into_iter()
        .filter_map(|cached| cached.key)
        .collect();
    assert!(
        keys.contains(&"new".to_owned()) && keys.contains(&"old".to_owned()),
        "{keys:?}"
    );
    assert_eq!(keys.len(), 2);
    fs::create_dir(cache.folder("new")).unwrap();
    fs::write(cache.folder("new").join("part"), &big).unwrap();
    assert!(cache.list().unwrap().iter().any(|cached| cached.bytes > 2000));
    assert!(cache.clear().unwrap() > 3000);
    assert_eq!(cache.list().unwrap(), []);
    assert!(cache.directory().join("mine.txt").exists());
}
