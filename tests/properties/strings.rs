//! Strings: slices and methods.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{agree, config};

/// Short texts of few letters, so that searches find something.
fn text() -> impl Strategy<Value = String> {
    "[ab é😀]{0,12}"
}

fn bound() -> impl Strategy<Value = Option<i64>> {
    proptest::option::of(-15i64..15)
}

/// The items that a slice takes, as the language reference has it.
pub(super) fn slice<T: Clone>(items: &[T], start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<T> {
    let length = items.len() as i64;
    let clamp = |bound: i64, low: i64, high: i64| (if bound < 0 { bound + length } else { bound }).clamp(low, high);
    let (low, high) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let first = start.map_or(if step > 0 { 0 } else { length - 1 }, |bound| clamp(bound, low, high));
    let end = stop.map_or(if step > 0 { length } else { -1 }, |bound| clamp(bound, low, high));
    let mut taken = Vec::new();
    let mut at = first;
    while if step > 0 { at < end } else { at > end } {
        taken.push(items[at as usize].clone());
        at += step;
    }
    taken
}

pub(super) fn shown(bound: Option<i64>) -> String {
    bound.map_or(String::new(), |bound| bound.to_string())
}

/// The index in characters of a byte offset; -1 for none.
fn index(text: &str, found: Option<usize>) -> String {
    found.map_or("-1".to_owned(), |at| text[..at].chars().count().to_string())
}

fn list(parts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let quoted: Vec<String> = parts.map(|part| format!("'{}'", part.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

fn methods(text: &str, part: &str) -> Vec<(String, String)> {
    let yes = |holds: bool| if holds { "True" } else { "False" }.to_owned();
    let mut cases = vec![
        (format!("len('{text}')"), text.chars().count().to_string()),
        (format!("'{text}'.find('{part}')"), index(text, text.find(part))),
        (format!("'{text}'.rfind('{part}')"), index(text, text.rfind(part))),
        (format!("'{part}' in '{text}'"), yes(text.contains(part))),
        (
            format!("'{text}'.startswith('{part}'), '{text}'.endswith('{part}')"),
            format!("{} {}", yes(text.starts_with(part)), yes(text.ends_with(part))),
        ),
        (format!("'[' + '{text}'.replace('{part}', '<>') + ']'"), format!("[{}]", text.replace(part, "<>"))),
        (format!("'[' + '{text}'.strip() + ']'"), format!("[{}]", text.trim())),
        (format!("'[' + '{text}'.lstrip('a') + ']'"), format!("[{}]", text.trim_start_matches('a'))),
        (format!("'{text}'.split()"), list(text.split_whitespace())),
        (format!("'{text}' < '{part}'"), yes(text < part)),
        (format!("'[' + '{text}' * 2 + '{part}' + ']'"), format!("[{text}{text}{part}]")),
        (format!("'[' + '{part}'.join('{text}') + ']'"), {
            let letters: Vec<String> = text.chars().map(String::from).collect();
            format!("[{}]", letters.join(part))
        }),
        (format!("'[' + '{text}'.upper().lower() + ']'"), format!("[{}]", text.to_uppercase().to_lowercase())),
    ];
    if !part.is_empty() {
        cases.push((format!("'{text}'.count('{part}')"), text.matches(part).count().to_string()));
        cases.push((format!("'{text}'.split('{part}')"), list(text.split(part))));
    }
    cases
}

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn slices_take_what_they_say(cases in vec((text(), bound(), bound(), prop_oneof![-4i64..0, 1i64..5]), 150)) {
        let cases: Vec<_> = cases
            .iter()
            .map(|(text, start, stop, step)| {
                let letters: Vec<char> = text.chars().collect();
                let taken: String = slice(&letters, *start, *stop, *step).into_iter().collect();
                (format!("'[' + '{text}'[{}:{}:{step}] + ']'", shown(*start), shown(*stop)), format!("[{taken}]"))
            })
            .collect();
        agree(&cases)?;
    }

    #[test]
    fn methods_do_what_they_say(cases in vec((text(), "[ab é😀]{0,2}"), 40)) {
        let cases: Vec<_> = cases.iter().flat_map(|(text, part)| methods(text, part)).collect();
        agree(&cases)?;
    }
}
