//! Whatever an article is written in, no line of the reader leaves its pane.

use super::drawn;
use crate::app::geometry::reader_panes;
use crate::app::layout::{ReaderLine, set_layout};
use crate::app::state::{Marks, Screen, State, Theme};
use crate::app::typeset::Typesetting;
use crate::corpus::{Article, Loaded, probe};
use crate::text::safe::safe;
use crate::ui::fixture::{article, reading};
use ratatui::buffer::CellWidth;
use std::sync::Arc;

/// What is hard on a terminal, each long enough for several lines.
const HARD: [&str; 14] = [
    "הגשר נסגר לאחר שנמצאו סדקים, אמרה המהנדסת הראשית Odile Marsh ביום שני 38,000 מכוניות",
    "أُغلق الجسر بعد العثور على شقوق، وقالت المهندسة (Odile Marsh) إن 38,000 سيارة تعبره يوميًا",
    "\u{202e}turned round\u{202c} \u{2066}isolated\u{2069} \u{200f}marked\u{200e} and on in plain English words",
    "👩‍👩‍👧‍👦 👨🏾‍🚒 🏳️‍🌈 👍🏽👍🏿 ☺️ ☎ ❤️‍🔥 🧑🏻‍🤝‍🧑🏿 and words between 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
    "🇬🇧🇫🇷🇩🇪🇯🇵 🇬🇧🇫 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿 flags 🇺🇳🇪🇺🇺🇳🇪🇺🇺🇳🇪🇺🇺🇳🇪🇺🇺🇳🇪🇺",
    "橋は月曜の夜に閉鎖された。「閉鎖するほかなかった」と主任技師は述べた。38,000台の車が毎日橋を渡る。ｶﾞｷﾞｸﾞｹﾞｺﾞﾊﾟﾋﾟﾌﾟ",
    "大桥于周一晚间关闭，此前在其东侧支座上发现了两条裂缝。“我们别无选择”，总工程师说。",
    "다리는 월요일 밤 폐쇄되었다. 교각에서 두 개의 균열이 발견된 뒤였다. 각 \u{1100}\u{1161}\u{11a8}",
    "สะพานท่าเรือถูกปิดเมื่อคืนวันจันทร์หลังพบรอยร้าวสองแห่ง गाँव का पुल सोमवार की रात बंद कर दिया गया ক্ষ্ম",
    "e\u{301}e\u{301}\u{302}\u{303}\u{304} Z\u{351}\u{36b}\u{343}\u{36a}\u{302}\u{36b}a\u{334}l\u{335}g\u{336}o\u{337} \u{301}alone x\u{20dd} y\u{20e3}",
    "one\ttwo\t\tthree\u{b}four\u{c}five\r\nsix\u{a0}seven\u{3000}eight\u{2003}nine\u{202f}ten",
    "zero\u{200b}width\u{200c}joined\u{200d}words\u{2060}and\u{feff}marks so\u{ad}ft hy\u{ad}phens \u{34f}\u{115f}\u{3164}fillers",
    "\u{1b}[2J\u{1b}]52;c;bmV3cw==\u{7}\u{9b}31m\u{0}\u{8}\u{7f} words after what no text should hold",
    "averyveryveryveryverylongwordthatnothingcanbreakandthatgoesonandonuntilthescreenendsandthensomemoreofit — administrations",
];

/// A reader of an article, as wide as it may be.
fn opened(article: &Article, columns: u16, typesetting: Typesetting) -> State {
    let mut state = reading(columns, 200, Theme::Dark);
    (state.measure, state.typesetting) = (120, typesetting);
    let width = reader_panes(columns, 200, state.measure, state.zen).text.width;
    if let Some(Screen::Reader(reader)) = state.screens.last_mut() {
        reader.layout = set_layout(article, width, &Marks::default(), typesetting);
        reader.article = Some(Arc::new(article.clone()));
    }
    state
}

/// Nothing is drawn beside the pane but the cursor's bar, and no wide character reaches over its edge.
fn assert_fits(name: &str, article: &Article, columns: u16) {
    for (hyphenate, justify, spacing) in [(false, false, 1), (true, true, 0), (true, false, 2), (false, true, 0)] {
        let typesetting = Typesetting {
            hyphenate,
            justify,
            spacing,
        };
        let state = opened(article, columns, typesetting);
        let pane = reader_panes(columns, 200, state.measure, state.zen).text;
        let buffer = drawn(&state);
        for y in pane.y..pane.bottom() {
            for x in 0..columns {
                let cell = &buffer[(x, y)];
                let text = (pane.x..pane.right()).contains(&x) && x + cell.symbol().cell_width() <= pane.right();
                let bar = x + 2 == pane.x && cell.symbol() == "▌";
                assert!(
                    text || bar || cell.symbol() == " ",
                    "{name} at {columns}: {:?} at {x}, {y}",
                    cell.symbol()
                );
            }
        }
        let Screen::Reader(reader) = state.screen() else {
            unreachable!()
        };
        // What is laid out is what is drawn: nothing had to be cut off at the edge.
        for line in &reader.layout.lines {
            if let ReaderLine::Text { paragraph, span, set } = line {
                let shown = &article.paragraphs[*paragraph][span.clone()];
                let cells = set.width(shown) + u16::from(set.hyphen);
                let one = crate::text::width::clusters(shown)
                    .filter(|it| crate::text::width::grapheme(it) > 0)
                    .count()
                    == 1;
                assert!(
                    cells <= pane.width || one,
                    "{name} at {columns}: {shown:?} takes {cells}"
                );
            }
        }
    }
}

