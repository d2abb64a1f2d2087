//! `minipy explore` against a plain enumeration of small generated programs: their outcomes, and how many interleavings
//! lead to each. On the other side there is no interpreter.

#[path = "explore_programs/machine.rs"]
mod machine;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write;

use machine::{compiled, enumerated};
use proptest::prelude::*;
use support::{minipy, outcome};

/// What a thread can do.
#[derive(Clone, Debug)]
enum Statement {
    /// `slot += number`
    Add(usize, i64),
    /// `slot = other`
    Copy(usize, usize),
    /// `print(slot)`
    Print(usize),
    /// `if slot == number: ...`
    If(usize, i64, Vec<Statement>),
    /// An exception that is raised if `slot == number`, and caught.
    Try(usize, i64, Vec<Statement>),
    /// `if slot == number: raise KeyError(number)`, which nobody catches.
    Raise(usize, i64),
    /// `with lock: ...`
    With(usize, Vec<Statement>),
    /// `for value in echo(): slot += value`, where the generator reads the second slot twice.
    Generate(usize, usize),
    /// `queue.put(number)`
    Put(usize, i64),
    /// `slot = queue.get()`
    Get(usize, usize),
    /// `tokens.acquire()`
    Take,
    /// `tokens.release()`
    Give,
    /// A new object, whose attribute is the number, is made and put into `last`.
    Fresh(i64),
    /// `last.a += number`
    AddLast(i64),
    /// `slot = last.a`
    CopyLast(usize),
    /// Waits on a condition until the flag is set.
    Wait,
    /// Sets the flag and notifies one that waits.
    Notify,
}

/// Slots as the program writes them: globals, an attribute, items of a list and of a dict.
const SLOTS: [&str; 5] = ["x", "y", "box.a", "items[1]", "table['k']"];
/// The queues as the program writes them; the last has room for one item.
const QUEUES: [&str; 3] = ["fifo", "simple", "small"];

const PRELUDE: &str = "\
import queue
import threading


class Box:
    pass


x = y = 0
box = Box()
box.a = 0
items = [0, 0]
table = {'k': 0}
flag = 0
last = Box()
last.a = 0
locks = (threading.Lock(), threading.Lock())
fifo = queue.Queue()
simple = queue.SimpleQueue()
small = queue.Queue(1)
tokens = threading.Semaphore(0)
condition = threading.Condition()


def echo(read):
    yield read()
    yield read()


";

type Program = Vec<Vec<Statement>>;

fn written(statements: &[Statement], indent: usize, out: &mut String) {
    let pad = "    ".repeat(indent);
    for statement in statements {
        let line = match statement {
            Statement::Add(slot, number) => format!("{} += {number}", SLOTS[*slot]),
            Statement::Copy(slot, other) => format!("{} = {}", SLOTS[*slot], SLOTS[*other]),
            Statement::Print(slot) => format!("print({})", SLOTS[*slot]),
            Statement::If(slot, number, _) => format!("if {} == {number}:", SLOTS[*slot]),
            Statement::Try(slot, number, _) => {
                format!("try:\n{pad}    if {} == {number}:\n{pad}        raise ValueError", SLOTS[*slot])
            }
            Statement::Raise(slot, number) => {
                format!("if {} == {number}:\n{pad}    raise KeyError({number})", SLOTS[*slot])
            }
            Statement::With(lock, _) => format!("with locks[{lock}]:"),
            Statement::Generate(slot, from) => {
                format!("for value in echo(lambda: {}):\n{pad}    {} += value", SLOTS[*from], SLOTS[*slot])
            }
            Statement::Put(queue, number) => format!("{}.put({number})", QUEUES[*queue]),
            Statement::Get(queue, slot) => format!("{} = {}.get()", SLOTS[*slot], QUEUES[*queue]),
            Statement::Take => "tokens.acquire()".to_owned(),
            Statement::Give => "tokens.release()".to_owned(),
            Statement::Fresh(number) => format!("fresh = Box()\n{pad}fresh.a = {number}\n{pad}last = fresh"),
            Statement::AddLast(number) => format!("last.a += {number}"),
            Statement::CopyLast(slot) => format!("{} = last.a", SLOTS[*slot]),
            Statement::Wait => {
                format!("with condition:\n{pad}    while flag == 0:\n{pad}        condition.wait()")
            }
            Statement::Notify => format!("with condition:\n{pad}    flag = 1\n{pad}    condition.notify()"),
        };
        let _ = writeln!(out, "{pad}{line}");
        match statement {
            Statement::If(_, _, inner) | Statement::Try(_, _, inner) | Statement::With(_, inner) => {
                written(inner, indent + 1, out);
            }
            _ => {}
        }
        if matches!(statement, Statement::Try(..)) {
            let _ = writeln!(out, "{pad}except ValueError:\n{pad}    pass");
        }
    }
}

fn text(program: &Program) -> String {
    let mut out = PRELUDE.to_owned();
    for (number, thread) in program.iter().enumerate() {
        let _ = writeln!(out, "def work_{number}():\n    global x, y, flag, last");
        written(thread, 1, &mut out);
        out += "\n\n";
    }
    let names: Vec<String> = (0..program.len()).map(|number| format!("work_{number}")).collect();
    let _ = writeln!(out, "threads = [threading.Thread(target=work) for work in ({})]", names.join(", "));
    out += "for thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\n";
    out + "print(x, y, box.a, items[1], table['k'], last.a)\n"
}

