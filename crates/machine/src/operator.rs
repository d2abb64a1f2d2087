//! Operators: their names and symbols.

use bytecode::Op;
use source::{Name, known};

/// A binary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // the names say it
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    DivMod,
}

/// A unary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // the names say it
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
    Abs,
    Int,
    Float,
    Index,
}

struct BinaryRow {
    symbol: &'static str,
    method: Name,
    reflected: Name,
    in_place: Name,
}

macro_rules! binary_table {
    ($($symbol:literal $method:ident $reflected:ident $in_place:ident;)*) => {
        static BINARY: &[BinaryRow] = &[$(BinaryRow {
            symbol: $symbol,
            method: known::$method,
            reflected: known::$reflected,
            in_place: known::$in_place,
        },)*];
        /// The methods of binary operators, reflected ones included.
        pub const BINARY_NAMES: &[Name] = &[$(known::$method, known::$reflected,)*];
        /// The methods of augmented assignment.
        pub const IN_PLACE_NAMES: &[Name] = &[$(known::$in_place,)*];
    };
}

// In the order of `BinaryOp`. There is no in-place divmod; its column repeats one that nothing asks for.
binary_table! {
    "+" ADD RADD IADD;
    "-" SUB RSUB ISUB;
    "*" MUL RMUL IMUL;
    "@" MATMUL RMATMUL IMATMUL;
    "/" TRUEDIV RTRUEDIV ITRUEDIV;
    "//" FLOORDIV RFLOORDIV IFLOORDIV;
    "%" MOD RMOD IMOD;
    "** or pow()" POW RPOW IPOW;
    "<<" LSHIFT RLSHIFT ILSHIFT;
    ">>" RSHIFT RRSHIFT IRSHIFT;
    "&" AND RAND IAND;
    "|" OR ROR IOR;
    "^" XOR RXOR IXOR;
    "divmod()" DIVMOD RDIVMOD IFLOORDIV;
}

/// The methods of unary operators.
pub const UNARY_NAMES: &[Name] =
    &[known::NEG, known::POS, known::INVERT, known::ABS, known::INT, known::FLOAT, known::INDEX];

impl BinaryOp {
    /// All, in the order of their numbers.
    pub const ALL: [BinaryOp; 14] = [
        BinaryOp::Add,
        BinaryOp::Sub,
        BinaryOp::Mul,
        BinaryOp::MatMul,
        BinaryOp::TrueDiv,
        BinaryOp::FloorDiv,
        BinaryOp::Mod,
        BinaryOp::Pow,
        BinaryOp::LShift,
        BinaryOp::RShift,
        BinaryOp::And,
        BinaryOp::Or,
        BinaryOp::Xor,
        BinaryOp::DivMod,
    ];

    /// As errors write it.
    pub fn symbol(self) -> &'static str {
        BINARY[self as usize].symbol
    }

    /// As errors write it for augmented assignment.
    pub fn in_place_symbol(self) -> String {
        match self {
            BinaryOp::Pow => "**=".to_owned(),
            other => format!("{}=", other.symbol()),
        }
    }

    /// `__add__`
    pub fn method(self) -> Name {
        BINARY[self as usize].method
    }

    /// `__radd__`
    pub fn reflected(self) -> Name {
        BINARY[self as usize].reflected
    }

    /// `__iadd__`
    pub fn in_place(self) -> Name {
        BINARY[self as usize].in_place
    }

    /// The operator of an instruction.
    pub fn of(op: Op) -> Option<BinaryOp> {
        Some(match op {
            Op::BINARY_ADD => BinaryOp::Add,
            Op::BINARY_SUBTRACT => BinaryOp::Sub,
            Op::BINARY_MULTIPLY => BinaryOp::Mul,
            Op::BINARY_MATRIX_MULTIPLY => BinaryOp::MatMul,
            Op::BINARY_TRUE_DIVIDE => BinaryOp::TrueDiv,
            Op::BINARY_FLOOR_DIVIDE => BinaryOp::FloorDiv,
            Op::BINARY_MODULO => BinaryOp::Mod,
            Op::BINARY_POWER => BinaryOp::Pow,
            Op::BINARY_LSHIFT => BinaryOp::LShift,
            Op::BINARY_RSHIFT => BinaryOp::RShift,
            Op::BINARY_AND => BinaryOp::And,
            Op::BINARY_OR => BinaryOp::Or,
            Op::BINARY_XOR => BinaryOp::Xor,
            _ => return None,
        })
    }
}

impl UnaryOp {
    /// The method it calls.
    pub fn method(self) -> Name {
        UNARY_NAMES[self as usize]
    }

    /// As errors write it.
    pub fn symbol(self) -> &'static str {
        ["unary -", "unary +", "unary ~", "abs()", "int()", "float()", "index"][self as usize]
    }
}
