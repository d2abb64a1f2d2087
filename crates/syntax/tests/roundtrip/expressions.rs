//! Random expressions, of the forms that the parser gives.

use crate::{NOWHERE, name};
use minipy_syntax::tree::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn expr(kind: ExprKind) -> Expr {
    Expr { span: NOWHERE, kind }
}

pub(crate) fn ident() -> BoxedStrategy<Ident> {
    name().prop_map(|name| Ident { name, span: NOWHERE }).boxed()
}

fn constant() -> impl Strategy<Value = Constant> {
    prop_oneof![
        Just(Constant::None),
        any::<bool>().prop_map(Constant::Bool),
        Just(Constant::Ellipsis),
        (0..i64::MAX).prop_map(Constant::Int),
        Just(Constant::BigInt { digits: "9223372036854775808".into(), radix: 10 }),
        any::<f64>().prop_map(|value| Constant::Float(if value.is_nan() { 0.5 } else { value.abs() })),
        any::<f64>().prop_map(|value| Constant::Imaginary(if value.is_nan() { 0.5 } else { value.abs() })),
        any::<String>().prop_map(Constant::Str),
        vec(any::<u8>(), 0..9).prop_map(Constant::Bytes),
    ]
}

/// Any expression; the strategy is large, so it is built once.
pub(crate) fn expression() -> BoxedStrategy<Expr> {
    thread_local!(static BUILT: BoxedStrategy<Expr> = build_expression());
    BUILT.with(Clone::clone)
}

fn build_expression() -> BoxedStrategy<Expr> {
    let leaf = prop_oneof![
        name().prop_map(|name| expr(ExprKind::Name(name))),
        constant().prop_map(|value| expr(ExprKind::Constant(value))),
    ];
    leaf.prop_recursive(4, 40, 4, |inner| {
        prop_oneof![
            operation(inner.clone()),
            display_of(inner.clone()),
            trailer(inner.clone()),
            comprehension(inner.clone()),
            parts(inner, 2).prop_map(|parts| expr(ExprKind::JoinedStr(parts))),
        ]
    })
    .boxed()
}

fn boxed(inner: &BoxedStrategy<Expr>) -> BoxedStrategy<Box<Expr>> {
    inner.clone().prop_map(Box::new).boxed()
}

