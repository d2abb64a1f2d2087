//! Compares every function with tables of CPython 3.13's answers (`tests/make_tables.py`).

mod bytes;
mod chars;
mod encode;
mod float;
mod format_method;
mod format_spec;
mod hash;
mod int;
mod percent;
mod random;
mod search;

use std::fmt::{Debug, Display, Write};

use text::Error;

/// Undoes the escapes of `make_tables.py`.
fn unescape(field: &str) -> String {
    let mut out = String::new();
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next().expect("something follows a backslash") {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'u' => {
                let code: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                out.push(char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap());
            }
            other => out.push(other),
        }
    }
    out
}

/// The bytes of a field that holds bytes as latin-1.
fn latin_1(field: &str) -> Vec<u8> {
    field.chars().map(|c| u8::try_from(c).unwrap()).collect()
}

/// A list as the tables write it.
fn list<T: Display>(items: &[T]) -> String {
    let mut out = items.len().to_string();
    for item in items {
        write!(out, "\u{1f}{item}").unwrap();
    }
    out
}

/// An exception as the tables write it.
fn outcome<T>(result: Result<T, Error>, show: impl Fn(T) -> String) -> String {
    match result {
        Ok(value) => show(value),
        Err(error) => format!("!{error}"),
    }
}

/// Runs each row of a table and reports those whose answer differs.
fn check(table: &str, answer: impl Fn(&str, &[String]) -> String) {
    let mut failures = Vec::new();
    for line in table.lines() {
        let fields: Vec<String> = line.split('\t').map(unescape).collect();
        let (expected, rest) = fields.split_last().unwrap();
        let (op, args) = rest.split_first().unwrap();
        let got = answer(op, args);
        if got != *expected {
            let short = |field: &dyn Debug| format!("{field:?}").chars().take(300).collect::<String>();
            let (args, expected, got) = (short(&args), short(expected), short(&got));
            failures.push(format!("{op}{args}\n  expected {expected}\n       got {got}"));
        }
    }
    assert!(table.lines().count() > 50, "the table is there");
    let shown = &failures[..failures.len().min(30)];
    assert!(failures.is_empty(), "{} rows differ:\n{}", failures.len(), shown.join("\n"));
}
