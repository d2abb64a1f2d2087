//! `match` and its patterns, with parentheses only where the grammar needs them.

use super::Printer;
use super::expression::Level;
use crate::tree::{Expr, MatchCase, Pattern, PatternKind};

/// What may stand in a place without parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Everything.
    Open,
    /// What `as` names, and the last part of it: alternatives, but no other `as`.
    Alternatives,
    /// One of several alternatives.
    Closed,
}

impl Printer<'_> {
    pub(super) fn match_statement(&mut self, subject: &Expr, cases: &[MatchCase]) {
        self.write("match ");
        self.expression(subject, Level::Test);
        self.write(":\n");
        self.indent += 1;
        for case in cases {
            self.line();
            self.write("case ");
            self.pattern(&case.pattern, Place::Open);
            if let Some(guard) = &case.guard {
                self.write(" if ");
                self.expression(guard, Level::Test);
            }
            self.suite(&case.body);
        }
        self.indent -= 1;
    }

    fn pattern(&mut self, pattern: &Pattern, place: Place) {
        crate::with_enough_stack(|| {
            let needs = match pattern.kind {
                PatternKind::As { .. } => Place::Open,
                PatternKind::Or(_) => Place::Alternatives,
                _ => Place::Closed,
            };
            let parentheses = needs < place;
            self.write(if parentheses { "(" } else { "" });
            self.pattern_node(&pattern.kind);
            self.write(if parentheses { ")" } else { "" });
        });
    }

    fn pattern_node(&mut self, kind: &PatternKind) {
        match kind {
            PatternKind::Value(value) => self.expression(value, Level::Test),
            PatternKind::Singleton(value) => self.write(&crate::repr::constant(value)),
            PatternKind::Sequence(patterns) => {
                self.write("[");
                self.patterns(patterns);
                self.write("]");
            }
            PatternKind::Mapping { keys, patterns, rest } => {
                self.write("{");
                for (key, pattern) in keys.iter().zip(patterns) {
                    self.expression(key, Level::Test);
                    self.write(": ");
                    self.pattern(pattern, Place::Open);
                    self.write(", ");
                }
                if let Some(rest) = rest {
                    self.write("**");
                    self.name(rest.name);
                }
                self.write("}");
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.expression(class, Level::Primary);
                self.write("(");
                self.patterns(patterns);
                self.write(if patterns.is_empty() || keywords.is_empty() { "" } else { ", " });
                self.separated(", ", keywords, |printer, (name, pattern)| {
                    printer.name(name.name);
                    printer.write("=");
                    printer.pattern(pattern, Place::Open);
                });
                self.write(")");
            }
            PatternKind::Star(name) => {
                self.write("*");
                match name {
                    Some(name) => self.name(name.name),
                    None => self.write("_"),
                }
            }
            PatternKind::Capture(name) => self.name(name.name),
            PatternKind::As { pattern, name } => {
                self.pattern(pattern, Place::Alternatives);
                self.write(" as ");
                self.name(name.name);
            }
            PatternKind::Wildcard => self.write("_"),
            PatternKind::Or(patterns) => {
                self.separated(" | ", patterns, |printer, pattern| printer.pattern(pattern, Place::Closed));
            }
        }
    }

    fn patterns(&mut self, patterns: &[Pattern]) {
        self.separated(", ", patterns, |printer, pattern| printer.pattern(pattern, Place::Open));
    }
}
