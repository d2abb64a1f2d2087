use text::hash;

use super::{check, latin_1};

fn hashes(field: &str) -> Vec<i64> {
    field.split(',').filter(|item| !item.is_empty()).map(|item| hash::int(item.parse().unwrap())).collect()
}

#[test]
fn hashes_are_as_in_cpython() {
    let of = |field: &String| hash::int(field.parse().unwrap());
    check(include_str!("../data/hash.tsv"), |op, args| {
        let hash = match (op, args) {
            ("str", [text]) => hash::text(text),
            ("bytes", [text]) => hash::bytes(&latin_1(text)),
            ("tuple", [items]) => hash::tuple(hashes(items)),
            ("frozenset", [items]) => hash::frozenset(hashes(items)),
            ("slice", [a, b, c]) => hash::slice(of(a), of(b), of(c)),
            ("range", [length, start, step]) => {
                let short = length.parse().ok().filter(|&length: &u8| length < 2);
                hash::range(short, of(length), of(start), of(step))
            }
            ("none", []) => hash::NONE,
            _ => panic!("unknown operation {op}"),
        };
        hash.to_string()
    });
}
