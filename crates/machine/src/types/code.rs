//! Code objects: compiled code with its constants as values and its inline caches.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use bytecode::{Code, CodeFlags, CompareOp, Constant, LocalKind, Op};
use num_bigint::BigInt;
use objects::{Layout, Value, Word};

use crate::class::{TypeSpec, getter};
use crate::fuse::Instruction;
use crate::kinds::Contents;
use crate::native::row;
use crate::{Result, Thread};

mod replace;

/// Code that the machine can run.
pub struct CodeObject {
    /// As the compiler made it.
    pub code: Arc<Code>,
    /// The instructions, some of them fused, each with its inline cache.
    pub instructions: Box<[Instruction]>,
    /// The names of the parameters but `*args` and `**kwargs`, interned.
    pub parameters: Box<[Value]>,
    /// The constants.
    pub constants: Box<[Value]>,
    /// Number of frame slots.
    pub slot_count: u32,
    /// Words a frame needs: slots and operand stack.
    pub frame_size: u32,
    /// Bytes that must be left of the value stack where a frame begins; natives that it calls need some.
    pub room: usize,
    /// Number of parameters that positional arguments fill when nothing else is there; `u32::MAX` for code whose
    /// calls need the slow way (defaults aside): keyword-only parameters, `*args`, `**kwargs`.
    pub simple_args: u32,
    /// What inline caches of calls with keywords were written for; no two code objects have the same.
    pub version: objects::Version,
    /// Number of parameters that can be given by position.
    pub arg_count: u32,
    /// Whether it belongs to a module that came with the machine.
    pub is_library: bool,
    /// Whether there is a parameter `*args`.
    pub star: bool,
    /// Whether there is a parameter `**kwargs`.
    pub double_star: bool,
    /// Where a call begins that has checked for a switch itself: after a first RESUME.
    pub entry: *const Instruction,
}

crate::payload!(CodeObject as Code, tracked);

impl Contents for CodeObject {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all(self.constants.iter());
        visitor.see_all(self.parameters.iter());
    }
}

impl CodeObject {
    /// The inline cache of an instruction.
    #[inline(always)]
    pub(crate) fn cache(&self, index: u32) -> u64 {
        self.instructions.get(index as usize).map_or(0, |instruction| instruction.cache.load(Ordering::Acquire))
    }

    /// Writes the inline cache of an instruction.
    pub(crate) fn set_cache(&self, index: u32, entry: u64) {
        if let Some(instruction) = self.instructions.get(index as usize) {
            instruction.cache.store(entry, Ordering::Release);
        }
    }

    /// Makes code ready to run.
    pub fn load(t: &mut Thread, code: &Arc<Code>, strings: Strings) -> CodeObject {
        debug_assert_eq!(bytecode::verify(code), Ok(()));
        let constants = code.constants.iter().map(|constant| constant_value(t, constant, strings)).collect();
        let named = &code.locals[..(code.arg_count + code.kwonly_count) as usize];
        let parameters = named.iter().map(|local| t.name_value(local.name)).collect();
        let slot_count = code.locals.len() as u32;
        let plain = CodeFlags::VARARGS.0 | CodeFlags::VARKEYWORDS.0;
        let simple = code.flags.0 & plain == 0 && code.kwonly_count == 0;
        let instructions = crate::fuse::fuse(code);
        let resumes = code.instructions.first().is_some_and(|first| first.op() == Op::RESUME);
        CodeObject {
            entry: instructions.as_ptr().wrapping_add(usize::from(resumes)),
            instructions,
            parameters,
            version: t.versions().next(),
            arg_count: code.arg_count,
            is_library: code.file.starts_with(crate::import::LIBRARY),
            star: code.flags.contains(CodeFlags::VARARGS),
            double_star: code.flags.contains(CodeFlags::VARKEYWORDS),
            constants,
            slot_count,
            frame_size: slot_count + code.stack_size + 1,
            room: (slot_count + code.stack_size + 65) as usize * size_of::<Word>(),
            simple_args: if simple { code.arg_count } else { u32::MAX },
            code: code.clone(),
        }
    }
}

