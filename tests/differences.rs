//! The deliberate differences: each program in `docs/differences` differs from CPython as its page says.
//!
//! What minipy prints for them is checked with all other pages, in `docs.rs`.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{command, cpython, outcome, root};

const FOLDER: &str = "docs/differences";

/// What the page shows below `$ INTERPRETER docs/differences/NAME`, by name.
fn shown(page: &str, interpreter: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut name = None;
    for line in page.lines() {
        if line.starts_with("```") {
            name = None;
        } else if let Some(command) = line.strip_prefix("$ ") {
            let program = command.strip_prefix(interpreter).and_then(|rest| rest.trim_start().strip_prefix(FOLDER));
            name = program.map(|program| program.trim_start_matches('/').to_owned());
            found.extend(name.clone().map(|name| (name, String::new())));
        } else if let Some(output) = name.as_ref().and_then(|name| found.get_mut(name)) {
            output.push_str(line);
            output.push('\n');
        }
    }
    found
}

fn page() -> String {
    std::fs::read_to_string(root().join(FOLDER).join("README.md")).expect("the page of differences is there")
}

#[test]
fn every_program_is_shown_with_two_answers() {
    let page = page();
    let (ours, theirs) = (shown(&page, "minipy"), shown(&page, "python3.13"));
    let entries = std::fs::read_dir(root().join(FOLDER)).expect("the folder of differences is there");
    let programs = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let programs: Vec<String> = programs.filter(|name| name.ends_with(".py")).collect();
    assert!(!programs.is_empty());
    for program in programs {
        let answers = (ours.get(&program), theirs.get(&program));
        assert!(answers.0.is_some() && answers.1.is_some(), "{program} is not shown with both interpreters");
        assert_ne!(answers.0, answers.1, "{program} shows no difference");
    }
}

#[test]
fn cpython_answers_as_shown() {
    let Some(python) = cpython() else {
        eprintln!("no CPython 3.13 here (set PYTHON): nothing to compare with");
        return;
    };
    for (program, expected) in shown(&page(), "python3.13") {
        let path = Path::new(FOLDER).join(&program);
        let mut command = command(&python, &root());
        // Its default is what the page speaks of.
        command.env_remove("PYTHONHASHSEED").arg(path);
        let got = outcome(&mut command, b"");
        assert_eq!((got.stdout, got.stderr), (expected, String::new()), "{program}");
    }
}
