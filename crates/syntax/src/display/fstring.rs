//! f-strings, always between single quotes: since PEP 701 fields may hold any quotes.

use super::Printer;
use super::expression::Level;
use crate::repr;
use crate::tree::{Conversion, ExprKind, FStringPart};

impl Printer<'_> {
    pub(super) fn fstring(&mut self, parts: &[FStringPart]) {
        self.write("f'");
        self.parts(parts, false);
        self.write("'");
    }

    fn parts(&mut self, parts: &[FStringPart], in_spec: bool) {
        for part in parts {
            match part {
                FStringPart::Literal(text) => self.text(text, in_spec),
                FStringPart::Field { value, conversion, spec, .. } => {
                    self.write("{");
                    let start = self.out.len();
                    match &value.kind {
                        ExprKind::Starred(_) => self.expression(value, Level::Test),
                        // In parentheses, as the colon of a lambda would begin the format spec.
                        _ => self.expression(value, Level::Or),
                    }
                    if self.out[start..].starts_with('{') {
                        self.out.insert(start, ' ');
                    }
                    self.write(match conversion {
                        None => "",
                        Some(Conversion::Str) => "!s",
                        Some(Conversion::Repr) => "!r",
                        Some(Conversion::Ascii) => "!a",
                    });
                    if let Some(spec) = spec {
                        self.write(":");
                        self.parts(spec, true);
                    }
                    self.write("}");
                }
            }
        }
    }

    /// Text between fields; in a format spec a doubled brace would not stand for one.
    fn text(&mut self, text: &str, in_spec: bool) {
        for character in text.chars() {
            match character {
                '{' if in_spec => self.write("\\x7b"),
                '}' if in_spec => self.write("\\x7d"),
                '{' => self.write("{{"),
                '}' => self.write("}}"),
                _ => repr::escape(character, '\'', &mut self.out),
            }
        }
    }
}
