//! Operators: which operand is asked first, and what is said when neither can do it.

use objects::Value;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::native::NativeFunction;
use crate::operator::{BinaryOp, UnaryOp};
use crate::{Raised, Result, Thread};

impl Thread {
    /// `op value`
    ///
    /// # Errors
    /// TypeError when the type has no such operator; what its method raises.
    pub fn unary(&mut self, op: UnaryOp, value: &Value) -> Result {
        let unary = self.slot(value, |slots| slots.unary.filter(|_| slots.unary_ops.contains(&op)));
        if let Some(unary) = unary {
            return unary(self, op, value);
        }
        match self.call_special(value, op.method(), &[])? {
            Some(result) => Ok(result),
            None => {
                let (symbol, name) = (op.symbol(), self.type_name(value));
                Err(self.type_error(format!("bad operand type for {symbol}: '{name}'")))
            }
        }
    }

    /// `left op right`
    ///
    /// # Errors
    /// TypeError when neither side can do it; what the methods raise.
    pub fn binary(&mut self, op: BinaryOp, left: &Value, right: &Value) -> Result {
        let result = self.try_binary(op, left, right)?;
        if !result.is(&Value::NOT_IMPLEMENTED) {
            return Ok(result);
        }
        Err(self.unsupported(op.symbol(), left, right, op))
    }

    /// `left op right`, NotImplemented when neither side can do it.
    fn try_binary(&mut self, op: BinaryOp, left: &Value, right: &Value) -> Result {
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let same = left_class.is(&right_class);
        let derived = !same && right_class.get::<Class>().is_some_and(|class| class.derives_from(&left_class));
        if derived && self.overrides_reflected(&left_class, &right_class, op) {
            let result = self.binary_side(&right_class, op, true, left, right)?;
            if !result.is(&Value::NOT_IMPLEMENTED) {
                return Ok(result);
            }
            return self.binary_side(&left_class, op, false, left, right);
        }
        let result = self.binary_side(&left_class, op, false, left, right)?;
        if same || !result.is(&Value::NOT_IMPLEMENTED) {
            return Ok(result);
        }
        self.binary_side(&right_class, op, true, left, right)
    }

    fn overrides_reflected(&self, left: &Value, right: &Value, op: BinaryOp) -> bool {
        let method = |class: &Value| class.get::<Class>().and_then(|class| class.lookup(op.reflected()));
        match (method(left), method(right)) {
            (Some(left), Some(right)) => !left.is(&right),
            (None, Some(_)) => true,
            _ => false,
        }
    }

    /// One operand's answer.
    fn binary_side(&mut self, class: &Value, op: BinaryOp, right_side: bool, left: &Value, right: &Value) -> Result {
        let Some(class) = class.get::<Class>() else { return Ok(Value::NOT_IMPLEMENTED) };
        if let Some(binary) = class.slot(|slots| slots.binary.filter(|_| slots.binary_ops.contains(&op))) {
            return binary(self, op, left, right);
        }
        if class.spec.is_some() && class.slot(|slots| slots.binary).is_some() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let (method, own, other) = if right_side { (op.reflected(), right, left) } else { (op.method(), left, right) };
        if class.place(method).is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        Ok(self.call_special(own, method, std::slice::from_ref(other))?.unwrap_or(Value::NOT_IMPLEMENTED))
    }

    /// `left op= right`
    ///
    /// # Errors
    /// TypeError when neither side can do it; what the methods raise.
    pub fn binary_in_place(&mut self, op: BinaryOp, left: Value, right: Value) -> Result {
        let in_place = self.slot(&left, |slots| slots.in_place.filter(|_| slots.in_place_ops.contains(&op)));
        if let Some(in_place) = in_place {
            let result = in_place(self, op, &left, &right)?;
            if !result.is(&Value::NOT_IMPLEMENTED) {
                return Ok(result);
            }
        } else if left.word().is_pointer()
            && let Some(result) = self.call_special(&left, op.in_place(), std::slice::from_ref(&right))?
            && !result.is(&Value::NOT_IMPLEMENTED)
        {
            return Ok(result);
        }
        let result = self.try_binary(op, &left, &right)?;
        if !result.is(&Value::NOT_IMPLEMENTED) {
            return Ok(result);
        }
        Err(self.unsupported(&op.in_place_symbol(), &left, &right, op))
    }

    #[cold]
    fn unsupported(&mut self, symbol: &str, left: &Value, right: &Value, op: BinaryOp) -> Raised {
        // Sequences answer for themselves: `"a" + 1` and `[1] * "x"` have messages of their own.
        if let Some(message) = self.sequence_complaint(op, left, right) {
            return self.type_error(message);
        }
        let (a, b) = (self.type_name(left), self.type_name(right));
        let is_print = |left: &Value| left.get::<NativeFunction>().is_some_and(|native| native.name == "print");
        // The `print` of Python 2 is still written at times.
        let hint = match symbol == ">>" && is_print(left) {
            true => ". Did you mean \"print(<message>, file=<output_stream>)\"?",
            false => "",
        };
        self.type_error(format!("unsupported operand type(s) for {symbol}: '{a}' and '{b}'{hint}"))
    }

    pub(crate) fn sequence_complaint(&self, op: BinaryOp, left: &Value, right: &Value) -> Option<String> {
        let sequence = |value: &Value| {
            [Builtin::Str, Builtin::Bytes, Builtin::ByteArray, Builtin::List, Builtin::Tuple]
                .into_iter()
                .find(|&builtin| self.is_instance(value, builtin))
        };
        match op {
            BinaryOp::Add => {
                let (kind, other) = (sequence(left)?, self.type_name(right));
                Some(match kind {
                    Builtin::Str => format!("can only concatenate str (not \"{other}\") to str"),
                    Builtin::List => format!("can only concatenate list (not \"{other}\") to list"),
                    Builtin::Tuple => format!("can only concatenate tuple (not \"{other}\") to tuple"),
                    kind => format!("can't concat {other} to {}", kind.spec().name),
                })
            }
            BinaryOp::Mul => {
                let other = if sequence(left).is_some() {
                    right
                } else {
                    sequence(right)?;
                    left
                };
                Some(format!("can't multiply sequence by non-int of type '{}'", self.type_name(other)))
            }
            _ => None,
        }
    }
}
