//! `minipy explore` against a plain enumeration of small generated programs: their outcomes, and how many interleavings
//! lead to each. On the other side there is no interpreter: a statement is a few instructions of a machine with its own
//! scheduler, which goes every way one after the other, without merging states and without leaving any out.

mod support;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;

use proptest::prelude::*;
use support::{minipy, outcome};

/// Programs with more interleavings than this are left out.
const MOST: u64 = 20_000;

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
    /// `with lock: ...`
    With(usize, Vec<Statement>),
    /// `for value in echo(): slot += value`, where the generator reads the second slot twice.
    Generate(usize, usize),
    /// `queue.put(number)`
    Put(i64),
    /// `slot = queue.get()`
    Get(usize),
    /// Waits on a condition until the flag is set.
    Wait,
    /// Sets the flag and notifies one that waits.
    Notify,
}

/// Slots as the program writes them: globals, an attribute, items of a list and of a dict.
const SLOTS: [&str; 5] = ["x", "y", "box.a", "items[1]", "table['k']"];
/// The slot of the flag, which the statements cannot name.
const FLAG: usize = 5;
/// What else is touched: locks, the queue, the condition.
const LOCKS: usize = 6;
const QUEUE: usize = 8;
const CONDITION: usize = 9;

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
locks = (threading.Lock(), threading.Lock())
box_of_items = queue.Queue()
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
            Statement::With(lock, _) => format!("with locks[{lock}]:"),
            Statement::Generate(slot, from) => {
                format!("for value in echo(lambda: {}):\n{pad}    {} += value", SLOTS[*from], SLOTS[*slot])
            }
            Statement::Put(number) => format!("box_of_items.put({number})"),
            Statement::Get(slot) => format!("{} = box_of_items.get()", SLOTS[*slot]),
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
        let _ = writeln!(out, "def work_{number}():\n    global x, y, flag");
        written(thread, 1, &mut out);
        out += "\n\n";
    }
    let names: Vec<String> = (0..program.len()).map(|number| format!("work_{number}")).collect();
    let _ = writeln!(out, "threads = [threading.Thread(target=work) for work in ({})]", names.join(", "));
    out += "for thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\n";
    out + "print(x, y, box.a, items[1], table['k'])\n"
}

/// An instruction of the machine.
#[derive(Clone, Copy, Debug)]
enum Op {
    Load(usize),
    Store(usize),
    /// Adds a number to what was loaded.
    Add(i64),
    /// Keeps what was loaded for `AddKept`.
    Keep,
    AddKept,
    Set(i64),
    Print,
    Acquire(usize),
    Release(usize),
    /// Goes to another place unless what was loaded is a number.
    Unless(i64, usize),
    Jump(usize),
    Put(i64),
    Get,
    Enter,
    Exit,
    Wait,
    Notify,
}

fn compiled(statements: &[Statement], ops: &mut Vec<Op>) {
    for statement in statements {
        match statement {
            Statement::Add(slot, number) => ops.extend([Op::Load(*slot), Op::Add(*number), Op::Store(*slot)]),
            Statement::Copy(slot, other) => ops.extend([Op::Load(*other), Op::Store(*slot)]),
            Statement::Print(slot) => ops.extend([Op::Load(*slot), Op::Print]),
            Statement::If(slot, number, inner) => {
                ops.push(Op::Load(*slot));
                let at = ops.len();
                ops.push(Op::Jump(0));
                compiled(inner, ops);
                ops[at] = Op::Unless(*number, ops.len());
            }
            Statement::Try(slot, number, inner) => {
                ops.extend([Op::Load(*slot), Op::Unless(*number, ops.len() + 3)]);
                let at = ops.len();
                ops.push(Op::Jump(0));
                compiled(inner, ops);
                ops[at] = Op::Jump(ops.len());
            }
            Statement::With(lock, inner) => {
                ops.push(Op::Acquire(*lock));
                compiled(inner, ops);
                ops.push(Op::Release(*lock));
            }
            Statement::Generate(slot, from) => {
                for _ in 0..2 {
                    ops.extend([Op::Load(*from), Op::Keep, Op::Load(*slot), Op::AddKept, Op::Store(*slot)]);
                }
            }
            Statement::Put(number) => ops.push(Op::Put(*number)),
            Statement::Get(slot) => ops.extend([Op::Get, Op::Store(*slot)]),
            Statement::Wait => {
                ops.push(Op::Enter);
                let at = ops.len();
                ops.extend([Op::Load(FLAG), Op::Unless(0, at + 4), Op::Wait, Op::Jump(at), Op::Exit]);
            }
            Statement::Notify => ops.extend([Op::Enter, Op::Set(1), Op::Store(FLAG), Op::Notify, Op::Exit]),
        }
    }
}

