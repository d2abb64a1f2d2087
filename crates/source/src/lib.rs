//! Text, positions in it, interned names, and diagnostics.
//!
//! This crate knows no language: it cannot tell a keyword from a comment, and it
//! knows neither tokens, trees, bytecode nor objects.

mod diagnostic;
mod encoding;
mod name;
mod span;
mod text;

pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use encoding::{EncodingError, decode};
pub use name::{Name, Names, known};
pub use span::Span;
pub use text::{Carets, Position, SourceText};
