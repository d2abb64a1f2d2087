//! Constant folding: expressions whose value is known before the program runs.
//!
//! Only what fits in 64 bits is folded; anything else, and anything that raises, is left to
//! the machine.

use bytecode::Constant;
use syntax::tree::{self, BinaryOp, Expr, ExprKind, UnaryOp};

use crate::condition::is_true;
use crate::generator::Generator;

impl Generator<'_> {
    /// The value of an expression, if it is known.
    pub(crate) fn constant_value(&mut self, expr: &Expr) -> Option<Constant> {
        match &expr.kind {
            ExprKind::Constant(constant) => Some(literal(constant)),
            ExprKind::Name(source::known::DEBUG) => Some(Constant::Bool(true)),
            ExprKind::UnaryOp { .. } | ExprKind::BinOp { .. } | ExprKind::Tuple(_) => self.compound(expr),
            _ => None,
        }
    }

    /// An expression made of others. What is found to be no constant is remembered: every
    /// level of a long sum asks again for all levels below it.
    fn compound(&mut self, expr: &Expr) -> Option<Constant> {
        let key = std::ptr::from_ref(expr).addr();
        if self.not_constant.contains(&key) || self.descend(expr.span).is_err() {
            return None;
        }
        let value = match &expr.kind {
            ExprKind::UnaryOp { op, operand } => self.constant_value(operand).and_then(|value| unary(*op, &value)),
            // The right side first: it is the short one in `a + 1 + 1 + 1`.
            ExprKind::BinOp { left, op, right } => self.constant_value(right).and_then(|right| {
                let left = self.constant_value(left)?;
                binary(*op, &left, &right)
            }),
            ExprKind::Tuple(items) => self.constant_values(items).map(Constant::Tuple),
            _ => None,
        };
        self.ascend();
        if value.is_none() {
            self.not_constant.insert(key);
        }
        value
    }

    /// The values of all items, if all are known.
    pub(crate) fn constant_values(&mut self, items: &[Expr]) -> Option<Vec<Constant>> {
        items.iter().map(|item| self.constant_value(item)).collect()
    }

    /// What stands right of `in`: a list or set of constants that nobody else can see.
    pub(crate) fn constant_container(&mut self, expr: &Expr) -> Option<Constant> {
        match &expr.kind {
            ExprKind::List(items) => self.constant_values(items).map(Constant::Tuple),
            ExprKind::Set(items) => self.constant_values(items).map(Constant::FrozenSet),
            _ => None,
        }
    }
}

/// A literal's constant.
pub(crate) fn literal(constant: &tree::Constant) -> Constant {
    match constant {
        tree::Constant::None => Constant::None,
        tree::Constant::Bool(value) => Constant::Bool(*value),
        tree::Constant::Ellipsis => Constant::Ellipsis,
        tree::Constant::Int(value) => Constant::Int(*value),
        tree::Constant::BigInt { digits, radix } => Constant::BigInt { digits: digits.clone(), radix: *radix },
        tree::Constant::Float(value) => Constant::Float(*value),
        tree::Constant::Imaginary(value) => Constant::Complex(0.0, *value),
        tree::Constant::Str(value) => Constant::Str(value.clone()),
        tree::Constant::Bytes(value) => Constant::Bytes(value.clone()),
    }
}

/// A bool counts as the number it is.
fn integer(constant: &Constant) -> Option<i64> {
    match constant {
        Constant::Int(value) => Some(*value),
        Constant::Bool(value) => Some(i64::from(*value)),
        _ => None,
    }
}

fn float(constant: &Constant) -> Option<f64> {
    match constant {
        Constant::Float(value) => Some(*value),
        _ => integer(constant).map(|value| value as f64),
    }
}

fn unary(op: UnaryOp, value: &Constant) -> Option<Constant> {
    match (op, value) {
        (UnaryOp::Not, _) => Some(Constant::Bool(!is_true(value))),
        (UnaryOp::Minus, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::Plus, Constant::Float(value)) => Some(Constant::Float(*value)),
        (UnaryOp::Minus, Constant::Complex(real, imaginary)) => Some(Constant::Complex(-real, -imaginary)),
        (UnaryOp::Plus, Constant::Complex(real, imaginary)) => Some(Constant::Complex(*real, *imaginary)),
        (UnaryOp::Minus, Constant::BigInt { digits, radix }) => Some(negated(digits, *radix)),
        (UnaryOp::Minus, _) => integer(value)?.checked_neg().map(Constant::Int),
        (UnaryOp::Plus, _) => integer(value).map(Constant::Int),
        // On a bool it is deprecated, and says so when it runs.
        (UnaryOp::Invert, Constant::Int(value)) => Some(Constant::Int(!value)),
        (UnaryOp::Invert, _) => None,
    }
}