/// How a thread stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Before its next instruction.
    Ready,
    /// In a call that waits for somebody to notify it; whether that has happened.
    Waits(bool),
    /// It was notified, and waits for the condition's lock.
    Returns,
}

#[derive(Clone, Debug)]
struct Worker {
    place: usize,
    loaded: i64,
    kept: i64,
    standing: Standing,
}

#[derive(Clone, Debug)]
struct Machine {
    slots: [i64; 6],
    owners: [Option<usize>; 2],
    inside: Option<usize>,
    waiting: VecDeque<usize>,
    queue: VecDeque<i64>,
    takers: VecDeque<usize>,
    workers: Vec<Worker>,
    printed: String,
}

/// What two threads touch, and one writes: found anew until it stays the same.
#[derive(Default)]
struct Sharing {
    visible: BTreeSet<usize>,
    touched: BTreeSet<(usize, usize, bool)>,
}

impl Sharing {
    fn touch(&mut self, worker: usize, slot: usize, writes: bool) {
        self.touched.insert((slot, worker, writes));
    }

    /// Whether there is more than was known.
    fn grows(&mut self) -> bool {
        let conflicts = |(slot, worker, writes): &&(usize, usize, bool)| {
            self.touched.iter().any(|(other, by, also)| other == slot && by != worker && (*writes || *also))
        };
        let shared: BTreeSet<usize> = self.touched.iter().filter(conflicts).map(|(slot, ..)| *slot).collect();
        let grows = !shared.is_subset(&self.visible);
        self.visible.extend(shared);
        grows
    }
}

/// What an instruction touches, and whether it writes.
fn touched(op: Op) -> Option<(usize, bool)> {
    match op {
        Op::Load(slot) => Some((slot, false)),
        Op::Store(slot) => Some((slot, true)),
        Op::Acquire(lock) | Op::Release(lock) => Some((LOCKS + lock, true)),
        Op::Put(_) | Op::Get => Some((QUEUE, true)),
        Op::Enter | Op::Exit | Op::Wait | Op::Notify => Some((CONDITION, true)),
        _ => None,
    }
}

impl Machine {
    fn new(code: &[Vec<Op>], sharing: &mut Sharing) -> Machine {
        let worker = Worker { place: 0, loaded: 0, kept: 0, standing: Standing::Ready };
        let mut machine = Machine {
            slots: [0; 6],
            owners: [None; 2],
            inside: None,
            waiting: VecDeque::new(),
            queue: VecDeque::new(),
            takers: VecDeque::new(),
            workers: vec![worker; code.len()],
            printed: String::new(),
        };
        (0..code.len()).for_each(|worker| machine.run(code, worker, sharing));
        machine
    }

    fn can_go(&self, code: &[Vec<Op>], worker: usize) -> bool {
        let it = &self.workers[worker];
        match it.standing {
            Standing::Waits(notified) => notified,
            Standing::Returns => self.inside.is_none(),
            Standing::Ready => match code[worker].get(it.place) {
                None => false,
                Some(Op::Acquire(lock)) => self.owners[*lock].is_none(),
                Some(Op::Enter) => self.inside.is_none(),
                Some(_) => true,
            },
        }
    }

    /// One visible operation, and all that nobody can see after it.
    fn step(&mut self, code: &[Vec<Op>], worker: usize, sharing: &mut Sharing) {
        self.execute(code, worker, sharing);
        self.run(code, worker, sharing);
    }

    /// Runs on to the next visible operation.
    fn run(&mut self, code: &[Vec<Op>], worker: usize, sharing: &mut Sharing) {
        while self.workers[worker].standing == Standing::Ready {
            let Some(op) = code[worker].get(self.workers[worker].place) else { return };
            let is_seen = touched(*op).is_some_and(|(slot, _)| sharing.visible.contains(&slot));
            if is_seen || matches!(op, Op::Print) || !self.can_go(code, worker) {
                if let Some((slot, writes)) = touched(*op) {
                    sharing.touch(worker, slot, writes);
                }
                return;
            }
            self.execute(code, worker, sharing);
        }
    }