fn operation(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Expr> {
    use BinaryOp::*;
    let binary = proptest::sample::select(vec![
        Add, Sub, Mul, MatMul, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv,
    ]);
    let unary = proptest::sample::select(vec![UnaryOp::Invert, UnaryOp::Not, UnaryOp::Plus, UnaryOp::Minus]);
    let comparison = proptest::sample::select(vec![
        CompareOp::Eq,
        CompareOp::Lt,
        CompareOp::Is,
        CompareOp::IsNot,
        CompareOp::In,
        CompareOp::NotIn,
    ]);
    let bool_op = prop_oneof![Just(BoolOp::And), Just(BoolOp::Or)];
    prop_oneof![
        (bool_op, vec(inner.clone(), 2..4)).prop_map(|(op, values)| expr(ExprKind::BoolOp { op, values })),
        (ident(), boxed(&inner)).prop_map(|(target, value)| expr(ExprKind::NamedExpr { target, value })),
        (boxed(&inner), binary, boxed(&inner)).prop_map(|(left, op, right)| expr(ExprKind::BinOp { left, op, right })),
        (unary, boxed(&inner)).prop_map(|(op, operand)| expr(ExprKind::UnaryOp { op, operand })),
        (boxed(&inner), boxed(&inner), boxed(&inner)).prop_map(|(test, body, orelse)| expr(ExprKind::IfExp {
            test,
            body,
            orelse
        })),
        (parameters(inner.clone(), false), boxed(&inner))
            .prop_map(|(parameters, body)| expr(ExprKind::Lambda { parameters: Box::new(parameters), body })),
        (boxed(&inner), vec((comparison, inner.clone()), 1..3)).prop_map(|(left, rest)| {
            let (ops, comparators) = rest.into_iter().unzip();
            expr(ExprKind::Compare { left, ops, comparators })
        }),
        option::of(boxed(&inner)).prop_map(|value| expr(ExprKind::Yield(value))),
        boxed(&inner).prop_map(|value| expr(ExprKind::YieldFrom(value))),
    ]
}

/// An element of a list, call or tuple, which may have a star.
fn element(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Expr> {
    prop_oneof![
        4 => inner.clone(),
        1 => boxed(&inner).prop_map(|value| expr(ExprKind::Starred(value))),
    ]
}

fn display_of(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Expr> {
    let item = prop_oneof![
        3 => (inner.clone().prop_map(Some), inner.clone()),
        1 => (Just(None), inner.clone()),
    ];
    prop_oneof![
        vec(element(inner.clone()), 0..3).prop_map(|elements| expr(ExprKind::List(elements))),
        vec(element(inner.clone()), 0..3).prop_map(|elements| expr(ExprKind::Tuple(elements))),
        vec(element(inner.clone()), 1..3).prop_map(|elements| expr(ExprKind::Set(elements))),
        vec(item, 0..3).prop_map(|items| expr(ExprKind::Dict { items })),
    ]
}

pub(crate) fn keywords(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Vec<Keyword>> {
    vec((option::of(ident()), inner).prop_map(|(name, value)| Keyword { span: NOWHERE, name, value }), 0..3)
}

pub(crate) fn arguments(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Vec<Expr>> {
    vec(element(inner), 0..3)
}

fn slice(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Expr> {
    let part = option::of(boxed(&inner));
    (part.clone(), part.clone(), part).prop_map(|(lower, upper, step)| expr(ExprKind::Slice { lower, upper, step }))
}

pub(crate) fn trailer(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Expr> {
    let index = prop_oneof![
        inner.clone(),
        slice(inner.clone()),
        vec(prop_oneof![slice(inner.clone()), element(inner.clone())], 1..3)
            .prop_map(|elements| expr(ExprKind::Tuple(elements))),
    ];
    prop_oneof![
        (boxed(&inner), arguments(inner.clone()), keywords(inner.clone()))
            .prop_map(|(function, args, keywords)| expr(ExprKind::Call { function, args, keywords })),
        (boxed(&inner), ident()).prop_map(|(value, attribute)| expr(ExprKind::Attribute { value, attribute })),
        (boxed(&inner), index.prop_map(Box::new)).prop_map(|(value, index)| expr(ExprKind::Subscript { value, index })),
    ]
}

/// What can be assigned to.
pub(crate) fn target(inner: BoxedStrategy<Expr>) -> BoxedStrategy<Expr> {
    let single = prop_oneof![
        name().prop_map(|name| expr(ExprKind::Name(name))),
        (boxed(&inner), ident()).prop_map(|(value, attribute)| expr(ExprKind::Attribute { value, attribute })),
        (boxed(&inner), boxed(&inner)).prop_map(|(value, index)| expr(ExprKind::Subscript { value, index })),
    ];
    single
        .prop_recursive(2, 6, 3, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..3).prop_map(|elements| expr(ExprKind::Tuple(elements))),
                vec(element(inner.boxed()), 0..3).prop_map(|elements| expr(ExprKind::List(elements))),
            ]
        })
        .boxed()
}

fn comprehension(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Expr> {
    let clause = (target(inner.clone()), inner.clone(), vec(inner.clone(), 0..2))
        .prop_map(|(target, iter, conditions)| Comprehension { target, iter, conditions });
    let clauses = vec(clause, 1..3);
    prop_oneof![
        (boxed(&inner), clauses.clone())
            .prop_map(|(element, generators)| expr(ExprKind::ListComp { element, generators })),
        (boxed(&inner), clauses.clone())
            .prop_map(|(element, generators)| expr(ExprKind::SetComp { element, generators })),
        (boxed(&inner), clauses.clone())
            .prop_map(|(element, generators)| expr(ExprKind::GeneratorExp { element, generators })),
        (boxed(&inner), boxed(&inner), clauses).prop_map(|(key, value, generators)| expr(ExprKind::DictComp {
            key,
            value,
            generators
        })),
    ]
}

/// The parts of an f-string: texts are not empty and never side by side.
fn parts(inner: BoxedStrategy<Expr>, depth: u32) -> BoxedStrategy<Vec<FStringPart>> {
    let spec = match depth {
        0 => Just(None).boxed(),
        _ => option::of(parts(inner.clone(), depth - 1)).boxed(),
    };
    let conversion = option::of(prop_oneof![Just(Conversion::Str), Just(Conversion::Repr), Just(Conversion::Ascii)]);
    let field = (boxed(&inner), conversion, spec).prop_map(|(value, conversion, spec)| FStringPart::Field {
        span: NOWHERE,
        value,
        conversion,
        spec,
    });
    vec((any::<String>(), option::of(field)), 0..3)
        .prop_map(|pairs| {
            let mut parts = Vec::new();
            for (text, field) in pairs {
                if !text.is_empty() && !matches!(parts.last(), Some(FStringPart::Literal(_))) {
                    parts.push(FStringPart::Literal(text));
                }
                parts.extend(field);
            }
            parts
        })
        .boxed()
}

/// Parameters, those with defaults after those without.
pub(crate) fn parameters(inner: BoxedStrategy<Expr>, annotated: bool) -> impl Strategy<Value = Parameters> {
    let annotation = if annotated { option::of(inner.clone()).boxed() } else { Just(None).boxed() };
    let plain =
        (ident(), annotation.clone()).prop_map(|(name, annotation)| Parameter { name, annotation, default: None });
    let any = (ident(), annotation, option::of(inner)).prop_map(|(name, annotation, default)| Parameter {
        name,
        annotation,
        default,
    });
    let counts = (vec(any.clone(), 0..3), 0..3usize, vec(any, 0..2), option::of(plain.clone()), option::of(plain));
    counts.prop_map(|(mut positional, posonly, kwonly, vararg, kwarg)| {
        positional.sort_by_key(|parameter| parameter.default.is_some());
        let regular = positional.split_off(posonly.min(positional.len()));
        Parameters { posonly: positional, regular, vararg, kwonly, kwarg }
    })
}
