//! What the documentation shows is what the program prints.
//!
//! In every block of kind `console`, each line that begins with `$` and calls minipy is run, from the project's root,
//! and the lines after it are compared with what it writes to stdout and stderr. `[..]` in a line stands for any
//! text, a line `...` for any lines. The commands of a block run one after the other, in a /tmp of their own.
#![cfg(unix)]

mod support;

use std::path::{Path, PathBuf};

use support::{root, shell};

/// A command in a page and what is shown below it.
struct Example {
    page: String,
    line: usize,
    command: String,
    expected: String,
}

impl Example {
    /// Runs it with another folder in /tmp's place; tells how what it prints differs.
    fn difference(&self, folder: &str) -> Option<String> {
        let Example { page, line, command, expected } = self;
        let root = root();
        let got = shell(&command.replace("/tmp/", folder), &root).stdout;
        let got = got.replace(folder, "/tmp/").replace(&format!("{}/", root.display()), "");
        // How far a search has come is told every ten seconds: on a busy machine only.
        let is_progress = |line: &&str| line.starts_with("minipy: ") && line.ends_with(" % done");
        let lines: Vec<&str> = got.lines().filter(|line| !is_progress(line)).collect();
        let pattern: Vec<&str> = expected.lines().collect();
        (!matches(&pattern, &lines)).then(|| format!("{page}:{line}: $ {command}\nshown:\n{expected}printed:\n{got}\n"))
    }
}

/// All pages: those at the root, under `docs` and of the examples.
fn pages() -> Vec<PathBuf> {
    let root = root();
    let mut found = Vec::new();
    for folder in ["", "docs", "docs/differences", "examples"] {
        for entry in std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|ending| ending == "md") {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// The examples of a page, block by block.
fn blocks(page: &Path) -> Vec<Vec<Example>> {
    let text = std::fs::read_to_string(page).unwrap_or_default();
    let name = page.strip_prefix(root()).unwrap_or(page).to_string_lossy().into_owned();
    let mut found: Vec<Vec<Example>> = Vec::new();
    let (mut inside, mut running) = (false, false);
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            inside = !inside && line.trim() == "```console";
            running = false;
            if inside {
                found.push(Vec::new());
            }
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            running = command.split(['|', ';', '&']).any(|part| part.trim_start().starts_with("minipy "));
            if let Some(block) = found.last_mut().filter(|_| running) {
                let command = command.to_owned();
                block.push(Example { page: name.clone(), line: index + 1, command, expected: String::new() });
            }
        } else if let Some(example) = found.last_mut().and_then(|block| block.last_mut()).filter(|_| running) {
            example.expected += line;
            example.expected.push('\n');
        }
    }
    found
}

/// Whether lines are as a pattern has them.
fn matches(pattern: &[&str], lines: &[&str]) -> bool {
    match pattern.split_first() {
        None => lines.is_empty(),
        Some((&"...", rest)) => (0..=lines.len()).any(|skipped| matches(rest, &lines[skipped..])),
        Some((first, rest)) => {
            lines.split_first().is_some_and(|(line, others)| line_matches(first, line) && matches(rest, others))
        }
    }
}

fn line_matches(pattern: &str, line: &str) -> bool {
    let mut parts = pattern.trim_end().split("[..]");
    let line = line.trim_end();
    let Some(mut rest) = parts.next().and_then(|first| line.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[test]
fn shown_output_is_real() {
    let all: Vec<Vec<Example>> = pages().iter().flat_map(|page| blocks(page)).collect();
    let failures: Vec<String> = support::in_parallel(&all, |block| {
        let scratch = tempfile::tempdir().expect("a folder for what is written");
        let folder = format!("{}/", scratch.path().display());
        block.iter().filter_map(|example| example.difference(&folder)).collect::<Vec<String>>()
    })
    .into_iter()
    .flatten()
    .collect();
    let count = all.iter().map(Vec::len).sum::<usize>();
    assert!(failures.is_empty(), "{} of {} examples differ:\n{}", failures.len(), count, failures.concat());
}

#[test]
fn instruction_page_is_that_of_the_table() {
    let page = std::fs::read_to_string(root().join("docs/instructions.md")).unwrap_or_default();
    let expected = bytecode::instruction_page();
    let difference = support::first_difference("docs/instructions.md", &expected, &page);
    assert!(difference.is_none(), "print the page anew from the table:\n{}", difference.unwrap_or_default());
}

#[test]
fn wildcards_stand_for_text_and_lines() {
    let matches =
        |pattern: &str, text: &str| matches(&pattern.lines().collect::<Vec<_>>(), &text.lines().collect::<Vec<_>>());
    assert!(matches("a\nb", "a\nb"));
    assert!(!matches("a\nb", "a"));
    assert!(matches("x = [..], y", "x = 1, 2, y"));
    assert!(!matches("x = [..], y", "x = 1, 2"));
    assert!(matches("a\n...\nz", "a\nb\nc\nz"));
    assert!(matches("...", ""));
    assert!(!matches("a\n...\nz", "a\nb"));
    assert!(matches("[..]", "anything"));
}

/// The page of what there is is made by a program that minipy runs; `UPDATE_DOCS=1` writes it.
#[test]
fn the_coverage_page_is_up_to_date() {
    let page = root().join("docs/coverage.md");
    let made = support::outcome(support::minipy(&root().join("tests/coverage")).args(["coverage.py", "page"]), b"");
    assert_eq!((made.stderr.as_str(), made.status), ("", Some(0)));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&page, &made.stdout).expect("the page can be written");
    }
    let there = std::fs::read_to_string(&page).unwrap_or_default();
    if let Some(difference) = support::first_difference("docs/coverage.md", &made.stdout, &there) {
        panic!("make it again with UPDATE_DOCS=1 cargo test -p minipy --test docs:\n{difference}");
    }
}
