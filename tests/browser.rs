//! The page of `--report` in a real browser: headless Chromium (Debian's package `chromium`) opens it, clicks and types
//! (`tests/browser/clicks.js`), at the size of a projector and of a telephone.
//!
//! Where there is no Chromium, the test says so and passes. `MINIPY_BROWSER` names another program; with
//! `MINIPY_PICTURES=FOLDER` pictures of the pages are left there, to look at.

#[path = "browser/devtools.rs"]
mod devtools;
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::{minipy, outcome, root};

fn browser() -> Option<String> {
    let named = std::env::var("MINIPY_BROWSER").ok();
    let known = ["chromium", "chromium-browser", "google-chrome"].map(str::to_owned);
    let works =
        |name: &String| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
    let found = named.into_iter().chain(known).find(works);
    if found.is_none() {
        eprintln!("not tested: there is no Chromium here (Debian: apt-get install chromium)");
    }
    found
}

/// Opens a page in a window of that size; gives what it has become.
fn open(browser: &str, page: &Path, size: &str, more: &[&str]) -> String {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(browser);
    command.args([
        "--headless=new",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--virtual-time-budget=20000",
    ]);
    // Chromium's own sandbox needs rights that containers often do not give; the page is ours.
    command.arg("--no-sandbox").arg(format!("--window-size={size}"));
    command.arg(format!("--user-data-dir={}", home.path().display()));
    let output = command.args(more).arg(format!("file://{}", page.display())).output().expect("Chromium runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Writes the page of a run, and beside it one with the clicks in it.
fn pages(folder: &Path, words: &[&str]) -> (String, PathBuf, PathBuf) {
    let page = folder.join("page.html");
    let path = page.to_string_lossy();
    let got = outcome(minipy(&root().join("tests/browser")).args(["--report", &path]).args(words), b"");
    assert_eq!(got.status, Some(0), "{words:?}: {}", got.stderr);
    let text = std::fs::read_to_string(&page).expect("the page is there");
    let clicks = std::fs::read_to_string(root().join("tests/browser/clicks.js")).expect("the clicks are there");
    let clicked = folder.join("clicked.html");
    let with_clicks = text.replace("</body>", &format!("<script>\"use strict\";{{{clicks}}}</script></body>"));
    std::fs::write(&clicked, with_clicks).expect("it can be written");
    (got.stdout, page, clicked)
}

/// What the clicks found.
fn found(browser: &str, page: &Path, size: &str) -> Value {
    let became = open(browser, page, size, &["--dump-dom"]);
    let text = became.split_once("<pre id=\"found\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    let (text, _) =
        text.unwrap_or_else(|| panic!("the clicks came to no end: {}", became.chars().take(400).collect::<String>()));
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    serde_json::from_str(&plain).expect("JSON")
}

const SIZES: [(&str, &str); 2] = [("projector", "1280,800"), ("telephone", "390,844")];

fn take_pictures(browser: &str, page: &Path, name: &str) {
    let Some(folder) = std::env::var_os("MINIPY_PICTURES") else { return };
    for (kind, size) in SIZES {
        let picture = Path::new(&folder).join(format!("{name}-{kind}.png"));
        open(browser, page, size, &[&format!("--screenshot={}", picture.display())]);
    }
}

#[test]
fn the_page_can_be_stepped_through() {
    let Some(browser) = browser() else { return };
    let mut modes: Vec<&[&str]> = vec![
        &["--seed", "3"],
        &["--gil-policy", "serial"],
        &["--switch-interval", "50us"],
        &["--seed", "1", "--switch-points", "line"],
    ];
    if machine::FREE_THREADING {
        modes.push(&["--no-gil"]);
    }
    for mode in modes {
        let room = tempfile::tempdir().expect("a folder");
        let (stdout, page, clicked) = pages(room.path(), &[mode, &["race.py"]].concat());
        for (kind, size) in SIZES {
            let found = found(&browser, &clicked, size);
            assert_eq!(found["failures"], Value::Array(Vec::new()), "{mode:?} {kind}");
            assert!(found["checks"].as_u64() > Some(20), "{mode:?} {kind}: {found}");
            assert_eq!(found["output"].as_str().map(str::trim_end), Some(stdout.trim_end()), "{mode:?}");
            assert_eq!(found["threads"].as_array().map(Vec::len), Some(3), "{mode:?}: {found}");
            // The last values are those that the program printed.
            let mut words = stdout.split_whitespace();
            for name in ["counter", "account.balance"] {
                let printed = words.nth(1).unwrap_or("?");
                let shared = found["shared"].as_array().expect("rows");
                let row =
                    shared.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("{mode:?}: {name} in {found}"));
                assert_eq!(row[1], *printed, "{mode:?}: {name}");
                // One write at first, and one by each round of both threads.
                assert_eq!(row[2], "9", "{mode:?}: {name}");
            }
        }
        take_pictures(&browser, &page, &mode.join("").replace('-', ""));
    }
}

/// The steps that the lanes show: the first and the last.
fn window(page: &mut devtools::Page) -> [i64; 2] {
    let text = page.evaluate("document.getElementById('window').textContent");
    let numbers = text.as_str().and_then(|text| text.strip_prefix("steps ")?.split_once(" to "));
    let (from, to) = numbers.unwrap_or_else(|| panic!("no steps: {text}"));
    [from, to].map(|number| number.parse().expect("a number"))
}

/// Whether both are the same but for one step, as steps are told in whole numbers.
fn is_near(one: [i64; 2], other: [i64; 2]) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() <= 1)
}

