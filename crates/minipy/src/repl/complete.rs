//! What can stand at the cursor: names, attributes and modules.

use machine::Thread;
use objects::{Str, Value};

/// Texts that can replace the line from `start` on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Completions {
    pub(crate) start: usize,
    pub(crate) texts: Vec<String>,
}

/// Completes the word before the cursor. Attributes are looked up, calls are not made.
pub(crate) fn complete(t: &mut Thread, main: &Value, line: &str, position: usize) -> Completions {
    let before = &line[..position];
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let word_start =
        before.rfind(|c| !is_part(c)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[word_start..];
    let lead = before[..word_start].rsplit('\n').next().unwrap_or_default().trim();
    if matches!(lead, "import" | "from") {
        return Completions { start: word_start, texts: modules(word) };
    }
    let (owner, prefix) = match word.rsplit_once('.') {
        Some((owner, prefix)) => (Some(owner), prefix),
        None => (None, word),
    };
    let mut texts = match owner {
        Some(owner) => attribute_names(t, main, owner).unwrap_or_default(),
        None => global_names(t, main),
    };
    // Names with underscores are in the way unless they are wanted.
    texts.retain(|text| text.starts_with(prefix) && (!text.starts_with('_') || prefix.starts_with('_')));
    texts.sort();
    texts.dedup();
    Completions { start: position - prefix.len(), texts }
}

fn modules(prefix: &str) -> Vec<String> {
    let mut found: Vec<String> = machine::modules::module_names().map(str::to_owned).collect();
    if let Ok(entries) = std::fs::read_dir(".") {
        let files = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        found.extend(files.filter_map(|file| file.strip_suffix(".py").map(str::to_owned)));
    }
    found.retain(|name| name.starts_with(prefix) && (!name.starts_with('_') || prefix.starts_with('_')));
    found.sort();
    found.dedup();
    found
}

fn global_names(t: &mut Thread, main: &Value) -> Vec<String> {
    let mut names = dir(t, main);
    if let Ok(builtins) = t.import_module("builtins") {
        names.extend(dir(t, &builtins));
    }
    names.extend(KEYWORDS.iter().map(|&keyword| keyword.to_owned()));
    names
}

const KEYWORDS: [&str; 32] = [
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
    "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield", "match", "case",
];

/// What `dir` tells of the value that dotted names lead to.
fn attribute_names(t: &mut Thread, main: &Value, path: &str) -> Option<Vec<String>> {
    let mut parts = path.split('.');
    let first = t.names().intern(parts.next()?);
    let mut value = t.module_get(main, first).or_else(|| t.builtin_named(first))?;
    for part in parts {
        let name = t.names().intern(part);
        value = t.find_attribute(&value, name).ok()??;
    }
    Some(dir(t, &value))
}

fn dir(t: &mut Thread, value: &Value) -> Vec<String> {
    let Ok(names) = t.dir(value).and_then(|names| t.collect(&names)) else { return Vec::new() };
    names.iter().filter_map(|name| name.get::<Str>().map(|name| name.as_str().to_owned())).collect()
}
