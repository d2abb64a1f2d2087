use text::search;

use super::{check, list, outcome};

/// Python's position in characters of a byte offset, -1 if there is none.
fn in_chars(text: &str, at: Option<usize>) -> String {
    at.map_or(-1, |at| text[..at].chars().count() as i64).to_string()
}

fn limit(field: &str) -> Option<usize> {
    field.parse().ok()
}

fn fill(field: &str) -> char {
    field.chars().next().unwrap()
}

#[test]
fn str_methods_are_as_in_cpython() {
    check(include_str!("../data/search.tsv"), |op, args| {
        let t = args[0].as_str();
        let of_three = |(a, b, c): (&str, &str, &str)| list(&[a, b, c]);
        match (op, &args[1..]) {
            ("find", [n]) => in_chars(t, search::find(t, n)),
            ("rfind", [n]) => in_chars(t, search::rfind(t, n)),
            ("count", [n]) => search::count(t, n).to_string(),
            ("partition", [n]) => outcome(search::partition(t, n), of_three),
            ("rpartition", [n]) => outcome(search::rpartition(t, n), of_three),
            ("strip", [n]) => search::strip(t, Some(n)).to_owned(),
            ("lstrip", [n]) => search::lstrip(t, Some(n)).to_owned(),
            ("rstrip", [n]) => search::rstrip(t, Some(n)).to_owned(),
            ("strip_space", []) => list(&[search::strip(t, None), search::lstrip(t, None), search::rstrip(t, None)]),
            ("split", [n, max]) => outcome(search::split(t, n, limit(max)), |parts| list(&parts)),
            ("rsplit", [n, max]) => outcome(search::rsplit(t, n, limit(max)), |parts| list(&parts)),
            ("replace", [n, new, max]) => outcome(search::replace(t, n, new, limit(max)), |text| text.into_owned()),
            ("split_space", [max]) => list(&search::split_whitespace(t, limit(max))),
            ("rsplit_space", [max]) => list(&search::rsplit_whitespace(t, limit(max))),
            ("splitlines", []) => list(&search::splitlines(t, false)),
            ("splitlines_keep", []) => list(&search::splitlines(t, true)),
            ("expandtabs", [size]) => outcome(search::expandtabs(t, size.parse().unwrap()), |text| text),
            ("center", [width, c]) => outcome(search::center(t, width.parse().unwrap(), fill(c)), |text| text),
            ("ljust", [width, c]) => outcome(search::ljust(t, width.parse().unwrap(), fill(c)), |text| text),
            ("rjust", [width, c]) => outcome(search::rjust(t, width.parse().unwrap(), fill(c)), |text| text),
            ("zfill", [width]) => outcome(search::zfill(t, width.parse().unwrap()), |text| text),
            _ => panic!("unknown operation {op}"),
        }
    });
}
