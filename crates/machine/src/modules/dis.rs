//! `_dis`: the instructions of code, as `minipy dis` lists them.

use bytecode::{ArgKind, DisassembleOptions, Op};
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

/// `operations()`: names of all instructions in the order of their numbers, with the kinds of their arguments.
fn operations(t: &mut Thread, _: &[Value]) -> Result {
    let mut rows = Vec::with_capacity(Op::ALL.len());
    for op in Op::ALL {
        let (name, kind) = (t.str(op.mnemonic()), t.str(&format!("{:?}", op.info().arg)));
        rows.push(t.pair(name, kind));
    }
    Ok(t.list(rows))
}

/// `labels(code)`: the offsets that instructions jump to, in the order in which they are first met.
fn labels(t: &mut Thread, args: &[Value]) -> Result {
    let code = code_of(t, &args[0])?.code.clone();
    let jumps = code.instructions.iter().filter(|instruction| instruction.op().info().arg == ArgKind::Target);
    let mut targets: Vec<u32> = Vec::new();
    for jump in jumps {
        if !targets.contains(&jump.arg()) {
            targets.push(jump.arg());
        }
    }
    let targets = targets.into_iter().map(|target| Value::from_len(2 * target as usize)).collect();
    Ok(t.list(targets))
}

/// `stack_effect(opcode, oparg=None, *, jump=None)`: by how many values an instruction makes the stack longer; the
/// larger number when it may jump and nothing is said of that.
fn stack_effect(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.index(&args[0])?;
    let Some(op) = usize::try_from(number).ok().and_then(|number| Op::ALL.get(number)) else {
        return Err(t.value_error("invalid opcode or oparg"));
    };
    let given = |value: &Value| !value.is_null() && !value.is_none();
    let argument = if given(&args[1]) { t.index(&args[1])? } else { 0 };
    let Ok(argument) = u32::try_from(argument) else { return Err(t.value_error("invalid opcode or oparg")) };
    let info = op.info();
    let taken = i64::from((info.pops)(argument));
    let stays = i64::from((info.pushes)(argument)) - taken;
    let jumps = info.pushes_on_jump.map_or(stays, |left| i64::from(left) - taken);
    let effect = match given(&args[2]) {
        true if t.truth(&args[2])? => jumps,
        true => stays,
        false => stays.max(jumps),
    };
    Ok(t.int(effect))
}

/// `_dis`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_dis",
    functions: &[
        row("listing", "code, offsets, positions, /", listing),
        row("instructions", "code, /", instructions),
        row("operations", "", operations),
        row("labels", "code, /", labels),
        row("stack_effect", "opcode, oparg=None, /, *, jump=None", stack_effect),
    ],
    init: None,
};
