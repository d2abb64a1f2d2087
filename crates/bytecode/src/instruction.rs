//! THE TABLE: one row an instruction. The numbering, the mnemonics, the stack effects, the
//! disassembler, the verifier and the instruction page follow from it.
//!
//! The stack in a comment grows to the right: `[left right -- result]`.

use crate::ArgKind::*;

/// What an instruction's argument means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgKind {
    /// It has none.
    Nothing,
    /// A plain number.
    Count,
    /// Index into `Code::constants`.
    Const,
    /// Index into `Code::names`.
    NameIndex,
    /// Index into `Code::locals`.
    LocalIndex,
    /// Index of an instruction.
    Target,
    /// A [`CompareOp`].
    Compare,
    /// 1 when the operator was written `op=`.
    InPlace,
    /// 1 for the negated form (`is not`, `not in`).
    Negated,
    /// Bits of [`MakeFunction`].
    FunctionBits,
    /// Bit 0: a mapping of keyword arguments is on the stack.
    CallBits,
    /// Names before the star in bits 0-7 (at most 255), after it in the rest.
    UnpackEx,
    /// 1 `str`, 2 `repr`, 3 `ascii`.
    Conversion,
    /// A [`Unary`](crate::intrinsic::Unary) helper.
    UnaryIntrinsic,
    /// A [`Binary`](crate::intrinsic::Binary) helper.
    BinaryIntrinsic,
}

/// The argument of `COMPARE_OP`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // the names say it
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    /// All, in the order of their numbers.
    pub const ALL: [CompareOp; 6] =
        [CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];

    /// As it is written.
    pub const fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// The operator that holds for `b, a` when this one holds for `a, b`.
    pub const fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            CompareOp::Eq => CompareOp::Eq,
            CompareOp::Ne => CompareOp::Ne,
        }
    }
}

/// Bits of `MAKE_FUNCTION`'s argument; what they name lies on the stack in this order, below the code.
#[derive(Debug, Clone, Copy)]
pub struct MakeFunction;

impl MakeFunction {
    /// A tuple of defaults of positional parameters.
    pub const DEFAULTS: u32 = 1;
    /// A dict of defaults of keyword-only parameters.
    pub const KWDEFAULTS: u32 = 2;
    /// A dict of annotations.
    pub const ANNOTATIONS: u32 = 4;
    /// A tuple of cells.
    pub const CLOSURE: u32 = 8;
    /// The `def` stands at module level and not in a loop: made once, kept as long as its module.
    pub const MODULE_LEVEL: u32 = 16;
}

/// One instruction in one 64-bit word: operation, base operation, and a 32-bit argument.
///
/// The base operation is the one the compiler wrote; a machine that fuses or specialises
/// instructions changes only the operation, so that counting and disassembly still see the base.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Instruction(u64);

impl Instruction {
    /// An instruction as the compiler writes it.
    pub const fn new(op: Op, arg: u32) -> Self {
        Instruction((op as u64) | ((op as u64) << 8) | ((arg as u64) << 32))
    }

    /// From the word that [`Instruction::word`] gave.
    pub const fn from_word(word: u64) -> Self {
        Instruction(word)
    }

    /// The word.
    pub const fn word(self) -> u64 {
        self.0
    }

    /// The base operation.
    pub fn op(self) -> Op {
        Op::ALL[((self.0 >> 8) & 0xff) as usize]
    }

