//! What settings say of a file, and that every key of the shipped example acts.

use super::*;
use jiff::civil::date;

fn rules(text: &str, path: &str) -> Arc<Rules> {
    let settings = Settings::parse(text).unwrap();
    Arc::new(Rules::of_folder(settings, String::new(), &Names::default())).at(path)
}

fn outlet(rules: &Rules) -> Option<(&str, &str)> {
    rules
        .outlet
        .as_ref()
        .map(|told| (told.value.as_str(), told.basis.as_str()))
}

fn placed(rules: &Rules) -> String {
    let noon = Published::Time(date(2026, 7, 1).at(12, 0, 0, 0), None);
    let (published, basis) = rules.placed(noon, "date line".to_owned());
    format!("{published} ({basis})")
}

/// The example with every line that is commented out put in.
fn example() -> String {
    let text = include_str!("../../../assets/parallax.toml");
    let is_setting = |line: &&str| line.starts_with("# [") || line.contains(" = ");
    let lines = text.lines().filter(is_setting);
    lines
        .map(|line| line.trim_start_matches("# ").to_owned() + "\n")
        .collect()
}

#[test]
fn as_shipped_the_example_says_nothing() {
    assert_eq!(
        Settings::parse(include_str!("../../../assets/parallax.toml")).unwrap(),
        Settings::default()
    );
}

#[test]
fn every_key_of_the_example_acts() {
    let text = example();
    let of = |path: &str| rules(&text, path);
    let line = |what: &str| text.lines().position(|line| line.starts_with(what)).unwrap() + 1;

    let plain = of("a.txt");
    let zone = format!(
        "2026-07-01T12:00:00+02:00 (date line; time zone: parallax.toml, line {})",
        line("zone")
    );
    assert_eq!(placed(&plain), zone);
    assert_eq!(plain.language.as_ref().unwrap().value, "nb");
    assert!(!plain.excluded && plain.outlet.is_none());
    assert!(of("drafts/a.txt").excluded && of("x/y.bak").excluded && of("parallax.toml").excluded);

    let courier = format!("parallax.toml, line {}", line("\"courier/**\""));
    assert_eq!(
        outlet(&of("courier/a/b.html")),
        Some(("Harbour Courier", courier.as_str()))
    );
    assert_eq!(
        of("week.zip!/post/a.html").outlet.as_ref().unwrap().value,
        "Harbour Post"
    );

    let wire = of("wire/a.json");
    assert_eq!(wire.outlet.as_ref().unwrap().value, "Weir Wire");
    assert_eq!(wire.language.as_ref().unwrap().value, "en");
    assert!(placed(&wire).starts_with("2026-07-01T12:00:00-03:30"));
    assert_eq!(wire.keys.rank("slug"), Some((Field::Title, 0)));
    assert_eq!(wire.keys.rank("kop"), Some((Field::Title, 1)));

    for (key, field, rank) in [
        ("kop", Field::Title, 0),
        ("bron", Field::Outlet, 0),
        ("meta.dato", Field::Published, 0),
        ("dag", Field::Published, 1),
        ("av", Field::Byline, 0),
        ("lenke", Field::Url, 0),
        ("sprak", Field::Language, 0),
        ("inhoud", Field::Body, 0),
        ("side", Field::BodyHtml, 0),
        ("ingress", Field::Summary, 0),
    ] {
        assert_eq!(plain.keys.own(key), Some((field, rank)), "{key}");
    }
    for spelling in [
        "www.harbour-news.com",
        "sport.harbour-news.com",
        "the courier of the harbour",
    ] {
        assert_eq!(
            plain.names.by_spelling(spelling).unwrap().name,
            "Harbour Courier",
            "{spelling}"
        );
    }
}

#[test]
fn the_last_pattern_that_matches_wins_wherever_it_stands() {
    let text = "[[files]]\nmatch = \"a/**\"\noutlet = \"First\"\nlanguage = \"en\"\n[outlets]\n\"a/b\" = \"Second\"\n\"a/b/c\" = \"Third\"\n[[files]]\nmatch = \"a/b/c/d.txt\"\noutlet = \"Fourth\"\n";
    let outlet = |path: &str| rules(text, path).outlet.as_ref().unwrap().value.clone();
    assert_eq!(outlet("a/x.txt"), "First");
    assert_eq!(outlet("a/b/x.txt"), "Second");
    assert_eq!(outlet("a/b/c/x.txt"), "Third");
    assert_eq!(outlet("a/b/c/d.txt"), "Fourth");
    assert_eq!(rules(text, "a/b/c/d.txt").language.as_ref().unwrap().value, "en");
}

#[test]
fn ids_of_several_folders_are_matched_without_their_first_part() {
    let settings = Settings::parse("exclude = \"drafts\"").unwrap();
    let folder = Arc::new(Rules::of_folder(settings, "week/".to_owned(), &Names::default()));
    assert!(folder.at("week/drafts/a.txt").excluded && !folder.at("week/a.txt").excluded);
    assert!(folder.at("week/parallax.toml").excluded);
    // Rules of a file lead to those of a file inside it.
    assert!(!folder.at("week/a.zip").excluded && folder.at("week/a.zip").at("week/drafts/b").excluded);
}

#[test]
fn a_time_that_tells_its_zone_and_a_bare_day_stay() {
    let rules = rules("zone = \"Asia/Tokyo\"", "a.txt");
    let told = Published::Time(date(2026, 7, 1).at(12, 0, 0, 0), Some(jiff::tz::offset(2)));
    for published in [told, Published::Day(date(2026, 7, 1))] {
        assert_eq!(rules.placed(published, "x".to_owned()), (published, "x".to_owned()));
    }
}

#[test]
fn files_of_settings_that_cannot_be_read_say_why() {
    let dir = tempfile::tempdir().unwrap();
    let write = |bytes: &[u8]| std::fs::write(dir.path().join(FILE), bytes).unwrap();
    let error = || Settings::in_folder(dir.path(), "news/").unwrap_err();
    assert_eq!(Settings::in_folder(dir.path(), "news"), Ok(Settings::default()));
    write(b"zone = \"UTC\"\n# \xE9t\xE9");
    assert_eq!(
        error(),
        "news/parallax.toml is not UTF-8 text at line 2, column 3; save it as UTF-8"
    );
    write(&vec![b'#'; LARGEST as usize + 1]);
    assert_eq!(error(), "news/parallax.toml is larger than 1024 KiB; shorten it");
    write(b"zoned = 1");
    assert!(
        error().starts_with("news/parallax.toml, line 1, column 1: `zoned` is no key"),
        "{}",
        error()
    );
    std::fs::remove_file(dir.path().join(FILE)).unwrap();
    std::fs::create_dir(dir.path().join(FILE)).unwrap();
    assert_eq!(error(), "news/parallax.toml is not a file; settings are a file of text");
}

#[test]
fn own_names_are_read_from_a_table_and_a_mistake_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("outlets.tsv");
    assert!(own_names(&path).unwrap().is_empty());
    std::fs::write(&path, "# mine\nweir.example.org\tWeir Watch\tThe Watch\n").unwrap();
    assert_eq!(
        own_names(&path).unwrap().by_spelling("WATCH").unwrap().name,
        "Weir Watch"
    );
    std::fs::write(&path, "weir.org Weir Watch\n").unwrap();
    let error = own_names(&path).unwrap_err();
    assert!(
        error.contains("outlets.tsv, line 1, column 1: this line has no name"),
        "{error}"
    );
}
