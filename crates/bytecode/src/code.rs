//! A code object as the compiler makes it: plain data, no machine needed to look at it.

use std::sync::Arc;

use source::Name;

use crate::{ArgKind, Instruction, Op};

/// The compiled body of a module, class, function, lambda, comprehension or generator expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// `co_name`
    pub name: Name,
    /// `co_qualname`
    pub qualname: String,
    /// `co_filename`
    pub file: Arc<str>,
    /// Line of the `def`, first decorator or `class`; 1 for a module.
    pub first_line: u32,
    /// The instructions; jump arguments are indices into this.
    pub instructions: Vec<Instruction>,
    /// Where each instruction comes from; as long as `instructions`.
    pub locations: Vec<Location>,
    /// What `LOAD_CONST` and others index.
    pub constants: Vec<Constant>,
    /// What instructions with a name argument index.
    pub names: Vec<Name>,
    /// Frame slots: parameters first (positional, keyword-only, `*args`, `**kwargs`), then other
    /// locals, cells, and free variables last.
    pub locals: Vec<Local>,
    /// Number of positional parameters, positional-only ones included.
    pub arg_count: u32,
    /// Number of positional-only parameters.
    pub posonly_count: u32,
    /// Number of keyword-only parameters.
    pub kwonly_count: u32,
    /// What kind of code this is.
    pub flags: CodeFlags,
    /// Deepest the operand stack gets.
    pub stack_size: u32,
    /// The exception table, innermost range first where ranges nest.
    pub handlers: Vec<Handler>,
    /// The docstring, if the body begins with one.
    pub doc: Option<String>,
    /// Names that a module's text declares global: they are, also where its other names are not.
    pub declared_globals: Vec<Name>,
}

impl Code {
    /// Number of slots that arguments fill: positional, keyword-only, `*args`, `**kwargs`.
    pub fn parameter_count(&self) -> u32 {
        self.arg_count
            + self.kwonly_count
            + u32::from(self.flags.contains(CodeFlags::VARARGS))
            + u32::from(self.flags.contains(CodeFlags::VARKEYWORDS))
    }

    /// Number of free variables.
    pub fn free_count(&self) -> usize {
        self.locals.iter().filter(|local| local.kind == LocalKind::Free).count()
    }

    /// The same module code for a namespace that is not its globals, as `exec(code, globals, locals)`
    /// asks for: its names are looked up and bound there first.
    pub fn with_namespace(&self) -> Code {
        let in_namespace = |op| match op {
            Op::LOAD_GLOBAL => Op::LOAD_NAME,
            Op::STORE_GLOBAL => Op::STORE_NAME,
            Op::DELETE_GLOBAL => Op::DELETE_NAME,
            op => op,
        };
        let is_declared = |it: &Instruction| {
            let name = (it.op().info().arg == ArgKind::NameIndex).then(|| self.names.get(it.arg() as usize));
            name.flatten().is_some_and(|name| self.declared_globals.contains(name))
        };
        let instructions = self.instructions.iter().map(|it| match is_declared(it) {
            true => *it,
            false => Instruction::new(in_namespace(it.op()), it.arg()),
        });
        let instructions = instructions.collect();
        Code { instructions, ..self.clone() }
    }

    /// The handler for an exception raised by the instruction at `index`.
    pub fn handler(&self, index: u32) -> Option<&Handler> {
        self.handlers.iter().find(|handler| handler.start <= index && index < handler.end)
    }
}

/// A set of properties of a code object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// Locals live in frame slots (functions, not modules and classes).
    pub const OPTIMIZED: CodeFlags = CodeFlags(0x1);
    /// Each call makes a new local namespace.
    pub const NEWLOCALS: CodeFlags = CodeFlags(0x2);
    /// Has `*args`.
    pub const VARARGS: CodeFlags = CodeFlags(0x4);
    /// Has `**kwargs`.
    pub const VARKEYWORDS: CodeFlags = CodeFlags(0x8);
    /// Stands inside a function.
    pub const NESTED: CodeFlags = CodeFlags(0x10);
    /// A call makes a generator.
    pub const GENERATOR: CodeFlags = CodeFlags(0x20);
    /// A class body: names are looked up in the class namespace first.
    pub const CLASS: CodeFlags = CodeFlags(0x1000);
    /// A module's body, or the text of `exec`, `eval`, `-c`: its names are globals.
    pub const MODULE: CodeFlags = CodeFlags(0x2000);

    /// Whether all of `other` is in `self`.
    pub const fn contains(self, other: CodeFlags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both together.
    pub const fn with(self, other: CodeFlags) -> CodeFlags {
        CodeFlags(self.0 | other.0)
    }
}

/// A frame slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    /// The variable's name.
    pub name: Name,
    /// How it is held.
    pub kind: LocalKind,
}

/// How a frame slot holds its variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalKind {
    /// The value itself.
    Plain,
    /// A cell that this code makes (`MAKE_CELL`), shared with functions inside it.
    Cell,
    /// A cell that came with the function (`COPY_FREE_VARS`).
    Free,
}

/// Where an instruction comes from; columns are bytes of UTF-8 from the line's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Location {
    /// First line, from 1; 0 for an instruction that belongs to no line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column, from 0.
    pub column: u32,
    /// Column just past the end.
    pub end_column: u32,
    /// The part that a traceback draws with `^` when the rest gets `~`: an operator, or the
    /// brackets of a call or subscript. Columns on the line `anchor_line`; empty when there is none.
    pub anchor_line: u32,
    /// First column of the anchor.
    pub anchor_start: u32,
    /// Column just past the anchor.
    pub anchor_end: u32,
    /// Line on which the anchor ends.
    pub anchor_end_line: u32,
}

/// A row of the exception table: an exception raised in `start..end` cuts the operand stack back
/// to `depth`, pushes the exception, and goes on at `target`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// Just past the last.
    pub end: u32,
    /// Where to go on.
    pub target: u32,
    /// Height of the operand stack to keep.
    pub depth: u32,
}

/// A constant.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // each is the value of the type it names
pub enum Constant {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    /// Beyond 64 bits: digits in the radix, no prefix, no underscores; `-` allowed before them.
    BigInt {
        digits: String,
        radix: u32,
    },
    Float(f64),
    /// Real and imaginary part.
    Complex(f64, f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Code(Arc<Code>),
}
