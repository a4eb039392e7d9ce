//! One name for every spelling of an outlet.

use super::*;
use proptest::prelude::*;

fn name(told: &str) -> String {
    called(told, None, &Names::default()).name
}

#[test]
fn every_line_of_the_shipped_table_is_read() {
    let names = Names::parse(include_str!("../../../../assets/outlets.tsv")).unwrap();
    assert!(names.hosts.len() > 1000);
}

#[test]
fn no_host_of_the_shipped_table_stands_twice() {
    let mut seen = std::collections::BTreeSet::new();
    let lines = include_str!("../../../../assets/outlets.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    for host in lines.flat_map(|line| line.split('\t').next().unwrap_or_default().split_whitespace()) {
        assert!(seen.insert(host), "{host} stands twice");
        assert_eq!(host, host.to_lowercase());
    }
}

#[test]
fn spellings_of_one_outlet_become_one_name() {
    for told in [
        "nytimes.com",
        "NYTimes.com",
        "www.nytimes.com",
        "query.nytimes.com",
        "The New York Times",
        "New York Times",
        "NEW YORK TIMES",
        "The New York Times Online",
        "New York Times | Official site",
        "NYT",
        "The New York Times - Breaking News, US News, World News and Videos",
        "World news | The New York Times",
    ] {
        assert_eq!(name(told), "The New York Times", "{told}");
    }
    for told in ["edition.cnn.com", "CNN", "CNN.com", "cnn.com", "CNN - Breaking News"] {
        assert_eq!(name(told), "CNN", "{told}");
    }
    for told in ["bbc.co.uk", "news.bbc.co.uk", "m.bbc.com", "BBC News", "BBC NEWS"] {
        assert_eq!(name(told), "BBC", "{told}");
    }
    assert_eq!(name("SPIEGEL ONLINE"), "Der Spiegel");
    assert_eq!(name("朝日新聞デジタル"), "The Asahi Shimbun");
}

#[test]
fn what_no_table_knows_is_only_tidied() {
    for (told, shown) in [
        ("The Weir Gazette", "Weir Gazette"),
        ("WEIR GAZETTE", "Weir Gazette"),
        ("Weir Gazette Online", "Weir Gazette"),
        ("Weir Gazette | Official Website", "Weir Gazette"),
        (
            "Weir Gazette - News, weather and sport from the whole of the Weir valley",
            "Weir Gazette",
        ),
        ("The Tideline", "The Tideline"),
        ("Online", "Online"),
        ("Weir-Gazette", "Weir-Gazette"),
        ("articles.weirgazette.co.uk", "weirgazette.co.uk"),
        ("WeirGazette.com", "weirgazette.com"),
        ("nell.blogspot.nl", "nell.blogspot.nl"),
        ("a.b.nell.wordpress.com", "nell.wordpress.com"),
    ] {
        assert_eq!(name(told), shown, "{told}");
    }
}

#[test]
fn the_host_tells_apart_outlets_of_one_name() {
    let none = Names::default();
    let name = |told, host| called(told, Some(host), &none).name;
    assert_eq!(name("The Guardian", "guardian.ng"), "The Guardian (Nigeria)");
    assert_eq!(name("The Guardian", "amp.theguardian.com"), "The Guardian");
    assert_eq!(name("CNN Politics", "edition.cnn.com"), "CNN");
    // A story of somebody else's on a page of theirs.
    assert_eq!(name("Weir Gazette", "cnn.com"), "Weir Gazette");
    assert_eq!(name("Weir Gazette", "news.yahoo.com"), "Weir Gazette");
}

#[test]
fn a_spelling_that_several_outlets_share_means_none_of_them() {
    let table = "a.com\tWeir Post (North)\tWeir Post\nb.com\tWeir Post (South)\tWeir Post\n";
    let names = Names::parse(table).unwrap();
    assert!(names.by_spelling("Weir Post").is_none());
    assert_eq!(names.by_spelling("b.com").unwrap().name, "Weir Post (South)");
}

#[test]
fn the_readers_own_table_goes_first() {
    let mut own = Names::default();
    own.add(
        &["nytimes.com"],
        "Times of New York",
        Kind::Outlet,
        ["Grey Lady"].into_iter(),
    );
    own.add(&["weir.org"], "Weir Watch", Kind::Outlet, std::iter::empty());
    own.adopt();
    let mine = |told: &str, host: Option<&str>| called(told, host, &own);
    for told in [
        "nytimes.com",
        "www.nytimes.com",
        "grey lady",
        "Times of New York",
        "The New York Times",
        "NYT",
    ] {
        assert_eq!(
            mine(told, None),
            Called {
                name: "Times of New York".to_owned(),
                by_reader: true
            },
            "{told}"
        );
    }
    assert_eq!(mine("News from the Weir", Some("weir.org")).name, "Weir Watch");
    assert_eq!(mine("Reuters", Some("weir.org")).name, "Reuters");
}

#[test]
fn a_folder_names_an_outlet_only_where_it_can_hardly_mean_anything_else() {
    let folder = |name: &str| Names::built_in().by_folder(name).map(|known| known.name.as_str());
    assert_eq!(folder("the-guardian"), Some("The Guardian"));
    assert_eq!(folder("guardian"), Some("The Guardian"));
    assert_eq!(folder("new_york_times"), Some("The New York Times"));
    assert_eq!(folder("lemonde"), Some("Le Monde"));
    for common in [
        "html", "misc", "wire", "time", "people", "nature", "today", "focus", "as", "msn", "2026", "", "-",
    ] {
        assert_eq!(folder(common), None, "{common}");
    }
}

#[test]
fn mistakes_in_a_table_are_told() {
    let told = |table: &str| Names::parse(table).unwrap_err().to_string();
    assert!(told("# x\n\nweir.org\n").starts_with("line 3, column 1: this line has no name"));
    assert!(told("https://weir.org\tWeir\n").starts_with("line 1, column 1: `https://weir.org` is not a host"));
}

proptest! {
    #[test]
    fn a_name_called_once_is_called_the_same_again(told in "(The |the |)[A-Z][a-z]{1,8}( [A-Z]{1,9}| [a-z.]{1,9}| Online| \\| .{1,9}| - [a-z ]{1,30}){0,4}") {
        let once = name(&told);
        prop_assert_eq!(&name(&once), &once);
        prop_assert!(!once.trim().is_empty());
    }
}
