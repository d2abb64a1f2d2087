//! `_dis`: the instructions of code, as `minipy dis` lists them.

use bytecode::DisassembleOptions;
use objects::Value;

use super::ModuleSpec;
use crate::native::row;
use crate::types::code::CodeObject;
use crate::{Result, Thread};

/// The code object that an argument is.
fn code_of<'a>(t: &mut Thread, value: &'a Value) -> Result<&'a CodeObject> {
    match value.get::<CodeObject>() {
        Some(code) => Ok(code),
        None => {
            let name = t.type_name(value);
            Err(t.type_error(format!("don't know how to disassemble {name} objects")))
        }
    }
}

/// `listing(code, offsets, positions)`: the instructions as text, those of functions inside included.
fn listing(t: &mut Thread, args: &[Value]) -> Result {
    let options = DisassembleOptions { offsets: t.truth(&args[1])?, positions: t.truth(&args[2])? };
    let code = code_of(t, &args[0])?;
    let text = bytecode::disassemble(&code.code, t.names(), options);
    Ok(t.str(&text))
}

/// `instructions(code)`: for each its name, number, argument, meaning of the argument, and place in the source.
fn instructions(t: &mut Thread, args: &[Value]) -> Result {
    let code = code_of(t, &args[0])?.code.clone();
    let mut rows = Vec::with_capacity(code.instructions.len());
    let shown = bytecode::instructions(&code, t.names());
    for ((instruction, location), (argument, meaning)) in code.instructions.iter().zip(&code.locations).zip(shown) {
        let name = t.str(instruction.op().mnemonic());
        let number = Value::from_len(instruction.op() as usize);
        let argument = argument.map_or(Value::NONE, |argument| Value::from_len(argument as usize));
        let meaning = t.str(&meaning);
        let place = [location.line, location.end_line, location.column, location.end_column];
        let place = t.tuple(place.map(|number| Value::from_len(number as usize)));
        rows.push(t.tuple([name, number, argument, meaning, place]));
    }
    Ok(t.list(rows))
}

/// `_dis`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_dis",
    functions: &[row("listing", "code, offsets, positions, /", listing), row("instructions", "code, /", instructions)],
    init: None,
};