/// How long the strings among the constants of code live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strings {
    /// As long as the interpreter, uncounted; those that look like names are interned. For modules.
    Immortal,
    /// As long as the code, which a program may make any number of: `exec`, `eval`, `compile`.
    Counted,
}

/// A constant as a value; code is loaded.
pub fn constant_value(t: &mut Thread, constant: &Constant, strings: Strings) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::Bool(value) => Value::bool(*value),
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Int(value) => t.int(*value),
        Constant::BigInt { digits, radix } => {
            let value = BigInt::parse_bytes(digits.as_bytes(), *radix).unwrap_or_default();
            t.big_int(value)
        }
        Constant::Float(value) => t.float(*value),
        Constant::Complex(real, imaginary) => t.complex((*real, *imaginary)),
        Constant::Str(text) if strings == Strings::Counted => match t.names().get(text) {
            Some(name) => t.name_value(name),
            None => t.str(text),
        },
        Constant::Str(text) => t.str_constant(text),
        Constant::Bytes(bytes) => t.bytes(bytes),
        Constant::Tuple(items) => {
            let items: Vec<Value> = items.iter().map(|item| constant_value(t, item, strings)).collect();
            t.tuple(items)
        }
        Constant::FrozenSet(items) => {
            let items: Vec<Value> = items.iter().map(|item| constant_value(t, item, strings)).collect();
            t.frozenset_constant(items)
        }
        Constant::Code(code) => t.code(code, strings),
    }
}

fn code_of(value: &Value) -> Option<&CodeObject> {
    value.get::<CodeObject>()
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let Some(code) = code_of(value) else { return Ok(Value::NONE) };
    let name = t.names().text(code.code.name).to_owned();
    let text = format!(
        "<code object {name} at {:#x}, file \"{}\", line {}>",
        t.id_of(value),
        code.code.file,
        code.code.first_line
    );
    Ok(t.str(&text))
}

fn names_of(t: &mut Thread, value: &Value, kinds: &[LocalKind]) -> Result {
    let Some(code) = code_of(value) else { return Ok(Value::NONE) };
    let names: Vec<Value> = code
        .code
        .locals
        .iter()
        .filter(|local| kinds.contains(&local.kind))
        .map(|local| t.name_value(local.name))
        .collect();
    Ok(t.tuple(names))
}

/// The parameters, also those that are cells, and the other plain variables.
fn varnames(t: &mut Thread, value: &Value) -> Result {
    let Some(code) = code_of(value) else { return Ok(Value::NONE) };
    let parameters = (code.code.arg_count + code.code.kwonly_count) as usize
        + usize::from(code.star)
        + usize::from(code.double_star);
    let shown =
        code.code.locals.iter().enumerate().filter(|(at, local)| *at < parameters || local.kind == LocalKind::Plain);
    let names: Vec<Value> = shown.map(|(_, local)| t.name_value(local.name)).collect();
    Ok(t.tuple(names))
}

/// `co_positions()`: for each instruction its lines and columns.
fn positions(t: &mut Thread, args: &[Value]) -> Result {
    let Some(code) = code_of(&args[0]).map(|code| code.code.clone()) else { return Ok(Value::NONE) };
    let mut rows = Vec::with_capacity(code.locations.len());
    for place in &code.locations {
        let numbers = [place.line, place.end_line, place.column, place.end_column];
        rows.push(t.tuple(numbers.map(count)));
    }
    let rows = t.list(rows);
    t.iter(&rows)
}

/// `co_lines()`: where instructions of a line begin and end, two bytes for each as in CPython, and the line.
fn lines(t: &mut Thread, args: &[Value]) -> Result {
    let Some(code) = code_of(&args[0]).map(|code| code.code.clone()) else { return Ok(Value::NONE) };
    let mut rows = Vec::new();
    let mut start = 0;
    for run in code.locations.chunk_by(|one, next| one.line == next.line) {
        let end = start + 2 * run.len() as u32;
        let line = run.first().map_or(0, |place| place.line);
        let line = if line == 0 { Value::NONE } else { count(line) };
        rows.push(t.tuple([count(start), count(end), line]));
        start = end;
    }
    let rows = t.list(rows);
    t.iter(&rows)
}

