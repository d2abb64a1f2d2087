//! Random patterns, of the forms that the parser gives.

use crate::expressions::ident;
use crate::{NOWHERE, names};
use minipy_syntax::tree::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn expr(kind: ExprKind) -> Expr {
    Expr { span: NOWHERE, kind }
}

fn make(kind: PatternKind) -> Pattern {
    Pattern { span: NOWHERE, kind }
}

/// A name that a pattern can bind.
fn target() -> impl Strategy<Value = Ident> {
    ident().prop_filter("a wildcard binds nothing", |ident| names().text(ident.name) != "_")
}

fn dotted() -> impl Strategy<Value = Expr> {
    (target(), vec(ident(), 1..3)).prop_map(|(first, rest)| {
        rest.into_iter().fold(expr(ExprKind::Name(first.name)), |value, attribute| {
            expr(ExprKind::Attribute { value: Box::new(value), attribute })
        })
    })
}

/// A number, perhaps with a sign, perhaps complex.
fn number() -> impl Strategy<Value = Expr> {
    let real = prop_oneof![
        (0..i64::MAX).prop_map(Constant::Int),
        any::<f64>().prop_map(|value| Constant::Float(if value.is_nan() { 0.5 } else { value.abs() })),
    ];
    let real = (real, any::<bool>()).prop_map(|(value, negative)| {
        let value = expr(ExprKind::Constant(value));
        match negative {
            true => expr(ExprKind::UnaryOp { op: UnaryOp::Minus, operand: Box::new(value) }),
            false => value,
        }
    });
    (real, option::of((any::<bool>(), 0..100u32))).prop_map(|(real, imaginary)| match imaginary {
        None => real,
        Some((plus, imaginary)) => expr(ExprKind::BinOp {
            left: Box::new(real),
            op: if plus { BinaryOp::Add } else { BinaryOp::Sub },
            right: Box::new(expr(ExprKind::Constant(Constant::Imaginary(f64::from(imaginary))))),
        }),
    })
}

fn value() -> impl Strategy<Value = Expr> {
    prop_oneof![
        number(),
        dotted(),
        any::<String>().prop_map(|text| expr(ExprKind::Constant(Constant::Str(text)))),
        vec(any::<u8>(), 0..9).prop_map(|bytes| expr(ExprKind::Constant(Constant::Bytes(bytes)))),
    ]
}

fn singleton() -> impl Strategy<Value = Constant> {
    prop_oneof![Just(Constant::None), any::<bool>().prop_map(Constant::Bool)]
}

fn sequence(inner: BoxedStrategy<Pattern>) -> impl Strategy<Value = Pattern> {
    let star = option::of(target()).prop_map(|name| make(PatternKind::Star(name)));
    vec(prop_oneof![4 => inner, 1 => star], 0..4).prop_map(|patterns| make(PatternKind::Sequence(patterns)))
}

/// Any pattern.
pub(crate) fn pattern() -> BoxedStrategy<Pattern> {
    let leaf = prop_oneof![
        value().prop_map(|value| make(PatternKind::Value(value))),
        singleton().prop_map(|value| make(PatternKind::Singleton(value))),
        target().prop_map(|name| make(PatternKind::Capture(name))),
        Just(make(PatternKind::Wildcard)),
    ];
    leaf.prop_recursive(3, 20, 3, |inner| {
        let key = prop_oneof![value(), singleton().prop_map(|value| expr(ExprKind::Constant(value)))];
        let class = prop_oneof![target().prop_map(|name| expr(ExprKind::Name(name.name))), dotted()];
        prop_oneof![
            sequence(inner.clone()),
            (vec((key, inner.clone()), 0..3), option::of(target())).prop_map(|(items, rest)| {
                let (keys, patterns) = items.into_iter().unzip();
                make(PatternKind::Mapping { keys, patterns, rest })
            }),
            (class, vec(inner.clone(), 0..3), vec((ident(), inner.clone()), 0..3))
                .prop_map(|(class, patterns, keywords)| make(PatternKind::Class { class, patterns, keywords })),
            (inner.clone().prop_map(Box::new), target())
                .prop_map(|(pattern, name)| make(PatternKind::As { pattern, name })),
            vec(inner, 2..4).prop_map(|patterns| make(PatternKind::Or(patterns))),
        ]
    })
    .boxed()
}