fn length([from, to]: [i64; 2]) -> i64 {
    to - from
}

#[test]
fn lanes_zoom_and_move_under_wheel_mouse_fingers_and_keys() {
    let Some(browser) = browser() else { return };
    let programs: [&[&str]; 2] = [&["--seed", "3", "race.py"], &["--seed", "2", "../reports/fifty.py"]];
    for words in programs {
        for (kind, size) in [("projector", [1280, 800]), ("telephone", [390, 844])] {
            let room = tempfile::tempdir().expect("a folder");
            let (_, path, _) = pages(room.path(), words);
            let page = &mut devtools::Page::open(&browser, &path, size);
            page.evaluate("document.getElementById('by-step').click()");
            page.evaluate("document.getElementById('chart').scrollIntoView()");
            let at = |page: &mut devtools::Page, part: f64| {
                let place = "(() => { const box = document.getElementById('chart').getBoundingClientRect(); return \
                             [box.x, box.y, box.width] })()";
                let place: Vec<f64> = serde_json::from_value(page.evaluate(place)).expect("numbers");
                [place[0] + place[2] * part, place[1] + 60.0]
            };
            let [left, middle, right] = [0.4, 0.6, 0.8].map(|part| at(page, part));
            let case = format!("{words:?}, {kind}");
            let whole = window(page);
            let is_whole = |page: &mut devtools::Page, how: &str| assert_eq!(window(page), whole, "{case}: {how}");
            let check = |is: bool, how: &str, seen: [i64; 2]| assert!(is, "{case}: {how}: {seen:?} of {whole:?}");

            (0..6).for_each(|_| page.wheel(middle, -120, 0));
            let near = window(page);
            check(length(near) < length(whole) * 2 / 3, "the wheel zooms in", near);
            page.drag(middle, left);
            let moved = window(page);
            check(moved[0] > near[0] && (length(moved) - length(near)).abs() <= 1, "dragging moves", moved);
            page.drag(left, middle);
            check(is_near(window(page), near), "dragging back", window(page));
            page.wheel(middle, 0, 40);
            check(window(page)[0] > near[0], "the wheel moves sideways", window(page));
            (0..12).for_each(|_| page.wheel(middle, 120, 0));
            is_whole(page, "the wheel zooms out");

            page.touch(&[[left, left], [middle, right]]);
            let near = window(page);
            check(length(near) < length(whole) * 3 / 4, "two fingers zoom in", near);
            page.touch(&[[middle, left]]);
            let moved = window(page);
            check(moved[0] > near[0] && (length(moved) - length(near)).abs() <= 1, "a finger moves", moved);
            page.touch(&[[left, middle]]);
            check(is_near(window(page), near), "a finger moves back", window(page));
            let step = page.evaluate("document.getElementById('slider').value");
            page.touch(&[[left, left], [right, middle]]);
            page.touch(&[[left, left], [right, middle]]);
            is_whole(page, "two fingers zoom out");
            assert_eq!(page.evaluate("document.getElementById('slider').value"), step, "{case}: that is no tap");
            page.touch(&[[middle, middle]]);
            assert_ne!(page.evaluate("document.getElementById('slider').value"), step, "{case}: a tap goes there");

            page.key("a");
            ["+", "+"].iter().for_each(|key| page.key(key));
            let near = window(page);
            check(length(near) < length(whole) / 2, "+ zooms in", near);
            page.key(".");
            let moved = window(page);
            page.key(",");
            let back = window(page);
            page.key(",");
            let before = window(page);
            check(moved[0] > near[0] || before[0] < near[0], "keys move", moved);
            check(before[0] < back[0] || back[0] < moved[0], "and back", back);
            (0..4).for_each(|_| page.key("-"));
            is_whole(page, "- zooms out");
            page.key("+");
            page.key("a");
            is_whole(page, "a shows all");

            // Where there are more threads than there is room for, their lanes scroll.
            let scrolled = "(() => { const many = document.getElementById('chart').parentElement; return \
                            [many.scrollTop, many.scrollHeight - many.clientHeight] })()";
            page.evaluate("document.getElementById('chart').focus()");
            page.key("ArrowDown");
            let [top, room]: [f64; 2] = serde_json::from_value(page.evaluate(scrolled)).expect("numbers");
            assert_eq!(top > 0.0, room > 0.0, "{case}: arrows scroll {top} of {room}");
            page.key("ArrowUp");
            let [top, _]: [f64; 2] = serde_json::from_value(page.evaluate(scrolled)).expect("numbers");
            assert!(top.abs() < 1.0, "{case}: and back: {top}");
        }
    }
}