/// What `minipy explore` says: as of [`enumerated`].
fn explored(program: &str) -> BTreeMap<String, u64> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("program.py"), program).expect("it is written");
    let got = outcome(minipy(folder.path()).args(["explore", "--json", "--max-time", "60", "program.py"]), b"");
    let result: serde_json::Value = serde_json::from_str(&got.stdout).unwrap_or_default();
    let mut all = BTreeMap::new();
    for outcome in result["explore"]["outcomes"].as_array().into_iter().flatten() {
        let [printed, errors] = ["printed", "errors"].map(|part| outcome[part].as_str().unwrap_or_default());
        let deadlock = if outcome["deadlock"].is_null() { "" } else { "deadlock\n" };
        let text = format!("{printed}{deadlock}{errors}");
        let count = outcome["interleavings"].as_str().and_then(|count| count.parse::<u64>().ok());
        *all.entry(text).or_default() += count.unwrap_or_else(|| panic!("no count: {got:?}\n{program}"));
    }
    assert!(!all.is_empty(), "{got:?}\n{program}");
    all
}

fn statement() -> impl Strategy<Value = Statement> {
    let slot = || 0..SLOTS.len();
    let simple = prop_oneof![
        4 => (slot(), 1..3_i64).prop_map(|(slot, number)| Statement::Add(slot, number)),
        2 => (slot(), slot()).prop_map(|(slot, other)| Statement::Copy(slot, other)),
        1 => slot().prop_map(Statement::Print),
        1 => (slot(), slot()).prop_map(|(slot, from)| Statement::Generate(slot, from)),
        1 => (slot(), 0..2_i64).prop_map(|(slot, number)| Statement::Raise(slot, number)),
        1 => (0..3_usize, 1..4_i64).prop_map(|(queue, number)| Statement::Put(queue, number)),
        1 => (0..3_usize, slot()).prop_map(|(queue, slot)| Statement::Get(queue, slot)),
        1 => prop_oneof![Just(Statement::Take), Just(Statement::Give)],
        1 => (1..3_i64).prop_map(Statement::Fresh),
        1 => (1..3_i64).prop_map(Statement::AddLast),
        1 => slot().prop_map(Statement::CopyLast),
    ];
    let some = prop::collection::vec(simple.clone(), 1..3);
    prop_oneof![
        6 => simple,
        1 => (slot(), 0..2_i64, some.clone()).prop_map(|(slot, number, inner)| Statement::If(slot, number, inner)),
        1 => (slot(), 0..2_i64, some.clone()).prop_map(|(slot, number, inner)| Statement::Try(slot, number, inner)),
        2 => (0..2_usize, some.clone()).prop_map(|(lock, inner)| Statement::With(lock, inner)),
        1 => (0..2_usize, some).prop_map(|(lock, inner)| {
            Statement::With(lock, vec![Statement::With(1 - lock, inner)])
        }),
        1 => Just(Statement::Wait),
        1 => Just(Statement::Notify),
    ]
}

fn program() -> impl Strategy<Value = Program> {
    prop::collection::vec(prop::collection::vec(statement(), 1..4), 2..4)
}

fn agrees(program: &Program) -> Result<(), TestCaseError> {
    let mut code = vec![Vec::new(); program.len()];
    program.iter().zip(&mut code).for_each(|(thread, ops)| compiled(thread, &mut Vec::new(), ops));
    let expected = enumerated(&code);
    prop_assume!(expected.is_some());
    let text = text(program);
    prop_assert_eq!(explored(&text), expected.unwrap_or_default(), "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn explore_finds_what_enumeration_finds(program in program()) {
        agrees(&program)?;
    }
}

#[test]
fn queues_and_conditions() {
    let threads = |threads: &[&[Statement]]| threads.iter().map(|thread| thread.to_vec()).collect::<Program>();
    for program in [
        threads(&[&[Statement::Get(0, 0)], &[Statement::Get(0, 1)], &[Statement::Put(0, 1), Statement::Put(0, 2)]]),
        threads(&[&[Statement::Get(1, 0)], &[Statement::Get(1, 1)], &[Statement::Put(1, 1), Statement::Put(1, 2)]]),
        threads(&[&[Statement::Get(2, 0)], &[Statement::Put(2, 1), Statement::Put(2, 2)], &[Statement::Put(2, 3)]]),
        threads(&[
            &[Statement::Take, Statement::Add(0, 1)],
            &[Statement::Take, Statement::Print(0)],
            &[Statement::Give],
        ]),
        threads(&[&[Statement::Wait, Statement::Print(0)], &[Statement::Add(0, 1), Statement::Notify]]),
        threads(&[&[Statement::Wait], &[Statement::Wait], &[Statement::Notify]]),
    ] {
        agrees(&program).expect("the same");
    }
}

#[test]
fn exceptions_that_end_threads_and_objects_that_threads_make() {
    let threads = |threads: &[&[Statement]]| threads.iter().map(|thread| thread.to_vec()).collect::<Program>();
    let guarded = Statement::With(0, vec![Statement::Raise(0, 1), Statement::Add(0, 1)]);
    for program in [
        threads(&[&[Statement::Raise(0, 0), Statement::Add(1, 1)], &[Statement::Add(0, 1)]]),
        threads(&[std::slice::from_ref(&guarded), std::slice::from_ref(&guarded), &[Statement::Print(0)]]),
        threads(&[&[Statement::Fresh(1), Statement::AddLast(2)], &[Statement::Fresh(5), Statement::CopyLast(0)]]),
        threads(&[&[Statement::Fresh(1)], &[Statement::AddLast(2)], &[Statement::AddLast(1)]]),
    ] {
        agrees(&program).expect("the same");
    }
}