const WIDTHS: [u16; 16] = [1, 2, 3, 5, 8, 12, 17, 20, 21, 24, 33, 40, 57, 80, 99, 122];

#[test]
fn hard_texts_fit_raw_and_made_safe() {
    for (language, at) in [
        "he", "ar", "en", "en", "fr", "ja", "zh", "ko", "th", "en", "en", "en", "en", "en",
    ]
    .iter()
    .zip(0..)
    {
        let mut hard = Article::clone(&article());
        hard.head.language = Some((*language).to_owned());
        let raw = HARD[at].to_owned();
        let made_safe = safe(&raw).into_owned();
        hard.paragraphs = vec![made_safe.clone(), raw.clone(), format!("{made_safe} {raw} {made_safe}")];
        hard.head.title = Some(raw);
        for columns in WIDTHS {
            assert_fits(&format!("hard text {at}"), &hard, columns);
        }
    }
}

/// Reports in the scripts their encodings were made for.
const REPORTS: [(&str, &str); 10] = [
    (
        "windows-1252",
        "Der Bürgermeister sagte am Freitag, dass die Brücke über den Fluß bis auf Weiteres gesperrt bleibt. Die Straßenverwaltung prüft die Schäden.",
    ),
    (
        "windows-1251",
        "Мэр города сообщил в пятницу, что мост через реку останется закрытым до дальнейшего распоряжения. Инженеры проверяют опоры.",
    ),
    (
        "koi8-r",
        "Власти порта объявили, что движение судов будет остановлено на неделю. Никто не знает, сколько продлится ремонт моста.",
    ),
    (
        "shift_jis",
        "市長は金曜日、川に架かる橋を当面の間閉鎖すると発表した。技師たちは橋脚の損傷を調べている。再開の見通しは立っていない。",
    ),
    (
        "gb18030",
        "市长星期五表示，跨河大桥将继续关闭，直到另行通知。工程师正在检查桥墩的损坏情况，目前尚不清楚何时恢复通车。",
    ),
    (
        "big5",
        "市長星期五表示，跨河大橋將繼續關閉，直到另行通知。工程師正在檢查橋墩的損壞情況，目前尚不清楚何時恢復通車。",
    ),
    (
        "euc-kr",
        "시장은 금요일 강을 가로지르는 다리가 추후 통지가 있을 때까지 폐쇄될 것이라고 밝혔다. 기술자들은 교각의 손상을 조사하고 있다.",
    ),
    (
        "windows-1255",
        "ראש העיר הודיע ביום שישי כי הגשר מעל הנהר יישאר סגור עד להודעה חדשה. המהנדסים בודקים את הנזק לעמודי הגשר.",
    ),
    (
        "windows-1256",
        "أعلن رئيس البلدية يوم الجمعة أن الجسر فوق النهر سيبقى مغلقا حتى إشعار آخر. ويقوم المهندسون بفحص الأضرار التي لحقت بالأعمدة.",
    ),
    (
        "iso-8859-7",
        "Ο δήμαρχος ανακοίνωσε την Παρασκευή ότι η γέφυρα πάνω από το ποτάμι θα παραμείνει κλειστή μέχρι νεωτέρας.",
    ),
];

fn articles(name: &str, bytes: &[u8]) -> Vec<Article> {
    let loaded = probe(name, bytes).into_iter();
    let articles = loaded.filter_map(|loaded| match loaded {
        Loaded::Article(article) => Some(Article::clone(&article)),
        _ => None,
    });
    articles.collect()
}

#[test]
fn what_was_decoded_fits() {
    for (encoding, report) in REPORTS {
        let (bytes, _, unmappable) = encoding_rs::Encoding::for_label(encoding.as_bytes())
            .unwrap()
            .encode(report);
        assert!(!unmappable, "{encoding}");
        let found = articles("report.txt", &bytes);
        assert_eq!(found.len(), 1, "{encoding}");
        for columns in WIDTHS {
            assert_fits(encoding, &found[0], columns);
        }
    }
    // More of them where a folder is named.
    let Some(folder) = std::env::var_os("PARALLAX_TEXTS") else {
        return;
    };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for article in articles(&name, &std::fs::read(&path).unwrap_or_default()) {
            for columns in [1, 20, 40, 80] {
                assert_fits(&name, &article, columns);
            }
            seen += 1;
        }
    }
    println!("{seen} articles fit");
}
