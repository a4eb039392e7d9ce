//! The forms in which news writes dates, and those that tell nothing.

use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Option<String> {
    parse(text).map(|published| published.to_string())
}

#[test]
fn days_in_many_forms() {
    for text in [
        "May 8 2012",
        "May 8, 2012",
        "8 May 2012",
        "8th May 2012",
        "the 8th of May, 2012",
        "(2012, May 8)",
        "2012-05-08",
        "2012/05/08",
        "08.05.2012",
        "8. Mai 2012",
        "8 de mayo de 2012",
        "le 8 mai 2012",
        "20120508",
        "2012年5月8日",
        "05 / 08 / 2012x8 May 2012",
        "Tuesday, May 8th, 2012",
        "8-May-2012",
        "MAY 8, 2012",
        "2012 May 08",
    ] {
        assert_eq!(read(text).as_deref(), Some("2012-05-08"), "{text}");
    }
}

#[test]
fn times_and_their_offsets() {
    for (text, told) in [
        ("2012-05-08T09:30:00Z", "2012-05-08T09:30:00+00:00"),
        ("2012-05-08T09:30:00.123+02:00", "2012-05-08T09:30:00+02:00"),
        ("2012-05-08 09:30:00", "2012-05-08T09:30:00"),
        ("Tue, 08 May 2012 09:30:00 -0400", "2012-05-08T09:30:00-04:00"),
        ("May 8, 2012 at 2:30 p.m. ET", "2012-05-08T14:30:00-04:00"),
        ("12: 52 p. m. EDT May 2, 2013", "2013-05-02T12:52:00-04:00"),
        ("16: 05 GMT, 9 June 2013", "2013-06-09T16:05:00+00:00"),
        ("8 May 2012 14.30 BST", "2012-05-08T14:30:00+01:00"),
        ("1336462200", "2012-05-08T07:30:00+00:00"),
    ] {
        assert_eq!(read(text).as_deref(), Some(told), "{text}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    for text in [
        "03/04/2012",
        "1.5.3",
        "31/31/2012",
        "30 February 2012",
        "May 2012",
        "12/2012",
        "call 555-0182",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(read("10 / 25 / 11").as_deref(), Some("2011-10-25"));
}

#[test]
fn labels_tell_publication_from_updates() {
    let labels = |text: &str| find(text).into_iter().map(|found| found.label).collect::<Vec<_>>();
    assert_eq!(
        labels("First Posted: 10/25/11 Updated: 12/25/11"),
        [Label::Published, Label::Updated]
    );
    assert_eq!(labels("16 September 2013 Last updated at 12:42 GMT"), [Label::Bare]);
    assert_eq!(
        labels("(2012, May 8) retrieved 3 May 2024 from"),
        [Label::Bare, Label::Retrieved]
    );
}

#[test]
fn months_of_many_languages() {
    for text in [
        "8 mai 2012",           // French
        "8. květen 2012",       // Czech
        "8 maja 2012 r.",       // Polish
        "8 мая 2012 г.",        // Russian
        "8 травня 2012",        // Ukrainian
        "8 май 2012",           // Bulgarian
        "8 Μαΐου 2012",         // Greek
        "8 Mayıs 2012 Salı",    // Turkish
        "8. maj 2012",          // Danish, Swedish
        "8. toukokuuta 2012",   // Finnish
        "8 mei 2012",           // Dutch
        "8 de maio de 2012",    // Portuguese
        "8 maggio 2012",        // Italian
        "2012. május 8.",       // Hungarian
        "8 Mei 2012",           // Indonesian
        "8 tháng 5 năm 2012",   // Vietnamese
        "Ngày 8 tháng 5, 2012", // Vietnamese
        "8 मई 2012",            // Hindi
        "८ मई २०१२",            // Hindi, own digits
        "2012년 5월 8일",       // Korean
        "2012. 5. 8.",          // Korean
        "2012年5月8日",         // Japanese, Chinese
        "２０１２年５月８日",   // Japanese, wide digits
        "8 พฤษภาคม 2555",       // Thai, counted from the Buddha's death
        "٨ مايو ٢٠١٢",          // Arabic, own digits
        "8 مايو، 2012",         // Arabic
        "8 במאי 2012",          // Hebrew
        "8. svibnja 2012.",     // Croatian
        "8 mai, 2012",          // Norwegian
        "2012 m. gegužės 8 d.", // Lithuanian
        "8. 5. 2012",           // Czech, with spaces
        "8º de mayo de 2012",
        "8-May-2012",
        "8/May/2012",
        "8 May '12",
        "Tue May 08 14:30:00 EDT 2012",
        "Tue May 08 2012 14:30:00 GMT+0200 (CEST)",
        "2012_05_08",
    ] {
        assert_eq!(
            read(text).and_then(|day| day.get(..10).map(str::to_owned)).as_deref(),
            Some("2012-05-08"),
            "{text}"
        );
    }
}

#[test]
fn times_of_day_in_many_languages() {
    for (text, told) in [
        ("20120508093000", "2012-05-08T09:30:00"),
        ("8. Mai 2012, 14:30 Uhr", "2012-05-08T14:30:00"),
        ("8 mai 2012 à 14h30", "2012-05-08T14:30:00"),
        ("2012年5月8日 14時30分", "2012-05-08T14:30:00"),
        ("2012.05.08 오후 2:30", "2012-05-08T14:30:00"),
        ("8 мая 2012 в 14:30 МСК", "2012-05-08T14:30:00+03:00"),
        ("May 8, 2012 2:30 pm IST", "2012-05-08T14:30:00+05:30"),
        ("2012-05-08T14:30:00,123Z", "2012-05-08T14:30:00+00:00"),
    ] {
        assert_eq!(read(text).as_deref(), Some(told), "{text}");
    }
}

#[test]
fn the_order_of_figures_is_followed_where_it_is_known() {
    let read = |text: &str, order| parse_in(text, order).map(|published| published.to_string());
    assert_eq!(read("05/08/2012", Order::MonthFirst).as_deref(), Some("2012-05-08"));
    assert_eq!(read("08/05/2012", Order::DayFirst).as_deref(), Some("2012-05-08"));
    assert_eq!(read("05/08/2012", Order::Unknown), None);
    // What can be read in one way only is, whatever the order.
    assert_eq!(read("25/12/2012", Order::MonthFirst).as_deref(), Some("2012-12-25"));
    assert_eq!(read("2012-05-08", Order::MonthFirst).as_deref(), Some("2012-05-08"));
    assert_eq!(order_shown("on 25/12/2012 and 01/02/2012"), Some(Order::DayFirst));
    assert_eq!(order_shown("12/25/2012"), Some(Order::MonthFirst));
    assert_eq!(order_shown("05/08/2012 25.12.2012"), None);
}

#[test]
fn no_days_of_no_calendar() {
    for text in [
        "31 juin 2012",
        "2012年13月8日",
        "8 tháng 13 năm 2012",
        "20121308",
        "8 brumaire 2012",
        "99999999999999999999",
        "May 8",
        "0001-01-01",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn labels_of_many_languages() {
    for (text, label) in [
        ("Actualizado el 8 mayo 2012", Label::Updated),
        ("Mis à jour le 8 mai 2012", Label::Updated),
        ("Обновлено 8 мая 2012", Label::Updated),
        ("Güncelleme: 8 Mayıs 2012", Label::Updated),
        ("최종수정 2012.05.08", Label::Updated),
        ("Opublikowano: 8 maja 2012", Label::Published),
        ("Diterbitkan 8 Mei 2012", Label::Published),
        ("公開 2012年5月8日", Label::Published),
        ("Oslo, 8 mai 2012", Label::Bare),
    ] {
        assert_eq!(find(text).first().map(|found| found.label), Some(label), "{text}");
    }
}

proptest! {
    #[test]
    fn no_line_breaks_it(text in any::<String>(), near in "[0-9a-zA-Z:./, -]{0,30}(May|12)[0-9:.,/ -]{0,20}") {
        for found in find(&text).into_iter().chain(find(&near)) {
            prop_assert!(found.at.start <= found.at.end);
        }
    }
}