/// `co_code`: two bytes for each instruction, its number and the lowest byte of its argument.
fn raw(t: &mut Thread, value: &Value) -> Result {
    let Some(code) = code_of(value) else { return Ok(Value::NONE) };
    let pairs = code.code.instructions.iter().flat_map(|it| [it.op() as u8, it.arg() as u8]);
    Ok(t.bytes(&pairs.collect::<Vec<u8>>()))
}

/// `_varname_from_oparg(oparg)`: the name of a slot of the frame.
fn slot_name(t: &mut Thread, args: &[Value]) -> Result {
    let index = t.index(&args[1])?;
    let local = code_of(&args[0]).and_then(|code| code.code.locals.get(usize::try_from(index).ok()?).copied());
    match local {
        Some(local) => Ok(t.name_value(local.name)),
        None => Err(t.index_error("tuple index out of range")),
    }
}

fn compare(_: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(one), Some(other)) = (code_of(left), code_of(right)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let equal = left.is(right) || one.code == other.code;
    match op {
        CompareOp::Eq => Ok(Value::bool(equal)),
        CompareOp::Ne => Ok(Value::bool(!equal)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Equal codes have the same.
fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let Some(code) = code_of(value) else { return Ok(0) };
    let name = t.name_value(code.code.name);
    let parts = t.tuple([name, count(code.code.first_line), Value::from_len(code.code.instructions.len())]);
    t.hash(&parts)
}

/// `code`
pub static SPEC: TypeSpec = TypeSpec {
    name: "code",
    layout: &Layout::of::<CodeObject>(),
    slots: crate::class::Slots { repr: Some(repr), compare: Some(compare), hash: Some(hash), ..crate::class::NO_SLOTS },
    methods: &[
        row("co_positions", "self, /", positions),
        row("co_lines", "self, /", lines),
        row("replace", replace::PARAMETERS, replace::replace),
        row("__replace__", replace::PARAMETERS, replace::replace),
        row("_varname_from_oparg", "self, /, oparg", slot_name),
    ],
    getsets: &[
        getter("co_name", |t, value| {
            let name = code_of(value).map_or(source::known::EMPTY, |code| code.code.name);
            Ok(t.name_value(name))
        }),
        getter("co_qualname", |t, value| {
            let text = code_of(value).map_or(String::new(), |code| code.code.qualname.clone());
            Ok(t.str(&text))
        }),
        getter("co_filename", |t, value| {
            let text = code_of(value).map_or(String::new(), |code| code.code.file.to_string());
            Ok(t.str(&text))
        }),
        getter("co_firstlineno", |_, value| Ok(count(code_of(value).map_or(0, |code| code.code.first_line)))),
        getter("co_argcount", |_, value| Ok(count(code_of(value).map_or(0, |code| code.code.arg_count)))),
        getter("co_posonlyargcount", |_, value| Ok(count(code_of(value).map_or(0, |code| code.code.posonly_count)))),
        getter("co_kwonlyargcount", |_, value| Ok(count(code_of(value).map_or(0, |code| code.code.kwonly_count)))),
        getter("co_flags", |_, value| Ok(count(code_of(value).map_or(0, |code| code.code.flags.0 & 0xfff)))),
        getter("co_stacksize", |_, value| Ok(count(code_of(value).map_or(0, |code| code.code.stack_size)))),
        getter("co_nlocals", |_, value| {
            Ok(count(code_of(value).map_or(0, |code| code.slot_count - code.code.free_count() as u32)))
        }),
        getter("co_code", raw),
        getter("_co_code_adaptive", raw),
        getter("co_varnames", varnames),
        getter("co_cellvars", |t, value| names_of(t, value, &[LocalKind::Cell])),
        getter("co_freevars", |t, value| names_of(t, value, &[LocalKind::Free])),
        getter("co_consts", |t, value| {
            let constants = code_of(value).map_or(Vec::new(), |code| code.constants.to_vec());
            Ok(t.tuple(constants))
        }),
        getter("co_names", |t, value| {
            let names: Vec<Value> = match code_of(value) {
                Some(code) => code.code.names.iter().map(|&name| t.name_value(name)).collect(),
                None => Vec::new(),
            };
            Ok(t.tuple(names))
        }),
    ],
    ..TypeSpec::BASE
};

fn count(number: u32) -> Value {
    Value::from_len(number as usize)
}
