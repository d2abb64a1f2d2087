//! Ints of any size, and how numbers are formatted.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Pow, ToPrimitive, Zero};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{agree, config};

/// Ints of all sizes, those around the borders of machine words often.
fn int() -> impl Strategy<Value = BigInt> {
    let borders = prop_oneof![Just(62u32), Just(63), Just(64), Just(31), Just(127)];
    prop_oneof![
        (-20i64..20).prop_map(BigInt::from),
        any::<i64>().prop_map(BigInt::from),
        any::<i128>().prop_map(BigInt::from),
        (borders, -2i64..=2, any::<bool>()).prop_map(|(bits, more, negative)| {
            let value = (BigInt::from(1) << bits) + more;
            if negative { -value } else { value }
        }),
        (vec(any::<u32>(), 1..12), any::<bool>()).prop_map(|(digits, negative)| {
            BigInt::from_slice(if negative { Sign::Minus } else { Sign::Plus }, &digits)
        }),
    ]
}

fn operations(a: &BigInt, b: &BigInt) -> Vec<(String, String)> {
    let small = b.to_u64().unwrap_or(0) % 70;
    let mut cases = vec![
        (format!("({a}) + ({b})"), (a + b).to_string()),
        (format!("({a}) - ({b})"), (a - b).to_string()),
        (format!("({a}) * ({b})"), (a * b).to_string()),
        (format!("({a}) & ({b})"), (a & b).to_string()),
        (format!("({a}) | ({b})"), (a | b).to_string()),
        (format!("({a}) ^ ({b})"), (a ^ b).to_string()),
        (format!("~({a}), -({a}), abs({a})"), format!("{} {} {}", !a, -a, a.magnitude())),
        (format!("({a}) << {small}"), (a << small).to_string()),
        (format!("({a}) >> {small}"), (a >> small).to_string()),
        (format!("({a}) ** {}", small % 6), Pow::pow(a, small % 6).to_string()),
        (format!("({a}).bit_length()"), a.bits().to_string()),
        (format!("int('{a}'), int(hex({a}), 16)"), format!("{a} {a}")),
    ];
    for (operator, holds) in
        [("<", a < b), ("<=", a <= b), ("==", a == b), ("!=", a != b), (">", a > b), (">=", a >= b)]
    {
        cases.push((format!("({a}) {operator} ({b})"), if holds { "True" } else { "False" }.to_owned()));
    }
    if !b.is_zero() {
        let (quotient, remainder) = a.div_mod_floor(b);
        cases.push((format!("({a}) // ({b})"), quotient.to_string()));
        cases.push((format!("({a}) % ({b})"), remainder.to_string()));
        cases.push((format!("divmod({a}, {b})"), format!("({quotient}, {remainder})")));
    }
    cases
}

/// How an int is formatted: `[fill align][sign][#][0][width][,]type`.
#[derive(Debug, Clone)]
struct IntFormat {
    align: Option<(char, char)>,
    plus: bool,
    width: usize,
    base: char,
}

fn int_format() -> impl Strategy<Value = IntFormat> {
    let align = proptest::option::of((
        prop_oneof![Just('*'), Just(' '), Just('é')],
        prop_oneof![Just('<'), Just('>'), Just('^'), Just('=')],
    ));
    let base = prop_oneof![Just('d'), Just('x'), Just('X'), Just('o'), Just('b'), Just(',')];
    (align, any::<bool>(), 0usize..24, base).prop_map(|(align, plus, width, base)| IntFormat {
        align,
        plus,
        width,
        base,
    })
}

impl IntFormat {
    fn text(&self) -> String {
        let align = self.align.map_or(String::new(), |(fill, align)| format!("{fill}{align}"));
        let width = if self.width == 0 { String::new() } else { self.width.to_string() };
        format!("{align}{}{width}{}", if self.plus { "+" } else { "" }, self.base)
    }

    fn model(&self, value: i64) -> String {
        let size = value.unsigned_abs();
        let digits = match self.base {
            'x' => format!("{size:x}"),
            'X' => format!("{size:X}"),
            'o' => format!("{size:o}"),
            'b' => format!("{size:b}"),
            ',' => grouped(&size.to_string()),
            _ => size.to_string(),
        };
        let sign = if value < 0 {
            "-"
        } else if self.plus {
            "+"
        } else {
            ""
        };
        let (fill, align) = self.align.unwrap_or((' ', '>'));
        let missing = self.width.saturating_sub(sign.len() + digits.len());
        let pad = |count: usize| fill.to_string().repeat(count);
        match align {
            '<' => format!("{sign}{digits}{}", pad(missing)),
            '^' => format!("{}{sign}{digits}{}", pad(missing / 2), pad(missing - missing / 2)),
            '=' => format!("{sign}{}{digits}", pad(missing)),
            _ => format!("{}{sign}{digits}", pad(missing)),
        }
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn ints_are_those_of_mathematics(pairs in vec((int(), int()), 30)) {
        let cases: Vec<_> = pairs.iter().flat_map(|(a, b)| operations(a, b)).collect();
        agree(&cases)?;
    }

    #[test]
    fn ints_are_formatted(values in vec((any::<i64>(), int_format()), 150)) {
        let cases: Vec<_> = values
            .iter()
            .map(|(value, format)| (format!("format({value}, '{}')", format.text()), format.model(*value)))
            .collect();
        agree(&cases)?;
    }

    #[test]
    fn floats_are_formatted_and_read_back(values in vec((any::<f64>(), 0usize..20), 150)) {
        let finite = values.iter().filter(|(value, _)| value.is_finite());
        let cases: Vec<_> = finite
            .flat_map(|(value, digits)| {
                let literal = format!("{value:e}");
                [
                    (format!("format({literal}, '.{digits}f')"), format!("{value:.digits$}")),
                    (format!("float(repr({literal})) == {literal}, {literal} == float('{value}')"), "True True".to_owned()),
                ]
            })
            .collect();
        agree(&cases)?;
    }
}
