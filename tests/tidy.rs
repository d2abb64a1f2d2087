//! The house is in order: files stay short, crates use only what they may, each says what it does not know.

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use support::root;

/// Lines that a file may have; what does not fit has a second theme.
const LONGEST: usize = 600;

/// Files that are one long table.
const TABLES: &[&str] = &[
    "crates/text/src/ucd/database.rs",
    "crates/text/src/ucd/tables.rs",
    "crates/machine/src/run.rs", // the loop has one arm an instruction
];

/// What each crate may use of the others: the two one-way paths, source down to bytecode and execution up to events.
const EDGES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("syntax", &["source", "text"]),
    ("bytecode", &["source", "text"]),
    ("compiler", &["source", "syntax", "bytecode", "text"]),
    ("text", &[]),
    ("pattern", &[]),
    ("tables", &[]),
    ("objects", &["source"]),
    ("sync", &[]),
    ("events", &["sync"]),
    ("machine", &["source", "bytecode", "objects", "tables", "text", "pattern", "sync", "events"]),
    ("reports", &["text", "sync", "events"]),
    ("explore", &[]),
    (
        "minipy",
        &["source", "syntax", "bytecode", "compiler", "objects", "sync", "events", "machine", "reports", "explore"],
    ),
    ("speed", &[]),
];

/// All files of the project with that ending below a folder, by their path from the root.
fn files(below: &str, ending: &str) -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.join(below)];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() && name != "target" && !name.starts_with('.') {
                folders.push(path);
            } else if name.ends_with(ending) {
                found.push((shown(&root, &path), std::fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    found.sort();
    found
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn crates() -> Vec<(String, PathBuf)> {
    let folder = root().join("crates");
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .expect("the project has crates")
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(_, path)| path.join("Cargo.toml").is_file())
        .collect();
    found.sort();
    found
}

#[test]
fn nothing_is_left_of_a_merge() {
    let texts = [".md", ".rs", ".py", ".mpy", ".sh", ".toml", ".yml"].into_iter().flat_map(|ending| files("", ending));
    let marks = ["<<<<<<< ", ">>>>>>> "];
    let left = texts.filter(|(_, text)| text.lines().any(|line| marks.iter().any(|mark| line.starts_with(mark))));
    let left: Vec<String> = left.map(|(name, _)| name).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn files_are_short() {
    let mut sources = files("crates", ".rs");
    sources.extend(files("tests", ".rs"));
    assert!(sources.len() > 100, "only {} files were found", sources.len());
    let too_long: Vec<String> = sources
        .iter()
        .filter(|(path, _)| !TABLES.contains(&path.as_str()))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(too_long.is_empty(), "longer than {LONGEST} lines:\n{}", too_long.join("\n"));
}

#[test]
fn crates_use_only_what_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = EDGES.iter().copied().collect();
    for (name, path) in crates() {
        let manifest = std::fs::read_to_string(path.join("Cargo.toml")).unwrap_or_default();
        let allowed =
            allowed.get(name.as_str()).unwrap_or_else(|| panic!("crates/{name} is not in the table of edges"));
        let mut in_dependencies = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                in_dependencies = line == "[dependencies]";
            }
            let used = line.split(['.', ' ', '=']).next().unwrap_or_default();
            let is_ours = EDGES.iter().any(|(known, _)| *known == used);
            assert!(
                !(in_dependencies && is_ours) || allowed.contains(&used),
                "crates/{name} uses {used}, which the table of edges does not allow"
            );
        }
    }
}

#[test]
fn crates_say_what_they_do_not_know() {
    for (name, path) in crates() {
        let text = std::fs::read_to_string(path.join("src/lib.rs")).unwrap_or_default();
        let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join("\n");
        assert!(!head.is_empty(), "crates/{name}/src/lib.rs does not begin with what the crate is");
        let says_so =
            ["nothing of", "knows no", "not what", "not know", "neither"].iter().any(|words| head.contains(words));
        assert!(says_so, "crates/{name}/src/lib.rs does not say what the crate does not know");
    }
}

/// The README's first command is a plain `cargo run`, which has to know which of the programs is meant.
#[test]
fn cargo_run_runs_minipy() {
    let named: Vec<String> = crates()
        .into_iter()
        .filter_map(|(_, path)| std::fs::read_to_string(path.join("Cargo.toml")).ok())
        .flat_map(|manifest| manifest.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.starts_with("default-run"))
        .collect();
    assert!(matches!(&named[..], [only] if only.starts_with("default-run = \"minipy\"")), "{named:?}");
}

#[test]
fn the_second_mode_lives_in_one_folder() {
    let word = ["feature = \"free", "threading\""].join("-");
    for (path, text) in files("crates", ".rs") {
        let is_its_place = path.starts_with("crates/objects/src/threading");
        assert!(
            is_its_place || !text.contains(&word),
            "{path} asks for the feature outside of crates/objects/src/threading"
        );
    }
}
