//! Text made of pieces: f-strings, and `'...' % (...)` where it can be done the same way.

use bytecode::{Constant, Location, Op};
use syntax::tree::{self, Conversion, Expr, ExprKind, FStringPart};

use crate::generator::{Done, Generator};

/// A piece of a template for `%`.
enum Piece {
    Literal(String),
    Field { conversion: Conversion, spec: String },
}

impl<'t> Generator<'t> {
    /// An f-string, or the format specification of one of its fields.
    pub(crate) fn joined(&mut self, parts: &'t [FStringPart], location: Location) -> Done {
        for part in parts {
            match part {
                FStringPart::Literal(text) => self.constant(Constant::Str(text.clone()), location),
                FStringPart::Field { span, value, conversion, spec } => {
                    let field = self.location(*span);
                    self.expression(value)?;
                    if let Some(conversion) = conversion {
                        self.emit(Op::CONVERT_VALUE, number(*conversion), field);
                    }
                    match spec {
                        Some(spec) => {
                            self.joined(spec, field)?;
                            self.emit(Op::FORMAT_WITH_SPEC, 0, field);
                        }
                        None => self.emit(Op::FORMAT_SIMPLE, 0, field),
                    }
                }
            }
        }
        self.build_string(parts.len(), location);
        Ok(())
    }

    fn build_string(&mut self, parts: usize, location: Location) {
        match parts {
            0 => self.constant(Constant::Str(String::new()), location),
            1 => {}
            count => self.emit(Op::BUILD_STRING, count as u32, location),
        }
    }

    /// `'%s: %r' % (a, b)` as an f-string (`optimize_format` in CPython's ast_opt.c); tells whether
    /// the template is of that kind and the code is written.
    pub(crate) fn percent(
        &mut self,
        template: &Expr,
        values: &'t Expr,
        location: Location,
    ) -> Result<bool, source::Diagnostic> {
        let (ExprKind::Constant(tree::Constant::Str(template)), ExprKind::Tuple(values)) =
            (&template.kind, &values.kind)
        else {
            return Ok(false);
        };
        if values.iter().any(|value| matches!(value.kind, ExprKind::Starred(_))) {
            return Ok(false);
        }
        let Some(pieces) = pieces(template) else { return Ok(false) };
        let is_field = |piece: &&Piece| matches!(piece, Piece::Field { .. });
        if pieces.iter().filter(is_field).count() != values.len() {
            return Ok(false);
        }
        let mut values = values.iter();
        let count = pieces.len();
        for piece in pieces {
            match piece {
                Piece::Literal(text) => self.constant(Constant::Str(text), location),
                Piece::Field { conversion, spec } => {
                    let Some(value) = values.next() else { break };
                    let field = self.location_of(value);
                    self.expression(value)?;
                    self.emit(Op::CONVERT_VALUE, number(conversion), field);
                    if spec.is_empty() {
                        self.emit(Op::FORMAT_SIMPLE, 0, field);
                    } else {
                        self.constant(Constant::Str(spec), field);
                        self.emit(Op::FORMAT_WITH_SPEC, 0, field);
                    }
                }
            }
        }
        self.build_string(count, location);
        Ok(true)
    }
}

/// The argument of `CONVERT_VALUE`.
fn number(conversion: Conversion) -> u32 {
    match conversion {
        Conversion::Str => 1,
        Conversion::Repr => 2,
        Conversion::Ascii => 3,
    }
}

/// A template's pieces, if it uses nothing but `%s`, `%r`, `%a` with width and precision, and `%%`.
fn pieces(template: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        literal.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            literal.push('%');
            rest = after;
            continue;
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        let (piece, after) = field(rest)?;
        pieces.push(piece);
        rest = after;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Some(pieces)
}

/// The field at the start of `text`, which stands after its `%`, and what follows it.
fn field(text: &str) -> Option<(Piece, &str)> {
    let left = text.trim_start_matches('-');
    let is_left = left.len() < text.len();
    let (width, rest) = digits(left)?;
    let (precision, rest) = match rest.strip_prefix('.') {
        Some(rest) => {
            let (precision, rest) = digits(rest)?;
            (Some(if precision.is_empty() { "0" } else { precision }), rest)
        }
        None => (None, rest),
    };
    let conversion = match rest.chars().next()? {
        's' => Conversion::Str,
        'r' => Conversion::Repr,
        'a' => Conversion::Ascii,
        _ => return None,
    };
    let mut spec = String::new();
    if !width.is_empty() {
        spec.push_str(if is_left { "" } else { ">" });
        spec.push_str(width);
    }
    if let Some(precision) = precision {
        spec.push('.');
        spec.push_str(precision);
    }
    Some((Piece::Field { conversion, spec }, &rest[1..]))
}

/// Leading digits, at most three; a leading zero is a flag and not for here.
fn digits(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let fits = length <= 3 && !(length > 0 && text.starts_with('0'));
    fits.then(|| text.split_at(length))
}
