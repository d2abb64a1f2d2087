//! Constants as Python's `repr` shows them.

use source::Names;

use crate::Constant;
use crate::disassemble::describe;

/// `repr` of a constant; code objects without their address.
pub fn repr(constant: &Constant, names: &Names) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt { digits, radix: 16 } => match digits.strip_prefix('-') {
            Some(digits) => format!("-0x{digits}"),
            None => format!("0x{digits}"),
        },
        Constant::BigInt { digits, .. } => digits.clone(),
        Constant::Float(value) => text::float::repr(*value),
        Constant::Complex(real, imaginary) => text::complex::repr(*real, *imaginary),
        Constant::Str(value) => text::repr::str_repr(value),
        Constant::Bytes(value) => text::repr::bytes_repr(value),
        Constant::Tuple(items) => match items.as_slice() {
            [single] => format!("({},)", repr(single, names)),
            items => format!("({})", joined(items, names)),
        },
        Constant::FrozenSet(items) if items.is_empty() => "frozenset()".to_owned(),
        Constant::FrozenSet(items) => format!("frozenset({{{}}})", joined(items, names)),
        Constant::Code(code) => describe(code, names),
    }
}

fn joined(items: &[Constant], names: &Names) -> String {
    items.iter().map(|item| repr(item, names)).collect::<Vec<_>>().join(", ")
}
