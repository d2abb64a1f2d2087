//! Properties that hold for any input: what is written reads back, and nothing panics.

use num_bigint::BigInt;
use proptest::prelude::*;
use text::encode::{ByteOrder, Encoding, decode, encode};
use text::int::{Int, IntRef};
use text::{bytes_search, casing, classify, float, format_method, format_spec, hash, int, percent, repr, search};

/// Ints of any size.
fn big() -> impl Strategy<Value = BigInt> {
    prop::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| BigInt::from_signed_bytes_le(&bytes))
}

/// Format specifications, right and wrong ones.
fn spec() -> impl Strategy<Value = String> {
    prop_oneof![
        "[<>=^ +zé#0-9,_.]{0,6}[a-zA-Z%]?",
        ".?[<>=^]?[+ -]?z?#?0?[0-9]{0,2}[,_]?(\\.[0-9]{1,2})?[bcdeEfFgGnosxX%]?"
    ]
}

fn as_big(value: Int) -> BigInt {
    match value {
        Int::Small(value) => value.into(),
        Int::Big(value) => value,
    }
}

fn all_ascii_letters(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

proptest! {
    #[test]
    fn floats_read_back(bits in any::<u64>()) {
        let value = f64::from_bits(bits);
        let again = float::parse(&float::repr(value)).unwrap();
        prop_assert!(again == value || value.is_nan() && again.is_nan());
        if value.is_finite() {
            prop_assert_eq!(float::from_hex(&float::hex(value)), Ok(value));
            let (numerator, denominator) = float::as_integer_ratio(value).unwrap();
            prop_assert_eq!(float::int_true_div(&numerator, &denominator), Ok(value + 0.0));
        }
    }

    #[test]
    fn ints_read_back(value in big(), base in prop::sample::select(vec![2u32, 8, 10, 16])) {
        let digits = int::write_radix(IntRef::Big(&value), base, 0).unwrap();
        prop_assert_eq!(as_big(int::parse(&digits, base.into(), 0).unwrap()), value);
    }

    #[test]
    fn equal_numbers_hash_alike_and_compare_equal(value in -(1i64 << 53)..(1 << 53), shift in 0usize..200) {
        let scaled = BigInt::from(value) << shift;
        let as_float = float::from_big(&scaled).unwrap();
        prop_assert_eq!(float::compare_with_big(as_float, &scaled), Some(std::cmp::Ordering::Equal));
        prop_assert_eq!(hash::float(as_float), Some(hash::big(&scaled)));
        prop_assert_eq!(float::to_int(as_float).unwrap(), scaled);
    }

    #[test]
    fn floor_and_rest_belong_together(left in -1e6f64..1e6, right in -1e3f64..1e3) {
        prop_assume!(right != 0.0);
        let (floor, rest) = float::div_mod(left, right).unwrap();
        prop_assert_eq!(Ok(floor), float::floor_div(left, right));
        prop_assert_eq!(Ok(rest), float::modulo(left, right));
        prop_assert!(rest == 0.0 || (rest < 0.0) == (right < 0.0));
    }

    #[test]
    fn any_specification_is_applied_or_refused(spec in spec(), value in any::<i64>(), number in any::<f64>(), text in ".{0,5}") {
        let _ = format_spec::format_int(value, &spec, "int", int::DEFAULT_MAX_DIGITS);
        let _ = format_spec::format_int(&(BigInt::from(value) << 70), &spec, "int", int::DEFAULT_MAX_DIGITS);
        let _ = format_spec::format_float(number, &spec, "float");
        let _ = format_spec::format_str(&text, &spec, "str");
    }

    #[test]
    fn a_formatted_int_is_as_wide_as_asked(value in any::<i64>(), width in 0usize..60, grouping in "[,_]?", zero in "0?") {
        let text = format_spec::format_int(value, &format!("{zero}{width}{grouping}"), "int", 0).unwrap();
        prop_assert!(text.len() >= width);
        let digits: String = text.chars().filter(|c| !matches!(c, ',' | '_')).collect();
        prop_assert_eq!(digits.trim().parse(), Ok(value));
    }

    #[test]
    fn any_template_is_read_or_refused(template in "[ab{}!:.\\[\\]0-9é%()*#+dsy -]{0,12}") {
        let mut numbering = format_method::Numbering::default();
        for piece in format_method::pieces(&template) {
            if let Ok(format_method::Piece::Field(field)) = piece
                && let Ok((_, steps)) = field.first(&mut numbering)
            {
                let _ = field.conversion();
                steps.for_each(drop);
            }
        }
        let in_bytes = percent::bytes_pieces(template.as_bytes());
        for piece in percent::pieces(&template).chain(in_bytes) {
            if let Ok(percent::Piece::Field(field)) = piece {
                prop_assert!(field.key.clone().is_none_or(|key| template.get(key).is_some()));
                let layout = field.layout(-7, 3).unwrap();
                let mut out = String::new();
                if field.kind().is_ok() && layout.width < 1000 && layout.precision.unwrap_or(0) < 1000 {
                    layout.write_int(&mut out, -5, 0).unwrap();
                    layout.write_float(&mut out, 2.5).unwrap();
                    layout.write_text(&mut out, "é").unwrap();
                }
            }
        }
    }

    #[test]
    fn anything_is_parsed_or_refused(text in any::<String>(), bytes in any::<Vec<u8>>(), base in 0i64..40) {
        let _ = float::parse(&text);
        let _ = float::parse_bytes(&bytes);
        let _ = float::from_hex(&text);
        let _ = int::parse(&text, base, 4300);
        let _ = int::parse_bytes(&bytes, base, 4300);
        let _ = bytes_search::from_hex(&text);
        prop_assert!(repr::str_ascii(&text).is_ascii());
        prop_assert!(repr::bytes_repr(&bytes).is_ascii());
        prop_assert!(classify::is_printable(&repr::str_repr(&text)));
    }

    #[test]
    fn parts_join_to_the_whole(text in "[ab \t\né]{0,12}", separator in "[ab é]{1,2}", limit in prop::option::of(0usize..4)) {
        prop_assert_eq!(search::split(&text, &separator, limit).unwrap().join(&separator), text.as_str());
        prop_assert_eq!(search::rsplit(&text, &separator, limit).unwrap().join(&separator), text.as_str());
        prop_assert_eq!(search::splitlines(&text, true).concat(), text.as_str());
        let (before, middle, after) = search::partition(&text, &separator).unwrap();
        prop_assert_eq!([before, middle, after].concat(), text.as_str());
        prop_assert_eq!(search::replace(&text, &separator, "xyz", None).unwrap(), text.replace(&separator, "xyz"));
        let bytes = bytes_search::replace(text.as_bytes(), separator.as_bytes(), b"xyz", None).unwrap();
        prop_assert_eq!(bytes.into_owned(), text.replace(&separator, "xyz").into_bytes());
        prop_assert_eq!(search::count(&text, &separator), text.matches(&separator).count());
    }

    #[test]
    fn encoded_text_decodes(text in any::<String>()) {
        let orders = [ByteOrder::Marked, ByteOrder::Little, ByteOrder::Big];
        let encodings = orders.map(Encoding::Utf16).into_iter().chain(orders.map(Encoding::Utf32));
        for encoding in encodings.chain([Encoding::Utf8, Encoding::Utf8Sig]) {
            let marked = matches!(encoding, Encoding::Utf16(ByteOrder::Marked) | Encoding::Utf32(ByteOrder::Marked));
            let bytes = encode(&text, encoding, "strict").unwrap();
            prop_assert!(marked || encoding == Encoding::Utf8Sig || bytes.len() >= text.chars().count());
            prop_assert_eq!(decode(&bytes, encoding, "strict"), Ok(text.clone()));
        }
    }

    #[test]
    fn any_bytes_decode_with_replacements(bytes in any::<Vec<u8>>()) {
        let utf8 = decode(&bytes, Encoding::Utf8, "replace").unwrap();
        prop_assert_eq!(utf8, String::from_utf8_lossy(&bytes));
        for order in [ByteOrder::Marked, ByteOrder::Little, ByteOrder::Big] {
            prop_assert!(decode(&bytes, Encoding::Utf16(order), "ignore").is_ok());
            prop_assert!(decode(&bytes, Encoding::Utf32(order), "replace").is_ok());
        }
    }

    #[test]
    fn ascii_case_is_simple(text in "[ -~]{0,20}") {
        prop_assert_eq!(casing::upper(&text), text.to_ascii_uppercase());
        prop_assert_eq!(casing::lower(&casing::swapcase(&text)), casing::lower(&text));
        prop_assert_eq!(classify::is_alpha(&text), all_ascii_letters(&text));
        prop_assert_eq!(casing::title(&text).into_bytes(), bytes_search::title(text.as_bytes()));
    }
}
