//! The page of `--report` in a real browser: headless Chromium (Debian's package `chromium`) opens it, clicks and types
//! (`tests/browser/clicks.js`), at the size of a projector and of a telephone.
//!
//! Where there is no Chromium, the test says so and passes. `MINIPY_BROWSER` names another program; with
//! `MINIPY_PICTURES=FOLDER` pictures of the pages are left there, to look at.

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

#[test]
fn a_page_of_fifty_threads_works_as_well() {
    let Some(browser) = browser() else { return };
    let room = tempfile::tempdir().expect("a folder");
    let (_, _, clicked) = pages(room.path(), &["--seed", "2", "../reports/fifty.py"]);
    let found = found(&browser, &clicked, SIZES[0].1);
    assert_eq!(found["failures"], Value::Array(Vec::new()));
    assert_eq!(found["threads"].as_array().map(Vec::len), Some(51));
}
