//! Generated programs: as CPython prints them, and the same for the same seed.

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use super::config;
use crate::support::{command, cpython, minipy, outcome};

/// An expression over the names `a` to `e`; it may well raise.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        (-3i64..100).prop_map(|number| number.to_string()),
        prop_oneof![Just("a"), Just("b"), Just("c"), Just("d"), Just("e")].prop_map(str::to_owned),
        prop_oneof![
            Just("'xyz'"),
            Just("[1, 2, 3]"),
            Just("(4, 'é')"),
            Just("{1: 'one'}"),
            Just("2.5"),
            Just("None"),
            Just("True"),
            Just("2**70")
        ]
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let operator = prop_oneof![
            Just("+"), Just("-"), Just("*"), Just("//"), Just("%"), Just("/"), Just("&"), Just("<"), Just("=="), Just("and"), Just("or"),
            Just("in"), Just("is not")
        ];
        let function = prop_oneof![
            Just("len"), Just("str"), Just("repr"), Just("abs"), Just("sorted"), Just("bool"), Just("sum"), Just("f"), Just("list"), Just("type")
        ];
        prop_oneof![
            4 => (inner.clone(), operator, inner.clone()).prop_map(|(left, operator, right)| format!("({left} {operator} {right})")),
            2 => (function, inner.clone()).prop_map(|(function, argument)| format!("{function}({argument})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(value, index)| format!("{value}[{index}]")),
            1 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, test, b)| format!("({a} if {test} else {b})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a}, {b}]")),
            1 => (inner.clone(), inner.clone()).prop_map(|(item, items)| format!("[x for x in {items} if x != {item}]")),
            1 => inner.clone().prop_map(|value| format!("f'<{{({})}}>'", value.replace('\'', "\""))),
            1 => inner.prop_map(|value| format!("(lambda x: x)({value})")),
        ]
    })
}

/// A statement in lines; blocks hold more.
fn statement() -> impl Strategy<Value = Vec<String>> {
    let name = || prop_oneof![Just("a"), Just("b"), Just("c"), Just("d"), Just("e")];
    let simple = prop_oneof![
        3 => (name(), expression()).prop_map(|(name, value)| vec![format!("{name} = {value}")]),
        2 => expression().prop_map(|value| vec![format!("print({value})")]),
        1 => (name(), expression()).prop_map(|(name, value)| vec![format!("{name} += {value}")]),
        1 => (name(), name(), expression()).prop_map(|(a, b, value)| vec![format!("{a}, *{b} = {value}")]),
        1 => expression().prop_map(|value| vec![format!("assert {value}, 'wrong'")]),
    ];
    simple.prop_recursive(2, 12, 4, move |inner| {
        let block = vec(inner, 1..4)
            .prop_map(|blocks| blocks.into_iter().flatten().map(|line| format!("    {line}")).collect::<Vec<_>>());
        prop_oneof![
            (expression(), block.clone(), block.clone()).prop_map(|(test, then, other)| {
                [vec![format!("if {test}:")], then, vec!["else:".to_owned()], other].concat()
            }),
            (name(), block.clone()).prop_map(|(name, body)| [vec![format!("for {name} in range(3):")], body].concat()),
            (block.clone(), block).prop_map(|(body, last)| {
                let handler = "    print(type(error).__name__, error)".to_owned();
                let middle = vec!["except Exception as error:".to_owned(), handler, "finally:".to_owned()];
                [vec!["try:".to_owned()], body, middle, last].concat()
            }),
        ]
    })
}

/// A program in which whatever is raised is printed.
fn program(statements: &[Vec<String>]) -> String {
    let mut text = "def f(x):\n    return x[0] if x else x\n\n".to_owned();
    text += "a, b, c, d, e = 1, 'two', [3, 4], {'k': 5}, 6.5\n";
    for statement in statements {
        text += "try:\n";
        for line in statement {
            text += &format!("    {line}\n");
        }
        text += "except Exception as error:\n    print(type(error).__name__, error)\n";
    }
    text + "print(a, b, c, d, e)\n"
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn generated_programs_print_what_cpython_prints(statements in vec(statement(), 25)) {
        let Some(python) = cpython() else {
            eprintln!("no CPython 3.13 here (set PYTHON): nothing to compare with");
            return Ok(());
        };
        let text = program(&statements);
        let expected = outcome(command(&python, Path::new(".")).args(["-W", "ignore", "-"]), text.as_bytes());
        let mut got = outcome(minipy(Path::new(".")).arg("-"), text.as_bytes());
        // What is doubtful is warned about by both; that is tested elsewhere.
        got.stderr = got.stderr.lines().filter(|line| !line.contains("SyntaxWarning")).collect();
        prop_assert_eq!(&got.stdout, &expected.stdout, "{}", text);
        prop_assert_eq!((got.status, got.stderr.as_str()), (expected.status, ""), "{}", text);
    }
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn the_same_seed_prints_the_same(seed in any::<u64>(), threads in 2usize..6, times in 1usize..400) {
        let text = format!(
            "import threading, time, random\nn = 0\nlog = []\n\
             def work(i):\n    global n\n    for k in range({times}):\n        n += 1\n        if k % 50 == 0:\n            \
             log.append((i, k, random.random()))\n            time.sleep(0.001 * i)\n\
             ts = [threading.Thread(target=work, args=(i,)) for i in range({threads})]\n\
             for t in ts: t.start()\nfor t in ts: t.join()\n\
             print(n, time.monotonic(), id(log), hash('x'))\nprint(log)\n\
             print([hash(x) for x in {{object() for _ in range(20)}}])\n"
        );
        let run = || outcome(minipy(Path::new(".")).args(["--seed", &seed.to_string(), "-"]), text.as_bytes());
        let first = run();
        prop_assert_eq!((first.status, first.stderr.as_str()), (Some(0), ""));
        let total: usize = first.stdout.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0);
        prop_assert!(total >= 1 && total <= threads * times, "{}", first.stdout);
        prop_assert_eq!(run(), first);
    }
}