fn negated(digits: &str, radix: u32) -> Constant {
    let text = match digits.strip_prefix('-') {
        Some(positive) => positive.to_owned(),
        None => format!("-{digits}"),
    };
    match i64::from_str_radix(&text, radix) {
        Ok(value) => Constant::Int(value),
        Err(_) => Constant::BigInt { digits: text, radix },
    }
}

fn complex(constant: &Constant) -> Option<text::complex::Parts> {
    match constant {
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        _ => float(constant).map(|value| (value, 0.0)),
    }
}

fn complexes(op: BinaryOp, a: text::complex::Parts, b: text::complex::Parts) -> Option<Constant> {
    let (real, imaginary) = match op {
        BinaryOp::Add => (a.0 + b.0, a.1 + b.1),
        BinaryOp::Sub => (a.0 - b.0, a.1 - b.1),
        BinaryOp::Mul => text::complex::multiply(a, b),
        BinaryOp::Div => text::complex::divide(a, b).ok()?,
        _ => return None,
    };
    Some(Constant::Complex(real, imaginary))
}

fn binary(op: BinaryOp, left: &Constant, right: &Constant) -> Option<Constant> {
    if let (Constant::Complex(..), _) | (_, Constant::Complex(..)) = (left, right) {
        return complexes(op, complex(left)?, complex(right)?);
    }
    match (integer(left), integer(right)) {
        (Some(a), Some(b)) => match (op, left, right) {
            (BinaryOp::BitAnd, Constant::Bool(a), Constant::Bool(b)) => Some(Constant::Bool(a & b)),
            (BinaryOp::BitOr, Constant::Bool(a), Constant::Bool(b)) => Some(Constant::Bool(a | b)),
            (BinaryOp::BitXor, Constant::Bool(a), Constant::Bool(b)) => Some(Constant::Bool(a ^ b)),
            _ => integers(op, a, b),
        },
        _ => floats(op, float(left)?, float(right)?),
    }
}

fn integers(op: BinaryOp, a: i64, b: i64) -> Option<Constant> {
    let value = match op {
        BinaryOp::Add => a.checked_add(b)?,
        BinaryOp::Sub => a.checked_sub(b)?,
        BinaryOp::Mul => a.checked_mul(b)?,
        BinaryOp::FloorDiv => floor_div(a, b)?,
        BinaryOp::Mod => a.checked_sub(floor_div(a, b)?.checked_mul(b)?)?,
        BinaryOp::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        BinaryOp::LShift => shift_left(a, b)?,
        BinaryOp::RShift => a >> u32::try_from(b).ok()?.min(63),
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::BitAnd => a & b,
        BinaryOp::Div => return true_divide(a, b),
        BinaryOp::MatMul => return None,
    };
    Some(Constant::Int(value))
}

fn floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    let inexact = quotient * b != a;
    Some(if inexact && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

fn shift_left(a: i64, b: i64) -> Option<i64> {
    let shifted = a.checked_shl(u32::try_from(b).ok()?)?;
    (shifted >> b == a).then_some(shifted)
}

/// Integers up to 2**53 are exact as floats, so that one rounding is made, as Python makes it.
fn true_divide(a: i64, b: i64) -> Option<Constant> {
    const EXACT: u64 = 1 << 53;
    let exact = a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT;
    (exact && b != 0).then(|| Constant::Float(a as f64 / b as f64))
}

fn floats(op: BinaryOp, a: f64, b: f64) -> Option<Constant> {
    let value = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div if b != 0.0 => a / b,
        _ => return None,
    };
    Some(Constant::Float(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_follow_python() {
        assert_eq!(integers(BinaryOp::FloorDiv, -7, 2), Some(Constant::Int(-4)));
        assert_eq!(integers(BinaryOp::Mod, -7, 2), Some(Constant::Int(1)));
        assert_eq!(integers(BinaryOp::Mod, 7, -2), Some(Constant::Int(-1)));
        assert_eq!(integers(BinaryOp::Pow, 2, 10), Some(Constant::Int(1024)));
        assert_eq!(integers(BinaryOp::Pow, 2, 64), None);
        assert_eq!(integers(BinaryOp::Pow, 2, -1), None);
        assert_eq!(integers(BinaryOp::LShift, 1, 63), None);
        assert_eq!(integers(BinaryOp::LShift, 1, 62), Some(Constant::Int(1 << 62)));
        assert_eq!(integers(BinaryOp::RShift, -1, 100), Some(Constant::Int(-1)));
        assert_eq!(integers(BinaryOp::FloorDiv, i64::MIN, -1), None);
        assert_eq!(integers(BinaryOp::Div, 1, 0), None);
    }

    #[test]
    fn the_smallest_integer_is_a_negated_big_one() {
        let big = Constant::BigInt { digits: "9223372036854775808".into(), radix: 10 };
        assert_eq!(unary(UnaryOp::Minus, &big), Some(Constant::Int(i64::MIN)));
    }
}