#[test]
fn counts_and_contents_of_shared_objects_are_shown_in_all_modes() {
    let Some(browser) = browser() else { return };
    let without: &[&str] = if machine::FREE_THREADING { &["--no-gil"] } else { &[] };
    for mode in [&["--seed", "1"][..], without] {
        let room = tempfile::tempdir().expect("a folder");
        let (stdout, page, clicked) = pages(room.path(), &[mode, &["../reports/shared.py"]].concat());
        let found = found(&browser, &clicked, SIZES[0].1);
        assert_eq!(found["failures"], Value::Array(Vec::new()), "{mode:?}");
        let texts = |key: &str| serde_json::from_value::<Vec<String>>(found[key].clone()).expect("texts");
        let (references, values) = (texts("references"), texts("values"));
        let last: Vec<&str> = stdout.lines().collect();
        for value in ["items: [<Box>, <Box>]", &format!("stock: {}", last[2]), &format!("line: {}", last[4])] {
            assert!(values.iter().any(|known| known == value), "{mode:?}: {value} in {values:?}");
        }
        let of_box: Vec<&String> = references.iter().filter(|known| known.starts_with("box: ")).collect();
        assert!(of_box.len() > 3, "{mode:?}: {of_box:?}");
        take_pictures(&browser, &page, &format!("shared{}", mode.join("").replace('-', "")));
    }
}

#[test]
fn a_page_of_fifty_threads_works_as_well() {
    let Some(browser) = browser() else { return };
    let room = tempfile::tempdir().expect("a folder");
    let (_, _, clicked) = pages(room.path(), &["--seed", "2", "../reports/fifty.py"]);
    let found = found(&browser, &clicked, SIZES[0].1);
    assert_eq!(found["failures"], Value::Array(Vec::new()));
    assert_eq!(found["threads"].as_array().map(Vec::len), Some(51));
}
