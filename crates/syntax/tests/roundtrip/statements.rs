//! Random statements, of the forms that the parser gives.

use crate::NOWHERE;
use crate::expressions::{arguments, expression, ident, keywords, parameters, target};
use crate::patterns::pattern;
use minipy_syntax::tree::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// One to three statements that nest to a depth.
pub(crate) fn block(depth: u32) -> BoxedStrategy<Vec<Stmt>> {
    vec(statement(depth), 1..4).boxed()
}

fn statement(depth: u32) -> BoxedStrategy<Stmt> {
    let kind = if depth == 0 { simple() } else { prop_oneof![simple(), compound(depth - 1)].boxed() };
    kind.prop_map(|kind| Stmt { span: NOWHERE, kind }).boxed()
}

fn simple() -> BoxedStrategy<StmtKind> {
    let aliases =
        || vec((ident(), option::of(ident())).prop_map(|(name, asname)| Alias { span: NOWHERE, name, asname }), 1..3);
    prop_oneof![
        option::of(expression()).prop_map(StmtKind::Return),
        vec(targets(), 1..3)
            .prop_filter("stars cannot be deleted", |targets| !targets.iter().any(has_star))
            .prop_map(StmtKind::Delete),
        (vec(targets(), 1..3), expression()).prop_map(|(targets, value)| StmtKind::Assign { targets, value }),
        (single_target(), expression()).prop_map(|(target, value)| StmtKind::AugAssign {
            target,
            op: BinaryOp::FloorDiv,
            value
        }),
        (single_target(), expression(), option::of(expression()), any::<bool>()).prop_map(
            |(target, annotation, value, simple)| {
                let simple = simple && matches!(target.kind, ExprKind::Name(_));
                StmtKind::AnnAssign { target, annotation, value, simple }
            }
        ),
        option::of((expression(), option::of(expression()))).prop_map(|raised| match raised {
            None => StmtKind::Raise { exception: None, cause: None },
            Some((exception, cause)) => StmtKind::Raise { exception: Some(exception), cause },
        }),
        (expression(), option::of(expression())).prop_map(|(test, message)| StmtKind::Assert { test, message }),
        aliases().prop_map(StmtKind::Import),
        (ident(), aliases(), 0..5u32).prop_map(|(module, names, level)| StmtKind::ImportFrom {
            module: Some(module),
            names,
            level
        }),
        (aliases(), 1..5u32).prop_map(|(names, level)| StmtKind::ImportFrom { module: None, names, level }),
        vec(ident(), 1..3).prop_map(StmtKind::Global),
        vec(ident(), 1..3).prop_map(StmtKind::Nonlocal),
        expression().prop_map(StmtKind::Expr),
        (ident(), type_params(), expression()).prop_map(|(name, type_params, value)| {
            StmtKind::TypeAlias(Box::new(TypeAlias { name, type_params, value }))
        }),
        Just(StmtKind::Pass),
        Just(StmtKind::Break),
        Just(StmtKind::Continue),
    ]
    .boxed()
}

fn targets() -> BoxedStrategy<Expr> {
    thread_local!(static BUILT: BoxedStrategy<Expr> = target(expression()));
    BUILT.with(Clone::clone)
}

fn single_target() -> impl Strategy<Value = Expr> {
    targets().prop_filter("a name, attribute or subscript", |target| {
        matches!(target.kind, ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. })
    })
}

fn has_star(target: &Expr) -> bool {
    match &target.kind {
        ExprKind::Starred(_) => true,
        ExprKind::List(elements) | ExprKind::Tuple(elements) => elements.iter().any(has_star),
        _ => false,
    }
}

fn maybe_block(depth: u32) -> impl Strategy<Value = Vec<Stmt>> {
    prop_oneof![Just(Vec::new()), block(depth)]
}

fn compound(depth: u32) -> BoxedStrategy<StmtKind> {
    let item = (expression(), option::of(targets())).prop_map(|(context, target)| WithItem { context, target });
    prop_oneof![
        (
            ident(),
            type_params(),
            parameters(expression(), true),
            block(depth),
            vec(expression(), 0..2),
            option::of(expression())
        )
            .prop_map(|(name, type_params, parameters, body, decorators, returns)| {
                let def = FunctionDef { name, type_params, parameters, body, decorators, returns };
                StmtKind::FunctionDef(Box::new(def))
            }),
        (
            ident(),
            type_params(),
            arguments(expression()),
            keywords(expression()),
            block(depth),
            vec(expression(), 0..2)
        )
            .prop_map(|(name, type_params, bases, keywords, body, decorators)| {
                let def = ClassDef { name, type_params, bases, keywords, body, decorators };
                StmtKind::ClassDef(Box::new(def))
            }),
        (prop_oneof![expression(), targets()], vec(case(depth), 1..3))
            .prop_map(|(subject, cases)| StmtKind::Match { subject, cases }),
        (targets(), expression(), block(depth), maybe_block(depth))
            .prop_map(|(target, iter, body, orelse)| StmtKind::For { target, iter, body, orelse }),
        (expression(), block(depth), maybe_block(depth)).prop_map(|(test, body, orelse)| StmtKind::While {
            test,
            body,
            orelse
        }),
        (expression(), block(depth), maybe_block(depth)).prop_map(|(test, body, orelse)| StmtKind::If {
            test,
            body,
            orelse
        }),
        (vec(item, 1..3), block(depth)).prop_map(|(items, body)| StmtKind::With { items, body }),
        (block(depth), vec(handler(depth), 0..3), maybe_block(depth), block(depth), any::<bool>()).prop_map(
            |(body, handlers, orelse, finalbody, finally)| {
                let bare = handlers.is_empty();
                let star = !bare && handlers.iter().all(|handler| handler.exception.is_some());
                StmtKind::Try {
                    body,
                    handlers,
                    orelse: if bare { Vec::new() } else { orelse },
                    finalbody: if bare || finally { finalbody } else { Vec::new() },
                    star,
                }
            }
        ),
    ]
    .boxed()
}

fn handler(depth: u32) -> impl Strategy<Value = ExceptHandler> {
    (option::of((expression(), option::of(ident()))), block(depth)).prop_map(|(caught, body)| {
        let (exception, name) = caught.map_or((None, None), |(exception, name)| (Some(exception), name));
        ExceptHandler { span: NOWHERE, exception, name, body }
    })
}

fn case(depth: u32) -> impl Strategy<Value = MatchCase> {
    (pattern(), option::of(expression()), block(depth)).prop_map(|(pattern, guard, body)| MatchCase {
        pattern,
        guard,
        body,
    })
}

fn type_params() -> impl Strategy<Value = Vec<TypeParam>> {
    let kind = prop_oneof![
        option::of(expression()).prop_map(TypeParamKind::TypeVar),
        Just(TypeParamKind::TypeVarTuple),
        Just(TypeParamKind::ParamSpec),
    ];
    let param = (ident(), kind, option::of(expression())).prop_map(|(name, kind, default)| TypeParam {
        span: NOWHERE,
        name,
        kind,
        default,
    });
    prop_oneof![3 => Just(Vec::new()), 1 => vec(param, 1..3)]
}