    fn execute(&mut self, code: &[Vec<Op>], worker: usize, sharing: &mut Sharing) {
        let op = code[worker][self.workers[worker].place];
        if let Some((slot, writes)) = touched(op) {
            sharing.touch(worker, slot, writes);
        }
        let it = &mut self.workers[worker];
        it.place += 1;
        match op {
            Op::Load(slot) => it.loaded = self.slots[slot],
            Op::Store(slot) => self.slots[slot] = it.loaded,
            Op::Add(number) => it.loaded += number,
            Op::Keep => it.kept = it.loaded,
            Op::AddKept => it.loaded += it.kept,
            Op::Set(number) => it.loaded = number,
            Op::Print => {
                let _ = writeln!(self.printed, "{}", it.loaded);
            }
            Op::Acquire(lock) => self.owners[lock] = Some(worker),
            Op::Release(lock) => self.owners[lock] = None,
            Op::Unless(number, place) if it.loaded != number => it.place = place,
            Op::Unless(..) => {}
            Op::Jump(place) => it.place = place,
            Op::Enter => self.inside = Some(worker),
            Op::Exit => self.inside = None,
            Op::Put(number) => {
                self.queue.push_back(number);
                if let Some(taker) = self.takers.pop_front() {
                    self.workers[taker].standing = Standing::Waits(true);
                }
            }
            Op::Notify => {
                if let Some(waiter) = self.waiting.pop_front() {
                    self.workers[waiter].standing = Standing::Waits(true);
                }
            }
            Op::Get => self.get(worker),
            Op::Wait => self.wait(worker),
        }
    }

    /// `get` begins, or goes on after it was notified.
    fn get(&mut self, worker: usize) {
        let it = &mut self.workers[worker];
        it.standing = match self.queue.pop_front() {
            Some(number) => {
                it.loaded = number;
                Standing::Ready
            }
            None => {
                it.place -= 1;
                self.takers.push_back(worker);
                Standing::Waits(false)
            }
        };
    }

    /// `wait` begins, or goes on after it was notified, or when the lock is free.
    fn wait(&mut self, worker: usize) {
        let it = &mut self.workers[worker];
        it.standing = match (it.standing, self.inside) {
            (Standing::Ready, _) => {
                self.inside = None;
                self.waiting.push_back(worker);
                Standing::Waits(false)
            }
            (_, Some(_)) => Standing::Returns,
            (_, None) => {
                self.inside = Some(worker);
                Standing::Ready
            }
        };
        if it.standing != Standing::Ready {
            it.place -= 1;
        }
    }

    fn ending(&self, code: &[Vec<Op>]) -> String {
        let is_done =
            |(worker, ops): (&Worker, &Vec<Op>)| worker.standing == Standing::Ready && worker.place == ops.len();
        if self.workers.iter().zip(code).all(is_done) {
            let [x, y, a, item, value, _] = self.slots;
            format!("{}{x} {y} {a} {item} {value}\n", self.printed)
        } else {
            format!("{}deadlock", self.printed)
        }
    }
}

/// Every interleaving: how many lead to each ending. `None` when there are too many.
fn enumerated(code: &[Vec<Op>]) -> Option<BTreeMap<String, u64>> {
    fn go(code: &[Vec<Op>], machine: &Machine, sharing: &mut Sharing, all: &mut BTreeMap<String, u64>, left: &mut u64) {
        let able: Vec<usize> = (0..code.len()).filter(|worker| machine.can_go(code, *worker)).collect();
        if able.is_empty() {
            *all.entry(machine.ending(code)).or_default() += 1;
            *left = left.saturating_sub(1);
        }
        for worker in able.iter().filter(|_| *left > 0).copied().collect::<Vec<_>>() {
            let mut next = machine.clone();
            next.step(code, worker, sharing);
            go(code, &next, sharing, all, left);
        }
    }
    let mut sharing = Sharing::default();
    loop {
        let (mut all, mut left) = (BTreeMap::new(), MOST);
        let machine = Machine::new(code, &mut sharing);
        go(code, &machine, &mut sharing, &mut all, &mut left);
        if left == 0 {
            return None;
        }
        if !sharing.grows() {
            return Some(all);
        }
    }
}

/// What `minipy explore` says: as of [`enumerated`].
fn explored(program: &str) -> BTreeMap<String, u64> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("program.py"), program).expect("it is written");
    let got = outcome(minipy(folder.path()).args(["explore", "--json", "--max-time", "60", "program.py"]), b"");
    let result: serde_json::Value = serde_json::from_str(&got.stdout).unwrap_or_default();
    let mut all = BTreeMap::new();
    for outcome in result["outcomes"].as_array().into_iter().flatten() {
        let printed = outcome["printed"].as_str().unwrap_or_default();
        let text = if outcome["deadlock"].is_null() { printed.to_owned() } else { format!("{printed}deadlock") };
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
        1 => (1..4_i64).prop_map(Statement::Put),
        1 => slot().prop_map(Statement::Get),
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
    program.iter().zip(&mut code).for_each(|(thread, ops)| compiled(thread, ops));
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
        threads(&[&[Statement::Get(0)], &[Statement::Get(1)], &[Statement::Put(1), Statement::Put(2)]]),
        threads(&[&[Statement::Wait, Statement::Print(0)], &[Statement::Add(0, 1), Statement::Notify]]),
        threads(&[&[Statement::Wait], &[Statement::Wait], &[Statement::Notify]]),
    ] {
        agrees(&program).expect("the same");
    }
}
