//! CSV and its like.

use super::{TEXT, one, read};

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[test]
fn csv_with_marks_line_breaks_and_quotes() {
    let text = quoted(&TEXT.join("\r\n\r\n"));
    let table = format!(
        "\u{FEFF}Headline,Publication,Publication Date,Author,URL,Article Text,Word Count\r\n\
         \"Ferry, at last, stops\",Morrow Gazette,\"March 3, 2031\",By Nell Harrow,https://morrow-gazette.example/a,{text},61\r\n\
         Second,Morrow Gazette,2031-03-04 08:00:00,nan,https://morrow-gazette.example/b,{text},61\r\n"
    );
    let told = one("export.csv", &table);
    assert_eq!(told.ids(), ["export.csv#0", "export.csv#1"]);
    told.says(
        "export.csv#0",
        [
            "Ferry, at last, stops",
            "Morrow Gazette",
            "2031-03-03",
            "Nell Harrow",
            "en",
        ],
    );
    told.is_whole("export.csv#0");
    told.says(
        "export.csv#1",
        ["Second", "Morrow Gazette", "2031-03-04T08:00:00", "", "en"],
    );
    assert_eq!(told.field("export.csv#0", "format"), "csv");
    assert_eq!(told.article("export.csv#0")["basis"]["title"], "column Headline");
}

#[test]
fn tabs_semicolons_bars_and_other_languages() {
    let tabs = format!(
        "id\ttitle\tdate\ttext\n1\tFerry stops\t2031-03-03\t{}\n",
        TEXT.join(" ")
    );
    let semicolons = format!(
        "Titel;Quelle;Datum;Volltext\r\nFähre steht;Weser-Bote;03.03.2031;{}\r\n",
        quoted(&TEXT.join("\n\n"))
    );
    let bars = format!(
        "titre|média|date de publication|texte\nLe bac|Le Courrier de Brède|2031-03-03|{}\n",
        quoted(&TEXT.join("\n\n"))
    );
    let sep = format!(
        "sep=;\nTítulo;Medio;Fecha;Cuerpo\nEl barco;La Voz de Arosa;2031-03-03;{}\n",
        quoted(&TEXT.join("\n\n"))
    );
    let unnamed = format!(
        "title,source,published,text\nFerry stops,Calder Observer,2031-03-03,{}\n",
        quoted(&TEXT.join("\n\n"))
    );
    let told = read(&[
        ("a.tsv", tabs.as_bytes()),
        ("b.csv", semicolons.as_bytes()),
        ("c.csv", bars.as_bytes()),
        ("d.csv", sep.as_bytes()),
        ("e.txt", unnamed.as_bytes()),
    ]);
    assert_eq!(told.field("a.tsv#0", "title"), "Ferry stops");
    assert_eq!(told.field("a.tsv#0", "published"), "2031-03-03");
    for (id, title, outlet) in [
        ("b.csv#0", "Fähre steht", "Weser-Bote"),
        ("c.csv#0", "Le bac", "Le Courrier de Brède"),
        ("d.csv#0", "El barco", "La Voz de Arosa"),
        ("e.txt#0", "Ferry stops", "Calder Observer"),
    ] {
        told.says(id, [title, outlet, "2031-03-03", "", "en"]);
        told.is_whole(id);
    }
}

#[test]
fn other_encodings() {
    let table = "Titel;Zeitung;Datum;Text\nFähre über die Weser;Weser-Bote;03.03.2031;Die Fähre über die Weser fährt nicht mehr, \
                 seit am Montag ein Tau ins Ruder geriet. Die Gäste müssen über die Brücke gehen, sagte der Fährmann.\n";
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(table.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let told = read(&[
        ("wide.csv", &wide),
        ("latin.csv", &encoding_rs::WINDOWS_1252.encode(table).0),
    ]);
    for id in ["wide.csv#0", "latin.csv#0"] {
        told.says(id, ["Fähre über die Weser", "Weser-Bote", "2031-03-03", "", "de"]);
    }
}

#[test]
fn broken_rows_are_problems_and_the_rest_is_read() {
    let text = quoted(&TEXT.join("\n\n"));
    let good = |title: &str| format!("{title},Morrow Gazette,2031-03-03,https://m.example/{title},{text}\n");
    // A quotation mark opened and never closed swallows the next rows; a row lacks its text.
    let table = format!(
        "title,source,date,url,text\n{}bad,\"Morrow Gazette,2031-03-03,https://m.example/x,words\n{}{}short,Morrow Gazette\n{}",
        good("one"),
        good("two"),
        good("three"),
        good("four")
    );
    let told = one("t.csv", &table);
    let titles: Vec<&str> = told.ids().iter().map(|id| told.field(id, "title")).collect();
    for title in ["one", "three", "four"] {
        assert!(titles.contains(&title), "{titles:?} {}", told.problems);
    }
    assert!(told.problems.contains("t.csv, record 1, line 7"), "{}", told.problems);
    assert!(
        told.problems
            .contains("has only 2 values where the header names 5 columns"),
        "{}",
        told.problems
    );
}

#[test]
fn a_mark_never_closed_does_not_swallow_the_rest() {
    let text = TEXT.join(" ").replace('"', "'").replace(',', "");
    let table = format!("title,date,text\none,2031-03-03,{text}\ntwo,2031-03-04,\"{text}\nthree,2031-03-05,{text}\n");
    let told = one("t.csv", &table);
    let titles: Vec<&str> = told.ids().iter().map(|id| told.field(id, "title")).collect();
    assert_eq!(titles, ["one", "three"], "{}", told.problems);
    assert!(told.problems.contains("never closed"), "{}", told.problems);
}

#[test]
fn tables_of_other_things_say_what_they_are() {
    one(
        "prices.csv",
        "day,open,close,volume\n2031-03-03,1.5,1.6,100\n2031-03-04,1.6,1.7,90\n",
    )
    .is_problem(&["prices.csv: is a table of figures, not of articles", "“open”"]);
    one("people.csv", "given,family,town\nNell,Harrow,Calder\nTom,Reed,Morrow\n").is_problem(&[
        "without a column known to hold articles",
        "“given”, “family”, “town”",
        "[fields] in parallax.toml",
    ]);
    one("empty.csv", "title,date,text\n").is_problem(&["is a table without rows"]);
}
