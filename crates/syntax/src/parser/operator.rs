//! What operator a token stands for, and how tightly it binds.

use crate::token::TokenKind;
use crate::tree::{BinaryOp, CompareOp, UnaryOp};

/// The binary operator (all but `**`) and its precedence, from 1 for `|` to 6 for `*`.
pub(super) fn binary(kind: TokenKind) -> Option<(BinaryOp, u8)> {
    Some(match kind {
        TokenKind::Bar => (BinaryOp::BitOr, 1),
        TokenKind::Caret => (BinaryOp::BitXor, 2),
        TokenKind::Ampersand => (BinaryOp::BitAnd, 3),
        TokenKind::LeftShift => (BinaryOp::LShift, 4),
        TokenKind::RightShift => (BinaryOp::RShift, 4),
        TokenKind::Plus => (BinaryOp::Add, 5),
        TokenKind::Minus => (BinaryOp::Sub, 5),
        TokenKind::Star => (BinaryOp::Mul, 6),
        TokenKind::Slash => (BinaryOp::Div, 6),
        TokenKind::DoubleSlash => (BinaryOp::FloorDiv, 6),
        TokenKind::Percent => (BinaryOp::Mod, 6),
        TokenKind::At => (BinaryOp::MatMul, 6),
        _ => return None,
    })
}

pub(super) fn unary(kind: TokenKind) -> Option<UnaryOp> {
    Some(match kind {
        TokenKind::Plus => UnaryOp::Plus,
        TokenKind::Minus => UnaryOp::Minus,
        TokenKind::Tilde => UnaryOp::Invert,
        _ => return None,
    })
}

pub(super) fn augmented(kind: TokenKind) -> Option<BinaryOp> {
    Some(match kind {
        TokenKind::PlusEqual => BinaryOp::Add,
        TokenKind::MinusEqual => BinaryOp::Sub,
        TokenKind::StarEqual => BinaryOp::Mul,
        TokenKind::AtEqual => BinaryOp::MatMul,
        TokenKind::SlashEqual => BinaryOp::Div,
        TokenKind::PercentEqual => BinaryOp::Mod,
        TokenKind::AmpersandEqual => BinaryOp::BitAnd,
        TokenKind::BarEqual => BinaryOp::BitOr,
        TokenKind::CaretEqual => BinaryOp::BitXor,
        TokenKind::LeftShiftEqual => BinaryOp::LShift,
        TokenKind::RightShiftEqual => BinaryOp::RShift,
        TokenKind::DoubleStarEqual => BinaryOp::Pow,
        TokenKind::DoubleSlashEqual => BinaryOp::FloorDiv,
        _ => return None,
    })
}

/// The comparison that two tokens begin, and how many of them it takes.
pub(super) fn comparison(first: TokenKind, mut second: impl FnMut() -> TokenKind) -> Option<(CompareOp, usize)> {
    Some(match first {
        TokenKind::EqualEqual => (CompareOp::Eq, 1),
        TokenKind::NotEqual => (CompareOp::NotEq, 1),
        TokenKind::Less => (CompareOp::Lt, 1),
        TokenKind::LessEqual => (CompareOp::LtE, 1),
        TokenKind::Greater => (CompareOp::Gt, 1),
        TokenKind::GreaterEqual => (CompareOp::GtE, 1),
        TokenKind::In => (CompareOp::In, 1),
        TokenKind::Is if second() == TokenKind::Not => (CompareOp::IsNot, 2),
        TokenKind::Is => (CompareOp::Is, 1),
        TokenKind::Not if second() == TokenKind::In => (CompareOp::NotIn, 2),
        _ => return None,
    })
}
