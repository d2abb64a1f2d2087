//! The first walk through `match`: patterns bind names.

use syntax::tree::{Ident, MatchCase, Pattern, PatternKind};

use super::Uses;
use super::collect::{Collector, Walk};

impl Collector<'_> {
    pub(super) fn case(&mut self, case: &MatchCase) -> Walk {
        self.pattern(&case.pattern)?;
        case.guard.iter().try_for_each(|guard| self.expression(guard))?;
        self.statements(&case.body)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Walk {
        self.descend(pattern.span)?;
        let bind = |this: &mut Self, name: &Ident| this.define(name.name, Uses::LOCAL, pattern.span);
        match &pattern.kind {
            PatternKind::Value(value) => self.expression(value)?,
            PatternKind::Singleton(_) | PatternKind::Wildcard | PatternKind::Star(None) => {}
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => self.patterns(patterns)?,
            PatternKind::Mapping { keys, patterns, rest } => {
                keys.iter().try_for_each(|key| self.expression(key))?;
                self.patterns(patterns)?;
                rest.iter().try_for_each(|rest| bind(self, rest))?;
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.expression(class)?;
                self.patterns(patterns)?;
                keywords.iter().try_for_each(|(_, pattern)| self.pattern(pattern))?;
            }
            PatternKind::Star(Some(name)) | PatternKind::Capture(name) => bind(self, name)?,
            PatternKind::As { pattern: inner, name } => {
                self.pattern(inner)?;
                bind(self, name)?;
            }
        }
        self.ascend();
        Ok(())
    }

    fn patterns(&mut self, patterns: &[Pattern]) -> Walk {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern))
    }
}
