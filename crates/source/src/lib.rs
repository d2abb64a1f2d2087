//! Text, positions in it, interned names, and diagnostics.
//!
//! This crate knows no language: it cannot tell a keyword from a comment, and it
//! knows neither tokens, trees, bytecode nor objects.

mod decode;
mod diagnostic;
<<<<<<< HEAD
mod encoding;
=======
mod excerpt;
>>>>>>> 4fde4a3 (Show the place of a syntax error as CPython does; read declared encodings; tests of tokens)
mod name;
mod span;
mod text;

pub use decode::decode;
pub use diagnostic::{Diagnostic, DiagnosticKind};
<<<<<<< HEAD
pub use encoding::{EncodingError, decode};
=======
pub use excerpt::excerpt;
>>>>>>> 4fde4a3 (Show the place of a syntax error as CPython does; read declared encodings; tests of tokens)
pub use name::{Name, Names, known};
pub use span::Span;
pub use text::{Carets, Position, SourceText};