    /// The argument.
    pub const fn arg(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

impl std::fmt::Debug for Instruction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.op().mnemonic(), self.arg())
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct OpInfo {
    /// As the disassembly shows it.
    pub mnemonic: &'static str,
    /// What the argument means.
    pub arg: ArgKind,
    /// How many values it takes, for an argument.
    pub pops: fn(u32) -> u32,
    /// How many it leaves when it does not jump.
    pub pushes: fn(u32) -> u32,
    /// How many it leaves when it jumps; `None` for an instruction that never jumps.
    pub pushes_on_jump: Option<u32>,
    /// Whether the next instruction can follow it.
    pub falls_through: bool,
    /// What it does.
    pub doc: &'static str,
}

macro_rules! instructions {
    ($( $(#[doc = $doc:literal])+ $op:ident $arg:ident [$pops:expr => $pushes:expr] $(jump $jump:literal)? $(, $ends:ident)?; )*) => {
        /// The operations.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(non_camel_case_types)] // they are mnemonics
        pub enum Op { $( $(#[doc = $doc])+ $op, )* }

        impl Op {
            /// All, in the order of their numbers.
            pub const ALL: &'static [Op] = &[$(Op::$op,)*];

            /// Its row.
            pub fn info(self) -> &'static OpInfo {
                &TABLE[self as usize]
            }
        }

        /// The numbers of the operations as constants, to be matched against the byte in an instruction.
        pub mod number {
            use super::Op;
            $( $(#[doc = $doc])+ pub const $op: u8 = Op::$op as u8; )*
        }

        static TABLE: &[OpInfo] = &[$(OpInfo {
            mnemonic: stringify!($op),
            arg: $arg,
            pops: { const POPS: fn(u32) -> u32 = $pops; POPS },
            pushes: { const PUSHES: fn(u32) -> u32 = $pushes; PUSHES },
            pushes_on_jump: instructions!(@jump $($jump)?),
            falls_through: instructions!(@falls $($ends)?),
            doc: concat!($($doc, "\n",)+),
        },)*];
    };
    (@jump) => { None };
    (@jump $jump:literal) => { Some($jump) };
    (@falls) => { true };
    (@falls ends) => { false };
}

impl Op {
    /// As the disassembly shows it.
    pub fn mnemonic(self) -> &'static str {
        self.info().mnemonic
    }

    /// Whether its argument is the index of an instruction.
    pub fn jumps(self) -> bool {
        self.info().arg == Target
    }
}

instructions! {
    /// Does nothing.
    NOP Nothing [|_| 0 => |_| 0];
    /// Function entry: a place where `cpython` switch points let a thread be switched out.
    RESUME Nothing [|_| 0 => |_| 0];
    /// `[value --]`
    POP_TOP Nothing [|_| 1 => |_| 0];
    /// `[v(n) ... v(1) -- v(n) ... v(1) v(n)]`: pushes again the n-th value from the top.
    COPY Count [|n| n => |n| n + 1];
    /// `[v(n) ... v(1) -- v(1) ... v(n)]`: exchanges the top and the n-th value from it.
    SWAP Count [|n| n => |n| n];
    /// `[-- NULL]`: the empty place of `self` before arguments of a call.
    PUSH_NULL Nothing [|_| 0 => |_| 1];
    /// `[-- constant]`
    LOAD_CONST Const [|_| 0 => |_| 1];

    /// `[-- value]`; UnboundLocalError when the slot is empty.
    LOAD_FAST LocalIndex [|_| 0 => |_| 1];
    /// `[value --]`; also puts back what `LOAD_FAST_AND_CLEAR` took, NULL and cell included.
    STORE_FAST LocalIndex [|_| 1 => |_| 0];
    /// Empties the slot; UnboundLocalError when it is empty.
    DELETE_FAST LocalIndex [|_| 0 => |_| 0];
    /// `[-- value or NULL]`: takes the slot's content, so that an inlined comprehension can use the slot.
    LOAD_FAST_AND_CLEAR LocalIndex [|_| 0 => |_| 1];
    /// `[-- value]`: from the module's globals, then the builtins. Cached by the version of the keys.
    LOAD_GLOBAL NameIndex [|_| 0 => |_| 1];
    /// `[value --]`
    STORE_GLOBAL NameIndex [|_| 1 => |_| 0];
    /// Removes a global; NameError when there is none.
    DELETE_GLOBAL NameIndex [|_| 0 => |_| 0];
    /// `[-- value]`: from the namespace of the module or class body, then globals, then builtins.
    LOAD_NAME NameIndex [|_| 0 => |_| 1];
    /// `[value --]`: into the namespace of the module or class body.
    STORE_NAME NameIndex [|_| 1 => |_| 0];
    /// Removes a name from the namespace of the module or class body.
    DELETE_NAME NameIndex [|_| 0 => |_| 0];

    /// Puts a new cell around the slot's content (a parameter's value, or nothing).
    MAKE_CELL LocalIndex [|_| 0 => |_| 0];
    /// Copies the function's n cells into the last n slots.
    COPY_FREE_VARS Count [|_| 0 => |_| 0];
    /// `[-- cell]`: the cell itself, for a closure.
    LOAD_CLOSURE LocalIndex [|_| 0 => |_| 1];
    /// `[-- value]`: a cell's content; NameError or UnboundLocalError when empty.
    LOAD_DEREF LocalIndex [|_| 0 => |_| 1];
    /// `[value --]`: into the cell.
    STORE_DEREF LocalIndex [|_| 1 => |_| 0];
    /// Empties the cell.
    DELETE_DEREF LocalIndex [|_| 0 => |_| 0];
    /// `[-- value]`: from the class namespace if the name is there, else the cell's content.
    LOAD_CLASSDEREF LocalIndex [|_| 0 => |_| 1];
    /// `[mapping -- value]`: from the mapping if the name is there, else the cell's content.
    LOAD_FROM_DICT_OR_DEREF LocalIndex [|_| 1 => |_| 1];
    /// `[mapping -- value]`: from the mapping if the name is there, else from the globals, then the builtins.
    LOAD_FROM_DICT_OR_GLOBALS NameIndex [|_| 1 => |_| 1];
    /// `[-- namespace]`: the class body's namespace as a mapping.
    LOAD_LOCALS Nothing [|_| 0 => |_| 1];

    /// `[left right -- left + right]`; the argument tells `+=`, which asks `__iadd__` first. So for all binary operators.
    BINARY_ADD InPlace [|_| 2 => |_| 1];
    /// `-`
    BINARY_SUBTRACT InPlace [|_| 2 => |_| 1];
    /// `*`
    BINARY_MULTIPLY InPlace [|_| 2 => |_| 1];
    /// `@`
    BINARY_MATRIX_MULTIPLY InPlace [|_| 2 => |_| 1];
    /// `/`
    BINARY_TRUE_DIVIDE InPlace [|_| 2 => |_| 1];
    /// `//`
    BINARY_FLOOR_DIVIDE InPlace [|_| 2 => |_| 1];
    /// `%`
    BINARY_MODULO InPlace [|_| 2 => |_| 1];
    /// `**`
    BINARY_POWER InPlace [|_| 2 => |_| 1];
    /// `<<`
    BINARY_LSHIFT InPlace [|_| 2 => |_| 1];
    /// `>>`
    BINARY_RSHIFT InPlace [|_| 2 => |_| 1];
    /// `&`
    BINARY_AND InPlace [|_| 2 => |_| 1];
    /// `|`
    BINARY_OR InPlace [|_| 2 => |_| 1];
    /// `^`
    BINARY_XOR InPlace [|_| 2 => |_| 1];
    /// `[value -- -value]`
    UNARY_NEGATIVE Nothing [|_| 1 => |_| 1];
    /// `[value -- +value]`
    UNARY_POSITIVE Nothing [|_| 1 => |_| 1];
    /// `[value -- ~value]`
    UNARY_INVERT Nothing [|_| 1 => |_| 1];
    /// `[value -- not value]`
    UNARY_NOT Nothing [|_| 1 => |_| 1];
    /// `[left right -- result]`
    COMPARE_OP Compare [|_| 2 => |_| 1];
    /// `[left right -- bool]`: `is`, or `is not` with argument 1.
    IS_OP Negated [|_| 2 => |_| 1];
    /// `[item container -- bool]`: `in`, or `not in` with argument 1.
    CONTAINS_OP Negated [|_| 2 => |_| 1];

    /// `[container index -- item]`
    BINARY_SUBSCR Nothing [|_| 2 => |_| 1];
    /// `[value container index --]`
    STORE_SUBSCR Nothing [|_| 3 => |_| 0];
    /// `[container start stop -- part]`: `container[start:stop]`
    BINARY_SLICE Nothing [|_| 3 => |_| 1];
    /// `[value container start stop --]`: `container[start:stop] = value`
    STORE_SLICE Nothing [|_| 4 => |_| 0];
    /// `[container index --]`
    DELETE_SUBSCR Nothing [|_| 2 => |_| 0];
    /// `[start stop -- slice]`, or `[start stop step -- slice]` with argument 3.
    BUILD_SLICE Count [|n| n => |_| 1];
    /// `[object -- value]`. Cached by the version of the object's shape.
    LOAD_ATTR NameIndex [|_| 1 => |_| 1];
    /// `[object -- function object]`, or `[object -- value NULL]` when the attribute is no method: what `CALL` takes.
    LOAD_METHOD NameIndex [|_| 1 => |_| 2];
    /// `[value object --]`
    STORE_ATTR NameIndex [|_| 2 => |_| 0];
    /// `[object --]`
    DELETE_ATTR NameIndex [|_| 1 => |_| 0];
    /// `[super class self -- value]`: `super().name` or `super(class, self).name`.
    LOAD_SUPER_ATTR NameIndex [|_| 3 => |_| 1];
    /// `[super class self -- function self]` or `[-- value NULL]`: the same before a call.
    LOAD_SUPER_METHOD NameIndex [|_| 3 => |_| 2];

    /// `[item(n) ... item(1) -- tuple]`
    BUILD_TUPLE Count [|n| n => |_| 1];
    /// `[item(n) ... item(1) -- list]`
    BUILD_LIST Count [|n| n => |_| 1];
    /// `[item(n) ... item(1) -- set]`
    BUILD_SET Count [|n| n => |_| 1];
    /// `[key value ... -- dict]`: n pairs.
    BUILD_MAP Count [|n| 2 * n => |_| 1];
    /// `[text(n) ... text(1) -- text]`: joins strings.
    BUILD_STRING Count [|n| n => |_| 1];
    /// `[list ... item -- list ...]`: appends to the list n places below the item.
    LIST_APPEND Count [|n| n + 1 => |n| n];
    /// `[set ... item -- set ...]`
    SET_ADD Count [|n| n + 1 => |n| n];
    /// `[dict ... key value -- dict ...]`: the dict is n places below the key.
    MAP_ADD Count [|n| n + 2 => |n| n];
    /// `[list ... iterable -- list ...]`
    LIST_EXTEND Count [|n| n + 1 => |n| n];
    /// `[set ... iterable -- set ...]`
    SET_UPDATE Count [|n| n + 1 => |n| n];
    /// `[dict ... mapping -- dict ...]`: a `**` in a display; later keys win.
    DICT_UPDATE Count [|n| n + 1 => |n| n];
    /// `[callable self args dict mapping -- callable self args dict]`: a `**` in a call; TypeError for a key given twice.
    DICT_MERGE Nothing [|_| 5 => |_| 4];
    /// `[list -- tuple]`
    LIST_TO_TUPLE Nothing [|_| 1 => |_| 1];
    /// `[sequence -- item(n) ... item(1)]`: the first item ends on top.
    UNPACK_SEQUENCE Count [|_| 1 => |n| n];
    /// `[sequence -- after ... list ... before]`: the first item ends on top.
    UNPACK_EX UnpackEx [|_| 1 => |n| (n & 0xff) + 1 + (n >> 8)];

    /// `[subject -- subject len]`
    GET_LEN Nothing [|_| 1 => |_| 2];
    /// `[subject -- subject bool]`: whether a sequence pattern can match it.
    MATCH_SEQUENCE Nothing [|_| 1 => |_| 2];
    /// `[subject -- subject bool]`: whether a mapping pattern can match it.
    MATCH_MAPPING Nothing [|_| 1 => |_| 2];
    /// `[subject keys -- subject keys values]`: a tuple of the values of a tuple of keys, or None if one is missing.
    MATCH_KEYS Nothing [|_| 2 => |_| 3];
    /// `[subject class names -- attributes]`: a tuple of n positional attributes (`__match_args__`) and of those
    /// named, or None if the subject is of another class or has not all.
    MATCH_CLASS Count [|_| 3 => |_| 1];

    /// `[value -- text]`: `format(value)`
    FORMAT_SIMPLE Nothing [|_| 1 => |_| 1];
    /// `[value spec -- text]`: `format(value, spec)`
    FORMAT_WITH_SPEC Nothing [|_| 2 => |_| 1];
    /// `[value -- text]`: `str`, `repr` or `ascii` of it.
    CONVERT_VALUE Conversion [|_| 1 => |_| 1];

    /// Goes on elsewhere: forward, or from a handler back into the code proper, but never round a loop.
    JUMP Target [|_| 0 => |_| 0] jump 0, ends;
    /// Goes back: the end of a loop's round, a place where every kind of switch point lets a thread be switched out.
    JUMP_BACKWARD Target [|_| 0 => |_| 0] jump 0, ends;
    /// `[condition --]`
    POP_JUMP_IF_FALSE Target [|_| 1 => |_| 0] jump 0;
    /// `[condition --]`
    POP_JUMP_IF_TRUE Target [|_| 1 => |_| 0] jump 0;
    /// `[value --]`
    POP_JUMP_IF_NONE Target [|_| 1 => |_| 0] jump 0;
    /// `[value --]`
    POP_JUMP_IF_NOT_NONE Target [|_| 1 => |_| 0] jump 0;
    /// `[value -- ]`, or jumps and leaves the value: `and`.
    JUMP_IF_FALSE_OR_POP Target [|_| 1 => |_| 0] jump 1;
    /// `[value -- ]`, or jumps and leaves the value: `or`.
    JUMP_IF_TRUE_OR_POP Target [|_| 1 => |_| 0] jump 1;
    /// `[iterable -- iterator]`
    GET_ITER Nothing [|_| 1 => |_| 1];
    /// `[iterator -- iterator item]`, or at the end drops the iterator and jumps.
    FOR_ITER Target [|_| 1 => |_| 2] jump 0;

    /// `[callable self-or-NULL args -- result]`: n positional arguments, self not counted.
    CALL Count [|n| n + 2 => |_| 1];
    /// `[callable self-or-NULL args names -- result]`: the last of the n arguments are for the tuple of names.
    CALL_KW Count [|n| n + 3 => |_| 1];
    /// `[callable self-or-NULL tuple -- result]`, with bit 0 `[callable self-or-NULL tuple dict -- result]`; the
    /// iterable of a lone `*iterable` comes as it is in the tuple's place.
    CALL_FUNCTION_EX CallBits [|n| 3 + (n & 1) => |_| 1];
    /// `[defaults? kwdefaults? annotations? closure? code -- function]`
    MAKE_FUNCTION FunctionBits [|n| 1 + (n & 15).count_ones() => |_| 1];
    /// `[-- __build_class__]`
    LOAD_BUILD_CLASS Nothing [|_| 0 => |_| 1];
    /// `[value --]`: leaves the frame.
    RETURN_VALUE Nothing [|_| 1 => |_| 0], ends;
    /// First instruction of a generator: leaves the frame with a generator that will go on after it; then `[-- sent]`.
    RETURN_GENERATOR Nothing [|_| 0 => |_| 1];
    /// `[value -- sent]`: suspends the generator.
    YIELD_VALUE Nothing [|_| 1 => |_| 1];
    /// `[iterable -- iterator]`: generators stay as they are.
    GET_YIELD_FROM_ITER Nothing [|_| 1 => |_| 1];
    /// `[iterator sent -- result]`: sends to the iterator; while it yields, this generator suspends here and comes back to this instruction.
    YIELD_FROM Nothing [|_| 2 => |_| 1];

    /// `[exception -- previous exception]`: begins handling: the exception becomes the one being handled.
    PUSH_EXC_INFO Nothing [|_| 1 => |_| 2];
    /// `[previous --]`: ends handling: the previous one is being handled again.
    POP_EXCEPT Nothing [|_| 1 => |_| 0];
    /// `[exception class -- exception bool]`
    CHECK_EXC_MATCH Nothing [|_| 2 => |_| 2];
    /// `[exception class -- rest match]`: splits a group for `except*`; None for a part that is empty.
    CHECK_EG_MATCH Nothing [|_| 2 => |_| 2];
    /// `[exception --]`: raises it again, no new line in the traceback.
    RERAISE Nothing [|_| 1 => |_| 0], ends;
    /// `[--]`, `[exception --]` or `[exception cause --]`: `raise` with so many parts.
    RAISE_VARARGS Count [|n| n => |_| 0], ends;
    /// `[manager -- exit self-or-NULL result]`: calls `__enter__`.
    BEFORE_WITH Nothing [|_| 1 => |_| 3];
    /// `[exit self-or-NULL previous exception -- exit self-or-NULL previous exception result]`: calls `__exit__` with the exception.
    WITH_EXCEPT_START Nothing [|_| 4 => |_| 5];
    /// `[-- AssertionError]`
    LOAD_ASSERTION_ERROR Nothing [|_| 0 => |_| 1];

    /// `[level names -- module]`
    IMPORT_NAME NameIndex [|_| 2 => |_| 1];
    /// `[module -- module value]`
    IMPORT_FROM NameIndex [|_| 1 => |_| 2];
    /// `[module --]`: `from module import *`
    IMPORT_STAR Nothing [|_| 1 => |_| 0];
    /// `[value -- result]`: a rare helper.
    CALL_INTRINSIC_1 UnaryIntrinsic [|_| 1 => |_| 1];
    /// `[first second -- result]`: a rare helper.
    CALL_INTRINSIC_2 BinaryIntrinsic [|_| 2 => |_| 1];
    /// Makes sure that the namespace has `__annotations__`.
    SETUP_ANNOTATIONS Nothing [|_| 0 => |_| 0];
    /// `[value --]`: shows the value of an expression typed at the prompt.
    PRINT_EXPR Nothing [|_| 1 => |_| 0];
}
