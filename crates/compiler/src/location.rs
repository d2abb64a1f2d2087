//! From byte spans to lines and columns, and the anchors that tracebacks draw.

use bytecode::Location;
use source::Span;
use syntax::tree::{Expr, ExprKind, Pattern, PatternKind};

use crate::generator::Generator;

impl Generator<'_> {
    /// Lines and columns of a span.
    pub(crate) fn location(&self, span: Span) -> Location {
        let start = self.text.position(span.start);
        let end = self.text.position(span.end);
        Location {
            line: start.line,
            end_line: end.line,
            column: start.column,
            end_column: end.column,
            ..Location::default()
        }
    }

    /// Where an expression stands, with its anchor: a binary operator's characters, the brackets
    /// of a subscript or call (`_extract_caret_anchors_from_line_segment` in Lib/traceback.py).
    pub(crate) fn location_of(&self, expr: &Expr) -> Location {
        let anchor = match &expr.kind {
            ExprKind::BinOp { left, right, .. } => self.operator(left.span.end, right.span.start),
            ExprKind::Subscript { value, .. } => self.brackets(value.span.end, expr.span.end, b'['),
            ExprKind::Call { function, .. } => self.brackets(function.span.end, expr.span.end, b'('),
            _ => None,
        };
        self.anchored(expr.span, anchor)
    }

    /// The same for a pattern, which is read as an expression where it can be: `as` makes it none.
    pub(crate) fn location_of_pattern(&self, pattern: &Pattern) -> Location {
        match &pattern.kind {
            PatternKind::Value(value) => self.location_of(value),
            PatternKind::Class { class, .. } if !names_a_part(pattern) => {
                self.anchored(pattern.span, self.brackets(class.span.end, pattern.span.end, b'('))
            }
            _ => self.location(pattern.span),
        }
    }

    /// A span's location with an anchor.
    fn anchored(&self, span: Span, anchor: Option<Span>) -> Location {
        let mut location = self.location(span);
        if let Some(anchor) = anchor {
            let anchor = self.location(anchor);
            location.anchor_line = anchor.line;
            location.anchor_start = anchor.column;
            location.anchor_end = anchor.end_column;
            location.anchor_end_line = anchor.end_line;
        }
        location
    }

    /// Where an attribute access, or the call of the method it names, stands: when it spans
    /// lines, from the attribute's name on (`update_start_location_to_match_attr`).
    pub(crate) fn location_from_attribute(&self, expr: &Expr, attribute: Span) -> Location {
        let start = self.text.position(expr.span.start);
        let attribute_end = self.text.position(attribute.end);
        if start.line == attribute_end.line {
            return self.location_of(expr);
        }
        let anchor = match expr.kind {
            ExprKind::Call { .. } => self.own_brackets(attribute.end, expr.span.end),
            _ => None,
        };
        self.anchored(Span::new(attribute.start, expr.span.end), anchor)
    }

    /// The brackets of a call whose text is shown from the method's name on. If that name stands
    /// in parentheses, the text is no expression, and nothing is marked.
    fn own_brackets(&self, from: u32, end: u32) -> Option<Span> {
        let start = self.find(from, end, |byte| byte == b'(' || byte == b')')?;
        let opens = self.text.text().as_bytes().get(start as usize) == Some(&b'(');
        opens.then(|| Span::new(start, end))
    }

    fn brackets(&self, from: u32, end: u32, open: u8) -> Option<Span> {
        let start = self.find(from, end, |byte| byte == open)?;
        Some(Span::new(start, end))
    }

    fn operator(&self, from: u32, end: u32) -> Option<Span> {
        let start = self.find(from, end, |byte| !byte.is_ascii_whitespace() && byte != b')')?;
        let second = self.text.text().as_bytes().get(start as usize + 1);
        let is_long =
            start + 1 < end && second.is_some_and(|byte| !byte.is_ascii_whitespace() && !b"\\#".contains(byte));
        Some(Span::new(start, start + 1 + u32::from(is_long)))
    }

    /// The first byte from `from` that satisfies `wanted`, comments and continued line ends skipped.
    fn find(&self, from: u32, end: u32, wanted: impl Fn(u8) -> bool) -> Option<u32> {
        let bytes = self.text.text().as_bytes();
        let mut index = from as usize;
        while index < (end as usize).min(bytes.len()) {
            match bytes[index] {
                b'\\' | b'#' => {
                    while index < bytes.len() && bytes[index] != b'\n' {
                        index += 1;
                    }
                }
                byte if wanted(byte) => return Some(index as u32),
                _ => {}
            }
            index += 1;
        }
        None
    }
}

/// Whether there is an `as` in a pattern.
fn names_a_part(pattern: &Pattern) -> bool {
    match &pattern.kind {
        PatternKind::As { .. } => true,
        PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => patterns.iter().any(names_a_part),
        PatternKind::Mapping { patterns, .. } => patterns.iter().any(names_a_part),
        PatternKind::Class { patterns, keywords, .. } => {
            patterns.iter().any(names_a_part) || keywords.iter().any(|(_, pattern)| names_a_part(pattern))
        }
        _ => false,
    }
}
