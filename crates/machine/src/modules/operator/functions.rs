//! The operators as functions.

use bytecode::CompareOp;
use objects::Value;
use source::known;

use crate::builtin::Builtin;
use crate::native::{Row, row};
use crate::operator::{BinaryOp, UnaryOp};
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// Rows for operators with two operands that each have a function of that name.
macro_rules! rows {
    (binary $($name:literal => $op:ident,)* in place $($changed:literal => $in_place:ident,)* compare $($asked:literal => $compare:ident,)*) => {
        /// The functions of `_operator`.
        pub(super) static ROWS: &[Row] = &[
            $(row($name, "a, b, /", |t, args| t.binary(BinaryOp::$op, &args[0], &args[1])),)*
            $(row($changed, "a, b, /", |t, args| {
                t.binary_in_place(BinaryOp::$in_place, args[0].clone(), args[1].clone())
            }),)*
            $(row($asked, "a, b, /", |t, args| t.compare(CompareOp::$compare, &args[0], &args[1])),)*
            row("abs", "a, /", |t, args| t.unary(UnaryOp::Abs, &args[0])),
            row("neg", "a, /", |t, args| t.unary(UnaryOp::Neg, &args[0])),
            row("pos", "a, /", |t, args| t.unary(UnaryOp::Pos, &args[0])),
            row("inv", "a, /", |t, args| t.unary(UnaryOp::Invert, &args[0])),
            row("invert", "a, /", |t, args| t.unary(UnaryOp::Invert, &args[0])),
            row("index", "a, /", index),
            row("not_", "a, /", |t, args| Ok(Value::bool(!t.truth(&args[0])?))),
            row("truth", "a, /", |t, args| Ok(Value::bool(t.truth(&args[0])?))),
            row("is_", "a, b, /", |_, args| Ok(Value::bool(args[0].is(&args[1])))),
            row("is_not", "a, b, /", |_, args| Ok(Value::bool(!args[0].is(&args[1])))),
            row("concat", "a, b, /", |t, args| concat(t, args, false)),
            row("iconcat", "a, b, /", |t, args| concat(t, args, true)),
            row("contains", "a, b, /", |t, args| Ok(Value::bool(t.contains(&args[0], &args[1])?))),
            row("getitem", "a, b, /", |t, args| t.get_item(&args[0], &args[1])),
            row("setitem", "a, b, c, /", |t, args| {
                t.set_item(&args[0], &args[1], args[2].clone())?;
                Ok(Value::NONE)
            }),
            row("delitem", "a, b, /", |t, args| {
                t.delete_item(&args[0], &args[1])?;
                Ok(Value::NONE)
            }),
            row("countOf", "a, b, /", count_of),
            row("indexOf", "a, b, /", index_of),
            row("length_hint", "obj, default=0, /", length_hint),
            row("call", "obj, /, *args, **kwargs", call),
        ];
    };
}

rows! {
    binary
    "add" => Add, "sub" => Sub, "mul" => Mul, "matmul" => MatMul, "truediv" => TrueDiv, "floordiv" => FloorDiv,
    "mod" => Mod, "pow" => Pow, "lshift" => LShift, "rshift" => RShift, "and_" => And, "or_" => Or, "xor" => Xor,
    in place
    "iadd" => Add, "isub" => Sub, "imul" => Mul, "imatmul" => MatMul, "itruediv" => TrueDiv, "ifloordiv" => FloorDiv,
    "imod" => Mod, "ipow" => Pow, "ilshift" => LShift, "irshift" => RShift, "iand" => And, "ior" => Or, "ixor" => Xor,
    compare
    "lt" => Lt, "le" => Le, "eq" => Eq, "ne" => Ne, "ge" => Ge, "gt" => Gt,
}

/// `+` for sequences alone.
fn concat(t: &mut Thread, args: &[Value], in_place: bool) -> Result {
    let indexed = t.slot(&args[0], |slots| slots.get_item).is_some() || t.special(&args[0], known::GETITEM).is_some();
    if !indexed || t.is_instance(&args[0], Builtin::Dict) {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("'{name}' object can't be concatenated")));
    }
    if in_place {
        return t.binary_in_place(BinaryOp::Add, args[0].clone(), args[1].clone());
    }
    t.binary(BinaryOp::Add, &args[0], &args[1])
}

/// The int that something stands for, of the type `int` itself.
fn index(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.index_value(&args[0])?;
    match IntValue::of(&number) {
        _ if t.is_exactly(&number, Builtin::Int) => Ok(number),
        Some(IntValue::Small(small)) => Ok(t.int(small)),
        Some(IntValue::Big(big)) => Ok(t.big_int(big.clone())),
        None => Ok(number),
    }
}

/// An iterator over what a function is to search.
fn searched(t: &mut Thread, value: &Value) -> Result {
    if !t.is_iterable(value) {
        let name = t.type_name(value);
        return Err(t.type_error(format!("argument of type '{name}' is not iterable")));
    }
    t.iter(value)
}

fn count_of(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = searched(t, &args[0])?;
    let mut count = 0;
    while let Some(item) = t.next(&iterator)? {
        count += usize::from(t.equals(&item, &args[1])?);
    }
    Ok(Value::from_len(count))
}

fn index_of(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = searched(t, &args[0])?;
    let mut index = 0;
    while let Some(item) = t.next(&iterator)? {
        if t.equals(&item, &args[1])? {
            return Ok(Value::from_len(index));
        }
        index += 1;
    }
    Err(t.value_error("sequence.index(x): x not in sequence"))
}

fn length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let default = if args[1].is_null() { Value::from_len(0) } else { args[1].clone() };
    if !t.is_instance(&default, Builtin::Int) {
        let name = t.type_name(&default);
        return Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")));
    }
    match t.known_length_hint(&args[0])? {
        Some(hint) => Ok(Value::from_len(hint)),
        None => Ok(default),
    }
}

fn call(t: &mut Thread, args: &[Value]) -> Result {
    let positional = t.collect(&args[1])?;
    let (names, values): (Vec<Value>, Vec<Value>) = t.dict_items(&args[2]).into_iter().unzip();
    t.call_with(&args[0], &positional, &names, &values)
}
