use std::cmp::Ordering;

use num_bigint::BigInt;
use text::float::{self, Power};

use super::{check, latin_1, list, outcome};

fn parse(field: &str) -> f64 {
    field.parse().unwrap()
}

fn big(field: &str) -> BigInt {
    field.parse().unwrap()
}

fn order(order: Option<Ordering>) -> String {
    match order {
        Some(Ordering::Less) => "<",
        Some(Ordering::Equal) => "=",
        Some(Ordering::Greater) => ">",
        None => "none",
    }
    .to_owned()
}

fn compare(left: f64, right: &BigInt) -> String {
    let answer = order(float::compare_with_big(left, right));
    if let Ok(small) = i64::try_from(right) {
        assert_eq!(answer, order(float::compare_with_int(left, small)));
    }
    answer
}

#[test]
fn floats_are_as_in_cpython() {
    let shown = |value| float::repr(value);
    check(include_str!("../data/float.tsv"), |op, args| match (op, args) {
        ("repr", [bits]) => float::repr(f64::from_bits(u64::from_str_radix(bits, 16).unwrap())),
        ("hex", [x]) => float::hex(parse(x)),
        ("fromhex", [x]) => outcome(float::from_hex(x), shown),
        ("ratio", [x]) => outcome(float::as_integer_ratio(parse(x)), |(a, b)| list(&[a, b])),
        ("int", [x]) => outcome(float::to_int(parse(x)), |n| n.to_string()),
        ("roundint", [x]) => outcome(float::round_to_int(parse(x)), |n| n.to_string()),
        ("hash", [x]) => text::hash::float(parse(x)).unwrap().to_string(),
        ("round", [x, n]) => outcome(float::round(parse(x), n.parse().unwrap()), shown),
        ("divide", [x, y]) => outcome(float::divide(parse(x), parse(y)), shown),
        ("floordiv", [x, y]) => outcome(float::floor_div(parse(x), parse(y)), shown),
        ("mod", [x, y]) => outcome(float::modulo(parse(x), parse(y)), shown),
        ("divmod", [x, y]) => {
            outcome(float::div_mod(parse(x), parse(y)), |(a, b)| list(&[float::repr(a), float::repr(b)]))
        }
        ("pow", [x, y]) => outcome(float::power(parse(x), parse(y)), |power| match power {
            Power::Real(value) => float::repr(value),
            Power::Complex => "complex".to_owned(),
        }),
        ("fromint", [n]) => outcome(float::from_big(&big(n)), shown),
        ("inthash", [n]) => {
            let hash = text::hash::big(&big(n));
            if let Ok(small) = n.parse() {
                assert_eq!(hash, text::hash::int(small));
            }
            hash.to_string()
        }
        ("compare", [x, n]) => compare(parse(x), &big(n)),
        ("truediv", [n, m]) => outcome(float::int_true_div(&big(n), &big(m)), shown),
        ("parse", [text]) => outcome(float::parse(text), shown),
        ("parse_bytes", [text]) => outcome(float::parse_bytes(&latin_1(text)), shown),
        _ => panic!("unknown operation {op}"),
    });
}
