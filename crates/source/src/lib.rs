//! Text, positions in it, interned names, and diagnostics.
//!
//! This crate knows no language: it cannot tell a keyword from a comment, and it
//! knows neither tokens, trees, bytecode nor objects.

mod decode;
mod diagnostic;
mod excerpt;
mod name;
mod span;
mod text;

pub use decode::decode;
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use excerpt::excerpt;
pub use name::{Name, Names, known};
pub use span::Span;
pub use text::{Carets, Position, SourceText};
