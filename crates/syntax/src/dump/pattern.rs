//! `match` cases and patterns as nodes.

use super::{Dumper, Field, Node};
use crate::repr;
use crate::tree::{Ident, MatchCase, Pattern, PatternKind};

impl Dumper<'_> {
    pub(super) fn cases(&self, cases: &[MatchCase]) -> Field {
        let case = |case: &MatchCase| {
            Field::Node(
                Node::new("match_case")
                    .with("pattern", self.pattern(&case.pattern))
                    .with_some("guard", self.optional(&case.guard))
                    .with("body", self.statements(&case.body)),
            )
        };
        Field::List(cases.iter().map(case).collect())
    }

    fn patterns(&self, patterns: &[Pattern]) -> Field {
        Field::List(patterns.iter().map(|pattern| self.pattern(pattern)).collect())
    }

    fn pattern(&self, pattern: &Pattern) -> Field {
        crate::with_enough_stack(|| self.at(self.pattern_node(&pattern.kind), pattern.span))
    }

    fn pattern_node(&self, kind: &PatternKind) -> Node {
        let name = |ident: &Ident| self.name(ident.name);
        match kind {
            PatternKind::Value(value) => Node::new("MatchValue").with("value", self.load(value)),
            PatternKind::Singleton(value) => {
                Node::new("MatchSingleton").with("value", Field::Text(repr::constant(value)))
            }
            PatternKind::Sequence(patterns) => Node::new("MatchSequence").with("patterns", self.patterns(patterns)),
            PatternKind::Mapping { keys, patterns, rest } => Node::new("MatchMapping")
                .with("keys", Field::List(keys.iter().map(|key| self.load(key)).collect()))
                .with("patterns", self.patterns(patterns))
                .with_some("rest", rest.as_ref().map(name)),
            PatternKind::Class { class, patterns, keywords } => Node::new("MatchClass")
                .with("cls", self.load(class))
                .with("patterns", self.patterns(patterns))
                .with("kwd_attrs", Field::List(keywords.iter().map(|(ident, _)| name(ident)).collect()))
                .with("kwd_patterns", Field::List(keywords.iter().map(|(_, pattern)| self.pattern(pattern)).collect())),
            PatternKind::Star(rest) => Node::new("MatchStar").with_some("name", rest.as_ref().map(name)),
            PatternKind::Capture(ident) => Node::new("MatchAs").with("name", name(ident)),
            PatternKind::As { pattern, name: ident } => {
                Node::new("MatchAs").with("pattern", self.pattern(pattern)).with("name", name(ident))
            }
            PatternKind::Wildcard => Node::new("MatchAs"),
            PatternKind::Or(patterns) => Node::new("MatchOr").with("patterns", self.patterns(patterns)),
        }
    }
}
