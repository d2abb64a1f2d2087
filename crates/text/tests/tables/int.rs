use num_bigint::BigInt;
use text::int::{self, DEFAULT_MAX_DIGITS, Int};

use super::{check, latin_1, outcome};

fn in_hex(value: Int) -> String {
    match value {
        Int::Small(value) => format!("{:x}", BigInt::from(value)),
        Int::Big(value) => {
            assert!(i64::try_from(&value).is_err(), "a big one is not small");
            format!("{value:x}")
        }
    }
}

#[test]
fn ints_are_as_in_cpython() {
    check(include_str!("../data/int.tsv"), |op, args| match (op, args) {
        ("parse", [text, base]) => outcome(int::parse(text, base.parse().unwrap(), DEFAULT_MAX_DIGITS), in_hex),
        ("parse_bytes", [text, base]) => {
            outcome(int::parse_bytes(&latin_1(text), base.parse().unwrap(), DEFAULT_MAX_DIGITS), in_hex)
        }
        ("print", [hex]) => {
            let value = BigInt::parse_bytes(hex.as_bytes(), 16).unwrap();
            outcome(int::big_to_decimal(&value, DEFAULT_MAX_DIGITS), |text| text)
        }
        _ => panic!("unknown operation {op}"),
    });
}

#[test]
fn without_a_limit_any_length_goes() {
    let digits = "7".repeat(10_000);
    let Ok(Int::Big(value)) = int::parse(&digits, 10, 0) else { panic!("not a big int") };
    assert_eq!(int::big_to_decimal(&value, 0), Ok(digits));
}
