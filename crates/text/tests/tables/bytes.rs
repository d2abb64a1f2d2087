use text::Result;
use text::bytes_search as bytes;

use super::{check, latin_1, list, outcome};

/// Bytes as the tables write them.
fn shown(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn all(parts: &[&[u8]]) -> String {
    list(&parts.iter().map(|part| shown(part)).collect::<Vec<_>>())
}

fn position(at: Option<usize>) -> String {
    at.map_or("-1".to_owned(), |at| at.to_string())
}

fn number<T: std::str::FromStr>(field: &[u8]) -> Option<T> {
    std::str::from_utf8(field).ok()?.parse().ok()
}

fn questions(t: &[u8]) -> String {
    let questions = [
        bytes::is_alpha,
        bytes::is_alnum,
        bytes::is_digit,
        bytes::is_space,
        bytes::is_lower,
        bytes::is_upper,
        bytes::is_title,
    ];
    questions.iter().map(|question| if question(t) { '1' } else { '0' }).collect()
}

fn padded(op: &str, t: &[u8], width: usize) -> Result<Vec<u8>> {
    match op {
        "center" => bytes::center(t, width, b'*'),
        "ljust" => bytes::ljust(t, width, b'*'),
        _ => bytes::rjust(t, width, b'*'),
    }
}

fn changed(op: &str, t: &[u8]) -> String {
    shown(&match op {
        "lower" => bytes::lower(t),
        "upper" => bytes::upper(t),
        "title" => bytes::title(t),
        "capitalize" => bytes::capitalize(t),
        "swapcase" => bytes::swapcase(t),
        _ => panic!("unknown operation {op}"),
    })
}

#[test]
fn bytes_methods_are_as_in_cpython() {
    check(include_str!("../data/bytes.tsv"), |op, args| {
        if op == "fromhex" {
            return outcome(bytes::from_hex(&args[0]), |bytes| shown(&bytes));
        }
        let args: Vec<Vec<u8>> = args.iter().map(|arg| latin_1(arg)).collect();
        let args: Vec<&[u8]> = args.iter().map(Vec::as_slice).collect();
        let t = args[0];
        match (op, &args[1..]) {
            ("find", [n]) => position(bytes::find(t, n)),
            ("rfind", [n]) => position(bytes::rfind(t, n)),
            ("count", [n]) => bytes::count(t, n).to_string(),
            ("partition", [n]) => outcome(bytes::partition(t, n), |(a, b, c)| all(&[a, b, c])),
            ("rpartition", [n]) => outcome(bytes::rpartition(t, n), |(a, b, c)| all(&[a, b, c])),
            ("strip", [n]) => shown(bytes::strip(t, Some(n))),
            ("lstrip", [n]) => shown(bytes::lstrip(t, Some(n))),
            ("rstrip", [n]) => shown(bytes::rstrip(t, Some(n))),
            ("strip_space", []) => all(&[bytes::strip(t, None), bytes::lstrip(t, None), bytes::rstrip(t, None)]),
            ("split", [n, max]) => outcome(bytes::split(t, n, number(max)), |parts| all(&parts)),
            ("rsplit", [n, max]) => outcome(bytes::rsplit(t, n, number(max)), |parts| all(&parts)),
            ("replace", [n, new, max]) => outcome(bytes::replace(t, n, new, number(max)), |bytes| shown(&bytes)),
            ("split_space", [max]) => all(&bytes::split_whitespace(t, number(max))),
            ("rsplit_space", [max]) => all(&bytes::rsplit_whitespace(t, number(max))),
            ("splitlines", []) => all(&bytes::splitlines(t, false)),
            ("splitlines_keep", []) => all(&bytes::splitlines(t, true)),
            ("questions", []) => questions(t),
            ("expandtabs", [size]) => outcome(bytes::expandtabs(t, number(size).unwrap()), |bytes| shown(&bytes)),
            ("zfill", [width]) => outcome(bytes::zfill(t, number(width).unwrap()), |bytes| shown(&bytes)),
            ("center" | "ljust" | "rjust", [width, _]) => {
                outcome(padded(op, t, number(width).unwrap()), |bytes| shown(&bytes))
            }
            ("hex", []) => outcome(bytes::hex(t, None), |text| text),
            ("hex_groups", [group]) => outcome(bytes::hex(t, Some(('-', number(group).unwrap()))), |text| text),
            _ => changed(op, t),
        }
    });
}
