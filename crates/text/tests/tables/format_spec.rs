use num_bigint::BigInt;
use text::format_spec::{format_float, format_int, format_str};
use text::int::{DEFAULT_MAX_DIGITS, IntRef};

use super::{check, outcome};

#[test]
fn format_is_as_in_cpython() {
    check(include_str!("../data/format_spec.tsv"), |op, args| {
        let (value, spec) = (args[0].as_str(), args[1].as_str());
        let result = match op {
            "str" => format_str(value, spec, "str"),
            "float" => format_float(value.parse().unwrap(), spec, "float"),
            "int" => {
                let big = BigInt::parse_bytes(value.as_bytes(), 16).unwrap();
                let value = i64::try_from(&big).map_or(IntRef::Big(&big), IntRef::Small);
                format_int(value, spec, "int", DEFAULT_MAX_DIGITS)
            }
            _ => panic!("unknown operation {op}"),
        };
        outcome(result, |text| text)
    });
}
