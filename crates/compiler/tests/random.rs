//! Property: whatever parses either compiles to code that the verifier accepts, or is refused.

use minipy_compiler::{Mode, compile};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use source::{Names, SourceText};

/// An expression.
fn expression() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        Just("a".to_owned()),
        Just("b".to_owned()),
        Just("self".to_owned()),
        Just("1".to_owned()),
        Just("None".to_owned()),
        Just("'s'".to_owned()),
        Just("super()".to_owned()),
        Just("__class__".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let (x, y, z) = (inner.clone(), inner.clone(), inner);
        (0..20usize, x, y, z).prop_map(|(form, x, y, z)| match form {
            0 => format!("({x} + {y})"),
            1 => format!("({x} and {y} or not {z})"),
            2 => format!("({x} if {y} else {z})"),
            3 => format!("({x} < {y} <= {z})"),
            4 => format!("({x} is not None in {y})"),
            5 => format!("[{x} for a in {y} if {z}]"),
            6 => format!("{{{x}: {y} for b, *a in {z}}}"),
            7 => format!("sum({x} for a in {y} for b in {z})"),
            8 => format!("(lambda a, *c, b={x}: {y})"),
            9 => format!("{x}.m({y}, *{z})"),
            10 => format!("f({x}, k={y}, **{z})"),
            11 => format!("{x}[{y}:{z}]"),
            12 => format!("(c := {x})"),
            13 => "(yield)".to_owned(),
            14 => format!("(yield from {x})"),
            15 => format!("f'{{{x}!r:>{{{y}}}}}'"),
            16 => format!("{{*{x}, {y}}}"),
            17 => format!("super().m({x})"),
            18 => format!("[[{x} for b in {y}] for a in {z}]"),
            _ => format!("(not {x}, -{y})"),
        })
    })
    .boxed()
}

/// A pattern.
fn pattern() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        Just("_".to_owned()),
        Just("a".to_owned()),
        Just("b".to_owned()),
        Just("1".to_owned()),
        Just("-2.5+1j".to_owned()),
        Just("None".to_owned()),
        Just("a.b".to_owned()),
        Just("{}".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        (0..10usize, inner.clone(), inner).prop_map(|(form, x, y)| match form {
            0 => format!("[{x}, {y}]"),
            1 => format!("[{x}, *_, {y}]"),
            2 => format!("[*c, {x}]"),
            3 => format!("{{'k': {x}, a.b: {y}}}"),
            4 => format!("{{1: {x}, **d}}"),
            5 => format!("A({x}, k={y})"),
            6 => format!("({x} | {y})"),
            7 => format!("({x} as c)"),
            8 => "(a.b | [] as c)".to_owned(),
            _ => format!("({x}, 1) | (1, {x})"),
        })
    })
    .boxed()
}

/// A statement: its lines, not indented.
fn statement() -> BoxedStrategy<Vec<String>> {
    let e = expression;
    let simple = (0..15usize, e(), e()).prop_map(|(form, x, y)| {
        vec![match form {
            0 => format!("a = {x}"),
            1 => format!("a, (b, *c) = {x}, {y}"),
            2 => format!("a, b = {x}, {y}"),
            3 => format!("a.b += {x}"),
            4 => format!("a[{x}] -= {y}"),
            5 => format!("return {x}"),
            6 => "break".to_owned(),
            7 => "continue".to_owned(),
            8 => "return".to_owned(),
            9 => format!("raise {x} from {y}"),
            10 => format!("assert {x}, {y}"),
            11 => format!("del a, b[{x}]"),
            12 => format!("x: {x} = {y}"),
            13 => format!("type X[T: {x}] = {y}"),
            _ => x,
        }]
    });
    simple
        .prop_recursive(4, 20, 3, move |inner| {
            let block = prop::collection::vec(inner, 1..3);
            let (one, two, three) = (block.clone(), block.clone(), block);
            (0..12usize, e(), pattern(), one, two, three).prop_map(|(form, x, p, one, two, three)| match form {
                0 => compound([(format!("if {x}:"), one), ("else:".to_owned(), two)]),
                1 => compound([(format!("while {x}:"), one), ("else:".to_owned(), two)]),
                2 => compound([(format!("for a in {x}:"), one), ("else:".to_owned(), two)]),
                3 => compound([("try:".to_owned(), one), ("finally:".to_owned(), two)]),
                4 => compound([
                    ("try:".to_owned(), one),
                    (format!("except {x} as b:"), two),
                    ("else:".to_owned(), three),
                ]),
                5 => compound([("try:".to_owned(), one), ("except:".to_owned(), two), ("finally:".to_owned(), three)]),
                6 => compound([(format!("with {x} as a, b:"), one)]),
                7 if x.len() % 2 == 0 => compound([(format!("def f[T: {x}, *U](self, a: T, c={x}):"), one)]),
                7 => compound([(format!("def f(self, a, c={x}):"), one)]),
                8 if x.len() % 2 == 0 => compound([(format!("class A[T = {x}](T, k={x}):"), one)]),
                8 => compound([(format!("class A({x}):"), one)]),
                9 => compound([
                    ("try:".to_owned(), one),
                    (format!("except* {x} as b:"), two),
                    ("except* a:".to_owned(), three),
                ]),
                10 => {
                    let cases = [(format!("case {p} if {x}:"), one), (format!("case {p} | a.b:"), two)];
                    compound([(
                        format!("match {x}:"),
                        vec![compound(cases), compound([("case _:".to_owned(), three)])],
                    )])
                }
                _ => compound([(format!("match a, {x}:"), vec![compound([(format!("case {p}:"), one)])])]),
            })
        })
        .boxed()
}

fn compound<const N: usize>(clauses: [(String, Vec<Vec<String>>); N]) -> Vec<String> {
    let mut lines = Vec::new();
    for (head, body) in clauses {
        lines.push(head);
        lines.extend(body.into_iter().flatten().map(|line| format!(" {line}")));
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(709), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn compiled_code_verifies(body in prop::collection::vec(statement(), 1..4)) {
        let program = compound([("def f(self, a):".to_owned(), body)]).join("\n") + "\n";
        let text = SourceText::new("random.py", program.as_str());
        let names = Names::new();
        let parsed = syntax::parse(&text, &names, Mode::File);
        if parsed.error().is_none() && let Ok(code) = compile(&parsed.module, &text, &names, Mode::File) {
            prop_assert_eq!(bytecode::verify(&code), Ok(()), "{}", program);
        }
    }
}
